#pragma once

#include <QKeySequence>
#include <QString>
#include <QStringList>

#include <utility>
#include <vector>

namespace window {

/// Keys that belong together, with what each does.
struct KeyGroup {
    QString title;
    std::vector<std::pair<QString, QString>> rows; ///< "Ctrl+Z", "Undo"
    bool presenting = false; ///< these are taken while presenting, the others in the window
};

/// Their names on the keyboard, without those of media keys: who has them knows what is on them.
QStringList keyNames(const QList<QKeySequence>& keys);

} // namespace window
