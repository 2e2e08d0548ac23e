#include "core/follow.h"
#include "core/insight/cost_table.h"
#include "core/lesson_file.h"
#include "core/operator.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <sstream>

using namespace core;

namespace {

Network network(const std::string& input, const std::string& layers)
{
    const Network result(parseLesson(R"({"format": "poolscope", "version": 1, "input": )" + input + R"(, "layers": [)" + layers + "]}", "cost").lesson);
    REQUIRE(result.firstProblem() == -1);
    return result;
}

/// As `show --table cost` might print it: cells divided by bars, "-" where there is nothing.
std::string drawing(const CostTable& table)
{
    std::ostringstream text;
    for (int row = 0; row < table.rowCount(); ++row) {
        for (int column = 0; column < int(table.columns().size()); ++column) {
            const std::string cell = table.cell(row, column).english();
            text << (column > 0 ? "|" : "") << (cell.empty() ? "-" : cell);
        }
        text << '\n';
    }
    return text.str();
}

const std::string exampleB = R"({"shape": [1, 1, 5, 5], "data": [1,0,0,0,1,0,1,0,1,0,0,0,1,0,0,0,1,0,1,0,1,0,0,0,1]})";
const std::string diagonal = R"({"type": "conv2d", "weight": [[0,0,1],[0,1,0],[1,0,0]], "bias": [0], "padding": 1})";

/// What an interior cell of the last layer really depends on, along the rows.
std::int64_t measuredExtent(const Network& network, int row)
{
    const CellSet set = receptiveField(network, network.layerCount() - 1, row, row, 0);
    return set.rows.back() - set.rows.front() + 1;
}

} // namespace

TEST_CASE("Example B, layer by layer: what it costs, what a cell sees, and that a last pooling saves nothing")
{
    const CostTable table(network(exampleB, diagonal + R"(, {"type": "relu"}, {"type": "max_pool2d", "kernel_size": 2, "stride": 3})"));
    CHECK(drawing(table) == "-|Input|5 × 5|-|-|-|-|-|1 × 1|1|-|-\n"
                            "0|Convolution|5 × 5|10|225|0|0|25|3 × 3|1|225|25\n"
                            "1|ReLU|5 × 5|0|0|0|0|25|3 × 3|1|0|25\n"
                            "2|Max pool|2 × 2|0|0|12|0|4|4 × 4|3|-|-\n"
                            "-|Total|-|10|225|12|0|54|-|-|225|50\n");
}

TEST_CASE("pooling in between quarters what comes after it, and doubles how far that sees")
{
    const std::string input = R"({"shape": [1, 1, 16, 16], "data": [)" + [] {
        std::string zeros = "0";
        for (int i = 1; i < 256; ++i)
            zeros += ",0";
        return zeros;
    }() + "]}";
    const CostTable table(network(input, diagonal + R"(, {"type": "max_pool2d", "kernel_size": 2}, )" + diagonal));
    CHECK(drawing(table) == "-|Input|16 × 16|-|-|-|-|-|1 × 1|1|-|-\n"
                            "0|Convolution|16 × 16|10|2304|0|0|256|3 × 3|1|2304|256\n"
                            "1|Max pool|8 × 8|0|0|192|0|64|4 × 4|2|-|-\n"
                            "2|Convolution|8 × 8|10|576|0|0|64|8 × 8|2|2304|256\n"
                            "-|Total|-|20|2880|192|0|384|-|-|4608|512\n");
}

TEST_CASE("columns that compare with a lesson without pooling are left out where there is nothing to compare")
{
    CHECK(CostTable(network(exampleB, diagonal)).columns().size() == 10);
    CHECK(CostTable(network(exampleB, R"({"type": "max_pool2d", "kernel_size": 2})")).columns().size() == 10);
    // A kernel as wide as the pooled map, on more than one channel: without its pooling it still runs.
    CHECK(CostTable(network(exampleB, R"({"type": "global_avg_pool2d"}, {"type": "relu"})")).columns().size() == 12);
}

