#include <QGuiApplication>
#include <QTranslator>

#include "cli/console.h"
#include "cli/export.h"
#include "cli/input_options.h"
#include "core/check.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <map>
#include <memory>
#include <string>
#include <vector>

/// "1280x720" as a size, or empty.
static QSize sizeOf(const std::string& text)
{
    const auto size = cli::twoNumbers(QString::fromStdString(text).toLower().replace(QChar(0xD7), QLatin1Char('x')).toStdString(), 'x');
    return size ? QSize(int(size->first), int(size->second)) : QSize();
}

/// Qt says on standard error that it made a folder of its own where XDG_RUNTIME_DIR is not set, as in any script, or could
/// not make it; nothing here needs that folder, and the line would look like a fault. What its readers of pictures say of a
/// damaged one is in the sentence about it.
static void passOn(QtMsgType, const QMessageLogContext& context, const QString& message)
{
    const bool ofPictures = QByteArrayView(context.category ? context.category : "").startsWith("qt.gui.imageio") || message.startsWith(QStringLiteral("libpng"))
                            || message.startsWith(QStringLiteral("QImageIOHandler"));
    if (!ofPictures && !message.startsWith(QStringLiteral("QStandardPaths: ")))
        cli::complain(message.toStdString());
}

/// CLI11 calls this; it answers with what is wrong, or nothing.
static std::string checkSize(const std::string& text)
{
    constexpr int least = 64;
    constexpr int most = 8192; // a picture of 8192 × 8192 takes 256 MiB
    const QSize size = sizeOf(text);
    if (size.width() >= least && size.width() <= most && size.height() >= least && size.height() <= most)
        return {};
    return "must be WIDTHxHEIGHT, each from 64 to 8192, got " + text;
}

/// "3-17" as first and last, or nothing.
static std::optional<std::pair<std::int64_t, std::int64_t>> rangeOf(const std::string& text)
{
    const auto range = cli::twoNumbers(text, '-');
    return range && range->first <= range->second ? range : std::nullopt;
}

static std::string checkRange(const std::string& text)
{
    return rangeOf(text) ? std::string() : "must be FIRST-LAST, such as 0-24, got " + text;
}

static std::atomic<bool> stopped = false;

/// The first Ctrl+C lets the exporter tidy up; the second ends it where it stands.
static void stopSoon(int signal)
{
    stopped = true;
    std::signal(signal, SIG_DFL);
}

