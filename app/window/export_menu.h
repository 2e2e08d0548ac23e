#pragma once

#include <QMenu>

namespace document {
class Document;
class Playback;
}

namespace window {

class ExportDialog;
class Look;
class Stage;

/// What can be taken away: tables and pictures.
class ExportMenu : public QMenu {
    Q_OBJECT

public:
    ExportMenu(const document::Document& document, const document::Playback& playback, const Stage& stage, const Look& look,
               QWidget* window);

signals:
    void failed(const QString& sentence);
    void noted(const QString& sentence);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void show(bool picture);

    const document::Document& m_document;
    const document::Playback& m_playback;
    const Stage& m_stage;
    const Look& m_look;
    QAction* m_table;
    QAction* m_picture;
};

} // namespace window
