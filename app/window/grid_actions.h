#pragma once

#include <QObject>

#include "document/grid_edits.h"
#include "scene/board.h"
#include "window/random_dialog.h"

#include <functional>

class QMenu;

namespace core {
struct Preset;
}
namespace document {
class Document;
class Playback;
}

namespace window {

class Look;
class Stage;

/// What can be done to the input or the kernel as a whole: presets, fill, random numbers, rows and columns, turns. The same
/// in the edit menu and in the menu on a board.
class GridActions : public QObject {
    Q_OBJECT

public:
    GridActions(document::Document& document, document::Playback& playback, Stage& stage, const Look& look, QWidget& window);

    /// Whether there is such a grid: the lesson's input always, a kernel when the layer shown has one.
    bool has(scene::BoardId board) const;
    /// Puts all actions for Input or Kernel into `menu`; only when `has(board)`.
    void fill(QMenu& menu, scene::BoardId board);

private:
    /// One plane of numbers: of the input (layer −1) or of a layer's kernel.
    struct Plane {
        int layer = -1;
        int n = 0;
        int c = 0;
    };

    Plane planeOf(scene::BoardId board) const;
    const core::Tensor& tensorOf(const Plane& plane) const;
    void write(const Plane& plane, const core::Tensor& values, const core::Notation& notation, const QString& text, int gesture = 0);
    void addPresets(QMenu& menu, const Plane& plane);
    void addRowsAndColumns(QMenu& menu);
    void addEdit(QMenu& menu, const Plane& plane, document::GridEdit edit, const QString& text);
    void apply(const Plane& plane, document::GridEdit edit, const QString& text);
    void askFill(const Plane& plane);
    void askRandom(const Plane& plane);

    document::Document& m_document;
    document::Playback& m_playback;
    Stage& m_stage;
    const Look& m_look;
    QWidget& m_window;
    RandomDialog::Choice m_inputChoice{0, 9, 1};
    RandomDialog::Choice m_kernelChoice{-1, 1, 1};
};

} // namespace window
