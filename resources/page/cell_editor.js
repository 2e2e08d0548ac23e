// The field over a cell of a board into which a number is typed. Enter and Tab put it in, Escape takes it back.
const cellEditors = (() => {
    class CellEditor {
        constructor(board) {
            this.board = board;
            this.field = null;
            this.complaint = null;
        }

        isFor(element) {
            return this.field !== null && element === this.field;
        }

        open(row, col, text) {
            this.close();
            const { board } = this;
            const { size, firstRow, firstCol } = board.model;
            const field = dom.make('input', { class: 'editor', inputmode: 'text', autocomplete: 'off', spellcheck: 'false',
                'aria-label': board.model.look(row, col).label });
            field.value = text;
            const width = Math.max(size, 52);
            field.style.left = `${(col - firstCol) * size + (size - width) / 2}px`;
            field.style.top = `${(row - firstRow) * size + (size - Math.max(size, 30)) / 2}px`;
            field.style.width = `${width}px`;
            field.style.height = `${size}px`;
            field.style.fontSize = `${Math.min(Math.max(size * 0.34, 13), 22)}px`;
            this.field = field;
            field.addEventListener('keydown', event => this.keyDown(event, row, col));
            field.addEventListener('blur', () => {
                if (this.field === field && !this.commit(row, col))
                    this.close(); // leaving takes an impossible number back
            });
            field.addEventListener('input', () => this.complain(''));
            board.plane.append(field);
            field.focus();
            if (text.length > 1 || !/[-−.,]/.test(text))
                field.setSelectionRange(text.length, text.length);
        }

        keyDown(event, row, col) {
            event.stopPropagation();
            if (event.key === 'Escape') {
                this.close();
                this.board.focusCell(row, col);
            } else if (event.key === 'Enter' && this.commit(row, col)) {
                this.board.focusCell(row, col);
            } else if (event.key === 'Tab' && this.commit(row, col)) {
                event.preventDefault();
                this.board.pressNext(row, col, event.shiftKey ? -1 : 1);
            }
        }

        /** False, with a complaint, when what was typed cannot be taken. */
        commit(row, col) {
            const text = this.field.value.trim();
            const sentence = text === '' ? null : this.board.events.edit(row, col, text);
            if (sentence) {
                this.complain(sentence);
                return false;
            }
            this.close();
            return true;
        }

        complain(sentence) {
            this.complaint?.remove();
            this.complaint = null;
            this.field.classList.toggle('bad', sentence !== '');
            if (!sentence)
                return;
            this.complaint = dom.make('div', { class: 'complaint', role: 'alert', text: sentence });
            this.complaint.style.left = this.field.style.left;
            this.complaint.style.top = `calc(${this.field.style.top} + ${Math.max(this.board.model.size, 30) + 6}px)`;
            this.board.plane.append(this.complaint);
        }

        close() {
            const { field } = this;
            this.field = null; // first: removing it sends a blur
            this.complaint?.remove();
            this.complaint = null;
            field?.remove();
        }

        select() {
            this.field.select();
        }
    }

    return { CellEditor };
})();
