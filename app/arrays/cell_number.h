#pragma once

#include <string>
#include <string_view>

namespace arrays {

/// What stands in a cell.
struct CellNumber {
    enum Kind { Number, NotANumber, TooLarge };
    Kind kind = NotANumber;
    float value = 0.0F;
    bool fraction = false; ///< written as "1/9"
    bool rounded = false;  ///< a whole number that a float32 does not hold
};

/// Which mark groups a number's thousands.
enum class Grouping : char { None = '\0', Comma = ',', Point = '.', Apostrophe = '\'', Blank = ' ' };

/// What a cell may be, before it is decided what its marks mean. With a decimal point, groups of three digits may be parted
/// by commas, apostrophes or blanks, with a decimal comma by points, apostrophes or blanks: SI brochure 5.4.4 (blanks),
/// Unicode CLDR's `group` and `decimal` symbols for en, de, fr, de_CH and sv. The first group has one to three digits and
/// does not begin with 0, every other one exactly three; with commas also two each but for the last (1,23,45,678, CLDR's
/// en_IN). Nothing is grouped after the decimal sign, in a fraction, or where an exponent follows.
struct NumberForm {
    bool withPoint = false; ///< a number where the point is the decimal sign
    bool withComma = false; ///< a number where the comma is
    Grouping pointGroups = Grouping::None; ///< what then groups thousands
    Grouping commaGroups = Grouping::None;
    bool hasPoint = false;
    bool hasComma = false;
    int digits = 0; ///< of a whole number without marks; else 0

    bool isNumber() const { return withPoint || withComma; }
    /// Whether the two decimal signs make two numbers of it.
    bool differs() const { return withPoint && withComma && (hasPoint || hasComma); }
};

/// `cell` has no blanks around it. `blanks` says whether U+0020 may group thousands; no-break, narrow and thin spaces may
/// always.
NumberForm numberForm(std::string_view cell, bool blanks);

/// A cell's number: 1.5 (1,5 with `decimalComma`), +2, 3e-4, 1/9, −3 with U+2212, thousands in groups as above; nan, inf,
/// infinity and ∞ in any case.
CellNumber cellNumber(std::string_view cell, bool decimalComma, bool blanks);

/// Without blanks of any kind around it: U+0020, tab, U+00A0, U+2007, U+2009, U+202F, U+3000.
std::string_view withoutBlanks(std::string_view text);

} // namespace arrays
