"""Reading and naming by place: what stands between, after or beside what on papers, signs, screens, flyers and lists."""

from asks import Ask, q
from documents import CITIES, Document, form, letter, person, receipt, sign, squeeze, value
from errands import led
from pairs import OCR1, OCR2, twin
from papers import OCR, put
from words import OPEN, SHUT, typo

# Lists of one column: the group whose wordings fit, nouns, headings, one entry and many, the entries.
LISTS = [
    ("ride", ["timetable", "line map", "sign", "bus sign", "plan"], ["Line 14 Hillside", "Bus 7 to Harbour", "Route 22"], "stop", "stops", ["Town Hall", "Cemetery Gate", "Fire Station", "St Mary's Church", "Garden Colony", "Old Brewery", "Hospital West", "Swimming Baths", "Technical College", "Kingfisher Road", "Market Place", "Football Ground", "Depot"]),
    ("ride", ["map", "tram plan", "display", "screen"], ["Tram M4", "Next stops", "Stops on this line"], "stop", "stops", ["Opernplatz", "Marienbridge", "Botanic Garden", "Zoo North Gate", "Ring Road", "Schiller Street", "Exhibition Halls", "Mill Lane", "Lakeside", "University Library", "Terminal B"]),
    ("ride", ["display", "board", "timetable", "train screen"], ["Calling at", "This train stops at", "IC Direction South"], "station", "stations", ["Reading", "Swindon", "Chippenham", "Bath Spa", "Bristol Parkway", "Newport", "Cardiff Central", "Bridgend", "Port Talbot", "Neath", "Swansea"]),
    ("ride", ["board", "itinerary", "cruise plan", "page"], ["Ports of call", "Your cruise", "Sailing plan"], "port", "ports", ["Kristiansand", "Stavanger", "Flam", "Alesund", "Geiranger", "Trondheim", "Honningsvag", "Tromso", "Bodo"]),
    ("walk", ["trail sign", "hiking map", "signpost"], ["Panorama trail", "Way of St James", "Ridge walk"], "place", "places", ["Car park Eagle Rock", "Chapel", "Forester's Hut", "Waterfall", "Suspension bridge", "Alpine meadow", "Summit cross", "Mountain inn", "Lower cable car"]),
    ("food", ["menu", "board", "chalkboard", "card"], ["Today's specials", "LUNCH", "From our kitchen", "Kitchen open all day"], "dish", "dishes", ["Lentil stew", "Baked trout", "Spinach lasagne", "Beef stroganoff", "Mushroom pie", "Duck confit", "Pumpkin gnocchi", "Lamb kofta", "Prawn linguine", "Cauliflower cheese", "Veal schnitzel"]),
    ("food", ["canteen plan", "menu", "sheet", "notice"], ["Canteen", "School dinners", "Menu of the week"], "dish", "dishes", ["Fish fingers with mash", "Chilli sin carne", "Jacket potato", "Cottage pie", "Macaroni", "Sausages and beans", "Vegetable curry", "Meatballs", "Rice pudding"]),
    ("food", ["board", "menu", "drinks card", "sign"], ["COFFEE BAR", "Drinks", "Juice & Co."], "drink", "drinks", ["Flat white", "Cortado", "Chai latte", "Iced matcha", "Ginger shot", "Elderflower fizz", "Affogato", "Babyccino", "Rooibos", "Beetroot juice"]),
    ("food", ["board", "sign", "list"], ["Our flavours", "Gelateria Bruno", "Scoops of the day"], "flavour", "flavours", ["Pistachio", "Stracciatella", "Salted caramel", "Lemon sorbet", "Rum and raisin", "Mango", "Hazelnut", "Bubblegum", "Coconut", "Blackberry ripple"]),
    ("work", ["recipe", "page", "card", "recipe card"], ["Onion soup", "Granny's apple cake", "Sunday roast", "Quick ramen"], "step", "steps", ["Preheat the oven", "Peel the onions", "Melt the butter", "Stir in the flour", "Pour in the stock", "Season with nutmeg", "Simmer with the lid on", "Grate the cheese", "Toast the croutons", "Serve at once"]),
    ("work", ["manual", "instruction sheet", "leaflet", "page"], ["Assembly", "Flat-pack shelf NILS", "How to put it together"], "step", "steps", ["Unpack all parts", "Insert the dowels", "Attach the side panel", "Slide in the back wall", "Tighten the screws", "Fit the drawer runners", "Hang the doors", "Level the feet", "Fix it to the wall"]),
    ("work", ["notice", "checklist", "sheet"], ["Closing checklist", "Before you leave", "End of shift"], "job", "jobs", ["Empty the fryer", "Wipe the counters", "Count the till", "Take out the rubbish", "Mop the floor", "Switch off the lights", "Lock the back door", "Set the alarm"]),
    ("work", ["notice", "poster", "sign"], ["In case of fire", "EVACUATION", "Emergency plan"], "step", "steps", ["Stay calm", "Raise the alarm", "Close all windows", "Help the injured", "Use the stairs", "Go to the meeting point", "Wait for the fire brigade"]),
    ("work", ["to-do list", "note", "list"], ["To do", "Saturday jobs", "Moving house"], "task", "tasks", ["Ring the dentist", "Water the ferns", "Return the library books", "Renew the passport", "Fix the puncture", "Collect dry cleaning", "Pay the gas bill", "Walk the neighbour's dog", "Order heating oil"]),
    ("people", ["waiting list", "screen", "display", "queue board"], ["Waiting room", "Patients today", "Lake Clinic, queue"], "patient", "patients", None),
    ("people", ["list", "notice", "sign-up sheet", "seating plan"], ["Swimming course", "Choir, altos", "Sign up here", "Order of speakers"], "name", "names", None),
    ("people", ["results", "list", "board", "screen"], ["Fun run, results", "Final ranking", "Leaderboard"], "name", "names", None),
    ("people", ["doorbell panel", "sign", "plate", "bell plate"], ["House 12", "Please ring", "Lindenhof"], "name", "names", None),
    ("computer", ["window", "screenshot", "file list", "folder"], ["Documents", "Downloads", "USB drive (E:)"], "file", "files", ["budget_final.xlsx", "cv_new.docx", "holiday.zip", "invoice_march.pdf", "minutes.txt", "passport_scan.jpg", "readme.md", "setup.exe", "thesis_draft.docx", "wedding.mov"]),
    ("computer", ["menu", "screenshot", "settings screen", "screen"], ["Settings", "Preferences", "System"], "entry", "entries", ["Bluetooth", "Notifications", "Display & brightness", "Battery", "Privacy", "Language and region", "Accessibility", "Storage", "Screen time", "About this phone"]),
    ("computer", ["dialog", "menu", "context menu", "screenshot"], ["Edit", "File", "Options"], "command", "commands", ["Undo", "Paste special", "Duplicate page", "Insert link", "Rename", "Export as image", "Print preview", "Word count", "Protect sheet", "Properties"]),
    ("computer", ["form", "screen", "page", "sign-up form"], ["Create your account", "Registration", "New customer"], "field", "fields", ["First name", "Surname", "Date of birth", "Street", "Postcode", "Telephone", "E-mail address", "Choose a password", "Newsletter"]),
    ("computer", ["menu", "side menu", "app", "web page"], ["Menu", "Snackbox", "Town library online"], "tab", "tabs", ["Home", "My loans", "Opening times", "Events", "Reservations", "Help", "Contact us", "Log out", "Imprint", "Catalogue"]),
    ("computer", ["app", "screenshot", "side bar", "screen"], ["Mailbox", "Quickmail", "Your folders"], "folder", "folders", ["Inbox", "Starred", "Snoozed", "Sent", "Drafts", "Junk", "Archive", "Receipts", "Family"]),
    ("pages", ["contents page", "page", "book page", "table of contents"], ["Contents", "CONTENTS", "In this book"], "chapter", "chapters", ["The Lighthouse", "A Stranger in Town", "Letters from Home", "The Frozen Lake", "Midnight Ferry", "What Martha Saw", "Under the Floorboards", "The Trial", "Ashes", "Spring Again"]),
    ("pages", ["contents page", "manual", "page"], ["Contents", "User guide", "Index of topics"], "section", "sections", ["Safety notes", "Getting started", "Changing the filter", "Descaling", "Error messages", "Warranty", "Technical data", "Disposal", "Spare parts"]),
    ("pages", ["slide", "agenda", "handout", "page"], ["Agenda", "AGM agenda", "Team meeting"], "item", "items", ["Apologies", "Minutes of last meeting", "Treasurer's report", "Roof repairs", "Election of officers", "Summer fete", "Parking dispute", "Any other business"]),
    ("show", ["programme", "flyer", "poster", "leaflet"], ["An evening of music", "Gala night", "Village fete", "Graduation ceremony"], "part", "parts", ["Welcome by the mayor", "Brass band", "Children's choir", "Raffle", "Speech of the headmaster", "Magic show", "Tango dancers", "Prize giving", "Fireworks"]),
    ("show", ["playlist", "app", "screenshot", "phone screen"], ["Road trip", "Kitchen disco", "Liked songs", "Up next"], "song", "songs", ["Velvet Morning", "Paper Boats", "Run Back Home", "Neon Rain", "Seven Bridges", "Dust on the Dial", "Honeycomb", "Satellite Girl", "Slow Tide", "Cold Coffee"]),
    ("show", ["screen", "TV guide", "page", "programme"], ["Tonight on Channel B", "TV tonight", "What's on"], "programme", "programmes", ["Regional news", "Weather", "Garden Rescue", "The Quiz Hour", "Inspector Vale", "Late Night Talk", "Snooker live", "Wild Arctic", "Cooking with Pam"]),
    ("show", ["poster", "line-up", "festival poster", "board"], ["OPEN AIR FESTIVAL", "Main stage", "Line-up Saturday"], "band", "bands", ["Tin Whistles", "Lost Umbrella", "DJ Marzipan", "The Night Buses", "Polka Riot", "Salt & Sorrow", "Queen Bee Trio", "Echo Valley", "Iron Custard"]),
    ("place", ["directory", "sign", "board", "floor plan"], ["Department store", "Floor guide", "Directory"], "department", "departments", ["Roof terrace", "Toys", "Bed linen", "Menswear", "Lost property", "Kitchenware", "Perfumery", "Stationery", "Food hall", "Car park"]),
    ("place", ["board", "sign", "hospital sign", "directory"], ["Wards", "Hospital guide", "Where to find us"], "department", "departments", ["Radiology", "Maternity", "Blood tests", "Physiotherapy", "Eye clinic", "Cafeteria", "Chapel of rest", "Outpatients", "Dermatology"]),
    ("place", ["sign", "shopping list", "list", "note"], ["Shopping", "To buy", "Camping trip"], "thing", "things", ["Tent pegs", "Tin opener", "Mosquito spray", "Firelighters", "Sleeping mats", "Teabags", "Plasters", "Washing-up liquid", "Matches"]),
]


