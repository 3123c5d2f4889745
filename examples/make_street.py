"""Draws `examples/street.png`, the picture of the README: two real people in front of a drawn shop.

Usage: python make_street.py ASTRONAUT.png HOPPER.jpg SELFIE_SEGMENTATION.onnx

The first two are the photographs named in README.md, the third is the project's person mask model. Needs Pillow,
numpy, onnxruntime and the Debian package fonts-dejavu. The same inputs give the same picture.
"""

import random
import sys
from pathlib import Path

import numpy as np
import onnxruntime
from PIL import Image, ImageDraw, ImageFilter, ImageFont

SIZE = (960, 600)
FONTS = "/usr/share/fonts/truetype/dejavu/"


def cut_out(path, model, height):
    """The person of a photograph on transparent ground, scaled to `height` pixels."""
    photo = Image.open(path).convert("RGB")
    tensor = np.asarray(photo.resize((256, 256)), np.float32)[None] / 255
    probability = model.run(None, {model.get_inputs()[0].name: tensor})[0][0, :, :, 0]
    mask = Image.fromarray((np.clip((probability - 0.55) / 0.4, 0, 1) * 255).astype(np.uint8))
    photo.putalpha(mask.resize(photo.size, Image.BICUBIC).filter(ImageFilter.MinFilter(3)))
    return photo.resize((round(photo.width * height / photo.height), height), Image.LANCZOS)


def wall(draw, width, height):
    """Bricks in running bond."""
    dice = random.Random(7)
    draw.rectangle([0, 0, width, height], fill=(172, 160, 150))
    for row, y in enumerate(range(0, height, 22)):
        for x in range(-50 * (row % 2) // 2 - 50, width, 50):
            tone = dice.randint(-14, 14)
            draw.rectangle([x + 1, y + 1, x + 47, y + 19], fill=(158 + tone, 92 + tone, 74 + tone))


def shop(draw):
    """Window, awning, door and the sign over them."""
    draw.rectangle([60, 190, 640, 540], fill=(46, 60, 54))
    draw.rectangle([78, 208, 622, 524], fill=(196, 214, 216))
    for x in (259, 440):
        draw.rectangle([x, 208, x + 9, 524], fill=(46, 60, 54))
    draw.polygon([(100, 208), (190, 208), (78, 420), (78, 252)], fill=(210, 225, 227))
    draw.rectangle([690, 190, 900, 600], fill=(46, 60, 54))
    draw.rectangle([712, 214, 878, 470], fill=(186, 205, 208))
    draw.ellipse([702, 500, 716, 514], fill=(214, 180, 90))
    for band, colour in enumerate([(214, 84, 62), (244, 238, 226), (214, 84, 62), (244, 238, 226), (190, 66, 48)]):
        y, flare = 156 + band * 16, band * 7
        draw.polygon([(60 - flare, y), (900 + flare, y), (907 + flare, y + 16), (53 - flare, y + 16)], fill=colour)
    draw.rectangle([130, 26, 830, 136], fill=(28, 62, 50), outline=(222, 196, 120), width=5)
    draw.text((480, 68), "CORNER BAKERY", font=ImageFont.truetype(FONTS + "DejaVuSerif-Bold.ttf", 56), anchor="mm",
              fill=(248, 240, 214))
    draw.text((480, 112), "open daily 7 to 18", font=ImageFont.truetype(FONTS + "DejaVuSerif.ttf", 27), anchor="mm",
              fill=(248, 240, 214))


def main(astronaut, hopper, model_path):
    model = onnxruntime.InferenceSession(model_path)
    street = Image.new("RGB", SIZE)
    draw = ImageDraw.Draw(street)
    wall(draw, *SIZE)
    shop(draw)
    street = street.filter(ImageFilter.GaussianBlur(0.8))
    for path, height, x in ((astronaut, 360, 150), (hopper, 380, 530)):
        person = cut_out(path, model, height)
        shadow = Image.new("RGBA", person.size, (10, 14, 16, 0))
        shadow.putalpha(person.getchannel("A").filter(ImageFilter.GaussianBlur(9)).point(lambda a: a * 2 // 5))
        street.paste(shadow, (x + 12, SIZE[1] - height + 6), shadow)
        street.paste(person, (x, SIZE[1] - height), person)
    street.save(Path(__file__).parent / "street.png", optimize=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
