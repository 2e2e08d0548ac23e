// What stands between the boards: the equation with its note, an activation's curve, the connecting lines.
const middles = (() => {
    const { shown } = numbers;

    /** Longer arithmetic is summed up in words; the step table has it in full. */
    const longestTerms = 260;

    function drawEquation(stage, glide) {
        const { player, current } = stage;
        const { network, layer: k } = player;
        const layer = network.layer(k);
        const equation = player.equationNow();
        const tooLong = equation.terms.length > longestTerms;
        const placed = stage.picture === 'unpool' && current.taps.count > 0;
        const terms = tooLong ? stage.say('manyNumbers', stage.say(layer.type), current.taps.count)
            : placed ? `${equation.terms} → (${current.output.row}, ${current.output.col})` : equation.terms;
        const element = dom.byId('terms');
        dom.setText(element, terms);
        element.classList.toggle('long', terms.length > 46);
        const answer = dom.byId('answer');
        dom.setText(answer, `${tooLong ? '=' : equation.relation} ${player.frozen ? '?' : equation.result}`);
        dom.setText(dom.byId('note'), player.frozen ? '' : note(stage));
        if (glide > 0)
            dom.animate(answer, [{ opacity: 0 }, { opacity: 1 }], { duration: 120, delay: glide + 100, fill: 'backwards' });
    }

    function note(stage) {
        const { player, current } = stage;
        const { network, layer: k } = player;
        const layer = network.layer(k);
        const operator = network.operator(k);
        if (network.operator(player.layer).weighted && player.channelsRead[1] > 1) {
            let partial = 0;
            for (const tap of current.taps)
                partial += tap.c === player.inputChannel ? tap.value * tap.factor : 0;
            return stage.say('noteChannel', player.inputChannel + 1, network.inputOf(k).shape.c, shown(partial),
                shown(current.value - current.bias));
        }
        if (operator.indices && current.winner >= 0) {
            const tap = current.taps.items[current.winner];
            return stage.say('noteWinner', tap.row, tap.col, tap.row * network.inputOf(k).shape.w + tap.col);
        }
        if (operator.divisor) {
            if (layer.divisorOverride !== null)
                return stage.say('noteOverride', shown(current.divisor));
            const kinds = [...current.taps].map(tap => tap.kind);
            if (kinds.includes('padding'))
                return stage.say(layer.countIncludePad ? 'noteCounts' : 'noteCountsNot');
            return kinds.includes('beyond') ? stage.say('noteBeyond') : '';
        }
        return stage.picture === 'unpool' && current.taps.count === 0 ? stage.say('noteNoWinner') : '';
    }

    /** An activation's graph with this step's point on it; the same extent both ways. */
    function drawCurve(stage) {
        const { player, current } = stage;
        const svg = dom.byId('curve');
        svg.toggleAttribute('hidden', stage.picture !== 'activation');
        if (stage.picture !== 'activation')
            return;
        const layer = player.network.layer(player.layer);
        const { curve } = player.network.operator(player.layer);
        const extent = Math.max(...stage.scales.map(scale => scale.limit), 1) * 1.1;
        const points = Array.from({ length: 81 }, (_, i) => (i - 40) / 40)
            .map(x => `${x.toFixed(3)} ${(-curve(x * extent, layer) / extent).toFixed(4)}`);
        const [axesPath, line, point] = svg.children;
        axesPath.setAttribute('d', 'M-1 0H1M0 -1V1');
        line.setAttribute('d', `M${points.join('L')}`);
        const x = current.taps.items[0].value;
        point.setAttribute('cx', Math.max(-1, Math.min(x / extent, 1)) || 0);
        point.setAttribute('cy', -Math.max(-1, Math.min(current.value / extent, 1)) || 0);
        point.toggleAttribute('hidden', player.frozen || !Number.isFinite(x));
    }

    /** Dashed lines in the gaps between the boards, where they cannot cross numbers. */
    function connect(stage, glide) {
        const svg = dom.byId('connectors');
        const [left, right] = svg.children;
        const box = stage.boxOf(stage.current);
        const visible = !stage.stacked && stage.cell >= 8;
        svg.toggleAttribute('hidden', !visible);
        if (!visible)
            return;
        const origin = stage.place.getBoundingClientRect();
        const middle = (stage.windowTaps ? stage.window.element : stage.picture === 'activation' ? dom.byId('curve') : dom.byId('equation')).getBoundingClientRect();
        const from = stage.input.element.getBoundingClientRect();
        const to = stage.output.element.getBoundingClientRect();
        const y = (rect, board, row) => rect.top - origin.top + (row - board.model.firstRow) * board.model.size;
        const centre = middle.top - origin.top + middle.height / 2;
        const path = (x1, y1, x2, y2) => {
            const bend = (x2 - x1) / 2;
            return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
        };
        const margin = 9;
        left.setAttribute('d', box ? path(from.right - origin.left + margin, y(from, stage.input, box.row + box.rows / 2),
            middle.left - origin.left - margin, centre) : '');
        right.setAttribute('d', path(middle.right - origin.left + margin, centre, to.left - origin.left - margin,
            y(to, stage.output, stage.player.cell.row + 0.5)));
        if (glide > 0)
            dom.animate(svg, [{ opacity: 0 }, { opacity: 1 }], { duration: 120, delay: glide * 0.7, fill: 'backwards' });
    }

    return { drawEquation, drawCurve, connect };
})();
