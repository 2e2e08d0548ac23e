// The few things about elements that every part of the page needs. Text always goes through textContent.
const dom = (() => {
    const byId = id => document.getElementById(id);

    function make(tag, properties = {}, ...children) {
        const element = document.createElement(tag);
        for (const [key, value] of Object.entries(properties)) {
            if (key === 'class')
                element.className = value;
            else if (key === 'text')
                element.textContent = value;
            else
                element.setAttribute(key, value);
        }
        element.append(...children);
        return element;
    }

    function setText(element, text) {
        if (element.textContent !== text)
            element.textContent = text;
    }

    /** A line must not break inside "0–2". */
    const unbroken = text => text.replaceAll('–', '\u2060–\u2060');

    const still = matchMedia('(prefers-reduced-motion: reduce)');
    /** Runs a Web Animation unless the system asks for less motion. */
    function animate(element, frames, options) {
        if (!still.matches && options.duration > 0)
            element.animate(frames, options);
    }

    return { byId, make, setText, unbroken, animate };
})();
