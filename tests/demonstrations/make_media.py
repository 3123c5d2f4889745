"""Draws the pictures and speaks the clips of the worked demonstrations.

Usage: python make_media.py PHOTOS            (writes into ../../prompts/demonstrations/media)

PHOTOS is a folder with the photographs astronaut.png, chelsea.png, china.jpg, coffee.png and rocket.jpg (origin:
README.md beside the media). Needs Pillow, the Debian packages fonts-dejavu, fonts-liberation, espeak-ng and ffmpeg, as
the media of the question sets do, whose helpers it borrows. The same versions of these give the same files.
"""

import subprocess
import sys
from pathlib import Path

from PIL import Image, ImageOps

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/questions"))
from make_media import Sheet, bars, button, grid, receipt, speak, window  # noqa: E402

OUT = ROOT / "prompts/demonstrations/media"
CODES = ROOT / "tests/data/codes"


def photo(folder, name, box=None, mirror=False):
    """A part of a photograph; `box` in shares of its sides."""
    image = Image.open(folder / name).convert("RGB")
    if box:
        width, height = image.size
        image = image.crop((int(box[0] * width), int(box[1] * height), int(box[2] * width), int(box[3] * height)))
    return ImageOps.mirror(image) if mirror else image


def paste(sheet, image, x, y, width, height, top=0.5):
    sheet.image.paste(ImageOps.fit(image, (width, height), Image.LANCZOS, centering=(0.5, top)), (x, y))


def photographs(folder):
    street = Image.open(ROOT / "examples/street.png").convert("RGB")
    street.resize((640, 400), Image.LANCZOS).save(OUT / "bakery.jpg", quality=82)

    cat = photo(folder, "chelsea.png", mirror=True)
    cup = photo(folder, "coffee.png", (0.1, 0.0, 0.95, 1.0), mirror=True)
    pilot = photo(folder, "astronaut.png", (0.05, 0.0, 0.85, 1.0), mirror=True)
    temple = photo(folder, "china.jpg", (0.0, 0.05, 0.9, 1.0), mirror=True)

    sheet = Sheet(OUT / "cat_cup.jpg", 640, 300, "#d9d2c5")
    paste(sheet, cat, 10, 10, 310, 280)
    paste(sheet, cup, 330, 10, 300, 280)
    sheet.save()

    sheet = Sheet(OUT / "cups.jpg", 640, 300, "#efe9df")
    for x, mirror in ((10, True), (325, False)):
        paste(sheet, photo(folder, "coffee.png", (0.1, 0.0, 0.95, 1.0), mirror), x, 10, 305, 280)
    sheet.save()

    sheet = Sheet(OUT / "pilot.jpg", 400, 480, "#1f2d3d")
    paste(sheet, pilot, 20, 20, 360, 380)
    sheet.text(200, 438, "Flight school, room 12", "sans-bold", 24, "white", "mm")
    sheet.save()

    temple.resize((480, round(480 * temple.height / temple.width)), Image.LANCZOS).save(OUT / "temple.jpg", quality=80)

    sky = photo(folder, "rocket.jpg", (0.1, 0.0, 0.9, 1.0), mirror=True)
    sky.resize((400, round(400 * sky.height / sky.width)), Image.LANCZOS).save(OUT / "launch.jpg", quality=80)

    sheet = Sheet(OUT / "board.jpg", 640, 500, "#8a6d4b")
    paste(sheet, cat, 20, 20, 290, 220)
    paste(sheet, pilot, 330, 20, 290, 220, top=0.0)
    paste(sheet, temple, 20, 260, 290, 220)
    sheet.box(330, 260, 620, 480, fill="#fffbe6")
    for y, words, size in ((305, "LOST CAT", 36), (360, "answers to Momo", 24), (405, "call 555 0143", 24), (450, "reward: 40 euros", 24)):
        sheet.text(475, y, words, "sans-bold" if size > 30 else "sans", size, "#3a2b10", "mm")
    sheet.save()


