#pragma once

#include <QBasicTimer>
#include <QElapsedTimer>
#include <QObject>
#include <QSize>

#include <cstdint>
#include <functional>
#include <optional>
#include <utility>

#include "core/missing.h"
#include "core/step.h"

namespace document {

class Document;

/// Where the viewer stands in a lesson, and how that moves with time. No timer runs while nothing moves.
class Playback : public QObject {
    Q_OBJECT

public:
    /// How long the window glides, and how long after that the result appears, in milliseconds, at speeds up to 2 ×.
    static constexpr int glideTime = 220;
    static constexpr int resultTime = 100;
    static constexpr double speeds[] = {0.25, 0.5, 1.0, 2.0, 4.0, 8.0};

    explicit Playback(const Document& document, QObject* parent = nullptr);

    int layer() const { return m_layer; }
    std::int64_t step() const { return m_step; }
    /// How many steps this layer has, computed yet or not; 0 when it cannot be computed.
    std::int64_t stepCount() const;
    /// 0: the window still stands on the step before; 1: it has arrived and the result is there (see scene::Shot).
    double phase() const { return m_phase; }
    bool isPlaying() const { return m_playing; }
    /// Windows, or rows, a second.
    double speed() const { return m_speed; }
    bool isMotionReduced() const { return m_motionReduced; }
    bool isLooping() const { return m_looping; }
    /// What forward, back and playing move by.
    core::Grain grain() const { return m_grain; }
    /// In the grain of products: how many of this step's are there, its result not yet; −1: all, with the result.
    int products() const { return m_products; }
    /// How many products (or candidates) this step has; 0 when it is taken at once, or not computed yet.
    int productCount() const;
    /// Whether the picture can show products one by one; where it cannot, as on the way back, windows move as wholes.
    void setProductsShown(bool shown);
    /// What of this step is not to be seen yet, for somebody is to find it. `hides` knows.
    std::optional<core::Missing> missing() const { return m_hides ? m_hides() : std::nullopt; }
    bool isAsking() const { return missing().has_value(); }
    void hide(std::function<std::optional<core::Missing>()> hides) { m_hides = std::move(hides); }
    /// Shows what is hidden; whether there was something. Going on does that first.
    bool reveal();
    /// Whether there is nothing before, or after, what is shown.
    bool isAtStart() const;
    bool isAtEnd() const;
    /// One plane of this layer's output, columns × rows; empty when it cannot be computed.
    QSize planeSize() const;

    void setLayer(int layer, std::int64_t step = 0);
    /// Goes to `step` at once, or with a glide when it is the next one and `glide`.
    void setStep(std::int64_t step, bool glide = false);
    /// Goes there in one smooth action of less than a second, through what lies between; at once when motion is reduced,
    /// when it lies before, or in another layer.
    void walkTo(int layer, std::int64_t step);
    bool isWalking() const { return m_walkTimer.isActive(); }
    void setPlaying(bool playing);
    void setSpeed(double speed);
    /// Steps appear at once instead of gliding.
    void setMotionReduced(bool reduced);
    /// After the last step playing goes on with the first one.
    void setLooping(bool looping);
    void setGrain(core::Grain grain);
    /// The input channel to be shown where a window spans several; −1: the first one it reads.
    int inputChannel() const { return m_inputChannel; }
    void setInputChannel(int channel);
    /// Goes to the same place in another plane of the output.
    void setPlane(int sample, int channel);
    /// Goes `by` planes on: to the next sample, output channel, or input channel where windows span several.
    enum class Plane { Sample, Output, Input };
    void changePlane(Plane plane, int by);
    /// Goes to the first step of row `row` (from 0) in the plane that is shown.
    void goToRow(int row);

    /// One notch faster (+1) or slower (−1).
    void changeSpeed(int direction);
    /// Goes to the first step of the next (+1) or the previous (−1) layer, if there is one.
    void changeLayer(int by);
    /// One step on, from a layer's last one to the next layer's first: as a lesson is told.
    void advance();
    /// One step back, from a layer's first one to the last of the layer before.
    void retreat();
    /// Whether those lead anywhere.
    bool canAdvance() const;
    bool canRetreat() const;

    void toggle() { setPlaying(!m_playing); }
    void forward();
    void back();
    void first();
    void last();

signals:
    /// The layer, the step, the number of steps or of products is another, or what is hidden of it.
    void moved();
    /// What is hidden is to be seen.
    void revealWanted();
    /// The phase is another: a frame of the animation.
    void phaseChanged();
    void playingChanged();
    void speedChanged();
    void loopingChanged();
    void grainChanged();

protected:
    void timerEvent(QTimerEvent* event) override;

private:
    void restart();
    void clampToLesson();
    void clamp();
    void goOn();
    void walkOn();
    void showFirstProduct();
    void showResult();
    void startGlide(double from = 0.0);
    void endGlide();
    int stepInterval() const;

    const Document& m_document;
    std::function<std::optional<core::Missing>()> m_hides;
    int m_layer = 0;
    std::int64_t m_step = 0;
    double m_phase = 1.0;
    double m_glideFrom = 0.0; ///< the phase that the glide began with
    core::Grain m_grain = core::Grain::Window;
    int m_products = -1;
    int m_inputChannel = -1;
    double m_speed = 1.0;
    bool m_playing = false;
    bool m_productsShown = true;
    bool m_motionReduced = false;
    bool m_looping = false;
    QBasicTimer m_stepTimer;
    QBasicTimer m_glideTimer;
    QBasicTimer m_walkTimer;
    std::int64_t m_walkEnd = 0;  ///< the step that is walked to
    std::int64_t m_walkStride = 1;
    QElapsedTimer m_glideClock;
};

} // namespace document
