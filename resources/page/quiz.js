// Guessing: which steps are asked about, what was answered, and whether it was right.
const quizzes = (() => {
    const keyOf = (layer, step) => `${layer}|${step}`;

    class Quiz {
        constructor(questions) {
            this.asked = new Set(questions.map(({ layer, step }) => keyOf(layer, step)));
            this.everything = false; // every step is asked about
            this.answers = new Map();
        }

        /** Whether that step's result is still to be guessed. */
        waitsAt(layer, step) {
            const key = keyOf(layer, step);
            return (this.everything || this.asked.has(key)) && !this.answers.has(key);
        }

        /** Takes a guess at `value`, or reveals it when the text is empty. False when it is no number. */
        answer(layer, step, text, value) {
            const guess = text === '' ? null : numbers.parse(text);
            if (guess === null && text !== '')
                return false;
            // Right is what reads the same: nobody types 0.33333334.
            const right = guess !== null && (numbers.same(guess, value) || numbers.shown(guess) === numbers.shown(value));
            this.answers.set(keyOf(layer, step), { text, right });
            return true;
        }

        answerAt(layer, step) {
            return this.answers.get(keyOf(layer, step));
        }

        /** {right, all}: shown without a guess is no mistake. */
        get score() {
            const guesses = [...this.answers.values()].filter(answer => answer.text !== '');
            return { right: guesses.filter(guess => guess.right).length, all: guesses.length };
        }

        /** What was guessed was about other numbers. */
        forget() {
            this.answers.clear();
        }
    }

    return { Quiz };
})();
