#include "core/message.h"

namespace core {

std::string Message::filled(const std::string& translated, const std::string& translatedWord) const
{
    std::string result;
    for (std::size_t i = 0; i < translated.size(); ++i) {
        const bool placeholder = translated[i] == '{' && i + 2 < translated.size() && translated[i + 2] == '}'
            && translated[i + 1] >= '0' && translated[i + 1] <= '9';
        const auto number = placeholder ? std::size_t(translated[i + 1] - '0') : 0;
        if (placeholder && (number < args.size() || (number == args.size() && !translatedWord.empty()))) {
            result += number < args.size() ? args[number] : translatedWord;
            i += 2;
        } else {
            result += translated[i];
        }
    }
    return result;
}

} // namespace core
