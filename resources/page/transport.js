// The bar of buttons: first, back, play, forward, last, the scrub bar, the speed; and the clock behind "play".
const transports = (() => {
    const { byId, setText } = dom;

    class Transport {
        constructor(player) {
            this.player = player;
            this.playing = false;
            this.speed = 1;
            /** What buttons and keys do. */
            this.actions = {
                first: this.stopAnd(() => player.goTo(player.layer, 0)),
                back: this.stopAnd(() => player.back()),
                play: () => this.setPlaying(!this.playing),
                forward: this.stopAnd(() => player.forward()),
                last: this.stopAnd(() => player.goTo(player.layer, Infinity)),
            };
            for (const [id, action] of Object.entries(this.actions)) {
                byId(id).addEventListener('click', action);
                // A click must not take the keyboard with it: Space after it should still play.
                byId(id).addEventListener('mousedown', event => event.preventDefault());
            }
            const scrub = byId('scrub');
            scrub.addEventListener('input', this.stopAnd(() => player.goTo(player.layer, Number(scrub.value), false)));
            byId('speed').addEventListener('change', () => {
                this.speed = Number(byId('speed').value);
                this.setPlaying(this.playing);
            });
        }

        stopAnd(action) {
            return () => {
                this.setPlaying(false);
                action();
            };
        }

        get atEnd() {
            return this.player.step + 1 >= this.player.stepCount;
        }

        setPlaying(playing) {
            const { player } = this;
            clearTimeout(this.timer);
            if (playing && this.atEnd && !player.frozen)
                player.goTo(player.layer, 0);
            this.playing = playing && player.stepCount > 1;
            if (this.playing)
                this.timer = setTimeout(() => this.tick(), 1000 / this.speed);
            byId('play').classList.toggle('playing', this.playing);
            const label = player.say(this.playing ? 'pause' : 'play');
            byId('play').setAttribute('aria-label', label);
            byId('play').title = label;
        }

        tick() {
            const { player } = this;
            if (player.frozen || this.atEnd) { // a question stops the film
                this.setPlaying(false);
                return;
            }
            player.goTo(player.layer, player.step + 1);
            this.setPlaying(!this.atEnd && !player.frozen);
        }

        show() {
            const { player, atEnd } = this;
            const scrub = byId('scrub');
            scrub.max = Math.max(player.stepCount - 1, 0);
            scrub.value = player.step;
            scrub.style.setProperty('--done', `${player.stepCount > 1 ? 100 * player.step / (player.stepCount - 1) : 100}%`);
            const place = player.stepCount > 0 ? `${player.step + 1} / ${player.stepCount}` : '–';
            setText(byId('place'), place);
            scrub.setAttribute('aria-valuetext', place);
            byId('first').disabled = player.step === 0;
            byId('back').disabled = player.step === 0 && player.layer === 0;
            byId('forward').disabled = atEnd && player.layer + 1 >= player.network.layerCount && !player.frozen;
            byId('last').disabled = atEnd;
            byId('play').disabled = player.stepCount < 2;
        }
    }

    return { Transport };
})();
