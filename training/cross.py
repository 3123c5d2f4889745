"""Questions over two papers of different shape, and over a paper and a recording."""

import re

from asks import q
from documents import CITIES, FIRST, Document, laid_out, squeeze
from errands import HOW, fill
from pairs import twin
from papers import OCR
from sounds import HEAR, both
from words import OPEN, SHUT, article, say

FLIP = {"greater": "less", "less": "greater", "at_least": "at_most", "at_most": "at_least", "equal": "equal", "same_text": "same_text"}


def slip(rng, nouns, titles, pairs, need, most=5, extra=()):
    """A paper of printed keys; those that are needed are among them."""
    others = [key for key in pairs if key not in need]
    kept = set(need) | set(rng.sample(others, min(len(others), max(0, most - len(need)))))
    doc = Document("slip", rng.choice(nouns), title=rng.choice(titles), pairs={key: kind for key, kind in pairs.items() if key in kept})
    doc.values = {key: fill(rng, kind) for key, kind in doc.pairs.items()}
    # The numbers of a chart stand over their names.
    doc.lines = [doc.title, *extra, *(laid_out(rng, doc.values, 0.15) if "chart" not in nouns else [*doc.values.values(), *doc.values])]
    return doc


def grid(rng, nouns, titles, first, columns, rows, row, most=5):
    """A paper of rows and columns, one row among them."""
    names = rng.sample([name for name in rows if name != row], min(len(rows), rng.randint(3, most)) - 1)
    names.insert(rng.randint(0, len(names)), row)
    doc = Document("grid", rng.choice(nouns), title=rng.choice(titles), table=([first, *columns], names, dict(columns)))
    doc.lines = [doc.title, first, *columns]
    for name in names:
        doc.lines += [name, *(fill(rng, kind) for kind in columns.values())]
    return doc


