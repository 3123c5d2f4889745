"""Makes training data: questions with the plans that answer them, as the planner will be asked at run time.

    python generate.py --count 20000 --seed 1 --out train.jsonl
    python generate.py --count 400 --seed 2 --out validation.jsonl

Every line: the prompt (inputs, cards of tools that are not taught, a first look at the pictures, the question), the
plan, the family it came from, the types of its inputs, and the cards. The same seed gives the same file.
"""

import argparse
import json
import re
import tomllib

import cards
import documents
import pairs
import papers
import photos
import sounds
from asks import Ask, joined, q
from rewording import other_words, reworded, turned
from words import OPEN, ROLES, ROOT, SHUT, noisy, plural, rng_of, say

HELD_OUT = ["read_code", "compare_images", "replace_background", "clip_audio"]

NO_PICTURE, NO_SOUND, NO_FILM, NO_SECOND, NO_TOOL, NOT_THERE = (
    "there is no picture", "there is no recording", "there is no film", "there is only one picture", "no tool can tell this", "it is not written there",
)
BEYOND = {
    "image": [
        "[Who|Which artist] [painted|drew|made] [this|the picture]?", "Who took [this|the] [picture|photo]?", "[What|Who] is [she|he|the man|the woman|the child] thinking [of|about|]?", "[Is she|Is he|Are they] [happy|sad|angry|in love|tired|bored|hungry]?", "How old is [she|he|the man|the woman|this person]?",
        "What is [her|his|the man's|the woman's] [first |]name?", "Who is [the man|the woman|the person|this|that person] [in the picture|]?", "[In which|What] [city|country|year] was this [taken|photographed|shot]?", "When was [this|the] [photo|picture] taken?", "How [tall|heavy] is [she|he|the man|the woman|the dog]?",
        "What will happen next?", "What happened before [this|]?", "How much did the [car|house|dress|camera] cost?", "[Which|What] [camera|lens|phone] was used?", "[Is it|Is this picture] [fake|photoshopped|real|made by a computer]?", "What does it [smell|taste] like?", "What [breed|species] is [it|the dog|the cat|the bird]?",
        "Is [the food|it] [tasty|still good|vegan|healthy]?", "How [warm|cold] is [it|the water]?", "[Why|For what reason] is [she|he|everybody] [laughing|crying|running|looking so]?", "Are [they|these two] [married|related|friends|brothers]?", "What [job|profession] does [she|he|the man] have?", "[Which|What] music [is playing|do they listen to]?",
        "[Translate|Put] the [text|sign] into [French|German|Spanish|Chinese].", "What is the [meaning|symbolism] of [this|the picture]?", "[Who|Which team] [won|will win]?", "How far [away|] is [the house|the mountain|the car]?", "What is behind the [door|wall|house|camera]?", "[Make|Turn] [it|the picture] into a [painting|cartoon|video].",
        "[Draw|Paint|Generate] a [dragon|house|new picture] [for me|].", "Remove the [person|car|tree] [from the picture|] and fill the gap.", "What is the [password|name] of the person who took this?", "Do they like [each other|the food|me]?", "Is [the person|she|he] [rich|famous|guilty|lying|a good person]?", "How fast is the [car|train|ball] [going|]?",
        "[Send|Mail|Post|Upload] [it|this picture] to [my mother|Peter|the internet].", "Buy [this|it] for me.", "What [brand|make] is the [car|bag|watch]?", "What time of day was [it|this]?", "Who lives [here|there]?", "What does the handwriting tell about the writer?", "Will it rain [tomorrow|]?", "Who owns the [dog|car|house]?", "What is [he|she] dreaming of?",
    ],
    "audio": [
        "How old is the speaker?", "What is the speaker's [accent|nationality]?", "[Who|Which singer] [sings|is singing]?", "[Which|What] [song|instrument|music] is [this|it]?", "How many [people|speakers|voices] are [there|speaking]?", "Is the speaker [a man or a woman|angry|happy|lying|tired]?", "[Where|In which city] was this recorded?",
        "What does the speaker look like?", "[Translate|Put] [it|the speech] into [Spanish|French].", "What is the [melody|tempo|key of the song]?", "What is the name of the [dog|bird] in the background?", "How loud is [it|the recording]?", "What colour is the speaker's [shirt|hair]?", "Make the voice [deeper|sound like a robot].", "Who recorded this?", "Compose a [song|tune] like it.",
    ],
    "none": ["What is the capital of [France|Peru|Japan]?", "[Tell me a joke|Write a poem|Sing a song].", "What [day|time] is it [today|now|]?", "Who [are|made] you?", "How is the weather [today|in Rome]?", "What is the meaning of life?", "Book a [flight|table|hotel].", "Call my [mother|boss]."],
    "video": ["Who directed the [film|movie]?", "[Who|Which actor] plays the [hero|lead]?", "Is the film [good|worth seeing]?", "What is the film about, morally?", "When was the film [made|shot]?", "How does the film end emotionally?", "Who composed the music of the film?", "What did the film cost?"],
}
PICTURE_FAMILIES = [photos.count, photos.exists, photos.colour, photos.related, photos.mark, photos.blur, photos.crop, photos.describe, photos.which_group, photos.count_sum, papers.by_total, papers.by_key, papers.share, papers.on_thing, papers.add_two, photos.where, photos.pose, papers.in_part, papers.named_bill, papers.mark_words, photos.hide_people, photos.crop_half]
SOUND_FAMILIES = [sounds.transcript, sounds.mentions, sounds.times_said, sounds.length]
SIMPLE_PHOTO = [photos.which_of, photos.none_of, photos.share_of, photos.count, photos.count, photos.exists, photos.colour, photos.count_sum, photos.which_group, photos.related, photos.pose, photos.colour_picture, photos.where, photos.count_side, photos.size, photos.anyone, photos.extreme]
SIMPLE_PAPER = [papers.several, papers.per_unit, papers.percent_key, papers.by_key, papers.by_key, papers.by_total, papers.whole_text, papers.whole_text, papers.contains, papers.end_line, papers.share, papers.percent, papers.add_two, papers.cell, papers.limit, papers.count_text, papers.chart_value, papers.on_thing, papers.whole_column, papers.change]
SIMPLE_SOUND = [sounds.transcript, sounds.transcript, sounds.detail, sounds.mentions, sounds.length, sounds.when, sounds.times_said, sounds.any_speech]


