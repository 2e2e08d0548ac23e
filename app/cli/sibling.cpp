#include "cli/sibling.h"

#include <cerrno>
#include <cstdint>
#include <cstring>

#ifdef _WIN32
#include <cstdlib>
#include <process.h>
#else
#include <unistd.h>
#endif
#ifdef __APPLE__
#include <mach-o/dyld.h>
#endif

namespace cli {

/// The path of the running program.
static std::string ownPath()
{
#if defined(_WIN32)
    return _pgmptr;
#elif defined(__APPLE__)
    char path[4096];
    std::uint32_t size = sizeof path;
    return _NSGetExecutablePath(path, &size) == 0 ? path : "";
#else
    char path[4096];
    const ssize_t length = readlink("/proc/self/exe", path, sizeof path);
    return length > 0 ? std::string(path, std::size_t(length)) : std::string();
#endif
}

std::string becomeSibling(const std::string& name, const std::vector<std::string>& arguments)
{
    const std::string own = ownPath();
    const std::string path = own.substr(0, own.find_last_of("/\\") + 1) + name;
    std::vector<char*> argv{const_cast<char*>(path.c_str())}; // exec's signature predates const; it writes to none
    for (const std::string& argument : arguments)
        argv.push_back(const_cast<char*>(argument.c_str()));
    argv.push_back(nullptr);
#ifdef _WIN32
    const auto status = _spawnv(_P_WAIT, path.c_str(), argv.data()); // exec would not wait on Windows
    if (status >= 0)
        std::exit(int(status));
#else
    execv(path.c_str(), argv.data());
#endif
    return path + ": cannot be started: " + std::strerror(errno);
}

} // namespace cli
