// The page on paper: the step that is on the screen, in ink on white, and below it every number that was computed.
const paper = (() => {
    const { byId, make } = dom;

    function gridTable(values, n, c) {
        const { shape, data } = values;
        const rows = Array.from({ length: shape.h }, (_, row) => make('tr', {}, ...Array.from({ length: shape.w },
            (_, col) => make('td', { text: numbers.shown(data[tensor.offset(shape, n, c, row, col)]) }))));
        return make('table', {}, make('tbody', {}, ...rows));
    }

    /** More numbers than this fill reams. */
    const mostCells = 4096;

    function section(title, values, say) {
        const { shape } = values;
        const all = [make('h2', { text: title })];
        if (tensor.size(shape) > mostCells)
            return [...all, make('p', { text: say('tooManyToPrint', tensor.size(shape)) })];
        for (let n = 0; n < shape.n; ++n) {
            for (let c = 0; c < shape.c; ++c) {
                all.push(make('figure', {}, make('figcaption', { text: planeBoards.planeText(shape, n, c, say) }), gridTable(values, n, c)));
            }
        }
        return all;
    }

    function fill({ network, lesson, quiz, say }) {
        const place = byId('numbers');
        place.replaceChildren();
        if (quiz.everything)
            return; // the results would be told
        place.append(...section(`${say('input')} · ${tensor.sizeText(lesson.input.shape)}`, lesson.input, say));
        for (let k = 0; network.reached(k); ++k) {
            const { shape } = network.outputOf(k);
            place.append(...section(`${k + 1}. ${say(network.layer(k).type)} · ${tensor.sizeText(shape)}`, network.outputOf(k), say));
        }
    }

    /** Before printing the colours change, for the cells carry theirs themselves; afterwards they change back. */
    function prepare(player) {
        addEventListener('beforeprint', () => {
            fill(player);
            player.themeChoice.apply('print');
        });
        addEventListener('afterprint', () => player.themeChoice.apply());
    }

    return { prepare };
})();
