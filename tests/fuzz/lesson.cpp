#include "core/explain.h"
#include "core/lesson_file.h"
#include "core/network.h"
#include "core/operator.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

/// Whether running the lesson is a matter of milliseconds: a fuzzer should look for wrong answers, not for big ones.
static bool isSmall(const core::Lesson& lesson)
{
    if (lesson.input.size() > 1024 || lesson.layers.size() > 3)
        return false;
    core::Shape shape = lesson.input.shape();
    for (const core::Layer& layer : lesson.layers) {
        const core::Operator* op = core::findOperator(layer.type);
        if (op->reads == core::Reads::Winners || core::check(layer, shape))
            return true; // nothing large is computed up to here, nor after a problem
        const core::Geometry geometry = core::resolved(layer, shape);
        const std::int64_t window = std::int64_t(geometry.rows.size) * geometry.cols.size * layer.weight.size();
        shape = core::outputShape(layer, shape);
        if (shape.size() > 4096 || window > 4096 || shape.size() * window > 100'000)
            return false;
    }
    return true;
}

static void compute(const core::Lesson& lesson)
{
    const core::Network network(lesson);
    for (int k = 0; k < network.layerCount(); ++k) {
        if (!network.reached(k))
            return;
        for (std::int64_t i = 0; i < std::min<std::int64_t>(network.stepCount(k), 64); ++i) {
            const core::Step step = network.stepAt(k, i);
            if (core::equation(network.layer(k), step).terms.empty() || core::sentence(network.layer(k), step).english().empty())
                std::abort();
        }
    }
    if (network.layerCount() > 0)
        network.backward(core::Tensor(network.outputOf(network.layerCount() - 1).shape(), 1.0F));
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    core::LessonFile file;
    try {
        file = core::parseLesson({reinterpret_cast<const char*>(data), size}, "fuzz.poolscope");
    } catch (const core::FileError& error) {
        if (error.message().english().empty())
            std::abort();
        return 0;
    }
    // What was read is written as something that reads the same.
    if (!(core::parseLesson(core::writeLesson(file.lesson), "again.poolscope").lesson == file.lesson))
        std::abort();
    if (isSmall(file.lesson))
        compute(file.lesson);
    return 0;
}
