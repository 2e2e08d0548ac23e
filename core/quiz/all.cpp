#include "core/quiz/mistake.h"

#include <array>

namespace core {

// The list of all mistakes, in the order in which they are offered.
extern const Mistake paddingAsZero;
extern const Mistake paddingCounted;
extern const Mistake paddingNotCounted;
extern const Mistake sumForMean;
extern const Mistake largestForMean;
extern const Mistake meanForLargest;
extern const Mistake otherExtreme;
extern const Mistake flippedKernel;
extern const Mistake droppedBias;
extern const Mistake kernelIgnored;
extern const Mistake wrongStride;
extern const Mistake activationLeftOut;
extern const Mistake rootLeftOut;

std::span<const Mistake* const> mistakes()
{
    static constexpr std::array all = {&paddingAsZero, &paddingCounted, &paddingNotCounted, &sumForMean, &largestForMean, &meanForLargest, &otherExtreme, &flippedKernel, &droppedBias, &kernelIgnored, &wrongStride, &activationLeftOut, &rootLeftOut};
    return all;
}

} // namespace core
