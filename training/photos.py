"""Questions about what a photograph shows, and pictures made of it."""

from asks import Ask, q
from documents import photo, sign
from words import COLOURS, GROUPS, NOUNS, ROLES, article, plural, say

HERE = "[in the {pic}|in this {pic}|here|on the {pic}|in it|]"
SEE = "[do you see|can you see|are there|can be seen|are visible|are shown|have been found|are in the {pic}]"
SIDES = {"left": ["left", "left-hand"], "right": ["right", "right-hand"], "top": ["upper", "top"], "bottom": ["lower", "bottom"]}


class Thing:
    """A kind of thing as a question names it, and the word by which the plan looks for it."""

    def __init__(self, rng, many=None, people=0.3):
        r = rng.random()
        if r < people:
            self.label = "person"
            word = rng.choice(NOUNS["person"]) if rng.random() < 0.6 else "person"
        elif r < people + 0.06:
            self.label = rng.choice(list(GROUPS))
            word = self.label
        else:
            self.label = rng.choice(list(NOUNS))
            word = rng.choice(NOUNS[self.label]) if rng.random() < 0.35 else self.label
        self.one, self.many = word, plural(word)
        if self.many.endswith("ss") or word in ("furniture", "food", "seating", "dishes", "cutlery", "electronics", "luggage"):
            self.many = word
        self.look = self.many if many is None and rng.random() < 0.0 else word
        if self.label == "person" and word not in ("person", "man", "woman", "child") and rng.random() < 0.7:
            self.look = "person"
        if self.label == "person" and rng.random() < 0.3:
            self.one = rng.choice(ROLES)
            self.many, self.look = plural(self.one), "person"

    @property
    def find(self):
        return f'detect(image=$image, labels=[{q(self.look)}])'


def two(rng):
    """Two different things."""
    a = Thing(rng)
    while True:
        b = Thing(rng)
        if b.label != a.label and b.look != a.look:
            return a, b


def at(rng, *things, words=0.15):
    """A photograph that likely shows these things."""
    return photo(rng, [thing.label for thing in things if thing.label in NOUNS], words)


def count(rng):
    t = Thing(rng)
    d = at(rng, t)
    text = say(rng, rng.choice([
        "How many {many} " + SEE + "?", "How many {many} " + HERE + "?", "Count the {many} " + HERE + ".", "[What is the|] number of {many} " + HERE + "?",
        "[Tell me|Say|I want to know|Please tell me|I would like to know|Can you tell me] how many {many} there are [in the {pic}|in this {pic}|]",
        "How many {many} does the {pic} show?", "[I need|Give me] [a|the] [count|headcount|number] of [the|all the|all] {many} " + HERE,
        "how many {many}", "[So|And] how many {many} did I [photograph|catch|get] " + HERE + "?", "How many of [the things|them] " + HERE + " are {many}?",
        "{many}: how many?", "Can you count [the|all|all the] {many} for me?", "How many {many} [have|did] [you|we] [found|spot|find]?",
        "How [large|big] is the group of {many}?", "How many different {many} can you make out?",
    ]), many=t.many, pic=d.noun)
    return Ask(text, [f"found = {t.find}", "n = count(items=$found)"], "n", t.many.capitalize(), docs=[d])


def count_sum(rng):
    a, b = two(rng)
    d = at(rng, a, b)
    text = say(rng, rng.choice([
        "How many {a} and {b} are there [altogether|together|in all|in total|combined|all in all] " + HERE + "?",
        "[What is the total number of|Count all|Total of] {a} [plus|and] {b}" + "?", "How many {a} [and|or] {b} does the {pic} show [in all|in total|together]?",
        "[Add up|Sum up|Count together] the {a} and the {b} " + HERE + ".", "{a} and {b} together, how many?",
    ]), a=a.many, b=b.many, pic=d.noun)
    return Ask(text, [f"found = detect(image=$image, labels=[{q(a.look)}, {q(b.look)}])", "n = count(items=$found)"], "n", f"{a.many} and {b.many}".capitalize(), docs=[d])


def count_side(rng):
    t = Thing(rng)
    side = rng.choice(list(SIDES))
    d = at(rng, t)
    text = say(rng, rng.choice([
        "How many {many} are [in|on] the {side} [half|side|part] [of the {pic}|of this {pic}|]?", "Count the {many} [on|in] the {side} [side|half].",
        "In the {side} half [of the {pic}|], how many {many} [are there|can you see|stand there]?", "How many {many} does the {side} half show?",
        "number of {many} in the {side} [half|part]?",
    ]), many=t.many, side=rng.choice(SIDES[side]), pic=d.noun)
    return Ask(text, [f"found = {t.find}", f'part = filter(regions=$found, position="{side}")', "n = count(items=$part)"], "n", t.many.capitalize(), docs=[d])


def count_limit(rng):
    t, n = Thing(rng), rng.randint(1, 12)
    d = at(rng, t)
    how, pattern = rng.choice([
        ("at_least", "Are there at least {n} {many} " + HERE + "?"), ("greater", "[Are there|Do you see|Does the {pic} show] more than {n} {many}?"),
        ("less", "Are there [fewer|less] than {n} {many} " + HERE + "?"), ("at_most", "Are there at most {n} {many} " + HERE + "?"),
        ("equal", "[Are there exactly|Is it true that there are|Do I see exactly] {n} {many} " + HERE + "?"), ("at_least", "Are there {n} or more {many} " + HERE + "?"),
        ("at_least", "Are there enough {many} for {n} [people|guests|of us]?"),
    ])
    text = say(rng, pattern, n=n, many=t.many, pic=d.noun)
    return Ask(text, [f"found = {t.find}", "n = count(items=$found)", f'yes = compare(a=$n, b={n}, how="{how}")'], "yes", f"{n} {t.many}", docs=[d])


