"""Errands: papers, bills, boards and tables of daily life, asked about as people do who have no idea of plans."""

import re

from asks import Ask, joined, q
from documents import CITIES, TAXES, TOTALS, Document, form, form_with, laid_out, person, value
from errands_lists import BARS, BILLS, BOARDS, GRIDS, HEADS, NOTES, WINDOWS
from errands_papers import PAPERS
from papers import GRID, KEY_SHAPES, OCR, OF, put, spelled
from words import say

HOW = {">=": "at_least", "<=": "at_most", "==": "equal", ">": "greater", "<": "less"}
IDS = "abcde"
# What is said before the question itself.
LEAD = [
    "I can't read this without my glasses.", "My boss wants this today.", "Sorry, bad photo.", "I'm standing at the till.", "Just got this.", "This was in my jacket.", "Doing my accounts.", "We're having a row about this.", "It's for my mum.", "I am on the phone with them.", "Small print, can't make it out.", "Found this in the kitchen drawer.", "Please have a look.",
    "I took a picture of it.", "Before I throw this away:", "My English isn't so good.", "Not sure I get this.", "Need it for my tax.", "My husband will ask me.", "Quick one.", "Can't find it on here.", "Help, I'm no good with numbers.", "I've looked three times now.", "I want to be sure.", "For the minutes:", "We are planning our week.", "I have to fill in a form.", "Someone is waiting for the answer.",
]


def fill(rng, kind):
    """An invented value of a kind; `word:a|b` is one of some words."""
    return rng.choice(kind[5:].split("|")) if kind.startswith("word:") else value(rng, kind)


def led(rng, text, chance=0.18):
    """A question after a remark; the remark is a sentence of its own."""
    return f"{rng.choice(LEAD)} {text}" if rng.random() < chance else text


def shown(rng, kind, noun, title, pairs, kinds_of=None):
    """A paper of keys and values."""
    doc = Document(kind, noun, pairs=pairs, title=title, values={key: fill(rng, of) for key, of in pairs.items()})
    doc.lines = [title, *laid_out(rng, doc.values, 0 if kind in ("bill", "board") else 0.25)]
    return doc


def errand_paper(rng, need=()):
    """One of the papers with some of its keys, those that are needed among them."""
    while True:
        entry = rng.choice(PAPERS)
        kind, nouns, titles, keys, asks, works = entry
        if need and not works:
            continue
        own = need(rng, works) if need else None
        wanted = own[1].split(";") if own else []
        others = [key for key in keys if key not in wanted]
        some = set(wanted) | set(rng.sample(others, min(len(others), max(2, rng.randint(4, 7) - len(wanted)))))
        return entry, own, shown(rng, kind, rng.choice(nouns), rng.choice(titles), {key: of for key, of in keys.items() if key in some})


def numbers(rng):
    """Numbers of a question: a small one, a sum, a percentage."""
    p = rng.choice([5, 8, 10, 12, 15, 19, 20, 25, 30])
    return {"r": rng.choice([0.8, 0.85, 0.9, 0.92, 1.05, 1.08, 1.1, 1.2, 1.25, 7.5, 11]), "k": rng.choice([12, 15, 18, 20, 22, 23, 24, 25, 27, 28, 30]), "n": rng.choice([2, 3, 4, 5, 6, 8, 10]), "m": rng.choice([5, 10, 20, 25, 30, 40, 50, 60, 80, 100, 120, 150, 200]), "p": p, "pp": 100 + p, "pm": 100 - p}


def worked(formula, reads, numbers_):
    """The calls for a formula over values that have been read, and the name of its result. `reads` are the ids and
    their calls."""
    for name, number in numbers_.items():
        formula = formula.replace("{" + name + "}", str(number))
    found = re.fullmatch(r"(.+?) (>=|<=|==|>|<) (.+)", formula)

    def side(text, name):
        ids = [i for i, _ in reads if re.search(rf"\b{i}\b", text)]
        if text in ids:
            return [], f"${text}"
        if not ids:
            return [], text
        return [f'{name} = calculate(expression="{text}", {", ".join(f"{i}=${i}" for i in ids)})'], f"${name}"

    calls = [call for _, call in reads]
    if not found:
        more, name = side(formula, "result")
        return [*calls, *more], name.lstrip("$")
    left, sign, right = found.groups()
    more, a = side(left, "result")
    last, b = side(right, "result2" if more else "result")
    return [*calls, *more, *last, f'yes = compare(a={a}, b={b}, how="{HOW[sign]}")'], "yes"


def lettered(formula, reads):
    """A formula and its reads with the letters of their order in place of other names."""
    new = dict(zip((i for i, _ in reads), IDS))
    formula = re.sub(r"(?<!\{)\b([a-z])\b(?!\})", lambda found: new.get(found[1], found[1]), formula)
    return formula, [(new[i], new[i] + call[len(i):]) for i, call in reads]


def keyed(keys):
    """Reads of printed keys under the letters of a formula."""
    return [(i, f"{i} = read_value(lines=$lines, key={q(key)})") for i, key in zip(IDS, keys)]


def said_numbers(rng, given, formula):
    """The numbers as a question says them."""
    return {name: spelled(rng, number) if name == "n" else number for name, number in given.items()}


# Words by which keys begin that no question can take as nouns.
NOT_NAMED = set("""from to between paid used produced sold taken owed given returned you take times for serves sleeps covers dry thin free collect open executed apply reply valid missing last born fed lives starts ends made feels keys leave nothing visiting book borrowed due collected brought admitted
arrives checked prescribed use ready debit call rest bake heat wash""".split())


def errand_value(rng):
    """One value of a paper, mostly without its key."""
    (kind, _, _, _, asks, _), _, d = errand_paper(rng)
    key = rng.choice([key for key in d.pairs if key in asks])
    text = put(rng, rng.choice(asks[key]), doc=d.noun)
    if rng.random() < 0.15 and key.split()[0].lower() not in NOT_NAMED:
        shape = rng.choice(KEY_SHAPES).replace("{said}", key.lower() if rng.random() < 0.7 else key).replace("{OF}", OF)
        text = put(rng, shape, end=True, doc=d.noun)
    return Ask(led(rng, text), [OCR, keyed([key])[0][1]], "a", key, docs=[d])


def errand_two(rng):
    """Two values of a paper at once."""
    (kind, _, _, _, asks, _), _, d = errand_paper(rng)
    short = {key: [ask for ask in asks.get(key, ()) if ask.count("?") == 1 and ask.endswith("?") and "," not in ask and ":" not in ask and ". " not in ask and re.match(r"(What|Who|When|Where|Which|How|For|From|On|At|In|By|To)\b", ask)] for key in d.pairs}
    known = [key for key, some in short.items() if some]
    if len(known) < 2:
        return errand_two(rng)
    a, b = rng.sample(known, 2)
    pa, pb = say(rng, rng.choice(short[a]))[:-1], say(rng, rng.choice(short[b]))[:-1]
    if re.search(r"[.:]", pa + pb):
        return errand_two(rng)
    low = pb if re.match(r"I\b", pb) else pb[0].lower() + pb[1:]
    text = rng.choice([f"{pa}? And {low}?", f"{pa}, and {low}?", f"{pa}? {pb}?", f"{pa} and {low}?", f"{pa}? Also, {low}?", f"Two things. {pa}? {pb}?", f"{pa}? And then: {low}?"])
    return Ask(led(rng, text, 0.1), [OCR, *(call for _, call in keyed([a, b]))], f'"{a}: {{a}}; {b}: {{b}}"', "Values", docs=[d])


def errand_both(rng):
    """A value of a paper, and what is worked out of others of it."""
    (_, _, _, _, asks, _), (formula, keys, works), d = errand_paper(rng, lambda r, works: r.choice(works))
    plain = [(key, ask) for key in d.pairs for ask in asks.get(key, ()) if ask.endswith("?") and not re.search(r"[.?:,] ", ask)]
    works = [work for work in works if work.endswith("?") and not re.search(r"[.?:] ", work)]
    if not plain or not works:
        return errand_both(rng)
    key, ask = rng.choice(plain)
    given = numbers(rng)
    calls, answer = worked(formula, keyed(keys.split(";")), given)
    one, two = say(rng, ask), say(rng, rng.choice(works), **said_numbers(rng, given, formula))
    if rng.random() < 0.5:
        low = two if two.startswith(("I ", "I'", "\x01")) else two[0].lower() + two[1:]
        text = one[:-1] + rng.choice(["? And ", ", and ", "? Then, "]) + low
    else:
        text = f"{one} {two}"
    return joined(Ask(one, [OCR, f"value = read_value(lines=$lines, key={q(key)})"], "value", key, docs=[d]), Ask(two, [OCR, *calls], answer, "Result", docs=[d]), led(rng, text, 0.1), True)


def errand_work(rng):
    """Some values of a paper, worked with."""
    _, (formula, keys, asks), d = errand_paper(rng, lambda r, works: r.choice(works))
    given = numbers(rng)
    calls, answer = worked(formula, keyed(keys.split(";")), given)
    text = put(rng, rng.choice(asks), **said_numbers(rng, given, formula))
    return Ask(led(rng, text), [OCR, *calls], answer, "Result", docs=[d])


