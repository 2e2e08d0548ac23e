#pragma once

#include "core/evaluate.h"
#include "core/lesson.h"

#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace core {

/// What became of one layer: its output, or why there is none.
struct LayerResult {
    std::optional<Problem> problem; ///< this layer's own
    bool reached = false;           ///< false when this layer or one before it has a problem, or waits
    bool lacksMemory = false;       ///< the problem is that the lesson would not fit into memory with this layer
    bool waits = false;             ///< there is no problem, but the output has not been computed yet
    Shape inputShape;               ///< known when every layer before is fine
    Shape outputShape;              ///< known when this layer is fine too
    Output output;                  ///< meaningful when `reached`
};

/// A lesson evaluated: a fold of its layers over its input. Copies are cheap, tensors are shared.
class Network {
public:
    Network() = default;
    explicit Network(Lesson lesson) { update(std::move(lesson)); }

    /// More than any lesson takes.
    static constexpr double anyEffort = std::numeric_limits<double>::infinity();
    /// Only shapes and problems are worked out; every layer waits.
    static constexpr double noEffort = -1.0;

    /// Takes the new lesson and computes what the change can reach: layers before the first one that differs are kept, and
    /// where only some cells of the input are other ones, only the cells that depend on them are computed again. What
    /// would take more than `effort` operations (core/work.h) is not computed: those layers wait.
    void update(Lesson lesson, double effort = anyEffort);
    /// The same for a change of some numbers of the input alone, at these flat positions, and of how they are written. It
    /// happens in place unless somebody shares the numbers, and costs the same however large the input is.
    void updateInput(std::span<const std::int64_t> positions, const std::function<void(Lesson&)>& change, double effort = anyEffort);
    /// Computes the layers that wait, in order, up to layer `last`. `pulse` hears how much of that is done, 0 … 1; when it
    /// throws, the layer under way and those after it still wait. Whether a max_unpool2d has a problem may turn out only here.
    void finish(const Pulse& pulse = {}, int last = maxLayers);
    bool waits() const;
    /// How long that takes: operations as core/work.h counts them.
    double operationsLeft(int last = maxLayers) const;
    /// The memory of the input, the weights and every output there is or will be. A layer with which it would come to more
    /// than maxLessonBytes has a problem.
    std::int64_t bytes() const { return bytesBefore(m_results.size()); }

    const Lesson& lesson() const { return m_lesson; }
    int layerCount() const { return int(m_lesson.layers.size()); }
    const Layer& layer(int k) const { return m_lesson.layers[std::size_t(k)]; }
    const LayerResult& result(int k) const { return m_results[std::size_t(k)]; }
    /// Whether layer `k` has an output.
    bool reached(int k) const { return result(k).reached; }
    /// Whether its shapes are known: it has an output, or will have one.
    bool runs(int k) const { return result(k).reached || result(k).waits; }
    /// What layer `k` reads: the output before it, the lesson's input for layer 0.
    const Tensor& inputOf(int k) const { return k == 0 ? m_lesson.input : result(k - 1).output.value; }
    const Tensor& outputOf(int k) const { return result(k).output.value; }
    /// What layer `k`, a max_unpool2d, takes its winners from; nothing for any other, or when that layer has a problem.
    /// Without the winners themselves while that layer waits.
    std::optional<PoolSource> poolFor(int k) const;

    /// What core::caution says of layer `k`, when that is fine.
    std::optional<Problem> caution(int k) const;

    /// How many steps layer `k` has; 0 when it is not reached.
    std::int64_t stepCount(int k) const;
    Step stepAt(int k, std::int64_t i) const;
    /// The first layer with a problem, or −1.
    int firstProblem() const;
    /// The lesson with the layer that the view sets beside one of its own in that one's place, and nothing after it; null
    /// when there is none, or when nothing arrives there. What comes before is shared.
    const Network* compared() const { return m_compared.get(); }

    /// The gradients of the sum of last output × gradOutput through every layer, in the layers' order. `gradOutput` must
    /// have the last output's shape; every layer must be reached. `pulse` is as in `finish`.
    std::vector<Gradients> backward(const Tensor& gradOutput, const Pulse& pulse = {}) const;

private:
    struct Dirty;

    void prepare(std::size_t first);
    void finishWithin(double effort);
    std::int64_t bytesBefore(std::size_t k) const;
    std::optional<Problem> lackOfMemory(std::size_t k) const;
    void patch(const Dirty& inputCells, double effort);
    bool layersWait() const;
    void prepareCompared();

    Lesson m_lesson;
    std::vector<LayerResult> m_results;
    std::shared_ptr<const Network> m_compared;
    std::int64_t m_bytesBeside = 0; ///< of a compared network: what the other one has besides
};

} // namespace core
