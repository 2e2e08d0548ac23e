#pragma once

#include "frame/shown.h"

#include <QString>

namespace scene {

/// What the picture says in words, translated.
namespace words {

QString headline(const core::Layer& layer, const core::Shape& in); ///< "Max pool · 2 × 2, stride 2"
QString inputSubtitle(const Shown& shown, const Board& board);   ///< "5 × 5, padded by 1 ring of zeros"
QString padding(const Board& board); ///< "padded by 1 ring of zeros"; empty where there is none
QString planeSubtitle(const core::Shape& shape, int sample, int channel);
QString outputSubtitle(const Shown& shown);
QString windowSubtitle(const Shown& shown);
/// The longest that windowSubtitle becomes in any step of the layer.
QString windowSubtitleRoom(const Shown& shown);
QString kernelSubtitle(const Shown& shown);
QString note(const Shown& shown);
QString soFar(const QString& number); ///< "so far 2": what the terms that are there come to
/// About the longest note of any step of the layer, so that room is kept for it; empty when none has one.
QString noteRoom(const Shown& shown);
/// How many of a plane's results zeros in the padding would change.
QString ifPaddingWereZero(std::int64_t changed, std::int64_t all);
/// What is wrong with `layer`, to begin a sentence with: "Stride: must be at least 1, got 0".
QString reason(const core::Layer& layer, const core::Problem& problem);
/// Why a layer has no picture; null when it has one.
QString problem(const core::Network& network, int layer);
/// The arithmetic of a window too large to be spelled out.
core::Equation summary(const Shown& shown);
/// The arithmetic of an unpooling in words: there is none, a number is put in its place.
core::Equation placement(const Shown& shown, core::Equation equation);

} // namespace words

} // namespace scene