# Bills: what can be asked of articles, groups of them and the sum. `{x}`, `{y}` are articles, `{g}` is a group.
ONE_OF_BILL = [
    "What did they bill us for the {x}?", "What was the {x}?", "The {x}, what did that cost?", "I had the {x}. What do I owe?", "What's the {x} on here?", "Can you see what I paid for the {x}?", "Mum wants to know what the {x} was.", "I'm giving the {x} back. How much should they refund me?", "price of the {x} pls", "How dear was the {x}?", "Somebody has to pay me for the {x}. How much?", "I need to know what they took for the {x}.", "Was the {x} expensive, what did it cost?",
    "What did the {x} set us back?", "Only the {x} was mine. What's that?", "I'd like to claim back the {x}. What was it?", "They say the {x} was a bargain. What did we pay for it?", "the {x}?", "and the {x}, how much", "How much is the {x} listed at?", "Which amount stands with the {x}?",
    "Report the amount charged for the {x}.", "My neighbour asked me to bring her the {x} and now insists on paying. What does she owe me?", "The insurance pays for the {x} and nothing else. What do I claim?", "amount for the {x} only, not the total", "I wonder what I gave for the {x}.", "There's one thing I can't remember, and that's what the {x} cost.", "If they take the {x} back, how much comes back to me?", "He swears the {x} was cheap, I say it wasn't. What stands there?", "Not the whole sum, just the {x}, please.", "please, the {x} how much money it was?", "I'd have left the {x} there had I looked at the price. What was it again?", "Is the {x} on here, and for how much?", "Copy out the price of the {x} for me.", "I'm doing the household book and have got as far as the {x}. Which amount goes in?", "I only pay for what I had, and that was the {x}. So I owe what?", "For the {x} they charged us exactly how much?", "The {x} was cheaper last week, I'd say. What do they want for it today?", "Book the {x} on project 40. Which amount is that?",
]
OF_BILL = [
    ("a + b", "xy", ["What did the {x} and the {y} come to?", "I only had the {x} and the {y}. What's my part?", "just the {x} and the {y}, added up", "{x} plus {y}, please.", "The {x} and the {y} were mine, tell me what I owe.", "I'll pay for the {x} and the {y}. How much is that?", "Put the {x} and the {y} together for me.", "My share is the {x} with the {y}.", "How much for the {x} and the {y} between them?", "If the {x} and the {y} go on my card, how much is it?",
        "The {x} and the {y} are mine, the rest was hers. So I pay what?", "Book the {x} and the {y} as one item. Which amount?", "sum of the {x} and the {y} only", "Granny gives me the money for the {x} and the {y}. How much do I ask her for?", "The {x} was for my sister and the {y} for my brother, and I paid both. How much have I laid out for them?", "Ignore the rest. The {x} and the {y} together cost what?", "If I take the {x} and the {y} back, how much should I see again?", "The {x} and the {y} can be deducted. What do I put down as one figure?", "how much it make, the {x} with the {y}?"]),
    ("a - b", "xy", ["How much more was the {x} than the {y}?", "What's the difference between the {x} and the {y}?", "The {x} was dearer than the {y}. By how much?", "How much would I have saved with another {y} in place of the {x}?", "We argue about it: how much dearer was the {x} than the {y}?", "Subtract the price of the {y} from that of the {x}.", "The {x} cost more than the {y}, I know, but how much more?"]),
    ("a > b", "xy", ["Did the {x} cost more than the {y}?", "Was the {x} dearer than the {y}?", "I bet the {x} was more than the {y}. Was it?", "My dad says the {x} was pricier than the {y}, right?", "Confirm that they charged more for the {x} than for the {y}.", "It can't be that the {x} cost more than the {y}. Or did it?", "True or false: the {x} was dearer than the {y}."]), ("a < b", "xy", ["Was the {x} cheaper than the {y}?", "Did we pay less for the {x} than for the {y}?", "True or false: the {x} cost less than the {y}.", "My sister thinks we paid less for the {x} than for the {y}. Is she right?", "Did they want less for the {x} than for the {y}?"]),
    ("a * {n}", "x", ["We liked the {x}. What would {n} of those be?", "I need {n} more of the {x}. How much will that be?", "{n} times the {x}, what's that?", "Next week I get the {x} {n} times. What do I need?", "Suppose all {n} of us had the {x}. What would it make?",
        "The club orders {n} of the {x} at this price. What do I tell the treasurer?", "Everyone liked the {x}, so next time we take {n}. What will that come to?", "the {x} x {n} = ?", "At that price, {n} of the {x} would come to how much?", "Work out what I'd pay if I bought the {x} {n} times over."]), ("a / {n}", "x", ["{n} of us shared the {x}. What's each one's bit?", "We split only the {x}, {n} ways. How much?", "The {x} was for {n} people. How much is that a head?", "The {x} was from {n} of us together. How much does each one put in?", "Divide the {x} by {n}, leave the rest alone.", "Only the {x} gets shared, between {n} people. What's one part?", "We were {n} on the {x}, everything else I pay. How much is one share?"]), ("a * {pm} / 100", "x", ["The {x} has a scratch, they give me {p} percent off it. What do I pay for it?", "With {p}% off the {x}, what would it have been?", "The {x} was damaged and they take {p}% off. What's the new price?", "I talked them down by {p} percent on the {x}. So what do I pay for it?", "Next week the {x} goes down by {p} percent. What will it cost?", "the {x} less {p}%"]), ("a * {p} / 100", "x", ["How much is {p} percent of the {x}?", "I get {p}% back on the {x}. What's that in money?", "{p}% of the price of the {x}, please.", "They offer me {p} percent of what I paid for the {x}. How much is that?", "I sold them the {x} and keep {p} percent of it. What's my bit?"]), ("{m} - a", "x", ["I gave the boy {m} for the {x}. How much should he bring back?", "Out of {m}, what's left after the {x}?", "My girl had {m} with her and bought the {x}, nothing else. How much should be in her pocket?", "I'd put {m} aside for the {x}. How much is over?", "{m} minus the {x}?"]), ("a <= {m}", "x", ["Was the {x} {m} or less?", "I told her not to spend over {m} on the {x}. Did she stick to it?", "The rule says no more than {m} for the {x}. Are we within it?", "Did {m} cover the {x}?", "Is it true that the {x} cost no more than {m}?"]), ("a > {m}", "x", ["Did they want more than {m} for the {x}?", "Was the {x} over {m}?", "Did the {x} go beyond {m}?", "I refuse to pay more than {m} for the {x}. Did they ask for more?", "Anything above {m} must be approved. Does the {x} need that?"]),
    ("t - a", "x", ["What would we have paid without the {x}?", "The {x} goes on the firm. What's left for me?", "Take away the {x}, what does the rest come to?", "Everything but the {x}?", "I'm not paying for the {x}, that was Tom's. What do I owe?", "They put the {x} on by mistake. What should it have been?", "If they strike the {x}, what's the new sum?",
        "Imagine I'd left the {x} where it was. How much would I have paid?", "We sent the {x} back. What's the bill now?", "total less the {x}, please", "The {x} is private, deduct it. What does the firm pay?", "My friend pays the {x} herself and I pay all the rest. How much is my part?", "We never got the {x}, yet it's on there. What do we owe them without it?", "I pay for everything apart from the {x}. That makes how much?", "sum w/o the {x}", "Somebody has to correct this: the {x} comes off, and the new sum is what?"]), ("a / t * 100", "x", ["What part of the bill is the {x}, in percent?", "How many percent of it all went on the {x}?", "The {x} as a percentage of the whole?", "How big a slice of the bill does the {x} make, in percent?", "Of every hundred I paid, how much went on the {x}?", "the {x} / total in %", "Give the share of the {x} in the whole sum, in percent."]), ("(t - a) / {n}", "x", ["The {x} is on me. The {n} of us split what remains. How much each?", "Leave the {x} out and divide by {n}.", "Without the {x}, shared by {n}, what's each part?",
        "I pay the {x} myself, everything else goes {n} ways. What's one share?", "total minus the {x}, then by {n}", "We are {n}. Everybody pays the same, but the {x} isn't counted. What's each to pay?", "The {x} is a gift to my dad, so off it goes. What remains is for {n}: each pays what?"]), ("t - a - b", "xy", ["What would it be without the {x} and the {y}?", "The {x} and the {y} weren't ours. What do we really owe?", "Take off the {x} and the {y}, what's left?", "Neither the {x} nor the {y} was for us. What's our part of the bill?", "Strike both the {x} and the {y}. The remaining amount is what?", "I pay everything save the {x} and the {y}. How much?", "total w/o the {x} and the {y}"]), ("t + a", "x", ["One more {x} and then we pay. What will it be?", "Put another {x} on it. How much now?", "Hang on, they counted the {x} only once, it should be twice. What's the right sum?", "Had we taken the {x} twice, what would we have paid in all?", "total plus the {x} once more", "We'd like the {x} again. What will be on the bill after that?"]),
    ("a * {n} + b", "xy", ["What would {n} times the {x} and one {y} come to?", "For the party I need {n} of the {x} and one {y}. How much?", "{n} x the {x} + 1 x the {y} = ?", "I need the {x} {n} times and the {y} only once. How much money do I take along?", "Next time it's the {x} {n} times over, and the {y} on top, once. What will they charge?"]), ("(a + b) / {n}", "xy", ["{n} of us share the {x} and the {y}. How much each?", "Split the {x} and the {y} {n} ways.", "{n} of us chip in for the {x} and the {y}. How much does each one give?", "Add the {x} to the {y} and divide by {n}.", "The {x} and the {y} are shared, we're {n}. What's one share?"]), ("(a + b) * {pp} / 100", "xy", ["The {x} and the {y} with {p} percent tip, what do I give?", "I only pay the {x} and the {y}, with {p}% on top. How much do I put down?", "Add the {x} to the {y}, then raise it by {p} percent."]),
]
OF_GROUP = [
    ("+", ["What did {g} come to?", "How much for {g}?", "just {g}, added up", "I'll take over {g}. What's that?", "What did we spend on {g}?", "{g}: how much together?", "Add up {g} for me.", "Tell me what {g} cost in all.", "My mother pays for {g}. How much does she give me?", "I want {g} as one sum.",
        "One figure for {g}, please.", "I pay {g}, u pay the rest. how much do i pay", "My flatmate owes me for {g}. What do I ask her for?", "total for {g} only", "In the books I keep {g} apart. What's that in one amount?", "Had we bought nothing but {g}, what would we have paid?", "Only {g}, nothing else, what does that make?", "please you count together {g}", "I promised to pay for {g}. What have I let myself in for?"]),
    ("t - +", ["What's left of the bill without {g}?", "Everything except {g}, how much is that?", "The firm doesn't pay for {g}. How much does it pay?", "Take {g} off. What remains?", "Leaving out {g}, what do I owe?",
        "I pay for all of it but {g}. What's that?", "Strip out {g} and give me the remaining sum.", "Somebody else pays for {g}. What's still mine?", "If we had done without {g}, how much would it have been?", "total w/o {g}", "The bill is mine, though not {g}. So I pay what?"]), ("+ / t", ["What share of the money went on {g}, in percent?", "How many percent of the bill are {g}?", "What percentage of the total is down to {g}?", "Of a hundred I spent, how much was for {g}?", "In percent, {g} against the whole bill?", "How many percent of the total did we leave on {g}?"]), ("+ / n", ["We share {g} between {n} of us. What's each part?", "{n} people split {g}. How much each?", "{n} of us take over {g}. What does each one give?", "We each pay the same for {g}, all {n} of us. How much?", "Only {g}, shared by {n} people. What's one share?", "add up {g} and divide by {n}"]),
]
# The sum of a bill, in words of those who pay it.
SUMS = [
    (None, ["what's the damage", "How much did this set me back?", "What do I have to fork out?", "I need the sum for my expenses.", "What did we leave there?", "How much did she spend there?", "What do I enter as the amount?", "My boss needs to know what I spent.", "How much was it all?", "what did this lot cost", "I paid, but how much was it?", "How much do I get back from the firm for this?", "So what was it in the end?", "What's at the bottom as the final sum?",
        "Total only, nothing else.", "I put this on the company card. Which amount will show up on the statement?", "my mum wants to know what all this cost together", "State the final amount.", "how much money i must give in the end?", "I wonder what we spent altogether.", "My wife thinks I spent a fortune. Well, how much was it?", "Leave out the single items, I just want to know what it makes.", "So in the end I owed them how much?", "For the insurance I need what the whole thing cost.", "Granny always asks what things cost. What do I tell her it came to?", "What will they take off my account for this?", "I must write a cheque for this. Over what amount?", "He never keeps his promises about money, so what did he spend this time, all in all?"]),
    ("a / {n}", ["There were {n} of us, everybody pays the same.", "We're {n}. What does everyone have to cough up?", "Me and my mates, {n} altogether, split it. How much a head?", "{n} of us shared this, what do I owe Anna who paid?", "My {n} flatmates and I... no, we're {n} in all. Each one's share?", "Paid by me, eaten by {n}. What do I ask each of them for?", "Go Dutch with {n} people.", "I want to send everyone a message with their part. We were {n}.", "how much each, {n} people", "{n} ways please", "What must each of the {n} of us put in?", "{n} hungry people, one bill. Per person?",
        "Divide it evenly by {n}.", "per head, {n} heads", "There are {n} flats in the house and the cost is shared. What falls on each?", "{n} siblings, one bill. What does each of us give?", "It's my turn to collect the money. {n} people, the same from everyone, so how much?", "total / {n}", "I paid for all {n} of us and want the others' shares back. How much is one share?", "is it fair if i only pay my part? we are {n}, what's my part", "Suppose {n} of us chip in equally. What will it be for one?", "All {n} of us ate the same, so we all pay the same, and that is?", "Each of {n} owes an equal part. Report that part."]),
    ("a / 2", ["My girlfriend and I go halves. What's mine?", "Half of that is mine. How much?", "Fifty-fifty with my brother, what do I pay?", "We're a couple, so it's split in two. How much each?", "Just the two of us, we share.", "My sister pays one half, I pay the other. How much is it?", "50/50, what's that", "My ex has to pay half of this. How much do I ask for?", "total divided by two", "We share all costs, my wife and I. So what's my half?"]),
    ("{m} - a", ["I handed over a {m}. What should I have got back?", "Gave them {m}. Change?", "I only have a {m} note, what comes back?", "Put down {m}, the girl counted something back. How much should it be?", "We had {m} in the kitty. What's still in there?", "The kids got {m} from me. How much should be left?", "{m} in, this out. What remains?", "If I break a {m} note, what do I get?", "I took {m} along and paid this. What's in my purse now?", "my budget was {m}, how much under did I stay",
        "There was {m} in the envelope before I paid this. How much is in it now?", "I got {m} from the office for this and must bring back the rest. How much is that?", "change from {m}?", "The cashier took my {m} and I didn't count. What should she have given me?", "{m} less this bill", "My daughter left with {m} and came home with this. How much must she hand back?", "Of the {m} on my gift card, how much is still there after this?", "We may spend {m} in all. After this, what's left to spend?", "She paid with {m} and says they cheated her. What change was right?"]),
    ("a - {m}", ["I already gave them {m}. What's still open?", "I have a voucher for {m}. How much do I still have to pay?", "Grandpa pays {m} of it. What's left for us?", "We'd set aside {m}. By how much did we overshoot?", "They knock {m} off because of the delay. What do we pay?", "Minus the {m} deposit, how much is it?",
        "My deposit was {m}. What remains to be paid?", "Of this I've paid {m} so far, the rest comes on Friday. How much is the rest?", "The gift card had {m} on it. What did I have to pay on top?", "total minus {m}", "We had only {m} between us and my uncle paid what was missing. How much was that?", "By what amount does it go over {m}?", "Take {m} from it, I paid that in advance."]),
    ("a + {m}", ["Plus {m} for the babysitter, what was the evening?", "I'll leave {m} on top for the staff. What's that altogether?", "Add {m} for parking and tell me the sum.", "And {m} for the taxi home. What did the night cost?", "I also gave the driver {m}. What did I spend with that?", "Another {m} for the ferry, so what was it all in all?", "total + {m}", "They forgot to charge {m}. What's the right sum?", "On my expenses go this and {m} for petrol, as one figure."]),
    ("a * {p} / 100", ["How much do I leave if I tip {p} percent?", "{p}% for the waiter would be what?", "What's a {p} percent tip on this?", "The service was lovely, I want to give {p} percent. How much is that?", "I get {p}% cashback. What do I see again?", "{p} percent of it goes to charity. How much is that?", "My commission's {p}%. What do I earn on this?", "What would {p} percent of that be?",
        "{p} percent of the bill = ?", "Where I come from we leave {p} percent. How much is that here?", "My bonus card gives {p}% back. What lands on it?", "Work out a {p} percent tip, only the tip.", "The agency keeps {p} percent of this. How much do they keep?", "what's the tip at {p}%", "I'm to pay {p} percent of this and the insurance the rest. What's my part?"]),
    ("a * {pp} / 100", ["And with {p} percent for the waitress?", "Including a {p}% tip, what do I tell them?", "Add the {p} percent service, they forgot it.", "Prices go up {p} percent next month. What would this cost then?", "Let's round it off with {p}% tip. What do we pay?", "tip {p} pc on top, total?", "What do I pay in all if I leave {p} percent?",
        "I sell it on with {p} percent on top. What do I ask for?", "They want {p} percent more from January on. What would this be then?", "bill incl. {p}% tip", "If I pay late, {p} percent is added. What do I owe then?", "She was so nice that I gave {p} percent on top. What left my purse altogether?", "With {p} percent added, what goes on the card?"]),
    ("a * {pm} / 100", ["I've got {p} percent off as staff. What do I pay?", "There's a {p}% coupon on my phone. What would it be with it?", "They gave us {p} percent off because we waited. New sum?", "Regulars get {p}% discount. What's left to pay?", "Everything {p} percent off today, so what is it?", "What's it with {p}% knocked off?",
        "Pensioners pay {p} percent less. What is it for me, at 74?", "My card takes off {p} percent, and they forgot. What should it have been?", "total less {p}%", "If I pay within a week I may deduct {p} percent. How much do I transfer then?", "The food was cold, so they took {p} percent off. What did we pay in the end?"]),
    ("a * {pp} / 100 / {n}", ["{p} percent tip and then split by {n}.", "We're {n} and give {p} percent for the service. What's it per person?", "Add {p}% and share it between the {n} of us.", "{n} people, {p}% tip, how much each?", "Round the table we're {n}; with {p} percent on top, what does each one pay?", "{p} percent on top, everything by {n}. One share is how much?", "{n} of us, and we leave {p} percent. What do I pay?", "We add {p} percent and go {n} ways.", "Each of {n} people pays how much, {p}% tip included?"]),
    ("a * {pm} / 100 / {n}", ["{p} percent off, and then there are {n} of us. Each?", "Take off {p}% first, then divide it by {n}.", "With the {p}% off, how much for each of the {n} of us?", "They take off {p} percent, we are {n}. So what does each one have to give?", "{n} of us share it, after {p} percent has come off. What's one share?"]), ("(a - {m}) / {n}", ["We have a voucher for {m}, the {n} of us share the rest. How much each?", "Take the {m} off that mum gave us and split the remainder by {n}.", "The boss puts in {m} and the {n} of us share what's left. How much is one share?", "{m} was paid in advance. The {n} of us go equal on the remainder, so what's each to pay?", "minus {m}, then by {n}"]), ("(a + {m}) / {n}", ["{m} tip, and then {n} ways. What's each?", "Put {m} on top and share it among {n}.", "The parking was {m}. Add that to this and divide by {n}.", "There's another {m} for the sitter, and {n} of us share both. How much each?"]),
    ("a * {n}", ["If we did this {n} times a month, what would we spend?", "{n} such bills a week: how much is that?", "Everyone in our group of {n} had exactly this. What's it for all?", "Suppose we did the same {n} times. How much in all?", "total times {n}", "We'll need exactly this {n} times over. What should I budget?"]), ("a * {r}", ["Put what I paid into euros for me, {r} for every pound.", "One of theirs is {r} of ours. What did it cost in our money?", "The rate was {r} for one. What's that in dollars?", "My bank changes at {r}. So how much goes off my account?", "In francs, please, at {r} francs each.", "What's that back home, if I get {r} for each one?", "For my expenses I need it in euros: one dollar is {r}.", "A euro's worth {r} pounds. The bill in pounds?", "Convert the sum at a rate of {r}, so times {r}.", "I multiply by {r} to get our money. What was it?", "Each of theirs costs me {r} of mine. What did I spend in mine?"]), ("a / {r}", ["I paid {r} of their coins for one of ours. What's the bill in ours?", "One euro buys {r} of these. How many euros was it?", "You get {r} of theirs for a dollar. What's that in dollars?", "{r} of them make one of mine. How much did I spend in mine?", "Divide the sum by {r}, that's the rate, and tell me what I paid in our money.", "{r} of theirs is one of ours, so what have I spent in ours?"]),
    ("a * 12", ["If that's every month, what's it a year?", "What does that come to in a year, once a month?", "They take that from my account every month. What does a whole year cost me?", "Monthly bill. Per year?", "Is it worth keeping? It comes every month, so how much is it over twelve?"]), ("a * 52", ["We do this every week. What's that in a year?", "And over a year, once a week?", "Every week I leave that much there. How much a year, at 52 weeks?", "Weekly shop. Over all 52 weeks?"]),
    ("a <= {m}", ["I've got {m} on me, will that do?", "My limit is {m}. Am I fine?", "Would a {m} note be enough?", "I promised to stay within {m}. Did I?", "Can I pay that with {m}?", "We may claim up to {m}. Does this fit?", "There's {m} on my card. Will it go through?", "I was told to spend {m} at the most. Did I keep to it?", "Is {m} enough to pay for all this?", "The whole lot had to fit into {m}. Does it?"]), ("a > {m}", ["Did we blow more than {m}?", "Is that more than the {m} my mother allowed?", "Was it over {m} in the end?", "Everything above {m} needs a signature. Does this?", "Beyond {m} I need a second signature. Do I need one?", "Are we past {m}?", "My dad only gets angry above {m}. Will he?", "Did this cost more than {m}, yes or no?"]), ("a < {m}", ["Did I get away with less than {m}?", "Is it under {m}?", "Did it stay under {m}?", "Less than {m}, yes or no?", "Below {m} I needn't ask anyone. Are we below it?"]), ("a >= {m}", ["From {m} they deliver for free. Are we there?", "Do I get my stamp? You need to spend {m} or more.", "Parking is free if you spend at least {m}. Did I?", "The voucher works from {m} upwards. Can I use it?", "Did we reach the {m} we need?"]), ("a == {m}", ["My bank says {m}. Is that what's on here?", "She claims it was {m} exactly. Is that right?", "I've written down {m}. Is that the exact sum?", "Does the total match the {m} in my book?", "They took {m} from my card. Was that the right amount?"]), ("a / {m} * 100", ["I had {m} for the week. How many percent of it is gone with this?", "Of my {m}, how many percent did I spend here?", "Our budget is {m}. What percentage of it did this eat up?", "How much of my {m} is that, in percent?"]),
]
TAXED = [
    (None, ["How much of that goes to the state?", "What does the taxman get out of this?", "How much tax is on it?", "For my tax return: the VAT on here?", "What can I claim back as input tax?", "The tax on it, please.", "State the VAT amount.", "tax amount?", "My accountant wants the tax by itself.", "They refund the VAT at the airport. How much will it be?", "Which part of the sum is only tax, in money?"]), ("t - a", ["And without the tax, what is it?", "What's the net sum, so without tax?", "We don't pay tax as a club. What would it be then?", "Minus the tax, how much?", "Net, please.", "total w/o tax", "As a firm we get the tax back, so what does it really cost us?", "What would I pay if there were no tax on it?"]), ("a / t * 100", ["How many percent of the sum is tax?", "What percentage of what I paid is tax?", "In percent, how much of the total went to the state?", "Of a hundred paid, how much is tax?", "What share of the final sum is tax, in percent?"]), ("a / (t - a) * 100", ["What's the tax rate, going by tax and net?", "Which percentage of the net price is the tax?", "Which rate did they apply, tax over net?", "In percent of the net amount, the tax is what?", "Check the rate: how many percent of the sum before tax is the tax?"]), ("a * {n}", ["{n} such bills, how much tax would that be?", "Tax on {n} identical bills?", "If I get {n} of these, how much tax will I have paid altogether?"]),
]


