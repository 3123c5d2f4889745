"""Pictures and recordings, asked about by people in the middle of something: with a reason, a remark, or half a word."""

import re

from asks import Ask, joined, q
from documents import FOODS, GOODS, form, letter, photo, receipt, sign, table
from errands import NOT_NAMED, errand_paper, numbers, said_numbers, worked
from papers import GRID, OCR
from photos import PART, Thing, article, at
from sounds import HEAR, TEXT, bare, both, word_of
from words import COLOURS, OPEN, say


def fill_in(rng, pattern, **slots):
    """A sentence of a pattern; what begins it is written large, at most times."""
    text = say(rng, pattern, **slots)
    if text.startswith(OPEN):
        return text[0] + text[1].upper() + text[2:] if rng.random() < 0.6 else text
    return text[0].upper() + text[1:]


def written(rng):
    return rng.choice([sign, sign, form, receipt, letter, table])(rng)


# What stands in one place of a paper.
TOP = [
    "How did they headline this?", "What's it called, up at the top?", "Read me the heading, the rest I know.", "The title is all I need.", "What's the name on top?", "I'm cataloguing these. Just the top line of each, please.", "what's written right at the top", "Which shop is that, by the name at the top?", "title?", "What's the first thing you read here?", "Tell me who it's from, it should be at the very top.", "Only the headline, not the small stuff.", "For the file name I need the heading of this {doc}.",
    "How is this {doc} headed?", "What have they put as the title of the {doc}?", "My scanner cut it, but the topmost line should be there. What is it?", "Can you read out the line right at the top edge?", "What does it open with?", "Name of the place, above everything else?", "The very first line, please.", "What's the top line say?", "Which words are highest up?", "The {doc} has a name at its head. Which?",
]
BOTTOM = [
    "Down at the very bottom they hid something in tiny letters. Read it.", "What's the last thing written there?", "What caption did they put right at the bottom?", "How does the {doc} end?", "The line at the foot of the {doc}, what is it?", "I can't read the bottom line, it's tiny.", "Somebody signed or wrote something at the very end. What?", "Read me just the last line.", "last line pls", "What do they say to finish off?", "What's printed lowest down?", "the very bottom, what's there?", "And the closing line?",
    "What's the footnote?", "Right down at the bottom edge there's a line. Read it.", "Tell me the last line, the rest doesn't matter.", "Does it say anything at the end? Read me the bottom line.", "The fine print at the bottom, please.",
]
BIG = ["What's shouted at you in the biggest letters?", "Which words jump out, the ones printed largest?", "Read me only the big print.", "What does the giant lettering say?", "What did they print the largest?", "From across the street I can only make out the biggest line. What is it?", "The huge letters, what do they spell?", "What's in the boldest, largest type?", "Just the big writing.", "the biggest line?"]
HALF = [
    "I only need what's in the {w}.", "Read me the {w} of this {doc}, would you?", "What do they say in the {w}?", "My thumb covers the rest, so just the {w}: what's there?", "Type out whatever stands in the {w}.", "What are people told in the {w} of this {doc}?", "The {w} is the part I'm after. Read it.", "I've got the rest already. What's in the {w}?", "What's written over in the {w}?", "Please copy the text in the {w}, nothing else.", "Only the {w}, thanks. What does it say?", "For the calendar I need everything that's in the {w}.", "text in the {w}?",
    "What can you read in the {w} of it?", "Look at the {w}. What does it say there?", "Someone stuck something over the other part. What's left to read in the {w}?", "Never mind the rest. The {w}?", "Would you read out the {w}? I can't see that far.",
]
CORNER = [
    "There's something tucked away in the {w}. What does it say?", "What's that in the {w}?", "They want me to click something in the {w}. How's it labelled?", "Somebody scribbled in the {w}. Read it to me.", "The {w} has some writing, can you make it out?", "What's the little text in the {w}?", "Just the {w}, what does it read?", "In the {w} there's a number or a word, which?", "They stamped something in the {w}. What?", "Look into the {w} and read what's there.", "The logo or whatever in the {w}, what does it say?", "I need the bit in the {w}.", "Which button have they put in the {w}?", "{w}: what's written there?", "Can't read the {w}. You?",
]
UNDER = ["Let me hear the words that come directly below {k}.", "There's a line just under {k}. What is it?", "What comes right beneath {k}?", "I see {k}. And the line under it?", "The thing under {k}, what does it say?", "Below {k} they wrote something. What?", "What have they put straight under {k}?", "Go to {k} and read me the next line down.", "Find {k}, then tell me what's on the line below.", "After the line {k}, what follows underneath?"]
OVER = ["What's on the line just above {k}?", "Read me what stands right over {k}.", "There's {k}. What's the line above it?", "Which line comes directly before {k}, above it?", "Go to {k}, then one line up. What does it say?", "The words on top of {k}, what are they?", "Straight above {k}, what's written?"]


def part_of_paper(rng):
    """What stands in one place of a paper."""
    d = written(rng)
    kind = rng.choices(["end", "half", "corner", "by"], weights=[4, 2.5, 2.5, 2])[0]
    if kind == "end":
        by, asks = rng.choices([("topmost", TOP), ("bottommost", BOTTOM), ("tallest", BIG)], weights=[4, 3.5, 1.5])[0]
        return Ask(fill_in(rng, rng.choice(asks), doc=d.noun), [OCR, f'line = select(regions=$lines, by="{by}")', "text = text_of(items=$line)"], "text", "Text", docs=[d])
    if kind == "half":
        part = rng.choice(["left", "right", "top", "bottom"])
        return Ask(fill_in(rng, rng.choice(HALF), w=rng.choice(PART[part]), doc=d.noun), [OCR, f'part = filter(regions=$lines, position="{part}")', "text = text_of(items=$part)"], "text", "Text", docs=[d])
    if kind == "corner":
        part = rng.choice(["top_left", "top_right", "bottom_left", "bottom_right", "center"])
        return Ask(fill_in(rng, rng.choice(CORNER), w=rng.choice(PART[part]), doc=d.noun), [f'part = crop_part(image=$image, part="{part}")', "lines = ocr(image=$part)", "text = text_of(items=$lines)"], "text", "Text", docs=[d])
    heads = [line for line in d.lines if 2 < len(line) < 24 and line.replace(" ", "").isalpha()]
    if not heads:
        return part_of_paper(rng)
    head = rng.choice(heads)
    name, by, asks = rng.choices([("below", "topmost", UNDER), ("above", "bottommost", OVER)], weights=[3, 1])[0]
    k = rng.choice([head, head, head.lower(), q(head)])
    calls = [OCR, f"key = find_text(lines=$lines, text={q(head)})", f'hit = relate(a=$lines, relation="{name}", b=$key)', f'line = select(regions=$hit, by="{by}")', "text = text_of(items=$line)"]
    return Ask(fill_in(rng, rng.choice(asks), k=k), calls, "text", "Text", docs=[d])


