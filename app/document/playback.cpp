#include "document/playback.h"

#include "core/compare.h"
#include "core/operator.h"
#include "document/document.h"

#include <algorithm>

namespace document {

Playback::Playback(const Document& document, QObject* parent)
    : QObject(parent)
    , m_document(document)
{
    connect(&document, &Document::opened, this, &Playback::restart);
    connect(&document, &Document::changed, this, &Playback::clampToLesson);
}

std::int64_t Playback::stepCount() const
{
    const core::Network& network = m_document.network();
    return m_layer < network.layerCount() ? core::shownStepCount(network, m_layer) : 0;
}

void Playback::restart()
{
    setPlaying(false); // and no longer walking
    const core::View& view = m_document.lesson().view;
    m_layer = view.layer;
    m_inputChannel = -1;
    m_step = view.step;
    endGlide();
    clamp();
    showFirstProduct();
    emit moved();
}

void Playback::clampToLesson()
{
    clamp();
    emit moved();
}

void Playback::clamp()
{
    m_layer = std::clamp(m_layer, 0, std::max(0, m_document.network().layerCount() - 1));
    m_step = std::clamp<std::int64_t>(m_step, 0, std::max<std::int64_t>(0, stepCount() - 1));
    if (m_products > productCount())
        m_products = -1;
    if (stepCount() == 0)
        setPlaying(false);
}

void Playback::setLayer(int layer, std::int64_t step)
{
    setPlaying(false);
    m_walkTimer.stop();
    endGlide();
    m_layer = layer;
    m_step = step;
    m_inputChannel = -1;
    clamp();
    showFirstProduct();
    emit moved();
}

int Playback::productCount() const
{
    const core::Network& network = m_document.network();
    if (!m_productsShown || m_layer >= network.layerCount() || !network.reached(m_layer))
        return 0;
    if (network.lesson().view.compare && network.lesson().view.layer == m_layer)
        return 0; // two compared windows move as wholes
    const core::Layer& layer = network.layer(m_layer);
    const core::Shape& in = network.inputOf(m_layer).shape();
    const core::Shape& out = network.outputOf(m_layer).shape();
    const std::int64_t most = core::tapCount(layer, in, out, core::cellOfStep(out, m_step));
    if (most < 2 || most > core::mostTaps)
        return 0;
    const auto count = int(network.stepAt(m_layer, m_step).taps.size());
    return count < 2 ? 0 : count;
}

void Playback::setProductsShown(bool shown)
{
    if (shown == m_productsShown)
        return;
    m_productsShown = shown;
    showFirstProduct();
    emit moved();
}

void Playback::showFirstProduct()
{
    m_products = m_grain == core::Grain::Product && productCount() > 0 ? 1 : -1;
}

bool Playback::isAtStart() const
{
    return m_step == 0 && (m_grain != core::Grain::Product || m_products == 1 || productCount() == 0);
}

bool Playback::isAtEnd() const
{
    return m_step + 1 >= stepCount() && m_products < 0;
}

void Playback::setInputChannel(int channel)
{
    if (channel == m_inputChannel)
        return;
    m_inputChannel = channel;
    emit moved();
}

void Playback::setPlane(int sample, int channel)
{
    if (stepCount() == 0)
        return;
    const core::Shape shape = core::shownOutputShape(m_document.network(), m_layer);
    core::Cell cell = core::cellOfStep(shape, m_step);
    cell.n = std::clamp(sample, 0, shape.n - 1);
    cell.c = std::clamp(channel, 0, shape.c - 1);
    setPlaying(false);
    setStep(core::stepOfCell(shape, cell));
}

void Playback::changePlane(Plane plane, int by)
{
    if (stepCount() == 0)
        return;
    const core::Network& network = m_document.network();
    const core::LayerResult& result = network.result(m_layer);
    const core::Cell cell = core::cellOfStep(core::shownOutputShape(network, m_layer), m_step);
    if (plane == Plane::Sample) {
        setPlane(cell.n + by, cell.c);
    } else if (plane == Plane::Output || !core::findOperator(network.layer(m_layer).type)->hasKernel()) {
        setPlane(cell.n, cell.c + by);
    } else {
        const core::Layer& layer = network.layer(m_layer);
        const int each = result.inputShape.c / layer.groups;
        const int first = cell.c / (result.outputShape.c / layer.groups) * each;
        const int now = m_inputChannel >= first && m_inputChannel < first + each ? m_inputChannel : first;
        setInputChannel(std::clamp(now + by, first, first + each - 1));
    }
}

void Playback::setGrain(core::Grain grain)
{
    if (grain == m_grain)
        return;
    m_grain = grain;
    endGlide();
    showFirstProduct();
    if (m_playing)
        m_stepTimer.start(stepInterval(), Qt::PreciseTimer, this);
    emit grainChanged();
    emit moved();
}

void Playback::setStep(std::int64_t step, bool glide)
{
    step = std::clamp<std::int64_t>(step, 0, std::max<std::int64_t>(0, stepCount() - 1));
    const bool moves = step != m_step;
    const bool next = step == m_step + 1;
    m_step = step;
    const int products = m_products;
    showFirstProduct();
    if (moves && next && glide && !m_motionReduced)
        startGlide();
    else
        endGlide();
    if (moves || products != m_products)
        emit moved();
}

void Playback::setPlaying(bool playing)
{
    m_walkTimer.stop();
    playing = playing && stepCount() > 0;
    if (playing == m_playing)
        return;
    m_playing = playing;
    if (playing) {
        // Play at the end means: once more from the start.
        if (isAtEnd())
            setStep(0);
        m_stepTimer.start(stepInterval(), Qt::PreciseTimer, this);
    } else {
        m_stepTimer.stop();
    }
    emit playingChanged();
}

void Playback::setSpeed(double speed)
{
    speed = std::clamp(speed, std::begin(speeds)[0], std::end(speeds)[-1]);
    if (speed == m_speed)
        return;
    m_speed = speed;
    if (m_playing)
        m_stepTimer.start(stepInterval(), Qt::PreciseTimer, this);
    emit speedChanged();
}

void Playback::setMotionReduced(bool reduced)
{
    m_motionReduced = reduced;
    if (reduced)
        endGlide();
}

void Playback::setLooping(bool looping)
{
    if (looping == m_looping)
        return;
    m_looping = looping;
    emit loopingChanged();
}

QSize Playback::planeSize() const
{
    if (stepCount() == 0)
        return {0, 0};
    const core::Shape shape = core::shownOutputShape(m_document.network(), m_layer);
    return {shape.w, shape.h};
}

void Playback::goToRow(int row)
{
    const QSize plane = planeSize();
    if (plane.isEmpty())
        return;
    setPlaying(false);
    const std::int64_t cells = std::int64_t(plane.width()) * plane.height();
    const std::int64_t start = m_step / cells * cells;
    setStep(start + std::int64_t(std::clamp(row, 0, plane.height() - 1)) * plane.width());
}

void Playback::goOn()
{
    if (isAtEnd())
        return;
    if (m_products >= 0) {
        endGlide();
        const bool all = m_products == productCount();
        m_products = all ? -1 : m_products + 1;
        if (all && !m_motionReduced)
            startGlide(double(glideTime) / (glideTime + resultTime)); // the window stands there: only the result comes up
        emit moved();
    } else if (m_grain == core::Grain::Row) {
        const auto width = std::int64_t(std::max(planeSize().width(), 1));
        setStep((m_step + 1) / width * width + width - 1, true);
    } else {
        setStep(m_step + 1, true);
    }
}

bool Playback::reveal()
{
    if (!isAsking())
        return false;
    setPlaying(false);
    emit revealWanted();
    return true;
}

void Playback::forward()
{
    setPlaying(false);
    if (!reveal())
        goOn();
}

void Playback::back()
{
    setPlaying(false);
    if (isAtStart() || stepCount() == 0)
        return;
    const int count = m_grain == core::Grain::Product ? productCount() : 0;
    if (count > 0 && m_products != 1) {
        endGlide();
        m_products = m_products < 0 ? count : m_products - 1;
        emit moved();
    } else if (m_grain == core::Grain::Row) {
        const auto width = std::int64_t(std::max(planeSize().width(), 1));
        setStep(m_step / width * width - 1);
    } else {
        setStep(m_step - 1);
        showResult();
    }
}

void Playback::showResult()
{
    if (m_products < 0)
        return;
    m_products = -1;
    emit moved();
}

void Playback::changeSpeed(int direction)
{
    const auto* now = std::find(std::begin(speeds), std::end(speeds), m_speed);
    if (direction > 0 && now != std::end(speeds) && now + 1 != std::end(speeds))
        setSpeed(*(now + 1));
    if (direction < 0 && now != std::begin(speeds) && now != std::end(speeds))
        setSpeed(*(now - 1));
}

void Playback::changeLayer(int by)
{
    const int layer = m_layer + by;
    if (layer >= 0 && layer < m_document.network().layerCount())
        setLayer(layer);
}

void Playback::advance()
{
    if (reveal())
        return;
    if (!isAtEnd())
        forward();
    else
        changeLayer(+1);
}

void Playback::retreat()
{
    if (!isAtStart() || m_layer == 0) {
        back();
        return;
    }
    changeLayer(-1);
    last();
}

bool Playback::canAdvance() const
{
    return (stepCount() > 0 && !isAtEnd()) || isAsking() || m_layer + 1 < m_document.network().layerCount();
}

bool Playback::canRetreat() const
{
    return !isAtStart() || m_layer > 0;
}

void Playback::first()
{
    setPlaying(false);
    setStep(0);
}

void Playback::last()
{
    setPlaying(false);
    setStep(stepCount() - 1);
    showResult();
}

} // namespace document
