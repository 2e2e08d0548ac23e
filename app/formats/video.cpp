#include "formats/reel.h"
#include "formats/temporary_file.h"

#include <QCoreApplication>
#include <QProcess>
#include <QStandardPaths>

// MP4 (H.264) and WebM (VP9) through the program ffmpeg, which is handed the pictures' bytes as they are painted. It is a
// program rather than a library because Debian's libav* would put the whole of Poolscope under the GPL.

namespace formats {

namespace {

QString translated(const char* text)
{
    return QCoreApplication::translate("formats", text);
}

/// A running ffmpeg; ended when it goes out of scope.
class Ffmpeg {
public:
    explicit Ffmpeg(const QStringList& arguments)
    {
        const QString program = QStandardPaths::findExecutable(QStringLiteral("ffmpeg"));
        if (program.isEmpty())
            throw FileFault(translated(QT_TRANSLATE_NOOP("formats", "videos are made by the program ffmpeg, which is not installed; "
                                                                    "\"sudo apt install ffmpeg\" installs it. GIF and WebP need nothing")));
        m_process.setStandardOutputFile(QProcess::nullDevice());
        m_process.start(program, arguments);
        if (!m_process.waitForStarted())
            throw FileFault(translated(QT_TRANSLATE_NOOP("formats", "ffmpeg: %1")).arg(m_process.errorString()));
    }
    ~Ffmpeg()
    {
        if (m_process.state() != QProcess::NotRunning) {
            m_process.kill();
            m_process.waitForFinished();
        }
    }
    Ffmpeg(const Ffmpeg&) = delete;
    Ffmpeg& operator=(const Ffmpeg&) = delete;

    /// Hands one picture over. Waits where ffmpeg is slower than we are, so that pictures do not pile up in memory.
    void write(const QImage& image, const std::function<void()>& stillWanted)
    {
        for (int y = 0; y < image.height(); ++y)
            m_process.write(reinterpret_cast<const char*>(image.constScanLine(y)), qint64(image.width()) * 4);
        const qint64 most = 2 * image.sizeInBytes();
        while (m_process.bytesToWrite() > most) {
            // False also when nothing went through within the time; an ffmpeg that has died must not be waited for.
            if (!m_process.waitForBytesWritten(200) && m_process.state() != QProcess::Running)
                fail();
            stillWanted();
        }
    }
    void finish(const std::function<void()>& stillWanted)
    {
        while (m_process.bytesToWrite() > 0 && m_process.state() == QProcess::Running) {
            m_process.waitForBytesWritten(200);
            stillWanted();
        }
        m_process.closeWriteChannel();
        while (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(200))
            stillWanted();
        if (m_process.exitStatus() != QProcess::NormalExit || m_process.exitCode() != 0)
            fail();
    }

private:
    [[noreturn]] void fail()
    {
        const QString said = QString::fromUtf8(m_process.readAllStandardError()).trimmed().section(QLatin1Char('\n'), -1);
        throw FileFault(translated(QT_TRANSLATE_NOOP("formats", "ffmpeg: %1")).arg(said.isEmpty() ? m_process.errorString() : said));
    }

    QProcess m_process;
};

/// What to say to ffmpeg: raw pictures in, `encoder` out. Names are prefixed by "file:", so that none is taken for an
/// option or an address. Both codecs want even sides: an odd one gets a line of background more. Colours are converted by
/// the rules that players apply to pictures of this size, and marked so.
QStringList arguments(const scene::Film& film, const QStringList& encoder, const QString& path)
{
    const QString size = QStringLiteral("%1x%2").arg(film.size.width()).arg(film.size.height());
    const QString background = film.theme.background.name().replace(QLatin1Char('#'), QLatin1String("0x"));
    return QStringList{"-hide_banner", "-loglevel", "error", "-y",
                       "-f", "rawvideo", "-pix_fmt", "bgr0", "-s", size, "-r", QString::number(film.framesPerSecond), "-i", "pipe:0",
                       "-vf", QStringLiteral("pad=ceil(iw/2)*2:ceil(ih/2)*2:0:0:%1,scale=out_color_matrix=bt709:out_range=tv,format=yuv420p")
                                  .arg(background),
                       "-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709", "-color_range", "tv"}
           + encoder + QStringList{QStringLiteral("file:") + path};
}

void encode(const Export& what, QIODevice& device, const Progress& progress, const QString& suffix, const QStringList& encoder)
{
    const auto& film = std::get<scene::Film>(what);
    report(progress, 0.0);
    writeThroughFile(device, suffix, [&](const QString& path) {
        Reel reel(film);
        Ffmpeg ffmpeg(arguments(film, encoder, path));
        double done = 0.0;
        const auto stillWanted = [&] { report(progress, done); };
        while (reel.next()) {
            for (int k = 0; k < reel.repeats(); ++k) {
                done = double(reel.index() + k) / reel.count();
                stillWanted();
                ffmpeg.write(reel.picture(), stillWanted);
            }
        }
        ffmpeg.finish(stillWanted);
    });
}

void writeMp4(const Export& what, QIODevice& device, const Progress& progress)
{
    // "stillimage" keeps letters sharp; faststart lets a browser begin before it has everything.
    encode(what, device, progress, QStringLiteral(".mp4"),
           {"-c:v", "libx264", "-preset", "veryfast", "-tune", "stillimage", "-crf", "16", "-movflags", "+faststart"});
}

void writeWebm(const Export& what, QIODevice& device, const Progress& progress)
{
    encode(what, device, progress, QStringLiteral(".webm"),
           {"-c:v", "libvpx-vp9", "-crf", "20", "-b:v", "0", "-deadline", "realtime", "-cpu-used", "7", "-row-mt", "1"});
}

} // namespace

extern const Format mp4Format;
const Format mp4Format = {
    .id = "mp4",
    .extensions = {"mp4", "m4v"},
    .title = QT_TRANSLATE_NOOP("formats", "MP4 video"),
    .carries = Animation,
    .write = writeMp4,
};

extern const Format webmFormat;
const Format webmFormat = {
    .id = "webm",
    .extensions = {"webm"},
    .title = QT_TRANSLATE_NOOP("formats", "WebM video"),
    .carries = Animation,
    .write = writeWebm,
};

} // namespace formats
