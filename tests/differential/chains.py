#!/usr/bin/env python3
"""Random chains of layers through `poolscope-cli show - --json --gradients`, held against definitions.py, and against
PyTorch where that is installed and has the same layer.

    tests/differential/chains.py [--cli build/dev/bin/poolscope-cli] [--chains 3600] [--seed 1]

Every layer is held against what the program itself gave to it, so that a tie that rounding broke elsewhere is no fault
here. Agreement means what tests/oracle/README.md says. A difference is printed with a lesson that repeats it."""

import argparse
import collections
import concurrent.futures
import json
import math
import os
import pathlib
import shlex
import subprocess
import sys
import tempfile
import time

import numpy

sys.dont_write_bytecode = True
ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(pathlib.Path(__file__).parent), str(ROOT / "tests/reliability")]
import definitions  # noqa: E402
import draw  # noqa: E402

try:
    import second_opinion
except ImportError:
    second_opinion = None

numpy.seterr(all="ignore")
FLOAT_MAX = float(numpy.finfo(numpy.float32).max)


def in_json(value):
    """A value as a lesson file has it: float32 numbers in the digits that tell them apart, NaN and ∞ as words."""
    if isinstance(value, numpy.ndarray):
        return [in_json(part) for part in value]
    if isinstance(value, numpy.float32):
        if math.isnan(value):
            return "nan"
        return float(str(value)) if math.isfinite(value) else "inf" if value > 0 else "-inf"
    return value


def array(tensor):
    """The float32 numbers that were printed, as float64."""
    return numpy.array(list(map(float, tensor["data"]))).astype(numpy.float32).astype(float).reshape(tensor["shape"])


def lesson_of(made, layers):
    return {"format": "poolscope", "version": 1, "input": in_json(made),
            "layers": [{key: in_json(value) for key, value in layer.items()} for layer in layers]}


class Difference(Exception):
    pass


def difference(ours, expected, largest, exact, relative=1e-5, open_places=None):
    """The first place where two arrays disagree, in words, or nothing."""
    if ours.shape != expected.shape:
        return f"shape {ours.shape}, by definition {expected.shape}"
    rounded = numpy.where(numpy.abs(expected) > FLOAT_MAX * (1.0 - 1e-6), numpy.copysign(math.inf, expected), expected)
    capped = numpy.where(numpy.isinf(rounded) & (numpy.abs(ours) > FLOAT_MAX * (1.0 - 2e-5)), rounded, ours)
    same = (capped == rounded) | (numpy.isnan(ours) & numpy.isnan(expected))
    if not exact:
        same |= numpy.abs(ours - expected) <= relative * numpy.abs(expected) + 1e-5 * largest + 1e-42
    if open_places is not None:
        same |= open_places
    if same.all():
        return None
    place = tuple(int(i) for i in numpy.argwhere(~same)[0])
    return f"at {place} {ours[place]:.9g}, by definition {expected[place]:.9g}"


def tolerance(layer):
    """A norm of p carries a relative error of its float32 output p-fold into the gradient."""
    return 1e-5 + 2.4e-7 * layer["norm_type"] if layer["type"] == "lp_pool2d" else 1e-5


def hold(what, found):
    if found:
        raise Difference(f"{what}: {found}")


def sign_of_zero(ours, expected):
    """ReLU's gradient selects, it does not multiply: a dead cell has +0, whatever comes from above."""
    wrong = (ours == 0.0) & (expected == 0.0) & (numpy.signbit(ours) != numpy.signbit(expected))
    return f"at {tuple(map(int, numpy.argwhere(wrong)[0]))} a zero of the other sign" if wrong.any() else None


def hold_gradients(k, layer, shown, expected):
    for name, gradient in zip(("grad_input", "grad_weight", "grad_bias"), expected):
        if (gradient is None) != (name not in shown):
            raise Difference(f"layer {k}, {layer['type']}, {name}: {'should not be there' if gradient is None else 'is missing'}")
        if gradient is not None:
            exact = layer["type"] in ("max_unpool2d", "relu")
            hold(f"layer {k}, {layer['type']}, {name}",
                 difference(array(shown[name]), gradient.values, gradient.terms, exact, tolerance(layer), gradient.open))
    if layer["type"] == "relu":
        hold(f"layer {k}, relu, grad_input", sign_of_zero(array(shown["grad_input"]), expected[0].values))


