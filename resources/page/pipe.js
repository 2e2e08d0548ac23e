// The chips of the input, the layers and the output on top, each with a small picture of its numbers.
const pipes = (() => {
    const { byId, make, setText } = dom;

    const pairText = (a, b) => (a === b ? String(a) : `${a} × ${b}`);

    function paddingText(layer, say) {
        if (layer.paddingForm.startsWith('same'))
            return say('ruleSame');
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
        if (operator.slides) {
            parts.push(tensor.sizeText({ h: layer.rows.size, w: layer.cols.size }), say('chipStride', pairText(layer.rows.stride, layer.cols.stride)));
            const padding = paddingText(layer, say);
            if (padding)
                parts.push(layer.paddingForm.startsWith('same') ? padding : say('chipPadding', padding));
            if (layer.rows.dilation > 1 || layer.cols.dilation > 1)
                parts.push(say('chipDilation', pairText(layer.rows.dilation, layer.cols.dilation)));
        }
        if (operator.reads === 'share' && layer.outputSize)
            parts.push(say('chipTo', tensor.sizeText(layer.outputSize)));
        if (operator.has('negative_slope'))
            parts.push(say('chipSlope', numbers.shown(layer.negativeSlope)));
        return parts.join(' · ');
    }

    /** One plane as a picture of its own size: in the greys that the boards have for it, or from its least to its largest value. */
    function drawThumbnail(canvas, values, scale, theme) {
        const { shape } = values;
        canvas.width = shape.w;
        canvas.height = shape.h;
        const plane = tensor.plane(values, 0, 0);
        const { low, high } = tensor.reachOf(plane);
        const context = canvas.getContext('2d');
        const image = context.createImageData(shape.w, shape.h);
        const limit = Math.max(high, -low) || 1;
        plane.forEach((value, i) => {
            if (scale.grey) {
                image.data.set([...theme.valueColour(scale, value), 255], i * 4);
                return;
            }
            // All above zero: the full range is told apart; with a sign: zero is the cell's colour.
            const t = low === high ? Math.sign(value) * 0.6 : low >= 0 ? (value - low) / (high - low) : value / limit;
            const strength = Number.isFinite(t) ? Math.min(Math.abs(t), 1) * 0.78 : 0;
            image.data.set([...themes.mix(theme.cell, t < 0 ? theme.accent : theme.blue, strength), 255], i * 4);
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
            const chip = (tag, key, classes = 'chip') => {
                const element = make(tag, { class: classes }, make('canvas', { 'aria-hidden': 'true' }), make('span', {}, make('b'), make('small')));
                this.list.append(make('li', {}, element));
                this.chips.push({ element, key });
                return element;
            };
            this.list.replaceChildren();
            const input = chip('button', 'input');
            input.type = 'button';
            input.addEventListener('click', () => byId('input-size').querySelector('input').focus());
            network.lesson.layers.forEach((layer, k) => {
                const button = chip('button', layer.type, 'chip layer');
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
            const { say } = player;
            this.chips.forEach(({ element, key }, i) => {
                const k = i - 1;
                const last = i === this.chips.length - 1;
                const values = i === 0 || network.layerCount === 0 ? network.lesson.input : network.results[last ? k - 1 : k]?.output;
                const [canvas, text] = element.children;
                setText(text.firstChild, say(key));
                const about = i > 0 && !last ? parameterText(network.layer(k), say) : '';
                setText(text.lastChild, about || (values ? tensor.shapeText(values.shape) : '–'));
                element.classList.toggle('broken', !values);
                canvas.hidden = !values;
                if (values)
                    drawThumbnail(canvas, values, colours.stationScale(network, Math.min(k, network.layerCount - 1), 0, 0), player.theme);
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

    return { Pipe };
})();
