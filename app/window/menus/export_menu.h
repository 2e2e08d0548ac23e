#pragma once

#include <QMenu>

#include "window/takeaway/export_choice.h"

namespace document {
class Document;
class Playback;
}

namespace window {

class Language;
class Look;
class Stage;

/// What can be taken away: tables, pictures and animations, the whole lesson.
class ExportMenu : public QMenu {
    Q_OBJECT

public:
    ExportMenu(const document::Document& document, const document::Playback& playback, const Stage& stage, const Look& look,
               const Language& language, QWidget* window);

    /// Opens the dialog for that.
    void show(TakeawayKind kind);

signals:
    void failed(const QString& sentence);
    void noted(const QString& sentence);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

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
