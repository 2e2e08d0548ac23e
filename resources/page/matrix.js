// A layer that sums products as the product of two matrices, as core/insight/as_matrix.h: windows as rows, the kernel as a
// column; of a transposed convolution the kernel as a matrix, the input as a column. One step is one row.
const matrices = (() => {
    const { shown: shownNumber } = numbers;

    /** A larger matrix is not shown in a page. */
    const mostNumbers = 1 << 16;

    /** Where things stand: {groups, channels: of a group, that come out, spreads, rows, place(cell), cellOf(row, column, n, g)}. */
    function plan({ layer, weighted, reads, in: input, out }) {
        const groups = weighted ? layer.groups : input.c;
        const channels = out.c / groups;
        const plane = out.h * out.w;
        const spreads = reads === 'spread';
        const within = ({ c, row, col }) => (c % channels * out.h + row) * out.w + col;
        return { groups, channels, spreads,
            rows: spreads ? channels * plane : plane,
            place: cell => ({ row: spreads ? within(cell) : cell.row * out.w + cell.col, column: spreads ? 0 : cell.c % channels }),
            cellOf: (row, column, n, g) => ({ n, c: g * channels + (spreads ? Math.floor(row / plane) : column),
                row: Math.floor(row % plane / out.w), col: row % out.w }) };
    }

    /**
     * The matrix of group g and sample n: {rows, columns, width, matrix, factors, product: arrays by rows, filled, notes,
     * factorNotes}; or {why} there is none, a sentence's key and numbers.
     */
    function made(shown, n, g) {
        const { network, k, layer, operator, weighted, in: input, out } = shown;
        if (operator.makes !== 'sum' && operator.makes !== 'average')
            return { why: ['noProducts'] };
        const { rows, channels, spreads, cellOf } = plan(shown);
        const inChannels = weighted ? input.c / layer.groups : 1;
        const columns = spreads ? inChannels * input.h * input.w : shown.explained.taps.count;
        if (rows * columns > mostNumbers)
            return { why: ['matrixTooLarge', rows, columns, mostNumbers] };
        const matrix = new Float64Array(rows * columns);
        const filled = new Array(rows * columns).fill(spreads);
        const notes = new Map();
        const divisors = new Set();
        const sizes = new Set();
        const step = { taps: new operators.Taps() };
        for (let row = 0; row < rows; ++row) {
            network.stepAt(k, tensor.stepOfCell(out, cellOf(row, 0, n, g)), step);
            divisors.add(step.divisor);
            sizes.add(step.taps.count);
            [...step.taps].forEach((tap, i) => {
                const at = row * columns + (spreads ? ((tap.c - g * inChannels) * input.h + tap.row) * input.w + tap.col : i);
                matrix[at] = spreads ? tap.factor : tap.value;
                filled[at] = !spreads && !operators.readsInput(tap);
                if (spreads && layer.weightNotation?.has(tap.weightOffset))
                    notes.set(at, layer.weightNotation.get(tap.weightOffset));
            });
        }
        if (operator.makes === 'average' && (divisors.size > 1 || sizes.size > 1))
            return { why: ['dividedUnlike'] };
        const width = spreads ? 1 : channels;
        const factors = new Float64Array(columns * width);
        const factorNotes = new Map();
        const [divisor] = divisors;
        for (let i = 0; i < columns; ++i) {
            for (let o = 0; o < width; ++o) {
                const from = (g * channels + o) * columns + i;
                factors[i * width + o] = spreads ? network.inputOf(k).data[(n * input.c + g * inChannels) * input.h * input.w + i]
                    : weighted ? layer.weight.data[from] : divisor === 0 ? 0 : Math.fround(1 / divisor);
                const note = weighted && !spreads ? layer.weightNotation?.get(from) : undefined;
                if (note !== undefined)
                    factorNotes.set(i * width + o, note);
            }
        }
        const output = network.outputOf(k).data;
        const product = Float64Array.from({ length: rows * width }, (_, i) =>
            output[tensor.stepOfCell(out, cellOf(Math.floor(i / width), i % width, n, g))]);
        return { rows, columns, width, matrix, filled, notes, factors, factorNotes, product };
    }

    function board(title, rows, cols, data, notes, lookOf, say) {
        const limit = windowBoards.limitOf(data);
        return { title, label: title, subtitle: `${rows} × ${cols}`, rows, cols, firstRow: 0, firstCol: 0, scale: { limit }, scaleText: 0.5,
            look: (row, col, quick = false) => {
                const at = row * cols + col;
                const text = quick ? '' : shows.noted(notes, at, data[at]);
                const look = { text, value: data[at], own: true, ...lookOf(row, col, at) };
                return { ...look, label: quick ? '' : say('cellOf', title, row, col, look.text) };
            } };
    }

    /** The boards of the shown step, {input, kernel, output, sign, note}; or {why} there are none. */
    function boards(shown, make, say) {
        const { cell, frozen, layer, weighted } = shown;
        const { groups, channels, spreads, place } = plan(shown);
        const g = Math.floor(cell.c / channels);
        const it = make(() => made(shown, cell.n, g), `${cell.n} ${g}`);
        if (it.why)
            return { why: say(...it.why) };
        const { row: now, column } = place(cell);
        const several = it.width > 1;
        const input = board(say(spreads ? 'kernelMatrix' : 'windowRows'), it.rows, it.columns, it.matrix, it.notes,
            (row, col, at) => ({ under: row === now, role: it.filled[at] && !spreads ? 'padding' : '', quiet: it.filled[at] }), say);
        const kernel = board(say(spreads ? 'inputColumn' : !weighted ? 'shares' : several ? 'kernelColumns' : 'kernelColumn'),
            it.columns, it.width, it.factors, it.factorNotes, () => ({}), say);
        const output = board(say(several ? 'outputColumns' : 'outputColumn'), it.rows, it.width, it.product, null, (row, col) => {
            const current = row === now && col === column;
            if (col > column || (col === column && row > now))
                return { text: '', value: undefined, role: 'pending' };
            return current ? { under: true, strong: true, ...(frozen ? { text: '?', value: undefined, role: 'hidden' } : {}) } : {};
        }, say);
        for (const one of [input, kernel, output]) {
            one.subtitle += groups > 1 ? say('groupOf', g + 1, groups) : '';
            // What is made of weights is the same for all samples.
            one.subtitle += shown.in.n > 1 && one !== (spreads ? input : kernel) ? say('sampleNumber', cell.n + 1, shown.in.n) : '';
        }
        input.box = { row: now, col: 0, rows: 1, cols: it.columns };
        kernel.box = several ? { row: 0, col: column, rows: it.columns, cols: 1 } : null;
        output.box = { row: now, col: column, rows: 1, cols: 1 };
        output.jumps = true;
        const bias = weighted && layer.bias ? layer.bias[cell.c] : 0;
        return { input, kernel, output, sign: bias === 0 ? '=' : `+ ${shownNumber(bias)} =`, note: say(spreads ? 'rowsReach' : 'rowsAre') };
    }

    const all = count => Array.from({ length: count }, (_, i) => i);
    const one = (row, col) => ({ rows: [row], cols: [col] });

    /** What belongs to a number of the matrix, of the column or of the product, as in pointing.js. */
    const pointing = {
        atInput: ({ kernel, output }, row, col) => ({ inputs: one(row, col), weights: { rows: [col], cols: all(kernel.cols) }, outputs: { rows: [row], cols: all(output.cols) } }),
        atWeight: ({ input, output }, row, col) => ({ weights: one(row, col), inputs: { rows: all(input.rows), cols: [row] }, outputs: { rows: all(output.rows), cols: [col] } }),
        atOutput: ({ input, kernel }, row, col) => ({ outputs: one(row, col), inputs: { rows: [row], cols: all(input.cols) }, weights: { rows: all(kernel.rows), cols: [col] } }),
    };

    /** Of `count` rows or columns, the `most` around `centre`: [first, how many]. */
    function around(centre, count, most) {
        const shown = Math.min(count, Math.max(most, 1));
        return [Math.min(Math.max(Math.round(centre - shown / 2), 0), count - shown), shown];
    }

    function part(board, [firstRow, rows], [firstCol, cols], say) {
        if (rows === board.rows && cols === board.cols)
            return board;
        const clipped = (first, count, from, shown) => [Math.max(first, from), Math.min(first + count, from + shown) - Math.max(first, from)];
        let box = null;
        if (board.box) {
            const [row, tall] = clipped(board.box.row, board.box.rows, firstRow, rows);
            const [col, wide] = clipped(board.box.col, board.box.cols, firstCol, cols);
            box = tall > 0 && wide > 0 ? { row, col, rows: tall, cols: wide } : null;
        }
        const place = say('windowPlace', explain.range(firstRow, firstRow + rows - 1), explain.range(firstCol, firstCol + cols - 1));
        return { ...board, rows, cols, firstRow, firstCol, box, subtitle: `${board.subtitle} · ${place}` };
    }

    /**
     * What is shown of boards too large to be read, around {row, col} of the matrix, with at most `most` {rows, cols, factorRows,
     * factorCols}: {input, kernel, output, middle: {row, col} of what is shown}. A column of the matrix is a row of the factors.
     */
    function partOf({ input, kernel, output }, { row, col }, most, say) {
        const rows = around(row, input.rows, most.rows);
        const cols = around(col, input.cols, most.cols);
        const factors = around(col, kernel.rows, most.factorRows);
        const columns = around(kernel.box ? kernel.box.col + 0.5 : 0, kernel.cols, most.factorCols);
        const middleOf = ([first, count]) => first + count / 2;
        return { input: part(input, rows, cols, say), kernel: part(kernel, factors, columns, say), output: part(output, rows, columns, say),
            middle: { row: middleOf(rows), col: middleOf(factors[1] < cols[1] ? factors : cols) } };
    }

    /** The output cell that stands at (row, column) of the product that is shown. */
    function cellAt(shown, row, column) {
        const it = plan(shown);
        return it.cellOf(row, column, shown.cell.n, Math.floor(shown.cell.c / it.channels));
    }

    return { boards, pointing, cellAt, partOf };
})();
