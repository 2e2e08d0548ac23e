#include <QGuiApplication>
#include <QScopeGuard>
#include <QTest>

#include "random_lesson.h"
#include "sample_lessons.h"

#include "core/counting.h"
#include "core/operator.h"
#include "frame/frame.h"
#include "frame/plane_scale.h"

#include <rapidcheck.h>

#include <cmath>

using scene::Board;
using scene::BoardKind;
using scene::Frame;
using scene::Role;

namespace {

core::Network network(const char* input, const QString& layers)
{
    return core::Network(lessonOf(QString(R"({"format": "poolscope", "version": 1, "input": %1, "layers": [%2]})").arg(input, layers).toUtf8().constData()));
}

const char* const inputA = "[[1,3,2,1],[2,9,1,1],[1,4,2,3],[5,6,1,2]]";
const char* const inputX = "[[1,0,0,0,1],[0,1,0,1,0],[0,0,1,0,0],[0,1,0,1,0],[1,0,0,0,1]]";
const QString max2 = R"({"type": "max_pool2d", "kernel_size": 2})";

/// A drawing of what the cells are: P padding, B beyond, D dropped, - pending, ? hidden, o absent, . plain.
QStringList roles(const Board& board)
{
    QStringList rows;
    for (int row = board.firstRow(); row < board.firstRow() + board.rows(); ++row) {
        QString line;
        for (int col = board.firstCol(); col < board.firstCol() + board.cols(); ++col)
            line += QString(".PBD-?o")[int(scene::lookWithoutText(board, row, col).role)];
        rows += line;
    }
    return rows;
}

/// 64 × 64 greys, 0 … 255.
core::Network photograph(const QString& layers)
{
    QStringList rows;
    for (int row = 0; row < 64; ++row) {
        QStringList numbers;
        for (int col = 0; col < 64; ++col)
            numbers += QString::number((row * 37 + col * 11) % 256);
        rows += '[' + numbers.join(',') + ']';
    }
    return network(QString('[' + rows.join(',') + ']').toUtf8().constData(), layers);
}

} // namespace

class TestFrame : public QObject {
    Q_OBJECT

private slots:
    /// As people do; positions in tensors, and PyTorch's index, stay what they are.
    void rowsAndColumnsCanBeCountedFromOne()
    {
        const core::Network net = network(inputA, max2);
        core::countFrom(1);
        const auto again = qScopeGuard([] { core::countFrom(0); });
        const Frame frame = scene::makeFrame(net, {.step = 2});
        QCOMPARE(frame.countFrom, 1);
        QCOMPARE(frame.board(BoardKind::Window)->subtitle, QString("rows 3–4, columns 1–2"));
        QCOMPARE(frame.note, QString("from row 4, column 2 (index 13)"));
        QVERIFY(frame.board(BoardKind::Input)->isWinner(3, 1));
        QCOMPARE(scene::makeFrame(net, {.step = 2, .view = {.backward = true}}).note, QString("The 1 at (2, 1) goes to the winner alone."));
    }

    void maxPoolingFillsItsOutputStepByStep()
    {
        const core::Network net = network(inputA, max2);
        const Frame frame = scene::makeFrame(net, {.step = 2});
        QCOMPARE(drawing(*frame.board(BoardKind::Input)), (QStringList{"1 3 2 1", "2 9 1 1", "1 4 2 3", "5 6 1 2"}));
        QCOMPARE(drawing(*frame.board(BoardKind::Window)), (QStringList{"1 4", "5 6"}));
        QCOMPARE(drawing(*frame.board(BoardKind::Output)), (QStringList{"9 2", "6 ."}));
        QCOMPARE(frame.equation.text(), std::string("max(1, 4, 5, 6) = 6"));
        QVERIFY(frame.board(BoardKind::Window)->isWinner(1, 1));
        QVERIFY(frame.board(BoardKind::Input)->isWinner(3, 1));
        QCOMPARE(*frame.board(BoardKind::Input)->window, QRectF(0, 2, 2, 2));
        QCOMPARE(frame.board(BoardKind::Output)->current->row, 1);
        QCOMPARE(frame.note, QString("from row 3, column 1 (index 13)"));
        QVERIFY(frame.board(BoardKind::Kernel) == nullptr);
    }

