"""Other words for what the patterns say: so that every pattern is met in many readings.

Only what stands outside of slots is reworded, and only where the plan stays the same.
"""

import re

from words import OPEN, SHUT

# Whole sentences turned round; `\x01` and `\x02` stand around slots and may be inside of a group.
TURNS = [
    (r"^What is (the [^?]+)\?$", ["Tell me what {0} is.", "Can you tell me what {0} is?", "Do you know what {0} is?", "I want to know {0}.", "Find out {0}.", "Name {0}.", "Please give me {0}.", "I'd like to know what {0} is.", "Let me know {0}.", "State {0}.", "What would be {0}?", "What's {0}?", "Which is {0}?", "What might {0} be?", "Could I have {0}?"]),
    (r"^What is (the [^?]+)\?$", ["Help me with {0}.", "I am after {0}.", "{0}?", "{0}, please.", "How about {0}?", "I am interested in {0}."]),
    (r"^How many (?!times )([^?]+?) are there([^?]*)\?$", ["Tell me how many {0} there are{1}.", "I need to know how many {0} there are{1}.", "What number of {0} is there{1}?", "How large is the number of {0}{1}?", "There are how many {0}{1}?", "What is the count of {0}{1}?", "Give the count of {0}{1}.", "How many {0} do we have{1}?", "How many {0} in total{1}?", "How many {0} can be counted{1}?", "How many {0} exist{1}?", "What quantity of {0} is there{1}?"]),
    (r"^Is there (an? [^?]+)\?$", ["Tell me whether there is {0}.", "There is {0}, right?", "There's {0}, isn't there?", "Can you tell if there is {0}?", "Could there be {0}?", "Would you say there is {0}?", "I wonder if there is {0}.", "Do you find {0}?", "Do we have {0}?", "Might there be {0}?", "Have we got {0}?", "Find out whether there is {0}."]),
    (r"^Are there (any |)([^?]+)\?$", ["Tell me whether there are {0}{1}.", "Do you find {0}{1}?", "I wonder whether there are {0}{1}.", "There are {1}, right?", "Do we have {0}{1}?", "Have we got {0}{1}?", "Find out if there are {0}{1}."]),
    (r"^How much is ((?:the |a |an |my |our |\x01)[^?,]*)\?$", ["Tell me how much {0} is.", "What is {0}?", "I need to know how much {0} is.", "What does {0} amount to?", "What does {0} come to?"]),
    (r"^How much does ([^?]+) cost\?$", ["What is the price of {0}?", "What does {0} cost?", "What do they charge for {0}?", "How much do they want for {0}?", "What is being asked for {0}?", "How pricey is {0}?", "How much would I pay for {0}?"]),
    (r"^Is (the [^?]+?) (left of|right of|above|below|under|over|higher than|lower than|to the left of|to the right of|beneath) (the [^?]+)\?$", ["Tell me whether {0} is {1} {2}.", "{0} is {1} {2}, correct?", "Would I find {0} {1} {2}?", "Does {0} appear {1} {2}?", "Does {0} come {1} {2}?", "Do we see {0} {1} {2}?", "Is it so that {0} is {1} {2}?", "Has somebody put {0} {1} {2}?"]),
    (r"^What do ([^?]+?) (cost|make|come to|add up to) together\?$", ["How much do {0} {1} together?", "Tell me what {0} {1} together.", "What do {0} {1} combined?"]),
    (r"^(Count|Read|Describe|Transcribe|Blur|Hide|Crop|Mark|Highlight|Cut out|Zoom in on|Add up|Find) ([^?]+?)\.$", ["Can you {0} {1}?", "I want you to {0} {1}.", "Would you {0} {1}?", "Let's {0} {1}.", "You should {0} {1}.", "I'd like you to {0} {1}.", "Your task: {0} {1}.", "Go and {0} {1}.", "Try to {0} {1}."]),
]

