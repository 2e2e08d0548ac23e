// Which colours the page has: what the reader chose, what the exporter asked for, or what the system says.
const themeChoices = (() => {
    class ThemeChoice {
        /** `choice`: auto, light, dark, contrast or print. `changed` is told after the document has other colours. */
        constructor(choice, changed) {
            this.changed = changed;
            this.select = dom.byId('theme');
            this.dark = matchMedia('(prefers-color-scheme: dark)');
            this.contrast = matchMedia('(prefers-contrast: more)');
            this.select.addEventListener('change', () => this.choose(this.select.value));
            for (const wish of [this.dark, this.contrast])
                wish.addEventListener('change', () => this.apply());
            this.choose(choice);
        }

        choose(choice) {
            this.choice = choice;
            this.select.value = choice;
            this.apply();
        }

        get name() {
            if (this.choice !== 'auto')
                return this.choice;
            return this.contrast.matches ? 'contrast' : this.dark.matches ? 'dark' : 'light';
        }

        apply(name = this.name) {
            document.documentElement.dataset.theme = name;
            this.theme = new themes.Theme();
            this.changed();
        }
    }

    return { ThemeChoice };
})();
