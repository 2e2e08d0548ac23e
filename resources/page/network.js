// A lesson evaluated: a fold of its layers over its input, as core/network.h.
const networks = (() => {
    /** Where a window that has no input cell "found" its −∞: the first position inside, in each direction, else 0. */
    function firstInside(axis, out, extent) {
        for (let k = 0; k < axis.size; ++k) {
            const position = axes.first(axis, out) + k * axis.dilation;
            if (position >= 0 && position < extent)
                return position;
        }
        return 0;
    }

    class Network {
        constructor(lesson) {
            this.lesson = lesson;
            this.results = [];
            this.update(0);
        }

        get layerCount() {
            return this.lesson.layers.length;
        }

        layer(k) {
            return this.lesson.layers[k];
        }

        operator(k) {
            return operators.named(this.layer(k).type);
        }

        inputOf(k) {
            return k === 0 ? this.lesson.input : this.results[k - 1].output;
        }

        outputOf(k) {
            return this.results[k].output;
        }

        geometryOf(k) {
            return this.results[k].geometry;
        }

        reached(k) {
            return this.results[k]?.output !== undefined;
        }

        /** How many layers run, from the first on. */
        get reachedCount() {
            const stop = this.results.findIndex(result => !result.output);
            return stop < 0 ? this.results.length : stop;
        }

        stepCount(k) {
            return this.reached(k) ? tensor.size(this.outputOf(k).shape) : 0;
        }

        /** What a max_unpool2d takes its winners from. */
        poolFor(k) {
            if (this.layer(k).type !== 'max_unpool2d')
                return null;
            const from = this.layer(k).indicesFrom;
            const { indices, geometry } = this.results[from];
            return { layer: this.layer(from), shape: this.inputOf(from).shape, geometry, indices };
        }

        /** Step `i` of layer `k` into `step`, whose memory is used again, or into a new one. */
        stepAt(k, i, step = { taps: new operators.Taps() }, result = this.results[k], pool = this.poolFor(k)) {
            const layer = this.layer(k);
            const operator = operators.named(layer.type);
            step.output = tensor.cellOfStep(result.shape, i);
            step.taps.clear();
            step.bias = layer.bias ? layer.bias[step.output.c] : 0;
            step.divisor = 1;
            step.winner = -1;
            operator.taps(layer, this.inputOf(k), result.geometry, step.output, step.taps, pool);
            operator.reduce(layer, step);
            return step;
        }

        /** Computes layer `first` and all after it. */
        update(first) {
            this.results.length = first;
            for (let k = first; k < this.layerCount; ++k)
                this.results.push(k > 0 && !this.reached(k - 1) ? {} : this.computed(k));
        }

        computed(k) {
            const layer = this.layer(k);
            const input = this.inputOf(k);
            const operator = this.operator(k);
            const problem = this.lesson.problem?.layer === k ? this.lesson.problem.text : null;
            if (problem)
                return { problem };
            const geometry = operators.resolved(layer, input.shape);
            const pool = this.poolFor(k);
            const result = { geometry, shape: operator.outputShape(layer, input.shape, geometry, pool) };
            // Only a winner's place can become impossible by an edited number; all else the exporter has checked.
            if (pool) {
                const room = result.shape.h * result.shape.w;
                const outside = pool.indices.find(index => index >= room);
                if (outside !== undefined)
                    return { problem: { en: `a winner stood at index ${outside}, but the output has only ${room} cells`,
                        zh_CN: `有一个最大值的索引是 ${outside}，而输出只有 ${room} 格` } };
            }
            const output = tensor.make(result.shape);
            const indices = operator.indices ? new Int32Array(output.data.length) : null;
            const step = { taps: new operators.Taps() };
            for (let i = 0; i < output.data.length; ++i) {
                this.stepAt(k, i, step, result, pool);
                output.data[i] = step.value;
                if (indices)
                    indices[i] = this.winnerOf(step, geometry, input.shape);
            }
            return { ...result, output, indices };
        }

        winnerOf(step, geometry, shape) {
            if (step.winner >= 0)
                return step.taps.items[step.winner].row * shape.w + step.taps.items[step.winner].col;
            return firstInside(geometry.rows, step.output.row, shape.h) * shape.w
                + firstInside(geometry.cols, step.output.col, shape.w);
        }

        /** The object that `poolscope-cli show --json` prints. */
        show() {
            const number = value => (Number.isFinite(value) ? Number(numbers.exact(value)) : numbers.exact(value));
            const asJson = (shape, data) => ({ shape: [shape.n, shape.c, shape.h, shape.w], data: Array.from(data, number) });
            return {
                input: asJson(this.lesson.input.shape, this.lesson.input.data),
                layers: this.results.filter(result => result.output).map((result, k) => ({
                    type: this.layer(k).type,
                    output: asJson(result.shape, result.output.data),
                    ...(result.indices && { indices: asJson(result.shape, result.indices) }),
                })),
            };
        }
    }

    return { Network };
})();
