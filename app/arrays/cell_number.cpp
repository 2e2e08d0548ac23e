#include "arrays/cell_number.h"

#include "arrays/ascii.h"
#include "core/explain.h"
#include "core/rounded.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>
#include <span>

namespace arrays {

namespace {

constexpr std::string_view minus = "\u2212";
constexpr std::string_view allBlanks[] = {" ", "\t", "\u00A0", "\u2007", "\u2009", "\u202F", "\u3000"};
constexpr std::span<const std::string_view> wideBlanks = std::span(allBlanks).subspan(2);
constexpr std::string_view apostrophes[] = {"\u2019", "\u02BC"}; // what Swiss keyboards and word processors type
constexpr std::size_t longest = 1200; ///< a double written out has 1,075 digits at most; a text may have a million

/// Digits and the marks between them: "-1.234,5e3" is runs of 1, 3 and 1 digits, "." and "," between them, and "e3".
struct Runs {
    static constexpr std::size_t most = 24;
    struct Run {
        char before = '\0'; ///< the mark in front: . , ' or a blank; none before the first
        std::size_t begin = 0;
        std::size_t length = 0;
    };
    std::array<Run, most> runs;
    std::size_t count = 0;
    bool negative = false;
    std::string_view text;     ///< without its sign
    std::string_view exponent; ///< "e-3"
};

/// The mark that `rest` begins with, and how many bytes it has; 0 bytes when there is none.
std::pair<char, std::size_t> markAt(std::string_view rest, bool blanks)
{
    const char c = rest.front();
    if (c == '.' || c == ',' || c == '\'' || (c == ' ' && blanks))
        return {c, 1};
    const auto begins = [&](std::string_view mark) { return rest.starts_with(mark); };
    if (const auto blank = std::ranges::find_if(wideBlanks, begins); blank != wideBlanks.end())
        return {' ', blank->size()};
    if (const auto* apostrophe = std::ranges::find_if(apostrophes, begins); apostrophe != std::end(apostrophes))
        return {'\'', apostrophe->size()};
    return {'\0', 0};
}

bool isExponent(std::string_view text)
{
    if (text.size() < 2 || (text[0] != 'e' && text[0] != 'E'))
        return false;
    const std::size_t sign = text[1] == '-' || text[1] == '+' ? 2 : 1;
    return text.size() > sign && isDigits(text.substr(sign));
}

std::optional<Runs> runsOf(std::string_view text, bool blanks)
{
    Runs result;
    if (text.size() > longest)
        return std::nullopt;
    if (text.starts_with('-') || text.starts_with('+') || text.starts_with(minus)) {
        result.negative = text.front() != '+';
        text.remove_prefix(text.starts_with(minus) ? minus.size() : 1);
    }
    result.text = text;
    result.count = 1;
    std::size_t at = 0;
    while (at < text.size()) {
        Runs::Run& run = result.runs[result.count - 1];
        if (isDigit(text[at])) {
            ++run.length;
            ++at;
            continue;
        }
        const auto [mark, bytes] = markAt(text.substr(at), blanks);
        if (bytes == 0)
            break;
        if (result.count == Runs::most)
            return std::nullopt;
        at += bytes;
        result.runs[result.count++] = {mark, at, 0};
    }
    result.exponent = text.substr(at);
    if (!result.exponent.empty() && !isExponent(result.exponent))
        return std::nullopt;
    return result;
}

struct Reading {
    bool valid = false;
    Grouping groups = Grouping::None;
};

/// Whether runs 0 to `end` are a whole number in groups.
bool isGrouped(const Runs& runs, std::size_t end)
{
    const char mark = runs.runs[1].before;
    const std::size_t lead = runs.runs[0].length;
    if (lead < 1 || lead > 3 || runs.text.front() == '0')
        return false;
    for (std::size_t i = 1; i < end; ++i) {
        if (runs.runs[i].before != mark)
            return false;
    }
    if (runs.runs[end - 1].length != 3)
        return false;
    const auto all = [&](std::size_t length) {
        return std::all_of(runs.runs.begin() + 1, runs.runs.begin() + std::ptrdiff_t(end) - 1, [=](const Runs::Run& run) { return run.length == length; });
    };
    return all(3) || (mark == ',' && end > 2 && lead < 3 && all(2));
}

Reading readingOf(const Runs& runs, char decimal)
{
    const bool hasFraction = runs.count > 1 && runs.runs[runs.count - 1].before == decimal;
    const std::size_t whole = runs.count - (hasFraction ? 1 : 0); // runs before the decimal sign
    const std::size_t fraction = hasFraction ? runs.runs[runs.count - 1].length : 0;
    if (hasFraction && fraction == 0 && (decimal == ',' || runs.runs[0].length == 0))
        return {}; // "1." is a number, "1," is a number and a comma
    for (std::size_t i = 1; i < whole; ++i) {
        if (runs.runs[i].before == decimal)
            return {};
    }
    if (whole == 1)
        return {runs.runs[0].length > 0 || fraction > 0, Grouping::None};
    if (!runs.exponent.empty() || !isGrouped(runs, whole))
        return {};
    return {true, Grouping(runs.runs[1].before)};
}

/// The number with a point and without groups, as from_chars wants it.
std::string plainText(const Runs& runs, char decimal)
{
    std::string plain = runs.negative ? "-" : "";
    for (std::size_t i = 0; i < runs.count; ++i) {
        const Runs::Run& run = runs.runs[i];
        plain += run.before == decimal ? "." : "";
        plain += runs.text.substr(run.begin, run.length);
    }
    return plain.append(runs.exponent);
}

/// Infinity when it is too large for a double; 0 when it is too small.
double decimalValue(std::string_view plain)
{
    double value = 0.0;
    const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
    if (error == std::errc::result_out_of_range) {
        // from_chars does not say which way it went.
        const std::size_t e = plain.find_first_of("eE");
        const std::size_t digit = plain.find_first_of("123456789");
        const bool small = e == std::string_view::npos ? digit > std::min(plain.find('.'), plain.size()) : plain[e + 1] == '-';
        return small ? 0.0 : std::numeric_limits<double>::infinity();
    }
    return value;
}

CellNumber fitting(double value, bool fraction)
{
    if (std::isnan(value) || std::abs(value) >= core::floatLimit)
        return {CellNumber::TooLarge, 0.0F, fraction};
    return {CellNumber::Number, float(value), fraction};
}

/// A number without groups, for a fraction.
std::optional<double> simpleNumber(std::string_view text, char decimal)
{
    const auto runs = runsOf(text, false);
    if (!runs)
        return std::nullopt;
    const Reading reading = readingOf(*runs, decimal);
    if (!reading.valid || reading.groups != Grouping::None)
        return std::nullopt;
    return decimalValue(plainText(*runs, decimal));
}

std::optional<double> fractionValue(std::string_view cell, char decimal)
{
    const std::size_t slash = cell.find('/');
    if (slash == std::string_view::npos || cell.size() > longest)
        return std::nullopt;
    const auto numerator = simpleNumber(withoutBlanks(cell.substr(0, slash)), decimal);
    const auto denominator = simpleNumber(withoutBlanks(cell.substr(slash + 1)), decimal);
    if (!numerator || !denominator || *denominator == 0.0)
        return std::nullopt;
    return *numerator / *denominator;
}

/// nan, inf, infinity, ∞
std::optional<float> wordValue(std::string_view cell)
{
    constexpr std::size_t longestWord = 12;
    if (cell.size() > longestWord)
        return std::nullopt;
    std::string word(cell);
    std::ranges::transform(word, word.begin(), lower);
    if (word.size() > 1 && word.starts_with('+') && word[1] != '-' && word[1] != '+')
        word.erase(0, 1);
    if (word.ends_with("infinity"))
        word.resize(word.size() - 5);
    for (const std::string_view known : {"nan", "inf", "∞"}) {
        if (word.ends_with(known))
            return core::parseNumber(word);
    }
    return std::nullopt;
}

/// Most cells of most tables, as from_chars reads them: digits with at most a point and an exponent.
std::optional<double> simpleDecimal(std::string_view cell)
{
    const std::size_t digit = cell.starts_with('-') ? 1 : 0;
    if (digit >= cell.size() || !(isDigit(cell[digit]) || cell[digit] == '.'))
        return std::nullopt;
    double value = 0.0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    return error == std::errc() && end == cell.data() + cell.size() ? std::optional(value) : std::nullopt;
}

} // namespace

std::string_view withoutBlanks(std::string_view text)
{
    for (const bool atEnd : {false, true}) {
        const auto has = [&](std::string_view blank) { return atEnd ? text.ends_with(blank) : text.starts_with(blank); };
        for (const auto* blank = std::ranges::find_if(allBlanks, has); blank != std::end(allBlanks); blank = std::ranges::find_if(allBlanks, has))
            text = atEnd ? text.substr(0, text.size() - blank->size()) : text.substr(blank->size());
    }
    return text;
}

NumberForm numberForm(std::string_view cell, bool blanks)
{
    NumberForm form;
    if (cell.empty())
        return form;
    const auto runs = runsOf(cell, blanks);
    if (runs) {
        const Reading point = readingOf(*runs, '.');
        const Reading comma = readingOf(*runs, ',');
        form.withPoint = point.valid;
        form.withComma = comma.valid;
        form.pointGroups = point.groups;
        form.commaGroups = comma.groups;
        for (std::size_t i = 1; i < runs->count; ++i) {
            form.hasPoint = form.hasPoint || runs->runs[i].before == '.';
            form.hasComma = form.hasComma || runs->runs[i].before == ',';
        }
        form.digits = runs->count == 1 && runs->exponent.empty() ? int(runs->runs[0].length) : 0;
        return form;
    }
    const bool word = wordValue(cell).has_value();
    form.withPoint = word || fractionValue(cell, '.').has_value();
    form.withComma = word || fractionValue(cell, ',').has_value();
    form.hasPoint = !word && cell.find('.') != std::string_view::npos;
    form.hasComma = !word && cell.find(',') != std::string_view::npos;
    return form;
}

CellNumber cellNumber(std::string_view cell, bool decimalComma, bool blanks)
{
    if (cell.empty())
        return {};
    const auto finished = [](double value, std::string_view plain) {
        CellNumber number = fitting(value, false);
        if (number.kind == CellNumber::Number && std::abs(value) > 0x1p24) {
            const std::string_view digits = plain.substr(plain.starts_with('-') ? 1 : 0);
            const bool whole = isDigits(digits);
            number.rounded = whole ? core::isRounded(digits, number.value) : core::isRounded(value, number.value);
        }
        return number;
    };
    if (!decimalComma && cell.size() <= longest) { // without a way through std::string: a file may hold millions
        if (const auto value = simpleDecimal(cell))
            return finished(*value, cell);
    }
    const char decimal = decimalComma ? ',' : '.';
    if (const auto runs = runsOf(cell, blanks)) {
        if (!readingOf(*runs, decimal).valid)
            return {};
        const std::string plain = plainText(*runs, decimal);
        return finished(decimalValue(plain), plain);
    }
    if (const auto fraction = fractionValue(cell, decimal))
        return fitting(*fraction, true);
    const auto word = wordValue(cell);
    return word ? CellNumber{CellNumber::Number, *word} : CellNumber{};
}

} // namespace arrays
