#include "window/look/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

#include "core/counting.h"
#include "window/look/settings.h"

namespace window {

Language::Language()
    : m_choice(Settings().value(QStringLiteral("language"), QStringLiteral("system")).toString())
{
    core::countFrom(Settings().value(QStringLiteral("countFrom"), 0).toInt() == 1 ? 1 : 0);
    apply();
}

bool Language::countsFromOne() const
{
    return core::countsFrom() == 1;
}

void Language::countFromOne(bool one)
{
    if (one == countsFromOne())
        return;
    core::countFrom(one ? 1 : 0);
    Settings().setValue(QStringLiteral("countFrom"), core::countsFrom());
    apply(); // whatever has words says them anew
    emit changed();
}

void Language::choose(const QString& choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    Settings().setValue(QStringLiteral("language"), choice);
    apply();
    emit changed();
}

void Language::apply()
{
    const bool chinese = m_choice == QLatin1String("system") ? QLocale::system().language() == QLocale::Chinese
                                                             : m_choice == QLatin1String("zh_CN");
    m_locale = chinese ? QStringLiteral("zh_CN") : QStringLiteral("en");
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_qt);
    // Qt's own buttons ("Save", "Cancel") are translated by a file that is ours when the system has none.
    const QString qtFile = QStringLiteral("qtbase_") + m_locale;
    if (m_qt.load(qtFile, QStringLiteral(":/i18n")) || m_qt.load(qtFile, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    if (m_own.load(QStringLiteral(":/i18n/poolscope_") + m_locale))
        QCoreApplication::installTranslator(&m_own);
}

} // namespace window
