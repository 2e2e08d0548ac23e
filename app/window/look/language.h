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

    /// Whether words number rows and columns from 1 instead of 0; remembered.
    bool countsFromOne() const;
    void countFromOne(bool one);

signals:
    /// After all widgets have been told by QEvent::LanguageChange, also where the same language says its numbers otherwise.
    void changed();

private:
    void apply();

    QString m_choice;
    QString m_locale;
    QTranslator m_own;
    QTranslator m_qt;
};

} // namespace window
