#include <QGuiApplication>
#include <QScopeGuard>
#include <QTest>

#include "sample_lessons.h"

#include "layout/layout.h"

#include "core/counting.h"

using scene::BoardKind;
using scene::Frame;
using scene::Layout;
using scene::Placed;

/// What a class sees of it: all that is explained, large, and where it stands.
class TestStage : public QObject {
    Q_OBJECT

private slots:
    /// A class must see what the window is multiplied with, and where a number comes from.
    void presentationShowsWhatIsExplained()
    {
        const auto all = samples();
        const auto shown = [&](const QString& name, const scene::View& view = {}) {
            const Sample& s = *std::find_if(all.begin(), all.end(), [&](const Sample& x) { return x.name == name; });
            scene::Shot shot = s.shot;
            shot.brief = true;
            shot.view = view;
            const Frame frame = scene::makeFrame(core::Network(s.lesson), shot);
            return std::pair(frame, Layout(frame, {1280, 633}));
        };
        const auto [conv, convLayout] = shown("conv");
        QCOMPARE(drawing(*conv.board(BoardKind::Window)).join(" / "), QStringLiteral("0·0 0·0 1·1 / 0·0 1·1 0·0 / 1·1 0·0 0·0"));
        for (const BoardKind kind : {BoardKind::Window, BoardKind::Kernel})
            QVERIFY(convLayout.placed(kind) != nullptr && convLayout.placed(kind)->digitPixels * 45 >= 633);
        QVERIFY(conv.board(BoardKind::Bias) == nullptr); // it is 0

        const auto [channels, channelsLayout] = shown("conv_channels");
        QVERIFY(channelsLayout.placed(BoardKind::Bias) != nullptr);
        const auto says = [](const Layout& layout, scene::Text::Kind kind) {
            return std::any_of(layout.texts().begin(), layout.texts().end(), [&](const scene::Text& text) { return text.kind == kind && !text.elided; });
        };
        QVERIFY(says(channelsLayout, scene::Text::Terms));
        QVERIFY(says(channelsLayout, scene::Text::Note));

        QVERIFY(!shown("relu").second.curveRect().isEmpty());
        QVERIFY(shown("transposed", {.inserted = true}).second.placed(BoardKind::Kernel) != nullptr);
        QVERIFY(shown("compare_conv").second.placed({BoardKind::Kernel, 1}) != nullptr);
    }

    void presentationIsReadFromTheLastRow()
    {
        for (const Sample& s : samples()) {
            scene::Shot shot = s.shot;
            shot.brief = true;
            const Frame frame = scene::makeFrame(core::Network(s.lesson), shot);
            for (const QSizeF size : {QSizeF(1024, 528), QSizeF(1280, 633), QSizeF(1920, 950), QSizeF(3840, 1900)}) {
                const Layout layout(frame, size);
                for (const scene::Text& text : layout.texts())
                    QVERIFY2(text.pixels * 45 >= size.height(), qPrintable(QString("%1 at %2: “%3” has %4 pixels").arg(s.name).arg(size.height()).arg(text.text).arg(text.pixels)));
            }
        }
    }

    /// Room that is left makes numbers larger; it is no gap.
    void presentationFillsTheStage()
    {
        for (const Sample& s : samples()) {
            if (!QStringList{"max", "conv", "avg", "relu", "conv_channels", "pool_dropped"}.contains(s.name))
                continue;
            scene::Shot shot = s.shot;
            shot.brief = true;
            const Layout layout(scene::makeFrame(core::Network(s.lesson), shot), {1280, 633});
            const QRectF input = layout.placed(BoardKind::Input)->view;
            const QRectF output = layout.placed(BoardKind::Output)->view;
            const QRectF lens = layout.placed(BoardKind::Window) != nullptr ? layout.placed(BoardKind::Window)->view : layout.curveRect();
            for (const double gap : {lens.left() - input.right(), output.left() - lens.right()})
                QVERIFY2(gap < 0.15 * 1280, qPrintable(QString("%1: a gap of %2").arg(s.name).arg(gap)));
            QVERIFY2(input.left() < 0.05 * 1280 && output.right() > 0.85 * 1280, qPrintable(s.name));
        }
    }

