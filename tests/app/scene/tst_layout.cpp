#include <QGuiApplication>
#include <QPainterPath>
#include <QTest>

#include "random_lesson.h"
#include "sample_lessons.h"

#include "layout/layout.h"

#include "core/compare.h"
#include "layout/text.h"

#include <rapidcheck.h>

using scene::BoardKind;
using scene::Frame;
using scene::Layout;
using scene::Placed;

namespace {

const QList<QSizeF> sizes = {{840, 545}, {480, 260}, {620, 360}, {760, 420}, {1440, 900}, {1280, 720}, {1920, 1080}, {595, 842}, {3840, 2160}};

QString describe(const QRectF& r)
{
    return QString("(%1, %2, %3 × %4)").arg(r.x()).arg(r.y()).arg(r.width()).arg(r.height());
}

/// The line that a connector is drawn as.
QPainterPath pathOf(const scene::Connector& c)
{
    QPainterPath path(c.from);
    path.lineTo(c.climbFrom, c.from.y());
    const double middle = (c.climbFrom + c.climbTo) / 2;
    path.cubicTo(middle, c.from.y(), middle, c.to.y(), c.climbTo, c.to.y());
    path.lineTo(c.to);
    return path;
}

bool crosses(const scene::Connector& connector, const QRectF& rect)
{
    const QPainterPath path = pathOf(connector);
    for (int i = 0; i <= 200; ++i) {
        if (rect.contains(path.pointAtPercent(i / 200.0)))
            return true;
    }
    return false;
}

/// Whether one of its level ends goes through.
bool overCells(const scene::Connector& connector, const QRectF& label)
{
    const auto level = [&](double from, double to, double y) { return to > label.left() && from < label.right() && y > label.top() && y < label.bottom(); };
    return level(connector.from.x(), connector.climbFrom, connector.from.y()) || level(connector.climbTo, connector.to.x(), connector.to.y());
}

bool isWithin(const Placed& board, QPointF point)
{
    return board.view.adjusted(-9, -9, 9, 9).contains(point);
}

/// What is wrong with where things stand; empty when all is well. While the window glides, connectors glide over numbers too.
QString faultOf(const Frame& frame, const Layout& layout, bool glides = false)
{
    const QRectF picture(QPointF(0, 0), layout.size());
    const auto& texts = layout.texts();
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const QRectF& rect = texts[i].rect;
        if (!picture.contains(rect))
            return QString("“%1” leaves the picture: %2").arg(texts[i].text, describe(rect));
        for (std::size_t j = 0; j < i; ++j) {
            // Lines of one paragraph may share the air between them.
            if (texts[j].rect.adjusted(0, 2, 0, -2).intersects(rect.adjusted(0, 2, 0, -2)))
                return QString("“%1” %2 lies on “%3” %4").arg(texts[i].text, describe(rect), texts[j].text, describe(texts[j].rect));
        }
        for (const Placed& board : layout.boards()) {
            if (board.view.intersects(rect.adjusted(0, 2, 0, -2)))
                return QString("“%1” %2 lies on board %3 %4").arg(texts[i].text, describe(rect)).arg(int(board.id.kind)).arg(describe(board.view));
        }
        for (const scene::Connector& connector : layout.connectors()) {
            if (!(glides && texts[i].kind == scene::Text::Axis) && crosses(connector, rect.adjusted(0, 2, 0, -2)))
                return QString("a connector crosses “%1”").arg(texts[i].text);
        }
    }
    for (std::size_t i = 0; i < layout.boards().size(); ++i) {
        const Placed& board = layout.boards()[i];
        if (!picture.contains(board.view))
            return QString("board %1 leaves the picture: %2").arg(int(board.id.kind)).arg(describe(board.view));
        for (std::size_t j = 0; j < i; ++j) {
            if (layout.boards()[j].view.intersects(board.view))
                return QString("boards %1 and %2 overlap").arg(int(board.id.kind)).arg(int(layout.boards()[j].id.kind));
        }
        for (const scene::Connector& connector : layout.connectors()) {
            // Over the board on which its window or its result stands it goes between the numbers.
            if (!isWithin(board, connector.from) && !isWithin(board, connector.to) && crosses(connector, board.view))
                return QString("a connector crosses board %1").arg(int(board.id.kind));
        }
        const scene::Board& shown = *frame.board(board.id);
        if (board.digitPixels == 0)
            continue;
        for (int row = board.firstRow; row < board.endRow; ++row) {
            for (int col = board.firstCol; col < board.endCol; ++col) {
                const QRectF label = layout.labelRect(board.id, row, col);
                if (!label.isEmpty() && !layout.cellRect(board.id, row, col).contains(label))
                    return QString("“%1” does not fit its cell (%2, %3) of board %4").arg(scene::look(shown, row, col).text).arg(row).arg(col).arg(int(board.id.kind));
                if (glides || label.isEmpty())
                    continue;
                for (const scene::Connector& connector : layout.connectors()) {
                    if (overCells(connector, label & board.view))
                        return QString("a connector crosses “%1” in cell (%2, %3) of board %4").arg(scene::look(shown, row, col).text).arg(row).arg(col).arg(int(board.id.kind));
                }
            }
        }
    }
    return {};
}

} // namespace

