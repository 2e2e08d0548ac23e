#pragma once

#include <QObject>

#include "document/file_watch.h"
#include "window/forward.h"

namespace window {

class MessageBar;

/// Says when the lesson's file is written or removed by somebody else while it is open, and offers what can be done.
class OutsideChanges : public QObject {
    Q_OBJECT

public:
    OutsideChanges(document::Document& document, LessonFiles& files, MessageBar& messages, QObject* parent);

    void look() { m_watch.look(); }

private:
    void tell(files::Change change);

    document::Document& m_document;
    LessonFiles& m_files;
    MessageBar& m_messages;
    document::FileWatch m_watch;
};

} // namespace window
