"""Numbers are never misread in silence: numbers_read.py POOLSCOPE_CLI

Every file of a kind is read, or refused with one line; what was guessed is a line "FILE: note: …" each."""

import struct
import unittest
import zipfile
import zlib

from program import FILES, Case, cli


def png(width, height, depth, colour, rows, chunks=b""):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    packed = zlib.compress(b"".join(b"\0" + row for row in rows))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)) + chunks
            + chunk(b"IDAT", packed) + chunk(b"IEND", b""))


def npy(header, data):
    header = header.encode() + b"\n"
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header + data


class Numbers(Case):
    def file(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def rows(self, path, *words):
        """The input's rows, of one plane, and the notes on standard error."""
        ended = cli("show", FILES / "l.poolscope", "--input", path, "--json", *words)
        self.assertEqual(ended.status, 0, ended.err)
        shape, data = self.input_of(path, *words)
        self.assertEqual(shape[:2], [1, 1])
        for line in ended.err.splitlines():
            self.assertIn(": note: ", line)
        return [data[i:i + shape[3]] for i in range(0, len(data), shape[3])], ended.err

    def reads(self, path, rows, *notes, words=()):
        found, told = self.rows(path, *words)
        self.assertEqual(found, rows)
        self.assertEqual(len(told.splitlines()), len(notes), told)
        for note in notes:
            self.assertIn(note, told)

    def text(self, content, rows, *notes, words=()):
        with self.subTest(content):
            self.reads(self.file("t.txt", content), rows, *notes, words=words)

    def refuses(self, path, *parts, words=()):
        line = self.refused("show", FILES / "l.poolscope", "--input", path, *words)
        for part in parts:
            self.assertIn(part, line)

    def test_thousands_of_quoted_cells(self):
        self.reads(FILES / "05_thousands_quoted.csv", [[1234, 2345], [3456, 4567]], "Commas group thousands")

    def test_thousands_and_decimals_of_germany(self):
        self.reads(FILES / "06_thousands_semicolon.csv", [[1234.5, 2345.5], [3456.5, 4567.5]], "1.234,5 is 1234.5")

    def test_thousands_grouped_by_blanks_between_tabs(self):
        self.reads(FILES / "a9_space_thousands_tab.txt", [[1024, 2048], [3072, 4096]], "Blanks group thousands")

    def test_thousands_of_other_countries(self):
        self.text("12\t1,024\n", [[12, 1024]], "Commas group")
        self.text("1,234,567\t2\n", [[1234567, 2]], "Commas group")
        self.text("12,34,567\t2\n", [[1234567, 2]], "Commas group")
        self.text("1'234.5\t2\n", [[1234.5, 2]], "Apostrophes group")
        self.text("1\u202f234,5\t2\n", [[1234.5, 2]], "Blanks group")

    def test_decimals_are_no_thousands(self):
        self.text("1.234\t2.345\n", [[1.234, 2.345]])
        self.text("0,5;1,25\n", [[0.5, 1.25]])
        self.text("0,500\t1,250\n", [[0.5, 1.25]])

    def test_two_readings_are_asked_about(self):
        for text in ["1,234\t2,345\n", "1,234;2,345\n", "1\t1,500\n2\t2,250\n"]:
            path = self.file("t.txt", text)
            self.refuses(path, "where the decimal sign is a point", "where it is a comma", "--input-decimal point or --input-decimal comma")
        path = self.file("t.txt", "1,234\t2,345\n")
        self.reads(path, [[1234, 2345]], "Commas group", words=["--input-decimal", "point"])
        self.reads(path, [[1.234, 2.345]], words=["--input-decimal", "comma"])
        checked = self.refused("check", FILES / "l.poolscope", "--input", path)
        self.assertIn("--input-decimal", checked)
        self.assertEqual(cli("check", FILES / "l.poolscope", "--input", path, "--input-decimal", "point").status, 0)
        exported = self.refused("export", FILES / "l.poolscope", "--input", path, "-o", self.folder / "out.csv")
        self.assertIn("--input-decimal", exported)
        self.assertEqual(cli("show", FILES / "l.poolscope", "--input", path, "--input-decimal", "both").status, 2)

    def test_two_decimal_signs(self):
        self.refuses(self.file("t.txt", "1.5\t2,5\n"), '"2,5" has another decimal sign than "1.5"')

    def test_rows_that_end_twice(self):
        self.reads(FILES / "a7_double_spaced.csv", [[1, 2, 3], [4, 5, 6], [7, 8, 9]])
        self.assertEqual(self.input_of(self.file("t.csv", "1,2\n3,4\n\n5,6\n7,8\n"))[0], [1, 2, 2, 2])

    def test_heading_one_cell_short(self):
        self.reads(FILES / "86_r_writetable.txt", [[1, 2], [3, 4]], "is a heading", "names the rows")

    def test_heading_in_gb18030(self):
        self.reads(FILES / "13_gbk_header.csv", [[1, 2, 3], [4, 5, 6]], '"列一", is a heading', "GB18030")

    def test_headings_in_other_encodings(self):
        for encoding in ["big5", "utf-16-le", "utf-16-be", "utf-16", "utf-8-sig"]:
            heading = "高度,寬度\n1,2\n3,4\n".encode(encoding)
            rows, told = self.rows(self.file("t.csv", heading))
            self.assertEqual(rows, [[1, 2], [3, 4]])
            self.assertIn('"高度"', told)
        rows, told = self.rows(self.file("t.csv", "Größe;Länge\n1,5;2\n".encode("latin-1")))
        self.assertEqual(rows, [[1.5, 2]])
        self.assertIn('"Größe"', told)

    def test_full_width_digits(self):
        self.reads(FILES / "27_fullwidth.csv", [[1, 2, 3], [4, 5, 6]])
        self.text("１２．５，－３\n", [[12.5, -3]])

    def test_channels_last(self):
        shape, data = self.input_of(FILES / "23_hwc_u8.npy")
        self.assertEqual(shape, [1, 3, 8, 9])
        raw = (FILES / "23_hwc_u8.npy").read_bytes()[-216:]
        self.assertEqual(data, [raw[cell * 3 + channel] for channel in range(3) for cell in range(72)])
        told = cli("show", FILES / "l.poolscope", "--input", FILES / "23_hwc_u8.npy").err
        self.assertIn(": note: Channels come last in 8 × 9 × 3", told)
        self.assertEqual(self.input_of(FILES / "23_hwc_u8.npy", "--input-channels", "first")[0], [1, 8, 9, 3])
        for header, count, expected in [("'<f4', 'fortran_order': False, 'shape': (8, 9, 3)", 216 * 4, [1, 3, 8, 9]),
                                        ("'|u1', 'fortran_order': False, 'shape': (2, 8, 9, 4)", 576, [2, 4, 8, 9]),
                                        ("'<f4', 'fortran_order': False, 'shape': (8, 9, 1)", 72 * 4, [1, 1, 8, 9]),
                                        ("'|u1', 'fortran_order': False, 'shape': (3, 8, 9)", 216, [1, 3, 8, 9])]:
            path = self.file("a.npy", npy("{'descr': " + header + ", }", bytes(count)))
            self.assertEqual(self.input_of(path)[0], expected, header)
        two = self.file("a.npy", npy("{'descr': '<f4', 'fortran_order': False, 'shape': (28, 28, 2), }", bytes(28 * 28 * 2 * 4)))
        ended = cli("show", FILES / "l.poolscope", "--input", two)
        self.assertIn(": note: Channels come last in 28 × 28 × 2: these are 2 channels of 28 × 28. Otherwise: --input-channels first", ended.err)
        self.assertEqual(self.input_of(two)[0], [1, 2, 28, 28])
        self.assertEqual(self.input_of(two, "--input-channels", "first")[0], [1, 28, 28, 2])
        self.assertEqual(cli("show", FILES / "l.poolscope", "--input", two, "--input-channels", "first").err, "")
        one = self.file("a.npy", npy("{'descr': '<f4', 'fortran_order': False, 'shape': (8, 9, 1), }", bytes(72 * 4)))
        self.assertIn("this is 1 channel of 8 × 9.", cli("show", FILES / "l.poolscope", "--input", one).err)
        both = self.file("a.npy", npy("{'descr': '|u1', 'fortran_order': False, 'shape': (3, 9, 3), }", bytes(81)))
        self.refuses(both, "3 channels of 9 × 3 where channels come first", "3 channels of 3 × 9 where they come last", "--input-channels")

    def test_what_was_exported_comes_back(self):
        lesson = self.lesson(input={"shape": [1, 8, 9, 3], "data": list(range(216))}, layers=[{"type": "relu"}])
        out = self.folder / "out.npy"
        self.assertEqual(cli("export", lesson, "--layer", 0, "--table", "input", "-o", out).status, 0)
        ended = cli("show", FILES / "l.poolscope", "--input", out)
        self.assertEqual(ended.err, "")
        self.assertEqual(self.input_of(out), ([1, 8, 9, 3], list(range(216))))

    def test_whole_numbers_that_a_float32_rounds(self):
        one = ": note: Whole numbers above 16777216 are rounded to a float32: 16777217 is kept as 16777216."
        array = npy("{'descr': '<i8', 'fortran_order': False, 'shape': (1, 2), }", struct.pack("<qq", 16777217, 2))
        self.reads(self.file("a.npy", array), [[16777216, 2]], one)
        with zipfile.ZipFile(self.folder / "a.npz", "w") as archive:
            archive.writestr("x.npy", array)
        self.reads(self.folder / "a.npz", [[16777216, 2]], one)
        for text in ["16777217,2\n", "[[16777217, 2]]", "[[16777217 2]]", "1.6777217e+07 2\n"]:
            self.reads(self.file("t.txt", text), [[16777216, 2]], ": note: Whole numbers above 16777216 are rounded")
        self.reads(self.file("t.csv", "16777217,33554433\n"), [[16777216, 33554432]], ": note: 2 whole numbers above 16777216")
        lesson = self.lesson(input=[[16777217, 2]], layers=[{"type": "relu"}])
        for words in [["show"], ["check"]]:
            told = cli(*words, lesson).err
            self.assertIn(": warning: /input: Whole numbers above 16777216 are rounded to a float32: 16777217 is kept as 16777216.", told)

    def test_printed_arrays(self):
        self.reads(FILES / "30_numpy_print.txt", [[1, 2, 3], [4, 5, 6], [7, 8, 9]])
        for text in ["array([[1., 2.],\n       [3., 4.]], dtype=float32)\n", "tensor([[1., 2.],\n        [3., 4.]])", "[1 2; 3 4]",
                     "{{1,2},{3,4}}", "[[1. 2.]\n [3. 4.]]", "((1, 2), (3, 4))"]:
            self.text(text, [[1, 2], [3, 4]])
        self.text("     [,1] [,2]\n[1,]    1    2\n[2,]    3    4\n", [[1, 2], [3, 4]], "is a heading", "names the rows")
        self.text("     a    b\n0  1.0  2.0\n1  3.0  4.0\n", [[1, 2], [3, 4]], "is a heading", "names the rows")
        self.refuses(self.file("t.txt", "[[0 1 2 ... 7 8 9]]"), "left out when the array was printed")

    def test_headers_that_numpy_reads(self):
        for name in ["32_py2long.npy", "36_native.npy"]:
            self.reads(FILES / name, [[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 11]])

    def test_words_of_json(self):
        shown = self.input_of(FILES / "70_json_nan.json")
        self.assertEqual(shown, ([1, 1, 2, 2], [1, "nan", "inf", 4]))
        self.refuses(self.file("t.json", '{"shape": [1, 2], "data": [1, NaN]}'), 'write "nan"')

    def test_long_decimals(self):
        self.assertAlmostEqual(self.rows(FILES / "67_longer_float.csv")[0][0][0], 0.1111111, 6)

    def test_empty_cell_at_the_end(self):
        self.refuses(FILES / "trailing_empty_cell.tsv", "row 3, column 3 is empty")
        self.refuses(self.file("t.tsv", "1\t2\n3\t\n"), "row 2, column 2 is empty")

    def test_cells_that_are_no_numbers(self):
        for cell, part in [("12%", "is a percentage"), ("$5", "is an amount of money"), ("9-Jan", "is a date"), ("#N/A", "spreadsheet's fault"),
                           ("0x1F", "in programs only"), ("1e400", "does not fit"), ("NA", "missing number")]:
            self.refuses(self.file("t.csv", "1," + cell + "\n2,3\n"), "row 1, column 2", part)

    def test_colours_and_greys_of_a_picture(self):
        shape, data = self.input_of(FILES / "02_rgb.png", "--input-rgb")
        self.assertEqual(shape, [1, 3, 3, 4])
        self.assertAlmostEqual(data[1], 20 / 255, 6)
        told = cli("show", FILES / "l.poolscope", "--input", FILES / "02_rgb.png").err
        self.assertIn(": note: Grey is", told)
        self.assertIn("Rec. 709", told)
        told = cli("show", FILES / "l.poolscope", "--input", FILES / "02_rgb.png", "--input-grey", "601").err
        self.assertIn("Rec. 601", told)

    def test_sixteen_bits(self):
        self.assertAlmostEqual(self.rows(FILES / "05_16bit.png")[0][0][1], 5000 / 65535, 6)
        self.assertAlmostEqual(self.rows(FILES / "05_16bit.png", "--input-decimals", "2")[0][0][1], 0.08, 6)

    def test_pictures_lying_on_their_side(self):
        exif = bytes.fromhex("4d4d002a00000008" "0001" "011200030000000100060000" "00000000")
        chunk = struct.pack(">I", len(exif)) + b"eXIf" + exif + struct.pack(">I", zlib.crc32(b"eXIf" + exif))
        path = self.file("p.png", png(3, 1, 8, 0, [bytes([0, 51, 255])], chunk))
        rows, told = self.rows(path)
        self.assertEqual([round(row[0], 4) for row in rows], [0, 0.2, 1])
        self.assertIn("turned upright", told)

    def test_transparent_pictures(self):
        rows, told = self.rows(self.file("p.png", png(1, 1, 8, 6, [bytes([0, 0, 0, 0])])))
        self.assertEqual(rows, [[1]])
        self.assertIn("laid over white", told)

    def test_pictures_that_are_not_read(self):
        self.refuses(FILES / "14_l.tif", "TIFF", "PNG, JPEG, WebP, BMP and GIF")
        self.refuses(FILES / "17_trunc.png", "is damaged")
        broken = bytearray(png(2, 2, 8, 0, [b"ab", b"cd"]))
        broken[-20] ^= 0x55
        self.refuses(self.file("p.png", bytes(broken)), "is damaged")

    def test_pictures_from_standard_input(self):
        ended = cli("show", FILES / "l.poolscope", "--input", "-", stdin=(FILES / "05_16bit.png").read_bytes())
        self.assertEqual(ended.status, 0, ended.err)
        self.assertIn("0.0763", ended.out)


if __name__ == "__main__":
    unittest.main()
