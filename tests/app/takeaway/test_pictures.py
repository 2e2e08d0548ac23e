"""Exported pictures and animations, read by ffprobe, Pillow, webpinfo, poppler and xmllint: test_pictures.py POOLSCOPE_CLI"""

import json
import os
import pathlib
import signal
import subprocess
import time
import unittest

from command_line import CLI, EXAMPLE_B, SIGNED, InFolder, layers, needs, needs_module, run

# Four steps of Example A at 10 pictures a second: 4 x 10, and 15 in which the end is held.
POOL = "builtin:max-pooling"
OPTIONS = ["--fps", "10", "--size", "321x200"]
PICTURES = 55
SECONDS = 5.5


def probe(path):
    answer = run("ffprobe", "-v", "error", "-count_frames", "-select_streams", "v", "-of", "json", "-show_entries",
                 "stream=codec_name,width,height,nb_read_frames,r_frame_rate:format=duration", path)
    answer = json.loads(answer)
    return answer["streams"][0] | answer["format"]


class Animations(InFolder):
    @needs("ffmpeg", "ffprobe")
    def test_videos_have_every_picture(self):
        for name, codec in (("a.mp4", "h264"), ("a.webm", "vp9")):
            found = probe(self.export(POOL, name, options=OPTIONS))
            self.assertEqual(found["codec_name"], codec)
            self.assertEqual(int(found["nb_read_frames"]), PICTURES)
            self.assertEqual((found["width"], found["height"]), (322, 200))  # even, as the codecs want it
            self.assertAlmostEqual(float(found["duration"]), SECONDS, delta=0.11)
        self.assertEqual(self.left(), ["a.mp4", "a.webm"])

    @needs("ffmpeg")
    @needs_module("PIL", "numpy")
    def test_videos_keep_the_colours(self):
        import numpy
        from PIL import Image
        frames, mp4, webm = self.export(POOL, "f-%02d.png", "a.mp4", "a.webm", options=OPTIONS)
        ours = numpy.asarray(Image.open(self.folder / "f-30.png").convert("RGB")).astype(int)
        for video in (mp4, webm):
            run("ffmpeg", "-v", "error", "-i", video, "-vf", r"select=eq(n\,30)", "-frames:v", "1", "-y", self.folder / "v.png")
            theirs = numpy.asarray(Image.open(self.folder / "v.png").convert("RGB")).astype(int)[:200, :321]
            self.assertLess(abs(ours - theirs).mean(), 4.0, video.name)
            self.assertLess(abs(numpy.median(ours, (0, 1)) - numpy.median(theirs, (0, 1))).max(), 4, video.name)

    @needs("ffprobe")
    def test_gif_takes_its_time(self):
        gif = self.export(POOL, "a.gif", options=OPTIONS)
        found = probe(gif)
        self.assertEqual((found["codec_name"], found["width"], found["height"]), ("gif", 321, 200))
        self.assertLessEqual(int(found["nb_read_frames"]), PICTURES)
        self.assertAlmostEqual(float(found["duration"]), SECONDS, delta=0.011)
        half = probe(self.export(POOL, "range.gif", options=[*OPTIONS, "--range", "1-2", "--speed", "2"]))
        self.assertAlmostEqual(float(half["duration"]), 2.5, delta=0.011)

    @needs_module("PIL", "numpy")
    def test_gif_and_webp_show_the_pictures_of_the_sequence(self):
        import numpy
        from PIL import Image, ImageSequence
        for lesson, options, share in ((EXAMPLE_B, ["--layer", "0", "--range", "3-6", "--theme", "dark", "--size", "321x200"], 0.98),
                                       (POOL, ["--size", "640x360"], 0.98)):
            (self.folder / "frames").mkdir(exist_ok=True)
            folder, gif, webp = self.export(lesson, "frames", "a.gif", "a.webp", options=[*OPTIONS[:2], *options])
            names = sorted(os.listdir(folder))
            self.assertEqual(names[0], "frame-0000.png")
            self.assertEqual(len(names), PICTURES)
            ours = [numpy.asarray(Image.open(folder / name).convert("RGB")).astype(int) for name in names]
            for path, exact in ((gif, False), (webp, True)):
                film = Image.open(path)
                self.assertEqual(film.info.get("loop"), 0)
                at = 0.0
                for frame in ImageSequence.Iterator(film):
                    theirs = numpy.asarray(frame.convert("RGB")).astype(int)
                    wrong = abs(theirs - ours[min(round(at / 100), PICTURES - 1)]).max(2)
                    if exact:
                        self.assertEqual(wrong.max(), 0, f"{path.name} at {at} ms")
                    else:  # a picture has some 1500 colours; areas and letters keep theirs, edges share what is left of 255
                        self.assertLessEqual(wrong.max(), 24, f"{path.name} at {at} ms")
                        self.assertGreater((wrong == 0).mean(), share, f"{path.name} at {at} ms")
                    at += frame.info["duration"]
                self.assertAlmostEqual(at, SECONDS * 1000, delta=11)
            for name in names:
                (folder / name).unlink()

    @needs("ffprobe")
    def test_range_row_speed_and_rate_are_what_was_asked_for(self):
        # Eight steps of Example B's convolution; a row of it has five. The end is held for a second and a half.
        for options, seconds in ((["--range", "3-10"], 8 + 1.5), (["--row", "2"], 5 + 1.5), (["--row", "2", "--speed", "2"], 2.5 + 1.5)):
            for name in ("r.mp4", "r.gif"):
                found = probe(self.export(EXAMPLE_B, name, options=[*OPTIONS, "--layer", "0", *options]))
                self.assertAlmostEqual(float(found["duration"]), seconds, delta=0.12, msg=f"{name} {options}")
            self.assertEqual(found["codec_name"], "gif")
        self.assertEqual(probe(self.folder / "r.mp4")["r_frame_rate"], "10/1")

    def test_a_row_that_there_is_not_is_refused(self):
        for row in ("-1", "5"):
            done = subprocess.run([CLI, "export", EXAMPLE_B, "--layer", "0", "--row", row, "-o", str(self.folder / "a.gif")],
                                  capture_output=True, text=True)
            self.assertEqual(done.returncode, 2)
            self.assertEqual(done.stderr, f"--row: layer 0 has rows 0 to 4, got {row}\n")
        self.assertEqual(self.left(), [])

    @needs_module("PIL", "numpy")
    def test_the_way_back_and_the_turned_kernel_can_be_taken_away(self):
        import numpy
        from PIL import Image
        shown = [numpy.asarray(Image.open(self.export(EXAMPLE_B, "v.png", options=["--layer", "0", "--step", "7", *view])).convert("RGB"))
                 for view in ([], ["--gradients"], ["--turned"])]
        for a, b in ((0, 1), (0, 2), (1, 2)):
            self.assertGreater((shown[a] != shown[b]).mean(), 0.005)
        back = self.export(EXAMPLE_B, "back.csv", options=["--layer", "0", "--gradients"]).read_text(encoding="utf-8-sig")
        self.assertIn("Gradient", back.splitlines()[0])

    @needs_module("PIL")
    def test_once(self):
        from PIL import Image
        gif, webp = self.export(POOL, "a.gif", "a.webp", options=[*OPTIONS, "--once"])
        self.assertNotIn("loop", Image.open(gif).info)
        self.assertEqual(Image.open(webp).info["loop"], 1)

    def test_numbers_in_names(self):
        self.export(POOL, "x-%02d.png", options=[*OPTIONS, "--range", "0-1", "--speed", "8"])
        self.assertEqual(self.left()[:2], ["x-00.png", "x-01.png"])
        (self.folder / "new").mkdir()
        run(CLI, "export", POOL, "-o", self.folder / "new" / "%d.png", "--step", "2")
        self.assertEqual(os.listdir(self.folder / "new"), ["0.png"])

    @needs("webpinfo")
    def test_webp_is_sound(self):
        said = run("webpinfo", self.export(POOL, "a.webp", options=OPTIONS))
        self.assertIn("No error detected", said)
        self.assertIn("Format: Lossless (2)", said)

    def test_without_ffmpeg_there_is_a_sentence_and_no_file(self):
        done = subprocess.run([CLI, "export", POOL, "-o", str(self.folder / "a.mp4")], capture_output=True, text=True,
                              env={**os.environ, "PATH": "/nowhere"})
        self.assertEqual(done.returncode, 1)
        self.assertIn("apt install ffmpeg", done.stderr)
        self.assertEqual(self.left(), [])

    def test_ffmpeg_that_fails_is_quoted(self):
        fake = self.folder / "bin" / "ffmpeg"
        fake.parent.mkdir()
        fake.write_text("#!/bin/sh\nhead -c 1000000 > /dev/null\necho 'no such encoder' >&2\nexit 3\n")
        fake.chmod(0o755)
        begun = time.monotonic()
        done = subprocess.run([CLI, "export", EXAMPLE_B, "-o", str(self.folder / "a.mp4")], capture_output=True, text=True,
                              env={**os.environ, "PATH": f"{fake.parent}:{os.environ['PATH']}"}, timeout=60)
        self.assertEqual(done.returncode, 1)
        self.assertIn("no such encoder", done.stderr)
        self.assertEqual(self.left(), ["bin"])
        self.assertLess(time.monotonic() - begun, 30)

    def test_a_name_is_never_an_option(self):
        run(CLI, "export", POOL, "-o", "./-x.gif", *OPTIONS, cwd=self.folder)
        self.assertEqual(self.left(), ["-x.gif"])

    def test_an_interrupted_export_leaves_the_old_file(self):
        for name in ("a.gif", "a.webp", "a.mp4", "a.pdf", "f-%04d.png"):
            if name == "a.mp4" and needs("ffmpeg")(lambda: None).__dict__.get("__unittest_skip__"):
                continue
            path = self.folder / name
            path.write_text("old")
            process = subprocess.Popen([CLI, "export", EXAMPLE_B, "--layer", "0", "-o", str(path), "--size", "2560x1440", *(["--fps", "60"] if name != "a.pdf" else [])],
                                       stderr=subprocess.PIPE, text=True)
            time.sleep(0.7)
            process.send_signal(signal.SIGINT)
            said = process.communicate(timeout=60)[1]
            if process.returncode != 0:  # else it was quicker than we are
                self.assertIn("as it was before", said, name)
                self.assertEqual(path.read_text(), "old", name)
            self.assertEqual(self.left(), [name], name)
            path.unlink()


