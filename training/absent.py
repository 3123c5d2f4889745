"""Questions for what is not written on the page: the plan looks for it in the words of the question, and looking fails.

What is printed nearest to it must not be read in its place: a bill without tiramisu has no price for it, whatever the
pancakes cost.
"""

import re

import errands
import papers
import photos
from asks import Ask, q
from documents import FORMS
from errands import NOT_NAMED, keyed, led, lettered, named, numbers, said_numbers, with_sum, worked
from errands_lists import BILLS, BOARDS
from errands_papers import PAPERS
from papers import OCR, put
from words import GROUPS, NOUNS, OPEN, ROLES, SHUT, article, pick, plural


def words_of(text):
    """Its words of three letters and more, without the `s` of a plural."""
    return [word[:-1] if word.endswith("s") else word for word in re.findall(r"[^\W\d_]{3,}", text.lower())]


# Words by which many things are asked for: something else on the page could be meant.
LOOSE = set("total sum amount date name price time day phone from to value type paid card cash change net balance issued fare cost fee".split())
# What stands for each other: who asks for one may mean another that is on the page.
ALIKE = [set(words_of(group)) for group in ("expiry expires valid until use before best", "passenger patient name traveller guest customer holder borrower", "hotline phone telephone tel call service", "licence plate registration", "deductible excess", "destination to arrival", "opening hours open", "address street city place", "room cabin", "seat place", "code number no", "weight kilo mass", "tax vat gst")]
KEYS = sorted({key.lower() for key in {key for _, _, keys in FORMS for key in keys} | {key for _, _, _, keys, _, _ in PAPERS for key in keys} if key.split()[0].lower() not in NOT_NAMED} | set("""loyalty number,frequent flyer number,postcode,email address,fax number,shoe size,middle name,website,
expiry date,nationality,serial number,licence number,warranty,tax number,emergency contact,maiden name,profession,voltage,opening hours,speed limit,sort code,lift code,dress code,blood group,wifi password,best before date,
allergy information,calories,number of pages,delivery window,coupon code,mileage,parking space,cloakroom number,coach number,membership number,interest rate,exchange rate,service hotline,room number,cabin class,baggage allowance,
return policy,guarantee period,author,publisher,translator,dosage,side effects,next appointment,hourly rate,overtime,holiday entitlement,bonus,deductible,carbon footprint,washing instructions,country of origin,minimum age""".replace("\n", "").split(",")))
ASKS = [
    "What is the {k} on this {doc}?", "Which {k} is given?", "Tell me the {k}.", "{k}?", "I need the {k} from this {doc}.", "What does it say for {k}?", "Somebody asks me for the {k}: what is it?", "the {k} pls", "Could you find the {k} on here for me?", "There must be a {k} somewhere on the {doc}. What is it?", "Report the {k}.", "My boss wants the {k}, what is it?",
    "I'm filling in a form and it wants the {k}. What do I put?", "Have they printed the {k}? If so, read it to me.", "Where it says {k}, what stands there?", "They keep asking for the {k}. I only have this {doc}. What is it?", "Copy the {k} for me.", "What's given as the {k}?", "Grandma can't find the {k}. Can you?", "according to the {doc}, {k} = ?", "Read out the {k}, please.",
    "What is the {k} here?", "Give me the {k}.", "I am looking for the {k}.", "Is there a {k}, and what is it?", "Look up the {k}.", "State the {k}.", "The form wants the {k}. What does the {doc} say?", "On the phone they ask for the {k}.", "I can't see the {k} anywhere. What is it?", "My wife needs the {k} from this {doc}.", "The {k} on it is ...", "Where it gives the {k}, what does it say?", "Read me the {k}, I left my glasses at home.", "I wonder what the {k} is.", "Everything is filled in but the {k}. What does the {doc} give?", "For our files we need the {k}.",
    "I was told the {k} is on the {doc}. What is it?", "Before I ring them: what is the {k}?", "What have they put down as {k}?", "The {k} is what I'm after.", "please give {k} of this {doc}", "Which {k} does my {doc} show?", "Check the {doc} for the {k} and tell me what you find.", "{k} on the {doc}?", "I want to note down the {k}.", "What would I quote as the {k}?",
]


