#include "window/main_window.h"

#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QDeadlineTimer>
#include <QDragEnterEvent>
#include <QFrame>
#include <QMenuBar>
#include <QMimeData>
#include <QSplitter>
#include <QThreadPool>
#include <QTimer>
#include <QUndoStack>
#include <QUrl>
#include <QVBoxLayout>

#include "window/bars/busy_bar.h"
#include "window/bars/comparing.h"
#include "window/bars/edge_tab.h"
#include "window/bars/message_bar.h"
#include "window/bars/pipeline_strip.h"
#include "window/bars/transport_bar.h"
#include "window/files/import_dialog.h"
#include "window/files/lesson_files.h"
#include "window/files/outside_changes.h"
#include "window/files/recovery.h"
#include "window/gallery/gallery.h"
#include "window/gallery/progress.h"
#include "window/look/icons.h"
#include "window/look/language.h"
#include "window/look/look.h"
#include "window/look/settings.h"
#include "window/look/widgets.h"
#include "window/menus/edit_menu.h"
#include "window/menus/export_menu.h"
#include "window/menus/field_keys.h"
#include "window/menus/file_menu.h"
#include "window/menus/help_menu.h"
#include "window/menus/layer_menu.h"
#include "window/menus/lessons_menu.h"
#include "window/menus/play_menu.h"
#include "window/menus/view_menu.h"
#include "window/panels/history_panel.h"
#include "window/panels/lesson_panel.h"
#include "window/panels/panels.h"
#include "window/panels/parameter_panel.h"
#include "window/panels/step_table_view.h"
#include "window/panels/table_panel.h"
#include "window/gallery/rooms.h"
#include "window/stage/grid_menu.h"
#include "window/stage/presentation.h"
#include "window/stage/presenter_window.h"
#include "window/stage/stage.h"
#include "window/window_place.h"

namespace window {

static constexpr const char* firstLesson = "convolve-then-pool";

MainWindow::MainWindow(Look& look, Language& language)
    : m_playback(m_document)
    , m_player(m_document, m_playback)
    , m_predictions(m_document, m_playback)
    , m_autosave(m_document)
    , m_language(language)
    , m_files(new LessonFiles(m_document, look, language, *this))
    , m_messages(new MessageBar(look))
    , m_recovery(new Recovery(m_document, m_autosave, *m_files, *m_messages, language, *this))
    , m_outside(new OutsideChanges(m_document, *m_files, *m_messages, this))
    , m_comparing(new Comparing(m_document, m_playback, this))
    , m_strip(new PipelineStrip(m_document, m_playback, *m_comparing, look))
    , m_lesson(new LessonPanel(m_document, m_playback, m_player, m_predictions, language))
    , m_stage(new Stage(m_document, m_playback, look))
    , m_busy(new BusyBar(m_document, *m_stage))
    , m_parameters(new ParameterPanel(m_document, m_playback, *m_comparing))
    , m_table(new TablePanel(m_document, m_playback, look))
    , m_presentation(new Presentation(m_document, m_playback, m_player, m_predictions, look, language, this))
    , m_gallery(new Gallery(*m_files, *new Progress(m_document, m_player, m_predictions, this), m_playback, look, language))
{
    setAcceptDrops(true);
    readSettings();
    build(look, language);
    connectMessages();
    refreshTitle();
}

MainWindow::~MainWindow()
{
    // The panels speak to the document until their end, so they go first.
    delete m_presentation;
    delete takeCentralWidget();
}

StepTableView& MainWindow::table()
{
    return m_table->steps();
}

void MainWindow::build(Look& look, Language& language)
{
    auto* body = new QSplitter(Qt::Horizontal);
    body->setHandleWidth(1);
    for (QWidget* part : std::initializer_list<QWidget*>{m_lesson, m_stage, m_parameters})
        body->addWidget(part);
    body->setStretchFactor(1, 1);
    body->setCollapsible(1, false);

    auto* wordsTab = new EdgeTab(look, Qt::LeftEdge);
    auto* parametersTab = new EdgeTab(look, Qt::RightEdge);
    auto* tableTab = new EdgeTab(look, Qt::BottomEdge);
    auto* middle = spaced(new QHBoxLayout, {}, 0);
    middle->addWidget(wordsTab);
    middle->addWidget(body, 1);
    middle->addWidget(parametersTab);
    auto* transport = new TransportBar(m_playback, look);
    auto* upper = new QWidget;
    auto* upperColumn = spaced(new QVBoxLayout(upper), {}, 0);
    upperColumn->addLayout(middle, 1);
    upperColumn->addWidget(transport);
    auto* rows = new QSplitter(Qt::Vertical);
    rows->setHandleWidth(1);
    rows->addWidget(upper);
    rows->addWidget(m_table);
    rows->setStretchFactor(0, 1);
    rows->setCollapsible(0, false);

    auto* line = named(new QFrame, "line");
    line->setFixedHeight(1);
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Mid);
    auto* central = new QWidget;
    auto* column = spaced(new QVBoxLayout(central), {}, 0);
    auto* lesson = new QWidget;
    auto* lessonColumn = spaced(new QVBoxLayout(lesson), {}, 0);
    lessonColumn->addWidget(rows, 1);
    lessonColumn->addWidget(tableTab);
    m_rooms = new Rooms(lesson, m_gallery);
    addAll(column, {m_strip, line, m_messages});
    column->addWidget(m_rooms, 1);
    setCentralWidget(central);
    auto* history = new HistoryPanel(m_document.undoStack(), this);
    addDockWidget(Qt::RightDockWidgetArea, history);
    history->hide();
    m_panels = new Panels({.words = m_lesson, .stage = m_stage, .parameters = m_parameters, .table = m_table, .history = history,
                           .strip = m_strip, .body = body, .column = rows, .wordsTab = wordsTab,
                           .parametersTab = parametersTab, .tableTab = tableTab}, this);

