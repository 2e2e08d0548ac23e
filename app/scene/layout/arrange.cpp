#include "layout/arrange.h"

#include "frame/within.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace scene {

namespace {

using EquationPlace = Arrangement::EquationPlace;
enum class KernelPlace { UnderWindow, UnderOutput, UnderInput, Nowhere };

Measures layerMeasures(const Need& need)
{
    const auto [width, height] = std::pair(need.size.width(), need.size.height());
    Measures m = measuresOf(need.size, need.subtitleLines);
    Fonts& fonts = m.fonts;
    if (need.legend)
        m.legendBlock = fonts.title * 0.8 + fonts.subtitle * 0.8 + fonts.subtitle * lineFactor;
    if (need.headline) {
        fonts.headline = int(std::clamp(std::min(0.049 * height, 0.034 * width), 14.0, 100.0));
        fonts.terms = fonts.headline;
        fonts.result = int(std::round(fonts.headline * 1.45));
        fonts.subtitle = fonts.kernelTitle = int(std::round(fonts.title * 0.82));
        fonts = readFromAfar(fonts, need.size);
        m.titleBlock = 0.0;
        m.headlineBlock = fonts.headline * 2.0;
        m.margin = std::clamp(0.05 * std::min(width, height), 10.0, 120.0);
        m.gap = std::clamp(0.05 * width, 26.0, 150.0);
        m.largestCell = 0.22 * m.extent;
    }
    addAxes(m, need.axisWidth);
    return m;
}

/// One way to put the blocks into columns: measured with cells of one size and another, then placed.
struct Columns : Arrangement {
    const Need& need;
    const Measures& m;
    KernelPlace kernelPlace = KernelPlace::UnderWindow;
    double cell = 0.0; ///< of the larger of input and output
    QSizeF kernelSize{0.0, 0.0}; ///< with title and bias
    double equationWidth = 0.0;
    double equationHeight = 0.0;
    double stripHeight = 0.0;
    QSizeF left{};
    QSizeF centre{};
    QSizeF right{};
    double gap = 0.0;
    double centreX = 0.0;
    double rightX = 0.0;
    double top = 0.0;

    bool hasMiddle() const { return windowCell > 0.0 && need.hasMiddle(); }
    QSizeF lens() const { return hasMiddle() ? need.lens(windowCell) : QSizeF(); }
    int gaps() const { return hasMiddle() ? 2 : need.output.isEmpty() ? 0 : 1; }
    double width() const { return left.width() + centre.width() + right.width() + gaps() * m.gap; }
    double height() const { return std::max({left.height(), centre.height(), right.height()}) + stripHeight; }
    double room() const { return need.size.height() - 2 * m.margin - m.headlineBlock; }

    /// Tries cells of that size.
    bool fits(double size)
    {
        cell = size;
        inputCell = grown(need.input, need.output);
        outputCell = grown(need.output, need.input);
        measureKernel();
        measureEquation();
        measureColumns();
        return width() <= need.size.width() - 2 * m.margin && height() <= room();
    }

    /// A pooled map of 2 × 2 beside an image of 100 × 100 must still be read: the smaller board may have larger cells, up to
    /// half of the other's extent, so that it still looks like the smaller one.
    double grown(const QSize& board, const QSize& other) const
    {
        if (board.isEmpty() || other.isEmpty())
            return cell;
        const double most = std::min(double(other.width()) / board.width(), double(other.height()) / board.height());
        // Of a few numbers in a row that can hardly be read, up to all of it.
        constexpr double hardlyRead = 18.0;
        constexpr int fewNumbers = 64;
        const bool few = std::max(board.width(), board.height()) <= fewNumbers && std::min(other.width(), other.height()) <= 4;
        return std::max(cell, std::min(m.smallCell, cell * most * (few && cell < hardlyRead ? 1.0 : 0.5)));
    }

    void measureKernel()
    {
        if (need.kernel.isEmpty() || kernelPlace == KernelPlace::Nowhere)
            return;
        kernelCell = within(windowCell * 0.64, std::min(18.0, windowCell), 0.09 * need.size.height());
        // A kernel of many cells need not be as large as the window that spells them out.
        kernelCell = std::min(kernelCell, std::max(8.0, 0.3 * need.size.height() / need.kernel.height()));
        const double high = std::max(need.kernel.height() * kernelCell, need.bias ? biasSide(fonts, kernelCell) : 0.0);
        kernelSize = QSizeF(kernelWidth(need, fonts, kernelCell), fonts.kernelTitle * 1.65 + high);
    }

