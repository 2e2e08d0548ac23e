#include "arrays/cell_number.h"
#include "arrays/channel_order.h"
#include "arrays/encoding.h"
#include "arrays/html_table.h"
#include "arrays/json.h"
#include "arrays/npy.h"
#include "arrays/numbers.h"
#include "arrays/table.h"
#include "arrays/two_readings.h"
#include "core/explain.h"
#include "core/lesson_file.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

// Text that may mean several things: each row of these tests is one kind of it, with what becomes of it. Numbers are
// written as the reader gave them; "≟" stands before the question that a file without an answer is; "|" before its notes.

namespace {

std::string drawn(const core::Tensor& values)
{
    const core::Shape shape = values.shape();
    std::string text;
    for (std::int64_t i = 0; i < values.size(); ++i) {
        if (i > 0)
            text += i % shape.planeSize() == 0 ? " // " : i % shape.w == 0 ? " / " : " ";
        text += core::exactNumber(values.data()[std::size_t(i)]);
    }
    return text;
}

std::string read(const std::string& text, const arrays::ArrayOptions& options = {})
{
    try {
        const arrays::Numbers numbers = arrays::readNumbers(text, "t", options);
        std::string result = drawn(numbers.values);
        for (const core::Message& note : numbers.notes)
            result += "| " + note.english();
        return result;
    } catch (const arrays::TwoReadings& question) {
        return "≟ " + question.message().english();
    } catch (const core::FileError& error) {
        return error.what();
    }
}

struct Row {
    const char* text;
    const char* expected;
};

template <std::size_t N>
void check(const Row (&rows)[N])
{
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(read(row.text) == row.expected);
    }
}

constexpr const char* commas = "| Commas group thousands: 1,234 is 1234.";

} // namespace

TEST_CASE("the decimal sign is decided by the whole table")
{
    static const Row rows[] = {
        // Only one reading.
        {"0.5\t1.25", "0.5 1.25"},
        {"0,5;1,25", "0.5 1.25"},
        {"0,500\t0,250", "0.5 0.25"},
        {"1234,567\t1,234", "1234.567 1.234"},
        {"1,2345\t1,234", "1.2345 1.234"},
        {"1,234e2\t1,234", "123.4 1.234"},
        {"1,234.5\t2", "1234.5 2| Commas group thousands: 1,234.5 is 1234.5."},
        {"1,234,567\t8", "1234567 8| Commas group thousands: 1,234,567 is 1234567."},
        {"0.5\t1,234", "0.5 1234| Commas group thousands: 1,234 is 1234."},
        {"-1,234\t0.5", "-1234 0.5| Commas group thousands: -1,234 is -1234."},
        {"1.234,5;2.345,5", "1234.5 2345.5| Points group thousands, and the comma is the decimal sign: 1.234,5 is 1234.5."},
        {"1.234;12,5", "1234 12.5| Points group thousands, and the comma is the decimal sign: 1.234 is 1234."},
        {"1.234.567;8", "1234567 8| Points group thousands, and the comma is the decimal sign: 1.234.567 is 1234567."},
        {"1'234.5\t2", "1234.5 2| Apostrophes group thousands: 1'234.5 is 1234.5."},
        {"1’234\t5’678", "1234 5678| Apostrophes group thousands: 1’234 is 1234."},
        {"1 024\t2 048", "1024 2048| Blanks group thousands: 1 024 is 1024."},
        {"1 024,5;2", "1024.5 2| Blanks group thousands: 1 024,5 is 1024.5."},
        {"1\u00A0024 2\u202F048 3\u2009072", "1024 2048 3072| Blanks group thousands: 1\u00A0024 is 1024."},
        {"12,34,567\t8", "1234567 8| Commas group thousands: 12,34,567 is 1234567."},
        // Two, of which one is what programs write.
        {"1.234\t2.345", "1.234 2.345"},
        {"12\t1.024", "12 1.024"},
        {"1.234,2.345", "1.234 2.345"},
        {"1.234;2.345", "1.234 2.345| The point was taken for the decimal sign: 1.234 is 1.234. Were it the comma, it would be 1234."},
        // Two, of which the whole table decides.
        {"12\t1,024", "12 1024| Commas group thousands: 1,024 is 1024."},
        {"12\t1,024\n1,500\t7", "12 1024 / 1500 7| Commas group thousands: 1,024 is 1024."},
        {"\"1,234\",\"2,345\"\n\"3,456\",\"4,567\"", "1234 2345 / 3456 4567| Commas group thousands: 1,234 is 1234."},
        // Two, and nothing tells.
        {"1,234\t2,345", "≟ row 1, column 1: \"1,234\" is 1234 where the decimal sign is a point, and 1.234 where it is a comma"},
        {"1,234;2,345", "≟ row 1, column 1: \"1,234\" is 1234 where the decimal sign is a point, and 1.234 where it is a comma"},
        {"1,234 2,345", "≟ row 1, column 1: \"1,234\" is 1234 where the decimal sign is a point, and 1.234 where it is a comma"},
        {"1\t1,234\n2\t2,345", "≟ row 1, column 2: \"1,234\" is 1234 where the decimal sign is a point, and 1.234 where it is a comma"},
        {"1500\t1,234", "≟ row 1, column 2: \"1,234\" is 1234 where the decimal sign is a point, and 1.234 where it is a comma"},
        {"1.234\t1,234", "≟ row 1, column 2: \"1,234\" is 1234 where the decimal sign is a point, and 1.234 where it is a comma"},
        // None.
        {"1.5\t2,5", "t: row 1, column 2: \"2,5\" has another decimal sign than \"1.5\" in row 1, column 1"},
        {"1,2345;1.5", "t: row 1, column 2: \"1.5\" has another decimal sign than \"1,2345\" in row 1, column 1"},
    };
    check(rows);
    CHECK(read("12\t1,234\n1,500\t7") == std::string("12 1234 / 1500 7") + commas);
}

