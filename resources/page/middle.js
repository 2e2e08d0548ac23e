// What stands between the boards: the equation with its note, an activation's curve, the connecting lines.
const middles = (() => {
    function drawEquation({ equation, note, shown }, glide) {
        const element = dom.byId('terms');
        dom.setText(element, equation.terms);
        element.classList.toggle('long', equation.terms.length > 46);
        const answer = dom.byId('answer');
        dom.setText(answer, `${equation.relation} ${shown.frozen ? '?' : equation.result}`);
        dom.setText(dom.byId('note'), note);
        if (glide > 0)
            dom.animate(answer, [{ opacity: 0 }, { opacity: 1 }], { duration: 120, delay: glide + 100, fill: 'backwards' });
    }

    /** The graph with this step's point on it. */
    function drawCurve({ curve }) {
        const svg = dom.byId('curve');
        svg.toggleAttribute('hidden', !curve);
        if (!curve)
            return;
        const { f, x, y, extent, bottom, top } = curve;
        const across = at => Math.max(-1, Math.min(at / extent, 1)) || 0;
        const down = at => 1 - 2 * (Math.max(bottom, Math.min(at, top)) - bottom) / (top - bottom) || 0;
        const points = Array.from({ length: 81 }, (_, i) => (i - 40) / 40 * extent)
            .map(at => `${across(at).toFixed(3)} ${down(f(at)).toFixed(4)}`);
        const [axesPath, line, point] = svg.children;
        axesPath.setAttribute('d', `M-1 ${down(0)}H1M0 -1V1`);
        line.setAttribute('d', `M${points.join('L')}`);
        point.setAttribute('cx', across(x));
        point.setAttribute('cy', down(y));
        point.toggleAttribute('hidden', !curve.answered || !Number.isFinite(x));
    }

    /** Dashed lines in the gaps between the boards, where they cannot cross numbers; none where there are no gaps. */
    function connect(stage, { shown: { box, cell } }, between, visible, glide) {
        const svg = dom.byId('connectors');
        const [left, right] = svg.children;
        svg.toggleAttribute('hidden', !visible);
        if (!visible)
            return;
        const origin = stage.place.getBoundingClientRect();
        const middle = between.getBoundingClientRect();
        const from = stage.input.element.getBoundingClientRect();
        const to = stage.output.element.getBoundingClientRect();
        const y = (rect, board, row) => rect.top - origin.top + (row - board.model.firstRow) * board.model.size;
        const centre = middle.top - origin.top + middle.height / 2;
        // Only in the gaps are the lines slanted: beside a small window stands its equation.
        const column = dom.byId('middle').getBoundingClientRect();
        const path = (x1, y1, x2, y2) => {
            const bend = (x2 - x1) / 2;
            return `C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
        };
        const margin = 9;
        const [start, end] = [from.right - origin.left + margin, to.left - origin.left - margin];
        const [before, after] = [middle.left - origin.left - margin, middle.right - origin.left + margin];
        const [enter, leave] = [Math.min(column.left - origin.left, before), Math.max(column.right - origin.left, after)];
        const [top, bottom] = [box ? y(from, stage.input, box.row + box.rows / 2) : 0, y(to, stage.output, cell.row + 0.5)];
        left.setAttribute('d', box ? `M${start} ${top}${path(start, top, enter, centre)}H${before}` : '');
        right.setAttribute('d', `M${after} ${centre}H${leave}${path(leave, centre, end, bottom)}`);
        if (glide > 0)
            dom.animate(svg, [{ opacity: 0 }, { opacity: 1 }], { duration: 120, delay: glide * 0.7, fill: 'backwards' });
    }

    return { drawEquation, drawCurve, connect };
})();
