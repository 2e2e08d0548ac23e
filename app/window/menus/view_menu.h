#pragma once

#include <QMenu>

#include "window/panels/panels.h"

#include <vector>

class QActionGroup;

namespace document {
class Playback;
}

namespace window {

class Language;
class Look;
class Presentation;
class Stage;

/// Panels, theme, language, zoom, full screen, presentation.
class ViewMenu : public QMenu {
    Q_OBJECT

public:
    ViewMenu(Look& look, Language& language, document::Playback& playback, Stage& stage,
             Presentation& presentation, QWidget* window);

    /// Shows the whole chain, or one layer.
    QAction* chainAction() const { return m_chain; }
    /// An entry that opens and closes a panel, and its tab.
    void addPanel(Panels& panels, Panels::Panel panel, EdgeTab& tab, const char* title, const QKeySequence& key);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    QAction* addChoice(QMenu* menu, QActionGroup* group, const QString& id, const QString& current);

    struct Panel {
        QAction* action;
        EdgeTab* tab;
        const char* title;
    };

    std::vector<Panel> m_panels;
    QAction* m_panelEnd;
    QMenu* m_theme;
    QMenu* m_language;
    QAction* m_backward;
    QAction* m_turned;
    QAction* m_inserted;
    QAction* m_chain;
    QAction* m_matrix;
    QAction* m_zeroGhosts;
    QAction* m_zoomIn;
    QAction* m_zoomOut;
    QAction* m_zoomReset;
    QAction* m_reduceMotion;
    QAction* m_fullScreen;
    QAction* m_present;
};

} // namespace window
