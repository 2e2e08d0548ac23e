// Qt first: moc 6.4 stumbles over some standard headers.
#include <QtTest>

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QMenuBar>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>

#include "driven_window.h"

#include "formats/format.h"
#include "tables/cells_model.h"
#include "tables/step_table_model.h"
#include "window/menus/export_menu.h"
#include "window/panels/step_table_view.h"
#include "window/panels/table_panel.h"
#include "window/stage/stage.h"
#include "window/takeaway/export_dialog.h"
#include "window/takeaway/export_form.h"
#include "window/takeaway/export_preview.h"

using window::ExportDialog;
using window::TakeawayKind;

/// Taking away what the window shows, through its menu and dialog.
class ExportTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_driven.open();
        m_window = &m_driven.window();
    }

    void cleanup() { m_driven.close(); }

    void theTableSaysWhatTheScreenSays()
    {
        const QStringList lines = QString::fromUtf8(exported(TakeawayKind::Table, "steps", "csv")).split(QStringLiteral("\r\n"), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 26);
        QTest::keyClick(&m_window->stage(), Qt::Key_End);
        const tables::StepTableModel& steps = m_window->table().steps();
        for (int row = 0; row < 25; ++row) {
            const QString result = steps.index(row, steps.columnCount() - 1).data().toString();
            QVERIFY2(lines.at(row + 1).endsWith(u',' + result), qPrintable(lines.at(row + 1)));
            QVERIFY(lines.at(row + 1).startsWith(QString::number(row + 1) + u','));
        }
    }

    void everyThingCanBeTakenInEveryFormat()
    {
        ExportDialog* dialog = open(TakeawayKind::Table);
        auto* what = dialog->findChild<QComboBox*>(QStringLiteral("exportWhat"));
        auto* format = dialog->findChild<QComboBox*>(QStringLiteral("exportFormat"));
        const auto* form = dialog->findChild<window::ExportForm*>();
        QSet<QString> offered;
        for (int k = 0; k < what->count(); ++k) {
            what->setCurrentIndex(k);
            QVERIFY(format->count() > 0);
            for (int f = 0; f < format->count(); ++f) {
                format->setCurrentIndex(f);
                QVERIFY(form->format() != nullptr);
                QCOMPARE(QString::fromStdString(std::string(form->format()->id)), format->currentData().toString());
                QVERIFY(!dialog->findChild<QLabel*>(QStringLiteral("exportUse"))->text().isEmpty());
                offered << format->currentData().toString();
            }
        }
        for (const formats::Format* each : formats::formats()) {
            if (each->carries != 0)
                QVERIFY2(offered.contains(QString::fromStdString(std::string(each->id))), each->title);
        }
        delete dialog;
    }

    void aConvolutionCanBeTakenAsAMatrix()
    {
        const QStringList lines = QString::fromUtf8(exported(TakeawayKind::Table, "matrix", "csv")).split(QStringLiteral("\r\n"), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 25); // a row for each window
        QCOMPARE(lines[0].split(',').size(), 9);
        core::Lesson lesson = m_window->document().network().lesson();
        const auto offered = [&] {
            window::OnScreen screen;
            screen.film.network = core::Network(lesson);
            const std::vector<window::Takeaway> offers = screen.offers();
            return std::ranges::find(offers, window::Takeaway::Matrix) != offers.end();
        };
        QVERIFY(offered());
        lesson.layers[0].type = "max_pool2d";
        QVERIFY(!offered());
    }

    void theSizeAndLengthAreToldBeforeOneStarts()
    {
        ExportDialog* dialog = open(TakeawayKind::Film);
        choose(dialog, "exportWhat", QVariant(int(window::Takeaway::Animation)));
        choose(dialog, "exportFormat", QStringLiteral("gif"));
        choose(dialog, "exportSpeed", 4.0);
        const auto* outlook = dialog->findChild<QLabel*>(QStringLiteral("exportOutlook"));
        QTRY_VERIFY_WITH_TIMEOUT(outlook->text().contains(QStringLiteral("about")), 20000);
        QVERIFY2(outlook->text().contains(QStringLiteral("7.5 seconds")), qPrintable(outlook->text())); // 25 steps of 6 pictures, and 37 held
        delete dialog;
    }

    void anAnimationPlaysInThePreviewAndStopsOnAClick()
    {
        m_window->playback().setMotionReduced(false);
        ExportDialog* dialog = open(TakeawayKind::Film);
        auto* preview = dialog->findChild<window::ExportPreview*>();
        QVERIFY(!preview->isPlaying());
        choose(dialog, "exportWhat", QVariant(int(window::Takeaway::Animation)));
        QVERIFY(preview->isPlaying());
        QTRY_VERIFY(preview->picture() > 3);
        QTest::mouseClick(preview, Qt::LeftButton);
        QVERIFY(!preview->isPlaying());
        QTest::keyClick(preview, Qt::Key_Space);
        QVERIFY(preview->isPlaying());
        delete dialog;
        m_window->playback().setMotionReduced(true);
        dialog = open(TakeawayKind::Film);
        choose(dialog, "exportWhat", QVariant(int(window::Takeaway::Animation)));
        QVERIFY(!dialog->findChild<window::ExportPreview*>()->isPlaying());
        delete dialog;
    }

    void onlyTheQuestionsThatMatterAreAsked()
    {
        ExportDialog* dialog = open(TakeawayKind::Film);
        const auto asked = [&](const char* name) { return dialog->findChild<QWidget*>(QString::fromLatin1(name))->isVisibleTo(dialog); };
        choose(dialog, "exportWhat", QVariant(int(window::Takeaway::Picture)));
        choose(dialog, "exportFormat", QStringLiteral("png"));
        QVERIFY(asked("exportSize") && asked("exportTransparent") && !asked("exportSpeed") && !asked("exportExcel") && !asked("exportWidth"));
        choose(dialog, "exportSize", QSize());
        QVERIFY(asked("exportWidth") && asked("exportHeight"));
        choose(dialog, "exportWhat", QVariant(int(window::Takeaway::Animation)));
        choose(dialog, "exportFormat", QStringLiteral("gif"));
        QVERIFY(asked("exportSpeed") && asked("exportLoop") && !asked("exportFrom") && !asked("exportTransparent"));
        choose(dialog, "exportStretch", QVariant(int(window::Stretch::Chosen)));
        QVERIFY(asked("exportFrom") && asked("exportTo"));
        choose(dialog, "exportFormat", QStringLiteral("pdf"));
        QVERIFY(!asked("exportSpeed") && !asked("exportLoop") && asked("exportFrom"));
        choose(dialog, "exportWhat", QVariant(int(window::Takeaway::Cost)));
        choose(dialog, "exportFormat", QStringLiteral("csv"));
        QVERIFY(asked("exportExcel") && !asked("exportSize") && !asked("exportStretch"));
        delete dialog;
    }

    void whatWasChosenLastIsChosenAgain()
    {
        ExportDialog* dialog = open(TakeawayKind::Film);
        choose(dialog, "exportWhat", QVariant(int(window::Takeaway::Animation)));
        choose(dialog, "exportFormat", QStringLiteral("png-sequence"));
        choose(dialog, "exportTheme", QStringLiteral("dark"));
        choose(dialog, "exportSpeed", 8.0);
        dialog->findChild<QSpinBox*>(QStringLiteral("exportRate"))->setValue(5);
        choose(dialog, "exportSize", QSize(1280, 720));
        choose(dialog, "exportStretch", QVariant(int(window::Stretch::Row)));
        write(dialog, QStringLiteral("f-%02d.png"));
        QVERIFY(QFile::exists(m_driven.path("f-00.png")));
        QCOMPARE(QImage(m_driven.path("f-00.png")).size(), QSize(1280, 720));
        dialog = open(TakeawayKind::Film);
        const auto* form = dialog->findChild<window::ExportForm*>();
        QCOMPARE(form->choice().what, window::Takeaway::Animation);
        QCOMPARE(form->choice().format, QStringLiteral("png-sequence"));
        QCOMPARE(form->choice().theme, QStringLiteral("dark"));
        QCOMPARE(form->choice().speed, 8.0);
        QCOMPARE(form->choice().framesPerSecond, 5);
        QCOMPARE(form->choice().size, QSize(1280, 720));
        delete dialog;
    }

    void anExportThatFailsSaysSoAndStays()
    {
        ExportDialog* dialog = open(TakeawayKind::Table);
        QSignalSpy failed(dialog, &ExportDialog::failed);
        dialog->writeTo(m_driven.path("no such folder/steps.csv"));
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(dialog->isVisible());
        QVERIFY(dialog->findChild<QLabel*>(QStringLiteral("exportFault"))->isVisible());
        QVERIFY(dialog->findChild<QPushButton*>(QStringLiteral("exportButton"))->isEnabled());
        delete dialog;
    }

    void cancelEndsTheWorkAndLeavesTheOldFile()
    {
        const QString path = m_driven.path("long.gif");
        QFile old(path);
        QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
        old.close();
        ExportDialog* dialog = open(TakeawayKind::Film);
        choose(dialog, "exportWhat", QVariant(int(window::Takeaway::Animation)));
        choose(dialog, "exportFormat", QStringLiteral("gif"));
        choose(dialog, "exportSize", QSize(3840, 2160));
        dialog->writeTo(path);
        QVERIFY(dialog->isWriting());
        QVERIFY(dialog->findChild<QProgressBar*>()->isVisible());
        QTest::keyClick(dialog, Qt::Key_Escape);
        QVERIFY(!dialog->isWriting());
        QVERIFY(dialog->isVisible());
        QVERIFY(QThreadPool::globalInstance()->waitForDone(20000));
        QVERIFY(old.open(QIODevice::ReadOnly));
        QCOMPARE(old.readAll(), QByteArray("old"));
        QCOMPARE(QDir(m_driven.path("")).entryList({QStringLiteral("long*"), QStringLiteral(".long*")}, QDir::Files | QDir::Hidden).size(), 1);
        QTest::keyClick(dialog, Qt::Key_Escape); // and the second one closes
        QTRY_VERIFY(!m_window->findChild<ExportDialog*>());
    }

    void anExportedPictureIsTheStageAsItIsShown()
    {
        QTest::mouseMove(m_window, QPoint(2, 2));
        m_window->stage().setView({.backward = true});
        m_window->playback().setStep(7);
        const QImage shown = m_window->stage().grab().toImage().convertToFormat(QImage::Format_RGB32);
        const QByteArray bytes = exported(TakeawayKind::Film, "picture", "png");
        QCOMPARE(QImage::fromData(bytes).convertToFormat(QImage::Format_RGB32), shown);
    }

    void theTableBelowShowsNumbersAndCost()
    {
        window::TablePanel& panel = m_window->tablePanel();
        using Kind = window::TablePanel::Kind;
        QCOMPARE(panel.kind(), Kind::Steps);
        panel.show(Kind::Input);
        QCOMPARE(panel.cells().rowCount(), 5);
        QCOMPARE(panel.cells().index(0, 4).data().toString(), QStringLiteral("1"));
        panel.show(Kind::Cost);
        QCOMPARE(panel.cells().headerData(4, Qt::Horizontal).toString(), QStringLiteral("Multiply-adds"));
        QCOMPARE(panel.cells().index(1, 4).data().toString(), QStringLiteral("225"));
        QCOMPARE(panel.cells().index(4, 1).data().toString(), QStringLiteral("Total"));
        panel.show(Kind::Output);
        m_window->playback().setLayer(2);
        QCOMPARE(panel.cells().rowCount(), 2);
        QCOMPARE(panel.cells().index(0, 1).data().toString(), QStringLiteral("3"));
        panel.show(Kind::Weight); // a pooling has none
        QCOMPARE(panel.cells().rowCount(), 0);
        panel.show(Kind::Steps);
        m_window->table().setFocus();
        QTest::keyClick(&m_window->table(), Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral("max(")));
        QVERIFY(QApplication::clipboard()->mimeData()->html().contains(QStringLiteral("<td>max(")));
    }