class TestLayout : public QObject {
    Q_OBJECT

private slots:
    void chineseBreaksBetweenItsCharacters()
    {
        const QString text = QStringLiteral("窗口跨 9 行，而填充后的输入只有 7 行：窗口或膨胀小一些，或填充多一些，就放得下。");
        bool elided = true;
        const QStringList lines = scene::wrapped(text, 20, false, 160.0, 20, elided);
        QVERIFY(!elided);
        QVERIFY(lines.size() > 3);
        QCOMPARE(QString(lines.join(QString())).remove(u' '), QString(text).remove(u' '));
        for (const QString& line : lines) {
            QVERIFY2(scene::textWidth(line, 20) <= 160.0, qPrintable(line));
            QVERIFY2(!QStringLiteral("，。：").contains(line.front()), qPrintable(line)); // never begins a line
        }
    }

    /// Every sample at every size: nothing overlaps, nothing is cut, no connector crosses a number.
    void everythingHasItsOwnPlace_data()
    {
        QTest::addColumn<int>("sample");
        const std::vector<Sample> all = samples();
        for (std::size_t i = 0; i < all.size(); ++i)
            QTest::newRow(qPrintable(all[i].name)) << int(i);
    }
    void everythingHasItsOwnPlace()
    {
        QFETCH(int, sample);
        static const std::vector<Sample> all = samples();
        const Sample& s = all[std::size_t(sample)];
        const core::Network network(s.lesson);
        const Frame frame = scene::makeFrame(network, s.shot);
        for (const QSizeF& size : sizes) {
            const Layout layout(frame, size, {.zoom = s.zoom, .centre = {}});
            const QString fault = faultOf(frame, layout, s.shot.phase < 1.0);
            QVERIFY2(fault.isEmpty(), qPrintable(QString("at %1 × %2: %3").arg(size.width()).arg(size.height()).arg(fault)));
        }
    }

    /// The samples of the mocks lose no word at the size of the mocks.
    void nothingIsLeftOutOfAnOrdinaryPicture()
    {
        for (const Sample& s : samples()) {
            if (!QStringList{"max", "conv", "avg", "relu", "max_present", "conv_large", "unpool", "transposed", "max_ceil", "conv_stage1024", "matrix", "matrix_transposed", "matrix_present", "conv_small", "compare", "compare_large", "compare_present", "compare_strides", "compare_strides_waits", "compare_min_max", "compare_1024"}.contains(s.name))
                continue;
            const core::Network network(s.lesson);
            const Frame frame = scene::makeFrame(network, s.shot);
            const Layout layout(frame, QSizeF(s.size));
            for (const scene::Text& text : layout.texts())
                QVERIFY2(!text.elided, qPrintable(s.name + ": " + text.text));
            for (const Placed& board : layout.boards())
                QVERIFY2(board.digitPixels >= 9, qPrintable(QString("%1: board %2 has digits of %3 pixels").arg(s.name).arg(int(board.id.kind)).arg(board.digitPixels)));
            QCOMPARE(layout.boards().size(), frame.boards.size());
        }
    }