def count_more(rng):
    a, b = two(rng)
    d = at(rng, a, b)
    how, pattern = rng.choice([
        ("greater", "Are there more {a} than {b} " + HERE + "?"), ("less", "Are there [fewer|less] {a} than {b} " + HERE + "?"),
        ("equal", "Are there as many {a} as {b} " + HERE + "?"), ("greater", "[Do|Does] the {a} outnumber the {b} " + HERE + "?"),
        ("equal", "Is the number of {a} the same as that of {b}?"), ("at_least", "Are there enough {a} for all the {b}?"), ("at_least", "Does every one of the {b} get one of the {a}?"),
    ])
    text = say(rng, pattern, a=a.many, b=b.many)
    calls = [f"a = {a.find}", f"b = {b.find}", "n = count(items=$a)", "m = count(items=$b)", f'yes = compare(a=$n, b=$m, how="{how}")']
    return Ask(text, calls, "yes", f"More {a.many}", docs=[d])


def count_difference(rng):
    a, b = two(rng)
    d = at(rng, a, b)
    text = say(rng, rng.choice([
        "How many more {a} than {b} are there " + HERE + "?", "By how [many|much] do the {a} outnumber the {b}?", "What is the difference between the number of {a} and {b}?",
    ]), a=a.many, b=b.many)
    calls = [f"a = {a.find}", f"b = {b.find}", "n = count(items=$a)", "m = count(items=$b)", 'result = calculate(expression="n - m", n=$n, m=$m)']
    return Ask(text, calls, "result", f"More {a.many}", docs=[d])


def count_times(rng):
    t, n = Thing(rng), rng.randint(2, 20)
    d = at(rng, t)
    form, pattern = rng.choice([
        (f"n * {n}", "If each of the {many} costs {n} [euros|dollars|pounds], what do [all of them|they] cost [together|]?"),
        (f"n * {n}", "Each of the {many} needs {n} [litres|minutes|pieces]. How [much|many] is that [in all|in total|]?"),
        (f"{n} - n", "We [need|ordered|should have] {n} {many}. How many are [missing|still missing|not here]?"),
        (f"n / {n}", "If {n} people share the {many}, how many does each get?"),
        (f"n + {n}", "If {n} more {many} [come|arrive|are added], how many will there be?"),
        ("n * 2", "What is twice the number of {many}?"),
    ])
    text = say(rng, pattern, n=n, many=t.many)
    return Ask(text, [f"found = {t.find}", "n = count(items=$found)", f'result = calculate(expression="{form}", n=$n)'], "result", "Result", docs=[d])


def exists(rng):
    t = Thing(rng)
    d = at(rng, t)
    text = say(rng, rng.choice([
        "Is there {one} " + HERE + "?", "Are there [any|some|] {many} " + HERE + "?", "[Can|Do] you [see|spot|find] [any {many}|{one}] " + HERE + "?",
        "Does the {pic} [show|contain|have|include] {one}?", "Is {one} [visible|shown|to be seen|in the {pic}|somewhere in the {pic}|around]?",
        "[Look for|Search for|Check for] {one} [in the {pic}|]. Is there one?", "any {many} [here|in the {pic}|]?", "Do I see {one} " + HERE + "?",
        "I am [afraid of|allergic to|looking for] {many}. [Are there any|Is there one|Anything to worry about] [here|in the {pic}]?",
        "[Check|Tell me|I want to know] [whether|if] there [is {one}|are {many}] " + HERE, "Did [the camera|I|we] [catch|get] {one}?",
        "[Is it true that|Would you say] there is {one} " + HERE + "?", "Have you [seen|found] {one} " + HERE + "?",
    ]), one=article(t.one), many=t.many, pic=d.noun)
    return Ask(text, [f"found = {t.find}", "yes = exists(items=$found)"], "yes", t.one.capitalize(), docs=[d])


def anyone(rng):
    d = at(rng, Thing(rng, people=1))
    text = say(rng, rng.choice([
        "Is [anyone|anybody|somebody|someone] " + "[there|here|in the {pic}|in front of the house|on the bench|standing there|at the table|in the room]?",
        "Is the [room|street|place|scene|beach|office] [empty of people|deserted]?", "[Anyone|Anybody] [home|here|in the {pic}]?",
        "Are we alone " + HERE + "?", "Do you see [anyone|anybody|somebody] [at all|] " + HERE + "?",
    ]), pic=d.noun)
    return Ask(text, ['found = detect(image=$image, labels=["person"])', "yes = exists(items=$found)"], "yes", "Somebody", docs=[d])


def exists_either(rng):
    a, b = two(rng)
    d = at(rng, a, b)
    text = say(rng, rng.choice([
        "[Is there|Can you see|Do you see] {a} or {b} " + HERE + "?", "Does the {pic} show {a} or {b}?", "Is there either {a} or {b} " + HERE + "?",
        "Are there any {as_} or {bs} " + HERE + "?",
    ]), a=article(a.one), b=article(b.one), as_=a.many, bs=b.many, pic=d.noun)
    return Ask(text, [f"found = detect(image=$image, labels=[{q(a.look)}, {q(b.look)}])", "yes = exists(items=$found)"], "yes", f"{a.one} or {b.one}".capitalize(), docs=[d])


def exists_both(rng):
    a, b = two(rng)
    d = at(rng, a, b)
    text = say(rng, rng.choice([
        "[Is there|Are there|Can you see|Do you see] both {a} and {b} " + HERE + "?", "Does the {pic} show {a} as well as {b}?", "Are {a} and {b} both in the {pic}?",
        "Is there {a} and also {b} " + HERE + "?",
    ]), a=article(a.one), b=article(b.one), pic=d.noun)
    calls = [f"a = {a.find}", f"b = {b.find}", "n = count(items=$a)", "m = count(items=$b)", 'least = calculate(expression="min(n, m)", n=$n, m=$m)', 'yes = compare(a=$least, b=0, how="greater")']
    return Ask(text, calls, "yes", f"{a.one} and {b.one}".capitalize(), docs=[d])


