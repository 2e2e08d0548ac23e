#include "definitions.h"

#include "core/axis.h"

#include <rapidcheck.h>

#include <doctest/doctest.h>

#include <vector>

using core::Axis;
using core::Border;

static Axis anyAxis()
{
    const auto upTo = [](int low, int high) { return *rc::gen::inRange(low, high + 1); };
    return {.size = upTo(1, 6), .stride = upTo(1, 6), .dilation = upTo(1, 4), .padBefore = upTo(0, 6), .padAfter = upTo(0, 6)};
}

TEST_CASE("the output's extent is the number of windows, counted one by one")
{
    CHECK(rc::check("extent", [] {
        const Axis axis = anyAxis();
        const int in = *rc::gen::inRange(1, 30);
        for (const bool ceilMode : {false, true}) {
            if (ceilMode && axis.padAfter >= axis.reach())
                continue; // only pooling has a ceil_mode, and its padding is always less than its window
            const int counted = definitions::countWindows(in, axis.padBefore, axis.padAfter, axis.size, axis.stride, axis.dilation, ceilMode);
            RC_ASSERT(std::max<std::int64_t>(axis.outputExtent(in, ceilMode), 0) == counted);
        }
    }));
}

TEST_CASE("the windows over a position are those that have a tap on it, and no window outside that range has")
{
    CHECK(rc::check("inverse", [] {
        const Axis axis = anyAxis();
        const int in = *rc::gen::inRange(1, 30);
        const int out = int(std::max<std::int64_t>(axis.outputExtent(in), 0));
        for (int position = 0; position < in; ++position) {
            const Axis::Range range = axis.windowsOver(position, out);
            for (int window = 0; window < out; ++window) {
                const core::Span span = axis.window(window);
                int tap = -1;
                for (int k = 0; k < span.count; ++k)
                    tap = span.at(k) == position ? k : tap;
                RC_ASSERT(axis.tapAt(window, position) == tap);
                if (tap >= 0)
                    RC_ASSERT((window >= range.first && window <= range.last));
                else if (axis.dilation == 1)
                    RC_ASSERT((window < range.first || window > range.last));
            }
        }
    }));
}

TEST_CASE("a transposed convolution's sources are where the window run forwards lands")
{
    CHECK(rc::check("transposed", [] {
        const Axis axis = anyAxis();
        const int in = *rc::gen::inRange(1, 12);
        const auto extent = axis.transposedExtent(in);
        RC_PRE(extent >= 1);
        for (int out = 0; out < extent; ++out)
            for (int tap = 0; tap < axis.size; ++tap) {
                int source = -1;
                for (int cell = 0; cell < in; ++cell) {
                    if (axis.window(cell).at(tap) == out)
                        source = cell;
                }
                RC_ASSERT(axis.transposedSource(out, tap, in) == source);
            }
    }));
}

TEST_CASE("borders repeat the input as a drawing says")
{
    const auto drawn = [](Border border, int in) {
        std::string text;
        Axis axis;
        axis.border = border;
        for (int position = -5; position < in + 5; ++position) {
            const int source = axis.source(position, in);
            text += source < 0 ? '.' : char('a' + source);
        }
        return text;
    };
    //                                        |    |
    CHECK(drawn(Border::Zeros, 4) == ".....abcd.....");
    CHECK(drawn(Border::Reflect, 4) == "bcdcbabcdcbabc" + std::string());
    CHECK(drawn(Border::Replicate, 4) == "aaaaaabcdddddd");
    CHECK(drawn(Border::Circular, 4) == "dabcdabcdabcda");
    CHECK(drawn(Border::Reflect, 1) == "aaaaaaaaaaa");
}

TEST_CASE("adaptive windows cover every cell, the first begins at 0 and the last ends at the edge")
{
    for (int in = 1; in <= 20; ++in)
        for (int out = 1; out <= 20; ++out) {
            CAPTURE(in);
            CAPTURE(out);
            std::vector<bool> covered(std::size_t(in), false);
            for (int i = 0; i < out; ++i) {
                const core::Span span = core::adaptiveWindow(i, in, out);
                CHECK(span.count >= 1);
                for (int k = 0; k < span.count; ++k)
                    covered.at(std::size_t(span.at(k))) = true;
            }
            CHECK(core::adaptiveWindow(0, in, out).first == 0);
            CHECK(core::adaptiveWindow(out - 1, in, out).last() == in - 1);
            CHECK(std::find(covered.begin(), covered.end(), false) == covered.end());
        }
}
