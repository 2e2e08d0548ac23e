// The page itself: where the viewer stands and how it is looked at. It assembles the panels; they do the work.
const players = (() => {
    const { byId, setText } = dom;

    /** As in app/document/playback.h: how long the window glides, in ms, at speeds up to 2 ×. */
    const glideTime = 220;

    class Player {
        constructor(lesson, { language, theme }) {
            this.lesson = lesson;
            this.document = new documents.Document(lesson, () => this.numbersChanged());
            this.quiz = new quizzes.Quiz(lesson.questions);
            this.language = words.languages.includes(language) ? language : 'en';
            this.say = (key, ...args) => words.say(this.language, key, ...args);
            this.layer = 0;
            this.step = 0;
            this.channel = -1; // the input channel that is wished for; −1: the first one that is read
            this.view = 'forward'; // or 'backward', 'turned', 'matrix'
            this.themeChoice = new themeChoices.ThemeChoice(theme, () => this.themeChanged());
            this.stage = new stages.Stage(this);
            this.pipe = new pipes.Pipe(this);
            this.side = new sides.Side(this);
            this.table = new stepTables.StepTable(this);
            this.lessonWords = new lessonWords.LessonWords(this);
            this.transport = new transports.Transport(this);
            this.connect();
            this.goTo(lesson.view.layer, lesson.view.step, false);
            this.lessonWords.begin();
            this.setLanguage(this.language);
        }

        get network() {
            return this.document.network;
        }

        // ---- Where the viewer stands ----

        get stepCount() {
            return this.network.stepCount(this.layer);
        }

        /** Whether this step's result is still to be guessed. */
        get frozen() {
            return this.stepCount > 0 && this.quiz.waitsAt(this.layer, this.step);
        }

        get shot() {
            const { network, layer, step, channel, frozen, view } = this;
            return { network, version: this.document.version, layer, step, channel, frozen, view };
        }

        get stepNow() {
            return this.network.stepAt(this.layer, this.step);
        }

        equationNow() {
            return explain.equation(this.network.layer(this.layer), this.stepNow, { nonZeroOnly: true });
        }

        /** What this step does, in one sentence. */
        sentence() {
            const { way } = this.stage.frame;
            if (way)
                return this.say(...way.sentence(this.step));
            return this.say(...explain.sentence(this.network.layer(this.layer), this.stepNow));
        }

        goTo(layer, step, animate = true) {
            const last = Math.max(this.network.layerCount - 1, 0);
            const before = `${this.layer}|${this.step}`;
            const nextOne = animate && layer === this.layer && step === this.step + 1;
            this.layer = Math.min(Math.max(layer, 0), last);
            this.step = Math.min(Math.max(step, 0), Math.max(this.stepCount - 1, 0));
            if (before !== `${this.layer}|${this.step}`)
                this.stage.forget();
            this.redraw(nextOne ? this.glide() : 0);
            this.announce();
        }

        /** The window cannot travel from one plane to another, nor to the first cell of all. */
        glide() {
            const { row, col } = tensor.cellOfStep(this.network.outputOf(this.layer).shape, this.step);
            return row > 0 || col > 0 ? Math.min(glideTime, 440 / this.transport.speed) : 0;
        }

        jump(cell) {
            this.setPlaying(false);
            this.goTo(this.layer, tensor.stepOfCell(this.network.outputOf(this.layer).shape, cell));
        }

        /** One step on; at a layer's end the next layer. A hidden result is shown first. */
        forward() {
            if (this.frozen)
                this.answer('');
            else if (this.step + 1 < this.stepCount)
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

        /** Stands where a beat of the lesson begins, and shows what it shows. */
        tell(beat) {
            const { view = 'forward', turned = false, channel = -1 } = beat.show ?? {};
            this.setPlaying(false);
            this.document.show(beat);
            if (beat.show || this.shows) {
                this.view = turned ? 'turned' : { gradient: 'backward', matrix: 'matrix' }[view] ?? 'forward';
                this.channel = channel;
            }
            this.shows = Boolean(beat.show);
            this.goTo(beat.layer, beat.step);
        }

        setPlaying(playing) {
            this.transport.setPlaying(playing);
        }

        // ---- How it is looked at ----

        showChannel(channel) {
            this.channel = channel;
            this.redraw();
        }

        /** The way back or true convolution; the same again is the way forward. */
        toggleView(view) {
            this.view = this.view === view ? 'forward' : view;
            this.stage.forget();
            this.redraw();
            this.announce();
        }

        setPredicting(predicting) {
            this.quiz.everything = predicting;
            byId('predict').setAttribute('aria-pressed', predicting);
            this.redraw();
            this.announce();
            if (this.frozen)
                byId('guess-value').focus({ preventScroll: true });
        }

        /** Takes a guess, or reveals the result when it is empty. False when it is no number. */
        answer(text) {
            if (!this.quiz.answer(this.layer, this.step, text, Math.fround(this.stepNow.value)))
                return false;
            this.redraw();
            this.announce();
            return true;
        }

        setLanguage(language) {
            this.language = language;
            document.documentElement.lang = language.replace('_', '-');
            for (const element of document.querySelectorAll('[data-say]'))
                element.textContent = this.say(element.dataset.say);
            for (const [key, attribute] of [['label', 'aria-label'], ['title', 'title'], ['placeholder', 'placeholder']])
                for (const element of document.querySelectorAll(`[data-say-${key}]`))
                    element.setAttribute(attribute, this.say(element.getAttribute(`data-say-${key}`)));
            byId('english').setAttribute('aria-pressed', language === 'en');
            byId('chinese').setAttribute('aria-pressed', language === 'zh_CN');
            const title = words.own(language, this.lesson.title) || this.say('untitled');
            setText(byId('title'), title);
            setText(byId('name'), title);
            document.title = words.unturned(title); // the browser puts its own name after it
            this.setPlaying(this.transport.playing);
            this.pipe.fill();
            this.redraw();
            this.announce();
        }

        get theme() {
            return this.themeChoice.theme;
        }

        themeChanged() {
            if (!this.transport)
                return; // nothing is drawn yet
            this.pipe.fill();
            this.redraw();
        }

        // ---- Changing the lesson ----

        /** Another layer `k`, or another input when `k` is −1; `words` say what was done. */
        setPart(k, part, said) {
            this.document.set(k, part);
            setText(byId('live'), said);
        }

        partNumber(what) {
            return what === 'input' ? -1 : this.layer;
        }

        written(what, at) {
            return this.document.written(this.partNumber(what), what, at);
        }

        /** Puts a typed number in; the sentence that says why not, or nothing. */
        typeNumber(what, at, text) {
            if (!this.document.type(this.partNumber(what), what, at, text))
                return this.say('badNumber');
            setText(byId('live'), this.say('changed', this.say(what === 'weight' ? 'kernel' : what), numbers.shown(numbers.parse(text))));
            return null;
        }

        numbersChanged() {
            this.quiz.forget();
            this.step = Math.min(this.step, Math.max(this.stepCount - 1, 0));
            this.stage.forget();
            this.pipe.fill();
            this.redraw();
        }

        // ---- Drawing ----

        redraw(glide = 0) {
            const { document: doc, network, layer } = this;
            this.stage.draw(glide);
            this.pipe.mark();
            this.side.show();
            this.lessonWords.show();
            this.table.show();
            this.transport.show();
            byId('edits').hidden = doc.undoList.length + doc.redoList.length === 0;
            byId('undo').disabled = byId('reset').disabled = doc.undoList.length === 0;
            byId('redo').disabled = doc.redoList.length === 0;
            byId('backward').setAttribute('aria-pressed', this.view === 'backward');
            byId('turned').setAttribute('aria-pressed', this.view === 'turned');
            byId('matrix').setAttribute('aria-pressed', this.view === 'matrix');
            byId('matrix').hidden = this.view !== 'matrix' && (!network.reached(layer) || !['sum', 'average'].includes(network.operator(layer).makes));
            byId('turned').hidden = !network.reached(layer) || network.operator(layer).reads !== 'window' || !network.operator(layer).weighted;
        }

        /** For screen readers: one sentence a step; not while a film runs faster than it can be said. */
        announce() {
            const { transport } = this;
            if (!this.network.reached(this.layer) || (transport?.playing && transport.speed > 0.5))
                return;
            const { shape } = this.network.outputOf(this.layer);
            const cell = explain.outputText(shape, tensor.cellOfStep(shape, this.step));
            const place = [this.step + 1, this.stepCount, cell];
            setText(byId('live'), this.frozen ? this.say('announceHidden', ...place) : this.say('announce', ...place, this.sentence()));
        }

        // ---- Hands ----

        connect() {
            const on = (id, action) => byId(id).addEventListener('click', action);
            on('english', () => this.setLanguage('en'));
            on('chinese', () => this.setLanguage('zh_CN'));
            on('predict', () => this.setPredicting(!this.quiz.everything));
            on('backward', () => this.toggleView('backward'));
            on('turned', () => this.toggleView('turned'));
            on('matrix', () => this.toggleView('matrix'));
            on('undo', () => this.document.undo());
            on('redo', () => this.document.redo());
            on('reset', () => this.document.reset());
            on('help', () => byId('keys').showModal());
            document.addEventListener('keydown', event => this.keyDown(event));
            paper.prepare(this);
        }

        keyDown(event) {
            const { target, key } = event;
            const guess = byId('guess-value');
            // An empty guess leaves what begins no number to the transport: who has no guess goes on, or stops guessing.
            const begins = key.length === 1 && !/^[gGkmp?]$/.test(key);
            const typing = target.matches('input:not([type="range"], [type="checkbox"]), select') && !(target === guess && !guess.value && !begins);
            if ((event.ctrlKey || event.metaKey) && !event.altKey && /^[zy]$/i.test(key) && target !== guess) {
                event.preventDefault();
                if (key.toLowerCase() === 'y' || event.shiftKey)
                    this.document.redo();
                else
                    this.document.undo();
                return;
            }
            if (event.ctrlKey || event.metaKey || event.altKey || typing || byId('keys').open)
                return;
            if (key === ' ' && target.matches('button, input'))
                return; // Space presses the button it stands on
            if (this.frozen && /^[-−0-9.,]$/.test(key)) {
                guess.focus({ preventScroll: true }); // and the key arrives there
                return;
            }
            const { actions } = this.transport;
            const tells = by => () => this.lesson.beats.length > 1 ? this.lessonWords.toBeat(by) : by > 0 ? this.forward() : this.back();
            const space = this.lesson.beats.length < 2 ? actions.play : tells(event.shiftKey ? -1 : 1);
            const action = { ' ': space, k: actions.play, ArrowLeft: actions.back, ArrowRight: actions.forward, PageUp: tells(-1),
                PageDown: tells(1), Home: actions.first, End: actions.last, g: () => this.toggleView('backward'),
                G: () => byId('turned').hidden || this.toggleView('turned'), m: () => byId('matrix').hidden || this.toggleView('matrix'), p: () => this.setPredicting(!this.quiz.everything),
                '?': () => byId('keys').showModal() }[key];
            if (!action)
                return;
            event.preventDefault();
            action();
        }
    }

    return { Player };
})();