    /// The note stays in its column: connectors climb beside it.
    double noteHeight(double column)
    {
        if (need.noteWidth <= 0.0)
            return 0.0;
        noteLines = std::clamp(int(std::ceil(need.noteWidth * fonts.subtitle / column)), 1, 3);
        return fonts.subtitle * lineFactor * noteLines;
    }

    void measureEquation()
    {
        if (need.termsWidth <= 0.0)
            return;
        const double oneLine = need.termsWidth * fonts.terms;
        const double result = fonts.result * lineFactor;
        if (equationPlace == EquationPlace::Strip) {
            stripHeight = result + noteHeight(need.size.width()) + fonts.title * 0.6;
            return;
        }
        const double column = equationPlace == EquationPlace::UnderOutput ? need.output.width() * outputCell : lens().width();
        equationWidth = std::max(column, std::min(oneLine, fonts.terms * (need.headline ? 9.0 : 8.0)));
        breakEquation();
    }

    /// Into lines of `equationWidth`.
    void breakEquation()
    {
        termLines = std::clamp(int(std::ceil(need.termsWidth * fonts.terms / equationWidth)), 1, 3);
        equationHeight = fonts.title * 0.55 + (termLines * fonts.terms + fonts.result) * lineFactor + noteHeight(equationWidth);
    }

    /// Into one line, where the picture has room beside the column: up to what a connector needs to climb.
    void widenEquation(double free)
    {
        if (equationPlace != EquationPlace::UnderWindow || !hasMiddle() || need.termsWidth <= 0.0)
            return;
        const double climb = 0.6 * m.gap;
        const double most = centre.width() + 2.0 * (m.gap - climb) + free;
        const double oneLine = std::max(need.termsWidth * fonts.terms, need.noteWidth * fonts.subtitle) + wordsEdge;
        const double wanted = std::min(oneLine, most);
        if (wanted <= centre.width())
            return;
        const double before = equationHeight;
        const double narrow = equationWidth;
        equationWidth = wanted;
        breakEquation();
        if (equationHeight == before) { // nothing is won
            equationWidth = narrow;
            breakEquation();
            return;
        }
        gap = std::max(climb, gap - (wanted - centre.width()) / 2);
        centre = QSizeF(wanted, centre.height() + equationHeight - before);
    }

    void measureColumns()
    {
        const auto column = [&](const QSizeF& board, double beside = 0.0) { return QSizeF(beside + board.width(), m.titleBlock + board.height()); };
        const auto below = [](QSizeF& above, double width, double height) {
            above = QSizeF(std::max(above.width(), width), above.height() + height);
        };
        left = column(QSizeF(need.input) * inputCell, axes.width);
        right = need.output.isEmpty() ? QSizeF() : column(QSizeF(need.output) * outputCell, axes.width);
        centre = hasMiddle() ? column(lens()) : QSizeF();
        if (equationPlace == EquationPlace::UnderWindow)
            below(centre, equationWidth, equationHeight);
        if (equationPlace == EquationPlace::UnderOutput)
            below(right, axes.width + equationWidth, equationHeight);
        if (!kernelSize.isEmpty())
            below(kernelPlace == KernelPlace::UnderWindow ? centre : kernelPlace == KernelPlace::UnderOutput ? right : left, kernelSize.width() + axes.width,
                  fonts.title * 0.7 + kernelSize.height());
        if (kernelSize.isEmpty() || kernelPlace != KernelPlace::UnderInput)
            below(left, 0.0, m.legendBlock);
        if (need.headline)
            return;
        // A title needs its own room even over a board of one cell.
        const auto widen = [&](QSizeF& board, double beside, double ems) { board.setWidth(std::max(board.width(), beside + fonts.title * ems)); };
        widen(left, axes.width, std::max(3.2, need.inputTitle));
        if (!need.output.isEmpty())
            widen(right, axes.width, std::max(4.6, need.outputTitle));
        if (hasMiddle())
            widen(centre, 0.0, need.wideLabels ? 7.0 : 6.0);
    }

