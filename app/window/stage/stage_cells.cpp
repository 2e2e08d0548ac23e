// The cells of the stage: which one is chosen, what is typed into it.
#include "window/stage/stage.h"

#include "core/explain.h"
#include "core/typed_number.h"
#include "core/way_back.h"
#include "document/document.h"
#include "document/playback.h"

#include <algorithm>

namespace window {

using scene::BoardKind;

bool Stage::isEditable(const scene::Spot& place) const
{
    return m_picture.targetOf(place).has_value();
}

QString Stage::numberAt(const scene::Spot& place) const
{
    const scene::Board* board = frame().board(place.board);
    const core::Cell cell = m_picture.cellAt(place);
    const float value = board->values.at(cell);
    // As it was written, when that was a fraction; else in full, never rounded: what is not changed must stay the same.
    const auto noted = board->notation.find(board->values.offset(cell));
    if (noted != board->notation.end() && core::parseNumber(noted->second) == value)
        return QString::fromStdString(noted->second);
    return QString::fromStdString(core::exactNumber(value));
}

void Stage::write(const scene::Spot& place, float value, const std::string& written, int gesture)
{
    m_playback.setPlaying(false);
    if (const auto target = m_picture.targetOf(place))
        m_document.setCell(*target, value, written, gesture);
}

void Stage::setCursorPlace(std::optional<scene::Spot> place)
{
    if (place && !isEditable(*place))
        place.reset();
    const QRect before = cursorRect();
    dropRange();
    m_cursor = place;
    setAttribute(Qt::WA_InputMethodEnabled, m_cursor.has_value());
    update(before | cursorRect());
    emit chosenChanged();
}

bool Stage::moveCursor(Move move)
{
    if (!m_cursor)
        return false;
    const scene::Board* board = frame().board(m_cursor->board);
    if (!board)
        return false;
    const int rows = board->values.shape().h;
    const int cols = board->values.shape().w;
    scene::Spot next = *m_cursor;
    if (move == Move::Next || move == Move::Previous) {
        const int direction = move == Move::Next ? 1 : -1;
        const int position = next.row * cols + next.col + direction;
        if (position < 0 || position >= rows * cols) {
            const auto beyond = neighbourBoard(direction, false);
            setCursorPlace(beyond ? beyond : m_cursor);
            return beyond.has_value();
        }
        next.row = position / cols;
        next.col = position % cols;
    }
    next.row += int(move == Move::Down) - int(move == Move::Up);
    next.col += int(move == Move::Right) - int(move == Move::Left);
    next.row = std::clamp(next.row, 0, rows - 1);
    next.col = std::clamp(next.col, 0, cols - 1);
    setCursorPlace(next);
    return true;
}

std::optional<scene::Spot> Stage::neighbourBoard(int direction, bool around) const
{
    std::vector<const scene::Board*> boards;
    int next = 0;
    for (const scene::Board& board : frame().boards) {
        if (m_cursor && board.id == m_cursor->board)
            next = int(boards.size()) + direction;
        if (board.editable)
            boards.push_back(&board);
    }
    const int count = int(boards.size());
    if (count == 0 || (!around && (next < 0 || next >= count)))
        return std::nullopt;
    const scene::Board& board = *boards[std::size_t((next + count) % count)];
    const core::Shape& shape = board.values.shape();
    return direction > 0 ? scene::Spot{board.id, 0, 0} : scene::Spot{board.id, shape.h - 1, shape.w - 1};
}

void Stage::chooseNextBoard()
{
    finishEditing();
    const auto next = neighbourBoard(1, true);
    if (!next) {
        emit problem(whyNotEditable());
        return;
    }
    setCursorPlace(next);
    setFocus(Qt::ShortcutFocusReason);
}

void Stage::edit(const scene::Spot& place)
{
    if (isEditable(place))
        openEditor(place, numberAt(place), false);
    else
        emit problem(whyNotEditable());
}

void Stage::openEditor(const scene::Spot& place, const QString& text, bool replacing)
{
    m_playback.setPlaying(false);
    setCursorPlace(place);
    m_editor->open(cursorCell().toRect(), text, replacing);
}

void Stage::finishEditing()
{
    // Another lesson, or the same after undo or redo, has no place for what was typed into the one before.
    if (!m_document.isTelling())
        m_editor->finish();
    // What is no number cannot be kept.
    m_editor->close();
}

void Stage::take(const QString& text, Move move)
{
    if (!m_cursor)
        return;
    const bool away = !m_editor->hasFocus();
    const std::string written = QString::fromStdString(core::plainNumber(text.toStdString())).trimmed().toStdString();
    const auto value = core::parseNumber(written);
    if (!value) {
        emit problem(core::isTwoNumbers(written)
                         ? tr("“%1” may be %2 or %3. Type one of these.").arg(text, QString::fromStdString(written).remove(u','), QString::fromStdString(written).replace(u',', u'.'))
                         : tr("“%1” is not a number. Type a decimal such as 0.5, or a fraction such as 1/9.").arg(text));
        m_editor->setWrong(true);
        if (away)
            m_editor->close();
        return;
    }
    const scene::Spot place = *m_cursor;
    m_editor->close();
    setBrush(*value, written);
    if (QString::fromStdString(written) != numberAt(place))
        write(place, *value, written);
    if (!away)
        setFocus(Qt::OtherFocusReason);
    if (move != Move::Stay)
        moveCursor(move);
}

QString Stage::whyNotEditable() const
{
    const core::Network& network = m_document.network();
    const int k = m_playback.layer();
    if (!frame().signs.empty())
        return tr("These are the numbers of input and kernel, laid out as matrices. Press M to go back and change them there.");
    const bool gradients = view().backward && k < network.layerCount() && network.reached(k) && core::isWayBackShort(network, k);
    return gradients ? tr("These are gradients, which follow from the numbers. Press G to go back to the numbers and change those.")
                     : tr("These numbers come from the layer before. Choose the first layer to change the input.");
}

} // namespace window
