#include "window/gallery/progress.h"

#include <QStringList>

#include "document/document.h"
#include "document/lesson_player.h"
#include "document/predictions.h"
#include "window/look/settings.h"

#include <algorithm>

namespace window {

namespace {

QString keyOf(const QString& name)
{
    return QStringLiteral("progress/") + name;
}

constexpr const char* lastKey = "lastLesson";

} // namespace

Progress::Progress(const document::Document& document, const document::LessonPlayer& player, const document::Predictions& predictions,
                   QObject* parent)
    : QObject(parent)
    , m_document(document)
    , m_player(player)
    , m_predictions(predictions)
{
    connect(&document, &document::Document::stateChanged, this, [this] { m_name = m_document.builtinName(); });
    connect(&player, &document::LessonPlayer::told, this, &Progress::take);
    connect(&predictions, &document::Predictions::changed, this, &Progress::take);
}

Progress::Of Progress::of(const QString& name) const
{
    const QStringList numbers = Settings().value(keyOf(name)).toStringList();
    if (numbers.size() != 3)
        return {};
    const auto number = [&](qsizetype i) { return std::max(0, numbers[i].toInt()); };
    return {number(0), number(1), number(2)};
}

QString Progress::last() const
{
    return Settings().value(QLatin1String(lastKey)).toString();
}

void Progress::take()
{
    // While another is being opened, beat and score are still those of the one before.
    const QString name = m_document.builtinName() == m_name ? m_name : QString();
    // A lesson that lies open is not begun before somebody goes on in it.
    const bool begun = m_player.beat() > 0 || (m_player.count() == 1 && m_player.beat() == 0) || m_predictions.score().guesses > 0;
    if (name.isEmpty() || !begun)
        return;
    const Of before = of(name);
    Of now = before;
    now.beats = std::max(before.beats, m_player.beat() + 1);
    if (const document::Predictions::Score score = m_predictions.score(); score.guesses > 0) {
        now.right = score.right;
        now.guesses = score.guesses;
    }
    if (now == before && last() == name)
        return;
    Settings settings;
    settings.setValue(keyOf(name), QStringList{QString::number(now.beats), QString::number(now.right), QString::number(now.guesses)});
    settings.setValue(QLatin1String(lastKey), name);
    emit changed();
}

} // namespace window
