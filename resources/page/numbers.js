// How numbers are written and read: the same digits as core/explain.cpp writes.
const numbers = (() => {
    const minus = '\u2212';
    const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹';

    /** The decimal digits of a finite value > 0 and the exponent of the first; 101 digits, far more than a tie needs. */
    function decimal(magnitude) {
        const [mantissa, exponent] = magnitude.toExponential(100).split('e');
        return { digits: mantissa.replace('.', ''), exponent: Number(exponent) };
    }

    /**
     * `count` significant digits of a finite value > 0 (count may be 0 or less), a tie going to the even digit: that is
     * what std::to_chars does, while toFixed and toPrecision send ties away from zero.
     */
    function rounded(magnitude, count) {
        const { digits, exponent } = decimal(magnitude);
        if (count < 0)
            return { digits: '0', exponent: 0 };
        const kept = digits.slice(0, count);
        const rest = digits.slice(count);
        const tie = /^50*$/.test(rest);
        const up = tie ? Number(kept.at(-1) ?? 0) % 2 === 1 : rest[0] >= '5';
        if (!up)
            return { digits: kept || '0', exponent: count === 0 ? 0 : exponent };
        const next = String(BigInt(kept || '0') + 1n).padStart(count, '0');
        return { digits: next, exponent: exponent + (next.length > count ? 1 : 0) };
    }

    function withoutTrailingZeros(text) {
        return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
    }

    /** At most `digits` significant digits, without trailing zeros, never in scientific form. */
    function plain(value, digits) {
        if (value === 0)
            return '0';
        const magnitude = Math.abs(value);
        const decimals = Math.max(digits - 1 - decimal(magnitude).exponent, 0);
        const result = rounded(magnitude, decimal(magnitude).exponent + 1 + decimals);
        // The digits stand for digits × 10^(exponent − length + 1).
        let text = result.digits;
        const point = result.exponent + 1;
        if (point <= 0)
            text = '0.' + '0'.repeat(-point) + text;
        else if (point < text.length)
            text = text.slice(0, point) + '.' + text.slice(point);
        else
            text = text.padEnd(point, '0');
        text = withoutTrailingZeros(text);
        return value < 0 && text !== '0' ? '-' + text : text;
    }

    /** m×10ᵉ with at most `digits` significant digits. */
    function scientific(value, digits) {
        const { digits: all, exponent } = rounded(Math.abs(value), digits);
        const mantissa = withoutTrailingZeros(all[0] + '.' + all.slice(1, digits));
        const power = [...String(exponent)].map(c => (c === '-' ? '⁻' : raised[c])).join('');
        return (value < 0 ? '-' : '') + mantissa + '×10' + power;
    }

    /** `value` for people: exact when that takes no more than `digits` significant digits, else rounded to them. */
    function shown(value, digits = 4) {
        if (Number.isNaN(value))
            return 'NaN';
        let text;
        const magnitude = Math.abs(value);
        if (magnitude === Infinity)
            text = value < 0 ? '-∞' : '∞';
        else if (Number.isInteger(value) && magnitude < 1e6)
            text = plain(value, 7);
        else
            text = magnitude >= 1e6 || magnitude < 1e-4 ? scientific(value, digits) : plain(value, digits);
        return text.replace(/^-/, minus);
    }

    /** The text of −x, given that of x. */
    const negated = text => (text.startsWith(minus) ? text.slice(1) : text === '0' || text === 'NaN' ? text : minus + text);

    /** A parameter, in full: a rounded exponent would be another operator. */
    const parameter = value => shown(value, 9);

    /** The float32 `value` in the fewest digits that read back as the same float32. */
    function exact(value) {
        if (Number.isNaN(value))
            return 'nan';
        if (!Number.isFinite(value))
            return value < 0 ? '-inf' : 'inf';
        let text = '';
        for (let digits = 1; digits <= 9; ++digits) {
            text = value.toPrecision(digits);
            if (Math.fround(Number(text)) === value)
                break;
        }
        return String(Number(text));
    }

    /** What is below this in size rounds to a float32. */
    const floatLimit = 2 ** 128 - 2 ** 103;
    const pattern = /^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

    /** What an input method types for a number, in ASCII: full-width forms, the ideographic full stop and space. */
    function inAscii(text) {
        return text.replace(/[０-９．，＋－／]/g, c => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replaceAll('。', '.').replaceAll('\u3000', ' ');
    }

    /**
     * A typed or stored number as float32: a decimal (point or comma), "1/9", "nan", "inf", "-inf", "∞", "−3"; else null, also
     * for what may be two numbers, "1,024".
     */
    function parse(typed) {
        const text = inAscii(typed).replace(/^[ \t]+|[ \t]+$/g, '').replaceAll(minus, '-');
        if (/^[-+]?[1-9]\d{0,2},\d{3}$/.test(text))
            return null;
        if (/^-?(inf|∞)$/.test(text))
            return text.startsWith('-') ? -Infinity : Infinity;
        if (text === 'nan' || text === 'NaN')
            return NaN;
        const parts = text.replaceAll(',', '.').split('/').map(part => part.replace(/^[ \t]+|[ \t]+$/g, ''));
        if (parts.length > 2 || !parts.every(part => pattern.test(part)))
            return null;
        const values = parts.map(Number);
        if (!values.every(Number.isFinite) || values[1] === 0)
            return null;
        const value = values.length === 2 ? values[0] / values[1] : values[0];
        return Math.abs(value) >= floatLimit ? null : Math.fround(value);
    }

    /** What a number as shown says, so that shown terms can be checked against the shown result. */
    function meaning(text) {
        let plainText = text.replaceAll(minus, '-');
        if (plainText.includes('×10'))
            plainText = plainText.replace('×10', 'e').replaceAll('⁻', '-').replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, c => raised.indexOf(c));
        if (plainText === '∞')
            return Infinity;
        if (plainText === '-∞')
            return -Infinity;
        return pattern.test(plainText) ? Number(plainText) : NaN;
    }

    /** The same number for all that a reader can tell. */
    function same(a, b) {
        if (Number.isNaN(a) || Number.isNaN(b))
            return Number.isNaN(a) && Number.isNaN(b);
        return a === b || Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b));
    }

    return { minus, shown, negated, parameter, exact, parse, meaning, same };
})();