def pick(rng, families):
    """One of a table of families, by its weight."""
    return rng.choices(list(families), weights=list(families.values()))[0]


def low(text):
    """A clause that goes on in a sentence."""
    return text if text.startswith((OPEN, "I ", "I'")) else text[0].lower() + text[1:]


def composite(rng):
    """Two or three asks in one question."""
    kind = rng.random()
    if kind < 0.4:
        first, second = rng.choice(SIMPLE_PHOTO), rng.choice(SIMPLE_PAPER)
    elif kind < 0.55:
        first, second = rng.choice(SIMPLE_PHOTO), rng.choice(SIMPLE_PHOTO)
    elif kind < 0.7:
        first, second = rng.choice(SIMPLE_PAPER), rng.choice(SIMPLE_PAPER)
    else:
        first, second = rng.choice(SIMPLE_PHOTO + SIMPLE_PAPER), rng.choice(SIMPLE_SOUND)
    if rng.random() < 0.35:
        first, second = second, first
    parts = [first(rng), second(rng)]
    if rng.random() < 0.15:
        parts.append(rng.choice(SIMPLE_PHOTO + SIMPLE_PAPER)(rng))
    for part in parts:
        if rng.random() < 0.25:
            part.question = turned(part.question, rng)
    whole = parts[0]
    for part in parts[1:]:
        a, b = whole.question.rstrip(" .?!"), part.question
        glue = rng.choice([", and ", " and ", "? ", "? And ", "; ", ". Also: ", ", also ", ". Then: ", ", and also ", " plus: "])
        question = a + glue + (b if glue in ("? ",) else low(b))
        whole = joined(whole, part, question, style=rng.random() < 1.0)
    return whole