def exists_side(rng):
    t = Thing(rng)
    side = rng.choice(list(SIDES))
    d = at(rng, t)
    text = say(rng, rng.choice([
        "Is there {one} [in|on] the {side} [half|part|side] [of the {pic}|]?", "Is the {bare} [in|on] the {side} [half|part|side] [of the {pic}|of this {pic}|]?",
        "Are there any {many} [in|on] the {side} [half|side]?", "Does the {side} half [of the {pic}|] [show|have|contain] {one}?",
    ]), one=article(t.one), many=t.many, bare=t.one, side=rng.choice(SIDES[side]), pic=d.noun)
    return Ask(text, [f"found = {t.find}", f'part = filter(regions=$found, position="{side}")', "yes = exists(items=$part)"], "yes", t.one.capitalize(), docs=[d])


RELATIONS = {
    "left_of": ["left of", "to the left of", "on the left of", "further left than", "on the left-hand side of"],
    "right_of": ["right of", "to the right of", "on the right of", "further right than"],
    "above": ["above", "over", "higher than", "higher up than"], "below": ["below", "under", "beneath", "underneath", "lower than"],
    "inside": ["inside", "in", "within"], "overlaps": ["on", "touching", "overlapping", "partly behind"],
}


def relation(rng, among=None):
    name = rng.choice(among or ["left_of", "right_of", "above", "below", "left_of", "right_of", "above", "below", "inside", "overlaps"])
    return name, rng.choice(RELATIONS[name])


def related(rng):
    a, b = two(rng)
    d = at(rng, a, b)
    name, words = relation(rng)
    text = say(rng, rng.choice([
        "Is the {a} {rel} the {b}?", "Is the {a} {rel} the {b}?", "Is there {one} {rel} the {b}?", "[Does|Do you see] the {a} [stand|sit|standing|sitting] {rel} the {b}?",
        "[Is it true that|Would you say that] the {a} is {rel} the {b}?", "Is the {a} {rel} the {b} [in this {pic}|here]?", "the {a}, is it {rel} the {b}?",
        "Can you tell [me|] [whether|if] the {a} is {rel} the {b}?",
    ]), a=a.one, b=b.one, one=article(a.one), rel=words, pic=d.noun)
    return Ask(text, [f"a = {a.find}", f"b = {b.find}", f'hit = relate(a=$a, relation="{name}", b=$b)', "yes = exists(items=$hit)"], "yes", f"{a.one} {words} {b.one}", docs=[d])


def related_count(rng):
    a, b = two(rng)
    d = at(rng, a, b)
    name, words = relation(rng)
    text = say(rng, rng.choice(["How many {a} are {rel} the {b}?", "Count the {a} {rel} the {b}.", "How many {a} [can you see|do you see|stand] {rel} the {b}?"]), a=a.many, b=b.one, rel=words)
    return Ask(text, [f"a = {a.find}", f"b = {b.find}", f'hit = relate(a=$a, relation="{name}", b=$b)', "n = count(items=$hit)"], "n", a.many.capitalize(), docs=[d])


def related_what(rng):
    b = Thing(rng)
    d = at(rng, b)
    if rng.random() < 0.3:
        text = say(rng, "[What|Which object|Which thing|What thing] is [next to|nearest to|closest to|beside|near|by] the {b}?", b=b.one)
        name = "nearest"
    else:
        name, words = relation(rng, ["left_of", "right_of", "above", "below"])
        text = say(rng, "[What|Which thing|Which object|What object] [is|stands|can you see|do you see|is there] {rel} the {b}?", b=b.one, rel=words)
    return Ask(text, [f"b = {b.find}", "all = detect(image=$image)", f'hit = relate(a=$all, relation="{name}", b=$b)', "name = label_of(regions=$hit)"], "name", "Thing", docs=[d])


def related_which(rng):
    b = Thing(rng)
    group = rng.choice(["animal", "vehicle", "fruit", "food", "pet"])
    d = at(rng, b)
    name, words = relation(rng, ["left_of", "right_of", "above", "below"])
    text = say(rng, "[Which|What] {g} [is|stands|do you see|sits] {rel} the {b}?", b=b.one, rel=words, g=group)
    return Ask(text, [f'a = detect(image=$image, labels=["{group}"])', f"b = {b.find}", f'hit = relate(a=$a, relation="{name}", b=$b)', "name = label_of(regions=$hit)"], "name", group.capitalize(), docs=[d])


BY = {
    "largest": ["largest", "biggest", "greatest"], "smallest": ["smallest", "tiniest", "littlest"], "tallest": ["tallest"], "leftmost": ["leftmost", "furthest left", "first from the left"],
    "rightmost": ["rightmost", "furthest right"], "topmost": ["topmost", "highest", "uppermost"], "bottommost": ["lowest", "bottommost"],
}


def extreme(rng):
    d = at(rng, Thing(rng))
    by = rng.choice(list(BY))
    word = rng.choice(BY[by])
    if word.startswith(("furthest", "first")):
        text = say(rng, "[What|Which object|Which thing] [is|stands] {w} " + HERE + "?", w=word, pic=d.noun)
    else:
        text = say(rng, "[What|Which] is the {w} [object|thing] " + HERE + "?", w=word, pic=d.noun)
    return Ask(text, ["found = detect(image=$image)", f'one = select(regions=$found, by="{by}")', "name = label_of(regions=$one)"], "name", "Thing", docs=[d])


def which_group(rng):
    group = rng.choice(["animal", "vehicle", "fruit", "food", "furniture", "pet", "vegetable", "cutlery"])
    d = photo(rng, [rng.choice([label for label in GROUPS[group]])] if group in GROUPS else [])
    text = say(rng, rng.choice([
        "[Which|What] [kind of {g}|{g}] [is this|is that|is it|do you see|is in the {pic}|is shown|can be seen]?", "What {g} does the {pic} show?", "Name the {g} " + HERE + ".",
        "What [type|sort|kind] of {g} is " + "[this|that|shown here|in the {pic}]?",
    ]), g=group, pic=d.noun)
    return Ask(text, [f'found = detect(image=$image, labels=["{group}"])', "name = label_of(regions=$found)"], "name", group.capitalize(), docs=[d])


