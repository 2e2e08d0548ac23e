"""Lesson files that were made to harm, from a seed: each a name and its bytes, or for a large one what makes them. See hostile.py."""

import json

MIB = 1 << 20
FOUR = [[1, 3, 2, 1], [2, 9, 1, 1], [1, 4, 2, 3], [5, 6, 1, 2]]
KERNEL = [[1, 0], [0, -1]]

LAYERS = {
    "conv2d": {"weight": KERNEL, "bias": [0.5], "stride": 1, "padding": 1, "dilation": 1, "groups": 1, "padding_mode": "zeros"},
    "conv_transpose2d": {"weight": KERNEL, "bias": [0.5], "stride": 2, "padding": 0, "output_padding": 0, "dilation": 1, "groups": 1},
    "max_pool2d": {"kernel_size": 2, "stride": 2, "padding": 0, "dilation": 1, "ceil_mode": False},
    "avg_pool2d": {"kernel_size": 2, "stride": 2, "padding": 0, "ceil_mode": False, "count_include_pad": True, "divisor_override": 3},
    "lp_pool2d": {"kernel_size": 2, "stride": 2, "norm_type": 2, "ceil_mode": False},
    "adaptive_avg_pool2d": {"output_size": 2},
    "adaptive_max_pool2d": {"output_size": [2, 3]},
    "leaky_relu": {"negative_slope": 0.01},
    "max_unpool2d": {"indices_from": 0, "output_size": [4, 4]},
}
VALUES = [0, -1, 2**31 - 1, 2**31, -2**31, 2**53 + 1, 2**63, 10**30, 0.5, 1e308, -1e-320, "nan", "inf", "-inf", None, True, "", "2", "same",
          [], [1], [1, 2, 3], [2**31 - 1, 1], [1, 2, 3, 4, 5], [[1]], [None], {}, {"a": 1}, 4096, [4096, 4096], 65536, "1/0", "１２"]


def lesson(**content):
    return json.dumps({"format": "poolscope", "version": 1, "title": "T", "input": FOUR, "layers": [{"type": "max_pool2d", "kernel_size": 2}],
                       **content}).encode()


def raw(text, **content):
    """A lesson in which the title, or what is named, is this text as it stands."""
    return lesson(title="@@", **content).replace(b'"@@"', text if isinstance(text, bytes) else text.encode())


def extreme_parameters(random):
    for kind, parameters in LAYERS.items():
        first = [{"type": "max_pool2d", "kernel_size": 2}] if kind == "max_unpool2d" else []
        for name in parameters:
            for value in random.sample(VALUES, 5):
                layer = {"type": kind, **parameters, name: value}
                yield f"extreme-{kind}-{name}-{VALUES.index(value)}", lesson(layers=[*first, layer])
    for value in random.sample(VALUES, 8):
        yield f"extreme-type-{VALUES.index(value)}", lesson(layers=[{"type": value}])
        yield f"extreme-view-{VALUES.index(value)}", lesson(view={"layer": value, "step": value})
        yield f"extreme-beat-{VALUES.index(value)}", lesson(beats=[{"layer": value, "step": value, "text": value}])
        yield f"extreme-question-{VALUES.index(value)}", lesson(questions=[{"layer": value, "step": value, "kind": value}])
        yield f"extreme-version-{VALUES.index(value)}", lesson(version=value)
        yield f"extreme-number-{VALUES.index(value)}", lesson(input=[[1, value], [2, 3]])
        yield f"extreme-title-{VALUES.index(value)}", lesson(title=value)


