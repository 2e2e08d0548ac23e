// The picture of one step on the screen: draws a frame's boards, and tells the player what the hands did to them.
const stages = (() => {
    class Stage {
        constructor(player) {
            this.player = player;
            this.place = dom.byId('boards');
            this.maker = new frames.Maker();
            this.pointed = null;
            this.moved = null; // where the wheel moved a matrix to
            const say = player.say;
            const pointed = (at, inFormula) => (row, col) => this.frame.shown && this.point(
                this.frame.formula ? matrices.pointing[inFormula](this.frame.formula, row, col) : at(this.frame.shown, row, col));
            const leave = () => this.point(null);
            const editing = (what, offset) => ({
                press: (row, col, onlyPoint) => onlyPoint || this.openEditor(what, offset, row, col),
                edit: (row, col, text) => player.typeNumber(what, offset(row, col), text),
            });
            this.input = new boards.Board(dom.byId('from'), {
                enter: pointed((shown, row, col) => pointing.atInput(shown, say, row, col), 'atInput'), leave,
                ...editing('input', (row, col) => this.inputOffset(row, col)),
            });
            this.output = new boards.Board(dom.byId('to'), {
                enter: pointed((shown, row, col) => pointing.atOutput(shown, say, player.language, row, col), 'atOutput'), leave,
                press: (row, col) => player.jump(this.frame.formula ? matrices.cellAt(this.frame.shown, row, col) : { ...this.frame.shown.cell, row, col }),
            });
            this.window = new boards.Board(dom.byId('window-place'), {
                enter: pointed((shown, row, col) => (shown.frozen ? null : pointing.atTap(shown, say, row, col))), leave,
            });
            this.kernel = new boards.Board(dom.byId('kernel-board'), {
                enter: pointed((shown, row, col) => pointing.atWeight(shown, say, row, col), 'atWeight'), leave,
                ...editing('weight', (row, col) => shows.weightOffset(this.frame.shown, row, col)),
            }, { small: true });
            this.bias = new boards.Board(dom.byId('bias-board'), editing('bias', () => this.frame.shown.cell.c), { small: true });
            this.makeChannelButtons();
            this.place.addEventListener('wheel', event => this.wheel(event), { passive: false });
            new ResizeObserver(() => player.redraw()).observe(dom.byId('stage'));
        }

        // ---- Channels ----

        makeChannelButtons() {
            this.channels = dom.make('span', { class: 'channels' });
            for (const [key, text, by] of [['previousChannel', '‹', -1], ['nextChannel', '›', 1]]) {
                const button = dom.make('button', { type: 'button', text });
                button.dataset.key = key;
                button.addEventListener('click', () => this.player.showChannel(this.frame.shown.inputChannel + by));
                this.channels.append(button);
            }
            this.input.caption.append(this.channels);
        }

        showChannelButtons({ channels: { first, count }, inputChannel }) {
            this.channels.hidden = count < 2;
            [...this.channels.children].forEach((button, i) => {
                button.setAttribute('aria-label', this.player.say(button.dataset.key));
                button.disabled = i === 0 ? inputChannel <= first : inputChannel >= first + count - 1;
            });
        }

        // ---- Hands ----

        inputOffset(row, col) {
            const { shown } = this.frame;
            const [n, c] = shown ? [shown.cell.n, shown.inputChannel] : [0, 0];
            return tensor.offset(this.player.lesson.input.shape, n, c, row, col);
        }

        openEditor(what, offset, row, col) {
            const board = { input: this.input, weight: this.kernel, bias: this.bias }[what];
            if (!board.model.editable || !board.model.look(row, col).own)
                return;
            board.editor.open(row, col, this.player.written(what, offset(row, col)));
            board.editor.select();
        }

        point(what) {
            this.pointed = what;
            this.player.redraw();
        }

        /** Of what was pointed at and moved to in a picture that is left. */
        forget() {
            this.pointed = null;
            this.moved = null;
        }

        /** Moves a matrix of which only a part is seen; at its end the page scrolls on. */
        wheel(event) {
            const { frame, player } = this;
            if (!frame.formula || event.ctrlKey)
                return;
            const sideways = event.shiftKey || this.kernel.element.contains(event.target); // a row of factors is a column of the matrix
            const [across, down] = (sideways ? [event.deltaY || event.deltaX, 0] : [event.deltaX, event.deltaY]).map(Math.sign);
            const to = { row: frame.middle.row + 2 * down, col: frame.middle.col + 2 * across };
            const { middle } = matrices.partOf(frame.formula, to, this.sizes.most, player.say);
            if (middle.row === frame.middle.row && middle.col === frame.middle.col)
                return;
            event.preventDefault();
            this.moved = middle;
            player.redraw();
        }

        // ---- Drawing ----

        /** Draws the player's step; `glide` in ms when the window comes from the step before. */
        draw(glide) {
            const { player } = this;
            const frame = this.maker.frame(player.shot, player.say, player.language);
            this.frame = frame;
            const runs = Boolean(frame.shown);
            this.place.hidden = !frame.input;
            this.place.classList.toggle('broken', !runs);
            this.place.classList.toggle('titled', Boolean(frame.headline));
            this.place.classList.toggle('formula', Boolean(frame.formula));
            dom.byId('kernel-board').dataset.sign = frame.formula?.sign ?? '';
            dom.byId('problem').hidden = runs;
            dom.byId('views').hidden = !runs;
            dom.setText(dom.byId('problem'), frame.problem ?? '');
            dom.setText(dom.byId('headline'), frame.headline ?? '');
            dom.setText(dom.byId('follow'), this.pointed?.text ?? frame.aside ?? '');
            if (!frame.input)
                return;
            const sizes = this.measure(frame);
            this.sizes = sizes;
            if (frame.formula) // from the start of the step's row on, at first
                Object.assign(frame, matrices.partOf(frame.formula, this.moved ?? { row: frame.input.box.row + 0.5, col: 0 }, sizes.most, player.say));
            this.show(this.input, frame.input, sizes.input, this.pointed?.inputs, glide);
            this.channels.hidden = true;
            this.output.visible = runs;
            if (!runs)
                return;
            if (!frame.formula)
                this.showChannelButtons(frame.shown);
            this.input.frame('pointed', this.pointed?.box);
            this.show(this.window, frame.window, sizes.window, this.pointed?.taps);
            dom.byId('kernel-place').hidden = !frame.kernel && !frame.bias;
            this.show(this.kernel, frame.kernel, sizes.kernel, this.pointed?.weights);
            this.show(this.bias, frame.bias, sizes.kernel + 4);
            this.show(this.output, frame.output, sizes.output, this.pointed?.outputs, glide);
            if (glide > 0)
                this.output.pop(frame.output.box.row, frame.output.box.col, glide + 100);
            middles.drawEquation(frame, glide);
            middles.drawCurve(frame);
            const between = frame.window ? this.window.element : dom.byId(frame.curve ? 'curve' : 'equation');
            middles.connect(this, frame, between, !sizes.stacked && !frame.formula && sizes.input >= 8, glide);
        }

        show(board, model, size, marks = null, glide = 0) {
            board.visible = Boolean(model);
            if (!model)
                return;
            board.show({ ...model, size, marks }, this.player.theme);
            board.frame('now', model.box, glide);
        }

        /** Asks for cell sizes such that everything fits, and hands them to the style sheet. */
        measure({ shown, headline, input, window, kernel, bias, output, formula }) {
            const place = dom.byId('stage');
            const style = getComputedStyle(place);
            const wholeScreen = matchMedia('(min-width: 960px) and (min-height: 560px)').matches;
            const sizes = layouts.fit({
                width: place.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) - 12,
                height: wholeScreen ? place.clientHeight - 50 - dom.byId('headline').offsetHeight - dom.byId('problem').offsetHeight : Infinity,
                input: { h: input.rows, w: input.cols },
                output: formula ? { h: output.rows, w: output.cols } : shown?.out ?? { h: 1, w: 1 },
                factors: formula ? { h: kernel.rows, w: kernel.cols } : null,
                window: window ? shown.window.size : [0, 0],
                weighted: shown?.weighted ?? false,
                biased: Boolean(bias),
                kernelLines: kernel?.subtitle ? 2 : 1,
                captionLines: headline ? 3 : 2,
                noted: shown && (!shown.weighted || shown.channels.count > 1 || this.player.view !== 'forward'),
                large: shown ? colours.isPicture(shown.in) : false,
            });
            this.place.classList.toggle('stacked', sizes.stacked);
            this.place.classList.toggle('tall', sizes.tall);
            for (const name of ['gap', 'middle', 'above'])
                this.place.style.setProperty(`--${name}`, `${sizes[name]}px`);
            return sizes;
        }
    }

    return { Stage };
})();