TEST_CASE("what is said of the decimal sign decides")
{
    const auto with = [](const char* text, bool comma) { return read(text, {{.decimalComma = comma}, {}}); };
    CHECK(with("1,234\t2,345", true) == "1.234 2.345");
    CHECK(with("1,234\t2,345", false) == "1234 2345| Commas group thousands: 1,234 is 1234.");
    CHECK(with("1.234\t2.345", true) == "1234 2345| Points group thousands, and the comma is the decimal sign: 1.234 is 1234.");
    CHECK(with("1.5\t2", true) == "t: row 1, column 1: \"1.5\" is not a number with a decimal comma");
    CHECK(with("1,5\t2", false) == "t: row 1, column 1: \"1,5\" is not a number with a decimal point");
}

TEST_CASE("a tab in every row outranks blanks")
{
    static const Row rows[] = {
        {"1 024\t2 048\n3 072\t4 096\n", "1024 2048 / 3072 4096| Blanks group thousands: 1 024 is 1024."},
        {"1 2\t3\n4 5\t6\n", "1 2 3 / 4 5 6"}, // no thousands, so the tab is a blank among blanks
        {"1\t 2\n3\t4 \n", "1 2 / 3 4"},
    };
    check(rows);
}

TEST_CASE("a separator that could group thousands is told of")
{
    static const Row rows[] = {
        {"1,024\n2,048\n", "≟ row 1: in \"1,024\" the comma may group thousands or part cells"},
        {"1 024 2 048\n", "≟ row 1: in \"1 024 2 048\" the blank may group thousands or part cells"},
        {"50 000,1 000\n", "≟ row 1: in \"50 000,1 000\" the blank may group thousands or part cells"},
        {"50 100,1 200\n", "≟ row 1: in \"50 100,1 200\" the blank may group thousands or part cells"},
        {"12 345,5 7\n", "12 345.5 7| The blank parts cells, though it could group thousands: 12 345,5 is 2 numbers."},
        {"12  345,5 7\n", "12 345.5 7"},
        {"12.5,1,234\n", "12.5 1 234| The comma parts cells, though it could be a mark within a number: 1,234 is 2 numbers."},
        {"1,234,12.5\n", "1 234 12.5| The comma parts cells, though it could be a mark within a number: 1,234 is 2 numbers."},
        {"5,-1,234,567.5\n6,2,345,678\n", "5 -1 234 567.5 / 6 2 345 678| The comma parts cells, though it could be a mark within a number: -1,234,567.5 is 3 numbers."},
        {"12.5,1, 234\n", "12.5 1 234"},          // a blank is in no number
        {"12.5,1,-234\n", "12.5 1 -234"},         // nor a sign
        {"1200,1,234\n", "1200 1 234"},           // would be grouped too
        {"12.5,1,234\n0.5,1,2\n", "12.5 1 234 / 0.5 1 2"}, // no number of the second row
        {"12.5,\"1\",234\n", "12.5 1 234"},
        {"12\n1,024\n", "≟ row 2: in \"1,024\" the comma may group thousands or part cells"},
        {"1,234\n2,345\n", "1 234 / 2 345| The comma parts cells, though it could be a mark within a number: 1,234 is 2 numbers."},
        {"1,234.5\n2,345.5\n", "1 234.5 / 2 345.5| The comma parts cells, though it could be a mark within a number: 1,234.5 is 2 numbers."},
        {"1.234,50\n2.345,60\n", "1.234 50 / 2.345 60| The comma parts cells, though it could be a mark within a number: 1.234,50 is 2 numbers."},
        {"1 234,5\n2 345,6\n", "1 234.5 / 2 345.6| The blank parts cells, though it could group thousands: 1 234,5 is 2 numbers."},
        {"1,2\n2,345\n", "1 2 / 2 345"},
        {"001 002 010\n", "1 2 10"},
        {"1,234,567,890\n", "1 234 567 890"},
    };
    check(rows);
    CHECK(read("1 024 2 048\n", {{.separator = ' '}, {}}) == "1 24 2 48");
    CHECK(read("1,234\n2,345\n", {{.separator = ';', .decimalComma = false}, {}}) == "1234 / 2345| Commas group thousands: 1,234 is 1234.");
}