# Words for words; the first letter keeps its case.
SAME = {
    "together": ["combined", "in total", "altogether", "all told", "taken together", "in sum"],
    "altogether": ["in total", "all told", "overall", "together", "in sum"],
    "in all": ["in total", "all told", "overall", "altogether"],
    "written": ["printed", "noted", "to be read", "stated", "put down"],
    "printed": ["written", "given", "stated", "shown", "indicated"],
    "mention": ["bring up", "refer to", "touch on", "speak of", "name", "make mention of"],
    "mentioned": ["brought up", "referred to", "named", "talked about", "touched on"],
    "show": ["display", "depict", "present"],
    "shows": ["displays", "depicts", "contains", "presents"],
    "shown": ["displayed", "depicted", "pictured", "visible"],
    "is spoken": ["is said", "is uttered"],
    "are spoken": ["are said", "are uttered"],
    "describe": ["depict", "give an account of", "portray", "characterise", "put into words"],
    "blur": ["smudge", "fuzz out", "smear", "mask", "veil"],
    "hide": ["conceal", "cover up", "mask"],
    "count the": ["tally the", "tot up the"],
    "count all": ["tally all", "tot up all"],
    "transcribe": ["write out", "type up", "take down", "put in writing"],
    "divide": ["split", "share out"],
    "split the": ["divide the", "share out the"],
    "add up": ["total up", "tot up", "sum"],
    "mark the": ["flag the", "indicate the", "tag the", "circle the", "frame the"],
    "mark all": ["flag all", "indicate all", "tag all", "circle all"],
    "highlight": ["emphasise", "flag", "circle", "frame", "draw attention to"],
    "difference": ["gap"],
    "do you see": ["can you make out", "do you spot", "do you notice", "do you recognise", "can you find", "would you see"],
    "can you see": ["do you make out", "do you spot", "can you recognise", "can you discern"],
    "how often": ["how many times", "how frequently"],
    "anywhere": ["somewhere", "in any place", "at all"],
    "tell me": ["let me know", "inform me of"],
    "give me": ["hand me", "get me", "provide", "fetch me"],
    "larger": ["bigger", "greater"],
    "more expensive": ["pricier", "dearer", "costlier"],
    "cheaper": ["less expensive", "lower in price"],
    "remains": ["is left over", "stays with me"],
    "euros": ["bucks", "quid", "francs", "crowns", "coins"],
    "friends": ["mates", "buddies", "colleagues", "housemates", "people"],
    "visible": ["to be seen", "recognisable", "in view"],
    "average": ["mean"],
    "evenly": ["equally", "fairly"],
    "contain": ["include", "hold", "feature"],
    "how long is": ["what is the length of"],
    "cut out": ["extract", "snip out", "isolate"],
    "crop": ["trim", "clip"],
    "crop to": ["trim it to", "clip it to"],
    "than the second": ["than the other one", "than the latter"],
    "both pictures": ["the two pictures", "each of the pictures", "the pair of pictures"],
    "is missing": ["is lacking"],
    "stand": ["occur", "appear"],
    "stands": ["appears", "is found"],
    "heading": ["headline", "title"],
    "dominant": ["predominant", "leading"],
    "first line": ["opening line", "top line"],
    "last line": ["final line", "closing line"],
    "somebody": ["someone"],
    "anybody": ["anyone"],
    "everything": ["all of it", "the lot"],
    "listed": ["included", "to be found", "named"],
}
SAME_RE = re.compile(r"\b(" + "|".join(sorted((re.escape(k) for k in SAME), key=len, reverse=True)) + r")\b", re.I)


def turned(text, rng):
    """A sentence put another way, its slots kept."""
    for pattern, ways in TURNS:
        found = re.match(pattern, text)
        if not found or rng.random() < 0.4:
            continue
        groups = [g for g in found.groups()]
        if pattern.startswith("^(Count"):
            groups[0] = groups[0].lower()
        out = rng.choice(ways).format(*groups)
        # Marks that a group has cut in two make no slot.
        if all(part.count(OPEN) == part.count(SHUT) for part in groups):
            return out[0].upper() + out[1:] if not out.startswith(OPEN) else out
    return text


def reworded(text, rng):
    """Other words in place of some."""
    def swap(match):
        word = match.group(0)
        if rng.random() < 0.5:
            return word
        new = rng.choice(SAME[word.lower()])
        return new[0].upper() + new[1:] if word[0].isupper() else new

    parts = re.split(f"({OPEN}[^{SHUT}]*{SHUT})", text)
    for i in range(0, len(parts), 2):
        parts[i] = SAME_RE.sub(swap, parts[i])
    return "".join(parts)


def other_words(text, rng):
    """A question as another person would have asked it."""
    if rng.random() < 0.3:
        text = turned(text, rng)
    if rng.random() < 0.45:
        text = reworded(text, rng)
    if re.match(r"(Is|Are|Does|Do|Did|Was|Can|Has) ", text) and text.endswith("?") and rng.random() < 0.04:
        text = rng.choice([text[:-1] + ", yes or no?", "Yes or no: " + text[0].lower() + text[1:], "True or false: " + text[0].lower() + text[1:], text[:-1] + ", or not?"])
    return text
