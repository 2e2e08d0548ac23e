#pragma once

#include "formats/format.h"

#include <QDialog>

#include <vector>

class QComboBox;
class QLabel;
class QPushButton;

namespace document {
class Document;
class Playback;
}

namespace window {

class Look;
class Stage;

/// Asks what to export and in which format, and hands it to the formats.
class ExportDialog : public QDialog {
    Q_OBJECT

public:
    /// A picture of the current step, or a table.
    ExportDialog(const document::Document& document, const document::Playback& playback, const Stage& stage, const Look& look,
                 bool picture, QWidget* parent);

    /// Writes what is chosen; what goes wrong is said, and the dialog stays.
    bool writeTo(const QString& path);

signals:
    void failed(const QString& sentence);
    void noted(const QString& sentence);

private:
    struct Item {
        QString title;
        QString fileWord; ///< for the proposed file name
        formats::Export what;
    };

    void addTables();
    void refreshFormats();
    void refreshPreview();
    void chooseFile();
    formats::Export chosen() const;
    const formats::Format* format() const;

    const document::Document& m_document;
    const document::Playback& m_playback;
    const Stage& m_stage;
    const Look& m_look;
    std::vector<Item> m_items;
    QComboBox* m_what = nullptr;
    QComboBox* m_format = nullptr;
    QComboBox* m_size = nullptr;
    QComboBox* m_theme = nullptr;
    QLabel* m_preview = nullptr;
    QLabel* m_error;
    QPushButton* m_export;
};

} // namespace window
