#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "tables/grid_table.h"
#include "tables/step_table.h"
#include "tables/step_table_model.h"

using namespace tables;

static core::Layer maxPool(int size, int stride)
{
    core::Layer layer;
    layer.type = "max_pool2d";
    layer.rows.size = layer.cols.size = size;
    layer.rows.stride = layer.cols.stride = stride;
    return layer;
}

/// Example A.
static core::Network exampleA()
{
    core::Lesson lesson;
    lesson.input = core::Tensor::plane({{1, 3, 2, 1}, {2, 9, 1, 1}, {1, 4, 2, 3}, {5, 6, 1, 2}});
    lesson.layers = {maxPool(2, 2)};
    return core::Network(lesson);
}

static QStringList texts(const StepRow& row)
{
    QStringList all;
    for (const TableCell& cell : row.cells)
        all << cell.text;
    return all;
}

class TestTables : public QObject
{
    Q_OBJECT

private slots:
    void readsLikeTheMock();
    void hasBothResultsOfAComparison();
    void namesBothWindowsWhereTheyDiffer();
    void leavesValuesToTheProducts();
    void namesChannelsAndSamples();
    void namesWindowsInThePaddingAndWithGaps();
    void writesExactValuesWithoutAFormulasSign();
    void costsNothingHoweverLong();
    void isAWellBehavedModel();
    void hidesWhatIsNotYetTaken();
    void showsALongTableInStretches();
    void listsNoWindowThatNobodyReads();
    void cutsATensorIntoBlocks();
    void goesBackward();
};

void TestTables::goesBackward()
{
    const StepTable table(exampleA(), 0, {}, Way::Back);
    QCOMPARE(table.way(), Way::Back);
    QStringList titles;
    for (const Column column : table.columns())
        titles << table.heading(column);
    QCOMPARE(titles, (QStringList{"Step", "Output cell", "Gradient", "Window", "What its cells get"}));
    QCOMPARE(texts(table.row(0)), (QStringList{"1", "(0, 0)", "1", "rows 0–1, cols 0–1", "0 0 0 1"}));
    QCOMPARE(texts(table.row(2)), (QStringList{"3", "(1, 0)", "1", "rows 2–3, cols 0–1", "0 0 0 1"}));

    // A convolution in front of it: to each weight the cell that it multiplies, times what the pooling sends.
    core::Lesson lesson = exampleA().lesson();
    core::Layer conv;
    conv.weight = core::Tensor::plane({{2}});
    conv.rows = conv.cols = {};
    lesson.layers.insert(lesson.layers.begin(), conv);
    const StepTable through(core::Network(lesson), 0, {}, Way::Back);
    QCOMPARE(texts(through.row(5)), (QStringList{"6", "(1, 1)", "1", "row 1, col 1", "2", "9"}));
    QCOMPARE(texts(through.row(0)), (QStringList{"1", "(0, 0)", "0", "row 0, col 0", "0", "0"}));

    // What would take too long goes forward.
    lesson.input = core::Tensor(core::Shape{1, 1, 100, 100}, 1.0F);
    QCOMPARE(StepTable(core::Network(lesson), 0, {}, Way::Back).way(), Way::Forward);
}

void TestTables::readsLikeTheMock()
{
    const StepTable table(exampleA(), 0);
    QCOMPARE(table.rowCount(), 4);
    QStringList titles;
    for (const Column column : table.columns())
        titles << table.heading(column);
    QCOMPARE(titles, QStringList({"Step", "Output cell", "Window", "Values", "Arithmetic", "Result"}));
    QCOMPARE(texts(table.row(2)), QStringList({"3", "(1, 0)", "rows 2–3, cols 0–1", "1 4 5 6", "max(1, 4, 5, 6)", "6"}));
    QCOMPARE(table.row(2).result, 6.0F);
}

static QStringList headings(const StepTable& table)
{
    QStringList titles;
    for (const Column column : table.columns())
        titles << table.heading(column);
    return titles;
}

void TestTables::hasBothResultsOfAComparison()
{
    core::Lesson lesson = exampleA().lesson();
    lesson.view.compare = maxPool(2, 2);
    lesson.view.compare->type = "avg_pool2d";
    const StepTable table(core::Network(lesson), 0);
    QVERIFY(table.compares());
    QCOMPARE(headings(table), QStringList({"Step", "Window", "Values", "A: Max pool", "B: Average pool"}));
    QCOMPARE(texts(table.row(0)), QStringList({"1", "rows 0–1, cols 0–1", "1 3 2 9", "9", "3.75"}));
    QCOMPARE(texts(table.row(3)), QStringList({"4", "rows 2–3, cols 2–3", "2 3 1 2", "3", "2"}));
    QCOMPARE(table.row(0).other->result, 3.75F);
}