def whole(*docs):
    """Whether the planner sees all lines of the papers."""
    return all(len(squeeze(doc.lines, 10_000)) <= 360 // len(docs) for doc in docs)


def read_of(key):
    """The calls that read a printed key of the picture `n`, under a name."""
    return lambda n, name: [f"{name} = read_value(lines=$lines{n}, key={q(key)})"]


def cell_of(row, column):
    """The calls that look up a cell of the picture `n`, under a name."""
    return lambda n, name: [f"cells{n} = table(lines=$lines{n})", f"{name} = lookup(table=$cells{n}, row={q(row)}, column={q(column)})"]


def worked(rng, op, pattern, k, t, names, slots, m=None):
    """The ask for a value `k` and a value `t`, each a paper and its read, in either order of the pictures."""
    swap = rng.random() < 0.5
    one, two = (t, k) if swap else (k, t)
    calls = ["lines = ocr(image=$image)", *one[1]("", "a"), "lines2 = ocr(image=$image2)", *two[1]("2", "b")]
    docs = [one[0], two[0]]
    # Where the two are called alike, they are told apart by their order.
    slots = dict(slots, k=k[0].noun, t=t[0].noun, kth="second" if swap else "first", tth="first" if swap else "second")
    if slots["k"] == slots["t"]:
        slots |= dict(k=f"{slots['kth']} {slots['k']}", t=f"{slots['tth']} {slots['t']}")
    text = neat(say(rng, pattern, **slots))
    letters = str.maketrans("kt", "ba" if swap else "ab")
    if op == "both":
        mine, other = ("b", "a") if swap else ("a", "b")
        parts = [f"{names[1]}: {{{other}}}", f"{names[0]}: {{{mine}}}"] if swap else [f"{names[0]}: {{{mine}}}", f"{names[1]}: {{{other}}}"]
        return twin(text, calls, '"' + "; ".join(parts) + '"', "Both", docs)
    if op in FLIP:
        how = FLIP[op] if swap else op
        return twin(text, [*calls, f'yes = compare(a=$a, b=$b, how="{how}")'], "yes", "Comparison", docs)
    formula, _, limit = op.partition(" ? ")
    if set(formula) <= set("k+ t") or formula in ("max(k, t)", "min(k, t)"):
        # What may stand either way stands in the order of the pictures.
        formula = formula.replace("k", "a").replace("t", "b") if "k, t" not in formula else formula.replace("k, t", "a, b")
    else:
        formula = formula.translate(letters)
        # Sums go in the order of the pictures.
        formula = formula.replace("(b + a)", "(a + b)").replace("- b - a", "- a - b").replace("b * a", "a * b")
        formula = re.sub(r"^b \+ a \* (\d+)$", r"a * \1 + b", formula)
        formula = re.sub(r"^b \* (\d+) \+ a$", r"a + b * \1", formula)
    calls.append(f'result = calculate(expression="{formula}", a=$a, b=$b)')
    if limit:
        return twin(text, [*calls, f'yes = compare(a=$result, b={m}, how="{HOW[limit]}")'], "yes", "Sum", docs)
    return twin(text, calls, "result", "Result", docs)


# Papers of keys with amounts: nouns, headings, lines that stand below the heading, keys with what people call them.
SLIPS = [
    (["bill", "restaurant bill", "check"], ["Osteria Lume", "THE OLD FORGE", "Bistro Nadja", "Wok & Roll"], [], {"Mixed salad": "mixed salad|salad", "Soup of the day": "soup|bowl of soup", "Lamb chops": "lamb|meat dish", "House wine": "wine|glass of wine", "Creme brulee": "dessert|pudding|burnt cream", "Still water": "water|bottle of water"}),
    (["garage bill", "repair invoice", "workshop bill"], ["Kwik Motors", "AUTO HUBER", "Bayside Auto Repair"], [], {"Labour": "labour|mechanic's work", "Brake pads": "set of brake pads|brake job", "Oil filter": "oil filter|new filter", "Tow service": "tow truck|towing", "Wiper blade": "wiper"}),
    (["parking slip", "parking receipt", "car park ticket"], ["Q-Park Centre", "CITY PARKING", "Level Two Car Park"], ["Keep this ticket"], {"Parking fee": "parking|time in the car park", "Lost ticket": "lost ticket|penalty for a lost ticket"}),
    (["dentist's invoice", "invoice", "dental bill"], ["Dr. Imani Cole DDS", "Smile Studio", "Praxis Dr. Wolff"], [], {"Filling": "filling|hole in my tooth", "X-ray": "X-ray|picture of my jaw", "Cleaning": "tooth cleaning|hygienist", "Night guard": "night guard|thing against grinding"}),
    (["hotel bill", "folio", "hotel invoice"], ["Seaview Lodge", "HOTEL AURORA", "Pension Edelweiss"], [], {"Minibar": "minibar|little fridge", "City tax": "city tax|tourist tax", "Breakfast": "breakfast|morning buffet", "Late check-out": "late check-out|late departure", "Pet fee": "dog's stay|pet fee"}),
    (["pharmacy receipt", "chemist's receipt", "drugstore slip"], ["Apollo Pharmacy", "WELLMART RX", "Rowlands Chemist"], [], {"Cough syrup": "cough syrup|stuff for my cough", "Plasters": "box of plasters|pack of band-aids", "Vitamin C": "vitamin pack|pack of vitamins", "Nose spray": "nose spray|spray for my cold"}),
    (["concert ticket", "e-ticket", "ticket"], ["RED LIZARDS LIVE", "Arena Nights", "Jazz in the Park"], ["No refunds"], {"Ticket price": "concert ticket|concert", "Booking fee": "booking fee|fee for booking", "Cloakroom": "cloakroom|place for my coat"}),
    (["school letter", "letter from school", "letter"], ["Oakfield Primary", "St. Anne's School", "Hillcrest Middle School"], ["Dear parents,"], {"Trip cost": "school trip|outing", "Packed lunch": "packed lunch|lunch for the trip", "School photo": "school photo|class picture", "Swim cap": "swim cap|cap for swimming"}),
    (["gym contract", "contract", "sign-up form"], ["IRON TEMPLE", "Flex Studio", "YogaLoft"], [], {"Monthly dues": "gym|month at the gym", "Joining fee": "joining fee|sign-up fee", "Towel rental": "towel", "Personal trainer": "trainer|coach"}),
    (["vet bill", "vet's invoice", "animal clinic bill"], ["Paws & Claws", "TIERARZT LENZ", "Riverside Vets"], [], {"Vaccination": "jab|vaccination", "Worming tablet": "worm tablet|worming", "Claw trim": "claw trim", "Check-up": "check-up|look-over"}),
    (["phone bill", "mobile bill", "statement"], ["Telia Blue", "VOXTEL", "GiffTalk"], [], {"Data pack": "data pack|extra data", "Roaming": "roaming|roaming abroad", "Handset": "handset|phone itself", "Late fee": "late fee|penalty for paying late"}),
    (["book receipt", "bookshop receipt", "till slip"], ["Page & Spine", "BLACKWELL CORNER", "Librairie Petit"], [], {"Cookbook": "cookbook|recipe book", "Road atlas": "atlas|map book", "Crime novel": "crime novel|thriller", "Bookmark": "bookmark", "Gift wrap": "gift wrap|wrapping"}),
    (["DIY receipt", "hardware receipt", "receipt"], ["TIMBERLAND DIY", "Bolt Brothers", "Home & Nail"], [], {"Wall paint": "paint|tin of paint", "Roller set": "roller|paint roller", "Sandpaper": "sandpaper|pack of sandpaper", "Masking tape": "tape|masking tape", "Step ladder": "ladder|step ladder"}),
    (["florist's bill", "flower receipt", "receipt"], ["Petal Pushers", "BLOEMEN JANSEN", "The Wild Rose"], [], {"Bouquet": "bouquet|bunch of flowers", "Glass vase": "vase", "Greeting card": "card|greeting card", "Home delivery": "delivery|delivery to my door"}),
    (["invoice", "plumber's bill", "bill"], ["Drip Stop Ltd", "LEAKY & SONS", "Aqua Fix"], [], {"Call-out": "call-out|house call", "New tap": "tap|faucet", "Sealing ring": "seal|rubber ring", "Drain cleaning": "drain cleaning|unblocking the drain"}),
]
# Papers that say what one has: the heading keys are money to spend.
HAVE = [
    (["gift card", "voucher", "gift voucher"], ["A TREAT FOR YOU", "Gift Card", "Happy Birthday!"], ["Not for cash"], {"Card value": "gift card|voucher|present from my aunt", "Bonus": "bonus"}),
    (["refund slip", "credit note", "return slip"], ["RETURNS DESK", "Credit Note", "We refund"], [], {"Refund": "refund|money I get back", "Restocking": "restocking fee"}),
    (["pay slip", "wage slip", "pay stub"], ["Nordwind Logistics", "PAYROLL", "Casa Verde Ltd"], [], {"Paid out": "pay|money from my shift", "Union dues": "union dues", "Shift bonus": "shift bonus|bonus for the night shift"}),
    (["card reader", "wallet app", "screen", "phone screen"], ["My Wallet", "PayPocket", "TravelCard Top-up"], ["Tap to pay"], {"Available": "balance|money in the app", "On hold": "blocked amount"}),
    (["cash slip", "ATM slip", "cash machine slip"], ["RIVERBANK ATM", "Cash Point", "Sparkasse"], ["Take your card"], {"Withdrawn": "cash I drew|money from the machine", "ATM fee": "machine's fee"}),
]
# Tables of prices: nouns, headings, heading of the rows, columns with what people call them, rows likewise, and how a cell is called.
BOARDS = [
    (["menu", "menu card", "lunch menu"], ["The Copper Pot", "TAVERNA ELENI", "Lunch & More"], "Dish", {"Small": "small|little", "Large": "large|big"}, {"Goulash": "goulash", "Caesar Salad": "Caesar salad", "Fruit Salad": "fruit salad|bowl of fruit", "Beef Stew": "beef stew|stew", "Noodle Bowl": "noodle bowl|bowl of noodles", "Red Curry": "curry|red curry"}, "{c} {r}"),
    (["price list", "list on the counter", "laundry list"], ["Bubbles Laundry", "PRESTO DRY CLEAN", "Snow White Cleaners"], "Garment", {"Price": ""}, {"Shirt": "shirt", "Suit": "suit", "Duvet": "duvet|quilt", "Wedding dress": "wedding dress", "Winter coat": "winter coat|coat"}, "{r}"),
    (["cinema board", "screen in the foyer", "board"], ["STARLIGHT CINEMA", "Odeon Corner", "Movies tonight"], "Film", {"Adult": "adult|grown-up's", "Child": "child's|kid's"}, {"Iron Harbour": "Iron Harbour", "Paper Moonlight": "Paper Moonlight", "Robo Hamster": "Robo Hamster", "Last Ferry": "Last Ferry"}, "{c} ticket for {r}"),
    (["ice cream board", "board", "sign at the stall"], ["Gelato Gino", "FROSTY'S", "The Cold Spoon"], "Flavour", {"Cone": "cone", "Tub": "tub|cup"}, {"Pistachio": "pistachio", "Mango": "mango", "Stracciatella": "stracciatella", "Lemon": "lemon"}, "{c} of {r}"),
    (["fare table", "fare board", "card at the pier"], ["ISLAND FERRIES", "Lake Line", "Harbour Hopper"], "To", {"Single": "single|one-way ticket", "Return": "return|round trip"}, {"Oban": "Oban", "Brodick": "Brodick", "Seal Bay": "Seal Bay", "Lighthouse": "the lighthouse", "Mill Island": "Mill Island"}, "{c} to {r}"),
    (["price board", "barber's board", "sign in the window"], ["FADE & FRIENDS", "Salon Mira", "Barber Ahmet"], "Service", {"Price": ""}, {"Dry cut": "dry cut|haircut without washing", "Beard trim": "beard trim", "Kids cut": "child's haircut|cut for my boy", "Full colour": "full colour|dye job", "Blow dry": "blow dry"}, "{r}"),
    (["rental board", "hire list", "bike hire card"], ["Pedal Point", "CYKEL & CO", "Rent-a-Ride"], "Bike", {"Half day": "half a day|a morning", "Full day": "a full day|the whole day"}, {"City bike": "city bike", "E-bike": "e-bike|electric bike", "Tandem": "tandem|bike for two", "Kids trailer": "trailer for the kids|trailer"}, "{r} for {c}"),
    (["price list", "print shop list", "flyer"], ["Copy Cat", "INKWELL PRINT", "Druck Express"], "Product", {"Mono": "black and white|mono", "Colour": "colour"}, {"Poster": "poster", "Booklet": "booklet", "Flyer": "flyer|leaflet", "Thesis bound": "bound thesis|thesis"}, "{c} {r}"),
    (["campsite list", "sheet at the gate", "tariff"], ["Pine Creek Camping", "CAMPING LAGO", "Happy Tents"], "Pitch", {"Low season": "low season|the quiet season", "High season": "high season|the holidays"}, {"Tent": "tent", "Caravan": "caravan", "Motorhome": "motorhome|camper van", "Dog": "dog"}, "{r} in {c}"),
    (["pub board", "drinks list", "chalkboard"], ["The Drunken Duck", "THE ANCHOR", "Kelly's"], "Drink", {"Pint": "pint|big glass", "Half": "half|half pint"}, {"Dry Cider": "cider", "Stout": "stout|dark beer", "Ginger Beer": "ginger beer", "Lime Soda": "lime soda"}, "{c} of {r}"),
    (["car wash sign", "board at the car wash", "programme board"], ["SPLASH & DASH", "Waschpark Nord", "Shiny Wheels"], "Programme", {"Price": ""}, {"Basic": "basic wash|simple wash", "Foam & Wax": "wash with foam and wax|waxing wash with foam", "Interior": "clean of the interior|interior clean", "Full valet": "full valet"}, "{r}"),
    (["postage table", "post office chart", "list at the counter"], ["POST & PARCEL", "Royal Courier", "La Posta"], "Item", {"Inland": "inland|within the country", "Abroad": "abroad|to another country"}, {"Letter": "letter", "Postcard": "postcard", "Small parcel": "small parcel", "Big parcel": "big parcel|large box"}, "{r} sent {c}"),
    (["pool prices", "price board", "sign at the pool"], ["AquaDome", "CITY BATHS", "Lido Sole"], "Guest", {"Weekday": "a weekday|a day in the week", "Weekend": "the weekend"}, {"Adult": "adult", "Child": "child", "Pensioner": "pensioner|old-age pensioner"}, "swim for one {r} on {c}"),
    (["canteen board", "canteen plan", "lunch board"], ["MENSA WEST", "Canteen Today", "Kantine Halle C"], "Meal", {"Students": "students", "Guests": "guests|outsiders"}, {"Veggie bake": "veggie bake|vegetable bake", "Pasta pot": "pasta pot|pasta", "Fish plate": "fish plate|plate of fish", "Dessert": "dessert|sweet"}, "{r} for {c}"),
    (["pizza flyer", "takeaway flyer", "leaflet"], ["Pizza Vesuvio", "MAMA LUCIA", "Crusty's"], "Pizza", {"Regular": "regular|normal", "Family": "family-size|party-size"}, {"Margherita": "margherita", "Hawaii": "Hawaii|pineapple pizza", "Diavola": "diavola|hot one", "Funghi": "funghi|mushroom pizza"}, "{c} {r}"),
    (["price list", "repair list", "sheet on the wall"], ["iFix Corner", "PHONE DOCTOR", "Screen & Go"], "Model", {"Screen": "screen|display", "Battery": "battery"}, {"Nova Lite": "Nova Lite", "Pixi Mini": "Pixi Mini", "Zeta Max": "Zeta Max"}, "new {c} for the {r}"),
    (["market board", "price tags", "stall sign"], ["Fresh from the farm", "MARKET STALL", "Obst & Gemüse"], "Fruit", {"Kilo": "kilo", "Crate": "crate|box"}, {"Cherries": "cherries", "Plums": "plums", "Pears": "pears", "Grapes": "grapes"}, "{c} of {r}"),
]


def amount_slip(rng, papers):
    """A paper of amounts with one of them: the paper, its key, and what that is called."""
    nouns, titles, extra, called = rng.choice(papers)
    key = next(iter(called)) if papers is HAVE else rng.choice(list(called))
    doc = slip(rng, nouns, titles, {k: "money" for k in called}, [key], rng.randint(2, 5), extra)
    if papers is SLIPS and rng.random() < 0.5:
        sum_ = rng.choice(["Total", "To pay", "Amount due", "Sum"])
        doc.pairs[sum_] = "money"
        doc.lines += [sum_ + " " + fill(rng, "money")]
    return doc, key, rng.choice(called[key].split("|"))


def price_cell(rng):
    """A table of prices with one of them: the table, row, column, and what that is called."""
    nouns, titles, first, columns, rows, shape = rng.choice(BOARDS)
    row, column = rng.choice(list(rows)), rng.choice(list(columns))
    doc = grid(rng, nouns, titles, first, {c: "money" for c in columns}, rows, row)
    word = shape.replace("{r}", rng.choice(rows[row].split("|"))).replace("{c}", rng.choice(columns[column].split("|")))
    return doc, row, column, word


# Two amounts, `{x}` on a paper of keys and `{y}` in a table; each wording with what is to be done.
APART = [
    ("k - t", "By how much is {x} dearer than {y}?"), ("k - t", "How much less would I spend on {y} than on {x}?"), ("k - t", "{x} was a rip-off if you ask me. How much cheaper is {y}?"), ("k - t", "Say I skip {x} and have {y} instead, what does that leave in my pocket?"), ("k - t", "{x} minus {y}, pls"), ("k - t", "If you take {y} away from {x}, what stays over?"), ("k - t", "What would I have saved with {y} in place of {x}?"), ("k - t", "Grandpa says {y} is cheaper than {x}. Well, by how much?"), ("k - t", "So {x} costs more than {y}... how much more exactly?"), ("k - t", "how much above {y} is {x}"), ("k - t", "Please to tell me how many more I pay for {x} as for {y}."), ("k - t", "Extra I paid for {x} compared with {y}: ..."), ("k - t", "Kindly state the amount by which {x} exceeds {y}."),
    ("t - k", "By how much is {y} dearer than {x}?"), ("t - k", "What do I have to add to {x} to get to {y}?"), ("t - k", "They want more for {y} than for {x}. How much more is it?"), ("t - k", "{y} less {x}?"), ("t - k", "I was happy with {x}. How much worse off would I be with {y}?"), ("t - k", "My daughter would rather have {y} than {x}. What does the swap cost me on top?"), ("t - k", "cost of {y} over cost of {x}, difference only"), ("t - k", "Switching from {x} to {y} sets me back how much?"), ("t - k", "I reckon {x} was the bargain here. How far below {y} did I get off?"), ("t - k", "How much extra is {y} if I've already put aside the money for {x}?"),
    ("k + t", "{x} and {y}, what's that together?"), ("k + t", "I've got {x} to pay for and {y} as well. How much in all?"), ("k + t", "Mum pays {x}, I pay {y}. What are we out as a family?"), ("k + t", "Put {x} and {y} into one figure for me."), ("k + t", "What do I need on me for {x} plus {y}?"), ("k + t", "add {y} on top of {x}"), ("k + t", "For my expenses I want {x} with {y} added, one sum."), ("k + t", "Both {x} and {y} come out of the kitty. How much has to be in it?"), ("k + t", "Whats the damage for {x} n {y}?"), ("k + t", "We'd still like {y} after paying {x}. Where does that land us?"), ("k + t", "Could you tot up {x} and {y}, love? My eyes aren't what they were."), ("k + t", "Please calculate the total of {x} and {y}."), ("k + t", "i am to pay {x}, also {y}. all what is it"), ("k + t", "A day with {x} and {y} in it costs ..."), ("k + t", "One payment covering {x} and {y} would be how high?"), ("k + t", "Uncle Ray treats me to {x}, and then {y}! What does he shell out?"),
    ("greater", "Is {x} dearer than {y}?"), ("greater", "Did I pay more for {x} than they ask for {y}?"), ("greater", "Is {y} the cheaper of the two, compared to {x}?"), ("greater", "I bet {x} costs more than {y}. True?"), ("greater", "Would {y} have been less than {x}?"), ("greater", "{x} > {y}, yes or no"), ("greater", "Does {y} come in under {x}?"), ("greater", "If {y} is below {x} I'll order it. Do I order?"), ("greater", "Am I right to moan, i.e. was {x} more than {y}?"), ("greater", "Could I swap {x} for {y} and have coins to spare?"),
    ("less", "Is {x} cheaper than {y}?"), ("less", "Do they ask more for {y} than I paid for {x}?"), ("less", "{y} can't really cost more than {x}, can it? Say yes if it does."), ("less", "Was {x} a better deal than {y}, money-wise?"), ("less", "Does {y} beat {x} in price, I mean is it dearer?"), ("less", "Have I got away with less for {x} than {y} would be?"), ("less", "State whether {x} lies below {y}."),
    ("equal", "Is {x} exactly as much as {y}?"), ("equal", "Do {x} and {y} cost the same?"), ("equal", "{x}, {y}: identical price?"), ("equal", "Same money for {x} as for {y}?"), ("equal", "Funny, I think {x} is to the penny what {y} is. Is it?"), ("equal", "Could I pay {x} and {y} with the very same amount?"),
    ("k / t", "How many times {y} would I get for what {x} costs?"), ("k / t", "For the price of {x}, how often could I have {y}?"), ("k / t", "{x} equals how many times {y}, by price?"), ("k / t", "Divide {x} by {y}."), ("k / t", "Let me put it like this: {x} is worth how many times {y}?"), ("k / t", "If I saved up for {x} by going without {y}, how often would I have to go without?"),
    ("t / k", "How many times {x} is {y}?"), ("t / k", "With the money for {y}, how often could {x} be paid?"), ("t / k", "{y} divided by {x}?"),
    ("both", "What's {x}, and what's {y}?"), ("both", "Which is dearer, {x} or {y}?"), ("both", "Price of {x} and price of {y}, separately please."), ("both", "{x}? {y}?"), ("both", "Give me {x} first, {y} after that, don't add them."), ("both", "I can't decide: how much was {x} and how much is {y}?"), ("both", "Where am I better off, with {x} or {y}? Read me both prices."), ("both", "The kids ask what {x} costs and what {y} costs."), ("both", "need 2 numbers: {x} + {y}, not summed"), ("both", "No sums please, I just want to know {x} in money and {y} in money."), ("k + t", "{x}. {y}. Together?"), ("k - t", "gap between {x} and {y}, the first being more?"), ("k + t", "how much for {x} n {y} then"), ("both", "Which of them is the cheap one, {x} or {y}?"),
    ("max(k, t)", "Of {x} and {y}, what does the dearer one cost?"), ("min(k, t)", "I only take the cheaper of {x} and {y}. What will it be?"), ("min(k, t)", "The lower of the two prices, {x} and {y}, is ..."),
    ("k + t ? <=", "Have I got enough with {m} for {x} and {y}?"), ("k + t ? <=", "{m} in my wallet. Does that stretch to {x} plus {y}?"), ("k + t ? <=", "Can {x} and {y} both be paid out of {m}?"), ("k + t ? <=", "Mum gave me {m} for {x} and {y}. Will she be happy with that, is it enough?"), ("k + t ? <=", "budget {m}: {x} and {y} ok?"), ("k + t ? <=", "Will a budget of {m} do for {x} together with {y}?"), ("k + t ? >", "Do {x} and {y} together come to more than {m}?"), ("k + t ? >", "Will {x} plus {y} blow my limit of {m}?"), ("k + t ? >", "I only have {m}. Am I short for {x} and {y}?"), ("k + t ? >", "Must I draw more cash if I carry {m} and want to pay {x} and {y}?"), ("k + t ? <", "Do {x} and {y} stay below {m} taken together?"),
    ("(k + t) / {n}", "{x} and {y} shared between {n} of us. What does each put in?"), ("(k + t) / {n}", "There are {n} of us. If we pool {x} and {y}, what's my part?"), ("k + t * {n}", "{x} once and {n} times {y}: what's the total?"), ("k + t * {n}", "On top of {x} I want {y} for {n} people. How much altogether?"), ("k + t * {n}", "We're {n}, everybody gets {y}, but {x} we only pay once. What does it come to?"),
]
# Money one has against a price; `{x}` is the money.
ENOUGH = [
    ("at_least", "Is {x} enough for {y}?"), ("at_least", "Can I get {y} with {x}?"), ("at_least", "Does {x} cover {y}?"), ("at_least", "Would {x} buy me {y}?"), ("at_least", "I was thinking of spending {x} on {y}. Will it go?"), ("at_least", "{y} out of {x}, possible?"), ("at_least", "Can I afford {y}? All I have is {x}."), ("at_least", "my boy wants {y}, is there enough in {x} for it"), ("less", "Do I have to add something to {x} to get {y}?"), ("less", "Is {x} too little for {y}?"), ("less", "Am I short if I pay for {y} with {x}?"), ("less", "Does {y} cost more than {x}?"),
    ("k - t", "How much is left of {x} after {y}?"), ("k - t", "I use {x} for {y}. What remains?"), ("k - t", "{x}, then {y} comes off. Rest?"), ("k - t", "What can I still spend of {x} once {y} is paid?"), ("k - t", "Take {y} out of {x}, please, and tell me what I keep."), ("t - k", "How much do I put on top of {x} to have {y}?"), ("t - k", "{x} doesn't quite do for {y}, so what's missing?"), ("t - k", "After handing in {x}, what do I still owe for {y}?"),
    ("k / t", "How many times can I have {y} for {x}?"), ("k / t", "{x} is good for how many times {y}?"), ("k / t", "How often does {y} fit into {x}?"), ("t / k * 100", "What percentage of {x} does {y} eat up?"), ("k - t * {n}", "If I take {y} for {n} of us, what's left of {x}?"),
]


def the(word):
    """A word with its article, marked as said."""
    return f"the {OPEN}{word}{SHUT}"


def a_(word):
    """A word with its indefinite article, marked as said."""
    return f"{lead(word)} {OPEN}{word}{SHUT}"


def lead(word):
    """The indefinite article of a word."""
    return "a" if word.startswith("one") else article(word).split(" ")[0]


def neat(text):
    """A question whose sentences begin large also where a slot begins them."""
    text = re.sub(rf"([.?!] )((?:the|an?|what|our|being|having|filling|getting|doing|patching) {OPEN}?)", lambda found: found[1] + found[2][0].upper() + found[2][1:], text)
    return text[0] + text[1].upper() + text[2:] if text.startswith(OPEN) else text


def named(rng, word, noun, where, chance=0.6):
    """What an amount is called, mostly with its paper."""
    return f"{word} {where} the {noun}" if rng.random() < chance else word


def amounts_apart(rng):
    """An amount under a printed key and one in a table, named by what they are for."""
    have = rng.random() < 0.3
    a, key, said = amount_slip(rng, HAVE if have else SLIPS)
    b, row, column, cell = price_cell(rng)
    op, pattern = rng.choice(ENOUGH if have else APART)
    n, m = rng.choice([2, 3, 4, 5, 6]), rng.choice([10, 15, 20, 25, 30, 40, 50, 60, 80, 100])
    style = rng.random()
    if a.noun == b.noun:
        style = 0.9
    if style < 0.75:
        x, y = named(rng, the(said), "{k}", rng.choice(["on", "on", "from"])), named(rng, rng.choice([a_(cell), the(cell), the(cell)]) if not cell.startswith("new ") else a_(cell), "{t}", rng.choice(["on", "on", "by", "according to"]), 0.45)
    elif style < 0.93:
        x, y = f"{the(said)} on the {{kth}} [paper|picture|one|page]", f"{the(cell)} on the {{tth}} [one|picture|paper|page]"
    else:
        x, y = f"{the(said)} here", f"{the(cell)} there"
    op, pattern = op.replace("{n}", str(n)), pattern.replace("{x}", x).replace("{y}", y)
    return worked(rng, op, pattern, (a, read_of(key)), (b, cell_of(row, column)), (key, row), dict(n=n, m=m), m)


# A paper of keys and a table that belong together: nouns, headings, keys, the key; nouns, headings, heading of the rows,
# columns, rows with what people call them, the column; and what is asked.
TOGETHER = [
    ((["boarding pass", "pass", "phone with my pass"], ["SKYHOP AIRLINES", "Boarding Pass", "AirNova"], {"Passenger": "name", "Flight": "code", "Gate": "code", "Seat": "code", "Boarding": "time"}, "Gate"),
     (["screen", "departures screen", "airport board"], ["DEPARTURES", "Abflug / Departures", "Flights today"], "Destination", {"Time": "time", "Gate": "code"}, {c: c for c in CITIES[:24]}, "Gate"),
     [("same_text", "Is the gate for {r} on the {t} the one on my {k}?"), ("same_text", "I'm flying to {r}. Do my {k} and the {t} send me to the same gate?"), ("same_text", "Have they moved us? My {k} says one gate, the {t} has one for {r}. Same?"), ("same_text", "gate to {r} still like on the {k}??"), ("same_text", "We're sat at the gate from the {k}. Does the {t} still have {r} going from here?"), ("same_text", "Daddy, is the {r} plane on the {t} at our gate, the one on the {k}?"), ("same_text", "Please to check whether gate of {k} and gate of {r} on {t} agree."), ("same_text", "{r}: no change of gate, {k} against {t}?"), ("same_text", "Can I stay put, or in other words, is my gate what the {t} shows for {r}?"), ("both", "Which gate has my {k}, and which one has the {t} for {r}?"), ("both", "One of them must be wrong: gate on the {k}, gate for {r} on the {t}. Tell me both.")]),
    ((["train ticket", "ticket", "printed ticket"], ["NORTHLINE", "RAIL EUROPA", "InterCity"], {"Traveller": "name", "Departs": "time", "Coach": "number", "Fare": "money", "Valid on": "date"}, "Departs"),
     (["timetable", "station board", "board on the platform"], ["DEPARTURES", "Trains", "Main Station"], "To", {"Dep.": "time", "Track": "number"}, {c: c for c in CITIES[:24]}, "Dep."),
     [("same_text", "Does the {t} have the {r} train leaving when my {k} says?"), ("same_text", "Is the time on my {k} still right for {r}, going by the {t}?"), ("same_text", "My {k} was printed weeks ago. Did they keep the hour of the train to {r}, see {t}?"), ("same_text", "train to {r}, same time on {k} n {t}?"), ("same_text", "I'm nervous about the {r} train. Are the {t} and the {k} at one about when it goes?"), ("same_text", "Nobody has changed the time of my train to {r}, right? I've got the {k} and a photo of the {t}."), ("both", "When does the train to {r} go by the {k}, and when by the {t}?"), ("both", "Two times for {r}, please: what I was sold and what the {t} shows.")]),
    ((["appointment card", "card from the clinic", "reminder"], ["St. Luke's Clinic", "REMINDER", "Eye Centre"], {"Patient": "name", "You will see": "name", "Come at": "time", "Bring": "word:insurance card|glasses|x-rays"}, "You will see"),
     (["duty plan", "rota on the wall", "doctors' rota"], ["ON DUTY", "This week", "Duty plan"], "Day", {"Doctor": "name", "Room": "number"}, {d: d for d in ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]}, "Doctor"),
     [("same_text", "Is it my doctor, the one on the {k}, who works on {r} by the {t}?"), ("same_text", "My {k} names a doctor. Is she the one down for {r} on the {t}?"), ("same_text", "I come on {r}. Will I get the doctor that the {k} promises, or does the {t} have another? Yes if it's the same."), ("same_text", "same doc on {r}? {k} vs {t}"), ("same_text", "At my age one wants a familiar face: on {r}, is it the physician from the {k}, judging by the {t}?"), ("both", "Who should I see by the {k}, and who is on duty on {r}?")]),
    ((["exam slip", "exam letter", "admission slip"], ["UNIVERSITY OF LAKEWOOD", "Admission to exam", "Exam Office"], {"Candidate": "name", "Hall": "code", "Begins": "time", "Seat no": "number"}, "Hall"),
     (["exam plan", "notice in the corridor", "plan"], ["EXAMS SPRING", "Exam plan", "Room plan"], "Subject", {"Room": "code", "Start": "time"}, {"Algebra": "algebra|maths", "Chemistry": "chemistry|chem", "Latin": "Latin", "Statistics": "statistics|stats", "Biology": "biology"}, "Room"),
     [("same_text", "I write {r}. Is the hall on my {k} the room that the {t} gives?"), ("same_text", "Do I go to the right door for {r}, I mean do {k} and {t} agree?"), ("same_text", "omg is {r} in the room from my {k}, look at the {t}"), ("same_text", "A student with this {k} sits {r}. Does the {t} place the paper in that very hall?"), ("same_text", "Was the {r} exam moved to another room, or does the {t} have it where the {k} sends me? Say yes if it stayed."), ("both", "For {r}: hall by the {k}, room by the {t}?")]),
    ((["coach ticket", "bus ticket", "e-ticket"], ["FLEXI COACH", "Greenway Buses", "NightLiner"], {"Name": "name", "Bay": "number", "Leaves": "time", "Luggage": "word:one bag|two bags"}, "Bay"),
     (["coach station screen", "screen", "bus station board"], ["COACH STATION", "Departures", "Next coaches"], "Towards", {"Bay": "number", "Status": "word:on time|late|boarding"}, {c: c for c in CITIES[8:30]}, "Bay"),
     [("equal", "Is the coach to {r} at the bay my {k} tells me?"), ("equal", "Have I dragged my bags to the right bay? {r} is where I go, the {k} has the bay, the {t} too."), ("equal", "Does the {t} send {r} passengers to the same bay as my {k}?"), ("equal", "bay for {r} = bay on {k} ?"), ("both", "Bay for {r} on the {t}, and bay on the {k}?")]),
    ((["bin letter", "letter from the council", "notice"], ["Town Council", "WASTE SERVICE", "Clean City"], {"Street": "word:Elm Road|Mill Lane|Park Row", "Next pick-up": "word:Monday|Tuesday|Friday", "Call us": "phone"}, "Next pick-up"),
     (["bin calendar", "calendar on the fridge", "schedule"], ["COLLECTIONS", "Waste calendar", "Bins"], "Bin", {"Day": "word:Monday|Tuesday|Friday", "Colour": "word:blue|brown|black"}, {"Paper": "paper|newspapers", "Garden waste": "garden waste|the grass and leaves", "Glass": "glass|the bottles", "General": "the general rubbish|the ordinary trash"}, "Day"),
     [("same_text", "Is {r} fetched on the day that the {k} says, going by the {t}?"), ("same_text", "The {k} has a day, the {t} has one for {r}. The same day?"), ("same_text", "When they collect {r}, is that the pick-up in the {k}?"), ("same_text", "is {r} day same in {k} n on {t}"), ("both", "On what day do they come by the {k}, and when is {r} due by the {t}?")]),
    ((["delivery note", "packing slip", "delivery slip"], ["Paperworks Ltd", "DELIVERY NOTE", "QuickSupply"], {"Order": "code", "Boxes delivered": "number", "Driver": "name", "Signed": "word:yes|no"}, "Boxes delivered"),
     (["order list", "stock list", "sheet from the office"], ["ORDERS MAY", "Stationery", "What we ordered"], "Article", {"Ordered": "number", "In stock": "number"}, {"Printer paper": "printer paper|paper for the printer", "Envelopes": "envelopes", "Toner": "toner", "Folders": "folders", "Markers": "markers|felt pens"}, "Ordered"),
     [("less", "They only brought {r}. Is it fewer boxes on the {k} than we ordered by the {t}?"), ("less", "Did they short us on {r}? {k} here, {t} there."), ("less", "Must I ring the supplier, did less {r} come than we had asked for?"), ("equal", "Did we get as many boxes of {r} as the {t} has ordered?"), ("equal", "{r}: delivered as ordered, yes/no"), ("equal", "The {k} is all for {r}. Does it tally with the {t}?"), ("t - k", "How many boxes of {r} are still to come, by {t} and {k}?"), ("t - k", "We ordered {r} and got a part of it. What's missing?"), ("k - t", "They sent too much {r}. How many boxes over what the {t} says?")]),
    ((["pay slip", "wage slip", "payslip"], ["Harbour Cafe", "PAYROLL MAY", "Northern Care"], {"Employee": "name", "Paid hours": "number", "Hourly rate": "money", "Net wage": "money"}, "Paid hours"),
     (["timesheet", "rota", "shift list"], ["HOURS", "Timesheet", "Shifts in May"], "Name", {"Hours": "number", "Nights": "number"}, {f: f for f in FIRST[:26]}, "Hours"),
     [("less", "Did they pay {r} fewer hours than the {t} has?"), ("less", "{r} is sure some hours were not paid. Is that so, by {k} and {t}?"), ("less", "Was {r} cheated, in other words were less hours paid than worked?"), ("equal", "Were {r}'s hours paid as they stand on the {t}?"), ("equal", "Does the {k} tally with the {t} for {r}'s hours?"), ("t - k", "How many hours do they still owe {r}?"), ("t - k", "{r} worked what the {t} says and was paid what the {k} says. Unpaid hours?"), ("k - t", "They paid {r} for more hours than worked. How many too many?"), ("both", "{r}: hours paid, hours worked?")]),
    ((["pay slip", "wage slip", "offer letter"], ["Maple Events", "JOB OFFER", "Summer Jobs"], {"Position": "word:waiter|usher|cleaner", "Rate per hour": "money", "Start": "date"}, "Rate per hour"),
     (["shift list", "rota", "hours table"], ["WHO WORKS WHEN", "Hours", "Festival crew"], "Crew", {"Hours": "number", "Breaks": "number"}, {f: f for f in FIRST[:26]}, "Hours"),
     [("k * t", "What has {r} earned, with the hourly pay from the {k} and the hours from the {t}?"), ("k * t", "{r} gets so much an hour, see the {k}, and the {t} has the hours. Money for {r}?"), ("k * t", "hours of {r} times the rate, go"), ("k * t", "I have to pay out {r} tonight. How much goes in the envelope?"), ("k * t", "Work out the wage of {r} from these two sheets.")]),
    ((["kitchen scale", "scale", "luggage scale"], ["BAGGAGE", "Check-in scale", "WEIGH HERE"], {"Weight": "number", "Pieces": "number"}, "Weight"),
     (["baggage table", "airline rules", "card at the desk"], ["BAGGAGE ALLOWANCE", "What you may take", "Free baggage"], "Class", {"Max kg": "number", "Bags": "number"}, {"Economy": "economy", "Premium": "premium", "Business": "business", "Child fare": "a child fare"}, "Max kg"),
     [("greater", "Is my suitcase too heavy for {r}? The {k} has it, the {t} has the limit."), ("greater", "Do I have to unpack, am I over what {r} allows?"), ("greater", "Does what the {k} shows go beyond the kilos for {r}?"), ("at_most", "Can I check this in flying {r}, by weight?"), ("at_most", "i fly {r}, is suitcase ok on kilos"), ("at_most", "Am I within the allowance for {r}?"), ("k - t", "How many kilos must come out of the bag if I fly {r}?"), ("k - t", "Overweight for {r} by how much?"), ("t - k", "I travel {r}. How many kilos could I still pack?"), ("t - k", "Room for souvenirs, in kilos, flying {r}?")]),
    ((["booking", "hotel confirmation", "booking mail"], ["Your stay", "HOTEL MIRADOR", "BookNStay"], {"Guest": "name", "Arrival": "date", "Rate per night": "money", "Nights": "number"}, "Rate per night"),
     (["rate card", "price list at the desk", "card on the door"], ["ROOM RATES", "Our prices", "Rates"], "Room type", {"Summer": "money", "Winter": "money"}, {"Single": "a single room", "Double": "a double room", "Twin": "a twin", "Suite": "the suite"}, "Summer"),
     [("greater", "Did they book me {r} for more than the summer price on the {t}?"), ("greater", "Had I walked in off the street for {r} in summer, would it have been less than on my {k}?"), ("less", "Is my nightly price on the {k} below what {r} costs in summer by the {t}?"), ("less", "Good deal or not: do I pay less a night than the {t} asks for {r} in summer?"), ("equal", "Am I charged the official summer price for {r}?"), ("t - k", "What do I save each night against the summer price of {r} on the {t}?"), ("k - t", "How much a night am I overpaying, when the {t} gives {r} in summer?"), ("both", "A night by my {k}, and {r} in summer by the {t}: what are they?")]),
    ((["meter", "meter photo", "display"], ["GAS", "ELECTRICITY", "Water works"], {"Reading": "number", "Unit": "word:kWh|cbm", "Serial": "code"}, "Reading"),
     (["meter log", "notebook page", "reading sheet"], ["METER LOG", "My readings", "Cellar"], "Month", {"Reading": "number", "By": "name"}, {m: m for m in ["January", "February", "March", "April", "May", "June"]}, "Reading"),
     [("k - t", "How much have we used since {r}? Meter now, log from then."), ("k - t", "What ran through since the {r} entry in the {t}?"), ("k - t", "consumption since {r} pls"), ("k - t", "Take {r} in the {t} away from what the {k} shows today."), ("greater", "Has the {k} moved on since {r}, i.e. is it higher than the {t} had then?"), ("both", "The {k} now and the {t} in {r}: both numbers."), ("equal", "Is the {k} standing still, the same as noted for {r}?")]),
    ((["recipe", "recipe card", "page from grandma's book"], ["PLUM CAKE", "Scones", "Sunday pancakes"], {"Serves": "number", "Flour": "number", "Oven": "number"}, "Flour"),
     (["pantry list", "list on the larder door", "stock list"], ["PANTRY", "What we have", "Larder"], "Thing", {"Grams": "number", "Jars": "number"}, {"Flour": "flour", "Wheat flour": "wheat flour", "Rye flour": "rye flour", "Spelt": "spelt|spelt flour"}, "Grams"),
     [("at_most", "Have we got enough {r} in the house for this {k}?"), ("at_most", "Can I bake it with our {r}, or do I have to go to the shop? Yes if it will do."), ("at_most", "Will the {r} on the {t} see me through the {k}?"), ("greater", "Do I need to buy {r} for it?"), ("greater", "Are we short of {r}, the {k} wants flour after all?"), ("t - k", "If I make it with {r}, what's left in the larder?"), ("k - t", "How many grams of {r} do I have to buy for the {k}?"), ("t / k", "How many times could I bake it before the {r} is gone?")]),
    ((["letter", "scholarship letter", "admission letter"], ["LANGUAGE SCHOOL", "Summer Academy", "Letter of award"], {"Applicant": "name", "Grant": "money", "Answer by": "date"}, "Grant"),
     (["course list", "fee table", "brochure page"], ["COURSES", "Fees", "Our courses"], "Course", {"Fee": "money", "Weeks": "number"}, {"Spanish": "Spanish", "Pottery": "pottery", "First aid": "first aid", "Sailing": "sailing", "Piano": "piano"}, "Fee"),
     [("at_least", "Does the grant pay for {r}?"), ("at_least", "Is what they give me in the {k} enough for the {r} course?"), ("at_least", "can she do {r} on the grant"), ("less", "Would I have to chip in for {r} myself?"), ("t - k", "What do I pay for {r} out of my own pocket, after the grant?"), ("k - t", "What stays of the grant when {r} is paid?"), ("t - k", "{r} fee less the {k} money?")]),
    ((["fine", "speeding ticket", "letter from the police"], ["TRAFFIC POLICE", "Notice of offence", "County Court"], {"Plate": "code", "Measured": "number", "Date": "date"}, "Measured"),
     (["speed table", "rules sheet", "page from the highway code"], ["SPEED LIMITS", "How fast?", "Limits"], "Road", {"Car": "number", "Trailer": "number"}, {"Town": "in town|in a town", "Country road": "on a country road|out in the country", "Motorway": "on the motorway"}, "Car"),
     [("greater", "I was driving my car {r}. Was I really too fast, by {k} and {t}?"), ("greater", "Did the radar clock my car above what is allowed {r}?"), ("k - t", "How much over the limit was I {r}, in my car?"), ("k - t", "it was {r} with the car, how many too fast"), ("less", "Was my car slower than the limit {r}, so that they have no case?"), ("both", "What did they measure, and what may a car do {r}?")]),
    ((["race certificate", "certificate", "finisher's sheet"], ["CITY RUN", "Half Marathon", "FINISHER"], {"Bib": "number", "Net time": "time", "Distance": "word:ten k|half marathon"}, "Net time"),
     (["result list", "results screen", "list on the wall"], ["RESULTS", "Finish list", "Women / Men"], "Runner", {"Time": "time", "Place": "number"}, {f: f for f in FIRST[:30]}, "Time"),
     [("same_text", "{r}'s {k}: has it the time that the {t} has?"), ("same_text", "Did they print the right time for {r}? Compare {k} and {t}."), ("same_text", "That can't be {r}'s time on the {k}. Is it what the {t} gives?"), ("same_text", "{r} wants to frame it. Are the times on both papers one and the same?"), ("both", "Time of {r} by the {k} and by the {t}?")]),
    ((["bank letter", "savings letter", "offer"], ["RIVER BANK", "Your savings", "Sunrise Credit Union"], {"Rate offered": "percent", "Term": "word:one year|two years", "Adviser": "name"}, "Rate offered"),
     (["rate table", "comparison table", "clipping from the paper"], ["WHO PAYS MORE?", "Savings rates", "Top rates"], "Bank", {"Rate": "percent", "Minimum": "money"}, {"Alpen Bank": "Alpen Bank", "Moneta": "Moneta", "Blue Post": "Blue Post", "Direkt": "Direkt"}, "Rate"),
     [("less", "Would {r} give me more than my bank offers in the {k}?"), ("less", "Should I move my savings, is {r} paying more?"), ("greater", "Is the {k} better than {r}, in percent?"), ("greater", "Does my own bank beat {r}?"), ("t - k", "How many points more does {r} pay than the {k} offers?"), ("k - t", "By how much is {r} below the offer in the {k}?"), ("both", "Rate in the {k}, rate at {r}?")]),
    ((["medicine box", "label", "pill bottle"], ["IBUSTAT", "Paramol Junior", "COFFEX"], {"Strength mg": "number", "Lot": "code", "Best before": "date"}, "Strength mg"),
     (["dose table", "leaflet", "chart in the leaflet"], ["HOW MUCH?", "Daily maximum", "Dosage"], "Patient", {"Max mg": "number", "Doses": "number"}, {"Toddler": "a toddler", "School child": "a school child", "Teenager": "a teenager", "Adult": "an adult"}, "Max mg"),
     [("at_most", "May {r} take one of these, going by the maximum on the {t}?"), ("at_most", "Is one pill still within what {r} may have?"), ("greater", "Is a single one already too much for {r}?"), ("t / k", "How many of these make up the most that {r} may take?"), ("t - k", "After one of them, how many mg could {r} still take?")]),
    ((["drinks receipt", "bar tab", "tab"], ["CLUB NEON", "Bar Havana", "The Snug"], {"Mojito": "money", "Peanuts": "money", "Cover charge": "money", "Total": "money"}, "Mojito"),
     (["cocktail card", "drinks menu", "card on the table"], ["COCKTAILS", "Happy Hour", "Long drinks"], "Drink", {"Happy hour": "money", "Regular": "money"}, {"Mojito": "mojito", "Cuba Libre": "Cuba Libre", "Spritz": "spritz", "Mai Tai": "Mai Tai"}, "Happy hour"),
     [("greater", "We came before eight. Did they bill the mojito above the happy hour price of the {r}?"), ("greater", "Was my mojito on the {k} dearer than a {r} in happy hour?"), ("k - t", "How much less is a {r} in happy hour than the mojito I was charged?"), ("equal", "Does the mojito on the {k} cost what a {r} does in happy hour?"), ("k + t", "One more round: a {r} at happy hour on top of the mojito on the {k}. Both together?"), ("both", "mojito on {k} / {r} happy hour on {t} ?")]),
    ((["concert ticket", "theatre ticket", "ticket"], ["RED LIZARDS LIVE", "Hamlet", "CITY OPERA"], {"Doors open": "time", "Row": "code", "Seat": "number", "Paid": "money"}, "Doors open"),
     (["programme", "festival board", "events page"], ["THIS WEEK", "What's on", "EVENTS"], "Act", {"Doors": "time", "Stage": "word:Main|Tent|Cellar"}, {"Red Lizards": "the Red Lizards|the Lizards", "Hamlet": "Hamlet", "Magic Flute": "the Magic Flute", "Jazz Trio": "the jazz trio"}, "Doors"),
     [("same_text", "Do they let us in for {r} when my {k} says, or has the {t} another hour? Yes if it's the same."), ("same_text", "Doors for {r}: does the {t} agree with the {k}?"), ("same_text", "We're meeting in front at the hour on the {k}. Is that still when they open for {r}?"), ("same_text", "doors {r} same time on both?"), ("both", "When do the doors open by my {k}, and when for {r} by the {t}?")]),
    ((["job sheet", "work order", "note from the boss"], ["WORK ORDER", "Job sheet", "TO DO"], {"Customer": "name", "Address": "place", "Litres needed": "number", "Ladder": "word:yes|no"}, "Litres needed"),
     (["store list", "paint list", "list in the store room"], ["PAINT STORE", "In the shed", "Stock"], "Paint", {"Litres": "number", "Shelf": "code"}, {"White matt": "white matt|plain white", "Cream": "cream", "Sky blue": "sky blue", "Primer": "primer"}, "Litres"),
     [("at_most", "Is there enough {r} in the store for this job?"), ("at_most", "Can the painters do the {k} with our {r}?"), ("greater", "Do we have to order {r} for the {k}?"), ("greater", "boss wants it done in {r}, are we short?"), ("k - t", "How many litres of {r} are lacking for the job?"), ("t - k", "And once it's painted in {r}, how many litres stay on the shelf?"), ("both", "Litres wanted by the {k}, litres of {r} we have?")]),
    ((["loan slip", "library slip", "slip in the book"], ["CITY LIBRARY", "Lending slip", "Town Library"], {"Reader": "name", "Due back": "date", "Days late": "number"}, "Days late"),
     (["fee table", "charges sheet", "sign at the desk"], ["LATE FEES", "Charges per day", "Fees"], "Item", {"Per day": "money", "Lost": "money"}, {"Book": "a book", "DVD": "a DVD", "Magazine": "a magazine", "Board game": "a board game"}, "Per day"),
     [("k * t", "What do I owe them, it was {r}?"), ("k * t", "I'm late with {r}. Fine in all?"), ("k * t", "days late x daily charge for {r}"), ("k * t", "My granddaughter forgot {r}. How dear will it be, by the {k} and the {t}?"), ("k * t", "Please calculate the late charge for {r}.")]),
    ((["postal scale", "scale display", "display of the scale"], ["WEIGH YOUR PARCEL", "Post counter", "SCALE"], {"Grams": "number", "Zone": "word:A|B|C"}, "Grams"),
     (["letter table", "postage table", "card from the post"], ["LETTERS", "Weights and prices", "Stamps"], "Kind", {"Max grams": "number", "Stamp": "money"}, {"Standard": "a standard letter", "Compact": "a compact letter", "Large": "a large letter", "Maxi": "a maxi letter"}, "Max grams"),
     [("at_most", "Does this still go as {r}, by weight?"), ("at_most", "Can I send it off as {r}, or is it over the grams? Yes means I can."), ("greater", "Is it too heavy for {r}?"), ("greater", "will the lady at the counter say it's too much for {r}"), ("t - k", "How many grams could I still add and have it pass as {r}?"), ("k - t", "It won't go as {r}, I fear. Too heavy by how many grams?")]),
    ((["tenancy letter", "rent letter", "letter from the landlord"], ["RENT REVIEW", "Parkview Homes", "Your new rent"], {"Flat": "code", "New rent": "money", "From": "date"}, "New rent"),
     (["household budget", "budget sheet", "page of my book"], ["OUR BUDGET", "Money in, money out", "Household"], "Month", {"Rent": "money", "Food": "money"}, {m: m for m in ["January", "February", "March", "April", "May", "June"]}, "Rent"),
     [("greater", "Is it going up against what we paid in {r}?"), ("greater", "Do they want more from us than in {r}?"), ("less", "Is it less than the {r} rent in the {t}, for once?"), ("k - t", "How much is put on top of the {r} rent?"), ("k - t", "The {k} asks for more than we had in {r}. The rise, in money?"), ("(k - t) / t * 100", "By how many percent do they raise it, with {r} as the base?"), ("equal", "Does the rent stay as it was in {r}?"), ("both", "Rent in {r}, rent from now on?")]),
    ((["chart", "bar chart", "diagram"], ["CUPS SOLD TODAY", "Cups by drink", "Sold this week"], {"Latte": "number", "Mocha": "number", "Flat white": "number", "Chai": "number"}, "Mocha"),
     (["price list", "menu", "coffee board"], ["COFFEE", "Hot drinks", "To go"], "Drink", {"Price": "money"}, {"Mocha": "mocha", "Latte": "latte", "Espresso": "espresso", "Chai": "chai"}, "Price"),
     [("k * t", "What did the {r} bring in? The {k} has the cups."), ("k * t", "How much money have we made with {r}?"), ("k * t", "{r}: cups times price"), ("k * t", "Takings from {r}, according to {k} and {t}?"), ("k * t", "If each {r} was sold at the price on the {t}, what's in the till for it?")]),
    ((["chart", "graph", "bar chart"], ["VISITORS", "Tickets sold", "Guests per day"], {"Mon": "number", "Tue": "number", "Wed": "number", "Thu": "number", "Fri": "number"}, "Tue"),
     (["duty roster", "plan", "staff table"], ["ROSTER", "Seats and staff", "Capacity"], "Day", {"Seats": "number", "Staff": "number"}, {"Mon": "Monday", "Tue": "Tuesday", "Wed": "Wednesday", "Thu": "Thursday", "Fri": "Friday"}, "Seats"),
     [("greater", "Were there more people on {r} than seats?"), ("greater", "Did anyone have to stand on {r}?"), ("t - k", "How many seats stayed empty on {r}?"), ("at_most", "Did everybody find a seat on {r}?"), ("k / t * 100", "To what percentage were the seats taken on {r}?"), ("k - t", "On {r}, how many were there too many for the seats?"), ("equal", "Was it exactly full on {r}, as many people as seats?")]),
]


