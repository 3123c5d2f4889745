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
]
OF_BILL = [
    ("a + b", "xy", ["What did the {x} and the {y} come to?", "I only had the {x} and the {y}. What's my part?", "just the {x} and the {y}, added up", "{x} plus {y}, please.", "The {x} and the {y} were mine, tell me what I owe.", "I'll pay for the {x} and the {y}. How much is that?", "Put the {x} and the {y} together for me.", "My share is the {x} with the {y}.", "How much for the {x} and the {y} between them?", "If the {x} and the {y} go on my card, how much is it?"]),
    ("a - b", "xy", ["How much more was the {x} than the {y}?", "What's the difference between the {x} and the {y}?", "The {x} was dearer than the {y}. By how much?", "How much would I have saved with another {y} in place of the {x}?"]),
    ("a > b", "xy", ["Did the {x} cost more than the {y}?", "Was the {x} dearer than the {y}?", "I bet the {x} was more than the {y}. Was it?", "My dad says the {x} was pricier than the {y}, right?"]), ("a < b", "xy", ["Was the {x} cheaper than the {y}?", "Did we pay less for the {x} than for the {y}?"]),
    ("a * {n}", "x", ["We liked the {x}. What would {n} of those be?", "I need {n} more of the {x}. How much will that be?", "{n} times the {x}, what's that?", "Next week I get the {x} {n} times. What do I need?", "Suppose all {n} of us had the {x}. What would it make?"]), ("a / {n}", "x", ["{n} of us shared the {x}. What's each one's bit?", "We split only the {x}, {n} ways. How much?", "The {x} was for {n} people. How much is that a head?"]), ("a * {pm} / 100", "x", ["The {x} has a scratch, they give me {p} percent off it. What do I pay for it?", "With {p}% off the {x}, what would it have been?"]), ("a * {p} / 100", "x", ["How much is {p} percent of the {x}?", "I get {p}% back on the {x}. What's that in money?"]), ("{m} - a", "x", ["I gave the boy {m} for the {x}. How much should he bring back?", "Out of {m}, what's left after the {x}?"]), ("a <= {m}", "x", ["Was the {x} {m} or less?", "I told her not to spend over {m} on the {x}. Did she stick to it?"]), ("a > {m}", "x", ["Did they want more than {m} for the {x}?", "Was the {x} over {m}?"]),
    ("t - a", "x", ["What would we have paid without the {x}?", "The {x} goes on the firm. What's left for me?", "Take away the {x}, what does the rest come to?", "Everything but the {x}?", "I'm not paying for the {x}, that was Tom's. What do I owe?", "They put the {x} on by mistake. What should it have been?", "If they strike the {x}, what's the new sum?"]), ("a / t * 100", "x", ["What part of the bill is the {x}, in percent?", "How many percent of it all went on the {x}?", "The {x} as a percentage of the whole?"]), ("(t - a) / {n}", "x", ["The {x} is on me. The {n} of us split what remains. How much each?", "Leave the {x} out and divide by {n}.", "Without the {x}, shared by {n}, what's each part?"]), ("t - a - b", "xy", ["What would it be without the {x} and the {y}?", "The {x} and the {y} weren't ours. What do we really owe?", "Take off the {x} and the {y}, what's left?"]), ("t + a", "x", ["One more {x} and then we pay. What will it be?", "Put another {x} on it. How much now?"]),
    ("a * {n} + b", "xy", ["What would {n} times the {x} and one {y} come to?", "For the party I need {n} of the {x} and one {y}. How much?"]), ("(a + b) / {n}", "xy", ["{n} of us share the {x} and the {y}. How much each?", "Split the {x} and the {y} {n} ways."]), ("(a + b) * {pp} / 100", "xy", ["The {x} and the {y} with {p} percent tip, what do I give?"]),
]
OF_GROUP = [
    ("+", ["What did {g} come to?", "How much for {g}?", "just {g}, added up", "I'll take over {g}. What's that?", "What did we spend on {g}?", "{g}: how much together?", "Add up {g} for me.", "Tell me what {g} cost in all.", "My mother pays for {g}. How much does she give me?", "I want {g} as one sum."]),
    ("t - +", ["What's left of the bill without {g}?", "Everything except {g}, how much is that?", "The firm doesn't pay for {g}. How much does it pay?", "Take {g} off. What remains?", "Leaving out {g}, what do I owe?"]), ("+ / t", ["What share of the money went on {g}, in percent?", "How many percent of the bill are {g}?"]), ("+ / n", ["We share {g} between {n} of us. What's each part?", "{n} people split {g}. How much each?"]),
]
# The sum of a bill, in words of those who pay it.
SUMS = [
    (None, ["what's the damage", "How much did this set me back?", "What do I have to fork out?", "I need the sum for my expenses.", "What did we leave there?", "How much did she spend there?", "What do I enter as the amount?", "My boss needs to know what I spent.", "How much was it all?", "what did this lot cost", "I paid, but how much was it?", "How much do I get back from the firm for this?", "So what was it in the end?", "What's at the bottom as the final sum?"]),
    ("a / {n}", ["There were {n} of us, everybody pays the same.", "We're {n}. What does everyone have to cough up?", "Me and my mates, {n} altogether, split it. How much a head?", "{n} of us shared this, what do I owe Anna who paid?", "My {n} flatmates and I... no, we're {n} in all. Each one's share?", "Paid by me, eaten by {n}. What do I ask each of them for?", "Go Dutch with {n} people.", "I want to send everyone a message with their part. We were {n}.", "how much each, {n} people", "{n} ways please", "What must each of the {n} of us put in?", "{n} hungry people, one bill. Per person?"]),
    ("a / 2", ["My girlfriend and I go halves. What's mine?", "Half of that is mine. How much?", "Fifty-fifty with my brother, what do I pay?", "We're a couple, so it's split in two. How much each?", "Just the two of us, we share."]),
    ("{m} - a", ["I handed over a {m}. What should I have got back?", "Gave them {m}. Change?", "I only have a {m} note, what comes back?", "Put down {m}, the girl counted something back. How much should it be?", "We had {m} in the kitty. What's still in there?", "The kids got {m} from me. How much should be left?", "{m} in, this out. What remains?", "If I break a {m} note, what do I get?", "I took {m} along and paid this. What's in my purse now?", "my budget was {m}, how much under did I stay"]),
    ("a - {m}", ["I already gave them {m}. What's still open?", "I have a voucher for {m}. How much do I still have to pay?", "Grandpa pays {m} of it. What's left for us?", "We'd set aside {m}. By how much did we overshoot?", "They knock {m} off because of the delay. What do we pay?", "Minus the {m} deposit, how much is it?"]),
    ("a + {m}", ["Plus {m} for the babysitter, what was the evening?", "I'll leave {m} on top for the staff. What's that altogether?", "Add {m} for parking and tell me the sum.", "And {m} for the taxi home. What did the night cost?"]),
    ("a * {p} / 100", ["How much do I leave if I tip {p} percent?", "{p}% for the waiter would be what?", "What's a {p} percent tip on this?", "The service was lovely, I want to give {p} percent. How much is that?", "I get {p}% cashback. What do I see again?", "{p} percent of it goes to charity. How much is that?", "My commission's {p}%. What do I earn on this?", "What would {p} percent of that be?"]),
    ("a * {pp} / 100", ["And with {p} percent for the waitress?", "Including a {p}% tip, what do I tell them?", "Add the {p} percent service, they forgot it.", "Prices go up {p} percent next month. What would this cost then?", "Let's round it off with {p}% tip. What do we pay?", "tip {p} pc on top, total?", "What do I pay in all if I leave {p} percent?"]),
    ("a * {pm} / 100", ["I've got {p} percent off as staff. What do I pay?", "There's a {p}% coupon on my phone. What would it be with it?", "They gave us {p} percent off because we waited. New sum?", "Regulars get {p}% discount. What's left to pay?", "Everything {p} percent off today, so what is it?", "What's it with {p}% knocked off?"]),
    ("a * {pp} / 100 / {n}", ["{p} percent tip and then split by {n}.", "We're {n} and give {p} percent for the service. What's it per person?", "Add {p}% and share it between the {n} of us.", "{n} people, {p}% tip, how much each?", "Round the table we're {n}; with {p} percent on top, what does each one pay?"]),
    ("a * {pm} / 100 / {n}", ["{p} percent off, and then there are {n} of us. Each?", "Take off {p}% first, then divide it by {n}."]), ("(a - {m}) / {n}", ["We have a voucher for {m}, the {n} of us share the rest. How much each?", "Take the {m} off that mum gave us and split the remainder by {n}."]), ("(a + {m}) / {n}", ["{m} tip, and then {n} ways. What's each?", "Put {m} on top and share it among {n}."]),
    ("a * {n}", ["If we did this {n} times a month, what would we spend?", "{n} such bills a week: how much is that?", "Everyone in our group of {n} had exactly this. What's it for all?"]), ("a * {r}", ["Put what I paid into euros for me, {r} for every pound.", "One of theirs is {r} of ours. What did it cost in our money?", "The rate was {r} for one. What's that in dollars?", "My bank changes at {r}. So how much goes off my account?", "In francs, please, at {r} francs each.", "What's that back home, if I get {r} for each one?", "For my expenses I need it in euros: one dollar is {r}.", "A euro's worth {r} pounds. The bill in pounds?"]), ("a / {r}", ["I paid {r} of their coins for one of ours. What's the bill in ours?", "One euro buys {r} of these. How many euros was it?", "You get {r} of theirs for a dollar. What's that in dollars?", "{r} of them make one of mine. How much did I spend in mine?"]),
    ("a * 12", ["If that's every month, what's it a year?", "What does that come to in a year, once a month?"]), ("a * 52", ["We do this every week. What's that in a year?", "And over a year, once a week?"]),
    ("a <= {m}", ["I've got {m} on me, will that do?", "My limit is {m}. Am I fine?", "Would a {m} note be enough?", "I promised to stay within {m}. Did I?", "Can I pay that with {m}?", "We may claim up to {m}. Does this fit?"]), ("a > {m}", ["Did we blow more than {m}?", "Is that more than the {m} my mother allowed?", "Was it over {m} in the end?", "Everything above {m} needs a signature. Does this?"]), ("a < {m}", ["Did I get away with less than {m}?", "Is it under {m}?"]), ("a >= {m}", ["From {m} they deliver for free. Are we there?", "Do I get my stamp? You need to spend {m} or more."]), ("a == {m}", ["My bank says {m}. Is that what's on here?", "She claims it was {m} exactly. Is that right?"]), ("a / {m} * 100", ["I had {m} for the week. How many percent of it is gone with this?", "Of my {m}, how many percent did I spend here?"]),
]
TAXED = [
    (None, ["How much of that goes to the state?", "What does the taxman get out of this?", "How much tax is on it?", "For my tax return: the VAT on here?", "What can I claim back as input tax?", "The tax on it, please."]), ("t - a", ["And without the tax, what is it?", "What's the net sum, so without tax?", "We don't pay tax as a club. What would it be then?", "Minus the tax, how much?"]), ("a / t * 100", ["How many percent of the sum is tax?", "What percentage of what I paid is tax?"]), ("a / (t - a) * 100", ["What's the tax rate, going by tax and net?", "Which percentage of the net price is the tax?"]), ("a * {n}", ["{n} such bills, how much tax would that be?"]),
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
    (None, "x", ["How much is the {x}?", "What do they want for the {x}?", "I'd go for the {x}. What's that?", "the {x}, how much", "Price for the {x}?", "What would I pay for the {x}?", "My son wants the {x}. How much do I give him?", "Can I afford the {x}, what does it cost?"]),
    ("a * {n}", "x", ["{n} times the {x}, what's that?", "We're {n} and everybody takes the {x}. How much?", "What do I need for {n} of the {x}?", "{n} x {x} please, how much"]), ("a + b", "xy", ["I'd have the {x} and then the {y}. What's that together?", "The {x} plus the {y}?", "The {x} for me, the {y} for her. How much in all?", "What will I pay for the {x} with the {y}?"]), ("a * {n} + b", "xy", ["{n} times the {x} and once the {y}. How much?", "We'd like the {x} {n} times, and the {y} once. What will it be?"]),
    ("a + b + c", "xyz", ["The {x}, the {y} and the {z}: how much altogether?", "We want the {x}, the {y} and the {z}. What do I have to pay?"]), ("a - b", "xy", ["How much more is the {x} than the {y}?", "What do I save if I don't take the {x} but the {y}?", "I can't choose. How much dearer is the {x} than the {y}?"]), ("{m} - a", "x", ["I've {m}. What's left after the {x}?", "If I take the {x} and pay with {m}, what do I get back?"]), ("a <= {m}", "x", ["I've only got {m}. Does that do for the {x}?", "Can I get the {x} for {m}?"]), ("a + b <= {m}", "xy", ["With {m}, can I have the {x} and the {y}?", "I've {m} on me. Will it do for the {x} plus the {y}?"]), ("a < b", "xy", ["Is the {x} cheaper than the {y}?", "Do I pay less for the {x} than for the {y}?"]), ("a > b", "xy", ["Is the {x} more than the {y}?", "Do they charge more for the {x} than for the {y}?"]), ("{m} / a", "x", ["How many times could I have the {x} for {m}?", "For {m}, how often do I get the {x}?"]), ("a * {pm} / 100", "x", ["With {p} percent off, what is the {x}?", "I've a {p}% card. What would I pay for the {x}?"]),
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
    ("a * {n}", "one", ["{n} times {r} {c}, how much?", "{n} x {r} {c}, what's that in all?"]), ("a * {n} + b", "rows", ["{r} {n} times and {s} once, {c}. How much do we pay?", "What do we pay {c} for {n} times {r} and once {s}?"]), ("a + b", "rows", ["{r} and {s}, both {c}: how much together?", "What is it {c} for {r} plus {s}?", "We'd take {r} and {s} {c}. What does it come to?"]), ("a - b", "rows", ["How much more is {r} than {s} {c}?", "{c}, what's the difference between {r} and {s}?"]), ("a - b", "columns", ["How much more is {r} {c} than {e}?", "For {r}: how much dearer is it {c} than {e}?"]), ("b - a", "columns", ["How much do I save on {r} {c}, against {e}?", "For {r}, how much cheaper is it {c} than {e}?"]), ("a > b", "columns", ["Is {r} dearer {c} than {e}?", "Do I pay more for {r} {c} than {e}?"]), ("a < b", "rows", ["{c}, is {r} cheaper than {s}?"]), ("a <= {m}", "one", ["Do {m} do for {r} {c}?", "I've got {m}. Is that enough for {r} {c}?"]), ("{m} - a", "one", ["What's left of {m} after {r} {c}?", "I pay {r} {c} with {m}. What comes back?"]), ("a / {n}", "one", ["{n} of us share {r} {c}. How much each?"]),
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
    slots |= said_numbers(rng, given, formula)
    calls, answer = worked(formula, reads, given)
    return Ask(led(rng, worded(patterns)), [*GRID, *calls], answer, "Result", docs=[d])


ONE_BAR = ["What does it say for {x}?", "And {x}?", "How high is {x}?", "I need the number for {x}.", "What's the figure for {x}?", "How did {x} do?", "For my report: {x}?", "{x}, what's it at?", "Look at {x} for me, which number?", "What do you read off for {x}?", "My teacher asks about {x}. What's the value?", "{x}: how many {h}?", "Going by this {doc}, for {x}, how many {h}?", "What was it with {x}?", "Where's {x} at?"]
OF_BARS = [
    ("a + b", "xy", ["{x} and {y} together?", "What do {x} and {y} add up to?", "Put {x} and {y} into one number.", "If I lump {x} and {y} together, what is it?", "I have to give {x} and {y} as one figure.", "{x} plus {y}?"]), ("a - b", "xy", ["How much more is {x} than {y}?", "By how much is {x} ahead of {y}?", "What's the gap between {x} and {y}?", "How far is {x} above {y}?", "What's {x} minus {y}?"]), ("b - a", "xy", ["By how much is {x} behind {y}?", "How much less is {x} than {y}?", "What is {x} short of {y}?"]), ("a + b + c", "xyz", ["{x}, {y} and {z} taken together, what's that?", "For my homework: {x}, {y} and {z} as one sum.", "Add up {x}, {y} and {z} for me.", "{x} with {y} and {z}, how much in all?"]),
    ("(a + b) / 2", "xy", ["What's the average of {x} and {y}?", "On average, {x} and {y}?", "Halfway between {x} and {y} is what?"]), ("a > b", "xy", ["Is {x} more than {y}?", "Did {x} beat {y}?", "Does {x} come out above {y}?", "I'd say {x} is higher than {y}. Right?"]), ("a < b", "xy", ["Is {x} less than {y}?", "Is {x} behind {y}?"]), ("a / b", "xy", ["How many times {y} is {x}?", "{x} is how many times as much as {y}?"]), ("a / b * 100", "xy", ["How many percent of {y} is {x}?", "As a percentage of {y}, what's {x}?"]), ("(b - a) / a * 100", "xy", ["What's the rise from {x} to {y}, in percent?", "From {x} to {y}, what's the rise in percent?", "How much did it grow from {x} to {y}, in percent?"]), ("(a - b) / a * 100", "xy", ["By how many percent did it drop from {x} to {y}?", "From {x} to {y} it went down. How many percent is that?"]),
    ("a * {pp} / 100", "x", ["Next year they expect {p} percent more than {x}. What would that be?", "{x} plus {p}%, what's that?"]), ("a * {pm} / 100", "x", ["If {x} shrinks by {p} percent, where does it end up?"]), ("a > {m}", "x", ["Is {x} above {m}?", "Did {x} pass {m}?"]), ("a < {m}", "x", ["Is {x} under {m}?", "Did {x} stay below {m}?"]), ("{m} - a", "x", ["By how much is {x} short of {m}?", "What's missing from {x} to {m}?"]), ("a / {n}", "x", ["{x} split over {n}, what's one part?"]),
]
ALL_BARS = [("+", ["The whole thing added up, what's that?", "All bars together?", "What's the total over everything in the {doc}?", "I need the sum of the lot.", "In all, how many {h}?", "Sum over the whole {doc}, please.", "Add up every bar."]), ("mean", ["What's the average over all of them?", "On average, how many {h}?", "The mean of the whole {doc}?", "Average of all bars?"]), ("max", ["What's the highest it got?", "How high is the tallest bar?", "The best value, how much is it?", "What's the record in there?"]), ("min", ["What's the lowest it got?", "How low is the shortest bar?", "The worst figure in it?", "The smallest value, what is it?"])]


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
    text = led(rng, put(rng, rng.choice([*asks, *asks, "What does it say?", "Read me the {doc}.", "What is this {doc} telling me?", "I don't get this {doc}. What's written there?"]), doc=d.noun), 0.12)
    return Ask(text, [OCR, "text = text_of(items=$lines)"], "text", "Text", docs=[d])


# One value made unreadable, shown or cut out: it is read first, since nobody knows how it is printed.
WITH_VALUE = [
    ("hidden = blur(image=$image, regions=$hit)", "hidden", ["The {doc} goes to a stranger, so take care that the {k} can't be read.", "Before I post the {doc}: make the {k} unreadable.", "Black out or blur the {k} on this {doc}.", "The {k} is private. Blur it.", "blur the {k} pls", "My {k} mustn't be seen by anyone.", "Could you smudge the {k} so that no one can read it?", "Nobody needs to know the {k}. Cover it up.", "Send it to me with the {k} hidden."]),
    ("marked = annotate(image=$image, regions=$hit)", "marked", ["Put a box round the {k} itself, not its label.", "Where's the {k}? I mean the value. Mark it.", "Frame what's given as the {k}."]), ("part = crop(image=$image, region=$hit)", "part", ["Cut out what's given as the {k}.", "I need the value of the {k} as a little picture."]),
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
        "From": ["Where's {v} coming from?", "Which city has {v} taken off from?", "{v} - from which city?", "From where does {v} come?"], "Due": ["When does {v} land?", "{v}: when's it due?", "I'm picking someone up from {v}. What time?", "When do they expect {v}?"], "Gate": ["{v}: through which gate will they come?", "At which gate does {v} arrive?", "Gate for {v}?", "Where must I stand to meet {v}, which gate?"], "Belt": ["Where do the bags of {v} come out?", "I was on {v}. Which belt?"]}),
    ("departures", ["departure board", "timetable", "board"], "Destination", CITIES, {"Train": "code", "Departs": "time", "Platform": "number"}, "Train", {
        "Destination": ["Where does {v} go?", "Where would I end up with {v}?", "{v}, what's its destination?"], "Departs": ["When's {v} off?", "What time does {v} leave?", "How long have I got to catch {v}, when does it go?"], "Platform": ["From which platform does {v} leave?", "{v}: platform?", "Where do I have to be for {v}?"]}),
    ("stock list", ["stock list", "list", "table"], "Item", ["Hammer", "Lamp", "Kettle", "Ladder", "Drill", "Mirror", "Stool", "Heater"], {"Art. no": "code", "Price": "money", "In stock": "number", "Shelf": "number"}, "Art. no", {
        "Item": ["What is {v}?", "Which article has the number {v}?", "What do I get if I order {v}?"], "Price": ["What does {v} cost?", "Price of {v}?", "How much is the one numbered {v}?"], "In stock": ["How many of {v} are left?", "Have we got any {v}, how many?"], "Shelf": ["On which shelf do I find {v}?", "Where's {v} kept, which shelf?"]}),
    ("room plan", ["room plan", "directory", "list"], "Name", ["Ms Reed", "Mr Ito", "Dr Novak", "Ms Costa", "Mr Berg"], {"Room": "code", "Phone": "phone", "Hours": "time", "Subject": "word:Maths|Law|Art"}, "Room", {
        "Name": ["Who sits in {v}?", "Whose office is {v}?", "Who will I meet in {v}?"], "Phone": ["How do I ring the person in {v}?", "What's the phone in {v}?"], "Hours": ["When can I go to {v}?", "From when is someone in {v}?"], "Subject": ["What do they teach in {v}?"]}),
    ("orders", ["order list", "list", "table"], "Customer", ["Miller", "Rossi", "Khan", "Jensen", "Dubois"], {"Order": "code", "Amount": "money", "Due": "date", "State": "word:open|sent|paid"}, "Order", {
        "Customer": ["Who placed {v}?", "Whose order is {v}?", "Which customer does {v} belong to?"], "Amount": ["How much is {v}?", "What's the sum of {v}?"], "Due": ["When's {v} due?", "By when must {v} go out?"], "State": ["How far is {v}?", "What's the state of {v}?", "Has {v} been sent, what does it say?"]}),
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
        (None, "e", ["What did the voucher save me?", "How much did they knock off?", "By how much did it get cheaper?", "What was taken off at the end?"]), ("e / s * 100", "se", ["In percent, how much less did we pay thanks to that?", "How many percent off is that?", "What's the discount in percent of the goods?", "The reduction, as a percentage of what it was before?", "What percentage did they take off?"]), ("e / s", "se", ["What fraction of the goods did the discount save?", "As a fraction of the price before, what was taken off?"]),
        ("t + e", "te", ["What would I have paid without the discount?", "Had they not knocked anything off, what would it be?"]), ("s - e", "se", ["What's the goods minus what they took off?", "Before and after: the goods less the reduction is what?"]), (None, "s", ["What did the things cost before the discount?", "How much was it before they took something off?"])]),
    "on": (["Service", "Service charge", "Tip", "Delivery", "Bag fee", "Packaging"], [
        (None, "e", ["What did they put on top?", "How much extra did they charge?", "What's the surcharge on here?", "What was added at the end, besides the goods?"]), ("e / s * 100", "se", ["They put something on. How much is it, as a percentage of the goods?", "What percentage did they add on top?", "How many percent of the things themselves is the extra?", "The surcharge in percent of the goods?"]), ("t - e", "te", ["Knock the extra off again. What's the bill?", "What would it be without what they put on top?", "I'm not paying for the extra. What do I owe then?"]), ("e / {n}", "e", ["Split just the extra between {n} of us. Each?"]),
        (None, "s", ["What were the things alone?", "How much before they added anything?"]), ("s / {n}", "s", ["Only the things, without the extra, shared by {n}. What's each?", "{n} of us split what it was before the extra. How much each?"]), ("s + e", "se", ["Do it again for me: the goods plus the extra is what?", "Goods and extra, added up?"]), ("e > {m}", "e", ["Is the extra more than {m}?"])]),
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
    "Weight": [("a * 1000", ["A kilo is 1000 grams. What's the weight in grams?"]), ("a * 2.2", ["I think in pounds, 2.2 to the kilo. How heavy is it?", "One kilo makes 2.2 pounds, so how many pounds does it weigh?"]), ("a / 1000", ["1000 grams make a kilo. How many kilos does it weigh, if that's grams?"])], "Net weight": [("a / 28.35", ["An ounce is 28.35 grams. How many ounces are in there?", "28.35 grams make one ounce, so what is the net weight in ounces?"])], "Litres": [("a / 3.785", ["A gallon is 3.785 litres. How many gallons did I get?", "We think in gallons over here, one being 3.785 litres. How much went in?"])], "Gallons": [("a * 3.785", ["One gallon is 3.785 litres. So how many litres went into the tank?", "We count in litres, 3.785 to the gallon. How much did it take?"])],
    "Price per litre": [("a * 3.785", ["A gallon has 3.785 litres. What's the price of a gallon?", "Per gallon, at 3.785 litres each, what do they charge?"])], "Distance": [("a / 1.609", ["A mile is 1.609 kilometres. How many miles was it?", "1.609 kilometres make a mile, so how far is it in miles?"])], "Kilometres": [("a / 1.609", ["In miles, with 1.609 kilometres to the mile, how far did we drive?"])], "Mileage": [("a * 1.609", ["A mile's 1.609 kilometres. If that's miles, how many kilometres has it run?"])], "Height": [("a / 2.54", ["An inch is 2.54 centimetres. How many inches tall is that?"]), ("a / 100", ["100 centimetres make a metre. How tall is it in metres?"])],
    "Download speed": [("a / 8", ["A byte has 8 bits. How many megabytes a second is my download?", "One megabyte is 8 megabits. What's my download in megabytes?", "Divide by 8 to get megabytes. So how fast is it?"])], "Cook time": [("a / 60", ["60 minutes to the hour. How many hours does it cook?"])], "Prep time": [("a / 60", ["How long is the preparation in hours, 60 minutes each?"])], "Hours": [("a * 60", ["In minutes, 60 to the hour, how long was it?"])], "Area": [("a * 10.76", ["One square metre is 10.76 square feet. How big is the flat in square feet?", "My aunt thinks in square feet, 10.76 to the square metre. What do I tell her?"])],
    "Temperature": [("a * 9 / 5 + 32", ["Times nine, by five, plus 32 gives Fahrenheit. So what is it?", "I need the temperature in Fahrenheit."])], "Energy": [("a / 4.184", ["4.184 kilojoules are one kilocalorie. How many kilocalories is that?"])], "Oven": [("a * 9 / 5 + 32", ["My oven only knows Fahrenheit. What do I set it to?"])], "Rent": [("a * 12", ["Twelve months a year. What do we pay the landlord in one?"]), ("a / 30", ["Over 30 days, what does a day in the flat cost?"])], "Postage": [("a * {r}", ["At {r} euros each, what's the postage in euros?"])], "Price": [("a * {r}", ["One of theirs is {r} of mine. What's the price in my money?", "At a rate of {r}, what does it cost me?"]), ("a / {r}", ["I get {r} of theirs for one of mine. What's the price to me?"])], "Salary": [("a * 12", ["Twelve of those a year, how much?"])],
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
    "Costs": [("a * {k}", ["{k} children are going. What does the teacher collect?", "We are {k} families and each one pays. How much is that for the class?", "All {k} kids take part. How much comes together?"]), ("a * {n}", ["I've {n} kids going. What do I pay in all?", "{n} of mine want to go. How much is that?"]), ("{m} - a", ["I send her with {m}. What will she bring back?"])], "Stall fee": [("a * {n}", ["I want {n} stalls next to each other. How much?"]), ("{m} - a", ["I sold stuff for {m}. What's left once the stall is paid?"]), ("a / {n}", ["{n} of us share a stall. What's each one's part of the fee?"])],
    "Deposit": [("a * {n}", ["We need {n} keys. What do we have to leave?", "{n} keys for our group, how much do they keep?"])], "Speed limit": [("{m} - a", ["I was doing {m}. By how much was that too fast?"]), ("a < {m}", ["I did {m}. Was I too fast?", "Was {m} over the limit?"])], "Depth": [("a / 100", ["How deep is that in metres, if it's centimetres?"]), ("a < {m}", ["My son is {m} tall. Does his head stay out of the water?"])], "Max.": [("a >= {n}", ["There are {n} of us. Can we all go at once?", "May all {n} of us get in together?"])],
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
    ("a / {n}", "Each", ["What's the total, and what's that for each of {n}?", "How much was it in all, and per person if we're {n}?", "Tell me the sum and then what each of the {n} of us owes."]), ("a * {p} / 100", "Tip", ["What's the bill, and how much would {p} percent tip be?", "The sum please, and {p}% of it as a tip."]), ("a * {pp} / 100", "With tip", ["What's it bare, and what with {p} percent tip?", "Without and with {p}% tip, what's the bill?"]), ("{m} - a", "Change", ["What do I owe, and what do I get back from {m}?", "What's the sum, and what's left of my {m}?"]), ("a * {pm} / 100", "Reduced", ["What's it now, and what with my {p} percent off?", "Full price and price with {p}% off, please."]),
]


def bill_twice(rng):
    """The sum of a bill, and what comes of it."""
    d, given = bill(rng)[0], numbers(rng)
    formula, name, asks = rng.choice(TWICE)
    calls, answer = worked(formula, keyed([d.total]), given)
    text = led(rng, say(rng, rng.choice(asks), **said_numbers(rng, given, formula)), 0.12)
    return Ask(text, [OCR, *calls], f'"Total: {{a}}; {name}: {{{answer}}}"', "Both", docs=[d])


FAMILIES = {errand_value: 12, errand_two: 1.5, errand_both: 2, errand_work: 11, bill_work: 9, bill_sum: 6, bill_twice: 1, bill_extra: 3, in_units: 2, notice_work: 1, board_work: 5, grid_work: 6, row_by_code: 3, chart_work: 5, notice: 5, window: 1.5, hide_value: 2}
