#pragma once

#include "core/beat_lesson.h"
#include "core/lesson_file.h"
#include "core/network.h"
#include "resources/builtin_lessons.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

namespace samples {

inline core::Lesson builtin(std::string_view name)
{
    for (const resources::BuiltinLesson& each : resources::builtinLessons()) {
        if (each.name == name)
            return core::parseLesson(each.json, std::string(name)).lesson;
    }
    FAIL("there is no lesson " << name);
    return {};
}

/// A beat of a built-in lesson, found by some of its English words, and its lesson worked out.
struct Told {
    core::Beat beat;
    core::Network network;

    Told(std::string_view name, const std::string& words)
    {
        const core::Lesson lesson = builtin(name);
        for (const core::Beat& each : lesson.beats) {
            if (each.text.in("en").find(words) == std::string::npos)
                continue;
            beat = each;
            network.update(core::lessonAt(lesson, each));
            return;
        }
        FAIL(name << " does not say: " << words);
    }
    core::Step step() const { return network.stepAt(beat.layer, beat.step); }
    double result() const { return step().value; }
    const core::Tensor& in() const { return network.inputOf(beat.layer); }
    const core::Tensor& out() const { return network.outputOf(beat.layer); }
};

} // namespace samples
