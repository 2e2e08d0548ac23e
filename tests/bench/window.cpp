#include <QApplication>
#include <QDir>
#include <QDockWidget>
#include <QElapsedTimer>
#include <QMainWindow>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>

#include "document/document.h"
#include "window/look/language.h"
#include "window/look/look.h"
#include "window/main_window.h"
#include "window/stage/stage.h"

#include "bench.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <vector>

namespace bench {

namespace {

double processTime()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

long contextSwitches()
{
    long count = 0;
    if (std::FILE* status = std::fopen("/proc/self/status", "r")) {
        char line[256];
        while (std::fgets(line, sizeof line, status) != nullptr)
            std::sscanf(line, "voluntary_ctxt_switches: %ld", &count);
        std::fclose(status);
    }
    return count;
}

/// Ends the program when the first picture of a window is on its way to the screen.
class FirstPicture : public QObject {
protected:
    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() == QEvent::Paint && !m_seen) {
            m_seen = true;
            QTimer::singleShot(0, [] {
                std::printf("%f %f\n", processTime(), residentMemory());
                std::fflush(stdout);
                std::_Exit(0);
            });
        }
        return false;
    }

private:
    bool m_seen = false;
};

/// What a child printed; empty when it failed.
std::vector<double> run(const std::string& program, const char* what)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::SeparateChannels);
    QElapsedTimer clock;
    clock.start();
    process.start(QString::fromStdString(program), {QStringLiteral("--window"), QString::fromLatin1(what)});
    process.waitForFinished(60000);
    std::vector<double> numbers{double(clock.nsecsElapsed()) / 1e6};
    for (const QByteArray& number : process.readAllStandardOutput().simplified().split(' '))
        numbers.push_back(number.toDouble());
    return numbers.size() >= 3 ? numbers : std::vector<double>();
}

std::vector<double> least(std::vector<std::vector<double>> runs)
{
    std::vector<double> result = runs.front();
    for (const auto& numbers : runs)
        for (std::size_t i = 0; i < result.size(); ++i)
            result[i] = std::min(result[i], numbers[i]);
    return result;
}

} // namespace

int windowChild(int argc, char** argv)
{
    const char* what = argc > 2 ? argv[2] : "";
    QApplication application(argc, argv);
    FirstPicture first;
    if (std::strcmp(what, "empty") == 0) {
        QMainWindow window;
        window.resize(1440, 900);
        window.setCentralWidget(new QWidget);
        for (const Qt::DockWidgetArea area : {Qt::LeftDockWidgetArea, Qt::RightDockWidgetArea, Qt::BottomDockWidgetArea}) {
            auto* dock = new QDockWidget(QStringLiteral("Dock"));
            dock->setWidget(new QWidget);
            window.addDockWidget(area, dock);
        }
        window.centralWidget()->installEventFilter(&first);
        window.show();
        return QApplication::exec();
    }
    const QTemporaryDir folder;
    qputenv("XDG_CONFIG_HOME", folder.path().toUtf8());
    qputenv("XDG_STATE_HOME", folder.path().toUtf8());
    ::window::Language language;
    ::window::Look look;
    ::window::MainWindow window(look, language);
    window.openFirst({});
    if (std::strcmp(what, "first") == 0)
        window.stage().installEventFilter(&first);
    window.show();
    if (std::strcmp(what, "first") == 0)
        return QApplication::exec();
    // At rest for three seconds, then playing for ten.
    QTimer::singleShot(2000, [&] {
        const double restBegin = processTime();
        const long switches = contextSwitches();
        QTimer::singleShot(3000, [&, restBegin, switches] {
            const double rest = processTime() - restBegin;
            const long woken = contextSwitches() - switches - 1; // this timer itself
            window.playback().setPlaying(true);
            const double playBegin = processTime();
            QTimer::singleShot(10000, [rest, woken, playBegin] {
                std::printf("%f %f %f\n", double(woken) / 3.0, rest / 3000.0 * 100.0, (processTime() - playBegin) / 10000.0 * 100.0);
                std::fflush(stdout);
                std::_Exit(0);
            });
        });
    });
    return QApplication::exec();
}

void window(const std::string& program)
{
    note("\nwindow: from the start of the process to its first picture, by an empty main window with three docks");
    constexpr int runs = 9;
    std::vector<std::vector<double>> empty;
    std::vector<std::vector<double>> ours;
    for (int i = 0; i < runs; ++i) {
        empty.push_back(run(program, "empty"));
        ours.push_back(run(program, "first"));
        if (empty.back().empty() || ours.back().empty()) {
            note("cannot start " + program);
            return;
        }
    }
    const std::vector<double> before = least(empty);
    const std::vector<double> now = least(ours);
    report("time, the least of nine", now[0] / before[0], "x", 1.6);
    report("processor time, the least of nine", now[1] / before[1], "x", 1.6);
    report("memory", now[2] / before[2], "x", 1.6);
    const std::vector<double> living = run(program, "living");
    if (living.size() < 4)
        return;
    report("wake-ups a second at rest", living[1], "/s", 0.5);
    report("a core's time at rest", living[2], "%", 0.1);
    report("a core's time playing at 1 x", living[3], "%", 5.0);
}

} // namespace bench
