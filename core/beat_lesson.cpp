#include "core/beat_lesson.h"

#include "core/lesson_file.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <string_view>

namespace core {

namespace {

constexpr std::string_view input = "/input";
constexpr std::string_view layers = "/layers";
constexpr std::string_view compare = "/view/compare";

/// Whether `pointer` is `place` or something in it.
bool isIn(std::string_view pointer, std::string_view place)
{
    return pointer.starts_with(place) && (pointer.size() == place.size() || pointer[place.size()] == '/');
}

/// The layer that a pointer is about, as in "/layers/2/stride", if it is about one.
std::optional<std::size_t> layerOf(std::string_view pointer)
{
    if (!isIn(pointer, layers) || pointer.size() == layers.size())
        return {};
    std::size_t index = 0;
    const char* const from = pointer.data() + layers.size() + 1;
    const char* const end = pointer.data() + pointer.size();
    const auto read = std::from_chars(from, end, index);
    return read.ec == std::errc() && (read.ptr == end || *read.ptr == '/') ? std::optional(index) : std::nullopt;
}

/// What of a lesson a beat's changes concern.
struct Touched {
    bool input = false;      ///< some of it: with a pointer to all of it the old one does not matter
    bool wholeInput = false;
    bool allLayers = false;
    bool compare = false;
    std::vector<bool> layer;

    Touched(const Lesson& lesson, const Beat& beat) : layer(lesson.layers.size())
    {
        for (const Change& change : beat.set) {
            input = input || (isIn(change.pointer, core::input) && change.pointer.size() > core::input.size());
            wholeInput = wholeInput || change.pointer == core::input;
            compare = compare || isIn(change.pointer, core::compare);
            if (!isIn(change.pointer, layers))
                continue;
            if (const auto k = layerOf(change.pointer); k && *k < layer.size())
                layer[*k] = true;
            else
                allLayers = true;
        }
    }
    bool takesLayer(std::size_t k) const { return allLayers || layer[k]; }
};

/// The lesson with what is not touched made small: it is written and read again.
Lesson extract(const Lesson& lesson, const Touched& touched)
{
    Lesson part;
    if (touched.input) {
        part.input = lesson.input;
        part.inputNotation = lesson.inputNotation;
    }
    Layer small;
    small.type = "relu";
    part.layers.assign(lesson.layers.size(), small);
    for (std::size_t k = 0; k < part.layers.size(); ++k) {
        if (touched.takesLayer(k))
            part.layers[k] = lesson.layers[k];
    }
    part.view.layer = lesson.view.layer;
    part.view.step = lesson.view.step;
    if (touched.compare)
        part.view.compare = lesson.view.compare;
    return part;
}

void apply(const Change& change, nlohmann::json& file)
{
    try {
        const nlohmann::json::json_pointer pointer(change.pointer);
        // A key may be new, a place in an array not: what is beyond the end would be filled with nothing.
        if (file.at(pointer.parent_pointer()).is_array() && pointer.back() != "-")
            file.at(pointer);
        file[pointer] = nlohmann::json::parse(change.value);
    } catch (const nlohmann::json::exception&) {
        throw FileError({}, "/set" + change.pointer, {CORE_TEXT("there is no such place in this lesson"), {}});
    }
}

} // namespace

std::vector<Change> followed(const std::vector<Change>& set, const std::vector<int>& place)
{
    std::vector<Change> left;
    for (Change change : set) {
        const auto k = layerOf(change.pointer);
        if (k && *k < place.size()) {
            if (place[*k] < 0)
                continue;
            const std::size_t end = change.pointer.find('/', layers.size() + 1);
            change.pointer = std::string(layers) + '/' + std::to_string(place[*k]) + (end == std::string::npos ? "" : change.pointer.substr(end));
        }
        left.push_back(std::move(change));
    }
    return left;
}

bool canBeSet(std::string_view pointer)
{
    return isIn(pointer, input) || isIn(pointer, layers) || isIn(pointer, compare);
}

std::int64_t numbersSet(const Lesson& lesson, const Beat& beat)
{
    if (beat.set.empty())
        return 0;
    const Touched touched(lesson, beat);
    std::int64_t count = touched.input ? lesson.input.size() : 0;
    for (const Change& change : beat.set)
        count += std::int64_t(change.value.size()) / 2;
    for (std::size_t k = 0; k < lesson.layers.size(); ++k)
        count += touched.takesLayer(k) ? lesson.layers[k].weight.size() : 1;
    return count;
}

Lesson lessonAt(const Lesson& lesson, const Beat& beat)
{
    Lesson result = lesson;
    if (!beat.set.empty()) {
        const Touched touched(lesson, beat);
        nlohmann::json file = nlohmann::json::parse(writeLesson(extract(lesson, touched)));
        file.emplace("view", nlohmann::json::object());
        for (const Change& change : beat.set)
            apply(change, file);
        Lesson changed;
        try {
            changed = parseLesson(file.dump(), {}).lesson;
        } catch (const FileError& error) {
            throw FileError({}, "/set" + error.place(), error.message());
        }
        if (touched.input || touched.wholeInput) {
            result.input = std::move(changed.input);
            result.inputNotation = std::move(changed.inputNotation);
        }
        if (touched.allLayers)
            result.layers.resize(changed.layers.size());
        for (std::size_t k = 0; k < result.layers.size(); ++k) {
            if (touched.takesLayer(k))
                result.layers[k] = std::move(changed.layers[k]);
        }
        if (touched.compare)
            result.view.compare = std::move(changed.view.compare);
    }
    if (beat.show && beat.show->view != Show::Picture::Compare)
        result.view.compare.reset();
    else if (beat.show && result.view.compare)
        result.view.layer = beat.layer;
    return result;
}

} // namespace core