# Things that carry words, and what people call them.
BEARERS = {"bus": ["bus"], "truck": ["truck", "lorry", "van"], "car": ["car", "taxi"], "train": ["train", "tram"], "airplane": ["plane", "airplane"], "boat": ["boat", "ship"], "stop sign": ["stop sign"], "book": ["book"], "bottle": ["bottle"], "cup": ["mug", "cup"], "tv": ["telly", "TV"], "laptop": ["laptop"], "cell phone": ["phone", "mobile"], "backpack": ["backpack"], "suitcase": ["suitcase"], "umbrella": ["umbrella"], "motorcycle": ["motorbike"], "clock": ["clock"], "surfboard": ["surfboard"], "kite": ["kite"], "bench": ["bench"], "refrigerator": ["fridge"], "cake": ["cake"], "vase": ["vase"], "handbag": ["handbag"], "frisbee": ["frisbee"], "person": ["player", "runner", "boy", "man in front", "woman", "girl"]}
ON_IT = ["What's written on the {t}?", "What does it say on the {t}?", "The {t} has some words on it. What are they?", "Can you make out the writing on the {t}?", "I can't read what's on the {t} from here.", "There's a {t} with something printed on it. What does it say?", "which words are on the {t}", "Need to know what the {t} says.", "What name do you see on the {t}?", "What number's on the {t}?", "My son asks what the {t} says.", "The lettering on the {t}, what is it?", "They painted something on the {t}. Read it please.", "What have they written across the {t}?", "Look at the {t}: any words? Read them."]
NEAR_IT = {
    "below": ["What's the caption under the {t}?", "There's some text below the {t}. What does it say?", "What have they written beneath the {t}?", "Read me what stands under the {t}.", "Under the {t} there's a line, what is it?", "I'm copying this page: what do they say under the {t}?", "What is the {t} labelled with, underneath?"],
    "above": ["What does the heading above the {t} say?", "What's printed above the {t}?", "Over the {t} it says something. What?", "Read out the words above the {t}.", "The text over the {t}, please."],
    "left_of": ["What's written to the left of the {t}?", "Left of the {t} there are some words. Which?"], "right_of": ["What stands to the right of the {t}?", "Next to the {t}, on its right, what's written?", "Right of the {t} they printed something. What?"], "nearest": ["What's written next to the {t}?", "Which words stand closest to the {t}?", "Beside the {t} there's some text. Read it."],
}


def words_at_thing(rng):
    """What is written on, under or beside a thing."""
    label = rng.choice(list(BEARERS))
    word = rng.choice(BEARERS[label])
    look = label if label == "person" or rng.random() < 0.5 or word not in ("mug", "lorry", "van", "ship", "plane", "motorbike", "fridge", "mobile", "telly") else label
    d = photo(rng, [label], words=1)
    find = f"found = detect(image=$image, labels=[{q(look)}])"
    if rng.random() < 0.55:
        calls = [find, "part = crop(image=$image, region=$found)", "lines = ocr(image=$part)", "text = text_of(items=$lines)"]
        return Ask(fill_in(rng, rng.choice(ON_IT), t=word), calls, "text", "Text", docs=[d])
    name = rng.choices(list(NEAR_IT), weights=[5, 3, 1, 1, 1.5])[0]
    calls = [OCR, find, f'hit = relate(a=$lines, relation="{name}", b=$found)', "text = text_of(items=$hit)"]
    return Ask(fill_in(rng, rng.choice(NEAR_IT[name]), t=word), calls, "text", "Text", docs=[d])


# Colours.
PAINT = [
    "I want to buy the same {t}. What {k} is it?", "We need to match the {t}. Which {k} is that?", "My {t} looks just like that one. In what {k} is this one?", "what {k} is the {t}", "The {t}, is it blue or green or what?", "I'm colour blind. What {k} would you say the {t} is?", "For the police report: {k} of the {t}?", "Describe the {k} of the {t} to me.", "Somebody asked me what {k} the {t} was and I don't remember.", "Which paint do I take for the {t}?", "We're redrawing this. What {k} do I use for the {t}?", "How would you call the {k} of the {t}?", "Is that {t} red? Or what {k} is it?",
    "The {t} there, what {k}?", "My daughter wants to know the {k} of the {t}.", "I can only see in grey on this screen. What {k} has the {t}?", "Tell me what {k} the {t} comes in.", "Looking for a {t} like this. {k}?", "{t}: {k}?", "What {k} did they go for with the {t}?", "In which {k} is the {t} that you see?", "I have to describe the {t} over the phone, what {k} is it?", "Which {k} is the {t} painted in?", "What shade is the {t}?", "What tone would you say the {t} has?",
]
IS_PAINT = ["I'm meant to look for a {c} {t}. Is it that one?", "They told me the {t} would be {c}. Is it?", "Is that {t} {c}? I can't tell.", "My wife says the {t} is {c}. Is she right?", "We ordered a {c} {t}. Did we get one?", "The {t} is {c}, isn't it?", "Would you call that {t} {c}?", "The advert said {c}. Is the {t} really {c}?", "Does the {t} look {c} to you?", "Could one say the {t} is {c}?"]
SIDE_PAINT = [("leftmost", ["on the far left", "furthest left", "at the left end"]), ("rightmost", ["on the far right", "furthest right", "at the right end"]), ("largest", ["that is biggest", "that's the largest"]), ("smallest", ["that is smallest", "that's the smallest"])]
SHEET = ["We'd like another {d} just like it. What {k} do I ask for?", "What {k} paper did they use?", "What {k} is it, overall?", "To print it again I need the {k} of the {d}.", "The {d}, what {k} is it mostly?", "Is the {d} more blue or more red, what {k} is it?", "Which {k} catches your eye, the main one?", "Which {k} would I have to buy for such a {d}?", "What {k} is the {d} in general?", "From far away, what {k} does the {d} look?", "I want to describe the {d} to someone. What {k} is it?", "{k} of the whole thing?"]
AREAS = {"top": ["sky", "sky", "sky up there", "ceiling", "strip across the top", "top strip", "upper edge"], "bottom": ["ground", "floor", "grass at the bottom", "road at the bottom", "strip along the bottom", "lower edge", "sand down there"], "left": ["wall on the left", "left edge", "left-hand strip"], "right": ["wall on the right", "right edge", "right-hand strip"]}
AREA = ["What {k} is the {a}?", "Is the {a} blue, grey or what?", "The {a}, what {k} is it?", "What {k} does the {a} have?", "I'd like to paint this. Which {k} for the {a}?", "Tell me the {k} of the {a}.", "How would you name the {k} of the {a}?", "{k} of the {a}?", "Look at the {a}: what {k}?"]
BUTTONS = ["What {k} is the {w} button?", "{w} button {k}?", "The button that says {w}, what {k} have they made it?", "Which {k} do I tell them to look for, for the button {w}?", "On the phone they say: click {w}. What {k} is it?", "I'm describing the page to grandma. What {k} is {w}?", "In which {k} did they print {w}?", "The heading {w}, which {k} is that in?", "What {k} is where it says {w}?", "{w}: what {k} is that in?"]


# What somebody wears is the colour of the person, as far as the detector goes; a coat of fur is that of the animal.
WORN = ["What {k} is the {p}'s {c}?", "Which {k} {is_} {p} wearing?", "The {p} has a {c} on. In what {k}?", "I'm supposed to meet the {p}. What {k} is the {c}?", "{k} of the {p}'s {c}?", "What {k} did the {p} put on?", "Describe the {k} of the {p}'s {c}.", "My daughter wants the same {c} as the {p}. What {k}?", "In which {k} is the {p} dressed?", "For the lost-and-found: what {k} is the {c} of the {p}?", "The {c} on the {p}, what {k}?", "Tell me what {k} the {p} wears."]
FUR = ["What {k} is the {p}'s fur?", "Which {k} is the coat of the {p}?", "What {k} does the {p} have, its fur I mean?", "I've lost a {p}. What {k} is the one there?", "Is the {p} a brown one or what {k}?", "{k} of that {p}?", "Our {p} is black. What {k} is this one?"]


def worn(rng, k):
    """The colour of what somebody wears, or of an animal's coat."""
    if rng.random() < 0.3:
        animal = rng.choice(["cat", "dog", "horse", "cat", "dog", "teddy bear"])
        return animal, fill_in(rng, rng.choice(FUR), k=k, p=animal)
    who = rng.choice(["man", "woman", "lady", "boy", "girl", "player", "waiter", "driver", "bride", "person", "child", "runner", "singer", "cyclist", "officer", "old man"])
    clothes = rng.choice(["jacket", "shirt", "coat", "dress", "jumper", "T-shirt", "uniform", "suit", "sweater", "outfit"])
    pattern = rng.choice(WORN).replace("{is_} {p}", "is the {p}")
    return "person", fill_in(rng, pattern, k=k, p=who, c=clothes)


