"""The drawn pictures and the clips of the test set; run through make_media.py."""

from make_media import Sheet, bars, button, grid, receipt, speak, window


def pictures():
    receipts()
    signs()
    tables()
    windows()
    papers()
    collages()


def receipts():
    receipt(
        "media/receipt_cafe.png",
        ["LUNA CAFE", "48 Harbor Street, Portland", "Table 7   03/14/2025   12:42"],
        [("2 x Cappuccino", "$9.00"), ("Blueberry muffin", "$3.75"), ("Club sandwich", "$8.50"), ("Orange juice", "$4.25")],
        [("Subtotal", "$25.50"), ("Tax 8%", "$2.04"), ("TOTAL", "$27.54"), ("Cash", "$30.00"), ("Change", "$2.46")],
        "sans",
    )
    receipt(
        "media/receipt_market.png",
        ["GREEN MARKET", "Organic food since 1998", "Receipt no. 20417"],
        [("Apples 1.5 kg", "4.20"), ("Rye bread", "3.10"), ("Goat cheese", "6.90"), ("Olive oil 0.75 l", "11.80"),
         ("Eggs, 10 pieces", "3.50")],
        [("Sum in EUR", "29.50"), ("VAT included", "1.93"), ("Paid by card", "29.50")],
        "courier", width=500, ground="#fbf7ea", rule="=",
    )
    receipt(
        "media/receipt_hardware.png",
        ["BARLOW & SONS HARDWARE", "12 Mill Lane, Leeds", "Served by: Denise"],
        [("Claw hammer", "£14.99"), ("Wood screws (200)", "£6.49"), ("Sandpaper pack", "£3.25"), ("White paint 5 l", "£31.00")],
        [("Net", "£46.44"), ("VAT 20%", "£9.29"), ("AMOUNT DUE", "£55.73"), ("Loyalty points earned", "55")],
        "arial", width=520, ground="#f3f5f8",
    )


