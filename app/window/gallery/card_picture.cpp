#include "window/gallery/card_picture.h"

#include <QPainter>

#include "core/lesson_file.h"
#include "core/step.h"
#include "layout/layout.h"
#include "paint/paint.h"
#include "paint/theme.h"

#include <algorithm>

namespace window {

namespace {

/// Boards and the lines between them; a card says the rest in words.
void leaveWordsOut(scene::Frame& frame)
{
    std::erase_if(frame.boards, [](const scene::Board& board) {
        return board.id.kind == scene::BoardKind::Kernel || board.id.kind == scene::BoardKind::Bias;
    });
    for (scene::Board& board : frame.boards) {
        for (QString* words : {&board.title, &board.subtitle, &board.subtitleRoom, &board.padText})
            words->clear();
        board.scale.signs = false; // no legend
    }
    frame.equation = {};
    for (QString* words : {&frame.note, &frame.noteRoom, &frame.soFar, &frame.termsRoom, &frame.biasLabel})
        words->clear();
}

} // namespace

CardPicture::CardPicture(std::string_view json)
    : m_network(core::parseLesson(json, {}).lesson)
    , m_layer(std::clamp(m_network.lesson().view.layer, 0, std::max(0, m_network.layerCount() - 1)))
{
}

std::int64_t CardPicture::stepCount() const
{
    return m_network.layerCount() == 0 ? 1 : std::max<std::int64_t>(1, m_network.stepCount(m_layer));
}

std::int64_t CardPicture::restingStep() const
{
    if (m_network.layerCount() == 0 || !m_network.reached(m_layer))
        return 0;
    const core::Shape shape = m_network.outputOf(m_layer).shape();
    return core::stepOfCell(shape, {0, 0, shape.h / 2, shape.w / 2});
}

void CardPicture::paint(QPainter& painter, QSizeF size, const scene::Theme& theme, std::int64_t step) const
{
    scene::Frame frame = scene::makeFrame(m_network, {.layer = m_layer, .step = step, .view = {.axes = false}});
    leaveWordsOut(frame);
    // Laid out as large as in the window, where boards are what counts, then made small.
    const scene::Layout layout(frame, QSizeF(760, 430));
    QRectF seen = layout.curveRect();
    for (const scene::Placed& board : layout.boards())
        seen |= board.view;
    if (seen.isEmpty())
        return;
    constexpr double rim = 8.0; // of the window's frame
    seen.adjust(-rim, -rim, rim, rim);
    const double scale = std::min(size.width() / seen.width(), size.height() / seen.height());
    painter.save();
    painter.translate((size.width() - seen.width() * scale) / 2, (size.height() - seen.height() * scale) / 2);
    painter.scale(scale, scale);
    painter.translate(-seen.topLeft());
    painter.setClipRect(seen);
    scene::Theme ground = theme;
    ground.background = theme.panel; // of the card
    ground.lineWidth /= std::min(1.0, scale);
    scene::paint(painter, frame, layout, ground);
    painter.restore();
}

} // namespace window
