// Eigen's products: a part of core/kernels/instructions_here.h.

#define EIGEN_MPL2_ONLY
#define EIGEN_DONT_PARALLELIZE
#include <Eigen/Core>

#include "core/kernels/products.h"

#include <algorithm>

namespace core::kernels::POOLSCOPE_INSTRUCTIONS {

namespace {

using Whole = Eigen::Map<Eigen::MatrixXd>;
using Constant = Eigen::Map<const Eigen::MatrixXd>;

/// Eigen's own blocks cut the taps where the cache ends and add up the parts, which gives other last digits. These keep all
/// taps of a cell together; and then Eigen adds them up one after the other, as long as a block's height is a multiple of
/// three packets (GeneralBlockPanelKernel.h: the rows that are left over have two sums each).
struct InOrder : Eigen::internal::level3_blocking<double, double> {
    explicit InOrder(const Extents& extents)
    {
        constexpr int cached = 1 << 15;
        m_kc = extents.taps;
        m_mc = std::min(extents.windows, std::max(cached / extents.taps / windowsTogether, 1) * windowsTogether);
        m_nc = extents.channels;
    }
};
static_assert(windowsTogether % (3 * Eigen::internal::gebp_traits<double, double>::LhsProgress) == 0);

void values(const double* read, const double* kernels, double* values, Extents extents)
{
    using Product = Eigen::internal::general_matrix_matrix_product<Eigen::Index, double, Eigen::ColMajor, false, double, Eigen::ColMajor, false, Eigen::ColMajor, 1>;
    Whole(values, extents.windows, extents.channels).setZero();
    InOrder blocks(extents);
    Product::run(extents.windows, extents.channels, extents.taps, read, extents.windows, kernels, extents.taps, values, 1, extents.windows, 1.0, blocks);
}

void addToRead(const double* values, const double* kernels, double* read, Extents extents)
{
    Whole(read, extents.windows, extents.taps).noalias() += Constant(values, extents.windows, extents.channels)
        * Constant(kernels, extents.taps, extents.channels).transpose();
}

void addToKernels(const double* read, const double* values, double* kernels, Extents extents)
{
    Whole(kernels, extents.taps, extents.channels).noalias() += Constant(read, extents.windows, extents.taps).transpose()
        * Constant(values, extents.windows, extents.channels);
}

} // namespace

} // namespace core::kernels::POOLSCOPE_INSTRUCTIONS
