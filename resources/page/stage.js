// The picture of one step: input, window and kernel, equation, output. Reads the player's state, draws, and tells the
// player what the hands did.
const stages = (() => {
    const { shown } = numbers;

    /** A window board of more lines than this says nothing that the input board does not. */
    const mostLines = 15;
    /** Longer arithmetic is summed up in words; the step table has it in full. */
    const longestTerms = 260;
    /** More regions than eyes can tell apart explain nothing. */
    const mostRegionLines = 20;
    /** From this size on, numbers are a picture: black to white. */
    const pictureSide = 24;

    /** {shape, data} plane (n, c) → its largest magnitude and whether anything is below zero. */
    function reachOf(values, n, c) {
        const { shape, data } = values;
        const start = tensor.offset(shape, n, c, 0, 0);
        let limit = 0;
        let low = 0;
        for (let i = start; i < start + shape.h * shape.w; ++i) {
            if (!Number.isFinite(data[i]))
                continue;
            limit = Math.max(limit, Math.abs(data[i]));
            low = Math.min(low, data[i]);
        }
        return { limit, low, large: Math.min(shape.h, shape.w) >= pictureSide };
    }

    /** One scale for input and output where that tells something; pictures are grey unless they have a sign. */
    function scalesOf(input, output) {
        const grey = [input.large && input.low >= 0, input.large && input.low >= 0 && output.low >= 0];
        const larger = Math.max(input.limit, output.limit) || 1;
        const alike = !input.large || (grey[0] === grey[1] && output.limit > 0.4 * input.limit && output.limit < 2.5 * input.limit);
        return [input, output].map((reach, i) => ({ grey: grey[i], limit: alike ? larger : reach.limit || 1 }));
    }

    /** Region numbers 0 … 7 for windows that do not overlap: [of an input cell, of an output cell], or null. */
    function regionsOf(network, k) {
        const { shape } = network.outputOf(k);
        const input = network.inputOf(k).shape;
        const { picture } = network.operator(k);
        if (shape.h * shape.w < 2 || input.h > mostRegionLines || input.w > mostRegionLines)
            return null;
        const { rows, cols } = network.geometryOf(k);
        let windowAt;
        if (picture === 'adaptive' && input.h % shape.h === 0 && input.w % shape.w === 0) {
            windowAt = (row, col) => [Math.floor(row * shape.h / input.h), Math.floor(col * shape.w / input.w)];
        } else if (picture === 'pool' && rows.stride >= axes.reach(rows) && cols.stride >= axes.reach(cols)) {
            const one = (axis, position, extent) => {
                const [first, last] = axes.windowsOver(axis, position, extent);
                const distance = position - axes.first(axis, first);
                return first <= last && distance % axis.dilation === 0 ? first : -1;
            };
            windowAt = (row, col) => [one(rows, row, shape.h), one(cols, col, shape.w)];
        } else {
            return null;
        }
        // Rows are shifted against each other, so that windows that touch differ and a row uses all eight.
        const number = (row, col) => (row < 0 || col < 0 ? -1 : (row * Math.max(shape.w > 8 ? 3 : shape.w, 2) + col) % 8);
        return [(row, col) => number(...windowAt(row, col)), number];
    }

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
            this.drawEquation(glide);
            this.drawCurve();
            dom.setText(dom.byId('follow'), this.pointed?.text ?? this.aside());
            this.connect(glide);
        }

        /** What stands below the picture while nothing is pointed at. */
        aside() {
            return this.anyDropped ? this.say('dropped') : '';
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
            const inputReach = reachOf(network.inputOf(k), n, player.inputChannel);
            this.large = inputReach.large;
            this.scales = scalesOf(inputReach, reachOf(network.outputOf(k), n, c));
            this.regions = regionsOf(network, k);
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

        /** Cell sizes such that everything fits: one for input and output, one for the window, one for the kernel. */
        measure() {
            const { network, layer: k } = this.player;
            const style = getComputedStyle(dom.byId('stage'));
            const width = dom.byId('stage').clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) - 12;
            const wholeScreen = matchMedia('(min-width: 960px) and (min-height: 560px)').matches;
            const height = wholeScreen ? dom.byId('stage').clientHeight - 50 : Infinity;
            const input = network.inputOf(k).shape;
            const output = network.outputOf(k).shape;
            const rowsIn = input.h + this.vertical.before + this.vertical.after;
            const colsIn = input.w + this.horizontal.before + this.horizontal.after;
            const caption = 60;
            const room = height - caption;
            const stacked = !wholeScreen && width < 600;
            const most = wholeScreen ? Math.max(84, Math.min(width / 12, height / 6)) : 64;
            const [windowRows, windowCols] = this.windowTaps ? this.windowSize : [0, 0];
            const weighted = isProducts(this.picture);

            const kernelShare = 0.74; // how large the kernel's cells are beside the window's
            const words = weighted && this.player.channelsRead[1] < 2 ? 88 : 112; // the equation, and a note below it
            let cell;
            let tall = false;
            let middle = 170;
            const gap = Math.min(Math.max(width * 0.05, 34), 72);
            if (stacked) {
                cell = Math.min((width - 18) / (colsIn + output.w), 40);
                tall = cell < 22;
                if (tall)
                    cell = Math.min(width / Math.max(colsIn, output.w), 40);
                this.windowCell = Math.min(40, (width - 130) / Math.max(windowCols, 1));
                this.kernelCell = Math.min(34, (width - 130) / Math.max(windowCols, 1));
            } else {
                // The middle column's height: caption, window, equation, kernel. Small windows stay near the input's size.
                const lines = windowRows * (weighted ? 1 + kernelShare : 1);
                const other = caption + words + (weighted ? 32 : 0);
                this.windowCell = Math.min(most * 0.7, lines > 0 ? (height - other) / lines : most, 74, 300 / Math.max(windowCols, 1));
                this.windowCell = Math.max(this.windowCell, 22);
                this.kernelCell = Math.max(Math.floor(this.windowCell * kernelShare), 20);
                const bias = weighted && network.layer(k).bias ? this.kernelCell + 72 : 0;
                middle = Math.max(windowCols * this.windowCell + 8, windowCols * this.kernelCell + bias, Math.min(Math.max(width * 0.23, 176), 300));
                cell = Math.min((width - middle - 2 * gap) / (colsIn + output.w), room / Math.max(rowsIn, output.h), most);
            }
            const whole = size => (size >= 8 ? Math.floor(size) : Math.max(size, 1));
            this.cell = this.outputCell = whole(cell);
            if (!stacked && this.large) {
                // A picture and its smaller version are compared at the same size on the screen.
                const side = Math.min((width - middle - 2 * gap) / 2, room);
                this.cell = whole(side / Math.max(rowsIn, colsIn));
                this.outputCell = whole(side / Math.max(output.h, output.w));
            }
            this.windowCell = Math.floor(this.windowCell);
            this.kernelCell = Math.floor(this.kernelCell);
            this.stacked = stacked;
            this.place.classList.toggle('stacked', stacked);
            this.place.classList.toggle('tall', tall);
            // A small picture does not hang from the ceiling. All of this depends on the layer alone: nothing jumps between steps.
            const tallest = caption + Math.max(rowsIn * this.cell, output.h * this.outputCell,
                windowRows * this.windowCell + words + (weighted ? 32 + windowRows * this.kernelCell : 0));
            const above = wholeScreen ? Math.min(Math.max((height - tallest) * 0.4, 4), 70) : 4;
            this.place.style.setProperty('--above', `${above}px`);
            this.place.style.setProperty('--gap', `${gap}px`);
            this.place.style.setProperty('--middle', `${middle}px`);
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
            const spaced = rows.dilation > 1 || cols.dilation > 1;
            for (const tap of current.taps) {
                if (tap.c !== c)
                    continue;
                if (spaced || this.picture === 'transposed')
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

        drawEquation(glide) {
            const { player, current } = this;
            const { network, layer: k } = player;
            const layer = network.layer(k);
            const equation = player.equationNow();
            const tooLong = equation.terms.length > longestTerms;
            const placed = this.picture === 'unpool' && current.taps.count > 0;
            const terms = tooLong ? this.say('manyNumbers', this.say(layer.type), current.taps.count)
                : placed ? `${equation.terms} → (${current.output.row}, ${current.output.col})` : equation.terms;
            const element = dom.byId('terms');
            dom.setText(element, terms);
            element.classList.toggle('long', terms.length > 46);
            const answer = dom.byId('answer');
            dom.setText(answer, `${tooLong ? '=' : equation.relation} ${player.frozen ? '?' : equation.result}`);
            dom.setText(dom.byId('note'), player.frozen ? '' : this.note());
            if (glide > 0)
                dom.animate(answer, [{ opacity: 0 }, { opacity: 1 }], { duration: 120, delay: glide + 100, fill: 'backwards' });
        }

        note() {
            const { player, current } = this;
            const { network, layer: k } = player;
            const layer = network.layer(k);
            const operator = network.operator(k);
            if (isProducts(this.picture) && player.channelsRead[1] > 1) {
                let partial = 0;
                for (const tap of current.taps)
                    partial += tap.c === player.inputChannel ? tap.value * tap.factor : 0;
                return this.say('noteChannel', player.inputChannel + 1, network.inputOf(k).shape.c, shown(partial),
                    shown(current.value - current.bias));
            }
            if (operator.indices && current.winner >= 0) {
                const tap = current.taps.items[current.winner];
                return this.say('noteWinner', tap.row, tap.col, tap.row * network.inputOf(k).shape.w + tap.col);
            }
            if (operator.divisor) {
                if (layer.divisorOverride !== null)
                    return this.say('noteOverride', shown(current.divisor));
                const kinds = [...current.taps].map(tap => tap.kind);
                if (kinds.includes('padding'))
                    return this.say(layer.countIncludePad ? 'noteCounts' : 'noteCountsNot');
                return kinds.includes('beyond') ? this.say('noteBeyond') : '';
            }
            return this.picture === 'unpool' && current.taps.count === 0 ? this.say('noteNoWinner') : '';
        }

        /** An activation's graph with this step's point on it; the same extent both ways. */
        drawCurve() {
            const { player, current } = this;
            const svg = dom.byId('curve');
            svg.toggleAttribute('hidden', this.picture !== 'activation');
            if (this.picture !== 'activation')
                return;
            const layer = player.network.layer(player.layer);
            const { curve } = player.network.operator(player.layer);
            const extent = Math.max(...this.scales.map(scale => scale.limit), 1) * 1.1;
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
        connect(glide) {
            const svg = dom.byId('connectors');
            const [left, right] = svg.children;
            const box = this.boxOf(this.current);
            const visible = !this.stacked && this.cell >= 8;
            svg.toggleAttribute('hidden', !visible);
            if (!visible)
                return;
            const origin = this.place.getBoundingClientRect();
            const middle = (this.windowTaps ? this.window.element : this.picture === 'activation' ? dom.byId('curve') : dom.byId('equation')).getBoundingClientRect();
            const from = this.input.element.getBoundingClientRect();
            const to = this.output.element.getBoundingClientRect();
            const y = (rect, board, row) => rect.top - origin.top + (row - board.model.firstRow) * board.model.size;
            const centre = middle.top - origin.top + middle.height / 2;
            const path = (x1, y1, x2, y2) => {
                const bend = (x2 - x1) / 2;
                return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
            };
            const margin = 9;
            left.setAttribute('d', box ? path(from.right - origin.left + margin, y(from, this.input, box.row + box.rows / 2),
                middle.left - origin.left - margin, centre) : '');
            right.setAttribute('d', path(middle.right - origin.left + margin, centre, to.left - origin.left - margin,
                y(to, this.output, this.player.cell.row + 0.5)));
            if (glide > 0)
                dom.animate(svg, [{ opacity: 0 }, { opacity: 1 }], { duration: 120, delay: glide * 0.7, fill: 'backwards' });
        }
    }

    return { Stage };
})();
