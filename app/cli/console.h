#pragma once

#include "core/printable.h"

#include <functional>
#include <string>
#include <string_view>

namespace cli {

/// What the shell is told.
enum Exit {
    Done = 0,
    Fault = 1, ///< the lesson or a file is at fault
    Usage = 2, ///< the command's own words are off
};

/// Standard output could not be written to. `closed` when nobody reads any more, which is no fault ("show … | head").
struct OutputLost {
    bool closed = false;
    std::string reason;
};

/// Something is at fault, and another program has said what.
struct SaidAlready { };

/// Buffered standard output. Throws OutputLost.
void print(std::string_view text);
void flush();

/// One line on standard error, whatever `line` holds: names and texts come from files of strangers, and a terminal obeys
/// control characters and turns what stands beside a sign of direction.
void complain(std::string_view line);
/// What every text of a lesson and every name of a file goes through before `print`.
using core::printable;

/// Runs a command and turns every way of failing into a line and an exit status.
int guarded(const std::function<int()>& command);

} // namespace cli
