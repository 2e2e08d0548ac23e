#include "arrays/npz.h"

#include "arrays/numbers.h"
#include "core/check.h"
#include "core/lesson_file.h"

#include "cpu_time.h"

#include <doctest/doctest.h>
#include <zip.h>

#include <cstring>
#include <string>
#include <vector>

namespace {

/// A .npy file of version 1 with the header and the bytes that the test wants.
std::string npy(const std::string& dictionary, const std::string& data)
{
    const std::string header = dictionary + '\n';
    return "\x93NUMPY\x01" + std::string(1, '\0') + std::string{char(header.size() & 0xFF), char(header.size() >> 8)} + header + data;
}

std::string npyOf(const std::string& type, const std::string& shape, const std::string& data, bool fortran = false)
{
    return npy("{'descr': '" + type + "', 'fortran_order': " + (fortran ? "True" : "False") + ", 'shape': " + shape + ", }", data);
}

template <typename T>
std::string littleEndian(const std::vector<T>& values)
{
    std::string bytes(values.size() * sizeof(T), '\0');
    std::memcpy(bytes.data(), values.data(), bytes.size());
    return bytes;
}

struct File {
    std::string name;
    std::string bytes;
};

/// A zip archive in memory, written by libzip.
std::string zipped(const std::vector<File>& files, bool encrypted = false)
{
    zip_error_t error;
    zip_source_t* source = zip_source_buffer_create(nullptr, 0, 0, &error);
    REQUIRE(source != nullptr);
    zip_source_keep(source);
    zip_t* archive = zip_open_from_source(source, ZIP_TRUNCATE, &error);
    REQUIRE(archive != nullptr);
    for (const File& file : files) {
        const zip_int64_t index = zip_file_add(archive, file.name.c_str(), zip_source_buffer(archive, file.bytes.data(), file.bytes.size(), 0), ZIP_FL_ENC_CP437);
        REQUIRE(index >= 0);
        if (encrypted)
            REQUIRE(zip_file_set_encryption(archive, zip_uint64_t(index), ZIP_EM_AES_256, "secret") == 0);
    }
    REQUIRE(zip_close(archive) == 0);
    REQUIRE(zip_source_open(source) == 0);
    zip_source_seek(source, 0, SEEK_END);
    std::string bytes(std::size_t(zip_source_tell(source)), '\0');
    zip_source_seek(source, 0, SEEK_SET);
    REQUIRE(zip_source_read(source, bytes.data(), bytes.size()) == zip_int64_t(bytes.size()));
    zip_source_close(source);
    zip_source_free(source);
    return bytes;
}

std::string problemOf(const std::string& bytes, const std::string& array = {})
{
    try {
        arrays::parseNpz(bytes, "a.npz", array);
        return "no problem";
    } catch (const core::FileError& error) {
        return error.what();
    }
}

std::string problemOfNpy(const std::string& bytes)
{
    try {
        arrays::parseNpy(bytes, "a.npy");
        return "no problem";
    } catch (const core::FileError& error) {
        return error.what();
    }
}

const std::string four = npyOf("<f4", "(2, 2)", littleEndian<float>({1, 2, 3, 4}));

} // namespace

TEST_CASE("whole numbers that a float32 rounds are told of")
{
    const auto note = [](const char* type, const std::string& data) {
        const std::string array = npyOf(type, "(1, 2)", data);
        const arrays::Numbers alone = arrays::readNumbers(array, "a");
        const arrays::Numbers archived = arrays::numbersOf(arrays::parseNpz(zipped({{"x.npy", array}}), "a.npz"), "a.npz", {});
        CHECK(archived.values == alone.values);
        CHECK(archived.notes == alone.notes);
        std::string all;
        for (const core::Message& message : alone.notes)
            all += message.english();
        return all;
    };
    const std::string one = "Whole numbers above 16777216 are rounded to a float32: ";
    CHECK(note("<i4", littleEndian<std::int32_t>({16777216, -16777217})) == one + "-16777217 is kept as -16777216.");
    CHECK(note("<u4", littleEndian<std::uint32_t>({4294967295U, 1})) == one + "4294967295 is kept as 4294967296.");
    CHECK(note("<i8", littleEndian<std::int64_t>({9007199254740993, 1})) == one + "9007199254740993 is kept as 9007199254740992.");
    CHECK(note("<i8", littleEndian<std::int64_t>({INT64_MIN, INT64_MAX})) == one + "9223372036854775807 is kept as 9223372036854775808.");
    CHECK(note("<u8", littleEndian<std::uint64_t>({UINT64_MAX, 16777217})) == "2 whole numbers above 16777216 are rounded to a float32: the first, 18446744073709551615, is kept as 18446744073709551616.");
    CHECK(note("<f8", littleEndian<double>({16777217.0, 0.1})) == one + "16777217 is kept as 16777216.");
    CHECK(note("<f8", littleEndian<double>({16777216.5, 1e300 / 1e280})).empty());
    CHECK(note("<f4", littleEndian<float>({16777216.0F, 1e30F})).empty());
    CHECK(note("<i2", littleEndian<std::int16_t>({-32768, 32767})).empty());
}

