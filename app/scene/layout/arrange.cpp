#include "layout/arrange.h"

#include "frame/within.h"
#include "layout/arrange_stacked.h"
#include "layout/measures.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace scene {

namespace {

using EquationPlace = Arrangement::EquationPlace;
using KernelPlace = Arrangement::KernelPlace;

/// One way to put the blocks into columns, tried with one pair of cell sizes.
struct Trial {
    const Need& need;
    const Measures& m;
    const Arrangement& fonts;
    EquationPlace equation = EquationPlace::UnderWindow;
    KernelPlace kernel = KernelPlace::UnderWindow;
    bool window = true;
    double cell = 0.0;       ///< of the larger of input and output
    double windowCell = 0.0;

    double inputCell = 0.0;
    double outputCell = 0.0;
    double kernelCell = 0.0;
    double kernelWidth = 0.0;
    double kernelHeight = 0.0;
    double equationWidth = 0.0;
    double equationHeight = 0.0;
    double stripHeight = 0.0;
    int termLines = 1;
    int noteLines = 1;
    QSizeF left{};
    QSizeF middle{};
    QSizeF right{};

    double biasSide() const { return std::round(std::max(kernelCell, fonts.kernelTitlePixels * 2.2)); }
    bool hasMiddle() const { return (window && (!need.window.isEmpty() || need.curve)); }
    QSizeF windowSize() const
    {
        return need.curve ? QSizeF(windowCell, windowCell)
                          : QSizeF(need.window.width() * windowCell, need.window.height() * windowCell);
    }
    double width() const
    {
        const int gaps = hasMiddle() ? 2 : need.output.isEmpty() ? 0 : 1;
        return left.width() + middle.width() + right.width() + gaps * m.gap;
    }
    double height() const { return std::max({left.height(), middle.height(), right.height()}) + stripHeight; }
    bool fits() const
    {
        return width() <= need.size.width() - 2 * m.margin
               && height() <= need.size.height() - 2 * m.margin - m.headlineBlock;
    }

    /// The note stays in its column: connectors climb beside it.
    double noteHeight(double column)
    {
        if (need.noteWidth <= 0.0)
            return 0.0;
        noteLines = std::clamp(int(std::ceil(need.noteWidth * fonts.subtitlePixels / column)), 1, 3);
        return fonts.subtitlePixels * m.lineFactor * noteLines;
    }

