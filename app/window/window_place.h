#pragma once

#include <QRect>

class QByteArray;
class QWidget;

namespace window {

/// `wanted`, no larger than `room` and moved as little as brings all of it inside.
QRect fitted(QRect wanted, const QRect& room);

/// Puts a window that is not shown yet where it was when `remembered` was saved (QWidget::saveGeometry), or, the first time,
/// gives it its first size in the middle of the screen; in either case all of it is on its screen. Where there is less room
/// than the first size takes, it starts maximised. When its screen shrinks later, it shrinks with it.
void placeOnScreen(QWidget& window, const QByteArray& remembered);

} // namespace window
