#include "layout/arrange_compare.h"

#include "frame/within.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace scene {

namespace {

Measures compareMeasures(const CompareNeed& need)
{
    const auto [width, height] = std::pair(need.size.width(), need.size.height());
    Measures m = measuresOf(need.size, need.subtitleLines);
    m.gap = std::clamp(0.05 * width, 24.0, 120.0);
    if (need.brief) {
        m.fonts = readFromAfar(fontsOf(int(std::clamp(std::min(0.046 * height, 0.03 * width), 14.0, 90.0))), need.size);
        m.margin = std::clamp(0.05 * std::min(width, height), 10.0, 100.0);
        m.titleBlock = m.fonts.title * 1.75;
        m.largestCell = 0.2 * m.extent;
    }
    addAxes(m, need.axisWidth);
    return m;
}

/// One way to place it all: measured with cells of one size, then placed.
struct Plan : CompareArrangement {
    const CompareNeed& need;
    bool kernels = true;
    double column = 0.0; ///< width of the arithmetic
    bool elided = false; ///< some of it
    double inputHeight = 0.0;
    double width = 0.0;
    double height = 0.0;

    double shelf() const { return m.fonts.title * 1.2; } ///< between what stands above each other
    double aisle() const { return m.gap * 0.7; }         ///< between outputs side by side
    double strip() const { return need.strip ? 2 * m.fonts.subtitle * lineFactor : 0.0; }
    /// An output with its arithmetic below, and beside it.
    double stack(const Side& side) const { return side.height + m.fonts.title * 0.55 + side.equationHeight; }
    static double slot(const Side& side) { return std::max(side.height, side.equationHeight); }
    /// Of both, with their arithmetic.
    double outputsHeight() const
    {
        const auto& [first, second] = sides;
        if (abreast())
            return std::max(stack(first), stack(second));
        return kind == Between ? slot(first) + shelf() + slot(second) : stack(first) + shelf() + stack(second);
    }
    double room() const { return need.size.height() - 2 * m.margin - strip(); }

    /// Tries cells of that size; those of the outputs are `ratio` of it, or with 0 as large as suits a small map.
    bool fits(double cell, double ratio)
    {
        // A small map beside a picture of hundreds of cells must still be read: its cells may be larger, but not the board.
        double most = 1e9;
        for (const CompareNeed::Side& side : need.sides)
            most = std::min({most, double(need.input.width()) / side.output.width(), double(need.input.height()) / side.output.height()});
        inputCell = cell;
        outputCell = ratio > 0.0 ? snapped(cell * ratio) : std::max(cell, std::min(m.smallCell, snapped(cell * most * 0.5)));
        kernelCell = kernels ? within(outputCell * 0.6, 17.0, 0.075 * need.size.height()) : 0.0;
        inputWidth = m.axes.width + std::max(need.input.width() * inputCell, m.fonts.title * std::max(3.2, need.inputTitle));
        inputHeight = m.titleBlock + need.input.height() * inputCell;
        measureColumn();
        for (std::size_t i = 0; i < 2; ++i)
            measureSide(sides[i], need.sides[i]);
        const auto& [first, second] = sides;
        const double outputs = abreast() ? first.width + aisle() + second.width : std::max(first.width, second.width);
        const double before = inputWidth + m.gap + (kind == Between ? column + m.gap : 0.0);
        width = kind == Upright ? std::max(inputWidth, outputs) : before + outputs;
        height = kind == Upright ? inputHeight + shelf() + outputsHeight() : std::max(inputHeight, outputsHeight());
        return width <= need.size.width() - 2 * m.margin && height <= room();
    }

