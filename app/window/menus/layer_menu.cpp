#include "window/menus/layer_menu.h"

#include "document/document.h"
#include "document/playback.h"
#include "window/bars/comparing.h"
#include "window/bars/pipeline_strip.h"

namespace window {

LayerMenu::LayerMenu(const document::Document& document, document::Playback& playback, PipelineStrip& strip, Comparing& comparing, QWidget* window)
    : Menu(window)
    , m_document(document)
    , m_playback(playback)
    , m_comparing(comparing)
{
    entitle(menuAction(), QT_TR_NOOP("&Layer"));
    QMenu* after = addSubmenu(QT_TR_NOOP("&Add after this one"));
    connect(after, &QMenu::aboutToShow, this, [this, after, &strip] {
        after->clear();
        strip.fillWithOperators(*after, m_document.network().layerCount() == 0 ? 0 : m_playback.layer() + 1);
    });
    m_remove = add(QT_TR_NOOP("&Remove"), {}, this, [this, &strip] { strip.removeLayer(m_playback.layer()); });
    const auto addMove = [this, &strip](const char* words, const QKeySequence& key, int places) {
        return add(words, {key}, this, [this, &strip, places] { strip.moveLayer(m_playback.layer(), m_playback.layer() + places); });
    };
    m_left = addMove(QT_TR_NOOP("Move &left"), Qt::CTRL | Qt::SHIFT | Qt::Key_Left, -1);
    m_right = addMove(QT_TR_NOOP("Move &right"), Qt::CTRL | Qt::SHIFT | Qt::Key_Right, +1);
    addSeparator();
    m_compareWith = addSubmenu(QT_TR_NOOP("Compare &with"), QStringLiteral("compareWith"));
    connect(m_compareWith, &QMenu::aboutToShow, this, [this] {
        m_compareWith->clear();
        m_comparing.fill(*m_compareWith, m_playback.layer());
    });
    m_compare = add({}, {Qt::Key_V}, &comparing, &Comparing::toggle); // as in "vs"
    m_compare->setObjectName(QStringLiteral("compare"));
    addSeparator();
    m_previous = add(QT_TR_NOOP("&Previous layer"), {Qt::CTRL | Qt::Key_PageUp}, this, [this] { m_playback.changeLayer(-1); });
    m_next = add(QT_TR_NOOP("&Next layer"), {Qt::CTRL | Qt::Key_PageDown}, this, [this] { m_playback.changeLayer(+1); });
    connect(&playback, &document::Playback::moved, this, &LayerMenu::refresh); // which it tells of every change too
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
    entitle(m_compare, m_comparing.isOn() ? QT_TR_NOOP("Stop &comparing") : QT_TR_NOOP("&Compare"));
    m_previous->setEnabled(layer > 0);
    m_next->setEnabled(layer + 1 < count);
}

} // namespace window
