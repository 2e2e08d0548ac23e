#pragma once

#include "core/json_reader.h"
#include "core/message.h"
#include "core/rounded.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace core {

/// A key or a piece of JSON as far as a message wants it.
std::string shortened(std::string text);

/// One value of a JSON file and where it stands; knows how to complain: all that does not fit throws a FileError with its place.
class Node {
public:
    Node(const Json& value, std::string place, const std::string& file) : m_value(&value), m_place(std::move(place)), m_file(file) { }

    const Json& value() const { return m_number ? *m_number : *m_value; }
    const std::string& place() const { return m_place; }
    Node child(const std::string& key) const { return {*value().find(key), m_place + '/' + key, m_file}; }
    Node child(std::size_t index) const;
    /// A member whose value is at hand: looking each of many up by its key would take the square of their number.
    Node child(const Json::Member& member) const { return {member.second, m_place + '/' + shortened(member.first), m_file}; }
    /// Whether there is such a key with a value: null says that it is left out, as None does in PyTorch.
    bool gives(const std::string& key) const;

    [[noreturn]] void fail(Message message) const;
    /// `sentence` after its `args` names what is here instead.
    [[noreturn]] void failExpecting(const char* sentence, std::vector<std::string> args = {}) const;

    void requireObject() const;
    void requireArray() const;
    bool boolean() const;
    std::string string() const;
    double real() const; ///< finite; a fraction may be written as text
    std::int64_t integer(std::int64_t low, std::int64_t high) const;
    int parameter(int low) const;
    /// A float32; `notation` gets what was written when that was a fraction.
    float number(Rounded& rounded, std::string* notation = nullptr) const;

    /// The value as a short piece of JSON for messages.
    std::string described() const { return shortened(value().text()); }

private:
    void addRounded(float kept, Rounded& rounded) const;

    const Json* m_value;
    std::optional<Json> m_number; ///< when the value is an array's number, which has no object of its own
    std::string m_place;
    const std::string& m_file;
};

} // namespace core
