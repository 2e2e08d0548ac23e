#include "core/differences.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <span>

namespace core {

namespace {

std::string sizeText(const Shape& shape)
{
    std::string text;
    if (shape.n > 1)
        text += std::to_string(shape.n) + " × ";
    if (shape.n > 1 || shape.c > 1)
        text += std::to_string(shape.c) + " × ";
    return text + std::to_string(shape.h) + " × " + std::to_string(shape.w);
}

/// By their bits, as Tensor compares: NaN is the same as itself, −0 another number than 0.
std::size_t countDifferent(std::span<const float> before, std::span<const float> now)
{
    std::size_t count = 0;
    for (std::size_t i = 0; i < before.size(); ++i)
        count += std::bit_cast<std::uint32_t>(before[i]) != std::bit_cast<std::uint32_t>(now[i]) ? 1 : 0;
    return count;
}

Message counted(std::size_t count, const char* one, const char* many)
{
    return count == 1 ? Message{one, {}} : Message{many, {std::to_string(count)}};
}

void compareInputs(const Lesson& before, const Lesson& now, std::vector<Message>& found)
{
    if (before.input.shape() != now.input.shape()) {
        found.push_back({CORE_TEXT("the input is {0} instead of {1}"), {sizeText(now.input.shape()), sizeText(before.input.shape())}});
    } else if (!before.input.sharesDataWith(now.input)) {
        if (const std::size_t count = countDifferent(before.input.data(), now.input.data()); count > 0)
            found.push_back(counted(count, CORE_TEXT("1 cell of the input differs"), CORE_TEXT("{0} cells of the input differ")));
        else if (before.inputNotation != now.inputNotation)
            found.push_back({CORE_TEXT("numbers of the input are written differently"), {}});
    } else if (before.inputNotation != now.inputNotation) {
        found.push_back({CORE_TEXT("numbers of the input are written differently"), {}});
    }
}

void compareLayers(const Lesson& before, const Lesson& now, std::vector<Message>& found)
{
    if (before.layers.size() != now.layers.size()) {
        const std::string was = std::to_string(before.layers.size());
        found.push_back(now.layers.size() == 1 ? Message{CORE_TEXT("1 layer instead of {0}"), {was}}
                                               : Message{CORE_TEXT("{0} layers instead of {1}"), {std::to_string(now.layers.size()), was}});
        return;
    }
    std::size_t count = 0;
    std::string type;
    for (std::size_t k = 0; k < now.layers.size(); ++k) {
        if (before.layers[k] == now.layers[k])
            continue;
        ++count;
        type = now.layers[k].type;
    }
    if (count == 1)
        found.push_back({CORE_TEXT("1 layer differs ({0})"), {type}});
    else if (count > 1)
        found.push_back({CORE_TEXT("{0} layers differ"), {std::to_string(count)}});
}

} // namespace

std::vector<Message> differences(const Lesson& before, const Lesson& now)
{
    std::vector<Message> found;
    compareLayers(before, now, found);
    compareInputs(before, now, found);
    if (before.title != now.title)
        found.push_back({CORE_TEXT("the title differs"), {}});
    if (before.about != now.about)
        found.push_back({CORE_TEXT("what it is about differs"), {}});
    if (before.beats != now.beats)
        found.push_back({CORE_TEXT("the words differ"), {}});
    if (before.questions != now.questions)
        found.push_back({CORE_TEXT("the questions differ"), {}});
    if (before.view != now.view)
        found.push_back({CORE_TEXT("it opens at another place"), {}});
    if (found.empty() && before != now)
        found.push_back({CORE_TEXT("further entries of the file differ"), {}});
    return found;
}

} // namespace core
