// The operators: core's rows, which the exporter puts into the page, each with the functions of what it reads and makes.
// `taps` lists the cells that one output cell is made of, in reading order; `reduce` makes one number of them in double
// precision. Both explain a step and compute the whole output, so the page cannot show one thing and calculate another.
const operators = (() => {
    /** A step's taps in memory that is used again: a whole output is thousands of steps. */
    class Taps {
        constructor() {
            this.items = [];
            this.count = 0;
        }

        clear() {
            this.count = 0;
        }

        /** A tap that stands on (row, col) of channel c and reads `value`; kind as in core/step.h. */
        add(c, row, col, kind, value) {
            if (this.count === this.items.length)
                this.items.push({});
            const tap = this.items[this.count++];
            tap.c = c;
            tap.row = row;
            tap.col = col;
            tap.kind = kind;
            tap.value = value;
            tap.factor = 1;
            tap.chosen = false;
            tap.slope = 0;
            tap.sourceRow = row;
            tap.sourceCol = col;
            tap.weightRow = -1;
            tap.weightCol = -1;
            tap.weightOffset = -1;
            return tap;
        }

        *[Symbol.iterator]() {
            for (let i = 0; i < this.count; ++i)
                yield this.items[i];
        }
    }

    const readsInput = tap => tap.kind === 'input' || tap.kind === 'border';

    /** "valid" and "same" turned into numbers, output_size into output padding; once for each layer and input shape. */
    function resolved(layer, shape) {
        const rows = { ...layer.rows };
        const cols = { ...layer.cols };
        const output = { ...layer.outputPadding };
        const transposed = named(layer.type).reads === 'spread';
        if (layer.paddingForm === 'valid') {
            axes.placePadding(rows, 0, false);
            axes.placePadding(cols, 0, false);
        } else if (layer.paddingForm.startsWith('same')) {
            const oddFirst = layer.paddingForm === 'same_lower';
            if (transposed) { // the output is input × stride; too much is cut off, what is missing is added
                for (const [axis, side] of [[rows, 'h'], [cols, 'w']]) {
                    const surplus = axes.reach(axis) + output[side] - axis.stride;
                    axes.placePadding(axis, Math.max(surplus, 0), oddFirst);
                    if (surplus < 0)
                        output[side] -= surplus;
                }
            } else {
                axes.padToSame(rows, shape.h, oddFirst);
                axes.padToSame(cols, shape.w, oddFirst);
            }
        }
        if (transposed && layer.outputSize) {
            output.h = layer.outputSize.h - axes.transposedExtent(rows, shape.h);
            output.w = layer.outputSize.w - axes.transposedExtent(cols, shape.w);
        }
        return { rows, cols, output };
    }

    // ---- Shapes ----

    const slidingShape = (layer, shape, geometry) => ({
        n: shape.n,
        c: layer.weight ? layer.weight.shape.n : shape.c,
        h: axes.outputExtent(geometry.rows, shape.h, layer.ceilMode),
        w: axes.outputExtent(geometry.cols, shape.w, layer.ceilMode),
    });

    const transposedShape = (layer, shape, geometry) => ({
        n: shape.n,
        c: layer.weight.shape.c * layer.groups,
        h: axes.transposedExtent(geometry.rows, shape.h) + geometry.output.h,
        w: axes.transposedExtent(geometry.cols, shape.w) + geometry.output.w,
    });

    /** Global pooling is adaptive pooling to a single cell. */
    const targetSize = layer => layer.outputSize ?? { h: 1, w: 1 };
    const adaptiveShape = (layer, shape) => ({ n: shape.n, c: shape.c, ...targetSize(layer) });

    /** PyTorch's MaxUnpool2d: (out − 1) · stride − padding + kernel, which knows no dilation and no adaptive windows: of
     *  those it is the size that was pooled. */
    function unpooledSize(pool) {
        const { rows, cols } = pool.geometry;
        const dilated = axis => axis.dilation !== 1 && axis.size !== 1;
        if (!named(pool.layer.type).slides || dilated(rows) || dilated(cols))
            return { h: pool.shape.h, w: pool.shape.w };
        return { h: axes.transposedExtent(rows, pool.output.h), w: axes.transposedExtent(cols, pool.output.w) };
    }

    const unpoolShape = (layer, shape, geometry, pool) => ({ n: shape.n, c: shape.c, ...(layer.outputSize ?? unpooledSize(pool)) });

    // ---- Taps ----

    function inputTap(taps, input, n, c, row, col) {
        return taps.add(c, row, col, 'input', input.data[tensor.offset(input.shape, n, c, row, col)]);
    }

    function weigh(tap, layer, a, b, i, j) {
        tap.weightRow = i;
        tap.weightCol = j;
        tap.weightOffset = tensor.offset(layer.weight.shape, a, b, i, j);
        tap.factor = layer.weight.data[tap.weightOffset];
    }

    function convolutionTaps(layer, input, geometry, out, taps) {
        const { shape } = input;
        const { rows, cols } = geometry;
        const weight = layer.weight.shape;
        const firstChannel = Math.floor(out.c / (weight.n / layer.groups)) * weight.c;
        for (let c = 0; c < weight.c; ++c) {
            for (let i = 0; i < rows.size; ++i) {
                for (let j = 0; j < cols.size; ++j) {
                    const row = axes.first(rows, out.row) + i * rows.dilation;
                    const col = axes.first(cols, out.col) + j * cols.dilation;
                    const sourceRow = axes.source(rows, row, shape.h);
                    const sourceCol = axes.source(cols, col, shape.w);
                    const reads = sourceRow >= 0 && sourceCol >= 0;
                    const kind = !reads ? 'padding' : tensor.contains(shape, row, col) ? 'input' : 'border';
                    const tap = taps.add(firstChannel + c, row, col, kind,
                        reads ? input.data[tensor.offset(shape, out.n, firstChannel + c, sourceRow, sourceCol)] : 0);
                    tap.sourceRow = sourceRow;
                    tap.sourceCol = sourceCol;
                    weigh(tap, layer, out.c, c, i, j);
                }
            }
        }
    }

    function transposedTaps(layer, input, geometry, out, taps) {
        const { shape } = input;
        const perGroup = shape.c / layer.groups;
        const outPerGroup = layer.weight.shape.c;
        const firstChannel = Math.floor(out.c / outPerGroup) * perGroup;
        for (let c = firstChannel; c < firstChannel + perGroup; ++c) {
            for (let i = 0; i < geometry.rows.size; ++i) {
                const row = axes.transposedSource(geometry.rows, out.row, i, shape.h);
                if (row < 0)
                    continue;
                for (let j = 0; j < geometry.cols.size; ++j) {
                    const col = axes.transposedSource(geometry.cols, out.col, j, shape.w);
                    if (col >= 0)
                        weigh(inputTap(taps, input, out.n, c, row, col), layer, c, out.c % outPerGroup, i, j);
                }
            }
        }
    }

    function poolTaps(layer, input, geometry, out, taps) {
        const { padding } = named(layer.type);
        const { shape } = input;
        const { rows, cols } = geometry;
        for (let i = 0; i < rows.size; ++i) {
            for (let j = 0; j < cols.size; ++j) {
                const row = axes.first(rows, out.row) + i * rows.dilation;
                const col = axes.first(cols, out.col) + j * cols.dilation;
                if (tensor.contains(shape, row, col))
                    inputTap(taps, input, out.n, out.c, row, col);
                else
                    taps.add(out.c, row, col,
                        axes.isBeyond(rows, row, shape.h) || axes.isBeyond(cols, col, shape.w) ? 'beyond' : 'padding', padding);
            }
        }
    }

    function adaptiveTaps(layer, input, geometry, out, taps) {
        const size = targetSize(layer);
        const [row, height] = axes.adaptive(out.row, input.shape.h, size.h);
        const [col, width] = axes.adaptive(out.col, input.shape.w, size.w);
        for (let i = 0; i < height; ++i)
            for (let j = 0; j < width; ++j)
                inputTap(taps, input, out.n, out.c, row + i, col + j);
    }

    function cellTap(layer, input, geometry, out, taps) {
        inputTap(taps, input, out.n, out.c, out.row, out.col);
    }

    /** The windows whose winner stood here. Only those that cover a cell can have found it there. */
    function unpoolTaps(layer, input, geometry, out, taps, pool) {
        const position = out.row * unpoolShape(layer, input.shape, geometry, pool).w + out.col;
        if (position >= pool.shape.h * pool.shape.w)
            return;
        const row = Math.floor(position / pool.shape.w);
        const col = position % pool.shape.w;
        const sliding = named(pool.layer.type).slides;
        const over = (axis, at, extent, count) =>
            (sliding ? axes.windowsOver(axis, at, count) : axes.adaptiveOver(at, extent, count));
        const rows = over(pool.geometry.rows, row, pool.shape.h, input.shape.h);
        const cols = over(pool.geometry.cols, col, pool.shape.w, input.shape.w);
        for (let y = rows[0]; y <= rows[1]; ++y)
            for (let x = cols[0]; x <= cols[1]; ++x)
                if (pool.indices[tensor.offset(input.shape, out.n, out.c, y, x)] === position)
                    inputTap(taps, input, out.n, out.c, y, x);
    }

    // ---- Reductions: fill step.value, and divisor, winner, chosen where they mean something ----

    function sumOfProducts(layer, step) {
        let sum = 0;
        for (const tap of step.taps)
            sum += tap.factor * tap.value; // also where either is 0: 0 · ∞ is NaN
        step.value = sum + step.bias;
    }

    /** A NaN beats every number and an earlier NaN; else the first in reading order wins. Padding never does. */
    const extreme = smallest => (layer, step) => {
        let best = smallest ? Infinity : -Infinity;
        let winner = -1;
        for (let i = 0; i < step.taps.count; ++i) {
            const tap = step.taps.items[i];
            if (!readsInput(tap))
                continue;
            const better = smallest ? tap.value < best : tap.value > best;
            if (winner < 0 || better || Number.isNaN(tap.value)) {
                best = tap.value;
                winner = i;
            }
        }
        step.value = best;
        step.winner = winner;
        for (const tap of step.taps)
            tap.chosen = readsInput(tap) && (tap.value === best || (Number.isNaN(best) && Number.isNaN(tap.value)));
    };

    /** Each row of a window by itself, and then the rows; a share of the plane in one go: as core adds up. */
    function sumOf(layer, step, term) {
        const byRows = named(layer.type).slides;
        let sum = 0;
        let row = 0;
        let last = null;
        for (const tap of step.taps) {
            if (byRows && last !== null && tap.row !== last) {
                sum += row;
                row = 0;
            }
            row += term(tap);
            last = tap.row;
        }
        return sum + row;
    }

    /** A window whose dilation steps over every cell of the input has nothing to average: 0, as in PyTorch. */
    function average(layer, step) {
        let counted = 0;
        for (const tap of step.taps) {
            counted += readsInput(tap) || (layer.countIncludePad && tap.kind === 'padding') ? 1 : 0;
        }
        const sum = sumOf(layer, step, tap => tap.value);
        step.divisor = layer.divisorOverride ?? counted;
        step.value = step.divisor === 0 ? 0 : sum / step.divisor;
    }

    const power = (x, p) => (p === 2 ? x * x : p === 1 ? x : Math.pow(x, p));

    /** m · (Σ (|x| / m)^p / share)^(1/p), as core/norm.h: m is the largest |x|, for |x|^p soon is no number any more, and
     *  `share` the part of the window that is not beyond the padding. */
    function norm(layer, step) {
        const p = layer.normType;
        let largest = 0;
        let within = 0;
        for (const tap of step.taps) {
            largest = Math.abs(tap.value) > largest ? Math.abs(tap.value) : largest;
            within += tap.kind === 'beyond' ? 0 : 1;
        }
        const scale = p > 5 ? largest : 1; // smaller powers of all float32 are numbers
        const sum = sumOf(layer, step, tap => {
            const size = Math.abs(tap.value);
            return scale === 0 ? size : size === scale ? 1 : power(size / scale, p);
        });
        step.divisor = within / step.taps.count;
        step.value = scale === 0 || Number.isNaN(sum) ? sum : scale * Math.pow(sum / step.divisor, 1 / p);
    }

    /** Where several windows had the same winner, the last in reading order stays. */
    function placement(layer, step) {
        step.value = 0;
        for (let i = 0; i < step.taps.count; ++i) {
            step.taps.items[i].chosen = i + 1 === step.taps.count;
            step.value = step.taps.items[i].value;
            step.winner = i;
        }
    }

    function alongCurve(layer, step) {
        step.value = curves[layer.type].at(step.taps.items[0].value, layer);
    }

    // ---- Slopes: ∂value/∂tap of a reduced step, into every tap; 0 where a tap reads no input cell ----

    function byFactor(layer, step) {
        for (const tap of step.taps)
            tap.slope = readsInput(tap) ? tap.factor : 0;
    }

    /** Of several equal ones the first gets it all. */
    function toWinner(layer, step) {
        for (let i = 0; i < step.taps.count; ++i)
            step.taps.items[i].slope = i === step.winner ? 1 : 0;
    }

    function evenly(layer, step) {
        for (const tap of step.taps)
            tap.slope = readsInput(tap) && step.divisor !== 0 ? 1 / step.divisor : 0;
    }

    /** sign(x) · (|x| / y)^(p−1) / share; 0 where x or y is 0, the middle of what the corner's slopes can be. */
    function ofNorm(layer, step) {
        const p = layer.normType;
        for (const tap of step.taps)
            tap.slope = !readsInput(tap) || tap.value === 0 || step.value === 0 ? 0
                : (tap.value < 0 ? -1 : 1) * power(Math.abs(tap.value) / step.value, p - 1) / step.divisor;
    }

    function slopeOfCurve(layer, step) {
        const [tap] = step.taps.items;
        tap.slope = curves[layer.type].slope(tap.value, step.value, layer);
    }

    // ---- The table ----

    /** `written` is how the arithmetic of a shown number reads, given the number and what it says: [its text, its value]. */
    const curves = {
        relu: { at: x => (x > 0 || Number.isNaN(x) ? x : 0), slope: x => (x <= 0 ? 0 : 1),
            written: (text, x) => [`max(0, ${text})`, Math.max(0, x)] },
        leaky_relu: { at: (x, layer) => (x > 0 ? x : layer.negativeSlope * x), slope: (x, y, layer) => (x > 0 ? 1 : layer.negativeSlope),
            written: (text, x, { negativeSlope }) => {
                const slope = numbers.parameter(negativeSlope);
                return x < 0 ? [`${slope}·(${text})`, numbers.meaning(slope) * x] : [text, x];
            } },
        sigmoid: { at: x => 1 / (1 + Math.exp(-x)), slope: (x, y) => y * (1 - y),
            written: (text, x) => [`1 / (1 + e^(${numbers.negated(text)}))`, 1 / (1 + Math.exp(-x))] },
        tanh: { at: Math.tanh, slope: (x, y) => 1 - y * y, written: (text, x) => [`tanh(${text})`, Math.tanh(x)] },
    };
    const byReads = {
        window: { outputShape: slidingShape, taps: (layer, ...rest) => (layer.weight ? convolutionTaps : poolTaps)(layer, ...rest) },
        spread: { outputShape: transposedShape, taps: transposedTaps },
        share: { outputShape: adaptiveShape, taps: adaptiveTaps },
        cell: { outputShape: (layer, shape) => shape, taps: cellTap },
        winners: { outputShape: unpoolShape, taps: unpoolTaps },
    };
    const byMakes = {
        sum: { reduce: sumOfProducts, slopes: byFactor },
        largest: { reduce: extreme(false), slopes: toWinner },
        smallest: { reduce: extreme(true), slopes: toWinner },
        average: { reduce: average, slopes: evenly },
        norm: { reduce: norm, slopes: ofNorm },
        curve: { reduce: alongCurve, slopes: slopeOfCurve },
        placed: { reduce: placement, slopes: toWinner },
    };
    const table = Object.fromEntries(page.operators.map(row => [row.type, {
        ...row, ...byReads[row.reads], ...byMakes[row.makes], curve: curves[row.type],
        padding: numbers.parse(String(row.padding)),
        has: parameter => row.uses.includes(parameter),
        weighted: row.makes === 'sum',
        slides: row.reads === 'window' || row.reads === 'spread',
        chooses: row.makes === 'largest' || row.makes === 'smallest',
    }]));

    function named(type) {
        if (!Object.hasOwn(table, type))
            throw new Error(`no operator ${type}`);
        return table[type];
    }

    /** About how many taps all steps of a layer have. */
    function workOf(layer, shape, out) {
        const { reads, weighted } = named(layer.type);
        const size = tensor.size(out);
        const kernel = layer.rows.size * layer.cols.size;
        if (reads === 'window')
            return size * kernel * (weighted ? layer.weight.shape.c : 1);
        return size + tensor.size(shape) * (reads === 'spread' ? layer.weight.shape.c * kernel : 1);
    }

    return { Taps, named, resolved, readsInput, unpooledSize, workOf };
})();