def foreign(text, lines):
    """Whether no line could be meant by the text: none shares a word with it, or has one that stands for it."""
    there, own = set(words_of(" ".join(lines))), set(words_of(text))
    return bool(own) and not own & (there | LOOSE) and not any(own & group and there & group for group in ALIKE)


def absent_key(rng):
    """A key that this paper does not have, another one may."""
    d = papers.paper(rng)
    keys = [key for key in KEYS if foreign(key, d.lines)]
    key = rng.choice(keys)
    return Ask(put(rng, rng.choice(ASKS), k=key, doc=d.noun), [OCR, f"a = read_value(lines=$lines, key={q(key)})"], "a", key.capitalize(), docs=[d])


def stranger(rng, lists, goods, lines):
    """What an article of another list is called, that nothing on this one could be."""
    while True:
        other = rng.choice(rng.choice(lists))
        said = rng.choice(other[1].split("|"))
        if foreign(said, lines) and not any(set(words_of(said)) & set(words_of(good[1])) for good in goods):
            return said


def absent_good(rng):
    """An article that is not on the bill or the price list, alone or beside one that is."""
    if rng.random() < 0.6:
        d, goods, _, _ = errands.bill(rng)
        lists, one, more = [goods_ for _, goods_, _ in BILLS], errands.ONE_OF_BILL, errands.OF_BILL
    else:
        d, goods = errands.board(rng)
        lists, one, more = [goods_ for _, _, _, goods_ in BOARDS], errands.OF_BOARD[0][2], errands.OF_BOARD[1:]
    x, given = stranger(rng, lists, goods, d.lines), numbers(rng)
    if rng.random() < 0.7:
        return Ask(led(rng, put(rng, rng.choice(one), x=x)), [OCR, keyed([x])[0][1]], "a", x.capitalize(), docs=[d])
    formula, slots, asks = rng.choice(more)
    chosen, said = named(rng, goods, len(slots))
    keys, at = [good[0] for good in chosen], rng.randrange(len(slots))
    keys[at] = said[at] = x
    reads = keyed(keys)
    calls, answer = worked(*lettered(formula, with_sum(d, formula, reads)), given)
    return Ask(led(rng, put(rng, rng.choice(asks), **dict(zip(slots, said)), **said_numbers(rng, given, formula))), [OCR, *calls], answer, "Result", docs=[d])


def without(d, word):
    """The lines of a page without what is written by a word; none if something like it stays."""
    lines, own = list(d.lines), set(words_of(word))
    if d.table and word in d.table[1]:
        at = len(lines) - 1 - lines[::-1].index(word)
        del lines[at:at + len(d.table[0])]
    elif word in lines and d.values.get(word) in lines:
        lines.remove(word)
        lines.remove(d.values[word])
    else:
        lines = [line for line in lines if not own <= set(words_of(line))]
    return lines if len(lines) > 3 and foreign(word, lines) else None


NAMED = {
    papers.by_key: 1, papers.less_one: 1, papers.chart_value: 1, papers.chart_words: 1, papers.cell: 3, papers.cell_work: 1, papers.two_cells: 1, papers.add_two: 1, papers.subtract: 1, papers.two_keys: 1, papers.several: 1, papers.per_unit: 1,
    errands.errand_value: 1, errands.errand_both: 1, errands.bill_work: 1, errands.board_work: 1, errands.grid_work: 1,
}


def absent_named(rng):
    """A question of another family, about a page from which what it names has been taken away."""
    while True:
        ask = pick(rng, NAMED)(rng)
        if ask.inputs != ["image"] or len(ask.docs) != 1:
            continue
        d, said = ask.docs[0], ask.question.replace(OPEN, "").replace(SHUT, "").lower()
        words = [word for word in re.findall(r'\b(?:key|row)="([^"\\]+)"', " ".join(ask.calls)) if word.lower() in said and word != d.total]
        if not words:
            continue
        if lines := without(d, rng.choice(words)):
            d.lines = lines
            return ask


