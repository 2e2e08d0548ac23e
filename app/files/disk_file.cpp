#include "files/disk_file.h"

#include <QCoreApplication>
#include <QFileInfo>

#include "files/beside.h"

#include <cerrno>
#include <climits>
#include <cstdio>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace files {

namespace {

[[noreturn]] void fail(int error)
{
    throw DiskFault(qt_error_string(error));
}

QByteArray folderOf(const QByteArray& path)
{
    const qsizetype slash = path.lastIndexOf('/');
    return slash < 0 ? QByteArray(".") : path.left(slash == 0 ? 1 : slash);
}

/// Where links lead, also when the last one leads to a file that is yet to be made.
QByteArray followed(QByteArray path)
{
    constexpr int mostLinks = 40; // Linux's own limit (path_resolution(7))
    for (int i = 0; i < mostLinks; ++i) {
        char buffer[PATH_MAX];
        const ssize_t length = ::readlink(path.constData(), buffer, sizeof buffer);
        if (length < 0)
            return path;
        const QByteArray target(buffer, length);
        path = target.startsWith('/') ? target : folderOf(path) + '/' + target;
    }
    fail(ELOOP);
}

/// What fsync says where there is nothing to be synchronised: pipes, and filesystems that do not know it.
bool knowsNoSync(int error)
{
    return error == EINVAL || error == ENOSYS || error == ENOTSUP || error == EOPNOTSUPP; // NOLINT(misc-redundant-expression): the same on Linux alone
}

void synchronise(int descriptor, int (*how)(int))
{
    while (how(descriptor) != 0) {
        if (errno == EINTR)
            continue;
        if (!knowsNoSync(errno))
            fail(errno);
        break;
    }
}

/// Gives the new version the rights and the owner of the one before.
void takeRights(int descriptor, const struct stat& old)
{
    struct stat now{};
    if (::fstat(descriptor, &now) != 0)
        fail(errno);
    mode_t rights = old.st_mode & 07777U;
    const bool other = now.st_uid != old.st_uid || now.st_gid != old.st_gid;
    if (other && ::fchown(descriptor, old.st_uid, old.st_gid) != 0 && ::fchown(descriptor, uid_t(-1), old.st_gid) != 0)
        // It belongs to another group now, which gets no more than everybody had.
        rights = (rights & ~070U & 0777U) | ((rights & 07U) << 3U);
    if (::fchmod(descriptor, rights) != 0 && (now.st_mode & 07777U) != rights && errno != EPERM)
        fail(errno); // EPERM: FAT and its like have no rights to give
}

} // namespace

DiskFile::DiskFile(const QString& path)
{
    const QByteArray encoded = QFile::encodeName(path);
    struct stat old{};
    const bool exists = ::stat(encoded.constData(), &old) == 0;
    if (!exists && errno != ENOENT)
        fail(errno);
    if (exists && S_ISDIR(old.st_mode))
        fail(EISDIR);
    if (exists && !S_ISREG(old.st_mode))
        openDirectly(encoded);
    else
        openBeside(followed(encoded));
}

