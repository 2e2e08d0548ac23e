// One picture as a value: {shown, headline, input, window, kernel, bias, output: board models or null, equation {terms,
// relation, result}, note, curve, aside}; as a matrix with `formula`, its boards; or {problem, input} for a layer that cannot run.
const frames = (() => {
    const { shown: shownNumber } = numbers;

    function channelNote({ explained, inputChannel, in: shape }, say) {
        let partial = 0;
        for (const tap of explained.taps)
            partial += tap.c === inputChannel ? tap.value * tap.factor : 0;
        return say('noteChannel', inputChannel + 1, shape.c, shownNumber(partial), shownNumber(explained.value - explained.bias));
    }

    function divisorNote({ layer, explained }, say) {
        if (layer.divisorOverride !== null)
            return say('noteOverride', shownNumber(explained.divisor));
        const kinds = [...explained.taps].map(tap => tap.kind);
        if (kinds.includes('padding'))
            return say(layer.countIncludePad ? 'noteCounts' : 'noteCountsNot');
        return kinds.includes('beyond') ? say('noteBeyond') : '';
    }

    function extremeNote({ operator, explained, in: shape }, say) {
        const winner = explained.taps.items[explained.winner];
        if (!winner)
            return '';
        const place = operator.makes === 'largest' ? say('noteWinner', winner.row, winner.col, winner.row * shape.w + winner.col) : '';
        const { value } = explained;
        const padded = [...explained.taps].some(tap => tap.kind === 'padding');
        const zeroWins = padded && (operator.makes === 'largest' ? value < 0 : value > 0);
        return [place, zeroWins ? say('noteZeroWins') : ''].filter(Boolean).join(say('semicolon'));
    }

    /** What stands below the equation. */
    function noteOf(shown, say) {
        const { operator } = shown;
        if (shown.weighted)
            return shown.channels.count > 1 ? channelNote(shown, say) : '';
        if (operator.chooses)
            return extremeNote(shown, say);
        return operator.has('count_include_pad') ? divisorNote(shown, say) : '';
    }

    /** An activation's graph {f, x, y, extent, bottom, top, answered}, wide enough for every input of the plane. */
    function curveOf({ operator, layer, explained, frozen }, input) {
        if (!operator.curve)
            return null;
        const { bounds } = operator;
        const extent = Math.max(input.scale.limit, bounds ? 4 : 1) * 1.08;
        const [bottom, top] = bounds ? [bounds[0] - 0.15, bounds[1] + 0.15] : [-extent, extent];
        return { f: x => operator.curve.at(x, layer), x: explained.taps.items[0].value, y: explained.value, extent, bottom, top, answered: !frozen };
    }

    /** Longer arithmetic is summed up in words; the step table has it in full. */
    const longestTerms = 260;

    function equationOf({ layer, reads, explained }, say) {
        const equation = explain.equation(layer, explained, { nonZeroOnly: true });
        if (equation.terms.length > longestTerms)
            return { ...equation, terms: say('manyNumbers', say(layer.type), explained.taps.count), relation: '=' };
        if (reads !== 'winners')
            return equation;
        // There is no arithmetic: a number is put in its place.
        const from = [...explained.taps].at(-1);
        return { ...equation, terms: from ? say('winnerOf', from.row, from.col) : say('noteNoWinner') };
    }

    function forwardFrame(shown, say) {
        const input = planeBoards.inputBoard(shown, say);
        const output = planeBoards.outputBoard(shown, say);
        planeBoards.colour(shown, input, output);
        return { shown, headline: '', input, output, window: windowBoards.windowBoard(shown, input, output, say),
            kernel: windowBoards.kernelBoard(shown, say), bias: windowBoards.biasBoard(shown, say),
            equation: equationOf(shown, say), note: shown.frozen ? '' : noteOf(shown, say), curve: curveOf(shown, input), aside: '' };
    }

    /** What stands below the picture while nothing is pointed at. */
    function asideOf({ input }, say) {
        if (input.anyDropped)
            return say('dropped');
        return input.regionAt || !input.scale.signs ? '' : say('legend');
    }

    function problemFrame(network, k, say, language) {
        const broken = network.brokenAt(k);
        const { problem } = network.results[broken];
        const label = parameters.titleOf(network.layer(broken), problem.field);
        const reason = words.problem(language, problem);
        const sentence = label ? say('named', say(label), reason) : words.capital(reason);
        return { problem: broken === k ? say('cannotRun', sentence) : say('nothingArrives', broken + 1, sentence),
            input: broken === k ? planeBoards.plainBoard(network.inputOf(k), k === 0 ? network.lesson.inputNotation : null, 0, 0, k === 0, say) : null };
    }

    /** Makes pictures, and keeps what takes long to work out while the numbers stay as they are. */
    class Maker {
        /** The same `make()` for the same key. */
        kept(key, make) {
            if (this.key !== key)
                this.value = make();
            this.key = key;
            return this.value;
        }

        backward(shown, shot, say) {
            const way = this.kept(`back ${shot.version} ${shot.layer}`, () => new waysBack.Way(shot.network, shot.layer));
            const frame = { ...forwardFrame(shown, say), ...backs.backFrame(shown, way, say) };
            return { ...frame, aside: frame.input.scale.signs ? say('legend') : '' };
        }

        turned(shown, shot, say) {
            const { network, layer: k } = shot;
            const turned = this.kept(`turned ${shot.version} ${k}`, () => turneds.turnedNetwork(network, k));
            const frame = forwardFrame(shows.shownBy(turned, 0, shot.step, shot.channel, false), say);
            return { ...turneds.dress(frame, k === 0, network.outputOf(k).data[shot.step], say), aside: asideOf(frame, say) };
        }

        /** As a matrix; or the way forward, and why there is none. */
        matrix(shown, shot, say) {
            const make = (work, block) => this.kept(`matrix ${shot.version} ${shot.layer} ${block}`, work);
            const { why, ...formula } = matrices.boards(shown, make, say);
            const frame = forwardFrame(shown, say);
            if (why)
                return { ...frame, note: say('noMatrix', why), aside: asideOf(frame, say) };
            return { ...frame, ...formula, formula, window: null, bias: null, aside: '' };
        }

        /** The picture of a shot {network, version, layer, step, channel, frozen, view: 'forward', 'backward', 'turned' or 'matrix'}. */
        frame(shot, say, language) {
            const { network, layer: k } = shot;
            if (network.layerCount === 0)
                return { problem: say('noLayers'), input: null };
            if (!network.reached(k))
                return problemFrame(network, k, say, language);
            const shown = shows.shownBy(network, k, shot.step, shot.channel, shot.frozen);
            // What is to be guessed is a number of the way forward.
            if (!shot.frozen && shot.view === 'backward' && waysBack.isShort(network, k))
                return this.backward(shown, shot, say);
            if (!shot.frozen && shot.view === 'turned' && shown.reads === 'window' && shown.weighted)
                return this.turned(shown, shot, say);
            if (shot.view === 'matrix')
                return this.matrix(shown, shot, say);
            const frame = forwardFrame(shown, say);
            const refused = shot.view === 'forward' ? '' : shot.frozen ? say('guessFirst')
                : shot.view === 'backward' ? say('tooLargeForBack', waysBack.mostSide) : '';
            return { ...frame, aside: refused || asideOf(frame, say) };
        }
    }

    return { Maker };
})();
