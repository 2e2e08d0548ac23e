#pragma once

#include <QAbstractButton>

#include "window/forward.h"

namespace window {

/// A thin strip at an edge of the window, in the place of a panel that is away: a click brings it back.
class EdgeTab : public QAbstractButton {
    Q_OBJECT

public:
    EdgeTab(const Look& look, Qt::Edge edge);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Look& m_look;
    Qt::Edge m_edge;
};

} // namespace window
