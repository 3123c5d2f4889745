"""Tools that the model has not been taught: known by their card alone.

Two kinds. Invented tools do something that no shipped tool does. Renamed tools do what a taught tool does, under
another name with other words for its parameters; when such a card is shown, its tool is the one to call.
"""

import re

from asks import Ask, q
from documents import photo, sign
from words import say


def card(name, params, output, about):
    """A tool as the planner is shown it: `read_plate(image: image) -> text: reads the plate of a car`."""
    return f"{name}({params}) -> {output}: {about}"


# What is asked of a picture: (names, output, descriptions, question patterns with {x} for the picture, what it gives)
SEES = [
    (["read_plate", "plate_of", "licence_plate", "plates"], "text", ["Reads the licence plate of a car.", "What stands on a number plate."], ["[What is the|Read the|Which] [licence|number|registration] plate [of the car|]?", "Whose car is it, by its plate?"]),
    (["font_of", "typeface", "which_font"], "text", ["Names the typeface of printed words.", "Tells which font a text is set in."], ["[Which|What] [font|typeface] is [this|it|used here]?", "In what font is this set?"]),
    (["brand_of", "logo", "find_brand"], "text", ["Names the brand that a logo belongs to.", "Recognises company logos."], ["[Which|What] [brand|company] is [this|that|the logo]?", "Whose logo is [this|it]?"]),
    (["plant_name", "flora", "name_plant", "which_plant"], "text", ["Names the species of a plant or flower.", "Tells which plant is shown."], ["[Which|What] [plant|flower|tree] is [this|that|it]?", "What [species|kind of plant] is this?"]),
    (["bird_species", "bird_name"], "text", ["Tells the species of a bird.", "Names birds."], ["[Which|What] species [of bird|] is [this|the bird]?", "What bird is it exactly?"]),
    (["dog_breed", "breed_of"], "text", ["Tells the breed of a dog.", "Names the breed of the dog in a picture."], ["[Which|What] breed is [this|the] dog?", "What kind of dog is it?"]),
    (["mood_of", "emotion", "read_face", "feelings"], "text", ["Tells the mood of a face: happy, sad, angry, calm.", "Names the emotion that a face shows."], ["[Is the person|Is she|Is he] [happy|sad|angry]?", "[What|Which] [mood|emotion] does the face show?", "How does [she|he|the person] feel?"]),
    (["age_of", "guess_age", "years_old"], "number", ["Estimates how old a person is, in years.", "Guesses the age of a face."], ["How old is [the person|she|he|the man|the woman]?", "[What is the|Guess the] age [of this person|]?"]),
    (["depth_of", "distance_to", "how_far"], "number", ["Estimates the distance to what is in the middle, in metres.", "How far away the nearest thing is, in metres."], ["How far away is [it|the car|the house]?", "What is the distance to [the|that] [house|car|tree]?"]),
    (["scene_of", "place_kind", "where_is_it"], "text", ["Tells what kind of place it is: beach, street, kitchen, forest.", "Names the scene."], ["[What|Which] kind of place is [this|it]?", "Is this a [beach|street|kitchen|forest]?", "Where was this taken, what sort of place?"]),
    (["weather_in", "sky", "see_weather"], "text", ["Tells the weather that a picture shows.", "Sunny, cloudy, rain or snow, judged by the sky."], ["[What is the|How is the] weather in the [picture|photo]?", "Is it [raining|sunny|snowing] in the photo?"]),
    (["read_gauge", "dial", "gauge_value"], "number", ["Reads the needle of a gauge.", "The value that a dial shows."], ["What does the [gauge|dial|needle|meter] [show|say]?", "[Read|What is] the pressure on the [gauge|dial]?"]),
    (["read_clock", "clock_time", "time_shown"], "text", ["Reads the time on a clock face.", "Tells what time an analogue clock shows."], ["What time does the clock show?", "What time is it on the [clock|wall]?"]),
    (["count_coins", "coin_sum", "coins"], "number", ["Adds up the coins in a picture, in cents.", "How much money the coins make."], ["How much money [is this|do the coins make]?", "What are the coins worth?"]),
    (["count_cells", "cells", "colony_count"], "number", ["Counts cells under a microscope.", "How many colonies grow on a dish."], ["How many [cells|colonies] are there?", "Count the [cells|colonies]."]),
    (["count_stars", "star_count"], "number", ["Counts stars in a photograph of the sky.", "How many stars a night sky shows."], ["How many stars are [there|in the sky|visible]?", "Count the stars."]),
    (["sharpness", "blur_level", "focus_score"], "number", ["How sharp a picture is, 0 to 100.", "Tells whether a picture is in focus, as a number."], ["How sharp is the [picture|photo]?", "Is the [picture|photo] in focus?"]),
    (["brightness_of", "exposure", "light_level"], "number", ["How bright a picture is, 0 to 255.", "Measures the mean brightness."], ["How [bright|dark] is the [picture|photo]?", "What is the brightness?"]),
    (["tilt", "skew_angle", "horizon"], "number", ["The angle by which a picture is tilted, in degrees.", "How crooked the horizon is."], ["How [crooked|tilted] is [it|the picture|the scan]?", "By how many degrees is it tilted?"]),
    (["art_style", "style_of", "painting_period"], "text", ["Names the style of a painting.", "Tells the period of a work of art."], ["[Which|What] [style|period] is [the|this] painting?", "In which style is it painted?"]),
    (["room_of", "room_kind"], "text", ["Tells which room of a house is shown.", "Kitchen, bedroom, bath or office."], ["[Which|What] room is [this|it]?", "Is this the [kitchen|bedroom|bathroom]?"]),
    (["read_notes", "sheet_music", "score_reader"], "text", ["Reads sheet music and names its notes.", "The notes of a printed melody."], ["[Which|What] notes are [these|written|in the first bar]?", "Read the [sheet music|melody]."]),
    (["formula_of", "read_math", "latex"], "text", ["Reads a formula and writes it as LaTeX.", "Turns a picture of a formula into text."], ["[What is|Read|Transcribe] the formula?", "Give me the [formula|equation] as LaTeX."]),
    (["handwriting", "read_script", "script_text"], "text", ["Reads handwriting.", "The words of a handwritten note."], ["What does the handwritten note say?", "[Read|Decipher] the handwriting."]),
    (["nsfw", "is_safe", "content_check"], "bool", ["Whether a picture may be shown to children.", "Checks a picture for unsuitable content."], ["[Is the picture|Is this] [safe|suitable] for children?", "May I show this at school?"]),
    (["is_fake", "made_by_ai", "forged"], "bool", ["Whether a picture was made or changed by a machine.", "Tells real photographs from generated ones."], ["Is [the picture|this|it] [fake|real|generated]?", "Was this made by a computer?"]),
    (["wears_helmet", "helmet_on", "safety_gear"], "bool", ["Whether everybody wears a helmet.", "Checks that people have a hard hat on."], ["[Does everyone wear|Do they wear|Is everybody wearing] a helmet?", "Are the workers safe, with helmets on?"]),
    (["is_ripe", "ripe", "ripeness"], "bool", ["Whether fruit is ripe.", "Tells if a fruit can be eaten yet."], ["[Is|Are] the [banana|tomatoes|avocado] ripe?", "Can I eat the fruit yet?"]),
    (["find_faces", "faces", "face_boxes"], "regions", ["Finds faces.", "Boxes around all human faces."], None),
    (["find_cracks", "cracks", "damage"], "regions", ["Finds cracks and damaged places.", "Boxes around damage on a surface."], None),
    (["find_logos", "logos", "emblems"], "regions", ["Finds company logos.", "Boxes around logos and emblems."], None),
    (["find_signatures", "signatures", "signed_at"], "regions", ["Finds handwritten signatures.", "Where a paper is signed."], None),
    (["find_ships", "ships", "vessels_from_above"], "regions", ["Finds ships in pictures from above.", "Boxes around vessels in satellite pictures."], None),
    (["find_buttons", "buttons", "clickables"], "regions", ["Finds the buttons of a window.", "Boxes around what can be clicked on a screen."], None),
    (["find_weeds", "weeds", "weed_boxes"], "regions", ["Finds weeds between crops.", "Boxes around weeds."], None),
    (["find_stains", "stains", "spots"], "regions", ["Finds stains on cloth.", "Boxes around dirty spots."], None),
]
CHANGES = [
    (["sepia", "old_look", "vintage"], ["Gives a picture the brown of old photographs.", "Makes a picture look old."], ["[Make it look like an old photo|Give me a sepia version|Make it sepia|I want it in old brown tones]."]),
    (["cartoon", "to_cartoon", "comic"], ["Redraws a picture as a cartoon.", "Makes a comic of a photograph."], ["[Turn it into a cartoon|Make a cartoon of it|Redraw the photo as a comic]."]),
    (["grey", "to_grey", "black_white", "desaturate"], ["Takes the colours out of a picture.", "Makes a picture black and white."], ["[Make it black and white|Take out the colours|Give me a grey version|Convert to greyscale]."]),
    (["turn_left", "rotate", "rotate90", "upright"], ["Turns a picture by a quarter.", "Rotates the picture."], ["[Rotate|Turn] [it|the picture|the photo] [by 90 degrees|to the left|]."]),
    (["mirror", "flip", "flip_h"], ["Mirrors a picture left to right.", "Flips a picture."], ["[Mirror|Flip] [the picture|it|the photo]."]),
    (["sharpen", "crisp", "unblur"], ["Makes a picture sharper.", "Takes blur out of a photograph."], ["[Sharpen|Unblur] [it|the picture|the photo].", "Make it sharper."]),
    (["denoise", "clean_noise", "smooth"], ["Takes the noise out of a picture.", "Removes grain."], ["[Remove the noise|Clean it up|Take out the grain|Denoise the photo]."]),
    (["brighten", "lighter", "fix_exposure"], ["Makes a dark picture brighter.", "Lifts the shadows."], ["[Make it brighter|Brighten the photo|It is too dark, fix that]."]),
    (["colourise", "add_colour", "colorize"], ["Colours a black and white picture.", "Gives old photographs colours."], ["[Colour it|Colourise the photo|Add colours to the old photo]."]),
    (["straighten", "deskew", "level"], ["Straightens a crooked scan.", "Makes the horizon level."], ["[Straighten it|It is crooked, fix that|Level the photo|Deskew the scan]."]),
    (["remove_text", "erase_words", "inpaint_text"], ["Paints over all words in a picture.", "Erases the text of a picture."], ["[Remove|Erase] [the|all] [text|words] [from the picture|]."]),
    (["frame_it", "add_border", "border"], ["Puts a white border around a picture.", "Adds a frame."], ["[Put a border around it|Add a frame|Give it a white border]."]),
]
HEARS = [
    (["song_name", "which_song", "name_tune"], "text", ["Names the song that is played.", "Recognises music."], ["[Which|What] song is [this|it|playing]?", "What is the [name of the|] [tune|music]?"]),
    (["speakers", "count_voices", "how_many_speakers"], "number", ["Counts the different voices.", "How many people speak in a recording."], ["How many [people|voices|different people] [speak|are speaking|can you hear]?", "Is it one speaker or two?"]),
    (["language_of", "which_language", "spoken_language"], "text", ["Tells which language is spoken.", "Names the language of a recording."], ["[Which|What] language [is spoken|does she speak|is it]?", "Is it [French|German|Spanish] that is spoken?"]),
    (["voice_mood", "tone_of_voice", "speech_emotion"], "text", ["Tells the mood of a voice.", "Angry, calm, happy or sad, by the voice."], ["[Is the speaker|Is she|Is he] [angry|happy|sad|upset]?", "In what mood is the speaker?"]),
    (["tempo", "bpm", "beats"], "number", ["Beats a minute of a piece of music.", "How fast the music is."], ["[What is the|How fast is the] [tempo|beat|music]?", "How many beats [a|per] minute?"]),
    (["loudness", "volume_of", "decibel"], "number", ["How loud a recording is, in decibels.", "Measures loudness."], ["How loud is [it|the recording]?", "What is the volume of the recording?"]),
    (["bird_call", "which_bird", "birdsong"], "text", ["Names the bird that sings.", "Recognises birds by their song."], ["[Which|What] bird [is singing|sings|do I hear]?", "Whose song is that?"]),
    (["sound_kind", "what_sound", "noise_of"], "text", ["Says what makes a sound: siren, dog, rain, engine.", "Names sounds that are no speech."], ["[What|Which] [sound|noise] is [this|that]?", "Is that a [siren|dog|engine]?"]),
]
TEXTS = [
    (["translate", "to_language", "translated"], "text: text, language: text", "text", ["Translates a text into another language.", "Says a text in another language."], ["[Translate|Put] {the} into {x}.", "What [does|is] {the} [mean |]in {x}?", "{the} in {x}, please."], 'text=${t}, language={x}', ["French", "German", "Spanish", "Italian", "Japanese", "English", "Polish", "Turkish"]),
    (["summarise", "shorten", "in_short", "sum_up"], "text: text", "text", ["Makes a text shorter.", "The main point of a text in a sentence."], ["[Summarise|Shorten|Sum up] {the}.", "What is {the} about, in short?"], "text=${t}", [""]),
    (["sentiment", "tone", "is_friendly"], "text: text", "text", ["Tells whether a text is friendly, neutral or angry.", "The tone of a text."], ["Is {the} [friendly|angry|polite]?", "What tone does {the} have?"], "text=${t}", [""]),
    (["spell_check", "typos", "mistakes"], "text: text", "number", ["Counts spelling mistakes.", "How many words are misspelled."], ["How many [spelling mistakes|typos] are in {the}?", "Is {the} spelled correctly, how many mistakes?"], "text=${t}", [""]),
    (["language", "detect_language", "text_language"], "text: text", "text", ["Names the language of a text.", "Which language a text is written in."], ["[What|Which] language is {the} [in|]?", "In which language is {the} written?"], "text=${t}", [""]),
    (["look_up", "define", "encyclopedia"], "text: text", "text", ["Explains a word or a name.", "Looks a name up in an encyclopedia."], ["[Explain|Look up] {the}.", "What is known about {the}?"], "text=${t}", [""]),
    (["read_aloud", "speak", "say_it"], "text: text", "audio", ["Speaks a text.", "Makes a recording of a text."], ["[Read {the} aloud|Make a recording of {the}|Speak {the}]."], "text=${t}", [""]),
    (["send_note", "remember", "save_note"], "text: text", "bool", ["Keeps a text as a note.", "Saves a text for later."], ["[Save|Keep|Remember|Note] {the} [for later|as a note|]."], "text=${t}", [""]),
]
REGION_ASKS = {"faces": "faces", "cracks": "cracks", "logos": "logos", "signatures": "signatures", "ships": "ships", "buttons": "buttons", "weeds": "weeds", "stains": "stains"}
PICTURE = ["image", "image", "picture", "photo", "img", "source"]


