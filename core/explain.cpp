#include "core/explain.h"

#include "core/counting.h"
#include "core/norm.h"
#include "core/operator.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace core {

namespace {

constexpr const char* minusSign = "\u2212";
const std::string missingNumber = "?";

bool isNegative(const std::string& number)
{
    return number.starts_with('-') || number.starts_with(minusSign);
}

std::string withoutSign(const std::string& number)
{
    return number.substr(number.starts_with('-') ? 1 : std::string(minusSign).size());
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

/// Collects terms as text together with what the text says.
class Sum {
public:
    explicit Sum(const NumberStyle& style) : m_style(style), m_signs(style.typographic ? plainText : asciiText) { }

    /// A number that is missing stands there as "?", and counts as what it is.
    void add(double value, bool missing = false)
    {
        std::string number = shownNumber(value, m_style);
        m_value += meaningOf(number);
        if (missing)
            number = missingNumber;
        if (m_text.empty())
            m_text = number;
        else if (isNegative(number))
            m_text += m_signs.minus + withoutSign(number);
        else
            m_text += m_signs.plus + number;
    }

    void addProduct(const Tap& tap)
    {
        const std::string first = shownNumber(tap.value, m_style);
        const std::string second = shownNumber(tap.factor, m_style);
        m_value += meaningOf(first) * meaningOf(second);
        if (!m_text.empty())
            m_text += m_signs.plus;
        m_text += (tap.valueMissing ? missingNumber : bracketed(first)) + m_signs.times + (tap.factorMissing ? missingNumber : bracketed(second));
    }

    /// |base|^exponent, or |base/over|^exponent.
    void addPower(double base, double exponent, std::optional<double> over)
    {
        std::string number = shownNumber(base, m_style);
        const std::string power = parameterNumber(exponent, m_style);
        double value = meaningOf(number);
        if (over) {
            const std::string divisor = shownNumber(*over, m_style);
            value /= meaningOf(divisor);
            number += '/' + divisor;
        }
        m_value += std::pow(std::abs(value), meaningOf(power));
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
    const bool exact = sameValue(termsValue, meaningOf(result));
    return {std::move(terms), exact ? "=" : plainText.approx, std::move(result)};
}

Equation productEquation(const Step& step, const NumberStyle& style, Terms terms)
{
    Sum sum(style);
    for (const Tap& tap : step.taps) {
        if (terms == Terms::All || tap.valueMissing || tap.factorMissing)
            sum.addProduct(tap);
        else if (tap.value * tap.factor != 0.0)
            sum.add(double(float(tap.value * tap.factor)));
    }
    if (step.bias != 0.0 || step.biasMissing || sum.empty())
        sum.add(step.bias, step.biasMissing);
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
        text += (first ? "" : ", ") + (tap.valueMissing ? missingNumber : shownNumber(tap.value, style));
        first = false;
    }
    text += ')';
    // The result is one of the candidates, and both are written alike.
    return finished(text, meaningOf(shownNumber(double(float(step.value)), style)), step, style);
}

bool isCounted(const Layer& layer, const Tap& tap)
{
    return tap.readsInput() || (layer.countIncludePad && tap.kind == TapKind::Padding);
}

Equation averageEquation(const Layer& layer, const Step& step, const NumberStyle& style)
{
    Sum sum(style);
    for (const Tap& tap : step.taps) {
        if (isCounted(layer, tap))
            sum.add(tap.value, tap.valueMissing);
    }
    if (step.divisor == 0.0) // a dilated window between whose cells the whole input lies: nothing is counted
        return finished("0", 0.0, step, style);
    if (sum.empty())
        sum.add(0.0);
    const std::string divisor = shownNumber(step.divisor, style);
    const double value = sum.value() / meaningOf(divisor);
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
        : '(' + inner + ")^(1/" + parameterNumber(layer.normType, style) + ')';
    if (factor) {
        const std::string number = shownNumber(*factor, style);
        value *= meaningOf(number);
        text = number + times + text;
    }
    return finished(text, value, step, style);
}

Equation curveEquation(const Layer& layer, const Step& step, const NumberStyle& style)
{
    const WrittenCurve written = findOperator(layer.type)->curve->written(layer, step.taps.front().value, style);
    return finished(written.terms, written.value, step, style);
}

Equation placedEquation(const Step& step, const NumberStyle& style)
{
    const std::string placed = step.taps.empty() ? "0" : shownNumber(step.taps.back().value, style);
    return finished(placed, meaningOf(placed), step, style);
}

Makes makesOf(const Layer& layer)
{
    return findOperator(layer.type)->makes;
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

std::optional<double> factorTakenOut(const Layer& layer, const Step& step)
{
    if (makesOf(layer) != Makes::Norm)
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
    switch (makesOf(layer)) {
    case Makes::Sum:
        return productEquation(step, style, terms);
    case Makes::Largest:
        return extremeEquation("max", step, style);
    case Makes::Smallest:
        return extremeEquation("min", step, style);
    case Makes::Average:
        return averageEquation(layer, step, style);
    case Makes::Norm:
        return lpEquation(layer, step, style);
    case Makes::Curve:
        return curveEquation(layer, step, style);
    case Makes::Placed:
        return placedEquation(step, style);
    }
    return {};
}

namespace {

/// The terms of a step's first taps; `part` has no others. Its value becomes what they come to.
Equation runningSum(const Layer& layer, Step& part, const std::optional<double>& factor, const NumberStyle& style)
{
    const Makes makes = makesOf(layer);
    Sum sum(style);
    part.value = 0.0;
    for (const Tap& tap : part.taps) {
        if (makes == Makes::Sum) {
            sum.addProduct(tap);
            part.value += tap.value * tap.factor;
        } else if (makes == Makes::Norm && tap.readsInput()) {
            sum.addPower(tap.value, layer.normType, factor);
            part.value += std::pow(std::abs(tap.value) / factor.value_or(1.0), layer.normType);
        } else if (makes == Makes::Average && isCounted(layer, tap)) {
            sum.add(tap.value);
            part.value += tap.value;
        }
    }
    if (sum.empty())
        sum.add(0.0);
    return finished(sum.text(), sum.value(), part, style);
}

} // namespace

Equation runningEquation(const Layer& layer, const Step& step, std::size_t count, NumberStyle style)
{
    Step part = step;
    part.taps.resize(std::min(count, part.taps.size()));
    switch (makesOf(layer)) {
    case Makes::Largest:
    case Makes::Smallest:
        findOperator(layer.type)->reduce(layer, part);
        return equation(layer, part, style);
    case Makes::Sum:
    case Makes::Average:
    case Makes::Norm:
        return runningSum(layer, part, factorTakenOut(layer, step), style);
    case Makes::Curve:
    case Makes::Placed:
        return equation(layer, step, style); // they come of one number
    }
    return {};
}

Message runningSentence(const Layer& layer, const Step& step, std::size_t count)
{
    const Tap& tap = step.taps[count - 1];
    const std::string number = std::to_string(count);
    const std::string all = std::to_string(step.taps.size());
    const std::string value = shownNumber(tap.value);
    const std::string soFar = runningEquation(layer, step, count).result;
    switch (makesOf(layer)) {
    case Makes::Sum:
        return {CORE_TEXT("Product {0} of {1}: {2} times {3} is {4}. The sum so far is {5}."),
                {number, all, value, shownNumber(tap.factor), shownNumber(double(float(tap.value * tap.factor))), soFar}};
    case Makes::Largest:
        return tap.readsInput() ? Message{CORE_TEXT("Candidate {0} of {1} is {2}. The largest so far is {3}."), {number, all, value, soFar}}
                                : Message{CORE_TEXT("Candidate {0} of {1} is padding, which never wins. The largest so far is {2}."), {number, all, soFar}};
    case Makes::Smallest:
        return tap.readsInput() ? Message{CORE_TEXT("Candidate {0} of {1} is {2}. The smallest so far is {3}."), {number, all, value, soFar}}
                                : Message{CORE_TEXT("Candidate {0} of {1} is padding, which never wins. The smallest so far is {2}."), {number, all, soFar}};
    case Makes::Average:
        return isCounted(layer, tap)
            ? Message{CORE_TEXT("Number {0} of {1} is {2}. The sum so far is {3}."), {number, all, value, soFar}}
            : Message{CORE_TEXT("Cell {0} of {1} is not counted. The sum so far is {2}."), {number, all, soFar}};
    case Makes::Norm:
        if (const auto factor = factorTakenOut(layer, step); factor && tap.readsInput())
            return {CORE_TEXT("Number {0} of {1} is {2}; divided by the largest, {5}, and to the power of {3}. The sum so far is {4}."),
                    {number, all, value, shownNumber(layer.normType), soFar, shownNumber(*factor)}};
        return tap.readsInput()
            ? Message{CORE_TEXT("Number {0} of {1} is {2}, to the power of {3}. The sum so far is {4}."), {number, all, value, shownNumber(layer.normType), soFar}}
            : Message{CORE_TEXT("Cell {0} of {1} is not counted. The sum so far is {2}."), {number, all, soFar}};
    case Makes::Curve:
    case Makes::Placed:
        break;
    }
    return sentence(layer, step);
}

Message sentence(const Layer& layer, const Step& step)
{
    const std::string result = shownNumber(double(float(step.value)));
    const std::string cell = std::to_string(counted(step.output.row)) + ", " + std::to_string(counted(step.output.col));
    if (makesOf(layer) == Makes::Placed)
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
    switch (makesOf(layer)) {
    case Makes::Sum:
        return findOperator(layer.type)->reads == Reads::Spread
            ? Message{CORE_TEXT("Input rows {0}, columns {1} reach this cell; times the kernel they sum to {2}."), {rows, cols, result}}
            : Message{CORE_TEXT("The window covers rows {0}, columns {1}. Multiplied by the kernel, it sums to {2}."), {rows, cols, result}};
    case Makes::Largest:
        return winners > 1
            ? Message{CORE_TEXT("The window covers rows {0}, columns {1}. Its largest value, {2}, stands there {3} times."), {rows, cols, result, count}}
            : Message{CORE_TEXT("The window covers rows {0}, columns {1}. Its largest value is {2}."), {rows, cols, result}};
    case Makes::Smallest:
        return winners > 1
            ? Message{CORE_TEXT("The window covers rows {0}, columns {1}. Its smallest value, {2}, stands there {3} times."), {rows, cols, result, count}}
            : Message{CORE_TEXT("The window covers rows {0}, columns {1}. Its smallest value is {2}."), {rows, cols, result}};
    case Makes::Average:
        return {CORE_TEXT("The window covers rows {0}, columns {1}. Its sum divided by {3} is {2}."), {rows, cols, result, shownNumber(step.divisor)}};
    case Makes::Norm:
        return {CORE_TEXT("The window covers rows {0}, columns {1}. Its L{3} norm is {2}."), {rows, cols, result, shownNumber(layer.normType)}};
    case Makes::Curve:
    case Makes::Placed:
        break;
    }
    return {CORE_TEXT("{0} becomes {1}."), {shownNumber(step.taps.front().value), result}};
}

std::string rangeText(int first, int last)
{
    const auto text = [](int number) { return number < 0 ? minusSign + std::to_string(-number) : std::to_string(number); };
    first = counted(first);
    last = counted(last);
    return first == last ? text(first) : text(first) + (first < 0 ? "…" : "–") + text(last);
}

} // namespace core
