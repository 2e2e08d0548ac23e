#include "window/bars/busy_bar.h"

#include <QEvent>
#include <QProgressBar>
#include <QPushButton>

#include "document/document.h"
#include "window/look/widgets.h"
#include "wording/said.h"

#include <utility>

namespace window {

static constexpr int patience = 500; ///< milliseconds

BusyBar::BusyBar(document::Document& document, QWidget& over)
    : QFrame(&over)
    , m_document(document)
    , m_label(lineLabel())
    , m_progress(new QProgressBar(this))
    , m_button(named(new QPushButton(this), "busyButton"))
{
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(160);
    auto* row = spaced(new QHBoxLayout(this), {12, 6, 6, 6}, 10);
    addAll(row, {m_label, m_progress, m_button});
    m_delay.setSingleShot(true);
    m_delay.setInterval(patience);
    connect(&m_delay, &QTimer::timeout, this, [this] {
        m_long = true;
        refresh();
    });
    connect(m_button, &QPushButton::clicked, this, &BusyBar::act);
    connect(&document, &document::Document::computingChanged, this, &BusyBar::refresh);
    connect(&document, &document::Document::changed, this, &BusyBar::refresh);
    whenLanguageChanges(this, [this] { refresh(); });
    over.installEventFilter(this);
    hide();
}

void BusyBar::begin(const QString& sentence, std::function<void()> stop)
{
    m_sentence = wording::printable(sentence);
    m_stop = std::move(stop);
    refresh();
}

void BusyBar::end()
{
    m_sentence.clear();
    m_stop = {};
    refresh();
}

void BusyBar::refresh()
{
    const bool busy = !m_sentence.isEmpty() || m_document.isComputing();
    const bool stopped = !busy && m_document.network().waits();
    if (!busy) {
        m_delay.stop();
        m_long = false;
    } else if (!m_long && !m_delay.isActive()) {
        m_delay.start();
    }
    if (!stopped && !m_long) {
        hide();
        return;
    }
    const bool known = busy && m_sentence.isEmpty();
    m_label->setText(!m_sentence.isEmpty() ? m_sentence
                     : busy                ? tr("Computing… %1 %").arg(m_document.computedPercent())
                                           : tr("Not everything is computed yet."));
    m_progress->setVisible(busy);
    m_progress->setRange(0, known ? 100 : 0);
    m_progress->setValue(known ? m_document.computedPercent() : -1);
    m_button->setVisible(m_sentence.isEmpty() || m_stop);
    m_button->setText(busy ? tr("Sto&p") : tr("&Compute"));
    m_button->setToolTip(busy ? tr("Leave this for now. The picture stays as it is.") : tr("Compute the layers that are left."));
    place();
    show();
    raise();
}

void BusyBar::place()
{
    const QWidget& over = *parentWidget();
    resize(sizeHint().boundedTo(over.size()));
    move((over.width() - width()) / 2, over.height() - height() - 8);
}

void BusyBar::act()
{
    if (!m_sentence.isEmpty()) {
        const auto stop = std::exchange(m_stop, {});
        end();
        if (stop)
            stop();
    } else if (m_document.isComputing()) {
        m_document.stopComputing();
    } else {
        m_document.compute();
    }
}

bool BusyBar::eventFilter(QObject* object, QEvent* event)
{
    if (object == parentWidget() && event->type() == QEvent::Resize && !isHidden())
        place();
    return QFrame::eventFilter(object, event);
}

} // namespace window
