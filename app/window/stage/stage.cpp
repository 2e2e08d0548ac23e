#include "window/stage/stage.h"

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
#include "window/look/look.h"

#include <algorithm>

namespace window {

using scene::BoardKind;

Stage::Stage(document::Document& document, document::Playback& playback, const Look& look, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_playback(playback)
    , m_look(look)
    , m_picture(document, playback, {.choosers = true})
    , m_editor(new CellEditor(this))
    , m_hint(new QLabel(this))
{
    setObjectName(QStringLiteral("stage"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Stage"));
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
        m_picture.setViewport({});
        m_picture.forget();
    });
    connect(&document, &document::Document::aboutToWrite, this, [this] { m_picture.forget(); });
    connect(&playback, &document::Playback::moved, this, &Stage::refresh); // which it tells of every change too
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
    if (m_picture.isLeft()) {
        m_editor->close(); // what is typed belongs to a layer that is no longer shown
        endPainting();
    }
    const QRect cursorBefore = cursorRect();
    update(m_picture.take());
    update(cursorBefore | cursorRect()); // a mark of the window's own, on a cell that may have moved
    tellFollowed();
    if (m_cursor && !isEditable(*m_cursor))
        setCursorPlace(std::nullopt);
    if (shot().phase == 1.0)
        setAccessibleDescription(m_picture.spoken());
}

QRectF Stage::cursorCell() const
{
    return m_cursor ? layout().cellRect(m_cursor->board, m_cursor->row, m_cursor->col) : QRectF();
}

QRect Stage::cursorRect() const
{
    return m_cursor ? cursorCell().toAlignedRect().adjusted(-4, -4, 4, 4) : QRect();
}

void Stage::setView(const scene::View& view)
{
    finishEditing(); // another view may have no cell there
    m_picture.setView(view);
    setHover(std::nullopt);
    refresh();
    emit viewChanged(view);
}

void Stage::setViewport(const scene::Viewport& viewport)
{
    m_picture.setViewport(viewport);
    update();
}

void Stage::resizeEvent(QResizeEvent*)
{
    m_picture.resize(size());
    showBrush();
    if (m_cursor && m_editor->isOpen())
        m_editor->place(cursorCell().toRect());
}

void Stage::paintEvent(QPaintEvent*)
{
    const scene::Theme& theme = m_look.theme();
    QPainter painter(this);
    m_picture.paint(painter, theme);
    if (!m_cursor || m_editor->isOpen())
        return;
    // Two strokes, one of which stands out on any cell.
    const QRectF cell = cursorCell();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.panel, 5));
    painter.drawRoundedRect(cell.adjusted(2, 2, -2, -2), 5, 5);
    painter.setPen(QPen(theme.accent2, hasFocus() ? 3 : 1.5, hasFocus() ? Qt::SolidLine : Qt::DashLine));
    painter.drawRoundedRect(cell.adjusted(2, 2, -2, -2), 5, 5);
}

// --- Cells ---------------------------------------------------------------------------------------------------------------

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
    m_cursor = place;
    setAttribute(Qt::WA_InputMethodEnabled, m_cursor.has_value());
    update(before | cursorRect());
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
            const auto beyond = neighbourBoard(move == Move::Next ? 1 : -1, false);
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

// --- Editing -------------------------------------------------------------------------------------------------------------

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

void Stage::copy()
{
    const scene::BoardId output(BoardKind::Output, view().chain ? shot().layer : 0);
    const scene::Board* board = frame().board(m_cursor ? m_cursor->board : output);
    if (!board)
        board = frame().board(BoardKind::Input);
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
    const auto target = m_picture.targetOf(m_cursor.value_or(scene::Spot{}));
    if (!target) {
        emit problem(whyNotEditable());
        return;
    }
    m_playback.setPlaying(false);
    m_document.paste(*target, numbers->values, numbers->notation);
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

// --- Zoom -----------------------------------------------------------------------------------------------------------------

void Stage::zoomBy(double factor)
{
    setViewport(layout().zoomedAround(QPointF(width() / 2.0, height() / 2.0), std::clamp(viewport().zoom * factor, 1.0, layout().maxZoom())));
}

bool Stage::isMap() const
{
    if (viewport().zoom > 1.0)
        return true;
    const scene::Placed* input = layout().placed(BoardKind::Input);
    return input && input->digitPixels == 0 && layout().maxZoom() > 1.0;
}

void Stage::zoomReset()
{
    setViewport({});
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
    const scene::Spot start = m_cursor.value_or(scene::Spot{});
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
    const scene::Spot start = m_cursor.value_or(scene::Spot{});
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
        return cursorCell().toRect();
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
