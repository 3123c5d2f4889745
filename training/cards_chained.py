"""More tools that are known by their card alone: those that come after or before a taught one.

Tools that find things with words on them, tools that hold one picture against another, tools for what a mask covers,
and tools for the part of a recording in which some words are said.
"""

from asks import Ask, is_empty, q
from cards import PICTURE, SOUND, P, Row, opt, scene, second, tool
from documents import photo
from photos import Thing
from sounds import HEAR, bare, word_of
from words import say

# What can be found with what it says: names, what a card calls it, how a question does: one, many.
SPELLS = [
    ("ink_lines handwritten script_reader pen_text", "handwritten lines", [("handwritten note", "handwritten notes"), ("pencilled line", "pencilled lines")]), ("chalk_text blackboard board_words", "what is chalked on boards", [("line on the blackboard", "lines on the blackboard"), ("chalk line", "chalk lines")]), ("plates_seen anpr plate_boxes", "number plates of vehicles", [("number plate", "number plates"), ("licence plate", "licence plates")]),
    ("house_numbers door_numbers street_numbers", "house numbers", [("house number", "house numbers"), ("number at the door", "numbers at the doors")]), ("jersey_numbers shirt_numbers bibs", "numbers on sports shirts", [("shirt number", "shirt numbers"), ("number on the back", "numbers on the backs")]), ("braille_cells dots_to_text", "Braille", [("line of Braille", "lines of Braille"), ("Braille sign", "Braille signs")]), ("engraved_text carvings stone_letters", "carved letters", [("carved line", "carved lines"), ("inscription", "inscriptions")]),
    ("card_faces playing_cards hand_of_cards", "playing cards", [("card", "cards"), ("playing card", "playing cards")]), ("domino_reader pips domino_values", "dominoes", [("domino", "dominoes")]), ("seven_segment digits_lit led_display", "digits of lit displays", [("lit display", "lit displays"), ("glowing number", "glowing numbers")]), ("neon_words neon_reader", "neon signs", [("neon sign", "neon signs")]), ("subtitle_lines burnt_in caption_bar", "subtitles that are part of the picture", [("subtitle", "subtitles")]), ("stamp_reader postmarks", "postmarks", [("postmark", "postmarks")]),
    ("chess_pieces piece_names", "chess pieces", [("chess piece", "chess pieces")]), ("note_names sheet_music score_reader", "notes of a score", [("note", "notes")]), ("tile_letters word_game scrabble", "letter tiles", [("letter tile", "letter tiles"), ("tile", "tiles")]), ("hallmarks silver_marks", "hallmarks on silver", [("hallmark", "hallmarks")]), ("map_labels place_names_on_map", "names on maps", [("name on the map", "names on the map")]), ("tattoo_text skin_words", "lettered tattoos", [("tattoo", "tattoos")]), ("resistor_values band_code", "resistors by their rings", [("resistor", "resistors")]),
    ("fruit_labels fruit_stickers orchard", "stickers on fruit", [("fruit sticker", "fruit stickers")]), ("hull_names ship_names", "names of ships", [("ship's name", "ships' names")]), ("tail_numbers aircraft_marks", "registrations of aircraft", [("aircraft registration", "aircraft registrations")]), ("meter_digits counter_wheels", "counters with number wheels", [("counter", "counters"), ("meter", "meters")]), ("hazard_plates un_numbers", "orange hazard plates", [("hazard plate", "hazard plates")]), ("container_codes box_marks", "codes of freight containers", [("container code", "container codes")]),
]
SPELLED = {
    "text": ["What does the {o} say?", "What do the {m} say?", "Read me the {o}.", "I can't make out the {o}. What is it?", "Somebody wants to know what's on the {o}.", "which {o} is it", "Would you read off the {m}?", "I have to type the {o} into a form. What do I put?", "Tell me what the {m} read.", "What can you get from the {o}?", "The {o}, please.", "There's {a} in the picture. What does it say?", "For the police: what's the {o}?", "Decipher the {m} for me.", "What comes out if you read the {o}?", "My glasses are at home and I need the {o}.", "{o} = ?", "Report the {o}.", "I would like to know what is on the {m}.", "the {o} reads ...", "What number is on the {o}?", "{o} number?", "Which letters are on the {o}?", "Give me what stands on the {o}, not the rest.", "What does it give on the {o}?", "Type out the {o} for me.", "I need the {o}, please read it.", "the {o} pls", "{o}?", "Never mind the print. What's on the {o}?", "My colleague wants the {o}. Could you read it to me?", "What would I enter for the {o}?"],
    "count": ["How many {m} are there?", "Count the {m}.", "{m}, how many?", "I need the number of {m}.", "What's the number of {m}?", "Do you know how many {m} I've got there?"], "exists": ["Is there any {o}?", "Do you find {a} anywhere?", "Can't see {a}. Is there one?", "Have we got {a} in the shot?", "{o}, yes or no?", "Tell me if there is {a} at all."], "has": ["Does one of the {m} say {w}?", "Is {w} among the {m}?", "Does the {o} read {w}?", "I'm looking for {w}. Is it on any of the {m}?", "{w}: is that on one of the {m}?", "They told me to look for {w} on the {m}. Is it there?"],
    "mark": ["Mark the {m}.", "Where are the {m}? Draw boxes.", "Put a frame round the {o}.", "Box in the {m}.", "So that my colleague finds the {m}, frame them."], "blur": ["Nobody must be able to read the {m}. Blur them.", "Hide the {m}, this goes online.", "Make the {m} unreadable.", "The {m} must not be legible, blur them."], "part": ["Cut out the {o}.", "I want the {o} as a picture.", "Just the {o} as a cut-out."], "where": ["What does the {o} on the {t} say?", "The {t} has {a}. Read it.", "Only the {t}: what's the {o} there?", "I only care about the {t}. What does its {o} say?", "{o} on the {t}?"], "same": ["Is it the same {o} in both pictures?", "Do the two pictures have the same {o}?", "Does the {o} agree in both?"], "both": ["Read the {o} in each of the two pictures.", "What does the {o} say in the first, and what in the second?", "The {o}, for picture one and for picture two."],
    "other": ["What does the {o} in the second picture say?", "In the other photo, what's the {o}?", "Not the first picture, the second: what is the {o}?"],
}


