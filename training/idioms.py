"""Arithmetic over printed values, in the idioms of people who do not think of formulas."""

import re

from asks import Ask, q
from documents import CITIES, TAXES, Document, laid_out
from errands import IDS, bill, call_it, fill, keyed, led, named, numbers, said_numbers, worked
from papers import GRID, OCR, put, spelled


def amount(rng, most=90, sign=""):
    """A price, now and then a round one, with the sign of its currency or none."""
    return sign + (f"{rng.uniform(2, most):.2f}" if rng.random() < 0.85 else str(rng.randint(2, int(most))))


def sheet(rng, kind, noun, title, keys, make, beside=()):
    """A paper of keys and invented values under a title."""
    values = {key: make(key) for key in keys}
    d = Document(kind, noun, pairs=dict.fromkeys(keys, "money"), title=title, values=values)
    d.lines = [title.upper() if rng.random() < 0.3 else title, *beside, *laid_out(rng, values, 0)]
    return d


def asked(rng, d, formula, reads, asks, given=None, before=(OCR,), chance=0.15, **slots):
    """The question of one of the wordings with the calls that work out its formula."""
    given = given or {}
    calls, answer = worked(formula, reads, given)
    said = said_numbers(rng, given, formula) | {name: spelled(rng, given[name]) for name in ("c", "i") if name in given}
    text = put(rng, rng.choice(asks), **said, **slots)
    text = re.sub(r"([.?!] )\x01([a-z])", lambda found: found[1] + "\x01" + found[2].upper() if rng.random() < 0.8 else found[0], text)
    text = re.sub(r"\b([Aa]) (\x01?(?:8|11|18|80)\b)", r"\1n \2", text)
    return Ask(led(rng, text, chance), [*before, *calls], answer, "Result", docs=[d])


# Papers with a whole and its parts: nouns, titles, the whole and what it is called, the parts and what they are called.
WHOLES = [
    (["payslip", "pay slip", "slip"], ["Payslip", "Wages statement", "Brightwell Ltd Payroll"], ("Gross pay", "my gross pay|what I earn before anything comes off|my wages before deductions"), [("Income tax", "the income tax|what the taxman takes"), ("Pension", "my pension contribution|what goes into the pension pot"), ("Health insurance", "the health insurance|what the health people get"), ("Union fee", "the union fee|what the union takes"), ("Net pay", "what lands in my account|my take-home pay")]),
    (["pay stub", "paycheck", "check stub"], ["Earnings Statement", "Lonestar Freight Inc.", "Pay Stub"], ("Gross earnings", "my gross|the gross amount|what they pay me before taxes"), [("Federal tax", "the federal tax|what Uncle Sam takes"), ("State tax", "the state tax|what the state takes"), ("Social Security", "Social Security"), ("Medicare", "Medicare"), ("Take home", "what I actually get to keep|my net")]),
    (["electricity bill", "bill", "energy bill"], ["Northern Power", "Your electricity bill", "GreenVolt Energy"], ("Amount due", "the whole bill|what I owe them|the amount due"), [("Standing charge", "the standing charge|the fixed bit you pay even if you use nothing"), ("Units used", "what we really used|the electricity itself"), ("Green levy", "the green levy|the environmental charge"), ("VAT", "the VAT|the tax")]),
    (["gas bill", "bill"], ["City Gas", "Your gas statement", "Warmhome"], ("Total charges", "the total charges|the lot|everything they charge"), [("Network fee", "the network fee|what they take for the pipes"), ("Gas used", "the gas itself|what we burned"), ("Carbon tax", "the carbon tax|that carbon thing"), ("Meter rental", "the meter rental|the hire of the meter")]),
    (["budget", "sheet", "plan"], ["Household budget", "Our month", "Family budget"], ("Income", "our income|what comes in|the money we have coming in"), [("Rent", "the rent|the flat"), ("Food", "food|what we eat"), ("Car", "the car|running the car"), ("Savings", "what we put by|our savings"), ("Nursery", "the nursery|childcare"), ("Holidays", "holidays|going away")]),
    (["survey", "results sheet", "poll"], ["Staff survey", "What our guests say", "Town poll"], ("Answers", "all the answers|everybody who answered|all who took part"), [("Very happy", "the very happy ones|people who were delighted"), ("Content", "the content ones|those who said content"), ("No opinion", "those without an opinion|the don't-knows"), ("Unhappy", "the unhappy ones|the grumblers")]),
    (["phone bill", "bill", "statement"], ["Talkwell Mobile", "Your mobile bill", "Ringo Telecom"], ("To pay", "the whole bill|everything I pay"), [("Monthly plan", "the plan|the basic plan"), ("Calls abroad", "the calls abroad|ringing my sister overseas"), ("Extra data", "the extra data|going over my data"), ("Insurance", "the handset insurance|the insurance")]),
    (["garage bill", "invoice", "bill"], ["Autohaus Kern", "Mill Lane Motors", "QuickFit Garage"], ("Invoice total", "the whole invoice|the lot|the garage bill"), [("Labour", "the labour|the mechanic's time"), ("Parts", "the parts|the bits they put in"), ("Tyres", "the tyres"), ("Sales tax", "the tax")]),
    (["hotel bill", "bill", "folio"], ["Hotel Bellavista", "The Anchor Guest House", "Park Inn Lodge"], ("Total", "the total|my whole stay|the hotel bill"), [("Room", "the room itself|just the bed"), ("Minibar", "the minibar|what I had from the little fridge"), ("City tax", "the city tax|what the town takes"), ("Breakfast", "breakfast|the breakfasts"), ("Parking", "the parking|leaving the car there")]),
    (["statement", "fee sheet", "letter"], ["Westfield College", "Cost of attendance", "Student accounts"], ("Cost of the year", "the whole year|what the year costs in all"), [("Tuition", "tuition|the teaching"), ("Housing", "the room on campus|housing"), ("Books", "books|the textbooks"), ("Meal plan", "the meal plan|eating in the canteen")]),
    (["annual report", "report", "leaflet"], ["Paws in Need", "Clean Water Fund", "Our year in figures"], ("Donations", "the donations|what people gave|the money given"), [("Administration", "the admin|what the office swallows"), ("Projects", "the projects|what reaches the projects"), ("Advertising", "advertising|the posters and mailings"), ("Reserve", "what they put in reserve|the reserve")]),
    (["screenshot", "screen", "settings page"], ["Storage", "iPhone Storage", "Disk usage"], ("Capacity", "the whole storage|all the room on it|what fits on it"), [("Photos", "my photos|the pictures"), ("Apps", "the apps"), ("System", "the system|what the phone needs for itself"), ("Messages", "the messages|chats"), ("Free", "what's still free|the empty bit")]),
    (["label", "packet", "nutrition label"], ["Nutrition per portion", "Crunchy Oats", "Nutrition information"], ("Carbohydrate", "the carbohydrate|the carbs"), [("of which sugars", "sugar|the sugars"), ("Fibre", "the fibre")]),
    (["results", "notice", "list"], ["Council election", "Parish vote", "Election night, ward B"], ("Votes cast", "all the votes|everybody who voted|the votes cast"), [("Green List", "the Green List|the Greens"), ("Labour Party", "Labour|the Labour lot"), ("Farmers Union", "the farmers|the Farmers Union"), ("Spoilt papers", "the spoilt ones|the papers that didn't count"), ("Postal votes", "the postal votes|the ones who voted by post")]),
    (["test", "exam sheet", "certificate"], ["Maths test", "Driving theory", "End of term exam"], ("Points possible", "all the points there were|full marks|what could be got"), [("Points reached", "what I got|what my son got|the points reached"), ("Needed to pass", "the pass mark|what you need to pass")]),
    (["bill", "check", "receipt"], ["Osteria Sole", "The Red Lion", "Blue Plate Diner"], ("Balance due", "the whole bill|everything|the check"), [("Food", "the food|what we ate"), ("Drinks", "the drinks|the booze|what we drank"), ("Service", "the service|what they put on for the waiters"), ("Cover charge", "the cover charge|just for sitting down")]),
    (["mortgage statement", "statement", "letter"], ["First Homes Bank", "Your mortgage", "Loan statement"], ("Monthly payment", "the monthly payment|what I pay each month|my instalment"), [("Interest", "the interest|what just goes to the bank"), ("Principal", "the bit that pays the debt off|the principal"), ("Insurance", "the insurance")]),
    (["expense report", "expense sheet", "list"], ["Trip to Lyon", "Travel expenses", "Sales trip May"], ("Total spent", "the whole trip|all I spent|everything spent"), [("Flights", "the flights|flying"), ("Hotel", "the hotel|sleeping there"), ("Meals", "the meals|eating out"), ("Taxis", "the taxis|cabs")]),
    (["web page", "screen", "page"], ["Save the village shop", "New roof for the hall", "Fund Maya's film"], ("Goal", "the goal|what they're aiming for|what's needed"), [("Raised so far", "what's come in so far|the money raised"), ("Pledged", "what's been pledged|the promises")]),
    (["display", "sign", "screen"], ["Car park West", "P+R Stadium", "Multi-storey"], ("Spaces", "all the spaces|the whole car park"), [("Occupied", "the taken ones|the spaces with a car in"), ("Disabled", "the disabled bays"), ("Charging", "the ones with a charger")]),
    (["watch face", "app", "screen"], ["My Activity", "StepUp", "Today"], ("Daily goal", "my daily goal|what I'm meant to do a day"), [("Steps today", "what I've walked today|my steps so far"), ("Best day", "my best day")]),
    (["bar chart", "chart", "graph"], ["Club members", "Who uses the pool", "Library cards"], ("Everyone", "everyone|all of them together"), [("Kids", "the kids|the little ones"), ("Teens", "the teenagers|the teens"), ("Grown-ups", "the grown-ups|adults"), ("Seniors", "the over-sixties|the pensioners")]),
    (["bar chart", "chart", "diagram"], ["Waste in kilos", "What we throw away", "Rubbish collected"], ("All waste", "all the rubbish|the whole heap"), [("Paper", "paper and card|the paper"), ("Glass", "glass|the bottles and jars"), ("Plastic", "plastic"), ("Compost", "the compost|peelings and garden stuff")]),
]
SHARE_OF = [
    "What share of {y} is {x}?", "How much of {y} goes on {x}, in percent?", "{x} - what slice of {y} is that, in per cent?", "Out of {y}, what percentage is {x}?", "If {y} is the whole cake, how many percent of it is {x}?", "I'd like to know what portion {x} makes up of {y}. Percent, please.", "{x} as a percentage of {y}?", "{y}: how many per cent of that is {x}?", "Take {y} as a hundred. Then {x} would be how much?", "How big a bite does {x} take out of {y}, percentage-wise?",
    "Of every hundred in {y}, how many are for {x}?", "what % of {y} is {x}", "{x} seems an awful lot next to {y}. What percentage is it?", "Starting from {y}, how many percent is {x}?", "My wife says {x} is nearly half of {y}. What is the percentage really?", "Is it a big part, {x}? Tell me in percent of {y}.", "Put {x} in proportion to {y} for me, in percent.", "For the meeting: {x} relative to {y}, in percent.", "Grandad wants it in percent: {x} out of {y}.", "how many percents is {x} from {y}?",
    "{y} is the hundred percent. And {x}?", "I'm drawing a pie for school. {y} is the full circle, so what percentage do I give {x}?", "When I look at {y}, what percentage of it can be put down to {x}?", "What part of {y} does {x} come to? Not in money, in percent.", "To what extent is {y} made up of {x}, in %?", "percentage pls: {x} / {y}", "How many percent does {x} account for, measured against {y}?", "State {x} as a proportion of {y}, expressed in per cent.", "I reckon {x} is about a third of {y}. How many percent exactly?", "Kindly let me know the percentage of {y} that {x} represents.",
    "Does {x} weigh much in {y}? What's it in percent?", "I'd say {x} swallows a quarter of {y}. What's the true percentage?", "For every hundred of {y}, {x} gets how many?", "Our treasurer wants to know how many percent of {y} we can pin on {x}.", "Can you set {x} against {y} and give me the percent?", "{x} first, then {y}: divide and make it percent.", "Hi, support here, customer asks what percentage {x} is of {y}.", "{x}, {x}, {x}, that's all I hear. What percentage of {y} is it?",
    "{x}, in terms of {y}: what per cent?", "Say {y} is 100. Where does that leave {x}?", "So what's {x} worth as a percentage, when {y} is everything?", "wat percentage of {y} is {x}", "My friend asked what fraction of {y} is {x}. Give it as a percentage.", "Compared with {y}, {x} is how many percent?", "I never learned percentages. {x} of {y}, what is it in percent?", "Which percentage of {y} do we have to put next to {x}?", "The accountant wants a ratio: {x} against {y}, as a percentage.", "if {y} is 100% then {x} is ...?", "Looking at {y}, {x} is what sort of percentage?", "Could you do {x} over {y} as a percent for me, love?",
]
# What is taken off a sum: nouns, titles, the sum, what comes off, what is left, and what people call what comes off.
OFF = [
    (["receipt", "slip"], ["Bootle's Shoes", "Sport Arena", "Kids & Co"], "Subtotal", "Voucher", "To pay", "the voucher|my voucher"), (["receipt", "till receipt"], ["Daily Mart", "FreshWay", "Superstore"], "Goods", "Loyalty discount", "Total", "my loyalty card|the points card"),
    (["price tag", "tag"], ["Summer sale", "Final clearance", "Trend House"], "Regular price", "You save", "Now", "the sale|the price cut"), (["train ticket", "ticket"], ["Rail East", "Intercity", "Coastline Trains"], "Full fare", "Railcard", "Fare paid", "my railcard|the railcard"),
    (["invoice", "bill"], ["Kern Office Supplies", "Pixel Print", "Hansen Timber"], "Net amount", "Early payment", "Amount due", "paying early|the reduction for paying early"), (["order", "order confirmation", "screenshot"], ["MyShop", "Checkout", "Your order"], "Basket", "Promo code", "To pay", "the promo code|that code of mine"),
    (["booking", "confirmation"], ["Sunway Holidays", "Cottage Break", "Alpine Chalets"], "Holiday price", "Early bird", "Final price", "booking early|the early bird offer"), (["fee letter", "letter"], ["Music school", "Little Acorns Nursery", "Judo Club"], "Course fee", "Sibling discount", "Payable", "the sibling discount|having two kids there"),
    (["check", "bill"], ["Taco Loco", "Thai Garden", "Joe's Grill"], "Check total", "Happy hour", "You pay", "happy hour|the happy hour thing"), (["policy", "letter"], ["SafeDrive Insurance", "Homeguard", "Your renewal"], "Premium", "No claims bonus", "You pay", "the no claims bonus|not having crashed"),
]
OFF_BY = [
    "By how many percent did {x} bring it down?", "What percentage did I save thanks to {x}?", "Thanks to {x} it got cheaper. By what percentage?", "How many per cent off is {x}?", "{x}: what's that as a percent off?", "They always say big savings. How much percent does {x} really knock off?", "How much cheaper did {x} make it, in percent of what it was before?", "I want to brag about {x}. What percent did it shave off?", "what % off did {x} give me", "So {x} took something off the full amount. Which percentage?",
    "The reduction by {x} amounts to how many percent?", "My mum says {x} isn't worth it. What percentage comes off with it?", "Work out for me what rate {x} comes to, in percent of the price before.", "Was that ten percent, or what did {x} come to as a percentage?", "How steep is {x}, I mean as a percentage of the original sum?", "With {x} I paid less than the full whack. How many percent less?", "please how many percent is cheaper with {x}?", "Express {x} as a percentage reduction.", "They didn't print the rate for {x}, only the money. What rate is it, in percent?", "{x} lowers the price by ... percent.",
]
# A whole of which something has been paid down.
DOWN = [(["invoice", "booking", "confirmation"], ["Seaview Apartments", "Kitchen Studio Braun", "Wedding at Hill Farm", "Sofa World", "Bike Centre"], ["Total price", "Contract sum", "Full amount", "Order value"], ["Deposit paid", "Down payment", "Paid in advance", "First instalment"], ["Balance", "Still to pay", "Outstanding", "Rest"])]
DOWN_BY = [
    "We've put something down already. How many percent of the lot is that?", "What percentage of the full price have I paid up front?", "How much of it is already paid, in percent?", "The bit I paid in advance, what share of the whole is that, in percent?", "deposit as % of the price?", "By how many percent does what I've handed over already reduce the sum?", "They say a third down is normal. How many percent did they take from us to begin with?", "How big was the deposit, not in money but in percent of everything?", "I paid some of it when we booked. As a percentage of the full amount, please.", "how many percent is payed already", "Before I pay the remainder: what percentage was covered by the first payment?", "Percentage of the total that the deposit makes up?",
]
REST_BY = ["What percentage is still open?", "How many percent do I still owe?", "The part I haven't paid yet, how many percent of the whole is that?", "What share is left to pay, in percent?", "still owing in % of everything?", "How far am I from having paid it all, in percent of the full price?"]
# Two prices of one thing: nouns, titles, the lower one and what it is called, the higher one and what it is called.
DEARER = [
    (["price list", "sign", "board"], ["Petrol prices", "Shell Ring Road", "Fuel stop"], ("Diesel", "diesel"), ("Super", "super|the super stuff")), (["shelf label", "price tag", "leaflet"], ["Washing powder", "Cornflakes", "Painkillers"], ("Own brand", "the shop's own one|the no-name one"), ("Brand name", "the famous one|the branded one")),
    (["letter", "notice"], ["Rent review", "Harbour Lettings", "Housing association"], ("Old rent", "the old rent|what we've paid up to now"), ("New rent", "the new rent|what they want from now on")), (["price list", "list"], ["Pension Rosa", "Room rates", "Hostel Nord"], ("Single room", "a single|a room for one"), ("Double room", "a double|a room for two")),
    (["menu", "card"], ["Happy Cow", "Gelato Bar", "Bean There"], ("Small", "the small one|a little one"), ("Large", "the large one|a big one")), (["bill", "statement"], ["Your usage", "Water board", "Heating costs"], ("Last year", "last year"), ("This year", "this year")),
    (["poster", "ticket page"], ["Folk Festival", "Open Air Kino", "Half Marathon"], ("Advance", "getting it beforehand|booking ahead"), ("On the door", "paying at the door|buying it on the night")), (["fare list", "fares"], ["City Trams", "Metro fares", "Ferry Line"], ("Off-peak", "travelling off-peak|going when it's quiet"), ("Peak fare", "the rush hour|travelling at peak time")),
    (["leaflet", "price list"], ["Eggs from the farm", "Butcher Holt", "Milk & more"], ("Standard", "the ordinary ones|the standard kind"), ("Organic", "the organic ones|organic")), (["quote", "offer"], ["Roof repair", "Window quotes", "Bathroom refit"], ("Offer Bauer", "Bauer|what Bauer wants"), ("Offer Stone", "Stone|what Stone wants")),
]
MORE_BY = [
    "By how many percent is {y} dearer than {x}?", "How many per cent more is {y}, compared with {x}?", "{y} costs more than {x}, I can see that. By what percentage though?", "From {x} up to {y}: what's the jump in percent?", "What's the mark-up in percent when you go from {x} to {y}?", "{x} is the base. How many percent come on top for {y}?", "if i go for {y} not {x}, how many % more do i pay", "They're robbing us! {y} against {x}, that's a rise of how many percent?", "Going from {x} to {y}, how much steeper in percent?", "How much of a percentage hike is {y} over {x}?", "I usually go by {x}. What extra percentage does {y} mean for me?", "percent increase {x} -> {y}?", "Percentage-wise, how far above {x} is {y}?",
]
LESS_BY = [
    "By how many percent is {x} cheaper than {y}?", "How many per cent do I save with {x} rather than {y}?", "Compared with {y}, what's the percentage off for {x}?", "{x} is less than {y}. By what percentage of the dearer one?", "What's the saving in percent if it's {x} and not {y}?", "Starting at {y} and going down to {x}, how many percent is the drop?", "how many % cheaper is {x} then {y}", "We'd be happy with {x}. How many percent below {y} is it?", "What percentage stays in my purse if I choose {x} over {y}?", "{y} is a hundred percent to me. How many percent under that is {x}?",
]


