#include "formats/format.h"

#include "files/disk_file.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStringList>
#include <QThread>

#include <memory>

namespace formats {

Content contentOf(const Export& what)
{
    const auto* film = std::get_if<scene::Film>(&what);
    if (film && film->firstStep == film->lastStep)
        return Picture;
    constexpr Content contents[] = {Animation, Steps, Grid, Costs, LessonText}; // in the order of Export's alternatives
    static_assert(std::size(contents) == std::variant_size_v<Export::variant>);
    return contents[what.index()];
}

static bool serves(const Format& format, Purpose purpose, unsigned contents)
{
    return purpose == Purpose::Read ? format.canRead(contents) : format.canWrite(contents);
}

/// Whether `name` ends in that extension: in a dot and the extension, or in a place for numbers of any width where the
/// extension begins with one, "%04d.png".
static bool endsIn(const QString& name, std::string_view extension)
{
    const QString end = QString::fromUtf8(extension.data(), qsizetype(extension.size()));
    if (!extension.starts_with('%'))
        return name.endsWith(QLatin1Char('.') + end, Qt::CaseInsensitive);
    const QString rest = QRegularExpression::escape(end.mid(end.indexOf(QLatin1Char('d')) + 1));
    return QRegularExpression(QStringLiteral("%0?\\d*d") + rest + QLatin1Char('$'), QRegularExpression::CaseInsensitiveOption)
        .match(name)
        .hasMatch();
}

const Format* findFormat(const QString& fileName, Purpose purpose, unsigned contents, unsigned preferred)
{
    const QFileInfo info(fileName);
    const Format* best = nullptr;
    std::size_t longest = 0;
    const Format* forFolder = nullptr;
    for (const Format* format : formats()) {
        if (!serves(*format, purpose, contents))
            continue;
        if (format->writeFiles && !forFolder)
            forFolder = format;
        for (const std::string_view extension : format->extensions) {
            if (extension.size() < longest || !endsIn(info.fileName(), extension))
                continue;
            if (!best || extension.size() > longest || (serves(*format, purpose, preferred) && !serves(*best, purpose, preferred))) {
                best = format;
                longest = extension.size();
            }
        }
    }
    const bool folder = purpose == Purpose::Write && (fileName.endsWith(QLatin1Char('/')) || info.isDir());
    return best || !folder ? best : forFolder;
}

QString extensionList()
{
    QStringList all;
    for (const Format* format : formats()) {
        if (!format->canWrite(~0U))
            continue;
        // The usual one of each; where two formats share it, once.
        const std::string_view extension = format->extensions.front();
        const QString shown = QLatin1Char('.') + QString::fromUtf8(extension.data(), qsizetype(extension.size()));
        if (!all.contains(shown))
            all << shown;
    }
    return all.join(QStringLiteral(", "));
}

void put(QIODevice& device, QByteArrayView bytes)
{
    if (device.write(bytes.data(), bytes.size()) != bytes.size())
        throw FileFault(device.errorString());
}

void report(const Progress& progress, double done)
{
    if (progress && !progress(done))
        throw Cancelled{};
}

static FileFault writeFault(const QString& path, const QString& reason)
{
    return FileFault(QCoreApplication::translate("formats", "%1: cannot be written: %2").arg(path, reason));
}

/// A pipe waits for its reader, as it does for any command; until then `progress` may give up.
static std::unique_ptr<files::DiskFile> openWhenRead(const QString& path, const Progress& progress)
{
    constexpr unsigned long moment = 50; // milliseconds
    while (true) {
        try {
            return std::make_unique<files::DiskFile>(path);
        } catch (const files::NobodyReads&) {
            report(progress, 0.0);
            QThread::msleep(moment);
        }
    }
}

void writeFile(const QString& path, const Format& format, const Export& what, const Progress& progress)
{
    if (!format.writeFiles && QFileInfo(path).isDir())
        throw writeFault(path, QCoreApplication::translate("formats", "it is a folder"));
    if (!format.canWrite(contentOf(what)))
        throw writeFault(path, QCoreApplication::translate("formats", "this kind of file cannot hold it"));
    try {
        if (format.writeFiles) {
            format.writeFiles(what, path, progress);
            return;
        }
        const std::unique_ptr<files::DiskFile> file = openWhenRead(path, progress);
        format.write(what, file->device(), progress);
        file->commit();
    } catch (const FileFault& fault) {
        throw writeFault(path, fault.sentence());
    } catch (const files::DiskFault& fault) {
        throw writeFault(path, fault.reason());
    }
}

} // namespace formats
