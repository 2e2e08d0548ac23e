#include "cli/source.h"

#include "arrays/foreign.h"
#include "cli/console.h"
#include "cli/sibling.h"
#include "resources/builtin_lessons.h"

#include <algorithm>
#include <filesystem>
#include <optional>
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

void tellNotes(const std::string& path, const std::vector<core::Message>& notes)
{
    for (const core::Message& note : notes) {
        const auto order = arrays::orderNoted(note);
        const char* other = !order ? "" : *order == arrays::ChannelOrder::Last ? " Otherwise: --input-channels first" : " Otherwise: --input-channels last";
        complain(sourceName(path) + ": note: " + note.english() + other);
    }
}

core::FileError withOption(const arrays::TwoReadings& question)
{
    const char* option = "";
    switch (question.question()) {
    case arrays::TwoReadings::Decimal:
        option = "--input-decimal point or --input-decimal comma";
        break;
    case arrays::TwoReadings::Separator:
        option = "--input-separator comma, semicolon, tab or blank";
        break;
    case arrays::TwoReadings::Channels:
        option = "--input-channels first or --input-channels last";
        break;
    }
    return {question.file(), question.place(), {CORE_TEXT("{0}; say which with {1}"), {question.message().english(), option}}};
}

// By content rather than by name, so that it works from standard input too.
static arrays::Numbers loadNumbers(const std::string& path, const InputOptions& options)
{
    const std::string bytes = core::readFile(path);
    const std::string name = sourceName(path);
    if (!arrays::pictureKind(bytes).empty() || (arrays::isArchive(bytes) && arrays::refusalOf(bytes).empty())) {
        // A pipe has given what it had, so the bytes are handed on; of a file its name, which is in the sentences then.
        std::error_code fault;
        const bool again = path != "-" && std::filesystem::is_regular_file(path, fault);
        std::vector<std::string> words{"--numbers", "--input", again ? path : "-"};
        words.insert(words.end(), options.picture.begin(), options.picture.end());
        if (options.channels)
            words.insert(words.end(), {"--input-channels", *options.channels == arrays::ChannelOrder::Last ? "last" : "first"});
        const std::optional<std::string> npy = outputOfSibling("poolscope-export", words, again ? std::string_view() : std::string_view(bytes), name);
        if (!npy)
            throw SaidAlready{};
        return {arrays::parseNpy(*npy, name), {}, {}};
    }
    try {
        arrays::Numbers numbers = arrays::readNumbers(bytes, name, options);
        tellNotes(path, numbers.notes);
        return numbers;
    } catch (const arrays::TwoReadings& question) {
        throw withOption(question);
    }
}

core::Tensor loadTensor(const std::string& path, const InputOptions& options)
{
    return loadNumbers(path, options).values;
}

void replaceInput(core::Lesson& lesson, const std::string& path, const InputOptions& options)
{
    arrays::Numbers numbers = loadNumbers(path, options);
    lesson.input = std::move(numbers.values);
    lesson.inputNotation = std::move(numbers.notation);
}

static std::string problemLine(int layer, const core::Problem& problem)
{
    return "/layers/" + std::to_string(layer) + (problem.field.empty() ? "" : '/' + problem.field) + ": " + problem.message.english();
}

void complainOfProblem(const std::string& source, const core::Network& network, int k)
{
    complain(sourceName(source) + ": " + problemLine(k, *network.result(k).problem));
}

void complainOfOddities(const std::string& name, const core::LessonFile& file, std::size_t most)
{
    const std::size_t shown = std::min(most, file.warnings.size());
    for (std::size_t i = 0; i < shown; ++i)
        complain(name + ": warning: " + file.warnings[i].english());
    if (file.warnings.size() > shown)
        complain(name + ": warning: … and " + std::to_string(file.warnings.size() - shown) + " more");
}

void complainOfCautions(const std::string& source, const core::Network& network)
{
    for (int k = 0; k < network.layerCount(); ++k) {
        if (const auto caution = network.caution(k))
            complain(sourceName(source) + ": warning: " + problemLine(k, *caution));
    }
}

} // namespace cli
