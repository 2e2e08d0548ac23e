#include "files/beside.h"

#include <QDir>
#include <QRandomGenerator>
#include <QRegularExpression>

#include "files/disk_file.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace files {

static constexpr int digits = 12;

QByteArray nameBeside(const QByteArray& folder)
{
    // Not made from the file's name, which may already be as long as a name can be.
    const QByteArray random = QByteArray::number(QRandomGenerator::system()->generate64(), 36).rightJustified(digits, '0', true);
    return folder + "/.poolscope-" + random + ".new";
}

bool holdBeside(int descriptor, const QByteArray& path)
{
    // Filesystems without locks have nobody who could take it away, either.
    ::flock(descriptor, LOCK_EX);
    struct stat mine{};
    struct stat there{};
    return ::fstat(descriptor, &mine) == 0 && ::stat(path.constData(), &there) == 0 && mine.st_ino == there.st_ino && mine.st_dev == there.st_dev;
}

void removeAbandoned(const QByteArray& folder)
{
    static const QRegularExpression kind(QStringLiteral("^\\.poolscope-[0-9a-z]{%1}\\.new$").arg(digits));
    const QDir dir(QFile::decodeName(folder));
    for (const QString& name : dir.entryList({QStringLiteral(".poolscope-*.new")}, QDir::Files | QDir::Dirs | QDir::Hidden)) {
        if (!kind.match(name).hasMatch())
            continue;
        const QString path = dir.filePath(name);
        const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC);
        struct stat info{};
        if (descriptor >= 0 && ::flock(descriptor, LOCK_EX | LOCK_NB) == 0 && ::fstat(descriptor, &info) == 0) {
            if (S_ISDIR(info.st_mode))
                QDir(path).removeRecursively();
            else
                QFile::remove(path);
        }
        if (descriptor >= 0)
            ::close(descriptor);
    }
}

FolderBeside::FolderBeside(const QString& parent)
{
    const QByteArray folder = QFile::encodeName(parent);
    removeAbandoned(folder);
    for (int i = 1;; ++i) {
        m_path = nameBeside(folder);
        if (::mkdir(m_path.constData(), 0777) != 0)
            throw DiskFault(qt_error_string(errno));
        m_descriptor = ::open(m_path.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        const int error = errno;
        if (m_descriptor >= 0 && (holdBeside(m_descriptor, m_path) || i == mostTries))
            return;
        if (m_descriptor >= 0)
            ::close(m_descriptor);
        ::rmdir(m_path.constData());
        if (m_descriptor < 0 && (error != ENOENT || i == mostTries)) // ENOENT: somebody has tidied it up
            throw DiskFault(qt_error_string(error));
    }
}

FolderBeside::~FolderBeside()
{
    QDir(QFile::decodeName(m_path)).removeRecursively();
    ::close(m_descriptor);
}

QString FolderBeside::filePath(const QString& name) const
{
    return QFile::decodeName(m_path) + u'/' + name;
}

} // namespace files
