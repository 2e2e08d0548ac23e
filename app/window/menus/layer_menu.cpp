#include "window/menus/layer_menu.h"

#include <QEvent>

#include "document/document.h"
#include "document/playback.h"
#include "window/bars/comparing.h"
#include "window/bars/pipeline_strip.h"

namespace window {

LayerMenu::LayerMenu(const document::Document& document, document::Playback& playback, PipelineStrip& strip, Comparing& comparing, QWidget* window)
    : QMenu(window)
    , m_document(document)
    , m_playback(playback)
    , m_strip(strip)
    , m_comparing(comparing)
    , m_add(addMenu(QString()))
    , m_remove(addAction(QString(), this, [this] { m_strip.removeLayer(m_playback.layer()); }))
    , m_left(addAction(QString(), this, [this] { m_strip.moveLayer(m_playback.layer(), m_playback.layer() - 1); }))
    , m_right(addAction(QString(), this, [this] { m_strip.moveLayer(m_playback.layer(), m_playback.layer() + 1); }))
    , m_previous(nullptr)
    , m_next(nullptr)
{
    addSeparator();
    m_compareWith = addMenu(QString());
    m_compareWith->setObjectName(QStringLiteral("compareWith"));
    m_compare = addAction(QString(), &comparing, &Comparing::toggle);
    m_compare->setObjectName(QStringLiteral("compare"));
    m_compare->setShortcut(QKeySequence(Qt::Key_V)); // as in "vs"
    connect(m_compareWith, &QMenu::aboutToShow, this, [this] {
        m_compareWith->clear();
        m_comparing.fill(*m_compareWith, m_playback.layer());
    });
    addSeparator();
    m_previous = addAction(QString(), this, [this] { m_playback.changeLayer(-1); });
    m_next = addAction(QString(), this, [this] { m_playback.changeLayer(+1); });
    m_left->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Left));
    m_right->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Right));
    m_previous->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_PageUp));
    m_next->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_PageDown));
    connect(m_add, &QMenu::aboutToShow, this, [this] {
        m_add->clear();
        m_strip.fillWithOperators(*m_add, m_document.network().layerCount() == 0 ? 0 : m_playback.layer() + 1);
    });
    connect(&playback, &document::Playback::moved, this, &LayerMenu::refresh); // which it tells of every change too
    retranslate();
    refresh();
}

void LayerMenu::refresh()
{
    const int count = m_document.network().layerCount();
    const int layer = m_playback.layer();
    m_remove->setEnabled(count > 0);
    m_left->setEnabled(layer > 0 && layer < count);
    m_right->setEnabled(layer + 1 < count);
    m_compareWith->setEnabled(count > 0);
    m_compare->setEnabled(count > 0);
    m_compare->setText(m_comparing.isOn() ? tr("Stop &comparing") : tr("&Compare"));
    m_previous->setEnabled(layer > 0);
    m_next->setEnabled(layer + 1 < count);
}

void LayerMenu::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QMenu::changeEvent(event);
}

void LayerMenu::retranslate()
{
    setTitle(tr("&Layer"));
    m_add->setTitle(tr("&Add after this one"));
    m_remove->setText(tr("&Remove"));
    m_left->setText(tr("Move &left"));
    m_right->setText(tr("Move &right"));
    m_compareWith->setTitle(tr("Compare &with"));
    m_compare->setText(m_comparing.isOn() ? tr("Stop &comparing") : tr("&Compare"));
    m_previous->setText(tr("&Previous layer"));
    m_next->setText(tr("&Next layer"));
}

} // namespace window