def where(rng):
    t = Thing(rng)
    d = at(rng, t)
    text = say(rng, rng.choice([
        "Where [in the {pic}|] is the {one}?", "On which side is the {one}?", "Where [do I find|can I find|is] the {one} " + HERE + "?", "In which part of the {pic} is the {one}?",
        "Where are the {many}?", "[Locate|Find] the {one} [for me|] [in words|].",
    ]), one=t.one, many=t.many, pic=d.noun)
    return Ask(text, [f"found = {t.find}", "text = describe(regions=$found)"], "text", t.one.capitalize(), docs=[d])


SPOTS = """pagoda,fountain,tower,wall,church,window,shop,bridge,stage,lake,fireplace,castle,garden,house,gate,statue,mountain,palm,hut,tent,
market,platform,counter,temple,barn,fence,pier,beach,kitchen,office,hall,room,square,pool,cave,sofa corner,lighthouse""".replace("\n", "").split(",")


def at_spot(rng):
    """A place that the detector does not know is named, but only the thing is asked for."""
    t = Thing(rng, people=0.7)
    d = at(rng, t)
    spot = rng.choice(SPOTS)
    where = rng.choice(["in front of", "behind", "at", "by", "near", "inside", "beside", "next to", "around", "before"])
    r = rng.random()
    if t.label == "person" and r < 0.3:
        text = say(rng, "[Is [anyone|anybody|somebody|someone] [standing|sitting|waiting|walking|] {w} the {s}?|Does somebody [stand|wait] {w} the {s}?|Do you see anybody {w} the {s}?]", w=where, s=spot)
        return Ask(text, ['found = detect(image=$image, labels=["person"])', "yes = exists(items=$found)"], "yes", "Somebody", docs=[d])
    if r < 0.65:
        text = say(rng, "[Is there {one} {w} the {s}?|Are there [any|] {many} {w} the {s}?|Do you see {one} {w} the {s}?|Can you find {one} {w} the {s}?]", one=article(t.one), many=t.many, w=where, s=spot)
        return Ask(text, [f"found = {t.find}", "yes = exists(items=$found)"], "yes", t.one.capitalize(), docs=[d])
    text = say(rng, "[How many {many} [are|stand|wait|sit|] {w} the {s}?|Count the {many} {w} the {s}.|How many {many} do you see {w} the {s}?]", many=t.many, w=where, s=spot)
    return Ask(text, [f"found = {t.find}", "n = count(items=$found)"], "n", t.many.capitalize(), docs=[d])


def hide_people(rng):
    d = photo(rng, ["person"])
    text = say(rng, "[[Hide|Blur|Pixelate|Anonymise|Censor] [all|the|all the|every|] [faces|faces and bodies|identities|persons|who is in the {pic}|everyone|everybody|people's faces] " + HERE + ".|Nobody should be recognised " + HERE + ".|Make [everyone|everybody|all people] unrecognisable.|Protect the privacy of the people " + HERE + ".]", pic=d.noun)
    return Ask(text, ['found = detect(image=$image, labels=["person"])', "hidden = blur(image=$image, regions=$found)"], "hidden", "Hidden", docs=[d])


COLOUR = "[colour|color]"


def colour(rng):
    t = Thing(rng)
    d = at(rng, t)
    text = say(rng, rng.choice([
        f"What {COLOUR} is the {{one}}?", f"[Which|What] {COLOUR} does the {{one}} have?", f"[Tell me|Say|Give me] the {COLOUR} of the {{one}}.", f"What is the {COLOUR} of the {{one}} " + HERE + "?",
        f"{COLOUR} of the {{one}}?", f"The {{one}}, what {COLOUR} is it?", f"I need the {{one}}'s {COLOUR}.", f"How is the {{one}} [painted|coloured]?", f"In [which|what] {COLOUR} is the {{one}}?",
    ]), one=t.one, pic=d.noun)
    return Ask(text, [f"found = {t.find}", "name = color(image=$image, region=$found)"], "name", f"Colour of the {t.one}", docs=[d])


def colour_of_extreme(rng):
    t = Thing(rng)
    d = at(rng, t)
    by = rng.choice(["largest", "smallest", "leftmost", "rightmost", "topmost", "bottommost", "tallest"])
    text = say(rng, rng.choice([f"What {COLOUR} is the {{w}} {{one}}?", f"[Tell me the|Which is the|What is the] {COLOUR} of the {{w}} {{one}}?"]), w=rng.choice(BY[by][:2] if by not in ("leftmost", "rightmost") else BY[by][:1]), one=t.one)
    return Ask(text, [f"found = {t.find}", f'one = select(regions=$found, by="{by}")', "name = color(image=$image, region=$one)"], "name", "Colour", docs=[d])


def colour_is(rng):
    t, c = Thing(rng), rng.choice(COLOURS)
    d = at(rng, t)
    text = say(rng, rng.choice(["Is the {one} {c}?", "Is this a {c} {one}?", "Does the {pic} show a {c} {one}?", "Is the {one} [really|painted|mostly] {c} " + HERE + "?", "Would you call the {one} {c}?"]), one=t.one, c=c, pic=d.noun)
    return Ask(text, [f"found = {t.find}", "name = color(image=$image, region=$found)", f'yes = compare(a=$name, b="{c if c != "grey" else "gray"}", how="same_text")'], "yes", f"{c.capitalize()} {t.one}", docs=[d])


