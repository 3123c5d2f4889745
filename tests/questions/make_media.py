"""Draws the pictures and speaks the clips of the question sets.

Usage: python make_media.py            (from anywhere; writes into media/, dev/media/ and late/media/)

Reads the photographs that lie in those folders already (origin: media/README.md) and writes everything else there.
Needs Pillow, segno and python-barcode (as tests/data/codes/make.py), the Debian packages fonts-dejavu, fonts-liberation, espeak-ng and ffmpeg. The same versions of these give
the same files.
"""

import io
import subprocess
import sys
import tempfile
from pathlib import Path

import barcode
import segno
from barcode.writer import ImageWriter
from PIL import Image, ImageDraw, ImageFilter, ImageFont, ImageOps

HERE = Path(__file__).resolve().parent
FONTS = {
    "sans": "dejavu/DejaVuSans.ttf",
    "sans-bold": "dejavu/DejaVuSans-Bold.ttf",
    "serif": "dejavu/DejaVuSerif.ttf",
    "serif-bold": "dejavu/DejaVuSerif-Bold.ttf",
    "mono": "dejavu/DejaVuSansMono.ttf",
    "mono-bold": "dejavu/DejaVuSansMono-Bold.ttf",
    "arial": "liberation/LiberationSans-Regular.ttf",
    "arial-bold": "liberation/LiberationSans-Bold.ttf",
    "times": "liberation/LiberationSerif-Regular.ttf",
    "times-bold": "liberation/LiberationSerif-Bold.ttf",
    "courier": "liberation/LiberationMono-Regular.ttf",
    "courier-bold": "liberation/LiberationMono-Bold.ttf",
}


def font(name, size):
    return ImageFont.truetype(f"/usr/share/fonts/truetype/{FONTS[name]}", size)


class Sheet:
    """A canvas that knows where it is saved and writes text by name of font."""

    def __init__(self, path, width, height, ground="white"):
        self.path = HERE / path
        self.image = Image.new("RGB", (width, height), ground)
        self.draw = ImageDraw.Draw(self.image)

    def text(self, x, y, words, face="sans", size=20, fill="black", anchor="la"):
        self.draw.text((x, y), words, font=font(face, size), fill=fill, anchor=anchor)

    def box(self, x0, y0, x1, y1, fill=None, outline=None, width=1, radius=0):
        self.draw.rounded_rectangle([x0, y0, x1, y1], radius, fill=fill, outline=outline, width=width)

    def line(self, x0, y0, x1, y1, fill="black", width=1):
        self.draw.line([x0, y0, x1, y1], fill=fill, width=width)

    def photo(self, name, x, y, width, height, mirror=False):
        """The middle of a photograph, filling a box."""
        image = Image.open(HERE / name).convert("RGB")
        if mirror:
            image = ImageOps.mirror(image)
        self.image.paste(ImageOps.fit(image, (width, height), Image.LANCZOS), (x, y))

    def save(self):
        if self.path.suffix == ".jpg":
            self.image.save(self.path, quality=85)
        else:
            self.image.save(self.path, optimize=True)


