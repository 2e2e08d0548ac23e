#include "window/look/motion.h"

#include <QApplication>
#include <QProcess>
#include <QSettings>
#include <QStandardPaths>
#include <QStyle>
#include <QTimer>

namespace window {

static bool filesReduce()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation);
    const QSettings kde(folder + QStringLiteral("/kdeglobals"), QSettings::IniFormat);
    if (kde.value(QStringLiteral("KDE/AnimationDurationFactor"), 1.0).toDouble() == 0.0)
        return true;
    for (const char* version : {"gtk-4.0", "gtk-3.0"}) {
        const QSettings gtk(folder + u'/' + QLatin1String(version) + QStringLiteral("/settings.ini"), QSettings::IniFormat);
        const QString animations = gtk.value(QStringLiteral("Settings/gtk-enable-animations"), QStringLiteral("true")).toString();
        if (animations == QLatin1String("false") || animations == QLatin1String("0"))
            return true;
    }
    return false;
}

DesktopMotion::DesktopMotion()
    : m_reduced(QApplication::style()->styleHint(QStyle::SH_Widget_Animate) == 0 || filesReduce())
{
    const QByteArray desktop = qgetenv("XDG_CURRENT_DESKTOP").toLower();
    if (!m_reduced && (desktop.contains("gnome") || desktop.contains("unity") || desktop.contains("budgie")))
        QTimer::singleShot(0, this, &DesktopMotion::askGnome); // after the first picture
}

void DesktopMotion::askGnome()
{
    auto* question = new QProcess(this);
    connect(question, &QProcess::errorOccurred, question, &QObject::deleteLater);
    connect(question, &QProcess::finished, this, [this, question] {
        m_reduced = question->readAllStandardOutput().trimmed() == "false";
        question->deleteLater();
        if (m_reduced)
            emit changed(true);
    });
    question->start(QStringLiteral("gsettings"),
                    {QStringLiteral("get"), QStringLiteral("org.gnome.desktop.interface"), QStringLiteral("enable-animations")});
}

} // namespace window
