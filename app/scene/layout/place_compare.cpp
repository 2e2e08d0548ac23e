// Where the boards and words of two compared layers stand: the input on the left, the two outputs one above the other or
// side by side, the arithmetic of each between or below; whichever makes the numbers largest.
#include "layout/layout.h"

#include "frame/within.h"
#include "layout/arrange.h"
#include "layout/digits.h"
#include "layout/text.h"
#include "layout/text_line.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace scene {

namespace {

constexpr double lineFactor = 1.4; ///< line height by font size, enough for Latin and Chinese

/// What has to find room, in cells and widths at a font size of one pixel; the same for every step.
struct CompareNeed {
    QSizeF size;
    bool brief = false;
    QSize input;
    double inputTitle = 0.0;
    bool strip = false; ///< a sentence at the bottom
    struct Side {
        QSize output;
        QSize kernel; ///< empty for none
        double title = 0.0;
        double terms = 0.0;
        double note = 0.0;
    };
    std::array<Side, 2> sides;
};

struct CompareFonts {
    int title = 19;
    int subtitle = 13;
    int terms = 17;
    int result = 26;
    int kernelTitle = 14;
};

/// One way to place it all, with cells of one size for both outputs.
struct Plan {
    enum Kind {
        Between,    ///< arithmetic between the input and the outputs, which stand one above the other
        Below,      ///< outputs one above the other, each with its arithmetic below
        SideBySide, ///< the same, side by side
        Upright,    ///< the input above, the outputs side by side below it
    };
    Kind kind = Between;
    int lines = 1; ///< of terms
    bool kernels = true;
    double inputCell = 0.0;
    double outputCell = 0.0;

    double kernelCell = 0.0;
    double column = 0.0; ///< width of the arithmetic
    bool elided = false;
    int noteLines = 1;
    double inputWidth = 0.0;
    double inputHeight = 0.0;
    std::array<double, 2> outputWidth{};
    std::array<double, 2> boardHeight{};    ///< of output with its titles
    std::array<double, 2> equationHeight{}; ///< with the kernel
    double width = 0.0;
    double height = 0.0;
    double score = -1e9;
};

class Planner {
public:
    explicit Planner(const CompareNeed& need, int subtitleLines);

    CompareFonts fonts;
    double margin = 0.0;
    double gap = 0.0;   ///< at least, between columns: a connector must fit in
    double shelf = 0.0; ///< between what stands above each other
    double titleBlock = 0.0;
    double strip = 0.0;

    Plan best() const;
    double badge(int side) const { return m_need->sides[std::size_t(side)].title > 0.0 ? fonts.title * 1.75 : 0.0; }

private:
    void work(Plan& plan) const;
    bool fits(const Plan& plan) const
    {
        return plan.width <= m_need->size.width() - 2 * margin && plan.height <= m_need->size.height() - 2 * margin - strip;
    }
    double score(const Plan& plan) const;

