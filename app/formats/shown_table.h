#pragma once

#include "formats/format.h"

#include <QStringList>

namespace formats {

/// A table as people read it: rounded numbers, "≈" where they had to be rounded. Markdown and HTML differ only in the signs
/// that they put around these.
struct ShownTable {
    QString caption;           ///< empty for none
    QStringList headings;
    std::vector<bool> numbers; ///< which columns hold numbers
    std::int64_t rowCount = 0;
    std::function<QStringList(std::int64_t row)> row; ///< refers to the table it was made from
};

/// The tables that `what`, a step table or a grid, comes to: one, or one for each plane of a grid.
std::vector<ShownTable> shownTables(const Export& what);

/// What a document that holds the table is called: "Convolve, then pool: layer 0, Convolution". Plain, and not long.
QString documentTitle(const Export& what);

} // namespace formats
