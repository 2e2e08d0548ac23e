#include "core/network.h"

#include "bench.h"
#include "pictures.h"

#include <cmath>

namespace bench {

namespace {

/// A layer of many channels that keeps the plane's size, forward and on the way back. The goals are for AVX2.
void channels(int in, int out, int side, int window, double goal, double goalBack)
{
    float number = 0.0F;
    const auto tensor = [&](const ::core::Shape& shape) {
        ::core::Tensor filled(shape);
        for (float& value : filled.mutableData())
            value = std::sin(number += 1.0F);
        return filled;
    };
    ::core::Layer layer;
    layer.rows = layer.cols = {.size = window, .padBefore = window / 2, .padAfter = window / 2};
    layer.weight = tensor({out, in, window, window});
    const ::core::Tensor input = tensor({1, in, side, side});
    const ::core::Tensor gradients = tensor({1, out, side, side});
    const std::string name = std::to_string(in) + " -> " + std::to_string(out) + " channels, " + std::to_string(window) + " x "
        + std::to_string(window) + ", " + std::to_string(side) + " x " + std::to_string(side);
    report(name, measure([&] { ::core::run(layer, input); }), goal);
    report(name + ", back", measure([&] { ::core::backward(layer, input, {}, gradients); }), goalBack);
}

} // namespace

void core()
{
    note("\ncore: 4096 x 4096 through conv2d 3 x 3, ReLU, max pool 2 x 2");
    ::core::Lesson lesson = convReluPool(hills(4096));
    forgetPeak();
    ::core::Network network;
    const Cost whole = measure([&] { network = ::core::Network(lesson); }, [&] { network = {}; });
    report("the whole chain evaluated", whole, 1000.0);
    for (int k = 0; k < network.layerCount(); ++k) {
        const Cost one = measure([&] { ::core::run(network.layer(k), network.inputOf(k)); });
        report("  " + network.layer(k).type + " alone", one, 1000.0);
    }
    double tensors = double(lesson.input.size()) * 4.0;
    for (int k = 0; k < network.layerCount(); ++k) {
        const ::core::Output& output = network.result(k).output;
        tensors += double(output.value.size()) * 4.0 + (output.indices ? double(output.indices->size()) * 4.0 : 0.0);
    }
    report("peak memory by the tensors' own size", peakMemory() / (tensors / 1048576.0), "x", 4.0);

    int edit = 0;
    const Cost cell = measure([&] {
        const ::core::Cell place{0, 0, 1000 + edit % 100, 2000 + edit % 37};
        const std::int64_t position = network.lesson().input.offset(place);
        network.updateInput({&position, 1}, [&](::core::Lesson& written) { written.input.set(place, float(++edit)); });
    }, [&] { lesson = {}; }); // nobody else has a share of the input
    report("one edited cell by the whole chain", cell.least / whole.least, "x", 0.001);
    report("one edited cell", cell, 1.0);
    ::core::Step step;
    const Cost explained = measure([&] {
        for (int i = 0; i < 1000; ++i)
            ::core::stepAt(network.layer(0), network.inputOf(0), 9'000'000 + i * 77, nullptr, step);
    });
    report("one step explained, conv2d 3 x 3", explained.least, "us", 5.0);

    note("\ncore: conv2d of many channels");
    channels(4, 4, 224, 3, 0.8, 4.0);
    channels(16, 16, 224, 3, 8.0, 20.0);
    channels(64, 64, 56, 3, 7.0, 15.0);
    channels(256, 256, 14, 3, 8.0, 20.0);
}

} // namespace bench
