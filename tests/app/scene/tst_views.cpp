// Other ways of looking at a layer: zeros put in, padding that were 0, other channels.
#include <QTest>

#include "random_lesson.h"
#include "sample_lessons.h"

#include "core/evaluate.h"
#include "core/network.h"
#include "frame/frame_cache.h"
#include "layout/changed.h"
#include "layout/layout.h"

#include <rapidcheck.h>

#include <cmath>

using scene::Board;
using scene::BoardKind;
using scene::Frame;
using scene::Layout;

namespace {

core::Network network(const char* input, const char* layer)
{
    return core::Network(lessonOf(QString(R"({"format": "poolscope", "version": 1, "input": %1, "layers": [%2]})").arg(input, layer).toUtf8().constData()));
}

/// A transposed convolution of any kind that runs.
core::Lesson randomTransposed()
{
    const auto upTo = [](int low, int high) { return *rc::gen::inRange(low, high + 1); };
    core::Lesson lesson;
    core::Layer layer;
    layer.type = "conv_transpose2d";
    layer.groups = upTo(1, 2);
    const core::Shape in{upTo(1, 2), layer.groups * upTo(1, 2), upTo(1, 4), upTo(1, 4)};
    const int outEach = upTo(1, 2);
    lesson.input = core::Tensor(in);
    for (float& value : lesson.input.mutableData())
        value = float(upTo(-4, 4));
    layer.weight = core::Tensor(core::Shape{in.c, outEach, upTo(1, 4), upTo(1, 4)});
    for (float& value : layer.weight.mutableData())
        value = float(upTo(-3, 3));
    layer.rows = {.size = layer.weight.shape().h, .stride = upTo(1, 3), .dilation = upTo(1, 2), .padBefore = upTo(0, 3), .padAfter = upTo(0, 3)};
    layer.cols = {.size = layer.weight.shape().w, .stride = upTo(1, 3), .dilation = upTo(1, 2), .padBefore = upTo(0, 3), .padAfter = upTo(0, 3)};
    layer.paddingForm = core::PaddingForm::FourSided;
    layer.outputPadding = {upTo(0, 1), upTo(0, 1)};
    layer.bias = core::Bias(std::vector<float>(std::size_t(outEach * layer.groups), 0.5F));
    lesson.layers.push_back(layer);
    return lesson;
}

} // namespace

class TestViews : public QObject {
    Q_OBJECT

private slots:
    /// Zeros between the cells and around them, the kernel turned: an ordinary convolution in steps of one cell.
    void aTransposedConvolutionWithZerosPutIn()
    {
        const core::Network net = network("[[1,2],[3,4]]", R"({"type": "conv_transpose2d", "weight": [[1,2],[3,4]], "stride": 2})");
        const Frame frame = scene::makeFrame(net, {.step = 5, .view = {.inserted = true}});
        QCOMPARE(drawing(*frame.board(BoardKind::Input)), (QStringList{"0 0 0 0 0", "0 1 0 2 0", "0 0 0 0 0", "0 3 0 4 0", "0 0 0 0 0"}));
        QCOMPARE(drawing(*frame.board(BoardKind::Kernel)), (QStringList{"4 3", "2 1"}));
        QCOMPARE(scene::lookWithoutText(*frame.board(BoardKind::Input), 0, 1).role, scene::Role::Padding);
        QCOMPARE(scene::lookWithoutText(*frame.board(BoardKind::Input), 0, 0).role, scene::Role::Plain);
        const Frame stamped = scene::makeFrame(net, {.step = 5});
        QCOMPARE(frame.equation.result, stamped.equation.result);
        QVERIFY(frame.note.contains("same numbers"));
        QVERIFY(!frame.board(BoardKind::Input)->editable);
    }

    /// Windows laid flat, the kernel as a column; the step lights one row.
    void aConvolutionAsAMatrix()
    {
        const core::Network net = network("[[1,2,3],[4,5,6]]", R"({"type": "conv2d", "weight": [[1,"1/2"],[3,4]], "bias": [7], "padding": [0, 0, 0, 1]})");
        const Frame frame = scene::makeFrame(net, {.step = 1, .view = {.matrix = true}});
        QCOMPARE(drawing(*frame.board(BoardKind::Input)), (QStringList{"1 2 4 5", "2 3 5 6", "3 0 6 0"}));
        QCOMPARE(drawing(*frame.board(BoardKind::Kernel)), (QStringList{"1", "1/2", "3", "4"}));
        QCOMPARE(drawing(*frame.board(BoardKind::Output)), (QStringList{"41", "49.5", "."}));
        QCOMPARE(frame.signs, (std::vector<QString>{"×", "+ 7 ="}));
        QCOMPARE(*frame.board(BoardKind::Input)->window, QRectF(0, 1, 4, 1));
        QCOMPARE(scene::lookWithoutText(*frame.board(BoardKind::Input), 2, 1).role, scene::Role::Padding);
        QCOMPARE(frame.equation.result, scene::makeFrame(net, {.step = 1}).equation.result);
        QVERIFY(!frame.board(BoardKind::Kernel)->editable);
        // Half of the way from the step before.
        const Frame gliding = scene::makeFrame(net, {.step = 1, .phase = scene::glideEnd / 2, .view = {.matrix = true}});
        QCOMPARE(gliding.board(BoardKind::Input)->window->y(), 0.5);
    }

