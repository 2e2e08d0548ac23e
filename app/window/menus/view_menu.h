#pragma once

#include "window/forward.h"
#include "window/menus/menu.h"
#include "window/panels/panels.h"

#include <utility>
#include <vector>

namespace scene {
struct View;
}

namespace window {

class Presentation;

/// Panels, theme, language, zoom, full screen, presentation.
class ViewMenu : public Menu {
    Q_OBJECT

public:
    ViewMenu(Look& look, Language& language, document::Playback& playback, Stage& stage,
             Presentation& presentation, QWidget* window);

    /// Shows the whole chain, or one layer.
    QAction* chainAction() const { return m_chain; }
    /// An entry that opens and closes a panel, and its tab.
    void addPanel(Panels& panels, Panels::Panel panel, EdgeTab& tab, const char* title, const QKeySequence& key);

    /// Its entries that are about the lesson that lies open: all but theme, language, motion and full screen.
    QList<QAction*> lessonActions() const;

protected:
    void refresh() final;

private:
    struct Panel {
        QAction* action;
        EdgeTab* tab;
        const char* title;
    };
    /// An entry with a check mark, and what of the view it stands for.
    using Mark = std::pair<QAction*, bool scene::View::*>;

    template <typename Chooser>
    void addChoices(const char* title, std::initializer_list<std::pair<const char*, const char*>> choices, Chooser& chooser);
    QAction* addMark(const char* words, const char* name, const QKeySequence& key, bool scene::View::* what);

    std::vector<Panel> m_panels;
    QAction* m_panelEnd;
    std::vector<Mark> m_marks;
    QAction* m_chain;
    QList<QAction*> m_always; ///< entries that are about the program
};

} // namespace window
