"""The page says things in the words of the program (resources/i18n)."""

import os
import re
import unittest
import xml.etree.ElementTree

RESOURCES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "resources")
# The same in English, another thing in Chinese: lines of a formula, "max pool of 900 numbers".
OWN = {"Rows", "Columns", "{0} of {1} numbers"}


def pairs(module):
    """(English, Chinese) of a module of the page."""
    with open(os.path.join(RESOURCES, "page", module), encoding="utf-8") as file:
        found = re.findall(r"(['\"])((?:(?!\1).)+)\1[:,]\s+(['\"])((?:(?!\3).)+)\3\]?,$", file.read(), re.M)
    return {english: chinese for _, english, _, chinese in found}


def of_the_page(text):
    """A sentence of Qt's as the page would write it."""
    text = re.sub(r"\(&.\)", "", text).replace("&", "")
    return re.sub(r"%(\d)", lambda match: "{%d}" % (int(match[1]) - 1), text)


def of_the_program():
    """English → every Chinese translation of it."""
    known = {}
    for context in xml.etree.ElementTree.parse(os.path.join(RESOURCES, "i18n", "poolscope_zh_CN.ts")).getroot():
        for message in context.findall("message"):
            if (message.findtext("translation") or "").strip():
                known.setdefault(of_the_page(message.findtext("source")), set()).add(of_the_page(message.findtext("translation")))
    return known


class Words(unittest.TestCase):
    def test_what_both_say_is_translated_alike(self):
        program = of_the_program()
        # A sentence that the program has not translated yet is another test's business.
        for module, least in (("texts.js", 150), ("problem_texts.js", 15)):
            shared = {english: chinese for english, chinese in pairs(module).items() if english in program and english not in OWN}
            self.assertGreaterEqual(len(shared), least, module)
            for english, chinese in shared.items():
                with self.subTest(english):
                    self.assertIn(chinese, program[english])

    def test_nothing_is_left_untranslated(self):
        for module in ("texts.js", "problem_texts.js"):
            for english, chinese in pairs(module).items():
                with self.subTest(english):
                    self.assertEqual(sorted(re.findall(r"\{\d\}", english)), sorted(re.findall(r"\{\d\}", chinese)))
                    if re.search(r"[a-z]{4}", english) and english not in ("Sigmoid", "Tanh"):
                        self.assertRegex(chinese, "[\u4e00-\u9fff]")


if __name__ == "__main__":
    unittest.main(verbosity=2)
