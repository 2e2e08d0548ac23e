#include "core/json_reader.h"

#include "core/check.h"
#include "core/lesson_file.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <unordered_set>

namespace core {

Json Json::boolean(bool value)
{
    Json json;
    json.m_kind = Kind::Boolean;
    json.m_integer = value ? 1 : 0;
    return json;
}

Json Json::integer(std::int64_t value)
{
    Json json;
    json.m_kind = Kind::Integer;
    json.m_integer = value;
    return json;
}

Json Json::number(double value, std::string digits)
{
    Json json;
    json.m_kind = Kind::Number;
    json.m_number = value;
    json.m_string = std::move(digits);
    return json;
}

Json Json::string(std::string value)
{
    Json json;
    json.m_kind = Kind::String;
    json.m_string = std::move(value);
    return json;
}

Json Json::array()
{
    Json json;
    json.m_kind = Kind::Array;
    return json;
}

Json Json::object()
{
    Json json;
    json.m_kind = Kind::Object;
    return json;
}

const Json* Json::find(std::string_view key) const
{
    const auto found = std::ranges::find(m_members, key, &Member::first);
    return found == m_members.end() ? nullptr : &found->second;
}

namespace {

constexpr double exactWhole = 9007199254740992.0; // 2^53: up to here a double holds every whole number

/// A number that a string stands for in lesson files.
std::optional<double> specialNumber(const std::string& text)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    if (text == "nan")
        return std::numeric_limits<double>::quiet_NaN();
    return text == "inf" ? std::optional(infinity) : text == "-inf" ? std::optional(-infinity) : std::nullopt;
}

} // namespace

const Json* Json::other(std::size_t i) const
{
    const auto found = std::ranges::lower_bound(m_others, i, {}, &std::pair<std::size_t, Json>::first);
    return found != m_others.end() && found->first == i ? &found->second : nullptr;
}

bool Json::append(Json value)
{
    std::optional<double> flat;
    constexpr auto most = std::int64_t(exactWhole);
    if ((value.m_kind == Kind::Number && value.m_string.empty()) || (value.m_kind == Kind::Integer && value.m_integer >= -most && value.m_integer <= most))
        flat = value.toDouble();
    else if (value.isString())
        flat = specialNumber(value.m_string);
    if (!flat)
        m_others.emplace_back(m_numbers.size(), std::move(value));
    m_numbers.push_back(flat.value_or(0.0));
    return flat.has_value();
}

void Json::insert(std::string key, Json value)
{
    m_members.emplace_back(std::move(key), std::move(value));
}

namespace {

std::string numberText(double value)
{
    if (!std::isfinite(value))
        return std::isnan(value) ? "\"nan\"" : value < 0.0 ? "\"-inf\"" : "\"inf\"";
    const bool whole = value == std::trunc(value) && std::abs(value) <= exactWhole && !(value == 0.0 && std::signbit(value));
    return whole ? std::to_string(std::int64_t(value)) : nlohmann::json(value).dump();
}

} // namespace

std::string Json::text() const
{
    const auto quoted = [](const std::string& string) {
        return nlohmann::json(string).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    };
    switch (m_kind) {
    case Kind::Null:
        return "null";
    case Kind::Boolean:
        return toBoolean() ? "true" : "false";
    case Kind::Integer:
        return std::to_string(m_integer);
    case Kind::Number:
        return m_string.empty() ? numberText(m_number) : m_string;
    case Kind::String:
        return quoted(m_string);
    case Kind::Array:
    case Kind::Object:
        break;
    }
    std::string result(1, isArray() ? '[' : '{');
    for (std::size_t i = 0; i < size(); ++i) {
        result += i == 0 ? "" : ",";
        if (isObject())
            result += quoted(m_members[i].first) + ':' + m_members[i].second.text();
        else if (const Json* entry = other(i))
            result += entry->text();
        else
            result += numberText(m_numbers[i]);
    }
    return result + (isArray() ? ']' : '}');
}

namespace {

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

/// Whether a word at or just before `byte` is one that Python's json module, NumPy or JavaScript write for what JSON has no
/// number for.
bool isWordForNoNumber(std::string_view text, std::size_t byte)
{
    const auto belongs = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-'; };
    std::size_t begin = std::min(byte, text.size());
    while (begin > 0 && belongs(text[begin - 1]) && byte - begin < 16)
        --begin;
    std::string_view word = text.substr(begin);
    if (word.starts_with('-'))
        word.remove_prefix(1);
    return word.starts_with("NaN") || word.starts_with("nan") || word.starts_with("Inf") || word.starts_with("inf");
}

/// Builds the document as the parser goes, and refuses what the parser itself lets pass.
class Builder : public nlohmann::json_sax<nlohmann::json> {
public:
    Builder(std::string_view text, const std::string& name) : m_text(text), m_name(name) { }

