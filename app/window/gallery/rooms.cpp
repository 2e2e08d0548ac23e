#include "window/gallery/rooms.h"

#include <QAction>

#include "window/gallery/gallery.h"

namespace window {

Rooms::Rooms(QWidget* lesson, Gallery* gallery) : m_gallery(gallery)
{
    addWidget(lesson);
    addWidget(gallery);
    connect(gallery, &Gallery::left, this, &Rooms::showLesson);
}

void Rooms::belongToLesson(std::initializer_list<QWidget*> widgets, const QList<QAction*>& actions)
{
    for (QWidget* widget : widgets)
        m_elsewhere.push_back({widget, true});
    m_actions = actions;
}

void Rooms::showGallery()
{
    if (isGalleryShown()) {
        m_gallery->search();
        return;
    }
    emit leavingLesson();
    for (Elsewhere& each : m_elsewhere) {
        each.shown = !each.widget->isHidden();
        each.widget->hide();
    }
    for (QAction* action : std::as_const(m_actions))
        action->setEnabled(false);
    setCurrentIndex(1);
    m_gallery->begin();
}

void Rooms::showLesson()
{
    if (!isGalleryShown())
        return;
    for (const Elsewhere& each : m_elsewhere)
        each.widget->setVisible(each.shown);
    for (QAction* action : std::as_const(m_actions))
        action->setEnabled(true);
    setCurrentIndex(0);
}

} // namespace window
