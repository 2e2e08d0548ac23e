#include "window/bars/chip.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include "window/look/look.h"

#include <algorithm>

namespace window {

static constexpr int ring = 3;       ///< the soft ring around a selected chip
static constexpr int thumbSide = 34;
static constexpr int letterRoom = 24; ///< for A or B before the title

Chip::Chip(const Look& look, QWidget* parent)
    : QAbstractButton(parent)
    , m_look(look)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
}

void Chip::setFace(ChipFace face)
{
    if (face == m_face)
        return;
    m_face = std::move(face);
    setAccessibleName(QStringLiteral("%1, %2").arg(m_face.letter.isEmpty() ? m_face.title : m_face.letter + QStringLiteral(": ") + m_face.title, m_face.below()));
    setToolTip(m_face.problem);
    updateGeometry();
    update();
}

void Chip::setOutline(const std::optional<QRectF>& outline)
{
    if (outline == m_outline)
        return;
    m_outline = outline;
    update();
}

static QFont titleFont(const QFont& base)
{
    QFont font = base;
    font.setBold(true);
    return font;
}

static QFont detailFont(const QFont& base)
{
    QFont font = base;
    font.setPixelSize(std::max(12, base.pixelSize() - 2));
    return font;
}

QSize Chip::sizeHint() const
{
    constexpr int widestDetail = 190;
    const QFontMetrics title(titleFont(font()));
    const QFontMetrics detail(detailFont(font()));
    const int text = std::max(title.horizontalAdvance(m_face.title) + (m_face.letter.isEmpty() ? 0 : letterRoom), std::min(widestDetail, detail.horizontalAdvance(m_face.below())));
    const int height = std::max(thumbSide, title.height() + detail.height() + 2);
    return {std::max(128, 14 + thumbSide + 12 + text + 16) + 2 * ring, height + 20 + 2 * ring};
}

