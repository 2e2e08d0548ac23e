#pragma once

#include <QAbstractButton>
#include <QBasicTimer>

#include "window/forward.h"
#include "window/gallery/card_picture.h"
#include "window/gallery/progress.h"
#include "window/gallery/shelf.h"

#include <memory>

namespace window {

/// One lesson of the gallery: its picture, which moves while it is pointed at, its title, what it teaches, how long it takes,
/// how far one has come.
class LessonCard : public QAbstractButton {
    Q_OBJECT

public:
    LessonCard(ShelfLesson lesson, int number, const Look& look, QWidget* parent);

    const ShelfLesson& lesson() const { return m_lesson; }
    /// Says it all in `locale`.
    void say(const QString& locale, const Progress::Of& progress);
    /// Whether the picture moves while it is pointed at, or chosen by keys.
    void setMoving(bool moves) { m_moves = moves; }
    /// "4 of 11", or that it is done.
    const QString& state() const { return m_state; }

    /// Of all cards: how high they are, and how wide at least.
    static QSize smallest(const QFont& font);

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void timerEvent(QTimerEvent* event) override;

private:
    void startMoving();
    void rest();

    ShelfLesson m_lesson;
    int m_number;
    const Look& m_look;
    std::unique_ptr<CardPicture> m_picture; ///< made when it is first seen
    std::int64_t m_step = 0;
    QBasicTimer m_timer;
    bool m_moves = true;
    QString m_title;
    QString m_teaches;
    QString m_minutes;
    QString m_state;
    bool m_done = false;
};

} // namespace window
