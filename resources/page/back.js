// The picture of the way back, as app/scene/frame/back.h: the gradient of the output, what this step gives to each cell of its
// window, and the sums in input, kernel and bias up to this step.
const backs = (() => {
    const { shown: shownNumber } = numbers;

    // ---- Boards ----

    const scaleOf = values => ({ grey: false, limit: windowBoards.limitOf(values), signs: values.some(value => value > 0) && values.some(value => value < 0) });

    /** "sum after window 3 of 16". A convolution's output channels all send to the same input, a pooling's each to its own. */
    function progress({ weighted, cell, out, index }, say) {
        const all = out.h * out.w * (weighted ? out.c : 1);
        const first = tensor.stepOfCell(out, { n: cell.n, c: weighted ? 0 : cell.c, row: 0, col: 0 });
        return say('sumAfter', index - first + 1, all);
    }

    function inputSums(shown, way, soFar, say) {
        const board = planeBoards.inputBoard(shown, say);
        const winner = shown.explained.taps.items[shown.explained.winner];
        return Object.assign(board, {
            title: say('inputGradient'), subtitle: progress(shown, say), editable: false, values: soFar.input, notation: null,
            winners: new Set(winner ? [`${winner.row},${winner.col}`] : []),
            scale: scaleOf(tensor.plane(way.whole.input, shown.cell.n, shown.inputChannel)), look: emptyPadding(board.look) });
    }

    /** Nothing is kept in the padding, whatever it repeats. */
    const emptyPadding = look => (...at) => {
        const found = look(...at);
        return found.role === 'padding' ? { ...found, text: '', value: undefined, ghost: false } : found;
    };

    function arrivingBoard(shown, way, say) {
        return Object.assign(planeBoards.outputBoard(shown, say), {
            title: say('outputGradient'), subtitle: say(way.isLast ? 'oneForEach' : 'fromAfter'), values: way.arriving, known: Infinity,
            scale: scaleOf(tensor.plane(way.arriving, shown.cell.n, shown.cell.c)) });
    }

    /** The share of each cell: "1·4", or the number itself where there are no weights. */
    function sharesBoard(shown, step, g, input, output, say) {
        const board = windowBoards.windowBoard(shown, input, output, say);
        if (!board)
            return null;
        if (shown.reads === 'spread' && shown.in.c === 1)
            board.subtitle = say('cellByCell');
        const slopes = new Map([...step.taps].map((tap, i) => [tap.weightOffset >= 0 ? tap.weightOffset : i, tap.slope]));
        let place = 0;
        for (const [i, j, tap] of shown.window.taps) {
            const key = tap.weightOffset >= 0 ? tap.weightOffset : place;
            const share = gradients.through(shown.operator, slopes.get(key), g);
            const reads = operators.readsInput(tap);
            const text = !reads ? '' : shown.weighted
                ? `${shownNumber(g)}·${shows.noted(shown.layer.weightNotation, tap.weightOffset, tap.factor)}` : shownNumber(Math.fround(share));
            const old = board.looks[i * board.cols + j];
            board.looks[i * board.cols + j] = { text, value: reads ? share : undefined, role: old.role, own: true,
                winner: !shown.weighted && place === step.winner, strong: reads && share !== 0, quiet: share === 0,
                label: say('cellShare', i, j, text) };
            ++place;
        }
        return { ...board, title: say(shown.weighted ? 'gradientTimesKernel' : 'eachCellGets'),
            scale: scaleOf(board.looks.map(look => look.value ?? 0)) };
    }

    function kernelSums(shown, way, soFar, say) {
        const board = windowBoards.kernelBoard(shown, say);
        return board && Object.assign(board, { title: say('kernelGradient'), subtitle: board.subtitle || say('sumSoFar'), editable: false,
            data: soFar.weight.data, notation: null, scale: scaleOf(way.whole.weight.data) });
    }

    function biasSums(shown, way, soFar, say) {
        const board = windowBoards.biasBoard(shown, say);
        return board && Object.assign(board, { title: 'b:', editable: false, data: soFar.bias, notation: null,
            scale: scaleOf(way.whole.bias) });
    }

    // ---- Words ----

    /** "1 / 4 = 0.25": the shown numbers make the shown result, or "≈" says that they do not. */
    function calculation(left, sign, right, result) {
        const said = [left, right, result].map(value => shownNumber(value));
        const [a, b, r] = said.map(numbers.meaning);
        return { relation: `${said[0]} ${sign} ${said[1]} ${numbers.same(sign === '/' ? a / b : a * b, r) ? '=' : '≈'}`, result: said[2] };
    }

    const added = value => ({ relation: value < 0 ? numbers.minus : '+', result: shownNumber(Math.abs(value)) });

    /** {terms, relation, result, note}: what this step's gradient does. */
    function wordsFor(shown, step, g, say) {
        const { operator, reads, cell, layer } = shown;
        const taps = [...step.taps];
        const lost = taps.filter(tap => !operators.readsInput(tap)).length;
        const note = key => say(key, shownNumber(g), cell.row, cell.col);
        const plain = { relation: 'g =', result: shownNumber(g) };
        const winner = taps[step.winner];
        if (shown.weighted)
            return { ...plain, terms: say('backProducts'), note: note(lost > 0 ? 'backIsPadded' : 'backIs') };
        if (reads === 'cell' && operator.selects && taps[0].slope === 0 && !Number.isFinite(g)) // no product: ∞ · 0 is none
            return { terms: say('backNothingPasses'), ...added(0), note: note('backIs') };
        if (reads === 'cell')
            return { terms: say('backSlope', shownNumber(taps[0].value)), note: note('backIs'),
                ...calculation(g, '·', taps[0].slope, Math.fround(g * taps[0].slope)) };
        if (reads === 'winners')
            return winner ? { terms: say('backToCell', winner.row, winner.col), ...added(g), note: note('backReturns') }
                : { ...plain, terms: say('noteNoWinner'), note: note('backLost') };
        if (operator.makes === 'average' && lost === taps.length)
            return { ...plain, terms: say('backToNone'), note: note('backLost') };
        if (operator.makes === 'average')
            return { terms: taps.length - lost === 1 ? say('backToOne') : say('backToEach', taps.length - lost), note: note(lost > 0 && layer.countIncludePad ? 'backSpreadPadded' : 'backSpread'),
                ...calculation(g, '/', step.divisor, Math.fround(g / step.divisor)) };
        if (operator.makes === 'norm')
            return { ...plain, terms: say('backPower'), note: note('backIs') };
        if (!winner)
            return { ...plain, terms: say('backNoWinner'), note: note('backLost') };
        return { terms: say('backToWinner', winner.row, winner.col), ...added(g),
            note: note(taps.filter(tap => tap.chosen).length > 1 ? 'backFirst' : 'backAll') };
    }

    /** The frame of the way back through the layer that `way`, of way_back.js, belongs to. */
    function backFrame(shown, way, say) {
        const step = way.stepAt(shown.index);
        const g = way.at(shown.index);
        const soFar = way.upTo(shown.index + 1);
        const input = inputSums(shown, way, soFar, say);
        const output = arrivingBoard(shown, way, say);
        const { note, terms, ...result } = wordsFor(shown, step, g, say);
        const equation = { ...result, terms: terms.replaceAll(', ', ',\u00a0') }; // "(3, 1)" is one word
        const window = sharesBoard(shown, step, g, input, output, say);
        [input.scale, output.scale] = colours.joined(input.scale, output.scale);
        return { way, headline: say('wayBackOf', say(shown.layer.type)), input, output, window,
            kernel: kernelSums(shown, way, soFar, say), bias: biasSums(shown, way, soFar, say), equation, note };
    }

    return { backFrame };
})();
