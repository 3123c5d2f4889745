"""Questions about recordings and films, alone and beside a picture."""

from asks import Ask, q
from documents import CITIES, SPOKEN, TOPICS, form, photo, receipt, sign
from papers import TOTAL_PHRASES, OCR, ask_end, reads
from photos import Thing
from words import article, say

CLIP = "[recording|recipe|voice mail|announcement|radio clip|interview|dictation|answering machine|phone call|memo|clip|message|voice mail|voice message|audio|announcement|speech|memo|call|file|track|voice note]"
WHO = "[the speaker|she|he|the caller|the voice|the man|the woman|the person|they|the announcer]"
HEAR = "spoken = transcribe(audio=$audio)"


def sound(text, calls, answer, topic, rng, **slots):
    return Ask(say(rng, text, **slots), calls, answer, topic, inputs=["audio"])


def transcript(rng):
    text = rng.choice([
        f"What does {WHO} say?", f"What do {'[they|you hear]'} say?", f"[Transcribe|Write down|Type out|Put into writing] [the|this] {CLIP}.", f"What is said [in [the|this] {CLIP}|]?", f"What is the {CLIP} about?", "[Write down|Note|Tell me] what you hear.",
        f"What do you hear [in the {CLIP}|]?", "Turn [this|the] audio into text.", f"[Give me|I need] the [text|transcript|words] of the {CLIP}.", f"What [did|does] {WHO} want?", f"What is {WHO} asking for?", "Please listen and tell me what it says.", "What is [the caller|she|he] [asking for|calling about]?", "What message [did they leave|was left]?", "Tell me what [the caller|she|he] [wants|needs|says].", "What [does|did] the [voice message|caller|voice] [want|say]?", "I want to read what is said.", "Put the [recording|message] on paper.",
        f"[Listen to|Play] [the|this] {CLIP} and [write it down|tell me what it says].", "Speech to text[, please|].", "transcript", f"Can you transcribe [the|this] {CLIP} [for me|]?", f"I could not listen to the {CLIP}, what does it say?",
    ])
    return sound(text, [HEAR, "text = text_of(items=$spoken)"], "text", "Speech", rng)


def detail(rng):
    """Something that only the words of the recording can tell: they are the answer."""
    text = rng.choice([
        "When is [my|the] [new|] [appointment|meeting|visit|party|exam|delivery]?", "Which [flight|train|bus] is [late|delayed|cancelled|on time]?", "[What time|When] does the [train|flight|bus|film|meeting|shop] [leave|start|open|close]?", "From which [platform|gate] does it leave?",
        "Where [do we|should I|shall we] meet?", f"How much [does it cost|money does {WHO} want|is the rent]?", "What number should I call [back|]?", f"Who [is speaking|called|is calling|left the message]?", "Which day does [she|he|the speaker] [cancel|name|suggest|prefer]?", "What do I have to [bring|buy|do|cook]?",
        "What [ingredients|things] are needed?", "How many [eggs|people|tickets|pieces] [are needed|does the recipe need|are ordered]?", "Why [is the caller late|are they calling|is the train late]?", "What is the [code|password|address|room|number] [that is given|they give|]?", "What is [the weather|tomorrow's weather] [going to be|] like [tomorrow|]?",
        f"What should I do according to the {CLIP}?", "Whom should I ask?", "What's the news?", "What did I win?", f"To whom does {WHO} speak?", "What has been changed?", "What is [ready|broken|missing|closed] [now|]?", f"What does {WHO} say about {{w}}?", "Which [product|colour|city|dish] [is named|does she want]?", f"In what mood... no, just: what does {WHO} say?",
    ])
    return sound(text, [HEAR, "text = text_of(items=$spoken)"], "text", "Speech", rng, w=rng.choice(TOPICS))


def word_of(rng):
    r = rng.random()
    return rng.choice(SPOKEN) if r < 0.5 else rng.choice(TOPICS) if r < 0.8 else rng.choice(CITIES)


def bare(word):
    for start in ("the ", "a ", "an "):
        word = word.removeprefix(start)
    return word


