// Which colour scale and which region colours a step's boards have; pure functions of the numbers.
const colours = (() => {
    /** More regions than eyes can tell apart explain nothing. */
    const mostRegionLines = 20;
    /** From this size on, numbers are a picture: black to white. */
    const pictureSide = 24;

    function isPicture(shape) {
        return Math.min(shape.h, shape.w) >= pictureSide;
    }

    /** {shape, data} plane (n, c) → its largest magnitude and whether anything is below zero. */
    function reachOf(values, n, c) {
        const { shape, data } = values;
        const start = tensor.offset(shape, n, c, 0, 0);
        let limit = 0;
        let low = 0;
        for (let i = start; i < start + shape.h * shape.w; ++i) {
            if (!Number.isFinite(data[i]))
                continue;
            limit = Math.max(limit, Math.abs(data[i]));
            low = Math.min(low, data[i]);
        }
        return { limit, low, large: isPicture(shape) };
    }

    /** One scale for input and output where that tells something; pictures are grey unless they have a sign. */
    function scalesOf(input, output) {
        const grey = [input.large && input.low >= 0, input.large && input.low >= 0 && output.low >= 0];
        const larger = Math.max(input.limit, output.limit) || 1;
        const alike = !input.large || (grey[0] === grey[1] && output.limit > 0.4 * input.limit && output.limit < 2.5 * input.limit);
        return [input, output].map((reach, i) => ({ grey: grey[i], limit: alike ? larger : reach.limit || 1 }));
    }

    /** Region numbers 0 … 7 for windows that do not overlap: [of an input cell, of an output cell], or null. */
    function regionsOf(network, k) {
        const { shape } = network.outputOf(k);
        const input = network.inputOf(k).shape;
        const { picture } = network.operator(k);
        if (shape.h * shape.w < 2 || input.h > mostRegionLines || input.w > mostRegionLines)
            return null;
        const { rows, cols } = network.geometryOf(k);
        let windowAt;
        if (picture === 'adaptive' && input.h % shape.h === 0 && input.w % shape.w === 0) {
            windowAt = (row, col) => [Math.floor(row * shape.h / input.h), Math.floor(col * shape.w / input.w)];
        } else if (picture === 'pool' && rows.stride >= axes.reach(rows) && cols.stride >= axes.reach(cols)) {
            const one = (axis, position, extent) => {
                const [first, last] = axes.windowsOver(axis, position, extent);
                const distance = position - axes.first(axis, first);
                return first <= last && distance % axis.dilation === 0 ? first : -1;
            };
            windowAt = (row, col) => [one(rows, row, shape.h), one(cols, col, shape.w)];
        } else {
            return null;
        }
        // Rows are shifted against each other, so that windows that touch differ and a row uses all eight.
        const number = (row, col) => (row < 0 || col < 0 ? -1 : (row * Math.max(shape.w > 8 ? 3 : shape.w, 2) + col) % 8);
        return [(row, col) => number(...windowAt(row, col)), number];
    }

    return { isPicture, reachOf, scalesOf, regionsOf };
})();
