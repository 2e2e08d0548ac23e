#pragma once

#include <QByteArray>
#include <QString>

namespace files {

/// What is written beside its place until it is whole has a name of this kind, ".poolscope-….new", and whoever writes it
/// holds a lock (flock) on it. So what a killed program has left can be told from what another one is writing.
QByteArray nameBeside(const QByteArray& folder);
/// Holds such a name as its own; false when somebody tidied it up before that was known, and it must be made anew.
bool holdBeside(int descriptor, const QByteArray& path);
/// How often it is made anew. On filesystems that number their files anew at each look nobody can tell, and after that many
/// it is taken for held.
constexpr int mostTries = 8;
/// Removes what killed programs have left in a folder.
void removeAbandoned(const QByteArray& folder);

/// A folder beside the place of several files, which is gone with all that is still in it when this goes.
class FolderBeside {
public:
    /// Throws DiskFault.
    explicit FolderBeside(const QString& parent);
    ~FolderBeside();
    FolderBeside(const FolderBeside&) = delete;
    FolderBeside& operator=(const FolderBeside&) = delete;

    QString filePath(const QString& name) const;

private:
    QByteArray m_path;
    int m_descriptor = -1;
};

} // namespace files