    m_play = new PlayMenu(m_playback, m_player, m_predictions, this);
    connect(m_play, &PlayMenu::ended, m_lesson, &LessonPanel::offerNext);
    connect(m_play, &PlayMenu::jumpWanted, transport, &TransportBar::askForStep);
    auto* view = new ViewMenu(look, language, m_playback, *m_stage, *m_presentation, this);
    m_strip->addButton(view->chainAction());
    view->addPanel(*m_panels, Panels::Words, *wordsTab, QT_TRANSLATE_NOOP("window::ViewMenu", "&Words"), QKeySequence(Qt::CTRL | Qt::Key_1));
    view->addPanel(*m_panels, Panels::Parameters, *parametersTab, QT_TRANSLATE_NOOP("window::ViewMenu", "&Parameters"), QKeySequence(Qt::CTRL | Qt::Key_2));
    view->addPanel(*m_panels, Panels::Table, *tableTab, QT_TRANSLATE_NOOP("window::ViewMenu", "&Steps and tables"), QKeySequence(Qt::CTRL | Qt::Key_3));
    auto* exports = new ExportMenu(m_document, m_playback, *m_stage, look, language, this);
    connect(exports, &ExportMenu::noted, m_messages, &MessageBar::showNote);
    menuBar()->addMenu(new FileMenu(*m_files, *m_recovery, this));
    auto* grids = new GridMenu(m_document, m_playback, *m_stage, look, *this);
    auto* edit = new EditMenu(m_document, m_playback, *m_stage, *grids, *m_panels, this);
    m_strip->addButton(edit->paintAction(), Sign::Brush);
    menuBar()->addMenu(edit);
    menuBar()->addMenu(view);
    auto* layer = new LayerMenu(m_document, m_playback, *m_strip, *m_comparing, this);
    menuBar()->addMenu(layer);
    menuBar()->addMenu(m_play);
    menuBar()->addMenu(new LessonsMenu(m_document, *m_files, language, *m_rooms, this));
    menuBar()->addMenu(exports);
    menuBar()->addMenu(new HelpMenu(*menuBar(), *m_presentation, this));
    m_rooms->belongToLesson({m_strip, line, history},
                            view->lessonActions() + QList<QAction*>{edit->menuAction(), layer->menuAction(), m_play->menuAction(), exports->menuAction()});
    new FieldKeys(this);
    new PresenterWindow(m_document, m_player, m_predictions, language, *m_presentation); // which owns it
    m_panels->adapt(size(), menuBar()->sizeHint().height(), false);
    m_stage->setFocus();
}

