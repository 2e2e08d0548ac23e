#include <QGuiApplication>
#include <QPainter>
#include <QPicture>
#include <QTest>

#include "sample_lessons.h"

#include "layout/changed.h"
#include "layout/layout.h"
#include "paint/paint.h"
#include "paint/cell_colour.h"
#include "paint/theme.h"
#include "scene/film.h"

#include <cmath>

using scene::BoardKind;
using scene::Frame;
using scene::Layout;
using scene::Theme;

namespace {

QImage picture(const Frame& frame, const Layout& layout, const Theme& theme, scene::PaintCache* cache = nullptr, QRect clip = {}, qreal ratio = 1.0)
{
    QImage image((layout.size() * ratio).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::magenta);
    QPainter painter(&image);
    if (!clip.isNull())
        painter.setClipRect(clip);
    scene::paint(painter, frame, layout, theme, cache);
    return image;
}

/// Equal but for the rounding of a stripe's edge that Qt cuts at a clip before it draws it.
bool looksTheSame(const QImage& a, const QImage& b)
{
    if (a.size() != b.size())
        return false;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const QRgb p = a.pixel(x, y);
            const QRgb q = b.pixel(x, y);
            if (std::abs(qRed(p) - qRed(q)) > 2 || std::abs(qGreen(p) - qGreen(q)) > 2 || std::abs(qBlue(p) - qBlue(q)) > 2)
                return false;
        }
    }
    return true;
}

const Sample& sampleNamed(const QString& name)
{
    static const std::vector<Sample> all = samples();
    return *std::find_if(all.begin(), all.end(), [&](const Sample& s) { return s.name == name; });
}

} // namespace

class TestPaint : public QObject {
    Q_OBJECT

private slots:
    void textHasContrastInEveryTheme()
    {
        for (const QString& name : scene::themeNames()) {
            const Theme theme = scene::themeNamed(name);
            QCOMPARE(theme.name, name);
            const double text = name == "contrast" ? 7.0 : 4.5;
            QVERIFY2(scene::contrast(theme.ink, theme.background) >= 7.0, qPrintable(name));
            QVERIFY2(scene::contrast(theme.softInk, theme.background) >= text, qPrintable(name));
            QVERIFY2(scene::contrast(theme.softInk, theme.padding) >= 4.5, qPrintable(name));
            QVERIFY2(scene::contrast(theme.accentText, theme.background) >= 4.5, qPrintable(name));
            // Parts of the picture, by WCAG 1.4.11.
            QVERIFY2(scene::contrast(theme.accent, theme.background) >= 3.0, qPrintable(name));
            QVERIFY2(scene::contrast(theme.accent2, theme.background) >= 3.0, qPrintable(name));
            for (int region = -1; region < 8; ++region) {
                for (const bool inWindow : {false, true}) {
                    for (const scene::Scale::Kind kind : {scene::Scale::ZeroCentred, scene::Scale::Grey}) {
                        for (double value = -1.0; value <= 1.0; value += 0.01) {
                            const scene::CellLook look{.valued = true, .value = value, .region = region, .inWindow = inWindow};
                            const QColor fill = scene::fillOf(theme, look, {.kind = kind});
                            QVERIFY(scene::contrast(scene::inkOn(theme, fill), fill) >= 4.5);
                            QVERIFY(scene::contrast(scene::inkOn(theme, fill, true), fill) >= 4.5);
                        }
                    }
                }
            }
        }
        QCOMPARE(scene::themeNamed("no such theme"), scene::themeNamed("light"));
    }

    /// Boards of one layer share their cell's size, so a single cell is smaller than a pixel beside a plane of thousands.
    void aCellOfLessThanAPixelIsPainted()
    {
        const core::Network network(lessonOf(R"({"format": "poolscope", "version": 1, "input": [[1]],
            "layers": [{"type": "conv2d", "weight": [[1]], "padding": 1000}]})"));
        const Frame frame = scene::makeFrame(network, {});
        const Layout layout(frame, QSizeF(840, 545));
        QVERIFY(layout.cellRect(BoardKind::Input, 0, 0).width() < 0.5);
        const QImage image = picture(frame, layout, scene::themeNamed("light"));
        QCOMPARE(image.size(), layout.size().toSize());
    }

    /// The smallest that an export may ask for, and strips: nothing is outside of what the layout allows itself.
    void everyLessonIsPaintedIntoAnySize()
    {
        for (const Sample& s : samples()) {
            const core::Network network(s.lesson);
            const Frame frame = scene::makeFrame(network, s.shot);
            for (const QSize& size : {QSize(64, 64), QSize(480, 64), QSize(64, 700), QSize(200, 120), QSize(320, 200)}) {
                const Layout layout(frame, QSizeF(size));
                QVERIFY2(picture(frame, layout, scene::themeNamed(s.theme)).size() == size, qPrintable(s.name));
            }
        }
    }

