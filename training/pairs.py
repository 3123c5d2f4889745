"""Questions about two pictures."""

import re

from asks import Ask, q
from documents import FOODS, SIGN_WORDS, form, photo, receipt, sign, table
from photos import Thing, article
from words import say

FIRST = "[first|first|one|left-hand|upper]"
OCR1, OCR2 = "lines = ocr(image=$image)", "lines2 = ocr(image=$image2)"


def twin(text, calls, answer, topic, docs):
    return Ask(text, calls, answer, topic, inputs=["image", "image2"], docs=docs)


def papers(rng):
    """Two papers and the key of each that is asked for."""
    make = rng.choice([receipt, receipt, form])
    a, b = make(rng), make(rng)
    if make is receipt:
        return a, b, a.total, b.total, "total"
    for _ in range(20):
        shared = [k for k in a.pairs if k in b.pairs and a.pairs[k] in ("money", "number")]
        if shared:
            key = rng.choice(shared)
            return a, b, key, key, key.lower()
        b = form(rng)
    return papers(rng)


def reads(ka, kb):
    return [OCR1, f"a = read_value(lines=$lines, key={q(ka)})", OCR2, f"b = read_value(lines=$lines2, key={q(kb)})"]


def sums(rng):
    a, b, ka, kb, k = papers(rng)
    form_, pattern = rng.choice([
        ("a + b", "What do the {k}s of the two {doc}s add up to?"), ("a + b", "What did I pay [in all|altogether], both {doc}s together?"), ("a + b", "[Add|Sum up] the {k}s [of both|on the two] {doc}s."), ("a - b", "How much [higher|larger|more] is the {k} [of|on] the first {doc} than [that of|on] the second?"),
        ("a - b", "What is the difference between the {k}s of the [two|] {doc}s?"), ("b - a", "How much more is the second {doc} than the first?"), ("(a + b) / 2", "What is the average {k} of the two {doc}s?"), ("a + b", "How much are both {doc}s together?"), ("a - b", "By how much does the first {k} exceed the second?"), ("max(a, b)", "What is the higher {k} of the two?"),
    ])
    return twin(say(rng, pattern, k=k, doc=a.noun), [*reads(ka, kb), f'result = calculate(expression="{form_}", a=$a, b=$b)'], "result", "Result", [a, b])


def compares(rng):
    a, b, ka, kb, k = papers(rng)
    how, pattern = rng.choice([
        ("greater", "Is the {k} on the first {doc} [larger|higher|more] than on the second?"), ("less", "Is the first {k} [smaller|lower|less] than the second?"), ("greater", "Is the first {doc} more expensive than the second?"), ("less", "Is the first {doc} cheaper than the [second|other]?"), ("equal", "Do both {doc}s show the same {k}?"),
        ("equal", "[Is|Are] the {k}[s|] [the same|equal] on both {doc}s?"), ("greater", "Did we spend more on the first {doc} than on the second?"), ("less", "Is the second {k} higher than the first?"), ("greater", "Is the second {doc} cheaper than the first?"),
    ])
    return twin(say(rng, pattern, k=k, doc=a.noun), [*reads(ka, kb), f'yes = compare(a=$a, b=$b, how="{how}")'], "yes", k.capitalize(), [a, b])


def two_things(rng):
    """Two papers of different kinds, told apart by what is on them."""
    a, b = receipt(rng), receipt(rng)
    na, nb = (d.title.lower() for d in (a, b))
    how, pattern = rng.choice([("greater", "Did we spend more [at|in] the {a} than [at|in] the {b}?"), ("less", "Was the {a} cheaper than the {b}?"), ("greater", "Was the {a} more expensive than the {b}?")])
    return twin(say(rng, pattern, a=na, b=nb), [*reads(a.total, b.total), f'yes = compare(a=$a, b=$b, how="{how}")'], "yes", "More", [a, b])


def both_values(rng):
    a, b, ka, kb, k = papers(rng)
    text = say(rng, "[Which {doc} is higher, going by the {k}?|What are the {k}s of the two {doc}s?|[Tell|Give] me the {k} of each {doc}.|Which of the two {doc}s was [dearer|cheaper]?|{k}s of both?|Which {doc} has the larger {k}?]", k=k, doc=a.noun)
    return twin(text, reads(ka, kb), '"First: {a}; second: {b}"', "Both", [a, b])