def broken(random):
    whole = json.dumps({"format": "poolscope", "version": 1, "title": {"en": "Broken", "zh_CN": "断"}, "input": FOUR,
                        "layers": [{"type": kind, **parameters} for kind, parameters in LAYERS.items()],
                        "beats": [{"layer": 0, "step": 1, "text": "x"}], "questions": [{"layer": 0, "step": 0, "kind": "predict"}]}).encode()
    for i in range(20):
        yield f"broken-cut-{i}", whole[:random.randrange(len(whole))]
    for i in range(20):
        bad = bytearray(whole)
        for _ in range(random.choice([1, 1, 2, 8])):
            bad[random.randrange(len(bad))] = random.randrange(256)
        yield f"broken-bytes-{i}", bytes(bad)
    for i in range(10):
        at = sorted(random.sample(range(len(whole)), 2))
        yield f"broken-twice-{i}", whole[:at[1]] + whole[at[0]:]


def nested(_):
    yield "nested-arrays-100k", b"[" * 100000
    yield "nested-objects-100k", b'{"a":' * 100000
    yield "nested-input-10k", raw("0", input="@@").replace(b'"T"', b'""').replace(b"0", b"[" * 10000 + b"1" + b"]" * 10000, 1)
    for depth in (63, 64, 65, 5000):
        deep = "[" * depth + "]" * depth
        yield f"nested-key-{depth}", lesson()[:-1] + f', "more": {deep}}}'.encode()
    yield "nested-title", raw('{"en":' * 200 + '"x"' + "}" * 200)
    yield "nested-compare", lesson(view={"layer": 0, "step": 0, "compare": {"type": "max_pool2d", "kernel_size": 2, "compare": {"view": {"compare": {}}}}})


def repeated(_):
    yield "twice-input", lesson()[:-1] + b', "input": [[7]]}'
    yield "twice-title-10k", lesson()[:-1] + b', "title": "again"' * 10000 + b"}"
    yield "twice-key-40k", lesson()[:-1] + b', "k": 1' * 40000 + b"}"
    yield "twice-locale-40k", raw("{" + ",".join('"en": "x"' for _ in range(40000)) + "}")
    yield "many-keys-40k", lesson(**{f"key{i}": i for i in range(40000)})
    yield "many-keys-of-a-layer-40k", lesson(layers=[{"type": "relu", **{f"key{i}": i for i in range(40000)}}])
    yield "many-locales-40k", lesson(title={f"l{i}": "x" for i in range(40000)})
    yield "many-locales-of-a-beat-40k", lesson(beats=[{"layer": 0, "step": 0, "text": {f"l{i}": "x" for i in range(40000)}}])
    yield "many-beats-40k", lesson(beats=[{"layer": 0, "step": i % 4, "text": f"b{i}"} for i in range(40000)])
    yield "many-bad-beats-40k", lesson(beats=[{"layer": 9, "step": -i, "what": i} for i in range(40000)])
    yield "many-questions-40k", lesson(questions=[{"layer": 0, "step": i % 4, "kind": "predict"} for i in range(40000)])
    for count in (64, 65, 100000):
        yield f"many-layers-{count}", lesson(layers=[{"type": "relu"}] * count)
    yield "many-bad-layers-64", lesson(layers=[{"type": "max_pool2d", "kernel_size": 9, "strange": 1, "padding": -1}] * 64)
    yield "long-key", lesson(**{"k" * MIB: 1})
    yield "long-keys-100", lesson(**{f"{i}" + "k" * 10000: 1 for i in range(100)})


def numbers(random):
    for i, number in enumerate(["1e400", "-1e400", "1e-400", "1e999999999999", "0x10", "1_000", "01", "+1", ".5", "1.", "--1", "NaN", "Infinity",
                                "-0", "1e", '"1/0"', '"0/0"', '"1/1e-400"', '"nan "', '"1/9/2"', '"1e5/3"', '"٣"', '"−5"', '"1,5"', '"0,0,0"', '"½"']):
        yield f"number-{i}", raw("x", input="@2").replace(b'"@2"', b"[[1, " + number.encode() + b"], [2, 3]]").replace(b"x", b'"x"')
    yield "number-of-a-million-digits", raw('"x"', input="@2").replace(b'"@2"', b"[[" + b"7" * 10**6 + b"]]")
    yield "number-of-64-MiB", lambda: raw('"x"', input="@2").replace(b'"@2"', b"[[" + b"7" * (64 * MIB - 500) + b"]]")
    yield "fraction-of-a-million-digits", lesson(input=[["1/" + "3" * 10**6]])
    yield "string-for-a-number-of-60-MiB", lambda: lesson(input=[["9" * (60 * MIB)]])
    yield "larger-than-64-MiB", lambda: lesson(title="x" * (65 * MIB))


