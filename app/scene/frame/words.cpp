#include "frame/words.h"

#include "core/counting.h"
#include "core/evaluate.h"
#include "core/explain.h"
#include "core/parameters.h"

#include "wording/layer_words.h"
#include "wording/said.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace scene::words {

namespace {

/// Gives the translators' tools the context "scene".
struct Scene {
    Q_DECLARE_TR_FUNCTIONS(scene)
};

QString number(double value)
{
    return QString::fromStdString(core::shownNumber(value));
}

QString size(int rows, int cols)
{
    return QStringLiteral("%1 × %2").arg(rows).arg(cols);
}

QString range(int first, int last)
{
    return QString::fromStdString(core::rangeText(first, last));
}

/// "channel 2 of 3", "sample 1 of 4"; empty where there is only one of each.
QString plane(const core::Shape& shape, int sample, int channel)
{
    QStringList parts;
    if (shape.n > 1)
        parts += Scene::tr("sample %1 of %2").arg(sample + 1).arg(shape.n);
    if (shape.c > 1)
        parts += Scene::tr("channel %1 of %2").arg(channel + 1).arg(shape.c);
    return parts.join(Scene::tr(", "));
}

QString withPlane(const core::Shape& shape, int sample, int channel, const QString& text)
{
    const QString which = plane(shape, sample, channel);
    return which.isEmpty() ? text : which + QStringLiteral(" · ") + text;
}

QString place(const QRectF& window)
{
    return Scene::tr("rows %1, columns %2")
        .arg(range(int(window.top()), int(window.bottom()) - 1), range(int(window.left()), int(window.right()) - 1));
}

QString zerosWouldWin()
{
    return Scene::tr("with zeros as padding, 0 would win");
}

} // namespace

QString padding(const Board& board)
{
    const QMargins& pads = board.pads;
    if (pads.isNull())
        return {};
    const bool ring = pads.left() == pads.right() && pads.top() == pads.bottom() && pads.left() == pads.top();
    const QString words = wording::said(core::findParameter("padding_mode")->options[std::size_t(board.rowAxis.border)].words);
    if (board.rowAxis.border != core::Border::Zeros)
        return words;
    if (board.padText != QStringLiteral("0"))
        return board.padText.isEmpty() ? Scene::tr("padded, not counted") : Scene::tr("padded with %1").arg(board.padText);
    if (!ring)
        return words;
    return pads.left() == 1 ? Scene::tr("padded by 1 ring of zeros") : Scene::tr("padded by %1 rings of zeros").arg(pads.left());
}

QString headline(const core::Layer& layer, const core::Shape& in)
{
    if (!core::findOperator(layer.type)->slides())
        return wording::title(layer);
    core::Layer shown = core::inNumbers(layer, in);
    if (shown.paddingForm == core::PaddingForm::FourSided)
        shown.paddingForm = core::PaddingForm::Valid; // too long for a headline
    return wording::title(layer) + QStringLiteral(" · ") + wording::tellingWords(shown).join(Scene::tr(", "));
}

QString planeSubtitle(const core::Shape& shape, int sample, int channel)
{
    return withPlane(shape, sample, channel, size(shape.h, shape.w));
}

QString inputSubtitle(const Shown& shown, const Board& board)
{
    QString text = size(shown.in.h, shown.in.w);
    const QString padded = padding(board);
    if (!padded.isEmpty())
        text += Scene::tr(", ") + padded;
    return withPlane(shown.in, board.sample, board.channel, text);
}

QString outputSubtitle(const Shown& shown)
{
    const QString text = shown.out.c == 1 && shown.out.n == 1 ? Scene::tr("%1 feature map").arg(size(shown.out.h, shown.out.w))
                                                               : size(shown.out.h, shown.out.w);
    return withPlane(shown.out, shown.cell.n, shown.cell.c, text);
}

