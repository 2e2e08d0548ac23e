// How the built-in lessons are told: all of it, in both languages, briefly, and every question before its answer.
#include "builtin_lessons.h"

#include "core/placeholders.h"

#include <algorithm>
#include <set>

using core::Beat;
using core::Lesson;
using core::Network;

static const char* const locales[] = {"en", "zh_CN"};

template<typename Check>
static void forEachLesson(Check check)
{
    for (const resources::BuiltinLesson& each : resources::builtinLessons()) {
        CAPTURE(each.name);
        check(core::parseLesson(each.json, std::string(each.name)).lesson);
    }
}

static std::size_t letters(const std::string& words)
{
    return std::size_t(std::ranges::count_if(words, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

TEST_CASE("every beat of a built-in lesson runs, and is told in both languages in words for a projector's foot")
{
    forEachLesson([](const Lesson& lesson) {
        CHECK(lesson.beats.size() >= 5);
        for (const Beat& beat : lesson.beats) {
            const Network network(core::lessonAt(lesson, beat));
            CHECK(network.firstProblem() == -1);
            REQUIRE(beat.layer < network.layerCount());
            CHECK(beat.step < network.stepCount(beat.layer));
            for (const char* locale : locales) {
                const std::string words = beat.text.in(locale);
                const std::string said = core::filledIn(words, network, beat.layer, beat.step);
                CAPTURE(said);
                CHECK_FALSE(said.empty());
                CHECK(letters(said) <= (locale == locales[0] ? 180 : 75));
                CHECK(std::ranges::count(said, '?') == std::ranges::count(words, '?')); // nothing that there is not
                CHECK(said.find('{') == std::string::npos);
            }
            CHECK(beat.text.in("en") != beat.text.in("zh_CN"));
        }
    });
}

TEST_CASE("a built-in lesson opens at its first beat")
{
    forEachLesson([](const Lesson& lesson) {
        CHECK(lesson.view.layer == lesson.beats.front().layer);
        CHECK(lesson.view.step == lesson.beats.front().step);
    });
}

TEST_CASE("every built-in lesson asks before it answers")
{
    forEachLesson([](const Lesson& lesson) {
        CHECK_FALSE(lesson.questions.empty());
        for (const core::Question& question : lesson.questions) {
            const auto isThere = [&](const Beat& beat) { return beat.layer == question.layer && beat.step == question.step; };
            const auto asks = std::ranges::find_if(lesson.beats, isThere);
            REQUIRE(lesson.beats.end() - asks >= 2);
            CAPTURE(asks->text.in("en"));
            CHECK(asks->text.in("en").find('?') != std::string::npos);
            CHECK(asks->text.in("zh_CN").find("？") != std::string::npos);
            for (const char* locale : locales) {
                for (const char* answer : {"{result}", "{equation}", "{terms}"})
                    CHECK(asks->text.in(locale).find(answer) == std::string::npos);
            }
            CHECK(isThere(asks[1]));
            CHECK(asks[1].set == asks->set);
            // What has been guessed there is forgotten with other numbers, and hidden again.
            const auto after = std::find_if_not(asks, lesson.beats.end(), isThere);
            CHECK(std::none_of(after, lesson.beats.end(), isThere));
        }
    });
}

TEST_CASE("the built-in lessons are a course in groups, each with what it teaches and how long that takes")
{
    CHECK(resources::builtinLessons().size() >= 24);
    std::set<std::string> groups;
    std::set<std::string> titles;
    std::string group;
    forEachLesson([&](const Lesson& lesson) {
        REQUIRE(lesson.about);
        const core::About& about = *lesson.about;
        for (const char* locale : locales) {
            CHECK_FALSE(about.group.in(locale).empty());
            CHECK_FALSE(about.teaches.in(locale).empty());
            CHECK(titles.insert(std::string(locale) + lesson.title.in(locale)).second);
        }
        CHECK(about.minutes >= 2);
        CHECK(about.minutes <= 15);
        if (about.group.in("en") != group)
            CHECK(groups.insert(about.group.in("en")).second); // a group is not taken up again
        group = about.group.in("en");
    });
    CHECK(groups.size() >= 6);
}