    /// Several kernels are several columns, filled one after the other.
    void severalKernelsAreColumns()
    {
        const core::Network net = network("[[1,2]]", R"({"type": "conv2d", "weight": [[[[2]]],[[[3]]]]})");
        const Frame frame = scene::makeFrame(net, {.step = 2, .view = {.matrix = true}});
        QCOMPARE(drawing(*frame.board(BoardKind::Kernel)), (QStringList{"2 3"}));
        QCOMPARE(drawing(*frame.board(BoardKind::Output)), (QStringList{"2 3", "4 ."}));
        QCOMPARE(*frame.board(BoardKind::Kernel)->window, QRectF(1, 0, 1, 1));
        // A jump fills cells of both columns.
        const Layout layout(frame, QSizeF(600, 400));
        const Frame end = scene::makeFrame(net, {.step = 3, .view = {.matrix = true}});
        const QRegion changed = scene::changedRegion(scene::makeFrame(net, {.step = 0, .view = {.matrix = true}}), layout, end, layout);
        QVERIFY(changed.contains(layout.cellRect(BoardKind::Output, 1, 0).center().toPoint()));
    }

    /// Of a matrix too tall to be seen whole, zooming keeps the row under the hand.
    void zoomingKeepsWhatIsUnderTheHand()
    {
        core::Lesson lesson;
        lesson.input = core::Tensor(core::Shape{1, 1, 28, 28}, 1.0F);
        lesson.layers.emplace_back().weight = core::Tensor(core::Shape{1, 1, 3, 3}, 1.0F);
        const Frame frame = scene::makeFrame(core::Network(lesson), {.step = 400, .view = {.matrix = true}});
        const QSizeF size(900, 600);
        const Layout layout(frame, size);
        QVERIFY(layout.placed(BoardKind::Input)->partly);
        const QPointF hand = layout.cellRect(BoardKind::Input, 400, 3).center();
        const Layout nearer(frame, size, layout.zoomedAround(hand, 1.5));
        QCOMPARE(nearer.cellAt(hand)->row, 400);
    }

    /// Where nothing is seen whole: what is dragged takes along what shares its rows or columns, and nothing else.
    void draggingKeepsTheFormulaTogether()
    {
        core::Lesson lesson;
        lesson.input = core::Tensor(core::Shape{1, 20, 12, 12}, 1.0F);
        lesson.layers.emplace_back().weight = core::Tensor(core::Shape{40, 20, 3, 3}, 1.0F);
        const Frame frame = scene::makeFrame(core::Network(lesson), {.step = 50, .view = {.matrix = true}});
        const QSizeF size(900, 600);
        const auto middle = [](const Layout& layout, BoardKind kind) {
            const scene::Placed& board = *layout.placed(kind);
            return QPoint((board.firstCol + board.endCol) / 2, (board.firstRow + board.endRow) / 2);
        };
        const auto dragged = [&](const Layout& layout, BoardKind kind, QPointF by) {
            return Layout(frame, size, {.centre = layout.draggedCentre(kind, by)});
        };
        const Layout before(frame, size);
        for (const BoardKind kind : {BoardKind::Input, BoardKind::Kernel, BoardKind::Output})
            QVERIFY(before.placed(kind)->partly);

        const Layout down = dragged(before, BoardKind::Kernel, QPointF(0, -300)); // to later rows of the factors
        QVERIFY(middle(down, BoardKind::Kernel).y() > middle(before, BoardKind::Kernel).y() + 5);
        QVERIFY(middle(down, BoardKind::Input).x() > middle(before, BoardKind::Input).x() + 5);
        QCOMPARE(middle(down, BoardKind::Input).y(), middle(before, BoardKind::Input).y());
        QCOMPARE(middle(down, BoardKind::Output), middle(before, BoardKind::Output));

        const Layout product = dragged(down, BoardKind::Output, QPointF(0, -300));
        QVERIFY(middle(product, BoardKind::Output).y() > middle(down, BoardKind::Output).y() + 5);
        QCOMPARE(middle(product, BoardKind::Input).x(), middle(down, BoardKind::Input).x());
        QCOMPARE(middle(product, BoardKind::Kernel), middle(down, BoardKind::Kernel));

        // Product by product, the factor that has just come up is seen.
        const int last = 20 * 9 - 1;
        const Frame products = scene::makeFrame(core::Network(lesson), {.step = 50, .grain = core::Grain::Product, .taps = last + 1, .view = {.matrix = true}});
        const Layout end(products, size);
        QVERIFY(end.placed(BoardKind::Kernel)->endRow > last);
        QVERIFY(end.placed(BoardKind::Input)->endCol > last);
    }

