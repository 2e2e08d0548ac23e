#include "files/plain_file.h"

#include <QCryptographicHash>
#include <QFile>

#include "core/lesson_file.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <limits>
#include <sys/stat.h>
#include <unistd.h>

namespace files {

namespace {

FileState stateFrom(const struct stat& info)
{
    constexpr std::int64_t second = 1'000'000'000;
    return {true, std::uint64_t(info.st_dev), std::uint64_t(info.st_ino), std::int64_t(info.st_size),
            std::int64_t(info.st_mtim.tv_sec) * second + info.st_mtim.tv_nsec, {}};
}

[[noreturn]] void refuse(const QString& path, mode_t mode)
{
    const char* sentence = CORE_TEXT("is a device; a plain file is needed");
    if (S_ISDIR(mode))
        sentence = CORE_TEXT("is a folder; a file is needed");
    else if (S_ISFIFO(mode))
        sentence = CORE_TEXT("is a pipe; a plain file is needed. poolscope-cli reads pipes");
    else if (S_ISSOCK(mode))
        sentence = CORE_TEXT("is a socket; a plain file is needed");
    throw core::FileError(path.toStdString(), "", {sentence, {}});
}

[[noreturn]] void fail(const QString& path, int error)
{
    throw core::FileError(path.toStdString(), "", {CORE_TEXT("cannot be opened: {0}"), {std::strerror(error)}});
}

} // namespace

FileState FileState::of(const QString& path)
{
    struct stat info{};
    return ::stat(QFile::encodeName(path).constData(), &info) == 0 ? stateFrom(info) : FileState{};
}

QByteArray FileState::hashOf(const char* bytes, std::size_t count)
{
    return QCryptographicHash::hash(QByteArrayView(bytes, qsizetype(count)), QCryptographicHash::Sha256);
}

void requirePlainFile(const QString& path)
{
    struct stat info{};
    if (::stat(QFile::encodeName(path).constData(), &info) == 0 && !S_ISREG(info.st_mode))
        refuse(path, info.st_mode);
}

PlainFile readPlainFile(const QString& path, std::int64_t most)
{
    // Asked before it is opened: who writes to a pipe would be ended by its being closed again. And afterwards what was
    // opened, which may be another one; O_NONBLOCK lest a pipe be waited for.
    requirePlainFile(path);
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (descriptor < 0)
        fail(path, errno);
    struct Closed {
        int descriptor;
        ~Closed() { ::close(descriptor); }
    } const closed{descriptor};

    struct stat info{};
    if (::fstat(descriptor, &info) != 0)
        fail(path, errno);
    if (!S_ISREG(info.st_mode))
        refuse(path, info.st_mode);
    PlainFile file{{}, stateFrom(info)};
    // The size is only a hint: files of /proc say 0.
    const auto tooLarge = [&] { return std::int64_t(file.bytes.size()) > most; };
    constexpr std::size_t piece = std::size_t(1) << 18;
    if (info.st_size <= most)
        file.bytes.reserve(std::size_t(info.st_size) + piece);
    while (!tooLarge()) {
        const std::size_t have = file.bytes.size();
        file.bytes.resize(have + piece);
        const ssize_t count = ::read(descriptor, file.bytes.data() + have, piece);
        file.bytes.resize(have + std::size_t(std::max<ssize_t>(count, 0)));
        if (count == 0)
            break;
        if (count < 0 && errno != EINTR)
            throw core::FileError(path.toStdString(), "", {CORE_TEXT("cannot be read: {0}"), {std::strerror(errno)}});
    }
    if (tooLarge())
        throw core::FileError(path.toStdString(), "",
                              {CORE_TEXT("is larger than {0} MiB, the most a file can have"), {std::to_string(most >> 20)}});
    file.state.hash = FileState::hashOf(file.bytes.data(), file.bytes.size());
    return file;
}

Change changeSince(const FileState& known, const QString& path, Care care)
{
    constexpr std::int64_t small = 1 << 20;
    const FileState now = FileState::of(path);
    if (!now.exists)
        return known.exists ? Change::Removed : Change::None;
    if (!known.exists)
        return Change::Written;
    if (now.looksLike(known) && (care == Care::Quick || now.size > small))
        return Change::None;
    if (now.size != known.size)
        return Change::Written;
    try {
        return readPlainFile(path, std::numeric_limits<std::int64_t>::max()).state.hash == known.hash ? Change::None : Change::Written;
    } catch (const core::FileError&) {
        return Change::Written; // what cannot be read is not what was read
    }
}

} // namespace files