def part_of_whole(rng):
    """What percentage one printed amount is of another, or lies above or below it."""
    r = rng.random()
    if r < 0.6:
        nouns, titles, whole, parts = rng.choice(WHOLES)
        some = [part for part in parts if rng.random() < 0.85] or parts[:1]
        part = rng.choice(some)
        keys = [key for key, _ in some]
        keys.insert(rng.choice([0, len(keys), len(keys)]), whole[0])
        noun = rng.choice(nouns)
        title = rng.choice(titles)
        whole_ = "chart" in noun or "graph" in noun or "diagram" in noun or title in ("Storage", "iPhone Storage", "Car park West") or whole[0] in ("Answers", "Votes cast", "Spaces", "Points possible", "Daily goal")
        d = sheet(rng, "bill", noun, title, keys, lambda key: str(rng.randint(2, 900)) if whole_ else amount(rng, 900))
        if noun in ("bar chart", "chart", "graph", "diagram"):
            d.lines = [d.title, *d.values.values(), *keys]
        return asked(rng, d, "a / b * 100", keyed([part[0], whole[0]]), SHARE_OF, x=call_it(rng, part) if rng.random() < 0.5 else rng.choice(part[1].split("|")), y=rng.choice(whole[1].split("|")), doc=noun)
    if r < 0.75:
        nouns, titles, whole, off, left, called = rng.choice(OFF)
        d = sheet(rng, "bill", rng.choice(nouns), rng.choice(titles), [whole, off, left], lambda key: amount(rng, 200))
        return asked(rng, d, "a / b * 100", keyed([off, whole]), OFF_BY, x=rng.choice(called.split("|")))
    if r < 0.84:
        nouns, titles, wholes, downs, rests = rng.choice(DOWN)
        whole, down, rest = rng.choice(wholes), rng.choice(downs), rng.choice(rests)
        d = sheet(rng, "bill", rng.choice(nouns), rng.choice(titles), [whole, down, rest], lambda key: amount(rng, 2000))
        first, asks = rng.choice([(down, DOWN_BY), (down, DOWN_BY), (rest, REST_BY)])
        return asked(rng, d, "a / b * 100", keyed([first, whole]), asks)
    nouns, titles, low, high = rng.choice(DEARER)
    d = sheet(rng, "bill", rng.choice(nouns), rng.choice(titles), [low[0], high[0]] if rng.random() < 0.6 else [high[0], low[0]], lambda key: amount(rng, 90))
    slots = {"x": rng.choice(low[1].split("|")), "y": rng.choice(high[1].split("|"))}
    if rng.random() < 0.55:
        return asked(rng, d, "(a - b) / b * 100", keyed([high[0], low[0]]), MORE_BY, **slots)
    return asked(rng, d, "(a - b) / a * 100", keyed([high[0], low[0]]), LESS_BY, **slots)



