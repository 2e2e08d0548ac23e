// The fields of a layer's parameters, or of the input's size. It decides nothing: what is typed or stepped is tried, and
// what is impossible keeps the old picture, marks the field, says why and offers what would be possible.
const parameterForms = (() => {
    const { make, setText } = dom;

    class ParameterForm {
        constructor(player, place) {
            this.player = player;
            this.place = place;
            this.rows = [];
            this.trouble = null;
        }

        say(key, ...args) {
            return this.player.say(key, ...args);
        }

        /** Shows layer `k`, whose input is known, or the input when `k` is −1. */
        show(k) {
            const { network } = this.player;
            const all = parameters.of(network, k);
            const kind = `${this.player.language}|${all.map(what => what.field + what.label + (what.options?.(this.player.say) ?? '')).join('|')}`;
            const anew = this.kind !== kind || this.k !== k;
            this.kind = kind;
            this.k = k;
            if (anew)
                this.build(all);
            all.forEach((what, i) => {
                this.rows[i].what = what;
                this.fill(this.rows[i]);
            });
            this.clearTrouble();
            const problem = k < 0 ? null : network.results[k].problem;
            if (problem)
                this.showProblem(problem);
        }

        // ---- Rows ----

        build(all) {
            this.clearTrouble();
            this.rows = all.map((what, i) => this.row(what, i));
            this.place.replaceChildren(...(all.length > 0 ? this.rows.map(row => row.element) : [make('p', { class: 'soft', text: this.say('nothingToSet') })]));
        }

        row(what, i) {
            const row = { what };
            const label = this.say(what.label);
            const hint = this.say(what.hint);
            row.id = `${this.place.id}-${i}`;
            if (what.kind === 'choice') {
                row.field = make('select', {}, ...what.options(this.player.say).map((text, value) => make('option', { value, text })));
                row.field.addEventListener('change', () => this.attempt(row, [Number(row.field.value)]));
                row.control = row.field;
            } else if (what.kind === 'switch') {
                row.field = make('input', { type: 'checkbox' });
                row.field.addEventListener('change', () => this.attempt(row, [row.field.checked ? 1 : 0]));
                row.word = make('span', { class: 'word' });
                row.control = make('label', { class: 'switch' }, row.field, row.word);
            } else {
                this.makeNumbers(row, label);
            }
            row.field.id = row.id;
            row.field.dataset.field = what.field;
            row.field.setAttribute('aria-label', label);
            row.field.setAttribute('aria-description', hint);
            row.element = make('div', { class: 'parameter', title: hint }, make('label', { for: row.id, text: label }), row.control);
            return row;
        }

        makeNumbers(row, label) {
            row.field = make('input', { inputmode: 'text', autocomplete: 'off', spellcheck: 'false', size: '6' });
            row.field.addEventListener('change', () => this.commit(row));
            row.field.addEventListener('focus', () => row.field.select());
            row.field.addEventListener('keydown', event => {
                if ((event.ctrlKey || event.metaKey) && /^[zy]$/i.test(event.key)) {
                    if (row.field.value !== row.shown)
                        event.stopPropagation(); // what is being typed is the field's own to undo
                } else if (event.key === 'Enter') {
                    this.commit(row);
                    row.field.select();
                } else if (event.key === 'Escape') {
                    this.show(this.k);
                } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
                    event.preventDefault();
                    this.stepBy(row, event.key === 'ArrowUp' ? 1 : -1);
                }
            });
            const button = (text, key, by) => {
                const element = make('button', { type: 'button', text, tabindex: '-1', 'aria-label': this.say(key, label) });
                element.addEventListener('mousedown', event => event.preventDefault()); // the keyboard stays where it is
                element.addEventListener('click', () => this.stepBy(row, by));
                return element;
            };
            row.less = button(numbers.minus, 'less', -1);
            row.more = button('+', 'more', 1);
            row.control = make('span', { class: 'stepper' }, row.less, row.field, row.more);
        }

        fill(row) {
            const { network } = this.player;
            const values = row.what.get(parameters.partOf(network, this.k));
            row.field.removeAttribute('aria-invalid');
            if (row.what.kind === 'choice') {
                row.field.value = String(values[0]);
            } else if (row.what.kind === 'switch') {
                row.field.checked = values[0] !== 0;
                setText(row.word, this.say(values[0] !== 0 ? 'on' : 'off'));
            } else {
                row.shown = parameters.text(row.what, values, this.player.say);
                row.field.value = row.shown;
                row.less.disabled = !parameters.nextPossible(network, this.k, row.what, -1);
                row.more.disabled = !parameters.nextPossible(network, this.k, row.what, 1);
            }
        }

        // ---- Hands ----

        commit(row) {
            if (row.field.value.trim() === row.shown) {
                if (row.field.hasAttribute('aria-invalid'))
                    this.show(this.k);
                return;
            }
            const values = parameters.parse(row.what, row.field.value, this.player.say);
            if (values)
                this.attempt(row, values);
            else
                this.showTrouble(row, this.say(row.what.whole ? 'notWhole' : 'notNumber', row.field.value.trim()),
                    [row.what.get(parameters.partOf(this.player.network, this.k))]);
        }

        stepBy(row, direction) {
            this.commit(row);
            const values = row.field.hasAttribute('aria-invalid') ? null
                : parameters.nextPossible(this.player.network, this.k, row.what, direction);
            if (values)
                this.attempt(row, values);
        }

        attempt(row, values) {
            const { network } = this.player;
            const { k } = this;
            const { what } = row;
            const next = what.set(parameters.partOf(network, k), values);
            const taken = parameters.says(what, next, values);
            const problem = parameters.problemOf(network, k, next);
            // A layer that is broken already is mended field by field: what is wrong elsewhere must not keep this one from it.
            const mending = problem && k >= 0 && network.results[k].problem && problem.field !== what.field;
            if (taken && (!problem || mending)) {
                this.player.setPart(k, next, this.say('changed', this.say(what.label), this.wordsFor(row, values)));
                return;
            }
            const sentence = problem ? words.standingAlone(this.player.language, problem)
                : this.say('notPossible', parameters.text(what, values, this.player.say));
            this.showTrouble(row, sentence, parameters.nearestPossible(network, k, what, values));
        }

        wordsFor({ what }, values) {
            if (what.kind === 'switch')
                return this.say(values[0] !== 0 ? 'on' : 'off');
            return what.kind === 'choice' ? what.options(this.player.say)[values[0]] : parameters.text(what, values, this.player.say);
        }

        // ---- What stands in the way ----

        clearTrouble() {
            this.trouble?.remove();
            this.trouble = null;
        }

        /** Below `row`, or on top when it is null. */
        showTrouble(row, sentence, possible) {
            this.clearTrouble();
            const offers = possible.map(values => {
                const button = make('button', { type: 'button', text: this.say('use', parameters.text(row.what, values, this.player.say)) });
                button.addEventListener('click', () => {
                    this.attempt(row, values);
                    row.field.focus();
                });
                return button;
            });
            this.trouble = make('div', { class: 'trouble', role: 'alert' }, make('p', { text: sentence }), ...offers);
            if (!row) {
                this.place.prepend(this.trouble);
                return;
            }
            if (row.what.kind !== 'numbers')
                this.fill(row);
            row.field.setAttribute('aria-invalid', 'true');
            row.element.after(this.trouble);
        }

        /** A layer that cannot run as it is. */
        showProblem(problem) {
            const { network } = this.player;
            const row = this.rows.find(({ what }) => what.field === problem.field && what.kind === 'numbers') ?? null;
            const possible = row ? parameters.nearestPossible(network, this.k, row.what, row.what.get(network.layer(this.k))) : [];
            this.showTrouble(row, words.standingAlone(this.player.language, problem), possible);
            this.offerFittingKernel();
        }

        offerFittingKernel() {
            const { network } = this.player;
            const layer = network.layer(this.k);
            const { c } = network.inputOf(this.k).shape;
            if (!layer.weight || layer.groups < 1 || c % layer.groups !== 0)
                return;
            const [side, wanted] = network.operator(this.k).reads === 'spread' ? ['n', c] : ['c', c / layer.groups];
            if (layer.weight.shape[side] === wanted)
                return;
            const button = make('button', { type: 'button', text: this.say('fitKernel', c) });
            button.addEventListener('click', () => this.player.setPart(this.k,
                edits.withWeightShape(layer, { ...layer.weight.shape, [side]: wanted }), this.say('fitKernel', c)));
            this.trouble.append(button);
        }
    }

    return { ParameterForm };
})();
