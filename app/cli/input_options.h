#pragma once

#include "arrays/numbers.h"
#include "core/check.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace cli {

/// Adds to a command the options for the file that --input names: those that decide between two readings of it.
inline void addInputOptions(CLI::App& command, arrays::ArrayOptions& options)
{
    // Each word is checked before the callback sees it.
    command
        .add_option_function<std::string>("--input-decimal", [&options](const std::string& word) { options.table.decimalComma = word == "comma"; },
                                          "A table's decimal sign, where 1,234 may be 1234 or 1.234")
        ->type_name("SIGN")
        ->check(CLI::IsMember({"point", "comma"}));
    command
        .add_option_function<std::string>("--input-separator",
                                          [&options](const std::string& word) {
                                              static const std::map<std::string, char> separators{{"comma", ','}, {"semicolon", ';'}, {"tab", '\t'}, {"blank", ' '}};
                                              options.table.separator = separators.at(word);
                                          },
                                          "What parts a table's cells")
        ->type_name("SEPARATOR")
        ->check(CLI::IsMember({"comma", "semicolon", "tab", "blank"}));
    command
        .add_option_function<std::string>("--input-channels",
                                          [&options](const std::string& word) { options.channels = word == "last" ? arrays::ChannelOrder::Last : arrays::ChannelOrder::First; },
                                          "Whether an array is C x H x W or H x W x C")
        ->type_name("ORDER")
        ->check(CLI::IsMember({"first", "last"}));
}

/// The two whole numbers that `sign` parts, as in "640x480", or nothing.
inline std::optional<std::pair<std::int64_t, std::int64_t>> twoNumbers(const std::string& text, char sign)
{
    long long first = 0;
    long long second = 0;
    char between = '\0';
    char rest = '\0';
    const bool two = std::sscanf(text.c_str(), "%lld%c%lld%c", &first, &between, &second, &rest) == 3 && between == sign;
    return two ? std::optional(std::pair<std::int64_t, std::int64_t>(first, second)) : std::nullopt;
}

/// "640x480", either of them at most core::maxSide; what is wrong with other words, or nothing.
inline std::string checkInputSize(const std::string& text)
{
    const auto size = twoNumbers(text, 'x');
    if (size && size->first >= 1 && size->second >= 1 && size->first <= core::maxSide && size->second <= core::maxSide)
        return {};
    return "must be COLUMNSxROWS, each from 1 to " + std::to_string(core::maxSide) + ", got " + text;
}

/// What is asked of a picture or an archive, as words.
struct PictureWords {
    std::string size;
    bool rgb = false;
    bool bytes = false;
    int grey = 709;
    std::optional<int> decimals;
    std::string array;
};

/// The options for a picture or an archive that --input names.
inline void addPictureOptions(CLI::App& command, PictureWords& words)
{
    command.add_option("--input-size", words.size, "Columns and rows that a picture is resampled to (its own)")->type_name("WxH")->check(checkInputSize);
    CLI::Option* rgb = command.add_flag("--input-rgb", words.rgb, "A picture as red, green and blue channels instead of grey");
    command.add_flag("--input-bytes", words.bytes, "A picture as whole numbers 0 to 255 instead of 0 to 1");
    command.add_option("--input-grey", words.grey, "Which grey a coloured picture becomes: Rec. 709 or 601 (709)")
        ->type_name("REC")
        ->check(CLI::IsMember({709, 601}))
        ->excludes(rgb);
    command.add_option("--input-decimals", words.decimals, "Digits that a picture's numbers are rounded to (all)")->type_name("N")->check(CLI::Range(0, 7));
    command.add_option("--input-array", words.array, "Which array of an .npz archive")->type_name("NAME");
}

/// The words of addPictureOptions that a command was given, for the program that reads pictures.
inline std::vector<std::string> pictureWords(const CLI::App& command)
{
    std::vector<std::string> all;
    for (const char* name : {"--input-size", "--input-rgb", "--input-bytes", "--input-grey", "--input-decimals", "--input-array"}) {
        const CLI::Option& option = *command.get_option(name);
        if (option.count() == 0)
            continue;
        all.emplace_back(name);
        if (option.get_items_expected_max() > 0)
            all.push_back(option.results().back());
    }
    return all;
}

} // namespace cli
