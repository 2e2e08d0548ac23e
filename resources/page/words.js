// Speaks the page's languages.
const words = (() => {
    const languages = ['en', 'zh_CN'];

    const filled = (text, args) => text.replace(/\{(\d)\}/g, (all, i) => args[i] ?? all);

    function say(language, key, ...args) {
        return filled(texts[key][languages.indexOf(language)], args);
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
    function problem(language, { text, args }) {
        return filled(language === 'en' ? text : problemTexts[text], args);
    }

    /** A single letter is a name. */
    const capital = sentence => sentence.replace(/^[a-z](?=[a-z])/, c => c.toUpperCase());

    /** Such a sentence by itself; Chinese ones end as they are. */
    function standingAlone(sentence) {
        const upper = capital(sentence);
        return /[\x21-\x7e]$/.test(upper) && !upper.endsWith('.') ? `${upper}.` : upper;
    }

    return { languages, say, own, unturned, problem, capital, standingAlone };
})();
