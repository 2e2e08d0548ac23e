#pragma once

#include "core/rounded.h"
#include "core/tensor.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace arrays {

/// Reads a NumPy .npy file (format 1.0, 2.0, 3.0) of at most 4 dimensions: booleans, whole numbers and floats of any byte
/// order and any size up to 8 bytes, in C or Fortran order, as N × C × H × W (missing leading extents are 1). The header
/// may have every form that numpy.load takes (numpy/lib/format.py: a Python literal): keys in any order, blanks anywhere,
/// whole numbers of Python 2 ("3L"), type names without or with any byte order ("f4", "=f4", "|f4", "float32").
/// Throws core::FileError for anything else: pickled objects, structures, text, complex numbers, sizes that do not match
/// the bytes that follow, tensors beyond core's limits, and numbers that do not fit a float32. `name` is for messages;
/// `rounded` gets what whole numbers a float32 does not hold.
core::Tensor parseNpy(std::string_view bytes, const std::string& name, core::Rounded* rounded = nullptr);

/// What an .npy file's header says of its array.
struct NpyInfo {
    std::string type; ///< NumPy's name, such as "<f4"
    std::vector<std::int64_t> shape;
    /// Written by writeNpy, whose arrays have channels first: it leaves out the comma that NumPy writes after the last entry.
    bool ours = false;

    bool isByte() const; ///< whether the numbers are of 8 bits without a sign
    bool operator==(const NpyInfo&) const = default;
};

/// An array with what its header says.
struct NpyArray {
    core::Tensor values;
    NpyInfo info;
    core::Rounded rounded;
};

/// Reads it all; throws as parseNpy does.
NpyArray npyArray(std::string_view bytes, const std::string& name);

/// Reads the header alone; `bytes` may end anywhere after it. Throws core::FileError.
NpyInfo npyInfo(std::string_view bytes, const std::string& name);

/// The tensor as an .npy file, format 1.0, little-endian float32 in C order, all four dimensions; NpyInfo::ours.
std::string writeNpy(const core::Tensor& tensor);

} // namespace arrays
