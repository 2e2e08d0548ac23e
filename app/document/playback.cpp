#include "document/playback.h"

#include <QTimerEvent>

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
    if (m_layer >= network.layerCount())
        return 0;
    const core::LayerResult& result = network.result(m_layer);
    return result.reached || result.waits ? core::stepCount(result.outputShape) : 0;
}

void Playback::restart()
{
    setPlaying(false);
    const core::View& view = m_document.lesson().view;
    m_layer = view.layer;
    m_step = view.step;
    endGlide();
    clampToLesson();
}

void Playback::clampToLesson()
{
    m_layer = std::clamp(m_layer, 0, std::max(0, m_document.network().layerCount() - 1));
    m_step = std::clamp<std::int64_t>(m_step, 0, std::max<std::int64_t>(0, stepCount() - 1));
    if (stepCount() == 0)
        setPlaying(false);
    emit moved();
}

void Playback::setLayer(int layer, std::int64_t step)
{
    setPlaying(false);
    endGlide();
    m_layer = layer;
    m_step = step;
    clampToLesson();
}

void Playback::setStep(std::int64_t step, bool glide)
{
    step = std::clamp<std::int64_t>(step, 0, std::max<std::int64_t>(0, stepCount() - 1));
    const bool moves = step != m_step;
    const bool next = step == m_step + 1;
    m_step = step;
    if (moves && next && glide && !m_motionReduced)
        startGlide();
    else
        endGlide();
    if (moves)
        emit moved();
}

void Playback::setPlaying(bool playing)
{
    playing = playing && stepCount() > 0;
    if (playing == m_playing)
        return;
    m_playing = playing;
    if (playing) {
        // Play at the end means: once more from the start.
        if (m_step == stepCount() - 1)
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
    const core::Shape& shape = m_document.network().result(m_layer).outputShape;
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

void Playback::forward()
{
    setPlaying(false);
    setStep(m_step + 1, true);
}

void Playback::back()
{
    setPlaying(false);
    setStep(m_step - 1);
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
    if (m_step + 1 < stepCount())
        forward();
    else
        changeLayer(+1);
}

void Playback::retreat()
{
    if (m_step > 0 || m_layer == 0) {
        back();
        return;
    }
    changeLayer(-1);
    last();
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
}

int Playback::stepInterval() const
{
    return int(1000.0 / m_speed);
}

void Playback::startGlide()
{
    constexpr int frameTime = 16;
    m_phase = 0.0;
    m_glideClock.start();
    m_glideTimer.start(frameTime, Qt::PreciseTimer, this);
    emit phaseChanged();
}

void Playback::endGlide()
{
    m_glideTimer.stop();
    if (m_phase != 1.0) {
        m_phase = 1.0;
        emit phaseChanged();
    }
}

void Playback::timerEvent(QTimerEvent* event)
{
    if (event->timerId() == m_glideTimer.timerId()) {
        // At high speed the glide must be over before the next step begins.
        const double total = m_playing ? std::min(double(glideTime + resultTime), 0.7 * stepInterval())
                                       : double(glideTime + resultTime);
        const double phase = double(m_glideClock.elapsed()) / total;
        if (phase >= 1.0) {
            endGlide();
        } else {
            m_phase = phase;
            emit phaseChanged();
        }
    } else if (event->timerId() == m_stepTimer.timerId()) {
        const bool atEnd = m_step == stepCount() - 1;
        if (atEnd && m_looping && m_step > 0)
            setStep(0);
        else
            setStep(m_step + 1, true);
        // A loop rests on the last result for as long as on any other.
        if (m_step == stepCount() - 1 && (!m_looping || m_step == 0))
            setPlaying(false);
    } else {
        QObject::timerEvent(event);
    }
}

} // namespace document
