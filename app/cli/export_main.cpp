#include <QGuiApplication>
#include <QTranslator>

#include "cli/console.h"
#include "cli/export.h"

#include <CLI/CLI.hpp>

#include <memory>
#include <string>
#include <vector>

/// "1280x720" as a size, or empty.
static QSize sizeOf(const std::string& text)
{
    const QStringList parts = QString::fromStdString(text).toLower().replace(QChar(0xD7), QLatin1Char('x')).split(QLatin1Char('x'));
    bool wide = false;
    bool high = false;
    if (parts.size() != 2)
        return {};
    const QSize size(parts[0].toInt(&wide), parts[1].toInt(&high));
    return wide && high ? size : QSize();
}

/// Qt says on standard error that it made a folder of its own where XDG_RUNTIME_DIR is not set, as in any script; that
/// line would look like a fault.
static void passOn(QtMsgType, const QMessageLogContext&, const QString& message)
{
    if (!message.startsWith(QStringLiteral("QStandardPaths: XDG_RUNTIME_DIR")))
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

int main(int argc, char** argv)
{
    cli::ExportOptions options;
    std::string size = "1280x720";
    std::string theme = "light";
    std::string language = "en";

    CLI::App app("Write a lesson's tables and pictures to files. The extension of each FILE chooses its format.",
                 "poolscope-cli export");
    app.set_version_flag("--version", "poolscope-cli " POOLSCOPE_VERSION);
    app.footer("Layers and steps are counted from 0; left out, they are where the lesson opens.");
    app.add_option("LESSON", options.source, "A file, builtin:NAME, or - for standard input");
    app.add_option("-o,--output", options.outputs, "One or several files")->type_name("FILE…")->required()->expected(1, -1);
    app.add_option("--layer", options.layer, "Which layer")->type_name("K");
    const CLI::Option* table = app.add_option("--table", options.table, "What goes into tables: steps, input, output, weight")
        ->type_name("TABLE")
        ->check(CLI::IsMember({"steps", "input", "output", "weight"}));
    app.add_option("--step", options.step, "Which step a picture shows")->type_name("S");
    app.add_option("--size", size, "A picture's size in pixels (1280x720)")->type_name("WxH")->check(checkSize);
    app.add_option("--theme", theme, "light, dark, contrast")->type_name("THEME")->check(CLI::IsMember({"light", "dark", "contrast"}));
    app.add_option("--language", language, "en, zh_CN")->type_name("LANGUAGE")->check(CLI::IsMember({"en", "zh_CN"}));
    app.add_option("--speed", options.speed, "An animation's speed (1 is one window a second)")->type_name("X")->check(CLI::Range(0.25, 8.0));
    app.add_option("--fps", options.framesPerSecond, "An animation's frames a second")->type_name("N")->check(CLI::Range(1, 60));
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& success) {
        return cli::guarded([&] { return app.exit(success); });
    } catch (const CLI::ParseError& error) {
        cli::complain(error.what() + std::string("; poolscope-cli export --help tells more"));
        return cli::Usage;
    }
    // "-o table.csv lesson.poolscope": -o takes every word it can get, but this one cannot be meant as an output.
    if (options.source.empty() && options.outputs.size() > 1) {
        options.source = options.outputs.back();
        options.outputs.pop_back();
    }
    if (options.source.empty()) {
        cli::complain("LESSON is required; poolscope-cli export --help tells more");
        return cli::Usage;
    }
    options.tableGiven = table->count() > 0;
    options.size = sizeOf(size);
    options.theme = QString::fromStdString(theme);
    options.language = QString::fromStdString(language);

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
    return cli::guarded([&] { return cli::exportFiles(options); });
}
