#include "document/predictions.h"

#include "core/fingerprint.h"
#include "core/quiz/worked.h"
#include "document/document.h"
#include "document/playback.h"

#include <algorithm>
#include <utility>

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
        follow();
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

/// What was guessed of other numbers is put away until they are back.
void Predictions::follow()
{
    if (m_numbers.empty())
        return;
    std::string numbers = core::fingerprint(m_document.lesson());
    if (numbers == m_numbers)
        return;
    if (!m_now.isEmpty())
        m_others[m_numbers] = std::exchange(m_now, {});
    if (auto known = m_others.extract(numbers))
        m_now = std::move(known.mapped());
    m_numbers = std::move(numbers);
}

/// From now on something is about these numbers.
void Predictions::remember()
{
    if (m_numbers.empty())
        m_numbers = core::fingerprint(m_document.lesson());
}

void Predictions::forget()
{
    m_now = {};
    m_others.clear();
    m_numbers.clear();
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
    if (m_playback.layer() == m_now.practisedLayer) {
        const auto practised = std::ranges::find(m_now.practice, m_playback.step(), &core::Practised::step);
        if (practised != m_now.practice.end())
            return practised->missing && canBeAsked(*practised->missing) ? practised->missing : std::nullopt;
    }
    for (const core::Question& question : m_document.own().questions) {
        const auto missing = core::missingOf(question);
        if (missing && Place(question.layer, question.step) == here() && canBeAsked(*missing))
            return missing;
    }
    return (m_everything || m_now.places.contains(here())) && canBeAsked({}) ? std::optional(core::Missing{}) : std::nullopt;
}

std::optional<core::Missing> Predictions::missing() const
{
    return m_now.answers.contains(here()) ? std::nullopt : asked();
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
    const auto found = m_now.answers.find(here());
    return found == m_now.answers.end() ? nullptr : &found->second;
}

Predictions::Score Predictions::score() const
{
    Score score;
    const auto count = [&score](const Asked& asked) {
        for (const auto& [place, answer] : asked.answers) {
            if (answer.text.isEmpty())
                continue; // not guessing is no mistake
            ++score.guesses;
            score.right += answer.right ? 1 : 0;
            score.sureAndWrong += !answer.right && answer.sure == Sureness::Sure ? 1 : 0;
        }
    };
    count(m_now);
    for (const auto& [numbers, asked] : m_others)
        count(asked);
    return score;
}

void Predictions::ask()
{
    if (!canBeAsked({}))
        return;
    remember();
    m_now.places.insert(here());
    m_now.answers.erase(here());
    m_now.tallies.erase(here());
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
    remember();
    m_now.practice = std::move(series);
    m_now.practisedLayer = m_playback.layer();
    m_playback.setPlaying(false);
    m_playback.setStep(m_now.practice.front().step);
    tellAll();
}

Predictions::Progress Predictions::practice() const
{
    Progress progress;
    for (const core::Practised& practised : m_now.practice) {
        progress.questions += practised.missing ? 1 : 0;
        const auto answer = m_now.answers.find({m_now.practisedLayer, practised.step});
        if (!practised.missing || answer == m_now.answers.end())
            continue;
        ++progress.answered;
        progress.right += answer->second.right ? 1 : 0;
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
    remember();
    m_now.answers[here()] = {.missing = *about, .text = text.trimmed(), .right = core::isRight(asked, *answer), .sure = sure,
                         .mistakes = core::mistakesMaking(asked, *answer)};
    tellAll();
    return true;
}

void Predictions::reveal()
{
    const auto about = missing();
    if (!about)
        return;
    remember();
    m_now.answers[here()] = {.missing = *about, .text = {}, .mistakes = {}};
    tellAll();
}

int Predictions::tally(std::size_t choice) const
{
    const auto found = m_now.tallies.find(here());
    return found == m_now.tallies.end() || choice >= found->second.size() ? 0 : found->second[choice];
}

void Predictions::count(std::size_t choice, int by)
{
    if (choice >= choices().size())
        return;
    remember();
    std::vector<int>& hands = m_now.tallies[here()];
    hands.resize(choices().size());
    hands[choice] = std::max(0, hands[choice] + by);
    emit changed();
}

} // namespace document
