"""Each recipe of CONTRIBUTING.md is followed once, to the letter, in a copy of the project: an operator, its parameter, a
format and a lesson that nobody keeps. The copy builds, and the programs know all four without another line."""

import pathlib
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
HERE = pathlib.Path(__file__).resolve().parent


def run(*command, **more):
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, **more)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stdout[-6000:]}{done.stderr[-3000:]}")
    return done.stdout


def insert(path, after, line):
    """Adds a line after the first that contains `after`."""
    lines = path.read_text(encoding="utf-8").split("\n")
    at = next((i for i, text in enumerate(lines) if after in text), None)
    if at is None:
        sys.exit(f"{path}: no line has {after}: CONTRIBUTING.md's recipe, or this test, is of another time")
    path.write_text("\n".join(lines[: at + 1] + [line] + lines[at + 1 :]), encoding="utf-8")


def add_an_operator(tree):
    shutil.copy(HERE / "gain_pool2d.cpp", tree / "core/ops")
    insert(tree / "core/ops/all.cpp", "extern const Operator lpPool2d;", "extern const Operator gainPool2d;")
    table = tree / "core/ops/all.cpp"
    text = table.read_text(encoding="utf-8")
    count = text.split("std::array<const Operator*, ")[1].split(">")[0]
    text = text.replace(f"std::array<const Operator*, {count}>", f"std::array<const Operator*, {int(count) + 1}>")
    table.write_text(text.replace("&lpPool2d, ", "&lpPool2d, &gainPool2d, "), encoding="utf-8")
    insert(tree / "core/CMakeLists.txt", "ops/lp_pool2d.cpp", "        ops/gain_pool2d.cpp")


def add_a_parameter(tree):
    insert(tree / "core/layer.h", "double normType", "    double gain = 1.0;                  ///< what a gain pooling multiplies by; not 0")
    insert(tree / "core/operator.h", "UsesNegativeSlope", "    UsesGain = 1U << 20,")
    insert(tree / "core/parameters.cpp", "constexpr Parameter table[]", """\
    {.name = "gain", .title = CORE_TEXT("Gain"), .hint = CORE_TEXT("What the sum is multiplied by."),
     .uses = UsesGain, .kind = Kind::Real,
     .get = [](const Layer& layer) { return Values{layer.gain}; },
     .set = [](Layer& layer, const Values& values) { layer.gain = pick(values, 0); },
     .words = CORE_TEXT("gain {0}"), .telling = true},""")


def add_a_format(tree):
    shutil.copy(HERE / "arrows.cpp", tree / "app/formats")
    insert(tree / "app/formats/all.cpp", "extern const Format csvFormat;", "extern const Format arrowsFormat;")
    insert(tree / "app/formats/all.cpp", "&lessonFormat,", "        &arrowsFormat,")
    insert(tree / "app/formats/CMakeLists.txt", "json.cpp", "        arrows.cpp")


def add_a_lesson(tree):
    shutil.copy(HERE / "99-gain.poolscope", tree / "resources/lessons")


def expect(said, *parts):
    for part in parts:
        if part not in said:
            sys.exit(f"“{part}” is not in:\n{said}")


def main():
    work = pathlib.Path(sys.argv[1])
    tree, build = work / "tree", work / "build"
    shutil.rmtree(tree, ignore_errors=True)
    tree.mkdir(parents=True)
    for file in ("CMakeLists.txt", "CMakePresets.json"):
        shutil.copy(ROOT / file, tree)
    for folder in ("cmake", "core", "app", "resources"):
        shutil.copytree(ROOT / folder, tree / folder)
    for follow in (add_an_operator, add_a_parameter, add_a_format, add_a_lesson):
        follow(tree)
    # Quick rather than fast.
    run("cmake", "-S", tree, "-B", build, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=None", "-DCMAKE_CXX_FLAGS=-O0", "-DPOOLSCOPE_TESTS=OFF", "-DPOOLSCOPE_WERROR=ON")
    run("cmake", "--build", build, "--target", "poolscope-cli", "poolscope-export")
    cli = build / "bin/poolscope-cli"
    expect(run(cli, "show", "builtin:gain", "--steps"), "gain_pool2d", "gain=0.5", "(1 + 2 + 5 + 6) / 2", "7", "11")
    out = work / "out.arrows"
    run(cli, "export", "builtin:gain", "-o", out)
    expect(out.read_text(), "1 -> 7\n2 -> 11\n")
    page = work / "out.html"
    run(cli, "export", "builtin:gain", "-o", page, work / "out.png", work / "out.numpy.py")
    expect(page.read_text(encoding="utf-8"), "gain_pool2d")
    wrong = work / "wrong.poolscope"
    wrong.write_text((HERE / "99-gain.poolscope").read_text(encoding="utf-8").replace('"gain": 0.5', '"gain": 0'), encoding="utf-8")
    refused = subprocess.run([cli, "check", wrong], capture_output=True, text=True)
    expect(refused.stdout + refused.stderr, "/layers/0/gain", "must not be 0")
    print("an operator, a parameter, a format and a lesson: added by the recipes, built, and known everywhere")


if __name__ == "__main__":
    main()
