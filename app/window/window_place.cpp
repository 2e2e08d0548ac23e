#include "window/window_place.h"

#include <QByteArray>
#include <QGuiApplication>
#include <QMargins>
#include <QScreen>
#include <QWidget>

#include <algorithm>

namespace window {

namespace {

constexpr QSize firstSize(1440, 900);
/// What a title bar and borders take: how much exactly is known only once the window is on the screen.
constexpr QMargins frame(4, 38, 4, 4);

} // namespace

QRect fitted(QRect wanted, const QRect& room)
{
    wanted.setSize(wanted.size().boundedTo(room.size()));
    wanted.moveTo(std::clamp(wanted.left(), room.left(), room.left() + room.width() - wanted.width()),
                  std::clamp(wanted.top(), room.top(), room.top() + room.height() - wanted.height()));
    return wanted;
}

/// A projector that is plugged in takes the screen to 1024 × 768 under an open window.
static void keepInside(QWidget& window, QScreen* screen)
{
    QObject::connect(screen, &QScreen::availableGeometryChanged, &window, [&window, screen](const QRect& available) {
        if (window.screen() != screen || window.isMaximized() || window.isFullScreen())
            return;
        const QRect outer = window.frameGeometry();
        const QRect inner = window.geometry();
        const QMargins margins(inner.left() - outer.left(), inner.top() - outer.top(), outer.right() - inner.right(),
                               outer.bottom() - inner.bottom());
        window.setGeometry(fitted(inner, available - margins));
    });
}

void placeOnScreen(QWidget& window, const QByteArray& remembered)
{
    for (QScreen* screen : QGuiApplication::screens())
        keepInside(window, screen);
    QObject::connect(qGuiApp, &QGuiApplication::screenAdded, &window, [&window](QScreen* screen) { keepInside(window, screen); });
    // Qt finds the screen again, and declines when there is none like it; but it leaves a window larger than its screen.
    const bool known = window.restoreGeometry(remembered);
    const QRect room = window.screen()->availableGeometry() - frame;
    if (known) {
        const QRect before = window.normalGeometry();
        const QRect after = fitted(before, room);
        if (after == before)
            return;
        const Qt::WindowStates state = window.windowState();
        window.setWindowState(Qt::WindowNoState);
        window.setGeometry(after);
        window.setWindowState(state);
        return;
    }
    QRect first(QPoint(), firstSize);
    first.moveCenter(room.center());
    window.setGeometry(fitted(first, room));
    if (first.width() > room.width() || first.height() > room.height())
        window.setWindowState(Qt::WindowMaximized);
}

} // namespace window
