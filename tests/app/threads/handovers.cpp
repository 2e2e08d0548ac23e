// Qt is not built for ThreadSanitizer, which therefore does not see what puts one thread after the other: a pool's queue
// and an object's events. These two hand-overs are told to it here, in Qt's place; everything else it has to see itself.
// The linker puts `started` and `queued` in the place of Qt's functions (--wrap).
#include "handovers.h"

#include <QEvent>
#include <QThreadPool>

#include <functional>

extern "C" {
void __tsan_acquire(void* what); // NOLINT: the sanitizer's names
void __tsan_release(void* what); // NOLINT
}

namespace {

char toWorkers = 0;
char toWindow = 0;

} // namespace

void startedByQt(QThreadPool* pool, std::function<void()> work, int priority) asm("__real__ZN11QThreadPool5startESt8functionIFvvEEi");
void started(QThreadPool* pool, std::function<void()> work, int priority) asm("__wrap__ZN11QThreadPool5startESt8functionIFvvEEi");

void started(QThreadPool* pool, std::function<void()> work, int priority)
{
    const auto shared = new std::function<void()>(std::move(work));
    __tsan_release(&toWorkers);
    startedByQt(pool, [shared] {
        __tsan_acquire(&toWorkers);
        (*shared)();
        delete shared;
        __tsan_release(&toWindow); // whoever waits for the pool to be done
    }, priority);
}

bool queuedByQt(QObject* object, QtPrivate::QSlotObjectBase* slot, Qt::ConnectionType type, void* result)
    asm("__real__ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPv");
bool queued(QObject* object, QtPrivate::QSlotObjectBase* slot, Qt::ConnectionType type, void* result)
    asm("__wrap__ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPv");

bool queued(QObject* object, QtPrivate::QSlotObjectBase* slot, Qt::ConnectionType type, void* result)
{
    __tsan_release(&toWindow);
    return queuedByQt(object, slot, type, result);
}

bool TellingApplication::notify(QObject* receiver, QEvent* event)
{
    if (event->type() == QEvent::MetaCall)
        __tsan_acquire(&toWindow);
    return QGuiApplication::notify(receiver, event);
}
