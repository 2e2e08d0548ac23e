#pragma once

#include <QtGlobal>

#include <optional>

namespace window {

/// Time that passes while it is not stopped; `now` in milliseconds, of whichever clock.
struct StopWatch {
    qint64 gathered = 0;          ///< before it was started last
    std::optional<qint64> since{}; ///< when that was; nothing: it is stopped

    bool runs() const { return since.has_value(); }
    qint64 elapsed(qint64 now) const { return gathered + (since ? now - *since : 0); }
    void toggle(qint64 now)
    {
        gathered = elapsed(now);
        since = since ? std::nullopt : std::optional(now);
    }
    /// From zero, running or stopped as before.
    void reset(qint64 now)
    {
        gathered = 0;
        if (since)
            since = now;
    }

    bool operator==(const StopWatch&) const = default;
};

} // namespace window
