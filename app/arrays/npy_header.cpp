#include "arrays/npy_header.h"

#include "arrays/ascii.h"
#include "core/check.h"
#include "core/lesson_file.h"

#include <utility>

namespace arrays {

using core::FileError;
using core::Message;

namespace {

constexpr std::size_t maxHeader = std::size_t(64) << 10; // NumPy itself writes about 100 bytes

/// Reads the header's Python literal, and only the one shape that it has: three keys, each once. Nothing is evaluated.
class HeaderReader {
public:
    HeaderReader(std::string_view text, std::size_t start, const std::string& name)
        : m_text(text), m_start(start), m_name(name)
    {
    }

    NpyHeader read()
    {
        NpyHeader header;
        bool hasDescr = false;
        bool hasOrder = false;
        bool hasShape = false;
        expect('{');
        while (!take('}')) {
            const std::string key = string();
            expect(':');
            if (key == "descr" && !hasDescr) {
                hasDescr = true;
                if (!next('\'') && !next('"') && !next('u'))
                    fail({CORE_TEXT("structured arrays are not read, only plain numbers"), {}});
                header.descr = string();
            } else if (key == "fortran_order" && !hasOrder) {
                hasOrder = true;
                header.fortranOrder = boolean();
            } else if (key == "shape" && !hasShape) {
                hasShape = true;
                header.shape = tuple();
            } else {
                fail({CORE_TEXT("unexpected key {0} in the header"), {'"' + key + '"'}});
            }
            header.endsInComma = take(',');
            if (!header.endsInComma) {
                expect('}');
                break;
            }
        }
        skip();
        if (m_at != m_text.size())
            fail({CORE_TEXT("unexpected text after the header"), {}});
        if (!hasDescr || !hasOrder || !hasShape)
            fail({CORE_TEXT("the header lacks descr, fortran_order or shape"), {}});
        return header;
    }

private:
    [[noreturn]] void fail(Message message) const
    {
        throw FileError(m_name, "byte " + std::to_string(m_start + m_at), std::move(message));
    }
    void skip()
    {
        while (m_at < m_text.size() && std::string_view(" \n\t\r\f\v").find(m_text[m_at]) != std::string_view::npos)
            ++m_at;
    }
    bool next(char c)
    {
        skip();
        return m_at < m_text.size() && m_text[m_at] == c;
    }
    bool take(char c)
    {
        const bool found = next(c);
        m_at += found ? 1 : 0;
        return found;
    }
    void expect(char c)
    {
        if (!take(c))
            fail({CORE_TEXT("expected {0} in the header"), {std::string("\"") + c + '"'}});
    }
    std::string string()
    {
        skip();
        if (m_at + 1 < m_text.size() && m_text[m_at] == 'u' && (m_text[m_at + 1] == '\'' || m_text[m_at + 1] == '"'))
            ++m_at; // u'descr', as Python 2 prints a text
        const char quote = m_at < m_text.size() ? m_text[m_at] : '\0';
        if (quote != '\'' && quote != '"')
            fail({CORE_TEXT("expected a quoted word in the header"), {}});
        const std::size_t end = m_text.find(quote, m_at + 1);
        if (end == std::string_view::npos || end - m_at > 64)
            fail({CORE_TEXT("expected a quoted word in the header"), {}});
        std::string word(m_text.substr(m_at + 1, end - m_at - 1));
        for (const char c : word) { // it may be shown on a terminal
            if (c < ' ' || c > '~')
                fail({CORE_TEXT("expected a quoted word in the header"), {}});
        }
        m_at = end + 1;
        return word;
    }
    bool boolean()
    {
        skip();
        for (const bool value : {true, false}) {
            const std::string_view word = value ? "True" : "False";
            if (m_text.substr(m_at, word.size()) == word) {
                m_at += word.size();
                return value;
            }
        }
        fail({CORE_TEXT("expected True or False in the header"), {}});
    }
    std::vector<std::int64_t> tuple()
    {
        std::vector<std::int64_t> values;
        expect('(');
        while (!take(')')) {
            skip();
            const std::size_t begin = m_at;
            std::int64_t value = 0;
            for (; m_at < m_text.size() && isDigit(m_text[m_at]); ++m_at) {
                if (value > core::maxElements)
                    fail({CORE_TEXT("an extent is too large: at most {0}"), {std::to_string(core::maxElements)}});
                value = value * 10 + (m_text[m_at] - '0');
            }
            if (m_at == begin)
                fail({CORE_TEXT("expected a whole number in the shape"), {}});
            if (m_at < m_text.size() && (m_text[m_at] == 'L' || m_text[m_at] == 'l')) // as Python 2 prints a long one
                ++m_at;
            values.push_back(value);
            if (values.size() > 32)
                fail({CORE_TEXT("must have at most 4 dimensions"), {}});
            if (!take(',')) {
                expect(')');
                break;
            }
        }
        return values;
    }

    std::string_view m_text;
    std::size_t m_start;
    const std::string& m_name;
    std::size_t m_at = 0;
};

} // namespace

NpyHeader npyHeader(std::string_view bytes, const std::string& name)
{
    const auto fail = [&](const std::string& place, Message message) -> void { throw FileError(name, place, std::move(message)); };
    if (!bytes.starts_with(npyStart) || bytes.size() < 10)
        fail("byte 0", {CORE_TEXT("is not an .npy file"), {}});
    const int major = static_cast<unsigned char>(bytes[6]);
    const int minor = static_cast<unsigned char>(bytes[7]);
    if (major < 1 || major > 3 || minor != 0)
        fail("byte 6", {CORE_TEXT("must be .npy version 1.0, 2.0 or 3.0, got {0}"), {std::to_string(major) + '.' + std::to_string(minor)}});
    const std::size_t start = major == 1 ? 10 : 12;
    if (bytes.size() < start)
        fail("byte 8", {CORE_TEXT("the file ends inside its header"), {}});
    std::size_t length = 0;
    for (std::size_t i = start; i-- > 8;)
        length = length << 8 | static_cast<unsigned char>(bytes[i]);
    if (length > maxHeader || length > bytes.size() - start)
        fail("byte 8", {CORE_TEXT("the file ends inside its header"), {}});
    NpyHeader header = HeaderReader(bytes.substr(start, length), start, name).read();
    header.end = start + length;
    return header;
}

} // namespace arrays
