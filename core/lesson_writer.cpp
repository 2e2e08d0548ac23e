#include "core/beat_reader.h"
#include "core/explain.h"
#include "core/lesson_file.h"
#include "core/missing.h"
#include "core/parameters.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace core {

namespace {

using Member = std::pair<std::string, std::string>; ///< a key and its JSON text

std::string quoted(const std::string& text)
{
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string indented(int level)
{
    return std::string(std::size_t(level) * 2, ' ');
}

/// An object on one line where it is short, else one member a line.
std::string object(const std::vector<Member>& members, int level, bool spread = false)
{
    std::string line;
    for (const auto& [key, value] : members)
        line += (line.empty() ? "" : ", ") + quoted(key) + ": " + value;
    constexpr std::size_t longestLine = 110;
    if (!spread && line.size() <= longestLine && line.find('\n') == std::string::npos)
        return '{' + line + '}';
    std::string text = "{\n";
    for (std::size_t i = 0; i < members.size(); ++i)
        text += indented(level + 1) + quoted(members[i].first) + ": " + members[i].second + (i + 1 < members.size() ? ",\n" : "\n");
    return text + indented(level) + '}';
}

std::string list(const std::vector<std::string>& items, int level)
{
    if (items.empty())
        return "[]";
    std::string text = "[\n";
    for (std::size_t i = 0; i < items.size(); ++i)
        text += indented(level + 1) + items[i] + (i + 1 < items.size() ? ",\n" : "\n");
    return text + indented(level) + ']';
}

std::string number(float value, const Notation& notation, std::int64_t position)
{
    if (const auto found = notation.find(position); found != notation.end() && parseNumber(found->second) == value
        && found->second.find('/') != std::string::npos)
        return quoted(found->second);
    const std::string text = exactNumber(value);
    if (text == "-0")
        return "-0.0"; // JSON readers take -0 for a whole number and lose its sign
    return std::isfinite(value) ? text : quoted(text);
}

std::string row(const float* values, int count, const Notation& notation, std::int64_t position, const char* separator)
{
    std::string text = "[";
    for (int i = 0; i < count; ++i)
        text.append(i == 0 ? "" : separator).append(number(values[i], notation, position + i));
    return text + ']';
}

/// As many levels of arrays as the shape needs, one row of numbers a line.
std::string tensor(const Tensor& value, const Notation& notation, int level)
{
    const Shape& shape = value.shape();
    const int levels = shape.n > 1 ? 4 : shape.c > 1 ? 3 : 2;
    // Nobody reads a photograph number by number, and without the spaces one of 4096 × 4096 stays within maxFileBytes.
    constexpr std::int64_t readable = 1 << 16;
    const char* separator = value.size() > readable ? "," : ", ";
    std::vector<std::string> samples;
    for (int n = 0; n < shape.n; ++n) {
        std::vector<std::string> channels;
        for (int c = 0; c < shape.c; ++c) {
            std::vector<std::string> rows;
            for (int y = 0; y < shape.h; ++y) {
                const std::int64_t position = value.offset({n, c, y, 0});
                rows.push_back(row(value.data().data() + position, shape.w, notation, position, separator));
            }
            channels.push_back(list(rows, level + levels - 2));
        }
        samples.push_back(levels >= 3 ? list(channels, level + levels - 3) : channels.front());
    }
    return levels == 4 ? list(samples, level) : samples.front();
}

std::string text(const Text& words, int level)
{
    if (words.byLocale.size() == 1 && words.byLocale.begin()->first.empty())
        return quoted(words.byLocale.begin()->second);
    std::vector<Member> members;
    for (const auto& [locale, string] : words.byLocale)
        members.emplace_back(locale, quoted(string));
    return object(members, level);
}

std::string parameterText(const Setting& setting, const Layer& layer, int level)
{
    switch (setting.parameter.kind) {
    case Parameter::Kind::Whole:
    case Parameter::Kind::Pair:
    case Parameter::Kind::Truth:
        return valueText(setting, "[]");
    case Parameter::Kind::Real:
        return nlohmann::json(setting.values.front()).dump(); // the shortest that reads back
    case Parameter::Kind::Choice:
        return quoted(valueText(setting, "[]"));
    case Parameter::Kind::Padding:
        return setting.values.size() > 1 ? valueText(setting, "[]") : quoted(valueText(setting, "[]"));
    case Parameter::Kind::Kernel:
        return tensor(layer.weight, layer.weightNotation, level);
    case Parameter::Kind::Bias:
        return row(layer.bias->data(), int(layer.bias->size()), layer.biasNotation, 0, ", ");
    }
    return {};
}

std::string layerText(const Layer& layer, int level)
{
    const Operator& op = *findOperator(layer.type);
    std::vector<Member> members = {{"type", quoted(layer.type)}};
    for (const Setting& setting : settings(layer)) {
        const Parameter& parameter = setting.parameter;
        const bool always = parameter.isNeeded(op) || (parameter.alwaysWritten != nullptr && parameter.alwaysWritten(op));
        if (!parameter.isInFiles(op) || (setting.standard && !always))
            continue;
        const bool besideWeight = parameter.kind == Parameter::Kind::Bias; // which is the first
        members.emplace(besideWeight ? members.begin() + 2 : members.end(), parameter.name, parameterText(setting, layer, level + 1));
    }
    members.insert(members.end(), layer.extra.begin(), layer.extra.end());
    return object(members, level);
}

std::string aboutText(const About& about)
{
    std::vector<Member> members;
    if (!about.group.empty())
        members.emplace_back("group", text(about.group, 2));
    if (!about.teaches.empty())
        members.emplace_back("teaches", text(about.teaches, 2));
    if (about.minutes > 0)
        members.emplace_back("minutes", std::to_string(about.minutes));
    members.insert(members.end(), about.extra.begin(), about.extra.end());
    return object(members, 1);
}

std::vector<Member> moment(int layer, std::int64_t step)
{
    return {{"layer", std::to_string(layer)}, {"step", std::to_string(step)}};
}

std::vector<Member> showMembers(const Show& show)
{
    std::vector<Member> members;
    if (show.view != Show::Picture::Forward)
        members.emplace_back("view", quoted(nameOf(show.view)));
    if (show.turned)
        members.emplace_back("turned", "true");
    if (show.inserted)
        members.emplace_back("inserted", "true");
    if (show.grain != Grain::Window)
        members.emplace_back("grain", quoted(nameOf(show.grain)));
    if (show.channel >= 0)
        members.emplace_back("channel", std::to_string(show.channel));
    if (show.cell)
        members.emplace_back("cell", '[' + std::to_string(show.cell->h) + ", " + std::to_string(show.cell->w) + ']');
    return members;
}

std::string beatText(const Beat& beat, int version)
{
    std::vector<Member> members = moment(beat.layer, beat.step);
    if (beat.show)
        members.emplace_back("show", object(showMembers(*beat.show), 3));
    if (!beat.set.empty()) {
        std::vector<Member> changes;
        for (const Change& change : beat.set)
            changes.emplace_back(change.pointer, change.value);
        members.emplace_back("set", object(changes, 3));
    }
    if (!beat.text.empty())
        members.emplace_back("text", text(version > 1 ? beat.text : withSingleBraces(beat.text), 3));
    if (!beat.notes.empty())
        members.emplace_back("notes", text(beat.notes, 3));
    if (beat.general)
        members.emplace_back("general", "true");
    for (const Member& member : beat.extra) {
        if (version == 1 || !isOfVersionTwo(member.first))
            members.push_back(member);
    }
    return object(members, 2);
}

std::string questionText(const Question& question, int version)
{
    std::vector<Member> members = moment(question.layer, question.step);
    // In version 2 what was unknown is not suddenly known.
    const auto isOfVersionTwo = [&](const Member& member) { return member.first == "kind" || (member.first == "cell" && question.cell); };
    if (version > 1 || std::ranges::none_of(question.extra, [](const Member& member) { return member.first == "kind"; }))
        members.emplace_back("kind", quoted(question.kind));
    if (question.cell) {
        std::string cell = '[' + (question.cell->c > 0 ? std::to_string(question.cell->c) + ", " : "");
        cell += std::to_string(question.cell->row) + ", " + std::to_string(question.cell->col) + ']';
        members.emplace_back("cell", std::move(cell));
    }
    for (const Member& member : question.extra) {
        if (version == 1 || !isOfVersionTwo(member))
            members.push_back(member);
    }
    return object(members, 2);
}

template<typename Items, typename Write>
std::string listOf(const Items& items, Write write)
{
    std::vector<std::string> texts;
    for (const auto& item : items)
        texts.push_back(write(item));
    return list(texts, 1);
}

} // namespace

std::string writeLesson(const Lesson& lesson)
{
    // As old as can be, so that older programs read it too.
    const auto isNew = [](const auto& item) { return needsVersionTwo(item); };
    const int version = std::ranges::any_of(lesson.beats, isNew) || std::ranges::any_of(lesson.questions, isNew) ? 2 : 1;
    std::vector<Member> members = {{"format", "\"poolscope\""}, {"version", std::to_string(version)}};
    if (!lesson.title.empty())
        members.emplace_back("title", text(lesson.title, 1));
    if (lesson.about)
        members.emplace_back("about", aboutText(*lesson.about));
    members.emplace_back("input", tensor(lesson.input, lesson.inputNotation, 1));
    members.emplace_back("layers", listOf(lesson.layers, [](const Layer& layer) { return layerText(layer, 2); }));
    if (lesson.view != View{}) {
        std::vector<Member> view = moment(lesson.view.layer, lesson.view.step);
        if (lesson.view.compare)
            view.emplace_back("compare", layerText(*lesson.view.compare, 2));
        view.insert(view.end(), lesson.view.extra.begin(), lesson.view.extra.end());
        members.emplace_back("view", object(view, 1));
    }
    if (!lesson.beats.empty())
        members.emplace_back("beats", listOf(lesson.beats, [version](const Beat& beat) { return beatText(beat, version); }));
    if (!lesson.questions.empty())
        members.emplace_back("questions", listOf(lesson.questions, [version](const Question& question) { return questionText(question, version); }));
    if (!lesson.writtenFor.empty())
        members.emplace_back("written_for", quoted(lesson.writtenFor));
    members.insert(members.end(), lesson.extra.begin(), lesson.extra.end());
    return object(members, 0, true) + '\n';
}

} // namespace core
