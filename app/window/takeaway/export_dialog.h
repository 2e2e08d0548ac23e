#pragma once

#include <QDialog>
#include <QTimer>

#include "formats/estimate.h"
#include "window/look/background.h"
#include "window/takeaway/on_screen.h"

class QLabel;
class QProgressBar;
class QPushButton;

namespace window {

class ExportForm;
class ExportPreview;

/// Takes something away: asks what and how, shows what it will be and how large, and writes it while the window goes on.
class ExportDialog : public QDialog {
    Q_OBJECT

public:
    /// `moving`: whether animations may play by themselves in the preview.
    ExportDialog(OnScreen screen, TakeawayKind kind, bool moving, QWidget* parent = nullptr);

    /// Begins to write what is chosen; ends with `noted` and the dialog closed, or with `failed` and the dialog open.
    void writeTo(const QString& path);
    bool isWriting() const { return m_writing.isRunning(); }

signals:
    void failed(const QString& sentence);
    void noted(const QString& sentence);

protected:
    void reject() override;

private:
    /// What is told about a file before it is there.
    struct Outlook {
        std::optional<formats::Size> size;
        QString text; ///< its beginning, where it has one that people can read
        QString fault;
    };

    void choose();
    void look();
    void showOutlook(const Outlook& outlook);
    void chooseFile();
    void showWriting(bool writing);
    void showFault(const QString& sentence);
    QString durationText() const;

    OnScreen m_screen;
    bool m_moving;
    ExportForm* m_form;
    ExportPreview* m_preview;
    QLabel* m_outlook;
    QLabel* m_fault;
    QProgressBar* m_progress;
    QPushButton* m_export;
    QTimer m_settled;
    Background<Outlook> m_looking;
    Background<QString> m_writing; ///< what went wrong
};

} // namespace window