# A bill with something put on top or taken off, and shared.
SPLITS = [
    ("a * {pp} / 100 / {n}", [
        "{n} of us, {p} percent for the waiter, everybody pays alike. What's mine?", "Stick {p}% on it and chop it into {n}. How much is one bit?", "Say we give the girl {p} per cent. With {n} of us round the table, what do I chuck in?", "ok we r {n}, tip {p}%, whats each", "Service isn't in the price over here, so reckon {p} percent on top, then go {n} ways.", "It was a lovely evening, so {p}% extra for the staff, please, and then a fair share for each of the {n}.", "We Dutch pay everyone the same! There's {n} of us, and the tip is {p} percent. How much for each?", "I've got to Venmo the guys. {n} people in all, {p} percent gratuity on the check. What do I ask from one?", "Per head with a {p} percent tip, for a table of {n}?",
        "Gran insists on {p} per cent for the young man who served us. What's it come to apiece, the {n} of us?", "They'll add {p}% tax at the desk. When that's on, what does each of us {n} owe?", "The price is without tax, which is {p} percent here. Three cheers. Now split it by {n} for me.", "Could you bump it up by {p} percent and then divvy it up between {n}?", "Each of {n} colleagues pays an equal part including {p} % tip. Please calculate.", "What should everybody lay on the table so that there's {p} percent in it for the kitchen? We're {n}.", "{n} mates, one bill, {p}% on top. Damage per person?", "My daughter says you add {p} percent these days and then everybody pays the same. There were {n} of us. So what's my bit?", "Amount per person, {n} persons, gratuity {p} %.", "Teacher's treat is off, so we {n} pay: the bill, {p} percent more for the lady, cut into equal parts. How much each?", "He's calling a taxi already. {n} shares, {p}% tip in it, quick!", "If we're nice and leave {p} percent, what does that make a nose, there being {n} noses?", "Everyone throws in the same and the waiter should see {p} per cent of it on top. We are {n}. What do I throw in?",
    ]),
    ("a * {pp} / 100", [
        "I want to round it up by {p} percent for the nice service. What do I tell him to charge?", "What do I key into the card reader if I'm leaving {p} percent?", "Make it {p} percent more, for the waiter. What's that in all?", "They charge {p}% service at the till here, it's not on this yet. What will I be paying?", "with a {p}% tip i pay how much", "Tax is extra, {p} percent. So what am I really paying?", "In America one leaves {p} percent, I'm told. Then what does dinner cost me all in?", "The driver gets {p} per cent from me on top of this. What do I hand over?", "Bill plus {p}% for the lass, please.", "I only pay by phone. What sum do I enter so that he gets {p} percent on top?", "Mum says put {p} percent on it and don't be mean. What is it then?", "There's a {p}% surcharge on Sundays, they told us. What will it be with that?", "If I'm generous and give {p} percent, how much leaves my wallet?",
    ]),
    ("a * {p} / 100", ["{p} percent of that for the waitress, how much do I leave under the plate?", "I never know what to tip. What's {p} percent here?", "How much goes in the tip jar at {p}%?", "How much would the lad get if I gave him {p} per cent of this?", "Only the tip please, {p} percent.", "Dad always leaves {p} percent. What coins does he need to put down, as a sum?"]),
    ("a / ({n} + 1)", [
        "{n} of us went, but Tom brought his appetite and pays double. What do the others pay?", "We're {n} and one pays two shares because of his girlfriend. What's a single share?", "{n} people, my brother covers two portions of the bill. How much is one portion?", "There were {n} of us and Ida said she'd pay twice as much as the rest. So how much do I pay, being one of the rest?", "{n} ppl but one pays 2x. normal share?", "Our chairman always pays two parts, the others one. We're {n} with him. What's one part?", "Let Grandpa pay double, he's had two steaks. There's {n} of us in all. How much for everyone else?", "Divide it between {n} of us, only that Sam counts twice. What does a person who counts once pay?", "We are {n}, and one of us pays for two. How much is it for those who pay for one?", "Uncle Jack ate for two and pays for two, the rest of us {n} pay normally. What's the normal amount?",
    ]),
    ("a / ({n} + 1) * 2", ["{n} of us, and I said I'd pay double. How much is that for me?", "I'm paying two shares since I had the wine, we're {n} altogether. What do I owe?", "There are {n} of us and the boss pays twice what the others do. How much does the boss pay?", "{n} people share it but Kate pays a double share. What's Kate's bit?", "We're {n}. I took my son's friend along so count me twice. What do I put down?"]),
    ("a * {pm} / 100 / {n}", [
        "We've a coupon for {p} percent off. After that it's {n} ways. What do I pay?", "They're knocking {p}% off because we waited so long, and we're {n}. How much each?", "First my {p} percent staff discount comes off, then the {n} of us share. One share is?", "{p}% off with the app, {n} of us, what's it a head?", "The manager said {p} per cent less for the hair in the soup. What does that leave each of us {n} with?", "{n} students with {p} percent off, equal parts, how much for one?", "Less {p} percent, then split into {n} equal shares, please.", "minus {p}% then by {n} pls", "My card makes it {p} percent cheaper for everybody. If the {n} of us split what's left, what's my bit?", "Take the {p}% for pensioners away and cut the rest into {n}.",
    ]),
    ("a * {pm} / 100", ["They said I'd get {p} percent knocked off at the till. What's left to pay?", "My {p}% student thingy isn't on here yet. What do I pay with it?", "I've a {p} per cent off flyer from the paper. How much would it have been?", "Bring it down by {p} percent for me, what's the new price?", "If the cashier takes off {p} percent like she promised, I pay how much?"]),
    ("(a - {m}) / {n}", [
        "I've a gift card with {m} on it, the rest we share between {n}. What does each pay?", "Grandma gave us {m} towards it. What's left goes {n} ways. How much each?", "{m} comes out of the kitty and the {n} of us split whatever's left. My share?", "We had a {m} voucher, then {n} of us shared. each paid?", "Take {m} off, that's from the boss, and divide the remainder by {n}.", "My mum put in {m} and the {n} of us cover the rest evenly. What's that per person?", "After the {m} deposit we've paid already, how much is it for each of the {n} of us?",
    ]),
    ("(a + {m}) / {n}", ["There's another {m} for the delivery boy, then we split it by {n}. What's each?", "Add {m} for the taxi home and share it all between {n}. How much do I owe?", "I paid {m} for parking as well. If I put that on top and the {n} of us go even, what do I get from one?", "We want to leave {m} on top in cash, so {n} of us each pay what?", "plus {m} tip, {n} people, how much a head", "Bill and a {m} tip, between the {n} of us?", "Don't forget the {m} I laid out for flowers. With that, what's it per person for {n}?"]),
    ("{m} - a / {n}", ["{n} of us share it and I've a {m} note. What comes back to me?", "I put down {m} for my share, we're {n}. How much change is that for me?", "We go {n} ways. After my bit, what's left of my {m}?", "Everybody of us {n} pays the same and each brought {m}. How much does each have left afterwards?", "My share of {n} out of {m}, what do I keep?", "split by {n}, i hand over {m}, my change?"]),
    ("({m} - a) / {n}", ["The {n} of us put {m} in the middle. After paying, what does each get back?", "We paid with {m} out of the kitty. The change gets shared by the {n} of us. How much each?", "I gave them {m}, and what came back goes to my {n} kids in equal bits. What does one kid get?", "{m} was collected beforehand. What's over is shared by {n}, so how much is that each?", "Change from {m}, divided by {n}?"]),
    ("{m} - a", ["I stuck {m} on the tray. What do they owe me?", "Gave the lady {m}. She should hand me back how much?", "Out of the {m} mum gave me, what do I bring home?", "What's my change if all I've got is {m}?"]),
]
# Fares one way: what a question calls the journey.
FARES = [
    (["ticket", "bus ticket"], ["Valley Bus", "Metro", "City Line"], [("Single", "one way|a single"), ("Day pass", "a day pass|the day ticket")]), (["fare list", "sign"], ["Island ferry", "Harbour boats", "MS Undine"], [("Foot passenger", "a person on foot|a foot passenger"), ("Car with driver", "the car|us with the car"), ("Bicycle", "a bike|my bike")]), (["sign", "price list"], ["Cable car", "Summit lift", "Chairlift Kogel"], [("Ride up", "going up|the way up"), ("Ride with dog", "going with the dog|me and the dog")]),
    (["screenshot", "app"], ["QuickCab", "RideNow", "Taxi Plus"], [("Estimated fare", "the taxi|the cab"), ("Comfort car", "the comfy one|the better car")]), (["sign", "board"], ["Toll plaza", "Bridge toll", "Alpine tunnel"], [("Car", "a car|our car"), ("Motorbike", "a motorbike|my motorbike"), ("Van", "a van|our van")]),
]
THERE_AND_BACK = [
    ("a * 2", ["{x}, there and back?", "I have to come home again too, so what is it for {x} in both directions?", "What's a round trip with {x}?", "They only list one direction. What do I pay for {x} both ways?", "{x}, and the same again coming back. Sum?", "to and fro, {x}, how much", "I'm going and returning the same day: {x}. What will that be?"]),
    ("a * 2 * {n}", ["{x}, there and back, for {n} of us?", "{n} of us go and come home again. What's that with {x}?", "I do it {n} times a week, both ways. What does {x} cost me then?", "{n} round trips with {x}, how much?", "{x}: {n} people, both directions, total pls", "To work and home again on {n} days, {x}. What's the sum?", "We're {n}, and of course we need to get back too. What's {x} for the lot of us, both directions?"]),
    ("{m} - a * 2", ["After going and coming back, {x}, how much of {m} have I got?", "I've {m}. If I take off {x} both ways, what's in my pocket?", "The boy has {m} for {x} and the same back again. What can he spend on ice cream?"]),
    ("a * 2 <= {m}", ["Does {m} get me there and home again with {x}?", "{m}: enough for {x} both ways?", "I've got {m} left. Can I do {x} and also the way back?"]),
    ("a * {n} / 2", ["{n} of us at half price, {x}: how much?", "It's half for children. What do {n} of them pay, {x}?"]),
]
# So many of one article of a list with something off.
LESS_VOUCHER = [
    ("a * {n} - {v}", ["{n} of the {x}, and I've a voucher for {v}. What do I pay?", "If I take {n} of the {x} and hand in my {v} coupon, what's left to pay?", "{n} times the {x} less {v}?", "They owe me {v} from last time. So {n} of the {x} would be how much?", "gift card has {v} on it, i want {n} of the {x}, how much on top", "My friend gives me {v} for the {n} of the {x} I'm fetching. What's my part?", "I bring back bottles for {v} and get {n} of the {x}. What do they want from me?", "{v} off when you order on the app. And {n} of the {x} then cost?", "The {x} {n} times, minus the {v} I've already paid, is what?"]),
    ("a * {n} * {pm} / 100", ["{n} of the {x} with {p} percent off for taking so many?", "They take {p}% off if I have {n} of the {x}. What does it come to?", "I'm buying the {x} {n} times, {p} percent cheaper with my card. How much?", "{n} x {x}, minus {p}%?"]),
    ("a * ({n} - 1)", ["{n} of the {x}, but one of them's free. What do I pay?", "One of the {n} is on the house. So {n} of the {x} cost how much?", "If you take {n} you only pay for all but one. What's that with the {x}?"]),
    ("{m} - a * {n}", ["{n} of the {x} out of a {m} note, what's left?", "I hold {m}. After {n} times the {x} I'm left with how much?", "Put {m} on the counter for {n} of the {x}. Change?"]),
]


def tip_and_split(rng):
    """The sum of a bill with something put on or taken off and shared; ways there and back; so many less a voucher."""
    given = numbers(rng)
    given["v"] = rng.choice([2, 3, 4, 5, 10])
    r = rng.random()
    if r < 0.65:
        formula, asks = rng.choice(SPLITS + SPLITS[:1] * 3 + SPLITS[5:6])
        d = bill(rng)[0]
        ask = asked(rng, d, formula, keyed([d.total]), asks, given)
        # No tax comes on top where one is printed.
        return tip_and_split(rng) if re.search(r"\btax\b", ask.question, re.I) and any(key in TAXES for key in d.pairs) else ask
    if r < 0.82:
        nouns, titles, ways = rng.choice(FARES)
        d = sheet(rng, "board", rng.choice(nouns), rng.choice(titles), [way[0] for way in ways], lambda key: amount(rng, 40), rng.sample(["Valid today only", "Children under six free", "No dogs", "Please have change ready", "Every half hour"], rng.randint(0, 2)))
        way = rng.choice(ways)
        if way[0] == "Day pass":
            return tip_and_split(rng)
        formula, asks = rng.choice(THERE_AND_BACK + THERE_AND_BACK[:2])
        # One car is enough for several people.
        asks = asks if way[0] in ("Single", "Foot passenger", "Ride up") else [ask for ask in asks if not re.search(r"of us|of them|people|for children|We're", ask)]
        if not asks:
            return tip_and_split(rng)
        return asked(rng, d, formula, keyed([way[0]]), asks, given, x=rng.choice(way[1].split("|")))
    d, goods, _, _ = bill(rng)
    (good,), (x,) = named(rng, goods, 1)
    formula, asks = rng.choice(LESS_VOUCHER + LESS_VOUCHER[:1])
    return asked(rng, d, formula, keyed([good[0]]), asks, given, x=x)


