#include "window/gallery/card_grid.h"

#include "window/gallery/lesson_card.h"

#include <algorithm>

namespace window {

static constexpr int gap = 10;

CardGrid::CardGrid(QWidget* parent) : QWidget(parent) {}

void CardGrid::add(LessonCard* card)
{
    m_cards.push_back(card);
}

void CardGrid::arrange()
{
    constexpr int widest = 360;
    QSize size = LessonCard::smallest(font());
    const int columns = std::max(1, (width() + gap) / (size.width() + gap));
    size.setWidth(std::clamp((width() + gap) / columns - gap, size.width(), widest));
    int place = 0;
    for (LessonCard* card : m_cards) {
        if (card->isHidden())
            continue;
        card->setGeometry((place % columns) * (size.width() + gap), (place / columns) * (size.height() + gap), size.width(), size.height());
        ++place;
    }
    const int rows = (place + columns - 1) / columns;
    setFixedHeight(std::max(0, rows * (size.height() + gap) - gap));
}

void CardGrid::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

} // namespace window
