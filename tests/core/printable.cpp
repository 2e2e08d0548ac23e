#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "core/printable.h"

#include <cstdint>
#include <string>
#include <vector>

using core::plainText;
using core::printable;

TEST_CASE("honest words stay as they are")
{
    for (const char* text : {"", "Max pooling", "50 % of \\x1b is text", "先卷积，再池化　（全角）", "Größe – “quoted” … −0,5 ≈ ½", "צירוף וקיבוץ",
                             "می\u200cخواهم", "क्\u200dष", "ශ්\u200dරී", "❤\uFE0F", "1\uFE0F\u20E3", "👩\u200D🔬", "👩🏽\u200D🔬", "葛\U000E0100",
                             "e\u0301", "\u00A0«\u202F»", "\uFFFD"}) {
        CHECK(printable(text) == text);
        CHECK(plainText(text) == text);
    }
}

TEST_CASE("what is not seen is spelled out, and left out of documents")
{
    struct Case {
        std::string text;
        std::string spelled;
        std::string plain;
    };
    const std::vector<Case> cases = {
        {"\u202egnp.exe", "\\u202egnp.exe", "gnp.exe"},
        {"\u2066a\u2069\u061c\u200e\u200f", "\\u2066a\\u2069\\u061c\\u200e\\u200f", "a"},
        {"a\u200bb\u200cc\u200dd\u2060e\ufefff\u00adg", "a\\u200bb\\u200cc\\u200dd\\u2060e\\ufefff\\u00adg", "abcdefg"},
        {"a\u2028b\u2029c\u0085d", "a\\u2028b\\u2029c\\u0085d", "a b c d"},
        {"a\nb\tc\rd\fe\vf", "a\\nb\\tc\\x0dd\\x0ce\\x0bf", "a b c d e f"},
        {std::string("\0\x1b\x7f", 3), "\\x00\\x1b\\x7f", "\uFFFD\uFFFD\uFFFD"},
        {"\u009b31m", "\\u009b31m", "\uFFFD31m"},
        {"\xff\xc0\x80\xed\xa0\x80\xe2\x80", "\\xff\\xc0\\x80\\xed\\xa0\\x80\\xe2\\x80", "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"},
        {"a\uFFFEb\uFDD0c\U0001FFFF", "a\\ufffeb\\ufdd0c\\U0001ffff", "a\uFFFDb\uFFFDc\uFFFD"},
        {"\U000E0041\U000E007F", "\\U000e0041\\U000e007f", ""},
        {"a\uE000", "a\\ue000", "a\uE000"},
        {"\u3164\u115F\u034F", "\\u3164\\u115f\\u034f", ""},
        // A joiner or a selector where there is nothing to join or select, or a second one.
        {"می\u200c\u200cخ", "می\u200c\\u200cخ", "می\u200cخ"},
        {"\u200cم", "\\u200cم", "م"},
        {"A\uFE0F", "A\\ufe0f", "A"},
        {"❤\uFE0F\uFE0F", "❤\uFE0F\\ufe0f", "❤\uFE0F"},
        {"a\U000E0100", "a\\U000e0100", "a"},
        {"A\uFE0F\u200D❤", "A\\ufe0f\\u200d❤", "A❤"},
        {"\u2066\uFE0F", "\\u2066\\ufe0f", ""},
    };
    for (const Case& one : cases) {
        CHECK(printable(one.text) == one.spelled);
        CHECK(plainText(one.text) == one.plain);
    }
}

TEST_CASE("no character gets through that has no look")
{
    for (char32_t code = 0; code < 0x110000; ++code) {
        const core::Look look = core::lookOf(code);
        const bool tags = code >= 0xE0000 && code <= 0xE0FFF;
        const bool directions = (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
        if (code < 0x20 || (code >= 0x7F && code < 0xA0) || tags || directions || (code & 0xFFFEU) == 0xFFFE)
            CHECK_MESSAGE(look != core::Look::Shown, std::uint32_t(code));
        if ((code >= 0x20 && code < 0x7F) || (code >= 0x4E00 && code < 0xA000))
            CHECK_MESSAGE(look == core::Look::Shown, std::uint32_t(code));
    }
}

TEST_CASE("whatever the bytes, the result is UTF-8 that can be seen, and stays as it is the second time")
{
    const auto isSeen = [](const std::string& text) {
        for (std::size_t at = 0; at < text.size();) {
            const core::Character character = core::characterAt(text, at);
            RC_ASSERT(character.valid);
            const core::Look look = core::lookOf(character.code);
            RC_ASSERT(look != core::Look::None && look != core::Look::Break);
            at += character.bytes;
        }
    };
    // Bytes that are often near each other in what does harm, so that whole characters come out of them.
    const auto bytes = rc::gen::oneOf(rc::gen::arbitrary<char>(), rc::gen::elementOf(std::string("\xE2\x80\xAE\x8F\xEF\xBB\xBF\xF3\xA0\x81\xC2\x9B\x1B\xD9\x85 a")));
    CHECK(rc::check([&] {
        const auto text = *rc::gen::container<std::string>(bytes);
        isSeen(printable(text));
        isSeen(plainText(text));
        RC_ASSERT(printable(printable(text)) == printable(text));
        RC_ASSERT(plainText(plainText(text)) == plainText(text));
    }));
}
