#include "window/look/key_group.h"

namespace window {

QStringList keyNames(const QList<QKeySequence>& keys)
{
    QStringList names;
    for (const QKeySequence& key : keys) {
        if (key[0].key() < Qt::Key_Back || key[0].key() > Qt::Key_LaunchH)
            names << key.toString(QKeySequence::NativeText);
    }
    return names;
}

} // namespace window