void MainWindow::connectMessages()
{
    connect(m_files, &LessonFiles::failed, m_messages, &MessageBar::showError);
    connect(m_files, &LessonFiles::noted, m_messages, &MessageBar::showNote);
    connect(m_files, &LessonFiles::readingStarted, this, [this](const QString& name) {
        m_busy->begin(tr("Opening %1…").arg(name), [this] { m_files->stopReading(); });
    });
    connect(m_files, &LessonFiles::readingEnded, m_busy, &BusyBar::end);
    connect(m_files, &LessonFiles::savingStarted, m_busy, [this](const QString& name) { m_busy->begin(tr("Saving %1…").arg(name), {}); });
    connect(m_files, &LessonFiles::savingEnded, m_busy, [this] {
        if (!m_files->isReading())
            m_busy->end();
    });
    connect(&m_document, &document::Document::computingFailed, m_messages, [this] {
        m_messages->showError(tr("There is not enough memory to compute this lesson. A smaller input would do."));
    });
    connect(m_stage, &Stage::problem, this, [this](const QString& sentence) {
        m_mistake = sentence;
        m_messages->showError(sentence);
    });
    // What was wrong with an edit is over when one has succeeded.
    connect(&m_document, &document::Document::changed, this, [this] {
        if (!m_mistake.isEmpty() && m_messages->sentence() == m_mistake)
            m_messages->dismiss();
        m_mistake.clear();
    });
    connect(m_stage, &Stage::viewChanged, m_lesson, &LessonPanel::setView);
    connect(m_stage, &Stage::viewChanged, &m_table->steps(), &StepTableView::setView);
    connect(m_stage, &Stage::viewChanged, m_presentation, &Presentation::setView);
    connect(m_stage, &Stage::viewChanged, &m_playback, [this](const scene::View& view) { m_playback.setProductsShown(!view.backward); });
    connect(m_presentation, &Presentation::viewWanted, m_stage, &Stage::setView);
    connect(m_presentation, &Presentation::nextLessonWanted, m_lesson, &LessonPanel::openNext);
    connect(&m_player, &document::LessonPlayer::showWanted, m_stage, &Stage::showBeat);
    connect(&m_player, &document::LessonPlayer::failed, m_messages, &MessageBar::showError);
    connect(m_stage, &Stage::followed, m_strip, &PipelineStrip::follow);
    connect(m_comparing, &Comparing::started, m_stage, [this] {
        scene::View view = m_stage->view();
        view.chain = view.backward = view.turned = view.inserted = view.matrix = false; // of one layer, or of all
        m_stage->setView(view);
    });
    connect(m_stage, &Stage::sideChosen, m_comparing, [this](int side) {
        m_comparing->chooseSide(side == 0 ? Comparing::Side::A : Comparing::Side::B);
    });
    connect(m_stage, &Stage::inputPressed, m_lesson, &LessonPanel::takeCell);
    connect(m_stage, &Stage::importWanted, m_files, [this] { m_files->importFrom(*QApplication::clipboard()->mimeData()); });
    connect(&m_autosave, &document::Autosave::failed, m_messages, &MessageBar::showError);
    connect(m_lesson, &LessonPanel::builtinRequested, m_files, &LessonFiles::openBuiltin);
    connect(m_strip, &PipelineStrip::inputSelectedChanged, m_parameters, &ParameterPanel::showInput);
    connect(&m_document, &document::Document::stateChanged, this, &MainWindow::refreshTitle);
    connect(&m_document, &document::Document::changed, this, &MainWindow::refreshTitle);
    connect(&m_document, &document::Document::opened, m_messages, &MessageBar::dismiss);
    connect(&m_document, &document::Document::opened, m_rooms, &Rooms::showLesson);
    connect(m_document.undoStack(), &QUndoStack::indexChanged, m_rooms, &Rooms::showLesson); // numbers were brought in
    connect(m_rooms, &Rooms::leavingLesson, this, [this] {
        m_playback.setPlaying(false);
        m_stage->finishEditing();
    });
    connect(m_rooms, &QStackedWidget::currentChanged, this, &MainWindow::refreshTitle);
    connect(m_gallery, &Gallery::left, m_stage, [this] { m_stage->setFocus(); });
}

void MainWindow::place()
{
    placeOnScreen(*this, Settings().value(QStringLiteral("geometry")).toByteArray());
}

