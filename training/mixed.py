"""Questions that cross the others: colours of what is written, words as pictures, and several cells of one table."""

from asks import Ask, q
from documents import chart, form, letter, receipt, sign, table
from papers import GRID, OCR, PORTIONS, line_beside, numeric_table, put, row_word, spelled
from words import COLOURS, say

COLOUR = "[colour|color]"
# What people call a thing that a printed word stands on.
ON = {"screen": ["button {w}", "{w} button", "field {w}", "word {w}", "{w} tab", "{w} menu", "label {w}", "entry {w}", "box with {w}", "button that says {w}"], "sign": ["word {w}", "line {w}", "writing {w}", "lettering of {w}", "inscription {w}", "part with {w}", "print of {w}"]}


def printed(rng):
    """A paper with a word of its own on it."""
    while True:
        d = rng.choice([form, form, sign, receipt, table, letter])(rng)
        words = [line for line in d.lines if 2 < len(line) < 20 and line.replace(" ", "").isalpha()]
        if words:
            return d, rng.choice(words)


def colour_of_words(rng):
    d, word = printed(rng)
    it = "the " + rng.choice(ON.get(d.kind, ["word {w}", "line {w}", "heading {w}", "part that says {w}", "cell with {w}", "field {w}", "box that says {w}"])).replace("{w}", word if rng.random() < 0.5 else word.lower())
    calls = [OCR, f"hit = find_text(lines=$lines, text={q(word)})", "name = color(image=$image, region=$hit)"]
    if rng.random() < 0.25:
        c = rng.choice(COLOURS)
        text = say(rng, rng.choice(["Is {it} {c}?", "Is {it} printed in {c}?", "{it}: is it {c}?", "I think {it} is {c}, correct?", "Check that {it} is {c}.", "Was {it} done in {c}?", "Does {it} show {c}?", "Should be {c}, {it}. Is it?", "Tell me whether {it} is {c}.", "My husband says {it} is {c}. Is that right?", "is {it} {c} or am i colour blind", "State whether {it} is {c}.", "{it} in {c}, y/n", "We ordered {c} for {it}. Did we get that?", "The rules want {it} in {c}. Is that kept?", "I can't tell green from red. Is {it} {c}?", "If {it} is {c}, I click on it. Is it?", "I was told to look out for {c}. Is {it} in {c}?", "The designer swears that {it} is {c}. Do you see it that way?", "confirm {it} = {c}", "Did the printer get {it} right, in {c}?", "{c} is what the form asks for. Is {it} {c}?", "My pupil coloured {it} and claims it is {c}. True?", "It has to be {c} or they send it back: is {it} {c}?", "Is it {c} that I see at {it}?", "{it} is {c}, isn't it?"]), it=it, c=c)
        return Ask(text, [*calls, f'yes = compare(a=$name, b="{c if c != "grey" else "gray"}", how="same_text")'], "yes", "Colour", docs=[d])
    text = say(rng, rng.choice([
        f"What {COLOUR} is {{it}}?", f"[Which|What] {COLOUR} does {{it}} have?", f"{{it}}: {COLOUR}?", f"{COLOUR} of {{it}}?", f"In [which|what] {COLOUR} is {{it}}?", f"Tell me the {COLOUR} of {{it}}.", f"I need the {COLOUR} of {{it}} for my design.", f"{{it}} has which {COLOUR}?", f"Under which {COLOUR} did they put {{it}}?", f"My client asks which {COLOUR} {{it}} has.", f"Look at {{it}}. [Which|What] {COLOUR} do you see?",
        f"Is {{it}} red, green or blue?", f"What {COLOUR} did they choose for {{it}}?", f"Name the {COLOUR} behind {{it}}.", f"I am colour blind. What {COLOUR} is {{it}}?", f"whats the {COLOUR} of {{it}}", f"The {COLOUR} of {{it}} is ...", f"State the {COLOUR} in which {{it}} is done.", f"I have to match {{it}} with my curtains. Which {COLOUR} do I need?", f"The man on the phone says look at {{it}} and tell me the {COLOUR}. Well, which?", f"Our brand book asks for the {COLOUR} of {{it}}. What do I put in?", f"{{it}} looks odd to me, what {COLOUR} is that?", f"I want to paint {{it}} just as it is. Which {COLOUR} do I buy?", f"My screen is black and white. Which {COLOUR} would {{it}} be?", f"For the caption I need to know in which {COLOUR} {{it}} is set.", f"Never mind what is written, which {COLOUR} is {{it}}?", f"Could you check the {COLOUR} of {{it}} for me, the light is bad here.", f"{COLOUR}, {{it}}", f"How would you describe {{it}}, as regards the {COLOUR}?", f"I have to tell a caller which {COLOUR} {{it}} has so that she finds it.", f"Say someone asks me to click on {{it}}: which {COLOUR} am I looking for?", f"The pupils write down the {COLOUR} of {{it}}. What is right?", f"in what {COLOUR} did they do {{it}}", f"Report the {COLOUR} used for {{it}}.", f"My printer has run out of one ink and I fear for {{it}}. Which {COLOUR} does it have?", f"{COLOUR} used at {{it}}?", f"They changed the {COLOUR} of {{it}} and I can't remember to what. What is it now?", f"With these old eyes I only see grey. What is the {COLOUR} of {{it}}?", f"I am describing the layout to a blind friend and have come to {{it}}. Which {COLOUR} do I name?", f"For the style guide: {{it}}, {COLOUR}?", f"Please to say which {COLOUR} is {{it}}.", f"It is not the text I need but the {COLOUR} of {{it}}.", f"Which ink did they take for {{it}}, I mean which {COLOUR}?", f"{{it}}: red? blue? which {COLOUR}?", f"I wonder which {COLOUR} {{it}} was given.", f"Our shop wants its own sign with {{it}} in the same {COLOUR}. Which one?", f"Would you call {{it}} blue, green, or what other {COLOUR}?", f"My daughter wants to draw {{it}} and needs to pick a crayon. Which {COLOUR}?", f"In the contract they fixed the {COLOUR} of {{it}}. What is it really?",
    ]), it=it)
    return Ask(text, calls, "name", "Colour", docs=[d])


