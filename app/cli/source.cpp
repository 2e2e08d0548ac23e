#include "cli/source.h"

#include "arrays/npy.h"
#include "arrays/table.h"
#include "cli/console.h"
#include "resources/builtin_lessons.h"

#include <string_view>
#include <utility>

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

namespace {

struct Numbers {
    core::Tensor values;
    core::Notation notation;
};

// By content rather than by name, so that it works from standard input too.
Numbers loadNumbers(const std::string& path)
{
    const std::string bytes = core::readFile(path);
    const std::string name = sourceName(path);
    const std::string_view view = bytes;
    if (view.starts_with("\x93NUMPY"))
        return {arrays::parseNpy(view, name), {}};
    for (const std::string_view start : {"\x89PNG", "\xFF\xD8\xFF", "GIF8", "RIFF", "PK\x03\x04"}) {
        if (view.starts_with(start))
            throw core::FileError(name, "", {CORE_TEXT("pictures and .npz archives are read by `export` and by the window only"), {}});
    }
    const std::size_t begin = view.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (begin != std::string_view::npos && (view[begin] == '[' || view[begin] == '{'))
        return {core::parseTensor(view, name), {}};
    arrays::Table table = arrays::parseTable(view, name);
    for (const core::Message& note : table.notes)
        complain(name + ": " + note.english());
    return {std::move(table.values), std::move(table.notation)};
}

} // namespace

core::Tensor loadTensor(const std::string& path)
{
    return loadNumbers(path).values;
}

void replaceInput(core::Lesson& lesson, const std::string& path)
{
    Numbers numbers = loadNumbers(path);
    lesson.input = std::move(numbers.values);
    lesson.inputNotation = std::move(numbers.notation);
}

static std::string layerPlace(int layer, const std::string& field)
{
    return "/layers/" + std::to_string(layer) + (field.empty() ? "" : '/' + field) + ": ";
}

std::string problemLine(const std::string& source, int layer, const core::Message& message, const std::string& field)
{
    return sourceName(source) + ": " + layerPlace(layer, field) + message.english();
}

void complainOfCautions(const std::string& source, const core::Network& network)
{
    for (int k = 0; k < network.layerCount(); ++k) {
        if (const auto caution = network.caution(k))
            complain(sourceName(source) + ": warning: " + layerPlace(k, caution->field) + caution->message.english());
    }
}

} // namespace cli
