#pragma once

#include <QElapsedTimer>
#include <QWidget>

#include "frame/chain.h"
#include "window/forward.h"
#include "window/stage/cell_editor.h"
#include "window/stage/live_picture.h"

#include <optional>
#include <string>

class QLabel;

namespace window {

/// The picture of the current step, and the hands on it: jump to an output cell, edit input, kernel and bias.
class Stage : public QWidget {
    Q_OBJECT

public:
    Stage(document::Document& document, document::Playback& playback, const Look& look);
    ~Stage() override;

    const scene::Frame& frame() const { return m_picture.frame(); }
    const scene::Layout& layout() const { return m_picture.layout(); }
    /// The cell that typing would change.
    std::optional<scene::Spot> cursor() const { return m_cursor; }
    /// The number that typing into a cell would change, if into any.
    std::optional<document::Target> targetOf(const scene::Spot& spot) const { return m_picture.targetOf(spot); }
    /// Opens the editor over an editable cell.
    void edit(const scene::Spot& place);
    /// Commits an open edit.
    void finishEditing();

    /// What is looked at, and how near.
    const scene::Shot& shot() const { return m_picture.shot(); }
    const scene::Viewport& viewport() const { return m_picture.viewport(); }
    const scene::View& view() const { return shot().view; }
    void setView(const scene::View& view);
    /// Shows the picture as a beat of the lesson wants it.
    void showBeat(const core::Show& show);

    /// With the brush in hand clicks and drags paint; without it they choose cells.
    bool isPainting() const { return m_paintTool; }
    void setPainting(bool on);
    /// The number that is painted: the last one typed, nudged or taken from a cell.
    QString brushText() const;
    void setBrush(float value, const std::string& written);
    /// Chooses the first cell of the next board that can be typed into: input, kernel, bias, and around.
    void chooseNextBoard();
    /// Takes the brush in hand, with the number of a cell.
    void takeBrushFrom(const scene::Spot& place);

    /// The chosen cells of the cursor's board (x: column, y: row): a rectangle with the cursor at a corner, or the cursor
    /// alone; null when nothing is chosen.
    QRect chosenCells() const;
    /// All cells of the cursor's board, else of the input.
    void chooseAll();
    /// The same number into every chosen cell, as one change.
    void fillChosen(float value, const std::string& written, const QString& text, int gesture = 0);
    /// The chosen cells, else the whole output, as TSV and as an HTML table.
    void copy();
    void cut();
    /// A block of numbers from the clipboard, from the first chosen cell on, else from the input's first cell on.
    void paste();
    void zoomBy(double factor);
    void zoomReset();
    /// Whether the picture is looked at as a map, with more cells than can be read or already zoomed into: then the wheel
    /// zooms by itself, and so do + − 0.
    bool isMap() const;

    QSize sizeHint() const override { return {840, 540}; }
    QSize minimumSizeHint() const override { return {360, 240}; }
    QVariant inputMethodQuery(Qt::InputMethodQuery query) const override;

signals:
    /// Something that was asked for cannot be done.
    void problem(const QString& sentence);
    /// The clipboard holds what can only be taken in with options: a picture, a file, a table with words.
    void importWanted();
    /// A menu for what the cursor stands on, if on anything, is asked for at a point of the screen.
    void menuWanted(const QPoint& at);
    /// Other cells are chosen than before.
    void chosenChanged();
    void paintingChanged(bool on);
    void viewChanged(const scene::View& view);
    /// Another cell is pointed at or stepped on.
    void followed(const scene::ChainCell& cell, bool pointed);
    /// A board of one of two compared layers was pressed on: 0 for A, 1 for B.
    void sideChosen(int side);
    /// A cell of the input, or of the padding around it, was pressed on.
    void inputPressed(int row, int col);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void inputMethodEvent(QInputMethodEvent* event) override;

private:
    void refresh();
    void setViewport(const scene::Viewport& viewport);
    QRectF cursorCell() const;
    QRect cursorRect() const;
    void setCursorPlace(std::optional<scene::Spot> place);
    bool moveCursor(Move move);
    /// The first cell of the editable board after (+1) or the last one of that before (−1) the cursor's, going around or not.
    std::optional<scene::Spot> neighbourBoard(int direction, bool around) const;
    void openEditor(const scene::Spot& place, const QString& text, bool replacing);
    void type(const QString& text);
    void take(const QString& text, Move move);
    bool isEditable(const scene::Spot& place) const;
    /// For what cannot be typed or pasted into.
    QString whyNotEditable() const;
    QString numberAt(const scene::Spot& place) const;
    void extendTo(int row, int col);
    void extend(Move move);
    void dragRange(QPointF to);
    void dropRange();
    void write(const scene::Spot& place, float value, const std::string& written, int gesture = 0);
    void nudge(double amount);
    void beginPainting(QPointF at);
    void paintTo(QPointF at);
    void endPainting();
    void showBrush();
    void choose(const std::optional<scene::Hit>& hit);
    void setHover(const std::optional<scene::Hit>& hit);
    void tellFollowed();

    document::Document& m_document;
    document::Playback& m_playback;
    const Look& m_look;
    LivePicture m_picture;
    std::optional<scene::Spot> m_cursor;
    std::optional<scene::Spot> m_far; ///< the other corner of the chosen cells, when there are several
    CellEditor* m_editor;
    std::optional<QPointF> m_dragFrom;
    scene::BoardId m_dragBoard;
    bool m_dragged = false;

    QLabel* m_hint;
    float m_brush = 1.0F;
    std::string m_brushWritten;
    bool m_paintTool = false;
    std::optional<scene::Spot> m_pressed;    ///< an editable cell that the mouse was pressed on
    std::optional<int> m_paintGesture; ///< while a stroke is drawn
    QPointF m_paintedTo;

    std::optional<scene::Spot> m_nudged;
    QElapsedTimer m_nudgeClock;
    int m_nudgeGesture = 0;
    int m_wheel = 0; ///< eighths of a degree that are not a notch yet
};

} // namespace window