    /// A transposed convolution: the kernel becomes the matrix, the input the column.
    void aTransposedConvolutionAsAMatrix()
    {
        const core::Network net = network("[[7,8]]", R"({"type": "conv_transpose2d", "weight": [[1,2,3]]})");
        const Frame frame = scene::makeFrame(net, {.step = 1, .grain = core::Grain::Product, .taps = 1, .view = {.matrix = true}});
        QCOMPARE(drawing(*frame.board(BoardKind::Input)), (QStringList{"1 0", "2 1", "3 2", "0 3"}));
        QCOMPARE(drawing(*frame.board(BoardKind::Kernel)), (QStringList{"7", "8"}));
        QCOMPARE(frame.board(BoardKind::Input)->touched->col, 1);
        QVERIFY(scene::lookWithoutText(*frame.board(BoardKind::Input), 3, 0).quiet);
        QVERIFY(!scene::lookWithoutText(*frame.board(BoardKind::Input), 3, 1).quiet);
    }

    /// What is no sum of products says so and stays as it is.
    void whatHasNoMatrixSaysWhy()
    {
        const core::Network net = network("[[1,2],[3,4]]", R"({"type": "max_pool2d", "kernel_size": 2})");
        const Frame frame = scene::makeFrame(net, {.view = {.matrix = true}});
        QVERIFY(frame.signs.empty());
        QVERIFY(frame.note.startsWith("Not as a matrix: it is no sum of products"));
    }

    /// Both ways have the same terms, cell by cell: the same input cells times the same weights, and the same sums.
    void bothWaysHaveTheSameTerms()
    {
        QVERIFY(rc::check("stamping and putting zeros in give the same", [] {
            const core::Lesson lesson = randomTransposed();
            const core::Network net(lesson);
            RC_PRE(net.reached(0));
            const auto inserted = scene::insertion(lesson.layers[0], lesson.input, {});
            RC_PRE(inserted.has_value());
            const core::Network ordinary(inserted->lesson);
            RC_ASSERT(ordinary.reached(0));
            RC_ASSERT(ordinary.outputOf(0).shape() == net.outputOf(0).shape());
            for (std::int64_t i = 0; i < net.stepCount(0); ++i) {
                const core::Step stamps = net.stepAt(0, i);
                const core::Step slides = ordinary.stepAt(0, i);
                std::vector<std::pair<double, double>> a;
                std::vector<std::pair<double, double>> b;
                for (const core::Tap& tap : stamps.taps)
                    if (tap.value * tap.factor != 0.0)
                        a.emplace_back(tap.value, tap.factor);
                for (const core::Tap& tap : slides.taps)
                    if (tap.value * tap.factor != 0.0)
                        b.emplace_back(tap.value, tap.factor);
                std::sort(a.begin(), a.end());
                std::sort(b.begin(), b.end());
                RC_ASSERT(a == b);
                RC_ASSERT(stamps.value == slides.value); // small whole numbers and a half: exact in any order
            }
        }));
    }

    /// Product by product both ways end with the same sum.
    void productsComeUpWithZerosPutIn()
    {
        const core::Network net = network("[[1,2],[3,4]]", R"({"type": "conv_transpose2d", "weight": [[1,2,1],[2,4,2],[1,2,1]], "stride": 1})");
        const std::int64_t step = 5; // four cells reach it
        const auto count = int(net.stepAt(0, step).taps.size());
        QCOMPARE(count, 4);
        const Frame all = scene::makeFrame(net, {.step = step, .grain = core::Grain::Product, .taps = count, .view = {.inserted = true}});
        QVERIFY(!all.soFar.isEmpty());
        QCOMPARE(all.soFar, scene::makeFrame(net, {.step = step, .grain = core::Grain::Product, .taps = count}).soFar);
    }

