#include "core/json_reader.h"

#include "core/check.h"
#include "core/lesson_file.h"

#include <algorithm>

namespace core {

namespace {

using json = nlohmann::json;

/// Line and column (in characters) of a byte in the text, counted from 1.
std::string lineAndColumn(std::string_view text, std::size_t byte)
{
    const std::string_view before = text.substr(0, std::min(byte, text.size()));
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const std::size_t start = before.find_last_of('\n') == std::string_view::npos ? 0 : before.find_last_of('\n') + 1;
    const std::string_view rest = before.substr(start);
    const auto column = std::count_if(rest.begin(), rest.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
    return "line " + std::to_string(line) + ", column " + std::to_string(std::max<std::ptrdiff_t>(column, 1));
}

/// Builds the document as the parser goes, and refuses what the parser itself lets pass.
class Builder : public json::json_sax_t {
public:
    Builder(std::string_view text, const std::string& name) : m_text(text), m_name(name) { }

    json takeDocument() { return std::move(m_document); }

    bool null() override { return add(nullptr); }
    bool boolean(bool value) override { return add(value); }
    bool number_integer(number_integer_t value) override { return add(value); }
    bool number_unsigned(number_unsigned_t value) override { return add(value); }
    bool number_float(number_float_t value, const string_t& /*text*/) override { return add(value); }
    bool string(string_t& value) override { return add(std::move(value)); }
    bool binary(binary_t& /*value*/) override { return false; }
    bool start_object(std::size_t /*count*/) override { return open(json::object()); }
    bool start_array(std::size_t /*count*/) override { return open(json::array()); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }

    bool key(string_t& name) override
    {
        m_keys.back() = name;
        if (m_open.back()->contains(name))
            throw FileError(m_name, place(), {CORE_TEXT("stands twice in the same object"), {}});
        return true;
    }

    bool parse_error(std::size_t position, const std::string& /*token*/, const json::exception& error) override
    {
        // 406: a number beyond double's range; all others: not JSON at all.
        const bool range = error.id == 406;
        const bool ended = position > m_text.size();
        throw FileError(m_name, lineAndColumn(m_text, position == 0 ? 0 : position - 1),
                        range ? Message{CORE_TEXT("this number is too large for any computer"), {}}
                            : ended ? Message{CORE_TEXT("the file ends in the middle: not valid JSON"), {}}
                                    : Message{CORE_TEXT("not valid JSON from here on"), {}});
    }

private:
    template<typename Value>
    bool add(Value&& value)
    {
        place(json(std::forward<Value>(value)));
        return true;
    }

    json* place(json value)
    {
        if (m_open.empty()) {
            m_document = std::move(value);
            return &m_document;
        }
        json& parent = *m_open.back();
        if (parent.is_array()) {
            parent.push_back(std::move(value));
            return &parent.back();
        }
        return &(parent[m_keys.back()] = std::move(value));
    }

    bool open(json container)
    {
        if (m_open.size() >= std::size_t(maxNesting))
            throw FileError(m_name, place(), {CORE_TEXT("is nested more than {0} levels deep"), {std::to_string(maxNesting)}});
        m_open.push_back(place(std::move(container)));
        m_keys.emplace_back();
        return true;
    }

    bool close()
    {
        m_open.pop_back();
        m_keys.pop_back();
        return true;
    }

    /// Where the parser is, as a JSON pointer.
    std::string place() const
    {
        std::string pointer;
        for (std::size_t i = 0; i < m_open.size(); ++i)
            pointer += '/' + (m_open[i]->is_array() ? std::to_string(m_open[i]->size() - (i + 1 < m_open.size() ? 1 : 0)) : m_keys[i]);
        return pointer.empty() ? "/" : pointer;
    }

    std::string_view m_text;
    const std::string& m_name;
    json m_document;
    std::vector<json*> m_open;       ///< the containers around the parser, outermost first
    std::vector<std::string> m_keys; ///< the key being read in each of them
};

} // namespace

json readJson(std::string_view text, const std::string& name)
{
    if (std::all_of(text.begin(), text.end(), [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }))
        throw FileError(name, "", {CORE_TEXT("is empty"), {}});
    Builder builder(text, name);
    json::sax_parse(text, &builder);
    return builder.takeDocument();
}

} // namespace core