def paint(rng):
    """The colour of a thing, of a part, of a paper or of printed words."""
    k = rng.choice(["colour", "colour", "color"])
    kind = rng.choices(["thing", "is", "side", "sheet", "area", "button", "worn"], weights=[6, 2, 1.5, 2, 2, 2, 2])[0]
    if kind == "worn":
        label, text = worn(rng, k)
        return Ask(text, [f"found = detect(image=$image, labels=[{q(label)}])", "name = color(image=$image, region=$found)"], "name", "Colour", docs=[photo(rng, [label])])
    t, c = Thing(rng), rng.choice(COLOURS)
    while t.label == "person":
        # Nobody buys or paints one; their colours are asked for elsewhere.
        t = Thing(rng, people=0)
    code = c if c != "grey" else "gray"
    if kind in ("thing", "is", "side"):
        d = at(rng, t)
        find = f"found = {t.find}"
        if kind == "thing":
            return Ask(fill_in(rng, rng.choice(PAINT), t=t.one, k=k), [find, "name = color(image=$image, region=$found)"], "name", f"Colour of the {t.one}", docs=[d])
        if kind == "is":
            return Ask(fill_in(rng, rng.choice(IS_PAINT), t=t.one, c=c), [find, "name = color(image=$image, region=$found)", f'yes = compare(a=$name, b="{code}", how="same_text")'], "yes", "Colour", docs=[d])
        by, words = rng.choice(SIDE_PAINT)
        return Ask(fill_in(rng, rng.choice(PAINT), t=f"{t.one} {rng.choice(words)}", k=k), [find, f'one = select(regions=$found, by="{by}")', "name = color(image=$image, region=$one)"], "name", "Colour", docs=[d])
    if kind == "sheet":
        d = rng.choice([sign, sign, letter])(rng)
        return Ask(fill_in(rng, rng.choice(SHEET), d=d.noun, k=k), ["name = color(image=$image)"], "name", "Main colour", docs=[d])
    if kind == "area":
        part = rng.choices(list(AREAS), weights=[5, 3, 1, 1])[0]
        return Ask(fill_in(rng, rng.choice(AREA), a=rng.choice(AREAS[part]), k=k), [f'part = crop_part(image=$image, part="{part}")', "name = color(image=$part)"], "name", "Colour", docs=[photo(rng)])
    d = rng.choice([form, sign])(rng)
    words = [line for line in d.lines if 1 < len(line) < 18 and line.replace(" ", "").isalpha()]
    if not words:
        return paint(rng)
    word = rng.choice(words)
    return Ask(fill_in(rng, rng.choice(BUTTONS), w=rng.choice([word, word.lower()]), k=k), [OCR, f"hit = find_text(lines=$lines, text={q(word)})", "name = color(image=$image, region=$hit)"], "name", "Colour", docs=[d])


# In words.
SCENE = [
    "whats this a photo of", "My eyes are going. My granddaughter mailed me this, so what's on it?", "My nephew sent me this without a word. What is it?", "I'm on the bus with no glasses, what did she send me?", "Somebody posted this in our group. What's it showing?", "Screen's broken, can't see a thing. What is in the photo?", "Dad's laptop suddenly shows this. What is it and what's it say?", "What have we got here then?", "Give me an idea of what this is.", "Could you walk me through what's to be seen?", "So what's going on in there?", "Tell me what I'd see if I could.", "Before I open this in the office: what's on it?", "I've no idea what this is supposed to be. You?", "Put it in words for my blind friend.", "What's the picture about? Text and all.",
    "Give me the scene in brief, with who and what and the numbers.", "Say what's there, roughly.", "Found this in grandma's album. What does it show?", "Can you describe it to me over the phone, as it were?", "no idea what this is, help", "For our records, list in words what's to be seen in this {pic}.", "Is it worth downloading? What's on it?", "Don't be long, just tell me what's in it.", "I need to explain this {pic} to my class. What do I say?", "The picture won't load on my phone. What's in it?", "Tell me about this one.", "And this one, what's that of?", "Take a look and report back.", "Describe, please.", "The kids drew or shot something, I can't tell. What is it?", "I'd like to know what this {pic} has in it.", "What would you tell someone who asks what's on the {pic}?", "Explain what's here, words included.",
]
CAPTION = [
    "Our readers include blind people. Give me a line that tells them what's shown.", "I need a line to go under this in the newsletter.", "One sentence for the web page, what's on it?", "Our website wants an alternative text for this. Can you?", "Can you think of a caption? It's for the wall.", "A title for the album, please, out of what it shows.", "The editor wants a line below the photo.", "In a nutshell, one sentence: what is this?", "Make me a caption I can post.", "caption it", "alt text pls", "I'm posting this and need a short line about what it shows.", "What do I write underneath?", "Sum it up in a single line.", "Something short to put with it, saying what it shows.", "Give it a caption, would you?", "One-liner about the {pic}, please.", "Screen readers need a text for this one.", "How would a newspaper caption it?",
]
DETAILED = ["Describe it to me in every detail, I can't see.", "Give me the long version: all that's in the picture.", "I want a really detailed account of this {pic}.", "Leave nothing out, tell me all about this picture in detail.", "Detailed alt text, please.", "Don't spare me the details. What's there?", "A thorough caption of this, with all the details.", "As detailed as you can: what's on it?"]


def in_words(rng):
    """A picture in words, with its text; or as a caption."""
    kind = rng.choices(["scene", "caption", "detail", "thing"], weights=[6, 3, 1, 1.2])[0]
    if kind == "thing":
        t = Thing(rng)
        d = at(rng, t)
        text = fill_in(rng, rng.choice(["Only the {t}, in a few words?", "I'm selling the {t}. Write a line about it.", "What's the {t} like? Describe just that.", "Put the {t} in one sentence for me.", "A caption for the {t} alone, please.", "Describe the {t} to me, leave the rest."]), t=t.one)
        return Ask(text, [f"found = {t.find}", "words = caption(image=$image, region=$found)"], "words", "Caption", docs=[d])
    d = photo(rng, words=0.4) if kind != "caption" else photo(rng)
    asks = {"scene": SCENE, "caption": CAPTION, "detail": DETAILED}[kind]
    text = fill_in(rng, rng.choice(asks), pic=d.noun)
    if kind == "scene":
        return Ask(text, ["found = detect(image=$image)", "lines = ocr(image=$image)", "text = describe(regions=$found, lines=$lines)"], "text", "Picture", docs=[d])
    return Ask(text, ['words = caption(image=$image, length="detailed")' if kind == "detail" else "words = caption(image=$image)"], "words", "Caption", docs=[d])


