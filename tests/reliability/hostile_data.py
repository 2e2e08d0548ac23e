"""Tables, arrays and pictures that were made to harm, from a seed: each a name and its bytes, or for a large one what makes them. See hostile.py."""

import io
import json
import struct
import zipfile
import zlib

MIB = 1 << 20


def tables(random):
    plain = b"a,b,c\n1,2,3\n4,5,6\n7,8,9\n"
    rows = {"columns-1M.csv": b",".join([b"1"] * 10**6), "rows-1M.csv": b"1\n" * 10**6, "columns-1M-twice.csv": (b",".join([b"1"] * 10**6) + b"\n") * 2,
            "quotes-1M.csv": b'"' * 10**6, "quotes-odd.csv": b'1,"2\n' * 50000, "quotes-nested.csv": b'"""""1"""",""2"",3\n' * 3, "quote-open-1M.csv": b'1,2\n"' + b"x" * MIB,
            "word-1M.csv": b"w" * MIB, "word-1M-cells.csv": (b"w" * 1000 + b",") * 1000, "digits-1M.csv": b"7" * MIB + b",1\n1,2\n", "blank-lines-100k.csv": b"\n" * 100000,
            "separators.csv": b",;\t|" * 100000, "commas-1M.csv": b"," * MIB, "nul.csv": plain.replace(b"5", b"\x00"), "nul-1M.csv": b"\x00" * MIB, "empty.csv": b"",
            "bom.csv": b"\xef\xbb\xbf", "cr.csv": plain.replace(b"\n", b"\r"), "mixed-ends.csv": b"1,2\r\n3,4\r5,6\n7,8", "utf16-odd.csv": plain.decode().encode("utf-16")[:-1],
            "utf16-no-bom.csv": plain.decode().encode("utf-16-be"), "utf32.csv": plain.decode().encode("utf-32"), "bad-utf8.csv": plain + b"\xff\xfe\x80,1,2\n",
            "gb18030-cut.csv": "标题,二\n1,2\n".encode("gb18030")[:-7], "huge-numbers.csv": b"1e400,-1e400\n1e-400,1e999999999\n", "formulas.csv": b"=1+1,@x\n+2,-cmd|' /C calc'!A0\n",
            "ragged.csv": b"1\n1,2\n1,2,3\n" * 1000, "ragged-one.csv": b"1,2,3\n" * 10000 + b"1,2\n", "header-1M.csv": b"h" * MIB + b"\n1\n", "blocks-10k.txt": b"1 2\n3 4\n\n" * 10000,
            "wide-4097.csv": b",".join([b"1"] * 4097) + b"\n", "tall-4097.csv": b"1\n" * 4097, "brackets.txt": b"[" * 100000, "printed.txt": b"[[1 2]\n [3 4]" * 1000,
            "controls.csv": b"\x1b[2J,\x07\n1,2\n", "bidi.csv": "\u202e1,2\n3,4\n".encode(), "words.csv": b"a,b\nc,d\n", "html.csv": b"<table><tr><td>1</td></tr></table>" * 10000,
            "html-nested.csv": b"<table><tr><td>" * 20000, "fractions.csv": b"1/0,0/0\n1/1e-300,9/0.0\n", "thousands.csv": b'"1,234","2,345"\n"3,456","4,567"\n',
            "semicolons.tsv": b"1;2\t3;4\n", "not-text.csv": bytes(random.randrange(256) for _ in range(5000))}
    yield from rows.items()
    for i in range(12):
        bad = bytearray(plain * 3)
        for _ in range(4):
            bad[random.randrange(len(bad))] = random.randrange(256)
        yield f"bytes-{i}.csv", bytes(bad)


def json_arrays(_):
    for name, content in {"deep": b"[" * 100000, "deep-closed": b"[" * 5000 + b"1" + b"]" * 5000, "ragged": b"[[1, 2], [3]]", "empty": b"[]", "words": b'["a", "b"]', "null": b"null",
                          "huge": b"[[1e400, 1e999999999]]", "object": b'{"a": 1}', "shape": json.dumps({"shape": [2**31, 2**31], "data": [1]}).encode(), "cut": b"[[1, 2], [3,",
                          "wide": b"[[" + b",".join([b"1"] * 10**6) + b"]]", "string-1M": b'["' + b"x" * MIB + b'"]', "nan": b"[[NaN, -Infinity]]", "bad-utf8": b'[["\xff"]]'}.items():
        yield f"array-{name}.json", content


def npy(header, data=b"", version=(1, 0), length=None):
    text = header if isinstance(header, bytes) else header.encode()
    size = struct.pack("<H" if version[0] == 1 else "<I", min(len(text), 65535) if length is None else length)
    return b"\x93NUMPY" + bytes(version) + size + text + data


