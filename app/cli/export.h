#pragma once

#include <QLocale>
#include <QSize>
#include <QString>

#include "core/step.h"
#include "formats/numbers.h"
#include "frame/frame.h"

#include <atomic>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace cli {

/// What `export` was asked for.
struct ExportOptions {
    std::vector<std::string> sources;
    std::string input; ///< a file whose numbers take the place of each lesson's input; none when empty
    formats::ReadOptions inputOptions;
    std::vector<std::string> given;   ///< the command's words that are there, "--speed"
    std::vector<std::string> outputs; ///< "{name}" in them stands for the lesson's own name
    std::optional<int> layer; ///< where the lesson opens when left out
    std::string table = "steps"; ///< steps, input, output, weight, cost
    bool tableGiven = false;     ///< whether that was asked for: ".html" is a table then, else the interactive page
    std::optional<std::int64_t> step; ///< where the lesson opens on that layer, else the first
    QSize size = {1280, 720};
    QString theme; ///< when left out, light for pictures and the reader's own for a page
    QString language = "en";
    double speed = 1.0;
    int framesPerSecond = 25;
    std::optional<std::pair<std::int64_t, std::int64_t>> range; ///< an animation's first and last step; all when left out
    std::optional<std::int64_t> row; ///< the steps of this row of the output instead
    scene::View view;                ///< as the window's View menu has it
    core::Grain grain = core::Grain::Window; ///< what an animation goes by
    bool once = false;        ///< an animation stops at its end rather than begin again
    bool anyway = false;      ///< computed however long it takes
    bool transparent = false; ///< pictures without a background
    bool cropped = false;     ///< pictures only as large as what is drawn
    bool captioned = false;   ///< pictures with a line below that says what they show
    bool outlined = false;    ///< vector pictures with letters as shapes
    bool legend = false;      ///< a picture for printing has one of its colours all the same
    bool nonzero = false;     ///< step tables leave out products that are 0
    bool excel = false;       ///< .csv as Excel in `locale` writes it
    QLocale locale = QLocale::c();
};

/// The numbers of options.input as .npy on standard output, and notes on standard error.
int printNumbers(const ExportOptions& options);

/// Whether any of the outputs is a picture, which needs a QGuiApplication.
bool hasPictures(const ExportOptions& options);

/// `export`: computes each lesson once and writes every output. Needs a QCoreApplication, for pictures a QGuiApplication.
/// `stop` is looked at every now and then; once it is true, whatever is being written is left as it was before.
int exportFiles(const ExportOptions& options, const std::atomic<bool>& stop);

} // namespace cli
