// float32 arrays of four levels, N × C × H × W, the last one contiguous.
const tensor = (() => {
    function size(shape) {
        return shape.n * shape.c * shape.h * shape.w;
    }

    function make(shape, data) {
        return { shape, data: data ?? new Float32Array(size(shape)) };
    }

    function offset(shape, n, c, row, col) {
        return ((n * shape.c + c) * shape.h + row) * shape.w + col;
    }

    function contains(shape, row, col) {
        return row >= 0 && col >= 0 && row < shape.h && col < shape.w;
    }

    /** The numbers of plane (n, c). */
    function plane({ shape, data }, n, c) {
        const start = offset(shape, n, c, 0, 0);
        return data.subarray(start, start + shape.h * shape.w);
    }

    /** The lowest and highest of the finite numbers, and the largest magnitude: {∞, −∞, 0} where there are none. */
    function reachOf(values) {
        let [low, high] = [Infinity, -Infinity];
        for (const value of values) {
            low = Number.isFinite(value) ? Math.min(low, value) : low;
            high = Number.isFinite(value) ? Math.max(high, value) : high;
        }
        return { low, high, limit: low > high ? 0 : Math.max(-low, high) };
    }

    const sizeText = ({ h, w }) => `${h} × ${w}`;

    /** With channels and samples where there are several: core::sizeText. */
    function shapeText({ n, c, h, w }) {
        return [...(n > 1 ? [n] : []), ...(n > 1 || c > 1 ? [c] : []), h, w].join(' × ');
    }

    /** A lesson's number: a JSON number, "1/9", "nan", "inf" or "-inf". */
    function number(value) {
        const result = typeof value === 'string' ? numbers.parse(value) : Math.fround(value);
        if (result === null)
            throw new Error(`not a number: ${value}`);
        return result;
    }

    /** Nested arrays of 2 to 4 levels, or {shape, data}. Fractions are remembered in `notation`, by flat position. */
    function read(json, notation = new Map()) {
        const nested = Array.isArray(json);
        const extents = nested ? [] : json.shape;
        for (let inner = json; nested && Array.isArray(inner); inner = inner[0])
            extents.push(inner.length);
        const flat = nested ? json.flat(Infinity) : json.data;
        const [n, c, h, w] = [1, 1, 1, 1, ...extents].slice(-4);
        const result = make({ n, c, h, w });
        if (flat.length !== result.data.length)
            throw new Error(`${flat.length} numbers for the shape ${extents}`);
        flat.forEach((value, i) => {
            result.data[i] = number(value);
            if (typeof value === 'string' && value.includes('/'))
                notation.set(i, value);
        });
        return result;
    }

    /** The output cell that step `i` fills, in row-major order, and back. */
    function cellOfStep(shape, i) {
        const col = i % shape.w;
        i = Math.floor(i / shape.w);
        const row = i % shape.h;
        i = Math.floor(i / shape.h);
        return { n: Math.floor(i / shape.c), c: i % shape.c, row, col };
    }

    function stepOfCell(shape, cell) {
        return offset(shape, cell.n, cell.c, cell.row, cell.col);
    }

    /**
     * `values` with another shape: what both shapes have stays where it is, moved by `shift`; the rest is 0. What was noted
     * of a number follows it into the new map: {values, notation}.
     */
    function reshaped(values, notation, shape, shift = { h: 0, w: 0 }) {
        const result = make(shape);
        const kept = new Map();
        const old = values.shape;
        for (let n = 0; n < Math.min(old.n, shape.n); ++n) {
            for (let c = 0; c < Math.min(old.c, shape.c); ++c) {
                for (let row = 0; row < old.h; ++row) {
                    for (let col = 0; col < old.w; ++col) {
                        if (!contains(shape, row + shift.h, col + shift.w))
                            continue;
                        const from = offset(old, n, c, row, col);
                        const to = offset(shape, n, c, row + shift.h, col + shift.w);
                        result.data[to] = values.data[from];
                        if (notation.has(from))
                            kept.set(to, notation.get(from));
                    }
                }
            }
        }
        return { values: result, notation: kept };
    }

    return { size, make, offset, contains, plane, reachOf, sizeText, shapeText, read, cellOfStep, stepOfCell, reshaped };
})();
