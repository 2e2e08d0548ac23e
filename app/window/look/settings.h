#pragma once

#include <QString>
#include <QVariant>

namespace window {

/// What the program remembers between sessions: an ini file under the XDG configuration folder.
///
/// All of these share one memory of it, so that the window waits for no disk: it is read once, what is set is there at once,
/// and another thread writes it. That one alone touches the file, through QSettings, whose lock and merging see to
/// it that several programs lose nothing of each other's: only what was set here is written.
class Settings {
public:
    QVariant value(const QString& key, const QVariant& otherwise = {}) const;
    bool contains(const QString& key) const;
    void setValue(const QString& key, const QVariant& value);

    /// Reads the file, forgetting what was known, and waits for that a moment; what comes later counts from then on.
    static void read();
    /// Waits until everything that was set is written, or could not be, but no longer than that; whether it is.
    static bool finish(int milliseconds);
};

} // namespace window