# Shops of one kind of thing: titles, what is sold, the articles and what they are called.
THEMED = [
    (["Page & Turn", "City Books", "The Reading Room"], "the books|my reading stuff", [("Paperback", "the paperback"), ("Cookery book", "the cookbook|the cookery book"), ("Road atlas", "the atlas|the maps"), ("Diary", "the diary")]), (["Stitch & Style", "Denim Depot", "Modehaus"], "the clothes|what I bought to wear", [("Jeans slim fit", "the jeans"), ("Wool jumper", "the jumper|the sweater"), ("Belt leather", "the belt"), ("Socks pair", "the socks")]),
    (["Grill am Markt", "Noodle House", "La Perla"], "the meal|our dinner|eating there", [("Mixed grill", "the grill plate|the meat"), ("Noodle soup", "the soup"), ("Side salad", "the salad"), ("House wine", "the wine")]), (["Hotel Miramar", "Sea View Inn", "Pension Edelweiss"], "the hotel|our stay", [("Room", "the room"), ("Breakfast", "breakfast"), ("Garage", "the garage space|parking"), ("Laundry", "the washing|the laundry")]),
    (["Toy Castle", "Playtime", "Bear & Co"], "the toys|the presents", [("Wooden train", "the train set"), ("Teddy bear", "the teddy"), ("Puzzle", "the puzzle|the jigsaw"), ("Kite", "the kite")]), (["Apotheke am Dom", "HealthPoint Pharmacy", "Farmacia Central"], "the medicine|the stuff from the chemist's", [("Cough syrup", "the cough mixture|the syrup"), ("Sun cream", "the sun lotion|the sun cream"), ("Plasters", "the plasters|the band-aids")]),
    (["Wheel Deal", "Pedal Power", "Ciclos Sol"], "the bike things|the bike repair", [("Inner tube", "the tube"), ("Bell", "the bell"), ("Chain", "the new chain"), ("Fitting", "the work|putting it on")]), (["Gifts & More", "Souvenirs Lina", "Old Harbour Shop"], "the souvenirs|the knick-knacks", [("Fridge magnet", "the magnet"), ("Snow globe", "the snow globe"), ("Tea towel", "the tea towel|the dishcloth"), ("Keyring", "the keyring")]),
    (["Optik Blum", "Clear Vision", "Specs Direct"], "the glasses|my specs", [("Frame", "the frame"), ("Lenses", "the lenses"), ("Case", "the case")]), (["Green Thumb", "Flora", "Plant Barn"], "the plants|everything for the garden", [("Rose bush", "the rose"), ("Compost", "the soil|the compost"), ("Clay pot", "the pot"), ("Herb tray", "the herbs")]),
    (["Sound & Vision", "Techno Hut", "Electric Corner"], "the gadgets|the electronics", [("Headset", "the headphones|the headset"), ("USB cable", "the cable|the lead"), ("Power bank", "the spare battery|the power bank")]), (["Ski Rent Alm", "Slope Style", "Snow Hire"], "the ski hire|renting the gear", [("Skis", "the skis"), ("Boots", "the boots"), ("Helmet", "the helmet")]),
]
PAY = ["To pay", "Total", "TOTAL", "Amount due", "Total due", "Sum", "Grand total", "Balance due", "Total to pay", "You paid"]
# Currencies: signs on paper, one and many of it, one and many of another, and how many of the other one buys.
MONEY = [
    ("£", "pound", "pounds", "euro", "euros", [1.15, 1.17, 1.2]), ("$", "dollar", "dollars", "euro", "euros", [0.85, 0.9, 0.92, 0.95]), ("", "euro", "euros", "krona", "kronor", [11, 11.3, 11.5]), ("", "euro", "euros", "dollar", "dollars", [1.05, 1.08, 1.1, 1.15]), ("", "euro", "euros", "pound", "pounds", [0.84, 0.85, 0.87]), ("", "franc", "francs", "euro", "euros", [1.02, 1.05, 1.06]), ("", "euro", "euros", "zloty", "zlotys", [4.2, 4.3, 4.5]),
    ("£", "pound", "pounds", "dollar", "dollars", [1.25, 1.3, 1.35]), ("$", "dollar", "dollars", "peso", "pesos", [17, 18.5, 20]), ("$", "dollar", "dollars", "yen", "yen", [140, 150, 155]), ("", "euro", "euros", "lira", "lira", [35, 36.5]), ("", "euro", "euros", "crown", "crowns", [7.45, 24.5, 25]), ("£", "pound", "pounds", "rupee", "rupees", [105, 110]), ("", "euro", "euros", "forint", "forints", [390, 400]),
]
TIMES_RATE = [
    "What did {x} cost me in {others}, with a {own} being worth {r}?", "A {own} is {r} {others}. What does that make {x}?", "One {own} buys {r} {others}. So in {others}, how much was {x}?", "I only think in {others}. It's {r} of them to the {own}. What was {x}?", "{x} in {others} please, {r} for one {own}.", "The bank gave me {r} {others} for each {own}. What did I pay for {x} in {others}?", "At {r} {others} to the {own}, what do I owe my sister for {x}?", "If they count the {own} at {r}, how many {others} will go off my account for {x}?", "{x} -> {others}, 1 {own} = {r}", "my card took {r} {others} for every {own}, how much was it for {x}",
    "How dear was {x} in real money? I mean {others}, {r} to a {own}.", "Turn {x} into {others} for me. For a {own} you get {r}.", "My boss pays me back in {others}. One {own} comes to {r}, so what do I claim for {x}?", "Back home we have {others}. {r} of those make a {own}. What's {x} then?", "Today's rate is {r} {others} a {own}. What would {x} be with that?", "What would my mother say {x} cost? She has {others}, and a {own} gets her {r}.", "In {others}? A {own}'s {r}. I'm talking about {x}.", "{x} was in {own_pl}. Reckon {r} {others} for every one. How many {others} is it?", "I changed my money at {r} {others} for a {own}. What have I spent on {x}, in {others}?", "Is {x} expensive? I can't tell in {own_pl}, so give me {others}, at {r} apiece.",
    "It says {own_pl} but my account's in {others}. A {own} cost me {r}, so what did {x} take out of it?", "Grandad never got used to {own_pl}. One's {r} {others}, he says. What would {x} be for him?", "The newspaper has the {own} at {r} {others}. I'd like {x} at that.", "We split the holiday costs in {others}. If every {own} counts {r}, what do I put on the list for {x}?", "Was {x} a bargain? Put it into {others}, a {own} being {r}.", "When one {own} makes {r} {others}, {x} makes how many?", "how much {others} i must pay for {x}, one {own} is {r}", "Take {x} times {r}, that's what a {own} is in {others}. Result?", "My credit card statement comes in {others}. At {r} to the {own}, what will it show for {x}?", "I promised to tell mum the price of {x} in her money, {others}. They're {r} for a {own}.", "Hello, exchange office says {r} {others} each {own}. {x}, how much?", "Could you put {x} into {others}? We got {r} per {own} at the airport.",
    "Considering a {own} goes for {r} {others}, what's the {others} price of {x}?", "For the customs form I need {x} in {others}, exchange rate {r} per {own}.", "how many {others} for {x} if 1 {own} is {r} {others}", "We take {r} {others} for one {own} in our books. Which amount do we enter for {x}?", "Let a {own} be {r} {others}. What does {x} come to?", "Please convert {x}: {r} {others} per {own}.",
]
BY_RATE = [
    "{r} {own_pl} to the {other}, so how many {others} is {x}?", "A {other} costs me {r} {own_pl}. What's {x} in {others}?", "One {other} is {r} {own_pl}. How many {others} did I spend on {x}?", "You need {r} {own_pl} to get a {other}. What's {x} in {others} then?", "I got {r} {own_pl} for every {other} at the desk. What did {x} cost me in {others}?", "{x} in {others}, 1 {other} = {r} {own_pl}", "It takes {r} {own_pl} to make one {other}. What do I put down for {x}, in {others}?", "For each {other} they gave me {r} {own_pl}. So {x} was how many {others}?", "With the {other} at {r} {own_pl}, what does {x} come to in {others}?", "Back home it's {others}, and each of them is worth {r} {own_pl}. What did I pay for {x}?",
    "My wallet's full of {others} and they wanted {own_pl}, {r} for each. How many {others} went on {x}?", "For one {other} the machine spat out {r} {own_pl}. {x}, how much was that in {others}?", "{r} of these {own_pl} are one {other}. So how many {others} for {x}?", "I bought my {own_pl} at {r} to the {other}. What's {x} in what I had before?", "one {other} = {r} {own_pl}. {x} = ? {others}", "Divide by {r}, since that many {own_pl} go for a {other}. What's {x} then?", "If it's {r} {own_pl} that you have to give for a {other}, {x} would be how many {others}?",
    "The {other} stands at {r} {own_pl}. Give me {x} in {others}.", "my dad wants {x} in {others}, one {other} gets you {r} {own_pl}", "If one {other} fetches {r} {own_pl}, how many {others} did {x} set me back?", "Convert {x} to {others}, the {other} being {r} {own_pl}.", "We bought {own_pl} at {r} for a {other}. In {others}, what's {x}?", "How many {others} for {x}? They say {r} {own_pl} buy one.", "There go {r} {own_pl} into one {other}. What's {x}, in {others}?",
]
# Values in other units: titles and nouns, the key and what it is called, formula, and how it is asked.
UNIT_PAPERS = [
    (["pump display", "receipt"], ["Gas & Go", "Route 66 Fuel"], "Gallons", [("a * 3.785", ["A gallon is 3.785 litres. How many litres went in?", "In litres please, 3.785 to the gallon. What did I tank?", "I'm from Germany and don't know gallons. If one's 3.785 litres, how much did I fill up?", "gallons -> litres, 3.785 each", "How much petrol is that in litres? Each gallon has 3.785."])]),
    (["road sign", "sign", "map"], ["Scenic route", "National Park", "Coast Path"], "Miles", [("a * 1.609", ["How far is it in kilometres, with 1.609 to the mile?", "A mile's 1.609 kilometres. So how many kilometres must we walk?", "They use miles here. Times 1.609, what is it in kilometres?", "km pls, one mile is 1.609", "My legs only understand kilometres, 1.609 of them a mile. How many is it?"]), ("a / {n}", ["We walk {n} miles an hour. How many hours will it take?", "Doing {n} miles a day, how many days are we on the road?"])]),
    (["label", "box", "product page"], ["Wall shelf", "TV stand", "Garden bench"], "Width in inches", [("a * 2.54", ["An inch is 2.54 centimetres. How wide is it in those?", "How broad in centimetres, at 2.54 an inch?", "I've only a metric tape. 2.54 centimetres to the inch, so how wide?", "width in cm? 2.54 per inch", "Will have to be in centimetres for my husband: 2.54 each inch. What's the width?"])]),
    (["recipe", "recipe card", "card"], ["Beef stew", "Sunday roast", "Slow lamb"], "Cooking minutes", [("a / 60", ["How many hours does it sit in the oven, sixty minutes to each?", "60 minutes make an hour, so how many hours does it cook?", "In hours, please, how long must it cook? Divide by 60.", "cooking time in hours (60 min)", "For how many hours is my stove taken, counting 60 minutes an hour?"])]),
    (["label", "sack", "bag"], ["Wild bird seed", "Basmati rice", "Potting soil"], "Net weight g", [("a / 1000", ["How many kilos am I carrying, a thousand grams to the kilo?", "It's all in grams. What's that in kilos, 1000 each?", "1000 grams is a kilo. And the bag weighs how many of those?", "kg? 1000 g each"]), ("a / {m}", ["I use {m} grams a day. How many days will it last?", "With {m} grams a go, how often can I take from it?"])]),
    (["worksheet", "job card", "time sheet"], ["Van hire", "Plumbing job", "Studio booking"], "Hours", [("a * 60", ["How many minutes is that, with 60 in an hour?", "I bill by the minute. Sixty to the hour, so how many do I put?", "hours into minutes, x 60"]), ("a * {k}", ["I get {k} an hour. What do I earn for that?", "At {k} for every hour, what's the pay?", "They charge {k} per hour. What will it come to?"])]),
    (["scale", "display", "ticket"], ["Airport check-in", "Parcel desk", "Vet clinic"], "Weight kg", [("a * 2.2", ["A kilo is 2.2 pounds. What's it in pounds?", "My American aunt wants pounds, 2.2 to the kilo. What do I say?", "in lbs? 2.2 for each kilo"]), ("a - {k}", ["{k} kilos are free. How many kilos over am I?", "Allowed are {k}. By how much is it too heavy?"])]),
    (["bottle", "label", "canister"], ["Screen wash", "Pool cleaner", "Plant food"], "Contents litres", [("a * 1000", ["How many millilitres are in it, a thousand to the litre?", "1000 millilitres make a litre. So what's in there in millilitres?"]), ("a / {n}", ["I need {n} litres a week. For how many weeks does one of these do?", "Poured into {n} equal cans, how much is in each?"])]),
]


def with_a_rate(rng):
    """A sum or an article in another currency, or a number in other units, at the rate that is told."""
    if rng.random() < 0.25:
        nouns, titles, key, works = rng.choice(UNIT_PAPERS)
        beside = rng.sample(["Article", "Batch", "Origin", "Checked by", "Lane"], 2)
        d = sheet(rng, "bill", rng.choice(nouns), rng.choice(titles), [key, *beside], lambda k: rng.choice([str(rng.randint(2, 900)), f"{rng.uniform(1, 90):.1f}"]) if k == key else fill(rng, "code"))
        formula, asks = rng.choice(works + works[:1])
        return asked(rng, d, formula, keyed([key]), asks, numbers(rng))
    titles, called, goods = rng.choice(THEMED)
    sign, own, own_pl, other, others, rates = rng.choice(MONEY)
    goods = rng.sample(goods, rng.randint(2, len(goods)))
    total = rng.choice(PAY)
    sign = sign if rng.random() < 0.5 else ""
    keys = [good[0] for good in goods] + ([rng.choice(TAXES)] if rng.random() < 0.3 else []) + [total]
    d = sheet(rng, "bill", rng.choice(["receipt", "bill", "slip", "invoice"]), rng.choice(titles), keys, lambda key: amount(rng, 90, sign), [fill(rng, "date")] if rng.random() < 0.4 else [])
    if rng.random() < 0.7:
        key, x = total, rng.choice([called, called, "it all|the whole lot|the total|the {doc}|everything on here|what I had to pay"])
    else:
        key, x = rng.choice(goods)
    x = rng.choice(x.split("|")).replace("{doc}", d.noun)
    rate = rng.choice(rates)
    if rng.random() < 0.62:
        formula, asks = "a * {r}", TIMES_RATE
    else:
        formula, asks = "a / {r}", BY_RATE
        rate = {1.15: 0.87, 1.17: 0.85, 1.2: 0.83, 0.85: 1.18, 0.9: 1.1, 0.92: 1.09, 0.95: 1.05, 1.05: 0.95, 1.08: 0.93, 1.1: 0.91, 0.84: 1.19, 0.87: 1.15, 1.25: 0.8, 1.3: 0.77, 1.35: 0.74, 1.02: 0.98, 1.06: 0.94}.get(rate)
        if rate is None:
            return with_a_rate(rng)
    given = {"r": rate}
    if x.endswith("s"):
        asks = [re.sub(r"\b(?:is|was) (?=\{x\})|(?<=\{x\}) (?:is|was)\b", lambda found: found[0].replace("was", "were").replace("is", "are"), ask) for ask in asks]
    return asked(rng, d, formula, keyed([key]), asks, given, own=own, own_pl=own_pl, other=other, others=others, x=x, doc=d.noun)



