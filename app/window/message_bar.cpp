#include "window/message_bar.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

#include "document/said.h"
#include "window/look.h"

#include <utility>

namespace window {

MessageBar::MessageBar(const Look& look, QWidget* parent)
    : QFrame(parent)
    , m_look(look)
    , m_label(new QLabel(this))
    , m_yes(new QPushButton(this))
    , m_no(new QPushButton(this))
    , m_close(new QPushButton(this))
{
    setObjectName(QStringLiteral("messageBar"));
    m_label->setTextFormat(Qt::PlainText);
    m_label->setWordWrap(true);
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_yes->setObjectName(QStringLiteral("messageYes"));
    m_no->setObjectName(QStringLiteral("messageNo"));
    m_close->setObjectName(QStringLiteral("messageClose"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(18, 6, 12, 6);
    row->addWidget(m_label, 1);
    row->addWidget(m_yes);
    row->addWidget(m_no);
    row->addWidget(m_close);
    connect(m_close, &QPushButton::clicked, this, &QWidget::hide);
    connect(m_yes, &QPushButton::clicked, this, [this] {
        hide();
        std::exchange(m_onYes, {})();
    });
    connect(m_no, &QPushButton::clicked, this, [this] {
        hide();
        std::exchange(m_onNo, {})();
    });
    retranslate();
    hide();
}

QString MessageBar::sentence() const
{
    return isHidden() ? QString() : m_label->text();
}

void MessageBar::present(Kind kind, const QString& sentence)
{
    if (m_timer != 0)
        killTimer(std::exchange(m_timer, 0));
    m_kind = kind;
    QStringList lines = sentence.split(u'\n');
    for (QString& line : lines)
        line = document::printable(line);
    m_label->setText(lines.join(u'\n'));
    m_yes->setVisible(kind == Kind::Question);
    m_no->setVisible(kind == Kind::Question);
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
    constexpr int readingTime = 6000;
    present(Kind::Note, sentence);
    m_timer = startTimer(readingTime);
}

void MessageBar::ask(const QString& sentence, const QString& yes, std::function<void()> onYes, const QString& no,
                     std::function<void()> onNo)
{
    m_yes->setText(yes);
    m_no->setText(no);
    m_onYes = std::move(onYes);
    m_onNo = std::move(onNo);
    present(Kind::Question, sentence);
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
        hide();
    else
        QFrame::keyPressEvent(event);
}

void MessageBar::timerEvent(QTimerEvent* event)
{
    if (event->timerId() == m_timer) {
        killTimer(std::exchange(m_timer, 0));
        hide();
    }
}

void MessageBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void MessageBar::retranslate()
{
    m_close->setText(tr("Close"));
}

} // namespace window
