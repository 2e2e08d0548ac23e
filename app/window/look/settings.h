#pragma once

#include <QSettings>

namespace window {

/// What the program remembers between sessions: an ini file under the XDG configuration folder.
class Settings : public QSettings {
public:
    Settings()
        : QSettings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("poolscope"), QStringLiteral("poolscope"))
    {
    }
};

} // namespace window