TEST_CASE("line ends of every origin, and empty lines that part channels")
{
    static const Row rows[] = {
        {"1,2\r\r\n3,4\r\r\n", "1 2 / 3 4"},
        {"1,2\r\r\n\r\r\n3,4\r\r\n", "1 2 // 3 4| Empty lines part channels: these are 2 channels of one row each."},
        {"1,2\r\n3,4\r\n\r\n5,6\r\n7,8\r\n", "1 2 / 3 4 // 5 6 / 7 8"},
        {"1,2\r3,4\r\r5,6\r7,8", "1 2 / 3 4 // 5 6 / 7 8"},
        {"1,2\n\n3,4\n", "1 2 // 3 4| Empty lines part channels: these are 2 channels of one row each."},
    };
    check(rows);
}

TEST_CASE("headings that are one cell shorter than the rows")
{
    const std::string heading = "| Row 1, which begins with \"V1\", is a heading and was left out.";
    const std::string names = "| Column 1, which begins with \"1\", names the rows and was left out.";
    CHECK(read("\"V1\" \"V2\"\n\"1\" 1 2\n\"2\" 3 4\n") == "1 2 / 3 4" + heading + names);
    CHECK(read("\"V1\",\"V2\"\n\"1\",1,2\n\"2\",3,4\n") == "1 2 / 3 4" + heading + names);
    CHECK(read("V1\tV2\n1\t1\t2\n2\t3\t4\n") == "1 2 / 3 4" + heading + names);
    CHECK(read("\"V1\"\n\"1\" 5\n\"2\" 6\n") == "5 / 6" + heading + names);
    CHECK(read("V1 V2\na 1 2\nb 3 4\n") == "1 2 / 3 4" + heading + "| Column 1, which begins with \"a\", names the rows and was left out.");
    // A title is no heading of columns.
    CHECK(read("My kernel\n1 0 -1\n2 0 -2\n1 0 -1\n") == "1 0 -1 / 2 0 -2 / 1 0 -1| Row 1, which begins with \"My\", is a heading and was left out.");
    CHECK(read("Data\n1 5\n2 6\n") == "1 5 / 2 6| Row 1, which begins with \"Data\", is a heading and was left out.");
}

TEST_CASE("full-width digits, points, commas and signs")
{
    static const Row rows[] = {
        {"１２．５，－３\n４，５\n", "12.5 -3 / 4 5"},
        {"１,２\n３,４\n", "1 2 / 3 4"},
        {"１／４；２\n", "0.25 2"},
        {"１　２　３\n", "1 2 3"},
        {"1，2,3\n", "1 2 3"},
        {"０。５、１\n", "0.5 1"},
        {"甲，乙\n１，２\n", "1 2| Row 1, which begins with \"甲\", is a heading and was left out."},
    };
    check(rows);
    CHECK(core::parseNumber("１２") == 12.0F);
    CHECK(core::parseNumber("－０．５") == -0.5F);
    CHECK(core::parseNumber("０。５") == 0.5F);
    CHECK(core::parseNumber("１／４") == 0.25F);
}

TEST_CASE("a typed number that may be two is none")
{
    for (const char* two : {"1,024", "-1,024", "12,345", "123,456", "１，０２４", " 1,024 "})
        CHECK_FALSE(core::parseNumber(two));
    CHECK(core::parseNumber("0,125") == 0.125F);
    CHECK(core::parseNumber("1,5") == 1.5F);
    CHECK(core::parseNumber("1,0245") == 1.0245F);
    CHECK(core::parseNumber("1024,125") == 1024.125F);
}

TEST_CASE("encodings are told by their letters")
{
    const auto text = [](const std::string& bytes) { return arrays::decoded(bytes).utf8; };
    CHECK(text("\xC1\xD0\xD2\xBB,\xC1\xD0\xB6\xFE\n1,2\n") == "列一,列二\n1,2\n"); // GB18030
    CHECK(text("\xB0\xAA\xAB\xD7,\xBC\x65\xAB\xD7\n1,2\n") == "高度,寬度\n1,2\n");  // Big5
    CHECK(text("gr\xF6\xDF" "e;l\xE4nge\n1;2\n") == "größe;länge\n1;2\n");          // Windows-1252
    CHECK(text("temp \xB0" "C,x\n1,2\n") == "temp °C,x\n1,2\n");
    CHECK(text(std::string("1\0,\0\x32\0\n\0", 8)) == "1,2\n"); // UTF-16 without a byte order mark
    CHECK(text(std::string("\0\x31\0,\0\x32\0\n", 8)) == "1,2\n");
    CHECK(text("caf\xC3\xA9,1\n") == "café,1\n");
    CHECK(arrays::decoded("caf\xC3\xA9,1\n").notes.empty());
    CHECK(arrays::decoded("caf\xE9,1\n").notes.size() == 1);
    SUBCASE("where none fits, letters become question marks and numbers stay")
    {
        CHECK(read("\xFF\xFE\xFD\x80x,y\n1,2\n").find('\xFF') == std::string::npos);
        CHECK(read("\x81,\xFF\n1,2\n") == "1 2| Row 1, which begins with \"?\", is a heading and was left out.| The text is in an unknown encoding; its letters are shown as “?”.");
    }
}