TEST_CASE("a layer that cannot run, and all after it, are not in the table")
{
    const Network broken(parseLesson(R"({"format": "poolscope", "version": 1, "input": [[1]], "layers": [{"type": "relu"},
        {"type": "max_pool2d", "kernel_size": 3}, {"type": "relu"}]})", "cost").lesson);
    CHECK(CostTable(broken).lines().size() == 2);
}

TEST_CASE("transposed convolutions see less and stand closer")
{
    const CostTable table(network(exampleB, R"({"type": "conv_transpose2d", "weight": [[1,1,1],[1,1,1],[1,1,1]], "stride": 2})"));
    CHECK(table.lines().back().field == ReceptiveField{{2, 0.5}, {2, 0.5}});
    const CostTable unpooled(network("[[1,2,3,4],[5,6,7,8],[9,10,11,12],[13,14,15,16]]",
                                     R"({"type": "max_pool2d", "kernel_size": 2}, {"type": "max_unpool2d", "indices_from": 0})"));
    CHECK(unpooled.lines().back().field.rows.jump == 1.0);
}

TEST_CASE("large counts keep all their digits, and half cells their point")
{
    CHECK(CostCell{.number = 1234567890123.0}.plain() == "1234567890123");
    CHECK(CostCell{.number = 0.5}.plain() == "0.5");
}

TEST_CASE("the field of a chain of windows is that of the cells which really depend on each other")
{
    CHECK(rc::check([] {
        Lesson lesson;
        lesson.input = Tensor(Shape{1, 1, 96, 96}, 0.0F);
        const int count = *rc::gen::inRange(1, 4);
        for (int k = 0; k < count; ++k) {
            Layer layer;
            layer.type = *rc::gen::element<std::string>("max_pool2d", "avg_pool2d", "conv2d", "relu");
            Axis axis;
            axis.size = *rc::gen::inRange(1, 4);
            axis.stride = *rc::gen::inRange(1, 3);
            axis.dilation = *rc::gen::inRange(1, 3);
            layer.rows = layer.cols = axis;
            layer.weight = Tensor(Shape{1, 1, axis.size, axis.size}, 1.0F);
            lesson.layers.push_back(layer);
        }
        const Network chain(lesson);
        RC_PRE(chain.firstProblem() < 0);
        const ReceptiveField field = CostTable(chain).lines().back().field;
        const int last = chain.layerCount() - 1;
        const int middle = chain.outputOf(last).shape().h / 2;
        RC_PRE(middle > 0);
        RC_ASSERT(measuredExtent(chain, middle) == field.rows.extent);
        const CellSet here = receptiveField(chain, last, middle, middle, 0);
        const CellSet before = receptiveField(chain, last, middle - 1, middle - 1, 0);
        RC_ASSERT(double(here.rows.front() - before.rows.front()) == field.rows.jump);
    }));
}

TEST_CASE("a transposed window gathers from as many input cells as any output cell of it does")
{
    CHECK(rc::check([] {
        Axis axis;
        axis.size = *rc::gen::inRange(1, 6);
        axis.stride = *rc::gen::inRange(1, 5);
        axis.dilation = *rc::gen::inRange(1, 5);
        const int in = 30;
        std::int64_t widest = 0;
        for (int out = 0; out < int(axis.transposedExtent(in)); ++out) {
            int first = in;
            int final = -1;
            for (int tap = 0; tap < axis.size; ++tap) {
                const int source = axis.transposedSource(out, tap, in);
                if (source >= 0) {
                    first = std::min(first, source);
                    final = std::max(final, source);
                }
            }
            if (final >= 0)
                widest = std::max<std::int64_t>(widest, final - first + 1);
        }
        RC_ASSERT(axis.transposedReach() == widest);
    }));
}
