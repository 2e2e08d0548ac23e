// The words on the left: the lesson's beat, what the step does, a question and its verdict, where to go on.
const lessonWords = (() => {
    const { byId, setText } = dom;

    class LessonWords {
        constructor(player) {
            this.player = player;
            this.index = -1;
            byId('guess').addEventListener('submit', event => {
                event.preventDefault();
                this.guess();
            });
            byId('guess-show').addEventListener('click', () => player.answer(''));
            byId('beat-back').addEventListener('click', () => this.toBeat(-1));
            byId('beat-next').addEventListener('click', () => this.toBeat(1));
        }

        get beats() {
            return this.player.lesson.beats;
        }

        get beat() {
            return this.beats[this.index];
        }

        /** Whether the viewer stands where the beat began. */
        get isThere() {
            const { player, beat } = this;
            return beat?.layer === player.layer && beat?.step === player.step;
        }

        /** The beat that is told where the page opens: the one of this very place, or the last that has been reached in its layer. */
        begin() {
            const { player } = this;
            const found = this.beats.findIndex(beat => beat.layer === player.layer && beat.step === player.step);
            const before = this.beats.findLastIndex(beat => beat.layer === player.layer && beat.step <= player.step);
            this.index = found >= 0 ? found : Math.max(before, Math.min(0, this.beats.length - 1));
            if (this.isThere)
                this.enter(this.index);
        }

        enter(index) {
            if (index < 0 || index >= this.beats.length)
                return;
            this.index = index;
            this.entering = true; // and nobody else has gone there
            this.player.tell(this.beat);
            this.entering = false;
            this.show();
        }

        toBeat(by) {
            // "Previous" first returns to where this beat began.
            this.enter(by < 0 && !this.isThere ? this.index : Math.min(Math.max(this.index + by, 0), this.beats.length - 1));
        }

        /** Steps that lead to the place of a neighbour lead to it, where both show and set nothing of their own. */
        follow() {
            const { player, beats: all, index } = this;
            const isPlain = beat => !beat.show && Object.keys(beat.set ?? {}).length === 0;
            const isHere = beat => beat.layer === player.layer && beat.step === player.step;
            if (this.entering || !this.beat || this.isThere || !isPlain(this.beat))
                return;
            for (const way of [1, -1]) {
                let k = index + way;
                while (all[k] && isPlain(all[k]) && all[k].layer === this.beat.layer && all[k].step === this.beat.step)
                    k += way; // several that are told at one place
                if (all[k] && isPlain(all[k]) && isHere(all[k])) {
                    this.index = k;
                    return;
                }
            }
        }

        guess() {
            const typed = byId('guess-value').value.trim();
            if (typed === '')
                return;
            if (this.player.answer(typed))
                byId('forward').focus({ preventScroll: true }); // the field is gone; the next key should go on
            else
                this.setVerdict('wrong', this.player.say('badNumber'));
        }

        setVerdict(kind, text) {
            const verdict = byId('verdict');
            verdict.className = kind;
            setText(verdict, text);
        }

        show() {
            this.follow();
            this.showBeat();
            this.showStep();
            this.showGuess();
        }

        showBeat() {
            const { player, beats: all, beat } = this;
            const isTrue = beat?.general || player.document.areWordsTrue;
            setText(byId('beat'), !beat ? '' : isTrue ? beats.filledIn(words.own(player.language, beat.text), player.network, beat.layer, beat.step)
                : player.say('untrue'));
            byId('beats').hidden = all.length < 2;
            setText(byId('beat-place'), beat ? player.say('beatOf', this.index + 1, all.length) : '');
            byId('beat-back').disabled = !beat || (this.index === 0 && this.isThere);
            byId('beat-next').disabled = this.index + 1 >= all.length;
            byId('beat').classList.toggle('soft', !this.isThere || !isTrue);
        }

        showStep() {
            const { player } = this;
            const { network, layer } = player;
            const silent = !network.reached(layer) || player.frozen;
            setText(byId('sentence'), silent ? '' : dom.unbroken(player.sentence()));
            const atEnd = player.step + 1 >= player.stepCount;
            setText(byId('hint'), silent ? '' : player.stage.frame.way ? player.say('hintBack') : !atEnd ? (player.step === 0 ? player.say('hintStart') : '')
                : player.say(layer + 1 < network.layerCount ? 'hintLayer' : 'hintEnd'));
        }

        showGuess() {
            const { player } = this;
            const asked = player.frozen;
            const wasAsked = !byId('guess').hidden;
            const key = `${player.layer}|${player.step}`;
            byId('guess').hidden = !asked;
            const given = player.quiz.answerAt(player.layer, player.step);
            if (asked && !(wasAsked && this.askedKey === key)) {
                byId('guess-value').value = '';
                this.setVerdict('', '');
            }
            this.askedKey = key;
            if (given) {
                const { terms, relation, result } = player.equationNow();
                const [kind, text] = given.right ? ['right', player.say('guessRight')]
                    : given.text ? ['wrong', player.say('guessWrong', given.text)] : ['', player.say('guessShown')];
                this.setVerdict(kind, `${text} ${terms} ${relation} ${result}`);
            } else if (!asked) {
                this.setVerdict('', '');
            }
            const { right, all } = player.quiz.score;
            setText(byId('score'), all > 0 ? player.say('score', right, all) : '');
        }
    }

    return { LessonWords };
})();
