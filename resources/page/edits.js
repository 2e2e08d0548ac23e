// Pure functions from a part of a lesson to the edited part, which is a new value. A part is a layer, or the input as
// {input, inputNotation}.
const edits = (() => {
    /** The numbers of `part` that `what` names, "input", "weight" or "bias", and how they were written. */
    const numbersOf = (part, what) => ({ data: part[what]?.data ?? part[what], notation: part[`${what}Notation`] });

    /** `part` with another number at flat position `at`, written as `text`. */
    function withNumber(part, what, at, value, text) {
        const old = numbersOf(part, what);
        const data = old.data.slice();
        data[at] = value;
        const notation = new Map(old.notation);
        if (text.includes('/'))
            notation.set(at, text);
        else
            notation.delete(at);
        return { ...part, [what]: part[what].data ? { ...part[what], data } : data, [`${what}Notation`]: notation };
    }

    /** A copy of `layer` whose two directions may be changed. */
    function withAxes(layer, change) {
        const result = { ...layer, rows: { ...layer.rows }, cols: { ...layer.cols } };
        change(result.rows, result.cols, result);
        return result;
    }

    function withWeightShape(layer, shape, shift) {
        const { values, notation } = tensor.reshaped(layer.weight, layer.weightNotation, shape, shift);
        return { ...layer, weight: values, weightNotation: notation };
    }

    /** A convolution with another kernel size: its content keeps its place relative to the kernel's middle. */
    function withKernelSize(layer, size) {
        const { shape } = layer.weight;
        const middle = extent => Math.floor((extent - 1) / 2);
        return withWeightShape(layer, { ...shape, h: size.h, w: size.w },
            { h: middle(size.h) - middle(shape.h), w: middle(size.w) - middle(shape.w) });
    }

    function withBias(layer, values) {
        return { ...layer, bias: values && Float32Array.from(values), biasNotation: new Map() };
    }

    function withInputShape(part, shape) {
        const { values, notation } = tensor.reshaped(part.input, part.inputNotation, shape);
        return { input: values, inputNotation: notation };
    }

    return { numbersOf, withNumber, withAxes, withWeightShape, withKernelSize, withBias, withInputShape };
})();
