#include "samples.h"

#include "core/insight/information_loss.h"

#include <doctest/doctest.h>

#include <cmath>

using core::Tensor;

static const Tensor exampleA = Tensor::plane({{1, 3, 2, 1}, {2, 9, 1, 1}, {1, 4, 2, 3}, {5, 6, 1, 2}});

TEST_CASE("Example A: rebuilt from the maxima the error is √(188 / 16) = 3.43, from the averages √(55.5 / 16) = 1.86")
{
    CHECK(*core::rebuildError(exampleA, Tensor::plane({{9, 2}, {6, 3}})) == doctest::Approx(std::sqrt(188.0 / 16)));
    CHECK(*core::rebuildError(exampleA, Tensor::plane({{3.75F, 1.25F}, {4, 2}})) == doctest::Approx(std::sqrt(55.5 / 16)));
}

TEST_CASE("nothing is lost where the output is the input, and everything but the level where it is one number")
{
    CHECK(*core::rebuildError(exampleA, exampleA) == 0.0);
    CHECK(*core::rebuildError(Tensor::plane({{1, 3}}), Tensor::plane({{2}})) == 1.0);
}

TEST_CASE("an extent that does not divide: output cell ⌊i · out / in⌋ stands for input cell i")
{
    // 0 0 1 1 2 of three cells over five (as torch.nn.functional.interpolate has it): errors 0 1 0 1 0.
    CHECK(*core::rebuildError(Tensor::plane({{1, 2, 5, 6, 9}}), Tensor::plane({{1, 5, 9}})) == doctest::Approx(std::sqrt(2.0 / 5)));
}

TEST_CASE("there is no error where the output has other channels, and NaN is no small one")
{
    CHECK_FALSE(core::rebuildError(Tensor({1, 2, 2, 2}), Tensor({1, 1, 1, 1})));
    CHECK(std::isnan(*core::rebuildError(exampleA, Tensor::plane({{std::nanf(""), 2}, {6, 3}}))));
}

TEST_CASE("the definition, cell by cell")
{
    CHECK(rc::check("rebuild error", [] {
        const auto extent = [] { return *rc::gen::inRange(1, 9); };
        const core::Shape in{extent() % 2 + 1, extent() % 3 + 1, extent(), extent()};
        const Tensor x = *samples::tensor(in, samples::Numbers::Finite);
        const Tensor y = *samples::tensor({in.n, in.c, extent(), extent()}, samples::Numbers::Finite);
        double sum = 0.0;
        for (std::int64_t i = 0; i < in.size(); ++i) {
            const core::Cell cell = core::cellOfStep(in, i);
            const double scaleRow = double(y.shape().h) / in.h;
            const double scaleCol = double(y.shape().w) / in.w;
            const core::Cell from{cell.n, cell.c, int(std::floor(cell.row * scaleRow + 1e-9)), int(std::floor(cell.col * scaleCol + 1e-9))};
            sum += std::pow(double(x.at(cell)) - double(y.at(from)), 2);
        }
        const double expected = std::sqrt(sum / double(in.size()));
        RC_ASSERT(std::abs(*core::rebuildError(x, y) - expected) <= 1e-9 * std::max(1.0, expected));
    }));
}
