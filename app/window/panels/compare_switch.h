#pragma once

#include <QWidget>

#include "window/forward.h"

class QButtonGroup;

namespace window {

/// Both | A | B: whose parameters are edited while two layers are compared.
class CompareSwitch : public QWidget {
    Q_OBJECT

public:
    explicit CompareSwitch(Comparing& comparing);

    /// What A and B are called, for tooltips and screen readers.
    void setTitles(const QString& a, const QString& b);

private:
    void refresh();

    Comparing& m_comparing;
    QButtonGroup* m_buttons;
};

} // namespace window
