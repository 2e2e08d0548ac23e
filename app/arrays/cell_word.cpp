#include "arrays/cell_word.h"

#include "arrays/ascii.h"
#include "core/message.h"

#include <algorithm>
#include <iterator>
#include <string>

namespace arrays {

namespace {

bool hasDigit(std::string_view text)
{
    return std::any_of(text.begin(), text.end(), isDigit);
}

std::string lower(std::string_view text)
{
    std::string result(text);
    for (char& c : result)
        c = arrays::lower(c);
    return result;
}

template <std::size_t N>
bool isOneOf(std::string_view text, const std::string_view (&words)[N])
{
    return std::find(std::begin(words), std::end(words), text) != std::end(words);
}

template <std::size_t N>
bool holdsOneOf(std::string_view text, const std::string_view (&words)[N])
{
    return std::any_of(std::begin(words), std::end(words), [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

/// Digits, points, commas, blanks and a sign, with a digit among them.
bool isAmount(std::string_view text)
{
    return hasDigit(text) && std::all_of(text.begin(), text.end(), [](char c) { return isDigit(c) || std::string_view(" .,'+-()").find(c) != std::string_view::npos; });
}

bool isMoney(std::string_view cell)
{
    constexpr std::string_view signs[] = {"US$", "$", "€", "£", "¥", "￥", "₹", "₩", "₽", "元", "USD", "EUR", "GBP", "CNY", "RMB", "CHF"};
    for (const std::string_view sign : signs) {
        const std::size_t at = cell.find(sign);
        if (at == std::string_view::npos)
            continue;
        std::string rest(cell);
        rest.erase(at, sign.size());
        rest.erase(std::remove_if(rest.begin(), rest.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }), rest.end()); // blanks of all kinds
        return isAmount(rest);
    }
    return false;
}

/// Two or three numbers with the same sign between them: 2026-01-09, 1/9/26, 9.1.2026, 9:30.
bool isNumericDate(std::string_view cell)
{
    constexpr std::size_t longest = 20; // 2026-01-09T09:30:00Z
    if (cell.empty() || cell.size() > longest || !isDigit(cell.front()))
        return false;
    int parts = 1;
    char sign = '\0';
    std::size_t at = 0;
    while (at < cell.size() && isDigit(cell[at]))
        ++at;
    const std::size_t first = at;
    while (at + 1 < cell.size() && std::string_view("-/.:").find(cell[at]) != std::string_view::npos && isDigit(cell[at + 1]) && (sign == '\0' || cell[at] == sign)) {
        sign = cell[at++];
        const std::size_t begin = at;
        while (at < cell.size() && isDigit(cell[at]))
            ++at;
        if (at - begin > 4)
            return false;
        ++parts;
    }
    if (first > 4 || (at < cell.size() && cell[at] != ' ' && cell[at] != 'T'))
        return false;
    return parts == 3 || (parts == 2 && (sign == ':' || sign == '-'));
}

bool isNamedDate(std::string_view cell)
{
    constexpr std::string_view months[] = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mär", "mai", "okt", "dez"};
    constexpr std::string_view chinese[] = {"年", "月", "日"};
    if (!hasDigit(cell) || cell.size() > 32)
        return false;
    if (holdsOneOf(cell, chinese))
        return true;
    std::string letters;
    for (const char c : lower(cell)) {
        if (!isDigit(c) && std::string_view("-./ ,").find(c) == std::string_view::npos)
            letters += c;
    }
    return isOneOf(letters, months);
}

bool isProgramNumber(std::string_view cell)
{
    std::string text = lower(cell);
    if (text.starts_with('-') || text.starts_with('+'))
        text.erase(0, 1);
    if (text.empty() || !isDigit(text.front()))
        return false;
    const auto all = [&](std::size_t from, std::string_view letters) {
        return text.size() > from && text.find_first_not_of(letters, from) == std::string::npos;
    };
    const bool based = text.size() > 2 && ((text.starts_with("0x") && all(2, "0123456789abcdef_")) || (text.starts_with("0b") && all(2, "01_")) || (text.starts_with("0o") && all(2, "01234567_")));
    const bool parted = text.find('_') != std::string::npos && all(0, "0123456789_.");
    const bool suffixed = (text.ends_with('f') || text.ends_with('l') || text.ends_with('u')) && text.find_first_not_of("0123456789.e+-") == text.size() - 1;
    return based || parted || suffixed;
}

} // namespace

CellWord cellWord(std::string_view cell)
{
    constexpr std::string_view missing[] = {"na", "n/a", "#n/a n/a", "<na>", "null", "none", "nil", "nat", "-", "--", "–", "—", "?", "missing"};
    constexpr std::string_view leftOut[] = {"...", "..", "…", "⋯", "⋮", "⋱"};
    constexpr std::string_view truth[] = {"true", "false"};
    constexpr std::size_t longest = 64;
    if (cell.size() > longest)
        return CellWord::Word;
    const std::string small = lower(cell);
    if (isOneOf(small, missing))
        return CellWord::Missing;
    if (isOneOf(cell, leftOut))
        return CellWord::LeftOut;
    if (isOneOf(small, truth))
        return CellWord::Truth;
    if (cell.starts_with('=') && cell.size() > 1)
        return CellWord::Formula;
    if ((cell.starts_with('#') && cell.size() > 2 && cell[1] >= 'A' && cell[1] <= 'Z') || small.starts_with("err:"))
        return CellWord::Fault;
    constexpr std::string_view percents[] = {"%", "％", "‰"};
    for (const std::string_view percent : percents) {
        if (cell.ends_with(percent) && isAmount(cell.substr(0, cell.size() - percent.size())))
            return CellWord::Percent;
    }
    if (isMoney(cell))
        return CellWord::Money;
    if (isNumericDate(cell) || isNamedDate(cell))
        return CellWord::Date;
    if (isProgramNumber(cell))
        return CellWord::Program;
    return isAmount(cell) ? CellWord::Amount : CellWord::Word;
}

namespace {

struct Row {
    const char* sentence;
    bool meantAsNumber = true;
};

// In the order of CellWord.
constexpr Row rows[] = {
    {CORE_TEXT("row {0}, column {1}: {2} is not a number"), false},
    {CORE_TEXT("row {0}, column {1}: {2} is not a number")},
    {CORE_TEXT("row {0}, column {1}: {2} is a percentage; write a decimal, such as 0.12 for 12%")},
    {CORE_TEXT("row {0}, column {1}: {2} is an amount of money; write the number alone")},
    {CORE_TEXT("row {0}, column {1}: {2} is a date, which spreadsheets make of 1/9 too; write a number, such as 0.5 or 1/9 in a cell of text"), false},
    {CORE_TEXT("row {0}, column {1}: {2} is a spreadsheet's fault; mend the formula there, or write nan")},
    {CORE_TEXT("row {0}, column {1}: {2} stands for a missing number; write a number, or nan")},
    {CORE_TEXT("row {0}, column {1}: {2} is a number in programs only; write it in decimal digits")},
    {CORE_TEXT("row {0}, column {1}: {2} stands for numbers that were left out when the array was printed; print it whole")},
    {CORE_TEXT("row {0}, column {1}: {2} is a truth value; write 1 or 0")},
    {CORE_TEXT("row {0}, column {1}: {2} is a formula; save its value instead")},
};
static_assert(std::size(rows) == std::size_t(CellWord::Formula) + 1);

} // namespace

const char* sentenceFor(CellWord word)
{
    return rows[std::size_t(word)].sentence;
}

bool isMeantAsNumber(CellWord word)
{
    return rows[std::size_t(word)].meantAsNumber;
}

} // namespace arrays
