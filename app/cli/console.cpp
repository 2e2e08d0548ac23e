#include "cli/console.h"

#include "core/lesson_file.h"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <exception>
#include <new>
#include <stdexcept>

namespace cli {

[[noreturn]] static void outputLost(int error)
{
    throw OutputLost{error == EPIPE, std::strerror(error)};
}

void print(std::string_view text)
{
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size())
        outputLost(errno);
}

void flush()
{
    if (std::fflush(stdout) != 0)
        outputLost(errno);
}

void complain(std::string_view line)
{
    const std::string text = printable(line) + '\n';
    std::fwrite(text.data(), 1, text.size(), stderr);
}

int guarded(const std::function<int()>& command)
{
#ifdef SIGPIPE
    std::signal(SIGPIPE, SIG_IGN); // a closed pipe is reported by fwrite instead
#endif
    try {
        const int status = command();
        flush();
        return status;
    } catch (const OutputLost& lost) {
        if (lost.closed)
            return Done;
        complain("standard output: cannot be written: " + lost.reason);
    } catch (const SaidAlready&) {
        return Fault;
    } catch (const core::FileError& error) {
        complain(error.what());
    } catch (const std::bad_alloc&) {
        complain("not enough memory for this lesson");
    } catch (const std::exception& error) {
        complain(error.what());
    }
    return Fault;
}

} // namespace cli