def colour_of_paper(rng):
    d = rng.choice([sign, sign, form, receipt, table, letter, chart])(rng)
    it = rng.choice([f"the {d.noun}", f"this {d.noun}", f"the {d.noun}", "the paper", "the background", "the sheet", "it"])
    text = say(rng, rng.choice([
        f"What {COLOUR} is {{it}}?", f"In [which|what] {COLOUR} is {{it}}?", f"{COLOUR} of {{it}}?", f"[Which|What] {COLOUR} does {{it}} have?", f"What {COLOUR} did they print {{it}} on?", f"I want to order {{it}} again. [Which|What] {COLOUR} is it?", f"Which {COLOUR} of paint do I need for {{it}}?", f"Is {{it}} white, yellow or blue?", f"Tell me the {COLOUR} of {{it}}.", f"What's the main {COLOUR} of {{it}}?", f"{{it}} is of which {COLOUR}?", f"Does {{it}} have a {COLOUR}, and which?", f"Mostly what {COLOUR} is {{it}}?", f"I am colour blind. What {COLOUR} is {{it}}?", f"whats the {COLOUR} of {{it}}", f"I have to find {{it}} in a pile. Which {COLOUR} do I look for?", f"The {COLOUR} of {{it}} is ...", f"State the {COLOUR} of {{it}}.", f"My secretary files by {COLOUR}. Where does {{it}} go, by its {COLOUR}?", f"I buy paper to match {{it}}. In which {COLOUR}?", f"Somebody on the phone wants to know which {COLOUR} {{it}} has.", f"I can't see colours any more. Is {{it}} white or what?", f"Never mind the words, what {COLOUR} is {{it}} on the whole?", f"{{it}}, main {COLOUR}", f"Which {COLOUR} is there most of in {{it}}?", f"If you had to name one {COLOUR} for {{it}}, which?", f"pupils sort by {COLOUR}, which one is {{it}}", f"Report the main {COLOUR} of {{it}}.", f"Someone will fetch {{it}} for me and needs to know the {COLOUR} to look for. Which is it?", f"The clerk wants the white copy, not the pink one. What {COLOUR} is {{it}}?", f"They use one {COLOUR} for each department. Which one does {{it}} have?", f"If you squint at {{it}}, which {COLOUR} is left?", f"My eyes only make out light and dark. Which {COLOUR} is {{it}}?", f"which {COLOUR} is {{it}} mainly pls", f"Please to say the {COLOUR} of {{it}}.", f"I describe {{it}} to the police: it was mostly ..., what {COLOUR}?", f"I lost a thing just like {{it}} and must say its {COLOUR}. What do I say?", f"A child would colour {{it}} in one {COLOUR}. Which?", f"For our archive: {COLOUR} of {{it}}?", f"We want a frame in the main {COLOUR} of {{it}}. Which frame do we take?", f"Would you call {{it}} white, yellow, or some other {COLOUR}?", f"I wonder in which {COLOUR} they made {{it}}.",
    ]), it=it)
    return Ask(text, ["name = color(image=$image)"], "name", "Main colour", docs=[d])


