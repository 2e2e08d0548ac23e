// What is missing of a step, asked in the real window: it stands nowhere until it is found.
#include <QtTest>

#include <QLabel>
#include <QLineEdit>

#include "driven_window.h"

#include "tables/cells_model.h"
#include "tables/step_table_model.h"
#include "window/bars/chip.h"
#include "window/panels/panels.h"
#include "window/panels/parameter_field.h"
#include "window/panels/parameter_panel.h"
#include "window/panels/step_table_view.h"
#include "window/panels/table_panel.h"
#include "window/stage/stage.h"

using scene::BoardKind;

class WindowQuestionsTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m_driven.open(); }
    void cleanup() { m_driven.close(); }

    void aMissingWeightStandsNowhere()
    {
        open(R"({"kind": "weight", "cell": [0, 1]})");
        QCOMPARE(label("guessQuestion"), QStringLiteral("Which weight is missing?"));
        QCOMPARE(cell(BoardKind::Kernel, 0, 1), QStringLiteral("?"));
        QCOMPARE(cell(BoardKind::Window, 0, 1), QStringLiteral("3·?"));
        QCOMPARE(stage().accessibleDescription(), QStringLiteral("1 + 3·? + 9 + 5 = 21"));
        QCOMPARE(label("stepSentence"), QString());
        tables().show(window::TablePanel::Kind::Weight);
        QCOMPARE(tables().cells().rowCount(), 0);
        tables().show(window::TablePanel::Kind::Steps);
        QVERIFY(arithmetic(0) == QStringLiteral("?"));
        // An editor would open with it.
        QTest::mouseDClick(&stage(), Qt::LeftButton, Qt::NoModifier, m_driven.centre(BoardKind::Kernel, 0, 1));
        QVERIFY(stage().findChildren<QLineEdit*>().isEmpty() || !stage().findChildren<QLineEdit*>().front()->isVisible());

        guess("6");
        QCOMPARE(label("verdict"), QStringLiteral("Not 6. That comes out when one finds the product, and forgets to divide it by its other factor."));
        QCOMPARE(label("worked"), QStringLiteral("(21 − 15) / 3 = 2"));
        QCOMPARE(cell(BoardKind::Kernel, 0, 1), QStringLiteral("2"));
        QVERIFY(arithmetic(0) != QStringLiteral("?"));
        tables().show(window::TablePanel::Kind::Weight);
        QVERIFY(tables().cells().rowCount() > 0);
    }

    void aMissingInputHasNoThumbnail()
    {
        open(R"({"kind": "input", "cell": [1, 1]})");
        QCOMPARE(cell(BoardKind::Input, 1, 1), QStringLiteral("?"));
        const auto chips = window().findChildren<window::Chip*>();
        QVERIFY(std::ranges::all_of(chips, [](const window::Chip* chip) { return chip->face().thumbnail.isNull(); }));
        QTest::keyClick(&stage(), Qt::Key_Right);
        QCOMPARE(label("verdict"), QStringLiteral("Here it is."));
        QVERIFY(std::ranges::none_of(chips, [](const window::Chip* chip) { return chip->face().thumbnail.isNull(); }));
        QCOMPARE(cell(BoardKind::Input, 1, 1), QStringLiteral("9"));
    }

    void aMissingBiasHasNoField()
    {
        open(R"({"kind": "bias"})");
        QCOMPARE(cell(BoardKind::Bias, 0, 0), QStringLiteral("?"));
        QVERIFY(window().findChild<window::ParameterPanel*>()->field("bias") == nullptr);
        guess("5");
        QCOMPARE(label("verdict"), QStringLiteral("Right!"));
        QVERIFY(window().findChild<window::ParameterPanel*>()->field("bias") != nullptr);
    }

    void aWinnerIsClickedOn()
    {
        open(R"({"kind": "winner"})", R"({"type": "max_pool2d", "kernel_size": 2})");
        QCOMPARE(label("guessQuestion"), QStringLiteral("Which cell of the input wins?"));
        QVERIFY(stage().frame().board(BoardKind::Input)->winners.empty());
        QTest::mouseClick(&stage(), Qt::LeftButton, Qt::NoModifier, m_driven.centre(BoardKind::Input, 1, 0));
        auto* field = window().findChild<QLineEdit*>(QStringLiteral("guess"));
        QCOMPARE(field->text(), QStringLiteral("1, 0"));
        field->setText(QStringLiteral("nine"));
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(label("verdict").startsWith(QStringLiteral("This is no cell.")));
        QTest::mouseClick(&stage(), Qt::LeftButton, Qt::NoModifier, m_driven.centre(BoardKind::Input, 1, 1));
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(label("verdict"), QStringLiteral("Right!"));
        QCOMPARE(label("worked"), QStringLiteral("max(1, 3, 2, 9) = 9\nIt stands in row 1, column 1."));
    }

    void aPracticeEndsWithItsScore()
    {
        window().document().openBuiltin(QStringLiteral("max-pooling"));
        playback().setMotionReduced(true);
        QTest::keyClick(&stage(), Qt::Key_Q, Qt::ShiftModifier);
        QCOMPARE(label("score"), QStringLiteral("Practice: 0 of 3 answered"));
        for (const char* answer : {"2", "3, 1", "3"}) {
            playback().advance();
            guess(answer);
        }
        QCOMPARE(label("score"), QStringLiteral("Practice done: 3 of 3 right"));
    }

private:
    document::Playback& playback() { return window().playback(); }
    window::MainWindow& window() { return m_driven.window(); }
    window::TablePanel& tables() { return *window().findChild<window::TablePanel*>(); }
    window::Stage& stage() { return window().stage(); }
    QString label(const char* name) { return window().findChild<QLabel*>(QLatin1String(name))->text(); }
    QString cell(BoardKind board, int row, int col) { return scene::look(*stage().frame().board(board), row, col).text; }
    QString arithmetic(int row)
    {
        const tables::StepTableModel& steps = window().table().steps();
        return steps.index(row, steps.columnCount() - 2).data().toString();
    }
    void guess(const char* text)
    {
        auto* field = window().findChild<QLineEdit*>(QStringLiteral("guess"));
        QVERIFY(field->isVisible());
        field->setText(QLatin1String(text));
        QTest::keyClick(field, Qt::Key_Return);
    }
    /// A lesson with one layer and a question about its first step.
    void open(const char* question, const char* layer = R"({"type": "conv2d", "weight": [[1, 2], [0, 1]], "bias": [5]})")
    {
        const QByteArray json = QByteArray(R"({"format": "poolscope", "version": 2, "input": [[1, 3, 1], [2, 9, 0]], "layers": [)") + layer + R"(], "questions": [)" + question + "]}";
        window().document().open(m_driven.write("questions.poolscope", json.constData()));
        stage().setFocus();
    }

    DrivenWindow m_driven;
};

QTEST_MAIN(WindowQuestionsTest)
#include "tst_window_questions.moc"
