#include "paint/pyramid.h"

#include <algorithm>
#include <cstddef>
#include <limits>

namespace scene {

namespace {

/// Rare: some of the four are NaN, or infinite with both signs.
float meanOfNumbers(float a, float b, float c, float d)
{
    double sum = 0.0;
    int count = 0;
    for (const float value : {a, b, c, d}) {
        if (value == value) {
            sum += double(value);
            ++count;
        }
    }
    if (count == 0)
        return std::numeric_limits<float>::quiet_NaN();
    const auto mean = float(sum / count);
    return mean == mean ? mean : 0.0F;
}

/// One row of the halved plane from two rows of the plane; columns first … end of it.
void halveRow(const float* upper, const float* lower, int width, float* target, int first, int end)
{
    const auto pairs = std::ptrdiff_t(std::min(end, width / 2));
    for (std::ptrdiff_t x = first; x < pairs; ++x) // free of branches, so that it becomes vector instructions
        target[x] = 0.25F * ((upper[2 * x] + upper[2 * x + 1]) + (lower[2 * x] + lower[2 * x + 1]));
    for (std::ptrdiff_t x = first; x < pairs; ++x) {
        if (!(target[x] - target[x] == 0.0F))
            target[x] = meanOfNumbers(upper[2 * x], upper[2 * x + 1], lower[2 * x], lower[2 * x + 1]);
    }
    if (pairs < end) // the last column of an odd number stands alone
        target[pairs] = meanOfNumbers(upper[width - 1], upper[width - 1], lower[width - 1], lower[width - 1]);
}

} // namespace

Pyramid::Pyramid(const core::Tensor& values, int sample, int channel)
    : m_stamp(values.stamp()), m_sample(sample), m_channel(channel)
{
    int rows = values.shape().h;
    int cols = values.shape().w;
    while (rows > 1 || cols > 1) {
        rows = (rows + 1) / 2;
        cols = (cols + 1) / 2;
        m_levels.push_back({rows, cols, std::vector<float>(std::size_t(rows) * std::size_t(cols))});
    }
    work(values, {0, values.shape().h, 0, values.shape().w});
}

bool Pyramid::follow(const core::Tensor& values, int sample, int channel)
{
    const auto& write = values.lastWrite();
    if (!write || write->before != m_stamp || sample != m_sample || channel != m_channel)
        return false;
    m_stamp = values.stamp();
    work(values, write->part);
    return true;
}

void Pyramid::work(const core::Tensor& values, core::Part part)
{
    const float* below = values.plane(m_sample, m_channel).data();
    int rows = values.shape().h;
    int cols = values.shape().w;
    for (Level& level : m_levels) {
        part = {part.firstRow / 2, (part.endRow + 1) / 2, part.firstCol / 2, (part.endCol + 1) / 2};
        for (int y = part.firstRow; y < part.endRow; ++y) {
            const float* upper = below + std::size_t(2 * y) * std::size_t(cols);
            const float* lower = 2 * y + 1 < rows ? upper + cols : upper;
            halveRow(upper, lower, cols, level.cells.data() + std::size_t(y) * std::size_t(level.cols), part.firstCol, part.endCol);
        }
        below = level.cells.data();
        rows = level.rows;
        cols = level.cols;
    }
}

const Pyramid& Pyramids::of(const core::Tensor& values, int sample, int channel)
{
    // Input and output, forwards and backwards.
    constexpr std::size_t most = 4;
    const auto used = [this](std::list<Pyramid>::iterator found) -> const Pyramid& {
        m_known.splice(m_known.begin(), m_known, found);
        return m_known.front();
    };
    for (auto it = m_known.begin(); it != m_known.end(); ++it) {
        if (it->isOf(values, sample, channel) || it->follow(values, sample, channel))
            return used(it);
    }
    if (m_known.size() == most)
        m_known.pop_back();
    return m_known.emplace_front(values, sample, channel);
}

} // namespace scene
