#include "../cli/program.h"

#include <doctest/doctest.h>

// What `--input FILE` does, as a script would call it.

static const std::string maxPool = "builtin:max-pooling"; // window 2, stride 2, on 4 × 4

TEST_CASE("a table takes the place of the lesson's input")
{
    const Folder folder;
    folder.write("input.csv", "a;b;c;d\n1,5;2;0;0\n3;4;0;0\n0;0;0;1/4\n0;0;0;-1\n");
    const Outcome outcome = poolscope("show " + maxPool + " --input " + folder.file("input.csv"));
    CHECK(outcome.status == 0);
    CHECK(outcome.out.find("[[4    0   ]\n [0    0.25]]") != std::string::npos);
    CHECK(outcome.err == folder.file("input.csv") + ": note: Row 1, which begins with \"a\", is a heading and was left out.\n");
}

TEST_CASE("it may be JSON, or standard input")
{
    const Folder folder;
    folder.write("input.json", "[[1, 2], [3, 9]]");
    CHECK(poolscope("show " + maxPool + " --json --input " + folder.file("input.json")).out.find("[9]") != std::string::npos);
    CHECK(poolscope("show " + maxPool + " --json --input -", "5 6\n7 8\n").out.find("[8]") != std::string::npos);
    CHECK(poolscope("show - --input -", "{}").status == 2);
    CHECK(poolscope("check " + maxPool + " " + maxPool + " --input -", "1,2\n3,4\n").status == 2);
}

TEST_CASE("an input that does not fit, or cannot be read, is said in one line")
{
    const Folder folder;
    folder.write("small.csv", "1\n");
    const Outcome unfit = poolscope("check " + maxPool + " --input " + folder.file("small.csv"));
    CHECK(unfit.status == 1);
    CHECK(unfit.errorLines() == 1);
    folder.write("bad.csv", "1,2\n3,x\n");
    const Outcome bad = poolscope("show " + maxPool + " --input " + folder.file("bad.csv"));
    CHECK(bad.status == 1);
    CHECK(bad.out.empty());
    CHECK(bad.err == folder.file("bad.csv") + ": row 2, column 2: \"x\" is not a number\n");
    folder.write("picture.png", "\x89PNG\r\n\x1A\n");
    const Outcome picture = poolscope("show " + maxPool + " --input " + folder.file("picture.png"));
    CHECK(picture.status == 1);
    CHECK(picture.out.empty());
    CHECK(picture.err.find("is damaged") != std::string::npos);
    CHECK(picture.errorLines() == 1);
    CHECK(poolscope("show " + maxPool + " --input " + folder.file("missing.csv")).status == 1);
}

TEST_CASE("export reads pictures and tables")
{
    const Folder folder;
    folder.write("input.csv", "1,2,3,4\n5,6,7,8\n");
    Outcome outcome = poolscope("export " + maxPool + " --input " + folder.file("input.csv") + " --table output -o " + folder.file("out.csv"));
    CHECK(outcome.status == 0);
    CHECK(folder.read("out.csv") == "6,8\r\n");

    // A bitmap of 4 × 2 pixels: the left half is black, the right half white.
    std::string bitmap = std::string("BM") + std::string("\x4E\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\x04\0\0\0\x02\0\0\0\x01\0\x18\0", 28) + std::string(24, '\0');
    for (int row = 0; row < 2; ++row)
        bitmap += std::string(6, '\0') + std::string(6, '\xFF');
    folder.write("picture.bmp", bitmap);
    outcome = poolscope("export " + maxPool + " --input " + folder.file("picture.bmp") + " --input-bytes --table output -o " + folder.file("out.csv"));
    CHECK(outcome.err == "");
    CHECK(folder.read("out.csv") == "0,255\r\n");
    CHECK(poolscope("show " + maxPool + " --input " + folder.file("picture.bmp") + " --input-bytes --layer 0").out.find("[[  0 255]]") != std::string::npos);
    CHECK(poolscope("show " + maxPool + " --input - --input-bytes --layer 0", bitmap).out.find("[[  0 255]]") != std::string::npos);
    outcome = poolscope("export " + maxPool + " --input " + folder.file("picture.bmp") + " --input-size 8x8 --input-rgb --layer 0 --table input -o " + folder.file("in.json"));
    CHECK(outcome.status == 0);
    CHECK(folder.read("in.json").find("\"shape\": [1, 3, 8, 8]") != std::string::npos);
    CHECK(poolscope("export " + maxPool + " --input " + folder.file("picture.bmp") + " --input-size 0x8 -o " + folder.file("out.csv")).status == 2);
}
