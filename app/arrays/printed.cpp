#include "arrays/printed.h"

#include "arrays/ascii.h"
#include "arrays/cell_number.h"
#include "arrays/table_text.h"
#include "core/check.h"
#include "core/lesson_file.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace arrays {

using core::FileError;
using core::Message;

namespace {

constexpr std::string_view blanks = " \t\r\n";

bool isNameCharacter(char c)
{
    return isLetter(c) || isDigit(c) || c == '_' || c == '.';
}

std::string_view withoutFirst(std::string_view text, std::string_view characters)
{
    return text.substr(std::min(text.find_first_not_of(characters), text.size()));
}

/// Whether a bracket at the beginning of `text` is one of R's labels: "[1,]", "[,1]", "[1] 2 3".
bool isLabel(std::string_view text)
{
    const std::size_t end = text.find(']');
    if (end == std::string_view::npos || text.front() != '[')
        return false;
    const std::string_view inside = text.substr(1, end - 1);
    const bool form = !inside.empty() && std::all_of(inside.begin(), inside.end(), [](char c) { return isDigit(c) || c == ','; });
    const std::string_view after = withoutFirst(text.substr(end + 1), " \t");
    const bool more = !after.empty() && after.front() != '\n' && after.front() != '\r' && std::string_view("],;)").find(after.front()) == std::string_view::npos;
    return form && (inside.front() == ',' || inside.back() == ',' || (more && inside.find(',') == std::string_view::npos));
}

/// What stands before the first bracket: names, "=", ":", ">>>", "<", a parenthesis of a call. Nothing when it is something
/// else, or nothing follows.
std::string_view withoutPrompt(std::string_view text)
{
    constexpr std::size_t most = 6; // <tf.Tensor: shape=(2, 2), dtype=int32, numpy= is the longest that is skipped whole
    text = withoutFirst(text, blanks);
    constexpr std::string_view tensor = "<tf.Tensor:";
    constexpr std::string_view numpy = "numpy=";
    if (text.starts_with(tensor) && text.find(numpy) != std::string_view::npos)
        text = withoutFirst(text.substr(text.find(numpy) + numpy.size()), blanks);
    if ((text.starts_with("Out[") || text.starts_with("In[")) && text.find(']') != std::string_view::npos)
        text = withoutFirst(text.substr(text.find(']') + 1), " \t:=\r\n");
    for (std::size_t i = 0; i < most && !text.empty(); ++i) {
        const std::size_t name = std::size_t(std::find_if_not(text.begin(), text.end(), isNameCharacter) - text.begin());
        const std::string_view rest = withoutFirst(text.substr(name), " \t");
        if (name > 0 && isDigit(text.front()))
            return {};
        if (name > 0 && (rest.starts_with('=') || rest.starts_with(':')))
            text = withoutFirst(rest.substr(1), blanks);
        else if (name > 0 && rest.starts_with('('))
            text = rest;
        else if (text.starts_with(">>>"))
            text = withoutFirst(text.substr(3), " \t");
        else
            break;
    }
    return text;
}

/// Reads one bracketed array from front to back.
class Reader {
public:
    Reader(std::string_view text, const std::string& name, core::Rounded& rounded) : m_text(text), m_name(name), m_rounded(rounded) {}

    core::Tensor read()
    {
        const std::string_view start = withoutPrompt(m_text);
        m_at = m_text.size() - start.size();
        skip();
        // A call's parenthesis is no level: array([[1, 2]]), tensor([1.]); a tuple's is: ((1, 2), (3, 4)).
        const std::size_t before = m_text.find_last_not_of(blanks, m_at == 0 ? 0 : m_at - 1);
        const bool call = peek() == '(' && m_at > 0 && before != std::string_view::npos && isNameCharacter(m_text[before]);
        if (call) {
            ++m_at;
            skip();
        }
        if (!isOpening(peek()))
            fail({CORE_TEXT("is not an array of numbers: it must begin with a bracket"), {}});
        const std::size_t begin = m_at;
        level(0);
        if (m_extents.size() == 1)
            checkLines(m_text.substr(begin, m_at - begin));
        skip();
        if (call)
            restOfCall();
        skip();
        while (peek() == ';' || peek() == '>')
            ++m_at;
        skip();
        if (m_at < m_text.size())
            fail({CORE_TEXT("unexpected text after the array: {0}"), {quotedText(std::string(m_text.substr(m_at, 32)))}});
        return tensor();
    }

private:
    static constexpr std::size_t deepest = 4;

