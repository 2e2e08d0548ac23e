// What survives a crash: an autosave is always whole, says whose it is outside the lesson, and is offered until it is
// answered.
#include <QUndoStack>
#include <QtTest>

#include "core/lesson_file.h"
#include "document/autosave.h"
#include "document/autosave_file.h"
#include "document/document.h"
#include "document/file_store.h"
#include "document/leftovers.h"
#include "files/disk_file.h"

#include <bit>
#include <functional>
#include <limits>
#include <utility>

using document::Autosave;
using document::Document;
using document::Leftover;

namespace {

/// Does something right after an autosave has begun to be written, and knows when that has ended.
class AtWriting : public QObject {
public:
    AtWriting(Autosave& autosave, std::function<void()> work)
        : m_work(std::move(work))
    {
        autosave.installEventFilter(this);
    }

    bool hasEnded() const { return m_ended; }

protected:
    bool eventFilter(QObject* autosave, QEvent* event) override
    {
        m_ended = m_ended || (m_begun && event->type() == QEvent::MetaCall); // the writing thread's last word
        if (event->type() != QEvent::Timer || std::exchange(m_begun, true))
            return false;
        autosave->event(event);
        m_work();
        return true;
    }

private:
    std::function<void()> m_work;
    bool m_begun = false;
    bool m_ended = false;
};

} // namespace

class RecoveryTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("XDG_STATE_HOME", path("state").toUtf8());
    }

    void workComesBackAfterACrash()
    {
        const QString own = path("own.poolscope");
        core::Lesson lost;
        QString kept;
        {
            Document document;
            document.openNew();
            document.save(own);
            Autosave autosave(document);
            document.setInputCell({0, 0, 2, 3}, 42.0F);
            QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(autosave.path()), 4000);
            QVERIFY2(document::leftovers().empty(), "a running session's work is nobody else's");
            QVERIFY(!document::claim(autosave.path()));
            lost = document.lesson();
            kept = autosave.path();
        }
        const auto found = document::leftovers();
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(found[0].path, kept);
        QCOMPARE(found[0].fileName, own);
        QVERIFY(found[0].beside == Leftover::Beside::File);
        QCOMPARE(said(found[0]), QStringLiteral("1 cell of the input differs"));
        const document::Autosaved work = document::readAutosave(kept);
        QVERIFY(work.lesson == lost);
        QVERIFY(std::abs(work.time.secsTo(QDateTime::currentDateTime())) < 60);
        QVERIFY(work.disk == Document::read(own).state);
    }

    void whatIsBroughtBackIsNeverInMemoryAlone()
    {
        const QString kept = crashed("a.poolscope", 42.0F);
        Document document;
        Autosave autosave(document);
        document.openNew();
        auto claim = document::claim(kept);
        QVERIFY(claim);
        QVERIFY2(!document::claim(kept), "two windows cannot have the same");
        const document::Autosaved work = document::readAutosave(kept);
        document.restore(work.lesson, work.fileName, work.disk, work.builtinName);
        QVERIFY(document.isModified());
        autosave.adopt(std::move(*claim));
        QVERIFY(QFile::exists(kept));
        QCOMPARE(autosave.path(), kept);
        QVERIFY(document::leftovers().empty());
        const QByteArray before = contents(kept);
        document.setInputCell({0, 0, 0, 0}, 43.0F);
        QTRY_VERIFY_WITH_TIMEOUT(contents(kept) != before, 4000);
        QVERIFY(document::readAutosave(kept).lesson == document.lesson());
        document.save(document.fileName());
        QTRY_VERIFY(!QFile::exists(kept));
        QTRY_COMPARE(QDir(document::autosaveFolder()).entryList(QDir::Files | QDir::Hidden), QStringList());
    }

    void severalAreOfferedUntilEachIsAnswered()
    {
        const QString first = crashed("a.poolscope", 1.0F);
        const QString second = crashed("b.poolscope", 2.0F);
        const QString third = crashed("", 3.0F);
        QCOMPARE(document::leftovers().size(), std::size_t(3));
        QCOMPARE(document::leftovers().size(), std::size_t(3)); // looking takes nothing away
        document::discard(std::move(*document::claim(second)));
        auto found = document::leftovers();
        QCOMPARE(found.size(), std::size_t(2));
        const auto& unsaved = found[0].path == third ? found[0] : found[1];
        QVERIFY(unsaved.beside == Leftover::Beside::Nothing);
        QVERIFY(!document::claim(second));
        document::discard(std::move(*document::claim(first)));
        document::discard(std::move(*document::claim(third)));
        QCOMPARE(QDir(document::autosaveFolder()).entryList(QDir::Files | QDir::Hidden), QStringList());
    }

    void itIsToldWhatBecameOfTheFile()
    {
        const QString kept = crashed("a.poolscope", 42.0F);
        Document other;
        other.open(path("a.poolscope"));
        other.setInputCell({0, 0, 1, 1}, 5.0F);
        other.addLayer(QStringLiteral("relu"), 0);
        other.save(path("a.poolscope"));
        auto found = document::leftovers();
        QVERIFY(found[0].beside == Leftover::Beside::WrittenFile);
        QVERIFY2(said(found[0]).contains(QStringLiteral("layer")) && said(found[0]).contains(QStringLiteral("2 cells")), qPrintable(said(found[0])));
        // Brought back and saved, that is noticed before it is overwritten.
        const document::Autosaved work = document::readAutosave(kept);
        Document document;
        document.restore(work.lesson, work.fileName, work.disk);
        QVERIFY_EXCEPTION_THROWN(document.save(work.fileName), document::ChangedOutside);

        QVERIFY(QFile::remove(path("a.poolscope")));
        QVERIFY(document::leftovers()[0].beside == Leftover::Beside::NoFile);
        document::writeWhole(path("a.poolscope"), "no lesson");
        QVERIFY(document::leftovers()[0].beside == Leftover::Beside::UnreadFile);
    }

    void whatItsOwnFileSaysIsNoLoss()
    {
        const QString kept = crashed("a.poolscope", 42.0F);
        // Killed after the saving and before the removing.
        document::writeWhole(path("a.poolscope"), QByteArray::fromStdString(core::writeLesson(document::readAutosave(kept).lesson)));
        QVERIFY(document::leftovers().empty());
        QVERIFY(!QFile::exists(kept));
    }

    void aBuiltInLessonIsWhatItsCopyIsComparedWith()
    {
        {
            Document document;
            Autosave autosave(document);
            document.openBuiltin(QStringLiteral("max-pooling"));
            document.setInputCell({0, 0, 0, 0}, 5.0F);
            QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(autosave.path()), 4000);
        }
        const auto found = document::leftovers();
        QVERIFY(found[0].beside == Leftover::Beside::Builtin);
        QCOMPARE(said(found[0]), QStringLiteral("1 cell of the input differs"));
        QCOMPARE(document::readAutosave(found[0].path).builtinName, QStringLiteral("max-pooling"));
    }

    void aKeyOfTheLessonStaysTheLessons()
    {
        const std::string text = R"({"format": "poolscope", "version": 1, "input": [[1]], "layers": [], "autosave_of": "elsewhere.poolscope",
            "poolscope_autosave": 7, "lesson": {"bytes": 3}})";
        const core::Lesson lesson = core::parseLesson(text, "t").lesson;
        QCOMPARE(lesson.extra.size(), std::size_t(3));
        const QString kept = written({lesson, path("mine.poolscope"), {}, QDateTime::currentDateTime(), {}});
        const document::Autosaved work = document::readAutosave(kept);
        QVERIFY(work.lesson == lesson);
        QCOMPARE(work.fileName, path("mine.poolscope"));
        QCOMPARE(document::leftovers().size(), std::size_t(1));
    }

    void formerVersionsLeftoversAreOffered_data()
    {
        QTest::addColumn<QByteArray>("own");
        QTest::newRow("a plain lesson") << QByteArray();
        QTest::newRow("one with a key of that name") << QByteArray(",\n  \"autosave_of\": \"elsewhere\"");
    }
    void formerVersionsLeftoversAreOffered()
    {
        QFETCH(const QByteArray, own);
        const QByteArray start = "{\n  \"format\": \"poolscope\",\n  \"version\": 1,\n  \"input\": [[1, 2]],\n  \"layers\": []" + own;
        document::writeWhole(document::autosaveFolder() + QStringLiteral("/old.poolscope"),
                             start + ",\n  \"autosave_of\": \"/nowhere/a\\u00e4.poolscope\"\n}\n");
        const auto found = document::leftovers();
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(found[0].fault, QString());
        QCOMPARE(found[0].fileName, QStringLiteral("/nowhere/aä.poolscope"));
        const core::Lesson lesson = document::readAutosave(found[0].path).lesson;
        QVERIFY(lesson == core::parseLesson(start.toStdString() + "}", "t").lesson);
    }

    void whatCannotBeReadIsNamed_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("fault");
        QTest::newRow("empty") << QByteArray() << QString();
        QTest::newRow("cut") << QByteArray("{\"poolscope_autosave\":1,\"bytes\":100,\"lesson\":\n{}") << QStringLiteral("the file is damaged");
        QTest::newRow("no end of the line") << QByteArray("{\"poolscope_autosave\":1") << QStringLiteral("the file is damaged");
        QTest::newRow("numbers cut") << QByteArray("{\"poolscope_autosave\":1,\"bytes\":62,\"shape\":[1,1,1,1],\"lesson\":\n"
                                                   "{\"format\":\"poolscope\",\"version\":1,\"input\":[[0]],\"layers\":[]}\n\n"
                                                   ",\"float32\":\"AAA\"}\n")
                                     << QStringLiteral("the file is damaged");
        QTest::newRow("a shape that is none") << QByteArray("{\"poolscope_autosave\":1,\"bytes\":62,\"shape\":[1,1,-1,99999999],\"lesson\":\n"
                                                            "{\"format\":\"poolscope\",\"version\":1,\"input\":[[0]],\"layers\":[]}\n\n"
                                                            ",\"float32\":\"AAAA\"}\n")
                                              << QStringLiteral("the file is damaged");
        QTest::newRow("newer") << QByteArray("{\"poolscope_autosave\":2,\"lesson\":\n{}}\n") << QStringLiteral("it was written by a newer version of Poolscope");
        QTest::newRow("no lesson") << QByteArray("{\"a\": 1}") << QString();
    }
    void whatCannotBeReadIsNamed()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, fault);
        const QString kept = document::autosaveFolder() + QStringLiteral("/x.poolscope");
        document::writeWhole(kept, bytes);
        const auto found = document::leftovers();
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(found[0].path, kept);
        QVERIFY(!found[0].fault.isEmpty());
        if (!fault.isEmpty())
            QCOMPARE(found[0].fault, fault);
        QVERIFY(QFile::exists(kept));
    }

    void largeInputsAreKeptBitByBit()
    {
        core::Lesson lesson;
        std::vector<float> numbers(std::size_t(900) * 1100);
        for (std::size_t i = 0; i < numbers.size(); ++i)
            numbers[i] = std::bit_cast<float>(std::uint32_t(i * 2654435761U)); // NaN of every kind among them
        lesson.input = core::Tensor(core::Shape{1, 1, 900, 1100}, std::move(numbers));
        lesson.inputNotation = {{0, "1/9"}, {989999, "2/7"}};
        const QString kept = written({lesson, {}, {}, QDateTime::currentDateTime(), {}});
        QVERIFY(document::readAutosave(kept).lesson == lesson);
        QVERIFY(document::readAutosave(kept).lesson.inputNotation == lesson.inputNotation);
        // One JSON object, for whoever has to mend something by hand.
        QFile file(kept);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
        QCOMPARE(object[QStringLiteral("lesson")].toObject()[QStringLiteral("format")].toString(), QStringLiteral("poolscope"));
        QVERIFY(!object[QStringLiteral("float32")].toString().isEmpty());
    }

    /// From a change to its being safe: a second until it is begun, and what the writing takes.
    void aLargeInputIsSafeSoon_data()
    {
        QTest::addColumn<int>("side");
        QTest::newRow("600") << 600;
        QTest::newRow("4096") << 4096;
    }
    void aLargeInputIsSafeSoon()
    {
        QFETCH(const int, side);
        Document document;
        core::Lesson lesson;
        lesson.input = core::Tensor(core::Shape{1, 1, side, side}, 0.1234567F);
        document.restore(lesson, {});
        Autosave autosave(document);
        document.setInputCell({0, 0, 5, 5}, 1.0F);
        QElapsedTimer clock;
        clock.start();
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(autosave.path()), 20000);
        qInfo("%d × %d cells were safe after %lld ms", side, side, clock.elapsed());
        QVERIFY(document::readAutosave(autosave.path()).lesson == document.lesson());
        // Saving gives it up, also while it is being written.
        if (side > 600)
            return; // too large for a lesson's file
        document.save(path("a.poolscope"));
        document.setInputCell({0, 0, 5, 6}, 1.0F);
        AtWriting writing(autosave, [&] { document.undoStack()->undo(); }); // as it was saved
        QTRY_VERIFY_WITH_TIMEOUT(writing.hasEnded(), 20000);
        QVERIFY(!document.isModified());
        QVERIFY(!QFile::exists(autosave.path()));
    }

    void savingOrGivingUpEndsTheAutosave()
    {
        Document document;
        document.openNew();
        Autosave autosave(document);
        document.setInputCell({0, 0, 0, 0}, 1.0F);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(autosave.path()), 4000);
        document.save(path("x.poolscope"));
        QTRY_VERIFY(!QFile::exists(autosave.path()));
        document.setInputCell({0, 0, 0, 0}, 2.0F);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(autosave.path()), 4000);
        const QString other = crashed("y.poolscope", 1.0F);
        autosave.clear();
        QTRY_VERIFY(!QFile::exists(autosave.path()));
        QVERIFY2(QFile::exists(other), "only the own one");
    }

    void aFolderThatCannotBeWrittenIsSaidOnceAndTriedAgain()
    {
        Document document;
        document.openNew();
        Autosave autosave(document);
        QSignalSpy failed(&autosave, &Autosave::failed);
        const QString folder = QFileInfo(autosave.path()).path();
        QVERIFY(QDir(folder).removeRecursively());
        QFile inTheWay(folder);
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        document.setInputCell({0, 0, 0, 0}, 1.0F);
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, 4000);
        QVERIFY(failed[0][0].toString().startsWith(QStringLiteral("Unsaved work is not protected against a crash: ")));
        document.setInputCell({0, 0, 0, 0}, 2.0F);
        QTest::qWait(1500);
        QCOMPARE(failed.count(), 1);
        QVERIFY(inTheWay.remove());
        document.setInputCell({0, 0, 0, 0}, 3.0F);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(autosave.path()), 15000);
    }

    void whatWasHalfWrittenIsTidiedUp()
    {
        const QString folder = document::autosaveFolder();
        const QString half = folder + QStringLiteral("/.poolscope-0123456789ab.new");
        const QString others = folder + QStringLiteral("/.poolscope-notes.new");
        const QString lock = folder + QStringLiteral("/gone.poolscope.lock");
        for (const QString& file : {half, others})
            document::writeWhole(file, "x");
        // Of a process that has long ended.
        document::writeWhole(lock, "99999999\npoolscope\n" + QSysInfo::machineHostName().toUtf8() + "\n");
        QVERIFY(document::leftovers().empty());
        QCOMPARE(QDir(folder).entryList(QDir::Files | QDir::Hidden), QStringList({QStringLiteral(".poolscope-notes.new")}));
    }

    /// In a container a program has the same number each time, and finds its own in the lock of the one that was killed.
    void aLockOfOnesOwnNumberIsStale()
    {
        const QString kept = crashed("a.poolscope", 42.0F);
        const QByteArray own = QByteArray::number(QCoreApplication::applicationPid()) + '\n'
            + QFileInfo(QCoreApplication::applicationFilePath()).fileName().toUtf8() + '\n' + QSysInfo::machineHostName().toUtf8() + '\n';
        document::writeWhole(kept + QStringLiteral(".lock"), own);
        QCOMPARE(document::leftovers().size(), std::size_t(1));
    }

private:
    QString path(const char* name) const { return m_folder->filePath(QLatin1String(name)); }
    static QByteArray contents(const QString& name)
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static QString said(const Leftover& leftover)
    {
        QStringList all;
        for (const core::Message& message : leftover.differences)
            all << QString::fromStdString(message.english());
        return all.join(QStringLiteral("; "));
    }
    static QString written(const document::Autosaved& work)
    {
        const QString name = document::autosaveFolder() + QStringLiteral("/written.poolscope");
        files::DiskFile file(name);
        document::write(file, work);
        file.commit();
        return name;
    }
    /// What a session that was killed leaves: a lesson with that number in its first cell, of a file of that name.
    QString crashed(const char* name, float value)
    {
        Document document;
        document.openNew();
        if (*name)
            document.save(path(name));
        Autosave autosave(document);
        document.setInputCell({0, 0, 0, 0}, value);
        if (!QTest::qWaitFor([&] { return QFile::exists(autosave.path()); }, 4000))
            qFatal("there is no autosave");
        return autosave.path();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(RecoveryTest)
#include "tst_recovery.moc"
