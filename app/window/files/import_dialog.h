#pragma once

#include <QDialog>
#include <QTimer>

#include "paint/theme.h"
#include "window/files/import_picture_panel.h"
#include "window/files/import_source.h"
#include "window/files/import_table_panel.h"
#include "window/look/background.h"

#include <memory>

class QComboBox;
class QLabel;
class QMimeData;
class QProgressBar;
class QPushButton;
class QScrollArea;

namespace window {

class CropView;
class InputPreview;

/// Brings numbers in from a file, a drop or the clipboard: shows what is there, asks how to read it, and shows what comes
/// of that as the stage would. All reading is done on another thread.
///
///     ImportDialog dialog(look.theme(), this);
///     dialog.openFile(path);                    // or open(*clipboard->mimeData())
///     if (dialog.exec() == QDialog::Accepted)
///         document.setInput(dialog.numbers().values, dialog.numbers().notation, tr("Input from %1").arg(dialog.name()));
class ImportDialog : public QDialog {
    Q_OBJECT

public:
    explicit ImportDialog(const scene::Theme& theme, QWidget* parent = nullptr);
    ~ImportDialog() override;

    /// Begins to read; what is wrong with the file is said in the dialog.
    void openFile(const QString& path);
    /// The same for a paste or a drop: its first file, else its picture, else its table. False, and nothing happens, when
    /// there is none of these.
    bool open(const QMimeData& mime);
    /// Whether `open` would find something; quick, for a drag over the window.
    static bool canOpen(const QMimeData& mime);

    /// Whether the name is that of a file that numbers can come from, for deciding what to do with a dropped file.
    static bool isImportable(const QString& path);
    /// For QFileDialog: everything that can be read, then each format.
    static QString fileFilter();

    /// What was read; meaningful after the dialog was accepted.
    const formats::Numbers& numbers() const { return m_numbers; }
    /// What it was read from, without folder: "cat.png", "Clipboard".
    QString name() const;

signals:
    /// The preview shows numbers, or `problem` is why not.
    void previewed(const QString& problem);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    using LoadedPtr = std::shared_ptr<const ImportSource>;

    void load(const QString& name, ImportWork work);
    void take(LoadedPtr loaded);
    void refresh();
    void showNumbers(Imported converted);
    void showProblem(const QString& problem, const QStringList& lines = {});
    void showCost();
    void fitOptions();

    LoadedPtr m_loaded;
    formats::Numbers m_numbers;
    Background<LoadedPtr> m_loading;
    Background<std::shared_ptr<Imported>> m_converting;
    QTimer m_soon;    ///< gathers the changes of one drag
    QTimer m_patience; ///< a progress bar that only flashes up helps nobody

    QScrollArea* m_options;
    CropView* m_crop;
    InputPreview* m_preview;
    ImportPicturePanel* m_picturePanel;
    ImportTablePanel* m_tablePanel;
    QLabel* m_source;
    QComboBox* m_channel;
    QLabel* m_notes;
    QLabel* m_problem;
    QLabel* m_cost;
    QProgressBar* m_progress;
    QPushButton* m_import;
};

} // namespace window