def colour_picture(rng):
    d = rng.choice([photo(rng), sign(rng)])
    text = say(rng, rng.choice([
        f"What is the [dominant|main|most common|prevailing] {COLOUR} [of the {{pic}}|of this {{pic}}|here|]?", f"Which {COLOUR} is most common " + HERE + "?", f"What {COLOUR} is the background [mostly|]?",
        f"[What|Which] {COLOUR} is the {{pic}}?", f"main {COLOUR}?", f"[Tell me|Name] the main {COLOUR} of the {{pic}}.", f"Mostly what {COLOUR}?",
    ]), pic=d.noun)
    return Ask(text, ["name = color(image=$image)"], "name", "Main colour", docs=[d])


def describe(rng):
    d = photo(rng, words=0.4)
    text = say(rng, rng.choice([
        "Describe [the|this] {pic} [for me|].", "What is [in|on] [the|this] {pic}?", "What [can|do] you see [here|]?", "What does [the|this] {pic} show?", "What am I looking at?", "What's [this|that]?",
        "Tell me about [the|this] {pic}.", "[Give me|Write|I need] a [short|brief|] [summary|description] of [the|this] {pic}.", "Summarize [the|this] {pic}.", "What is going on [here|in this {pic}]?",
        "Say what is [on|in] [the|this] {pic}.", "[Give|Write|Make] a [short|quick|brief|little|] summary of [the|this] {pic}.", "What [is|can be seen|do I see] on [the|this] {pic}?", "Please describe [the|this] {pic}, including [the|any] [text|caption|words].", "What do we have here?", "What is in front of me?",
        "What is [happening|depicted|pictured|shown] [here|in the {pic}]?", "Paint me [the|this] {pic} in words.", "I cannot see it, what is [there|on it]?", "Tell me what you see [here|].", "Talk me through [the|this] {pic}.", "Summarise [the|this] {pic} with its text.", "[Please|] tell me what this {pic} shows.", "Explain the {pic} to a blind person.", "Describe the scene.", "What is this {pic} of?",
    ]), pic=d.noun)
    return Ask(text, ["found = detect(image=$image)", "lines = ocr(image=$image)", "text = describe(regions=$found, lines=$lines)"], "text", "Picture", docs=[d])


def caption(rng):
    d = photo(rng)
    text = say(rng, rng.choice([
        "[Write|Give me|Give the {pic}|I need|Make] a [caption|caption for this {pic}|caption for the {pic}|title for this {pic}].", "Caption [this|the] {pic}[ please|].", "Say in one sentence what [the|this] {pic} shows.",
        "[Write|I need] an alt text for [the|this] {pic}.",
    ]), pic=d.noun)
    long = rng.random() < 0.3
    if long:
        text = say(rng, "[Write|Give me|I need] a [detailed|long] [caption|alt text] [for this {pic}|for the {pic}|].", pic=d.noun)
    return Ask(text, ["words = caption(image=$image, length=\"detailed\")" if long else "words = caption(image=$image)"], "words", "Caption", docs=[d])


def caption_part(rng):
    t = Thing(rng)
    d = at(rng, t)
    text = say(rng, rng.choice(["Describe [only|just|] the {one}.", "[Write|Give me] a caption for the {one} [only|].", "What can be said about the {one}?", "Tell me [more|something] about the {one}."]), one=t.one)
    return Ask(text, [f"found = {t.find}", "words = caption(image=$image, region=$found)"], "words", t.one.capitalize(), docs=[d])


def listing(rng):
    d = photo(rng)
    text = say(rng, rng.choice([
        "List [all|the|all the|] [objects|things] " + HERE + ".", "Which [objects|things] [do you recognise|can you see|are there|does the {pic} show]?", "What [kinds of things|objects|things] are [shown|there|visible]?",
        "[Name|Enumerate] everything " + HERE + ".", "What all is in the {pic}?",
    ]), pic=d.noun)
    return Ask(text, ["found = detect(image=$image)"], "found", "Objects", docs=[d])


def count_all(rng):
    d = photo(rng)
    text = say(rng, "[How many [things|objects|items] [are there|can you see|do you recognise] " + HERE + "?|Count [all|the] [objects|things] " + HERE + ".|number of objects?]", pic=d.noun)
    return Ask(text, ["found = detect(image=$image)", "n = count(items=$found)"], "n", "Objects", docs=[d])


PART = {
    "left": ["left half", "left side", "left part"], "right": ["right half", "right side", "right part"], "top": ["upper half", "top half", "upper part"],
    "bottom": ["lower half", "bottom half", "lower part"], "center": ["center", "centre", "middle"], "top_left": ["top left corner", "upper left corner", "upper left quarter", "top left"],
    "top_right": ["top right corner", "upper right corner", "upper right quarter", "top right"], "bottom_left": ["bottom left corner", "lower left corner", "lower left quarter", "bottom left"],
    "bottom_right": ["bottom right corner", "lower right corner", "lower right quarter", "bottom right"],
}


def part_shows(rng):
    d = photo(rng)
    part = rng.choice(list(PART))
    w = rng.choice(PART[part])
    corner = "_" in part
    text = say(rng, rng.choice([
        "What [is|can be seen|do you see|is shown] in the {w} [of the {pic}|of this {pic}|]?", "[Which|What] [object|thing] is in the {w}?", "What does the {w} [photo|picture|] [of the album|of the collage|of the {pic}|] show?",
    ]) if corner else "[What|Which object|Which thing] is [in|on] the {w} [of the {pic}|]?", w=w, pic=d.noun)
    if corner or part == "center":
        return Ask(text, [f'part = crop_part(image=$image, part="{part}")', "found = detect(image=$part)", "name = label_of(regions=$found)"], "name", "There", docs=[d])
    return Ask(text, ["found = detect(image=$image)", f'part = filter(regions=$found, position="{part}")'], "part", "There", docs=[d])


POSES = {
    "hand_raised": ["raising a hand", "raising their hand", "holding a hand up", "putting a hand up"], "arms_up": ["holding both arms up", "raising both arms", "throwing both arms up"],
    "standing": ["standing", "on their feet", "standing up"], "sitting": ["sitting", "seated", "sitting down"], "lying": ["lying down", "lying", "lying on the ground"],
}


