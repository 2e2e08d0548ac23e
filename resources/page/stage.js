// The picture of one step: input, window and kernel, equation, output. Reads the player's state, draws, and tells the
// player what the hands did.
const stages = (() => {
    const { shown } = numbers;

    /** A window board of more lines than this says nothing that the input board does not. */
    const mostLines = 15;

    const isProducts = picture => picture === 'products' || picture === 'transposed';

    class Stage {
        constructor(player) {
            this.player = player;
            this.place = dom.byId('boards');
            this.input = new boards.Board(dom.byId('from'), {
                enter: (row, col) => this.pointInput(row, col),
                leave: () => this.point(null),
                press: (row, col, onlyPoint) => onlyPoint || this.edit('input', this.input, row, col),
                edit: (row, col, text) => player.edit('input', this.inputOffset(row, col), text),
            });
            this.output = new boards.Board(dom.byId('to'), {
                enter: (row, col) => this.pointOutput(row, col),
                leave: () => this.point(null),
                press: (row, col) => player.jump({ ...player.cell, row, col }),
            });
            this.window = new boards.Board(dom.byId('window-place'), {
                enter: (row, col) => this.pointTap(row, col),
                leave: () => this.point(null),
            });
            this.kernel = new boards.Board(dom.byId('kernel-board'), {
                enter: (row, col) => this.pointWeight(row, col),
                leave: () => this.point(null),
                press: (row, col, onlyPoint) => onlyPoint || this.edit('weight', this.kernel, row, col),
                edit: (row, col, text) => player.edit('weight', this.weightOffset(row, col), text),
            }, { small: true });
            this.bias = new boards.Board(dom.byId('bias-board'), {
                press: (row, col, onlyPoint) => onlyPoint || this.edit('bias', this.bias, row, col),
                edit: (row, col, text) => player.edit('bias', player.cell.c, text),
            }, { small: true });
            this.input.caption.append(this.channelButtons());
            this.pointed = null;
            new ResizeObserver(() => this.player.redraw()).observe(dom.byId('stage'));
        }

        say(key, ...args) {
            return this.player.say(key, ...args);
        }

        // ---- Channels ----

        channelButtons() {
            this.channels = dom.make('span', { class: 'channels' });
            for (const [key, text, by] of [['previousChannel', '‹', -1], ['nextChannel', '›', 1]]) {
                const button = dom.make('button', { type: 'button', text });
                button.dataset.key = key;
                button.addEventListener('click', () => {
                    this.player.channel = this.player.inputChannel + by;
                    this.player.redraw();
                });
                this.channels.append(button);
            }
            return this.channels;
        }

        // ---- What a step reads ----

        /** Which cells of the input a frame goes around, as {row, col, rows, cols}. */
        boxOf(step) {
            const { network, layer: k } = this.player;
            const { picture } = network.operator(k);
            if (step.taps.count === 0)
                return null;
            if (picture === 'unpool') {
                const tap = step.taps.items[step.taps.count - 1];
                return { row: tap.row, col: tap.col, rows: 1, cols: 1 };
            }
            let [top, left, bottom, right] = [Infinity, Infinity, -Infinity, -Infinity];
            for (const tap of step.taps) {
                top = Math.min(top, tap.row);
                left = Math.min(left, tap.col);
                bottom = Math.max(bottom, tap.row);
                right = Math.max(right, tap.col);
            }
            return { row: top, col: left, rows: bottom - top + 1, cols: right - left + 1 };
        }

        inputOffset(row, col) {
            const { player } = this;
            return tensor.offset(player.network.lesson.input.shape, player.cell.n, player.inputChannel, row, col);
        }

        weightOffset(row, col) {
            const { network, layer: k, cell, inputChannel } = this.player;
            const { weight } = network.layer(k);
            const [a, b] = network.operator(k).picture === 'products'
                ? [cell.c, inputChannel % weight.shape.c]
                : [inputChannel, cell.c % weight.shape.c];
            return tensor.offset(weight.shape, a, b, row, col);
        }

        edit(part, board, row, col) {
            if (!board.model.editable || !board.model.look(row, col).own)
                return;
            const { player } = this;
            const at = { input: () => this.inputOffset(row, col), weight: () => this.weightOffset(row, col), bias: () => player.cell.c }[part]();
            board.openEditor(row, col, player.written(part, at));
            board.editor.select();
        }

        // ---- Pointing ----

        point(what) {
            this.pointed = what;
            this.player.redraw();
        }

        pointInput(row, col) {
            const { network, layer: k, cell, inputChannel } = this.player;
            if (!network.reached(k) || !tensor.contains(network.inputOf(k).shape, row, col)) {
                this.point(null);
                return;
            }
            const { rows, cols } = follow.outputsOf(network, k, cell.n, inputChannel, row, col);
            const count = rows.length * cols.length;
            this.point({ outputs: { rows, cols }, inputs: { rows: [row], cols: [col] },
                text: count === 0 ? this.say('followInputNone', row, col) : count === 1 ? this.say('followInputOne', row, col)
                    : this.say('followInput', row, col, count) });
        }

        pointOutput(row, col) {
            const { network, layer: k, cell } = this.player;
            const step = network.stepAt(k, tensor.stepOfCell(network.outputOf(k).shape, { ...cell, row, col }));
            this.point({ box: this.boxOf(step), outputs: { rows: [row], cols: [col] },
                text: this.say('followOutput', row, col, explain.windowText(step, this.player.language)) });
        }

        pointTap(i, j) {
            const tap = this.windowTaps?.find(([row, col]) => row === i && col === j)?.[2];
            if (!tap || this.player.frozen)
                return;
            const reads = operators.readsInput(tap);
            this.point({ inputs: reads ? { rows: [tap.sourceRow], cols: [tap.sourceCol] } : null, taps: [[i, j]],
                weights: tap.weightRow >= 0 ? [[tap.weightRow, tap.weightCol]] : null,
                text: reads ? this.say('followTap', tap.sourceRow, tap.sourceCol) : this.say('followPadding') });
        }

        pointWeight(row, col) {
            const inputs = follow.inputsOfWeight(this.player.network, this.player.layer, row, col);
            this.point({ inputs, weights: [[row, col]],
                text: this.say('followWeight', row, col, inputs.rows.length * inputs.cols.length) });
        }

        // ---- Drawing ----

        /** Draws the player's step; `glide` in ms when the window comes from the step before. */
        draw(glide) {
            const { player } = this;
            const { network, layer: k } = player;
            const problem = dom.byId('problem');
            const runs = network.reached(k);
            this.place.hidden = !runs;
            problem.hidden = runs;
            if (!runs) {
                const reason = network.results[k]?.problem;
                problem.textContent = network.layerCount === 0 ? this.say('noLayers')
                    : this.say('cannotRun', reason ? words.own(player.language, reason) : '');
                return;
            }
            const operator = network.operator(k);
            this.picture = operator.picture;
            this.current = player.stepNow;
            this.explainStep();
            this.measure();
            this.drawInput(glide);
            this.drawWindow();
            this.drawKernel();
            this.drawOutput(glide);
            middles.drawEquation(this, glide);
            middles.drawCurve(this);
            dom.setText(dom.byId('follow'), this.pointed?.text ?? this.aside());
            middles.connect(this, glide);
        }

        /** What stands below the picture while nothing is pointed at. */
        aside() {
            if (this.anyDropped)
                return this.say('dropped');
            return this.regions || this.scales[0].grey ? '' : this.say('legend');
        }

        explainStep() {
            const { player } = this;
            const { network, layer: k } = player;
            const layer = network.layer(k);
            const operator = network.operator(k);
            const input = network.inputOf(k).shape;
            const output = network.outputOf(k).shape;
            const { rows, cols } = network.geometryOf(k);
            const sliding = this.picture === 'products' || this.picture === 'pool';

            // What is drawn around the plane: padding, then what ceil_mode lets a window hang over.
            const around = (axis, extent, count) => {
                if (!sliding)
                    return { before: 0, after: 0 };
                const end = axes.first(axis, count - 1) + axes.reach(axis) - 1;
                return { before: axis.before, after: Math.max(axis.after, end - extent + 1) };
            };
            this.vertical = around(rows, input.h, output.h);
            this.horizontal = around(cols, input.w, output.w);
            this.padText = { maximum: '−∞', minimum: '∞', average: layer.countIncludePad ? '0' : '' }[operator.kind] ?? '0';

            const { n, c } = player.cell;
            const inputReach = colours.reachOf(network.inputOf(k), n, player.inputChannel);
            this.large = inputReach.large;
            this.scales = colours.scalesOf(inputReach, colours.reachOf(network.outputOf(k), n, c));
            this.regions = colours.regionsOf(network, k);
            this.readRows = follow.readAlong(network, k, true);
            this.readCols = follow.readAlong(network, k, false);
            this.anyDropped = Boolean(this.readRows?.includes(false) || this.readCols?.includes(false));

            const channelTaps = [...this.current.taps].filter(tap => !isProducts(this.picture) || tap.c === player.inputChannel);
            this.windowTaps = null;
            if (isProducts(this.picture)) {
                this.windowSize = [rows.size, cols.size];
                this.windowTaps = channelTaps.map(tap => [tap.weightRow, tap.weightCol, tap]);
            } else if (this.picture === 'pool' || this.picture === 'adaptive') {
                const lines = along => [...new Set(channelTaps.map(tap => tap[along]))];
                const [tapRows, tapCols] = [lines('row'), lines('col')];
                this.windowSize = [tapRows.length, tapCols.length];
                this.windowTaps = channelTaps.map((tap, i) => [Math.floor(i / tapCols.length), i % tapCols.length, tap]);
            }
            if (this.windowTaps && Math.max(...this.windowSize) > mostLines)
                this.windowTaps = null;
        }

        /** Asks for cell sizes such that everything fits, and hands them to the style sheet. */
        measure() {
            const { network, layer: k } = this.player;
            const place = dom.byId('stage');
            const style = getComputedStyle(place);
            const wholeScreen = matchMedia('(min-width: 960px) and (min-height: 560px)').matches;
            const input = network.inputOf(k).shape;
            const weighted = isProducts(this.picture);
            const sizes = layouts.fit({
                width: place.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) - 12,
                height: wholeScreen ? place.clientHeight - 50 : Infinity,
                input: { h: input.h + this.vertical.before + this.vertical.after, w: input.w + this.horizontal.before + this.horizontal.after },
                output: network.outputOf(k).shape,
                window: this.windowTaps ? this.windowSize : [0, 0],
                weighted,
                biased: weighted && network.layer(k).bias !== null,
                noted: !weighted || this.player.channelsRead[1] > 1,
                large: this.large,
            });
            this.cell = sizes.input;
            this.outputCell = sizes.output;
            this.windowCell = sizes.window;
            this.kernelCell = sizes.kernel;
            this.stacked = sizes.stacked;
            this.place.classList.toggle('stacked', sizes.stacked);
            this.place.classList.toggle('tall', sizes.tall);
            for (const name of ['gap', 'middle', 'above'])
                this.place.style.setProperty(`--${name}`, `${sizes[name]}px`);
        }

        planeText(shape, n, c) {
            return [...(shape.n > 1 ? [this.say('sampleOf', n + 1, shape.n)] : []),
                ...(shape.c > 1 ? [this.say('channelOf', c + 1, shape.c)] : [])].join(this.say('comma'));
        }

        subtitle(shape, n, c, text) {
            const plane = this.planeText(shape, n, c);
            return plane ? `${plane} · ${text}` : text;
        }

        paddingText() {
            const { network, layer: k } = this.player;
            const { rows, cols } = network.geometryOf(k);
            const sides = [rows.before, rows.after, cols.before, cols.after];
            if (this.vertical.before + this.vertical.after + this.horizontal.before + this.horizontal.after === 0 || Math.max(...sides) === 0)
                return '';
            const mirrored = { reflect: 'paddedReflect', replicate: 'paddedReplicate', circular: 'paddedCircular' }[rows.border];
            if (mirrored)
                return this.say(mirrored);
            if (this.padText === '')
                return this.say('paddedUncounted');
            if (this.padText !== '0' || !sides.every(side => side === sides[0]))
                return this.say('paddedWith', this.padText);
            return sides[0] === 1 ? this.say('paddedRing') : this.say('paddedRings', sides[0]);
        }

        drawInput(glide) {
            const { player, current } = this;
            const { network, layer: k } = player;
            const input = network.inputOf(k);
            const { shape, data } = input;
            const { rows, cols } = network.geometryOf(k);
            const { n } = player.cell;
            const c = player.inputChannel;
            const notation = k === 0 ? network.lesson.inputNotation : null;
            const box = this.boxOf(current);
            const winners = new Set();
            const taps = new Set();
            // Where the window's frame also holds cells that it does not read, those that it does are outlined.
            const spaced = box && box.rows * box.cols > [...current.taps].filter(tap => tap.c === c).length;
            for (const tap of current.taps) {
                if (tap.c !== c)
                    continue;
                if (spaced)
                    taps.add(`${tap.row},${tap.col}`);
                if (tap.chosen && !player.frozen)
                    winners.add(`${tap.row},${tap.col}`);
            }
            const marks = this.pointed?.inputs;
            const under = (row, col) => box && row >= box.row && col >= box.col && row < box.row + box.rows && col < box.col + box.cols;
            const editable = k === 0;
            const look = (row, col, quick = false) => {
                const inside = tensor.contains(shape, row, col);
                const classes = [];
                let text = '';
                let value;
                if (inside) {
                    const at = tensor.offset(shape, n, c, row, col);
                    value = data[at];
                    if (this.anyDropped && (!this.readRows[row] || !this.readCols[col]))
                        classes.push('dropped');
                    const region = this.regions ? this.regions[0](row, col) : -1;
                    if (classes.length === 0 && region >= 0)
                        classes.push(`region r${region}`);
                    if (!quick)
                        text = this.noted(notation, at, value);
                } else {
                    const sourceRow = axes.source(rows, row, shape.h);
                    const sourceCol = axes.source(cols, col, shape.w);
                    const beyond = axes.isBeyond(rows, row, shape.h) || axes.isBeyond(cols, col, shape.w);
                    classes.push(beyond ? 'beyond' : 'padding');
                    if (!beyond && sourceRow >= 0 && sourceCol >= 0) {
                        classes.push('ghost');
                        value = data[tensor.offset(shape, n, c, sourceRow, sourceCol)];
                        text = quick ? '' : shown(value);
                    } else if (!beyond) {
                        text = this.padText;
                    }
                }
                const colourless = classes.some(name => name.startsWith('region') || name === 'dropped');
                if (!quick) {
                    const key = `${row},${col}`;
                    if (under(row, col))
                        classes.push('under');
                    if (winners.has(key))
                        classes.push('winner', 'strong');
                    if (taps.has(key))
                        classes.push('tap');
                    if (marks?.rows.includes(row) && marks?.cols.includes(col))
                        classes.push('marked');
                }
                return { text, value: colourless && !quick ? undefined : value, classes: classes.join(' '), own: inside,
                    label: inside ? this.say('cellInput', row, col, text) : '' };
            };
            this.input.show({
                title: this.say('input'), label: this.say('input'), editable, look, scale: this.scales[0], size: this.cell,
                subtitle: [this.subtitle(shape, n, c, `${shape.h} × ${shape.w}`), this.paddingText()].filter(Boolean).join(this.say('comma')),
                rows: shape.h + this.vertical.before + this.vertical.after, firstRow: -this.vertical.before,
                cols: shape.w + this.horizontal.before + this.horizontal.after, firstCol: -this.horizontal.before,
            });
            this.input.frame('now', box, glide);
            this.input.frame('pointed', this.pointed?.box);
            const [first, count] = player.channelsRead;
            this.channels.hidden = count < 2;
            [...this.channels.children].forEach((button, i) => {
                button.setAttribute('aria-label', this.say(button.dataset.key));
                button.disabled = i === 0 ? c <= first : c >= first + count - 1;
            });
        }

        /** A number as its lesson wrote it ("1/9") while that still says the value. */
        noted(notation, position, value, digits = 4) {
            const text = notation?.get(position);
            return text !== undefined && numbers.parse(text) === value ? text : shown(value, digits);
        }

        drawWindow() {
            const { player } = this;
            this.window.visible = this.windowTaps !== null;
            if (!this.windowTaps)
                return;
            const { network, layer: k } = player;
            const layer = network.layer(k);
            const weighted = isProducts(this.picture);
            const [rows, cols] = this.windowSize;
            const looks = Array.from({ length: rows * cols }, () => ({ text: '', classes: 'absent', own: false, label: '' }));
            const region = this.regions ? this.regions[1](player.cell.row, player.cell.col) : -1;
            for (const [i, j, tap] of this.windowTaps) {
                const classes = [];
                let text;
                let value = operators.readsInput(tap) ? tap.value : undefined;
                if (tap.kind === 'padding' || tap.kind === 'beyond')
                    classes.push(tap.kind);
                if (weighted) {
                    value = tap.value * tap.factor;
                    text = `${shown(tap.value)}·${this.noted(layer.weightNotation, tap.weightOffset, tap.factor)}`;
                    classes.push(value !== 0 ? 'strong' : 'quiet'); // NaN counts: it is what becomes of the sum
                } else {
                    const counted = tap.kind === 'input' || (tap.kind === 'padding' && this.padText !== '');
                    text = counted ? shown(tap.value) : '';
                    if (network.operator(k).kind === 'power' && tap.kind === 'input')
                        text = this.powerText(tap.value, layer.normType);
                    if (tap.kind === 'input' && region >= 0)
                        classes.push(`region under r${region}`);
                    if (tap.chosen && !player.frozen)
                        classes.push('winner', 'strong');
                }
                if (this.pointed?.taps?.some(([a, b]) => a === i && b === j))
                    classes.push('marked');
                looks[i * cols + j] = { text, classes: classes.join(' '), value: region >= 0 ? undefined : value, own: true,
                    label: this.say('cellWindow', i, j, text) };
            }
            const values = this.windowTaps.map(([, , tap]) => Math.abs(tap.value * tap.factor)).filter(Number.isFinite);
            const limit = weighted ? Math.max(...values, 0) || 1 : this.scales[0].limit;
            const box = this.boxOf(this.current);
            const subtitle = weighted
                ? (player.channelsRead[1] > 1 ? this.say('channelOf', player.inputChannel + 1, network.inputOf(k).shape.c)
                    : this.say(this.picture === 'products' ? 'cellByCell' : 'whatLands'))
                : this.say('windowPlace', explain.range(box.row, box.row + box.rows - 1), explain.range(box.col, box.col + box.cols - 1));
            this.window.show({
                title: this.say(weighted ? 'windowTimesKernel' : 'window'), subtitle, rows, cols, firstRow: 0, firstCol: 0,
                look: (row, col) => looks[row * cols + col], size: this.windowCell, scaleText: weighted ? 0.31 : 0.36,
                scale: { limit, grey: !weighted && this.scales[0].grey },
            });
            this.window.frame('now', { row: 0, col: 0, rows, cols });
        }

        powerText(value, p) {
            const base = value < 0 ? `|${shown(value)}|` : shown(value);
            return base + (p === 1 ? '' : p === 2 ? '²' : p === 3 ? '³' : `^${shown(p)}`);
        }

        drawKernel() {
            const { player } = this;
            const { network, layer: k, cell } = player;
            const layer = network.layer(k);
            const weighted = isProducts(this.picture) && Math.max(layer.weight.shape.h, layer.weight.shape.w) <= mostLines;
            this.kernel.visible = weighted;
            this.bias.visible = isProducts(this.picture) && layer.bias !== null;
            dom.byId('kernel-place').hidden = !isProducts(this.picture);
            if (!isProducts(this.picture))
                return;
            const { shape, data } = layer.weight;
            const limit = Math.max(...Array.from(data.slice(0, 100000), Math.abs).filter(Number.isFinite), 0) || 1;
            if (weighted) {
                const from = player.channelsRead[1];
                const outputs = network.outputOf(k).shape.c;
                const look = (row, col) => {
                    const at = this.weightOffset(row, col);
                    const text = this.noted(layer.weightNotation, at, data[at]);
                    const marked = this.pointed?.weights?.some(([a, b]) => a === row && b === col);
                    return { text, value: data[at], classes: marked ? 'marked' : '', own: true, label: this.say('cellKernel', row, col, text) };
                };
                this.kernel.show({
                    title: this.say('kernel'), label: this.say('kernel'), editable: true, look, size: this.kernelCell, scale: { limit },
                    rows: shape.h, cols: shape.w, firstRow: 0, firstCol: 0,
                    subtitle: from > 1 ? this.say('channelTo', player.inputChannel + 1, cell.c + 1)
                        : outputs > 1 ? this.say('forChannel', cell.c + 1) : '',
                });
            }
            if (layer.bias) {
                const text = this.noted(layer.biasNotation, cell.c, layer.bias[cell.c]);
                const look = () => ({ text, value: layer.bias[cell.c], classes: '', own: true, label: this.say('cellBias', text) });
                this.bias.show({ title: 'b =', label: this.say('bias'), editable: true, look, size: this.kernelCell + 4,
                    scale: { limit: 2 * Math.abs(layer.bias[cell.c]) || 1 }, rows: 1, cols: 1, firstRow: 0, firstCol: 0 });
            }
        }

        drawOutput(glide) {
            const { player } = this;
            const { network, layer: k, cell } = player;
            const { shape, data } = network.outputOf(k);
            const known = cell.row * shape.w + cell.col;
            const marks = this.pointed?.outputs;
            const look = (row, col, quick = false) => {
                const place = row * shape.w + col;
                const value = data[tensor.offset(shape, cell.n, cell.c, row, col)];
                const classes = [];
                const current = place === known;
                const hidden = current && player.frozen;
                const pending = place > known;
                const region = this.regions && !pending && !hidden ? this.regions[1](row, col) : -1;
                if (pending)
                    classes.push('pending');
                if (hidden)
                    classes.push('hidden');
                if (region >= 0)
                    classes.push(`region r${region}`, current ? 'under' : '');
                if (current && !hidden)
                    classes.push('strong');
                if (!quick && marks?.rows.includes(row) && marks?.cols.includes(col))
                    classes.push('marked');
                const text = pending || quick ? '' : hidden ? '?' : shown(value);
                return { text, classes: classes.join(' ').trim(), value: pending || hidden || region >= 0 ? undefined : value, own: true,
                    label: this.say('cellOutput', row, col, pending ? this.say('cellPending') : hidden ? this.say('cellHidden') : text) };
            };
            this.output.show({
                title: this.say('output'), label: this.say('output'), jumps: true, look, scale: this.scales[1], size: this.outputCell,
                rows: shape.h, cols: shape.w, firstRow: 0, firstCol: 0,
                subtitle: shape.n * shape.c > 1 ? this.subtitle(shape, cell.n, cell.c, `${shape.h} × ${shape.w}`)
                    : this.say('featureMap', `${shape.h} × ${shape.w}`),
            });
            this.output.frame('now', { row: cell.row, col: cell.col, rows: 1, cols: 1 }, glide);
            if (glide > 0)
                this.output.pop(cell.row, cell.col, glide + 100);
        }
    }

    return { Stage };
})();