# Counting, looking, placing.
COUNTS = [
    "I have to put a number on the list. How many {m} is that?", "We lost count. {m}, how many?", "how many {m}", "My inventory says more. How many {m} do you get?", "Just the number of {m}.", "Tell me how many {m} have turned up.", "Any chance you could count the {m}? I keep getting it wrong.", "For the insurance I have to state the number of {m}.", "Got to write down the {m}. How many are we talking about?", "Number of {m} in the shot?", "How many {m} made it into the photo?", "The caption should say how many {m} there are. So, how many?", "Count up the {m} for me, will you?", "Bet with my brother about the {m}. How many are there really?", "All the {m} together, what number?", "I make it a handful of {m}. What do you make it?", "there's {m} everywhere. how many tho", "We need one chair for each of the {m}. So how many?",
]
ANY = [
    "I've lost my {t}. Is one to be seen?", "Before I let the kids in: is there a {t} anywhere?", "We're not allowed to show a {t}. Is there one in it?", "Any sign of a {t}?", "My sister swears there's a {t} in this. Is there?", "No {t} in it, is there?", "Does a {t} show up anywhere?", "is there a {t} or am i seeing things", "Look closely, would you, is there a {t}?", "I need a photo with a {t} in it. Does this one do?", "Can't find a {t} in here. Is there one?", "Somewhere in there is supposed to be a {t}. True?", "I'm allergic, so: is there a {t} around?", "Would I run into a {t} there?", "Did we get a {t} in the shot?", "Did somebody leave a {t} there?", "Has it got a {t} in it?", "The ad promised a {t}. Do you see one?",
]
PLACES = [
    "Whereabouts is the {t}?", "I'm looking for the {t}. Where is it?", "Where do I have to look to see the {t}?", "Can't find the {t}. Where's it hiding?", "Left or right or in the middle, where's the {t}?", "In which part do I find the {t}?", "My daughter can't see the {t}. Where should she look?", "Point me to the {t}, where is it?",
]
RELATED = [
    ("left_of", ["Is the {a} on the left of the {b}?", "Coming from the left, do I meet the {a} before the {b}?", "Does the {a} stand left of the {b}?", "I think the {a} is to the left of the {b}, right?"]), ("right_of", ["Is the {a} on the right of the {b}?", "Is it right that the {a} is on the right-hand side of the {b}?", "Does the {a} stand right of the {b}?"]), ("above", ["Does the {a} hang above the {b}?", "Is the {a} up over the {b}?", "Would you say the {a} is higher up than the {b}?"]), ("below", ["Did they put the {a} under the {b}?", "Is the {a} down below the {b}?", "Is the {a} lower than the {b}?"]), ("overlaps", ["Is the {a} touching the {b}?", "Do the {a} and the {b} touch?", "Is the {a} partly over the {b}?"]),
]
SAT_BY = [("left_of", ["What's on the left of the {b}?", "To the left of the {b}, what is that?", "Which thing stands left of the {b}?"]), ("right_of", ["What's on the right of the {b}?", "And to the right of the {b}, what do we have?"]), ("nearest", ["What's right beside the {b}?", "What is closest to the {b}?", "Which thing is next to the {b}?"]), ("above", ["What's above the {b}?", "What hangs over the {b}?"]), ("below", ["What's under the {b}?", "What lies below the {b}?"])]
EITHER = ["Is there {a} or {b} in it?", "I'm scared of both: any {am} or {bm} around?", "My wife can't be near {am} or {bm}. Are there any?", "{a} or {b}, is either there?", "I'd be happy with {a} or {b}. Is one of them there?", "Has it got {a} or at least {b}?", "Do I see {am} or {bm} anywhere?"]
# Words for people that the detector does not know and everybody uses.
FOLK = ["faces", "heads", "folks", "souls", "grown-ups", "youngsters", "mates", "men and women", "people, big and small,", "guests and staff", "human beings"]
ENOUGH = [("n / m", ["Share out the {x} among the {y}. How many does each get?", "If every one of the {y} got as many {x}, how many would that be?"]), ("n - m", ["How many more {x} than {y} are there?", "By how many do the {x} outnumber the {y}?", "If each of the {y} takes one of the {x}, how many {x} are left?", "One of the {x} for each of the {y}: how many over?"]), ("m - n", ["Each of the {y} wants one of the {x}. How many {x} are we short?", "How many {x} do I have to get so that all {y} have one?"]), ("n + m", ["{x} and {y}, all in all how many?", "Count the {x} and the {y} as one lot."])]


def in_picture(rng):
    """How many, whether, where, and what stands by what."""
    t = Thing(rng)
    kind = rng.choices(["count", "any", "where", "related", "what", "enough", "side"], weights=[5, 5, 2, 2.5, 2.5, 2.5, 1.5])[0]
    d = at(rng, t)
    if kind == "count" and rng.random() < 0.12:
        folk = rng.choice(FOLK)
        return Ask(fill_in(rng, rng.choice(COUNTS), m=folk), ['found = detect(image=$image, labels=["person"])', "n = count(items=$found)"], "n", "People", docs=[photo(rng, ["person"])])
    if kind == "count":
        return Ask(fill_in(rng, rng.choice(COUNTS), m=t.many), [f"found = {t.find}", "n = count(items=$found)"], "n", t.many.capitalize(), docs=[d])
    if kind == "any":
        text = fill_in(rng, rng.choice(ANY).replace("my {t}", "{own}").replace("a {t}", "{one}").replace("No {t}", "No {own2}"), one=article(t.one), own=f"my {t.one}", own2=t.one)
        return Ask(text, [f"found = {t.find}", "yes = exists(items=$found)"], "yes", t.one.capitalize(), docs=[d])
    if kind == "where":
        return Ask(fill_in(rng, rng.choice(PLACES), t=t.one), [f"found = {t.find}", "text = describe(regions=$found)"], "text", "Place", docs=[d])
    if kind == "side":
        part = rng.choice(["left", "right", "top", "bottom"])
        text = fill_in(rng, rng.choice(["Cut it in two in your head: how many {m} in the {w}?", "How many {m} are over in the {w}?", "Only the {w} counts. {m}, how many?", "In the {w} I see some {m}. How many are they?"]), m=t.many, w=rng.choice(PART[part]))
        return Ask(text, [f"found = {t.find}", f'part = filter(regions=$found, position="{part}")', "n = count(items=$part)"], "n", t.many.capitalize(), docs=[d])
    if kind == "what":
        name, asks = rng.choice(SAT_BY)
        return Ask(fill_in(rng, rng.choice(asks), b=t.one), [f"b = {t.find}", "all = detect(image=$image)", f'hit = relate(a=$all, relation="{name}", b=$b)', "name = label_of(regions=$hit)"], "name", "Thing", docs=[d])
    u = Thing(rng)
    if u.label == t.label or u.look == t.look:
        return in_picture(rng)
    d = at(rng, t, u)
    if kind == "related":
        name, asks = rng.choice(RELATED)
        return Ask(fill_in(rng, rng.choice(asks), a=t.one, b=u.one), [f"a = {t.find}", f"b = {u.find}", f'hit = relate(a=$a, relation="{name}", b=$b)', "yes = exists(items=$hit)"], "yes", "Place", docs=[d])
    if rng.random() < 0.3:
        text = fill_in(rng, rng.choice(EITHER), a=article(t.one), b=article(u.one), am=t.many, bm=u.many)
        return Ask(text, [f"found = detect(image=$image, labels=[{q(t.look)}, {q(u.look)}])", "yes = exists(items=$found)"], "yes", "Either", docs=[d])
    formula, asks = rng.choice(ENOUGH)
    text = fill_in(rng, rng.choice(asks), x=t.many, y=u.many)
    return Ask(text, [f"a = {t.find}", f"b = {u.find}", "n = count(items=$a)", "m = count(items=$b)", f'result = calculate(expression="{formula}", n=$n, m=$m)'], "result", "Result", docs=[d])


FIRST_HALF = {
    "count": ["How many {m} can be seen", "How many {m} are there", "Count the {m}", "Give me the number of {m}", "First tell me how many {m} you see"], "any": ["Is there {one}", "Do you see {one}", "Check if there's {one}"], "colour": ["What colour is the {t}", "Name the colour of the {t}"], "where": ["Where's the {t}", "Tell me where the {t} is"],
}
SECOND_HALF = {
    "bottommost": ["what do they say in the bottom line", "what's the caption at the very bottom", "how does the last line read"], "tallest": ["what do the biggest letters say", "what's printed largest"], "topmost": ["what's the headline", "what does it say at the very top", "what's the title"], "all": ["what's written there", "what does it say", "read out the text", "which words are on it"], "below": ["what's written under it", "what does the caption below it say"],
}


def seen_and_read(rng):
    """Something seen and something read in one picture."""
    t = Thing(rng)
    d = at(rng, t, words=1)
    find = f"found = {t.find}"
    kind = rng.choices(list(FIRST_HALF), weights=[5, 2, 2, 1])[0]
    calls, answer, topic = {
        "count": ([find, "n = count(items=$found)"], "n", t.many.capitalize()), "any": ([find, "yes = exists(items=$found)"], "yes", t.one.capitalize()), "colour": ([find, "name = color(image=$image, region=$found)"], "name", "Colour"), "where": ([find, "place = describe(regions=$found)"], "place", "Place"),
    }[kind]
    where = rng.choice([name for name in SECOND_HALF if name != "below" or kind != "count"])
    more = {"all": [OCR, "text = text_of(items=$lines)"], "below": [OCR, find, 'hit = relate(a=$lines, relation="below", b=$found)', "text = text_of(items=$hit)"]}.get(where, [OCR, f'line = select(regions=$lines, by="{where}")', "text = text_of(items=$line)"])
    first, second = say(rng, rng.choice(FIRST_HALF[kind]), m=t.many, t=t.one, one=article(t.one)), rng.choice(SECOND_HALF[where])
    end = "?" if re.match(r"(How|Is|Do|What|Where)\b", first) and not second.startswith("read") else "."
    text = first + rng.choice([", and ", " and ", "? And " if end == "?" else ", and then ", "; ", ", also "]) + second + end
    return joined(Ask(first, calls, answer, topic, docs=[d]), Ask(second, more, "text", "Text", docs=[d]), text, True)