def words_then(rng):
    """What is written is blurred, cut out or marked, and the picture is made smaller or larger."""
    d, word = printed(rng)
    w = word if rng.random() < 0.6 else word.lower()
    n = rng.choice([200, 256, 300, 320, 400, 430, 480, 500, 600, 640, 800, 1000])
    deed, call, last = rng.choice([
        ("[blur|hide|black out|make unreadable]", "hidden = blur(image=$image, regions=$hit)", "hidden"), ("[blur|censor|cover] the line with", "hidden = blur(image=$image, regions=$hit)", "hidden"),
        ("[mark|highlight|box]", "marked = annotate(image=$image, regions=$hit)", "marked"), ("[cut out|crop to|extract] the line with", "part = crop(image=$image, region=$hit)", "part"), ("[white out|censor|obscure|smudge] the words", "hidden = blur(image=$image, regions=$hit)", "hidden"), ("[draw a box around|put a frame around|ring]", "marked = annotate(image=$image, regions=$hit)", "marked"), ("[show where it says|outline]", "marked = annotate(image=$image, regions=$hit)", "marked"), ("[trim the picture to|snip out|keep nothing but] the line with", "part = crop(image=$image, region=$hit)", "part"),
    ])
    side = rng.choice(["width", "width", "height"])
    wide = "wide" if side == "width" else "high"
    then = rng.choice(["{and} [shrink|resize|scale] [it|the picture|the result] to {n} [pixels|px|] " + wide, "{and} make it {n} [pixels|px] " + wide, "{and} give it to me {n} pixels " + wide, "{and} bring it to a " + side + " of {n} [pixels|]", "{and} save it at {n} [pixels|px] " + side, "{and} scale the [result|picture] so that the " + side + " is {n} [pixels|px|]", "{and} I need it {n} [pixels|px] " + wide, "{and} send it back {n} [pixels|px] " + wide, "{and} change the " + side + " to {n} [pixels|px|]"])
    text = say(rng, rng.choice([deed + " {w}" + then, "Please " + deed + " {w}" + then, "I want to post this: " + deed + " {w}" + then, "First " + deed + " {w}" + then, "For the web page: " + deed + " {w}" + then, "My editor wants you to " + deed + " {w}" + then, "Could you " + deed + " {w}" + then, "Kindly " + deed + " {w}" + then, "I have to mail this in, so " + deed + " {w}" + then, "can u " + deed + " {w}" + then]).replace("{and}", rng.choice([", then", " and", " and then", ", and after that", ";"])) + ".", w=w, n=n)
    text = text[0].upper() + text[1:]
    return Ask(text, [OCR, f"hit = find_text(lines=$lines, text={q(word)})", call, f"small = resize(image=${last}, {side}={n})"], "small", "Picture", docs=[d])


