// The document: random histories against a list of saved lessons, and what is kept beside it.
#include <QtTest>

#include <QUndoStack>

#include "core/lesson_file.h"
#include "core/operator.h"
#include "document/compare_choices.h"
#include "document/document.h"
#include "document/grid_edits.h"
#include "document/playback.h"
#include "document/recent_files.h"

#include <rapidcheck.h>


using document::Document;
using document::Playback;
using document::Target;

namespace {

int below(int limit)
{
    return *rc::gen::inRange(0, limit);
}

/// One random edit, through the same functions that the window calls.
void editSomething(Document& document, int gesture)
{
    const core::Lesson& lesson = document.lesson();
    const core::Shape& in = lesson.input.shape();
    const int layers = int(lesson.layers.size());
    const auto operators = core::operators();
    const float value = float(below(19) - 9);
    switch (below(14)) {
    case 0:
        document.setInputCell({0, below(in.c), below(in.h), below(in.w)}, value, {}, gesture);
        break;
    case 1:
        document.setInputCell({0, 0, below(in.h), below(in.w)}, 1.0F / 9.0F, "1/9", gesture);
        break;
    case 2:
        document.resizeInput({1, 1 + below(2), 1 + below(9), 1 + below(9)}, gesture);
        break;
    case 3:
        document.addLayer(QString::fromStdString(std::string(operators[std::size_t(below(int(operators.size())))]->type)), below(layers + 1));
        break;
    case 4:
        if (layers > 0)
            document.removeLayer(below(layers));
        break;
    case 5:
        if (layers > 0)
            document.moveLayer(below(layers), below(layers));
        break;
    case 6:
        if (layers > 0) {
            const int k = below(layers);
            core::Layer layer = lesson.layers[std::size_t(k)];
            layer.rows.stride = 1 + below(3);
            layer.cols.padBefore = layer.cols.padAfter = below(3);
            document.setLayer(k, layer, QStringLiteral("parameters"), gesture);
        }
        break;
    case 7:
        if (layers > 0)
            document.resizeKernel(below(layers), {1 + below(4), 1 + below(4)}, gesture);
        break;
    case 8:
        document.paste({.cell = {0, 0, below(in.h), below(in.w)}}, core::Tensor::plane({{value, 1.0F}, {2.0F, 1.0F / 9.0F}}), {{3, "1/9"}});
        break;
    case 9:
        if (layers > 0) {
            const int k = below(layers);
            const auto choices = document::compareChoices(document.network(), k);
            if (!choices.empty())
                document.compare(k, 0, choices[std::size_t(below(int(choices.size())))].layer);
        }
        break;
    case 10:
        document.stopComparing();
        break;
    case 11:
        if (lesson.view.compare)
            document.swapCompared();
        break;
    case 12:
        if (lesson.view.compare && core::findOperator(lesson.view.compare->type)->hasKernel()) {
            const Target target{.of = Target::Kernel, .layer = lesson.view.layer, .compared = true, .cell = {0, 0, 0, 0}};
            document.setCell(target, value, {}, gesture);
            document.paste(target, core::Tensor::plane({{value, 2.0F}}), {});
        }
        break;
    default:
        for (int k = 0; k < layers; ++k) {
            const core::Layer& layer = lesson.layers[std::size_t(k)];
            if (!core::findOperator(layer.type)->hasKernel())
                continue;
            document.setCell({.of = Target::Kernel, .layer = k, .cell = {0, 0, below(layer.weight.shape().h), below(layer.weight.shape().w)}}, value, {}, gesture);
            document.setCell({.of = Target::Bias, .layer = k}, value, {}, gesture);
            break;
        }
    }
}

} // namespace

class DocumentTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("XDG_STATE_HOME", m_folder->filePath(QStringLiteral("state")).toUtf8());
    }

    void randomHistoriesLeadBackThroughEverySavedLesson()
    {
        QVERIFY(rc::check("undo and redo walk a list of lessons", [] {
            Document document;
            document.openBuiltin(QStringLiteral("convolve-then-pool"));
            std::vector<core::Lesson> saved{document.lesson()};
            std::size_t now = 0;
            int gesture = document.newGesture();
            const int actions = *rc::gen::inRange(1, 30);
            for (int i = 0; i < actions; ++i) {
                const int what = below(8);
                if (what == 0 && now > 0) {
                    document.undoStack()->undo();
                    --now;
                } else if (what == 1 && now + 1 < saved.size()) {
                    document.undoStack()->redo();
                    ++now;
                } else if (what == 2) {
                    const QUndoStack& stack = *document.undoStack();
                    const bool last = now > 0 && !stack.canRedo() && stack.command(stack.index() - 1)->id() == gesture;
                    document.takeBack(gesture);
                    if (last) {
                        saved.pop_back();
                        --now;
                        RC_ASSERT(!stack.canRedo());
                    }
                } else {
                    if (below(3) == 0)
                        gesture = document.newGesture();
                    const core::Lesson before = document.lesson();
                    const int count = document.undoStack()->index();
                    editSomething(document, below(2) * gesture);
                    // An edit may be several steps (weight and bias) or none; the list keeps what lies between too.
                    const int steps = document.undoStack()->index() - count;
                    const core::Lesson after = document.lesson();
                    const bool merged = steps == 0 && !(before == after); // into the last step of its gesture
                    if (merged) {
                        saved.resize(now);
                        saved.push_back(after);
                    }
                    saved.resize(now + (steps > 0 ? 1 : saved.size() - now));
                    for (int step = 1; step < steps; ++step)
                        document.undoStack()->undo();
                    for (int step = 0; step < steps; ++step) {
                        saved.push_back(document.lesson());
                        if (step + 1 < steps)
                            document.undoStack()->redo();
                    }
                    now += std::size_t(std::max(steps, 0));
                    RC_ASSERT(document.lesson() == after);
                    RC_ASSERT((steps > 0 || merged) == !(before == after));
                    RC_ASSERT(!merged || now > 0);
                }
                RC_ASSERT(document.lesson() == saved[now]);
                // Whatever the history, the evaluation is that of the lesson and of nothing else.
                const core::Network fresh(document.lesson());
                for (int k = 0; k < fresh.layerCount(); ++k) {
                    RC_ASSERT(fresh.reached(k) == document.network().reached(k));
                    if (fresh.reached(k))
                        RC_ASSERT(fresh.outputOf(k) == document.network().outputOf(k));
                }
            }
            while (now > 0) {
                document.undoStack()->undo();
                RC_ASSERT(document.lesson() == saved[--now]);
            }
            RC_ASSERT(!document.isModified());
        }));
    }

    void aLayerBehindOneThatIsBeingComputedFitsIt()
    {
        core::Lesson lesson;
        lesson.input = core::Tensor(core::Shape{1, 3, 512, 512}, 1.0F);
        core::Layer layer;
        layer.type = "conv2d";
        layer.weight = core::Tensor(core::Shape{2, 3, 31, 31}, 1.0F);
        layer.rows.size = layer.cols.size = 31;
        lesson.layers.push_back(layer);
        Document document;
        document.restore(lesson, {});
        QVERIFY(document.isComputing());
        document.addLayer(QStringLiteral("conv2d"), 1);
        QCOMPARE(document.lesson().layers[1].weight.shape().c, 2);
        document.stopComputing();
    }

    void everyEditedLessonCanBeSavedAndReadBack()
    {
        QVERIFY(rc::check("write, then read", [] {
            Document document;
            document.openBuiltin(QStringLiteral("convolve-then-pool"));
            const int actions = *rc::gen::inRange(1, 12);
            for (int i = 0; i < actions; ++i)
                editSomething(document, 0);
            const core::Lesson read = core::parseLesson(document.toJson().toStdString(), "saved").lesson;
            RC_ASSERT(read.input == document.lesson().input);
            RC_ASSERT(read.layers.size() == document.lesson().layers.size());
            RC_ASSERT(core::writeLesson(read) == document.toJson().toStdString());
        }));
    }

    void editsOfOneGestureAreOneUndo()
    {
        Document document;
        document.openNew();
        const core::Lesson before = document.lesson();
        const int gesture = document.newGesture();
        for (int col = 0; col < 5; ++col)
            document.setInputCell({0, 0, 1, col}, 7.0F, {}, gesture);
        QCOMPARE(document.undoStack()->count(), 1);
        document.undoStack()->undo();
        QVERIFY(document.lesson() == before);
        document.undoStack()->redo();
        QCOMPARE(document.lesson().input.at({0, 0, 1, 4}), 7.0F);
    }

    void aPaintedLineIsOneUndoAndKeepsFractionsOfOtherCells()
    {
        Document document;
        document.openNew();
        document.setInputCell({0, 0, 0, 1}, 1.0F / 3.0F, "1/3");
        const core::Lesson before = document.lesson();
        const int gesture = document.newGesture();
        document.setInputCells({{0, 0, 0, 0}, {0, 0, 0, 1}}, 0.5F, "1/2", QStringLiteral("Paint"), gesture);
        document.setInputCells({{0, 0, 0, 1}, {0, 0, 0, 2}}, 7.0F, "7", QStringLiteral("Paint"), gesture);
        QCOMPARE(document.undoStack()->count(), 2);
        QCOMPARE(document.lesson().inputNotation.size(), std::size_t(1)); // 1/2; the 7 took the place of the other two
        document.undoStack()->undo();
        QVERIFY(document.lesson() == before);
        document.undoStack()->redo();
        QCOMPARE(document.lesson().inputNotation.at(0), std::string("1/2"));
        QCOMPARE(document.lesson().input.at({0, 0, 0, 1}), 7.0F);
        // Painting what is there already is no step.
        document.setInputCells({{0, 0, 0, 0}}, 0.5F, "1/2", QStringLiteral("Paint"), document.newGesture());
        QCOMPARE(document.undoStack()->count(), 2);
    }

    void theHistoryOfABigInputHoldsOnlyWhatChanged()
    {
        const auto residentBytes = []() -> std::int64_t {
            QFile file(QStringLiteral("/proc/self/statm"));
            if (!file.open(QIODevice::ReadOnly))
                return -1;
            return file.readAll().split(' ').at(1).toLongLong() * std::int64_t(sysconf(_SC_PAGESIZE));
        };
#ifdef __SANITIZE_ADDRESS__
        QSKIP("memory that was freed is kept back by AddressSanitizer");
#endif
        if (residentBytes() < 0)
            QSKIP("this system does not say how much memory is used");
        Document document;
        document.openNew();
        constexpr int side = 1024;
        constexpr int edits = 60;
        document.setInput(core::Tensor(core::Shape{1, 1, side, side}, 1.0F), {}, QStringLiteral("big"));
        document.setInputCell({0, 0, 0, 0}, 2.0F);
        const core::Tensor start = document.lesson().input;
        const std::int64_t before = residentBytes();
        for (int i = 1; i <= edits; ++i)
            document.setInputCell({0, 0, i, i}, 3.0F);
        // Whole copies would be 60 × 4 MiB.
        QVERIFY(residentBytes() - before < std::int64_t(edits) * side * side * 4 / 4);
        for (int i = 1; i <= edits; ++i)
            document.undoStack()->undo();
        QVERIFY(document.lesson().input == start);
    }

    void whatWasTriedAndTakenBackLeavesNoTrace()
    {
        Document document;
        document.openNew();
        document.setInputCell({0, 0, 0, 0}, 5.0F);
        const core::Lesson before = document.lesson();
        const int gesture = document.newGesture();
        document.setInput(core::Tensor(core::Shape{1, 1, 2, 2}), {}, QStringLiteral("try"), gesture);
        document.setInput(core::Tensor(core::Shape{1, 1, 3, 3}), {}, QStringLiteral("try"), gesture);
        document.takeBack(gesture);
        QVERIFY(document.lesson() == before);
        QCOMPARE(document.undoStack()->count(), 1);
        document.takeBack(gesture); // nothing of it is left
        QVERIFY(document.lesson() == before);
    }

    void rowsAndColumnsComeAndGoWithTheirNumbers()
    {
        using document::GridEdit;
        const core::Tensor grid = core::Tensor::plane({{1, 2, 3}, {4, 5, 6}});
        const core::Notation noted{{4, "10/2"}}; // the 5
        const auto check = [&](GridEdit edit, int row, int col, const std::vector<std::vector<float>>& rows, std::int64_t five) {
            core::Notation notation = noted;
            const core::Tensor result = document::edited(grid, notation, edit, row, col);
            QVERIFY(result == core::Tensor::plane(rows));
            QCOMPARE(notation.empty() ? std::int64_t(-1) : notation.begin()->first, five);
        };
        check(GridEdit::InsertRowAbove, 1, 0, {{1, 2, 3}, {0, 0, 0}, {4, 5, 6}}, 7);
        check(GridEdit::InsertRowBelow, 1, 0, {{1, 2, 3}, {4, 5, 6}, {0, 0, 0}}, 4);
        check(GridEdit::InsertColumnLeft, 0, 0, {{0, 1, 2, 3}, {0, 4, 5, 6}}, 6);
        check(GridEdit::InsertColumnRight, 0, 1, {{1, 2, 0, 3}, {4, 5, 0, 6}}, 5);
        check(GridEdit::DeleteRow, 0, 0, {{4, 5, 6}}, 1);
        check(GridEdit::DeleteRow, 1, 0, {{1, 2, 3}}, -1);
        check(GridEdit::DeleteColumn, 0, 2, {{1, 2}, {4, 5}}, 3);
        check(GridEdit::Transpose, 0, 0, {{1, 4}, {2, 5}, {3, 6}}, 3);
        check(GridEdit::TurnLeft, 0, 0, {{3, 6}, {2, 5}, {1, 4}}, 3);
        check(GridEdit::TurnRight, 0, 0, {{4, 1}, {5, 2}, {6, 3}}, 2);
        check(GridEdit::FlipRows, 0, 0, {{4, 5, 6}, {1, 2, 3}}, 1);
        check(GridEdit::FlipColumns, 0, 0, {{3, 2, 1}, {6, 5, 4}}, 4);
        QVERIFY(!document::isPossible(GridEdit::DeleteRow, {1, 1, 1, 3}));
        QVERIFY(!document::isPossible(GridEdit::InsertColumnLeft, {1, 1, 1, 4096}));
        QVERIFY(document::isPossible(GridEdit::Transpose, {1, 1, 1, 4096}));
    }

    void everyPlaneFollowsAnEditOfTheGrid()
    {
        QVERIFY(rc::check("turning four times, flipping and transposing twice, inserting and deleting change nothing", [] {
            using document::GridEdit;
            const core::Shape shape{1 + below(2), 1 + below(3), 1 + below(5), 1 + below(5)};
            core::Tensor values(shape);
            core::Notation notation;
            for (std::int64_t i = 0; i < values.size(); ++i) {
                values.mutableData()[std::size_t(i)] = float(i);
                if (below(3) == 0)
                    notation[i] = std::to_string(i) + "/1";
            }
            const int row = below(shape.h);
            const int col = below(shape.w);
            const std::vector<std::vector<GridEdit>> circles = {
                {GridEdit::TurnLeft, GridEdit::TurnLeft, GridEdit::TurnLeft, GridEdit::TurnLeft},
                {GridEdit::TurnLeft, GridEdit::TurnRight},
                {GridEdit::Transpose, GridEdit::FlipRows, GridEdit::TurnRight}, // the first two are a turn to the left
                {GridEdit::FlipColumns, GridEdit::FlipColumns},
                {GridEdit::InsertRowAbove, GridEdit::DeleteRow},
                {GridEdit::InsertColumnLeft, GridEdit::DeleteColumn},
            };
            for (const auto& circle : circles) {
                core::Tensor now = values;
                core::Notation written = notation;
                for (const GridEdit edit : circle)
                    now = document::edited(now, written, edit, row, col);
                RC_ASSERT(now == values);
                RC_ASSERT(written == notation);
            }
        }));
    }

    void aPresetTakesThePlaceOfOnePlaneAlone()
    {
        core::Layer layer;
        layer.rows.size = layer.cols.size = 3;
        layer.weight = core::Tensor(core::Shape{2, 2, 3, 3}, 1.0F);
        layer.weightNotation = {{9, "1/1"}, {18, "2/2"}};
        const core::Tensor plane(core::Shape{1, 1, 5, 5}, 0.5F);
        const core::Layer after = document::withKernelPlane(layer, 0, 1, plane, {{24, "1/2"}});
        QVERIFY(after.weight.shape() == (core::Shape{2, 2, 5, 5}));
        QCOMPARE(after.rows.size, 5);
        QCOMPARE(after.weight.at({0, 1, 4, 4}), 0.5F);
        QCOMPARE(after.weight.at({0, 0, 0, 0}), 0.0F); // the others keep their middle
        QCOMPARE(after.weight.at({1, 1, 2, 2}), 1.0F);
        QVERIFY(after.weightNotation == (core::Notation{{25 + 24, "1/2"}, {50 + 6, "2/2"}}));
    }

    void aFractionStaysAFraction()
    {
        Document document;
        document.openNew();
        document.setInputCell({0, 0, 0, 0}, 1.0F / 9.0F, "1/9");
        QVERIFY(document.toJson().contains("\"1/9\""));
        document.setInputCell({0, 0, 0, 0}, 0.5F, "0.5");
        QVERIFY(!document.toJson().contains("1/9"));
    }

    void resizingKeepsTheContent()
    {
        Document document;
        document.openBuiltin(QStringLiteral("convolve-then-pool"));
        const core::Lesson before = document.lesson();
        document.resizeKernel(0, {5, 5});
        QCOMPARE(document.lesson().layers[0].weight.at({0, 0, 1, 3}), 1.0F); // 0 0 1 / 0 1 0 / 1 0 0 in the middle
        QCOMPARE(document.lesson().layers[0].weight.at({0, 0, 2, 2}), 1.0F);
        document.resizeKernel(0, {3, 3});
        QVERIFY(document.lesson().layers[0].weight == before.layers[0].weight);
        document.resizeInput({1, 1, 7, 6});
        QCOMPARE(document.lesson().input.at({0, 0, 4, 4}), 1.0F);
        QCOMPARE(document.lesson().input.at({0, 0, 6, 5}), 0.0F);
    }

    void beatsFollowTheirLayers()
    {
        Document document;
        document.openBuiltin(QStringLiteral("convolve-then-pool"));
        const std::string type = document.lesson().layers.back().type;
        const int last = int(document.lesson().layers.size()) - 1;
        int beatsOfLast = 0;
        for (const core::Beat& beat : document.lesson().beats)
            beatsOfLast += beat.layer == last ? 1 : 0;
        QVERIFY(beatsOfLast > 0);
        document.moveLayer(last, 0);
        int followed = 0;
        for (const core::Beat& beat : document.lesson().beats)
            followed += beat.layer == 0 ? 1 : 0;
        QCOMPARE(followed, beatsOfLast);
        QCOMPARE(document.lesson().layers.front().type, type);
    }

    void aBrokenFileLeavesTheDocumentAsItWas()
    {
        Document document;
        document.openBuiltin(QStringLiteral("max-pooling"));
        const core::Lesson before = document.lesson();
        const QString path = m_folder->filePath(QStringLiteral("broken.poolscope"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"format\": \"poolscope\", \"version\": 1, \"input\": [[1,");
        file.close();
        QVERIFY_EXCEPTION_THROWN(document.open(path), core::FileError);
        QVERIFY_EXCEPTION_THROWN(document.open(m_folder->path()), core::FileError);
        QVERIFY(document.lesson() == before);
    }

    void recentFilesAreKeptInOrder()
    {
        document::RecentFiles recent;
        for (const char* name : {"a", "b", "a"}) {
            QFile file(m_folder->filePath(QLatin1String(name)));
            QVERIFY(file.open(QIODevice::WriteOnly));
            recent.add(file.fileName());
        }
        QCOMPARE(recent.paths(), QStringList({m_folder->filePath(QStringLiteral("a")), m_folder->filePath(QStringLiteral("b"))}));
        QFile::remove(m_folder->filePath(QStringLiteral("a")));
        QCOMPARE(recent.paths().size(), 1);
    }

    void playbackStepsAndStops()
    {
        Document document;
        Playback playback(document);
        document.openBuiltin(QStringLiteral("max-pooling"));
        QCOMPARE(playback.stepCount(), std::int64_t(4));
        playback.first();
        playback.forward();
        QCOMPARE(playback.step(), std::int64_t(1));
        QVERIFY(playback.phase() < 1.0);
        QTRY_COMPARE_WITH_TIMEOUT(playback.phase(), 1.0, 1500);
        playback.setMotionReduced(true);
        playback.forward();
        QCOMPARE(playback.phase(), 1.0);
        playback.last();
        playback.forward();
        QCOMPARE(playback.step(), std::int64_t(3));
        // Played from the end it starts anew, at eight windows a second, and stops by itself.
        playback.setSpeed(8.0);
        playback.setPlaying(true);
        QCOMPARE(playback.step(), std::int64_t(0));
        QTRY_VERIFY_WITH_TIMEOUT(!playback.isPlaying(), 4000);
        QCOMPARE(playback.step(), std::int64_t(3));
    }

    void aPastedBlockGrowsTheInputAndFitsTheKernel()
    {
        document::Document document;
        document.openBuiltin(QStringLiteral("convolve-then-pool"));
        const core::Tensor block = core::Tensor::plane({{7, 8}, {9, 1.0F / 9.0F}});
        document.paste({.cell = {0, 0, 4, 4}}, block, {{3, "1/9"}});
        QCOMPARE(document.lesson().input.shape().h, 6);
        QCOMPARE(document.lesson().input.at({0, 0, 5, 4}), 9.0F);
        QCOMPARE(document.lesson().inputNotation.at(document.lesson().input.offset({0, 0, 5, 5})), std::string("1/9"));
        document.paste({.of = Target::Kernel, .cell = {0, 0, 2, 2}}, block, {});
        QCOMPARE(document.lesson().layers[0].weight.at({0, 0, 2, 2}), 7.0F);
        QCOMPARE(document.lesson().layers[0].weight.shape().h, 3);
        document.undoStack()->undo();
        document.undoStack()->undo();
        QVERIFY(!document.isModified());
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(DocumentTest)
#include "tst_document.moc"
