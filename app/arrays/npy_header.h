#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace arrays {

/// What an .npy file begins with.
constexpr std::string_view npyStart = "\x93NUMPY";

/// What an .npy file's header says.
struct NpyHeader {
    std::string descr;
    bool fortranOrder = false;
    std::vector<std::int64_t> shape;
    bool endsInComma = false; ///< after the last entry, as NumPy writes it
    std::size_t end = 0;      ///< where the numbers begin
};

/// Reads it; `bytes` may end anywhere after it. Throws core::FileError.
NpyHeader npyHeader(std::string_view bytes, const std::string& name);

} // namespace arrays
