#include "core/explain.h"

#include "core/norm.h"
#include "core/operator.h"
#include "core/typed_number.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace core {

namespace {

constexpr const char* minusSign = "\u2212";

void replaceAll(std::string& text, const std::string& from, const std::string& to)
{
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

std::string trimmed(const std::string& text)
{
    const std::size_t first = text.find_first_not_of(" \t");
    return first == std::string::npos ? std::string() : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

template<typename Number, typename... Format>
std::string printed(Number value, Format... format)
{
    std::array<char, 64> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, format...).ptr;
    return {buffer.data(), end};
}

/// `value` in at most `digits` significant digits, without trailing zeros, never in scientific form.
std::string plainDecimal(double value, int digits)
{
    const int exponent = value == 0.0 ? 0 : int(std::floor(std::log10(std::abs(value))));
    const int decimals = std::max(digits - 1 - exponent, 0);
    std::string text = printed(value, std::chars_format::fixed, decimals);
    if (text.find('.') != std::string::npos) {
        text.erase(text.find_last_not_of('0') + 1);
        if (text.back() == '.')
            text.pop_back();
    }
    return text == "-0" ? "0" : text;
}

/// m × 10^e with at most `digits` significant digits.
std::string scientific(double value, int digits, bool typographic)
{
    std::string text = printed(value, std::chars_format::scientific, digits - 1);
    const std::size_t e = text.find('e');
    std::string mantissa = text.substr(0, e);
    if (mantissa.find('.') != std::string::npos) {
        mantissa.erase(mantissa.find_last_not_of('0') + 1);
        if (mantissa.back() == '.')
            mantissa.pop_back();
    }
    const std::string exponent = std::to_string(std::stoi(text.substr(e + 1)));
    if (!typographic)
        return mantissa + 'e' + exponent;
    static constexpr std::array<const char*, 10> raised = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    std::string power;
    for (const char c : exponent)
        power += c == '-' ? "⁻" : raised[std::size_t(c - '0')];
    return mantissa + "×10" + power;
}

bool parsePlain(std::string_view text, double& value)
{
    if (text.empty() || text.front() == '+')
        return false;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    // from_chars reads "nan(...)" and "infinity" too; only what our files write is meant.
    return error == std::errc() && end == text.data() + text.size() && std::isfinite(value);
}

bool isNegative(const std::string& number)
{
    return number.starts_with('-') || number.starts_with(minusSign);
}

std::string withoutSign(const std::string& number)
{
    return number.substr(number.starts_with('-') ? 1 : std::string(minusSign).size());
}

/// What a number as shown says, for checking that shown terms make the shown result.
double meaning(std::string shown)
{
    replaceAll(shown, minusSign, "-");
    static constexpr std::array<const char*, 10> raised = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    if (const std::size_t at = shown.find("×10"); at != std::string::npos) {
        shown.replace(at, std::string("×10").size(), "e");
        replaceAll(shown, "⁻", "-");
        for (std::size_t digit = 0; digit < raised.size(); ++digit)
            replaceAll(shown, raised[digit], std::string(1, char('0' + digit)));
    }
    if (shown == "∞" || shown == "inf")
        return std::numeric_limits<double>::infinity();
    if (shown == "-∞" || shown == "-inf")
        return -std::numeric_limits<double>::infinity();
    double value = 0.0;
    return parsePlain(shown, value) ? value : std::numeric_limits<double>::quiet_NaN();
}

/// The same number for all that a reader can tell: equal but for the last bits of double arithmetic.
bool sameValue(double a, double b)
{
    if (std::isnan(a) || std::isnan(b))
        return std::isnan(a) && std::isnan(b);
    return a == b || std::abs(a - b) <= 1e-12 * std::max(std::abs(a), std::abs(b));
}

/// Which signs an equation is written with.
struct Signs {
    const char* times;
    const char* plus;
    const char* minus;
    const char* approx;
};

constexpr Signs plainText = {"·", " + ", " \u2212 ", "≈"};
constexpr Signs asciiText = {"*", " + ", " - ", "≈"};

/// A parameter is written in full: a rounded exponent would be another operator.
std::string parameter(double value, NumberStyle style)
{
    style.digits = 9;
    return shownNumber(value, style);
}

/// Collects terms as text together with what the text says.
class Sum {
public:
    explicit Sum(const NumberStyle& style) : m_style(style), m_signs(style.typographic ? plainText : asciiText) { }

    void add(double value)
    {
        const std::string number = shownNumber(value, m_style);
        m_value += meaning(number);
        if (m_text.empty())
            m_text = number;
        else if (isNegative(number))
            m_text += m_signs.minus + withoutSign(number);
        else
            m_text += m_signs.plus + number;
    }

    void addProduct(double a, double b)
    {
        const std::string first = shownNumber(a, m_style);
        const std::string second = shownNumber(b, m_style);
        m_value += meaning(first) * meaning(second);
        if (!m_text.empty())
            m_text += m_signs.plus;
        m_text += bracketed(first) + m_signs.times + bracketed(second);
    }

    /// |base|^exponent, or |base/over|^exponent.
    void addPower(double base, double exponent, std::optional<double> over)
    {
        std::string number = shownNumber(base, m_style);
        const std::string power = parameter(exponent, m_style);
        double value = meaning(number);
        if (over) {
            const std::string divisor = shownNumber(*over, m_style);
            value /= meaning(divisor);
            number += '/' + divisor;
        }
        m_value += std::pow(std::abs(value), meaning(power));
        if (!m_text.empty())
            m_text += m_signs.plus;
        m_text += '|' + number + '|' + (exponent == 2.0 && m_style.typographic ? "²" : '^' + power);
    }

    bool empty() const { return m_text.empty(); }
    double value() const { return m_value; }
    const std::string& text() const { return m_text; }

private:
    static std::string bracketed(const std::string& number) { return isNegative(number) ? '(' + number + ')' : number; }

    NumberStyle m_style;
    Signs m_signs;
    std::string m_text;
    double m_value = 0.0;
};

Equation finished(std::string terms, double termsValue, const Step& step, const NumberStyle& style)
{
    std::string result = shownNumber(double(float(step.value)), style);
    const bool exact = sameValue(termsValue, meaning(result));
    return {std::move(terms), exact ? "=" : plainText.approx, std::move(result)};
}

Equation productEquation(const Layer& layer, const Step& step, const NumberStyle& style, Terms terms)
{
    Sum sum(style);
    for (const Tap& tap : step.taps) {
        if (terms == Terms::All)
            sum.addProduct(tap.value, tap.factor);
        else if (tap.value * tap.factor != 0.0)
            sum.add(double(float(tap.value * tap.factor)));
    }
    if (layer.bias || sum.empty())
        sum.add(step.bias);
    return finished(sum.text(), sum.value(), step, style);
}

Equation extremeEquation(const char* function, const Step& step, const NumberStyle& style)
{
    std::string text = function;
    text += '(';
    bool first = true;
    // Padding never wins, so it is not spelled out; unless there is nothing else, and then it is all there is to say.
    const bool paddingOnly = std::ranges::none_of(step.taps, &Tap::readsInput);
    for (const Tap& tap : step.taps) {
        if (!tap.readsInput() && !(paddingOnly && tap.kind == TapKind::Padding))
            continue;
        text += (first ? "" : ", ") + shownNumber(tap.value, style);
        first = false;
    }
    text += ')';
    // The result is one of the candidates, and both are written alike.
    return finished(text, meaning(shownNumber(double(float(step.value)), style)), step, style);
}

Equation averageEquation(const Layer& layer, const Step& step, const NumberStyle& style)
{
    Sum sum(style);
    for (const Tap& tap : step.taps) {
        if (tap.readsInput() || (layer.countIncludePad && tap.kind == TapKind::Padding))
            sum.add(tap.value);
    }
    if (step.divisor == 0.0) // a dilated window between whose cells the whole input lies: nothing is counted
        return finished("0", 0.0, step, style);
    if (sum.empty())
        sum.add(0.0);
    const std::string divisor = shownNumber(step.divisor, style);
    const double value = sum.value() / meaning(divisor);
    return finished('(' + sum.text() + ") / " + divisor, value, step, style);
}

Equation lpEquation(const Layer& layer, const Step& step, const NumberStyle& style)
{
    const std::optional<double> factor = factorTakenOut(layer, step);
    Sum sum(style);
    for (const Tap& tap : step.taps) {
        if (tap.readsInput())
            sum.addPower(tap.value, layer.normType, factor);
    }
    if (sum.empty())
        sum.add(0.0);
    double value = sum.value();
    std::string inner = sum.text();
    const char* times = style.typographic ? plainText.times : asciiText.times;
    if (step.divisor != 1.0) { // a window clipped by ceil_mode: its mean times the full window
        const auto full = double(step.taps.size());
        const double within = std::round(step.divisor * full);
        value = value * full / within;
        inner = '(' + inner + ')' + times + shownNumber(full, style) + " / " + shownNumber(within, style);
    }
    value = std::pow(value, 1.0 / layer.normType);
    std::string text = layer.normType == 2.0 && style.typographic
        ? "√(" + inner + ')'
        : '(' + inner + ")^(1/" + parameter(layer.normType, style) + ')';
    if (factor) {
        const std::string number = shownNumber(*factor, style);
        value *= meaning(number);
        text = number + times + text;
    }
    return finished(text, value, step, style);
}

Equation activationEquation(const Layer& layer, const Step& step, const NumberStyle& style)
{
    const double input = step.taps.front().value;
    const std::string x = shownNumber(input, style);
    const double value = meaning(x);
    if (layer.type == "relu")
        return finished("max(0, " + x + ')', std::isnan(value) ? value : std::max(0.0, value), step, style);
    if (layer.type == "leaky_relu") {
        if (!(input < 0.0))
            return finished(x, value, step, style);
        const std::string slope = parameter(layer.negativeSlope, style);
        return finished(slope + (style.typographic ? plainText.times : asciiText.times) + '(' + x + ')', meaning(slope) * value, step, style);
    }
    if (layer.type == "sigmoid")
        return finished("1 / (1 + e^(" + shownNumber(-input, style) + "))", 1.0 / (1.0 + std::exp(-value)), step, style);
    return finished("tanh(" + x + ')', std::tanh(value), step, style);
}

/// How an operator's arithmetic reads; told from what its step holds rather than by a list of names.
enum class Arithmetic { Products, Maximum, Minimum, Average, Power, Activation, Placement };

Arithmetic arithmeticOf(const Layer& layer)
{
    const Operator& op = *findOperator(layer.type);
    if (op.has(UsesWeight))
        return Arithmetic::Products;
    if (op.has(UsesIndicesFrom))
        return Arithmetic::Placement;
    if (op.has(CellByCell))
        return Arithmetic::Activation;
    if (op.has(UsesNormType))
        return Arithmetic::Power;
    if (op.has(ChoosesOne))
        return op.has(GivesIndices) ? Arithmetic::Maximum : Arithmetic::Minimum;
    return Arithmetic::Average;
}

/// Rows or columns that the taps stand on.
std::string extent(const Step& step, int Cell::* along)
{
    int low = std::numeric_limits<int>::max();
    int high = std::numeric_limits<int>::min();
    for (const Tap& tap : step.taps) {
        low = std::min(low, tap.place.*along);
        high = std::max(high, tap.place.*along);
    }
    return rangeText(low, high);
}

} // namespace

std::string exactNumber(float value)
{
    if (std::isnan(value))
        return "nan";
    if (std::isinf(value))
        return value < 0 ? "-inf" : "inf";
    return printed(value);
}

std::string shownNumber(double value, NumberStyle style)
{
    if (std::isnan(value))
        return "NaN";
    std::string text;
    if (std::isinf(value)) {
        text = value < 0 ? "-" : "";
        text += style.typographic ? "∞" : "inf";
    } else if (value == std::round(value) && std::abs(value) < 1e6) {
        text = plainDecimal(value, 7);
    } else {
        const double magnitude = std::abs(value);
        text = magnitude >= 1e6 || magnitude < 1e-4 ? scientific(value, style.digits, style.typographic)
                                                    : plainDecimal(value, style.digits);
    }
    if (style.typographic && text.starts_with('-'))
        text.replace(0, 1, minusSign);
    return text;
}

std::optional<double> parseFraction(const std::string& text)
{
    const std::size_t slash = text.find('/');
    double numerator = 0.0;
    double denominator = 0.0;
    if (slash == std::string::npos || !parsePlain(trimmed(text.substr(0, slash)), numerator)
        || !parsePlain(trimmed(text.substr(slash + 1)), denominator) || denominator == 0.0)
        return std::nullopt;
    return numerator / denominator;
}

std::optional<float> parseNumber(const std::string& typed)
{
    std::string text = trimmed(plainNumber(typed));
    if (isTwoNumbers(text))
        return std::nullopt;
    replaceAll(text, minusSign, "-");
    const bool negative = text.starts_with('-');
    const std::string magnitude = negative ? text.substr(1) : text;
    if (magnitude == "inf" || magnitude == "∞")
        return negative ? -std::numeric_limits<float>::infinity() : std::numeric_limits<float>::infinity();
    if (text == "nan" || text == "NaN")
        return std::numeric_limits<float>::quiet_NaN();

    replaceAll(text, ",", ".");
    double value = 0.0;
    if (text.find('/') != std::string::npos) {
        const auto fraction = parseFraction(text);
        if (!fraction)
            return std::nullopt;
        value = *fraction;
    } else if (!parsePlain(text, value)) {
        return std::nullopt;
    }
    if (std::abs(value) >= floatLimit)
        return std::nullopt;
    return float(value);
}

std::string notedNumber(const Notation& notation, std::int64_t position, float value, NumberStyle style)
{
    if (const auto found = notation.find(position); found != notation.end() && parseNumber(found->second) == value)
        return found->second;
    return shownNumber(double(value), style);
}

std::string sizeText(const Shape& shape)
{
    std::string text = std::to_string(shape.h) + " × " + std::to_string(shape.w);
    if (shape.n > 1 || shape.c > 1)
        text = std::to_string(shape.c) + " × " + text;
    return shape.n > 1 ? std::to_string(shape.n) + " × " + text : text;
}

std::optional<double> factorTakenOut(const Layer& layer, const Step& step)
{
    if (!findOperator(layer.type)->has(UsesNormType))
        return std::nullopt;
    double largest = 0.0;
    double sum = 0.0;
    for (const Tap& tap : step.taps) {
        if (!tap.readsInput())
            continue;
        if (!std::isfinite(tap.value))
            return std::nullopt; // that is what the sum comes to
        largest = norm::larger(largest, tap.value);
        sum += std::pow(std::abs(tap.value), layer.normType);
    }
    const bool fits = sum >= double(std::numeric_limits<float>::min()) && sum < floatLimit;
    return fits || largest == 0.0 ? std::nullopt : std::optional(largest);
}

Equation equation(const Layer& layer, const Step& step, NumberStyle style, Terms terms)
{
    switch (arithmeticOf(layer)) {
    case Arithmetic::Products:
        return productEquation(layer, step, style, terms);
    case Arithmetic::Maximum:
        return extremeEquation("max", step, style);
    case Arithmetic::Minimum:
        return extremeEquation("min", step, style);
    case Arithmetic::Average:
        return averageEquation(layer, step, style);
    case Arithmetic::Power:
        return lpEquation(layer, step, style);
    case Arithmetic::Activation:
        return activationEquation(layer, step, style);
    case Arithmetic::Placement:
        break;
    }
    const std::string placed = step.taps.empty() ? "0" : shownNumber(step.taps.back().value, style);
    return finished(placed, meaning(placed), step, style);
}

Equation runningEquation(const Layer& layer, const Step& step, std::size_t count, NumberStyle style)
{
    Step part = step;
    part.taps.resize(std::min(count, part.taps.size()));
    const Arithmetic arithmetic = arithmeticOf(layer);
    if (arithmetic == Arithmetic::Maximum || arithmetic == Arithmetic::Minimum) {
        findOperator(layer.type)->reduce(layer, part);
        return extremeEquation(arithmetic == Arithmetic::Maximum ? "max" : "min", part, style);
    }
    const std::optional<double> factor = factorTakenOut(layer, step);
    Sum sum(style);
    part.value = 0.0;
    for (const Tap& tap : part.taps) {
        if (arithmetic == Arithmetic::Products) {
            sum.addProduct(tap.value, tap.factor);
            part.value += tap.value * tap.factor;
        } else if (arithmetic == Arithmetic::Power && tap.readsInput()) {
            sum.addPower(tap.value, layer.normType, factor);
            part.value += std::pow(std::abs(tap.value) / factor.value_or(1.0), layer.normType);
        } else if (arithmetic == Arithmetic::Average && (tap.readsInput() || (layer.countIncludePad && tap.kind == TapKind::Padding))) {
            sum.add(tap.value);
            part.value += tap.value;
        }
    }
    if (sum.empty())
        sum.add(0.0);
    return finished(sum.text(), sum.value(), part, style);
}

Message runningSentence(const Layer& layer, const Step& step, std::size_t count)
{
    const Tap& tap = step.taps[count - 1];
    const std::string number = std::to_string(count);
    const std::string all = std::to_string(step.taps.size());
    const std::string value = shownNumber(tap.value);
    const std::string soFar = runningEquation(layer, step, count).result;
    switch (arithmeticOf(layer)) {
    case Arithmetic::Products:
        return {CORE_TEXT("Product {0} of {1}: {2} times {3} is {4}. The sum so far is {5}."),
                {number, all, value, shownNumber(tap.factor), shownNumber(double(float(tap.value * tap.factor))), soFar}};
    case Arithmetic::Maximum:
        return tap.readsInput() ? Message{CORE_TEXT("Candidate {0} of {1} is {2}. The largest so far is {3}."), {number, all, value, soFar}}
                                : Message{CORE_TEXT("Candidate {0} of {1} is padding, which never wins. The largest so far is {2}."), {number, all, soFar}};
    case Arithmetic::Minimum:
        return tap.readsInput() ? Message{CORE_TEXT("Candidate {0} of {1} is {2}. The smallest so far is {3}."), {number, all, value, soFar}}
                                : Message{CORE_TEXT("Candidate {0} of {1} is padding, which never wins. The smallest so far is {2}."), {number, all, soFar}};
    case Arithmetic::Average:
        return tap.readsInput() || (layer.countIncludePad && tap.kind == TapKind::Padding)
            ? Message{CORE_TEXT("Number {0} of {1} is {2}. The sum so far is {3}."), {number, all, value, soFar}}
            : Message{CORE_TEXT("Cell {0} of {1} is not counted. The sum so far is {2}."), {number, all, soFar}};
    case Arithmetic::Power:
        if (const auto factor = factorTakenOut(layer, step); factor && tap.readsInput())
            return {CORE_TEXT("Number {0} of {1} is {2}; divided by the largest, {5}, and to the power of {3}. The sum so far is {4}."),
                    {number, all, value, shownNumber(layer.normType), soFar, shownNumber(*factor)}};
        return tap.readsInput()
            ? Message{CORE_TEXT("Number {0} of {1} is {2}, to the power of {3}. The sum so far is {4}."), {number, all, value, shownNumber(layer.normType), soFar}}
            : Message{CORE_TEXT("Cell {0} of {1} is not counted. The sum so far is {2}."), {number, all, soFar}};
    case Arithmetic::Activation:
    case Arithmetic::Placement:
        break;
    }
    return sentence(layer, step);
}

Message sentence(const Layer& layer, const Step& step)
{
    const std::string result = shownNumber(double(float(step.value)));
    const std::string cell = std::to_string(step.output.row) + ", " + std::to_string(step.output.col);
    if (arithmeticOf(layer) == Arithmetic::Placement)
        return step.taps.empty()
            ? Message{CORE_TEXT("No window had its winner at ({0}), so 0 stands there."), {cell}}
            : Message{CORE_TEXT("{1} goes back to ({0}), where its window had found it."), {cell, result}};
    if (step.taps.empty()) // a transposed convolution with gaps
        return {CORE_TEXT("No input cell reaches ({0}); only the bias is left: {1}."), {cell, result}};

    const std::string rows = extent(step, &Cell::row);
    const std::string cols = extent(step, &Cell::col);
    int winners = 0;
    for (const Tap& tap : step.taps)
        winners += tap.chosen;
    const std::string count = std::to_string(winners);
    switch (arithmeticOf(layer)) {
    case Arithmetic::Products:
        return findOperator(layer.type)->has(UsesOutputPadding)
            ? Message{CORE_TEXT("Input rows {0}, columns {1} reach this cell; times the kernel they sum to {2}."), {rows, cols, result}}
            : Message{CORE_TEXT("The window covers rows {0}, columns {1}. Multiplied by the kernel, it sums to {2}."), {rows, cols, result}};
    case Arithmetic::Maximum:
        return winners > 1
            ? Message{CORE_TEXT("The window covers rows {0}, columns {1}. Its largest value, {2}, stands there {3} times."), {rows, cols, result, count}}
            : Message{CORE_TEXT("The window covers rows {0}, columns {1}. Its largest value is {2}."), {rows, cols, result}};
    case Arithmetic::Minimum:
        return winners > 1
            ? Message{CORE_TEXT("The window covers rows {0}, columns {1}. Its smallest value, {2}, stands there {3} times."), {rows, cols, result, count}}
            : Message{CORE_TEXT("The window covers rows {0}, columns {1}. Its smallest value is {2}."), {rows, cols, result}};
    case Arithmetic::Average:
        return {CORE_TEXT("The window covers rows {0}, columns {1}. Its sum divided by {3} is {2}."), {rows, cols, result, shownNumber(step.divisor)}};
    case Arithmetic::Power:
        return {CORE_TEXT("The window covers rows {0}, columns {1}. Its L{3} norm is {2}."), {rows, cols, result, shownNumber(layer.normType)}};
    case Arithmetic::Activation:
    case Arithmetic::Placement:
        break;
    }
    return {CORE_TEXT("{0} becomes {1}."), {shownNumber(step.taps.front().value), result}};
}

std::string rangeText(int first, int last)
{
    std::string text = first == last ? std::to_string(first) : std::to_string(first) + (first < 0 ? "…" : "–") + std::to_string(last);
    replaceAll(text, "-", minusSign);
    return text;
}

std::string sizeFormula(const Layer& layer, const Shape& in, bool rows)
{
    const Operator& op = *findOperator(layer.type);
    const int extentIn = rows ? in.h : in.w;
    const std::string inText = std::to_string(extentIn);
    if (op.has(UsesWindow)) {
        const Geometry geometry = resolved(layer, in);
        const Axis& axis = rows ? geometry.rows : geometry.cols;
        const std::string padding = axis.padBefore == axis.padAfter
            ? "2·" + std::to_string(axis.padBefore)
            : std::to_string(axis.padBefore) + " + " + std::to_string(axis.padAfter);
        const std::string reach = std::to_string(axis.dilation) + "·(" + std::to_string(axis.size) + minusSign + "1)";
        const std::string stride = std::to_string(axis.stride);
        if (op.has(UsesOutputPadding)) {
            const int outputPadding = rows ? geometry.outputPadding.h : geometry.outputPadding.w;
            const std::string cut = axis.padBefore == axis.padAfter ? padding : '(' + padding + ')';
            return '(' + inText + plainText.minus + "1)·" + stride + plainText.minus + cut + " + " + reach + " + "
                + std::to_string(outputPadding) + " + 1 = " + std::to_string(axis.transposedExtent(extentIn) + outputPadding);
        }
        std::string formula = (layer.ceilMode ? "⌈(" : "⌊(") + inText + " + " + padding + plainText.minus + reach + plainText.minus
            + "1) / " + stride + (layer.ceilMode ? "⌉ + 1" : "⌋ + 1");
        const std::int64_t out = axis.outputExtent(extentIn, layer.ceilMode);
        // Where ceil_mode's last window would start in the padding, the formula alone is one too many.
        const std::int64_t room = extentIn + axis.padBefore + axis.padAfter - axis.reach();
        if (layer.ceilMode && out != Axis::floorDivide(room + axis.stride - 1, axis.stride) + 1)
            formula += std::string(plainText.minus) + "1";
        return formula + " = " + std::to_string(out);
    }
    if (op.has(NeedsOutputSize) && layer.outputSize)
        return "output_size = " + std::to_string(rows ? layer.outputSize->h : layer.outputSize->w);
    if (op.has(CellByCell))
        return inText + " = " + inText;
    return "1";
}

} // namespace core
