#include "arrays/html_table.h"

#include "arrays/ascii.h"
#include "core/explain.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace arrays {

namespace {

constexpr int maxSpan = 64; ///< of a cell over columns; more is nobody's table

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

bool isNameCharacter(char c)
{
    return isLetter(c) || isDigit(c) || c == ':' || c == '-' || c == '_';
}

bool equalsIgnoringCase(std::string_view text, std::string_view lowerCase)
{
    return text.size() == lowerCase.size()
           && std::equal(text.begin(), text.end(), lowerCase.begin(), [](char a, char b) { return lower(a) == b; });
}

void appendCharacter(std::string& out, std::uint32_t code)
{
    constexpr std::uint32_t last = 0x10FFFF;
    if (code == 0xA0 || code < 0x20)
        out += ' ';
    else if (code < 0x80)
        out += char(code);
    else if (code == 0x2212)
        out += '-';
    else if (code < 0x800)
        out += {char(0xC0 | code >> 6), char(0x80 | (code & 63))};
    else if (code < 0x10000 && (code < 0xD800 || code > 0xDFFF))
        out += {char(0xE0 | code >> 12), char(0x80 | (code >> 6 & 63)), char(0x80 | (code & 63))};
    else if (code >= 0x10000 && code <= last)
        out += {char(0xF0 | code >> 18), char(0x80 | (code >> 12 & 63)), char(0x80 | (code >> 6 & 63)), char(0x80 | (code & 63))};
    else
        out += '?';
}

/// Whether a number format of LibreOffice, "1033;0;MM/DD/YY", shows the number as a date or a time: the number beside it
/// then counts days, which is not what the cell says. A format of digits has a # or 0 where a date has letters.
bool isDateFormat(std::string_view format)
{
    const std::string_view code = format.substr(std::min(format.rfind(';') + 1, format.size()));
    return code.find_first_of("DYHdyh") != std::string_view::npos && code.find_first_of("#0") == std::string_view::npos;
}

/// Reads one piece of HTML from front to back, never further than its end.
class Scanner {
public:
    explicit Scanner(std::string_view html) : m_html(html) {}

    std::string read()
    {
        while (m_at < m_html.size()) {
            if (m_html[m_at] == '<')
                markup();
            else
                character();
        }
        endTable();
        return std::move(m_out);
    }
    /// Whether every cell with a digit in it had its number beside it.
    bool isExact() const { return m_exact > 0 && m_shown == 0; }

private:
    bool startsWith(std::string_view lowerCase) const
    {
        return equalsIgnoringCase(m_html.substr(m_at, lowerCase.size()), lowerCase);
    }
    /// Moves past the next `end`, or to the end of the text.
    void skipPast(std::string_view end)
    {
        const std::size_t found = m_html.find(end, m_at);
        m_at = found == std::string_view::npos ? m_html.size() : found + end.size();
    }
    std::string_view takeWhile(bool (*belongs)(char))
    {
        const std::size_t begin = m_at;
        while (m_at < m_html.size() && belongs(m_html[m_at]))
            ++m_at;
        return m_html.substr(begin, m_at - begin);
    }
    void skipElement(std::string_view name)
    {
        while (m_at < m_html.size()) {
            skipPast("</");
            if (startsWith(name))
                return;
        }
    }

    void markup()
    {
        if (startsWith("<!--")) {
            m_at += 4;
            skipPast("-->");
            return;
        }
        ++m_at;
        const bool closing = m_at < m_html.size() && m_html[m_at] == '/';
        m_at += closing ? 1 : 0;
        const std::string_view name = takeWhile(isNameCharacter);
        std::string value;
        int span = 1;
        attributes(value, span);
        for (const std::string_view hidden : {"script", "style", "title"}) {
            if (!closing && equalsIgnoringCase(name, hidden)) {
                skipElement(hidden);
                return;
            }
        }
        tag(name, closing, value, span);
    }

    /// Reads up to and including ">"; `value` is what sdval or x:num says, `span` what colspan says.
    void attributes(std::string& value, int& span)
    {
        bool date = false;
        while (m_at < m_html.size() && m_html[m_at] != '>') {
            const std::string_view name = takeWhile(isNameCharacter);
            if (name.empty()) {
                ++m_at;
                continue;
            }
            takeWhile(isSpace);
            if (m_at >= m_html.size() || m_html[m_at] != '=')
                continue;
            ++m_at;
            takeWhile(isSpace);
            const std::string_view content = attributeValue();
            if (equalsIgnoringCase(name, "sdval") || equalsIgnoringCase(name, "x:num"))
                value = content;
            else if (equalsIgnoringCase(name, "sdnum"))
                date = isDateFormat(content);
            else if (equalsIgnoringCase(name, "colspan"))
                std::from_chars(content.data(), content.data() + content.size(), span);
        }
        if (date)
            value.clear();
        m_at += m_at < m_html.size() ? 1 : 0;
        span = std::clamp(span, 1, maxSpan);
    }

    std::string_view attributeValue()
    {
        if (m_at >= m_html.size())
            return {};
        const char quote = m_html[m_at];
        if (quote == '"' || quote == '\'') {
            const std::size_t begin = ++m_at;
            const std::size_t end = std::min(m_html.find(quote, begin), m_html.size());
            m_at = std::min(end + 1, m_html.size());
            return m_html.substr(begin, end - begin);
        }
        return takeWhile([](char c) { return !isSpace(c) && c != '>'; });
    }

