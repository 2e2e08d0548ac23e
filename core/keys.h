#pragma once

#include "core/check.h"
#include "core/json_node.h"
#include "core/lesson_file.h"

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

// What the readers of a lesson file's pieces share: objects key by key, lists, words.

namespace core {

/// The newest version of the file's form that is read, and the one that is written where an older one cannot say it.
constexpr int fileVersion = 2;

/// Reads an object's keys that `knows` knows through `read` and keeps the others; a warning for each. A known key whose value
/// is null is left out.
template<typename Knows, typename Read>
Extra readKeys(const Node& node, std::vector<Oddity>& warnings, Knows knows, Read read)
{
    node.requireObject();
    Extra extra;
    for (const Json::Member& member : node.value().members()) {
        const auto& [key, value] = member;
        const Node child = node.child(member);
        if (!knows(key)) {
            extra.emplace_back(key, value.text());
            warnings.push_back({child.place(), {CORE_TEXT("unknown key; kept as it is"), {}}});
        } else if (!value.isNull()) {
            read(key, child);
        }
    }
    return extra;
}

/// Whether a key is one of these: what `readKeys` asks.
inline auto oneOf(std::initializer_list<std::string_view> keys)
{
    return [keys = std::vector<std::string_view>(keys)](const std::string& key) { return std::ranges::find(keys, key) != keys.end(); };
}

template<typename Item, typename Read>
std::vector<Item> readList(const Node& node, std::size_t longest, Read read)
{
    node.requireArray();
    if (node.value().size() > longest)
        node.fail({CORE_TEXT("has {0} entries; at most {1} are possible"), {std::to_string(node.value().size()), std::to_string(longest)}});
    std::vector<Item> items;
    for (std::size_t i = 0; i < node.value().size(); ++i)
        items.push_back(read(node.child(i)));
    return items;
}

constexpr std::int64_t anyStep = std::numeric_limits<std::int64_t>::max();

/// What beats, questions and the view share: a layer or a step.
template<typename Item>
void readMoment(const std::string& key, const Node& node, Item& item)
{
    if (key == "layer")
        item.layer = int(node.integer(0, maxLayers));
    else
        item.step = node.integer(0, anyStep);
}

/// Words in one or several languages.
Text readText(const Node& node);

} // namespace core