TEST_CASE("cells that are meant as numbers and are none say what they are")
{
    static const Row rows[] = {
        {"1,12%\n2,3", "t: row 1, column 2: \"12%\" is a percentage; write a decimal, such as 0.12 for 12%"},
        {"12%,5\n13%,6", "t: row 1, column 1: \"12%\" is a percentage; write a decimal, such as 0.12 for 12%"},
        {"1,$5", "t: row 1, column 2: \"$5\" is an amount of money; write the number alone"},
        {"1;1.234,50 €", "t: row 1, column 2: \"1.234,50 €\" is an amount of money; write the number alone"},
        {"1,01/09/2026", "t: row 1, column 2: \"01/09/2026\" is a date, which spreadsheets make of 1/9 too; write a number, such as 0.5 or 1/9 in a cell of text"},
        {"1,9-Jan", "t: row 1, column 2: \"9-Jan\" is a date, which spreadsheets make of 1/9 too; write a number, such as 0.5 or 1/9 in a cell of text"},
        {"1,1月9日", "t: row 1, column 2: \"1月9日\" is a date, which spreadsheets make of 1/9 too; write a number, such as 0.5 or 1/9 in a cell of text"},
        {"9-Jan,5\n1-Feb,6", "t: row 1, column 1: \"9-Jan\" is a date, which spreadsheets make of 1/9 too; write a number, such as 0.5 or 1/9 in a cell of text"},
        {"(1,234)\t5\n(2)\t6", "t: row 1, column 1: \"(1,234)\" is not a number"},
        {"1,234-\t5", "t: row 1, column 1: \"1,234-\" is not a number"},
        {"1,#N/A", "t: row 1, column 2: \"#N/A\" is a spreadsheet's fault; mend the formula there, or write nan"},
        {"#DIV/0!,5\n#DIV/0!,6", "t: row 1, column 1: \"#DIV/0!\" is a spreadsheet's fault; mend the formula there, or write nan"},
        {"1 NA", "t: row 1, column 2: \"NA\" stands for a missing number; write a number, or nan"},
        {"1,0x1F", "t: row 1, column 2: \"0x1F\" is a number in programs only; write it in decimal digits"},
        {"1,1_000", "t: row 1, column 2: \"1_000\" is a number in programs only; write it in decimal digits"},
        {"1,TRUE", "t: row 1, column 2: \"TRUE\" is a truth value; write 1 or 0"},
        {"1,=A1+1", "t: row 1, column 2: \"=A1+1\" is a formula; save its value instead"},
        {"1 ... 3", "t: row 1, column 2: \"...\" stands for numbers that were left out when the array was printed; print it whole"},
        {"1,1e400", "t: row 1, column 2: \"1e400\" does not fit a float32"},
    };
    check(rows);
}

TEST_CASE("an empty cell at the end of a row has a place")
{
    static const Row rows[] = {
        {"A\tB\tC\n1\t5\t9\n2\t6\t\n3\t7\t10\n", "t: row 3, column 3 is empty; write a number there, or nan"},
        {"1\t2\n3\t\n", "t: row 2, column 2 is empty; write a number there, or nan"},
        {"1,\n3,4\n", "t: row 1, column 2 is empty; write a number there, or nan"},
        {"1;2;3\n4;;\n", "t: row 2, column 2 is empty; write a number there, or nan"},
        {"1,2\n3\n", "t: row 2 has one number, the rows before have 2"},
    };
    check(rows);
}

TEST_CASE("empty columns around the numbers are left out and told of")
{
    static const Row rows[] = {
        {"1;2;\n3;4;\n", "1 2 / 3 4| Column 3 is empty and was left out."},
        {"1;2;\n", "1 2| Column 3 is empty and was left out."},
        {"1,2,\n3,4,\n", "1 2 / 3 4| Column 3 is empty and was left out."},
        {"1\t2\t\n3\t4\t\n", "1 2 / 3 4| Column 3 is empty and was left out."},
        {"1;2;\n3;4\n", "1 2 / 3 4| Column 3 is empty and was left out."},
        {"1;2; ;\"\"\n3;4;;\n", "1 2 / 3 4| Columns 3 to 4 are empty and were left out."},
        {";1;2\n;3;4\n", "1 2 / 3 4| Column 1 is empty and was left out."},
        {";;1;2;\n;;3;4;\n", "1 2 / 3 4| Columns 1 to 2 are empty and were left out.| Column 5 is empty and was left out."},
        {"a;b;\n1;2;\n", "1 2| Row 1, which begins with \"a\", is a heading and was left out.| Column 3 is empty and was left out."},
        {"a;b;\n1;2\n", "1 2| Row 1, which begins with \"a\", is a heading and was left out."},
        {"1,2\n3,4\n\n5,6,\n7,8,\n", "1 2 / 3 4 // 5 6 / 7 8| Column 3 is empty and was left out."},
        {"1 2 \n 3 4  \n", "1 2 / 3 4"},
    };
    check(rows);
}

