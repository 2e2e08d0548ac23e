// Which colour scale and which region colours a step's boards have; pure functions of the numbers.
const colours = (() => {
    /** More regions than eyes can tell apart explain nothing. */
    const mostRegionLines = 20;
    /** From this size on, numbers are looked at as a picture: black to white. */
    const pictureSide = 40;

    function isPicture(shape) {
        return Math.min(shape.h, shape.w) >= pictureSide;
    }

    /** What all but the most extreme hundredth of a large plane stays below: a padded edge must not take all colours away. */
    function commonLimit(plane) {
        const sizes = plane.map(Math.abs).filter(Number.isFinite).sort();
        return sizes.length > 0 ? sizes[Math.floor((sizes.length - 1) * 0.99)] * 1.25 : 0;
    }

    /** The scale of one plane: grey for a picture without a sign, else centred on zero. */
    function scaleOf(values, n, c, reach = tensor.reachOf(tensor.plane(values, n, c)), grey = isPicture(values.shape) && reach.low >= 0) {
        const common = !grey && isPicture(values.shape) ? commonLimit(tensor.plane(values, n, c)) : Infinity;
        return { grey, limit: Math.min(common || Infinity, reach.limit) || 1 };
    }

    /** One scale for both, unless it would leave one of them blank. */
    function joined(a, b) {
        const farApart = 8;
        const limit = Math.max(a.limit, b.limit);
        return limit < farApart * Math.min(a.limit, b.limit) ? [{ ...a, limit }, { ...b, limit }] : [a, b];
    }

    /** The scales of a step's input and output. Pictures stay pictures through a pooling; edges have a sign, and another scale. */
    function scalesOf({ network, k, cell, inputChannel }) {
        const [input, output] = [network.inputOf(k), network.outputOf(k)];
        const planes = [[input, cell.n, inputChannel], [output, cell.n, cell.c]];
        if (!isPicture(input.shape) && !isPicture(output.shape))
            return joined(...planes.map(plane => scaleOf(...plane)));
        const [from, to] = planes.map(plane => tensor.reachOf(tensor.plane(...plane)));
        const scales = [scaleOf(...planes[0], from, from.low >= 0), scaleOf(...planes[1], to, from.low >= 0 && to.low >= 0)];
        const alike = scales[0].grey === scales[1].grey && to.limit > 0.4 * from.limit && to.limit < 2.5 * from.limit;
        const limit = Math.max(scales[0].limit, scales[1].limit);
        return alike ? scales.map(scale => ({ ...scale, limit })) : scales;
    }

    /** Region numbers 0 … 7 for windows that do not overlap: [of an input cell, of an output cell], or null. */
    function regionsOf({ reads, weighted, geometry: { rows, cols }, in: input, out }) {
        if (out.h * out.w < 2 || input.h > mostRegionLines || input.w > mostRegionLines)
            return null;
        let windowAt;
        if (reads === 'share' && input.h % out.h === 0 && input.w % out.w === 0) {
            windowAt = (row, col) => [Math.floor(row * out.h / input.h), Math.floor(col * out.w / input.w)];
        } else if (reads === 'window' && !weighted && rows.stride >= axes.reach(rows) && cols.stride >= axes.reach(cols)) {
            const one = (axis, position, extent) => {
                const [first, last] = axes.windowsOver(axis, position, extent);
                const distance = position - axes.first(axis, first);
                return first <= last && distance % axis.dilation === 0 ? first : -1;
            };
            windowAt = (row, col) => [one(rows, row, out.h), one(cols, col, out.w)];
        } else {
            return null;
        }
        // A row's colours are the one's above moved on by 2 to 6 of 8, so that neighbours differ, diagonal ones too.
        const shift = out.w >= 2 && out.w <= 6 ? out.w : 3;
        const number = (row, col) => (row < 0 || col < 0 ? -1 : (row * shift + col) % 8);
        return [(row, col) => number(...windowAt(row, col)), number];
    }

    return { isPicture, scaleOf, scalesOf, joined, regionsOf };
})();
