#pragma once

#include "core/tensor.h"

#include <cstdint>
#include <vector>

namespace core {

/// What one cell of a window stands on.
enum class TapKind {
    Input,   ///< a cell of the input
    Border,  ///< padding that repeats a cell of the input (reflect, replicate, circular)
    Padding, ///< padding with a value of its own: 0, or −∞ (+∞) where it must never win
    Beyond,  ///< past the padding, where ceil_mode lets a window hang over: never counted
};

/// One cell of the window: where it stands, what it reads, what it is multiplied by.
struct Tap {
    Cell place = {};    ///< where it stands, in coordinates of the unpadded input; may lie outside
    Cell input = {};    ///< the cell whose value it reads (for Input and Border)
    Cell weight = {};   ///< which cell of the layer's weight multiplies it (convolutions only)
    TapKind kind = TapKind::Input;
    double value = 0.0; ///< what is read; 0 or ±∞ for Padding
    double factor = 1.0; ///< the weight, 1 where there is none
    bool chosen = false; ///< a winner of max or min; ties are all chosen
    bool valueMissing = false;  ///< a question asks for `value`: it is written as "?"
    bool factorMissing = false; ///< the same of `factor`

    bool readsInput() const { return kind == TapKind::Input || kind == TapKind::Border; }
    bool operator==(const Tap&) const = default;
};

/// How much of the work one stop of the stepping shows: the products (candidates) of a window one after the other, a window,
/// or a row of windows.
enum class Grain { Product, Window, Row };

/// One stop of the window: everything that is needed to explain one cell of the output.
struct Step {
    Cell output;
    std::vector<Tap> taps; ///< in reading order: input channel, then row, then column of the window
    double bias = 0.0;
    double divisor = 1.0;  ///< what an average divides by
    double value = 0.0;    ///< the result, in double
    int winner = -1;       ///< the tap whose position is the argmax, or −1
    bool biasMissing = false; ///< as Tap::valueMissing

    bool operator==(const Step&) const = default;
};

} // namespace core