def an(noun):
    return ("an " if noun[0] in "aeiou" else "a ") + noun


def spells(rng):
    """Things that are found with what they say: the words are taken out of the boxes."""
    names, called, nouns = rng.choice(SPELLS)
    one, many = rng.choice(nouns)
    row = Row(names, "regions", [f"Reads {called}: what each says and where it is.", f"Finds {called}, each with its text.", f"{called.capitalize()}, as boxes with what they say.", f"Boxes around {called}; the text of a box is what stands there.", f"Locates and reads {called}. Nothing found gives no boxes.", f"Recognises {called} and writes out their content, one box each."], [])
    kind = rng.choices(list(SPELLED), weights=[9, 2, 2, 2.5, 1, 1, 1, 2.5, 1.2, 1.2, 1])[0]
    t = Thing(rng, people=0)
    p, word = rng.choice(PICTURE), rng.choice(["17", "42", "B 7", "queen", "MK 302", "Anna", "north", "1889", "7", "DB 11", "Rosa"])
    d = scene(rng, [t.label] if kind == "where" else [])
    text = say(rng, rng.choice(SPELLED[kind]), o=one, m=many, a=an(one), w=word, t=t.one)
    inputs, docs = ["image"], [d]
    if kind == "where":
        region = rng.choice(["region", "region", "box", "where", "roi"])
        card, call = tool(rng, row, [("image", p, "$image")], extra=(region, rng.choice(["regions", "regions|list<number>"]), "$found"), plain=True)
        return Ask(text, [f"found = {t.find}", f"read = {call}", "text = text_of(items=$read)"], "text", "Text", docs=docs), [card]
    extra = (rng.choice(["region", "roi", "box"]), rng.choice(["regions", "regions|list<number>"]), None) if rng.random() < 0.5 else None
    card, call = tool(rng, row, [("image", p, "$image")], extra=extra)
    calls, answer = {
        "text": (["text = text_of(items=$found)"], "text"), "count": (["n = count(items=$found)"], "n"), "exists": (["yes = exists(items=$found)"], "yes"), "has": ([f"yes = text_contains(text=$found, words={q(word)})"], "yes"), "mark": (["marked = annotate(image=$image, regions=$found)"], "marked"), "blur": (["hidden = blur(image=$image, regions=$found)"], "hidden"), "part": (["part = crop(image=$image, region=$found)"], "part"),
        "same": (["text = text_of(items=$found)", f"found2 = {second(call)}", "text2 = text_of(items=$found2)", 'yes = compare(a=$text, b=$text2, how="same_text")'], "yes"), "both": (["text = text_of(items=$found)", f"found2 = {second(call)}", "text2 = text_of(items=$found2)"], '"First: {text}; second: {text2}"'), "other": (["text = text_of(items=$found)"], "text"),
    }[kind]
    found = f"found = {second(call) if kind == 'other' else call}"
    if kind in ("same", "both", "other"):
        inputs, docs = ["image", "image2"], [d, scene(rng)]
    return Ask(text, [found, *calls], answer, "Text", inputs=inputs, docs=docs), [card]


