// The step that is looked at, worked out once for all boards: where the window stands, which channels it reads.
const shows = (() => {
    /** A window board of more lines than this says nothing that the input board does not. */
    const mostLines = 15;

    /** The input channels that output channel `c` is made of: [first, count]. */
    function channelsRead(layer, { reads, weighted }, inputChannels, c) {
        if (reads === 'window' && weighted) {
            const { n, c: count } = layer.weight.shape;
            return [Math.floor(c / (n / layer.groups)) * count, count];
        }
        if (reads === 'spread') {
            const count = inputChannels / layer.groups;
            return [Math.floor(c / layer.weight.shape.c) * count, count];
        }
        return [c, 1];
    }

    /** Which cells of the input a frame goes around, as {row, col, rows, cols}; null when the step reads none. */
    function boxOf(reads, step) {
        if (step.taps.count === 0)
            return null;
        // Of several windows with the same winner the last one's number stays.
        const taps = reads === 'winners' ? [step.taps.items[step.taps.count - 1]] : [...step.taps];
        let [top, left, bottom, right] = [Infinity, Infinity, -Infinity, -Infinity];
        for (const tap of taps) {
            top = Math.min(top, tap.row);
            left = Math.min(left, tap.col);
            bottom = Math.max(bottom, tap.row);
            right = Math.max(right, tap.col);
        }
        return { row: top, col: left, rows: bottom - top + 1, cols: right - left + 1 };
    }

    /** The window enlarged: {size: [rows, cols], taps: [[i, j, tap], …]} of one input channel, or null. */
    function windowOf({ reads, weighted }, geometry, taps) {
        let size;
        let placed;
        if (weighted) {
            size = [geometry.rows.size, geometry.cols.size];
            placed = taps.map(tap => [tap.weightRow, tap.weightCol, tap]);
        } else if (reads === 'window' || reads === 'share') {
            const lines = along => new Set(taps.map(tap => tap[along])).size;
            size = [lines('row'), lines('col')];
            placed = taps.map((tap, i) => [Math.floor(i / size[1]), i % size[1], tap]);
        }
        return size && Math.max(...size) <= mostLines ? { size, taps: placed } : null;
    }

    /** What is drawn around the plane in one direction: padding, then what ceil_mode lets a window hang over. */
    function around(axis, extent, count) {
        const end = axes.first(axis, count - 1) + axes.reach(axis) - 1;
        return { before: axis.before, after: Math.max(axis.after, end - extent + 1) };
    }

    /**
     * Step `index` of layer `k`, which has run. `channel` is the input channel that is wished for, −1 for the first one
     * read; `frozen`, whether the result is still to be guessed.
     */
    function shownBy(network, k, index, channel, frozen) {
        const layer = network.layer(k);
        const operator = network.operator(k);
        const { reads, weighted } = operator;
        const [input, output] = [network.inputOf(k), network.outputOf(k)];
        const geometry = network.geometryOf(k);
        const explained = network.stepAt(k, index);
        const cell = explained.output;
        const [first, count] = channelsRead(layer, operator, input.shape.c, cell.c);
        const inputChannel = channel >= first && channel < first + count ? channel : first;
        const sliding = reads === 'window';
        const taps = [...explained.taps].filter(tap => !weighted || tap.c === inputChannel);
        return {
            network, k, layer, operator, reads, weighted, geometry, in: input.shape, out: output.shape,
            index, cell, explained, frozen, channels: { first, count }, inputChannel, taps,
            box: boxOf(reads, explained),
            window: windowOf(operator, geometry, taps),
            vertical: sliding ? around(geometry.rows, input.shape.h, output.shape.h) : { before: 0, after: 0 },
            horizontal: sliding ? around(geometry.cols, input.shape.w, output.shape.w) : { before: 0, after: 0 },
        };
    }

    /** The weight at (row, col) of the plane that is shown, as a flat position. */
    function weightOffset(shown, row, col) {
        const { shape } = shown.layer.weight;
        const [a, b] = shown.reads === 'window' ? [shown.cell.c, shown.inputChannel % shape.c]
            : [shown.inputChannel, shown.cell.c % shape.c];
        return tensor.offset(shape, a, b, row, col);
    }

    /** A number as its lesson wrote it ("1/9") while that still says the value. */
    function noted(notation, position, value) {
        const text = notation?.get(position);
        return text !== undefined && numbers.parse(text) === value ? text : numbers.shown(value);
    }

    return { shownBy, boxOf, weightOffset, noted, mostLines };
})();