void DiskFile::openDirectly(const QByteArray& target)
{
    m_descriptor = ::open(target.constData(), O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (m_descriptor < 0 && errno == ENXIO)
        throw NobodyReads(QCoreApplication::translate("files", "nobody reads at the other end"));
    if (m_descriptor < 0)
        fail(errno);
    // Whoever reads may be slow; that is no error.
    ::fcntl(m_descriptor, F_SETFL, ::fcntl(m_descriptor, F_GETFL) & ~O_NONBLOCK);
    m_direct = true;
    if (!m_file.open(m_descriptor, QIODevice::WriteOnly, QFileDevice::DontCloseHandle))
        throw DiskFault(m_file.errorString());
}

int DiskFile::openNameless(const QByteArray& folder, unsigned rights)
{
    // Giving it a name later goes by its entry in /proc (open(2), O_TMPFILE).
    if (::access("/proc/self/fd", X_OK) != 0)
        return -1;
    const int descriptor = ::open(folder.constData(), O_WRONLY | O_TMPFILE | O_CLOEXEC, rights);
    m_nameless = descriptor >= 0;
    if (m_nameless)
        ::flock(descriptor, LOCK_EX); // for the moment between its name and its place
    return descriptor;
}

int DiskFile::openNamed(const QByteArray& folder, unsigned rights)
{
    for (int i = 0;; ++i) {
        m_temporary = nameBeside(folder);
        const int descriptor = ::open(m_temporary.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, rights);
        const int error = errno;
        if (descriptor >= 0 && (holdBeside(descriptor, m_temporary) || i + 1 >= mostTries))
            return descriptor;
        if (descriptor >= 0) {
            ::close(descriptor);
            ::unlink(m_temporary.constData());
        }
        m_temporary.clear();
        if (descriptor < 0 && (error != EEXIST || i + 1 >= mostTries))
            fail(error);
    }
}

void DiskFile::openBeside(const QByteArray& target)
{
    m_target = target;
    const QByteArray folder = folderOf(target);
    struct stat old{};
    const bool exists = ::stat(target.constData(), &old) == 0;
    if (exists && ::faccessat(AT_FDCWD, target.constData(), W_OK, AT_EACCESS) != 0)
        fail(errno);
    removeAbandoned(folder);
    // Nobody else reads it before it has the rights of the file that it replaces.
    const unsigned rights = exists ? 0600 : 0666;
    m_descriptor = openNameless(folder, rights);
    if (m_descriptor < 0)
        m_descriptor = openNamed(folder, rights); // filesystems that know no O_TMPFILE
    try {
        if (exists)
            takeRights(m_descriptor, old);
        if (!m_file.open(m_descriptor, QIODevice::WriteOnly, QFileDevice::DontCloseHandle))
            throw DiskFault(m_file.errorString());
    } catch (const DiskFault&) { // a destructor will not follow
        ::close(m_descriptor);
        ::unlink(m_temporary.constData());
        throw;
    }
}

void DiskFile::giveName()
{
    const QByteArray self = "/proc/self/fd/" + QByteArray::number(m_descriptor);
    const QByteArray name = nameBeside(folderOf(m_target));
    if (::linkat(AT_FDCWD, self.constData(), AT_FDCWD, name.constData(), AT_SYMLINK_FOLLOW) != 0)
        fail(errno);
    m_temporary = name;
}

DiskFile::~DiskFile()
{
    m_file.close();
    if (m_descriptor >= 0)
        ::close(m_descriptor);
    if (!m_temporary.isEmpty())
        ::unlink(m_temporary.constData());
}

void DiskFile::write(const QByteArray& bytes)
{
    m_synced = false;
    if (m_file.write(bytes) != bytes.size())
        throw DiskFault(m_file.errorString());
}

void DiskFile::sync()
{
    syncFile(m_file);
    m_synced = true;
}

void DiskFile::close()
{
    m_file.close();
    const int descriptor = std::exchange(m_descriptor, -1);
    // A network's disk may tell only now that the quota is used up. (EINTR: Linux has closed it all the same.)
    if (descriptor >= 0 && ::close(descriptor) != 0 && errno != EINTR)
        fail(errno);
}

void DiskFile::commit()
{
    if (!m_synced || m_file.bytesToWrite() > 0)
        sync();
    if (m_nameless)
        giveName();
    else
        close();
    if (m_direct)
        return;
    if (::rename(m_temporary.constData(), m_target.constData()) != 0)
        fail(errno);
    m_temporary.clear();
    if (m_nameless) {
        synchronise(m_descriptor, ::fsync); // that it has a name now
        close();
    }
    syncFolder(folderOf(m_target));
}

void syncFile(OutFile& file)
{
    if (!file.writeOut())
        throw DiskFault(file.errorString());
    synchronise(file.handle(), ::fdatasync);
}

void syncFolder(const QByteArray& folder)
{
    const int descriptor = ::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0 && errno == EACCES)
        return; // one may write into it, but not read it: then nobody can ask
    if (descriptor < 0)
        fail(errno);
    try {
        synchronise(descriptor, ::fsync);
    } catch (const DiskFault&) {
        ::close(descriptor);
        throw;
    }
    ::close(descriptor);
}

bool makeDurable(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    try {
        synchronise(file.handle(), ::fdatasync);
        syncFolder(folderOf(followed(QFile::encodeName(path))));
        return true;
    } catch (const DiskFault&) {
        return false;
    }
}

} // namespace files