    void measureColumn()
    {
        // Terms that would take more than that are elided, and then they need not take so much either.
        const double limit = (kind == Between ? 0.36 : 0.5) * need.size.width();
        column = m.fonts.terms * 6.0;
        elided = false;
        for (const CompareNeed::Side& side : need.sides) {
            const double wanted = side.terms * m.fonts.terms / termLines * (termLines > 1 ? 1.2 : 1.0);
            column = std::max(column, wanted > limit ? 0.22 * need.size.width() : wanted);
            elided = elided || wanted > limit;
        }
        noteLines = 1;
        for (const CompareNeed::Side& side : need.sides)
            noteLines = std::clamp(int(std::ceil(side.note * m.fonts.subtitle * 1.05 / column)), noteLines, 3);
    }

    void measureSide(Side& side, const CompareNeed::Side& its)
    {
        const Fonts& fonts = m.fonts;
        side.equationHeight = termLines * fonts.terms * lineFactor + fonts.result * lineFactor;
        if (its.note > 0.0)
            side.equationHeight += noteLines * fonts.subtitle * lineFactor;
        if (kernels && !its.kernel.isEmpty())
            side.equationHeight += fonts.title * 0.5 + fonts.kernelTitle * 1.65 + its.kernel.height() * kernelCell;
        // A title that would take more than that is set smaller, and then shortened.
        const double title = (its.title > 0.0 ? fonts.title * 1.75 : 0.0) + its.title * fonts.title;
        side.width = std::max(its.output.width() * outputCell, std::min(title, 0.4 * need.size.width()));
        side.height = m.titleBlock + its.output.height() * outputCell;
        if (kind != Between)
            side.width = std::max(side.width, column);
        side.width += m.axes.width;
        if (kernels)
            column = std::max(column, its.kernel.width() * kernelCell);
    }

    double score() const
    {
        const auto gain = [&](double size) { return std::log(std::max(std::min(size, m.largestCell), 1e-6)); };
        static constexpr std::array<double, 4> costs = {0.0, 0.15, 0.2, 0.3}; // the arithmetic is read best on the way to its result
        double total = gain(inputCell) + 0.9 * gain(outputCell);
        total -= costs[std::size_t(kind)] + 0.16 * (termLines - 1);
        total -= elided ? 0.5 : 0.0;
        const bool hasKernels = !need.sides[0].kernel.isEmpty() || !need.sides[1].kernel.isEmpty();
        return total + (hasKernels && kernels ? 0.25 : 0.0);
    }

    void place()
    {
        // Room that is left goes to the gaps first, as far as eyes can still follow.
        const int gaps = kind == Upright ? 0 : kind == Between ? 2 : 1;
        const double free = std::max(0.0, need.size.width() - 2 * m.margin - width);
        const double gap = m.gap + (gaps > 0 ? std::min(free * 0.5 / gaps, m.gap * 1.2) : 0.0);
        const double across = width + gaps * (gap - m.gap);
        const double left = std::round(std::max(m.margin, (need.size.width() - across) / 2));
        const double top = std::round(m.margin + std::max(0.0, (room() - height) * 0.45));
        const QSizeF cells = QSizeF(need.input) * inputCell;
        const double inputLeft = kind == Upright ? std::round((need.size.width() - cells.width()) / 2) : left;
        const double inputTop = kind == Upright ? top : top + std::max(0.0, (height - inputHeight) / 2);
        input = QRectF(QPointF(inputLeft + (kind == Upright ? 0.0 : m.axes.width), std::round(inputTop + m.titleBlock)), cells);
        inputEnd = left + inputWidth;
        if (kind == Between)
            placeBetween(gap, top);
        else
            placeStacks(gap, top);
        placeTitles();
        for (std::size_t i = 0; i < 2; ++i)
            placeBoards(sides[i], need.sides[i]);
        note = QRectF(m.margin, need.size.height() - strip() - wordsEdge, need.size.width() - 2 * m.margin, 0);
    }

