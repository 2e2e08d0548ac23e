#include "window/panels/parameters.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include "core/explain.h"
#include "core/parameters.h"
#include "core/typed_number.h"
#include "document/edits.h"
#include "wording/layer_words.h"
#include "wording/said.h"

#include <algorithm>
#include <cmath>

namespace window {

namespace {

using Values = std::vector<double>;

/// The translators' context of the labels and hints.
struct Parameters {
    Q_DECLARE_TR_FUNCTIONS(Parameters)
};

/// A parameter of layer `k`, by the layer alone.
template <typename Get, typename Set> void bind(Parameter& parameter, int k, Get get, Set set)
{
    parameter.get = [k, get](const core::Lesson& lesson) { return Values(get(lesson.layers[std::size_t(k)])); };
    parameter.set = [k, set](core::Lesson& lesson, const Values& values) { set(lesson.layers[std::size_t(k)], values); };
}

/// What core's table says of it.
Parameter fromTable(const core::Parameter& row, int k, const core::Layer& layer)
{
    Parameter parameter;
    parameter.field = row.name;
    parameter.label = wording::said(core::parameterTitle(layer, row.name));
    parameter.hint = wording::said(row.hint);
    parameter.collapses = row.collapses;
    if (*row.none)
        parameter.none = wording::said(row.none);
    switch (row.kind) {
    case core::Parameter::Kind::Whole:
    case core::Parameter::Kind::Pair:
    case core::Parameter::Kind::Padding:
    case core::Parameter::Kind::Kernel:
        break;
    case core::Parameter::Kind::Real:
    case core::Parameter::Kind::Bias:
        parameter.whole = false;
        break;
    case core::Parameter::Kind::Truth:
        parameter.kind = Parameter::Switch;
        break;
    case core::Parameter::Kind::Choice:
        parameter.kind = Parameter::Choice;
        for (const core::Parameter::Option& option : row.options)
            parameter.options << wording::said(option.title);
        break;
    }
    bind(parameter, k, row.get, row.set);
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

// ---- What a parameter does besides: it takes others along, or is asked for in a way of its own ----

void takeKernelAlong(Parameter& parameter, int k, bool transposed, const core::Shape& in)
{
    parameter.hint = Parameters::tr("Rows × columns of the kernel. Its content keeps its middle.");
    parameter.set = [k, transposed, in, set = parameter.set](core::Lesson& lesson, const Values& values) {
        core::Layer& layer = lesson.layers[std::size_t(k)];
        const core::Size size{core::pickWhole(values, 0), core::pickWhole(values, 1)};
        // A small kernel is made even where it does not fit, so that `check` can say why.
        constexpr std::int64_t small = 1 << 16;
        const bool sane = size.h >= 1 && size.w >= 1 && size.h <= core::maxSide && size.w <= core::maxSide;
        const std::int64_t cells = sane ? layer.weight.size() / layer.weight.shape().planeSize() * size.h * size.w : 0;
        if (sane && (cells <= small || fits(layer, in, size, transposed)))
            layer = document::withKernelSize(std::move(layer), size);
        set(lesson, values);
    };
}

/// Pooling's stride is its window unless it was given, and a file that gave none says so no more once it is read.
void takeStrideAlong(Parameter& parameter, int k)
{
    parameter.set = [k, set = parameter.set](core::Lesson& lesson, const Values& values) {
        core::Layer& layer = lesson.layers[std::size_t(k)];
        const bool follows = layer.rows.stride == layer.rows.size && layer.cols.stride == layer.cols.size;
        set(lesson, values);
        if (follows && layer.rows.size >= 1 && layer.cols.size >= 1) {
            layer.rows.stride = layer.rows.size;
            layer.cols.stride = layer.cols.size;
        }
    };
}

/// The kernel itself is edited in the picture; here stands how many there are.
void countKernels(Parameter& parameter, int k, bool transposed)
{
    parameter.label = Parameters::tr("Output channels");
    bind(
        parameter, k, [](const core::Layer& layer) { return Values{double(core::outputChannels(layer, 0))}; },
        [transposed](core::Layer& layer, const Values& values) {
            const int count = core::pickWhole(values, 0);
            if (count < 1 || count > core::maxChannels)
                return;
            core::Shape shape = layer.weight.shape();
            // A layer whose groups are refused as 0 can still be edited.
            (transposed ? shape.c : shape.n) = transposed ? std::max(1, count / std::max(1, layer.groups)) : count;
            layer.weight = document::reshaped(layer.weight, layer.weightNotation, shape);
            if (layer.bias)
                layer.bias->resize(std::size_t(count), 0.0F);
        });
}

/// The numbers of a padding, without the form that they stand in.
void showSides(Parameter& parameter, const core::Parameter& row, int k)
{
    bind(
        parameter, k,
        [get = row.get](const core::Layer& layer) {
            const Values values = get(layer);
            return Values(values.begin() + 1, values.end());
        },
        [set = row.set](core::Layer& layer, const Values& values) {
            const bool four = values.size() > 2;
            Values padding = {double(four ? core::PaddingForm::FourSided : core::PaddingForm::Symmetric)};
            for (std::size_t i = 0; i < (four ? 4U : 2U); ++i)
                padding.push_back(core::pick(values, i));
            set(layer, padding);
        });
}

/// The form of a padding: by its numbers or one of three rules.
Parameter paddingRule(Parameter parameter, const core::Parameter& row, int k, const core::Shape& in)
{
    static constexpr core::PaddingForm forms[] = {core::PaddingForm::Symmetric, core::PaddingForm::Valid,
                                                  core::PaddingForm::Same, core::PaddingForm::SameLower};
    parameter.label = Parameters::tr("Padding rule");
    parameter.hint = Parameters::tr("“Same size” pads so that with stride 1 the output is as large as the input.");
    parameter.kind = Parameter::Choice;
    for (const core::PaddingForm form : forms)
        parameter.options << wording::said(row.options[std::size_t(form)].title);
    bind(
        parameter, k,
        [](const core::Layer& layer) {
            const core::PaddingForm form = layer.paddingForm == core::PaddingForm::SameUpper ? core::PaddingForm::Same : layer.paddingForm;
            const auto* found = std::ranges::find(forms, form);
            return Values{found == std::end(forms) ? 0.0 : double(found - forms)}; // four sides are numbers, too
        },
        [set = row.set, in](core::Layer& layer, const Values& values) {
            const int chosen = std::clamp(core::pickWhole(values, 0), 0, 3);
            if (chosen == 0)
                layer = core::inNumbers(std::move(layer), in);
            else
                set(layer, {double(forms[chosen])});
        });
    return parameter;
}

void dealKernelsAnew(Parameter& parameter, int k, const core::Shape& in)
{
    parameter.set = [k, in, set = parameter.set](core::Lesson& lesson, const Values& values) {
        set(lesson, values);
        core::Layer& layer = lesson.layers[std::size_t(k)];
        if (layer.groups < 1 || in.c % layer.groups != 0)
            return;
        core::Shape shape = layer.weight.shape();
        shape.c = in.c / layer.groups;
        layer.weight = document::reshaped(layer.weight, layer.weightNotation, shape);
    };
}

/// A number that is given once goes to every channel.
void fillChannels(Parameter& parameter, int k, int channels)
{
    bind(
        parameter, k, [](const core::Layer& layer) { return layer.bias ? Values(layer.bias->begin(), layer.bias->end()) : Values(); },
        [channels](core::Layer& layer, const Values& values) {
            layer.bias.reset();
            for (int channel = 0; channel < channels && !values.empty(); ++channel)
                (layer.bias ? *layer.bias : layer.bias.emplace()).push_back(float(core::pick(values, std::size_t(channel))));
        });
}

void nameLayersBefore(Parameter& parameter, const core::Network& network, int k)
{
    parameter.kind = Parameter::Choice;
    for (int earlier = 0; earlier < std::max(1, k); ++earlier)
        parameter.options << QStringLiteral("%1. %2").arg(earlier + 1).arg(wording::title(network.layer(earlier)));
}

Parameter inputExtent(const QString& label, const QString& hint, int core::Shape::*member, int limit)
{
    Parameter parameter;
    parameter.field = "input";
    parameter.label = label;
    parameter.hint = hint;
    parameter.get = [member](const core::Lesson& lesson) { return Values{double(lesson.input.shape().*member)}; };
    parameter.set = [member, limit](core::Lesson& lesson, const Values& values) {
        core::Shape shape = lesson.input.shape();
        shape.*member = std::clamp(core::pickWhole(values, 0), 1, limit);
        if (shape.size() <= core::maxElements)
            lesson.input = document::reshaped(lesson.input, lesson.inputNotation, shape);
    };
    return parameter;
}

} // namespace

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
    const bool transposed = op->reads == core::Reads::Spread;
    for (const core::Parameter& row : core::parameters()) {
        if (!row.isOf(*op))
            continue;
        Parameter parameter = fromTable(row, k, layer);
        if (row.name == "kernel_size") {
            if (op->hasKernel())
                takeKernelAlong(parameter, k, transposed, in);
            else
                takeStrideAlong(parameter, k);
        } else if (row.name == "weight") {
            countKernels(parameter, k, transposed);
        } else if (row.name == "padding") {
            const Parameter rule = paddingRule(parameter, row, k, in);
            showSides(parameter, row, k);
            if (layer.paddingForm == core::PaddingForm::Symmetric || layer.paddingForm == core::PaddingForm::FourSided)
                list.push_back(parameter);
            if (transposed)
                continue;
            parameter = rule;
        } else if (row.name == "groups" && !transposed) {
            dealKernelsAnew(parameter, k, in);
        } else if (row.name == "bias") {
            const int channels = core::outputChannels(layer, in.c);
            if (channels > 8)
                continue;
            fillChannels(parameter, k, channels);
        } else if (row.name == "output_size") {
            if (row.isNeeded(*op))
                parameter.none.clear();
            // An unpooling that has no place for a winner has one where the pooling found it.
            if (op->reads == core::Reads::Winners && layer.indicesFrom >= 0 && layer.indicesFrom < k && network.reached(layer.indicesFrom)) {
                const core::Shape& pooled = network.inputOf(layer.indicesFrom).shape();
                parameter.advice = {double(pooled.h), double(pooled.w)};
            }
        } else if (row.name == "indices_from") {
            nameLayersBefore(parameter, network, k);
        }
        list.push_back(parameter);
    }
    return list;
}

} // namespace window
