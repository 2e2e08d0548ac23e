#include "window/gallery/shelf.h"

#include "core/lesson_file.h"
#include "resources/builtin_lessons.h"
#include "wording/layer_words.h"

#include <algorithm>

namespace window {

namespace {

void take(QString& words, const core::Text& text)
{
    for (const char* locale : {"en", "zh_CN"})
        words += QString::fromStdString(text.in(locale)) + u'\n';
}

ShelfLesson lessonOf(const resources::BuiltinLesson& builtin)
{
    ShelfLesson made;
    made.name = QString::fromUtf8(builtin.name);
    made.json = builtin.json;
    made.words = made.name + u'\n';
    const core::Lesson lesson = core::parseLesson(builtin.json, std::string(builtin.name)).lesson;
    made.title = lesson.title;
    made.about = lesson.about.value_or(core::About{});
    made.beats = int(lesson.beats.size());
    made.questions = int(lesson.questions.size());
    take(made.words, made.title);
    take(made.words, made.about.group);
    take(made.words, made.about.teaches);
    for (const core::Layer& layer : lesson.layers)
        made.words += QString::fromStdString(layer.type) + u'\n' + wording::title(layer) + u'\n';
    made.words = made.words.toLower();
    return made;
}

} // namespace

bool ShelfLesson::isFoundBy(const QString& search) const
{
    const QStringList parts = search.toLower().simplified().split(u' ', Qt::SkipEmptyParts);
    return std::all_of(parts.begin(), parts.end(), [this](const QString& part) { return words.contains(part); });
}

std::vector<ShelfGroup> builtinShelf()
{
    std::vector<ShelfGroup> groups;
    for (const resources::BuiltinLesson& builtin : resources::builtinLessons()) {
        ShelfLesson lesson = lessonOf(builtin);
        const auto same = [&](const ShelfGroup& group) { return group.title == lesson.about.group; };
        auto group = std::find_if(groups.begin(), groups.end(), same);
        if (group == groups.end())
            group = groups.insert(groups.end(), {lesson.about.group, {}});
        group->lessons.push_back(std::move(lesson));
    }
    return groups;
}

} // namespace window