    void tag(std::string_view name, bool closing, const std::string& value, int span)
    {
        if (equalsIgnoringCase(name, "td") || equalsIgnoringCase(name, "th")) {
            endCell();
            m_inCell = !closing && m_inTable;
            m_span = span;
            m_value = value;
        } else if (equalsIgnoringCase(name, "tr")) {
            endRow();
        } else if (equalsIgnoringCase(name, "table")) {
            endTable();
            m_inTable = !closing;
        } else if (m_inCell && (equalsIgnoringCase(name, "br") || equalsIgnoringCase(name, "p"))) {
            m_text += ' ';
        }
    }

    void character()
    {
        if (m_html[m_at] == '&') {
            entity();
            return;
        }
        if (m_inCell)
            m_text += isSpace(m_html[m_at]) || static_cast<unsigned char>(m_html[m_at]) < 0x20 ? ' ' : m_html[m_at];
        ++m_at;
    }

    void entity()
    {
        const std::size_t end = m_html.substr(m_at, 12).find(';');
        std::uint32_t code = '&';
        std::size_t length = 1;
        if (end != std::string_view::npos) {
            const std::string_view name = m_html.substr(m_at + 1, end - 1);
            length = end + 1;
            const bool hex = name.size() > 2 && name[0] == '#' && lower(name[1]) == 'x';
            if (hex)
                std::from_chars(name.data() + 2, name.data() + name.size(), code, 16);
            else if (name.starts_with('#'))
                std::from_chars(name.data() + 1, name.data() + name.size(), code);
            else
                code = name == "nbsp" ? 0xA0 : name == "minus" ? 0x2212 : name == "amp" ? '&' : name == "lt" ? '<' : name == "gt" ? '>' : name == "quot" ? '"' : '?';
        }
        if (m_inCell)
            appendCharacter(m_text, code);
        m_at += length;
    }

    void endCell()
    {
        if (!m_inCell)
            return;
        m_inCell = false;
        const bool digits = std::ranges::any_of(m_text, isDigit);
        m_exact += m_value.empty() ? 0 : 1;
        m_shown += m_value.empty() && digits ? 1 : 0;
        std::string text = m_value.empty() ? std::move(m_text) : std::move(m_value);
        m_text.clear();
        m_value.clear();
        std::replace(text.begin(), text.end(), '\t', ' ');
        if (text.find('"') != std::string::npos)
            std::replace(text.begin(), text.end(), '"', '\'');
        m_row += (m_cellsInRow > 0 ? "\t" : "") + text;
        ++m_cellsInRow;
        for (int i = 1; i < m_span; ++i, ++m_cellsInRow)
            m_row += '\t';
    }

    void endRow()
    {
        endCell();
        if (m_cellsInRow > 0) {
            std::replace(m_row.begin(), m_row.end(), '\n', ' ');
            std::replace(m_row.begin(), m_row.end(), '\r', ' ');
            m_out += m_row + '\n';
        }
        m_row.clear();
        m_cellsInRow = 0;
    }

    void endTable()
    {
        endRow();
        if (!m_out.empty() && m_inTable)
            m_out += '\n';
        m_inTable = false;
    }

    std::string_view m_html;
    std::size_t m_at = 0;
    std::string m_out;
    std::string m_row;
    std::string m_text;
    std::string m_value;
    std::int64_t m_exact = 0; ///< cells with a number beside the shown text
    std::int64_t m_shown = 0; ///< those with digits and without it
    int m_cellsInRow = 0;
    int m_span = 1;
    bool m_inTable = false;
    bool m_inCell = false;
};

template <typename Visit>
void forEachPlane(const core::Tensor& values, Visit visit)
{
    const core::Shape shape = values.shape();
    for (int n = 0; n < shape.n; ++n) {
        for (int c = 0; c < shape.c; ++c)
            visit(values.plane(n, c), values.offset({n, c, 0, 0}));
    }
}

} // namespace

HtmlTables tablesOfHtml(std::string_view html)
{
    Scanner scanner(html);
    std::string text = scanner.read();
    return {std::move(text), scanner.isExact()};
}

std::string htmlFromTensor(const core::Tensor& values, const core::Notation& notation)
{
    std::string out = "<html><head><meta charset=\"utf-8\"></head><body>\n";
    const int width = values.shape().w;
    forEachPlane(values, [&](std::span<const float> plane, std::int64_t offset) {
        out += "<table>\n";
        for (std::size_t i = 0; i < plane.size(); ++i) {
            const std::string exact = core::exactNumber(plane[i]);
            std::string shown = exact;
            const auto noted = notation.find(offset + std::int64_t(i));
            // Only what is a number may stand there: the notation comes from a file.
            if (noted != notation.end() && core::parseNumber(noted->second) == plane[i]
                && noted->second.find_first_of("<>&\"") == std::string::npos)
                shown = noted->second;
            out += i % std::size_t(width) == 0 ? "<tr>" : "";
            out += "<td align=\"right\"" + (std::isfinite(plane[i]) ? " sdval=\"" + exact + '"' : std::string()) + '>' + shown + "</td>";
            out += (i + 1) % std::size_t(width) == 0 ? "</tr>\n" : "";
        }
        out += "</table>\n";
    });
    return out + "</body></html>\n";
}

std::string tsvFromTensor(const core::Tensor& values)
{
    std::string out;
    const int width = values.shape().w;
    forEachPlane(values, [&](std::span<const float> plane, std::int64_t offset) {
        out += offset > 0 ? "\n" : "";
        for (std::size_t i = 0; i < plane.size(); ++i) {
            out += core::exactNumber(plane[i]);
            out += (i + 1) % std::size_t(width) == 0 ? '\n' : '\t';
        }
    });
    return out;
}

} // namespace arrays
