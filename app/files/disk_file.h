#pragma once

#include <QByteArray>
#include <QString>

#include "files/out_file.h"

#include <stdexcept>

namespace files {

/// Why a file could not be written: the system's reason, without the file's name.
class DiskFault : public std::runtime_error {
public:
    explicit DiskFault(const QString& reason) : std::runtime_error(reason.toStdString()), m_reason(reason) {}
    const QString& reason() const { return m_reason; }

private:
    QString m_reason;
};

/// There is a pipe, and nobody to read from it.
class NobodyReads : public DiskFault {
public:
    using DiskFault::DiskFault;
};

/// The next version of a file, written beside it and put in its place when it is whole.
///
/// The rule of durability: nobody says "saved", and nobody removes the last other copy of some work, before `commit` has
/// returned. It returns when the bytes are on the disk (fdatasync), the name leads to them (rename), and the folder that
/// holds the name is on the disk too (fsync): POSIX promises none of these from the one before. Until the rename the old
/// file is as it was; when the rename or anything before it fails, it stays so and nothing is left behind. When only the
/// folder cannot be written, the new version stands in place, whole, but `commit` throws, since a loss of power may bring
/// the old one back. Filesystems that know no fsync (EINVAL, ENOSYS, ENOTSUP) keep what they promise without it.
///
/// Links are followed, and an existing file keeps its rights and, as far as the user may, its owner. A file that may not
/// be written to is not replaced either, though its folder would allow that. A pipe or a device has no old content to keep,
/// and a file renamed over it would destroy it: it is written to directly.
class DiskFile {
public:
    /// Throws DiskFault when `path` is a folder or nothing can be written there, NobodyReads rather than wait for a
    /// pipe's reader.
    explicit DiskFile(const QString& path);
    /// Without `commit`, the file stays as it was.
    ~DiskFile();
    DiskFile(const DiskFile&) = delete;
    DiskFile& operator=(const DiskFile&) = delete;

    QIODevice& device() { return m_file; }
    void write(const QByteArray& bytes);

    /// Everything written so far is on the disk, under no name that anybody knows. Throws DiskFault.
    void sync();
    /// Puts it in place, after `sync`. Throws DiskFault.
    void commit();

private:
    void openBeside(const QByteArray& target);
    void openDirectly(const QByteArray& target);
    int openNameless(const QByteArray& folder, unsigned rights);
    int openNamed(const QByteArray& folder, unsigned rights);
    void giveName();
    void close();

    QByteArray m_target;    ///< links followed
    QByteArray m_temporary; ///< the name beside it; empty while there is none
    OutFile m_file;
    int m_descriptor = -1;
    bool m_direct = false;   ///< to a pipe or a device
    bool m_nameless = false; ///< until it is put in place: then nothing is left behind even by a kill
    bool m_synced = false;
};

/// What `path`, an open file, holds is on the disk. Throws DiskFault.
void syncFile(OutFile& file);
/// The names in a folder are on the disk. Throws DiskFault.
void syncFolder(const QByteArray& folder);
/// The file and its name are on the disk; false when that cannot be had.
bool makeDurable(const QString& path);

} // namespace files
