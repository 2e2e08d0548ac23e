#pragma once

#include <QObject>

namespace window {

/// Keeps the menus' keys working while a field has the focus: Qt's fields claim keys such as Ctrl+E and Ctrl+K for
/// themselves, which move the cursor as in Emacs. What edits text stays theirs, undo and redo as long as they have something
/// to undo or redo.
class FieldKeys : public QObject {
    Q_OBJECT

public:
    explicit FieldKeys(QObject* parent = nullptr);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace window
