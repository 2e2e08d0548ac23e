#include "core/kernels/instructions.h"

namespace core::kernels {

namespace baseline {
extern const Instructions instructions;
}
namespace avx2 {
extern const Instructions instructions;
}
namespace avx512 {
extern const Instructions instructions;
}

std::vector<const Instructions*> everyInstructions()
{
    std::vector<const Instructions*> all;
#if defined(POOLSCOPE_EVERY_INSTRUCTIONS) && !defined(__clang__) // clang-tidy 14 does not know these names
    if (__builtin_cpu_supports("x86-64-v4"))
        all.push_back(&avx512::instructions);
    if (__builtin_cpu_supports("x86-64-v3"))
        all.push_back(&avx2::instructions);
#endif
    all.push_back(&baseline::instructions);
    return all;
}

const Instructions& instructions()
{
    static const Instructions& best = *everyInstructions().front();
    return best;
}

} // namespace core::kernels
