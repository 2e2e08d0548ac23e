#include "document/autosave_file.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtEndian>

#include "core/check.h"
#include "core/lesson_file.h"
#include "files/disk_file.h"
#include "document/file_store.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace document {

namespace {

constexpr int version = 1;
/// A photograph of 600 × 600 is written as JSON within a tenth of a second; from here on it would be felt.
constexpr std::int64_t mostAsJson = 1 << 19;
/// Two planes of the largest size, 128 MiB: more than any lesson file can hold.
constexpr std::int64_t mostNumbers = 1 << 25;
constexpr std::int64_t mostBytes = core::maxFileBytes + mostNumbers * 6;

constexpr std::string_view beginning = R"({"poolscope_autosave":)";
constexpr std::string_view numbersBegin = ",\"float32\":\"";
constexpr std::string_view numbersEnd = "\"";
constexpr std::string_view ending = "}\n";

[[noreturn]] void fail(const QString& path, core::Message message)
{
    throw core::FileError(path.toStdString(), {}, std::move(message));
}

QJsonObject toJson(const files::FileState& state)
{
    if (!state.exists)
        return {};
    return {{QStringLiteral("device"), qint64(state.device)}, {QStringLiteral("inode"), qint64(state.inode)},
            {QStringLiteral("size"), qint64(state.size)}, {QStringLiteral("modified"), qint64(state.modified)},
            {QStringLiteral("sha256"), QString::fromLatin1(state.hash.toHex())}};
}

files::FileState stateFrom(const QJsonObject& object)
{
    if (object.isEmpty())
        return {};
    return {true, std::uint64_t(object[QStringLiteral("device")].toInteger()), std::uint64_t(object[QStringLiteral("inode")].toInteger()),
            object[QStringLiteral("size")].toInteger(), object[QStringLiteral("modified")].toInteger(),
            QByteArray::fromHex(object[QStringLiteral("sha256")].toString().toLatin1())};
}

QJsonArray toJson(const core::Shape& shape)
{
    return {shape.n, shape.c, shape.h, shape.w};
}

QJsonObject toJson(const core::Notation& notation)
{
    QJsonObject object;
    for (const auto& [position, written] : notation)
        object[QString::number(position)] = QString::fromStdString(written);
    return object;
}

core::Notation notationFrom(const QJsonObject& object)
{
    core::Notation notation;
    for (auto entry = object.begin(); entry != object.end(); ++entry)
        notation[entry.key().toLongLong()] = entry.value().toString().toStdString();
    return notation;
}

QByteArray bytesOf(std::string_view text)
{
    return QByteArray::fromRawData(text.data(), qsizetype(text.size()));
}

void writeNumbers(files::DiskFile& file, std::span<const float> numbers)
{
    // In pieces whose bytes are a multiple of three, which base64 turns into four letters each without padding.
    constexpr std::size_t piece = std::size_t(3) << 16;
    std::vector<quint32> bits(std::min(piece, numbers.size()));
    for (std::size_t first = 0; first < numbers.size(); first += piece) {
        const std::size_t count = std::min(piece, numbers.size() - first);
        qToLittleEndian<quint32>(numbers.data() + first, qsizetype(count), bits.data());
        file.write(QByteArray::fromRawData(reinterpret_cast<const char*>(bits.data()), qsizetype(count * sizeof(quint32))).toBase64());
    }
}

core::Tensor numbersFrom(std::string_view letters, const core::Shape& shape, const QString& path)
{
    const QByteArray bytes = QByteArray::fromBase64(bytesOf(letters));
    if (bytes.size() != qsizetype(shape.size()) * qsizetype(sizeof(float)))
        fail(path, {CORE_TEXT("the file is damaged"), {}});
    std::vector<float> numbers(std::size_t(shape.size()));
    qFromLittleEndian<quint32>(bytes.constData(), qsizetype(numbers.size()), numbers.data());
    return {shape, std::move(numbers)};
}

core::Shape shapeFrom(const QJsonArray& extents, const QString& path)
{
    core::Shape shape{extents[0].toInt(), extents[1].toInt(), extents[2].toInt(), extents[3].toInt()};
    std::int64_t size = 1;
    for (const int extent : {shape.n, shape.c, shape.h, shape.w}) {
        if (extent < 1 || size * extent > mostNumbers)
            fail(path, {CORE_TEXT("the file is damaged"), {}});
        size *= extent;
    }
    return shape;
}

Autosaved unpacked(const std::string& bytes, const QString& path)
{
    const std::string_view all = bytes;
    const std::size_t lineEnd = all.find('\n');
    if (lineEnd == std::string_view::npos)
        fail(path, {CORE_TEXT("the file is damaged"), {}});
    // The first line lacks what it introduces.
    const QJsonObject head = QJsonDocument::fromJson(QByteArray(all.data(), qsizetype(lineEnd)) + "null}").object();
    const int itsVersion = head[QStringLiteral("poolscope_autosave")].toInt();
    if (itsVersion > version)
        fail(path, {CORE_TEXT("it was written by a newer version of Poolscope"), {}});
    const std::int64_t count = head[QStringLiteral("bytes")].toInteger(-1);
    std::string_view rest = all.substr(lineEnd + 1);
    if (itsVersion < 1 || count < 0 || std::size_t(count) > rest.size() || !rest.ends_with(ending))
        fail(path, {CORE_TEXT("the file is damaged"), {}});

    Autosaved work;
    work.lesson = core::parseLesson(rest.substr(0, std::size_t(count)), path.toStdString()).lesson;
    work.fileName = head[QStringLiteral("of")].toString();
    work.builtinName = head[QStringLiteral("builtin")].toString();
    work.time = QDateTime::fromString(head[QStringLiteral("time")].toString(), Qt::ISODateWithMs).toLocalTime();
    work.disk = stateFrom(head[QStringLiteral("disk")].toObject());
    rest = rest.substr(std::size_t(count), rest.size() - std::size_t(count) - ending.size());
    if (rest.starts_with(numbersBegin) && rest.ends_with(numbersEnd)) {
        rest.remove_prefix(numbersBegin.size());
        rest.remove_suffix(numbersEnd.size());
        work.lesson.input = numbersFrom(rest, shapeFrom(head[QStringLiteral("shape")].toArray(), path), path);
        work.lesson.inputNotation = notationFrom(head[QStringLiteral("notation")].toObject());
    } else if (!rest.empty()) {
        fail(path, {CORE_TEXT("the file is damaged"), {}});
    }
    return work;
}

/// Former versions wrote a lesson with the key "autosave_of" after its others. A lesson may have had a key of that
/// name before, so it is the last one that is taken out, and before the text is read.
Autosaved fromFormerVersion(std::string text, const QString& path)
{
    constexpr std::string_view key = ",\n  \"autosave_of\": ";
    constexpr std::string_view end = "\n}\n";
    Autosaved work;
    if (const std::size_t at = text.rfind(key); at != std::string::npos && text.ends_with(end)) {
        const std::string_view value = std::string_view(text).substr(at + key.size(), text.size() - end.size() - at - key.size());
        const QJsonArray array = QJsonDocument::fromJson('[' + QByteArray(value.data(), qsizetype(value.size())) + ']').array();
        if (array.size() == 1 && array.first().isString()) {
            work.fileName = array.first().toString();
            text.replace(at, std::string::npos, end);
        }
    }
    work.lesson = core::parseLesson(text, path.toStdString()).lesson;
    work.time = QFileInfo(path).lastModified();
    // It did not say what the lesson's own file was like. One that is younger than the autosave must have been written by
    // somebody else: its state stays unknown, which every file differs from.
    const QFileInfo own(work.fileName);
    work.disk.exists = own.isFile();
    if (work.disk.exists && own.lastModified() <= work.time) {
        try {
            work.disk = files::readPlainFile(work.fileName, core::maxFileBytes).state;
        } catch (const core::FileError&) {
            // Unknown as well.
        }
    }
    return work;
}

} // namespace