def listed(rng, group=None, least=5):
    """A list of one column, and what one of its entries and many of them are called."""
    while True:
        kind, nouns, titles, one, many, pool = rng.choice(LISTS)
        if group and kind != group:
            continue
        pool = pool or list(dict.fromkeys(rng.choice([person(rng), person(rng), rng.choice(["Mr ", "Mrs ", "Ms "]) + person(rng).split()[-1]]) for _ in range(9)))
        entries = rng.sample(pool, min(len(pool), rng.randint(least, 9)))
        if kind in ("work", "ride") and rng.random() < 0.7:
            entries.sort(key=pool.index)
        d = Document("list", rng.choice(nouns), title=rng.choice(titles))
        marks = rng.choice(["{n}. {e}", "{n} {e}", "{n}) {e}"]) if kind in ("work", "pages") and rng.random() < 0.5 else rng.choice(["- {e}", "• {e}", "{e}", "{e}", "{e}", "{e}"])
        d.lines = [d.title, *(marks.format(n=n, e=e) for n, e in enumerate(entries, 1))]
        if one in ("part", "programme") and rng.random() < 0.4:
            hour = rng.randint(9, 20 - len(entries) // 2)
            d.lines = [d.title, *(f"{hour + n // 2}:{30 * (n % 2):02} {e}" for n, e in enumerate(entries))]
        if rng.random() < 0.2:
            d.lines.append(rng.choice(["Subject to change", "Page 2 of 3", "Thank you", "www.lindenhof.example", "Scroll down for more", "Ask our staff"]))
        text = [line.lower() for line in d.lines]
        if all(sum(e.lower() in line for line in text) == 1 for e in entries) and len(squeeze(d.lines, 9999)) < 350:
            return kind, d, entries, one, many


def spoken(rng, entry, lines):
    """How somebody says a printed entry: as it is, in small letters, by one of its words, or mistyped."""
    r = rng.random()
    if r < 0.42:
        return entry
    parts = [w for w in entry.replace("_", " ").split() if len(w) > 3 and w.isalpha() and sum(w.lower() in line.lower() for line in lines) == 1 and w.lower() not in ("with", "from", "next", "into", "together", "again", "stay", "what", "under", "back", "about", "this", "last", "late", "live", "once", "used")]
    if r < 0.66 or not parts:
        return q(entry) if r > 0.62 else entry.lower()
    if r < 0.94:
        return rng.choice([str, str.lower, str.lower])(rng.choice(parts))
    return " ".join(typo(w, rng) for w in entry.lower().split())


BETWEEN = [
    "What's between {a} and {b}?", "Which {w} stands between {a} and {b}?", "{a}, then something, then {b}. What's the something?", "Between {a} and {b} there's one more {w}. Which?", "whats in between {a} and {b}", "After {a} but before {b}, what do they have?", "I see {a} and I see {b}. What have they squeezed in between?", "Read me what comes below {a} and above {b}.", "What do they list after {a} and ahead of {b}?", "The bit from {a} to {b}, without those two. What's in there?", "My thumb's on the one between {a} and {b}. What is it?",
    "Somebody spilled tea on the {doc} right between {a} and {b}. What should be there?", "What's sandwiched between {a} and {b}?", "Name whatever stands under {a} and over {b}.", "In the {doc}, what separates {a} from {b}?", "between {a} & {b} = ?", "Could you tell me, dear, what is printed between {a} and {b}?", "I've ticked {a} and {b}. Which {w} in the middle did I miss?", "Please read to me that what is standing between {a} and {b}.", "Our trainee forgot the {w} between {a} and {b}. Which one was it?", "Right, so there's {a}, there's {b}, and in the middle?",
    "On my copy the line between {a} and {b} is smudged. What does it say?", "What have I skipped if I jump from {a} straight to {b}?", "From {a} you get to {b} by way of which {w}?", "Kindly state the {w} located between {a} and {b}.", "mum which one is in the middle of {a} and {b}", "What would I find on the {doc} if I looked under {a} and stopped short of {b}?", "They've wedged something in between {a} and {b}, can't read it.", "Don't read me {a} or {b}, only what lies between them.", "What keeps {a} and {b} apart on this {doc}?",
    "There's a fold in the paper between {a} and {b}. Which words are lost in it?", "Not {a}, not {b}, the one in the middle. What's it called?", "Going down: {a}, hmm, {b}. What's hmm?", "I need the {w} that has {a} over it and {b} under it.", "Which {w} has {a} on top and {b} below?", "Start under {a}, stop before {b}, and tell me what you read.", "i know {a} comes first and {b} last but what goes in the middle of them", "Colleague on the phone wants whatever the {doc} shows between {a} and {b}.", "Between {a} and {b} it says ...",
    "Fill the gap for me: {a}, ___, {b}.", "Report the entry between {a} and {b}.", "Is anything printed between {a} and {b}? Read it out.", "My scanner dropped the row between {a} and {b}. Type it for me.", "I wonder what they put between {a} and {b}.", "The glare of the lamp is exactly between {a} and {b}. What's under it?", "Grandad can read {a} and he can read {b}, but what's in the middle he can't.", "and between {a} and {b}, what was there again?", "Where {a} ends and before {b} starts, what is written?", "Only the thing that is lower than {a} and higher than {b}, please.",
    "My pen pal asks what is between {a} and {b} in the {doc}. I no can read it.", "Hold on, what was that one, after {a}, before we got to {b}?", "If {a} is the top slice and {b} the bottom slice, what's the filling?",
]
BETWEEN_MANY = [
    "Which {ws} come between {a} and {b}?", "All the {ws} from {a} to {b}, leaving out those two.", "What are the {ws} that stand between {a} and {b}?", "List what's between {a} and {b}.", "Everything under {a} and above {b}, read it to me.", "There are a few {ws} between {a} and {b}. Name them.", "whats all the stuff between {a} and {b}", "I jumped from {a} to {b}. Which {ws} did I skip?", "Copy out the {ws} that are lower than {a} and higher than {b}.", "After {a} and until {b} turns up, what do you read?", "Somebody tore out the strip between {a} and {b}. What stood on it?",
    "What all do they have in between {a} and {b}?", "I know the {doc} up to {a} and again from {b} on. What's in the middle part?", "Please tell what {ws} is between {a} and {b}.", "Type up the part of the {doc} after {a} and before {b}.", "Sorry to be a nuisance, but what do they list between {a} and {b}?", "Report the entries between {a} and {b}, excluding both.", "Between {a} and {b} there's more than one thing. Read me the lot.", "My daughter's doing {a} and my son {b}. What's left in between?", "the ones in the middle, {a} above and {b} below. what r they",
]
BETWEEN_ROUND = [
    "What's in the middle, with {a} on one side and {b} on the other?", "{a} and {b} have something between them. What?", "Which {w} is listed between {a} and {b}?", "Between {a} and {b}, what do you see on the {doc}?", "which one's in the middle of {a} and {b}", "Not sure in which order, but something stands between {a} and {b}. What is it?", "The neighbours are {a} and {b}. What's the {w} in their midst?", "Between {a} and {b}?", "Read me the one between {a} and {b}.", "It has {a} for one neighbour and {b} for the other. What's it called?",
]
BETWEEN_OWN = {
    "walk": ["Walking from {a} to {b}, what do we come past?", "We've left {a} behind, {b} isn't in sight yet. What should we be seeing?", "My legs gave up between {a} and {b}. Which {w} was that?"],
    "ride": ["Where do we halt after {a} and before {b}?", "Going from {a} to {b}, which {w} do we pass?", "I fell asleep at {a} and woke at {b}. What did I sleep through?", "The driver skipped something between {a} and {b}. What would have been there?", "On the way from {a} to {b}, where does it halt?", "My friend gets on between {a} and {b}. Where's that?", "what do u pass going from {a} to {b}"],
    "food": ["What can I eat or drink that's listed between {a} and {b}?", "I'd like the one printed between {a} and {b}. What do I ask for?", "The waiter pointed somewhere between {a} and {b}. What's he recommending?", "Can't pronounce it, it's the one under {a} and over {b}. How's it written?", "I had the thing between {a} and {b} last time and loved it. What was it?"],
    "work": ["What do I do once {a} is done but before {b}?", "Finished with {a}, can't be {b} already. What comes in the middle?", "What have I forgotten if I go from {a} right to {b}?", "Instructions say {a}, then blah, then {b}. What's the blah?", "Which {w} must be done between {a} and {b}?"],
    "people": ["Who's between {a} and {b}?", "Who comes after {a} and before {b}?", "Whose name is squeezed in between {a} and {b}?", "{a} I know, {b} I know. Who's the one in the middle?", "Somebody is listed under {a} and over {b}. Who?", "who do we have in between {a} and {b}"],
    "computer": ["What do I click that's below {a} but above {b}?", "Support told me to take the one between {a} and {b}. What's it called?", "Help desk here: what do you see between {a} and {b}?", "The {w} underneath {a}, before you get to {b}, what is it called?", "I moved the mouse from {a} down to {b} and crossed something. What?", "what {w} is there betwen {a} and {b}"],
    "pages": ["I've read {a} and started {b}. Which {w} did I leave out?", "Which {w} comes between {a} and {b}?", "The pages between {a} and {b} belong to which {w}?", "We did {a} last week, {b} is next week. So what are we doing today?"],
    "show": ["What's on between {a} and {b}?", "I went out after {a} and was back for {b}. What did I miss?", "Is there time for the loo between {a} and {b}, or what's on then?", "What follows {a} and leads up to {b}?", "which {w} is after {a} and b4 {b}"],
    "place": ["If {a} is above it and {b} below it, what is it?", "Which {w} do they name after {a} and before {b}?", "The lady said it's listed between {a} and {b}. What might she mean?"],
}


def between_lines(rng):
    """What stands between two entries of a list."""
    kind, d, entries, one, many = listed(rng)
    several = rng.random() < 0.22
    i = rng.randrange(len(entries) - (3 if several else 2))
    first, last = entries[i], entries[i + (3 if several else 2)]
    asks = BETWEEN_MANY if several else BETWEEN_OWN[kind] if rng.random() < 0.35 else BETWEEN
    a, b = spoken(rng, first, d.lines), spoken(rng, last, d.lines)
    text = led(rng, put(rng, rng.choice(asks), a=a, b=b, w=one, ws=many, doc=d.noun), 0.12)
    # Said the other way round only where the paper has to be seen anyway.
    if not several and first.lower() not in text.lower() and rng.random() < 0.3:
        text = put(rng, rng.choice(BETWEEN_ROUND), a=b, b=a, w=one, doc=d.noun)
    calls = [OCR, f"hit = find_text(lines=$lines, text={q(first)})", f"hit2 = find_text(lines=$lines, text={q(last)})", 'hit3 = relate(a=$lines, relation="below", b=$hit)', 'hit4 = relate(a=$hit3, relation="above", b=$hit2)', "text = text_of(items=$hit4)"]
    return Ask(text, calls, "text", "Between", docs=[d])


AFTER_IT = [
    "What comes straight after {r}?", "And after {r}?", "{r}, and then?", "what's next after {r}", "Which {w} do they name right after {r}?", "I'm at {r}. What now?", "Give me the one that follows on from {r}.", "Under {r} there's what?", "What's written one line below {r}?", "Next {w} down from {r}, please.", "Done with {r}. Next?", "What's the {w} just underneath {r}?", "I can read as far as {r}. The one below it I can't.", "{r} is ticked off. What's the next one down?", "Could you possibly tell me which {w} comes immediately after {r}?",
    "nxt one after {r} pls", "Once {r} is over, what does the {doc} say?", "The {w} following {r} is ...", "My daughter reads aloud and stopped at {r}. What's her next line?", "What would be the successor of {r} on this {doc}?", "Please say me the next after {r}.", "Look up {r}, go one further, read.", "Somebody scribbled over the one after {r}. Can you still read it?", "One past {r}. What's that?", "What do they put directly beneath {r}?", "So first {r}, and what follows?", "They announced {r} a minute ago. What's coming?",
    "Immediately following {r}, the {doc} gives what?", "Not {r}, one lower. What is it?", "Tell grandma what's under {r}, she's lost her place.", "Where do I go on reading after {r}?", "I've copied everything down to {r}. What do I copy next?", "Which one's hot on the heels of {r}?", "In the order of this {doc}, what trails {r}?", "right under {r} = ?", "I meant to point at the one below {r}. What was I meaning?",
]
BEFORE_IT = [
    "What comes straight before {r}?", "And before {r}?", "Which {w} do they name right before {r}?", "What's written one line above {r}?", "What's just over {r}?", "One up from {r}, what is it?", "I came in at {r}. What did I just miss?", "We're at {r} already. What was the last one before that?", "The {w} preceding {r}, please.", "Which {w} sits on top of {r}?", "what was b4 {r}", "Go back one from {r}. What do you read?", "What leads up to {r} on this {doc}?", "Please say me what is before {r}.", "Not {r}, one higher. What is it?",
    "Before they get to {r}, what's the last thing on the {doc}?", "My neighbour's finger is on the one above {r}. What is it?", "Somebody cut off everything over {r}. What stood right above it?", "The one ahead of {r} is ...", "directly above {r} = ?", "I only started listening at {r}. What had they just read out?", "Would you mind reading the {w} immediately above {r}?", "Find {r} and read the line before it.", "What have I got to get through before it's time for {r}?", "On the {doc}, what's the immediate forerunner of {r}?", "If {r} is next, what are we on now?",
    "Which one do I have to look at if I'm told the one above {r}?", "Just before {r} comes something I can't make out.", "The glue covers the {w} right above {r}. Help?", "Before you read me {r}, read me the one above.",
]
AFTER_OWN = {
    "walk": ["We've made it to {r}. What do we walk to next?", "From {r} on, what's the next {w} on the trail?", "Resting at {r}. What's ahead, as listed?"],
    "ride": ["I get off one after {r}. Where's that?", "We've just left {r}. Where do we stop next?", "If I miss {r}, where can I get out?", "Next stop after {r}?", "Where does it go after {r}?", "How's the {w} called that comes after {r}?"],
    "food": ["Not the {r}, I'd rather have the one under it. What do I order?", "They're out of {r}. What's the next thing on the {doc}?", "What food or drink comes below {r}?"],
    "work": ["I've finished this: {r}. What do I do next?", "What am I supposed to do after this one: {r}?", "Okay, {r}, check. Next step?", "{r}: done. Go on!", "After I've done {r}, what's the next {w}?", "My hands are sticky. {r} is done, what now?"],
    "people": ["Who's after {r}?", "Who's up when {r} is through?", "Whose name is directly under {r}?", "{r} just got called in. Who's next?", "Who stands right below {r}?"],
    "computer": ["What's the {w} beneath {r} called?", "I click the wrong one each time. What's under {r}?", "Arrow down once from {r}: where am I?", "If I tab on from {r}, what do I land on, going down?"],
    "pages": ["I've finished {r}. What am I reading next?", "What do we get to once {r} is dealt with?", "{r} ends. Which {w} starts?"],
    "show": ["What's on after {r}?", "Who or what's on when {r} is over?", "I only stay until {r} is finished. What'll I miss right after?", "skip {r}, whats next"],
    "place": ["One below {r}, what's there?", "Under {r}, which {w} do they show?", "My aunt wants the thing listed right after {r}. What's that?"],
}
BEFORE_OWN = {
    "walk": ["What do we walk past just before {r}?", "If I see {r} I've gone too far, I want the {w} listed right before it."],
    "ride": ["I want out one before {r}. Where do I press the button?", "Which {w} do we come through right before {r}?", "Where was it last, if {r} is coming up?", "To be ready for {r} I want to know the {w} just before it."],
    "food": ["The one over {r}, what's it called?", "Someone ordered what's right above {r}. What was it?"],
    "work": ["What must be finished right before I get to this: {r}?", "Before I do this, {r}, what's the step right above it?", "What's the last {w} I should have done when I come to {r}?"],
    "people": ["Who's before {r}?", "Who's directly above {r}?", "Who goes in just before {r}?", "My name is {r}. Whose turn is right before mine?", "{r} wants to know who is one ahead."],
    "computer": ["What's the {w} right above {r} called?", "Arrow up once from {r}: where am I?", "Support says take the one on top of {r}. Which is it?"],
    "pages": ["Which {w} comes right before {r}?", "What do I have to read just before {r}?", "We start with {r} today. What did we end on, then, one before?"],
    "show": ["What's on right before {r}?", "If I come early for {r}, what'll I still see the end of?", "What's the last thing before {r}?", "Which {w} goes before {r}?"],
    "place": ["One above {r}, what's there?", "Over {r}, which {w} do they show?"],
}


def straight_after(rng):
    """What comes right after or right before an entry of a list."""
    kind, d, entries, one, _ = listed(rng, least=4)
    after = rng.random() < 0.58
    i = rng.randrange(len(entries) - 1) if after else rng.randrange(1, len(entries))
    general, own = (AFTER_IT, AFTER_OWN) if after else (BEFORE_IT, BEFORE_OWN)
    asks = own[kind] if rng.random() < 0.42 else general
    relation, by = ("below", "topmost") if after else ("above", "bottommost")
    text = led(rng, put(rng, rng.choice(asks), r=spoken(rng, entries[i], d.lines), w=one, doc=d.noun), 0.12)
    calls = [OCR, f"key = find_text(lines=$lines, text={q(entries[i])})", f'hit = relate(a=$lines, relation="{relation}", b=$key)', f'line = select(regions=$hit, by="{by}")', "text = text_of(items=$line)"]
    return Ask(text, calls, "text", "Text", docs=[d])



# Papers and screens with a head and a foot: how their kind is headed, nouns, lines; {n}, {p} and so on are invented.
EDGES = [
    ("window", ["window", "dialog", "screenshot"], ["Save changes?", "The document report.docx has unsaved changes.", "Save", "Don't save", "Cancel", "Autosave is off"]),
    ("window", ["window", "pop-up", "screen"], ["Printer offline", "Check the cable and the paper tray.", "Try again", "Ignore", "Error code {n}"]),
    ("window", ["window", "app", "screenshot"], ["Volume mixer", "Speakers", "System sounds", "Browser", "Mute all", "Device: USB headset"]),
    ("window", ["pop-up", "screen", "window"], ["Cookie preferences", "Strictly necessary", "Statistics", "Marketing", "Accept all", "Reject all", "See our privacy statement"]),
    ("window", ["screenshot", "window", "phone screen"], ["Software update", "Version {n}.{n} is ready", "Download and install", "Remind me tonight", "Your device will restart"]),
    ("window", ["screen", "screenshot", "window"], ["Transfer money", "From: Current account", "To: Savings", "Amount {m}", "Confirm", "Member of the deposit guarantee scheme"]),
    ("window", ["terminal", "screen", "ticket machine"], ["Choose your ticket", "Single", "Day pass", "Weekly pass", "Help", "Cards and coins accepted"]),
    ("window", ["video call", "screenshot", "window"], ["Weekly stand-up", "Mute", "Camera", "Share screen", "Leave", "{n} people in this call"]),
    ("shop", ["receipt", "till slip", "bill"], ["NIGHT OWL KIOSK", "{n} Quay Street", "Crisps {m}", "Lemon soda {m}", "TOTAL {m}", "No exchange without receipt"]),
    ("shop", ["receipt", "bill", "slip"], ["Trattoria Da Piero", "Table {n}", "Calzone {m}", "Tiramisu {m}", "Total {m}", "Service not included"]),
    ("shop", ["receipt", "slip", "till receipt"], ["Petal & Stem Florists", "Tulips {m}", "Vase {m}", "Sum {m}", "Card {m}", "Follow us for weekend offers"]),
    ("shop", ["menu", "board", "card"], ["The Rusty Anchor", "Crab cakes {m}", "Mussels {m}", "Chowder {m}", "Ale {m}", "Ask us about allergens"]),
    ("shop", ["price list", "board", "sign"], ["Salon Scissors & Co", "Dry cut {m}", "Beard trim {m}", "Colouring {m}", "Students pay less on Tuesdays"]),
    ("shop", ["ticket", "slip", "stub"], ["Odeon on the Hill", "Screen {n}", "Row {n}", "Seat {n}", "Adult {m}", "Please keep for inspection"]),
    ("shop", ["receipt", "invoice", "bill"], ["Speedy Tyres Ltd", "Balancing {m}", "Valve {m}", "Labour {m}", "Amount due {m}", "Payable within fourteen days"]),
    ("table", ["table", "sheet", "list"], ["Nutrition per serving", "Energy {n} kJ", "Fat {n} g", "Sugars {n} g", "Salt {n} g", "Reference intake of an average adult"]),
    ("table", ["timetable", "table", "plan"], ["Ferry to the islands", "Mon {t} {t}", "Tue {t} {t}", "Sat {t}", "No service in stormy weather"]),
    ("table", ["table", "league table", "page"], ["Second division", "Rovers {n}", "United {n}", "Athletic {n}", "Wanderers {n}", "Goal difference decides ties"]),
    ("table", ["chart", "graph", "slide"], ["Umbrella sales by season", "Spring {n}", "Summer {n}", "Autumn {n}", "Winter {n}", "Source: own survey"]),
    ("table", ["rota", "plan", "list"], ["Stairwell cleaning rota", "Week one: Novak", "Week two: Ahmed", "Week three: Berg", "Swap only after asking the caretaker"]),
    ("table", ["price list", "sheet", "table"], ["Campsite charges", "Tent {m}", "Caravan {m}", "Dog {m}", "Hot shower {m}", "Tourist tax is extra"]),
    ("table", ["tide table", "table", "card"], ["Tides at the old pier", "High {t}", "Low {t}", "High {t}", "Times may differ in strong winds"]),
    ("sign", ["sign", "notice", "poster"], ["PRIVATE POND", "No fishing", "No bathing", "Thin ice in winter", "The parish council"]),
    ("sign", ["poster", "flyer", "notice"], ["LOST PARROT", "Green with a red beak", "Answers to Coco", "Phone {p}", "Reward on safe return"]),
    ("sign", ["sign", "notice", "board"], ["Playground rules", "For children up to {n}", "No glass bottles", "No ball games after {t}", "Parents are liable for their children"]),
    ("sign", ["flyer", "poster", "leaflet"], ["Jumble sale", "Saturday from {t}", "Scout hut, Mill Lane", "Tea and cakes", "All proceeds go to the hospice"]),
    ("sign", ["letter", "page", "note"], ["Your meter reading", "Dear customer,", "please send us your reading by {d}.", "Kind regards", "Stadtwerke customer service"]),
    ("sign", ["label", "packet", "sticker"], ["Organic rolled oats", "Store in a cool dry place", "Best before {d}", "Net weight {n} g", "Packed by Miller & Sons"]),
    ("sign", ["page", "newsletter", "cutting"], ["Swans return to the lake", "By our reporter", "After nine years the pair is back.", "Walkers are asked to keep away.", "Continued on page {n}"]),
]


def invented(rng, line):
    """A line with its slots filled."""
    makes = {"{t}": lambda: value(rng, "time"), "{wd}": lambda: rng.choice(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]), "{d}": lambda: rng.choice(["Friday", "Monday", "12 May", "3 October"]), "{n}": lambda: str(rng.randint(2, 90)), "{m}": lambda: f"{rng.uniform(1, 60):.2f}", "{p}": lambda: value(rng, "phone"), "{w}": lambda: rng.choice([person(rng), rng.choice(CITIES), "the main gate", "the office"]), "{who}": lambda: rng.choice([person(rng), person(rng).split()[0]]), "{code}": lambda: value(rng, "code"), "{city}": lambda: rng.choice(CITIES)}
    for slot, make in makes.items():
        while slot in line:
            line = line.replace(slot, make(), 1)
    return line


