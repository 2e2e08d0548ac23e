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

std::string printable(std::string_view text)
{
    static const char digits[] = "0123456789abcdef";
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        // U+0080 to U+009F, two bytes in UTF-8, are control characters too.
        const bool wide = byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
        if (byte >= 0x20 && byte != 0x7F && !wide) {
            out += text[i];
            continue;
        }
        const auto code = wide ? static_cast<unsigned char>(text[++i]) : byte;
        out += code == '\n' ? "\\n" : code == '\t' ? "\\t" : std::string("\\x") + digits[code >> 4] + digits[code & 15];
    }
    return out;
}

void complain(std::string_view line)
{
    const std::string text = printable(line) + '\n';
    std::fwrite(text.data(), 1, text.size(), stderr);
}

int guarded(int (*command)(void*), void* argument)
{
#ifdef SIGPIPE
    std::signal(SIGPIPE, SIG_IGN); // a closed pipe is reported by fwrite instead
#endif
    try {
        const int status = command(argument);
        flush();
        return status;
    } catch (const OutputLost& lost) {
        if (lost.closed)
            return Done;
        complain("standard output: cannot be written: " + lost.reason);
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
