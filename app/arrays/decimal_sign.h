#pragma once

#include "arrays/cell_number.h"
#include "core/message.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace arrays {

/// Decides for a whole table whether the point or the comma is its decimal sign, from what each of its numbers may be.
///
///     a number such as          a number where the decimal sign is
///                               the point        the comma
///     12  -3  1e5               yes              yes, the same
///     0.5  1.25  1234.567       yes              no: groups have three digits, the first at most three and no leading 0
///     0,5  1,25  1234,567       no               yes
///     1.234                     1.234            1234
///     1,234                     1234             1.234
///     1,234.5  1,234,567        yes              no
///     1.234,5  1.234.567        no               yes
///     1'234  1 234              yes              yes, the same
///     1'234.5  1 234.5          yes              no
///     12,34,567                 1234567          no
///
/// 1. Where some number is none with one of the signs, it is the other; where every number is none with one or the other,
///    the table is refused.
/// 2. Otherwise all are 12 or 1.234 or 1,234. Without a comma it is the point: so programs write, this one among them
///    (core::exactNumber), and no spreadsheet of a country with a decimal comma writes 1.234 in a table and 12,5 nowhere,
///    unless all its numbers are whole; that is noted where semicolons part the cells, as they do in such a country.
/// 3. With commas and points both, nothing tells.
/// 4. With commas alone, they group thousands where a column (or a table of one row) has whole numbers below 1000 beside
///    1,234 and none above: decimals that a spreadsheet shows in full lose a digit of three in every tenth cell, and would
///    be 1,23 somewhere. They do, too, where commas part the cells: a country with a decimal comma parts them by
///    semicolons. Otherwise nothing tells.
/// Where nothing tells, it is asked (TwoReadings).
class DecimalSign {
public:
    /// One number of the table: what it may be, and where it stands. Columns are counted from 0, rows from 1.
    void add(const NumberForm& form, std::string_view cell, std::int64_t row, std::size_t column, std::size_t columnInFile);

    struct Found {
        bool comma = false;
        std::vector<core::Message> notes; ///< what was guessed
    };
    /// `asked` is what the user said. Throws TwoReadings, and core::FileError when there is no reading.
    Found decide(const std::string& file, std::optional<bool> asked, char separator) const;

private:
    /// The first number of some kind.
    struct Witness {
        std::int64_t row = 0; ///< 0 when there is none
        std::size_t column = 0;
        std::string cell;
        Grouping groups = Grouping::None;

        explicit operator bool() const { return row > 0; }
    };
    static void keep(Witness& witness, std::string_view cell, std::int64_t row, std::size_t column, Grouping groups = Grouping::None);
    bool commasGroup() const;
    [[noreturn]] void ask(const std::string& file, const Witness& about) const;
    static core::Message groupNote(const Witness& about, bool comma);

    Witness m_noPoint; ///< no number where the point is the decimal sign
    Witness m_noComma;
    Witness m_pointGrouped; ///< has groups where the point is the decimal sign
    Witness m_commaGrouped;
    Witness m_twoByPoint; ///< 1.234
    Witness m_twoByComma; ///< 1,234
    std::vector<std::uint8_t> m_columns; ///< sums of Small, Large, Commas
    std::int64_t m_firstRow = 0;
    std::int64_t m_lastRow = 0;
};

} // namespace arrays
