// Several cells of the stage at once: chosen by dragging and Shift, then copied, cut, filled, pasted over.
#include "window/stage/stage.h"

#include <QApplication>
#include <QClipboard>
#include <QMimeData>
#include <QRegularExpression>

#include "arrays/two_readings.h"
#include "core/lesson_file.h"
#include "core/typed_number.h"
#include "document/document.h"
#include "document/playback.h"
#include "formats/clipboard.h"

#include <algorithm>

namespace window {

using scene::BoardKind;

QRect Stage::chosenCells() const
{
    if (!m_cursor)
        return {};
    const scene::Spot far = m_far.value_or(*m_cursor);
    return QRect(QPoint(std::min(m_cursor->col, far.col), std::min(m_cursor->row, far.row)),
                 QPoint(std::max(m_cursor->col, far.col), std::max(m_cursor->row, far.row)));
}

void Stage::extendTo(int row, int col)
{
    const core::Shape& shape = frame().board(m_cursor->board)->values.shape();
    const scene::Spot far{m_cursor->board, std::clamp(row, 0, shape.h - 1), std::clamp(col, 0, shape.w - 1)};
    if (far == m_far.value_or(*m_cursor))
        return;
    m_far = far == *m_cursor ? std::nullopt : std::optional(far);
    m_picture.select(m_cursor->board, m_far ? chosenCells() : QRect());
    update(m_picture.take());
    emit chosenChanged();
}

void Stage::extend(Move move)
{
    const scene::Spot far = m_far.value_or(*m_cursor);
    extendTo(far.row + int(move == Move::Down) - int(move == Move::Up), far.col + int(move == Move::Right) - int(move == Move::Left));
}

void Stage::dragRange(QPointF to)
{
    const scene::Placed* placed = layout().placed(m_cursor->board);
    if (!placed)
        return;
    // Past the board's edge the nearest cell is meant.
    const QRectF view = placed->view;
    const auto hit = layout().cellAt({std::clamp(to.x(), view.left(), view.right() - 0.5), std::clamp(to.y(), view.top(), view.bottom() - 0.5)});
    if (hit && hit->board == m_cursor->board)
        extendTo(hit->row, hit->col);
}

void Stage::dropRange()
{
    if (!m_far)
        return;
    m_far.reset();
    m_picture.select({}, {});
    update(m_picture.take());
    emit chosenChanged();
}

void Stage::chooseAll()
{
    finishEditing();
    const scene::Spot first{m_cursor ? m_cursor->board : scene::BoardId(BoardKind::Input)};
    if (!isEditable(first)) {
        emit problem(whyNotEditable());
        return;
    }
    setCursorPlace(first);
    const core::Shape& shape = frame().board(first.board)->values.shape();
    extendTo(shape.h - 1, shape.w - 1);
    setFocus(Qt::ShortcutFocusReason);
}

void Stage::fillChosen(float value, const std::string& written, const QString& text, int gesture)
{
    const QRect cells = chosenCells();
    const auto target = m_cursor ? m_picture.targetOf({m_cursor->board, cells.top(), cells.left()}) : std::nullopt;
    if (!target)
        return;
    m_playback.setPlaying(false);
    m_document.setCells(*target, {cells.height(), cells.width()}, value, written, text, gesture);
}

void Stage::copy()
{
    const scene::BoardId output(BoardKind::Output, view().chain ? shot().layer : 0);
    const scene::Board* board = frame().board(m_cursor ? m_cursor->board : output);
    if (!board)
        board = frame().board(BoardKind::Input);
    if (!board)
        return;
    const core::Shape& shape = board->values.shape();
    const QRect cells = m_cursor ? chosenCells() : QRect(0, 0, shape.w, shape.h);
    core::Tensor block({1, 1, cells.height(), cells.width()});
    core::Notation notation;
    for (int row = 0; row < cells.height(); ++row) {
        for (int col = 0; col < cells.width(); ++col) {
            const core::Cell from{board->sample, board->channel, cells.top() + row, cells.left() + col};
            const core::Cell to{0, 0, row, col};
            const float value = board->values.at(from);
            block.set(to, value);
            const auto noted = board->notation.find(board->values.offset(from));
            if (noted != board->notation.end() && core::parseNumber(noted->second) == value)
                notation[block.offset(to)] = noted->second;
        }
    }
    QApplication::clipboard()->setMimeData(formats::clipboardFromTensor(block, notation));
}

void Stage::cut()
{
    if (!m_cursor) {
        emit problem(tr("Choose what is to be cut first: click a cell, or drag over several."));
        return;
    }
    copy();
    fillChosen(0.0F, {}, tr("Cut"));
}

void Stage::paste()
{
    const QMimeData empty;
    const QMimeData* held = QApplication::clipboard()->mimeData(); // null where nothing was ever copied
    const QMimeData& mime = held ? *held : empty;
    std::optional<formats::Numbers> numbers;
    try {
        numbers = formats::tensorFromClipboard(mime);
    } catch (const arrays::TwoReadings&) {
        emit importWanted(); // which asks
        return;
    } catch (const core::FileError&) {
        // No table of numbers alone: asked about below, or said.
    }
    if (!numbers || !numbers->notes.empty() || numbers->values.shape().n * numbers->values.shape().c > 1) {
        // A picture, a file, a table with words in it or with several planes: more than can be taken without asking how.
        const QString text = mime.text().trimmed();
        const bool tabular = text.contains(u'\n') && text.contains(QRegularExpression(QStringLiteral("[\t,;]")));
        if (numbers || mime.hasImage() || mime.hasUrls() || tabular || mime.html().contains(QLatin1String("<td"), Qt::CaseInsensitive))
            emit importWanted();
        else
            emit problem(tr("There are no rows of numbers on the clipboard."));
        return;
    }
    // From the first of the chosen cells on; one number goes into all of them.
    const QRect cells = chosenCells();
    const auto target = m_picture.targetOf(m_cursor ? scene::Spot{m_cursor->board, cells.top(), cells.left()} : scene::Spot{});
    if (!target) {
        emit problem(whyNotEditable());
        return;
    }
    m_playback.setPlaying(false);
    if (m_far && numbers->values.size() == 1) {
        const auto written = numbers->notation.find(0);
        fillChosen(numbers->values.data().front(), written == numbers->notation.end() ? std::string() : written->second,
                   tr("Paste into %1 × %2 cells").arg(cells.height()).arg(cells.width()));
    } else {
        m_document.paste(*target, numbers->values, numbers->notation);
    }
}

} // namespace window
