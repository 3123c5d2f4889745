"""Questions about what a photograph shows, and pictures made of it."""

import re

from asks import Ask, is_empty, joined, q
from documents import photo, sign
from words import COLOURS, GROUPS, NOUNS, OPEN, ROLES, SHUT, plural as regular_plural, say
from words import article as plain_article

HERE = "[in the {pic}|in this {pic}|here|on the {pic}|in it|]"
SEE = "[do you see|can you see|are there|can be seen|are visible|are shown|have been found|are in the {pic}]"
WHY = "[For the [list|report|insurance|order|caterer|inventory|class book]|Before I [order|leave|send it|sign]|My [boss|teacher|son|wife|client] asks|We have a bet on this|I have to [write it down|report it]]"
WONDER = "[I wonder|I was wondering|I need to know|I would like to know|I have to find out|We want to know|Nobody can tell me|I cannot make out]"
CHECK = "[Could you check|Can you check|Would you look|Please verify|Have a look and say|Would you be so kind as to tell me|Can anybody say|Help me see]"
BELIEF = "[I think|I believe|I bet|I would say|I am fairly sure|My guess is that|They say|Somebody told me|It seems to me that]"
SO = "[Am I right|Is that right|Is that so|Right|Correct|True|Can you confirm it|Do I see that right]"
SPELLED = {1: "one", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten", 11: "eleven", 12: "twelve"}
SIDES = {"left": ["left", "left-hand"], "right": ["right", "right-hand"], "top": ["upper", "top"], "bottom": ["lower", "bottom"]}
OPPOSITE = {"left": "right", "right": "left", "top": "bottom", "bottom": "top"}


# Words that have no plural of their own; `detect` knows the bare word.
MASS = {"furniture": "piece", "food": "piece", "seating": "piece", "cutlery": "piece", "luggage": "piece", "baggage": "piece", "silverware": "piece", "crockery": "piece", "tableware": "piece", "sports equipment": "piece", "sports gear": "piece", "cattle": "head"}
PAIRS = ("scissors", "skis", "shears")
ODD = {"calves", "oxen", "geese", "mice", "puppies", "bodies", "policemen", "policewomen", "fishermen", "men", "women", "children", "people", "gentlemen", "ladies", "dishes", "electronics"}  # plurals among the words


def plural(word):
    """The plural of a noun, also of those that end in man or woman."""
    if word.startswith("pair of "):
        return "pairs" + word[4:]
    if word in MASS:
        return f"pieces of {word}" if MASS[word] == "piece" else word
    for one, many in (("man", "men"), ("goose", "geese"), ("calf", "calves"), ("ox", "oxen"), ("mouse", "mice"), ("knife", "knives")):
        if word.endswith(one) and word != "human":
            return word[: -len(one)] + many
    return word if word in PAIRS or word in ODD else regular_plural(word)


def article(noun):
    """The noun with what stands before one of it."""
    return f"some {noun}" if noun in MASS or noun in ODD else f"a pair of {noun}" if noun in PAIRS else plain_article(noun)


class Thing:
    """A kind of thing as a question names it, and the word by which the plan looks for it."""

    def __init__(self, rng, many=None, people=0.3):
        r = rng.random()
        if r < people:
            self.label = "person"
            word = rng.choice([w for w in NOUNS["person"] if w not in ODD]) if rng.random() < 0.6 else "person"
        elif r < people + 0.06:
            self.label = rng.choice(list(GROUPS))
            word = self.label
        else:
            self.label = rng.choice(list(NOUNS))
            word = rng.choice([w for w in NOUNS[self.label] if w not in ODD]) if rng.random() < 0.35 else self.label
        self.one, self.many = word, plural(word)
        self.look = word
        if self.label == "person" and word not in ("person", "man", "woman", "child"):
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
        "How many {many} " + SEE + "?", "Grandpa counted the {many} twice and got two different numbers. How many are in the {pic}?", "the {many} in this {pic}, like how many", "what number do i put for {many}, going by the {pic}", "I was never any good at counting. The {many} in the {pic}: how many do you make it?", "Report the [number|count] of {many} [visible|in the {pic}].", "The form has a box for the number of {many}. [What do I fill in|What goes there], going by the {pic}?", "Exercise 3: count the {many} in the {pic} and write down the number.", "The number of {many} in the {pic} is ...", "In the {pic} there are (how many?) {many}.", "We are paid per {one}, so how many are in the {pic}?", "My sister speaks of a lot of {many}, my brother of hardly any. What is the actual number in the {pic}?", "I can see the {many}, but my eyes are too weak to count them. Would you?", "Somebody has to count the {many}, and I would rather it was you.", "I have not got all day to count {many}. How many?", "quantity of {many}?", "no. of {many} in the {pic}", "The dispute is about how many {many} there were when the {pic} was taken. So how many?", "Would you mind counting the {many}? It need not be quick, but it has to be right.", "please say how much {many} is in {pic}", "I not count good. {many} in this {pic}, how many they are?", "I want to put a sticker on each of the {many} in the {pic}. How many stickers is that?", "One chocolate for each of the {many} you see: how many chocolates [do I buy|is that]?", "Not their [colours|names], not where they are: what I am after is the number of {many}.", "If it is not too much trouble, a count of the {many} in this {pic} would make my day.", "There is a quiz and the question is how many {many} the {pic} shows. What do I answer?", "Nobody wrote down how many {many} there were, but there is this {pic}. How many does it show?", "I see plenty of {many} and would like [it as a figure|to have a number for it].", "I gave up counting at five. How many {many} are there really?", "You count the {many}, I write the number down.", "Tell my mother how many {many} there are, she cannot hold the phone close enough to see.", "the teacher wants us to count the {many} and I keep getting it wrong", "The headline shall begin with the number of {many} in the {pic}. Which number is it?", "Were I to line up all the {many}, how long would the line be, in {many}?", "How many {many} " + HERE + "?", "Count the {many} " + HERE + ".", "[What is the|] number of {many} " + HERE + "?",
        "[Tell me|Say|I want to know|Please tell me|I would like to know|Can you tell me] how many {many} there are [in the {pic}|in this {pic}|]",
        "How many {many} does the {pic} show?", "[I need|Give me] [a|the] [count|headcount|number] of [the|all the|all] {many} " + HERE,
        "how many {many}", "[So|And] how many {many} did I [photograph|catch|get] " + HERE + "?", "How many of [the things|them] " + HERE + " are {many}?",
        "{many}: how many?", "Can you count [the|all|all the] {many} for me?", "How many {many} [have|did] [you|we] [found|spot|find]?",
        "How [large|big] is the group of {many}?", "How many different {many} can you make out?",
        WONDER + " how many {many} [there are|we have|it shows|are to be seen] " + HERE + ".", CHECK + " how many {many} [there are|are in the {pic}|the {pic} shows]" + "?", WHY + ": how many {many} [are there|do you see|does the {pic} show]?",
        "The {pic} [shows|has|contains] how many {many}?", "With how many {many} are we dealing " + HERE + "?", "If you [look|go] through the {pic}, how many {many} do you [come across|find|get]?", "The {many}: [what is their number|how numerous are they|give me their number]?",
        "[What a lot of|So many] {many}! How many [are they|exactly|are there really]?", "How many {many} would I find if I [counted|went through] them [all|one by one]?", "I keep losing count of the {many}. How many [are they|is it]?", "[Just|Only] the number of {many}[, nothing else|, please|].",
        "[Take|Make|Do] a [head count|quick count] of the {many} [for me|].", "What [figure|number] do you [get|arrive at] when you go through the {many}?", "I see {many}, but how many [of them|exactly|are they]?", "It would help [me|us] to know how many {many} there are.", "How many {many} [all in all|in total|altogether|exactly]?",
        "[I am supposed|I have] to [enter|write down|report|note] how many {many} are [there|in the {pic}|shown].", "{many} [count|number|tally], please.", "Is it one, two or more {many}, what is the number?", "How numerous are the {many} " + HERE + "?", "[Find|Spot|Look for] all {many} and say how many [there are|you have found|it is].", "By your count, how many {many} are there?",
        "[The question is|What I need to know is] how many {many} [there are|you see].", "How many {many} [got|made it|came] into [the|this] {pic}?", "Go over the {pic} and give me the number of {many}.", "When all {many} are counted, [what do we get|what is the number]?", "Not the names, only how many {many} there are.", "How many {many} can I [tell apart|point at] " + HERE + "?", "There is more than one {one}, I suppose. How many {many} [are there|exactly]?",
    ]), many=t.many, one=t.one, pic=d.noun)
    return Ask(text, [f"found = {t.find}", "n = count(items=$found)"], "n", t.many.capitalize(), docs=[d])


def count_sum(rng):
    if rng.random() < 0.2:
        a, b, c = several(rng, 3)
        d = at(rng, a, b, c)
        text = say(rng, rng.choice([
            "My van takes {a}, {b} and {c}. How many is that, all counted?", "{a}, {b}, {c}: total?", "Report the combined number of {a}, {b} and {c}.", "A sticker for each of the {a}, {b} and {c}: how many stickers do I need?", "Homework: add up the {a}, the {b} and the {c}.", "Throw {a}, {b} and {c} in one basket: how many are in it?", "The {a}, the {b} and the {c} taken together are ...", "How many {a}, {b} and {c} are there [altogether|together|in all|in total]?", "[Count|Add up] the {a}, the {b} and the {c} together.", "{a}, {b} and {c} together, how many?", "What is the total number of {a}, {b} and {c} " + HERE + "?", WONDER + " how many {a}, {b} and {c} there are in all.", CHECK + " how many {a}, {b} and {c} there are together?", "Taking {a}, {b} and {c} together, how many [is that|do you count]?", "One number for {a}, {b} and {c}, please, all together.", "The sum of {a}, {b} and {c}?", "{a} + {b} + {c} = ?", "How many are there if I count {a}, {b} and {c} as one?", "Be it {a}, {b} or {c}: how many in all?",
        ]), a=a.many, b=b.many, c=c.many, pic=d.noun)
        return Ask(text, [f"found = {looks('image', a, b, c)}", "n = count(items=$found)"], "n", "Together", docs=[d])
    a, b = two(rng)
    d = at(rng, a, b)
    text = say(rng, rng.choice([
        "My van takes both {a} and {b}. How many pieces is that, all counted?", "{a} n {b} total?", "Grandma does not care which is which: how many {a} and {b} taken together?", "I get paid for {a} and for {b} at the same rate. How many do I put on the bill?", "Throw {a} and {b} in one basket: how many are in it?", "Homework: count {a} and {b} and write down the sum.", "Together the {a} and the {b} are ...", "please {a} and {b}, all together how much", "First the {a}, then the {b}, and then add it up. What is the sum?", "I am blind. How many {a} and {b} are there, in one number?", "One stamp for each of the {a} and for each of the {b}. How many stamps do I need?", "How many {a} and {b} are there [altogether|together|in all|in total|combined|all in all] " + HERE + "?",
        "[What is the total number of|Count all|Total of] {a} [plus|and] {b}" + "?", "How many {a} [and|or] {b} does the {pic} show [in all|in total|together]?",
        "[Add up|Sum up|Count together] the {a} and the {b} " + HERE + ".", "{a} and {b} together, how many?",
        WONDER + " how many {a} and {b} there are [together|in total|in all].", CHECK + " how many {a} and {b} there are [together|in all|all in all]?", "If I put the {a} and the {b} [together|in one pile|on one list], how many [is that|do I have|are they]?", "Taking {a} and {b} together, [how many is that|what is the number|how many do you count]?",
        "The {a} plus the {b}: [what number does that make|how many is it|how many in all]?", "[It does not matter|No matter] whether {a} or {b}: how many [are there in all|in total]?", "How many are there if you count both {a} and {b}?", "[What is|Give me] the sum of {a} and {b} " + HERE + "?", "Lump {a} and {b} together and [count|tell me how many].", "{a} + {b} = ?",
        "One of my children counts the {a}, the other the {b}. What do they get together?", "{a} n {b}, how many altogether", "Both {a} and {b} go on the same list. How many entries is that?", "Report the combined number of {a} and {b}.", "The {a} and {b} share one [room|box|van]. How many have to fit in?", "The number of {a} and {b} taken together is ...", "I do not tell {a} from {b}, so just count them all together. How many?", "A coffee for each of the {a} and each of the {b}: how many coffees?", "Everything that is [{one}|{a_one}] or {b_one}: how many?", "I [feed|clean|charge for|pack|insure] both {a} and {b}. How many is that [together|in all]?", WHY + ": {a} and {b} together, how many?", "How many [are they|do we have] when {a} and {b} are [counted|taken] as one?", "What do the {a} and the {b} come to, [by number|in number]?", "One number for {a} and {b} together, please.",
    ]), a=a.many, b=b.many, one=article(a.one), a_one=article(a.one), b_one=article(b.one), pic=d.noun)
    return Ask(text, [f"found = detect(image=$image, labels=[{q(a.look)}, {q(b.look)}])", "n = count(items=$found)"], "n", f"{a.many} and {b.many}".capitalize(), docs=[d])


def count_side(rng):
    t = Thing(rng)
    side = rng.choice(list(SIDES))
    d = at(rng, t)
    text = say(rng, rng.choice([
        "We share the work: you take the {side} half. How many {many} do you count?", "{many} in the {side} half, quantity?", "The {many} in the {side} half are mine. How many do I own?", "I am blind; how many {many} are there in the {side} half?", "Homework: count the {many} in the {side} half of the {pic}.", "A sticker for each of the {many} in the {side} half: how many stickers?", "My thumb is on the {other} half. How many {many} are to be seen in the rest?", "please count only {many} in {side} half", "The inspector wants the {many} in the {side} half, in figures.", "Had I only photographed the {side} half, how many {many} would I have?", "We argue about the {side} half: how many {many} does it have?", "It is the {side} half whose {many} I want counted.", "How many {many} are [in|on] the {side} [half|side|part] [of the {pic}|of this {pic}|]?", "Count the {many} [on|in] the {side} [side|half].",
        "In the {side} half [of the {pic}|], how many {many} [are there|can you see|stand there]?", "How many {many} does the {side} half show?",
        "I am responsible for the {side} half only. How many {many} does it have?", "The {other} half is my colleague's business. How many {many} are in the {side} half?", "{side} half, {many}: how many", "Draw a line through the middle. How many {many} are on the {side} side of it?", "The number of {many} in the {side} half is ...", "Suppose the {other} half were torn off. How many {many} would still be there?", "how many {many} are on the {side} side, dont count the others", "Report the {many} in the {side} half, by number.", "My sister took the {other} half to count and I the {side} one. How many {many} should I get?", "number of {many} in the {side} [half|part]?",
        "On the {side} [side|half], how many {many}?", "Look at the {side} [half|side|part] only. How many {many} [are there|do you see]?", "[Only|Just] the {side} [half|side]: how many {many}?", "How many of the {many} are [in|on] the {side} [half|part|side]?", "How many {many} do I get if I [leave out|ignore|cut off] the {other} half?",
        WONDER + " how many {many} there are [in|on] the {side} [half|side].", "[Forget|Never mind] the {other} half. How many {many} [are left|remain] [in|on] the {side} [one|half]?", "The {side} half [of the {pic}|] has how many {many}?", "How many {many} did [I|we] get [in|on] the {side} [half|part]?", "[Split|Cut] the {pic} in two: how many {many} are in the {side} half?",
        "Count {many}, but only [in|on] the {side} [half|side|part].", "Of all the {many}, how many are [in|on] the {side} [half|side]?", WHY + ": the number of {many} [in|on] the {side} [half|side]?",
    ]), many=t.many, side=rng.choice(SIDES[side]), other=SIDES[OPPOSITE[side]][0], pic=d.noun)
    return Ask(text, [f"found = {t.find}", f'part = filter(regions=$found, position="{side}")', "n = count(items=$part)"], "n", t.many.capitalize(), docs=[d])


def count_limit(rng):
    t, n = Thing(rng), rng.randint(2, 12)
    d = at(rng, t)
    w = SPELLED[n] if rng.random() < 0.4 else str(n)
    how, pattern = rng.choice([
        ("at_least", "Are there at least {n} {many} " + HERE + "?"), ("greater", "[Are there|Do you see|Does the {pic} show] more than {n} {many}?"),
        ("less", "Are there [fewer|less] than {n} {many} " + HERE + "?"), ("at_most", "Are there at most {n} {many} " + HERE + "?"),
        ("equal", "[Are there exactly|Is it true that there are|Do I see exactly] {n} {many} " + HERE + "?"), ("at_least", "Are there {n} or more {many} " + HERE + "?"),
        ("at_least", "Are there enough {many} for {n} [people|guests|of us]?"),
        ("greater", "Is the number of {many} [above|over|higher than|larger than|beyond] {n}?"), ("less", "Is the number of {many} [below|under|lower than|smaller than] {n}?"), ("greater", BELIEF + " there are more than {n} {many}. " + SO + "?"), ("less", BELIEF + " there are fewer than {n} {many}. " + SO + "?"),
        ("equal", BELIEF + " there are [exactly|] {n} {many}. " + SO + "?"), ("equal", "My guess is {n} {many}, [am I right|is that right|correct]?"), ("equal", "{n} {many}, [right|correct|no more and no less|is that it]?"), ("equal", "Is {n} the [right|correct|exact] number of {many}?"), ("equal", "There should be {n} {many}. [Does that match|Is that the case|Does the number fit]?"),
        ("equal", "I [ordered|paid for|counted|put out|was promised] {n} {many}. Does the {pic} show [just|exactly] that many?"), ("equal", "[Check|Verify|Make sure] that there are exactly {n} {many} " + HERE + "."), ("equal", "Do the {many} number [exactly|just] {n}?"), ("equal", "The list says {n} {many}. Does the {pic} agree?"),
        ("at_least", "I need {n} {many}. [Are there that many|Do we have them|Is that covered] [here|]?"), ("at_least", "Can {n} people each [have|take|get] one of the {many}?"), ("at_least", "[Do|Would|Will] the {many} [suffice|be enough] for {n} [people|children|guests]?"), ("at_least", "[Does the {pic} show|Do you see|Can you count] {n} {many} or more?"), ("at_least", "[Are there|Do we have|Have we got] no [fewer|less] than {n} {many}?"), ("at_least", "{n} {many} at the [least|very least], [true|right|yes]?"),
        ("at_least", WONDER + " whether there are at least {n} {many} " + HERE + "."), ("greater", CHECK + " whether there are more than {n} {many}" + "?"), ("less", CHECK + " whether there are fewer than {n} {many}" + "?"), ("at_most", WONDER + " whether there are {n} {many} at most."),
        ("at_most", "At most {n} {many} are allowed. [Is that kept|Are we within the limit|Do we keep to it]?"), ("greater", "The limit is {n} {many}. [Is it exceeded|Are we over it|Are there too many]?"), ("greater", "[Are there|Have we got] too many {many}, I mean over {n}?"), ("less", "[Are there|Have we got] too few {many}, I mean under {n}?"), ("less", "If there are fewer than {n} {many}, I must [order|buy|get] more. Must I?"),
        ("at_most", "[Are there|Do you see|Do we have] {n} {many} or [fewer|less]?"), ("at_most", "[Are there|Do we have|Do I see] no more than {n} {many}?"), ("greater", "Do the {many} number more than {n}?"), ("greater", "Would a [table|box|room|car] for {n} be too small for the {many}?"), ("at_most", "[Will|Would] all the {many} fit into {n} [places|boxes|seats|slots]?"), ("greater", "Does the [count|tally] of {many} go beyond {n}?"), ("at_least", "I promised {n} {many}. Do I have that many in the {pic}?"), ("at_least", "We start as soon as {n} {many} are there. Can we start?"), ("less", "With under {n} {many} the offer falls through. Does it?"), ("greater", "More than {n} {many} and I need a permit. Do I need one?"), ("at_most", "The insurance covers up to {n} {many}. Are these all covered?"), ("equal", "My son counted {n} {many} in the {pic}. Did he count right?"), ("equal", "In the {pic} are {n} {many}, not one more and not one less. True?"), ("less", "is it less than {n} {many}"), ("greater", "is that over {n} {many} already"), ("at_least", "{n} {many} are enough for me. Are there that many?"), ("greater", "They told me not to expect over {n} {many}. Are there more all the same?"), ("less", "Do we fall short of {n} {many}?"), ("at_least", "Do the {many} make up [a team|a group|a set] of at least {n}?"), ("at_least", "Do we reach {n} {many}?"),
    ])
    text = say(rng, pattern, n=w, many=t.many, pic=d.noun)
    return Ask(text, [f"found = {t.find}", "n = count(items=$found)", f'yes = compare(a=$n, b={n}, how="{how}")'], "yes", f"{n} {t.many}", docs=[d])


def count_more(rng):
    a, b = two(rng)
    d = at(rng, a, b)
    how, pattern = rng.choice([
        ("greater", "Are there more {a} than {b} " + HERE + "?"), ("less", "Are there [fewer|less] {a} than {b} " + HERE + "?"),
        ("equal", "Are there as many {a} as {b} " + HERE + "?"), ("greater", "[Do|Does] the {a} outnumber the {b} " + HERE + "?"),
        ("equal", "Is the number of {a} the same as that of {b}?"), ("at_least", "Are there enough {a} for all the {b}?"), ("at_least", "Does every one of the {b} get one of the {a}?"),
        ("greater", "Whoever counts more {a} than {b} has won. Have I won?"), ("greater", "{a} > {b}?"), ("greater", "I would not have thought that there were more {a} than {b}. Are there?"), ("greater", "Report whether the {a} exceed the {b} in number."), ("greater", "Grandma says there are more {a} about than {b}. Is she right, going by the picture?"), ("less", "{a} < {b}?"), ("less", "Would it be fair to say that there are fewer {a} than {b}?"), ("less", "My brother bets that there are fewer {a} than {b}. Does he win?"), ("less", "Do I have to bring more {a}, that is, are there fewer than {b}?"), ("equal", "{a} = {b}, by number?"), ("equal", "Is there a balance, just as many {a} as {b}?"), ("equal", "My brother bets that {a} and {b} are the same in number. Does he win?"), ("at_least", "I want to give each of the {b} one of the {a}. Do I have enough?"), ("at_least", "Is there no shortage of {a}, if each of the {b} takes one?"), ("greater", "My brother bets that there are more {a} than {b}. Does he win?"), ("greater", "the {a}, are they more than the {b}"), ("less", "I fear that there are fewer {a} than {b}. Are there?"), ("equal", "{a} on the one hand, {b} on the other: is it a draw, by number?"), ("at_least", "Each of the {b} should get one of the {a}. Does it work out?"), ("less", "One of the {a} for each of the {b}: do we run short?"), ("equal", "Exercise 7: are there just as many {a} as {b}?"), ("greater", "If {a} and {b} were two teams, would the {a} be the bigger team?"), ("less", "If {a} and {b} were two teams, would the {a} be the smaller one?"), ("greater", "Do we have more {a} than {b}?"), ("greater", "Is the number of {a} [higher|larger|greater] than [that|the number] of {b}?"), ("greater", BELIEF + " there are more {a} than {b}. " + SO + "?"), ("greater", "Compared with the {b}, are there more {a}?"), ("greater", "{a} versus {b}: do the {a} win [by number|]?"), ("greater", "Would some of the {a} be left [over|] if each took one of the {b}?"), ("greater", "Are there too few {b} for the {a}?"), ("greater", "Are the {a} in the majority against the {b}?"), ("greater", WONDER + " whether there are more {a} than {b} " + HERE + "."),
        ("greater", CHECK + " whether the {a} are more than the {b}" + "?"), ("greater", "Do you count more {a} than {b}?"), ("greater", "More {a} than {b}, [yes or no|true or not|is that so]?"), ("less", "Are the {a} outnumbered by the {b}?"), ("less", "Are there not as many {a} as {b}?"), ("less", "Is the number of {a} [below|lower than|smaller than] [that|the number] of {b}?"), ("less", "Do we have fewer {a} than {b}?"), ("less", "Are there too few {a} for the {b}?"), ("less", "Would some of the {b} go without, with one of the {a} for each?"), ("less", BELIEF + " there are fewer {a} than {b}. " + SO + "?"), ("less", "Are the {a} in the minority against the {b}?"), ("less", "Are we short of {a}, one for each of the {b}?"),
        ("equal", "Do the numbers of {a} and {b} [match|agree]?"), ("equal", "Are {a} and {b} equal in number?"), ("equal", "Is there exactly one of the {a} for each of the {b}?"), ("equal", "Do {a} and {b} pair up with none left over?"), ("equal", "Is there the same number of {a} and {b} " + HERE + "?"), ("equal", "As many {a} as {b}, [true|right|is that so]?"), ("equal", BELIEF + " there are as many {a} as {b}. " + SO + "?"), ("equal", "Are the {a} just as numerous as the {b}?"),
        ("at_least", "Can each of the {b} have one of the {a}?"), ("at_least", "Will the {a} be enough for the {b}?"), ("at_least", "Are there at least as many {a} as {b}?"), ("at_least", "Do the {a} suffice for the {b}, one each?"), ("at_most", "Are there at most as many {a} as {b}?"), ("at_most", "Are there no more {a} than {b}?"), ("at_most", "Does each of the {a} find one of the {b}?"),
    ])
    text = say(rng, pattern, a=a.many, b=b.many)
    calls = [f"a = {a.find}", f"b = {b.find}", "n = count(items=$a)", "m = count(items=$b)", f'yes = compare(a=$n, b=$m, how="{how}")']
    return Ask(text, calls, "yes", f"More {a.many}", docs=[d])


