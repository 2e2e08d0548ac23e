#pragma once

#include "core/compare.h"
#include "scene/film.h"
#include "window/takeaway/export_choice.h"

#include <utility>
#include <vector>

namespace window {

/// The stage as it is: which step of what is on the screen, and how.
struct OnScreen {
    scene::Film film; ///< of this one step
    core::Lesson lesson; ///< as it is worked on: what tells a lesson sets what its beats set
    QString language;
    QString name; ///< of the lesson, for file names

    /// What of it there is to take: no weight or matrix where there is none, no steps where a layer cannot run.
    std::vector<Takeaway> offers() const;
    formats::Export taken(const ExportChoice& choice) const;
    /// The first and last step that `choice` shows.
    std::pair<std::int64_t, std::int64_t> range(const ExportChoice& choice) const;
    /// The file name that is proposed, without extension.
    QString fileName(const ExportChoice& choice) const;
    std::int64_t stepCount() const { return film.layer < film.network.layerCount() ? core::shownStepCount(film.network, film.layer) : 0; }
};

} // namespace window