def signs():
    sheet = Sheet("media/sign_parking.png", 520, 640, "#8fa3ad")
    sheet.box(250, 470, 270, 640, fill="#5e6468")
    sheet.box(70, 40, 450, 500, fill="#1f4fa3", outline="white", width=8, radius=24)
    sheet.text(260, 150, "P", "arial-bold", 170, "white", "mm")
    for y, words, size in ((270, "VISITORS ONLY", 40), (330, "Mon - Fri 8:00 - 18:00", 28), (376, "max. 2 hours", 32),
                           (440, "Fee: 1.80 per hour", 30)):
        sheet.text(260, y, words, "arial-bold", size, "white", "mm")
    sheet.save()

    sheet = Sheet("media/sign_trail.png", 800, 480, "#a9c4d6")
    sheet.box(0, 400, 800, 480, fill="#6d8b4a")
    sheet.box(388, 30, 412, 480, fill="#5d4630")
    for y, left, words in ((60, False, "Eagle Peak  4.5 km"), (170, True, "Mirror Lake  2.3 km"), (280, True, "Old Mill  7.1 km")):
        x0, x1, tip = (60, 560, 20) if left else (240, 740, 780)
        edge = x0 if left else x1
        sheet.draw.polygon([(x0, y), (x1, y), (x1, y + 80), (x0, y + 80)], fill="#f2d24b")
        sheet.draw.polygon([(edge, y), (tip, y + 40), (edge, y + 80)], fill="#f2d24b")
        sheet.text((x0 + x1) // 2, y + 40, words, "sans-bold", 36, "#1d1d1d", "mm")
    sheet.save()


def tables():
    grid(
        "media/timetable.png", "Departures - Central Station", ["Train", "To", "Time", "Platform"],
        [["IC 204", "Hamburg", "08:15", "4"], ["RE 17", "Lindau", "08:32", "11"], ["IC 610", "Vienna", "09:05", "7"],
         ["RB 52", "Passau", "09:20", "2"], ["EC 88", "Verona", "09:48", "9"]],
        [40, 190, 380, 520, 680],
    )
    grid(
        "media/price_list.png", "Boat hire - price list", ["Boat", "1 hour", "3 hours", "Day"],
        [["Kayak", "12", "30", "55"], ["Rowing boat", "15", "38", "70"], ["Pedal boat", "18", "45", "80"],
         ["Sailing boat", "35", "90", "160"]],
        [40, 260, 390, 530, 650], face="sans", head="#7a3b2e", ground="#fdf9f2", note="All prices in euros. Deposit: 50 euros.",
    )
    bars("media/chart_sales.png", "Ice cream sales by month", [("May", 120), ("June", 185), ("July", 260), ("August", 240),
                                                             ("Sept", 95)], "", "#d9718e")
    bars("media/chart_rain.png", "Rainfall in mm", [("Bergen", 213), ("London", 59), ("Madrid", 36), ("Rome", 72)], "",
         "#3f7fbf", "arial", (600, 420), 230)


def windows():
    sheet = window("media/settings.png", "Printer settings", 760, 520)
    rows = [("Device name:", "Laser-204"), ("Paper size:", "A4"), ("Resolution:", "600 dpi"), ("Copies:", "3"),
            ("Color mode:", "Grayscale"), ("Toner left:", "42%")]
    for i, (key, value) in enumerate(rows):
        y = 96 + i * 54
        sheet.text(60, y + 20, key, "sans", 20, "#20262c", "lm")
        sheet.box(290, y, 690, y + 40, fill="white", outline="#aab4bd", radius=4)
        sheet.text(306, y + 20, value, "sans", 20, "#20262c", "lm")
    button(sheet, 410, 434, "Cancel", "#c9d0d6", "#20262c")
    button(sheet, 560, 434, "Apply")
    sheet.save()

    sheet = window("media/login.png", "Acme Mail - Sign in", 640, 500, "#5b2d73")
    sheet.text(320, 100, "Welcome back", "sans-bold", 28, "#2b2f33", "mm")
    for y, key, value in ((140, "E-mail address", "nora.winter@acme.test"), (230, "Password", "**********")):
        sheet.text(90, y, key, "sans", 17, "#444a50")
        sheet.box(90, y + 26, 550, y + 68, fill="white", outline="#aab4bd", radius=4)
        sheet.text(104, y + 47, value, "sans", 19, "#20262c", "lm")
    sheet.box(90, 318, 550, 366, fill="#fbe3e1", outline="#c6372c", radius=4)
    sheet.text(106, 342, "Wrong password. 2 attempts left.", "sans", 18, "#a4231a", "lm")
    button(sheet, 90, 390, "Sign in", "#5b2d73")
    sheet.text(550, 411, "Forgot password?", "sans", 17, "#2f6fd0", "rm")
    sheet.save()


def papers():
    sheet = Sheet("media/invoice.png", 720, 900, "#fffefb")
    sheet.text(50, 46, "NORDWIND BICYCLES", "times-bold", 34, "#1b4f72")
    sheet.text(50, 90, "7 Canal Road, Bristol BS1 4QT", "times", 20)
    sheet.text(670, 50, "INVOICE", "times-bold", 30, anchor="ra")
    for i, (key, value) in enumerate((("Invoice number:", "NB-3381"), ("Date:", "17 May 2025"), ("Due date:", "16 June 2025"),
                                      ("Customer:", "Laura Green"))):
        sheet.text(50, 150 + i * 34, key, "times-bold", 21)
        sheet.text(230, 150 + i * 34, value, "times", 21)
    xs = (50, 400, 520, 670)
    sheet.box(40, 310, 680, 350, fill="#dfe8ee")
    for x, words, anchor in zip(xs, ("Item", "Qty", "Price", "Amount"), ("lm", "lm", "lm", "rm")):
        sheet.text(x, 330, words, "times-bold", 21, anchor=anchor)
    for i, row in enumerate((("Brake pads", "4", "9.50", "38.00"), ("Inner tube", "2", "6.25", "12.50"),
                             ("Repair, hours", "3", "40.00", "120.00"))):
        for x, words, anchor in zip(xs, row, ("lm", "lm", "lm", "rm")):
            sheet.text(x, 376 + i * 42, words, "times", 21, anchor=anchor)
    sheet.line(40, 500, 680, 500, "#888888")
    for i, (key, value) in enumerate((("Subtotal", "170.50"), ("Discount", "10.50"), ("Total GBP", "160.00"))):
        face = "times-bold" if "Total" in key else "times"
        sheet.text(400, 530 + i * 38, key, face, 22, anchor="lm")
        sheet.text(670, 530 + i * 38, value, face, 22, anchor="rm")
    sheet.text(50, 690, "Thank you for your order. Please pay within 30 days.", "times", 21)
    sheet.text(50, 730, "Questions? Call 0117 496 0182", "times", 21)
    sheet.save()

    sheet = Sheet("media/poster.jpg", 600, 800, "#12203a")
    sheet.text(300, 80, "SUMMER NIGHT", "sans-bold", 54, "#ffd35c", "mm")
    sheet.text(300, 150, "JAZZ CONCERT", "sans-bold", 54, "#ffd35c", "mm")
    sheet.photo("media/bridge.jpg", 50, 210, 500, 330)
    for y, words, size in ((590, "Saturday 12 July, 20:30", 34), (645, "River Park Stage", 34), (705, "Tickets 18 dollars", 30),
                           (755, "www.riverjazz.test", 24)):
        sheet.text(300, y, words, "sans", size, "white", "mm")
    sheet.save()

    sheet = Sheet("media/badge.jpg", 640, 420, "#d5dce3")
    sheet.box(30, 30, 610, 390, fill="white", outline="#47607a", width=4, radius=22)
    sheet.box(32, 32, 608, 100, fill="#47607a", radius=20)
    sheet.text(320, 66, "DATA SUMMIT 2025", "arial-bold", 34, "white", "mm")
    sheet.photo("media/hopper.jpg", 60, 126, 200, 235)
    for y, words, face, size in ((160, "Grace Hopper", "arial-bold", 38), (220, "Rear Admiral", "arial", 28),
                                 (266, "Speaker", "arial", 28), (330, "Seat B14", "arial-bold", 32)):
        sheet.text(290, y, words, face, size, "#1c2733", "lm")
    sheet.save()


def collages():
    sheet = Sheet("media/astronaut_cat.jpg", 900, 460, "#e9e6df")
    sheet.photo("media/astronaut.jpg", 20, 20, 420, 420)
    sheet.photo("media/cat.jpg", 470, 60, 410, 340)
    sheet.save()

    sheet = Sheet("media/wall.jpg", 950, 700, "#ece7dc")
    sheet.photo("media/astronaut.jpg", 20, 20, 420, 320)
    sheet.photo("media/cat.jpg", 460, 30, 470, 300)
    sheet.photo("media/bridge.jpg", 20, 360, 420, 320)
    sheet.photo("media/coffee.jpg", 460, 360, 470, 320)
    sheet.save()

    sheet = Sheet("media/family.jpg", 1080, 420, "#f4f1ea")
    sheet.photo("media/hopper.jpg", 20, 20, 330, 380)
    sheet.photo("media/cat.jpg", 370, 90, 340, 240)
    sheet.photo("media/astronaut.jpg", 730, 20, 330, 380)
    sheet.save()

    sheet = Sheet("media/two_cats.jpg", 820, 760, "#dfe6ea")
    sheet.photo("media/cat.jpg", 20, 20, 380, 270)
    sheet.photo("media/cat.jpg", 420, 20, 380, 270, mirror=True)
    sheet.photo("media/coffee.jpg", 170, 330, 480, 340)
    sheet.text(410, 712, "FOUND: two tabby cats, call 555 0147", "sans-bold", 27, "#2b2b2b", "mm")
    sheet.save()


def clips():
    speak("media/meeting.wav", "Good morning. The meeting is moved from Tuesday to Thursday at three o'clock in room twelve. "
          "Please bring the printed report.", "en-us", 145)
    speak("media/garage.mp3", "Hello, this is Martin from the garage. Your car is ready. The repair costs ninety five dollars.",
          "en-gb", 140, 45, 22050)
    speak("media/budget.flac", "You can spend thirty dollars on lunch today, but not more.", "en-us", 150)
    speak("media/platform.ogg", "Attention please. The train to Vienna leaves today from platform seven.", "en-us", 140, 40, 22050)
    speak("media/shopping.wav", "Please buy apples, rye bread, butter and a bag of rice.", "en-gb", 135)
    speak("media/weather.mp3", "Tomorrow will be cold and windy. The temperature will fall to five degrees, "
          "and there will be rain in the evening.", "en-us", 150, 60)
    speak("media/invoice_call.wav", "Hello, this is Laura Green. I have received your invoice and I will pay it on Friday. "
          "Could you send me the brake pads today?", "en-gb", 140, 35)
    speak("media/silence.wav", "")
