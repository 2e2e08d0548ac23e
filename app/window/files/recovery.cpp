#include "window/files/recovery.h"

#include <QCoreApplication>
#include <QEvent>
#include <QFileInfo>
#include <QLocale>
#include <QProcess>
#include <QThreadPool>
#include <QTimer>
#include <QWidget>

#include "document/autosave.h"
#include "document/autosave_file.h"
#include "document/document.h"
#include "window/bars/message_bar.h"
#include "window/files/lesson_files.h"
#include "window/files/recovery_dialog.h"
#include "window/files/recovery_words.h"
#include "window/look/language.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace window {

static constexpr QLatin1String about("recovery");

Recovery::Recovery(document::Document& document, document::Autosave& autosave, LessonFiles& files, MessageBar& messages,
                   const Language& language, QWidget& window)
    : QObject(&window)
    , m_document(document)
    , m_autosave(autosave)
    , m_files(files)
    , m_messages(messages)
    , m_language(language)
    , m_window(window)
    , m_starter([](const QStringList& arguments) {
        return QProcess::startDetached(QCoreApplication::applicationFilePath(), arguments);
    })
{
    connect(&files, &LessonFiles::leftoverChosen, this, &Recovery::bringBack);
    connect(&files, &LessonFiles::readingEnded, this, &Recovery::offer); // it may have been what was to be brought back
    window.installEventFilter(this);
}

QString Recovery::name(const document::Leftover& leftover) const
{
    return nameOf(leftover, m_language.locale());
}

QString Recovery::timeOf(const document::Leftover& leftover) const
{
    const QLocale system;
    const QLocale own(m_language.locale());
    // A date of the system's may hold words, which are then to be those of the window.
    return (own.language() == QLocale::Chinese ? own : system).toString(leftover.time, QLocale::ShortFormat);
}

void Recovery::look()
{
    m_looking.run([](const formats::Progress&) { return document::leftovers(); },
                  [this](std::vector<document::Leftover> found) {
                      if (std::exchange(m_leftovers, std::move(found)) != m_leftovers)
                          emit changed();
                      offer();
                  },
                  [](int) {});
}

void Recovery::offer()
{
    if (m_leftovers.empty() || m_later) {
        m_messages.withdraw(about);
        return;
    }
    const auto readable = std::find_if(m_leftovers.begin(), m_leftovers.end(), [](const document::Leftover& each) { return each.fault.isEmpty(); });
    const document::Leftover& latest = readable == m_leftovers.end() ? m_leftovers.front() : *readable;
    std::vector<MessageBar::Answer> answers{{tr("&Review…"), [this] { review(); }}, {tr("La&ter"), [this] { m_later = true; }}};
    const auto bringBack = [&](const QString& words) {
        answers.insert(answers.begin(), {words, [this, path = latest.path] { this->bringBack(path); }});
    };
    QString sentence;
    if (m_leftovers.size() > 1) {
        sentence = tr("%n lessons were not saved when Poolscope ended.", nullptr, int(m_leftovers.size()));
        if (latest.fault.isEmpty()) {
            sentence = followedBy(sentence, tr("The latest is “%1” (%2).").arg(name(latest), timeOf(latest)));
            bringBack(tr("&Bring back the latest"));
        }
    } else if (!latest.fault.isEmpty()) {
        sentence = tr("Unsaved work of %1 cannot be read.").arg(timeOf(latest));
    } else {
        sentence = followedBy(tr("“%1” (%2) was not saved when Poolscope ended.").arg(name(latest), timeOf(latest)), standingOf(latest));
        bringBack(tr("&Bring back"));
    }
    m_messages.offer(about, sentence, std::move(answers));
}

void Recovery::review()
{
    if (m_leftovers.empty())
        return;
    auto* dialog = new RecoveryDialog(*this, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::rejected, this, [this] { m_later = true; });
    connect(dialog, &QDialog::finished, this, &Recovery::offer);
    dialog->open();
}

void Recovery::forget(const QString& path)
{
    std::erase_if(m_leftovers, [&](const document::Leftover& leftover) { return leftover.path == path; });
    emit changed();
    offer();
}

void Recovery::takenMeanwhile(const QString& path)
{
    forget(path);
    m_messages.showError(tr("Another window has brought it back or discarded it."));
}

void Recovery::bringBack(const QString& path)
{
    // Told to be large, since claiming waits for whoever is looking at it: the window does not.
    m_files.readThen(QFileInfo(path).fileName(), true, [this, path]() -> LessonFiles::Then {
        auto claim = document::claim(path);
        if (!claim)
            return [this, path] { takenMeanwhile(path); };
        const auto own = std::make_shared<document::Claim>(std::move(*claim));
        const auto work = std::make_shared<document::Autosaved>(document::readAutosave(path));
        return [this, path, own, work] {
            if (!m_files.mayLeave()) {
                QThreadPool::globalInstance()->start([own] { own->lock->release(); });
                offer();
                return;
            }
            m_document.restore(std::move(work->lesson), work->fileName, work->disk, work->builtinName);
            m_autosave.adopt(std::move(*own));
            forget(path);
            m_messages.showNote(tr("It is back, and not saved yet."));
        };
    });
}

void Recovery::bringBackElsewhere(const QString& path)
{
    constexpr int untilItIsTaken = 3000; // milliseconds
    if (!m_starter({path})) {
        m_messages.showError(tr("Another window cannot be opened."));
        return;
    }
    forget(path);
    QTimer::singleShot(untilItIsTaken, this, &Recovery::look);
}

void Recovery::discard(const QString& path)
{
    const auto work = [path](const formats::Progress&) {
        auto claim = document::claim(path);
        if (claim)
            document::discard(std::move(*claim));
        return claim.has_value();
    };
    const auto finished = [this, path](bool discarded) { discarded ? forget(path) : takenMeanwhile(path); };
    m_discarding.try_emplace(path).first->second.run(work, finished, [](int) {});
}

bool Recovery::eventFilter(QObject* object, QEvent* event)
{
    if (object == &m_window && event->type() == QEvent::LanguageChange)
        QTimer::singleShot(0, this, &Recovery::offer); // when everybody speaks it
    return QObject::eventFilter(object, event);
}

} // namespace window