int main(int argc, char** argv)
{
    cli::ExportOptions options;
    // A word is checked before the callback sees it.
    using Word = const std::string&;

    cli::PictureWords picture;
    bool numbers = false;

    CLI::App app("Write a lesson's tables and pictures to files. The extension of each FILE chooses its format.",
                 "poolscope-cli export");
    app.set_version_flag("--version", "poolscope-cli " POOLSCOPE_VERSION);
    app.footer("Layers and steps are counted from 0; left out, they are where the lesson opens.\n"
               "Tables: .csv .tsv .xlsx .md .tex .json .npy, and .html with --table. Pictures: .png .svg. Every step, or one with\n"
               "--step: .pdf .gif .webp .mp4 .webm, and numbered pictures with frame-%04d.png or FOLDER/. The whole lesson: .html,\n"
               ".py (PyTorch), .tf.py (TensorFlow), .numpy.py, .onnx.py.\n"
               "Several lessons at once: export A.poolscope B.poolscope -o '{name}.gif'");
    app.add_option("LESSON", options.sources, "Files, builtin:NAME, or - for standard input");
    app.add_option("--input", options.input, "Numbers in place of the lessons' input: a table, JSON, a printed array, .npy, .npz or a picture")->type_name("FILE");
    cli::addPictureOptions(app, picture);
    cli::addInputOptions(app, options.inputOptions);
    app.add_option("-o,--output", options.outputs, "One or several files")->type_name("FILE…")->expected(1, -1);
    // What poolscope-cli, which is free of Qt, asks this program for.
    app.add_flag("--numbers", numbers, "Only the numbers of --input, as .npy on standard output")->group("");
    app.add_option("--layer", options.layer, "Which layer")->type_name("K");
    const CLI::Option* table = app.add_option("--table", options.table, "What goes into tables: steps, input, output, weight, matrix, cost")
        ->type_name("TABLE")
        ->check(CLI::IsMember({"steps", "input", "output", "weight", "matrix", "cost"}));
    app.add_option("--step", options.step, "Which step a picture shows: 0 is the one that tables number 1")->type_name("S");
    app.add_option_function<std::string>("--size", [&](Word word) { options.size = sizeOf(word); }, "A picture's size in pixels (1280x720)")->type_name("WxH")->check(checkSize);
    app.add_option_function<std::string>("--theme", [&](Word word) { options.theme = QString::fromStdString(word); }, "light, dark, contrast, print")->type_name("THEME")->check(CLI::IsMember({"light", "dark", "contrast", "print"}));
    app.add_flag("--gradients", options.view.backward, "Gradients instead of numbers in pictures and the step table");
    app.add_flag("--turned", options.view.turned, "Pictures of the true convolution, its kernel turned by 180 degrees");
    app.add_flag("--matrix", options.view.matrix, "Pictures of the layer as the product of two matrices: its windows as rows, its kernel as a column")->excludes("--gradients")->excludes("--turned");
    app.add_option_function<std::string>("--language", [&](Word word) { options.language = QString::fromStdString(word); }, "en, zh_CN")->type_name("LANGUAGE")->check(CLI::IsMember({"en", "zh_CN"}));
    app.add_option("--speed", options.speed, "An animation's speed (1 is one window a second)")->type_name("X")->check(CLI::Range(0.25, 8.0));
    app.add_option("--fps", options.framesPerSecond, "An animation's frames a second")->type_name("N")->check(CLI::Range(1, 60));
    app.add_option_function<std::string>("--range", [&](Word word) { options.range = rangeOf(word); }, "An animation's first and last step, counted from 0, such as 0-24")->type_name("A-B")->check(checkRange)->excludes("--step");
    app.add_option("--row", options.row, "Instead: the steps of this row of the output, counted from 0")->type_name("R")->excludes("--range")->excludes("--step");
    static const std::map<std::string, core::Grain> grains{{"product", core::Grain::Product}, {"window", core::Grain::Window}, {"row", core::Grain::Row}};
    app.add_option_function<std::string>("--grain", [&](Word word) { options.grain = grains.at(word); }, "What an animation goes by (window)")
        ->type_name("product|window|row")
        ->check(CLI::IsMember({"product", "window", "row"}));
    app.add_flag("--once", options.once, "An animation ends at its end");
    app.add_flag("--anyway", options.anyway, "However long it takes (refused: more than about 10 seconds to compute, or to write; 5 minutes for a film)");
    app.add_flag("--transparent", options.transparent, "Pictures without a background (.png .svg .pdf)");
    app.add_flag("--crop", options.cropped, "Pictures only as large as what is drawn (.png .svg)");
    app.add_flag("--caption", options.captioned, "Pictures with a line below: the layer and the step (.png .svg)");
    app.add_flag("--outlines", options.outlined, "Letters as shapes, which look the same on every machine (.svg)");
    app.add_flag("--legend", options.legend, "With --theme print: the legend of the colours all the same");
    app.add_flag("--nonzero", options.nonzero, "Step tables without the products that are 0");
    const auto excel = [&](Word word) {
        options.excel = !word.empty();
        options.locale = options.excel ? QLocale(QString::fromStdString(word)) : QLocale::c();
    };
    app.add_option_function<std::string>("--excel", excel, "CSV as Excel writes it in that country, such as de_DE")->type_name("LOCALE");
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& success) {
        return cli::guarded([&] { return app.exit(success); });
    } catch (const CLI::ParseError& error) {
        cli::complain(error.what() + std::string("; poolscope-cli export --help tells more"));
        return cli::Usage;
    }
    // "-o table.csv lesson.poolscope": -o takes every word it can get, but this one cannot be meant as an output.
    if (options.sources.empty() && options.outputs.size() > 1) {
        options.sources.push_back(options.outputs.back());
        options.outputs.pop_back();
    }
    if (options.outputs.empty() && !numbers) {
        cli::complain("--output is required; poolscope-cli export --help tells more");
        return cli::Usage;
    }
    if (options.sources.empty() && !numbers) {
        cli::complain("LESSON is required; poolscope-cli export --help tells more");
        return cli::Usage;
    }
    if (options.input == "-" && std::find(options.sources.begin(), options.sources.end(), "-") != options.sources.end()) {
        cli::complain("--input: standard input is the lesson already");
        return cli::Usage;
    }
    options.inputOptions.array = picture.array;
    formats::PictureOptions& pictureOptions = options.inputOptions.picture;
    if (!picture.size.empty())
        pictureOptions.size = sizeOf(picture.size);
    pictureOptions.colour = picture.rgb ? formats::PictureOptions::Rgb : picture.grey == 601 ? formats::PictureOptions::Grey601 : formats::PictureOptions::Grey;
    pictureOptions.decimals = picture.decimals;
    if (picture.bytes) {
        pictureOptions.range = formats::PictureOptions::Byte;
        pictureOptions.decimals = picture.decimals.value_or(0);
    }
    options.tableGiven = table->count() > 0;
    for (const CLI::Option* option : app.get_options([](const CLI::Option* option) { return option->count() > 0; }))
        options.given.push_back(option->get_name());

    // No display is needed or wanted, whatever the environment says.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qInstallMessageHandler(passOn);
    std::unique_ptr<QCoreApplication> application; // tables alone do without the fonts that a GUI application loads
    if (cli::hasPictures(options))
        application = std::make_unique<QGuiApplication>(argc, argv);
    else
        application = std::make_unique<QCoreApplication>(argc, argv);
    QTranslator translator;
    if (translator.load(QStringLiteral(":/i18n/poolscope_") + options.language))
        QCoreApplication::installTranslator(&translator);
    std::signal(SIGINT, stopSoon);
    std::signal(SIGTERM, stopSoon);
    return cli::guarded([&] { return numbers ? cli::printNumbers(options) : cli::exportFiles(options, stopped); });
}
