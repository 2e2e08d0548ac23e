#include "window/menus/lessons_menu.h"

#include "core/lesson_file.h"
#include "resources/builtin_lessons.h"
#include "window/files/lesson_files.h"
#include "window/look/language.h"

namespace window {

LessonsMenu::LessonsMenu(LessonFiles& files, const Language& language, QWidget* window)
    : Menu(window)
    , m_files(files)
    , m_language(language)
{
    entitle(menuAction(), QT_TR_NOOP("Le&ssons"));
    // Reading all lessons for their titles takes time that the program's start has better use for.
    connect(this, &QMenu::aboutToShow, this, &LessonsMenu::fill);
}

void LessonsMenu::fill()
{
    clear();
    for (const resources::BuiltinLesson& lesson : resources::builtinLessons()) {
        const QString name = QString::fromUtf8(lesson.name);
        QString title = name;
        try {
            title = QString::fromStdString(
                core::parseLesson(lesson.json, std::string(lesson.name)).lesson.title.in(m_language.locale().toStdString()));
        } catch (const core::FileError&) {
            // It stays in the menu by its name, and says what is wrong when it is chosen.
        }
        QAction* action = addAction(title.replace(u'&', QStringLiteral("&&")), this, [this, name] { m_files.openBuiltin(name); });
        action->setObjectName(QStringLiteral("lesson_") + name);
    }
}

} // namespace window