# Things that the detector does not know, and that are no kind of one that it knows.
THINGS = """pagoda,tower,castle,church,bridge,fountain,statue,house,building,tree,flower,mountain,river,lake,waterfall,cloud,moon,rainbow,door,window,roof,fence,gate,staircase,ladder,lamp,candle,mirror,curtain,carpet,pillow,blanket,hat,helmet,crown,shoe,boot,sock,glove,scarf,shirt,jacket,
belt,ring,necklace,bracelet,mask,key,coin,letter,envelope,pencil,paintbrush,hammer,saw,rope,wheel,engine,flag,lamppost,mailbox,barrel,bucket,basket,crate,tent,campfire,seashell,rock,leaf,mushroom,bush,cactus,palm,rocket,satellite,helicopter,submarine,crane,tractor,excavator,windmill,lighthouse,tombstone,
balloon,drum,guitar,piano,violin,trumpet,harp,flute,camera,radio,printer,telescope,microscope,globe,newspaper,snake,turtle,frog,butterfly,beetle,spider,monkey,lion,tiger,crocodile,whale,dolphin,shark,rabbit,squirrel,hedgehog,fox,pig,goat,deer,camel,kangaroo,loaf,egg,potato,onion,pumpkin,strawberry,pineapple,
cupcake,pancake,wheelbarrow,swing,slide,trampoline,chimney,well,anchor,sword,shield,arrow,cannon,dice,puzzle,chessboard,trophy,medal,microphone,loudspeaker,headphone,cable,plug,switch,fan,heater,stove,kettle,teapot,pan,lid,tray,jar,towel,soap,sponge,comb,lipstick,watering can,lawnmower,shovel,rake,hose,nest,feather,skull,bone,
snowman,sandcastle,igloo,pyramid,temple,tunnel,dam,pier,crossroads,billboard,hot-air balloon,cable car,carousel,Ferris wheel,shopping cart,pram,wheelchair,rowing machine,dumbbell,hula hoop,skipping rope,boomerang,yo-yo,kiln,loom,anvil,spinning wheel,hourglass,sundial,compass,thermometer,syringe,stethoscope,crutch,cradle""".replace("\n", "").split(",")
THINGS = [thing for thing in THINGS if thing not in {*GROUPS, *ROLES, *(noun for nouns in NOUNS.values() for noun in nouns)}]


def unknown_thing(rng):
    """A question of another family about a thing that the detector does not know."""
    while True:
        ask = pick(rng, photos.FAMILIES)(rng)
        detects = re.findall(r'labels=\[(?:"([^"]+)")?([^\]]*)', " ".join(ask.calls))
        if ask.inputs != ["image"] or len(detects) != 1 or detects[0][1] or detects[0][0] not in NOUNS:
            continue
        label, thing = detects[0][0], rng.choice(THINGS)
        forms = {form: other for noun in NOUNS[label] for form, other in ((noun, thing), (plural(noun), plural(thing)))}
        words = "|".join(sorted(map(re.escape, forms), key=len, reverse=True))
        found = re.findall(rf"\b(?:{words})\b", ask.question)
        if len(found) != 1 or found[0] == plural(found[0]):
            continue
        said = forms[found[0]]
        ask.question = re.sub(rf"(\b[Aa]n? )?\b{re.escape(found[0])}\b", lambda it: (article(said).replace("a", it[1][0], 1) if it[1] else said), ask.question)
        ask.calls = [call.replace(f'labels=["{label}"]', f"labels=[{q(thing)}]") for call in ask.calls]
        ask.topic = thing.capitalize()
        return ask


FAMILIES = {absent_key: 3, absent_good: 4, absent_named: 4, unknown_thing: 2}
