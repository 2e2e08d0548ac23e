#pragma once

#include <QFrame>
#include <QTimer>

#include "window/forward.h"

#include <functional>

class QLabel;
class QProgressBar;
class QPushButton;

namespace window {

/// Over the lower edge of another widget: what takes longer than half a second, how far it is, and a button to stop it.
class BusyBar : public QFrame {
    Q_OBJECT

public:
    BusyBar(document::Document& document, QWidget& over);

    /// Something of unknown length besides the document's own computing, until `end`. Without `stop` it cannot be stopped.
    void begin(const QString& sentence, std::function<void()> stop);
    void end();

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void refresh();
    void place();
    void act();

    document::Document& m_document;
    QLabel* m_label;
    QProgressBar* m_progress;
    QPushButton* m_button;
    QString m_sentence; ///< of what `begin` began; empty when nothing is under way
    std::function<void()> m_stop;
    QTimer m_delay;
    bool m_long = false; ///< it has taken half a second already
};

} // namespace window
