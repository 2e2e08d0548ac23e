#include "cli/source.h"

#include "arrays/npy.h"
#include "resources/builtin_lessons.h"

#include <string_view>

namespace cli {

static constexpr std::string_view builtinPrefix = "builtin:";

std::string sourceName(const std::string& source)
{
    return source == "-" ? "standard input" : source;
}

core::LessonFile loadLesson(const std::string& source)
{
    if (source.compare(0, builtinPrefix.size(), builtinPrefix) != 0)
        return core::parseLesson(core::readFile(source), sourceName(source));
    const std::string_view name = std::string_view(source).substr(builtinPrefix.size());
    for (const resources::BuiltinLesson& lesson : resources::builtinLessons()) {
        if (lesson.name == name)
            return core::parseLesson(lesson.json, source);
    }
    throw core::FileError(source, "", {CORE_TEXT("there is no built-in lesson of this name; `poolscope-cli list` names them"), {}});
}

core::Tensor loadTensor(const std::string& path)
{
    const std::string bytes = core::readFile(path);
    // By content rather than by name, so that it works from standard input too.
    return bytes.compare(0, 6, "\x93NUMPY") == 0 ? arrays::parseNpy(bytes, sourceName(path))
                                                  : core::parseTensor(bytes, sourceName(path));
}

std::string problemLine(const std::string& source, int layer, const core::Message& message, const std::string& field)
{
    return sourceName(source) + ": /layers/" + std::to_string(layer) + (field.empty() ? "" : '/' + field) + ": "
           + message.english();
}

} // namespace cli
