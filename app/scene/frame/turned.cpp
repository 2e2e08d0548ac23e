#include "frame/turned.h"

#include "frame/frame_cache.h"

#include "core/explain.h"

#include <QCoreApplication>

#include <algorithm>

namespace scene {

namespace {

/// About how many products may be worked out: a matter of milliseconds.
constexpr std::int64_t mostWork = 1 << 21;

/// Every plane of the kernel turned by 180°: read from its last number to its first.
void turn(core::Layer& layer)
{
    const std::int64_t plane = layer.weight.shape().planeSize();
    const std::span<float> data = layer.weight.mutableData();
    for (std::int64_t first = 0; first < layer.weight.size(); first += plane)
        std::reverse(data.begin() + first, data.begin() + first + plane);
    core::Notation notation;
    for (const auto& [position, text] : layer.weightNotation)
        notation[position / plane * plane + plane - 1 - position % plane] = text;
    layer.weightNotation = std::move(notation);
}

QString difference(const QString& number)
{
    return QCoreApplication::translate("scene", "Deep learning does not turn the kernel (cross-correlation): %1").arg(number);
}

} // namespace

std::optional<Frame> turnedFrame(const core::Network& network, const Shot& shot, int layer, FrameCache& cache)
{
    const core::Layer& own = network.layer(layer);
    const core::Operator& op = *core::findOperator(own.type);
    const core::Tensor& output = network.outputOf(layer);
    if (op.reads != core::Reads::Window || !op.hasKernel() || output.size() * own.weight.shape().c * own.weight.shape().planeSize() > mostWork)
        return std::nullopt;
    cache.turnTo(network, layer);
    if (!cache.turned) {
        core::Lesson lesson;
        lesson.input = network.inputOf(layer);
        if (layer == 0)
            lesson.inputNotation = network.lesson().inputNotation;
        lesson.layers.push_back(own);
        turn(lesson.layers.front());
        cache.turned.emplace(std::move(lesson));
    }
    Shot single = shot;
    single.layer = 0;
    single.view = {.axes = shot.view.axes};
    Frame frame = makeFrame(*cache.turned, single);
    frame.headline = QCoreApplication::translate("scene", "True convolution: the kernel turned by 180°");
    const Board* filled = nullptr;
    for (Board& board : frame.boards) {
        if (board.id.kind == BoardKind::Input) {
            board.editable = layer == 0;
        } else if (board.id.kind == BoardKind::Kernel) {
            board.editable = false; // a number typed here would have to go to the opposite corner of the lesson's kernel
            board.title = QCoreApplication::translate("scene", "Kernel, turned by 180°");
        } else if (board.id.kind == BoardKind::Output) {
            filled = &board;
        }
    }
    const auto add = [](QString& text, const QString& more) { text += text.isEmpty() ? more : QCoreApplication::translate("scene", "; ") + more; };
    if (filled != nullptr && filled->current && frame.answer > 0.0) {
        const float number = output.at({filled->sample, filled->channel, filled->current->row, filled->current->col});
        add(frame.note, difference(QString::fromStdString(core::shownNumber(double(number)))));
    }
    add(frame.noteRoom, difference(QStringLiteral("−0000")));
    return frame;
}

} // namespace scene
