#include "formats/numbers.h"

#include "arrays/foreign.h"
#include "arrays/npy_header.h"
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
    if (arrays::isArchive(viewOf(bytes)))
        return Source::Npz;
    if (arrays::isArray(viewOf(bytes)))
        return Source::Array;
    const Format* format = findFormat(name, Purpose::Read, Grid);
    const std::string_view id = format ? format->id : std::string_view();
    if (id == "npy" || id == "json")
        return Source::Array;
    if (id == "npz")
        return Source::Npz;
    if (id == "picture" || id == "png")
        return Source::Picture;
    return Source::Table;
}

Numbers readNumbers(const QByteArray& bytes, const QString& name, const ReadOptions& options, const Progress& progress)
{
    const std::string_view view = viewOf(bytes);
    const std::string file = name.toStdString();
    if (const core::Message refusal = arrays::refusalOf(view); !refusal.empty())
        throw core::FileError(file, "", refusal);
    switch (sourceOf(bytes, name)) {
    case Source::Npz: {
        arrays::NpyArray array = arrays::parseNpz(view, file, options.array);
        return arrays::numbersOf(std::move(array), file, options.channels);
    }
    case Source::Picture: {
        const Photo photo = readPicture(bytes, name, [&](double done) { return !progress || progress(0.9 * done); });
        Numbers numbers;
        numbers.values = tensorFromImage(photo.image, options.picture, [&](double done) { report(progress, 0.9 + 0.1 * done); });
        numbers.notes = photo.notes;
        for (core::Message& note : notesOfPicture(photo.image, options.picture))
            numbers.notes.push_back(std::move(note));
        return numbers;
    }
    case Source::Array:
        if (view.starts_with(arrays::npyStart))
            break;
        if (!arrays::isArray(view)) { // a name that says more than the bytes: its own reader says what is wrong
            if (name.endsWith(QStringLiteral(".npy"), Qt::CaseInsensitive))
                return {arrays::parseNpy(view, file), {}, {}};
            return {core::parseTensor(view, file), {}, {}};
        }
        break;
    case Source::Table:
        break;
    }
    return arrays::readNumbers(view, file, options, [&](double done) { report(progress, done); });
}

Numbers readNumbersFile(const QString& path, const ReadOptions& options, const Progress& progress)
{
    const std::string bytes = core::readFile(QFile::encodeName(path).toStdString());
    const QString name = path == QLatin1String("-") ? QStringLiteral("standard input") : path;
    return readNumbers(QByteArray::fromRawData(bytes.data(), qsizetype(bytes.size())), name, options, progress);
}

} // namespace formats