TEST_CASE("arrays of 0 to 4 dimensions are N × C × H × W with missing extents 1")
{
    const std::string numbers = littleEndian<float>({1, 2, 3, 4, 5, 6, 7, 8});
    CHECK(arrays::parseNpy(npyOf("<f4", "()", littleEndian<float>({7})), "a").shape() == core::Shape{1, 1, 1, 1});
    CHECK(arrays::parseNpy(npyOf("<f4", "(8,)", numbers), "a").shape() == core::Shape{1, 1, 1, 8});
    CHECK(arrays::parseNpy(npyOf("<f4", "(2, 4)", numbers), "a").shape() == core::Shape{1, 1, 2, 4});
    CHECK(arrays::parseNpy(npyOf("<f4", "(2, 2, 2)", numbers), "a").shape() == core::Shape{1, 2, 2, 2});
    CHECK(arrays::parseNpy(npyOf("<f4", "(4, 2, 1, 1)", numbers), "a").shape() == core::Shape{4, 2, 1, 1});
    CHECK(problemOfNpy(npyOf("<f4", "(1, 2, 2, 2, 1)", numbers)) == "a.npy: shape: must have at most 4 dimensions, got 5");
}

TEST_CASE("every element type, byte order and memory order")
{
    const core::Tensor expected = core::Tensor::plane({{1, 2, 3}, {4, 5, 6}});
    const auto read = [](const std::string& bytes) { return arrays::parseNpy(bytes, "a"); };
    CHECK(read(npyOf("<f8", "(2, 3)", littleEndian<double>({1, 2, 3, 4, 5, 6}))) == expected);
    CHECK(read(npyOf("<i8", "(2, 3)", littleEndian<std::int64_t>({1, 2, 3, 4, 5, 6}))) == expected);
    CHECK(read(npyOf("|u1", "(2, 3)", "\x01\x02\x03\x04\x05\x06")) == expected);
    CHECK(read(npyOf(">i2", "(2, 3)", std::string("\0\1\0\2\0\3\0\4\0\5\0\6", 12))) == expected);
    CHECK(read(npyOf("<f2", "(2, 3)", std::string("\x00\x3C\x00\x40\x00\x42\x00\x44\x00\x45\x00\x46", 12))) == expected);
    CHECK(read(npyOf("<f4", "(2, 3)", littleEndian<float>({1, 4, 2, 5, 3, 6}), true)) == expected);
    CHECK(read(npyOf("|b1", "(1, 2)", std::string("\0\1", 2))) == core::Tensor::plane({{0, 1}}));
    CHECK(read(npyOf("|i1", "(1, 2)", "\xFF\x01")) == core::Tensor::plane({{-1, 1}}));
}

