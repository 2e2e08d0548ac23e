"""No text of a lesson ever runs, breaks a file or turns a terminal's words: texts.py POOLSCOPE_CLI

The formats are those that the program itself names, so a new one fails here until `Files` knows how to look at it.
"""

import base64
import csv
import hashlib
import html.parser
import importlib.util
import io
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tokenize
import unicodedata
import unittest
import xml.etree.ElementTree
import zipfile

from program import CLI, FILES, Case, cli

PATIENCE = 60.0  # what an export may take on a machine that does other things beside

RUNS = "import os;os.system('touch pwned')"
# Each has done harm to some program that opens one of the formats, or could.
TITLES = [
    # Python's encodings (PEP 263) and ends of its lines.
    f"coding: unicode_escape \\n{RUNS}", f"-*- coding: raw_unicode_escape -*- \\u000a{RUNS}", f"vim: set fileencoding=unicode_escape : \\x0a{RUNS}",
    "coding=utf-7 +AAo-import os+ADs-os.system('touch pwned')", f"\n{RUNS}", f"x\r{RUNS}\r#", f"\f{RUNS}", f"\u2028{RUNS}", f"\x85{RUNS}",
    f'"""\n{RUNS}\n"""', f"'\"\\\n{RUNS}", "{__import__('os').system('touch pwned')}", "\0", "\\",
    # Markup.
    "</title></h1><script>alert(1)</script><img src=x onerror=alert(1)>", "--><!-- ]]> <![CDATA[", "&lt;script&gt;&#0;", "\" onload=\"alert(1)",
    "![x](http://example.invalid/x.png) [a](javascript:alert(1)) | `b` <http://example.invalid>",
    # Formulas.
    "=1+cmd|' /C calc'!A0", "+1", "-1+1", "@SUM(1)", "\t=1+1", "\r=1+1", " \u00a0=1+1", "\ufeff=1+1", "\uff1d1+1", "a,\"b\"\n=1+1", "_x0041__x000D_",
    # TeX.
    "\\input{/etc/passwd}", "\\write18{touch pwned}", "^^5cinput{x}", "}\\end{document}", "$$ % # & _ ~ ^ {", "?` !` -- << >> ,, `` ''",
    # Characters that files cannot hold, that are not seen, or that turn what stands beside them.
    "a\ufffeb\uffffc", "a\x7fb\x01c\x1b[31md\x9be", "\u202egnp.exe", "\u2066a\u2067b\u2068c\u2069\u200e\u200f\u061c", "a\u200bb\u200cc\u200dd\u2060e\ufeff",
    "\U000e0041\U000e0042\U000e007f", "\ue000\U000f0000\U0001ffff\ufdd0", "\u3164\u115f\u034f\ufe0f", "e" + "\u0301" * 300, "x" * 5000,
    "\U0001f642" * 300,
]
HONEST = ["Image coding: first steps", "50% & more_or_less #1", "先卷积，再池化：编码", "Größe – “x” ≤ 2 °C", "می\u200cخواهم", "❤\ufe0f 👩\u200d🔬", "-"]
PLAIN = "Harmless"