def bill(rng):
    """A bill with its articles, the sum and now and then a tax."""
    title, goods, groups = rng.choice(BILLS)
    kept = sorted(rng.sample(range(len(goods)), rng.randint(max(3, len(goods) - 3), len(goods))))
    total, tax = rng.choice(TOTALS), rng.choice(TAXES)
    pairs = {goods[i][0]: "money" for i in kept}
    if rng.random() < 0.5:
        pairs[tax] = "money"
    pairs[total] = "money"
    if rng.random() < 0.25:
        pairs[rng.choice(["Cash", "Card", "VISA"])] = "money"
    doc = shown(rng, "bill", rng.choice(["receipt", "bill", "slip", "till receipt", "check"]), title, pairs)
    doc.total = total
    if rng.random() < 0.6:
        doc.lines.insert(1, fill(rng, "date"))
    if rng.random() < 0.5:
        doc.lines[0] = title.upper()
    return doc, [goods[i] for i in kept], {name: [goods[i] for i in of] for name, of in groups.items() if all(i in kept for i in of)}, tax if tax in pairs else None


def call_it(rng, good):
    """What an article is called: mostly not in the words of the paper."""
    return rng.choice([good[0], good[0].lower()]) if rng.random() < 0.15 else rng.choice(good[1].split("|"))


