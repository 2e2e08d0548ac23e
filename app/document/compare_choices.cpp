#include "document/compare_choices.h"

#include <QCoreApplication>

#include "core/evaluate.h"
#include "core/operator.h"
#include "wording/layer_words.h"

#include <algorithm>

namespace document {

namespace {

/// The translators' context.
struct CompareChoices {
    Q_DECLARE_TR_FUNCTIONS(document::CompareChoices)
};

/// The same window with another operator that has no weights.
core::Layer withType(const core::Layer& layer, const char* type, const core::Shape& in)
{
    const core::Geometry geometry = core::resolved(layer, in);
    core::Layer result = layer;
    result.type = type;
    result.rows.size = geometry.rows.size;
    result.cols.size = geometry.cols.size;
    result.rows.border = result.cols.border = core::Border::Zeros;
    result.groups = 1;
    result.weight = {};
    result.bias.reset();
    result.weightNotation.clear();
    result.biasNotation.clear();
    result.extra.clear();
    return result;
}

/// A convolution, channel by channel, that moves as the pooling does and averages: the kernel to start from.
core::Layer asConvolution(const core::Layer& pool, const core::Shape& in)
{
    core::Layer layer;
    layer.type = "conv2d";
    layer.rows = pool.rows;
    layer.cols = pool.cols;
    layer.paddingForm = pool.paddingForm;
    layer.groups = in.c;
    const int cells = pool.rows.size * pool.cols.size;
    layer.weight = core::Tensor({in.c, 1, pool.rows.size, pool.cols.size}, 1.0F / float(cells));
    for (std::int64_t i = 0; i < layer.weight.size() && cells > 1; ++i)
        layer.weightNotation[i] = "1/" + std::to_string(cells);
    return layer;
}

/// A pooling of the size that most lessons have, or of the input's where that is smaller.
core::Layer poolingOf(const char* type, const core::Shape& in)
{
    core::Layer layer;
    layer.type = type;
    layer.rows.size = layer.rows.stride = std::min(2, in.h);
    layer.cols.size = layer.cols.stride = std::min(2, in.w);
    return layer;
}

} // namespace

std::vector<CompareChoice> compareChoices(const core::Network& network, int k)
{
    std::vector<CompareChoice> choices;
    if (k < 0 || k >= network.layerCount() || (k > 0 && !network.reached(k - 1)))
        return choices;
    const core::Layer& layer = network.layer(k);
    const core::Operator& op = *core::findOperator(layer.type);
    const core::Shape in = network.inputOf(k).shape();
    const auto pool = network.poolFor(k);
    const auto offer = [&](const QString& title, core::Layer other) {
        const bool known = std::any_of(choices.begin(), choices.end(), [&](const CompareChoice& choice) { return choice.layer == other; });
        if (!known && !core::check(other, in, pool ? &*pool : nullptr))
            choices.push_back({title, std::move(other)});
    };

    const bool pools = op.reads == core::Reads::Window && !op.hasKernel();
    const bool convolves = op.reads == core::Reads::Window && op.hasKernel();
    if (pools || convolves) {
        for (const char* type : {"max_pool2d", "avg_pool2d"}) {
            if (layer.type != type)
                offer(wording::title(type), withType(layer, type, in));
        }
    }
    if (pools && layer.type != "min_pool2d")
        offer(wording::title("min_pool2d"), withType(layer, "min_pool2d", in));
    const std::pair<const char*, const char*> twins[] = {
        {"adaptive_max_pool2d", "adaptive_avg_pool2d"}, {"global_max_pool2d", "global_avg_pool2d"}, {"relu", "leaky_relu"}, {"sigmoid", "tanh"}};
    for (const auto& [one, other] : twins) {
        if (layer.type == one || layer.type == other) {
            core::Layer twin = layer;
            twin.type = layer.type == one ? other : one;
            offer(wording::title(twin.type), twin);
        }
    }
    if (op.reads == core::Reads::Window) {
        for (const int stride : {1, 2}) {
            core::Layer strided = layer;
            strided.rows.stride = strided.cols.stride = stride;
            if (!(strided == layer))
                offer(CompareChoices::tr("The same with stride %1").arg(stride), strided);
        }
    }
    if (pools)
        offer(CompareChoices::tr("Strided convolution"), asConvolution(withType(layer, "avg_pool2d", in), in));
    if (op.reads == core::Reads::Cell) {
        for (const char* type : {"max_pool2d", "avg_pool2d"})
            offer(wording::title(type), poolingOf(type, in));
    }
    if (k > 0)
        offer(CompareChoices::tr("The layer before: %1").arg(wording::title(network.layer(k - 1).type)), network.layer(k - 1));
    if (k + 1 < network.layerCount())
        offer(CompareChoices::tr("The layer after: %1").arg(wording::title(network.layer(k + 1).type)), network.layer(k + 1));
    if (!core::check(layer, in, pool ? &*pool : nullptr))
        choices.push_back({CompareChoices::tr("A copy of this layer, to be changed"), layer});
    return choices;
}

} // namespace document
