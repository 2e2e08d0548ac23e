#include "pictures.h"

#include <cmath>

namespace bench {

core::Tensor hills(int side)
{
    core::Tensor tensor(core::Shape{1, 1, side, side});
    const auto data = tensor.mutableData();
    std::vector<double> wave(std::size_t(side) * 2);
    for (std::size_t i = 0; i < wave.size(); ++i)
        wave[i] = std::sin(double(i) * 12.0 / side);
    std::size_t i = 0;
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x, ++i)
            data[i] = float(std::round(128.0 + 50.0 * wave[std::size_t(x)] * wave[std::size_t(y)] + 40.0 * wave[std::size_t(x + y)] + double((x * 7 + y * 3) % 31)));
    return tensor;
}

core::Tensor numbers(int side)
{
    core::Tensor tensor(core::Shape{1, 1, side, side});
    std::uint32_t state = 12345;
    for (float& value : tensor.mutableData()) {
        state = state * 1664525U + 1013904223U;
        value = float((state >> 16U) % 100U);
    }
    return tensor;
}

core::Lesson convReluPool(core::Tensor input)
{
    core::Lesson lesson;
    lesson.input = std::move(input);
    core::Layer conv;
    conv.type = "conv2d";
    conv.weight = core::Tensor::plane({{-1, 0, 1}, {-2, 0, 2}, {-1, 0, 1}});
    conv.bias = core::Bias{0.5F};
    core::Layer relu;
    relu.type = "relu";
    core::Layer pool;
    pool.type = "max_pool2d";
    for (core::Axis core::Layer::* axis : {&core::Layer::rows, &core::Layer::cols}) {
        (conv.*axis).size = 3;
        (conv.*axis).padBefore = (conv.*axis).padAfter = 1;
        (pool.*axis).size = (pool.*axis).stride = 2;
    }
    lesson.layers = {conv, relu, pool};
    return lesson;
}

} // namespace bench
