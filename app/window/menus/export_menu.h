#pragma once

#include "window/forward.h"
#include "window/menus/menu.h"
#include "window/takeaway/export_choice.h"

namespace window {

/// What can be taken away: tables, pictures and animations, the whole lesson.
class ExportMenu : public Menu {
    Q_OBJECT

public:
    ExportMenu(const document::Document& document, const document::Playback& playback, const Stage& stage, const Look& look,
               const Language& language, QWidget* window);

    /// Opens the dialog for that.
    void show(TakeawayKind kind);

signals:
    void noted(const QString& sentence);

private:
    void refresh() final;

    const document::Document& m_document;
    const document::Playback& m_playback;
    const Stage& m_stage;
    const Look& m_look;
    const Language& m_language;
    QAction* m_table;
    QAction* m_film;
    QAction* m_lesson;
};

} // namespace window