def pose(rng):
    what = rng.choice(list(POSES))
    w = rng.choice(POSES[what])
    d = photo(rng, ["person"])
    calls = ["poses = pose(image=$image)", f'hit = pose_is(regions=$poses, what="{what}")']
    kind = rng.random()
    if kind < 0.45:
        text = say(rng, "[Is [anyone|anybody|somebody|the person|the man|the woman|the child] {w}?|Do you see somebody {w}?|Are there people {w}?|Is someone {w} " + HERE + "?]", w=w, pic=d.noun)
        return Ask(text, [*calls, "yes = exists(items=$hit)"], "yes", f"Somebody {w}", docs=[d])
    if kind < 0.85:
        text = say(rng, "[How many people are {w}?|How many of [them|the people] are {w}?|Count the people {w}.|How many people are {w} " + HERE + "?]", w=w, pic=d.noun)
        return Ask(text, [*calls, "n = count(items=$hit)"], "n", f"People {w}", docs=[d])
    text = say(rng, "[Mark|Box|Highlight|Show me] the people [who are|] {w}.", w=w)
    return Ask(text, [*calls, "marked = annotate(image=$image, regions=$hit)"], "marked", "Marked", docs=[d])


def mark(rng):
    t = Thing(rng)
    d = at(rng, t)
    verb = "[Draw [boxes|a box|rectangles|frames] [around|on]|Mark|Highlight|Put [boxes|a box] [around|on]|Box|Outline|Show me where to find|Frame] "
    numbered = rng.random() < 0.15
    if numbered:
        text = say(rng, "[Number|Mark with numbers|Put numbers on] [the|all|all the] {many} " + HERE + ".", many=t.many, pic=d.noun)
    else:
        text = say(rng, verb + "[the {many}|all {many}|every {one}|each {one}|all the {many}|the {one}] " + HERE + ".", many=t.many, one=t.one, pic=d.noun)
    return Ask(text, [f"found = {t.find}", f"marked = annotate(image=$image, regions=$found{', marks=true' if numbered else ''})"], "marked", "Marked", docs=[d])


def mark_all(rng):
    d = photo(rng)
    text = say(rng, "[Draw boxes around|Mark|Annotate|Box|Label] [everything|all objects|all things|everything you [see|find|recognise]] " + HERE + ".", pic=d.noun)
    return Ask(text, ["found = detect(image=$image)", "marked = annotate(image=$image, regions=$found)"], "marked", "Marked", docs=[d])


def blur(rng):
    t = Thing(rng, people=0.6)
    d = at(rng, t)
    text = say(rng, "[Blur|Hide|Pixelate|Make [unrecognisable|unreadable]:|Blur out|Anonymise|Censor|Obscure|Black out or blur|Please hide] [the {many}|all {many}|every {one}|all the {many}|the {one}] " + HERE + ".", many=t.many, one=t.one, pic=d.noun)
    return Ask(text, [f"found = {t.find}", "hidden = blur(image=$image, regions=$found)"], "hidden", "Hidden", docs=[d])


def crop(rng):
    t = Thing(rng)
    d = at(rng, t)
    by = rng.choice(list(BY)) if rng.random() < 0.25 else None
    w = rng.choice(BY[by][:1]) + " " if by else ""
    text = say(rng, "[Cut out|Crop [the {pic} to|]|Give me [just|only]|Return only|Extract|I want a picture of only|Cut away everything but|Crop to] the {w} {one} [as a picture|as a picture of its own|from the {pic}|].", w=w, one=t.one, pic=d.noun)
    calls = [f"found = {t.find}"] + ([f'one = select(regions=$found, by="{by}")'] if by else []) + [f"part = crop(image=$image, region=${'one' if by else 'found'})"]
    return Ask(text, calls, "part", "Part", docs=[d])


def zoom(rng):
    t = Thing(rng)
    d = at(rng, t)
    text = say(rng, "[Zoom in on|Zoom to|Enlarge|Magnify|Show me a close-up of|Show me [enlarged|larger]:|Blow up] the {one}.", one=t.one)
    return Ask(text, [f"found = {t.find}", "near = zoom(image=$image, region=$found)"], "near", "Close-up", docs=[d])


def crop_half(rng):
    d = rng.choice([photo, photo, photo, sign])(rng)
    part = rng.choice(list(PART))
    text = say(rng, "[[Crop|Crop to|Give me|Cut out|Return|Keep only|Cut away all but|I only want|Show|Show me|I need [just|only|]|Send me|Clip|Trim it to|Cut it down to|Reduce it to|Make a picture of] the {w} [of the {pic}|of this {pic}|] [as a picture|as an image|].|The {w} [of the {pic}|] as a [new|separate|] picture, please.|Cut the {pic} to its {w}.|Throw away everything but the {w}.]", w=rng.choice(PART[part]), pic=d.noun)
    return Ask(text, [f'part = crop_part(image=$image, part="{part}")'], "part", "Part", docs=[d])


def outline(rng):
    d = photo(rng, ["person"])
    who = rng.choice(["person", "people", "man", "woman", "child", "speaker", "portrait"])
    kind = rng.random()
    if kind < 0.35:
        text = say(rng, "[Blur the background [behind the {who}|]|Make the background [blurry|blurred|unsharp]|Blur everything [but|except] the {who}|Keep the {who} sharp and blur the rest].", who=who)
        return Ask(text, ["outline = segment_person(image=$image)", "hidden = blur(image=$image, mask=$outline, invert=true)"], "hidden", "Picture", docs=[d])
    if kind < 0.75:
        text = say(rng, "[Cut out the {who} along the outline|Cut the {who} out [exactly|precisely]|Remove the background [behind the {who}|]|Give me the {who} without [the|any] background|Cut the {who} free of the background].", who=who)
        return Ask(text, ["outline = segment_person(image=$image)", "cut = cut_out(image=$image, mask=$outline)"], "cut", "Picture", docs=[d])
    text = say(rng, "[Give me|Show|Make] [a mask|the mask|the outline] of the {who}.", who=who)
    return Ask(text, ["outline = segment_person(image=$image)"], "outline", "Outline", docs=[d])


