// Starts the page: reads the lesson beside the script, takes the static tables away and brings the player.
const page = JSON.parse(document.getElementById('lesson').textContent);
const lesson = lessons.read(page.lesson);
document.getElementById('static').remove();
document.getElementById('player').hidden = false;
const player = new players.Player(lesson, page);

// For tests, and for a page that embeds this one: the numbers as `poolscope-cli show --json` prints them. The event's
// detail may bring a lesson of its own, ask for every step's arithmetic in so many `digits`, and for `gradients` when the
// output's are "ones" or a tensor; the answer is put beside it.
document.addEventListener('poolscope-show', event => {
    const { detail } = event;
    const network = detail.lesson ? new networks.Network(lessons.read(detail.lesson)) : player.network;
    const broken = network.brokenAt(network.layerCount - 1);
    const last = network.results[(broken < 0 ? network.layerCount : broken) - 1]?.output;
    detail.answer = network.show(detail.gradients && (detail.gradients === 'ones' ? gradients.ones(last.shape) : tensor.read(detail.gradients)));
    if (broken >= 0) {
        const { problem } = network.results[broken];
        detail.answer.problem = { layer: broken, field: problem.field, en: words.problem('en', problem), zh_CN: words.problem('zh_CN', problem) };
    }
    if (!detail.digits)
        return;
    detail.answer.layers.forEach((layer, k) => {
        layer.steps = Array.from({ length: network.stepCount(k) },
            (_, i) => explain.equation(network.layer(k), network.stepAt(k, i), { digits: detail.digits }));
    });
});
