#include "window/files/input_preview.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <QPainter>

#include "layout/layout.h"
#include "window/look/words.h"

#include <utility>

namespace window {

InputPreview::InputPreview(const scene::Theme& theme) : m_theme(theme)
{
    setAccessibleName(tr("Preview of the numbers"));
}

void InputPreview::setInput(const core::Tensor& values, const core::Notation& notation)
{
    core::Lesson lesson;
    lesson.input = values;
    lesson.inputNotation = notation;
    m_network.update(std::move(lesson));
    m_empty = false;
    setAccessibleDescription(shapeText(values.shape()));
    update();
}

void InputPreview::showLines(const QStringList& lines)
{
    m_lines = lines;
    m_network.update({});
    m_empty = true;
    setAccessibleDescription(lines.join(u'\n'));
    update();
}

void InputPreview::setChannel(int channel)
{
    m_channel = channel;
    update();
}

void InputPreview::paintLines(QPainter& painter) const
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPixelSize(QFontInfo(painter.font()).pixelSize());
    painter.setFont(font);
    const int height = painter.fontMetrics().height() * 3 / 2;
    const int margin = 20;
    int y = margin;
    for (const QString& line : m_lines) {
        painter.setPen(line.startsWith(u'▸') ? m_theme.ink : m_theme.softInk);
        const QRect place(margin, y, width() - 2 * margin, height);
        painter.drawText(place, int(Qt::AlignLeft) | int(Qt::AlignVCenter) | int(Qt::TextSingleLine),
                         painter.fontMetrics().elidedText(line, Qt::ElideRight, place.width()));
        y += height;
    }
}

void InputPreview::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.background);
    if (m_empty) {
        paintLines(painter);
        return;
    }
    scene::Shot shot;
    shot.inputChannel = m_channel;
    const scene::Frame frame = scene::makeFrame(m_network, shot);
    const scene::Layout layout(frame, size());
    scene::paint(painter, frame, layout, m_theme, &m_cache);
}

} // namespace window
