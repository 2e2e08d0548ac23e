// Which cells belong together through one layer: what the pointer shows. Rows and columns do not depend on each other,
// so a set of cells is a pair of lists, as core/follow.h has it.
const follow = (() => {
    const upTo = count => Array.from({ length: count }, (_, i) => i);

    /** The input positions that output position `out` reads, one for each tap; −1 for padding. */
    function reads(network, k, isRows, out) {
        const layer = network.layer(k);
        const geometry = network.geometryOf(k);
        const side = isRows ? 'h' : 'w';
        const extent = network.inputOf(k).shape[side];
        const axis = isRows ? geometry.rows : geometry.cols;
        switch (network.operator(k).reads) {
        case 'window':
            return upTo(axis.size).map(i => axes.source(axis, axes.first(axis, out) + i * axis.dilation, extent));
        case 'spread':
            return upTo(axis.size).map(i => axes.transposedSource(axis, out, i, extent));
        case 'share': {
            const [first, count] = axes.adaptive(out, extent, (layer.outputSize ?? { h: 1, w: 1 })[side]);
            return upTo(count).map(i => first + i);
        }
        default:
            return [out];
        }
    }

    function outputsAlong(network, k, isRows, position) {
        return upTo(network.outputOf(k).shape[isRows ? 'h' : 'w']).filter(out => reads(network, k, isRows, out).includes(position));
    }

    /** The output cells that read input cell (row, col) of plane (n, c). An unpooling sends each value to one place. */
    function outputsOf(network, k, n, c, row, col) {
        if (network.operator(k).reads === 'winners') {
            const at = network.poolFor(k).indices[tensor.offset(network.inputOf(k).shape, n, c, row, col)];
            if (at < 0) // its window stood on padding alone
                return { rows: [], cols: [] };
            const width = network.outputOf(k).shape.w;
            return { rows: [Math.floor(at / width)], cols: [at % width] };
        }
        return { rows: outputsAlong(network, k, true, row), cols: outputsAlong(network, k, false, col) };
    }

    /** The input cells that weight (i, j) is multiplied with while its window goes over the whole output. */
    function inputsOfWeight(network, k, i, j) {
        const along = (isRows, tap) => {
            const all = upTo(network.outputOf(k).shape[isRows ? 'h' : 'w']).map(out => reads(network, k, isRows, out)[tap]);
            return [...new Set(all.filter(position => position >= 0))].sort((a, b) => a - b);
        };
        return { rows: along(true, i), cols: along(false, j) };
    }

    /** The input rows (or columns) that some window reads, as booleans; null when the operator is no window. */
    function readAlong(network, k, isRows) {
        if (network.operator(k).reads !== 'window')
            return null;
        const read = new Array(network.inputOf(k).shape[isRows ? 'h' : 'w']).fill(false);
        for (const position of upTo(network.outputOf(k).shape[isRows ? 'h' : 'w']).flatMap(out => reads(network, k, isRows, out)))
            if (position >= 0)
                read[position] = true;
        return read;
    }

    return { outputsOf, inputsOfWeight, readAlong };
})();
