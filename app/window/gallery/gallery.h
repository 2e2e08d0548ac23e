#pragma once

#include <QWidget>

#include "core/lesson.h"
#include "window/forward.h"

#include <vector>

class QLabel;
class QLineEdit;
class QPushButton;
class QScrollArea;

namespace window {

class CardGrid;
class LessonCard;
class Progress;

/// The first screen: every built-in lesson as a card, in groups, with a search in all languages; where one was; recent files.
class Gallery : public QWidget {
    Q_OBJECT

public:
    Gallery(LessonFiles& files, const Progress& progress, const document::Playback& playback, const Look& look, const Language& language);

    /// Says how things stand now, and takes the keyboard. Makes the cards the first time.
    void begin();
    /// Takes the keyboard to the search.
    void search();
    /// Those that the search has left.
    std::vector<LessonCard*> cardsShown() const;

signals:
    /// Back to the lesson that lies open.
    void left();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Group {
        core::Text title;
        QLabel* heading;
        CardGrid* cards;
    };

    void makeCards();
    void say();
    void sayRecent();
    void find();
    void goOn();
    /// The card under or over `card`, in the column that is nearest.
    LessonCard* neighbour(const LessonCard& card, int direction) const;

    LessonFiles& m_files;
    const Progress& m_progress;
    const document::Playback& m_playback;
    const Look& m_look;
    const Language& m_language;
    QLabel* m_title;
    QLineEdit* m_search;
    QPushButton* m_goOn;
    QPushButton* m_open;
    QPushButton* m_new;
    QWidget* m_recent;
    QLabel* m_nothing;
    QScrollArea* m_area;
    QWidget* m_page; ///< what scrolls
    std::vector<Group> m_groups;
};

} // namespace window
