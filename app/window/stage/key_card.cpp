#include "window/stage/key_card.h"

#include <QFontMetricsF>
#include <QPainter>

#include "layout/layout.h"
#include "paint/theme.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace window {

KeyCard::KeyCard(std::vector<KeyGroup> groups, QSizeF picture)
    : m_groups(std::move(groups))
    , m_pixels(int(std::ceil(picture.height() / 45.0)))
{
    constexpr std::size_t most = 4;
    constexpr std::size_t least = 3; // fewer would reach over the middle: better a little smaller letters on a narrow screen
    const int smallest = int(std::ceil(picture.height() / 50.0));
    const auto fits = [&] { return size().width() <= 0.98 * picture.width(); };
    for (std::size_t count = most; count >= least; --count) {
        m_columns = columns(count);
        if (fits())
            break;
    }
    while (!fits() && m_pixels > smallest) {
        --m_pixels;
        m_columns = columns(least);
    }
    for (std::size_t count = least; !fits() && count > 1;)
        m_columns = columns(--count);
    m_rect = QRectF(QPointF(), size());
    m_rect.moveCenter({picture.width() / 2, 0.0});
    m_rect.moveBottom(0.985 * picture.height());
}

QSizeF KeyCard::size() const
{
    QSizeF size(gap(), 0.0);
    for (const Column& column : m_columns)
        size = {size.width() + widthOf(column) + gap(), std::max(size.height(), heightOf(column))};
    return {size.width(), size.height() + 1.4 * gap()};
}

double KeyCard::heightOf(const KeyGroup& group) const
{
    return (double(group.rows.size()) + 1.1) * line();
}

double KeyCard::heightOf(const Column& column) const
{
    double height = 0.6 * line() * double(column.end - column.first - 1);
    for (std::size_t i = column.first; i < column.end; ++i)
        height += heightOf(m_groups[i]);
    return height;
}

double KeyCard::widthOf(const Column& column) const
{
    return column.keys + 0.9 * m_pixels + column.words;
}

std::vector<KeyCard::Column> KeyCard::columns(std::size_t count) const
{
    const auto within = [this](double limit) {
        std::vector<Column> result;
        for (std::size_t i = 0; i < m_groups.size(); ++i) {
            if (result.empty() || heightOf(Column{result.back().first, i + 1}) > limit)
                result.push_back({i, i});
            result.back().end = i + 1;
        }
        return result;
    };
    double limit = 0.0;
    for (const KeyGroup& group : m_groups)
        limit = std::max(limit, heightOf(group));
    std::vector<Column> result = within(limit);
    while (result.size() > count)
        result = within(limit += line() / 4);
    const QFontMetricsF metrics(scene::sceneFont(m_pixels));
    const QFontMetricsF headings(scene::sceneFont(m_pixels, true));
    for (Column& column : result) {
        double title = 0.0;
        for (std::size_t i = column.first; i < column.end; ++i) {
            title = std::max(title, headings.horizontalAdvance(m_groups[i].title));
            for (const auto& [keys, words] : m_groups[i].rows) {
                column.keys = std::max(column.keys, metrics.horizontalAdvance(keys));
                column.words = std::max(column.words, metrics.horizontalAdvance(words));
            }
        }
        column.words += std::max(0.0, title - widthOf(column));
    }
    return result;
}

void KeyCard::paint(QPainter& painter, const scene::Theme& theme) const
{
    painter.save();
    painter.setPen(QPen(theme.line, std::max(1.0, m_pixels / 12.0)));
    painter.setBrush(theme.panel);
    painter.drawRoundedRect(m_rect, 0.8 * m_pixels, 0.8 * m_pixels);
    constexpr int how = Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip;
    double left = m_rect.left() + gap();
    for (const Column& column : m_columns) {
        QRectF row(left, m_rect.top() + 0.7 * gap(), widthOf(column), line());
        for (std::size_t i = column.first; i < column.end; ++i) {
            painter.setFont(scene::sceneFont(m_pixels, true));
            painter.setPen(theme.accent2);
            painter.drawText(row, how, m_groups[i].title);
            row.translate(0, 1.1 * line());
            painter.setFont(scene::sceneFont(m_pixels));
            for (const auto& [keys, words] : m_groups[i].rows) {
                painter.setPen(theme.softInk);
                painter.drawText(row, how, keys);
                painter.setPen(theme.ink);
                painter.drawText(row.adjusted(column.keys + 0.9 * m_pixels, 0, 0, 0), how, words);
                row.translate(0, line());
            }
            row.translate(0, 0.6 * line());
        }
        left += widthOf(column) + gap();
    }
    painter.restore();
}

} // namespace window
