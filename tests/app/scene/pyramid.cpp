#include "paint/pyramid.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <cmath>
#include <limits>

namespace {

/// Level by level, cell by cell.
std::vector<std::vector<float>> slowly(const core::Tensor& values, int channel)
{
    std::vector<std::vector<float>> levels;
    int rows = values.shape().h;
    int cols = values.shape().w;
    std::vector<float> below(values.plane(0, channel).begin(), values.plane(0, channel).end());
    while (rows > 1 || cols > 1) {
        const int h = (rows + 1) / 2;
        const int w = (cols + 1) / 2;
        std::vector<float> level;
        for (int y = 0; y < h; ++y) {
            for (int x = 0; x < w; ++x) {
                double sum = 0.0;
                int count = 0;
                for (const int row : {2 * y, 2 * y + 1}) {
                    for (const int col : {2 * x, 2 * x + 1}) {
                        if (row >= rows || col >= cols || std::isnan(below[std::size_t(row * cols + col)]))
                            continue;
                        sum += double(below[std::size_t(row * cols + col)]);
                        ++count;
                    }
                }
                level.push_back(count == 0 ? std::numeric_limits<float>::quiet_NaN() : std::isnan(sum) ? 0.0F : float(sum / count));
            }
        }
        levels.push_back(level);
        below = level;
        rows = h;
        cols = w;
    }
    return levels;
}

core::Tensor anyPlanes()
{
    core::Tensor values(core::Shape{1, 2, *rc::gen::inRange(1, 23), *rc::gen::inRange(1, 23)});
    for (float& value : values.mutableData()) {
        const int kind = *rc::gen::inRange(0, 40);
        value = kind == 0 ? std::numeric_limits<float>::quiet_NaN()
            : kind == 1   ? std::numeric_limits<float>::infinity()
            : kind == 2   ? -std::numeric_limits<float>::infinity()
                          : float(*rc::gen::inRange(-99, 100)) / 4.0F;
    }
    return values;
}

void same(const scene::Pyramid& pyramid, const core::Tensor& values, int channel)
{
    const auto expected = slowly(values, channel);
    RC_ASSERT(pyramid.count() == int(expected.size()));
    for (int k = 1; k <= pyramid.count(); ++k) {
        const auto& cells = pyramid.level(k).cells;
        RC_ASSERT(cells.size() == expected[std::size_t(k - 1)].size());
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const float a = cells[i];
            const float b = expected[std::size_t(k - 1)][i];
            RC_ASSERT((a == b || (std::isnan(a) && std::isnan(b)) || std::abs(a - b) < 1e-4F));
        }
    }
}

} // namespace

TEST_CASE("each level is the mean of the four numbers below")
{
    CHECK(rc::check("levels", [] {
        const core::Tensor values = anyPlanes();
        same(scene::Pyramid(values, 0, 1), values, 1);
    }));
}

TEST_CASE("a pyramid that follows a write is the pyramid made anew")
{
    CHECK(rc::check("follow", [] {
        core::Tensor values = anyPlanes();
        scene::Pyramid pyramid(values, 0, 1);
        for (int i = 0; i < 3; ++i) {
            values.set({0, 1, *rc::gen::inRange(0, values.shape().h), *rc::gen::inRange(0, values.shape().w)}, float(i * 7 - 9));
            RC_ASSERT_FALSE(pyramid.isOf(values, 0, 1));
            RC_ASSERT(pyramid.follow(values, 0, 1));
            same(pyramid, values, 1);
        }
        values.set({0, 0, 0, 0}, 1.0F);
        values.set({0, 1, 0, 0}, 1.0F);
        RC_ASSERT_FALSE(pyramid.follow(values, 0, 1)); // one write was missed
        values.mutableData()[0] = 3.0F;
        RC_ASSERT_FALSE(pyramid.follow(values, 0, 1)); // nobody knows what was written
    }));
}