    void convolutionSpellsItsProductsOut()
    {
        const core::Network net = network(inputX, R"({"type": "conv2d", "weight": [[0,0,1],[0,1,0],[1,0,0]], "bias": [0], "padding": 1})");
        const Frame frame = scene::makeFrame(net, {.step = 8});
        QCOMPARE(drawing(*frame.board(BoardKind::Window)), (QStringList{"0·0 0·0 1·1", "0·0 1·1 0·0", "1·1 0·0 0·0"}));
        QVERIFY(scene::look(*frame.board(BoardKind::Window), 1, 1).strong);
        QVERIFY(scene::look(*frame.board(BoardKind::Window), 0, 0).quiet);
        QCOMPARE(drawing(*frame.board(BoardKind::Kernel)), (QStringList{"0 0 1", "0 1 0", "1 0 0"}));
        QCOMPARE(frame.board(BoardKind::Bias)->valueAt(0, 0), 0.0);
        QCOMPARE(roles(*frame.board(BoardKind::Input)).first(), QString("PPPPPPP"));
        QCOMPARE(drawing(*frame.board(BoardKind::Input)).first(), QString("0 0 0 0 0 0 0"));
        QCOMPARE(roles(*frame.board(BoardKind::Output)), (QStringList{".....", "....-", "-----", "-----", "-----"}));
        QCOMPARE(frame.board(BoardKind::Input)->subtitle, QString("5 × 5, padded by 1 ring of zeros"));
    }

    void paddingShowsWhatItReads()
    {
        const Frame max = scene::makeFrame(network(inputA, R"({"type": "max_pool2d", "kernel_size": 3, "stride": 1, "padding": 1})"), {});
        QCOMPARE(scene::look(*max.board(BoardKind::Input), -1, 0).text, QString("−∞"));
        const Frame min = scene::makeFrame(network(inputA, R"({"type": "min_pool2d", "kernel_size": 3, "stride": 1, "padding": 1})"), {});
        QCOMPARE(scene::look(*min.board(BoardKind::Input), -1, 0).text, QString("∞"));
        const Frame reflect = scene::makeFrame(network(inputA, R"({"type": "conv2d", "weight": [[1,1,1],[1,1,1],[1,1,1]], "padding": 1, "padding_mode": "reflect"})"), {});
        QCOMPARE(drawing(*reflect.board(BoardKind::Input)),
                 (QStringList{"9 2 9 1 1 1", "3 1 3 2 1 2", "9 2 9 1 1 1", "4 1 4 2 3 2", "6 5 6 1 2 1", "4 1 4 2 3 2"}));
        QVERIFY(scene::look(*reflect.board(BoardKind::Input), -1, -1).ghost);
        const Frame uncounted = scene::makeFrame(network(inputA, R"({"type": "avg_pool2d", "kernel_size": 3, "padding": 1, "count_include_pad": false})"), {});
        QCOMPARE(scene::look(*uncounted.board(BoardKind::Input), -1, 0).text, QString());
    }

    /// True convolution turns the kernel, in the picture alone, and says what the layer gives.
    void aTrueConvolutionTurnsTheKernel()
    {
        const core::Network net = network("[[1,2],[3,4]]", R"({"type": "conv2d", "weight": [["1/2",0],[2,10]], "bias": [1]})");
        const Frame frame = scene::makeFrame(net, {.view = {.turned = true}});
        QCOMPARE(drawing(*frame.board(BoardKind::Kernel)), (QStringList{"10 2", "0 1/2"}));
        QCOMPARE(drawing(*frame.board(BoardKind::Window)), (QStringList{"1·10 2·2", "3·0 4·1/2"}));
        QCOMPARE(drawing(*frame.board(BoardKind::Output)), QStringList{"17"}); // 10 + 4 + 0 + 2 + 1
        QCOMPARE(frame.note, QString("Deep learning does not turn the kernel (cross-correlation): 47.5"));
        QVERIFY(!frame.board(BoardKind::Kernel)->editable);
        QVERIFY(frame.board(BoardKind::Input)->editable);
        QCOMPARE(net.outputOf(0).at({0, 0, 0, 0}), 47.5F); // 0.5 + 0 + 6 + 40 + 1
        // Other layers have no kernel to turn.
        QCOMPARE(scene::makeFrame(network(inputA, max2), {.view = {.turned = true}}).note, scene::makeFrame(network(inputA, max2), {}).note);
    }

    /// What would be another result if padding were zeros is said, and only that.
    void paddingThatWouldHaveWonIsNamed()
    {
        const auto noteAt = [](const char* type, std::int64_t step) {
            return scene::makeFrame(network("[[-4,-1],[5,3]]", QString(R"({"type": "%1", "kernel_size": 2, "padding": 1})").arg(type)), {.step = step}).note;
        };
        QCOMPARE(noteAt("max_pool2d", 0), QString("from row 0, column 0 (index 0); with zeros as padding, 0 would win"));
        QCOMPARE(noteAt("max_pool2d", 2), QString("from row 1, column 0 (index 2)"));
        QCOMPARE(noteAt("min_pool2d", 0), QString());
        QCOMPARE(noteAt("min_pool2d", 2), QString("with zeros as padding, 0 would win"));
    }

    void aNormTakesItsLargestOutWherePowersAreNoNumbers()
    {
        const char* const input = "[[255,254],[-1,0]]";
        const QString layer = R"({"type": "lp_pool2d", "kernel_size": 2, "norm_type": %1})";
        QCOMPARE(drawing(*scene::makeFrame(network(input, layer.arg(2)), {}).board(BoardKind::Window)), (QStringList{"255² 254²", "|−1|² 0²"}));
        QCOMPARE(drawing(*scene::makeFrame(network(input, layer.arg(200)), {}).board(BoardKind::Window)),
                 (QStringList{"|255/255|^200 |254/255|^200", "|−1/255|^200 |0/255|^200"}));
    }