def count_difference(rng):
    a, b = two(rng)
    d = at(rng, a, b)
    text = say(rng, rng.choice([
        "My son gets a coin for each of the {a} and pays one for each of the {b}. How many does he keep?", "{a} - {b} = ?", "Report the surplus of {a} over {b}.", "The {a} are ahead of the {b}. By what number?", "After every one of the {b} has been paired with one of the {a}, how many of the {a} stand alone?", "The {a} number ... more than the {b}.", "Homework: how many {a} must go so that there are as many {a} as {b}?", "how many more {a} then {b}", "If {a} were plus and {b} were minus, what would the sum be?", "To catch up with the {a}, how many would the {b} need on top?", "I know there are more {a}. What I do not know is how many more than {b}.", "One of the {b} per one of the {a}: how many of the {b} are we short of?", "How many more {a} than {b} are there " + HERE + "?", "By how [many|much] do the {a} outnumber the {b}?", "What is the difference between the number of {a} and {b}?",
        "By how [much|many] is the number of {a} [larger|higher|greater] than [that|the number] of {b}?", "There are more {a} than {b}. How many more?", "How many {b} would have to be added to make as many as the {a}?", "How many of the {a} [go|stay|are left] without one of the {b}?", "Take the number of {b} away from the number of {a}.", "{a} minus {b}, by number?", "Subtract the [count|number] of {b} from [that|the number] of {a}.",
        "How big is the lead of the {a} over the {b}?", "How many fewer {b} than {a} are there " + HERE + "?", "Compare the {a} with the {b}: how many more are there?", "If each of the {b} takes one of the {a}, how many {a} are left?", WONDER + " how many more {a} than {b} there are.", CHECK + " by how many the {a} outnumber the {b}?", "How many {b} are lacking so that each of the {a} has one?",
        "What remains when the number of {b} is taken from that of {a}?", "The {a} are more than the {b}, by how many?", "How many {a} too many are there for the {b}?", WHY + ": how many more {a} than {b}?",
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
        (f"n * {n}", "{n} for each of the {many}: what does that make?"), (f"n * {n}", "Multiply the number of {many} by {n}."), (f"n * {n}", "I [charge|pay|get|earn] {n} [euros|dollars|pounds] [for each|per] {one}. What is that for all of them?"), (f"n * {n}", "What is the [bill|price|cost] for all {many} at {n} [each|apiece|a piece]?"), (f"n * {n}", "All the {many} get {n} [points|minutes|coins] each. How [much|many] is that?"), (f"n * {n}", "How much would I pay for the {many} at {n} [euros|dollars] [each|apiece]?"),
        (f"{n} - n", "There should be {n} {many}. How many [are missing|are absent|did not come|do we lack]?"), (f"{n} - n", "Out of {n} {many}, how many are not in the {pic}?"), (f"{n} - n", "How many {many} [are still needed|do I still need|must I add] to have {n}?"), (f"{n} - n", "I want {n} {many}. How many more do I have to [get|buy|find]?"), (f"{n} - n", "How many of my {n} {many} are gone?"), (f"{n} - n", "How far are we from {n} {many}?"),
        (f"n / {n}", "Share the {many} among {n} [people|children]. How many does each get?"), (f"n / {n}", "The {many} are divided into {n} equal groups. How many are in each?"), (f"n / {n}", "How many {many} per [head|person] for {n} people?"), (f"n + {n}", "{n} {many} are [hidden|outside of the {pic}|behind the camera]. How many are there with these?"), (f"n + {n}", "I have {n} {many} at home as well. How many [is that|do I have] in all?"), (f"n + {n}", "Add {n} to the number of {many}."), (f"n - {n}", "If I take away {n} of the {many}, how many [are left|remain]?"), (f"n - {n}", "How many {many} are there besides the {n} I know of?"), (f"n - {n}", "By how many do the {many} exceed {n}?"),
        (f"n * {n}", "The {many} bring me {n} euros each. How much do I take in?"), (f"n * {n}", "Somebody pays me {n} for every {one}. What do I get for these?"), (f"{n} - n", "We started with {n} {many}, and the {pic} shows what is left. How many have we lost?"), (f"n + {n}", "{n} more {many} are on their way. How many will that make?"), (f"n / {n}", "{n} of us divide the {many} fairly. How many for each?"), (f"n - {n}", "{n} of the {many} are mine. How many belong to others?"), ("n * 2", "Double the number of {many}."), ("n * 2", "If there were twice as many {many}, how many would [it|that] be?"), ("n * 2", "If every {one} comes in a pair, how many [are there|is that]?"), ("n ^ 2", "What is the square of the number of {many}?"), ("n - 1", "If one of the {many} [leaves|is taken away|goes], how many are left?"), ("n + 1", "One more of the {many} and how many is it?"),
    ])
    text = say(rng, pattern, n=n, one=t.one, many=t.many, pic=d.noun)
    return Ask(text, [f"found = {t.find}", "n = count(items=$found)", f'result = calculate(expression="{form}", n=$n)'], "result", "Result", docs=[d])


def exists(rng):
    t = Thing(rng)
    d = at(rng, t)
    text = say(rng, rng.choice([
        "Sorry to ask, but my eyes are no good any more: is {one} anywhere in this {pic}?", "there's {one} somewhere in this {pic} right", "I promised the children {one}. Does this {pic} have one in it?", "We only go if there are {many}. [Going by the {pic}, are there any|Does the {pic} show any]?", "It is said that {many} can be seen here. Can they?", "The neighbour denies that there was {one}. Does the {pic} show one?", "Presence of {one}: yes or no?", "Report whether {many} are present [in the {pic}|].", "I would not have thought you would find {one} here, but do you?", "I do not care what else is in the {pic}, as long as there is {one}. Is there?", "Do I have to worry about {many} here?", "I am sorting out everything with {one} in it. Does this {pic} belong there?", "It is alleged that {one} can be seen in the {pic}. Is that correct?", "i dont see any {many}, do you", "Maybe I am blind, but I do not see {one}. Is there one?", "They told us that the {many} had been removed. Are there still any?", "please to look if is {one} in {pic}", "Exercise 2: is there {one} in the {pic}?", "If a child pointed at this {pic} and shouted that there is {one}, would it be right?", "There was {one} about when I took this. Did it end up in the {pic}?", "All I want to know is whether {one} is in there, yes or no.", "Tell Grandma if there is {one} in the {pic}, she keeps asking.", "Before I drive all the way there: do they have {one}, by the {pic}?", "One look would settle it: is {one} in the {pic} or not?", "Is that {one} in there, or am I imagining things?", "What about {many}? Any in the {pic}?", "I am after a {pic} with {one} in it. Will this one do?", "The contract speaks of {one}, and this {pic} is the proof. Do you see one?", "{bare} yes/no", "Look, I only wish to be told if there is {one} in this {pic}; the rest I can do myself.", "No need to count. Are there any {many} at all?", "My cousin in Leeds says that she spotted {one} in it. Did she?", "If there is {one} I have to call somebody. Do I have to?", "Is it a {pic} with {one} in it?", "Do I need to book a place for {one} too, or is there none in the {pic}?", "I count on {one} being there. Is it in the {pic}?", "{many}? in there?", "It would surprise me to find {one} in there. Should I be surprised?", "Did anybody think of {one}? I mean, is there one in the {pic}?", "Our game is called find it, and it is about {one}. Is there one in the {pic} at all?", "I have not opened the {pic} yet. Will it show me {one}?", "Tick the box if {one} is visible. Do I tick it?", "The question before the court is whether {one} is in the {pic}.", "What I want to hear is whether {one} appears in it or not.", "In a {pic} from here you would expect {one}. Is there one?", "Show of {many} in the {pic}: some or none?", "I heard something about {one}. Is there any truth in it, going by the {pic}?", "Look once more for me: is {one} in there?", "{one} must be somewhere in this {pic}, or have I mixed it up with another?", "Anything in there that you would call {one}?", "I pay only for a {pic} that has {one} in it. Do I have to pay?", "To put it simply, do we see {one} or do we not?", "I just want to be sure that {one} is in it. Is it?", "Of {many} there should be at least one in the {pic}. Is there?", "Would you believe it, my boy says he sees {one} in this {pic}. Is he right?", "The alarm went off because of {one}, allegedly. Is one there?", "search {pic}: {bare}, found or not found", "Is there {one} " + HERE + "?", "Are there [any|some|] {many} " + HERE + "?", "[Can|Do] you [see|spot|find] [any {many}|{one}] " + HERE + "?",
        "Does the {pic} [show|contain|have|include] {one}?", "Is {one} [visible|shown|to be seen|in the {pic}|somewhere in the {pic}|around]?",
        "[Look for|Search for|Check for] {one} [in the {pic}|]. Is there one?", "any {many} [here|in the {pic}|]?", "Do I see {one} " + HERE + "?",
        "I am [afraid of|allergic to|looking for] {many}. [Are there any|Is there one|Anything to worry about] [here|in the {pic}]?",
        "[Check|Tell me|I want to know] [whether|if] there [is {one}|are {many}] " + HERE, "Did [the camera|I|we] [catch|get] {one}?",
        "[Is it true that|Would you say] there is {one} " + HERE + "?", "Have you [seen|found] {one} " + HERE + "?",
        WONDER + " [whether|if] there is {one} " + HERE + ".", CHECK + " [whether|if] there is {one} " + HERE + "?", CHECK + " [whether|if] {one} is [to be seen|there|visible|in the {pic}]?", WHY + ": is there {one} " + HERE + "?", BELIEF + " there is {one} " + HERE + ". " + SO + "?", "My [son|wife|friend|colleague] [says|claims|swears] there is {one} " + HERE + ". " + SO + "?",
        "I [lost|forgot|am missing|am looking for] {one}. Is it " + "[in the {pic}|here|in this {pic}]?", "Did {one} [get|make it|sneak] into the {pic}?", "[Somewhere|Anywhere] in the {pic}, is there {one}?", "{many}: [yes or no|any|are there some|present or not]?", "Should I [expect|see|find] {one} " + "[in the {pic}|here]?", "Is there [even one|at least one|as much as one] {bare} " + HERE + "?", "Does [the|this] {pic} [have|feature|hold|include] [any {many}|{one}]?", "Is [any|a single] {bare} [in sight|in view|to be found|on display]?",
        "Would I [find|see|meet] {one} " + "[in the {pic}|here]?", "Has {one} been [photographed|caught on camera|captured] [here|]?", "[Search|Scan|Go through] the {pic} for {one}. [Found one|Anything|Is there one]?", "[Was|Is] {one} part of [the|this] {pic}?", "Among the things in the {pic}, is there {one}?", "Can {one} be [seen|found|made out|spotted] " + HERE + "?", "Where there are no {many}, I [worry|leave]. Are there any?", "Do {many} [appear|occur|turn up] " + HERE + "?", "[Got|Seen] any {many}?", "{one} in the {pic}, [yes or no|is there|right]?",
        "It matters to me whether there are {many} " + HERE + ". Are there?", "If there is {one} in the {pic}, say yes.", "There is {one} [here|in the {pic}|somewhere], [isn't there|right|or is there not]?", "[Find out|Verify|Determine|Establish] [whether|if] the {pic} [shows|contains] {one}.", "May I assume that there is {one} " + HERE + "?", "Somebody must have [left|put|brought] {one} [here|there]. Is it in the {pic}?", "The {pic} is supposed to show {one}. Does it?", "Any sign of {one}?", "Any trace of {many} " + HERE + "?",
    ]), one=article(t.one), bare=t.one, many=t.many, pic=d.noun)
    return Ask(text, [f"found = {t.find}", "yes = exists(items=$found)"], "yes", t.one.capitalize(), docs=[d])


def anyone(rng):
    d = at(rng, Thing(rng, people=1))
    text = say(rng, rng.choice([
        "Before I let the dog out: is anybody in the {pic}?", "any ppl?", "The house should be empty. Does the {pic} show a person?", "I pressed the button without looking. Did I get somebody in the {pic}?", "For the estate agent there must be no people in it. Is there anyone?", "I am blind: am I looking at a {pic} with somebody in it?", "Report whether a person is visible.", "My mother thinks that a stranger stands there. Is there a person in the {pic}?", "Not animals, not things: is there a human being in the {pic}?", "We can close if nobody is there any more. Is somebody there?", "Do I have to ask anyone for permission, I mean, is a person in the {pic}?", "Does it look as if somebody was there? A person, I mean, in the {pic}.", "Has any person been caught in this {pic}?", "is somebody in {pic} please look", "I wonder if there was a person about when this was taken. Is there one to be seen?", "Is [anyone|anybody|somebody|someone] " + "[there|here|in the {pic}|in front of the house|on the bench|standing there|at the table|in the room]?",
        "Is the [room|street|place|scene|beach|office] [empty of people|deserted]?", "[Anyone|Anybody] [home|here|in the {pic}]?",
        "We want to lock up. Is there still somebody [in the {pic}|there]?", "I rang and no one came. Does the {pic} show anybody?", "Is there a human anywhere in this {pic}?", "I need it without people. Is there somebody in the {pic}?", "anyone in the {pic}?? cant see", "Say yes if there is as much as one person in the {pic}.", "If there is nobody, we can begin. Is there somebody?", "Are we alone " + HERE + "?", "Do you see [anyone|anybody|somebody] [at all|] " + HERE + "?",
        WONDER + " [whether|if] [anyone|anybody|somebody] is [there|in the {pic}|around|present].", CHECK + " [whether|if] [anyone|anybody|somebody] is [there|in the {pic}|around]?", "Can [anyone|anybody|somebody] be seen " + HERE + "?", "Is [anyone|anybody|a living soul|a human being|a soul] [about|to be seen|in sight|present|around] " + HERE + "?", "Does the {pic} show [anyone|anybody|somebody|a human being] [at all|]?", "Has [anybody|anyone|somebody] [got|walked] into the {pic}?",
        "Are there human beings " + HERE + "?", "Was [someone|anybody|somebody] there when the {pic} was taken?", "[People|Persons|Human beings] [here|in the {pic}], yes or no?", "[I thought I saw|I believe there was] somebody. Is [anyone|somebody] there?", "Is [someone|somebody] [watching|looking at us|coming|waiting] " + HERE + "?", "[Is|Was] [anyone|anybody] [left|caught by the camera|photographed] " + HERE + "?", "Do I see [a person|somebody|someone] there?",
    ]), pic=d.noun)
    return Ask(text, ['found = detect(image=$image, labels=["person"])', "yes = exists(items=$found)"], "yes", "Somebody", docs=[d])


def exists_either(rng):
    a, b = two(rng)
    d = at(rng, a, b)
    text = say(rng, rng.choice([
        "My children will take {a} or {b}, they are not choosy. Does the {pic} have one of the two?", "{a} / {b}, either one there?", "Say yes if you find {a}, and yes as well if you find {b}.", "It makes no difference to me if it is {a} or {b}. Is there one of them?", "Report if {a} or {b} is visible.", "We are not allowed in with {a} or {b}. Is there one or the other in the {pic}?", "I heard there was {a}, or else {b}. Is one of the two in the {pic}?", "Be it {a}, be it {b}: do you see one?", "If there is {a} or {b} in the {pic}, I stay at home. Do I stay at home?", "I am blind. Would I come across {a} or {b} in there?", "Homework, yes or no: the {pic} shows {a} or {b}.", "Grandma is afraid of {as_} and of {bs}. Is there anything of the sort in the {pic}?", "One of the two is enough, {a} or {b}. Has the {pic} got it?", "please look, is there {a} or maybe {b}", "Either {as_} or {bs}, do we have some in the {pic}?", "[Is there|Can you see|Do you see] {a} or {b} " + HERE + "?", "Does the {pic} show {a} or {b}?", "Is there either {a} or {b} " + HERE + "?",
        "Are there any {as_} or {bs} " + HERE + "?",
        WONDER + " [whether|if] there is {a} or {b} " + HERE + ".", CHECK + " [whether|if] there is {a} or {b} " + HERE + "?", "Is at least one of the two there, {a} or {b}?", "{a} or {b}: is [one of them|either] [there|in the {pic}]?", "Is one of these in the {pic}: {a}, {b}?", "Do you see any {as_} or any {bs}?", "[I can use|Either will do:|I need] {a} or {b}. Is there [one|either] [of them|]?",
        "Does either {a} or {b} [appear|show up] " + HERE + "?", "Are {as_} or {bs} to be seen " + HERE + "?", "Can {a} or else {b} be [seen|found] " + HERE + "?", "Any {as_} or {bs}?", "Whether {a} or {b}, is [one|either] of them [there|visible]?", BELIEF + " there is {a} or {b} " + HERE + ". " + SO + "?", "No matter which, {a} or {b}: is there one?",
    ]), a=article(a.one), b=article(b.one), as_=a.many, bs=b.many, pic=d.noun)
    return Ask(text, [f"found = detect(image=$image, labels=[{q(a.look)}, {q(b.look)}])", "yes = exists(items=$found)"], "yes", f"{a.one} or {b.one}".capitalize(), docs=[d])


def exists_both(rng):
    a, b = two(rng)
    d = at(rng, a, b)
    text = say(rng, rng.choice([
        "My list has two entries, {a} and {b}. Can I tick both of them off?", "{a} + {b}, both there?", "One alone is of no use to me. Are {a} and {b} both in the {pic}?", "I was promised {a} and {b}. Do I get the two of them?", "Say yes only if there is {a} and there is {b}.", "Report whether {a} and {b} are both visible.", "We need {a} and {b} to begin. Going by the {pic}, can we?", "The {pic} should have {a} in it and {b} too. Does it?", "My aunt looks for a {pic} with {a} and {b} in it. Would this one do?", "{a} I would have expected, but is there {b} as well? Both, I mean.", "Homework, true or false: the {pic} shows both {a} and {b}.", "For the offer to hold there must be {a} and {b}. Are both there?", "please check if is {a} and also {b}, both", "I wonder if I see {a} and {b} in one and the same {pic}.", "It takes two, {a} and {b}. Is neither of them missing?", "[Is there|Are there|Can you see|Do you see] both {a} and {b} " + HERE + "?", "Does the {pic} show {a} as well as {b}?", "Are {a} and {b} both in the {pic}?",
        "Is there {a} and also {b} " + HERE + "?",
        WONDER + " [whether|if] there are both {a} and {b} " + HERE + ".", CHECK + " [whether|if] both {a} and {b} are [there|in the {pic}]?", "{a} and {b}: are both [there|in the {pic}|present]?", "Is there not only {a} but also {b} " + HERE + "?", "Do {a} and {b} appear [together|side by side|in the same {pic}]?", "I need {a} and {b}. Are both [here|there|in the {pic}]?", "Besides {a}, is there {b} as well?", "Does the {pic} have the two of them, {a} and {b}?",
        "Are there {as_} as well as {bs} " + HERE + "?", "Are {as_} and {bs} both [present|to be seen|visible]?", "Can I see {a} along with {b} " + HERE + "?", "Is {a} in the {pic} together with {b}?", BELIEF + " there are both {a} and {b}. " + SO + "?", "Do we have {a} and {b} at the same time?", "Both {a} and {b}, [yes or no|true]?", "Is it true that {a} and {b} are both in the {pic}?",
    ]), a=article(a.one), b=article(b.one), as_=a.many, bs=b.many, pic=d.noun)
    calls = [f"a = {a.find}", f"b = {b.find}", "n = count(items=$a)", "m = count(items=$b)", 'least = calculate(expression="min(n, m)", n=$n, m=$m)', 'yes = compare(a=$least, b=0, how="greater")']
    return Ask(text, calls, "yes", f"{a.one} and {b.one}".capitalize(), docs=[d])


def exists_side(rng):
    t = Thing(rng)
    if rng.random() < 0.12:
        d = at(rng, t)
        text = say(rng, "[Is the {bare} [in the middle|in the centre|at the centre] [of the {pic}|]?|Is there {one} [right|] in the [middle|centre] [of the {pic}|]?|Does the {bare} stand in the [middle|centre]?|Is the {bare} [well centred|centred] " + HERE + "?|Have I got the {bare} in the [middle|centre] of the {pic}?|Middle of the {pic}: is there {one}?]", one=article(t.one), bare=t.one, pic=d.noun)
        return Ask(text, [f"found = {t.find}", 'part = filter(regions=$found, position="center")', "yes = exists(items=$part)"], "yes", t.one.capitalize(), docs=[d])
    side = rng.choice(list(SIDES))
    d = at(rng, t)
    text = say(rng, rng.choice([
        "My mother holds the {other} half covered. Can she see {one} in the rest?", "{one} {side} side yes?", "I remember {one}, and it was on the {side} side. Is it there?", "Report whether the {side} half shows {one}.", "We only rent the {side} half. Is {one} in it?", "For the quiz: is the {bare} in the {side} half, true or false?", "I need {one} on the {side} side, the {other} one is of no use. Is there one?", "Tell a blind man if {one} is on the {side} side.", "I guess it is the {side} half that the {bare} is in. Did I guess right?", "Is there {one} [in|on] the {side} [half|part|side] [of the {pic}|]?", "Is the {bare} [in|on] the {side} [half|part|side] [of the {pic}|of this {pic}|]?",
        "My screen shows only the {side} half. Is {one} in it?", "The {bare} ought to be on the {side} side. Is it?", "{side} half: {one}, yes or no", "If I tore off the {other} half, would there be {one} left?", "Draw a line through the middle: is there {one} on the {side} side?", "They told me to look on the {side} side for {one}. Is there one?", "I do not care about the {other} half. Is {one} in the {side} one?", "Are there any {many} [in|on] the {side} [half|side]?", "Does the {side} half [of the {pic}|] [show|have|contain] {one}?",
        WONDER + " [whether|if] there is {one} [in|on] the {side} [half|side].", CHECK + " [whether|if] the {bare} is [in|on] the {side} [half|side] [of the {pic}|]?", "If I [keep only|look only at] the {side} half, is there {one}?", "The {side} [half|side]: any {many} [there|]?", "Would I still [see|have] {one} if the {other} half was [cut off|covered|missing]?", "[In|On] the {side} [half|side] [of the {pic}|], is there {one}?",
        "Does the {bare} [stand|appear|lie] [in|on] the {side} [half|side] [of the {pic}|]?", BELIEF + " the {bare} is [in|on] the {side} [half|side]. " + SO + "?", "Look only at the {side} half. Do you see {one}?", "Is it [in|on] the {side} [half|side] that the {bare} is?", "Do you see [any {many}|{one}] [in|on] the {side} [half|side|part]?", "Did {one} get into the {side} half [of the {pic}|]?", "Is the {bare} to be found [in|on] the {side} [part|half|side]?", "{one} [in|on] the {side} [half|side], [yes or no|right]?",
    ]), one=article(t.one), many=t.many, bare=t.one, side=rng.choice(SIDES[side]), other=SIDES[OPPOSITE[side]][0], pic=d.noun)
    return Ask(text, [f"found = {t.find}", f'part = filter(regions=$found, position="{side}")', "yes = exists(items=$part)"], "yes", t.one.capitalize(), docs=[d])


RELATIONS = {
    "left_of": ["left of", "to the left of", "on the left of", "further left than", "on the left-hand side of", "on the left side of", "left from", "more to the left than", "further to the left than"],
    "right_of": ["right of", "to the right of", "on the right of", "further right than", "on the right-hand side of", "on the right side of", "right from", "more to the right than", "further to the right than"],
    "above": ["above", "over", "higher than", "higher up than", "further up than", "somewhere above", "up above"], "below": ["below", "under", "beneath", "underneath", "lower than", "lower down than", "further down than", "somewhere under"],
    "inside": ["inside", "in", "within", "inside of"], "overlaps": ["on", "touching", "overlapping", "partly behind", "in contact with"],
}


def relation(rng, among=None):
    name = rng.choice(among or ["left_of", "right_of", "above", "below", "left_of", "right_of", "above", "below", "inside", "overlaps"])
    return name, rng.choice(RELATIONS[name])


def related(rng):
    a, b = two(rng)
    d = at(rng, a, b)
    name, words = relation(rng)
    text = say(rng, rng.choice([
        "Is the {a} {rel} the {b}?", "Is the {a} {rel} the {b}?", "My wife will not believe me that the {a} is {rel} the {b}. Is it?", "Do I have to look {rel} the {b} for the {a}, or is it not there?", "The rule is that no {as_} may be {rel} the {b}. Is there one?", "{one} {rel} the {b}, found or not found?", "I bet a coffee that the {a} is {rel} the {b}. Do I get it?", "Is that {one} there {rel} the {b}, or do my eyes deceive me?", "If you go from the {b} to what is {rel} it, do you come upon {one}?", "We left it like this: the {a} {rel} the {b}. Is it still so?", "The exam asks if the {a} is {rel} the {b}. What is correct, yes or no?", "It would be bad if {one} were {rel} the {b}. Is there one?", "Is there {one} {rel} the {b}?", "[Does|Do you see] the {a} [stand|sit|standing|sitting] {rel} the {b}?",
        "[Is it true that|Would you say that] the {a} is {rel} the {b}?", "Is the {a} {rel} the {b} [in this {pic}|here]?", "the {a}, is it {rel} the {b}?",
        "Can you tell [me|] [whether|if] the {a} is {rel} the {b}?",
        WONDER + " [whether|if] the {a} is {rel} the {b}.", CHECK + " [whether|if] the {a} is {rel} the {b}?", BELIEF + " the {a} is {rel} the {b}. " + SO + "?", "{rel} the {b}, is [there {one}|that the {a}|that where the {a} is]?", "Do I find the {a} {rel} the {b}?", "Looking at the {b}, is the {a} {rel} it?", "Take the {b}. Is the {a} {rel} [it|the {b}]?",
        "Can {one} be [seen|found] {rel} the {b}?", "Has {one} been put {rel} the {b}?", "Would I have to look {rel} the {b} to find the {a}?", "Was the {a} [put|placed|left] {rel} the {b}?", "The {a} is {rel} the {b}: [true or false|yes or no|right]?", "The {a} should be {rel} the {b}. Is [it|that so]?", "Did they [put|place|set] the {a} {rel} the {b}?", "If I look {rel} the {b}, [is there {one}|do I see {one}|will I find the {a}]?",
        "The instructions want the {a} {rel} the {b}. [Did I get it right|Is that how it is]?", "My husband insists that the {a} is {rel} the {b}. Is he right?", "so the {a} is {rel} the {b} yeah?", "In the {pic}, the {a} is {rel} the {b}. [True|Right]?", "Say yes if the {a} is {rel} the {b}, otherwise no.", "I cannot tell which is where. Is it so that the {a} is {rel} the {b}?", "First I thought the {a} was {rel} the {b}, then I was not so sure. Is it?", "She wrote that {one} is {rel} the {b}. Does the {pic} bear that out?", "The witness says the {a} was {rel} the {b}. Does the {pic} agree?", "The {b} I can make out myself. Is there {one} {rel} it?", "Once you have found the {b}: {one} {rel} it, yes or no?", "position check: {a} {rel} {b}?", "is it just me or is the {a} {rel} the {b}", "It matters whether the {a} is {rel} the {b}, because that is how it was agreed. Is it?", "I should find {one} {rel} the {b}, they said. Is there one?", "Whether the {a} is {rel} the {b} is all I want to know.", "they swore the {a} would be {rel} the {b}, well is it", "please look for me, the {a} is {rel} the {b} or no?", "Is the {a} still {rel} the {b}, or has somebody moved it?", "Exercise 5: is the {a} {rel} the {b}? Answer yes or no.", "My little girl has to tick yes or no: {one} {rel} the {b}. Which is it?", "Report whether {one} is {rel} the {b}.", "I am blind and want to picture it: is the {a} {rel} the {b}?", "When they ask me whether the {a} is {rel} the {b}, may I say yes?", "I described it on the phone with the {a} {rel} the {b}. Was I right?", "Are there any {as_} {rel} the {b}?", "Do you see [some|any] {as_} {rel} the {b}?", "[We were told|The plan says] to put the {a} {rel} the {b}. Is it there?", "Seen from the front, is the {a} {rel} the {b}?", "Does the {a} come {rel} the {b} " + HERE + "?", "Where the {b} is: {rel} it, is there {one}?", "[Please verify|Confirm] that the {a} is {rel} the {b}.",
    ]), a=a.one, b=b.one, one=article(a.one), as_=a.many, rel=words, pic=d.noun)
    return Ask(text, [f"a = {a.find}", f"b = {b.find}", f'hit = relate(a=$a, relation="{name}", b=$b)', "yes = exists(items=$hit)"], "yes", f"{a.one} {words} {b.one}", docs=[d])


def related_count(rng):
    a, b = two(rng)
    d = at(rng, a, b)
    name, words = relation(rng)
    text = say(rng, rng.choice([
        "My share is what is {rel} the {b}. How many {a} is that?", "{a} {rel} {b}, how many", "The number of {a} {rel} the {b} is ...", "Report the {a} {rel} the {b}, by number.", "I start at the {b} and count only the {a} {rel} it. What number do I get?", "Homework: count the {a} that are {rel} the {b}.", "I am blind and hold my finger on the {b}. How many {a} are {rel} it?", "The other {a} belong to somebody else. How many are {rel} the {b}?", "We argue about the {a} {rel} the {b}: how many are they really?", "A sticker for each of the {a} {rel} the {b}: how many stickers?", "please count {a} what are {rel} the {b}", "Grandpa asks how many {a} he sees there {rel} the {b}.", "Take the {b} as the border: how many {a} are {rel} it?", "How many {a} are {rel} the {b}?", "Count the {a} {rel} the {b}.", "How many {a} [can you see|do you see|stand] {rel} the {b}?", "{rel} the {b}, how many {a} [are there|do you see|can be seen]?", "How many of the {a} are {rel} the {b}?", "Look at the {b}. How many {a} are {rel} it?", WONDER + " how many {a} are {rel} the {b}.", CHECK + " how many {a} are {rel} the {b}?",
        "[Give me|I need] the number of {a} {rel} the {b}.", "Only the {a} {rel} the {b} [count|matter]: how many [are there|is that]?", "The {a} {rel} the {b}: how many [are they|of them]?", "How many {a} did they [put|place] {rel} the {b}?", "If I look {rel} the {b}, how many {a} will I [see|find|count]?", "Leave out all {a} but those {rel} the {b}. How many are there?", 
        "number of {a} {rel} the {b}?", WHY + ": how many {a} are {rel} the {b}?", "There are {a} {rel} the {b}. How many?", "Of all {a}, how many are {rel} the {b}?",
    ]), a=a.many, b=b.one, rel=words, pic=d.noun)
    return Ask(text, [f"a = {a.find}", f"b = {b.find}", f'hit = relate(a=$a, relation="{name}", b=$b)', "n = count(items=$hit)"], "n", a.many.capitalize(), docs=[d])


def related_what(rng):
    b = Thing(rng)
    d = at(rng, b)
    if rng.random() < 0.3:
        text = say(rng, rng.choice([
            "My keys must lie by the thing next to the {b}. What thing is that?", "whats next to the {b}", "I am blind. Which thing is the nearest to the {b}?", "The thing closest to the {b} is a ...", "Report the object nearest to the {b}.", "If the {b} fell over, which thing beside it would be hit first?", "Who or what keeps the {b} company, right next to it?", "I can make out the {b} but not what is beside it. What is it?", "Homework: name the thing that is next to the {b}.", "One step away from the {b}, what is there?", "please what thing stay near the {b}", "[What|Which object|Which thing|What thing] is [next to|nearest to|closest to|beside|near|by|right beside|right next to] the {b}?", "Which thing has the {b} as its [neighbour|next neighbour]?", "What does the {b} have [next to it|beside it|at its side|for a neighbour]?", "Name [what|the thing that] is [closest to|next to|nearest to] the {b}.", "The {b}: what is [beside|next to|closest to] it?",
            "[Besides the {b}|Apart from the {b}], what is [right there|closest to it|next to it]?", "Look at the {b}. What is [next to|beside|near|closest to] it?", "What [stands|lies|sits|has been put] [next to|beside|close to] the {b}?", "If I reach out from the {b}, what do I touch first?", WONDER + " what is [next to|beside|nearest to] the {b}.", CHECK + " what is [next to|beside|closest to] the {b}?", "[Next to|Beside|Close to] the {b}, what [is there|do you see]?", "neighbour of the {b}?", "What is the {b} [standing next to|closest to|right beside]?",
        ]), b=b.one)
        name = "nearest"
    elif rng.random() < 0.25:
        name, words = rng.choice([("overlaps", "on"), ("overlaps", "on"), ("overlaps", "touching"), ("inside", "in"), ("inside", "inside")])
        text = say(rng, rng.choice([
            "My boy put something {rel} the {b} and laughs. What is it?", "whats {rel} the {b}", "I am blind. What thing is there {rel} the {b}?", "The thing {rel} the {b} is a ...", "Report the object {rel} the {b}.", "I can see the {b} all right, but what is that {rel} it?", "Homework: name the thing {rel} the {b}.", "Somebody left something {rel} the {b}. What could it be?", "please which thing is {rel} the {b}", "[What|Which thing|Which object] is {rel} the {b}?", "Name [what is|the thing] {rel} the {b}.", "Look at the {b}: what is {rel} it?", "The {b}, what is {rel} it?", WONDER + " what is {rel} the {b}.", CHECK + " what is {rel} the {b}?", "There is something {rel} the {b}. What is it?", "What do you see {rel} the {b}?", "The thing {rel} the {b}, what is it?", "Say what is {rel} the {b}.", "Which object do I see {rel} the {b}?", "Something is {rel} the {b}; what?",
        ]), b=b.one, rel=words)
    else:
        name, words = relation(rng, ["left_of", "right_of", "above", "below"])
        text = say(rng, rng.choice([
            "[What|Which thing|Which object|What object] [is|stands|can you see|do you see|is there] {rel} the {b}?", "Look at the {b}: what is {rel} it?", "{rel} the {b}, what [is there|do you see|stands there|can be seen]?", "Name [what is|the thing] {rel} the {b}.", "The {b}, what is {rel} it?", WONDER + " what is {rel} the {b}.", CHECK + " what [is|stands] {rel} the {b}?", "If I drew an arrow from the {b} to the thing {rel} it, where would it end? Name the thing.", "I am blind and have found the {b}. What is there {rel} it?", "Homework: name the object {rel} the {b}.", "{rel} the {b} = ?", "They ask for the thing {rel} the {b} and I do not know what it is called. What is it?", "To someone who only sees the {b}, say what is {rel} it.", "I would have to move the thing {rel} the {b}. What is it that I would move?", "please what thing stay {rel} the {b}", "The {b} is not what I mean, I mean the thing {rel} it. What is that?", "On the form: object {rel} the {b}. What do I enter?", "My eyes go from the {b} to what is {rel} it, but it is all a blur. What is there?", "I wonder what that could be, {rel} the {b}.", "What will I find if I look {rel} the {b}?", "[What|Which thing] has been put {rel} the {b}?",
            "The {b} I know. But what is that {rel} it?", "My aunt points at something {rel} the {b}. What is it?", "Find the {b}, then tell me what is {rel} it.", "whats that thing {rel} the {b}", "I can see the {b} but cannot make out what is {rel} it. What is it?", "Report the object {rel} the {b}.", "For my orientation: what is {rel} the {b}?", "Somebody left something {rel} the {b}. What is it?", "The thing {rel} the {b} is a ...", "Everyone talks about the thing {rel} the {b}, and I do not see it. What is it?", "What is the thing {rel} the {b}?", "Say what you see {rel} the {b}.", "There is something {rel} the {b}. What is it?", "What did they [put|place|leave] {rel} the {b}?", "[What|Which] [kind of|] [thing|object] [appears|comes|lies] {rel} the {b}?", "Start from the {b}: what [comes|is] {rel} it?", "Something is {rel} the {b}; [what|what is that|tell me what]?", "The thing {rel} the {b}, what is it?",
        ]), b=b.one, rel=words)
    return Ask(text, [f"b = {b.find}", "all = detect(image=$image)", f'hit = relate(a=$all, relation="{name}", b=$b)', "name = label_of(regions=$hit)"], "name", "Thing", docs=[d])


def related_which(rng):
    b = Thing(rng)
    group = rng.choice(["animal", "vehicle", "fruit", "food", "pet"])
    d = at(rng, b)
    name, words = relation(rng, ["left_of", "right_of", "above", "below"]) if rng.random() < 0.75 else ("nearest", rng.choice(["next to", "nearest to", "closest to", "beside", "right beside", "near"]))
    text = say(rng, rng.choice([
        "My daughter is fond of the {g} {rel} the {b}, but which {g} is it?", "what {g} is that {rel} the {b}", "I am blind; which {g} is there {rel} the {b}?", "The {g} {rel} the {b} is a ...", "Report the kind of {g} {rel} the {b}.", "I know the {b}, but not the {g} {rel} it. Which is it?", "Homework: name the {g} that is {rel} the {b}.", "They ask for the name of the {g} {rel} the {b}. What do I say?", "The {g} I mean is {rel} the {b}. What is it called?", "please which {g} stay {rel} the {b}", "I wonder what {g} that is, {rel} the {b}.", "[Which|What] {g} [is|stands|do you see|sits] {rel} the {b}?", "{rel} the {b}, [which|what] {g} [is there|do you see]?", "What [kind|sort|type] of {g} is {rel} the {b}?", "The {g} {rel} the {b}, what is it?", "Name the {g} {rel} the {b}.", "There is some {g} {rel} the {b}. Which [one|] [is it|]?", WONDER + " [which|what] {g} is {rel} the {b}.", CHECK + " [which|what] {g} is {rel} the {b}?", "Look at the {b}. [Which|What] {g} is {rel} it?", "[Which|What] is the {g} {rel} the {b}?", "What {g} did they put {rel} the {b}?", "{g} {rel} the {b}: which [one|] is it?", "Of what [kind|sort] is the {g} {rel} the {b}?",
    ]), b=b.one, rel=words, g=group)
    return Ask(text, [f'a = detect(image=$image, labels=["{group}"])', f"b = {b.find}", f'hit = relate(a=$a, relation="{name}", b=$b)', "name = label_of(regions=$hit)"], "name", group.capitalize(), docs=[d])


BY = {
    "largest": ["largest", "biggest", "greatest"], "smallest": ["smallest", "tiniest", "littlest"], "tallest": ["tallest"], "leftmost": ["leftmost", "furthest left", "first from the left", "furthest to the left"],
    "rightmost": ["rightmost", "furthest right", "furthest to the right"], "topmost": ["topmost", "highest", "uppermost"], "bottommost": ["lowest", "bottommost"],
}


# The ends of a picture without the words for them.
EXTREME = {
    "largest": ["What takes up the most [room|space] " + HERE + "?", "[What|Which thing] fills most of the {pic}?", "What is bigger than everything else " + HERE + "?", "Which thing is the giant among them " + HERE + "?", "What [covers|occupies] the largest area " + HERE + "?"],
    "smallest": ["What takes up the least [room|space] " + HERE + "?", "[What|Which thing] is smaller than all the others " + HERE + "?", "What [covers|occupies] the smallest area " + HERE + "?", "Which of the things is the dwarf " + HERE + "?"],
    "tallest": ["What [reaches|stretches] over the most height " + HERE + "?", "[Which thing|What] is taller than all the others " + HERE + "?", "What stands tallest " + HERE + "?"],
    "leftmost": ["Going from left to right, what comes first " + HERE + "?", "From left to right: what is the first [thing|object]?", "[What|Which thing] is at the left [edge|end|border|margin] [of the {pic}|]?", "What is on the far left [of the {pic}|]?", "Reading from the left, what do I see first?", "Which thing has nothing to its left?", "Going from right to left, what comes last?", "What is the first thing on the left?"],
    "rightmost": ["Going from left to right, what comes last " + HERE + "?", "From left to right: what is the last [thing|object]?", "[What|Which thing] is at the right [edge|end|border|margin] [of the {pic}|]?", "What is on the far right [of the {pic}|]?", "Reading from the right, what do I see first?", "Which thing has nothing to its right?", "Going from right to left, what comes first?", "What closes the row on the right?"],
    "topmost": ["From top to bottom: what comes first " + HERE + "?", "[What|Which thing] is at the very top [of the {pic}|]?", "What is above everything else " + HERE + "?", "[What|Which thing] is at the upper [edge|border] [of the {pic}|]?", "Which thing is highest up " + HERE + "?", "Which object has nothing above it?"],
    "bottommost": ["From top to bottom: what comes last " + HERE + "?", "[What|Which thing] is at the very bottom [of the {pic}|]?", "What is below everything else " + HERE + "?", "[What|Which thing] is at the lower [edge|border] [of the {pic}|]?", "Which thing is lowest down " + HERE + "?", "Which object has nothing below it?"],
}


def extreme(rng):
    d = at(rng, Thing(rng))
    by = rng.choice(list(BY))
    word = rng.choice(BY[by])
    if rng.random() < 0.35:
        text = say(rng, rng.choice(EXTREME[by]), pic=d.noun)
    elif word.startswith(("furthest", "first")):
        text = say(rng, rng.choice([
            "whats the thing {w}", "I am blind. What is the thing that is {w}?", "My granddaughter asks about the thing {w}. What do I tell her?", "The thing that is {w} is a ...", "Report the object that is {w}.", "Everybody looks at the one {w}, and I cannot make out what it is. What is it?", "Of all there is in the {pic}, name me what is {w}.", "Homework: which thing in the {pic} is {w}?", "I do not care about the rest, only about what is {w}. What is it?", "[What|Which object|Which thing] [is|stands] {w} " + HERE + "?", "Of all things, [what|which] is {w} " + HERE + "?", "Name the thing that is {w} " + HERE + ".", WONDER + " what is {w} " + HERE + ".", CHECK + " what is {w} " + HERE + "?", "The thing {w}: what is it?", "Something stands {w}. What [is it|]?",
        ]), w=word, pic=d.noun)
    else:
        text = say(rng, rng.choice([
            "We were to guess which the {w} thing is, and I have no idea. What is it?", "What would a child name if asked for the {w} thing in the {pic}?", "The {w} of all the things in the {pic} would be the ...", "I must enter the name of the {w} object. What do I enter?", "One word for the {w} thing, please.", "They say the {w} thing has to go. Which thing would that be?", "I am blind and would like to know what the {w} thing in the {pic} is.", "Putting everything in order, what comes out as the {w} thing?", "thing that is {w}, name it pls", "My neighbour asks me what the {w} thing in my {pic} is.", "Never mind how many there are, which thing is the {w}?", "It says here: circle the {w} thing. So which thing is it?", "I wonder which of the things in there is the {w}.", "please, {w} thing in {pic}, how is it called", "[What|Which] is the {w} [object|thing] " + HERE + "?", "Name the {w} [object|thing|item] " + HERE + ".", "Of all the things " + HERE + ", which is the {w}?", "[Which|What] thing " + HERE + " is the {w} [one|of all|]?", "The {w} thing, what is it?", WONDER + " what the {w} thing " + HERE + " is.", CHECK + " what the {w} [object|thing] is?", "What would you call the {w} thing " + HERE + "?", "[Tell me|Say] what the {w} thing is.", "{w} [object|thing|item]?",
            "the {w} thing here is what", "If I had to carry away the {w} thing, what would I be carrying?", "In this {pic} the {w} thing is a ...", "Report the {w} object.", "Exercise: name the {w} thing in the {pic}.", "My little one wants to know what the {w} thing is.", "I do not need the rest, only what the {w} object in the {pic} is.", "Which of the things " + HERE + " is {w}?", "I am looking for the {w} thing. What is it?",
        ]), w=word, pic=d.noun)
    return Ask(text, ["found = detect(image=$image)", f'one = select(regions=$found, by="{by}")', "name = label_of(regions=$one)"], "name", "Thing", docs=[d])


def which_group(rng):
    group = rng.choice(["animal", "vehicle", "fruit", "food", "furniture", "pet", "vegetable", "cutlery"])
    d = photo(rng, [rng.choice([label for label in GROUPS[group]])] if group in GROUPS else [])
    text = say(rng, rng.choice([
        "I bought this {pic} for the {g} in it and do not even know which it is. Which?", "My aunt always asks what {g} I have there. What do I tell her?", "I should look it up, but under which name? It is {ag}.", "The word I am missing is that for the {g} in the {pic}.", "{ag} yes but what is it called", "I am blind; they told me there is some {g} in the {pic}, but not which.", "Homework: write the name of the {g} under the {pic}. What do I write?", "If I went to a shop to ask for that {g}, what would I ask for?", "Put a name to the {g}.", "how is named this {g} in english", "Before we argue on: which {g} is it?", "It is some {g}, I just do not know which.", "Which {g} it is, is all I need to know.", "[Which|What] [kind of {g}|{g}] [is this|is that|is it|do you see|is in the {pic}|is shown|can be seen]?", "What {g} does the {pic} show?", "Name the {g} " + HERE + ".",
        "What [type|sort|kind] of {g} is " + "[this|that|shown here|in the {pic}]?",
        WONDER + " [which|what] {g} [this|that|it] is.", CHECK + " [which|what] {g} is in the {pic}?", "There is some {g} in the {pic}. [Which|What] [kind|] is it?", "The {g} " + HERE + ", what is it?", "I can tell that it is {ag}, but [which one|what|of what kind]?", "[Which|What] {g} did [I|we|they] [photograph|catch] [here|]?", "[Identify|Recognise|Classify] the {g} " + HERE + ".", "What is the {g} [called|named] " + HERE + "?", "Of what [kind|sort|type] is the {g} " + HERE + "?", "What would you call this {g}?", "{g} [in the {pic}|here]: which?",
        "what {g} is this my kid wants to know", "Help me name the {g} in the {pic}.", "The label must have the name of the {g}. What is it?", "Grandpa knows the {g} well but not what it is called. What is it?", "A quiz: which {g} does the {pic} show?", "It is {ag}, that much I see. Which?", "The {g} in the {pic} is a ...", "Report the kind of {g}.", "Can you name the {g} " + HERE + "?", "My [son|daughter|pupil] asks what {g} [this|that] is.", "The {pic} shows [which|what] {g}?", "Is there a name for the {g} in the {pic}? Which {g} is it?", "What [sort|kind] of {g} am I looking at?", "[Which|What] {g} would you say [this|that] is?",
    ]), g=group, ag=article(group), pic=d.noun)
    return Ask(text, [f'found = detect(image=$image, labels=["{group}"])', "name = label_of(regions=$found)"], "name", group.capitalize(), docs=[d])


def where(rng):
    t = Thing(rng)
    d = at(rng, t)
    text = say(rng, rng.choice([
        "I have looked all over the {pic} and the {one} keeps hiding from me. Where is it?", "cant find {one} help", "The {one} is in the ... of the {pic}.", "My finger is on the screen. Which way do I move it to get to the {one}?", "I am writing the alt text and have to say where the {one} is. Where is it?", "{one} position?", "Suppose you were showing me the {pic}: where would you point for the {one}?", "It says here to circle the {one}. Where do I have to put my pencil?", "The little one cries because he does not find the {one}. Tell us where it is.", "Left, right, top, bottom: where does one see the {one}?", "I know that the {one} is there, I only do not know where.", "In court I was asked where the {one} was. What should I have answered, by the {pic}?", "please where stay the {one} in {pic}", "Say to what side I should look if I want to see the {one}.", "Guide me to the {one}, by words.", "I would like to know the whereabouts of the {one}.", "To find the {one}, do I look up or down, left or right?", "Nobody has told me yet in which part of the {pic} the {one} is.", "Where [in the {pic}|] is the {one}?", "On which side is the {one}?", "Where [do I find|can I find|is] the {one} " + HERE + "?", "In which part of the {pic} is the {one}?",
        "My glasses are upstairs. Where in the {pic} should I look for the {one}?", "the {one} where is it i cant see it", "Everyone but me finds the {one} at once. Where is it?", "Which way do I turn my eyes to find the {one}?", "Tell a blind man where the {one} is.", "If I pointed at the {one}, would I point left, right, up or down?", "Report the position of the {one} in words.", "The game is to find the {one}. Where is it?", "Roughly where would you say the {one} is?", "Exercise 4: say where the {one} is in the {pic}.", "Is the {one} up, down, left, right or in between?", "I know there is a lot going on in the {pic}, but whereabouts is the {one}?", "On the phone I have to explain where the {one} is. What do I say?", "Where are the {many}?", "[Locate|Find] the {one} [for me|] [in words|].",
        WONDER + " where the {one} is " + HERE + ".", CHECK + " where [in the {pic}|] the {one} is?", "I cannot find the {one}. Where is it?", "Where did the {one} [go|end up|hide]?", "[Left or right|Top or bottom]: where is the {one}?", "Is the {one} [on the left or on the right|in the upper or in the lower half|left, right or in the middle] [of the {pic}|]?", "In which [corner|area|half] of the {pic} [is|do I find] the {one}?", "Where should I look for the {one}?", "Whereabouts is the {one}?",
        "[Give me|Tell me|Say] the [position|place|location] of the {one} [in the {pic}|].", "What is the [position|location|place] of the {one}?", "The {one}: where [is it|to look|in the {pic}]?", "Where would I point to show [somebody|you] the {one}?", "[Describe|Explain|Say in words] where the {one} is.", "Where in the {pic} [do the {many} stand|are the {many}|do I see the {many}]?", "Help me find the {one}; where is it?", "At [which|what] [place|spot] in the {pic} is the {one}?", "{one}, where?", "In [which|what] direction do I look for the {one} " + HERE + "?", "Where have they put the {one}?",
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
        text = say(rng, rng.choice([
            "We want the place {w} the {s} for ourselves. Is anyone there?", "person {w} the {s}?", "Say yes if there is somebody {w} the {s}.", "I am blind: do I have company {w} the {s}?", "Report whether a person is {w} the {s}.", "I am to meet my friend {w} the {s}. Is anybody there?", "{w} the {s} there should be nobody. Is there anyone?", "Before I walk over: is anyone {w} the {s}?", "Did the camera get anybody {w} the {s}?", "Tell me if you can spot a person {w} the {s}.", "It looks deserted {w} the {s}. Is somebody there all the same?", "ppl {w} the {s}? yes or no", "I waved to somebody {w} the {s}, or was it a shadow? Is there anyone?", "Is [anyone|anybody|somebody|someone] [waiting|walking|] {w} the {s}?", "Does somebody [stand|wait] {w} the {s}?", "Do you see anybody {w} the {s}?", "Can [anybody|anyone] be seen {w} the {s}?", "Is there [anybody|anyone|somebody] {w} the {s}?", WONDER + " whether [anyone|somebody] is {w} the {s}.", CHECK + " [whether|if] [anyone|somebody] is {w} the {s}?", "Are there people {w} the {s}?", "{w} the {s}, is there [anyone|anybody|somebody]?", "Who is {w} the {s}, [anybody|anyone]?", "[Anybody|Anyone] {w} the {s}?", BELIEF + " somebody is {w} the {s}. " + SO + "?",
        ]), w=where, s=spot)
        return Ask(text, ['found = detect(image=$image, labels=["person"])', "yes = exists(items=$found)"], "yes", "Somebody", docs=[d])
    if r < 0.65:
        text = say(rng, rng.choice([
            "Homework, true or false: there is {one} {w} the {s}.", "{many} {w} the {s}?", "My aunt will not go there if there is {one} {w} the {s}. Is there?", "Say yes if you see {one} {w} the {s}.", "I am blind: what about {w} the {s}, is there {one}?", "The advert says that {one} is {w} the {s}. Is that true?", "I was told to look {w} the {s} for {one}. Is there one?", "They promised {one} {w} the {s}. Does the picture show one?", "{one} {w} the {s}, yes or no?", "I am sure there was {one} {w} the {s}. Is it there?", "any chance there's {one} {w} the {s}", "The neighbours complain about {many} {w} the {s}. Are there any?", "If I went and looked {w} the {s}, would I find {one}?", "We agreed that there would be no {many} {w} the {s}. Are there any?", "For the guide book: does one see {many} {w} the {s}?", "My grandfather remembers {one} {w} the {s}. Is there one in the picture?", "Report if {one} is {w} the {s}.", "Is there {one} {w} the {s}?", "Are there [any|] {many} {w} the {s}?", "Do you see {one} {w} the {s}?", "Can you find {one} {w} the {s}?", "{w} the {s}, [is there {one}|are there any {many}|do you see {one}]?", "Does {one} [stand|wait|appear] {w} the {s}?", WONDER + " [whether|if] there is {one} {w} the {s}.", CHECK + " [whether|if] there is {one} {w} the {s}?", "Any {many} {w} the {s}?", "Can {one} be [seen|found] {w} the {s}?", "Has somebody [put|left] {one} {w} the {s}?", "Look {w} the {s}: is there {one}?", "Did I [see|catch|get] {one} {w} the {s}?", BELIEF + " there is {one} {w} the {s}. " + SO + "?",
        ]), one=article(t.one), many=t.many, w=where, s=spot)
        return Ask(text, [f"found = {t.find}", "yes = exists(items=$found)"], "yes", t.one.capitalize(), docs=[d])
    text = say(rng, rng.choice([
        "Homework: count the {many} {w} the {s}.", "{many} {w} the {s}, quantity?", "I am blind. How many {many} are there {w} the {s}?", "We argue about the {many} {w} the {s}. How many were they?", "please how much {many} is {w} the {s}", "My son stopped at ten when he counted the {many} {w} the {s}. How many are there?", "Each of the {many} {w} the {s} gets a sticker. How many stickers is that?", "I am to note the {many} {w} the {s}: what number do I write?", "{w} the {s} I see {many}, but cannot count them. How many?", "The number of {many} {w} the {s} is ...", "how many {many} are there {w} the {s} roughly, no exactly please", "Count for me, would you? The {many} {w} the {s}, I mean.", "Nobody counted the {many} {w} the {s} that day. Would you, from the picture?", "Grandma says the {many} {w} the {s} were a dozen. How many are they really?", "Report the number of {many} {w} the {s}.", "How many {many} [are|stand|wait|] {w} the {s}?", "Count the {many} {w} the {s}.", "How many {many} do you see {w} the {s}?", "{w} the {s}, how many {many} [are there|do you see|can be seen]?", "[Give me|I need] the number of {many} {w} the {s}.", WONDER + " how many {many} are {w} the {s}.", CHECK + " how many {many} are {w} the {s}?", "The {many} {w} the {s}: how many [are they|of them|is it]?", "How many {many} [have gathered|are to be seen|were put] {w} the {s}?", "number of {many} {w} the {s}?", "There are {many} {w} the {s}. How many?", WHY + ": how many {many} are {w} the {s}?",
    ]), many=t.many, w=where, s=spot)
    return Ask(text, [f"found = {t.find}", "n = count(items=$found)"], "n", t.many.capitalize(), docs=[d])


def hide_people(rng):
    d = photo(rng, ["person"])
    text = say(rng, rng.choice([
        "[Hide|Blur|Pixelate|Anonymise|Censor] [the|all|all the] [faces|faces and bodies|identities|persons|people's faces] " + HERE + ".", "[Hide|Blur|Anonymise] [everyone|everybody|whoever is in the {pic}] " + HERE + ".", "Nobody should be recognised " + HERE + ".", "Make [everyone|everybody|all people] unrecognisable.", "Protect the privacy of the people " + HERE + ".",
        "My sister did not want to be in it, nor did the others: blur all the people.", "no faces pls, blur everyone", "The people in the {pic} are patients, so nobody may be recognised.", "please make that one not can recognise the persons", "I sell the house, not the people in the {pic}. Blur them all.", "Would you see to it that not one person in the {pic} is recognisable?", "Parents have complained, so nobody in this {pic} may be recognised.", "faces out of the {pic} pls, blur them", "The office allows the {pic} only if no person can be recognised. Do what is needed.", "I cannot ask everyone for permission, so blur whoever is in it.", "Make the faces [unrecognisable|unreadable|indistinct|impossible to recognise].", "No face [may|should|must] be recognisable " + HERE + ".", "I do not want anyone to be [recognised|identified] " + HERE + ".", "[Before I publish this|Before it goes online|For data protection], [hide the people|blur everybody|make the people unrecognisable].", "The people did not agree to be shown, [so|please] [hide|blur] them.", "Make sure that [nobody|no one] can be [recognised|identified].", "[Disguise|Obscure|Mask] [everybody|everyone|the people] " + HERE + ".",
        "Can you make it so that no one is [recognisable|identifiable]?", "I want to post this, but not with the faces [visible|clear].", "[Everyone|Everybody] [should|must] be [blurred|hidden|anonymous] " + HERE + ".", "Give me a version [without recognisable people|in which nobody can be recognised].", "Whoever is in the {pic}, [hide them|make them unrecognisable].", "The faces must [go|be hidden|be blurred].", "Smear over the faces.", "[Take care of|Respect] the privacy of [everybody|all people] in the {pic}: [blur|hide] them.",
    ]), pic=d.noun)
    return Ask(text, ['found = detect(image=$image, labels=["person"])', "hidden = blur(image=$image, regions=$found)"], "hidden", "Hidden", docs=[d])


COLOUR = "[colour|color]"


def colour(rng):
    t = Thing(rng)
    d = at(rng, t)
    text = say(rng, rng.choice([
        "What would I have to mix to get the [colour|color] of the {one}? I mean, which [colour|color] is it?", "My daughter knits one like the {one} and is at the shop for wool. Which [colour|color] does she buy?", "{one} is what [colour|color]", "My crayons are all over the table. With which one do I draw the {one}, by [colour|color]?", "For my essay I have to say of what [colour|color] the {one} is.", "Everyone says the {one} has a lovely [colour|color]. Which?", "If the {one} got lost, what [colour|color] would I put on the notice?", "The witness forgot the [colour|color] of the {one}. What does the {pic} say?", "I need an adjective of [colour|color] for the {one}.", "My screen shows only grey, so tell me the [colour|color] of the {one}.", "Not how large and not where: the [colour|color] of the {one}, that is all.", "Was the {one} delivered in red, in white or in what [colour|color]?", "Let us settle the argument about the [colour|color] of the {one}: which is it?", "Under '[colour|color] of the {one}' the clerk wants one word. Which?", "what [colour|color] have the {one}? my english is small", "Blue, green, yellow, ... what fits the {one}?", "I would like to know the [colour|color] of the {one} before I order another.", "Whoever painted or made the {one}, what [colour|color] did they take?", "To match it I have to know the {one}'s [colour|color].", "I want to buy paint that matches the {one}. What [colour|color] do I ask for?", "My wife calls it one [colour|color], I call it another. What [colour|color] is the {one}?", "The insurance form has a box for the [colour|color] of the {one}. What goes in?", "The [colour|color] of the {one} is ...", "what [colour|color] would u say the {one} is", "I am colour-blind. The {one}, what [colour|color] is that?", "When I report the {one} to the police, what [colour|color] should I say it is?", "[colour|color] of {one}, one word", "The {one} I remember had another [colour|color]. Which has this one?", "Report the [colour|color] of the {one}.", "In the advert I must give the [colour|color] of the {one}. Which is it?", "One thing about the {one} is all I need, its [colour|color].", "tell me please which [colour|color] have the {one}", "Grandpa asks what [colour|color] the {one} is, he does not see it any more.", "I never know whether that is blue or green. What [colour|color] is the {one}?", "Fill the gap with a [colour|color]: the {one} is ...", "Whatever the {one} is doing there, what [colour|color] does it have?", "I wish to find the {one} again in the crowd. Which [colour|color] do I look for?", f"What {COLOUR} is the {{one}}?", f"[Which|What] {COLOUR} does the {{one}} have?", f"[Tell me|Say|Give me] the {COLOUR} of the {{one}}.", f"What is the {COLOUR} of the {{one}} " + HERE + "?",
        f"{COLOUR} of the {{one}}?", f"The {{one}}, what {COLOUR} is it?", f"I need the {{one}}'s {COLOUR}.", f"How is the {{one}} [painted|coloured]?", f"In [which|what] {COLOUR} is the {{one}}?",
        WONDER + f" [what|which] {COLOUR} the {{one}} [is|has].", CHECK + f" [what|which] {COLOUR} the {{one}} [is|has]?", WHY + f": what {COLOUR} is the {{one}}?", f"Look at the {{one}}: [which|what] {COLOUR} [is it|does it have]?", f"[Name|State|Give] the {COLOUR} of the {{one}}.", f"I cannot see colours well. What {COLOUR} is the {{one}}?", f"Which {COLOUR} would you [say the {{one}} is|call the {{one}}|give the {{one}}]?", f"The {COLOUR} of the {{one}}, [please|what is it]?",
        f"[What|Which] {COLOUR} did they [paint|choose for] the {{one}}?", f"If I had to paint the {{one}}, which {COLOUR} would I take?", f"Is the {{one}} red, blue or what?", f"Is the {{one}} black, white or some other {COLOUR}?", f"Of what {COLOUR} is the {{one}} " + HERE + "?", f"There is {{a}} in the {{pic}}. What {COLOUR} [is it|does it have]?", f"{{one}} {COLOUR}?", f"The {{one}} [shows|has|comes in] [which|what] {COLOUR}?", f"By what {COLOUR} would I recognise the {{one}}?", f"How would you describe the {COLOUR} of the {{one}}?", f"What is the {{one}}'s main {COLOUR}?",
    ]), one=t.one, a=article(t.one), pic=d.noun)
    return Ask(text, [f"found = {t.find}", "name = color(image=$image, region=$found)"], "name", f"Colour of the {t.one}", docs=[d])


def colour_of_extreme(rng):
    t = Thing(rng)
    d = at(rng, t)
    by = rng.choice(["largest", "smallest", "leftmost", "rightmost", "topmost", "bottommost", "tallest"])
    text = say(rng, rng.choice([
        f"My brother wants the {{w}} {{one}} and asks about its {COLOUR}. What do I tell him?", f"{{w}} {{one}}, {COLOUR} pls", f"The {{w}} {{one}} is ... (a {COLOUR}).", f"Report the {COLOUR} of the {{w}} {{one}}.", f"I am colour-blind and interested only in the {{w}} {{one}}. What {COLOUR} is it?", f"With which crayon would I draw the {{w}} {{one}}? The {COLOUR} is enough.", f"The others I do not care about, but what {COLOUR} is the {{w}} of the {{many}}?", f"For the order I need to say what {COLOUR} the {{w}} {{one}} has.", f"Grandma likes the {{w}} {{one}} best. What {COLOUR} is it?", f"If somebody asked me the {COLOUR} of the {{w}} {{one}}, what should I answer?", f"I only remember that it was the {{w}} {{one}}, not the {COLOUR}. Which was it?", f"The {{many}} differ, so say only for the {{w}} what {COLOUR} it is.", f"Homework: which {COLOUR} does the {{w}} {{one}} have?", f"What {COLOUR} is the {{w}} {{one}}?", f"[Which is the|What is the] {COLOUR} of the {{w}} {{one}}?", f"[Tell me|Name] the {COLOUR} of the {{w}} {{one}}.", f"[Which|What] {COLOUR} does the {{w}} {{one}} have?", f"The {{w}} {{one}}, what {COLOUR} is it?", f"Of all the {{many}}, what {COLOUR} is the {{w}} [one|]?", f"Look at the {{w}} {{one}}. [What|Which] {COLOUR} is it?", f"Among the {{many}}, which {COLOUR} has the {{w}} [one|]?", WONDER + f" what {COLOUR} the {{w}} {{one}} is.",
        CHECK + f" what {COLOUR} the {{w}} {{one}} has?", f"Find the {{w}} {{one}} and [tell me|name] its {COLOUR}.", f"{COLOUR} of the {{w}} {{one}}?", f"In [which|what] {COLOUR} is the {{w}} {{one}}?", f"There are several {{many}}. What {COLOUR} is the {{w}}?", f"Take the {{w}} of the {{many}}: what {COLOUR} [is it|does it have]?",
    ]), many=t.many, w=rng.choice(BY[by][:2] if by not in ("leftmost", "rightmost") else BY[by][:1]), one=t.one)
    return Ask(text, [f"found = {t.find}", f'one = select(regions=$found, by="{by}")', "name = color(image=$image, region=$one)"], "name", "Colour", docs=[d])


def colour_is(rng):
    t, c = Thing(rng), rng.choice(COLOURS)
    d = at(rng, t)
    text = say(rng, rng.choice([
        "I was promised a {c} {one}. Did they keep their word?", "{one} = {c}?", "Homework, true or false: the {one} is {c}.", "My wife would only take a {c} {one}. Will she take this one?", "Report whether the {one} is {c}.", "My eyes play tricks on me: that {one} is not {c}, or is it?", "The ticket says {c} {one}. Does the {pic} agree on the [colour|color]?", "Say yes if the {one} is {c}.", "If I told the police that the {one} was {c}, would that be right?", "I collect {c} things only. Does the {one} fit in?", "On the phone he described the {one} as {c}. Does that fit?", "I wonder if one can call that {one} {c}.", "please is the {one} {c} or no", "They say it was to be painted {c}. Is the {one} {c} now?", "We argue over whether the {one} is {c} or not. What do you say?", "With a {c} crayon, would I get the [colour|color] of the {one} right?", "Would one be lying if one said that the {one} is {c}? I mean, is it {c}?", "For the missing notice I wrote that the {one} is {c}. May I keep that?", "Is the {one} {c}?", "The seller says the {one} is {c}. Is he telling the truth?", "{c} or not, the {one}?", "I told my friend to look for a {c} {one}. Was I right about the [colour|color]?", "the {one} is {c} yeah?", "I am colour-blind; may I call the {one} {c}?", "The witness spoke of a {c} {one}. Is the one in the {pic} {c}?", "Is this a {c} {one}?", "Does the {pic} show a {c} {one}?", "Is the {one} [really|painted|mostly] {c} " + HERE + "?", "Would you call the {one} {c}?", BELIEF + " the {one} is {c}. " + SO + "?", WONDER + " [whether|if] the {one} is {c}.", CHECK + " [whether|if] the {one} is {c}?", "The {one} is {c}, [isn't it|right|or not|true]?", "Is it a {c} {one} that we see?", "Do I see a {c} {one} " + HERE + "?", f"Does the {{one}} have the {COLOUR} {{c}}?",
        f"Is {{c}} the {COLOUR} of the {{one}}?", "I ordered a {c} {one}. Is it that?", f"I am looking for a {{c}} {{one}}. Is this one of that {COLOUR}?", "[The police look|We look] for a {c} {one}. Could it be this one?", "Can we say that the {one} is {c}?", "{c} {one}, [yes or no|right|is that so]?", "Has somebody painted the {one} {c}?", "Is the {one} {c} or some other colour?", "Is it true that the {one} is {c}?",
    ]), one=t.one, c=c, pic=d.noun)
    return Ask(text, [f"found = {t.find}", "name = color(image=$image, region=$found)", f'yes = compare(a=$name, b="{c if c != "grey" else "gray"}", how="same_text")'], "yes", f"{c.capitalize()} {t.one}", docs=[d])


def colour_picture(rng):
    d = rng.choice([photo(rng), sign(rng)])
    text = say(rng, rng.choice([
        "Which pot of paint would I empty first if I painted this {pic}? I mean, which is its main [colour|color]?", "I am blind. What [colour|color] is the {pic} for the most part?", "overall [colour|color] pls", "Throw all of the {pic} into one pot and stir: which [colour|color] is there most of?", "For the catalogue we sort everything by main [colour|color]. Under which does this {pic} go?", "My mother wants to hang up only what is in her favourite [colour|color]. Which is the main one in this {pic}?", "If I stood far away from the {pic}, which [colour|color] would I see?", "Homework: name the main [colour|color] of the {pic}.", "I need one word for the [colour|color] of the whole {pic}.", "The printer is low on ink. Of which [colour|color] would the {pic} take most?", "Is it more of a blue {pic}, a green one, or what [colour|color] mainly?", "Not of a single thing, of the whole {pic}: what [colour|color] is it mostly?", "please tell which [colour|color] is most in {pic}", "The {pic} is mostly ... (which [colour|color]?)", "I would like to know which [colour|color] has the upper hand in this {pic}.", "What [colour|color] scheme is it, I mean the one [colour|color] that is most frequent?", f"What is the [dominant|main|most common|prevailing] {COLOUR} [of the {{pic}}|of this {{pic}}|here|]?", f"Which {COLOUR} is most common " + HERE + "?", f"What {COLOUR} is the background [mostly|]?",
        f"[What|Which] {COLOUR} is the {{pic}}?", "The curtains should go with this {pic}. What is its main [colour|color]?", "which [colour|color] is mostly in this {pic}", "The main [colour|color] of the {pic} is ...", "Squint at the {pic}: what [colour|color] remains?", "I am choosing a frame and need to know which [colour|color] the {pic} mostly is.", "Report the dominant [colour|color].", f"main {COLOUR}?", f"[Tell me|Name] the main {COLOUR} of the {{pic}}.", f"Mostly what {COLOUR}?",
        f"[What|Which] {COLOUR} [dominates|prevails|is dominant|stands out] " + HERE + "?", f"[What|Which] {COLOUR} [is there most of|do I see most|covers most of the {{pic}}]?", WONDER + f" [what|which] {COLOUR} [prevails|dominates|is the most common] " + HERE + ".", CHECK + f" [what|which] {COLOUR} the {{pic}} mainly has?", f"If the {{pic}} had only one {COLOUR}, which would it be?", f"Overall, [what|which] {COLOUR} is [it|the {{pic}}]?", f"In what {COLOUR} is the {{pic}} [kept|held|] mainly?", f"Which {COLOUR} goes [well|best] with the {{pic}}, I mean which is its main one?",
        f"I want to choose a [frame|folder] in the {{pic}}'s main {COLOUR}. Which is it?", f"Most of the {{pic}} is [of|in] which {COLOUR}?", f"The {{pic}} as a whole: what {COLOUR}?", f"What {COLOUR} does the {{pic}} [have for the most part|mostly have|show most]?", f"Sum up the {{pic}} in one {COLOUR}.", f"Which {COLOUR} strikes the eye [most|] " + HERE + "?", f"What is the {COLOUR} of the {{pic}} on the whole?", f"Say the one {COLOUR} that fills most of the {{pic}}.",
    ]), pic=d.noun)
    return Ask(text, ["name = color(image=$image)"], "name", "Main colour", docs=[d])


def describe(rng):
    d = photo(rng, words=0.4)
    text = say(rng, rng.choice([
        "I found this {pic} in my late husband's things and my eyes are too weak for it. What does it show?", "bro what is this {pic}", "Our teacher wants five lines on what is in this {pic}. Tell me what there is.", "I scrolled past a {pic} and my reader did not say a word about it. What is there?", "Is it worth opening? What does the {pic} show?", "My daughter drew my attention to this {pic}, but would not say why. What is in it?", "Kindly state what the {pic} depicts.", "All I see is a blur. What is it really that the {pic} shows?", "Let me know what is in there, the things as well as any words.", "There is a {pic} attached, and I have no way of looking at it. What is in it?", "I wonder what might be in this {pic}.", "Say it as if I could not see: what is in the {pic}?", "The {pic} came without a line of text. What is it about?", "So, what have we got here?", "description of contents, {pic} attached", "In the {pic} one can see ...", "For the blind members of our club, say what is in the {pic}.", "Nobody has told me yet what is in this {pic}.", "Do you know what this {pic} shows?", "I am driving and cannot look: what did she send me?", "please explain me what is on this {pic}", "Somebody slipped this {pic} under my door. What does it show?", "Read out to me what is to be seen, writing included.", "What would I miss if I did not look at this {pic}?", "What is all this in the {pic}?", "Mum asks what I have just sent her. What is in the {pic}?", "The display of my camera is broken. What have I taken?", "Go on, tell me what you make of this {pic}: what is in it?", "I want it in words, all that is in the {pic}.", "Help, what am I supposed to see in this {pic}?", "Record for the minutes what the {pic} shows.", "A friend says this {pic} is a must-see. What is in it?", "Describe [the|this] {pic} [for me|].", "What is [in|on] [the|this] {pic}?", "What [can|do] you see [here|]?", "What does [the|this] {pic} show?", "What am I looking at?", "What's [this|that]?",
        "Tell me about [the|this] {pic}.", "[Give me|Write|I need] a [short|brief|] [summary|description] of [the|this] {pic}.", "Summarize [the|this] {pic}.", "What is going on [here|in this {pic}]?",
        "Say what is [on|in] [the|this] {pic}.", "[Give|Write|Make] a [short|quick|brief|little|] summary of [the|this] {pic}.", "What [is|can be seen|do I see] on [the|this] {pic}?", "Please describe [the|this] {pic}, including [the|any] [text|caption|words].", "What do we have here?", "What is in front of me?",
        "What is [happening|depicted|pictured|shown] [here|in the {pic}]?", "Paint me [the|this] {pic} in words.", "I cannot see it, what is [there|on it]?", "Tell me what you see [here|].", "Talk me through [the|this] {pic}.", "Summarise [the|this] {pic} with its text.", "[Please|] tell me what this {pic} shows.", "Explain the {pic} to a blind person.", "Describe the scene.", "What is this {pic} of?",
        WONDER + " what [this {pic} shows|is in the {pic}|I am looking at].", CHECK + " what [the|this] {pic} shows?", "Somebody sent me this. What [is it|does it show|is in it]?", "[My eyes are bad|I cannot open it|The screen is dark]; what [does it show|is in it|is to be seen]?", "[Put|Say|Tell me] in words what [the|this] {pic} shows.", "What would I see if I opened [the|this] {pic}?", "[Have|Take] a look and tell me what [is there|you see|is in it].", "Look at [the|this] {pic} and [describe it|say what is in it|report].", "[Describe|Tell me] everything of importance in [the|this] {pic}.",
        "My grandson sent me this {pic} and I cannot see a thing on this small screen. What does it show?", "whats in the {pic}", "whats this {pic} of", "I am blind and somebody has just sent me a {pic} without a word. What is in it?", "Do not leave me guessing, what does the {pic} show?", "Could someone with [good|better] eyes tell me what is in this {pic}?", "Everybody laughs about the {pic} and I cannot see it. What is in it?", "please say to me what is in {pic}", "State the contents of the {pic}.", "Dictate me a description of [the|this] {pic}.", "Before I show it to the class: what does the {pic} show?", "In your own words, what is this {pic} of?", "Exercise 1: describe the {pic}.", "My screen reader only says that there is an image. What is in it?", "For the file: what does this {pic} show?", "If you had to tell a friend on the phone what is in this {pic}, what would you say?", "no clue what im looking at, help", "Somebody took this {pic} by accident, I think. What is in it?", "It loads too slowly for me. What will I see in the {pic} once it is there?", "The whole family is looking at this {pic} and nobody tells me what is in it. Would you?", "Contents of the {pic}, briefly.", "What would you say we are looking at here?", "I held the camera up and pressed. What did I get?", "I would like to know what this {pic} has to show, things and writing alike.", "What [is|do we have] here?", "[Can|Could] you [describe|explain|summarise] [this|the] {pic} [for me|to me|]?", "Contents of [the|this] {pic}?", "What is the content of [the|this] {pic}?", "What [has been|was] photographed [here|]?", "Be my eyes: what is [there|in front of me]?", "What does one see [here|in this {pic}]?", "[Give me|I need] an overview of [the|this] {pic}.", "Report what [is|can be seen] in [the|this] {pic}.", "I am curious what the {pic} [shows|is of].", "For someone who cannot see: what is in [the|this] {pic}?", "What did [I|the camera] [photograph|capture] [here|]?", "Read [the|this] {pic} to me: things and words.", "What all can be [seen|made out] [here|in this {pic}]?", "This {pic}, what [is it of|does it show]?",
    ]), pic=d.noun)
    return Ask(text, ["found = detect(image=$image)", "lines = ocr(image=$image)", "text = describe(regions=$found, lines=$lines)"], "text", "Picture", docs=[d])


def caption(rng):
    d = photo(rng)
    text = say(rng, rng.choice([
        "This goes into the parish magazine and wants a line underneath. Write it, please.", "caption this for my insta pls", "One sentence for the back of this {pic}, so that my grandchildren know what it shows.", "The editor needs one line to go under the {pic}.", "My web shop demands a text for people who cannot see the {pic}. One sentence, please.", "If you had only one sentence for this {pic}, what would it be?", "Under the {pic} it should say what it shows. What do I write there?", "I cannot think of a title for this {pic}. Can you?", "Sum the {pic} up for me, a sentence is enough.", "For the exhibition every {pic} has a little card with one sentence. What goes on this one?", "please one phrase what tells the {pic}", "Homework: give the {pic} a title.", "alt text?", "We print a calendar and this is the {pic} for May. What should stand below it?", "[Write|Give me|Give the {pic}|I need|Make] a [caption|caption for this {pic}|caption for the {pic}|title for this {pic}].", "Caption [this|the] {pic}[ please|].", "Say in one sentence what [the|this] {pic} shows.",
        "[Write|I need] an alt text for [the|this] {pic}.",
        "What [caption|title|alt text] would [suit|fit|go with] [the|this] {pic}?", "[One sentence|A single sentence] about [the|this] {pic}, please.", "[Think of|Suggest|Propose|Compose|Come up with] a [caption|title] for [the|this] {pic}.", "What could I [write|print] under [the|this] {pic}?", "[The|This] {pic} needs a [caption|title|line of text].", "I am [filling|making] [a photo album|a web page|a slide]. [Caption this|Write the caption|I need a caption].", "[Sum up|Summarise|Describe] [the|this] {pic} in [one|a single] sentence.", "caption [please|for this {pic}|]", "Could you [caption|title] [the|this] {pic} for me?", "Put [the|this] {pic} into one sentence.", "What is [the|this] {pic}, in one sentence?", "Our web page needs an alt text for [the|this] {pic}.",
    ]), pic=d.noun)
    long = rng.random() < 0.3
    if long:
        text = say(rng, rng.choice([
            "I am blind and have all evening: caption the {pic} as fully as you can.", "a long alt text pls, dont be stingy with details", "The museum asks for a detailed caption of the {pic}.", "One sentence is not enough, I want the {pic} in all its details.", "Take your time and describe the {pic} at length.", "Every little thing counts for me: describe the {pic} in detail.", "Our rules demand a long caption for each {pic}, so write one for this.", "Spare me nothing: the {pic} in words, in full detail.", "[Write|Give me|I need] a [detailed|long] [caption|alt text] [for this {pic}|for the {pic}|].", "Describe [the|this] {pic} in [detail|every detail|full detail].", "Caption [the|this] {pic} in detail.", "[Write|Make] a [thorough|full|detailed] caption of [all|everything] [in the {pic}|here].", "A long caption for [the|this] {pic}, with all details.", "I want all the details of [the|this] {pic} in words.", "In detail, what does [the|this] {pic} show?", "Say in detail what is in [the|this] {pic}.", "Leave out no detail: caption [the|this] {pic}.", "Give a detailed account of [the|this] {pic}.", "Can you describe [the|this] {pic} in detail?", "detailed caption [please|]",
        ]), pic=d.noun)
    return Ask(text, ["words = caption(image=$image, length=\"detailed\")" if long else "words = caption(image=$image)"], "words", "Caption", docs=[d])


def caption_part(rng):
    t = Thing(rng)
    d = at(rng, t)
    text = say(rng, rng.choice([
        "My sister is blind and wants to know all about the {one}. Describe it to her.", "describe {one} pls, not the rest", "I am looking for words for the {one}. What is it like?", "How would you describe the {one} to somebody on the phone?", "The advert needs a line about the {one}. Write it.", "What sort of impression does the {one} make?", "Everyone speaks of the {one}. What is there to say about it?", "Give me a sentence about the {one}, and nothing about what is around it.", "Report on the appearance of the {one}.", "For the missing notice: describe the {one}.", "I would like to hear what the {one} looks like.", "Homework: describe the {one} in one sentence.", "If a painter asked you what the {one} looks like, what would you say?", "Leave the background out and describe the {one}.", "please say how looks the {one}", "Describe [only|just|] the {one}.", "[Write|Give me] a caption for the {one} [only|].", "What can be said about the {one}?", "Tell me [more|something] about the {one}.", "What does the {one} look like?", "How does the {one} look?", "Describe the {one} [for me|] and nothing else.", "Grandma wants to hear about the {one}, only that. Describe it.", "the {one}, what's it like", "I am blind; what does the {one} look like?", "Report on the {one}, briefly.", "If I were to meet the {one}, what would I see? Describe it.", "To tell my friend about the {one} I need a few words. Which?", "Never mind the rest, [describe|tell me about] the {one}.", "What can you tell me about the {one}?", "I want to know more about the {one}.", "Put the {one} into words.", "Caption the {one}, not the [whole|rest].", "Only the {one}: what can you say of it?", "The {one}, describe it.", WONDER + " what the {one} looks like.", CHECK + " what the {one} looks like?", "Take a [closer|good] look at the {one} and [describe it|tell me about it].", "[Give|Write] a description of the {one}.", "Say [something|a few words] about the {one}.", "Talk about the {one} [only|alone].",
    ]), one=t.one)
    return Ask(text, [f"found = {t.find}", "words = caption(image=$image, region=$found)"], "words", t.one.capitalize(), docs=[d])


def listing(rng):
    d = photo(rng)
    text = say(rng, rng.choice([
        "We move house on Friday and I need to know what there is in the {pic}, thing by thing.", "objects in this pls, just the names", "For the insurance I must put down each thing that the {pic} shows.", "My little girl learns words. Which things in the {pic} can she learn to name?", "I am blind. Enumerate the things that are in the {pic}.", "An inventory, if you please, of what is in this {pic}.", "Things in the {pic}: ...", "If I had to put a label on every thing in the {pic}, which labels would I write?", "No sentences, only the things you find in the {pic}.", "Which things do I have to draw if I want to copy the {pic}?", "please make list from all things in {pic}", "Before we divide what is there: name all the objects in the {pic}.", "I want to know what objects your eye picks out of this {pic}.", "Record all objects visible in the {pic}.", "I wonder which things there are in the {pic}, all of them.", "List [all|the|all the|] [objects|things] " + HERE + ".", "Which [objects|things] [do you recognise|can you see|are there|does the {pic} show]?", "What [kinds of things|objects|things] are [shown|there|visible]?",
        "[Name|Enumerate] everything " + HERE + ".", "For the removal men: which things are in the {pic}? As a list.", "list of stuff in the {pic} pls", "We are drawing up what is in the flat. Name all the objects in the {pic}.", "Report all objects found.", "Vocabulary homework: name all the things in the {pic}.", "Which words would I need to label all things in the {pic}?", "What all is in the {pic}?",
        "[Make|Write|Give me] [a|the] list of [everything|all things|the objects|all objects] " + HERE + ".", "[Which|What] [things|objects|items] [can you name|do you find|have you found|does it contain] " + HERE + "?", WONDER + " [which|what] [things|objects] are " + "[in the {pic}|there|to be seen].", CHECK + " [which|what] [things|objects] are in the {pic}?", "[Take|Make|Do] an inventory [of the {pic}|].", "Tell me all [objects|things] you [recognise|can find|see].", "[Objects|Things] [in the {pic}|here]?", "All [objects|things] by name, please.", "Everything you [recognise|can name] " + HERE + ", as a list.", "What [objects|things] [make up|are part of] the {pic}?", "Detect [everything|all objects].", "[Which|What] kinds of [things|objects] [are in the {pic}|does the {pic} contain]?", "Go through the {pic} and name [each thing|each object|all you find].", "I need the names of all [things|objects] " + HERE + ".",
    ]), pic=d.noun)
    return Ask(text, ["found = detect(image=$image)"], "found", "Objects", docs=[d])


def count_all(rng):
    d = photo(rng)
    text = say(rng, rng.choice([
        "The removal men charge by the piece. How many objects do you find in the {pic}?", "object count pls", "Report the number of objects.", "If each thing in the {pic} got a sticker, how many stickers would I need?", "The number of things in the {pic} is ...", "My son says there are a hundred things in the {pic}. How many do you find?", "I do not care what they are, only how many objects there are.", "Homework: how many things can be counted in the {pic}?", "please count all what is in {pic}", "How many [things|objects|items] [are there|can you see|do you recognise] " + HERE + "?", "Count [all|the] [objects|things] " + HERE + ".", "number of objects?", "How many [things|objects] in [all|total] " + HERE + "?", WONDER + " how many [things|objects] there are " + HERE + ".", CHECK + " how many [things|objects] are in the {pic}?", "Whatever it is, how many things [are there|do you find] " + HERE + "?", "Count everything " + HERE + ".", "How many [things|objects] does the {pic} [show|hold|contain]?", "What is the number of [all|] [things|objects] " + HERE + "?", "No matter of which kind: how many [objects|things] [are there|do you see]?", "How many different things can you [name|find|make out] " + HERE + "?", "How full is the {pic}, in number of things?", "Everything counted, how many [objects|things] is it?",
    ]), pic=d.noun)
    return Ask(text, ["found = detect(image=$image)", "n = count(items=$found)"], "n", "Objects", docs=[d])


PART = {
    "left": ["left half", "left side", "left part", "left-hand side", "left-hand half"], "right": ["right half", "right side", "right part", "right-hand side", "right-hand half"], "top": ["upper half", "top half", "upper part", "top part"],
    "bottom": ["lower half", "bottom half", "lower part", "bottom part"], "center": ["center", "centre", "middle", "middle part"], "top_left": ["top left corner", "upper left corner", "upper left quarter", "top left", "upper left", "top left-hand corner", "left upper corner", "top left quarter"],
    "top_right": ["top right corner", "upper right corner", "upper right quarter", "top right", "upper right", "top right-hand corner", "right upper corner", "top right quarter"], "bottom_left": ["bottom left corner", "lower left corner", "lower left quarter", "bottom left", "lower left", "bottom left-hand corner", "left lower corner", "bottom left quarter"],
    "bottom_right": ["bottom right corner", "lower right corner", "lower right quarter", "bottom right", "lower right", "bottom right-hand corner", "right lower corner", "bottom right quarter"],
}


def part_shows(rng):
    d = photo(rng)
    part = rng.choice(list(PART))
    w = rng.choice(PART[part])
    corner = "_" in part
    text = say(rng, rng.choice([
        "My nephew put his sticker on the thing in the {w}. What thing is it?", "The thing in the {w} is a ...", "I am blind: what would my finger be on if I put it in the {w}?", "{w}: name the object", "Somebody drew an arrow to the {w}. What does it point at?", "If I cut out the {w}, what would I have in my hand?", "I recognise all but what is in the {w}. What is that?", "Homework: say what is in the {w} of the {pic}.", "please what thing is in the {w}", "You see that in the {w}? What is it?", "I wonder what that might be in the {w}.", "Grandma's eyes stop at the {w}. Tell her what is there.", "One word for what is in the {w}, please.", "It is the {w} they asked about. What is there?", "What [is|can be seen|do you see|is shown] in the {w} [of the {pic}|of this {pic}|]?", "[Which|What] [object|thing] is in the {w}?", "What does the {w} [photo|picture|] [of the album|of the collage|of the {pic}|] show?", "Look [at|into] the {w} [of the {pic}|]. What [is there|do you see]?", "The {w} [of the {pic}|]: what [is there|is it|do you see]?", "[In|At] the {w} there is something. What [is it|]?", WONDER + " what [is|can be seen] in the {w} [of the {pic}|].", CHECK + " what is in the {w} [of the {pic}|]?", "My thumb covers the rest. What is in the {w}?", "There is something in the {w} that I cannot make out. What is it?", "whats that in the {w}", "People keep asking about the thing in the {w}. What is it?", "Report what is in the {w}.", "Name the thing in the {w} [of the {pic}|].", "What [sits|stands|lies|hides] in the {w} [of the {pic}|]?", "In the {w}, what [object|thing|] [is there|do you see]?", "What did they put in the {w}?", "Something is in the {w}; what?", "Tell me what is in the {w} [of the {pic}|].",
    ] if corner or part == "center" else [
        "If the {pic} were torn in two, which things would be on the {w}?", "things on the {w}, just list them", "I am blind. Tell me the things on the {w}.", "My sister gets the {w} to draw. Which things does she have to draw?", "The {w} is my job to describe. Which things are in it?", "The insurance asks about the {w} alone. What things are there?", "Everyone looks at the other half, but what is there on the {w}?", "please write me what things is on the {w}", "Homework: name the things you see on the {w} of the {pic}.", "I want to know what there is on the {w}, one thing after the other.", "Take the {w}, and only that, and tell me the things you find.", "[What|Which object|Which thing] is [in|on] the {w} [of the {pic}|]?", "[What|Which] [things|objects] are [in|on] the {w} [of the {pic}|]?", "Look at the {w} only. What [is there|do you see]?", "I covered the rest with my hand. What things are on the {w}?", "whats on the {w}", "My screen is broken and shows nothing of the {w}. Which things are there?", "Only the {w} interests me: what things are on it?", "Report the things on the {w} [of the {pic}|].", "List what is [in|on] the {w} [of the {pic}|].", "The {w} [of the {pic}|]: what [is there|does it show|things are there]?", WONDER + " what is [in|on] the {w} [of the {pic}|].", CHECK + " what is [in|on] the {w} [of the {pic}|]?", "What does the {w} [of the {pic}|] [show|hold|contain]?", "Name [everything|all things] [in|on] the {w} [of the {pic}|].", "[In|On] the {w}, what [is there|can be seen|do you see]?", "What would be left if I kept only the {w}?", "[Which|What] [objects|things] do I find [in|on] the {w}?", "[In|On] the {w} [of the {pic}|], which things do you recognise?",
    ]), w=w, pic=d.noun)
    if corner or part == "center":
        return Ask(text, [f'part = crop_part(image=$image, part="{part}")', "found = detect(image=$part)", "name = label_of(regions=$found)"], "name", "There", docs=[d])
    return Ask(text, ["found = detect(image=$image)", f'part = filter(regions=$found, position="{part}")'], "part", "There", docs=[d])


POSES = {
    "hand_raised": ["raising a hand", "raising their hand", "holding a hand up", "putting a hand up", "waving", "waving a hand", "with a hand up", "with a raised hand", "with a hand in the air", "stretching a hand up", "holding one hand over the head"],
    "arms_up": ["holding both arms up", "raising both arms", "throwing both arms up", "with both arms up", "with both hands in the air", "holding both hands up", "stretching both arms up", "with their arms in the air", "lifting both arms", "with both arms raised"],
    "standing": ["standing", "on their feet", "standing up", "upright", "standing upright", "standing there", "in a standing position"], "sitting": ["sitting", "seated", "sitting down", "sitting there", "in a sitting position", "sitting on something"],
    "lying": ["lying down", "lying", "lying on the ground", "stretched out", "lying flat", "in a lying position", "lying there", "lying on their back"],
}
# The same as verbs: of one person, of many.
POSE_VERBS = {
    "hand_raised": [("raises a hand", "raise a hand"), ("waves", "wave"), ("puts a hand up", "put a hand up"), ("has a hand up", "have a hand up"), ("holds a hand in the air", "hold a hand in the air"), ("lifts a hand", "lift a hand")],
    "arms_up": [("raises both arms", "raise both arms"), ("has both arms up", "have both arms up"), ("holds both hands up", "hold both hands up"), ("stretches both arms up", "stretch both arms up"), ("throws both arms in the air", "throw both arms in the air")],
    "standing": [("stands", "stand"), ("stands upright", "stand upright"), ("stands up", "stand up")], "sitting": [("sits", "sit"), ("sits down", "sit down")], "lying": [("lies down", "lie down"), ("lies on the ground", "lie on the ground"), ("lies flat", "lie flat")],
}


def pose(rng):
    what = rng.choice(list(POSES))
    w = rng.choice(POSES[what])
    one, many = rng.choice(POSE_VERBS[what])
    d = photo(rng, ["person"])
    calls = ["poses = pose(image=$image)", f'hit = pose_is(regions=$poses, what="{what}")']
    kind = rng.random()
    if kind < 0.45:
        text = say(rng, rng.choice([
            "I could not tell from where I stood if anybody was {w}. Is somebody?", "Report if anyone is {w}.", "Say yes if somebody {one}, no if nobody does.", "is anyone even {w} here", "They were all told not to {many}. Does anyone do it all the same?", "My neighbour claims that nobody is {w}. Is there somebody after all?", "I only want to know if there is anyone {w}.", "Someone should be {w}. Is there such a person?", "Never mind what the others do, is anybody {w}?", "I cannot see the people well. Is one of them {w}?", "We stop as soon as somebody {one}. Do we have to stop?", "If at least one person {one}, I have to react. Do I?", "Teacher here: is any of the children {w}?", "I am blind. Would I notice that somebody is {w}?", "{w}, anybody?", "If nobody is {w} we can go. Is there somebody?", "Homework, yes or no: somebody is {w}.", "My son bets that at least one person is {w}. Does he win?", "Is it a {pic} in which somebody {one}?", "In the whole {pic}, is there one person {w}?", "please is there person {w}", "Is [anyone|anybody|somebody|the person|the man|the woman|the child] {w}?", "Do you see somebody {w}?", "Are there people {w}?", "Is someone {w} " + HERE + "?", "Does [anyone|anybody|somebody|the man|the woman|the boy|the girl] {many}?", "Is there [anyone|anybody|somebody|a person] who {one}?", WONDER + " [whether|if] [anyone|somebody|the man|the woman] is {w}.", CHECK + " [whether|if] [anyone|somebody] {one}?", BELIEF + " [somebody|the man|the woman|the child] is {w}. " + SO + "?", "[Anyone|Anybody] {w} " + HERE + "?", "Can you [find|see|make out] [anyone|a person] {w}?", "Is there at least one person {w}?", "Does the {pic} show [anyone|a person|somebody] {w}?", "Do any of them {many}?", "Is one of the people {w}?", "Somebody {one}, [right|true or not|isn't that so]?", "Is it so that [someone|a person] {one}?", "Are [any|some] of the people {w}?", "[Did|Does] the camera catch anyone {w}?",
        ]), w=w, one=one, many=many, pic=d.noun)
        return Ask(text, [*calls, "yes = exists(items=$hit)"], "yes", f"Somebody {w}", docs=[d])
    if kind < 0.85:
        text = say(rng, rng.choice([
            "The number of people {w} is ...", "The minutes must say how many people were {w}. How many?", "Everyone {w} gets a point. How many points is that in all?", "how many ppl {w}", "Of all those in the {pic}, how many {many}?", "We argue about how many were {w}. What do you count?", "Report the number of persons {w}.", "Do not count the others, just those who {many}. How many are they?", "One ticket for each person {w}: how many tickets?", "If I called out everyone who {one}, how many would that be?", "please count for me persons which {many}", "I was asked how many people {many}, and I have only this {pic} to go by. How many?", "I am blind. How many of the people {many}?", "{w}: headcount?", "Homework: count the people who are {w}.", "For each person {w} I need a form. How many forms do I print?", "Some people are {w}. How many, exactly?", "My son counts those who {many}. What number should he get?", "How many people are {w}?", "How many of [them|the people] are {w}?", "Count the people {w}.", "How many people are {w} " + HERE + "?", "How many people {many} " + HERE + "?", "How many of [them|the people|those] {many}?", "[What is the|Give me the|I need the] number of people {w}.", "Count everyone who {one}.", WONDER + " how many people are {w}.", CHECK + " how many [people|of them] {many}?", "The people {w}: how many [are they|of them|is that]?", "Only those {w} count. How many are [they|there]?", "[Look for|Find] people {w}. How many [are there|do you see]?", "There are people {w}. How many?", "people {w}, how many?", "How many [men and women|guests|children|persons] do you see {w}?", "With how many people {w} are we dealing?", "How many [votes by show of hands|hands up|people with a hand up]?" if what == "hand_raised" else "How many [in the {pic}|here] {many}?",
        ]), w=w, one=one, many=many, pic=d.noun)
        return Ask(text, [*calls, "n = count(items=$hit)"], "n", f"People {w}", docs=[d])
    text = say(rng, rng.choice([
        "Who {one}? Draw a box so that I can see.", "I want to show the class who {one}. Put boxes around them.", "The ones {w}, can you box them in for me?", "My mother should see who is {w}: draw frames around them.", "box around everyone {w} pls", "Do not mark the others, only the people {w}.", "It is hard to see who is {w}. Mark those people.", "I need the {pic} back with a frame on each person {w}.", "[Mark|Box|Highlight|Show me] the people [who are|] {w}.", "[Mark|Box|Highlight|Frame|Point out] [everyone|everybody] who {one}.", "Put a box around [everyone|each person|whoever is] {w}.", "Show me [who|which of them] {one}.", "Draw [boxes|frames] around those {w}.", "Which people are {w}? Mark them.", "Where are the people {w}? Draw boxes.", "Mark only those who {many}.", "I want to see marked who {one}.", "Find the people {w} and mark them.", "Whoever {one} should get a box.", "Point out [to me|] the people {w} [with a box|in the {pic}].",
    ]), w=w, one=one, many=many, pic=d.noun)
    return Ask(text, [*calls, "marked = annotate(image=$image, regions=$hit)"], "marked", "Marked", docs=[d])


def mark(rng):
    t = Thing(rng)
    d = at(rng, t)
    verb = "[Draw [boxes|a box|rectangles|frames] [around|on]|Mark|Highlight|Put [boxes|a box] [around|on]|Box|Outline|Show me where to find|Frame] "
    numbered = rng.random() < 0.15
    if numbered:
        text = say(rng, rng.choice([
            "[Number|Mark with numbers|Put numbers on] [the|all|all the] {many} " + HERE + ".", "Give [each {one}|every {one}|the {many}] a number.", "[Mark|Label|Tag] the {many} [with|by] numbers.", "Write a number [on|at] each {one}.", "I want the {many} [numbered|with numbers].", "Draw numbered boxes around the {many}.", "1, 2, 3: number the {many} [for me|].", "Which {one} is number one, which number two? Mark them so.", "Put a number [to|beside|at] every {one}.", "Could you number [all|the] {many}?", "A {pic} with the {many} numbered, please.", "Number the {many} so that we can talk about them.",
        ]), many=t.many, one=t.one, pic=d.noun)
    elif rng.random() < 0.55:
        text = say(rng, rng.choice([
            "Where are the {many}? [Mark them|Show me|Draw it|Put boxes].", "Show me [where|in the {pic} where] the {many} are.", "[Show|Point out] the {many} to me [with boxes|in the {pic}|].", "I want to see the {many} [marked|boxed|highlighted|framed].", "Make the {many} stand out [with boxes|with frames].", "Find [all|the|every one of the] {many} and [mark|box|frame|highlight] them.", "Give me a copy of the {pic} with the {many} [marked|boxed in|framed].", "The {many} should [be marked|get boxes|be in boxes|be framed].", "A [box|frame|rectangle] around [each|every] {one}, please.",
            "My father cannot make out the {many}. Could you draw boxes round them?", "boxes on the {many} pls", "I am giving a talk and want everyone to see the {many}: put a frame round each.", "It would help if each {one} had a box around it.", "Somebody asked me where the {many} are. Mark them so that I can send it on.", "Can you make it obvious where the {many} are, with frames?", "No cropping, no blurring, simply boxes around the {many}.", "Give me this {pic} again, only with the {many} boxed.", "frame for every {one}", "I keep overlooking the {many}, so put a box around each.", "For the court, the {many} are to be marked in the {pic}.", "Do as a teacher does with mistakes: mark every {one} in the {pic}.", "I want to check that you see the same {many} as I do. Box them.", "You say you found {many}. Show me with boxes.", "I cannot find the {many}. [Mark|Box|Frame] them [for me|].", "[Circle|Tag|Label|Annotate|Flag|Pinpoint] [the|all|all the] {many} " + HERE + ".", "If there are any {many}, mark them.", "If you [see|find] {a}, put a box around it.", "Can you [mark|box|frame|point out] the {many} " + HERE + "?", "Could I have the {many} marked?", "Draw on the {pic} where the {many} are.", "Let me see in boxes which {many} you have found.", "Surround [every|each] {one} with a [box|frame].", "For the [report|slide|police|insurance], mark the {many}.", "My [son|mother|colleague] does not see the {many}. Mark them.", "Every {one} gets a [box|frame].", "The {pic} with boxes [on|around] the {many}, please.",
        ]), many=t.many, one=t.one, a=article(t.one), pic=d.noun)
    else:
        text = say(rng, verb + "[the {many}|all {many}|every {one}|each {one}|all the {many}|the {one}] " + HERE + ".", many=t.many, one=t.one, pic=d.noun)
    return Ask(text, [f"found = {t.find}", f"marked = annotate(image=$image, regions=$found{', marks=true' if numbered else ''})"], "marked", "Marked", docs=[d])


def mark_all(rng):
    d = photo(rng)
    text = say(rng, rng.choice([
        "My students should see what the computer finds in the {pic}: put a box on each thing.", "boxes on everything pls", "Let me have the {pic} with a frame round each object that you know.", "I want to check what you see, so draw in all you have found.", "Every object in the {pic} is to be boxed, no matter what it is.", "please draw box on all things", "Leave no object without a box.", "[Draw boxes around|Mark|Annotate|Box|Label] [everything|all objects|all things|everything you [see|find|recognise]] " + HERE + ".", "Show me [with boxes|] [everything|all things] you [have found|recognise|can find].", "Put a box around [each thing|every object|everything].", "I want to see all [objects|things] [marked|boxed|in boxes].", "Whatever you [find|recognise], [mark|box|frame] it.", "The {pic} with all [things|objects] [marked|labelled], please.", "Mark what you [recognise|know|can name] " + HERE + ".", "Give every [thing|object] a [box|frame|label].", "Which things do you find? [Mark|Box] them [all|].", "Write the names on all things in the {pic}.", "Detect everything and draw it in.", "Where are the objects? [Mark|Frame] them all.", "Label [each|every] thing " + HERE + ".",
    ]), pic=d.noun)
    return Ask(text, ["found = detect(image=$image)", "marked = annotate(image=$image, regions=$found)"], "marked", "Marked", docs=[d])


def blur(rng):
    t = Thing(rng, people=0.6)
    d = at(rng, t)
    if rng.random() < 0.55:
        text = say(rng, rng.choice([
            "Make the {many} [unrecognisable|indistinct|impossible to recognise|blurry].", "Make the {one} [unrecognisable|indistinct|impossible to recognise|blurry].", "The {many} [should not|must not|may not] be [recognisable|seen|visible|clear].", "The {one} [should not|must not|may not] be [recognisable|seen|visible].", "Nobody [should|must|needs to] see the {many}.", "I do not want [anyone|people] to see the {one}.", "Put a blur [over|on] [the {many}|the {one}|each {one}].", "[Find|Look for] the {many} and [blur|hide|pixelate] them.", "If there are any {many}, [blur|hide] them.", "If you [see|find] {a}, [blur|hide] it.", "Before I [post|send|publish|print] this: [blur|hide] the {many}.", "The {pic} without recognisable {many}, please.",
            "This goes on the [school's|club's] web page, so nobody may recognise the {many}.", "pls blur {many}", "My lawyer says the {many} must not be identifiable. See to that, please.", "I had rather the world did not see the {one}. Blur it.", "I am going to put this online. Do something so that the {many} are not recognisable.", "Everything may be seen except for the {many}; blur those.", "The {one} is nobody's business, make it a blur.", "No boxes and no cropping, just blur the {many}.", "We sell the {pic} and must first make the {many} unrecognisable.", "Smudge the {one} so that it cannot be made out.", "It is fine to show the place but not the {many}. Blur those.", "I will send it to strangers; blur the {many} first.", "Fog over the {many}, please.", "My daughter would be cross if the {one} could be recognised. Blur it.", "I want to [post|publish] this, but [not with the {many} visible|with the {many} blurred].", "Can you [smear|wash out|cover|blur] the {many} " + HERE + "?", "Could I have the {pic} with the {many} [blurred|hidden|out of focus]?", "Cover [up|] the {one} with a blur.", "Keep [the {one}|the {many}] secret with a blur.", "The {one} is private. [Blur|Hide] it.", "The {many} are none of their business, [blur|hide] them.", "[Only|] the {many} [should|must] be blurred, [nothing else|the rest stays].", "Every {one} must be [blurred|hidden|unrecognisable].", "Disguise the {many}.", "Take the {one} out of focus.", "Who looks at the {pic} should not recognise the {many}.", "Let the {one} [disappear in|vanish behind] a blur.", "Make it so that the {one} cannot be [recognised|seen|made out].",
        ]), many=t.many, one=t.one, a=article(t.one), pic=d.noun)
        return Ask(text, [f"found = {t.find}", "hidden = blur(image=$image, regions=$found)"], "hidden", "Hidden", docs=[d])
    text = say(rng, "[Blur|Hide|Pixelate|Make [unrecognisable|unreadable]:|Blur out|Anonymise|Censor|Obscure|Black out or blur|Please hide] [the {many}|all {many}|every {one}|all the {many}|the {one}] " + HERE + ".", many=t.many, one=t.one, pic=d.noun)
    return Ask(text, [f"found = {t.find}", "hidden = blur(image=$image, regions=$found)"], "hidden", "Hidden", docs=[d])


def crop(rng):
    t = Thing(rng)
    d = at(rng, t)
    by = rng.choice(list(BY)) if rng.random() < 0.25 else None
    one = f"{BY[by][0]} {t.one}" if by else t.one
    if by is None and rng.random() < 0.1:
        n = rng.choice([5, 8, 10, 12, 15, 20, 25, 30, 40, 50, 100])
        text = say(rng, rng.choice([
            "[Cut out|Crop to|Extract] the {one} with {n} pixels [around it|of margin|on each side|to spare].", "Leave {n} pixels around the {one} when you [crop|cut it out].", "Crop the {one}, but not too tight: {n} pixels more on each side.", "Cut out the {one} with a margin of {n} [pixels|px].", "The {one} with a border of {n} pixels, as a picture.", "I want the {one} cut out, {n} pixels larger on every side.", "Give me the {one} and {n} pixels [around|on all sides of] it.", "Cut the {one} out and keep {n} pixels [around it|on each side].", "Crop to the {one} plus {n} pixels on each side.", "Add {n} pixels of margin when you cut out the {one}.", "{n} pixels of air around the {one}, and cut the rest off.", "Only the {one}, with {n} pixels of room around it.",
        ]), n=n, one=t.one, pic=d.noun)
        return Ask(text, [f"found = {t.find}", f"part = crop(image=$image, region=$found, padding={n})"], "part", "Part", docs=[d])
    if rng.random() < 0.6:
        text = say(rng, rng.choice([
            "Get rid of everything but the {one}.", "Everything but the {one} can go.", "I only [want|need] the {one} [, nothing else|, not the rest|].", "Lose all but the {one}.", "[Trim|Cut] the {pic} so that only the {one} is left.", "Keep the {one} and throw the rest away.", "Make a [separate|new|smaller|] picture of the {one}.", "A picture [of|with] [just|only] the {one}, please.", "Can I have the {one} on its own?", "[Isolate|Separate|Single out] the {one}.", "Remove everything [except|but|apart from] the {one}.", "The {pic} should show nothing but the {one}.", "Reduce the {pic} to the {one}.", "I want to print only the {one}.",
            "I want the {one} as my profile picture, nothing else on it.", "my mum only wants the {one}, cut the rest off", "There is too much around the {one}. Crop it away.", "I need to show somebody the {one} and not the rest, so crop the {pic}.", "Only the {one} matters to the buyer. Crop to it.", "crop: {one}", "A smaller picture that has the {one} and no more, please.", "Would you cut the {pic} down to the {one}?", "All that is around the {one} is private, so crop it off.", "For the advert I need the {one} and not the mess around it. Crop it.", "Can the {one} become a picture of its own?", "Do not blur anything, just crop to the {one}.", "When you are done I want a {pic} with the {one} and nothing around it.", "please cut for me only the {one} from {pic}", "For my [profile|catalogue|album|slide], I need [just|only] the {one}.", "The {one} alone, please.", "Snip out the {one}.", "Throw out what is not the {one}.", "From this {pic} I need nothing but the {one}.", "Cut off everything that is not the {one}.", "Could you cut out the {one} [for me|and send me that|]?", "The rest does not interest me, [crop to|give me|show only] the {one}.", "Take the {one} out of the {pic} as a new picture.", "Leave nothing but the {one}.", "Cut [tightly|closely] around the {one}.", "I would like to have the {one} as a picture of its own.", "Let me have [only|just] the {one}.", "Can you crop this so that we only see the {one}?", "Find the {one} and cut it out.", "Save the {one} as [an image|a picture|a file] of its own.", "Delete all around the {one}.",
        ]), one=one, pic=d.noun)
    else:
        text = say(rng, "[Cut out|Crop [the {pic} to|]|Give me [just|only]|Return only|Extract|I want a picture of only|Cut away everything but|Crop to] the {one} [as a picture|as a picture of its own|from the {pic}|].", one=one, pic=d.noun)
    calls = [f"found = {t.find}"] + ([f'one = select(regions=$found, by="{by}")'] if by else []) + [f"part = crop(image=$image, region=${'one' if by else 'found'})"]
    return Ask(text, calls, "part", "Part", docs=[d])


def zoom(rng):
    t = Thing(rng)
    d = at(rng, t)
    text = say(rng, rng.choice([
        "My grandmother wants to see the {one} as large as it gets.", "zoom {one}", "I have to hold my nose to the screen to see the {one}. Zoom in, please.", "For the talk I need the {one} big on the wall: a close-up.", "Would you bring the {one} nearer?", "The {one} is tiny and I am short-sighted. Make it large.", "please make the {one} big so i can see", "Somebody says there is a scratch on the {one}. Zoom in so that I can look for it.", "Closer, closer: the {one} should fill the view.", "[Zoom in on|Zoom to|Enlarge|Magnify|Show me a close-up of|Show me [enlarged|larger]:|Blow up] the {one}.", "Bring the {one} [closer|nearer].", "Let me see the {one} [from close up|bigger|larger|up close].", "I cannot make out the {one}, [make it larger|enlarge it|zoom in].", "The {one} is too small [to see|for my eyes]. [Enlarge it|Make it bigger|Zoom in].", "[Get|Go|Move] closer to the {one}.", "close-up of the {one} [please|]", "Make the {one} [bigger|larger|fill the whole picture].", "[Use|Put] a magnifying glass on the {one}.", "I want a [better|closer] look at the {one}.", "Can you [zoom in on|enlarge|magnify] the {one}?", "I would like to see the {one} enlarged.", "A larger view of the {one}, please.", "Zoom, please: the {one}.", "Give me a close-up [picture|view|shot|] of the {one}.", "Find the {one} and zoom in [on it|].", "How does the {one} look from close up? Zoom in.", "Take me closer to the {one}.",
    ]), one=t.one)
    return Ask(text, [f"found = {t.find}", "near = zoom(image=$image, region=$found)"], "near", "Close-up", docs=[d])


def crop_half(rng):
    d = rng.choice([photo, photo, photo, sign])(rng)
    part = rng.choice(list(PART))
    if rng.random() < 0.5:
        text = say(rng, rng.choice([
            "I [only|just] [want|need|care about] the {w} [of the {pic}|of this {pic}|].", "What matters is in the {w}, the rest can be cut off.", "There is a finger in the rest, so keep just the {w} of the {pic}.", "i only need the {w}, crop it", "Throw out all but the {w} and send me that.", "The interesting bit is the {w}. Can you crop to it?", "Only the {w} may be published. Cut the {pic} to that.", "The {w}, as a picture. Not in words, the picture.", "My boss wants to see the {w} and nothing else. Crop, please.", "From the whole {pic} make one that is just the {w}.", "It is the {w} I care for, so crop the {pic} there.", "Before I print it: down to the {w}, please.", "I have no use for anything outside the {w}. Cut it.", "crop {w}", "The frame on my wall only has room for the {w}. Cut that out of the {pic}.", "Get rid of everything but the {w}.", "Lose everything except the {w} [of the {pic}|].", "The {w} is all I [need|want].", "Only the {w} [should|must] [stay|remain|be left].", "Keep the {w} and throw away the rest.", "Can I have [just|only] the {w} [of the {pic}|]?", "Could you cut out the {w} [for me|]?", "What I need is the {w} [of the {pic}|], as a picture.", "For the [slide|poster|report], take the {w} [of the {pic}|] only.", "Leave me the {w}, cut off the rest.", "Please send [only|just] the {w} [of the {pic}|].", "The rest can go, keep the {w}.", "Save the {w} [of the {pic}|] as a picture of its own.", "the {w} only [please|]", "Make the {pic} smaller by keeping only the {w}.", "I would like to have the {w} [of the {pic}|] [separately|by itself|on its own].", "From this {pic} I need nothing but the {w}.", "Reduce the {pic} to its {w}.", "Out of the {pic}, cut the {w}.", "Remove all except the {w}.", "Nothing but the {w} should be left [of the {pic}|].",
        ]), w=rng.choice(PART[part]), pic=d.noun)
        return Ask(text, [f'part = crop_part(image=$image, part="{part}")'], "part", "Part", docs=[d])
    text = say(rng, "[[Crop|Crop to|Give me|Cut out|Return|Keep only|Cut away all but|I only want|Show|Show me|I need [just|only|]|Send me|Clip|Trim it to|Cut it down to|Reduce it to|Make a picture of] the {w} [of the {pic}|of this {pic}|] [as a picture|as an image|].|The {w} [of the {pic}|] as a [new|separate|] picture, please.|Cut the {pic} to its {w}.|Throw away everything but the {w}.]", w=rng.choice(PART[part]), pic=d.noun)
    return Ask(text, [f'part = crop_part(image=$image, part="{part}")'], "part", "Part", docs=[d])


def outline(rng):
    d = photo(rng, ["person"])
    who = rng.choice(["person", "people", "man", "woman", "child", "speaker", "portrait"])
    kind = rng.random()
    if kind < 0.08:
        text = say(rng, rng.choice(["Blur the {who} [along|by] the [exact|] outline, not as a box.", "Blur exactly the {who}, not the [box|rectangle] around.", "Use the outline of the {who} to blur them.", "Hide the {who} by their [exact|] outline.", "Blur only the pixels of the {who}.", "No boxes: blur the {who} along the outline.", "Make the {who} unrecognisable, but follow the outline.", "With a mask, blur the {who}.", "Blur the {who} precisely, the background stays sharp.", "The background stays as it is, the {who} gets blurred along the edges of the body.", "Mask the {who} and blur what is masked.", "Blur the {who} to the pixel."]), who=who)
        return Ask(text, ["outline = segment_person(image=$image)", "hidden = blur(image=$image, mask=$outline)"], "hidden", "Picture", docs=[d])
    if kind < 0.35:
        text = say(rng, rng.choice([
            "[Blur the background [behind the {who}|]|Make the background [blurry|blurred|unsharp]|Blur everything [but|except] the {who}|Keep the {who} sharp and blur the rest].", "Nobody needs to see how our living room looks, so blur what is behind the {who}.", "blur the background, keep the {who}", "For the job application, the background should go soft behind the {who}.", "My flat is a mess: the {who} sharp and all the rest blurred, please.", "The {who} should be the only thing in focus.", "I want the background out of focus.", "Only the {who} should [stay|be|remain] sharp.", "Give it a portrait effect: [sharp {who}, soft background|background blurred].", "Put the background [behind the {who}|] out of focus.", "[Hide|Blur] where it is, but leave the {who} clear.", "Nobody should recognise the place behind the {who}.", "What is behind the {who} [should|must] be blurred.", "Blur all around the {who}.", "The background is messy, [blur it|make it blurry].", "Could you blur what is behind the {who}?", "A blurred background, please, [and|with] the {who} sharp.", "The {who} in focus, the rest not.", "Make the [room|place|surroundings] behind the {who} unrecognisable.", "Soften the background [behind the {who}|].", "Do not touch the {who}, blur the rest.", "Let the {who} stand out from a blurred background.",
        ]), who=who)
        return Ask(text, ["outline = segment_person(image=$image)", "hidden = blur(image=$image, mask=$outline, invert=true)"], "hidden", "Picture", docs=[d])
    if kind < 0.75:
        text = say(rng, rng.choice([
            "[Cut out the {who} along the outline|Cut the {who} out [exactly|precisely]|Remove the background [behind the {who}|]|Give me the {who} without [the|any] background|Cut the {who} free of the background].", "I am making a birthday card and need the {who} without anything around, cut along the edge.", "background off, {who} only", "The wall behind the {who} disturbs me. Take the background away.", "My sister wants to paste the {who} into something else, so take off the background.", "The {who} without the room around, please, cut exactly.", "Take away the background.", "I need the {who} [with no|without] background.", "Get rid of the background [behind the {who}|].", "Drop [everything|all that is] behind the {who}.", "Cut around the outline of the {who}.", "Free the {who} from the background.", "The background can go, keep the {who}.", "The {who} with the background removed, please.", "Delete what is behind the {who}.", "Make a cut-out of the {who} [along the edges|by the outline].", "Can you take the background out [behind the {who}|]?", "I want to stick the {who} on a card: cut along the outline.", "Separate the {who} from the background.", "Only the {who}, cut out like with scissors.", "No background, [just|only] the {who}.", "Strip the background off.",
        ]), who=who)
        if rng.random() < 0.15:
            c = rng.choice(COLOURS)
            text = say(rng, rng.choice(["Cut out the {who} along the outline and fill the rest with {c}.", "The {who} cut out by the outline, everything around {c}.", "Cut the {who} out precisely and put {c} around.", "Cut out the {who} with {c} around.", "Remove the background and leave {c} in its place.", "Cut along the outline of the {who}; the rest becomes {c}.", "Cut the {who} free, with {c} all around.", "I need the {who} cut out along the edges, {c} around.", "Cut out the {who} exactly. What is cut away should be {c}.", "Cut the {who} out of the background, the empty part {c}.", "{who} cut out along the outline, rest in {c}.", "Do a cut-out of the {who}, filled up with {c}."]), who=who, c=c)
            return Ask(text, ["outline = segment_person(image=$image)", f'cut = cut_out(image=$image, mask=$outline, color="{c if c != "grey" else "gray"}")'], "cut", "Picture", docs=[d])
        return Ask(text, ["outline = segment_person(image=$image)", "cut = cut_out(image=$image, mask=$outline)"], "cut", "Picture", docs=[d])
    text = say(rng, "[[Give me|Show|Make|Draw|Compute|I need] [a mask|the mask|the outline|a silhouette|the silhouette] of the {who}|Which pixels [show|belong to] the {who}|A mask of the {who}|Segment the {who}|Where exactly is the {who}, to the pixel|The outline of the {who} as a mask, please|Separate {who} from background as a mask].", who=who)
    return Ask(text, ["outline = segment_person(image=$image)"], "outline", "Outline", docs=[d])


def size(rng):
    d = photo(rng)
    if rng.random() < 0.6:
        text = say(rng, rng.choice([
            "The print shop needs the measurements of the {pic} in pixels. What are they?", "w x h?", "Report width and height of the {pic}.", "They refused the {pic} as too small. How many pixels does it have?", "The {pic} is ... pixels wide and ... pixels high.", "Before I hang it on the web: how many pixels by how many is this {pic}?", "please how big is {pic} in pixels", "I have to fill in the pixel dimensions of the {pic}. What goes in?", WONDER + " how [large|big] [the|this] {pic} is [in pixels|].", CHECK + " how many pixels [the|this] {pic} has?", "Width and height [of the {pic}|], please.", "[Tell me|Give me|I need] the [size|dimensions|resolution|width and height] of [the|this] {pic}.", "The [form|printer|web page] asks for the [size|resolution] of the {pic} in pixels.", "How many by how many pixels is [it|the {pic}]?", "How [wide|high] is [this|the] {pic}, in pixels?", "What size is [the|this] {pic}?", "pixels?", "Is [the|this] {pic} large enough to print? How many pixels has it?", "In pixels, how [large|big|wide|high] is [this|the] {pic}?", "What format in pixels does [the|this] {pic} have?", "Measure the {pic} [in pixels|].", "How many pixels does the {pic} measure?", "Which resolution does [this|the] file have?",
        ]), pic=d.noun)
        return Ask(text, ["size = size_of(image=$image)"], "size", "Size", docs=[d])
    text = say(rng, "[How [large|big] is [the|this] {pic} [in pixels|]?|What is the resolution [of the {pic}|of this file|]?|How many pixels [wide|high] is the {pic}?|What are the [dimensions|width and height] of [the|this] {pic}?|resolution?|{pic} size?]", pic=d.noun)
    return Ask(text, ["size = size_of(image=$image)"], "size", "Size", docs=[d])


def resize(rng):
    d = photo(rng)
    n = rng.choice([64, 100, 128, 150, 200, 240, 256, 300, 320, 400, 480, 500, 512, 600, 640, 800, 1000, 1024, 1200])
    kind = rng.random()
    if kind < 0.4:
        text = say(rng, rng.choice([
            "The forum wants it {n} pixels wide. Do that, please.", "my blog needs {n} px width", "I was told to hand the {pic} in at {n} pixels of width.", "It has to fill a column of {n} pixels in width.", "Whatever its width is now, it should be {n} [pixels|px].", "They sent it back because it is not {n} pixels wide. Please change that.", "[Resize the {pic} to {n} pixels wide|Make a thumbnail {n} [pixels|px] wide|Shrink this to {n} pixels in width|Scale it to a width of {n}|I need it {n} [pixels|px] wide|Resize to width {n}].", "The {pic} [should|must] be {n} pixels [wide|in width].", "The web page takes {n} pixels in width. [Make it fit|Resize the {pic}|Bring it to that].", "Change the width [of the {pic}|] to {n} [pixels|].", "Can I have [the {pic}|it|this] {n} [pixels|px] wide?", "Set the width to {n} [pixels|px|].", "Give me a version [that is|of] {n} pixels [wide|in width].", "width {n}, please", "Bring [the {pic}|it] to {n} pixels across.", "I want {n} pixels from left to right.", "Adjust the {pic} so that it is {n} [pixels|px] wide.", "A copy {n} pixels wide, please.", "{n} pixels wide, keep the shape.", "Make the {pic} {n} pixels broad.", "A thumbnail of {n} pixels in width.", "Turn [this|it] into a picture of {n} pixels in width.",
        ]), n=n, pic=d.noun)
        args = f"width={n}"
    elif kind < 0.65:
        text = say(rng, rng.choice([
            "The place on my page is {n} pixels high. Make the {pic} that high.", "Whatever its height is now, it should be {n} pixels.", "{n} px from top to bottom pls", "They sent it back because it is not {n} pixels high. Please change that.", "[Scale the {pic} to {n} pixels in height|Resize it to a height of {n} [pixels|]|I need it {n} pixels high|Make it {n} px [high|tall]].", "The {pic} [should|must] be {n} pixels [high|tall|in height].", "Change the height [of the {pic}|] to {n} [pixels|].", "Set the height to {n} [pixels|px|].", "Can I have [the {pic}|it|this] {n} [pixels|px] [high|tall]?", "height {n}, please", "Give me a version {n} pixels [high|tall].", "I want {n} pixels from top to bottom.", "The printer wants a height of {n} pixels. [Resize it|Make it fit].", "A copy {n} pixels [high|tall], please.", "Adjust the {pic} so that it is {n} [pixels|px] [high|tall].", "Shrink this to {n} pixels in height.", "{n} pixels high, keep the shape.", "Bring the {pic} to {n} pixels in height.",
        ]), n=n, pic=d.noun)
        args = f"height={n}"
    elif kind < 0.78:
        m = rng.choice([64, 100, 120, 150, 200, 240, 300, 360, 400, 480, 500, 600, 720, 768])
        text = say(rng, rng.choice([
            "The office wants {n} pixels across and {m} down.", "needs to be {n} wide {m} tall pls", "My phone says {n} x {m} or nothing. Make it that size.", "Resize [the {pic}|it] to {n} [by|x|times] {m} [pixels|].", "I need [the {pic}|it|this] in {n} [by|x] {m} [pixels|].", "Make it {n} [by|x] {m}.", "Make it {n} pixels wide and {m} pixels high.", "The [banner|form|screen] takes {n} x {m} pixels. [Make it fit|Resize the {pic}].", "Scale [the {pic}|it] to a width of {n} and a height of {m}.", "{n} x {m}, please", "Change the size to {n} [by|x] {m} [pixels|].", "A version of {n} by {m} pixels.", "Bring [the {pic}|it] to {n} pixels in width and {m} in height.", "The size should be {n} [by|x] {m}.", "Set width {n} and height {m}.", "Can I have it {n} wide and {m} high?",
        ]), n=n, m=m, pic=d.noun)
        args = f"width={n}, height={m}"
    else:
        word, factor = rng.choice([("half as large", 0.5), ("twice as large", 2), ("three times as large", 3), ("half the size", 0.5), ("double the size", 2), ("a quarter of the size", 0.25), ("four times larger", 4), ("twice the size", 2), ("half its size", 0.5), ("a tenth of the size", 0.1), ("three times the size", 3), ("50 percent of the size", 0.5), ("25 % of the size", 0.25), ("10 percent of its size", 0.1), ("200 percent of the size", 2), ("75 % of the size", 0.75), ("80 percent of its size", 0.8)])
        text = say(rng, rng.choice(["On my screen it is the wrong size; make it {w}.", "Would you turn it into one that is {w}?", "my printer likes it {w}, can u do that", "[Make|I need] the {pic} {w}.", "The {pic} [should|must] be {w}.", "I want [it|this|the {pic}] {w}.", "Can [you make|I have] [it|the {pic}] {w}?", "Give me the {pic} {w}.", "Scale the {pic} so that it is {w}.", "Resize it: {w}.", "A copy {w}, please.", "{w}, please, the whole {pic}.", "Change the {pic} to be {w}.", "It does not fit, I need it {w}.", "Scaled to be {w}, that is how I need the {pic}."]), w=word, pic=d.noun)
        args = f"scale={factor}"
    return Ask(text, [f"small = resize(image=$image, {args})"], "small", "Picture", docs=[d])


def conditional(rng):
    t = Thing(rng)
    d = at(rng, t)
    text = say(rng, rng.choice([
        f"My son swears there is {{one}}. Is there, and what {COLOUR} does it have?", f"{{one}} there? {COLOUR}?", f"I am blind: is there {{one}}, and what {COLOUR} is it?", f"If you come across {{one}}, I want to know its {COLOUR}, and if you do not, say so.", f"Report whether there is {{one}}, and its {COLOUR}.", f"They look for {{one}}. Can it be seen, and of what {COLOUR} is it?", f"Two questions: is {{one}} in the {{pic}}, and what {COLOUR} does it have?", f"Is there {{one}}, and if so[,|] what {COLOUR} is it?", "If there is {one} " + HERE + f", what {COLOUR} is it?", f"Do you see {{one}}? What {COLOUR}?", f"Is there {{one}}, and [which|what] {COLOUR} does it have?", f"[Check|Tell me|Say] [whether|if] there is {{one}} and[, if so,|] what {COLOUR} it is.", WONDER + f" whether there is {{one}}, and what {COLOUR} it is.", f"Any {{many}}? If yes, [which|what] {COLOUR}?", "Should there be {one} " + HERE + f", tell me its {COLOUR}.", f"{{one}}: is there one, and of what {COLOUR}?", CHECK + f" whether there is {{one}}, and of what {COLOUR}?", f"Can you find {{one}} and tell me its {COLOUR}?", f"In case there is {{one}}: what {COLOUR} is it?", f"Is {{one}} in the {{pic}}? Of what {COLOUR}?", f"Does the {{pic}} show {{one}}, and in [which|what] {COLOUR}?", f"Look for {{one}}. Is there one, and what is its {COLOUR}?",
    ]), one=article(t.one), many=t.many, pic=d.noun)
    return Ask(text, [f"found = {t.find}", "yes = exists(items=$found)", "name = color(image=$image, region=$found)"], '"' + t.one.capitalize() + ': {yes}; colour: {name}"', "Both", docs=[d])


def which_of(rng):
    """Which of two things is further out: both are looked for at once, and the outermost is named."""
    a, b = two(rng)
    d = at(rng, a, b)
    by, pattern = rng.choice([
        ("largest", "[Which|What] is [bigger|larger|greater], the {a} or the {b}?"), ("smallest", "[Which|What] is [smaller|tinier], the {a} or the {b}?"), ("tallest", "[Who|Which] is taller, the {a} or the {b}?"),
        ("leftmost", "[Which|What] is [further left|more to the left|first from the left], the {a} or the {b}?"), ("rightmost", "[Which|What] is [further right|more to the right], the {a} or the {b}?"),
        ("topmost", "[Which|What] is [higher|higher up|further up], the {a} or the {b}?"), ("bottommost", "[Which|What] is [lower|lower down|further down], the {a} or the {b}?"),
        ("largest", "Would I need the bigger box for the {a} or for the {b}, as they look in the {pic}?"), ("largest", "{a} vs {b}, bigger?"), ("largest", "I am blind: is it the {a} or the {b} that looks bigger?"), ("smallest", "{a} vs {b}, smaller?"), ("smallest", "My son wants the smaller of the two. Does he get the {a} or the {b}?"), ("smallest", "Homework: underline the smaller one, the {a} or the {b}. Which do I underline?"), ("tallest", "{a} vs {b}, taller?"), ("tallest", "If the {a} and the {b} stood back to back, which would be the taller?"), ("leftmost", "I am blind: which is left of the other, the {a} or the {b}?"), ("leftmost", "{a} and {b}, the left one is?"), ("leftmost", "My finger comes in from the left. What does it touch first, the {a} or the {b}?"), ("leftmost", "The one further left is ... (the {a} or the {b})"), ("rightmost", "I am blind: which is right of the other, the {a} or the {b}?"), ("rightmost", "{a} and {b}, the right one is?"), ("rightmost", "My finger comes in from the right. What does it touch first, the {a} or the {b}?"), ("topmost", "{a} and {b}, the upper one is?"), ("topmost", "Which would a raindrop hit first on its way down the {pic}, by height alone: the {a} or the {b}?"), ("topmost", "I am blind: which is higher up, the {a} or the {b}?"), ("bottommost", "{a} and {b}, the lower one is?"), ("bottommost", "The one lower down is ... (the {a} or the {b})"), ("bottommost", "If the {pic} filled up with water from below, which would get wet first, the {a} or the {b}?"), ("largest", "My children argue about which is bigger, the {a} or the {b}. Which is it?"), ("largest", "the bigger one, is that the {a} or the {b}"), ("largest", "I would say the {a} is the bigger one, my wife says the {b}. Which is it?"), ("smallest", "If the smaller one had to go, would it be the {a} or the {b}?"), ("smallest", "which is the small one, {a} or {b}"), ("smallest", "I am blind: which is smaller in the {pic}, the {a} or the {b}?"), ("tallest", "{a}, {b}: who or what stands taller?"), ("tallest", "Grandma asks which is taller, the {a} or the {b}."), ("leftmost", "Starting at the left edge, do I reach the {a} or the {b} first?"), ("leftmost", "One is left, one is right. Which is the left one, the {a} or the {b}?"), ("leftmost", "I have to write down which is on the left: {a} or {b}?"), ("rightmost", "The one further right is ... (the {a} or the {b})"), ("rightmost", "Coming from the right edge, do I meet the {a} or the {b} first?"), ("rightmost", "I forget which is on the right, the {a} or the {b}. Which?"), ("topmost", "which is higher up in the {pic}, {a} or {b}"), ("topmost", "Going down from the upper edge, is it the {a} or the {b} that comes first?"), ("bottommost", "Coming up from the lower edge, do I meet the {a} or the {b} first?"), ("bottommost", "Exercise 2: which is lower in the {pic}, the {a} or the {b}?"), ("largest", "{a} or {b}: which takes up more [room|space] [in the {pic}|]?"),
        ("largest", "Of the {a} and the {b}, which is the [bigger|larger] [one|]?"), ("largest", "[Compare|Look at] the {a} and the {b}: which is [bigger|larger]?"), ("largest", "Name the bigger of the two: the {a} or the {b}."), ("largest", "Which covers more of the {pic}, the {a} or the {b}?"), ("largest", "{a} against {b}: which [one|] is larger?"), ("largest", WONDER + " which is bigger, the {a} or the {b}."), ("largest", "The {a} or the {b}, which of them is the big one?"),
        ("smallest", "Of the {a} and the {b}, which is the smaller [one|]?"), ("smallest", "Which covers less of the {pic}, the {a} or the {b}?"), ("smallest", "Name the smaller of the two: the {a} or the {b}."), ("smallest", "Which of the two takes less [room|space], the {a} or the {b}?"), ("smallest", WONDER + " which is smaller, the {a} or the {b}."), ("tallest", "[Which|Who] of the two is the taller [one|], the {a} or the {b}?"), ("tallest", "Between the {a} and the {b}, [who|which] is taller?"), ("tallest", "Which reaches over more height, the {a} or the {b}?"), ("tallest", "Name the taller of the {a} and the {b}."),
        ("leftmost", "Of the {a} and the {b}, which is [further left|further to the left|more on the left|the left one]?"), ("leftmost", "[Which|What|Who] comes first from left to right, the {a} or the {b}?"), ("leftmost", "Who or what is on the left, the {a} or the {b}?"), ("leftmost", "{a} and {b}: which [one|] is on the left?"), ("leftmost", "Is it the {a} or the {b} that is further left?"), ("leftmost", "Reading from the left, [do I meet|comes] the {a} or the {b} first?"), ("leftmost", "Name the left one of the two: the {a} or the {b}."), ("leftmost", WONDER + " which is further to the left, the {a} or the {b}."), ("leftmost", "Which is nearer to the left [edge|border|side], the {a} or the {b}?"), ("leftmost", "Going from right to left, which comes last, the {a} or the {b}?"),
        ("rightmost", "Of the {a} and the {b}, which is [further right|further to the right|more on the right|the right one]?"), ("rightmost", "[Which|What|Who] comes last from left to right, the {a} or the {b}?"), ("rightmost", "Who or what is on the right, the {a} or the {b}?"), ("rightmost", "{a} and {b}: which [one|] is on the right?"), ("rightmost", "Is it the {a} or the {b} that is further right?"), ("rightmost", "Name the right one of the two: the {a} or the {b}."), ("rightmost", WONDER + " which is further to the right, the {a} or the {b}."), ("rightmost", "Which is [further to the right|nearer to the right edge|closer to the right side], the {a} or the {b}?"), ("rightmost", "Going from left to right, which comes later, the {a} or the {b}?"), ("rightmost", CHECK + " which of the two is further to the right, the {a} or the {b}?"),
        ("topmost", "Of the {a} and the {b}, which is [higher|higher up|further up]?"), ("topmost", "Which is nearer to the [top|upper edge], the {a} or the {b}?"), ("topmost", "{a} and {b}: which [one|] is above?"), ("topmost", "Which hangs or stands higher, the {a} or the {b}?"), ("topmost", "Is it the {a} or the {b} that is further up?"), ("topmost", "Name the upper one of the {a} and the {b}."), ("topmost", "From top to bottom, which comes first, the {a} or the {b}?"), ("bottommost", "Of the {a} and the {b}, which is [lower|lower down|further down]?"), ("bottommost", "Which is nearer to the [bottom|lower edge|ground], the {a} or the {b}?"), ("bottommost", "{a} and {b}: which [one|] is below?"), ("bottommost", "Is it the {a} or the {b} that is further down?"), ("bottommost", "Name the lower one of the {a} and the {b}."), ("bottommost", "From top to bottom, which comes last, the {a} or the {b}?"),
    ])
    text = say(rng, pattern, a=a.one, b=b.one, pic=d.noun)
    return Ask(text, [f"found = detect(image=$image, labels=[{q(a.look)}, {q(b.look)}])", f'one = select(regions=$found, by="{by}")', "name = label_of(regions=$one)"], "name", "Thing", docs=[d])


def none_of(rng):
    """Whether a thing is not there: yes when there is none."""
    t = Thing(rng)
    d = at(rng, t)
    text = say(rng, rng.choice([
        "I am to certify that no {many} were there. Can I?", "zero {many} in this yeah?", "We do not want {many} on the cover. Can we use the {pic} as it is?", "My boss hates {many}. Is the {pic} safe to show him, that is, without any?", "Have they cleared away the {many}, every last one?", "If there is not one {bare} in the {pic}, say yes.", "{many}: none, right?", "The sign says no {many}. Does everyone keep to it, by the {pic}?", "Tell me there are no {many} in it.", "Homework, true or false: there is no {bare} in the {pic}.", "I can only use a {pic} that has no {many} at all. Can I use this one?", "There used to be {many}. Is it so that not one is left?", "We swept the place for {many}. Is it clear of them now?", "I am blind and fear {many}. Can I relax, as there are none?", "please is true that is no {bare} in {pic}", "I looked hard and did not find one {bare}. Would you say there is none?", "Is it safe to say that the {pic} has no {many}?", "Is the {pic} [free of|without] {many}?", "They assured me that all {many} are gone. Is that so, by the {pic}?", "there's no {many} in this right", "Tell me that it has no {many} in it. Is that true?", "My aunt is frightened of {many}. Can she look at the {pic} without meeting any?", "Confirm: zero {many}.", "Even one {bare} would be one too many. Is the {pic} free of them?", "As far as {many} go, is there nothing to be seen?", "I need a {pic} without {many}. Does this one qualify?", "Is there really not even one {bare}?", "Report whether the {pic} is free of {many}.", "I tried to take the {pic} when no {many} were about. Did I manage that?", "The landlord allows no {many}. Would this {pic} please him?", "no {many} whatsoever, correct?", "Are there no {many} " + HERE + "?", "Is there no {bare} " + HERE + "?", "Is it true that there are no {many} " + HERE + "?", "[Have|Are] all {many} [gone|left|been removed]?",
        "Is [the place|it] [empty of|free from|clear of] {many}?", "Is there not a single {bare} " + HERE + "?", "Do we have zero {many} " + HERE + "?",
        WONDER + " whether there are no {many} " + HERE + ".", CHECK + " that there are no {many} " + HERE + "?", BELIEF + " there are no {many} " + HERE + ". " + SO + "?", "Is the number of {many} zero?", "Not one {bare} " + HERE + ", [right|true|is that so]?", "No {many} [here|in the {pic}], [right|correct|yes]?", "Are {many} [missing|absent|lacking] [completely|altogether|] " + HERE + "?", "Is there nothing like {one} " + HERE + "?", "Can you [confirm|guarantee|assure me] that no {many} are " + "[in the {pic}|here|visible]?", "{many} are [forbidden|not allowed] [here|]. Is the {pic} all right?",
        "Is the {pic} all clear of {many}?", "Has every {bare} [gone|left|disappeared|been taken away]?", "Did no {bare} [get|make it] into the {pic}?", "Does the {pic} [do|manage] without {many}?", "Did they [remove|take away|clear out] all {many}?", "Is it a {pic} without any {many}?", "Are there really no {many} " + HERE + "?", "I am [afraid of|allergic to] {many}. Is the {pic} free of them?", "Would you say there is no {bare} " + HERE + "?", "Is {one} nowhere to be seen " + HERE + "?",
    ]), many=t.many, bare=t.one, one=article(t.one), pic=d.noun)
    return Ask(text, [f"found = {t.find}", *is_empty("found")], "yes", f"No {t.many}", docs=[d])


def share_of(rng):
    a, b = two(rng)
    d = at(rng, a, b)
    form, pattern = rng.choice([
        ("n / m", "How many {a} [are there|come|do we have] [per|for each|for every] {bone}?"), ("n / m", "What is the ratio of {a} to {b}?"), ("n / (n + m) * 100", "What percentage of the {a} and {b} are {a}?"), ("n / m", "How many times as many {a} as {b} are there?"),
        ("n - m", "How many {a} [have no|are without a] {bone}, if each of the {b} [serves|takes|is for] one?"), ("m - n", "How many {b} would be left over if each of the {a} got one?"), ("n * m", "How many pairs of one of the {a} and one of the {b} are possible?"),
        ("abs(n - m)", "How far apart are the numbers of {a} and {b}?"), ("(n + m) / 2", "What is the average of the number of {a} and the number of {b}?"),
        ("n / m", "Divide the number of {a} by [that|the number] of {b}."), ("n / m", "If the {a} are shared out among the {b}, how many does each get?"), ("n / m", "The {a} to the {b}, what ratio is that?"), ("n / m", "How many of the {a} fall to each {bone}?"), ("n / m", "How often does the number of {b} go into [that|the number] of {a}?"), ("n / m", "By what factor are there more {a} than {b}?"), ("n / (n + m) * 100", "{a} and {b} together are a hundred percent: what share are the {a}?"), ("n / (n + m) * 100", "Out of all {a} and {b}, what percentage are {a}?"), ("n / (n + m) * 100", "What percent do the {a} make up of the {a} and {b} together?"), ("n / (n + m)", "What fraction of the {a} and {b} together are {a}?"),
        ("n / m * 100", "The number of {a} is what percentage of the number of {b}?"), ("n * m", "Multiply the number of {a} by [that|the number] of {b}."), ("n * m", "What is the number of {a} times the number of {b}?"), ("n * m", "If each of the {a} shakes hands once with each of the {b}, how many handshakes is that?"), ("m - n", "Each of the {a} takes one of the {b}. How many {b} are left?"), ("m - n", "How many {b} stay free when each of the {a} has one?"), ("abs(n - m)", "What is the gap between the numbers of {a} and {b}, whichever is larger?"), ("(n + m) / 2", "What is the mean of the counts of {a} and {b}?"), ("(n + m) / 2", "Split {a} and {b} together into two equal groups: how many in each?"), ("max(n, m)", "Which number is larger, that of the {a} or that of the {b}? Give me the number."), ("min(n, m)", "How many couples of one of the {a} and one of the {b} can be made?"), ("n + m * 2", "If each of the {b} counts twice, how many are {a} and {b} together?"),
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
        (f"n * {n}", "The {many} want {w} {part} each, no less. How many {part} do I carry?"), (f"n * {n}", "Grandma wants to give every {one} {w} {part}. How many {part} does she need?"), (f"n * {n}", "every {one} gets {w} {part}, so how many {part} total"), (f"n * {n}", "{part} needed, {w} per {one}?"), (f"n * {n}", "Suppose I was silly enough to buy {w} {part} for each of the {many}. How many {part} would I be carrying home?"), (f"{n} - n", "The bus has {w} seats. How many are free once all the {many} are in?"), (f"{n} - n", "I booked for {w} and only the {many} in the {pic} turned up. How many places stay empty?"), (f"n / {n}", "A tray holds {w}. How many trays for all the {many}?"), (f"n + {n}", "{w} {many} are late and not in the {pic}. How many will there be when they have come?"), (f"n - {n}", "{w} of the {many} go first. How many are there then?"), ("n / 2", "Half of the {many} are to be moved. How many is that?"), ("n * 3", "Each {one} counts three times. What does it add up to?"), (f"n - {n}", "If {w} of the {many} [leave|go away|are taken away|are removed], how many [are left|remain|stay]?"), (f"n + {n}", "If {w} [more|other] {many} join, how many are [there|it]?"), (f"n * {n}", "Tickets are {w} [euros|dollars|] each. What do all the {many} pay?"), (f"{n} - n", "There were {w} {many} before. How many have [gone|left|disappeared]?"),
        ("n / 2", "What is half the number of {many}?"), ("n * 3", "What is three times the number of {many}?"), (f"n * {n} / 100", "{w} cents for each of the {many}: how many euros is that?"),
        (f"n * {n}", "For each {one} we plan {w} {part}. How many {part} [is that|do we need|in all]?"), (f"n * {n}", "How many {part} are there if [each|every] {one} has {w}?"), (f"n * {n}", "[Each|Every] {one} comes with {w} {part}. [What is the number of {part}|How many {part} in all]?"), (f"n * {n}", "{w} {part} a head for the {many}: how many [is that|in all|must I get]?"), (f"n * {n}", "Suppose [each|every] {one} takes {w} {part}. How many {part} are [gone|needed|taken]?"), (f"n * {n}", "I hand out {w} {part} to [each|every] {one}. How many [must|should] I bring?"), (f"n * {n}", "What is the number of {part} of all the {many} with {w} [each|apiece]?"), (f"n * {n}", "How many {part} do I have to [order|buy|pack|prepare] so that [each|every] {one} gets {w}?"), (f"n * {n}", "Count the {many}, then multiply by {w}."),
        (f"{n} - n", "With {w} {part} and one for [each|every] {one}, how many [remain|are left]?"), (f"{n} - n", "We were {w}, now only the {many} in the {pic} are here. How many are missing?"), (f"{n} - n", "I expected {w} {many}. How many did not turn up?"), (f"{n} - n", "How many short of {w} are the {many}?"), (f"n / {n}", "If the {many} stand in rows of {w}, how many rows are there?"), (f"n / {n}", "The {many} are packed {w} to a box. How many boxes is that?"), (f"n / {n}", "How many groups of {w} can the {many} form?"), (f"n - {n}", "{w} of the {many} are not ours. How many are?"), (f"n - {n}", "Take {w} from the number of {many}."), (f"n - {n}", "Leaving out {w} of them, how many {many} are there?"), (f"n + {n}", "With {w} more {many}, how many would [it|there] be?"), (f"n + {n}", "{w} {many} are not in the {pic}. How many are there with them?"),
        ("n / 2", "How many {many} are there in half of them?"), ("n / 2", "If half of the {many} [leave|are taken away|go home], how many are left?"), ("n / 2", "How many pairs do the {many} make?"), ("n * 4", "What is four times the number of {many}?"), ("n * 10", "What is ten times the number of {many}?"), ("n / 4", "What is a quarter of the number of {many}?"),
    ])
    text = say(rng, pattern, one=t.one, many=t.many, w=w, part=rng.choice(PARTS), pic=d.noun)
    return Ask(text, [f"found = {t.find}", "n = count(items=$found)", f'result = calculate(expression="{form}", n=$n)'], "result", "Result", docs=[d])


def end_one(rng):
    """The outermost of a kind, for a colour, a picture or a mark."""
    t = Thing(rng)
    d = at(rng, t)
    by, w = rng.choice([("leftmost", "on the far left"), ("leftmost", "furthest to the left"), ("leftmost", "at the left edge"), ("rightmost", "on the far right"), ("rightmost", "furthest to the right"), ("rightmost", "at the right edge"), ("topmost", "at the very top"), ("bottommost", "at the very bottom"), ("bottommost", "in front"), ("leftmost", "on the outer left"), ("rightmost", "on the outer right"), ("leftmost", "nearest to the left edge"), ("rightmost", "nearest to the right edge"), ("leftmost", "first from the left"), ("rightmost", "first from the right"), ("leftmost", "at the left end"), ("rightmost", "at the right end"), ("topmost", "that is highest up"), ("topmost", "at the top"), ("bottommost", "at the bottom"), ("bottommost", "that is lowest down"), ("largest", "that takes up the most room"), ("tallest", "that is the tallest"), ("smallest", "that takes up the least room"), ("rightmost", "that comes last from left to right"), ("leftmost", "that comes first from left to right"), ("largest", "that is the biggest"), ("smallest", "that is the smallest")])
    calls = [f"found = {t.find}", f'one = select(regions=$found, by="{by}")']
    pattern, more, answer, topic = rng.choice([
        (f"[What {COLOUR} is the {{one}} {{w}}?|The {{one}} {{w}}: what {COLOUR} [is it|does it have]?|Of all the {{many}}, what {COLOUR} is the one {{w}}?|{COLOUR} of the {{one}} {{w}}?|Take the {{one}} {{w}}. Which {COLOUR} is it?|Name the {COLOUR} of the {{one}} {{w}}.|[Which|What] {COLOUR} does the {{one}} {{w}} have?|I am colour-blind: what {COLOUR} is the {{one}} {{w}}?|My son wants the {{one}} {{w}}. What {COLOUR} is it?|Report the {COLOUR} of the {{one}} {{w}}.|The others aside, what {COLOUR} is the {{one}} {{w}}?]", ["name = color(image=$image, region=$one)"], "name", "Colour"), ("[[Cut out|Crop to|Give me|Extract|I only want|I need only|Isolate] the {one} {w}|Of all the {many}, cut out the one {w}|Get rid of everything but the {one} {w}|A picture of just the {one} {w}, please|Keep the {one} {w} and drop the rest].", ["part = crop(image=$image, region=$one)"], "part", "Part"), ("[[Mark|Box|Frame|Highlight|Point out|Circle] [only|] the {one} {w}|Draw a box around the {one} {w}|So that my class knows which I mean, put a frame on the {one} {w}|For the report, the {one} {w} is to be marked|Of all the {many}, mark the one {w}|Which {one} is the one {w}? Mark it|Show me with a box the {one} {w}|I want the {one} {w} marked].", ["marked = annotate(image=$image, regions=$one)"], "marked", "Marked"),
        ("[[Blur|Hide|Pixelate|Anonymise] [only|] the {one} {w}|Make the {one} {w} unrecognisable|Before I post it, blur the {one} {w}|The {one} {w} did not agree to be shown, so blur that one|Of all the {many}, blur [only|] the one {w}|The {one} {w} should not be seen, blur it|Leave the others, hide the {one} {w}].", ["hidden = blur(image=$image, regions=$one)"], "hidden", "Hidden"), ("[[Zoom in on|Enlarge|Magnify] the {one} {w}|Show me a close-up of the {one} {w}|My eyes are weak, so make the {one} {w} larger|For the talk I need the {one} {w} big on the wall|I want a closer look at the {one} {w}|Bring the {one} {w} closer|Of all the {many}, enlarge the one {w}].", ["near = zoom(image=$image, region=$one)"], "near", "Close-up"), ("[Read what is [written|printed] on the {one} {w}.|What is [written|printed] on the {one} {w}?|What does the {one} {w} have [written|printed] on it?|Which words are on the {one} {w}?|I am blind: read out what is written on the {one} {w}.|Something is written on the {one} {w}. What?|Is there a text on the {one} {w}, and what does it say?|The {one} {w}: what is written on it?]", ["part = crop(image=$image, region=$one)", "lines = ocr(image=$part)", "text = text_of(items=$lines)"], "text", "Text"),
        ("[Describe [only|] the {one} {w}.|What does the {one} {w} look like?|Tell me about the {one} {w}.|I am blind; what does the {one} {w} look like?|Leave out the others and describe the {one} {w}.|Caption the {one} {w}.|Of all the {many}, describe the one {w}.|What can you tell me about the {one} {w}?]", ["words = caption(image=$image, region=$one)"], "words", "Caption"),
    ])
    return Ask(say(rng, pattern, one=t.one, many=t.many, w=w), [*calls, *more], answer, topic, docs=[d])


def same_colour(rng):
    a, b = two(rng)
    d = at(rng, a, b)
    text = say(rng, rng.choice([
        f"I have one pot of paint. Is the {{a}} of the same {COLOUR} as the {{b}}, so that it will do for both?", f"{{a}} same {COLOUR} as {{b}}?", f"My wife says that the {{a}} goes with the {{b}}, {COLOUR} for {COLOUR}. Are they the same?", f"Report whether the {{a}} and the {{b}} agree in {COLOUR}.", f"I am colour-blind. Are the {{a}} and the {{b}} one and the same {COLOUR}?", f"Could I draw the {{a}} and the {{b}} with the same crayon, as to the {COLOUR}?", f"Homework, yes or no: the {{a}} has the same {COLOUR} as the {{b}}.", f"Is there no difference in {COLOUR} between the {{a}} and the {{b}}?", f"They should be a set. Has the {{a}} got the {COLOUR} of the {{b}}?", f"Do I have to call the {{a}} and the {{b}} by the same {COLOUR}?", f"Say yes if the {{a}} and the {{b}} are of one {COLOUR}.", f"The order was for the {{a}} to be in the {COLOUR} of the {{b}}. Is it?", f"please is {{a}} and {{b}} the same {COLOUR} or no", f"I wonder whether one and the same {COLOUR} was used for the {{a}} and the {{b}}.", f"As far as the {COLOUR} goes, is the {{a}} like the {{b}}?", f"Do the {{a}} and the {{b}} have the same {COLOUR}?", f"Is the {{a}} [the same {COLOUR} as|of the same {COLOUR} as] the {{b}}?", f"Are the {{a}} and the {{b}} alike in {COLOUR}?", f"Is the {COLOUR} of the {{a}} that of the {{b}}?", f"Does the {COLOUR} of the {{a}} [match|equal|go with] that of the {{b}}?", f"{{a}} and {{b}}: same {COLOUR}?", WONDER + f" whether the {{a}} and the {{b}} have the same {COLOUR}.", CHECK + f" whether the {{a}} has the {COLOUR} of the {{b}}?", f"Do the {{a}} and the {{b}} share [one|their|a] {COLOUR}?", f"Did they paint the {{a}} in the {COLOUR} of the {{b}}?", f"Are the {{a}} and the {{b}} of one {COLOUR}?", BELIEF + f" the {{a}} and the {{b}} have the same {COLOUR}. " + SO + "?", f"Is the {{a}} just as the {{b}} in {COLOUR}?", f"Compare the {{a}} with the {{b}}: is the {COLOUR} the same?", f"Does the {{a}} match the {{b}} in {COLOUR}?", f"Is it one and the same {COLOUR}, that of the {{a}} and that of the {{b}}?",
    ]), a=a.one, b=b.one)
    return Ask(text, [f"a = {a.find}", f"b = {b.find}", "name = color(image=$image, region=$a)", "name2 = color(image=$image, region=$b)", 'yes = compare(a=$name, b=$name2, how="same_text")'], "yes", "Same colour", docs=[d])


def bare(text):
    """A text without the marks of its slots, to be put into a slot itself."""
    return text.replace(OPEN, "").replace(SHUT, "")


def several(rng, n, people=0.3):
    """So many different things."""
    things = []
    while len(things) < n:
        t = Thing(rng, people=people)
        if all(t.label != other.label and t.look != other.look for other in things):
            things.append(t)
    return things


def looks(image, *things):
    """One look for several kinds at once."""
    return f"detect(image=${image}, labels=[{', '.join(q(t.look) for t in things)}])"


# What an end of a row is called, the end, and where the rest lies from there.
ENDS = {"left": ("leftmost", "right_of"), "right": ("rightmost", "left_of"), "top": ("topmost", "below"), "bottom": ("bottommost", "above")}


def steps(source, side, n):
    """The second or third from one side: what is left beside the outermost, and the outermost of that."""
    by, rest = ENDS[side]
    calls = [f'one = select(regions=${source}, by="{by}")', f'rest = relate(a=${source}, relation="{rest}", b=$one)', f'second = select(regions=$rest, by="{by}")']
    if n == 3:
        calls += [f'rest2 = relate(a=$rest, relation="{rest}", b=$second)', f'third = select(regions=$rest2, by="{by}")']
    return calls, "second" if n == 2 else "third"


def deeds(region, rng):
    """What can be done with one box: a pattern with {it} for the thing, the calls, the answer, the topic."""
    return rng.choice([
        (f"[What {COLOUR} is {{it}}?|[Which|What] {COLOUR} does {{it}} have?|Name the {COLOUR} of {{it}}.|{{it}}: what {COLOUR}?|Look at {{it}}. What {COLOUR} is it?|{COLOUR} of {{it}}?|I need the {COLOUR} of {{it}}.|Can you tell me the {COLOUR} of {{it}}?|I am colour-blind: what {COLOUR} is {{it}}?|The form asks for the {COLOUR} of {{it}}. What goes in?|{{it}} is (which {COLOUR}?)|I have to buy the same again: which {COLOUR} is {{it}}?|For my homework I must colour {{it}}. Which pencil do I take?|My friend asks about {{it}}, and what {COLOUR} it is.|Report the {COLOUR} of {{it}}.|Not the others, only {{it}}: what {COLOUR}?|To paint {{it}}, which {COLOUR} would I have to mix?|please which {COLOUR} have {{it}}]", [f"name = color(image=$image, region=${region})"], "name", "Colour"),
        ("[[Cut out|Crop to|Extract|Isolate] {it}.|I only want {it}.|Get rid of everything but {it}.|Give me [just|only] {it} [as a picture|].|A picture of [just|only] {it}, please.|Keep {it} and throw the rest away.|Can I have {it} as a picture of its own?|It is {it} I want to print, so crop to that.|crop to {it} pls|My buyer wants to see {it} and nothing around it. Cut it out.|The rest is of no interest, crop the picture to {it}.|I want {it} for my profile picture, cut the rest off.|Everything but {it} may be cut away.|Cut {it} out and give me that as a picture.|A smaller picture with nothing but {it} on it.|Could you crop this so that only {it} is left?]", [f"part = crop(image=$image, region=${region})"], "part", "Part"),
        ("[[Mark|Box|Frame|Highlight|Point out] {it}.|Draw a box around {it}.|Put a frame on {it}.|Show me with a box where {it} is.|I want to see {it} marked.|{it} should get a box.|So that everyone knows which I mean: put a box around {it}.|box on {it} pls|For the report, {it} is to be marked.|I am giving a talk; draw a frame around {it}.|My mother does not see which I mean. Mark {it} for her.|The picture again, but with a box around {it}.|Could you put a frame on {it}, and on nothing else?|No cropping, no blur, only a box around {it}.|I would like {it} to stand out by a frame.]", [f"marked = annotate(image=$image, regions=${region})"], "marked", "Marked"),
        ("[[Blur|Hide|Pixelate|Anonymise] [only|] {it}.|Make {it} unrecognisable.|{it} should not be recognised, blur it.|Nobody should see {it}, hide it.|Leave the rest, but blur {it}.|Before it goes online, {it} has to be blurred.|blur {it} pls|I have no permission to show {it}, so make it a blur.|My lawyer insists that {it} must not be recognised. Blur it.|The others agreed, but {it} must be made unrecognisable.|Put a blur over {it} and leave the rest as it is.|I do not want people to stare at {it}. Blur it.|Could {it} be smudged so that one does not recognise it?|Everything may stay sharp except for {it}.]", [f"hidden = blur(image=$image, regions=${region})"], "hidden", "Hidden"),
        ("[[Zoom in on|Enlarge|Magnify] {it}.|Show me a close-up of {it}.|Bring {it} closer.|I want a closer look at {it}.|{it} is hard to see, enlarge it.|My eyes are weak: make {it} larger for me.|zoom on {it} pls|Grandma wants to see {it} from close by. Zoom in.|I need {it} big on the screen.|Is there a way to see {it} larger? Zoom in.|Get me nearer to {it}.|Could you magnify {it}, so that I see the details?|Put the magnifying glass on {it}.]", [f"near = zoom(image=$image, region=${region})"], "near", "Close-up"),
        ("[Describe [only|] {it}.|What does {it} look like?|Tell me about {it}.|Caption {it}.|What can you tell me about {it}?|Put {it} into words.|I am blind; what does {it} look like?|describe {it} pls|My sister on the phone wants to hear about {it}. Describe it.|In a sentence, what does {it} look like?|Leave out the others and describe {it}.|For the report, a sentence about {it}.|How would you describe {it} to somebody who cannot see it?|What is there to say about {it}?]", [f"words = caption(image=$image, region=${region})"], "words", "Caption"),
        ("[What is written on {it}?|Read what is [written|printed] on {it}.|What does it say on {it}?|Which words are on {it}?|{it}: what is written there?|My glasses are at home. What is written on {it}?|read me {it}, the words on it|I want to copy the words that are on {it}. What are they?|Something is written on {it}. What?|The letters on {it}, what do they say?|I am blind: read out what stands on {it}.|Could you read the writing on {it} to me?]", [f"part = crop(image=$image, region=${region})", "lines = ocr(image=$part)", "text = text_of(items=$lines)"], "text", "Text"),
    ])


def nth(rng):
    """The second or third from a side, of a kind or of all things."""
    side, n = rng.choice(["left", "left", "left", "right", "right", "top", "bottom"]), rng.choice([2, 2, 2, 3])
    word = {2: rng.choice(["second", "second", "2nd"]), 3: rng.choice(["third", "3rd"])}[n]
    calls, last = steps("found", side, n)
    if rng.random() < 0.4:
        d = photo(rng)
        where = {"left": "[from the left|from left to right|counted from the left|from the left edge]", "right": "[from the right|from right to left|counted from the right|from the right edge]", "top": "[from the top|from top to bottom|from above]", "bottom": "[from the bottom|from below|from bottom to top]"}[side]
        text = say(rng, rng.choice([
            f"My son's homework: write down the {{n}} thing {where}. What does he write?", f"the {{n}} thing {where}, whats that", f"I am blind and touch the screen at the {{n}} thing {where}. What am I touching?", f"Somebody asked me about the {{n}} thing {where} and I had no answer. What is it?", f"The {{n}} thing {where} is a ...", f"Report the {{n}} object {where}.", f"We play a game: one says a number, the other names the thing. It is my turn with the {{n}} one {where}. What is it?", f"Not the [outermost|very first] one, the {{n}} {where}: which thing is that?", f"Put a name to the {{n}} thing {where}, would you?", f"If I took away everything but the {{n}} thing {where}, what would be left?", f"Grandma points at the {{n}} thing {where} and asks what that is.", f"For the label under it I have to know what the {{n}} object {where} is.", f"please what is thing number {n} {where}", f"I can make out the others, but not the {{n}} thing {where}. What might it be?", f"I wonder what that is, the {{n}} thing {where}.", f"{{n}} {where}: name of the object?", f"[What|Which] is the {{n}} [thing|object] {where} " + HERE + "?", f"[What|Which thing|Which object] [comes|is|stands] {{n}} {where} " + HERE + "?", f"Name the {{n}} [thing|object] {where}.", f"The {{n}} [thing|object] {where}, what is it?", WONDER + f" what the {{n}} thing {where} is.", CHECK + f" what the {{n}} [thing|object] {where} is?", f"What do I meet as the {{n}} thing {where}?",
            f"If I number the things {where}, which is the {{n}}?", f"{{n}} [thing|object] {where}?", f"Look at the {{n}} thing {where}. What is it?", f"[Say|Tell me] what is {{n}} {where} " + HERE + ".", f"In the row {where}, which [thing|object] is {{n}}?", f"Line up the things {where}: what is the {{n}}?",
        ]), n=word, pic=d.noun)
        return Ask(text, ["found = detect(image=$image)", *calls, f"name = label_of(regions=${last})"], "name", "Thing", docs=[d])
    t = Thing(rng)
    d = at(rng, t)
    it = say(rng, {
        "left": "[the {n} {one} from the left|the {n} {one} from left to right|the {one} that is {n} from the left|number {k} of the {many} from the left|the {n} of the {many}, counted from the left|the {n} {one} counting from the left]",
        "right": "[the {n} {one} from the right|the {n} {one} from right to left|the {one} that is {n} from the right|number {k} of the {many} from the right|the {n} of the {many}, counted from the right|the {n} {one} counting from the right]",
        "top": "[the {n} {one} from the top|the {one} that is {n} from the top|the {n} of the {many}, counted from the top|the {n} {one} counting from above]", "bottom": "[the {n} {one} from the bottom|the {one} that is {n} from the bottom|the {n} of the {many}, counted from the bottom|the {n} {one} counting from below]",
    }[side], n=word, k=n, one=t.one, many=t.many)
    it = bare(it)
    pattern, more, answer, topic = deeds(last, rng)
    return Ask(say(rng, pattern, it=it), [f"found = {t.find}", *calls, *more], answer, topic, docs=[d])


def between(rng):
    """What stands between two things, whichever of them is on the left."""
    a, b = two(rng)
    d = at(rng, a, b)
    ends = [f"found = {looks('image', a, b)}", 'first = select(regions=$found, by="leftmost")', 'last = select(regions=$found, by="rightmost")']
    kind = rng.random()
    if kind < 0.6:
        text = say(rng, rng.choice([
            "My dog went between the {a} and the {b} and sniffed at something. What is there?", "whats that thing between {a} and {b}", "I see the {a} and I see the {b}, but what is that in between?", "Report the object between the {a} and the {b}.", "The thing between the {a} and the {b} is a ...", "The {a} on one side, the {b} on the other, and between them?", "I am to draw what stands between the {a} and the {b}. What do I draw?", "If you drew a line from the {a} to the {b}, which thing would it cross?", "Something keeps the {a} and the {b} apart. What is it?", "On the phone he said it was between the {a} and the {b}, but not what it was. What is it?", "Homework: name the object that is between the {a} and the {b}.", "I do not need the {a} nor the {b}, only the name of what is between them.", "Would you tell a blind woman what is between the {a} and the {b}?", "please say which thing stay between {a} and {b}", "To get from the {a} to the {b} I must go past something. What is that?", "Flanked by the {a} and the {b}, what is it?", "[What|Which thing|Which object] [is|stands|lies|can be seen|do you see] between the {a} and the {b}?", "Between the {a} and the {b}, what [is there|do you see]?", "The {a} and the {b}: what [is|stands] between them?", "Name the thing between the {a} and the {b}.", WONDER + " what is between the {a} and the {b}.", CHECK + " what [is|stands] between the {a} and the {b}?", "Something is between the {a} and the {b}. What [is it|]?", "What separates the {a} from the {b}?",
            "What do I pass on the way from the {a} to the {b}?", "Look at the gap between the {a} and the {b}. What [is|stands] there?", "What has been put between the {a} and the {b}?", "[Which|What] thing has the {a} on one side and the {b} on the other?", "What is in the middle of the {a} and the {b}?", "The thing between the {a} and the {b}, what is it?", "What did they put between the {a} and the {b}?",
        ]), a=a.one, b=b.one)
        calls = [*ends, "all = detect(image=$image)", 'rest = relate(a=$all, relation="right_of", b=$first)', 'hit = relate(a=$rest, relation="left_of", b=$last)', "name = label_of(regions=$hit)"]
        return Ask(text, calls, "name", "Thing", docs=[d])
    c = Thing(rng)
    calls = [*ends, f"all = {c.find}", 'rest = relate(a=$all, relation="right_of", b=$first)', 'hit = relate(a=$rest, relation="left_of", b=$last)']
    if kind < 0.8:
        text = say(rng, rng.choice([
            "I left {c} between the {a} and the {b}. Is it there in the picture?", "any {cs} between the {a} and the {b} or not", "They say you find {c} if you look between the {a} and the {b}. Do you?", "Say yes if there is {c} between the {a} and the {b}.", "The plan has {c} between the {a} and the {b}. Did it come out like that?", "It was agreed to keep {cs} out of the space between the {a} and the {b}. Is there one all the same?", "I am blind. Does {c} come between the {a} and the {b}?", "{c} with the {a} on one side and the {b} on the other: is that in the picture?", "Would I run into {c} on my way from the {a} to the {b}?", "Report whether {c} is between the {a} and the {b}.", "My brother says the {cone} is between the {a} and the {b}; is he telling the truth?", "From the {a} to the {b}, is there {c} in between?", "Is there {c} between the {a} and the {b}?", "Is the {cone} between the {a} and the {b}?", "Does the {cone} [stand|lie|appear] between the {a} and the {b}?", "Between the {a} and the {b}, is there {c}?", WONDER + " [whether|if] there is {c} between the {a} and the {b}.", CHECK + " [whether|if] the {cone} is between the {a} and the {b}?", "Do you see {c} between the {a} and the {b}?", "Are there any {cs} between the {a} and the {b}?", "Look between the {a} and the {b}: is there {c}?", BELIEF + " the {cone} is between the {a} and the {b}. " + SO + "?", "Has the {cone} the {a} on one side and the {b} on the other?", "Is it the {cone} that stands between the {a} and the {b}?", "The {cone} is between the {a} and the {b}, [right|true or false|isn't it]?",
        ]), a=a.one, b=b.one, c=article(c.one), cone=c.one, cs=c.many)
        return Ask(text, [*calls, "yes = exists(items=$hit)"], "yes", "Between", docs=[d])
    text = say(rng, rng.choice([
        "Everything from the {a} to the {b} belongs to us. How many {cs} is that, leaving those two out?", "how many {cs} in between {a} and {b}, just there", "The number of {cs} between the {a} and the {b} is ...", "Report how many {cs} there are between the {a} and the {b}.", "I pay for the {cs} that stand between the {a} and the {b}. How many do I pay for?", "Teacher says count the {cs} between the {a} and the {b}, no others. How many?", "The space from the {a} to the {b} has how many {cs} in it?", "Grandpa bets on a number of {cs} between the {a} and the {b}. What would be right?", "If I stood at the {a} and looked across to the {b}, how many {cs} would be in between?", "Do not count the {cs} outside, only those between the {a} and the {b}.", "How many {cs} are between the {a} and the {b}?", "Count the {cs} between the {a} and the {b}.", "Between the {a} and the {b}, how many {cs} [are there|do you see|stand]?", WONDER + " how many {cs} there are between the {a} and the {b}.", CHECK + " how many {cs} [are|stand] between the {a} and the {b}?", "number of {cs} between the {a} and the {b}?", "The {cs} between the {a} and the {b}: how many?", "How many of the {cs} stand between the {a} and the {b}?", "Going from the {a} to the {b}, how many {cs} do I pass?", "I need the number of {cs} between the {a} and the {b}.", "How many {cs} separate the {a} from the {b}?", "Only the {cs} between the {a} and the {b}: how many [are there|is that]?",
    ]), a=a.one, b=b.one, cs=c.many)
    return Ask(text, [*calls, "n = count(items=$hit)"], "n", c.many.capitalize(), docs=[d])


def side_of(rng):
    """On which side of another a thing is: both are answered."""
    a, b = two(rng)
    d = at(rng, a, b)
    one, other, short, ways, more = rng.choice([
        ("left_of", "right_of", "left or right", ["left or right of", "on the left or on the right of", "to the left or to the right of"], ["If I stand in front of the {b}, do I turn left or right for the {a}?", "Which side of the {b} has the {a} on it?", "Coming from the {b}, do I find the {a} on the left-hand or the right-hand side?", "The {a} is beside the {b}, but on which side, left or right?", "on what side of the {b} stay the {a}, left or right", "The {a} is on one side of the {b}. The left or the right one?", "On which side of the {b} is the {a}?", "Which side of the {b} is the {a} on?", "On what side of the {b} do I find the {a}?"]),
        ("above", "below", "above or below", ["above or below", "over or under", "higher or lower than"], ["Is the {a} higher up or further down than the {b}?", "Does the {a} come above the {b} or beneath it?", "Up or down from the {b}, to get to the {a}?", "Should I look over the {b} or under it for the {a}?", "Is the {a} the upper or the lower one, compared with the {b}?"]),
    ])
    text = say(rng, rng.choice([
        "My wife and I disagree whether the {a} is {rel} the {b}. Who is to say?", "{a} {rel} the {b}?", "{short}, thats all i need: where is the {a} from the {b}", "Report the place of the {a} with regard to the {b}: {short}?", "I have the {b} in view and look for the {a}. Do I go {short}?", "Seen from the {b}, the {a} is ... ({short}).", "For the description I write that the {a} is {rel} the {b}. Which of the two do I keep?", "I am blind and know where the {b} is. Is the {a} {rel} it?", "Take the {b} as the fixed point. Is the {a} {rel} it?", "Please choose: is the {a} {rel} the {b}?", "I always mix up my words. Do I call the {a} {rel} the {b}?", "Homework, cross out what is wrong: the {a} is {rel} the {b}.", "Starting at the {b}, which way to the {a}, {short}?", "Has the {a} been placed {rel} the {b}?", "the witness was not sure whether the {a} was {rel} the {b}; what does the picture say", "Is the {a} {rel} the {b}?", "The {a}: is it {rel} the {b}?", WONDER + " [whether|if] the {a} is {rel} the {b}.", CHECK + " [whether|if] the {a} is {rel} the {b}?", "Seen from the {b}, where is the {a}: {short}?", "Do I find the {a} {rel} the {b}?", "Would you say that the {a} is {rel} the {b}?", "Where is the {a}, {rel} the {b}?", "{short}: where is the {a}, seen from the {b}?", "Does the {a} [stand|appear] {rel} the {b}?", "Is it {rel} the {b} that the {a} is?", *more,
    ]), a=a.one, b=b.one, rel=rng.choice(ways), short=short)
    calls = [f"a = {a.find}", f"b = {b.find}", f'hit = relate(a=$a, relation="{one}", b=$b)', f'hit2 = relate(a=$a, relation="{other}", b=$b)', "yes = exists(items=$hit)", "yes2 = exists(items=$hit2)"]
    first, last = short.split(" or ")
    return Ask(text, calls, f'"{first.capitalize()}: {{yes}}; {last}: {{yes2}}"', "Side", docs=[d])


def sides(rng):
    """Two halves of the picture held against each other."""
    t = Thing(rng)
    d = at(rng, t)
    one = rng.choice(list(SIDES))
    other = OPPOSITE[one]
    slots = dict(many=t.many, bare=t.one, x=SIDES[one][0], y=SIDES[other][0], pic=d.noun)
    calls = [f"found = {t.find}", f'part = filter(regions=$found, position="{one}")', f'part2 = filter(regions=$found, position="{other}")', "n = count(items=$part)", "m = count(items=$part2)"]
    kind = rng.random()
    if kind < 0.45:
        how, pattern = rng.choice([
            ("greater", "I bet on the {x} half for more {many}, my brother on the {y}. Do I win?"), ("greater", "Is it on the {x} side that most of the {many} are?"), ("greater", "more {many} {x} than {y}, yes?"), ("greater", "It looks as if the {many} crowd into the {x} half. Does it have more than the {y} one?"), ("greater", "Report whether the {x} half has more {many} than the {y} half."), ("greater", "Is the bulk of the {many} in the {x} half?"), ("less", "I fear the {x} half has got fewer {many} than the {y} one. Has it?"), ("less", "Does the {x} half come off worse than the {y} one, by number of {many}?"), ("less", "less {many} {x} than {y}, right?"), ("equal", "Fold the {pic} in two: are there as many {many} in the {x} half as in the {y} one?"), ("equal", "My two children get a half each, {x} and {y}. Do both get the same number of {many}?"), ("equal", "Is there a balance of {many} between the {x} and the {y} half?"), ("equal", "{x} and {y}: do the numbers of {many} agree?"), ("greater", "Are there more {many} [in|on] the {x} [half|side] than [in|on] the {y} [one|half|side]?"), ("greater", "Does the {x} half [have|hold|show] more {many} than the {y} [one|half]?"), ("greater", "Do more {many} stand [in|on] the {x} [half|side] than [in|on] the {y}?"), ("greater", BELIEF + " there are more {many} on the {x} side than on the {y}. " + SO + "?"), ("greater", "Are most of the {many} [in|on] the {x} [half|side]?"), ("greater", "Is the {x} half fuller of {many} than the {y} [one|half]?"), ("greater", WONDER + " whether more {many} are in the {x} half than in the {y} one."),
            ("less", "Are there fewer {many} [in|on] the {x} [half|side] than [in|on] the {y} [one|half|side]?"), ("less", "Does the {x} half have fewer {many} than the {y} [one|half]?"), ("less", "Is the {x} half poorer in {many} than the {y} [one|half]?"), ("less", "Are only the fewer of the {many} in the {x} half?"), ("equal", "Are there as many {many} [in|on] the {x} [half|side] as [in|on] the {y} [one|half|side]?"), ("equal", "Are the {many} evenly divided between the {x} and the {y} half?"), ("equal", "Do the {x} and the {y} half have the same number of {many}?"), ("equal", "Is the number of {many} the same [in|on] both halves, {x} and {y}?"),
        ])
        return Ask(say(rng, pattern, **slots), [*calls, f'yes = compare(a=$n, b=$m, how="{how}")'], "yes", f"More {t.many}", docs=[d])
    if kind < 0.6:
        text = say(rng, rng.choice([
            "The {x} half is ahead of the {y} one in {many}. By how many?", "how many more {many} {x} than {y}", "To make both halves equal in {many}, how many would the {y} half have to be given on top?", "Report the surplus of {many} in the {x} half over the {y} half.", "I have the {y} half, my sister the {x} one, and she has more {many}. How many more?", "The {x} half counts ... more {many} than the {y} half.", "Count {x}, count {y}, take one from the other: how many {many} more are in the {x} half?", "By what number of {many} is the {x} half the richer one, against the {y}?", "How many more {many} are [in|on] the {x} [half|side] than [in|on] the {y}?", "By how many do the {many} in the {x} half outnumber those in the {y} half?", "What is the difference between the number of {many} in the {x} half and in the {y} half?", "Subtract the {many} in the {y} half from those in the {x} half.", "The {x} half has more {many} than the {y} one. How many more?", WONDER + " how many more {many} there are in the {x} half than in the {y}.", CHECK + " how many more {many} are in the {x} half than in the {y} one?", "How many {many} does the {x} half have over the {y} one?", "How many fewer {many} are in the {y} half than in the {x} one?", "Compare {x} and {y} half: how many more {many} are in the {x} one?", "{many} in the {x} half minus {many} in the {y} half?", "How big is the lead in {many} of the {x} half over the {y} one?",
        ]), **slots)
        return Ask(text, [*calls, 'result = calculate(expression="n - m", n=$n, m=$m)'], "result", f"More {t.many}", docs=[d])
    text = say(rng, rng.choice([
        "I sort the {many} by half. How many go to the {x} pile, how many to the {y} one?", "{many} {x} vs {y}?", "My son counts the {x} half, my daughter the {y} one. How many {many} should each of them get?", "Report the {many} per half, {x} and {y}.", "The table has two columns, {x} and {y}, and I enter the number of {many}. What goes in?", "Draw a line through the middle. How many {many} on either side of it, {x} and {y}?", "how much {many} in the {x} half and how much in the {y}", "We split the {pic} between the two of us. What does each have of the {many}, {x} and {y}?", "Both halves, {x} and {y}, each with its number of {many}, please.", "I would like the {many} counted twice: once for the {x} half, once for the {y} one.", "The {x} half has ... {many} and the {y} half ...", "Which of the two halves, {x} or {y}, is the one with more {many}?", "Do I find more {many} if I look at the {x} half or if I look at the {y} one?", "How many {many} are [in|on] the {x} and how many [in|on] the {y} half?", "Which half has more {many}, the {x} or the {y} one?", "On which side are there more {many}, {x} or {y}?", "Are more {many} [in|on] the {x} or [in|on] the {y} half?", "Count the {many} [in|on] the {x} and [in|on] the {y} half [separately|each for itself|].", "{many}: how many {x}, how many {y}?", "How are the {many} [spread|divided|distributed] over the {x} and the {y} half?", WONDER + " how many {many} there are in the {x} half and how many in the {y} one.", CHECK + " how many {many} are in the {x} half and how many in the {y} one?",
        "Give me the number of {many} for the {x} and the {y} half [separately|].", "The {many} in the {x} half and those in the {y} half: how many each?", "Split the {many} by {x} and {y} half. What are the numbers?", "Where are there more {many}, in the {x} or in the {y} half?", "Which side holds fewer {many}, {x} or {y}?",
    ]), **slots)
    return Ask(text, calls, f'"{SIDES[one][0].capitalize()}: {{n}}; {SIDES[other][0]}: {{m}}"', t.many.capitalize(), docs=[d])


CORNERS = [part for part in PART if "_" in part]


def corner(rng):
    """Things in a quarter of the picture: the quarter is cut out and looked at."""
    t = Thing(rng)
    d = at(rng, t)
    part = rng.choice(CORNERS)
    calls = [f'part = crop_part(image=$image, part="{part}")', f"found = {looks('part', t)}"]
    slots = dict(one=article(t.one), bare=t.one, many=t.many, w=rng.choice(PART[part]), pic=d.noun)
    if rng.random() < 0.5:
        text = say(rng, rng.choice([
            "Somebody put a finger on the {w} and asked how many {many} there were. What do I say?", "how many {many} {w}", "The number of {many} in the {w} is ...", "Report the {many} in the {w}, by number.", "I have been given the {w} to count, others do the rest. How many {many} are mine?", "Imagine the {pic} as four windows. How many {many} do you see through the one at the {w}?", "Only what is in the {w} is of use to me: how many {many} is that?", "My eyes fail me in the {w}. How many {many} are there?", "{w}, {many}, quantity?", "Suppose the {w} were all that is left of the {pic}. How many {many} would it have?", "Homework: count the {many} in the {w} of the {pic}.", "For the {w} I have written down a number of {many} that I no longer trust. What is it really?", "How many {many} are in the {w} [of the {pic}|]?", "Count the {many} in the {w} [of the {pic}|].", "In the {w}, how many {many} [are there|do you see]?", "The {w}: how many {many}?", "Look at the {w} only. How many {many} [are there|do you see]?", WONDER + " how many {many} there are in the {w}.", CHECK + " how many {many} are in the {w} [of the {pic}|]?", "number of {many} in the {w}?", "How many of the {many} are in the {w}?", "Give me the number of {many} in the {w}.", "[Cut|Quarter] the {pic} into four: how many {many} are in the {w}?", "Never mind the rest, how many {many} does the {w} show?", "How many {many} did I catch in the {w}?",
        ]), **slots)
        return Ask(text, [*calls, "n = count(items=$found)"], "n", t.many.capitalize(), docs=[d])
    text = say(rng, rng.choice([
        "My boy says there is {one} hiding in the {w}. Is there?", "{one} in the {w}?? y/n", "I cannot make out the {w}. Is that {one} there?", "Report whether {one} is in the {w}.", "They told me to look in the {w} for {one}. Will I find one?", "Say yes if you see {one} in the {w}, no if not.", "Were I to cut off the {w}, would {one} be on the piece?", "The {bare} ought to be in the {w}. Is it?", "I am blind: has the {w} got {one} in it?", "Whatever else is in the {pic}, is there {one} in the {w}?", "I would swear that is {one} in the {w}. Or not?", "please check {w}, is there {one} or nothing like that", "The rule is no {many} in the {w}. Is there one?", "Is there {one} in the {w} [of the {pic}|]?", "Are there any {many} in the {w} [of the {pic}|]?", "Is the {bare} in the {w} [of the {pic}|]?", "In the {w}, is there {one}?", "The {w}: any {many}?", "Look at the {w}. Do you see {one}?", WONDER + " [whether|if] there is {one} in the {w}.", CHECK + " [whether|if] the {bare} is in the {w}?", "Does the {w} [show|have|hold] {one}?", BELIEF + " the {bare} is in the {w}. " + SO + "?", "Can {one} be seen in the {w}?", "Did {one} get into the {w} [of the {pic}|]?", "Is it in the {w} that the {bare} is?", "Do you find {one} in the {w} [of the {pic}|]?",
    ]), **slots)
    return Ask(text, [*calls, "yes = exists(items=$found)"], "yes", t.one.capitalize(), docs=[d])


def exists_several(rng):
    """Presence of three things, of neither, or of one without the other."""
    kind = rng.random()
    if kind < 0.3:
        a, b, c = several(rng, 3)
        d = at(rng, a, b, c)
        text = say(rng, rng.choice([
            "Be it {a}, be it {b}, be it {c}: do you see one?", "{a} / {b} / {c}, any?", "I am blind. Would I come across {a}, {b} or {c} in there?", "With {a}, {b} or {c} we are not let in. Is there any of these?", "Report if {a}, {b} or {c} is visible.", "One of the three is enough: {a}, {b}, {c}. Has the {pic} got it?", "Is there {a}, {b} or {c} " + HERE + "?", "{a}, {b} or {c}, I take what I can get. Is any of them in the {pic}?", "My children would be happy with {a}, {b} or {c}. Is any of it there?", "Say yes if you see {a}, {b} or {c}.", "As long as it is {a}, {b} or {c}: does the {pic} have one?", "Do you see any of these: {a}, {b}, {c}?", "Is one of these in the {pic}: {a}, {b} or {c}?", "Does the {pic} show {a} or {b} or {c}?", "{a}, {b}, {c}: is any of them [there|in the {pic}]?", WONDER + " whether there is {a}, {b} or {c} " + HERE + ".", CHECK + " [whether|if] there is {a}, {b} or {c} " + HERE + "?", "Are there any {as_}, {bs} or {cs} " + HERE + "?", "At least one of the three, {a}, {b} or {c}: is it there?", "I look for {a}, {b} or {c}. Is there any?", "Can you find {a}, {b} or {c} " + HERE + "?", "Any {as_}, {bs} or {cs}?", "Either {a}, {b} or {c} would do. Is there one?",
        ]), a=article(a.one), b=article(b.one), c=article(c.one), as_=a.many, bs=b.many, cs=c.many, pic=d.noun)
        return Ask(text, [f"found = {looks('image', a, b, c)}", "yes = exists(items=$found)"], "yes", "Any", docs=[d])
    if kind < 0.55:
        a, b, c = several(rng, 3)
        d = at(rng, a, b, c)
        text = say(rng, rng.choice([
            "I must have {a}, {b} and {c}, all of them. Do I?", "{a} + {b} + {c}, all there?", "Say yes only if {a}, {b} and {c} are all in the {pic}.", "Report whether {a}, {b} and {c} are all visible.", "Homework, true or false: the {pic} shows {a}, {b} and {c}.", "Are there {a}, {b} and {c} " + HERE + "?", "Are all [three|of these] in the {pic}: {a}, {b} and {c}?", "I was to bring {a}, {b} and {c}. Does the {pic} show that I have them all?", "{a} and {b} and {c}, all there yeah?", "Grandma wants {a}, {b} and {c} in one {pic}. Are all three in this?", "My list says {a}, {b} and {c}. May I tick all three?", "Does the {pic} show {a}, {b} and {c}?", "{a}, {b} and {c}: are [all|all three] of them [there|in the {pic}]?", WONDER + " whether {a}, {b} and {c} are all in the {pic}.", CHECK + " [whether|if] {a}, {b} and {c} are all there?", "Do I have everything: {a}, {b}, {c}?", "Is the set complete: {a}, {b} and {c}?", "Do you see {a} and {b} and {c}?", "I need {a}, {b} and {c}. Are all of them there?", "Nothing missing: {a}, {b}, {c}?", "Is it true that {a}, {b} and {c} are [all|together] in the {pic}?", "We packed {a}, {b} and {c}. Is everything in the {pic}?",
        ]), a=article(a.one), b=article(b.one), c=article(c.one), pic=d.noun)
        calls = [f"a = {a.find}", f"b = {b.find}", f"c = {c.find}", "n = count(items=$a)", "m = count(items=$b)", "k = count(items=$c)", 'least = calculate(expression="min(n, m, k)", n=$n, m=$m, k=$k)', 'yes = compare(a=$least, b=0, how="greater")']
        return Ask(text, calls, "yes", "All", docs=[d])
    a, b = two(rng)
    d = at(rng, a, b)
    slots = dict(a=article(a.one), b=article(b.one), abare=a.one, bbare=b.one, as_=a.many, bs=b.many, pic=d.noun)
    if kind < 0.78:
        text = say(rng, rng.choice([
            "My boss wants no {as_} and no {bs} on the cover. Can we take this {pic}?", "zero {as_} and zero {bs}?", "Say yes if there is neither {a} nor {b}.", "Report whether the {pic} is free of {as_} as well as of {bs}.", "I looked for {as_} and for {bs} and found none. Is it so that there are none of either?", "Homework, true or false: there is neither {a} nor {b} in the {pic}.", "Is there neither {a} nor {b} " + HERE + "?", "The rules forbid both {as_} and {bs}. Is the {pic} free of them?", "no {as_} and no {bs} in it, correct?", "I fear {as_} and {bs} alike. Is it true that there are none of either?", "Are there neither {as_} nor {bs} " + HERE + "?", "Is the {pic} free of {as_} and {bs}?", "Are there no {as_} and no {bs} " + HERE + "?", "No {as_}, no {bs}: [right|true|is that so]?", "Are both {as_} and {bs} missing [altogether|]?", WONDER + " whether there are neither {as_} nor {bs} " + HERE + ".", CHECK + " that there are no {as_} or {bs} " + HERE + "?", "Does the {pic} show neither {a} nor {b}?", "Have all the {as_} and {bs} gone?", "Is it true that there is no {abare} and no {bbare} " + HERE + "?", "Is the place clear of both {as_} and {bs}?", "Is there not one {abare} and not one {bbare} " + HERE + "?",
        ]), **slots)
        return Ask(text, [f"found = {looks('image', a, b)}", *is_empty("found")], "yes", "Neither", docs=[d])
    text = say(rng, rng.choice([
        "My son wants {a}, my wife is afraid of {bs}. Does the {pic} have the first and none of the second?", "{a} yes, {bbare} no?", "Say yes if there is {a}, as long as there is no {bbare}.", "Report whether {a} is visible and no {bbare}.", "Homework, true or false: the {pic} shows {a}, but no {bbare}.", "It must be {a} alone, with no {bbare} about. Is it?", "Is there {a} but no {bbare} " + HERE + "?", "I am after a {pic} with {a} in it, but no {bbare}. Is this one?", "{as_} yes, {bs} no. Does that describe the {pic}?", "They said I would see {a} and that the {bs} were gone. Is it so, {a} but no {bbare}?", "Are there {as_} but no {bs} " + HERE + "?", "Do you see {a} without any {bbare}?", "Does the {pic} show {a}, but not {b}?", "{a}, but no {bbare}: is that so?", WONDER + " whether there is {a} but no {bbare} " + HERE + ".", CHECK + " whether there is {a} and no {bbare} " + HERE + "?", "Is it true that there is {a} and no {bbare} " + HERE + "?", "I want {a} and no {bbare}. Does the {pic} [fit|do]?", "Is there {a}, yet no {bbare}?", "Only {as_} and no {bs}, is that what we see?", "Are {as_} in the {pic}, but {bs} not?", "While there is {a}, is there no {bbare}?",
    ]), **slots)
    calls = [f"a = {a.find}", f"b = {b.find}", "n = count(items=$a)", "m = count(items=$b)", 'result = calculate(expression="min(n, 1) - min(m, 1)", n=$n, m=$m)', 'yes = compare(a=$result, b=0, how="greater")']
    return Ask(text, calls, "yes", f"{a.one} without {b.one}".capitalize(), docs=[d])


def which_present(rng):
    """Which of some named kinds are there, or which things of a group: the boxes tell."""
    if rng.random() < 0.5:
        things = several(rng, rng.choice([2, 3, 3]))
        d = at(rng, *things)
        names = [article(t.one) for t in things]
        listed = ", ".join(names[:-1]) + rng.choice([" or ", ", ", " and "]) + names[-1]
        text = say(rng, rng.choice([
            "My shopping list says {l}. Which of it is in the {pic}?", "{l}, which ones r there", "I read out, you say which are in the {pic}: {l}.", "Homework: underline what is in the {pic}: {l}. Which do I underline?", "Report which of the following are visible: {l}.", "Not all of {l} can be there. Which are?", "I am blind and look for {l}. Which of them can you find?", "My form lists {l}. Which do I tick, going by the {pic}?", "Which of these [do you see|are there|are in the {pic}]: {l}?", "[Which|What] of the following [is|can be found] " + HERE + ": {l}?", "{l}: which of them [are there|do you see|are in the {pic}]?", "Of {l}, which [are there|do you find|can be seen]?", "Look for {l}, and [tell me|say] which you have found.", "Search the {pic} for {l}, and list what you find.", WONDER + " which of these are in the {pic}: {l}.", CHECK + " which of these are there: {l}?", "My list: {l}. Which of them are in the {pic}?", "Which do you recognise: {l}?", "Find whatever there is of {l}.", "Tick off what is there: {l}.",
        ]), l=listed, pic=d.noun)
        return Ask(text, [f"found = {looks('image', *things)}"], "found", "There", docs=[d])
    group = rng.choice(["animal", "vehicle", "fruit", "vegetable", "pet", "appliance"])
    d = photo(rng, [rng.choice(GROUPS[group])])
    text = say(rng, rng.choice([
        "My little one wants to know which {g} are in there.", "{g} in this, names pls", "I am blind. Which {g} do the others see in the {pic}?", "The {g} in the {pic} are ...", "Report the {g} by name.", "Homework: write down the {g} that you see.", "For the sign at the entrance: which {g} are in the {pic}?", "I want the {g} listed and nothing else.", "[Which|What] {g} [are there|are in the {pic}|appear|can be seen|do you see]?", "List [all|the|all the] {g} " + HERE + ".", "Name all [the|] {g} you [see|find|recognise].", "[What|Which] kinds of {g} [are there|are shown|do you see] " + HERE + "?", "Which {g} does the {pic} [show|contain]?", "The {g} " + HERE + ": which are they?", WONDER + " which {g} are " + "[in the {pic}|there].", CHECK + " which {g} are in the {pic}?", "Give me a list of the {g} " + HERE + ".", "All {g}, please, as a list.", "What sorts of {g} did I photograph?", "Go through the {pic} and list the {g}.", "There are {g}. Which ones?",
    ]), g=plural(group), pic=d.noun)
    return Ask(text, [f'found = detect(image=$image, labels=["{group}"])'], "found", plural(group).capitalize(), docs=[d])


def group_end(rng):
    """The outermost, largest or smallest of a group: which it is."""
    group = rng.choice(["animal", "vehicle", "fruit", "food", "pet", "vegetable", "furniture", "appliance"])
    d = photo(rng, [rng.choice(GROUPS[group])])
    by = rng.choice(list(BY))
    w = rng.choice(BY[by])
    if w.startswith(("furthest", "first")):
        pattern = rng.choice(["I am blind: which {g} is {w}?", "{g} {w}, which one?", "The {g} that is {w} is a ...", "Report the kind of the {g} {w}.", "My son points at the {g} {w}. What is it called?", "Homework: name the {g} that is {w}.", "[Which|What] {g} is {w} " + HERE + "?", "Of the {gs}, which is {w}?", "Name the {g} that is {w}.", "The {g} {w}, what is it?", WONDER + " which {g} is {w}.", CHECK + " which {g} is {w}?", "What kind of {g} [is|stands] {w}?", "Look at all {gs}: which one is {w}?"])
    else:
        pattern = rng.choice(["I am blind: which {g} is the {w}?", "The {w} {g} in the {pic} is a ...", "Report the kind of the {w} {g}.", "My son wants the {w} {g}. Which does he get?", "Homework: name the {w} {g}.", "They ask for the name of the {w} {g}. What do I say?", "I know the {gs} are many, but which is the {w}?", "[Which|What] {g} is the {w} " + HERE + "?", "[What|Which] is the {w} {g} " + HERE + "?", "Of [all|] the {gs}, which is the {w}?", "Name the {w} {g}.", "The {w} {g}, what is it?", WONDER + " which {g} is the {w}.", CHECK + " what the {w} {g} is?", "Among the {gs}, which [one|] is the {w}?", "Which of the {gs} is the {w}?", "{w} {g}?", "Of what kind is the {w} {g}?", "What sort of {g} is the {w} one?", "If you compare the {gs}, which is the {w}?"])
    return Ask(say(rng, pattern, g=group, gs=plural(group), w=w, pic=d.noun), [f'found = detect(image=$image, labels=["{group}"])', f'one = select(regions=$found, by="{by}")', "name = label_of(regions=$one)"], "name", group.capitalize(), docs=[d])


def group_but(rng):
    """A group without one of its kinds."""
    group = rng.choice(["animal", "vehicle", "fruit", "vegetable", "appliance", "pet"])
    label = rng.choice(GROUPS[group])
    d = photo(rng, [label])
    calls = [f'a = detect(image=$image, labels=["{group}"])', f'b = detect(image=$image, labels=["{label}"])', "n = count(items=$a)", "m = count(items=$b)"]
    slots = dict(g=group, gs=plural(group), one=label, many=plural(label), pic=d.noun)
    if rng.random() < 0.55:
        text = say(rng, rng.choice([
            "The {many} are taken care of. How many other {gs} are there?", "{gs} w/o the {many}, how many?", "Homework: count the {gs}, but not the {many}.", "My son counts the {many}, I count all other {gs}. How many do I get?", "Report the number of {gs} other than {many}.", "The {gs} that are no {many} number ...", "How many {gs} are not {many}?", "How many {gs} are there [besides|apart from|other than|except for] the {many}?", "Not counting the {many}, how many {gs} [are there|do you see]?", "Count all {gs} [except|but] the {many}.", "Leave out the {many}. How many {gs} are left?", "Without the {many}, how many {gs} are there?", "How many {gs} that are no {many} [are there|do you see]?", WONDER + " how many {gs} there are without the {many}.", CHECK + " how many of the {gs} are not {many}?", "How many other {gs} are there beside the {many}?", "If the {many} go away, how many {gs} stay?", "The {gs} minus the {many}: how many [is that|are left]?", "Take away the {many} from the {gs}; how many remain?", "number of {gs} that are not {many}?",
        ]), **slots)
        return Ask(text, [*calls, 'result = calculate(expression="n - m", n=$n, m=$m)'], "result", f"Other {plural(group)}", docs=[d])
    text = say(rng, rng.choice([
        "My wife says they are {many}, all the {gs}. Is she right?", "only {many} as {gs}, yes?", "Say yes if every one of the {gs} is {one_}.", "Is there not one {g} that is something else than {one_}?", "Homework, true or false: all the {gs} are {many}.", "We sell to people whose {gs} are {many} only. Is that so here?", "Are all the {gs} {many}?", "Is every {g} {one_}?", "Are the {gs} [all|without exception] {many}?", "Are there no {gs} but {many}?", "Is each of the {gs} {one_}?", "All {gs} are {many}, [right|true|is that so]?", WONDER + " whether all {gs} are {many}.", CHECK + " whether all {gs} are {many}?", "Are {many} the only {gs} " + HERE + "?", "Besides {many}, are there no other {gs}?", "Do the {gs} consist of {many} only?", "Is it true that all the {gs} are {many}?", "As for the {gs}, are they all {many}?",
    ]), one_=article(label), **slots)
    return Ask(text, [*calls, 'yes = compare(a=$n, b=$m, how="equal")'], "yes", f"All {plural(label)}", docs=[d])


def count_two(rng):
    """Two numbers in one answer, also when it is asked which is larger; or three."""
    if rng.random() < 0.2:
        things = several(rng, 3)
        d = at(rng, *things)
        parts = [Ask("", [f"found = {t.find}", "n = count(items=$found)"], "n", t.many.capitalize(), docs=[d]) for t in things]
        text = say(rng, rng.choice([
            "My form has three boxes: {a}, {b} and {c}. Which number goes where?", "{a}? {b}? {c}?", "Report three counts: {a}, {b}, {c}.", "There are ... {a}, ... {b} and ... {c}.", "Homework: count the {a}, the {b} and the {c}, and do not add them up.", "I make three piles, {a}, {b} and {c}. How many in each?", "How many {a}, how many {b} and how many {c} are there?", "{a}, {b}, {c}: how many of each?", "Count {a}, {b} and {c} [separately|each for itself].", "Three numbers, please: {a}, {b}, {c}.", "For the inventory: how many {a}, {b} and {c}, each on its own?", WONDER + " how many {a}, how many {b} and how many {c} there are.", CHECK + " how many {a}, {b} and {c} there are of each kind?", "Which are there most of: {a}, {b} or {c}?", "Of which are there most, {a}, {b} or {c}?", "Are there more {a}, more {b} or more {c}?", "Give me the number of {a}, the number of {b} and the number of {c}.", "Keep {a}, {b} and {c} apart and count each.", "Which are the most numerous, {a}, {b} or {c}?",
        ]), a=things[0].many, b=things[1].many, c=things[2].many)
        return joined(joined(parts[0], parts[1], text, True), parts[2], text, True)
    a, b = two(rng)
    d = at(rng, a, b)
    text = say(rng, rng.choice([
        "My form has two boxes, one for {a}, one for {b}. Which number goes where?", "how many {a}, how many {b}, dont add them", "My son counts {a}, my daughter {b}. What should each of them get?", "There are ... {a} and ... {b} in the {pic}.", "Report two counts: {a}; {b}.", "I make two piles, one of {a} and one of {b}. How many in each?", "Grandma asks about the {a} and Grandpa about the {b}: how many?", "Not the sum: the {a} for themselves and the {b} for themselves.", "Homework: write down how many {a} and how many {b} you see.", "please number from {a} and number from {b}", "How many {a} and how many {b} are there " + HERE + "?", "{a} and {b}: how many of each?", "How many {a} are there, and how many {b}?", "Count the {a} and the {b} [separately|each for itself|one after the other].", "[Give me|I need|Tell me] the number of {a} and the number of {b}.", "Which are there more of, {a} or {b}?", "Are there more {a} or more {b} " + HERE + "?", "Which are more numerous, the {a} or the {b}?", "What is in the majority " + HERE + ", {a} or {b}?", "{a} or {b}, which are more?", WONDER + " how many {a} there are and how many {b}.", CHECK + " how many {a} and how many {b} there are?",
        "Two numbers, please: {a} and {b}.", "How many are {a} and how many are {b}?", "Of which are there fewer, {a} or {b}?", "For the inventory: how many {a}, how many {b}?", "{a}? And {b}? I need both numbers.", "Keep {a} and {b} apart and count each.", "Compare the number of {a} with the number of {b}: what are they?", "How many {a} do you see, and then how many {b}?",
    ]), a=a.many, b=b.many, pic=d.noun)
    parts = [Ask("", [f"found = {t.find}", "n = count(items=$found)"], "n", t.many.capitalize(), docs=[d]) for t in (a, b)]
    return joined(*parts, text, True)


def colour_two(rng):
    """The colours of two things."""
    a, b = two(rng)
    d = at(rng, a, b)
    text = say(rng, rng.choice([
        f"My son colours in the {{a}} and the {{b}}. Which crayon for which?", f"{{a}} {COLOUR}? {{b}} {COLOUR}?", f"I have to buy paint for both the {{a}} and the {{b}}. Which two {COLOUR}s do I ask for?", f"Report the {COLOUR} of the {{a}} and that of the {{b}}.", f"The form has two boxes: {COLOUR} of the {{a}}, {COLOUR} of the {{b}}. What goes in?", f"The {{a}} is ... and the {{b}} is ... (which {COLOUR}s?)", f"I am colour-blind. What {COLOUR} do others see on the {{a}}, and what on the {{b}}?", f"Homework: write down the {COLOUR} of the {{a}} and of the {{b}}.", f"First the {{a}}, then the {{b}}: what {COLOUR} is either?", f"My mother asks what {COLOUR} the {{a}} is, my aunt asks the same of the {{b}}. What do I tell them?", f"Tell me about the {{a}} and the {{b}}, but only their {COLOUR}s.", f"please {COLOUR} from {{a}} and {COLOUR} from {{b}}", f"If I described the {{a}} and the {{b}} by {COLOUR}, what would I say of each?", f"What {COLOUR}s are the {{a}} and the {{b}}?", f"[Which|What] {COLOUR} is the {{a}}, and [which|what] {COLOUR} the {{b}}?", f"[Tell me|Name|Give me] the {COLOUR}s of the {{a}} and the {{b}}.", f"The {{a}} and the {{b}}: what {COLOUR}s [are they|do they have]?", f"In which {COLOUR}s are the {{a}} and the {{b}}?", WONDER + f" what {COLOUR}s the {{a}} and the {{b}} are.", CHECK + f" what {COLOUR} the {{a}} is and what {COLOUR} the {{b}}?", f"What is the {COLOUR} of the {{a}} and of the {{b}}?", f"{{a}} and {{b}}, {COLOUR} of each?", f"Both {COLOUR}s, please: the {{a}} and the {{b}}.", f"Say for the {{a}} and the {{b}} what {COLOUR} [they are|each is].", f"How are the {{a}} and the {{b}} coloured?", f"[Which|What] {COLOUR} does the {{a}} have, and the {{b}}?",
    ]), a=a.one, b=b.one)
    parts = [Ask("", [f"found = {t.find}", "name = color(image=$image, region=$found)"], "name", f"Colour of the {t.one}", docs=[d]) for t in (a, b)]
    return joined(*parts, text, True)


# Short forms that can follow a noun: `the dog left of the car`.
BESIDE = {
    "left_of": ["left of", "to the left of", "on the left of"], "right_of": ["right of", "to the right of", "on the right of"], "above": ["above", "over"], "below": ["below", "under", "beneath", "underneath"],
    "inside": ["in", "inside"], "overlaps": ["on", "touching"], "nearest": ["next to", "beside", "closest to", "nearest to"],
}


def of_related(rng):
    """Something done with a thing that is told by where it stands."""
    a, b = two(rng)
    d = at(rng, a, b)
    name = rng.choice(["left_of", "right_of", "above", "below", "left_of", "right_of", "nearest", "nearest", "overlaps", "inside"])
    words = rng.choice(BESIDE[name])
    it = rng.choice([f"the {a.one} {words} the {b.one}", f"the {a.one} {words} the {b.one}", f"the {a.one} that is {words} the {b.one}", f"the {a.one} which you see {words} the {b.one}"])
    calls = [f"a = {a.find}", f"b = {b.find}", f'hit = relate(a=$a, relation="{name}", b=$b)']
    if rng.random() < 0.15:
        c = rng.choice(COLOURS)
        text = say(rng, rng.choice(["My neighbour says that {it} is {c}. Is he right?", "so {it} is {c} yes?", "Report whether {it} is {c}.", "I am colour-blind. May I call {it} {c}?", "Say yes if {it} is {c}.", "Homework, true or false: {it} is {c}.", "They were to paint {it} {c}. Did they?", "I remember {it} as {c}. Was it?", "If somebody asks for something {c}, may I point at {it}?", "{it}, {c} or another colour?", "The police want to know if {it} was {c}. Was it, by the picture?", "I had rather it was not {c}, {it}. Is it?", "Is {it} {c}?", "Would you call {it} {c}?", BELIEF + " {it} is {c}. " + SO + "?", CHECK + " whether {it} is {c}?", "{it}: is it {c}?", WONDER + " whether {it} is {c}.", "{it} is {c}, [right|isn't it|true]?", f"Does {{it}} have the {COLOUR} {{c}}?", "Has {it} been painted {c}?", f"Is {{c}} the {COLOUR} of {{it}}?", "Look at {it}. Is it {c}?", "Is it {c}, {it}?"]), it=it, c=c)
        return Ask(text, [*calls, "name = color(image=$image, region=$hit)", f'yes = compare(a=$name, b="{c if c != "grey" else "gray"}", how="same_text")'], "yes", "Colour", docs=[d])
    if name != "nearest" and rng.random() < 0.25:
        it = f"the {a.many} {words} the {b.one}"
        pattern, more, answer, topic = rng.choice([
            ("[[Mark|Box|Frame|Highlight|Point out] [all|] {it}.|Draw boxes around {it}.|Which are {it}? Mark them.|My students should see {it}: put a box on each.|boxes on {it} pls|Make it obvious which are {it}, with frames.|A frame on each of {it}, no others.|For the report I need {it} marked.|I cannot point at the screen, so draw boxes on {it}.|I want {it} marked.]", ["marked = annotate(image=$image, regions=$hit)"], "marked", "Marked"), ("[[Blur|Hide|Pixelate|Anonymise] [all|only|] {it}.|Make {it} unrecognisable.|Nobody should recognise {it}.|blur {it} pls, the others stay|Before I post this, blur {it}.|I have no permission to show {it}. Blur those.|It is only {it} that must not be recognised.|The rest may be seen, but blur {it}.|{it} should be blurred.]", ["hidden = blur(image=$image, regions=$hit)"], "hidden", "Hidden"),
        ])
    else:
        pattern, more, answer, topic = deeds("hit", rng)
    return Ask(say(rng, pattern, it=it), [*calls, *more], answer, topic, docs=[d])


def of_side(rng):
    """Something done with the things in one half of the picture."""
    t = Thing(rng, people=0.4)
    d = at(rng, t)
    side = rng.choice(list(SIDES))
    calls = [f"found = {t.find}", f'part = filter(regions=$found, position="{side}")']
    where = bare(say(rng, "[in|on] the {s} [half|side|part]", s=rng.choice(SIDES[side])))
    pattern, more, answer, topic = rng.choice([
        ("[[Mark|Box|Frame|Highlight|Point out] [the|all|all the|only the] {many} {w}.|Draw boxes around the {many} {w}.|Put a box on each {one} {w}.|Only the {many} {w} should get boxes.|Which {many} are {w}? Mark them.|{w}, mark [all|the] {many}.|I want to see the {many} {w} [marked|in boxes].]", ["marked = annotate(image=$image, regions=$part)"], "marked", "Marked"),
        ("[[Blur|Hide|Pixelate|Anonymise] [the|all|all the|only the] {many} {w}.|Make the {many} {w} unrecognisable.|The {many} {w} should not be recognised.|{w}, [blur|hide] [all|the] {many}.|Nobody should recognise the {many} {w}.|Leave the others, but blur the {many} {w}.]", ["hidden = blur(image=$image, regions=$part)"], "hidden", "Hidden"),
        (f"[What {COLOUR} is the {{one}} {{w}} [of the {{pic}}|]?|[Which|What] {COLOUR} does the {{one}} {{w}} have?|Name the {COLOUR} of the {{one}} {{w}} [of the {{pic}}|].|The {{one}} {{w}}: what {COLOUR} is it?|{COLOUR} of the {{one}} {{w}}?]", ["name = color(image=$image, region=$part)"], "name", "Colour"),
        ("[[Cut out|Crop to|Extract] the {one} {w}.|I only want the {one} {w} [of the {pic}|].|Get rid of everything but the {one} {w}.|Give me just the {one} {w}.]", ["piece = crop(image=$image, region=$part)"], "piece", "Part"),
        ("[[Zoom in on|Enlarge|Magnify] the {one} {w}.|Show me a close-up of the {one} {w}.|I want a closer look at the {one} {w}.]", ["near = zoom(image=$image, region=$part)"], "near", "Close-up"),
    ])
    return Ask(say(rng, pattern, many=t.many, one=t.one, w=where, pic=d.noun), [*calls, *more], answer, topic, docs=[d])


def all_but_end(rng):
    """All of a kind except the outermost one."""
    t = Thing(rng, people=0.6)
    d = at(rng, t)
    side = rng.choice(["left", "right", "left", "right", "top", "bottom"])
    by, rest = ENDS[side]
    w = rng.choice({"left": ["on the far left", "furthest to the left", "at the left end"], "right": ["on the far right", "furthest to the right", "at the right end"], "top": ["at the very top", "that is highest up"], "bottom": ["at the very bottom", "that is lowest down"]}[side])
    calls = [f"found = {t.find}", f'one = select(regions=$found, by="{by}")', f'rest = relate(a=$found, relation="{rest}", b=$one)']
    pattern, more, answer, topic = rng.choice([
        ("[[Blur|Hide|Pixelate|Anonymise] all {many} [but|except] the one {w}.|Keep the {one} {w} clear and blur the other {many}.|Only the {one} {w} may be recognised, blur the other {many}.|Except for the one {w}, make all {many} unrecognisable.|Blur every {one} other than the one {w}.|All {many} should be hidden, only not the one {w}.]", ["hidden = blur(image=$image, regions=$rest)"], "hidden", "Hidden"),
        ("[[Mark|Box|Frame|Highlight] all {many} [but|except] the one {w}.|Draw boxes around all {many} other than the one {w}.|Every {one} gets a box, only not the one {w}.|Leave out the {one} {w} and mark the other {many}.|Except for the one {w}, mark all {many}.]", ["marked = annotate(image=$image, regions=$rest)"], "marked", "Marked"),
        ("[How many {many} are there besides the one {w}?|Not counting the one {w}, how many {many} are there?|Count all {many} [but|except] the one {w}.|Leave out the {one} {w}. How many {many} are left?|The one {w} is ours. How many {many} belong to others?|Apart from the {one} {w}, what is the number of {many}?|Homework: count the {many}, but not the one {w}.|How many other {many} are there than the one {w}?]", ["n = count(items=$rest)"], "n", t.many.capitalize()),
    ])
    return Ask(say(rng, pattern, many=t.many, one=t.one, w=w), [*calls, *more], answer, topic, docs=[d])


def chain(rng):
    """Two changes of a picture, the second made of what the first gives."""
    t = Thing(rng, people=0.4)
    d = at(rng, t)
    n = rng.choice([100, 128, 200, 240, 256, 300, 320, 400, 480, 500, 512, 600, 640, 800, 1000])
    part = rng.choice(list(PART))
    by = rng.choice(["largest", "smallest", "leftmost", "rightmost", "tallest"])
    size, args = rng.choice([
        ("[make it|scale it to|resize it to|bring it to] {n} pixels wide", f"width={n}"), ("[shrink|scale|resize] it to a width of {n}", f"width={n}"), ("make [the result|what is left|that] {n} pixels wide", f"width={n}"), ("[scale|resize] it to {n} pixels in height", f"height={n}"), ("make it {n} pixels high", f"height={n}"), ("make it twice as large", "scale=2"), ("double its size", "scale=2"), ("make it half as large", "scale=0.5"), ("enlarge it three times", "scale=3"),
    ])
    then = "[, then| and then| and|, and| and afterwards|. Then|, after that|. After that]"
    kind = rng.random()
    slots = dict(one=t.one, many=t.many, w=rng.choice(PART[part]), by=by, n=n, pic=d.noun)
    if kind < 0.3:
        first, calls, last = rng.choice([
            ("[Cut out the {one}|Crop to the {one}|Crop the {pic} to the {one}|Keep only the {one}|Take the {one} out|Get rid of everything but the {one}|Isolate the {one}]", [f"found = {t.find}", "part = crop(image=$image, region=$found)"], "part"), ("[Cut out|Crop to|Extract] the {by} {one}", [f"found = {t.find}", f'one = select(regions=$found, by="{by}")', "part = crop(image=$image, region=$one)"], "part"),
            ("[[Blur|Hide|Pixelate] the {many}|Make the {many} unrecognisable|Blur every {one}]", [f"found = {t.find}", "hidden = blur(image=$image, regions=$found)"], "hidden"), ("[Mark|Box|Draw boxes around|Highlight] the {many}", [f"found = {t.find}", "marked = annotate(image=$image, regions=$found)"], "marked"),
            ("[Crop to the {w}|Cut out the {w}|Keep only the {w}|Take the {w} of the {pic}|Get rid of everything but the {w}|Trim it to the {w}]", [f'part = crop_part(image=$image, part="{part}")'], "part"), ("[Cut out the person along the outline|Remove the background]", ["outline = segment_person(image=$image)", "cut = cut_out(image=$image, mask=$outline)"], "cut"), ("[Blur the background|Blur everything but the people]", ["outline = segment_person(image=$image)", "hidden = blur(image=$image, mask=$outline, invert=true)"], "hidden"),
        ])
        lead = rng.choice(["{0}{2} {1}.", "Can you {3}{2} {1}?", "Please {3}{2} {1}.", "I want you to {3}{2} {1}.", "First {3}{2} {1}.", "Two steps: {3}{2} {1}."])
        pattern = lead.replace("{0}", first).replace("{1}", size).replace("{2}", then)
        pattern = pattern.replace("{3}", lowered(first))
        return Ask(say(rng, pattern, **slots), [*calls, f"small = resize(image=${last}, {args})"], "small", "Picture", docs=[d])
    if kind < 0.45:
        text = say(rng, rng.choice([
            "The badge has a picture {n} pixels wide, and there should be nothing on it but the {one}.", "crop {one}, width {n}", "Cut the {one} out for me; what comes out should be {n} pixels wide.", "My club wants the {one} and nothing else, and it has to measure {n} pixels across. Crop and resize, please.", "Take away all around the {one} and hand me the rest with a width of {n} pixels.", "{n} pixels across is what the forum allows, and I want only the {one} to be seen.", "please cut {one} and make it {n} px wide", "In two steps: the picture is cropped to the {one}, and that is made {n} pixels wide.", "Would you crop to the {one} and bring what is left to {n} pixels of width?", "A thumbnail of [just|only] the {one}, {n} pixels wide.", "just the {one}, {n} px wide pls", "My page has room for {n} pixels in width, and only the {one} belongs on it. Crop and resize.", "Crop to the {one} first, and then make what you get {n} pixels wide.", "I need a picture of only the {one}, {n} pixels wide.", "The {one} alone, {n} pixels wide, please.", "Give me the {one} cut out and {n} pixels wide.", "Make a {n} pixels wide picture of just the {one}.", "For the [shop|web page|catalogue]: only the {one}, with a width of {n} pixels.", "{n} pixels wide and nothing but the {one} on it, please.", "Resize the {one} to {n} pixels wide, without the rest of the {pic}.", "I want the {one} cut out. It should be {n} pixels wide.", "What I need is the {one}, cropped, at a width of {n}.", "The {one}, cropped and scaled to {n} pixels in width.", "Could I have just the {one} with a width of {n} pixels?",
        ]), **slots)
        return Ask(text, [f"found = {t.find}", "part = crop(image=$image, region=$found)", f"small = resize(image=$part, width={n})"], "small", "Picture", docs=[d])
    if kind < 0.7:
        deed, more, last = rng.choice([("[mark|box|highlight|draw boxes around]", "marked = annotate(image=$part, regions=$found)", "marked"), ("[blur|hide|pixelate]", "hidden = blur(image=$part, regions=$found)", "hidden")])
        text = say(rng, rng.choice([
            f"My boss sees only the {{w}}, so crop to that, and there {deed} the {{many}}.", f"crop {{w}}, then {deed} {{many}}", f"From the {{w}} I want a picture of its own, and in it {deed} the {{many}}.", f"The rest of the {{pic}} goes into the bin. Keep the {{w}} and {deed} the {{many}} in it.", f"For the poster: the {{w}} alone, and please {deed} the {{many}} there.", f"Cut it down to the {{w}} first. Once that is done, {deed} the {{many}}.", f"Would you make a picture of the {{w}} and in that {deed} the {{many}}?", f"please cut the {{w}} and in this piece {deed} all {{many}}", f"What I want back is the {{w}}, cropped, and in that picture I want you to {deed} the {{many}}.", f"[Crop to|Cut out|Take|Keep only] the {{w}} [of the {{pic}}|] [and|, then|and then] {deed} the {{many}} [in it|there|].", f"Of the {{w}}, make a picture in which you {deed} the {{many}}.", f"I only need the {{w}}. There, {deed} the {{many}}.", f"Cut off all but the {{w}} and {deed} the {{many}} that are left.", f"Give me the {{w}} and {deed} the {{many}} in it.", f"[First|] reduce the {{pic}} to the {{w}}, then {deed} the {{many}}.", f"Throw away everything but the {{w}}; in what is left, {deed} [all|the] {{many}}.", f"Can you crop to the {{w}} and {deed} the {{many}}?", f"Please cut out the {{w}} and {deed} each {{one}} in it.", f"The {{w}} as a picture; {deed} the {{many}} in it.", f"Trim it to the {{w}}. Then {deed} every {{one}}.", f"Step one: crop to the {{w}}. Step two: {deed} the {{many}}.",
        ]), **slots)
        return Ask(text, [f'part = crop_part(image=$image, part="{part}")', f"found = {looks('part', t)}", more], last, "Picture", docs=[d])
    a, b = two(rng)
    d = at(rng, a, b)
    slots = dict(a=a.many, b=b.many, pic=d.noun)
    mark_, blur_ = "[mark|box|highlight|frame]", "[blur|hide|pixelate]"
    if kind < 0.85:
        text = say(rng, rng.choice([
            "The class should see the {a} in boxes, but must not recognise the {b}.", "boxes for {a}, blur for {b}", "For the police, the {a} need frames around them, and for privacy, the {b} need a blur.", f"Do two things to the {{pic}}: {mark_} the {{a}}, {blur_} the {{b}}.", "My client wants the {a} pointed out with boxes and the {b} made unrecognisable.", f"When you have put boxes on the {{a}}, {blur_} the {{b}}.", "please box the {a} and after blur the {b}", "One copy, with frames on the {a} and with the {b} blurred.", f"[Can you|Please|] {mark_} the {{a}} and {blur_} the {{b}}.", f"I want the {{a}} marked and the {{b}} blurred.", f"The {{a}} get boxes, the {{b}} get blurred.", f"First {mark_} the {{a}}, then {blur_} the {{b}}.", f"Boxes [around|on] the {{a}}, and a blur on the {{b}}, please.", f"Draw boxes around the {{a}}, and make the {{b}} unrecognisable.", f"{mark_} [all|the] {{a}}, but {blur_} [all|the] {{b}}.", f"Show me the {{a}} in boxes; the {{b}} should not be recognised.", f"Put frames on the {{a}}. After that, {blur_} the {{b}}.", f"Make a {{pic}} with the {{a}} marked and the {{b}} hidden.", f"The {{a}} should be marked, while the {{b}} should be unrecognisable.", f"Highlight the {{a}} and [anonymise|obscure] the {{b}}.",
        ]), **slots)
        return Ask(text, [f"found = {a.find}", "marked = annotate(image=$image, regions=$found)", f"found2 = {b.find}", "hidden = blur(image=$marked, regions=$found2)"], "hidden", "Picture", docs=[d])
    text = say(rng, rng.choice([
        "Nobody may recognise the {a}, and everyone should see the {b} in boxes.", "blur for {a}, boxes for {b}", "For privacy, the {a} need a blur, and for the police, the {b} need frames around them.", f"Do two things to the {{pic}}: {blur_} the {{a}}, {mark_} the {{b}}.", "My client wants the {a} made unrecognisable and the {b} pointed out with boxes.", f"When you have blurred the {{a}}, {mark_} the {{b}}.", "please blur the {a} and after box the {b}", "One copy, with the {a} blurred and with frames on the {b}.", f"[Can you|Please|] {blur_} the {{a}} and {mark_} the {{b}}.", "I want the {a} blurred and the {b} marked.", "The {a} get blurred, the {b} get boxes.", f"First {blur_} the {{a}}, then {mark_} the {{b}}.", "A blur on the {a}, and boxes around the {b}, please.", "Make the {a} unrecognisable, and draw boxes around the {b}.", f"{blur_} [all|the] {{a}}, but {mark_} [all|the] {{b}}.", "The {a} should not be recognised; show me the {b} in boxes.", f"{blur_} the {{a}}. After that, put frames on the {{b}}.", "Make a {pic} with the {a} hidden and the {b} marked.", "The {a} should be unrecognisable, while the {b} should be marked.", "[Anonymise|Obscure] the {a} and highlight the {b}.",
    ]), **slots)
    return Ask(text, [f"found = {a.find}", "hidden = blur(image=$image, regions=$found)", f"found2 = {b.find}", "marked = annotate(image=$hidden, regions=$found2)"], "marked", "Picture", docs=[d])


def lowered(pattern):
    """A pattern as it goes on inside of a sentence: every choice begins with a small letter."""
    return re.sub(r"(^|[\[|])([A-Z])", lambda m: m.group(1) + m.group(2).lower(), pattern)


def pose_more(rng):
    """Postures counted, compared, shown."""
    what, other = rng.sample(list(POSES), 2)
    w, w2 = rng.choice(POSES[what]), rng.choice(POSES[other])
    one, many = rng.choice(POSE_VERBS[what])
    d = photo(rng, ["person"])
    n = rng.randint(2, 9)
    k = SPELLED[n] if rng.random() < 0.4 else str(n)
    slots = dict(w=w, x=w2, one=one, many=many, n=k, pic=d.noun)
    calls = ["poses = pose(image=$image)", f'hit = pose_is(regions=$poses, what="{what}")']
    whole = [*calls, "n = count(items=$poses)", "m = count(items=$hit)"]
    kind = rng.random()
    if kind < 0.16:
        text = say(rng, rng.choice([
            "My son bets that all of them are {w}. Does he win?", "Homework, true or false: everybody is {w}.", "Say yes if there is no one who is not {w}.", "Report whether all persons are {w}.", "I am blind. Are they {w}, every one of them?", "all of them {w}?", "Can one say of each of the people that they are {w}?", "Is [everyone|everybody] {w}?", "I want to be sure that not one person is left who is not {w}. Is that so?", "everyone {w} or not?", "The photographer asked all of them to {many}. Did all do it?", "If even one person is not {w}, we do it again. Is everybody {w}?", "Are all [the|of the|] people {w}?", "Do all of them {many}?", "Is it so that [everyone|everybody] {one}?", "Are they all {w}?", "Is every person {w}?", WONDER + " whether [everyone|everybody] is {w}.", CHECK + " whether all people {many}?", "All people {w}, [yes or no|right|is that so]?", "Is there nobody who is not {w}?", BELIEF + " everybody is {w}. " + SO + "?", "Are the people {w}, all of them?", "Is the whole group {w}?", "Each person {one}, [true|right|or not]?",
        ]), **slots)
        return Ask(text, [*whole, 'yes = compare(a=$n, b=$m, how="equal")'], "yes", f"All {w}", docs=[d])
    if kind < 0.3:
        text = say(rng, rng.choice([
            "Homework: count the people who do not {many}.", "not {w}: headcount?", "I am blind. How many of the people do not {many}?", "My son counts those who are {w}, I count all the other people. How many do I get?", "How many people are not {w}?", "Those who do not {many} have to leave. How many is that?", "how many ppl r not {w}", "Report how many people are not {w}.", "Everyone but those who {many} gets a form. How many forms?", "How many of [them|the people] do not {many}?", "Count [the people|those] who are not {w}.", "Leave out those {w}. How many people are left?", "Not counting those {w}, how many people are there?", WONDER + " how many people are not {w}.", CHECK + " how many people do not {many}?", "How many are there besides the people {w}?", "number of people not {w}?", "The people that do not {many}: how many?", "Everybody except those {w}: how many is that?", "Without the people {w}, how many remain?",
        ]), **slots)
        return Ask(text, [*whole, 'result = calculate(expression="n - m", n=$n, m=$m)'], "result", f"Not {w}", docs=[d])
    if kind < 0.38:
        text = say(rng, rng.choice([
            "What percentage of the people are {w}?", "What share of the people {many}, in percent?", "How many percent of [them|the people] are {w}?", "In percent, how many people {many}?", "Out of a hundred people like these, how many would be {w}?", "What part of the people is {w}, in percent?", WONDER + " what percentage of the people are {w}.", CHECK + " what percentage of the people {many}?", "percentage of people {w}?", "Give me the share of people {w} in percent.", "How large is the share of those {w}, in percent?", "Of all the people, what percentage {many}?",
        ]), **slots)
        return Ask(text, [*whole, 'result = calculate(expression="m / n * 100", n=$n, m=$m)'], "result", f"Percent {w}", docs=[d])
    if kind < 0.5:
        how, pattern = rng.choice([("greater", "Are more than {n} people {w}?"), ("at_least", "Are at least {n} people {w}?"), ("less", "Are fewer than {n} people {w}?"), ("at_most", "Are at most {n} people {w}?"), ("equal", "Are exactly {n} people {w}?"), ("at_least", "Do {n} or more people {many}?"), ("greater", "Do more than {n} of them {many}?"), ("equal", BELIEF + " {n} people are {w}. " + SO + "?"), ("at_least", "We need {n} people {w}. Do we have them?"), ("less", "Do fewer than {n} people {many}?"), ("greater", WONDER + " whether more than {n} people are {w}."), ("equal", "Is {n} the number of people {w}?"), ("at_most", "Do no more than {n} people {many}?"), ("equal", CHECK + " whether {n} people are {w}?")])
        return Ask(say(rng, pattern, **slots), [*calls, "n = count(items=$hit)", f'yes = compare(a=$n, b={n}, how="{how}")'], "yes", f"People {w}", docs=[d])
    if kind < 0.6:
        text = say(rng, rng.choice([
            "Say yes if not one person is {w}.", "It was forbidden to be {w}. Is it so that no one is?", "Homework, true or false: nobody is {w}.", "nobody {w}, yes?", "Report whether no person is {w}.", "Is [nobody|no one] {w}?", "Are there no people {w}?", "Is there [nobody|no one] who {one}?", "Do none of them {many}?", "Is not a single person {w}?", "No one is {w}, [right|true|is that so]?", WONDER + " whether [nobody|no one] is {w}.", CHECK + " that [nobody|no one] is {w}?", BELIEF + " nobody is {w}. " + SO + "?", "Are none of the people {w}?", "Is the number of people {w} zero?", "Is it true that no one {one}?", "Nobody {w} " + HERE + ", [right|yes or no]?",
        ]), **slots)
        return Ask(text, [*calls, *is_empty("hit")], "yes", f"Nobody {w}", docs=[d])
    if kind < 0.75:
        how, pattern = rng.choice([("greater", "Are more people {w} than {x}?"), ("less", "Are fewer people {w} than {x}?"), ("equal", "Are as many people {w} as {x}?"), ("greater", "Do those {w} outnumber those {x}?"), ("greater", "Are there more people {w} than there are people {x}?"), ("greater", BELIEF + " more people are {w} than {x}. " + SO + "?"), ("greater", WONDER + " whether more people are {w} than {x}."), ("less", CHECK + " whether fewer people are {w} than {x}?"), ("less", "Are those {w} outnumbered by those {x}?"), ("equal", "Are the people {w} and those {x} equal in number?"), ("greater", "More people {w} than {x}: [right|is that so|yes or no]?"), ("equal", "Is the number of people {w} the same as that of people {x}?")])
        calls = ["poses = pose(image=$image)", f'a = pose_is(regions=$poses, what="{what}")', f'b = pose_is(regions=$poses, what="{other}")', "n = count(items=$a)", "m = count(items=$b)", f'yes = compare(a=$n, b=$m, how="{how}")']
        return Ask(say(rng, pattern, **slots), calls, "yes", f"More {w}", docs=[d])
    if kind < 0.85:
        text = say(rng, rng.choice([
            "[Draw|Show|Mark] the joints [of the people|of everybody|] " + HERE + ".", "[Draw|Show|Give me] the [skeleton|skeletons|body pose|poses] of the people.", "Mark shoulders, elbows and knees of the people.", "How do the people hold themselves? Draw it in.", "Draw the pose of [each person|everybody].", "Show [arms and legs|the limbs] of the people as lines.", "Annotate the body joints.", "Where are the [elbows and knees|hands and feet|shoulders] of the people? [Mark|Draw] them.", "Stick figures on the people, please.", "Mark the joints of [the person|everyone] [in the {pic}|].", "I want to see the posture of the people drawn in.", "Put the skeleton over [the person|the people].", "Body points, drawn on the {pic}.",
        ]), **slots)
        return Ask(text, ["poses = pose(image=$image)", "marked = annotate(image=$image, regions=$poses)"], "marked", "Marked", docs=[d])
    pattern, more, answer, topic = rng.choice([
        ("[[Blur|Hide|Anonymise|Pixelate] [the people|those|everyone] {w}.|Make the people {w} unrecognisable.|Those who {many} should be blurred.|Nobody should recognise the people {w}.|Blur whoever {one}.|The people {w} do not want to be seen, hide them.]", ["hidden = blur(image=$image, regions=$hit)"], "hidden", "Hidden"),
        ("[[Cut out|Crop to|Extract|Isolate] the person {w}.|I only want the person {w}.|Get rid of everything but the person {w}.|Give me just the one who {one}.|A picture of only the person {w}, please.|Find the person {w} and cut them out.]", ["part = crop(image=$image, region=$hit)"], "part", "Part"),
        ("[[Zoom in on|Enlarge|Magnify] the person {w}.|Show me a close-up of the person {w}.|Bring the one who {one} closer.|I want a closer look at the person {w}.]", ["near = zoom(image=$image, region=$hit)"], "near", "Close-up"),
        ("[Where is the person {w}?|In which part of the {pic} is the person {w}?|Where are the people {w}?|Say in words where the person {w} is.|On which side is the person {w}?|Tell me where someone {one}.]", ["text = describe(regions=$hit)"], "text", "Place"),
    ])
    return Ask(say(rng, pattern, **slots), [*calls, *more], answer, topic, docs=[d])


def crop_off(rng):
    """What is to go is named: the other half stays."""
    d = rng.choice([photo, photo, sign])(rng)
    gone = rng.choice(list(OPPOSITE))
    text = say(rng, rng.choice([
        "There is a thumb all over the {w}, cut that off.", "{w} off pls, keep the rest", "My mother only likes the {pic} if the {w} is cut off.", "It would be a fine {pic} were it not for the {w}. Cut that away.", "The {w} is of no interest to the buyer, so crop it off.", "I need the {pic}, less the {w}.", "Would you cut the {w} away and leave me the other half?", "please cut away {w} from {pic}", "For the frame the {pic} has to lose its {w}.", "[Cut off|Chop off|Get rid of|Remove|Throw away|Drop|Discard|Cut away|Delete|Lose|Trim away] the {w} [of the {pic}|].", "I do not [need|want|like] the {w} [of the {pic}|], cut it off.", "The {w} [can|should|must] go.", "Leave out the {w}.", "Without the {w}, please.", "I want everything but the {w}.", "Take away the {w} [of the {pic}|].", "The {w} is ugly, cut it away.", "Could you remove the {w}?", "[Show|Give] me the {pic} without its {w}.", "Away with the {w}!", "Please cut the {w} off [the {pic}|].", "Nobody needs the {w}; crop it away.", "Keep all but the {w}.", "Can the {w} be cut off?", "Somebody spilled coffee on the {w}, remove that half.",
    ]), w=rng.choice(PART[gone][:2]), pic=d.noun)
    return Ask(text, [f'part = crop_part(image=$image, part="{OPPOSITE[gone]}")'], "part", "Part", docs=[d])


def blur_all(rng):
    """The whole picture blurred, or things with a given strength."""
    d = photo(rng)
    n = rng.choice([5, 10, 15, 20, 25, 30, 40, 50, 60, 70, 80, 90, 100])
    if rng.random() < 0.55:
        strong = rng.random() < 0.3
        text = say(rng, rng.choice([
            "[Blur|Pixelate] the [whole|entire|complete] {pic}{s}.", "Blur [everything|all of it]{s}.", "Make the whole {pic} [blurry|unrecognisable|indistinct]{s}.", "The whole {pic} should be blurred{s}.", "Blur the {pic} as a whole{s}.", "I want all of the {pic} out of focus{s}.", "Nothing should be recognisable in the {pic}: blur it all{s}.", "A blurred version of the whole {pic}{s}, please.", "Put a blur over the entire {pic}{s}.", "Blur it from edge to edge{s}.", "Turn the whole {pic} into a blur{s}.", "Not a part: blur the {pic} entirely{s}.", "I need the {pic} as a blurred backdrop, all of it{s}.",
        ]), s=f" with strength {n}" if strong else "", pic=d.noun).replace(" " + OPEN + SHUT, "").replace(OPEN + SHUT, "")
        return Ask(text, [f"hidden = blur(image=$image{f', strength={n}' if strong else ''})"], "hidden", "Hidden", docs=[d])
    t = Thing(rng, people=0.6)
    d = at(rng, t)
    text = say(rng, rng.choice([
        "Blur the {many} with strength {n}.", "Blur the {many}, strength {n}.", "Hide the {many} with a blur of strength {n}.", "Blur every {one} at strength {n}.", "Use a blur of {n} on the {many}.", "Set the blur to {n} and hide the {many}.", "[Find|Look for] the {many} and blur them with strength {n}.", "The {many} should be blurred, with a strength of {n}.", "Strength {n}: blur the {many}.", "On a scale to 100, blur the {many} by {n}.", "Can you blur the {many} with strength {n}?", "Blur strength {n} for the {many}, please.", "Make the {many} unrecognisable with blur {n}.",
    ]), n=n, many=t.many, one=t.one, pic=d.noun)
    return Ask(text, [f"found = {t.find}", f"hidden = blur(image=$image, regions=$found, strength={n})"], "hidden", "Hidden", docs=[d])


def picture_of_two(rng):
    """Two kinds marked or hidden at once."""
    a, b = two(rng)
    d = at(rng, a, b)
    slots = dict(a=a.many, b=b.many, aone=a.one, bone=b.one, pic=d.noun)
    find = f"found = {looks('image', a, b)}"
    if rng.random() < 0.5:
        text = say(rng, rng.choice([
            "My class should see the {a} and the {b}: put boxes on both.", "boxes on {a} n {b} pls", "For the report I need the {a} and the {b} marked.", "I am giving a talk about {a} and {b}; frame them all in the {pic}.", "Each {aone} and each {bone} is to get a frame.", "[Mark|Box|Highlight|Frame] the {a} and the {b} " + HERE + ".", "[Mark|Box|Highlight] [all|both] {a} and {b}.", "Draw boxes around the {a} and the {b}.", "Put a box on every {aone} and every {bone}.", "I want to see both {a} and {b} marked.", "Show me in boxes where the {a} and the {b} are.", "[Find|Look for] the {a} and the {b} and [mark|box|frame] them.", "Both the {a} and the {b} should get boxes.", "{a} and {b}: mark them [all|both|].", "Can you mark the {a} as well as the {b}?", "Not only the {a} but also the {b} should be marked.", "Where are the {a} and the {b}? Mark them.",
        ]), **slots)
        return Ask(text, [find, "marked = annotate(image=$image, regions=$found)"], "marked", "Marked", docs=[d])
    text = say(rng, rng.choice([
        "Before I post this, the {a} and the {b} have to be blurred.", "blur {a} n {b} pls", "I have no permission to show the {a}, nor the {b}. Blur both.", "My lawyer wants both the {a} and the {b} made unrecognisable.", "All may be seen but the {a} and the {b}: blur those.", "[Blur|Hide|Pixelate] the {a} and the {b} " + HERE + ".", "[Blur|Hide] [all|both] {a} and {b}.", "Make the {a} and the {b} unrecognisable.", "Neither the {a} nor the {b} should be recognised: blur them.", "I want both {a} and {b} blurred.", "Put a blur on the {a} and the {b}.", "[Find|Look for] the {a} and the {b} and [blur|hide] them.", "Both the {a} and the {b} must be hidden.", "{a} and {b}: blur them [all|both|].", "Can you hide the {a} as well as the {b}?", "Blur every {aone} and every {bone}.", "Not only the {a} but also the {b} should be blurred.",
    ]), **slots)
    return Ask(text, [find, "hidden = blur(image=$image, regions=$found)"], "hidden", "Hidden", docs=[d])


def colour_part(rng):
    """The main colour of a half or quarter of the picture."""
    d = rng.choice([photo, photo, sign])(rng)
    part = rng.choice(list(PART))
    w = rng.choice(PART[part])
    if rng.random() < 0.25 and part in OPPOSITE:
        other = OPPOSITE[part]
        text = say(rng, rng.choice([
            f"Fold it in two: is the {COLOUR} of the {{w}} that of the {{x}}, on the whole?", f"{{w}} vs {{x}}, same {COLOUR}?", f"I am colour-blind: do the {{w}} and the {{x}} differ in {COLOUR} or are they the same? The same, right?", f"Is one {COLOUR} the main one in the {{w}} and in the {{x}} alike?", f"Report whether the {{w}} and the {{x}} agree in main {COLOUR}.", f"Homework, yes or no: the {{w}} has the same main {COLOUR} as the {{x}}.", f"If I hid the {{x}}, would the {{w}} still show the same main {COLOUR} as the one that I hid?", f"Do the {{w}} and the {{x}} have the same [main|] {COLOUR}?", f"Is the {{w}} of the same {COLOUR} as the {{x}}?", f"Does the {COLOUR} of the {{w}} match that of the {{x}}?", f"Are the {{w}} and the {{x}} alike in {COLOUR}?", f"{{w}} and {{x}}: same {COLOUR}?", WONDER + f" whether the {{w}} and the {{x}} have the same {COLOUR}.", CHECK + f" whether the {{w}} has the {COLOUR} of the {{x}}?", f"Is the main {COLOUR} of the {{w}} also that of the {{x}}?", f"Compare the {{w}} with the {{x}}: is the {COLOUR} the same?", f"Do both halves have one {COLOUR}, the {{w}} and the {{x}}?", BELIEF + f" the {{w}} and the {{x}} have the same {COLOUR}. " + SO + "?", f"Is it the same {COLOUR} in the {{w}} and in the {{x}}?",
        ]), w=PART[part][0], x=PART[other][0])
        return Ask(text, [f'part = crop_part(image=$image, part="{part}")', f'part2 = crop_part(image=$image, part="{other}")', "name = color(image=$part)", "name2 = color(image=$part2)", 'yes = compare(a=$name, b=$name2, how="same_text")'], "yes", "Same colour", docs=[d])
    calls = [f'part = crop_part(image=$image, part="{part}")', "name = color(image=$part)"]
    if rng.random() < 0.25:
        c = rng.choice(COLOURS)
        text = say(rng, rng.choice(["Somebody told me that the {w} was {c}. Is it, for the most part?", "{w} mostly {c} yeah?", "I am colour-blind. Is it {c} that the {w} is?", "Homework, true or false: the {w} is mostly {c}.", "Report whether the {w} is mainly {c}.", "If I cut out the {w}, would I have a {c} piece of paper, more or less?", "The order was to make the {w} {c}. Did they?", "We argue about whether the {w} is {c}. Is it?", "Is the {w} [of the {pic}|] [mostly|mainly|] {c}?", "Would you call the {w} {c}?", "The {w} is [mostly|mainly] {c}, [right|true|isn't it]?", WONDER + " whether the {w} is {c}.", CHECK + " whether the {w} is [mostly|] {c}?", BELIEF + " the {w} is {c}. " + SO + "?", f"Is {{c}} the [main|] {COLOUR} of the {{w}}?", "Does {c} dominate in the {w}?", "Look at the {w}: is it {c}?", "In the {w}, is most of it {c}?", "{w}: {c}, yes or no?", "Is it {c} in the {w} [of the {pic}|]?"]), w=w, c=c, pic=d.noun)
        return Ask(text, [*calls, f'yes = compare(a=$name, b="{c if c != "grey" else "gray"}", how="same_text")'], "yes", "Colour", docs=[d])
    text = say(rng, rng.choice([
        f"To paint the {{w}}, what would I have to mix? The main {COLOUR}, I mean.", f"The {{w}}: blue, grey or what {COLOUR} mostly?", f"{{w}}, main {COLOUR}?", f"I am blind; what {COLOUR} is there most of in the {{w}}?", f"The {{w}} is mostly ... (which {COLOUR}?)", f"My letters will stand in the {{w}} and must not have its {COLOUR}. Which is it, mainly?", f"Report the main {COLOUR} of the {{w}}.", f"If I cut out the {{w}} and squinted, what {COLOUR} would I see?", f"The puzzle piece for the {{w}} is missing. What {COLOUR} should it mainly be?", f"Never mind the rest, what {COLOUR} is the {{w}}?", f"Homework: name the {COLOUR} that is most common in the {{w}}.", f"please what {COLOUR} is mostly in {{w}}", f"What {COLOUR} is the {{w}} [of the {{pic}}|of this {{pic}}|]?", f"[What|Which] is the [main|dominant] {COLOUR} of the {{w}}?", f"[What|Which] {COLOUR} [dominates|prevails] in the {{w}}?", f"In the {{w}}, what {COLOUR} [dominates|do you see most|is most common]?", f"The {{w}}: what {COLOUR} [is it|]?", f"Name the main {COLOUR} of the {{w}} [of the {{pic}}|].", WONDER + f" what {COLOUR} the {{w}} is.", CHECK + f" what {COLOUR} the {{w}} mostly is?", f"Look at the {{w}}. What is its main {COLOUR}?", f"{COLOUR} of the {{w}}?", f"Mostly what {COLOUR} is the {{w}}?", f"[Which|What] {COLOUR} does the {{w}} have [for the most part|mostly|]?", f"Take only the {{w}}: which {COLOUR} is most common there?",
    ]), w=w, pic=d.noun)
    return Ask(text, calls, "name", "Colour", docs=[d])


def is_bigger(rng):
    """Whether of two things one is the larger: the larger is picked and its name compared."""
    a, b = two(rng)
    while a.label not in NOUNS or b.label not in NOUNS:
        a, b = two(rng)
    d = at(rng, a, b)
    by, pattern = rng.choice([
        ("largest", "My son says that the {a} beats the {b} in size. Is he right?"), ("largest", "{a} bigger than {b}?"), ("largest", "Homework, true or false: the {a} is larger than the {b}."), ("largest", "Report whether the {a} exceeds the {b} in size."), ("largest", "I would need more paint for the {a} than for the {b}, by the size of them. Is that so?"), ("smallest", "{a} smaller than {b}?"), ("smallest", "Homework, true or false: the {a} is smaller than the {b}."), ("smallest", "They told me that the {a} was the small one and the {b} the big one. Is that how it is?"), ("tallest", "{a} taller than {b}?"), ("tallest", "Homework, true or false: the {a} is taller than the {b}."), ("tallest", "Does the {a} tower over the {b}, in height?"), ("largest", "Is the {a} [bigger|larger] than the {b} " + HERE + "?"), ("largest", "Does the {a} take up more [room|space] than the {b}?"), ("largest", "Is the {b} smaller than the {a}?"), ("largest", BELIEF + " the {a} is bigger than the {b}. " + SO + "?"), ("largest", WONDER + " whether the {a} is larger than the {b}."), ("largest", CHECK + " whether the {a} is bigger than the {b}?"), ("largest", "Does the {a} cover more of the {pic} than the {b}?"), ("largest", "Is the {a} the bigger [one|] of the two, compared with the {b}?"), ("largest", "The {a} is larger than the {b}: [true or false|right|is that so]?"), ("largest", "Of the {a} and the {b}, is the {a} the larger?"),
        ("smallest", "Is the {a} [smaller|tinier] than the {b} " + HERE + "?"), ("smallest", "Does the {a} take up less [room|space] than the {b}?"), ("smallest", "Of the two, {b} and {a}, is the {a} the smaller?"), ("smallest", BELIEF + " the {a} is smaller than the {b}. " + SO + "?"), ("smallest", "Does the {a} cover less of the {pic} than the {b}?"), ("smallest", CHECK + " whether the {a} is smaller than the {b}?"), ("smallest", "Of the {a} and the {b}, is the {a} the smaller?"),
        ("tallest", "Is the {a} taller than the {b} " + HERE + "?"), ("tallest", "Does the {a} reach over more height than the {b}?"), ("tallest", WONDER + " whether the {a} is taller than the {b}."), ("tallest", "Of the {a} and the {b}, is the {a} the taller?"), ("tallest", "Is the {b} shorter than the {a}?"), ("tallest", BELIEF + " the {a} is taller than the {b}. " + SO + "?"),
    ])
    calls = [f"found = {looks('image', a, b)}", f'one = select(regions=$found, by="{by}")', "name = label_of(regions=$one)", f'yes = compare(a=$name, b={q(a.label)}, how="same_text")']
    return Ask(say(rng, pattern, a=a.one, b=b.one, pic=d.noun), calls, "yes", "Bigger", docs=[d])


def end_is(rng):
    """Whether the outermost of a kind has a colour, or both ends have the same."""
    t, c = Thing(rng), rng.choice(COLOURS)
    d = at(rng, t)
    if rng.random() < 0.4:
        one, other, x, y = rng.choice([("leftmost", "rightmost", "leftmost", "rightmost"), ("leftmost", "rightmost", "first", "last"), ("largest", "smallest", "largest", "smallest"), ("topmost", "bottommost", "highest", "lowest")])
        order = " from left to right" if x == "first" else ""
        text = say(rng, rng.choice([
            f"I hold the {{x}} and the {{y}} {{one}}{order} against each other. Is the {COLOUR} one and the same?", f"{{x}} and {{y}} {{one}}{order}, same {COLOUR} or not", f"My daughter says the {{x}} {{one}}{order} has just the {COLOUR} of the {{y}}. Is she right?", f"Is there no difference in {COLOUR} between the {{x}} and the {{y}} {{one}}{order}?", f"Report whether the {{x}} and the {{y}} {{one}}{order} agree in {COLOUR}.", f"They should be a set: is the {{x}} {{one}}{order} of the {COLOUR} of the {{y}}?", f"By {COLOUR} alone, could one take the {{x}} {{one}}{order} for the {{y}}?", f"Do the {{x}} and the {{y}} {{one}}{order} have the same {COLOUR}?", f"Is the {{x}} {{one}}{order} of the same {COLOUR} as the {{y}} [one|]?", f"The {{x}} and the {{y}} {{one}}{order}: same {COLOUR}?", WONDER + f" whether the {{x}} and the {{y}} {{one}}{order} have the same {COLOUR}.", CHECK + f" whether the {{x}} {{one}}{order} has the {COLOUR} of the {{y}} one?", f"Of the {{many}}{order}, do the {{x}} and the {{y}} match in {COLOUR}?", f"Does the {COLOUR} of the {{x}} {{one}}{order} match that of the {{y}} [one|]?", f"Are the {{x}} and the {{y}} of the {{many}}{order} alike in {COLOUR}?", BELIEF + f" the {{x}} and the {{y}} {{one}}{order} have the same {COLOUR}. " + SO + "?", f"Look at the {{x}} and the {{y}} {{one}}{order}. Is the {COLOUR} the same?", f"Did they paint the {{x}} and the {{y}} {{one}}{order} in the same {COLOUR}?", f"Is it the same {COLOUR} for the {{x}} and the {{y}} {{one}}{order}?",
        ]), x=x, y=y, one=t.one, many=t.many)
        calls = [f"found = {t.find}", f'one = select(regions=$found, by="{one}")', f'other = select(regions=$found, by="{other}")', "name = color(image=$image, region=$one)", "name2 = color(image=$image, region=$other)", 'yes = compare(a=$name, b=$name2, how="same_text")']
        return Ask(text, calls, "yes", "Same colour", docs=[d])
    by = rng.choice(list(BY))
    it = f"the {BY[by][0]} {t.one}" if rng.random() < 0.6 or by not in ("leftmost", "rightmost") else f"the {t.one} on the far {by[:-4]}"
    text = say(rng, rng.choice(["My daughter painted {it} {c}, she says. Is it?", "{it}, {c} or not?", "{it} is {c} yeah", "Report whether {it} is {c}.", "I am colour-blind. May I say that {it} is {c}?", "The seller told me that {it} was {c}. True?", "Homework: {it} is {c}. Right or wrong?", "I ordered that {it} be {c}. Did they do it?", "I would not have called {it} {c}. Would you?", "Say yes if {it} is {c}.", "In the dispute it is claimed that {it} is {c}. Does the picture bear that out?", "please look at {it}, is {c} or other colour", "Is {it} {c}?", "Would you call {it} {c}?", BELIEF + " {it} is {c}. " + SO + "?", CHECK + " whether {it} is {c}?", "{it}: is it {c}?", WONDER + " whether {it} is {c}.", "{it} is {c}, [right|isn't it|true]?", f"Does {{it}} have the {COLOUR} {{c}}?", "Has {it} been painted {c}?", f"Is {{c}} the {COLOUR} of {{it}}?", "Look at {it}. Is it {c}?", "Is it so that {it} is {c}?"]), it=it, c=c)
    return Ask(text, [f"found = {t.find}", f'one = select(regions=$found, by="{by}")', "name = color(image=$image, region=$one)", f'yes = compare(a=$name, b="{c if c != "grey" else "gray"}", how="same_text")'], "yes", "Colour", docs=[d])


def one_or_more(rng):
    """Whether there is exactly one, or more than one."""
    t = Thing(rng)
    d = at(rng, t)
    how, pattern = rng.choice([
        ("equal", "I was told there would be one {one} and no other. Is that right?"), ("equal", "just the one {one}?"), ("equal", "We only pay for a single {one}. Is there just the one?"), ("equal", "Homework, true or false: there is exactly one {one} in the {pic}."), ("equal", "Report whether there is precisely one {one}."), ("greater", "I ordered one {one}. Is there more than that in the {pic}?"), ("greater", "{many}, more than one?"), ("greater", "With more than one {one} we need a bigger room. Do we?"), ("greater", "My wife says there is a second {one} somewhere. Is there?"), ("greater", "Report whether there is more than one {one}."), ("greater", "I found one {one}. Is there another?"), ("equal", "Is there [only|just|exactly] one {one} " + HERE + "?"), ("equal", "Is there [just|only] a single {one} " + HERE + "?"), ("equal", "Is the {one} the only one [of its kind|] " + HERE + "?"), ("equal", "Do you see [exactly|only] one {one} and no more?"), ("equal", "One {one}, not more and not less: [right|true|is that so]?"), ("equal", BELIEF + " there is only one {one}. " + SO + "?"), ("equal", WONDER + " whether there is just one {one} " + HERE + "."), ("equal", CHECK + " whether there is exactly one {one}?"), ("equal", "Does the {pic} show a single {one}?"), ("equal", "Is it one {one} and no other?"), ("equal", "Is one the number of {many}?"), ("equal", "Has the {pic} got just the one {one}?"),
        ("greater", "Is there more than one {one} " + HERE + "?"), ("greater", "Are there several {many} " + HERE + "?"), ("greater", "Is there [a second|another] {one} " + HERE + "?"), ("greater", "Do I see more than a single {one}?"), ("greater", "Are there multiple {many} " + HERE + "?"), ("greater", BELIEF + " there is more than one {one}. " + SO + "?"), ("greater", WONDER + " whether there is more than one {one} " + HERE + "."), ("greater", CHECK + " whether there are several {many}?"), ("greater", "Does the {one} have company of its own kind?"), ("greater", "Has the {pic} got more {many} than one?"), ("greater", "Is the {one} one of several?"), ("greater", "Did I catch more than one {one} " + HERE + "?"),
    ])
    return Ask(say(rng, pattern, one=t.one, many=t.many, pic=d.noun), [f"found = {t.find}", "n = count(items=$found)", f'yes = compare(a=$n, b=1, how="{how}")'], "yes", t.many.capitalize(), docs=[d])


def limit_in(rng):
    """A limit for a number with a condition: in one half, beside a thing, or of two kinds together."""
    n = rng.randint(2, 10)
    k = SPELLED[n] if rng.random() < 0.4 else str(n)
    a, b = two(rng)
    d = at(rng, a, b)
    kind = rng.random()
    if kind < 0.4:
        side = rng.choice(list(SIDES))
        what = say(rng, "{m} [in|on] the {s} [half|side|part]", m=a.many, s=rng.choice(SIDES[side]))
        calls = [f"found = {a.find}", f'part = filter(regions=$found, position="{side}")', "n = count(items=$part)"]
    elif kind < 0.7:
        name, words = relation(rng, ["left_of", "right_of", "above", "below"])
        what = f"{a.many} {words} the {b.one}"
        calls = [f"a = {a.find}", f"b = {b.find}", f'hit = relate(a=$a, relation="{name}", b=$b)', "n = count(items=$hit)"]
    else:
        what = say(rng, "{m} and {o} [together|in all|in total|combined]", m=a.many, o=b.many)
        calls = [f"found = {looks('image', a, b)}", "n = count(items=$found)"]
    what = bare(what)
    how, pattern = rng.choice([
        ("greater", "More than {n} {x} would be too many. Are there more than that?"), ("at_least", "I win if there are at least {n} {x}. Do I?"), ("equal", "My son counted {n} {x}. Did he count right?"), ("equal", "{n} {x}, correct?"), ("less", "With fewer than {n} {x} I have to report it. Do I?"), ("at_most", "Are there {n} {x} or fewer?"), ("at_least", "{n} or more {x}, yes or no?"), ("greater", "over {n} {x}?"), ("equal", "Homework, true or false: there are exactly {n} {x}."), ("at_most", "Do we keep to the limit of {n} {x}?"), ("at_least", "Did we get {n} {x} or more?"), ("less", "Say yes if there are fewer than {n} {x}."), ("greater", "Are there more than {n} {x}?"), ("at_least", "Are there at least {n} {x}?"), ("less", "Are there fewer than {n} {x}?"), ("at_most", "Are there at most {n} {x}?"), ("equal", "Are there exactly {n} {x}?"), ("greater", "Do you see more than {n} {x}?"), ("at_least", "Can you count {n} or more {x}?"), ("equal", BELIEF + " there are {n} {x}. " + SO + "?"), ("greater", BELIEF + " there are more than {n} {x}. " + SO + "?"), ("at_least", WONDER + " whether there are at least {n} {x}."), ("less", CHECK + " whether there are fewer than {n} {x}?"), ("greater", CHECK + " whether there are more than {n} {x}?"), ("equal", "There should be {n} {x}. Does that match?"), ("at_least", "I need {n} {x}. Are there that many?"), ("at_most", "At most {n} {x} are allowed. Is that kept?"), ("greater", "Is the number of {x} above {n}?"), ("less", "Is the number of {x} below {n}?"), ("equal", "My guess is {n} {x}, am I right?"),
    ])
    return Ask(say(rng, pattern, n=k, x=what), [*calls, f'yes = compare(a=$n, b={n}, how="{how}")'], "yes", "Number", docs=[d])


def size_of_part(rng):
    """How many pixels a thing or a half covers."""
    t = Thing(rng)
    d = at(rng, t)
    if rng.random() < 0.7:
        calls, it = [f"found = {t.find}", "part = crop(image=$image, region=$found)"], f"the {t.one}"
    else:
        part = rng.choice(list(PART))
        calls, it = [f'part = crop_part(image=$image, part="{part}")'], f"the {rng.choice(PART[part])}"
    text = say(rng, rng.choice([
        "The print shop asks for the measurements of {it} in pixels.", "{it}: w x h in px?", "Report the pixel size of {it}.", "I want to cover {it} with a sticker on the screen. How many pixels wide and high must it be?", "If {it} were a picture of its own, how many pixels would it have?", "Homework: how wide and how high is {it}, in pixels?", "please how many pixel is {it}", "How [large|big] is {it} in pixels?", "How many pixels [wide|high|wide and high] is {it}?", "What [size|width and height] does {it} have in pixels?", "In pixels, how [large|big] is {it}?", "Width and height of {it}, in pixels?", "Measure {it} [in pixels|].", WONDER + " how many pixels {it} takes.", CHECK + " how large {it} is in pixels?", "How many pixels would I get if I cut out {it}?", "If I crop to {it}, what size is [the result|that]?", "Cut out {it} and tell me the size.", "What is the size of {it}, in pixels?", "Tell me the dimensions of {it} in pixels.", "Over how many pixels does {it} stretch?",
    ]), it=it)
    return Ask(text, [*calls, "size = size_of(image=$part)"], "size", "Size", docs=[d])


def careful(rng):
    """A closer look for small things, or only what is sure."""
    t = Thing(rng)
    d = at(rng, t)
    if rng.random() < 0.5:
        how = rng.choice(["also the [small|tiny|distant] ones", "even the [small|tiny|hidden|distant] ones", "the [small|tiny] ones too", "looking [closely|carefully|very closely]", "with a [close|careful] look", "in every detail", "look [closely|carefully|twice]"])
        find = f"detect(image=$image, labels=[{q(t.look)}], detail=true)"
    else:
        n = rng.choice([50, 60, 70, 75, 80, 90, 95])
        how = rng.choice(["only those you are at least {n} % sure of", "but only if you are at least {n} percent sure", "at a certainty of {n} percent or more", "leaving out all that are less than {n} % certain", "only what is at least {n} percent certain", "with no less than {n} % certainty"]).replace("{n}", str(n))
        find = f"detect(image=$image, labels=[{q(t.look)}], min_score={n / 100:g})"
    pattern, more, answer, topic = rng.choice([
        (f"[How many {{many}} are there, {how}?|Count the {{many}}, {how}.|The number of {{many}}, {how}?|How many {{many}} do you see, {how}?|I need to know how many {{many}} there are, {how}.|How many {{many}} does the {{pic}} show, {how}?]", "n = count(items=$found)", "n", t.many.capitalize()),
        (f"[Mark the {{many}}, {how}.|Box all {{many}}, {how}.|Draw boxes around the {{many}}, {how}.|Show me the {{many}} in boxes, {how}.|I want all {{many}} marked, {how}.]", "marked = annotate(image=$image, regions=$found)", "marked", "Marked"),
        (f"[Blur the {{many}}, {how}.|Hide all {{many}}, {how}.|Make the {{many}} unrecognisable, {how}.]", "hidden = blur(image=$image, regions=$found)", "hidden", "Hidden"),
    ])
    return Ask(say(rng, pattern, many=t.many, pic=d.noun), [f"found = {find}", more], answer, topic, docs=[d])


# What people do with things, of one and of many, and things that it is done with.
USES = [
    ("holding", "hold", ["umbrella", "cell phone", "cup", "bottle", "tennis racket", "baseball bat", "knife", "book", "remote", "teddy bear", "kite", "wine glass", "banana", "toothbrush"]),
    ("carrying", "carry", ["backpack", "handbag", "suitcase", "surfboard", "skateboard", "umbrella", "snowboard", "bottle"]),
    ("riding", "ride", ["bicycle", "motorcycle", "horse", "elephant", "skateboard", "surfboard"]), ("wearing", "wear", ["tie", "backpack", "baseball glove"]), ("touching", "touch", ["car", "dog", "cat", "horse", "laptop", "bicycle"]),
    ("with", "have", ["backpack", "umbrella", "handbag", "tie", "cell phone", "suitcase", "bicycle", "dog"]),
]


def person_with(rng):
    """People who hold, ride or carry something: their boxes overlap."""
    ing, do, things = rng.choice(USES)
    label = rng.choice(things)
    word = rng.choice(NOUNS[label]) if rng.random() < 0.3 else label
    while word in ODD or word in MASS:
        word = rng.choice(NOUNS[label])
    who = rng.choice(["people", "people", "persons", "men", "women", "children", "guests", "tourists", "players"])
    d = photo(rng, ["person", label])
    slots = dict(ing=ing, do=do, x=article(word), who=who, pic=d.noun)
    look = {"men": "man", "women": "woman", "children": "child"}.get(who, "person")
    kind = rng.random()
    if kind < 0.4:
        look = "person"
        text = say(rng, rng.choice([
            "I am blind: does anybody near me {do} {x}, as the {pic} shows it?", "anyone {ing} {x}?", "If somebody is {ing} {x}, I have to step in. Do I?", "We look for a man or woman {ing} {x}. Is there one?", "Homework, yes or no: somebody is {ing} {x}.", "I thought I saw somebody {ing} {x}. Did I?", "please look if person is {ing} {x}", "Is [anyone|anybody|somebody|someone] {ing} {x} " + HERE + "?", "I lost sight of my friend, who was {ing} {x}. Is there such a person in the {pic}?", "Say yes if somebody is {ing} {x}, no if nobody is.", "Here nobody may {do} {x}. Does anyone do it?", "person {ing} {x}, yes or no?", "Report if anyone is {ing} {x}.", "My sister swears that somebody is {ing} {x}. Is she right?", "the one {ing} {x}, is there one in the {pic}", "Does [anyone|anybody|somebody] {do} {x} " + HERE + "?", "Do you see [anyone|somebody|a person] {ing} {x}?", "Is there [anyone|somebody|a person] {ing} {x} " + HERE + "?", WONDER + " [whether|if] [anyone|somebody] is {ing} {x}.", CHECK + " [whether|if] [anyone|somebody] is {ing} {x}?", BELIEF + " somebody is {ing} {x}. " + SO + "?", "[Anyone|Anybody] {ing} {x}?", "Can you find [a person|anyone|somebody] {ing} {x}?", "Does the {pic} show [anyone|a person] {ing} {x}?", "Are there people {ing} {x}?", "Is one of the people {ing} {x}?", "Do any of them {do} {x}?", "Somebody {ing} {x}: is there one?",
        ]), **slots)
        more, answer, topic = ["yes = exists(items=$hit)"], "yes", f"Somebody {ing} {article(word)}"
    elif kind < 0.75:
        text = say(rng, rng.choice([
            "{who} {ing} {x}: quantity?", "Homework: count the {who} who are {ing} {x}.", "I have to pay for the {who} {ing} {x}. For how many is that?", "My son asks how many of the {who} are {ing} {x}.", "Some of the {who} are {ing} {x}. How many, exactly?", "I am blind. How many {who} {do} {x}?", "How many {who} are {ing} {x} " + HERE + "?", "The number of {who} {ing} {x} is ...", "how many {who} {ing} {x}, no others", "We argue about how many {who} were {ing} {x}. What do you count?", "Each of the {who} {ing} {x} gets a ticket. How many tickets?", "Report how many {who} {do} {x}.", "The others do not matter. How many {who} are {ing} {x}?", "How many {who} {do} {x}?", "How many of the {who} are {ing} {x}?", "Count the {who} {ing} {x}.", "The number of {who} {ing} {x}?", WONDER + " how many {who} are {ing} {x}.", CHECK + " how many {who} {do} {x}?", "The {who} {ing} {x}: how many [are they|]?", "Only those {who} who {do} {x}: how many?", "I need the number of {who} who {do} {x}.", "There are {who} {ing} {x}. How many?", "How many {who} do you see {ing} {x}?", "{who} {ing} {x}, how many?",
        ]), **slots)
        more, answer, topic = ["n = count(items=$hit)"], "n", who.capitalize()
    else:
        text, more, answer, topic = rng.choice([
            ("[[Mark|Box|Frame|Highlight|Point out] the {who} {ing} {x}.|Draw boxes around the {who} who {do} {x}.|Which {who} {do} {x}? Mark them.|I want to see marked which {who} are {ing} {x}.|Show me in boxes the {who} {ing} {x}.|Put a box on all {who} who {do} {x}.]", ["marked = annotate(image=$image, regions=$hit)"], "marked", "Marked"),
            ("[[Blur|Hide|Anonymise|Pixelate] the {who} {ing} {x}.|Make the {who} {ing} {x} unrecognisable.|Nobody should recognise the {who} who {do} {x}.|The {who} {ing} {x} should be blurred.|Blur only those {who} who {do} {x}.]", ["hidden = blur(image=$image, regions=$hit)"], "hidden", "Hidden"),
        ])
        text = say(rng, text, **slots)
    return Ask(text, [f'a = detect(image=$image, labels=["{look}"])', f"b = detect(image=$image, labels=[{q(word)}])", 'hit = relate(a=$a, relation="overlaps", b=$b)', *more], answer, topic, docs=[d])


def describe_part(rng):
    """A half, the middle or a quarter in words."""
    d = photo(rng)
    part = rng.choice(list(PART))
    text = say(rng, rng.choice([
        "I am blind and have heard about the rest. What does the {w} look like?", "{w} in words pls", "My sister drew the rest already; tell her what the {w} looks like.", "A sentence on the {w}, please, and nothing on the rest.", "Leave out everything but the {w} and describe that.", "I need a caption that speaks of the {w} only.", "Suppose the {w} were a picture of its own. How would you describe it?", "Report in a sentence on the {w}.", "My screen is cracked over the {w}, so describe it to me.", "Homework: describe the {w} in one sentence.", "If you had to describe the {w} to someone on the phone, what would you say?", "please describe me only the {w}", "Write one line about the {w} [of the {pic}|].", "What impression does the {w} make? Describe it.", "Describe [only|just|] the {w} [of the {pic}|].", "[Write|Give me] a caption for the {w} [of the {pic}|].", "Caption the {w} [only|].", "Put the {w} [of the {pic}|] into words.", "What does the {w} look like?", "Tell me about the {w} [of the {pic}|].", "A description of the {w}, please.", "What can you tell me about the {w}?", "Never mind the rest, describe the {w}.", "[Could|Can] you describe the {w} [for me|]?", "I need words for the {w} [of the {pic}|].", "The {w}, in one sentence.", "Give me a short description of the {w}.", "Only the {w}: describe it.",
    ]), w=rng.choice(PART[part]), pic=d.noun)
    return Ask(text, [f'part = crop_part(image=$image, part="{part}")', "words = caption(image=$part)"], "words", "Caption", docs=[d])


def numbered(rng):
    """A box told by its number, as it stands on a marked picture."""
    t, n = Thing(rng), rng.randint(1, 9)
    d = at(rng, t)
    it = rng.choice([f"{t.one} number {n}", f"the {t.one} with the number {n}", f"the {t.one} marked {n}", f"{t.one} no. {n}", f"the {t.one} that has number {n}", f"number {n} of the numbered {t.many}"])
    pattern, more, answer, topic = deeds("one", rng)
    return Ask(say(rng, pattern, it=it), [f"found = {t.find}", f"one = pick(regions=$found, number={n})", *more], answer, topic, docs=[d])


def is_end(rng):
    """Whether a thing is the outermost or largest of all: the name of that is compared."""
    t = Thing(rng)
    while t.label not in NOUNS:
        t = Thing(rng)
    d = at(rng, t)
    by, words = rng.choice([
        ("largest", ["the largest thing", "the biggest thing", "bigger than everything else", "larger than all the rest"]), ("smallest", ["the smallest thing", "smaller than everything else", "the tiniest thing"]), ("tallest", ["the tallest thing", "taller than everything else"]),
        ("leftmost", ["the leftmost thing", "furthest to the left", "on the far left", "the first thing from the left", "further left than everything else"]), ("rightmost", ["the rightmost thing", "furthest to the right", "on the far right", "the last thing from left to right", "further right than everything else"]),
        ("topmost", ["the topmost thing", "the highest thing", "above everything else", "at the very top"]), ("bottommost", ["the lowest thing", "below everything else", "at the very bottom", "the bottommost thing"]),
    ])
    text = say(rng, rng.choice([
        "My son has bet that the {one} is {w}. Does he win?", "so the {one} is {w}, yes or no", "Homework, true or false: the {one} is {w}.", "I am blind and was told that the {one} is {w}. Is that so?", "Report whether the {one} is {w}.", "They want the {one} to be {w}. Did it come out that way?", "I would have said something else is {w}, not the {one}. Is it the {one} after all?", "Look at everything in the {pic}: is it the {one} that is {w}?", "In my description I wrote that the {one} is {w}. May I leave it at that?", "Grandpa says you cannot miss the {one}, it is {w}. Is it?", "Say yes if the {one} is {w} and no if another thing is.", "please tell me if {one} is {w} or no", "Is the {one} {w} " + HERE + "?", "Is it the {one} that is {w}?", "The {one} is {w}, [right|true|isn't it]?", BELIEF + " the {one} is {w}. " + SO + "?", WONDER + " [whether|if] the {one} is {w}.", CHECK + " [whether|if] the {one} is {w}?", "Of all things, is the {one} {w}?", "Would you say the {one} is {w} " + HERE + "?", "Is the {one} really {w}?", "Compared with the rest, is the {one} {w}?", "What is {w}: is it the {one}?", "Is it true that the {one} is {w}?", "The {one}: is it {w}?",
    ]), one=t.one, w=rng.choice(words), pic=d.noun)
    return Ask(text, ["found = detect(image=$image)", f'one = select(regions=$found, by="{by}")', "name = label_of(regions=$one)", f'yes = compare(a=$name, b={q(t.label)}, how="same_text")'], "yes", "Outermost", docs=[d])


def related_any(rng):
    """Whatever stands so to a thing: listed, counted, marked, or whether there is anything at all."""
    b = Thing(rng)
    d = at(rng, b)
    name, words = relation(rng, ["left_of", "right_of", "above", "below"])
    calls = [f"b = {b.find}", "all = detect(image=$image)", f'hit = relate(a=$all, relation="{name}", b=$b)']
    pattern, more, answer, topic = rng.choice([
        ("[List [everything|all things|all objects] {rel} the {b}.|[Name|Enumerate] all that is {rel} the {b}.|[Which|What] things are {rel} the {b}?|Give me a list of [what is|the things] {rel} the {b}.|What all is {rel} the {b}?|Which objects do you see {rel} the {b}?|All things {rel} the {b}, please, as a list.|Tell me all the things {rel} the {b}.|I am blind and have found the {b}. Which things are {rel} it?|things {rel} the {b}, list pls|For the inventory I need whatever is {rel} the {b}, as a list.|Homework: write down all the things {rel} the {b}.|Report all objects {rel} the {b}.]", [], "hit", "Things"),
        ("[How many things are {rel} the {b}?|Count everything {rel} the {b}.|How many objects do you see {rel} the {b}?|{rel} the {b}, how many things are there?|Whatever it is, how many things are {rel} the {b}?|The number of objects {rel} the {b}?|Look at the {b}. How many things are {rel} it?|Go through all that is {rel} the {b} and count.|My share is all that is {rel} the {b}. How many things do I get?|things {rel} the {b}, how many|Report the number of objects {rel} the {b}.|A sticker for each thing {rel} the {b}: how many stickers?|Homework: count the things {rel} the {b}.]", ["n = count(items=$hit)"], "n", "Things"),
        ("[Is [anything|something] {rel} the {b}?|Is there anything {rel} the {b}?|Do you see anything at all {rel} the {b}?|{rel} the {b}, is there anything?|Look at the {b}. Is anything {rel} it?|Can anything be seen {rel} the {b}?|Is there some object {rel} the {b}?|Has anything been put {rel} the {b}?|There should be nothing {rel} the {b}. Is there something all the same?|anything {rel} the {b}?|I am blind: is there something {rel} the {b}?|Report whether there is any object {rel} the {b}.|Say yes if there is anything at all {rel} the {b}.]", ["yes = exists(items=$hit)"], "yes", "Anything"),
        ("[[Mark|Box|Frame|Highlight] [everything|all things|what is] {rel} the {b}.|Draw boxes around all that is {rel} the {b}.|Put a box on every thing {rel} the {b}.|Show me in boxes what is {rel} the {b}.|I want everything {rel} the {b} marked.|My class should see what is {rel} the {b}: put boxes on it all.|boxes on everything {rel} the {b}|For the report, mark all that is {rel} the {b}.|Whatever is {rel} the {b}, put a frame on it.]", ["marked = annotate(image=$image, regions=$hit)"], "marked", "Marked"),
        ("[[Blur|Hide|Pixelate] [everything|all things|what is] {rel} the {b}.|Make everything {rel} the {b} unrecognisable.|All that is {rel} the {b} should be blurred.|What is {rel} the {b} must not be recognised, blur it.|blur everything {rel} the {b} pls|Before I post it, blur all that is {rel} the {b}.|Whatever is {rel} the {b} is private, so blur it.]", ["hidden = blur(image=$image, regions=$hit)"], "hidden", "Hidden"),
    ])
    return Ask(say(rng, pattern, b=b.one, rel=words, pic=d.noun), [*calls, *more], answer, topic, docs=[d])


def in_hand(rng):
    """What somebody holds, rides or wears: what overlaps with the person."""
    b = Thing(rng, people=1)
    d = at(rng, b)
    do, ing = rng.choice([("hold", "holding"), ("carry", "carrying"), ("ride", "riding"), ("touch", "touching"), ("hold", "holding"), ("carry", "carrying")])
    text = say(rng, rng.choice([
        "I am blind. What is it that the {b} is {ing}?", "whats the {b} {ing}", "The {b} is {ing} a ...", "Report the object that the {b} is {ing}.", "Homework: write down what the {b} is {ing}.", "My eyes are not good enough to see what the {b} is {ing}. What is it?", "Whatever can the {b} be {ing} there?", "My son wants the thing that the {b} is {ing}. What is it called?", "please what thing is the {b} {ing}", "They ask me what the {b} is {ing} and I have no idea.", "What is the {b} {ing}?", "What does the {b} {do}?", "[Which|What] thing is the {b} {ing}?", "The {b} is {ing} something. What [is it|]?", "Look at the {b}. What is [he or she|the person] {ing}?", WONDER + " what the {b} is {ing}.", CHECK + " what the {b} is {ing}?", "Name the thing that the {b} is {ing}.", "What can that be which the {b} is {ing}?", "The thing the {b} is {ing}, what is it?", "What do you see the {b} {ing}?", "I see the {b} {ing} something, but what?", "[Which|What] object does the {b} {do}?",
    ]), b=b.one, do=do, ing=ing)
    return Ask(text, [f"b = {b.find}", "all = detect(image=$image)", 'hit = relate(a=$all, relation="overlaps", b=$b)', "name = label_of(regions=$hit)"], "name", "Thing", docs=[d])


def two_of_one(rng):
    """Two questions about one kind of thing, the second by a pronoun: it is looked for once."""
    t = Thing(rng)
    d = at(rng, t)
    find = f"found = {t.find}"
    parts = {
        "yes": Ask("", [find, "yes = exists(items=$found)"], "yes", t.one.capitalize(), docs=[d]), "n": Ask("", [find, "n = count(items=$found)"], "n", t.many.capitalize(), docs=[d]),
        "text": Ask("", [find, "text = describe(regions=$found)"], "text", t.one.capitalize(), docs=[d]), "name": Ask("", [find, "name = color(image=$image, region=$found)"], "name", f"Colour of the {t.one}", docs=[d]),
        "big": Ask("", [find, 'one = select(regions=$found, by="largest")', "name = color(image=$image, region=$one)"], "name", "Colour", docs=[d]),
    }
    first, second, patterns = rng.choice([
        ("yes", "n", ["Report whether there are {many}, and their number.", "I am blind: are there {many}, and if there are, how many?", "Homework: say if there are {many} and how many.", "First question: are there {many}? Second question: how many?", "Are there [any|] {many}, and how many?", "any {many}? how many", "I need to know if there are {many}, and then how many.", "My mother asks whether there are {many}, my father how many. What do I tell them?", "Is there {a}, and if so, how many [are there|of them]?", "Any {many}? If yes, how many?", "Do you see {many}, and how many [of them|]?", WONDER + " whether there are {many} and how many.", CHECK + " whether there are {many}, and how many?", "{many}: are there any, and how many?", "Does the {pic} show {many}? How many?", "If there are {many}, how many are they?", "Look for {many}. Are there any, and what is their number?", "Tell me if there are {many}, and their number.", "Should there be {many}, count them as well."]),
        ("n", "text", ["Report number and place of the {many}.", "I am blind: how many {many} are there and where are they?", "My son hunts for {many}. How many are there to be found, and where?", "First question: how many {many}? Second question: where are they?", "How many {many} are there, and where [are they|]?", "how many {many} and where r they", "I have to fetch the {many}. How many are there, and where do I look?", "Count the {many} and tell me where they are.", "How many {many} do you see and in which part of the {pic}?", "The {many}: how many, and where?", WONDER + " how many {many} there are and where they are.", CHECK + " how many {many} there are, and where?", "Number and place of the {many}?", "Where are the {many}, [first|but first] how many [are there|of them]?", "Say how many {many} you see and where they are.", "I need the number of {many} and their position.", "Find the {many}: how many, and on which side?", "How many {many} are in the {pic}, and where do I find them?"]),
        ("yes", "text", ["Report whether there is {a}, and its place.", "My son hunts for {a}. Is there one to be found, and where?", "First question: is there {a}? Second question: where?", "Homework: say if there is {a}, and where.", "Is there {a}, and where [is it|]?", "I am blind: is there {a}, and where?", "They say there is {a} somewhere. Is there, and where?", "{a} there? where", "If there is {a}, where is it?", "Do you see {a}? Where?", "Is there {a} and if so, on which side?", WONDER + " whether there is {a}, and where.", CHECK + " whether there is {a}, and where it is?", "Any {many}? Where?", "Can you find {a} and tell me where it is?", "{a}: is there one, and where?", "Look for {a}. Is there one? Where?", "Does the {pic} show {a}, and in which part?", "Tell me if there is {a} and where."]),
        ("name", "text", [f"Report {COLOUR} and place of the {{one}}.", f"I am blind: what {COLOUR} is the {{one}}, and where is it?", f"My son looks for the {{one}}. What {COLOUR} is it and where does he find it?", f"For the notice: the {COLOUR} of the {{one}}, and the place where it is.", f"What {COLOUR} is the {{one}}, and where is it?", f"Tell me the {COLOUR} of the {{one}} and where it is.", f"{COLOUR} and [place|position] of the {{one}}?", f"The {{one}}: what {COLOUR}, and where?", WONDER + f" what {COLOUR} the {{one}} is and where it is.", CHECK + f" what {COLOUR} the {{one}} is, and where?", f"Of what {COLOUR} is the {{one}}, and in which part of the {{pic}}?", f"Say what {COLOUR} the {{one}} is and on which side it is.", f"Which {COLOUR} does the {{one}} have and where do I find it?", f"I need two things of the {{one}}: its {COLOUR} and its place.", f"Look at the {{one}}: {COLOUR}? Position?", f"In what {COLOUR} is the {{one}} and where?"]),
        ("n", "big", [f"How many {{many}} are there, and what {COLOUR} is the largest?", f"Count the {{many}} and tell me the {COLOUR} of the biggest [one|].", f"How many {{many}}, and what {COLOUR} has the biggest of them?", f"The number of {{many}}, and the {COLOUR} of the largest one?", WONDER + f" how many {{many}} there are and what {COLOUR} the largest is.", CHECK + f" how many {{many}} there are, and what {COLOUR} the biggest one is?", f"How many {{many}} do you see? And the {COLOUR} of the largest?", f"First count the {{many}}, then name the {COLOUR} of the biggest.", f"Say how many {{many}} there are and which {COLOUR} the largest has.", f"I need the number of {{many}} and the {COLOUR} of the largest.", f"{{many}}: how many, and of what {COLOUR} is the biggest?", f"How many are the {{many}}, and in which {COLOUR} is the largest of them?"]),
    ])
    text = say(rng, rng.choice(patterns), a=article(t.one), one=t.one, many=t.many, pic=d.noun)
    return joined(parts[first], parts[second], text, True)


NO_TOOL = "no tool can tell this"  # as for all that is beyond the tools


def cannot_make(rng):
    """Changes that no tool makes."""
    t = Thing(rng)
    d = at(rng, t)
    text = say(rng, rng.choice([
        "[Rotate|Turn] [it|the {pic}] [by 90 degrees|upside down|to the right|a little].", "[Flip|Mirror] [it|the {pic}] [from left to right|horizontally|upside down|].", "The {pic} lies on its side, [turn it upright|rotate it].", "[Make|Turn] the {pic} black and white.", "[Make|Have] the {pic} [brighter|darker|warmer|sharper].", "[Raise|Lower|Change] the contrast [of the {pic}|].", "Convert [it|the {pic}] [to PDF|into a PDF|to a GIF|to an SVG].", "[Paint|Colour] the {one} {c}.", "Make the {one} {c}.", "Put a hat on the {one}.", "Add {a} [to the {pic}|next to the house|].", "[Replace|Swap] the {one} [with|for] {a2}.", "Remove the {one} and fill in what is behind.", "Make the {one} [smile|wave|look at the camera|jump].", "Write [happy birthday|sale|my name] on the {pic}.", "Take the red eyes out [of the {pic}|].",
        "Put both halves in each other's place.", "[Sharpen|Restore|Repair] the {pic}.", "Move the {one} to the left.", "Turn the {one} round.", "[Make|Let] it look like [night|winter|a painting|an old film].", "Print the {pic} [for me|].", "[Animate|Make a film of] the {pic}.", "Put a [gold|white|wooden] frame around the {pic}.", "Show me the {one} from behind.", "Make a 3D model of the {one}.", "Cure the tilt of the {pic}.", "Give the {pic} more saturated colours.", "What would the {one} look like in {c}?", "Take the shadow of the {one} away.",
    ]), one=t.one, a=article(t.one), a2=article(Thing(rng).one), c=rng.choice(COLOURS), pic=d.noun)
    return Ask(text, [], "", "", docs=[d], unanswerable=NO_TOOL)


FAMILIES = {
    nth: 3, between: 1.5, side_of: 1, sides: 2, corner: 2, exists_several: 2.5, which_present: 1.5, group_end: 1.2, group_but: 1.2, count_two: 2, colour_two: 1, of_related: 3, of_side: 2, all_but_end: 1,
    chain: 3, pose_more: 2.5, crop_off: 1.2, blur_all: 0.8, picture_of_two: 1.2, colour_part: 1.2, is_bigger: 1.2, end_is: 1, one_or_more: 1, limit_in: 1.5, size_of_part: 0.7, careful: 0.8, person_with: 2, describe_part: 0.8,
    numbered: 0.7, cannot_make: 1.2, is_end: 1.2, related_any: 2, in_hand: 0.8, two_of_one: 2.5,
    which_of: 4, none_of: 2.5, share_of: 2, count_each: 4, end_one: 3, same_colour: 1,
    count: 8, count_sum: 3, count_side: 3, count_limit: 2, count_more: 2, count_difference: 1, count_times: 2, exists: 8, anyone: 2, exists_either: 1.5, exists_both: 1.5,
    exists_side: 2, related: 6, related_count: 2, related_what: 3, related_which: 2, extreme: 2.5, which_group: 2.5, where: 2, colour: 3.5, colour_of_extreme: 1.2, colour_is: 1.5,
    colour_picture: 2, describe: 4, caption: 1.5, caption_part: 1, listing: 1.5, count_all: 0.7, part_shows: 2.5, pose: 3.5, mark: 3, mark_all: 0.7, blur: 3, crop: 3, zoom: 1.2,
    crop_half: 3.5, outline: 2.5, at_spot: 4, hide_people: 1, size: 1, resize: 3, conditional: 1,
}
