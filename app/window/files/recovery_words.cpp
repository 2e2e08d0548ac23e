#include "window/files/recovery_words.h"

#include <QFileInfo>

#include "window/files/recovery.h"
#include "wording/said.h"

namespace window {

QString differenceWords(const std::vector<core::Message>& differences)
{
    QStringList parts;
    for (const core::Message& difference : differences)
        parts << wording::printable(wording::said(difference));
    //: between two things that differ
    return parts.isEmpty() ? Recovery::tr("nothing differs") : parts.join(Recovery::tr("; "));
}

QString followedBy(const QString& first, const QString& second)
{
    //: two sentences; Chinese puts no space between them
    return Recovery::tr("%1 %2").arg(first, second);
}

QString nameOf(const document::Leftover& leftover, const QString& locale)
{
    constexpr qsizetype most = 200;
    QString name = wording::printable(QFileInfo(leftover.fileName).fileName());
    if (name.isEmpty())
        name = wording::plain(leftover.title.in(locale.toStdString()), most).simplified();
    if (name.isEmpty())
        name = leftover.fault.isEmpty() ? Recovery::tr("Untitled") : QFileInfo(leftover.path).fileName();
    return name;
}

QString standingOf(const document::Leftover& leftover)
{
    using Beside = document::Leftover::Beside;
    if (!leftover.fault.isEmpty())
        return Recovery::tr("It cannot be brought back: %1.").arg(wording::printable(leftover.fault));
    const QString words = differenceWords(leftover.differences);
    switch (leftover.beside) {
    case Beside::Nothing:
        return Recovery::tr("It was never saved to a file.");
    case Beside::Builtin:
        return Recovery::tr("Compared with the built-in lesson: %1.").arg(words);
    case Beside::File:
        return Recovery::tr("Compared with its file: %1.").arg(words);
    case Beside::WrittenFile:
        return Recovery::tr("Its file has been written since then. Compared with it: %1.").arg(words);
    case Beside::NoFile:
        return Recovery::tr("Its file is not there any more.");
    case Beside::UnreadFile:
        return Recovery::tr("Its file cannot be read now.");
    }
    return {};
}

} // namespace window