def signs():
    sheet = Sheet(OUT / "garden.png", 560, 420, "#2e6b3a")
    sheet.box(14, 14, 546, 406, outline="#f2e8c9", width=5, radius=14)
    for y, words, face, size in ((80, "BOTANICAL GARDEN", "serif-bold", 38), (165, "Open 9:30 - 18:00", "serif", 32),
                                 (230, "Entry 6.50 EUR", "serif", 32), (295, "Dogs on a lead", "serif", 32),
                                 (360, "No bicycles", "serif", 32)):
        sheet.text(280, y, words, face, size, "#fdf6dc", "mm")
    sheet.save()

    sheet = Sheet(OUT / "detour.png", 480, 300, "#f08a1c")
    sheet.box(10, 10, 470, 290, outline="black", width=8, radius=16)
    sheet.text(240, 110, "DETOUR", "arial-bold", 84, "black", "mm")
    sheet.text(240, 215, "Bridge closed until 3 May", "arial", 32, "black", "mm")
    sheet.save()

    sheet = Sheet(OUT / "poster.png", 480, 640, "#22304f")
    for y, words, face, size, ink in ((70, "JAZZ NIGHT", "sans-bold", 58, "#ffd166"), (140, "The Blue Lamps", "sans", 36, "white"),
                                      (210, "Friday 8 August", "sans", 30, "white"), (470, "Old Brewery", "sans-bold", 36, "#ffd166"),
                                      (530, "Doors open 19:30", "sans", 30, "white"), (590, "Tickets 15 EUR", "sans", 30, "white")):
        sheet.text(240, y, words, face, size, ink, "mm")
    for i in range(5):
        sheet.box(90 + 64 * i, 290, 130 + 64 * i, 400, fill=("#ef476f", "#06d6a0", "#118ab2", "#ffd166", "#8338ec")[i])
    sheet.save()