    void valueColoursAreMonotoneAndTellTheSign()
    {
        for (const QString& name : scene::themeNames()) {
            const Theme theme = scene::themeNamed(name);
            const scene::Scale scale{.limit = 4.0};
            QCOMPARE(scene::valueColour(theme, scale, 0.0), theme.cell);
            const auto distance = [&](double value) {
                const QColor a = scene::valueColour(theme, scale, value);
                return std::abs(a.red() - theme.cell.red()) + std::abs(a.green() - theme.cell.green()) + std::abs(a.blue() - theme.cell.blue());
            };
            for (double value = 0.1; value <= 4.0; value += 0.1) {
                QVERIFY(distance(value) >= distance(value - 0.1));
                QVERIFY(distance(-value) >= distance(-value + 0.1));
            }
            // Blue above zero, orange below: told apart by the blue-yellow axis that most colour-blind eyes keep.
            const QColor high = scene::valueColour(theme, scale, 4.0);
            const QColor low = scene::valueColour(theme, scale, -4.0);
            QVERIFY(high.blue() > high.red());
            QVERIFY(low.red() > low.blue());
            QCOMPARE(scene::valueColour(theme, scale, 99.0), high);
            QCOMPARE(scene::valueColour(theme, scale, std::nan("")), theme.cell);
        }
    }

    /// With all colour taken away, the winner still has its ring, and cells that are dropped or padding their hatching.
    void cuesRemainWithoutColour()
    {
        const auto grey = [](const QImage& image) { return image.convertToFormat(QImage::Format_Grayscale8); };
        const Sample& s = sampleNamed("max");
        const core::Network network(s.lesson);
        Frame frame = scene::makeFrame(network, s.shot);
        const Layout layout(frame, QSizeF(s.size));
        for (const QString& name : scene::themeNames()) {
            Theme theme = scene::themeNamed(name);
            const QImage with = grey(picture(frame, layout, theme));
            Frame bare = frame;
            for (scene::Board& board : bare.boards)
                board.winners.clear();
            const QImage without = grey(picture(bare, layout, theme));
            const QRect cell = layout.cellRect(BoardKind::Input, 3, 1).toRect();
            int differing = 0;
            int strongest = 0;
            for (int y = cell.top(); y <= cell.bottom(); ++y) {
                for (int x = cell.left(); x <= cell.right(); ++x) {
                    const int difference = std::abs(qGray(with.pixel(x, y)) - qGray(without.pixel(x, y)));
                    differing += difference > 8;
                    strongest = std::max(strongest, difference);
                }
            }
            QVERIFY2(differing > cell.width() * 3, qPrintable(name));
            QVERIFY2(strongest > 40, qPrintable(name));
        }
        const Sample& d = sampleNamed("pool_dropped");
        const core::Network dropped(d.lesson);
        const Frame hatched = scene::makeFrame(dropped, d.shot);
        const Layout place(hatched, QSizeF(d.size));
        const QImage image = grey(picture(hatched, place, scene::themeNamed("light")));
        const auto shades = [&](int row, int col) {
            const QRect cell = place.cellRect(BoardKind::Input, row, col).toRect().adjusted(4, 4, -4, -4);
            QSet<int> seen;
            for (int y = cell.top(); y < cell.top() + 12; ++y) // above the number
                for (int x = cell.left(); x <= cell.right(); ++x)
                    seen.insert(qGray(image.pixel(x, y)));
            return seen.size();
        };
        QVERIFY(shades(2, 2) > 3);
        QCOMPARE(shades(4, 4), 1);
    }

    void aCacheChangesNothing()
    {
        scene::PaintCache cache;
        for (const char* const name : {"conv", "max_dark", "conv_long_numbers", "picture_64", "max_pop"}) {
            const Sample& s = sampleNamed(name);
            const core::Network network(s.lesson);
            const Frame frame = scene::makeFrame(network, s.shot);
            const Layout layout(frame, QSizeF(s.size));
            const Theme theme = scene::themeNamed(s.theme);
            const QImage plain = picture(frame, layout, theme);
            QCOMPARE(picture(frame, layout, theme, &cache), plain);
            QCOMPARE(picture(frame, layout, theme, &cache), plain);
            // Another device pixel ratio must not get the pictures of this one.
            const QImage sharp = picture(frame, layout, theme, nullptr, {}, 2.0);
            QCOMPARE(picture(frame, layout, theme, &cache, {}, 2.0), sharp);
        }
    }

    /// Painting a part of the picture paints the same as painting all of it: what the window does when little changes.
    void clippedPaintingPaintsTheSame()
    {
        for (const char* const name : {"conv", "max", "numbers_32", "picture_1024"}) {
            const Sample& s = sampleNamed(name);
            const core::Network network(s.lesson);
            const Frame frame = scene::makeFrame(network, s.shot);
            const Layout layout(frame, QSizeF(s.size));
            const Theme theme = scene::themeNamed(s.theme);
            const QImage whole = picture(frame, layout, theme);
            const QRect clip = layout.cellRect(BoardKind::Output, 0, 0).toAlignedRect().adjusted(-9, -9, 30, 30);
            const QImage part = picture(frame, layout, theme, nullptr, clip);
            QCOMPARE(part.copy(clip), whole.copy(clip));
            QCOMPARE(part.pixelColor(clip.right() + 2, clip.top()), QColor(Qt::magenta));
        }
    }

