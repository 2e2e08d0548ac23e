#include "formats/numbers.h"

#include "arrays/npy.h"
#include "arrays/npz.h"
#include "core/lesson_file.h"
#include "formats/csv_reader.h"
#include "formats/picture_reader.h"

#include <QFile>

namespace formats {

Source sourceOf(const QByteArray& bytes, const QString& name)
{
    if (!pictureKind(bytes).empty())
        return Source::Picture;
    if (bytes.startsWith("\x93NUMPY"))
        return Source::Npy;
    if (bytes.startsWith("PK\x03\x04") || bytes.startsWith("PK\x05\x06"))
        return Source::Npz;
    const Format* format = findFormat(name, Purpose::Read, Grid);
    const std::string_view id = format ? format->id : std::string_view();
    if (id == "npy")
        return Source::Npy;
    if (id == "npz")
        return Source::Npz;
    if (id == "picture" || id == "png")
        return Source::Picture;
    const QByteArray start = bytes.left(64).trimmed();
    if (id == "json" || start.startsWith('[') || start.startsWith('{'))
        return Source::Json;
    return Source::Table;
}

Numbers readNumbers(const QByteArray& bytes, const QString& name, const ReadOptions& options, const Progress& progress)
{
    const std::string_view view(bytes.constData(), std::size_t(bytes.size()));
    const std::string file = name.toStdString();
    switch (sourceOf(bytes, name)) {
    case Source::Npy:
        return {arrays::parseNpy(view, file), {}, {}};
    case Source::Npz:
        return {arrays::parseNpz(view, file, options.array), {}, {}};
    case Source::Json:
        return {core::parseTensor(view, file), {}, {}};
    case Source::Picture: {
        const QImage image = readPicture(bytes, name, [&](double done) { return !progress || progress(0.9 * done); });
        return {tensorFromImage(image, options.picture, [&](double done) { report(progress, 0.9 + 0.1 * done); }), {}, {}};
    }
    case Source::Table:
        break;
    }
    arrays::Table table = readTable(bytes, name, options.table, progress);
    return {std::move(table.values), std::move(table.notation), std::move(table.notes)};
}

Numbers readNumbersFile(const QString& path, const ReadOptions& options, const Progress& progress)
{
    const std::string bytes = core::readFile(QFile::encodeName(path).toStdString());
    const QString name = path == QLatin1String("-") ? QStringLiteral("standard input") : path;
    return readNumbers(QByteArray::fromRawData(bytes.data(), qsizetype(bytes.size())), name, options, progress);
}

} // namespace formats
