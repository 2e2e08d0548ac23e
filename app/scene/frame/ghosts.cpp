// What a maximum's padding would do if it were 0.
#include "frame/plane_boards.h"

#include "core/evaluate.h"

namespace scene {

namespace {

/// What one direction of a window stands on.
struct Under {
    bool padding = false;  ///< some of it lies in the padding
    bool anything = false; ///< some of it lies in the input or the padding, not past both
};

Under underneath(const core::Axis& axis, int out, int in)
{
    Under under;
    const core::Span window = axis.window(out);
    for (int k = 0; k < window.count; ++k) {
        const int at = window.at(k);
        const bool beyond = axis.isBeyond(at, in);
        under.anything = under.anything || !beyond;
        under.padding = under.padding || (!beyond && (at < 0 || at >= in));
    }
    return under;
}

} // namespace

std::optional<std::int64_t> markZeroGhosts(const Shown& shown, Board& input, Board& output)
{
    if (shown.op.reads != core::Reads::Window || !shown.op.chooses() || input.pads.isNull())
        return std::nullopt;
    input.padText = QStringLiteral("(0)");
    std::vector<Under> rows;
    std::vector<Under> cols;
    for (int row = 0; row < shown.out.h; ++row)
        rows.push_back(underneath(shown.geometry.rows, row, shown.in.h));
    for (int col = 0; col < shown.out.w; ++col)
        cols.push_back(underneath(shown.geometry.cols, col, shown.in.w));
    constexpr std::size_t most = 4096; // more of them than anybody reads
    std::int64_t changed = 0;
    for (int row = 0; row < shown.out.h; ++row) {
        for (int col = 0; col < shown.out.w; ++col) {
            const Under& r = rows[std::size_t(row)];
            const Under& c = cols[std::size_t(col)];
            const bool padded = (r.padding && c.anything) || (c.padding && r.anything);
            if (!padded) // most of a picture: not even its value is asked for
                continue;
            const double value = output.valueAt(row, col);
            if (!(shown.op.makes == core::Makes::Smallest ? value > 0.0 : value < 0.0))
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