    void work()
    {
        // A pooled map of 2 × 2 beside an image of 100 × 100 must still be read: the smaller board may have larger cells,
        // up to half of the other's extent, so that it still looks like the smaller one.
        const auto grown = [&](const QSize& board, const QSize& other) {
            if (board.isEmpty() || other.isEmpty())
                return cell;
            const double most = std::min(double(other.width()) / board.width(), double(other.height()) / board.height());
            // Of a few numbers in a row that can hardly be read, up to all of it.
            constexpr double hardlyRead = 18.0;
            constexpr int fewNumbers = 64;
            const bool few = std::max(board.width(), board.height()) <= fewNumbers && std::min(other.width(), other.height()) <= 4;
            return std::max(cell, std::min(m.smallCell, cell * most * (few && cell < hardlyRead ? 1.0 : 0.5)));
        };
        inputCell = grown(need.input, need.output);
        outputCell = grown(need.output, need.input);
        const double titlePixels = fonts.titlePixels;

        if (!need.kernel.isEmpty() && kernel != KernelPlace::Nowhere) {
            kernelCell = within(windowCell * 0.64, std::min(18.0, windowCell), 0.09 * need.size.height());
            // A kernel of many cells need not be as large as the window that spells them out.
            kernelCell = std::min(kernelCell, std::max(8.0, 0.3 * need.size.height() / need.kernel.height()));
            kernelWidth = need.kernel.width() * kernelCell;
            if (need.bias)
                kernelWidth += fonts.kernelTitlePixels * 3.2 + biasSide();
            kernelHeight = fonts.kernelTitlePixels * 1.65 + need.kernel.height() * kernelCell;
            if (need.bias)
                kernelHeight = std::max(kernelHeight, fonts.kernelTitlePixels * 1.65 + biasSide());
        }
        const QSizeF lens = hasMiddle() ? windowSize() : QSizeF();
        equationHeight = 0.0;
        stripHeight = 0.0;
        if (need.termsWidth > 0.0) {
            const double oneLine = need.termsWidth * fonts.termsPixels;
            if (equation == EquationPlace::Strip) {
                stripHeight = fonts.resultPixels * m.lineFactor + noteHeight(need.size.width()) + titlePixels * 0.6;
            } else {
                const double column = equation == EquationPlace::UnderOutput ? need.output.width() * outputCell : lens.width();
                equationWidth = std::max(column, std::min(oneLine, fonts.termsPixels * (need.headline ? 12.0 : 8.0)));
                termLines = std::clamp(int(std::ceil(oneLine / equationWidth)), 1, 3);
                equationHeight = titlePixels * 0.55 + termLines * fonts.termsPixels * m.lineFactor
                                 + fonts.resultPixels * m.lineFactor + noteHeight(equationWidth);
            }
        }
        const double between = titlePixels * 0.7;
        left = QSizeF(need.input.width() * inputCell, m.titleBlock + need.input.height() * inputCell);
        right = need.output.isEmpty() ? QSizeF()
                                      : QSizeF(need.output.width() * outputCell, m.titleBlock + need.output.height() * outputCell);
        middle = hasMiddle() ? QSizeF(lens.width(), m.titleBlock + lens.height()) : QSizeF();
        const auto below = [&](QSizeF& column, double w, double h) {
            column = QSizeF(std::max(column.width(), w), column.height() + h);
        };
        if (equation == EquationPlace::UnderWindow)
            below(middle, equationWidth, equationHeight);
        if (equation == EquationPlace::UnderOutput)
            below(right, equationWidth, equationHeight);
        if (kernelHeight > 0.0) {
            if (kernel == KernelPlace::UnderWindow)
                below(middle, kernelWidth, between + kernelHeight);
            else if (kernel == KernelPlace::UnderOutput)
                below(right, kernelWidth, between + kernelHeight);
            else
                below(left, kernelWidth, between + kernelHeight);
        }
        if (kernelHeight <= 0.0 || kernel != KernelPlace::UnderInput)
            below(left, 0.0, m.legendBlock);
        // A title needs its own room even over a board of one cell.
        if (!need.headline) {
            left.setWidth(std::max(left.width(), titlePixels * std::max(3.2, need.inputTitle)));
            if (!need.output.isEmpty())
                right.setWidth(std::max(right.width(), titlePixels * std::max(4.6, need.outputTitle)));
            if (hasMiddle())
                middle.setWidth(std::max(middle.width(), titlePixels * (need.wideLabels ? 7.0 : 6.0)));
        }
    }