void Chip::paintEvent(QPaintEvent*)
{
    const scene::Theme& theme = m_look.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF outer = QRectF(rect()).adjusted(ring, ring, -ring, -ring);
    const bool wrong = !m_face.problem.isEmpty();
    const QColor frame = m_face.selected ? theme.accent2 : wrong ? theme.accent : theme.line;
    if (m_face.selected || hasFocus()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(mixed(theme.panel, theme.accent2, hasFocus() ? 0.5 : 0.2));
        painter.drawRoundedRect(outer.adjusted(-ring, -ring, ring, ring), 13, 13);
    }
    painter.setPen(QPen(frame, m_face.selected ? 2 : wrong ? 1.5 : 1));
    painter.setBrush(underMouse() && !m_face.selected ? mixed(theme.panel, theme.accent2, 0.06) : theme.panel);
    const double inset = m_face.selected ? 1.0 : 0.5;
    painter.drawRoundedRect(outer.adjusted(inset, inset, -inset, -inset), 10, 10);

    const double middle = outer.center().y();
    const QRectF thumb(outer.left() + 14, middle - thumbSide / 2.0, thumbSide, thumbSide);
    if (!m_face.thumbnail.isNull()) {
        const QSizeF size = QSizeF(m_face.thumbnail.size()).scaled(thumb.size(), Qt::KeepAspectRatio);
        const QRectF target(thumb.center().x() - size.width() / 2, thumb.center().y() - size.height() / 2, size.width(),
                            size.height());
        painter.drawImage(target, m_face.thumbnail);
        painter.setPen(QPen(theme.line, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(target);
        if (m_outline) {
            // Two strokes, one of which stands out on any colour; a single cell of a large plane is still found.
            QRectF part(target.left() + m_outline->left() * target.width(), target.top() + m_outline->top() * target.height(),
                        m_outline->width() * target.width(), m_outline->height() * target.height());
            const QPointF centre = part.center();
            part.setSize(part.size().expandedTo(QSizeF(5, 5)));
            part.moveCenter(centre);
            painter.setPen(QPen(theme.panel, 4));
            painter.drawRect(part);
            painter.setPen(QPen(theme.accent, 2));
            painter.drawRect(part);
        }
    } else if (wrong) {
        // A triangle with "!": not by colour alone.
        painter.setPen(QPen(theme.accent, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
        const QPointF corners[] = {{thumb.center().x(), thumb.top() + 4}, {thumb.right() - 2, thumb.bottom() - 4},
                                   {thumb.left() + 2, thumb.bottom() - 4}};
        painter.drawPolygon(corners, 3);
        painter.drawLine(QPointF(thumb.center().x(), thumb.top() + 13), QPointF(thumb.center().x(), thumb.top() + 20));
        painter.drawPoint(QPointF(thumb.center().x(), thumb.top() + 25));
    }
    const QFont bold = titleFont(font());
    const QFont small = detailFont(font());
    const QFontMetrics title(bold);
    const QFontMetrics detail(small);
    const double left = thumb.right() + 12;
    const double room = outer.right() - 10 - left;
    const double block = title.height() + detail.height() + 2;
    painter.setFont(bold);
    painter.setPen(theme.ink);
    double titleLeft = left;
    if (!m_face.letter.isEmpty()) {
        const QRectF box(left + 0.5, middle - block / 2 + (title.height() - 17) / 2.0, 17, 17);
        painter.save();
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_face.selected ? theme.accent2 : theme.softInk, 1.4));
        painter.drawRoundedRect(box, 4, 4);
        painter.setFont(small);
        painter.drawText(box, Qt::AlignCenter, m_face.letter);
        painter.restore();
        titleLeft += letterRoom;
    }
    painter.drawText(QRectF(titleLeft, middle - block / 2, room - (titleLeft - left), title.height()), Qt::AlignLeft | Qt::AlignVCenter,
                     title.elidedText(m_face.title, Qt::ElideRight, int(room - (titleLeft - left))));
    painter.setFont(small);
    painter.setPen(wrong ? theme.ink : theme.softInk);
    painter.drawText(QRectF(left, middle + block / 2 - detail.height(), room, detail.height()),
                     Qt::AlignLeft | Qt::AlignVCenter, detail.elidedText(m_face.below(), Qt::ElideRight, int(room)));
}

bool Chip::event(QEvent* event)
{
    // On a chip, Ctrl+arrows move the layer; elsewhere in the window they step.
    if (event->type() == QEvent::ShortcutOverride && m_movable) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool arrow = key->key() == Qt::Key_Left || key->key() == Qt::Key_Right;
        if ((arrow && key->modifiers().testFlag(Qt::ControlModifier)) || key->key() == Qt::Key_Delete) {
            event->accept();
            return true;
        }
    }
    return QAbstractButton::event(event);
}

void Chip::keyPressEvent(QKeyEvent* event)
{
    const int direction = event->key() == Qt::Key_Left ? -1 : event->key() == Qt::Key_Right ? 1 : 0;
    if (m_dragging && event->key() == Qt::Key_Escape) {
        m_dragging = false;
        setDown(false);
        emit dragCancelled();
    } else if (direction != 0 && event->modifiers().testFlag(Qt::ControlModifier)) {
        if (m_movable)
            emit moveRequested(direction);
    } else if (direction != 0) {
        emit neighbourRequested(direction);
    } else if (m_movable && (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)) {
        emit removeRequested();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
    } else {
        QAbstractButton::keyPressEvent(event);
    }
}

void Chip::mousePressEvent(QMouseEvent* event)
{
    m_pressed = event->position().toPoint();
    QAbstractButton::mousePressEvent(event);
}

void Chip::mouseMoveEvent(QMouseEvent* event)
{
    const bool far = (event->position().toPoint() - m_pressed).manhattanLength() > QApplication::startDragDistance();
    if (m_movable && event->buttons().testFlag(Qt::LeftButton) && isDown() && (m_dragging || far)) {
        m_dragging = true;
        emit dragged(event->globalPosition().toPoint());
        return;
    }
    QAbstractButton::mouseMoveEvent(event);
}

void Chip::mouseReleaseEvent(QMouseEvent* event)
{
    if (m_dragging) {
        m_dragging = false;
        setDown(false);
        emit dropped(event->globalPosition().toPoint());
        return;
    }
    QAbstractButton::mouseReleaseEvent(event);
}

void Chip::contextMenuEvent(QContextMenuEvent* event)
{
    const bool keyboard = event->reason() == QContextMenuEvent::Keyboard;
    emit menuRequested(keyboard ? mapToGlobal(rect().center()) : event->globalPos());
}

} // namespace window
