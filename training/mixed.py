"""Questions that cross the others: colours of what is written, words as pictures, and several cells of one table."""

from asks import Ask, q
from documents import chart, form, letter, receipt, sign, table
from papers import GRID, OCR, PORTIONS, numeric_table, put, row_word, spelled
from words import COLOURS, say

COLOUR = "[colour|color]"
# What people call a thing that a printed word stands on.
ON = {"screen": ["button {w}", "{w} button", "field {w}", "word {w}", "{w} tab", "{w} menu"], "sign": ["word {w}", "line {w}", "writing {w}", "lettering of {w}"]}


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
        text = say(rng, rng.choice(["Is {it} {c}?", "Is {it} printed in {c}?", "{it}: is it {c}?", "I think {it} is {c}, correct?", "Check that {it} is {c}.", "Was {it} done in {c}?", "Does {it} show {c}?", "Should be {c}, {it}. Is it?", "Tell me whether {it} is {c}."]), it=it, c=c)
        return Ask(text, [*calls, f'yes = compare(a=$name, b="{c if c != "grey" else "gray"}", how="same_text")'], "yes", "Colour", docs=[d])
    text = say(rng, rng.choice([
        f"What {COLOUR} is {{it}}?", f"[Which|What] {COLOUR} does {{it}} have?", f"{{it}}: {COLOUR}?", f"{COLOUR} of {{it}}?", f"In [which|what] {COLOUR} is {{it}}?", f"Tell me the {COLOUR} of {{it}}.", f"I need the {COLOUR} of {{it}} for my design.", f"{{it}} has which {COLOUR}?", f"Under which {COLOUR} did they put {{it}}?", f"My client asks which {COLOUR} {{it}} has.", f"Look at {{it}}. [Which|What] {COLOUR} do you see?",
        f"Is {{it}} red, green or blue?", f"What {COLOUR} did they choose for {{it}}?", f"Name the {COLOUR} behind {{it}}.",
    ]), it=it)
    return Ask(text, calls, "name", "Colour", docs=[d])


def colour_of_paper(rng):
    d = rng.choice([sign, sign, form, receipt, table, letter, chart])(rng)
    it = rng.choice([f"the {d.noun}", f"this {d.noun}", f"the {d.noun}", "the paper", "the background", "the sheet", "it"])
    text = say(rng, rng.choice([
        f"What {COLOUR} is {{it}}?", f"In [which|what] {COLOUR} is {{it}}?", f"{COLOUR} of {{it}}?", f"[Which|What] {COLOUR} does {{it}} have?", f"What {COLOUR} did they print {{it}} on?", f"I want to order {{it}} again. [Which|What] {COLOUR} is it?", f"Which {COLOUR} of paint do I need for {{it}}?", f"Is {{it}} white, yellow or blue?", f"Tell me the {COLOUR} of {{it}}.", f"What's the main {COLOUR} of {{it}}?", f"{{it}} is of which {COLOUR}?", f"Does {{it}} have a {COLOUR}, and which?", f"Mostly what {COLOUR} is {{it}}?",
    ]), it=it)
    return Ask(text, ["name = color(image=$image)"], "name", "Main colour", docs=[d])