    double score() const
    {
        const auto gain = [](double size, double enough) { return std::log(std::max(std::min(size, enough), 1e-6)); };
        double total = gain(cell, m.largestCell);
        if (need.curve)
            total += window ? 0.35 * gain(windowCell, 0.42 * need.size.height()) : -3.0;
        else if (!need.window.isEmpty())
            total += window ? (need.wideLabels ? 0.55 : 0.4) * gain(windowCell, std::max((need.wideLabels ? 1.2 : 0.72) * cell, m.smallCell * (need.wideLabels ? 1.1 : 0.9)))
                            : -3.0;
        if (!need.kernel.isEmpty())
            total += kernel == KernelPlace::Nowhere ? -2.5 : 0.2 * gain(kernelCell, m.smallCell);
        // Under the window is where the eye looks for arithmetic.
        if (equation != EquationPlace::UnderWindow && hasMiddle())
            total -= equation == EquationPlace::Strip ? 0.16 : 0.25;
        else if (equation == EquationPlace::Strip)
            total -= 0.2;
        if (kernel != KernelPlace::UnderWindow)
            total -= kernel == KernelPlace::UnderOutput ? 0.13 : 0.18;
        return total;
    }
};

/// The best trial; cells are as large as they can be for each size of the window's.
Trial best(const Need& need, const Measures& m, const Arrangement& fonts)
{
    std::vector<double> cells;
    for (double cell = m.largestCell; cell > 1e-3; cell *= 0.955)
        cells.push_back(snapped(cell));
    std::vector<double> windowCells;
    const double largest = need.curve ? 0.5 * need.size.height() : 0.19 * need.size.height();
    for (double cell = largest; cell > 11.0; cell *= 0.92)
        windowCells.push_back(snapped(cell));

    const bool middle = !need.window.isEmpty() || need.curve;
    std::optional<Trial> found;
    double foundScore = 0.0;
    const auto attempt = [&](EquationPlace equation, KernelPlace kernel, bool window, double windowCell) {
        Trial trial{.need = need, .m = m, .fonts = fonts, .equation = equation, .kernel = kernel, .window = window,
                    .windowCell = windowCell};
        // The first of the falling sizes that fits: whatever is smaller fits too.
        std::size_t low = 0;
        std::size_t high = cells.size() - 1;
        while (low < high) {
            const std::size_t half = (low + high) / 2;
            trial.cell = cells[half];
            trial.work();
            if (trial.fits())
                high = half;
            else
                low = half + 1;
        }
        trial.cell = cells[low];
        trial.work();
        // Nothing fits into nothing: then the smallest of everything is as good as any.
        const double score = trial.score() - (trial.fits() ? 0.0 : 1000.0);
        if (!found || score > foundScore) {
            found.emplace(trial);
            foundScore = score;
        }
    };
    const std::vector<EquationPlace> equations = middle
        ? std::vector{EquationPlace::UnderWindow, EquationPlace::Strip}
        : std::vector{EquationPlace::UnderOutput, EquationPlace::Strip};
    const std::vector<KernelPlace> kernels = need.kernel.isEmpty()
        ? std::vector{KernelPlace::UnderWindow}
        : std::vector{KernelPlace::UnderWindow, KernelPlace::UnderOutput, KernelPlace::UnderInput, KernelPlace::Nowhere};
    for (const EquationPlace equation : equations) {
        for (const KernelPlace kernel : kernels) {
            if (!middle && kernel == KernelPlace::UnderWindow && !need.kernel.isEmpty())
                continue;
            if (!middle) {
                // The kernel's size hangs on the window's, which is not there.
                attempt(equation, kernel, false, m.smallCell);
                continue;
            }
            for (const double windowCell : windowCells)
                attempt(equation, kernel, true, windowCell);
        }
    }
    if (middle)
        attempt(EquationPlace::Strip, KernelPlace::Nowhere, false, 0.0);
    return *found;
}

} // namespace

