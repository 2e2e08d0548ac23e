#include "window/stage/live_picture.h"

#include "core/compare.h"
#include "core/insight/as_matrix.h"
#include "document/document.h"
#include "document/playback.h"
#include "layout/changed.h"

#include <utility>

namespace window {

using scene::BoardKind;

LivePicture::LivePicture(const document::Document& document, document::Playback& playback, const scene::Shot& shot)
    : m_document(document)
    , m_playback(playback)
    , m_shot(shot)
    , m_layout(m_frame, m_size)
{
}

bool LivePicture::isLeft() const
{
    return m_shot.layer != m_playback.layer();
}

QRegion LivePicture::take()
{
    if (isLeft())
        m_viewport = {};
    m_shot.layer = m_playback.layer();
    m_shot.step = m_playback.step();
    m_shot.phase = m_playback.phase();
    m_shot.grain = m_playback.grain();
    m_shot.taps = m_playback.products();
    m_shot.inputChannel = m_playback.inputChannel();
    m_shot.missing = m_playback.missing();
    m_shot.hideResult = m_shot.missing && !m_shot.missing->isPart();
    m_shot.bare = m_shot.missing && m_shot.missing->bare;
    if (m_shot.hideResult)
        m_shot.missing.reset();
    const bool same = stays();
    const scene::Frame before = std::exchange(m_frame, same ? withEdits() : scene::makeFrame(m_document.network(), m_shot, &m_frameCache));
    for (scene::Board& board : m_frame.boards)
        board.selected = board.id == m_selectedBoard ? m_selected : QRect();
    const scene::Layout beforeLayout = std::exchange(m_layout, scene::Layout(m_frame, m_size, m_viewport));
    if (!same)
        m_shown = shownLayer();
    return scene::changedRegion(before, beforeLayout, m_frame, m_layout);
}

std::optional<LivePicture::ShownLayer> LivePicture::shownLayer() const
{
    const core::Network& network = m_document.network();
    if (m_shot.layer >= network.layerCount())
        return std::nullopt;
    return ShownLayer{m_shot.layer, network.layer(m_shot.layer).type, m_shot.view};
}

static bool comparedWaits(const core::Network& network, int layer)
{
    return network.compared() && layer == network.lesson().view.layer && network.compared()->result(layer).waits;
}

bool LivePicture::stays() const
{
    const core::Network& network = m_document.network();
    return !m_frame.boards.empty() && m_shown && m_shown == shownLayer()
           && (network.result(m_shot.layer).waits || comparedWaits(network, m_shot.layer));
}

/// The picture that stays, with the numbers that were edited in it.
scene::Frame LivePicture::withEdits() const
{
    const core::Network& network = m_document.network();
    scene::Frame frame = m_frame;
    const auto renew = [&](scene::BoardId id, const core::Tensor& values, const core::Notation& notation) {
        for (scene::Board& board : frame.boards) {
            if (board.id == id && board.values.shape() == values.shape()) {
                board.values = values;
                board.notation = notation;
            }
        }
    };
    if (m_shot.layer == 0)
        renew(BoardKind::Input, network.lesson().input, network.lesson().inputNotation);
    const core::Layer& layer = network.layer(m_shot.layer);
    if (m_shot.view == scene::View{.axes = m_shot.view.axes})
        renew(BoardKind::Kernel, layer.weight, layer.weightNotation);
    if (const auto& other = network.lesson().view.compare)
        renew({BoardKind::Kernel, 1}, other->weight, other->weightNotation);
    return frame;
}

void LivePicture::forget()
{
    m_shown.reset();
    m_frame = {};
    m_frameCache = {};
    relayout();
}

void LivePicture::resize(QSizeF size)
{
    m_size = size;
    relayout();
}

void LivePicture::setViewport(const scene::Viewport& viewport)
{
    m_viewport = viewport;
    relayout();
}

void LivePicture::setView(const scene::View& view)
{
    if (view.chain != m_shot.view.chain || view.matrix != m_shot.view.matrix)
        m_viewport = {};
    m_shot.view = view;
}

void LivePicture::relayout()
{
    m_layout = scene::Layout(m_frame, m_size, m_viewport);
}

void LivePicture::paint(QPainter& painter, const scene::Theme& theme)
{
    scene::paint(painter, m_frame, m_layout, theme, &m_paintCache);
}

bool LivePicture::hover(std::optional<scene::Hit> hit)
{
    if (hit && (!hit->inside || m_playback.isPlaying()))
        hit.reset();
    scene::Shot shot = m_shot;
    shot.spot.reset();
    shot.hoverInput.reset();
    shot.hoverOutput.reset();
    shot.hoverWeight.reset();
    shot.hoverBoard = hit ? hit->board.index : 0;
    if (hit && (shot.view.chain || isFormula()))
        shot.spot = *hit;
    else if (hit && hit->board.kind == BoardKind::Input)
        shot.hoverInput = cellAt(*hit);
    else if (hit && hit->board.kind == BoardKind::Output)
        shot.hoverOutput = cellAt(*hit);
    else if (hit && hit->board.kind == BoardKind::Kernel)
        shot.hoverWeight = cellAt(*hit);
    const bool moves = !(shot == m_shot);
    m_shot = shot;
    return moves;
}

void LivePicture::select(const scene::BoardId& board, const QRect& cells)
{
    m_selectedBoard = board;
    m_selected = cells;
}

void LivePicture::follow(const scene::Spot& spot)
{
    const core::Cell cell = cellAt(spot);
    const core::Shape& shape = m_frame.board(spot.board)->values.shape();
    m_playback.setPlaying(false);
    if (isFormula()) {
        const core::Network& network = m_document.network();
        const core::Shape& out = network.outputOf(m_shot.layer).shape();
        m_playback.setStep(core::stepOfCell(out, core::cellOfMatrix(network.layer(m_shot.layer), network.inputOf(m_shot.layer).shape(), out,
                                                                    {cell.n, cell.c, cell.row, cell.col})));
        return;
    }
    const auto comparison = core::Comparison::of(m_document.network(), m_playback.layer());
    if (comparison && !m_frame.compared.empty())
        m_playback.setStep(comparison->stepOf(core::Comparison::Side(spot.board.index), cell));
    else if (m_shot.view.chain && spot.board.index != m_playback.layer())
        m_playback.setLayer(spot.board.index, core::stepOfCell(shape, cell));
    else
        m_playback.setStep(core::stepOfCell(shape, cell));
}

core::Cell LivePicture::cellAt(const scene::Spot& spot) const
{
    const scene::Board* board = m_frame.board(spot.board);
    return {board->sample, board->channel, spot.row, spot.col};
}

std::optional<document::Target> LivePicture::targetOf(const scene::Spot& spot) const
{
    using document::Target;
    const scene::Board* board = m_frame.board(spot.board);
    if (!board || !board->editable || !board->hasValue(spot.row, spot.col) || board->isMissing(spot.row, spot.col))
        return std::nullopt; // an editor would open with the number that is to be found
    Target target{.layer = m_playback.layer(), .cell = cellAt(spot)};
    switch (spot.board.kind) {
    case BoardKind::Input:
        return target;
    case BoardKind::Kernel:
        target.of = Target::Kernel;
        target.compared = spot.board.index == 1; // of two compared layers, the second one's
        return target;
    case BoardKind::Bias:
        target.of = Target::Bias;
        return target;
    case BoardKind::Window:
    case BoardKind::Output:
        break;
    }
    return std::nullopt;
}

QString LivePicture::spoken() const
{
    if (m_frame.hidden)
        return QString::fromStdString(m_frame.equation.terms) + QStringLiteral(" = ?");
    return arithmetic();
}

QString LivePicture::arithmetic() const
{
    if (m_frame.compared.empty())
        return m_frame.soFar.isEmpty() ? QString::fromStdString(m_frame.equation.text())
                                       : QString::fromStdString(m_frame.equation.terms) + QStringLiteral("; ") + m_frame.soFar;
    QStringList parts;
    for (const scene::Compared& one : m_frame.compared)
        parts << (parts.isEmpty() ? QStringLiteral("A: ") : QStringLiteral("B: ")) + QString::fromStdString(one.equation.text());
    return parts.join(QStringLiteral("; "));
}

} // namespace window