QString windowSubtitleRoom(const Shown& shown)
{
    if (shown.op.hasKernel() || shown.op.reads == core::Reads::Cell || shown.op.reads == core::Reads::Winners)
        return windowSubtitle(shown);
    // Positions grow from the first window to the last; only the first may be negative, which takes more words.
    QString longest = windowSubtitle(shown);
    for (const int row : {0, shown.out.h - 1}) {
        for (const int col : {0, shown.out.w - 1}) {
            const QString text = place(*windowOf(shown, {0, 0, row, col}, {}));
            if (text.size() > longest.size())
                longest = text;
        }
    }
    return longest;
}

QString windowSubtitle(const Shown& shown)
{
    if (shown.op.hasKernel() && shown.in.c / shown.layer.groups > 1)
        return Scene::tr("channel %1 of %2").arg(shown.inputChannel + 1).arg(shown.in.c);
    switch (shown.op.reads) {
    case core::Reads::Window:
    case core::Reads::Share:
        return shown.op.hasKernel() ? Scene::tr("cell by cell") : place(*windowOf(shown, shown.spelled, shown.explained));
    case core::Reads::Spread:
        return Scene::tr("what lands on this cell");
    case core::Reads::Cell:
    case core::Reads::Winners:
        return {};
    }
    return {};
}

QString kernelSubtitle(const Shown& shown)
{
    const int from = shown.in.c / shown.layer.groups;
    if (from <= 1 && shown.out.c <= 1)
        return {};
    if (from <= 1)
        return Scene::tr("for output channel %1").arg(shown.cell.c + 1);
    return Scene::tr("channel %1 → %2").arg(shown.inputChannel + 1).arg(shown.cell.c + 1);
}

namespace {

QString channelNote(const Shown& shown)
{
    if (shown.in.c / shown.layer.groups <= 1)
        return {};
    double partial = 0.0;
    for (const core::Tap& tap : shown.explained.taps) {
        if (tap.place.c == shown.inputChannel)
            partial += tap.value * tap.factor;
    }
    return Scene::tr("channel %1 of %2: %3; all channels: %4")
        .arg(shown.inputChannel + 1)
        .arg(shown.in.c)
        .arg(number(partial), number(shown.explained.value - shown.explained.bias));
}

QString winnerNote(const Shown& shown)
{
    const core::Step& step = shown.explained;
    if (step.winner < 0)
        return {};
    QStringList parts;
    const core::Cell& cell = step.taps[std::size_t(step.winner)].input;
    if (shown.op.makes == core::Makes::Largest)
        parts += Scene::tr("from row %1, column %2 (index %3)").arg(core::counted(cell.row)).arg(core::counted(cell.col)).arg(std::int64_t(cell.row) * shown.in.w + cell.col);
    const auto isPadding = [](const core::Tap& tap) { return tap.kind == core::TapKind::Padding; };
    const auto padding = std::find_if(step.taps.begin(), step.taps.end(), isPadding);
    // Padding never wins; zeros, as a convolution has them, would have.
    if (padding != step.taps.end() && (padding->value < 0.0 ? step.value < 0.0 : step.value > 0.0))
        parts += zerosWouldWin();
    return parts.join(Scene::tr("; "));
}

QString divisorNote(const Shown& shown)
{
    if (shown.layer.divisorOverride)
        return Scene::tr("always divided by %1").arg(number(shown.explained.divisor));
    const auto count = [&](core::TapKind kind) {
        return std::ranges::count_if(shown.explained.taps, [kind](const core::Tap& tap) { return tap.kind == kind; });
    };
    if (count(core::TapKind::Padding) > 0)
        return shown.layer.countIncludePad ? Scene::tr("padding counts in the divisor") : Scene::tr("padding does not count in the divisor");
    return count(core::TapKind::Beyond) > 0 ? Scene::tr("what hangs over does not count") : QString();
}

} // namespace

