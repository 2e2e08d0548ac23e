#include "window/menus/view_menu.h"

#include <QActionGroup>
#include <QEvent>
#include <QRegularExpression>

#include "document/playback.h"
#include "window/bars/edge_tab.h"
#include "window/look/language.h"
#include "window/look/look.h"
#include "window/look/settings.h"
#include "window/stage/presentation.h"
#include "window/stage/stage.h"

namespace window {

QAction* ViewMenu::addChoice(QMenu* menu, QActionGroup* group, const QString& id, const QString& current)
{
    QAction* action = menu->addAction(QString());
    action->setData(id);
    action->setCheckable(true);
    action->setChecked(id == current);
    group->addAction(action);
    return action;
}

ViewMenu::ViewMenu(Look& look, Language& language, document::Playback& playback, Stage& stage,
                   Presentation& presentation, QWidget* window)
    : QMenu(window)
    , m_panelEnd(addSeparator())
    , m_theme(addMenu(QString()))
    , m_language(addMenu(QString()))
    , m_backward(nullptr)
    , m_turned(nullptr)
    , m_inserted(nullptr)
    , m_chain(nullptr)
    , m_matrix(nullptr)
    , m_zeroGhosts(nullptr)
    , m_zoomIn(nullptr)
    , m_zoomOut(nullptr)
    , m_zoomReset(nullptr)
    , m_reduceMotion(nullptr)
    , m_fullScreen(nullptr)
    , m_present(nullptr)
{
    auto* themes = new QActionGroup(this);
    for (const char* id : {"system", "light", "dark", "contrast"})
        addChoice(m_theme, themes, QLatin1String(id), look.choice());
    connect(themes, &QActionGroup::triggered, &look, [&look](QAction* action) { look.choose(action->data().toString()); });

    auto* languages = new QActionGroup(this);
    for (const char* id : {"system", "en", "zh_CN"})
        addChoice(m_language, languages, QLatin1String(id), language.choice());
    connect(languages, &QActionGroup::triggered, &language, [&language](QAction* action) { language.choose(action->data().toString()); });

    addSeparator();
    // One or none: the way back is that of the layer as it is.
    auto* views = new QActionGroup(this);
    views->setExclusionPolicy(QActionGroup::ExclusionPolicy::ExclusiveOptional);
    m_chain = views->addAction(addAction(QString()));
    m_matrix = views->addAction(addAction(QString()));
    m_backward = views->addAction(addAction(QString()));
    m_turned = views->addAction(addAction(QString()));
    m_inserted = views->addAction(addAction(QString()));
    m_zeroGhosts = addAction(QString());
    for (QAction* action : {m_chain, m_matrix, m_backward, m_turned, m_inserted, m_zeroGhosts})
        action->setCheckable(true);
    const auto show = [this, &stage] {
        stage.setView({.backward = m_backward->isChecked(), .turned = m_turned->isChecked(), .chain = m_chain->isChecked(),
                       .inserted = m_inserted->isChecked(), .matrix = m_matrix->isChecked(), .zeroGhosts = m_zeroGhosts->isChecked()});
    };
    connect(views, &QActionGroup::triggered, &stage, show);
    connect(m_zeroGhosts, &QAction::triggered, &stage, show);
    connect(&stage, &Stage::viewChanged, this, [this](const scene::View& shown) {
        m_backward->setChecked(shown.backward);
        m_turned->setChecked(shown.turned);
        m_chain->setChecked(shown.chain);
        m_matrix->setChecked(shown.matrix);
        m_inserted->setChecked(shown.inserted);
        m_zeroGhosts->setChecked(shown.zeroGhosts);
    });
    m_chain->setShortcut(QKeySequence(Qt::Key_C));
    m_chain->setObjectName(QStringLiteral("chain"));
    m_matrix->setShortcut(QKeySequence(Qt::Key_M));
    m_matrix->setObjectName(QStringLiteral("matrix"));
    m_inserted->setShortcut(QKeySequence(Qt::SHIFT | Qt::Key_T));
    m_inserted->setObjectName(QStringLiteral("inserted"));
    m_zeroGhosts->setShortcut(QKeySequence(Qt::Key_Z));
    m_zeroGhosts->setObjectName(QStringLiteral("zeroGhosts"));
    m_backward->setShortcut(QKeySequence(Qt::Key_G));
    m_backward->setObjectName(QStringLiteral("backward"));
    m_turned->setShortcut(QKeySequence(Qt::SHIFT | Qt::Key_G));
    m_turned->setObjectName(QStringLiteral("turned"));
    addSeparator();
    constexpr double zoomStep = 1.25;
    m_zoomIn = addAction(QString(), &stage, [&stage] { stage.zoomBy(zoomStep); });
    m_zoomOut = addAction(QString(), &stage, [&stage] { stage.zoomBy(1 / zoomStep); });
    m_zoomReset = addAction(QString(), &stage, &Stage::zoomReset);
    m_zoomIn->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal)});
    m_zoomOut->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Minus));
    m_zoomReset->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_0));
    addSeparator();
    m_reduceMotion = addAction(QString(), this, [&playback](bool on) {
        playback.setMotionReduced(on);
        Settings().setValue(QStringLiteral("reduceMotion"), on);
    });
    m_reduceMotion->setCheckable(true);
    m_reduceMotion->setObjectName(QStringLiteral("reduceMotion"));
    connect(this, &QMenu::aboutToShow, this, [this, &playback] { m_reduceMotion->setChecked(playback.isMotionReduced()); });
    m_fullScreen = addAction(QString(), window, [window] { window->setWindowState(window->windowState() ^ Qt::WindowFullScreen); });
    m_fullScreen->setShortcut(QKeySequence(Qt::Key_F11));
    m_present = addAction(QString(), &presentation, [&presentation, &stage] {
        stage.finishEditing();
        presentation.setView(stage.view());
        presentation.start();
    });
    // Clickers send one or the other for their start button.
    m_present->setShortcuts({QKeySequence(Qt::Key_F5), QKeySequence(Qt::SHIFT | Qt::Key_F5)});
    m_present->setObjectName(QStringLiteral("present"));
    retranslate();
}