def sees(rng):
    names, output, abouts, asks = rng.choice(SEES)
    name, about, p = rng.choice(names), rng.choice(abouts), rng.choice(PICTURE)
    extra = rng.random()
    params = f"{p}: image" + (", region?: regions" if extra < 0.25 else ", min_score?: number" if extra < 0.35 else "")
    the_card = card(name, params, output, about)
    d = photo(rng, words=0.2)
    if asks is None:
        many = next(REGION_ASKS[n] for n in names if n in REGION_ASKS)
        look = f"found = {name}({p}=$image)"
        kind = rng.choice(["count", "exists", "annotate", "blur", "crop"])
        pattern, more, answer = {
            "count": ("[How many {m} are [there|in the picture|visible]?|Count the {m}.|number of {m}?]", ["n = count(items=$found)"], "n"),
            "exists": ("[Are there [any|] {m} [here|in the picture|]?|Do you see {m}?|Any {m}?]", ["yes = exists(items=$found)"], "yes"),
            "annotate": ("[Mark|Box|Highlight] [all|the|all the] {m}.", ["marked = annotate(image=$image, regions=$found)"], "marked"),
            "blur": ("[Blur|Hide|Make unrecognisable] [all|the|all the] {m}.", ["hidden = blur(image=$image, regions=$found)"], "hidden"),
            "crop": ("[Cut out|Crop to] the [first|largest|] {m}.".replace("{m}", many.rstrip("s") if many != "buttons" else "button"), ["part = crop(image=$image, region=$found)"], "part"),
        }[kind]
        return Ask(say(rng, pattern, m=many), [look, *more], answer, many.capitalize(), docs=[d]), [the_card]
    text, kind = say(rng, rng.choice(asks)), rng.random()
    if kind < 0.15:
        part, w = rng.choice([("left", "In the left half:"), ("right", "On the right side:"), ("top", "In the upper half:"), ("bottom", "In the lower part:")])
        return Ask(w + " " + text[0].lower() + text[1:], [f'part = crop_part(image=$image, part="{part}")', f"value = {name}({p}=$part)"], "value", "Answer", docs=[d]), [the_card]
    if output == "number" and kind < 0.35:
        n = rng.choice([5, 10, 18, 20, 50, 100])
        return Ask(text.rstrip("?.") + say(rng, ", [more than|over] {n}?", n=n), [f"n = {name}({p}=$image)", f'yes = compare(a=$n, b={n}, how="greater")'], "yes", "Answer", docs=[d]), [the_card]
    second = rng.random() < 0.12
    if second:
        return Ask(say(rng, "[In|On|Look at] the second picture: ") + " " + text[0].lower() + text[1:], [f"value = {name}({p}=$image2)"], "value", "Answer", inputs=["image", "image2"], docs=[d]), [the_card]
    return Ask(text, [f"value = {name}({p}=$image)"], "value", "Answer", docs=[d]), [the_card]


