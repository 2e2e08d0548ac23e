#include "window/stage.h"

#include <QApplication>
#include <QClipboard>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QMimeData>
#include <QPainter>
#include <QRegularExpression>

#include "arrays/two_readings.h"
#include "core/explain.h"
#include "core/lesson_file.h"
#include "core/typed_number.h"
#include "core/way_back.h"
#include "document/document.h"
#include "document/playback.h"
#include "formats/clipboard.h"
#include "scene/changed.h"
#include "window/look.h"

#include <algorithm>
#include <utility>

namespace window {

using scene::BoardKind;

/// The arithmetic, of both where two layers are compared.
static QString spoken(const scene::Frame& frame)
{
    if (frame.compared.empty())
        return frame.soFar.isEmpty() ? QString::fromStdString(frame.equation.text())
                                     : QString::fromStdString(frame.equation.terms) + QStringLiteral("; ") + frame.soFar;
    QStringList parts;
    for (const scene::Compared& one : frame.compared)
        parts << (parts.isEmpty() ? QStringLiteral("A: ") : QStringLiteral("B: ")) + QString::fromStdString(one.equation.text());
    return parts.join(QStringLiteral("; "));
}

Stage::Stage(document::Document& document, document::Playback& playback, const Look& look, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_playback(playback)
    , m_look(look)
    , m_layout(m_frame, QSizeF(sizeHint()))
    , m_editor(new CellEditor(this))
    , m_hint(new QLabel(this))
{
    setObjectName(QStringLiteral("stage"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Stage"));
    m_shot.choosers = true;
    m_hint->setObjectName(QStringLiteral("brushHint"));
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_hint->setMargin(7);
    m_hint->setFrameShape(QFrame::StyledPanel);
    m_hint->setAutoFillBackground(true);
    m_hint->hide();
    connect(&document, &document::Document::opened, this, [this] {
        endPainting();
        m_editor->close();
        m_cursor.reset();
        m_viewport = {};
        forget();
    });
    connect(&document, &document::Document::aboutToWrite, this, &Stage::forget);
    connect(&document, &document::Document::changed, this, &Stage::refresh);
    connect(&playback, &document::Playback::moved, this, &Stage::refresh);
    connect(&playback, &document::Playback::phaseChanged, this, &Stage::refresh);
    connect(&look, &Look::changed, this, qOverload<>(&QWidget::update));
    connect(m_editor, &CellEditor::committed, this, &Stage::take);
    connect(m_editor, &CellEditor::takenBack, this, [this] { setFocus(); });
    refresh();
}

Stage::~Stage()
{
    // An open editor would commit while this is half gone.
    m_editor->disconnect(this);
}

void Stage::refresh()
{
    if (m_shot.layer != m_playback.layer()) {
        m_viewport = {};
        m_editor->close(); // what is typed belongs to a layer that is no longer shown
        endPainting();
    }
    m_shot.layer = m_playback.layer();
    m_shot.step = m_playback.step();
    m_shot.phase = m_playback.phase();
    m_shot.grain = m_playback.grain();
    m_shot.taps = m_playback.products();
    m_shot.inputChannel = m_playback.inputChannel();
    if (!keepPicture()) {
        show(scene::makeFrame(m_document.network(), m_shot));
        m_shown = shownLayer();
    }
    tellFollowed();
    if (m_cursor && !isEditable(*m_cursor))
        setCursorPlace(std::nullopt);
    if (m_shot.phase == 1.0)
        setAccessibleDescription(spoken(m_frame));
}

/// Paints again what is another than in the picture before, and no more.
void Stage::show(scene::Frame frame)
{
    const scene::Frame before = std::exchange(m_frame, std::move(frame));
    const scene::Layout beforeLayout = std::exchange(m_layout, scene::Layout(m_frame, QSizeF(size()), m_viewport));
    update(scene::changedRegion(before, beforeLayout, m_frame, m_layout));
    if (m_cursor) // a mark of the window's own, on a cell that may have moved
        update(cursorRect(beforeLayout) | cursorRect(m_layout));
}

std::optional<Stage::ShownLayer> Stage::shownLayer() const
{
    const core::Network& network = m_document.network();
    if (m_shot.layer >= network.layerCount())
        return std::nullopt;
    return ShownLayer{m_shot.layer, network.layer(m_shot.layer).type, m_shot.view};
}

static bool comparedWaits(const core::Network& network, int layer)
{
    return network.compared() && layer == network.lesson().view.layer && network.compared()->result(layer).waits;
}

/// While a layer is computed its last picture stays, with the numbers that were edited in it.
bool Stage::keepPicture()
{
    const core::Network& network = m_document.network();
    if (m_frame.boards.empty() || !m_shown || m_shown != shownLayer() || !(network.result(m_shot.layer).waits || comparedWaits(network, m_shot.layer)))
        return false;
    scene::Frame frame = m_frame;
    const auto renew = [&](BoardKind kind, const core::Tensor& values, const core::Notation& notation) {
        for (scene::Board& board : frame.boards) {
            if (board.id == scene::BoardId(kind) && board.values.shape() == values.shape()) {
                board.values = values;
                board.notation = notation;
            }
        }
    };
    if (m_shot.layer == 0)
        renew(BoardKind::Input, network.lesson().input, network.lesson().inputNotation);
    const core::Layer& layer = network.layer(m_shot.layer);
    if (m_shot.view == scene::View{})
        renew(BoardKind::Kernel, layer.weight, layer.weightNotation);
    show(std::move(frame));
    return true;
}

void Stage::forget()
{
    m_shown.reset();
    m_frame = {};
    m_layout = scene::Layout(m_frame, QSizeF(size()));
}

QRect Stage::cursorRect(const scene::Layout& layout) const
{
    return m_cursor ? layout.cellRect(m_cursor->board, m_cursor->row, m_cursor->col).toAlignedRect().adjusted(-4, -4, 4, 4) : QRect();
}

void Stage::setView(const scene::View& view)
{
    finishEditing(); // another view may have no cell there
    if (view.chain != m_shot.view.chain)
        m_viewport = {};
    m_shot.view = view;
    setHover(std::nullopt);
    refresh();
    emit viewChanged(view);
}

void Stage::relayout()
{
    m_layout = scene::Layout(m_frame, QSizeF(size()), m_viewport);
}

void Stage::resizeEvent(QResizeEvent*)
{
    relayout();
    showBrush();
    if (m_cursor && m_editor->isOpen())
        m_editor->place(m_layout.cellRect(m_cursor->board, m_cursor->row, m_cursor->col).toRect());
}

void Stage::paintEvent(QPaintEvent*)
{
    const scene::Theme& theme = m_look.theme();
    QPainter painter(this);
    scene::paint(painter, m_frame, m_layout, theme, &m_cache);
    if (!m_cursor || m_editor->isOpen())
        return;
    // Two strokes, one of which stands out on any cell.
    const QRectF cell = m_layout.cellRect(m_cursor->board, m_cursor->row, m_cursor->col);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.panel, 5));
    painter.drawRoundedRect(cell.adjusted(2, 2, -2, -2), 5, 5);
    painter.setPen(QPen(theme.accent2, hasFocus() ? 3 : 1.5, hasFocus() ? Qt::SolidLine : Qt::DashLine));
    painter.drawRoundedRect(cell.adjusted(2, 2, -2, -2), 5, 5);
}

// --- Cells ---------------------------------------------------------------------------------------------------------------

bool Stage::isEditable(const Place& place) const
{
    const scene::Board* board = m_frame.board(place.board);
    return board && board->editable && board->hasValue(place.row, place.col);
}

core::Cell Stage::cellAt(const Place& place) const
{
    const scene::Board* board = m_frame.board(place.board);
    return {board->sample, board->channel, place.row, place.col};
}

QString Stage::numberAt(const Place& place) const
{
    const scene::Board* board = m_frame.board(place.board);
    const core::Cell cell = cellAt(place);
    const float value = board->values.at(cell);
    // As it was written, when that was a fraction; else in full, never rounded: what is not changed must stay the same.
    const auto noted = board->notation.find(board->values.offset(cell));
    if (noted != board->notation.end() && core::parseNumber(noted->second) == value)
        return QString::fromStdString(noted->second);
    return QString::fromStdString(core::exactNumber(value));
}

void Stage::write(const Place& place, float value, const std::string& written, int gesture)
{
    m_playback.setPlaying(false);
    switch (place.board.kind) {
    case BoardKind::Input:
        m_document.setInputCell(cellAt(place), value, written, gesture);
        break;
    case BoardKind::Kernel:
        if (place.board.index == 1) // of two compared layers, the second one's
            m_document.setComparedWeightCell(cellAt(place), value, written, gesture);
        else
            m_document.setWeightCell(m_playback.layer(), cellAt(place), value, written, gesture);
        break;
    case BoardKind::Bias:
        m_document.setBias(m_playback.layer(), cellAt(place).c, value, written, gesture);
        break;
    case BoardKind::Window:
    case BoardKind::Output:
        break;
    }
}

void Stage::setCursorPlace(std::optional<Place> place)
{
    if (place && !isEditable(*place))
        place.reset();
    const QRect before = cursorRect(m_layout);
    m_cursor = place;
    setAttribute(Qt::WA_InputMethodEnabled, m_cursor.has_value());
    update(before | cursorRect(m_layout));
}

bool Stage::moveCursor(Move move)
{
    if (!m_cursor)
        return false;
    const scene::Board* board = m_frame.board(m_cursor->board);
    if (!board)
        return false;
    const int rows = board->values.shape().h;
    const int cols = board->values.shape().w;
    Place next = *m_cursor;
    switch (move) {
    case Move::Stay:
        return true;
    case Move::Up:
        --next.row;
        break;
    case Move::Down:
        ++next.row;
        break;
    case Move::Left:
        --next.col;
        break;
    case Move::Right:
        ++next.col;
        break;
    case Move::Next:
    case Move::Previous: {
        const int position = next.row * cols + next.col + (move == Move::Next ? 1 : -1);
        if (position < 0 || position >= rows * cols) {
            const auto beyond = neighbourBoard(m_cursor->board.kind, move == Move::Next ? 1 : -1, false);
            setCursorPlace(beyond ? beyond : m_cursor);
            return beyond.has_value();
        }
        next.row = position / cols;
        next.col = position % cols;
        break;
    }
    }
    next.row = std::clamp(next.row, 0, rows - 1);
    next.col = std::clamp(next.col, 0, cols - 1);
    setCursorPlace(next);
    return true;
}

std::optional<Stage::Place> Stage::neighbourBoard(BoardKind from, int direction, bool around) const
{
    static constexpr BoardKind order[] = {BoardKind::Input, BoardKind::Kernel, BoardKind::Bias};
    constexpr int count = int(std::size(order));
    const int start = int(std::ranges::find(order, from) - std::begin(order));
    for (int i = 1; i < count; ++i) {
        const int next = start + direction * i;
        if (!around && (next < 0 || next >= count))
            break;
        const BoardKind kind = order[(next + count) % count];
        const scene::Board* board = m_frame.board(kind);
        if (!board || !board->editable)
            continue;
        const core::Shape& shape = board->values.shape();
        return direction > 0 ? Place{kind, 0, 0} : Place{kind, shape.h - 1, shape.w - 1};
    }
    return std::nullopt;
}

void Stage::chooseNextBoard()
{
    finishEditing();
    const auto next = neighbourBoard(m_cursor ? m_cursor->board.kind : BoardKind::Bias, 1, true);
    if (!next && !m_cursor) {
        emit problem(whyNotEditable());
        return;
    }
    if (next)
        setCursorPlace(next);
    setFocus(Qt::ShortcutFocusReason);
}

// --- Editing -------------------------------------------------------------------------------------------------------------

void Stage::edit(const Place& place)
{
    if (isEditable(place))
        openEditor(place, numberAt(place), false);
    else
        emit problem(whyNotEditable());
}

void Stage::openEditor(const Place& place, const QString& text, bool replacing)
{
    m_playback.setPlaying(false);
    setCursorPlace(place);
    m_editor->open(m_layout.cellRect(place.board, place.row, place.col).toRect(), text, replacing);
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
    const Place place = *m_cursor;
    m_editor->close();
    setBrush(*value, written);
    if (QString::fromStdString(written) != numberAt(place))
        write(place, *value, written);
    if (!away)
        setFocus(Qt::OtherFocusReason);
    if (move != Move::Stay)
        moveCursor(move);
}

void Stage::copy()
{
    const scene::BoardId output(BoardKind::Output, m_shot.view.chain ? m_shot.layer : 0);
    const scene::Board* board = m_frame.board(m_cursor ? m_cursor->board : output);
    if (!board)
        board = m_frame.board(BoardKind::Input);
    if (!board)
        return;
    const core::Shape& shape = board->values.shape();
    const std::span<const float> numbers = board->values.plane(board->sample, board->channel);
    const core::Tensor plane({1, 1, shape.h, shape.w}, std::vector<float>(numbers.begin(), numbers.end()));
    const std::int64_t start = board->values.offset({board->sample, board->channel, 0, 0});
    core::Notation notation;
    for (auto noted = board->notation.lower_bound(start); noted != board->notation.end() && noted->first < start + plane.size(); ++noted) {
        if (core::parseNumber(noted->second) == board->values.data()[std::size_t(noted->first)])
            notation[noted->first - start] = noted->second;
    }
    QApplication::clipboard()->setMimeData(formats::clipboardFromTensor(plane, notation));
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
    const Place place = m_cursor.value_or(Place{BoardKind::Input, 0, 0});
    if (!isEditable(place)) {
        emit problem(whyNotEditable());
        return;
    }
    m_playback.setPlaying(false);
    const auto first = numbers->notation.find(0);
    if (place.board == BoardKind::Input)
        m_document.pasteIntoInput(cellAt(place), numbers->values, numbers->notation);
    else if (place.board == BoardKind::Kernel)
        m_document.pasteIntoWeight(m_playback.layer(), cellAt(place), numbers->values, numbers->notation);
    else
        write(place, numbers->values.data().front(), first == numbers->notation.end() ? std::string() : first->second);
}

QString Stage::whyNotEditable() const
{
    const core::Network& network = m_document.network();
    const int k = m_playback.layer();
    const bool gradients = m_shot.view.backward && k < network.layerCount() && network.reached(k) && core::isWayBackShort(network, k);
    return gradients ? tr("These are gradients, which follow from the numbers. Press G to go back to the numbers and change those.")
                     : tr("These numbers come from the layer before. Choose the first layer to change the input.");
}

// --- Zoom -----------------------------------------------------------------------------------------------------------------

void Stage::zoomBy(double factor)
{
    m_viewport = m_layout.zoomedAround(QPointF(width() / 2.0, height() / 2.0),
                                       std::clamp(m_viewport.zoom * factor, 1.0, m_layout.maxZoom()));
    relayout();
    update();
}

bool Stage::isMap() const
{
    if (m_viewport.zoom > 1.0)
        return true;
    const scene::Placed* input = m_layout.placed(BoardKind::Input);
    return input && input->digitPixels == 0 && m_layout.maxZoom() > 1.0;
}

void Stage::zoomReset()
{
    m_viewport = {};
    relayout();
    update();
}

/// Whether a text begins as a number does, in full-width forms too.
static bool beginsNumber(const QString& text)
{
    static const QString beginnings = QStringLiteral("0123456789.,-+−");
    const QString plain = QString::fromStdString(core::plainNumber(text.left(1).toStdString()));
    return !plain.isEmpty() && beginnings.contains(plain.front());
}

// --- Keyboard ------------------------------------------------------------------------------------------------------------

bool Stage::event(QEvent* event)
{
    if (event->type() == QEvent::KeyPress && m_cursor) {
        // Inside the cells Tab goes from cell to cell; past the last one it leaves the stage as everywhere.
        const int key = static_cast<QKeyEvent*>(event)->key();
        if ((key == Qt::Key_Tab && moveCursor(Move::Next)) || (key == Qt::Key_Backtab && moveCursor(Move::Previous)))
            return true;
    }
    return QWidget::event(event);
}

void Stage::keyPressEvent(QKeyEvent* event)
{
    const Place start = m_cursor.value_or(Place{BoardKind::Input, 0, 0});
    const bool plain = (event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == 0;
    // Not bare + and −: those begin a number.
    const bool nudges = event->key() == Qt::Key_Up || event->key() == Qt::Key_Down;
    if (m_cursor && nudges && event->modifiers().testFlag(Qt::AltModifier)) {
        const double amount = event->modifiers().testFlag(Qt::ShiftModifier) ? 0.1 : 1.0;
        nudge(event->key() == Qt::Key_Up ? amount : -amount);
        return;
    }
    if (event->key() == Qt::Key_P && event->modifiers() == Qt::NoModifier) {
        setPainting(!m_paintTool);
        return;
    }
    if (plain && !m_cursor && isMap()) { // nothing is typed into cells that cannot be read
        constexpr double step = 1.25;
        if (event->key() == Qt::Key_Plus || event->key() == Qt::Key_Equal) {
            zoomBy(step);
            return;
        }
        if (event->key() == Qt::Key_Minus) {
            zoomBy(1.0 / step);
            return;
        }
        if (event->key() == Qt::Key_0) {
            zoomReset();
            return;
        }
    }
    if (event->key() == Qt::Key_Escape && m_paintTool) {
        setPainting(false);
        return;
    }
    if (plain && m_cursor) {
        switch (event->key()) {
        case Qt::Key_Left:
            moveCursor(Move::Left);
            return;
        case Qt::Key_Right:
            moveCursor(Move::Right);
            return;
        case Qt::Key_Up:
            moveCursor(Move::Up);
            return;
        case Qt::Key_Down:
            moveCursor(Move::Down);
            return;
        case Qt::Key_Escape:
            setCursorPlace(std::nullopt);
            return;
        case Qt::Key_Delete:
        case Qt::Key_Backspace:
            write(*m_cursor, 0.0F, {});
            return;
        default:
            break;
        }
    }
    if (plain && (event->key() == Qt::Key_F2 || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        edit(start);
        return;
    }
    if (plain && event->text().size() == 1 && beginsNumber(event->text())) {
        type(event->text());
        return;
    }
    QWidget::keyPressEvent(event);
}

/// Opens the editor with what is typed on the chosen cell, else on the first one.
void Stage::type(const QString& text)
{
    const Place start = m_cursor.value_or(Place{BoardKind::Input, 0, 0});
    if (isEditable(start))
        openEditor(start, text, true);
    else
        emit problem(whyNotEditable());
}

/// What an input method gives instead of keys: full-width digits, mostly. What is still being composed goes on in the
/// editor.
void Stage::inputMethodEvent(QInputMethodEvent* event)
{
    const QString committed = event->commitString();
    if (!committed.isEmpty() && beginsNumber(committed)) {
        type(committed);
    } else if (m_cursor && isEditable(*m_cursor) && !event->preeditString().isEmpty()) {
        type({});
        QCoreApplication::sendEvent(m_editor, event);
    } else {
        QWidget::inputMethodEvent(event);
    }
}

/// An input method is wanted while a cell is chosen, and for numbers; elsewhere letters are commands.
QVariant Stage::inputMethodQuery(Qt::InputMethodQuery query) const
{
    switch (query) {
    case Qt::ImEnabled:
        return m_cursor && isEditable(*m_cursor);
    case Qt::ImHints:
        return int(Qt::ImhFormattedNumbersOnly | Qt::ImhNoPredictiveText);
    case Qt::ImCursorRectangle:
        return m_cursor ? m_layout.cellRect(m_cursor->board, m_cursor->row, m_cursor->col).toRect() : QRect();
    default:
        return QWidget::inputMethodQuery(query);
    }
}

void Stage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Stage"));
        showBrush();
        refresh();
    }
    QWidget::changeEvent(event);
}

} // namespace window