def arrays(random):
    def described(descr="'<f4'", shape="(2, 2)", order="False"):
        return f"{{'descr': {descr}, 'fortran_order': {order}, 'shape': {shape}, }}\n"
    good = npy(described(), bytes(16))
    for i in range(10):
        yield f"cut-{i}.npy", good[:random.randrange(len(good))]
    for i in range(10):
        bad = bytearray(good)
        bad[random.randrange(6, len(bad))] = random.randrange(256)
        yield f"bytes-{i}.npy", bytes(bad)
    for i, shape in enumerate(["()", "(0,)", "(-1, 4)", "(9223372036854775807,)", "(4294967296, 4294967296)", "(65536, 65536, 65536, 65536)", "(10**9, 10**9)", "(2, 2", "(2.0, 2)", "('a',)",
                               "(1, 1, 1, 2, 2)", "(4,)", "(100000000,)", "2", "None", "(" + "1, " * 100000 + ")", "(" * 10000, "(0x2, 2)", "(2L, 2L)", "(True, 4)"]):
        yield f"shape-{i}.npy", npy(described(shape=shape), bytes(16))
    for i, descr in enumerate(["'|O'", "'<f16'", "'<c8'", "'<M8[ns]'", "'|S1000000'", "'<U4'", "'>f4'", "'<f3'", "'f4'", "'<i8'", "'|b1'", "'<f999999999'", "[('x', '<f4')]", "''", "'<f4',", "None",
                               "__import__('os').system('id')", "'" + "x" * 100000 + "'"]):
        yield f"descr-{i}.npy", npy(described(descr=descr), bytes(16))
    yield "order.npy", npy(described(order="'maybe'"), bytes(16))
    yield "header-length.npy", npy(described(), bytes(16), length=65535)
    yield "header-length-2.npy", npy(described(), bytes(16), version=(2, 0), length=2**32 - 1)
    yield "header-blank.npy", npy(" " * 65000)
    yield "header-nul.npy", npy(b"\x00" * 118)
    yield "version-9.npy", npy(described(), bytes(16), version=(9, 9))
    yield "longer.npy", good + bytes(MIB)
    yield "magic.npy", b"\x93NUMPY"
    yield "nan.npy", npy(described(), struct.pack("<4f", float("nan"), float("inf"), -0.0, 1e-45))

    def packed(entries, method=zipfile.ZIP_DEFLATED):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", method) as archive:
            for name, content in entries:
                archive.writestr(name, content)
        return buffer.getvalue()

    def gigabyte():
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("x.npy", "w", force_zip64=True) as entry:
            entry.write(npy(described(shape="(16384, 16384)")))
            for _ in range(256):
                entry.write(bytes(4 * MIB))
        return buffer.getvalue()
    whole = packed([("x.npy", good)])
    yield "bomb-1-GiB.npz", gigabyte
    yield "bomb-other-name.npz", lambda: packed([("readme.txt", bytes(200 * MIB)), ("x.npy", good)])
    yield "entries-60k.npz", packed([(f"{i}.npy", b"") for i in range(60000)], zipfile.ZIP_STORED)
    yield "names.npz", packed([("../../x.npy", good), ("/etc/x.npy", good), ("a\nb.npy", good), ("\u202e.npy", good), ("x" * 60000 + ".npy", good)])
    yield "same-name.npz", packed([("x.npy", good), ("y.npy", good[:20])]).replace(b"y.npy", b"x.npy")
    yield "empty.npz", packed([])
    yield "no-zip.npz", b"PK\x03\x04" + bytes(100)
    encrypted = bytearray(whole)
    encrypted[6] |= 1
    encrypted[whole.rindex(b"PK\x01\x02") + 8] |= 1
    yield "encrypted.npz", bytes(encrypted)
    at = whole.rindex(b"PK\x01\x02")
    for name, offset, value in (("size", 24, 2**32 - 2), ("compressed", 20, 2**32 - 2), ("offset", 42, 2**31), ("crc", 16, 12345)):
        yield f"lies-{name}.npz", whole[:at + offset] + struct.pack("<I", value) + whole[at + offset + 4:]
    for i in range(8):
        yield f"cut-{i}.npz", whole[:random.randrange(len(whole))]


def png(width, height, rows, colour=0, depth=8, extra=b"", end=True):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)) + extra
            + chunk(b"IDAT", zlib.compress(rows, 9)) + (chunk(b"IEND", b"") if end else b""))


