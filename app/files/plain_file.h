#pragma once

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <string>

namespace files {

/// What a file was like when it was read or written: enough to see that somebody else has written it since.
struct FileState {
    bool exists = false;
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    std::int64_t size = 0;
    std::int64_t modified = 0; ///< nanoseconds since 1970
    QByteArray hash;           ///< SHA-256 of its bytes; empty when they were not looked at

    /// As it is now, its bytes aside.
    static FileState of(const QString& path);
    static QByteArray hashOf(const char* bytes, std::size_t count);
    /// The same file, as far as can be seen without reading it.
    bool looksLike(const FileState& other) const
    {
        return exists == other.exists && device == other.device && inode == other.inode && size == other.size && modified == other.modified;
    }
    bool operator==(const FileState&) const = default;
};

/// Throws core::FileError when there is something at `path` that is no plain file: a folder, a pipe, a device. Such a
/// thing may never end, or never begin, and a window cannot wait for it.
void requirePlainFile(const QString& path);

struct PlainFile {
    std::string bytes;
    FileState state;
};
/// A plain file's bytes, at most `most` of them. Throws core::FileError for anything else, without waiting for it.
PlainFile readPlainFile(const QString& path, std::int64_t most);

enum class Change { None, Written, Removed };
enum class Care { Quick, Thorough };

/// What has become of the file at `path` since it was `known`. A file that was only touched, or that was replaced by the
/// same bytes, has not changed. `Care::Quick` reads it only when it looks like another one; `Thorough` reads a small one
/// always, since two writes within a clock tick of the filesystem (4 ms on Linux) leave the same time.
Change changeSince(const FileState& known, const QString& path, Care care);

} // namespace files