TEST_CASE("headers of every form that numpy.load reads")
{
    const core::Tensor expected = core::Tensor::plane({{1, 2, 3}, {4, 5, 6}});
    const std::string floats = littleEndian<float>({1, 2, 3, 4, 5, 6});
    const std::string doubles = littleEndian<double>({1, 2, 3, 4, 5, 6});
    const std::string bytes = "\x01\x02\x03\x04\x05\x06";
    for (const char* header : {"{'descr': '<f4', 'fortran_order': False, 'shape': (2L, 3L), }", "{'descr': '=f4', 'fortran_order': False, 'shape': (2, 3), }",
                               "{'descr': '|f4', 'fortran_order': False, 'shape': (2, 3), }", "{'descr': 'f4', 'fortran_order': False, 'shape': (2, 3), }",
                               "{'descr': 'float32', 'fortran_order': False, 'shape': (2, 3), }", "{'descr':'<f4','fortran_order':False,'shape':(2,3)}",
                               "{\"shape\": (2, 3,), \"descr\": \"<f4\", \"fortran_order\": False}", "  { 'fortran_order' :\tFalse ,\n 'shape' : ( 2 , 3 , ) ,\r\n'descr' : '<f4' , }  ",
                               "{u'descr': u'<f4', u'fortran_order': False, u'shape': (2, 3), }"}) {
        CAPTURE(header);
        CHECK(arrays::parseNpy(npy(header, floats), "a") == expected);
    }
    for (const char* type : {"<f8", "=f8", "f8", "d", "double", "float64"})
        CHECK(arrays::parseNpy(npyOf(type, "(2, 3)", doubles), "a") == expected);
    for (const char* type : {"|u1", "<u1", ">u1", "=u1", "u1", "uint8", "B", "|i1", "int8", "b"})
        CHECK(arrays::parseNpy(npyOf(type, "(2, 3)", bytes), "a") == expected);
    for (const char* type : {"|b1", "?", "bool"})
        CHECK(arrays::parseNpy(npyOf(type, "(1, 2)", std::string("\1\0", 2)), "a") == core::Tensor::plane({{1, 0}}));
    CHECK(arrays::parseNpy(npyOf(">f2", "(1, 2)", std::string("\x3C\0\xC0\0", 4)), "a") == core::Tensor::plane({{1, -2}}));
    CHECK(arrays::parseNpy(npyOf(">f8", "(1,)", std::string("\x3F\xF0\0\0\0\0\0\0", 8)), "a") == core::Tensor::plane({{1}}));
    SUBCASE("versions 2 and 3 have four bytes for the header's length")
    {
        const std::string header = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }\n";
        for (const char version : {'\2', '\3'})
            CHECK(arrays::parseNpy("\x93NUMPY" + std::string{version, '\0', char(header.size()), '\0', '\0', '\0'} + header + floats, "a") == expected);
    }
}

TEST_CASE("types that are no plain numbers are refused by name")
{
    CHECK(problemOfNpy(npyOf("<M8[D]", "(1,)", std::string(8, '\0'))).find("holds dates or times") != std::string::npos);
    CHECK(problemOfNpy(npyOf("|S4", "(1,)", "abcd")).find("holds text") != std::string::npos);
    CHECK(problemOfNpy(npyOf("<c16", "(1,)", std::string(16, '\0'))).find("holds complex numbers") != std::string::npos);
    CHECK(problemOfNpy(npyOf("|V4", "(1,)", "abcd")).find("holds structures") != std::string::npos);
    CHECK(problemOfNpy(npyOf("<f16", "(1,)", std::string(16, '\0'))).find("floats of up to 8 bytes, got \"<f16\"") != std::string::npos);
}

TEST_CASE("what this program writes says so, and nothing that NumPy writes does")
{
    CHECK(arrays::npyInfo(arrays::writeNpy(core::Tensor(core::Shape{1, 8, 9, 3})), "a").ours);
    CHECK_FALSE(arrays::npyInfo(npyOf("<f4", "(1, 8, 9, 3)", ""), "a").ours);
}

TEST_CASE("a pickle is refused with a sentence, and nothing of it is run")
{
    const std::string pickle = npyOf("|O", "(1,)", "cos\nsystem\n(S'touch /tmp/owned'\ntR.");
    CHECK(problemOfNpy(pickle) == "a.npy: descr: holds Python objects (a pickle), which could run a program; only plain numbers are read");
    CHECK(problemOf(zipped({{"x.npy", pickle}})) == "a.npz: x: holds Python objects (a pickle), which could run a program; only plain numbers are read");
    CHECK(problemOfNpy(npyOf("<U3", "(1,)", std::string(12, 'a')))
          == "a.npy: descr: holds text, \"<U3\"; only numbers are read");
    CHECK(problemOfNpy(npyOf("<c8", "(1,)", std::string(8, '\0')))
          == "a.npy: descr: holds complex numbers, \"<c8\"; save their real part, or their size, as floats");
}

TEST_CASE("headers that lie are found out before memory is taken")
{
    CHECK(problemOfNpy(npyOf("<f4", "(4096, 4096)", "1234")) == "a.npy: byte 76: must be followed by 67108864 bytes for this shape, got 4");
    CHECK(problemOfNpy(npyOf("<f4", "(2, 2)", littleEndian<float>({1, 2, 3, 4, 5}))).find("must be followed by 16 bytes") != std::string::npos);
    CHECK(problemOfNpy(npyOf("<f4", "(1000000000, 1000000000)", "")) == "a.npy: shape: must be 1 to 4096 in dimension 0, got 1000000000");
    CHECK(problemOfNpy(npyOf("<f4", "(99999999999999999999, 1)", "")).find("an extent is too large") != std::string::npos);
    CHECK(problemOfNpy(npyOf("<f4", "(4097, 1)", "")) == "a.npy: shape: must be 1 to 4096 in dimension 0, got 4097");
    CHECK(problemOfNpy(npyOf("<f4", "(0, 3)", "")) == "a.npy: shape: must be 1 to 4096 in dimension 0, got 0");
    CHECK(problemOfNpy(npyOf("<f4", "(-1, 3)", "")).find("expected a whole number") != std::string::npos);
    CHECK(problemOfNpy("\x93NUMPY\x01").find("is not an .npy file") != std::string::npos);
    CHECK(problemOfNpy(std::string("\x93NUMPY\x01\x00\xFF\xFF", 10)).find("ends inside its header") != std::string::npos);
    CHECK(problemOfNpy(npy("{'descr': __import__('os'), }", "")).find("structured arrays are not read") != std::string::npos);
    for (std::size_t length = 0; length < four.size(); ++length)
        CHECK(problemOfNpy(four.substr(0, length)) != "no problem");
}