def belong_together(rng):
    """A paper of keys and a table that are about the same thing."""
    (knouns, ktitles, keys, key), (tnouns, ttitles, first, columns, rows, column), asks = rng.choice(TOGETHER)
    op, pattern = rng.choice(asks)
    row = rng.choice(list(rows))
    if key in rows or ktitles[0] in ("CUPS SOLD TODAY", "VISITORS"):
        # The same thing in both: the key goes with the row.
        if key != "Flour" and key != "Mojito":
            row = rng.choice([name for name in rows if name in keys])
            key = row
    called = rng.choice(rows[row].split("|"))
    a = slip(rng, knouns, ktitles, keys, [key], rng.randint(3, 5))
    b = grid(rng, tnouns, ttitles, first, columns, rows, row)
    return worked(rng, op, pattern, (a, read_of(key)), (b, cell_of(row, column)), (key, row), dict(r=called))


# The same article on a bill and on a list of prices; `{r}` is the article.
CHARGED = [
    ("equal", "Did they charge what the {t} says for the {r}?"), ("equal", "Was the {r} put on the {k} at the price of the {t}?"), ("equal", "{r}: {k} ok against {t}?"), ("equal", "I've got nothing against paying, but is the {r} on the {k} priced as on the {t}?"), ("equal", "Same price for the {r} both times?"), ("equal", "Check the {r}. Billed right?"), ("equal", "Does the {r} on the {k} cost just what it should?"), ("equal", "For the complaint desk: was the {r} invoiced at list price?"), ("equal", "is the price for {r} honest, look {t}"),
    ("greater", "Have they put too much for the {r} on the {k}?"), ("greater", "Am I being diddled over the {r}?"), ("greater", "The {r} seems pricey. Is it more than the {t} has?"), ("greater", "Did I pay over the odds for the {r}, with the {t} as yardstick?"), ("greater", "Would I be right to send the {k} back because of the {r}, that is, is it above the list?"), ("greater", "they overcharged the {r} didn't they?"),
    ("less", "Did they forget something, is the {r} cheaper on the {k} than on the {t}?"), ("less", "Was I given the {r} for less than it says on the {t}?"), ("less", "Lucky me? Is the {r} lower on the {k} than listed?"),
    ("k - t", "By how much did they overcharge me for the {r}?"), ("k - t", "What should they hand me back for the {r}, going by the {t}?"), ("k - t", "The {r} is too dear on the {k}. Excess over the {t}?"), ("k - t", "How much did they slap on the {r}?"), ("t - k", "What did they let me off on the {r}?"), ("t - k", "The {t} asks more for the {r} than I was billed. What's the saving?"), ("both", "The {r}: billed at what, listed at what?"), ("both", "What does the {r} cost on the {k}, and what on the {t}?"),
]


