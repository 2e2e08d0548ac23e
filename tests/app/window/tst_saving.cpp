// Opening and saving in the window: it never waits for a file, never throws work away unasked, and says "saved" of nothing
// that is not.
#include "driven_window.h"

#include <QFileInfo>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QTimer>
#include <QUndoStack>

#include "core/lesson_file.h"
#include "document/file_store.h"
#include "window/bars/busy_bar.h"
#include "window/bars/message_bar.h"

#include <atomic>
#include <cerrno>
#include <memory>

#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

using window::LessonFiles;

static std::atomic<int> diskFault = 0;

// Defined here, it stands before the C library's for all that this program calls.
extern "C" int fdatasync(int descriptor) // NOLINT
{
    errno = diskFault;
    return diskFault != 0 ? -1 : int(::syscall(SYS_fdatasync, descriptor));
}

class WindowSavingTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_driven = std::make_unique<DrivenWindow>();
        m_driven->open();
    }
    void cleanup()
    {
        diskFault = 0;
        m_driven->close();
    }

    void aFailedSaveKeepsTheWindowAndTheWork()
    {
        const QString path = saved("a.poolscope");
        const QByteArray old = contents(path);
        document().setInputCell({0, 0, 0, 0}, 5.0F);
        diskFault = EIO;
        QVERIFY(!files().save());
        QVERIFY2(said().startsWith(QStringLiteral("a.poolscope: could not be written: ")), qPrintable(said()));
        QVERIFY2(said().endsWith(u'.'), qPrintable(said()));
        QCOMPARE(contents(path), old);
        // Closing asks; the answer "Save" fails again, so the window stays.
        files().setQuestion([] { return LessonFiles::Leave::Save; });
        m_driven->window().close();
        QVERIFY(m_driven->window().isVisible());
        QVERIFY(document().isModified());
        diskFault = 0;
        m_driven->window().close();
        QVERIFY(!m_driven->window().isVisible());
        QCOMPARE(contents(path), document().toJson());
    }

    void whatIsNoPlainFileIsRefusedAtOnce_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("word");
        QTest::newRow("device") << QStringLiteral("/dev/zero") << QStringLiteral("is a device");
        QTest::newRow("folder") << QStringLiteral("/usr") << QStringLiteral("is a folder");
        QTest::newRow("pipe") << QStringLiteral("pipe.poolscope") << QStringLiteral("is a pipe");
        QTest::newRow("pipe that is called a table") << QStringLiteral("pipe.csv") << QStringLiteral("is a pipe");
    }
    void whatIsNoPlainFileIsRefusedAtOnce()
    {
        QFETCH(QString, path);
        QFETCH(const QString, word);
        if (!path.startsWith(u'/')) {
            path = m_driven->path(qPrintable(path));
            QCOMPARE(mkfifo(qPrintable(path), 0600), 0);
        }
        const core::Lesson before = document().lesson();
        QVERIFY(!files().openPath(path));
        QVERIFY2(said().contains(word), qPrintable(said()));
        files().importFile(path);
        QVERIFY(said().contains(word));
        QVERIFY(document().lesson() == before);
    }

    void aFileThatArrivesLateTakesNothingAway()
    {
        const QString large = largeFile();
        // A new lesson in the meantime: the large one is not wanted any more.
        QVERIFY(files().openPath(large));
        files().openNew();
        QTest::qWait(300);
        QTRY_VERIFY(!files().isReading());
        QCOMPARE(document().fileName(), QString());
        // Another one.
        QVERIFY(files().openPath(large));
        files().openBuiltin(QStringLiteral("max-pooling"));
        QTest::qWait(1500);
        QCOMPARE(document().builtinName(), QStringLiteral("max-pooling"));
        // An edit: it is asked what to do with that when the file is there.
        int asked = 0;
        files().setQuestion([&] {
            ++asked;
            return LessonFiles::Leave::Cancel;
        });
        QVERIFY(files().openPath(large));
        document().setInputCell({0, 0, 0, 0}, 77.0F);
        QTRY_COMPARE_WITH_TIMEOUT(asked, 1, 30000);
        QCOMPARE(document().lesson().input.at({0, 0, 0, 0}), 77.0F);
        files().setQuestion([&] {
            ++asked;
            return LessonFiles::Leave::Discard;
        });
        QVERIFY(files().openPath(large)); // asked before it is read, and then not again
        QTRY_COMPARE_WITH_TIMEOUT(document().fileName(), large, 30000);
        QCOMPARE(asked, 2);
    }

    void theFileOfAnotherWindowIsNotOverwrittenUnasked()
    {
        const QString path = saved("a.poolscope");
        const QByteArray theirs = changedOutside(path, 7.0F);
        document().setInputCell({0, 0, 1, 1}, 8.0F);
        QString told;
        int asked = 0;
        auto answer = LessonFiles::Conflict::Cancel;
        files().setConflictQuestion([&](const QString& differences) {
            told = differences;
            ++asked;
            return answer;
        });
        QVERIFY(!files().save());
        QCOMPARE(asked, 1);
        QCOMPARE(told, QStringLiteral("Here, compared with the file: 2 cells of the input differ."));
        QCOMPARE(contents(path), theirs);
        QVERIFY(document().isModified());
        // Closing with "Save" and then "Cancel" keeps the window.
        files().setQuestion([] { return LessonFiles::Leave::Save; });
        m_driven->window().close();
        QVERIFY(m_driven->window().isVisible());
        QCOMPARE(asked, 2);

        answer = LessonFiles::Conflict::Reload;
        const core::Lesson mine = document().lesson();
        QVERIFY(!files().save());
        QCOMPARE(document().toJson(), theirs);
        QVERIFY(!document().isModified());
        document().undoStack()->undo();
        QVERIFY(document().lesson() == mine);
        QVERIFY(files().save()); // their version is known by now
        QCOMPARE(asked, 3);

        changedOutside(path, 9.0F);
        document().setInputCell({0, 0, 2, 2}, 8.0F);
        answer = LessonFiles::Conflict::Overwrite;
        QVERIFY(files().save());
        QCOMPARE(asked, 4);
        QCOMPARE(contents(path), document().toJson());
    }

    void theSameLessonInOtherLettersIsNoConflict()
    {
        const QString path = saved("a.poolscope");
        document().setInputCell({0, 0, 1, 1}, 8.0F);
        QByteArray spread = document().toJson();
        document::writeWhole(path, spread.replace(", ", ",   "));
        files().setConflictQuestion([](const QString&) {
            qWarning("asked");
            return LessonFiles::Conflict::Cancel;
        });
        QVERIFY(files().save());
    }

    void theConflictIsAskedInWords()
    {
        const QString path = saved("a.poolscope");
        changedOutside(path, 7.0F);
        document().setInputCell({0, 0, 1, 1}, 8.0F);
        QStringList words;
        QTimer look; // it comes when the disk has been asked
        look.start(10);
        connect(&look, &QTimer::timeout, this, [&] {
            auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
            if (!box)
                return;
            look.stop();
            for (const QAbstractButton* button : box->buttons())
                words << button->text().remove(u'&');
            words << box->text() << box->informativeText();
            QTest::keyClick(box, Qt::Key_Escape);
        });
        QVERIFY(!files().save());
        for (const char* word : {"Overwrite", "Reload", "Save as…", "Cancel"})
            QVERIFY2(words.contains(QString::fromUtf8(word)), word);
        QVERIFY(words.join(u' ').contains(QStringLiteral("2 cells of the input differ")));
    }

    void whatOthersDoToTheFileIsSaidWhileItIsOpen()
    {
        const QString path = saved("a.poolscope");
        const QByteArray theirs = changedOutside(path, 7.0F);
        QTRY_VERIFY_WITH_TIMEOUT(said().contains(QStringLiteral("has been written by another program or window")), 5000);
        QVERIFY(said().contains(QStringLiteral("1 cell of the input differs")));
        click("messageYes"); // Reload
        QCOMPARE(document().toJson(), theirs);
        QVERIFY(!document().isModified());

        document().setInputCell({0, 0, 1, 1}, 3.0F);
        changedOutside(path, 8.0F);
        QTRY_VERIFY_WITH_TIMEOUT(said().contains(QStringLiteral("has been written by another program or window")), 5000);
        files().openBuiltin(QStringLiteral("nothing of that name")); // an error covers it only
        QVERIFY(said().contains(QStringLiteral("no built-in lesson")));
        click("messageClose");
        QVERIFY(said().contains(QStringLiteral("has been written")));
        click("messageNo"); // Keep mine
        QVERIFY(said().isEmpty());
        QVERIFY(files().save());

        QVERIFY(QFile::remove(path));
        QTRY_VERIFY_WITH_TIMEOUT(said().contains(QStringLiteral("is not there any more")), 5000);
        QVERIFY(document().isModified());
        QVERIFY(files().save());
        QCOMPARE(contents(path), document().toJson());
    }

private:
    document::Document& document() { return m_driven->window().document(); }
    LessonFiles& files() { return m_driven->window().files(); }
    QString said() { return m_driven->window().messages().sentence(); }
    void click(const char* name)
    {
        auto* button = m_driven->window().messages().findChild<QPushButton*>(QLatin1String(name));
        QVERIFY(button && button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
    }
    static QByteArray contents(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
    }
    QString saved(const char* name)
    {
        document().openNew();
        const QString path = m_driven->path(name);
        if (!files().saveTo(path))
            qFatal("%s cannot be saved", name);
        return path;
    }
    /// As another window does it.
    static QByteArray changedOutside(const QString& path, float value)
    {
        document::Document other;
        other.open(path);
        other.setInputCell({0, 0, 0, 0}, value);
        other.save(path);
        return contents(path);
    }
    QString largeFile() const
    {
        core::Lesson lesson;
        lesson.input = core::Tensor(core::Shape{1, 1, 700, 700}, 0.1234567F);
        return m_driven->write("large.poolscope", core::writeLesson(lesson).c_str());
    }

    std::unique_ptr<DrivenWindow> m_driven;
};

QTEST_MAIN(WindowSavingTest)
#include "tst_saving.moc"