    void placeBetween(double gap, double top)
    {
        const double left = inputEnd + gap;
        const double right = std::round(left + column + gap);
        double y = top + std::max(0.0, (height - outputsHeight()) / 2);
        for (Side& side : sides) {
            side.title.moveTopLeft(QPointF(right + m.axes.width, std::round(y)));
            // Beside the middle of its board, as far as its slot goes.
            const double middle = y + (m.titleBlock + side.height) / 2;
            const double lowest = y + slot(side) - side.equationHeight;
            side.equation = QRectF(left, within(middle - side.equationHeight / 2, y, lowest), column, side.equationHeight);
            y += slot(side) + shelf();
        }
    }

    void placeStacks(double gap, double top)
    {
        const auto& [first, second] = sides;
        double x = std::round(kind == Upright ? (need.size.width() - first.width - aisle() - second.width) / 2 : inputEnd + gap);
        double y = kind == Upright ? top + inputHeight + shelf() : top + std::max(0.0, (height - outputsHeight()) / 2);
        for (Side& side : sides) {
            side.title.moveTopLeft(QPointF(x + m.axes.width, std::round(y)));
            const double room = side.width - m.axes.width;
            side.equation = QRectF(side.title.left(), side.title.top() + side.height + m.fonts.title * 0.55, abreast() ? room : std::max(column, room),
                                   side.equationHeight);
            if (abreast())
                x = std::round(x + side.width + aisle());
            else
                y += stack(side) + shelf();
        }
    }

    void placeTitles()
    {
        const double end = need.size.width() - wordsEdge;
        const auto finish = [&](QRectF& title, double right) {
            title.setRight(right);
            title.setHeight(m.titleBlock);
        };
        auto& [first, second] = sides;
        inputTitle.moveTopLeft(QPointF(input.left(), input.top() - std::round(m.titleBlock)));
        // Connectors climb right of the input, beside its words.
        finish(inputTitle, kind == Upright ? end : abreast() ? first.title.left() - m.axes.width - wordsClear : inputEnd);
        finish(first.title, first.title.top() == second.title.top() ? second.title.left() - m.axes.width - wordsClear : end);
        finish(second.title, end);
    }

    void placeBoards(Side& side, const CompareNeed::Side& its) const
    {
        side.output = QRectF(side.title.topLeft() + QPointF(0, std::round(m.titleBlock)), QSizeF(its.output) * outputCell);
        if (!kernels || its.kernel.isEmpty())
            return;
        const bool centred = kind == Between;
        const QRectF& above = side.equation;
        const QSizeF cells = QSizeF(its.kernel) * kernelCell;
        const double x = centred ? std::round(above.center().x() - cells.width() / 2) : above.left();
        side.kernel = QRectF(QPointF(x, std::round(above.bottom() - cells.height())), cells);
        side.kernelTitle = QRectF(above.left(), side.kernel.top() - m.fonts.kernelTitle * 1.55,
                                  centred ? above.width() : need.size.width() - wordsEdge - x, 0);
    }
};

} // namespace

CompareArrangement arrangeComparison(const CompareNeed& need)
{
    const Measures m = compareMeasures(need);
    const std::vector<double> cells = fallingSizes(m.largestCell, 1e-3, 0.955);
    std::optional<Plan> found;
    double foundScore = 0.0;
    for (const auto kind : {Plan::Between, Plan::Below, Plan::SideBySide, Plan::Upright}) {
        for (const int lines : {1, 2, 3}) {
            for (const bool kernels : {true, false}) {
                for (const double ratio : {0.0, 1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3}) {
                    Plan plan{{.kind = kind, .m = m, .termLines = lines}, need, kernels};
                    const bool possible = plan.fits(largestThatFits(cells, [&](double cell) { return plan.fits(cell, ratio); }), ratio);
                    const double score = plan.score() - (possible ? 0.0 : 1000.0);
                    if (!found || score > foundScore) {
                        found.emplace(plan);
                        foundScore = score;
                    }
                }
            }
        }
    }
    found->place();
    return *found;
}

} // namespace scene
