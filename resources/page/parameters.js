// What can be set about a layer or the input, as app/window/panels/parameters.h has it: each parameter says how its numbers are
// read, put in, written and typed. Ranges are found by asking the check itself, so there is one opinion of what is possible.
const parameters = (() => {
    const limit = 1e9; // far beyond anything possible, and still exact
    const whole = value => Math.trunc(Math.min(Math.max(value, -limit), limit));
    /** The last number stands for those that are not given. */
    const pick = (values, i) => values[Math.min(i, values.length - 1)] ?? 0;
    const sizeOf = values => ({ h: whole(pick(values, 0)), w: whole(pick(values, 1)) });

    /**
     * {field: its name in lesson files, label and hint: words, core's own where nothing else is said, kind, whole, collapses:
     * equal numbers are shown as one, none: the word for having no number, options(say): of a choice, advice: what may well be
     * possible, get(part): numbers, set(part, numbers): the new part}
     */
    const parameter = (field, get, set, more = {}) => ({ field, label: field, hint: `${more.label ?? field}Hint`, kind: 'numbers', whole: true,
        collapses: true, none: null, get, set, ...more });

    const pairOnAxes = key => parameter(key, layer => [layer.rows[key], layer.cols[key]],
        (layer, values) => edits.withAxes(layer, (rows, cols) => {
            rows[key] = whole(pick(values, 0));
            cols[key] = whole(pick(values, 1));
        }));
    const toggle = (field, key) => parameter(field, layer => [layer[key] ? 1 : 0],
        (layer, values) => ({ ...layer, [key]: pick(values, 0) !== 0 }), { kind: 'switch' });
    const scalar = (field, key) => parameter(field, layer => [layer[key]],
        (layer, values) => ({ ...layer, [key]: pick(values, 0) }), { whole: false });
    const choice = (field, names, get, set, label = field) => parameter(field, get, set,
        { label, kind: 'choice', options: say => names.map(name => say(name)) });

    // ---- The kernel and the window ----

    /** A kernel is made where it could stand in the input at all, and a small one always, so that the check can say why not. */
    function worthMaking(layer, { h, w }, shape) {
        if (h < 1 || w < 1 || h > checks.maxSide || w > checks.maxSide)
            return false;
        const { n, c } = layer.weight.shape;
        const fits = (axis, extent, size) => {
            const wider = { ...axis, size };
            if (operators.named(layer.type).reads === 'spread')
                return axes.transposedExtent(wider, extent) <= checks.maxSide;
            return layer.paddingForm.startsWith('same') ? axes.reach(wider) <= checks.maxSide : axes.outputExtent(wider, extent, false) >= 1;
        };
        return n * c * h * w <= 1 << 16 || (fits(layer.rows, shape.h, h) && fits(layer.cols, shape.w, w));
    }

    const kernelSize = (weighted, shape) => parameter('kernel_size',
        layer => (weighted ? [layer.weight.shape.h, layer.weight.shape.w] : [layer.rows.size, layer.cols.size]),
        (layer, values) => {
            const size = sizeOf(values);
            const made = weighted && worthMaking(layer, size, shape) ? edits.withKernelSize(layer, size) : layer;
            return edits.withAxes(made, (rows, cols) => {
                // Pooling's stride is its window unless it was given, and a file that gave none says so no more once it is read.
                if (!weighted && rows.stride === rows.size && cols.stride === cols.size && size.h >= 1 && size.w >= 1) {
                    rows.stride = size.h;
                    cols.stride = size.w;
                }
                rows.size = size.h;
                cols.size = size.w;
            });
        }, { label: weighted ? 'kernel' : 'kernel_size', collapses: false });

    const outputChannels = transposed => parameter('weight',
        layer => [transposed ? layer.weight.shape.c * layer.groups : layer.weight.shape.n],
        (layer, values) => {
            const count = whole(pick(values, 0));
            if (count < 1 || count > checks.maxChannels)
                return layer;
            const { shape } = layer.weight;
            const made = edits.withWeightShape(layer, transposed ? { ...shape, c: Math.max(1, Math.trunc(count / layer.groups)) }
                : { ...shape, n: count });
            return layer.bias ? edits.withBias(made, Array.from({ length: count }, (_, i) => layer.bias[i] ?? 0)) : made;
        }, { label: 'outputChannels', hint: 'weightHint' });

    const groups = (transposed, shape) => parameter('groups', layer => [layer.groups],
        (layer, values) => {
            const count = whole(pick(values, 0));
            const dealt = { ...layer, groups: count };
            return transposed || count < 1 || shape.c % count !== 0 ? dealt
                : edits.withWeightShape(dealt, { ...layer.weight.shape, c: shape.c / count });
        });

    const bias = channels => parameter('bias', layer => [...(layer.bias ?? [])],
        (layer, values) => edits.withBias(layer, values.length === 0 ? null : Array.from({ length: channels }, (_, i) => pick(values, i))),
        { whole: false, none: 'none' });

    // ---- Padding ----

    const padding = parameter('padding',
        ({ paddingForm, rows, cols }) => (paddingForm === 'four_sided' ? [rows.before, cols.before, rows.after, cols.after]
            : [rows.before, cols.before]),
        (layer, values) => edits.withAxes(layer, (rows, cols, result) => {
            const four = values.length > 2;
            result.paddingForm = four ? 'four_sided' : 'symmetric';
            rows.before = whole(pick(values, 0));
            cols.before = whole(pick(values, 1));
            rows.after = whole(pick(values, four ? 2 : 0));
            cols.after = whole(pick(values, four ? 3 : 1));
        }));

    const rules = [['symmetric', 'four_sided'], ['valid'], ['same', 'same_upper'], ['same_lower']];
    const paddingRule = shape => choice('padding', ['ruleNumbers', 'ruleValid', 'ruleSame', 'ruleSameLower'],
        layer => [rules.findIndex(forms => forms.includes(layer.paddingForm))],
        (layer, values) => edits.withAxes(layer, (rows, cols, result) => {
            const chosen = pick(values, 0);
            const came = operators.resolved(layer, shape); // the numbers that the rule came to
            for (const [axis, to] of [[rows, came.rows], [cols, came.cols]]) {
                axis.before = chosen === 0 ? to.before : 0;
                axis.after = chosen === 0 ? to.after : 0;
            }
            const even = rows.before === rows.after && cols.before === cols.after;
            result.paddingForm = chosen > 0 ? rules[chosen][0] : even ? 'symmetric' : 'four_sided';
        }), 'paddingRule');

    const borders = ['zeros', 'reflect', 'replicate', 'circular'];
    const paddingMode = choice('padding_mode', borders, layer => [borders.indexOf(layer.rows.border)],
        (layer, values) => edits.withAxes(layer, (rows, cols) => {
            rows.border = cols.border = borders[pick(values, 0)];
        }));

    // ---- The rest ----

    const outputSize = (needed, advice) => parameter('output_size', ({ outputSize: size }) => (size ? [size.h, size.w] : []),
        (layer, values) => ({ ...layer, outputSize: values.length === 0 ? null : sizeOf(values) }),
        { collapses: false, none: needed ? null : 'auto', advice });
    const divisor = parameter('divisor_override', layer => (layer.divisorOverride === null ? [] : [layer.divisorOverride]),
        (layer, values) => ({ ...layer, divisorOverride: values.length === 0 ? null : whole(pick(values, 0)) }), { none: 'auto' });
    const outputPadding = parameter('output_padding', layer => [layer.outputPadding.h, layer.outputPadding.w],
        (layer, values) => ({ ...layer, outputPadding: sizeOf(values) }));
    /** An unpooling that has no place for a winner has one where the pooling found it. */
    function pooledSize(network, k) {
        const pool = network.poolFor(k);
        return pool ? [pool.shape.h, pool.shape.w] : [];
    }
    const indicesFrom = (network, k) => parameter('indices_from', layer => [layer.indicesFrom],
        (layer, values) => ({ ...layer, indicesFrom: whole(pick(values, 0)) }),
        { kind: 'choice', options: say => network.lesson.layers.slice(0, Math.max(1, k)).map((layer, i) => `${i + 1}. ${say(layer.type)}`) });

    const inputExtent = (label, side, most) => parameter('input', part => [part.input.shape[side]],
        (part, values) => {
            const shape = { ...part.input.shape, [side]: Math.min(Math.max(whole(pick(values, 0)), 1), most) };
            return tensor.size(shape) > mostInput ? part : edits.withInputShape(part, shape);
        }, { label });
    /** More numbers than this nobody types into a page. */
    const mostInput = 1 << 20;

    /** Everything that can be set about layer `k` (whose input is known), or about the input when `k` is −1. */
    function of(network, k) {
        if (k < 0)
            return [inputExtent('rows', 'h', checks.maxSide), inputExtent('columns', 'w', checks.maxSide),
                inputExtent('channels', 'c', checks.maxChannels)];
        const layer = network.layer(k);
        const { shape } = network.inputOf(k);
        const { has, reads, weighted } = network.operator(k);
        const transposed = reads === 'spread';
        const channels = weighted && (transposed ? layer.weight.shape.c * layer.groups : layer.weight.shape.n);
        const byNumbers = rules[0].includes(layer.paddingForm);
        const list = [
            [has('kernel_size'), () => kernelSize(weighted, shape)],
            [weighted, () => outputChannels(transposed)],
            [has('stride'), () => pairOnAxes('stride')],
            [has('padding') && byNumbers, () => padding],
            [has('padding') && !transposed, () => paddingRule(shape)],
            [has('padding_mode'), () => paddingMode],
            [has('dilation'), () => pairOnAxes('dilation')],
            [has('groups'), () => groups(transposed, shape)],
            [weighted && channels <= 8, () => bias(channels)],
            [has('ceil_mode'), () => toggle('ceil_mode', 'ceilMode')],
            [has('count_include_pad'), () => toggle('count_include_pad', 'countIncludePad')],
            [has('divisor_override'), () => divisor],
            [has('norm_type'), () => scalar('norm_type', 'normType')],
            [has('negative_slope'), () => scalar('negative_slope', 'negativeSlope')],
            [has('output_padding'), () => outputPadding],
            [has('output_size'), () => outputSize(reads === 'share', pooledSize(network, k))],
            [has('indices_from'), () => indicesFrom(network, k)],
        ];
        return list.filter(([wanted]) => wanted).map(([, make]) => make());
    }

    /** What the parameter of that name in lesson files is called, a key of words.js; nothing for none (core/parameters.h). */
    const titleOf = (layer, field) => (field === 'kernel_size' && layer.weight ? 'weight' : field);

    // ---- Numbers as text ----

    /** "3 × 3", "1", "0, 1, 0, 1", or the word for none. */
    function text(what, values, say) {
        if (values.length === 0)
            return say(what.none);
        const parts = values.map(value => (what.whole ? String(value).replace('-', numbers.minus) : numbers.exact(Math.fround(value))));
        if (what.collapses && parts.every(part => part === parts[0]))
            return parts[0];
        return parts.join(what.whole && parts.length === 2 ? ' × ' : ', ');
    }

    /** The numbers that a typed text means, or null. */
    function parse(what, typed, say) {
        const trimmed = typed.trim();
        if (what.none && (trimmed === '' || trimmed.toLowerCase() === say(what.none).toLowerCase()))
            return [];
        const parts = trimmed.split(what.whole ? /[\s×xX*,;，；]+/ : /[\s;；]+|,\s+|，/).filter(part => part !== '');
        const values = parts.map(numbers.parse);
        const good = values.length > 0 && values.every(value => Number.isFinite(value) && (!what.whole || Number.isInteger(value)));
        return good ? values : null;
    }

    // ---- What is possible ----

    const partOf = (network, k) => (k < 0 ? { input: network.lesson.input, inputNotation: network.lesson.inputNotation } : network.layer(k));

    /** Why `part` cannot take the place of layer `k` (or of the input, −1), or null. */
    const problemOf = (network, k, part) => (k < 0 ? null : checks.check(part, network.inputOf(k).shape, network.poolFor(k, part)));

    /** Whether `part` says `values`, a single one standing for all: what could not be taken in is not set. */
    function says(what, part, values) {
        const set = what.get(part);
        return (set.length === 0) === (values.length === 0)
            && set.every((value, i) => Math.fround(value) === Math.fround(pick(values, i)));
    }

    function isPossible(network, k, what, values) {
        const next = what.set(partOf(network, k), values);
        return says(what, next, values) && !problemOf(network, k, next);
    }

    /** The possible numbers closest to the impossible `wanted`, at most two: towards the present ones, and away from them. */
    function nearestPossible(network, k, what, wanted) {
        const found = [];
        const seen = new Set();
        const add = values => {
            if (seen.has(String(values)) || !isPossible(network, k, what, values))
                return false;
            seen.add(String(values));
            found.push(values);
            return true;
        };
        let present = what.get(partOf(network, k));
        if (!what.whole || wanted.length === 0) {
            [present, what.advice ?? [], [1], [2]].some(add);
            return found;
        }
        const all = Array.from({ length: Math.max(present.length, wanted.length) }, (_, i) => pick(wanted, i));
        // A present number that is itself impossible is no place to go to; 1 and 0 are where everything begins.
        if (present.length === 0 || !isPossible(network, k, what, present))
            present = [isPossible(network, k, what, [1]) ? 1 : 0];
        const reach = checks.maxSide + 100; // the longest way there can be: a whole side
        let values = all.map(value => Math.min(Math.max(value, -reach), reach));
        for (let distance = 0; distance < 2 * reach && !add(values); ++distance)
            values = values.map((value, i) => value + Math.sign(pick(present, i) - value));
        values = all;
        for (let distance = 0; distance < 64; ++distance) { // a gap, such as a divisor's, may lie between
            values = values.map((value, i) => value + (all[i] >= pick(present, i) ? 1 : -1));
            if (add(values))
                break;
        }
        return found;
    }

    /** The next possible numbers in one direction (+1 or −1), or null. */
    function nextPossible(network, k, what, direction) {
        let values = what.get(partOf(network, k));
        if (values.length === 0)
            values = [direction > 0 ? 0 : 2];
        for (let tries = 0; tries < 64; ++tries) {
            values = values.map(value => value + direction * (what.whole ? 1 : 0.5));
            if (isPossible(network, k, what, values))
                return values;
        }
        return null;
    }

    return { of, titleOf, text, parse, partOf, problemOf, says, nearestPossible, nextPossible };
})();