# Labels under bars and what they stand for; what is counted; a name for some of them.
DAYS = [("Mon", "Monday"), ("Tue", "Tuesday"), ("Wed", "Wednesday"), ("Thu", "Thursday"), ("Fri", "Friday"), ("Sat", "Saturday"), ("Sun", "Sunday")]
MONTHS = [("Jan", "January"), ("Feb", "February"), ("Mar", "March"), ("Apr", "April"), ("May", "May"), ("Jun", "June"), ("Jul", "July"), ("Aug", "August"), ("Sep", "September"), ("Oct", "October"), ("Nov", "November"), ("Dec", "December")]
AXES = [
    (DAYS[:5], ["Parcels delivered", "Lunches served", "Calls answered", "Absent pupils", "Overtime (min)", "Help desk tickets"], {"the first three days": [0, 1, 2], "the last two days": [3, 4], "Monday and Tuesday at the start of the week": [0, 1], "the first two days": [0, 1]}), (DAYS[4:], ["Cinema guests", "Pizzas sold", "Nightclub entries", "Market visitors"], {"the weekend": [1, 2], "Saturday and Sunday together": [1, 2]}),
    (DAYS, ["Steps (thousand)", "Swimmers", "Museum visitors", "Bikes rented", "Cars parked", "Sunshine hours", "kWh used", "Pages read"], {"the weekend": [5, 6], "the weekdays": [0, 1, 2, 3, 4], "Monday to Friday": [0, 1, 2, 3, 4], "the working week": [0, 1, 2, 3, 4], "the first three days": [0, 1, 2], "Friday to Sunday": [4, 5, 6]}), ([("Mo", "Monday"), ("Tu", "Tuesday"), ("We", "Wednesday"), ("Th", "Thursday"), ("Fr", "Friday")], ["Coffees at the office", "Km run", "New patients"], {"the days up to Wednesday": [0, 1, 2], "Thursday and Friday taken together": [3, 4]}),
    (MONTHS[:5], ["Snow days", "New members", "Gas bill", "Houses sold", "Eggs laid"], {"the first three months": [0, 1, 2], "the first quarter": [0, 1, 2], "March to May": [2, 3, 4]}), (MONTHS[4:9], ["Ice creams sold", "Campers", "Weddings", "Hot days", "Boats hired"], {"the three summer months": [1, 2, 3], "the two holiday months July and August": [2, 3]}), (MONTHS[8:], ["Rainy days", "Umbrellas sold", "Heating cost", "Flu cases"], {"September to November": [0, 1, 2], "the last two months of the year": [2, 3]}),
    ([("Q1", "the first quarter"), ("Q2", "the second quarter"), ("Q3", "the third quarter"), ("Q4", "the fourth quarter")], ["Turnover (k)", "Orders in", "Profit (k)", "Staff leaving", "Machines built"], {"the first half of the year": [0, 1], "the second half of the year": [2, 3], "the first three quarters": [0, 1, 2]}), ([("N", "the north"), ("S", "the south"), ("E", "the east"), ("W", "the west")], ["Shops by region", "Rainfall by region", "Sales by area", "Complaints by side"], {"north and south": [0, 1], "the east and west sides": [2, 3]}),
    ([("UK", "Britain"), ("US", "America"), ("DE", "Germany"), ("FR", "France"), ("ES", "Spain")], ["Exports", "Visitors by country", "App users", "Medals won", "Letters sent to"], {"the European ones on the continent": [2, 3, 4], "the English-speaking two": [0, 1]}), ([("CH", "Switzerland"), ("AT", "Austria"), ("IT", "Italy"), ("NL", "Holland")], ["Guests from", "Lorries stopped", "Wine exports"], {"the two Alpine countries": [0, 1]}),
    ([("Br", "breakfast"), ("Lu", "lunch"), ("Di", "dinner"), ("Sn", "snacks")], ["Calories eaten", "Meals cooked", "Carbs today"], {"the three proper meals": [0, 1, 2]}), ([("Ger", "German"), ("Eng", "English"), ("Math", "maths"), ("Bio", "biology"), ("Hist", "history")], ["Points in tests", "Homework (min)", "Lessons missed"], {"the two languages": [0, 1]}), ([("Yr A", "year A"), ("Yr B", "year B"), ("Yr C", "year C")], ["Cans collected", "Laps run"], {}),
    ([("Rec.", "the reception"), ("Kit.", "the kitchen"), ("Hskp.", "housekeeping"), ("Mgmt.", "the management")], ["Staff by area", "Sick notes", "Overtime (h)"], {"the kitchen and housekeeping folk": [1, 2]}), ([("LR", "the living room"), ("BR", "the bedroom"), ("Kit", "the kitchen"), ("Bath", "the bathroom")], ["Heating by room", "Area by room", "Damp readings"], {"the kitchen and the bathroom": [2, 3]}),
]
BAR_WORKS = [
    ("a + b", "xy", ["{x} and {y} in one number, please.", "How much did we get on {x} plus {y}?", "Count {x} and {y} as one for me.", "what do u get if u add {y} to {x}", "{x} with {y} on top is how much?", "I was only in charge for {x} and {y}. What's mine in all?", "If you pile {x} and {y} onto each other, how high's the heap?", "Just those two, {x} and {y}: what do they make?", "I missed {x} and {y}. What did I miss altogether?", "Grandma asks about {x} and {y}, both thrown together.", "The figures for {x} and {y} as a total, if you'd be so kind."]),
    ("a + b + c", "xyz", ["{x}, {y} and also {z}. The lot of them, please.", "What have we got for {x}, {y} and {z} when it's all thrown together?", "My shift was {x}, {y} and {z}, so what do I report as one number?", "Run up {x}, {y} and {z} for me, dear.", "{x} & {y} & {z} all in all?", "Three of them matter to me: {x}, {y}, {z}. One figure for all three?", "Please to sum {x}, {y}, {z}.", "I get paid by the piece for {x}, {y} and {z}. How many pieces?", "My column in the paper covers {x}, {y} and {z}. What's the joint number?"]),
    ("a - b", "xy", ["{x} was better than {y}. By how many?", "How many did {x} have over {y}?", "What's {x} got on {y}?", "Take {x}, knock off {y}. What are we left with?", "If you hold {x} against {y}, how much taller is it?", "We dropped off between {x} and {y}. How big was the drop?", "{x} beats {y}, but what by?", "how many more {x} then {y}", "What would {y} need on top to match {x}?", "{x} was the good one and {y} the bad one. How far apart?", "Boss says {x} blew {y} out of the water. By how much, really?"]),
    ("b - a", "xy", ["How far did {x} lag behind {y}?", "{x} was a bit of a washout beside {y}. How many fewer?", "It went up from {x} to {y}. By how many?", "How many is {x} down on {y}?", "{x} came in under {y}. What's the gap?", "Between {x} and {y} we gained how much?", "{y} was busier than {x}. By what number?", "If {x} had gone as well as {y}, how many more would it have been?"]),
    ("(a + b) / 2", "xy", ["If you level out {x} and {y}, what's it for each?", "Typical figure for {x} and {y}, taken as an average?", "Meet in the middle between {x} and {y}: what's that?", "On average over {x} and {y}, how much was it?"]), ("(a + b + c) / 3", "xyz", ["Averaging {x}, {y} and {z}, what do I get?", "What's the usual for {x}, {y} and {z}, I mean the mean of the three?", "mean of {x} {y} {z}?", "Smooth out {x}, {y} and {z} and tell me the average.", "Add {x}, {y} and {z} and share it by three."]),
    ("a / b", "xy", ["How many times over does {x} beat {y}?", "{x} is how many times what {y} is?", "How many of {y} would you need to fill {x}?", "Is {x} double {y}, or what's the factor?", "{x} is so much bigger. What times {y} is it?", "By what factor is {x} above {y}, as in times?"]), ("a > b", "xy", ["Did {x} do better than {y}?", "Was {x} ahead of {y}, yes or no?", "Had {x} more than {y}?", "So {x} outdid {y}, didn't it?", "I bet a fiver that {x} tops {y}. Did I win?", "is {x} higher up then {y}?", "Can I tell the board that {x} was stronger than {y}?", "Mia says {x} was bigger than {y}. Is she right?", "Would it be fair to say {x} outran {y}?"]), ("a < b", "xy", ["Was {x} weaker than {y}?", "Did {x} get less than {y}?", "Am I right that {x} stays under {y}?", "{x} is the lower of the two, next to {y}, correct?"]),
    ("a >= b + c", "xyz", ["Did {x} alone bring in at least as much as {y} and {z} together?", "Could {x} by itself keep up with {y} plus {z}, I mean reach their sum?"]), ("(b - a) / a * 100", "xy", ["We climbed from {x} to {y}. By what percent?", "Growth from {x} up to {y} in per cent?", "How many percent did we pick up between {x} and {y}?"]), ("(a - b) / a * 100", "xy", ["We slipped from {x} to {y}. How many percent is that?", "What percentage got lost on the way from {x} down to {y}?", "Fall from {x} to {y} in per cent?"]),
]
# What is asked of all bars: the number of them is said as {N}.
BAR_ALL = [
    ("+", ["All {N} of them in a single number?", "From left to right, everything put together: how much?", "What did the whole lot bring, all {N}?", "Everything on the picture added, please.", "And altogether? I mean every last one of the {N}.", "The sum of the {N}, for the newsletter.", "tot up all {N} would you", "If I put all {N} in a bag, how many are in the bag?", "I can't add up in my head any more, dear. What do they make, all of them?"]),
    ("mean", ["What's normal, going by all {N} of them? The mean, I suppose.", "If all {N} had been the same and the sum no different, what would each be?", "Mean of the {N}?", "Average over the full {N}, please.", "Add up all {N} and share out evenly between them. What does each get?", "taking all {N} together whats the average", "What should I expect on average, judging by the {N} of them?"]),
]
BAR_SHARE = ["What percentage of everything falls on {x}?", "Out of all of them put together, {x} makes up how many percent?", "{x} as a share of the lot, in percent?", "If the whole chart is a hundred percent, what's {x}?", "How many percent of the total did {x} bring in?", "{x}'s piece of the pie, in per cent of all the bars?", "Add all of them up: what percent of that is {x}?", "how much % of the whole thing is {x}"]
BAR_LESS = ["Everything except {x}, how much is that?", "Leave {x} out. What do the others make?", "We don't count {x}. All the rest together?", "All but {x}, please, in one figure.", "{x} was a fluke, so add up only the others.", "sum without {x}?", "How much is it if you forget about {x} and add the remaining ones?", "Every one of them bar {x}: total?", "{x} belongs to somebody else. What's ours, the others?", "Cross out {x} and count up what's still there.", "How much do the ones that aren't {x} make?", "Skip {x} and sum the rest."]
BAR_OVER = ["Is {x} better than the average of them all?", "Did {x} come out above the mean of all the bars?", "Work out the average of all of them. Is {x} over it?", "{x} was an above-average one, wasn't it?", "The average of the lot, and is {x} higher than that?", "Take the mean of every bar. Does {x} lie above?", "Was {x} higher than usual, usual being the mean of all?", "Is {x} more than the avg of all of these?", "Does {x} beat the average across the whole chart?", "My teacher asks for the mean of all the values and whether {x} exceeds it. Does it?"]
BAR_UNDER = ["Is {x} below the average of them all?", "Did {x} stay under the mean of all the bars?", "{x} was poorer than average, was it?", "Compared with the mean of everything, is {x} lower?", "Does {x} fall short of the average of the lot?"]
BAR_GROUP = [("+", ["What did we get over {g}?", "{g}, all added up?", "How much for {g}?", "I need {g} as one sum.", "Put together {g} for me.", "{g}: what does that make in all?", "Only {g}, nothing else. The sum?", "how many was it in {g} all together"]), ("mean", ["On average for {g}?", "The mean over {g}, please.", "What's the average if I only look at {g}?", "{g}, evened out: how much is one?", "avg of {g}?"]), ("share", ["How many percent of everything is {g}?", "What share of the total falls on {g}, in percent?", "{g} in per cent of the whole?"])]


def days_and_bars(rng):
    """Bars under short labels, which the question names in full: some of them, groups, all, all but one."""
    while True:
        bars, titles, groups = rng.choice(AXES)
        if len(bars) < 6:
            break
        if groups and rng.random() < 0.6:
            break
    noun = rng.choice(["chart", "bar chart", "graph", "diagram"])
    keys = [bar[0] for bar in bars]
    d = Document("chart", noun, pairs=dict.fromkeys(keys, "number"), items=keys, title=rng.choice(titles))
    figures = [str(rng.randint(2, 400)) for _ in bars]
    d.values = dict(zip(keys, figures))
    lost = rng.random() < 0.12
    order = rng.random()
    shown_keys = keys[:-1] if lost else keys
    d.lines = [d.title, *figures, *shown_keys] if order < 0.7 else [d.title, *(part for i, key in enumerate(keys) for part in ([figures[i]] if lost and key == keys[-1] else [key, figures[i]]))]
    seen = bars[:-1] if lost else bars
    slots = {"doc": noun, "N": rng.choice([len(bars), spelled(rng, len(bars))])}
    r = rng.random()
    small = len(bars) < 6
    if groups and not lost and (r < 0.3 or not small and r < 0.6):
        name = rng.choice(list(groups))
        chosen = [keys[i] for i in groups[name]]
        ids = IDS[: len(chosen)]
        form, asks = rng.choice([work for work in BAR_GROUP if work[0] != "share" or small])
        plus = " + ".join(ids)
        if form == "share":
            # All bars are read, those that are meant first.
            others = [key for key in keys if key not in chosen]
            formula = f"({plus}) / ({' + '.join(IDS[: len(keys)])}) * 100"
            return asked(rng, d, formula, keyed(chosen + others), asks, chance=0.1, g=name, **slots)
        formula = plus if form == "+" else f"({plus}) / {len(ids)}"
        return asked(rng, d, formula, keyed(chosen), asks, chance=0.1, g=name, **slots)
    if small and not lost and r < 0.68:
        ids = IDS[: len(keys)]
        plus = " + ".join(ids)
        x = rng.choice(bars)
        i = IDS[keys.index(x[0])]
        pick = rng.random()
        if pick < 0.22:
            return asked(rng, d, plus, keyed(keys), BAR_ALL[0][1], chance=0.1, **slots)
        if pick < 0.42:
            return asked(rng, d, f"({plus}) / {len(keys)}", keyed(keys), BAR_ALL[1][1], chance=0.1, **slots)
        if pick < 0.58:
            rest = [key for key in keys if key != x[0]]
            return asked(rng, d, " + ".join(IDS[: len(rest)]), keyed(rest), BAR_LESS, chance=0.1, x=x[1], **slots)
        if pick < 0.72:
            others = [x[0], *(key for key in keys if key != x[0])]
            return asked(rng, d, f"a / ({plus}) * 100", keyed(others), BAR_SHARE, chance=0.1, x=x[1], **slots)
        sign, asks = (">", BAR_OVER) if pick < 0.92 else ("<", BAR_UNDER)
        return asked(rng, d, f"{i} {sign} ({plus}) / {len(keys)}", keyed(keys), asks, chance=0.1, x=x[1], **slots)
    formula, which, asks = rng.choice([work for work in BAR_WORKS if len(work[1]) <= len(seen)])
    chosen = rng.sample(seen, len(which))
    asks = [rng.choice(asks)]
    if re.search(r"\b(?:from|between)\b", asks[0], re.I):
        # What goes up or down goes so in time.
        if bars[0] not in DAYS + MONTHS and bars[0][0] not in ("Q1", "Mo"):
            return days_and_bars(rng)
        chosen.sort(key=bars.index)
    return asked(rng, d, formula, keyed([bar[0] for bar in chosen]), asks, chance=0.1, **dict(zip(which, (bar[1] for bar in chosen))), **slots)