# What a second picture is held against the first for: names, what a card says, one, many.
AGAINST = [
    ("moved_things who_moved shifted", "Boxes on {a} around things that stand elsewhere on {b}.", "thing that was moved", "things that were moved"), ("new_scratches damage_since dents", "New scratches and dents on {b} that {a} does not have, as boxes.", "new scratch", "new scratches"), ("shelf_gaps sold_since missing_stock", "Places of a shelf that are full on {a} and empty on {b}.", "empty place on the shelf", "empty places on the shelf"), ("growth_spots plant_growth", "Where plants have grown from {a} to {b}.", "spot that has grown", "spots that have grown"),
    ("worn_parts wear_map", "Parts that are more worn on {b} than on {a}.", "worn part", "worn parts"), ("print_faults proof_check misprints", "Faults of a print {b} against its proof {a}, as boxes on {a}.", "misprint", "misprints"), ("leak_finder wet_since", "Wet spots of {b} that were dry on {a}.", "wet spot", "wet spots"), ("left_behind litter_since", "What people have left lying between {a} and {b}.", "thing left lying", "things left lying"), ("solder_check board_diff", "Solder points of the board {b} that are unlike the good board {a}.", "bad solder point", "bad solder points"), ("snow_line melted", "Where snow on {a} has melted on {b}.", "melted patch", "melted patches"),
    ("hung_anew wall_changes", "Pictures on a wall that hang elsewhere on {b}.", "picture hung elsewhere", "pictures hung elsewhere"), ("tooth_changes xray_since", "Spots of the X-ray {b} that {a} does not show.", "new spot", "new spots"),
]
AGAINST_ASKS = [
    (["How many {m} are there?", "Count the {m} between the two.", "I have to report the {m}. How many?"], ["n = count(items=$found)"], "n"), (["Is there any {o}?", "Same as before, or is there {a}?", "Before I return the car, flat or whatever: any {m}?", "Do you see {m} when you put the two side by side?"], ["yes = exists(items=$found)"], "yes"), (["Show me the {m}.", "Where exactly are the {m}? Draw boxes.", "Mark the {m} on the first one.", "Circle every {o}."], ["marked = annotate(image=$image, regions=$found)"], "marked"),
    (["Cut out the {o}.", "I'd like the {o} as its own picture."], ["part = crop(image=$image, region=$found)"], "part"), (["Zoom in on the biggest {o}.", "The largest {o}, close up please."], ['one = select(regions=$found, by="largest")', "near = zoom(image=$image, region=$one)"], "near"), (["Are there {m} in the left half?", "Only on the left: any {m}?"], ['part = filter(regions=$found, position="left")', "yes = exists(items=$part)"], "yes"), (["Where are the {m}?", "What's changed, I mean the {m}?", "Find the {m} for me."], [], "found"),
    (["Is everything as it was, no {m} at all?", "Can I be sure that there are no {m}?"], is_empty("found"), "yes"),
]


