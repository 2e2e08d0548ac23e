#pragma once

#include <QBasicTimer>
#include <QFrame>

#include <functional>

class QLabel;
class QProgressBar;
class QPushButton;

namespace document {
class Document;
}

namespace window {

/// Over the lower edge of another widget: what takes longer than half a second, how far it is, and a button to stop it.
class BusyBar : public QFrame {
    Q_OBJECT

public:
    BusyBar(document::Document& document, QWidget& over);

    /// Something of unknown length besides the document's own computing, until `end`.
    void begin(const QString& sentence, std::function<void()> stop);
    void end();

protected:
    void timerEvent(QTimerEvent* event) override;
    bool eventFilter(QObject* object, QEvent* event) override;
    void changeEvent(QEvent* event) override;

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
    QBasicTimer m_delay;
    bool m_long = false; ///< it has taken half a second already
};

} // namespace window