def changes(rng):
    names, abouts, asks = rng.choice(CHANGES)
    name, p = rng.choice(names), rng.choice(PICTURE)
    more = rng.random() < 0.25
    params = f"{p}: image" + (", strength?: number" if more else "")
    return Ask(say(rng, rng.choice(asks)), [f"made = {name}({p}=$image)"], "made", "Picture", docs=[photo(rng)]), [card(name, params, "image", rng.choice(abouts))]


def hears(rng):
    names, output, abouts, asks = rng.choice(HEARS)
    name, p = rng.choice(names), rng.choice(["audio", "audio", "recording", "sound", "clip"])
    return Ask(say(rng, rng.choice(asks)), [f"value = {name}({p}=$audio)"], "value", "Answer", inputs=["audio"]), [card(name, f"{p}: audio", output, rng.choice(abouts))]


def texts(rng):
    names, params, output, abouts, asks, args, values = rng.choice(TEXTS)
    name, x = rng.choice(names), rng.choice(values)
    if rng.random() < 0.6:
        d = sign(rng)
        the, calls, inputs, docs = rng.choice(["the {doc}", "the text", "what is written [here|]", "the words on the {doc}"]).replace("{doc}", d.noun), ["lines = ocr(image=$image)", "text = text_of(items=$lines)"], ["image"], [d]
    else:
        the, calls, inputs, docs = rng.choice(["the recording", "what is said", "the message", "the speech"]), ["spoken = transcribe(audio=$audio)", "text = text_of(items=$spoken)"], ["audio"], []
    call = f"made = {name}({args.replace('{t}', 'text').replace('{x}', q(x))})"
    return Ask(say(rng, rng.choice(asks).replace("{the}", the), x=x), [*calls, call], "made", "Answer", inputs=inputs, docs=docs), [card(name, params, output, rng.choice(abouts))]


