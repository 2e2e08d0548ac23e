#include "window/files/import_source.h"

#include <QCoreApplication>

#include "core/lesson_file.h"
#include "formats/csv_reader.h"
#include "formats/picture_reader.h"
#include "wording/said.h"

#include <algorithm>
#include <new>

namespace window {

namespace {

constexpr int shownSide = 1600;           ///< of a picture on the screen; more pixels would not be seen
constexpr qsizetype shownBytes = 1 << 20; ///< of a text in which a fault is shown

/// The translators' context.
struct Import {
    Q_DECLARE_TR_FUNCTIONS(window::ImportSource)
};

/// The lines of a text table around the row that a fault names; empty for other faults.
QStringList linesAround(const QByteArray& bytes, const core::Message& fault)
{
    constexpr qint64 before = 3;
    constexpr qint64 after = 8;
    if (!std::string_view(fault.text).starts_with("row {0}") || fault.args.empty())
        return {};
    const qint64 wanted = QString::fromStdString(fault.args.front()).toLongLong();
    const QString text = formats::tableText(bytes.left(shownBytes)).replace(QStringLiteral("\r\r\n"), QStringLiteral("\n"));
    QStringList lines;
    qint64 row = 0;
    for (const QString& line : text.split(u'\n')) {
        if (++row > wanted + after)
            break;
        if (row >= wanted - before)
            lines << (row == wanted ? QStringLiteral("▸ ") : QStringLiteral("  ")) + QString::number(row) + QStringLiteral("   ")
                         + wording::plain(line.left(200).trimmed().replace(u'\t', QStringLiteral("    ")).toStdString(), 1000);
    }
    return row < wanted ? QStringList() : lines;
}

/// Runs `work` and turns every way in which reading can fail into a sentence.
template <typename Work>
QString problemOf(Work work, const std::function<void(const core::FileError&)>& fault = {})
{
    try {
        work();
        return {};
    } catch (const core::FileError& error) {
        if (fault)
            fault(error);
        const QString place = wording::saidPlace(error.place());
        const QString sentence = wording::said(error.message());
        return place.isEmpty() ? sentence : wording::saidOf(place, sentence);
    } catch (const formats::FileFault& failure) {
        return failure.sentence();
    } catch (const std::bad_alloc&) {
        return Import::tr("There is not enough memory for this.");
    }
}

/// Finds out what it is, and makes of it what can be shown.
void prepare(ImportSource& source, const formats::Progress& progress)
{
    if (source.image.isNull())
        source.kind = formats::sourceOf(source.bytes, source.name);
    if (source.kind == formats::Source::Npz)
        source.arrays = arrays::npzArrays({source.bytes.constData(), std::size_t(source.bytes.size())}, source.name.toStdString());
    if (source.kind != formats::Source::Picture)
        return;
    if (source.image.isNull()) {
        formats::Photo photo = formats::readPicture(source.bytes, source.name, progress);
        source.image = std::move(photo.image);
        source.notes = std::move(photo.notes);
        source.bytes.clear();
    }
    const bool large = std::max(source.image.width(), source.image.height()) > shownSide;
    source.shown = large ? source.image.scaled(shownSide, shownSide, Qt::KeepAspectRatio, Qt::SmoothTransformation) : source.image;
}

} // namespace

ImportSource importSource(const QString& name, const ImportWork& work, const formats::Progress& progress)
{
    ImportSource source;
    source.name = name;
    source.problem = problemOf([&] {
        work(source, progress);
        prepare(source, progress);
    });
    return source;
}

Imported importedFrom(const ImportSource& source, const formats::ReadOptions& options, const formats::Progress& progress)
{
    Imported converted;
    converted.problem = problemOf([&] {
        if (source.kind == formats::Source::Picture) {
            converted.numbers.values = formats::tensorFromImage(source.image, options.picture, [&](double done) { formats::report(progress, done); });
            converted.numbers.notes = source.notes;
            for (core::Message& note : formats::notesOfPicture(source.image, options.picture))
                converted.numbers.notes.push_back(std::move(note));
        } else if (source.kind == formats::Source::Table) {
            arrays::Table table = formats::readTable(source.bytes, source.name, options.table, progress);
            converted.numbers = {std::move(table.values), std::move(table.notation), table.notes};
            table.values = {};
            table.notation = {};
            converted.table = std::move(table);
        } else {
            converted.numbers = formats::readNumbers(source.bytes, source.name, options, progress);
        }
    }, [&](const core::FileError& fault) {
        if (source.kind == formats::Source::Table)
            converted.lines = linesAround(source.bytes, fault.message());
        if (const auto* question = dynamic_cast<const arrays::TwoReadings*>(&fault))
            converted.question = *question;
    });
    return converted;
}

} // namespace window