class Pictures(InFolder):
    @needs("pdfinfo", "pdftotext")
    def test_pdf_has_a_page_for_each_step_and_its_equation(self):
        pdf = self.export(EXAMPLE_B, "b.pdf", options=["--layer", "0"])
        info = run("pdfinfo", pdf)
        self.assertIn("Pages:           25", info)
        self.assertIn("Title:           Convolve, then pool", info)
        text = run("pdftotext", "-f", "9", "-l", "9", "-layout", pdf, "-")
        self.assertIn("Step 9 of 25:", text)
        self.assertIn("= 3", text)
        one = self.export(EXAMPLE_B, "one.pdf", options=["--layer", "0", "--step", "8"])
        self.assertIn("Pages:           1", run("pdfinfo", one))

    @needs("pdftotext")
    def test_chinese_stays_text(self):
        pdf = self.export(EXAMPLE_B, "b.pdf", options=["--language", "zh_CN", "--step", "0"])
        self.assertIn("步", run("pdftotext", pdf, "-"))

    @needs("xmllint")
    def test_svg_is_well_formed_and_its_text_is_text(self):
        svg = self.export(self.lesson(title="</title><script>x</script>", input=SIGNED, layers=[layers()["conv2d"]]), "s.svg")
        run("xmllint", "--noout", "--nonet", svg)
        self.assertEqual(run("xmllint", "--xpath", "count(//*[local-name()='script'])", svg).strip(), "0")
        self.assertGreater(int(run("xmllint", "--xpath", "count(//*[local-name()='text'])", svg)), 20)

    @needs_module("PIL")
    def test_pictures_have_the_size_that_was_asked_for(self):
        from PIL import Image
        for name in ("p.png", "p.gif", "p.webp"):
            path = self.export(EXAMPLE_B, name, options=["--size", "640x360", "--step", "3"])
            picture = Image.open(path)
            self.assertEqual((picture.size, getattr(picture, "n_frames", 1)), ((640, 360), 1), name)

    @needs_module("PIL")
    def test_a_background_can_be_left_out(self):
        from PIL import Image
        with_, without = (self.export(EXAMPLE_B, name, options=options) for name, options in (("a.png", []), ("b.png", ["--transparent"])))
        self.assertEqual(Image.open(with_).convert("RGBA").getpixel((1, 1))[3], 255)
        self.assertEqual(Image.open(without).convert("RGBA").getpixel((1, 1))[3], 0)

    @needs_module("PIL")
    def test_a_picture_can_be_cut_to_what_is_drawn(self):
        """Nothing but the ground stood where it was cut off, and what is left is the same pixels."""
        from PIL import Image, ImageChops
        whole, cut = (Image.open(self.export(EXAMPLE_B, name, options=["--size", "1280x720", *options])).convert("RGB")
                      for name, options in (("whole.png", []), ("cut.png", ["--crop"])))
        self.assertLess(cut.height * cut.width, whole.height * whole.width)
        ground = Image.new("RGB", whole.size, whole.getpixel((0, 0)))
        left, top, right, bottom = ImageChops.difference(whole, ground).getbbox()
        self.assertLessEqual(right - left, cut.width)
        self.assertLessEqual(bottom - top, cut.height)
        drawn = ImageChops.difference(cut, Image.new("RGB", cut.size, cut.getpixel((0, 0)))).getbbox()
        self.assertEqual(cut.crop(drawn).tobytes(), whole.crop((left, top, right, bottom)).tobytes())
        for at, edge in zip(drawn, (0, 0, cut.width, cut.height)):
            self.assertLess(abs(at - edge), 40, "the rim is narrow")

    @needs("xmllint")
    def test_a_caption_says_what_is_shown(self):
        svg = self.export(EXAMPLE_B, "caption.svg", options=["--caption", "--crop", "--layer", "0", "--step", "4"])
        text = run("xmllint", "--xpath", "string(/)", svg)
        self.assertIn("step 5 of 25", text)
        self.assertIn("3 × 3", text)
        self.assertNotIn("step 5 of 25", run("xmllint", "--xpath", "string(/)", self.export(EXAMPLE_B, "plain.svg", options=["--step", "4"])))

    @needs("xmllint")
    def test_a_picture_for_printing_has_a_legend_only_when_asked(self):
        signed = self.lesson(input=SIGNED, layers=[layers()["relu"]])
        count = lambda name, *options: int(run("xmllint", "--xpath", "count(//*[local-name()='rect' or local-name()='path' or local-name()='polygon' or local-name()='polyline'])",
                                               self.export(signed, name, options=["--layer", "0", *options])))
        printed = count("a.svg", "--theme", "print")
        self.assertGreater(count("b.svg", "--theme", "print", "--legend"), printed + 30)  # the stripes of the scale


if __name__ == "__main__":
    unittest.main()
