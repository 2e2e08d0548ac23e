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

        /** {key: of its title, text(step, i), later: not before the step has come, class}; after the step's number. */
        columns() {
            const { network, layer: k, language, say } = this.player;
            const { way } = this.player.stage.frame;
            const { weighted } = network.operator(k);
            const place = [{ key: 'outputCell', text: step => explain.outputText(network.outputOf(k).shape, step.output) },
                { key: 'window', text: step => explain.windowText(step, language) }];
            if (way) {
                const shares = ofWeights => (step, i) => way.shares(i, ofWeights).map(share => numbers.shown(share)).join(' ') || say('nothing');
                return [place[0], { key: 'gradient', text: (step, i) => numbers.shown(way.at(i)) }, place[1],
                    { key: 'toCells', text: shares(false), later: true, class: 'arithmetic' },
                    ...(weighted ? [{ key: 'toWeights', text: shares(true), later: true, class: 'arithmetic' }] : [])];
            }
            const equation = step => explain.equation(network.layer(k), step);
            const resultText = ({ relation, result }) => (relation === '≈' ? '≈ ' : '') + result;
            return [...place, ...(weighted ? [] : [{ key: 'values', text: explain.valuesText }]),
                { key: 'arithmetic', text: step => equation(step).terms, later: true, class: 'arithmetic' },
                { key: 'result', text: step => (this.player.frozen && this.isCurrent(step) ? '?' : resultText(equation(step))), later: true, class: 'result' }];
        }

        isCurrent(step) {
            return tensor.stepOfCell(this.player.network.outputOf(this.player.layer).shape, step.output) === this.player.step;
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
            this.shown = this.columns();
            this.table.tHead.rows[0].replaceChildren(...['step', ...this.shown.map(column => column.key)].map(key => make('th', { scope: 'col', text: say(key) })));
            this.table.setAttribute('aria-rowcount', player.stepCount + 1);
            this.rows.clear();
            const [first, end] = this.range;
            const rows = [];
            const more = (key, count) => rows.push(make('tr', {}, make('td', { class: 'soft', colspan: this.shown.length + 1, text: say(key, count) })));
            if (first > 0)
                more('earlier', first);
            for (let i = first; i < end; ++i) {
                const row = this.rowOf(i);
                this.rows.set(i, row);
                rows.push(row);
            }
            if (end < player.stepCount)
                more('later', player.stepCount - end);
            this.table.tBodies[0].replaceChildren(...rows);
        }

        stepAt(i) {
            return this.player.network.stepAt(this.player.layer, i, this.scratch ??= { taps: new operators.Taps() });
        }

        rowOf(i) {
            const step = this.stepAt(i);
            const cells = this.shown.map(column => make('td', { class: column.class ?? '', text: column.later ? '' : column.text(step, i) }));
            return make('tr', { 'data-step': i, 'aria-rowindex': i + 2 },
                make('td', {}, make('button', { type: 'button', tabindex: '-1', text: String(i + 1) })), ...cells);
        }

        /** Fills in what has been reached; the rest says "…". */
        fillRow(i) {
            const { step: now, frozen } = this.player;
            const row = this.rows.get(i);
            const state = i > now ? 'pending' : i === now && frozen ? 'asked' : 'reached';
            if (row.dataset.state === state)
                return;
            row.dataset.state = state;
            row.classList.toggle('pending', state === 'pending');
            const step = this.stepAt(i);
            const later = this.shown.flatMap((column, j) => (column.later ? [[column, row.cells[j + 1]]] : []));
            later.forEach(([column, cell], j) => setText(cell, state === 'pending' ? (j === 0 ? '…' : '') : column.text(step, i)));
        }

        show() {
            const { player } = this;
            if (!player.network.reached(player.layer)) {
                this.table.tBodies[0].replaceChildren();
                this.key = null;
                return;
            }
            const key = [player.layer, player.language, player.document.version, Boolean(player.stage.frame.way)].join('|');
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