def edged(rng, kind=None):
    """A paper or screen with a head and a foot, and its kind."""
    of, nouns, lines = rng.choice([entry for entry in EDGES if kind in (None, entry[0])])
    return of, Document("edged", rng.choice(nouns), lines=[invented(rng, line) for line in lines], title=lines[0])


TOP_ANY = [
    "How's this {doc} headed?", "What's the headline?", "The bit right at the top, what does it say?", "Which words has the {doc} got at its head?", "title pls", "What heading did they give this?", "Top line only, please.", "What's it called, this {doc}?", "I'd like the caption at the head of the {doc}.", "Only the first line, I'll manage the rest.", "Could you kindly read out the heading? My eyes aren't what they were.", "What do the words highest up say?", "What's the {doc} titled, according to itself?", "name of this thing, as printed on top",
    "For the folder's label: what's the title of the {doc}?", "My photo's dark, but the topmost line should be readable. What is it?", "what stands on the top of this {doc}", "Just the header.", "How does it begin, the first line?", "Under what title was this put up?", "I have to quote the title. How does it go, exactly?", "Which line has no other line above it?", "What's printed higher than all the rest?", "Mum asks what the uppermost line says.", "heading??", "Please to read the title for me.", "What do they call the whole thing, at the top?", "Let's begin with the header. It says?",
]
TOP_OWN = {
    "window": ["What's the title of the window?", "Which window is open? Go by its title.", "What's in the title bar?", "A {doc} jumped up in my face. How's it called at the top?", "Support wants to know the name at the top of the {doc}.", "What does the top of that {doc} read, above all the buttons?", "wats the title of that popup thing", "Please give the exact title of the {doc} for the ticket.", "Don't click anything, just tell me how the {doc} is headed.", "I've got so many windows. Which one's this, by its top line?"],
    "shop": ["Name of the shop at the top?", "Which shop, pub or firm is it, going by the name at the top?", "Whose name is at the head of the {doc}?", "Where was I? It'll be printed at the very top.", "What's the place called that's printed above everything?", "The name over all the prices, please.", "who is it from, top line", "For my expenses I need the name at the top of the {doc}.", "My wife asks which place gave me this {doc}. It's on the first line.", "The logo line at the head, how does it read?", "Business name as on the {doc}, first line?"],
    "table": ["What is the {doc} about, as its heading has it?", "What's the {doc}'s heading?", "Read me the caption above the figures.", "Before the rows start there's a title. Which?", "How have they headed these rows?", "What do all those rows belong to? It's the top line.", "title over the {doc}?", "For the list of tables I need the heading of this one."],
    "sign": ["What does the top line of the {doc} say?", "What do they announce at the very top?", "The first words you meet on the {doc}, up top?", "From the bus I only saw the top line of the {doc}. What was it?", "What's the {doc} headed with?", "headline of that {doc}?", "My son wants to know what the topmost words are."],
}
BOTTOM_ANY = [
    "What's the small print at the very end?", "Read me the very last line.", "How does the {doc} finish?", "What's printed underneath everything else?", "last line?", "The line at the foot, what does it say?", "And what's the footer?", "What do they add at the very end?", "There's a line below all the others. Read it, please.", "What's the final thing it says?", "Which line stands lowest?", "Some tiny print sits right at the bottom edge. What is it?", "The closing words of the {doc}, please.", "Skip to the last line.", "Would you mind telling me what the lowest line says?", "whats the tiny line on the bottom",
    "They always put the catch in the last line. What's the last line here?", "My phone cut the photo just under the last line. What is that line?", "I've read all but the bottommost line. What's left?", "Please the last line, I have not understand it.", "Which line has nothing under it any more?", "The foot of the {doc} reads ...", "What does the {doc} leave us with as its last words?", "Just the footnote.", "What's written lower than all the rest?", "end of it says what", "To finish with: the closing line?", "Solicitor's advice: always read the last line. So what's in it?", "Only what's on the bottom line, nothing else.",
]
BOTTOM_OWN = {
    "window": ["Support asks what stands lowest in the {doc}.", "Is there a hint at the very foot of the {doc}? Read that line.", "What does the line beneath all the rest say, before the {doc} ends?", "What's in the status line, right at the bottom of the {doc}?", "Under all the buttons there's one last line. What's it say?", "What is the lowest line in the {doc}?", "grey text at the very bottom of the {doc}, what is it"],
    "shop": ["What's the last thing printed on the {doc}?", "Under the prices there's one more line. Which?", "At the end they print something after all the money. What?", "What do they tell the customer on the last line?", "The line right at the tail of the {doc}?"],
    "table": ["What's the note under the {doc}?", "There's a footnote below the rows. Read it.", "Underneath the {doc}, in small letters, what?", "What does the line below the last row say?", "What remark have they put under the figures?", "Under the {doc} there's a remark, isn't there? How does it go?", "footnote of the {doc}?"],
    "sign": ["How does the notice close, the last line I mean?", "They finish with something after all that. What?", "The bottom of the {doc} is where the ivy grows. Can you read its last line?", "My boy stopped just before the last line. What's left for me to read out?", "Who or what is in the last line of the {doc}?", "What does the bottommost line of the {doc} say?", "What's at the very foot of the {doc}?", "Down where the {doc} ends, what's the last line?"],
}
SECOND = [
    "What's the second line?", "What does it say directly under the heading?", "The line under the title, please.", "What's the one below the top line?", "Not the title, the line right after it.", "Read line two.", "What comes immediately below the heading?", "second line of the {doc}?", "Under the big title there's one line before the rest. What is it?", "The {doc}'s heading I know. What's the next line?", "What have they put just beneath the title?", "Number two from the top, what does it say?", "whats on line 2", "Could you read me the second line from the top?", "After the headline, what's the first thing?", "Second line, that's all I want.",
    "My teacher has us copy the second line. How does it go?", "There's the top line and then the one under it. I need the one under it.", "Please say what is in second line.", "What follows the title?", "Subtitle?", "One line below the title it says ...",
]
HALVES = {
    "bottom": ["lower half", "lower part", "bottom half", "part below the middle", "bottom part"], "top": ["upper half", "upper part", "top half", "part above the middle"],
    "left": ["left half", "left-hand side", "left part", "left column"], "right": ["right half", "right-hand side", "right part", "right column"],
}
HALF_ASKS = [
    "Everything in the {h}, please.", "What's all in the {h}?", "I only photographed it for the {h}. What does that say?", "Type off the {h}.", "Which words are in the {h}?", "{h} of the {doc}: what's there?", "Read me all that stands in the {h} of the {doc}.", "whats written in the {h}", "Could you go through the {h} and tell me what it says?", "The {h} is too dim for me. Read it?", "Leave the rest, I want the whole {h}.", "What do they say in the {h} of this {doc}?", "Coffee went all over it, only the {h} stayed dry. What's still to read there?", "Colleague needs the text from the {h}.",
    "In the {h}, what can you make out?", "All lines in the {h} as text.", "Tell me the things in the {h}, my screen reader skips them.", "The {h} has got the details, I was told. Which?", "Please read for me only {h}.", "I'm to fill in the {h}. What's printed there?", "Grandma holds her thumb on the rest; what's in the {h}?", "Dump the text of the {h}.", "Would you copy out what's in the {h}?", "What have I missed if I never looked at the {h}?", "The {h}, word for word.",
]
TITLES_BOTH = [
    "What are the titles of the two {ds}?", "How is each of the two headed?", "Read me the heading of both.", "The top line of the first and the top line of the second, please.", "Which two things are these, by their headings?", "Title of each {doc}?", "both titles pls", "What's at the very top of the one, and what of the other?", "I've got two {ds} here. What are they called?", "For the bug report I need both titles.", "Give me the first line of each picture.", "What do they call the first one, and what the second, at the top?", "Name both {ds} by what stands on top of them.", "Heading one? Heading two?", "My boss wants the headings of both in the minutes.",
    "Just the headers of the two, nothing more.", "whats the first one called and the second one", "Kindly read the headline of each.", "Two pictures, two titles: which?", "Which is which? Tell me the top line of each.", "I mix the two up. What's the header of the first and the header of the second?", "How do the two begin, top line only?", "Please say title from this and title from other.", "Grandpa, here with two {ds}. What's written at the head of each?", "Both first lines, one after the other.",
]