def one_value(rng):
    a, b, ka, kb, k = papers(rng)
    second = rng.random() < 0.55
    place = rng.choice(["second", "other", "last"]) if second else "first"
    key = kb if second else ka
    if k != "total" or rng.random() < 0.5:
        d = b if second else a
        key = rng.choice(list(d.pairs))
        k = key.lower()
    text = say(rng, "[In the {p} [picture|image|photo|{doc}], what is the {k}?|[Look at|Take] the {p} [image|picture|{doc}]: what is the {k}?|What is the {k} [on|of] the {p} {doc}?|Which {k} is on the {p} [{doc}|picture]?|[Read|Tell] me the {k} of the {p} one.]", p=place, k=k, doc=a.noun)
    n, i = ("lines2", "image2") if second else ("lines", "image")
    return twin(text, [f"{n} = ocr(image=${i})", f"a = read_value(lines=${n}, key={q(key)})"], "a", k.capitalize(), [a, b])


def value_also(rng):
    a = form(rng)
    b = rng.choice([form, table])(rng)
    key = rng.choice(list(a.pairs))
    text = say(rng, "[Does my {k} [also|] stand on the [second paper|{doc}|second picture] [too|]?|Is the {k} of the [first|{one}] also on the [second|{doc}]?|Is my {k} from the first [page|picture] [on|in] the second [page|one]?|Does the [second picture|{doc}] [mention|list|contain] the {k} of the first?|Is the {k} on the {one} [listed|shown] on the {doc}?]", k=key.lower(), doc=b.noun, one=a.noun)
    return twin(text, [OCR1, f"a = read_value(lines=$lines, key={q(key)})", OCR2, "yes = text_contains(text=$lines2, words=$a)"], "yes", key, [a, b])


def same_value(rng):
    a, b = form(rng), form(rng)
    shared = [k for k in a.pairs if k in b.pairs]
    key = rng.choice(shared or list(a.pairs))
    text = say(rng, "[Do both [papers|pages|{doc}s|documents|pictures] [name|show|give] the same {k}?|Is the {k} the same [on both|in both pictures|on the two {doc}s]?|Are the {k}s [equal|identical] [on both|]?|Does the {k} match on both [papers|pictures|]?]", k=key.lower(), doc=a.noun)
    return twin(text, [*reads(key, key), "yes = compare(a=$a, b=$b)"], "yes", key, [a, b])


def texts(rng):
    a, b = sign(rng), sign(rng)
    kind = rng.random()
    if kind < 0.45:
        text = say(rng, "[What do the two {doc}s say?|What do both [signs|pictures|{doc}s] say?|Read both {doc}s.|What is written on [each|both] of [them|the pictures]?|[Transcribe|Read] the text of both pictures.]", doc=a.noun)
        return twin(text, [OCR1, "text = text_of(items=$lines)", OCR2, "text2 = text_of(items=$lines2)"], '"First: {text}; second: {text2}"', "Text", [a, b])
    if kind < 0.7:
        second = rng.random() < 0.6
        text = say(rng, "[What does the {p} {doc} say?|Read [only|] the {p} [picture|{doc}].|What is written [on|in] the {p} [picture|image|one]?]", p="second" if second else "first", doc=a.noun)
        n, i = ("lines2", "image2") if second else ("lines", "image")
        return twin(text, [f"{n} = ocr(image=${i})", f"text = text_of(items=${n})"], "text", "Text", [a, b])
    text = say(rng, "[Do [both|the two] {doc}s say the same?|Is the text [the same|identical] [on both|in both pictures]?|Do the two [pages|{doc}s] have the same words?]", doc=a.noun)
    return twin(text, [OCR1, "text = text_of(items=$lines)", OCR2, "text2 = text_of(items=$lines2)", 'yes = compare(a=$text, b=$text2, how="same_text")'], "yes", "Same", [a, b])


