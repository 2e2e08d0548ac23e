// A lesson evaluated: a fold of its layers over its input, as core/network.h.
const networks = (() => {
    const positionOf = (tap, shape) => tap.row * shape.w + tap.col;

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

        stepCount(k) {
            return this.reached(k) ? tensor.size(this.outputOf(k).shape) : 0;
        }

        /** What a max_unpool2d takes its winners from; null when `indices_from` names no max pooling before it that ran. */
        poolFor(k, layer = this.layer(k)) {
            const from = layer.indicesFrom;
            if (operators.named(layer.type).reads !== 'winners' || !(from >= 0 && from < k) || !this.reached(from) || this.operator(from).makes !== 'largest')
                return null;
            const { indices, geometry, shape } = this.results[from];
            return { layer: this.layer(from), shape: this.inputOf(from).shape, output: shape, geometry, indices };
        }

        /** The layer that keeps layer `k` from running, `k` itself or one before it; −1 for none. */
        brokenAt(k) {
            return this.results.slice(0, k + 1).findIndex(result => result.problem);
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
            const pool = this.poolFor(k);
            const problem = checks.check(layer, input.shape, pool);
            if (problem)
                return { problem };
            const geometry = operators.resolved(layer, input.shape);
            const result = { geometry, shape: operator.outputShape(layer, input.shape, geometry, pool) };
            const output = tensor.make(result.shape);
            const indices = operator.makes === 'largest' ? new Int32Array(output.data.length) : null;
            const step = { taps: new operators.Taps() };
            for (let i = 0; i < output.data.length; ++i) {
                this.stepAt(k, i, step, result, pool);
                output.data[i] = step.value;
                if (indices)
                    indices[i] = step.winner < 0 ? -1 : positionOf(step.taps.items[step.winner], input.shape);
            }
            return { ...result, output, indices };
        }
    }

    return { Network };
})();
