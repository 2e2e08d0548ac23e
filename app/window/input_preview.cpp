#include "window/input_preview.h"

#include <QPainter>

#include "scene/layout.h"
#include "window/words.h"

#include <utility>

namespace window {

InputPreview::InputPreview(const scene::Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("inputPreview"));
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

void InputPreview::clear()
{
    m_network.update({});
    m_empty = true;
    setAccessibleDescription({});
    update();
}

void InputPreview::setChannel(int channel)
{
    m_channel = channel;
    update();
}

void InputPreview::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.background);
    if (m_empty)
        return;
    scene::Shot shot;
    shot.inputChannel = m_channel;
    const scene::Frame frame = scene::makeFrame(m_network, shot);
    const scene::Layout layout(frame, size());
    scene::paint(painter, frame, layout, m_theme, &m_cache);
}

} // namespace window
