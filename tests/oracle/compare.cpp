#include "compare.h"

#include <algorithm>
#include <cmath>
#include <sstream>

namespace oracle {

static std::string shapeText(const std::vector<int>& shape)
{
    std::string text;
    for (const int extent : shape)
        text += (text.empty() ? "" : " x ") + std::to_string(extent);
    return text;
}

static double largestOf(const std::vector<double>& data)
{
    double largest = 0.0;
    for (const double value : data) {
        if (std::isfinite(value))
            largest = std::max(largest, std::abs(value));
    }
    return largest;
}

static bool agrees(double ours, double theirs, const Expectation& expected, double largest)
{
    if (std::isnan(theirs) || std::isnan(ours))
        return std::isnan(theirs) && std::isnan(ours);
    if (std::isinf(theirs) || expected.exact) // both are printed in the digits that tell a float32
        return float(ours) == float(theirs);
    return std::abs(ours - theirs) <= 1e-5 * std::abs(theirs) + 1e-5 * largest + expected.printedTo;
}

std::string disagreement(const Case& reference, const Lookup& answer)
{
    for (const Expectation& expected : reference.expectations) {
        const Array ours = answer(expected.layer, expected.what);
        std::ostringstream message;
        message.precision(9);
        message << reference.id << ", layer " << expected.layer << ", " << expected.what << ": ";
        if (ours.shape != expected.array.shape) {
            message << "shape " << shapeText(ours.shape) << ", they have " << shapeText(expected.array.shape);
        } else if (!expected.shapeOnly) {
            const double largest = largestOf(expected.array.data);
            std::size_t i = 0;
            while (i < ours.data.size() && agrees(ours.data[i], expected.array.data[i], expected, largest))
                ++i;
            if (i == ours.data.size() && i == expected.array.data.size())
                continue;
            if (i < ours.data.size())
                message << "number " << i << " is " << ours.data[i] << ", they have " << expected.array.data[i];
            else
                message << "there are " << ours.data.size() << " numbers, they have " << expected.array.data.size();
        } else {
            continue;
        }
        message << "\n  paste: echo '" << reference.lesson.dump() << "' | poolscope-cli show - --json";
        if (!reference.gradOutput.is_null())
            message << " --gradients --grad-output <(echo '" << reference.gradOutput.dump() << "')";
        return message.str();
    }
    return {};
}

} // namespace oracle