def named(rng, goods, n):
    """Some articles with what they are called; no word fits two of them."""
    while True:
        chosen = rng.sample(goods, n)
        said = [call_it(rng, good) for good in chosen]
        if not any(word in other[1].split("|") for word, own in zip(said, chosen) for other in goods if other is not own):
            return chosen, said


def bill_work(rng):
    """Articles of a bill, groups of them and its sum."""
    d, goods, groups, tax = bill(rng)
    given = numbers(rng)
    total = f"t = read_value(lines=$lines, key={q(d.total)})"
    r = rng.random()
    if r < 0.2:
        (good,), (x,) = named(rng, goods, 1)
        return Ask(led(rng, put(rng, rng.choice(ONE_OF_BILL), x=x)), [OCR, keyed([good[0]])[0][1]], "a", good[0], docs=[d])
    if r < 0.5:
        formula, slots, asks = rng.choice(OF_BILL)
        chosen, said = named(rng, goods, len(slots))
        reads = keyed([good[0] for good in chosen])
        if "t" in re.findall(r"\b[a-z]\b", formula):
            reads = [("t", total), *reads]
        calls, answer = worked(*lettered(formula, reads), given)
        return Ask(led(rng, put(rng, rng.choice(asks), **dict(zip(slots, said)), **said_numbers(rng, given, formula))), [OCR, *calls], answer, "Result", docs=[d])
    if r < 0.66 and groups:
        name = rng.choice(list(groups))
        reads = keyed([good[0] for good in groups[name]])
        plus = " + ".join(i for i, _ in reads)
        shape, asks = rng.choice(OF_GROUP + OF_GROUP[:1] * 2)
        formula, reads = {
            "+": (plus, reads), "t - +": ("t - " + " - ".join(i for i, _ in reads), [("t", total), *reads]), "+ / t": (f"({plus}) / t * 100", [("t", total), *reads]), "+ / n": (f"({plus}) / {{n}}", reads),
        }[shape]
        calls, answer = worked(*lettered(formula, reads), given)
        return Ask(led(rng, put(rng, rng.choice(asks), g=name, **said_numbers(rng, given, formula))), [OCR, *calls], answer, "Result", docs=[d])
    if r < 0.74 and tax:
        formula, asks = rng.choice(TAXED)
        reads = keyed([tax])
        if formula is None:
            return Ask(led(rng, put(rng, rng.choice(asks))), [OCR, reads[0][1]], "a", "Tax", docs=[d])
        if "t" in re.findall(r"\b[a-z]\b", formula):
            reads = [("t", total), *reads]
        calls, answer = worked(*lettered(formula, reads), given)
        return Ask(led(rng, put(rng, rng.choice(asks), **said_numbers(rng, given, formula))), [OCR, *calls], answer, "Result", docs=[d])
    return summed(rng, d, given)


def summed(rng, d, given):
    """The sum of a bill, alone or worked with."""
    formula, asks = rng.choice(SUMS)
    reads = keyed([d.total])
    text = put(rng, rng.choice(asks), **said_numbers(rng, given, formula or ""))
    if formula is None:
        return Ask(led(rng, text), [OCR, reads[0][1]], "a", "Total", docs=[d])
    calls, answer = worked(formula, reads, given)
    return Ask(led(rng, text), [OCR, *calls], answer, "Result", docs=[d])


def bill_sum(rng):
    """The sum of a bill, in the many situations in which it is worked with."""
    return summed(rng, bill(rng)[0], numbers(rng))


OF_BOARD = [
    (None, "x", ["How much is the {x}?", "What do they want for the {x}?", "I'd go for the {x}. What's that?", "the {x}, how much", "Price for the {x}?", "What would I pay for the {x}?", "My son wants the {x}. How much do I give him?", "Can I afford the {x}, what does it cost?",
        "Before I queue: the price of the {x}?", "I'd like the {x} if it isn't too dear. How dear is it?", "How much must I count out for the {x}?", "{x} - price?", "Grandma would treat herself to the {x}. What does she have to pay?", "Read me the price of the {x}, I can't see that far.", "i want the {x}, how much money", "Report the price of the {x}.", "They've put the {x} up again, haven't they? What is it now?", "It's my first time here and I'd just like the {x}. That's how much?", "I wonder what the {x} might cost.", "Skip the rest of the list, only the {x} interests me. What do they charge?"]),
    ("a * {n}", "x", ["{n} times the {x}, what's that?", "We're {n} and everybody takes the {x}. How much?", "What do I need for {n} of the {x}?", "{n} x {x} please, how much", "I'm treating my colleagues, that's {n} times the {x}. How much do I need?", "the {x} times {n}", "If I order the {x} {n} times, what will it make?", "{n} of us, and the {x} for everybody. What do we pay together?"]), ("a + b", "xy", ["I'd have the {x} and then the {y}. What's that together?", "The {x} plus the {y}?", "The {x} for me, the {y} for her. How much in all?", "What will I pay for the {x} with the {y}?",
        "Let's have the {x}, and the {y} too. What's the damage?", "sum of the {x} and the {y}", "What should I have ready if I want the {x} and the {y}?", "My wife goes for the {x} and I for the {y}. How much for us two?", "Add the price of the {y} to that of the {x}."]), ("a * {n} + b", "xy", ["{n} times the {x} and once the {y}. How much?", "We'd like the {x} {n} times, and the {y} once. What will it be?", "{n} kids want the {x} each, and I'd have the {y}. What's it for all of us?", "{n} x the {x} + the {y}", "The {x} for {n}, the {y} for one: how much do we pay?"]),
    ("a + b + c", "xyz", ["The {x}, the {y} and the {z}: how much altogether?", "We want the {x}, the {y} and the {z}. What do I have to pay?", "First the {x}, then the {y}, and at the end the {z}. How much is that altogether?", "the {x} + the {y} + the {z} = ?", "How much money for all three, the {x}, the {y} and the {z}?"]), ("a - b", "xy", ["How much more is the {x} than the {y}?", "What do I save if I don't take the {x} but the {y}?", "I can't choose. How much dearer is the {x} than the {y}?", "The {y} would do, but I fancy the {x}. How much more is that?", "I'd rather have the {x} than the {y}, if it's worth it. How much more do they want?", "price difference, the {x} minus the {y}", "If I take the {x} in place of the {y}, what do I pay on top?"]), ("{m} - a", "x", ["I've {m}. What's left after the {x}?", "If I take the {x} and pay with {m}, what do I get back?", "There's {m} in my hand and I'm having the {x}. What stays?", "change on {m} for the {x}?", "My boy has {m}. After the {x}, how much can he still spend?"]), ("a <= {m}", "x", ["I've only got {m}. Does that do for the {x}?", "Can I get the {x} for {m}?", "Will {m} buy me the {x}?", "Just {m} left in my purse. Enough for the {x}?", "I'd pay up to {m} for the {x}. Do I get it for that?"]), ("a + b <= {m}", "xy", ["With {m}, can I have the {x} and the {y}?", "I've {m} on me. Will it do for the {x} plus the {y}?", "Do the {x} and the {y} fit into {m}?", "Can I get both the {x} and the {y} without spending more than {m}?"]), ("a < b", "xy", ["Is the {x} cheaper than the {y}?", "Do I pay less for the {x} than for the {y}?", "Would I save money by taking the {x} and not the {y}?", "I'm on a budget. Does the {x} cost less than the {y}?"]), ("a > b", "xy", ["Is the {x} more than the {y}?", "Do they charge more for the {x} than for the {y}?", "Do I have to pay extra if I take the {x} in place of the {y}?", "True or false: the {x} costs more than the {y}."]), ("{m} / a", "x", ["How many times could I have the {x} for {m}?", "For {m}, how often do I get the {x}?", "{m} to spend, all on the {x}. How many times is that?", "How often can we get the {x} before {m} is gone?"]), ("a * {pm} / 100", "x", ["With {p} percent off, what is the {x}?", "I've a {p}% card. What would I pay for the {x}?", "I'm a member and pay {p} percent less. What's the {x} for me?", "Today it's {p} percent off, so the {x} comes to what?", "the {x} minus {p}%"]),
]


