#pragma once

#include "core/network.h"

#include <array>
#include <cstdint>
#include <optional>

namespace core {

/// Two layers on the same input that move in lockstep: A is the lesson's own, B the one that its view sets beside it. The
/// one with more windows sets the pace (A when both have as many), and a comparison's steps are that one's. Refers to the
/// network it is made from.
class Comparison {
public:
    enum Side { A = 0, B = 1 };

    /// The comparison at layer `k`; nothing where the lesson has none there, or one of the two cannot run.
    static std::optional<Comparison> of(const Network& network, int k);

    /// Where one of the two stands at a step.
    struct Stop {
        std::int64_t step = 0;  ///< its own step: the same cell where both outputs have one size, else the window that
                                ///< begins at the same place, or the last one that began before
        bool waits = false;     ///< the other has begun a window that this one has no match for
        std::int64_t known = 0; ///< cells of its plane computed when this step is done, in row-major order
    };

    std::int64_t stepCount() const { return core::stepCount(outputOf(m_pace)); }
    std::array<Stop, 2> at(std::int64_t i) const;
    /// The first step at which `side` shows this cell of its output.
    std::int64_t stepOf(Side side, const Cell& cell) const;

    Side pace() const { return m_pace; }
    /// Whether every step's two windows stand on the same cells.
    bool sameWindows() const { return m_sameWindows; }
    /// Whether both have as many windows, so that neither ever waits.
    bool sameSteps() const { return outputOf(A).h == outputOf(B).h && outputOf(A).w == outputOf(B).w; }
    int layer() const { return m_layer; }
    /// The network in which that side's layer stands at position layer().
    const Network& network(Side side) const { return side == A ? *m_network : *m_network->compared(); }
    const Layer& layerOf(Side side) const { return network(side).layer(m_layer); }
    const Shape& outputOf(Side side) const { return network(side).outputOf(m_layer).shape(); }
    const Shape& input() const { return m_network->inputOf(m_layer).shape(); }
    /// The arithmetic of that side at its own step.
    Step stepAt(Side side, std::int64_t step) const { return network(side).stepAt(m_layer, step); }

private:
    /// Where windows begin along one direction, non-decreasing.
    struct Starts {
        enum Kind { Sliding, Adaptive, Scaled } kind = Sliding;
        Axis axis{};
        int in = 1;
        int out = 1;

        int at(int k) const;
        /// The last window that begins at `place` or before it; the first one when none does.
        int lastBefore(int place) const;
    };
    /// One output index that goes with another, and whether both windows begin at the same place.
    struct Match {
        int index = 0;
        bool meets = true;
    };

    explicit Comparison(const Network& network, int k);
    static Starts startsOf(const Layer& layer, const Shape& in, const Shape& out, bool rows);
    static Match match(const Starts& leader, int k, const Starts& follower);

    const Network* m_network;
    int m_layer;
    Side m_pace;
    bool m_sameWindows = false;
    std::array<Starts, 2> m_rows;
    std::array<Starts, 2> m_cols;
};

/// The output by whose cells layer `k` is stepped: that of the layer that sets the pace where two are compared, else its own.
/// Known while they wait to be computed; meaningless where shownStepCount is 0.
Shape shownOutputShape(const Network& network, int k);
/// How many steps layer `k` has as it is shown; 0 when it has a problem, or one before it.
std::int64_t shownStepCount(const Network& network, int k);

} // namespace core
