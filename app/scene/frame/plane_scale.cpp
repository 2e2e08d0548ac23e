#include "frame/plane_scale.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace scene {

namespace {

/// The numbers of a plane that its colours have to span.
struct Reach {
    double low = 0.0;
    double high = 0.0;

    double limit() const { return std::max(std::abs(low), std::abs(high)); }
};

Reach reachOfNumbers(const core::Tensor& values, int sample, int channel)
{
    // Of a photograph of 4096 × 4096 some rows will do, and what lies beyond them just takes the last colour.
    constexpr int mostRows = 128;
    const core::Shape& shape = values.shape();
    const bool big = shape.planeSize() > (1 << 16);
    const int step = big ? std::max(1, shape.h / mostRows) : 1;
    const std::span<const float> plane = values.plane(sample, channel);
    Reach reach;
    for (int row = 0; row < shape.h; row += step) {
        const std::span<const float> line = plane.subspan(std::size_t(row) * std::size_t(shape.w), std::size_t(shape.w));
        for (const float value : line) {
            if (std::isfinite(value)) {
                reach.low = std::min(reach.low, double(value));
                reach.high = std::max(reach.high, double(value));
            }
        }
    }
    return reach;
}

/// What `work` says of a plane, remembered, because every picture asks for the same ones. Not of small planes, where asking
/// takes no longer than remembering.
template <typename Result, typename Work>
Result remembered(const core::Tensor& values, int sample, int channel, Work work)
{
    if (values.shape().planeSize() < 1024)
        return work(values, sample, channel);
    struct Entry {
        std::uint64_t stamp = 0;
        int sample = 0;
        int channel = 0;
        Result result{};
    };
    thread_local std::array<Entry, 8> memory{};
    thread_local std::size_t next = 0;
    for (const Entry& entry : memory) {
        if (entry.stamp == values.stamp() && entry.sample == sample && entry.channel == channel)
            return entry.result;
    }
    Entry& entry = memory[next++ % memory.size()];
    entry = {values.stamp(), sample, channel, work(values, sample, channel)};
    return entry.result;
}

Reach reachOf(const core::Tensor& values, int sample, int channel)
{
    return remembered<Reach>(values, sample, channel, reachOfNumbers);
}

/// Planes of at least so many cells on their shorter side are looked at as pictures, not read as numbers.
constexpr int pictureSide = 40;

/// What all but the most extreme hundredth of a large plane stays below: a few cells at the padded edge of a picture must
/// not take the colours of all others away.
double commonLimitOfNumbers(const core::Tensor& values, int sample, int channel)
{
    constexpr std::size_t most = 16384;
    const std::span<const float> plane = values.plane(sample, channel);
    const std::size_t step = plane.size() / most | 1U; // odd, so that it does not run along a column
    std::vector<float> sizes;
    sizes.reserve(plane.size() / step + 1);
    for (std::size_t i = 0; i < plane.size(); i += step) {
        if (std::isfinite(plane[i]))
            sizes.push_back(std::abs(plane[i]));
    }
    if (sizes.empty())
        return 0.0;
    const auto place = sizes.begin() + std::ptrdiff_t(double(sizes.size() - 1) * 0.99);
    std::nth_element(sizes.begin(), place, sizes.end());
    return double(*place) * 1.25;
}

double commonLimit(const core::Tensor& values, int sample, int channel)
{
    return remembered<double>(values, sample, channel, commonLimitOfNumbers);
}

Scale scaleOf(const Reach& reach, bool grey, double limit)
{
    return {.kind = grey ? Scale::Grey : Scale::ZeroCentred,
            .limit = limit > 0.0 ? std::min(limit, reach.limit()) : reach.limit() > 0.0 ? reach.limit() : 1.0,
            .signs = reach.low < 0.0 && reach.high > 0.0};
}

/// Of two limits of greys: the one's above, unless that would make this one all black.
double greyLimit(double above, const Reach& reach)
{
    constexpr double darkest = 1.0 / 8.0; // the mean of a whole photograph is still seen to be darker than it
    constexpr double brightest = 2.5;
    const double own = reach.limit();
    return own > darkest * above && own < brightest * above ? std::max(above, own) : own > 0.0 ? own : above;
}

} // namespace

bool isPicture(const core::Shape& shape)
{
    return std::min(shape.h, shape.w) >= pictureSide;
}

Scale planeScale(const core::Tensor& values, int sample, int channel)
{
    const Reach reach = reachOf(values, sample, channel);
    const bool picture = isPicture(values.shape());
    const bool grey = picture && reach.low >= 0.0;
    return scaleOf(reach, grey, picture && !grey ? commonLimit(values, sample, channel) : 0.0);
}

Scale stationScale(const core::Network& network, int station, int sample, int channel)
{
    const auto valuesOf = [&](int at) -> const core::Tensor& { return at < 0 ? network.lesson().input : network.outputOf(at); };
    const auto planeOf = [&](int at) {
        const core::Shape& shape = valuesOf(at).shape();
        return std::pair(std::clamp(sample, 0, shape.n - 1), std::clamp(channel, 0, shape.c - 1));
    };
    const auto [firstSample, firstChannel] = planeOf(-1);
    Scale scale = planeScale(valuesOf(-1), firstSample, firstChannel);
    for (int at = 0; at <= station && scale.kind == Scale::Grey; ++at) {
        const auto [ownSample, ownChannel] = planeOf(at);
        const Reach reach = reachOf(valuesOf(at), ownSample, ownChannel);
        if (reach.low < 0.0)
            scale.kind = Scale::ZeroCentred;
        else
            scale.limit = greyLimit(scale.limit, reach);
    }
    if (scale.kind == Scale::Grey)
        return scale;
    const auto [ownSample, ownChannel] = planeOf(station);
    const core::Tensor& values = valuesOf(station);
    return scaleOf(reachOf(values, ownSample, ownChannel), false,
                   isPicture(values.shape()) ? commonLimit(values, ownSample, ownChannel) : 0.0);
}

void joinScales(Scale& a, Scale& b, double farApart)
{
    const double larger = std::max(a.limit, b.limit);
    if (a.kind == b.kind && larger < farApart * std::min(a.limit, b.limit)) {
        a.limit = b.limit = larger;
        a.signs = b.signs = a.signs || b.signs;
    }
}

} // namespace scene
