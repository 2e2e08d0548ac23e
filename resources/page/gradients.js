// The way back through a layer: what each step's gradient gives to the cells, weights and bias that made its number, as
// core::gradientStepAt, and the sums of that over all steps, as core::backward.
const gradients = (() => {
    /** What a cell gets of the gradient `g`, given the slope between them. Where an operator selects, a slope of 0 lets
     *  nothing through, not even ∞ or NaN (core/operator.h says which and why). */
    const through = (operator, slope, g) => (operator.selects && slope === 0 ? 0 : slope * g);

    /** Sums in double precision while steps are added; `rounded` gives the float32 that core has. */
    class Sums {
        constructor(layer, input) {
            this.inputShape = input.shape;
            this.weightShape = layer.weight?.shape;
            this.operator = operators.named(layer.type);
            this.input = new Float64Array(input.data.length);
            this.weight = layer.weight && new Float64Array(layer.weight.data.length);
            this.bias = layer.bias && new Float64Array(layer.bias.length);
        }

        /** What `step`, reduced and with slopes, sends when its output's gradient is `g`. */
        add(step, g) {
            for (const tap of step.taps) {
                if (operators.readsInput(tap))
                    this.input[tensor.offset(this.inputShape, step.output.n, tap.c, tap.sourceRow, tap.sourceCol)] += through(this.operator, tap.slope, g);
                if (this.weight)
                    this.weight[tap.weightOffset] += g * tap.value;
            }
            if (this.bias)
                this.bias[step.output.c] += g;
        }

        rounded() {
            return { input: tensor.make(this.inputShape, Float32Array.from(this.input)),
                weight: this.weight && tensor.make(this.weightShape, Float32Array.from(this.weight)),
                bias: this.bias && Float32Array.from(this.bias) };
        }
    }

    /** Step `i` of layer `k` with every tap's slope. */
    function stepAt(network, k, i, step) {
        const result = network.stepAt(k, i, step);
        network.operator(k).slopes(network.layer(k), result);
        return result;
    }

    /** Adds steps `first` … `end` − 1 of layer `k` to `sums`. */
    function addSteps(network, k, gradOutput, sums, first, end) {
        const step = { taps: new operators.Taps() };
        for (let i = first; i < end; ++i)
            sums.add(stepAt(network, k, i, step), gradOutput.data[i]);
    }

    function backward(network, k, gradOutput) {
        const sums = new Sums(network.layer(k), network.inputOf(k));
        addSteps(network, k, gradOutput, sums, 0, network.stepCount(k));
        return sums.rounded();
    }

    const ones = shape => tensor.make(shape, new Float32Array(tensor.size(shape)).fill(1));

    /** The gradients of layers `last`, `last` − 1, … `first`, by layer, when that of layer `last`'s output is `gradOutput`. */
    function backwardFrom(network, last, first, gradOutput) {
        const all = [];
        let flowing = gradOutput;
        for (let k = last; k >= first; --k) {
            all[k] = backward(network, k, flowing);
            flowing = all[k].input;
        }
        return all;
    }

    return { through, Sums, stepAt, addSteps, backward, backwardFrom, ones };
})();
