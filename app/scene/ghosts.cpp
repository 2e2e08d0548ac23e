// What a maximum's padding would do if it were 0.
#include "scene/plane_boards.h"

#include "core/evaluate.h"

namespace scene {

namespace {

/// What one direction of a window stands on.
struct Reads {
    bool padding = false;  ///< some of it lies in the padding
    bool anything = false; ///< some of it lies in the input or the padding, not past both
};

Reads readsOf(const core::Axis& axis, int out, int in)
{
    Reads reads;
    const core::Span window = axis.window(out);
    for (int k = 0; k < window.count; ++k) {
        const int at = window.at(k);
        const bool beyond = axis.isBeyond(at, in);
        reads.anything = reads.anything || !beyond;
        reads.padding = reads.padding || (!beyond && (at < 0 || at >= in));
    }
    return reads;
}

} // namespace

std::optional<std::int64_t> markZeroGhosts(const Shown& shown, Board& input, Board& output)
{
    const core::Operator& op = *core::findOperator(shown.layer.type);
    if (shown.picture != Picture::Pool || !op.has(core::ChoosesOne) || input.pads.isNull())
        return std::nullopt;
    input.padText = QStringLiteral("(0)");
    const bool least = shown.layer.type == "min_pool2d";
    std::vector<Reads> rows;
    std::vector<Reads> cols;
    for (int row = 0; row < shown.out.h; ++row)
        rows.push_back(readsOf(shown.geometry.rows, row, shown.in.h));
    for (int col = 0; col < shown.out.w; ++col)
        cols.push_back(readsOf(shown.geometry.cols, col, shown.in.w));
    constexpr std::size_t most = 4096; // more of them than anybody reads
    std::int64_t changed = 0;
    for (int row = 0; row < shown.out.h; ++row) {
        for (int col = 0; col < shown.out.w; ++col) {
            const Reads& r = rows[std::size_t(row)];
            const Reads& c = cols[std::size_t(col)];
            const bool padded = (r.padding && c.anything) || (c.padding && r.anything);
            if (!padded) // most of a picture: not even its value is asked for
                continue;
            const double value = output.valueAt(row, col);
            if (!(least ? value > 0.0 : value < 0.0))
                continue;
            ++changed;
            const std::int64_t index = std::int64_t(row) * shown.out.w + col;
            const bool known = output.known < 0 || index < output.known;
            if (known && !(output.hideCurrent && output.isCurrent(row, col)) && output.ghosts.size() < most)
                output.ghosts.push_back({{output.sample, output.channel, row, col}, QStringLiteral("0")});
        }
    }
    return changed;
}

} // namespace scene
