// The page's colours, read from the style sheet, and what a cell is filled with: the rules of app/scene/paint/theme.cpp.
const themes = (() => {
    // Numbers must reach WCAG 2.1 AA on every cell; black or white always does.
    const readable = 4.5;
    const [black, white] = [[0, 0, 0], [255, 255, 255]];

    const mix = (a, b, t) => a.map((x, i) => Math.round(x + (b[i] - x) * t));

    function luminance(colour) {
        const [r, g, b] = colour.map(byte => byte / 255).map(c => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    }

    function contrast(a, b) {
        const [x, y] = [luminance(a), luminance(b)];
        return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
    }

    /** Where `value` stands on a scale {limit, grey}: −1 … 1, or 0 … 1 from black to white. */
    function placeOn(scale, value) {
        const place = Number.isNaN(value) ? 0 : Math.min(Math.max(value / scale.limit, -1), 1);
        return scale.grey ? Math.max(place, 0) : place;
    }

    const names = ['ink', 'soft', 'bg', 'pad', 'cell', 'positive', 'negative', 'blue', 'accent'];

    class Theme {
        /** The colours that the document has now. */
        constructor() {
            const style = getComputedStyle(document.documentElement);
            const text = name => style.getPropertyValue(`--${name}`).trim();
            const colour = name => [1, 3, 5].map(i => parseInt(text(name).slice(i, i + 2), 16));
            for (const name of names)
                this[name] = colour(name);
            this.regions = [0, 1, 2, 3, 4, 5, 6, 7, 8].map(i => colour(`r${i}`));
            this.tint = parseFloat(text('tint'));
            this.strongTint = parseFloat(text('strong-tint'));
            this.frameWidth = parseFloat(text('frame-width')); // of the current window, at a cell of 84 px
        }

        /** Small numbers must be told from zero, so the scale climbs faster near it; it stays monotone, and so honest. */
        valueColour(scale, value) {
            const place = placeOn(scale, value);
            if (scale.grey)
                return mix(black, white, place);
            return mix(this.cell, place < 0 ? this.negative : this.positive, Math.abs(place) ** 0.7);
        }

        /** What a cell that looks so is filled with. Hatched ones have their stripes over it. */
        fillOf({ role, ghost, region, under, value }, scale) {
            if (role === 'padding' && ghost)
                return mix(this.pad, this.valueColour(scale, value), 0.45);
            if (role === 'padding' || role === 'beyond' || role === 'dropped')
                return this.pad;
            if (role === 'absent')
                return this.bg;
            if (role === 'pending' || role === 'hidden')
                return this.cell;
            if (region >= 0)
                return mix(this.cell, this.regions[region], under ? this.strongTint : this.tint);
            return value === undefined ? this.cell : this.valueColour(scale, value);
        }

        /** Ink that can be read on `fill`: the theme's own when its contrast is enough. */
        inkOn(fill, quiet = false) {
            if (quiet && contrast(this.soft, fill) >= readable)
                return this.soft;
            if (contrast(this.ink, fill) >= readable)
                return this.ink;
            return contrast(white, fill) > contrast(black, fill) ? white : black;
        }
    }

    const css = ([r, g, b]) => `rgb(${r} ${g} ${b})`;

    return { Theme, mix, css };
})();
