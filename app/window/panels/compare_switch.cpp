#include "window/panels/compare_switch.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPushButton>

#include "window/bars/comparing.h"

namespace window {

CompareSwitch::CompareSwitch(Comparing& comparing, QWidget* parent)
    : QWidget(parent)
    , m_comparing(comparing)
    , m_buttons(new QButtonGroup(this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 4);
    row->setSpacing(0);
    const char* const places[] = {"first", "middle", "last"};
    for (const auto side : {Comparing::Side::Both, Comparing::Side::A, Comparing::Side::B}) {
        auto* button = new QPushButton;
        button->setCheckable(true);
        button->setAutoExclusive(true);
        button->setProperty("role", QStringLiteral("segment"));
        button->setProperty("place", QLatin1String(places[int(side)]));
        button->setObjectName(side == Comparing::Side::Both ? QStringLiteral("side_both")
                                                            : side == Comparing::Side::A ? QStringLiteral("side_a") : QStringLiteral("side_b"));
        m_buttons->addButton(button, int(side));
        row->addWidget(button, 1);
    }
    connect(m_buttons, &QButtonGroup::idClicked, this, [this](int id) { m_comparing.chooseSide(Comparing::Side(id)); });
    connect(&comparing, &Comparing::sideChanged, this, &CompareSwitch::refresh);
    refresh();
}

void CompareSwitch::setTitles(const QString& a, const QString& b)
{
    m_buttons->button(int(Comparing::Side::Both))->setText(tr("Both"));
    m_buttons->button(int(Comparing::Side::Both))->setToolTip(tr("What both have in common; a change reaches both."));
    m_buttons->button(int(Comparing::Side::A))->setText(QStringLiteral("A"));
    m_buttons->button(int(Comparing::Side::B))->setText(QStringLiteral("B"));
    const auto name = [](QAbstractButton* button, const QString& words) {
        button->setToolTip(words);
        button->setAccessibleName(words);
    };
    name(m_buttons->button(int(Comparing::Side::A)), tr("A: %1").arg(a));
    name(m_buttons->button(int(Comparing::Side::B)), tr("B: %1").arg(b));
}

void CompareSwitch::refresh()
{
    m_buttons->button(int(m_comparing.side()))->setChecked(true);
}

} // namespace window