def encodings(_):
    bad = {"continuation": b"\x80", "lead": b"\xc3", "overlong": b"\xc0\xaf", "surrogate": b"\xed\xa0\x80", "beyond": b"\xf4\x90\x80\x80", "ff": b"\xff"}
    for name, piece in bad.items():
        yield f"utf8-title-{name}", raw(b'"a' + piece + b'b"')
        yield f"utf8-key-{name}", lesson()[:-1] + b', "k' + piece + b'": 1}'
    yield "bom", b"\xef\xbb\xbf" + lesson()
    yield "bom-twice", b"\xef\xbb\xbf\xef\xbb\xbf" + lesson()
    yield "utf16-le", lesson().decode().encode("utf-16")
    yield "utf16-be", b"\xfe\xff" + lesson().decode().encode("utf-16-be")
    yield "utf32", lesson().decode().encode("utf-32")
    yield "nul-in-title", raw(b'"a\x00b"')
    yield "nul-escaped", raw('"a\\u0000b"')
    yield "nul-after", lesson() + b"\x00" * 1000
    yield "nothing", b""
    yield "nul-alone", b"\x00"
    yield "blank", b" \n" * 1000
    yield "null", b"null"
    yield "after", lesson() + b"{}"
    for name, escape in {"high": "\\ud800", "low": "\\udc00", "turned": "\\udc00\\ud800", "high-then-letter": "\\ud800x"}.items():
        yield f"lone-surrogate-{name}", raw(f'"a{escape}b"')
    yield "control-characters", raw('"\\u001b[2J\\u001b]0;own\\u0007\\u0008\\u009b31m\\u007f"')
    yield "bidi", lesson(title="\u202e\u2066txt\u2069 \u200f\u061c\ufeff", beats=[{"layer": 0, "step": 0, "text": "\u202eabc\u2028def\u2029"}])
    yield "noncharacters", lesson(title="\ufffe\uffff\ufdd0\U0001ffff", beats=[{"layer": 0, "step": 0, "text": "\ufffe"}])