    /// Where a 0 in the padding would have won, it stands as a ghost beside what did; nowhere else.
    void zerosInThePaddingAsGhosts()
    {
        const core::Network net = network("[[-4,-1,-6],[-7,-3,2],[-1,-3,-2]]", R"({"type": "max_pool2d", "kernel_size": 2, "padding": 1})");
        const Frame whole = scene::makeFrame(net, {.step = 3, .view = {.zeroGhosts = true}});
        // −4 −1 / −1 2: all four windows have padding in them or not: only the first three lie in it.
        QCOMPARE(drawing(*whole.board(BoardKind::Output)), (QStringList{"−4 −1", "−1 2"}));
        QStringList ghosts;
        for (const scene::Ghost& ghost : whole.board(BoardKind::Output)->ghosts)
            ghosts += QString("%1,%2:%3").arg(ghost.cell.row).arg(ghost.cell.col).arg(ghost.text);
        QCOMPARE(ghosts, (QStringList{"0,0:0", "0,1:0", "1,0:0"}));
        QCOMPARE(whole.note, QString("With zeros as padding, 3 of 4 results would be 0 (dashed)."));
        QCOMPARE(scene::look(*whole.board(BoardKind::Input), -1, 0).text, QString("(0)"));
        // Not before they are computed, and not unasked.
        QCOMPARE(scene::makeFrame(net, {.step = 0, .view = {.zeroGhosts = true}}).board(BoardKind::Output)->ghosts.size(), std::size_t(1));
        QVERIFY(scene::makeFrame(net, {.step = 3}).board(BoardKind::Output)->ghosts.empty());
        // A pooling without padding has none.
        const core::Network plain = network("[[-4,-1],[-7,-3]]", R"({"type": "max_pool2d", "kernel_size": 2})");
        QVERIFY(!scene::makeFrame(plain, {.view = {.zeroGhosts = true}}).note.contains("zeros"));
    }

    /// The ghosts are what the very layer gives over an input with a ring of zeros.
    void ghostsAgreeWithARingOfZeros()
    {
        QVERIFY(rc::check("a padded maximum over zeros", [] {
            const int h = *rc::gen::inRange(2, 6);
            const int w = *rc::gen::inRange(2, 6);
            core::Lesson lesson;
            lesson.input = core::Tensor(core::Shape{1, 1, h, w});
            for (float& value : lesson.input.mutableData())
                value = float(*rc::gen::inRange(-9, 3));
            core::Layer layer;
            layer.type = *rc::gen::element("max_pool2d", "min_pool2d");
            layer.rows = layer.cols = {.size = *rc::gen::inRange(2, 4), .stride = *rc::gen::inRange(1, 3), .padBefore = 1, .padAfter = 1};
            lesson.layers.push_back(layer);
            const core::Network net(lesson);
            RC_PRE(net.reached(0));
            core::Lesson ringed = lesson;
            ringed.input = core::Tensor(core::Shape{1, 1, h + 2, w + 2}, 0.0F);
            for (int row = 0; row < h; ++row)
                for (int col = 0; col < w; ++col)
                    ringed.input.set({0, 0, row + 1, col + 1}, lesson.input.at({0, 0, row, col}));
            for (core::Axis* axis : {&ringed.layers[0].rows, &ringed.layers[0].cols})
                axis->padBefore = axis->padAfter = 0;
            const core::Network zeros(ringed);
            RC_ASSERT(zeros.outputOf(0).shape() == net.outputOf(0).shape());
            const Frame frame = scene::makeFrame(net, {.step = net.stepCount(0) - 1, .view = {.zeroGhosts = true}});
            const Board& out = *frame.board(BoardKind::Output);
            for (int row = 0; row < out.values.shape().h; ++row) {
                for (int col = 0; col < out.values.shape().w; ++col) {
                    const core::Cell cell{0, 0, row, col};
                    const bool changes = zeros.outputOf(0).at(cell) != net.outputOf(0).at(cell);
                    const bool ghost = std::any_of(out.ghosts.begin(), out.ghosts.end(), [&](const scene::Ghost& g) { return g.cell == cell; });
                    RC_ASSERT(changes == ghost);
                }
            }
        }));
    }

