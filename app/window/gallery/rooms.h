#pragma once

#include <QStackedWidget>

#include <initializer_list>
#include <vector>

class QAction;

namespace window {

class Gallery;

/// The two rooms of the window, of which one is seen: the lesson that lies open, and the gallery to choose one from.
class Rooms : public QStackedWidget {
    Q_OBJECT

public:
    Rooms(QWidget* lesson, Gallery* gallery);

    /// Widgets elsewhere in the window, and menus and entries of them, which are of no use in the gallery. What is disabled
    /// takes no keys.
    void belongToLesson(std::initializer_list<QWidget*> widgets, const QList<QAction*>& actions);
    void showGallery();
    void showLesson();
    bool isGalleryShown() const { return currentIndex() == 1; }

signals:
    /// The lesson is about to be left lying: what is under way in it ends.
    void leavingLesson();

private:
    struct Elsewhere {
        QWidget* widget;
        bool shown; ///< when the lesson was left
    };

    Gallery* m_gallery;
    std::vector<Elsewhere> m_elsewhere;
    QList<QAction*> m_actions;
};

} // namespace window
