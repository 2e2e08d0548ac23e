// What a crash has left is offered in the window until it is answered, and bringing it back loses nothing on either side.
#include "driven_window.h"

#include <QAction>
#include <QFileInfo>
#include <QLabel>
#include <QListWidget>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>

#include "core/lesson_file.h"
#include "document/autosave_file.h"
#include "document/file_store.h"
#include "files/disk_file.h"
#include "window/bars/message_bar.h"
#include "window/files/recovery.h"
#include "window/files/recovery_dialog.h"

#include <memory>

using window::LessonFiles;

class WindowRecoveryTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m_driven = std::make_unique<DrivenWindow>(); }
    void cleanup() { m_driven->close(); }

    void oneIsOfferedWithNameTimeAndWhatDiffers()
    {
        const QString kept = crashed("a", 42.0F, "own.poolscope");
        open();
        QTRY_VERIFY(said().contains(QStringLiteral("“own.poolscope”")));
        QVERIFY2(said().contains(QStringLiteral("was not saved when Poolscope ended. Compared with its file: 1 cell of the input differs.")),
                 qPrintable(said()));
        click("messageYes");
        QTRY_COMPARE(document().fileName(), m_driven->path("own.poolscope"));
        QCOMPARE(document().lesson().input.at({0, 0, 0, 0}), 42.0F);
        QVERIFY(document().isModified());
        QVERIFY2(QFile::exists(kept), "at no moment in memory alone");
        QVERIFY(recovery().leftovers().empty());
        QVERIFY(files().save());
        QTRY_VERIFY(!QFile::exists(kept));
    }

    void itsTimeIsInTheLanguageOfTheWindow()
    {
        crashed("a", 42.0F);
        open();
        QTRY_VERIFY(said().contains(QLocale().toString(m_lastCrash, QLocale::ShortFormat)));
        m_driven->language().choose(QStringLiteral("zh_CN"));
        QTRY_VERIFY2(said().contains(QLocale(QStringLiteral("zh_CN")).toString(m_lastCrash, QLocale::ShortFormat)), qPrintable(said()));
    }

    void itIsOfferedOnWhenNewerWorkIsNotToBeLost()
    {
        const QString kept = crashed("a", 42.0F);
        open();
        QTRY_VERIFY(said().contains(QStringLiteral("was not saved")));
        document().setInputCell({0, 0, 0, 0}, 5.0F);
        int asked = 0;
        auto answer = LessonFiles::Leave::Cancel;
        files().setQuestion([&] {
            ++asked;
            return answer;
        });
        click("messageYes");
        QTRY_COMPARE(asked, 1);
        QCOMPARE(document().lesson().input.at({0, 0, 0, 0}), 5.0F);
        QTRY_VERIFY(said().contains(QStringLiteral("was not saved")));
        QVERIFY(QFile::exists(kept));
        answer = LessonFiles::Leave::Discard;
        click("messageYes");
        QTRY_COMPARE(document().lesson().input.at({0, 0, 0, 0}), 42.0F);
        QVERIFY(QFile::exists(kept));
    }

    void theOfferOutlivesOtherLessonsAndMessages()
    {
        crashed("a", 42.0F);
        core::Lesson lesson;
        lesson.input = core::Tensor(core::Shape{1, 1, 700, 700}, 0.1234567F);
        const QString large = m_driven->write("large.poolscope", core::writeLesson(lesson).c_str());
        open();
        QVERIFY(files().openPath(large));
        QTRY_COMPARE_WITH_TIMEOUT(document().fileName(), large, 30000);
        QTRY_VERIFY(said().contains(QStringLiteral("was not saved")));
        files().openPath(QStringLiteral("/nowhere.poolscope"));
        QVERIFY(said().contains(QStringLiteral("nowhere")));
        click("messageClose");
        QVERIFY(said().contains(QStringLiteral("was not saved")));
        files().openBuiltin(QStringLiteral("max-pooling"));
        QVERIFY(said().contains(QStringLiteral("was not saved")));
    }

    void aLargeOneIsOfferedWhileTheWindowLives()
    {
        document::Autosaved work;
        work.lesson.input = core::Tensor(core::Shape{1, 1, 2048, 2048}, 0.1234567F);
        const QString kept = leave("a", work);
        open(); // the window is there before it is read
        QTRY_VERIFY_WITH_TIMEOUT(said().contains(QStringLiteral("was not saved")), 20000);
        click("messageYes");
        QTRY_VERIFY_WITH_TIMEOUT(document().lesson().input == work.lesson.input, 20000);
        QVERIFY(QFile::exists(kept));
    }

    void severalAreListedAndEachIsAnswered()
    {
        crashed("a", 1.0F, "first.poolscope");
        const QString second = crashed("b", 2.0F);
        const QString third = crashed("c", 3.0F);
        const QString damaged = document::autosaveFolder() + QStringLiteral("/damaged.poolscope");
        document::writeWhole(damaged, "{\"poolscope_autosave\":9,\"lesson\":\n{}}\n");
        open();
        QTRY_VERIFY(said().startsWith(QStringLiteral("4 lessons were not saved when Poolscope ended.")));
        QCOMPARE(recovery().leftovers().front().path, damaged); // the latest that can be brought back is another one
        QVERIFY(button(m_driven->window().messages(), "messageYes")->text().contains(QStringLiteral("Bring back the latest")));
        click("messageNo"); // Review
        auto* dialog = m_driven->window().findChild<window::RecoveryDialog*>();
        QVERIFY(dialog && dialog->isVisible());
        auto* list = dialog->findChild<QListWidget*>();
        QCOMPARE(list->count(), 4);
        QCOMPARE(list->currentRow(), 1); // what can be brought back comes before what is only the latest
        dialog->setQuestion([](const QString&) { return true; });
        select(*list, second);
        click(*dialog, "recoveryDiscard");
        QTRY_COMPARE(list->count(), 3);
        QVERIFY(!QFile::exists(second));

        select(*list, damaged);
        QVERIFY(!button(*dialog, "recoveryBringBack")->isEnabled());
        QVERIFY(label(*dialog, "recoveryStanding").contains(QStringLiteral("it was written by a newer version of Poolscope")));
        QCOMPARE(label(*dialog, "recoveryPlace"), damaged);
        QVERIFY(QFile::exists(damaged));

        // Into a window of its own: this one offers it no longer.
        QStringList started;
        recovery().setStarter([&](const QStringList& arguments) {
            started = arguments;
            return true;
        });
        select(*list, third);
        click(*dialog, "recoveryElsewhere");
        QCOMPARE(started, QStringList({third}));
        QCOMPARE(list->count(), 2);

        select(*list, document::autosaveFolder() + QStringLiteral("/a.poolscope"));
        QVERIFY(label(*dialog, "recoveryStanding").contains(QStringLiteral("1 cell of the input differs")));
        click(*dialog, "recoveryBringBack");
        QTRY_COMPARE(document().fileName(), m_driven->path("first.poolscope"));
        QVERIFY(said().contains(QStringLiteral("It is back")) || said().contains(QStringLiteral("cannot be read")));
        QVERIFY(QFile::exists(third) && QFile::exists(damaged));
    }

    void laterMeansTheNextStart()
    {
        const QString kept = crashed("a", 42.0F);
        open();
        QTRY_VERIFY(said().contains(QStringLiteral("was not saved")));
        click("messageOther"); // Later
        QVERIFY(said().isEmpty());
        files().openBuiltin(QStringLiteral("max-pooling"));
        QVERIFY(said().isEmpty());
        // It can still be asked for.
        QAction* entry = nullptr;
        for (QAction* action : m_driven->window().findChildren<QAction*>()) {
            if (action->text() == QStringLiteral("&Unsaved lessons…"))
                entry = action;
        }
        QVERIFY(entry && entry->isVisible());
        // Ending with "discard" discards the own work only.
        document().setInputCell({0, 0, 0, 0}, 5.0F);
        m_driven->window().close();
        QVERIFY(!m_driven->window().isVisible());
        QVERIFY(QFile::exists(kept));
        m_driven->close();
        open();
        QTRY_VERIFY(said().contains(QStringLiteral("was not saved")));
    }

    void twoWindowsAreOfferedTheSameAndOneGetsIt()
    {
        const QString kept = crashed("a", 42.0F);
        open();
        QTRY_VERIFY(said().contains(QStringLiteral("was not saved")));
        auto other = document::claim(kept);
        QVERIFY(other);
        click("messageYes");
        QTRY_VERIFY2(said().contains(QStringLiteral("Another window")), qPrintable(said()));
        QVERIFY(recovery().leftovers().empty());
        QVERIFY(!document().isModified());
        QVERIFY(QFile::exists(kept));
    }

    /// Who has it is another program, so the claim is tried for a while.
    void theWindowDoesNotWaitForWhoHasIt()
    {
        const QString kept = crashed("a", 42.0F);
        open();
        QTRY_VERIFY(said().contains(QStringLiteral("was not saved")));
        QProcess holder;
        holder.start(QStringLiteral("sleep"), {QStringLiteral("60")});
        QVERIFY(holder.waitForStarted());
        document::writeWhole(kept + QStringLiteral(".lock"),
                             QByteArray::number(holder.processId()) + "\nsleep\n" + QSysInfo::machineHostName().toUtf8() + '\n');
        QElapsedTimer clock;
        clock.start();
        recovery().discard(kept);
        QVERIFY2(clock.elapsed() < 200, qPrintable(QString::number(clock.elapsed())));
        QTRY_VERIFY2(said().contains(QStringLiteral("Another window")), qPrintable(said()));
        clock.restart();
        recovery().bringBack(kept);
        QVERIFY2(clock.elapsed() < 200, qPrintable(QString::number(clock.elapsed())));
        holder.kill();
        holder.waitForFinished();
        QVERIFY(QFile::exists(kept));
    }

    void anAutosaveThatIsOpenedIsBroughtBack()
    {
        const QString kept = crashed("a", 42.0F, "own.poolscope");
        open();
        QVERIFY(files().openPath(kept));
        QTRY_COMPARE(document().fileName(), m_driven->path("own.poolscope"));
        QVERIFY(document().isModified());
    }

    void aLessonWithAKeyOfThatNameComesBackWithIt()
    {
        document::Autosaved work;
        work.lesson = core::parseLesson(R"({"format": "poolscope", "version": 1, "input": [[1]], "layers": [], "autosave_of": "x"})", "t").lesson;
        leave("a", work);
        open();
        QTRY_VERIFY(said().contains(QStringLiteral("was not saved")));
        click("messageYes");
        QTRY_VERIFY(document().lesson() == work.lesson);
    }

