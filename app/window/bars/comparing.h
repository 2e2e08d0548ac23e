#pragma once

#include <QObject>

#include "core/compare.h"
#include "window/forward.h"

#include <optional>

class QMenu;

namespace window {

/// Whether two layers are compared, and which of them the hands are on: what menu, strip, stage and parameter panel share.
class Comparing : public QObject {
    Q_OBJECT

public:
    /// Whose parameters are edited.
    enum class Side { Both, A, B };

    Comparing(document::Document& document, document::Playback& playback, QObject* parent = nullptr);

    /// Whether the layer that is shown has another one set beside it.
    bool isOn() const;
    /// The comparison that is shown; nothing when there is none, or when one of the two cannot run.
    std::optional<core::Comparison> comparison() const;
    Side side() const { return m_side; }
    void chooseSide(Side side);

    /// Sets `other` beside layer `layer` and goes there.
    void start(int layer, const core::Layer& other);
    void stop();
    /// Starts with what is worth comparing most, or stops.
    void toggle();
    void swap();
    /// What layer `layer` can be compared with; while it is, also how to stop.
    void fill(QMenu& menu, int layer);

signals:
    /// What was shown until now may have no place for two layers side by side.
    void started();
    void sideChanged();

private:
    std::int64_t ownStep() const;
    void follow();

    document::Document& m_document;
    document::Playback& m_playback;
    Side m_side = Side::Both;
    bool m_wasOn = false;
};

} // namespace window
