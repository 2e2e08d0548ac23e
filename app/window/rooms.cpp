#include "window/rooms.h"

#include <QAction>

#include "window/gallery/gallery.h"

namespace window {

Rooms::Rooms(QWidget* lesson, Gallery* gallery) : m_gallery(gallery)
{
    addWidget(lesson);
    addWidget(gallery);
    connect(gallery, &Gallery::left, this, &Rooms::showLesson);
}

void Rooms::belongToLesson(std::initializer_list<QWidget*> widgets, std::initializer_list<QAction*> menus)
{
    m_widgets.assign(widgets);
    m_menus.assign(menus);
}

void Rooms::show(int room)
{
    for (QWidget* widget : m_widgets)
        widget->setVisible(room == 0);
    for (QAction* menu : m_menus)
        menu->setEnabled(room == 0);
    setCurrentIndex(room);
}

void Rooms::showGallery()
{
    show(1);
    m_gallery->begin();
}

void Rooms::showLesson()
{
    if (isGalleryShown())
        show(0);
}

} // namespace window
