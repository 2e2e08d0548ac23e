#include "cli/export.h"

#include "arrays/npy.h"
#include "cli/compute.h"
#include "cli/console.h"
#include "cli/export_words.h"
#include "cli/hushed.h"
#include "cli/progress_line.h"
#include "cli/source.h"
#include "core/compare.h"
#include "core/insight/as_matrix.h"
#include "core/network.h"
#include "core/work.h"
#include "formats/estimate.h"
#include "formats/format.h"
#include "paint/theme.h"

#include <QFileInfo>

#include <algorithm>
#include <map>
#include <optional>


namespace cli {

namespace {

constexpr double mostUnaskedOfFilm = 3e11; ///< operations, five minutes
constexpr unsigned pictureContents = formats::Picture | formats::Animation;

QString fileName(const std::string& output)
{
    return QString::fromStdString(output);
}

/// Where an extension has several formats (".html"), a table is meant when one was asked for, else the whole lesson.
const formats::Format* formatOf(const ExportOptions& options, const std::string& output)
{
    const unsigned preferred = options.tableGiven ? formats::Steps | formats::Grid | formats::Costs : unsigned(formats::LessonText);
    return formats::findFormat(fileName(output), formats::Purpose::Write, ~0U, preferred);
}

/// Everything that one lesson is exported from, computed once.
struct Source {
    const ExportOptions& options;
    const std::atomic<bool>& stop;
    std::string name; ///< what the user calls the lesson: "builtin:max-pooling"
    core::Network network;
    int layer = 0;
    std::int64_t step = 0;
    std::optional<std::pair<std::int64_t, std::int64_t>> range; ///< of an animation; all steps when left out
};

std::optional<formats::Export> tableOf(const Source& source, const formats::Format& format)
{
    const std::string& table = source.options.table;
    if (table == "cost")
        return core::CostTable(source.network);
    if (table == "steps") {
        tables::StepTable steps(source.network, source.layer, {.digits = format.digits},
                                source.options.view.backward ? tables::Way::Back : tables::Way::Forward);
        if (source.options.nonzero)
            steps.setTerms(core::Terms::NonZero);
        return steps;
    }
    const auto grid = table == "input"    ? tables::inputGrid(source.network, source.layer)
                      : table == "matrix" ? tables::matrixGrid(source.network, source.layer)
                      : table == "output" ? tables::outputGrid(source.network, source.layer)
                                          : tables::weightGrid(source.network, source.layer);
    if (!grid)
        return std::nullopt;
    return *grid;
}

/// Why a layer lacks the table that was asked for, where that is not plain.
std::string reason(const Source& source)
{
    if (source.options.table != "matrix")
        return {};
    const auto why = core::whyNoMatrix(source.network.layer(source.layer), source.network.inputOf(source.layer));
    return why ? ": " + why->english() : std::string();
}

/// One step, or all of them.
formats::Export filmOf(const Source& source, bool animated)
{
    scene::Film film;
    film.network = source.network;
    film.layer = source.layer;
    const std::int64_t last = core::shownStepCount(source.network, source.layer) - 1;
    const auto [from, to] = source.range.value_or(std::pair<std::int64_t, std::int64_t>(0, last));
    film.view = source.options.view;
    film.firstStep = animated ? from : source.step;
    film.lastStep = animated ? to : source.step;
    film.size = source.options.size;
    film.theme = scene::themeNamed(source.options.theme);
    if (source.options.transparent)
        film.theme.background.setAlpha(0);
    film.legend = source.options.legend || film.theme.name != QLatin1String("print");
    film.cropped = source.options.cropped;
    film.captioned = source.options.captioned;
    film.outlined = source.options.outlined;
    film.speed = source.options.speed;
    film.framesPerSecond = source.options.framesPerSecond;
    if (animated)
        scene::chooseGrain(film, source.options.grain);
    return film;
}

/// The whole lesson; it opens where the command says.
formats::Export lessonOf(const Source& source)
{
    core::Lesson lesson = source.network.lesson();
    if (lesson.view.layer != source.layer)
        lesson.view.compare.reset(); // it was set beside another layer
    lesson.view.layer = source.layer;
    lesson.view.step = source.step;
    core::Network network = source.network;
    network.update(std::move(lesson), core::Network::noEffort); // no layer differs, so nothing is computed again
    return network;
}

/// The lesson's own name, for file names: without folder and extension.
std::string ownName(const std::string& source)
{
    constexpr std::string_view builtin = "builtin:";
    if (source == "-")
        return "lesson";
    return source.starts_with(builtin) ? source.substr(builtin.size()) : QFileInfo(fileName(source)).completeBaseName().toStdString();
}

std::string filledIn(const std::string& output, const std::string& source)
{
    return fileName(output).replace(QStringLiteral("{name}"), fileName(ownName(source))).toStdString();
}

/// Whether writing takes so long that it has to be insisted on; says so. A film may take minutes, for that is known of films.
bool takesTooLong(const Source& source, const std::string& path, const formats::Export& what)
{
    const double operations = formats::operationsOf(what);
    const auto* film = std::get_if<scene::Film>(&what);
    if (source.options.anyway || operations <= (film ? mostUnaskedOfFilm : mostUnasked))
        return false;
    std::string count;
    if (film)
        count = " (" + std::to_string(scene::pictureCount(*film)) + " pictures)";
    else if (const auto* steps = std::get_if<tables::StepTable>(&what))
        count = " (" + std::to_string(steps->rowCount()) + " steps)";
    const std::string sentence = path + ": takes about " + core::durationOf(operations).english() + " to write" + count;
    complain(sentence + (isWatched() ? "; Ctrl+C stops it" : std::string("; --anyway writes it all the same") + (film ? ", --range or --row a part of it" : "")));
    return !isWatched();
}

/// Writes one output; false when that was not possible.
bool writeOne(const Source& source, const std::string& output)
{
    const formats::Format& format = *formatOf(source.options, output);
    std::optional<formats::Export> what;
    if (format.canWrite(formats::LessonText)) {
        what = lessonOf(source);
    } else if (format.canWrite(pictureContents)) {
        // What can show every step does, unless one step is asked for and can be had.
        const bool single = source.options.step.has_value() && format.canWrite(formats::Picture);
        what = filmOf(source, format.canWrite(formats::Animation) && !single);
    } else {
        what = tableOf(source, format);
        if (!what) {
            complain(output + ": layer " + std::to_string(source.layer) + ", "
                     + source.network.layer(source.layer).type + ", has no " + source.options.table + " to export" + reason(source));
            return false;
        }
        if (!format.canWrite(formats::contentOf(*what))) {
            complain(output + ": this format holds numbers only; --table input, output, weight or matrix would fit");
            return false;
        }
    }
    what->options.theme = source.options.theme.toStdString();
    what->options.language = source.options.language.toStdString();
    what->options.loop = !source.options.once;
    what->options.forExcel = source.options.excel;
    what->options.locale = source.options.locale;
    const std::string path = filledIn(output, source.name);
    if (takesTooLong(source, path, *what))
        return false;
    ProgressLine line(path);
    try {
        formats::writeFile(fileName(path), format, *what, [&](double done) {
            line.show(done);
            return !source.stop;
        });
        // A name was forgotten as often as pictures are meant; who means them writes the slash.
        if (format.writeFiles && !path.ends_with('/') && QFileInfo(fileName(path)).isDir())
            complain(path + ": is a folder, so every step was put there as a numbered picture");
        return true;
    } catch (const formats::FileFault& fault) {
        complain(fault.sentence().toStdString());
        return false;
    }
}

/// Whether any of the outputs carries one of `contents`.
bool writes(const ExportOptions& options, unsigned contents)
{
    return std::ranges::any_of(options.outputs, [&](const std::string& output) {
        const formats::Format* format = formatOf(options, output);
        return format && format->canWrite(contents);
    });
}

/// Whether all that is written follows from shapes: the cost table.
bool needsNoNumbers(const ExportOptions& options)
{
    const bool cost = options.table == "cost" && !options.step && !options.range && !options.row;
    return cost && !writes(options, pictureContents | formats::LessonText);
}

/// Whether something that is written tells of layers after the one that is shown.
bool needsAllLayers(const ExportOptions& options)
{
    return options.view.backward || options.view.chain || writes(options, formats::LessonText);
}

/// Complains of a number that a word gives and that is beyond what there is: "--step: layer 0 has steps 0 to 8, got 9".
int outside(const std::string& word, const std::string& owner, const char* what, std::int64_t count, const std::string& got)
{
    complain(word + ": " + owner + " has " + what + " 0 to " + std::to_string(count - 1) + ", got " + got);
    return Usage;
}

/// Exports one lesson to every output.
int exportLesson(const ExportOptions& options, const std::string& path, const std::optional<formats::Numbers>& input,
                 const std::atomic<bool>& stop)
{
    core::LessonFile file = loadLesson(path);
    if (input) {
        file.lesson.input = input->values;
        file.lesson.inputNotation = input->notation;
    }
    const std::string name = sourceName(path);
    complainOfOddities(name, file);

    Source source{options, stop, path, {}, 0, 0, options.range};
    source.network.update(std::move(file.lesson), core::Network::noEffort);
    const int count = source.network.layerCount();
    if (count == 0) {
        complain(name + ": /layers: there is no layer to export");
        return Fault;
    }
    const core::View& view = source.network.lesson().view;
    source.layer = options.layer.value_or(std::min(view.layer, count - 1));
    if (const int k = source.network.firstProblem(); k >= 0 && k <= source.layer && source.network.result(k).lacksMemory) {
        complainOfProblem(path, source.network, k);
        return Fault;
    }
    if (!needsNoNumbers(options))
        compute(source.network, {.source = path, .last = needsAllLayers(options) ? core::maxLayers : source.layer, .anyway = options.anyway, .stop = [&] { return stop.load(); }});
    complainOfCautions(path, source.network);
    if (source.layer < 0 || source.layer >= count)
        return outside("--layer", name, "layers", count, std::to_string(source.layer));
    if (const int k = source.network.firstProblem(); k >= 0 && k <= source.layer) {
        complainOfProblem(path, source.network, k);
        return Fault;
    }
    const std::string owner = "layer " + std::to_string(source.layer);
    const std::int64_t steps = core::shownStepCount(source.network, source.layer);
    source.step = options.step.value_or(view.layer == source.layer && view.step < steps ? view.step : 0);
    if (options.step && (source.step < 0 || source.step >= steps))
        return outside("--step", owner, "steps", steps, std::to_string(source.step));
    if (options.range && (options.range->first < 0 || options.range->second >= steps))
        return outside("--range", owner, "steps", steps, std::to_string(options.range->first) + '-' + std::to_string(options.range->second));
    if (options.row) {
        const core::Shape shape = core::shownOutputShape(source.network, source.layer);
        if (*options.row < 0 || *options.row >= steps / shape.w)
            return outside("--row", owner, "rows", steps / shape.w, std::to_string(*options.row));
        source.range = std::pair(*options.row * shape.w, (*options.row + 1) * shape.w - 1);
    }

    bool allWritten = true;
    for (const std::string& output : options.outputs)
        allWritten = writeOne(source, output) && allWritten;
    return allWritten ? Done : Fault;
}

} // namespace

bool hasPictures(const ExportOptions& options)
{
    return writes(options, pictureContents);
}

/// The numbers of --input, and what was guessed of them on standard error.
static formats::Numbers readInput(const ExportOptions& options, const formats::Progress& progress)
{
    try {
        formats::Numbers numbers;
        {
            const Hushed hushed;
            numbers = formats::readNumbersFile(fileName(options.input), options.inputOptions, progress);
        }
        tellNotes(options.input, numbers.notes);
        return numbers;
    } catch (const arrays::TwoReadings& question) {
        throw withOption(question);
    }
}

/// Which two of what is to be written would be one file; empty when no two would.
static std::string overwritten(const ExportOptions& options)
{
    std::map<QString, std::string> written; // from where to the lesson
    for (const std::string& source : options.sources) {
        for (const std::string& output : options.outputs) {
            const std::string path = filledIn(output, source);
            const auto [other, isNew] = written.try_emplace(QFileInfo(fileName(path)).absoluteFilePath(), source);
            if (!isNew)
                return path + ": " + (other->second == source ? "is named twice" : sourceName(other->second) + " and " + sourceName(source) + " would both be written there");
        }
    }
    return {};
}

int printNumbers(const ExportOptions& options)
{
    print(arrays::writeNpy(readInput(options, {}).values));
    return Done;
}

int exportFiles(const ExportOptions& options, const std::atomic<bool>& stop)
{
    std::vector<const formats::Format*> written;
    for (const std::string& output : options.outputs) {
        written.push_back(formatOf(options, output));
        if (!written.back()) {
            complain(output + ": no format has this extension; there are "
                     + formats::extensionList().toStdString());
            return Usage;
        }
    }
    if (complainOfIdleWord(options, written))
        return Usage;
    for (const std::string& output : options.outputs) {
        if (options.sources.size() > 1 && output.find("{name}") == std::string::npos) {
            complain(output + ": every lesson would overwrite the one before; {name} in it stands for the lesson's name");
            return Usage;
        }
    }
    if (const std::string problem = overwritten(options); !problem.empty()) {
        complain(problem);
        return Usage;
    }
    std::optional<formats::Numbers> input;
    if (!options.input.empty()) {
        try {
            input = readInput(options, [&](double) { return !stop; });
        } catch (const formats::Cancelled&) {
            complain("stopped; nothing was written");
            return Fault;
        }
    }
    int worst = Done;
    for (const std::string& path : options.sources) {
        try {
            worst = std::max(worst, exportLesson(options, path, input, stop));
        } catch (const core::FileError& error) { // one lesson that cannot be read does not stop the others
            complain(error.what());
            worst = std::max(worst, int(Fault));
        } catch (const Stopped&) {
            complain("stopped; nothing was written");
            return Fault;
        } catch (const formats::Cancelled&) {
            complain("stopped; the file that was being written is as it was before");
            return Fault;
        }
    }
    return worst;
}

} // namespace cli