def against(rng):
    """Boxes that come out of two pictures, and what is then done with them."""
    names, about, one, many = rng.choice(AGAINST)
    a, b = rng.choice([("a", "b"), ("before", "after"), ("first", "second"), ("old", "new"), ("reference", "sample"), ("left", "right")])
    card, call = tool(rng, Row(names, "regions", [about, about + " The largest first.", about + " No boxes: nothing of the kind."], []), [("image", a, "$image"), ("image", b, "$image2")])
    asks, more, answer = rng.choice(AGAINST_ASKS)
    text = say(rng, rng.choice(asks), o=one, m=many, a=an(one))
    return Ask(text, [f"found = {call}", *more], answer, "Changes", inputs=["image", "image2"], docs=[scene(rng), scene(rng)]), [card]


SHADE = {"red": "red", "blue": "blue", "green": "green", "yellow": "yellow", "black": "black", "white": "white", "pink": "pink", "purple": "purple"}
# Tools for what a mask covers; `{it}` is what is covered.
MASKED = [
    Row("glow_around halo neon_edge", "image", ["Lets the edge of a mask glow.", "A shining line around what the mask covers, in {x}."], ["Let {it} glow [in {x}|].", "A {x} halo around {it}, please.", "Put a shining {x} line round {it}.", "Make {it} shine at the edges.", "It's an angel costume, so a gleam along the edge of {it} would be nice.", "{it} with a {x} outline of light"], opt("color colour tint", "text", SHADE)),
    Row("tint_mask dye recolour_area", "image", ["Dyes what a mask covers in {x}; the rest stays.", "Recolours the masked pixels."], ["Dye {it} {x}.", "Turn {it} {x}, leave the rest as it is.", "Can you make {it} {x}?", "I want {it} in {x}.", "For the poster {it} must be {x}, nothing else."], P("color colour hue", "text", SHADE)),
    Row("grey_rest colour_pop selective", "image", ["Keeps the colours of what a mask covers and makes all else grey.", "Black and white outside of the mask."], ["Only {it} should keep the colours, all else grey.", "Black and white, but not {it}.", "Drain the colour out of everything but {it}.", "I'd love that effect where only {it} stays in colour.", "Everything else may lose its colours, {it} not."]),
    Row("pixel_mask mosaic_of censor_mask", "image", ["Turns what a mask covers into squares of {x} pixels.", "Mosaic over the masked part."], ["Put a mosaic over {it}.", "Squares of {x} pixels over {it}, please.", "Pixelate {it}, following the outline.", "Turn {it} into blocks of {x} pixels.", "Little squares over {it}, we have no permission to show them."], opt("size block pixels", "number", [8, 12, 16, 20, 24, 32])),
    Row("sticker_of die_cut contour_sticker", "image", ["Makes a sticker of what a mask covers, with a white edge of {x} pixels.", "Cut-out with a border."], ["Make a sticker of {it}.", "I want {it} as a sticker with an edge of {x} pixels.", "Turn {it} into a sticker.", "For my chat: {it} as something to stick on.", "die-cut of {it}, edge {x} px"], opt("border edge_px rim", "number", [4, 6, 8, 10, 12])),
    Row("shadow_of drop_shadow cast", "image", ["Lays a shadow behind what a mask covers.", "Drop shadow, {x} pixels long."], ["Give {it} a shadow.", "{it} should throw a shadow, {x} pixels long.", "Lay a shadow behind {it}.", "{it} look pasted on. A shadow behind would help."], opt("length distance px", "number", [5, 10, 15, 20, 30])),
    Row("brighten_mask light_up dodge", "image", ["Brightens what a mask covers by {x} percent.", "More light on the masked part only."], ["{it} came out too dark. Brighten them by {x} percent.", "More light on {it}, {x} percent.", "Light up {it} by {x} percent, nothing else."], P("percent by amount", "number", [10, 15, 20, 25, 30, 40])),
    Row("darken_outside spotlight vignette_mask", "image", ["Darkens all that a mask does not cover.", "Spotlight on the mask; {x} says how dark, from 0 to 1."], ["Put a spotlight on {it}.", "Darken everything except {it}.", "Make all but {it} darker, at {x}.", "As on a stage, light on {it} and the rest in the dark."], opt("strength level dark", "number", [0.3, 0.5, 0.6, 0.8])),
    Row("fill_mask pattern_fill paint_over", "image", ["Fills what a mask covers with a pattern: {x} is dots, stripes, checks or stars.", "Covers the masked part with {x}."], ["Fill {it} with {x}.", "Cover {it} with {x}.", "I want {x} where {it} are."], P("pattern fill texture", "text", ["dots", "stripes", "checks", "stars"])),
    Row("sketch_mask pencil_area draw_masked", "image", ["Makes a pencil drawing of what a mask covers.", "Only the masked part becomes a sketch."], ["Draw only {it} in pencil.", "Turn {it} into a sketch and leave the rest a photo.", "{it} as a pencil drawing, the rest unchanged.", "I want {it} drawn by pencil and all around as it is."]),
    Row("share_covered mask_area area_of_mask", "number", ["How much of the picture a mask covers, in percent.", "Area of a mask."], ["How much of the picture do {it} take up?", "What share of the picture is covered by {it}, in percent?", "How large a part are {it}?", "percent of the picture that is {it}"]),
]