void TestTables::namesBothWindowsWhereTheyDiffer()
{
    core::Lesson lesson = exampleA().lesson();
    lesson.view.compare = maxPool(2, 1);
    const StepTable table(core::Network(lesson), 0);
    QCOMPARE(table.rowCount(), 9);
    QCOMPARE(headings(table), QStringList({"Step", "Window of A", "A: Max pool", "Window of B", "B: Max pool"}));
    QCOMPARE(texts(table.row(1)), QStringList({"2", "rows 0–1, cols 0–1 (waits)", "9", "rows 0–1, cols 1–2", "9"}));
    QCOMPARE(texts(table.row(8)), QStringList({"9", "rows 2–3, cols 2–3", "3", "rows 2–3, cols 2–3", "3"}));
}

void TestTables::leavesValuesToTheProducts()
{
    core::Lesson lesson = exampleA().lesson();
    core::Layer conv;
    conv.weight = core::Tensor::plane({{1, -1}});
    conv.cols.size = 2;
    lesson.layers = {conv};
    const StepTable table(core::Network(lesson), 0);
    QCOMPARE(table.columns().size(), std::size_t(5));
    QCOMPARE(texts(table.row(0)), QStringList({"1", "(0, 0)", "row 0, cols 0–1", "1·1 + 3·(−1)", "−2"}));
}

void TestTables::namesChannelsAndSamples()
{
    core::Lesson lesson;
    lesson.layers = {maxPool(1, 1)};
    lesson.input = core::Tensor({1, 2, 1, 2});
    QCOMPARE(StepTable(core::Network(lesson), 0).row(3).cells[1].text, "(1, 0, 1)");
    lesson.input = core::Tensor({2, 1, 1, 2});
    QCOMPARE(StepTable(core::Network(lesson), 0).row(3).cells[1].text, "(1, 0, 0, 1)");
}

void TestTables::namesWindowsInThePaddingAndWithGaps()
{
    core::Lesson lesson = exampleA().lesson();
    lesson.layers[0].rows.padBefore = lesson.layers[0].rows.padAfter = 1;
    lesson.layers[0].cols.dilation = 2;
    const StepTable table(core::Network(lesson), 0);
    QCOMPARE(table.row(0).cells[2].text, "rows −1…0, cols 0, 2");
    QCOMPARE(table.row(0).cells[3].text, "−∞ −∞ 1 2");
}

void TestTables::writesExactValuesWithoutAFormulasSign()
{
    core::Lesson lesson;
    lesson.input = core::Tensor::plane({{-0.33333334F, 0.1F}});
    core::Layer pool = maxPool(1, 1);
    pool.cols.size = 2;
    lesson.layers = {pool};
    const StepTable table(core::Network(lesson), 0);
    QCOMPARE(StepTable::exactValues(table.row(0).step), "−0.33333334 0.1");
    QCOMPARE(table.row(0).cells[3].text, "−0.3333 0.1");
}

void TestTables::costsNothingHoweverLong()
{
    core::Lesson lesson;
    lesson.input = core::Tensor({1, 1, 4096, 4096}, 1.0F);
    core::Layer relu;
    relu.type = "relu";
    lesson.layers = {relu};
    const core::Network network(lesson);
    const StepTable table(network, 0);
    QCOMPARE(table.rowCount(), std::int64_t(1) << 24);
    QCOMPARE(table.row(table.rowCount() - 1).cells[1].text, "(4095, 4095)");
    QVERIFY(table.network().outputOf(0).sharesDataWith(network.outputOf(0)));
}

void TestTables::isAWellBehavedModel()
{
    StepTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 0);
    model.setTable(StepTable(exampleA(), 0));
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(model.columnCount(), 6);
    QCOMPARE(model.headerData(1, Qt::Horizontal).toString(), "Output cell");
    for (const qint64 step : {0, 3, 1, -1, 2, 99, -7})
        model.setCurrentStep(step);
    QCOMPARE(model.currentStep(), -1);
    model.setTable({});
    model.setCurrentStep(3);
    QCOMPARE(model.currentStep(), -1);
}