    /// Beside the titles, where they can be hit, and only where there is something to choose.
    void channelsAndSamplesAreOneClickAway()
    {
        const core::Network net(lessonOf(R"({"format": "poolscope", "version": 1, "input": [[[1,2],[3,4]],[[5,6],[7,8]],[[9,8],[7,6]]],
            "layers": [{"type": "conv2d", "weight": [[[[1]],[[1]],[[1]]]]}]})"));
        const Frame frame = scene::makeFrame(net, {.inputChannel = 1, .choosers = true});
        const Layout layout(frame, QSizeF(840, 545));
        QCOMPARE(layout.choosers().size(), std::size_t(1)); // three channels in, one out
        const scene::Chooser& chooser = layout.choosers().front();
        QVERIFY(chooser.read && !chooser.sample);
        QCOMPARE(chooser.at, 1);
        QCOMPARE(chooser.count, 3);
        QCOMPARE(layout.chooserAt(chooser.back.center())->second, -1);
        QCOMPARE(layout.chooserAt(chooser.label.center())->second, 0);
        QCOMPARE(layout.chooserAt(chooser.forward.center())->second, 1);
        for (const scene::Text& text : layout.texts())
            QVERIFY(!text.rect.intersects(chooser.back | chooser.forward));
        QVERIFY(!layout.chooserAt(layout.cellRect(BoardKind::Input, 0, 0).center()));
        QVERIFY(Layout(scene::makeFrame(net, {}), QSizeF(840, 545)).choosers().empty()); // exported pictures have no buttons
    }

    /// What is kept from one picture to the next is not worked out again while the window moves.
    void aGlideWorksOutNothingAnew()
    {
        const core::Network conv = network("[[1,2,3],[4,5,6],[7,8,9]]", R"({"type": "conv2d", "weight": [[1,2],[3,4]]})");
        const core::Network transposed = network("[[1,2],[3,4]]", R"({"type": "conv_transpose2d", "weight": [[1,2],[3,4]], "stride": 2})");
        scene::FrameCache cache;
        const auto kept = [&](const core::Network& net, const scene::View& view, BoardKind kind) {
            const auto values = [&](double phase) { return scene::makeFrame(net, {.step = 3, .phase = phase, .view = view}, &cache).board(kind)->values; };
            return values(0.1).sharesDataWith(values(0.2));
        };
        QVERIFY(kept(conv, {.backward = true}, BoardKind::Input));
        QVERIFY(kept(conv, {.backward = true}, BoardKind::Kernel));
        QVERIFY(kept(conv, {.turned = true}, BoardKind::Output));
        QVERIFY(kept(transposed, {.inserted = true}, BoardKind::Output));
        QVERIFY(kept(transposed, {.matrix = true}, BoardKind::Input));
        QVERIFY(kept(conv, {.matrix = true}, BoardKind::Output));
    }

    void picturesAreTheSameWithACache()
    {
        using rc::gen::inRange;
        QVERIFY(rc::check("with and without a cache", [] {
            core::Lesson lesson = *rc::gen::arbitrary<bool>() ? randomTransposed() : randomLesson();
            lesson.layers.emplace_back().type = "relu";
            core::Network net(lesson);
            scene::FrameCache cache;
            for (int i = 0; i < 20; ++i) {
                const int edit = *inRange(0, 6);
                if (edit == 0)
                    lesson.input.set({0, 0, 0, 0}, float(i));
                else if (edit == 1 && lesson.layers.front().weight.size() > 0)
                    lesson.layers.front().weight.set({0, 0, 0, 0}, float(i));
                else if (edit == 2)
                    lesson.inputNotation[0] = "1/" + std::to_string(i);
                net.update(lesson);
                const int layer = *inRange(0, 2);
                if (!net.reached(layer))
                    continue;
                const int view = *inRange(0, 4);
                const scene::Shot shot{.layer = layer, .step = *inRange<std::int64_t>(0, net.stepCount(layer)), .phase = *inRange(0, 11) / 10.0,
                                       .view = {.backward = view == 0, .turned = view == 1, .inserted = view == 2, .matrix = view == 3}};
                const Frame kept = scene::makeFrame(net, shot, &cache);
                const Frame fresh = scene::makeFrame(net, shot);
                RC_ASSERT(kept.boards.size() == fresh.boards.size());
                for (std::size_t b = 0; b < kept.boards.size(); ++b) {
                    RC_ASSERT(kept.boards[b].grid() == fresh.boards[b].grid());
                    RC_ASSERT(kept.boards[b].marks() == fresh.boards[b].marks());
                }
                RC_ASSERT(kept.equation.text() == fresh.equation.text());
                RC_ASSERT(kept.note == fresh.note);
            }
        }));
    }
};

QTEST_MAIN(TestViews)
#include "tst_views.moc"
