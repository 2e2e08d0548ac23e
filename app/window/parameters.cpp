#include "window/parameters.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include "core/explain.h"
#include "core/typed_number.h"
#include "core/operator.h"
#include "core/parameter_title.h"
#include "document/edits.h"
#include "document/said.h"
#include "window/words.h"

#include <algorithm>
#include <cmath>

namespace window {

namespace {

using Values = std::vector<double>;

/// The translators' context of the labels and hints.
struct Parameters {
    Q_DECLARE_TR_FUNCTIONS(Parameters)
};

int whole(double value)
{
    constexpr double limit = 1e9; // far beyond anything possible, and still an int
    return int(std::clamp(value, -limit, limit));
}

Parameter numbers(const char* field, const QString& hint)
{
    Parameter parameter;
    parameter.field = field;
    parameter.hint = hint;
    return parameter;
}

/// A parameter of layer `k`, by the layer alone.
template <typename Get, typename Set> void bind(Parameter& parameter, int k, Get get, Set set)
{
    parameter.get = [k, get](const core::Lesson& lesson) { return Values(get(lesson.layers[std::size_t(k)])); };
    parameter.set = [k, set](core::Lesson& lesson, const Values& values) { set(lesson.layers[std::size_t(k)], values); };
}

Parameter axisPair(int k, const char* field, const QString& hint, int core::Axis::*member)
{
    Parameter parameter = numbers(field, hint);
    bind(
        parameter, k, [member](const core::Layer& layer) { return Values{double(layer.rows.*member), double(layer.cols.*member)}; },
        [member](core::Layer& layer, const Values& values) {
            layer.rows.*member = whole(pick(values, 0));
            layer.cols.*member = whole(pick(values, 1));
        });
    return parameter;
}

Parameter optionalSize(int k, const char* field, const QString& hint, bool needed)
{
    Parameter parameter = numbers(field, hint);
    parameter.collapses = false;
    if (!needed)
        parameter.none = Parameters::tr("auto");
    bind(
        parameter, k,
        [](const core::Layer& layer) {
            return layer.outputSize ? Values{double(layer.outputSize->h), double(layer.outputSize->w)} : Values();
        },
        [](core::Layer& layer, const Values& values) {
            layer.outputSize.reset();
            if (!values.empty())
                layer.outputSize = core::Size{whole(pick(values, 0)), whole(pick(values, 1))};
        });
    return parameter;
}

Parameter toggle(int k, const char* field, const QString& hint, bool core::Layer::*member)
{
    Parameter parameter = numbers(field, hint);
    parameter.kind = Parameter::Switch;
    bind(
        parameter, k, [member](const core::Layer& layer) { return Values{layer.*member ? 1.0 : 0.0}; },
        [member](core::Layer& layer, const Values& values) { layer.*member = pick(values, 0) != 0.0; });
    return parameter;
}

Parameter scalar(int k, const char* field, const QString& hint, double core::Layer::*member)
{
    Parameter parameter = numbers(field, hint);
    parameter.whole = false;
    bind(
        parameter, k, [member](const core::Layer& layer) { return Values{layer.*member}; },
        [member](core::Layer& layer, const Values& values) { layer.*member = pick(values, 0); });
    return parameter;
}

Parameter choice(int k, const char* field, const QString& hint, const QStringList& options)
{
    Parameter parameter = numbers(field, hint);
    parameter.kind = Parameter::Choice;
    parameter.options = options;
    bind(parameter, k, [](const core::Layer&) { return Values{0.0}; }, [](core::Layer&, const Values&) { });
    return parameter;
}

/// Whether a kernel of that size could stand in the input at all: no need to make room for numbers that cannot be used.
bool fits(const core::Layer& layer, const core::Shape& in, core::Size size, bool transposed)
{
    const auto one = [&](core::Axis axis, int extent, int cells) {
        axis.size = cells;
        if (transposed)
            return axis.transposedExtent(extent) <= core::maxSide;
        const bool byRule = layer.paddingForm == core::PaddingForm::Same || layer.paddingForm == core::PaddingForm::SameUpper
            || layer.paddingForm == core::PaddingForm::SameLower;
        return byRule ? axis.reach() <= core::maxSide : axis.outputExtent(extent) >= 1;
    };
    return size.h >= 1 && size.w >= 1 && size.h <= core::maxSide && size.w <= core::maxSide && one(layer.rows, in.h, size.h)
        && one(layer.cols, in.w, size.w);
}

Parameter kernelSize(int k, bool weighted, bool transposed, const core::Shape& in)
{
    Parameter parameter = numbers("kernel_size", weighted ? Parameters::tr("Rows × columns of the kernel. Its content keeps its middle.")
                                           : Parameters::tr("Rows × columns that one output value is made of. A stride of the same size goes along."));
    parameter.collapses = false;
    bind(
        parameter, k,
        [weighted](const core::Layer& layer) {
            const core::Shape& kernel = layer.weight.shape();
            return weighted ? Values{double(kernel.h), double(kernel.w)} : Values{double(layer.rows.size), double(layer.cols.size)};
        },
        [weighted, transposed, in](core::Layer& layer, const Values& values) {
            const core::Size size{whole(pick(values, 0)), whole(pick(values, 1))};
            // A small kernel is made even where it does not fit, so that `check` can say why.
            constexpr std::int64_t small = 1 << 16;
            const bool sane = size.h >= 1 && size.w >= 1 && size.h <= core::maxSide && size.w <= core::maxSide;
            const std::int64_t cells = sane ? layer.weight.size() / layer.weight.shape().planeSize() * size.h * size.w : 0;
            if (weighted && sane && (cells <= small || fits(layer, in, size, transposed)))
                layer = document::withKernelSize(std::move(layer), size);
            // Pooling's stride is its window unless it was given, and a file that gave none says so no more once it is read.
            const bool follows = !weighted && layer.rows.stride == layer.rows.size && layer.cols.stride == layer.cols.size;
            layer.rows.size = size.h;
            layer.cols.size = size.w;
            if (follows && size.h >= 1 && size.w >= 1) {
                layer.rows.stride = size.h;
                layer.cols.stride = size.w;
            }
        });
    return parameter;
}

Parameter padding(int k)
{
    Parameter parameter = numbers("padding", Parameters::tr("Cells added around the input: all sides, rows × columns, or top, left, bottom, right."));
    bind(
        parameter, k,
        [](const core::Layer& layer) {
            const core::Axis& r = layer.rows;
            const core::Axis& c = layer.cols;
            if (layer.paddingForm == core::PaddingForm::FourSided)
                return Values{double(r.padBefore), double(c.padBefore), double(r.padAfter), double(c.padAfter)};
            return Values{double(r.padBefore), double(c.padBefore)};
        },
        [](core::Layer& layer, const Values& values) {
            const bool four = values.size() > 2;
            layer.paddingForm = four ? core::PaddingForm::FourSided : core::PaddingForm::Symmetric;
            layer.rows.padBefore = whole(pick(values, 0));
            layer.cols.padBefore = whole(pick(values, 1));
            layer.rows.padAfter = whole(pick(values, four ? 2 : 0));
            layer.cols.padAfter = whole(pick(values, four ? 3 : 1));
        });
    return parameter;
}

Parameter paddingRule(int k, const core::Shape& in)
{
    static constexpr core::PaddingForm forms[] = {core::PaddingForm::Symmetric, core::PaddingForm::Valid,
                                                  core::PaddingForm::Same, core::PaddingForm::SameLower};
    Parameter parameter = choice(k, "padding", Parameters::tr("“Same size” pads so that with stride 1 the output is as large as the input."),
                                 {Parameters::tr("by numbers"), Parameters::tr("none (valid)"), Parameters::tr("same size"), Parameters::tr("same, extra first")});
    parameter.label = Parameters::tr("Padding rule");
    bind(
        parameter, k,
        [](const core::Layer& layer) {
            switch (layer.paddingForm) {
            case core::PaddingForm::Valid:
                return Values{1.0};
            case core::PaddingForm::Same:
            case core::PaddingForm::SameUpper:
                return Values{2.0};
            case core::PaddingForm::SameLower:
                return Values{3.0};
            case core::PaddingForm::Symmetric:
            case core::PaddingForm::FourSided:
                break;
            }
            return Values{0.0};
        },
        [in](core::Layer& layer, const Values& values) {
            const auto chosen = std::size_t(std::clamp(whole(pick(values, 0)), 0, 3));
            if (chosen == 0) {
                // The numbers that the rule came to.
                const core::Geometry geometry = core::resolved(layer, in);
                layer.rows = geometry.rows;
                layer.cols = geometry.cols;
                const bool even = layer.rows.padBefore == layer.rows.padAfter && layer.cols.padBefore == layer.cols.padAfter;
                layer.paddingForm = even ? core::PaddingForm::Symmetric : core::PaddingForm::FourSided;
                return;
            }
            layer.paddingForm = forms[chosen];
            layer.rows.padBefore = layer.rows.padAfter = layer.cols.padBefore = layer.cols.padAfter = 0;
        });
    return parameter;
}

Parameter paddingMode(int k)
{
    Parameter parameter = choice(k, "padding_mode", Parameters::tr("What stands in the cells around the input."),
                                 {Parameters::tr("zeros"), Parameters::tr("mirrored values"), Parameters::tr("the edge repeated"), Parameters::tr("the opposite edge")});
    bind(
        parameter, k, [](const core::Layer& layer) { return Values{double(int(layer.rows.border))}; },
        [](core::Layer& layer, const Values& values) {
            layer.rows.border = layer.cols.border = core::Border(std::clamp(whole(pick(values, 0)), 0, 3));
        });
    return parameter;
}

/// How many output channels a layer with a weight has, and how many input channels each kernel reads.
Parameter kernelCount(int k, bool transposed)
{
    Parameter parameter = numbers("weight", Parameters::tr("How many kernels there are: each makes one channel of the output."));
    parameter.label = Parameters::tr("Output channels");
    bind(
        parameter, k,
        [](const core::Layer& layer) { return Values{double(core::outputChannels(layer, 0))}; },
        [transposed](core::Layer& layer, const Values& values) {
            const int count = whole(pick(values, 0));
            if (count < 1 || count > core::maxChannels)
                return;
            core::Shape shape = layer.weight.shape();
            // A layer whose groups are refused as 0 can still be edited.
            (transposed ? shape.c : shape.n) = transposed ? std::max(1, count / std::max(1, layer.groups)) : count;
            layer.weight = document::reshaped(layer.weight, layer.weightNotation, shape);
            if (layer.bias)
                layer.bias->resize(std::size_t(count), 0.0F);
        });
    return parameter;
}

Parameter groups(int k, const core::Shape& in, bool transposed)
{
    Parameter parameter = numbers("groups", Parameters::tr("The channels are dealt into this many groups; each kernel sees one of them."));
    bind(
        parameter, k, [](const core::Layer& layer) { return Values{double(layer.groups)}; },
        [in, transposed](core::Layer& layer, const Values& values) {
            layer.groups = whole(pick(values, 0));
            if (transposed || layer.groups < 1 || in.c % layer.groups != 0)
                return;
            core::Shape shape = layer.weight.shape();
            shape.c = in.c / layer.groups;
            layer.weight = document::reshaped(layer.weight, layer.weightNotation, shape);
        });
    return parameter;
}

Parameter bias(int k, int channels)
{
    Parameter parameter = numbers("bias", Parameters::tr("Added to every sum: one number for each output channel."));
    parameter.whole = false;
    parameter.none = Parameters::tr("none");
    bind(
        parameter, k,
        [](const core::Layer& layer) { return layer.bias ? Values(layer.bias->begin(), layer.bias->end()) : Values(); },
        [channels](core::Layer& layer, const Values& values) {
            layer.bias.reset();
            if (values.empty())
                return;
            layer.bias.emplace();
            for (int channel = 0; channel < channels; ++channel)
                layer.bias->push_back(float(pick(values, std::size_t(channel))));
        });
    return parameter;
}

Parameter divisor(int k)
{
    Parameter parameter = numbers("divisor_override", Parameters::tr("Instead of the number of cells in the window."));
    parameter.none = Parameters::tr("auto");
    bind(
        parameter, k,
        [](const core::Layer& layer) { return layer.divisorOverride ? Values{double(*layer.divisorOverride)} : Values(); },
        [](core::Layer& layer, const Values& values) {
            layer.divisorOverride.reset();
            if (!values.empty())
                layer.divisorOverride = whole(pick(values, 0));
        });
    return parameter;
}

Parameter outputPadding(int k)
{
    Parameter parameter = numbers("output_padding", Parameters::tr("Extra rows × columns at the bottom and right of the output."));
    bind(
        parameter, k, [](const core::Layer& layer) { return Values{double(layer.outputPadding.h), double(layer.outputPadding.w)}; },
        [](core::Layer& layer, const Values& values) {
            layer.outputPadding = {whole(pick(values, 0)), whole(pick(values, 1))};
        });
    return parameter;
}

Parameter indicesFrom(const core::Network& network, int k)
{
    QStringList options;
    for (int earlier = 0; earlier < std::max(1, k); ++earlier)
        options << QStringLiteral("%1. %2").arg(earlier + 1).arg(titleText(network.layer(earlier)));
    Parameter parameter = choice(k, "indices_from", Parameters::tr("The max pooling whose positions are put back."), options);
    bind(
        parameter, k, [](const core::Layer& layer) { return Values{double(layer.indicesFrom)}; },
        [](core::Layer& layer, const Values& values) { layer.indicesFrom = whole(pick(values, 0)); });
    return parameter;
}

Parameter inputExtent(const QString& label, const QString& hint, int core::Shape::*member, int limit)
{
    Parameter parameter = numbers("input", hint);
    parameter.label = label;
    parameter.get = [member](const core::Lesson& lesson) { return Values{double(lesson.input.shape().*member)}; };
    parameter.set = [member, limit](core::Lesson& lesson, const Values& values) {
        core::Shape shape = lesson.input.shape();
        shape.*member = std::clamp(whole(pick(values, 0)), 1, limit);
        if (shape.size() <= core::maxElements)
            lesson.input = document::reshaped(lesson.input, lesson.inputNotation, shape);
    };
    return parameter;
}

} // namespace

double pick(const std::vector<double>& values, std::size_t i)
{
    return values.empty() ? 0.0 : values[std::min(i, values.size() - 1)];
}

QString Parameter::text(const std::vector<double>& values) const
{
    if (values.empty())
        return none;
    const bool equal = std::all_of(values.begin(), values.end(), [&](double value) { return value == values.front(); });
    QStringList parts;
    for (const double value : values)
        parts << (whole ? QString::number(value, 'f', 0) : QString::fromStdString(core::exactNumber(float(value))));
    if (equal && collapses)
        return parts.front();
    return parts.join(whole && values.size() == 2 ? QStringLiteral(" × ") : QStringLiteral(", "));
}

std::optional<std::vector<double>> Parameter::parse(const QString& text) const
{
    const QString trimmed = QString::fromStdString(core::plainNumber(text.toStdString())).trimmed();
    if (!none.isEmpty() && (trimmed.isEmpty() || trimmed.compare(none, Qt::CaseInsensitive) == 0))
        return Values();
    static const QRegularExpression separators(QStringLiteral("[\\s×xX*,;]+"));
    static const QRegularExpression wide(QStringLiteral("[\\s;]+|,\\s+"));
    QStringList parts = trimmed.split(whole ? separators : wide, Qt::SkipEmptyParts);
    Values values;
    for (const QString& part : parts) {
        const auto value = core::parseNumber(part.toStdString());
        if (!value || !std::isfinite(*value) || (whole && *value != std::floor(*value)))
            return std::nullopt;
        values.push_back(double(*value));
    }
    if (values.empty())
        return std::nullopt;
    return values;
}

std::vector<Parameter> parametersOf(const core::Network& network, int k)
{
    std::vector<Parameter> list;
    if (k < 0) {
        list.push_back(inputExtent(Parameters::tr("Rows"), Parameters::tr("What stands in the rows that stay is kept."), &core::Shape::h, core::maxSide));
        list.push_back(inputExtent(Parameters::tr("Columns"), Parameters::tr("What stands in the columns that stay is kept."), &core::Shape::w, core::maxSide));
        list.push_back(inputExtent(Parameters::tr("Channels"), Parameters::tr("Planes of one picture: red, green and blue, or feature maps."), &core::Shape::c,
                                   core::maxChannels));
        return list;
    }
    const core::Layer& layer = network.layer(k);
    const core::Operator* op = core::findOperator(layer.type);
    if (!op)
        return list;
    const core::Shape in = network.result(k).inputShape;
    const bool weighted = op->hasKernel();
    const bool transposed = op->reads == core::Reads::Spread;
    if (op->has(core::UsesWindow) || weighted)
        list.push_back(kernelSize(k, weighted, transposed, in));
    if (weighted)
        list.push_back(kernelCount(k, transposed));
    if (op->has(core::UsesWindow) || weighted)
        list.push_back(axisPair(k, "stride", Parameters::tr("How many cells the window moves at a time."), &core::Axis::stride));
    if (op->has(core::UsesPadding)) {
        const bool byNumbers = layer.paddingForm == core::PaddingForm::Symmetric || layer.paddingForm == core::PaddingForm::FourSided;
        if (byNumbers)
            list.push_back(padding(k));
        if (!transposed)
            list.push_back(paddingRule(k, in));
    }
    if (op->has(core::UsesPaddingMode))
        list.push_back(paddingMode(k));
    if (op->has(core::UsesDilation))
        list.push_back(axisPair(k, "dilation", Parameters::tr("Distance between the cells that the window reads."), &core::Axis::dilation));
    if (op->has(core::UsesGroups))
        list.push_back(groups(k, in, transposed));
    if (weighted) {
        if (const int channels = core::outputChannels(layer, in.c); channels <= 8)
            list.push_back(bias(k, channels));
    }
    if (op->has(core::UsesCeilMode))
        list.push_back(toggle(k, "ceil_mode", Parameters::tr("A last window may hang over the edge instead of being dropped."),
                              &core::Layer::ceilMode));
    if (op->has(core::UsesCountIncludePad)) {
        list.push_back(toggle(k, "count_include_pad", Parameters::tr("Whether padding counts in the number that the sum is divided by."),
                              &core::Layer::countIncludePad));
        list.push_back(divisor(k));
    }
    if (op->has(core::UsesNormType))
        list.push_back(scalar(k, "norm_type", Parameters::tr("Each |value| is raised to p, the sum to 1/p."), &core::Layer::normType));
    if (op->has(core::UsesNegativeSlope))
        list.push_back(scalar(k, "negative_slope", Parameters::tr("What values below zero are multiplied by."),
                              &core::Layer::negativeSlope));
    if (op->has(core::UsesOutputPadding))
        list.push_back(outputPadding(k));
    if (op->has(core::UsesOutputSize)) {
        list.push_back(optionalSize(k, "output_size", Parameters::tr("Rows × columns of the output."), op->reads == core::Reads::Share));
        // An unpooling that has no place for a winner has one where the pooling found it.
        if (op->reads == core::Reads::Winners && layer.indicesFrom >= 0 && layer.indicesFrom < k && network.reached(layer.indicesFrom)) {
            const core::Shape& pooled = network.inputOf(layer.indicesFrom).shape();
            list.back().advice = {double(pooled.h), double(pooled.w)};
        }
    }
    if (op->has(core::UsesIndicesFrom))
        list.push_back(indicesFrom(network, k));
    for (Parameter& parameter : list) {
        if (parameter.label.isEmpty())
            parameter.label = document::said(core::parameterTitle(layer, parameter.field));
    }
    return list;
}

} // namespace window
