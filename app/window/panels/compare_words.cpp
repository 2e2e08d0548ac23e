#include "window/panels/compare_words.h"

#include <QCoreApplication>
#include <QStringList>

#include "core/explain.h"
#include "wording/layer_words.h"
#include "wording/said.h"

namespace window {

namespace {

/// The translators' context.
struct CompareWords {
    Q_DECLARE_TR_FUNCTIONS(window::CompareWords)
};

} // namespace

QString comparedSentences(const core::Comparison& comparison, std::int64_t step)
{
    using core::Comparison;
    const auto stops = comparison.at(step);
    QStringList sentences;
    for (const auto side : {Comparison::A, Comparison::B}) {
        const core::Layer& layer = comparison.layerOf(side);
        const QString letter = side == Comparison::A ? QStringLiteral("A") : QStringLiteral("B");
        QString sentence = CompareWords::tr("%1, %2: %3").arg(letter, wording::title(layer), wording::said(core::sentence(layer, comparison.stepAt(side, stops[side].step))));
        if (stops[side].waits)
            sentence += u' ' + CompareWords::tr("It waits there: none of its windows begins where the other's does.");
        sentences << sentence;
    }
    return sentences.join(QStringLiteral("\n\n"));
}

} // namespace window