def masked(rng):
    """What is done with the pixels that show the people."""
    row = rng.choice(MASKED)
    it = rng.choice(["the people", "us", "the people", "everybody", "the figures"])
    pattern = rng.choice(row.asks).replace("{it}", it)
    args, said = {}, {}
    pattern = pattern.replace("[in {x}|]", rng.choice(["in {x}", ""]))
    if "{x}" in pattern:
        said["x"], args[0] = row.params[0].pick(rng)
    text = say(rng, pattern, **said)
    card, call = tool(rng, row, [("image", rng.choice(PICTURE), "$image"), ("mask", rng.choice(["mask", "mask", "area", "stencil", "matte", "outline"]), "$outline")], args)
    result = "value" if row.output == "number" else "made"
    calls = ["outline = segment_person(image=$image)", f"{result} = {call}"]
    answer = result
    if result == "made" and rng.random() < 0.2:
        n = rng.choice([300, 400, 500, 640, 800])
        text = text.rstrip(".?") + rng.choice([f", then make it {n} pixels wide.", f" and bring it to a width of {n} pixels.", f". After that, {n} pixels wide please."])
        calls, answer = [*calls, f"small = resize(image=$made, width={n})"], "small"
    return Ask(text[0].upper() + text[1:], calls, answer, "Picture", docs=[photo(rng, ["person"])]), [card]


