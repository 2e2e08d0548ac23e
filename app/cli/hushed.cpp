#include "cli/hushed.h"

#include <string>
#include <string_view>

#ifndef _WIN32
#include <unistd.h>
#endif

namespace cli {

#ifdef _WIN32
Hushed::Hushed() = default;
Hushed::~Hushed() = default;
#else
Hushed::Hushed()
{
    std::fflush(stderr);
    m_kept = std::tmpfile();
    m_error = m_kept ? dup(STDERR_FILENO) : -1;
    if (m_error >= 0)
        dup2(fileno(m_kept), STDERR_FILENO);
}

Hushed::~Hushed()
{
    if (m_error < 0) {
        if (m_kept)
            std::fclose(m_kept);
        return;
    }
    std::fflush(stderr);
    dup2(m_error, STDERR_FILENO);
    close(m_error);
    std::rewind(m_kept);
    std::string line;
    for (int c = std::fgetc(m_kept); c != EOF; c = std::fgetc(m_kept)) {
        line += char(c);
        if (c == '\n') {
            if (!std::string_view(line).starts_with("libpng "))
                std::fwrite(line.data(), 1, line.size(), stderr);
            line.clear();
        }
    }
    std::fwrite(line.data(), 1, line.size(), stderr);
    std::fclose(m_kept);
}
#endif

} // namespace cli
