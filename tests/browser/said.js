// All that the page says of lessons, as print_said.cpp has it from the program: the body of a function of a list of lessons.
const page = {};
document.dispatchEvent(new CustomEvent('poolscope-modules', { detail: page }));
const languages = ['en', 'zh_CN'];

const sizeOf = (network, k) => (network.reached(k) ? [true, false].map(isRows =>
    explain.sizeFormula(network.layer(k), network.geometryOf(k), network.inputOf(k).shape, isRows)) : null);

function tableOf(network, k) {
    const layer = network.layer(k);
    const way = network.reached(k) && waysBack.isShort(network, k) ? new waysBack.Way(network, k) : null;
    return Array.from({ length: network.stepCount(k) }, (_, i) => {
        const step = network.stepAt(k, i);
        const equation = digits => { const { terms, relation, result } = explain.equation(layer, step, { digits }); return [terms, relation, result]; };
        const cells = language => [null, ...(way ? [way] : [])].flatMap(frameWay => {
            const say = (key, ...args) => words.say(language, key, ...args);
            const table = Object.create(stepTables.StepTable.prototype);
            table.player = { network, layer: k, language, say, stage: { frame: { way: frameWay } }, frozen: false };
            return [String(i + 1), ...table.columns().map(column => column.text(frameWay ? frameWay.stepAt(i) : step, i).replace(/^≈ /, ''))];
        });
        return {
            equations: [equation(4), equation(9)],
            sentence: languages.map(language => words.say(language, ...explain.sentence(layer, step))),
            ...(way && { back: languages.map(language => words.say(language, ...way.sentence(i))) }),
            cells: languages.flatMap(cells),
        };
    });
}

/** What stands in each cell and why, row by row. */
function cellsOf({ rows, cols, firstRow, firstCol, look }) {
    return Array.from({ length: rows * cols }, (_, i) => {
        const { role = '', text, region = -1, strong = false } = look(firstRow + Math.floor(i / cols), firstCol + i % cols);
        return [role, text, region, strong];
    });
}

const boardNames = ['input', 'window', 'kernel', 'output'];

/** What `visit(frame, view, say)` gives of the pictures that are looked at. */
function ofEachPicture(network, k, language, visit) {
    const say = (key, ...args) => words.say(language, key, ...args);
    const last = Math.max(network.stepCount(k) - 1, 0);
    return [0, Math.floor(last / 2), last].flatMap(step => ['forward', 'backward', 'turned', 'matrix'].map(view => visit(
        new frames.Maker().frame({ network, version: 0, layer: k, step, channel: -1, frozen: false, view }, say, language), view, say)));
}

function gridsOf(network, k) {
    const finite = values => values?.every(Number.isFinite) ?? true;
    const allFinite = finite(network.inputOf(k)?.data) && finite(network.layer(k).weight?.data);
    return ofEachPicture(network, k, 'en', (frame, view) => Object.fromEntries(boardNames.filter(name => frame[name]).map(name => {
        // The program's sums so far have 0 · NaN of the windows to come in them.
        const isSum = view === 'backward' && /input|kernel/.test(name);
        return [name, isSum && !allFinite ? null : cellsOf(frame[name])];
    })));
}

function pictureOf(frame, say) {
    const boards = Object.fromEntries(boardNames.filter(name => frame[name]).map(name => [name, [frame[name].title, frame[name].subtitle]]));
    const { terms = '', relation = '', result = '' } = frame.equation ?? {};
    // Longer arithmetic than the program's is summed up, and what a layer is stands on its chip.
    const summedUp = frame.shown && terms === say('manyNumbers', say(frame.shown.layer.type), frame.shown.explained.taps.count);
    return { boards, equation: summedUp ? null : [terms, relation, result], note: frame.note ?? '', headline: frame.headline || null,
        problem: frame.problem ?? '' };
}

const picturesOf = (network, k) => languages.flatMap(language =>
    ofEachPicture(network, k, language, (frame, view, say) => pictureOf(frame, say)));

const { lessons, networks, explain, beats, words, waysBack, stepTables, frames } = page;

const wordsOf = lesson => lessons.read(lesson).beats.flatMap(beat => {
    const told = new networks.Network(lessons.read(beats.told(lesson, beat)));
    return languages.map(language => beats.filledIn(words.own(language, beat.text), told, beat.layer, beat.step));
});

function saidOf(lesson) {
    const network = new networks.Network(lessons.read(lesson));
    const answer = { words: wordsOf(lesson), layers: network.lesson.layers.map((layer, k) => ({ size: sizeOf(network, k), table: tableOf(network, k), pictures: picturesOf(network, k), grids: gridsOf(network, k) })) };
    const broken = network.brokenAt(network.layerCount - 1);
    if (broken >= 0) {
        const { problem } = network.results[broken];
        answer.problem = { place: `/layers/${broken}${problem.field && '/'}${problem.field}`,
            sentences: languages.map(language => words.problem(language, problem)) };
    }
    return answer;
}

return arguments[0].map(lesson => {
    try {
        return saidOf(lesson);
    } catch (error) {
        return { error: String(error) };
    }
});
