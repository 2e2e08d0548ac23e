// The words on the left: the lesson's beat, what the step does, a question and its verdict, where to go on.
const lessonWords = (() => {
    const { byId, setText } = dom;

    class LessonWords {
        constructor(player) {
            this.player = player;
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

        /** The beat that is told at this step: the last one of this layer that has been reached; −1 for none. */
        get beatIndex() {
            const { player, beats } = this;
            let best = -1;
            beats.forEach((beat, i) => {
                if (beat.layer === player.layer && beat.step <= player.step && (best < 0 || beat.step >= beats[best].step))
                    best = i;
            });
            return best;
        }

        toBeat(by) {
            const { player, beats } = this;
            const index = this.beatIndex;
            // "Previous" first returns to where this beat began.
            const target = by < 0 && index >= 0 && beats[index].step !== player.step ? index : index + by;
            const beat = beats[Math.min(Math.max(target, 0), beats.length - 1)];
            player.setPlaying(false);
            player.goTo(beat.layer, beat.step);
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
            this.showBeat();
            this.showStep();
            this.showGuess();
        }

        showBeat() {
            const { player, beats } = this;
            const index = this.beatIndex;
            setText(byId('beat'), index >= 0 ? words.own(player.language, beats[index].text) : '');
            byId('beats').hidden = beats.length < 2;
            setText(byId('beat-place'), index >= 0 ? player.say('beatOf', index + 1, beats.length) : '');
            byId('beat-back').disabled = index < 0 || (index === 0 && beats[0].step === player.step);
            byId('beat-next').disabled = index + 1 >= beats.length;
        }

        showStep() {
            const { player } = this;
            const { network, layer } = player;
            const silent = !network.reached(layer) || player.frozen;
            setText(byId('sentence'), silent ? '' : dom.unbroken(player.sentence()));
            const atEnd = player.step + 1 >= player.stepCount;
            byId('beat').classList.toggle('soft', Boolean(player.stage.frame.way)); // which it is not about
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