def charged(rng):
    """Whether an article was billed as listed."""
    while True:
        nouns, titles, extra, called = rng.choice(SLIPS)
        if len(called) >= 4:
            break
    key = rng.choice(list(called))
    a = slip(rng, nouns, titles, {k: "money" for k in called}, [key], 4, extra)
    column = rng.choice(["Price", "Price", "EUR", "Each", "Cost"])
    names = list(called)
    b = grid(rng, ["price list", "list", "sign on the wall", "flyer", "web page", "catalogue page"], ["OUR PRICES", "Price list", "All prices incl. VAT", titles[0]], rng.choice(["Item", "What", "Service", "Article"]), {column: "money"}, names, key)
    op, pattern = rng.choice(CHARGED)
    return worked(rng, op, pattern, (a, read_of(key)), (b, cell_of(key, column)), ("Billed", "Listed"), dict(r=rng.choice(called[key].split("|"))))


def unlike_papers(rng):
    """A value under a printed key of one paper and a cell of the table on the other."""
    while True:
        ask = rng.choices([amounts_apart, belong_together, charged], weights=[5, 5, 2])[0](rng)
        if whole(*ask.docs):
            return ask


# Where money was left: what people call the paper, headings, other lines before the sum, names of the sum as printed,
# lines after it; the place as "at the ...", and what was bought as "the ...".
PLACES = [
    (["fuel receipt", "pump slip"], ["SHELL BRIDGE ROAD", "QuikFuel", "Texaco Mill Hill"], ["Unleaded", "Price per gallon", "Gallons", "Car wash"], ["Fuel sale", "Sale", "Pump total"], ["Card"], ["at the petrol station", "at the gas station", "filling up", "at the pump"], ["the petrol", "the gas for the car", "the tank of fuel", "filling up"]),
    (["bookshop receipt", "book receipt"], ["Page & Spine", "THE READING ROOM", "Chapter Two Books"], ["Crime novel", "Atlas", "Poems", "Bag"], ["To pay", "You pay", "Books total"], ["Cash", "Change"], ["at the bookshop", "on reading matter", "for books"], ["my reading", "the stuff from the bookshop", "the book shopping", "the pile of books"]),
    (["restaurant bill", "check"], ["TRATTORIA ALBA", "Golden Dragon", "The Salty Dog"], ["Starter", "Main course", "Wine", "Service"], ["Balance", "Bill total", "Total due"], ["Visa"], ["at the restaurant", "eating out", "over dinner"], ["the dinner", "the meal out", "our evening at the restaurant"]),
    (["hotel bill", "folio"], ["HOTEL AURORA", "Seaview Lodge", "Motel Sundown"], ["Room", "Minibar", "City tax", "Breakfast"], ["Balance due", "Guest total", "Settlement"], ["Mastercard"], ["at the hotel", "for the nights away", "on sleeping"], ["the hotel", "the night's lodging", "our stay"]),
    (["pharmacy receipt", "chemist's slip"], ["Apollo Pharmacy", "WELLMART RX", "Rowlands Chemist"], ["Cough syrup", "Plasters", "Co-pay"], ["Patient pays", "Amount due", "Please pay"], ["Change"], ["at the chemist's", "at the pharmacy", "on medicine"], ["the medicine", "the stuff for my cold", "what I got at the pharmacy"]),
    (["garage bill", "repair invoice"], ["KWIK MOTORS", "Auto Huber", "Joe's Tyres"], ["Labour", "Parts", "Oil", "VAT"], ["Invoice total", "Payable", "Amount payable"], ["Paid by card"], ["at the garage", "having the car mended", "at the mechanic's"], ["the car repair", "the mechanic", "getting the car fixed"]),
    (["supermarket receipt", "till receipt", "grocery receipt"], ["FRESHMART", "Super Save", "Greens & Co"], ["Milk", "Cheddar", "Bread", "Bin bags"], ["TOTAL", "Grand total", "Sum"], ["Cash", "Change"], ["at the supermarket", "on groceries", "doing the weekly shop"], ["the food shopping", "the weekly shop", "the grocery shopping"]),
    (["florist's receipt", "flower bill"], ["Petal Pushers", "THE WILD ROSE"], ["Roses", "Vase", "Ribbon"], ["Final price", "Your total", "Total charge"], ["Card"], ["at the florist's", "on flowers", "in the flower shop"], ["the bouquet and all", "the florist", "the bunch of flowers"]),
    (["vet bill", "vet's invoice"], ["PAWS & CLAWS", "Riverside Vets"], ["Check-up", "Vaccination", "Drops"], ["Owner pays", "Amount owed", "Account total"], [], ["at the vet's", "on the dog's health", "on the animal doctor"], ["the vet", "the trip to the vet", "patching up the dog"]),
    (["taxi receipt", "cab slip"], ["CITY CABS", "Radio Taxi", "Yellow Line"], ["Base fare", "Night rate", "Luggage", "Tip"], ["Fare total", "Charged", "Trip total"], ["Driver"], ["on the taxi", "for the cab ride", "riding in the cab"], ["the taxi", "the cab ride", "being driven home"]),
    (["hairdresser's receipt", "salon slip"], ["Salon Mira", "FADE & FRIENDS"], ["Cut", "Colour", "Shampoo"], ["You paid", "Salon total", "All in"], ["Tip"], ["at the hairdresser's", "on my hair", "in the salon"], ["the hairdresser", "the new haircut", "doing my hair"]),
    (["cinema receipt", "ticket stub"], ["STARLIGHT CINEMA", "Odeon Corner"], ["Tickets", "Popcorn", "Glasses"], ["Order total", "Total incl. VAT", "Paid in full"], [], ["at the cinema", "at the movies", "on our film night"], ["the film night", "the trip to the movies", "the cinema"]),
    (["hardware receipt", "DIY receipt"], ["BOLT BROTHERS", "Timberland DIY"], ["Paint", "Screws", "Brush", "Sandpaper"], ["Net to pay", "Receipt total", "Due now"], ["EFTPOS"], ["at the hardware store", "on DIY things", "in the builder's shop"], ["the painting stuff", "the DIY stuff", "the hardware"]),
    (["dentist's invoice", "dental bill"], ["Smile Studio", "DR. COLE DDS"], ["Filling", "X-ray", "Cleaning"], ["Fee total", "Sum payable", "Outstanding"], [], ["at the dentist's", "on my teeth", "in the dentist's chair"], ["the dental work", "the dentist", "the work on my teeth"]),
    (["phone bill", "mobile bill"], ["VOXTEL", "Telia Blue"], ["Line rental", "Roaming", "Data"], ["Bill amount", "This month's charge", "We will debit"], [], ["on the phone", "for making calls", "with the phone company"], ["the phone", "the mobile", "the phone company"]),
    (["toy shop receipt", "toy receipt"], ["TOYLAND", "Wooden Train"], ["Puzzle", "Teddy", "Ball"], ["Toys total", "Till total", "Total now"], ["Gift wrap"], ["in the toy shop", "on toys", "on presents for the kids"], ["the toy shop", "the present shopping", "the stuff for the kids"]),
]
# `{ia}`, `{ib}` are places, `{xa}`, `{xb}` what was bought; a, b in the order in which the question has them.
TOTALS = [
    ("a - b", "How much more did I spend {ia} than {ib}?"), ("a - b", "By how much did {xa} cost me more than {xb}?"), ("a - b", "{xa} minus {xb}?"), ("a - b", "What was paid {ia}, less what was paid {ib}?"), ("a - b", "I knew {xa} would be dearer than {xb}, but by how much was it?"), ("a - b", "My wallet took a bigger hit {ia} than {ib}. Bigger by what?"), ("a - b", "how much less was gone {ib} than {ia}"), ("a - b", "Take what I left {ib} off what I left {ia}."), ("a - b", "Hubby paid for {xa}, I paid for {xb}. How much more did he put in?"), ("a - b", "Difference between {xa} and {xb}, please."), ("a - b", "Had there been no more to pay for {xa} than for {xb}, what would I have saved?"), ("a - b", "Which amount lies between the bigger spend {ia} and the smaller one {ib}?"), ("a - b", "so {xb} was cheaper than {xa}, fine, but how much cheaper?"), ("a - b", "State the surplus of the outlay {ia} over that {ib}."),
    ("a + b", "What did {xa} and {xb} cost me altogether?"), ("a + b", "What have I spent {ia} and {ib}?"), ("a + b", "{xa} plus {xb}, please."), ("a + b", "I was {WHERE}. How much poorer am I?"), ("a + b", "Sum of the money that went {ia} and {ib}"), ("a + b", "I'm doing my household book: {xa} and {xb} go in one line. What do I write?"), ("a + b", "My wife wants to know what I got through today, {ia} and then {ib}."), ("a + b", "one number for {xa} n {xb} pls"), ("a + b", "The firm pays me back {xa} as well as {xb}. What do I claim?"), ("a + b", "Could you add up for me, dear, what it was {ia} and {ib}?"), ("a + b", "Busy day: {xa}, {xb}... how much is that all in all?"), ("a + b", "The card statement will show {xa} and {xb}. How much do they make between them?"), ("a + b", "how many money I have give {ia} and {ib} in total?"), ("a + b", "Please state total expenditure, {xa} and {xb}."), ("a + b", "What did the whole outing come to, meaning {xa} and {xb}?"), ("a + b", "Dad pays for {xa} and for {xb}. What do we owe him?"), ("a + b", "Money gone {ia} and {ib}, together?"),
    ("greater", "Did I spend more {ia} than {ib}?"), ("greater", "Was {xa} dearer than {xb}?"), ("greater", "Did {xa} cost more than {xb}?"), ("greater", "I'd say I left more {ia} than {ib}. Correct?"), ("greater", "Did we get off lighter {ib} than {ia}?"), ("greater", "{xa} > {xb}?"), ("greater", "Would you say that more went {ia} than {ib}?"), ("greater", "Can it be that I paid more {ia} than {ib}?"), ("greater", "Was {xb} the smaller expense, next to {xa}?"), ("less", "Was {xa} cheaper than {xb}?"), ("less", "Did I spend less {ia} than {ib}?"), ("less", "Is it true that {xb} ate up more than {xa}?"), ("less", "We argued. I say we paid less {ia} than {ib}. Am I right?"), ("equal", "Did I pay the same {ia} as {ib}?"), ("equal", "Were {xa} and {xb} exactly as dear as each other?"), ("equal", "odd... was it the same amount {ia} n {ib}?"),
    ("a / b", "How many times as much as {xb} did {xa} cost?"), ("a / b", "For what went {ia}, how many times could I have paid for {xb}?"), ("a / (a + b) * 100", "Of all I spent here, what percentage went {ia} and not {ib}?"), ("a / (a + b) * 100", "What share of {xa} and {xb} taken together is {xa}, in percent?"), ("a / b * 100", "{xa} is how many percent of {xb}?"), ("(a + b) / {n}", "We're {n} and share {xa} and {xb}. What's one part?"), ("(a + b) / {n}", "Split it by {n}, both {xa} and {xb}. How much for each?"), ("(a + b) / 2", "My flatmate and I go halves on {xa} and on {xb}. What do I pay?"), ("(a + b) / 2", "What did I spend on average {ia} and {ib}?"),
    ("a + b ? <=", "I had {m} for {xa} and {xb}. Did I stay within it?"), ("a + b ? <=", "Do {xa} and {xb} together fit into {m}?"), ("a + b ? >", "Did I get through more than {m} {ia} and {ib}?"), ("a + b ? >", "Are {xa} and {xb} over {m} in all?"), ("a + b ? <", "Did {xa} and {xb} stay below {m} between them?"), ("a + b ? <=", "mum said max {m}. ok with {xa} n {xb}?"),
    ("{m} - a - b", "I went out with {m}. What's left after {xa} and {xb}?"), ("{m} - a - b", "There was {m} in the envelope, then came {xa} and {xb}. Remaining?"), ("{m} - a - b", "What should still be in my purse of the {m}, having paid {ia} and {ib}?"), ("max(a, b)", "What's the larger of the two amounts, {xa} or {xb}?"),
    ("both", "What was paid {ia}, and what {ib}?"), ("both", "{xa}: how much? {xb}: how much?"), ("both", "Where did I leave more, {ia} or {ib}?"), ("both", "Read me what {xa} came to, and what {xb} did."), ("both", "Which was the dearer, {xa} or {xb}?"), ("both", "For the tax man, one by one: {xa}, then {xb}."), ("both", "I forgot both. What did I spend {ia}? And {ib}?"), ("both", "Amount for {xa}, amount for {xb}, on separate lines"), ("both", "cost of {xa} / cost of {xb}?"),
    ("a + b", "Final sums of the {k} and the {t}, added."), ("a + b", "I have to staple the {k} to the {t} and write one amount on top. Which?"), ("a + b", "What do I owe if I settle the {k} and the {t} in one go?"), ("a + b", "{k} + {t} = ?"), ("a - b", "How much higher did the {k} end up than the {t}?"), ("a - b", "Bottom line of the {k} less bottom line of the {t}."), ("b - a", "By how much does the {t} top the {k}?"), ("b - a", "The {t} is the dearer paper. Dearer than the {k} by?"), ("greater", "Is the {k} over more money than the {t}?"), ("less", "Is the {k} the cheaper of these two papers, the other being the {t}?"), ("greater", "Should I be more cross about the {k} than about the {t}, purely by what I paid?"), ("both", "End amount of the {k}, end amount of the {t}?"), ("both", "I'm filing the {k} and the {t}. What goes on each envelope as the sum?"), ("max(a, b)", "Of the {k} and the {t}, tell me the bigger bottom line."), ("a + b", "my boss will refund the {k} and {t}, what's he gonna pay me"), ("equal", "Would the {k} and the {t} cancel each other out, that is, are they the same in the end?"), ("a - b", "I can only claim the {k}, my brother claims the {t}. How much more do I get?"), ("(a + b) / {n}", "Last weekend in papers: {k}, {t}. Divide what we paid among {n}, please."), ("a + b ? >", "Office rule: over {m} needs a signature. Do the {k} and the {t} need one together?"),
]