def board_work(rng):
    """A list of prices with a key for each."""
    kind, nouns, title, goods = rng.choice(BOARDS)
    goods = [good for good in goods if rng.random() < 0.85]
    if len(goods) < 4:
        return board_work(rng)
    d = shown(rng, "board", rng.choice(nouns), title, {good[0]: "money" for good in goods})
    formula, slots, asks = rng.choice(OF_BOARD[:1] * 5 + OF_BOARD[1:] * 2)
    chosen, said = named(rng, goods, len(slots))
    reads, given = keyed([good[0] for good in chosen]), numbers(rng)
    text = led(rng, put(rng, rng.choice(asks), **dict(zip(slots, said)), **said_numbers(rng, given, formula or "")))
    if formula is None:
        return Ask(text, [OCR, reads[0][1]], "a", chosen[0][0], docs=[d])
    calls, answer = worked(formula, reads, given)
    return Ask(text, [OCR, *calls], answer, "Result", docs=[d])


OF_GRID = [
    ("a * {n}", "one", ["{n} times {r} {c}, how much?", "{n} x {r} {c}, what's that in all?", "{r} {c}, and that {n} times. What do we pay?", "Count {r} {c} {n} times over: how much is that?", "I need {r} {c}, {n} times in all. What should I bring?"]), ("a * {n} + b", "rows", ["{r} {n} times and {s} once, {c}. How much do we pay?", "What do we pay {c} for {n} times {r} and once {s}?", "{c}: {n} x {r} and 1 x {s}. How much?", "Everything {c}: {r} {n} times, plus {s} just once. What's the sum?"]), ("a + b", "rows", ["{r} and {s}, both {c}: how much together?", "What is it {c} for {r} plus {s}?", "We'd take {r} and {s} {c}. What does it come to?", "On one bill, {c}: {r} and {s}. How much?", "Add {r} and {s}, {c}.", "{c} I pay for {r} and also for {s}. What do they charge me?"]), ("a - b", "rows", ["How much more is {r} than {s} {c}?", "{c}, what's the difference between {r} and {s}?", "{c}: by how much is {s} cheaper than {r}?", "What do I pay more for {r} than for {s}, {c}?"]), ("a - b", "columns", ["How much more is {r} {c} than {e}?", "For {r}: how much dearer is it {c} than {e}?", "{r}: what do they charge more {c} than {e}?", "Price of {r} {c}, less the price {e}?"]), ("b - a", "columns", ["How much do I save on {r} {c}, against {e}?", "For {r}, how much cheaper is it {c} than {e}?", "What does {r} cost less {c} than {e}?", "For {r}: what do I save {c} compared with {e}?"]), ("a > b", "columns", ["Is {r} dearer {c} than {e}?", "Do I pay more for {r} {c} than {e}?", "Is it dearer {c} than {e} for {r}?", "With {r}, do they want more {c} than {e}?"]), ("a < b", "rows", ["{c}, is {r} cheaper than {s}?", "Do I pay less {c} for {r} than for {s}?", "{c}, does {r} cost less than {s}?", "I look at every penny. Is {r} cheaper than {s} {c}?"]), ("a <= {m}", "one", ["Do {m} do for {r} {c}?", "I've got {m}. Is that enough for {r} {c}?", "Can I pay for {r} {c} with {m}?", "Will {m} cover {r} {c}?", "I don't want to spend more than {m}. Is {r} {c} within that?"]), ("{m} - a", "one", ["What's left of {m} after {r} {c}?", "I pay {r} {c} with {m}. What comes back?", "{m} less {r} {c}?", "I've {m}. What do I keep if I pay for {r} {c}?"]), ("a / {n}", "one", ["{n} of us share {r} {c}. How much each?", "{r} {c}, shared between {n}. What's one share?", "If {n} of us pay together for {r} {c}, what's it for each?"]),
]


def grid_work(rng):
    """Cells of a table, its rows and columns called by other words than printed."""
    kind, nouns, title, first, rows, columns, of, asks, buy = rng.choice(GRIDS)
    rows = [row for row in rows if rng.random() < 0.85]
    columns = rng.sample(columns, min(len(columns), rng.choice([2, 3, 3, 4])))
    if len(rows) < 3:
        return grid_work(rng)
    d = Document(kind, rng.choice(nouns), table=(([first, *(c[0] for c in columns)]), [r[0] for r in rows], {c[0]: of for c in columns}), title=title)
    d.lines = [title, first, *(c[0] for c in columns)]
    for row in rows:
        d.lines += [row[0], *(fill(rng, of) for _ in columns)]
    (r, s), (c, e) = rng.sample(rows, 2), rng.sample(columns, 2)
    slots = {"r": call_it(rng, r), "s": call_it(rng, s), "c": call_it(rng, c), "e": call_it(rng, e)}

    def at(i, row, column):
        return i, f"{i} = lookup(table=$cells, row={q(row[0])}, column={q(column[0])})"

    def worded(patterns):
        text = put(rng, rng.choice(patterns), **slots)
        return text[0] + text[1].upper() + text[2:] if text.startswith("\x01") and rng.random() < 0.6 else text

    if buy is None or rng.random() < 0.5:
        return Ask(led(rng, worded(asks)), [*GRID, at("value", r, c)[1]], "value", r[0], docs=[d])
    formula, which, patterns = rng.choice(OF_GRID)
    reads = {"one": [at("a", r, c)], "rows": [at("a", r, c), at("b", s, c)], "columns": [at("a", r, c), at("b", r, e)]}[which]
    given = numbers(rng)
    slots = said_numbers(rng, given, formula) | slots
    calls, answer = worked(formula, reads, given)
    return Ask(led(rng, worded(patterns)), [*GRID, *calls], answer, "Result", docs=[d])


ONE_BAR = ["What does it say for {x}?", "And {x}?", "How high is {x}?", "I need the number for {x}.", "What's the figure for {x}?", "How did {x} do?", "For my report: {x}?", "{x}, what's it at?", "Look at {x} for me, which number?", "What do you read off for {x}?", "My teacher asks about {x}. What's the value?", "{x}: how many {h}?", "Going by this {doc}, for {x}, how many {h}?", "What was it with {x}?", "Where's {x} at?",
        "Report the value for {x}.", "just {x}, nothing else", "The bar for {x} goes up to what?", "I'm writing about {x}. Which number may I quote?", "In the {doc} the number for {x} is", "My eyes are bad, what does it give for {x}?", "Skip the rest: {x} only.", "We had a bet on {x}. What does the {doc} say?", "As for {x}, how many {h}?", "{x} = ?", "The boss will ask me about {x}, so which figure do I give him?", "I forgot what the {doc} gave for {x}.", "Is there a number for {x}, and which?", "{x} interests me most. What's the value?"]
