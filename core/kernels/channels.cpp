#include "core/kernels/channels.h"

#include "core/kernels/instructions.h"
#include "core/kernels/unrolled.h"

#include <algorithm>
#include <cmath>

namespace core::kernels {

namespace {

constexpr std::int64_t mostTapsWrittenOut = 1 << 14;

/// What is multiplied at a time: few enough numbers for the cache, and few enough products that Stop need not wait.
struct Block {
    int windows;  ///< a multiple of windowsTogether
    int channels;
};

Block blockOf(std::int64_t taps, int channels)
{
    constexpr std::int64_t numbersRead = 1 << 19;
    constexpr std::int64_t numbersOfKernels = 1 << 17;
    constexpr std::int64_t products = 1 << 23;
    constexpr std::int64_t mostWindows = std::int64_t(16) * windowsTogether;
    const std::int64_t windows = std::clamp<std::int64_t>(numbersRead / taps, windowsTogether, mostWindows) / windowsTogether * windowsTogether;
    const std::int64_t together = std::min(numbersOfKernels / taps, products / (windows * taps));
    return {int(windows), int(std::min<std::int64_t>(std::max<std::int64_t>(together, 8), channels))};
}

/// A block's windows `first` … `first + count − 1` of sample `n`, and the group whose channels they read.
struct Windows {
    int n;
    int group;
    std::int64_t first;
    int count;
};

/// What the three products share: the matrices of one block, and how one gets from block to block.
class Matrices {
public:
    Matrices(const Shape& in, const Shape& values, const Geometry& geometry, int groups)
        : m_values(values)
        , m_groups(groups)
        , m_inPerGroup(in.c / groups)
        , m_outPerGroup(values.c / groups)
        , unrolled(in, geometry, values, m_inPerGroup)
        , m_block(blockOf(unrolled.taps(), m_outPerGroup))
        , read(std::size_t(m_block.windows) * std::size_t(unrolled.taps()))
        , made(std::size_t(m_block.windows) * std::size_t(m_block.channels))
    {
    }

    template <typename Visit>
    void forEachBlock(Visit visit) const
    {
        for (int n = 0; n < m_values.n; ++n)
            for (int group = 0; group < m_groups; ++group)
                for (std::int64_t first = 0; first < m_values.planeSize(); first += m_block.windows)
                    visit(Windows{n, group, first, int(std::min<std::int64_t>(m_block.windows, m_values.planeSize() - first))});
    }

    /// Calls `visit(first, count)` for some channels after the other of those that the group makes.
    template <typename Visit>
    void forSomeChannels(int group, Visit visit) const
    {
        const int end = (group + 1) * m_outPerGroup;
        for (int first = group * m_outPerGroup; first < end; first += m_block.channels)
            visit(first, std::min(m_block.channels, end - first));
    }

    /// What the windows read of `in`, into `read`, whose columns are `height` long.
    void write(const Tensor& in, const Windows& windows, int height)
    {
        if (windows.first == 0) {
            std::vector<const float*> planes;
            for (int c = 0; c < m_inPerGroup; ++c)
                planes.push_back(in.plane(windows.n, windows.group * m_inPerGroup + c).data());
            unrolled.setPlanes(std::move(planes));
        }
        unrolled.read(windows.first, windows.count, read.data(), height);
    }