# Pictures as answers.
HIDE = ["Make the {m} all blurry.", "I'm not allowed to show the {m}. Do something about it.", "The {m} need to be unrecognisable before I post this.", "My lawyer says the {m} have to be hidden.", "can u blur out the {m}", "Please fuzz over the {m}, it's for the school's page.", "I don't want anybody to see the {m}. Smudge them.", "We can't have the {m} in the brochure, so blur them.", "The {m} are none of the buyers' business. Hide them.", "Take the {m} out of focus, all of them."]
SHY = [*HIDE, "This goes online and the {m} mustn't be recognised.", "Nobody should see which {m} these are, so smudge them.", "The {m} didn't agree to be shown. Hide them.", "Make it so that one can't recognise the {m}.", "I asked the {m}, they'd rather not be on the web as they are.", "I promised the {m} that nobody would know them. Blur them."]
SMALL = [("width", ["The site wants it {n} pixels wide.", "width {n} px pls", "It has to be {n} pixels in width for the form.", "I need it {n} wide."]), ("height", ["Make it {n} high, the banner isn't taller.", "{n} px high, please.", "It must have a height of {n} pixels."])]


def deeds_wanted(rng):
    """A picture that is to be changed, for a reason, in one step or in several."""
    t = Thing(rng)
    d = at(rng, t)
    n = rng.choice([200, 240, 300, 320, 400, 480, 500, 600, 640, 800, 1000, 1200])
    find = f"found = {t.find}"
    kind = rng.choices(["blur", "crop", "mark", "end", "size", "chain", "half", "cut"], weights=[3, 3, 2, 2.5, 1.5, 4, 1.5, 1.5])[0]
    if kind == "blur":
        text = fill_in(rng, rng.choice(SHY if t.label == "person" else HIDE), m=t.many)
        return Ask(text, [find, "hidden = blur(image=$image, regions=$found)"], "hidden", "Picture", docs=[d])
    if kind == "crop":
        text = fill_in(rng, rng.choice(["Lose everything apart from the {t}.", "There's too much around the {t}. Trim it down to that.", "For the advert I need just the {t}.", "Give me a picture with nothing but the {t}.", "Get me the {t} on its own, as a rectangle is fine.", "Can I have the {t} as a photo of its own?", "i need the {t} cropped out", "Everything but the {t} can go.", "The {t}, please, without what's around."]), t=t.one)
        return Ask(text, [find, "part = crop(image=$image, region=$found)"], "part", "Picture", docs=[d])
    if kind == "mark":
        text = fill_in(rng, rng.choice(["I have to show the others where the {m} are. Draw boxes.", "Put frames round the {m} so the kids find them.", "For my slide: mark all the {m}.", "Can you box the {m} for me?", "Where are the {m}? Draw it into the picture.", "Make the {m} easy to find, with frames.", "Circle or box every one of the {m}."]), m=t.many)
        return Ask(text, [find, "marked = annotate(image=$image, regions=$found)"], "marked", "Picture", docs=[d])
    by, w = rng.choice([("leftmost", "on the far left"), ("rightmost", "on the far right"), ("largest", "that is biggest"), ("leftmost", "furthest to the left"), ("rightmost", "furthest to the right"), ("smallest", "that is smallest")])
    one = f'one = select(regions=$found, by="{by}")'
    if kind == "end":
        pattern, call, answer = rng.choice([("Just the {t}, cut out as a picture.", "part = crop(image=$image, region=$one)", "part"), ("I'd like a photo of only the {t}.", "part = crop(image=$image, region=$one)", "part"), ("Can you zoom in on the {t}?", "near = zoom(image=$image, region=$one)", "near"), ("Let me see the {t} up close.", "near = zoom(image=$image, region=$one)", "near"), ("Blur only the {t}, please.", "hidden = blur(image=$image, regions=$one)", "hidden"), ("The {t} has to be made unrecognisable.", "hidden = blur(image=$image, regions=$one)", "hidden"), ("Draw a frame round the {t}.", "marked = annotate(image=$image, regions=$one)", "marked"), ("Mark the {t} so that everyone sees which I mean.", "marked = annotate(image=$image, regions=$one)", "marked")])
        return Ask(fill_in(rng, pattern, t=f"{t.one} {w}"), [find, one, call], answer, "Picture", docs=[d])
    side, asks = rng.choice(SMALL)
    if kind == "size":
        if rng.random() < 0.6:
            return Ask(fill_in(rng, rng.choice(asks), n=n), [f"small = resize(image=$image, {side}={n})"], "small", "Picture", docs=[d])
        scale, text = rng.choice([(0.5, "The mail server refuses it. Half the size, please."), (0.5, "Halve it, it takes ages to load."), (2, "It's tiny. Twice the size, please."), (2, "Blow it up to double."), (0.25, "A quarter of the size will do."), (3, "Make it three times as big, I want to print it."), (0.5, "half size pls")])
        return Ask(text, [f"small = resize(image=$image, scale={scale})"], "small", "Picture", docs=[d])
    if kind == "half":
        part = rng.choice(list(PART))
        text = fill_in(rng, rng.choice(["Only the {w} came out well. Cut it out.", "I need the {w} as a separate picture.", "Keep the {w}, throw the rest away.", "The {w} on its own, please.", "Send me just the {w} of it."]), w=rng.choice(PART[part]))
        return Ask(text, [f'part = crop_part(image=$image, part="{part}")'], "part", "Picture", docs=[d])
    if kind == "cut":
        c = rng.choice(["black", "red", "green", "blue", "yellow", "pink"])
        text, more, answer = rng.choice([
            ("Lift the people out and put nothing but white round them.", ["cut = cut_out(image=$image, mask=$outline)"], "cut"), ("For my passport I need the person on white and nothing behind.", ["cut = cut_out(image=$image, mask=$outline)"], "cut"), ("It looks messy behind us. Blur all but the people.", ["hidden = blur(image=$image, mask=$outline, invert=true)"], "hidden"), ("Keep the people sharp and let everything behind them go soft.", ["hidden = blur(image=$image, mask=$outline, invert=true)"], "hidden"), (f"Cut us out along the edge and put us on {c}.", [f'cut = cut_out(image=$image, mask=$outline, color="{c}")'], "cut"), (f"The people on a {c} ground, cut out exactly.", [f'cut = cut_out(image=$image, mask=$outline, color="{c}")'], "cut"), ("Nobody must be recognised, follow the outline and not boxes: blur the people.", ["hidden = blur(image=$image, mask=$outline)"], "hidden"),
        ])
        return Ask(text, ["outline = segment_person(image=$image)", *more], answer, "Picture", docs=[photo(rng, ["person"])])
    first, name, words = rng.choice([(["part = crop(image=$image, region=$found)"], "part", "Cut out the {t}"), ([one, "part = crop(image=$image, region=$one)"], "part", "Find the {tw} and cut it out"), (["hidden = blur(image=$image, regions=$found)"], "hidden", "Blur the {m}"), (["marked = annotate(image=$image, regions=$found)"], "marked", "Put boxes round the {m}"), (["near = zoom(image=$image, region=$found)"], "near", "Enlarge the {t}")])
    then, answer, more = rng.choice([
        ([f"small = resize(image=${name}, {side}={n})"], "small", ["make it {n} pixels " + ("wide" if side == "width" else "high"), "bring that to a " + side + " of {n}", "shrink the thing to {n} " + ("wide" if side == "width" else "high")]), ([f"size = size_of(image=${name})"], "size", ["tell me how large that is in pixels"]),
        ([f"lines = ocr(image=${name})", "text = text_of(items=$lines)"], "text", ["read what's written on it", "tell me what it says"]) if name in ("part", "near") else ([f"small = resize(image=${name}, scale=0.5)"], "small", ["halve its size", "make it half as large"]),
        ([f"name = color(image=${name})"], "name", ["tell me its main colour"]) if name == "part" else ([f"small = resize(image=${name}, {side}={n})"], "small", ["scale it to {n} " + ("wide" if side == "width" else "high")]),
        ([f"words = caption(image=${name})"], "words", ["write a caption for it"]) if name == "part" else ([f"small = resize(image=${name}, scale=0.5)"], "small", ["halve its size"]),
    ])
    glue = rng.choice([", then ", " and then ", " and ", ". After that, ", ". Then "])
    text = fill_in(rng, words + glue + rng.choice(more) + rng.choice([".", ".", ", it's going in a blog.", ", please."]), t=t.one, tw=f"{t.one} {w}", m=t.many, n=n)
    return Ask(text, [find, *first, *then], answer, "Picture", docs=[d])