def edge_lines(rng):
    """The heading, the last line, the line under the heading, one half, or the headings of two."""
    kind = rng.choices(["top", "bottom", "second", "half", "both"], weights=[4, 4, 1.5, 2.5, 1.5])[0]
    if kind == "both":
        of, d = edged(rng)
        e = d
        while e.title == d.title:
            e = edged(rng, of)[1]
        e.noun = d.noun
        ds = d.noun + ("es" if d.noun.endswith("ch") else "s")
        text = put(rng, rng.choice(TITLES_BOTH), doc=d.noun, ds=ds if rng.random() < 0.7 else "pictures")
        calls = [OCR1, 'line = select(regions=$lines, by="topmost")', "text = text_of(items=$line)", OCR2, 'line2 = select(regions=$lines2, by="topmost")', "text2 = text_of(items=$line2)"]
        return twin(text, calls, '"First: {text}; second: {text2}"', "Headings", [d, e])
    of, d = edged(rng)
    if rng.random() < 0.2:
        of, d = None, rng.choice([receipt, form, sign, letter])(rng)
    if kind == "half":
        part = rng.choice(["bottom", "bottom", "top", "left", "right"])
        text = led(rng, put(rng, rng.choice(HALF_ASKS), h=rng.choice(HALVES[part]), doc=d.noun), 0.12)
        return Ask(text, [OCR, f'part = filter(regions=$lines, position="{part}")', "text = text_of(items=$part)"], "text", "Text", docs=[d])
    if kind == "second":
        text = led(rng, put(rng, rng.choice(SECOND), doc=d.noun), 0.12)
        return Ask(text, [OCR, "line = pick(regions=$lines, number=2)", "text = text_of(items=$line)"], "text", "Line 2", docs=[d])
    general, own = (TOP_ANY, TOP_OWN) if kind == "top" else (BOTTOM_ANY, BOTTOM_OWN)
    text = led(rng, put(rng, rng.choice(own[of] if of and rng.random() < 0.5 else general), doc=d.noun), 0.12)
    by = "topmost" if kind == "top" else "bottommost"
    return Ask(text, [OCR, f'line = select(regions=$lines, by="{by}")', "text = text_of(items=$line)"], "text", "Heading" if kind == "top" else "Last line", docs=[d])


