#pragma once

#include <QMenu>

#include <map>
#include <utility>

namespace window {

/// A menu that says its title and its entries in the language of the moment. Their words are marked with QT_TR_NOOP in the
/// menu's own class.
class Menu : public QMenu {
    Q_OBJECT

public:
    using QMenu::QMenu;

protected:
    /// What an entry is called, and the key beside it that somebody else takes.
    struct Words {
        Words(const char* called = nullptr, const char* besides = nullptr) : text(called), key(besides) {}
        const char* text;
        const char* key;
    };

    /// An entry with its shortcuts; `slot` is what QMenu::addAction takes. Without words it is entitled by `refresh`.
    template <typename... Slot>
    QAction* add(const Words& words, const QList<QKeySequence>& keys, Slot&&... slot)
    {
        QAction* action = addAction(QString(), std::forward<Slot>(slot)...);
        action->setShortcuts(keys);
        if (words.text)
            entitle(action, words);
        return action;
    }
    QMenu* addSubmenu(const char* text, const QString& name = {});
    void entitle(QAction* action, const Words& words);
    /// What depends on the state of things, texts among it; also called after the language has changed.
    virtual void refresh() {}
    void changeEvent(QEvent* event) override;

private:
    void say(QAction* action, const Words& words) const;

    std::map<QAction*, Words> m_entries;
};

} // namespace window