def refusal(rng):
    """A question that cannot be answered with what is given."""
    kind = rng.random()
    if kind < 0.32:
        ask = rng.choice(PICTURE_FAMILIES)(rng)
        if rng.random() < 0.15:
            ask.question = say(rng, "[Read|What is|Transcribe] the text [in|on] the [screenshot|picture|photo|sign|page|poster|receipt].")
        return Ask(ask.question, [], "", "", rng.choice([["audio"], [], ["audio"], ["audio", "audio2"]]), [], "no_picture", NO_PICTURE)
    if kind < 0.52:
        ask = rng.choice(SOUND_FAMILIES)(rng)
        if rng.random() < 0.25:
            ask.question = say(rng, "[What does the [caller|speaker|voice] [want|ask for|say|tell me]?|What is the caller asking for?|Who is [calling|speaking]?|What [is|was] said on the phone?|Does the speaker sound sure?|Play the message and write it down.|When does the [caller|speaker] want to meet?]")
        make = rng.choice([documents.photo, documents.receipt, documents.sign, documents.form])
        given = rng.choice([["image"], ["image"], [], ["image", "image2"]])
        return Ask(ask.question, [], "", "", given, [make(rng) for _ in given], "no_sound", NO_SOUND)
    if kind < 0.58:
        ask = pick(rng, sounds.FILMS)(rng)
        if not re.search(r"film|video|movie|footage", ask.question):
            return refusal(rng)
        given = rng.choice([["image"], [], ["audio"]])
        return Ask(ask.question, [], "", "", given, [documents.photo(rng) for name in given if name == "image"], "no_film", NO_FILM)
    if kind < 0.7:
        ask = pick(rng, pairs.FAMILIES)(rng)
        if rng.random() < 0.2:
            ask.question = say(rng, "[Compare [the prices on|the totals of|] both [receipts|pictures|photos|bills].|What is different between the two pictures?|Which of the two is [better|cheaper|larger]?|Compare the two [signs|photos|pages].]")
        if not re.search(r"both|two|second|other|each", ask.question):
            return refusal(rng)
        return Ask(ask.question, [], "", "", ["image"], ask.docs[:1], "no_second", NO_SECOND)
    given = rng.choices(["image", "audio", "none", "video"], weights=[6, 2, 1, 0.7])[0]
    inputs = [] if given == "none" else [given]
    text = say(rng, rng.choice(BEYOND[given]))
    docs = [rng.choice([documents.photo, documents.photo, documents.sign])(rng)] if given == "image" else []
    return Ask(text, [], "", "", inputs, docs, "beyond", NO_TOOL)


def unknown_word(rng):
    """The detector did not know a word of the first plan: it is looked for by what it is."""
    one = rng.choice([*ROLES, "grandma", "hero", "guru", "chairman", "nomad", "sherpa", "valet", "bouncer", "umpire"])
    d = documents.photo(rng, ["person"])
    find = 'found = detect(image=$image, labels=["person"])'
    pattern, calls, answer = rng.choice([
        ("[How many {m} are there?|Count the {m}.]", ["n = count(items=$found)"], "n"), ("[Is there a {o}?|Do you see the {o}?]", ["yes = exists(items=$found)"], "yes"),
        ("[What colour is the {o}?|Which colour has the {o}?]", ["name = color(image=$image, region=$found)"], "name"), ("[Blur|Hide] the {o}.", ["hidden = blur(image=$image, regions=$found)"], "hidden"),
        ("[Cut out|Crop to] the {o}.", ["part = crop(image=$image, region=$found)"], "part"), ("[Mark|Box] the {o}.", ["marked = annotate(image=$image, regions=$found)"], "marked"),
    ])
    failed = f"found = detect(image=$image, labels=[{q(one)}]): argument `labels`: the detector does not know `{one}`; it knows 80 everyday kinds of thing"
    return Ask(say(rng, pattern, o=one, m=plural(one)), [find, *calls], answer, one.capitalize(), docs=[d], family="retry"), failed


