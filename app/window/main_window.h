#pragma once

#include <QMainWindow>

#include "document/autosave.h"
#include "document/document.h"
#include "document/lesson_player.h"
#include "document/playback.h"
#include "document/predictions.h"
#include "window/forward.h"
#include "window/look/motion.h"

namespace window {

class BusyBar;
class Gallery;
class LessonPanel;
class MessageBar;
class Panels;
class ParameterPanel;
class PipelineStrip;
class OutsideChanges;
class PlayMenu;
class Presentation;
class Progress;
class Recovery;
class Rooms;
class StepTableView;
class TablePanel;

/// The window: puts document, panels and menus together, and does nothing else.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    MainWindow(Look& look, Language& language);
    ~MainWindow() override;

    document::Document& document() { return m_document; }
    document::Playback& playback() { return m_playback; }
    document::LessonPlayer& player() { return m_player; }
    document::Predictions& predictions() { return m_predictions; }
    LessonFiles& files() { return *m_files; }
    Stage& stage() { return *m_stage; }
    PipelineStrip& strip() { return *m_strip; }
    ParameterPanel& parameters() { return *m_parameters; }
    TablePanel& tablePanel() { return *m_table; }
    StepTableView& table();
    MessageBar& messages() { return *m_messages; }
    Recovery& recovery() { return *m_recovery; }
    BusyBar& busy() { return *m_busy; }
    Presentation& presentation() { return *m_presentation; }
    Panels& panels() { return *m_panels; }
    Gallery& gallery() { return *m_gallery; }
    Rooms& rooms() { return *m_rooms; }

    /// Goes where it was the last time, as far as the screen has room. Before it is shown.
    void place();
    /// Opens files, or the first lesson when there are none.
    void openFirst(const QStringList& paths);
    /// After it was closed: waits for what is still being written, but no longer than that; whether all is.
    bool finish(int milliseconds);

protected:
    void closeEvent(QCloseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void build(Look& look, Language& language);
    void connectMessages();
    void refreshTitle();
    void noteOthers(int files);
    void readSettings();
    void writeSettings() const;

    document::Document m_document;
    document::Playback m_playback;
    document::LessonPlayer m_player;
    document::Predictions m_predictions;
    document::Autosave m_autosave;
    const Language& m_language;
    LessonFiles* m_files;
    MessageBar* m_messages;
    Recovery* m_recovery;
    OutsideChanges* m_outside;
    QString m_mistake; ///< what the last edit was refused with
    Comparing* m_comparing;
    PipelineStrip* m_strip;
    LessonPanel* m_lesson;
    Stage* m_stage;
    BusyBar* m_busy;
    ParameterPanel* m_parameters;
    TablePanel* m_table;
    PlayMenu* m_play = nullptr;
    Presentation* m_presentation;
    Gallery* m_gallery;
    Rooms* m_rooms = nullptr;
    Panels* m_panels = nullptr;
    DesktopMotion m_motion;
    struct {
        double speed = 1.0;
        bool looping = false;
    } m_began; ///< with these, as remembered
};

} // namespace window
