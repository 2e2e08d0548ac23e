#include "arrays/numbers.h"

#include "arrays/encoding.h"
#include "arrays/foreign.h"
#include "arrays/npy_header.h"
#include "arrays/printed.h"
#include "arrays/two_readings.h"
#include "core/check.h"
#include "core/lesson_file.h"

#include <algorithm>
#include <utility>

namespace arrays {

namespace {

void addNote(const core::Rounded& rounded, Numbers& numbers)
{
    if (rounded.count > 0)
        numbers.notes.push_back(rounded.note());
}

/// JSON where it is that, with NaN and Infinity in it or not; else what programs print.
core::Tensor bracketed(const std::string& text, bool object, const std::string& name, core::Rounded& rounded)
{
    std::optional<core::FileError> fault;
    const char first = text[text.find_first_not_of(" \t\r\n")];
    if (first == '[' || first == '{') {
        try {
            return core::parseTensor(text, name, &rounded);
        } catch (const core::FileError& error) {
            fault = error;
            rounded = {};
        }
    }
    if (object || (fault && text.find('"') != std::string::npos))
        throw *fault;
    try {
        return parsePrinted(withPlainNumbers(text), name, rounded);
    } catch (const core::FileError&) {
        if (fault && !fault->place().starts_with("line ")) // it is JSON all right, and its own reader knows it better
            throw *fault;
        throw;
    }
}

Numbers readBracketed(const Text& source, const std::string& name, const ArrayOptions& options)
{
    const std::string& text = source.utf8;
    const bool object = text[text.find_first_not_of(" \t\r\n")] == '{' && text.find('"') != std::string::npos;
    Numbers numbers;
    numbers.notes = source.notes;
    core::Rounded rounded;
    numbers.values = bracketed(text, object, name, rounded);
    numbers.values = orderedChannels(std::move(numbers.values), object ? ArrayOrigin::Ours : ArrayOrigin::Text, options.channels, name, numbers.notes);
    addNote(rounded, numbers);
    return numbers;
}

/// What stands before brackets is looked at in the beginning only.
bool isBracketed(std::string_view utf8)
{
    constexpr std::size_t headBytes = 4096;
    return looksPrinted(utf8.substr(0, headBytes));
}

} // namespace

bool isArray(std::string_view bytes)
{
    return bytes.starts_with(npyStart) || isBracketed(decoded(bytes.substr(0, std::size_t(1) << 16)).utf8);
}

Numbers numbersOf(NpyArray array, const std::string& name, std::optional<ChannelOrder> channels)
{
    Numbers numbers;
    const ArrayOrigin origin = array.info.ours ? ArrayOrigin::Ours : array.info.isByte() ? ArrayOrigin::Bytes : ArrayOrigin::Other;
    numbers.values = orderedChannels(std::move(array.values), origin, channels, name, numbers.notes);
    addNote(array.rounded, numbers);
    return numbers;
}

Numbers readNumbers(std::string_view bytes, const std::string& name, const ArrayOptions& options, const Tick& tick)
{
    if (const core::Message refusal = refusalOf(bytes); !refusal.empty())
        throw core::FileError(name, "", refusal);
    if (bytes.starts_with(npyStart))
        return numbersOf(npyArray(bytes, name), name, options.channels);
    if (isArray(bytes)) {
        if (std::int64_t(bytes.size()) > core::maxFileBytes)
            throw core::FileError(name, "", {CORE_TEXT("is larger than {0} MiB, the most a file can have"), {std::to_string(core::maxFileBytes >> 20)}});
        return readBracketed(decoded(bytes), name, options);
    }
    Table table = parseTable(bytes, name, options.table, tick);
    return {std::move(table.values), std::move(table.notation), std::move(table.notes)};
}

} // namespace arrays
