#pragma once

#include <string>
#include <utility>
#include <vector>

/// Marks a sentence of core for the translators; Qt's lupdate knows the word CORE_TEXT (see resources/i18n).
#define CORE_TEXT(text) text

namespace core {

/// A sentence with its numbers apart, so that it can be said in another language: "must be at least {0}, got {1}".
/// `text` always points at a literal marked CORE_TEXT; the window looks it up in its translations, core speaks English. A word
/// among the numbers that is to be said in another language too, "an array", is `word`, also a literal marked CORE_TEXT.
struct Message {
    const char* text = "";
    std::vector<std::string> args;
    const char* word = ""; ///< for the placeholder after those of `args`

    /// The sentence with its numbers in place.
    std::string english() const { return filled(text, word); }
    /// The same with `translated` for a template: {0}, {1}, … are replaced, anything else is kept.
    std::string filled(const std::string& translated, const std::string& translatedWord = "") const;
    bool empty() const { return *text == '\0'; }
    bool operator==(const Message& other) const { return std::string(text) == other.text && args == other.args && std::string(word) == other.word; }
};

} // namespace core