def mentions(rng):
    w = word_of(rng)
    text = rng.choice([
        f"Does {WHO} [mention|say|talk about|speak of|name] {{w}}?", "Is {w} [mentioned|named|spoken of|said] [in the recording|in the message|]?", "Is the word {qw} [spoken|said|heard|used]?", f"[Do|Did] they [talk about|mention|say] {{w}}?", "Can you hear [the word |]{w}?", f"Does the {CLIP} [mention|say anything about|contain] {{w}}?",
        f"[Check|Tell me] [if|whether] {WHO} mentions {{w}}.", f"Does {WHO} say {{qw}} [anywhere|at some point|]?", "Did I hear {w}?", "{w}: is that said?", "Does the recipe [need|use|contain] {w}?", f"Was {{w}} part of the {CLIP}?",
    ])
    return sound(text, [HEAR, f"yes = text_contains(text=$spoken, words={q(bare(w))})"], "yes", bare(w).capitalize(), rng, w=w, qw=q(bare(w)))


def times_said(rng):
    w = bare(word_of(rng))
    text = rng.choice([
        f"How [often|many times] [does|do] {WHO} say {{w}}?", "How [often|many times] is [the word |]{qw} [said|spoken|mentioned]?", "How many times do [they|you hear them] say [the word |]{w} [in the message|]?", "How often do I hear [the word |]{w}?", "Count how often [the word |]{w} is [spoken|said].", f"How many times does the word {{qw}} [occur|appear] in the {CLIP}?", "Number of times you hear {w}?",
    ])
    return sound(text, [HEAR, f"n = count_words(text=$spoken, word={q(w)})"], "n", w.capitalize(), rng, w=w, qw=q(w))


def spoken_words(rng):
    return sound(f"[How many words [are spoken|are said|does {WHO} say|does the {CLIP} have]?|Count the [spoken |]words.|number of words?]", [HEAR, "n = count_words(text=$spoken)"], "n", "Words", rng)


def when(rng):
    w = word_of(rng)
    text = rng.choice([
        f"When does {WHO} [say|mention|talk about|name|speak of] {{w}}?", "At [what|which] [second|time|moment] is {w} [mentioned|said|named]?", "When is {w} [mentioned|said|spoken of]?", "After how many seconds [is {w} mentioned|do they say {w}]?", "Where in the recording [is|do they mention] {w}?", "When do I hear {qw}?", "At what point does the word {qw} come?",
    ])
    end = rng.random() < 0.1
    if end:
        text = "When [does|do] [she|he|they] stop [saying|talking about] {w}?"
    edge = ', edge="end"' if end else ""
    return sound(text, [HEAR, f"hit = find_words(segments=$spoken, words={q(bare(w))})", f"start = time_of(segments=$hit{edge})"], '"{start} seconds"', "Time", rng, w=w, qw=q(bare(w)))


def speech_begins(rng):
    end = rng.random() < 0.3
    text = f"[When|After how many seconds] does [the speech|the speaker|{WHO}] [begin|start] [to speak|]?" if not end else "When does the first sentence end?"
    edge = ', edge="end"' if end else ""
    return sound(text, [HEAR, f"start = time_of(segments=$spoken{edge})"], '"{start} seconds"', "Time", rng)


def any_speech(rng):
    return sound(f"[Is there [any|] speech [in the {CLIP}|]?|Is [anything|something] said [at all|]?|[Can|Do] you hear [any speech|a voice|someone|anybody] [speak|talking|in this file|]?|Does anyone speak [in the {CLIP}|]?|Is the {CLIP} silent?|Is it empty, or does somebody talk?]", [HEAR, "yes = exists(items=$spoken)"], "yes", "Speech", rng)


def length(rng):
    return sound(f"[How long is [the|this] {CLIP}?|How many seconds does the {CLIP} [last|take]?|What is the [duration|length] of [the|this] {CLIP}?|Length [of the {CLIP}|] in seconds?|duration?|How long does it take to listen to the {CLIP}?]", ["n = duration(audio=$audio)"], '"{n} seconds"', "Length", rng)


