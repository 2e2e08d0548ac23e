#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace core {

/// A JSON document as lesson files need it: arrays of numbers, which are nearly all of a large lesson, are kept flat, eight
/// bytes a number, so that a file of maxFileBytes stays far below a gigabyte.
class Json {
public:
    enum class Kind { Null, Boolean, Integer, Number, String, Array, Object };
    using Member = std::pair<std::string, Json>;

    Json() = default;
    static Json boolean(bool value);
    static Json integer(std::int64_t value);
    static Json number(double value, std::string digits = {});
    static Json string(std::string value);
    static Json array();
    static Json object();

    Kind kind() const { return m_kind; }
    bool isArray() const { return m_kind == Kind::Array; }
    bool isObject() const { return m_kind == Kind::Object; }
    bool isString() const { return m_kind == Kind::String; }
    bool isNumber() const { return m_kind == Kind::Integer || m_kind == Kind::Number; }
    bool isNull() const { return m_kind == Kind::Null; }

    bool toBoolean() const { return m_integer != 0; }
    std::int64_t toInteger() const { return m_integer; } ///< of an Integer
    /// A whole Number that an Integer has no room for, as it was written; else empty.
    const std::string& digits() const { return m_string; }
    double toDouble() const { return m_kind == Kind::Integer ? double(m_integer) : m_number; }
    const std::string& toString() const { return m_string; }

    /// Entries of an array or object.
    std::size_t size() const { return isArray() ? m_numbers.size() : m_members.size(); }
    /// Entry `i` of an array when it is no number, else null.
    const Json* other(std::size_t i) const;
    /// How many entries of an array are no numbers.
    std::size_t otherCount() const { return m_others.size(); }
    /// The numbers of an array by position; without meaning where `other` gives something. "nan", "inf" and "-inf", the way
    /// lesson files write those, count as numbers.
    const std::vector<double>& numbers() const { return m_numbers; }
    const std::vector<Member>& members() const { return m_members; } ///< of an object, in the file's order
    /// The member of that name, or null.
    const Json* find(std::string_view key) const;

    /// To an array; whether the value is kept as a plain number.
    bool append(Json value);
    void insert(std::string key, Json value);

    /// The document as JSON text in one line. Invalid UTF-8 cannot be in it: readJson refuses that.
    std::string text() const;

private:
    Kind m_kind = Kind::Null;
    std::int64_t m_integer = 0;
    double m_number = 0.0;
    std::string m_string;
    std::vector<double> m_numbers;                     ///< an array's entries …
    std::vector<std::pair<std::size_t, Json>> m_others; ///< … and those that are no numbers, by position, ascending
    std::vector<Member> m_members;
};

/// JSON text as a document. Stricter than JSON by itself: at most maxNesting levels and maxValues values that are no numbers, no key
/// twice in an object, nothing after the end; a byte order mark is let pass. Throws FileError with line and column, or the place.
Json readJson(std::string_view text, const std::string& name);

} // namespace core