def word_both(rng):
    make = rng.choice([sign, receipt, form])
    a, b = make(rng), make(rng)
    w = rng.choice(SIGN_WORDS + FOODS)
    kind = rng.random()
    calls = [OCR1, f"a = text_contains(text=$lines, words={q(w)})", OCR2, f"b = text_contains(text=$lines2, words={q(w)})"]
    if kind < 0.65:
        text = say(rng, "[Does [the word |]{qw} stand on both {doc}s?|Do both [papers|pictures|{doc}s] [mention|say|contain] {w}?|Is {w} on both {doc}s?|Which of the [two|] {doc}s [mentions|says|contains] {w}?|On which {doc} does it say {w}?]", w=w, qw=q(w), doc=a.noun)
        return twin(text, calls, '"First: {a}; second: {b}"', w.capitalize(), [a, b])
    second = rng.random() < 0.7
    n, i = ("lines2", "image2") if second else ("lines", "image")
    text = say(rng, "[Does the {p} [{doc}|picture|one] [say|mention|contain] {w}?|Is {qw} [written|printed] on the {p} {doc}?]", w=w, qw=q(w), doc=a.noun, p="second" if second else "first")
    return twin(text, [f"{n} = ocr(image=${i})", f"yes = text_contains(text=${n}, words={q(w)})"], "yes", w.capitalize(), [a, b])


def find2(t):
    return t.find.replace("$image", "$image2")


def things(rng):
    t = Thing(rng)
    a, b = photo(rng, [t.label]), photo(rng, [t.label])
    calls = [f"a = {t.find}", f"b = {find2(t)}", "n = count(items=$a)", "m = count(items=$b)"]
    slots = dict(many=t.many, one=article(t.one), bare=t.one, pic=a.noun)
    kind = rng.random()
    if kind < 0.2:
        text = say(rng, "[How many {many} are [there|] in both [pictures|photos|images] [together|in all|combined]?|How many {many} [are there |]in [photo|picture] one and [photo|picture] two [in all|together]?|Count the {many} in both [pictures|images|photos].|[Total|Total number] of {many} in the two pictures?]", **slots)
        return twin(text, [*calls, 'result = calculate(expression="n + m", n=$n, m=$m)'], "result", t.many.capitalize(), [a, b])
    if kind < 0.4:
        how, pattern = rng.choice([
            ("greater", "Are there more {many} in the first [picture|image|photo] than in the second?"), ("less", "Are there [fewer|less] {many} in the first than in the second [picture|image|]?"), ("equal", "Do [the two|both] [photos|pictures|images] show the same number of {many}?"), ("equal", "Are there as many {many} [on|in] the first as [on|in] the second?"),
            ("less", "Does the second [picture|photo] show more {many} than the first?"), ("equal", "Are the {many} in the first picture as many as in the second?"), ("less", "Are there more {many} in the second one than in the first?"),
        ])
        return twin(say(rng, pattern, **slots), [*calls, f'yes = compare(a=$n, b=$m, how="{how}")'], "yes", t.many.capitalize(), [a, b])
    if kind < 0.58:
        text = say(rng, "[Which [of the [two|] pictures|picture|photo] shows more {many}?|How many {many} are in the first [picture|] and how many in the second?|Compare the number of {many} in both [images|pictures].|How many {many} are in each [picture|photo]?]", **slots)
        return twin(text, calls, '"First: {n}; second: {m}"', t.many.capitalize(), [a, b])
    if kind < 0.65:
        text = say(rng, "[How many more {many} are [in|on] the first [picture|photo] than [in|on] the second?|What is the difference in the number of {many}?]", **slots)
        return twin(text, [*calls, 'result = calculate(expression="n - m", n=$n, m=$m)'], "result", t.many.capitalize(), [a, b])
    if kind < 0.78:
        text = say(rng, "[Is there {one} in both [pictures|photos|images]?|Which [picture|of the images|photo] [has {one} in it|contains {one}|shows {one}]?|Do both [photos|pictures] show {one}?|In which of the two [pictures|photos] is the {bare}?|Which one is the picture with the {bare}?]", **slots)
        return twin(text, [f"a = {t.find}", f"b = {find2(t)}", "yes = exists(items=$a)", "yes2 = exists(items=$b)"], '"First: {yes}; second: {yes2}"', t.one.capitalize(), [a, b])
    second = rng.random() < 0.6
    find = find2(t) if second else t.find
    slots["p"] = rng.choice(["second", "other", "right-hand", "last"]) if second else "first"
    if kind < 0.9:
        text = say(rng, "[Is there {one} in the {p} [image|picture|photo]?|Does the {p} [photo|picture|image] show {one}?|Do you see {many} in the {p} [picture|one]?]", **slots)
        return twin(text, [f"found = {find}", "yes = exists(items=$found)"], "yes", t.one.capitalize(), [a, b])
    text = say(rng, "[How many {many} are in the {p} [image|picture|photo]?|Count the {many} in the {p} [picture|one].]", **slots)
    return twin(text, [f"found = {find}", "n = count(items=$found)"], "n", t.many.capitalize(), [a, b])