def several_cells(rng):
    """So many of one cell and so many of another, their columns apart or the same."""
    while True:
        d, first, names, kinds, numeric = numeric_table(rng)
        if d.kind in ("menu", "price list") and any(c in PORTIONS or c == "Price" for c in numeric):
            break
    columns = [c for c in numeric if c in PORTIONS or c == "Price"]
    a, b = rng.sample(names, 2)
    x, y = rng.choice(columns), rng.choice(columns)
    n, m = rng.choice([2, 3, 4, 5, 6]), rng.choice([1, 1, 2, 3, 4])
    wa = f"{row_word(d, a, rng)}" if x == "Price" else rng.choice(["{x} {a}", "{a} in {x}", "{a} ({x})", "{a}, {x},"]).replace("{x}", x.lower()).replace("{a}", row_word(d, a, rng))
    wb = f"{row_word(d, b, rng)}" if y == "Price" else rng.choice(["{x} {a}", "{a} in {x}", "{a} ({x})"]).replace("{x}", y.lower()).replace("{a}", row_word(d, b, rng))
    form_ = f"a * {n} + b" if m == 1 else f"a * {n} + b * {m}"
    text = put(rng, rng.choice([
        "[What|How much] do {n} {wa} and {m} {wb} [cost|come to|make]?", "We want {n} {wa} and {m} {wb}. What is that [altogether|in all|]?", "{n} {wa} plus {m} {wb}, how much?", "I order {n} {wa} and {m} {wb}: what do I pay?", "Our table takes {n} {wa} and {m} {wb}. What will it be?", "How much money do I need for {n} {wa} and {m} {wb}?", "What is the bill for {n} {wa} and {m} {wb}?", "{n} times {wa}, {m} times {wb}: the sum?", "If we have {n} {wa} and {m} {wb}, what do they charge?", "Add up {n} {wa} and {m} {wb}.", "what do i owe for {n} {wa} n {m} {wb}", "State the price of {n} {wa} together with {m} {wb}.", "My aunt treats us: {n} {wa} and {m} {wb}. What does she pay?", "I have to collect the money for {n} {wa} and {m} {wb}. How much is it?", "Before I order: {n} {wa} and {m} {wb}, what would that set me back?", "{n} {wa}, {m} {wb}. Total?", "For the office: {n} {wa} and also {m} {wb}. What do I write on the slip?", "Give me the sum for {n} {wa} and {m} {wb}, I am in the queue.", "The children want {n} {wa}, my wife and I want {m} {wb}. What must I have on me?", "I would like to know what we pay if it is {n} {wa} and {m} {wb}.", "What does an order of {n} {wa} and {m} {wb} amount to?", "{n} {wa} for them and {m} {wb} for me makes how much?", "Can I have {n} {wa} and {m} {wb}, and what do I owe you then?", "The waiter waits. {n} {wa}, {m} {wb}: what does he get?", "gonna get {n} {wa} + {m} {wb}, whats the damage", "Report the price of {n} {wa} plus {m} {wb}.", "Work out for the pupils what {n} {wa} and {m} {wb} cost in sum.", "We are hungry and poor: what would {n} {wa} and {m} {wb} take out of our purse?", "My treat: {n} {wa} and {m} {wb}. What am I in for?", "Going by these prices, {n} {wa} along with {m} {wb} would be ...", "I take {n} {wa}, and {m} {wb} as well. How much do I hand over?", "Please to calculate {n} {wa} and {m} {wb}.", "On the slip it says {n} {wa}, {m} {wb}, but no sum. What is it?", "If I bring home {n} {wa} and {m} {wb}, how much did I part with?", "Let's say {n} {wa} and {m} {wb}. The price of the lot?", "I would order {n} {wa} and {m} {wb} if I knew what the two together cost.",
    ]), n=spelled(rng, n), m=rng.choice(["one", "a", "1"]) if m == 1 else spelled(rng, m), wa=wa, wb=wb)
    calls = [*GRID, f"a = lookup(table=$cells, row={q(a)}, column={q(x)})", f"b = lookup(table=$cells, row={q(b)}, column={q(y)})", f'result = calculate(expression="{form_}", a=$a, b=$b)']
    return Ask(text, calls, "result", "Together", docs=[d])


