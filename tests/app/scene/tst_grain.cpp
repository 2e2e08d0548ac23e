// Windows whose products come up one after the other.
#include <QTest>

#include "sample_lessons.h"

#include "core/network.h"
#include "frame/frame.h"
#include "layout/layout.h"
#include "scene/film.h"

using scene::BoardKind;
using scene::Frame;

namespace {

core::Network network(const char* layer)
{
    return core::Network(lessonOf(QString(R"({"format": "poolscope", "version": 1, "input": [[1,3,2],[2,9,1],[1,4,2]], "layers": [%1]})").arg(layer).toUtf8().constData()));
}

Frame partOf(const core::Network& net, int taps, std::int64_t step = 0)
{
    return scene::makeFrame(net, {.step = step, .grain = core::Grain::Product, .taps = taps});
}

} // namespace

class TestGrain : public QObject {
    Q_OBJECT

private slots:
    void productsComeUpOneAfterTheOther()
    {
        const core::Network net = network(R"({"type": "conv2d", "weight": [[1,0],[2,1]], "bias": [0.5]})");
        const Frame two = partOf(net, 2);
        QCOMPARE(drawing(*two.board(BoardKind::Window)), (QStringList{"1·1 3·0", ". ."}));
        QCOMPARE(QString::fromStdString(two.equation.terms), QString("1·1 + 3·0"));
        QCOMPARE(two.soFar, QString("so far 1"));
        QCOMPARE(two.answer, 0.0);
        QCOMPARE(drawing(*two.board(BoardKind::Output)).first(), QString(". ."));
        QCOMPARE(*two.board(BoardKind::Input)->touched, (core::Cell{0, 0, 0, 1}));
        QCOMPARE(*two.board(BoardKind::Kernel)->touched, (core::Cell{0, 0, 0, 1}));
        QCOMPARE(*two.board(BoardKind::Window)->touched, (core::Cell{0, 0, 0, 1}));
        const Frame four = partOf(net, 4);
        QCOMPARE(four.soFar, QString("so far 14"));
        QCOMPARE(four.answer, 0.0);
        const Frame all = partOf(net, -1);
        QCOMPARE(QString::fromStdString(all.equation.text()), QString("1·1 + 3·0 + 2·2 + 9·1 + 0.5 = 14.5"));
        QCOMPARE(drawing(*all.board(BoardKind::Output)).first(), QString("14.5 ."));
        QVERIFY(!all.board(BoardKind::Input)->touched);
    }

    void theBestCandidateSoFarIsRinged()
    {
        const core::Network net = network(R"({"type": "max_pool2d", "kernel_size": 2, "stride": 1})");
        const QList<QList<QPoint>> rings{{{0, 0}}, {{1, 0}}, {{1, 0}}, {{1, 1}}}; // of 1, 3, 2, 9 (x: column)
        const QStringList notes{"so far 1", "so far 3", "so far 3", "so far 9"};
        for (int taps = 1; taps <= 4; ++taps) {
            const Frame frame = partOf(net, taps);
            QList<QPoint> ringed;
            for (const core::Cell& cell : frame.board(BoardKind::Input)->winners)
                ringed += QPoint(cell.col, cell.row);
            QCOMPARE(ringed, rings[taps - 1]);
            QCOMPARE(frame.soFar, notes[taps - 1]);
            QCOMPARE(frame.board(BoardKind::Window)->winners.size(), std::size_t(1));
        }
    }

    void anAverageAddsUpBeforeItDivides()
    {
        const core::Network net = network(R"({"type": "avg_pool2d", "kernel_size": 2, "stride": 1})");
        QCOMPARE(QString::fromStdString(partOf(net, 3).equation.terms), QString("1 + 3 + 2"));
        QCOMPARE(partOf(net, 3).soFar, QString("so far 6"));
        QCOMPARE(QString::fromStdString(partOf(net, -1).equation.text()), QString("(1 + 3 + 2 + 9) / 4 = 3.75"));
    }

    /// The products go through the channels, and the boards show the channel that they have come to.
    void theChannelFollowsTheProduct()
    {
        const core::Network net(lessonOf(R"({"format": "poolscope", "version": 1, "input": [[[1,2]],[[3,4]]],
            "layers": [{"type": "conv2d", "weight": [[[[1,2]],[[3,4]]]]}]})"));
        QCOMPARE(partOf(net, 2).board(BoardKind::Input)->channel, 0);
        const Frame third = partOf(net, 3);
        QCOMPARE(third.board(BoardKind::Input)->channel, 1);
        QCOMPARE(third.board(BoardKind::Kernel)->channel, 1);
        QCOMPARE(drawing(*third.board(BoardKind::Window)), QStringList{"3·3 ."});
        QCOMPARE(third.soFar, QString("so far 14")); // 1·1 + 2·2 + 3·3
    }

    /// Boards keep their places and digits from the first product to the result.
    void nothingJumpsBetweenProducts()
    {
        for (const char* layer : {R"({"type": "conv2d", "weight": [[1,0],[2,1]], "bias": [0.5]})", R"({"type": "max_pool2d", "kernel_size": 2, "stride": 1, "padding": 1})",
                                  R"({"type": "avg_pool2d", "kernel_size": 2, "stride": 1})", R"({"type": "lp_pool2d", "kernel_size": 2, "stride": 1})",
                                  R"({"type": "conv_transpose2d", "weight": [[1,2],[3,4]], "stride": 2})"}) {
            const core::Network net = network(layer);
            const scene::Layout whole(partOf(net, -1, 3), QSizeF(840, 545));
            const auto most = int(net.stepAt(0, 3).taps.size());
            for (int taps = 1; taps <= most; ++taps) {
                const scene::Layout part(partOf(net, taps, 3), QSizeF(840, 545));
                QCOMPARE(part.boards().size(), whole.boards().size());
                for (const scene::Placed& board : part.boards()) {
                    QCOMPARE(board.view, whole.placed(board.id)->view);
                    QCOMPARE(board.digitPixels, whole.placed(board.id)->digitPixels);
                }
            }
        }
    }

    void aFilmGoesByItsGrain()
    {
        scene::Film film;
        film.network = network(R"({"type": "max_pool2d", "kernel_size": 2, "stride": 1})");
        film.lastStep = 3;
        film.framesPerSecond = 10;
        scene::chooseGrain(film, core::Grain::Product);
        // 4 windows of 4 candidates and a result, 0.6 s each; 1.5 s at the end.
        QCOMPARE(scene::pictureCount(film), 4 * 5 * 6 + 15);
        QList<int> taps;
        for (int i = 0; i < 30; i += 6)
            taps += scene::shotAt(film, i + 5).taps;
        QCOMPARE(taps, (QList<int>{1, 2, 3, 4, -1}));
        QCOMPARE(scene::shotAt(film, 30).step, std::int64_t(1));
        QVERIFY(scene::shotAt(film, 24).phase > scene::glideEnd); // only the result comes up
        QVERIFY(scene::shotAt(film, 24).phase < 1.0);
        QCOMPARE(scene::shotAt(film, scene::pictureCount(film) - 1).step, std::int64_t(3));
        QCOMPARE(scene::shotAt(film, scene::pictureCount(film) - 1).taps, -1);
        scene::chooseGrain(film, core::Grain::Row);
        QCOMPARE(scene::pictureCount(film), 2 * 10 + 15);
        QCOMPARE(scene::shotAt(film, 0).step, std::int64_t(1));
        QCOMPARE(scene::shotAt(film, 10).step, std::int64_t(3));
    }
};

QTEST_MAIN(TestGrain)
#include "tst_grain.moc"
