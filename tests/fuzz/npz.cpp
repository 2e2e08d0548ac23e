#include "arrays/npz.h"
#include "core/lesson_file.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    try {
        for (const arrays::NpzArray& array : arrays::npzArrays(bytes, "fuzz.npz")) {
            for (const char c : array.name) {
                if (static_cast<unsigned char>(c) < 0x20)
                    std::abort();
            }
        }
        arrays::parseNpz(bytes, "fuzz.npz");
    } catch (const core::FileError& error) {
        if (error.message().english().empty())
            std::abort();
    }
    return 0;
}
