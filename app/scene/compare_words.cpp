#include "scene/compare_words.h"

#include "scene/plane_boards.h"
#include "scene/words.h"

#include "core/operator.h"

#include <QCoreApplication>
#include <QStringList>

namespace scene::words {

namespace {

/// Gives the translators' tools the context "scene".
struct Scene {
    Q_DECLARE_TR_FUNCTIONS(scene)
};

QString pair(int rows, int cols)
{
    return rows == cols ? QString::number(rows) : QStringLiteral("%1 × %2").arg(rows).arg(cols);
}

QString paddingText(const core::Geometry& geometry)
{
    const core::Axis& r = geometry.rows;
    const core::Axis& c = geometry.cols;
    if (r.padBefore == r.padAfter && c.padBefore == c.padAfter)
        return Scene::tr("padding %1").arg(pair(r.padBefore, c.padBefore));
    return Scene::tr("padding %1").arg(QStringLiteral("%1, %2, %3, %4").arg(r.padBefore).arg(c.padBefore).arg(r.padAfter).arg(c.padAfter));
}

/// The window's settings, each in a few words, in one order.
QStringList windowSettings(const core::Layer& layer, const core::Shape& in)
{
    const core::Operator& op = *core::findOperator(layer.type);
    if (!op.slides())
        return {};
    const core::Geometry geometry = core::resolved(layer, in);
    return {Scene::tr("window %1 × %2").arg(geometry.rows.size).arg(geometry.cols.size),
            Scene::tr("stride %1").arg(pair(geometry.rows.stride, geometry.cols.stride)), paddingText(geometry),
            Scene::tr("dilation %1").arg(pair(geometry.rows.dilation, geometry.cols.dilation))};
}

/// Other settings that two of a kind may be told apart by; longer than a title is.
QStringList otherSettings(const core::Layer& layer)
{
    const core::Operator& op = *core::findOperator(layer.type);
    QStringList list;
    if (op.has(core::UsesPaddingMode)) {
        const QString modes[] = {Scene::tr("padded with zeros"), Scene::tr("padded by reflection"), Scene::tr("padded by repeating the edge"),
                                 Scene::tr("padded by wrapping around")};
        list << modes[int(layer.rows.border)];
    }
    if (op.has(core::UsesCeilMode))
        list << (layer.ceilMode ? Scene::tr("edges rounded up") : Scene::tr("edges rounded down"));
    if (op.has(core::UsesCountIncludePad))
        list << (layer.countIncludePad ? Scene::tr("padding counted") : Scene::tr("padding not counted"));
    if (op.reads == core::Reads::Share && op.has(core::UsesOutputSize) && layer.outputSize)
        list << Scene::tr("to %1 × %2").arg(layer.outputSize->h).arg(layer.outputSize->w);
    return list;
}

/// The first of `mine` that `others` have not; empty when there is none.
QString firstOwn(const QStringList& mine, const QStringList& others)
{
    for (qsizetype i = 0; i < std::min(mine.size(), others.size()); ++i) {
        if (mine[i] != others[i])
            return mine[i];
    }
    return {};
}

const core::Layer& otherOf(const core::Comparison& comparison, core::Comparison::Side side)
{
    return comparison.layerOf(side == core::Comparison::A ? core::Comparison::B : core::Comparison::A);
}

} // namespace

QString comparedTitle(const core::Comparison& comparison, core::Comparison::Side side)
{
    const core::Layer& own = comparison.layerOf(side);
    const core::Layer& other = otherOf(comparison, side);
    const QString difference = own.type == other.type
                                   ? firstOwn(windowSettings(own, comparison.input()), windowSettings(other, comparison.input()))
                                   : QString();
    return difference.isEmpty() ? title(own) : Scene::tr("%1, %2").arg(title(own), difference);
}

QString purpose(const core::Layer& layer)
{
    switch (core::findOperator(layer.type)->makes) {
    case core::Makes::Sum:
        return Scene::tr("weighs every value and adds them");
    case core::Makes::Largest:
        return Scene::tr("keeps the strongest value");
    case core::Makes::Smallest:
        return Scene::tr("keeps the weakest value");
    case core::Makes::Average:
        return Scene::tr("keeps the overall level");
    case core::Makes::Norm:
        return Scene::tr("large values count for more");
    case core::Makes::Curve:
        return Scene::tr("changes every value on its own");
    case core::Makes::Placed:
        return Scene::tr("puts each winner back in its place");
    }
    return {};
}

QString comparedSubtitle(const core::Comparison& comparison, core::Comparison::Side side, const Shown& shown)
{
    using core::Comparison;
    const bool sameKind = comparison.layerOf(Comparison::A).type == comparison.layerOf(Comparison::B).type;
    const QString words = purpose(comparison.layerOf(side));
    const core::Shape& a = comparison.outputOf(Comparison::A);
    const core::Shape& b = comparison.outputOf(Comparison::B);
    const bool sameSize = a.h == b.h && a.w == b.w && shown.out.n == 1 && a.c == 1 && b.c == 1;
    if (sameSize && !sameKind)
        return words;
    const QString plane = planeSubtitle(shown.out, shown.cell.n, shown.cell.c);
    if (!sameKind)
        return Scene::tr("%1, %2").arg(plane, words);
    const QString difference = firstOwn(otherSettings(comparison.layerOf(side)), otherSettings(otherOf(comparison, side)));
    return difference.isEmpty() ? outputSubtitle(shown) : Scene::tr("%1, %2").arg(plane, difference);
}

QString comparedInput(const Shown& a, const Shown& b)
{
    const QString plane = planeSubtitle(a.in, a.cell.n, a.inputChannel);
    const QString onA = padding(inputBoard(a));
    const QString onB = padding(inputBoard(b));
    if (onA.isEmpty() && onB.isEmpty())
        return a.in.c == 1 && a.in.n == 1 ? Scene::tr("%1 feature map").arg(plane) : plane;
    if (onA == onB)
        return Scene::tr("%1, %2").arg(plane, onA);
    if (!onA.isEmpty() && !onB.isEmpty())
        return Scene::tr("%1; A %2, B %3").arg(plane, onA, onB);
    return onB.isEmpty() ? Scene::tr("%1; A %2").arg(plane, onA) : Scene::tr("%1; B %2").arg(plane, onB);
}

QString versus(const QString& a, const QString& b)
{
    return Scene::tr("%1 vs %2").arg(a, b);
}

QString waits()
{
    return Scene::tr("waits: no window of its own begins here");
}

QString oneAtATime()
{
    return Scene::tr("The way back and true convolution are shown for one layer at a time: stop comparing to see them.");
}

QString comparedProblem(const core::Network& network)
{
    const core::View& view = network.lesson().view;
    if (network.compared() != nullptr && network.compared()->result(view.layer).waits)
        return Scene::tr("%1, which is to be compared, is not computed yet.").arg(title(*view.compare));
    const auto& problem = network.compared() != nullptr ? network.compared()->result(view.layer).problem : std::nullopt;
    return Scene::tr("%1, which is to be compared, cannot run. %2.").arg(title(*view.compare), problem ? reason(*view.compare, *problem) : QString());
}

} // namespace scene::words