def bought(rng, place, key):
    """A paper with a sum after articles."""
    nouns, titles, items, _, after, _, _ = place
    some = [item for item in items if rng.random() < 0.75] or items[:2]
    late = [item for item in after if rng.random() < 0.6]
    doc = Document("slip", rng.choice(nouns), title=rng.choice(titles), pairs={k: "money" for k in [*some, key, *late]}, total=key)
    doc.values = {k: fill(rng, kind) for k, kind in doc.pairs.items()}
    doc.lines = [doc.title, *laid_out(rng, doc.values, 0)]
    return doc


def totals_unlike(rng):
    """Two sums that are printed under different words, asked for by the place or by what was bought."""
    while True:
        one, two = rng.sample(PLACES, 2)
        ka, kb = rng.choice(one[3]), rng.choice(two[3])
        a, b = bought(rng, one, ka), bought(rng, two, kb)
        if whole(a, b):
            break
    op, pattern = rng.choice(TOTALS)
    n, m = rng.choice([2, 3, 4, 5, 6]), rng.choice([50, 80, 100, 120, 150, 200, 300])
    slots = dict(ia=rng.choice(one[5]), ib=rng.choice(two[5]), xa=rng.choice(one[6]), xb=rng.choice(two[6]), n=n, m=m)
    pattern = pattern.replace("{WHERE}", "{ia} and {ib}") if one[5][0].startswith(("at", "in")) else pattern.replace("I was {WHERE}", "I paid {ia} and {ib}")
    slots["ia"] = one[5][0] if "I was {ia}" in pattern else slots["ia"]
    slots["ib"] = two[5][0] if "I was {ia}" in pattern else slots["ib"]
    if "I was {ia}" in pattern and not two[5][0].startswith(("at", "in")):
        pattern = pattern.replace("I was", "I paid")
    formula = op.replace("{m}", str(m)).replace("{n}", str(n))
    if formula not in FLIP and formula != "both":
        formula = re.sub(r"\b[ab]\b", lambda found: {"a": "k", "b": "t"}[found[0]], formula)
    return worked(rng, formula, pattern, (a, read_of(ka)), (b, read_of(kb)), (ka, kb), slots, m)