INVENTED = {sees: 8, changes: 3, hears: 2, texts: 4}

# Taught tools under other names: (names, parameters {old: new choices}, card parameters, output, descriptions)
RENAMED = {
    "detect": (["find_things", "locate", "spot", "object_finder", "yolo"], {"image": PICTURE, "labels": ["labels", "kinds", "classes", "what"]}, "{image}: image, {labels}?: list<text>", "regions", ["Finds objects of the named kinds.", "Boxes around things.", "Locates things in a picture."]),
    "ocr": (["read_text", "read_lines", "words_in", "text_lines"], {"image": PICTURE}, "{image}: image", "regions", ["Reads the lines of text.", "All printed words with their places.", "Reads what is written."]),
    "transcribe": (["speech_to_text", "listen", "hear", "dictation"], {"audio": ["audio", "recording", "sound"]}, "{audio}: audio", "segments", ["Writes down what is said.", "Speech as text with times.", "Listens to a recording."]),
    "count": (["tally", "how_many", "number_of"], {"items": ["items", "things", "of"]}, "{items}: regions|segments|list<any>|table|text", "number", ["Counts what it is given.", "How many there are."]),
    "exists": (["any", "is_there", "found_any"], {"items": ["items", "things", "of"]}, "{items}: regions|segments|list<any>|table|text", "bool", ["Whether there is anything.", "Yes if at least one is there."]),
    "read_value": (["field", "value_for", "get_field"], {"lines": ["lines", "words"], "key": ["key", "name", "field"]}, "{lines}: regions, {key}: text", "text", ["The value printed beside a key.", "Reads one field of a form."]),
    "text_of": (["join_words", "as_text", "to_text"], {"items": ["items", "parts"]}, "{items}: regions|segments|table|list<any>", "text", ["All words as one text.", "Joins lines to a text."]),
    "blur": (["hide", "censor", "obscure", "mask_out"], {"image": PICTURE, "regions": ["regions", "boxes", "areas"]}, "{image}: image, {regions}?: regions", "image", ["Makes parts unrecognisable.", "Hides what lies in the boxes."]),
    "annotate": (["draw_boxes", "mark", "highlight"], {"image": PICTURE, "regions": ["regions", "boxes"]}, "{image}: image, {regions}: regions", "image", ["Draws boxes on a picture.", "Marks places in a picture."]),
    "crop": (["cut", "clip_image", "trim_to"], {"image": PICTURE, "region": ["region", "box", "area"]}, "{image}: image, {region}: regions", "image", ["Cuts a box out of a picture.", "Only what is in the box."]),
    "color": (["paint_of", "main_colour", "shade"], {"image": PICTURE, "region": ["region", "box"]}, "{image}: image, {region}?: regions", "text", ["Names the main colour.", "Which colour something has."]),
    "find_text": (["search_lines", "grep_lines", "lines_with"], {"lines": ["lines", "words"], "text": ["text", "query", "word"]}, "{lines}: regions, {text}: text", "regions", ["The lines that hold some words.", "Searches the read lines."]),
    "text_contains": (["has_words", "mentions", "includes"], {"text": ["text", "source"], "words": ["words", "query"]}, "{text}: text|regions|segments, {words}: text", "bool", ["Whether some words occur.", "Yes if the words are in the text."]),
    "lookup": (["cell", "table_cell", "get_cell"], {"table": ["table", "grid"], "row": ["row", "line"], "column": ["column", "head"]}, "{table}: table, {row}: text, {column}: text", "text", ["One cell of a table.", "Reads where a row meets a column."]),
    "duration": (["seconds_of", "how_long", "length_of"], {"audio": ["audio", "media", "recording"]}, "{audio}: audio|video", "number", ["How long it lasts, in seconds.", "Seconds of a recording."]),
    "crop_part": (["half_of", "quarter", "section"], {"image": PICTURE, "part": ["part", "which", "side"]}, "{image}: image, {part}: text", "image", ["A half or a quarter of a picture.", "Cuts out one side or corner: left, right, top, bottom, top_left."]),
    "find_words": (["when_said", "spot_words"], {"segments": ["segments", "speech"], "words": ["words", "query"]}, "{segments}: segments, {words}: text", "segments", ["When some words are said.", "The spans of time with some words."]),
    "relate": (["side_of", "where_to"], {"a": ["a", "these"], "relation": ["relation", "how"], "b": ["b", "to"]}, "{a}: regions, {relation}: text, {b}: regions", "regions", ["Keeps boxes that are left_of, right_of, above, below, inside, overlaps or nearest to others.", "Which boxes stand in a relation to others."]),
}


