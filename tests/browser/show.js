// The page's numbers as `poolscope-cli show --json` prints them: the body of a function of a lesson, or null for the page's own,
// and of the gradient of the output, "ones" or a tensor, or null. A layer that cannot run is in "problem".
const page = {};
document.dispatchEvent(new CustomEvent('poolscope-modules', { detail: page }));
const { player, lessons, tensor, networks, gradients, numbers, words } = page;
const [lesson, gradOutput] = arguments;

const number = value => (Number.isFinite(value) ? Number(numbers.exact(value)) : numbers.exact(value));
const asJson = ({ shape, data }) => ({ shape: [shape.n, shape.c, shape.h, shape.w], data: Array.from(data, number) });
const network = lesson ? new networks.Network(lessons.read(lesson)) : player.network;
const done = network.results.filter(result => result.output);
const back = gradOutput && done.length > 0 ? gradients.backwardFrom(network, done.length - 1, 0,
    gradOutput === 'ones' ? gradients.ones(done.at(-1).shape) : tensor.read(gradOutput)) : [];
const broken = network.brokenAt(network.layerCount - 1);
return {
    input: asJson(network.lesson.input),
    layers: done.map((result, k) => ({
        type: network.layer(k).type,
        output: asJson(result.output),
        ...(result.indices && { indices: asJson({ shape: result.shape, data: result.indices }) }),
        ...(back[k] && { grad_input: asJson(back[k].input) }),
        ...(back[k]?.weight && { grad_weight: asJson(back[k].weight) }),
        ...(back[k]?.bias && { grad_bias: { shape: [back[k].bias.length], data: Array.from(back[k].bias, number) } }),
    })),
    ...(broken >= 0 && { problem: words.problem('en', network.results[broken].problem) }),
};
