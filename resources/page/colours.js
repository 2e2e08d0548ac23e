// Which colour scale and which region colours a step's boards have; pure functions of the numbers.
const colours = (() => {
    /** More regions than eyes can tell apart explain nothing: each has a colour of its own, or none has. */
    const mostRegions = 9;
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

    /** The scale of one plane by itself: grey for a picture without a sign, else centred on zero. */
    function scaleOf(values, n, c, reach = tensor.reachOf(tensor.plane(values, n, c)), grey = isPicture(values.shape) && reach.low >= 0) {
        const common = !grey && isPicture(values.shape) ? commonLimit(tensor.plane(values, n, c)) : Infinity;
        return { grey, limit: Math.min(common || Infinity, reach.limit) || 1, signs: reach.low < 0 && reach.high > 0 };
    }

    /** Of two limits of greys the one's above, unless that would make this one all black. */
    function greyLimit(above, own) {
        return own > above / 8 && own < above * 2.5 ? Math.max(above, own) : own || above;
    }

    /** The scale of a plane where it stands in a chain: −1 for the input, k for what layer k makes. What layers without a sign
     * make of a picture stays one, in the greys of the picture, however small it becomes. */
    function stationScale(network, station, n, c) {
        const planeOf = at => {
            const values = at < 0 ? network.lesson.input : network.outputOf(at);
            return [values, Math.min(n, values.shape.n - 1), Math.min(c, values.shape.c - 1)];
        };
        let scale = scaleOf(...planeOf(-1));
        for (let at = 0; at <= station && scale.grey; ++at) {
            const reach = tensor.reachOf(tensor.plane(...planeOf(at)));
            scale = { ...scale, grey: reach.low >= 0, limit: greyLimit(scale.limit, reach.limit) };
        }
        return scale.grey ? scale : scaleOf(...planeOf(station), undefined, false);
    }

    /** One scale for both, unless they differ in kind or it would leave one of them blank. */
    function joined(a, b, farApart = 8) {
        const limit = Math.max(a.limit, b.limit);
        const signs = a.signs || b.signs;
        return a.grey === b.grey && limit < farApart * Math.min(a.limit, b.limit) ? [{ ...a, limit, signs }, { ...b, limit, signs }] : [a, b];
    }

    /** The scales of a step's input and output. Pictures have colours, and no numbers, to be read. */
    function scalesOf({ network, k, cell, inputChannel }) {
        const picture = isPicture(network.inputOf(k).shape) || isPicture(network.outputOf(k).shape);
        return joined(stationScale(network, k - 1, cell.n, inputChannel), stationScale(network, k, cell.n, cell.c), picture ? 2.5 : 8);
    }

    /** A drawing on empty ground, whose brightness is the subject: no number is below 0, and a third of them or more is 0. */
    function isDrawing({ data }) {
        return data.filter(number => number === 0).length * 3 >= data.length && !data.some(number => number < 0);
    }

    /** Region numbers for windows that do not overlap: [of an input cell, of an output cell], or null. */
    function regionsOf({ network, k, reads, weighted, geometry: { rows, cols }, in: input, out }) {
        if (out.h * out.w < 2 || out.h * out.w > mostRegions || input.h > mostRegionLines || input.w > mostRegionLines || isDrawing(network.inputOf(k)))
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
        const number = (row, col) => (row < 0 || col < 0 ? -1 : row * out.w + col);
        return [(row, col) => number(...windowAt(row, col)), number];
    }

    return { isPicture, scaleOf, stationScale, scalesOf, joined, regionsOf };
})();