TEST_CASE("numbers of any length, and those that a float32 rounds")
{
    CHECK(read("0." + std::string(101, '1') + ",2") == "0.11111111 2");
    CHECK(read("0." + std::string(400, '0') + "1,2") == "0 2");
    CHECK(read("1e-400,2") == "0 2");
    CHECK(read(std::string(400, '9') + ",2").find("does not fit a float32") != std::string::npos);
    const std::string one = "| Whole numbers above 16777216 are rounded to a float32: ";
    const std::string two = "| 2 whole numbers above 16777216 are rounded to a float32: the first, ";
    CHECK(read("16777217,2") == "16777216 2" + one + "16777217 is kept as 16777216.");
    CHECK(read("1,-16777217\n33554433,2") == "1 -16777216 / 33554432 2" + two + "-16777217, is kept as -16777216.");
    CHECK(read("9007199254740993\t1") == "9.007199e+15 1" + one + "9007199254740993 is kept as 9007199254740992."); // no double holds it
    CHECK(read("1.6777217e7 1") == "16777216 1" + one + "1.6777217e7 is kept as 16777216.");
    CHECK(read("0016777216,16777216.5,1.5e+11,3.0000001e7") == "16777216 16777216 1.5e+11 3e+07" + one + "3.0000001e7 is kept as 30000000.");
    SUBCASE("in brackets")
    {
        CHECK(read("[[16777217, 2]]") == "16777216 2" + one + "16777217 is kept as 16777216.");
        CHECK(read("[[16777217 33554433]]") == "16777216 33554432" + two + "16777217, is kept as 16777216.");
        CHECK(read("[[9007199254740993, -18446744073709551615]]").ends_with(two + "9007199254740993, is kept as 9007199254740992."));
        CHECK(read("[[36893488147419103233, 1]]").ends_with(one + "36893488147419103233 is kept as 36893488147419103232."));
        CHECK(read("{\"shape\": [1, 2], \"data\": [1, 16777217]}") == "1 16777216" + one + "16777217 is kept as 16777216.");
    }
}

TEST_CASE("arrays as other programs print them")
{
    static const Row rows[] = {
        {"[[1. 2.]\n [3. 4.]]\n", "1 2 / 3 4"}, // NumPy
        {"[[1 3 2 1]\n [2 9 1 1]]", "1 3 2 1 / 2 9 1 1"},
        {"[[[1 2]\n  [3 4]]\n\n [[5 6]\n  [7 8]]]", "1 2 / 3 4 // 5 6 / 7 8"},
        {"array([[1., 2.],\n       [3., 4.]], dtype=float32)", "1 2 / 3 4"},
        {">>> np.array([[1, 2], [3, 4]])", "1 2 / 3 4"},
        {"Out[3]: array([[1, 2]])", "1 2"},
        {"x = np.array([[1, 2], [3, -4e-1]])", "1 2 / 3 -0.4"},
        {"tensor([[1., 2.],\n        [3., 4.]], device='cuda:0', grad_fn=<ReluBackward0>)", "1 2 / 3 4"}, // PyTorch
        {"tf.Tensor(\n[[1 2]\n [3 4]], shape=(2, 2), dtype=int32)", "1 2 / 3 4"},                          // TensorFlow
        {"<tf.Tensor: shape=(2, 2), dtype=int32, numpy=\narray([[1, 2],\n       [3, 4]], dtype=int32)>", "1 2 / 3 4"},
        {"Array([[1., 2.]], dtype=float32)", "1 2"}, // JAX
        {"[1 2; 3 4]", "1 2 / 3 4"},                 // MATLAB, Octave, Julia
        {"A = [1, 2; 3, 4];", "1 2 / 3 4"},
        {"A = [1 2;\n     3 4;]", "1 2 / 3 4"},
        {"{{1, 2}, {3, 1.5*^-2}}", "1 2 / 3 0.015"}, // Mathematica
        {"((1, 2), (3, 4))", "1 2 / 3 4"},           // Python
        {"[[1, 2,], [3, 4],]", "1 2 / 3 4"},
        {"[[1, NaN], [Infinity, -Infinity]]", "1 nan / inf -inf"},
        {"[[ True False]\n [False  True]]", "1 0 / 0 1"},
        {"[1. 2. 3.]", "1 2 3"},
        {"[１，２；３，４]", "1 2 / 3 4"},
        {"     [,1] [,2]\n[1,]    1    2\n[2,]    3    4\n", // R
         "1 2 / 3 4| Row 1, which begins with \"[,1]\", is a heading and was left out.| Column 1, which begins with \"[1,]\", names the rows and was left out."},
        {"[1] 1 2 3\n", "1 2 3| Column 1, which begins with \"[1]\", names the rows and was left out."},
        {"     a    b\n0  1.0  2.0\n1  3.0  4.0\n", // pandas
         "1 2 / 3 4| Row 1, which begins with \"a\", is a heading and was left out.| Column 1, which begins with \"0\", names the rows and was left out."},
        {"   0  1\n0  5  6\n1  7  8\n",
         "5 6 / 7 8| Row 1, which begins with \"0\", is a heading and was left out.| Column 1, which begins with \"0\", names the rows and was left out."},
        {"2×2 Matrix{Int64}:\n 1  2\n 3  4\n", "1 2 / 3 4| Row 1, which begins with \"2×2\", is a heading and was left out."}, // Julia
        {"A =\n\n   1   2\n   3   4\n", "1 2 / 3 4| Row 1, which begins with \"A\", is a heading and was left out."},          // MATLAB
    };
    check(rows);
}

