#include "window/presentation.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QScreen>
#include <QTimerEvent>
#include <QWheelEvent>

#include "core/evaluate.h"
#include "document/document.h"
#include "document/playback.h"
#include "scene/changed.h"
#include "window/look.h"
#include "window/settings.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

namespace window {

static constexpr int idleAfter = 3000;     ///< milliseconds without a move of the mouse
static constexpr int penTapTime = 400;     ///< a key held for longer lays the pen down when it is released
static constexpr int wheelNotch = 120;

Presentation::Presentation(document::Document& document, document::Playback& playback, const Look& look, QWidget* window)
    : QWidget(window, Qt::Window)
    , m_document(document)
    , m_playback(playback)
    , m_look(look)
    , m_window(window)
    , m_layout(m_frame, QSizeF(640, 360))
{
    setObjectName(QStringLiteral("presentation"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    m_shot.brief = true;
    addCommands();
    retranslate();
    connect(&document, &document::Document::aboutToWrite, this, &Presentation::forget);
    connect(&playback, &document::Playback::moved, this, &Presentation::refresh);
    connect(&playback, &document::Playback::phaseChanged, this, &Presentation::refresh);
}

Presentation::~Presentation() = default;

// --- Coming and going ----------------------------------------------------------------------------------------------------

void Presentation::start()
{
    if (isVisible())
        return;
    const QString otherwise = m_look.theme().name == QLatin1String("contrast") ? QStringLiteral("contrast") : QStringLiteral("dark");
    m_theme = scene::themeNamed(Settings().value(QStringLiteral("presentation/theme"), otherwise).toString());
    m_blank = Blank::No;
    m_spotlight = m_pen = m_keys = false;
    m_annotations.clear();
    m_shot.hoverInput.reset();
    m_shot.hoverOutput.reset();
    moveTo(m_window->screen());
    refresh();
    setFocus();
    wake(); // so that the line that says how to leave is seen
    emit started();
}

void Presentation::leave()
{
    if (!isVisible())
        return;
    m_idleTimer.stop();
    hide();
    forget();
    m_window->activateWindow();
    emit left();
}

void Presentation::closeEvent(QCloseEvent* event)
{
    event->ignore();
    leave();
}

void Presentation::moveTo(QScreen* screen)
{
    if (isFullScreen())
        showNormal(); // many window managers move no window that is full screen
    if (screen) {
        setScreen(screen);
        setGeometry(screen->geometry());
    }
    showFullScreen();
    raise();
    activateWindow();
}

void Presentation::useOtherScreen()
{
    const QList<QScreen*> screens = QGuiApplication::screens();
    const qsizetype now = screens.indexOf(this->screen());
    moveTo(screens.at((now + 1) % screens.size()));
}

// --- What can be done ----------------------------------------------------------------------------------------------------

QAction* Presentation::addCommand(const char* text, const QList<QKeySequence>& keys, Kind kind, std::function<void()> run,
                                  bool endsGroup)
{
    auto* action = new QAction(this);
    action->setShortcuts(keys);
    action->setAutoRepeat(kind == Kind::Step);
    connect(action, &QAction::triggered, this, [this, kind, run = std::move(run)] {
        // The first key after a black-out only brings the picture back: nobody has seen where it stood.
        if (kind != Kind::Always && m_blank != Blank::No)
            setBlank(Blank::No);
        else
            run();
    });
    addAction(action);
    m_commands.push_back({action, text, endsGroup});
    return action;
}

void Presentation::addCommands()
{
    const auto keys = [](std::initializer_list<int> list) {
        QList<QKeySequence> sequences;
        for (const int key : list)
            sequences << QKeySequence(key);
        return sequences;
    };
    const int control = int(Qt::ControlModifier);
    addCommand(QT_TR_NOOP("One step forward"), keys({Qt::Key_Right, Qt::Key_PageDown, Qt::Key_Down, Qt::Key_MediaNext}), Kind::Step,
               [this] { m_playback.forward(); });
    addCommand(QT_TR_NOOP("One step back"), keys({Qt::Key_Left, Qt::Key_PageUp, Qt::Key_Up, Qt::Key_MediaPrevious}), Kind::Step,
               [this] { m_playback.back(); });
    addCommand(QT_TR_NOOP("Play, pause"), keys({Qt::Key_Space, Qt::Key_MediaTogglePlayPause, Qt::Key_MediaPlay, Qt::Key_MediaPause}),
               Kind::Step, [this] { m_playback.toggle(); });
    addCommand(QT_TR_NOOP("First step"), keys({Qt::Key_Home}), Kind::Step, [this] { m_playback.first(); });
    addCommand(QT_TR_NOOP("Last step"), keys({Qt::Key_End}), Kind::Step, [this] { m_playback.last(); });
    m_beatAction = addCommand(QT_TR_NOOP("Next beat of the lesson"), keys({Qt::Key_N, Qt::Key_Return, Qt::Key_Enter}), Kind::Step,
                              [this] { nextBeat(); });
    m_nextLayer = addCommand(QT_TR_NOOP("Next layer"), keys({Qt::Key_BracketRight, control | Qt::Key_PageDown}), Kind::Step,
                             [this] { changeLayer(+1); });
    m_previousLayer = addCommand(QT_TR_NOOP("Previous layer"), keys({Qt::Key_BracketLeft, control | Qt::Key_PageUp}), Kind::Step,
                                 [this] { changeLayer(-1); });
    addCommand(QT_TR_NOOP("Faster"), keys({Qt::Key_Plus, control | Qt::Key_Up}), Kind::View, [this] { changeSpeed(+1); });
    addCommand(QT_TR_NOOP("Slower"), keys({Qt::Key_Minus, control | Qt::Key_Down}), Kind::View, [this] { changeSpeed(-1); }, true);
    // Clickers send the full stop for their black-out button.
    addCommand(QT_TR_NOOP("Black screen"), keys({Qt::Key_B, Qt::Key_Period}), Kind::Always,
               [this] { setBlank(m_blank == Blank::Black ? Blank::No : Blank::Black); });
    addCommand(QT_TR_NOOP("White screen"), keys({Qt::Key_W, Qt::Key_Comma}), Kind::Always,
               [this] { setBlank(m_blank == Blank::White ? Blank::No : Blank::White); });
    addCommand(QT_TR_NOOP("Spotlight"), keys({Qt::Key_L, Qt::Key_S}), Kind::View, [this] { toggleSpotlight(); });
    addCommand(QT_TR_NOOP("Pen"), keys({Qt::Key_P}), Kind::View, [this] { togglePen(); });
    m_clearAction = addCommand(QT_TR_NOOP("Clear what was drawn"), keys({Qt::Key_C}), Kind::View, [this] { clearAnnotations(); }, true);
    addCommand(QT_TR_NOOP("Light or dark"), keys({Qt::Key_T}), Kind::View, [this] { toggleTheme(); });
    m_screenAction = addCommand(QT_TR_NOOP("Other screen"), keys({Qt::Key_O}), Kind::Always, [this] { useOtherScreen(); });
    addCommand(QT_TR_NOOP("These keys"), keys({Qt::Key_H, Qt::Key_Question, Qt::Key_F1}), Kind::View, [this] { toggleKeys(); });
    addCommand(QT_TR_NOOP("Leave"), keys({Qt::Key_Escape, Qt::Key_F5}), Kind::Always, [this] {
        if (m_keys)
            toggleKeys();
        else
            leave();
    });
}

void Presentation::retranslate()
{
    setWindowTitle(tr("Presentation – Poolscope"));
    setAccessibleName(tr("Presentation"));
    for (const Command& command : m_commands)
        command.action->setText(tr(command.text));
}

void Presentation::refreshCommands()
{
    m_beatAction->setVisible(!m_document.lesson().beats.empty());
    m_screenAction->setVisible(QGuiApplication::screens().size() > 1);
    m_clearAction->setEnabled(!m_annotations.isEmpty());
    m_previousLayer->setEnabled(m_playback.layer() > 0);
    m_nextLayer->setEnabled(m_playback.layer() + 1 < m_document.network().layerCount());
}

void Presentation::setBlank(Blank blank)
{
    m_blank = blank;
    if (blank != Blank::No)
        m_playback.setPlaying(false);
    refreshCursor();
    update();
}

void Presentation::toggleSpotlight()
{
    m_spotlight = !m_spotlight;
    m_mouse = QPointF(mapFromGlobal(QCursor::pos()));
    update();
}

void Presentation::togglePen()
{
    m_pen = !m_pen;
    m_annotations.end();
    m_penHeld = m_pen;
    m_penClock.start();
    wake();
}

void Presentation::clearAnnotations()
{
    m_annotations.clear();
    refreshCommands();
    update();
}

void Presentation::toggleTheme()
{
    const QString next = m_theme.name == QLatin1String("light") ? QStringLiteral("dark") : QStringLiteral("light");
    m_theme = scene::themeNamed(next);
    Settings().setValue(QStringLiteral("presentation/theme"), next);
    update();
}

void Presentation::toggleKeys()
{
    m_keys = !m_keys;
    update();
}

void Presentation::changeLayer(int by)
{
    const int layer = m_playback.layer() + by;
    if (layer >= 0 && layer < m_document.network().layerCount())
        m_playback.setLayer(layer);
}

void Presentation::changeSpeed(int direction)
{
    const auto begin = std::begin(document::Playback::speeds);
    const auto end = std::end(document::Playback::speeds);
    const auto now = std::find(begin, end, m_playback.speed());
    if (direction > 0 && now != end && now + 1 != end)
        m_playback.setSpeed(*(now + 1));
    if (direction < 0 && now != begin)
        m_playback.setSpeed(*(now - 1));
}

void Presentation::nextBeat()
{
    const auto now = std::tuple(m_playback.layer(), m_playback.step());
    const core::Beat* next = nullptr;
    for (const core::Beat& beat : m_document.lesson().beats) {
        const auto place = std::tuple(beat.layer, beat.step);
        if (place > now && (!next || place < std::tuple(next->layer, next->step)))
            next = &beat;
    }
    if (!next)
        return;
    if (next->layer == m_playback.layer()) {
        m_playback.setPlaying(false);
        m_playback.setStep(next->step, true);
    } else {
        m_playback.setLayer(next->layer, next->step);
    }
}

// --- The picture ---------------------------------------------------------------------------------------------------------

double Presentation::stripHeight() const
{
    return 0.12 * height();
}

QRect Presentation::progressRect() const
{
    return QRect(0, int(height() - stripHeight()), width(), height());
}

scene::Layout Presentation::laidOut() const
{
    return scene::Layout(m_frame, QSizeF(width(), height() - stripHeight()));
}

void Presentation::forget()
{
    m_frame = {};
    m_layout = scene::Layout(m_frame, QSizeF(size()));
}

void Presentation::refresh()
{
    if (!isVisible())
        return;
    if (m_shot.layer != m_playback.layer()) {
        m_annotations.clear(); // they point at cells of another picture
        update();
    }
    m_shot.layer = m_playback.layer();
    m_shot.step = m_playback.step();
    m_shot.phase = m_playback.phase();
    const scene::Frame before = std::exchange(m_frame, scene::makeFrame(m_document.network(), m_shot));
    const scene::Layout beforeLayout = std::exchange(m_layout, laidOut());
    update(scene::changedRegion(before, beforeLayout, m_frame, m_layout));
    update(progressRect());
    if (m_shot.phase == 1.0)
        setAccessibleDescription(QString::fromStdString(m_frame.equation.text()));
    refreshCommands();
}

void Presentation::resizeEvent(QResizeEvent*)
{
    m_layout = laidOut();
    update();
}

void Presentation::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    if (m_blank != Blank::No) {
        painter.fillRect(rect(), m_blank == Blank::Black ? Qt::black : Qt::white);
        return;
    }
    scene::paint(painter, m_frame, m_layout, m_theme, &m_cache);
    painter.setRenderHint(QPainter::Antialiasing);
    paintProgress(painter);
    m_annotations.paint(painter, QSizeF(size()), m_theme.accent);
    if (m_spotlight) {
        QPainterPath dark;
        dark.addRect(QRectF(rect()));
        dark.addEllipse(m_mouse, m_spotlightShare * height(), m_spotlightShare * height());
        painter.fillPath(dark, QColor(0, 0, 0, 190));
    }
    if (m_keys)
        paintKeys(painter);
}

void Presentation::paintProgress(QPainter& painter) const
{
    painter.fillRect(progressRect(), m_theme.background);
    // Under the boards, as far as they do not stand in the very middle or at the very edge.
    double side = 0.1 * width();
    for (const scene::Placed& placed : m_layout.boards())
        side = std::min(side, placed.view.left());
    side = std::max(side, 0.04 * width());
    const double middle = 0.9 * height();
    const int pixels = int(std::clamp(0.032 * height(), 14.0, 90.0));
    const QFont font = scene::sceneFont(pixels);
    const QFontMetricsF metrics(font);
    painter.setFont(font);
    painter.setPen(m_theme.softInk);
    const std::int64_t count = m_playback.stepCount();
    if (count > 0) {
        const QString widest = QStringLiteral("%1 / %1").arg(count);
        painter.drawText(QRectF(side, middle - pixels, width(), 2 * pixels), Qt::AlignLeft | Qt::AlignVCenter,
                         QStringLiteral("%1 / %2").arg(m_playback.step() + 1).arg(count));
        const double left = side + metrics.horizontalAdvance(widest) + 0.9 * pixels;
        const double thick = std::max(4.0, 0.009 * height());
        QRectF bar(left, middle - thick / 2, width() - side - left, thick);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.line);
        painter.drawRoundedRect(bar, thick / 2, thick / 2);
        bar.setWidth(std::max(thick, bar.width() * double(m_playback.step() + 1) / double(count)));
        painter.setBrush(m_theme.accent2);
        painter.drawRoundedRect(bar, thick / 2, thick / 2);
    }
    if (m_idle)
        return;
    painter.setFont(scene::sceneFont(int(std::clamp(0.019 * height(), 11.0, 40.0))));
    painter.setPen(m_theme.softInk);
    painter.drawText(QRectF(side, 0.94 * height(), width() - 2 * side, 0.05 * height()), Qt::AlignCenter,
                     tr("Esc: leave   ·   H: keys   ·   right mouse button: everything else"));
}

void Presentation::paintKeys(QPainter& painter) const
{
    std::vector<std::pair<QString, QString>> rows;
    for (const Command& command : m_commands) {
        if (!command.action->isVisible())
            continue;
        QStringList names;
        for (const QKeySequence& key : command.action->shortcuts()) {
            // Two are enough to remember; who has media keys knows what is on them.
            if (names.size() < 2 && key[0].key() < Qt::Key_Back)
                names << key.toString(QKeySequence::NativeText);
        }
        rows.emplace_back(names.join(QStringLiteral("   ")), command.action->text());
    }
    const double line = std::min(0.85 * height() / double(rows.size() + 1), 0.05 * height());
    const QFont font = scene::sceneFont(std::max(9, int(line * 0.58)));
    const QFontMetricsF metrics(font);
    double keyWidth = 0.0;
    double textWidth = 0.0;
    for (const auto& [keys, text] : rows) {
        keyWidth = std::max(keyWidth, metrics.horizontalAdvance(keys));
        textWidth = std::max(textWidth, metrics.horizontalAdvance(text));
    }
    QRectF panel(0, 0, keyWidth + textWidth + 3.5 * line, (double(rows.size()) + 1) * line);
    panel.moveCenter(QRectF(rect()).center());
    painter.setPen(QPen(m_theme.line, 1));
    painter.setBrush(m_theme.panel);
    painter.drawRoundedRect(panel, line * 0.4, line * 0.4);
    painter.setFont(font);
    QRectF row(panel.left() + line, panel.top() + line / 2, panel.width() - 2 * line, line);
    for (const auto& [keys, text] : rows) {
        painter.setPen(m_theme.softInk);
        painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter, keys);
        painter.setPen(m_theme.ink);
        painter.drawText(row.adjusted(keyWidth + 1.5 * line, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, text);
        row.translate(0, line);
    }
}

// --- Keys and mouse ------------------------------------------------------------------------------------------------------

void Presentation::keyPressEvent(QKeyEvent* event)
{
    // Keys that mean something are shortcuts and do not come here.
    if (m_blank != Blank::No && !event->isAutoRepeat())
        setBlank(Blank::No);
    event->accept(); // never to the window behind, which would take letters and digits as numbers for a cell
}

void Presentation::keyReleaseEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_P && !event->isAutoRepeat() && m_penHeld) {
        m_penHeld = false;
        if (m_penClock.elapsed() > penTapTime)
            togglePen();
    }
    event->accept();
}

