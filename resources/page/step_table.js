// The table of all steps of the layer.
const stepTables = (() => {
    const { byId, make, setText } = dom;

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
            const { say } = player;
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
            const key = `${player.layer}|${player.language}|${player.document.version}`;
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

    return { StepTable };
})();