TEST_CASE("printed arrays that are not whole, or not one, are refused")
{
    const auto refused = [](const char* text, const char* why) {
        CAPTURE(text);
        const std::string said = read(text);
        CAPTURE(said);
        CHECK(said.starts_with("t: "));
        CHECK(said.find(why) != std::string::npos);
    };
    refused("[[0 1 2 ... 7 8 9]\n [0 1 2 ... 7 8 9]]", "stands for numbers that were left out");
    refused("[[1 2]\n ...\n [3 4]]", "stands for numbers that were left out");
    refused("tensor([[0.1, 0.2,  ..., 0.3]])", "stands for numbers that were left out");
    refused("[[1 2]\n [3]]", "ends an array of 1, but the first one beside it has 2");
    refused("[1 2; 3]", "ends an array of 1, but the first one beside it has 2");
    refused("[[1 2]\n [3 4]", "the array is not closed: “]” is missing");
    refused("[[1 2)]", "“]” is expected, not “)”");
    refused("[1 2\n 3 4]", "lines end inside one pair of brackets");
    refused("[[1 2] 3]", "numbers and arrays stand beside each other");
    refused("[[1.] [[2.]]]", "numbers and arrays stand beside each other");
    refused("[[[[[1 2]]]]]", "must have at most 4 dimensions");
    refused("[[1, 2], 3]", "/1: must be an array of 2, got 3");
    refused("[[1], [[2]]]", "/1/0: must be a number");
    refused("[[[[[1]]]]]", "must be a tensor: arrays nested 2");
    refused("[[1+2j, 3]]", "is not a number");
    refused("{{}}", "without numbers");
    refused("[[]]", "has an empty array");
    refused("[[1 2]] [[3 4]]", "unexpected text after the array");
    refused("array([[1, 2]]), array([[3, 4]])", "unexpected text after the array");
    refused("[[1, null]]", "/0/1: must be a number");
    refused("{\"shape\": [1, 2], \"data\": [1, NaN]}", "write \"nan\"");
    refused("1.0e+03 *\n\n 1.5 2\n 3 4\n", "\"1.0e+03 *\" is a factor of all numbers after it");
}

TEST_CASE("which extent of an array is its channels")
{
    using arrays::ArrayOrigin;
    using arrays::ChannelOrder;
    struct Case {
        core::Shape shape;
        ArrayOrigin origin;
        ChannelOrder order;
        bool open;
        bool certain;
    };
    const Case cases[] = {
        {{1, 8, 9, 3}, ArrayOrigin::Bytes, ChannelOrder::Last, true, true},
        {{1, 8, 9, 3}, ArrayOrigin::Other, ChannelOrder::Last, true, true},
        {{2, 8, 9, 4}, ArrayOrigin::Bytes, ChannelOrder::Last, true, true},
        {{2, 28, 28, 1}, ArrayOrigin::Other, ChannelOrder::Last, true, true},
        {{1, 8, 9, 3}, ArrayOrigin::Ours, ChannelOrder::First, false, true},
        {{1, 8, 9, 3}, ArrayOrigin::Text, ChannelOrder::Last, true, false},
        {{1, 3, 8, 9}, ArrayOrigin::Bytes, ChannelOrder::First, false, true},
        {{1, 8, 5, 6}, ArrayOrigin::Bytes, ChannelOrder::First, false, true},
        {{1, 1, 8, 3}, ArrayOrigin::Bytes, ChannelOrder::First, false, true},
        {{1, 8, 3, 3}, ArrayOrigin::Other, ChannelOrder::First, false, true},
        {{1, 8, 3, 3}, ArrayOrigin::Bytes, ChannelOrder::First, true, false},
        {{1, 3, 9, 3}, ArrayOrigin::Other, ChannelOrder::First, true, true},
        {{1, 3, 9, 3}, ArrayOrigin::Bytes, ChannelOrder::First, true, false},
        {{1, 28, 28, 2}, ArrayOrigin::Bytes, ChannelOrder::Last, true, true},
        {{1, 28, 28, 2}, ArrayOrigin::Other, ChannelOrder::Last, true, true},
        {{1, 28, 30, 2}, ArrayOrigin::Text, ChannelOrder::Last, true, false},
        {{1, 28, 28, 2}, ArrayOrigin::Ours, ChannelOrder::First, false, true},
        {{1, 2, 28, 28}, ArrayOrigin::Bytes, ChannelOrder::First, false, true},
        {{1, 16, 2, 2}, ArrayOrigin::Other, ChannelOrder::First, false, true},
        {{1, 2, 28, 2}, ArrayOrigin::Other, ChannelOrder::First, true, true},
    };
    for (const Case& one : cases) {
        CAPTURE(core::sizeText(one.shape));
        CAPTURE(int(one.origin));
        const arrays::OrderFound found = arrays::channelOrder(one.shape, one.origin);
        CHECK(found.order == one.order);
        CHECK(found.open == one.open);
        if (found.open)
            CHECK(found.certain == one.certain);
    }
}

