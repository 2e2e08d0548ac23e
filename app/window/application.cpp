#include "window/application.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QCoreApplication>
#include <QIcon>

#include "core/printable.h"
#include "window/look/language.h"
#include "window/look/look.h"
#include "window/look/settings.h"
#include "window/main_window.h"
#include "window/gallery/rooms.h"

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace window {

namespace {

constexpr int badUsage = 2;

/// Qt aborts when there is no display; a program should say so and end.
[[noreturn]] void leaveWithoutDisplay()
{
    std::fputs("poolscope: there is no display to open a window on; poolscope-cli does its work without one\n", stderr);
    std::exit(1);
}

void handleMessage(QtMsgType type, const QMessageLogContext&, const QString& message)
{
    // The platform plugin's complaint comes right before Qt's abort.
    if (type == QtFatalMsg && message.contains(QLatin1String("platform plugin")))
        leaveWithoutDisplay();
    const bool noise = message.contains(QLatin1String("could not connect to display")) || message.contains(QLatin1String("propagateSizeHints"))
        || message.contains(QLatin1String("Could not load the Qt platform plugin"));
    if (!noise)
        std::fprintf(stderr, "poolscope: %s\n", core::printable(message.toStdString()).c_str());
    if (type == QtFatalMsg)
        std::abort();
}

void setNames()
{
    QCoreApplication::setApplicationName(QStringLiteral("poolscope"));
    QCoreApplication::setApplicationVersion(QStringLiteral(POOLSCOPE_VERSION));
}

/// The files to open. Needs no display: `--help` and `--version` must work on a server too.
QStringList filesOf(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Step through convolution and pooling, window by window."));
    const QCommandLineOption help({QStringLiteral("h"), QStringLiteral("help")}, QStringLiteral("Show this help and exit."));
    const QCommandLineOption version(QStringLiteral("version"), QStringLiteral("Show the version and exit."));
    parser.addOption(help);
    parser.addOption(version);
    parser.addPositionalArgument(QStringLiteral("FILE"), QStringLiteral("Lessons to open (.poolscope), or tables of numbers."),
                                 QStringLiteral("[FILE…]"));
    if (!parser.parse(arguments)) {
        std::fprintf(stderr, "poolscope: %s\n", core::printable(parser.errorText().toStdString()).c_str());
        std::exit(badUsage);
    }
    if (parser.isSet(help)) {
        // Qt knows the program's name only when there is an application, which needs a display.
        QString text = parser.helpText();
        text.replace(QStringLiteral("<executable_name>"), QStringLiteral("poolscope"));
        std::fputs(qUtf8Printable(text), stdout);
        std::exit(0);
    }
    if (parser.isSet(version)) {
        std::printf("poolscope %s\n", POOLSCOPE_VERSION);
        std::exit(0);
    }
    return parser.positionalArguments();
}

/// Ends the program when it is only asked for its help or its version, or wrongly.
void takeCommandLine(int argc, char** argv)
{
    const bool mayNeedNoDisplay = std::any_of(argv + 1, argv + argc, [](const char* argument) { return argument[0] == '-'; });
    if (!mayNeedNoDisplay)
        return;
    // Qt's own options (-platform, -style …) are taken out by QApplication later.
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    for (const char* qtOption : {"-platform", "-style", "-geometry", "-display", "-title", "-stylesheet"}) {
        for (qsizetype at = arguments.indexOf(QLatin1String(qtOption)); at > 0; at = arguments.indexOf(QLatin1String(qtOption)))
            arguments.remove(at, std::min<qsizetype>(2, arguments.size() - at));
    }
    filesOf(arguments);
}

} // namespace

int run(int argc, char** argv)
{
    setNames();
    takeCommandLine(argc, argv);
#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
    const bool anywhere = qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY")
        || qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
    const bool chosen = std::find(argv + 1, argv + argc, std::string_view("-platform")) != argv + argc;
    if (!anywhere && !chosen)
        leaveWithoutDisplay();
#endif
    qInstallMessageHandler(handleMessage);
    std::signal(SIGPIPE, SIG_IGN); // a pipe that nobody reads any more is a file that cannot be written, not the end of the work
    QApplication::setStyle(QStringLiteral("Fusion"));
    QApplication application(argc, argv);
    QApplication::setDesktopFileName(QStringLiteral("io.github.poolscope.Poolscope"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/io.github.poolscope.Poolscope.svg")));

    Settings::read();
    Language language;
    Look look;
    MainWindow window(look, language);
    window.place();
    const QStringList paths = filesOf(QCoreApplication::arguments());
    window.openFirst(paths);
    if (paths.isEmpty())
        window.rooms().showGallery();
    window.show();
    const int status = QApplication::exec();
    // A disk that does not answer now may never do so. What waits for it is left, for ending properly would wait too.
    constexpr int patience = 2000; // milliseconds
    if (!window.finish(patience))
        std::_Exit(status);
    return status;
}

} // namespace window
