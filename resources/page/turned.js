// True convolution: the layer's kernel turned by 180° and all numbers worked out with it, as app/scene/frame/turned.h. The lesson
// is left as it is.
const turneds = (() => {
    /** Every plane of the kernel read from its last number to its first. */
    function turned(layer) {
        const { shape, data } = layer.weight;
        const plane = shape.h * shape.w;
        const at = i => i - i % plane + plane - 1 - i % plane;
        const notation = new Map([...layer.weightNotation].map(([i, text]) => [at(i), text]));
        return { ...layer, weight: tensor.make(shape, data.map((value, i) => data[at(i)])), weightNotation: notation };
    }

    /** Layer `k`, a convolution, by itself, with its kernel turned. */
    function turnedNetwork(network, k) {
        return new networks.Network({ input: network.inputOf(k), inputNotation: k === 0 ? network.lesson.inputNotation : new Map(),
            layers: [turned(network.layer(k))] });
    }

    /** Dresses the frame of the turned network: `own` is the number that the layer itself gives. */
    function dress(frame, editable, own, say) {
        frame.headline = say('trueConvolution');
        frame.input.editable = editable;
        if (frame.kernel) {
            frame.kernel.title = say('kernelTurned');
            frame.kernel.editable = false; // a number typed here would have to go to the opposite corner of the lesson's kernel
        }
        frame.note = [frame.note, say('notTurned', numbers.shown(own))].filter(Boolean).join(say('semicolon'));
        return frame;
    }

    return { turnedNetwork, dress };
})();