TEST_CASE("channels that come last are put first")
{
    std::vector<float> numbers;
    for (int i = 0; i < 2 * 2 * 5 * 3; ++i)
        numbers.push_back(float(i));
    const core::Tensor last(core::Shape{2, 2, 5, 3}, numbers);
    const core::Tensor first = arrays::withChannelsFirst(last);
    CHECK(first.shape() == core::Shape{2, 3, 2, 5});
    for (int n = 0; n < 2; ++n) {
        for (int row = 0; row < 2; ++row) {
            for (int col = 0; col < 5; ++col) {
                for (int c = 0; c < 3; ++c)
                    CHECK(first.at({n, c, row, col}) == last.at({n, row, col, c}));
            }
        }
    }
    const std::string json = "[[[1,2,3],[4,5,6]],[[7,8,9],[10,11,12]],[[1,1,1],[2,2,2]],[[3,3,3],[4,4,4]],[[0,0,0],[0,0,0]]]";
    CHECK(read(json) == "≟ 5 × 2 × 3 numbers are 5 channels of 2 × 3 where channels come first, and 3 channels of 5 × 2 where they come last");
    const std::string one = "[[[1],[2]],[[3],[4]],[[5],[6]],[[7],[8]],[[9],[0]]]";
    CHECK(read(one) == "≟ 5 × 2 × 1 numbers are 5 channels of 2 × 1 where channels come first, and 1 channel of 5 × 2 where they come last");
    std::vector<core::Message> notes;
    arrays::orderedChannels(core::Tensor(core::Shape{1, 5, 2, 1}), arrays::ArrayOrigin::Other, {}, "t", notes);
    REQUIRE(notes.size() == 1);
    CHECK(notes[0].english() == "The channel comes last in 5 × 2 × 1: this is 1 channel of 5 × 2.");
    CHECK(arrays::orderNoted(notes[0]) == arrays::ChannelOrder::Last);
    CHECK(read(json, {{}, arrays::ChannelOrder::Last}).starts_with("1 4 / 7 10 /"));
    CHECK(read(json, {{}, arrays::ChannelOrder::First}).starts_with("1 2 3 / 4 5 6 //"));
}

TEST_CASE("what this program wrote comes back without a question")
{
    const bool holds = rc::check([] {
        const core::Shape shape{*rc::gen::inRange(1, 3), *rc::gen::inRange(1, 9), *rc::gen::inRange(1, 9), *rc::gen::inRange(1, 9)};
        std::vector<float> values;
        for (std::int64_t i = 0; i < shape.size(); ++i)
            values.push_back(float(*rc::gen::inRange(-100000, 100000)) / *rc::gen::element(1.0F, 8.0F, 1000.0F, 1024.0F, 1e-5F, 1e-8F, 1e-11F, 1e-14F));
        const core::Tensor tensor(shape, values);
        const arrays::Numbers npy = arrays::readNumbers(arrays::writeNpy(tensor), "t");
        RC_ASSERT(npy.values == tensor);
        RC_ASSERT(npy.notes.empty());
        std::string json;
        arrays::writeJson(tensor, [&](std::string_view piece) { json += piece; });
        const arrays::Numbers read = arrays::readNumbers(json, "t");
        RC_ASSERT(read.values == tensor);
        RC_ASSERT(read.notes.empty());
        const core::Tensor planes(core::Shape{1, shape.n * shape.c, shape.h, shape.w}, values);
        const arrays::Table table = arrays::parseTable(arrays::tsvFromTensor(planes), "t");
        RC_ASSERT(table.values == planes);
        RC_ASSERT(std::none_of(table.notes.begin(), table.notes.end(), [](const core::Message& note) { return note.english().find("rounded") != std::string::npos; }));
    });
    CHECK(holds);
}

