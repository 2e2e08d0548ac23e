#pragma once

#include "layout/placement.h"
#include "layout/text.h"

#include <QSize>
#include <QStringList>

namespace scene {

// What pictures are made of. Each part is given its room and returned as it is placed.

/// Columns × rows that room is kept for in every step; empty when there is no such board.
QSize reservedCells(const Frame& frame, BoardId id);
/// Width of a board's title at a font size of one pixel; 0 when there is no such board.
double titleWidth(const Frame& frame, BoardId id);
/// The same of an equation of `count` terms, each about `number` wide.
double termsWidth(std::int64_t count, double number, double separator, double around);

/// Whether a viewport's zoom is for this board; in a formula it is for all.
bool zooms(BoardId id);
/// Matrix, factors and product in one line.
bool isFormula(const Frame& frame);
/// A viewport's centre is the matrix' in a formula. Its columns are the factors' rows, its rows the product's: the centre of
/// board `id` where the matrix' is `matrix`, and the matrix' where that of `id` is `own`. What they do not share stays.
QPointF inFormula(BoardId id, QPointF matrix, QPointF own);
QPointF fromFormula(BoardId id, QPointF own, QPointF matrix);
/// A board with its digits, in cells of side `cell` before zooming; nothing when not a pixel is left for it.
std::optional<Placed> placeBoard(const Frame& frame, BoardId id, const QRectF& view, double cell, const Viewport& viewport);
/// The zoom at which digits in cells of that size become readable.
double comfortableZoom(double cell);
/// Width of the longest number of a row or column at a font size of one pixel; 0 where they are not numbered.
double axisWidth(const Frame& frame);
/// Whether its numbers can be read while all of it is seen.
bool hasDigits(const Frame& frame, BoardId id, const QRectF& view, double cell);
/// The numbers themselves, beside inputs and outputs that have digits.
Placement placeAxes(const Frame& frame, const Placement& boards, const Fonts& fonts);

/// Beside the middle of `cells`, as far as that is beside what is seen of the board.
double levelBeside(const Placed& board, const QRectF& cells);
/// One end of a connector.
struct ConnectorEnd {
    QPointF at;        ///< beside the frame around the cells that it belongs to
    double edge = 0.0; ///< x beside the board, from where it may climb
};
/// From a window to the right, to what stands at the height `towards`; past other cells on a line between them. Of a board
/// of which only a part is seen, from its edge.
ConnectorEnd leaving(const Placed& board, const QRectF& cells, double towards);
/// To a result, from the left; between the numbers of rows that stand in `axis` beside the board.
ConnectorEnd reaching(const Placed& board, const QRectF& cells, double towards, double axis = 0.0);

/// One line of text in `rect`, smaller (down to `smallest`) or elided when it is too long. Nothing for an empty text.
std::optional<Text> line(Text::Kind kind, const QString& text, QRectF rect, int pixels, bool bold, Qt::Alignment alignment,
                         int smallest);

/// A text broken into at most `most` lines of that width, in a smaller font, down to `smallest`, when it does not fit.
struct Lines {
    QStringList lines;
    int pixels = 0;
    bool elided = false;
};
Lines fitted(const QString& text, int pixels, int smallest, double width, int most);
/// One below the other from the top of `rect` on.
Placement placeLines(Text::Kind kind, const Lines& lines, const QRectF& rect, double pitch, Qt::Alignment alignment);
Placement placeSubtitle(const QString& text, const QRectF& rect, int pixels, int most);

/// Terms, what they come to, and a note.
struct Arithmetic {
    QString terms;
    QString result;
    QString note;
};
Arithmetic arithmeticOf(const core::Equation& equation, bool hidden, const QString& note);
/// One below the other.
Placement placeArithmetic(const Arithmetic& arithmetic, const QRectF& rect, const Fonts& fonts, int termLines, int noteLines,
                          Qt::Alignment alignment);
/// The frame's terms and result in one line, the note below.
Placement placeStrip(const Frame& frame, const QRectF& rect, const Fonts& fonts, int noteLines);
Placement placeNote(const QString& note, const QRectF& rect, const Fonts& fonts, int most, Qt::Alignment alignment);

/// A picture that has its arithmetic in one line at the bottom, with a headline where the frame wants one.
struct Sheet {
    Fonts fonts{};
    QRectF area{};         ///< what is left for boards and their titles
    double titles = 0.0;   ///< height of title and subtitle above a board
    Placement words{};
};
Sheet sheetOf(const Frame& frame, QSizeF size, int noteLines);

/// The arrows right of a board's title that change the channel or sample shown; `read`: of what the layer reads.
std::vector<Chooser> placeChoosers(const Board& board, bool read, const Fonts& fonts, const QRectF& title);
/// What they leave of the title's room.
QRectF leftOf(const std::vector<Chooser>& choosers, QRectF title, const Fonts& fonts);

/// Below input and output, where the rest of the picture leaves room.
void addLegends(Placement& picture, const Frame& frame, QSizeF size, const Fonts& fonts);

} // namespace scene