def look_alike(rng):
    a, b = photo(rng), photo(rng)
    kind = rng.random()
    if kind < 0.45:
        text = say(rng, "[Are the [two|] [pictures|photos|images] [the same|identical|equal]?|Is [it|this] [the same picture twice|twice the same photo]?|Do the two [pictures|screenshots] look the same?|Are both images alike?]")
        return twin(text, ["percent = difference(a=$image, b=$image2)", "yes = compare(a=$percent, b=0)"], "yes", "Same", [a, b])
    if kind < 0.7:
        text = say(rng, "[How much [of the picture has changed|do the two [pictures|images] differ|has changed between the two [pictures|photos|]]?|How different are the two [pictures|images], in percent?|What percentage [of the picture|] changed?]")
        return twin(text, ["percent = difference(a=$image, b=$image2)"], '"{percent} %"', "Change", [a, b])
    text = say(rng, "[Describe both [images|pictures|photos].|What [objects|things|] does each picture show?|What is in the two [pictures|photos]?|What do you see in [the first and what in the second|each of them]?]")
    return twin(text, ["a = detect(image=$image)", "b = detect(image=$image2)", "text = describe(regions=$a)", "text2 = describe(regions=$b)"], '"First: {text}; second: {text2}"', "Pictures", [a, b])


def lifted(family):
    """A question of one picture, asked of the second of two."""
    def ask(rng):
        one = family(rng)
        swap = [re.sub(r"\$image\b", "$image2", call) for call in one.calls]
        place = rng.choice(["[In|On|Look at] the second [picture|image|photo][:|,]", "[Only|] the second [picture|image][:|,]", "About the [second|other] picture:"])
        text = say(rng, place) + " " + (one.question[0].lower() + one.question[1:] if not one.question.startswith(("\x01", "I ")) else one.question)
        return twin(text, swap, one.answer, one.topic, [photo(rng, words=0.5), *one.docs])
    return ask


def nouns_apart(rng, a, b):
    """Names of the two by what people call them, when these differ."""
    return a.noun if a.noun != b.noun else f"first {a.noun}", b.noun if a.noun != b.noun else f"second {b.noun}"


def cross(rng):
    """A value of each of two papers of different kinds, named by the kind."""
    a, b = rng.choice([receipt, form])(rng), form(rng)
    ka = [k for k, kind in a.pairs.items() if kind in ("money", "number")]
    kb = [k for k, kind in b.pairs.items() if kind in ("money", "number")]
    if not ka or not kb:
        return cross(rng)
    ka, kb = a.total if a.total and rng.random() < 0.5 else rng.choice(ka), rng.choice(kb)
    na, nb = nouns_apart(rng, a, b)
    slots = dict(ka=ka.lower(), kb=kb.lower(), na=na, nb=nb)
    calls = reads(ka, kb)
    kind = rng.random()
    if kind < 0.6:
        form_, pattern = rng.choice([
            ("a + b", "What do the {ka} on the {na} and the {kb} on the {nb} make together?"), ("a + b", "Add the {ka} of the {na} to the {kb} of the {nb}."), ("a - b", "How much more is the {ka} on the {na} than the {kb} on the {nb}?"), ("b - a", "How much more is the {kb} on the {nb} than the {ka} on the {na}?"), ("a + b", "{na} plus {nb}: {ka} and {kb} together?"),
            ("a - b", "Take the {kb} of the {nb} from the {ka} of the {na}."), ("a * b", "Multiply the {ka} of the {na} by the {kb} of the {nb}."), ("a / b", "Divide the {ka} on the {na} by the {kb} on the {nb}."), ("a / b * 100", "What percentage of the {kb} on the {nb} is the {ka} on the {na}?"), ("b - a", "What [is left|remains] of the {kb} on the {nb} after the {ka} on the {na}?"),
        ])
        return twin(say(rng, pattern, **slots), [*calls, f'result = calculate(expression="{form_}", a=$a, b=$b)'], "result", "Result", [a, b])
    if kind < 0.85:
        how, pattern = rng.choice([("greater", "Is the {ka} on the {na} [higher|more|larger] than the {kb} on the {nb}?"), ("less", "Is the {ka} on the {na} [lower|less|smaller] than the {kb} on the {nb}?"), ("at_most", "Is the {kb} on the {nb} enough for the {ka} on the {na}?"), ("equal", "Does the {ka} on the {na} match the {kb} on the {nb}?")])
        return twin(say(rng, pattern, **slots), [*calls, f'yes = compare(a=$a, b=$b, how="{how}")'], "yes", "Comparison", [a, b])
    text = say(rng, "[What is the {ka} on the {na} and what is the {kb} on the {nb}?|[Tell|Give] me the {ka} of the {na} and the {kb} of the {nb}.]", **slots)
    return twin(text, calls, '"' + f"{ka}: {{a}}; {kb}: {{b}}" + '"', "Both", [a, b])