# Recordings.
HEARD_OUT = [
    "There's a shop on my answering machine. Which one?", "I was in the shower. What did they want?", "My ears aren't what they were. What's being said?", "When am I supposed to be there now?", "What's changed with my appointment?", "my appointment got moved. to when", "who rang and why", "Where do they want to meet me?", "The announcement was too quick for me. Which platform?", "By how much is it late?", "What do I need to buy for the recipe?", "She gave a number. What was it?", "What shall I bring along?", "Did he say when he'll be back? When?", "I can't play sound in the library. What's on it?", "I don't hear well. Every word on paper, please.", "My boss left me a message, tell me what he wants.", "What was the last offer on the phone?", "How do I get there, they explained it in the message.", "what's the code they give", "On which day are they coming?", "The man talks about a price. How much?", "Who is it that's cancelled?", "What's the reason they give?", "What do they want me to do?",
    "I have to answer this call. What's it about?", "Put it on paper for me, please.", "Give me the gist, well, the words.", "What's the address she's talking about?", "Which flight's been moved?", "What's closed, and until when?", "So what's the news?", "I only caught half of it. What was said?", "what time did they say", "What kind of weather are they announcing?", "Which ingredients does he list?", "What is the voice reminding me of?", "What's the name of the person who speaks, if she says it?", "Where's the parcel, according to the message?", "The doctor's office phoned. What do they say?", "Tell me what mum says, I'm in a meeting.", "Write the memo down so that I can mail it.",
]
SAID = [
    "I only hope they said {w}. Did they?", "I'm waiting for news about {w}. Does it come up?", "Not sure I heard right. Was there something about {w}?", "My wife says they talk about {w}. Do they?", "Is {w} in there anywhere?", "Do they bring up {w} at all?", "Does the word {w} fall?", "I only care about {w}. Is it mentioned?", "Anything about {w}?", "do they say {w}", "Can you hear {w} in it?", "Listen for {w}. Is it said?", "I'd bet they said {w}. Did they?", "He promised to mention {w}. Did he?", "I need to know if {w} comes up.", "Nothing about {w}, is there?", "Was {w} named in the end?", "Did I miss it, or do they speak of {w}?", "I can't have anything with {w}. Is it among the things they name?", "Check whether {w} is in the message, would you?",
]
OFTEN = ["How many times do they come back to {w}?", "He keeps saying {w}. How often exactly?", "Count how often {w} falls.", "We play bingo with {w}. How many times is it said?", "{w}, how often?", "My drinking game: one sip for each {w}. How many sips?"]
MOMENT = ["Where in the recording do they get to {w}?", "I want to skip to {w}. Which second?", "At what point do they say {w}?", "From which second on is it about {w}?", "When do I have to listen to hear {w}?", "{w}: at what second?", "How far in is {w} mentioned?"]
LONG = ["How many seconds is this one?", "Is it a long one? How many seconds?", "Before I listen to it: how long is it?", "How much of my time will this take, in seconds?", "running time?", "Has it got an end? How many seconds is it?", "How long did she talk to my machine, the whole clip?"]
QUIET = ["Is anybody talking in there at all?", "All I hear is noise. Does someone speak?", "Did it record anything, I mean is there a voice?", "Is it just music or does somebody say something?", "Empty message or are there words?"]


def in_recording(rng):
    """What is said, whether, how often and when."""
    kind = rng.choices(["text", "said", "often", "when", "long", "quiet"], weights=[8, 6, 1.2, 1.5, 1.2, 0.8])[0]
    w = bare(word_of(rng))
    said = rng.choice([w, w, q(w)])
    if kind == "text":
        return Ask(fill_in(rng, rng.choice(HEARD_OUT)), [*TEXT], "text", "Speech", inputs=["audio"])
    if kind == "said":
        return Ask(fill_in(rng, rng.choice(SAID), w=said), [HEAR, f"yes = text_contains(text=$spoken, words={q(w)})"], "yes", w.capitalize(), inputs=["audio"])
    if kind == "often":
        return Ask(fill_in(rng, rng.choice(OFTEN), w=said), [HEAR, f"n = count_words(text=$spoken, word={q(w)})"], "n", w.capitalize(), inputs=["audio"])
    if kind == "when":
        return Ask(fill_in(rng, rng.choice(MOMENT), w=said), [HEAR, f"hit = find_words(segments=$spoken, words={q(w)})", "start = time_of(segments=$hit)"], '"{start} seconds"', w.capitalize(), inputs=["audio"])
    if kind == "long":
        return Ask(rng.choice(LONG), ["n = duration(audio=$audio)"], '"{n} seconds"', "Length", inputs=["audio"])
    return Ask(rng.choice(QUIET), [HEAR, "yes = exists(items=$spoken)"], "yes", "Speech", inputs=["audio"])