private:
    document::Document& document() { return m_driven->window().document(); }
    LessonFiles& files() { return m_driven->window().files(); }
    window::Recovery& recovery() { return m_driven->window().recovery(); }
    QString said() { return m_driven->window().messages().sentence(); }
    void open() { m_driven->open(); }

    static QPushButton* button(QWidget& in, const char* name) { return in.findChild<QPushButton*>(QLatin1String(name)); }
    static QString label(QWidget& in, const char* name) { return in.findChild<QLabel*>(QLatin1String(name))->text(); }
    static void click(QWidget& in, const char* name)
    {
        QVERIFY2(button(in, name) && button(in, name)->isVisible() && button(in, name)->isEnabled(), name);
        QTest::mouseClick(button(in, name), Qt::LeftButton);
    }
    void click(const char* name) { click(m_driven->window().messages(), name); }
    void select(QListWidget& list, const QString& kept)
    {
        for (std::size_t i = 0; i < recovery().leftovers().size(); ++i) {
            if (recovery().leftovers()[i].path == kept)
                list.setCurrentRow(int(i));
        }
    }

    static QString leave(const QString& name, const document::Autosaved& work)
    {
        const QString path = document::autosaveFolder() + u'/' + name + QStringLiteral(".poolscope");
        files::DiskFile file(path);
        document::write(file, work);
        file.commit();
        return path;
    }
    /// What a session that was killed leaves: a new lesson with that number in its first cell.
    QString crashed(const QString& name, float value, const char* own = "")
    {
        document::Document before;
        before.openNew();
        if (*own)
            before.save(m_driven->path(own));
        const files::FileState disk = before.diskState();
        before.setInputCell({0, 0, 0, 0}, value);
        return leave(name, {before.lesson(), before.fileName(), {}, m_lastCrash = m_lastCrash.addSecs(1), disk});
    }

    std::unique_ptr<DrivenWindow> m_driven;
    QDateTime m_lastCrash = QDateTime::currentDateTime().addSecs(-1000); // what is left without a time of its own is later
};

QTEST_MAIN(WindowRecoveryTest)
#include "tst_recovery.moc"