def size(rng):
    d = photo(rng)
    text = say(rng, "[How [large|big] is [the|this] {pic} [in pixels|]?|What is the resolution [of the {pic}|of this file|]?|How many pixels [wide|high] is the {pic}?|What are the [dimensions|width and height] of [the|this] {pic}?|resolution?|{pic} size?]", pic=d.noun)
    return Ask(text, ["size = size_of(image=$image)"], "size", "Size", docs=[d])


def resize(rng):
    d = photo(rng)
    n = rng.choice([64, 100, 128, 150, 200, 240, 256, 300, 320, 400, 480, 500, 512, 600, 640, 800, 1000, 1024, 1200])
    kind = rng.random()
    if kind < 0.45:
        text = say(rng, "[Resize the {pic} to {n} pixels wide|Make a thumbnail {n} [pixels|px] wide|Shrink this to {n} pixels in width|Scale it to a width of {n}|I need it {n} [pixels|px] wide|Resize to width {n}].", n=n, pic=d.noun)
        args = f"width={n}"
    elif kind < 0.75:
        text = say(rng, "[Scale the {pic} to {n} pixels in height|Resize it to a height of {n} [pixels|]|I need it {n} pixels high|Make it {n} px [high|tall]].", n=n, pic=d.noun)
        args = f"height={n}"
    else:
        word, factor = rng.choice([("half as large", 0.5), ("twice as large", 2), ("three times as large", 3), ("half the size", 0.5), ("double the size", 2), ("a quarter of the size", 0.25), ("four times larger", 4)])
        text = say(rng, "[Make|I need] the {pic} {w}.", w=word, pic=d.noun)
        args = f"scale={factor}"
    return Ask(text, [f"small = resize(image=$image, {args})"], "small", "Picture", docs=[d])


def conditional(rng):
    t = Thing(rng)
    d = at(rng, t)
    text = say(rng, f"[Is there {{one}}, and if so[,|] what {COLOUR} is it?|If there is {{one}} " + HERE + f", what {COLOUR} is it?|Do you see {{one}}? What {COLOUR}?]", one=article(t.one), pic=d.noun)
    return Ask(text, [f"found = {t.find}", "yes = exists(items=$found)", "name = color(image=$image, region=$found)"], '"' + t.one.capitalize() + ': {yes}; colour: {name}"', "Both", docs=[d])


def which_of(rng):
    """Which of two things is further out: both are looked for at once, and the outermost is named."""
    a, b = two(rng)
    d = at(rng, a, b)
    by, pattern = rng.choice([
        ("largest", "[Which|What] is [bigger|larger|greater], the {a} or the {b}?"), ("smallest", "[Which|What] is [smaller|tinier], the {a} or the {b}?"), ("tallest", "[Who|Which] is taller, the {a} or the {b}?"),
        ("leftmost", "[Which|What] is [further left|more to the left|first from the left], the {a} or the {b}?"), ("rightmost", "[Which|What] is [further right|more to the right], the {a} or the {b}?"),
        ("topmost", "[Which|What] is [higher|higher up|further up], the {a} or the {b}?"), ("bottommost", "[Which|What] is [lower|lower down|further down], the {a} or the {b}?"),
        ("largest", "{a} or {b}: which takes up more [room|space] [in the {pic}|]?"),
    ])
    text = say(rng, pattern, a=a.one, b=b.one, pic=d.noun)
    return Ask(text, [f"found = detect(image=$image, labels=[{q(a.look)}, {q(b.look)}])", f'one = select(regions=$found, by="{by}")', "name = label_of(regions=$one)"], "name", "Thing", docs=[d])


def none_of(rng):
    """Whether a thing is not there: yes when there is none."""
    t = Thing(rng)
    d = at(rng, t)
    text = say(rng, rng.choice([
        "Is the {pic} [free of|without] {many}?", "Are there no {many} " + HERE + "?", "Is there no {bare} " + HERE + "?", "Is it true that there are no {many} " + HERE + "?", "[Have|Are] all {many} [gone|left|been removed]?",
        "Is [the place|it] [empty of|free from|clear of] {many}?", "Is there not a single {bare} " + HERE + "?", "Do we have zero {many} " + HERE + "?",
    ]), many=t.many, bare=t.one, pic=d.noun)
    return Ask(text, [f"found = {t.find}", "n = count(items=$found)", 'yes = compare(a=$n, b=0, how="equal")'], "yes", f"No {t.many}", docs=[d])


def share_of(rng):
    a, b = two(rng)
    d = at(rng, a, b)
    form, pattern = rng.choice([
        ("n / m", "How many {a} [are there|come|do we have] [per|for each|for every] {bone}?"), ("n / m", "What is the ratio of {a} to {b}?"), ("n / (n + m) * 100", "What percentage of the {a} and {b} are {a}?"), ("n / m", "How many times as many {a} as {b} are there?"),
        ("n - m", "How many {a} [have no|are without a] {bone}, if each of the {b} [serves|takes|is for] one?"), ("m - n", "How many {b} would be left over if each of the {a} got one?"), ("n * m", "How many pairs of one of the {a} and one of the {b} are possible?"),
        ("abs(n - m)", "How far apart are the numbers of {a} and {b}?"), ("(n + m) / 2", "What is the average of the number of {a} and the number of {b}?"),
    ])
    text = say(rng, pattern, a=a.many, b=b.many, bone=b.one)
    calls = [f"a = {a.find}", f"b = {b.find}", "n = count(items=$a)", "m = count(items=$b)", f'result = calculate(expression="{form}", n=$n, m=$m)']
    return Ask(text, calls, "result", "Result", docs=[d])


