#include "core/compare.h"

#include "core/operator.h"

#include <algorithm>

namespace core {

int Comparison::Starts::at(int k) const
{
    switch (kind) {
    case Sliding:
        return axis.window(k).first;
    case Adaptive:
        return adaptiveWindow(k, in, out).first;
    case Scaled:
        break;
    }
    return int(std::int64_t(k) * in / out);
}

int Comparison::Starts::lastBefore(int place) const
{
    int low = 0;
    int high = out - 1;
    while (low < high) {
        const int middle = (low + high + 1) / 2;
        if (at(middle) <= place)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

Comparison::Starts Comparison::startsOf(const Layer& layer, const Shape& in, const Shape& out, bool rows)
{
    const Operator& op = *findOperator(layer.type);
    Starts starts{.in = rows ? in.h : in.w, .out = rows ? out.h : out.w};
    switch (op.reads) {
    case Reads::Window: {
        const Geometry geometry = resolved(layer, in);
        starts.axis = rows ? geometry.rows : geometry.cols;
        break;
    }
    case Reads::Share:
        starts.kind = Starts::Adaptive;
        break;
    case Reads::Spread: // larger than its input: a cell stands where it came from, about
    case Reads::Winners:
    case Reads::Cell:
        starts.kind = Starts::Scaled;
        break;
    }
    return starts;
}

Comparison::Match Comparison::match(const Starts& leader, int k, const Starts& follower)
{
    if (leader.out == follower.out)
        return {k, true};
    const int place = leader.at(k);
    const int index = follower.lastBefore(place);
    return {index, follower.at(index) == place};
}

Comparison::Comparison(const Network& network, int k)
    : m_network(&network), m_layer(k), m_pace(A)
{
    for (const Side side : {A, B}) {
        m_rows[side] = startsOf(layerOf(side), input(), outputOf(side), true);
        m_cols[side] = startsOf(layerOf(side), input(), outputOf(side), false);
    }
    if (outputOf(B).planeSize() > outputOf(A).planeSize())
        m_pace = B;
    const auto same = [](const std::array<Starts, 2>& starts) {
        const Axis& a = starts[A].axis;
        const Axis& b = starts[B].axis;
        return starts[A].kind == starts[B].kind && starts[A].out == starts[B].out && a.size == b.size && a.stride == b.stride
               && a.dilation == b.dilation && a.padBefore == b.padBefore;
    };
    const auto scatters = [this](Side side) { return findOperator(layerOf(side).type)->reads == Reads::Spread; };
    m_sameWindows = same(m_rows) && same(m_cols) && !scatters(A) && !scatters(B);
}

std::optional<Comparison> Comparison::of(const Network& network, int k)
{
    const Network* other = network.compared();
    if (other == nullptr || k != network.lesson().view.layer || k < 0 || k >= network.layerCount() || !network.reached(k)
        || !other->reached(k))
        return std::nullopt;
    return Comparison(network, k);
}

std::array<Comparison::Stop, 2> Comparison::at(std::int64_t i) const
{
    const Side other = m_pace == A ? B : A;
    const Shape& leading = outputOf(m_pace);
    const Shape& following = outputOf(other);
    const Cell cell = cellOfStep(leading, std::clamp<std::int64_t>(i, 0, stepCount() - 1));

    std::array<Stop, 2> stops;
    stops[m_pace] = {.step = stepOfCell(leading, cell), .known = std::int64_t(cell.row) * leading.w + cell.col + 1};

    const Match row = match(m_rows[m_pace], cell.row, m_rows[other]);
    const Match col = match(m_cols[m_pace], cell.col, m_cols[other]);
    Stop& stop = stops[other];
    // Where the follower has fewer channels, its last one goes with all that are too many.
    stop.step = stepOfCell(following, {cell.n, std::min(cell.c, following.c - 1), row.index, col.index});
    stop.waits = !row.meets || !col.meets;
    // A row of windows that began on an earlier row is done; so is the last one when the leader has come to its end.
    const bool rowDone = cell.row > 0 && match(m_rows[m_pace], cell.row - 1, m_rows[other]).index == row.index;
    const bool end = cell.col == leading.w - 1;
    stop.known = std::int64_t(row.index) * following.w + (rowDone || end ? following.w : col.index + 1);
    if (end && cell.row == leading.h - 1)
        stop.known = following.planeSize();
    return stops;
}

std::int64_t Comparison::stepOf(Side side, const Cell& cell) const
{
    const Side other = side == A ? B : A;
    const Shape& leading = outputOf(m_pace);
    if (side == m_pace)
        return stepOfCell(leading, cell);
    // The first of the leader's windows that this one goes with, in each direction; the nearest one when none does.
    const auto first = [](const Starts& leader, const Starts& follower, int k) {
        for (int i = 0; i < leader.out; ++i) {
            if (match(leader, i, follower).index >= k)
                return i;
        }
        return leader.out - 1;
    };
    return stepOfCell(leading, {cell.n, std::min(cell.c, leading.c - 1), first(m_rows[other], m_rows[side], cell.row),
                                first(m_cols[other], m_cols[side], cell.col)});
}

namespace {

bool hasShape(const LayerResult& result)
{
    return result.reached || result.waits;
}

} // namespace

Shape shownOutputShape(const Network& network, int k)
{
    const Shape& own = network.result(k).outputShape;
    const Network* other = network.compared();
    if (other == nullptr || k != network.lesson().view.layer || !hasShape(network.result(k)) || !hasShape(other->result(k)))
        return own;
    const Shape& compared = other->result(k).outputShape;
    return compared.planeSize() > own.planeSize() ? compared : own;
}

std::int64_t shownStepCount(const Network& network, int k)
{
    return hasShape(network.result(k)) ? core::stepCount(shownOutputShape(network, k)) : 0;
}

} // namespace core
