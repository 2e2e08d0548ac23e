// The whole chain in one picture, and what a cell sees of it.
#include <QTest>

#include "sample_lessons.h"

#include "core/network.h"
#include "frame/chain.h"
#include "layout/layout.h"

#include <algorithm>

using scene::BoardId;
using scene::BoardKind;
using scene::Frame;
using scene::Layout;

namespace {

/// Example B: convolution, ReLU, pooling with stride 3.
core::Network exampleB()
{
    return core::Network(lessonOf(R"({"format": "poolscope", "version": 1,
        "input": [[1,0,0,0,1],[0,1,0,1,0],[0,0,1,0,0],[0,1,0,1,0],[1,0,0,0,1]],
        "layers": [{"type": "conv2d", "weight": [[0,0,1],[0,1,0],[1,0,0]], "bias": [0], "padding": 1}, {"type": "relu"},
                   {"type": "max_pool2d", "kernel_size": 2, "stride": 3}]})"));
}

Frame chainOf(const core::Network& network, scene::Shot shot)
{
    shot.view.chain = true;
    return scene::makeFrame(network, shot);
}

} // namespace

class TestChain : public QObject {
    Q_OBJECT

private slots:
    void everyLayerHasItsBoard()
    {
        const Frame frame = chainOf(exampleB(), {.layer = 1, .step = 8});
        QStringList titles;
        QStringList sizes;
        for (const scene::Board& board : frame.boards) {
            titles += board.title;
            sizes += board.subtitle;
        }
        QCOMPARE(titles, (QStringList{"Input", "1 · Convolution", "2 · ReLU", "3 · Max pool"}));
        QCOMPARE(sizes, (QStringList{"5 × 5", "5 × 5", "5 × 5", "2 × 2"}));
        QVERIFY(frame.board(BoardKind::Input)->editable);
        QVERIFY(!frame.board(BoardId(BoardKind::Output, 0))->editable);
        // The step under way: its window on the convolution's output, its cell on the ReLU's.
        QCOMPARE(*frame.board(BoardId(BoardKind::Output, 0))->window, QRectF(3, 1, 1, 1));
        QCOMPARE(*frame.board(BoardId(BoardKind::Output, 1))->current, (core::Cell{0, 0, 1, 3}));
        QCOMPARE(frame.board(BoardId(BoardKind::Output, 1))->known, std::int64_t(9));
        QCOMPARE(frame.board(BoardId(BoardKind::Output, 0))->known, std::int64_t(-1));
        QCOMPARE(frame.board(BoardId(BoardKind::Output, 2))->known, std::int64_t(0)); // it waits for the ReLU
        QCOMPARE(chainOf(exampleB(), {.layer = 1, .step = 24}).board(BoardId(BoardKind::Output, 2))->known, std::int64_t(-1));
        QCOMPARE(QString::fromStdString(frame.equation.text()), QString("max(0, 3) = 3"));
    }

    /// A cell of the pooling sees 2 × 2 of the ReLU, as many of the convolution, and 4 × 4 of the input around it (minus
    /// what lies in the padding).
    void aCellSeesBackToTheInput()
    {
        const Frame frame = chainOf(exampleB(), {.layer = 0, .step = 0, .spot = scene::Spot{BoardId(BoardKind::Output, 2), 1, 1}});
        QCOMPARE(frame.board(BoardId(BoardKind::Output, 2))->pointed, (std::vector{QRect(1, 1, 1, 1)}));
        QCOMPARE(frame.board(BoardId(BoardKind::Output, 1))->pointed, (std::vector{QRect(3, 3, 2, 2)}));
        QCOMPARE(frame.board(BoardId(BoardKind::Output, 0))->pointed, (std::vector{QRect(3, 3, 2, 2)}));
        QCOMPARE(frame.board(BoardKind::Input)->pointed, (std::vector{QRect(2, 2, 3, 3)}));
        QCOMPARE(frame.note, QString("This cell sees 3 × 3 of the input."));
    }

    void anInputCellReachesForward()
    {
        const Frame frame = chainOf(exampleB(), {.layer = 0, .step = 0, .spot = scene::Spot{BoardKind::Input, 1, 1}});
        QCOMPARE(frame.board(BoardId(BoardKind::Output, 0))->pointed, (std::vector{QRect(0, 0, 3, 3)}));
        QCOMPARE(frame.board(BoardId(BoardKind::Output, 1))->pointed, (std::vector{QRect(0, 0, 3, 3)}));
        QCOMPARE(frame.board(BoardId(BoardKind::Output, 2))->pointed, (std::vector{QRect(0, 0, 1, 1)}));
        QCOMPARE(frame.note, QString("This cell reaches 1 × 1 of the last output."));
    }

    /// Without a mouse the step's own cell is followed back.
    void theStepIsFollowedBack()
    {
        const Frame frame = chainOf(exampleB(), {.layer = 2, .step = 0});
        QCOMPARE(frame.board(BoardKind::Input)->pointed, (std::vector{QRect(0, 0, 3, 3)}));
        QVERIFY(frame.board(BoardId(BoardKind::Output, 1))->pointed.empty()); // there stands the window
    }