# Tables of prices: nouns, titles, the first heading, the rows and what they are called, the columns, and questions. Of a
# question, the formula, and the cells it reads: rows r and s, columns by their place (0 for the first column).
ROWS = [
    (["menu", "board", "drinks list"], ["Bean There", "Cafe Kranz", "Milk Bar", "The Daily Grind"], "Drink", [("Cappuccino", "cappuccino"), ("Hot chocolate", "cocoa|hot chocolate"), ("Latte macchiato", "latte"), ("Iced tea", "iced tea"), ("Fresh lemonade", "lemonade")], ["Small", "Large"], [
        ("a - b", "r1 r0", ["What's the difference between a big {r} and a little one?", "How much extra is it to have the {r} in big?", "If I go up to the bigger {r}, what do I add?", "What's spared when I take the little {r} and not the big one?", "{r}: big minus little?", "The kid gets the little {r} in place of the big one. How much less is that?"]), ("a + b", "r1 s0", ["A big {r} for me and a little {s} for my daughter. How much?", "One big {r} plus one little {s}?", "big {r}, little {s}, what's that come to", "We'd like {r}, the bigger one, and {s}, the smaller one. Together?"]), ("a * {n} + b * {c}", "r1 s0", ["{n} big {r} and {c} little {s}, what's the tab?", "Bring us {n} {r} in big and {c} {s} in little. How much?", "{n} x {r} (the big ones), {c} x {s} (the little ones), total?"]), ("a - b", "r1 s1", ["Both big: how much more is the {r} than the {s}?", "I fancy a big {r}, she says a big {s} is cheaper. By how much?"]), ("a * {n}", "r1", ["{n} big {r}, please. How much will that be?", "The {n} of us all want the bigger {r}. What do I owe?"])]),
    (["fare table", "price list", "board"], ["Trains from here", "Rail fares", "Coast Line"], "To", [(city, city) for city in CITIES[:12]], ["Second class", "First class"], [
        ("a - b", "r1 r0", ["What do I pay more to {r} if I travel posh?", "First rather than second to {r}, what's the extra?", "Sitting in comfort to {r}, how much on top of the ordinary seat?", "How much do I spare on the way to {r} if I make do with second?", "second class is fine 4 me to {r}. whats saved against first"]), ("a - b", "r0 s0", ["Second class: how much further into my pocket is {r} than {s}?", "By how much is {r} dearer than {s}, in second?", "{r} or {s}, both second. What's the gap?"]), ("a * {n}", "r0", ["{n} of us to {r} in second. How much?", "The cheap class to {r}, {n} people. What's that?"]), ("a + b", "r1 s0", ["Boss goes to {r} in first, I go to {s} in second. Both tickets together?", "First to {r}, then second on to {s}. What do I spend?"]), ("a * {n} - {m}", "r1", ["{n} of us to {r} in first and there's {m} in vouchers. What remains to pay?"])]),
    (["price board", "sign", "price list"], ["Wild Park", "Castle Tours", "Aqua World", "Steam Railway", "Space Museum"], "Ticket", [("Day ticket", "the day ticket|a whole day"), ("Evening ticket", "the evening ticket|just the evening"), ("Season pass", "the season pass|all season"), ("Guided tour", "the tour|going with a guide")], ["Adult", "Child"], [
        ("a - b", "r0 r1", ["{r}: how much less for my boy than for me?", "What's the gap between grown-up and kid for {r}?", "For {r}, what does a youngster save against a grown person?", "How much do they knock off {r} for kids?"]), ("a * {n} + b * {c}", "r0 r1", ["We're {n} big ones and {c} little ones. {r} for all of us?", "{n} grown-ups, {c} kids, {r}: how much?", "Family of {n} adults and {c} children, and it's {r} we want. Total?", "What's {r} for mum, dad and the rest, {n} adults and {c} kids in all?", "I bring {c} kiddies and there are {n} of us grown-ups. What do we pay for {r}?", "{n} + {c} (kids), {r}, total pls", "{r} for the family, that's {n} grown and {c} small. What should I have ready?", "How many money for {n} adult and {c} child with {r}?"]), ("a + b", "r0 r1", ["One of me and one of my daughter for {r}. What's that?", "{r} for one grown-up with one kid?", "Grandpa plus one grandchild, {r}. How much?"]), ("a - b", "r0 s0", ["As a grown-up, what's {r} more than {s}?", "How much on top if I, an adult, take {r} rather than {s}?"]), ("a - b", "r1 s1", ["For the kids, how much dearer is {r} than {s}?", "What more do I pay for a youngster with {r} compared with {s}?"]), ("{m} - a * {c}", "r1", ["{c} kids, {r}, and I've {m}. What's left?", "My {m} after paying {r} for {c} children?"])]),
    (["price list", "sheet", "web page"], ["Fitness First Floor", "Tennis Club", "Village Library", "Swim Club"], "Offer", [("Yoga class", "yoga"), ("Sauna", "the sauna"), ("Court hire", "the court|a court"), ("Locker", "a locker|the locker"), ("Swim lesson", "the swimming lesson")], ["Member", "Guest"], [
        ("b - a", "r0 r1", ["What do I get out of being in the club, for {r}?", "How much more do they take from outsiders for {r}?", "{r}: what does somebody save who's joined?", "I'm not in the club. How much worse off am I with {r}?", "Membership saves me how much on {r}?", "A friend who isn't in the club comes along to {r}. How much more than me does she pay?"]), ("a + b", "r0 r1", ["I'm in the club, my friend's not. {r} for us two?", "{r} for one of us with the card and one without. Sum?"]), ("a * {n}", "r1", ["{n} visitors from outside want {r}. How much?", "We're {n} strangers here and we'd like {r}. What is it?"]), ("a * {n}", "r0", ["I go {n} times with my club card, {r}. What's that?", "{r}, {n} times, being in the club: how much?"]), ("b * {n} - a * {n}", "r0 r1", ["Over {n} times {r}, how much does the club card spare me?", "I do {r} {n} times a month. What would I save if I joined?"])]),
    (["timetable", "fares", "notice"], ["Ferry to the islands", "Airport bus", "Lakeside boats", "Mountain railway"], "Stop", [("Lighthouse", "the lighthouse"), ("North pier", "the north pier"), ("Castle bay", "the bay with the castle|Castle bay"), ("Terminal", "the terminal"), ("Summit", "the top|the summit")], ["Single", "Return"], [
        ("a - b", "r1 r0", ["Coming back from {r} as well, how much more is that than just going?", "One way to {r} against there-and-back, what's the difference?", "I might not come back from {r} tonight. How much less is one way?", "What does the trip home add when I go to {r}?"]), ("a * 2 - b", "r0 r1", ["Two singles to {r} or one return. What's spared with the return?", "How much do I save on {r} by getting there-and-back in one ticket and not two one-ways?", "If I'm silly and buy two one-way ones for {r} in place of a return, how much do I lose?"]), ("a * {n}", "r1", ["{n} of us to {r} and home again. How much?", "There and back to {r}, {n} people, total?", "We {n} want to see {r} and of course come home. What do we pay?"]), ("a + b", "r1 s0", ["There and back to {r}, and for my brother just one way to {s}. Both?"]), ("a - b", "r0 s0", ["One way, how much more is {r} than {s}?", "just going, {r} vs {s}, difference"])]),
    (["price list", "brochure", "web page"], ["Haus am See", "Dune Camping", "Villa Pinea", "Mill Cottages"], "Lodging", [("Tent pitch", "a tent|our tent"), ("Caravan", "the caravan"), ("Cabin", "the cabin|the wooden hut"), ("Apartment", "the flat|the apartment"), ("Family room", "the family room|the room for all of us")], ["Low season", "High season"], [
        ("a - b", "r1 r0", ["{r}: what do we save by coming when it's quiet?", "How much more do they want for {r} in the holidays, when it's full?", "If the boss lets me go off-season, what's spared on {r}?", "What's the summer surcharge on {r}, high against low?"]), ("a * {n}", "r1", ["{n} nights in {r} at the busiest time. How much?", "{n} nights, {r}, in the high season please."]), ("a * {n}", "r0", ["{n} nights in {r} when nobody's there, out of season. What is it?", "off season, {r}, {n} nights, how much"]), ("a - b", "r0 s0", ["Out of season, how much dearer is {r} than {s}?"]), ("a - b", "r1 s1", ["In the high season, what would we spare taking {s} rather than {r}?", "At peak time, {r} or {s}, what's the difference?"])]),
    (["price list", "hire sheet", "sign"], ["Rent-a-Tool", "Boat Hire Bob", "Bike Point", "Party Rentals"], "Item", [("Canoe", "a canoe|the canoe"), ("Rowing boat", "a rowing boat"), ("Drill hammer", "the big drill|a drill"), ("Party tent", "the party tent|the marquee"), ("E-bike", "an electric bike|an e-bike")], ["Hour", "Day"], [
        ("a - b * {n}", "r1 r0", ["How much more is the whole day with {r} than {n} single hours?", "{r} for the day, minus {n} hours by the clock: what's the difference?"]), ("a * {n}", "r0", ["{n} hours with {r}. What does it cost us?", "We'd need {r} just for {n} hours. How much?"]), ("a * {n}", "r1", ["{n} full days of {r}, how much?", "I keep {r} for {n} days. The bill will be?"]), ("a * {n} - b", "r0 r1", ["I'm out with {r} for {n} hours. What would the day rate spare me?", "{n} hours one by one or the day price for {r}: what do I save with the day?"]), ("a + b", "r1 s0", ["{r} the whole day and {s} for an hour. Together?"]), ("a - b", "r1 s1", ["A day with {r} or a day with {s}, how much apart are they?", "By the day, what's {r} over {s}?"])]),
    (["menu", "board", "price list"], ["Chip Shop", "Pizza Presto", "Wok In", "Curry House"], "Dish", [("Margherita", "margherita|plain pizza"), ("Cod and chips", "fish and chips|cod"), ("Fried rice", "fried rice"), ("Veggie curry", "veggie curry"), ("Pork ribs", "ribs")], ["Kids", "Regular", "Family"], [
        ("a - b", "r2 r1", ["{r}: how much more is the one for everybody than the normal one?", "Going from the normal {r} to the one for the whole family, what's the extra?"]), ("a - b", "r1 r0", ["What's the difference between the normal {r} and the children's one?", "Does it pay to get the child's {r}? How much less than the ordinary?"]), ("a * {n} + b * {c}", "r1 r0", ["{n} normal {r} and {c} for the children. How much?", "{r}: {n} grown-up plates, {c} children's plates. The sum?"]), ("a + b", "r2 s0", ["The family-size {r} and a children's {s}. What's that?", "family {r} + kiddie {s}"]), ("a * {c}", "r0", ["{c} kids want the {r} in their size. How much is that?"]), ("a + b", "r1 s1", ["A normal {r} and a normal {s}, how much?", "One {r}, one {s}, both the usual size. What do I pay?"])]),
    (["price list", "card", "web page"], ["Salon Bella", "Hair by Gino", "Cut & Go"], "Service", [("Wash and cut", "a wash and cut"), ("Dry cut", "a dry cut|a quick cut"), ("Colour", "a colour|colouring"), ("Blow-dry", "a blow-dry")], ["Ladies", "Gents"], [
        ("a - b", "r0 r1", ["How much more do they charge women than men for {r}?", "{r}: what does my husband pay less than me?", "What's the extra for being a woman, with {r}?"]), ("a + b", "r0 r1", ["My wife and I both want {r}. What do we pay?", "{r} for her and for him, together?"]), ("a + b", "r0 s0", ["I'm a woman and want {r} and {s} on top. How much?", "{r} plus {s}, for me as a lady?"]), ("a * {c}", "r1", ["My {c} sons all need {r}. What's that going to be?"]), ("a - b", "r0 s0", ["For women, how much is spared with {s} in place of {r}?"])]),
    (["post tariff", "table", "notice"], ["Post office", "Parcel shop", "SpeedPost"], "Item", [("Postcard", "a postcard"), ("Letter", "a letter"), ("Small parcel", "a little parcel|a small parcel"), ("Large parcel", "a big parcel")], ["Inland", "Abroad"], [
        ("a - b", "r1 r0", ["How much more is {r} when it leaves the country?", "{r} to my cousin overseas against one to my aunt round the corner, what's the difference?"]), ("a * {n}", "r1", ["{n} of those to foreign countries, {r} each. How much?", "I'm sending {r} to {n} friends in other countries. Postage in all?"]), ("a * {n}", "r0", ["{r} to {n} people here at home, what does it cost me?"]), ("a + b", "r0 s1", ["{r} inside the country and {s} to another one. How much to stick on, in all?"]), ("a * {n} + b * {c}", "r0 r1", ["{n} times {r} for here, {c} times for foreign parts. What is that?"])]),
]
ROWS += [
    (["price list", "sign", "leaflet"], ["Hill Farm Shop", "Beekeeper Ott", "Pick your own", "Cheese Dairy"], "Produce", [("Honey", "honey"), ("Strawberries", "strawberries"), ("Goat cheese", "goat's cheese|the cheese from the goats"), ("Apple juice", "apple juice"), ("Potatoes", "potatoes|spuds")], ["Half kilo", "Full kilo"], [
        ("a * 2 - b", "r0 r1", ["Two of the little packs of {r} or one full kilo, what do I spare with the kilo?", "{r}: how much dearer are two halves than a whole one?"]), ("a * {n}", "r1", ["{n} of the full-size ones of {r}. What do I owe you?", "{n} kilos of {r}, love, how much?"]), ("a + b", "r1 s0", ["A whole kilo of {r} and half of one of {s}, please. What's that?", "a kilo {r}, and just half a one of {s}. Sum?"]), ("a - b", "r1 r0", ["If I only take half a kilo of {r}, how much less is it than the full one?", "full kilo {r} vs half, difference?"])]),
    (["ticket page", "board", "price list"], ["Theatre Royal", "City Opera", "Puppet Stage", "Jazz Cellar"], "Seats", [("Stalls", "the stalls|downstairs"), ("Balcony", "the balcony|upstairs"), ("Box", "a box|one of those boxes"), ("Standing", "standing room|just standing")], ["Full price", "Concession"], [
        ("a - b", "r0 r1", ["I'm a pensioner. What do I save on {r}?", "Students pay less for {r}. How much less?", "{r}: what's knocked off if you're out of work?"]), ("a + b", "r0 r1", ["My student daughter and I, {r}. What's it for the two of us?", "{r} for one who pays the lot and one with a student card?"]), ("a * {n} + b * {c}", "r0 r1", ["{n} of us pay the normal way and {c} are students, {r}. What's the total?", "{r}: {n} workers, {c} pensioners. How much altogether?"]), ("a - b", "r0 s0", ["No reductions for us. How much more is {r} than {s}?", "At the normal price, what would we spare with {s} in place of {r}?"]), ("a - b", "r1 s1", ["We're all retired. How much dearer is {r} than {s} for us?"])]),
]
CHEAPEST = ["The {r} and the {s}, whichever's cheaper: what would it be, {w}?", "Cheaper one out of {r} and {s}, {w}?", "What's the lower price of the two, {r} and {s}, {w}?"]
PLAIN = {"Small": "in the little size", "Large": "in the big size", "Adult": "for a grown-up", "Child": "for a kid", "Single": "one way", "Return": "there and back", "Second class": "in the cheap class", "First class": "in first"}


