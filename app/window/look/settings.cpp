#include "window/look/settings.h"

#include <QCoreApplication>
#include <QHash>
#include <QMutex>
#include <QSettings>
#include <QThreadPool>

#include <utility>

namespace window {

namespace {

using Values = QHash<QString, QVariant>;

struct Memory {
    QMutex mutex; ///< of the values
    Values known;
    Values unwritten; ///< what was set and is not on its way to the disk yet
    Values writing;
    QThreadPool pool;

    Memory()
    {
        pool.setMaxThreadCount(1);
        pool.setExpiryTimeout(0); // none is left for the program's end to meet
    }
};

Memory& memory()
{
    // Never deleted: that would wait for a disk that hangs. A disk that answers is waited for before Qt ends.
    static Memory* const only = [] {
        constexpr int patience = 2000; // milliseconds
        qAddPostRoutine([] { Settings::finish(patience); });
        return new Memory;
    }();
    return *only;
}

/// For the other thread.
class File : public QSettings {
public:
    File() : QSettings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("poolscope"), QStringLiteral("poolscope")) {}
};

void load(Memory& memory)
{
    const File file;
    Values found;
    for (const QString& key : file.allKeys())
        found.insert(key, file.value(key));
    const QMutexLocker locker(&memory.mutex);
    found.insert(memory.writing);
    found.insert(memory.unwritten);
    memory.known = std::move(found);
}

void write(Memory& memory)
{
    {
        const QMutexLocker locker(&memory.mutex);
        memory.writing = std::exchange(memory.unwritten, {});
        if (memory.writing.isEmpty())
            return; // the one before has written it too
    }
    File file;
    for (auto each = memory.writing.cbegin(); each != memory.writing.cend(); ++each)
        file.setValue(each.key(), each.value());
    file.sync();
    const QMutexLocker locker(&memory.mutex);
    memory.writing.clear();
}

} // namespace

QVariant Settings::value(const QString& key, const QVariant& otherwise) const
{
    Memory& all = memory();
    const QMutexLocker locker(&all.mutex);
    return all.known.value(key, otherwise);
}

bool Settings::contains(const QString& key) const
{
    Memory& all = memory();
    const QMutexLocker locker(&all.mutex);
    return all.known.contains(key);
}

void Settings::setValue(const QString& key, const QVariant& value)
{
    Memory& all = memory();
    {
        const QMutexLocker locker(&all.mutex);
        all.known.insert(key, value);
        all.unwritten.insert(key, value);
    }
    all.pool.start([&all] { write(all); });
}

void Settings::read()
{
    constexpr int moment = 1000; // milliseconds
    Memory& all = memory();
    {
        const QMutexLocker locker(&all.mutex);
        all.known.clear();
    }
    all.pool.start([&all] { load(all); });
    finish(moment);
}

bool Settings::finish(int milliseconds)
{
    return memory().pool.waitForDone(milliseconds);
}

} // namespace window
