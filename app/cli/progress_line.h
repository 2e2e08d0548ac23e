#pragma once

#include <chrono>
#include <string>

namespace cli {

/// Says on a terminal how far something is, once it takes longer than one notices, on a line that goes with this object.
class ProgressLine {
public:
    /// `what` is shown as it is, but for what a terminal would obey.
    explicit ProgressLine(const std::string& what);
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    void show(double done);

private:
    std::string m_what;
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
    int m_shown = -1;
};

/// Whether somebody sees standard error.
bool isWatched();

} // namespace cli