def row_of_table(rng):
    """Cells of one row, or of two, of a table of prices whose columns are called by other words than printed."""
    nouns, titles, first, rows, columns, works = rng.choice(ROWS)
    rows = rng.sample(rows, min(len(rows), rng.randint(3, 5)))
    heads = list(columns)
    if rng.random() < 0.15:
        heads.reverse()
    d = Document("price list", rng.choice(nouns), table=([first, *heads], [row[0] for row in rows], dict.fromkeys(heads, "money")), title=rng.choice(titles))
    sign = rng.choice(["", "", "£", "$", "€"])
    d.lines = [d.title, first, *heads]
    for row in rows:
        d.lines += [row[0], *(amount(rng, 60, sign) for _ in heads)]
    formula, cells, asks = rng.choice(works)
    r, s = rng.sample(rows, 2)
    slots = {"r": rng.choice(r[1].split("|")), "s": rng.choice(s[1].split("|"))}
    places = [({"r": r, "s": s}[cell[0]][0], columns[int(cell[1])]) for cell in cells.split()]
    if columns[0] in PLAIN and rng.random() < 0.08:
        column = rng.choice(columns[:2])
        formula, asks, places = "min(a, b)", CHEAPEST, [(r[0], column), (s[0], column)]
        slots = {name: re.sub(r"^(?:the|a|an) ", "", said) for name, said in slots.items()} | {"w": PLAIN[column]}
    reads = [(i, f"{i} = lookup(table=$cells, row={q(row)}, column={q(column)})") for i, (row, column) in zip(IDS, places)]
    given = {name: n for name, n in numbers(rng).items() if name != "r"}
    given["c"] = rng.choice([2, 3, 4])
    return asked(rng, d, formula, reads, asks, given, GRID, **slots)