def length_limit(rng):
    n = rng.choice([5, 10, 15, 20, 30, 45, 60, 90])
    how, pattern = rng.choice([("greater", f"Is the {CLIP} longer than {{n}} seconds?"), ("less", f"Is the {CLIP} shorter than {{n}} seconds?"), ("at_most", f"Does the {CLIP} fit into {{n}} seconds?"), ("greater", f"Does it last more than {{n}} seconds?")])
    return sound(pattern, ["n = duration(audio=$audio)", f'yes = compare(a=$n, b={n}, how="{how}")'], "yes", "Length", rng, n=n)


def length_work(rng):
    form_, pattern = rng.choice([("n / 60", f"How many minutes is the {CLIP} [long|]?"), ("n * 2", f"How long is it to hear the {CLIP} twice?"), ("60 - n", "How many seconds are missing to a full minute?")])
    return sound(pattern, ["n = duration(audio=$audio)", f'result = calculate(expression="{form_}", n=$n)'], "result", "Length", rng)


def speed(rng):
    calls = [HEAR, "n = count_words(text=$spoken)", "m = duration(audio=$audio)", 'result = calculate(expression="n / m", n=$n, m=$m)']
    return sound(f"[How many words [a|per] second [does {WHO} say|are spoken]?|How fast does {WHO} speak, in words per second?]", calls, "result", "Speed", rng)


# A recording and a picture.

SAY = "[does|did] {who} [say|mention|name]"


def both(question, calls, answer, topic, doc):
    return Ask(question, calls, answer, topic, inputs=["image", "audio"], docs=[doc])


def value_said(rng):
    """Whether a value on the paper is spoken."""
    d = rng.choice([receipt, form, form])(rng)
    key = d.total if d.total and rng.random() < 0.5 else rng.choice(list(d.pairs))
    k = key.lower() if rng.random() < 0.6 else key
    text = say(rng, rng.choice([
        f"Does the [amount|value] in the {CLIP} match the {{k}} on the {{doc}}?", f"Is the {{k}} on the {{doc}} [named|mentioned|said|spoken] in the {CLIP}?", f"Does {WHO} [say|name|mention] the {{k}} [that is on|on|of] the {{doc}}?", f"Is the {{k}} [of|on] the {{doc}} the one that is [announced|named|mentioned]?",
        f"Do the {{doc}} and the {CLIP} [agree on|name the same] {{k}}?", f"Does the {CLIP} [talk about|mention] [the|my] {{k}} [on|from] the {{doc}}?", f"Is [my|the] {{k}} mentioned in the {CLIP}?", f"Is the {{k}} that {WHO} names the same as on the {{doc}}?", f"[Check|Tell me] if {WHO} says the {{k}} printed on the {{doc}}.",
    ]), k=k, doc=d.noun)
    return both(text, [HEAR, OCR, reads(d, key), "yes = text_contains(text=$spoken, words=$a)"], "yes", key, d)


def title_said(rng):
    d = rng.choice([receipt, sign, form])(rng)
    text = say(rng, f"[Does {WHO} [say|mention] the [name of the shop|heading|title|company] [that is|] [at the top|on top] of the {{doc}}?|Is the [shop|heading|title|company] [at|on] the top of the {{doc}} [named|mentioned] in the {CLIP}?]", doc=d.noun)
    return both(text, [HEAR, OCR, 'line = select(regions=$lines, by="topmost")', "name = text_of(items=$line)", "yes = text_contains(text=$spoken, words=$name)"], "yes", "Heading", d)


def said_budget(rng):
    d = receipt(rng)
    form_, pattern = rng.choice([
        ("said - a", "[What|How much] [is left|remains] of the [spoken|mentioned|named] [budget|money|amount] after [paying|] the {doc}?"), ("said - a", f"{WHO} names a [budget|limit]. How much [remains|is left] after this {{doc}}?"), ("a - said", "How much more is the total on the {doc} than [the amount that is spoken|what the voice says]?"),
        ("a + said", "What do the amount [said|in the message] and the total [of the {doc}|] make together?"), ("said - a", f"By how much is the amount in the {CLIP} larger than the {{doc}}?"), ("a - said", f"What is the difference between the {{doc}} and the amount that {WHO} names?"),
    ])
    return both(say(rng, pattern, doc=d.noun), [HEAR, OCR, reads(d, d.total), "said = text_of(items=$spoken)", f'result = calculate(expression="{form_}", a=$a, said=$said)'], "result", "Left", d)