void ViewMenu::addPanel(Panels& panels, Panels::Panel panel, EdgeTab& tab, const char* title, const QKeySequence& key)
{
    auto* action = new QAction(this);
    action->setCheckable(true);
    action->setShortcut(key);
    connect(action, &QAction::triggered, &panels, [&panels, panel](bool open) { panels.setOpen(panel, open); });
    const auto refresh = [action, &panels, panel] { action->setChecked(panels.isOpen(panel)); };
    connect(&panels, &Panels::changed, action, refresh);
    refresh();
    insertAction(m_panelEnd, action);
    m_panels.push_back({action, &tab, title});
    retranslate();
}

void ViewMenu::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QMenu::changeEvent(event);
}

void ViewMenu::retranslate()
{
    setTitle(tr("&View"));
    for (const Panel& panel : m_panels) {
        panel.action->setText(tr(panel.title));
        static const QRegularExpression mnemonic(QStringLiteral("\\(&.\\)|&"));
        const QString name = tr(panel.title).remove(mnemonic);
        panel.tab->setText(name);
        panel.tab->setAccessibleName(name);
        panel.tab->setToolTip(QStringLiteral("%1 (%2)").arg(name, panel.action->shortcut().toString(QKeySequence::NativeText)));
    }
    m_theme->setTitle(tr("&Theme"));
    const QString themes[] = {tr("As the &system"), tr("&Light"), tr("&Dark"), tr("High &contrast")};
    for (int i = 0; i < 4; ++i)
        m_theme->actions().at(i)->setText(themes[i]);
    m_language->setTitle(tr("L&anguage"));
    // Each language calls itself by its own name, so that it is found by those who cannot read the present one.
    const QString languages[] = {tr("As the &system"), QStringLiteral("&English"), QStringLiteral("简体中文")};
    for (int i = 0; i < 3; ++i)
        m_language->actions().at(i)->setText(languages[i]);
    m_backward->setText(tr("Way &back (gradients)"));
    m_turned->setText(tr("True con&volution (flip the kernel)"));
    m_chain->setText(tr("Whole c&hain"));
    m_chain->setIconText(tr("Whole chain")); // on the button, where there is no mnemonic to press
    m_chain->setToolTip(tr("The input and every layer's output at once (%1)").arg(m_chain->shortcut().toString(QKeySequence::NativeText)));
    m_matrix->setText(tr("As a &matrix"));
    m_inserted->setText(tr("Transposed convolution by zeros p&ut in"));
    m_zeroGhosts->setText(tr("What if &max's padding were 0?"));
    m_zoomIn->setText(tr("Zoom &in"));
    m_zoomOut->setText(tr("Zoom &out"));
    m_zoomReset->setText(tr("&Whole picture"));
    m_reduceMotion->setText(tr("&No motion"));
    m_fullScreen->setText(tr("&Full screen"));
    m_present->setText(tr("P&resent"));
}

} // namespace window
