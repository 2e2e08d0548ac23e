// The page itself: where the viewer stands, what was edited and guessed, and how keys, buttons and time move it.
const players = (() => {
    const { byId, setText } = dom;

    /** As in app/document/playback.h: how long the window glides, in ms, at speeds up to 2 ×. */
    const glideTime = 220;

    class Player {
        constructor(lesson, { language, theme }) {
            this.lesson = lesson;
            this.network = new networks.Network(lesson);
            this.language = words.languages.includes(language) ? language : 'en';
            this.theme = theme;
            this.layer = 0;
            this.step = 0;
            this.channel = null;
            this.version = 0; // of the numbers
            this.playing = false;
            this.speed = 1;
            this.predicting = false;
            this.answers = new Map();
            this.undoList = [];
            this.redoList = [];
            this.stage = new stages.Stage(this);
            this.pipe = new panels.Pipe(this);
            this.table = new panels.StepTable(this);
            this.connect();
            this.setTheme(theme);
            this.goTo(lesson.view.layer, lesson.view.step, false);
            this.setLanguage(this.language);
        }

        say(key, ...args) {
            return words.say(this.language, key, ...args);
        }

        // ---- Where the viewer stands ----

        get stepCount() {
            return this.network.stepCount(this.layer);
        }

        get cell() {
            return tensor.cellOfStep(this.network.outputOf(this.layer).shape, this.step);
        }

        get stepNow() {
            const key = `${this.layer}|${this.step}|${this.version}`;
            if (this.stepKey !== key)
                this.cachedStep = this.network.stepAt(this.layer, this.step);
            this.stepKey = key;
            return this.cachedStep;
        }

        equationNow() {
            return explain.equation(this.network.layer(this.layer), this.stepNow, { nonZeroOnly: true });
        }

        /** The input channels that this step reads: [first, count]. */
        get channelsRead() {
            const layer = this.network.layer(this.layer);
            const { picture } = this.network.operator(this.layer);
            const { c } = this.cell;
            if (picture === 'products') {
                const { n, c: count } = layer.weight.shape;
                return [Math.floor(c / (n / layer.groups)) * count, count];
            }
            if (picture === 'transposed') {
                const count = this.network.inputOf(this.layer).shape.c / layer.groups;
                return [Math.floor(c / layer.weight.shape.c) * count, count];
            }
            return [c, 1];
        }

        get inputChannel() {
            const [first, count] = this.channelsRead;
            return this.channel >= first && this.channel < first + count ? this.channel ?? first : first;
        }

        goTo(layer, step, animate = true) {
            const last = Math.max(this.network.layerCount - 1, 0);
            const before = `${this.layer}|${this.step}`;
            const nextOne = animate && layer === this.layer && step === this.step + 1;
            this.layer = Math.min(Math.max(layer, 0), last);
            this.step = Math.min(Math.max(step, 0), Math.max(this.stepCount - 1, 0));
            if (before !== `${this.layer}|${this.step}`)
                this.stage.pointed = null;
            // The window cannot travel from one plane to another, nor to the first cell of all.
            const travels = nextOne && (this.cell.row > 0 || this.cell.col > 0);
            const glide = travels ? Math.min(glideTime, 440 / this.speed) : 0;
            this.redraw(glide);
            this.announce();
        }

        jump(cell) {
            this.goTo(this.layer, tensor.stepOfCell(this.network.outputOf(this.layer).shape, cell));
        }

        /** One step on; at a layer's end the next layer. A hidden result is shown first. */
        forward() {
            if (this.frozen) {
                this.answer('');
                return;
            }
            if (this.step + 1 < this.stepCount)
                this.goTo(this.layer, this.step + 1);
            else if (this.layer + 1 < this.network.layerCount)
                this.goTo(this.layer + 1, 0);
        }

        back() {
            if (this.step > 0)
                this.goTo(this.layer, this.step - 1);
            else if (this.layer > 0)
                this.goTo(this.layer - 1, Infinity);
        }

        setPlaying(playing) {
            clearTimeout(this.timer);
            if (playing && this.step + 1 >= this.stepCount && !this.frozen)
                this.goTo(this.layer, 0);
            this.playing = playing && this.stepCount > 1;
            if (this.playing)
                this.timer = setTimeout(() => this.tick(), 1000 / this.speed);
            byId('play').classList.toggle('playing', this.playing);
            const label = this.say(this.playing ? 'pause' : 'play');
            byId('play').setAttribute('aria-label', label);
            byId('play').title = label;
        }

        tick() {
            if (this.frozen || this.step + 1 >= this.stepCount) { // a question stops the film
                this.setPlaying(false);
                return;
            }
            this.goTo(this.layer, this.step + 1);
            this.setPlaying(this.step + 1 < this.stepCount && !this.frozen);
        }

        // ---- Guessing ----

        get answerKey() {
            return `${this.layer}|${this.step}`;
        }

        /** Whether this step's result is still to be guessed. */
        get frozen() {
            const asked = this.predicting
                || this.lesson.questions.some(question => question.layer === this.layer && question.step === this.step);
            return asked && this.stepCount > 0 && !this.answers.has(this.answerKey);
        }

        /** Takes a guess, or reveals when it is empty. False when it is no number. */
        answer(text) {
            const guess = text.trim() === '' ? null : numbers.parse(text);
            if (guess === null && text.trim() !== '') {
                this.setVerdict('wrong', this.say('badNumber'));
                return false;
            }
            const value = Math.fround(this.stepNow.value);
            // Right is what reads the same: nobody types 0.33333334.
            const right = guess !== null && (numbers.same(guess, value) || numbers.shown(guess) === numbers.shown(value));
            this.answers.set(this.answerKey, { text: text.trim(), right });
            this.redraw();
            this.announce();
            return true;
        }

        setVerdict(kind, text) {
            const verdict = byId('verdict');
            verdict.className = kind;
            setText(verdict, text);
        }

        showGuess() {
            const asked = this.frozen;
            const wasAsked = !byId('guess').hidden;
            byId('guess').hidden = !asked;
            const given = this.answers.get(this.answerKey);
            if (asked && !(wasAsked && this.askedKey === this.answerKey)) {
                byId('guess-value').value = '';
                this.setVerdict('', '');
            }
            this.askedKey = this.answerKey;
            if (given) {
                const equation = this.equationNow();
                const worked = `${equation.terms} ${equation.relation} ${equation.result}`;
                if (given.right)
                    this.setVerdict('right', `${this.say('guessRight')} ${worked}`);
                else if (given.text)
                    this.setVerdict('wrong', `${this.say('guessWrong', given.text)} ${worked}`);
                else
                    this.setVerdict('', `${this.say('guessShown')} ${worked}`);
            } else if (!asked) {
                this.setVerdict('', '');
            }
            const guesses = [...this.answers.values()].filter(answer => answer.text !== '');
            setText(byId('score'), guesses.length > 0 ? this.say('score', guesses.filter(guess => guess.right).length, guesses.length) : '');
        }

        // ---- Editing ----

        partOf(part) {
            const layer = this.network.layer(this.layer);
            return {
                input: [this.lesson.input.data, this.lesson.inputNotation],
                weight: [layer.weight?.data, layer.weightNotation],
                bias: [layer.bias, layer.biasNotation],
            }[part];
        }

        /** The number at `at` as it would be typed. */
        written(part, at) {
            const [data, notation] = this.partOf(part);
            const noted = notation.get(at);
            return noted !== undefined && numbers.parse(noted) === data[at] ? noted : numbers.exact(data[at]);
        }

        /** Puts a typed number in; the sentence that says why not, or nothing. */
        edit(part, at, text) {
            const value = numbers.parse(text);
            if (value === null)
                return this.say('badNumber');
            const [data, notation] = this.partOf(part);
            if (Object.is(data[at], value) && (notation.get(at) ?? '') === (text.includes('/') ? text : ''))
                return null;
            const change = { part, layer: this.layer, at, value, note: text.includes('/') ? text.trim() : null };
            this.undoList.push(this.swap(change));
            this.redoList = [];
            this.numbersChanged(part, change.layer);
            byId('live').textContent = this.say('edited', this.say(part === 'weight' ? 'kernel' : part), numbers.shown(value));
            return null;
        }

        /** Applies a change and returns the one that takes it back. */
        swap(change) {
            const layer = this.network.layer(change.layer);
            const [data, notation] = { input: [this.lesson.input.data, this.lesson.inputNotation],
                weight: [layer.weight?.data, layer.weightNotation], bias: [layer.bias, layer.biasNotation] }[change.part];
            const inverse = { ...change, value: data[change.at], note: notation.get(change.at) ?? null };
            data[change.at] = change.value;
            if (change.note)
                notation.set(change.at, change.note);
            else
                notation.delete(change.at);
            return inverse;
        }

        numbersChanged(part, layer) {
            ++this.version;
            this.answers.clear(); // what was guessed was about other numbers
            this.network.update(part === 'input' ? 0 : layer);
            this.step = Math.min(this.step, Math.max(this.stepCount - 1, 0));
            this.pipe.fill();
            this.redraw();
        }

        undo(from = this.undoList, to = this.redoList) {
            const change = from.pop();
            if (!change)
                return;
            to.push(this.swap(change));
            this.numbersChanged(change.part, change.layer);
        }

        redo() {
            this.undo(this.redoList, this.undoList);
        }

        reset() {
            while (this.undoList.length > 0)
                this.redoList.push(this.swap(this.undoList.pop()));
            this.numbersChanged('input', 0);
        }

        // ---- Words ----

        setLanguage(language) {
            this.language = language;
            document.documentElement.lang = language.replace('_', '-');
            for (const element of document.querySelectorAll('[data-say]'))
                element.textContent = this.say(element.dataset.say);
            for (const [attribute, name] of [['sayLabel', 'aria-label'], ['sayTitle', 'title'], ['sayPlaceholder', 'placeholder']])
                for (const element of document.querySelectorAll(`[data-${attribute.replace(/[A-Z]/g, c => '-' + c.toLowerCase())}]`))
                    element.setAttribute(name, this.say(element.dataset[attribute]));
            byId('english').setAttribute('aria-pressed', language === 'en');
            byId('chinese').setAttribute('aria-pressed', language === 'zh_CN');
            const title = words.own(language, this.lesson.title) || this.say('untitled');
            setText(byId('title'), title);
            setText(byId('name'), title);
            document.title = title;
            this.setPlaying(this.playing);
            this.pipe.fill();
            this.redraw();
            this.announce();
        }

        get dark() {
            return this.theme === 'dark' || (this.theme !== 'light' && this.systemDark.matches);
        }

        setTheme(theme) {
            this.theme = theme;
            document.documentElement.dataset.theme = this.dark ? 'dark' : 'light';
            byId('dark').setAttribute('aria-pressed', this.dark);
            if (this.pipe.chips.length > 0) {
                this.pipe.fill();
                this.redraw();
            }
        }

        /** The beat that is told at this step: the last one of this layer that has been reached; −1 for none. */
        get beatIndex() {
            let best = -1;
            this.lesson.beats.forEach((beat, i) => {
                if (beat.layer === this.layer && beat.step <= this.step && (best < 0 || beat.step >= this.lesson.beats[best].step))
                    best = i;
            });
            return best;
        }

        showWords() {
            const { beats } = this.lesson;
            const index = this.beatIndex;
            setText(byId('beat'), index >= 0 ? words.own(this.language, beats[index].text) : '');
            byId('beats').hidden = beats.length < 2;
            setText(byId('beat-place'), index >= 0 ? this.say('beatOf', index + 1, beats.length) : '');
            const exact = index >= 0 && beats[index].step === this.step;
            byId('beat-back').disabled = index < 1 && !(index === 0 && !exact);
            byId('beat-next').disabled = index + 1 >= beats.length;
            const runs = this.network.reached(this.layer);
            const [key, ...args] = runs ? explain.sentence(this.network.layer(this.layer), this.stepNow) : ['untitled'];
            // A line must not break inside "0–2".
            setText(byId('sentence'), runs && !this.frozen ? this.say(key, ...args).replaceAll('–', '\u2060–\u2060') : '');
            const atEnd = this.step + 1 >= this.stepCount;
            setText(byId('hint'), !runs || this.frozen ? '' : !atEnd ? (this.step === 0 ? this.say('hintStart') : '')
                : this.say(this.layer + 1 < this.network.layerCount ? 'hintLayer' : 'hintEnd'));
            this.showGuess();
        }

        toBeat(by) {
            const { beats } = this.lesson;
            const index = this.beatIndex;
            // "Previous" first returns to where this beat began.
            const target = by < 0 && index >= 0 && beats[index].step !== this.step ? index : index + by;
            const beat = beats[Math.min(Math.max(target, 0), beats.length - 1)];
            this.goTo(beat.layer, beat.step);
        }

        /** For screen readers: one sentence a step; not while a film runs faster than it can be said. */
        announce() {
            if (!this.network.reached(this.layer) || (this.playing && this.speed > 0.5))
                return;
            const cell = explain.outputText(this.network.outputOf(this.layer).shape, this.cell);
            const [key, ...args] = explain.sentence(this.network.layer(this.layer), this.stepNow);
            setText(byId('live'), this.frozen ? this.say('announceHidden', this.step + 1, this.stepCount, cell)
                : this.say('announce', this.step + 1, this.stepCount, cell, this.say(key, ...args)));
        }

        // ---- Drawing ----

        redraw(glide = 0) {
            this.stage.draw(glide);
            this.pipe.mark();
            panels.fillSide(this);
            this.showWords();
            this.table.show();
            const scrub = byId('scrub');
            scrub.max = Math.max(this.stepCount - 1, 0);
            scrub.value = this.step;
            scrub.style.setProperty('--done', `${this.stepCount > 1 ? 100 * this.step / (this.stepCount - 1) : 100}%`);
            const place = this.stepCount > 0 ? `${this.step + 1} / ${this.stepCount}` : '–';
            setText(byId('place'), place);
            scrub.setAttribute('aria-valuetext', place);
            const lastLayer = this.layer + 1 >= this.network.layerCount;
            const atEnd = this.step + 1 >= this.stepCount;
            byId('first').disabled = this.step === 0;
            byId('back').disabled = this.step === 0 && this.layer === 0;
            byId('forward').disabled = atEnd && lastLayer && !this.frozen;
            byId('last').disabled = atEnd;
            byId('play').disabled = this.stepCount < 2;
            byId('edits').hidden = this.undoList.length + this.redoList.length === 0;
            byId('undo').disabled = byId('reset').disabled = this.undoList.length === 0;
            byId('redo').disabled = this.redoList.length === 0;
        }

        // ---- Hands ----

        connect() {
            const on = (id, event, action) => byId(id).addEventListener(event, action);
            const stopAnd = action => () => {
                this.setPlaying(false);
                action();
            };
            const actions = {
                first: stopAnd(() => this.goTo(this.layer, 0)),
                back: stopAnd(() => this.back()),
                play: () => this.setPlaying(!this.playing),
                forward: stopAnd(() => this.forward()),
                last: stopAnd(() => this.goTo(this.layer, Infinity)),
            };
            for (const [id, action] of Object.entries(actions)) {
                on(id, 'click', action);
                // A click must not take the keyboard with it: Space after it should still play.
                on(id, 'mousedown', event => event.preventDefault());
            }
            on('scrub', 'input', stopAnd(() => this.goTo(this.layer, Number(byId('scrub').value), false)));
            on('speed', 'change', () => {
                this.speed = Number(byId('speed').value);
                this.setPlaying(this.playing);
            });
            on('english', 'click', () => this.setLanguage('en'));
            on('chinese', 'click', () => this.setLanguage('zh_CN'));
            on('dark', 'click', () => this.setTheme(this.dark ? 'light' : 'dark'));
            this.systemDark = matchMedia('(prefers-color-scheme: dark)');
            this.systemDark.addEventListener('change', () => this.setTheme(this.theme));
            on('predict', 'click', () => {
                this.predicting = !this.predicting;
                byId('predict').setAttribute('aria-pressed', this.predicting);
                this.redraw();
                this.announce();
                if (this.frozen)
                    byId('guess-value').focus({ preventScroll: true });
            });
            on('guess', 'submit', event => {
                event.preventDefault();
                if (byId('guess-value').value.trim() !== '' && this.answer(byId('guess-value').value))
                    byId('forward').focus({ preventScroll: true }); // the field is gone; the next key should go on
            });
            on('guess-show', 'click', () => this.answer(''));
            on('beat-back', 'click', stopAnd(() => this.toBeat(-1)));
            on('beat-next', 'click', stopAnd(() => this.toBeat(1)));
            on('undo', 'click', () => this.undo());
            on('redo', 'click', () => this.redo());
            on('reset', 'click', () => this.reset());
            document.addEventListener('keydown', event => this.keyDown(event, actions));
            // Paper is white; the small pictures are drawn again for it.
            let before = 'auto';
            addEventListener('beforeprint', () => {
                before = this.theme;
                this.setTheme('light');
            });
            addEventListener('afterprint', () => this.setTheme(before));
        }

        keyDown(event, actions) {
            const { target, key } = event;
            if ((event.ctrlKey || event.metaKey) && !event.altKey && /^[zy]$/i.test(key) && !target.matches('input:not([type="range"])')) {
                event.preventDefault();
                if (key.toLowerCase() === 'y' || event.shiftKey)
                    this.redo();
                else
                    this.undo();
                return;
            }
            if (event.ctrlKey || event.metaKey || event.altKey || target.matches('input:not([type="range"]), select'))
                return;
            if (key === ' ' && target.matches('button'))
                return; // Space presses the button it stands on
            const action = { ' ': actions.play, ArrowLeft: actions.back, ArrowRight: actions.forward, PageUp: actions.back,
                PageDown: actions.forward, Home: actions.first, End: actions.last }[key];
            if (!action)
                return;
            event.preventDefault();
            action();
        }
    }

    return { Player };
})();
