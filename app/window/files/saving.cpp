#include "window/files/saving.h"

#include <QEventLoop>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QTimer>

#include "wording/said.h"

#include <memory>
#include <utility>

namespace window {

using document::Document;

static constexpr int moment = 500;     ///< milliseconds that leaving waits without a word
static constexpr int patience = 10000; ///< until it is said that the disk does not answer

static QString nameOf(const QString& path)
{
    return wording::printable(QFileInfo(path).fileName());
}

Saving::Saving(Document& document, QWidget& window, Attempt attempt)
    : m_document(document)
    , m_window(window)
    , m_attempt(std::move(attempt))
    , m_patience(new QTimer(this))
{
    m_pool.setMaxThreadCount(1);
    m_patience->setSingleShot(true);
    connect(m_patience, &QTimer::timeout, this, [this] {
        emit stuck(tr("%1 is not saved yet: the disk has not answered for %n seconds.", nullptr, patience / 1000).arg(nameOf(m_path)));
    });
}

Saving::~Saving() = default;

void Saving::begin(const QString& path, Document::Over over)
{
    if (m_underWay) {
        m_next = Next{path, over};
        return;
    }
    m_underWay = true;
    m_path = path;
    m_patience->start(patience);
    emit started(nameOf(path));
    // Given away whole, so that the other thread can let go of it.
    const auto lesson = std::make_shared<Document::Saving>(m_document.beginSaving(path, over));
    m_writing.run([lesson](const formats::Progress&) { return Document::write(std::move(*lesson)); },
                  [this](const Document::Written& written) { end(written); }, [](int) {});
}

void Saving::end(const Document::Written& written)
{
    m_underWay = false;
    m_patience->stop();
    emit ended();
    bool conflict = false;
    m_succeeded = m_attempt([&] {
        try {
            m_document.endSaving(written);
        } catch (const document::ChangedOutside&) {
            conflict = true;
        }
    }) && !conflict;
    const std::optional<Next> next = std::exchange(m_next, {});
    const bool elsewhere = next && QFileInfo(next->path) != QFileInfo(m_path);
    if (m_succeeded)
        emit saved(written.path);
    else if (conflict)
        emit conflicted(written.path);
    if (next && (elsewhere || (m_succeeded && m_document.isModified()))) // another file may take what this one did not
        begin(next->path, next->over);
}

Saving::Wait Saving::wait(bool closing)
{
    while (m_underWay) {
        QEventLoop loop;
        connect(this, &Saving::ended, &loop, &QEventLoop::quit);
        QTimer::singleShot(moment, &loop, &QEventLoop::quit);
        loop.exec(QEventLoop::ExcludeUserInputEvents);
        if (const Wait answer = m_underWay ? ask(closing) : Wait::Ended; answer != Wait::Ended)
            return answer;
    }
    return Wait::Ended;
}

Saving::Wait Saving::ask(bool closing)
{
    QMessageBox box(QMessageBox::NoIcon, tr("Poolscope"), tr("“%1” is being saved, and the disk has not answered yet.").arg(nameOf(m_path)),
                    QMessageBox::NoButton, &m_window);
    box.setTextFormat(Qt::PlainText);
    const QPushButton* leave = nullptr;
    if (closing) {
        box.setInformativeText(tr("Closing without waiting may leave the file as it was before, without what was changed since."));
        leave = box.addButton(tr("Close without &waiting"), QMessageBox::DestructiveRole);
    }
    QPushButton* stay = box.addButton(tr("&Stay"), QMessageBox::RejectRole);
    box.setDefaultButton(stay);
    box.setEscapeButton(stay);
    bool over = false;
    connect(this, &Saving::ended, &box, [&] {
        over = true;
        box.done(0);
    });
    box.exec();
    return over ? Wait::Ended : box.clickedButton() == leave ? Wait::Leave : Wait::Stay;
}

} // namespace window
