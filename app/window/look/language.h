#pragma once

#include <QObject>
#include <QTranslator>

namespace window {

/// The language of the program, switched while it runs.
class Language : public QObject {
    Q_OBJECT

public:
    Language();

    /// "system", "en" or "zh_CN"; remembered.
    QString choice() const { return m_choice; }
    void choose(const QString& choice);
    /// The language spoken now, "en" or "zh_CN", as lesson files name it.
    QString locale() const { return m_locale; }

signals:
    /// After all widgets have been told by QEvent::LanguageChange.
    void changed();

private:
    void apply();

    QString m_choice;
    QString m_locale;
    QTranslator m_own;
    QTranslator m_qt;
};

} // namespace window
