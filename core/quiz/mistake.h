#pragma once

#include "core/message.h"
#include "core/network.h"
#include "core/operator.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace core {

/// A number of the output that is to be predicted: that of one step of a layer that runs.
struct AskedStep {
    AskedStep(const Network& network, int k, std::int64_t step);

    const Operator& op;
    Layer layer;      ///< all in numbers
    const Tensor& in; ///< what the layer reads
    Step now;

    /// The numbers of the input under the window, without padding, in reading order.
    std::vector<double> values() const;
};

/// Something that people do wrong: a row of the table `mistakes()`, each in a file of its own.
struct Mistake {
    std::string_view name; ///< in quizzes: "padding_as_zero"
    const char* says;      ///< what it does, marked CORE_TEXT: "takes padding for 0"
    /// What it makes of the step; nothing where it cannot be made there.
    std::optional<double> (*value)(const AskedStep&);
};

/// All of them, the most telling first.
std::span<const Mistake* const> mistakes();

} // namespace core