    void cellsThatNoWindowReadsAreDropped()
    {
        const Frame frame = scene::makeFrame(network(inputX, R"({"type": "max_pool2d", "kernel_size": 2, "stride": 3})"), {});
        QCOMPARE(roles(*frame.board(BoardKind::Input)), (QStringList{"..D..", "..D..", "DDDDD", "..D..", "..D.."}));
    }

    void ceilModeHangsOver()
    {
        const Frame frame = scene::makeFrame(network(inputX, R"({"type": "max_pool2d", "kernel_size": 2, "ceil_mode": true})"), {.step = 8});
        QCOMPARE(roles(*frame.board(BoardKind::Input)), (QStringList{".....B", ".....B", ".....B", ".....B", ".....B", "BBBBBB"}));
        QCOMPARE(roles(*frame.board(BoardKind::Window)), (QStringList{".B", "BB"}));
    }

    void tiesAreAllRinged()
    {
        const Frame frame = scene::makeFrame(network("[[4,1],[0,4]]", max2), {});
        QCOMPARE(frame.board(BoardKind::Window)->winners.size(), std::size_t(2));
        QCOMPARE(frame.board(BoardKind::Input)->winners.size(), std::size_t(2));
    }

    /// A result that is to be guessed stands nowhere in the picture, nor does the ring around it.
    void hiddenResultsAreNotGivenAway()
    {
        const Frame frame = scene::makeFrame(network(inputA, max2), {.step = 2, .hideResult = true});
        QCOMPARE(drawing(*frame.board(BoardKind::Output)), (QStringList{"9 2", "? ."}));
        QCOMPARE(roles(*frame.board(BoardKind::Output)), (QStringList{"..", "?-"}));
        QVERIFY(frame.board(BoardKind::Input)->winners.empty());
        QVERIFY(frame.board(BoardKind::Window)->winners.empty());
        QVERIFY(frame.note.isEmpty());
        QVERIFY(frame.hidden);
        QCOMPARE(frame.answer, 0.0);
    }

    /// A number that is to be found stands on no board, nor in the arithmetic; the result does.
    void missingNumbersAreNotGivenAway()
    {
        const core::Network net = network("[[1,2,7],[4,5,6]]", R"({"type": "conv2d", "weight": [[10,20]], "bias": [3]})");
        const auto ask = [&](const core::Missing& missing, const scene::View& view = {}) {
            return scene::makeFrame(net, {.step = 1, .grain = core::Grain::Product, .taps = 1, .missing = missing, .view = view});
        };
        using core::Asks;
        const Frame input = ask({Asks::Input, {0, 0, 0, 2}});
        QCOMPARE(drawing(*input.board(BoardKind::Input)), (QStringList{"1 2 ?", "4 5 6"}));
        QCOMPARE(drawing(*input.board(BoardKind::Window)), (QStringList{"2·10 ?·20"}));
        QCOMPARE(QString::fromStdString(input.equation.text()), QString("20 + ?·20 + 3 = 163"));
        QVERIFY(input.note.isEmpty() && input.soFar.isEmpty());
        QVERIFY(!input.board(BoardKind::Window)->cells[1].valued); // a colour would tell it
        const Frame weight = ask({Asks::Weight, {0, 0, 0, 0}});
        QCOMPARE(drawing(*weight.board(BoardKind::Kernel)), (QStringList{"? 20"}));
        QCOMPARE(drawing(*weight.board(BoardKind::Window)), (QStringList{"2·? 7·20"}));
        QCOMPARE(drawing(*weight.board(BoardKind::Input)), (QStringList{"1 2 7", "4 5 6"}));
        const Frame bias = ask({Asks::Bias});
        QCOMPARE(drawing(*bias.board(BoardKind::Bias)), (QStringList{"?"}));
        QCOMPARE(QString::fromStdString(bias.equation.text()), QString("20 + 140 + ? = 163"));
        for (const scene::View& view : {scene::View{.backward = true}, scene::View{.turned = true}, scene::View{.chain = true}, scene::View{.matrix = true}})
            QCOMPARE(drawing(*ask({Asks::Input, {0, 0, 0, 2}}, view).board(BoardKind::Input)), (QStringList{"1 2 ?", "4 5 6"}));
    }

    void aBlankShowsTheWindowAndTheKernelAlone()
    {
        const Frame frame = scene::makeFrame(network("[[1,2,7]]", R"({"type": "conv2d", "weight": [[10,20]], "bias": [3]})"), {.step = 1, .hideResult = true, .bare = true});
        QCOMPARE(drawing(*frame.board(BoardKind::Window)), (QStringList{"? ?"}));
        QCOMPARE(drawing(*frame.board(BoardKind::Kernel)), (QStringList{"10 20"}));
        QCOMPARE(frame.equation.terms, std::string("?"));
        QVERIFY(frame.hidden);
    }

