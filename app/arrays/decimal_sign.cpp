#include "arrays/decimal_sign.h"

#include "arrays/table_text.h"
#include "arrays/two_readings.h"
#include "core/explain.h"

#include <algorithm>

namespace arrays {

using core::Message;

namespace {

enum Kind : std::uint8_t {
    Small = 1,  ///< a whole number of one to three digits
    Large = 2,  ///< one of more, not grouped
    Commas = 4, ///< 1,234
};

std::string valueOf(std::string_view cell, bool decimalComma)
{
    const CellNumber number = cellNumber(cell, decimalComma, true);
    return number.kind == CellNumber::Number ? core::exactNumber(number.value) : std::string("?");
}

} // namespace

void DecimalSign::keep(Witness& witness, std::string_view cell, std::int64_t row, std::size_t column, Grouping groups)
{
    if (!witness)
        witness = {row, column, std::string(cell), groups};
}

void DecimalSign::add(const NumberForm& form, std::string_view cell, std::int64_t row, std::size_t column, std::size_t columnInFile)
{
    if (m_firstRow == 0)
        m_firstRow = row;
    m_lastRow = row;
    if (m_columns.size() <= column)
        m_columns.resize(column + 1);
    std::uint8_t& kinds = m_columns[column];
    if (form.digits > 0)
        kinds |= form.digits <= 3 ? Small : Large;
    if (!form.withPoint)
        keep(m_noPoint, cell, row, columnInFile);
    if (!form.withComma)
        keep(m_noComma, cell, row, columnInFile);
    if (form.withPoint && form.pointGroups != Grouping::None)
        keep(m_pointGrouped, cell, row, columnInFile, form.pointGroups);
    if (form.withComma && form.commaGroups != Grouping::None)
        keep(m_commaGrouped, cell, row, columnInFile, form.commaGroups);
    if (form.differs() && form.hasPoint)
        keep(m_twoByPoint, cell, row, columnInFile);
    if (form.differs() && form.hasComma) {
        keep(m_twoByComma, cell, row, columnInFile);
        kinds |= Commas;
    }
}

bool DecimalSign::commasGroup() const
{
    if (m_firstRow == m_lastRow) {
        std::uint8_t all = 0;
        for (const std::uint8_t kinds : m_columns)
            all |= kinds;
        return all == (Small | Commas);
    }
    bool mixed = false;
    for (const std::uint8_t kinds : m_columns) {
        if ((kinds & Commas) && (kinds & Large))
            return false;
        mixed = mixed || kinds == (Small | Commas);
    }
    return mixed;
}

void DecimalSign::ask(const std::string& file, const Witness& about) const
{
    const std::string cell = quotedText(about.cell);
    const std::string point = valueOf(about.cell, false);
    const std::string comma = valueOf(about.cell, true);
    throw TwoReadings(file, TwoReadings::Decimal,
                      {CORE_TEXT("row {0}, column {1}: {2} is {3} where the decimal sign is a point, and {4} where it is a comma"),
                       {std::to_string(about.row), std::to_string(about.column + 1), cell, point, comma}},
                      {Message{CORE_TEXT("Decimal point: {0} is {1}"), {about.cell, point}}, Message{CORE_TEXT("Decimal comma: {0} is {1}"), {about.cell, comma}}});
}

Message DecimalSign::groupNote(const Witness& about, bool comma)
{
    const std::vector<std::string> args{about.cell, valueOf(about.cell, comma)};
    switch (about.groups) {
    case Grouping::Comma:
        return {CORE_TEXT("Commas group thousands: {0} is {1}."), args};
    case Grouping::Point:
        return {CORE_TEXT("Points group thousands, and the comma is the decimal sign: {0} is {1}."), args};
    case Grouping::Apostrophe:
        return {CORE_TEXT("Apostrophes group thousands: {0} is {1}."), args};
    case Grouping::Blank:
        return {CORE_TEXT("Blanks group thousands: {0} is {1}."), args};
    case Grouping::None:
        break;
    }
    return {};
}

DecimalSign::Found DecimalSign::decide(const std::string& file, std::optional<bool> asked, char separator) const
{
    Found found;
    if (asked) {
        found.comma = *asked;
    } else if (m_noPoint && m_noComma) {
        const Witness& later = m_noPoint.row > m_noComma.row || (m_noPoint.row == m_noComma.row && m_noPoint.column > m_noComma.column) ? m_noPoint : m_noComma;
        const Witness& earlier = &later == &m_noPoint ? m_noComma : m_noPoint;
        throw core::FileError(file, "",
                              {CORE_TEXT("row {0}, column {1}: {2} has another decimal sign than {3} in row {4}, column {5}"),
                               {std::to_string(later.row), std::to_string(later.column + 1), quotedText(later.cell), quotedText(earlier.cell),
                                std::to_string(earlier.row), std::to_string(earlier.column + 1)}});
    } else if (m_noPoint || m_noComma) {
        found.comma = bool(m_noPoint);
    } else if (m_twoByComma && (m_twoByPoint || !(separator == ',' || commasGroup()))) {
        ask(file, m_twoByComma);
    } else if (m_twoByPoint && separator == ';') {
        found.notes.push_back({CORE_TEXT("The point was taken for the decimal sign: {0} is {1}. Were it the comma, it would be {2}."),
                               {m_twoByPoint.cell, valueOf(m_twoByPoint.cell, false), valueOf(m_twoByPoint.cell, true)}});
    }
    if (const Witness& grouped = found.comma ? m_commaGrouped : m_pointGrouped)
        found.notes.push_back(groupNote(grouped, found.comma));
    return found;
}

} // namespace arrays
