#include "formats/estimate.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QIODevice>
#include <QTemporaryDir>

#include <algorithm>

namespace formats {

namespace {

/// Counts what is written to it; one that keeps a beginning refuses what comes after.
class Sink : public QIODevice {
public:
    explicit Sink(qsizetype kept = 0) : m_kept(kept) { open(WriteOnly | Unbuffered); }

    qint64 count() const { return m_count; }
    const QByteArray& kept() const { return m_bytes; }

protected:
    qint64 readData(char*, qint64) override { return -1; }
    qint64 writeData(const char* bytes, qint64 count) override
    {
        if (m_kept > 0) {
            m_bytes.append(bytes, std::min<qint64>(count, m_kept - m_bytes.size()));
            if (m_bytes.size() == m_kept)
                return -1;
        }
        m_count += count;
        return count;
    }

private:
    qsizetype m_kept;
    qint64 m_count = 0;
    QByteArray m_bytes;
};

qint64 written(const Format& format, const Export& what, const Progress& progress)
{
    if (!format.writeFiles) {
        Sink sink;
        format.write(what, sink, progress);
        return sink.count();
    }
    const QTemporaryDir folder;
    format.writeFiles(what, folder.path(), progress);
    qint64 bytes = 0;
    for (QDirIterator file(folder.path(), QDir::Files); file.hasNext();) {
        file.next();
        bytes += file.fileInfo().size();
    }
    return bytes;
}

Size sizeOfFilm(const Format& format, const Export& what, const Progress& progress)
{
    const auto& film = std::get<scene::Film>(what);
    const std::int64_t steps = film.lastStep - film.firstStep + 1;
    // As many steps as about a hundred pictures hold: a slow film has many in each.
    const double each = film.framesPerSecond / std::max(film.speed, 0.01);
    const auto sampled = std::clamp<std::int64_t>(std::int64_t(100.0 / each), 2, 5);
    if (steps <= sampled + 1)
        return {written(format, what, progress), true};
    const auto part = [&](std::int64_t count, double from, double to) {
        Export some = what;
        auto& sample = std::get<scene::Film>(some);
        sample.firstStep = film.firstStep + (steps - count) / 2;
        sample.lastStep = sample.firstStep + count - 1;
        return written(format, some, [&](double done) { return !progress || progress(from + (to - from) * done); });
    };
    // The first picture is whole, the others only what changed; so the two are told apart.
    const qint64 few = part(2, 0.0, 0.4);
    if (sampled == 2) {
        const qint64 one = part(1, 0.4, 1.0);
        return {few + (few - one) * (steps - 2), false};
    }
    const qint64 more = part(sampled, 0.4, 1.0);
    return {more + (more - few) * (steps - sampled) / (sampled - 2), false};
}

} // namespace

std::optional<Size> estimate(const Format& format, const Export& what, const Progress& progress)
{
    if (std::holds_alternative<scene::Film>(what))
        return sizeOfFilm(format, what, progress);
    constexpr qint64 patience = 500; // milliseconds
    QElapsedTimer clock;
    clock.start();
    double done = 0.0;
    bool enough = false;
    Sink sink;
    try {
        format.write(what, sink, [&](double now) {
            done = now;
            enough = clock.elapsed() > patience;
            return !enough && (!progress || progress(now));
        });
        return Size{sink.count(), true};
    } catch (const Cancelled&) {
        if (!enough)
            throw;
    }
    constexpr double telling = 0.01; // of the file; headings are all that a smaller part may hold
    if (sink.count() == 0 || done < telling)
        return std::nullopt;
    return Size{qint64(double(sink.count()) / done), false};
}

double operationsOf(const Export& what)
{
    // Measured on JSON and MP4, which take longest.
    constexpr double ofRow = 6000.0;
    constexpr double ofTap = 500.0;
    constexpr double ofPixel = 4.0;
    constexpr double ofNumber = 100.0;
    if (const auto* film = std::get_if<scene::Film>(&what))
        return double(scene::pictureCount(*film)) * film->size.width() * film->size.height() * ofPixel;
    if (const auto* steps = std::get_if<tables::StepTable>(&what))
        return double(steps->rowCount()) * (ofRow + double(steps->largestWindow()) * ofTap);
    if (const auto* grid = std::get_if<tables::GridTable>(&what))
        return double(grid->values.shape().size()) * ofNumber;
    return 0.0; // as long as the lesson's own file
}

QByteArray beginning(const Format& format, const Export& what, qsizetype most)
{
    Sink sink(most);
    try {
        format.write(what, sink, {});
    } catch (const FileFault&) {
        if (sink.kept().size() < most)
            throw;
    }
    return sink.kept();
}

} // namespace formats