void TestTables::hidesWhatIsNotYetTaken()
{
    StepTableModel model;
    model.setTable(StepTable(exampleA(), 0));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setCurrentStep(1);
    QCOMPARE(changed.count(), 1);
    const auto text = [&](int row, int column) { return model.index(row, column).data().toString(); };
    QCOMPARE(text(1, 5), "2");
    QCOMPARE(text(2, 2), "rows 2–3, cols 0–1");
    QCOMPARE(text(2, 3), "1 4 5 6");
    QCOMPARE(text(2, 4), "…");
    QCOMPARE(text(2, 5), "");
    QVERIFY(model.index(1, 0).data(StepTableModel::CurrentRole).toBool());
    QVERIFY(model.index(2, 0).data(StepTableModel::PendingRole).toBool());
    QVERIFY(!model.index(0, 0).data(StepTableModel::PendingRole).toBool());
    model.setNumberMissing(true); // any row would tell it
    QCOMPARE(text(0, 3), "?");
    QCOMPARE(text(1, 4), "?");
    QCOMPARE(text(1, 5), "2");
    model.setNumberMissing(false);
    QCOMPARE(text(0, 3), "1 3 2 9");
    model.setResultHidden(true);
    QCOMPARE(text(1, 5), "?");
    QCOMPARE(text(1, 4), "?");
    QCOMPARE(text(0, 5), "9");
}

void TestTables::showsALongTableInStretches()
{
    core::Lesson lesson;
    lesson.input = core::Tensor({1, 1, 300, 300}, 1.0F);
    core::Layer relu;
    relu.type = "relu";
    lesson.layers = {relu};
    StepTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setTable(StepTable(core::Network(lesson), 0));
    QCOMPARE(model.rowCount(), StepTableModel::maxRows);
    for (const qint64 step : {0, 9'999, 10'000, 50'000, 89'999, 3}) {
        model.setCurrentStep(step);
        const int row = model.rowOfStep(step);
        QVERIFY(row >= 0 && row < model.rowCount());
        QCOMPARE(model.stepOfRow(row), step);
        QCOMPARE(model.index(row, 0).data().toString(), QString::number(step + 1));
        QVERIFY(model.index(row, 0).data(StepTableModel::CurrentRole).toBool());
    }
}

void TestTables::listsNoWindowThatNobodyReads()
{
    core::Lesson lesson;
    lesson.input = core::Tensor({1, 1, 190, 190}, 0.25F); // 36,100 cells
    core::Layer average;
    average.type = "global_avg_pool2d";
    core::Layer sliding;
    sliding.type = "max_pool2d";
    sliding.rows = {.size = 189, .stride = 1, .padBefore = 1, .padAfter = 0};
    sliding.cols = {.size = 190, .stride = 1};
    sliding.paddingForm = core::PaddingForm::FourSided;
    for (const core::Layer& layer : {average, sliding}) {
        lesson.layers = {layer};
        const core::Network network(lesson);
        QVERIFY(network.reached(0));
        for (const Way way : {Way::Forward, Way::Back}) {
            const StepTable table(network, 0, {}, way);
            const StepRow row = table.row(table.rowCount() - 1);
            QVERIFY(row.outlined && row.step.taps.empty());
            QCOMPARE(table.largestWindow(), 0);
            QCOMPARE(row.result, 0.25F);
            for (std::size_t k = 0; k < row.cells.size(); ++k) {
                const Column column = table.columns()[k];
                const bool lists = column == Column::Values || column == Column::Arithmetic || column == Column::ToCells || column == Column::ToWeights;
                QCOMPARE(row.cells[k].text == QStringLiteral("…"), lists);
                if (column == Column::Window)
                    QCOMPARE(row.cells[k].text, StepTable::windowText(network.stepAt(0, table.rowCount() - 1)));
            }
        }
    }
    lesson.layers.front().type = "relu";
    QVERIFY(!StepTable(core::Network(lesson), 0).row(0).outlined);
}

void TestTables::cutsATensorIntoBlocks()
{
    core::Tensor tensor({2, 2, 1, 3});
    for (int i = 0; i < 12; ++i)
        tensor.mutableData()[std::size_t(i)] = float(i);
    const GridTable table{tensor, GridKind::Data};
    QCOMPARE(table.blockCount(), 4);
    QCOMPARE(table.blockTitle(2), "sample 1, channel 0");
    QCOMPARE(table.at(2, 0, 1), 7.0F);
    QCOMPARE((GridTable{tensor, GridKind::ConvWeight}.blockTitle(1)), "output channel 0, input channel 1");
    QCOMPARE((GridTable{tensor, GridKind::TransposeWeight}.blockTitle(1)), "input channel 0, output channel 1");
    QCOMPARE((GridTable{core::Tensor({1, 1, 2, 2})}.blockTitle(0)), "");
    QCOMPARE((GridTable{tensor, GridKind::Matrix}.blockTitle(1)), "sample 0, group 1");
    QVERIFY(!weightGrid(exampleA(), 0));
    QVERIFY(!matrixGrid(exampleA(), 0)); // a max pooling
    QCOMPARE(outputGrid(exampleA(), 0)->rows(), 2);
}

QTEST_GUILESS_MAIN(TestTables)
#include "tst_tables.moc"