OF_BARS = [
    ("a + b", "xy", ["{x} and {y} together?", "What do {x} and {y} add up to?", "Put {x} and {y} into one number.", "If I lump {x} and {y} together, what is it?", "I have to give {x} and {y} as one figure.", "{x} plus {y}?", "{x} and {y} belong together in our books. What's the joint figure?", "Sum of {x} and {y}.", "Treat {x} and {y} as one and give me the number.", "How much do {x} and {y} make between them?", "Nobody asked for single figures: {x} and {y} in one, please."]), ("a - b", "xy", ["How much more is {x} than {y}?", "By how much is {x} ahead of {y}?", "What's the gap between {x} and {y}?", "How far is {x} above {y}?", "What's {x} minus {y}?", "{x} leads {y} by how much?", "Subtract {y} from {x}.", "There's more for {x} than for {y}. How much more?", "How much would {y} have to gain to catch up with {x}?"]), ("b - a", "xy", ["By how much is {x} behind {y}?", "How much less is {x} than {y}?", "What is {x} short of {y}?", "How much does {x} lack to draw level with {y}?", "{x} trails {y} by what?", "There's less for {x} than for {y}. How much less?"]), ("a + b + c", "xyz", ["{x}, {y} and {z} taken together, what's that?", "For my homework: {x}, {y} and {z} as one sum.", "Add up {x}, {y} and {z} for me.", "{x} with {y} and {z}, how much in all?", "{x} + {y} + {z} = ?", "Three bars interest me, {x}, {y} and {z}. What's their sum?", "Only {x}, {y} and {z} count for us. What do they come to?"]),
    ("(a + b) / 2", "xy", ["What's the average of {x} and {y}?", "On average, {x} and {y}?", "Halfway between {x} and {y} is what?", "Take {x} and {y}: what's the mean?", "The average over just {x} and {y}, please."]), ("a > b", "xy", ["Is {x} more than {y}?", "Did {x} beat {y}?", "Does {x} come out above {y}?", "I'd say {x} is higher than {y}. Right?", "True or false: {x} is higher than {y}.", "Is the bar for {x} taller than the one for {y}?", "We bet on {x} against {y}. Did {x} win?"]), ("a < b", "xy", ["Is {x} less than {y}?", "Is {x} behind {y}?", "True or false: {x} is lower than {y}.", "Is the bar for {x} shorter than the one for {y}?", "Was there less for {x} than for {y}?"]), ("a / b", "xy", ["How many times {y} is {x}?", "{x} is how many times as much as {y}?", "{x} over {y}, as a ratio?", "How often does {y} fit into {x}?"]), ("a / b * 100", "xy", ["How many percent of {y} is {x}?", "As a percentage of {y}, what's {x}?", "If {y} is 100 percent, how many percent is {x}?", "{x} in % of {y}"]), ("(b - a) / a * 100", "xy", ["What's the rise from {x} to {y}, in percent?", "From {x} to {y}, what's the rise in percent?", "How much did it grow from {x} to {y}, in percent?", "Between {x} and {y} it rose. By what percentage?", "What growth is that from {x} to {y}, in percent?"]), ("(a - b) / a * 100", "xy", ["By how many percent did it drop from {x} to {y}?", "From {x} to {y} it went down. How many percent is that?", "From {x} to {y}, how big is the loss in percent?", "It went down between {x} and {y}. By what percentage?"]),
    ("a * {pp} / 100", "x", ["Next year they expect {p} percent more than {x}. What would that be?", "{x} plus {p}%, what's that?", "We want to beat {x} by {p} percent. Which figure is that?", "Raise {x} by {p} percent."]), ("a * {pm} / 100", "x", ["If {x} shrinks by {p} percent, where does it end up?", "Cut {x} by {p} percent: what's left?", "Suppose {x} dropped by {p} percent. What would it be then?", "{x} minus {p}%"]), ("a > {m}", "x", ["Is {x} above {m}?", "Did {x} pass {m}?", "Was it more than {m} for {x}?", "Does the bar for {x} go beyond {m}?"]), ("a < {m}", "x", ["Is {x} under {m}?", "Did {x} stay below {m}?", "Is there less than {m} for {x}?", "{x}: fewer than {m}, yes or no?"]), ("{m} - a", "x", ["By how much is {x} short of {m}?", "What's missing from {x} to {m}?", "The target was {m}. By how much did {x} miss it?", "How much more would {x} have needed to get to {m}?"]), ("a / {n}", "x", ["{x} split over {n}, what's one part?", "Divide {x} by {n}.", "Shared out equally over {n}, what does {x} make for each?"]),
]
ALL_BARS = [("+", ["The whole thing added up, what's that?", "All bars together?", "What's the total over everything in the {doc}?", "I need the sum of the lot.", "In all, how many {h}?", "Sum over the whole {doc}, please.", "Add up every bar.", "Forget the single bars. What's it all together?", "everything added pls", "If you stacked all the bars, how high would that be?", "Altogether, how many {h}, over the whole {doc}?", "Grand total of the {doc}?"]), ("mean", ["What's the average over all of them?", "On average, how many {h}?", "The mean of the whole {doc}?", "Average of all bars?", "Take the average of every bar.", "If it were spread evenly over all of them, how much would each get?", "What's the arithmetic mean here?"]), ("max", ["What's the highest it got?", "How high is the tallest bar?", "The best value, how much is it?", "What's the record in there?", "Top figure?", "Which number has the biggest bar?", "Give me the peak value.", "It never got higher than what?"]), ("min", ["What's the lowest it got?", "How low is the shortest bar?", "The worst figure in it?", "The smallest value, what is it?", "Bottom figure?", "Which number has the smallest bar?", "How little was it at the lowest?"])]


def chart_work(rng):
    """The bars of a chart, called as people call them."""
    title, bars, how_many = rng.choice(BARS)
    first = rng.randrange(0, max(1, len(bars) - 3))
    bars = bars[first: first + rng.randint(3, 5)]
    noun, given = rng.choice(["chart", "bar chart", "diagram", "graph"]), numbers(rng)
    d = Document("chart", noun, pairs={bar[0]: "number" for bar in bars}, title=title)
    d.lines = [title, *(str(rng.randint(2, 400)) for _ in bars), *(bar[0] for bar in bars)]
    slots = {"doc": noun, "h": rng.choice(how_many.split("|"))}
    r = rng.random()
    if r < 0.2:
        form_, asks = rng.choice(ALL_BARS)
        reads = keyed([bar[0] for bar in bars])
        ids = [i for i, _ in reads]
        calls, answer = worked(" + ".join(ids) if form_ == "+" else f"{form_}({', '.join(ids)})" if form_ != "mean" else f"({' + '.join(ids)}) / {len(ids)}", reads, {})
        return Ask(led(rng, put(rng, rng.choice(asks), **slots)), [OCR, *calls], answer, "Result", docs=[d])
    if r < 0.5:
        (bar,), (x,) = named(rng, bars, 1)
        return Ask(led(rng, put(rng, rng.choice(ONE_BAR), x=x, **slots)), [OCR, keyed([bar[0]])[0][1]], "a", bar[0], docs=[d])
    formula, which, asks = rng.choice(OF_BARS)
    chosen, said = named(rng, bars, len(which))
    calls, answer = worked(formula, keyed([bar[0] for bar in chosen]), given)
    text = put(rng, rng.choice(asks), **dict(zip(which, said)), **said_numbers(rng, given, formula), **slots)
    return Ask(led(rng, text), [OCR, *calls], answer, "Result", docs=[d])


def notice(rng):
    """What one line of a notice says: it is found by its own words."""
    chosen = rng.sample(NOTES, rng.randint(3, 6))
    d = Document("notice", rng.choice(["sign", "notice", "flyer", "poster", "letter", "board", "leaflet", "note", "page"]), title=rng.choice(HEADS))
    d.lines = [d.title]
    for line, _, _ in chosen:
        for slot, make in (("{t}", lambda: fill(rng, "time")), ("{d}", lambda: rng.choice(["Friday", "Monday", "12 May", "3 October"])), ("{n}", lambda: str(rng.randint(2, 90))), ("{p}", lambda: fill(rng, "phone")), ("{w}", lambda: rng.choice([person(rng), rng.choice(CITIES), "the main gate", "room 4", "the office"]))):
            while slot in line:
                line = line.replace(slot, make(), 1)
        d.lines.append(line)
    line, words, asks = rng.choice(chosen)
    # A word with its value after it is read as on a form.
    key_like = line.startswith((f"{words}: {{", f"{words} {{n}}"))
    if sum(words.lower() in line.lower() for line in d.lines) > 1:
        return notice(rng)
    text = led(rng, put(rng, rng.choice(asks), doc=d.noun), 0.12)
    if key_like:
        return Ask(text, [OCR, keyed([words])[0][1]], "a", words, docs=[d])
    return Ask(text, [OCR, f"line = find_text(lines=$lines, text={q(words)})", "text = text_of(items=$line)"], "text", words, docs=[d])


def window(rng):
    """What a window or display tells: all that it says."""
    lines, asks = rng.choice(WINDOWS)
    d = Document("window", rng.choice(["window", "screenshot", "display", "message", "screen", "pop-up"]), title=lines[0], lines=list(lines))
    text = led(rng, put(rng, rng.choice([*asks, *asks, "What does it say?", "Read me the {doc}.", "What is this {doc} telling me?", "I don't get this {doc}. What's written there?", "Something popped up. What is it?", "What now? I'd like to know what's written there.", "All the words on it, please.", "I haven't got my glasses, what does the {doc} say?", "Copy out the {doc} for me.", "My dad sent me this {doc} and asks what it means. What's in it?", "text of the {doc}", "Before I press anything, what does this {doc} say?"]), doc=d.noun), 0.12)
    return Ask(text, [OCR, "text = text_of(items=$lines)"], "text", "Text", docs=[d])


# One value made unreadable, shown or cut out: it is read first, since nobody knows how it is printed.
WITH_VALUE = [
    ("hidden = blur(image=$image, regions=$hit)", "hidden", ["The {doc} goes to a stranger, so take care that the {k} can't be read.", "Before I post the {doc}: make the {k} unreadable.", "Black out or blur the {k} on this {doc}.", "The {k} is private. Blur it.", "blur the {k} pls", "My {k} mustn't be seen by anyone.", "Could you smudge the {k} so that no one can read it?", "Nobody needs to know the {k}. Cover it up.", "Send it to me with the {k} hidden.",
        "Make the {k} illegible before it goes out.", "It's fine to share this, except for the {k}. Blur that.", "Our lawyer says that the {k} must not be readable on the {doc}.", "I'm putting the {doc} online and don't want anybody to see the {k}.", "pls hide the {k}", "Anonymise this: the {k} should be blurred."]),
    ("marked = annotate(image=$image, regions=$hit)", "marked", ["Put a box round the {k} itself, not its label.", "Where's the {k}? I mean the value. Mark it.", "Frame what's given as the {k}.", "Draw a frame round the value of the {k}.", "My mother can't find the {k}. Put a box round the value so that she sees it.", "Highlight what is entered as the {k}."]), ("part = crop(image=$image, region=$hit)", "part", ["Cut out what's given as the {k}.", "I need the value of the {k} as a little picture.", "Snip out just the value of the {k}.", "I want a picture of nothing but the value of the {k}."]),
]


NO_NOUN = ("From", "To", "Issued", "Expires", "Member since", "Vaccinated", "First registered", "Pay by", "Made in", "Valid until", "Prescribed by")


def hide_value(rng):
    """The value of a key, hidden, marked or cut out; then perhaps made smaller."""
    d = form(rng)
    keys = [key for key, kind in d.pairs.items() if kind in ("name", "code", "phone", "date", "place", "money") and key not in NO_NOUN]
    if not keys:
        return hide_value(rng)
    key = rng.choice(keys)
    call, answer, asks = rng.choices(WITH_VALUE, weights=[5, 1, 1])[0]
    text = put(rng, rng.choice(asks), k=rng.choice([key.lower(), key.lower(), key]), doc=d.noun)
    calls = [OCR, keyed([key])[0][1], "hit = find_text(lines=$lines, text=$a)", call]
    if re.match(r"(Black|Blur|blur|Cut|Frame|Send)", text) and rng.random() < 0.4:
        n = rng.choice([300, 400, 430, 500, 640, 800])
        text = text.rstrip(".?") + rng.choice([f", and then make it {n} pixels wide.", f" and then shrink the thing to {n} wide.", f". Then bring it to a width of {n}."])
        calls, answer = [*calls, f"small = resize(image=${answer}, width={n})"], "small"
    return Ask(text, calls, answer, "Picture", docs=[d])


