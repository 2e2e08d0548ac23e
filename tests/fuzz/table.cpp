#include "arrays/html_table.h"
#include "arrays/numbers.h"
#include "arrays/table.h"
#include "core/lesson_file.h"

#include <cstdint>
#include <cstdlib>

/// Reads `text` in whatever way it can be read; what was read must survive being copied and pasted.
static void read(std::string_view text, const arrays::TableLayout& layout)
{
    try {
        const arrays::Table table = arrays::parseTable(text, "fuzz.csv", layout);
        arrays::TableLayout plain; // a tensor's first row of numbers is no heading
        plain.separator = '\t';
        plain.headerRows = 0;
        plain.headerColumn = false;
        if (!(arrays::parseTable(arrays::tsvFromTensor(table.values), "again.tsv", plain).values == table.values))
            std::abort();
        for (const auto& [position, written] : table.notation) {
            if (position < 0 || position >= table.values.size() || written.empty())
                std::abort();
        }
    } catch (const core::FileError& error) {
        if (error.message().english().empty())
            std::abort();
    }
}

/// The same bytes as whatever they may be: .npy, JSON, a printed array, a table in any encoding.
static void readAnything(std::string_view bytes)
{
    try {
        const arrays::Numbers numbers = arrays::readNumbers(bytes, "fuzz");
        if (numbers.values.size() < 1)
            std::abort();
        for (const core::Message& note : numbers.notes) {
            if (note.english().empty())
                std::abort();
        }
    } catch (const core::FileError& error) {
        if (error.message().english().empty())
            std::abort();
    }
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    read(text, {});
    readAnything(text);
    arrays::TableLayout layout;
    const unsigned choice = size > 0 ? data[0] : 0U;
    layout.separator = ",;\t "[choice & 3U];
    layout.decimalComma = (choice & 4U) != 0;
    layout.headerRows = int(choice >> 3U & 3U);
    layout.headerColumn = (choice & 32U) != 0;
    read(text, layout);
    read(arrays::tablesOfHtml(text).text, {});
    return 0;
}