SAME = [["Total", "Sum", "Amount due", "Total due", "To pay", "Grand total", "Balance due"], ["Passenger", "Name", "Traveller"], ["Date", "Issued", "Day"], ["Phone", "Tel.", "Telephone", "Call"], ["Tax", "VAT", "GST"], ["Departure", "Leaves", "Dep."], ["Price", "Cost", "Amount"], ["Destination", "To"], ["Customer", "Client"], ["Weight", "Mass"]]


def retry(rng):
    """A second plan, after a call of the first has failed: another word for the key, or nothing that is meant."""
    d = papers.paper(rng)
    group = rng.choice(SAME)
    key, other = rng.sample(group, 2)
    d.pairs.pop(key, None)
    lines = [line for line in d.lines if key not in line]
    there = rng.random() < 0.6
    others = [k for k in d.pairs if k not in group][:4]
    if there:
        lines.append(other)
        others.insert(rng.randrange(len(others) + 1), other)
    d.lines = lines
    listed = ", ".join(f"`{k}`" for k in others)
    failed = f"a = read_value(lines=$lines, key={q(key)}): no line holds the key `{key}`; there are {listed}"
    ask = Ask(say(rng, "[What is the {k}?|Tell me the {k}.|{k}?|Which {k} is on the {doc}?]", k=key.lower(), doc=d.noun), [papers.OCR, papers.reads(d, other)], "a", other, docs=[d], family="retry")
    if not there:
        ask.unanswerable = NOT_THERE
    return ask, failed


def inputs_of(rng, ask):
    """The inputs of a question: those it needs, now and then one more that it does not."""
    given = list(ask.inputs)
    if ask.unanswerable is None and rng.random() < 0.06:
        if given == ["image"]:
            given.append("audio")
        elif given == ["audio"]:
            given.insert(0, "image")
    return given


KINDS = {"image": "image", "audio": "audio", "video": "video"}