def words_then(rng):
    """What is written is blurred, cut out or marked, and the picture is made smaller or larger."""
    d, word = printed(rng)
    w = word if rng.random() < 0.6 else word.lower()
    n = rng.choice([200, 256, 300, 320, 400, 430, 480, 500, 600, 640, 800, 1000])
    deed, call, last = rng.choice([
        ("[blur|hide|black out|make unreadable]", "hidden = blur(image=$image, regions=$hit)", "hidden"), ("[blur|censor|cover] the line with", "hidden = blur(image=$image, regions=$hit)", "hidden"),
        ("[mark|highlight|box]", "marked = annotate(image=$image, regions=$hit)", "marked"), ("[cut out|crop to|extract] the line with", "part = crop(image=$image, region=$hit)", "part"),
    ])
    side = rng.choice(["width", "width", "height"])
    wide = "wide" if side == "width" else "high"
    then = rng.choice(["{and} [shrink|resize|scale] [it|the picture|the result] to {n} [pixels|px|] " + wide, "{and} make it {n} [pixels|px] " + wide, "{and} give it to me {n} pixels " + wide, "{and} bring it to a " + side + " of {n} [pixels|]", "{and} save it at {n} [pixels|px] " + side])
    text = say(rng, rng.choice([deed + " {w}" + then, "Please " + deed + " {w}" + then, "I want to post this: " + deed + " {w}" + then, "First " + deed + " {w}" + then]).replace("{and}", rng.choice([", then", " and", " and then", ", and after that", ";"])) + ".", w=w, n=n)
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
        "[What|How much] do {n} {wa} and {m} {wb} [cost|come to|make]?", "We want {n} {wa} and {m} {wb}. What is that [altogether|in all|]?", "{n} {wa} plus {m} {wb}, how much?", "I order {n} {wa} and {m} {wb}: what do I pay?", "Our table takes {n} {wa} and {m} {wb}. What will it be?", "How much money do I need for {n} {wa} and {m} {wb}?", "What is the bill for {n} {wa} and {m} {wb}?", "{n} times {wa}, {m} times {wb}: the sum?", "If we have {n} {wa} and {m} {wb}, what do they charge?", "Add up {n} {wa} and {m} {wb}.",
    ]), n=spelled(rng, n), m=rng.choice(["one", "a", "1"]) if m == 1 else spelled(rng, m), wa=wa, wb=wb)
    calls = [*GRID, f"a = lookup(table=$cells, row={q(a)}, column={q(x)})", f"b = lookup(table=$cells, row={q(b)}, column={q(y)})", f'result = calculate(expression="{form_}", a=$a, b=$b)']
    return Ask(text, calls, "result", "Together", docs=[d])


def count_rows(rng):
    d = table(rng)
    first = d.table[0][0]
    w = {"Dish": ["dishes", "meals", "things to eat"], "Item": ["items", "articles", "goods"], "Destination": ["trains", "destinations", "departures"], "From": ["planes", "arrivals", "flights"], "Name": ["people", "names", "persons"], "Day": ["days"], "Month": ["months"]}.get(first, ["rows", "entries"])
    text = put(rng, rng.choice([
        "How many {w} are [listed|on the {doc}|there]?", "Count the {w} on the {doc}.", "Number of {w}?", "Among how many {w} can I choose?", "How many {w} does the {doc} list?", "How many rows does the {doc} have?", "How long is the list, in {w}?", "Over how many {w} does the {doc} go?", "I need the number of {w} for the minutes.", "How many different {w} do you find on the {doc}?", "The {doc} has how many {w}?", "Tell me how many {w} they have put down.", "How many {w} did they write down?",
    ]), w=rng.choice(w), doc=d.noun)
    return Ask(text, [*GRID, f"values = column(table=$cells, name={q(first)})", "n = count(items=$values)"], "n", "Number", docs=[d])


def next_line(rng):
    """What comes after or before an entry of a list."""
    d = table(rng)
    names = d.table[1]
    row = rng.choice(names)
    w = {"menu": "dish", "price list": "item", "departures": "town", "arrivals": "town", "scores": "name", "timesheet": "day", "staff": "name", "budget": "month"}.get(d.kind, "entry")
    relation, by, words = rng.choice([("below", "topmost", ["comes after", "follows", "stands right under", "is listed after", "is next after", "comes below", "is just below"]), ("above", "bottommost", ["comes before", "precedes", "stands right over", "is listed before", "is just above", "comes above"])])
    text = put(rng, rng.choice(["[Which|What] {w} {v} {r}?", "What {v} {r} [on the {doc}|in the list|]?", "Going through the list, [which|what] {w} {v} {r}?", "Tell me the {w} that {v} {r}.", "Read the {w} that {v} {r}.", "Name what {v} {r}.", "In the {doc}, which one {v} {r}?"]), w=w, v=rng.choice(words), r=row, doc=d.noun)
    calls = [OCR, f"key = find_text(lines=$lines, text={q(row)})", f'hit = relate(a=$lines, relation="{relation}", b=$key)', f'line = select(regions=$hit, by="{by}")', "text = text_of(items=$line)"]
    return Ask(text, calls, "text", "Text", docs=[d])


FAMILIES = {colour_of_words: 3, colour_of_paper: 2, words_then: 2.5, several_cells: 3, count_rows: 2.5, next_line: 2}
