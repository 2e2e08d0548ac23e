#pragma once

#include <QMenu>

namespace window {

class LessonFiles;
class Recovery;

/// New, open, import, save, recent and unsaved lessons, quit.
class FileMenu : public QMenu {
    Q_OBJECT

public:
    FileMenu(LessonFiles& files, Recovery& recovery, QWidget* window);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void fillRecent();

    LessonFiles& m_files;
    QAction* m_new;
    QAction* m_open;
    QMenu* m_recent;
    QAction* m_unsaved;
    QAction* m_import;
    QAction* m_save;
    QAction* m_saveAs;
    QAction* m_quit;
};

} // namespace window