# A paper and a recording.
SAME_VALUE = [
    "An announcement came while I was holding this {doc}. Was it my {k}?", "They rang me about the {doc}. Do they say the same {k}?", "Does what she says on the phone go with the {k} on my {doc}?", "The {k} on the {doc}: do I hear it in the message?", "Are they talking about my {k}?", "Just heard an announcement. Was that my {k}, the one on the {doc}?", "I wrote the {k} down on the {doc}. Did I hear it right, does the message say it too?", "Does the caller have my {k} right? It's on the {doc}.", "Is the {k} they mention the one I've got here?", "My {doc} says a {k}. Is that the one in the message?", "Compare for me: {k} on the {doc} and what the voice says. Is it named?", "Someone phoned and gave a {k}. Is it the one printed here?", "Can I trust the message? Does it give the {k} that's on the {doc}?", "same {k} in the voice mail and on the {doc}?", "The lady on the tape names a {k}, is it mine on the {doc}?",
]
SAME_PLACE = {"Destination": ["Is that call for the place where I'm headed?", "Was that announcement about the place I'm flying to?", "Is it my destination they just called out?"], "To": ["Did they just call out the town on my ticket, the one I'm going to?", "Is the announcement about the place I want to get to?"], "Flight": ["Did they call my flight?", "Is that my flight they're announcing?", "Was it about my plane?"], "Gate": ["Is my gate the one they announce?", "Have they changed my gate, or do they say the one on here?"], "Passenger": ["Are they calling me? My name's on the pass.", "Is the passenger on this pass being called?"], "Doctor": ["Is the message from the doctor on the card?", "Does the caller name the doctor I have here?"], "Customer": ["Is the customer on the bill named in the call?"], "Sender": ["Does the caller say the name of who sent the parcel?"], "Name": ["Is the person on the card spoken of in the message?", "Do they mention the one whose name is on here?"], "Date": ["Is the day in the message the one on here?", "Do they say the date that's printed here?"], "Room": ["Do they name the room that's on here?"], "Order number": ["Is it about this order? Do they give its number?"], "Contact": ["Is the caller talking about the person I should contact?"], "Appointment": ["Is the time they say that of my appointment?"], "Departure": ["Do they announce the time my train leaves, as it's on here?"]}
SAME_HEAD = ["Whoever rang, are they the ones who issued the {doc}?", "Is the message from the shop that gave me this {doc}?", "Does the caller belong to whoever's at the top of the {doc}?", "Do they name the company this {doc} is from?", "Was it the shop on the {doc} that called?", "Do they say the name that's printed at the top of the {doc}?", "Same business, the one on the phone and the one on this {doc}?", "Is the heading of the {doc} said in the recording?"]
ASKED_FOR = ["They rang about the {w}. Is it on here?", "On the phone she asks for {w}. Is that on the {doc}?", "The message says I bought {w}. Does the {doc} say so?", "He wants to know if {w} is on the {doc}. Is it?", "Mum's message is about {w}. Did I get it, is it on the {doc}?", "They called because of {w}. Do you find that on the {doc}?", "The caller says {w} is missing. Is it on the {doc}?"]
LOOK_UP = ["They want the {k} of my {doc} on the phone. What do I tell them?", "The caller asks me for the {k}. It must be on the {doc}.", "After that message I need the {k} from the {doc}.", "She wants me to read out the {k}. What is it?", "They rang about this {doc}; give me its {k} so I can call back.", "Because of that call I have to look up the {k} on the {doc}."]
BOTH = ["Read me the {k} on the {doc} and write down what they say.", "What's the {k} here, and what do they want on the phone?", "First the {k} from the {doc}, then the message in words.", "Two things: the {k} on the {doc}, and the text of the voice mail.", "I need the {k}, plus what the caller says.", "{k} please, and then the whole message."]
SEEN_SAID = ["I've got two errands for you: the number of {m} you see, and the message on paper.", "How many {m} are there, and what are they telling me in the message?", "Count the {m} and type up the recording.", "I need the number of {m} and the words of the message.", "The {m}, how many? And what's being said?"]
HEARD_SEEN = ["The message is about {one}. Is there one in the picture?", "She says I should look for {one}. Do you see one?", "He's talking about {one}. Is that what is in the photo, is there one?", "They've lost {one}, they say. Is one to be seen here?", "On the tape they speak of {one}; is there one in the photo?"]
MATCH = ["Does she name the thing in the photo, the {t}?", "Is the {t} from the photo spoken of?", "I sent her a picture of the {t}. Does she mention it?", "Do they talk about the {t} you see there?", "There's a {t} in the photo. Does the voice say so too?"]
BUDGET = [
    ("said - a", ["Grandma says on the phone how much she gives me. What's left after this {doc}?", "He names what I may spend. How much of that is over when I've paid the {doc}?", "They promise me some money in the message. What remains after the bill?", "Take what's on the {doc} off the sum he names.", "She'll send the money she mentions. What's left once the {doc} is paid?"]), ("a - said", ["She says what she already paid. What's still open on the {doc}?", "He tells me what he'll chip in. How much of the {doc} is left for me?", "The voice names a price. By how much is the {doc} above it?", "They quoted me a price on the phone. How much more is it on the {doc}?", "The caller knocks something off. What do I pay for the {doc} then?"]), ("a + said", ["There's a fee in the message that comes on top. What do I pay with the {doc}?", "He wants some money too. What's that together with the {doc}?", "The tip she suggests plus the {doc}, what is it?"]), ("a / said", ["She says how many of us there are. What does each pay of the {doc}?", "The number of guests is in the message. Split the {doc} between them.", "They tell me how many share it. How much is that each?"]), ("a * said", ["He says how many of them he wants, each at the price on the {doc}'s total. What's that?", "The caller needs as many as she says. At this total each, how much?"]),
]
FITS = [("at_least", ["She tells me what I may spend. Did I stick to it?", "He names a limit. Is the {doc} within it?", "Is what they give me on the phone enough for the {doc}?", "Dad says how much there is. Can we pay the {doc}?"]), ("less", ["They quoted a price on the phone. Is the {doc} higher?", "Is the {doc} more than he says in the message?", "Did they charge me more than she promised?"]), ("greater", ["Is the {doc} cheaper than they said on the phone?", "Did I pay less than the voice says?"])]
BOARD = ["They just said the {r} one is late. Look up its {c} on the {doc}.", "The announcement's about {r}. What's the {c} on the {doc}?", "I heard {r} over the speaker. Which {c} does it have on the {doc}?", "They're calling {r}. What {c} does the {doc} give for it?", "The loudspeaker said something about {r}. Check its {c} on the {doc}.", "They mention {r}. Find me the {c} of it on the {doc}."]


def said_and_seen(rng):
    """A paper or a photograph beside a recording."""
    kind = rng.choices(["value", "place", "head", "asked", "look", "both", "count", "thing", "match", "budget", "fits", "board"], weights=[4, 4, 1.5, 1.5, 2, 2, 1.5, 1.2, 1.2, 3, 2, 1.5])[0]
    if kind in ("count", "thing", "match"):
        t = Thing(rng)
        d = at(rng, t)
        find = f"found = {t.find}"
        if kind == "count":
            return both(say(rng, rng.choice(SEEN_SAID), m=t.many), [find, "n = count(items=$found)", *TEXT], '"' + f"{t.many.capitalize()}: {{n}}; Speech: {{text}}" + '"', "Both", d)
        if kind == "thing":
            return both(say(rng, rng.choice(HEARD_SEEN), one=article(t.one)), [find, "yes = exists(items=$found)"], "yes", t.one.capitalize(), d)
        return both(say(rng, rng.choice(MATCH), t=t.one), [HEAR, f"yes = text_contains(text=$spoken, words={q(t.one)})"], "yes", t.one.capitalize(), d)
    if kind == "board":
        d = table(rng)
        while d.kind not in ("departures", "arrivals"):
            d = table(rng)
        (_, *heads), names, _ = d.table
        row, column = rng.choice(names), rng.choice(heads)
        return both(say(rng, rng.choice(BOARD), r=row, c=column.lower(), doc=d.noun), [*GRID, f"value = lookup(table=$cells, row={q(row)}, column={q(column)})"], "value", row, d)
    if kind == "asked":
        d = receipt(rng)
        word = rng.choice(d.items) if rng.random() < 0.6 else rng.choice(FOODS + GOODS)
        return both(say(rng, rng.choice(ASKED_FOR), w=word.lower(), doc=d.noun), [OCR, f"yes = text_contains(text=$lines, words={q(word)})"], "yes", word, d)
    if kind == "head":
        d = rng.choice([receipt, letter, form])(rng)
        return both(say(rng, rng.choice(SAME_HEAD), doc=d.noun), [HEAR, OCR, 'line = select(regions=$lines, by="topmost")', "name = text_of(items=$line)", "yes = text_contains(text=$spoken, words=$name)"], "yes", "Heading", d)
    if kind in ("budget", "fits"):
        d = receipt(rng)
        reads = [HEAR, OCR, f"a = read_value(lines=$lines, key={q(d.total)})", "said = text_of(items=$spoken)"]
        how, asks = rng.choice(BUDGET if kind == "budget" else FITS)
        text = say(rng, rng.choice(asks), doc=d.noun)
        if kind == "budget":
            return both(text, [*reads, f'result = calculate(expression="{how}", a=$a, said=$said)'], "result", "Result", d)
        return both(text, [*reads, 'left = calculate(expression="said - a", a=$a, said=$said)', f'yes = compare(a=$left, b=0, how="{how}")'], "yes", "Within", d)
    d = form(rng) if kind == "place" or rng.random() < 0.6 else errand_paper(rng)[2]
    key = rng.choice([key for key in d.pairs if key.split()[0].lower() not in NOT_NAMED] or list(d.pairs))
    if kind == "place":
        some = [k for k in d.pairs if k in SAME_PLACE]
        if not some:
            return said_and_seen(rng)
        key = rng.choice(some)
        return both(say(rng, rng.choice(SAME_PLACE[key])), [HEAR, OCR, f"a = read_value(lines=$lines, key={q(key)})", "yes = text_contains(text=$spoken, words=$a)"], "yes", key, d)
    a = f"a = read_value(lines=$lines, key={q(key)})"
    slots = {"k": key.lower() if rng.random() < 0.7 else key, "doc": d.noun}
    if kind == "value":
        return both(say(rng, rng.choice(SAME_VALUE), **slots), [HEAR, OCR, a, "yes = text_contains(text=$spoken, words=$a)"], "yes", key, d)
    if kind == "look":
        return both(say(rng, rng.choice(LOOK_UP), **slots), [OCR, a], "a", key, d)
    return both(say(rng, rng.choice(BOTH), **slots), [OCR, a, *TEXT], '"' + f"{key}: {{a}}; Speech: {{text}}" + '"', "Both", d)


