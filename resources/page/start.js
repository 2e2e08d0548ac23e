// Starts the page: reads the lesson beside the script, takes the static tables away and brings the player.
const page = JSON.parse(document.getElementById('lesson').textContent);
const lesson = lessons.read(page.lesson);
lesson.problem = page.problem;
document.getElementById('static').remove();
document.getElementById('player').hidden = false;
const player = new players.Player(lesson, page);

// For tests, and for a page that embeds this one: the numbers as `poolscope-cli show --json` prints them. The event's
// detail may bring a lesson of its own, and ask for every step's arithmetic in so many `digits`; the answer is put beside it.
document.addEventListener('poolscope-show', event => {
    const { detail } = event;
    const network = detail.lesson ? new networks.Network(lessons.read(detail.lesson)) : player.network;
    detail.answer = network.show();
    if (!detail.digits)
        return;
    detail.answer.layers.forEach((layer, k) => {
        layer.steps = Array.from({ length: network.stepCount(k) },
            (_, i) => explain.equation(network.layer(k), network.stepAt(k, i), { digits: detail.digits }));
    });
});