# Papers with a picture of something: nouns, what the detector calls it, what people call it, the lines.
FLYERS = [
    (["flyer", "poster", "notice"], "cat", ["cat", "cat", "tabby cat"], ["MISSING", "Answers to Minka", "Last seen near Mill Lane", "Call {p}", "Reward {n} euros"]),
    (["poster", "flyer"], "dog", ["dog", "dog", "puppy"], ["HAVE YOU SEEN BRUNO?", "Brown collar, very shy", "Ran off on {d}", "{who}, {p}"]),
    (["flyer", "advert", "leaflet"], "bicycle", ["bicycle", "bike"], ["SPRING SERVICE", "Brakes, chain, lights", "{n} euros all in", "Wheelhouse, Dock Road"]),
    (["advert", "newspaper advert", "cutting"], "car", ["car", "car"], ["ONE CAREFUL OWNER", "{n} {n}0 km, winter tyres", "Price on request", "Autohaus Berg, {p}"]),
    (["flyer", "menu flyer", "leaflet"], "pizza", ["pizza", "pizza"], ["Pronto Napoli", "Two for one on {d}", "Free delivery within {n} km", "Order: {p}"]),
    (["advert", "flyer", "poster"], "cake", ["cake", "cake"], ["Sweet Anna's", "Birthday cakes to order", "Gluten free on request", "Open till {t}"]),
    (["postcard", "card"], "boat", ["boat", "ship"], ["Greetings from {city}", "The old harbour at dusk", "Photo: {who}"]),
    (["postcard", "old postcard"], "horse", ["horse"], ["Season's greetings", "Stud farm Lindenhof", "Publisher Weber, No. {n}"]),
    (["postcard", "card"], "elephant", ["elephant"], ["Hello from the zoo!", "Nandi and her calf", "Adopt an animal at the gate"]),
    (["cutting", "newspaper cutting", "article"], "train", ["train", "train"], ["LAST RUN OF THE NIGHT MAIL", "The engine leaves platform {n}.", "Hundreds came to wave.", "Photo by {who}"]),
    (["newspaper cutting", "clipping", "newspaper page"], "person", ["man", "woman", "boy"], ["LOCAL HERO", "Saved from the canal at {t}", "The mayor said thank you.", "Story by {who}"]),
    (["cutting", "page", "clipping"], "cow", ["cow"], ["RUNAWAY ON THE RING ROAD", "Police needed {n} hours", "Back on the meadow, unhurt", "Picture: reader {who}"]),
    (["advert", "magazine page", "brochure"], "couch", ["couch", "sofa"], ["SIT BACK", "The Oslo corner, now {m}", "In moss, sand and ink", "Only while stocks last"]),
    (["advert", "brochure", "leaflet"], "bed", ["bed"], ["SLEEP LIKE A LOG", "Solid oak, {n} year guarantee", "Try it in our showroom", "Home delivery is free"]),
    (["flyer", "poster"], "surfboard", ["surfboard"], ["WAVE CAMP", "Beginners welcome", "From {n} euros a day", "Beach hut {n}, ask for {who}"]),
    (["poster", "flyer", "programme"], "person", ["woman", "girl", "man"], ["SWAN LAKE", "Town theatre, {d}, {t}", "Tickets at the door", "With the youth orchestra"]),
    (["flyer", "notice", "card"], "cell phone", ["phone", "cell phone"], ["Cracked screen?", "Repaired while you wait", "From {m}", "Kiosk in the station hall"]),
    (["advert", "leaflet", "flyer"], "laptop", ["laptop"], ["BACK TO SCHOOL", "Light as a feather", "Only {m} this week", "Two years warranty"]),
    (["flyer", "poster", "card"], "bird", ["bird", "bird"], ["DAWN CHORUS WALK", "Meet at {t} by the lock", "Bring binoculars", "Guide: {who}"]),
    (["leaflet", "flyer"], "potted plant", ["plant", "potted plant"], ["PLANT SWAP", "Bring one, take one", "Community garden, {d}", "Coffee and cake"]),
    (["advert", "page", "catalogue page"], "chair", ["chair"], ["MODEL LINNEA", "Beech, stackable", "{m} each, four for {m}", "Article {n}{n}"]),
    (["card", "flyer", "business card"], "clock", ["clock"], ["Tick & Tock", "Repairs of all kinds", "{n} Church Street", "Closed on Mondays"]),
    (["poster", "flyer"], "motorcycle", ["motorbike", "motorcycle"], ["RIDERS' SUNDAY", "Old airfield, from {t}", "Live bands and barbecue", "Free for pillion riders"]),
    (["postcard", "holiday card"], "sheep", ["sheep"], ["Wish ewe were here", "Herdwicks above the tarn", "Printed in {city}"]),
    (["advert", "label", "leaflet"], "bottle", ["bottle"], ["PURE FROM THE ROCK", "Bottled at the spring", "Please return for refill", "Contents {n} cl"]),
]
NEAR_THING = {
    "below": ["What's printed under the {t}?", "What's the wording beneath the photo of the {t}?", "Everything below the {t}, please.", "Under the picture of the {t} there's a whole lot of text. Read it all.", "I'm typing this off: what goes under the {t}?", "whats it say under the {t}", "All that stands below the {t} on the {doc}, as text.", "Lower than the {t}, what do you read?", "Could you read what they put under the {t}?", "Don't bother with the top, I need what is written below the {t}.", "Below the {t} on this {doc} it says ...", "The lines beneath the {t}, I can't make them out.", "please to read the text under {t}", "What do they tell us below the {t}?", "Copy the text underneath the {t} into the chat.", "There's the {t}, and what's underneath, in letters?"],
    "above": ["What's printed over the {t}?", "What words are above the {t} on this {doc}?", "Read me what they put over the picture of the {t}.", "Higher up than the {t} there's writing. What?", "whats above the {t}, the text i mean", "Everything written above the {t}, please.", "On top, over the {t}, what is it they say?", "Type off what's above the {t}.", "Above the photo of the {t}, which words?", "The heading over the {t} has got a glare on it. What is it?"],
    "left_of": ["The {t} is on the right, and left of it there are words. Type them.", "I'm copying the {doc}: which text goes to the left of the {t}?", "Look at the {t}, now go left. What's printed?", "left side of the {t}, what do they write there", "What's written to the left of the {t}?", "On the left of the {t} they squeezed in some text. Read it.", "text left of the {t}?", "The words that stand left of the {t} on the {doc}, please."],
    "right_of": ["I'm copying the {doc}: which text goes to the right of the {t}?", "Look at the {t}, now go right. What's printed?", "Whatever stands right of the {t}, read it to grandpa.", "please the text what is right from the {t}", "What's written to the right of the {t}?", "Right of the {t} there's a block of text. What does it say?", "text on the right of the {t}?", "I need the words standing right of the {t} on the {doc}.", "To the right of the picture of the {t}, what's printed?"],
    "nearest": ["I need the words that hug the {t}, the nearest ones.", "Closest to the {t} there's something in print. What?", "What's the text right beside the {t}?", "Next to the {t}, what do I read on the {doc}?", "What's printed next to the {t}?", "Which words stand closest to the {t}?", "Beside the {t} there's a line. How does it go?", "whats it say right by the {t}", "The text nearest to the {t}, please."],
}
NEAR_PHOTO = {
    "bottom": ["The text part, it's all below the photo. Type it, will you?", "Colleague forgot to scan the lower bit: what's written under the picture?", "What else is on the {doc}, below the photo?", "I want to forward what it says underneath the photo.", "Everything under the photo, please.", "What's all that below the picture on the {doc}?", "Type off what stands under the photo.", "I need the text beneath the picture.", "What does it say under the photo?", "whats written under the pic on this {doc}", "All the lines below the photo, word for word.", "Underneath the photo they've got the details. What are they?", "Would you kindly read me the part under the picture?", "The {doc} has a photo with text under it. The text, please.", "My glasses! What's under the photo on that {doc}?", "Never mind the picture, what's printed beneath it?", "Under the photograph it says ...", "Please write me all what is under the picture.", "I'm making the {doc} again and need what was below the photo.", "below the photo, full text", "Can you copy down the stuff that's under the picture?", "After the photo, going down, what do they write?"],
    "top": ["I'm redoing the {doc}. What was all the writing over the photo?", "Which lines come before you reach the picture, going down?", "Could you copy what's above the photograph, dear?", "over the photo, full text", "Everything above the photo, please.", "What's written over the picture on the {doc}?", "Which words are above the photo?", "Over the photo there's some text. Copy it for me.", "text above the pic?", "What do they say before the picture comes, I mean above it?", "I need all that's printed over the photo.", "Read me what's higher up than the photograph.", "On the {doc}, above the picture, what stands there?", "Above the photo they put something catchy. What?"],
    "right": ["My hand covers the picture. What's the text to the right of it?", "Could you type out the column right of the photograph?", "To the right of the photo I see a block of text. Read it all.", "What's printed to the right of the photo?", "All the text on the right of the picture, please.", "Right of the photo, what does it say?", "The writing on the right-hand side, beside the photo, what is it?", "On the {doc}, what do they have to the right of the picture?", "the stuff right of the photo, type it pls"],
    "left": ["Could you type out the column left of the photograph?", "To the left of the photo I see a block of text. Read it all.", "the stuff left of the photo, type it pls", "What's printed to the left of the photo?", "All the text on the left of the picture, please.", "Left of the photo, what does it say?", "The writing on the left-hand side, beside the photo, what is it?", "On the {doc}, what do they have to the left of the picture?"],
}


def under_the_photo(rng):
    """All that is written under, over or beside the picture on a flyer, an advert, a postcard or a cutting."""
    nouns, label, words, lines = rng.choice(FLYERS)
    d = Document("photo", rng.choice(nouns), labels=[label], lines=[invented(rng, line) for line in lines], title=lines[0])
    if rng.random() < 0.2:
        d.labels = [*d.labels, *rng.sample([other for other in ("person", "cup", "chair", "book", "bench") if other != label], 1)]
    if rng.random() < 0.5:
        part = rng.choices(list(NEAR_PHOTO), weights=[5, 2.5, 1.2, 1])[0]
        text = led(rng, put(rng, rng.choice(NEAR_PHOTO[part]), doc=d.noun), 0.12)
        return Ask(text, [OCR, f'part = filter(regions=$lines, position="{part}")', "text = text_of(items=$part)"], "text", "Text", docs=[d])
    name = rng.choices(list(NEAR_THING), weights=[5, 3, 1, 1.2, 1.5])[0]
    text = led(rng, put(rng, rng.choice(NEAR_THING[name]), t=rng.choice(words), doc=d.noun), 0.12)
    calls = [OCR, f"found = detect(image=$image, labels=[{q(label)}])", f'hit = relate(a=$lines, relation="{name}", b=$found)', "text = text_of(items=$hit)"]
    return Ask(text, calls, "text", "Text", docs=[d])