void Presentation::wake()
{
    if (m_idle)
        update(progressRect());
    m_idle = false;
    m_idleTimer.start(idleAfter, this);
    refreshCursor();
}

void Presentation::refreshCursor()
{
    const bool clickable = m_shot.hoverOutput && !m_pen;
    setCursor(m_blank != Blank::No || m_idle ? Qt::BlankCursor
              : m_pen                        ? Qt::CrossCursor
              : clickable                    ? Qt::PointingHandCursor
                                             : Qt::ArrowCursor);
}

void Presentation::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_idleTimer.timerId()) {
        QWidget::timerEvent(event);
        return;
    }
    m_idleTimer.stop();
    m_idle = true;
    if (m_shot.hoverInput || m_shot.hoverOutput) {
        m_shot.hoverInput.reset(); // nobody points any more
        m_shot.hoverOutput.reset();
        refresh();
    }
    refreshCursor();
    update(progressRect());
}

QRect Presentation::spotlightRect() const
{
    const double radius = m_spotlightShare * height() + 2;
    return QRectF(m_mouse.x() - radius, m_mouse.y() - radius, 2 * radius, 2 * radius).toAlignedRect();
}

void Presentation::setHover(QPointF point)
{
    std::optional<core::Cell> input;
    std::optional<core::Cell> output;
    const auto hit = m_layout.cellAt(point);
    if (hit && hit->inside && !m_playback.isPlaying() && !m_pen && m_blank == Blank::No) {
        const scene::Board* board = m_frame.board(hit->board);
        const core::Cell cell{board->sample, board->channel, hit->row, hit->col};
        if (hit->board == scene::BoardKind::Input)
            input = cell;
        else if (hit->board == scene::BoardKind::Output)
            output = cell;
    }
    if (input == m_shot.hoverInput && output == m_shot.hoverOutput)
        return;
    m_shot.hoverInput = input;
    m_shot.hoverOutput = output;
    refresh();
}

