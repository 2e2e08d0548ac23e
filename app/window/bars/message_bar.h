#pragma once

#include <QFrame>
#include <QTimer>

#include "window/forward.h"

#include <functional>
#include <vector>

class QLabel;
class QPushButton;

namespace window {

/// A sentence across the window that waits until it is read, with something to do about it.
class MessageBar : public QFrame {
    Q_OBJECT

public:
    explicit MessageBar(const Look& look);

    /// What went wrong, or asks to be decided.
    void showError(const QString& sentence);
    /// What went well: goes away by itself.
    void showNote(const QString& sentence);
    /// Takes an error or a note away. What is offered comes back.
    void dismiss();

    struct Answer {
        QString text;
        std::function<void()> act;
    };
    /// Something to be decided, with up to three answers. It stays until one is given or it is withdrawn: an error, a note
    /// or another lesson only covers it for a while. A new offer about the same replaces the one before.
    void offer(const QString& about, const QString& sentence, std::vector<Answer> answers);
    void withdraw(const QString& about);
    QString sentence() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    enum class Kind { Error, Note, Question };
    struct Offer {
        QString about;
        QString sentence;
        std::vector<Answer> answers;
    };
    void present(Kind kind, const QString& sentence);
    void presentOffer();
    void answer(std::size_t which);

    const Look& m_look;
    Kind m_kind = Kind::Note;
    QLabel* m_label;
    std::vector<QPushButton*> m_buttons; ///< the answers
    QPushButton* m_close;
    std::vector<Offer> m_offers; ///< the one to be shown last
    QTimer m_timer;
};

} // namespace window
