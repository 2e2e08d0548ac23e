#include "cli/list.h"

#include "cli/console.h"
#include "core/lesson_file.h"
#include "resources/builtin_lessons.h"

#include <algorithm>
#include <cstdlib>
#include <string>

namespace cli {

/// The locale in which a person is addressed: "zh_CN" of LC_ALL=zh_CN.UTF-8.
static std::string userLocale()
{
    for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(variable);
        if (value && *value) {
            const std::string locale(value);
            const std::string name = locale.substr(0, locale.find_first_of(".@"));
            return name == "C" || name == "POSIX" ? "en" : name;
        }
    }
    return "en";
}

int list()
{
    const auto lessons = resources::builtinLessons();
    std::size_t width = 0;
    for (const auto& lesson : lessons)
        width = std::max(width, lesson.name.size());
    const std::string locale = userLocale();
    for (const auto& lesson : lessons) {
        const std::string name(lesson.name);
        const std::string title = core::parseLesson(lesson.json, "builtin:" + name).lesson.title.in(locale);
        print(name + std::string(width - name.size() + 2, ' ') + printable(title) + '\n');
    }
    return Done;
}

} // namespace cli
