// How large the cells of each board may be: arithmetic alone, no elements. It depends on the layer and the window's size,
// never on the step, so that nothing jumps while a lesson is stepped through.
const layouts = (() => {
    const kernelShare = 0.74; // how large the kernel's cells are beside the window's

    const whole = size => (size >= 8 ? Math.floor(size) : Math.max(size, 1));

    /** A phone: input and output side by side while their numbers can be read, the window and the kernel below. */
    function stacked({ width, input, output, window }) {
        let cell = Math.min((width - 18) / (input.w + output.w), 40);
        const tall = cell < 22;
        if (tall)
            cell = Math.min(width / Math.max(input.w, output.w), 40);
        const columns = Math.max(window[1], 1);
        return { stacked: true, tall, input: whole(cell), output: whole(cell), window: Math.floor(Math.min(40, (width - 130) / columns)),
            kernel: Math.floor(Math.min(34, (width - 130) / columns)), gap: 18, middle: 176, above: 4 };
    }

    /** Three columns: the input, the window with the equation and the kernel, the output. */
    function sideBySide({ width, height, input, output, window: [rows, cols], weighted, biased, noted, large, kernelLines, captionLines }) {
        const caption = 30 + 15 * captionLines; // above a board
        const bounded = Number.isFinite(height);
        const most = bounded ? Math.max(84, Math.min(width / 12, height / 6)) : 64;
        const gap = Math.min(Math.max(width * 0.05, 34), 72);
        const words = noted ? 112 : 88; // the equation, and a note below it
        const rest = caption + words + (weighted ? 14 + 18 * kernelLines : 0);

        const lines = rows * (weighted ? 1 + kernelShare : 1);
        const windowCell = Math.floor(Math.max(22, Math.min(most * 0.7, lines > 0 ? (height - rest) / lines : most, 74, 300 / Math.max(cols, 1))));
        const kernelCell = Math.max(Math.floor(windowCell * kernelShare), 20);
        const middle = Math.max(cols * windowCell + 8, cols * kernelCell + (biased ? kernelCell + 72 : 0), Math.min(Math.max(width * 0.23, 176), 300));

        const room = height - caption;
        const free = width - middle - 2 * gap;
        let inputCell = whole(Math.min(free / (input.w + output.w), room / Math.max(input.h, output.h), most));
        let outputCell = inputCell;
        if (large) { // a picture and its smaller version are compared at the same size on the screen
            const side = Math.min(free / 2, room);
            inputCell = whole(side / Math.max(input.h, input.w));
            outputCell = whole(side / Math.max(output.h, output.w));
        }
        const tallest = Math.max(caption + input.h * inputCell, caption + output.h * outputCell, rest + rows * windowCell + (weighted ? rows * kernelCell : 0));
        // A small picture does not hang from the ceiling.
        const above = bounded ? Math.min(Math.max((height - tallest) * 0.4, 4), 70) : 4;
        return { stacked: false, tall: false, input: inputCell, output: outputCell, window: windowCell, kernel: kernelCell, gap, middle, above };
    }

    /** A matrix, the equation with the factors below it, the product: all cells of one size; too large to be read, a part of it. */
    function formula({ width, height, input, output, factors }) {
        const readable = 7;
        const partly = 24;
        const titled = 210; // what the style sheet gives the product at least
        const narrow = width < 600; // one below the other
        const above = 60;
        const words = 130; // the equation and its note, and the factors' title
        const middle = narrow ? width : Math.min(Math.max(width * 0.3, 290), 340);
        const gap = Math.min(Math.max(width * 0.03, 20), 48);
        const tall = Math.max(Number.isFinite(height) ? height - above : 560, 6 * partly);
        const free = narrow ? width - 12 : width - middle - 2 * gap;
        const room = { rows: tall, cols: free, factorRows: narrow ? tall : Math.max(tall - words, 3 * partly), factorCols: middle - 150 };
        const all = Math.min(free / (narrow ? input.w : input.w + output.w), tall / Math.max(input.h, output.h), room.factorRows / factors.h,
            room.factorCols / factors.w, 56);
        const isWhole = all >= readable;
        // In smaller cells what is a little too large is seen whole.
        const fitting = (side, count) => (side / count >= 16 ? side / count : partly);
        const cell = whole(isWhole ? all : Math.min(partly, fitting(room.factorRows, factors.h), fitting(free, input.w + (narrow ? 0 : output.w))));
        const most = Object.fromEntries(Object.entries(room).map(([name, side]) => [name, isWhole ? Infinity : Math.floor(side / cell)]));
        if (!isWhole && !narrow) { // the product has its columns beside the matrix
            most.factorCols = Math.min(most.factorCols, output.w, Math.max(Math.floor(most.cols / 3), 1));
            most.cols = Math.floor((free - Math.max(most.factorCols * cell, titled)) / cell);
        }
        return { stacked: narrow, tall: narrow, input: cell, output: cell, window: cell, kernel: cell, gap, middle: narrow ? 176 : middle, above: 4, most };
    }

    /**
     * Cell sizes in px for {width, height (∞ where the page scrolls), input and output {h, w} with what is drawn around,
     * window [rows, cols], factors {h, w} of a matrix, weighted, biased, noted, large, kernelLines and captionLines: of
     * the words above the kernel and above the boards}: {stacked, tall, input, output, window, kernel, gap, middle, above}; of a
     * matrix also `most`, how many {rows, cols, factorRows, factorCols} of it can be read.
     */
    function fit(what) {
        if (what.factors)
            return formula(what);
        return what.height === Infinity && what.width < 600 ? stacked(what) : sideBySide(what);
    }

    return { fit };
})();
