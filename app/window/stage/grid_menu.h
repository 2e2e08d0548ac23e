#pragma once

#include <QObject>

#include "document/edits.h"
#include "document/grid_edits.h"
#include "frame/board.h"
#include "window/forward.h"
#include "window/stage/grid_dialogs.h"

class QMenu;

namespace window {

/// What can be done to the input or the kernel as a whole: presets, fill, random numbers, rows and columns, turns. The same
/// in the edit menu and in the menu on a board.
class GridMenu : public QObject {
    Q_OBJECT

public:
    GridMenu(document::Document& document, document::Playback& playback, Stage& stage, const Look& look, QWidget& window);

    /// The plane of input or kernel to be changed: that of the cursor, else the one shown. Nothing for a layer without a
    /// kernel, and for other boards.
    std::optional<document::Target> planeOf(scene::BoardKind kind) const;
    /// Asks for the number that the chosen cells are filled with.
    void askFillChosen();
    /// Puts all actions for it into `menu`.
    void fill(QMenu& menu, const document::Target& plane);

private:
    const core::Tensor& tensorOf(const document::Target& plane) const;
    void write(const document::Target& plane, const core::Tensor& values, const core::Notation& notation, const QString& text, int gesture = 0);
    void addPresets(QMenu& menu, const document::Target& plane);
    void addRowsAndColumns(QMenu& menu, const document::Target& plane);
    void addEdit(QMenu& menu, const document::Target& plane, document::GridEdit edit, const QString& text);
    void apply(const document::Target& plane, document::GridEdit edit, const QString& text);
    void askFill(const document::Target& plane);
    void askRandom(const document::Target& plane);

    document::Document& m_document;
    document::Playback& m_playback;
    Stage& m_stage;
    const Look& m_look;
    QWidget& m_window;
    RandomNumbers m_inputNumbers{0, 9, 1};
    RandomNumbers m_kernelNumbers{-1, 1, 1};
};

} // namespace window