private:
    /// Opens the dialog as the menu does.
    ExportDialog* open(TakeawayKind kind)
    {
        m_window->findChild<window::ExportMenu*>()->show(kind);
        auto* dialog = m_window->findChild<ExportDialog*>();
        return QTest::qWaitForWindowExposed(dialog) ? dialog : nullptr;
    }

    static void choose(ExportDialog* dialog, const char* box, const QVariant& value)
    {
        auto* combo = dialog->findChild<QComboBox*>(QString::fromLatin1(box));
        const int at = combo->findData(value);
        QVERIFY2(at >= 0, box);
        combo->setCurrentIndex(at);
    }

    /// Writes what the dialog holds and waits until it has closed.
    QByteArray write(ExportDialog* dialog, const QString& name)
    {
        const QString path = m_driven.path(qPrintable(name));
        dialog->writeTo(path);
        if (!QTest::qWaitFor([&] { return m_window->findChild<ExportDialog*>() == nullptr; }, 30000))
            return "still open";
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("not written");
    }

    QByteArray exported(TakeawayKind kind, const QString& what, const QString& format)
    {
        ExportDialog* dialog = open(kind);
        const QMap<QString, window::Takeaway> names = {{"steps", window::Takeaway::Steps}, {"picture", window::Takeaway::Picture},
                                                             {"matrix", window::Takeaway::Matrix}};
        choose(dialog, "exportWhat", QVariant(int(names[what])));
        choose(dialog, "exportFormat", format);
        return write(dialog, QStringLiteral("out.") + format);
    }

    DrivenWindow m_driven;
    window::MainWindow* m_window = nullptr;
};

QTEST_MAIN(ExportTest)
#include "tst_export.moc"