# What one does for a printed price: nouns, headings, keys with the deed.
DEEDS = [
    (["pump display", "display at the pump", "pump"], ["QUIKFUEL", "Pump four", "Texaco"], {"This sale": "fill up the car|fill the tank|get petrol for what the pump shows"}, {"Price per litre": "money", "Litres": "number"}),
    (["parking sign", "sign at the car park", "parking board"], ["CAR PARK", "Park & Shop", "Old Harbour Parking"], {"Day ticket": "park for the day|leave the car there all day", "Evening rate": "park for the evening", "First hour": "park for one hour"}, {}),
    (["bakery slip", "price card", "bakery sign"], ["Crumb & Crust", "BÄCKEREI VOGT", "Daily Bread"], {"Sourdough loaf": "get a sourdough loaf|buy a loaf of sourdough", "Cinnamon bun": "have a cinnamon bun", "Cheesecake": "take a cheesecake", "Pretzel": "eat a pretzel|grab a pretzel"}, {}),
    (["museum card", "ticket window", "sign at the desk"], ["MUSEUM OF GLASS", "Castle Tours", "Maritime Museum"], {"Admission": "visit the museum|go in and see the show", "Audio guide": "borrow an audio guide", "Guided tour": "join the guided tour"}, {}),
    (["bus ticket machine", "ticket machine", "machine"], ["CITY TRANSIT", "Metro", "Tram Line"], {"Day pass": "buy a day pass|ride about all day", "Single ride": "take a single ride|go one way", "Bike add-on": "take my bike along"}, {}),
    (["flower shop sign", "shop sign", "price tag"], ["The Wild Rose", "PETAL PUSHERS"], {"Tulips bunch": "bring home a bunch of tulips|buy tulips", "Orchid": "get an orchid", "Herb pot": "take a pot of herbs"}, {}),
    (["gym notice", "notice", "studio sign"], ["YOGALOFT", "Iron Temple", "Climb On"], {"Drop-in class": "go to a drop-in class|do one class", "Shoe hire": "hire shoes", "Smoothie": "drink a smoothie"}, {}),
    (["newsstand receipt", "kiosk slip", "kiosk receipt"], ["KIOSK MAX", "News & More"], {"Daily paper": "buy the paper|get the daily paper", "Chewing gum": "buy chewing gum", "Lottery slip": "play the lottery", "Road map": "get a road map"}, {}),
    (["invitation", "club flyer", "party flyer"], ["NEON NIGHT", "Salsa Social", "Karaoke Friday"], {"Entry": "get into the club|go to the party", "Coat check": "hand in my coat", "Welcome drink": "have the welcome drink"}, {}),
    (["workshop note", "bike shop bill", "bike shop note"], ["Spoke & Wheel", "PEDAL FIX"], {"Puncture repair": "have the puncture mended|get my flat tyre fixed", "New chain": "put on a new chain", "Brake check": "have the brakes checked"}, {}),
]
BOARD_DEEDS = {"{c} {r}": "have {x}|take home {x}|order {x}", "{r}": "pay for {x}|go for {x}", "{c} ticket for {r}": "buy {x}|get {x}", "{c} of {r}": "have {x}|get {x}", "{c} to {r}": "take {x}|buy {x}", "{r} for {c}": "pay for {x}|take {x}", "{r} in {c}": "book {x}|pay for {x}", "{r} sent {c}": "pay for {x}", "swim for one {r} on {c}": "pay for {x}", "new {c} for the {r}": "get {x}|have {x} put in"}
ONE_OF_EACH = [
    ("k + t", "I {A} and {B}: what is gone from my purse?"), ("k + t", "Say I {A}, and afterwards I {B}. How much have I spent?"), ("k + t", "What does it cost me to {A} and {B}?"), ("k + t", "I want to {A} and also to {B}. Money needed?"), ("k + t", "We {A}, we {B}. Bill for both?"), ("k + t", "Today's plan: {A}, then {B}. How much cash should I bring?"), ("k + t", "If I {A} and on the way back {B}, how much lighter am I?"), ("k + t", "{A} + {B} = how much?"), ("k + t", "Gran says she'll pay if I {A} and {B}. What do I ask her for?"), ("k + t", "wanna {A} n {B}, whats that come to"), ("k + t", "Kindly work out the expense if one were to {A} and to {B}."), ("k + t", "First I {A}. After that I {B}, too. What do both cost together?"), ("k + t", "I am allowed to {A} and to {B}! What will Mummy have to pay?"), ("k + t", "On Saturday I always {A} and {B}. What does such a Saturday cost?"), ("k + t", "I like to {A} and my wife likes to {B}. How much for the pair of us?"), ("k + t", "How much must I earn to be able to {A} and {B}?"), ("k + t", "before I {A} and {B}... total?"), ("k + t", "Would you add it up: {A}, {B}."), ("k + t", "My treat today, you {A} and then {B}. What am I in for?"), ("k + t", "I have to {A}, and I'd love to {B}. The two of them make what?"), ("k + t", "Please, how many costs it when I {A} and {B}?"), ("k + t", "Expense sheet, one entry: {A} and {B}. Amount?"),
    ("k + t ? <=", "I've got {m}. Can I {A} and {B}?"), ("k + t ? <=", "Will {m} let me {A} and still {B}?"), ("k + t ? <=", "{m} in my pocket, I {A} and {B}. Does it work out?"), ("k + t ? <=", "Is {m} enough to {A} and {B}?"), ("k + t ? <=", "Can one {A} and {B} for {m}?"), ("k + t ? >", "Do I run out of money if I {A} and {B} with {m} on me?"), ("k + t ? >", "Does it take more than {m} to {A} and {B}?"), ("k + t ? >", "i want to {A} and {B}, will that be over {m}"),
    ("{m} - k - t", "I {A} and {B} and pay with {m}. What comes back?"), ("{m} - k - t", "Starting with {m}, I {A} and {B}. What's left?"), ("{m} - k - t", "They gave me {m}. I {A}, I {B}, and give back the rest. How much is it?"), ("{m} - k - t", "Out of {m}, how much will I still have once I {A} and {B}?"),
    ("k - t", "How much more is it to {A} than to {B}?"), ("k - t", "I won't {A}, I'll just {B}. How much do I save?"), ("k - t", "Rather than {A} I could {B}. Cheaper by how much?"), ("t - k", "How much less is it to {A} than to {B}?"), ("t - k", "To {B} is dearer than to {A}. What's the difference?"), ("t - k", "If we {B} where we meant to {A}, what extra is it?"),
    ("greater", "Is it dearer to {A} than to {B}?"), ("greater", "Does it cost more to {A} than to {B}?"), ("less", "Is it cheaper to {A} than to {B}?"), ("less", "Would I pay less if I {A} than if I {B}?"),
    ("k + t * {n}", "I {A} once and {B} {n} times. What do I pay?"), ("k + t * {n}", "{n} days in a row I {B}, and one time I {A}. In all?"), ("k * {n} + t", "If I {A} {n} times and {B} one time, what is it?"), ("(k + t) * {n}", "There are {n} of us, all {A} and all {B}. How much for everybody?"), ("(k + t) * {n}", "What would it be for {n} people to {A} and {B}?"), ("(k + t) * {n}", "I {A} and {B} every week. What do {n} weeks of it cost?"), ("(k + t) / 2", "My friend and I {A} and {B} and split it down the middle. My half?"), ("(k + t) / {n}", "We {A} and {B}, and {n} of us share what it costs. How much each?"),
    ("k + t", "To {A} costs something, to {B} costs something. Sum?"), ("k + t", "Lunch break: I {A}, quickly {B} and I'm back. What have I paid?"), ("k + t", "Being retired I can {A} and {B} in one day, but what does such a day cost?"), ("k + t", "The boys are off to {A} and to {B}. How much do I hand them?"), ("k + t", "me: {A}. her: {B}. both on my card, so how much"), ("k + t", "Suppose somebody were to {A} as well as {B}. The expense?"), ("k + t", "You want to {A} and I want to {B}. Put a number on that, would you?"), ("k + t", "It's my day off. I'll {A} and I'll {B}, hang the cost! No, wait, what is the cost?"), ("{m} - k - t", "A note of {m} to {A} and to {B}: how much change in the end?"), ("k + t ? <=", "Could a student with {m} {A} and {B}?"), ("both", "What does it cost to {A}, and what to {B}?"), ("both", "Should I {A} or {B}? Give me the price of each."), ("both", "Two prices please: to {A}; to {B}."), ("both", "to {A} is how much? and to {B}?"),
]