    void theMissingInputOfAMaximumIsNotRinged()
    {
        const Frame frame = scene::makeFrame(network(inputA, max2), {.step = 2, .missing = core::Missing{core::Asks::Input, {0, 0, 3, 1}}});
        QCOMPARE(drawing(*frame.board(BoardKind::Window)), (QStringList{"1 4", "5 ?"}));
        QVERIFY(frame.board(BoardKind::Input)->winners.empty());
        QVERIFY(frame.board(BoardKind::Window)->winners.empty());
    }

    /// Padding that repeats a missing number repeats the question, and its colour tells nothing.
    void paddingDoesNotGiveItAway()
    {
        const core::Network net = network("[[1,2],[3,4]]", R"({"type": "conv2d", "weight": [[1,1]], "padding": [0,1,0,0], "padding_mode": "replicate"})");
        const Frame frame = scene::makeFrame(net, {.missing = core::Missing{core::Asks::Input, {}}});
        QCOMPARE(drawing(*frame.board(BoardKind::Input)), (QStringList{"? ? 2", "3 3 4"}));
        QVERIFY(!scene::look(*frame.board(BoardKind::Input), 0, -1).valued);
    }

    /// The window leaves the step before, arrives, and only then the result comes up.
    void glide()
    {
        const core::Network net = network(inputA, max2);
        const auto at = [&](double phase) { return scene::makeFrame(net, {.step = 1, .phase = phase}); };
        QCOMPARE(*at(0.0).board(BoardKind::Input)->window, QRectF(0, 0, 2, 2));
        QCOMPARE(*at(scene::glideEnd).board(BoardKind::Input)->window, QRectF(2, 0, 2, 2));
        QCOMPARE(*at(1.0).board(BoardKind::Input)->window, QRectF(2, 0, 2, 2));
        double before = 0.0;
        for (double phase = 0.0; phase <= 1.0; phase += 0.02) {
            const Frame frame = at(phase);
            const double x = frame.board(BoardKind::Input)->window->x();
            QVERIFY(x >= before);
            before = x;
            const QStringList output = drawing(*frame.board(BoardKind::Output));
            QCOMPARE(output[0], phase > scene::glideEnd ? QString("9 2") : QString("9 ."));
        }
        // At the start everything is as the step before left it, so that a film of steps has no jolt.
        QCOMPARE(at(0.0).equation.text(), scene::makeFrame(net, {.step = 0}).equation.text());
        QCOMPARE(at(0.0).answer, 1.0);
        QCOMPARE(at(0.6).answer, 0.0);
        QVERIFY(at(0.85).answer > 0.0 && at(0.85).answer < 1.0);
        QCOMPARE(at(1.0).answer, 1.0);
        // The first step of all has nowhere to come from.
        QCOMPARE(*scene::makeFrame(net, {.step = 0, .phase = 0.3}).board(BoardKind::Input)->window, QRectF(0, 0, 2, 2));
    }

    void regionsAreTheSameOnBothBoards()
    {
        const Frame frame = scene::makeFrame(network(inputA, max2), {.step = 3});
        const Board& input = *frame.board(BoardKind::Input);
        const Board& output = *frame.board(BoardKind::Output);
        QList<int> seen;
        for (int row = 0; row < 4; ++row)
            for (int col = 0; col < 4; ++col)
                QCOMPARE(scene::look(input, row, col).region, scene::look(output, row / 2, col / 2).region);
        for (int row = 0; row < 2; ++row)
            for (int col = 0; col < 2; ++col)
                seen += scene::look(output, row, col).region;
        QCOMPARE(QSet<int>(seen.begin(), seen.end()).size(), 4);
        // Nor has a drawing on empty ground, whose brightness is to be seen.
        QVERIFY(!scene::makeFrame(network("[[0,0,4,4],[0,8,4,4],[2,2,0,0],[2,2,0,6]]", max2), {}).board(BoardKind::Input)->regions);
        QVERIFY(scene::makeFrame(network("[[0,0,4,4],[0,8,4,4],[2,2,0,0],[2,2,0,-6]]", max2), {}).board(BoardKind::Input)->regions);
        // Windows that overlap have no regions to colour.
        QVERIFY(!scene::makeFrame(network(inputA, R"({"type": "max_pool2d", "kernel_size": 2, "stride": 1})"), {}).board(BoardKind::Input)->regions);
    }

