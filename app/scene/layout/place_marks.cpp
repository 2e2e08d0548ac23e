// Where the connectors and the legends of a picture stand.
#include "layout/layout.h"

#include "frame/within.h"
#include "layout/arrange.h"
#include "layout/text.h"
#include "layout/text_line.h"

#include <algorithm>
#include <cmath>

namespace scene {

namespace {

bool crosses(const Connector& connector, const QRectF& rect)
{
    const auto between = [](const QPointF& a, const QPointF& b) { // a straight piece takes no room of its own
        return QRectF(a, b).normalized().adjusted(-0.5, -0.5, 0.5, 0.5);
    };
    constexpr int pieces = 32;
    const double middle = (connector.climbFrom + connector.climbTo) / 2;
    QPointF last(connector.climbFrom, connector.from.y());
    bool found = between(connector.from, last).intersects(rect) || between({connector.climbTo, connector.to.y()}, connector.to).intersects(rect);
    for (int i = 1; i <= pieces && !found; ++i) {
        const double t = double(i) / pieces;
        const double s = 1.0 - t;
        const QPointF next(s * s * s * connector.climbFrom + 3.0 * s * t * middle + t * t * t * connector.climbTo,
                           s * s * (s + 3.0 * t) * connector.from.y() + t * t * (t + 3.0 * s) * connector.to.y());
        found = between(last, next).intersects(rect);
        last = next;
    }
    return found;
}

} // namespace

void Layout::placeConnectors(const Frame& frame, const Arrangement& a)
{
    const Placed* input = placed(BoardKind::Input);
    const Placed* output = placed(BoardKind::Output);
    if (input == nullptr || output == nullptr)
        return;
    const Board& inputBoard = *frame.board(BoardKind::Input);
    const Board& outputBoard = *frame.board(BoardKind::Output);
    if (!inputBoard.window || !outputBoard.window)
        return;
    if (a.stacked) // a line from one to the other would go through the titles
        return;
    // From the board's edge, not the window's: between them are numbers.
    const auto beside = [](const Placed& board, const QRectF& cells) {
        const double inside = std::min(2.0, board.view.height() / 2); // of a board that is hardly there
        return within(board.toPicture(cells).center().y(), board.view.top() + inside, board.view.bottom() - inside);
    };
    const double clear = 9.0;
    const QPointF from(input->view.right() + clear, beside(*input, *inputBoard.window));
    const QPointF to(output->view.left() - clear, beside(*output, *outputBoard.window));
    if (a.hasWindow) {
        const QRectF lens = placed(BoardKind::Window) != nullptr ? placed(BoardKind::Window)->view : m_curve;
        const double y = lens.center().y();
        m_connectors.push_back({from, QPointF(lens.left() - clear, y), from.x(), std::max(from.x(), std::min(a.middle.left(), lens.left()) - clear)});
        m_connectors.push_back({QPointF(lens.right() + clear, y), to, std::min(to.x(), std::max(a.middle.right(), lens.right()) + clear), to.x()});
    } else {
        m_connectors.push_back({from, to, from.x(), to.x()});
    }
    // In a small picture words may stand in the way: they matter more.
    std::erase_if(m_connectors, [this](const Connector& connector) {
        return std::ranges::any_of(m_texts, [&](const Text& text) { return crosses(connector, text.rect.adjusted(0, 2, 0, -2)); });
    });
}

void Layout::placeLegends(const Frame& frame, const Arrangement& a)
{
    const double high = std::round(a.subtitlePixels * 0.8);
    const auto place = [&](BoardId id) {
        const Board* board = frame.board(id);
        const Placed* at = placed(id);
        if (board == nullptr || at == nullptr || board->regions)
            return;
        const int pixels = a.subtitlePixels - 1;
        const double width = std::min(at->view.width(), a.subtitlePixels * 13.0);
        const double ends = textWidth(cellText(float(-board->scale.limit)), pixels);
        if (width < 2.0 * ends + 3.0 * pixels)
            return;
        const QRectF bar(at->view.left(), std::round(at->view.bottom() + a.titlePixels * 0.8), width, high);
        const double labelTop = bar.bottom() + 2.0;
        const QRectF all(bar.left() - 2, bar.top() - a.titlePixels * 0.4, bar.width() + 4, high + 2.0 + lineHeight(a.subtitlePixels - 1) + a.titlePixels * 0.4);
        if (all.bottom() > m_size.height() - 4.0)
            return;
        const auto taken = [&](const QRectF& other) { return !other.isEmpty() && other.intersects(all); };
        if (std::any_of(m_boards.begin(), m_boards.end(), [&](const Placed& other) { return taken(other.view); })
            || std::any_of(m_texts.begin(), m_texts.end(), [&](const Text& text) { return taken(text.rect); }) || taken(m_equation))
            return;
        const Scale& scale = board->scale;
        const QRectF labels(bar.left(), labelTop, bar.width(), 0);
        std::vector<std::optional<Text>> texts;
        const QString high4 = cellText(float(scale.limit));
        if (scale.kind == Scale::ZeroCentred) {
            texts.push_back(line(Text::Legend, cellText(float(-scale.limit)), labels, pixels, false, Qt::AlignLeft, pixels));
            texts.push_back(line(Text::Legend, QStringLiteral("0"), labels, pixels, false, Qt::AlignHCenter, pixels));
        } else {
            texts.push_back(line(Text::Legend, QStringLiteral("0"), labels, pixels, false, Qt::AlignLeft, pixels));
        }
        texts.push_back(line(Text::Legend, high4, labels, pixels, false, Qt::AlignRight, pixels));
        m_legends.push_back({bar, id});
        for (std::optional<Text>& text : texts)
            if (text)
                m_texts.push_back(std::move(*text));
    };
    place(BoardKind::Input);
    const Board* input = frame.board(BoardKind::Input);
    const Board* output = frame.board(BoardKind::Output);
    if (output != nullptr && !(input->scale == output->scale))
        place(BoardKind::Output);
}

} // namespace scene
