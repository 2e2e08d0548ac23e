// One grid of numbers on the screen: cells, frames over them, an editor in one of them, and which cell the pointer is on.
// Its models and looks are those of plane_boards.js.
const boards = (() => {
    /** Above this many cells a board is a picture: nobody reads the numbers, and a thousand elements are slow. */
    const mostCells = 1600;

    const hatched = new Set(['padding', 'beyond', 'dropped']);

    /** `events`: enter(row, col) and leave() while pointing, press(row, col, onlyPoint), edit(row, col, text): a complaint or nothing. */
    class Board {
        constructor(place, events, { small = false } = {}) {
            this.events = events;
            this.heading = dom.make('h2');
            this.subtitle = dom.make('p');
            this.caption = dom.make('figcaption', {}, this.heading, this.subtitle);
            this.plane = dom.make('div', { class: 'plane' });
            this.figure = dom.make('figure', { class: small ? 'small' : '' }, this.caption, this.plane);
            this.frames = new Map();
            this.cells = [];
            this.focused = null;
            this.editor = new cellEditors.CellEditor(this);
            place.append(this.figure);
            this.listen();
        }

        get element() {
            return this.plane;
        }

        set visible(visible) {
            this.figure.hidden = !visible;
        }

        /** Draws a model with cells of `size` px and `marks`, the rows and columns that belong to what is pointed at. */
        show(model, theme) {
            this.model = model;
            this.theme = theme;
            dom.setText(this.heading, model.title);
            dom.setText(this.subtitle, dom.unbroken(model.subtitle ?? ''));
            this.subtitle.title = model.subtitle ?? ''; // where it had to be cut
            this.plane.className = `plane${model.editable ? ' editable' : ''}${model.jumps ? ' jumps' : ''}${model.scale.grey && model.size < 20 ? ' picture' : ''}`;
            this.plane.setAttribute('aria-label', model.label ?? model.title);
            const asPicture = model.rows * model.cols > mostCells;
            const kind = `${model.rows}×${model.cols}${asPicture ? 'p' : ''}`;
            if (this.kind !== kind)
                this.rebuild(kind, asPicture);
            this.plane.style.setProperty('--s', `${model.size}px`);
            if (asPicture)
                this.drawPicture();
            else
                this.drawCells();
        }

        rebuild(kind, asPicture) {
            this.kind = kind;
            this.editor.close();
            const { rows, cols } = this.model;
            for (const element of [...this.plane.children])
                if (!element.classList.contains('frame'))
                    element.remove();
            this.cells = [];
            this.canvas = null;
            if (asPicture) {
                this.plane.setAttribute('role', 'img');
                this.canvas = dom.make('canvas', { width: cols, height: rows });
                this.plane.prepend(this.canvas);
                return;
            }
            this.plane.setAttribute('role', 'grid');
            const all = [];
            for (let i = 0; i < rows; ++i) {
                const row = dom.make('div', { role: 'row' });
                for (let j = 0; j < cols; ++j) {
                    const element = dom.make('div', { class: 'cell' });
                    element.setAttribute('role', 'gridcell');
                    row.append(element);
                    this.cells.push({ element, signature: '' });
                }
                all.push(row);
            }
            this.plane.prepend(...all);
        }

        drawCells() {
            const { model } = this;
            const looks = [];
            let longest = 1;
            for (let i = 0; i < model.rows; ++i) {
                for (let j = 0; j < model.cols; ++j) {
                    const look = model.look(model.firstRow + i, model.firstCol + j);
                    looks.push(look);
                    longest = Math.max(longest, look.text.length);
                }
            }
            this.plane.style.gridTemplateColumns = `repeat(${model.cols}, ${model.size}px)`;
            // One size for the whole board: as big as the longest number allows. Digits are about 0.6 em wide.
            const font = Math.min(model.size * (model.scaleText ?? 0.38), model.size * 0.86 / (0.6 * longest));
            this.plane.style.setProperty('--f', `${Math.max(font, 7.5)}px`);
            const readable = font >= 6.5;
            if (!this.focused || !looks[this.indexOf(this.focused)]?.own)
                this.focused = this.firstOwn(looks);
            const focusIndex = this.focused ? this.indexOf(this.focused) : -1;
            const { rows = [], cols = [] } = model.marks ?? {};
            looks.forEach((look, i) => {
                const { row, col } = this.positionOf(i);
                this.drawCell(this.cells[i], look, readable, rows.includes(row) && cols.includes(col), i === focusIndex);
            });
        }

        drawCell(cell, look, readable, marked, focusable) {
            const { theme, model: { scale } } = this;
            const fill = theme.fillOf(look, scale);
            const ink = themes.css(theme.inkOn(fill, look.quiet || hatched.has(look.role)));
            const striped = hatched.has(look.role) && !look.ghost;
            const classes = ['cell', look.role, ...['own', 'ghost', 'winner', 'strong', 'tapped'].filter(name => look[name]), marked ? 'marked' : '']
                .filter(Boolean).join(' ');
            const background = striped ? '' : themes.css(fill);
            const text = readable ? look.text : '';
            const signature = [classes, background, ink, text, look.label, focusable].join('|');
            if (cell.signature === signature)
                return;
            cell.signature = signature;
            const { element } = cell;
            element.className = classes;
            element.style.background = background;
            element.style.color = look.role === 'hidden' ? '' : ink;
            dom.setText(element, text);
            if (look.own) {
                element.tabIndex = focusable ? 0 : -1;
                element.setAttribute('aria-label', look.label);
                element.removeAttribute('aria-hidden');
            } else {
                element.removeAttribute('tabindex');
                element.setAttribute('aria-hidden', 'true');
            }
        }

        drawPicture() {
            const { model, theme } = this;
            const context = this.canvas.getContext('2d');
            const image = context.createImageData(model.cols, model.rows);
            for (let i = 0, at = 0; i < model.rows; ++i)
                for (let j = 0; j < model.cols; ++j, at += 4)
                    image.data.set([...theme.fillOf(model.look(model.firstRow + i, model.firstCol + j, true), model.scale), 255], at);
            context.putImageData(image, 0, 0);
            this.plane.style.gridTemplateColumns = '';
            this.canvas.style.width = `${model.cols * model.size}px`;
            this.canvas.style.height = `${model.rows * model.size}px`;
        }

        /** A frame around {row, col, rows, cols} or none; glides from where it was in `glide` ms. */
        frame(name, box, glide = 0) {
            let frame = this.frames.get(name);
            if (!box) {
                if (frame)
                    frame.hidden = true;
                return;
            }
            if (!frame) {
                frame = dom.make('div', { class: `frame ${name}`, 'aria-hidden': 'true' });
                this.frames.set(name, frame);
                this.plane.append(frame);
            }
            const { size, firstRow, firstCol } = this.model;
            const most = this.theme.frameWidth;
            const stroke = Math.min(Math.max(size * most / 56, 2), most);
            const around = stroke / 2 + 1;
            const before = { left: frame.style.left, top: frame.style.top, width: frame.style.width, height: frame.style.height };
            const wasThere = !frame.hidden && before.left !== '';
            frame.hidden = false;
            frame.style.setProperty('--stroke', `${stroke}px`);
            frame.style.left = `${(box.col - firstCol) * size - around}px`;
            frame.style.top = `${(box.row - firstRow) * size - around}px`;
            frame.style.width = `${box.cols * size + 2 * around}px`;
            frame.style.height = `${box.rows * size + 2 * around}px`;
            const { left, top, width, height } = frame.style;
            if (wasThere && glide > 0)
                dom.animate(frame, [before, { left, top, width, height }], { duration: glide, easing: 'cubic-bezier(.4, 0, .3, 1)' });
        }

        /** Brings a cell's number up after `delay` ms. */
        pop(row, col, delay) {
            const cell = this.cellAt(row, col);
            if (cell)
                dom.animate(cell, [{ color: 'transparent', transform: 'scale(.8)' }, { transform: 'none' }],
                    { duration: 120, delay, fill: 'backwards' });
        }

        indexOf({ row, col }) {
            const { model } = this;
            const i = row - model.firstRow;
            const j = col - model.firstCol;
            return i >= 0 && j >= 0 && i < model.rows && j < model.cols ? i * model.cols + j : -1;
        }

        firstOwn(looks) {
            const i = looks.findIndex(look => look.own);
            return i < 0 ? null : this.positionOf(i);
        }

        positionOf(i) {
            const { model } = this;
            return { row: Math.floor(i / model.cols) + model.firstRow, col: i % model.cols + model.firstCol };
        }

        cellAt(row, col) {
            return this.cells[this.indexOf({ row, col })]?.element;
        }

        focusCell(row, col) {
            const target = this.cellAt(row, col);
            if (!target?.classList.contains('own'))
                return;
            const before = this.focused && this.cellAt(this.focused.row, this.focused.col);
            if (before)
                before.tabIndex = -1;
            this.focused = { row, col };
            for (const cell of this.cells)
                if (cell.element === target || cell.element === before)
                    cell.signature = ''; // their tabindex is another than the last drawing's
            target.tabIndex = 0;
            target.focus();
        }

        /** Presses the next cell of the tensor, or just goes to (row, col) at the end. */
        pressNext(row, col, direction) {
            const { model } = this;
            const own = Array.from({ length: model.rows * model.cols }, (_, i) => this.positionOf(i)).filter(at => model.look(at.row, at.col).own);
            const next = own[own.findIndex(at => at.row === row && at.col === col) + direction];
            this.focusCell(next?.row ?? row, next?.col ?? col);
            if (next)
                this.events.press(next.row, next.col, false);
        }

        // ---- Hands ----

        cellUnder(event) {
            const box = this.plane.getBoundingClientRect();
            const { model } = this;
            const i = Math.floor((event.clientY - box.top) / model.size);
            const j = Math.floor((event.clientX - box.left) / model.size);
            return i >= 0 && j >= 0 && i < model.rows && j < model.cols ? { row: i + model.firstRow, col: j + model.firstCol } : null;
        }

        listen() {
            const { plane, events } = this;
            plane.addEventListener('pointermove', event => {
                const at = event.pointerType === 'touch' ? null : this.cellUnder(event);
                const key = at && `${at.row},${at.col}`;
                if (key === this.pointed)
                    return;
                this.pointed = key;
                if (at)
                    events.enter?.(at.row, at.col);
            });
            plane.addEventListener('pointerleave', () => {
                this.pointed = null;
                events.leave?.();
            });
            plane.addEventListener('pointerdown', event => {
                this.touch = event.pointerType === 'touch';
                this.hadFocus = document.activeElement;
            });
            plane.addEventListener('click', event => {
                const at = this.cellUnder(event);
                if (!at || this.editor.isFor(event.target))
                    return;
                const again = this.cellAt(at.row, at.col) === this.hadFocus;
                this.focusCell(at.row, at.col);
                if (this.touch)
                    events.enter?.(at.row, at.col);
                // A finger cannot hover: its first touch points, the second one edits.
                events.press?.(at.row, at.col, this.touch && !again);
            });
            plane.addEventListener('focusin', event => {
                const i = this.cells.findIndex(cell => cell.element === event.target);
                if (i >= 0 && event.target.matches(':focus-visible')) {
                    const { row, col } = this.positionOf(i);
                    events.enter?.(row, col);
                }
            });
            plane.addEventListener('focusout', () => events.leave?.());
            plane.addEventListener('keydown', event => this.keyDown(event));
        }

        keyDown(event) {
            if (this.editor.isFor(event.target) || event.ctrlKey || event.metaKey || event.altKey)
                return;
            const i = this.cells.findIndex(cell => cell.element === event.target);
            if (i < 0)
                return;
            const { row, col } = this.positionOf(i);
            const move = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
            if (move) {
                this.focusCell(row + move[0], col + move[1]);
            } else if (event.key === 'Enter' || event.key === 'F2') {
                this.events.press?.(row, col, false);
            } else if (this.model.editable && /^[-−0-9.,∞]$/.test(event.key)) {
                this.editor.open(row, col, event.key);
            } else {
                return;
            }
            event.preventDefault();
            event.stopPropagation();
        }
    }

    return { Board };
})();