    /// "max(0,⏎0, 0, 0)" is two things to the eye.
    void arithmeticStandsOnOneLineWhereThereIsRoom()
    {
        const char* const layers[] = {R"({"type": "max_pool2d", "kernel_size": 2})", R"({"type": "avg_pool2d", "kernel_size": 2})",
                                      R"({"type": "max_pool2d", "kernel_size": 2, "stride": 1})"};
        for (const char* layer : layers) {
            const core::Network net(lessonOf((std::string(R"({"format": "poolscope", "version": 1, "input": [[1,3,2,1],[2,9,1,1],[1,4,2,3],[5,6,1,2]], "layers": [)")
                                              + layer + "]}").c_str()));
            for (const QSizeF size : {QSizeF(840, 545), QSizeF(1280, 720), QSizeF(1440, 900), QSizeF(1920, 1080)}) {
                const Layout layout(scene::makeFrame(net, {.step = 2}), size);
                for (const scene::Text::Kind kind : {scene::Text::Terms, scene::Text::Note}) {
                    const auto lines = std::count_if(layout.texts().begin(), layout.texts().end(), [&](const scene::Text& text) { return text.kind == kind; });
                    QVERIFY2(lines <= (kind == scene::Text::Note ? 2 : 1), qPrintable(QString("%1 at %2 × %3").arg(layer).arg(size.width()).arg(size.height())));
                }
            }
        }
    }

    /// Random lessons obey the same rules.
    void randomPicturesAreInOrder()
    {
        QVERIFY(rc::check("nothing overlaps in random pictures", [] {
            const core::Network network(randomLesson());
            RC_PRE(network.reached(0));
            const scene::Shot shot{.step = *rc::gen::inRange<std::int64_t>(0, network.stepCount(0)), .brief = *rc::gen::arbitrary<bool>(), .view = {.matrix = *rc::gen::arbitrary<bool>()}};
            const QSizeF size(*rc::gen::inRange(480, 1600), *rc::gen::inRange(260, 1000));
            const Frame frame = scene::makeFrame(network, shot);
            const QString fault = faultOf(frame, Layout(frame, size));
            if (!fault.isEmpty())
                RC_FAIL(QString("%1 × %2: %3").arg(size.width()).arg(size.height()).arg(fault).toStdString());
        }));
    }

    /// Whatever two layers are compared, and at whatever step of the glide.
    void randomComparisonsAreInOrder()
    {
        QVERIFY(rc::check("nothing overlaps in random comparisons", [] {
            core::Lesson lesson = randomLesson();
            lesson.view.compare = randomLesson().layers.front();
            if (*rc::gen::inRange(0, 3) == 0) { // the usual case: one setting is another one
                lesson.view.compare = lesson.layers.front();
                lesson.view.compare->rows.stride = lesson.view.compare->cols.stride = *rc::gen::inRange(1, 4);
            }
            const core::Network network(lesson);
            const auto comparison = core::Comparison::of(network, 0);
            RC_PRE(comparison.has_value());
            const scene::Shot shot{.step = *rc::gen::inRange<std::int64_t>(0, comparison->stepCount()), .phase = *rc::gen::inRange(0, 11) / 10.0,
                                   .brief = *rc::gen::arbitrary<bool>()};
            const QSizeF size(*rc::gen::inRange(480, 1600), *rc::gen::inRange(260, 1000));
            const Frame frame = scene::makeFrame(network, shot);
            RC_ASSERT(frame.compared.size() == 2U);
            const QString fault = faultOf(frame, Layout(frame, size), shot.phase < 1.0);
            if (!fault.isEmpty())
                RC_FAIL(QString("%1 × %2: %3").arg(size.width()).arg(size.height()).arg(fault).toStdString());
        }));
    }

    /// Drawing and mouse agree: every cell is under its own corner and middle, and every point under a cell lies in it.
    void mouseFindsWhatIsDrawn()
    {
        QVERIFY(rc::check("cellAt inverts cellRect", [] {
            const core::Network network(randomLesson());
            RC_PRE(network.reached(0));
            const Frame frame = scene::makeFrame(network, {.step = *rc::gen::inRange<std::int64_t>(0, network.stepCount(0))});
            const QSizeF size(*rc::gen::inRange(300, 1600), *rc::gen::inRange(200, 1000));
            const scene::Viewport viewport{.zoom = *rc::gen::inRange(10, 60) / 10.0,
                                           .centre = QPointF(*rc::gen::inRange(0, 100) / 100.0, *rc::gen::inRange(0, 100) / 100.0)};
            const Layout layout(frame, size, viewport);
            for (const Placed& board : layout.boards()) {
                for (int row = board.firstRow; row < board.endRow; ++row) {
                    for (int col = board.firstCol; col < board.endCol; ++col) {
                        const QRectF rect = layout.cellRect(board.id, row, col);
                        const scene::Hit expected{{board.id, row, col}, frame.board(board.id)->hasValue(row, col)};
                        for (const QPointF& point : {rect.center(), rect.topLeft()}) {
                            const bool seen = point.x() >= board.view.left() && point.x() < board.view.right()
                                              && point.y() >= board.view.top() && point.y() < board.view.bottom();
                            if (seen)
                                RC_ASSERT(layout.cellAt(point) == std::optional(expected));
                        }
                    }
                }
            }
            for (int i = 0; i < 200; ++i) {
                const QPointF point(*rc::gen::inRange(-10, 1700), *rc::gen::inRange(-10, 1100));
                const auto hit = layout.cellAt(point);
                if (!hit)
                    continue;
                const QRectF rect = layout.cellRect(hit->board, hit->row, hit->col);
                RC_ASSERT(point.x() >= rect.left() && point.x() < rect.left() + rect.width() + 1e-6);
                RC_ASSERT(point.y() >= rect.top() && point.y() < rect.top() + rect.height() + 1e-6);
                RC_ASSERT(frame.board(hit->board)->contains(hit->row, hit->col));
            }
        }));
    }

