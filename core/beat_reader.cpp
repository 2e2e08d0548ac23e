#include "core/beat_reader.h"

#include "core/beat_lesson.h"
#include "core/keys.h"
#include "core/placeholders.h"

#include <array>

namespace core {

namespace {

template<typename Value>
struct Named {
    const char* name;
    Value value;
};
template<typename Value>
Named(const char*, Value) -> Named<Value>; // clang 14 does not deduce aggregates

constexpr std::array pictures = {Named{"forward", Show::Picture::Forward}, Named{"gradient", Show::Picture::Gradient},
                                 Named{"chain", Show::Picture::Chain}, Named{"matrix", Show::Picture::Matrix},
                                 Named{"compare", Show::Picture::Compare}};
constexpr std::array grains = {Named{"product", Grain::Product}, Named{"window", Grain::Window}, Named{"row", Grain::Row}};

template<typename Names>
auto readNamed(const Node& node, const Names& names, const char* refusal)
{
    const std::string name = node.string();
    for (const auto& each : names) {
        if (name == each.name)
            return each.value;
    }
    node.failExpecting(refusal);
}

Show readShow(const Node& node, std::vector<Oddity>& warnings)
{
    Show show;
    readKeys(node, warnings, oneOf({"view", "turned", "inserted", "grain", "channel", "cell"}), [&](const std::string& key, const Node& value) {
        if (key == "view") {
            show.view = readNamed(value, pictures, CORE_TEXT("must be \"forward\", \"gradient\", \"chain\", \"matrix\" or \"compare\", got {0}"));
        } else if (key == "grain") {
            show.grain = readNamed(value, grains, CORE_TEXT("must be \"product\", \"window\" or \"row\", got {0}"));
        } else if (key == "turned") {
            show.turned = value.boolean();
        } else if (key == "inserted") {
            show.inserted = value.boolean();
        } else if (key == "channel") {
            show.channel = int(value.integer(0, maxChannels - 1));
        } else {
            value.requireArray();
            if (value.value().size() != 2)
                value.failExpecting(CORE_TEXT("must be [row, column], got {0}"));
            show.cell = Size{int(value.child(std::size_t(0)).integer(0, maxSide - 1)), int(value.child(std::size_t(1)).integer(0, maxSide - 1))};
        }
    });
    return show;
}

std::vector<Change> readChanges(const Node& node)
{
    node.requireObject();
    std::vector<Change> changes;
    for (const Json::Member& member : node.value().members()) {
        if (!canBeSet(member.first))
            node.child(member).fail({CORE_TEXT("a beat can set what is in /input, /layers and /view/compare"), {}});
        changes.push_back({member.first, member.second.text()});
    }
    return changes;
}

Text readWords(const Node& node, int version)
{
    Text text = readText(node);
    if (version < 2)
        return withDoubledBraces(std::move(text));
    for (const auto& [locale, words] : text.byLocale) {
        if (auto fault = placeholderFault(words))
            (locale.empty() ? node : node.child(locale)).fail(std::move(*fault));
    }
    return text;
}

template<typename Letters>
Text withBraces(Text text, Letters letters)
{
    for (auto& [locale, words] : text.byLocale) {
        std::string changed;
        for (std::size_t i = 0; i < words.size(); ++i)
            changed.append(letters(words, i), words[i]);
        words = std::move(changed);
    }
    return text;
}

bool isBrace(char letter)
{
    return letter == '{' || letter == '}';
}

} // namespace

const char* nameOf(Show::Picture view)
{
    return std::ranges::find(pictures, view, &Named<Show::Picture>::value)->name;
}

const char* nameOf(Grain grain)
{
    return std::ranges::find(grains, grain, &Named<Grain>::value)->name;
}

Text withDoubledBraces(Text text)
{
    return withBraces(std::move(text), [](const std::string& words, std::size_t i) { return std::size_t(isBrace(words[i]) ? 2 : 1); });
}

Text withSingleBraces(Text text)
{
    // Of each pair the second one goes.
    bool second = false;
    return withBraces(std::move(text), [&second](const std::string& words, std::size_t i) {
        second = i > 0 && isBrace(words[i]) && words[i] == words[i - 1] && !second;
        return std::size_t(second ? 0 : 1);
    });
}

bool isOfVersionTwo(std::string_view key)
{
    return key == "show" || key == "set" || key == "notes" || key == "general";
}

bool needsVersionTwo(const Beat& beat)
{
    const auto hasPlaceholder = [](const Text& text) { return withDoubledBraces(withSingleBraces(text)) != text; };
    return beat.show || !beat.set.empty() || !beat.notes.empty() || beat.general || hasPlaceholder(beat.text);
}

Beat readBeat(const Node& node, int version, std::vector<Oddity>& warnings)
{
    Beat beat;
    const auto known = oneOf({"layer", "step", "text"});
    const auto isKnown = [&](const std::string& key) { return known(key) || (version > 1 && isOfVersionTwo(key)); };
    beat.extra = readKeys(node, warnings, isKnown, [&](const std::string& key, const Node& value) {
        if (key == "text")
            beat.text = readWords(value, version);
        else if (key == "show")
            beat.show = readShow(value, warnings);
        else if (key == "set")
            beat.set = readChanges(value);
        else if (key == "notes")
            beat.notes = readWords(value, version);
        else if (key == "general")
            beat.general = value.boolean();
        else
            readMoment(key, value, beat);
    });
    return beat;
}

std::vector<Oddity> untellable(const Lesson& lesson)
{
    std::int64_t read = 0;
    std::vector<Oddity> found;
    for (std::size_t i = 0; i < lesson.beats.size(); ++i) {
        const Beat& beat = lesson.beats[i];
        if (beat.set.empty() && !beat.show)
            continue;
        const std::string place = "/beats/" + std::to_string(i);
        read += numbersSet(lesson, beat) + std::int64_t(lesson.beats.size()); // which are copied
        if (read > mostNumbersTried)
            break;
        try {
            const Lesson there = lessonAt(lesson, beat);
            if (beat.show && beat.show->view == Show::Picture::Compare && !there.view.compare)
                found.push_back({place + "/show/view", {CORE_TEXT("nothing is compared; /view/compare, or the beat's \"set\", must say what"), {}}});
        } catch (const FileError& error) {
            found.push_back({place + error.place(), error.message()});
        }
    }
    return found;
}

} // namespace core