void Presentation::mouseMoveEvent(QMouseEvent* event)
{
    if (m_spotlight)
        update(spotlightRect());
    m_mouse = event->position();
    if (m_spotlight)
        update(spotlightRect());
    if (m_annotations.isDrawing())
        update(m_annotations.extend(m_mouse, QSizeF(size())));
    else
        setHover(m_mouse);
    wake();
}

void Presentation::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (m_blank != Blank::No) {
        setBlank(Blank::No);
    } else if (m_keys) {
        toggleKeys();
    } else if (m_pen) {
        update(m_annotations.begin(event->position(), QSizeF(size())));
        refreshCommands();
    } else if (const auto hit = m_layout.cellAt(event->position()); hit && hit->inside && hit->board == scene::BoardKind::Output) {
        const scene::Board* board = m_frame.board(hit->board);
        m_playback.setPlaying(false);
        m_playback.setStep(core::stepOfCell(board->values.shape(), {board->sample, board->channel, hit->row, hit->col}));
    } else {
        m_playback.forward();
    }
}

void Presentation::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        m_annotations.end();
}

void Presentation::wheelEvent(QWheelEvent* event)
{
    event->accept();
    m_wheel += event->angleDelta().y();
    const int notches = m_wheel / wheelNotch;
    m_wheel -= notches * wheelNotch;
    if (notches == 0)
        return;
    if (m_blank != Blank::No) {
        setBlank(Blank::No);
    } else if (m_spotlight) {
        m_spotlightShare = std::clamp(m_spotlightShare + 0.02 * notches, 0.06, 0.45);
        update();
    } else if (notches > 0) {
        m_playback.back();
    } else {
        m_playback.forward();
    }
}

void Presentation::contextMenuEvent(QContextMenuEvent* event)
{
    if (m_blank != Blank::No) {
        setBlank(Blank::No);
        return;
    }
    m_idleTimer.stop();
    setCursor(Qt::ArrowCursor);
    // Opened, not executed: leaving must not pull the ground from under a loop that still runs.
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const Command& command : m_commands) {
        menu->addAction(command.action);
        if (command.endsGroup)
            menu->addSeparator();
    }
    connect(menu, &QMenu::aboutToHide, this, &Presentation::wake);
    menu->popup(event->globalPos());
}

void Presentation::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refresh();
    }
    QWidget::changeEvent(event);
}

} // namespace window
