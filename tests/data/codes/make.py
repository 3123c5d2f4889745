"""Draws the codes in this folder and writes what they say and where they are to `codes.json`.

    pip install segno==1.6.6 python-barcode==0.16.1 ppf-datamatrix==0.2 pillow==13.0.0
"""

import io
import json
import pathlib

import barcode
import segno
from barcode.writer import ImageWriter
from PIL import Image, ImageChops, ImageOps
from ppf.datamatrix import DataMatrix

HERE = pathlib.Path(__file__).resolve().parent
WHITE = 255


def trimmed(picture):
    """Without the white around it."""
    gray = picture.convert("L")
    return gray.crop(ImageChops.invert(gray).point(lambda v: 255 * (v > 127)).getbbox())


def qr(text, scale=4, **options):
    out = io.BytesIO()
    segno.make(text, micro=False, **options).save(out, kind="png", scale=scale)
    return trimmed(Image.open(out))


def bars(kind, text):
    options = {"write_text": False, "module_width": 0.3, "module_height": 10, "quiet_zone": 2, "dpi": 150}
    return trimmed(barcode.get(kind, text, writer=ImageWriter()).render(options))


def matrix(text, scale=5):
    rows = DataMatrix(text).matrix
    small = Image.new("L", (len(rows[0]), len(rows)), WHITE)
    small.putdata([WHITE * (1 - cell) for row in rows for cell in row])
    return trimmed(small.resize((small.width * scale, small.height * scale), Image.NEAREST))


def sheet(size, *codes):
    """Codes at their places: (picture, label, text, x, y, angle)."""
    page, found = Image.new("L", size, WHITE), []
    for picture, label, text, x, y, angle in codes:
        turned = ImageOps.invert(ImageOps.invert(picture).rotate(angle, expand=True, resample=Image.BICUBIC))
        turned = trimmed(turned)
        page.paste(turned, (x, y))
        found.append({"label": label, "text": text, "xyxy": [x, y, x + turned.width, y + turned.height]})
    return page, found


def main():
    link, ean, parcel = "https://example.org/menu?table=7", "4006381333931", "SHIP-2026-0042"
    lot = "LOT 17 / 2026-11"
    pictures = {
        "qr.png": sheet((220, 200), (qr(link, error="m"), "QR code", link, 40, 30, 0)),
        "qr-turned.png": sheet((320, 300), (qr("Grüße aus Köln", error="q"), "QR code", "Grüße aus Köln", 60, 50, 23)),
        "ean-13.png": sheet((320, 160), (bars("ean13", ean), "EAN-13", ean, 50, 40, 0)),
        "code-128.png": sheet((160, 440), (bars("code128", parcel), "Code 128", parcel, 40, 40, 90)),
        "several.png": sheet(
            (640, 420),
            (qr("WIFI:T:WPA;S:Guests;P:open sesame;;"), "QR code", "WIFI:T:WPA;S:Guests;P:open sesame;;", 40, 30, 0),
            (bars("ean13", ean), "EAN-13", ean, 330, 60, 0),
            (qr("2"), "QR code", "2", 440, 270, 0),
        ),
        "data-matrix.png": sheet((180, 180), (matrix(lot), "Data Matrix", lot, 40, 40, 0)),
        "none.png": (Image.linear_gradient("L").resize((200, 150)), []),
    }
    labels = {}
    for name, (page, found) in pictures.items():
        page.save(HERE / name, optimize=True)
        labels[name] = found
    (HERE / "codes.json").write_text(json.dumps(labels, ensure_ascii=False, indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