// --- Tables in the style of any country ------------------------------------------------------------------------------------

namespace {

/// How a country's spreadsheet writes numbers.
struct Style {
    const char* decimal;
    const char* groups; ///< between thousands; "" where they are not grouped
};

constexpr Style styles[] = {{".", ""}, {",", ""}, {".", ","}, {",", "."}, {".", "'"}, {",", "\u202F"}, {",", "\u00A0"}, {",", " "}, {".", "’"}, {".", " "}};

/// `thousandths` / 1000 with `digits` digits after the decimal sign.
std::string written(std::int64_t thousandths, int digits, const Style& style)
{
    constexpr std::int64_t units[] = {1000, 100, 10, 1};
    const std::int64_t kept = std::abs(thousandths) / units[digits] * units[digits];
    std::string whole = std::to_string(kept / 1000);
    for (int at = int(whole.size()) - 3; at > 0; at -= 3)
        whole.insert(std::size_t(at), style.groups);
    std::string fraction = std::to_string(1000 + kept % 1000).substr(1, std::size_t(digits));
    return (thousandths < 0 ? "-" : "") + whole + (digits > 0 ? style.decimal + fraction : "");
}

} // namespace

TEST_CASE("a table in the style of any country gives its numbers back, or asks, or says what it took")
{
    const bool holds = rc::check([] {
        const Style style = *rc::gen::elementOf(std::vector<Style>(std::begin(styles), std::end(styles)));
        const int rows = *rc::gen::inRange(1, 6);
        // A column of its own with decimal commas looks exactly like two columns.
        const int columns = *rc::gen::inRange(*style.decimal == ',' ? 2 : 1, 6);
        const int digits = *rc::gen::inRange(0, 4);
        const bool trimmed = *rc::gen::arbitrary<bool>(); // as a "general" format leaves trailing zeros out
        const char separator = *rc::gen::element(',', ';', '\t', ' ');
        const std::string end = *rc::gen::element<std::string>("\n", "\r\n", "\r\r\n");
        const int range = *rc::gen::element(5000, 500000, 50000000);
        std::vector<float> values;
        std::string text;
        bool commas = false;
        for (int r = 0; r < rows; ++r) {
            for (int c = 0; c < columns; ++c) {
                constexpr int units[] = {1000, 100, 10, 1};
                const std::int64_t number = std::int64_t(*rc::gen::inRange(-range, range)) / units[digits] * units[digits];
                int shown = digits;
                while (trimmed && shown > 0 && number % (std::int64_t(units[shown]) * 10) == 0)
                    --shown;
                values.push_back(float(double(number) / 1000.0));
                const std::string cell = written(number, shown, style);
                const bool quoted = cell.find(separator) != std::string::npos;
                commas = commas || cell.find(',') != std::string::npos;
                text += (c > 0 ? std::string(1, separator) : "") + (quoted ? '"' + cell + '"' : cell);
            }
            text += end;
        }
        const core::Tensor expected(core::Shape{1, 1, rows, columns}, values);
        RC_LOG() << text;
        try {
            const arrays::Table table = arrays::parseTable(text, "t");
            const bool plain = *style.groups == '\0' && *style.decimal == '.';
            if (plain)
                RC_ASSERT(table.values == expected);
            // Points alone are taken for decimals, as every program means them.
            const bool pointsAlone = *style.groups == '.' && !commas;
            RC_ASSERT(table.values == expected || !table.notes.empty() || pointsAlone);
        } catch (const core::FileError& error) {
            RC_ASSERT(!error.message().empty());
            // A file that is plain, of more than one column so that its commas are seen to part cells, asks nothing.
            RC_ASSERT(*style.groups != '\0' || *style.decimal != '.' || separator == ' ' || separator == ',');
        }
    });
    CHECK(holds);
}

TEST_CASE("whoever says what the marks are gets the numbers in the style of any country")
{
    const bool holds = rc::check([] {
        const Style style = *rc::gen::elementOf(std::vector<Style>(std::begin(styles), std::end(styles)));
        const int digits = *rc::gen::inRange(0, 4);
        const char separator = *rc::gen::element(';', '\t');
        const int columns = *rc::gen::inRange(1, 6);
        std::vector<float> values;
        std::string text;
        for (int c = 0; c < columns; ++c) {
            constexpr int units[] = {1000, 100, 10, 1};
            const std::int64_t number = std::int64_t(*rc::gen::inRange(-50000000, 50000000)) / units[digits] * units[digits];
            values.push_back(float(double(number) / 1000.0));
            text += (c > 0 ? std::string(1, separator) : "") + written(number, digits, style);
        }
        RC_LOG() << text;
        const arrays::Table table = arrays::parseTable(text, "t", {.separator = separator, .decimalComma = *style.decimal == ','});
        RC_ASSERT(table.values == core::Tensor(core::Shape{1, 1, 1, columns}, values));
    });
    CHECK(holds);
}
