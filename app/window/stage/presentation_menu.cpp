// The presentation's commands in groups: the menu on the right mouse button, and the lists of keys.
#include "window/stage/presentation.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QMenu>

#include "window/look/look.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace window {

namespace {

/// The stage's colours, and letters for a class room.
QString menuSheet(const scene::Theme& theme, QSizeF picture)
{
    const int pixels = int(std::ceil(std::min(picture.height() / 45.0, picture.width() / 80.0)));
    return QStringLiteral("QMenu { background: %1; color: %2; border: 1px solid %3; padding: %8px; font-size: %7px; }"
                          "QMenu::item { padding: %8px %9px %8px %9px; border-radius: %8px; }"
                          "QMenu::item:selected { background: %4; color: %2; }"
                          "QMenu::item:disabled { color: %5; }"
                          "QMenu::separator { height: 1px; background: %3; margin: %8px; }"
                          "QMenu::indicator:checked { width: %8px; height: %8px; left: %8px; border-radius: %8px; background: %6; }")
        .arg(theme.panel.name(), theme.ink.name(), theme.line.name(), mixed(theme.panel, theme.accent2, 0.35).name(),
             mixed(theme.panel, theme.ink, 0.45).name(), theme.accent2.name())
        .arg(pixels)
        .arg(pixels / 3)
        .arg(3 * pixels / 2);
}

QString shortName(const QKeySequence& key)
{
    if (key == QKeySequence(Qt::Key_Right))
        return QStringLiteral("→");
    return key == QKeySequence(Qt::Key_Left) ? QStringLiteral("←") : key.toString(QKeySequence::NativeText);
}

/// The first keys of commands that share a row: "Ctrl+PgDown/PgUp".
QString sharedKeys(const QList<QKeySequence>& keys)
{
    QString joined = shortName(keys.constFirst());
    const QString modifiers = joined.left(joined.lastIndexOf(u'+', -2) + 1);
    for (const QKeySequence& key : keys.mid(1)) {
        const QString name = shortName(key);
        joined += !modifiers.isEmpty() && name.startsWith(modifiers) ? u'/' + name.mid(modifiers.size()) : QStringLiteral("  ") + name;
    }
    return joined;
}

} // namespace

std::vector<KeyGroup> Presentation::keyGroups() const
{
    std::vector<KeyGroup> groups;
    for (const Command& command : m_commands) {
        if (groups.empty() || groups.back().title != tr(command.group))
            groups.push_back({.title = tr(command.group), .rows = {}, .presenting = true});
        groups.back().rows.emplace_back(keyNames(command.keys + command.penKeys).join(QStringLiteral("   ")), tr(command.text));
        if (command.action == m_askAction)
            groups.back().rows.emplace_back(QStringLiteral("A … D"), tr("A hand more for that answer, with Shift one less"));
    }
    return groups;
}

KeyCard Presentation::keyCard() const
{
    std::vector<KeyGroup> groups;
    for (std::size_t i = 0; i < m_commands.size();) {
        const Command& first = m_commands[i];
        QList<QKeySequence> keys;
        std::size_t end = i;
        do {
            const Command& command = m_commands[end++];
            keys << (command.keys.isEmpty() ? command.penKeys : command.keys).constFirst();
        } while (first.row && end < m_commands.size() && m_commands[end].row == first.row);
        if (groups.empty() || groups.back().title != tr(first.group))
            groups.push_back({.title = tr(first.group), .rows = {}});
        if (first.action->isVisible())
            groups.back().rows.emplace_back(sharedKeys(keys), tr(first.row ? first.row : first.text));
        if (first.action == m_askAction)
            groups.back().rows.emplace_back(QStringLiteral("A … D"), tr("Hands for an answer"));
        i = end;
    }
    return {std::move(groups), QSizeF(size())};
}

void Presentation::contextMenuEvent(QContextMenuEvent* event)
{
    if (m_blank != Blank::No) {
        setBlank(Blank::No);
        return;
    }
    m_idleTimer.stop();
    setCursor(Qt::ArrowCursor);
    // Opened, not executed: leaving must not pull the ground from under a loop that still runs.
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setStyleSheet(menuSheet(m_theme, QSizeF(size())));
    const char* group = nullptr;
    QMenu* part = nullptr;
    bool isOutside = true;
    for (const Command& command : m_commands) {
        if (command.outside != std::exchange(isOutside, command.outside))
            menu->addSeparator();
        if (!command.outside && command.group != std::exchange(group, command.group)) {
            const auto inside = std::ranges::count_if(m_commands, [&](const Command& other) { return other.group == group && !other.outside; });
            part = inside > 1 ? menu->addMenu(tr(group)) : menu;
        }
        (command.outside ? menu : part)->addAction(command.action);
    }
    connect(menu, &QMenu::aboutToHide, this, &Presentation::wake);
    menu->popup(event->globalPos());
}

} // namespace window
