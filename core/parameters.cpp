#include "core/parameters.h"

#include <algorithm>

namespace core {

namespace {

using Kind = Parameter::Kind;

Values pair(int rows, int cols)
{
    return {double(rows), double(cols)};
}

void setPair(int& rows, int& cols, const Values& values)
{
    rows = pickWhole(values, 0);
    cols = pickWhole(values, 1);
}

Size sizeOf(const Values& values)
{
    return {pickWhole(values, 0), pickWhole(values, 1)};
}

Values getPadding(const Layer& layer)
{
    Values values = {double(layer.paddingForm)};
    if (layer.paddingForm == PaddingForm::Symmetric || layer.paddingForm == PaddingForm::FourSided)
        values.insert(values.end(), {double(layer.rows.padBefore), double(layer.cols.padBefore)});
    if (layer.paddingForm == PaddingForm::FourSided)
        values.insert(values.end(), {double(layer.rows.padAfter), double(layer.cols.padAfter)});
    return values;
}

void setPadding(Layer& layer, const Values& values)
{
    layer.paddingForm = PaddingForm(pickWhole(values, 0));
    const auto side = [&](std::size_t i) { return values.size() > 1 ? pickWhole(values, i) : 0; };
    const bool four = layer.paddingForm == PaddingForm::FourSided;
    layer.rows.padBefore = side(1);
    layer.cols.padBefore = side(2);
    layer.rows.padAfter = side(four ? 3 : 1);
    layer.cols.padAfter = side(four ? 4 : 2);
}

// What there is to choose from, in the order of the enumerators.

constexpr Parameter::Option paddingForms[] = {
    {"", CORE_TEXT("by numbers"), ""},
    {"", CORE_TEXT("by numbers"), ""},
    {"valid", CORE_TEXT("none (valid)"), ""},
    {"same", CORE_TEXT("same size"), CORE_TEXT("same size")},
    {"same_upper", CORE_TEXT("same size"), CORE_TEXT("same size")},
    {"same_lower", CORE_TEXT("same, extra first"), CORE_TEXT("same size")},
};

constexpr Parameter::Option borders[] = {
    {"zeros", CORE_TEXT("zeros"), CORE_TEXT("padded with zeros")},
    {"reflect", CORE_TEXT("mirrored values"), CORE_TEXT("padded by reflection")},
    {"replicate", CORE_TEXT("the edge repeated"), CORE_TEXT("padded by repeating the edge")},
    {"circular", CORE_TEXT("the opposite edge"), CORE_TEXT("padded by wrapping around")},
};

constexpr Parameter::Option roundings[] = {
    {"false", "", CORE_TEXT("edges rounded down")},
    {"true", "", CORE_TEXT("edges rounded up")},
};

constexpr Parameter::Option countings[] = {
    {"false", "", CORE_TEXT("padding not counted")},
    {"true", "", CORE_TEXT("padding counted")},
};

constexpr auto all = [](const Operator&) { return true; };

// Of each: what it is called; who has it, and where it stands; how files, words and panels give it.
constexpr Parameter table[] = {
    {.name = "kernel_size", .title = CORE_TEXT("Window"),
     .hint = CORE_TEXT("Rows × columns that one output value is made of. A stride of the same size goes along."),
     .uses = UsesWindow, .kind = Kind::Pair,
     .get = [](const Layer& layer) { return pair(layer.rows.size, layer.cols.size); },
     .set = [](Layer& layer, const Values& values) { setPair(layer.rows.size, layer.cols.size, values); },
     .impliedBy = UsesWeight, .needed = all, .lowest = 1, .words = "{0}", .telling = true, .collapses = false},
    {.name = "weight", .title = CORE_TEXT("Kernel"), .hint = CORE_TEXT("How many kernels there are: each makes one channel of the output."),
     .uses = UsesWeight, .kind = Kind::Kernel, .get = nullptr, .set = nullptr, .needed = all},
    {.name = "stride", .title = CORE_TEXT("Stride"), .hint = CORE_TEXT("How many cells the window moves at a time."),
     .uses = UsesWindow, .kind = Kind::Pair,
     .get = [](const Layer& layer) { return pair(layer.rows.stride, layer.cols.stride); },
     .set = [](Layer& layer, const Values& values) { setPair(layer.rows.stride, layer.cols.stride, values); },
     .alwaysWritten = [](const Operator& op) { return op.reads == Reads::Window && !op.hasKernel(); }, // a pooling's is else its window
     .lowest = 1, .words = CORE_TEXT("stride {0}"), .telling = true},
    {.name = "padding", .title = CORE_TEXT("Padding"),
     .hint = CORE_TEXT("Cells added around the input: all sides, rows × columns, or top, left, bottom, right."),
     .uses = UsesPadding, .kind = Kind::Padding, .get = getPadding, .set = setPadding,
     .refusal = CORE_TEXT("must be a whole number, [h, w], [top, left, bottom, right], \"valid\", \"same\", \"same_upper\" "
                          "or \"same_lower\", got {0}"),
     .words = CORE_TEXT("padding {0}"), .options = paddingForms},
    {.name = "padding_mode", .title = CORE_TEXT("Padding reads"), .hint = CORE_TEXT("What stands in the cells around the input."),
     .uses = UsesPaddingMode, .kind = Kind::Choice,
     .get = [](const Layer& layer) { return Values{double(layer.rows.border)}; },
     .set = [](Layer& layer, const Values& values) { layer.rows.border = layer.cols.border = Border(std::clamp(pickWhole(values, 0), 0, 3)); },
     .refusal = CORE_TEXT("must be \"zeros\", \"reflect\", \"replicate\" or \"circular\", got {0}"), .options = borders},
    {.name = "dilation", .title = CORE_TEXT("Dilation"), .hint = CORE_TEXT("Distance between the cells that the window reads."),
     .uses = UsesDilation, .kind = Kind::Pair,
     .get = [](const Layer& layer) { return pair(layer.rows.dilation, layer.cols.dilation); },
     .set = [](Layer& layer, const Values& values) { setPair(layer.rows.dilation, layer.cols.dilation, values); },
     .lowest = 1, .words = CORE_TEXT("dilation {0}")},
    {.name = "groups", .title = CORE_TEXT("Groups"),
     .hint = CORE_TEXT("The channels are dealt into this many groups; each kernel sees one of them."),
     .uses = UsesGroups, .kind = Kind::Whole,
     .get = [](const Layer& layer) { return Values{double(layer.groups)}; },
     .set = [](Layer& layer, const Values& values) { layer.groups = pickWhole(values, 0); },
     .lowest = 1},
    {.name = "bias", .title = CORE_TEXT("Bias"), .hint = CORE_TEXT("Added to every sum: one number for each output channel."),
     .uses = UsesWeight, .kind = Kind::Bias, .get = nullptr, .set = nullptr, .none = CORE_TEXT("none")},
    {.name = "ceil_mode", .title = CORE_TEXT("Round up edges"),
     .hint = CORE_TEXT("A last window may hang over the edge instead of being dropped."),
     .uses = UsesCeilMode, .kind = Kind::Truth,
     .get = [](const Layer& layer) { return Values{double(layer.ceilMode)}; },
     .set = [](Layer& layer, const Values& values) { layer.ceilMode = pick(values, 0) != 0.0; },
     .options = roundings},
    {.name = "count_include_pad", .title = CORE_TEXT("Count padding"),
     .hint = CORE_TEXT("Whether padding counts in the number that the sum is divided by."),
     .uses = UsesCountIncludePad, .kind = Kind::Truth,
     .get = [](const Layer& layer) { return Values{double(layer.countIncludePad)}; },
     .set = [](Layer& layer, const Values& values) { layer.countIncludePad = pick(values, 0) != 0.0; },
     .options = countings},
    {.name = "divisor_override", .title = CORE_TEXT("Divide by"), .hint = CORE_TEXT("Instead of the number of cells in the window."),
     .uses = UsesCountIncludePad, .kind = Kind::Whole,
     .get = [](const Layer& layer) { return layer.divisorOverride ? Values{double(*layer.divisorOverride)} : Values(); },
     .set = [](Layer& layer, const Values& values) { layer.divisorOverride = values.empty() ? std::nullopt : std::optional(pickWhole(values, 0)); },
     .lowest = -maxParameter, .accepts = [](double number) { return number != 0.0; }, .refusal = CORE_TEXT("must not be 0"),
     .none = CORE_TEXT("auto")},
    {.name = "norm_type", .title = CORE_TEXT("Power p"), .hint = CORE_TEXT("Each |value| is raised to p, the sum to 1/p."),
     .uses = UsesNormType, .kind = Kind::Real,
     .get = [](const Layer& layer) { return Values{layer.normType}; },
     .set = [](Layer& layer, const Values& values) { layer.normType = pick(values, 0); },
     .alwaysWritten = all, .accepts = [](double number) { return number > 0.0; },
     .refusal = CORE_TEXT("must be a number above 0, got {0}"), .telling = true},
    {.name = "negative_slope", .title = CORE_TEXT("Negative slope"), .hint = CORE_TEXT("What values below zero are multiplied by."),
     .uses = UsesNegativeSlope, .kind = Kind::Real,
     .get = [](const Layer& layer) { return Values{layer.negativeSlope}; },
     .set = [](Layer& layer, const Values& values) { layer.negativeSlope = pick(values, 0); },
     .words = CORE_TEXT("slope {0}"), .telling = true},
    {.name = "output_padding", .title = CORE_TEXT("Output padding"),
     .hint = CORE_TEXT("Extra rows × columns at the bottom and right of the output."),
     .uses = UsesOutputPadding, .kind = Kind::Pair,
     .get = [](const Layer& layer) { return pair(layer.outputPadding.h, layer.outputPadding.w); },
     .set = [](Layer& layer, const Values& values) { layer.outputPadding = sizeOf(values); }},
    {.name = "output_size", .title = CORE_TEXT("Output size"), .hint = CORE_TEXT("Rows × columns of the output."),
     .uses = UsesOutputSize, .kind = Kind::Pair,
     .get = [](const Layer& layer) { return layer.outputSize ? pair(layer.outputSize->h, layer.outputSize->w) : Values(); },
     .set = [](Layer& layer, const Values& values) { layer.outputSize = values.empty() ? std::nullopt : std::optional(sizeOf(values)); },
     .needed = [](const Operator& op) { return op.reads == Reads::Share; }, .lowest = 1,
     .words = CORE_TEXT("to {0}"), .collapses = false, .none = CORE_TEXT("auto")},
    {.name = "indices_from", .title = CORE_TEXT("Winners of"), .hint = CORE_TEXT("The max pooling whose positions are put back."),
     .uses = UsesIndicesFrom, .kind = Kind::Whole,
     .get = [](const Layer& layer) { return Values{double(layer.indicesFrom)}; },
     .set = [](Layer& layer, const Values& values) { layer.indicesFrom = pickWhole(values, 0); },
     .needed = all, .highest = maxLayers},
};

consteval bool isComplete(std::span<const Parameter> rows)
{
    for (const Parameter& row : rows) {
        const bool isTensor = row.kind == Kind::Kernel || row.kind == Kind::Bias;
        if (isTensor != (row.get == nullptr) || isTensor != (row.set == nullptr))
            throw "a parameter has get and set, and a tensor has neither";
        if ((row.kind == Kind::Truth && row.options.size() != 2) || (row.kind == Kind::Choice && row.options.empty()))
            throw "a truth has an option for false and one for true, a choice has some";
    }
    return true;
}
static_assert(isComplete(table));

} // namespace

std::span<const Parameter> parameters()
{
    return table;
}

const Parameter* findParameter(std::string_view name)
{
    const auto* found = std::ranges::find(table, name, &Parameter::name);
    return found == std::end(table) ? nullptr : found;
}

const char* parameterTitle(const Layer& layer, std::string_view name)
{
    // A convolution's window is its kernel.
    const Operator* op = findOperator(layer.type);
    const Parameter* parameter = findParameter(name == "kernel_size" && op != nullptr && op->hasKernel() ? "weight" : name);
    return parameter == nullptr ? nullptr : parameter->title;
}

std::vector<Setting> settings(const Layer& layer)
{
    static const Layer standard;
    std::vector<Setting> list;
    for (const Parameter& parameter : table) {
        if (!parameter.isOf(*findOperator(layer.type)))
            continue;
        if (parameter.get == nullptr)
            list.push_back({parameter, {}, parameter.kind == Kind::Bias && !layer.bias});
        else if (const Values values = parameter.get(layer); !values.empty())
            list.push_back({parameter, values, values == parameter.get(standard)});
    }
    return list;
}

Layer inNumbers(Layer layer, const Shape& in)
{
    const Geometry geometry = resolved(layer, in);
    layer.rows = geometry.rows;
    layer.cols = geometry.cols;
    layer.outputPadding = geometry.outputPadding;
    const bool even = layer.rows.padBefore == layer.rows.padAfter && layer.cols.padBefore == layer.cols.padAfter;
    layer.paddingForm = even ? PaddingForm::Symmetric : PaddingForm::FourSided;
    if (findOperator(layer.type)->reads == Reads::Spread)
        layer.outputSize.reset(); // it has become output padding
    return layer;
}

std::string valueText(const Setting& setting, const char* brackets)
{
    const auto& [parameter, values, standard] = setting;
    const auto numbers = [&](std::span<const double> list) {
        if (list.size() == 1 || (list.size() == 2 && list[0] == list[1]))
            return std::to_string(int(list[0]));
        std::string text;
        for (const double value : list)
            text += (text.empty() ? brackets[0] + std::string() : ", ") + std::to_string(int(value));
        return text + brackets[1];
    };
    switch (parameter.kind) {
    case Kind::Whole:
    case Kind::Pair:
        return numbers(values);
    case Kind::Real:
        return parameterNumber(values.front(), {.typographic = false});
    case Kind::Padding:
        if (values.size() > 1)
            return numbers(std::span(values).subspan(1));
        [[fallthrough]];
    case Kind::Truth:
    case Kind::Choice:
        return std::string(parameter.options[std::size_t(values.front())].name);
    case Kind::Kernel:
    case Kind::Bias:
        break;
    }
    return {};
}

double pick(const Values& values, std::size_t i)
{
    return values.empty() ? 0.0 : values[std::min(i, values.size() - 1)];
}

int pickWhole(const Values& values, std::size_t i)
{
    constexpr double limit = 1e9; // far beyond anything possible, and still an int
    return int(std::clamp(pick(values, i), -limit, limit));
}

} // namespace core