def count_rows(rng):
    d = table(rng)
    first = d.table[0][0]
    w = {"Dish": ["dishes", "meals", "things to eat"], "Item": ["items", "articles", "goods"], "Destination": ["trains", "destinations", "departures"], "From": ["planes", "arrivals", "flights"], "Name": ["people", "names", "persons"], "Day": ["days"], "Month": ["months"]}.get(first, ["rows", "entries"])
    text = put(rng, rng.choice([
        "How many {w} are [listed|on the {doc}|there]?", "Count the {w} on the {doc}.", "Number of {w}?", "Among how many {w} can I choose?", "How many {w} does the {doc} list?", "How many rows does the {doc} have?", "How long is the list, in {w}?", "Over how many {w} does the {doc} go?", "I need the number of {w} for the minutes.", "How many different {w} do you find on the {doc}?", "The {doc} has how many {w}?", "Tell me how many {w} they have put down.", "How many {w} did they write down?", "how many {w} r there on this {doc}", "{w}: how many on the {doc}?", "State the number of {w} on the {doc}.", "There are ... {w} on the {doc}.", "I have to print a label for each of the {w} on the {doc}. How many labels?", "My mother counted the {w} on the {doc} twice and got two results. How many are there?", "{w} on the {doc}, total number", "Is it a long {doc}? How many {w} are on it?", "If I tick off all the {w} on the {doc}, how many ticks do I make?", "I read all the {w} on the {doc} out to the class. How many is that?", "Please count for me how many {w} stand on the {doc}, I can't see it well.", "In the form they ask how many {w} the {doc} has. What do I enter?", "Some {w} are on the {doc}, but how many?", "I need a head count of the {w} on the {doc}.", "What number of {w} does this {doc} hold?", "I fold one slip for each of the {w} on the {doc}. How many slips do I fold?", "count of {w} pls", "Report how many {w} the {doc} contains.", "I'm blind and somebody gave me this {doc}. How many {w} does it name?", "The pupils count the {w} on the {doc}. What should they come to?", "A row for each: how many {w} got a row on the {doc}?", "The {doc} does not say how many {w} it has. Can you count them?", "Would you go down the {doc} and count the {w} for me?", "My boss thinks the {doc} is too short. How many {w} are on it?", "One line in my book per entry. How many {w} do I copy from the {doc}?", "I wonder how many {w} they got onto the {doc}.", "All the {w} on the {doc} make ... in number.",
    ]), w=rng.choice(w), doc=d.noun)
    return Ask(text, [*GRID, f"values = column(table=$cells, name={q(first)})", "n = count(items=$values)"], "n", "Number", docs=[d])


def next_line(rng):
    """What comes after or before an entry of a list."""
    d = table(rng)
    names = d.table[1]
    row = rng.choice(names)
    w = {"menu": "dish", "price list": "item", "departures": "town", "arrivals": "town", "scores": "name", "timesheet": "day", "staff": "name", "budget": "month"}.get(d.kind, "entry")
    relation, words = rng.choice([("below", ["comes after", "follows", "stands right under", "is listed after", "is next after", "comes below", "is just below"]), ("above", ["comes before", "precedes", "stands right over", "is listed before", "is just above", "comes above"])])
    text = put(rng, rng.choice(["[Which|What] {w} {v} {r}?", "What {v} {r} [on the {doc}|in the list|]?", "Going through the list, [which|what] {w} {v} {r}?", "Tell me the {w} that {v} {r}.", "Read the {w} that {v} {r}.", "Name what {v} {r}.", "In the {doc}, which one {v} {r}?", "i lost my place in the list, what {v} {r}", "The entry that {v} {r} is ...", "State which {w} {v} {r} on the {doc}.", "I have my finger on {r}. Which {w} {v} it?", "Somebody crossed out what {v} {r}. Which {w} was it?", "I can't read the {w} that {v} {r}. What does it say?", "I know {r} is there, but what {v} it?", "We go down the {doc} one by one. What {v} {r}?", "For my notes: the {w} which {v} {r}.", "I wonder what {v} {r} on the {doc}.", "My teacher asks for the {w} that {v} {r}.", "Once I have done {r}, I need to know [which|what] {w} {v} it in the list.", "{r} is where I stopped reading. What {v} it?", "Report the {w} which {v} {r}.", "My finger slipped: what was it that {v} {r} on the {doc}?", "I'm blind and have the list read to me. [Which|What] {w} {v} {r}?", "Not {r} itself but what {v} it, please.", "The {w} that {v} {r} on the {doc} is the one I need. Its name?", "Dad says the {w} that {v} {r} is ours. Which one is that?", "Could you look up for me what {v} {r} on the {doc}?", "Find {r} on the {doc}. What {v} it?", "Someone must have swapped the lines. What {v} {r} now?", "I marked {r} but meant the {w} that {v} it. Which would that have been?", "whats the thing that {v} {r}", "Take {r}: the {w} that {v} it is called ..."]), w=w, v=rng.choice(words), r=row, doc=d.noun)
    return Ask(text, line_beside(row, relation), "text", "Text", docs=[d])


FAMILIES = {colour_of_words: 3, colour_of_paper: 2, words_then: 2.5, several_cells: 3, count_rows: 2.5, next_line: 2}