# Lines of signs and notices: what they are about, the line, the words by which it is found, questions that say none of them.
NOTES = [
    ("free", "Free entry on {wd}s", "Free entry", ["wich day is it gratis to get in??", "We're broke. On which day don't they take money at the door?", "When can I walk in without buying a ticket?", "Any day that costs nothing? Which?", "My students have no money; which day suits them best?", "admission for nothing, when"]),
    ("weekend", "Sat - Sun {t} - {t}", "Sat - Sun", ["opening hours on weekends", "We only have time at the weekend. From when till when are they there?", "I work all week, so when can I come on the weekend?", "weekend hrs?", "If we went this Saturday, when would they let us in?", "How long are they open on a Sunday?", "Saturdays, what times?"]),
    ("week", "Mon - Thu {t} - {t}", "Mon - Thu", ["Opening hours on a Tuesday?", "I could pop round on Wednesday. What are the hours then?", "when r they there in the week, say tuesday", "My day off is Wednesday. From when do they open?", "How late can I turn up on Tuesday?", "At the start of the week, what times do they keep?"]),
    ("friday", "Fri {t} - {t}", "Fri", ["End of the working week, when do they shut?", "What are the times the day before Saturday?", "TGIF: how long do they stay open that day?", "I get paid at the end of the week, the day after Thursday. When can I go there then?", "And the day after Thursday, what hours?"]),
    ("holiday", "Public holidays closed", "Public holidays", ["It's Easter Monday tomorrow. What do they do on days like that?", "On Christmas Day, what does it say, are they there?", "What about bank holidays?", "When nobody works in the whole country, what do they do?", "We'd come on New Year's Day. What's the arrangement?"]),
    ("rest", "Closing day: {wd}", "Closing day", ["When don't they work at all?", "On what day would I stand before a locked door?", "Which day do they have off?", "Which day of the week is no good for going there?", "what day r they shut"]),
    ("lunch", "Lunch break {t} - {t}", "Lunch break", ["When's nobody at the counter around midday?", "At noon nobody answers. From when to when?", "When do they eat and let us wait?", "I came at midday and it was locked. What time are they back?", "when are they off for their sandwich"]),
    ("depth", "Depth {n} m", "Depth", ["how deep is the water", "My boy can't swim. How far down is it to the ground?", "Can I touch the ground, how many metres is it?", "How far does it go down?", "deep end how deep?", "Is it safe to jump, I mean how much water is there?"]),
    ("limit", "Max. load {n} kg", "Max. load", ["How heavy can we pack it?", "How many kilos will it take?", "What's the most weight it can bear?", "I'm a big man. What weight does it hold at most?", "When does it get too heavy?", "weight it can carry?"]),
    ("height", "Clearance {n} m", "Clearance", ["How tall may my van be to get through?", "How high can a vehicle be here?", "I've got a roof box on. How much room is there overhead?", "Will I hit the ceiling with the camper, what's the limit?", "height limit pls"]),
    ("exit", "Exit {n}", "Exit", ["Where do I leave the motorway, what number?", "Which number do I have to come off at?", "What junction is that?", "Sat nav's dead. At what number do I turn off?", "Which way out is it, the number?", "what do i tell the taxi, which number do we come out at"]),
    ("track", "Track {n}", "Track", ["Where does my train go from?", "Which platform do I have to run to?", "On what rails does it arrive?", "Mum's got heavy bags; where must she stand for the train?", "Number of the platform?", "plattform?"]),
    ("gate", "Gate closes {t}", "Gate closes", ["How late can I get on the plane?", "By when must I be sitting in the aircraft?", "Still queueing at security. When is it too late to board?", "What's the deadline for boarding?", "when do they stop letting people on"]),
    ("queue", "Waiting time {n} min", "Waiting time", ["How long will I stand in this line?", "How long till it's our turn?", "The kids are whining, how many minutes more?", "Is it a long queue, how many minutes?", "when will we be on the ride, how long have we got to stand", "How patient do I need to be?"]),
    ("now", "Now serving {n}", "Now serving", ["Which number are they on?", "Whose turn is it?", "I've got a slip with a number. How far are they?", "Which ticket has to go to the counter?", "who's up"]),
    ("phone", "Out of hours: {p}", "Out of hours", ["Nobody's there and the pipe has burst. Which number?", "It's midnight, what can I dial?", "Whom do I ring at night?", "Number to call when the office is shut?", "They've gone home. How do I still reach someone?"]),
    ("taxi", "Taxi {p}", "Taxi", ["We've missed the last bus. What number gets us a cab?", "How do I order a cab?", "I had three beers, who can drive me? The number?", "Number of someone who'll drive us home?", "cab number?"]),
    ("tow", "Cars will be towed at owner's expense", "towed", ["What'll happen if I park here?", "I'd only leave it here for five minutes. What do they threaten?", "What do they do to somebody who parks anyway?", "Where might my car have gone? What does the notice say?", "what happens 2 my car if i stop here"]),
    ("dogs", "Dogs on leads only", "Dogs", ["Can Rex run about, what's the rule?", "I've got my poodle with me. How do I have to hold her?", "What do they say to people with a terrier?", "Four-legged friends: what's the rule?", "Is my spaniel allowed to run free or how do they want it?"]),
    ("mess", "Bags for your dog at the kiosk", "Bags", ["Where do I get something to pick up after Rex?", "My pooch did his business. Where do they give out the thing to clean it up?", "poo bag where?", "He's done a pile. Where do I find something to take it away with?"]),
    ("wash", "Hand wash only", "Hand wash", ["Can this jumper go in the machine, what does it say?", "How do I clean this pullover?", "laundry question, how do i do this one", "May I put it in with the rest of the laundry, or how's it done?", "What do they say about getting it clean?"]),
    ("iron", "Do not iron", "iron", ["It's all creased. What does it say about pressing it?", "May I press the shirt flat with heat, what's the advice?", "How about getting the wrinkles out, what do they say?", "What shouldn't I do to it to get rid of the creases?"]),
    ("made", "Made in {city}", "Made in", ["Where's it from?", "Where was this thing produced?", "Where did they manufacture it?", "What's the origin of it?", "Is it from China or where?", "country or town of origin?"]),
    ("eat", "Best before {d}", "Best before", ["Until when can I eat it?", "Is this still good, what's the date?", "When does it go off?", "Found it at the back of the fridge. How long does it keep?", "Use-by?", "by when must we have finished it"]),
    ("nuts", "May contain traces of nuts", "traces", ["My lad's allergic. What's the warning?", "Almonds would kill me. What do they say?", "What might be hidden in it?", "Anything dangerous in there for allergy people? Which?", "what stuff could be in it by accident"]),
    ("dose", "Adults: two tablets a day", "Adults", ["How many of these do I swallow?", "I'm forty. What's my dose?", "How much may a grown-up take?", "What's the dosage for me, I'm not a child any more?", "how many pills 4 grown ups"]),
    ("reach", "Keep out of reach of children", "out of reach", ["I've a toddler. Where do I store it?", "What do parents have to mind?", "We've two small kids in the house. What do they say about that?", "What am I told to do because of the little ones?"]),
    ("silence", "No talking in the reading room", "No talking", ["May we chat in there, what's the rule?", "What must I not do among the books?", "I'd like to make a phone call in there, what do they say?", "Why's everyone so quiet? What does it say?"]),
    ("phones", "Mobile phones off, please", "Mobile phones", ["What do I do with my iPhone?", "What should happen with my cell before I go in?", "What's the rule on calls?", "My Samsung might ring. What do they ask for?"]),
    ("shoes", "Outdoor shoes not allowed", "Outdoor shoes", ["What can't I have on my feet?", "My boots are muddy. What do they say?", "Why's everybody in socks? What's the rule?", "What's forbidden to wear when I come in from the street?"]),
    ("cloak", "Coats and bags: cloakroom downstairs", "cloakroom", ["Where do I leave my jacket?", "Where can I get rid of the rucksack?", "It's hot, where does my anorak go?", "They won't let me in with my backpack. Where do I put it?", "where 2 leave my stuff"]),
    ("toilet", "Toilets on the first floor", "Toilets", ["Where's the loo?", "I need to pee. Where?", "Where can my daughter go for a wee?", "Where's the restroom?", "Is there a bathroom anywhere? Where?", "Ladies' room?"]),
    ("baby", "Changing table in room {n}", "Changing table", ["Where can I do the nappy?", "The baby stinks. Where do we go?", "Where do I put a fresh diaper on her?", "Which room for a mum with a wet infant?"]),
    ("wheel", "Step-free access via {w}", "Step-free", ["I'm in a wheelchair. How do I get in?", "Which way do I go with the pram?", "Granny can't manage stairs. How does she come in?", "How do I get in with the buggy?", "wheelchair entrance?"]),
    ("bell", "Please ring twice", "ring", ["How do I make them open the door?", "What must I do so that somebody lets me in?", "I'm at the door and nobody comes. What was I meant to do?", "Nobody answers the door. What's the trick, as they write it?"]),
    ("parcel", "Parcels accepted by {who}", "Parcels", ["The courier asks with whom he can leave it.", "Who takes in my delivery when I'm away?", "I've got a box for number five. Who takes it?", "Who has my Amazon package?", "who do i leave the package with"]),
    ("key", "Spare key with {who}", "Spare key", ["I've locked myself out. Who can help?", "Who else can open up for me?", "I can't get in! Who's got one more?", "Lost mine. Who do I ask so I can get in?"]),
    ("keeper", "Caretaker: {who}", "Caretaker", ["Who do I moan to about the heating?", "The light on the stairs is broken. Who sees to that?", "Who looks after the house?", "Who's the janitor?", "Who fixes things in this building?", "name of the handyman pls"]),
    ("doctor", "Doctor on duty: {who}", "Doctor on duty", ["Who'll see me tonight?", "Which physician is there at the moment?", "I feel rotten. Who's treating people today?", "Who do I get if I go there now?", "who's the medic today"]),
    ("guide", "Your guide today: {who}", "Your guide", ["Who's showing us round?", "Who takes us through the castle?", "Who do we follow?", "Which person leads the tour?", "What's the name of the one with the umbrella who takes us along?"]),
    ("driver", "Your driver is {who}", "Your driver", ["Who's at the wheel?", "Who's taking us home?", "Whom do I thank when I get off the coach?", "Who steers this thing?"]),
    ("chair", "Chair: {who}", "Chair", ["Who runs the meeting?", "Who leads the discussion?", "Who's in charge of the session?", "Who decides who may speak?"]),
    ("coach", "Trainer: {who}", "Trainer", ["Who teaches the class?", "Who's going to make us sweat?", "Who's leading the workout?", "Who do I ask about the exercises?"]),
    ("lost", "Lost property: {w}", "Lost property", ["I left my umbrella here. Where might it be?", "Where do I hand in a wallet I found?", "My daughter's teddy is gone. Where do we ask?", "Found a glove. Where do I take it?", "lost my scarf, where 2 go"]),
    ("meet", "Assembly point: {w}", "Assembly point", ["Where do we all go when the alarm rings?", "It's burning! Where do I have to wait outside?", "Where do they count us after a fire drill?", "Where do people gather in an emergency?", "where do we run to if theres a fire"]),
    ("pay", "Pay at machine before leaving", "Pay at machine", ["How do I get out of this car park?", "What have I got to do before I drive out?", "The barrier won't open. What did I forget?", "Is there someone I give the money to, or how's it done?"]),
    ("cash", "No cards accepted", "No cards", ["I haven't any cash on me. What do they say?", "Can I use my Visa, what's written about it?", "Will plastic do? What's the rule?", "Do they take Mastercard or what does it say?"]),
    ("fee", "Admission {n} euros", "Admission", ["What do we pay to go in?", "How much do they want at the door?", "What does a ticket cost?", "How much is it to get in?", "I've got a tenner. What do they charge at the door?", "entry price?"]),
    ("kids", "Children under {n} free", "Children under", ["My girl is four. What does she pay?", "What about tiny children, the price I mean?", "What do I pay for the little one?", "Do toddlers need a ticket, what does it say?", "how much for a 3 year old"]),
    ("reduced", "Students and seniors {n} euros", "Students and seniors", ["I'm at university. What do I pay?", "I'm a pensioner. How much is it for me?", "Is there a concession, how much?", "What's it for my gran, she's retired?", "uni card price?", "How much with the discount for OAPs?"]),
    ("fine", "Penalty fare {n} euros", "Penalty fare", ["I've no ticket. What'll it cost me?", "What do they take from fare dodgers?", "If the inspector catches me, how much?", "What if I ride black, how much I must pay?", "price of getting caught?"]),
    ("speed", "Speed bumps for {n} m", "Speed bumps", ["How long does it go on being bumpy?", "Over what distance do I have to drive slowly because of humps?", "How far will my car be shaken?"]),
    ("road", "Road closed until {d}", "Road closed", ["When can I drive through here again?", "How long is the street blocked?", "Until when must we take the detour?", "When do the works end so cars can pass?", "when is the street back 2 normal"]),
    ("detour", "Diversion via {city}", "Diversion", ["Which way do I have to drive instead?", "I can't get through. What town do I go round by?", "How do I get round it?", "What's the other route they suggest?", "Through which town does the detour go?"]),
    ("lift", "Lift out of service, use stairs", "Lift", ["Why doesn't the elevator come?", "I pressed the up button and nothing happens. What's going on?", "How do I get upstairs, then?", "What's wrong with the elevator?"]),
    ("wifi", "Wi-Fi password: {code}", "Wi-Fi password", ["How do I get on the internet here?", "My tablet asks for something to go online. What do I type?", "How can we get online?", "What do I enter so I can surf?", "internet code?", "I've no signal. What's the code for the net?"]),
    ("pin", "Door code: {code}", "Door code", ["What do I type to get in?", "I'm at the entrance with the keypad. What are the digits?", "How does the building open at night, what do I press?", "entry combination?", "Which combination opens up?"]),
    ("breakfast", "Breakfast from {t}", "Breakfast", ["When can I have my morning coffee and roll?", "We're early birds. When do they serve the first meal?", "How early can we eat in the morning?", "When's the buffet with the eggs?", "when do they feed us in the morning"]),
    ("checkout", "Rooms must be vacated by {t}", "vacated", ["When do I have to be out?", "How long can we sleep in on the last day?", "By when must our suitcases be packed and gone?", "Check-out time?", "when do they throw us out of the hotel room"]),
    ("pool", "Sauna and pool until {t}", "Sauna", ["How late can I swim?", "When do they close the wellness bit?", "Till when may we splash about?", "How long can I sweat in the evening?"]),
    ("night", "Night bell: side entrance", "Night bell", ["I'm back after midnight. How do I get in?", "We'll get there at two in the morning. Where do we make ourselves heard?", "The front door's locked, it's dark. Where do I press?"]),
    ("tour", "Guided tours {t}", "Guided tours", ["When does someone show us round?", "When do they take visitors through with explanations?", "At what time can I have it all explained to me?", "I don't want to walk round on my own. When does somebody come along?"]),
    ("show", "Curtain up {t}", "Curtain up", ["When does the play begin?", "When do the actors start?", "How late can I come and still see the beginning?", "What time's the show on?", "start of the performance?"]),
    ("doors", "Admittance from {t}", "Admittance", ["When do they let people in?", "It's raining. From when can we wait inside?", "When do the doors open?", "How early can I be in the hall?"]),
    ("interval", "Interval {n} minutes", "Interval", ["How long have we got for a drink in the middle?", "How long's the break?", "Is there time for the loo halfway, how much?", "How much time for ice cream between the two halves?"]),
    ("bins", "Glass bottles: container behind {w}", "Glass bottles", ["Where do I take the empties?", "Where do the old jam jars go?", "I've got a bag of empty wine. Where to?", "Where can I get rid of jars?"]),
    ("paper", "Waste paper collected on {wd}", "Waste paper", ["When do they fetch the old newspapers?", "When shall I put out the cardboard?", "I've a stack of magazines to chuck. Which day?", "Which day do I put the blue bin out?"]),
    ("water", "Not drinking water", "drinking water", ["I'm thirsty. What do they say about this tap?", "Can I fill my bottle here, what's the sign say?", "What's the warning on the fountain?", "Is it okay to have a sip, what do they write?"]),
    ("bees", "Beware of bees", "Beware", ["What could hurt me here?", "What's dangerous in this garden?", "What do I need to look out for?", "I'm allergic to stings. Anything here, what?"]),
    ("ice", "Ice not safe", "Ice", ["May we skate on it, what does it say?", "The lake's frozen. What do they tell people?", "Kids want to go sliding on the pond. What's the warning?"]),
    ("signup", "Register with {who} by {d}", "Register", ["How do I put my name down?", "I'd like to take part. Who do I tell and till when?", "We want to join in. Whom do I talk to, and what's the deadline?", "Where do I sign up?", "how can my kid join"]),
    ("bring", "Please bring a cushion and a cup", "bring", ["What do I have to pack?", "What should my son have with him?", "What do I need to take along?", "Do I need anything, what?", "stuff to take?"]),
    ("dress", "Dress code: black tie", "Dress code", ["What shall I put on?", "Can I go in jeans, or what do they expect?", "Which clothes would be right?", "What's a man to wear there?", "I've nothing to wear. What do they want to see us in?"]),
    ("prize", "Main prize: a trip to {city}", "Main prize", ["What can you win?", "What does the luckiest one get?", "What's in it for the winner?", "If my number comes up, what do I get at best?"]),
    ("rain", "If wet: in the gym", "If wet", ["And if it's pouring, where is it?", "What happens when the weather's bad?", "The forecast says storms. Where do we go then?", "Plan B for rotten weather?"]),
    ("proof", "Proof of age required", "Proof of age", ["What do I have to show them?", "What'll they ask me for at the bar?", "I look young. What should I have with me?", "Do I need some ID, what does it say?"]),
    ("returns", "Exchange within {n} days", "Exchange", ["It doesn't fit. How long have I got to take it back?", "How long can I bring it back?", "My wife hates the colour. Until when can I swap it?", "how many days 2 bring it back", "Can I return it, and how long?"]),
    ("cam", "This area is under video surveillance", "surveillance", ["Is someone watching me, what do they say?", "What's that about cameras?", "Who'd see me if I nicked something, what do they warn of?", "Am I being filmed, what's written?"]),
]
# Topics whose questions could be meant for one another.
NEAR_NOTES = [("silence", "phones"), ("fee", "fine", "reduced"), ("bell", "night", "pin"), ("tow", "pay"), ("doors", "show", "week", "friday", "weekend"), ("rest", "holiday"), ("guide", "tour"), ("wash", "iron"), ("fee", "free"), ("signup", "bring")]
HEADS = ["WELCOME", "Information", "Please note", "Lindenhof", "NOTICE", "Lakeside Park", "Dear guests", "City Hall", "The Old Mill", "Riverside", "Attention", "Good to know", "Block C", "Visitors", "ST ANNE'S", "What you need to know"]
# The heads of receipts and slips: the printed key, what stands after it, questions.
HEADERS = [
    ("Cashier", "{who}", ["who rang me up", "Who took my money?", "Who was on the till?", "I want to praise the lady at the checkout. What's her name?", "Who scanned my stuff?", "Name of the person at the checkout?", "The one who gave me the wrong change, what's he called?", "which employee did this sale"]),
    ("Served by", "{who}", ["Who looked after us?", "Who was our waiter?", "Who do I leave a nice review for?", "Whose tip is it?", "The girl who brought the food, what's her name?", "who was the waitress", "Which member of staff was it?"]),
    ("Your server", "{who}", ["Who brought us our food?", "Who waited on us?", "I'd like to thank the guy with the tray by name.", "Who was it that took our order?", "waiter's name?"]),
    ("Pump", "{n}", ["Where did I fill up, which number?", "Which petrol dispenser was it?", "At which number did I get gas?", "What number did I tell the man at the petrol station?", "The nozzle leaked. Which one had I used, the number?", "wich number did i tank at"]),
    ("Table", "{n}", ["Where did we sit?", "Where did we have our dinner, what number was it?", "I left my scarf on the chair. Where were we sitting?", "Which seat number would the waiter know us by?", "The manager asks where we were seated."]),
    ("Order", "{n}{n}", ["What number will they shout when my food's done?", "Which number am I waiting for?", "What number do I quote when I complain?", "They ask for my number at the counter. What is it?", "whats my number", "What do I tell them when they ask which one is mine?"]),
    ("Till", "{n}", ["Which checkout was I at?", "Where did I pay, the number?", "At which counter did they ring it up?", "The head office asks which checkout it was.", "which register"]),
    ("Register", "{n}", ["Which checkout lane did I go through?", "Which till was it?", "The manager wants to know at which till I stood.", "till number?", "At what checkout did that happen?"]),
    ("Order ready at", "{t}", ["When can I fetch it?", "When will my food be done?", "How long till I can collect, what time?", "When's the pizza finished?", "what time do i pick up", "When should I be back at the counter?"]),
    ("Pick-up time", "{t}", ["When do I go and fetch it?", "When can I collect the stuff?", "At what hour will it be waiting for me?", "when do i get my things"]),
    ("Guests", "{n}", ["How many of us were there?", "For how many people did they charge?", "How many were we, according to them?", "number of people at dinner?", "How many mouths did they feed?"]),
    ("Branch", "{city}", ["Which of their shops was it?", "Where's the shop that sold me this?", "In which town did I buy it?", "Where did I spend that money?", "which store was i in"]),
    ("Member no.", "{code}", ["What's my number with the loyalty club?", "Which loyalty card did they book it on?", "They want the number from my customer card. What is it?", "my points card number?"]),
    ("Licence plate", "{code}", ["Which car was that for?", "Whose car is it, what's the registration?", "What's the reg?", "Was it my Golf or yours? The registration will tell.", "car number?"]),
    ("Locker", "{n}", ["Where did I put my clothes?", "Which box are my things in?", "Where's my bag locked away, which number?", "I forgot which cupboard is mine.", "where's my stuff locked up"]),
    ("Bay", "{n}", ["Where's my car parked?", "Which parking space have I got?", "Where did I leave the car, the number?", "I can't find my Polo. Which spot was it?", "parking spot number?"]),
    ("Stylist", "{who}", ["Who cut my hair?", "Who did that lovely haircut?", "I want the same hairdresser again. Who was it?", "Who did my highlights?", "which girl cut me last time"]),
    ("Mechanic", "{who}", ["Who worked on my car?", "Who fixed it?", "Who had his hands on the engine?", "The brakes squeak again. Who repaired them?", "Whom do I blame for the oil on the seat?"]),
    ("Courier", "{who}", ["Who brought it?", "Who delivered the box?", "Who was at my door with the package?", "which delivery guy was it"]),
    ("Room", "{n}", ["Where did we sleep, the number?", "Which door does my key card open?", "Which one did they put us in at the hotel?", "Where am I staying, what number?"]),
    ("Shift", "{who}", ["Who was working when they printed that?", "Who was on duty?", "Whose duty was it at the time?"]),
    ("Sold by", "{who}", ["Which salesman was it?", "Who talked me into buying it?", "Who gets the commission?", "Which assistant was that?"]),
    ("Terminal", "{n}", ["Which card reader was it?", "On which machine did I pay, its number?", "The bank asks for the number of the device I paid on."]),
]


