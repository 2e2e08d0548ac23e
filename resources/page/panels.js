// What stands around the picture: the chips of the layers, the parameters, the step table.
const panels = (() => {
    const { byId, make, setText } = dom;

    const pairText = (a, b) => (a === b ? String(a) : `${a} × ${b}`);
    const sizeText = (h, w) => `${h} × ${w}`;

    function shapeText(shape) {
        return [...(shape.n > 1 ? [shape.n] : []), ...(shape.n > 1 || shape.c > 1 ? [shape.c] : []), shape.h, shape.w].join(' × ');
    }

    function paddingText(layer, say) {
        if (layer.paddingForm.startsWith('same'))
            return say('same');
        const { rows, cols } = layer;
        if (layer.paddingForm === 'valid' || rows.before + rows.after + cols.before + cols.after === 0)
            return '';
        if (rows.before === rows.after && cols.before === cols.after)
            return pairText(rows.before, cols.before);
        return [rows.before, cols.before, rows.after, cols.after].join(', ');
    }

    /** "3 × 3 · stride 1 · padding 1". */
    function parameterText(layer, say) {
        const operator = operators.named(layer.type);
        const parts = [];
        if (operator.window) {
            parts.push(sizeText(layer.rows.size, layer.cols.size), say('chipStride', pairText(layer.rows.stride, layer.cols.stride)));
            const padding = paddingText(layer, say);
            if (padding)
                parts.push(layer.paddingForm.startsWith('same') ? padding : say('chipPadding', padding));
            if (layer.rows.dilation > 1 || layer.cols.dilation > 1)
                parts.push(say('chipDilation', pairText(layer.rows.dilation, layer.cols.dilation)));
        }
        if (layer.type.startsWith('adaptive'))
            parts.push(say('chipTo', sizeText(layer.outputSize.h, layer.outputSize.w)));
        if (layer.type === 'leaky_relu')
            parts.push(say('chipSlope', numbers.shown(layer.negativeSlope)));
        return parts.join(' · ');
    }

    // ---- The layers ----

    /** One plane as a picture of its own size, from its least to its largest value. */
    function drawThumbnail(canvas, values, ofPicture) {
        const { shape, data } = values;
        canvas.width = shape.w;
        canvas.height = shape.h;
        const plane = data.subarray(0, shape.h * shape.w);
        let [low, high] = [Infinity, -Infinity];
        for (const value of plane) {
            if (Number.isFinite(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        const picture = ofPicture && low >= 0; // grey, as on the boards
        const [cell, positive, negative] = picture ? [[0, 0, 0], [255, 255, 255], [0, 0, 0]] : ['--cell', '--blue', '--accent'].map(dom.colour);
        const context = canvas.getContext('2d');
        const image = context.createImageData(shape.w, shape.h);
        const limit = Math.max(high, -low) || 1;
        plane.forEach((value, i) => {
            // All above zero: the full range is told apart; with a sign: zero is the cell's colour.
            const t = low === high ? Math.sign(value) * 0.6 : low >= 0 ? (value - low) / (high - low) : value / limit;
            const strength = Number.isFinite(t) ? Math.min(Math.abs(t), 1) * (picture ? 1 : 0.78) : 0;
            image.data.set([...dom.mix(cell, t < 0 ? negative : positive, strength), 255], i * 4);
        });
        context.putImageData(image, 0, 0);
    }

    class Pipe {
        constructor(player) {
            this.player = player;
            this.list = byId('pipe').firstElementChild;
            this.chips = [];
        }

        build() {
            const { network } = this.player;
            this.chips = [];
            const chip = (tag, key) => {
                const element = make(tag, { class: 'chip' }, make('canvas', { 'aria-hidden': 'true' }), make('span', {}, make('b'), make('small')));
                this.list.append(make('li', {}, element));
                this.chips.push({ element, key });
                return element;
            };
            this.list.replaceChildren();
            chip('div', 'input');
            network.lesson.layers.forEach((layer, k) => {
                const button = chip('button', layer.type);
                button.type = 'button';
                button.addEventListener('click', () => this.player.goTo(k, 0));
            });
            chip('div', 'output');
        }

        /** Numbers and words; needed when those change. */
        fill() {
            const { player } = this;
            const { network } = player;
            if (this.chips.length !== network.layerCount + 2)
                this.build();
            const say = player.say.bind(player);
            this.chips.forEach(({ element, key }, i) => {
                const k = i - 1;
                const last = i === this.chips.length - 1;
                const values = i === 0 || network.layerCount === 0 ? network.lesson.input : network.results[last ? k - 1 : k]?.output;
                const [canvas, text] = element.children;
                setText(text.firstChild, say(key));
                const about = i > 0 && !last ? parameterText(network.layer(k), say) : '';
                setText(text.lastChild, about || (values ? shapeText(values.shape) : '–'));
                element.classList.toggle('broken', !values);
                canvas.hidden = !values;
                if (values)
                    drawThumbnail(canvas, values, colours.isPicture(network.lesson.input.shape));
            });
        }

        mark() {
            this.chips.forEach(({ element }, i) => {
                if (i - 1 === this.player.layer && i < this.chips.length - 1)
                    element.setAttribute('aria-current', 'step');
                else
                    element.removeAttribute('aria-current');
            });
            // The chosen chip is always in view; only its own strip scrolls.
            const chosen = this.chips[this.player.layer + 1]?.element;
            const strip = byId('pipe');
            if (chosen && (chosen.offsetLeft < strip.scrollLeft || chosen.offsetLeft + chosen.offsetWidth > strip.scrollLeft + strip.clientWidth))
                strip.scrollLeft = chosen.offsetLeft - 20;
        }
    }

    // ---- Parameters, output size, cost ----

    function parameterRows(layer, say) {
        const operator = operators.named(layer.type);
        const { rows, cols } = layer;
        const all = [];
        if (operator.window) {
            all.push([operator.weighted ? 'kernel' : 'window', sizeText(rows.size, cols.size)]);
            all.push(['stride', pairText(rows.stride, cols.stride)]);
            all.push(['padding', paddingText(layer, say) || '0']);
            if (layer.type === 'conv2d')
                all.push(['paddingReads', say(rows.border)]);
            all.push(['dilation', pairText(rows.dilation, cols.dilation)]);
            if (operator.picture === 'pool')
                all.push(['roundUp', say(layer.ceilMode ? 'on' : 'off')]);
            if (operator.weighted && layer.groups > 1)
                all.push(['groups', layer.groups]);
        }
        if (operator.divisor)
            all.push(['countPadding', say(layer.countIncludePad ? 'on' : 'off')]);
        if (layer.divisorOverride !== null && operator.divisor)
            all.push(['divideBy', layer.divisorOverride]);
        if (operator.kind === 'power')
            all.push(['power', numbers.shown(layer.normType)]);
        if (layer.type === 'leaky_relu')
            all.push(['slope', numbers.shown(layer.negativeSlope)]);
        if (layer.type === 'conv_transpose2d' && layer.outputPadding.h + layer.outputPadding.w > 0)
            all.push(['outputPadding', pairText(layer.outputPadding.h, layer.outputPadding.w)]);
        if (layer.outputSize)
            all.push(['outputSize', sizeText(layer.outputSize.h, layer.outputSize.w)]);
        if (layer.type === 'max_unpool2d')
            all.push(['winnersOf', say('layerNumber', layer.indicesFrom + 1)]);
        return all;
    }

    function costRows(network, k, say) {
        const layer = network.layer(k);
        const operator = network.operator(k);
        const input = network.inputOf(k).shape;
        const output = network.outputOf(k).shape;
        const all = [];
        const plain = value => String(value).replace(/\B(?=(\d{3})+(?!\d))/g, '\u202f');
        if (operator.weighted) {
            const { shape } = layer.weight;
            const kernel = shape.c * shape.h * shape.w;
            all.push(['multiplyAdds', plain((operator.picture === 'transposed' ? tensor.size(input) : tensor.size(output)) * kernel)]);
            all.push(['parameters', layer.bias ? `${plain(tensor.size(shape))} + ${layer.bias.length}` : plain(tensor.size(shape))]);
            return all;
        }
        all.push(['valuesKept', say('of', plain(tensor.size(output)), plain(tensor.size(input)))]);
        if (operator.picture === 'pool' || operator.picture === 'adaptive') {
            const along = (axis, size, count) => {
                if (operator.window)
                    return axis.size * count;
                let cells = 0;
                for (let i = 0; i < count; ++i)
                    cells += axes.adaptive(i, size, count)[1];
                return cells;
            };
            const cells = along(layer.rows, input.h, output.h) * along(layer.cols, input.w, output.w);
            const reductions = output.n * output.c * (cells - output.h * output.w);
            all.push([/max|min/.test(layer.type) ? 'comparisons' : 'additions', plain(reductions)]);
        }
        all.push(['parameters', '0']);
        return all;
    }

    function fillSide(player) {
        const { network, layer: k } = player;
        const say = player.say.bind(player);
        byId('side').hidden = !network.reached(k);
        if (!network.reached(k))
            return;
        const layer = network.layer(k);
        setText(byId('side-title'), say(layer.type));
        const rows = all => all.map(([key, value]) => make('div', {}, make('dt', { text: say(key) }), make('dd', { text: String(value) })));
        byId('parameters').replaceChildren(...rows(parameterRows(layer, say)));
        byId('cost').replaceChildren(...rows(costRows(network, k, say)));
        const input = network.inputOf(k).shape;
        const output = network.outputOf(k).shape;
        const formula = isRows => explain.sizeFormula(layer, network.geometryOf(k), input, isRows);
        const size = byId('size');
        if (network.operator(k).picture === 'activation')
            size.replaceChildren(say('unchanged', sizeText(output.h, output.w)));
        else if (formula(true) === '')
            size.replaceChildren(sizeText(output.h, output.w));
        else if (formula(true) === formula(false))
            size.replaceChildren(formula(true));
        else
            size.replaceChildren(make('span', { text: say('rowsFormula') }), formula(true), make('span', { text: say('colsFormula') }), formula(false));
    }

    // ---- The step table ----

    /** All rows of a small layer, else those around the current one: a hundred thousand rows would take a minute. */
    const mostRows = 400;
    const rowsAround = 150;

    class StepTable {
        constructor(player) {
            this.player = player;
            this.place = byId('steps');
            this.table = this.place.firstElementChild;
            this.rows = new Map();
            this.table.tBodies[0].addEventListener('click', event => {
                const row = event.target.closest('tr');
                if (row?.dataset.step)
                    player.goTo(player.layer, Number(row.dataset.step));
            });
            this.table.tBodies[0].addEventListener('keydown', event => {
                const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
                if (!by)
                    return;
                event.preventDefault();
                event.stopPropagation();
                player.goTo(player.layer, player.step + by);
                this.rows.get(player.step)?.querySelector('button').focus();
            });
        }

        get hasValues() {
            return !this.player.network.operator(this.player.layer).weighted;
        }

        /** Which steps have a row: [first, one past the last]. */
        wanted() {
            const { player } = this;
            if (player.stepCount <= mostRows)
                return [0, player.stepCount];
            const first = Math.max(0, Math.floor(player.step / rowsAround) * rowsAround - rowsAround / 2);
            return [first, Math.min(first + 2 * rowsAround, player.stepCount)];
        }

        build() {
            const { player } = this;
            const say = player.say.bind(player);
            this.range = this.wanted();
            const columns = ['step', 'outputCell', 'window', ...(this.hasValues ? ['values'] : []), 'arithmetic', 'result'];
            this.table.tHead.rows[0].replaceChildren(...columns.map(key => make('th', { scope: 'col', text: say(key) })));
            this.table.setAttribute('aria-rowcount', player.stepCount + 1);
            this.rows.clear();
            const [first, end] = this.range;
            const rows = [];
            const more = (key, count) => rows.push(make('tr', {}, make('td', { class: 'soft', colspan: columns.length, text: say(key, count) })));
            if (first > 0)
                more('earlier', first);
            for (let i = first; i < end; ++i) {
                const row = this.rowOf(i, say);
                this.rows.set(i, row);
                rows.push(row);
            }
            if (end < player.stepCount)
                more('later', player.stepCount - end);
            this.table.tBodies[0].replaceChildren(...rows);
        }

        rowOf(i, say) {
            const { player } = this;
            const { network, layer: k } = player;
            const step = network.stepAt(k, i, this.scratch ??= { taps: new operators.Taps() });
            const button = make('button', { type: 'button', tabindex: '-1', text: String(i + 1) });
            const cells = [explain.outputText(network.outputOf(k).shape, step.output), explain.windowText(step, player.language),
                ...(this.hasValues ? [explain.valuesText(step)] : [])];
            return make('tr', { 'data-step': i, 'aria-rowindex': i + 2 }, make('td', {}, button), ...cells.map(text => make('td', { text })),
                make('td', { class: 'arithmetic' }), make('td', { class: 'result' }));
        }

        /** Fills in what has been reached; the rest says "…". */
        fillRow(i) {
            const { player } = this;
            const row = this.rows.get(i);
            const reached = i < player.step || (i === player.step && !player.frozen);
            const asked = i === player.step && player.frozen;
            const cells = row.cells;
            const [arithmetic, result] = [cells[cells.length - 2], cells[cells.length - 1]];
            row.classList.toggle('pending', !reached && !asked);
            const key = `${reached}${asked}`;
            if (row.dataset.filled === key)
                return;
            row.dataset.filled = key;
            if (!reached && !asked) {
                setText(arithmetic, '…');
                setText(result, '');
                return;
            }
            const { network, layer: k } = player;
            const step = network.stepAt(k, i, this.scratch);
            const equation = explain.equation(network.layer(k), step);
            setText(arithmetic, equation.terms);
            setText(result, asked ? '?' : (equation.relation === '≈' ? '≈ ' : '') + equation.result);
        }

        show() {
            const { player } = this;
            if (!player.network.reached(player.layer)) {
                this.table.tBodies[0].replaceChildren();
                this.key = null;
                return;
            }
            const key = `${player.layer}|${player.language}|${player.version}`;
            const [first, end] = this.range ?? [0, 0];
            if (this.key !== key || player.step < first || player.step >= end)
                this.build();
            this.key = key;
            for (const i of this.rows.keys())
                this.fillRow(i);
            this.current?.removeAttribute('aria-current');
            this.current?.querySelector('button')?.setAttribute('tabindex', '-1');
            this.current = this.rows.get(player.step);
            this.current.setAttribute('aria-current', 'true');
            this.current.querySelector('button').setAttribute('tabindex', '0');
            this.keepInView(this.current);
        }

        /** Scrolls the table alone, never the page. */
        keepInView(row) {
            const head = this.table.tHead.offsetHeight;
            const next = row.nextElementSibling ?? row;
            if (row.offsetTop - head < this.place.scrollTop)
                this.place.scrollTop = row.offsetTop - head;
            else if (next.offsetTop + next.offsetHeight > this.place.scrollTop + this.place.clientHeight)
                this.place.scrollTop = next.offsetTop + next.offsetHeight - this.place.clientHeight;
        }
    }

    return { Pipe, fillSide, StepTable };
})();