    double score() const
    {
        // What a class cannot read in products and kernel it cannot read at all: there is no table below.
        const auto gain = [](double size, double enough) { return std::log(std::max(std::min(size, enough), 1e-6)); };
        double total = gain(cell, m.largestCell);
        if (need.hasMiddle() && !hasMiddle())
            total -= 3.0;
        else if (need.curve)
            total += 0.35 * gain(windowCell, 0.42 * need.size.height());
        else if (hasMiddle() && need.wideLabels)
            total += (need.headline ? 0.8 : 0.55) * gain(windowCell, std::max(1.2 * cell, m.smallCell * 1.1));
        else if (hasMiddle())
            total += 0.4 * gain(windowCell, std::max(0.72 * cell, m.smallCell * 0.9));
        if (!need.kernel.isEmpty())
            total += kernelPlace == KernelPlace::Nowhere ? -2.5 : (need.headline ? 0.4 : 0.2) * gain(kernelCell, m.smallCell);
        // Under the window is where the eye looks for arithmetic.
        if (equationPlace != EquationPlace::UnderWindow && hasMiddle())
            total -= equationPlace == EquationPlace::Strip ? 0.16 : 0.25;
        else if (equationPlace == EquationPlace::Strip)
            total -= 0.2;
        if (kernelPlace != KernelPlace::UnderWindow)
            total -= kernelPlace == KernelPlace::UnderOutput ? 0.13 : 0.18;
        return total;
    }

    void place()
    {
        const double free = std::max(0.0, need.size.width() - 2 * m.margin - width());
        gap = m.gap + (gaps() > 0 ? std::min(free * 0.5 / gaps(), m.gap * 1.3) : 0.0);
        widenEquation(free);
        const double total = width() + gaps() * (gap - m.gap);
        const double leftX = std::round(m.margin + inMiddle(need.size.width() - 2 * m.margin - total, need.size.width(), 0.5));
        centreX = leftX + left.width() + (gaps() > 0 ? gap : 0.0);
        rightX = std::round(hasMiddle() ? centreX + centre.width() + gap : centreX);
        top = std::round(m.margin + m.headlineBlock + inMiddle(room() - height(), need.size.height(), 0.45));
        const double boardTop = std::round(top + m.titleBlock);
        input = QRectF(QPointF(leftX + axes.width, boardTop), QSizeF(need.input) * inputCell);
        middle = QRectF(centreX, boardTop, centre.width(), centre.height() - m.titleBlock);
        if (hasMiddle())
            window = QRectF(QPointF(std::round(centreX + (centre.width() - lens().width()) / 2), boardTop), lens());
        if (!need.output.isEmpty())
            output = QRectF(QPointF(rightX + axes.width, boardTop), QSizeF(need.output) * outputCell);
        placeTitles();
        if (need.termsWidth > 0.0)
            placeEquation();
        if (kernelPlace != KernelPlace::Nowhere && !need.kernel.isEmpty())
            placeKernel();
    }

    /// How much of what is `free` stands before the picture. With a headline a little is left at the end, so that layers one
    /// after the other begin at the same place.
    double inMiddle(double free, double whole, double share) const
    {
        return free <= 0.0 || (need.headline && free < 0.15 * whole) ? 0.0 : free * share;
    }

    void placeTitles()
    {
        const double edge = need.size.width() - wordsEdge;
        if (need.headline) {
            const double x = std::max(m.margin, input.left() - axes.width);
            headline = QRectF(x, m.margin, need.size.width() - m.margin - x, fonts.headline * 1.5);
            return;
        }
        const auto title = [&](const QRectF& board, double end) { return QRectF(board.left(), top, end - board.left(), m.titleBlock); };
        inputTitle = title(input, hasMiddle() ? window.left() - wordsClear : gaps() > 0 ? rightX - wordsClear : edge);
        outputTitle = title(output, edge);
        if (!hasMiddle())
            return;
        // A window narrower than its title: the title may begin left of it, at the column's edge.
        QRectF from = window;
        if (from.width() < fonts.title * (need.wideLabels ? 8.0 : 10.0))
            from.moveLeft(std::max(centreX, window.left()));
        windowTitle = title(from, rightX - wordsClear);
    }

    void placeEquation()
    {
        const double above = fonts.title * (equationPlace == EquationPlace::Strip ? 0.6 : 0.55);
        const double end = need.size.width() - m.margin;
        switch (equationPlace) {
        case EquationPlace::UnderWindow:
            equation = QRectF(centreX, window.bottom() + above, centre.width(), equationHeight - above);
            break;
        case EquationPlace::UnderOutput:
            equation = QRectF(output.left(), output.bottom() + above, std::min(std::max(right.width() - axes.width, equationWidth), end - output.left()), equationHeight - above);
            break;
        case EquationPlace::Strip:
            equation = QRectF(m.margin, top + height() - stripHeight + above, end - m.margin, stripHeight - above);
            break;
        }
    }