PARTS = ["legs", "wheels", "arms", "eyes", "seats", "doors", "candles", "tickets", "stickers", "apples", "cents", "kilos", "litres", "bottles", "biscuits", "balloons", "chairs", "tyres", "hands", "feet", "shoes", "euros"]


def count_each(rng):
    """So many of something for each thing that is counted."""
    t, n = Thing(rng), rng.choice([2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 25])
    d = at(rng, t)
    spelled = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 8: "eight", 10: "ten", 12: "twelve"}
    w = spelled[n] if n in spelled and rng.random() < 0.6 else str(n)
    form, pattern = rng.choice([
        (f"n * {n}", "If [every|each] {one} has {w} {part}, how many {part} are [there|that|that in all]?"), (f"n * {n}", "[Every|Each] {one} [gets|brings|needs|carries|takes] {w} {part}. How many {part} [do we need|is that|are needed] [in all|]?"), (f"n * {n}", "How many {part} do the {many} have [together|], with {w} each?"),
        (f"n * {n}", "At {w} {part} per {one}, how many {part} [is that|must I buy|do we need]?"), (f"n * {n}", "I want to give {w} {part} to each of the {many}. How many do I need?"), (f"{n} - n", "I have {w} {part}, one for each of the {many}. How many are left [over|]?"), (f"n / {n}", "If {w} {many} fit into a [car|box|room], how many [cars|boxes|rooms] are needed?"),
        (f"n - {n}", "If {w} of the {many} [leave|go away|are taken away|are removed], how many [are left|remain|stay]?"), (f"n + {n}", "If {w} [more|other] {many} join, how many are [there|it]?"), (f"n * {n}", "Tickets are {w} [euros|dollars|] each. What do all the {many} pay?"), (f"{n} - n", "There were {w} {many} before. How many have [gone|left|disappeared]?"),
        ("n / 2", "What is half the number of {many}?"), ("n * 3", "What is three times the number of {many}?"), (f"n * {n} / 100", "{w} cents for each of the {many}: how many euros is that?"),
    ])
    text = say(rng, pattern, one=t.one, many=t.many, w=w, part=rng.choice(PARTS))
    return Ask(text, [f"found = {t.find}", "n = count(items=$found)", f'result = calculate(expression="{form}", n=$n)'], "result", "Result", docs=[d])


def end_one(rng):
    """The outermost of a kind, for a colour, a picture or a mark."""
    t = Thing(rng)
    d = at(rng, t)
    by, w = rng.choice([("leftmost", "on the far left"), ("leftmost", "furthest to the left"), ("leftmost", "at the left edge"), ("rightmost", "on the far right"), ("rightmost", "furthest to the right"), ("rightmost", "at the right edge"), ("topmost", "at the very top"), ("bottommost", "at the very bottom"), ("bottommost", "in front"), ("largest", "that is the biggest"), ("smallest", "that is the smallest")])
    calls = [f"found = {t.find}", f'one = select(regions=$found, by="{by}")']
    pattern, more, answer, topic = rng.choice([
        ("What colour [is|has] the {one} {w}?", ["name = color(image=$image, region=$one)"], "name", "Colour"), ("[Cut out|Crop to|Give me|Extract] the {one} {w}.", ["part = crop(image=$image, region=$one)"], "part", "Part"), ("[Mark|Box|Frame|Highlight] the {one} {w}.", ["marked = annotate(image=$image, regions=$one)"], "marked", "Marked"),
        ("[Blur|Hide] [only|] the {one} {w}.", ["hidden = blur(image=$image, regions=$one)"], "hidden", "Hidden"), ("[Zoom in on|Enlarge] the {one} {w}.", ["near = zoom(image=$image, region=$one)"], "near", "Close-up"), ("Read what is [written|printed] on the {one} {w}.", ["part = crop(image=$image, region=$one)", "lines = ocr(image=$part)", "text = text_of(items=$lines)"], "text", "Text"),
        ("Describe the {one} {w}.", ["words = caption(image=$image, region=$one)"], "words", "Caption"),
    ])
    return Ask(say(rng, pattern, one=t.one, w=w), [*calls, *more], answer, topic, docs=[d])


def same_colour(rng):
    a, b = two(rng)
    d = at(rng, a, b)
    text = say(rng, f"[[Do|Does] the {{a}} and the {{b}} have the same {COLOUR}?|Is the {{a}} [the same {COLOUR} as|of the same {COLOUR} as] the {{b}}?|Are the {{a}} and the {{b}} alike in {COLOUR}?|Is the {COLOUR} of the {{a}} that of the {{b}}?]", a=a.one, b=b.one)
    return Ask(text, [f"a = {a.find}", f"b = {b.find}", "name = color(image=$image, region=$a)", "name2 = color(image=$image, region=$b)", 'yes = compare(a=$name, b=$name2, how="same_text")'], "yes", "Same colour", docs=[d])


FAMILIES = {
    which_of: 3, none_of: 2.5, share_of: 2, count_each: 4, end_one: 3, same_colour: 1,
    count: 8, count_sum: 3, count_side: 3, count_limit: 2, count_more: 2, count_difference: 1, count_times: 2, exists: 8, anyone: 2, exists_either: 1.5, exists_both: 1.5,
    exists_side: 2, related: 6, related_count: 2, related_what: 3, related_which: 2, extreme: 2.5, which_group: 2.5, where: 2, colour: 3.5, colour_of_extreme: 1.2, colour_is: 1.5,
    colour_picture: 2, describe: 4, caption: 1.5, caption_part: 1, listing: 1.5, count_all: 0.7, part_shows: 2.5, pose: 3.5, mark: 3, mark_all: 0.7, blur: 3, crop: 3, zoom: 1.2,
    crop_half: 3.5, outline: 2.5, at_spot: 4, hide_people: 1, size: 1, resize: 3, conditional: 1,
}