    /// What is pointed at on one board is no reason to paint another.
    void whatIsPointedAtIsAllThatIsPaintedAgain()
    {
        const Sample& s = sampleNamed("avg");
        const core::Network network(s.lesson);
        const auto pointing = [&](const std::optional<core::Cell>& cell) {
            scene::Shot shot = s.shot;
            shot.hoverInput = cell;
            return scene::makeFrame(network, shot);
        };
        const Frame before = pointing({});
        const Frame after = pointing(core::Cell{0, 0, 0, 0});
        const Layout layout(after, QSizeF(s.size));
        const QRegion changed = scene::changedRegion(before, Layout(before, QSizeF(s.size)), after, layout);
        QVERIFY(changed.intersects(layout.placed(BoardKind::Input)->cellRect(0, 0).toRect()));
        QVERIFY(!changed.intersects(layout.placed(BoardKind::Window)->view.toRect()));
    }

    /// The window paints only what changed; that must be all that changed.
    void paintingWhatChangedIsEnough()
    {
        for (const Sample& s : samples()) {
            const core::Network network(s.lesson);
            const int layer = s.shot.layer;
            if (layer >= network.layerCount() || !network.reached(layer) || s.size.width() > 900)
                continue;
            const Theme theme = scene::themeNamed(s.theme);
            scene::PaintCache cache;
            scene::Shot shot = s.shot;
            shot.step = std::max<std::int64_t>(0, std::min(s.shot.step, network.stepCount(layer) - 4));
            Frame before = scene::makeFrame(network, shot);
            Layout beforeLayout(before, QSizeF(s.size));
            QImage kept = picture(before, beforeLayout, theme, &cache);
            const auto show = [&](const scene::Shot& next) {
                const Frame after = scene::makeFrame(network, next);
                const Layout layout(after, QSizeF(s.size));
                {
                    QPainter painter(&kept);
                    painter.setClipRegion(scene::changedRegion(before, beforeLayout, after, layout));
                    scene::paint(painter, after, layout, theme, &cache);
                }
                QVERIFY2(looksTheSame(kept, picture(after, layout, theme, &cache)),
                         qPrintable(QString("%1, layer %2, step %3, phase %4, chain %5").arg(s.name).arg(next.layer).arg(next.step).arg(next.phase).arg(next.view.chain)));
                before = after;
                beforeLayout = layout;
            };
            for (int i = 0; i < 8; ++i) {
                shot.phase = i % 4 == 0 ? 0.2 : i % 4 == 1 ? 0.5 : i % 4 == 2 ? 0.85 : 1.0;
                if (i % 4 == 0)
                    shot.step = std::min(shot.step + 1, network.stepCount(layer) - 1);
                show(shot);
            }
            for (const bool chain : {false, true}) {
                shot.view.chain = chain;
                for (shot.layer = 0; shot.layer < network.layerCount() && network.reached(shot.layer); ++shot.layer) {
                    shot.step = network.stepCount(shot.layer) / 2;
                    show(shot);
                }
            }
        }
    }

    /// A film is the pictures of its steps: glides in between, and nothing else than paint.
    void aFilmGoesFromStepToStep()
    {
        scene::Film film;
        film.network = core::Network(sampleNamed("max").lesson);
        film.firstStep = film.lastStep = 2;
        QCOMPARE(scene::pictureCount(film), 1);
        QCOMPARE(scene::shotAt(film, 0), (scene::Shot{.step = 2}));

        film.firstStep = 0;
        film.lastStep = 3;
        const int count = scene::pictureCount(film);
        QCOMPARE(count, 4 * 25 + 37);
        std::int64_t step = 0;
        double phase = 0.0;
        for (int i = 0; i < count; ++i) {
            const scene::Shot shot = scene::shotAt(film, i);
            QVERIFY(shot.step == step || (shot.step == step + 1 && phase == 1.0));
            QVERIFY(shot.step != step || shot.phase >= phase);
            step = shot.step;
            phase = shot.phase;
        }
        QCOMPARE(step, std::int64_t(3));
        QCOMPARE(phase, 1.0);

        QImage image(film.size, QImage::Format_RGB32);
        {
            QPainter painter(&image);
            scene::paintPicture(painter, film, count - 1);
        }
        const Frame frame = scene::makeFrame(film.network, {.step = 3});
        QCOMPARE(image, picture(frame, Layout(frame, QSizeF(film.size)), film.theme));
    }

    /// On devices of lines and letters, numbers are letters.
    void vectorDevicesGetText()
    {
        const Sample& s = sampleNamed("conv");
        const core::Network network(s.lesson);
        const Frame frame = scene::makeFrame(network, s.shot);
        const Layout layout(frame, QSizeF(s.size));
        QPicture recorded;
        {
            QPainter painter(&recorded);
            scene::paint(painter, frame, layout, scene::themeNamed("print"));
        }
        QVERIFY(recorded.size() > 0);
        QVERIFY(recorded.size() < 200'000); // pictures of numbers would take more
    }
};

QTEST_MAIN(TestPaint)
#include "tst_paint.moc"
