#include "window/menus/lessons_menu.h"

#include "document/document.h"
#include "window/files/lesson_files.h"
#include "window/gallery/shelf.h"
#include "window/look/language.h"
#include "window/gallery/rooms.h"

namespace window {

LessonsMenu::LessonsMenu(const document::Document& document, LessonFiles& files, const Language& language, Rooms& rooms, QWidget* window)
    : Menu(window)
    , m_document(document)
    , m_files(files)
    , m_language(language)
{
    entitle(menuAction(), QT_TR_NOOP("Le&ssons"));
    add(QT_TR_NOOP("&Gallery of lessons"), {Qt::CTRL | Qt::Key_G}, &rooms, &Rooms::showGallery)->setObjectName(QStringLiteral("gallery"));
    addSeparator();
    // Reading all lessons for their titles takes time that the program's start has better use for.
    connect(this, &QMenu::aboutToShow, this, &LessonsMenu::fill);
}

void LessonsMenu::fill()
{
    qDeleteAll(m_groups);
    m_groups.clear();
    const std::string locale = m_language.locale().toStdString();
    const auto said = [&](const core::Text& text) { return QString::fromStdString(text.in(locale)).replace(u'&', QStringLiteral("&&")); };
    int number = 0;
    for (const ShelfGroup& group : builtinShelf()) {
        QMenu* menu = addMenu(said(group.title));
        m_groups.append(menu);
        for (const ShelfLesson& lesson : group.lessons) {
            QAction* action = menu->addAction(QStringLiteral("%1 · %2").arg(++number).arg(said(lesson.title)), this,
                                              [this, name = lesson.name] { m_files.openBuiltin(name); });
            action->setObjectName(QStringLiteral("lesson_") + lesson.name);
            action->setCheckable(true);
            action->setChecked(lesson.name == m_document.builtinName());
        }
    }
}

} // namespace window
