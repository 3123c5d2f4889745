"""The drawn pictures and the clips of the development set; run through make_media.py."""

from make_media import Sheet, bars, button, code, grid, receipt, speak, stripes, window


def pictures():
    receipts()
    signs()
    tables()
    windows()
    papers()
    collages()
    codes()
    changed()


def receipts():
    receipt(
        "dev/media/receipt_pizza.png",
        ["PIZZERIA ROMA", "Via Nova 3, Graz", "14.06.2025  19:20"],
        [("Pizza Funghi", "11.90"), ("Pizza Diavola", "12.50"), ("Mixed salad", "6.80"), ("Mineral water 1 l", "5.40")],
        [("Food and drinks", "36.60"), ("Service", "3.00"), ("Total EUR", "39.60")],
        "courier", width=460,
    )
    receipt(
        "dev/media/receipt_fuel.png",
        ["HIGHWAY 9 FUEL", "Exit 41, Ohio", "Pump 06"],
        [("Regular unleaded", ""), ("Gallons", "10.40"), ("Price per gallon", "$3.50"), ("Fuel sale", "$36.40"),
         ("Car wash", "$12.00")],
        [("Balance", "$48.40"), ("Visa ending 7781", "$48.40")],
        "mono", width=480, ground="#f7f7f2", rule="=",
    )
    receipt(
        "dev/media/receipt_books.png",
        ["Paper Moon Books", "Order 77120", "Cashier: Tomas"],
        [("Atlas of Islands", "£24.00"), ("Bread at Home", "£18.50"), ("Notebook, dotted", "£7.25"), ("Gift wrap", "£2.00")],
        [("Items total", "£51.75"), ("Voucher", "£5.00"), ("To pay", "£46.75")],
        "serif", width=430, ground="#fffdf6", step=36,
    )


def signs():
    sheet = Sheet("dev/media/sign_museum.png", 600, 560, "#c9bfae")
    sheet.box(40, 40, 560, 520, fill="#5c1f2b", outline="#d8b45a", width=6, radius=10)
    for y, words, face, size in ((100, "CITY MUSEUM", "serif-bold", 46), (180, "Opening hours", "serif", 30),
                                 (250, "Tue - Fri  10:00 - 17:00", "serif", 28), (305, "Sat - Sun  11:00 - 19:00", "serif", 28),
                                 (360, "Monday closed", "serif", 28), (450, "Free entry on Thursdays", "serif-bold", 28)):
        sheet.text(300, y, words, face, size, "#fff4d6", "mm")
    sheet.save()

    sheet = Sheet("dev/media/sign_pool.png", 640, 480, "#ffd21f")
    sheet.box(14, 14, 626, 466, outline="black", width=10, radius=18)
    for y, words, size in ((90, "CAUTION", 72), (190, "WET FLOOR", 58), (300, "No running", 40), (370, "Depth 1.6 m", 40)):
        sheet.text(320, y, words, "arial-bold", size, "black", "mm")
    sheet.save()


def tables():
    grid(
        "dev/media/menu.png", "Lunch menu", ["Dish", "Small", "Large"],
        [["Tomato soup", "4.50", "6.50"], ["Lentil curry", "7.20", "9.80"], ["Fish pie", "8.40", "11.60"],
         ["Pancakes", "5.10", "7.30"], ["Fruit salad", "3.90", "5.70"]],
        [40, 290, 430, 560], face="times", head="#2f5d3a", note="Every dish comes with bread.",
    )
    grid(
        "dev/media/flights.png", "Arrivals", ["Flight", "From", "Due", "Gate"],
        [["LX 318", "Zurich", "10:05", "A14"], ["KL 1007", "Amsterdam", "10:20", "B2"], ["SK 501", "Oslo", "10:45", "A9"],
         ["TP 1356", "Lisbon", "11:10", "C21"]],
        [40, 200, 400, 520, 640], face="sans", head="#1c1c1c", ground="#fff8dc",
    )
    bars("dev/media/chart_visitors.png", "Visitors per day", [("Mon", 40), ("Tue", 65), ("Wed", 55), ("Thu", 110), ("Fri", 90)],
         "", "#5b9b6b", "arial")
    bars("dev/media/chart_energy.png", "Electricity by source, %", [("Wind", 34), ("Solar", 21), ("Hydro", 17), ("Gas", 28)],
         "", "#c98b2b", "serif", (620, 420))


