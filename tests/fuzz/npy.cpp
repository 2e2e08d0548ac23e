#include "arrays/npy.h"
#include "core/lesson_file.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    try {
        const core::Tensor tensor = arrays::parseNpy({reinterpret_cast<const char*>(data), size}, "fuzz.npy");
        if (!(arrays::parseNpy(arrays::writeNpy(tensor), "again.npy") == tensor))
            std::abort();
    } catch (const core::FileError& error) {
        if (error.place().empty() || error.message().english().empty())
            std::abort();
    }
    return 0;
}
