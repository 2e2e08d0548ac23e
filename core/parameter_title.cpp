#include "core/parameter_title.h"

#include "core/message.h"
#include "core/operator.h"

#include <algorithm>
#include <utility>

namespace core {

const char* parameterTitle(const Layer& layer, std::string_view field)
{
    static constexpr std::pair<std::string_view, const char*> titles[] = {
        {"kernel_size", CORE_TEXT("Window")},
        {"weight", CORE_TEXT("Kernel")},
        {"stride", CORE_TEXT("Stride")},
        {"padding", CORE_TEXT("Padding")},
        {"padding_mode", CORE_TEXT("Padding reads")},
        {"dilation", CORE_TEXT("Dilation")},
        {"groups", CORE_TEXT("Groups")},
        {"bias", CORE_TEXT("Bias")},
        {"ceil_mode", CORE_TEXT("Round up edges")},
        {"count_include_pad", CORE_TEXT("Count padding")},
        {"divisor_override", CORE_TEXT("Divide by")},
        {"norm_type", CORE_TEXT("Power p")},
        {"negative_slope", CORE_TEXT("Negative slope")},
        {"output_padding", CORE_TEXT("Output padding")},
        {"output_size", CORE_TEXT("Output size")},
        {"indices_from", CORE_TEXT("Winners of")},
    };
    // A convolution's window is its kernel.
    const Operator* op = findOperator(layer.type);
    if (field == "kernel_size" && op != nullptr && op->hasKernel())
        field = "weight";
    const auto* found = std::ranges::find(titles, field, &std::pair<std::string_view, const char*>::first);
    return found == std::end(titles) ? nullptr : found->second;
}

} // namespace core
