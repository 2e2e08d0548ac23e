#include "document/playback.h"

#include <QTimerEvent>

#include <algorithm>

// How the playback moves with time: the glide from step to step, the walk to a distant one, playing.

namespace document {

/// How many stops a walk makes at most on its way, and how long each is seen, in milliseconds.
static constexpr std::int64_t mostStops = 12;
static constexpr int stopTime = 55;

void Playback::walkTo(int layer, std::int64_t step)
{
    setPlaying(false);
    m_walkTimer.stop();
    const std::int64_t way = step - m_step;
    if (layer != m_layer) {
        setLayer(layer, step);
    } else if (way <= 1 || m_motionReduced) {
        setStep(step, true);
    } else {
        m_walkEnd = std::min(step, std::max<std::int64_t>(0, stepCount() - 1));
        m_walkStride = (way + mostStops - 1) / mostStops;
        m_walkTimer.start(stopTime, this);
        walkOn();
    }
}

void Playback::walkOn()
{
    // The last one glides, so that the eye sees where it came from.
    const bool last = m_step + 1 >= m_walkEnd;
    const std::int64_t next = last ? m_walkEnd : std::min(m_step + m_walkStride, m_walkEnd - 1);
    if (last)
        m_walkTimer.stop();
    setStep(next, last);
}

int Playback::stepInterval() const
{
    // A product takes less time to read than a window.
    return int((m_grain == core::Grain::Product ? 600.0 : 1000.0) / m_speed);
}

void Playback::startGlide(double from)
{
    constexpr int frameTime = 16;
    m_phase = m_glideFrom = from;
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
        const double phase = m_glideFrom + double(m_glideClock.elapsed()) / total;
        if (phase >= 1.0) {
            endGlide();
        } else {
            m_phase = phase;
            emit phaseChanged();
        }
    } else if (event->timerId() == m_walkTimer.timerId()) {
        walkOn();
    } else if (event->timerId() == m_stepTimer.timerId() && isAsking()) {
        setPlaying(false); // a question stops the film
    } else if (event->timerId() == m_stepTimer.timerId()) {
        if (isAtEnd() && m_looping && !isAtStart())
            setStep(0);
        else
            goOn();
        // A loop rests on the last result for as long as on any other.
        if (isAtEnd() && (!m_looping || isAtStart()))
            setPlaying(false);
    } else {
        QObject::timerEvent(event);
    }
}

} // namespace document
