#include "window/bars/comparing.h"

#include <QKeySequence>
#include <QMenu>

#include "document/compare_choices.h"
#include "document/document.h"
#include "document/playback.h"

namespace window {

Comparing::Comparing(document::Document& document, document::Playback& playback, QObject* parent)
    : QObject(parent)
    , m_document(document)
    , m_playback(playback)
{
    connect(&document, &document::Document::opened, this, [this] { m_wasOn = false; });
    connect(&document, &document::Document::changed, this, &Comparing::follow);
}

bool Comparing::isOn() const
{
    const core::View& view = m_document.lesson().view;
    return view.compare && view.layer == m_playback.layer() && view.layer < m_document.network().layerCount();
}

std::optional<core::Comparison> Comparing::comparison() const
{
    return core::Comparison::of(m_document.network(), m_playback.layer());
}

/// A comparison that begins, by whatever way, begins with what there is to change: of a copy the copy, else what both share.
void Comparing::follow()
{
    const core::View& view = m_document.lesson().view;
    const bool on = view.compare && view.layer < m_document.network().layerCount();
    if (on && !m_wasOn) {
        emit started();
        chooseSide(*view.compare == m_document.network().layer(view.layer) ? Side::B : Side::Both);
    }
    m_wasOn = on;
}

void Comparing::chooseSide(Side side)
{
    if (side == m_side)
        return;
    m_side = side;
    emit sideChanged();
}

/// The step of the layer itself, whoever sets the pace.
std::int64_t Comparing::ownStep() const
{
    const auto both = comparison();
    return both ? both->at(m_playback.step())[core::Comparison::A].step : m_playback.step();
}

void Comparing::start(int layer, const core::Layer& other)
{
    if (m_playback.layer() != layer)
        m_playback.setLayer(layer);
    m_playback.setPlaying(false);
    const std::int64_t step = ownStep();
    m_document.compare(layer, step, other);
    // What is looked at stays, although the other one may set the pace from now on.
    if (const auto both = comparison())
        m_playback.setStep(both->stepOf(core::Comparison::A, core::cellOfStep(both->outputOf(core::Comparison::A), step)));
}

void Comparing::stop()
{
    if (!isOn())
        return;
    m_playback.setPlaying(false);
    const std::int64_t step = ownStep();
    m_document.stopComparing();
    m_playback.setStep(step);
}

void Comparing::toggle()
{
    if (isOn()) {
        stop();
        return;
    }
    const int layer = m_playback.layer();
    const auto choices = document::compareChoices(m_document.network(), layer);
    if (!choices.empty())
        start(layer, choices.front().layer);
}

void Comparing::swap()
{
    if (!isOn())
        return;
    m_document.swapCompared();
    if (m_side != Side::Both)
        chooseSide(m_side == Side::A ? Side::B : Side::A);
}

void Comparing::fill(QMenu& menu, int layer)
{
    const core::View& view = m_document.lesson().view;
    const bool compared = view.compare && view.layer == layer;
    for (const document::CompareChoice& choice : document::compareChoices(m_document.network(), layer)) {
        QString title = choice.title;
        QAction* action = menu.addAction(title.replace(u'&', QStringLiteral("&&")), this, [this, layer, other = choice.layer] { start(layer, other); });
        action->setCheckable(true);
        action->setChecked(compared && *view.compare == choice.layer);
        action->setObjectName(QStringLiteral("compare_") + QString::fromStdString(choice.layer.type));
    }
    if (menu.isEmpty())
        menu.addAction(tr("Nothing arrives at this layer"))->setEnabled(false);
    if (!compared)
        return;
    menu.addSeparator();
    menu.addAction(tr("Swap the two"), this, &Comparing::swap)->setEnabled(isOn());
    menu.addAction(tr("Stop comparing") + u'\t' + QKeySequence(Qt::Key_Escape).toString(QKeySequence::NativeText), this, &Comparing::stop)
        ->setEnabled(isOn());
}

} // namespace window
