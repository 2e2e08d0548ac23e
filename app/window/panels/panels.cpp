#include "window/panels/panels.h"

#include <QDockWidget>
#include <QHeaderView>
#include <QSplitter>

#include "window/bars/edge_tab.h"
#include "window/look/settings.h"
#include "window/panels/table_panel.h"

#include <algorithm>
#include <utility>

namespace window {

Room roomFor(QSize window, const Wishes& wishes)
{
    constexpr int narrowBelow = 1240;
    constexpr int lowBelow = 740;
    constexpr int historyWidth = 256;
    constexpr int leastStage = 500;     // where digits are still read from the third row
    constexpr double stageShare = 0.52; // of the window's height
    constexpr int bars = 29 + 62 + 28;  // menus, transport, the table's headings
    constexpr int rowHeight = 28;

    Room room;
    room.side = window.width() < narrowBelow ? 230 : 284;
    room.strip = window.height() < lowBelow ? 74 : 92;
    room.history = wishes.history.open;
    room.words = wishes.words.open;
    room.parameters = wishes.parameters.open;
    const auto stage = [&] {
        return window.width() - (room.history ? historyWidth : 0) - ((room.words ? 1 : 0) + (room.parameters ? 1 : 0)) * room.side;
    };
    const std::pair<bool*, const Wish*> order[] = {
        {&room.history, &wishes.history}, {&room.words, &wishes.words}, {&room.parameters, &wishes.parameters}};
    // First those that nobody insists on.
    for (const auto& [shown, wish] : order) {
        if (stage() < leastStage && *shown && !wish->pinned)
            *shown = false;
    }

    const int most = window.height() < lowBelow ? 2 : 4;
    const int free = window.height() - bars - room.strip - int(stageShare * window.height());
    room.tableRows = std::clamp(free / rowHeight, 1, most);
    room.table = wishes.table.open && (wishes.table.pinned || free >= rowHeight);
    return room;
}

/// What is remembered in the settings, by Panels::Panel.
static constexpr const char* keys[] = {"panels/words", "panels/parameters", "panels/table"};

Panels::Panels(const Parts& parts, QObject* parent)
    : QObject(parent)
    , m_parts(parts)
{
    const Settings settings;
    for (const auto& [panel, tab] : {std::pair(Words, parts.wordsTab), std::pair(Parameters, parts.parametersTab), std::pair(Table, parts.tableTab)}) {
        wish(panel).open = settings.value(QLatin1String(keys[panel]), true).toBool();
        connect(tab, &EdgeTab::clicked, this, [this, panel = panel] { setOpen(panel, true); });
    }
    // Its own cross closes it too.
    connect(parts.history, &QDockWidget::visibilityChanged, this, [this](bool visible) {
        if (!visible && m_room.history && m_parts.history->isHidden()) {
            m_wishes.history = {.open = false};
            m_room.history = false;
            emit changed();
        }
    });
}

Wish& Panels::wish(Panel panel)
{
    Wish* const wishes[] = {&m_wishes.words, &m_wishes.parameters, &m_wishes.table, &m_wishes.history};
    return *wishes[panel];
}

bool Panels::isOpen(Panel panel) const
{
    const QWidget* widgets[] = {m_parts.words, m_parts.parameters, m_parts.table, m_parts.history};
    return !widgets[panel]->isHidden();
}

void Panels::setOpen(Panel panel, bool open)
{
    if (open == isOpen(panel))
        return;
    // Who opens what had no room wants it there and then.
    wish(panel) = {.open = open, .pinned = open && wish(panel).open};
    if (open && panel == History) {
        const Room room = roomFor(m_size, m_wishes);
        m_wishes.history.pinned = !room.history;
    }
    if (panel != History)
        Settings().setValue(QLatin1String(keys[panel]), open);
    apply(false);
}

void Panels::adapt(QSize size, int above, bool settled)
{
    m_size = size;
    m_above = above;
    apply(!settled);
}

void Panels::apply(bool all)
{
    const Room before = std::exchange(m_room, roomFor(m_size, m_wishes));
    if (m_room == before && !all)
        return; // the splitters stay where they were dragged to
    m_parts.strip->setFixedHeight(m_room.strip);
    m_parts.words->setVisible(m_room.words);
    m_parts.parameters->setVisible(m_room.parameters);
    m_parts.table->setVisible(m_room.table);
    m_parts.history->setVisible(m_room.history);
    m_parts.wordsTab->setVisible(!m_room.words);
    m_parts.parametersTab->setVisible(!m_room.parameters);
    m_parts.tableTab->setVisible(!m_room.table);
    if (all || m_room.side != before.side || m_room.words != before.words || m_room.parameters != before.parameters
        || m_room.history != before.history) {
        const int sides = (m_room.words ? m_room.side : 0) + (m_room.parameters ? m_room.side : 0);
        m_parts.body->setSizes({m_room.side, std::max(100, m_size.width() - sides), m_room.side});
    }
    if (all || m_room.tableRows != before.tableRows || m_room.strip != before.strip || m_room.table != before.table) {
        const int table = m_parts.table->heightOf(m_room.tableRows);
        m_parts.column->setSizes({std::max(100, m_size.height() - m_above - m_room.strip - 1 - table), table});
    }
    emit changed();
}

} // namespace window
