#include "cli/export_words.h"

#include "cli/console.h"

#include <algorithm>
#include <string_view>

namespace cli {

namespace {

/// What a word says something of: formats that carry one of `contents`, or know one of `knows`.
struct Word {
    std::string_view name;
    unsigned contents = 0;
    unsigned knows = 0;
};

constexpr unsigned tables = formats::Steps | formats::Grid | formats::Costs;
constexpr unsigned pictures = formats::Picture | formats::Animation;
constexpr Word words[] = {
    {.name = "--table", .contents = tables},
    {.name = "--step", .contents = formats::Picture, .knows = formats::Opening},
    {.name = "--size", .contents = pictures},
    {.name = "--theme", .contents = pictures, .knows = formats::Themes},
    {.name = "--gradients", .contents = pictures | formats::Steps},
    {.name = "--turned", .contents = pictures},
    {.name = "--matrix", .contents = pictures},
    {.name = "--speed", .knows = formats::Time},
    {.name = "--fps", .knows = formats::Time},
    {.name = "--range", .contents = formats::Animation},
    {.name = "--row", .contents = formats::Animation},
    {.name = "--grain", .contents = formats::Animation},
    {.name = "--once", .knows = formats::Looping},
    {.name = "--transparent", .knows = formats::Transparency},
    {.name = "--crop", .knows = formats::Cropping},
    {.name = "--caption", .knows = formats::Cropping},
    {.name = "--outlines", .knows = formats::Outlines},
    {.name = "--legend", .contents = pictures},
    {.name = "--nonzero", .contents = formats::Steps},
    {.name = "--excel", .knows = formats::Country},
};

bool says(const Word& word, const formats::Format& format)
{
    return format.canWrite(word.contents) || (format.knows & word.knows) != 0;
}

/// The extension that means this format and no other, where it has one: ".html" is a page and a table.
std::string_view ownExtension(const formats::Format& format)
{
    for (const std::string_view extension : format.extensions) {
        const auto has = [&](const formats::Format* other) { return std::ranges::find(other->extensions, extension) != other->extensions.end(); };
        if (std::ranges::count_if(formats::formats(), has) == 1)
            return extension;
    }
    return format.extensions.front();
}

std::string extensions(const Word& word)
{
    std::string list;
    for (const formats::Format* format : formats::formats()) {
        if (says(word, *format))
            list += " ." + std::string(ownExtension(*format));
    }
    return list;
}

} // namespace

bool complainOfIdleWord(const ExportOptions& options, const std::vector<const formats::Format*>& written)
{
    for (const Word& word : words) {
        if (std::ranges::find(options.given, word.name) == options.given.end())
            continue;
        if (std::ranges::any_of(written, [&](const formats::Format* format) { return says(word, *format); }))
            continue;
        complain(std::string(word.name) + ": says nothing of " + options.outputs.front() + (options.outputs.size() > 1 ? " and the others" : "")
                 + "; it is for" + extensions(word));
        return true;
    }
    return false;
}

} // namespace cli