def papers():
    receipt(OUT / "receipt_bikes.png", ["SPOKE & CHAIN", "12 Mill Lane", "02.04.2025  11:05"],
            [("Inner tube", "7.90"), ("Brake pads", "14.50"), ("Labour", "25.00")],
            [("Subtotal", "47.40"), ("Discount", "4.40"), ("Total", "43.00")], "courier", width=400, step=30)
    receipt(OUT / "receipt_lunch.png", ["Noodle House", "Table 9", "Server: Ada"],
            [("Ramen", "13.20"), ("Dumplings", "6.80"), ("Green tea", "3.00"), ("Iced tea", "4.00")],
            [("Total EUR", "27.00"), ("Cash", "30.00"), ("Change", "3.00")], "serif", width=400, ground="#fffaf0",
            step=30, rule="=")
    grid(OUT / "buses.png", "Buses to the lake", ["Line", "Leaves", "Arrives", "Stop"],
         [["14", "8:10", "8:52", "A"], ["27", "9:25", "10:01", "C"], ["14", "11:40", "12:22", "A"], ["31", "13:05", "13:58", "D"]],
         [34, 160, 300, 450, 560], face="sans", size=20, step=40, head="#7a2e3a")
    grid(OUT / "seeds.png", "Seed packets", ["Plant", "Price", "Days"],
         [["Radish", "1.90", "28"], ["Carrot", "2.40", "75"], ["Bean", "3.10", "60"], ["Pumpkin", "4.60", "110"]],
         [34, 240, 380, 500], face="arial", size=22, step=42, head="#3b6e2a")
    bars(OUT / "chart_bikes.png", "Bikes sold", [("Jan", 12), ("Feb", 18), ("Mar", 31), ("Apr", 44)], "", "#3f72af", "arial",
         (480, 340))

    sheet = Sheet(OUT / "ticket.png", 600, 260, "#fdf0d5")
    sheet.box(10, 10, 590, 250, outline="#780000", width=4, radius=12)
    sheet.text(300, 46, "CITY OPERA", "times-bold", 36, "#780000", "mm")
    for key, value, x, y in (("Date", "14 March", 40, 90), ("Row", "F", 260, 90), ("Seat", "17", 420, 90),
                             ("Begins", "20:15", 40, 170), ("Price", "38.00", 260, 170), ("Order", "B7731", 420, 170)):
        sheet.text(x, y, key, "arial", 18, "#5a4a42")
        sheet.text(x, y + 26, value, "arial-bold", 26, "#1d1d1d")
    sheet.save()

    sheet = Sheet(OUT / "parcel.png", 560, 420, "#ffffff")
    sheet.box(8, 8, 552, 412, outline="black", width=3)
    sheet.text(30, 30, "EXPRESS PARCEL", "arial-bold", 30)
    for y, key, value in ((90, "To:", "Nora Lind"), (130, "Street:", "8 Harbour Road"), (170, "City:", "Malmo"), (210, "Weight:", "2.4 kg")):
        sheet.text(30, y, key, "arial", 22, "#444444")
        sheet.text(150, y, value, "arial-bold", 22)
    code = Image.open(CODES / "qr.png").convert("RGB")
    sheet.image.paste(code.resize((170, 170), Image.NEAREST), (365, 70))
    bar = Image.open(CODES / "code-128.png").convert("RGB").rotate(90, expand=True)
    sheet.image.paste(bar, ((560 - bar.width) // 2, 275))
    sheet.save()

    sheet = Sheet(OUT / "syrup.png", 480, 560, "#eef5f9")
    sheet.box(60, 30, 420, 530, fill="white", outline="#1b4965", width=4, radius=24)
    sheet.text(240, 90, "COUGH SYRUP", "arial-bold", 40, "#1b4965", "mm")
    sheet.text(240, 150, "Honey and thyme", "arial", 28, "#333333", "mm")
    for i, words in enumerate(("Adults: 10 ml, 3 times a day", "Children: 5 ml, twice a day", "Keep below 25 C")):
        sheet.text(90, 230 + 44 * i, words, "arial", 22, "#222222", "lm")
    for i, words in enumerate(("Best before 11/2027", "Lot 5A-3309")):
        sheet.text(90, 420 + 36 * i, words, "arial", 16, "#222222", "lm")
    sheet.save()


def windows():
    sheet = window(OUT / "update.png", "Software update", 560, 320, "#4a3a6a")
    sheet.text(50, 110, "Version 4.2 is ready to install.", "sans-bold", 22, "#20262c", "lm")
    sheet.text(50, 155, "Download size: 86 MB", "sans", 20, "#20262c", "lm")
    sheet.text(50, 190, "The computer restarts once.", "sans", 20, "#20262c", "lm")
    button(sheet, 210, 240, "Later", "#c9d0d6", "#20262c")
    button(sheet, 370, 240, "Install", "#3a9d5d")
    sheet.save()


def shelves():
    """The same shelf twice; in the second picture a box is gone and another one has a new colour."""
    for name, gone, colour in (("shelf_before.png", False, "#d1495b"), ("shelf_after.png", True, "#2a9d8f")):
        sheet = Sheet(OUT / name, 480, 320, "#f1ede6")
        for y in (150, 290):
            sheet.box(20, y, 460, y + 12, fill="#7f5539")
        for i, fill in enumerate(("#264653", "#e9c46a", colour)):
            sheet.box(50 + 140 * i, 60, 150 + 140 * i, 150, fill=fill)
        for i, fill in enumerate(("#457b9d", "#8d99ae", "#bc6c25")):
            if not (gone and i == 1):
                sheet.box(50 + 140 * i, 200, 150 + 140 * i, 290, fill=fill)
        sheet.save()


def clips():
    speak(OUT / "market.mp3", "The market is closed on Monday. It opens again on Tuesday morning.", "en-us", 135)
    speak(OUT / "letter.mp3", "Hello. Your new glasses are ready. Please bring your passport.", "en-us", 135, 45)
    speak(OUT / "lunch.mp3", "Thank you for your visit. The total is twenty seven euros.", "en-us", 135, 60)
    speak(OUT / "train.mp3", "Good evening. The last train to London leaves in ten minutes. Have a good trip.", "en-us", 132, 40)
    speak(OUT / "concert.mp3", "The jazz concert on Friday begins at eight. Tickets are fifteen euros.", "en-us", 140)
    for name, source in (("hum.flac", "sine=frequency=330:duration=3:sample_rate=16000"),
                         ("hush.flac", "anullsrc=r=16000:cl=mono")):
        subprocess.run(["ffmpeg", "-v", "error", "-y", "-f", "lavfi", "-i", source, "-t", "3", "-map_metadata", "-1",
                        "-bitexact", "-ac", "1", "-ar", "16000", OUT / name], check=True)


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    OUT.mkdir(parents=True, exist_ok=True)
    photographs(Path(sys.argv[1]))
    signs()
    papers()
    windows()
    shelves()
    clips()


if __name__ == "__main__":
    main()