    /// A layer that cannot run ends the chain, and the rest of it is shown.
    void theChainEndsWhereALayerCannotRun()
    {
        const core::Network network(lessonOf(R"({"format": "poolscope", "version": 1, "input": [[1,2],[3,4]],
            "layers": [{"type": "relu"}, {"type": "max_pool2d", "kernel_size": 7}, {"type": "relu"}]})"));
        QCOMPARE(chainOf(network, {}).boards.size(), std::size_t(2));
        QVERIFY(!chainOf(network, {.layer = 1}).problem.isEmpty());
    }

    /// What is wrong with no parameter is a sentence of its own.
    void aReasonBeginsASentence()
    {
        const core::Network network(lessonOf(R"({"format": "poolscope", "version": 1, "input": [[1, 2, 3, 4, 5, 6]],
            "layers": [{"type": "conv_transpose2d", "weight": [[1]], "stride": 1000}, {"type": "relu"}]})"));
        QVERIFY2(chainOf(network, {.layer = 0}).problem.startsWith(QStringLiteral("This layer cannot run. The output would be")),
                 qPrintable(chainOf(network, {.layer = 0}).problem));
        QVERIFY(chainOf(network, {.layer = 1}).problem.contains(QStringLiteral("because layer 1 cannot run. The output would be")));
    }

    /// Where boards stand close, whether there is one is not to hang on a fraction of a pixel.
    void everyPairHasItsArrow()
    {
        std::string layers = R"({"type": "adaptive_avg_pool2d", "output_size": [64, 64]})";
        for (int i = 0; i < 6; ++i)
            layers += R"(, {"type": "adaptive_avg_pool2d", "output_size": [64, 64]})";
        const core::Network network(lessonOf((R"({"format": "poolscope", "version": 1, "input": [[1]], "layers": [)" + layers + "]}").c_str()));
        for (int width = 500; width < 640; ++width) {
            const Layout layout(chainOf(network, {}), QSizeF(width, 430));
            int pairs = 0;
            for (std::size_t i = 1; i < layout.boards().size(); ++i)
                pairs += layout.boards()[i].view.top() == layout.boards()[i - 1].view.top() ? 1 : 0;
            const auto arrows = std::ranges::count_if(layout.texts(), [](const auto& text) { return text.text == QStringLiteral("→"); });
            QVERIFY2(int(arrows) + int(layout.connectors().size()) == pairs, qPrintable(QStringLiteral("%1: %2 of %3").arg(width).arg(arrows).arg(pairs)));
        }
    }

    /// Cells of one size, except where a board would be too small to be found: then a smaller map looks smaller.
    void cellsAreAsLargeAsTheyCanBe()
    {
        const Frame frame = chainOf(exampleB(), {.layer = 1, .step = 8});
        const QSizeF size(1440, 900);
        const Layout layout(frame, size);
        const double cell = layout.placed(BoardKind::Input)->cell;
        for (const scene::Placed& placed : layout.boards())
            QCOMPARE(placed.cell, cell);
        QVERIFY(layout.placed(BoardKind::Input)->digitPixels >= 14);
        // What four boards could at most have: the width of all of them, and of the gaps between.
        QVERIFY2(cell >= 40, qPrintable(QString::number(cell)));
        const Layout larger(frame, QSizeF(1920, 1080));
        QVERIFY(larger.placed(BoardKind::Input)->cell > cell);
    }

    /// Thirty layers on a small picture: all there, none on another.
    void aLongChainFits()
    {
        QString layers;
        for (int i = 0; i < 30; ++i)
            layers += QString(i > 0 ? ", " : "") + R"({"type": "conv2d", "weight": [[0,1,0],[1,-1,1],[0,1,0]], "padding": 1})";
        const core::Network network(lessonOf(QString(R"({"format": "poolscope", "version": 1, "input": [[1,2,3,4],[5,6,7,8],[1,2,3,4],[5,6,7,8]], "layers": [%1]})").arg(layers).toUtf8().constData()));
        const Frame frame = chainOf(network, {.layer = 12, .step = 3});
        QCOMPARE(frame.boards.size(), std::size_t(31));
        for (const QSizeF& size : {QSizeF(620, 360), QSizeF(840, 545), QSizeF(1440, 900)}) {
            const Layout layout(frame, size);
            QCOMPARE(layout.boards().size(), std::size_t(31));
            const QRectF picture(QPointF(0, 0), size);
            for (std::size_t i = 0; i < layout.boards().size(); ++i) {
                QVERIFY(picture.contains(layout.boards()[i].view));
                for (std::size_t j = 0; j < i; ++j)
                    QVERIFY(!layout.boards()[i].view.intersects(layout.boards()[j].view));
            }
        }
    }
};

QTEST_MAIN(TestChain)
#include "tst_chain.moc"
