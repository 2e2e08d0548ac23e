#include "window/panels/side_panel.h"

#include <QVBoxLayout>

namespace window {

SidePanel::SidePanel(QWidget* parent)
    : QScrollArea(parent)
    , m_column(new QVBoxLayout)
{
    auto* content = new QWidget;
    content->setLayout(m_column);
    m_column->setContentsMargins(18, 14, 12, 10);
    m_column->setSpacing(7);
    setWidget(content);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // The panel itself is no stop of the Tab key, what stands in it is.
    setFocusPolicy(Qt::NoFocus);
}

QSize SidePanel::sizeHint() const
{
    return {284, 400};
}

} // namespace window
