// A step as arithmetic that adds up, or says that it was rounded; as a sentence; as the words of the step table.
// The same texts as core/explain.cpp and app/tables/step_table.cpp.
const explain = (() => {
    const { minus, shown, parameter, meaning, same } = numbers;
    const isNegative = text => text.startsWith(minus);
    const bracketed = text => (isNegative(text) ? `(${text})` : text);

    /** Collects terms as text together with what the text says. */
    class Sum {
        constructor(digits) {
            this.digits = digits;
            this.text = '';
            this.value = 0;
        }

        add(value) {
            const text = shown(value, this.digits);
            this.value += meaning(text);
            if (this.text === '')
                this.text = text;
            else
                this.text += isNegative(text) ? ` ${minus} ${text.slice(1)}` : ` + ${text}`;
        }

        append(text) {
            this.text += (this.text === '' ? '' : ' + ') + text;
        }

        addProduct(a, b) {
            const first = shown(a, this.digits);
            const second = shown(b, this.digits);
            this.value += meaning(first) * meaning(second);
            this.append(`${bracketed(first)}·${bracketed(second)}`);
        }

        /** |base|^exponent, or |base/over|^exponent. */
        addPower(base, exponent, over) {
            let text = shown(base, this.digits);
            const power = parameter(exponent);
            let value = meaning(text);
            if (over !== null) {
                const divisor = shown(over, this.digits);
                value /= meaning(divisor);
                text += `/${divisor}`;
            }
            this.value += Math.pow(Math.abs(value), meaning(power));
            this.append(`|${text}|${exponent === 2 ? '²' : '^' + power}`);
        }
    }

    /** The largest number of an Lp window whose powers are no float32 any more, taken out of all the others; else null. */
    function factorTakenOut(step, p) {
        const values = [...step.taps].filter(operators.readsInput).map(tap => Math.abs(tap.value));
        const sum = values.reduce((all, value) => all + Math.pow(value, p), 0);
        const largest = values.reduce((most, value) => Math.max(most, value), 0);
        const fits = sum >= 2 ** -126 && sum < (2 - 2 ** -24) * 2 ** 127;
        return fits || largest === 0 || !values.every(Number.isFinite) ? null : largest;
    }

    function finished(terms, value, step, digits) {
        const result = shown(Math.fround(step.value), digits);
        return { terms, relation: same(value, meaning(result)) ? '=' : '≈', result };
    }

    const equations = {
        sum(layer, step, digits, nonZeroOnly) {
            const sum = new Sum(digits);
            for (const tap of step.taps) {
                if (!nonZeroOnly)
                    sum.addProduct(tap.value, tap.factor);
                else if (tap.value * tap.factor !== 0)
                    sum.add(Math.fround(tap.value * tap.factor));
            }
            if (step.bias !== 0 || sum.text === '')
                sum.add(step.bias);
            return finished(sum.text, sum.value, step, digits);
        },

        extreme(name, step, digits) {
            // Padding never wins, so it is not spelled out; unless there is nothing else, and then it is all there is to say.
            const inside = [...step.taps].filter(operators.readsInput);
            const candidates = (inside.length > 0 ? inside : [...step.taps].filter(tap => tap.kind === 'padding'))
                .map(tap => shown(tap.value, digits));
            // The result is one of the candidates, and both are written alike.
            return finished(`${name}(${candidates.join(', ')})`, meaning(shown(Math.fround(step.value), digits)), step, digits);
        },

        largest: (layer, step, digits) => equations.extreme('max', step, digits),
        smallest: (layer, step, digits) => equations.extreme('min', step, digits),

        average(layer, step, digits) {
            const sum = new Sum(digits);
            for (const tap of step.taps)
                if (operators.readsInput(tap) || (layer.countIncludePad && tap.kind === 'padding'))
                    sum.add(tap.value);
            if (step.divisor === 0) // a dilated window between whose cells the whole input lies: nothing is counted
                return finished('0', 0, step, digits);
            if (sum.text === '')
                sum.add(0);
            const divisor = shown(step.divisor, digits);
            return finished(`(${sum.text}) / ${divisor}`, sum.value / meaning(divisor), step, digits);
        },

        norm(layer, step, digits) {
            const p = layer.normType;
            const factor = factorTakenOut(step, p);
            const sum = new Sum(digits);
            for (const tap of step.taps)
                if (operators.readsInput(tap))
                    sum.addPower(tap.value, p, factor);
            if (sum.text === '')
                sum.add(0);
            let { value, text } = sum;
            if (step.divisor !== 1) { // a window clipped by ceil_mode: its mean times the full window
                const full = step.taps.count;
                const within = Math.round(step.divisor * full);
                value = value * full / within;
                text = `(${text})·${shown(full, digits)} / ${shown(within, digits)}`;
            }
            value = Math.pow(value, 1 / p);
            text = p === 2 ? `√(${text})` : `(${text})^(1/${parameter(p)})`;
            if (factor !== null) {
                value *= meaning(shown(factor, digits));
                text = `${shown(factor, digits)}·${text}`;
            }
            return finished(text, value, step, digits);
        },

        curve(layer, step, digits) {
            const x = shown(step.taps.items[0].value, digits);
            const [terms, value] = operators.named(layer.type).curve.written(x, meaning(x), layer);
            return finished(terms, value, step, digits);
        },

        placed(layer, step, digits) {
            const placed = step.taps.count === 0 ? '0' : shown(step.taps.items[step.taps.count - 1].value, digits);
            return finished(placed, meaning(placed), step, digits);
        },
    };

    /** {terms, relation, result}: the shown terms make exactly the shown result, or the relation is "≈". */
    function equation(layer, step, { digits = 4, nonZeroOnly = false } = {}) {
        return equations[operators.named(layer.type).makes](layer, step, digits, nonZeroOnly);
    }

    /** "0–2"; with a negative end "−1…1", for a dash beside a minus sign cannot be read. */
    function range(first, last) {
        const text = first === last ? `${first}` : `${first}${first < 0 ? '…' : '–'}${last}`;
        return text.replaceAll('-', minus);
    }

    function extent(step, along) {
        const positions = [...step.taps].map(tap => tap[along]);
        return range(Math.min(...positions), Math.max(...positions));
    }

    /** One sentence that says what happens in this step: [the template's key in words.js, its arguments]. */
    function sentence(layer, step) {
        const { reads, makes } = operators.named(layer.type);
        const result = shown(Math.fround(step.value));
        const cell = `${step.output.row}, ${step.output.col}`;
        if (makes === 'placed')
            return step.taps.count === 0 ? ['sayNoWinner', cell] : ['sayPlaced', cell, result];
        if (step.taps.count === 0) // a transposed convolution with gaps
            return ['sayOnlyBias', cell, result];
        const rows = extent(step, 'row');
        const cols = extent(step, 'col');
        const winners = [...step.taps].filter(tap => tap.chosen).length;
        switch (makes) {
        case 'sum':
            return [reads === 'spread' ? 'sayGathered' : 'sayProducts', rows, cols, result];
        case 'largest':
            return [winners > 1 ? 'sayMaximumTied' : 'sayMaximum', rows, cols, result, winners];
        case 'smallest':
            return [winners > 1 ? 'sayMinimumTied' : 'sayMinimum', rows, cols, result, winners];
        case 'average':
            return ['sayAverage', rows, cols, result, shown(step.divisor)];
        case 'norm':
            return ['sayPower', rows, cols, result, shown(layer.normType)];
        default:
            return ['sayBecomes', shown(step.taps.items[0].value), result];
        }
    }

    /** One direction's output size with this layer's numbers: "⌊(5 + 2·1 − 1·(3−1) − 1) / 1⌋ + 1 = 5"; '' where it is not reckoned from the input's. */
    function sizeFormula(layer, geometry, shape, isRows) {
        const { reads, slides } = operators.named(layer.type);
        const size = isRows ? shape.h : shape.w;
        if (slides) {
            const axis = isRows ? geometry.rows : geometry.cols;
            const even = axis.before === axis.after;
            const padding = even ? `2·${axis.before}` : `${axis.before} + ${axis.after}`;
            const reach = `${axis.dilation}·(${axis.size}${minus}1)`;
            if (reads === 'spread') {
                const more = isRows ? geometry.output.h : geometry.output.w;
                return `(${size} ${minus} 1)·${axis.stride} ${minus} ${even ? padding : `(${padding})`} + ${reach} + ${more} + 1 = `
                    + (axes.transposedExtent(axis, size) + more);
            }
            const [open, close] = layer.ceilMode ? '⌈⌉' : '⌊⌋';
            const out = axes.outputExtent(axis, size, layer.ceilMode);
            // Where ceil_mode's last window would start in the padding, the formula alone is one too many.
            const room = size + axis.before + axis.after - axes.reach(axis);
            const dropped = layer.ceilMode && out !== Math.ceil(room / axis.stride) + 1;
            return `${open}(${size} + ${padding} ${minus} ${reach} ${minus} 1) / ${axis.stride}${close} + 1`
                + `${dropped ? ` ${minus} 1` : ''} = ${out}`;
        }
        return '';
    }

    // ---- The step table ----

    /** "3", "0–2", "−1…1", "0, 2, 4" with gaps. */
    function positions(step, along) {
        const all = [...new Set([...step.taps].map(tap => tap[along]))].sort((a, b) => a - b);
        if (all.at(-1) - all[0] + 1 === all.length)
            return range(all[0], all.at(-1));
        const texts = all.map(position => String(position).replace('-', minus));
        return all.length > 5 ? [...texts.slice(0, 4), '…', texts.at(-1)].join(', ') : texts.join(', ');
    }

    /** "rows 0–1, cols 2–3". */
    function windowText(step, language) {
        if (step.taps.count === 0)
            return words.say(language, 'nothing');
        const rows = positions(step, 'row');
        const cols = positions(step, 'col');
        return words.say(language, 'rowsCols',
            words.say(language, /^.?\d+$/.test(rows) ? 'tableRow' : 'tableRows', rows),
            words.say(language, /^.?\d+$/.test(cols) ? 'tableCol' : 'tableCols', cols));
    }

    /** "(1, 3)"; channel and sample come first where the output has several. */
    function outputText(shape, cell) {
        return `(${[...(shape.n > 1 ? [cell.n] : []), ...(shape.n > 1 || shape.c > 1 ? [cell.c] : []), cell.row, cell.col].join(', ')})`;
    }

    function valuesText(step) {
        return [...step.taps].filter(tap => tap.kind !== 'beyond').map(tap => shown(tap.value)).join(' ');
    }

    return { equation, factorTakenOut, sentence, extent, sizeFormula, windowText, outputText, valuesText, range };
})();