    /// Below its column, whatever else stands there.
    void placeKernel()
    {
        const auto bottom = [&](const QRectF& board, EquationPlace below) {
            return need.termsWidth > 0.0 && equationPlace == below ? equation.bottom() : board.bottom();
        };
        double x = input.left();
        double above = input.bottom();
        double end = x - axes.width + left.width() + gap - wordsClear;
        if (kernelPlace == KernelPlace::UnderWindow) {
            // Below the window's own left edge, as far as the bias leaves room: there are no connectors in the gap down here.
            x = std::max(centreX, std::min(window.left(), rightX - 2 * wordsClear - kernelSize.width()));
            above = bottom(window, EquationPlace::UnderWindow);
            end = rightX - wordsClear;
        } else if (kernelPlace == KernelPlace::UnderOutput) {
            x = output.left();
            above = bottom(output, EquationPlace::UnderOutput);
            end = need.size.width() - wordsEdge;
        }
        addKernel(*this, need, QPointF(std::round(x), std::round(above + fonts.title * 0.7)), end - x);
    }
};

/// The best columns; cells are as large as they can be for each size of the window's.
Columns best(const Need& need, const Measures& m)
{
    const std::vector<double> cells = fallingSizes(m.largestCell, 1e-3, 0.955);
    // Without a window, the kernel's size hangs on that which it would have.
    const std::vector<double> windowCells = !need.hasMiddle() ? std::vector{m.smallCell}
                                                              : fallingSizes((need.curve ? 0.5 : 0.19) * need.size.height(), 11.0, 0.92);
    std::optional<Columns> found;
    double foundScore = 0.0;
    const auto attempt = [&](EquationPlace equation, KernelPlace kernel, double windowCell) {
        Columns trial{{.equationPlace = equation, .fonts = m.fonts, .axes = m.axes, .windowCell = windowCell}, need, m, kernel};
        const bool possible = trial.fits(largestThatFits(cells, [&](double cell) { return trial.fits(cell); }));
        const double score = trial.score() - (possible ? 0.0 : 1000.0);
        if (!found || score > foundScore) {
            found.emplace(trial);
            foundScore = score;
        }
    };
    for (const EquationPlace equation : {need.hasMiddle() ? EquationPlace::UnderWindow : EquationPlace::UnderOutput, EquationPlace::Strip}) {
        for (const KernelPlace kernel : {KernelPlace::UnderWindow, KernelPlace::UnderOutput, KernelPlace::UnderInput, KernelPlace::Nowhere}) {
            // Of a kernel that is not there one place will do; of a window, none is below it.
            if (need.kernel.isEmpty() ? kernel != KernelPlace::UnderWindow : kernel == KernelPlace::UnderWindow && !need.hasMiddle())
                continue;
            for (const double windowCell : windowCells)
                attempt(equation, kernel, windowCell);
        }
    }
    if (need.hasMiddle())
        attempt(EquationPlace::Strip, KernelPlace::Nowhere, 0.0);
    return *found;
}

} // namespace

double biasSide(const Fonts& fonts, double kernelCell)
{
    return std::round(std::max(kernelCell, fonts.kernelTitle * 2.2));
}

double kernelWidth(const Need& need, const Fonts& fonts, double kernelCell)
{
    return need.kernel.width() * kernelCell + (need.bias ? fonts.kernelTitle * 3.2 + biasSide(fonts, kernelCell) : 0.0);
}

void addKernel(Arrangement& a, const Need& need, QPointF corner, double width)
{
    a.kernelTitle = QRectF(corner, QSizeF(width, std::round(a.fonts.kernelTitle * 1.65)));
    a.kernel = QRectF(a.kernelTitle.bottomLeft(), QSizeF(need.kernel) * a.kernelCell);
    if (!need.bias)
        return;
    const double side = biasSide(a.fonts, a.kernelCell);
    const double labelWidth = a.fonts.kernelTitle * 2.4;
    const double labelX = a.kernel.right() + a.fonts.kernelTitle * 0.7;
    // A kernel of one row is less high than the bias beside it.
    const double top = std::max(a.kernel.top(), std::round(a.kernel.center().y() - side / 2));
    a.bias = QRectF(std::round(labelX + labelWidth), top, side, side);
    a.biasLabel = QRectF(labelX, top, labelWidth, side);
}

Arrangement arrange(const Need& need)
{
    const Measures m = layerMeasures(need);
    Columns beside = best(need, m);
    beside.place();
    return arrangeStacked(need, m, beside).value_or(beside);
}

} // namespace scene
