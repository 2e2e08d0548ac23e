// Saving: what is called saved is on the disk for good, what failed has changed nothing, and what somebody else has written
// is not replaced unasked.
#include <QtTest>

#include <QUndoStack>

#include "core/lesson_file.h"
#include "document/autosave.h"
#include "document/autosave_file.h"
#include "document/document.h"
#include "document/file_store.h"
#include "document/file_watch.h"
#include "files/beside.h"
#include "files/disk_file.h"

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

using document::Autosave;
using document::Document;

namespace {

/// The disk of this program: what each call says instead of doing its work, or 0.
struct Disk {
    int fileFault = 0;
    int folderFault = 0;
    int renameFault = 0;
    int folders = 0; ///< how many were synchronised
    int files = 0;
    bool wasRenamedFirst = false; ///< before the file was on the disk
};
Disk disk;

/// While it lives, the disk does not answer other threads than this one: for 5 s, lest a test that fails hang.
class Hanging {
public:
    Hanging() { hangs = true; }
    ~Hanging() { hangs = false; }

    static void wait()
    {
        if (QThread::currentThread() == QCoreApplication::instance()->thread())
            return;
        for (int i = 0; i < 500 && hangs; ++i) {
            waiting = true;
            QThread::msleep(10);
        }
        waiting = false;
    }
    static inline std::atomic<bool> waiting = false;

private:
    static inline std::atomic<bool> hangs = false;
};

/// While it lives, the disk is at fault.
class Faulty {
public:
    explicit Faulty(const Disk& fault) { disk = fault; }
    ~Faulty() { disk = {}; }
};

int answer(int fault)
{
    errno = fault;
    return fault == 0 ? 0 : -1;
}

} // namespace

// Defined here, these stand before the C library's for all that this program calls.
extern "C" int fdatasync(int descriptor) // NOLINT
{
    ++disk.files;
    return disk.fileFault != 0 ? answer(disk.fileFault) : int(::syscall(SYS_fdatasync, descriptor));
}

extern "C" int fsync(int descriptor) // NOLINT
{
    ++disk.folders;
    Hanging::wait();
    return disk.folderFault != 0 ? answer(disk.folderFault) : int(::syscall(SYS_fsync, descriptor));
}

extern "C" int rename(const char* from, const char* to) noexcept // NOLINT
{
    disk.wasRenamedFirst = disk.files == 0;
    return disk.renameFault != 0 ? answer(disk.renameFault) : int(::syscall(SYS_rename, from, to));
}

extern "C" int unlink(const char* path) noexcept // NOLINT
{
    Hanging::wait();
    return int(::syscall(SYS_unlink, path));
}

class SavingTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("XDG_STATE_HOME", m_folder->filePath(QStringLiteral("state")).toUtf8());
        m_path = m_folder->filePath(QStringLiteral("a.poolscope"));
    }

    void theWindowWaitsForNoDiskThatHangs()
    {
        Document document;
        document.openNew();
        QString kept;
        {
            Autosave autosave(document);
            kept = autosave.path();
            const Hanging hanging;
            document.setInputCell({0, 0, 0, 0}, 5.0F);
            QTRY_VERIFY_WITH_TIMEOUT(Hanging::waiting, 4000);
            QVERIFY(QFile::exists(kept)); // it has its name, though not for good
            QElapsedTimer clock;
            clock.start();
            document.save(m_path);
            document.setInputCell({0, 0, 0, 0}, 6.0F);
            autosave.clear();
            document.setInputCell({0, 0, 0, 0}, 7.0F);
            QVERIFY2(clock.elapsed() < 500, qPrintable(QString::number(clock.elapsed())));
            QVERIFY(Hanging::waiting);
        }
        QVERIFY2(!QFile::exists(kept), "it was removed after it had been written");
        QVERIFY(!QFile::exists(kept + QStringLiteral(".lock")));
    }

    void whatWasSavedIsWhatStoodThereWhenItBegan()
    {
        Document document;
        document.openNew();
        document.setInputCell({0, 0, 0, 0}, 5.0F, {}, 1);
        const QByteArray five = document.toJson();
        Document::Saving saving = document.beginSaving(m_path);
        QVERIFY(document.isModified());
        document.setInputCell({0, 0, 0, 0}, 6.0F, {}, 1); // of the same gesture
        const Document::Written written = Document::write(std::move(saving));
        QVERIFY(document.isModified());
        QCOMPARE(document.fileName(), QString());
        document.endSaving(written);
        QCOMPARE(contents(m_path), five);
        QCOMPARE(document.fileName(), m_path);
        QVERIFY(document.isModified());
        document.undoStack()->undo();
        QVERIFY(!document.isModified());
        QCOMPARE(document.toJson(), five);
        QVERIFY(document.fileChange(files::Care::Thorough) == files::Change::None);

        // Another lesson takes nothing from the end of it.
        saving = document.beginSaving(m_path);
        document.openBuiltin(QStringLiteral("max-pooling"));
        document.endSaving(Document::write(std::move(saving)));
        QCOMPARE(document.builtinName(), QStringLiteral("max-pooling"));
        QCOMPARE(document.fileName(), QString());
        // Nor does one that could not be saved.
        document.setInputCell({0, 0, 0, 0}, 5.0F);
        saving = document.beginSaving(m_folder->path());
        document.undoStack()->undo();
        QVERIFY_EXCEPTION_THROWN(document.endSaving(Document::write(std::move(saving))), core::FileError);
        document.undoStack()->redo();
        QVERIFY(document.isModified());
        QVERIFY(!document.isSaving());
    }

    void newerWorkIsKeptWhenTheDiskAnswersAgain()
    {
        Document document;
        document.openNew();
        Autosave autosave(document);
        {
            const Hanging hanging;
            document.setInputCell({0, 0, 0, 0}, 5.0F);
            QTRY_VERIFY_WITH_TIMEOUT(Hanging::waiting, 4000);
            document.save(m_path);
            document.setInputCell({0, 0, 0, 0}, 6.0F);
            QTest::qWait(1500); // it waits behind the removal of the one before
        }
        const auto keptNow = [&] {
            return QFile::exists(autosave.path()) && document::readAutosave(autosave.path()).lesson == document.lesson();
        };
        QTRY_VERIFY_WITH_TIMEOUT(keptNow(), 4000);
        QTest::qWait(200);
        QVERIFY(keptNow());
    }

    void oneLockThatHangsHoldsUpNoOther()
    {
        const QString folder = document::autosaveFolder();
        const Hanging hanging;
        const std::unique_ptr<QThread> other(QThread::create([&] { document::SessionLock(folder + QStringLiteral("/a")).take(0); }));
        other->start();
        QTRY_VERIFY(Hanging::waiting);
        QElapsedTimer clock;
        clock.start();
        QVERIFY(document::SessionLock(folder + QStringLiteral("/b")).take(0));
        QVERIFY2(clock.elapsed() < 500, qPrintable(QString::number(clock.elapsed())));
        QVERIFY(Hanging::waiting);
        other->wait();
    }

    void whoWritesToAPipeIsLeftAlone()
    {
        const QByteArray pipe = QFile::encodeName(m_folder->filePath(QStringLiteral("pipe")));
        QVERIFY(::mkfifo(pipe.constData(), 0600) == 0);
        std::atomic<bool> found = false;
        const std::unique_ptr<QThread> writer(QThread::create([&] {
            const int descriptor = ::open(pipe.constData(), O_WRONLY); // waits for somebody who reads
            found = true;
            ::close(descriptor);
        }));
        writer->start();
        QTest::qWait(100);
        QVERIFY_EXCEPTION_THROWN(files::readPlainFile(QFile::decodeName(pipe), 1000), core::FileError);
        QTest::qWait(200);
        QVERIFY2(!found, "it would write to nobody now, and be ended by that");
        ::close(::open(pipe.constData(), O_RDONLY | O_NONBLOCK));
        QVERIFY(writer->wait(5000));
    }

    void aProgramWithoutFilesLeftMakesNoFolders()
    {
        rlimit before{};
        QVERIFY(::getrlimit(RLIMIT_NOFILE, &before) == 0);
        const int highest = ::dup(0);
        QVERIFY(highest >= 0);
        ::close(highest);
        // A folder can be made then, and not opened.
        const rlimit none{rlim_t(highest), before.rlim_max};
        QString reason;
        QVERIFY(::setrlimit(RLIMIT_NOFILE, &none) == 0);
        try {
            const files::FolderBeside folder(m_folder->path());
        } catch (const files::DiskFault& fault) {
            ::setrlimit(RLIMIT_NOFILE, &before); // a sanitizer opens files to see what a reference refers to
            reason = fault.reason();
        }
        ::setrlimit(RLIMIT_NOFILE, &before);
        QCOMPARE(reason, qt_error_string(EMFILE));
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), QStringList());
    }

    void savingIsAllOrNothing()
    {
        const QString path = m_folder->filePath(QStringLiteral("a.poolscope"));
        Document document;
        document.openNew();
        document.save(path);
        QVERIFY(!document.isModified());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray old = file.readAll();

        // A folder that cannot be made is where the new file would have to go: root may write anywhere else.
        document.setInputCell({0, 0, 0, 0}, 5.0F);
        bool said = false;
        try {
            document.save(m_folder->filePath(QStringLiteral("none/b.poolscope")));
        } catch (const core::FileError& error) {
            said = !error.message().empty();
        }
        QVERIFY(said);
        QVERIFY(document.isModified());
        QCOMPARE(document.fileName(), path);
        QCOMPARE(document.lesson().input.at({0, 0, 0, 0}), 5.0F);
        QVERIFY(file.seek(0));
        QCOMPARE(file.readAll(), old);
        QVERIFY_EXCEPTION_THROWN(document.save(m_folder->path()), core::FileError);
    }

    void aFullDiskLeavesTheOldFile()
    {
        if (!QFileInfo::exists(QStringLiteral("/dev/full")))
            QSKIP("no /dev/full here");
        Document document;
        document.openNew();
        QVERIFY_EXCEPTION_THROWN(document.save(QStringLiteral("/dev/full")), core::FileError);
        struct stat info {};
        QCOMPARE(stat("/dev/full", &info), 0);
        QVERIFY(S_ISCHR(info.st_mode)); // not replaced by a file
    }

    /// A disk that has room for the first bytes only. A file as short as this is written when it is closed, at the earliest.
    void aShortFileThatDoesNotFitLeavesTheOldOne()
    {
        const QString path = m_folder->filePath(QStringLiteral("short.poolscope"));
        document::writeWhole(path, "old");
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before = {};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
        rlimit tight = before;
        tight.rlim_cur = 10;
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &tight), 0);
        QString fault;
        try {
            document::writeWhole(path, QByteArray(100, 'x'));
        } catch (const core::FileError& error) {
            fault = QString::fromUtf8(error.what());
        }
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
        QVERIFY2(fault.contains(QStringLiteral("could not be written")), qPrintable(fault));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("old"));
        QCOMPARE(QDir(m_folder->path()).entryList({QStringLiteral("short*")}, QDir::Files | QDir::Hidden).size(), 1);
    }

    void savedMeansFileNameAndFolder()
    {
        const Faulty counting({});
        Document document;
        document.openNew();
        document.save(m_path);
        QVERIFY(disk.files >= 1 && disk.folders >= 1 && !disk.wasRenamedFirst);
    }

    void aDiskThatFailsIsNoSave_data()
    {
        QTest::addColumn<int>("file");
        QTest::addColumn<int>("folder");
        QTest::addColumn<int>("renaming");
        QTest::newRow("fdatasync: EIO") << EIO << 0 << 0;
        QTest::newRow("fdatasync: ENOSPC") << ENOSPC << 0 << 0;
        QTest::newRow("fdatasync: EDQUOT") << EDQUOT << 0 << 0;
        QTest::newRow("rename: EIO") << 0 << 0 << EIO;
        QTest::newRow("the folder's fsync: EIO") << 0 << EIO << 0;
    }
    void aDiskThatFailsIsNoSave()
    {
        QFETCH(const int, file);
        QFETCH(const int, folder);
        QFETCH(const int, renaming);
        Document document;
        document.openNew();
        document.save(m_path);
        const QByteArray old = contents(m_path);
        document.setInputCell({0, 0, 0, 0}, 5.0F);
        Autosave autosave(document);
        document.setInputCell({0, 0, 0, 1}, 6.0F);
        QTRY_VERIFY(QFile::exists(autosave.path()));
        QString sentence;
        {
            const Faulty fault({file, folder, renaming});
            try {
                document.save(m_path);
            } catch (const core::FileError& error) {
                sentence = QString::fromStdString(error.message().english());
            }
        }
        QVERIFY2(sentence.contains(QLatin1String("could not be written: ")), qPrintable(sentence));
        QVERIFY(document.isModified());
        QVERIFY(QFile::exists(autosave.path()));
        // Where only the folder failed, the new one is in place, whole; else the old one is.
        QCOMPARE(contents(m_path), folder == 0 ? old : document.toJson());
        QCOMPARE(all().size(), 1);
        document.save(m_path); // which is nobody else's writing
        QVERIFY(!document.isModified());
        QTRY_VERIFY(!QFile::exists(autosave.path()));
        QCOMPARE(contents(m_path), document.toJson());
    }

    void whatAKillLeftIsTidiedUpByTheNextWriting()
    {
        const QString left = m_folder->filePath(QStringLiteral(".poolscope-0123456789ab.new"));
        const QString leftFolder = m_folder->filePath(QStringLiteral(".poolscope-0123456789ac.new"));
        QVERIFY(QFile(left).open(QIODevice::WriteOnly));
        QVERIFY(QDir().mkpath(leftFolder + QStringLiteral("/within")));
        // What another program is writing at this moment stays.
        const files::FolderBeside theirs(m_folder->path());
        QVERIFY(!QFile::exists(left) && !QFile::exists(leftFolder));
        files::DiskFile file(m_path);
        file.write("x");
        document::writeWhole(m_folder->filePath(QStringLiteral("b")), "y");
        file.commit();
        QCOMPARE(all(), QStringList({QStringLiteral("a.poolscope"), QStringLiteral("b")}));
        QVERIFY(QFileInfo(theirs.filePath(QString())).isDir());
    }

    void aFilesystemWithoutSyncKeepsItsPromise()
    {
        for (const int fault : {EINVAL, ENOSYS, ENOTSUP}) {
            const Faulty fails({fault, fault});
            Document document;
            document.openNew();
            document.save(m_path);
            QVERIFY(!document.isModified());
        }
    }

    void rightsAndLinksStay()
    {
        QFile(m_path).open(QIODevice::WriteOnly);
        QVERIFY(chmod(qPrintable(m_path), 0604) == 0);
        const QString link = m_folder->filePath(QStringLiteral("link.poolscope"));
        const QString second = m_folder->filePath(QStringLiteral("second.poolscope"));
        QVERIFY(symlink("a.poolscope", qPrintable(link)) == 0);
        QVERIFY(symlink("link.poolscope", qPrintable(second)) == 0);
        Document document;
        document.openNew();
        document.save(second);
        struct stat info {};
        QVERIFY(lstat(qPrintable(second), &info) == 0 && S_ISLNK(info.st_mode));
        QVERIFY(lstat(qPrintable(link), &info) == 0 && S_ISLNK(info.st_mode));
        QVERIFY(stat(qPrintable(m_path), &info) == 0 && (info.st_mode & 07777) == 0604);
        QCOMPARE(contents(m_path), document.toJson());

        const QString dangling = m_folder->filePath(QStringLiteral("dangling.poolscope"));
        QVERIFY(symlink("made.poolscope", qPrintable(dangling)) == 0);
        document.save(dangling);
        QCOMPARE(contents(m_folder->filePath(QStringLiteral("made.poolscope"))), document.toJson());

        const QString loop = m_folder->filePath(QStringLiteral("loop.poolscope"));
        QVERIFY(symlink("loop.poolscope", qPrintable(loop)) == 0);
        QVERIFY_EXCEPTION_THROWN(document.save(loop), core::FileError);

        // As long as a name can be: what is written beside it must not need a longer one.
        const QString longest = m_folder->filePath(QString(245, u'x') + QStringLiteral(".poolscope"));
        document.save(longest);
        QCOMPARE(contents(longest), document.toJson());
    }

    void aPipeWithoutAReaderIsAFaultAtOnce()
    {
        QVERIFY(mkfifo(qPrintable(m_path), 0600) == 0);
        Document document;
        document.openNew();
        QVERIFY_EXCEPTION_THROWN(document.save(m_path), core::FileError);
        QVERIFY_EXCEPTION_THROWN(Document::read(m_path), core::FileError);
        struct stat info {};
        QVERIFY(stat(qPrintable(m_path), &info) == 0 && S_ISFIFO(info.st_mode));
    }

    void onlyPlainFilesAreOpened()
    {
        Document document;
        for (const char* path : {"/dev/zero", "/dev/null", "/dev", "/proc/kmsg"}) {
            if (QFile::exists(QLatin1String(path)))
                QVERIFY_EXCEPTION_THROWN(document.open(QLatin1String(path)), core::FileError);
        }
    }

    void whatSomebodyElseHasWrittenIsNotReplaced()
    {
        Document mine;
        mine.openNew();
        mine.save(m_path);
        Document theirs;
        theirs.open(m_path);
        theirs.setInputCell({0, 0, 0, 0}, 7.0F);
        theirs.save(m_path);
        const QByteArray after = contents(m_path);

        mine.setInputCell({0, 0, 1, 1}, 8.0F);
        QCOMPARE(mine.fileChange(files::Care::Thorough), files::Change::Written);
        QVERIFY_EXCEPTION_THROWN(mine.save(m_path), document::ChangedOutside);
        QCOMPARE(contents(m_path), after);
        QVERIFY(mine.isModified());
        QCOMPARE(all().size(), 1);
        mine.save(m_path, Document::Over::Anything);
        QCOMPARE(contents(m_path), mine.toJson());
        // And the other one notices in its turn.
        theirs.setInputCell({0, 0, 2, 2}, 9.0F);
        QVERIFY_EXCEPTION_THROWN(theirs.save(m_path), document::ChangedOutside);
    }

    /// A small file is read at each question; of a large one the document has to remember well.
    void aSaveThatWasRefusedIsRefusedAgain()
    {
        Document mine;
        mine.openNew();
        core::Tensor large(core::Shape{1, 1, 600, 600});
        const auto numbers = large.mutableData();
        for (std::size_t i = 0; i < numbers.size(); ++i)
            numbers[i] = float(i) / 7.0F;
        mine.setInput(large, {}, QStringLiteral("large"));
        mine.save(m_path);
        QVERIFY(QFileInfo(m_path).size() > (1 << 20));
        QByteArray other = contents(m_path);
        other.replace(other.lastIndexOf('0'), 1, "1");
        QVERIFY(QFile::remove(m_path));
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(other) == other.size());
        file.close();
        mine.setInputCell({0, 0, 1, 1}, 8.0F);
        for (int i = 0; i < 2; ++i) {
            QVERIFY_EXCEPTION_THROWN(mine.save(m_path), document::ChangedOutside);
            QCOMPARE(contents(m_path), other);
        }
    }

    void aChangeWithinOneTickOfTheClockIsSeenToo()
    {
        Document document;
        document.openNew();
        document.save(m_path);
        struct stat before {};
        QCOMPARE(stat(qPrintable(m_path), &before), 0);
        QByteArray other = contents(m_path);
        other.replace(other.lastIndexOf('0'), 1, "1"); // as long, in place, and at the same time
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::ReadWrite) && file.write(other) == other.size());
        file.close();
        const timespec times[] = {before.st_atim, before.st_mtim};
        QCOMPARE(utimensat(AT_FDCWD, qPrintable(m_path), times, 0), 0);
        QVERIFY_EXCEPTION_THROWN(document.save(m_path), document::ChangedOutside);
    }

    void whatWasOnlyTouchedOrIsGoneIsNobodysWork()
    {
        Document document;
        document.openNew();
        document.save(m_path);
        document.setInputCell({0, 0, 0, 0}, 5.0F);
        const QString copy = m_folder->filePath(QStringLiteral("copy"));
        QVERIFY(QFile::copy(m_path, copy));
        QVERIFY(QFile::remove(m_path));
        QCOMPARE(document.fileChange(files::Care::Quick), files::Change::Removed);
        QVERIFY(QFile::rename(copy, m_path)); // the same bytes in another file
        QCOMPARE(document.fileChange(files::Care::Thorough), files::Change::None);
        document.save(m_path);
        QVERIFY(QFile::remove(m_path));
        document.setInputCell({0, 0, 0, 0}, 6.0F);
        document.save(m_path);
        QCOMPARE(contents(m_path), document.toJson());
    }

    void reloadingIsUndone()
    {
        Document mine;
        mine.openNew();
        mine.save(m_path);
        Document theirs;
        theirs.open(m_path);
        theirs.setInputCell({0, 0, 0, 0}, 7.0F);
        theirs.save(m_path);
        mine.setInputCell({0, 0, 1, 1}, 8.0F);
        const core::Lesson before = mine.lesson();
        mine.reload(Document::read(m_path));
        QVERIFY(mine.lesson() == theirs.lesson());
        QVERIFY(!mine.isModified());
        mine.undoStack()->undo();
        QVERIFY(mine.lesson() == before);
        QVERIFY(mine.isModified());
        mine.save(m_path); // their version is known
    }

    void aWatchTellsOfWritingRemovingAndComingBack()
    {
        Document document;
        document::FileWatch watch(document);
        QSignalSpy told(&watch, &document::FileWatch::changed);
        const auto last = [&] { return told.isEmpty() ? files::Change::None : told.last()[0].value<files::Change>(); };
        document.openNew();
        document.save(m_path);
        QTest::qWait(500);
        QCOMPARE(told.count(), 0); // its own writing is no news
        const QByteArray own = contents(m_path);
        document::writeWhole(m_path, "{}");
        QTRY_COMPARE(last(), files::Change::Written);
        document::writeWhole(m_path, own);
        QTRY_COMPARE(last(), files::Change::None);
        QVERIFY(QFile::remove(m_path));
        QTRY_COMPARE(last(), files::Change::Removed);
        document.keepMine();
        QVERIFY(document.isModified());
        document::writeWhole(m_path, "{}");
        QTRY_COMPARE(last(), files::Change::Written);
        document.keepMine();
        QCOMPARE(last(), files::Change::None);
        document.save(m_path);
        QCOMPARE(contents(m_path), document.toJson());
    }

private:
    static QByteArray contents(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
    }
    /// What there is in the folder; whatever was written beside the file must be gone.
    QStringList all() const { return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

QTEST_GUILESS_MAIN(SavingTest)
#include "tst_saving.moc"