def windows():
    sheet = window("dev/media/wifi.png", "Network", 720, 440, "#22543d")
    rows = [("Network name", "Kitchen-5G"), ("Security", "WPA3"), ("Signal", "78"), ("IP address", "192.168.4.27"),
            ("Speed (Mbit)", "240")]
    for i, (key, value) in enumerate(rows):
        y = 104 + i * 48
        sheet.text(56, y, key, "arial", 22, "#333333", "lm")
        sheet.text(340, y, value, "arial-bold", 22, "#111111", "lm")
    button(sheet, 56, 354, "Disconnect", "#c6372c", width=160)
    button(sheet, 534, 354, "Close", "#c9d0d6", "#20262c")
    sheet.save()

    sheet = window("dev/media/delete.png", "File manager", 640, 360)
    sheet.text(60, 110, "Delete 3 files?", "sans-bold", 26, "#20262c", "lm")
    sheet.text(60, 164, "budget.xlsx, notes.txt and plan.pdf", "sans", 20, "#20262c", "lm")
    sheet.text(60, 200, "This cannot be undone.", "sans", 20, "#a4231a", "lm")
    button(sheet, 300, 266, "Keep", "#c9d0d6", "#20262c")
    button(sheet, 450, 266, "Delete", "#c6372c")
    sheet.save()


def papers():
    sheet = Sheet("dev/media/letter.png", 720, 760, "white")
    sheet.text(50, 50, "Hillside Primary School", "serif-bold", 28, "#234")
    for y, words in ((130, "9 September 2025"), (190, "Dear parents,"), (240, "our school trip goes to the zoo on 25 September."),
                     (276, "The bus leaves at 8:30 in front of the gym."), (312, "Please give your child 14 euros and a lunch box."),
                     (372, "We are back at 16:45."), (450, "Kind regards"), (490, "Helen Brooks, class 3b")):
        sheet.text(50, y, words, "serif", 21)
    for i, (key, value) in enumerate((("Phone:", "0316 555 204"), ("Room:", "118"))):
        sheet.text(50, 600 + i * 38, key, "serif", 20)
        sheet.text(180, 600 + i * 38, value, "serif", 20)
    sheet.save()

    sheet = Sheet("dev/media/boarding.png", 860, 360, "#e8eef4")
    sheet.box(20, 20, 840, 340, fill="white", outline="#315f8c", width=3, radius=16)
    sheet.box(22, 22, 838, 86, fill="#315f8c", radius=14)
    sheet.text(50, 54, "BOARDING PASS", "sans-bold", 28, "white", "lm")
    fields = (("Passenger", "OLIVIA STONE", 50, 120), ("Flight", "LX 318", 400, 120), ("Seat", "22C", 640, 120),
              ("From", "Zurich", 50, 230), ("Destination", "Dublin", 230, 230), ("Gate", "A14", 400, 230), ("Boarding", "09:25", 640, 230))
    for key, value, x, y in fields:
        sheet.text(x, y, key, "sans", 18, "#56616b")
        sheet.text(x, y + 28, value, "sans-bold", 28, "#111111")
    sheet.save()

    sheet = Sheet("dev/media/flyer.jpg", 640, 760, "#fff3e0")
    sheet.text(320, 70, "FLEA MARKET", "serif-bold", 60, "#a33b20", "mm")
    sheet.photo("dev/media/citrus.jpg", 70, 140, 500, 320)
    for y, words, size in ((510, "Sunday 21 September", 34), (570, "9:00 to 15:00", 34), (640, "Castle Square", 34),
                           (705, "Stall fee: 8 euros", 28)):
        sheet.text(320, y, words, "serif", size, "#3b2a20", "mm")
    sheet.save()


def collages():
    sheet = Sheet("dev/media/cat_over_admiral.jpg", 520, 900, "#eceff1")
    sheet.photo("media/cat.jpg", 40, 30, 440, 300)
    sheet.photo("media/hopper.jpg", 60, 360, 400, 460)
    sheet.text(260, 860, "Cat and admiral", "serif", 28, anchor="mm")
    sheet.save()

    sheet = Sheet("dev/media/album.jpg", 970, 720, "#2d3338")
    sheet.photo("media/astronaut.jpg", 20, 20, 490, 330)
    sheet.photo("media/coffee.jpg", 530, 20, 420, 330, mirror=True)
    sheet.photo("dev/media/china.jpg", 20, 370, 490, 330)
    sheet.photo("media/cat.jpg", 530, 370, 420, 330, mirror=True)
    sheet.save()

    sheet = Sheet("dev/media/crew.jpg", 1100, 400, "#f0ece6")
    sheet.photo("media/astronaut.jpg", 20, 20, 340, 360)
    sheet.photo("media/hopper.jpg", 380, 20, 340, 360, mirror=True)
    sheet.photo("media/astronaut.jpg", 740, 20, 340, 360, mirror=True)
    sheet.save()

    sheet = Sheet("dev/media/breakfast.jpg", 900, 420, "#ffffff")
    sheet.photo("media/coffee.jpg", 20, 40, 420, 340)
    sheet.photo("media/cat.jpg", 460, 60, 420, 300)
    sheet.save()


