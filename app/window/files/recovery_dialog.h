#pragma once

#include <QDialog>

#include <functional>

class QLabel;
class QListWidget;
class QPushButton;

namespace document {
struct Leftover;
}

namespace window {

class Recovery;

/// The lessons that were not saved, one to be chosen at a time: to bring back, to discard, or to leave for later.
class RecoveryDialog : public QDialog {
    Q_OBJECT

public:
    RecoveryDialog(Recovery& recovery, QWidget* parent);

    /// "It cannot be brought back afterwards": dialogs ask, tests put in their own.
    void setQuestion(std::function<bool(const QString& name)> question) { m_question = std::move(question); }

protected:
    void changeEvent(QEvent* event) override;

private:
    void fill();
    void showChosen();
    void retranslate();
    bool askBeforeDiscarding(const QString& name);
    const document::Leftover* chosen() const;

    Recovery& m_recovery;
    QLabel* m_heading;
    QListWidget* m_list;
    QLabel* m_name;
    QLabel* m_standing;
    QLabel* m_place;
    QPushButton* m_bringBack;
    QPushButton* m_elsewhere;
    QPushButton* m_discard;
    QPushButton* m_later;
    std::function<bool(const QString&)> m_question;
};

} // namespace window