    /// A level of brackets that is being read.
    struct Level {
        std::int64_t entries = 0;
        bool numbers = false; ///< rather than levels
    };

    static bool isOpening(char c) { return c == '[' || c == '{' || c == '('; }
    static bool isClosing(char c) { return c == ']' || c == '}' || c == ')'; }
    char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    void skip()
    {
        while (m_at < m_text.size() && blanks.find(m_text[m_at]) != std::string_view::npos)
            ++m_at;
    }

    [[noreturn]] void fail(Message message) const
    {
        const std::string_view before = m_text.substr(0, m_at);
        const std::size_t start = before.find_last_of('\n') == std::string_view::npos ? 0 : before.find_last_of('\n') + 1;
        throw FileError(m_name, "line " + std::to_string(std::count(before.begin(), before.end(), '\n') + 1) + ", column " + std::to_string(m_at - start + 1), std::move(message));
    }

    /// A row that goes on in the next line is one that NumPy broke at 75 characters, else somebody's next row.
    void checkLines(std::string_view row) const
    {
        constexpr std::size_t broken = 60;
        const std::size_t end = row.find('\n', std::min(row.find_first_not_of("[{( \t\r\n"), row.size()));
        const bool closes = end == std::string_view::npos || row.find_first_not_of("]}) \t\r\n", end) == std::string_view::npos;
        if (!closes && end < broken)
            fail({CORE_TEXT("lines end inside one pair of brackets: put a semicolon after each row, or each row between brackets"), {}});
    }

    /// ", dtype=float32)", ", device='cuda:0', grad_fn=<ReluBackward0>)", ", shape=(2, 2), dtype=int32)": no numbers.
    void restOfCall()
    {
        skip();
        int open = 1;
        for (; m_at < m_text.size() && open > 0; ++m_at) {
            if (peek() == '[' || peek() == '{')
                fail({CORE_TEXT("has several arrays; one is read"), {}});
            open += peek() == '(' ? 1 : peek() == ')' ? -1 : 0;
        }
        if (open > 0)
            fail({CORE_TEXT("the array is not closed: “{0}” is missing"), {")"}});
    }

    /// Reads from an opening bracket at depth `depth` to behind its closing one.
    void level(std::size_t depth)
    {
        if (depth >= deepest)
            fail({CORE_TEXT("must have at most 4 dimensions"), {}});
        const char closing = peek() == '[' ? ']' : peek() == '{' ? '}' : ')';
        ++m_at;
        Level here;
        bool separated = true; // "[1,, 2]" lacks a number
        while (true) {
            skip();
            const char c = peek();
            if (c == '\0')
                fail({CORE_TEXT("the array is not closed: “{0}” is missing"), {std::string(1, closing)}});
            if (c == closing) {
                ++m_at;
                break;
            }
            if (isClosing(c))
                fail({CORE_TEXT("“{0}” is expected, not “{1}”"), {std::string(1, closing), std::string(1, c)}});
            if (c == ';') {
                endRow(depth, here);
                ++m_at;
                separated = true;
            } else if (c == ',') {
                if (separated)
                    fail({CORE_TEXT("a number is missing before the comma"), {}});
                ++m_at;
                separated = true;
            } else {
                entry(depth, here);
                separated = false;
            }
        }
        if (m_semicolons.size() > depth && m_semicolons[depth] && here.entries > 0)
            endRow(depth, here);
        if (m_semicolons.size() > depth && m_semicolons[depth])
            here.entries = std::exchange(m_rowsOf[depth], 0);
        if (here.entries == 0)
            fail({CORE_TEXT("an array without numbers cannot be read"), {}});
        close(depth, here.entries);
    }

    void entry(std::size_t depth, Level& here)
    {
        const std::string_view rest = m_text.substr(m_at);
        if (rest.starts_with("...") || rest.starts_with("…") || rest.starts_with("⋯") || rest.starts_with("⋮"))
            fail({CORE_TEXT("“...” stands for numbers that were left out when the array was printed; print it whole (NumPy: numpy.set_printoptions(threshold=sys.maxsize))"), {}});
        if (isOpening(peek())) {
            if (here.numbers && here.entries > 0)
                fail({CORE_TEXT("numbers and arrays stand beside each other"), {}});
            level(depth + 1);
        } else {
            if (!here.numbers && here.entries > 0)
                fail({CORE_TEXT("numbers and arrays stand beside each other"), {}});
            here.numbers = true;
            if (m_numbersAt && *m_numbersAt != depth)
                fail({CORE_TEXT("numbers and arrays stand beside each other"), {}});
            m_numbersAt = depth;
            number();
        }
        ++here.entries;
    }