def one_of(rng):
    """A question for one of the two pictures, which is known by what it shows; the other is of no use."""
    paper, other = rng.choice([receipt, form, sign, table])(rng), photo(rng, words=0.1)
    first = rng.random() < 0.5
    i, j = ("image", "image2") if first else ("image2", "image")
    docs = [paper, other] if first else [other, paper]
    kind = rng.random()
    n, m = ("lines", "lines2") if first else ("lines2", "lines")
    if kind < 0.4 and paper.pairs:
        key = paper.total if paper.total and rng.random() < 0.4 else rng.choice(list(paper.pairs))
        text = say(rng, "[What is the {k} on the {doc}?|Which {k} stands on the {doc}?|[Tell|Give] me the {k} of the {doc}.|{k} on the {doc}?|What does the {doc} say under {k}?]", k=key.lower(), doc=paper.noun)
        return twin(text, [f"{n} = ocr(image=${i})", f"a = read_value(lines=${n}, key={q(key)})"], "a", key, docs)
    if kind < 0.65:
        text = say(rng, "[What does the {doc} say?|Read the {doc}.|What is written on the {doc}?|Transcribe the {doc}.]", doc=paper.noun)
        return twin(text, [f"{n} = ocr(image=${i})", f"text = text_of(items=${n})"], "text", "Text", docs)
    t = Thing(rng)
    look = t.find.replace("$image", f"${j}")
    # The paper has writing; the photograph is meant.
    word = rng.choice(["photo", "photograph", "snapshot"])
    if kind < 0.83:
        text = say(rng, "[How many {many} are [in|on] the {p}?|Count the {many} in the {p}.]", many=t.many, p=word)
        return twin(text, [f"found = {look}", "n = count(items=$found)"], "n", t.many.capitalize(), docs)
    text = say(rng, "[Is there {one} [in|on] the {p}?|Does the {p} show {one}?]", one=article(t.one), p=word)
    return twin(text, [f"found = {look}", "yes = exists(items=$found)"], "yes", t.one.capitalize(), docs)


# What people call a bill by the trade of its shop.
TRADES = {
    "Corner Bakery": "bakery", "Green Market": "market", "City Books": "books", "Blue Bottle Cafe": "cafe", "Sunny Grill": "grill", "Old Town Pharmacy": "pharmacy", "Harbour Hotel": "hotel", "Garden Centre": "garden", "Tool World": "tools",
    "Pizza Roma": "pizza", "Star Cinema": "cinema", "North Garage": "garage", "River Bank": "bank", "Hill School": "school", "Lake Clinic": "clinic", "Museum of Art": "museum", "Royal Opera": "opera", "Grand Theatre": "theatre", "Metro Gym": "gym", "Fresh Corner": "grocery",
}


