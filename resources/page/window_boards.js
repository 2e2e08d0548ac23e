// What stands between input and output: the window enlarged, the kernel, the bias. Models as in plane_boards.js.
const windowBoards = (() => {
    const { shown: shownNumber } = numbers;
    const { noted, weightOffset } = shows;

    const limitOf = values => tensor.reachOf(values).limit || 1;

    /** "3²", "|−3|³"; "|254/255|^200" where the largest is taken out of all. */
    function powerText(value, p, factor) {
        const text = shownNumber(value) + (factor === null ? '' : `/${shownNumber(factor)}`);
        return (factor !== null || value < 0 ? `|${text}|` : text) + (p === 1 ? '' : p === 2 ? '²' : p === 3 ? '³' : `^${shownNumber(p)}`);
    }

    function productLook(shown, tap) {
        const value = tap.value * tap.factor;
        return { text: `${shownNumber(tap.value)}·${noted(shown.layer.weightNotation, tap.weightOffset, tap.factor)}`, value,
            strong: value !== 0, quiet: value === 0 }; // a NaN counts: it is what becomes of the sum
    }

    function candidateLook(shown, tap, region) {
        const { operator, layer, frozen } = shown;
        const reads = operators.readsInput(tap);
        const counted = reads || (tap.kind === 'padding' && (operator.makes !== 'average' || layer.countIncludePad));
        const text = !counted ? '' : operator.makes === 'norm' && reads ? powerText(tap.value, layer.normType, explain.factorTakenOut(shown.explained, layer.normType)) : shownNumber(tap.value);
        const winner = tap.chosen && !frozen;
        return { text, value: reads ? tap.value : undefined, region: reads ? region : -1, under: true, winner, strong: winner };
    }

    function windowSubtitle(shown, say) {
        const { reads, channels, box } = shown;
        if (shown.weighted)
            return channels.count > 1 ? say('channelOf', shown.inputChannel + 1, shown.in.c)
                : say(reads === 'window' ? 'cellByCell' : 'whatLands');
        return say('windowPlace', explain.range(box.row, box.row + box.rows - 1), explain.range(box.col, box.col + box.cols - 1));
    }

    /** Products with the kernel, or the candidates of a pooling; null where there is no window, or one too large to read. */
    function windowBoard(shown, input, output, say) {
        if (!shown.window)
            return null;
        const { size: [rows, cols], taps } = shown.window;
        const region = output.regionAt?.(shown.cell.row, shown.cell.col) ?? -1;
        const looks = Array.from({ length: rows * cols }, () => ({ text: '', role: 'absent', own: false }));
        for (const [i, j, tap] of taps) {
            const look = shown.weighted ? productLook(shown, tap) : candidateLook(shown, tap, region);
            const role = tap.kind === 'padding' || tap.kind === 'beyond' ? tap.kind : '';
            looks[i * cols + j] = { ...look, role, own: true, label: say('cellWindow', i, j, look.text) };
        }
        return {
            title: say(shown.weighted ? 'windowTimesKernel' : 'window'), subtitle: windowSubtitle(shown, say),
            rows, cols, firstRow: 0, firstCol: 0, looks, look: (row, col) => looks[row * cols + col],
            box: { row: 0, col: 0, rows, cols }, scaleText: shown.weighted ? 0.31 : 0.36,
            // The same numbers in the same colours.
            scale: shown.weighted ? { limit: limitOf(taps.map(([, , tap]) => tap.value * tap.factor)) } : input.scale,
        };
    }

    /** The plane of the kernel that multiplies the window, or null. */
    function kernelBoard(shown, say) {
        const { layer, cell } = shown;
        if (!shown.weighted || Math.max(layer.weight.shape.h, layer.weight.shape.w) > shows.mostLines)
            return null;
        const { shape } = layer.weight;
        const model = {
            title: say('kernel'), label: say('kernel'), editable: true, rows: shape.h, cols: shape.w, firstRow: 0, firstCol: 0,
            subtitle: shown.channels.count > 1 ? say('channelTo', shown.inputChannel + 1, cell.c + 1)
                : shown.out.c > 1 ? say('forChannel', cell.c + 1) : '',
            scale: { limit: limitOf(layer.weight.data) }, data: layer.weight.data, notation: layer.weightNotation,
        };
        model.look = (row, col) => {
            const at = weightOffset(shown, row, col);
            const text = noted(model.notation, at, model.data[at]);
            return { text, value: model.data[at], own: true, label: say('cellKernel', row, col, text) };
        };
        return model;
    }

    /** The bias of the output channel, a board of one cell, or null. */
    function biasBoard(shown, say) {
        const { layer, cell } = shown;
        if (!shown.weighted || !layer.bias)
            return null;
        const model = { title: 'b =', label: say('bias'), editable: true, rows: 1, cols: 1, firstRow: 0, firstCol: 0,
            scale: { limit: 2 * limitOf(layer.bias) }, data: layer.bias, notation: layer.biasNotation };
        model.look = () => {
            const text = noted(model.notation, cell.c, model.data[cell.c]);
            return { text, value: model.data[cell.c], own: true, label: say('cellBias', text) };
        };
        return model;
    }

    return { windowBoard, kernelBoard, biasBoard, limitOf };
})();
