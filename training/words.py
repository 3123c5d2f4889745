"""Wording: patterns with choices, slots that noise must not touch, and the noise of hasty writers."""

import random
import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OPEN, SHUT = "\x01", "\x02"  # around what was put into a slot, so that no typo falls into it

VOWELS = "aeiou"
IRREGULAR = {
    "person": "people", "man": "men", "woman": "women", "child": "children", "knife": "knives", "sheep": "sheep",
    "mouse": "mice", "scissors": "scissors", "skis": "skis", "bus": "buses", "lady": "ladies", "wine glass": "wine glasses",
    "couch": "couches", "bench": "benches", "sandwich": "sandwiches", "toothbrush": "toothbrushes", "broccoli": "broccoli",
}


def pick(rng, families):
    """One of a table of families, by its weight."""
    return rng.choices(list(families), weights=list(families.values()))[0]


def plural(noun):
    """The plural of an English noun."""
    if noun in IRREGULAR:
        return IRREGULAR[noun]
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2] not in VOWELS:
        return noun[:-1] + "ies"
    return noun + "s"


def article(noun):
    """The noun with its indefinite article."""
    return ("an " if noun[0].lower() in VOWELS and not noun.startswith("uni") else "a ") + noun


def vocabulary():
    """What `detect` can look for: each label with the singular words that mean it, and the groups."""
    data = tomllib.loads((ROOT / "tools/vocabulary/detect.toml").read_text())
    nouns = {}
    for entry in data["labels"]:
        plurals = {plural(word) for word in [entry["name"], *entry.get("synonyms", [])]}
        nouns[entry["name"]] = [entry["name"], *(w for w in entry.get("synonyms", []) if w not in plurals and w not in IRREGULAR.values())]
    groups = {entry["name"]: entry["labels"] for entry in data.get("groups", [])}
    return nouns, groups


NOUNS, GROUPS = vocabulary()
for odd in ("anyone", "anybody", "someone", "somebody", "crowd", "face", "baby"):
    NOUNS["person"] = [w for w in NOUNS["person"] if w != odd]
# Words for people that the vocabulary does not hold: the plan says `person`.
ROLES = """astronaut,waiter,cook,nurse,doctor,dancer,runner,cyclist,driver,teacher,student,tourist,skier,surfer,fisherman,
farmer,soldier,officer,bride,groom,singer,guitarist,photographer,speaker,customer,employee,colleague,guest,visitor,
climber,goalkeeper,referee,captain,sailor,clown,king,queen,president,general,scientist,engineer,builder,barber,
model,actor,actress,grandmother,grandfather,uncle,aunt,friend,neighbour,neighbor,skater,swimmer,hiker,admiral,crew member,passenger,pilot,policeman,police officer,firefighter,mechanic,plumber,carpenter,chef,baker,butcher,
cashier,seller,vendor,shop assistant,boss,manager,secretary,lawyer,judge,journalist,reporter,athlete,footballer,tennis player,golfer,
batter,pitcher,coach,trainer,rider,jockey,horseman,biker,skateboarder,snowboarder,diver,lifeguard,sunbather,musician,drummer,pianist,violinist,
conductor,dj,painter,sculptor,writer,poet,priest,monk,nun,prince,princess,knight,wizard,santa,witch,pirate,cowboy,explorer,spaceman,cosmonaut,
dentist,patient,surgeon,pharmacist,vet,professor,pupil,schoolboy,schoolgirl,toddler,infant,newborn,teenager,elderly person,old man,old woman,
granny,grandpa,mother,father,mum,dad,son,daughter,brother,sister,cousin,twin,couple,family member,host,hostess,bartender,barista,waitress,maid,
gardener,fisher,hunter,miner,welder,electrician,programmer,artist,celebrity,politician,senator,mayor,minister,guard,thief,burglar,spectator,
fan,bystander,commuter,traveller,hitchhiker,backpacker,shopper,stranger,figure,body""".replace("\n", "").split(",")
ROLES = [role.strip() for role in ROLES if role.strip()]
COLOURS = "red,blue,green,yellow,white,black,orange,brown,grey,pink,purple".split(",")


def expand(pattern, rng):
    """One reading of a pattern: `[a|b|]` chooses; choices nest."""
    while True:
        found = re.search(r"\[([^\[\]]*)\]", pattern)
        if not found:
            return pattern
        pattern = pattern[: found.start()] + rng.choice(found.group(1).split("|")) + pattern[found.end():]


def say(rng, pattern, **slots):
    """A sentence of a pattern, its slots marked so that noise spares them."""
    text = expand(pattern, rng)
    slots = {"pic": "picture", "doc": "paper"} | slots
    for name, value in slots.items():
        text = text.replace("{" + name + "}", OPEN + str(value) + SHUT)
    text = re.sub(r"\s+", " ", text).strip()
    return re.sub(r"\s+([,.?!;:])", r"\1", text)


