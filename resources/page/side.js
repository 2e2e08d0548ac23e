// What stands on the right: the layer's parameters, the input's size, the output's size as a formula, the cost.
const sides = (() => {
    const { byId, make, setText } = dom;

    function costRows(network, k, say) {
        const layer = network.layer(k);
        const operator = network.operator(k);
        const input = network.inputOf(k).shape;
        const output = network.outputOf(k).shape;
        const all = [];
        const plain = value => String(value).replace(/\B(?=(\d{3})+(?!\d))/g, '\u202f');
        const pools = !operator.weighted && (operator.reads === 'window' || operator.reads === 'share');
        const kept = pools && tensor.size(output) <= tensor.size(input);
        all.push([kept ? 'valuesKept' : 'valuesMade', say(kept ? 'of' : 'madeFrom', plain(tensor.size(output)), plain(tensor.size(input)))]);
        if (operator.weighted) {
            const { shape } = layer.weight;
            const kernel = shape.c * shape.h * shape.w;
            all.push(['multiplyAdds', plain((operator.reads === 'spread' ? tensor.size(input) : tensor.size(output)) * kernel)]);
            all.push(['parameters', layer.bias ? `${plain(tensor.size(shape))} + ${layer.bias.length}` : plain(tensor.size(shape))]);
            return all;
        }
        if (operator.reads === 'window' || operator.reads === 'share') {
            const along = (axis, size, count) => {
                if (operator.slides)
                    return axis.size * count;
                let cells = 0;
                for (let i = 0; i < count; ++i)
                    cells += axes.adaptive(i, size, count)[1];
                return cells;
            };
            const cells = along(layer.rows, input.h, output.h) * along(layer.cols, input.w, output.w);
            const reductions = output.n * output.c * (cells - output.h * output.w);
            all.push([operator.chooses ? 'comparisons' : 'additions', plain(reductions)]);
        }
        all.push(['parameters', '0']);
        return all;
    }

    function sizeRows(network, k, say) {
        const layer = network.layer(k);
        const { shape } = network.inputOf(k);
        const formula = isRows => explain.sizeFormula(layer, network.geometryOf(k), shape, isRows);
        const inWords = { cell: 'unchanged', winners: 'sizeOfWinners', share: layer.outputSize ? 'sizeChosen' : 'sizeOfAll' }[network.operator(k).reads];
        if (inWords)
            return [say(inWords, tensor.shapeText(network.outputOf(k).shape))];
        return formula(true) === formula(false) ? [formula(true)]
            : [make('span', { text: say('rows') }), formula(true), make('span', { text: say('columns') }), formula(false)];
    }

    class Side {
        constructor(player) {
            this.player = player;
            this.layer = new parameterForms.ParameterForm(player, byId('parameters'));
            this.input = new parameterForms.ParameterForm(player, byId('input-size'));
        }

        /** Needed when numbers, layer or language have changed, not at every step. */
        show() {
            const { player } = this;
            const { network, layer: k } = player;
            const key = [player.document.version, k, player.language].join('|');
            if (this.key === key)
                return;
            this.key = key;
            this.input.show(-1);
            const known = k < network.layerCount && (k === 0 || network.reached(k - 1));
            byId('parameters').hidden = !known;
            setText(byId('side-title'), k < network.layerCount ? player.say(network.layer(k).type) : '');
            if (known)
                this.layer.show(k);
            const runs = network.reached(k);
            for (const element of document.querySelectorAll('#side .result'))
                element.hidden = !runs;
            if (!runs)
                return;
            byId('size').replaceChildren(...sizeRows(network, k, player.say));
            byId('cost').replaceChildren(...costRows(network, k, player.say)
                .map(([name, value]) => make('div', {}, make('dt', { text: player.say(name) }), make('dd', { text: String(value) }))));
        }
    }

    return { Side };
})();