    const CompareNeed* m_need;
    double m_largest = 0.0;
    double m_small = 0.0;
};

/// Whole pixels where a cell has some: lines between cells then stay sharp.
double snapped(double cell)
{
    return cell >= 6.0 ? std::floor(cell) : cell;
}

Planner::Planner(const CompareNeed& need, int subtitleLines) : m_need(&need)
{
    const double width = need.size.width();
    const double height = need.size.height();
    const double extent = std::min(height, 0.65 * width);
    if (need.brief) {
        fonts.title = int(std::clamp(std::min(0.046 * height, 0.03 * width), 14.0, 90.0));
        margin = std::clamp(0.05 * std::min(width, height), 10.0, 100.0);
        titleBlock = fonts.title * 1.75;
        m_largest = 0.2 * extent;
    } else {
        fonts.title = int(std::clamp(std::min(height * 0.0355, width * 0.0255), 14.0, 60.0));
        margin = std::clamp(0.042 * std::min(width, height), 10.0, 90.0);
        m_largest = 0.165 * extent;
    }
    fonts.subtitle = int(std::max(11.0, std::round(fonts.title * 0.69)));
    fonts.terms = int(std::max(13.0, std::round(fonts.title * 0.92)));
    fonts.result = int(std::round(fonts.title * 1.42));
    fonts.kernelTitle = int(std::max(12.0, std::round(fonts.title * 0.76)));
    if (!need.brief)
        titleBlock = fonts.title * 1.3 + subtitleLines * fonts.subtitle * lineFactor + fonts.title * 0.5;
    m_small = 0.085 * extent;
    gap = std::clamp(0.05 * width, 24.0, 120.0);
    shelf = fonts.title * 1.2;
    strip = need.strip ? 2 * fonts.subtitle * lineFactor : 0.0;
}

void Planner::work(Plan& plan) const
{
    const bool between = plan.kind == Plan::Between;
    // Terms that would take more than that are elided, and then they need not take so much either.
    const double limit = (between ? 0.36 : 0.5) * m_need->size.width();
    const double elided = 0.22 * m_need->size.width();
    plan.column = fonts.terms * 6.0;
    plan.elided = false;
    for (const CompareNeed::Side& side : m_need->sides) {
        const double wanted = side.terms * fonts.terms / plan.lines * (plan.lines > 1 ? 1.2 : 1.0);
        plan.column = std::max(plan.column, wanted > limit ? elided : wanted);
        plan.elided = plan.elided || wanted > limit;
    }
    plan.noteLines = 1;
    for (const CompareNeed::Side& side : m_need->sides)
        plan.noteLines = std::clamp(int(std::ceil(side.note * fonts.subtitle * 1.05 / plan.column)), plan.noteLines, 3);
    plan.kernelCell = plan.kernels ? within(plan.outputCell * 0.6, 17.0, 0.075 * m_need->size.height()) : 0.0;

    std::array<double, 2> cellsWidth{};
    for (std::size_t i = 0; i < 2; ++i) {
        const CompareNeed::Side& side = m_need->sides[i];
        plan.equationHeight[i] = plan.lines * fonts.terms * lineFactor + fonts.result * lineFactor;
        if (side.note > 0.0)
            plan.equationHeight[i] += plan.noteLines * fonts.subtitle * lineFactor;
        if (plan.kernels && !side.kernel.isEmpty())
            plan.equationHeight[i] += fonts.title * 0.5 + fonts.kernelTitle * 1.65 + side.kernel.height() * plan.kernelCell;
        cellsWidth[i] = side.output.width() * plan.outputCell;
        // A title that would take more than that is set smaller, and then shortened.
        plan.outputWidth[i] = std::max(cellsWidth[i], std::min(badge(int(i)) + side.title * fonts.title, 0.4 * m_need->size.width()));
        plan.boardHeight[i] = titleBlock + side.output.height() * plan.outputCell;
        if (!between)
            plan.outputWidth[i] = std::max(plan.outputWidth[i], plan.column);
        if (plan.kernels)
            plan.column = std::max(plan.column, side.kernel.width() * plan.kernelCell);
    }
    plan.inputWidth = std::max(m_need->input.width() * plan.inputCell, fonts.title * std::max(3.2, m_need->inputTitle));
    plan.inputHeight = titleBlock + m_need->input.height() * plan.inputCell;
    const double below = fonts.title * 0.55; // between a board and its arithmetic
    const auto stacked = [&](std::size_t i) { return plan.boardHeight[i] + below + plan.equationHeight[i]; };
    const double wider = std::max(plan.outputWidth[0], plan.outputWidth[1]);
    switch (plan.kind) {
    case Plan::Between:
        plan.width = plan.inputWidth + plan.column + wider + 2 * gap;
        plan.height = std::max(plan.inputHeight, std::max(plan.boardHeight[0], plan.equationHeight[0]) + shelf
                                                     + std::max(plan.boardHeight[1], plan.equationHeight[1]));
        break;
    case Plan::Below:
        plan.width = plan.inputWidth + gap + wider;
        plan.height = std::max(plan.inputHeight, stacked(0) + shelf + stacked(1));
        break;
    case Plan::SideBySide:
        plan.width = plan.inputWidth + gap + plan.outputWidth[0] + gap * 0.7 + plan.outputWidth[1];
        plan.height = std::max({plan.inputHeight, stacked(0), stacked(1)});
        break;
    case Plan::Upright:
        plan.width = std::max(plan.inputWidth, plan.outputWidth[0] + gap * 0.7 + plan.outputWidth[1]);
        plan.height = plan.inputHeight + shelf + std::max(stacked(0), stacked(1));
        break;
    }
}

double Planner::score(const Plan& plan) const
{
    const auto gain = [](double size, double enough) { return std::log(std::max(std::min(size, enough), 1e-6)); };
    double total = gain(plan.inputCell, m_largest) + 0.9 * gain(plan.outputCell, m_largest);
    static constexpr std::array<double, 4> costs = {0.0, 0.15, 0.2, 0.3}; // the arithmetic is read best on the way to its result
    total -= costs[std::size_t(plan.kind)] + 0.16 * (plan.lines - 1);
    total -= plan.elided ? 0.5 : 0.0;
    const bool hasKernels = !m_need->sides[0].kernel.isEmpty() || !m_need->sides[1].kernel.isEmpty();
    if (hasKernels)
        total += plan.kernels ? 0.25 : 0.0;
    return total;
}

Plan Planner::best() const
{
    std::vector<double> cells;
    for (double cell = m_largest; cell > 1e-3; cell *= 0.955)
        cells.push_back(snapped(cell));
    // A small map beside a picture of hundreds of cells must still be read: its cells may be larger, but not the board.
    double most = 1e9;
    for (const CompareNeed::Side& side : m_need->sides)
        most = std::min({most, double(m_need->input.width()) / side.output.width(), double(m_need->input.height()) / side.output.height()});
    Plan found;
    for (const Plan::Kind kind : {Plan::Between, Plan::Below, Plan::SideBySide, Plan::Upright}) {
        for (const int lines : {1, 2, 3}) {
            for (const bool kernels : {true, false}) {
                for (const double ratio : {0.0, 1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3}) {
                    Plan plan{.kind = kind, .lines = lines, .kernels = kernels};
                    const auto attempt = [&](double cell) {
                        plan.inputCell = cell;
                        plan.outputCell = ratio > 0.0 ? snapped(cell * ratio) : std::max(cell, std::min(m_small, snapped(cell * most * 0.5)));
                        work(plan);
                        return fits(plan);
                    };
                    std::size_t low = 0;
                    std::size_t high = cells.size() - 1;
                    while (low < high) {
                        const std::size_t half = (low + high) / 2;
                        if (attempt(cells[half]))
                            high = half;
                        else
                            low = half + 1;
                    }
                    // Nothing fits into nothing: then the smallest of everything is as good as any.
                    const bool possible = attempt(cells[low]);
                    plan.score = score(plan) - (possible ? 0.0 : 1000.0);
                    if (plan.score > found.score)
                        found = plan;
                }
            }
        }
    }
    return found;
}

QSize sizeOf(const Frame& frame, BoardId id)
{
    const Board* board = frame.board(id);
    if (board == nullptr)
        return {};
    return board->reserve.isEmpty() ? QSize(board->cols(), board->rows()) : board->reserve;
}

double titleWidth(const Board* board)
{
    return board == nullptr ? 0.0 : textWidth(board->title, 100, true) / 100.0;
}

CompareNeed needOf(const Frame& frame, QSizeF size)
{
    CompareNeed need;
    need.size = size;
    need.brief = frame.brief;
    need.input = sizeOf(frame, BoardKind::Input);
    need.inputTitle = titleWidth(frame.board(BoardKind::Input));
    need.strip = !frame.note.isEmpty();
    const double number = widestNumber(*frame.board(BoardKind::Input));
    for (int i = 0; i < 2; ++i) {
        CompareNeed::Side& side = need.sides[std::size_t(i)];
        const Compared& compared = frame.compared[std::size_t(i)];
        const Board* kernel = frame.board(BoardId(BoardKind::Kernel, i));
        side.output = sizeOf(frame, BoardId(BoardKind::Output, i));
        side.kernel = sizeOf(frame, BoardId(BoardKind::Kernel, i));
        side.title = titleWidth(frame.board(BoardId(BoardKind::Output, i)));
        const double widest = std::max(number, kernel != nullptr ? widestNumber(*kernel) : 0.0);
        const double separator = compared.summed ? 1.5 : 0.65; // " + ", ", "
        const double around = compared.summed ? 2.8 : 3.2;     // "( ) / 9", "max()"
        side.terms = compared.equation.terms.empty() ? 0.0 : around - separator + double(std::min<std::int64_t>(compared.termCount, 60)) * (widest + separator);
        side.note = compared.noteRoom.isEmpty() ? 0.0 : numberWidth(compared.noteRoom, false);
    }
    return need;
}

} // namespace

