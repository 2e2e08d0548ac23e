#include "arrays/table.h"

#include "arrays/html_table.h"
#include "arrays/table_text.h"
#include "arrays/two_readings.h"
#include "core/check.h"
#include "core/explain.h"
#include "core/lesson_file.h"

#include "cpu_time.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <cmath>
#include <string>
#include <vector>

using arrays::Table;
using arrays::TableLayout;

namespace {

/// "1 2 / 3 4 // 5 6 / 7 8": rows between slashes, channels between double ones; numbers as the table wrote them.
std::string drawn(const Table& table)
{
    const core::Shape shape = table.values.shape();
    std::string text;
    for (int c = 0; c < shape.c; ++c) {
        text += c > 0 ? " // " : "";
        for (int r = 0; r < shape.h; ++r) {
            text += r > 0 ? " / " : "";
            for (int k = 0; k < shape.w; ++k) {
                const std::int64_t at = table.values.offset({0, c, r, k});
                const auto noted = table.notation.find(at);
                text += (k > 0 ? " " : "") + (noted != table.notation.end() ? noted->second : core::exactNumber(table.values.data()[std::size_t(at)]));
            }
        }
    }
    return text;
}

/// What came of reading `text`: the numbers, or what is wrong.
std::string read(const std::string& text, const TableLayout& layout = {})
{
    try {
        return drawn(arrays::parseTable(text, "t.csv", layout));
    } catch (const core::FileError& error) {
        return error.what();
    }
}

std::string notesOf(const std::string& text)
{
    std::string all;
    for (const core::Message& note : arrays::parseTable(text, "t.csv").notes)
        all += note.english() + '|';
    return all;
}

} // namespace

static std::string tableTextFromHtml(std::string_view html)
{
    return arrays::tablesOfHtml(html).text;
}

TEST_CASE("the separator and the decimal sign are found by looking")
{
    CHECK(read("1,2,3\n4,5,6\n") == "1 2 3 / 4 5 6");
    CHECK(read("1\t2\t3\n4\t5\t6\n") == "1 2 3 / 4 5 6");
    CHECK(read("1;2;3\n4;5;6\n") == "1 2 3 / 4 5 6");
    CHECK(read("1 2  3\n 4 5 6 \n") == "1 2 3 / 4 5 6");
    CHECK(read("1,5;2,5\n3;4,25\n") == "1.5 2.5 / 3 4.25");
    CHECK(read("1,5\t2,5\n3\t4\n") == "1.5 2.5 / 3 4");
    CHECK(read("1,5 2,5\n3 4\n") == "1.5 2.5 / 3 4");
    CHECK(read("\"1,5\",\"2,5\"\n3,4\n") == "1.5 2.5 / 3 4");
    CHECK(read("1.5;2.5\n") == "1.5 2.5");
    CHECK(read("1, 2, 3\n4, 5, 6\n") == "1 2 3 / 4 5 6");
    CHECK(read("7") == "7");
    CHECK(read("1\n2\n3") == "1 / 2 / 3");
    CHECK(read("1,5\n2,5") == "1 5 / 2 5");
}

TEST_CASE("what was asked for wins over what was found")
{
    CHECK(read("1,5\n2,5", {.separator = ';'}) == "1.5 / 2.5");
    CHECK(read("1,5\n2,5", {.decimalComma = true}) == "1.5 / 2.5");
    CHECK(read("2019,2020\n1,2", {.headerRows = 1}) == "1 2");
    CHECK(read("7,1\n8,2", {.headerColumn = true}) == "1 / 2");
    CHECK(read("a,b\n1,2", {.headerRows = 0})
          == "t.csv: row 1, column 1: \"a\" is not a number");
    const Table table = arrays::parseTable("a;b\nx;1,5", "t.csv");
    CHECK(table.separator == ';');
    CHECK(table.decimalComma);
    CHECK(table.headerRows == 1);
    CHECK(table.headerColumn);
}

TEST_CASE("numbers in every way in which people and programs write them")
{
    CHECK(read("1/9,-2/3,\xE2\x88\x92" "1/3") == "1/9 -2/3 \xE2\x88\x92" "1/3");
    CHECK(read("+4,-5,\xE2\x88\x92" "6,.5,1e3,1E-2") == "4 -5 -6 0.5 1000 0.01");
    CHECK(read("nan,NaN,NAN,inf,-Inf,INFINITY,-infinity,\xE2\x88\x9E") == "nan nan nan inf -inf inf -inf inf");
    CHECK(read("0.1,16777217,-0.0") == "0.1 16777216 -0");
    CHECK(read("\"1\",\" 2 \"") == "1 2");
    const Table table = arrays::parseTable("1/9;1/4", "t.csv");
    CHECK(table.values.data()[0] == float(1.0 / 9.0));
    CHECK(table.notation == core::Notation{{0, "1/9"}, {1, "1/4"}});
}

