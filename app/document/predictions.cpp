#include "document/predictions.h"

#include "core/fingerprint.h"
#include "core/quiz/worked.h"
#include "document/document.h"
#include "document/playback.h"

#include <algorithm>

namespace document {

Predictions::Predictions(const Document& document, Playback& playback, QObject* parent)
    : QObject(parent)
    , m_document(document)
    , m_playback(playback)
{
    connect(&document, &Document::opened, this, [this] {
        m_everything = false;
        forget();
    });
    connect(&document, &Document::changed, this, [this] {
        // What was guessed was about other numbers.
        if ((!m_answers.empty() || !m_practice.empty()) && core::fingerprint(m_document.lesson()) != m_numbers)
            forget();
        emit changed();
    });
    connect(&playback, &Playback::moved, this, &Predictions::changed);
    connect(&playback, &Playback::revealWanted, this, &Predictions::reveal);
    playback.hide([this] { return missing(); });
}

/// Pictures, table and words, which follow the playback, and so those who follow this.
void Predictions::tellAll()
{
    emit m_playback.moved();
}

void Predictions::forget()
{
    m_practice.clear();
    m_asked.clear();
    m_answers.clear();
    m_tallies.clear();
}

Predictions::Place Predictions::here() const
{
    return {m_playback.layer(), m_playback.step()};
}

bool Predictions::canBeAsked(const core::Missing& missing) const
{
    const core::Network& network = m_document.network();
    const int k = m_playback.layer();
    if (k >= network.layerCount() || !network.reached(k) || network.lesson().view.compare)
        return false;
    const core::Shape& out = network.outputOf(k).shape();
    if (core::tapCount(network.layer(k), network.inputOf(k).shape(), out, core::cellOfStep(out, m_playback.step())) > core::mostTaps)
        return false;
    return missing.asks == core::Asks::Output || !core::whyNotAsked(core::AskedStep(network, k, m_playback.step(), missing));
}

std::optional<core::Missing> Predictions::asked() const
{
    if (m_playback.layer() == m_practisedLayer) {
        const auto practised = std::ranges::find(m_practice, m_playback.step(), &core::Practised::step);
        if (practised != m_practice.end())
            return practised->missing && canBeAsked(*practised->missing) ? practised->missing : std::nullopt;
    }
    for (const core::Question& question : m_document.own().questions) {
        const auto missing = core::missingOf(question);
        if (missing && Place(question.layer, question.step) == here() && canBeAsked(*missing))
            return missing;
    }
    return (m_everything || m_asked.contains(here())) && canBeAsked({}) ? std::optional(core::Missing{}) : std::nullopt;
}

std::optional<core::Missing> Predictions::missing() const
{
    return m_answers.contains(here()) ? std::nullopt : asked();
}

std::vector<core::Choice> Predictions::choices() const
{
    const Answer* answer = answered();
    const auto about = answer ? answer->missing : asked().value_or(core::Missing{});
    if (!canBeAsked(about))
        return {};
    return core::choicesOf(core::AskedStep(m_document.network(), m_playback.layer(), m_playback.step(), about));
}

const Predictions::Answer* Predictions::answered() const
{
    const auto found = m_answers.find(here());
    return found == m_answers.end() ? nullptr : &found->second;
}

Predictions::Score Predictions::score() const
{
    Score score;
    for (const auto& [place, answer] : m_answers) {
        if (answer.text.isEmpty())
            continue; // not guessing is no mistake
        ++score.guesses;
        score.right += answer.right ? 1 : 0;
        score.sureAndWrong += !answer.right && answer.sure == Sureness::Sure ? 1 : 0;
    }
    return score;
}

void Predictions::ask()
{
    if (!canBeAsked({}))
        return;
    m_asked.insert(here());
    m_answers.erase(here());
    m_tallies.erase(here());
    tellAll();
}

void Predictions::askEverything(bool everything)
{
    if (everything == m_everything)
        return;
    m_everything = everything;
    tellAll();
}

bool Predictions::canPractise() const
{
    return canBeAsked({}) && m_document.network().stepCount(m_playback.layer()) > 1;
}

void Predictions::practise()
{
    std::vector<core::Practised> series = canPractise() ? core::practiceOf(m_document.network(), m_playback.layer()) : std::vector<core::Practised>();
    if (series.empty())
        return;
    forget();
    m_numbers = core::fingerprint(m_document.lesson());
    m_practice = std::move(series);
    m_practisedLayer = m_playback.layer();
    m_playback.setPlaying(false);
    m_playback.setStep(m_practice.front().step);
    tellAll();
}

Predictions::Progress Predictions::practice() const
{
    Progress progress;
    for (const core::Practised& practised : m_practice) {
        progress.questions += practised.missing ? 1 : 0;
        progress.answered += practised.missing && m_answers.contains({m_practisedLayer, practised.step}) ? 1 : 0;
    }
    return progress;
}

bool Predictions::guess(const QString& text, Sureness sure)
{
    const auto about = missing();
    const auto answer = about ? core::parseAnswer(about->asks, text.trimmed().toStdString()) : std::nullopt;
    if (!answer)
        return false;
    const core::AskedStep asked(m_document.network(), m_playback.layer(), m_playback.step(), *about);
    m_numbers = core::fingerprint(m_document.lesson());
    m_answers[here()] = {.missing = *about, .text = text.trimmed(), .right = core::isRight(asked, *answer), .sure = sure,
                         .mistakes = core::mistakesMaking(asked, *answer)};
    tellAll();
    return true;
}

void Predictions::reveal()
{
    const auto about = missing();
    if (!about)
        return;
    m_numbers = core::fingerprint(m_document.lesson());
    m_answers[here()] = {.missing = *about, .text = {}, .mistakes = {}};
    tellAll();
}

int Predictions::tally(std::size_t choice) const
{
    const auto found = m_tallies.find(here());
    return found == m_tallies.end() || choice >= found->second.size() ? 0 : found->second[choice];
}

void Predictions::count(std::size_t choice, int by)
{
    if (choice >= choices().size())
        return;
    std::vector<int>& hands = m_tallies[here()];
    hands.resize(choices().size());
    hands[choice] = std::max(0, hands[choice] + by);
    emit changed();
}

} // namespace document