    /// What pooling makes of a photograph is grey again and again, in the photograph's own greys, however small it becomes.
    void aPhotographStaysGreyThroughTheChain()
    {
        const core::Network net = photograph(R"({"type": "max_pool2d", "kernel_size": 2}, {"type": "avg_pool2d", "kernel_size": 2}, {"type": "relu"}, {"type": "global_avg_pool2d"})");
        const scene::Scale greys{.kind = scene::Scale::Grey, .limit = 255.0};
        for (int layer = 0; layer < net.layerCount(); ++layer) {
            const Frame frame = scene::makeFrame(net, {.layer = layer, .step = 0});
            for (const BoardKind kind : {BoardKind::Input, BoardKind::Output}) {
                QCOMPARE(frame.board(kind)->scale, greys);
                QVERIFY(!frame.board(kind)->regions); // 16 × 16 in windows that do not overlap
            }
            QCOMPARE(scene::stationScale(net, layer, 0, 0), greys);
        }
        for (const Board& board : scene::makeFrame(net, {.layer = 1, .step = 3, .view = {.chain = true}}).boards)
            QCOMPARE(board.scale, greys);
        // Edges have a sign, and what is made of them is no photograph any more.
        const core::Network edges = photograph(R"({"type": "conv2d", "weight": [[-1, 0, 1]]}, {"type": "relu"})");
        QCOMPARE(scene::stationScale(edges, 0, 0, 0).kind, scene::Scale::ZeroCentred);
        QCOMPARE(scene::stationScale(edges, 1, 0, 0).kind, scene::Scale::ZeroCentred);
    }

    /// An output cell has the colour of its own region and of no other.
    void noTwoRegionsAreAlike()
    {
        for (int size = 2; size <= 6; ++size) {
            QStringList rows(2 * size, '[' + QStringList(2 * size, "1").join(',') + ']');
            const Frame frame = scene::makeFrame(network(QString('[' + rows.join(',') + ']').toUtf8().constData(), max2), {});
            const auto& regions = frame.board(BoardKind::Output)->regions;
            QCOMPARE(regions.has_value(), size <= 3);
            QSet<int> seen;
            for (int row = 0; regions && row < size; ++row)
                for (int col = 0; col < size; ++col)
                    seen += regions->at(row, col);
            QCOMPARE(seen.size(), regions ? size * size : 0);
            QVERIFY(std::all_of(seen.begin(), seen.end(), [](int region) { return region >= 0 && region < scene::mostRegions; }));
        }
    }

    void channelsAreNamedAndSummed()
    {
        const core::Network net = network("[[[1,2],[3,4]],[[5,6],[7,8]]]", R"({"type": "conv2d", "weight": [[[[1,0],[0,1]],[[2,0],[0,0]]]], "bias": [1]})");
        const Frame first = scene::makeFrame(net, {});
        QVERIFY(first.board(BoardKind::Input)->subtitle.contains("channel 1 of 2"));
        QCOMPARE(drawing(*first.board(BoardKind::Window)), (QStringList{"1·1 2·0", "3·0 4·1"}));
        QCOMPARE(first.note, QString("channel 1 of 2: 5; all channels: 15"));
        const Frame second = scene::makeFrame(net, {.inputChannel = 1});
        QCOMPARE(drawing(*second.board(BoardKind::Window)), (QStringList{"5·2 6·0", "7·0 8·0"}));
        QCOMPARE(drawing(*second.board(BoardKind::Kernel)), (QStringList{"2 0", "0 0"}));
        QCOMPARE(second.equation.result, std::string("16"));
    }

    void aTransposedConvolutionGathersWhatLands()
    {
        const core::Network net = network("[[1,2],[3,4]]", R"({"type": "conv_transpose2d", "weight": [[1,2],[3,4]], "stride": 2})");
        const Frame frame = scene::makeFrame(net, {.step = 5}); // row 1, column 1: 1 · 4
        QCOMPARE(roles(*frame.board(BoardKind::Window)), (QStringList{"oo", "o."}));
        QCOMPARE(drawing(*frame.board(BoardKind::Window)), (QStringList{". .", ". 1·4"}));
        QCOMPARE(*frame.board(BoardKind::Input)->window, QRectF(0, 0, 1, 1));
        QCOMPARE(frame.equation.result, std::string("4"));
    }

    void anUnpoolingSaysWhereANumberComesFrom()
    {
        const core::Network net = network(inputA, max2 + R"(, {"type": "max_unpool2d", "indices_from": 0})");
        const Frame landed = scene::makeFrame(net, {.layer = 1, .step = 5});
        QCOMPARE(QString::fromStdString(landed.equation.text()), QString("the winner of window (0, 0) = 9"));
        QCOMPARE(*landed.board(BoardKind::Input)->window, QRectF(0, 0, 1, 1));
        const Frame empty = scene::makeFrame(net, {.layer = 1, .step = 0});
        QVERIFY(!empty.board(BoardKind::Input)->window);
        QCOMPARE(QString::fromStdString(empty.equation.text()), QString("no winner came from here = 0"));
    }

