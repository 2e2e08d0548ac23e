// The window on disks that fail: the library of faults.c stands before libc and lets the calls fail that each test names. What
// must be: a sentence, the file as it was, the work still in the window and protected, and nothing that says "Saved".
#include <QtTest>

#include <QDir>
#include <QElapsedTimer>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QTimer>
#include <QUndoStack>

#include "../app/window/driven_window.h"

#include "window/bars/message_bar.h"
#include "window/look/settings.h"
#include "window/menus/export_menu.h"
#include "window/takeaway/export_dialog.h"

#include <algorithm>

extern "C" {
void poolscope_faults_arm(const char* words);
long poolscope_faults_hits(void);
}

namespace {

constexpr const char* lessonText = R"({"format": "poolscope", "version": 1, "title": "Kept",
  "input": [[1, 3, 2, 1], [2, 9, 1, 1], [1, 4, 2, 3], [5, 6, 1, 2]],
  "layers": [{"type": "max_pool2d", "kernel_size": 2, "stride": 2}]})";

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("no file");
}

/// For the report: what was tried, and what came of it.
void row(const char* what, const QString& disk, const char* outcome)
{
    const QByteArray path = qgetenv("POOLSCOPE_FAULTS_ROWS");
    QFile file(QString::fromLocal8Bit(path));
    if (!path.isEmpty() && file.open(QIODevice::Append))
        file.write(QStringLiteral("%1, %2|%3\n").arg(QLatin1String(what), disk, QLatin1String(outcome)).toUtf8());
}

} // namespace

class FaultsTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_driven.open();
        m_window = &m_driven.window();
        QVERIFY(QDir().mkpath(m_driven.path("lessons")));
        m_path = m_driven.write("lessons/kept.poolscope", lessonText);
    }
    void cleanup()
    {
        poolscope_faults_arm("");
        m_driven.close();
        for (const char* folder : {"lessons", "state"})
            QDir(m_driven.path(folder)).removeRecursively();
    }

    void aFailedSaveIsNeverCalledSaved_data()
    {
        QTest::addColumn<QString>("rules");
        QTest::addColumn<bool>("replaces"); // whether the file may be the new one already when the call fails
        // @ is the lesson's folder.
        QTest::newRow("no right to write there") << "open:@:1+:EACCES" << false;
        QTest::newRow("read-only") << "open:@:1+:EROFS" << false;
        QTest::newRow("full") << "write:@:1+:ENOSPC" << false;
        QTest::newRow("full for a moment") << "write:@:1:ENOSPC" << false;
        QTest::newRow("full in the middle of a write") << "write:@:1:short;write:@:2+:ENOSPC" << false;
        QTest::newRow("over the quota") << "write:@:1+:EDQUOT" << false;
        QTest::newRow("broken while writing") << "write:@:1:EIO" << false;
        QTest::newRow("broken while flushing") << "fdatasync:@:1:EIO;fsync:@:1:EIO" << false;
        QTest::newRow("full while flushing") << "fdatasync:@:1+:ENOSPC;fsync:@:1+:ENOSPC" << false;
        QTest::newRow("broken while renaming") << "rename:@:1+:EIO;link:@:1+:EIO" << false;
        QTest::newRow("no right to rename") << "rename:@:1+:EACCES;link:@:1+:EACCES" << false;
        QTest::newRow("read-only while renaming") << "rename:@:1+:EROFS;link:@:1+:EROFS" << false;
        QTest::newRow("vanished before") << "open:@:1+:ENOENT;openread:@:1+:ENOENT" << false;
        QTest::newRow("vanished while writing")
            << "write:@:1+:EIO;fdatasync:@:1+:EIO;fsync:@:1+:EIO;rename:@:1+:ENOENT;link:@:1+:ENOENT;unlink:@:1+:ENOENT" << false;
        QTest::newRow("folder cannot be flushed") << "fsync:@:1+:EIO" << true;
    }
    void aFailedSaveIsNeverCalledSaved()
    {
        QFETCH(const QString, rules);
        QFETCH(const bool, replaces);
        edit(7);
        QTRY_VERIFY(QFile::exists(autosave()));
        const QByteArray before = contents(m_path);
        arm(rules, m_driven.path("lessons"));
        const bool saved = m_window->files().save();
        const long bitten = poolscope_faults_hits();
        poolscope_faults_arm("");
        QVERIFY2(bitten > 0, "no fault bit");
        QVERIFY(!saved);
        const QString sentence = m_window->messages().sentence();
        QVERIFY2(sentence.contains(QLatin1String("kept.poolscope")) && !sentence.startsWith(QLatin1String("Saved")), qPrintable(sentence));
        QVERIFY2(!sentence.contains(QLatin1String("Unknown")), qPrintable(sentence));
        QVERIFY(m_window->document().isModified());
        QVERIFY(m_window->isWindowModified());
        QCOMPARE(m_window->document().lesson().input.at({0, 0, 0, 0}), 7.0F);
        const QByteArray after = contents(m_path);
        QVERIFY2(after == before || (replaces && after == m_window->document().toJson()), after.constData());
        QVERIFY(QFile::exists(autosave()));
        if (!rules.contains(QLatin1String("unlink")))
            QCOMPARE(filesBeside(), 1);

        // The disk is well again: the next try saves.
        QVERIFY2(m_window->files().save(), qPrintable(m_window->messages().sentence()));
        QVERIFY(!m_window->document().isModified());
        QCOMPARE(contents(m_path), m_window->document().toJson());
        QTRY_VERIFY(!QFile::exists(autosave()));
        row("saving", QString::fromUtf8(QTest::currentDataTag()), "refused");
    }

    void aSaveThatOnlyTookLongerIsSaved_data()
    {
        QTest::addColumn<QString>("rules");
        QTest::newRow("half a write at a time") << "write:@:1+:short";
        QTest::newRow("a signal while writing") << "write:@:1:EINTR";
        QTest::newRow("no nameless files there") << "open:@:1:EOPNOTSUPP";
    }
    void aSaveThatOnlyTookLongerIsSaved()
    {
        QFETCH(const QString, rules);
        edit(7);
        arm(rules, m_driven.path("lessons"));
        const bool saved = m_window->files().save();
        const long bitten = poolscope_faults_hits();
        poolscope_faults_arm("");
        if (bitten == 0)
            QSKIP("this way of saving makes no such call");
        QVERIFY2(saved, qPrintable(m_window->messages().sentence()));
        QVERIFY(!m_window->document().isModified());
        QCOMPARE(contents(m_path), m_window->document().toJson());
        QCOMPARE(filesBeside(), 1);
        row("saving", QString::fromUtf8(QTest::currentDataTag()), "done");
    }

    void workThatCannotBeProtectedIsSaid_data()
    {
        QTest::addColumn<QString>("rules");
        QTest::newRow("full") << "write:@:1+:ENOSPC";
        QTest::newRow("read-only") << "open:@:1+:EROFS;mkdir:@:1+:EROFS";
        QTest::newRow("broken while flushing") << "fdatasync:@:1+:EIO;fsync:@:1+:EIO";
        QTest::newRow("broken while renaming") << "rename:@:1+:EIO;link:@:1+:EIO";
    }
    void workThatCannotBeProtectedIsSaid()
    {
        QFETCH(const QString, rules);
        arm(rules, m_driven.path("state"));
        edit(7);
        QTRY_VERIFY2(poolscope_faults_hits() > 0, "no fault bit");
        QTRY_VERIFY(!m_window->messages().sentence().isEmpty());
        QCOMPARE(m_window->document().lesson().input.at({0, 0, 0, 0}), 7.0F);
        // The lesson itself can be saved all the same, and what could not be kept is kept again when the disk is well.
        poolscope_faults_arm("");
        edit(8);
        // It is tried again after a while, not once a second.
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(autosave()) && contents(autosave()).contains('8'), 30000);
        QVERIFY(m_window->files().save());
        row("protecting unsaved work", QString::fromUtf8(QTest::currentDataTag()), "refused");
    }

    void aFileThatCannotBeReadLeavesTheLessonAlone_data()
    {
        QTest::addColumn<QString>("rules");
        QTest::newRow("no right to read") << "openread:other:1+:EACCES";
        QTest::newRow("broken while reading") << "read:other:1+:EIO";
        QTest::newRow("vanished while reading") << "read:other:1+:ESTALE";
    }
    void aFileThatCannotBeReadLeavesTheLessonAlone()
    {
        QFETCH(const QString, rules);
        const QString other = m_driven.write("lessons/other.poolscope", lessonText);
        const core::Lesson before = m_window->document().lesson();
        arm(rules, {});
        m_window->files().openPath(other);
        QTRY_VERIFY2(poolscope_faults_hits() > 0, "no fault bit");
        QTRY_VERIFY(m_window->messages().sentence().contains(QLatin1String("other.poolscope")));
        poolscope_faults_arm("");
        QVERIFY(m_window->document().lesson() == before);
        row("opening", QString::fromUtf8(QTest::currentDataTag()), "refused");
    }

    void anExportThatFailedKeepsTheOldFile_data()
    {
        QTest::addColumn<QString>("rules");
        QTest::newRow("read-only") << "open:@:1+:EROFS";
        QTest::newRow("full") << "write:@:1+:ENOSPC";
        QTest::newRow("broken while flushing") << "fdatasync:@:1+:EIO;fsync:@:1+:EIO";
        QTest::newRow("broken while renaming") << "rename:@:1+:EIO;link:@:1+:EIO";
    }
    void anExportThatFailedKeepsTheOldFile()
    {
        QFETCH(const QString, rules);
        const QString target = m_driven.write("lessons/table.csv", "old");
        m_window->findChild<window::ExportMenu*>()->show(window::TakeawayKind::Table);
        auto* dialog = m_window->findChild<window::ExportDialog*>();
        QVERIFY(QTest::qWaitForWindowExposed(dialog));
        arm(rules, m_driven.path("lessons"));
        dialog->writeTo(target);
        QTRY_VERIFY(!dialog->isWriting());
        auto* fault = dialog->findChild<QLabel*>(QStringLiteral("exportFault"));
        QTRY_VERIFY(fault->isVisible());
        QVERIFY2(poolscope_faults_hits() > 0, "no fault bit");
        poolscope_faults_arm("");
        QVERIFY2(fault->text().contains(QLatin1String("table.csv")), qPrintable(fault->text()));
        QCOMPARE(contents(target), QByteArray("old"));
        QCOMPARE(filesBeside(), 2);
        delete dialog;
        row("exporting in the window", QString::fromUtf8(QTest::currentDataTag()), "refused");
    }

    void settingsThatCannotBeWrittenStopNobody_data()
    {
        QTest::addColumn<QString>("rules");
        QTest::newRow("read-only") << "open:@:1+:EROFS;mkdir:@:1+:EROFS";
        QTest::newRow("full") << "write:@:1+:ENOSPC";
        QTest::newRow("broken while renaming") << "rename:@:1+:EIO;link:@:1+:EIO";
    }
    void settingsThatCannotBeWrittenStopNobody()
    {
        QFETCH(const QString, rules);
        // As on any later day: there is a file.
        window::Settings().setValue(QStringLiteral("speed"), 2.0);
        QVERIFY(window::Settings::finish(10000));
        const QString file = m_driven.path("config/poolscope/poolscope.ini");
        const QByteArray before = contents(file);
        QVERIFY(before.contains("speed"));
        arm(rules, m_driven.path("config"));
        m_window->playback().setSpeed(4.0);
        QVERIFY(m_window->close());
        QVERIFY(window::Settings::finish(10000));
        QVERIFY2(poolscope_faults_hits() > 0, "no fault bit");
        poolscope_faults_arm("");
        QCOMPARE(contents(file), before);
        row("settings", QString::fromUtf8(QTest::currentDataTag()), "refused");
    }

    // On a disk that does not answer, the window appears, goes on, and says "Saved" when it is so.
    void aDiskThatHangsStopsNobody()
    {
        edit(7);
        const QByteArray before = contents(m_path);
        QElapsedTimer clock;
        clock.start();
        m_driven.close();
        m_driven.open();
        const qint64 well = clock.elapsed();
        QVERIFY(window::Settings::finish(10000));
        arm(QStringLiteral("fdatasync:@:1+:hang;fsync:@:1+:hang"), m_driven.path(""));
        clock.start();
        m_driven.close();
        m_driven.open();
        const qint64 hanging = clock.elapsed();
        QVERIFY2(hanging < well + 2000, qPrintable(QStringLiteral("%1 ms, and %2 ms on a good disk").arg(hanging).arg(well)));
        QVERIFY2(poolscope_faults_hits() > 0, "no fault bit");
        m_window = &m_driven.window();
        Stillness still;
        edit(7);
        QTest::keyClick(m_window, Qt::Key_S, Qt::ControlModifier);
        QTest::qWait(1500);
        edit(8); // which is not what is being saved
        QVERIFY(m_window->files().isSaving());
        QVERIFY(m_window->isWindowModified());
        QVERIFY2(!m_window->messages().sentence().startsWith(QLatin1String("Saved")), qPrintable(m_window->messages().sentence()));
        QCOMPARE(contents(m_path), before);
        m_window->document().undoStack()->undo();
        QVERIFY(m_window->isWindowModified());
        QTRY_VERIFY_WITH_TIMEOUT(m_window->messages().sentence().contains(QLatin1String("not saved yet")), 15000);
        QVERIFY2(still.longest() < 500, qPrintable(QStringLiteral("the window stood still for %1 ms").arg(still.longest())));
        // Closing waits, and can be left in both ways.
        answerWaiting("Stay");
        QVERIFY(!m_window->close());
        answerWaiting("Close without");
        QVERIFY(m_window->close());
        QVERIFY(m_window->files().isSaving());
        poolscope_faults_arm("");
        QTRY_COMPARE(m_window->messages().sentence(), QStringLiteral("Saved kept.poolscope."));
        QCOMPARE(contents(m_path), m_window->document().toJson());
        QVERIFY(!m_window->isWindowModified());
        m_window->document().undoStack()->redo();
        QVERIFY(m_window->isWindowModified());
        row("a whole session", QStringLiteral("does not answer"), "done");
    }