ALIKE = [("Cashier", "Served by", "Your server", "Stylist", "Shift", "Sold by", "Mechanic", "Courier", "Clerk", "Your waiter", "Server", "Waiter"), ("Till", "Register", "Terminal"), ("Table", "Room", "Seat"), ("Order", "Member no.", "Locker", "Bay", "Receipt no", "Invoice", "Pick-up"), ("Order ready at", "Pick-up time"), ("Guests", "Covers")]


def what_it_means(rng):
    """What a line of a sign or the head of a receipt tells, asked in words that are not printed there."""
    if rng.random() < 0.38:
        return header(rng)
    while True:
        pool = NOTES[1:6] + rng.sample(NOTES, 6) if rng.random() < 0.25 else NOTES
        chosen = {note[0]: note for note in rng.sample(pool, rng.randint(3, 6))}
        chosen = list(chosen.values())
        d = Document("notice", rng.choice(["sign", "notice", "board", "leaflet", "poster", "note", "page", "label"]), title=rng.choice(HEADS))
        d.lines = [d.title, *(invented(rng, note[1]) for note in chosen)]
        topic, line, words, asks = rng.choice(chosen)
        if any(topic in some and sum(note[0] in some for note in chosen) > 1 for some in NEAR_NOTES):
            continue
        if sum(words.lower() in other.lower() for other in d.lines) == 1 and len(squeeze(d.lines, 9999)) < 350:
            break
    text = led(rng, put(rng, rng.choice(asks), doc=d.noun), 0.12)
    # A word with its value after it is read as on a form.
    if line.startswith((f"{words}: {{", f"{words} {{n}}")):
        return Ask(text, [OCR, f"a = read_value(lines=$lines, key={q(words)})"], "a", words, docs=[d])
    return Ask(text, [OCR, f"line = find_text(lines=$lines, text={q(words)})", "text = text_of(items=$line)"], "text", words, docs=[d])


