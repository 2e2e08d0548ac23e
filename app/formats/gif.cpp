#include "formats/lzw.h"
#include "formats/palette.h"
#include "formats/reel.h"

#include <QCoreApplication>
#include <QIODevice>

#include <gif_lib.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

// An animated GIF. Each picture is written as the rectangle that changed, and what did not change within it is transparent,
// so that both the file and the time it takes grow with what moves. What changes brings a palette of its own wherever it has
// colours that the first picture's palette lacks, so a palette is short of colours only where one change alone has more than
// 255; pixels that stay are never written again, so nothing flickers.

namespace formats {

namespace {

constexpr int mostColours = 255; // one more says "as before"
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

/// A palette as it stands in the file: as many colours as some bits can tell apart, of which the last says "as before".
struct ColourTable {
    Palette palette;
    int bits = 8;

    ColourTable(const ColourCount& colours) : palette(colours, mostColours)
    {
        for (bits = 2; (1 << bits) <= int(palette.colours().size());)
            ++bits;
    }
    int asBefore() const { return (1 << bits) - 1; }
    bool hasAll(const ColourCount& colours)
    {
        return std::ranges::all_of(colours.sorted(), [this](const ColourCount::Counted& c) { return palette.find(c.first).has_value(); });
    }
};

using ColourMap = std::unique_ptr<ColorMapObject, decltype(&GifFreeMapObject)>;

ColourMap mapOf(const ColourTable& table)
{
    std::vector<GifColorType> colours(std::size_t(1) << table.bits);
    for (std::size_t k = 0; k < table.palette.colours().size(); ++k) {
        const QRgb colour = table.palette.colours()[k];
        colours[k] = {GifByteType(qRed(colour)), GifByteType(qGreen(colour)), GifByteType(qBlue(colour))};
    }
    return {GifMakeMapObject(int(colours.size()), colours.data()), GifFreeMapObject};
}

/// What is shown from one moment on.
struct Image {
    QRect place;
    QByteArray codes;
    const ColourTable* own = nullptr; ///< null: the file's
    int asBefore = NO_TRANSPARENT_COLOR;
};

class GifFile {
public:
    GifFile(QIODevice& device, const QSize& size, const ColourTable& table, bool loop);
    ~GifFile()
    {
        if (m_gif)
            EGifCloseFile(m_gif, nullptr);
    }
    GifFile(const GifFile&) = delete;
    GifFile& operator=(const GifFile&) = delete;

    void add(const Image& image, int hundredths);
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

GifFile::GifFile(QIODevice& device, const QSize& size, const ColourTable& table, bool loop) : m_sink{device}
{
    int error = 0;
    m_gif = EGifOpen(&m_sink, writeBytes, &error);
    if (!m_gif)
        fail(error);
    EGifSetGifVersion(m_gif, true);
    require(EGifPutScreenDesc(m_gif, size.width(), size.height(), 8, 0, mapOf(table).get()));
    if (loop) { // Netscape's extension, which everybody reads: 1, then how often; 0 is for ever
        const unsigned char often[] = {1, 0, 0};
        require(EGifPutExtensionLeader(m_gif, APPLICATION_EXT_FUNC_CODE));
        require(EGifPutExtensionBlock(m_gif, 11, "NETSCAPE2.0"));
        require(EGifPutExtensionBlock(m_gif, 3, often));
        require(EGifPutExtensionTrailer(m_gif));
    }
}

void GifFile::add(const Image& image, int hundredths)
{
    GraphicsControlBlock control = {};
    control.DisposalMode = DISPOSE_DO_NOT;
    control.DelayTime = hundredths;
    control.TransparentColor = image.asBefore;
    GifByteType bytes[4];
    const auto length = int(EGifGCBToExtension(&control, bytes));
    require(EGifPutExtension(m_gif, GRAPHICS_EXT_FUNC_CODE, length, bytes));
    // giflib 5.2 forgets the last image's own colours when this one has none.
    GifFreeMapObject(std::exchange(m_gif->Image.ColorMap, nullptr));
    const ColourMap own = image.own ? mapOf(*image.own) : ColourMap(nullptr, GifFreeMapObject);
    const QRect& place = image.place;
    const QByteArray& codes = image.codes;
    require(EGifPutImageDesc(m_gif, place.x(), place.y(), place.width(), place.height(), false, own.get()));
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

/// Calls `run` with each run of pixels of what changed: how many, and their colour; nothing where they are as before.
template <typename Run>
void forEachRun(const Reel& reel, bool first, Run run)
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
                run(end - x, std::nullopt);
            } else {
                while (end < place.width() && now[end] == now[x] && !same(end))
                    ++end;
                run(end - x, std::optional(now[x]));
            }
            x = end;
        }
    }
}

ColourCount coloursOf(const Reel& reel, bool first)
{
    ColourCount colours;
    forEachRun(reel, first, [&](int pixels, std::optional<QRgb> colour) {
        if (colour)
            colours.add(*colour, pixels);
    });
    return colours;
}

QByteArray packed(const Reel& reel, bool first, ColourTable& table)
{
    Lzw lzw(table.bits);
    forEachRun(reel, first, [&](int pixels, std::optional<QRgb> colour) {
        lzw.put(std::uint8_t(colour ? table.palette.indexOf(*colour) : table.asBefore()), pixels);
    });
    return lzw.finish();
}

/// One pixel as before, to let more time pass than a block can tell.
Image nothingNew(const ColourTable& table)
{
    Lzw lzw(table.bits);
    lzw.put(std::uint8_t(table.asBefore()));
    return {{0, 0, 1, 1}, lzw.finish(), nullptr, table.asBefore()};
}

void write(const Export& what, QIODevice& device, const Progress& progress)
{
    const auto& film = std::get<scene::Film>(what);
    report(progress, 0.0);
    Reel reel(film);
    reel.next();
    ColourTable shared(coloursOf(reel, true));
    GifFile file(device, film.size, shared, what.options.loop);
    // Viewers take anything below two hundredths for a mistake, and show it for ten.
    constexpr qint64 shortest = 2;
    qint64 shownUntil = 0;
    bool first = true;
    do {
        report(progress, double(reel.index()) / reel.count());
        const ColourCount colours = first ? ColourCount() : coloursOf(reel, first);
        std::optional<ColourTable> own;
        if (!first && !shared.hasAll(colours))
            own.emplace(colours);
        ColourTable& table = own ? *own : shared;
        const Image image = {reel.changed(), packed(reel, first, table), own ? &*own : nullptr,
                             first ? NO_TRANSPARENT_COLOR : table.asBefore()};
        const qint64 end = moment(reel.index() + reel.repeats(), film.framesPerSecond, perSecond);
        const qint64 time = std::max(end - shownUntil, shortest);
        shownUntil += time;
        // A block's time has 16 bits, 11 minutes; longer than that is shown again.
        constexpr qint64 longest = 65535;
        file.add(image, int(std::min(time, longest)));
        for (qint64 left = time - longest; left > 0; left -= longest)
            file.add(nothingNew(shared), int(std::min(left, longest)));
        first = false;
    } while (reel.next());
    file.close();
}

} // namespace

extern const Format gifFormat = {
    .id = "gif",
    .extensions = {"gif"},
    .title = QT_TRANSLATE_NOOP("formats", "Animated GIF"),
    .use = QT_TRANSLATE_NOOP("formats", "For slides, chats and web pages: plays by itself everywhere"),
    .carries = Picture | Animation,
    .knows = Time | Looping,
    .write = write,
};

} // namespace formats