private:
    /// How long the window's thread was away from its events.
    class Stillness : public QObject {
    public:
        Stillness()
        {
            m_clock.start();
            startTimer(10);
        }
        qint64 longest() const { return m_longest; }

    protected:
        void timerEvent(QTimerEvent*) override { m_longest = std::max(m_longest, m_clock.restart()); }

    private:
        QElapsedTimer m_clock;
        qint64 m_longest = 0;
    };
    void answerWaiting(const char* words)
    {
        QTimer::singleShot(1500, this, [words] {
            const auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
            if (!box)
                QFAIL("nothing is asked");
            QVERIFY2(box->text().contains(QLatin1String("kept.poolscope")), qPrintable(box->text()));
            for (QAbstractButton* button : box->buttons()) {
                if (button->text().remove(u'&').startsWith(QLatin1String(words)))
                    button->click();
            }
        });
    }
    void arm(QString rules, const QString& folder)
    {
        poolscope_faults_arm(rules.replace(u'@', folder).toUtf8().constData());
    }
    /// Opens the lesson when it is not yet, and writes a number into its first cell.
    void edit(float value)
    {
        if (m_window->document().fileName() != m_path)
            QVERIFY(m_window->files().openPath(m_path));
        m_window->document().setInputCell({0, 0, 0, 0}, value);
    }
    /// The one file that keeps this session's work.
    QString autosave() const
    {
        const QDir folder(m_driven.path("state/poolscope/autosave"));
        const QStringList names = folder.entryList({QStringLiteral("*.poolscope")}, QDir::Files);
        return folder.filePath(names.isEmpty() ? QStringLiteral("none") : names.constFirst());
    }
    int filesBeside() const { return int(QDir(m_driven.path("lessons")).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size()); }

    DrivenWindow m_driven;
    window::MainWindow* m_window = nullptr;
    QString m_path;
};

QTEST_MAIN(FaultsTest)
#include "tst_faults.moc"
