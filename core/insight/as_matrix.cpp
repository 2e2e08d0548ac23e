#include "core/insight/as_matrix.h"

#include "core/operator.h"

namespace core {

namespace {

/// How many parts there are that have nothing to do with each other: a pooling's channels stay by themselves.
int groupsOf(const Operator& op, const Layer& layer, const Shape& in)
{
    return op.hasKernel() ? layer.groups : in.c;
}

struct Extents {
    int samples;
    int groups;
    std::int64_t rows;
    std::int64_t columns;
};

Extents extentsOf(const Operator& op, const Layer& layer, const Shape& in, const Shape& out)
{
    const int groups = groupsOf(op, layer, in);
    if (op.reads == Reads::Spread)
        return {1, groups, out.c / groups * out.planeSize(), in.c / groups * in.planeSize()};
    return {in.n, groups, out.planeSize(), tapCount(layer, in, out, {})};
}

/// Whether all windows have as many taps, and are divided by the same number. Either is a number of the rows times one of the
/// columns, so the first of both tell.
bool dividesAlike(const Layer& layer, const Tensor& in, const Shape& out)
{
    const Step first = stepAt(layer, in, 0);
    Step step;
    const auto alike = [&](const Cell& cell) {
        stepAt(layer, in, stepOfCell(out, cell), nullptr, step);
        return step.divisor == first.divisor && step.taps.size() == first.taps.size();
    };
    for (int row = 1; row < out.h; ++row) {
        if (!alike({0, 0, row, 0}))
            return false;
    }
    for (int col = 1; col < out.w; ++col) {
        if (!alike({0, 0, 0, col}))
            return false;
    }
    return true;
}

/// The cells of a group's channels, counted through.
std::int64_t within(const Shape& shape, int channelsOfGroup, const Cell& cell)
{
    return (std::int64_t(cell.c % channelsOfGroup) * shape.h + cell.row) * shape.w + cell.col;
}

AsMatrix unrolled(const Operator& op, const Layer& layer, const Tensor& in, const Shape& out, const Extents& extents)
{
    const int channels = out.c / extents.groups;
    AsMatrix view{.matrix = Tensor({extents.samples, extents.groups, int(extents.rows), int(extents.columns)}),
                  .factors = Tensor({1, extents.groups, int(extents.columns), channels})};
    view.filled.reserve(std::size_t(view.matrix.size()));
    const auto matrix = view.matrix.mutableData();
    std::size_t next = 0;
    std::vector<Tap> taps;
    for (int n = 0; n < extents.samples; ++n) {
        for (int g = 0; g < extents.groups; ++g) {
            for (std::int64_t window = 0; window < extents.rows; ++window) {
                taps.clear();
                op.taps(layer, in, {n, g * channels, int(window / out.w), int(window % out.w)}, nullptr, taps);
                for (const Tap& tap : taps) {
                    matrix[next++] = float(tap.value);
                    view.filled.push_back(!tap.readsInput());
                }
            }
        }
    }
    const auto factors = view.factors.mutableData();
    const double divisor = stepAt(layer, in, 0).divisor;
    const float share = divisor != 0.0 ? float(1.0 / divisor) : 0.0F; // windows on nothing but padding that does not count
    for (int g = 0; g < extents.groups; ++g) {
        for (std::int64_t k = 0; k < extents.columns; ++k) {
            for (int o = 0; o < channels; ++o) {
                const std::int64_t to = (g * extents.columns + k) * channels + o;
                const std::int64_t from = (std::int64_t(g) * channels + o) * extents.columns + k;
                factors[std::size_t(to)] = op.hasKernel() ? layer.weight.data()[std::size_t(from)] : share;
                if (const auto noted = layer.weightNotation.find(from); noted != layer.weightNotation.end())
                    view.factorsNotation[to] = noted->second;
            }
        }
    }
    return view;
}

AsMatrix transposed(const Operator& op, const Layer& layer, const Tensor& in, const Shape& out, const Extents& extents)
{
    const Shape& shape = in.shape();
    const int channels = out.c / extents.groups;
    const int inChannels = shape.c / extents.groups;
    AsMatrix view{.matrix = Tensor({1, extents.groups, int(extents.rows), int(extents.columns)}),
                  .factors = Tensor({shape.n, extents.groups, int(extents.columns), 1}, std::vector<float>(in.data().begin(), in.data().end()))};
    view.filled.assign(std::size_t(view.matrix.size()), true);
    const auto matrix = view.matrix.mutableData();
    std::vector<Tap> taps;
    for (std::int64_t i = 0; i < out.c * out.planeSize(); ++i) {
        const Cell cell = cellOfStep(out, i);
        taps.clear();
        op.taps(layer, in, cell, nullptr, taps);
        const std::int64_t row = cell.c / channels * extents.rows + within(out, channels, cell);
        for (const Tap& tap : taps) {
            const std::int64_t to = row * extents.columns + within(shape, inChannels, tap.input);
            matrix[std::size_t(to)] = float(tap.factor);
            view.filled[std::size_t(to)] = false;
            if (const auto noted = layer.weightNotation.find(layer.weight.offset(tap.weight)); noted != layer.weightNotation.end())
                view.matrixNotation[to] = noted->second;
        }
    }
    return view;
}

} // namespace

std::optional<Message> whyNoMatrix(const Layer& layer, const Tensor& in)
{
    const Operator& op = *findOperator(layer.type);
    if (op.makes != Makes::Sum && op.makes != Makes::Average)
        return Message{CORE_TEXT("it is no sum of products; convolutions, transposed convolutions and average poolings are"), {}};
    const Shape out = outputShape(layer, in.shape());
    const Extents extents = extentsOf(op, layer, in.shape(), out);
    const double numbers = double(extents.samples) * extents.groups * double(extents.rows) * double(extents.columns);
    if (numbers > double(mostOfMatrix))
        return Message{CORE_TEXT("its matrix would be {0} × {1}; at most {2} numbers are written out: smaller planes or fewer channels would fit"),
                       {std::to_string(std::int64_t(extents.samples) * extents.groups * extents.rows), std::to_string(extents.columns), std::to_string(mostOfMatrix)}};
    if (op.makes == Makes::Average && !dividesAlike(layer, in, out))
        return Message{CORE_TEXT("its windows are divided by different numbers, so that no one column of factors fits all; windows of one "
                                 "size that count their padding are divided alike"), {}};
    return std::nullopt;
}

MatrixPlace matrixPlace(const Layer& layer, const Shape& in, const Shape& out, const Cell& cell)
{
    const Operator& op = *findOperator(layer.type);
    const int channels = out.c / groupsOf(op, layer, in);
    if (op.reads == Reads::Spread)
        return {cell.n, cell.c / channels, int(within(out, channels, cell)), 0};
    return {cell.n, cell.c / channels, cell.row * out.w + cell.col, cell.c % channels};
}

Cell cellOfMatrix(const Layer& layer, const Shape& in, const Shape& out, const MatrixPlace& place)
{
    const Operator& op = *findOperator(layer.type);
    const int channels = out.c / groupsOf(op, layer, in);
    const int plane = int(out.planeSize());
    const int channel = op.reads == Reads::Spread ? place.row / plane : place.column;
    const int cell = place.row % plane; // of a transposed convolution the channels follow one another down the rows
    return {place.sample, place.group * channels + channel, cell / out.w, cell % out.w};
}

int matrixColumn(const Layer& layer, const Shape& in, const Step& step, std::size_t tap)
{
    const Operator& op = *findOperator(layer.type);
    return op.reads == Reads::Spread ? int(within(in, in.c / groupsOf(op, layer, in), step.taps[tap].input)) : int(tap);
}

Tensor outputAsMatrix(const Layer& layer, const Shape& in, const Tensor& out)
{
    const Operator& op = *findOperator(layer.type);
    const Shape& shape = out.shape();
    const int groups = groupsOf(op, layer, in);
    const int channels = shape.c / groups;
    const int plane = int(shape.planeSize());
    Tensor product(op.reads == Reads::Spread ? Shape{shape.n, groups, channels * plane, 1} : Shape{shape.n, groups, plane, channels});
    const auto numbers = product.mutableData();
    for (std::int64_t i = 0; i < shape.size(); ++i) {
        const MatrixPlace place = matrixPlace(layer, in, shape, cellOfStep(shape, i));
        numbers[std::size_t(product.offset({place.sample, place.group, place.row, place.column}))] = out.data()[std::size_t(i)];
    }
    return product;
}

AsMatrix asMatrix(const Layer& layer, const Tensor& in)
{
    const Operator& op = *findOperator(layer.type);
    const Shape out = outputShape(layer, in.shape());
    const Extents extents = extentsOf(op, layer, in.shape(), out);
    return op.reads == Reads::Spread ? transposed(op, layer, in, out, extents) : unrolled(op, layer, in, out, extents);
}

} // namespace core