QString note(const Shown& shown)
{
    if (shown.tooMany || !shown.answered())
        return {};
    switch (shown.op.makes) {
    case core::Makes::Sum:
        return channelNote(shown);
    case core::Makes::Largest:
    case core::Makes::Smallest:
        return winnerNote(shown);
    case core::Makes::Average:
        return shown.op.reads == core::Reads::Window ? divisorNote(shown) : QString();
    case core::Makes::Norm:
    case core::Makes::Curve:
    case core::Makes::Placed:
        return {};
    }
    return {};
}

QString soFar(const QString& number)
{
    return Scene::tr("so far %1").arg(number);
}

QString ifPaddingWereZero(std::int64_t changed, std::int64_t all)
{
    return changed == 0 ? Scene::tr("With zeros as padding, all results would be the same.")
                        : Scene::tr("With zeros as padding, %1 of %2 results would be 0 (dashed).").arg(changed).arg(all);
}

QString noteRoom(const Shown& shown)
{
    const core::Geometry& geometry = shown.geometry;
    const bool slides = shown.op.reads == core::Reads::Window;
    const bool padded = slides && geometry.rows.padBefore + geometry.rows.padAfter + geometry.cols.padBefore + geometry.cols.padAfter > 0;
    switch (shown.op.makes) {
    case core::Makes::Sum:
        return shown.in.c / shown.layer.groups > 1 ? Scene::tr("channel %1 of %2: %3; all channels: %4").arg(shown.in.c).arg(shown.in.c).arg("−0000", "−0000") : QString();
    case core::Makes::Largest:
    case core::Makes::Smallest: {
        QStringList parts;
        if (shown.op.makes == core::Makes::Largest)
            parts += Scene::tr("from row %1, column %2 (index %3)").arg(shown.in.h).arg(shown.in.w).arg(shown.in.planeSize());
        if (padded)
            parts += zerosWouldWin();
        return parts.join(Scene::tr("; "));
    }
    case core::Makes::Average:
        return slides && (shown.layer.divisorOverride || padded || shown.layer.ceilMode) ? Scene::tr("padding does not count in the divisor") : QString();
    case core::Makes::Norm:
    case core::Makes::Curve:
    case core::Makes::Placed:
        return {};
    }
    return {};
}

// Spelled out here: lupdate loses a class that is declared in front of a function with a qualified return type.

core::Equation placement(const Shown& shown, core::Equation equation)
{
    if (shown.explained.taps.empty()) {
        equation.terms = QCoreApplication::translate("scene", "no winner came from here").toStdString();
    } else {
        const core::Cell& from = shown.explained.taps.back().input;
        equation.terms = QCoreApplication::translate("scene", "the winner of window (%1, %2)").arg(core::counted(from.row)).arg(core::counted(from.col)).toStdString();
    }
    return equation;
}

core::Equation summary(const Shown& shown)
{
    // The number of cells says why they are not listed.
    const float result = shown.network.outputOf(shown.index).at(shown.spelled);
    return {.terms = QCoreApplication::translate("scene", "%1 of %2 numbers").arg(wording::title(shown.layer), QLocale().toString(qlonglong(shown.tapCount))).toStdString(),
            .relation = "=",
            .result = core::shownNumber(double(result))};
}

QString reason(const core::Layer& layer, const core::Problem& problem)
{
    QString words = wording::said(problem.message);
    if (const char* title = core::parameterTitle(layer, problem.field))
        return Scene::tr("%1: %2").arg(wording::said(title), words);
    words[0] = words[0].toUpper();
    return words;
}

QString problem(const core::Network& network, int layer)
{
    const int first = network.firstProblem();
    if (first < 0 || first > layer)
        return network.result(layer).waits ? Scene::tr("This layer is not computed yet.") : QString();
    const QString why = reason(network.layer(first), *network.result(first).problem);
    if (first == layer)
        return Scene::tr("This layer cannot run. %1.").arg(why);
    return Scene::tr("Nothing arrives here, because layer %1 cannot run. %2.").arg(first + 1).arg(why);
}

} // namespace scene::words
