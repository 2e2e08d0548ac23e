#include <QCoreApplication>
#include <QElapsedTimer>

#include "bench.h"
#include "core/evaluate.h"
#include "document/evaluation.h"
#include "pictures.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace bench {

namespace {

constexpr int presses = 5;
constexpr double goal = 200.0; // milliseconds

struct Stopped {};

core::Layer layerOf(const char* type, int window, double p = 2.0)
{
    core::Layer layer;
    layer.type = type;
    layer.rows.size = layer.cols.size = window;
    layer.normType = p;
    if (layer.type.starts_with("conv"))
        layer.weight = core::Tensor({1, 1, window, window}, 0.5F);
    if (layer.type == "conv_transpose2d") { // what it makes may be no larger than a lesson can hold
        for (core::Axis* axis : {&layer.rows, &layer.cols})
            axis->padBefore = axis->padAfter = window / 2;
    }
    if (layer.type.starts_with("adaptive"))
        layer.outputSize = core::Size{window, window};
    return layer;
}

/// From a press of Stop until nobody works any more.
double afterStop(document::Evaluation& evaluation)
{
    QElapsedTimer clock;
    clock.start();
    evaluation.stop();
    while (!evaluation.isIdle())
        std::this_thread::sleep_for(std::chrono::microseconds(200));
    return double(clock.nsecsElapsed()) / 1e6;
}

void wait(int press)
{
    std::this_thread::sleep_for(std::chrono::milliseconds(10 + 67 * press));
    QCoreApplication::processEvents();
}

double longestForward(const core::Lesson& lesson)
{
    double longest = 0.0;
    for (int press = 0; press < presses; ++press) {
        core::Network network;
        network.update(lesson, 0.0);
        document::Evaluation evaluation;
        evaluation.start(std::move(network));
        wait(press);
        longest = std::max(longest, afterStop(evaluation));
    }
    return longest;
}

double longestBack(const core::Layer& layer, const core::Tensor& in)
{
    const core::Shape shape = core::outputShape(layer, in.shape());
    const core::Tensor ones(shape, 1.0F);
    const core::Output out{ones, core::Indices(std::vector<std::int32_t>(std::size_t(shape.size())))};
    double longest = 0.0;
    for (int press = 0; press < presses; ++press) {
        std::atomic<bool> stopped = false;
        std::thread worker([&] {
            try {
                core::backward(layer, in, out, ones, nullptr, [&](double) {
                    if (stopped)
                        throw Stopped{};
                });
            } catch (const Stopped&) {
            }
        });
        wait(press);
        QElapsedTimer clock;
        clock.start();
        stopped = true;
        worker.join();
        longest = std::max(longest, double(clock.nsecsElapsed()) / 1e6);
    }
    return longest;
}

} // namespace

void stop()
{
    const core::Tensor in = hills(4096);
    note("\nstop: the longest of " + std::to_string(presses) + " presses until the worker is idle, 4096 x 4096; forward, and on the way back");
    for (const core::Layer& layer : {
             layerOf("conv2d", 3), layerOf("conv2d", 2000), layerOf("conv_transpose2d", 3), layerOf("conv_transpose2d", 400),
             layerOf("avg_pool2d", 2000), layerOf("max_pool2d", 2000), layerOf("lp_pool2d", 2000, 3.0), layerOf("lp_pool2d", 2000, 7.0),
             layerOf("lp_pool2d", 4096, 7.0), layerOf("adaptive_avg_pool2d", 1000), layerOf("adaptive_max_pool2d", 3),
             layerOf("global_avg_pool2d", 1), layerOf("global_max_pool2d", 1), layerOf("tanh", 1)}) {
        const std::string name = layer.type + ' ' + std::to_string(layer.rows.size) + (layer.normType > 2.0 ? ", p = " + std::to_string(int(layer.normType)) : "");
        core::Lesson lesson;
        lesson.input = in;
        lesson.layers = {layer};
        report(name, longestForward(lesson), "ms", goal);
        report(name + ", back", longestBack(layer, in), "ms", goal);
    }
}

} // namespace bench