PAD = opt("padding_s pad_s margin around_s extra", "number", [0.5, 1, 2, 3, 5], "{p} in seconds, before and after")
# Tools for spans of a recording; `{w}` is what is said there.
SPANNED = [
    Row("bleep_spans beep_words censor_spans", "audio", ["Lays a beep over spans of a recording.", "Beeps instead of speech in the given spans."], ["Nobody should hear {w}. Put a beep over it.", "Bleep out {w}.", "Beep instead of {w}, please.", "My name, {w}, must not be heard. Beep it.", "Every {w} gets a beep, with {x} seconds around it.", "Children listen, and {w} is no word for them. A tone over it, please.", "beep: {w}"], PAD),
    Row("hush_spans silence_words mute_at", "audio", ["Makes spans of a recording silent.", "Mutes what lies in the spans; the length stays."], ["Make it silent where they say {w}.", "Mute {w}.", "Where {w} is said there should be silence.", "Mute {w} and {x} seconds on both sides.", "No one may hear {w}, but I want no beep, just nothing."], PAD),
    Row("boost_spans louder_where amplify_spans", "audio", ["Makes spans of a recording louder, by {x} decibels if given.", "Amplifies the given spans."], ["I can hardly hear the bit with {w}. Make it louder.", "Louder where they say {w}, by {x} decibels.", "Turn up the part about {w}.", "She mumbles when it comes to {w}. More volume there."], opt("db gain by", "number", [3, 6, 9, 12])),
    Row("slow_spans slower_at stretch_spans", "audio", ["Plays spans of a recording more slowly.", "Slows the given spans down to {x} of the speed."], ["Slow down where she says {w}.", "The part with {w} is too fast for me, play that slower.", "Where {w} comes, {x} of the speed please.", "I never catch it when he says {w}. Less speed there, please."], opt("rate speed factor", "number", [0.5, 0.6, 0.75, 0.8])),
    Row("repeat_spans again_at loop_spans", "audio", ["Says spans of a recording again.", "Repeats the given spans {x} times."], ["Let me hear {w} twice where it comes.", "Repeat the spot with {w}, {x} times.", "For my English class: play {w} {x} times when it comes.", "So that I can note it down, {w} should come {x} times."], opt("times n count", "number", [2, 3, 4, 5])),
    Row("mood_of_spans tone_where feeling_at", "text", ["The mood of a voice in spans of a recording.", "How somebody sounds in the given spans."], ["How does he sound when he says {w}?", "In what mood is she at {w}?", "Is the voice happy or cross when {w} comes up?", "I was hurt when {w} came up. How did the voice sound at that spot?"]),
    Row("who_in_spans speaker_at voice_of", "text", ["Who speaks in spans of a recording, by voices that are known.", "Names the speaker of the given spans."], ["Who says {w}?", "Whose voice is it that says {w}?", "Which of them brings up {w}?", "I want to know who brought up {w}.", "speaker of {w}?"]),
    Row("level_of_spans loudness_at decibels", "number", ["Loudness of spans, in decibels.", "How loud the given spans are."], ["How loud is it where they say {w}?", "What level has the spot with {w}, in decibels?", "Did he shout {w}? Give me the decibels."]),
    Row("wave_of_spans curve_at plot_spans", "image", ["Draws spans of a recording as a curve.", "Waveform of the given spans."], ["Draw me the curve of where {w} is said.", "I'd like to see the waveform of {w}."]),
    Row("chapter_at mark_chapter", "audio", ["Puts chapter marks into a recording where spans begin.", "Marks the given spans as chapters, titled {x}."], ["Set a chapter mark where they get to {w}.", "Put a mark called {x} where {w} comes.", "Listeners want to jump straight to {w}, so put a chapter mark there."], opt("title name label", "text", ["Start", "Money", "News", "Part two"])),
]


def spanned(rng):
    """What is done with the part of a recording in which some words are said."""
    row = rng.choice(SPANNED)
    w = bare(word_of(rng))
    pattern, args, said = rng.choice(row.asks), {}, {}
    if "{x}" in pattern:
        said["x"], args[0] = row.params[0].pick(rng)
    text = say(rng, pattern, w=rng.choice([w, q(w)]), **said)
    mains = [("audio", rng.choice(SOUND), "$audio"), ("segments", rng.choice(["segments", "segments", "spans", "where", "times", "parts"]), "$hit")]
    card, call = tool(rng, row, mains, args)
    result = "made" if row.output in ("audio", "image") else "value"
    return Ask(text, [HEAR, f"hit = find_words(segments=$spoken, words={q(w)})", f"{result} = {call}"], result, "Recording", inputs=["audio"]), [card]


FAMILIES = {spells: 6, against: 3, masked: 3.5, spanned: 4}
