#include "samples.h"

#include "core/lesson_file.h"
#include "core/parameters.h"

#include <doctest/doctest.h>

#include <cmath>

using core::Parameter;
using core::Values;
using namespace samples;

namespace {

/// Something that a parameter is not at its default.
Values anotherValue(const Parameter& parameter)
{
    switch (parameter.kind) {
    case Parameter::Kind::Whole:
        return {parameter.lowest + 3.0};
    case Parameter::Kind::Pair:
        return {parameter.lowest + 3.0, parameter.lowest + 1.0};
    case Parameter::Kind::Real:
        return {0.1 + 0.2};
    case Parameter::Kind::Truth:
        return {1.0 - core::pick(parameter.get(core::Layer()), 0)};
    case Parameter::Kind::Choice:
        return {1.0};
    case Parameter::Kind::Padding:
        return {double(core::PaddingForm::FourSided), 1.0, 2.0, 3.0, 4.0};
    case Parameter::Kind::Kernel:
    case Parameter::Kind::Bias:
        break;
    }
    return {};
}

/// A layer that a file can hold, whether it runs or not.
core::Layer plainLayer(const core::Operator& op)
{
    core::Layer layer;
    layer.type = op.type;
    if (op.hasKernel())
        layer.weight = core::Tensor({1, 1, 1, 1}, 1.0F);
    for (const Parameter& parameter : core::parameters()) {
        if (parameter.isNeeded(op) && parameter.set != nullptr && parameter.get(layer).empty())
            parameter.set(layer, anotherValue(parameter));
    }
    return layer;
}

core::Lesson lessonWith(const core::Layer& layer)
{
    core::Lesson lesson;
    lesson.input = core::Tensor({1, 1, 3, 3}, 1.0F);
    lesson.layers = {layer};
    return lesson;
}

} // namespace

TEST_CASE("setting a parameter to what it is changes nothing")
{
    for (const core::Operator* op : core::operators()) {
        CHECK_MESSAGE(rc::check(std::string(op->type), [&] {
            const core::Lesson lesson = *lessonOf(std::string(op->type), Numbers::Anything);
            for (const core::Layer& layer : lesson.layers) {
                for (const core::Setting& setting : core::settings(layer)) {
                    core::Layer same = layer;
                    if (setting.parameter.set != nullptr)
                        setting.parameter.set(same, setting.parameter.get(layer));
                    RC_ASSERT(same == layer);
                }
            }
        }), op->type);
    }
}

TEST_CASE("every parameter that an operator has can be set, is written, and is read again")
{
    for (const core::Operator* op : core::operators()) {
        for (const Parameter& parameter : core::parameters()) {
            if (!parameter.isInFiles(*op) || parameter.set == nullptr)
                continue;
            INFO(op->type << ' ' << parameter.name);
            core::Layer layer = plainLayer(*op);
            parameter.set(layer, anotherValue(parameter));
            CHECK(parameter.get(layer) == anotherValue(parameter));
            CHECK(parameter.get(layer) != parameter.get(core::Layer()));
            const std::string written = core::writeLesson(lessonWith(layer));
            CHECK(written.find('"' + std::string(parameter.name) + "\": ") != std::string::npos);
            const core::LessonFile read = core::parseLesson(written, "parameters");
            CHECK(read.warnings.empty());
            CHECK(read.lesson.layers.front() == layer);
        }
    }
}

TEST_CASE("what an operator uses is a parameter, and every parameter is some operator's")
{
    unsigned used = 0;
    unsigned known = 0;
    for (const core::Operator* op : core::operators())
        used |= op->uses;
    for (const Parameter& parameter : core::parameters()) {
        INFO(parameter.name);
        CHECK((used & parameter.uses) == parameter.uses);
        known |= parameter.uses;
    }
    for (unsigned use = 1; use != 0; use <<= 1U)
        CHECK_MESSAGE(((used & use) == 0 || (known & use) != 0), "Use 1 << ", std::log2(use), " has no row in core/parameters.cpp");
}

TEST_CASE("a file may say no less than a parameter's least, nor what it does not accept")
{
    for (const core::Operator* op : core::operators()) {
        for (const Parameter& parameter : core::parameters()) {
            const bool whole = parameter.kind == Parameter::Kind::Whole || parameter.kind == Parameter::Kind::Pair;
            if (!parameter.isInFiles(*op) || (!whole && parameter.accepts == nullptr))
                continue;
            core::Layer layer = plainLayer(*op);
            parameter.set(layer, {parameter.accepts != nullptr ? 0.0 : parameter.lowest - 1.0});
            std::string place;
            try {
                core::parseLesson(core::writeLesson(lessonWith(layer)), "parameters");
            } catch (const core::FileError& error) {
                place = error.place();
            }
            CHECK(place == "/layers/0/" + std::string(parameter.name));
        }
    }
}