def deed(rng, place):
    """A paper of prices, a key of it, and what one does for it."""
    nouns, titles, keys, more = place
    key = rng.choice(list(keys))
    doc = slip(rng, nouns, titles, {**more, **{k: "money" for k in keys}}, [key], 4)
    return doc, key, rng.choice(keys[key].split("|"))


def one_of_each(rng):
    """One thing at a price of the one paper and one of the other."""
    while True:
        one, two = rng.sample(DEEDS, 2)
        a, ka, A = deed(rng, one)
        if rng.random() < 0.6:
            b, row, column, cell = price_cell(rng)
            shape = next(board[5] for board in BOARDS if b.title in board[1] and row in board[4] and column in board[3])
            B, kb, read = rng.choice(BOARD_DEEDS[shape].split("|")).replace("{x}", f"{lead(cell)} {cell}"), row, cell_of(row, column)
        else:
            b, kb, B = deed(rng, two)
            read = read_of(kb)
        if whole(a, b):
            break
    op, pattern = rng.choice(ONE_OF_EACH)
    n, m = rng.choice([2, 3, 4, 5, 6]), rng.choice([20, 30, 40, 50, 60, 80, 100, 120, 150])
    op = op.replace("{n}", str(n)).replace("{m}", str(m))
    ask = worked(rng, op, pattern, (a, read_of(ka)), (b, read), (ka, kb), dict(A=A, B=B, n=n, m=m), m)
    return ask