    /// "[1 2; 3 4]": a semicolon ends a row, which is then a level of its own.
    void endRow(std::size_t depth, Level& here)
    {
        m_semicolons.resize(std::max(m_semicolons.size(), depth + 1));
        m_rowsOf.resize(std::max(m_rowsOf.size(), depth + 1));
        m_semicolons[depth] = true;
        if (depth + 1 >= deepest)
            fail({CORE_TEXT("must have at most 4 dimensions"), {}});
        if (!here.numbers || here.entries == 0)
            fail({CORE_TEXT("a row without numbers cannot be read"), {}});
        close(depth + 1, here.entries);
        ++m_rowsOf[depth];
        here.entries = 0;
    }

    /// All arrays of one depth must have as many entries as the first.
    void close(std::size_t depth, std::int64_t entries)
    {
        m_extents.resize(std::max(m_extents.size(), depth + 1));
        if (m_extents[depth] == 0)
            m_extents[depth] = entries;
        if (m_extents[depth] != entries)
            fail({CORE_TEXT("ends an array of {0}, but the first one beside it has {1}"), {std::to_string(entries), std::to_string(m_extents[depth])}});
    }

    void number()
    {
        const std::size_t begin = m_at;
        std::size_t end = m_text.find_first_of(" \t\r\n,;[]{}()", m_at);
        end = std::min(end, m_text.size());
        const std::string_view word = m_text.substr(begin, end - begin);
        if (word == "True" || word == "False" || word == "true" || word == "false") {
            m_values.push_back(word.front() == 'T' || word.front() == 't' ? 1.0F : 0.0F);
        } else {
            std::string text(word);
            if (const std::size_t mathematica = text.find("*^"); mathematica != std::string::npos)
                text.replace(mathematica, 2, "e"); // 1.5*^-7
            const CellNumber cell = cellNumber(text, false, false);
            if (cell.kind == CellNumber::TooLarge)
                fail({CORE_TEXT("{0} does not fit a float32"), {quotedText(text)}});
            if (cell.kind != CellNumber::Number || numberForm(text, false).pointGroups != Grouping::None)
                fail({CORE_TEXT("{0} is not a number"), {quotedText(text)}});
            if (cell.rounded)
                m_rounded.add(text, cell.value);
            m_values.push_back(cell.value);
        }
        if (std::int64_t(m_values.size()) > core::maxElements)
            fail({CORE_TEXT("has more than {0} numbers, the most a tensor can have"), {std::to_string(core::maxElements)}});
        m_at = end;
    }

    core::Tensor tensor() const
    {
        std::vector<std::int64_t> extents(4 - m_extents.size(), 1);
        extents.insert(extents.end(), m_extents.begin(), m_extents.end());
        if (extents[2] > core::maxSide || extents[3] > core::maxSide || extents[1] > core::maxChannels) {
            throw FileError(m_name, "",
                            {CORE_TEXT("is {0} × {1} × {2}; at most {3} channels of {4} × {4} can be read"),
                             {std::to_string(extents[1]), std::to_string(extents[2]), std::to_string(extents[3]), std::to_string(core::maxChannels), std::to_string(core::maxSide)}});
        }
        return {core::Shape{int(extents[0]), int(extents[1]), int(extents[2]), int(extents[3])}, m_values};
    }

    std::string_view m_text;
    const std::string& m_name;
    core::Rounded& m_rounded;
    std::size_t m_at = 0;
    std::vector<std::int64_t> m_extents;  ///< by depth
    std::optional<std::size_t> m_numbersAt; ///< the depth
    std::vector<bool> m_semicolons;       ///< by depth: rows end in semicolons there
    std::vector<std::int64_t> m_rowsOf;   ///< by depth: rows that ended so
    std::vector<float> m_values;
};

} // namespace

bool looksPrinted(std::string_view text)
{
    const std::string_view start = withoutPrompt(text);
    if (start.empty() || isLabel(start))
        return false;
    if (start.front() != '(')
        return start.front() == '[' || start.front() == '{';
    // "(1,234)" is how accountants write a negative number; an array has another bracket inside.
    const std::string_view inside = withoutFirst(start.substr(1), blanks);
    return !inside.empty() && std::string_view("[({").find(inside.front()) != std::string_view::npos;
}

core::Tensor parsePrinted(std::string_view text, const std::string& name, core::Rounded& rounded)
{
    return Reader(text, name, rounded).read();
}

} // namespace arrays