def within(rng):
    d = receipt(rng)
    how, pattern = rng.choice([
        ("at_least", "Is the {doc} within the budget [that is mentioned|of the message]?"), ("at_least", "Would the [spoken|named] budget be enough for the {doc}?"), ("at_least", f"{WHO} sets a limit. Did the {{doc}} stay [below|within] it?"), ("less", f"[Is|Was] the {{doc}} [more|higher|over] than the [amount|limit] {WHO} names?"),
        ("greater", "Is the amount said larger than the total?"), ("at_least", "Can I pay the {doc} with the money that is named?"), ("less", f"Did I [spend|pay] more than {WHO} allows?"),
    ])
    return both(say(rng, pattern, doc=d.noun), [HEAR, OCR, reads(d, d.total), "said = text_of(items=$spoken)", 'left = calculate(expression="said - a", a=$a, said=$said)', f'yes = compare(a=$left, b=0, how="{how}")'], "yes", "Within", d)


def only_paper(rng):
    """A recording lies there too, but only the picture is asked about."""
    d = rng.choice([receipt, form])(rng)
    key = d.total if d.total and rng.random() < 0.5 else rng.choice(list(d.pairs))
    if rng.random() < 0.5:
        text = say(rng, "[What is|Tell me] the {k} [on|of] the {doc}" + "?", k=key.lower(), doc=d.noun)
        return both(text, [OCR, reads(d, key)], "a", key, d)
    word = rng.choice(list(d.pairs))
    text = say(rng, f"[{WHO} asks about|The message is about|They called about] {{w}}: is [it|{{w}}] on the {{doc}}?", w=word.lower(), doc=d.noun)
    return both(text, [OCR, f"yes = text_contains(text=$lines, words={q(word)})"], "yes", word, d)


def same_words(rng):
    d = sign(rng)
    text = say(rng, f"[Does {WHO} [read out|say] what is [written|] on the {{doc}}?|Is the text of the {{doc}} [read out|said] in the {CLIP}?|Do the {{doc}} and the {CLIP} say the same?]", doc=d.noun)
    return both(text, [HEAR, OCR, "text = text_of(items=$lines)", "yes = text_contains(text=$spoken, words=$text)"], "yes", "Same", d)


def spoken_in_picture(rng):
    d = sign(rng)
    text = say(rng, f"[Is what {WHO} says [written|printed] on the {{doc}}?|Does the {{doc}} [mention|contain] what is said in the {CLIP}?]", doc=d.noun)
    return both(text, [HEAR, OCR, "said = text_of(items=$spoken)", "yes = text_contains(text=$lines, words=$said)"], "yes", "Same", d)


# Films.

FILM = "[film|video|clip|movie|footage]"


def film(text, calls, answer, topic, rng, **slots):
    return Ask(say(rng, text, **slots), calls, answer, topic, inputs=["video"])


def film_speech(rng):
    w = word_of(rng)
    base = ["sound = audio_of(video=$video)", "spoken = transcribe(audio=$sound)"]
    kind = rng.random()
    if kind < 0.3:
        return film(f"[What is said in the {FILM}?|[Transcribe|Write down] the [speech|sound|spoken words] of [the|this] {FILM}.|What do they say in the {FILM}?|What does the [narrator|speaker] in the {FILM} say?]", [*base, "text = text_of(items=$spoken)"], "text", "Speech", rng)
    if kind < 0.6:
        return film(f"[Does the {FILM} mention {{w}}?|Do they [say|talk about] {{w}} in the {FILM}?|Is {{w}} [said|mentioned] in the {FILM}?]", [*base, f"yes = text_contains(text=$spoken, words={q(bare(w))})"], "yes", bare(w).capitalize(), rng, w=w)
    if kind < 0.85:
        return film(f"[When is {{w}} [mentioned|said] in the {FILM}?|At [what|which] [second|time] does the {FILM} [speak of|mention] {{w}}?|When do they say {{w}} in the {FILM}?]", [*base, f"hit = find_words(segments=$spoken, words={q(bare(w))})", "start = time_of(segments=$hit)"], '"{start} seconds"', "Time", rng, w=w)
    return film(f"[What is [shown|seen|on screen] when [the {FILM} mentions|they say] {{w}}?|Describe the picture when {{w}} is mentioned in the {FILM}.]", [*base, f"hit = find_words(segments=$spoken, words={q(bare(w))})", "moment = frame(video=$video, at_s=$hit)", "words = caption(image=$moment)"], "words", "Picture", rng, w=w)


