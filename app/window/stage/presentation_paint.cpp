// What the presentation paints beside the picture: the progress, the words, and the answers to choose from.
#include "window/stage/presentation.h"

#include <QPainter>

#include "core/number_text.h"
#include "document/document.h"
#include "document/lesson_player.h"
#include "document/playback.h"
#include "document/predictions.h"
#include "window/look/language.h"
#include "wording/question.h"
#include "wording/said.h"

#include <algorithm>
#include <cmath>

namespace window {

void Presentation::paintProgress(QPainter& painter) const
{
    painter.fillRect(progressRect(), m_theme.background);
    // Under the boards, as far as they do not stand in the very middle or at the very edge.
    double side = 0.1 * width();
    for (const scene::Placed& placed : layout().boards())
        side = std::min(side, placed.view.left());
    side = std::max(side, 0.04 * width());
    const double middle = (m_wordsHeight > 0.0 ? 0.94 : 0.9) * height();
    const int pixels = int(std::clamp(0.032 * height(), 14.0, 90.0));
    const QFont font = scene::sceneFont(pixels);
    const QFontMetricsF metrics(font);
    painter.setFont(font);
    painter.setPen(m_theme.softInk);
    const std::int64_t count = m_playback.stepCount();
    if (count > 0) {
        const QString widest = QStringLiteral("%1 / %1").arg(count);
        painter.drawText(QRectF(side, middle - pixels, width(), 2 * pixels), Qt::AlignLeft | Qt::AlignVCenter,
                         QStringLiteral("%1 / %2").arg(m_playback.step() + 1).arg(count));
        const double left = side + metrics.horizontalAdvance(widest) + 0.9 * pixels;
        const double thick = std::max(4.0, 0.009 * height());
        QRectF bar(left, middle - thick / 2, width() - side - left, thick);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.line);
        painter.drawRoundedRect(bar, thick / 2, thick / 2);
        bar.setWidth(std::max(thick, bar.width() * double(m_playback.step() + 1) / double(count)));
        painter.setBrush(m_theme.accent2);
        painter.drawRoundedRect(bar, thick / 2, thick / 2);
    }
    if (m_idle)
        return;
    painter.setFont(scene::sceneFont(int(std::clamp(0.019 * height(), 11.0, 40.0))));
    painter.setPen(m_theme.softInk);
    painter.drawText(QRectF(side, 0.955 * height(), width() - 2 * side, 0.04 * height()), Qt::AlignCenter,
                     m_pen ? tr("1 2 3: colour   ·   Backspace: take back a line   ·   Delete: clear   ·   Esc: lay the pen down")
                           : tr("Esc: leave   ·   H: keys   ·   right mouse button: everything else"));
}

/// Large enough for the last row of a class room.
QFont Presentation::wordsFont() const
{
    constexpr double share = 1.0 / 28.0;
    return scene::sceneFont(std::max(12, int(std::ceil(share * height()))));
}

QString Presentation::words() const
{
    if (m_player.count() == 0 || !m_words)
        return {};
    if (m_ended)
        return tr("This is the end of the lesson. Space opens the next one.");
    return m_player.isTrue() ? m_player.words(m_language.locale()) : tr("These words were written for the original numbers.");
}

/// Room for the longest words of the lesson, so that the picture stays where it is from beat to beat.
void Presentation::measureWords()
{
    if (!isVisible())
        return;
    double tallest = 0.0;
    if (m_words) {
        const QFontMetricsF metrics(wordsFont());
        const QRectF room(0, 0, 0.92 * width(), height());
        for (int beat = 0; beat < m_player.count(); ++beat)
            tallest = std::max(tallest, metrics.boundingRect(room, Qt::TextWordWrap, m_player.wordsOf(beat, m_language.locale())).height());
        constexpr double most = 0.3; // of the height: the picture comes first
        tallest = std::min(tallest, most * height());
    }
    if (tallest == m_wordsHeight)
        return;
    m_wordsHeight = tallest;
    m_picture.resize(QSizeF(width(), height() - stripHeight()));
    update();
}

void Presentation::paintWords(QPainter& painter) const
{
    painter.setFont(wordsFont());
    painter.setPen(m_player.isThere() && m_player.isTrue() && !m_ended ? m_theme.ink : m_theme.softInk);
    painter.drawText(QRectF(0.04 * width(), height() - stripHeight(), 0.92 * width(), m_wordsHeight), Qt::TextWordWrap | Qt::AlignLeft | Qt::AlignTop, words());
}

/// The answers in one line, each with the hands that were raised for it; once the result is shown, the right one stands out.
void Presentation::paintChoices(QPainter& painter) const
{
    painter.fillRect(progressRect(), m_theme.background);
    const std::vector<core::Choice> choices = m_predictions.choices();
    const bool open = m_predictions.waits();
    const double side = 0.04 * width();
    const double each = (width() - 2 * side) / double(std::max<std::size_t>(choices.size(), 1));
    const QRectF line(side, 0.89 * height(), each, 0.055 * height());
    const core::Mistake* commonest = nullptr;
    int most = 0;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const bool right = !open && choices[i].isRight();
        painter.setFont(scene::sceneFont(int(0.042 * height()), right));
        painter.setPen(open || right ? (right ? m_theme.accent : m_theme.ink) : m_theme.softInk);
        QString text = QChar(u'A' + char16_t(i)) + QStringLiteral("   ") + QString::fromStdString(core::textOf(choices[i].answer));
        if (const int hands = m_predictions.tally(i); hands > 0)
            text += QStringLiteral("   (%1)").arg(hands);
        if (right)
            text += QStringLiteral("  ✓");
        painter.drawText(line.translated(each * double(i), 0), Qt::AlignLeft | Qt::AlignVCenter, text);
        if (!choices[i].isRight() && m_predictions.tally(i) > most) {
            most = m_predictions.tally(i);
            commonest = choices[i].mistakes.front();
        }
    }
    painter.setFont(scene::sceneFont(int(std::ceil(height() / 40.0))));
    painter.setPen(m_theme.softInk);
    const QString note = open ? wording::question(m_predictions.missing()->asks) + QStringLiteral("   ·   ") + tr("A to D: one hand more, with Shift one less   ·   Space: the answer")
        : commonest ? tr("The commonest other answer comes out when one %1.").arg(wording::said(commonest->says)) : QString();
    painter.drawText(QRectF(side, 0.96 * height(), width() - 2 * side, 0.036 * height()), Qt::AlignLeft | Qt::AlignVCenter, note);
}

} // namespace window
