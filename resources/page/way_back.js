// The way back through a lesson, as core/way_back.h: the gradients of the sum of all numbers of the last output that there is.
const waysBack = (() => {
    const { shown } = numbers;
    /** Planes up to this side have their way back shown. */
    const mostSide = 64;
    /** About how many products all layers behind this one may take. */
    const mostWork = 2 ** 21;

    /** The last layer of the unbroken chain. */
    function lastReached(network) {
        let k = 0;
        while (network.reached(k + 1))
            ++k;
        return k;
    }

    /** Whether the way back from the end to layer `k`, which has run, takes a moment at most. */
    function isShort(network, k) {
        if ([network.inputOf(k).shape, network.outputOf(k).shape].some(shape => shape.h > mostSide || shape.w > mostSide))
            return false;
        const workOf = i => operators.workOf(network.layer(i), network.inputOf(i).shape, network.outputOf(i).shape);
        let work = workOf(k); // once more, for the sum so far
        for (let i = k; i <= lastReached(network); ++i)
            work += workOf(i);
        return work <= mostWork;
    }

    /** The way back through one layer, kept while its steps are gone through, one after the other at best. */
    class Way {
        constructor(network, k) {
            const last = lastReached(network);
            this.network = network;
            this.k = k;
            this.isLast = last === k;
            const ones = gradients.ones(network.outputOf(last).shape);
            /** The gradient of the layer's output, and what the layer makes of it in the end. */
            this.arriving = this.isLast ? ones : gradients.backwardFrom(network, last, k + 1, ones)[k + 1].input;
            this.whole = gradients.backward(network, k, this.arriving);
            this.restart();
        }

        restart() {
            this.sums = new gradients.Sums(this.network.layer(this.k), this.network.inputOf(this.k));
            this.done = 0;
        }

        /** The sums of the first `count` steps. */
        upTo(count) {
            if (count < this.done)
                this.restart();
            gradients.addSteps(this.network, this.k, this.arriving, this.sums, this.done, count);
            this.done = count;
            return this.sums.rounded();
        }

        /** Step `i`, with every tap's slope. */
        stepAt(i) {
            return gradients.stepAt(this.network, this.k, i);
        }

        /** The gradient that arrives at step `i`. */
        at(i) {
            return this.arriving.data[i];
        }

        /** What the cells of the input get in step `i`, or the weights: numbers in reading order. */
        shares(i, ofWeights) {
            const g = this.at(i);
            const operator = this.network.operator(this.k);
            return [...this.stepAt(i).taps].filter(operators.readsInput)
                .map(tap => Math.fround(ofWeights ? g * tap.value : gradients.through(operator, tap.slope, g)));
        }

        /** One sentence that says what step `i`'s gradient does: [the template's key in words.js, its arguments]. */
        sentence(i) {
            const operator = this.network.operator(this.k);
            const step = this.stepAt(i);
            const taps = [...step.taps];
            const cellText = ({ row, col }) => `${row}, ${col}`;
            const start = [cellText(step.output), shown(this.at(i))];
            const readers = taps.filter(operators.readsInput);
            const winner = taps[step.winner];
            if (readers.length === 0)
                return [operator.reads === 'winners' ? 'backSayNoWinner' : 'backSayNoCell', ...start];
            if (operator.reads === 'cell')
                return ['backSaySlope', ...start, shown(taps[0].value), shown(Math.fround(gradients.through(operator, taps[0].slope, this.at(i))))];
            if (operator.reads === 'winners')
                return ['backSayReturns', ...start, cellText(taps.at(-1))];
            if (operator.chooses)
                return [taps.filter(tap => tap.chosen).length > 1 ? 'backSayFirst' : 'backSayWinner', ...start, cellText(winner)];
            const place = [explain.extent(step, 'row'), explain.extent(step, 'col')];
            if (operator.weighted)
                return [readers.length < taps.length ? 'backSayProductsPadded' : 'backSayProducts', ...start, ...place];
            if (operator.makes === 'norm')
                return ['backSayPower', ...start, ...place];
            return ['backSayShare', ...start, ...place, shown(step.divisor), shown(Math.fround(this.at(i) / step.divisor))];
        }
    }

    return { Way, isShort, mostSide };
})();
