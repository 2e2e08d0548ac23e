#include "window/files/outside_changes.h"

#include "document/document.h"
#include "window/bars/message_bar.h"
#include "window/files/lesson_files.h"
#include "window/files/recovery_words.h"

namespace window {

static constexpr QLatin1String about("file");

OutsideChanges::OutsideChanges(document::Document& document, LessonFiles& files, MessageBar& messages, QObject* parent)
    : QObject(parent)
    , m_document(document)
    , m_files(files)
    , m_messages(messages)
    , m_watch(document)
{
    connect(&m_watch, &document::FileWatch::changed, this, &OutsideChanges::tell);
}

void OutsideChanges::tell(files::Change change)
{
    const QString name = m_document.displayName({});
    switch (change) {
    case files::Change::None:
        m_messages.withdraw(about);
        break;
    case files::Change::Written: {
        const QString differences = m_files.differencesFromFile();
        if (differences.isEmpty()) { // the same lesson in other letters
            m_messages.withdraw(about);
            break;
        }
        m_messages.offer(about, followedBy(tr("“%1” has been written by another program or window.").arg(name), differences),
                         {{tr("&Reload"), [this] { m_files.reload(); }}, {tr("&Keep mine"), [this] { m_document.keepMine(); }}});
        break;
    }
    case files::Change::Removed:
        // This is the only copy now, so it counts as unsaved, and is protected as such.
        m_document.keepMine();
        m_messages.showError(tr("“%1” is not there any more. The lesson stays open here; saving writes it anew.").arg(name));
        break;
    }
}

} // namespace window
