#include "window/gallery/lesson_card.h"

#include <QPainter>
#include <QTextLayout>
#include <QTimerEvent>

#include "window/look/look.h"

#include <algorithm>
#include <cmath>

namespace window {

namespace {

constexpr int leastWidth = 252;
constexpr int pictureHeight = 136;
constexpr int inset = 14;
constexpr int ring = 3; ///< around the one with the focus
constexpr int teachesLines = 3;
constexpr int stepTime = 420; ///< milliseconds

QFont titleFont(const QFont& base)
{
    QFont font = base;
    font.setBold(true);
    return font;
}

QFont smallFont(const QFont& base)
{
    QFont font = base;
    font.setPixelSize(std::max(12, QFontInfo(base).pixelSize() - 1));
    return font;
}

/// As many lines of `text` as there may be, the last one cut where there are more.
void drawLines(QPainter& painter, const QRectF& rect, const QString& text, int most)
{
    QTextLayout layout(text, painter.font());
    const QFontMetricsF metrics(painter.font());
    layout.beginLayout();
    double y = rect.top();
    for (int i = 0; i < most; ++i) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(rect.width());
        const qsizetype end = line.textStart() + line.textLength();
        QString words = text.mid(line.textStart(), line.textLength()).trimmed();
        if (i + 1 == most && end < text.size())
            words = metrics.elidedText(text.mid(line.textStart()), Qt::ElideRight, rect.width());
        painter.drawText(QPointF(rect.left(), y + metrics.ascent()), words);
        y += metrics.lineSpacing();
    }
    layout.endLayout();
}

} // namespace

LessonCard::LessonCard(ShelfLesson lesson, int number, const Look& look, QWidget* parent)
    : QAbstractButton(parent)
    , m_lesson(std::move(lesson))
    , m_number(number)
    , m_look(look)
{
    setObjectName(QStringLiteral("card_") + m_lesson.name);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
}

QSize LessonCard::smallest(const QFont& font)
{
    const QFontMetrics title(titleFont(font));
    const QFontMetrics small(smallFont(font));
    return {leastWidth, pictureHeight + title.lineSpacing() + (teachesLines + 1) * small.lineSpacing() + 44 + 2 * ring};
}

void LessonCard::say(const QString& locale, const Progress::Of& progress)
{
    const std::string language = locale.toStdString();
    m_title = QString::fromStdString(m_lesson.title.in(language));
    m_teaches = QString::fromStdString(m_lesson.about.teaches.in(language));
    m_minutes = m_lesson.about.minutes > 0 ? tr("%n min", nullptr, m_lesson.about.minutes) : QString();
    m_done = progress.beats > 0 && progress.beats >= m_lesson.beats;
    m_state = m_done ? tr("done") : progress.beats > 0 ? tr("%1 of %2").arg(progress.beats).arg(m_lesson.beats) : QString();
    if (progress.guesses > 0) {
        const QString score = tr("%1 of %2 right").arg(progress.right).arg(progress.guesses);
        m_state = m_state.isEmpty() ? score : m_state + QStringLiteral(" · ") + score;
    }
    QStringList spoken{m_title, m_teaches, m_minutes, m_state};
    spoken.removeAll(QString());
    setAccessibleName(spoken.join(QStringLiteral(", ")));
    update();
}

void LessonCard::paintEvent(QPaintEvent*)
{
    if (!m_picture) {
        m_picture = std::make_unique<CardPicture>(m_lesson.json);
        m_step = m_picture->restingStep();
    }
    const scene::Theme& theme = m_look.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF card = QRectF(rect()).adjusted(ring, ring, -ring, -ring);
    if (hasFocus()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(mixed(theme.background, theme.accent2, 0.6));
        painter.drawRoundedRect(card.adjusted(-ring, -ring, ring, ring), 13, 13);
    }
    const bool lit = hasFocus() || underMouse();
    painter.setPen(QPen(lit ? theme.accent2 : theme.line, 1));
    painter.setBrush(theme.panel);
    painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), 10, 10);

    const QRectF picture(card.left() + inset, card.top() + 10, card.width() - 2 * inset, pictureHeight - 14);
    painter.save();
    painter.translate(picture.topLeft());
    m_picture->paint(painter, picture.size(), theme, m_step);
    painter.restore();

    const QFontMetricsF small(smallFont(font()));
    double y = card.top() + pictureHeight + 6;
    painter.setFont(titleFont(font()));
    painter.setPen(theme.ink);
    const QFontMetricsF title(painter.font());
    const double width = card.width() - 2 * inset;
    drawLines(painter, QRectF(card.left() + inset, y, width, 0), QStringLiteral("%1 · %2").arg(m_number).arg(m_title), 1);
    y += title.lineSpacing() + 2;
    painter.setFont(smallFont(font()));
    painter.setPen(theme.softInk);
    drawLines(painter, QRectF(card.left() + inset, y, width, 0), m_teaches, teachesLines);

    const double base = card.bottom() - 11;
    painter.setPen(m_done ? theme.ink : theme.softInk);
    double x = card.left() + inset;
    if (m_done) { // a tick, not by colour alone
        painter.save();
        painter.setPen(QPen(theme.accent2, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const double middle = base - small.ascent() / 2 + 1;
        const QPointF tick[] = {{x + 1, middle}, {x + 4.5, middle + 3.5}, {x + 11, middle - 4}};
        painter.drawPolyline(tick, 3);
        painter.restore();
        x += 17;
    }
    painter.drawText(QPointF(x, base), m_state);
    painter.setPen(theme.softInk);
    painter.drawText(QPointF(card.right() - inset - small.horizontalAdvance(m_minutes), base), m_minutes);
}

void LessonCard::startMoving()
{
    if (m_moves && !m_timer.isActive())
        m_timer.start(stepTime, this);
    update();
}

void LessonCard::rest()
{
    if (hasFocus() || underMouse())
        return;
    m_timer.stop();
    if (m_picture)
        m_step = m_picture->restingStep();
    update();
}

void LessonCard::enterEvent(QEnterEvent* event)
{
    QAbstractButton::enterEvent(event);
    startMoving();
}

void LessonCard::leaveEvent(QEvent* event)
{
    QAbstractButton::leaveEvent(event);
    rest();
}

void LessonCard::focusInEvent(QFocusEvent* event)
{
    QAbstractButton::focusInEvent(event);
    startMoving();
}

void LessonCard::focusOutEvent(QFocusEvent* event)
{
    QAbstractButton::focusOutEvent(event);
    rest();
}

void LessonCard::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_timer.timerId()) {
        QAbstractButton::timerEvent(event);
        return;
    }
    if (m_picture && isVisible()) {
        m_step = (m_step + 1) % m_picture->stepCount();
        update();
    }
}

} // namespace window
