#pragma once

#include "arrays/channel_order.h"
#include "arrays/npy.h"
#include "arrays/table.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace arrays {

/// How to read what can be read in more than one way.
struct ArrayOptions {
    TableLayout table;
    std::optional<ChannelOrder> channels; ///< of an array of three or more dimensions

    bool operator==(const ArrayOptions&) const = default;
};

/// Numbers as they were brought in.
struct Numbers {
    core::Tensor values;
    core::Notation notation;          ///< fractions, as they were written
    std::vector<core::Message> notes; ///< what was left out, and what was guessed
};

/// Whether bytes that are no picture and no archive are an array rather than a table: .npy, or text in brackets.
bool isArray(std::string_view bytes);

/// Reads numbers from an .npy file, JSON, a printed array or a text table, whichever the bytes are: names lie, and standard
/// input has none. `name` is for messages. Throws TwoReadings and core::FileError.
Numbers readNumbers(std::string_view bytes, const std::string& name, const ArrayOptions& options = {}, const Tick& tick = {});

/// The array of an .npy file with its channels first.
Numbers numbersOf(NpyArray array, const std::string& name, std::optional<ChannelOrder> channels);

} // namespace arrays
