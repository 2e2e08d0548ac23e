#include "arrays/separator.h"

#include "arrays/cell_number.h"
#include "arrays/table.h"
#include "arrays/table_text.h"

#include <algorithm>
#include <vector>

namespace arrays {

namespace {

constexpr std::size_t sampleBytes = std::size_t(1) << 16;

/// How well a separator fits the beginning of a text: the share of cells that are numbers, then how many those are.
struct Fit {
    double share = -1.0;
    std::int64_t numbers = 0;
    bool grouped = false; ///< blanks group thousands in some cell

    bool operator<(const Fit& other) const
    {
        return share != other.share ? share < other.share : numbers < other.numbers;
    }
};

/// How many words a cell that is no number counts for: "a;b" is two with every separator, so that it makes none look better.
std::int64_t wordsIn(std::string_view text, Piece cell)
{
    const std::string_view view = text.substr(cell.begin, std::min<std::size_t>(cell.length, 256));
    return 1 + (cell.quoted ? 0 : std::count_if(view.begin(), view.end(), [](char c) { return c == ';' || c == ',' || c == '\t'; }));
}

Fit fitOf(std::string_view text, char separator, std::optional<bool> decimalComma)
{
    Splitter splitter(text, separator);
    std::vector<Piece> cells;
    std::int64_t words = 0;
    Fit fit;
    while (splitter.position() < sampleBytes && splitter.next(cells)) {
        for (const Piece cell : cells) {
            const std::string_view view = cellView(text, cell);
            const NumberForm form = numberForm(view, blanksGroup(separator, cell.quoted));
            if (!decimalComma ? form.isNumber() : *decimalComma ? form.withComma : form.withPoint) {
                ++fit.numbers;
                fit.grouped = fit.grouped || (form.pointGroups == Grouping::Blank && view.find(' ') != std::string_view::npos);
            } else if (!view.empty()) {
                words += wordsIn(text, cell);
            }
        }
        cells.clear();
    }
    fit.share = fit.numbers == 0 ? 0.0 : double(fit.numbers) / double(fit.numbers + words);
    return fit;
}

/// Whether every row has a tab inside, in the beginning of the text.
bool hasTabInEveryRow(std::string_view text)
{
    bool any = false;
    for (std::size_t at = 0; at < std::min(text.size(), sampleBytes);) {
        const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
        const std::string_view line = withoutBlanks(text.substr(at, end - at));
        if (!line.empty() && !line.starts_with('#') && line.find('\t') == std::string_view::npos)
            return false;
        any = any || !line.empty();
        at = end + 1;
    }
    return any;
}

} // namespace

bool blanksGroup(char separator, bool quoted)
{
    return quoted || separator == '\t' || separator == ';';
}

char findSeparator(std::string_view text, const TableLayout& layout)
{
    if (layout.separator)
        return *layout.separator;
    const std::string_view sample = text.substr(0, 2 * sampleBytes);
    char best = ',';
    Fit bestFit{0.0, 0}; // where there is no number at all, nothing is found
    Fit tabs;
    for (const char separator : {'\t', ';', ',', ' '}) {
        const Fit fit = fitOf(sample, separator, layout.decimalComma);
        if (separator == '\t')
            tabs = fit;
        if (separator == ' ' && (tabs.grouped || !(tabs.share < fit.share)) && hasTabInEveryRow(sample))
            continue;
        // A comma that was said to be the decimal sign parts cells only between quotes, so that alone must make more cells
        // numbers.
        const bool both = separator == ',' && layout.decimalComma.value_or(false);
        if (both ? bestFit.share < fit.share : bestFit < fit) {
            bestFit = fit;
            best = separator;
        }
    }
    return best;
}

} // namespace arrays
