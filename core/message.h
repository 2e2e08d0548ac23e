#pragma once

#include <string>
#include <utility>
#include <vector>

/// Marks a sentence of core for the translators; Qt's lupdate knows the word CORE_TEXT (see resources/i18n).
#define CORE_TEXT(text) text

namespace core {

/// A sentence with its numbers apart, so that it can be said in another language: "must be at least {0}, got {1}".
/// `text` always points at a literal marked CORE_TEXT; the window looks it up in its translations, core speaks English.
struct Message {
    const char* text = "";
    std::vector<std::string> args;

    /// The sentence with its numbers in place.
    std::string english() const { return filled(text); }
    /// The same with `translated` for a template: {0}, {1}, … are replaced, anything else is kept.
    std::string filled(const std::string& translated) const;
    bool empty() const { return *text == '\0'; }
    bool operator==(const Message& other) const { return std::string(text) == other.text && args == other.args; }
};

} // namespace core
