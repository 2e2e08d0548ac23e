#include "layout/arrange.h"

#include "frame/within.h"

#include <algorithm>
#include <cmath>

namespace scene {

namespace {

constexpr double smallestWindowCell = 24.0;

/// Both boards in cells of one size, and the lowest row below them: the window enlarged, the equation beside it, the kernel
/// beside that.
struct Stack : Arrangement {
    const Need& need;
    const Measures& m;
    double room = 0.0; ///< height that is left for the row
    double windowWidth = 0.0;
    double kernelBlock = 0.0; ///< width with the bias
    double equationWidth = 0.0;
    double equationHeight = 0.0;
    double rowHeight = 0.0;

    double between() const { return fonts.title * 0.7 + m.legendBlock; }
    double width() const { return need.size.width() - 2 * m.margin - axes.width; }
    /// Without titles and what stands between.
    double height() const { return need.size.height() - 2 * m.margin - m.headlineBlock - 2 * m.titleBlock - 2 * between(); }
    int rows() const { return need.input.height() + need.output.height(); }
    int columns() const { return std::max(need.input.width(), need.output.width()); }
    double largestCell() const { return std::min({m.largestCell, width() / columns(), height() / rows()}); }

    bool fits(double cell)
    {
        inputCell = outputCell = cell;
        room = height() - rows() * cell;
        double size = 0.19 * need.size.height();
        do {
            measureRow(std::floor(size));
            size *= 0.93;
        } while (need.hasMiddle() && rowHeight > room && size >= smallestWindowCell);
        return rowHeight <= room && equationWidth >= (need.termsWidth > 0.0 ? fonts.terms * 8.0 : 0.0);
    }

    void measureRow(double size)
    {
        rowHeight = 0.0;
        if (need.hasMiddle()) {
            windowCell = size;
            windowWidth = std::max(need.lens(size).width(), fonts.title * (need.wideLabels ? 7.0 : 6.0));
            rowHeight = m.titleBlock + need.lens(size).height();
        }
        if (!need.kernel.isEmpty()) {
            kernelCell = within(size * 0.64, std::min(18.0, size), 0.09 * need.size.height());
            kernelBlock = std::max(kernelWidth(need, fonts, kernelCell), fonts.kernelTitle * 9.0);
            const double high = std::max(need.kernel.height() * kernelCell, need.bias ? biasSide(fonts, kernelCell) : 0.0);
            rowHeight = std::max(rowHeight, fonts.kernelTitle * 1.65 + high);
        }
        equationWidth = width() - windowWidth - kernelBlock - (windowWidth > 0 ? m.gap : 0.0) - (kernelBlock > 0 ? m.gap : 0.0);
        if (need.termsWidth <= 0.0)
            return;
        const double across = std::max(equationWidth, 1.0);
        termLines = std::clamp(int(std::ceil(need.termsWidth * fonts.terms / across)), 1, 4);
        equationHeight = termLines * fonts.terms * lineFactor + fonts.result * lineFactor;
        if (need.noteWidth > 0.0) {
            noteLines = std::clamp(int(std::ceil(need.noteWidth * fonts.subtitle / across)), 1, 3);
            equationHeight += fonts.subtitle * lineFactor * noteLines;
        }
        rowHeight = std::max(rowHeight, equationHeight);
    }

    void place()
    {
        const double left = std::round(axes.width + std::max(m.margin, (need.size.width() - axes.width - columns() * inputCell) / 2));
        const double end = need.size.width() - m.margin;
        double y = std::round(m.margin + m.headlineBlock + std::max(0.0, room - rowHeight) * 0.4);
        const auto board = [&](const QSize& cells, QRectF& title, QRectF& view) {
            title = need.headline ? QRectF() : QRectF(left, y, end - left, m.titleBlock);
            view = QRectF(QPointF(left, std::round(y + m.titleBlock)), QSizeF(cells) * inputCell);
            y = view.bottom() + between();
        };
        board(need.input, inputTitle, input);
        board(need.output, outputTitle, output);
        placeRow(QPointF(left, std::round(y)), end);
    }

    void placeRow(QPointF corner, double end)
    {
        const double boards = std::round(corner.y() + m.titleBlock);
        double x = corner.x();
        if (need.hasMiddle()) {
            window = middle = QRectF(QPointF(x, boards), need.lens(windowCell));
            windowTitle = need.headline ? QRectF() : QRectF(x, corner.y(), windowWidth + m.gap * 0.8, m.titleBlock);
            x += windowWidth + m.gap;
        }
        const double kernelX = std::round(end - kernelBlock);
        if (need.termsWidth > 0.0) {
            equation = QRectF(x, boards, std::min(equationWidth, (kernelBlock > 0.0 ? kernelX - m.gap : end) - x), rowHeight - (boards - corner.y()));
            // Where the titles leave no room below them, beside them.
            if (equation.height() < equationHeight)
                equation.setTop(std::max(corner.y(), equation.bottom() - equationHeight));
            x = kernelX;
        }
        if (kernelBlock > 0.0)
            addKernel(*this, need, QPointF(x, std::max(corner.y(), boards - std::round(fonts.kernelTitle * 1.65))), end - x);
    }
};

} // namespace

std::optional<Arrangement> arrangeStacked(const Need& need, const Measures& m, const Arrangement& beside)
{
    constexpr double clearly = 1.3;
    if (need.input.isEmpty() || need.output.isEmpty() || need.input.width() < 2 * need.input.height())
        return std::nullopt;
    Stack stack{{.equationPlace = Arrangement::EquationPlace::UnderOutput, .stacked = true, .fonts = m.fonts, .axes = m.axes, .headline = beside.headline}, need, m};
    for (double cell = snapped(stack.largestCell()); cell > clearly * beside.inputCell; cell = snapped(cell * 0.96)) {
        if (stack.fits(cell)) {
            stack.place();
            return stack;
        }
    }
    return std::nullopt;
}

} // namespace scene