void Layout::placeComparison(const Frame& frame)
{
    const CompareNeed need = needOf(frame, m_size);
    const Board& input = *frame.board(BoardKind::Input);
    const std::array<const Board*, 2> outputs = {frame.board(BoardId(BoardKind::Output, 0)), frame.board(BoardId(BoardKind::Output, 1))};
    const double clear = 10.0;
    const double edge = 6.0;

    Planner planner(need, 1);
    Plan plan = planner.best();
    const auto tooLong = [&](const Board& board, double width) { return textWidth(board.subtitle, planner.fonts.subtitle) + 4.0 > width; };
    // Words may go on into the margin, unless the other output stands there.
    const auto beyond = [&](std::size_t i) { return i == 0 && (plan.kind == Plan::SideBySide || plan.kind == Plan::Upright) ? 0.0 : planner.margin - edge; };
    if (!frame.brief && (tooLong(input, plan.kind == Plan::Upright ? m_size.width() - edge - planner.margin : plan.inputWidth) || tooLong(*outputs[0], plan.outputWidth[0] + beyond(0)) || tooLong(*outputs[1], plan.outputWidth[1] + beyond(1)))) {
        planner = Planner(need, 2);
        plan = planner.best();
    }
    const bool upright = plan.kind == Plan::Upright;
    const CompareFonts& fonts = planner.fonts;
    Arrangement a; // what the parts shared with other pictures go by
    a.titlePixels = fonts.title;
    a.subtitlePixels = fonts.subtitle;
    a.termsPixels = fonts.terms;
    a.resultPixels = fonts.result;
    a.kernelTitlePixels = fonts.kernelTitle;
    a.termLines = plan.lines;
    a.noteLines = plan.noteLines;

    // Room that is left goes to the gaps first, as far as eyes can still follow.
    const bool hasColumn = plan.kind == Plan::Between;
    const int gaps = plan.kind == Plan::Upright ? 0 : hasColumn ? 2 : 1;
    const double free = std::max(0.0, m_size.width() - 2 * planner.margin - plan.width);
    const double gap = planner.gap + (gaps > 0 ? std::min(free * 0.5 / gaps, planner.gap * 1.2) : 0.0);
    const double width = plan.width + gaps * (gap - planner.gap);
    const double x0 = std::round(std::max(planner.margin, (m_size.width() - width) / 2));
    const double room = m_size.height() - 2 * planner.margin - planner.strip;
    const double top = std::round(planner.margin + std::max(0.0, (room - plan.height) * 0.45));

    const QSizeF inputSize(need.input.width() * plan.inputCell, need.input.height() * plan.inputCell);
    const double inputTop = plan.kind == Plan::Upright ? top : top + std::max(0.0, (plan.height - plan.inputHeight) / 2);
    const QRectF inputView(QPointF(upright ? std::round((m_size.width() - inputSize.width()) / 2) : x0, std::round(inputTop + planner.titleBlock)), inputSize);

    // Left top corners of the outputs' blocks, and the rectangles of their arithmetic.
    std::array<QPointF, 2> corner;
    std::array<QRectF, 2> equation;
    const double below = fonts.title * 0.55;
    const auto stacked = [&](std::size_t i) { return plan.boardHeight[i] + below + plan.equationHeight[i]; };
    const auto under = [&](std::size_t i) {
        return QRectF(corner[i].x(), corner[i].y() + plan.boardHeight[i] + below, std::max(plan.column, plan.outputWidth[i]), plan.equationHeight[i]);
    };
    switch (plan.kind) {
    case Plan::Between: {
        const double columnX = x0 + plan.inputWidth + gap;
        const double rightX = std::round(columnX + plan.column + gap);
        const auto slot = [&](std::size_t i) { return std::max(plan.boardHeight[i], plan.equationHeight[i]); };
        const double all = slot(0) + planner.shelf + slot(1);
        double y = top + std::max(0.0, (plan.height - all) / 2);
        for (std::size_t i = 0; i < 2; ++i) {
            corner[i] = QPointF(rightX, std::round(y));
            // Beside the middle of its board, as far as its slot goes.
            const double middle = y + (planner.titleBlock + plan.boardHeight[i]) / 2;
            const double highest = y + slot(i) - plan.equationHeight[i];
            equation[i] = QRectF(columnX, within(middle - plan.equationHeight[i] / 2, y, highest), plan.column, plan.equationHeight[i]);
            y += slot(i) + planner.shelf;
        }
        break;
    }
    case Plan::Below: {
        const double rightX = std::round(x0 + plan.inputWidth + gap);
        double y = top + std::max(0.0, (plan.height - stacked(0) - planner.shelf - stacked(1)) / 2);
        for (std::size_t i = 0; i < 2; ++i) {
            corner[i] = QPointF(rightX, std::round(y));
            equation[i] = under(i);
            y += stacked(i) + planner.shelf;
        }
        break;
    }
    case Plan::SideBySide:
    case Plan::Upright: {
        double x = upright ? std::round((m_size.width() - plan.outputWidth[0] - planner.gap * 0.7 - plan.outputWidth[1]) / 2)
                           : std::round(x0 + plan.inputWidth + gap);
        const double y = upright ? top + plan.inputHeight + planner.shelf : top + std::max(0.0, (plan.height - std::max(stacked(0), stacked(1))) / 2);
        for (std::size_t i = 0; i < 2; ++i) {
            corner[i] = QPointF(x, std::round(y));
            equation[i] = under(i);
            equation[i].setWidth(plan.outputWidth[i]);
            x = std::round(x + plan.outputWidth[i] + planner.gap * 0.7);
        }
        break;
    }
    }

    // Boards.
    placeBoard(input, inputView, plan.inputCell, true);
    for (int i = 0; i < 2; ++i) {
        const auto k = std::size_t(i);
        const QSize& cells = need.sides[k].output;
        placeBoard(*outputs[k], QRectF(corner[k] + QPointF(0, std::round(planner.titleBlock)), QSizeF(cells.width() * plan.outputCell, cells.height() * plan.outputCell)),
                   plan.outputCell, true);
    }

    // Words.
    const auto keep = [&](std::optional<Text> text, int side = 0) {
        if (!text)
            return;
        text->side = side;
        m_texts.push_back(std::move(*text));
    };
    const auto titles = [&](const Board& board, QPointF at, double end, int side, bool badge) {
        double x = at.x();
        if (badge) {
            const double box = std::round(fonts.title * 1.3);
            keep(Text{.kind = Text::Badge, .text = side == 0 ? QStringLiteral("A") : QStringLiteral("B"), .rect = QRectF(x, at.y(), box, box),
                      .pixels = fonts.subtitle + 1, .bold = true},
                 side);
            x += std::round(fonts.title * 1.75);
        }
        keep(line(Text::Title, board.title, QRectF(x, at.y(), end - x, fonts.title * 1.3), fonts.title, true, Qt::AlignLeft, 11));
        if (frame.brief)
            return;
        bool elided = false;
        double y = at.y() + fonts.title * 1.36;
        const int lines = planner.titleBlock > fonts.title * 1.8 + 1.5 * fonts.subtitle * lineFactor ? 2 : 1;
        for (const QString& part : wrapped(board.subtitle, fonts.subtitle, false, end - at.x(), lines, elided)) {
            std::optional<Text> text = line(Text::Subtitle, part, QRectF(at.x(), y, end - at.x(), 0), fonts.subtitle, false, Qt::AlignLeft, fonts.subtitle);
            if (text)
                text->elided = text->elided || elided;
            keep(std::move(text));
            y += fonts.subtitle * 1.35;
        }
    };
    // Connectors climb right of the input, beside its words.
    const bool connected = hasColumn || plan.kind == Plan::Below;
    const double inputEnd = upright ? m_size.width() - edge : connected ? x0 + plan.inputWidth : corner[0].x() - clear;
    titles(input, QPointF(inputView.left(), inputView.top() - std::round(planner.titleBlock)), inputEnd, 0, false);
    for (std::size_t i = 0; i < 2; ++i) {
        const bool hasNeighbour = i == 0 && corner[1].y() == corner[0].y();
        titles(*outputs[i], corner[i], hasNeighbour ? corner[1].x() - clear : m_size.width() - edge, int(i), true);
        const Compared& own = frame.compared[i];
        placeArithmetic({own.equation, own.note, frame.hidden}, equation[i], a, hasColumn ? Qt::AlignHCenter : Qt::AlignLeft, int(i));
        const Board* kernel = frame.board(BoardId(BoardKind::Kernel, int(i)));
        if (kernel == nullptr || !plan.kernels)
            continue;
        const QSizeF size(need.sides[i].kernel.width() * plan.kernelCell, need.sides[i].kernel.height() * plan.kernelCell);
        const double x = hasColumn ? std::round(equation[i].center().x() - size.width() / 2) : equation[i].left();
        const double y = std::round(equation[i].bottom() - size.height());
        placeBoard(*kernel, QRectF(QPointF(x, y), size), plan.kernelCell, false);
        keep(line(Text::Title, kernel->title, QRectF(hasColumn ? equation[i].left() : x, y - fonts.kernelTitle * 1.55, hasColumn ? equation[i].width() : m_size.width() - edge - x, 0),
                  fonts.kernelTitle, true, hasColumn ? Qt::AlignHCenter : Qt::AlignLeft, 10));
    }
    if (!frame.note.isEmpty()) {
        a.noteLines = 2;
        const double y = m_size.height() - planner.strip - edge;
        placeNote(frame.note, QRectF(planner.margin, y, m_size.width() - 2 * planner.margin, 0), a, Qt::AlignHCenter);
    }
    for (Placed& placed : m_boards)
        chooseDigits(placed, frame);
    constexpr double comfortable = 44.0;
    m_maxZoom = std::max(1.0, comfortable / std::max(std::min(plan.inputCell, plan.outputCell), 1e-6));

    // From the window over the arithmetic to the result; beside each other they would have to cross the first.
    if (connected) {
        const auto beside = [](const Placed& board, const QRectF& cells) {
            const double inside = std::min(2.0, board.view.height() / 2); // of a board that is hardly there
            return within(board.toPicture(cells).center().y(), board.view.top() + inside, board.view.bottom() - inside);
        };
        const double off = 9.0;
        const Placed& in = *placed(BoardKind::Input);
        for (std::size_t i = 0; i < 2; ++i) {
            const Placed& out = *placed(BoardId(BoardKind::Output, int(i)));
            const auto& window = i == 1 && input.otherWindow ? input.otherWindow : input.window;
            if (!window || !outputs[i]->window)
                continue;
            const QPointF from(in.view.right() + off, beside(in, *window));
            const QPointF to(out.view.left() - off, beside(out, *outputs[i]->window));
            const int side = int(i);
            const double climb = std::max(from.x(), x0 + plan.inputWidth + off);
            if (hasColumn) {
                const double y = equation[i].top() + (plan.lines * fonts.terms + fonts.result) * lineFactor / 2;
                // They climb beside the column, where nothing is written in any step, and go on to what is written now.
                QRectF written;
                for (const Text& text : m_texts) {
                    if (text.side == side && (text.kind == Text::Terms || text.kind == Text::Result))
                        written |= text.rect;
                }
                const double left = std::max(equation[i].left() - off, climb);
                const double right = std::min(equation[i].right() + off, to.x());
                m_connectors.push_back({from, QPointF(std::max(left, written.left() - off), y), climb, left, side});
                m_connectors.push_back({QPointF(std::min(right, written.right() + off), y), to, right, to.x(), side});
            } else {
                m_connectors.push_back({from, to, climb, to.x(), side});
            }
        }
    }
    if (!frame.brief)
        placeLegends(frame, a);
}

} // namespace scene