    void theMouseIsAnswered()
    {
        const core::Network conv = network(inputX, R"({"type": "conv2d", "weight": [[0,0,1],[0,1,0],[1,0,0]], "padding": 1})");
        Frame frame = scene::makeFrame(conv, {.hoverInput = core::Cell{0, 0, 0, 2}});
        QCOMPARE(frame.board(BoardKind::Output)->pointed, std::vector<QRect>{QRect(1, 0, 3, 2)});
        frame = scene::makeFrame(conv, {.hoverOutput = core::Cell{0, 0, 4, 4}});
        QCOMPARE(frame.board(BoardKind::Input)->pointed, std::vector<QRect>{QRect(3, 3, 3, 3)});
        const core::Network transposed = network("[[1,2],[3,4]]", R"({"type": "conv_transpose2d", "weight": [[1,2],[3,4]], "stride": 2})");
        frame = scene::makeFrame(transposed, {.hoverInput = core::Cell{0, 0, 1, 0}});
        QCOMPARE(frame.board(BoardKind::Output)->pointed, std::vector<QRect>{QRect(0, 2, 2, 2)});
        const core::Network unpool = network(inputA, max2 + R"(, {"type": "max_unpool2d", "indices_from": 0})");
        frame = scene::makeFrame(unpool, {.layer = 1, .hoverInput = core::Cell{0, 0, 0, 0}});
        QCOMPARE(frame.board(BoardKind::Output)->pointed, std::vector<QRect>{QRect(1, 1, 1, 1)});
    }

    /// A corner weight never meets the far edges; padding is not of the input.
    void aWeightShowsWhatItMultiplies()
    {
        const core::Network conv = network(inputX, R"({"type": "conv2d", "weight": [[0,0,1],[0,1,0],[1,0,0]], "padding": 1})");
        const Frame frame = scene::makeFrame(conv, {.hoverWeight = core::Cell{0, 0, 0, 2}});
        QCOMPARE(frame.board(BoardKind::Kernel)->pointed, std::vector<QRect>{QRect(2, 0, 1, 1)});
        QCOMPARE(frame.board(BoardKind::Input)->pointed, std::vector<QRect>{QRect(1, 0, 4, 4)});
        const core::Network strided = network(inputX, R"({"type": "conv2d", "weight": [[1,2],[3,4]], "stride": 2})");
        const Frame apart = scene::makeFrame(strided, {.hoverWeight = core::Cell{0, 0, 1, 0}});
        QCOMPARE(apart.board(BoardKind::Input)->pointed, (std::vector<QRect>{{0, 1, 1, 1}, {2, 1, 1, 1}, {0, 3, 1, 1}, {2, 3, 1, 1}}));
    }

    /// Example A by hand: the gradient of a maximum goes to the winner, an average's to all alike.
    void theWayBackThroughPoolings()
    {
        const scene::View back{.backward = true};
        const Frame max = scene::makeFrame(network(inputA, max2), {.step = 2, .view = back});
        QCOMPARE(drawing(*max.board(BoardKind::Input)), (QStringList{"0 0 1 0", "0 1 0 0", "0 0 0 0", "0 1 0 0"}));
        QCOMPARE(drawing(*max.board(BoardKind::Output)), (QStringList{"1 1", "1 1"}));
        QCOMPARE(drawing(*max.board(BoardKind::Window)), (QStringList{"0 0", "0 1"}));
        QVERIFY(max.board(BoardKind::Window)->isWinner(1, 1));
        QVERIFY(max.board(BoardKind::Input)->isWinner(3, 1));
        QCOMPARE(max.note, QString("The 1 at (1, 0) goes to the winner alone."));
        QCOMPARE(QString::fromStdString(max.equation.text()), QString("to the winner at (3,\u00a01) + 1"));
        QVERIFY(!max.board(BoardKind::Input)->editable);
        const Frame average = scene::makeFrame(network(inputA, R"({"type": "avg_pool2d", "kernel_size": 2})"), {.step = 0, .view = back});
        QCOMPARE(drawing(*average.board(BoardKind::Input)), (QStringList{"0.25 0.25 0 0", "0.25 0.25 0 0", "0 0 0 0", "0 0 0 0"}));
        QCOMPARE(QString::fromStdString(average.equation.text()), QString("to each of 4 cells 1 / 4 = 0.25"));
        const Frame third = scene::makeFrame(network(inputA, R"({"type": "avg_pool2d", "kernel_size": [1, 3]})"), {.view = back});
        QCOMPARE(third.equation.relation, std::string("1 / 3 ≈"));
        // A number that is to be guessed keeps the picture on the way forward.
        const Frame hidden = scene::makeFrame(network(inputA, max2), {.step = 2, .hideResult = true, .view = back});
        QCOMPARE(hidden.board(BoardKind::Input)->title, QString("Input"));
    }

