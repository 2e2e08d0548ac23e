// One layer: what it reads, the window enlarged, kernel and bias, what it makes, and the arithmetic of the step.
#include "layout/arrange.h"
#include "layout/digits.h"
#include "layout/place_parts.h"

#include <algorithm>

namespace scene {

namespace {

/// About the width of the equation's terms in one line at a font size of one pixel: the same for every step of a layer,
/// so that the room kept for them is the same.
double termsWidth(const Frame& frame)
{
    if (frame.equation.terms.empty())
        return 0.0;
    if (!frame.termsRoom.isEmpty())
        return numberWidth(frame.termsRoom, false);
    const Board* input = frame.board(BoardKind::Input);
    const Board* kernel = frame.board(BoardKind::Kernel);
    const double number = std::max(input != nullptr ? widestNumber(*input) : 1.0, kernel != nullptr ? widestNumber(*kernel) : 0.0);
    const double separator = frame.listed ? 0.7 : 1.5; // ", " or " + "
    const double around = frame.listed ? 2.6 : 2.2;    // "max()" or "( ) / 9", less the separator after the last number
    return scene::termsWidth(frame.termCount, number, separator, around);
}

Need needOf(const Frame& frame, QSizeF size)
{
    const Board* input = frame.board(BoardKind::Input);
    // Where height is short, the digits need it more.
    constexpr double lowBelow = 420.0;
    return {.size = size,
            .input = reservedCells(frame, BoardKind::Input),
            .window = reservedCells(frame, BoardKind::Window),
            .kernel = reservedCells(frame, BoardKind::Kernel),
            .output = reservedCells(frame, BoardKind::Output),
            .bias = frame.board(BoardKind::Bias) != nullptr,
            .curve = frame.curve.has_value(),
            .headline = frame.brief,
            .legend = input != nullptr && !input->regions && input->scale.signs && !frame.brief && size.height() >= lowBelow,
            .inputTitle = titleWidth(frame, BoardKind::Input),
            .outputTitle = titleWidth(frame, BoardKind::Output),
            .termsWidth = termsWidth(frame),
            // Numbers in a note change from step to step; their room does not.
            .noteWidth = frame.noteRoom.isEmpty() ? 0.0 : numberWidth(frame.noteRoom, false),
            .wideLabels = frame.board(BoardKind::Kernel) != nullptr,
            .axisWidth = axisWidth(frame)};
}

bool subtitlesNeedTwoLines(const Frame& frame, const Arrangement& a)
{
    const auto tooLong = [&](BoardId id, const QRectF& rect) {
        const Board* board = frame.board(id);
        return board != nullptr && !rect.isEmpty()
               && textWidth(board->subtitleRoom.isEmpty() ? board->subtitle : board->subtitleRoom, a.fonts.subtitle) + a.fonts.subtitle * 0.5
                      > rect.width();
    };
    return tooLong(BoardKind::Input, a.inputTitle) || tooLong(BoardKind::Window, a.windowTitle) || tooLong(BoardKind::Output, a.outputTitle);
}

Placement boards(const Frame& frame, const Arrangement& a, const Viewport& viewport)
{
    Placement made;
    made.add(placeBoard(frame, BoardKind::Input, a.input, a.inputCell, viewport));
    made.add(placeBoard(frame, BoardKind::Window, a.window, a.windowCell, viewport));
    made.add(placeBoard(frame, BoardKind::Kernel, a.kernel, a.kernelCell, viewport));
    made.add(placeBoard(frame, BoardKind::Bias, a.bias, a.bias.width(), viewport));
    made.add(placeBoard(frame, BoardKind::Output, a.output, a.outputCell, viewport));
    if (frame.curve)
        made.curve = a.window;
    made.maxZoom = comfortableZoom(std::min(a.inputCell, a.outputCell > 0.0 ? a.outputCell : a.inputCell));
    return made;
}

Placement boardTitle(const Frame& frame, const Board& board, const QRectF& rect, const Fonts& fonts, int subtitleLines)
{
    Placement made;
    QRectF words(rect.left(), rect.top(), rect.width(), fonts.title * 1.3);
    if (frame.choosers && zooms(board.id)) {
        made.choosers = placeChoosers(board, board.id.kind == BoardKind::Input, fonts, words);
        words = leftOf(made.choosers, words, fonts);
    }
    made.add(line(Text::Title, board.title, words, fonts.title, true, Qt::AlignLeft, 11));
    made.add(placeSubtitle(board.subtitle, rect.translated(0, fonts.title * 1.32), fonts.subtitle, subtitleLines));
    return made;
}

Placement kernelTitle(const Board& kernel, const Arrangement& a)
{
    std::optional<Text> title = line(Text::Title, kernel.title, a.kernelTitle, a.fonts.kernelTitle, true, Qt::AlignLeft, a.fonts.notBelow(10));
    if (!title)
        return {};
    const int pixels = a.fonts.notBelow(a.fonts.subtitle - 1);
    const double after = title->rect.right() + a.fonts.kernelTitle * 0.6;
    const QRectF rest(after, title->rect.top() + ascent(a.fonts.kernelTitle) - ascent(pixels), a.kernelTitle.right() - after, 0);
    Placement made;
    made.add(std::move(title));
    made.add(line(Text::Subtitle, kernel.subtitle, rest, pixels, false, Qt::AlignLeft, a.fonts.notBelow(10)));
    return made;
}

Placement titles(const Frame& frame, const Arrangement& a, int subtitleLines, const Placement& placed)
{
    Placement made;
    if (frame.brief)
        made.add(line(Text::Headline, frame.headline, a.headline, a.fonts.headline, true, Qt::AlignLeft, a.fonts.notBelow(12)));
    const auto title = [&](BoardId id, const QRectF& rect) {
        if (placed.board(id) != nullptr && !rect.isEmpty())
            made.add(boardTitle(frame, *frame.board(id), rect, a.fonts, subtitleLines));
    };
    title(BoardKind::Input, a.inputTitle);
    title(BoardKind::Window, a.windowTitle);
    title(BoardKind::Output, a.outputTitle);
    if (frame.curve && !frame.brief)
        made.add(line(Text::Title, frame.headline, a.windowTitle, a.fonts.title, true, Qt::AlignLeft, 11));
    if (placed.board(BoardKind::Kernel) != nullptr)
        made.add(kernelTitle(*frame.board(BoardKind::Kernel), a));
    if (placed.board(BoardKind::Bias) != nullptr)
        made.add(line(Text::Label, frame.biasLabel, a.biasLabel.adjusted(0, 0, -4, 0), a.fonts.kernelTitle, false, Qt::AlignRight | Qt::AlignVCenter, a.fonts.notBelow(9)));
    return made;
}

Placement equation(const Frame& frame, const Arrangement& a)
{
    if (a.equation.isEmpty())
        return {};
    if (a.equationPlace == Arrangement::EquationPlace::Strip)
        return placeStrip(frame, a.equation, a.fonts, a.noteLines);
    return placeArithmetic(arithmeticOf(frame.equation, frame.hidden, frame.note), a.equation, a.fonts, a.termLines, a.noteLines,
                           a.equationPlace == Arrangement::EquationPlace::UnderOutput ? Qt::AlignLeft : Qt::AlignHCenter);
}

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

std::vector<Connector> connectors(const Frame& frame, const Arrangement& a, const Placement& placed)
{
    const Placed* input = placed.board(BoardKind::Input);
    const Placed* output = placed.board(BoardKind::Output);
    if (input == nullptr || output == nullptr || a.stacked) // a line from one above the other would go through the titles
        return {};
    const auto& read = frame.board(BoardKind::Input)->window;
    const auto& made = frame.board(BoardKind::Output)->window;
    if (!read || !made)
        return {};
    const double clear = 9.0;
    std::vector<Connector> all;
    if (!a.window.isNull()) {
        const Placed* window = placed.board(BoardKind::Window);
        const QRectF lens = window != nullptr ? window->view : placed.curve;
        const double y = lens.center().y();
        const ConnectorEnd from = leaving(*input, *read, y);
        const ConnectorEnd to = reaching(*output, *made, y, a.axes.width);
        all.push_back({from.at, QPointF(lens.left() - clear, y), from.edge, std::max(from.edge, std::min(a.middle.left(), lens.left()) - clear)});
        all.push_back({QPointF(lens.right() + clear, y), to.at, std::min(to.edge, std::max(a.middle.right(), lens.right()) + clear), to.edge});
    } else {
        const ConnectorEnd from = leaving(*input, *read, output->toPicture(*made).center().y());
        const ConnectorEnd to = reaching(*output, *made, from.at.y(), a.axes.width);
        all.push_back({from.at, to.at, from.edge, to.edge});
    }
    // In a small picture words may stand in the way: they matter more. It passes numbers of rows only while the window glides.
    std::erase_if(all, [&](const Connector& connector) {
        return std::ranges::any_of(placed.texts, [&](const Text& text) { return text.kind != Text::Axis && crosses(connector, text.rect.adjusted(0, 2, 0, -2)); });
    });
    return all;
}

} // namespace

Placement placeLayer(const Frame& frame, QSizeF size, const Viewport& viewport)
{
    Need need = needOf(frame, size);
    Arrangement a = arrange(need);
    if (need.axisWidth > 0.0 && !hasDigits(frame, BoardKind::Input, a.input, a.inputCell) && !hasDigits(frame, BoardKind::Output, a.output, a.outputCell)) {
        need.axisWidth = 0.0; // nothing to be read
        a = arrange(need);
    }
    if (!frame.brief && subtitlesNeedTwoLines(frame, a)) {
        need.subtitleLines = 2;
        a = arrange(need);
    }
    Placement picture = boards(frame, a, viewport);
    picture.add(titles(frame, a, need.subtitleLines, picture));
    picture.add(equation(frame, a));
    if (need.axisWidth > 0.0)
        picture.add(placeAxes(frame, picture, a.fonts));
    picture.connectors = connectors(frame, a, picture);
    if (!frame.brief)
        addLegends(picture, frame, size, a.fonts);
    return picture;
}

} // namespace scene