Arrangement arrange(const Need& need)
{
    Arrangement a;
    const Measures m = measuresOf(need, a);
    const Trial t = best(need, m, a);
    a.equationPlace = t.equation;
    a.kernelPlace = need.kernel.isEmpty() ? KernelPlace::Nowhere : t.kernel;
    a.hasWindow = t.hasMiddle();
    a.termLines = t.termLines;
    a.noteLines = t.noteLines;
    a.inputCell = t.inputCell;
    a.outputCell = t.outputCell;
    a.windowCell = t.windowCell;
    a.kernelCell = t.kernelCell;

    const double width = need.size.width();
    const double height = need.size.height();
    const int gaps = t.hasMiddle() ? 2 : need.output.isEmpty() ? 0 : 1;
    const double free = std::max(0.0, width - 2 * m.margin - t.width());
    const double gap = m.gap + (gaps > 0 ? std::min(free * 0.5 / gaps, m.gap * 1.3) : 0.0);
    const double total = t.width() + gaps * (gap - m.gap);
    const double x0 = std::round(std::max(m.margin, (width - total) / 2));
    const double contentHeight = t.height();
    const double room = height - 2 * m.margin - m.headlineBlock;
    const double top = std::round(m.margin + m.headlineBlock + std::max(0.0, (room - contentHeight) * 0.45));
    const double boardTop = std::round(top + m.titleBlock);

    a.input = QRectF(x0, boardTop, need.input.width() * t.inputCell, need.input.height() * t.inputCell);
    const double middleX = x0 + t.left.width() + (gaps > 0 ? gap : 0.0);
    const double rightX = std::round(t.hasMiddle() ? middleX + t.middle.width() + gap : middleX);
    a.middle = QRectF(middleX, boardTop, t.middle.width(), t.middle.height() - m.titleBlock);
    if (t.hasMiddle()) {
        const QSizeF lens = t.windowSize();
        a.window = QRectF(QPointF(std::round(middleX + (t.middle.width() - lens.width()) / 2), boardTop), lens);
    }
    if (!need.output.isEmpty())
        a.output = QRectF(rightX, boardTop, need.output.width() * t.outputCell, need.output.height() * t.outputCell);

    const double clear = 10.0; // between a title and what stands right of it
    const double edge = 6.0;
    const auto title = [&](const QRectF& board, double end) { return QRectF(board.left(), top, end - board.left(), m.titleBlock); };
    if (!need.headline) {
        a.inputTitle = title(a.input, t.hasMiddle() ? a.window.left() - clear : gaps > 0 ? rightX - clear : width - edge);
        // A window narrower than its title: the title may begin left of it, at the column's edge.
        if (t.hasMiddle()) {
            const double wanted = a.titlePixels * (need.wideLabels ? 8.0 : 10.0);
            QRectF place = a.window;
            if (place.width() < wanted)
                place.moveLeft(std::max(middleX, a.window.left()));
            a.windowTitle = title(place, rightX - clear);
        }
        a.outputTitle = title(a.output, width - edge);
    } else {
        a.headline = QRectF(m.margin, m.margin, width - 2 * m.margin, a.headlinePixels * 1.5);
        if (a.input.left() > m.margin)
            a.headline.setLeft(a.input.left());
    }

    // What hangs below the columns.
    double underWindow = a.window.bottom();
    double underOutput = a.output.bottom();
    if (need.termsWidth > 0.0) {
        const double above = a.titlePixels * 0.55;
        switch (t.equation) {
        case EquationPlace::UnderWindow:
            a.equation = QRectF(middleX, a.window.bottom() + above, t.middle.width(), t.equationHeight - above);
            underWindow = a.equation.bottom();
            break;
        case EquationPlace::UnderOutput:
            a.equation = QRectF(rightX, a.output.bottom() + above, std::min(std::max(t.right.width(), t.equationWidth), width - m.margin - rightX),
                                t.equationHeight - above);
            underOutput = a.equation.bottom();
            break;
        case EquationPlace::Strip:
            a.equation = QRectF(m.margin, top + contentHeight - t.stripHeight + a.titlePixels * 0.6, width - 2 * m.margin,
                                t.stripHeight - a.titlePixels * 0.6);
            break;
        }
    }
    if (a.kernelPlace != KernelPlace::Nowhere) {
        const double between = a.titlePixels * 0.7;
        double x = a.input.left();
        double y = a.input.bottom() + between;
        double columnWidth = t.left.width() + gap - clear;
        if (a.kernelPlace == KernelPlace::UnderWindow) {
            // Below the window's own left edge, as far as the bias leaves room: there are no connectors in the gap down here.
            x = std::max(middleX, std::min(a.window.left(), rightX - 2 * clear - t.kernelWidth));
            y = underWindow + between;
            columnWidth = rightX - clear - x;
        } else if (a.kernelPlace == KernelPlace::UnderOutput) {
            x = rightX;
            y = underOutput + between;
            columnWidth = width - edge - x;
        }
        x = std::round(x);
        const double titleHeight = std::round(a.kernelTitlePixels * 1.65);
        y = std::round(y);
        a.kernelTitle = QRectF(x, y, columnWidth, titleHeight);
        a.kernel = QRectF(x, y + titleHeight, need.kernel.width() * t.kernelCell, need.kernel.height() * t.kernelCell);
        if (need.bias) {
            const double side = t.biasSide();
            const double labelWidth = a.kernelTitlePixels * 2.4;
            const double middleY = a.kernel.center().y();
            const double labelX = a.kernel.right() + a.kernelTitlePixels * 0.7;
            a.biasLabel = QRectF(labelX, middleY - a.kernelTitlePixels, labelWidth, a.kernelTitlePixels * 2.0);
            a.bias = QRectF(std::round(labelX + labelWidth), std::round(middleY - side / 2), side, side);
            // A kernel of one row is less high than the bias beside it.
            if (a.bias.top() < a.kernelTitle.bottom())
                a.bias.moveTop(a.kernelTitle.bottom());
        }
    }
    if (const auto stacked = arrangeStacked(need, m, a))
        return *stacked;
    return a;
}

} // namespace scene