    void theWayBackThroughAConvolution()
    {
        const core::Network net = network("[[1,2,3],[4,5,6]]", R"({"type": "conv2d", "weight": [[10,20]], "bias": [0]}, {"type": "leaky_relu"})");
        const Frame frame = scene::makeFrame(net, {.step = 1, .view = {.backward = true}});
        QCOMPARE(drawing(*frame.board(BoardKind::Input)), (QStringList{"10 30 20", "0 0 0"}));
        QCOMPARE(drawing(*frame.board(BoardKind::Kernel)), QStringList{"3 5"}); // 1 + 2, 2 + 3
        QCOMPARE(drawing(*frame.board(BoardKind::Window)), QStringList{"1·10 1·20"});
        QCOMPARE(frame.board(BoardKind::Bias)->valueAt(0, 0), 2.0);
        QCOMPARE(frame.board(BoardKind::Output)->subtitle, QString("from the layers after"));
        // On the way the sum is that of the step before.
        const Frame gliding = scene::makeFrame(net, {.step = 1, .phase = 0.2, .view = {.backward = true}});
        QCOMPARE(drawing(*gliding.board(BoardKind::Input)), (QStringList{"10 20 0", "0 0 0"}));
    }

    void theWayBackOfAPictureIsNotAttempted()
    {
        core::Lesson lesson = lessonOf(R"({"format": "poolscope", "version": 1, "input": [[1]], "layers": [{"type": "max_pool2d", "kernel_size": 2}]})");
        lesson.input = core::Tensor(core::Shape{1, 1, 1024, 1024}, 2.0F);
        const Frame frame = scene::makeFrame(core::Network(lesson), {.view = {.backward = true}});
        QCOMPARE(frame.board(BoardKind::Input)->title, QString("Input"));
        QVERIFY(frame.note.contains("64 × 64"));
    }

    /// Every sum grows step by step by what core says this step gives, to exactly what core::backward gives.
    void theWayBackAddsUp()
    {
        QVERIFY(rc::check("sums so far are the steps' sums", [] {
            const core::Network net(randomLesson());
            RC_PRE(net.reached(0));
            const std::int64_t step = *rc::gen::inRange<std::int64_t>(0, net.stepCount(0));
            const Frame frame = scene::makeFrame(net, {.step = step, .view = {.backward = true}});
            const Board& board = *frame.board(BoardKind::Input);
            const core::Tensor& in = net.inputOf(0);
            const core::Tensor ones(net.outputOf(0).shape(), 1.0F);
            std::vector<double> input(std::size_t(in.size()), 0.0);
            std::vector<double> most(std::size_t(in.size()), 0.0);
            std::vector<double> weight(std::size_t(net.layer(0).weight.size()), 0.0);
            for (std::int64_t i = 0; i <= step; ++i) {
                const core::GradientStep back = core::gradientStepAt(net.layer(0), in, ones, i);
                for (std::size_t t = 0; t < back.forward.taps.size(); ++t) {
                    const core::Tap& tap = back.forward.taps[t];
                    if (tap.readsInput()) {
                        input[std::size_t(in.offset(tap.input))] += back.toInput[t];
                        most[std::size_t(in.offset(tap.input))] += std::abs(back.toInput[t]);
                    }
                    if (!back.toWeight.empty())
                        weight[std::size_t(net.layer(0).weight.offset(tap.weight))] += back.toWeight[t];
                }
            }
            for (int row = 0; row < in.shape().h; ++row) {
                for (int col = 0; col < in.shape().w; ++col) {
                    const auto at = std::size_t(in.offset({board.sample, board.channel, row, col}));
                    RC_ASSERT(std::abs(board.valueAt(row, col) - input[at]) <= 1e-5 * (1.0 + most[at]));
                }
            }
            if (const Board* kernel = frame.board(BoardKind::Kernel)) {
                for (std::size_t i = 0; i < weight.size(); ++i)
                    RC_ASSERT(std::abs(double(kernel->values.data()[i]) - weight[i]) <= 1e-2 * (1.0 + std::abs(weight[i])));
            }
            if (step + 1 == net.stepCount(0)) {
                const core::Gradients all = core::backward(net.layer(0), in, net.result(0).output, ones);
                RC_ASSERT(board.values == all.input);
            }
        }));
    }

    /// Against the steps themselves: an output cell is marked exactly when one of its taps reads the input cell.
    void pointedCellsAreThoseThatReadTheCell()
    {
        QVERIFY(rc::check("hover agrees with the taps", [] {
            const core::Network net(randomLesson());
            RC_PRE(net.reached(0));
            const core::Shape in = net.inputOf(0).shape();
            const core::Shape out = net.outputOf(0).shape();
            const core::Cell cell{0, 0, *rc::gen::inRange(0, in.h), *rc::gen::inRange(0, in.w)};
            const Frame frame = scene::makeFrame(net, {.hoverInput = cell});
            for (int row = 0; row < out.h; ++row) {
                for (int col = 0; col < out.w; ++col) {
                    bool reads = false;
                    for (const core::Tap& tap : net.stepAt(0, core::stepOfCell(out, {0, 0, row, col})).taps)
                        reads = reads || (tap.readsInput() && tap.input.row == cell.row && tap.input.col == cell.col);
                    bool marked = false;
                    for (const QRect& rect : frame.board(BoardKind::Output)->pointed)
                        marked = marked || rect.contains(col, row);
                    RC_ASSERT(reads == marked);
                }
            }
        }));
    }