    Json takeDocument() { return std::move(m_document); }

    bool null() override { return add({}); }
    bool boolean(bool value) override { return add(Json::boolean(value)); }
    bool number_integer(number_integer_t value) override { return add(Json::integer(value)); }
    bool number_unsigned(number_unsigned_t value) override
    {
        const bool fits = value <= number_unsigned_t(std::numeric_limits<std::int64_t>::max());
        return add(fits ? Json::integer(std::int64_t(value)) : Json::number(double(value), std::to_string(value)));
    }
    bool number_float(number_float_t value, const string_t& text) override
    {
        const bool whole = text.find_first_of(".eE") == string_t::npos;
        return add(whole ? Json::number(value, text) : Json::number(value));
    }
    bool string(string_t& value) override { return add(Json::string(std::move(value))); }
    bool binary(binary_t& /*value*/) override { return false; }
    bool start_object(std::size_t /*count*/) override { return open(Json::object()); }
    bool start_array(std::size_t /*count*/) override { return open(Json::array()); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }

    bool key(string_t& name) override
    {
        m_open.back().key = name;
        if (!m_open.back().seen.insert(name).second)
            throw FileError(m_name, place(), {CORE_TEXT("stands twice in the same object"), {}});
        return true;
    }

    bool parse_error(std::size_t position, const std::string& /*token*/, const nlohmann::json::exception& error) override
    {
        // 406: a number beyond double's range; all others: not JSON at all.
        const bool range = error.id == 406;
        const bool ended = position > m_text.size();
        const bool word = isWordForNoNumber(m_text, position == 0 ? 0 : position - 1);
        throw FileError(m_name, lineAndColumn(m_text, position == 0 ? 0 : position - 1),
                        range ? Message{CORE_TEXT("this number is too large for any computer"), {}}
                            : word ? Message{CORE_TEXT("JSON has no number for this; write \"nan\", \"inf\" or \"-inf\", with the quotes"), {}}
                            : ended ? Message{CORE_TEXT("the file ends in the middle: not valid JSON"), {}}
                                    : Message{CORE_TEXT("not valid JSON from here on"), {}});
    }

private:
    /// An array or object around the parser. It is put into its parent when it closes: until then the parent's memory may
    /// move.
    struct Open {
        Json value;
        std::string key;                      ///< of an object: the one being read
        std::unordered_set<std::string> seen; ///< of an object: all so far
    };

    bool add(Json value)
    {
        bool flat = false;
        if (m_open.empty())
            m_document = std::move(value);
        else if (m_open.back().value.isArray())
            flat = m_open.back().value.append(std::move(value));
        else
            m_open.back().value.insert(m_open.back().key, std::move(value));
        if (!flat && ++m_values > maxValues)
            throw FileError(m_name, place(), {CORE_TEXT("has more than {0} values that are no plain numbers"), {std::to_string(maxValues)}});
        return true;
    }

    bool open(Json container)
    {
        if (m_open.size() >= std::size_t(maxNesting))
            throw FileError(m_name, place(), {CORE_TEXT("is nested more than {0} levels deep"), {std::to_string(maxNesting)}});
        m_open.push_back({std::move(container), {}, {}});
        return true;
    }

    bool close()
    {
        Json value = std::move(m_open.back().value);
        m_open.pop_back();
        return add(std::move(value));
    }

    /// Where the parser is, as a JSON pointer.
    std::string place() const
    {
        std::string pointer;
        for (const Open& open : m_open)
            pointer += '/' + (open.value.isArray() ? std::to_string(open.value.size()) : open.key);
        return pointer.empty() ? "/" : pointer;
    }

    std::string_view m_text;
    const std::string& m_name;
    Json m_document;
    std::vector<Open> m_open; ///< outermost first
    std::int64_t m_values = 0; ///< read so far, but for the numbers of arrays
};

} // namespace

Json readJson(std::string_view text, const std::string& name)
{
    if (std::all_of(text.begin(), text.end(), [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }))
        throw FileError(name, "", {CORE_TEXT("is empty"), {}});
    Builder builder(text, name);
    nlohmann::json::sax_parse(text, &builder);
    return builder.takeDocument();
}

} // namespace core
