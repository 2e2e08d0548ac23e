// Speaks the page's languages.
const words = (() => {
    /** Every text by its key, in each of the languages; {0}, {1}, … are replaced. */
    const { languages, texts } = page.words;

    function say(language, key, ...args) {
        const [english, ...others] = texts[key];
        return (others[languages.indexOf(language) - 1] || english).replace(/\{(\d)\}/g, (all, i) => args[i] ?? all);
    }

    /** A lesson's words: a string, or {locale: string}; the wanted locale, its language, English, or whatever there is. */
    function own(language, text) {
        if (typeof text === 'string')
            return text;
        return text?.[language] ?? text?.[language.split('_')[0]] ?? text?.en ?? Object.values(text ?? {})[0] ?? '';
    }

    /** Words without the signs that turn the reading direction: for a place where they would turn somebody else's words. */
    const unturned = text => text.replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');

    /** What the check complains of. */
    const problem = (language, { key, args }) => say(language, key, ...args);

    /** A single letter is a name. */
    const capital = sentence => sentence.replace(/^[a-z](?=[a-z])/, c => c.toUpperCase());

    /** The same by itself. */
    const standingAlone = (language, found) => say(language, 'ended', capital(problem(language, found)));

    return { languages, say, own, unturned, problem, capital, standingAlone };
})();
