// Opens the window on a file, as `poolscope FILE` would, works it a little, and says on standard output as JSON how long its event loop
// stood still at most: watch_window FILE
#include <QApplication>
#include <QDialog>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QKeyEvent>
#include <QTimer>

#include "window/bars/message_bar.h"
#include "window/files/lesson_files.h"
#include "window/look/language.h"
#include "window/look/look.h"
#include "window/main_window.h"
#include "window/stage/stage.h"

#include <algorithm>
#include <cstdio>
#include <functional>
#include <vector>

namespace {

/// Times between one turn of the event loop and the next.
class Watch : public QObject {
public:
    Watch()
    {
        m_since.start();
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            m_longest = std::max(m_longest, m_since.restart());
        });
        m_timer.start(1);
    }
    qint64 longest() { return std::max(m_longest, m_since.elapsed()); }

private:
    QTimer m_timer;
    QElapsedTimer m_since;
    qint64 m_longest = 0;
};

void press(QWidget* widget, int key, const QString& text)
{
    QKeyEvent down(QEvent::KeyPress, key, Qt::NoModifier, text);
    QKeyEvent up(QEvent::KeyRelease, key, Qt::NoModifier, text);
    QCoreApplication::sendEvent(widget, &down);
    QCoreApplication::sendEvent(widget, &up);
}

/// What somebody does to a lesson just opened: to the end and back, the whole chain, a cell.
std::vector<std::function<void()>> hands(window::MainWindow& window)
{
    const auto key = [&window](int which, const QString& text = {}) {
        return [&window, which, text] {
            if (!QApplication::activeModalWidget())
                press(&window.stage(), which, text);
        };
    };
    return {key(Qt::Key_Right), key(Qt::Key_End), key(Qt::Key_C, QStringLiteral("c")), key(Qt::Key_C, QStringLiteral("c")), key(Qt::Key_Home),
            key(Qt::Key_5, QStringLiteral("5")), key(Qt::Key_Return), [&window] { window.resize(1024, 600); }};
}

} // namespace

int main(int argc, char** argv)
{
    constexpr int settle = 250; // milliseconds for what comes after the first picture
    constexpr int pause = 25;   // between one key and the next
    QApplication::setStyle(QStringLiteral("Fusion"));
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("poolscope"));
    if (argc != 2) {
        std::fputs("watch_window FILE\n", stderr);
        return 2;
    }
    window::Language language;
    language.choose(QStringLiteral("en"));
    window::Look look;
    window::MainWindow window(look, language);
    window.files().setQuestion([] { return window::LessonFiles::Leave::Discard; });

    QElapsedTimer clock;
    clock.start();
    Watch watch;
    window.openFirst({QString::fromLocal8Bit(argv[1])});
    window.show();
    QCoreApplication::processEvents();
    const qint64 shown = clock.elapsed();

    const auto acts = hands(window);
    QJsonObject told;
    QTimer steps;
    std::size_t next = 0;
    QObject::connect(&steps, &QTimer::timeout, &window, [&] {
        if (next < acts.size()) {
            steps.setInterval(pause);
            acts[next++]();
            return;
        }
        steps.stop();
        const QWidget* dialog = QApplication::activeModalWidget();
        told = {{"shown", shown}, {"sentence", window.messages().sentence()}, {"dialog", dialog ? dialog->objectName() : QString()},
                {"computing", window.document().isComputing()}, {"barHeight", window.messages().isVisible() ? window.messages().height() : 0}};
        if (auto* modal = qobject_cast<QDialog*>(QApplication::activeModalWidget()))
            modal->reject();
        window.close();
        told.insert(QStringLiteral("stall"), watch.longest());
        std::puts(QJsonDocument(told).toJson(QJsonDocument::Compact).constData());
        std::fflush(stdout);
        QCoreApplication::exit(0);
    });
    steps.start(settle);
    return QApplication::exec();
}
