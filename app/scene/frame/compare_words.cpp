#include "frame/compare_words.h"

#include "frame/plane_boards.h"
#include "frame/words.h"

#include "core/operator.h"
#include "wording/layer_words.h"

#include <QCoreApplication>

namespace scene::words {

namespace {

/// Gives the translators' tools the context "scene".
struct Scene {
    Q_DECLARE_TR_FUNCTIONS(scene)
};

/// The first thing in which a layer differs from another of its kind. What there is to say of the window is short enough for
/// a title, all else is not.
QString firstOwn(const core::Layer& own, const core::Layer& other, const core::Shape& in, bool ofWindow)
{
    const auto mine = wording::layerWords(core::inNumbers(own, in));
    const auto others = wording::layerWords(core::inNumbers(other, in));
    for (std::size_t i = 0; i < std::min(mine.size(), others.size()); ++i) {
        const core::Parameter& parameter = mine[i].parameter;
        constexpr unsigned window = core::UsesWindow | core::UsesPadding | core::UsesDilation;
        if (((parameter.uses & window) != 0) == ofWindow && mine[i].text != others[i].text)
            return parameter.name == "kernel_size" ? Scene::tr("window %1").arg(mine[i].text) : mine[i].text;
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
    const QString difference = own.type == other.type ? firstOwn(own, other, comparison.input(), true) : QString();
    return difference.isEmpty() ? wording::title(own) : Scene::tr("%1, %2").arg(wording::title(own), difference);
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
    const QString difference = firstOwn(comparison.layerOf(side), otherOf(comparison, side), comparison.input(), false);
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
    return Scene::tr("Gradients and true convolution are shown for one layer at a time: stop comparing to see them.");
}

QString comparedProblem(const core::Network& network)
{
    const core::View& view = network.lesson().view;
    if (network.compared() != nullptr && network.compared()->result(view.layer).waits)
        return Scene::tr("%1, which is to be compared, is not computed yet.").arg(wording::title(*view.compare));
    const auto& problem = network.compared() != nullptr ? network.compared()->result(view.layer).problem : std::nullopt;
    return Scene::tr("%1, which is to be compared, cannot run. %2.").arg(wording::title(*view.compare), problem ? reason(*view.compare, *problem) : QString());
}

} // namespace scene::words