def codes():
    sheet = Sheet("dev/media/parcel.png", 760, 460, "#d8c3a0")
    sheet.box(40, 40, 720, 420, fill="white", outline="#333333", width=3)
    for i, (key, value) in enumerate((("Sender", "Lund Ceramics, Malmo"), ("Receiver", "R. Okafor, Quay 7, Bristol"), ("Weight", "3.8 kg"), ("Contents", "12 plates"), ("Value", "140 euros"))):
        sheet.text(70, 70 + i * 44, f"{key}: {value}", "arial-bold" if i == 1 else "arial", 22)
    sheet.text(70, 340, "FRAGILE", "arial-bold", 46, "#b02020")
    code(sheet, 500, 200, "https://track.example/LC-55821", 6)
    sheet.save()

    sheet = Sheet("dev/media/jam.png", 560, 520, "#fbe9e7")
    sheet.text(280, 70, "Grandma Iva's", "serif", 34, "#7a1f2b", "mm")
    sheet.text(280, 130, "APRICOT JAM", "serif-bold", 52, "#7a1f2b", "mm")
    for i, words in enumerate(("Net weight 340 g", "Sugar 42 g in 100 g", "Best before 11/2026")):
        sheet.text(280, 210 + i * 44, words, "sans", 24, "#333333", "mm")
    stripes(sheet, 100, 350, "ean13", "590123412345", 360, 140)
    sheet.save()

    sheet = Sheet("dev/media/concert.png", 640, 760, "#1d2233")
    sheet.text(320, 90, "NIGHT OF STRINGS", "serif-bold", 48, "#f3d98b", "mm")
    for i, words in enumerate(("Saturday 8 November, 20:00", "Old Brewery, Hall 2", "Tickets 18 euros")):
        sheet.text(320, 170 + i * 50, words, "serif", 30, "white", "mm")
    code(sheet, 190, 360, "tickets.example/strings?seat=any", 8)
    sheet.text(320, 700, "Scan me for seats", "serif", 26, "white", "mm")
    sheet.save()


def changed():
    for name, price, bell in (("kiosk_monday", "2.20", True), ("kiosk_friday", "2.60", False)):
        sheet = Sheet(f"dev/media/{name}.png", 720, 460, "#f4efe2")
        sheet.text(360, 60, "KIOSK AT THE LAKE", "sans-bold", 40, "#23486b", "mm")
        for i, (what, cost) in enumerate((("Coffee", price), ("Tea", "2.00"), ("Ice cream", "1.80"), ("Waffle", "3.50"))):
            sheet.text(80, 130 + i * 56, what, "sans", 28)
            sheet.text(420, 130 + i * 56, cost, "sans", 28, anchor="ra")
        if bell:
            sheet.box(520, 150, 660, 250, fill="#c0392b", radius=12)
            sheet.text(590, 200, "NEW", "sans-bold", 40, "white", "mm")
        sheet.text(360, 410, "open daily from nine", "sans", 24, "#555555", "mm")
        sheet.save()


def clips():
    speak("dev/media/dentist.wav", "This is the dental office of Doctor Miller. Your appointment on Monday is cancelled. "
          "The new date is Wednesday at ten thirty.", "en-us", 145)
    speak("dev/media/pickup.mp3", "Hi, it's Helen. The bus will come back at sixteen forty five. Can you pick up the children?",
          "en-gb", 140, 60, 22050)
    speak("dev/media/bookshop.flac", "Hello, this is Paper Moon Books. Your notebook is ready. You can pick it up on Saturday.",
          "en-us", 140, 40)
    speak("dev/media/boarding_call.ogg", "Good morning. The flight from Zurich to Dublin is delayed by two hours. We are sorry.",
          "en-us", 135, 50, 22050)
    speak("dev/media/recipe.wav", "Take two eggs, two cups of flour and a little milk. Then add the sugar.", "en-gb", 140)
    speak("dev/media/quiet.flac", "")