TEST_CASE("what is no number is named by its place")
{
    CHECK(read("1,2,3\n4,5,abc\n") == "t.csv: row 2, column 3: \"abc\" is not a number");
    CHECK(read("1,2\n3,\"a\"\"b\"") == "t.csv: row 2, column 2: \"a\"b\" is not a number");
    CHECK(read("1,2\n3,4,\n5,,6") == "t.csv: row 3, column 2 is empty; write a number there, or nan");
    CHECK(read("1,1e400") == "t.csv: row 1, column 2: \"1e400\" does not fit a float32");
    CHECK(read("1,1e39") == "t.csv: row 1, column 2: \"1e39\" does not fit a float32");
    CHECK(read("1,1/0") == "t.csv: row 1, column 2: \"1/0\" is not a number");
    CHECK(read("1,--2,3") == "t.csv: row 1, column 2: \"--2\" is not a number");
    CHECK(read("1;x1") == "t.csv: row 1, column 2: \"x1\" is not a number");
    CHECK(read("hello") == "t.csv: row 1, column 1: \"hello\" is not a number");
    CHECK(read("\n\n  hello world, how\nare you") == "t.csv: row 3, column 1: \"hello world\" is not a number");
    CHECK(read("1,2\n3,\x1B[31m\x07") == "t.csv: row 2, column 2: \" [31m \" is not a number");
    CHECK(read("1,\xFF\xC3(") == "t.csv: row 1, column 2: \"?" "?(\" is not a number");
    CHECK(read("1," + std::string(1000, 'x')) == "t.csv: row 1, column 2: \"" + std::string(24, 'x') + "…\" is not a number");
}

TEST_CASE("ragged rows and blocks are explained")
{
    CHECK(read("1,2,3,4,5\n1,2,3,4,5\n1,2,3,4\n") == "t.csv: row 3 has 4 numbers, the rows before have 5");
    CHECK(read("1,2\n1,2,3\n") == "t.csv: row 2 has 3 numbers, the rows before have 2");
    CHECK(read("1,2\n3\n") == "t.csv: row 2 has one number, the rows before have 2");
    CHECK(read("a,1,2\nb\n") == "t.csv: row 1, column 1: \"a\" is not a number");
    CHECK(read("1,2\n\n3,4\n5,6\n")
          == "t.csv: the number of rows is 2 in the block from row 3 on, 1 in the one before; blocks between empty lines are channels and must be of one size");
    CHECK(read("1,2\n\n3\n") == "t.csv: row 3 has one number, the rows before have 2");
    CHECK(read("1,\"2\n3,4") == "t.csv: row 1: a quote is opened and never closed");
    CHECK(read("") == "t.csv: holds no numbers");
    CHECK(read(" \n,,\n\t\n") == "t.csv: holds no numbers");
    CHECK(read(std::string("1,2\n\0\0", 6)) == "t.csv: is not a text table: byte 4 is zero");
}

TEST_CASE("blocks between empty lines are channels")
{
    CHECK(read("1,2\n3,4\n\n5,6\n7,8\n") == "1 2 / 3 4 // 5 6 / 7 8");
    CHECK(read("\n\n1,2\n,,\n \n5,6\n\n\n") == "1 2 // 5 6");
    CHECK(read("red\n1,2\n\ngreen\n3,4\n") == "1 2 // 3 4");
    CHECK(read("\"# sample 0, channel 0\"\r\n1,2\r\n\r\n\"# sample 0, channel 1\"\r\n3,4\r\n") == "1 2 // 3 4");
}

TEST_CASE("words around the numbers are left out, and it is said")
{
    CHECK(read("x,y,z\n1,2,3\n4,5,6") == "1 2 3 / 4 5 6");
    CHECK(notesOf("x,y,z\n1,2,3") == "Row 1, which begins with \"x\", is a heading and was left out.|");
    CHECK(read("left,1,2\nright,3,4") == "1 2 / 3 4");
    CHECK(notesOf("left,1,2\nright,3,4") == "Column 1, which begins with \"left\", names the rows and was left out.|");
    CHECK(read("A survey\n\n;Mo;Tu\nmorning;1;2\nevening;3;4") == "1 2 / 3 4");
    CHECK(notesOf("# made by hand\n1,2\n# and more\n3,4") == "Lines that begin with # were left out: 2.|");
    CHECK(read("# made by hand\n1,2\n# and more\n3,4") == "1 2 / 3 4");
    SUBCASE("pandas numbers rows and columns under an empty corner")
    {
        CHECK(read(",0,1,2\n0,5,6,7\n1,8,9,10\n") == "5 6 7 / 8 9 10");
        CHECK(read(",a,b\n0,5,6\n1,7,8\n") == "5 6 / 7 8");
    }
    SUBCASE("nothing is left out without a word")
    {
        CHECK(notesOf("1,2\n3,4").empty());
        CHECK(read("2019,2020\n1,2") == "2019 2020 / 1 2");
    }
    SUBCASE("a table that does not begin in the first cell")
    {
        CHECK(read(",,\n,,1,2\n,,3,4\n") == "1 2 / 3 4");
        CHECK(read("1,2,,\n3,4,,\n") == "1 2 / 3 4");
    }
}

