#pragma once

#include "core/message.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace core {

/// Whether `kept` is another number than a whole one that was read. A number's digits, without a sign, tell at any size. Of
/// doubles only those are whole for certain that are at most 2^53, and 1.5e+11 is what a float32 is written as that is
/// nearest to it, by this program too, so that nothing is lost.
bool isRounded(std::uint64_t magnitude, float kept);
inline bool isRounded(std::int64_t value, float kept)
{
    return isRounded(value < 0 ? 0 - std::uint64_t(value) : std::uint64_t(value), kept);
}
bool isRounded(double value, float kept);
bool isRounded(std::string_view digits, float kept);

/// The whole numbers of a file that a float32 cannot hold: from 2^24 = 16777216 on it holds only some.
struct Rounded {
    std::int64_t count = 0;
    std::string first; ///< as it was written
    float kept = 0.0F; ///< what became of that one

    void add(std::string_view written, float as);
    /// Which became which, and how many; empty when there is none.
    Message note() const;
};

} // namespace core