def film_moment(rng):
    t, n = Thing(rng), rng.choice([0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 30, 45])
    at = rng.choice(["at {n} seconds", "at second {n}", "after {n} seconds", "{n} seconds in", "at the {n}th second"]) if n else rng.choice(["at the beginning", "in the first picture", "at the start", "right at the beginning"])
    base = [f"moment = frame(video=$video, at_s={n})"]
    look = f"found = detect(image=$moment, labels=[{q(t.look)}])"
    kind = rng.random()
    slots = dict(t=t.one, many=t.many, n=n)
    if kind < 0.3:
        return film(f"[How many {{many}} [are|can be seen|do you see] in the {FILM} {at}?|How many {{many}} does the {FILM} show {at}?]", [*base, look, "n = count(items=$found)"], "n", t.many.capitalize(), rng, **slots)
    if kind < 0.5:
        return film(f"[Is there a {{t}} in the {FILM} {at}?|Do you see {{many}} in the {FILM} {at}?]", [*base, look, "yes = exists(items=$found)"], "yes", t.one.capitalize(), rng, **slots)
    if kind < 0.68:
        return film(f"[What is written in the {FILM} {at}?|What does the screen say {at} [of the {FILM}|]?|Read the text in the {FILM} {at}.]", [*base, "lines = ocr(image=$moment)", "text = text_of(items=$lines)"], "text", "Text", rng, **slots)
    if kind < 0.84:
        return film(f"[What does the {FILM} show {at}?|Describe the {FILM} {at}.|What [is seen|happens] in the {FILM} {at}?]", [*base, "words = caption(image=$moment)"], "words", "Picture", rng, **slots)
    return film(f"[Give me the picture of the {FILM} {at}.|Take a still out of the {FILM} {at}.|I want the frame {at} [of the {FILM}|].]", base, "moment", "Picture", rng, **slots)


def film_text(rng):
    w = word_of(rng)
    base = ["timeline = video_text(video=$video)"]
    kind = rng.random()
    if kind < 0.4:
        return film(f"[What is written and said in the {FILM}?|Give me a timeline of all text in the {FILM}.|What can be read and heard in the {FILM}?|Which words [are shown|appear] in the {FILM}?]", [*base, "text = text_of(items=$timeline)"], "text", "Timeline", rng)
    if kind < 0.7:
        return film(f"[Does the {FILM} show or say {{qw}}?|Is {{qw}} anywhere in the {FILM}?|Is the title {{qw}} shown in the {FILM}?]", [*base, f"yes = text_contains(text=$timeline, words={q(bare(w))})"], "yes", bare(w).capitalize(), rng, qw=q(bare(w)))
    return film(f"[When does [the sign|the word|the text|] {{qw}} appear in the {FILM}?|At what time is {{qw}} on screen [in the {FILM}|]?]", [*base, f"hit = find_words(segments=$timeline, words={q(bare(w))})", "start = time_of(segments=$hit)"], '"{start} seconds"', "Time", rng, qw=q(bare(w)))


