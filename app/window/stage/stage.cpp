#include "window/stage/stage.h"

#include <QCoreApplication>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QPainter>

#include "core/typed_number.h"
#include "document/document.h"
#include "document/playback.h"
#include "window/look/look.h"
#include "window/look/widgets.h"

#include <algorithm>

namespace window {

using scene::BoardKind;

Stage::Stage(document::Document& document, document::Playback& playback, const Look& look)
    : m_document(document)
    , m_playback(playback)
    , m_look(look)
    , m_picture(document, playback, {.choosers = true})
    , m_editor(new CellEditor(this))
    , m_hint(named(new QLabel(this), "brushHint"))
{
    setObjectName(QStringLiteral("stage"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Stage"));
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_hint->setMargin(7);
    m_hint->setFrameShape(QFrame::StyledPanel);
    m_hint->setAutoFillBackground(true);
    m_hint->hide();
    connect(&document, &document::Document::opened, this, [this] {
        endPainting();
        m_editor->close();
        dropRange();
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
    whenLanguageChanges(this, [this] {
        setAccessibleName(tr("Stage"));
        showBrush();
        refresh();
    });
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
        dropRange();
        endPainting();
    }
    const QRect cursorBefore = cursorRect();
    update(m_picture.take());
    update(cursorBefore | cursorRect()); // a mark of the window's own, on a cell that may have moved
    tellFollowed();
    if (m_cursor && !isEditable(*m_cursor))
        setCursorPlace(std::nullopt);
    if (m_far && !isEditable(*m_far))
        dropRange(); // its board has become smaller
    if (m_cursor && m_editor->isOpen())
        m_editor->follow(numberAt(*m_cursor));
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

void Stage::showBeat(const core::Show& show)
{
    using Picture = core::Show::Picture;
    setView({.backward = show.view == Picture::Gradient, .turned = show.turned, .chain = show.view == Picture::Chain,
             .inserted = show.inserted, .matrix = show.view == Picture::Matrix, .axes = view().axes});
    if (!show.cell)
        return;
    scene::Hit cell;
    cell.row = show.cell->h;
    cell.col = show.cell->w;
    cell.inside = true;
    setHover(cell);
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

/// The way of an arrow.
static std::optional<Move> moveOf(int key)
{
    switch (key) {
    case Qt::Key_Left:
        return Move::Left;
    case Qt::Key_Right:
        return Move::Right;
    case Qt::Key_Up:
        return Move::Up;
    case Qt::Key_Down:
        return Move::Down;
    default:
        return std::nullopt;
    }
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
    constexpr double zoomStep = 1.25;
    const int key = event->key();
    const Qt::KeyboardModifiers modifiers = event->modifiers();
    const bool plain = (modifiers & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == 0;
    const bool inCells = plain && m_cursor;
    const bool onMap = plain && !m_cursor && isMap(); // nothing is typed into cells that cannot be read
    // Not bare + and −: those begin a number.
    if (m_cursor && (key == Qt::Key_Up || key == Qt::Key_Down) && modifiers.testFlag(Qt::AltModifier))
        nudge((key == Qt::Key_Up ? 1.0 : -1.0) * (modifiers.testFlag(Qt::ShiftModifier) ? 0.1 : 1.0));
    else if (key == Qt::Key_P && modifiers == Qt::NoModifier)
        setPainting(!m_paintTool);
    else if (onMap && (key == Qt::Key_Plus || key == Qt::Key_Equal))
        zoomBy(zoomStep);
    else if (onMap && key == Qt::Key_Minus)
        zoomBy(1.0 / zoomStep);
    else if (onMap && key == Qt::Key_0)
        zoomReset();
    else if (key == Qt::Key_Escape && m_paintTool)
        setPainting(false);
    else if (const auto arrow = moveOf(key); inCells && arrow && modifiers.testFlag(Qt::ShiftModifier))
        extend(*arrow);
    else if (inCells && arrow)
        moveCursor(*arrow);
    else if (m_far && key == Qt::Key_Escape)
        dropRange();
    else if (inCells && key == Qt::Key_Escape)
        setCursorPlace(std::nullopt);
    else if (inCells && !m_far && (key == Qt::Key_Delete || key == Qt::Key_Backspace))
        write(*m_cursor, 0.0F, {});
    else if (inCells && (key == Qt::Key_Delete || key == Qt::Key_Backspace))
        fillChosen(0.0F, {}, tr("Clear %1 × %2 cells").arg(chosenCells().height()).arg(chosenCells().width()));
    else if (plain && (key == Qt::Key_F2 || key == Qt::Key_Return || key == Qt::Key_Enter))
        edit(m_cursor.value_or(scene::Spot{}));
    else if (plain && event->text().size() == 1 && beginsNumber(event->text()))
        type(event->text());
    else
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

} // namespace window
