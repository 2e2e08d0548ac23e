#include "window/lesson/guess_box.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "core/counting.h"
#include "core/quiz/worked.h"
#include "document/document.h"
#include "document/playback.h"
#include "document/predictions.h"
#include "window/look/widgets.h"
#include "wording/question.h"
#include "wording/said.h"

#include <utility>

namespace window {

using document::Predictions;

GuessBox::GuessBox(const document::Document& document, const document::Playback& playback, Predictions& predictions)
    : m_document(document)
    , m_playback(playback)
    , m_predictions(predictions)
    , m_question(named(plainLabel("strong"), "guessQuestion"))
    , m_field(named(new QLineEdit, "guess"))
    , m_check(named(new QPushButton, "checkGuess"))
    , m_show(named(new QPushButton, "showResult"))
    , m_sureness(new QButtonGroup(this))
    , m_form(new QWidget)
    , m_verdict(named(plainLabel("strong"), "verdict"))
    , m_worked(named(plainLabel(), "worked"))
    , m_score(named(plainLabel("soft"), "score"))
{
    m_check->setProperty("role", QStringLiteral("primary"));
    m_show->setProperty("role", QStringLiteral("link"));
    m_show->setCursor(Qt::PointingHandCursor);
    auto* sureness = spaced(new QHBoxLayout, {}, 0);
    for (const char* place : {"first", "", "last"}) {
        auto* button = new QPushButton;
        button->setCheckable(true);
        button->setProperty("role", QStringLiteral("segment"));
        button->setProperty("place", QLatin1String(place));
        m_sureness->addButton(button, m_sureness->buttons().size());
        sureness->addWidget(button);
    }
    m_sureness->button(int(Predictions::Sureness::Likely))->setChecked(true);
    auto* typed = spaced(new QHBoxLayout, {}, 8);
    typed->addWidget(m_field, 1);
    typed->addWidget(m_check);
    auto* form = spaced(new QVBoxLayout(m_form), {}, 8);
    form->addLayout(typed);
    form->addLayout(sureness);
    form->addWidget(m_show);
    auto* column = spaced(new QVBoxLayout(this), {}, 8);
    addAll(column, {m_question, m_form, m_verdict, m_worked, m_score});
    connect(m_field, &QLineEdit::returnPressed, this, &GuessBox::check);
    connect(m_check, &QPushButton::clicked, this, &GuessBox::check);
    connect(m_show, &QPushButton::clicked, &predictions, &Predictions::reveal);
    connect(&predictions, &Predictions::changed, this, &GuessBox::refresh);
    whenLanguageChanges(this, [this] { refresh(); });
    refresh();
}

bool GuessBox::take(const QString& key)
{
    static const QString begins = QStringLiteral("0123456789-−.,(");
    if (!m_predictions.waits() || !isVisible() || key.isEmpty() || !begins.contains(key))
        return false;
    m_field->setFocus();
    m_field->setText(key);
    return true;
}

void GuessBox::takeCell(int row, int col)
{
    const auto missing = m_predictions.missing();
    if (!isVisible() || !missing || missing->asks != core::Asks::Winner)
        return;
    m_field->setText(QStringLiteral("%1, %2").arg(core::counted(row)).arg(core::counted(col)));
    m_verdict->hide();
}

QString GuessBox::complaint() const
{
    const bool nothing = m_field->text().trimmed().isEmpty();
    const auto missing = m_predictions.missing();
    if (missing && missing->asks == core::Asks::Winner)
        return nothing ? tr("Click on a cell of the input, or type its row and column.") : tr("This is no cell. Its row and column, counted from %1, would be: 1, 2.").arg(core::countsFrom());
    return nothing ? tr("Type a number, or let it be shown.") : tr("This is no number. A decimal, a fraction such as 1/9, or −3 would be.");
}

void GuessBox::check()
{
    if (m_predictions.guess(m_field->text(), Predictions::Sureness(m_sureness->checkedId())))
        return;
    m_verdict->setText(complaint());
    m_verdict->show();
    m_field->selectAll();
}

void GuessBox::refresh()
{
    const auto missing = m_predictions.missing();
    const core::Asks asks = missing.value_or(core::Missing{}).asks;
    m_question->setText(wording::question(asks));
    m_field->setPlaceholderText(asks == core::Asks::Winner ? tr("Row, column; or click on it") : tr("Your guess"));
    m_field->setAccessibleName(tr("Your guess"));
    m_check->setText(tr("Check"));
    m_show->setText(tr("Show me"));
    const QString words[] = {tr("Guess"), tr("Likely"), tr("Sure")};
    for (int i = 0; i < 3; ++i)
        m_sureness->button(i)->setText(words[i]);
    m_sureness->button(0)->parentWidget()->setToolTip(tr("How sure you are"));

    const bool waits = missing.has_value();
    if (waits && !std::exchange(m_waited, waits))
        m_field->clear();
    if (!waits && m_waited && (m_field->hasFocus() || m_check->hasFocus() || m_show->hasFocus()) && window())
        window()->setFocus(); // the form is gone; the next key goes on
    m_waited = waits;
    m_form->setVisible(waits);
    m_question->setVisible(waits);
    showVerdict();
    const Predictions::Score score = m_predictions.score();
    const Predictions::Progress practice = m_predictions.practice();
    QString said = tr("%1 of %2 right").arg(score.right).arg(score.guesses);
    if (practice.questions > 0 && practice.answered == practice.questions)
        said = tr("Practice done: %1 of %2 right").arg(practice.right).arg(practice.questions);
    else if (practice.questions > 0)
        said = tr("Practice: %1 of %2 answered").arg(practice.answered).arg(practice.questions);
    if (score.sureAndWrong > 0)
        said += u' ' + tr("· sure and wrong: %1").arg(score.sureAndWrong);
    m_score->setText(said);
    m_score->setVisible(score.guesses > 0 || practice.questions > 0);
    setVisible(waits || m_predictions.answered() || score.guesses > 0 || practice.questions > 0);
}

void GuessBox::showVerdict()
{
    const Predictions::Answer* answer = m_predictions.answered();
    m_verdict->setVisible(answer);
    m_worked->setVisible(answer);
    const core::Network& network = m_document.network();
    if (!answer || !network.reached(m_playback.layer()))
        return;
    const core::AskedStep asked(network, m_playback.layer(), m_playback.step(), answer->missing);
    QString worked = QString::fromStdString(core::worked(asked).text());
    if (const auto winner = asked.winner(); winner && answer->missing.asks == core::Asks::Winner)
        worked += u'\n' + tr("It stands in row %1, column %2.").arg(core::counted(winner->h)).arg(core::counted(winner->w));
    m_worked->setText(worked);
    if (answer->text.isEmpty()) {
        m_verdict->setText(tr("Here it is."));
    } else if (answer->right) {
        m_verdict->setText(tr("Right!"));
    } else {
        QString said = tr("Not %1.").arg(answer->text);
        if (!answer->mistakes.empty())
            said += u' ' + tr("That comes out when one %1.").arg(wording::said(answer->mistakes.front()->says));
        m_verdict->setText(said);
    }
}

} // namespace window
