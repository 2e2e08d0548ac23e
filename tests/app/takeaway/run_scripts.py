"""Runs exported scripts, all in one process so that a framework is loaded once: run_scripts.py NAME WRITER

WRITER writes every lesson of the oracle, and every built-in one, as scripts. Each script checks its own numbers. For a
framework that is not installed the scripts are only compiled, and for ONNX, whose runtime is not in Debian, the model is run
by onnx_by_torch.py, which stands in for it. Ends with 1 when any script fails, with its name and the last line that it said.
"""

import contextlib
import importlib.util
import io
import pathlib
import subprocess
import sys
import tempfile
import traceback

needs = {"pytorch": ["torch"], "numpy": ["numpy"], "onnx": ["onnx", "numpy", "torch"], "tensorflow": ["tensorflow"]}


def run(path):
    said = io.StringIO()
    space = {"__name__": "__main__", "__file__": str(path)}
    sys.argv = [str(path)]
    with contextlib.redirect_stdout(said):
        exec(compile(path.read_text(encoding="utf-8"), str(path), "exec"), space)
    layers = said.getvalue().count(" as expected\n")
    if layers == 0:
        raise AssertionError("checked nothing: " + said.getvalue())
    return layers


def main(framework, writer):
    missing = [name for name in needs[framework] if importlib.util.find_spec(name) is None]
    if framework == "onnx" and not missing and importlib.util.find_spec("onnxruntime") is None:
        import onnx_by_torch
        sys.modules["onnxruntime"] = onnx_by_torch
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([writer, folder], check=True)
        scripts = sorted(pathlib.Path(folder, framework).glob("*.py"))
        assert len(scripts) > 400, "too few scripts were written"
        failures, layers = 0, 0
        for script in scripts:
            try:
                if missing:  # at least it is Python
                    compile(script.read_text(encoding="utf-8"), str(script), "exec")
                else:
                    layers += run(script)
            except Exception as error:  # noqa: BLE001: whatever a script dies of is what we want to know
                failures += 1
                where = traceback.extract_tb(error.__traceback__)[-1]
                print(f"{framework}/{script.name}: {type(error).__name__} in {where.name}: {str(error).strip()[:600]}")
    if missing:
        print(f"{framework}: {', '.join(missing)} is not installed, so {len(scripts)} scripts were compiled but not run")
    else:
        print(f"{framework}: {len(scripts) - failures} of {len(scripts)} scripts found their {layers} layers as expected")
    return failures > 0


if __name__ == "__main__":
    sys.path.insert(0, str(pathlib.Path(__file__).parent))
    sys.exit(main(*sys.argv[1:]))
