#include "core/quiz/worked.h"

#include "core/counting.h"
#include "core/number_text.h"
#include "core/quiz/choices.h"

#include <charconv>
#include <string>

namespace core {

namespace {

std::string bracketed(const std::string& number)
{
    return meaningOf(number) < 0.0 ? '(' + number + ')' : number;
}

bool isDigit(char letter)
{
    return letter >= '0' && letter <= '9';
}

/// The whole numbers in a text, whatever stands between; nothing of one with a sign or a decimal point.
std::optional<Answer> parseCell(std::string_view text)
{
    std::vector<int> numbers;
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] == '-' || text[i] == '.' || text.substr(i).starts_with("\u2212"))
            return {};
        if (!isDigit(text[i])) {
            ++i;
            continue;
        }
        const auto [end, error] = std::from_chars(text.data() + i, text.data() + text.size(), numbers.emplace_back());
        if (error != std::errc())
            return {};
        i = std::size_t(end - text.data());
    }
    return numbers.size() == 2 ? std::optional<Answer>(Size{numbers[0] - countsFrom(), numbers[1] - countsFrom()}) : std::nullopt;
}

} // namespace

Equation worked(const AskedStep& asked)
{
    const auto number = [](double value) { return shownNumber(double(float(value))); };
    const auto term = asked.term();
    if (!term && asked.missing.isPart()) {
        const std::string result = number(asked.now.value);
        return {result, "=", result};
    }
    if (!term)
        return equation(asked.layer, asked.now, {}, Terms::NonZero);
    const std::string result = number(asked.now.value);
    const std::string others = number(term->others);
    const std::string times = number(term->times);
    const bool divides = meaningOf(times) != 1.0;
    const bool takesAway = meaningOf(others) != 0.0;
    std::string text = takesAway ? result + " \u2212 " + bracketed(others) : result;
    if (takesAway && divides)
        text = '(' + text + ')';
    double value = meaningOf(result) - meaningOf(others);
    if (divides) {
        text += " / " + bracketed(times);
        value /= meaningOf(times);
    }
    const std::string answer = textOf(*asked.answer());
    return {text, sameValue(value, meaningOf(answer)) ? "=" : "≈", answer};
}

std::optional<Answer> parseAnswer(Asks asks, std::string_view text)
{
    if (asks == Asks::Winner)
        return parseCell(text);
    const auto number = parseNumber(std::string(text));
    return number ? std::optional<Answer>(double(*number)) : std::nullopt;
}

} // namespace core