def film_pictures(rng):
    n = rng.choice([2, 3, 4, 5, 6, 8, 10, 12])
    return rng.choice([
        lambda: film(f"[How long is [the|this] {FILM}?|What is the [length|duration] of the {FILM} [in seconds|]?|How many seconds does the {FILM} last?]", ["n = duration(audio=$video)"], '"{n} seconds"', "Length", rng),
        lambda: film(f"[How many scenes does the {FILM} have?|Count the [cuts|scenes] [in|of] the {FILM}.|How many scenes are in the {FILM}?]", ['shots = frames(video=$video, mode="scenes")', "n = count(items=$shots)"], "n", "Scenes", rng),
        lambda: film(f"[Give one picture of each scene of the {FILM}.|Show me the scenes of the {FILM} as pictures.|One still per scene of the {FILM}, please.]", ['shots = frames(video=$video, mode="scenes")'], "shots", "Pictures", rng),
        lambda: film(f"[Give me {{n}} stills of the {FILM}.|Take {{n}} pictures out of the {FILM}.|Show {{n}} frames of the {FILM}.]", [f"stills = frames(video=$video, count={n})"], "stills", "Pictures", rng, n=n),
        lambda: film(f"[Give me|Extract|I want] [only|] the [sound|sound track|audio] of the {FILM}.", ["sound = audio_of(video=$video)"], "sound", "Sound", rng),
    ])()


def thing_said(rng):
    """Whether what is seen is spoken of, or the other way round."""
    kind = rng.random()
    if kind < 0.4:
        group = rng.choice(["animal", "vehicle", "fruit", "food", "furniture", "pet"])
        d = photo(rng, words=0.05)
        text = say(rng, f"[Does {WHO} [mention|name|say] the {{g}} [in|of] the picture?|Is the {{g}} [in the picture|that is shown] [mentioned|named] in the {CLIP}?|Do the picture and the {CLIP} name the same {{g}}?|Is the {{g}} in the picture the one {WHO} talks about?]", g=group)
        return both(text, [HEAR, f'found = detect(image=$image, labels=["{group}"])', "name = label_of(regions=$found)", "yes = text_contains(text=$spoken, words=$name)"], "yes", group.capitalize(), d)
    t = Thing(rng)
    d = photo(rng, [t.label])
    if kind < 0.7:
        form_, pattern = rng.choice([
            ("n - said", f"How many more {{m}} are there than {WHO} says?"), ("said - n", f"{WHO} names a number. How many {{m}} are missing [to it|]?"), ("n * said", f"{WHO} names a price for each of the {{m}}. What do all cost?"), ("said / n", f"The {{m}} share the amount {WHO} names. What does each get?"), ("n + said", f"Add the number in the {CLIP} to the number of {{m}}."),
        ])
        return both(say(rng, pattern, m=t.many), [HEAR, f"found = {t.find}", "n = count(items=$found)", "said = text_of(items=$spoken)", f'result = calculate(expression="{form_}", n=$n, said=$said)'], "result", "Result", d)
    text = say(rng, f"[Is there {{one}} in the picture, and does {WHO} mention one?|Do you see {{one}}, and is it mentioned in the {CLIP} too?]", one=article(t.one))
    return both(text, [f"found = {t.find}", "yes = exists(items=$found)", HEAR, f"yes2 = text_contains(text=$spoken, words={q(t.one)})"], '"Seen: {yes}; said: {yes2}"', "Both", d)


def word_in_both(rng):
    """A word that may be written and spoken."""
    d = rng.choice([sign, receipt, form])(rng)
    w = bare(word_of(rng)) if rng.random() < 0.5 else rng.choice([line for line in d.lines if line.replace(" ", "").isalpha()] or ["total"]).lower()
    text = say(rng, f"[Do the {{doc}} and the {CLIP} both [mention|say|contain] {{w}}?|Is {{w}} both written [on the {{doc}}|] and said?|Does {{w}} occur on the {{doc}} and in the {CLIP}?|Is {{qw}} on the {{doc}} as well as in the {CLIP}?]", w=w, qw=q(w), doc=d.noun)
    return both(text, [HEAR, OCR, f"yes = text_contains(text=$lines, words={q(w)})", f"yes2 = text_contains(text=$spoken, words={q(w)})"], '"Written: {yes}; said: {yes2}"', "Both", d)