    /// The windows' values in some channels, into `made`.
    void take(const Tensor& values, const Windows& windows, int firstChannel, int channels)
    {
        for (int k = 0; k < channels; ++k) {
            const float* plane = values.plane(windows.n, firstChannel + k).data() + windows.first;
            std::copy_n(plane, windows.count, made.data() + std::size_t(k) * std::size_t(windows.count));
        }
    }

private:
    Shape m_values;
    int m_groups;
    int m_inPerGroup;
    int m_outPerGroup;

public:
    Unrolled unrolled;

private:
    Block m_block;

public:
    std::vector<double> read;
    std::vector<double> made;
};

std::vector<double> inDouble(const Tensor& tensor)
{
    return {tensor.data().begin(), tensor.data().end()};
}

double count(const Extents& extents)
{
    return double(extents.windows) * extents.taps * extents.channels;
}

} // namespace

bool canBeProducts(std::int64_t taps)
{
    return taps <= mostTapsWrittenOut;
}

bool isFasterAsProducts(std::int64_t taps, int channels, int width)
{
    // The time as products by that row by row, 3×3, from 4 and from 64 channels to 4, 8 and 16, on one core with AVX-512: at
    // 14² 0.7 0.5 0.3 and 0.5 0.3 0.2; at 28² 0.8 0.5 0.4 and 0.6 0.4 0.3; at 112² 1.4 1.0 0.8 and 1.7 1.2 0.8. With AVX2: at
    // 14² 0.9 0.7 0.5 and 0.6 0.4 0.3; at 28² 1.0 0.8 0.7 and 0.8 0.6 0.4; at 112² 1.7 1.3 1.0 and 2.0 1.3 1.1. Short rows do
    // not fill the vectors, and windows that are written out for few channels are not read often enough.
    constexpr int shortRow = 64;
    return canBeProducts(taps) && channels >= (width < shortRow ? 4 : 16);
}

std::int64_t bytesOfProducts(std::int64_t taps, int channels)
{
    const Block block = blockOf(taps, channels);
    const std::int64_t matrices = block.windows * taps + taps * block.channels; // Eigen copies its blocks of both
    return (2 * matrices + std::int64_t(block.windows) * block.channels) * std::int64_t(sizeof(double));
}

Tensor conv2dAsProducts(const Tensor& in, const Tensor& weight, const std::vector<float>* bias, const Geometry& geometry, int groups,
                        const Shape& out, const Pulse& pulse)
{
    Matrices matrices(in.shape(), out, geometry, groups);
    const int taps = matrices.unrolled.taps();
    const std::vector<double> kernels = inDouble(weight);
    std::vector<float> result(std::size_t(out.size()));
    Pace pace(pulse, double(out.size()) * taps);
    matrices.forEachBlock([&](const Windows& windows) {
        const int height = (windows.count + windowsTogether - 1) / windowsTogether * windowsTogether;
        matrices.write(in, windows, height);
        matrices.forSomeChannels(windows.group, [&](int firstChannel, int channels) {
            instructions().products.values(matrices.read.data(), kernels.data() + std::size_t(firstChannel) * std::size_t(taps), matrices.made.data(),
                              {height, taps, channels});
            for (int k = 0; k < channels; ++k) {
                const int o = firstChannel + k;
                const double start = bias != nullptr ? double((*bias)[std::size_t(o)]) : 0.0;
                const double* made = matrices.made.data() + std::size_t(k) * std::size_t(height);
                std::transform(made, made + windows.count, result.data() + (std::int64_t(windows.n) * out.c + o) * out.planeSize() + windows.first,
                               [&](double sum) { return float(sum + start); });
            }
            pace.did(count({windows.count, taps, channels}));
        });
    });
    return {out, std::move(result)};
}

void addToWeight(const Tensor& in, const Tensor& values, const Geometry& geometry, int groups, std::vector<double>& sums, Pace& pace)
{
    Matrices matrices(in.shape(), values.shape(), geometry, groups);
    const int taps = matrices.unrolled.taps();
    matrices.forEachBlock([&](const Windows& windows) {
        matrices.write(in, windows, windows.count);
        matrices.forSomeChannels(windows.group, [&](int firstChannel, int channels) {
            matrices.take(values, windows, firstChannel, channels);
            const Extents extents{windows.count, taps, channels};
            instructions().products.addToKernels(matrices.read.data(), matrices.made.data(), sums.data() + std::size_t(firstChannel) * std::size_t(taps), extents);
            pace.did(count(extents));
        });
    });
}

void addToInput(const Tensor& values, const Tensor& weight, const Geometry& geometry, int groups, const Shape& in,
                std::vector<double>& sums, Pace& pace)
{
    Matrices matrices(in, values.shape(), geometry, groups);
    const int taps = matrices.unrolled.taps();
    const std::vector<double> kernels = inDouble(weight);
    matrices.forEachBlock([&](const Windows& windows) {
        std::ranges::fill(matrices.read, 0.0);
        matrices.forSomeChannels(windows.group, [&](int firstChannel, int channels) {
            matrices.take(values, windows, firstChannel, channels);
            const Extents extents{windows.count, taps, channels};
            instructions().products.addToRead(matrices.made.data(), kernels.data() + std::size_t(firstChannel) * std::size_t(taps), matrices.read.data(), extents);
            pace.did(count(extents));
        });
        double* cells = sums.data() + (std::int64_t(windows.n) * in.c + std::int64_t(windows.group) * (in.c / groups)) * in.planeSize();
        matrices.unrolled.addBack(windows.first, windows.count, matrices.read.data(), windows.count, cells);
    });
}

bool isFinite(const Tensor& tensor)
{
    return std::ranges::all_of(tensor.data(), [](float value) { return std::isfinite(value); });
}

} // namespace core::kernels
