#include "cli/export.h"

#include "cli/console.h"
#include "cli/source.h"
#include "core/network.h"
#include "formats/format.h"
#include "scene/theme.h"

#include <optional>

namespace cli {

namespace {

constexpr unsigned pictureContents = formats::Picture | formats::Animation;

QString fileName(const std::string& output)
{
    return QString::fromStdString(output);
}

/// Where an extension has several formats (".html"), a table is meant when one was asked for, else the whole lesson.
const formats::Format* formatOf(const ExportOptions& options, const std::string& output)
{
    const unsigned preferred = options.tableGiven ? formats::Steps | formats::Grid : unsigned(formats::LessonText);
    if (const formats::Format* format = formats::findFormat(fileName(output), formats::Purpose::Write, preferred))
        return format;
    return formats::findFormat(fileName(output), formats::Purpose::Write);
}

/// Everything that one call exports from, computed once.
struct Source {
    const ExportOptions& options;
    core::Network network;
    int layer = 0;
    std::int64_t step = 0;
};

std::optional<formats::Export> tableOf(const Source& source, const formats::Format& format)
{
    const std::string& table = source.options.table;
    if (table == "steps")
        return tables::StepTable(source.network, source.layer, {.digits = format.digits});
    const auto grid = table == "input"    ? tables::inputGrid(source.network, source.layer)
                      : table == "output" ? tables::outputGrid(source.network, source.layer)
                                          : tables::weightGrid(source.network, source.layer);
    if (!grid)
        return std::nullopt;
    return *grid;
}

/// One step, or all of them.
formats::Export filmOf(const Source& source, bool animated)
{
    scene::Film film;
    film.lesson = source.network.lesson();
    film.layer = source.layer;
    film.firstStep = animated ? 0 : source.step;
    film.lastStep = animated ? source.network.stepCount(source.layer) - 1 : source.step;
    film.size = source.options.size;
    film.theme = scene::themeNamed(source.options.theme);
    film.speed = source.options.speed;
    film.framesPerSecond = source.options.framesPerSecond;
    return film;
}

/// The whole lesson; it opens where the command says.
formats::Export lessonOf(const Source& source)
{
    core::Lesson lesson = source.network.lesson();
    lesson.view.layer = source.layer;
    lesson.view.step = source.step;
    core::Network network = source.network;
    network.update(std::move(lesson)); // no layer differs, so nothing is computed again
    return network;
}

/// Writes one output; false when that was not possible.
bool writeOne(const Source& source, const std::string& output)
{
    const formats::Format& format = *formatOf(source.options, output);
    std::optional<formats::Export> what;
    if (format.canWrite(formats::LessonText)) {
        what = lessonOf(source);
    } else if (format.canWrite(pictureContents)) {
        what = filmOf(source, !format.canWrite(formats::Picture));
    } else {
        what = tableOf(source, format);
        if (!what) {
            complain(output + ": layer " + std::to_string(source.layer) + ", "
                     + source.network.layer(source.layer).type + ", has no " + source.options.table + " to export");
            return false;
        }
        if (!format.canWrite(formats::contentOf(*what))) {
            complain(output + ": this format holds numbers only; --table input, output or weight would fit");
            return false;
        }
    }
    what->options.language = source.options.language.toStdString();
    try {
        formats::writeFile(fileName(output), format, *what);
        return true;
    } catch (const formats::FileFault& fault) {
        complain(fault.sentence().toStdString());
        return false;
    }
}

/// Whether the command's words fit the lesson; complains when not.
bool place(Source& source)
{
    const ExportOptions& options = source.options;
    const core::Lesson& lesson = source.network.lesson();
    const int count = source.network.layerCount();
    if (count == 0) {
        complain(sourceName(options.source) + ": /layers: there is no layer to export");
        return false;
    }
    source.layer = options.layer.value_or(std::min(lesson.view.layer, count - 1));
    return true;
}

} // namespace

bool hasPictures(const ExportOptions& options)
{
    for (const std::string& output : options.outputs) {
        const formats::Format* format = formatOf(options, output);
        if (format && format->canWrite(pictureContents))
            return true;
    }
    return false;
}

int exportFiles(const ExportOptions& options)
{
    for (const std::string& output : options.outputs) {
        if (!formatOf(options, output)) {
            complain(output + ": no format has this extension; there are "
                     + formats::extensionList(formats::Purpose::Write).toStdString());
            return Usage;
        }
    }
    core::LessonFile file = loadLesson(options.source);
    const std::string name = sourceName(options.source);
    for (const std::string& warning : file.warnings)
        complain(name + ": warning: " + warning);

    Source source{options, core::Network(std::move(file.lesson))};
    if (!place(source))
        return Fault;
    const int count = source.network.layerCount();
    if (source.layer < 0 || source.layer >= count) {
        complain("--layer: " + name + " has layers 0 to " + std::to_string(count - 1) + ", got " + std::to_string(source.layer));
        return Usage;
    }
    const int problem = source.network.firstProblem();
    if (problem >= 0 && problem <= source.layer) {
        const core::Problem& what = *source.network.result(problem).problem;
        complain(problemLine(options.source, problem, what.message, what.field));
        return Fault;
    }
    const std::int64_t steps = source.network.stepCount(source.layer);
    const core::View& view = source.network.lesson().view;
    if (options.step) {
        source.step = *options.step;
        if (source.step < 0 || source.step >= steps) {
            complain("--step: layer " + std::to_string(source.layer) + " has steps 0 to " + std::to_string(steps - 1)
                     + ", got " + std::to_string(source.step));
            return Usage;
        }
    } else if (view.layer == source.layer && view.step < steps) {
        source.step = view.step;
    }

    bool allWritten = true;
    for (const std::string& output : options.outputs)
        allWritten = writeOne(source, output) && allWritten;
    return allWritten ? Done : Fault;
}

} // namespace cli