TEST_CASE("an archive's only array is read, one of several by its name")
{
    const core::Tensor expected = core::Tensor::plane({{1, 2}, {3, 4}});
    CHECK(arrays::parseNpz(zipped({{"x.npy", four}}), "a.npz").values == expected);
    const std::string several = zipped({{"notes.txt", "hello"}, {"x.npy", npyOf("|u1", "(3,)", "abc")}, {"y.npy", four}});
    CHECK(arrays::parseNpz(several, "a.npz", "y").values == expected);
    CHECK(problemOf(several) == "a.npz: holds several arrays, choose one: x, y");
    CHECK(problemOf(several, "z") == "a.npz: has no array \"z\"; it has x, y");

    const std::vector<arrays::NpzArray> list = arrays::npzArrays(several, "a.npz");
    REQUIRE(list.size() == 2);
    CHECK(list[0].name == "x");
    CHECK(list[0].info == arrays::NpyInfo{"|u1", {3}});
    CHECK(list[1].info == arrays::NpyInfo{"<f4", {2, 2}});
}

TEST_CASE("an array that cannot be read does not stand in the way of one that can")
{
    const std::string bytes = zipped({{"names.npy", npyOf("|O", "(1,)", "x")}, {"bad.npy", "nonsense"}, {"x.npy", four}});
    CHECK(arrays::parseNpz(bytes, "a.npz").values == core::Tensor::plane({{1, 2}, {3, 4}}));
    const auto list = arrays::npzArrays(bytes, "a.npz");
    REQUIRE(list.size() == 3);
    CHECK(!list[0].problem.empty());
    CHECK(list[1].problem.english() == "is not an .npy file");
    CHECK(list[2].problem.empty());
}

TEST_CASE("names from strangers are only names")
{
    const auto list = arrays::npzArrays(zipped({{"../../evil\x1B[2J.npy", four}}), "a.npz");
    REQUIRE(list.size() == 1);
    CHECK(list[0].name == "../../evil [2J");
    CHECK(arrays::parseNpz(zipped({{"../../evil.npy", four}}), "a.npz").values.size() == 4);
}

TEST_CASE("what is no archive, or a broken one, gets a sentence")
{
    CHECK(problemOf("") == "a.npz: is not an .npz file");
    CHECK(problemOf("hello, world") == "a.npz: is not an .npz file");
    CHECK(problemOf(zipped({{"readme.txt", "hello"}})) == "a.npz: holds no NumPy array");
    const std::string good = zipped({{"x.npy", four}});
    for (std::size_t length = 0; length < good.size(); length += 7)
        CHECK(problemOf(good.substr(0, length)) != "no problem");
    for (std::size_t at = 0; at < good.size(); ++at) {
        std::string bad = good;
        bad[at] = char(bad[at] ^ 0x55);
        CHECK_NOTHROW(problemOf(bad));
    }
    CHECK(problemOf(zipped({{"x.npy", four}}, true)) == "a.npz: x: is encrypted");
}

TEST_CASE("bombs are counted while they unpack, and answered within two seconds")
{
    const std::string header = npyOf("|u1", "(4096, 4096)", "");
    const std::string bomb = zipped({{"x.npy", header + std::string(std::size_t(80) << 20, '\0')}});
    CHECK(bomb.size() < 200000);
    const double packed = cpuSeconds();
    CHECK(problemOf(bomb) == "a.npz: x: unpacks to more than 64 MiB");
    CHECK(cpuSeconds() - packed < answerSeconds);

    std::vector<File> many;
    for (int i = 0; i < 1100; ++i)
        many.push_back({"x" + std::to_string(i) + ".npy", "x"});
    CHECK(problemOf(zipped(many)) == "a.npz: has more than 1024 entries");
}