# Two pictures.
LINES2 = "lines2 = ocr(image=$image2)"
TWO_SUMS = [
    ("a + b", ["Two {doc}s from the same trip. What did I spend in all?", "I have to hand both in. What's the sum of the two?", "Both of these go on my expenses, as one sum please.", "What did the two shops get from me together?", "Add them up, these two.", "One in the morning, one at night: what did I spend that day?"]), ("a - b", ["How much dearer was the first one?", "By how much was the first shop more expensive than the second?", "What's the difference, first minus second?"]), ("b - a", ["How much more was it the second time?", "By how much has it gone up from the first to the second?", "What did the second one cost me more than the first?"]), ("(a + b) / 2", ["On average, what did I pay each time?", "Average of the two {doc}s?"]), ("(a + b) / {n}", ["Both {doc}s, shared by {n}. How much each?", "We were {n} on that trip and these are the two {doc}s. What does everyone owe?", "Put the two together and split them {n} ways."]), ("{m} - a - b", ["I took {m} along and these are the two {doc}s. What's left?", "Out of {m} I paid both. What remains?"]),
    ("a > b", ["Did the first place rip us off more than the second, I mean was it dearer?", "Was the first more than the second?", "I'd say the first shop was pricier. Was it?"]), ("a < b", ["Did I get away cheaper the first time?", "Was the first one less than the second?"]), ("a == b", ["Did they charge us the same both times?", "Is it the same sum on both?"]),
]
TWO_COUNTS = [("n + m", ["Both of them side by side on the wall: how many {x} in all?", "On the pair of them, how many {x}?", "Add the {x} in one to those in the other."]), ("n - m", ["How many {x} went missing from the first to the second?", "How many more {x} had I in the first?"]), ("m - n", ["How many {x} have been added since the first photo?", "By how many did the {x} grow from one to the other?"]), ("n > m", ["Tell me if the first one beats the second in {x}.", "Were there more {x} before, in the first one?"]), ("n < m", ["Have more {x} come since the first photo?", "Does the second one show more {x}?"]), ("n == m", ["Are all the {x} still there, same number in both?", "Before and after: as many {x} in both?"])]
TWO_HEADS = ["What's at the top of the one, and what's at the top of the other?", "What's each of them called at the top?", "Which shops are these two from, by their headings?", "Give me both headlines.", "Top line of each?"]
TWO_TEXTS = ["Read me both of them.", "What does one say, and what the other?", "Type out the pair of them.", "Two notes from my landlord. What do they say?", "Both texts, please, one after the other."]
TWO_VALUES = [("same", ["Before I rely on it: do both have the same {k}?", "Do the two agree about the {k}?", "Has the {k} stayed the same?", "{k} on one and on the other, equal?"]), ("both", ["What's the {k} on each of them?", "The {k} here and the {k} there, please.", "Give me the {k} off both."])]
THERE_TOO = ["Does the {k} on the first show up on the second as well?", "The {k} of the first paper, is it somewhere on the other one?", "I've got the {k} on this one. Is it on that one too?", "Is my {k} from the first one listed on the second?"]
TWO_KINDS = ["How do the two compare, what does each show?", "What's in the one, and what's in the other?", "Tell me what you see on each."]


def two_pictures(rng):
    """Two papers or photographs."""
    kind = rng.choices(["sums", "counts", "heads", "texts", "values", "there", "kinds"], weights=[4, 4, 1, 1, 2.5, 2, 0.8])[0]
    inputs, given = ["image", "image2"], numbers(rng)
    if kind == "counts":
        t = Thing(rng)
        formula, asks = rng.choice(TWO_COUNTS)
        reads = [("a", f"a = {t.find}"), ("b", f"b = {t.find}".replace("$image", "$image2"))]
        calls, answer = worked(formula, [("n", "n = count(items=$a)"), ("m", "m = count(items=$b)")], {})
        return Ask(fill_in(rng, rng.choice(asks), x=t.many), [*(call for _, call in reads), *calls], answer, "Result", inputs=inputs, docs=[at(rng, t), at(rng, t)])
    if kind == "kinds":
        calls = ["found = detect(image=$image)", "lines = ocr(image=$image)", "text = describe(regions=$found, lines=$lines)", "found2 = detect(image=$image2)", LINES2, "text2 = describe(regions=$found2, lines=$lines2)"]
        return Ask(rng.choice(TWO_KINDS), calls, '"First: {text}; second: {text2}"', "Both", inputs=inputs, docs=[photo(rng), photo(rng)])
    if kind in ("heads", "texts"):
        docs = [written(rng), written(rng)]
        if kind == "heads":
            return Ask(rng.choice(TWO_HEADS), [OCR, 'line = select(regions=$lines, by="topmost")', "text = text_of(items=$line)", LINES2, 'line2 = select(regions=$lines2, by="topmost")', "text2 = text_of(items=$line2)"], '"First: {text}; second: {text2}"', "Both", inputs=inputs, docs=docs)
        return Ask(rng.choice(TWO_TEXTS), [OCR, "text = text_of(items=$lines)", LINES2, "text2 = text_of(items=$lines2)"], '"First: {text}; second: {text2}"', "Both", inputs=inputs, docs=docs)
    if kind == "sums":
        x, y = receipt(rng), receipt(rng)
        formula, asks = rng.choice(TWO_SUMS)
        reads = [("a", f"a = read_value(lines=$lines, key={q(x.total)})"), ("b", f"b = read_value(lines=$lines2, key={q(y.total)})")]
        calls, answer = worked(formula, reads, given)
        text = fill_in(rng, rng.choice(asks), doc=rng.choice(["receipt", "bill", "slip"]), **said_numbers(rng, given, formula))
        return Ask(text, [OCR, calls[0], LINES2, *calls[1:]], answer, "Result", inputs=inputs, docs=[x, y])
    x, y = form(rng), form(rng)
    shared = [k for k in x.pairs if k in y.pairs]
    if kind == "values" and not shared:
        return two_pictures(rng)
    key = rng.choice(shared if kind == "values" else list(x.pairs))
    k = key.lower() if rng.random() < 0.7 else key
    first = f"a = read_value(lines=$lines, key={q(key)})"
    if kind == "there":
        return Ask(fill_in(rng, rng.choice(THERE_TOO), k=k), [OCR, first, LINES2, "yes = text_contains(text=$lines2, words=$a)"], "yes", key, inputs=inputs, docs=[x, y])
    what, asks = rng.choice(TWO_VALUES)
    calls = [OCR, first, LINES2, f"b = read_value(lines=$lines2, key={q(key)})"]
    text = fill_in(rng, rng.choice(asks), k=k)
    if what == "both":
        return Ask(text, calls, '"First: {a}; second: {b}"', key, inputs=inputs, docs=[x, y])
    return Ask(text, [*calls, "yes = compare(a=$a, b=$b)"], "yes", key, inputs=inputs, docs=[x, y])


FAMILIES = {part_of_paper: 6, words_at_thing: 3, paint: 4.5, in_words: 4.5, in_picture: 6, seen_and_read: 2, deeds_wanted: 5, in_recording: 6, said_and_seen: 7, two_pictures: 4.5}
