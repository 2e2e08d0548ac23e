#include "formats/lzw.h"
#include "formats/palette.h"
#include "formats/reel.h"

#include <QCoreApplication>
#include <QIODevice>

#include <gif_lib.h>

#include <algorithm>
#include <memory>
#include <utility>

// An animated GIF. Each picture is written as the rectangle that changed, and what did not change within it is transparent,
// so that both the file and the time it takes grow with what moves. One palette serves the whole film, or colours would
// flicker from picture to picture.

namespace formats {

namespace {

constexpr int mostColours = 255; // one more says "as before"
constexpr int asBefore = 255;
constexpr int perSecond = 100; ///< GIF counts time in hundredths

/// giflib calls back through C, where no exception may pass; what failed is kept for later. To giflib all goes well, for it
/// forgets to free what it holds when it cannot write its last byte.
struct Sink {
    QIODevice& device;
    bool failed = false;
};

int writeBytes(GifFileType* gif, const GifByteType* bytes, int count)
{
    auto& sink = *static_cast<Sink*>(gif->UserData);
    if (!sink.failed && sink.device.write(reinterpret_cast<const char*>(bytes), count) != count)
        sink.failed = true;
    return count;
}

class GifFile {
public:
    GifFile(QIODevice& device, const QSize& size, const Palette& palette, bool loop);
    ~GifFile()
    {
        if (m_gif)
            EGifCloseFile(m_gif, nullptr);
    }
    GifFile(const GifFile&) = delete;
    GifFile& operator=(const GifFile&) = delete;

    /// Shows, for `hundredths` of a second, what `codes` hold in `place`.
    void add(const QRect& place, const QByteArray& codes, int hundredths, bool transparent);
    void close();

private:
    void require(int result)
    {
        if (result == GIF_ERROR || m_sink.failed)
            fail(m_gif->Error);
    }
    [[noreturn]] void fail(int error)
    {
        throw FileFault(m_sink.failed ? m_sink.device.errorString() : QString::fromUtf8(GifErrorString(error)));
    }

    Sink m_sink;
    GifFileType* m_gif = nullptr;
};

GifFile::GifFile(QIODevice& device, const QSize& size, const Palette& palette, bool loop) : m_sink{device}
{
    int error = 0;
    m_gif = EGifOpen(&m_sink, writeBytes, &error);
    if (!m_gif)
        fail(error);
    EGifSetGifVersion(m_gif, true);
    std::vector<GifColorType> colours(256);
    for (std::size_t k = 0; k < palette.colours().size(); ++k) {
        const QRgb colour = palette.colours()[k];
        colours[k] = {GifByteType(qRed(colour)), GifByteType(qGreen(colour)), GifByteType(qBlue(colour))};
    }
    const std::unique_ptr<ColorMapObject, decltype(&GifFreeMapObject)> map(GifMakeMapObject(256, colours.data()), GifFreeMapObject);
    require(EGifPutScreenDesc(m_gif, size.width(), size.height(), 8, 0, map.get()));
    if (loop) { // Netscape's extension, which everybody reads: 1, then how often; 0 is for ever
        const unsigned char often[] = {1, 0, 0};
        require(EGifPutExtensionLeader(m_gif, APPLICATION_EXT_FUNC_CODE));
        require(EGifPutExtensionBlock(m_gif, 11, "NETSCAPE2.0"));
        require(EGifPutExtensionBlock(m_gif, 3, often));
        require(EGifPutExtensionTrailer(m_gif));
    }
}

void GifFile::add(const QRect& place, const QByteArray& codes, int hundredths, bool transparent)
{
    GraphicsControlBlock control = {};
    control.DisposalMode = DISPOSE_DO_NOT;
    control.DelayTime = hundredths;
    control.TransparentColor = transparent ? asBefore : NO_TRANSPARENT_COLOR;
    GifByteType bytes[4];
    const auto length = int(EGifGCBToExtension(&control, bytes));
    require(EGifPutExtension(m_gif, GRAPHICS_EXT_FUNC_CODE, length, bytes));
    require(EGifPutImageDesc(m_gif, place.x(), place.y(), place.width(), place.height(), false, nullptr));
    constexpr qsizetype most = 255; // bytes in a block, and one before them that says how many
    GifByteType block[most + 1];
    for (qsizetype at = 0; at < codes.size(); at += most) {
        const qsizetype count = std::min(most, codes.size() - at);
        block[0] = GifByteType(count);
        std::copy_n(codes.constData() + at, count, reinterpret_cast<char*>(block + 1));
        require(EGifPutCodeNext(m_gif, block));
    }
    require(EGifPutCodeNext(m_gif, nullptr));
}

void GifFile::close()
{
    int error = 0;
    if (EGifCloseFile(std::exchange(m_gif, nullptr), &error) == GIF_ERROR || m_sink.failed)
        fail(error);
}

/// Some pictures from all over the film: colours that only the others have are edges, and find something near.
Palette paletteOf(Reel& reel)
{
    constexpr int samples = 6;
    ColourCount colours;
    for (int k = 0; k <= samples; ++k)
        colours.add(reel.paint(int(qint64(reel.count() - 1) * k / samples)));
    return {colours, mostColours};
}

QByteArray packed(const Reel& reel, bool first, Palette& palette, Lzw& lzw)
{
    const QRect place = reel.changed();
    for (int y = place.top(); y <= place.bottom(); ++y) {
        const auto* now = reinterpret_cast<const QRgb*>(reel.picture().constScanLine(y)) + place.left();
        const auto* before = reinterpret_cast<const QRgb*>(reel.previous().constScanLine(y)) + place.left();
        const auto same = [&](int x) { return !first && now[x] == before[x]; };
        for (int x = 0; x < place.width();) {
            int end = x + 1;
            if (same(x)) {
                while (end < place.width() && same(end))
                    ++end;
                lzw.put(asBefore, end - x);
            } else {
                while (end < place.width() && now[end] == now[x] && !same(end))
                    ++end;
                lzw.put(palette.indexOf(now[x]), end - x);
            }
            x = end;
        }
    }
    return lzw.finish();
}

void write(const Export& what, QIODevice& device, const Progress& progress)
{
    const auto& film = std::get<scene::Film>(what);
    report(progress, 0.0);
    Reel reel(film);
    Palette palette = paletteOf(reel);
    GifFile file(device, film.size, palette, what.options.loop);
    Lzw lzw;
    // Viewers take anything below two hundredths for a mistake, and show it for ten.
    constexpr qint64 shortest = 2;
    qint64 shownUntil = 0;
    bool first = true;
    while (reel.next()) {
        report(progress, double(reel.index()) / reel.count());
        const QByteArray codes = packed(reel, first, palette, lzw);
        const qint64 end = moment(reel.index() + reel.repeats(), film.framesPerSecond, perSecond);
        const qint64 time = std::max(end - shownUntil, shortest);
        shownUntil += time;
        // A block's time has 16 bits, 11 minutes; longer than that is shown again.
        constexpr qint64 longest = 65535;
        file.add(reel.changed(), codes, int(std::min(time, longest)), !first);
        for (qint64 left = time - longest; left > 0; left -= longest) {
            lzw.put(asBefore);
            file.add({0, 0, 1, 1}, lzw.finish(), int(std::min(left, longest)), true);
        }
        first = false;
    }
    file.close();
}

} // namespace

extern const Format gifFormat;
const Format gifFormat = {
    .id = "gif",
    .extensions = {"gif"},
    .title = QT_TRANSLATE_NOOP("formats", "Animated GIF"),
    .carries = Picture | Animation,
    .write = write,
};

} // namespace formats