void MainWindow::openFirst(const QStringList& paths)
{
    m_document.openBuiltin(QString::fromLatin1(firstLesson));
    const QString builtin = QStringLiteral("builtin:"); // as on the command line
    if (!paths.isEmpty() && paths.constFirst().startsWith(builtin))
        m_files->openBuiltin(paths.constFirst().mid(builtin.size()));
    else if (!paths.isEmpty())
        m_files->openPath(paths.constFirst());
    if (paths.size() > 1)
        noteOthers(int(paths.size()));
    // After the first picture: looking for lost work reads files.
    QTimer::singleShot(0, m_recovery, &Recovery::look);
}

void MainWindow::refreshTitle()
{
    QString name = m_document.displayName(m_language.locale());
    name.replace(QLatin1String("[*]"), QLatin1String("[*][*]")); // Qt's way to write what would stand for "modified"
    if (m_rooms && m_rooms->isGalleryShown())
        setWindowTitle(QStringLiteral("Poolscope[*]"));
    else
        setWindowTitle(QStringLiteral("%1[*] – Poolscope").arg(name.isEmpty() ? tr("Untitled") : name));
    setWindowModified(m_document.isModified());
    setWindowFilePath(m_document.fileName());
}

void MainWindow::readSettings()
{
    const Settings settings;
    m_playback.setSpeed(settings.value(QStringLiteral("speed"), 1.0).toDouble());
    m_playback.setLooping(settings.value(QStringLiteral("loop"), false).toBool());
    m_began = {m_playback.speed(), m_playback.isLooping()};
    // As the desktop has it, until it is chosen in the View menu.
    m_playback.setMotionReduced(settings.value(QStringLiteral("reduceMotion"), m_motion.isReduced()).toBool());
    if (!settings.contains(QStringLiteral("reduceMotion")))
        connect(&m_motion, &DesktopMotion::changed, &m_playback, &document::Playback::setMotionReduced);
}

void MainWindow::writeSettings() const
{
    Settings settings;
    settings.setValue(QStringLiteral("geometry"), saveGeometry());
    // What was never touched here is left: it may have come from the disk after the window had begun without it.
    if (m_playback.speed() != m_began.speed)
        settings.setValue(QStringLiteral("speed"), m_playback.speed());
    if (m_playback.isLooping() != m_began.looping)
        settings.setValue(QStringLiteral("loop"), m_playback.isLooping());
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    m_stage->finishEditing();
    if (!m_files->mayLeave(true)) {
        event->ignore();
        return;
    }
    m_playback.setPlaying(false);
    writeSettings();
    // Left while the disk does not answer: the autosave is the one copy that is known to be whole.
    if (m_files->isSaving())
        m_autosave.flush();
    else
        m_autosave.clear();
    event->accept();
}

bool MainWindow::finish(int milliseconds)
{
    const QDeadlineTimer end(milliseconds);
    const auto left = [&] { return int(end.remainingTime()); };
    return m_files->finish(end) && m_autosave.finish(left()) && QThreadPool::globalInstance()->waitForDone(left()) && Settings::finish(left());
}

void MainWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && isFullScreen())
        setWindowState(windowState() & ~Qt::WindowFullScreen);
    else if (m_rooms->isGalleryShown())
        QMainWindow::keyPressEvent(event);
    else if (event->key() == Qt::Key_Escape && m_comparing->isOn())
        m_comparing->stop();
    else if (!m_lesson->takeGuess(event->text()) && !m_play->take(*event))
        QMainWindow::keyPressEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    m_panels->adapt(size(), menuBar()->sizeHint().height(), isVisible());
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (ImportDialog::canOpen(*event->mimeData()))
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    event->acceptProposedAction();
    if (urls.isEmpty() || !urls.constFirst().isLocalFile()) {
        m_files->importFrom(*event->mimeData());
        return;
    }
    m_files->openPath(urls.constFirst().toLocalFile());
    if (urls.size() > 1)
        noteOthers(int(urls.size()));
}

void MainWindow::noteOthers(int files)
{
    m_messages->showNote(tr("One lesson at a time: the first of %n files was opened.", nullptr, files));
}

void MainWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        refreshTitle();
    else if (event->type() == QEvent::ActivationChange && isActiveWindow())
        m_outside->look();
    QMainWindow::changeEvent(event);
}

} // namespace window
