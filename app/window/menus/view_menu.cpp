#include "window/menus/view_menu.h"

#include <QActionGroup>
#include <QRegularExpression>

#include "document/playback.h"
#include "window/bars/edge_tab.h"
#include "window/look/language.h"
#include "window/look/look.h"
#include "window/look/settings.h"
#include "window/stage/presentation.h"
#include "window/stage/stage.h"

namespace window {

using scene::View;

template <typename Chooser>
void ViewMenu::addChoices(const char* title, std::initializer_list<std::pair<const char*, const char*>> choices, Chooser& chooser)
{
    QMenu* menu = addSubmenu(title);
    auto* group = new QActionGroup(this);
    for (const auto& [name, words] : choices) {
        const QString id = QLatin1String(name);
        QAction* action = group->addAction(menu->addAction(QString()));
        action->setCheckable(true);
        action->setChecked(id == chooser.choice());
        connect(action, &QAction::triggered, &chooser, [&chooser, id] { chooser.choose(id); });
        entitle(action, words);
    }
}

QAction* ViewMenu::addMark(const char* words, const char* name, const QKeySequence& key, bool View::* what)
{
    QAction* action = add(words, {key});
    action->setCheckable(true);
    action->setObjectName(QLatin1String(name));
    m_marks.emplace_back(action, what);
    return action;
}

ViewMenu::ViewMenu(Look& look, Language& language, document::Playback& playback, Stage& stage,
                   Presentation& presentation, QWidget* window)
    : Menu(window)
    , m_panelEnd(addSeparator())
{
    entitle(menuAction(), QT_TR_NOOP("&View"));
    addChoices(QT_TR_NOOP("&Theme"), {{"system", QT_TR_NOOP("As the &system")}, {"light", QT_TR_NOOP("&Light")}, {"dark", QT_TR_NOOP("&Dark")},
                                      {"contrast", QT_TR_NOOP("High &contrast")}}, look);
    // Each language calls itself by its own name, so that it is found by those who cannot read the present one.
    addChoices(QT_TR_NOOP("L&anguage"), {{"system", QT_TR_NOOP("As the &system")}, {"en", "&English"}, {"zh_CN", "简体中文"}}, language);
    addSeparator();
    m_chain = addMark(QT_TR_NOOP("All la&yers"), "chain", Qt::Key_C, &View::chain);
    addMark(QT_TR_NOOP("As a &matrix"), "matrix", Qt::Key_M, &View::matrix);
    addMark(QT_TR_NOOP("&Gradients (way back)"), "backward", Qt::Key_G, &View::backward);
    addMark(QT_TR_NOOP("True con&volution (flip the kernel)"), "turned", Qt::SHIFT | Qt::Key_G, &View::turned);
    addMark(QT_TR_NOOP("Transposed convol&ution by zero insertion"), "inserted", Qt::SHIFT | Qt::Key_T, &View::inserted);
    // One of them or none: the way back is that of the layer as it is.
    auto* views = new QActionGroup(this);
    views->setExclusionPolicy(QActionGroup::ExclusionPolicy::ExclusiveOptional);
    for (const Mark& mark : m_marks)
        views->addAction(mark.first);
    QAction* ghosts = addMark(QT_TR_NOOP("What if &max's padding were 0?"), "zeroGhosts", Qt::Key_Z, &View::zeroGhosts);
    QAction* axes = addMark(QT_TR_NOOP("Num&bers of rows and columns"), "axes", {}, &View::axes);
    axes->setChecked(View().axes);
    const auto show = [this, &stage] {
        View view;
        for (const auto& [action, what] : m_marks)
            view.*what = action->isChecked();
        stage.setView(view);
    };
    connect(views, &QActionGroup::triggered, &stage, show);
    connect(ghosts, &QAction::triggered, &stage, show);
    connect(axes, &QAction::triggered, &stage, show);
    connect(&stage, &Stage::viewChanged, this, [this](const View& shown) {
        for (const auto& [action, what] : m_marks)
            action->setChecked(shown.*what);
    });
    QAction* fromOne = add(QT_TR_NOOP("Count rows and columns from &1"), {}, &language, &Language::countFromOne);
    fromOne->setCheckable(true);
    fromOne->setChecked(language.countsFromOne());
    fromOne->setObjectName(QStringLiteral("countFromOne"));
    addSeparator();
    constexpr double zoomStep = 1.25;
    add(QT_TR_NOOP("Zoom &in"), {Qt::CTRL | Qt::Key_Plus, Qt::CTRL | Qt::Key_Equal}, &stage, [&stage] { stage.zoomBy(zoomStep); });
    add(QT_TR_NOOP("Zoom &out"), {Qt::CTRL | Qt::Key_Minus}, &stage, [&stage] { stage.zoomBy(1 / zoomStep); });
    add(QT_TR_NOOP("&Whole picture"), {Qt::CTRL | Qt::Key_0}, &stage, &Stage::zoomReset);
    addSeparator();
    QAction* reduceMotion = add(QT_TR_NOOP("&No motion"), {}, this, [&playback](bool on) {
        playback.setMotionReduced(on);
        Settings().setValue(QStringLiteral("reduceMotion"), on);
    });
    reduceMotion->setCheckable(true);
    reduceMotion->setObjectName(QStringLiteral("reduceMotion"));
    connect(this, &QMenu::aboutToShow, this, [reduceMotion, &playback] { reduceMotion->setChecked(playback.isMotionReduced()); });
    QAction* full = add(QT_TR_NOOP("&Full screen"), {Qt::Key_F11}, window, [window] { window->setWindowState(window->windowState() ^ Qt::WindowFullScreen); });
    m_always = {reduceMotion, full, fromOne};
    // Clickers send one or the other for their start button.
    QAction* present = add(QT_TR_NOOP("P&resent"), {Qt::Key_F5, Qt::SHIFT | Qt::Key_F5}, &presentation, [&presentation, &stage] {
        stage.finishEditing();
        presentation.setView(stage.view());
        presentation.start();
    });
    present->setObjectName(QStringLiteral("present"));
    refresh();
}

QList<QAction*> ViewMenu::lessonActions() const
{
    QList<QAction*> entries = actions();
    entries.removeIf([this](const QAction* action) { return action->isSeparator() || action->menu() != nullptr || m_always.contains(action); });
    return entries;
}

void ViewMenu::addPanel(Panels& panels, Panels::Panel panel, EdgeTab& tab, const char* title, const QKeySequence& key)
{
    QAction* action = add(title, {key}, &panels, [&panels, panel](bool open) { panels.setOpen(panel, open); });
    action->setCheckable(true);
    const auto check = [action, &panels, panel] { action->setChecked(panels.isOpen(panel)); };
    connect(&panels, &Panels::changed, action, check);
    check();
    insertAction(m_panelEnd, action);
    m_panels.push_back({action, &tab, title});
    refresh();
}

void ViewMenu::refresh()
{
    for (const Panel& panel : m_panels) {
        static const QRegularExpression mnemonic(QStringLiteral("\\(&.\\)|&"));
        const QString name = tr(panel.title).remove(mnemonic);
        panel.tab->setText(name);
        panel.tab->setAccessibleName(name);
        panel.tab->setToolTip(QStringLiteral("%1 (%2)").arg(name, panel.action->shortcut().toString(QKeySequence::NativeText)));
    }
    m_chain->setIconText(tr("All layers")); // on the button, where there is no mnemonic to press
    m_chain->setToolTip(tr("The input and every layer's output at once (%1)").arg(m_chain->shortcut().toString(QKeySequence::NativeText)));
}

} // namespace window
