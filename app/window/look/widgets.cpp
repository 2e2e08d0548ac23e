#include "window/look/widgets.h"

#include <QEvent>
#include <QScrollArea>

#include <utility>

namespace window {

namespace {

class LanguageFilter : public QObject {
public:
    LanguageFilter(QWidget* widget, std::function<void()> say)
        : QObject(widget)
        , m_say(std::move(say))
    {
        widget->installEventFilter(this);
    }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::LanguageChange)
            m_say();
        return QObject::eventFilter(watched, event);
    }

private:
    std::function<void()> m_say;
};

} // namespace

QLabel* plainLabel(const char* role, const QString& text)
{
    auto* label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    if (role)
        label->setProperty("role", QLatin1String(role));
    return label;
}

QLabel* lineLabel(const char* role, const QString& text)
{
    QLabel* label = plainLabel(role, text);
    label->setWordWrap(false);
    return label;
}

QLabel* smallLabel(const char* role)
{
    QLabel* label = plainLabel(role);
    QFont font = label->font();
    font.setPixelSize(13);
    label->setFont(font);
    return label;
}

QLabel* headingLabel(const QString& text)
{
    QLabel* label = plainLabel("heading", text);
    QFont font = label->font();
    font.setPixelSize(12);
    font.setBold(true);
    font.setCapitalization(QFont::AllUppercase);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.7);
    label->setFont(font);
    return label;
}

void addAll(QBoxLayout* layout, std::initializer_list<QWidget*> widgets)
{
    for (QWidget* widget : widgets)
        layout->addWidget(widget);
}

void scrollDown(QScrollArea* area, QWidget* content)
{
    area->setWidget(content);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

void whenLanguageChanges(QWidget* widget, std::function<void()> say)
{
    new LanguageFilter(widget, std::move(say));
}

} // namespace window
