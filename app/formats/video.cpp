#include "formats/reel.h"
#include "formats/temporary_file.h"
#include "formats/yuv.h"

#include <QCoreApplication>
#include <QProcess>
#include <QStandardPaths>

// MP4 (H.264) and WebM (VP9) through the program ffmpeg, which is handed the pictures' bytes as they are painted. It is a
// program rather than a library because Debian's libav* would put the whole of Poolscope under the GPL.

namespace formats {

namespace {

/// A running ffmpeg; ended when it goes out of scope.
class Ffmpeg {
public:
    explicit Ffmpeg(const QStringList& arguments)
    {
        const QString program = QStandardPaths::findExecutable(QStringLiteral("ffmpeg"));
        if (program.isEmpty())
            throw FileFault(QCoreApplication::translate("formats", "videos are made by the program ffmpeg, which is not installed; "
                                                                    "\"sudo apt install ffmpeg\" installs it. GIF and WebP need nothing"));
        m_process.setStandardOutputFile(QProcess::nullDevice());
        m_process.start(program, arguments);
        if (!m_process.waitForStarted())
            throw FileFault(QCoreApplication::translate("formats", "ffmpeg: %1").arg(m_process.errorString()));
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
    void write(const QByteArray& picture, const std::function<void()>& stillWanted)
    {
        m_process.write(picture);
        const qint64 most = 3 * picture.size();
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
        throw FileFault(QCoreApplication::translate("formats", "ffmpeg: %1").arg(said.isEmpty() ? m_process.errorString() : said));
    }

    QProcess m_process;
};

/// What to say to ffmpeg: raw pictures in, `encoder` out. Names are prefixed by "file:", so that none is taken for an
/// option or an address. Colours are marked as what they are. Without -xerror a WebM whose end a full disk would not take ends
/// with status 0.
QStringList arguments(const QSize& size, int framesPerSecond, const QStringList& encoder, const QString& path)
{
    const QStringList colours = {"-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709", "-color_range", "tv"};
    return QStringList{"-hide_banner", "-loglevel", "error", "-xerror", "-y", "-f", "rawvideo", "-pix_fmt", "yuv420p", "-s",
                       QStringLiteral("%1x%2").arg(size.width()).arg(size.height()), "-r", QString::number(framesPerSecond)}
           + colours + QStringList{"-i", "pipe:0"} + colours + encoder + QStringList{QStringLiteral("file:") + path};
}

void encode(const Export& what, QIODevice& device, const Progress& progress, const QString& suffix, const QStringList& encoder)
{
    const auto& film = std::get<scene::Film>(what);
    report(progress, 0.0);
    writeThroughFile(device, suffix, [&](const QString& path) {
        Reel reel(film);
        YuvPicture picture(film.size, film.theme.background);
        Ffmpeg ffmpeg(arguments(picture.size(), film.framesPerSecond, encoder, path));
        double done = 0.0;
        const auto stillWanted = [&] { report(progress, done); };
        while (reel.next()) {
            picture.update(reel.picture(), reel.changed());
            for (int k = 0; k < reel.repeats(); ++k) {
                done = double(reel.index() + k) / reel.count();
                stillWanted();
                ffmpeg.write(picture.bytes(), stillWanted);
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

extern const Format mp4Format = {
    .id = "mp4",
    .extensions = {"mp4", "m4v"},
    .title = QT_TRANSLATE_NOOP("formats", "MP4 video"),
    .use = QT_TRANSLATE_NOOP("formats", "For slides and video sites; can be paused and wound back"),
    .carries = Animation,
    .knows = Time,
    .write = writeMp4,
};

extern const Format webmFormat = {
    .id = "webm",
    .extensions = {"webm"},
    .title = QT_TRANSLATE_NOOP("formats", "WebM video"),
    .use = QT_TRANSLATE_NOOP("formats", "For web pages and open software; smaller than MP4, slower to make"),
    .carries = Animation,
    .knows = Time,
    .write = writeWebm,
};

} // namespace formats