    /// Boards never show another number than the tensors hold, and never one that is not computed yet.
    void boardsShowTheTensors()
    {
        QVERIFY(rc::check("output cells are the output's", [] {
            const core::Network net(randomLesson());
            RC_PRE(net.reached(0));
            const std::int64_t step = *rc::gen::inRange<std::int64_t>(0, net.stepCount(0));
            const Frame frame = scene::makeFrame(net, {.step = step});
            const core::Tensor& out = net.outputOf(0);
            const core::Cell now = core::cellOfStep(out.shape(), step);
            const Board& board = *frame.board(BoardKind::Output);
            for (int row = 0; row < out.shape().h; ++row) {
                for (int col = 0; col < out.shape().w; ++col) {
                    const scene::CellLook look = scene::look(board, row, col);
                    const core::Cell cell{now.n, now.c, row, col};
                    const bool known = core::stepOfCell(out.shape(), cell) <= step;
                    RC_ASSERT((look.role == Role::Pending) == !known);
                    if (known)
                        RC_ASSERT(look.text == QString::fromStdString(core::shownNumber(double(out.at(cell)), {.digits = scene::cellDigits})));
                }
            }
        }));
    }

    void everyOperatorHasAPictureWithWords()
    {
        QSet<QString> seen;
        for (const Sample& sample : samples()) {
            const core::Network net(sample.lesson);
            if (sample.shot.layer >= net.layerCount() || !net.reached(sample.shot.layer) || sample.name.startsWith("problem"))
                continue;
            seen.insert(QString::fromStdString(net.layer(sample.shot.layer).type));
            for (const double phase : {0.0, 0.5, 0.8, 1.0}) {
                scene::Shot shot = sample.shot;
                shot.phase = phase;
                const Frame frame = scene::makeFrame(net, shot);
                QVERIFY(frame.problem.isEmpty());
                QVERIFY(!frame.headline.isEmpty());
                QVERIFY(!frame.equation.terms.empty());
                QVERIFY(!frame.equation.result.empty());
                for (const Board& board : frame.boards)
                    QVERIFY2(board.id == BoardKind::Bias || !board.title.isEmpty(), qPrintable(sample.name));
                QVERIFY(frame.board(BoardKind::Input) && frame.board(BoardKind::Output));
            }
        }
        for (const core::Operator* op : core::operators())
            QVERIFY2(seen.contains(QString::fromUtf8(op->type.data(), qsizetype(op->type.size()))), op->title);
    }

    void problemsAreSaidAndTheInputStays()
    {
        const Frame own = scene::makeFrame(network(inputA, R"({"type": "max_pool2d", "kernel_size": 7})"), {});
        QVERIFY(own.problem.contains("Window: "));
        QVERIFY(own.board(BoardKind::Input) != nullptr);
        const Frame later = scene::makeFrame(network(inputA, R"({"type": "max_pool2d", "kernel_size": 7}, {"type": "relu"})"), {.layer = 1});
        QVERIFY(later.problem.contains("layer 1"));
        QVERIFY(later.boards.empty());
        const Frame none = scene::makeFrame(network(inputA, ""), {});
        QCOMPARE(none.boards.size(), std::size_t(1));
    }

    void fractionsStayFractions()
    {
        const Frame frame = scene::makeFrame(network(inputA, R"({"type": "conv2d", "weight": [["1/9"]]})"), {});
        QCOMPARE(scene::look(*frame.board(BoardKind::Kernel), 0, 0).text, QString("1/9"));
        QCOMPARE(scene::look(*frame.board(BoardKind::Window), 0, 0).text, QString("1·1/9"));
    }

    /// A window of millions of cells is summed up, not listed; nothing of its size is allocated.
    void hugeWindowsAreSummedUp()
    {
        core::Lesson lesson = lessonOf(R"({"format": "poolscope", "version": 1, "input": [[1]], "layers": [{"type": "global_avg_pool2d"}]})");
        lesson.input = core::Tensor(core::Shape{1, 1, 1024, 1024}, 2.0F);
        const Frame frame = scene::makeFrame(core::Network(lesson), {});
        QVERIFY(frame.board(BoardKind::Window) == nullptr);
        QCOMPARE(QString::fromStdString(frame.equation.result), QString("2"));
        QCOMPARE(*frame.board(BoardKind::Input)->window, QRectF(0, 0, 1024, 1024));
    }

    void curvesAreTheirFunctions()
    {
        const auto at = [](const char* type, double x) {
            scene::Curve curve;
            curve.layer.type = type;
            curve.layer.negativeSlope = 0.1;
            return curve.at(x);
        };
        QCOMPARE(at("relu", -2), 0.0);
        QCOMPARE(at("leaky_relu", -2), -0.2);
        QCOMPARE(at("sigmoid", 0), 0.5);
        QCOMPARE(at("tanh", 1), std::tanh(1.0));
    }
};

QTEST_GUILESS_MAIN(TestFrame)
#include "tst_frame.moc"