BEFORE = [
    "please", "hi,", "hello,", "hey,", "quick question:", "could you help?", "I need your help.", "ok,", "so,", "just wondering:",
    "hi there!", "good morning.", "for my notes:", "for work:", "my boss asks:", "one more thing:", "help me out:", "tell me:",
    "I have forgotten my glasses.", "a friend sent me this.", "I found this on my phone.", "look at this.", "I took this yesterday.",
    "I am in a hurry.", "I am making an inventory.", "we are writing a report.", "I am blind.", "my eyes are bad.", "it is for my daughter's homework.", "I am on the phone with the office.", "before I forget:",
    "the printer cut it off.", "I am standing in front of it.", "I am at the counter.", "my accountant asks.", "for the insurance:", "this came with the mail.", "I scanned this.", "the light was bad.", "somebody left this here.", "my colleague took it.",
    "I have no time to look.", "we have a bet.", "it is urgent.", "I am curious.", "according to this,", "from what you see:", "going by the picture,", "judging from this,", "as far as you can tell,", "please check:", "be so kind:", "another one:", "next:", "right,", "well,", "erm,", "yo,", "we are not sure.", "settle an argument:", "for the report:", "my son wants to know:", "sorry to bother you.",
    "I'm 82 and no good with computers.", "third time I ask.", "it took me 20 minutes to find this.", "I have 3 more of these.", "this is from 2019, I think.", "my two kids found it.", "we've got until six.", "my boss wants to know.", "can't find it myself.", "I know it's silly.", "not the first time I need this.", "no rush.", "you'd do me a favour.", "I hope you can help.", "we're all stumped.", "mum can't see it.", "bear with me.", "I'm on my way out.", "just checking.", "don't laugh.",
    "my colleague in room 12 asks.", "it's the 5th one today.", "I sent it twice already.", "we had a long day.", "my phone is at 2 percent.", "it's for a friend of mine.", "I promised to look it up.", "there's a queue behind me.", "nobody here knows.", "I got lost in it.", "so here's the thing.", "ok last one.", "I've been told to ask you.", "quick, the bus is coming.", "as I said,", "by the way,", "listen,", "mate,", "dear all,", "hm,",
]
AFTER = ["please", "thanks", "thank you", "pls", "thx", "I need it today", "that is all", "if you can", "quickly please", "short answer please", "be brief"]
SHORT = {"you": "u", "are": "r", "please": "pls", "picture": "pic", "what is": "whats", "how many": "how many", "to": "2", "there is": "theres", "and": "n"}


def typo(word, rng):
    """A word as a hasty hand writes it."""
    if len(word) < 4 or not word.isalpha():
        return word
    i = rng.randrange(1, len(word) - 2)
    return rng.choice([
        word[:i] + word[i + 1:], word[:i] + word[i + 1] + word[i] + word[i + 2:], word[:i] + word[i] * 2 + word[i + 1:],
    ])


def noisy(text, rng):
    """A question as one of many people would have typed it; the marks around slots are taken off."""
    bare = text.rstrip(" .?!")
    end = text[len(bare):]
    if rng.random() < 0.16:
        before = rng.choice(BEFORE)
        low = bare if bare.startswith((OPEN, "I ", "I'")) else bare[0].lower() + bare[1:]
        bare = before + " " + (low if before[-1] not in ".!?" else bare)
        bare = bare[0].upper() + bare[1:]
    if rng.random() < 0.08:
        bare, end = bare + ("," if rng.random() < 0.6 else end) + " " + rng.choice(AFTER), ""
    style = rng.random()
    parts = re.split(f"({OPEN}[^{SHUT}]*{SHUT})", bare)
    for i in range(0, len(parts), 2):
        if style < 0.05:
            for long, short in SHORT.items():
                parts[i] = re.sub(rf"\b{long}\b", short, parts[i], flags=re.I)
        if style < 0.09:
            parts[i] = " ".join(typo(word, rng) if rng.random() < 0.12 else word for word in parts[i].split(" "))
    bare = "".join(parts)
    if style < 0.2:
        bare, end = (bare[0] if bare[0] == "I" and bare[1:2] == " " else bare[0].lower()) + bare[1:], rng.choice(["", "", end])
    if style < 0.06:
        bare = re.sub(f"{OPEN}([^{SHUT}]*){SHUT}", lambda m: m.group(0), bare)
    elif style > 0.97:
        end = end + rng.choice(["!", "??", "", "..."])
    return (bare + end).replace(OPEN, "").replace(SHUT, "").strip()


def rng_of(seed):
    """A source of chance."""
    return random.Random(seed)
