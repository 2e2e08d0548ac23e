// One direction (rows or columns) of a window. All index arithmetic there is stands in this file, as in core/axis.h.
const axes = (() => {
    function modulo(a, b) {
        return ((a % b) + b) % b;
    }

    function make() {
        return { size: 1, stride: 1, dilation: 1, before: 0, after: 0, border: 'zeros' };
    }

    /** How many cells the dilated window spans. */
    function reach(axis) {
        return axis.dilation * (axis.size - 1) + 1;
    }

    /** How many windows there are; with `ceil` one that would start in the padding after the input is dropped. */
    function outputExtent(axis, extent, ceil) {
        const room = extent + axis.before + axis.after - reach(axis);
        const out = Math.floor((ceil ? room + axis.stride - 1 : room) / axis.stride) + 1;
        return ceil && (out - 1) * axis.stride >= extent + axis.before ? out - 1 : out;
    }

    /** Where window `out` stands, in coordinates of the unpadded input; then one position every `dilation`. */
    function first(axis, out) {
        return axis.stride * out - axis.before;
    }

    /** The input position whose value stands at `position`, or −1 for none. */
    function source(axis, position, extent) {
        if (position >= 0 && position < extent)
            return position;
        switch (axis.border) {
        case 'reflect': { // the edge cell itself is not repeated: … 2 1 | 0 1 2
            if (extent === 1)
                return 0;
            const period = 2 * (extent - 1);
            const folded = modulo(position, period);
            return folded < extent ? folded : period - folded;
        }
        case 'replicate':
            return Math.min(Math.max(position, 0), extent - 1);
        case 'circular':
            return modulo(position, extent);
        default:
            return -1;
        }
    }

    /** Whether `position` lies past the padding, where only ceil_mode can bring a window. */
    function isBeyond(axis, position, extent) {
        return position >= extent + axis.after;
    }

    /** First and last window that span input position `position`; dilation may skip it. */
    function windowsOver(axis, position, outExtent) {
        const shifted = position + axis.before;
        return [Math.max(Math.ceil((shifted - reach(axis) + 1) / axis.stride), 0),
            Math.min(Math.floor(shifted / axis.stride), outExtent - 1)];
    }

    /** The same window run backwards: how far a transposed convolution's output goes, without output padding. */
    function transposedExtent(axis, extent) {
        return (extent - 1) * axis.stride - axis.before - axis.after + reach(axis);
    }

    /** The input position whose tap `tap` lands on output `out`, or −1. */
    function transposedSource(axis, out, tap, extent) {
        const position = out + axis.before - tap * axis.dilation;
        return position >= 0 && position % axis.stride === 0 && position / axis.stride < extent ? position / axis.stride : -1;
    }

    /** First position and count of adaptive window `out` of `outExtent`. */
    function adaptive(out, extent, outExtent) {
        const begin = Math.floor(out * extent / outExtent);
        return [begin, Math.ceil((out + 1) * extent / outExtent) - begin];
    }

    /** First and last adaptive window that cover input position `position`. */
    function adaptiveOver(position, extent, outExtent) {
        return [Math.floor(position * outExtent / extent), Math.ceil((position + 1) * outExtent / extent) - 1];
    }

    function placePadding(axis, total, oddFirst) {
        const half = Math.floor(total / 2);
        axis.before = oddFirst ? total - half : half;
        axis.after = total - axis.before;
    }

    /** SAME: ⌈in / stride⌉ windows, the padding just enough for them. */
    function padToSame(axis, extent, oddFirst) {
        const out = Math.ceil(extent / axis.stride);
        placePadding(axis, Math.max((out - 1) * axis.stride + reach(axis) - extent, 0), oddFirst);
    }

    return { make, reach, outputExtent, first, source, isBeyond, windowsOver, transposedExtent, transposedSource,
        adaptive, adaptiveOver, placePadding, padToSame };
})();