def prompt_of(rng, ask, given, failed=None):
    """What the planner is asked: the same lines as `src/planner/taught.rs` writes."""
    lines = [f"Inputs: {', '.join('$' + name for name in given) or 'none'}"]
    if any(name.startswith("image") for name in given) and rng.random() < 0.85:
        # All documents of a question about one picture are in that picture.
        pictures = [ask.docs[:1], ask.docs[1:]] if "image2" in given else [ask.docs]
        seen, written = [], []
        for docs in pictures:
            seen.append("; ".join(filter(None, (documents.seen(rng, d) for d in docs))))
            read = [line for d in docs for line in d.lines]
            if read and rng.random() < 0.04:
                read.insert(rng.randrange(len(read) + 1), rng.choice(documents.ORDERS))
            written.append(documents.squeeze(read, documents.WRITTEN // len(pictures)))
        lines += [f"{name}: {' | '.join(part or '-' for part in parts)}" for name, parts in (("Seen", seen), ("Written", written)) if any(parts)]
    if failed:
        lines.append(f"Failed: {failed}")
    # A joined question has no one sentence that could be turned round.
    words = (reworded if "+" in ask.family else other_words)(ask.question, rng)
    return "\n".join([*lines, f"Question: {noisy(words, rng)}"])


FAMILIES = {"photo": 24, "paper": 36, "sound": 10, "mixed": 9, "film": 3.5, "pair": 14, "second": 1, "both": 12, "refusal": 8, "invented": 7, "retry": 1.6}


def sample(rng, card_share=1.0):
    """One question with its plan."""
    kind = pick(rng, FAMILIES)
    shown, failed = [], None
    if kind == "invented" and rng.random() < card_share:
        ask, shown = pick(rng, cards.INVENTED)(rng)
    elif kind == "retry":
        ask, failed = retry(rng) if rng.random() < 0.75 else unknown_word(rng)
    elif kind == "both":
        ask = composite(rng)
    elif kind == "refusal":
        ask = refusal(rng)
    elif kind == "second":
        ask = pairs.lifted(rng.choice(SIMPLE_PHOTO + SIMPLE_PAPER))(rng)
    else:
        table = {"photo": photos.FAMILIES, "paper": papers.FAMILIES, "sound": sounds.SPEECH, "mixed": sounds.MIXED, "film": sounds.FILMS, "pair": pairs.FAMILIES, "invented": photos.FAMILIES}[kind]
        family = pick(rng, table)
        ask = family(rng)
        ask.family = family.__name__
        if rng.random() < 0.12 * card_share and (again := cards.rename(rng, ask)):
            ask, shown = again
            kind = "renamed"
    if shown and rng.random() < 0.7 or rng.random() < 0.4 * card_share:
        # The needed cards stay when two have one name.
        extra = [card for card in cards.distractors(rng, rng.choice([1, 2, 3, 4, 4, 5])) if card.split("(")[0] not in {c.split("(")[0] for c in shown}]
        shown = shown + extra
        rng.shuffle(shown)
        own = {card.split("(")[0]: card for card in reversed(shown)}
        shown = [card for card in shown if own[card.split("(")[0]] == card]
    if any(tool in HELD_OUT for tool in ask.tools()):
        raise ValueError("a held-out tool in the training data")
    given = inputs_of(rng, ask)
    return {"kind": kind, "family": ask.family or kind, "inputs": given, "cards": shown, "prompt": prompt_of(rng, ask, given, failed), "plan": ask.plan()}


def demonstrations(rng):
    """The product's own demonstrations, as further wordings; only the plans that a model can write."""
    for path in sorted((ROOT / "prompts/demonstrations").glob("*.toml")):
        for item in tomllib.loads(path.read_text())["demonstration"]:
            plan, given = item["plan"].strip(), item.get("inputs", [])
            if re.search(r"calculate\([^)]*\w=[0-9]", plan) or any(tool + "(" in plan for tool in HELD_OUT) or "#" in plan:
                continue
            prompt = f"Inputs: {', '.join('$' + name for name in given) or 'none'}\nQuestion: {item['question']}"
            yield {"kind": "demonstration", "family": path.stem, "inputs": given, "cards": [], "prompt": prompt, "plan": plan}


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--count", type=int, required=True)
    args.add_argument("--seed", type=int, default=1)
    args.add_argument("--out", required=True)
    args.add_argument("--cards", type=float, default=1.0, help="share of samples with cards, relative to the usual one")
    args.add_argument("--demonstrations", action="store_true", help="add the product's own demonstrations")
    args = args.parse_args()
    rng = rng_of(args.seed)
    known, items = set(), []
    while len(items) < args.count:
        item = sample(rng, args.cards)
        if "{" in item["prompt"].split("Question:")[-1] or "[" in item["prompt"].split("Question:")[-1]:
            raise ValueError(f"an open slot: {item['prompt']}")
        key = (item["prompt"].split("Question:")[-1].lower(), tuple(item["inputs"]), tuple(item["cards"]))
        if key not in known:
            known.add(key)
            items.append(item)
    if args.demonstrations:
        items += demonstrations(rng)
        rng.shuffle(items)
    with open(args.out, "w") as out:
        for item in items:
            assert OPEN not in item["prompt"] + item["plan"] and SHUT not in item["prompt"] + item["plan"]
            out.write(json.dumps(item, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