def only_sound(rng):
    """A picture lies there too, but only the recording is asked about."""
    one = rng.choice([transcript, mentions, length, when, times_said, spoken_words])(rng)
    d = rng.choice([sign, receipt, form, lambda r: photo(r)])(rng)
    return Ask(one.question, one.calls, one.answer, one.topic, inputs=["image", "audio"], docs=[d])


def key_spoken(rng):
    """A value of the paper beside what is said: both are given."""
    d = rng.choice([receipt, form])(rng)
    key = d.total if d.total and rng.random() < 0.5 else rng.choice(list(d.pairs))
    text = say(rng, f"[What is the {{k}} on the {{doc}}, and what does {WHO} say?|[Tell|Give] me the {{k}} of the {{doc}} and [what is said|the words of the {CLIP}].|What does {WHO} say, and what is the {{k}}?|Read the {{k}} on the {{doc}} and transcribe the {CLIP}.|Who or what is the {{k}} [on the {{doc}}|], and what does the {CLIP} want?]", k=key.lower(), doc=d.noun)
    return both(text, [OCR, reads(d, key), HEAR, "text = text_of(items=$spoken)"], '"' + f"{key}: {{a}}; said: {{text}}" + '"', "Both", d)


def two_sounds(rng):
    """Two recordings."""
    kind = rng.random()
    w = bare(word_of(rng))
    first, second = HEAR, "spoken2 = transcribe(audio=$audio2)"
    give = lambda text, calls, answer, topic, **slots: Ask(say(rng, text, **slots), calls, answer, topic, inputs=["audio", "audio2"])
    if kind < 0.25:
        return give(f"[What do the two {CLIP}s say?|Transcribe both [recordings|messages].|What is said in each [recording|message|clip]?]", [first, "text = text_of(items=$spoken)", second, "text2 = text_of(items=$spoken2)"], '"First: {text}; second: {text2}"', "Speech")
    if kind < 0.5:
        return give("[Do both [recordings|messages|speakers] mention {w}?|Which [of the [two|] recordings|recording|message] [mentions|talks about] {w}?|Is {w} mentioned in both?]", [first, f"a = text_contains(text=$spoken, words={q(w)})", second, f"b = text_contains(text=$spoken2, words={q(w)})"], '"First: {a}; second: {b}"', "Words", w=w)
    if kind < 0.75:
        n, m = "n = duration(audio=$audio)", "m = duration(audio=$audio2)"
        how, form_, pattern = rng.choice([("greater", None, "Is the first [recording|message|clip] longer than the second?"), ("less", None, "Is the first [recording|message|clip] shorter than the second?"), (None, "n + m", "How long are both recordings together?"), (None, "n - m", "How many seconds longer is the first recording than the second?"), (None, None, "How long is each recording?")])
        if how:
            return give(pattern, [n, m, f'yes = compare(a=$n, b=$m, how="{how}")'], "yes", "Longer")
        if form_:
            return give(pattern, [n, m, f'result = calculate(expression="{form_}", n=$n, m=$m)'], '"{result} seconds"', "Length")
        return give(pattern, [n, m], '"First: {n} seconds; second: {m} seconds"', "Length")
    second_only = rng.random() < 0.7
    p, a, s = ("second", "audio2", "spoken2") if second_only else ("first", "audio", "spoken")
    return give("[What [does|is said in] the {p} [recording|message] [say|]?|Transcribe the {p} recording.|What is said in the {p} one?]", [f"{s} = transcribe(audio=${a})", f"text = text_of(items=${s})"], "text", "Speech", p=p)


SPEECH = {two_sounds: 3, transcript: 7, detail: 6, mentions: 8, times_said: 3, spoken_words: 1, when: 4, speech_begins: 0.7, any_speech: 1.5, length: 2, length_limit: 1, length_work: 0.6, speed: 0.5}
MIXED = {thing_said: 3, word_in_both: 2, only_sound: 2.5, key_spoken: 3, value_said: 7, title_said: 1.5, said_budget: 3, within: 3, only_paper: 3, same_words: 1, spoken_in_picture: 0.7}
FILMS = {film_speech: 4, film_moment: 5, film_text: 2.5, film_pictures: 2.5}
