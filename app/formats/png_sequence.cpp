#include "files/beside.h"
#include "files/disk_file.h"
#include "formats/palette.h"
#include "formats/reel.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QImageWriter>
#include <QRegularExpression>

#include <cstdio>
#include <optional>

// Every picture of the film as a numbered PNG. They are written into a folder of their own beside their place, and go there
// when all of them are whole.

namespace formats {

namespace {

/// Where pictures go and how they are called.
struct Numbering {
    QString folder;
    QString before;
    QString after;
    int digits = 4;
    bool makeFolder = false;

    QString name(int number) const
    {
        return before + QString::number(number).rightJustified(digits, QLatin1Char('0')) + after;
    }
};

/// "frames/x-%04d.png" names files; anything else is a folder for frame-0000.png and the others.
Numbering numberingOf(const QString& path)
{
    static const QRegularExpression pattern(QStringLiteral("%0?(\\d*)d(?!.*%0?\\d*d)")); // the last: a lesson's name may hold one too
    const QFileInfo info(path);
    const QRegularExpressionMatch match = pattern.match(info.fileName());
    if (!match.hasMatch() || info.isDir())
        return {path, QStringLiteral("frame-"), QStringLiteral(".png"), 4, !info.exists()};
    return {info.path(), info.fileName().left(match.capturedStart()), info.fileName().mid(match.capturedEnd()),
            std::clamp(match.captured(1).toInt(), 1, 9), false};
}

QByteArray packed(const QImage& image)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, "png");
    writer.setCompression(30); // of 100: flat areas pack well at once, and the rest takes long for little
    if (!writer.write(indexedWhereFew(image)))
        throw FileFault(writer.errorString());
    return buffer.data();
}

void save(const QString& path, const QByteArray& bytes)
{
    files::OutFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        throw FileFault(file.errorString());
    put(file, bytes);
    files::syncFile(file);
}

/// Moves a file over whatever stands there, in one step.
void move(const QString& from, const QString& to)
{
    if (std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
        throw FileFault(QCoreApplication::translate("formats", "%1 cannot be put in place").arg(to));
}

void write(const Export& what, const QString& path, const Progress& progress)
{
    const auto& film = std::get<scene::Film>(what);
    report(progress, 0.0);
    const Numbering numbering = numberingOf(path);
    const QDir parent(numbering.makeFolder ? QFileInfo(QDir::cleanPath(path)).path() : numbering.folder);
    Reel reel(film);
    try {
        const files::FolderBeside temporary(parent.path());
        while (reel.next()) {
            report(progress, double(reel.index()) / reel.count());
            const QByteArray picture = packed(reel.picture());
            for (int k = 0; k < reel.repeats(); ++k) {
                report(progress, double(reel.index() + k) / reel.count());
                save(temporary.filePath(numbering.name(reel.index() + k)), picture);
            }
        }
        if (numbering.makeFolder && !QDir().mkpath(numbering.folder))
            throw FileFault(QCoreApplication::translate("formats", "the folder cannot be made"));
        const QDir folder(numbering.folder);
        for (int k = 0; k < reel.count(); ++k)
            move(temporary.filePath(numbering.name(k)), folder.filePath(numbering.name(k)));
        files::syncFolder(QFile::encodeName(folder.absolutePath()));
        if (numbering.makeFolder)
            files::syncFolder(QFile::encodeName(parent.absolutePath()));
    } catch (const files::DiskFault& fault) {
        throw FileFault(fault.reason());
    }
}

} // namespace

extern const Format pngSequenceFormat = {
    .id = "png-sequence",
    .extensions = {"%04d.png"},
    .title = QT_TRANSLATE_NOOP("formats", "Numbered pictures (PNG)"),
    .use = QT_TRANSLATE_NOOP("formats", "For cutting a film of your own, or flipping through"),
    .carries = Picture | Animation,
    .knows = Time,
    .writeFiles = write,
};

} // namespace formats
