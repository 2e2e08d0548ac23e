// What the exporter has put beside the script: {language, theme, words, operators, lesson}.
const page = JSON.parse(document.getElementById('lesson').textContent);
