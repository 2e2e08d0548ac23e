#include "cli/sibling.h"

#include "cli/console.h"
#include "core/lesson_file.h"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <memory>
#include <utility>

#ifdef _WIN32
#include <cstdlib>
#include <process.h>
#else
#include <sys/wait.h>
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

static std::string siblingPath(const std::string& name)
{
    const std::string own = ownPath();
    return own.substr(0, own.find_last_of("/\\") + 1) + name;
}

static std::vector<char*> wordsOf(const std::string& path, const std::vector<std::string>& arguments)
{
    std::vector<char*> argv{const_cast<char*>(path.c_str())}; // exec's signature predates const; it writes to none
    for (const std::string& argument : arguments)
        argv.push_back(const_cast<char*>(argument.c_str()));
    argv.push_back(nullptr);
    return argv;
}

std::string becomeSibling(const std::string& name, const std::vector<std::string>& arguments)
{
    const std::string path = siblingPath(name);
    const std::vector<char*> argv = wordsOf(path, arguments);
#ifdef _WIN32
    const auto status = _spawnv(_P_WAIT, path.c_str(), argv.data()); // exec would not wait on Windows
    if (status >= 0)
        std::exit(int(status));
#else
    execv(path.c_str(), argv.data());
#endif
    return path + ": cannot be started: " + std::strerror(errno);
}

#ifdef _WIN32
std::optional<std::string> outputOfSibling(const std::string& name, const std::vector<std::string>&, std::string_view, const std::string&)
{
    throw core::FileError(name, "", {CORE_TEXT("cannot be started: {0}"), {"pictures and .npz archives are read by `export` here"}});
}
#else
std::optional<std::string> outputOfSibling(const std::string& name, const std::vector<std::string>& arguments, std::string_view input,
                                           const std::string& of)
{
    const std::string path = siblingPath(name);
    const std::vector<char*> argv = wordsOf(path, arguments);
    const auto fail = [&](int error) -> void { throw core::FileError(path, "", {CORE_TEXT("cannot be started: {0}"), {std::strerror(error)}}); };
    // A file rather than a second pipe: nobody then waits for the other.
    const std::unique_ptr<std::FILE, decltype(&std::fclose)> held(std::tmpfile(), &std::fclose);
    int ends[2];
    if (access(path.c_str(), X_OK) != 0 || !held
        || (!input.empty() && std::fwrite(input.data(), 1, input.size(), held.get()) != input.size()) || std::fflush(held.get()) != 0
        || pipe(ends) != 0)
        fail(errno);
    lseek(fileno(held.get()), 0, SEEK_SET);
    const pid_t child = fork();
    if (child < 0)
        fail(errno);
    if (child == 0) {
        dup2(fileno(held.get()), STDIN_FILENO);
        dup2(ends[1], STDOUT_FILENO);
        close(ends[0]);
        close(ends[1]);
        execv(path.c_str(), argv.data());
        _exit(Fault);
    }
    close(ends[1]);
    std::string out;
    std::string piece(std::size_t(1) << 16, '\0');
    ssize_t count = 0;
    while ((count = read(ends[0], piece.data(), piece.size())) > 0 || (count < 0 && errno == EINTR))
        out.append(piece, 0, std::size_t(std::max<ssize_t>(count, 0)));
    close(ends[0]);
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) { }
    if (WIFSIGNALED(status)) {
        const int signal = WTERMSIG(status);
        throw core::FileError(of, "", {CORE_TEXT("cannot be read: {0}, which was reading it, was ended by signal {1} ({2})"),
                                       {name, std::to_string(signal), strsignal(signal)}});
    }
    return WIFEXITED(status) && WEXITSTATUS(status) == Done ? std::optional(std::move(out)) : std::nullopt;
}
#endif

} // namespace cli
