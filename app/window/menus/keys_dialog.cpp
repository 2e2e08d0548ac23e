#include "window/menus/keys_dialog.h"

#include <QAction>
#include <QButtonGroup>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QRegularExpression>
#include <QScreen>
#include <QScrollArea>
#include <QStackedWidget>

#include "window/look/widgets.h"
#include "window/menus/help_menu.h"
#include "window/stage/presentation.h"

#include <algorithm>
#include <iterator>

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
    const QStringList keys = action.text().section(u'\t', 1).split(u'\t', Qt::SkipEmptyParts); // taken by no shortcut, but shown
    return (keys + keyNames(action.shortcuts())).join(QStringLiteral("   "));
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

} // namespace

std::vector<KeyGroup> keyGroups(const QMenuBar& bar, const Presentation& presentation)
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
    }});
    std::ranges::move(presentation.keyGroups(), std::back_inserter(groups));
    return groups;
}

KeysDialog::KeysDialog(const QMenuBar& bar, const Presentation& presentation, QWidget* parent)
    : QDialog(parent)
    , m_pages(new QStackedWidget)
    , m_which(new QButtonGroup(this))
    , m_nothing(plainLabel("soft", tr("No key has to do with this.")))
{
    setWindowTitle(HelpMenu::tr("Keys"));
    auto* search = named(new QLineEdit, "keySearch");
    search->setPlaceholderText(tr("Search: a word or a key"));
    search->setAccessibleName(search->placeholderText());
    search->setClearButtonEnabled(true);
    auto* row = spaced(new QHBoxLayout, {22, 14, 22, 4}, 0);
    row->addWidget(search, 1);
    row->addSpacing(16);
    std::vector<KeyGroup> groups = keyGroups(bar, presentation);
    const auto shows = std::ranges::stable_partition(groups, [](const KeyGroup& group) { return !group.presenting; });
    addPage({groups.begin(), shows.begin()});
    addPage({shows.begin(), shows.end()});
    const std::pair<QString, const char*> segments[] = {{tr("In the window"), "first"}, {tr("While presenting"), "last"}};
    for (const auto& [words, place] : segments) {
        auto* button = new QPushButton(words);
        button->setCheckable(true);
        button->setAutoDefault(false);
        button->setProperty("role", QStringLiteral("segment"));
        button->setProperty("place", QLatin1String(place));
        QFont chosen = button->font();
        chosen.setBold(true); // as the stylesheet has it, which the button's own hint does not know
        button->setMinimumWidth(QFontMetrics(chosen).horizontalAdvance(words) + 20);
        m_which->addButton(button, int(m_which->buttons().size()));
        row->addWidget(button);
    }
    m_which->button(0)->setChecked(true);
    connect(m_which, &QButtonGroup::idClicked, m_pages, &QStackedWidget::setCurrentIndex);
    connect(search, &QLineEdit::textChanged, this, &KeysDialog::find);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->hide();
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false); // Enter in the search finds, and closes nothing
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = spaced(new QVBoxLayout(this), {0, 0, 0, 12});
    column->addLayout(row);
    column->addWidget(m_nothing);
    column->addWidget(m_pages, 1);
    auto* foot = spaced(new QHBoxLayout, {22, 0, 22, 0});
    foot->addWidget(buttons);
    column->addLayout(foot);
    const QSize most = parent->screen()->availableSize() * 0.92;
    resize(QSize(980, 720).boundedTo(most));
}

void KeysDialog::addPage(const std::vector<KeyGroup>& groups)
{
    std::size_t rows = 0;
    for (const KeyGroup& group : groups)
        rows += group.rows.size() + 2;
    std::size_t half = 0;
    for (std::size_t filled = 0; half < groups.size() && filled < rows / 2; ++half)
        filled += groups[half].rows.size() + 2;
    auto* content = new QWidget;
    auto* columns = spaced(new QHBoxLayout(content), {22, 8, 22, 8}, 36);
    const std::pair<std::size_t, std::size_t> parts[] = {{0, half}, {half, groups.size()}};
    for (const auto& [first, end] : parts) {
        if (first == end)
            continue;
        auto* grid = spaced(new QGridLayout, {});
        grid->setHorizontalSpacing(18);
        grid->setVerticalSpacing(4);
        grid->setColumnStretch(1, 1);
        fillColumn(grid, groups, first, end);
        columns->addLayout(grid, 1);
    }
    auto* scroll = new QScrollArea;
    scrollDown(scroll, content);
    scroll->setFocusPolicy(Qt::StrongFocus); // the arrows scroll
    m_pages->addWidget(scroll);
}

void KeysDialog::fillColumn(QGridLayout* grid, const std::vector<KeyGroup>& groups, std::size_t first, std::size_t end)
{
    const int page = m_pages->count();
    int line = 0;
    for (std::size_t i = first; i < end; ++i) {
        QLabel* heading = headingLabel(groups[i].title);
        heading->setContentsMargins(0, line > 0 ? 8 : 0, 0, 0);
        grid->addWidget(heading, line++, 0, 1, 2);
        m_lines.push_back({.parts = {heading}, .page = page});
        for (const auto& [keys, words] : groups[i].rows) {
            QLabel* key = lineLabel("strong", keys);
            QLabel* meaning = plainLabel(nullptr, words);
            grid->addWidget(key, line, 0, Qt::AlignTop);
            grid->addWidget(meaning, line++, 1);
            m_lines.push_back({.parts = {key, meaning}, .words = keys + u' ' + words, .page = page});
        }
    }
    grid->setRowStretch(line, 1);
}

void KeysDialog::find(const QString& text)
{
    const QStringList wanted = text.split(u' ', Qt::SkipEmptyParts);
    int found[2] = {0, 0};
    const Line* heading = nullptr;
    for (const Line& line : m_lines) {
        const bool isHeading = line.words.isEmpty();
        const bool fits = !isHeading && std::ranges::all_of(wanted, [&](const QString& word) { return line.words.contains(word, Qt::CaseInsensitive); });
        for (QWidget* part : line.parts)
            part->setVisible(fits);
        if (isHeading)
            heading = &line;
        else if (fits && heading)
            heading->parts.front()->show();
        found[line.page] += fits ? 1 : 0;
    }
    const int shown = m_pages->currentIndex();
    const int other = 1 - shown;
    if (found[shown] == 0 && found[other] > 0) {
        m_pages->setCurrentIndex(other);
        m_which->button(other)->setChecked(true);
    }
    m_nothing->setVisible(found[0] + found[1] == 0);
}

} // namespace window
