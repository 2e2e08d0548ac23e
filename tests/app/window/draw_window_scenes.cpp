#include "window_scenes.h"

#include <QApplication>
#include <QDir>
#include <QPixmap>
#include <QTemporaryDir>
#include <QTextStream>
#include <QWidget>

/// Draws every scene of the window to OUTDIR/window_<name>.png, for people to look at:  window_scenes OUTDIR [NAME…]
int main(int argc, char** argv)
{
    QTemporaryDir own; // nobody's settings
    qputenv("XDG_CONFIG_HOME", own.filePath(QStringLiteral("config")).toUtf8());
    qputenv("XDG_STATE_HOME", own.filePath(QStringLiteral("state")).toUtf8());
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication::setStyle(QStringLiteral("Fusion"));
    const QApplication app(argc, argv);
    const QStringList arguments = QApplication::arguments();
    QTextStream out(stdout);
    if (arguments.size() < 2) {
        out << "usage: window_scenes OUTDIR [NAME...]\n";
        return 2;
    }
    const QDir dir(arguments[1]);
    if (!dir.mkpath(QStringLiteral("."))) {
        out << "cannot create " << arguments[1] << '\n';
        return 1;
    }
    int failures = 0;
    for (const WindowScene& scene : windowScenes()) {
        if (arguments.size() > 2 && !arguments.mid(2).contains(scene.name))
            continue;
        const QString path = dir.filePath(QStringLiteral("window_%1.png").arg(scene.name));
        play(scene, [&](QWidget& widget) {
            const bool saved = widget.grab().save(path);
            out << (saved ? "" : "cannot write ") << path << '\n';
            failures += !saved;
        });
    }
    return failures == 0 ? 0 : 1;
}
