#include "document/document.h"

#include <QFileInfo>
#include <QScopedValueRollback>
#include <QUndoStack>

#include "core/fingerprint.h"
#include "document/change.h"
#include "document/evaluation.h"
#include "wording/layer_words.h"
#include "wording/said.h"

#include <algorithm>
#include <utility>

namespace document {

/// Inputs of more numbers are written to in place.
static constexpr std::int64_t largeInput = 1 << 18;

Document::Document(QObject* parent)
    : QObject(parent)
    , m_evaluation(new Evaluation(this))
    , m_undoStack(new QUndoStack(this))
{
    connect(m_undoStack, &QUndoStack::cleanChanged, this, [this] {
        if (!m_loading)
            emit stateChanged();
    });
    connect(m_evaluation, &Evaluation::progressed, this, &Document::computingChanged);
    connect(m_evaluation, &Evaluation::advanced, this, [this](const core::Network& network) {
        m_network = network;
        emit changed();
    });
    connect(m_evaluation, &Evaluation::finished, this, [this](const core::Network& network) {
        m_network = network;
        emit computingChanged();
        emit changed();
    });
    connect(m_evaluation, &Evaluation::failed, this, [this] {
        emit computingChanged();
        emit computingFailed();
    });
}

Document::~Document()
{
    // The stack tells its end to nobody: its commands would speak to a document that is half gone.
    m_undoStack->disconnect();
}

QString Document::displayName(const QString& locale) const
{
    if (!m_fileName.isEmpty())
        return wording::printable(QFileInfo(m_fileName).fileName());
    constexpr qsizetype most = 200;
    return wording::plain(lesson().title.in(locale.toStdString()), most).simplified();
}

bool Document::isModified() const
{
    // The stack's mark is set when saving begins, for it knows which later changes take that state away.
    return !m_undoStack->isClean() || (m_saving && m_saving->modified);
}

void Document::load(core::Lesson lesson, Origin origin)
{
    m_evaluation->stop();
    m_saving.reset();
    // Whether it is modified is told when it is another lesson; in between it would be said of the one before.
    m_loading = true;
    m_undoStack->clear();
    if (origin.modified)
        m_undoStack->resetClean();
    m_loading = false;
    m_fileName = std::move(origin.fileName);
    m_builtinName = std::move(origin.builtinName);
    m_disk = std::move(origin.disk);
    m_warnings = std::move(origin.warnings);
    m_own.reset();
    m_judged.reset();
    const std::string now = lesson.beats.empty() ? std::string() : core::fingerprint(lesson);
    m_writtenFor = lesson.writtenFor.empty() ? now : lesson.writtenFor;
    m_openedTrue = m_writtenFor == now;
    m_network = {};
    m_network.update(std::move(lesson), swiftEffort);
    emit opened();
    settle();
    emit stateChanged();
}

void Document::take(core::Lesson lesson)
{
    m_own.reset();
    m_network.update(std::move(lesson), swiftEffort);
    settle();
}

void Document::takeInput(std::span<const std::int64_t> positions, const std::function<void(core::Lesson&)>& change)
{
    m_evaluation->stop(); // it has a share too
    if (m_own)
        m_network.update(*std::exchange(m_own, {}), swiftEffort);
    if (lesson().input.size() > largeInput)
        emit aboutToWrite();
    m_network.updateInput(positions, change, swiftEffort);
    settle();
}

void Document::settle()
{
    if (m_network.waits())
        m_evaluation->start(m_network);
    else
        m_evaluation->stop();
    emit computingChanged();
    const QScopedValueRollback telling(m_telling, true);
    emit changed();
}

bool Document::isComputing() const
{
    return m_evaluation->isRunning();
}

int Document::computedPercent() const
{
    return m_evaluation->percent();
}

void Document::stopComputing()
{
    m_evaluation->stop();
    emit computingChanged();
}

void Document::compute()
{
    settle();
}

void Document::takeBack(int gesture)
{
    if (m_undoStack->index() == 0 || m_undoStack->canRedo())
        return;
    // The stack hands out its commands as const, but it is ours. An obsolete one it only deletes, without undoing it.
    auto* last = const_cast<QUndoCommand*>(m_undoStack->command(m_undoStack->index() - 1));
    if (last->id() != gesture)
        return;
    last->undo();
    last->setObsolete(true);
    m_undoStack->undo();
    if (gesture != m_adopting)
        takeBack(m_adopting); // it was made for that edit
}

template <typename Part> void Document::push(Part part, const QString& text, int gesture)
{
    if (m_telling)
        return;
    // What changes nothing is no step of the history.
    core::Lesson next = lesson();
    Part probe = part;
    probe.swapWith(next);
    if (next == lesson())
        return;
    adopt();
    m_undoStack->push(new Change<Part>(*this, std::move(part), text, gesture == 0 ? newGesture() : gesture));
}

void Document::setInput(core::Tensor values, core::Notation notation, const QString& text, int gesture)
{
    push(InputPart{std::move(values), std::move(notation)}, text, gesture);
}

void Document::setLayer(int index, core::Layer layer, const QString& text, int gesture)
{
    push(LayerPart{index, std::move(layer)}, text, gesture);
}

const core::Layer& Document::layerOf(const Target& target) const
{
    return target.compared ? *lesson().view.compare : lesson().layers[std::size_t(target.layer)];
}

void Document::setLayerOf(const Target& target, core::Layer layer, const QString& text, int gesture)
{
    if (target.compared)
        setCompared(std::move(layer), text, gesture);
    else
        setLayer(target.layer, std::move(layer), text, gesture);
}

void Document::resizeInput(const core::Shape& shape, int gesture)
{
    core::Notation notation = lesson().inputNotation;
    core::Tensor values = reshaped(lesson().input, notation, shape);
    setInput(std::move(values), std::move(notation), tr("Input %1 × %2").arg(shape.h).arg(shape.w), gesture);
}

void Document::resizeKernel(int layer, core::Size size, int gesture)
{
    setLayer(layer, withKernelSize(lesson().layers[std::size_t(layer)], size),
             tr("Kernel %1 × %2").arg(size.h).arg(size.w), gesture);
}

void Document::rearrange(int from, int to, const core::Layer& fresh, const QString& text)
{
    core::Lesson next = rearranged(lesson(), from, to, fresh);
    push(LayersPart{std::move(next.layers), std::move(next.beats), std::move(next.questions), std::move(next.view)}, text, 0);
}

void Document::addLayer(const QString& type, int at)
{
    if (int(lesson().layers.size()) >= core::maxLayers)
        return;
    at = std::clamp(at, 0, int(lesson().layers.size()));
    const core::Shape& in = at == 0 ? lesson().input.shape() : m_network.result(at - 1).outputShape; // known while it waits
    const core::Layer fresh = freshLayer(type.toStdString(), in, lesson(), at);
    rearrange(-1, at, fresh, tr("Add %1").arg(wording::title(fresh)));
}

void Document::removeLayer(int index)
{
    rearrange(index, -1, {}, tr("Remove %1").arg(wording::title(lesson().layers[std::size_t(index)])));
}

void Document::moveLayer(int from, int to)
{
    if (from != to)
        rearrange(from, to, {}, tr("Move %1").arg(wording::title(lesson().layers[std::size_t(from)])));
}

void Document::setView(int layer, std::int64_t step)
{
    core::View view = lesson().view;
    if (layer != view.layer)
        view.compare.reset(); // it was set beside another layer
    view.layer = layer;
    view.step = step;
    push(ViewPart{std::move(view)}, tr("Start the lesson here"), 0);
}

void Document::compare(int layer, std::int64_t step, core::Layer other)
{
    const QString text = tr("Compare with %1").arg(wording::title(other));
    push(ViewPart{{layer, step, lesson().view.extra, std::move(other)}}, text, 0);
}

void Document::stopComparing()
{
    core::View view = lesson().view;
    view.compare.reset();
    push(ViewPart{std::move(view)}, tr("Stop comparing"), 0);
}

void Document::setCompared(core::Layer other, const QString& text, int gesture)
{
    core::View view = lesson().view;
    view.compare = std::move(other);
    push(ViewPart{std::move(view)}, text, gesture);
}

void Document::setBoth(core::Layer layer, core::Layer other, const QString& text, int gesture)
{
    LayersPart part{lesson().layers, lesson().beats, lesson().questions, lesson().view};
    part.layers[std::size_t(part.view.layer)] = std::move(layer);
    part.view.compare = std::move(other);
    push(std::move(part), text, gesture);
}

void Document::swapCompared()
{
    const core::View& view = lesson().view;
    core::Layer layer = lesson().layers[std::size_t(view.layer)];
    setBoth(*view.compare, std::move(layer), tr("Swap what is compared"));
}

} // namespace document