# A row that is told by another cell than its first: by a number, a room, a time.
CODED = [
    ("arrivals", ["arrivals board", "board", "screen"], "From", CITIES, {"Flight": "code", "Due": "time", "Gate": "code", "Belt": "number"}, "Flight", {
        "From": ["Where's {v} coming from?", "Which city has {v} taken off from?", "{v} - from which city?", "From where does {v} come?", "{v} - its starting point?", "Somebody says {v} comes from the south. From which city, really?"], "Due": ["When does {v} land?", "{v}: when's it due?", "I'm picking someone up from {v}. What time?", "When do they expect {v}?", "{v} should be down at what time?", "Do I still have time for a coffee? When is {v} due?"], "Gate": ["{v}: through which gate will they come?", "At which gate does {v} arrive?", "Gate for {v}?", "Where must I stand to meet {v}, which gate?", "I'm waiting for {v}. Which gate?", "{v} gate"], "Belt": ["Where do the bags of {v} come out?", "I was on {v}. Which belt?", "My suitcase was on {v}, so which belt do I go to?", "belt for {v}"]}),
    ("departures", ["departure board", "timetable", "board"], "Destination", CITIES, {"Train": "code", "Departs": "time", "Platform": "number"}, "Train", {
        "Destination": ["Where does {v} go?", "Where would I end up with {v}?", "{v}, what's its destination?", "I'm sitting in {v} and not sure it's mine. Where is it going?", "Last stop of {v}?"], "Departs": ["When's {v} off?", "What time does {v} leave?", "How long have I got to catch {v}, when does it go?", "Do I have to run for {v}? When does it leave?", "departure of {v}"], "Platform": ["From which platform does {v} leave?", "{v}: platform?", "Where do I have to be for {v}?", "I'm booked on {v}. Which platform do I go to?", "{v} leaves from platform"]}),
    ("stock list", ["stock list", "list", "table"], "Item", ["Hammer", "Lamp", "Kettle", "Ladder", "Drill", "Mirror", "Stool", "Heater"], {"Art. no": "code", "Price": "money", "In stock": "number", "Shelf": "number"}, "Art. no", {
        "Item": ["What is {v}?", "Which article has the number {v}?", "What do I get if I order {v}?", "The label only says {v}. What's that?", "{v} stands for which article?"], "Price": ["What does {v} cost?", "Price of {v}?", "How much is the one numbered {v}?", "A customer wants {v}. What do I charge her?", "Report the price of {v}."], "In stock": ["How many of {v} are left?", "Have we got any {v}, how many?", "Must I reorder {v}? How many are there?", "stock of {v}"], "Shelf": ["On which shelf do I find {v}?", "Where's {v} kept, which shelf?", "I'm to fetch {v}. Which shelf?", "{v} lies on shelf number"]}),
    ("room plan", ["room plan", "directory", "list"], "Name", ["Ms Reed", "Mr Ito", "Dr Novak", "Ms Costa", "Mr Berg"], {"Room": "code", "Phone": "phone", "Hours": "time", "Subject": "word:Maths|Law|Art"}, "Room", {
        "Name": ["Who sits in {v}?", "Whose office is {v}?", "Who will I meet in {v}?", "I'm told to go to {v}. Who is waiting for me there?", "{v} belongs to whom?"], "Phone": ["How do I ring the person in {v}?", "What's the phone in {v}?", "Nobody opens at {v}. Which phone number could I try?", "phone of {v}"], "Hours": ["When can I go to {v}?", "From when is someone in {v}?", "I'm standing outside {v} and it's locked. From what time are they there?"], "Subject": ["What do they teach in {v}?", "Which subject is {v} for?", "If I hear lessons through the wall of {v}, what are they learning?"]}),
    ("orders", ["order list", "list", "table"], "Customer", ["Miller", "Rossi", "Khan", "Jensen", "Dubois"], {"Order": "code", "Amount": "money", "Due": "date", "State": "word:open|sent|paid"}, "Order", {
        "Customer": ["Who placed {v}?", "Whose order is {v}?", "Which customer does {v} belong to?", "{v} has no name on the box. Whose is it?", "Who's the customer behind {v}?"], "Amount": ["How much is {v}?", "What's the sum of {v}?", "What do we get for {v}?", "{v}: amount?"], "Due": ["When's {v} due?", "By when must {v} go out?", "Can {v} wait till next week? When's it due?", "due date of {v}"], "State": ["How far is {v}?", "What's the state of {v}?", "Has {v} been sent, what does it say?", "A lady rings about {v}. What do I tell her, how does it stand?", "{v} status"]}),
]


def row_by_code(rng):
    """A cell of a row that is told by a number in it."""
    kind, nouns, first, rows, columns, by, asks = rng.choice(CODED)
    names = rng.sample(rows, rng.randint(3, 5))
    heads = [by, *rng.sample([head for head in columns if head != by], rng.randint(1, len(columns) - 1))]
    rng.shuffle(heads)
    d = Document(kind, rng.choice(nouns), table=([first, *heads], names, {head: columns[head] for head in heads}), title=kind.capitalize())
    d.lines, codes = [d.title, first, *heads], []
    for name in names:
        cells = {head: fill(rng, columns[head]) for head in heads}
        codes.append(cells[by])
        d.lines += [name, *cells.values()]
    column = rng.choice([first, *(head for head in heads if head != by)])
    v = rng.choice(codes)
    text = led(rng, put(rng, rng.choice(asks[column]), v=v), 0.12)
    return Ask(text, [*GRID, f"value = lookup(table=$cells, row={q(v)}, column={q(column)})"], "value", v, docs=[d])


# What stands between the articles and the sum: a key, and what can be asked of it (`e`), of the sum before it (`s`) and
# of the sum (`t`).
EXTRAS = {
    "off": (["Voucher", "Discount", "Coupon", "Member discount", "Staff discount"], [
        (None, "e", ["What did the voucher save me?", "How much did they knock off?", "By how much did it get cheaper?", "What was taken off at the end?", "How much did the cashier take off?", "amount of the reduction", "I had a coupon. How much did it bring me, in money?", "Did they honour my discount, and with how much?"]), ("e / s * 100", "se", ["In percent, how much less did we pay thanks to that?", "How many percent off is that?", "What's the discount in percent of the goods?", "The reduction, as a percentage of what it was before?", "What percentage did they take off?", "What rate of discount is that, on the price of the goods?", "They had promised me something off. How many percent of the goods was it?", "saving in % of the goods"]), ("e / s", "se", ["What fraction of the goods did the discount save?", "As a fraction of the price before, what was taken off?"]),
        ("t + e", "te", ["What would I have paid without the discount?", "Had they not knocked anything off, what would it be?", "Suppose I'd left the coupon at home. What would I have paid?", "Without any reduction, the bill would be what?", "What would a customer without a discount have paid for all that?"]), ("s - e", "se", ["What's the goods minus what they took off?", "Before and after: the goods less the reduction is what?", "Take the reduction from the price of the goods. What's that?", "goods less discount?"]), (None, "s", ["What did the things cost before the discount?", "How much was it before they took something off?", "Full price of the goods, before anything came off?", "What did the goods come to, never mind the reduction?"])]),
    "on": (["Service", "Service charge", "Tip", "Delivery", "Bag fee", "Packaging"], [
        (None, "e", ["What did they put on top?", "How much extra did they charge?", "What's the surcharge on here?", "What was added at the end, besides the goods?", "That surcharge, how high is it?", "What's this extra charge they added, in money?", "How much did they slap on?", "Nobody told us about the extra charge. How much is it?"]), ("e / s * 100", "se", ["They put something on. How much is it, as a percentage of the goods?", "What percentage did they add on top?", "How many percent of the things themselves is the extra?", "The surcharge in percent of the goods?", "In percent of the goods, how much came on top?", "If the goods are 100 percent, how many percent is the surcharge?"]), ("t - e", "te", ["Knock the extra off again. What's the bill?", "What would it be without what they put on top?", "I'm not paying for the extra. What do I owe then?", "I refuse the extra charge. What's the bill then?", "total less the surcharge?", "Had they not charged anything extra, what would I have paid?"]), ("e / {n}", "e", ["Split just the extra between {n} of us. Each?", "{n} of us share the surcharge only. How much is one part?", "surcharge / {n}"]),
        (None, "s", ["What were the things alone?", "How much before they added anything?", "Before the surcharge, how much?", "Just the goods, before anything went on top?"]), ("s / {n}", "s", ["Only the things, without the extra, shared by {n}. What's each?", "{n} of us split what it was before the extra. How much each?", "Split what the things cost, without the surcharge, by {n}."]), ("s + e", "se", ["Do it again for me: the goods plus the extra is what?", "Goods and extra, added up?", "Check their sum: add the surcharge to the goods."]), ("e > {m}", "e", ["Is the extra more than {m}?", "Did they put more than {m} on top?", "Does the surcharge go beyond {m}?"])]),
}


def bill_extra(rng):
    """What is taken off or put on a bill between the articles and its sum."""
    title, goods, _ = rng.choice(BILLS)
    kind = rng.choice(list(EXTRAS))
    names, works = EXTRAS[kind]
    key = {"s": rng.choice(["Subtotal", "Goods", "Items total", "Food and drinks", "Sum of articles", "Sub-total"]), "e": rng.choice(names), "t": rng.choice(TOTALS)}
    some = rng.sample([good[0] for good in goods], 3)
    d = shown(rng, "bill", rng.choice(["receipt", "bill", "slip", "check"]), title, {**dict.fromkeys(some, "money"), **dict.fromkeys(key.values(), "money")})
    formula, which, asks = rng.choice(works)
    given = numbers(rng)
    reads = [(i, f"{i} = read_value(lines=$lines, key={q(key[i])})") for i in which]
    text = led(rng, put(rng, rng.choice(asks), **said_numbers(rng, given, formula or "")))
    formula, reads = lettered(formula or which, reads)
    if formula == "a":
        return Ask(text, [OCR, reads[0][1]], "a", key[which], docs=[d])
    calls, answer = worked(formula, reads, given)
    return Ask(text, [OCR, *calls], answer, "Result", docs=[d])


