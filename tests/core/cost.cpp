#include "core/insight/cost.h"
#include "core/lesson_file.h"

#include <doctest/doctest.h>

using namespace core;

namespace {

Cost costOfLayer(const std::string& input, const std::string& layer)
{
    const Network network(parseLesson(R"({"format": "poolscope", "version": 1, "input": )" + input + R"(, "layers": [)" + layer + "]}", "cost").lesson);
    REQUIRE(network.reached(0));
    return costOf(network, 0);
}

const std::string fiveByFive = R"({"shape": [1, 1, 5, 5], "data": [1,0,0,0,1,0,1,0,1,0,0,0,1,0,0,0,1,0,1,0,1,0,0,0,1]})";
const std::string fourByFour = "[[1, 3, 2, 1], [2, 9, 1, 1], [1, 4, 2, 3], [5, 6, 1, 2]]";

} // namespace

TEST_CASE("Example B's convolution: nine multiply-adds for each of 25 cells, nine weights and a bias")
{
    const Cost cost = costOfLayer(fiveByFive, R"({"type": "conv2d", "weight": [[0,0,1],[0,1,0],[1,0,0]], "bias": [0], "padding": 1})");
    CHECK(cost.multiplyAdds == 225);
    CHECK(cost.weights == 9);
    CHECK(cost.biases == 1);
    CHECK(cost.comparisons == 0);
    CHECK(cost.valuesOut == 25);
}

TEST_CASE("Example A: four windows of four cells are three comparisons each; an average adds instead")
{
    const Cost maximum = costOfLayer(fourByFour, R"({"type": "max_pool2d", "kernel_size": 2})");
    CHECK(maximum.comparisons == 12);
    CHECK(maximum.additions == 0);
    CHECK(maximum.valuesIn == 16);
    CHECK(maximum.valuesOut == 4);
    CHECK(maximum.weights == 0);
    const Cost minimum = costOfLayer(fourByFour, R"({"type": "min_pool2d", "kernel_size": 2})");
    CHECK(minimum.comparisons == 12);
    const Cost average = costOfLayer(fourByFour, R"({"type": "avg_pool2d", "kernel_size": 2})");
    CHECK(average.additions == 12);
    CHECK(average.comparisons == 0);
}

TEST_CASE("a transposed convolution multiplies a kernel for every input cell, a global maximum compares all but one")
{
    CHECK(costOfLayer("[[1, 2], [3, 4]]", R"({"type": "conv_transpose2d", "weight": [[1,1,1],[1,1,1],[1,1,1]], "stride": 2})").multiplyAdds == 36);
    CHECK(costOfLayer(fourByFour, R"({"type": "global_max_pool2d"})").comparisons == 15);
    CHECK(costOfLayer(fourByFour, R"({"type": "relu"})") == Cost{.valuesIn = 16, .valuesOut = 16});
}
