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

    const still = matchMedia('(prefers-reduced-motion: reduce)');
    /** Runs a Web Animation unless the system asks for less motion. */
    function animate(element, frames, options) {
        if (!still.matches && options.duration > 0)
            element.animate(frames, options);
    }

    /** A colour of the page's theme as [r, g, b]. */
    function colour(name) {
        const text = getComputedStyle(document.documentElement).getPropertyValue(name).trim();
        const hex = text.length === 4 ? text.replace(/[0-9a-f]/gi, '$&$&') : text;
        return [1, 3, 5].map(i => parseInt(hex.slice(i, i + 2), 16));
    }

    function mix(a, b, t) {
        return a.map((x, i) => Math.round(x + (b[i] - x) * t));
    }

    return { byId, make, setText, animate, colour, mix };
})();