def hold_opinion(k, layer, shown, opinion, expected):
    """The same against PyTorch's, but for what is open, and what left float64's range there on its way (Lp pooling's x^p)."""
    gradients = dict(zip(("grad_input", "grad_weight", "grad_bias"), expected))
    for name, theirs in (opinion or {}).items():
        gradient = gradients.get(name)
        unsure = numpy.zeros(theirs.shape, bool) if gradient is None else gradient.open.copy()
        if layer["type"] == "lp_pool2d":
            unsure |= ~numpy.isfinite(theirs) | (theirs == 0.0)
        largest = definitions.largest_of(theirs) if gradient is None else max(gradient.terms, definitions.largest_of(theirs))
        exact = layer["type"] in definitions.EXACT and gradient is None
        hold(f"layer {k}, {layer['type']}, {name}, PyTorch's",
             difference(array(shown[name]), theirs, largest, exact, tolerance(layer), unsure))


def run(cli, seed):
    """(what each layer was, the difference in words or None, how to repeat it)."""
    made, layers, upstream = draw.chain(seed)
    lesson = json.dumps(lesson_of(made, layers))
    with tempfile.NamedTemporaryFile("w", suffix=".json") as gradient:
        json.dump(in_json(upstream), gradient)
        gradient.flush()
        ended = subprocess.run([cli, "show", "-", "--json", "--gradients", "--grad-output", gradient.name], input=lesson,
                               capture_output=True, text=True, timeout=60)
    again = (f"echo {shlex.quote(lesson)} | poolscope-cli show - --json --gradients --grad-output "
             f"<(echo {shlex.quote(json.dumps(in_json(upstream)))})")
    kinds = [layer["type"] for layer in layers]
    if ended.returncode == 1 and "has no place for winner" in ended.stderr:
        return ["refused"], None, again  # right: the output_size that was drawn has no such position
    try:
        if ended.returncode != 0:
            raise Difference(f"ended with status {ended.returncode}: {ended.stderr.strip()}")
        hold_chain(made, layers, upstream, json.loads(ended.stdout))
    except Difference as found:
        return kinds, f"seed {seed}, {found}", again
    return kinds, None, again


def hold_chain(made, layers, upstream, shown):
    hold("input", difference(array(shown["input"]), made.astype(float), 0.0, exact=True))
    inputs = [made.astype(float)] + [array(layer["output"]) for layer in shown["layers"]]
    answers = []
    for k, layer in enumerate(layers):
        source = layer.get("indices_from", 0)
        known = answers[source].indices if layer["type"] == "max_unpool2d" else None
        answer = definitions.forward(layer, inputs[k], layers[source], inputs[source], known)
        what = f"layer {k}, {layer['type']}"
        hold(what + ", output", difference(inputs[k + 1], answer.output, answer.terms, layer["type"] in definitions.EXACT))
        if (layer["type"] in definitions.WITH_INDICES) != ("indices" in shown["layers"][k]):
            raise Difference(what + ": indices that should not be there, or are missing")
        if "indices" in shown["layers"][k]:
            hold(what + ", indices", difference(array(shown["layers"][k]["indices"]), answer.indices.astype(float), 0.0, exact=True))
        answers.append(answer)
    for k in reversed(range(len(layers))):
        above = upstream.astype(float) if k == len(layers) - 1 else array(shown["layers"][k + 1]["grad_input"])
        known = answers[layers[k].get("indices_from", 0)].indices
        expected = definitions.backward(layers[k], inputs[k], answers[k], above, known)
        hold_gradients(k, layers[k], shown["layers"][k], expected)
        if second_opinion:
            opinion = second_opinion.opinion(layers[k], inputs[k], above, answers[k].indices)
            hold_opinion(k, layers[k], shown["layers"][k], opinion, expected)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cli", default=ROOT / "build/dev/bin/poolscope-cli", type=pathlib.Path)
    parser.add_argument("--chains", type=int, default=3600)
    parser.add_argument("--seed", type=int, default=1, help="of the first chain; the next ones follow")
    parser.add_argument("--jobs", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--keep", action="store_true", help="write build/results/differential.json")
    words = parser.parse_args()
    began, layers, found = time.monotonic(), collections.Counter(), []
    with concurrent.futures.ProcessPoolExecutor(words.jobs) as pool:
        seeds = range(words.seed, words.seed + words.chains)
        for kinds, what, again in pool.map(run, [str(words.cli)] * words.chains, seeds, chunksize=8):
            layers.update(kinds)
            if what:
                found.append(what)
                print(f"{what}\n  repeat it with: {again}\n", flush=True)
    refused = layers.pop("refused", 0)
    second = "and PyTorch" if second_opinion else "(PyTorch is not installed)"
    said = (f"{words.chains} chains of {sum(layers.values())} layers, {refused} of them refused for winners without a place: "
            f"{len(found) or 'no'} differences from the definitions {second}")
    print(said)
    if words.keep:
        import results
        results.keep("differential", "Random chains against slow definitions", time.monotonic() - began, said + ".",
                     ["operator", "layers held against its definition"], sorted(layers.items()), [said], len(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