    /// Nothing jumps from step to step: boards and digits keep their place and size.
    void boardsStandStillWhileTheWindowMoves()
    {
        for (const Sample& s : samples()) {
            const core::Network network(s.lesson);
            const int layer = s.shot.layer;
            if (layer >= network.layerCount() || !network.reached(layer) || network.stepCount(layer) > 600)
                continue;
            scene::Shot shot = s.shot;
            const core::Cell cell = core::cellOfStep(network.outputOf(layer).shape(), shot.step);
            const std::int64_t plane = network.outputOf(layer).shape().planeSize();
            // Another channel may have other digits.
            const std::int64_t begin = core::stepOfCell(network.outputOf(layer).shape(), {cell.n, cell.c, 0, 0});
            shot.step = begin;
            const Layout first(scene::makeFrame(network, shot), QSizeF(s.size));
            for (shot.step = begin + 1; shot.step < begin + plane; ++shot.step) {
                const Frame frame = scene::makeFrame(network, shot);
                const Layout layout(frame, QSizeF(s.size));
                for (const Placed& board : layout.boards()) {
                    const Placed* before = first.placed(board.id);
                    QVERIFY(before != nullptr);
                    QVERIFY2(before->cell == board.cell, qPrintable(s.name));
                    if (board.id.kind == BoardKind::Window)
                        continue; // adaptive windows change their size
                    QVERIFY2(before->view == board.view, qPrintable(s.name));
                    QVERIFY2(before->digitPixels == board.digitPixels, qPrintable(QString("%1: board %2, step %3").arg(s.name).arg(int(board.id.kind)).arg(shot.step)));
                }
            }
        }
    }

    /// Zoom keeps what is under the mouse under the mouse, and the whole board can be reached.
    void zoomAndPan()
    {
        const auto all = samples();
        const auto& s = *std::find_if(all.begin(), all.end(), [](const Sample& x) { return x.name == "picture_1024"; });
        const core::Network network(s.lesson);
        const Frame frame = scene::makeFrame(network, s.shot);
        const Layout whole(frame, QSizeF(s.size));
        QVERIFY(whole.maxZoom() > 20);
        QVERIFY(whole.placed(BoardKind::Input)->digitPixels == 0);
        const QRectF view = whole.placed(BoardKind::Input)->view;
        const QPointF point = view.topLeft() + QPointF(view.width() * 0.3, view.height() * 0.6);
        const scene::Hit before = *whole.cellAt(point);
        const scene::Viewport near = whole.zoomedAround(point, whole.maxZoom());
        const Layout zoomed(frame, QSizeF(s.size), near);
        QVERIFY(zoomed.placed(BoardKind::Input)->digitPixels > 0);
        const scene::Hit after = *zoomed.cellAt(point);
        QVERIFY(std::abs(after.row - before.row) <= 3);
        QVERIFY(std::abs(after.col - before.col) <= 3);
        // Dragged as far as it goes, the last cell is seen.
        scene::Viewport corner = near;
        for (int i = 0; i < 60; ++i)
            corner.centre = Layout(frame, QSizeF(s.size), corner).draggedCentre(BoardKind::Input, QPointF(-2000, -2000));
        const Layout end(frame, QSizeF(s.size), corner);
        QCOMPARE(end.placed(BoardKind::Input)->endRow, 1024);
        QCOMPARE(end.placed(BoardKind::Input)->endCol, 1024);
    }
};

QTEST_MAIN(TestLayout)
#include "tst_layout.moc"
