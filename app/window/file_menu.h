#pragma once

#include <QMenu>

namespace window {

class LessonFiles;

/// New, open, import, save, recent lessons, quit.
class FileMenu : public QMenu {
    Q_OBJECT

public:
    FileMenu(LessonFiles& files, QWidget* window);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void fillRecent();

    LessonFiles& m_files;
    QAction* m_new;
    QAction* m_open;
    QMenu* m_recent;
    QAction* m_import;
    QAction* m_save;
    QAction* m_saveAs;
    QAction* m_quit;
};

} // namespace window
