#pragma once

#include <QObject>

#include "paint/theme.h"

namespace window {

/// How the program looks: the picture's theme, carried over to all widgets.
class Look : public QObject {
    Q_OBJECT

public:
    Look();

    const scene::Theme& theme() const { return m_theme; }
    /// "system", "light", "dark" or "contrast"; remembered.
    QString choice() const { return m_choice; }
    void choose(const QString& choice);

signals:
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void apply();

    QString m_choice;
    bool m_systemIsDark = false;
    scene::Theme m_theme;
};

/// `over` laid on `under` with `share` of it (0 … 1): an opaque colour.
QColor mixed(const QColor& under, const QColor& over, double share);

} // namespace window
