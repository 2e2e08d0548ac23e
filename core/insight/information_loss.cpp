#include "core/insight/information_loss.h"

#include <cmath>

namespace core {

std::optional<double> rebuildError(const Tensor& input, const Tensor& output)
{
    const Shape& in = input.shape();
    const Shape& out = output.shape();
    if (in.n != out.n || in.c != out.c)
        return std::nullopt;
    std::vector<std::size_t> cols(std::size_t(in.w));
    for (int col = 0; col < in.w; ++col)
        cols[std::size_t(col)] = std::size_t(std::int64_t(col) * out.w / in.w);
    double sum = 0.0;
    for (int n = 0; n < in.n; ++n) {
        for (int c = 0; c < in.c; ++c) {
            const std::span<const float> plane = input.plane(n, c);
            const std::span<const float> rebuilt = output.plane(n, c);
            for (int row = 0; row < in.h; ++row) {
                const float* x = plane.data() + std::ptrdiff_t(row) * in.w;
                const float* y = rebuilt.data() + std::int64_t(row) * out.h / in.h * out.w;
                for (std::size_t col = 0; col < cols.size(); ++col) {
                    const double difference = double(x[col]) - double(y[cols[col]]);
                    sum += difference * difference;
                }
            }
        }
    }
    return std::sqrt(sum / double(in.size()));
}

} // namespace core
