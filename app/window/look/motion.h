#pragma once

#include <QObject>

namespace window {

/// Whether the desktop asks for no motion: read from Qt's style, KDE's and GTK's settings at once, and asked of GNOME when
/// there is time.
class DesktopMotion : public QObject {
    Q_OBJECT

public:
    DesktopMotion();

    bool isReduced() const { return m_reduced; }

signals:
    /// GNOME has answered otherwise than the files.
    void changed(bool reduced);

private:
    void askGnome();

    bool m_reduced = false;
};

} // namespace window
