#pragma once

#include "frame/shown.h"

#include "core/compare.h"

#include <QString>

namespace scene::words {

/// What the picture of a comparison says in words, translated.

/// "Max pool"; with what is different, where both are of one kind: "Max pool, stride 2".
QString comparedTitle(const core::Comparison& comparison, core::Comparison::Side side);
/// "keeps the strongest value"; with the size, where both have another one.
QString comparedSubtitle(const core::Comparison& comparison, core::Comparison::Side side, const Shown& shown);
/// "4 × 4 feature map"; what stands around it, for each of the two.
QString comparedInput(const Shown& a, const Shown& b);
/// What a layer makes of its window, in a few words.
QString purpose(const core::Layer& layer);
/// "Max pool vs Average pool".
QString versus(const QString& a, const QString& b);
/// Below the arithmetic of a layer none of whose windows begins where the other's does.
QString waits();
/// Why the way back and true convolution are not shown.
QString oneAtATime();
/// Why the layer that the lesson sets beside another has no picture.
QString comparedProblem(const core::Network& network);

} // namespace scene::words
