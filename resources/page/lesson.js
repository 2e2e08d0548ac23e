// A lesson file as the page uses it. The exporter has read it strictly before, so this reader only converts.
const lessons = (() => {
    const pair = value => (Array.isArray(value) ? { h: value[0], w: value[1] } : { h: value, w: value });

    function setPadding(layer, padding) {
        const four = Array.isArray(padding) && padding.length === 4;
        layer.paddingForm = typeof padding === 'string' ? padding : four ? 'four_sided' : 'symmetric';
        if (typeof padding === 'string')
            return;
        const { h, w } = pair(padding);
        const [top, left, bottom, right] = four ? padding : [h, w, h, w];
        Object.assign(layer.rows, { before: top, after: bottom });
        Object.assign(layer.cols, { before: left, after: right });
    }

    function readLayer(json) {
        const op = operators.named(json.type);
        const layer = { type: json.type, rows: axes.make(), cols: axes.make() };
        const both = (key, value) => {
            layer.rows[key] = value.h;
            layer.cols[key] = value.w;
        };
        if (op.weighted) {
            layer.weightNotation = new Map();
            layer.weight = tensor.read(json.weight, layer.weightNotation);
            both('size', layer.weight.shape);
            layer.biasNotation = new Map();
            layer.bias = json.bias ? tensor.read([json.bias], layer.biasNotation).data : null;
        } else if (json.kernel_size !== undefined) {
            both('size', pair(json.kernel_size));
        }
        const stride = json.stride ?? (op.weighted ? 1 : json.kernel_size ?? 1);
        both('stride', pair(stride));
        both('dilation', pair(json.dilation ?? 1));
        layer.rows.border = layer.cols.border = json.padding_mode ?? 'zeros';
        setPadding(layer, json.padding ?? 0);
        layer.groups = json.groups ?? 1;
        layer.ceilMode = json.ceil_mode ?? false;
        layer.countIncludePad = json.count_include_pad ?? true;
        layer.divisorOverride = json.divisor_override ?? null;
        layer.normType = json.norm_type ?? 2;
        layer.negativeSlope = json.negative_slope ?? 0.01;
        layer.outputPadding = pair(json.output_padding ?? 0);
        layer.outputSize = json.output_size == null ? null : pair(json.output_size);
        layer.indicesFrom = json.indices_from ?? 0;
        return layer;
    }

    /** Version 1 knows no placeholders: its braces are letters. */
    function plain(text) {
        const doubled = words => words.replace(/[{}]/g, '$&$&');
        return typeof text === 'object' && text ? Object.fromEntries(Object.entries(text).map(([language, words]) => [language, doubled(words)])) : doubled(text ?? '');
    }

    function read(json) {
        const inputNotation = new Map();
        return {
            json,
            title: json.title ?? '',
            input: tensor.read(json.input, inputNotation),
            inputNotation,
            layers: (json.layers ?? []).map(readLayer),
            view: { layer: 0, step: 0, ...json.view },
            beats: json.version > 1 ? json.beats ?? [] : (json.beats ?? []).map(beat => ({ ...beat, text: plain(beat.text) })),
            writtenFor: json.written_for ?? '',
            questions: (json.questions ?? []).filter(question => (question.kind ?? 'predict') === 'predict'),
        };
    }

    return { read };
})();
