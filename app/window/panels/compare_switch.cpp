#include "window/panels/compare_switch.h"

#include <QButtonGroup>
#include <QPushButton>

#include "window/bars/comparing.h"
#include "window/look/widgets.h"

#include <utility>

namespace window {

CompareSwitch::CompareSwitch(Comparing& comparing)
    : m_comparing(comparing)
    , m_buttons(new QButtonGroup(this))
{
    auto* row = spaced(new QHBoxLayout(this), {0, 0, 0, 4}, 0);
    const std::pair<const char*, const char*> segments[] = {{"side_both", "first"}, {"side_a", "middle"}, {"side_b", "last"}};
    for (const auto& [name, place] : segments) {
        auto* button = named(new QPushButton, name);
        button->setCheckable(true);
        button->setAutoExclusive(true);
        button->setProperty("role", QStringLiteral("segment"));
        button->setProperty("place", QLatin1String(place));
        m_buttons->addButton(button, int(m_buttons->buttons().size())); // in the order of Comparing::Side
        row->addWidget(button, 1);
    }
    connect(m_buttons, &QButtonGroup::idClicked, this, [this](int id) { m_comparing.chooseSide(Comparing::Side(id)); });
    connect(&comparing, &Comparing::sideChanged, this, &CompareSwitch::refresh);
    refresh();
}

void CompareSwitch::setTitles(const QString& a, const QString& b)
{
    const QString both = tr("What both have in common; a change reaches both.");
    const QString letters[] = {tr("Both"), QStringLiteral("A"), QStringLiteral("B")};
    const QString words[] = {both, tr("A: %1").arg(a), tr("B: %1").arg(b)};
    for (int side = 0; side < 3; ++side) {
        m_buttons->button(side)->setText(letters[side]);
        m_buttons->button(side)->setToolTip(words[side]);
        m_buttons->button(side)->setAccessibleName(side == 0 ? letters[side] : words[side]);
    }
}

void CompareSwitch::refresh()
{
    m_buttons->button(int(m_comparing.side()))->setChecked(true);
}

} // namespace window
