#include "window/panels/side_panel.h"

#include "window/look/widgets.h"

namespace window {

SidePanel::SidePanel()
    : m_column(spaced(new QVBoxLayout, {18, 14, 12, 10}, 7))
{
    auto* content = new QWidget;
    content->setLayout(m_column);
    scrollDown(this, content);
    // The panel itself is no stop of the Tab key, what stands in it is.
    setFocusPolicy(Qt::NoFocus);
}

QSize SidePanel::sizeHint() const
{
    return {284, 400};
}

} // namespace window
