#include "window/panels/history_panel.h"

#include <QUndoView>

#include "window/look/widgets.h"

namespace window {

HistoryPanel::HistoryPanel(QUndoStack* stack, QWidget* parent)
    : QDockWidget(parent)
{
    setObjectName(QStringLiteral("history"));
    // At the side it keeps the picture in sight; wandering about it would cover it.
    setFeatures(QDockWidget::DockWidgetClosable);
    setAllowedAreas(Qt::LeftDockWidgetArea | Qt::RightDockWidgetArea);
    auto* view = named(new QUndoView(stack), "historyList");
    view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view->setTextElideMode(Qt::ElideRight);
    view->setMinimumWidth(180);
    setWidget(view);
    const auto retranslate = [this, view] {
        setWindowTitle(tr("History"));
        view->setAccessibleName(tr("History"));
        view->setEmptyLabel(tr("As it was opened"));
    };
    whenLanguageChanges(this, retranslate);
    retranslate();
}

} // namespace window