def receipt(path, head, rows, foot, face, width=440, ground="white", step=32, rule="-"):
    """A till receipt: centred head, `(left, right)` rows, and sums after a rule. A row `(text, "")` stands alone."""
    sheet = Sheet(path, width, 60 + step * (len(head) + len(rows) + len(foot) + 4), ground)
    y = 34
    for i, words in enumerate(head):
        sheet.text(width // 2, y, words, f"{face}-bold" if i == 0 else face, 26 if i == 0 else 18, anchor="ma")
        y += step + (8 if i == 0 else 0)
    y += step // 3
    for part in (rows, foot):
        if rule == "-":
            for x in range(30, width - 30, 12):
                sheet.line(x, y, x + 6, y, "gray", 2)
        else:
            sheet.line(30, y, width - 30, y, "black", 2)
        y += step // 2
        for left, right in part:
            bold = left.upper().startswith(("TOTAL", "AMOUNT DUE", "BALANCE"))
            shape = f"{face}-bold" if bold else face
            sheet.text(34, y, left, shape, 21 if bold else 19)
            sheet.text(width - 34, y, right, shape, 21 if bold else 19, anchor="ra")
            y += step
        y += step // 3
    sheet.save()


def grid(path, title, headings, rows, xs, face="arial", size=22, step=44, ground="white", head="#27496d", note=""):
    """A table with a title; `xs` are the left edges of its columns and the right edge of the sheet."""
    sheet = Sheet(path, xs[-1], 110 + step * (len(rows) + 1) + (40 if note else 0), ground)
    sheet.text(xs[0], 28, title, f"{face}-bold", size + 8)
    y = 84
    sheet.box(xs[0] - 14, y, xs[-1] - 16, y + step, fill=head)
    for x, words in zip(xs, headings):
        sheet.text(x, y + step // 2, words, f"{face}-bold", size, "white", "lm")
    for row in rows:
        y += step
        sheet.line(xs[0] - 14, y + step, xs[-1] - 16, y + step, "#b8c0c8", 1)
        for x, words in zip(xs, row):
            sheet.text(x, y + step // 2, words, face, size, anchor="lm")
    if note:
        sheet.text(xs[0], y + step + 30, note, face, size - 5, "#444444", "lm")
    sheet.save()


def bars(path, title, values, unit, colour, face="sans", size=(640, 440), highest=None):
    """A bar chart whose bars carry their values."""
    sheet = Sheet(path, *size)
    width, height = size
    sheet.text(width // 2, 22, title, f"{face}-bold", 24, anchor="ma")
    top, bottom, left = 90, height - 60, 50
    room = (width - 2 * left) / len(values)
    most = highest or max(v for _, v in values)
    sheet.line(left, bottom, width - left, bottom, "black", 2)
    for i, (name, value) in enumerate(values):
        x = left + room * i + room * 0.18
        y = bottom - (bottom - top) * value / most
        sheet.box(x, y, x + room * 0.64, bottom, fill=colour)
        sheet.text(x + room * 0.32, y - 8, f"{value}{unit}", face, 20, anchor="mb")
        sheet.text(x + room * 0.32, bottom + 10, name, face, 19, anchor="ma")
    sheet.save()


def window(path, title, width, height, bar="#3a4a5e"):
    """An empty application window on a desktop; returns the sheet to fill."""
    sheet = Sheet(path, width, height, "#7d93a8")
    sheet.box(20, 20, width - 20, height - 20, fill="#f4f5f7", outline="#46535f", radius=8)
    sheet.box(20, 20, width - 20, 64, fill=bar, radius=8)
    sheet.text(40, 42, title, "sans-bold", 19, "white", "lm")
    for i, colour in enumerate(("#e0e4e8", "#e0e4e8", "#e5645a")):
        x = width - 104 + i * 26
        sheet.box(x, 35, x + 14, 49, fill=colour, radius=7)
    return sheet


def button(sheet, x, y, words, fill="#2f6fd0", ink="white", width=130):
    sheet.box(x, y, x + width, y + 42, fill=fill, radius=6)
    sheet.text(x + width // 2, y + 21, words, "sans-bold", 18, ink, "mm")


def code(sheet, x, y, words, scale):
    """A QR code with its quiet zone."""
    out = io.BytesIO()
    segno.make(words, micro=False).save(out, kind="png", scale=scale)
    sheet.image.paste(Image.open(out).convert("RGB"), (x, y))


def stripes(sheet, x, y, kind, words, width, height):
    """A barcode without its words."""
    drawn = barcode.get(kind, words, writer=ImageWriter()).render({"module_width": 0.4, "module_height": 14, "write_text": False})
    sheet.image.paste(drawn.convert("RGB").resize((width, height)), (x, y))


def speak(path, words, voice="en-us", speed=150, pitch=50, rate=16000):
    """Says `words` into a mono file; the suffix chooses the format. No words: two seconds of silence."""
    path = HERE / path
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder) / "raw.wav"
        if words:
            subprocess.run(["espeak-ng", "-v", voice, "-s", str(speed), "-p", str(pitch), "-w", raw, words], check=True)
            source = ["-i", raw]
        else:
            source = ["-f", "lavfi", "-i", "anullsrc=r=16000:cl=mono", "-t", "2"]
        quality = {".mp3": ["-b:a", "48k"], ".ogg": ["-q:a", "4"]}.get(path.suffix, [])
        subprocess.run(["ffmpeg", "-v", "error", "-y", *source, "-map_metadata", "-1", "-bitexact", "-ac", "1", "-ar",
                        str(rate), *quality, path], check=True)


def main():
    import media_dev
    import media_late
    import media_test

    lists = (media_test, media_dev, media_late)
    for media in lists:
        media.pictures()
    if "--no-clips" not in sys.argv:
        for media in lists:
            media.clips()


if __name__ == "__main__":
    # the two lists of media import this file's helpers under its real name
    sys.modules["make_media"] = sys.modules["__main__"]
    main()