# A recording and a paper: nouns, headings, keys, the key, and how it is asked whether that is said.
SAID_TOO = [
    (["boarding pass", "pass"], ["AIRNOVA", "Boarding Pass"], {"Passenger": "name", "Gate": "code", "Flight": "code", "Boarding": "time"}, "Gate", ["They just announced a gate. Was it the one on my {k}?", "Did I hear my gate in that announcement, the one from the {k}?", "gate on my {k}, did they say that one in the recording?", "Should I get up? Listen if the gate from my {k} is called.", "The loudspeaker crackles. Does it say the gate that's on the {k}?"]),
    (["train ticket", "ticket"], ["NORTHLINE", "InterCity"], {"To": "place", "Departs": "time", "Coach": "number", "Fare": "money"}, "To", ["Is the announcement about my train, I mean do they say where my {k} goes?", "Do they call out the town I'm going to? It's on the {k}.", "I dozed off. Was my stop announced, the one on the {k}?", "was that my town they said? see {k}"]),
    (["appointment slip", "slip from the doctor", "card"], ["St. Luke's Clinic", "YOUR NEXT VISIT"], {"Patient": "name", "Next visit": "date", "At": "time", "Dr.": "name"}, "At", ["The receptionist left a voicemail. Does she say the hour that is on my {k}?", "Has the clinic stuck to my hour? The {k} has it, their message is here.", "In the voice message, do they name the time I've got on the {k}?", "Mum's appointment: is the time on the {k} the one the nurse says on the machine?"]),
    (["invoice", "bill"], ["AQUA FIX", "Leaky & Sons"], {"Customer": "name", "Job no": "code", "Labour": "money", "We charge": "money"}, "We charge", ["The plumber named a price on the phone. Is that what he billed?", "Did he say on the call what now stands as the charge on the {k}?", "I recorded our talk. Does the sum they charge me turn up in it?", "He swore on the voicemail it would be so and so much. Does the {k} match?", "Final charge on the {k}: was that sum ever spoken of in the call?"]),
    (["parcel slip", "card from the courier", "delivery slip"], ["SORRY WE MISSED YOU", "Royal Courier"], {"Parcel no": "code", "Left with": "name", "Collect from": "place", "Driver": "name"}, "Left with", ["The driver left me a message. Does he name the neighbour on the {k}?", "Who's got my parcel? Tell me whether the voicemail says the person the {k} says.", "Does the courier's message agree with the {k} on who took the box?"]),
    (["party invitation", "invitation", "invite"], ["YOU'RE INVITED", "Surprise party"], {"Host": "name", "Where": "place", "When": "date", "Dress": "word:black tie|casual|fancy dress"}, "Where", ["Aunt May rang about the do. Does she say the place from the {k}?", "Is the party still where the {k} has it, going by the voicemail?", "Did she mention the venue I have here on the {k}?"]),
    (["wifi card", "router label", "sticker on the router"], ["FRITZNET", "Guest wifi"], {"Network": "word:HomeNest|BlueFox|LakeHouse", "Key": "code", "Serial": "code"}, "Network", ["The support man on the call says a network name. Is that mine, as on the {k}?", "Support call recorded: does the technician name the network printed on the {k}?", "He tells me to join some network. Same as on the {k}?"]),
    (["lecture slide", "slide", "handout"], ["INTRO TO ECONOMICS", "Cell Biology", "Roman Law"], {"Lecturer": "name", "Topic": "word:inflation|photosynthesis|property", "Week": "number"}, "Topic", ["In the lecture recording, does he ever say the topic on the {k}?", "Is the topic from the {k} spoken of in the lecture?", "I have a lecture and a {k}. Do they go together, is the topic mentioned?", "prof mentions the topic of the {k} or nah"]),
    (["prescription", "label on the bottle", "medicine label"], ["Apollo Pharmacy", "RX"], {"Patient": "name", "Medicine": "word:amoxicillin|ibuprofen|cetirizine", "Refills": "number"}, "Medicine", ["The pharmacist rang. Is it about the medicine on my {k}?", "Does the lady from the pharmacy name the drug that the {k} has?", "On the answerphone they talk of some pills. The ones on the {k}?", "Grandma's {k}: does the doctor in the voice note say that very medicine?"]),
    (["order screen", "screenshot", "order confirmation"], ["YOUR ORDER", "Thanks for shopping"], {"Order ID": "code", "Item": "word:armchair|kettle|tent|bicycle", "Courier": "word:DPX|Hermes|Posta"}, "Item", ["Customer service called back. Are they talking about the thing I ordered, per the {k}?", "Does the agent in the call name the item on the {k}?", "Is the article from my {k} what the voice message is about?"]),
    (["lost dog poster", "poster", "flyer on the tree"], ["LOST DOG", "Have you seen me?"], {"Name": "word:Biscuit|Rufus|Luna|Pepper", "Last seen": "place", "Reward": "money"}, "Name", ["Somebody phoned about a dog. Do they say the name on the {k}?", "There's a call about a stray. Is it the dog from the {k}, by name?", "Is our dog's name, it's on the {k}, said in this voicemail?"]),
    (["rental contract", "car hire slip", "contract"], ["RENT-A-RIDE", "Sunny Cars"], {"Driver": "name", "Plate": "code", "Bring back": "date", "Deposit": "money"}, "Plate", ["Over the tannoy they read out a number plate. Is it that of my hire car on the {k}?", "A car is blocking the exit, they say. Is it mine, by the plate on the {k}?", "does the announcement have the plate from the {k} in it"]),
    (["jury letter", "court letter", "summons"], ["COUNTY COURT", "Notice to appear"], {"Case": "code", "Judge": "name", "Room": "code"}, "Judge", ["The clerk's voicemail mentions a judge. The one on my {k}?", "Is the judge that the {k} gives named in the phone message?"]),
    (["menu board", "board", "sign outside"], ["TODAY", "Chef's choice"], {"Soup": "word:lentil|leek|pumpkin|tomato", "Main": "word:salmon|lasagne|roast chicken", "Sweet": "word:trifle|apple crumble|ice cream"}, "Main", ["My wife left me a memo about lunch. Does she want the main dish on the {k}?", "In the voice memo, does she say the main that is up on the {k}?", "She said what she fancies. Is it the main on this {k}?"]),
    (["raffle ticket", "ticket"], ["SUMMER FETE", "Grand raffle"], {"Number": "number", "Colour": "word:pink|green|blue", "Price": "money"}, "Number", ["They're reading out the winning numbers. Is mine among them?", "Did I win? The draw is in the recording, my {k} in the picture.", "Listen to the draw: is the number on the {k} called?", "my number on the {k}, did the man say it?"]),
]
# A word that the question says: is it in both?
IN_BOTH = [
    "Is {w} on the {k} and in the voicemail as well?", "Do both of them, the {k} and the caller, speak of {w}?", "Does {w} come up in the call and also on the {k}?", "{w}: printed AND said?", "I need {w} to be in both, the recording and the {k}. Is it?", "They rang to say it's {w}. Does the voicemail really say so, and the {k} too?", "Tell me yes only if {w} is on my {k} and in the message.", "Can I count on {w}? It ought to be written on the {k} and be said in the announcement.", "Is it {w} on paper and is it {w} by voice?", "does the {k} say {w} and does the guy on the phone say it too, both", "My secretary claims {w} is in the memo I dictated and on the {k}. Is that so?", "Have the {k} and the announcement both got {w} in them?", "So {w} it is, by the {k} and by what she says on the tape, right?", "Does the recording mention {w}, and is it on the {k} too? One yes or no.", "Would I find {w} on the {k} and hear it in the recording?", "Please check both, voice and {k}, for {w}: are they at one?", "Both the {k} and the voice note name {w}, don't they?", "Look at the {k}, play the message. Is {w} in the one as well as the other?", "I'm told {w}. Do {k} and voicemail bear me out, both of them?", "Is {w} there twice, once in ink and once in sound?", "Grandson says {w} is on the {k} and that the lady said it on the phone. Is he right on both counts?", "We go with {w} if the {k} and the call have it, the two of them. Do they?",
]
# Pages of sentences: nouns, headings, lines, and words that people ask for, not all of them there.
NOTICES = [
    (["notice in the hall", "notice", "letter from the landlord"], ["To all tenants", "BOILER WORKS", "House notice"], ["The boiler will be checked on Tuesday.", "Please let in Mr. Okafor.", "No hot water until noon.", "Questions to the caretaker in room twelve."], ["Tuesday", "Thursday", "noon", "Mr. Okafor", "the boiler", "the caretaker", "room twelve", "hot water"]),
    (["school note", "note from school", "slip from the teacher"], ["Class trip", "Dear families", "Sports day"], ["We meet at the side entrance on Friday.", "Bring a packed lunch and a raincoat.", "Mrs. Patel comes along.", "Pick-up is at 14:15."], ["Friday", "Wednesday", "the side entrance", "a raincoat", "Mrs. Patel", "14:15", "packed lunch", "the swimming pool"]),
    (["flyer", "poster", "bill on the lamp post"], ["STREET PARTY", "Elm Road Fete", "Flea market"], ["Saturday from 9:30 until midnight", "Elm Road is closed for cars", "Free parking behind the town hall", "Live music by the Red Lizards"], ["Saturday", "Sunday", "midnight", "9:30", "Elm Road", "free parking", "the town hall", "live music"]),
    (["screenshot", "email", "chat on my phone"], ["Re: your refund", "Support ticket", "Your complaint"], ["Your refund was approved in October.", "Please send back the charger.", "Dr. Lindqvist will call you tomorrow.", "The discount is still valid."], ["October", "June", "the refund", "the discount", "the charger", "Dr. Lindqvist", "tomorrow", "the warranty"]),
    (["platform sign", "board at the station", "travel notice"], ["ENGINEERING WORKS", "Change of platform", "Travel news"], ["Trains to Leeds leave from platform nine.", "Replacement bus from Victoria Station.", "Red line closed on Monday", "Last train at midnight"], ["Leeds", "York", "platform nine", "Victoria Station", "Monday", "the red line", "midnight", "replacement bus"]),
    (["lecture slide", "handout", "page of notes"], ["Week three", "THE ROMAN EMPIRE", "Photosynthesis"], ["Light turns into sugar", "Read chapter four by Thursday", "Aqueducts and roads", "Exam before Christmas"], ["chapter four", "Thursday", "sugar", "aqueducts", "Christmas", "Caesar", "oxygen", "the exam"]),
    (["agenda", "minutes", "sheet for the meeting"], ["ANNUAL MEETING", "Agenda", "Board minutes"], ["Budget for June", "New roof and the deposit", "Election of the treasurer", "Next date: first Monday in October"], ["the budget", "June", "the roof", "the treasurer", "the deposit", "October", "the president", "parking"]),
    (["shopping list", "list on the fridge", "note"], ["Don't forget", "For Sunday", "SHOPPING"], ["flour, eggs and vanilla", "candles for the cake", "cat food", "a card for Grandpa"], ["vanilla", "eggs", "candles", "cat food", "a card", "butter", "lemonade"]),
]
# Whether the heading is said.
TITLE = [
    "The {k} has a heading. Do I hear it in the message?", "Is the title of the {k} spoken aloud on the tape?", "Heading of the {k}, is it said in the memo?", "I want to know whether the announcer reads the headline of the {k}.", "In the announcement, do they use the words that the {k} begins with?", "See what stands first on the {k}. Is that mentioned on the answerphone?", "Top line of the {k}: uttered in the recording?", "Do the opening words of this {k} come up in the voice note?", "Does he ever get round to saying what's written right at the top of the {k}?", "title of {k} in the audio, y/n", "The first thing on the {k} in big print, is it in the call too?", "I think the recording belongs to this {k}. Do they say its title?", "At the very top of the {k} there is something. Does the lady on the phone say it?", "Tell me, is what crowns the {k} also to be heard?",
]
# The same where a firm or shop heads the paper.
FIRM = [
    "Does the caller say the name at the top of the {k}?", "Is the firm at the head of my {k} the one that left the voicemail, by name?", "Who rang, is it the people whose name tops the {k}? Yes if they say it.", "does the voicemail have the shop name from the top of the {k} in it", "Could this call come from those at the top of the {k}, do they name themselves so?", "Scam or not? The person on the line should say the company at the top of the {k}. Does he?", "Granny's {k} has a name in big letters on top. Was it them who phoned, do they say it?", "They didn't leave a number. Do they at least say who's at the top of the {k}?", "Radio ad in the recording, {k} in the picture. Do they advertise the shop that heads it?", "Is it my shop, the name on top of the {k}, they talk about on the radio?", "Do they mention the business that gave me this {k}? Its name is on the first line.", "I missed a call. Is it from the place that heads the {k}, going by what they say?",
]
# A number that the question gives, from the recording, against a printed one; `{v}` is what is printed.
SAID_NUMBER = [
    ("greater", "She said {m} on the phone. Is {v} on the {k} above that?"), ("greater", "On the voicemail they promised {m}. Did they put more on the {k} for {v}?"), ("greater", "The man on the call told me {m}, and I've a {k} here. Is {v} more?"), ("greater", "they said {m} in the msg, now look at {v}, is that over"), ("less", "The recording says {m}, I heard that much. Is {v} on the {k} less?"), ("less", "I was quoted {m} in the voice memo. Did {v} turn out lower on the {k}?"), ("less", "According to the call it's {m}. Have I been let off with less for {v}?"), ("equal", "I heard {m} in the recording. Is {v} on the {k} exactly that?"), ("equal", "{m} is what he says on the tape. Does {v} agree?"), ("equal", "The voice said {m}. Is that what the {k} has for {v}?"), ("equal", "Does {v} on the {k} come to the {m} that they gave me over the phone?"),
    ("a - {m}", "On the phone it was {m}, on the {k} {v} is higher. By how much?"), ("a - {m}", "They told me {m} in the voicemail. How much more is {v}?"), ("a - {m}", "The agent takes {m} off, he says in the call. What remains of {v} on the {k}?"), ("{m} - a", "He said {m} on the answerphone, but {v} is less on the {k}. What's the difference?"), ("{m} - a", "My daughter leaves me {m}, says her voice note. After {v} on the {k}, what have I got?"), ("a + {m}", "With the {m} she mentions in the message on top, what's {v} then?"), ("a + {m}", "The call says there'll be {m} more to pay. {v} plus that?"), ("a * {n}", "She wants {n} of them, that's clear from the voicemail. What's {n} times {v}?"), ("a * {n}", "In the memo he orders {n}. With {v} on the {k} for one, what do I charge?"), ("a * {n}", "{n} it is, says the caller. So {v} times that?"), ("a * {n}", "I listened already: {n} people are coming. What does {v} make for all of them?"), ("a / {n}", "The message says we're {n}. What's each one's part of {v} on the {k}?"), ("a / {n}", "Split {v} by the {n} friends named in the voice note."),
]
# The same where the number is only heard.
HEARD_NUMBER = [
    ("a * said", "In the voicemail she says how many she wants. {v} on the {k} is for one. What will it be?"), ("a * said", "Take {v} as often as the caller orders it."), ("a * said", "how much for all of them? she says the number in the voice note, {v} is on the {k}"), ("a / said", "The memo tells how many of us there are. What's my part of {v}?"), ("a / said", "Cut {v} into as many shares as the caller mentions."), ("said - a", "He says on the answerphone what I can spend. What do I keep after {v} on the {k}?"), ("said - a", "Dad's voice note gives me an allowance. With {v} gone, what's still there?"), ("said - a", "They quoted me a price on the call and {v} came out lower. What did I save?"), ("a - said", "The quote in the call was lower than {v} on the {k}. By how much?"), ("a - said", "They knock off an amount, the lady on the line says how much. {v} comes down to what?"), ("a + said", "There's a fee on top, you can hear it in the message. {v} with it?"), ("a + said", "What do {v} on the {k} and the sum in the voicemail make in all?"),
]


def large(text):
    """A question whose amounts begin large where they begin a sentence."""
    return re.sub(rf"([.?!] {OPEN})(the|an?)\b", lambda found: found[1] + found[2].capitalize(), text)


def spoken_value(rng):
    """Whether what is printed under a key is said."""
    nouns, titles, keys, key, asks = rng.choice(SAID_TOO)
    d = slip(rng, nouns, titles, keys, [key], rng.randint(2, 4))
    text = say(rng, rng.choice(asks), k=d.noun)
    return both(text, [HEAR, OCR, f"a = read_value(lines=$lines, key={q(key)})", "yes = text_contains(text=$spoken, words=$a)"], "yes", key, d)


def spoken_and_printed(rng):
    """Whether a word that is asked for is both said and printed."""
    if rng.random() < 0.55:
        nouns, titles, keys, key, _ = rng.choice(SAID_TOO)
        d = slip(rng, nouns, titles, keys, [key])
        named = [k for k, kind in keys.items() if k in d.values and (kind in ("place", "name", "date", "time") or kind.startswith("word:"))]
        if not named:
            return spoken_and_printed(rng)
        w = d.values[rng.choice(named)]
        w = rng.choice([w.split()[0], w]) if w.replace(" ", "").isalpha() and w[0].isupper() and " " in w and rng.random() < 0.4 else w
    else:
        nouns, titles, lines, words = rng.choice(NOTICES)
        d, w = Document("page", rng.choice(nouns), title=rng.choice(titles)), rng.choice(words)
        d.lines = [d.title, *rng.sample(lines, rng.randint(2, len(lines)))]
    bare = w.removeprefix("the ")
    text = say(rng, rng.choice(IN_BOTH), w=w, k=d.noun)
    return both(text, [HEAR, f"n = count_words(text=$spoken, word={q(bare)})", OCR, f"m = count_words(text=$lines, word={q(bare)})", 'least = calculate(expression="min(n, m)", n=$n, m=$m)', 'yes = compare(a=$least, b=0, how="greater")'], "yes", bare.capitalize(), d)


def spoken_title(rng):
    """Whether the heading of the paper is said."""
    if rng.random() < 0.6:
        d = amount_slip(rng, SLIPS)[0] if rng.random() < 0.7 else price_cell(rng)[0]
        pattern = rng.choice([*FIRM, *TITLE])
    else:
        nouns, titles, lines, _ = rng.choice(NOTICES)
        d = Document("page", rng.choice(nouns), title=rng.choice(titles))
        d.lines = [d.title, *rng.sample(lines, rng.randint(2, len(lines)))]
        pattern = rng.choice(TITLE)
    text = say(rng, pattern, k=d.noun)
    return both(text, [HEAR, OCR, 'line = select(regions=$lines, by="topmost")', "text = text_of(items=$line)", "yes = text_contains(text=$spoken, words=$text)"], "yes", "Heading", d)


def spoken_number(rng):
    """A number that is said, and that the question may tell, with a printed amount."""
    if rng.random() < 0.5:
        d, key, said = amount_slip(rng, SLIPS)
        read = [f"a = read_value(lines=$lines, key={q(key)})"]
    else:
        d, row, column, said = price_cell(rng)
        key, read = row, ["cells = table(lines=$lines)", f"a = lookup(table=$cells, row={q(row)}, column={q(column)})"]
    v = f"the {said}" if not said.startswith("new ") else f"{lead(said)} {said}"
    n, m = rng.choice([3, 4, 5, 6, 7, 8, 10, 12]), rng.choice([5, 8, 10, 12, 15, 18, 20, 25, 30, 40, 45, 60, 75, 90])
    if rng.random() < 0.35:
        op, pattern = rng.choice(HEARD_NUMBER)
        return both(large(say(rng, pattern, v=v, k=d.noun)), [HEAR, OCR, *read, "said = text_of(items=$spoken)", f'result = calculate(expression="{op}", a=$a, said=$said)'], "result", "Result", d)
    op, pattern = rng.choice(SAID_NUMBER)
    text = large(say(rng, pattern, v=v, k=d.noun, n=n, m=m))
    if op in FLIP:
        return both(text, [OCR, *read, f'yes = compare(a=$a, b={m}, how="{op}")'], "yes", key, d)
    return both(text, [OCR, *read, f'result = calculate(expression="{op.replace("{n}", str(n)).replace("{m}", str(m))}", a=$a)'], "result", "Result", d)


def speech_and_paper(rng):
    """A recording and a paper that belong together in some way."""
    while True:
        ask = rng.choices([spoken_value, spoken_and_printed, spoken_title, spoken_number], weights=[5, 3, 2, 4])[0](rng)
        if whole(*ask.docs):
            return ask


FAMILIES = {unlike_papers: 6, totals_unlike: 4, one_of_each: 3, speech_and_paper: 5}
