#pragma once

#include <QWidget>

class QButtonGroup;
class QLabel;
class QLineEdit;
class QPushButton;

namespace document {
class Document;
class Playback;
class Predictions;
}

namespace window {

/// Asks for what is missing of a step before it is shown, and says whether the guess was right, how it is found, and which mistake
/// makes what was guessed.
class GuessBox : public QWidget {
    Q_OBJECT

public:
    GuessBox(const document::Document& document, const document::Playback& playback, document::Predictions& predictions);

    /// Whether `key` begins a number and there is a guess to be typed: then it is.
    bool take(const QString& key);
    /// A cell of the input that was clicked on: the guess, where one is asked for.
    void takeCell(int row, int col);

private:
    void check();
    QString complaint() const;
    void refresh();
    void showVerdict();

    const document::Document& m_document;
    const document::Playback& m_playback;
    document::Predictions& m_predictions;
    QLabel* m_question;
    QLineEdit* m_field;
    QPushButton* m_check;
    QPushButton* m_show;
    QButtonGroup* m_sureness; ///< in the order of Predictions::Sureness
    QWidget* m_form;
    QLabel* m_verdict;
    QLabel* m_worked; ///< the line that it comes to
    QLabel* m_score;
    bool m_waited = false;
};

} // namespace window
