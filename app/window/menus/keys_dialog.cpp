#include "window/menus/keys_dialog.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>
#include <QScreen>
#include <QScrollArea>

#include "window/look/widgets.h"
#include "window/menus/help_menu.h"

namespace window {

namespace {

/// Without its mnemonic, "(&F)" in Chinese.
QString plainText(const QString& text)
{
    static const QRegularExpression mnemonic(QStringLiteral("\\(&.\\)|&(?!&)"));
    return text.section(u'\t', 0, 0).remove(mnemonic).remove(u'…');
}

QString keysOf(const QAction& action)
{
    QStringList keys = action.text().section(u'\t', 1).split(u'\t', Qt::SkipEmptyParts); // taken by no shortcut, but shown
    for (const QKeySequence& key : action.shortcuts()) {
        // Who has media keys knows what is on them.
        if (key[0].key() < Qt::Key_Back || key[0].key() > Qt::Key_LaunchH)
            keys << key.toString(QKeySequence::NativeText);
    }
    return keys.join(QStringLiteral("   "));
}

void collect(const QList<QAction*>& actions, KeyGroup& group)
{
    for (const QAction* action : actions) {
        if (action->menu())
            collect(action->menu()->actions(), group);
        else if (const QString keys = keysOf(*action); !keys.isEmpty())
            group.rows.emplace_back(keys, plainText(action->text()));
    }
}

QWidget* columnOf(const std::vector<KeyGroup>& groups, std::size_t first, std::size_t end)
{
    auto* holder = new QWidget;
    auto* grid = new QGridLayout(holder);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(18);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    int line = 0;
    for (std::size_t i = first; i < end; ++i) {
        if (line > 0)
            grid->setRowMinimumHeight(line++, 8);
        grid->addWidget(lineLabel("heading", groups[i].title), line++, 0, 1, 2);
        for (const auto& [keys, words] : groups[i].rows) {
            grid->addWidget(lineLabel("strong", keys), line, 0, Qt::AlignTop);
            grid->addWidget(plainLabel(nullptr, words), line++, 1);
        }
    }
    grid->setRowStretch(line, 1);
    return holder;
}

} // namespace

std::vector<KeyGroup> keyGroups(const QMenuBar& bar, const QWidget& presentation)
{
    std::vector<KeyGroup> groups;
    for (const QAction* menu : bar.actions()) {
        KeyGroup group{.title = plainText(menu->text()), .rows = {}};
        if (menu->menu())
            collect(menu->menu()->actions(), group);
        if (!group.rows.empty())
            groups.push_back(std::move(group));
    }
    groups.push_back({KeysDialog::tr("In the cells"), {
        {HelpMenu::tr("digits, F2, Enter"), HelpMenu::tr("type into the chosen cell of input, kernel or bias")},
        {HelpMenu::tr("arrows, Tab, Enter"), HelpMenu::tr("commit, and go to the next cell")},
        {HelpMenu::tr("Escape"), HelpMenu::tr("take back what was typed; leave the cells")},
        {HelpMenu::tr("drag, Shift+arrows, Shift+click"), HelpMenu::tr("choose several cells: copy, cut, Delete, fill and paste work on all of them")},
        {HelpMenu::tr("Delete"), HelpMenu::tr("on a chip: remove the layer; on a cell: set it to 0")},
        {QStringLiteral("Alt+↑   Alt+↓"), HelpMenu::tr("one more, one less in the chosen cell, a tenth with Shift; also the wheel")},
        {HelpMenu::tr("drag, middle button"), HelpMenu::tr("move a board that is larger than its view; there Shift+drag chooses cells")},
        {HelpMenu::tr("Ctrl+wheel"), HelpMenu::tr("zoom")},
        {HelpMenu::tr("Ctrl+← →, on a chip"), HelpMenu::tr("move the layer")},
    }});
    KeyGroup show{.title = KeysDialog::tr("While presenting"), .rows = {}};
    collect(presentation.actions(), show);
    groups.push_back(std::move(show));
    return groups;
}

KeysDialog::KeysDialog(const QMenuBar& bar, const QWidget& presentation, QWidget* parent)
    : QDialog(parent)
{
    setWindowTitle(HelpMenu::tr("Keys"));
    const std::vector<KeyGroup> groups = keyGroups(bar, presentation);
    std::size_t rows = 0;
    for (const KeyGroup& group : groups)
        rows += group.rows.size() + 2;
    std::size_t half = 0;
    for (std::size_t filled = 0; half < groups.size() && filled < rows / 2; ++half)
        filled += groups[half].rows.size() + 2;

    auto* content = new QWidget;
    auto* columns = spaced(new QHBoxLayout(content), {22, 16, 22, 8}, 36);
    columns->addWidget(columnOf(groups, 0, half), 1);
    columns->addWidget(columnOf(groups, half, groups.size()), 1);
    auto* scroll = new QScrollArea;
    scrollDown(scroll, content);
    scroll->setFocusPolicy(Qt::StrongFocus); // the arrows scroll
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = spaced(new QVBoxLayout(this), {0, 0, 0, 12});
    column->addWidget(scroll, 1);
    auto* row = spaced(new QHBoxLayout, {22, 0, 22, 0});
    row->addWidget(buttons);
    column->addLayout(row);
    const QSize most = parent->screen()->availableSize() * 0.92;
    resize(QSize(940, content->sizeHint().height() + 70).boundedTo(most));
}

} // namespace window