def rename(rng, ask):
    """The ask with one or two of its tools under other names, and their cards; nothing when it has none of them."""
    tools = [tool for tool in dict.fromkeys(ask.tools()) if tool in RENAMED]
    if not tools:
        return None
    cards, calls, answer = [], list(ask.calls), ask.answer
    for tool in rng.sample(tools, min(len(tools), rng.choice([1, 1, 2]))):
        names, params, shape, output, abouts = RENAMED[tool]
        name = rng.choice(names)
        new = {old: rng.choice(choices) for old, choices in params.items()}
        lines = []
        for call in calls:
            head, args = call.split(" = ", 1)
            if args.startswith(tool + "("):
                used = re.findall(r"(?:\(|, )(\w+)=", args)
                if any(param not in params for param in used):
                    return None
                args = name + re.sub(r"(\(|, )(\w+)=", lambda m: m.group(1) + new[m.group(2)] + "=", args[len(tool):])
            lines.append(f"{head} = {args}")
        calls = lines
        cards.append(card(name, shape.format(**new), output, rng.choice(abouts)))
    return Ask(ask.question, calls, answer, ask.topic, ask.inputs, ask.docs, ask.family, None, ask.written), cards


def distractors(rng, n):
    """Cards of tools that this question does not need."""
    cards = []
    for _ in range(n):
        if rng.random() < 0.75:
            cards += rng.choice([sees, changes, hears, texts])(rng)[1]
        else:
            names, params, shape, output, abouts = RENAMED[rng.choice(["find_words", "relate", "duration", "lookup", "crop_part"])]
            cards.append(card(rng.choice(names), shape.format(**{k: rng.choice(v) for k, v in params.items()}), output, rng.choice(abouts)))
    return cards