def by_titles(rng):
    """Two bills told apart by what was bought or where: the plan reads both sums."""
    a, b = receipt(rng), receipt(rng)
    if a.title == b.title:
        return by_titles(rng)
    # A thing that was bought names a bill only beside the word: alone, its own price would be meant.
    by_item = rng.random() < 0.3
    if by_item:
        na, nb = a.items[0].lower(), b.items[0].lower()
    else:
        na, nb = (d.title if rng.random() < 0.5 else TRADES[d.title] for d in (a, b))
    calls = reads(a.total, b.total)
    noun = rng.choice(["bill", "receipt"] if by_item else ["bill", "receipt", "", ""])
    slots = dict(a=na, b=nb, n=noun)
    how, form_, pattern = rng.choice([
        ("greater", None, "Did [we|I] [spend|pay] more on the {a} {n} than on the {b} {n}?"), ("less", None, "Was the {a} {n} cheaper than the {b} {n}?"), ("greater", None, "Did the {a} {n} cost more than the {b} {n}?"), ("less", None, "Did [we|I] spend less [at|on] {a} {n} than [at|on] {b} {n}?"), (None, "a + b", "What did [we|I] [spend|pay] on {a} {n} and {b} {n} together?"),
        (None, "a - b", "How much more was the {a} {n} than the {b} {n}?"), (None, "b - a", "How much more did {b} {n} cost than {a} {n}?"), (None, "a + b", "{a} {n} and {b} {n} together, how much?"), (None, None, "What was the {a} {n} and what the {b} {n}?"), (None, "a - b", "By how much was {a} {n} dearer than {b} {n}?"),
    ])
    if how:
        return twin(say(rng, pattern, **slots), [*calls, f'yes = compare(a=$a, b=$b, how="{how}")'], "yes", "More", [a, b])
    if form_:
        return twin(say(rng, pattern, **slots), [*calls, f'result = calculate(expression="{form_}", a=$a, b=$b)'], "result", "Result", [a, b])
    return twin(say(rng, pattern, **slots), calls, '"First: {a}; second: {b}"', "Both", [a, b])


def price_both(rng):
    """The price of one thing on both lists."""
    a, b = receipt(rng), receipt(rng)
    key = rng.choice(a.items)
    b.pairs[key] = "money"
    b.lines.append(key)
    calls = reads(key, key)
    how, form_, pattern = rng.choice([
        ("less", None, "Is the {k} cheaper on the first [{doc}|list|one] than on the second?"), ("greater", None, "Is the {k} more expensive on the first than on the second?"), ("equal", None, "Does the {k} cost the same on both?"), ("less", None, "Did the {k} become more expensive from the first to the second [{doc}|]?"),
        (None, "b - a", "How much more [is|does] the {k} [cost|] on the second than on the first?"), (None, "a + b", "What did we pay for {k} on both [{doc}s|] together?"), (None, None, "What does the {k} cost on each?"), (None, "abs(a - b)", "What is the difference in price of the {k}?"),
    ])
    slots = dict(k=key.lower(), doc=a.noun)
    if how:
        return twin(say(rng, pattern, **slots), [*calls, f'yes = compare(a=$a, b=$b, how="{how}")'], "yes", key, [a, b])
    if form_:
        return twin(say(rng, pattern, **slots), [*calls, f'result = calculate(expression="{form_}", a=$a, b=$b)'], "result", key, [a, b])
    return twin(say(rng, pattern, **slots), calls, '"First: {a}; second: {b}"', key, [a, b])


