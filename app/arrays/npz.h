#pragma once

#include "arrays/npy.h"
#include "core/message.h"

#include <string>
#include <string_view>
#include <vector>

namespace arrays {

/// One array of a NumPy .npz archive.
struct NpzArray {
    std::string name;      ///< without ".npy"; made fit for one line of text
    NpyInfo info;          ///< empty when `problem` says why it cannot be read
    core::Message problem; ///< empty when it can be
};

/// The arrays of an archive, in its own order, from their headers alone. Throws core::FileError when it is no zip archive,
/// holds no array or too many entries.
std::vector<NpzArray> npzArrays(std::string_view bytes, const std::string& name);

/// The array called `array`; when that is empty, the only one that can be read. Throws core::FileError, naming the arrays
/// there are when there is a choice. An array may unpack to core::maxFileBytes at most, whatever the archive says of its
/// size. Nothing is ever written to disk, so it does not matter what paths the names are.
NpyArray parseNpz(std::string_view bytes, const std::string& name, const std::string& array = {});

} // namespace arrays
