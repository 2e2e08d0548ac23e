#include "window/panels/trouble.h"

#include <QPushButton>
#include <QTimer>

#include "window/look/widgets.h"

#include <utility>

namespace window {

Trouble::Trouble()
    : m_sentence(named(smallLabel("problem"), "trouble"))
    , m_offers(new QVBoxLayout)
{
    auto* column = spaced(new QVBoxLayout(this), {0, 0, 0, 6}, 6);
    column->addWidget(m_sentence);
    column->addLayout(m_offers);
    hide();
}

QString Trouble::sentence() const
{
    return isHidden() ? QString() : m_sentence->text();
}

void Trouble::show(const QString& sentence)
{
    m_sentence->setText(sentence);
    QWidget::show();
}

void Trouble::offer(const QString& words, std::function<void()> action)
{
    auto* button = named(new QPushButton(words), "offer");
    m_offers->addWidget(button);
    // Later: the button is deleted by what it does.
    connect(button, &QPushButton::clicked, this, [this, action = std::move(action)] { QTimer::singleShot(0, this, action); });
}

void Trouble::clear()
{
    while (QLayoutItem* item = m_offers->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    hide();
}

} // namespace window
