#pragma once

#include <QMenu>

namespace window {

class Language;
class LessonFiles;

/// The built-in lessons, by their titles.
class LessonsMenu : public QMenu {
    Q_OBJECT

public:
    LessonsMenu(LessonFiles& files, const Language& language, QWidget* window);

protected:
    void changeEvent(QEvent* event) override;

private:
    void fill();

    LessonFiles& m_files;
    const Language& m_language;
};

} // namespace window
