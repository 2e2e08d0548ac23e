// What belongs together with a cell that is pointed at: {inputs, outputs, weights, taps: {rows, cols} or nothing, box: a
// dashed frame on the input, text}. All of one step's picture.
const pointing = (() => {
    const one = (row, col) => ({ rows: [row], cols: [col] });

    function atInput({ network, k, cell, inputChannel, in: shape }, say, row, col) {
        if (!tensor.contains(shape, row, col))
            return null;
        const outputs = follow.outputsOf(network, k, cell.n, inputChannel, row, col);
        const count = outputs.rows.length * outputs.cols.length;
        const key = count === 0 ? 'followInputNone' : count === 1 ? 'followInputOne' : 'followInput';
        return { inputs: one(row, col), outputs, text: say(key, row, col, count) };
    }

    function atOutput({ network, k, reads, cell, out }, say, language, row, col) {
        const step = network.stepAt(k, tensor.stepOfCell(out, { ...cell, row, col }));
        return { box: shows.boxOf(reads, step), outputs: one(row, col), text: say('followOutput', row, col, explain.windowText(step, language)) };
    }

    function atTap({ window }, say, i, j) {
        const tap = window?.taps.find(([row, col]) => row === i && col === j)?.[2];
        if (!tap)
            return null;
        const reads = operators.readsInput(tap);
        return { inputs: reads ? one(tap.sourceRow, tap.sourceCol) : null, taps: one(i, j),
            weights: tap.weightRow >= 0 ? one(tap.weightRow, tap.weightCol) : null,
            text: reads ? say('followTap', tap.sourceRow, tap.sourceCol) : say('followPadding') };
    }

    function atWeight({ network, k }, say, row, col) {
        const inputs = follow.inputsOfWeight(network, k, row, col);
        return { inputs, weights: one(row, col), text: say('followWeight', row, col, inputs.rows.length * inputs.cols.length) };
    }

    return { atInput, atOutput, atTap, atWeight };
})();