# Sentences with one number: the sentence, the words right before the number, and what is worked out of it.
TOLD = [
    ("Please give your child {x} euros and a lunch box.", "Please give your child", [("a * {n}", ["I've got {n} children in that class. How much money goes out of my purse?", "{n} kids of mine are going. What do I hand out in all?"]), ("a * {k}", ["{k} pupils in the class, everyone brings the money. What's in the teacher's tin?"]), ("{m} - a", ["I only have a {m} in the house. What's left once my girl has her money?", "If I break a {m} for her, how much do I keep?"]), ("a <= {m}", ["There's {m} in her pocket already. Is that enough for the school?"])]),
    ("The trip costs {x} pounds per pupil.", "The trip costs", [("a * {k}", ["{k} of them are going. What does the school have to pay?", "With {k} pupils, what's the bill for the outing?", "what do {k} kids cost all in all"]), ("a * {n}", ["My {n} are all coming along. What do I owe the school?"]), ("a / {n}", ["They let me pay for the outing in {n} bits. How big is one?"]), ("a <= {m}", ["I've put by {m} for it. Will he be able to go?", "Can I cover the outing with {m}?"])]),
    ("Tickets cost {x} euros, children pay half.", "Tickets cost", [("a * {n} + a / 2 * {c}", ["{n} grown-ups and {c} little ones. What do we pay?", "We're {n} adults with {c} kids, what's that at the door?", "{n} big, {c} small, how much?"]), ("a / 2", ["What is it for my daughter, who's six?", "So a child gets in for how much?"]), ("a / 2 * {c}", ["Only the {c} children go in. How much?", "I drop {c} kids off and stay outside. What do I give them?"]), ("{m} - a", ["Just me. I pay with {m}, what comes back?"]), ("a * {n}", ["{n} of us, all over eighteen. How much?"])]),
    ("Membership is {x} dollars a year.", "Membership is", [("a / 12", ["What does it come to a month?", "Twelve months in a year, so how much do I pay for one?"]), ("a * {n}", ["If I stay {n} years, how much have I given them?", "{n} of us want to join for a year. What do we pay?"]), ("a <= {m}", ["I won't spend more than {m} on a club. Can I join?", "Is it {m} or less to join?"]), ("{m} - a", ["Grandad gave me {m} to join. What can I keep?"])]),
    ("The entrance fee for the flea market is {x} euros.", "The entrance fee for the flea market is", [("a * {n}", ["{n} of us want to poke about there. How much to get in?", "What do the {n} of us pay at the gate?"]), ("{m} - a", ["I'm going with {m}. What's left for buying old junk?", "After getting in, how much of {m} can I spend on bargains?"]), ("a * {k}", ["{k} people came through the gate. What did they take?"])]),
    ("We ask every family for {x} euros for the class fund.", "We ask every family for", [("a * {k}", ["{k} families. What's in the fund when all have paid?", "If all {k} households pay up, how much do we have?"]), ("a * {n}", ["I've children in {n} classes, and each asks the same. How much?"]), ("{m} - a", ["I send a {m} with him. What change should he bring?"]), ("a >= {m}", ["Is it {m} or more they want from us?"])]),
    ("Lunch in the canteen costs {x} dollars a day.", "Lunch in the canteen costs", [("a * 5", ["What's that a week, Monday to Friday?", "How much dinner money does she need for five days?"]), ("a * {k}", ["{k} school days this month. What do I pay for her food?", "What will it be for {k} days of eating there?"]), ("a * {n}", ["I have {n} kids eating there. How much each day?"]), ("{m} - a * 5", ["I put {m} on his card. What's left after five days?"]), ("{m} / a", ["There's {m} on the card. How many meals does that make?"])]),
    ("A place at the summer camp is {x} pounds per week.", "A place at the summer camp is", [("a * {n}", ["He wants to stay {n} weeks. How much?", "{n} weeks of that, what do I owe?"]), ("a * 2", ["Two weeks for my lad, what's that come to?", "Both my girls for a week. How much?"]), ("a / 7", ["What's that by the day, seven days in it?"]), ("a <= {m}", ["We've {m}. Will it buy one week?"])]),
    ("Swimming lessons are {x} euros each.", "Swimming lessons are", [("a * {n}", ["She'll need {n} of them. What will I spend?", "I'd like to book {n}. How much?"]), ("{m} - a * {n}", ["I've {m}. After {n} times, what's left?"]), ("{m} / a", ["How often can he go for {m}?"]), ("a * 10", ["Ten of those would be how much?"])]),
    ("Every runner pays {x} dollars at the start.", "Every runner pays", [("a * {k}", ["{k} people signed up. How much does the club get?", "We had {k} at the line. What should the cash box hold?"]), ("a * {n}", ["My {n} brothers and sisters run too. What do they pay together?", "{n} of us from the office take part. Sum?"]), ("{m} - a", ["I've got {m} tucked in my sock. What remains after I've paid?"])]),
    ("The room can be hired for {x} pounds an hour.", "The room can be hired for", [("a * {n}", ["Our party goes on for {n} hours. What do we pay?", "{n} hours please, how much?", "Choir needs it {n} hours. What's the charge?"]), ("a * {n} <= {m}", ["We've {m} in the kitty. Is it enough for {n} hours?"]), ("{m} / a", ["For how many hours can we afford it with {m}?"]), ("a / {n}", ["{n} of us share one hour. What does each pay?"])]),
    ("Each child needs {x} euros for the bus.", "Each child needs", [("a * {k}", ["{k} of them in the group. How much for the driver?"]), ("a * {n}", ["I'm sending {n}. How much do I need to find?", "{n} of my kids take it. What does that make?"]), ("a * 2", ["There and back, if it's that much each way?"]), ("a < {m}", ["Is it under {m}?"])]),
    ("Your share of the heating costs is {x} euros.", "Your share of the heating costs is", [("a / 12", ["What would I have had to put aside a month, over a year?"]), ("a / {n}", ["We're {n} in the flat. What does each one chip in?", "Split between {n} flatmates, how much a head?"]), ("{m} - a", ["I've paid {m} in advance. What do I get back?", "They already have {m} from me. How much too much was that?"]), ("a > {m}", ["Is it more than the {m} I've saved?"])]),
    ("The plumber charges {x} pounds per hour.", "The plumber charges", [("a * {n}", ["He was here for {n} hours. What will he want?", "{n} hours' work, what's the damage?"]), ("a / 2", ["He just needed half an hour. How much is that?"]), ("a * {n} <= {m}", ["Will {m} do for {n} hours of him?"]), ("a / 60", ["What am I paying for a minute of him?"])]),
    ("We will refund {x} dollars for every cancelled night.", "We will refund", [("a * {n}", ["{n} nights fell through. What do I get back?", "We lost {n} nights. How much money comes back?"]), ("{m} - a", ["I paid {m}. One night was cancelled, what have I paid then?"]), ("a * {n} / 2", ["My friend and I halve it. {n} nights were off, how much for me?"])]),
    ("The cake stall raised {x} euros.", "The cake stall raised", [("a / {k}", ["{k} kids baked. What did each bring in on average?"]), ("a / 2", ["Half goes to the animal shelter. What do they get?", "We keep one half. How much is it?"]), ("{m} - a", ["We needed {m}. How far off are we?", "What do we still have to collect to get to {m}?"]), ("a >= {m}", ["Did we make at least {m}?", "Have we got the {m} together?"])]),
    ("Bring {x} dollars in cash for the museum.", "Bring", [("a * {k}", ["{k} children come with me. How much money will I be carrying?"]), ("a * {n}", ["There's {n} of us in the family. How much cash do we get out?"]), ("{m} - a", ["The machine only gave me a {m}. What do I have after the museum?"]), ("a <= {m}", ["I found {m} in my coat. Is it enough?"])]),
    ("Driving lessons cost {x} euros per hour.", "Driving lessons cost", [("a * {k}", ["I'll need about {k} of them, the man says. How much is that?"]), ("a * {n}", ["{n} hours, what's the sum?", "My daughter has had {n} hours. What have I paid?"]), ("a * 2", ["A double one, how much?"]), ("{m} - a * {n}", ["Nan gave me {m}. What's over after {n} hours?"])]),
    ("The fine for late return is {x} cents per day.", "The fine for late return is", [("a * {n}", ["My book's {n} days over. What do I owe?", "{n} days late, how many cents?"]), ("a * {k} / 100", ["It's {k} days overdue. In euros, how much is that?", "{k} days too late! How much is it, in euros and not cents?"]), ("a * 7", ["A week late, what's that?"])]),
    ("Each raffle ticket costs {x} pounds.", "Each raffle ticket costs", [("a * {n}", ["I'll take {n}. How much?", "Give me {n}, what's it come to?"]), ("{m} / a", ["How many do I get for {m}?", "With {m}, how many chances have I got?"]), ("{m} - a * {n}", ["Out of {m} I buy {n}. Change?"])]),
    ("Your monthly instalment is {x} euros.", "Your monthly instalment is", [("a * 12", ["What's that in a year?", "How much have I paid after twelve months?"]), ("a * {k}", ["It runs for {k} months. What do I pay in total?", "{k} of those and I'm free. How much in sum?"]), ("{m} - a", ["I have {m} a month to spare. What's left of it?"]), ("a <= {m}", ["My limit is {m} a month. Can I manage?"])]),
    ("The babysitter gets {x} dollars an hour.", "The babysitter gets", [("a * {n}", ["We'll be out {n} hours. What do I leave for her?", "{n} hours, how much do I owe the girl?"]), ("{m} - a * {n}", ["I've a {m}. After {n} hours of her, what should she give me back?"]), ("a / 2", ["What's that for half an hour?"]), ("a * {n} <= {m}", ["Is {m} enough if she stays {n} hours?"])]),
    ("Take {x} tablets with water every morning.", "Take", [("a * 7", ["How many do I swallow in a week?", "How many do I have to pack for seven days?"]), ("a * {k}", ["I'm on this for {k} days. How many will I need?"]), ("{m} / a", ["There are {m} in the box. For how many days does it last?"]), ("{m} - a", ["Out of {m}, how many are left tomorrow?"])]),
    ("The recipe needs {x} grams of flour for one loaf.", "The recipe needs", [("a * {n}", ["I'm baking {n}. How much do I weigh out?", "{n} loaves for the fete, how many grams?"]), ("a / 2", ["I only want a half one. How many grams?"]), ("{m} - a", ["My bag's got {m} grams. What's left?"]), ("a * {n} / 1000", ["For {n} of them, how many kilos must I buy?"])]),
    ("Guests pay {x} euros per night for parking.", "Guests pay", [("a * {n}", ["We stay {n} nights with the car. How much?", "{n} nights, what's the car going to cost?"]), ("a * 7", ["And for the whole week?"]), ("a * {n} * 2", ["We come with two cars for {n} nights. What do they charge?"]), ("a > {m}", ["Is it more than {m} a night?"])]),
    ("The deposit for each costume is {x} dollars.", "The deposit for each costume is", [("a * {n}", ["We need {n}. What do we have to leave?", "{n} of us dress up. How much do they keep until Monday?"]), ("a * {k}", ["The whole cast is {k}. How much do they hold back?"]), ("{m} - a", ["I leave a {m}. What's the change?"])]),
    ("Every helper receives {x} euros and a free meal.", "Every helper receives", [("a * {k}", ["{k} people lend a hand. What do we pay out?", "How much money do I need for {k} of them?"]), ("a * {n}", ["My {n} sons all help. What do they bring home together?"]), ("a * {n} <= {m}", ["We have {m}. Does it pay for {n}?"])]),
    ("The new rent will be {x} euros from January.", "The new rent will be", [("a * 12", ["What do I pay over a whole year?"]), ("a / {n}", ["We share the flat, {n} of us. What's my part?", "Between {n} of us, how much each?"]), ("a - {m}", ["Up to now I paid {m} towards it from benefits. What must I find myself?", "The office covers {m}. What's left for me?"]), ("a * 3", ["They want three months up front. How much?"])]),
    ("School photos are {x} pounds a set.", "School photos are", [("a * {n}", ["I want {n}, for the grannies. How much?", "{n} sets please. What do I put in the envelope?"]), ("a * 2", ["A set of each of my two. What's that?"]), ("{m} - a", ["There's a {m} in the envelope. What comes back?"]), ("a < {m}", ["Do they cost less than {m}?"])]),
    ("Your taxi voucher is worth {x} dollars.", "Your taxi voucher is worth", [("{m} - a", ["The ride comes to {m}. What do I still have to pay?", "Meter says {m}. How much on top from me?"]), ("a * {n}", ["I've got {n} of those. What are they worth?", "{n} colleagues got the same. Value in all?"]), ("a >= {m}", ["Does it cover a ride of {m}?", "My trip's {m}. Is that paid in full by it?"])]),
    ("Volunteers collected {x} bags of rubbish on the beach.", "Volunteers collected", [("a / {k}", ["There were {k} of them. How many did each fill?"]), ("{m} - a", ["The aim was {m}. How many were missing?"]), ("a > {m}", ["Last year it was {m}. Did they beat it?", "More than {m}?"]), ("a / 2", ["Half went to the tip already. How many is that?"])]),
    ("The hall seats {x} people.", "The hall seats", [("a - {m}", ["{m} have said they're coming. How many chairs stay free?", "{m} tickets are gone. How many are left to sell?"]), ("a >= {m}", ["We expect {m}. Do they all fit?", "Is there a chair for every one of {m} guests?"]), ("a / {n}", ["In {n} rows, how many to a row?"]), ("a * {n}", ["{n} sold-out nights, how many spectators?"])]),
    ("The coach holds {x} passengers.", "The coach holds", [("a >= {m}", ["We're {m}. Can we all get on?", "Will {m} of us fit in?"]), ("a * {n}", ["They're sending {n}. How many of us can travel?"]), ("a - {k}", ["{k} seats are taken. How many are left?"]), ("{m} / a", ["There are {m} of us. How many of those do we fill?"])]),
    ("A piano lesson lasts {x} minutes.", "A piano lesson lasts", [("a * {n}", ["{n} in a row, how many minutes?", "I've had {n}. How long was I sitting there, in minutes?"]), ("a * {k} / 60", ["{k} in a term. How many hours does that make?"]), ("a / 60", ["What fraction of an hour is that?"]), ("a < {m}", ["Is it shorter than {m} minutes?"])]),
    ("The walk to the waterfall takes {x} minutes.", "The walk to the waterfall takes", [("a * 2", ["There and back, how long are we on our feet?", "How many minutes until we're at the car again, if we turn right round?"]), ("a / 60", ["How many hours is that?"]), ("a <= {m}", ["We've {m} minutes. Will we get there?"]), ("{m} - a", ["The gate shuts in {m} minutes. How much time have we at the top?"])]),
    ("Each team may register {x} players.", "Each team may register", [("a * {n}", ["{n} clubs turn up with full squads. How many shirts?", "How many in all, with {n} full sides?"]), ("a - {k}", ["We have {k}. How many more could we take?"]), ("a >= {k}", ["We're {k}. Can all of us play?"])]),
    ("Firewood costs {x} euros per sack.", "Firewood costs", [("a * {n}", ["{n}, please. What do I owe?", "We burn {n} of those a week. How much money goes up the chimney?"]), ("{m} / a", ["What can I get for {m}, in sacks?"]), ("{m} - a * {n}", ["I give the man {m} for {n}. He owes me how much?"]), ("a * {n} <= {m}", ["Can I have {n} for {m}?"])]),
    ("The donation box contains {x} pounds.", "The donation box contains", [("a / {n}", ["Shared among {n} charities, how much for each?"]), ("{m} - a", ["The new swing costs {m}. How much have we yet to get?"]), ("a >= {m}", ["Can we buy the {m} pound slide with it?"]), ("a + {m}", ["Old Mr Ellis just stuck in {m}. What's in it with that?"])]),
    ("The language course costs {x} dollars including books.", "The language course costs", [("a / {n}", ["I pay it in {n} equal parts. How much is a part?"]), ("a * {pm} / 100", ["I'm unemployed and get {p} percent off. What do I pay?", "With {p}% off for early birds?"]), ("a / 2", ["My firm pays half. What's left for me?"]), ("a <= {m}", ["I've saved {m}. Can I sign up?"])]),
    ("Delivery is {x} euros for every order.", "Delivery is", [("a * {n}", ["We ordered {n} times this month. What went on the driver?"]), ("a / {n}", ["{n} of us order together. What's each one's bit of the bringing?"]), ("{m} + a", ["My things make {m}. With bringing them round, how much?", "{m} for the food. What do I pay at the door?"]), ("{m} - a", ["They took {m} from me all in. What was the food alone?"])]),
    ("Dogs stay for {x} dollars a night.", "Dogs stay for", [("a * {n}", ["We leave Bello {n} nights. How much?", "{n} nights for the pooch, what do you charge?"]), ("a * {n} * 2", ["Our two dogs, {n} nights. What's it cost?"]), ("a * 7", ["A week for Rex?"]), ("{m} - a", ["One night for my pup, I pay with {m}. Change?"])]),
    ("We still owe the caterer {x} euros.", "We still owe the caterer", [("a / {n}", ["{n} of us pay that off together. How much each?"]), ("a - {m}", ["If I send {m} today, what's open after that?"]), ("a <= {m}", ["There's {m} in the account. Can we clear it?"]), ("{m} - a", ["We've {m}. What's ours once they're paid?"])]),
]
PRICED = re.compile(r"euros|dollars|pounds|cents")
# What stands around them, without a number or with one that nobody asks about.
AROUND = ["Dear parents,", "Dear members,", "Dear neighbours,", "Good news!", "Please read carefully.", "We look forward to seeing you.", "Kind regards,", "Yours sincerely", "Sturdy shoes are a must.", "In case of rain we stay indoors.", "Please sign below.", "No refunds.", "Everybody is welcome.", "Meet at the main gate at {t}.", "Doors open at {t}.", "Questions? Ask at the office.", "Reply by {d}.", "See you there!", "Sign up with {w}.", "Your team at the town hall", "Thank you for your help.", "Hot drinks will be on sale.", "Do not forget your swimming things."]
TITLES = ["NEWSLETTER", "Hill School", "St Mary's Primary", "Information", "Notice", "To all tenants", "Summer fair", "Reminder", "Sports club", "Youth centre", "Village news", "Class trip", "Lake Clinic", "What's on", "IMPORTANT", "Community Hall", "Scouts", "Open day", "Parents' letter", "Harbour Hotel"]


def from_sentences(rng):
    """A number in a sentence of a letter or notice, multiplied, shared, or held against what one has."""
    told, key, works = rng.choice(TOLD)
    # Beside a price stands no other price, beside another number no other number but a price.
    around = [line.replace("{t}", fill(rng, "time")).replace("{d}", rng.choice(["Friday", "Monday", fill(rng, "date")])).replace("{w}", fill(rng, "name")) for line in rng.sample(AROUND, rng.randint(1, 4))]
    others = [line.replace("{x}", str(rng.randint(2, 90))) for line, own, _ in rng.sample(TOLD, rng.choice([0, 0, 1, 2])) if own != key and bool(PRICED.search(line)) != bool(PRICED.search(told))][:1]
    lines = [*around, *others]
    # A key is found in one line only.
    lines = [line for line in lines if key.lower() not in line.lower()]
    rng.shuffle(lines)
    if told.startswith("Bring") or key == "Take":
        lines = [line for line in lines if not re.search(r"\b(?:bring|take)", line, re.I)]
    value = str(rng.randint(2, 90)) if rng.random() < 0.7 else f"{rng.randint(2, 60)}.50" if PRICED.search(told) else str(rng.randint(2, 90))
    lines.insert(rng.randint(0, len(lines)), told.replace("{x}", value))
    d = Document("page", rng.choice(["letter", "notice", "flyer", "leaflet", "email", "school letter", "note", "message", "poster"]), title=rng.choice(TITLES), lines=[])
    d.lines = [d.title, *lines]
    formula, asks = rng.choice([(formula, [ask]) for formula, asks in works for ask in asks])
    given = numbers(rng)
    given["c"] = rng.choice([2, 3, 4])
    if re.search(r"kids|children|sons|dogs|brothers|My \{n\}|of mine|coming", asks[0]):
        # Few people have ten children.
        given["n"] = rng.choice([2, 3, 3, 4])
    return asked(rng, d, formula, keyed([key]), asks, given, chance=0.12, doc=d.noun)


FAMILIES = {part_of_whole: 3, tip_and_split: 3, with_a_rate: 3, days_and_bars: 4, row_of_table: 4, from_sentences: 4}