void write(files::DiskFile& file, const Autosaved& work)
{
    if (work.lesson.input.size() > mostNumbers)
        fail({}, {CORE_TEXT("the input is too large"), {}});
    const bool apart = work.lesson.input.size() > mostAsJson;
    core::Lesson lesson = work.lesson;
    if (apart) {
        lesson.input = {};
        lesson.inputNotation.clear();
    }
    const QByteArray json = QByteArray::fromStdString(core::writeLesson(lesson));
    if (json.size() > core::maxFileBytes)
        fail({}, {CORE_TEXT("the lesson is too large"), {}});

    QJsonObject head{{QStringLiteral("of"), work.fileName}, {QStringLiteral("builtin"), work.builtinName},
                     {QStringLiteral("time"), work.time.toUTC().toString(Qt::ISODateWithMs)},
                     {QStringLiteral("disk"), toJson(work.disk)}, {QStringLiteral("bytes"), qint64(json.size())}};
    if (apart) {
        head[QStringLiteral("shape")] = toJson(work.lesson.input.shape());
        head[QStringLiteral("notation")] = toJson(work.lesson.inputNotation);
    }
    // QJsonObject sorts its keys; the one that says what this is comes first.
    const QByteArray line = QJsonDocument(head).toJson(QJsonDocument::Compact);
    file.write(bytesOf(beginning) + QByteArray::number(version) + ',' + line.mid(1, line.size() - 2) + ",\"lesson\":\n");
    file.write(json);
    if (apart) {
        file.write(bytesOf(numbersBegin));
        writeNumbers(file, work.lesson.input.data());
        file.write(bytesOf(numbersEnd));
    }
    file.write(bytesOf(ending));
}

Autosaved readAutosave(const QString& path)
{
    std::string bytes = files::readPlainFile(path, mostBytes).bytes;
    return bytes.starts_with(beginning) ? unpacked(bytes, path) : fromFormerVersion(std::move(bytes), path);
}

QString autosaveFolder()
{
    const QString path = stateFolder() + QStringLiteral("/autosave");
    QDir().mkpath(path);
    return path;
}

bool isAutosave(const QString& path)
{
    return QFileInfo(path).suffix() == QLatin1String("poolscope") && QFileInfo(QFileInfo(path).path()) == QFileInfo(autosaveFolder());
}

} // namespace document
