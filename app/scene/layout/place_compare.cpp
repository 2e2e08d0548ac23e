// Two layers compared: what both read, what each makes of it, and the arithmetic of each.
#include "layout/arrange_compare.h"
#include "layout/digits.h"
#include "layout/place_parts.h"

#include <algorithm>
#include <cmath>

namespace scene {

namespace {

CompareNeed needOf(const Frame& frame, QSizeF size)
{
    CompareNeed need{.size = size,
                     .brief = frame.brief,
                     .strip = !frame.note.isEmpty(),
                     .input = reservedCells(frame, BoardKind::Input),
                     .inputTitle = titleWidth(frame, BoardKind::Input),
                     .axisWidth = axisWidth(frame),
                     .sides = {}};
    const double number = widestNumber(*frame.board(BoardKind::Input));
    for (int i = 0; i < 2; ++i) {
        CompareNeed::Side& side = need.sides[std::size_t(i)];
        const Compared& compared = frame.compared[std::size_t(i)];
        const Board* kernel = frame.board({BoardKind::Kernel, i});
        side.output = reservedCells(frame, {BoardKind::Output, i});
        side.kernel = reservedCells(frame, {BoardKind::Kernel, i});
        side.title = titleWidth(frame, {BoardKind::Output, i});
        const double widest = std::max(number, kernel != nullptr ? widestNumber(*kernel) : 0.0);
        const double separator = compared.summed ? 1.5 : 0.65; // " + ", ", "
        const double around = compared.summed ? 2.8 : 3.2;     // "( ) / 9", "max()"
        side.terms = compared.equation.terms.empty() ? 0.0 : termsWidth(compared.termCount, widest, separator, around - separator);
        side.note = compared.noteRoom.isEmpty() ? 0.0 : numberWidth(compared.noteRoom, false);
    }
    return need;
}

bool subtitlesNeedTwoLines(const Frame& frame, const CompareNeed& need, const CompareArrangement& a)
{
    const auto tooLong = [&](BoardId id, double width) { return textWidth(frame.board(id)->subtitle, a.m.fonts.subtitle) + 4.0 > width; };
    // Words may go on into the margin, unless the other output stands there.
    const double beyond = a.m.margin - wordsEdge;
    const bool upright = a.kind == CompareArrangement::Upright;
    return tooLong(BoardKind::Input, upright ? need.size.width() - wordsEdge - a.m.margin : a.inputWidth - a.m.axes.width)
           || tooLong({BoardKind::Output, 0}, a.sides[0].width - a.m.axes.width + (a.abreast() ? 0.0 : beyond))
           || tooLong({BoardKind::Output, 1}, a.sides[1].width - a.m.axes.width + beyond);
}

/// With the badge of its side, if it is given one.
Placement boardTitle(const Frame& frame, BoardId id, const QRectF& rect, const Fonts& fonts, int subtitleLines, const QString& badge)
{
    const Board& board = *frame.board(id);
    Placement made;
    QRectF words(rect.left(), rect.top(), rect.width(), fonts.title * 1.3);
    if (!badge.isEmpty()) {
        const double side = std::round(fonts.title * 1.3);
        made.add(Text{.kind = Text::Badge, .text = badge, .rect = QRectF(rect.topLeft(), QSizeF(side, side)), .pixels = fonts.notBelow(fonts.subtitle + 1), .bold = true});
        words.setLeft(words.left() + std::round(fonts.title * 1.75));
    }
    made.add(line(Text::Title, board.title, words, fonts.title, true, Qt::AlignLeft, fonts.notBelow(11)));
    if (!frame.brief)
        made.add(placeSubtitle(board.subtitle, rect.translated(0, fonts.title * 1.36), fonts.subtitle, subtitleLines));
    return made;
}

/// Title, arithmetic and kernel of one of the two.
Placement side(const Frame& frame, int index, const CompareArrangement& a, int subtitleLines, const Viewport& viewport)
{
    const CompareArrangement::Side& at = a.sides[std::size_t(index)];
    const Compared& own = frame.compared[std::size_t(index)];
    const Qt::Alignment alignment = a.kind == CompareArrangement::Between ? Qt::AlignHCenter : Qt::AlignLeft;
    Placement made = boardTitle(frame, {BoardKind::Output, index}, at.title, a.m.fonts, subtitleLines, index == 0 ? QStringLiteral("A") : QStringLiteral("B"));
    made.add(placeArithmetic(arithmeticOf(own.equation, frame.hidden, own.note), at.equation, a.m.fonts, a.termLines, a.noteLines, alignment));
    const BoardId kernel(BoardKind::Kernel, index);
    made.add(placeBoard(frame, kernel, at.kernel, a.kernelCell, viewport));
    if (!at.kernel.isNull())
        made.add(line(Text::Title, frame.board(kernel)->title, at.kernelTitle, a.m.fonts.kernelTitle, true, alignment, a.m.fonts.notBelow(10)));
    for (Text& text : made.texts)
        text.side = index;
    return made;
}

/// From the window over the arithmetic to the result of one of the two.
std::vector<Connector> connectors(const Frame& frame, int index, const CompareArrangement& a, const Placement& placed)
{
    const Board& input = *frame.board(BoardKind::Input);
    const BoardId output(BoardKind::Output, index);
    const auto& read = index == 1 && input.otherWindow ? input.otherWindow : input.window;
    const auto& made = frame.board(output)->window;
    if (!read || !made)
        return {};
    const double clear = 9.0;
    const Placed& in = *placed.board(BoardKind::Input);
    const Placed& out = *placed.board(output);
    const QRectF& equation = a.sides[std::size_t(index)].equation;
    const bool between = a.kind == CompareArrangement::Between;
    const double y = between ? equation.top() + (a.termLines * a.m.fonts.terms + a.m.fonts.result) * lineFactor / 2 : out.toPicture(*made).center().y();
    const ConnectorEnd from = leaving(in, *read, y);
    const ConnectorEnd to = reaching(out, *made, between ? y : from.at.y(), a.m.axes.width);
    const double climb = std::max(from.edge, a.inputEnd + clear);
    if (!between)
        return {{from.at, to.at, climb, to.edge, index}};
    // They climb beside the column, where nothing is written in any step, and go on to what is written now.
    QRectF written;
    for (const Text& text : placed.texts)
        if (text.side == index && (text.kind == Text::Terms || text.kind == Text::Result))
            written |= text.rect;
    const double left = std::max(equation.left() - clear, climb);
    const double right = std::min(equation.right() + clear, to.edge);
    return {{from.at, QPointF(std::max(left, written.left() - clear), y), climb, left, index},
            {QPointF(std::min(right, written.right() + clear), y), to.at, right, to.edge, index}};
}

} // namespace

Placement placeComparison(const Frame& frame, QSizeF size, const Viewport& viewport)
{
    CompareNeed need = needOf(frame, size);
    CompareArrangement a = arrangeComparison(need);
    const auto unread = [&](BoardId id, const QRectF& view, double cell) { return !hasDigits(frame, id, view, cell); };
    if (need.axisWidth > 0.0 && unread(BoardKind::Input, a.input, a.inputCell) && unread({BoardKind::Output, 0}, a.sides[0].output, a.outputCell)
        && unread({BoardKind::Output, 1}, a.sides[1].output, a.outputCell)) {
        need.axisWidth = 0.0;
        a = arrangeComparison(need);
    }
    if (!frame.brief && subtitlesNeedTwoLines(frame, need, a)) {
        need.subtitleLines = 2;
        a = arrangeComparison(need);
    }
    Placement picture;
    picture.add(placeBoard(frame, BoardKind::Input, a.input, a.inputCell, viewport));
    for (const int i : {0, 1})
        picture.add(placeBoard(frame, {BoardKind::Output, i}, a.sides[std::size_t(i)].output, a.outputCell, viewport));
    picture.add(boardTitle(frame, BoardKind::Input, a.inputTitle, a.m.fonts, need.subtitleLines, {}));
    for (const int i : {0, 1})
        picture.add(side(frame, i, a, need.subtitleLines, viewport));
    if (need.axisWidth > 0.0)
        picture.add(placeAxes(frame, picture, a.m.fonts));
    picture.add(placeNote(frame.note, a.note, a.m.fonts, 2, Qt::AlignHCenter));
    picture.maxZoom = comfortableZoom(std::min(a.inputCell, a.outputCell));
    if (!a.abreast()) { // beside each other they would have to cross the first
        for (const int i : {0, 1})
            std::ranges::move(connectors(frame, i, a, picture), std::back_inserter(picture.connectors));
    }
    if (!frame.brief)
        addLegends(picture, frame, size, a.m.fonts);
    return picture;
}

} // namespace scene