def texts(_):
    yield "text-word-of-1-MB", lesson(title="w" * MIB, beats=[{"layer": 0, "step": 0, "text": "w" * MIB}])
    yield "text-blanks-1-MB", lesson(title=" " * MIB, beats=[{"layer": 0, "step": 0, "text": " \t" * (MIB // 2)}])
    yield "text-lines-100k", lesson(title="\n" * 100000, beats=[{"layer": 0, "step": 0, "text": "x\n" * 100000}])
    for name, piece in {"combining": "\u0301", "enclosing": "\u20e3", "joiner": "\u200d", "variation": "\ufe0f", "bidi": "\u202e", "hangul": "\u1100",
                        "family": "\U0001f468\u200d", "flags": "\U0001f1e6", "arabic": "\ufdfa", "thai": "\u0e47", "tibetan": "\u0f71"}.items():
        yield f"text-{name}-20k", lesson(title="a" + piece * 20000, beats=[{"layer": 0, "step": 0, "text": "a" + piece * 20000}])
    yield "text-words-1-MB", lesson(title="two words " * 100000, beats=[{"layer": 0, "step": 0, "text": "two words " * 100000}])
    yield "text-placeholders", lesson(title="%n %s %1 {0} {99999} {}{{ %{x} ${HOME} `id`", beats=[{"layer": 0, "step": 0, "text": "{0}%L1%99"}])
    yield "text-markup", lesson(title="</script><script>alert(1)</script><b>&amp;<!--]]>", beats=[{"layer": 0, "step": 0, "text": "<img src=x onerror=alert(1)>"}])
    yield "text-locales", lesson(title={"../../etc": "x", "": "y", "en_US.UTF-8@x": "z", "EN": "w", "\u202e": "v"})


def tensors(_):
    shapes = [[1, 1, 2, 2], [2, 2], [0, 2], [-1, 4], [-1, -4], [2**31 - 1, 2**31 - 1], [2**31, 2**31], [65536] * 4, [2**32 + 2, 2], [1.5, 2], [4], [],
              [1, 1, 1, 2, 2], ["2", 2], [None, 4], [2**63, 1], [1024, 1024, 16, 16], [1025, 1, 2, 2], [1, 1, 4097, 1], [1, 1, 4096, 4096], [True, 4],
              [2, [2]], "2x2", 4, None]
    for i, shape in enumerate(shapes):
        for name, data in (("four", [1, 2, 3, 4]), ("none", [])):
            yield f"tensor-shape-{i}-{name}", lesson(input={"shape": shape, "data": data})
    for name, data in {"text": "1234", "nested": [[1, 2], [3, 4]], "object": {"0": 1}, "null": None, "strings": ["a", "b", "c", "d"]}.items():
        yield f"tensor-data-{name}", lesson(input={"shape": [2, 2], "data": data})
    for name, value in {"empty": [], "empty-row": [[]], "empty-plane": [[[]]], "ragged": [[1, 2], [3]], "ragged-deep": [[[1]], [[1], [2]]], "mixed": [[1, [2]], [3, 4]],
                        "five": [[[[[1]]]]], "number": 1, "text": "1", "null": None, "object": {}, "no-data": {"shape": [1, 1]}, "no-shape": {"data": [1]},
                        "row": [1, 2, 3], "wide": [[0] * 4097], "tall": [[0]] * 4097, "channels": [[[0]]] * 1025, "batch-100k": [[[[0]]]] * 100000}.items():
        yield f"tensor-input-{name}", lesson(input=value)
        if name not in ("wide", "tall", "channels", "batch-100k"):
            yield f"tensor-weight-{name}", lesson(layers=[{"type": "conv2d", "weight": value}])
    yield "tensor-plane-of-16-million", lambda: b'{"format": "poolscope", "version": 1, "input": [' + b",".join([b"[" + b",".join([b"1"] * 4096) + b"]"] * 4096) + b'], "layers": []}'


def large_work(_):
    """A few bytes that ask for much: told before it begins, computed with progress, or refused; never more than the memory allowed."""
    up = {"type": "conv_transpose2d", "weight": [[1]], "stride": 2}
    plane = {"shape": [1, 1, 1, 1], "data": [1]}
    kernel = [[1] * 64 for _ in range(64)]
    for name, layers in {
            "up-12": [up] * 12, "up-13": [up] * 13, "up-64": [up] * 64, "stride-4096": [{**up, "stride": 4096, "weight": [[1, 1], [1, 1]]}],
            "stride-2G": [{**up, "stride": 2**31 - 1}], "output-padding": [{**up, "stride": 4096, "output_padding": 4095}],
            "padding-2047": [{"type": "conv2d", "weight": [[1]], "padding": 2047}], "padding-2G": [{"type": "conv2d", "weight": [[1]], "padding": 2**31 - 1}],
            "adaptive-4096": [{"type": "adaptive_avg_pool2d", "output_size": 4096}], "adaptive-2G": [{"type": "adaptive_max_pool2d", "output_size": 2**31 - 1}],
            "adaptive-4096-then-window-2000": [{"type": "adaptive_avg_pool2d", "output_size": 4096}, {"type": "avg_pool2d", "kernel_size": 2000, "stride": 1}],
            "adaptive-4096-then-max-1000": [{"type": "adaptive_avg_pool2d", "output_size": 4096}, {"type": "max_pool2d", "kernel_size": 1000, "stride": 1}],
            "adaptive-4096-then-min-1000": [{"type": "adaptive_avg_pool2d", "output_size": 4096}, {"type": "min_pool2d", "kernel_size": 1000, "stride": 1}],
            "adaptive-4096-then-lp-2000": [{"type": "adaptive_max_pool2d", "output_size": 4096}, {"type": "lp_pool2d", "kernel_size": 2000, "stride": 1, "norm_type": 3}],
            "adaptive-4096-then-kernel-64": [{"type": "adaptive_avg_pool2d", "output_size": 4096}, {"type": "conv2d", "weight": kernel}],
            "adaptive-back-and-forth": [{"type": "adaptive_avg_pool2d", "output_size": 4096}, {"type": "adaptive_avg_pool2d", "output_size": 1}] * 32,
            "adaptive-4096-64-times": [{"type": "adaptive_avg_pool2d", "output_size": 4096}] * 64,
            "channels-1024": [{"type": "conv2d", "weight": [[[[1]]]] * 1024}, {"type": "adaptive_avg_pool2d", "output_size": 4096}],
            "channels-1024-then-up": [{"type": "conv2d", "weight": [[[[1]]]] * 1024}, {"type": "adaptive_avg_pool2d", "output_size": 512}] + [{"type": "relu"}] * 60,
            "dilation-2G": [{"type": "max_pool2d", "kernel_size": 2, "dilation": 2**31 - 1}],
            "window-4096": [{"type": "adaptive_avg_pool2d", "output_size": 4096}, {"type": "max_pool2d", "kernel_size": 4096}],
            "window-2G": [{"type": "max_pool2d", "kernel_size": 2**31 - 1}], "unpool-4096": [{"type": "max_pool2d", "kernel_size": 1}, {"type": "max_unpool2d", "indices_from": 0, "output_size": 4096}],
            "unpool-2G": [{"type": "max_pool2d", "kernel_size": 1}, {"type": "max_unpool2d", "indices_from": 0, "output_size": 2**31 - 1}]}.items():
        yield f"work-{name}", lesson(input=plane, layers=layers)
    big = {"shape": [1, 1, 4096, 4096], "data": "@data"}
    yield "work-window-2000-over-4096", lambda: lesson(input=big, layers=[{"type": "avg_pool2d", "kernel_size": 2000, "stride": 1}]).replace(
        b'"@data"', b"[" + b",".join([b"0"] * 4096 * 4096) + b"]")
    yield "work-weights-1024", lesson(layers=[{"type": "conv2d", "weight": {"shape": [1024, 1024, 1, 1], "data": "@data"}}]).replace(b'"@data"', b"[" + b",".join([b"1"] * 1024 * 1024) + b"]")


def loops(_):
    pool, unpool = {"type": "max_pool2d", "kernel_size": 2}, {"type": "max_unpool2d", "indices_from": 0}
    for name, at in {"itself": 1, "later": 2, "negative": -1, "far": 99, "huge": 2**31, "float": 0.5, "text": "0", "list": [0]}.items():
        yield f"indices-from-{name}", lesson(layers=[pool, {**unpool, "indices_from": at}, {"type": "relu"}])
    yield "indices-from-relu", lesson(layers=[{"type": "relu"}, unpool])
    yield "indices-from-unpool", lesson(layers=[pool, unpool, {**unpool, "indices_from": 1}])
    yield "indices-of-another-shape", lesson(layers=[pool, {"type": "adaptive_avg_pool2d", "output_size": 9}, unpool])
    yield "indices-absent", lesson(layers=[pool, {"type": "max_unpool2d"}])


def lessons(random):
    for family in (extreme_parameters, broken, nested, repeated, numbers, encodings, texts, tensors, large_work, loops):
        for name, content in family(random):
            yield name + ".poolscope", content
