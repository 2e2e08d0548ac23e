#include "cli/progress_line.h"

#include "cli/console.h"

#include <unistd.h>

#include <cstdio>

namespace cli {

static void write(const std::string& text)
{
    std::fwrite(text.data(), 1, text.size(), stderr);
    std::fflush(stderr);
}

ProgressLine::ProgressLine(const std::string& what)
    : m_what(printable(what))
{
}

ProgressLine::~ProgressLine()
{
    if (m_shown >= 0)
        write("\r\x1b[K");
}

void ProgressLine::show(double done)
{
    constexpr std::chrono::milliseconds noticed{500};
    const int percent = int(100.0 * done);
    if (percent == m_shown || std::chrono::steady_clock::now() - m_start < noticed || !isWatched())
        return;
    m_shown = percent;
    write('\r' + m_what + ": " + std::to_string(percent) + " %");
}

bool isWatched()
{
    return isatty(STDERR_FILENO) != 0;
}

} // namespace cli