def chunk_of(kind, data, length=None):
    return struct.pack(">I", len(data) if length is None else length) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def pictures(random):
    row = b"\x00" + bytes(range(16))
    good = png(16, 16, row * 16)
    for i in range(10):
        yield f"cut-{i}.png", good[:random.randrange(len(good))]
    for i in range(10):
        bad = bytearray(good)
        bad[random.randrange(8, len(bad))] = random.randrange(256)
        yield f"bytes-{i}.png", bytes(bad)
    yield "bomb-30000.png", lambda: png(30000, 30000, bytes(30001) * 3000)
    yield "bomb-30000-rgb.png", lambda: png(30000, 30000, bytes(90001) * 1000, colour=2)
    yield "bomb-16-bit.png", lambda: png(20000, 20000, bytes(160001) * 500, colour=6, depth=16)
    yield "large-4096.png", lambda: png(4096, 4096, bytes(4097) * 4096)
    yield "large-9000.png", lambda: png(9000, 9000, bytes(9001) * 9000)
    for width, height in ((0, 0), (2**31 - 1, 1), (1, 2**31 - 1), (2**32 - 1, 2**32 - 1), (65500, 65500), (1, 65500)):
        yield f"size-{width}x{height}.png", png(width, height, bytes(100))
    yield "no-palette.png", png(4, 4, bytes(20), colour=3)
    yield "depth-3.png", png(4, 4, bytes(20), depth=3)
    yield "text-bomb.png", lambda: png(16, 16, row * 16, extra=chunk_of(b"zTXt", b"a\x00\x00" + zlib.compress(bytes(100 * MIB))) * 3)
    yield "profile-bomb.png", lambda: png(16, 16, row * 16, extra=chunk_of(b"iCCP", b"a\x00\x00" + zlib.compress(bytes(100 * MIB))))
    yield "length-2G.png", good[:33] + struct.pack(">I", 2**31 - 1) + b"IDAT" + good[41:]
    yield "no-end.png", png(16, 16, row * 16, end=False)
    yield "gamma-0.png", png(16, 16, row * 16, extra=chunk_of(b"gAMA", bytes(4)))
    yield "svg.png", b"<svg xmlns='http://www.w3.org/2000/svg' width='1e9' height='1e9'><rect width='100%' height='100%'/></svg>"
    yield "entities.svg", b'<!DOCTYPE l [<!ENTITY a "' + b"a" * 1000 + b'">' + b"".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">'.encode() for i in range(9)) + b']><svg xmlns="http://www.w3.org/2000/svg"><text>&j;</text></svg>'
    yield "file.svg", b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="10" height="10"><image xlink:href="file:///etc/passwd" width="10" height="10"/></svg>'
    yield "csv.png", b"1,2\n3,4\n"
    yield "png.csv", good
    yield "npy.png", npy("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2), }\n", bytes(16))
    yield "zip.gif", b"GIF89aPK\x03\x04"
    gif = b"GIF89a" + struct.pack("<HHBBB", 65535, 65535, 0xF0, 0, 0) + bytes(6) + b"\x2c" + struct.pack("<HHHHB", 0, 0, 65535, 65535, 0) + b"\x02\x02\x4c\x01\x00\x3b"
    yield "screen-65535.gif", gif
    yield "cut.gif", gif[:30]
    yield "frames-100k.gif", gif[:6] + struct.pack("<HHBBB", 2, 2, 0xF0, 0, 0) + bytes(6) + (b"\x2c" + struct.pack("<HHHHB", 0, 0, 2, 2, 0) + b"\x02\x02\x4c\x01\x00") * 100000 + b"\x3b"
    jpeg = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
    yield "size-65500.jpg", jpeg + b"\xff\xdb\x00\x43\x00" + b"\x01" * 64 + b"\xff\xc0\x00\x0b\x08" + struct.pack(">HH", 65500, 65500) + b"\x01\x01\x11\x00" + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" + bytes(100)
    yield "empty.jpg", b""
    yield "magic.jpg", b"\xff\xd8\xff"
    yield "markers-1M.jpg", jpeg + b"\xff" * MIB
    yield "canvas-16384.webp", b"RIFF" + struct.pack("<I", 30) + b"WEBPVP8X" + struct.pack("<I", 10) + b"\x00" * 4 + b"\xff\x3f\x00\xff\x3f\x00" + b"VP8L" + struct.pack("<I", 0)
    yield "cut.webp", b"RIFF\xff\xff\xff\x7fWEBPVP8L"
    yield "size.bmp", b"BM" + struct.pack("<IHHI", 100, 0, 0, 54) + struct.pack("<IiiHHIIiiII", 40, 2**31 - 1, 2**31 - 1, 1, 24, 0, 0, 0, 0, 0, 0) + bytes(50)
    yield "size.ppm", b"P6 100000 100000 255\n" + bytes(100)
    yield "size.pgm", b"P2 1000000000 2 255\n1 2\n"
    yield "size.xbm", b"#define x_width 100000\n#define x_height 100000\nstatic char x_bits[] = { 0x00 };\n"
    try:
        from PIL import Image
    except ImportError:
        return
    picture = Image.effect_noise((64, 64), 60).convert("RGB")
    for extension in ("jpg", "webp", "gif", "bmp"):
        buffer = io.BytesIO()
        picture.save(buffer, {"jpg": "JPEG"}.get(extension, extension.upper()))
        whole = buffer.getvalue()
        for i in range(6):
            yield f"noise-cut-{i}.{extension}", whole[:random.randrange(len(whole))]
            bad = bytearray(whole)
            for _ in range(5):
                bad[random.randrange(len(bad))] = random.randrange(256)
            yield f"noise-bytes-{i}.{extension}", bytes(bad)


def data(random):
    for prefix, family in (("table", tables), ("json", json_arrays), ("array", arrays), ("picture", pictures)):
        for name, content in family(random):
            yield f"{prefix}-{name}", content
