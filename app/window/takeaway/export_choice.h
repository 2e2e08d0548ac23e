#pragma once

#include <QSize>
#include <QString>

#include "formats/format.h"

namespace window {

/// What can be taken away from where the viewer stands.
enum class Takeaway { Picture, Animation, Steps, Input, Weight, Output, Matrix, Cost, Lesson };

/// What one opens the dialog for.
enum class TakeawayKind { Film, Table, Lesson };
TakeawayKind kindOf(Takeaway what);

/// Which of an animation's steps are shown.
enum class Stretch { All, Row, Chosen };

/// Everything that the export dialog asks for: a value, remembered from one export to the next.
struct ExportChoice {
    Takeaway what = Takeaway::Picture;
    QString format;           ///< its id
    QSize size;               ///< empty: as large as the stage
    QString theme;            ///< empty: as on the screen
    bool transparent = false;
    bool cropped = false;
    bool captioned = false;
    bool outlined = false;
    bool legend = false;      ///< of the colours, in a picture for printing; others have it
    bool nonzero = false;     ///< no products that are 0 in the step table
    double speed = 1.0;
    int framesPerSecond = 25;
    Stretch stretch = Stretch::All;
    std::int64_t first = 0;   ///< of Stretch::Chosen
    std::int64_t last = 0;    ///< inclusive
    bool loop = true;
    bool forExcel = false;

    bool operator==(const ExportChoice&) const = default;

    /// What was chosen last, in general; the format is that in which `what` was taken last.
    static ExportChoice remembered(Takeaway what);
    /// The same for what of that kind was taken last.
    static ExportChoice remembered(TakeawayKind kind);
    void remember() const;
};

/// What a format has to be able to carry for it.
formats::Content contentOf(Takeaway what);
/// Its name in the settings and in proposed file names.
QString nameOf(Takeaway what);
/// What it is called; "%1" stands for the layer's title.
QString titleOf(Takeaway what);

} // namespace window
