#include "window/panels/history_panel.h"

#include <QEvent>
#include <QUndoView>

namespace window {

HistoryPanel::HistoryPanel(QUndoStack* stack, QWidget* parent)
    : QDockWidget(parent)
    , m_view(new QUndoView(stack))
{
    setObjectName(QStringLiteral("history"));
    // At the side it keeps the picture in sight; wandering about it would cover it.
    setFeatures(QDockWidget::DockWidgetClosable);
    setAllowedAreas(Qt::LeftDockWidgetArea | Qt::RightDockWidgetArea);
    m_view->setObjectName(QStringLiteral("historyList"));
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setTextElideMode(Qt::ElideRight);
    m_view->setMinimumWidth(180);
    setWidget(m_view);
    retranslate();
}

void HistoryPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDockWidget::changeEvent(event);
}

void HistoryPanel::retranslate()
{
    setWindowTitle(tr("History"));
    m_view->setAccessibleName(tr("History"));
    m_view->setEmptyLabel(tr("As it was opened"));
}

} // namespace window
