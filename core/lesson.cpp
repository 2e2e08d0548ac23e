#include "core/lesson.h"

namespace core {

std::string Text::in(const std::string& locale) const
{
    for (const std::string& key : {locale, locale.substr(0, locale.find_first_of("_-")), std::string(), std::string("en")}) {
        if (const auto found = byLocale.find(key); found != byLocale.end())
            return found->second;
    }
    return byLocale.empty() ? std::string() : byLocale.begin()->second;
}

} // namespace core
