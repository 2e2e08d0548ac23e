"""Exported tables, read by LibreOffice, openpyxl, NumPy, pdflatex and xmllint: test_tables.py POOLSCOPE_CLI"""

import csv
import json
import math
import pathlib
import shutil
import unittest

from command_line import CLI, EXAMPLE_B, SIGNED, InFolder, layers, needs, needs_module, run

# Excel's files hold what their formulas came to; without this LibreOffice believes it, and we would test nothing.
ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode"><value>0</value></prop></item>
</oor:items>
"""


def rows(path, **dialect):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, **dialect))


def close(a, b):
    return math.isclose(float(a), float(b), rel_tol=1e-5, abs_tol=1e-5)


class Tables(InFolder):
    def soffice(self, *paths):
        """The first sheets as CSV with full precision, every formula computed by LibreOffice."""
        profile = self.folder / "profile"
        (profile / "user").mkdir(parents=True, exist_ok=True)
        (profile / "user" / "registrymodifications.xcu").write_text(ALWAYS_RECALCULATE)
        out = self.folder / "soffice"
        # 44 is the comma, 34 the quote, 76 UTF-8; the last but one "false" asks for numbers as they are, not as shown.
        run("soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to",
            "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false", "--outdir", out, *paths)
        return [rows(out / (path.stem + ".csv")) for path in paths]

    def compare(self, theirs, ours, table):
        """The spreadsheet begins with the CSV's columns; then come the recomputed results."""
        self.assertEqual(len(theirs), len(ours))
        width = len(ours[0])
        self.assertEqual(theirs[0][:width], ours[0])
        for their, our in zip(theirs[1:], ours[1:]):
            for k in range(width):
                self.assertTrue(their[k] == our[k] or close(their[k], our[k]), f"{table}: {their[k]} instead of {our[k]} in {our}")
            self.assertTrue(close(their[width], our[width - 1]), f"{table}: recomputed {their[width]}, not {our[width - 1]}: {our}")

    @needs("soffice")
    def test_spreadsheet_computes_every_operator_as_we_do(self):
        workbooks, expected = [], []
        for name, layer in layers().items():
            lesson = self.lesson(input=SIGNED, layers=[layer])
            stem = name.replace(" ", "-")
            self.export(lesson, stem + ".xlsx", stem + "-ours.csv")
            workbooks.append(self.folder / (stem + ".xlsx"))
            expected.append(rows(self.folder / (stem + "-ours.csv")))
        lesson = self.lesson(input=SIGNED, layers=[{"type": "max_pool2d", "kernel_size": 2}, {"type": "max_unpool2d", "indices_from": 0, "output_size": 5}])
        self.export(lesson, "unpool.xlsx", "unpool-ours.csv", options=["--layer", "1"])
        workbooks.append(self.folder / "unpool.xlsx")
        expected.append(rows(self.folder / "unpool-ours.csv"))
        for workbook, theirs, ours in zip(workbooks, self.soffice(*workbooks), expected):
            self.compare(theirs, ours, workbook.stem)

    @needs("soffice")
    def test_spreadsheet_sums_the_cost_as_we_do(self):
        workbook, ours = self.export(EXAMPLE_B, "cost.xlsx", "ours.csv", options=["--table", "cost"])
        theirs, = self.soffice(workbook)
        self.assertEqual(theirs, rows(ours))
        self.assertEqual(theirs[-1][1:5], ["Total", "", "10", "225"])

    def test_cost_is_the_same_in_every_table(self):
        comma, tsv, markdown, as_json = self.export(EXAMPLE_B, "c.csv", "c.tsv", "c.md", "c.json", options=["--table", "cost"])
        ours = rows(comma)
        self.assertEqual(rows(tsv, delimiter="\t", quoting=csv.QUOTE_NONE), ours)
        lines = markdown.read_text(encoding="utf-8").splitlines()
        self.assertEqual([[cell.strip() for cell in line.split("|")[1:-1]] for line in lines[:1] + lines[2:]], ours)
        cost = json.loads(as_json.read_text(encoding="utf-8"))["cost"]
        self.assertEqual([["" if value is None else str(value) for value in row.values()] for row in cost], ours[1:])
        shown = run(CLI, "show", EXAMPLE_B, "--table", "cost").splitlines()
        self.assertEqual([line.split()[-1] for line in shown[-5:]], ["1", "25", "25", "3", "50"])
        self.assertEqual(len(shown), 2 + len(ours) - 1)

    @needs("soffice")
    @needs_module("openpyxl")
    def test_a_changed_input_changes_the_results(self):
        import openpyxl
        changed = [row[:] for row in SIGNED]
        changed[2][2] = 40.5
        layer = layers()["conv2d"]
        workbook = self.export(self.lesson(input=SIGNED, layers=[layer]), "conv.xlsx")
        book = openpyxl.load_workbook(workbook)
        self.assertEqual(book.sheetnames, ["Steps", "Input", "Weight", "Output"])
        book["Input"]["C3"] = 40.5
        book.save(workbook)
        ours = rows(self.export(self.lesson(input=changed, layers=[layer]), "changed.csv"))
        theirs, = self.soffice(workbook)
        for their, our in zip(theirs[1:], ours[1:]):
            self.assertTrue(close(their[len(our)], our[-1]), f"{their[len(our)]} instead of {our[-1]}")

    @needs_module("openpyxl")
    def test_workbook_holds_numbers_as_numbers_and_text_as_text(self):
        import openpyxl
        steps = openpyxl.load_workbook(self.export(EXAMPLE_B, "b.xlsx", options=["--layer", "0"]))["Steps"]
        self.assertEqual(steps.freeze_panes, "B2")
        self.assertEqual([type(cell.value) for cell in steps[2][:5]], [int, str, str, str, int])
        self.assertEqual(steps[2][5].data_type, "f")
        self.assertGreaterEqual(len(steps.conditional_formatting), 2)
        self.assertEqual({cell.data_type for row in steps.iter_rows(min_row=2, max_col=4) for cell in row}, {"n", "s"})
        input = openpyxl.load_workbook(self.export(EXAMPLE_B, "i.xlsx", options=["--layer", "0", "--table", "input"])).active
        self.assertEqual([[cell.value for cell in row] for row in input.iter_rows()],
                         [[1, 0, 0, 0, 1], [0, 1, 0, 1, 0], [0, 0, 1, 0, 0], [0, 1, 0, 1, 0], [1, 0, 0, 0, 1]])

    def test_tsv_says_what_csv_says(self):
        for table in ("steps", "input", "output", "weight"):
            tsv, comma = self.export(EXAMPLE_B, "b.tsv", "b.csv", options=["--layer", "0", "--table", table])
            self.assertEqual(rows(tsv, delimiter="\t", quoting=csv.QUOTE_NONE), rows(comma))

    def test_products_that_are_0_can_be_left_out(self):
        """Nine products where five are padding: what is left adds up to the same."""
        whole, short = (rows(self.export(EXAMPLE_B, name, options=["--layer", "0", *options]))
                        for name, options in (("whole.csv", []), ("short.csv", ["--nonzero"])))
        self.assertEqual([row[:3] + row[4:] for row in whole], [row[:3] + row[4:] for row in short])
        for before, after in zip(whole[1:], short[1:]):
            terms = [term for term in before[3].rstrip(" =").split(" + ") if "·" in term and not term.startswith("0·") and not term.endswith("·0")]
            self.assertLessEqual(len(after[3]), len(before[3]))
            for term in terms:
                self.assertIn(term.split("·")[0], after[3])
        self.assertLess(sum(len(row[3]) for row in short), sum(len(row[3]) for row in whole) / 2)

    def test_csv_for_excel(self):
        lesson = self.lesson(input=[[0.5, -1.25]], layers=[{"type": "relu"}])
        german = self.export(lesson, "de.csv", options=["--excel", "de_DE", "--table", "input"])
        self.assertEqual(german.read_bytes(), "\ufeff0,5;-1,25\r\n".encode())
        english = self.export(lesson, "en.csv", options=["--excel", "en_US", "--table", "input"])
        self.assertEqual(english.read_bytes(), "\ufeff0.5,-1.25\r\n".encode())
        plain = self.export(lesson, "plain.csv", options=["--table", "input"])
        self.assertEqual(plain.read_bytes(), b"0.5,-1.25\r\n")

    @needs("soffice")
    def test_libreoffice_reads_tsv_and_html(self):
        ours = rows(self.export(EXAMPLE_B, "b.csv", options=["--layer", "2"]))
        html = self.export(EXAMPLE_B, "h.table.html", options=["--layer", "2"])
        out = self.folder / "out"
        run("soffice", f"-env:UserInstallation=file://{self.folder}/profile", "--headless", "--infilter=HTML (StarCalc)", "--convert-to",
            "csv:Text - txt - csv (StarCalc):44,34,76", "--outdir", out, html)
        theirs = [row for row in rows(out / "h.table.csv") if any(row)][1:]  # after the title
        self.assertEqual(theirs[0], ours[0])
        self.assertEqual([row[-1] for row in theirs], [row[-1] for row in ours])

    @needs("soffice")
    def test_no_text_becomes_a_formula(self):
        for title in ("=1+1", " =1+1", "+1+1", "-1+1", "@SUM(1,1)"):
            lesson = self.lesson(title=title, input=SIGNED, layers=[{"type": "relu"}])
            html = self.export(lesson, "t.table.html")
            run("soffice", f"-env:UserInstallation=file://{self.folder}/profile", "--headless", "--infilter=HTML (StarCalc)",
                "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76", "--outdir", self.folder, html)
            self.assertIn(title.strip(), rows(self.folder / "t.table.csv")[0][0], title)

    @needs("xmllint")
    def test_html_is_well_formed_whatever_it_says(self):
        title = "<script>alert(1)</script> & \"'`\u2028 \\ {} $x$ 池化"
        lesson = self.lesson(title=title, input=SIGNED, layers=[layers()["lp_pool2d"]])
        html = self.export(lesson, "t.table.html")
        run("xmllint", "--noout", html)
        run("xmllint", "--noout", "--html", html)
        self.assertNotIn("<script", html.read_text(encoding="utf-8"))
        self.assertEqual(run("xmllint", "--xpath", "count(//*[local-name()='tr'])", html).strip(),
                         str(len(rows(self.export(lesson, "t.csv")))))

    def test_markdown_has_as_many_cells_as_columns(self):
        for name, layer in layers().items():
            text = self.export(self.lesson(input=SIGNED, layers=[layer]), "t.md").read_text(encoding="utf-8")
            for line in text.splitlines():
                bars = line.replace("\\|", "").count("|")
                self.assertEqual(bars, text.splitlines()[0].count("|"), f"{name}: {line}")

    @needs("pdflatex", "pdftotext")
    def test_latex_compiles_as_it_is(self):
        title = "50% of {x}_1^2 & $\\input{/etc/passwd}$ # ~ \\ <a> \u201cq\u201d \u6c60\u5316 \U0001f642"
        files = []
        for name, layer in layers().items():
            stem = name.replace(" ", "-")
            lesson = self.lesson(title=title, input=SIGNED, layers=[layer])
            files.append(self.export(lesson, stem + ".tex"))
        files.append(self.export(EXAMPLE_B, "chinese.tex", options=["--language", "zh_CN"]))
        files.append(self.export(EXAMPLE_B, "grid.tex", options=["--layer", "0", "--table", "weight"]))
        files.append(self.export(EXAMPLE_B, "cost.tex", options=["--table", "cost", "--language", "zh_CN"]))
        for file in files:
            run("pdflatex", "-halt-on-error", "-interaction=nonstopmode", "-no-shell-escape", file.name, cwd=self.folder)
            log = file.with_suffix(".log").read_text(encoding="utf-8", errors="replace")
            self.assertNotIn("Missing", log, file.name)
        text = run("pdftotext", "-layout", self.folder / "relu.pdf", "-")
        self.assertIn("50% of {x}_1^2 & $\\input{/etc/passwd}$ # ~ \\ <a>", text)
        self.assertIn("max(0, 7)", text.replace("max (", "max("))

    @needs_module("numpy")
    def test_numpy_loads_npy(self):
        import numpy
        array = numpy.load(self.export(self.lesson(input=SIGNED, layers=[{"type": "relu"}]), "x.npy", options=["--table", "input"]),
                           allow_pickle=False)
        self.assertEqual((array.shape, array.dtype), ((1, 1, 5, 5), numpy.float32))
        self.assertTrue((array[0, 0] == numpy.array(SIGNED, numpy.float32)).all())

    def test_several_lessons_at_once(self):
        lessons = self.folder / "lessons"
        lessons.mkdir()
        for name in ("a", "b"):
            shutil.copy(self.lesson(input=SIGNED, layers=[{"type": "relu"}]), lessons / (name + ".poolscope"))
        (self.folder / "lesson.poolscope").unlink()
        run(CLI, "export", lessons / "a.poolscope", lessons / "b.poolscope", EXAMPLE_B, "-o", self.folder / "{name}.csv", self.folder / "{name}.md")
        self.assertEqual(self.left(), ["a.csv", "a.md", "b.csv", "b.md", "convolve-then-pool.csv", "convolve-then-pool.md", "lessons"])


if __name__ == "__main__":
    unittest.main()