def looks(rng):
    """Colours, sizes, headings and line counts of both."""
    t = Thing(rng)
    a, b = photo(rng, [t.label]), photo(rng, [t.label])
    kind = rng.random()
    if kind < 0.22:
        calls = [f"a = {t.find}", f"b = {find2(t)}", "name = color(image=$image, region=$a)", "name2 = color(image=$image2, region=$b)"]
        if rng.random() < 0.5:
            text = say(rng, "[Do the {many} [in|of] both pictures have the same colour?|Is the {one} in both pictures of the same colour?|Has the {one} the same colour in both?]", many=t.many, one=t.one)
            return twin(text, [*calls, 'yes = compare(a=$name, b=$name2, how="same_text")'], "yes", "Same colour", [a, b])
        return twin(say(rng, "[What colour is the {one} in each picture?|Which colours have the {many} in the two pictures?]", many=t.many, one=t.one), calls, '"First: {name}; second: {name2}"', "Colours", [a, b])
    if kind < 0.36:
        calls = ["size = size_of(image=$image)", "size2 = size_of(image=$image2)"]
        if rng.random() < 0.5:
            return twin(say(rng, "[Are both pictures [equally large|of the same size]?|Do the two pictures have the same [size|resolution]?]"), [*calls, 'yes = compare(a=$size, b=$size2, how="same_text")'], "yes", "Same size", [a, b])
        return twin(say(rng, "[How large are the two pictures?|What is the resolution of each picture?|Which of the two pictures is larger in pixels?]"), calls, '"First: {size}; second: {size2}"', "Sizes", [a, b])
    if kind < 0.5:
        calls = ["name = color(image=$image)", "name2 = color(image=$image2)"]
        if rng.random() < 0.5:
            return twin(say(rng, "[Do both pictures have the same main colour?|Is the dominant colour the same in both?]"), [*calls, 'yes = compare(a=$name, b=$name2, how="same_text")'], "yes", "Same colour", [a, b])
        return twin(say(rng, "[What is the main colour of each picture?|Which colours dominate the two pictures?]"), calls, '"First: {name}; second: {name2}"', "Colours", [a, b])
    make = rng.choice([sign, receipt, form])
    a, b = make(rng), make(rng)
    if kind < 0.75:
        calls = [OCR1, 'line = select(regions=$lines, by="topmost")', "text = text_of(items=$line)", OCR2, 'line2 = select(regions=$lines2, by="topmost")', "text2 = text_of(items=$line2)"]
        if rng.random() < 0.5:
            text = say(rng, "[Are both {doc}s from the same [shop|company|place]?|Do both {doc}s have the same heading?|Is the first line of both {doc}s the same?|Do the two {doc}s come from one shop?]", doc=a.noun)
            return twin(text, [*calls, 'yes = compare(a=$text, b=$text2, how="same_text")'], "yes", "Same heading", [a, b])
        return twin(say(rng, "[What are the headings of the two {doc}s?|Which shops are the two {doc}s from?|Who issued each of the {doc}s?|Read the first line of each {doc}.]", doc=a.noun), calls, '"First: {text}; second: {text2}"', "Headings", [a, b])
    calls = [OCR1, "n = count_words(text=$lines)", OCR2, "m = count_words(text=$lines2)"]
    if kind < 0.88:
        how, pattern = rng.choice([("greater", "[Has|Does] the first {doc} [have|] more words than the second?"), ("less", "Is there less text on the first {doc} than on the second?"), ("greater", "Is the first {doc} longer, in words?")])
        return twin(say(rng, pattern, doc=a.noun), [*calls, f'yes = compare(a=$n, b=$m, how="{how}")'], "yes", "More words", [a, b])
    return twin(say(rng, "[Which {doc} has more words?|How many words has each {doc}?]", doc=a.noun), calls, '"First: {n}; second: {m}"', "Words", [a, b])


def mixed_counts(rng):
    """One kind of thing in the first picture, another in the second."""
    t, u = Thing(rng), Thing(rng)
    a, b = photo(rng, [t.label]), photo(rng, [u.label])
    calls = [f"a = {t.find}", f"b = {find2(u)}", "n = count(items=$a)", "m = count(items=$b)"]
    slots = dict(t=t.many, u=u.many)
    kind = rng.random()
    if kind < 0.4:
        form_, pattern = rng.choice([("n + m", "How many are the {t} [in|of] the first picture and the {u} [in|of] the second together?"), ("n + m", "Add the {t} of the first picture and the {u} of the second."), ("n - m", "How many more {t} are in the first picture than {u} in the second?"), ("n * m", "Multiply the {t} of the first picture by the {u} of the second.")])
        return twin(say(rng, pattern, **slots), [*calls, f'result = calculate(expression="{form_}", n=$n, m=$m)'], "result", "Result", [a, b])
    if kind < 0.75:
        how, pattern = rng.choice([("greater", "Are there more {t} in the first picture than {u} in the second?"), ("less", "Are there fewer {t} in the first picture than {u} in the second?"), ("equal", "Are there as many {t} in the first picture as {u} in the second?"), ("at_least", "Are there enough {t} in the first picture for the {u} in the second?")])
        return twin(say(rng, pattern, **slots), [*calls, f'yes = compare(a=$n, b=$m, how="{how}")'], "yes", "Comparison", [a, b])
    return twin(say(rng, "How many {t} are in the first picture and how many {u} in the second?", **slots), calls, '"' + f"{t.many.capitalize()}: {{n}}; {u.many}: {{m}}" + '"', "Both", [a, b])


FAMILIES = {cross: 5, one_of: 5, by_titles: 4, price_both: 3, looks: 4, mixed_counts: 2, sums: 4, compares: 4, two_things: 1, both_values: 2, one_value: 4, value_also: 3.5, same_value: 2, texts: 4, word_both: 4, things: 9, look_alike: 3}
