#pragma once

#include <QFrame>

#include <functional>

class QLabel;
class QPushButton;

namespace window {

class Look;

/// A sentence across the window that waits until it is read, with something to do about it.
class MessageBar : public QFrame {
    Q_OBJECT

public:
    explicit MessageBar(const Look& look, QWidget* parent = nullptr);

    /// What went wrong, or asks to be decided.
    void showError(const QString& sentence);
    /// What went well: goes away by itself.
    void showNote(const QString& sentence);
    /// A question with two answers.
    void ask(const QString& sentence, const QString& yes, std::function<void()> onYes, const QString& no,
             std::function<void()> onNo);
    QString sentence() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void timerEvent(QTimerEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    enum class Kind { Error, Note, Question };
    void present(Kind kind, const QString& sentence);
    void retranslate();

    const Look& m_look;
    Kind m_kind = Kind::Note;
    QLabel* m_label;
    QPushButton* m_yes;
    QPushButton* m_no;
    QPushButton* m_close;
    std::function<void()> m_onYes;
    std::function<void()> m_onNo;
    int m_timer = 0;
};

} // namespace window
