#include "window/bars/edge_tab.h"

#include <QPainter>

#include "window/look/look.h"

namespace window {

static constexpr int thickness = 22;

EdgeTab::EdgeTab(const Look& look, Qt::Edge edge)
    : m_look(look)
    , m_edge(edge)
{
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    const bool lies = edge == Qt::TopEdge || edge == Qt::BottomEdge;
    setSizePolicy(lies ? QSizePolicy::Expanding : QSizePolicy::Fixed, lies ? QSizePolicy::Fixed : QSizePolicy::Expanding);
    hide();
}

QSize EdgeTab::sizeHint() const
{
    return {thickness, thickness};
}

void EdgeTab::paintEvent(QPaintEvent*)
{
    const scene::Theme& theme = m_look.theme();
    QPainter painter(this);
    painter.fillRect(rect(), underMouse() || isDown() ? mixed(theme.panel, theme.accent2, 0.14) : theme.panel);
    painter.setPen(theme.line);
    if (m_edge == Qt::LeftEdge)
        painter.drawLine(rect().topRight(), rect().bottomRight());
    else if (m_edge == Qt::RightEdge)
        painter.drawLine(rect().topLeft(), rect().bottomLeft());
    else
        painter.drawLine(rect().topLeft(), rect().topRight());
    QFont small = font();
    small.setPixelSize(12);
    small.setBold(true);
    painter.setFont(small);
    painter.setPen(theme.softInk);
    // An upright strip is read from below, as the spine of a book.
    QRect words = rect();
    if (m_edge == Qt::LeftEdge || m_edge == Qt::RightEdge) {
        painter.translate(0, height());
        painter.rotate(-90);
        words = QRect(0, 0, height(), width());
    }
    painter.drawText(words, Qt::AlignCenter, text());
    if (hasFocus()) {
        painter.setPen(QPen(theme.accent2, 2));
        painter.drawRect(words.adjusted(1, 1, -2, -2));
    }
}

} // namespace window