def combined(count, seed):
    """Titles made of pieces of those that do harm."""
    draw = random.Random(seed)
    pieces = [title[start:start + draw.randint(1, 24)] for title in TITLES + HONEST for start in (0, len(title) // 2)]
    pieces += [chr(code) for code in range(0xA1)] + ["\u2028", "\u202e", "\ufffe", "\r\n", "{{", "}}", "]]>", "\\", "'", '"', "#", "%", "$", "&"]
    return ["".join(draw.choices(pieces, k=draw.randint(1, 12))) for _ in range(count)]


def unseen(text):
    """The characters of a text that nobody sees, but for joiners where writing needs them."""
    text = re.sub("(?<=[\u0620-\u08ff\u0900-\u0dff])[\u200c\u200d]|(?<=[\ufe0f\u203c-\u3299\U0001f000-\U0001faff])\u200d", "", text)
    return {hex(ord(c)) for c in text if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")
            or ord(c) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(c) <= 0xFDEF or 0xE0000 <= ord(c) < 0xE0100}


class Tags(html.parser.HTMLParser):
    """What a browser makes of a page: its elements with their attributes in order, and the text within some of them."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.texts = [], {}
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, attributes))

    def handle_data(self, data):
        self.texts.setdefault(self.elements[-1][0] if self.elements else "", []).append(data)

    def handle_comment(self, data):
        self.elements.append(("comment", data))


class Files(Case):
    """Every format's files for one title, each compared with those for a harmless one."""

    def lesson_of(self, title, name="lesson.poolscope"):
        layer = {"type": "conv2d", "weight": [["1/9", -1], [0, 2]], title: title}
        return self.lesson(name, title={"en": title, "zh_CN": title}, input=[[1, -2, 0], [4, 5, 6.5], [7, 8, 9]], layers=[layer, {"type": "relu"}],
                           beats=[{"layer": 0, "step": 0, "text": title}], **{title + " ": [title]})

    def export(self, lesson, *names, options=()):
        """The bytes of each file."""
        small = ["--size", "160x120"] if any(name.endswith(("png", "svg", "pdf", "gif", "webp", "mp4", "webm")) for name in names) else []
        ended = cli("export", lesson, "-o", *(self.folder / name for name in names), *small, *options, seconds=PATIENCE)
        self.assertEqual(ended.status, 0, ended.err)
        self.assertEqual(unseen(ended.out + ended.err.replace("\n", "")), set())
        return {name: (self.folder / name).read_bytes() for name in names}

    def extensions(self):
        """What the program says that it can write."""
        said = self.refused("export", FILES / "l.poolscope", "-o", "x.nothing", status=2, seconds=PATIENCE)
        return [extension.strip().lstrip(".") for extension in said.split("there are ")[1].split(",")]

    def written(self, title, animations=False):
        """Every format's file by its extension, and `.table.html`; or those of pictures and films."""
        lesson = self.lesson_of(title)
        moving = [extension for extension in self.extensions() if extension in ("gif", "webp", "mp4", "webm", "%04d.png", "pdf", "png")]
        if animations:
            names = ["f-" + extension if "%" in extension else "f." + extension for extension in moving
                     if extension not in ("mp4", "webm") or shutil.which("ffmpeg")]
            ended = cli("export", lesson, "-o", *(self.folder / name for name in names), "--size", "160x120", "--range", "0-1", "--speed", "8",
                        "--fps", "1", seconds=PATIENCE)
            self.assertEqual(ended.status, 0, ended.err)
            return {name[2:]: (self.folder / name.replace("%04d", "0000")).read_bytes() for name in names}
        still = [extension for extension in self.extensions() if extension not in moving and extension != "npy"]
        files = self.export(lesson, *("f." + extension for extension in still), "f.table.html")
        return {name.split(".", 1)[1]: data for name, data in files.items()}

    def check(self, title, harmless):
        for extension, data in self.written(title).items():
            with self.subTest(title=title, extension=extension):
                kind = "py" if extension.endswith("py") and extension != "npy" else extension.replace(".", "_")
                getattr(self, "look_at_" + kind)(data, harmless[extension], title)

    # --- One for each format: what it holds, what it holds for a harmless title, and the title. ---

    def look_at_csv(self, data, harmless, title, delimiter=","):
        self.assertEqual(data, harmless)  # no words of the lesson are in it
        for row in csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=delimiter):
            for cell in row:
                self.assertTrue(re.fullmatch(r"-?[0-9.]+", cell) or cell.lstrip()[:1] not in tuple("=+-@\t\r"), cell)

    def look_at_tsv(self, data, harmless, title):
        self.look_at_csv(data, harmless, title, "\t")

    def look_at_md(self, data, harmless, title):
        self.assertEqual(data, harmless)

    look_at_json = look_at_md

    def look_at_svg(self, data, harmless, title):
        self.assertEqual(data, harmless)
        xml.etree.ElementTree.fromstring(data)

    def look_at_py(self, data, harmless, title):
        def meaning(text):
            return [(token.type, token.string) for token in tokenize.tokenize(io.BytesIO(text).readline) if token.type not in (tokenize.COMMENT, tokenize.NL)]
        self.assertEqual(meaning(data), meaning(harmless))
        self.assertEqual(unseen(data.decode().replace("\n", "")), set())
        lines, others = data.decode().split("\n"), harmless.decode().split("\n")
        self.assertEqual(lines[:5] + lines[-6:], others[:5] + others[-6:])  # where Python and editors look for words to obey
        named = [re.match(r"^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)", line) for line in lines[:2]]
        self.assertEqual([match and match.group(1) for match in named], ["utf-8", None])
        compile(data, "script", "exec")

    def look_at_tex(self, data, harmless, title):
        text, line = data.decode(), re.search(r"^\\section\*\{(.*)\}$", data.decode(), re.MULTILINE)
        self.assertTrue(line, text[:2000])
        self.assertEqual(text.count("\n\\section*"), 1)
        body = line.group(1)
        self.assertEqual(unseen(body), set())
        body = re.sub(r"\\[{}$&#_%]|\\text[a-z]+\{\}|\\dots\{\}|\$(?:-|\\infty|\\times)\$|\{[-'`,\[\]*]\}", "", body)
        self.assertFalse(set(body) & set("\\{}$&#_%^~\"|<>"), body)
        fixed = [[part for part in whole.decode().split("\n") if "\\fallback{" not in part and "\\section*" not in part and "\\fi" not in part]
                 for whole in (data, harmless)]
        self.assertEqual(fixed[0][-8:], fixed[1][-8:])

    def look_at_table_html(self, data, harmless, title):
        tree = xml.etree.ElementTree.fromstring(data.decode())
        texts = ["".join(element.itertext()) for element in tree.iter() if element.tag in ("title", "h1", "th", "td", "caption")]
        for text in texts:
            self.assertTrue(re.fullmatch(r"-?[0-9.]+", text) or text.lstrip()[:1] not in tuple("=+-@＝＋－＠\t\r"), text)
        self.assertEqual(Tags(data.decode()).elements, Tags(harmless.decode()).elements)

    def look_at_html(self, data, harmless, title):
        page, other = Tags(data.decode()), Tags(harmless.decode())
        self.assertEqual(page.elements, other.elements)
        self.assertEqual(unseen(data.decode().replace("\n", "")), set())
        facts, script = re.search(r'id="lesson">(.*?)</script>\n<script>(.*)</script>', data.decode(), re.DOTALL).groups()
        lesson = json.loads(facts)["lesson"]
        self.assertEqual([lesson["title"]["en"], lesson["beats"][0]["text"], lesson["layers"][0][title]], [title] * 3)
        self.assertIn(base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(), data.decode())

    def look_at_xlsx(self, data, harmless, title):
        members = [{name: book.read(name) for name in book.namelist()} for book in (zipfile.ZipFile(io.BytesIO(data)), zipfile.ZipFile(io.BytesIO(harmless)))]
        self.assertEqual(members[0].keys(), members[1].keys())
        for name, part in members[0].items():
            xml.etree.ElementTree.fromstring(part)
            if not name.startswith("docProps/"):
                self.assertEqual(part, members[1][name], name)

    # --- The tests. ---

    def test_every_format_for_every_title(self):
        harmless = self.written(PLAIN)
        for title in TITLES + HONEST:
            self.check(title, harmless)

    def test_every_format_for_titles_made_of_what_does_harm(self):
        harmless = self.written(PLAIN)
        for title in combined(25, seed=8):
            self.check(title, harmless)

    def test_pictures_and_films_have_no_words_of_the_lesson(self):
        self.assertIn(b"pwned-pwned", self.written("pwned-pwned")["html"])
        self.assertNotIn(b"pwned-pwned", self.export(self.lesson_of("pwned-pwned"), "f.npy", options=["--table", "input"])["f.npy"])
        for extension, data in self.written("pwned-pwned", animations=True).items():
            self.assertGreater(len(data), 100, extension)
            if extension != "pdf":  # whose title it is
                self.assertNotIn(b"pwned-pwned", data, extension)

    @unittest.skipUnless(shutil.which("pdfinfo"), "not installed: pdfinfo")
    def test_a_pdf_names_the_lesson(self):
        for title, named in (("a\ufffeb\x01\u202e) /Type (x", "a\ufffdb\ufffd) /Type (x"), ("先卷积", "先卷积"), ("x" * 5000, "x" * 199 + "…")):
            self.export(self.lesson_of(title), "f.pdf", options=["--step", "0"])
            said = subprocess.run(["pdfinfo", "-enc", "UTF-8", self.folder / "f.pdf"], capture_output=True, check=True).stdout.decode()
            self.assertEqual(re.search("^Title: *(.*)$", said, re.MULTILINE).group(1), named)

    @unittest.skipUnless(shutil.which("pdflatex"), "not installed: pdflatex")
    def test_tex_compiles_whatever_the_title(self):
        for title in [json.loads((FILES / "latex-del.poolscope").read_text())["title"]] + TITLES + HONEST + combined(10, seed=9):
            self.export(self.lesson_of(title), "f.tex")
            done = subprocess.run(["pdflatex", "-halt-on-error", "-interaction=nonstopmode", "-no-shell-escape", "f.tex"], cwd=self.folder,
                                  capture_output=True, timeout=PATIENCE)
            self.assertEqual(done.returncode, 0, f"{title!r}: {done.stdout.decode(errors='replace')[-1500:]}")
        self.assertFalse((self.folder / "pwned").exists())

    @unittest.skipUnless(importlib.util.find_spec("openpyxl"), "Python package not installed: openpyxl")
    def test_a_workbook_names_the_lesson_and_runs_nothing(self):
        import openpyxl
        for title in ("=1+1", "a\ufffeb", "x\x01\x1b", "<&>\"'", "_x0041_", "https://example.invalid/", "y" * 5000):
            self.export(self.lesson_of(title), "f.xlsx")
            book = openpyxl.load_workbook(self.folder / "f.xlsx")
            self.assertTrue(book.properties.title.rsplit(":", 1)[1].startswith(" layer 0"))
            for row in book["Steps"].iter_rows(min_row=2, max_col=5):
                self.assertEqual({cell.data_type for cell in row} - {"n", "s"}, set())
                self.assertEqual([cell.hyperlink for cell in row], [None] * len(row))

    def test_scripts_run_nothing_but_themselves(self):
        titles = ["py-title-runs-on-import", "py-title-innocent-coding"]
        texts = [json.loads((FILES / f"{name}.poolscope").read_text())["title"] for name in titles] + TITLES[:13]
        scripts = [extension for extension in self.extensions() if extension.endswith("py") and extension != "npy"]
        self.assertGreaterEqual(len(scripts), 4)
        modules = {"py": "torch", "numpy.py": "numpy", "tf.py": "tensorflow", "onnx.py": "onnx"}
        for count, text in enumerate(texts):
            empty = self.folder / f"empty{count}"
            empty.mkdir()
            for extension, data in self.export(self.lesson_of(text), *("f." + extension for extension in scripts)).items():
                (empty / "m.py").write_bytes(data)
                module = modules[extension[2:]]
                runs = importlib.util.find_spec(module) is not None
                if count > 1 and module == "torch":
                    continue  # loading it takes a second, and its first lines are like the others'
                done = subprocess.run([sys.executable, "-B", "-c", "import m"], cwd=empty, capture_output=True, timeout=PATIENCE)
                if runs and module != "onnx":  # for which a runtime is wanted
                    self.assertEqual(done.returncode, 0, done.stderr.decode())
                    self.assertIn(b"as expected", done.stdout)
                elif not runs:
                    self.assertIn(f"No module named '{module}'".encode(), done.stderr)
                self.assertEqual(sorted(os.listdir(empty)), ["m.py"], text)


class Names(Case):
    """Names of files are texts, too."""

    def test_names_that_look_like_something_else(self):
        for name in ("-l", "--help", "a%04d", "concat:a", "%5d x", "\u202egnp", "=1+1", "{x}", "'\";touch pwned;"):
            lesson = self.lesson(name + ".poolscope", input=[[1, 2], [3, 4]], layers=[{"type": "relu"}])
            outputs = ["{name}.csv", "{name}.xlsx", "{name}.gif", "{name}.py", "{name}-%04d.png"] + ["{name}.mp4"] * bool(shutil.which("ffmpeg"))
            ended = cli("export", "./" + lesson.name, "-o", *("./" + output for output in outputs), "--size", "64x64", "--speed", "8", "--fps", "1",
                        cwd=self.folder, seconds=PATIENCE)
            self.assertEqual((ended.status, ended.out, ended.err), (0, "", ""))
            made = [output.replace("{name}", name).replace("-%04d", "-0000") for output in outputs]
            for file in made:
                self.assertTrue((self.folder / file).is_file(), f"{file} of {os.listdir(self.folder)}")
        self.assertFalse((self.folder / "pwned").exists())

    def test_what_is_wrong_with_a_file_of_any_name_is_one_line(self):
        for name in (b"\x1b[2J", b"\xff\xfe", "\u202egnp".encode(), b"a\nb", "\u2028".encode(), "\U000e0041".encode(), b"\xc2\x9b31m"):
            path = os.fsencode(self.folder) + b"/" + name + b".poolscope"
            pathlib.Path(os.fsdecode(path)).write_bytes(b'{"format": "poolscope", "version": 1}')
            for words in (("show",), ("check",), ("export", "-o", "x.csv")):
                done = subprocess.run([CLI.encode(), words[0].encode(), path, *(word.encode() for word in words[1:])], capture_output=True, cwd=self.folder)
                self.assertEqual(done.returncode, 1)
                self.assertEqual(done.stdout, b"")
                line = done.stderr.decode()  # UTF-8, whatever the name is
                self.assertEqual(line.count("\n"), 1, line)
                self.assertEqual(unseen(line[:-1]), set(), line)


class Terminal(Case):
    def said(self, *words):
        ended = cli(*words, seconds=PATIENCE)
        for line in (ended.out + ended.err).split("\n"):
            self.assertEqual(unseen(line), set(), line)
        return ended

    def test_nothing_hidden_reaches_it(self):
        said = self.said("show", FILES / "rtl-title.poolscope")
        self.assertEqual(said.out.split("\n")[0], "\\u202egnp.exe")
        for title in TITLES + combined(60, seed=10):
            lesson = self.lesson(title={"en": title}, input=[[1]], layers=[{"type": "relu", title: 1}], beats=[{"layer": 0, "step": 9, "text": title, title: 2}])
            unknown = self.lesson("unknown.poolscope", input=[[1]], layers=[{"type": title or "x"}])
            self.assertEqual(self.said("show", lesson, "--steps").status, 0)
            self.assertEqual(self.said("check", lesson).status, 0)
            self.assertEqual(self.said("check", unknown, lesson).status, 1)
            self.assertEqual(len(self.said("check", unknown).err.splitlines()), 1)
            self.assertEqual(self.said("show", lesson, "--table", "cost").status, 0)
            json.loads(cli("show", lesson, "--json", seconds=PATIENCE).out)

    def test_honest_words_stay(self):
        for title in HONEST:
            lesson = self.lesson(title=title, input=[[1]], layers=[{"type": "relu"}])
            self.assertEqual(cli("show", lesson, seconds=PATIENCE).out.split("\n")[0], title)


if __name__ == "__main__":
    unittest.main()
