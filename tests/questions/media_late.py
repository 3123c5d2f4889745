"""The drawn pictures and the clips of the late test set; run through make_media.py."""

from make_media import Sheet, bars, button, code, grid, receipt, speak, stripes, window

HERE = "late/media/"


def pictures():
    receipt(
        HERE + "bistro.png",
        ["CHEZ MARTHA", "9 Rue du Port, Nantes", "2 guests, table 14"],
        [("Onion soup", "7.50"), ("Steak and chips", "21.00"), ("Lemon tart", "6.80"), ("Sparkling water", "3.20")],
        [("Subtotal", "38.50"), ("Service 10%", "3.85"), ("TOTAL EUR", "42.35"), ("Card ending 4411", "42.35")],
        "serif", ground="#fffdf6",
    )
    receipt(
        HERE + "nursery.png",
        ["GREENTHUMB NURSERY", "Open every day", "Slip 7731"],
        [("Rose bush", "18.90"), ("Potting soil 20 l", "9.40"), ("Watering can", "14.70")],
        [("Goods", "43.00"), ("Spring voucher", "4.00"), ("To pay", "39.00"), ("Cash", "50.00"), ("Return", "11.00")],
        "mono", width=480, rule="=",
    )

    sheet = Sheet(HERE + "opera.png", 760, 380, "#f6efe2")
    sheet.box(16, 16, 744, 364, outline="#6b1f2a", width=5, radius=12)
    sheet.text(50, 44, "CITY OPERA", "serif-bold", 40, "#6b1f2a")
    for i, (key, value) in enumerate((("Show", "The Magic Flute"), ("Date", "3 October 2025"), ("Doors", "18:45"), ("Begins", "19:30"), ("Row", "F"), ("Seat", "23"))):
        sheet.text(50, 112 + i * 40, key, "serif-bold", 24)
        sheet.text(170, 112 + i * 40, value, "serif", 24)
    code(sheet, 500, 90, "OPERA-55270-F23", 8)
    sheet.save()

    sheet = Sheet(HERE + "crate.png", 700, 460, "#c9a878")
    sheet.box(60, 50, 640, 410, fill="white", outline="#444444", width=3)
    for i, (key, value) in enumerate((("From", "Hansen Tools, Aarhus"), ("To", "Mill Street 5, Cork"), ("Weight", "12.4 kg"), ("Pieces", "3"))):
        sheet.text(90, 76 + i * 38, f"{key}: {value}", "arial-bold" if i == 1 else "arial", 25)
    stripes(sheet, 110, 245, "code128", "HT-90418", 460, 140)
    sheet.save()

    for name, cup, cat in (("shelf_morning", True, True), ("shelf_evening", False, True)):
        sheet = Sheet(HERE + name + ".jpg", 840, 420, "#d9cdb8")
        sheet.box(0, 360, 840, 380, fill="#7a5a3a")
        if cup:
            sheet.photo("media/coffee.jpg", 40, 120, 330, 236)
        if cat:
            sheet.photo("media/cat.jpg", 430, 90, 370, 266)
        sheet.save()

    sheet = Sheet(HERE + "staff_card.png", 640, 400, "#bfc9d2")
    sheet.box(24, 24, 616, 376, fill="white", outline="#0d5c63", width=5, radius=18)
    sheet.text(50, 48, "NORTH BAY HOSPITAL", "arial-bold", 32, "#0d5c63")
    sheet.photo("media/astronaut.jpg", 410, 110, 180, 230)
    for i, (key, value) in enumerate((("Name", "Ruth Calder"), ("Ward", "Radiology"), ("Staff no", "RC-2096"), ("Valid until", "31.12.2027"), ("Pager", "518"))):
        sheet.text(50, 120 + i * 46, key + ":", "arial-bold", 23, "#1c2733")
        sheet.text(200, 120 + i * 46, value, "arial", 23, "#1c2733")
    sheet.save()

    grid(
        HERE + "ferry.png", "Ferries from Pier 3", ["Ship", "Island", "Leaves", "Fare"],
        [["Aurora", "Skye", "07:40", "14.50"], ["Selkie", "Mull", "09:10", "11.00"], ["Gannet", "Islay", "10:25", "17.80"], ["Heron", "Arran", "12:05", "9.60"]],
        [40, 200, 370, 520, 660], face="sans", head="#114b5f",
    )
    grid(
        HERE + "tea_menu.png", "Tea House", ["Tea", "Cup", "Pot"],
        [["Assam", "3.20", "6.10"], ["Jasmine", "3.60", "6.90"], ["Rooibos", "3.00", "5.70"], ["Matcha", "4.80", "9.20"]],
        [40, 260, 400, 540], face="times", size=24, head="#3d5a3c", ground="#f7faf2", note="Scone with jam 4.50",
    )
    bars(HERE + "loans.png", "Books lent per month", [("Jan", 310), ("Feb", 275), ("Mar", 340), ("Apr", 190), ("May", 225)], "", "#7b6bb0")

    sheet = Sheet(HERE + "gate.png", 720, 520, "#9fb6a0")
    sheet.box(60, 40, 660, 400, fill="#b3261e", outline="white", width=8, radius=18)
    sheet.box(340, 400, 380, 520, fill="#555555")
    for y, words, size in ((110, "PRIVATE ROAD", 58), (200, "No turning", 40), (270, "Deliveries 7:00 - 11:00", 36), (340, "Ring bell at house 12", 36)):
        sheet.text(360, y, words, "arial-bold", size, "white", "mm")
    sheet.save()

    sheet = window(HERE + "backup.png", "Backup assistant", 720, 420, "#274156")
    sheet.text(60, 110, "Backup failed", "sans-bold", 28, "#a4231a")
    sheet.text(60, 170, "Drive E: is full. 3.2 GB are missing.", "sans", 21, "#20262c")
    sheet.text(60, 215, "Last good backup: 8 November", "sans", 21, "#20262c")
    button(sheet, 60, 310, "Skip", "#c9d0d6", "#20262c")
    button(sheet, 290, 310, "Free space", "#2f6fd0", "white", 160)
    button(sheet, 530, 310, "Retry", "#2c7a4b")
    sheet.save()

    sheet = Sheet(HERE + "payslip.png", 700, 560, "white")
    sheet.text(50, 40, "PAYSLIP  October 2025", "arial-bold", 32)
    sheet.text(50, 90, "Harbour Logistics Ltd", "arial", 22, "#444444")
    for i, (key, value) in enumerate((("Employee", "Tomas Berg"), ("Hours worked", "160"), ("Gross pay", "3200.00"), ("Income tax", "540.00"), ("Pension", "160.00"), ("Net pay", "2500.00"))):
        y = 160 + i * 56
        sheet.line(50, y + 42, 650, y + 42, "#c4c4c4")
        sheet.text(60, y + 10, key, "arial-bold" if key == "Net pay" else "arial", 24)
        sheet.text(640, y + 10, value, "arial-bold" if key == "Net pay" else "arial", 24, anchor="ra")
    sheet.save()

    sheet = Sheet(HERE + "fridge_note.png", 620, 460, "#fff4a8")
    for i, words in enumerate(("Hi Lena,", "the electrician comes on Thursday at 8:15.", "Please feed the cat and water the ferns.", "There is soup in the blue pot.", "Back on Sunday. Love, Grandma")):
        sheet.text(50, 60 + i * 70, words, "serif", 27, "#23305c")
    sheet.save()

    sheet = Sheet(HERE + "gallery.jpg", 1100, 520, "#efe9df")
    sheet.photo("media/coffee.jpg", 20, 60, 330, 300)
    sheet.photo("media/hopper.jpg", 390, 30, 310, 370)
    sheet.photo("media/cat.jpg", 740, 60, 340, 300)
    for x, words in ((185, "Morning ritual"), (545, "The admiral"), (910, "Chelsea at rest")):
        sheet.text(x, 450, words, "serif-bold", 30, "#2b2b2b", "mm")
    sheet.save()

    sheet = Sheet(HERE + "pinboard.jpg", 900, 760, "#b98b5e")
    sheet.photo("media/astronaut.jpg", 30, 30, 400, 340)
    sheet.photo("media/astronaut.jpg", 470, 30, 400, 340, mirror=True)
    sheet.photo("media/coffee.jpg", 30, 400, 400, 330)
    sheet.photo("media/hopper.jpg", 470, 400, 400, 330)
    sheet.save()


def clips():
    speak(HERE + "plumber.mp3", "Hello, this is the plumber. I can come on Wednesday at nine. Please keep the kitchen sink empty. "
          "The visit costs eighty euros.", "en-gb", 140, 45, 22050)
    speak(HERE + "castle.wav", "Welcome to the castle. The tour takes forty minutes. Please do not touch the paintings. "
          "The tower is closed today.", "en-us", 140, 55)
    speak(HERE + "boarding.ogg", "Passengers for the flight to Lisbon, please go to gate fourteen. Boarding starts in ten minutes.",
          "en-us", 145, 40, 22050)
    speak(HERE + "club.flac", "You get forty dollars from the club for the dinner, and not more.", "en-gb", 135)
    speak(HERE + "tea_order.wav", "Two pots of jasmine and one cup of matcha, please.", "en-gb", 135, 60)
