#include "core/network.h"

#include "core/follow.h"
#include "core/operator.h"
#include "core/work.h"

#include <algorithm>
#include <cstring>

namespace core {

namespace {

/// How long a layer that is reached or waits takes to compute.
double operationsFor(const Layer& layer, const LayerResult& result)
{
    return operationsOf(layer, result.inputShape, result.outputShape);
}

} // namespace

/// Cells of a tensor that are to be computed again: in each of the planes, the same rows × columns.
struct Network::Dirty {
    std::vector<bool> planes; ///< n · channels + c
    CellSet cells;

    std::int64_t size() const { return std::ranges::count(planes, true) * cells.size(); }

    /// Where two tensors of one shape differ, as few rows and columns as hold it all.
    static Dirty between(const Tensor& before, const Tensor& after);
    static Dirty at(const Shape& shape, std::span<const std::int64_t> positions);
    /// Of cells that are not empty.
    Part extent() const { return {cells.rows.front(), cells.rows.back() + 1, cells.cols.front(), cells.cols.back() + 1}; }
    /// The cells of `layer`'s output that depend on these cells of its input.
    Dirty through(const Layer& layer, const Shape& in, const Shape& out) const;
};

Network::Dirty Network::Dirty::between(const Tensor& before, const Tensor& after)
{
    const Shape& shape = after.shape();
    Dirty dirty{std::vector<bool>(std::size_t(shape.n) * std::size_t(shape.c), false), {}};
    std::vector<bool> rows(std::size_t(shape.h), false);
    std::vector<bool> cols(std::size_t(shape.w), false);
    const auto width = std::size_t(shape.w);
    for (std::size_t plane = 0; plane < dirty.planes.size(); ++plane) {
        for (std::size_t row = 0; row < rows.size(); ++row) {
            const std::size_t offset = (plane * rows.size() + row) * width;
            const float* old = before.data().data() + offset;
            const float* now = after.data().data() + offset;
            if (std::memcmp(old, now, width * sizeof(float)) == 0)
                continue;
            dirty.planes[plane] = rows[row] = true;
            for (std::size_t col = 0; col < width; ++col) {
                if (std::memcmp(old + col, now + col, sizeof(float)) != 0)
                    cols[col] = true;
            }
        }
    }
    for (int row = 0; row < shape.h; ++row) {
        if (rows[std::size_t(row)])
            dirty.cells.rows.push_back(row);
    }
    for (int col = 0; col < shape.w; ++col) {
        if (cols[std::size_t(col)])
            dirty.cells.cols.push_back(col);
    }
    return dirty;
}

Network::Dirty Network::Dirty::through(const Layer& layer, const Shape& in, const Shape& out) const
{
    Dirty result{std::vector<bool>(std::size_t(out.n) * std::size_t(out.c), false), outputsOf(layer, in, out, cells)};
    // A convolution's output channel depends on all input channels of its group, anything else's on its own.
    const int groups = findOperator(layer.type)->hasKernel() ? layer.groups : in.c;
    for (int n = 0; n < in.n; ++n) {
        for (int c = 0; c < in.c; ++c) {
            if (!planes[std::size_t(n) * std::size_t(in.c) + std::size_t(c)])
                continue;
            const int group = c / (in.c / groups);
            for (int o = group * (out.c / groups); o < (group + 1) * (out.c / groups); ++o)
                result.planes[std::size_t(n) * std::size_t(out.c) + std::size_t(o)] = true;
        }
    }
    return result;
}

Network::Dirty Network::Dirty::at(const Shape& shape, std::span<const std::int64_t> positions)
{
    Dirty dirty{std::vector<bool>(std::size_t(shape.n) * std::size_t(shape.c), false), {}};
    for (const std::int64_t position : positions) {
        const std::int64_t inPlane = position % shape.planeSize();
        dirty.planes[std::size_t(position / shape.planeSize())] = true;
        dirty.cells.rows.push_back(int(inPlane / shape.w));
        dirty.cells.cols.push_back(int(inPlane % shape.w));
    }
    for (std::vector<int>* lines : {&dirty.cells.rows, &dirty.cells.cols}) {
        std::ranges::sort(*lines);
        lines->erase(std::unique(lines->begin(), lines->end()), lines->end());
    }
    return dirty;
}

void Network::update(Lesson lesson, double effort)
{
    const bool evaluated = m_results.size() == m_lesson.layers.size() && !m_results.empty();
    std::size_t firstChanged = 0;
    const std::size_t known = m_results.size() == m_lesson.layers.size() ? m_results.size() : 0;
    while (firstChanged < lesson.layers.size() && firstChanged < known && lesson.layers[firstChanged] == m_lesson.layers[firstChanged])
        ++firstChanged;
    const bool sameLayers = evaluated && firstChanged == lesson.layers.size() && firstChanged == m_lesson.layers.size();
    const bool sameShape = lesson.input.shape() == m_lesson.input.shape();

    if (sameLayers && sameShape && firstProblem() < 0 && !lesson.input.sharesDataWith(m_lesson.input)) {
        const Dirty dirty = Dirty::between(m_lesson.input, lesson.input);
        m_lesson = std::move(lesson);
        if (!dirty.cells.empty()) {
            m_compared.reset(); // it shares what is about to be patched, which would be copied first
            patch(dirty, effort);
        }
        prepareCompared();
        finishWithin(effort);
        return;
    }
    if (!sameShape || lesson.input != m_lesson.input)
        firstChanged = 0;
    m_lesson = std::move(lesson);
    m_results.resize(m_lesson.layers.size());
    prepare(firstChanged);
    prepareCompared();
    finishWithin(effort);
}

void Network::updateInput(std::span<const std::int64_t> positions, const std::function<void(Lesson&)>& change, double effort)
{
    const bool sound = !m_results.empty() && firstProblem() < 0;
    m_compared.reset(); // it has a share of the numbers
    change(m_lesson);
    if (!sound)
        prepare(0);
    else if (!positions.empty())
        patch(Dirty::at(m_lesson.input.shape(), positions), effort);
    prepareCompared();
    finishWithin(effort);
}

/// Puts the compared layer behind what comes before it, as far as that is known; it waits unless it was computed from the
/// very same input.
void Network::prepareCompared()
{
    const View& view = m_lesson.view;
    const std::shared_ptr<const Network> before = std::move(m_compared);
    m_compared.reset();
    if (!view.compare || view.layer < 0 || view.layer >= layerCount())
        return;
    const auto k = std::size_t(view.layer);
    if (k > 0 && !m_results[k - 1].reached && !m_results[k - 1].waits)
        return;
    auto other = std::make_shared<Network>();
    other->m_lesson = m_lesson;
    other->m_lesson.layers.resize(k);
    other->m_lesson.layers.push_back(*view.compare);
    other->m_lesson.view.compare.reset();
    other->m_results.assign(m_results.begin(), m_results.begin() + std::ptrdiff_t(k));
    other->m_results.emplace_back();
    const bool known = k == 0 || m_results[k - 1].reached;
    // Of an unpooling the winners may have changed as well.
    const bool same = known && before && before->layerCount() == int(k) + 1 && before->layer(int(k)) == *view.compare
                      && before->reached(int(k)) && before->inputOf(int(k)).sharesDataWith(inputOf(int(k)))
                      && findOperator(view.compare->type)->reads != Reads::Winners;
    if (same) {
        other->m_results[k] = before->m_results[k];
    } else {
        other->m_bytesBeside = bytes() - bytesBefore(k);
        other->prepare(k);
    }
    m_compared = std::move(other);
}

/// Works out problems and shapes from layer `first` on; those that are fine wait.
void Network::prepare(std::size_t first)
{
    for (std::size_t k = first; k < m_results.size(); ++k) {
        LayerResult& result = m_results[k];
        result = LayerResult{};
        if (k > 0 && !m_results[k - 1].reached && !m_results[k - 1].waits)
            continue;
        const Layer& layer = m_lesson.layers[k];
        result.inputShape = k == 0 ? m_lesson.input.shape() : m_results[k - 1].outputShape;
        const auto pool = poolFor(int(k));
        result.problem = check(layer, result.inputShape, pool ? &*pool : nullptr);
        if (result.problem)
            continue;
        result.outputShape = core::outputShape(layer, result.inputShape, pool ? &*pool : nullptr);
        result.problem = lackOfMemory(k);
        result.lacksMemory = result.problem.has_value();
        result.waits = !result.lacksMemory;
    }
}

double Network::operationsLeft(int last) const
{
    double operations = 0.0;
    for (int k = 0; k < layerCount() && k <= last; ++k) {
        if (result(k).waits)
            operations += operationsFor(layer(k), result(k));
    }
    if (m_compared && m_compared->m_results.back().waits && m_lesson.view.layer <= last)
        operations += operationsFor(*m_lesson.view.compare, m_compared->m_results.back());
    return operations;
}

/// The memory of everything before layer `k`.
std::int64_t Network::bytesBefore(std::size_t k) const
{
    std::int64_t bytes = m_bytesBeside + m_lesson.input.size() * std::int64_t(sizeof(float));
    for (const Layer& layer : m_lesson.layers)
        bytes += layer.weight.size() * std::int64_t(sizeof(float));
    for (std::size_t before = 0; before < k; ++before) {
        if (runs(int(before)))
            bytes += bytesOf(m_lesson.layers[before], m_results[before].outputShape);
    }
    return bytes;
}

/// Why layer `k`, which is fine by itself, is not computed: the lesson would not fit into memory with it.
std::optional<Problem> Network::lackOfMemory(std::size_t k) const
{
    const Layer& layer = m_lesson.layers[k];
    const LayerResult& result = m_results[k];
    const std::int64_t bytes = bytesBefore(k) + bytesOf(layer, result.outputShape)
        + passingBytesOf(layer, result.inputShape, result.outputShape);
    if (bytes <= maxLessonBytes)
        return std::nullopt;
    return Problem{"", {CORE_TEXT("up to here the lesson would take {0} MiB of memory; at most {1} MiB are possible: smaller planes, "
                                  "fewer channels or fewer layers would fit"),
                        {std::to_string((bytes - 1) / (1 << 20) + 1), std::to_string(maxLessonBytes >> 20)}}};
}

void Network::finishWithin(double effort)
{
    if (effort == anyEffort || operationsLeft() <= effort)
        finish();
}

void Network::finish(const Pulse& pulse, int last)
{
    const double all = pulse ? std::max(operationsLeft(last), 1.0) : 1.0;
    double before = 0.0;
    for (std::size_t k = 0; k < m_results.size() && int(k) <= last; ++k) {
        LayerResult& result = m_results[k];
        if (!result.waits)
            continue;
        const Layer& layer = m_lesson.layers[k];
        const double share = operationsFor(layer, result) / all;
        const auto pool = poolFor(int(k));
        if (findOperator(layer.type)->reads == Reads::Winners) { // whether the winners fit is seen when they are there
            if (auto problem = check(layer, result.inputShape, pool ? &*pool : nullptr)) {
                result.problem = std::move(problem);
                result.waits = false;
                prepare(k + 1);
                continue;
            }
        }
        const Pulse part = pulse ? Pulse([&](double done) { pulse(std::min(1.0, before + share * done)); }) : Pulse();
        result.output = run(layer, inputOf(int(k)), pool ? &*pool : nullptr, part);
        result.reached = true;
        result.waits = false;
        before += share;
    }
    if (!m_compared || !m_compared->waits() || m_lesson.view.layer > last)
        return;
    prepareCompared(); // behind what is computed now
    if (!m_compared || !m_compared->waits())
        return;
    auto other = std::make_shared<Network>(*m_compared);
    other->finish(pulse ? Pulse([&](double done) { pulse(before + (1.0 - before) * done); }) : Pulse());
    m_compared = std::move(other);
}

bool Network::layersWait() const
{
    return std::ranges::any_of(m_results, &LayerResult::waits);
}

bool Network::waits() const
{
    return layersWait() || (m_compared && m_compared->waits());
}

void Network::patch(const Dirty& inputCells, double effort)
{
    // Explaining a cell costs several times what computing it among all the others does.
    constexpr std::int64_t worthwhile = 16;
    constexpr double explaining = 20.0; // operations for each tap
    Dirty dirty = inputCells;
    Step step;
    for (std::size_t k = 0; k < m_results.size() && m_results[k].reached; ++k) { // those that wait go on waiting
        const Layer& layer = m_lesson.layers[k];
        const Tensor& in = inputOf(int(k));
        Output& output = m_results[k].output;
        const Shape out = output.value.shape();
        // New winners further up can bring any number anywhere.
        const bool unpools = findOperator(layer.type)->reads == Reads::Winners;
        if (!unpools)
            dirty = dirty.through(layer, in.shape(), out);
        const std::int64_t taps = tapCount(layer, in.shape(), out, Cell{});
        if (unpools || dirty.size() * worthwhile > out.size() || taps > mostTaps || double(dirty.size()) * double(taps) * explaining > effort) {
            prepare(k);
            finishWithin(effort);
            return;
        }
        if (dirty.cells.empty())
            return;
        const std::span<float> values = output.value.mutableData(dirty.extent());
        std::vector<std::int32_t>* indices = output.indices ? &output.indices.own() : nullptr;
        for (std::size_t plane = 0; plane < dirty.planes.size(); ++plane) {
            if (!dirty.planes[plane])
                continue;
            for (const int row : dirty.cells.rows) {
                for (const int col : dirty.cells.cols) {
                    const Cell cell{int(plane) / out.c, int(plane) % out.c, row, col};
                    const std::int64_t i = stepOfCell(out, cell);
                    core::stepAt(layer, in, i, nullptr, step);
                    values[std::size_t(i)] = float(step.value);
                    if (indices && step.winner >= 0) { // without a winner the index is the geometry's alone
                        const Cell& winner = step.taps[std::size_t(step.winner)].input;
                        (*indices)[std::size_t(i)] = winner.row * in.shape().w + winner.col;
                    }
                }
            }
        }
    }
}

std::optional<PoolSource> Network::poolFor(int k) const
{
    const Operator* op = findOperator(layer(k).type);
    if (op == nullptr || op->reads != Reads::Winners)
        return std::nullopt;
    const int source = layer(k).indicesFrom;
    if (source < 0 || source >= k || (!reached(source) && !result(source).waits) || findOperator(layer(source).type)->makes != Makes::Largest)
        return std::nullopt; // min pooling remembers its winners too, for the way back; only max pooling lends them
    const Output& output = result(source).output;
    return PoolSource{layer(source), result(source).inputShape, result(source).outputShape, output.indices};
}

std::optional<Problem> Network::caution(int k) const
{
    if (!runs(k))
        return std::nullopt;
    const auto pool = poolFor(k);
    return core::caution(layer(k), result(k).inputShape, pool ? &*pool : nullptr);
}

std::int64_t Network::stepCount(int k) const
{
    return reached(k) ? core::stepCount(outputOf(k).shape()) : 0;
}

Step Network::stepAt(int k, std::int64_t i) const
{
    const auto pool = poolFor(k);
    return core::stepAt(layer(k), inputOf(k), i, pool ? &*pool : nullptr);
}

int Network::firstProblem() const
{
    for (int k = 0; k < layerCount(); ++k) {
        if (result(k).problem)
            return k;
    }
    return -1;
}

std::vector<Gradients> Network::backward(const Tensor& gradOutput, const Pulse& pulse) const
{
    std::vector<Gradients> gradients(m_results.size());
    const auto operations = [this](int k) { return backwardOperationsOf(layer(k), result(k).inputShape, result(k).outputShape); };
    double all = 1.0;
    for (int k = 0; pulse && k < layerCount(); ++k)
        all += operations(k);
    double before = 0.0;
    Tensor flowing = gradOutput;
    for (int k = layerCount() - 1; k >= 0; --k) {
        const auto pool = poolFor(k);
        const double share = operations(k) / all;
        const Pulse part = pulse ? Pulse([&](double done) { pulse(std::min(1.0, before + share * done)); }) : Pulse();
        gradients[std::size_t(k)] = core::backward(layer(k), inputOf(k), result(k).output, flowing, pool ? &*pool : nullptr, part);
        before += share;
        flowing = gradients[std::size_t(k)].input;
    }
    return gradients;
}

} // namespace core
