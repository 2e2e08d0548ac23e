#pragma once

#include <optional>
#include <string_view>

namespace arrays {

struct TableLayout;

/// Whether a blank may group a number's thousands: only where it cannot part cells and no comma does.
bool blanksGroup(char separator, bool quoted);

/// What parts the cells of a text table: of ',', ';', '\t' and ' ' the one that turns most of its beginning into numbers,
/// and the most of them. Among equals tabs and semicolons go first, which rarely are anything else; and a tab in every row
/// outranks blanks, which then group thousands ("1 024⇥2 048"). What `layout` asks for is taken.
char findSeparator(std::string_view text, const TableLayout& layout);

} // namespace arrays
