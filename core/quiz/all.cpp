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
extern const Mistake otherTermsForgotten;
extern const Mistake largestOfTheOthers;
extern const Mistake factorNotDividedOut;
extern const Mistake divisionForgotten;
extern const Mistake biasNotTakenAway;
extern const Mistake otherTermsAdded;
extern const Mistake takenAwayTheWrongWay;
extern const Mistake sumForLargest;
extern const Mistake factorBeside;
extern const Mistake flippedForInput;
extern const Mistake factorMultiplied;
extern const Mistake placeInTheWindow;
extern const Mistake otherExtremeCell;
extern const Mistake firstInTheWindow;
extern const Mistake columnBeforeRow;
extern const Mistake countedFromOne;
extern const Mistake paddingCountedIn;

std::span<const Mistake* const> mistakes()
{
    static constexpr std::array all = {
        &paddingAsZero, &paddingCounted, &paddingNotCounted, &sumForMean, &largestForMean, &meanForLargest,
        &otherExtreme, &flippedKernel, &droppedBias, &kernelIgnored, &wrongStride, &activationLeftOut, &rootLeftOut,
        &otherTermsForgotten, &largestOfTheOthers, &factorNotDividedOut, &divisionForgotten, &biasNotTakenAway,
        &otherTermsAdded, &takenAwayTheWrongWay, &sumForLargest, &factorBeside, &flippedForInput, &factorMultiplied,
        &placeInTheWindow, &otherExtremeCell, &firstInTheWindow, &columnBeforeRow, &countedFromOne, &paddingCountedIn};
    return all;
}

} // namespace core