def header(rng):
    """What the head of a receipt tells: its key has a value after it, and many articles below."""
    while True:
        d = receipt(rng)
        chosen = rng.sample(HEADERS, rng.choice([1, 2, 2, 3, 4]))
        heads = [key + rng.choice([": ", " ", " "]) + invented(rng, of) for key, of, _ in chosen]
        key, _, asks = rng.choice(chosen)
        d.lines[1:1] = heads
        more = rng.sample(["Bananas", "Oat drink", "Dish soap", "Peanuts", "Rye loaf", "Sparkling wine", "Kitchen roll", "Pears", "Gum", "Ketchup", "Frozen peas", "Crackers", "Olives", "Sponges"], rng.choice([0, 0, 3, 6, 8]))
        at = next((n for n, line in enumerate(d.lines) if line.startswith(d.items[0])), len(d.lines))
        apart = d.items[0] in d.lines
        d.lines[at:at] = [part for item in more for part in ([item, f"{rng.uniform(0.5, 20):.2f}"] if apart else [f"{item} {rng.uniform(0.5, 20):.2f}"])]
        # Two that are asked for alike would leave open which is meant.
        alike = next((some for some in ALIKE if key in some), (key,))
        if sum(line.lower().startswith(tuple(k.lower() for k in alike)) for line in d.lines) == 1 and sum(key.lower() in line.lower() for line in d.lines) == 1:
            break
    text = led(rng, put(rng, rng.choice(asks), doc=d.noun), 0.12)
    return Ask(text, [OCR, f"a = read_value(lines=$lines, key={q(key)})"], "a", key, docs=[d])


# Screens and signs with things side by side: nouns, heading, what one of them is, what is printed on them.
PANELS = [
    (["screenshot", "window", "call screen"], "Video call", "button", ["Mute", "Camera", "Share screen", "Chat", "Disconnect", "Close"]),
    (["window", "dialog", "pop-up"], "Delete file?", "button", ["Delete", "Keep", "Move to archive", "Cancel"]),
    (["screen", "checkout page", "web page"], "Your basket", "button", ["Continue shopping", "Apply voucher", "Checkout", "Empty basket", "Save for later"]),
    (["screenshot", "editor", "app"], "Photo editor", "button", ["Undo", "Redo", "Rotate", "Filters", "Export", "Reset"]),
    (["app", "phone screen", "screenshot"], "Pocket Bank", "tab", ["Overview", "Transfers", "Cards", "Savings", "Profile"]),
    (["web page", "page", "screenshot"], "Town library", "tab", ["Catalogue", "Events", "My account", "Opening times", "Contact"]),
    (["browser", "screenshot", "window"], "New tab", "tab", ["Weather", "Inbox", "Recipes", "Football scores", "Timetable"]),
    (["form", "application form", "screen"], "Registration", "field", ["First name", "Surname", "Street", "Town", "Postcode", "Telephone", "Date of birth"]),
    (["form", "login page", "screen"], "Sign in", "field", ["E-mail", "Password", "Remember me", "Need help", "Create account"]),
    (["tax form", "form", "page"], "Declaration", "box", ["Employer", "Gross pay", "Pension", "Church levy", "Signature"]),
    (["remote control", "panel", "control panel"], "AIRCOOL", "button", ["Power", "Timer", "Swing", "Turbo", "Sleep"]),
    (["coffee machine display", "display", "machine"], "Choose a drink", "button", ["Espresso", "Cappuccino", "Hot water", "Cocoa", "Stop", "Descale"]),
    (["lift panel", "panel"], "OTIS", "button", ["Alarm", "Door open", "Door close", "Lobby", "Garage"]),
    (["game screen", "screenshot", "title screen"], "DRAGON RUN", "button", ["New game", "Load", "Options", "Credits", "Quit"]),
    (["player", "app", "screenshot"], "Now playing", "button", ["Shuffle", "Previous", "Pause", "Next", "Repeat", "Lyrics"]),
    (["ticket machine", "touch screen", "screen"], "Where to?", "button", ["Single ticket", "Return", "Group fare", "Back", "Language", "Help"]),
    (["spreadsheet", "window", "screenshot"], "Household.xlsx", "word", ["Insert", "Layout", "Formulas", "Review", "View"]),
    (["sign", "signpost", "road sign"], "P", "word", ["Airport", "City centre", "Hospital", "Stadium", "Harbour"]),
    (["sign", "board", "direction board"], "Level one", "word", ["Radiology", "Pharmacy", "Cafeteria", "Toilets", "Chapel", "Exit"]),
    (["poster", "flyer", "billboard"], "BIG TOP CIRCUS", "word", ["Clowns", "Acrobats", "Tickets", "Saturday", "Matinee"]),
    (["shop window", "shop sign", "sign"], "SALE", "word", ["Bakery", "Open", "Fresh bread", "Coffee to go", "Push"]),
    (["label", "packet", "tin"], "Miller's Best", "word", ["Organic", "Ingredients", "Vegan", "Storage", "Allergens"]),
    (["map", "park map", "zoo map"], "Zoo map", "word", ["Penguins", "Aquarium", "Playground", "Restaurant", "Monkey house", "Entrance"]),
]
BESIDE = [
    "{a} {w} {b}? y/n", "Is {a} {w} {b}?", "is {a} {w} {b} or not", "Would you say {a} is {w} {b}?", "The helpline says {a} is {w} {b}. True?", "Am I right that {a} sits {w} {b}?", "Do I find {a} {w} {b}?", "I'm told to look {w} {b} for {a}. Is it there?", "Is it so that {a} is placed {w} {b}?", "So is {a} the one {w} {b}?", "Look at the {doc}: {a} {w} {b}, yes or no?", "My son says {a} is {w} {b}. Is he right?", "Check for me if {a} is {w} {b}.", "Does {a} stand {w} {b}?", "My memory says {a}'s {w} {b}. Is that still so?", "{a}: {w} {b}, correct?", "Could you please confirm that {a} is {w} {b}?",
    "I can't see well. Is {a} somewhere {w} {b}?", "Have they put {a} {w} {b}?", "For the test protocol: {a} {w} {b}, pass or fail?", "In our manual {a} is drawn {w} {b}. Is it like that here?", "Tell me whether {a} is {w} {b}.", "did they move {a} so its {w} {b}", "Hi, does {a} appear {w} {b} on your side?", "We've a bet on: I say {a} is {w} {b}. Did I win?", "please, {a} is {w} {b}?", "I think {a} is {w} {b}, isn't it?", "Before I tell gran where to tap: is {a} {w} {b}?", "Starting at {b}, do I have to look {w} it to find {a}?", "The designer wanted {a} {w} {b}. Did it come out like that?", "Verify: {a} {w} {b}.", "Excuse me, would {a} happen to be {w} {b}?",
    "Is {b} the thing that has {a} {w} it?", "Yes or no, is {a} located {w} {b}?", "Quick check, {a} {w} {b}?", "Mum can't find {a}. She's at {b} now. Is it {w} that?", "I bet {a} isn't far, it's {w} {b}, right?", "They say it's {w} {b}. {a}, I mean. Is it?", "Ticket 14: user claims {a} is {w} {b}. Correct?", "On this {doc}, is {a} printed {w} {b}?", "I have my finger on {b}. Is {a} {w} it?", "Is my note right? It says {a} {w} {b}.", "Seen from {b}, is {a} {w} it?", "Not sure any more: was {a} {w} {b}?", "Our signwriter put {a} {w} {b}, didn't he?", "thingy for {a}, is that {w} {b}", "I'm talking my dad through it. {a} is {w} {b}, yes?", "Is there {a} to be found {w} {b}?", "Is the position of {a} {w} {b}?", "State whether {a} lies {w} {b}.", "Teacher says {a} comes {w} {b}. Is it true?",
    "Kindly check the following: {a} {w} {b}.", "My last version had {a} {w} {b}. Does this one too?", "Am I looking wrong or is {a} {w} {b}?", "Somebody moved things. Is {a} now {w} {b}?", "Is {a}, on this {doc}, {w} {b}?", "So you'd go {w} {b} to find {a}, would you?", "Can it be that {a} is {w} {b}?", "Please say: is {a} standing {w} {b}?",
]
BESIDE_OWN = {
    "left_of": ["If I slide my finger left from {b}, do I come to {a}?", "Reading across, does {a} come before {b}?", "Does {b} have {a} on its left?", "From {b}, do I go left to get to {a}?", "is {a} more 2 the left than {b}", "From left to right, is it first {a} and then {b}?", "Is {a} nearer to the left edge than {b}?"],
    "right_of": ["If I slide my finger right from {b}, do I come to {a}?", "Reading across, does {a} come after {b}?", "Does {b} have {a} on its right?", "From {b}, do I go right to get to {a}?", "Is {a} nearer to the right edge than {b}?", "is {a} more on the right side then {b}"],
    "above": ["Scrolling down, do I meet {a} before {b}?", "Does {b} have {a} on top of it?", "From {b}, do I go up to get to {a}?", "Is {a} nearer to the top than {b}?", "going down the {doc}, first {a} then {b}?"],
    "below": ["Scrolling down, do I meet {a} only after {b}?", "Going down the {doc}, is {a} later than {b}?", "Does {b} have {a} underneath?", "From {b}, do I go down to get to {a}?", "Is {a} nearer to the bottom than {b}?", "Must I scroll on past {b} to reach {a}?"],
}
SIDE_WORDS = {
    "left_of": ["left of", "to the left of", "on the left of", "on the left side of", "left from", "on the left-hand side of", "further left than"], "right_of": ["right of", "to the right of", "on the right of", "on the right side of", "right from", "on the right-hand side of", "further right than"],
    "above": ["above", "over", "higher up than", "on top of", "higher than"], "below": ["below", "under", "underneath", "beneath", "lower down than", "lower than"],
}


def panel_word(rng, printed, what, lines):
    """How a thing on a screen or sign is spoken of."""
    word = spoken(rng, printed, lines) if rng.random() < 0.6 else printed
    if what == "word":
        return rng.choice([word, word, word, f"the word {word}", f"where it says {word}"] if word.strip('"') == printed else [word])
    return rng.choice([f"the {word} {what}", f"{word} {what}", f"the {what} {word}", word, word, f"the {what} that says {word}" if what in ("button", "tab") else f"the {what} for {word}"])


def thing_beside_thing(rng):
    """Whether a button, word or field is left of, right of, above or below another."""
    nouns, head, what, names = rng.choice(PANELS)
    some = rng.sample(names, rng.randint(3, len(names)))
    if rng.random() < 0.5:
        some.sort(key=names.index)
    d = Document("screen", rng.choice(nouns), title=head, lines=[head, *some] if rng.random() < 0.85 else list(some))
    while True:
        one, other = rng.sample(some, 2)
        if all(sum(word.lower() in line.lower() for line in d.lines) == 1 for word in (one, other)):
            break
        if rng.random() < 0.1:
            return thing_beside_thing(rng)
    name = rng.choice(list(SIDE_WORDS))
    asks, w = (BESIDE_OWN[name], "") if rng.random() < 0.28 else (BESIDE, rng.choice(SIDE_WORDS[name]))
    pattern = rng.choice(asks)
    if w.endswith(" than") and (" it?" in pattern or " that?" in pattern or "look {w}" in pattern):
        w = SIDE_WORDS[name][0]
    a, b = panel_word(rng, one, what, d.lines), panel_word(rng, other, what, d.lines)
    text = led(rng, put(rng, pattern.replace("{w}", w), a=a, b=b, doc=d.noun), 0.1)
    calls = [OCR, f"a = find_text(lines=$lines, text={q(one)})", f"b = find_text(lines=$lines, text={q(other)})", f'hit = relate(a=$a, relation="{name}", b=$b)', "yes = exists(items=$hit)"]
    return Ask(text, calls, "yes", "Place", docs=[d])


FAMILIES = {between_lines: 4, straight_after: 3, edge_lines: 4, under_the_photo: 3, what_it_means: 5, thing_beside_thing: 4}
