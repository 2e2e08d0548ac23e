// Why a layer cannot run: core/check.cpp and the operators' own checks, in the same order and with the same sentences.
const checks = (() => {
    const maxSide = 4096; // rows or columns of a plane
    const maxChannels = 1024;
    const maxElements = 2 ** 28;
    const maxParameter = 2 ** 20;
    /** A page computes in the reader's browser: this many products of one layer take it about two seconds. */
    const mostWork = 2 ** 24;

    /** `key` is that of core's sentence in words.js. */
    const problem = (field, key, ...args) => ({ field, key, args });

    function between(value, low, field) {
        if (value < low)
            return problem(field, 'atLeast', low, value);
        return value > maxParameter ? problem(field, 'atMost', maxParameter, value) : null;
    }

    const sizesAlong = (axis, windowField) => between(axis.size, 1, windowField) ?? between(axis.stride, 1, 'stride')
        ?? between(axis.before, 0, 'padding') ?? between(axis.after, 0, 'padding') ?? between(axis.dilation, 1, 'dilation');
    const sizes = (layer, windowField) => sizesAlong(layer.rows, windowField) ?? sizesAlong(layer.cols, windowField);

    /** At least one window fits on the padded input. */
    function fits(geometry, shape, ceil, windowField) {
        for (const [axis, extent, lines] of [[geometry.rows, shape.h, 'Rows'], [geometry.cols, shape.w, 'Columns']])
            if (axes.outputExtent(axis, extent, ceil) < 1)
                return problem(windowField, `spans${lines}`, axes.reach(axis), extent + axis.before + axis.after);
        return null;
    }

    // ---- Pooling ----

    /** At most half of the dilated window; given for four sides, less than the whole. */
    function poolingPadding(layer) {
        const four = layer.paddingForm === 'four_sided';
        if (!four && layer.paddingForm !== 'symmetric')
            return null; // "same" never pads by a whole window
        for (const axis of [layer.rows, layer.cols]) {
            const reach = axes.reach(axis);
            const largest = Math.max(axis.before, axis.after);
            if (largest > (four ? reach - 1 : Math.floor(reach / 2)))
                return problem('padding', four ? 'lessThanReach' : 'halfOfReach', reach, largest);
        }
        return null;
    }

    const slidingPool = (layer, shape) => sizes(layer, 'kernel_size') ?? poolingPadding(layer)
        ?? fits(operators.resolved(layer, shape), shape, layer.ceilMode, 'kernel_size');

    function average(layer, shape) {
        return layer.divisorOverride === 0 ? problem('divisor_override', 'notZero') : slidingPool(layer, shape);
    }

    function power(layer, shape) {
        return layer.normType > 0 && Number.isFinite(layer.normType) ? slidingPool(layer, shape)
            : problem('norm_type', 'aboveZero');
    }

    function adaptive(layer) {
        if (!layer.outputSize)
            return problem('output_size', 'mustBeGiven');
        const extent = [layer.outputSize.h, layer.outputSize.w].find(side => side < 1);
        return extent === undefined ? null : problem('output_size', 'atLeast', 1, extent);
    }

    // ---- Convolutions ----

    const groups = (layer, shape) => (layer.groups >= 1 && shape.c % layer.groups === 0 ? null
        : problem('groups', 'divideInput', shape.c, layer.groups));

    function bias(layer, channels) {
        return layer.bias && layer.bias.length !== channels
            ? problem('bias', 'asManyBiases', channels, layer.bias.length) : null;
    }

    /** PyTorch's limits: a mirror image leaves the edge cell out, a wrapped one goes around once. */
    function border(geometry, shape) {
        for (const [axis, extent, lines] of [[geometry.rows, shape.h, 'Rows'], [geometry.cols, shape.w, 'Columns']]) {
            const largest = Math.max(axis.before, axis.after);
            if (axis.border === 'reflect' && largest >= extent)
                return problem('padding', `reflect${lines}`, extent - 1, largest);
            if (axis.border === 'circular' && largest > extent)
                return problem('padding', `wrap${lines}`, extent, largest);
        }
        return null;
    }

    function convolution(layer, shape) {
        const weight = layer.weight.shape;
        const found = groups(layer, shape);
        if (found)
            return found;
        if (weight.n % layer.groups !== 0)
            return problem('groups', 'divideOutput', weight.n, layer.groups);
        const wanted = shape.c / layer.groups;
        if (weight.c !== wanted)
            return problem('weight', 'inputChannelsOfKernel', weight.c, shape.c, layer.groups, wanted);
        const early = bias(layer, weight.n) ?? sizes(layer, 'weight');
        if (early)
            return early;
        const geometry = operators.resolved(layer, shape);
        return fits(geometry, shape, false, 'weight') ?? border(geometry, shape);
    }

    /** PyTorch: "output padding must be smaller than either stride or dilation". */
    function outputPadding(axis, extra, smallest, sizeGiven) {
        const most = Math.max(axis.stride, axis.dilation) - 1;
        if (extra >= 0 && extra <= most)
            return null;
        return sizeGiven ? problem('output_size', 'fromTo', smallest, smallest + most, smallest + extra)
            : problem('output_padding', 'lessThanStride', most, extra);
    }

    function transposed(layer, shape) {
        const weight = layer.weight.shape;
        const early = groups(layer, shape)
            ?? (weight.n !== shape.c ? problem('weight', 'asManyInputChannels', weight.n, shape.c) : null)
            ?? bias(layer, weight.c * layer.groups) ?? sizes(layer, 'weight');
        if (early)
            return early;
        const { rows, cols, output } = operators.resolved(layer, shape);
        const [height, width] = [axes.transposedExtent(rows, shape.h), axes.transposedExtent(cols, shape.w)];
        const given = layer.outputSize !== null;
        if (!layer.paddingForm.startsWith('same') || given) { // "same" makes its own output padding
            const found = outputPadding(rows, output.h, height, given) ?? outputPadding(cols, output.w, width, given);
            if (found)
                return found;
        }
        return height + output.h < 1 || width + output.w < 1
            ? problem('padding', 'cutsAway', height + output.h, width + output.w) : null;
    }

    // ---- Unpooling ----

    function unpool(layer, shape, pool) {
        if (!pool)
            return problem('indices_from', 'positionOfMaxPool', layer.indicesFrom);
        const found = pool.output;
        if (['n', 'c', 'h', 'w'].some(side => shape[side] !== found[side]))
            return problem('indices_from', 'otherWinners', layer.indicesFrom, found.c, found.h, found.w, shape.c, shape.h, shape.w);
        const natural = operators.unpooledSize(pool);
        const size = layer.outputSize ?? natural;
        if (size.h < 1 || size.w < 1)
            return problem('output_size', 'sizeMustBeGiven', size.h, size.w);
        if (operators.named(pool.layer.type).slides) { // PyTorch's _unpool_output_size
            const [rows, cols] = [pool.layer.rows.stride, pool.layer.cols.stride];
            if (Math.abs(size.h - natural.h) >= rows || Math.abs(size.w - natural.w) >= cols)
                return problem('output_size', 'sizeFromTo', natural.h - rows + 1, natural.w - cols + 1, natural.h + rows - 1, natural.w + cols - 1, size.h, size.w);
        }
        const largest = pool.indices.reduce((most, index) => Math.max(most, index), -1);
        return largest < size.h * size.w ? null
            : problem('output_size', 'noPlaceForWinner', largest, size.h, size.w, size.h * size.w - 1, pool.shape.h, pool.shape.w);
    }

    function activation(layer) {
        return Number.isFinite(layer.negativeSlope) ? null : problem('negative_slope', 'finite');
    }

    const underWindow = { sum: convolution, average, norm: power };

    function own(layer, shape, pool) {
        const { reads, makes, has } = operators.named(layer.type);
        switch (reads) {
        case 'window':
            return (underWindow[makes] ?? slidingPool)(layer, shape);
        case 'spread':
            return transposed(layer, shape);
        case 'share':
            return has('output_size') ? adaptive(layer) : null;
        case 'cell':
            return activation(layer);
        default:
            return unpool(layer, shape, pool);
        }
    }

    function limits(out) {
        if (out.h > maxSide || out.w > maxSide)
            return problem('', 'tooManyLines', out.h, out.w, maxSide);
        if (out.c > maxChannels)
            return problem('', 'tooManyChannels', out.c, maxChannels);
        const size = tensor.size(out);
        return size > maxElements ? problem('', 'tooManyNumbers', size, maxElements) : null;
    }

    /** The page's own limit, where the program has none. */
    function patience(layer, shape, out) {
        const work = operators.workOf(layer, shape, out);
        return work > mostWork ? problem('', 'tooMuchWork', work, mostWork) : null;
    }

    /** The first reason why `layer` cannot run on an input of that shape, or null. `pool` is for a max_unpool2d. */
    function check(layer, shape, pool) {
        const found = own(layer, shape, pool);
        if (found)
            return found;
        const out = operators.named(layer.type).outputShape(layer, shape, operators.resolved(layer, shape), pool);
        return limits(out) ?? patience(layer, shape, out);
    }

    return { check, maxSide, maxChannels };
})();
