// Starts the page: reads the lesson, takes the static tables away and brings the player.
const lesson = lessons.read(page.lesson);
document.getElementById('static').remove();
document.getElementById('player').hidden = false;
const player = new players.Player(lesson, page);

// For tests.
document.addEventListener('poolscope-modules', event => Object.assign(event.detail,
    { player, lessons, tensor, networks, gradients, numbers, explain, beats, words, waysBack, stepTables, frames }));
