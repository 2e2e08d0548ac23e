#include "frame/within.h"
#include "layout/arrange_stacked.h"

#include <algorithm>
#include <cmath>

namespace scene {

namespace {

/// The lowest row: the window enlarged, the equation beside it, the kernel beside that.
struct LowestRow {
    double windowCell = 0.0;
    double kernelCell = 0.0;
    double windowWidth = 0.0;
    double kernelWidth = 0.0; ///< with the bias
    double equationWidth = 0.0;
    double height = 0.0;
    int termLines = 1;
    int noteLines = 1;
};

double biasSide(const Arrangement& fonts, double kernelCell)
{
    return std::round(std::max(kernelCell, fonts.kernelTitlePixels * 2.2));
}

LowestRow rowOf(const Need& need, const Measures& m, const Arrangement& fonts, double width, double windowCell)
{
    LowestRow row;
    const bool hasWindow = !need.window.isEmpty() || need.curve;
    if (hasWindow) {
        row.windowCell = windowCell;
        const QSizeF lens = need.curve ? QSizeF(windowCell, windowCell) : QSizeF(need.window) * windowCell;
        row.windowWidth = std::max(lens.width(), fonts.titlePixels * (need.wideLabels ? 7.0 : 6.0));
        row.height = m.titleBlock + lens.height();
    }
    if (!need.kernel.isEmpty() && !need.headline) {
        row.kernelCell = within(windowCell * 0.64, std::min(18.0, windowCell), 0.09 * need.size.height());
        row.kernelWidth = need.kernel.width() * row.kernelCell;
        double height = need.kernel.height() * row.kernelCell;
        if (need.bias) {
            row.kernelWidth += fonts.kernelTitlePixels * 3.2 + biasSide(fonts, row.kernelCell);
            height = std::max(height, biasSide(fonts, row.kernelCell));
        }
        row.kernelWidth = std::max(row.kernelWidth, fonts.kernelTitlePixels * 9.0);
        row.height = std::max(row.height, fonts.kernelTitlePixels * 1.65 + height);
    }
    row.equationWidth = width - row.windowWidth - row.kernelWidth - (row.windowWidth > 0 ? m.gap : 0.0) - (row.kernelWidth > 0 ? m.gap : 0.0);
    if (need.termsWidth > 0.0) {
        const double room = std::max(row.equationWidth, 1.0);
        row.termLines = std::clamp(int(std::ceil(need.termsWidth * fonts.termsPixels / room)), 1, 4);
        double height = row.termLines * fonts.termsPixels * m.lineFactor + fonts.resultPixels * m.lineFactor;
        if (need.noteWidth > 0.0) {
            row.noteLines = std::clamp(int(std::ceil(need.noteWidth * fonts.subtitlePixels / room)), 1, 3);
            height += fonts.subtitlePixels * m.lineFactor * row.noteLines;
        }
        row.height = std::max(row.height, height);
    }
    return row;
}

} // namespace

std::optional<Arrangement> arrangeStacked(const Need& need, const Measures& m, const Arrangement& beside)
{
    constexpr double clearly = 1.3;
    constexpr double smallestWindowCell = 24.0;
    if (need.input.isEmpty() || need.output.isEmpty() || need.input.width() < 2 * need.input.height())
        return std::nullopt;
    const double width = need.size.width() - 2 * m.margin;
    const double height = need.size.height() - 2 * m.margin - m.headlineBlock;
    const double between = beside.titlePixels * 0.7 + m.legendBlock;
    const double columns = std::max(need.input.width(), need.output.width());
    const double rows = need.input.height() + need.output.height();
    const double most = std::min({m.largestCell, width / columns, (height - 2 * m.titleBlock - 2 * between) / rows});

    for (double cell = snapped(most); cell > clearly * beside.inputCell; cell = snapped(cell * 0.96)) {
        const double room = height - 2 * m.titleBlock - 2 * between - rows * cell;
        LowestRow row;
        double windowCell = 0.19 * need.size.height();
        do {
            row = rowOf(need, m, beside, width, std::floor(windowCell));
            windowCell *= 0.93;
        } while (row.windowWidth > 0.0 && row.height > room && windowCell >= smallestWindowCell);
        if (row.height > room || row.equationWidth < (need.termsWidth > 0.0 ? beside.termsPixels * 8.0 : 0.0))
            continue;

        Arrangement a = beside;
        a.stacked = true;
        a.equationPlace = Arrangement::EquationPlace::UnderOutput;
        a.kernelPlace = row.kernelWidth > 0.0 ? Arrangement::KernelPlace::UnderOutput : Arrangement::KernelPlace::Nowhere;
        a.hasWindow = row.windowWidth > 0.0;
        a.termLines = row.termLines;
        a.noteLines = row.noteLines;
        a.inputCell = a.outputCell = cell;
        a.windowCell = row.windowCell;
        a.kernelCell = row.kernelCell;
        const double left = std::round(std::max(m.margin, (need.size.width() - columns * cell) / 2));
        const double end = need.size.width() - m.margin;
        double y = std::round(m.margin + m.headlineBlock + std::max(0.0, room - row.height) * 0.4);
        const auto board = [&](const QSize& cells, QRectF& title, QRectF& view) {
            title = need.headline ? QRectF() : QRectF(left, y, end - left, m.titleBlock);
            view = QRectF(left, std::round(y + m.titleBlock), cells.width() * cell, cells.height() * cell);
            y = view.bottom() + between;
        };
        board(need.input, a.inputTitle, a.input);
        board(need.output, a.outputTitle, a.output);

        y = std::round(y);
        double x = left;
        const double boards = std::round(y + m.titleBlock);
        a.window = a.windowTitle = a.kernel = a.kernelTitle = a.bias = a.biasLabel = a.equation = QRectF();
        if (a.hasWindow) {
            const QSizeF lens = need.curve ? QSizeF(row.windowCell, row.windowCell) : QSizeF(need.window) * row.windowCell;
            a.window = QRectF(QPointF(x, boards), lens);
            a.windowTitle = QRectF(x, y, row.windowWidth + m.gap * 0.8, m.titleBlock);
            x += row.windowWidth + m.gap;
        }
        a.middle = a.window;
        if (need.termsWidth > 0.0) {
            const double right = row.kernelWidth > 0.0 ? std::round(end - row.kernelWidth) - m.gap : end;
            a.equation = QRectF(x, boards, std::min(row.equationWidth, right - x), row.height - (boards - y));
            // Where the titles leave no room below them, beside them.
            const double needed = row.termLines * beside.termsPixels * m.lineFactor + beside.resultPixels * m.lineFactor
                                  + (need.noteWidth > 0.0 ? beside.subtitlePixels * m.lineFactor * row.noteLines : 0.0);
            if (a.equation.height() < needed)
                a.equation.setTop(std::max(y, a.equation.bottom() - needed));
            x = std::round(end - row.kernelWidth);
        }
        if (row.kernelWidth > 0.0) {
            const double titleHeight = std::round(beside.kernelTitlePixels * 1.65);
            const double top = std::max(y, boards - titleHeight);
            a.kernelTitle = QRectF(x, top, end - x, titleHeight);
            a.kernel = QRectF(x, top + titleHeight, need.kernel.width() * row.kernelCell, need.kernel.height() * row.kernelCell);
            if (need.bias) {
                const double side = biasSide(beside, row.kernelCell);
                const double labelX = a.kernel.right() + beside.kernelTitlePixels * 0.7;
                const double labelWidth = beside.kernelTitlePixels * 2.4;
                const double middle = std::max(a.kernel.center().y(), a.kernel.top() + side / 2);
                a.biasLabel = QRectF(labelX, middle - beside.kernelTitlePixels, labelWidth, beside.kernelTitlePixels * 2.0);
                a.bias = QRectF(std::round(labelX + labelWidth), std::round(middle - side / 2), side, side);
            }
        }
        return a;
    }
    return std::nullopt;
}

} // namespace scene