# Keys in other units: what one makes of the other stands in the question.
UNITS = {
    "Weight": [("a * 1000", ["A kilo is 1000 grams. What's the weight in grams?"]), ("a * 2.2", ["I think in pounds, 2.2 to the kilo. How heavy is it?", "One kilo makes 2.2 pounds, so how many pounds does it weigh?", "Pounds, please: it's 2.2 of them to a kilo."]), ("a / 1000", ["1000 grams make a kilo. How many kilos does it weigh, if that's grams?"])], "Net weight": [("a / 28.35", ["An ounce is 28.35 grams. How many ounces are in there?", "28.35 grams make one ounce, so what is the net weight in ounces?", "Take 28.35 grams for an ounce and give me the net weight in ounces."])], "Litres": [("a / 3.785", ["A gallon is 3.785 litres. How many gallons did I get?", "We think in gallons over here, one being 3.785 litres. How much went in?", "My American cousin wants it in gallons, 3.785 litres each. How many went in?"])], "Gallons": [("a * 3.785", ["One gallon is 3.785 litres. So how many litres went into the tank?", "We count in litres, 3.785 to the gallon. How much did it take?", "How many litres did I fill up, counting 3.785 for each gallon?"])],
    "Price per litre": [("a * 3.785", ["A gallon has 3.785 litres. What's the price of a gallon?", "Per gallon, at 3.785 litres each, what do they charge?"])], "Distance": [("a / 1.609", ["A mile is 1.609 kilometres. How many miles was it?", "1.609 kilometres make a mile, so how far is it in miles?", "Turn the distance into miles, 1.609 kilometres each."])], "Kilometres": [("a / 1.609", ["In miles, with 1.609 kilometres to the mile, how far did we drive?", "My log is in miles. 1.609 kilometres go into one, so what do I write?"])], "Mileage": [("a * 1.609", ["A mile's 1.609 kilometres. If that's miles, how many kilometres has it run?", "The mileage is in miles. Over here we need kilometres, 1.609 to one. What is it?"])], "Height": [("a / 2.54", ["An inch is 2.54 centimetres. How many inches tall is that?", "Height in inches, at 2.54 centimetres each?"]), ("a / 100", ["100 centimetres make a metre. How tall is it in metres?"])],
    "Download speed": [("a / 8", ["A byte has 8 bits. How many megabytes a second is my download?", "One megabyte is 8 megabits. What's my download in megabytes?", "Divide by 8 to get megabytes. So how fast is it?", "Eight bits are a byte. So the download is how many megabytes a second?"])], "Cook time": [("a / 60", ["60 minutes to the hour. How many hours does it cook?", "Turn the cooking minutes into hours, by 60."])], "Prep time": [("a / 60", ["How long is the preparation in hours, 60 minutes each?"])], "Hours": [("a * 60", ["In minutes, 60 to the hour, how long was it?"])], "Area": [("a * 10.76", ["One square metre is 10.76 square feet. How big is the flat in square feet?", "My aunt thinks in square feet, 10.76 to the square metre. What do I tell her?", "Area in square feet, with 10.76 of them to a square metre?"])],
    "Temperature": [("a * 9 / 5 + 32", ["Times nine, by five, plus 32 gives Fahrenheit. So what is it?", "I need the temperature in Fahrenheit.", "I'm from Texas. What's the temperature in Fahrenheit?"])], "Energy": [("a / 4.184", ["4.184 kilojoules are one kilocalorie. How many kilocalories is that?", "My diet counts kilocalories, 4.184 kilojoules each. How many has it got?"])], "Oven": [("a * 9 / 5 + 32", ["My oven only knows Fahrenheit. What do I set it to?", "My oven dial has Fahrenheit on it. Where do I turn it to?"])], "Rent": [("a * 12", ["Twelve months a year. What do we pay the landlord in one?", "What does the flat cost us over twelve months, in rent?"]), ("a / 30", ["Over 30 days, what does a day in the flat cost?"])], "Postage": [("a * {r}", ["At {r} euros each, what's the postage in euros?"])], "Price": [("a * {r}", ["One of theirs is {r} of mine. What's the price in my money?", "At a rate of {r}, what does it cost me?", "Change the price into our money: each of theirs is {r}."]), ("a / {r}", ["I get {r} of theirs for one of mine. What's the price to me?"])], "Salary": [("a * 12", ["Twelve of those a year, how much?", "A year has twelve of these. What do I earn in it?"])],
}


def in_units(rng):
    """A value in other units, as the question gives them."""
    d, key = form_with(rng, UNITS)
    given = numbers(rng)
    formula, asks = rng.choice(UNITS[key])
    calls, answer = worked(formula, keyed([key]), given)
    return Ask(led(rng, put(rng, rng.choice(asks), **said_numbers(rng, given, formula))), [OCR, *calls], answer, "Result", docs=[d])


# What can be worked out of a number in a line of a notice.
OF_NOTES = {
    "Costs": [("a * {k}", ["{k} children are going. What does the teacher collect?", "We are {k} families and each one pays. How much is that for the class?", "All {k} kids take part. How much comes together?", "There are {k} in her class and all of them go. How much goes to the organiser?", "{k} children signed up. Total?"]), ("a * {n}", ["I've {n} kids going. What do I pay in all?", "{n} of mine want to go. How much is that?", "Mine all want to go, that's {n}. What will it cost me?", "price for {n} children"]), ("{m} - a", ["I send her with {m}. What will she bring back?", "If my boy takes {m} along, how much has he still got after paying?"])], "Stall fee": [("a * {n}", ["I want {n} stalls next to each other. How much?", "Fee for {n} stalls?"]), ("{m} - a", ["I sold stuff for {m}. What's left once the stall is paid?", "If I take in {m}, what do I earn after the fee?"]), ("a / {n}", ["{n} of us share a stall. What's each one's part of the fee?"])],
    "Deposit": [("a * {n}", ["We need {n} keys. What do we have to leave?", "{n} keys for our group, how much do they keep?", "How much do they hold back if we take {n} keys?"])], "Speed limit": [("{m} - a", ["I was doing {m}. By how much was that too fast?", "The camera says {m}. How much over is that?"]), ("a < {m}", ["I did {m}. Was I too fast?", "Was {m} over the limit?", "Will I get a ticket? I drove {m}. Was that above what's allowed?"])], "Depth": [("a / 100", ["How deep is that in metres, if it's centimetres?"]), ("a < {m}", ["My son is {m} tall. Does his head stay out of the water?", "The girl measures {m}. Is the water shallower than that?"])], "Max.": [("a >= {n}", ["There are {n} of us. Can we all go at once?", "May all {n} of us get in together?", "We're a group of {n}. Does everybody fit in at once?"])],
    "Minimum age": [("a <= {n}", ["My nephew is {n}. Is he old enough?", "I'm {n}. May I take part?"])], "Fine": [("a * {n}", ["They caught {n} of us and each must pay. How much is that together?", "I've been caught {n} times. What did that cost me?"]), ("a / {n}", ["We got one fine and share it between {n} of us. How much each?"])], "Entry fee": [("a * {n}", ["What do {n} of us pay to get in?", "There are {n} in our family and everybody pays to go in. How much?"]), ("{m} - a", ["I hand over {m} at the entrance. What do I get back?"])], "Load limit": [("a >= {m}", ["My crate weighs {m}. Is that within what's allowed?", "Can I load {m} kilos on it?"]), ("{m} - a", ["We have {m} kilos on it. How much too much is that?"])],
}


def notice_work(rng):
    """A number in a line of a notice, worked with."""
    words = rng.choice(list(OF_NOTES))
    line = next(line for line, own, _ in NOTES if own == words)
    others = rng.sample([note for note, own, _ in NOTES if own != words and "{" not in note], rng.randint(1, 4))
    d = Document("notice", rng.choice(["sign", "notice", "flyer", "letter", "board", "leaflet"]), title=rng.choice(HEADS))
    d.lines = [d.title, *others]
    d.lines.insert(rng.randint(1, len(d.lines)), line.replace("{n}", str(rng.randint(2, 90))))
    formula, asks = rng.choice(OF_NOTES[words])
    given = numbers(rng)
    calls, answer = worked(formula, keyed([words]), given)
    return Ask(led(rng, put(rng, rng.choice(asks), doc=d.noun, **said_numbers(rng, given, formula)), 0.12), [OCR, *calls], answer, "Result", docs=[d])


TWICE = [
    ("a / {n}", "Each", ["What's the total, and what's that for each of {n}?", "How much was it in all, and per person if we're {n}?", "Tell me the sum and then what each of the {n} of us owes.", "We're {n}. The whole sum, and one share of it?", "total, and total by {n}"]), ("a * {p} / 100", "Tip", ["What's the bill, and how much would {p} percent tip be?", "The sum please, and {p}% of it as a tip.", "How much was it, and what's {p} percent of that for the waiter?"]), ("a * {pp} / 100", "With tip", ["What's it bare, and what with {p} percent tip?", "Without and with {p}% tip, what's the bill?", "Give me two figures: the sum as it is, and the sum with {p}% on top."]), ("{m} - a", "Change", ["What do I owe, and what do I get back from {m}?", "What's the sum, and what's left of my {m}?", "How much was it, and how much change do I get from {m}?", "I'm paying with {m}. Say the sum first and then the change."]), ("a * {pm} / 100", "Reduced", ["What's it now, and what with my {p} percent off?", "Full price and price with {p}% off, please.", "Tell me the sum, then the sum with {p} percent taken off."]),
]


def bill_twice(rng):
    """The sum of a bill, and what comes of it."""
    d, given = bill(rng)[0], numbers(rng)
    formula, name, asks = rng.choice(TWICE)
    calls, answer = worked(formula, keyed([d.total]), given)
    text = led(rng, say(rng, rng.choice(asks), **said_numbers(rng, given, formula)), 0.12)
    return Ask(text, [OCR, *calls], f'"Total: {{a}}; {name}: {{{answer}}}"', "Both", docs=[d])


FAMILIES = {errand_value: 12, errand_two: 1.5, errand_both: 2, errand_work: 11, bill_work: 9, bill_sum: 6, bill_twice: 1, bill_extra: 3, in_units: 2, notice_work: 1, board_work: 5, grid_work: 6, row_by_code: 3, chart_work: 5, notice: 5, window: 1.5, hide_value: 2}