TEST_CASE("line ends, byte order marks and quotes of every origin")
{
    CHECK(read("1,2\r\n3,4\r\n") == "1 2 / 3 4");
    CHECK(read("1,2\r3,4\r") == "1 2 / 3 4");
    CHECK(read("\xEF\xBB\xBF" "1,2") == "1 2");
    const std::string little = std::string("\xFF\xFE", 2) + std::string("1\0\t\0\x32\0\n\0\x33\0\t\0\x12\x22\x34\0", 16);
    CHECK(read(little) == "1 2 / 3 -4");
    const std::string big = std::string("\xFE\xFF", 2) + std::string("\0\x31\0,\0\x32", 6);
    CHECK(read(big) == "1 2");
    CHECK(read("\"a, \"\"b\"\"\nc\",d\n1,2\n") == "1 2");
    CHECK(read("1,2\n3,\"4\nx\"") == "t.csv: row 2, column 2: \"4 x\" is not a number");
}

TEST_CASE("limits of core are kept, without reading on for nothing")
{
    const auto row = [](int columns) {
        std::string text = "1";
        for (int i = 1; i < columns; ++i)
            text += ",1";
        return text + '\n';
    };
    CHECK(arrays::parseTable(row(core::maxSide), "t").values.shape().w == core::maxSide);
    CHECK(read(row(core::maxSide + 1)) == "t.csv: row 1 has 4097 columns; at most 4096 can be read");
    CHECK(read(row(100000)) == "t.csv: row 1 has 100000 columns; at most 4096 can be read");
    std::string rows;
    for (int i = 0; i < core::maxSide + 1; ++i)
        rows += "1\n";
    CHECK(read(rows) == "t.csv: has 4097 rows; at most 4096 can be read");
    std::string blocks;
    for (int i = 0; i < core::maxChannels + 1; ++i)
        blocks += "1\n\n";
    CHECK(read(blocks) == "t.csv: has 1025 blocks between empty lines; at most 1024 can be read as channels");
}

TEST_CASE("hostile texts are answered within two seconds")
{
    const auto repeated = [](const std::string& piece, std::size_t bytes) {
        std::string text;
        while (text.size() + piece.size() <= bytes)
            text += piece;
        return text;
    };
    // A quarter of the largest file, because this also runs under sanitizers.
    constexpr std::size_t bytes = std::size_t(16) << 20;
    for (const char* piece : {",", "\"", "\"\"", "1\n", "1\n\n", "\n", "a,b\n", "a\n\n", "# x\n", ";,\t ", "1,", "1 1\n", "\"\n", "/", "1/9,"}) {
        CAPTURE(piece);
        const std::string text = repeated(piece, bytes);
        const double begin = cpuSeconds();
        CHECK(read(text).starts_with("t.csv: "));
        CHECK(cpuSeconds() - begin < answerSeconds);
    }
}

TEST_CASE("a tick may stop the reading")
{
    struct Stop {};
    std::string text;
    for (int i = 0; i < 2000; ++i)
        text += "1,2\n";
    double last = 0.0;
    const Table table = arrays::parseTable(text, "t", {}, [&](double done) {
        CHECK(done >= last);
        CHECK(done <= 1.0);
        last = done;
    });
    CHECK(table.values.shape() == core::Shape{1, 1, 2000, 2});
    CHECK(last > 0.5);
    CHECK_THROWS_AS(arrays::parseTable(text, "t", {}, [](double) { throw Stop{}; }), Stop);
}

