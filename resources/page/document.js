// The lesson that is being read and changed: every change swaps one part of it, and so is undone by swapping it back.
const documents = (() => {
    /** In place of a layer's number: the input and all layers. */
    const whole = -2;
    const wholeOf = ({ input, inputNotation, layers }) => ({ input, inputNotation, layers: [...layers] });

    class Document {
        /** `changed(first)`: layers from `first` on have other numbers. */
        constructor(lesson, changed) {
            this.lesson = lesson;
            this.network = new networks.Network(lesson);
            this.changed = changed;
            this.version = 0;
            this.undoList = [];
            this.redoList = [];
            this.own = null; // input and layers, when others are shown in their place
        }

        /** Whether the numbers are those that the words were written for. */
        get areWordsTrue() {
            return this.undoList.length === 0 && this.lesson.writtenFor === '';
        }

        /** Shows the lesson with what `beat` sets. That is no edit; the first edit upon it makes it one. */
        show(beat) {
            const sets = this.undoList.length === 0 && Object.keys(beat.set ?? {}).length > 0;
            if (!sets && !this.own)
                return;
            const own = this.own ?? wholeOf(this.lesson);
            Object.assign(this.lesson, sets ? wholeOf(lessons.read(beats.told(this.lesson.json, beat))) : own);
            this.own = sets ? own : null;
            this.update(whole);
        }

        /** Before an edit: what it is made upon is the lesson now. */
        adopt() {
            if (this.own)
                this.undoList.push({ k: whole, part: this.own });
            this.own = null;
        }

        /** Puts `part` in the place of layer `k`, or of the input when `k` is −1. */
        set(k, part) {
            this.redoList = [];
            this.adopt();
            this.undoList.push(this.swap({ k, part }));
            this.update(k);
        }

        /** The number at flat position `at` of the input or of layer `k`'s weight or bias, as it would be typed. */
        written(k, what, at) {
            const { data, notation } = edits.numbersOf(parameters.partOf(this.network, k), what);
            const noted = notation.get(at);
            return noted !== undefined && numbers.parse(noted) === data[at] ? noted : numbers.exact(data[at]);
        }

        /** Puts a typed number in. False when it is none. */
        type(k, what, at, text) {
            const value = numbers.parse(text);
            if (value === null)
                return false;
            const part = parameters.partOf(this.network, k);
            const { data, notation } = edits.numbersOf(part, what);
            if (!Object.is(data[at], value) || (notation.get(at) ?? '') !== (text.includes('/') ? text : ''))
                this.set(k, edits.withNumber(part, what, at, value, text));
            return true;
        }

        swap({ k, part }) {
            const before = k === whole ? wholeOf(this.lesson) : parameters.partOf(this.network, k);
            if (k < 0)
                Object.assign(this.lesson, part);
            else
                this.lesson.layers[k] = part;
            return { k, part: before };
        }

        update(k) {
            ++this.version;
            const first = Math.max(k, 0);
            this.network.update(first);
            this.changed(first);
        }

        undo(from = this.undoList, to = this.redoList) {
            const change = from.pop();
            if (!change)
                return;
            this.showOwn();
            to.push(this.swap(change));
            this.update(change.k);
        }

        redo() {
            this.undo(this.redoList, this.undoList);
        }

        showOwn() {
            if (this.own)
                Object.assign(this.lesson, this.own);
            this.own = null;
        }

        /** Undoes everything; it can be redone. */
        reset() {
            this.showOwn();
            while (this.undoList.length > 0)
                this.redoList.push(this.swap(this.undoList.pop()));
            this.update(-1);
        }
    }

    return { Document };
})();