    /// "Rows 2–3, columns 0–1" can be found in the picture.
    void rowsAndColumnsAreNumbered()
    {
        const auto all = samples();
        const auto numbers = [&](const QString& name, const Layout& layout) {
            QStringList beside;
            QStringList above;
            const Placed& input = *layout.placed(BoardKind::Input);
            for (const scene::Text& text : layout.texts()) {
                if (text.kind != scene::Text::Axis || text.rect.left() > input.view.right())
                    continue;
                const QPointF middle = text.rect.center();
                const bool isRow = middle.x() < input.view.left();
                const QRectF cell = isRow ? layout.cellRect(BoardKind::Input, text.text.toInt() - core::countsFrom(), 0)
                                          : layout.cellRect(BoardKind::Input, 0, text.text.toInt() - core::countsFrom());
                if (std::abs(isRow ? middle.y() - cell.center().y() : middle.x() - cell.center().x()) > 3.0)
                    return name + ": “" + text.text + "” stands beside another cell";
                (isRow ? beside : above) += text.text;
            }
            return beside.join(' ') + " / " + above.join(' ');
        };
        const auto of = [&](const QString& name, bool axes = true) {
            const Sample& s = *std::find_if(all.begin(), all.end(), [&](const Sample& x) { return x.name == name; });
            scene::Shot shot = s.shot;
            shot.view.axes = axes;
            return numbers(name, Layout(scene::makeFrame(core::Network(s.lesson), shot), QSizeF(s.size)));
        };
        QCOMPARE(of("max"), QStringLiteral("0 1 2 3 / 0 1 2 3"));
        QCOMPARE(of("conv"), QStringLiteral("0 1 2 3 4 / 0 1 2 3 4")); // padding has none
        QCOMPARE(of("conv_present"), QStringLiteral("0 1 2 3 4 / 0 1 2 3 4"));
        QCOMPARE(of("compare_strides"), QStringLiteral("0 1 2 3 4 5 / 0 1 2 3 4 5"));
        QCOMPARE(of("max", false), QStringLiteral(" / "));
        core::countFrom(1);
        const auto again = qScopeGuard([] { core::countFrom(0); });
        QCOMPARE(of("max"), QStringLiteral("1 2 3 4 / 1 2 3 4"));
        core::countFrom(0);
        QCOMPARE(of("picture_1024"), QStringLiteral(" / "));
        const QString many = of("numbers_32");
        QVERIFY2(many == QStringLiteral("0 2 4 6 8 10 12 14 16 18 20 22 24 26 28 30 / 0 2 4 6 8 10 12 14 16 18 20 22 24 26 28 30") || many.startsWith("0 1 2 3"), qPrintable(many));
    }

    /// A line from the grid's edge points at whatever cells stand there.
    void connectorsLeadFromTheWindowToItsResult()
    {
        for (const Sample& s : samples()) {
            if (!QStringList{"max", "conv", "conv_present", "avg", "relu", "compare_strides"}.contains(s.name))
                continue;
            const core::Network network(s.lesson);
            const std::int64_t steps = network.stepCount(0);
            for (scene::Shot shot = s.shot; shot.step < steps; ++shot.step) {
                const Frame frame = scene::makeFrame(network, shot);
                const Layout layout(frame, QSizeF(s.size));
                const bool compares = !frame.compared.empty();
                QCOMPARE(layout.connectors().size(), compares ? 4U : 2U);
                const auto touches = [&](const Placed* board, const QRectF& cells, QPointF end, bool left) {
                    const QRectF rect = board->toPicture(cells);
                    const double gap = left ? rect.left() - end.x() : end.x() - rect.right();
                    return gap > 0.0 && gap < 9.0 && end.y() >= rect.top() && end.y() <= rect.bottom();
                };
                for (std::size_t side = 0; side < (compares ? 2U : 1U); ++side) {
                    const scene::Board& input = *frame.board(BoardKind::Input);
                    const scene::BoardId output(BoardKind::Output, int(side));
                    const QRectF window = side == 1 && input.otherWindow ? *input.otherWindow : *input.window;
                    const QString where = QString("%1 at step %2").arg(s.name).arg(shot.step);
                    QVERIFY2(touches(layout.placed(BoardKind::Input), window, layout.connectors()[2 * side].from, false), qPrintable(where));
                    QVERIFY2(touches(layout.placed(output), *frame.board(output)->window, layout.connectors()[2 * side + 1].to, true), qPrintable(where));
                }
            }
        }
    }
};

QTEST_MAIN(TestStage)
#include "tst_stage.moc"