TEST_CASE("any table of numbers reads back from any dialect it is written in")
{
    const bool holds = rc::check([] {
        const int rows = *rc::gen::inRange(1, 6);
        const int columns = *rc::gen::inRange(2, 6);
        const char separator = *rc::gen::element(',', ';', '\t', ' ');
        const bool comma = separator != ',' && *rc::gen::arbitrary<bool>();
        const std::string end = *rc::gen::element<std::string>("\n", "\r\n", "\r");
        std::vector<float> values;
        std::string text;
        for (int r = 0; r < rows; ++r) {
            for (int c = 0; c < columns; ++c) {
                const float value = float(*rc::gen::inRange(-100000, 100000)) / 64.0F;
                values.push_back(value);
                std::string word = core::exactNumber(value);
                if (comma)
                    std::replace(word.begin(), word.end(), '.', ',');
                text += (c > 0 ? std::string(1, separator) : "") + word;
            }
            text += end;
        }
        Table table;
        try {
            table = arrays::parseTable(text, "t");
        } catch (const arrays::TwoReadings&) { // "0,125" in every cell that has a comma may be a number of thousands
            table = arrays::parseTable(text, "t", {.separator = separator, .decimalComma = comma});
        }
        RC_ASSERT(table.values == core::Tensor(core::Shape{1, 1, rows, columns}, values));
    });
    CHECK(holds);
}

TEST_CASE("arbitrary bytes are read or refused, never more")
{
    const bool holds = rc::check([] {
        const auto bytes = *rc::gen::container<std::string>(rc::gen::element('1', '2', ',', ';', '\t', ' ', '\n', '\r', '"', '/', '.', '-', '#', 'a', '\xE2', '\x88', '\x92'));
        try {
            const Table table = arrays::parseTable(bytes, "t");
            RC_ASSERT(table.values.size() >= 1);
        } catch (const core::FileError& error) {
            RC_ASSERT(!error.message().empty());
        }
        tableTextFromHtml("<table><tr><td>" + bytes);
    });
    CHECK(holds);
}

// --- HTML ------------------------------------------------------------------------------------------------------------------

TEST_CASE("the tables of HTML become tab-separated text")
{
    CHECK(tableTextFromHtml("<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>") == "1\t2\n3\t4\n\n");
    CHECK(tableTextFromHtml("<TABLE><TR><TH>a<TH>b<TR><TD>1<TD>2</TABLE>") == "a\tb\n1\t2\n\n");
    CHECK(tableTextFromHtml("<p>1</p> 2 3") == "");
    CHECK(tableTextFromHtml("<table><tr><td colspan=2>x</td><td>1</td></tr></table>") == "x\t\t1\n\n");
    CHECK(tableTextFromHtml("<table><tr><td>&nbsp;1&#160;</td><td>&minus;2</td><td>&#x33;</td></tr></table>") == " 1 \t-2\t3\n\n");
    CHECK(tableTextFromHtml("<table><tr><td><font color=\"#f00\">1</font><br></td><td><!-- 9 -->2</td></tr></table>") == "1 \t2\n\n");
    CHECK(tableTextFromHtml("<table><tr><td title=\"a>b\">1</td></tr></table>") == "1\n\n");
    CHECK(tableTextFromHtml("<style>td{}</style><script>'<table><tr><td>9'</script><table><tr><td>1</table>") == "1\n\n");
}

TEST_CASE("spreadsheets give more digits beside the text than in it")
{
    // As LibreOffice 7.4 writes it.
    const std::string html = R"(<table cellspacing="0" border="0"><colgroup span="2" width="85"></colgroup><tr>
        <td height="17" align="right" sdval="0.333333333333333" sdnum="1031;">0,33</td>
        <td align="right" sdval="2" sdnum="1031;">2</td></tr></table>)";
    CHECK(read(tableTextFromHtml(html)) == "0.33333334 2");
    CHECK(read(tableTextFromHtml("<table><tr><td x:num=\"1.25\">1.3</td><td x:num>7</td></tr></table>")) == "1.25 7");
}

TEST_CASE("broken HTML ends where it ends")
{
    for (const char* html : {"<table><tr><td", "<table><tr><td a=", "<table><tr><td a=\"", "<table><tr><td>&", "<table><tr><td>&#x",
                             "<table><tr><td>&#99999999999999;", "<!--", "<script>", "<", "</", "<table><tr><td colspan=-1>", "<td>1"}) {
        CAPTURE(html);
        CHECK_NOTHROW(tableTextFromHtml(html));
    }
}

TEST_CASE("what is copied reads back exactly, both ways")
{
    const core::Tensor values(core::Shape{1, 2, 2, 2}, {0.1F, -2.0F, 1.0F / 9.0F, INFINITY, NAN, 3e38F, -0.0F, 16777216.0F});
    const core::Notation notation{{2, "1/9"}, {1, "<b>"}};
    const Table text = arrays::parseTable(arrays::tsvFromTensor(values), "t");
    CHECK(text.values == values);
    const std::string html = arrays::htmlFromTensor(values, notation);
    CHECK(html.find("1/9") != std::string::npos);
    CHECK(html.find("<b>") == std::string::npos);
    CHECK(arrays::parseTable(tableTextFromHtml(html), "t").values == values);
}
