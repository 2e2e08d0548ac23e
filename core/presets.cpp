#include "core/presets.h"

#include "core/explain.h"
#include "core/message.h"

#include <algorithm>
#include <sstream>

namespace core {

namespace {

/// Numbers and fractions as people write them, rows parted by a bar: "0 1 0 | 1/9 4 1".
Preset grid(const char* title, const std::string& rows, const char* source = "")
{
    Preset preset{title, source, {}, {}};
    std::vector<std::vector<float>> values(1);
    std::istringstream words(rows);
    std::int64_t position = 0;
    for (std::string word; words >> word;) {
        if (word == "|") {
            values.emplace_back();
            continue;
        }
        values.back().push_back(*parseNumber(word));
        if (word.find('/') != std::string::npos)
            preset.notation[position] = word;
        ++position;
    }
    preset.values = Tensor::plane(values);
    return preset;
}

/// A drawing of dots: '#' is 1, '.' is 0.
Preset drawing(const char* title, const std::vector<std::string>& lines)
{
    std::vector<std::vector<float>> values;
    for (const std::string& line : lines) {
        values.emplace_back();
        for (const char c : line)
            values.back().push_back(c == '#' ? 1.0F : 0.0F);
    }
    return {title, "", Tensor::plane(values), {}};
}

/// A plane given by a function of row and column.
template<typename Value>
Preset pattern(const char* title, int height, int width, Value value)
{
    Tensor values(Shape{1, 1, height, width});
    for (int row = 0; row < height; ++row)
        for (int col = 0; col < width; ++col)
            values.set({0, 0, row, col}, value(row, col));
    return {title, "", std::move(values), {}};
}

std::vector<Preset> makeInputs()
{
    return {
        grid(CORE_TEXT("Example A: a 4 × 4 feature map"), "1 3 2 1 | 2 9 1 1 | 1 4 2 3 | 5 6 1 2"),
        drawing(CORE_TEXT("Example B: an X"), {"#...#", ".#.#.", "..#..", ".#.#.", "#...#"}),
        pattern(CORE_TEXT("Ramp to the right"), 8, 8, [](int, int col) { return float(col); }),
        pattern(CORE_TEXT("Ramp downwards"), 8, 8, [](int row, int) { return float(row); }),
        pattern(CORE_TEXT("Vertical edge"), 8, 8, [](int, int col) { return col < 4 ? 0.0F : 1.0F; }),
        pattern(CORE_TEXT("Horizontal edge"), 8, 8, [](int row, int) { return row < 4 ? 0.0F : 1.0F; }),
        pattern(CORE_TEXT("Diagonal edge"), 8, 8, [](int row, int col) { return col > row ? 1.0F : 0.0F; }),
        pattern(CORE_TEXT("Checkerboard"), 8, 8, [](int row, int col) { return float((row + col) % 2); }),
        pattern(CORE_TEXT("Stripes"), 8, 8, [](int, int col) { return float(col / 2 % 2); }),
        pattern(CORE_TEXT("One bright cell"), 7, 7, [](int row, int col) { return row == 3 && col == 3 ? 9.0F : 0.0F; }),
        pattern(CORE_TEXT("Counting up"), 5, 5, [](int row, int col) { return float(row * 5 + col); }),
        drawing(CORE_TEXT("Digit 0"), {"........", "..####..", ".##..##.", ".##..##.", ".##..##.", ".##..##.", "..####..", "........"}),
        drawing(CORE_TEXT("Digit 1"), {"........", "...##...", "..###...", "...##...", "...##...", "...##...", "..####..", "........"}),
        drawing(CORE_TEXT("Digit 4"), {"........", "....##..", "...###..", "..#.##..", ".######.", "....##..", "....##..", "........"}),
        drawing(CORE_TEXT("Digit 7"), {"........", ".######.", "....##..", "...##...", "..##....", "..##....", "..##....", "........"}),
        drawing(CORE_TEXT("Letter T"), {"........", ".######.", "...##...", "...##...", "...##...", "...##...", "...##...", "........"}),
        drawing(CORE_TEXT("Letter O"), {"........", "..####..", ".#....#.", ".#....#.", ".#....#.", ".#....#.", "..####..", "........"}),
        drawing(CORE_TEXT("Heart"), {"........", ".##..##.", "########", "########", ".######.", "..####..", "...##...", "........"}),
        grid(CORE_TEXT("Worked example: CS231n, max pooling"), "1 1 2 4 | 5 6 7 8 | 3 2 1 0 | 1 2 3 4",
             "cs231n.github.io, convolutional networks"),
        grid(CORE_TEXT("Worked example: a guide to convolution arithmetic"),
             "3 3 2 1 0 | 0 0 1 3 1 | 3 1 2 2 3 | 2 0 0 2 2 | 2 0 0 0 1", "V. Dumoulin, F. Visin, 2016, figure 1.1"),
        grid(CORE_TEXT("Worked example: pooling explorer"), "1 0 3 2 | 0 8 2 1 | 3 1 0 5 | 0 2 6 1", "CraftBits, Pooling Explorer"),
        grid(CORE_TEXT("Worked example: negative padding trap"), "1 -1 0 | -1 2 1 | 0 2 -2", "TensorFlow, issue 10216"),
    };
}

std::vector<Preset> makeKernels()
{
    const char* setosa = "setosa.io, Image Kernels";
    return {
        grid(CORE_TEXT("Identity"), "0 0 0 | 0 1 0 | 0 0 0", setosa),
        grid(CORE_TEXT("Box blur"), "1/9 1/9 1/9 | 1/9 1/9 1/9 | 1/9 1/9 1/9"),
        grid(CORE_TEXT("Gaussian blur"), "1/16 1/8 1/16 | 1/8 1/4 1/8 | 1/16 1/8 1/16", setosa),
        grid(CORE_TEXT("Sharpen"), "0 -1 0 | -1 5 -1 | 0 -1 0", setosa),
        grid(CORE_TEXT("Sobel, left"), "1 0 -1 | 2 0 -2 | 1 0 -1", setosa),
        grid(CORE_TEXT("Sobel, right"), "-1 0 1 | -2 0 2 | -1 0 1", setosa),
        grid(CORE_TEXT("Sobel, top"), "1 2 1 | 0 0 0 | -1 -2 -1", setosa),
        grid(CORE_TEXT("Sobel, bottom"), "-1 -2 -1 | 0 0 0 | 1 2 1", setosa),
        grid(CORE_TEXT("Laplacian"), "0 1 0 | 1 -4 1 | 0 1 0"),
        grid(CORE_TEXT("Outline"), "-1 -1 -1 | -1 8 -1 | -1 -1 -1", setosa),
        grid(CORE_TEXT("Emboss"), "-2 -1 0 | -1 1 1 | 0 1 2", setosa),
        grid(CORE_TEXT("Diagonal, rising"), "0 0 1 | 0 1 0 | 1 0 0"),
        grid(CORE_TEXT("Diagonal, falling"), "1 0 0 | 0 1 0 | 0 0 1"),
        grid(CORE_TEXT("Box blur, 5 × 5"), "1/25 1/25 1/25 1/25 1/25 | 1/25 1/25 1/25 1/25 1/25 | 1/25 1/25 1/25 1/25 1/25 | "
                                           "1/25 1/25 1/25 1/25 1/25 | 1/25 1/25 1/25 1/25 1/25"),
        grid(CORE_TEXT("Gaussian blur, 5 × 5"), "1/256 1/64 3/128 1/64 1/256 | 1/64 1/16 3/32 1/16 1/64 | 3/128 3/32 9/64 3/32 3/128 | "
                                                "1/64 1/16 3/32 1/16 1/64 | 1/256 1/64 3/128 1/64 1/256"),
    };
}

} // namespace

const std::vector<Preset>& inputPresets()
{
    static const std::vector<Preset> presets = makeInputs();
    return presets;
}

const std::vector<Preset>& kernelPresets()
{
    static const std::vector<Preset> presets = makeKernels();
    return presets;
}

Tensor randomIntegers(const Shape& shape, int low, int high, std::uint64_t seed)
{
    // SplitMix64 (Steele, Lea, Flood 2014): the standard library's distributions differ between machines.
    const auto next = [&seed] {
        std::uint64_t z = (seed += 0x9E3779B97F4A7C15U);
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31U);
    };
    const auto count = std::uint64_t(std::int64_t(high) - low + 1);
    Tensor result(shape);
    for (float& value : result.mutableData())
        value = float(std::int64_t(low) + std::int64_t((next() >> 32U) * count >> 32U));
    return result;
}

} // namespace core
