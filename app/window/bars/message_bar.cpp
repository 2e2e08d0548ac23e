#include "window/bars/message_bar.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>

#include "window/look/look.h"
#include "window/look/widgets.h"
#include "wording/said.h"

#include <algorithm>
#include <utility>

namespace window {

MessageBar::MessageBar(const Look& look)
    : m_look(look)
    , m_label(plainLabel())
    , m_close(named(new QPushButton(tr("Close")), "messageClose"))
{
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* row = spaced(new QHBoxLayout(this), {18, 6, 12, 6});
    row->addWidget(m_label, 1);
    for (const char* name : {"messageYes", "messageNo", "messageOther"}) {
        auto* button = named(new QPushButton(this), name);
        row->addWidget(button);
        const std::size_t which = m_buttons.size();
        connect(button, &QPushButton::clicked, this, [this, which] { answer(which); });
        m_buttons.push_back(button);
    }
    row->addWidget(m_close);
    connect(m_close, &QPushButton::clicked, this, &MessageBar::dismiss);
    whenLanguageChanges(this, [this] { m_close->setText(tr("Close")); });
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &MessageBar::dismiss);
    hide();
}

QString MessageBar::sentence() const
{
    return isHidden() ? QString() : m_label->text();
}

void MessageBar::present(Kind kind, const QString& sentence)
{
    m_timer.stop();
    m_kind = kind;
    QStringList lines = sentence.split(u'\n');
    for (QString& line : lines)
        line = wording::printable(line);
    m_label->setText(lines.join(u'\n'));
    const std::size_t answers = kind == Kind::Question ? m_offers.back().answers.size() : 0;
    for (std::size_t i = 0; i < m_buttons.size(); ++i)
        m_buttons[i]->setVisible(i < answers);
    m_close->setVisible(kind != Kind::Question);
    show();
    update();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void MessageBar::showError(const QString& sentence)
{
    present(Kind::Error, sentence);
}

void MessageBar::showNote(const QString& sentence)
{
    constexpr int least = 6000;
    constexpr int forEach = 100; // milliseconds a character
    present(Kind::Note, sentence);
    m_timer.start(std::max(least, forEach * int(m_label->text().size())));
}

void MessageBar::dismiss()
{
    if (m_kind == Kind::Question && !isHidden())
        return;
    if (m_offers.empty())
        hide();
    else
        presentOffer();
}

void MessageBar::offer(const QString& about, const QString& sentence, std::vector<Answer> answers)
{
    std::erase_if(m_offers, [&](const Offer& offer) { return offer.about == about; });
    m_offers.push_back({about, sentence, std::move(answers)});
    // An error that is being read stays; the offer follows it.
    if (isHidden() || m_kind != Kind::Error)
        presentOffer();
}

void MessageBar::withdraw(const QString& about)
{
    const bool shown = !isHidden() && m_kind == Kind::Question && m_offers.back().about == about;
    std::erase_if(m_offers, [&](const Offer& offer) { return offer.about == about; });
    if (!shown)
        return;
    hide();
    dismiss();
}

void MessageBar::presentOffer()
{
    const Offer& offer = m_offers.back();
    for (std::size_t i = 0; i < offer.answers.size(); ++i)
        m_buttons[i]->setText(offer.answers[i].text);
    present(Kind::Question, offer.sentence);
}

void MessageBar::answer(std::size_t which)
{
    const std::function<void()> act = m_offers.back().answers[which].act;
    withdraw(QString(m_offers.back().about));
    act();
}

void MessageBar::paintEvent(QPaintEvent*)
{
    const scene::Theme& theme = m_look.theme();
    const QColor& colour = m_kind == Kind::Error ? theme.accent : theme.accent2;
    QPainter painter(this);
    painter.fillRect(rect(), mixed(theme.panel, colour, 0.12));
    painter.fillRect(0, 0, 5, height(), colour);
    painter.fillRect(0, height() - 1, width(), 1, theme.line);
}

void MessageBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_kind != Kind::Question)
        dismiss();
    else
        QFrame::keyPressEvent(event);
}

} // namespace window
