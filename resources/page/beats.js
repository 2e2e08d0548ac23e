// A lesson told in beats: words with the numbers they name (core/placeholders.h), and what is set while one is told
// (core/beat_lesson.h). The exporter has read both strictly before.
const beats = (() => {
    const { shown } = numbers;
    const unknown = '?';

    // ---- Words ----

    function noted({ shape, data }, notation, n, c, row, col) {
        if (!(n >= 0 && n < shape.n && c >= 0 && c < shape.c && tensor.contains(shape, row, col)))
            return unknown;
        const at = tensor.offset(shape, n, c, row, col);
        const written = notation?.get(at);
        return written !== undefined && numbers.parse(written) === data[at] ? written : shown(data[at]);
    }

    const pairText = ({ h, w }) => (h === w ? `${h}` : `[${h}, ${w}]`);
    const paddingRules = ['valid', 'same', 'same_upper', 'same_lower'];

    /** Parameters, by their names in lesson files. */
    const parameterTexts = {
        kernel_size: ({ rows, cols, weight }) => pairText(weight ? weight.shape : { h: rows.size, w: cols.size }),
        stride: ({ rows, cols }) => pairText({ h: rows.stride, w: cols.stride }),
        dilation: ({ rows, cols }) => pairText({ h: rows.dilation, w: cols.dilation }),
        padding: ({ paddingForm, rows, cols }) => (paddingRules.includes(paddingForm) ? paddingForm
            : paddingForm === 'four_sided' ? `[${rows.before}, ${cols.before}, ${rows.after}, ${cols.after}]` : pairText({ h: rows.before, w: cols.before })),
        padding_mode: ({ rows }) => rows.border,
        groups: ({ groups }) => `${groups}`,
        ceil_mode: ({ ceilMode }) => `${ceilMode}`,
        count_include_pad: ({ countIncludePad }) => `${countIncludePad}`,
        divisor_override: ({ divisorOverride }) => (divisorOverride === null ? unknown : `${divisorOverride}`),
        norm_type: ({ normType }) => numbers.parameter(normType),
        negative_slope: ({ negativeSlope }) => numbers.parameter(negativeSlope),
        output_padding: ({ outputPadding }) => pairText(outputPadding),
        output_size: ({ outputSize }) => (outputSize ? pairText(outputSize) : unknown),
        indices_from: ({ indicesFrom }) => `${indicesFrom}`,
    };

    /** What the placeholders are, by name, of {network, k, step, layer, at: positions}. */
    const texts = {
        input: ({ network, k, step, at }) => {
            const { taps, output } = network.stepAt(k, step);
            const channel = taps.count === 0 ? 0 : taps.items[0].c;
            return noted(network.inputOf(k), k === 0 ? network.lesson.inputNotation : null, output.n, ...(at.length === 2 ? [channel, ...at] : at));
        },
        output: ({ network, k, step, at }) => {
            const output = network.outputOf(k);
            const { n, c } = tensor.cellOfStep(output.shape, step);
            return noted(output, null, n, ...(at.length === 2 ? [c, ...at] : at));
        },
        weight: ({ layer, at }) => (layer.weight ? noted(layer.weight, layer.weightNotation, ...(at.length === 2 ? [0, 0, ...at] : at)) : unknown),
        bias: ({ layer, at }) => (layer.bias ? noted(tensor.make({ n: 1, c: 1, h: 1, w: layer.bias.length }, layer.bias), layer.biasNotation, 0, 0, 0, at[0] ?? 0) : unknown),
        equation: of => `${texts.terms(of)} ${equationOf(of).relation} ${texts.result(of)}`,
        terms: of => equationOf(of).terms,
        result: of => equationOf(of).result,
        input_size: ({ network, k }) => sizeText(network.inputOf(k).shape),
        size: ({ network, k }) => sizeText(network.outputOf(k).shape),
        steps: ({ network, k }) => `${network.stepCount(k)}`,
    };

    const equationOf = ({ network, k, layer, step }) => explain.equation(layer, network.stepAt(k, step), { nonZeroOnly: true });
    const sizeText = ({ n, c, h, w }) => [...(n > 1 ? [n, c] : c > 1 ? [c] : []), h, w].join(' × ');
    const needsStep = ['input', 'output', 'equation', 'terms', 'result'];
    const needsLayer = ['weight', 'bias'];

    function textOf(call, network, k, step) {
        const [, name, list] = /^([^(]*)(?:\((.*)\))?$/.exec(call);
        const layer = network.lesson.layers[k];
        if (!layer)
            return unknown;
        if (!texts[name])
            return operators.named(layer.type).has(name) ? parameterTexts[name]?.(layer) ?? unknown : unknown;
        const fits = needsLayer.includes(name) || (network.reached(k) && (!needsStep.includes(name) || step < network.stepCount(k)));
        return fits ? texts[name]({ network, k, step, layer, at: list ? list.split(',').map(Number) : [] }) : unknown;
    }

    /** `words` with numbers in place of what stands in braces; "{{" and "}}" are braces. */
    function filledIn(words, network, k, step) {
        return words.replace(/\{\{|\}\}|\{([^{}]*)\}/g, (all, call) => (call === undefined ? all[0] : textOf(call, network, k, step)));
    }

    // ---- What is set ----

    function put(json, pointer, value) {
        const keys = pointer.split('/').slice(1).map(key => key.replaceAll('~1', '/').replaceAll('~0', '~'));
        const last = keys.pop();
        const place = keys.reduce((at, key) => at[key], json);
        if (Array.isArray(place) && last === '-')
            place.push(value);
        else
            place[last] = value;
    }

    /** The lesson file `json` with what a beat sets; itself when that is nothing. */
    function told(json, { set = {} }) {
        if (Object.keys(set).length === 0)
            return json;
        const copy = structuredClone(json);
        copy.view ??= {};
        for (const [pointer, value] of Object.entries(set))
            put(copy, pointer, value);
        return copy;
    }

    return { filledIn, told };
})();
