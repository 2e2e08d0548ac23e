// The input and the output of a layer as boards. A board model is {title, label, subtitle, rows, cols, firstRow, firstCol,
// scale, look(row, col, quick)}, and where it applies {editable, jumps, box, winners}. Rows and columns are those of the
// plane: padding before it has negative ones. A look is {text, value, role, ghost, region, under, winner, tapped, strong, own,
// label}; a `quick` one needs no text.
const planeBoards = (() => {
    const { shown: shownNumber } = numbers;
    const { sizeText } = tensor;
    const keyOf = (row, col) => `${row},${col}`;

    // ---- Captions ----

    function planeText(shape, n, c, say) {
        return [...(shape.n > 1 ? [say('sampleOf', n + 1, shape.n)] : []),
            ...(shape.c > 1 ? [say('channelOf', c + 1, shape.c)] : [])].join(say('comma'));
    }

    function withPlane(shape, n, c, text, say) {
        const plane = planeText(shape, n, c, say);
        return plane ? `${plane} · ${text}` : text;
    }

    /** What padding reads, as text; '' where it does not count. */
    function padTextOf({ operator, layer }) {
        return operator.makes === 'average' && !layer.countIncludePad ? '' : shownNumber(operator.padding);
    }

    function paddingText(shown, say) {
        const { rows, cols } = shown.geometry;
        const sides = [rows.before, rows.after, cols.before, cols.after];
        const { vertical, horizontal } = shown;
        if (vertical.before + vertical.after + horizontal.before + horizontal.after === 0 || Math.max(...sides) === 0)
            return '';
        const mirrored = { reflect: 'paddedReflect', replicate: 'paddedReplicate', circular: 'paddedCircular' }[rows.border];
        if (mirrored)
            return say(mirrored);
        const padText = padTextOf(shown);
        if (padText === '')
            return say('paddedUncounted');
        if (padText !== '0')
            return say('paddedWith', padText);
        if (!sides.every(side => side === sides[0]))
            return say('paddedZeros');
        return sides[0] === 1 ? say('paddedRing') : say('paddedRings', sides[0]);
    }

    // ---- Boards ----

    /** A plane by itself: the input of a layer that cannot run. */
    function plainBoard(values, notation, n, c, editable, say) {
        const { shape, data } = values;
        const look = (row, col, quick) => {
            const at = tensor.offset(shape, n, c, row, col);
            const text = quick ? '' : shows.noted(notation, at, data[at]);
            return { text, value: data[at], own: true, label: say('cellInput', row, col, text) };
        };
        return { title: say('input'), label: say('input'), subtitle: withPlane(shape, n, c, sizeText(shape), say), editable, look,
            rows: shape.h, cols: shape.w, firstRow: 0, firstCol: 0, scale: colours.scaleOf(values, n, c) };
    }

    /** The cells of the padding that repeat a cell of the input, or that read a value of their own. */
    function outsideLook(shown, padText, values, row, col, quick) {
        const { geometry: { rows, cols }, in: shape, cell, inputChannel } = shown;
        if (axes.isBeyond(rows, row, shape.h) || axes.isBeyond(cols, col, shape.w))
            return { text: '', role: 'beyond', own: false };
        const sourceRow = axes.source(rows, row, shape.h);
        const sourceCol = axes.source(cols, col, shape.w);
        if (sourceRow < 0 || sourceCol < 0)
            return { text: padText, role: 'padding', own: false };
        const value = values.data[tensor.offset(shape, cell.n, inputChannel, sourceRow, sourceCol)];
        return { text: quick ? '' : shownNumber(value), value, role: 'padding', ghost: true, own: false };
    }

    /** The cells that the window reads, as a set; empty where it reads all that its frame holds. */
    function tappedCells({ box, taps }) {
        return new Set(box && box.rows * box.cols > taps.length ? taps.map(tap => keyOf(tap.row, tap.col)) : []);
    }

    /** The input of the layer with padding, overhang, dropped cells and the window on it. */
    function inputBoard(shown, say) {
        const { network, k, in: shape, cell, inputChannel, box, vertical, horizontal } = shown;
        const values = network.inputOf(k);
        const notation = k === 0 ? network.lesson.inputNotation : null;
        const padText = padTextOf(shown);
        const readRows = follow.readAlong(network, k, true);
        const readCols = follow.readAlong(network, k, false);
        const tapped = tappedCells(shown);
        const inBox = (row, col) => box && row >= box.row && col >= box.col && row < box.row + box.rows && col < box.col + box.cols;
        const model = {
            title: say('input'), label: say('input'), editable: k === 0, box,
            subtitle: [withPlane(shape, cell.n, inputChannel, sizeText(shape), say), paddingText(shown, say)].filter(Boolean).join(say('comma')),
            rows: shape.h + vertical.before + vertical.after, firstRow: -vertical.before,
            cols: shape.w + horizontal.before + horizontal.after, firstCol: -horizontal.before,
            anyDropped: Boolean(readRows?.includes(false) || readCols?.includes(false)),
            winners: new Set(shown.frozen || shown.reads === 'winners' ? [] : shown.taps.filter(tap => tap.chosen).map(tap => keyOf(tap.row, tap.col))),
            scale: null, regionAt: null, values, notation, padText,
        };
        model.look = (row, col, quick = false) => {
            if (!tensor.contains(shape, row, col))
                return { ...outsideLook(shown, model.padText, model.values, row, col, quick), tapped: tapped.has(keyOf(row, col)) };
            const at = tensor.offset(shape, cell.n, inputChannel, row, col);
            const dropped = model.anyDropped && !(readRows[row] && readCols[col]);
            const text = quick ? '' : shows.noted(model.notation, at, model.values.data[at]);
            const winner = !quick && model.winners.has(keyOf(row, col));
            return { text, value: model.values.data[at], role: dropped ? 'dropped' : '', region: model.regionAt?.(row, col) ?? -1,
                under: inBox(row, col), winner, strong: winner, tapped: !quick && tapped.has(keyOf(row, col)), own: true,
                label: quick ? '' : say('cellInput', row, col, text) };
        };
        return model;
    }

    /** The output of the layer, as far as it has come. */
    function outputBoard(shown, say) {
        const { network, k, out: shape, cell, frozen } = shown;
        const values = network.outputOf(k);
        const here = cell.row * shape.w + cell.col;
        const model = {
            title: say('output'), label: say('output'), jumps: true, box: { row: cell.row, col: cell.col, rows: 1, cols: 1 },
            subtitle: shape.n * shape.c > 1 ? withPlane(shape, cell.n, cell.c, sizeText(shape), say) : say('featureMap', sizeText(shape)),
            rows: shape.h, cols: shape.w, firstRow: 0, firstCol: 0,
            scale: null, regionAt: null, values, known: here,
        };
        model.look = (row, col, quick = false) => {
            const place = row * shape.w + col;
            const pending = place > model.known;
            const current = place === here;
            const hidden = current && frozen;
            const value = model.values.data[tensor.offset(shape, cell.n, cell.c, row, col)];
            const text = pending || quick ? '' : hidden ? '?' : shownNumber(value);
            return { text, value: pending || hidden ? undefined : value, role: pending ? 'pending' : hidden ? 'hidden' : '',
                region: pending || hidden ? -1 : model.regionAt?.(row, col) ?? -1, under: current, strong: current, own: true,
                label: quick ? '' : say('cellOutput', row, col, pending ? say('cellPending') : hidden ? say('cellHidden') : text) };
        };
        return model;
    }

    /** Chooses the colours of both: regions where windows do not overlap, else one scale of values for the two. */
    function colour(shown, input, output) {
        [input.scale, output.scale] = colours.scalesOf(shown);
        const regions = colours.regionsOf(shown);
        if (regions && !input.scale.grey) // a picture is looked at for its brightness
            [input.regionAt, output.regionAt] = regions;
    }

    return { planeText, plainBoard, inputBoard, outputBoard, colour };
})();
