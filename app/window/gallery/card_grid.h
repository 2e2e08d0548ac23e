#pragma once

#include <QWidget>

#include <vector>

namespace window {

class LessonCard;

/// Cards in rows, as many to a row as there is room for.
class CardGrid : public QWidget {
    Q_OBJECT

public:
    explicit CardGrid(QWidget* parent = nullptr);

    void add(LessonCard* card);
    const std::vector<LessonCard*>& cards() const { return m_cards; }
    /// Puts those that are not hidden in their places.
    void arrange();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    std::vector<LessonCard*> m_cards;
};

} // namespace window
