#pragma once

#include "core/layer.h"
#include "core/message.h"
#include "core/number_text.h"
#include "core/step.h"

#include <string>

namespace core {

/// "5 × 5", "3 × 5 × 5" with several channels, "2 × 3 × 5 × 5" with several samples.
std::string sizeText(const Shape& shape);

/// A step as arithmetic: `terms`, then `relation`, then `result`.
/// The shown terms evaluate to exactly the shown result, or `relation` is "≈". A number that is missing (core/missing.h) of a
/// sum, an average or a maximum is a "?" among them.
struct Equation {
    std::string terms;    ///< "0·0 + 1·1 + 0·1 + 0.5", "max(1, 4, 5, 6)", "(1 + 3 + 2 + 9) / 4"
    std::string relation; ///< "=" or "≈"
    std::string result;

    std::string text() const { return terms + ' ' + relation + ' ' + result; }
};

/// Which terms an equation spells out.
enum class Terms {
    All,     ///< every cell of the window
    NonZero, ///< products that are 0 are left out ("1 + 1 + 1 + 0"); for convolutions
};

/// An Lp pooling's window whose powers, or their sum, are no float32 any more (255^200), or next to nothing ((10⁻²⁰)^3):
/// its largest number, which is then taken out of all the others. "255·(|255/255|^200 + |254/255|^200)^(1/200)" says what
/// "(|255|^200 + |254|^200)^(1/200)" does, in numbers that there are. (core/norm.h computes it so in any case.)
std::optional<double> factorTakenOut(const Layer& layer, const Step& step);
/// Of a step's first `count` taps: their terms, and as the result what they come to so far, before bias, division and root:
/// the sum of the products, the best of the candidates.
Equation runningEquation(const Layer& layer, const Step& step, std::size_t count, NumberStyle style = {});
Equation equation(const Layer& layer, const Step& step, NumberStyle style = {}, Terms terms = Terms::All);
/// One sentence that says what happens in this step.
Message sentence(const Layer& layer, const Step& step);
/// One sentence for the last of a step's first `count` taps, 1 ≤ count: what it is, and what they come to so far.
Message runningSentence(const Layer& layer, const Step& step, std::size_t count);

/// Positions first ≤ … ≤ last as a range, as they are counted: "3", "0–2"; with a negative end "−1…1", because a dash beside a minus sign cannot
/// be read.
std::string rangeText(int first, int last);

/// One direction's output size as a formula with this layer's numbers: "⌊(5 + 2·1 − 1·(3−1) − 1) / 1⌋ + 1 = 5".
/// Empty where it is not reckoned from the input's.
std::string sizeFormula(const Layer& layer, const Shape& in, bool rows);

} // namespace core
