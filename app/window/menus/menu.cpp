#include "window/menus/menu.h"

#include <QCoreApplication>
#include <QEvent>

namespace window {

QMenu* Menu::addSubmenu(const char* text, const QString& name)
{
    QMenu* menu = addMenu(QString());
    menu->setObjectName(name);
    entitle(menu->menuAction(), text);
    return menu;
}

void Menu::entitle(QAction* action, const Words& words)
{
    m_entries.insert_or_assign(action, words);
    say(action, words);
}

void Menu::say(QAction* action, const Words& words) const
{
    const auto said = [this](const char* text) { return QCoreApplication::translate(metaObject()->className(), text); };
    action->setText(words.key ? said(words.text) + u'\t' + said(words.key) : said(words.text));
}

void Menu::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        for (const auto& [action, words] : m_entries)
            say(action, words);
        refresh();
    }
    QMenu::changeEvent(event);
}

} // namespace window
