#include "frame/inserted.h"

#include "frame/frame_cache.h"

#include "core/evaluate.h"

#include <QCoreApplication>

#include <algorithm>

namespace scene {

namespace {

/// About how many products may be worked out: a matter of milliseconds.
constexpr std::int64_t mostWork = 1 << 21;

/// One direction: the input with its zeros, cut where the padding goes beyond the kernel.
struct Stretched {
    int gap;
    int cut;    ///< before
    int extent; ///< without padding
    core::Axis axis;

    Stretched(const core::Axis& transposed, int outputPadding, int in) : gap(transposed.stride)
    {
        const auto around = int(transposed.reach()) - 1;
        const int before = around - transposed.padBefore;
        const int after = around - transposed.padAfter + outputPadding;
        cut = std::max(0, -before);
        extent = (in - 1) * gap + 1 - cut - std::max(0, -after);
        axis = {.size = transposed.size, .stride = 1, .dilation = transposed.dilation, .padBefore = std::max(0, before), .padAfter = std::max(0, after)};
    }
    /// Where input position `in` stands, or −1 when it was cut off.
    int place(int in) const
    {
        const int at = in * gap - cut;
        return at < extent ? at : -1;
    }
};

core::Layer turnedLayer(const core::Layer& own, const Stretched& rows, const Stretched& cols)
{
    core::Layer layer;
    layer.type = "conv2d";
    layer.rows = rows.axis;
    layer.cols = cols.axis;
    layer.paddingForm = core::PaddingForm::FourSided;
    layer.groups = own.groups;
    layer.bias = own.bias;
    layer.biasNotation = own.biasNotation;
    const core::Shape& weight = own.weight.shape(); // [in, out/groups, kh, kw]
    const int inEach = weight.n / own.groups;
    layer.weight = core::Tensor(core::Shape{weight.c * own.groups, inEach, weight.h, weight.w});
    for (int i = 0; i < weight.n; ++i) {
        for (int o = 0; o < weight.c; ++o) {
            for (int row = 0; row < weight.h; ++row) {
                for (int col = 0; col < weight.w; ++col) {
                    const core::Cell from{i, o, row, col};
                    const core::Cell to{i / inEach * weight.c + o, i % inEach, weight.h - 1 - row, weight.w - 1 - col};
                    layer.weight.set(to, own.weight.at(from));
                    if (const auto noted = own.weightNotation.find(own.weight.offset(from)); noted != own.weightNotation.end())
                        layer.weightNotation[layer.weight.offset(to)] = noted->second;
                }
            }
        }
    }
    return layer;
}

/// How many of the ordinary convolution's taps have come up when `taps` of the transposed one's have: those on zeros that
/// were put in come along.
int tapsWithZeros(const core::Step& step, const Insertion& inserted, const core::Shape& shape, int gapRows, int gapCols, int taps)
{
    int own = 0;
    for (std::size_t i = 0; i < step.taps.size(); ++i) {
        const core::Cell& place = step.taps[i].place;
        const bool real = core::contains(shape, place.row, place.col) && (place.row + inserted.rowShift) % gapRows == 0
                          && (place.col + inserted.colShift) % gapCols == 0;
        own += real ? 1 : 0;
        if (real && own == taps)
            return int(i) + 1;
    }
    return own < taps ? -1 : int(step.taps.size());
}

} // namespace

std::optional<Insertion> insertion(const core::Layer& layer, const core::Tensor& input, const core::Notation& notation)
{
    const core::Shape& in = input.shape();
    const core::Geometry geometry = core::resolved(layer, in);
    const Stretched rows(geometry.rows, geometry.outputPadding.h, in.h);
    const Stretched cols(geometry.cols, geometry.outputPadding.w, in.w);
    if (rows.extent < 1 || cols.extent < 1)
        return std::nullopt;
    Insertion result;
    result.rowShift = rows.cut;
    result.colShift = cols.cut;
    core::Tensor stretched(core::Shape{in.n, in.c, rows.extent, cols.extent}, 0.0F);
    for (int n = 0; n < in.n; ++n) {
        for (int c = 0; c < in.c; ++c) {
            for (int row = 0; row < in.h; ++row) {
                for (int col = 0; col < in.w; ++col) {
                    const core::Cell to{n, c, rows.place(row), cols.place(col)};
                    if (to.row < 0 || to.col < 0)
                        continue;
                    stretched.set(to, input.at({n, c, row, col}));
                    if (const auto noted = notation.find(input.offset({n, c, row, col})); noted != notation.end())
                        result.lesson.inputNotation[stretched.offset(to)] = noted->second;
                }
            }
        }
    }
    result.lesson.input = std::move(stretched);
    result.lesson.layers.push_back(turnedLayer(layer, rows, cols));
    return result;
}

std::optional<Frame> insertedFrame(const core::Network& network, const Shot& shot, int layer, FrameCache& cache)
{
    const core::Layer& own = network.layer(layer);
    const core::Shape& weight = own.weight.shape();
    if (core::findOperator(own.type)->reads != core::Reads::Spread || network.outputOf(layer).size() * weight.n / own.groups * weight.planeSize() > mostWork)
        return std::nullopt;
    cache.turnTo(network, layer);
    if (!cache.inserted) {
        auto made = insertion(own, network.inputOf(layer), layer == 0 ? network.lesson().inputNotation : core::Notation());
        if (!made)
            return std::nullopt;
        core::Network ordinary(made->lesson);
        cache.inserted.emplace(std::move(*made), std::move(ordinary));
    }
    const auto& [inserted, ordinary] = *cache.inserted;
    const core::Geometry geometry = core::resolved(own, network.inputOf(layer).shape());
    if (!ordinary.reached(0))
        return std::nullopt;
    Shot single = shot;
    single.layer = 0;
    single.view = {.axes = shot.view.axes};
    single.hoverInput.reset(); // the mouse points at cells of another plane
    single.hoverWeight.reset();
    const std::int64_t steps = ordinary.stepCount(0);
    if (shot.taps > 0)
        single.taps = tapsWithZeros(ordinary.stepAt(0, std::clamp<std::int64_t>(shot.step, 0, steps - 1)), inserted,
                                    inserted.lesson.input.shape(), geometry.rows.stride, geometry.cols.stride, shot.taps);
    Frame frame = makeFrame(ordinary, single);
    frame.headline = QCoreApplication::translate("scene", "Transposed convolution by putting zeros in");
    for (Board& board : frame.boards) {
        board.editable = board.editable && board.id.kind == BoardKind::Bias;
        if (board.id.kind == BoardKind::Input) {
            board.title = QCoreApplication::translate("scene", "Input after zero insertion");
            board.rowGap = geometry.rows.stride;
            board.colGap = geometry.cols.stride;
            board.rowShift = inserted.rowShift;
            board.colShift = inserted.colShift;
        } else if (board.id.kind == BoardKind::Kernel) {
            board.title = QCoreApplication::translate("scene", "Kernel, turned by 180°");
        }
    }
    const QString same = QCoreApplication::translate("scene", "The same numbers as stamping: each input cell times the kernel.");
    const auto add = [&](QString& text) { text += text.isEmpty() ? same : QCoreApplication::translate("scene", "; ") + same; };
    add(frame.note);
    add(frame.noteRoom);
    frame.noteStands = true;
    return frame;
}

} // namespace scene
