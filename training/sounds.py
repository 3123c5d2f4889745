"""Questions about recordings and films, alone and beside a picture."""

from asks import Ask, q
from documents import CITIES, FIRST, FOODS, GOODS, SIGN_WORDS, SPOKEN, TOPICS, form, letter, photo, receipt, sign, table
from pairs import called, choose
from papers import GRID, OCR, reads
from photos import Thing
from words import COLOURS, article, expand, say

CLIP = "[recording|voice mail|announcement|radio clip|interview|dictation|answering machine|phone call|clip|voice message|audio|speech|call|voice note|track|audio file]"
# Words that can only mean what is heard: beside a film, a clip may be the film.
HEARD = "[recording|voice mail|announcement|radio clip|interview|dictation|phone call|voice message|audio|speech|voice note|spoken message|voice memo|sound file|podcast|call|tape|sound clip|voicemail|broadcast]"
# Words that may mean a paper as well: only where there is none.
NOTE = "[message|memo|recipe|file|note|clip]"
WHO = "[the speaker|she|he|the caller|the voice|the man|the woman|the person|the announcer|the lady|the guy|the person on the phone|the one who speaks|the voice on the tape]"
LISTEN = "[listen|listen closely|play it|play the recording|hear it through]"
HEAR = "spoken = transcribe(audio=$audio)"


def cap(text):
    """A sentence with its first letter large."""
    return text[:1].upper() + text[1:]


def sound(text, calls, answer, topic, rng, **slots):
    return Ask(cap(say(rng, text, **slots)), calls, answer, topic, inputs=["audio"])


TEXT = [HEAR, "text = text_of(items=$spoken)"]


def transcript(rng):
    text = rng.choice([
        f"What does {WHO} say?", "What do [they|you hear them] say?", f"[Transcribe|Write down|Type out|Put into writing] [the|this] {CLIP}.", f"What is said [in [the|this] {CLIP}|]?", f"What is the {HEARD} about?", "[Write down|Note|Tell me] what you hear.",
        f"What do you hear [in the {CLIP}|]?", "Turn [this|the] audio into text.", f"[Give me|I need] the [text|transcript|words] of the {HEARD}.", f"What [did|does] {WHO} want?", f"What is {WHO} asking for?", "Please listen and tell me what it says.", "What is [the caller|she|he] [asking for|calling about]?", "What message [did they leave|was left]?", "Tell me what [the caller|she|he] [wants|needs|says].", "What [does|did] the [voice message|caller|voice] [want|say]?", "I want to read what is said.", "Put the [recording|message] on paper.",
        f"[Listen to|Play] [the|this] {CLIP} and [write it down|tell me what it says].", "Speech to text[, please|].", "transcript", f"Can you transcribe [the|this] {CLIP} [for me|]?", f"I could not listen to the {CLIP}, what does it say?",
        f"I need the {HEARD} [as text|in writing|as a text file].", f"[My hearing is bad|I am deaf|I am hard of hearing|The sound is off here|I have no loudspeaker]: what does {WHO} say?", f"I [can't|cannot] listen [right now|at work|here]. What [is|was] said?", "Word for word, [what is said|everything that is spoken].", f"Every [single |]word of the {HEARD}[, please|].", f"What is {WHO} [going on|on|talking] about?",
        f"[I wonder|I would like to know|I need to know|It would help me to know|I have to find out] what {WHO} [said|is saying|wants|has to say].", f"What was on the {HEARD}?", f"[Subtitles|Captions] for this {HEARD}[, please|]?", f"The {HEARD}, [in writing|as text|written out][, please|].", f"Make a transcript [of this|of the {HEARD}|].", "[What words|Which words|What sentences] [do you hear|are spoken|can be heard]?",
        f"Repeat [in writing |]what {WHO} says.", f"Somebody left a {HEARD}. What [is it about|do they want|did they say]?", f"What [information|news|instructions] does {WHO} give?", f"What has {WHO} got to say?", f"What did {WHO} [just say|tell me|leave me as a message]?", "If anything is said, write it down.", f"What is [being |][announced|read out|talked about]?", "What are they [talking|chatting|speaking] about?",
        f"[Put|Jot|Copy|Note] down [everything|all|each word] [that is said|{WHO} says].", f"What is the gist of the {HEARD}?", f"Be my ears: what does {WHO} say?", f"I missed what {WHO} said. [Again|Once more], please.", f"Someone [rang|called|phoned]. What [about|for]?", f"Why [did|does] {WHO} [call|ring|phone]?", "Type while you listen.", f"How does the {HEARD} go?", f"What [comes|is coming] out of the loudspeaker?", f"The {HEARD} is in English, I am not good at hearing it. Please write it.",
        f"For the [minutes|file|record]: what {WHO} says, word by word.", f"What would I hear if I played the {HEARD}?", f"Voice to text.", f"Is the {HEARD} important? What is said?", f"[Convert|Change|Make] [this|the] {HEARD} [in|]to [words|text|readable text].", f"What exactly does {WHO} say?", f"Whatever {WHO} says, I want it written.",
        f"pls write out the {HEARD} i have no headphones", f"My daughter normally plays these to me, but she is out. What does {WHO} say?", f"The {HEARD} is to be put on file. Kindly provide a written version of what is said.", f"u there? what did {WHO} say", f"i no understand what {WHO} speak, write please", f"The baby is asleep, so I can't play the {HEARD}. What does {WHO} say?", f"Take dictation: the {HEARD}, from the first word to the last.", f"Fill in what {WHO} says: ...", f"Should I be worried? Tell me what {WHO} says.", f"Do I have to ring back? Tell me first what {WHO} says.",
        f"{WHO} talks so fast. What was that?", f"I haven't dared to play the {HEARD} yet. What is said?", f"I'd rather read the {HEARD} than listen to it.", f"My pupils need the listening text in print. Please supply the words of the {HEARD}.", f"Produce a verbatim record of the {HEARD}.", f"verbatim text of the {HEARD}", "audio to text, no comments", f"In court I will need the exact words of the {HEARD}. What are they?", f"Customers are waiting, so quickly: what does {WHO} say?", f"My phone makes no sound any more. What does the {HEARD} say?", f"Seven messages today and this is the last. What does {WHO} want?", f"Let me see the words of the {HEARD}.",
        f"Nobody in the office could make out what {WHO} says. Can you?", f"It's noisy on the bus. Let me read what {WHO} says.", f"Would you mind listening to the {HEARD} for me and noting what is said?", "There is something spoken here and I can't hear it. What is it?", f"What was {WHO} trying to tell me?", f"Before I answer I need to know what {WHO} said.", f"{WHO} must have had a reason to ring. What was it?", f"If you were to type the {HEARD}, what would stand on the page?", f"I depend on text because I hear nothing: what is said in the {HEARD}?", f"Nothing but the words of the {HEARD}, please.", f"{WHO} spoke while I was in the shower. What did I miss?", f"Leave nothing out, add nothing: the {HEARD} as text.",
        f"I keep a diary of what people tell me. What did {WHO} tell me?", f"Is there anything I must act on? Give me what {WHO} says.", f"Don't sum it up, I want what {WHO} says as it was said.", f"The connection was bad and I only got half of the {HEARD}. How does it go in full?", f"If you put the {HEARD} to your ear, what would you hear?", f"Words of {HEARD} -> text",
    ])
    return sound(text, TEXT, "text", "Speech", rng)


def transcript_bare(rng):
    """Wordings that mean the recording only because nothing else is there."""
    text = rng.choice([
        "What does it say?", "What's it about?", "What is this about?", "Text[, please|]?", "In writing, please.", "Write it down[ for me|].", "What do they want?", "And what does it say?", "Can you type this up?", "What is in [this|the file|it]?", "What's [the|this] message?", "Contents?", "Please take this down.",
        "[Read|Tell] me the message.", "What is the content?", "What [did I get|was sent to me]?", "I can't open it, what is in it?", "Make it readable.", "Words, please.", "What does [this|the file|the message|the note|the memo] say?", f"[Transcribe|Write down|Type out] the {NOTE}.", f"What is the {NOTE} about?", f"What is said in the {NOTE}?", f"Can you transcribe this {NOTE}?", f"What is in the {NOTE}?",
        "what she say", "whats he on about", "can u write this one out", "I got this from my landlord. What does he want?", "My mother sent me this, what does she want now?", "Just the text.", "Into writing, word for word.", "I can't play it here. What is it?", "what'd they say", "Someone left me this. What does it say?", "This came at three in the morning, what is it about?", "Before I call back: what is this about?", "type it", "My nephew sends these instead of writing like normal people. What does he say?", "Have it typed, please.", "Let me read it instead.", "Is it bad news? What do they say?",
    ])
    return sound(text, TEXT, "text", "Speech", rng)


DETAILS = [
    "When is [my|the|our] [new|next|] [appointment|meeting|visit|party|exam|delivery|wedding|lesson|interview|check-up|tour|concert|dinner]?", "Which [flight|train|bus|ferry] is [late|delayed|cancelled|on time]?", "[What time|When] does the [train|flight|bus|film|meeting|shop|market|museum|pool|show|ferry|tour] [leave|start|open|close|begin|end]?", "From which [platform|gate|pier|track] does it leave?",
    "Where [do we|should I|shall we|are we to] meet?", "How much [does it cost|is the rent|is the fee|is a ticket|must be paid|do we owe]?", "What number should I call [back|]?", "Who [is speaking|called|is calling|left the message|rang|phoned]?", "Which day [is cancelled|is named|is suggested|suits best|was agreed on]?", "What do I have to [bring|buy|do|cook|sign|send|pay|pack]?",
    "What [ingredients|things|tools|papers] are needed?", "How many [eggs|people|tickets|pieces|chairs|boxes|guests|nights|copies] [are needed|are ordered|are wanted|are asked for|are coming|were sold]?", "Why [is the train late|are they calling|was it cancelled|is it closed|can't they come]?", "What is the [code|password|address|room|number|name|phone number|order number|flight number|price|date|deadline|offer|discount]?",
    "What is [the weather|tomorrow's weather] [going to be|] like?", "What should I do?", "Whom should I ask?", "What's the news?", "What did I win?", "What has [been changed|happened|gone wrong]?", "What is [ready|broken|missing|closed|new|late|cancelled] [now|]?",
    "Which [product|colour|city|dish|street|floor|size|hotel|doctor|shop|table|seat] is [named|meant|wanted|it about]?", "How [warm|cold|hot] will it [be|get]?", "How long does it [take|last|cook|stay closed]?", "By when must it be [done|paid|sent|returned|ready]?", "Until when is [it|the shop|the offer|the road] [open|closed|valid]?", "How far is it?", "How many [minutes|hours|days|weeks] [does it take|late is it|are left]?", "Which [floor|room|building|entrance] do I [go to|need]?",
    "What is on offer [today|this week|]?", "Where [is|was] the [key|parcel|car|party|accident|dog|meeting]?", "Where did [it|that] happen?", "Who [won|is coming|is ill|is invited|should call back|is being looked for]?", "Which two [things|people|cities|days] are named?", "What comes first, and what next?", "What is the last thing to do?", "At what [hour|time] should I [be there|come|get up|call]?", "What was ordered?", "How old is the [child|patient|dog|house]?", "What's wrong with the [car|lift|printer|order|heating]?", "What is the [first|second|last] [step|stop|name|number|item]?", "How much [sugar|flour|milk|water|money] [is needed|goes in|do I need]?",
    "By what time [do I have to|should I|must we] be [there|at the station|at the gate|back]?", "How many [stops|nights|rooms|sessions|steps|winners] are there?", "Who [is|was] [hurt|hired|late|absent|in charge|chosen|the winner|on duty|coming to dinner]?", "Whose [birthday|car|turn|fault|bag|phone|idea] [is|was] it?", "Which [bus|tram|line|road|exit|lane] [should I take|is blocked|do I take instead]?", "What [will the repair cost|does the cheapest one cost|did it cost before|do they charge]?", "How many [kilos|metres|litres|miles|kilometres] [is it|are left|do we need]?",
    "What is the [cause of the delay|reason for the call|cause of the noise|reason for the change]?", "Where [should|can|do] I [park|pay|sit|wait|sign|leave the key|pick it up|hand it in|report]?", "What must I not [forget|do|touch|eat|wear]?", "To whom [do I send it|should I write|does the dog belong|was it sold]?", "At how many degrees [does it bake|do I wash it|should the oven be]?", "How [often|many times a day] [do I take the medicine|does the bus run|must I water the plants]?", "On what date does [the course|school|the sale|the season|the work] [start|end]?", "What will happen [on Friday|tomorrow|next week|at noon|after lunch]?", "Since when [is it closed|has she been ill|are they open|do they live there]?",
    "What [kind|sort] of [job|house|soup|car|dog|music|shop] is it?", "What [discount|refund|prize|reward|salary|bonus] do I get?", "How much has [it|the price|the rent] gone up?", "What did the [doctor|teacher|vet|plumber|bank|landlord] [say|find|decide|want]?", "What question am I to answer?", "When [can|may|should] I [collect it|come by|call|expect the parcel|move in|start]?", "How do I [get there|make it|cook it|turn it off|reach them|open it|log in]?", "What [excuse|reason|condition|warning|example|plan|choice] is given?", "Is there something I have to [do|bring|sign|pay], and what?", "Which [of the two|one] [is better|is cheaper|did they choose|should I take]?", "How did [it|the match|the trial|the interview|the exam] [end|go]?", "What are the [opening hours|rules|results|ingredients|terms|options]?", "How [bad|serious|big|long|high] is it?", "What did they [find|lose|steal|decide|sell|change|forget]?",
]
# The same as clauses, for those who ask round a corner.
CLAUSES = """when the [meeting|party|appointment|delivery|exam] is,where [we meet|the party is|to go|the key is],what [it costs|the rent is|a ticket costs|is needed|to bring|to buy|to do|happened|is wrong],who [called|is calling|is speaking|rang|is meant|is invited],which [platform|gate|train|flight|day|room|number|street] it is,what number [to call|I should dial],
how [many|many people] are coming,how much [sugar|money|time] is needed,why [the train is late|they are calling|it was cancelled|she cannot come],by when [to pay|to answer|it must be ready],how long [it takes|the shop is closed],what the [code|password|address|name|price|date|weather] is,what time [to come|it starts|they open|the bus goes],
who won,what is on offer,how far it is,how old [he|she|the dog] is,where to [park|pay|sign|wait],which [bus|road|door] to take,how to get there,whose birthday it is,what went wrong,how late it is,what the [doctor|teacher|bank] said,what size it is,how it ended,when to be back,whom to ask,how [cold|hot] it gets,what the first step is,which colour it is,why the [shop|road|school] is closed,what they decided,how much they want,until when it is open,what the plan is,what has changed,who is to blame,what I should not forget,where they found [it|him|the bag]""".replace("\n", "").split(",")


def question_word(rng):
    """A detail that is asked for, and it as a clause that goes on in a sentence."""
    direct = expand(rng.choice(DETAILS), rng)
    return direct, direct[0].lower() + direct[1:].rstrip("?")


def detail(rng):
    """Something that only the words of the recording can tell: they are the answer."""
    direct, low = question_word(rng)
    clause = expand(rng.choice(CLAUSES), rng)
    slots = dict(w=rng.choice(TOPICS), c=clause)
    text = rng.choice([
        f"{direct[:-1]}, according to {WHO}?", f"{direct[:-1]}, according to the {HEARD}?", f"According to [{WHO}|the {HEARD}], {low}?", f"[Listen|Listen to it|Listen to the {HEARD}|Play it]: {low}?", f"In the {HEARD}, {low}?", f"{direct} {WHO} [says it|mentions it|tells us].", f"From what {WHO} says, {low}?", f"{direct[:-1]}, by the {HEARD}?", f"What does {WHO} [say|tell us] about {{w}}?",
        f"[I missed|I did not catch|I could not hear|I have to know|I need to know|I wonder|Find out from the {HEARD}|Tell me from the {HEARD}|Could you listen for] {{c}} [in the {HEARD}|] .", f"Did you catch {{c}}, from the {HEARD}?", f"{WHO} says {{c}}. [What is it|Please tell me|I forgot]?", f"Listen and tell me {{c}}.", f"{WHO} [must have said|surely says|explains] {{c}}: [what is it|how was that|what was it]?", f"I heard the {HEARD} only once and forgot {{c}}.", f"What does {WHO} say {{c}}?",
        f"Which [product|colour|city|dish|day|number|price|time|name|place] does {WHO} [name|mention|give|want|ask for|suggest|cancel]?", f"What [time|date|price|name|number|place|reason|address] does {WHO} [give|name|mention]?", f"How many [eggs|tickets|people|chairs|pieces|rooms] does {WHO} [want|need|ask for|order|mention]?", f"Which [train|flight|bus|platform] does {WHO} announce?", f"To whom does {WHO} speak?", f"What does {WHO} want me to [do|bring|buy|sign|cook]?", f"What am I [told|asked|supposed] to [do|bring|buy] by {WHO}?",
        f"Whom does {WHO} [greet|thank|ask for|talk to|want to see]?", f"How does {WHO} [introduce himself|introduce herself|start|end the call|say goodbye]?", f"What is {WHO} [sorry for|happy about|complaining about|looking for|selling|offering|waiting for|worried about]?", f"What number does {WHO} leave?", f"Where does {WHO} want to [meet|go|eat|live]?", f"When will {WHO} [arrive|call again|be back|come]?", f"How much [does {WHO} want|does {WHO} offer|money does {WHO} ask for]?", f"What price is [named|mentioned|offered] in the {HEARD}?", f"Which [year|city|country|month] is [named|mentioned] in the {HEARD}?",
        f"What [should|must] I do according to the {HEARD}?", f"What [names|numbers|dates|times|prices|places] are [mentioned|named|said] in the {HEARD}?", f"Are any [names|numbers|dates|prices] given in the {HEARD}, and which?", f"What advice does {WHO} give?", f"In what mood... no, just: what does {WHO} say?", f"What does {WHO} [promise|propose|ask|order|forbid|recommend|announce|advertise|regret|warn of]?",
        f"My husband took the call and forgot {{c}}. Can you get it from the {HEARD}?", f"{direct} It's all in the {HEARD}, I just can't play it.", f"I don't want to hear the whole {HEARD}, just {{c}}.", f"Going by the {HEARD}, {low}?", f"{low}? {WHO} said it but I was driving", f"State {{c}}, as {WHO} says.", f"Listening exercise: {low}?", f"{direct} Please listen for me, I am deaf.", f"{direct} The answer is in the {HEARD}.", f"We quarrel about {{c}}. What does {WHO} say?", f"Nothing else in the {HEARD} interests me, only {{c}}.", f"I listened to the {HEARD} three times and still don't get {{c}}.", f"{WHO} mumbles so. Can you make out {{c}}?",
        f"For my diary: {{c}}, as {WHO} says.", f"cant play the {HEARD} rn, {low}", f"I was told on the phone {{c}} and wrote nothing down. Here is the {HEARD}.", f"{direct} That's what I want to hear from the {HEARD}, nothing more.", f"Kindly establish from the {HEARD} {{c}}.", f"If {WHO} says {{c}}, I need it in writing.", f"question 4 about the {HEARD}: {low}", f"Do I have to do anything, by what {WHO} says?", f"Should I [hurry|ring back|be worried|wait|go there], by what {WHO} says?", f"Which of my [friends|colleagues|children] does {WHO} mean?", f"How much [money|time|notice] does {WHO} give me?", f"What is the one thing {WHO} asks of me?", f"What would {WHO} like [me|us] to change?",
        f"Which phone number am I given in the {HEARD}?", f"What deadline does {WHO} set?", f"Where is {WHO} [calling from|right now|going]?", f"How does {WHO} feel about {{w}}?", f"What has {WHO} decided about {{w}}?", f"What trouble does {WHO} have with {{w}}?", f"{WHO} goes on about {{w}}, but what exactly is it?", f"I have a pen ready: {low}, by the {HEARD}?", f"The kids want to know {{c}}; {WHO} says it in the {HEARD}.",
    ])
    return sound(text, TEXT, "text", "Speech", rng, **slots)


def detail_bare(rng):
    """The same, where nothing but the recording is there to ask."""
    direct, low = question_word(rng)
    clause = expand(rng.choice(CLAUSES), rng)
    text = rng.choice([direct, direct, direct, direct, "[I need to know|I wonder|Tell me|Do you know|Could you tell me|I would like to hear|Please find out] {c}.", f"[So|And|Again], {low}?", f"{direct} I [forgot|missed it|could not hear it].", f"Quick: {low}?", f"My [wife|boss|son|colleague] asks, {low}?", direct, direct, direct, f"ok so {low}", f"{low} pls i cant listen now", f"{direct} She talks so fast.", f"{direct} I have to tell my [mother|boss|husband] in a minute.", "I just want {c}, that's all.", "They must have said {c}. I was not listening.", "Let me know {c}, I'll skip the rest.", "All I need is {c}.", f"No need for the rest, but {low}?", "It should be clear {c}, only I can't hear it.", f"I am already in the car: {low}?"])
    return sound(text, TEXT, "text", "Speech", rng, c=clause)


TIMES = "half past eight,nine o'clock,ten thirty,noon,midnight,quarter to five,seven in the evening,twenty minutes,two hours,a week".split(",")
DAYS = "Monday,Tuesday,Wednesday,Thursday,Friday,Saturday,Sunday,tomorrow,tonight,next week,March,July,October,Easter,Christmas".split(",")
NUMBERS = "two,three,five,seven,ten,twelve,fifteen,twenty,forty,fifty,a hundred,two hundred".split(",")
MORE = """traffic,a strike,the bill,a refund,the contract,insurance,the boat,a hotel,breakfast,homework,the dentist,snow,a storm,the garden,bicycles,chocolate,
a taxi,the airport,customs,the keys,the neighbour,a birthday,the concert,the exam,vitamins,headache,the vet,a leak,the heating,plumber,electricity,an accident,a reward,lost luggage,
the ferry,a hospital,eggs,onions,salt,olive oil,the oven,a cake,milk,the kitchen,a mirror,the stadium,a goal,the president,an election,taxes""".replace("\n", "").split(",")


def word_of(rng):
    r = rng.random()
    return rng.choice(SPOKEN) if r < 0.25 else rng.choice(TOPICS) if r < 0.45 else rng.choice(CITIES) if r < 0.55 else rng.choice(FIRST) if r < 0.63 else rng.choice(DAYS) if r < 0.7 else rng.choice(TIMES) if r < 0.74 else rng.choice(NUMBERS) if r < 0.78 else rng.choice(FOODS + GOODS).lower() if r < 0.86 else rng.choice(MORE)


def bare(word):
    for start in ("the ", "a ", "an "):
        word = word.removeprefix(start)
    return word


def mentions(rng):
    w = word_of(rng)
    text = rng.choice([
        f"Does {WHO} [mention|say|talk about|speak of|name] {{w}}?", "Is {w} [mentioned|named|spoken of|said] [in the recording|in the message|aloud]?", "Is the word {qw} [spoken|said|heard|used]?", "[Do|Did] they [talk about|mention|say] {w}?", "Can you hear [the word |]{w}?", f"Does the {CLIP} [mention|say anything about|contain] {{w}}?",
        f"[Check|Tell me] [if|whether] {WHO} mentions {{w}}.", f"Does {WHO} say {{qw}} [anywhere|at some point|]?", "Did I hear {w}?", "{w}: is that said?", f"Was {{w}} part of the {HEARD}?",
        f"I wonder [if|whether] {WHO} [ever says|brings up|speaks of|says anything about] {{w}}.", f"[I think|My guess is that|I believe|If I heard right,] {WHO} [says|mentions|speaks of] {{w}}[, am I right|, is that so|, correct|, or did I mishear]?", "Listen for {w}: is it [there|said]?", f"[Somebody|My wife|My boss|The neighbour] claims that {WHO} [mentions|talks about] {{w}}. Is that [true|right|so]?", f"I am not sure [if|whether] {{w}} [came up|was said] in the {HEARD}. Did it?", f"Has {{w}} been [talked about|discussed|brought up|spoken of]?",
        f"Any [mention|word] of {{w}} in the {HEARD}?", f"Does {{qw}} [occur|come up|fall] in the {HEARD}?", f"Did {WHO} remember to mention {{w}}?", f"Is {{w}} a topic [of|in] the {HEARD}?", f"Is {{w}} among the things {WHO} [lists|names|talks about]?", f"Is {{w}} one of the things {WHO} says?", f"Can {{w}} be heard [in the {HEARD}|anywhere]?", f"[Search|Go through|Scan] the {HEARD} for {{w}}: [is it there|anything]?", "I only want to know whether {w} is said.", f"Somewhere in the {HEARD} it should say {{w}}. Does it?",
        f"Am I hearing {{w}} in the {HEARD}?", f"The word {{qw}}, is it in the {HEARD}?", f"Do I hear {WHO} say {{w}}?", f"Is there [anything|something|a word] about {{w}} in the {HEARD}?", f"Is {{w}} what {WHO} talks about?", f"Does {WHO} use the word {{qw}}?", f"{{w}}, does {WHO} say that?", f"Did {{w}} come up when {WHO} spoke?", f"I [bet|am sure] that {{w}} is [mentioned|said] in the {HEARD}. Right?", f"Do the words spoken include {{qw}}?", f"Could it be that {WHO} says {{w}}?", f"Was there talk of {{w}}?", f"Is {{w}} to be heard?",
        f"We need {{w}} on the {HEARD}. Is it said?", f"Please [listen|listen out] for {{qw}} and tell me whether it is said.", f"Has {WHO} said [anything about|the word|] {{w}}?", f"If {WHO} mentions {{w}}, tell me.", f"Anything on {{w}} in what {WHO} says?", f"Does one hear {{qw}} in the {HEARD}?",
        f"i only care about {{w}}, does {WHO} bring that up", f"If there is nothing about {{w}} in the {HEARD} I can delete it. So, is there?", f"My grandson told me the {HEARD} was about {{w}}, but he tells me a lot of things. Is it?", f"State whether {{w}} is mentioned in the {HEARD}.", f"{{w}} in the {HEARD}, y/n", f"Confirm that {WHO} mentions {{w}}.", f"Before I ring back: is {{w}} something {WHO} talks about?", f"Do I need to hear the {HEARD} if I am only after {{w}}, is that mentioned at all?", f"My lawyer wants to know whether {{qw}} was spoken in the {HEARD}.", f"You have better ears than me. Does {WHO} say {{qw}}?", f"My sister says {{w}} came up in the {HEARD}, I say not. Is she right?",
        f"There was something about {{w}} in the {HEARD}, wasn't there?", f"Would I hear {{w}} if I listened to the {HEARD}?", f"The {HEARD} mentions {{w}}: true or false?", f"Is it fair to say that {WHO} speaks of {{w}}?", f"Homework: does {WHO} mention {{w}}? Yes or no.", f"I could swear I heard {{qw}} in there. Is it in the {HEARD}?", f"Just let me know if {{w}} comes up while {WHO} talks.", f"Please report whether there is any reference to {{w}} in the {HEARD}.", f"keyword {{qw}}, spoken in the {HEARD} or not", f"I was promised they would say something about {{w}} in the {HEARD}. Did they?", f"{WHO} rattles on so fast. Did I hear {{w}} in there?", f"Should I pass the {HEARD} on, does it say anything of {{w}}?",
        f"Somewhere in all that chatter {WHO} should say {{w}}. Does that happen?", f"The point is whether {WHO} says {{qw}} or not.", f"Please say yes if the {HEARD} speaks of {{w}}, otherwise no.", f"my hearing not good. in the {HEARD} they say {{w}}?", f"I need a yes or no: {{w}}, did {WHO} mention that?", f"The radio was on while I cooked. Was that {{w}} they said in the {HEARD}?", f"Our slogan should contain {{qw}}. Is it spoken in the {HEARD}?", f"{WHO} talks about all sorts of things. Also about {{w}}?",
    ])
    return sound(text, [HEAR, f"yes = text_contains(text=$spoken, words={q(bare(w))})"], "yes", bare(w).capitalize(), rng, w=w, qw=q(bare(w)))


def mentions_bare(rng):
    """Wordings that mean the recording only because nothing else is there."""
    w = word_of(rng)
    text = rng.choice(["Is {w} mentioned?", "Does it mention {w}?", "Anything about {w}?", "Is it about {w}?", "{w} mentioned?", "Does the recipe [need|use|contain] {w}?", "Does the message mention {w}?", "Is {w} in it?", "Was {w} named?", "Has it to do with {w}?", "Does it say {qw} [anywhere|]?", "Is there something about {w}?", "{w}, yes or no?", "Do they need {w}?", f"Is {{w}} in the {NOTE}?", f"Does the {NOTE} [mention|talk about|need] {{w}}?", f"Is the {NOTE} about {{w}}?", f"Does the word {{qw}} come in the {NOTE}?", "was {w} even mentioned", "Am I right that it is about {w}?", "Something with {w}, was it?", "it's about {w}, isn't it", "I only care about {w}. Is that in there?", "They promised to tell me about {w}. Do they?", "Did my mother mention {w}?", "has {w} come up", "My aunt left me this. Is it something about {w} again?", "do they say {w} or not", "Can I tick off {w}, is it mentioned?", "mention of {w}: yes or no", "does she say {w} anywhere in there", "If it is about {w} I call back. Is it?", "Tell me it's not about {w} again. Or is it?"])
    return sound(text, [HEAR, f"yes = text_contains(text=$spoken, words={q(bare(w))})"], "yes", bare(w).capitalize(), rng, w=w, qw=q(bare(w)))


def said_fact(rng):
    """A fact that one word of the speech tells: the word that the question has."""
    name, other, day, time_, city, n = rng.choice(FIRST), rng.choice(FIRST), rng.choice(DAYS[:9]), rng.choice(TIMES[:7]), rng.choice(CITIES), rng.choice(NUMBERS)
    pattern, w = rng.choice([
        (f"Is it {{w}} who [is calling|speaks|left the {HEARD}|rang]?", name), ("Is the call from {w}?", name), (f"Does {WHO} [ask for|greet|thank|speak to|call for] {{w}}?", name), ("Does the caller [introduce himself|introduce herself|give his name] as {w}?", name), (f"Is the {HEARD} for {{w}}?", name), (f"Is {WHO} called {{w}}?", name),
        (f"Is the [meeting|appointment|party|delivery|exam] on {{w}}, according to {WHO}?", day), (f"Does {WHO} want to meet on {{w}}?", day), (f"Has the [meeting|appointment|lesson] been moved to {{w}}, as {WHO} says?", day), (f"Is {{w}} the day {WHO} [names|means|suggests]?", day), (f"Would {{w}} suit {WHO}?", day), (f"I think {WHO} said {{w}}. Was it that day?", day),
        (f"Do we meet at {{w}}, according to {WHO}?", time_), (f"Does {WHO} say {{w}} as the time?", time_), (f"Is {{w}} the time {WHO} gives?", time_), (f"Was it {{w}} that {WHO} said, or another time?", time_), (f"Is [the train|the flight|the ferry] to {{w}}, by the announcement?", city), (f"Does the [train|bus|flight] that is announced go to {{w}}?", city), (f"Is {WHO} calling from {{w}}?", city), (f"Does {WHO} want to go to {{w}}?", city),
        (f"Does {WHO} say {{w}} [people|tickets|eggs|euros|chairs]?", n), (f"Is the number {WHO} gives {{w}}?", n), (f"Are {{w}} [tickets|people|boxes|rooms] wanted by {WHO}?", n), (f"Did {WHO} order {{w}} of them?", n),
        *((f"Is the [train|flight|bus|ferry] {{w}}, according to {WHO}?", x) for x in ("late", "delayed", "cancelled", "on time")), *((f"[Is the [shop|road|pool|museum|lift] {{w}}, by the {HEARD}?|Does {WHO} say that [it|the shop] is {{w}}?]", x) for x in ("closed", "open", "broken", "sold out", "free", "ready", "full")),
        *((f"[Does {WHO} say that it will be {{w}}?|Will it be {{w}}, according to the {HEARD}?]", x) for x in ("sunny", "cold", "rainy", "windy", "warm", "cloudy")), *((f"[Is {WHO} saying that the [meeting|party|concert] is {{w}}?|By the {HEARD}, has the [meeting|lesson|concert] been {{w}}?]", x) for x in ("cancelled", "moved", "postponed")),
        *((f"Does {WHO} say {{qw}} [at the end|to the listener|at the beginning|]?", x) for x in ("thank you", "sorry", "please", "goodbye", "hello", "good morning", "see you soon")), *((f"Does {WHO} [apologise|excuse himself] with the word {{qw}}?", x) for x in ("sorry", "pardon")),
        (f"I think that's {{w}} calling. Does {WHO} give that name?", name), (f"Does {WHO} want to speak to {{w}}?", name), (f"The {HEARD} isn't for me. Is it meant for {{w}}?", name), (f"Do I have to pass the {HEARD} on to {{w}}, is that the name said?", name), (f"Did {WHO} say the name was {{w}}?", name), (f"Is {{w}} the one I should ring back, by what {WHO} says?", name), (f"Tell me it is not {{w}} who [lost|won|called], by the {HEARD}. Is that the name?", name),
        (f"Do I have to take {{w}} off work, is that the day {WHO} says?", day), (f"I wrote {{w}} into my diary. Is that what {WHO} said?", day), (f"They come {{w}}, if I understood the {HEARD} right. Is it {{w}}?", day), (f"I have no time {{w}}. Is that when {WHO} wants to come?", day), (f"{{w}} is the day, says the {HEARD}. True?", day),
        (f"Must I be there at {{w}}, as {WHO} says?", time_), (f"I set the alarm for {{w}}. Is that the time {WHO} gives?", time_), (f"If {WHO} says {{w}} I have to run. Is that the time given?", time_), (f"It starts at {{w}}, by what {WHO} says. True?", time_), (f"Can I still make it: does {WHO} say {{w}}?", time_),
        (f"Is {{w}} where {WHO} wants to [go|meet|be picked up]?", city), (f"I am waiting for the train to {{w}}. Is that the one announced?", city), (f"My daughter travels to {{w}}. Does {WHO} announce {{w}}?", city), (f"Does {WHO} live in {{w}}, as far as is said?", city),
        (f"Do I have to get {{w}} of them, by what {WHO} says?", n), (f"I baked for {{w}} guests. Is that the number {WHO} gives?", n), (f"I noted {{w}} as the number. Does {WHO} say that?", n),
        *((f"[My [train|flight] has just been announced over the loudspeaker. Is it {{w}}?|Do I hear that the [train|flight|bus] is {{w}}?]", x) for x in ("late", "delayed", "cancelled", "on time")), *((f"[Would I go there for nothing, does {WHO} say it is {{w}}?|It is {{w}}, if I understand the {HEARD} right. Is that what is said?]", x) for x in ("closed", "sold out", "full", "cancelled")),
        *((f"[Does {WHO} promise {{w}} weather?|I want to hang out the washing. Does the {HEARD} announce {{w}} weather?]", x) for x in ("sunny", "cold", "rainy", "windy", "warm", "cloudy")), *((f"[Is it {{w}}, does {WHO} say so?|Does {WHO} call it {{w}}?]", x) for x in ("urgent", "important")),
        *((f"[Is {WHO} polite enough to say {{qw}}?|Do I at least get a {{qw}} in the {HEARD}?]", x) for x in ("thank you", "sorry", "please")),
    ])
    return sound(pattern, [HEAR, f"yes = text_contains(text=$spoken, words={q(bare(w))})"], "yes", bare(w).capitalize(), rng, w=w, qw=q(w))


def times_said(rng):
    w = bare(word_of(rng))
    text = rng.choice([
        f"How [often|many times] does {WHO} say {{w}}?", "How [often|many times] is [the word |]{qw} [said|spoken|mentioned]?", "How many times do [they|you hear them] say [the word |]{w} [in the message|]?", "How often do I hear [the word |]{w}?", "Count how often [the word |]{w} is [spoken|said].", f"How many times does the word {{qw}} [occur|appear] in the {CLIP}?", "Number of times you hear {w}?",
        "[Count|Tally] the word {qw} in what is said.", f"{WHO} keeps saying {{w}}: how [many times|often]?", f"{{w}} is said how [often|many times]?", f"How many {{qw}}s [do you hear|are there in the {HEARD}]?", f"Each time {WHO} says {{w}}, count one. How many is it?", f"I need the number of times {{w}} is [said|spoken].", f"What is the count for {{qw}} in the {HEARD}?", f"How frequent is the word {{qw}} in the {HEARD}?",
        f"On how many occasions does {WHO} [say|use|mention] {{w}}?", f"How many times was {{w}} [repeated|said|brought up] by {WHO}?", "How many times does one hear {qw}?", f"Keep a tally of {{w}} while you listen: how many?", f"I heard {{w}} a lot. How often is it said?", f"Occurrences of {{qw}} in the {HEARD}?", f"My guess is that {{w}} is said three times. How often is it?", f"How [often|many times] did {WHO} have to say {{w}}?", f"Frequency of the spoken word {{qw}}, please.",
        f"Every {{qw}} in the {HEARD} costs a euro in our game. How many are there?", f"my teacher says {{qw}} all the time, how many in this {HEARD}", f"number of {{qw}} in the {HEARD}", f"bingo at work: how many times does {WHO} say {{w}}", f"Please provide the number of instances in which {WHO} utters {{qw}}.", f"I lost count of how often {WHO} said {{w}}. What is the right number?", f"Was it two or three times that {WHO} said {{w}}? How many exactly?", f"{{qw}} comes up again and again in the {HEARD}. How many times in all?", f"For each {{qw}} that is spoken I make a mark. How many marks do I end up with?", f"The word {{qw}} is said ... times in the {HEARD}.",
        f"We paid for the advert: how many times do they get {{w}} into the {HEARD}?", f"If I rang a bell at every {{qw}} in the {HEARD}, how often would it ring?", f"How many mentions does {{w}} get in the {HEARD}?", f"I do speech training and want to say {{qw}} less. How many times do I say it in the {HEARD}?", f"spoken {{qw}}, total count", f"Report the number of times {{qw}} is heard.", f"Once, twice, or more: how many times does {WHO} say {{w}}?", f"My wife says I talk of nothing but {{w}}. How often do I say it in the {HEARD}?", f"how much {WHO} say {{qw}}? I need number",
    ])
    return sound(text, [HEAR, f"n = count_words(text=$spoken, word={q(w)})"], "n", w.capitalize(), rng, w=w, qw=q(w))


def times_limit(rng):
    """How often a word is said, held against a number; never said counts as none."""
    w, n = bare(word_of(rng)), rng.choice([2, 3, 4, 5, 10])
    calls = [HEAR, f"n = count_words(text=$spoken, word={q(w)})"]
    how, m, pattern = choose(rng, [
        ("greater", 1, f"[Is {{w}} said more than once?|Does {WHO} [say|mention] {{w}} more than once?|Does {WHO} repeat {{qw}}?|Do I hear {{qw}} again after the first time?|Is {{qw}} [repeated|said repeatedly] in the {HEARD}?|Once is enough, but does {WHO} say {{w}} more often than that?|Does {{qw}} come up a second time in the {HEARD}?|Do I hear {{w}} twice or more in the {HEARD}?]"), ("greater", n, f"[Is {{w}} said more than {{n}} times?|Does {WHO} say {{w}} more than {{n}} times?|Do I hear {{qw}} over {{n}} times?|The rule is {{qw}} {{n}} times at most. Does {WHO} break it?|Does {WHO} go beyond {{n}} mentions of {{w}}?]"), ("at_least", n, f"[Is {{w}} said at least {{n}} times?|Does {{qw}} fall {{n}} times or more in the {HEARD}?|Does {WHO} say {{w}} no fewer than {{n}} times?|The client paid for {{n}} mentions of {{w}}. Does the {HEARD} have that many?|Do we get {{n}} mentions of {{w}} or more in the {HEARD}?]"),
        ("less", n, f"[Is {{w}} said fewer than {{n}} times?|Does {WHO} say {{w}} less than {{n}} times?|Does {WHO} say {{w}} not even {{n}} times?|Are there under {{n}} mentions of {{w}} in the {HEARD}?]"), ("equal", n, f"[Is {{w}} said exactly {{n}} times?|Does {WHO} say {{qw}} {{n}} times?|I counted {{qw}} {{n}} times in the {HEARD}. Is that right?|My guess: {WHO} says {{w}} {{n}} times. Am I right?|Did I tally right: {{n}} times {{qw}} in the {HEARD}?|The word {{qw}} falls {{n}} times in the {HEARD}, true or false?]"), ("equal", 1, f"[Is {{w}} said just once?|Does {WHO} mention {{w}} only once?|Does the word {{qw}} fall a single time in the {HEARD}?]"),
        ("equal", 0, f"[Is {{w}} never [said|mentioned|spoken of]?|Does {WHO} never [say|mention] {{w}}?|Is it true that {WHO} does not [say|mention] {{w}}?|Did {WHO} forget to [say|mention] {{w}}?|Is the {HEARD} free of the word {{qw}}?|Is {{w}} left out by {WHO}?|Does {WHO} say nothing [about|of] {{w}}?|Is there no word of {{w}} in the {HEARD}?|Am I right that {{w}} is not said?|Can I be sure that {WHO} does not say {{w}} anywhere?|I hope {WHO} keeps quiet about {{w}}. Is that so?|Does the {HEARD} do without {{qw}}?|Nobody was to say {{qw}} in the {HEARD}. Has that been kept?|Does {WHO} avoid the word {{qw}}?|We must not air {{qw}}. Is the {HEARD} clean, without the word?|not a word about {{w}} in the {HEARD}, right?]"),
    ])
    return sound(pattern, [*calls, f'yes = compare(a=$n, b={m}, how="{how}")'], "yes", w.capitalize(), rng, w=w, qw=q(w), n=n)


def more_often(rng):
    """Two words, and how often each is said."""
    a, b = bare(word_of(rng)), bare(word_of(rng))
    if a == b:
        return more_often(rng)
    calls = [HEAR, f"n = count_words(text=$spoken, word={q(a)})", f"m = count_words(text=$spoken, word={q(b)})"]
    slots = dict(a=a, b=b, qa=q(a), qb=q(b))
    kind = rng.random()
    if kind < 0.5:
        how, pattern = choose(rng, [("greater", f"[Is {{qa}} said more often than {{qb}}?|Does {WHO} say {{a}} more often than {{b}}?|Do I hear more of {{a}} than of {{b}} in the {HEARD}?|Does {{a}} come up more than {{b}} in the {HEARD}?|Does {WHO} talk more of {{a}} than of {{b}}?|I say {{a}} falls more often than {{b}} in the {HEARD}. Am I right?|Is {{a}} the word that wins over {{b}}, counting the {HEARD}?]"), ("less", f"[Is {{qa}} said less often than {{qb}}?|Does {WHO} mention {{a}} fewer times than {{b}}?|Is {{a}} rarer than {{b}} in the {HEARD}?|Does {{a}} lose to {{b}} in number of mentions in the {HEARD}?]"), ("equal", f"[Are {{qa}} and {{qb}} said equally often?|Does {WHO} say {{a}} as often as {{b}}?]")])
        return sound(pattern, [*calls, f'yes = compare(a=$n, b=$m, how="{how}")'], "yes", "Comparison", rng, **slots)
    if kind < 0.75:
        form_, pattern = choose(rng, [("n + m", f"[How often are {{a}} and {{b}} said [together|in all]?|Count {{qa}} and {{qb}} in the {HEARD}, both together.|How many times does {WHO} say {{a}} or {{b}}, in sum?]"), ("n - m", f"[How many times more is {{a}} said than {{b}}?|By how many times does {{qa}} lead over {{qb}} in the {HEARD}?]")])
        return sound(pattern, [*calls, f'result = calculate(expression="{form_}", n=$n, m=$m)'], "result", "Times", rng, **slots)
    return sound(f"[How often is {{a}} said, and how often {{b}}?|How many times does {WHO} say {{a}} and how many times {{b}}?|Which is said more often, {{a}} or {{b}}?|What comes up more in the {HEARD}, {{a}} or {{b}}?|Count {{qa}} and {{qb}} in the {HEARD}, each by itself.|Tally sheet for the {HEARD}: {{qa}} and {{qb}}, one number each.|Which word does {WHO} like better, {{qa}} or {{qb}}, going by how often each is said?|{{a}} against {{b}}: what is the score in spoken words?]", calls, f'"{a.capitalize()}: {{n}}; {b.capitalize()}: {{m}}"', "Times", rng, **slots)


def two_words(rng):
    """Two words of which each may be said."""
    a, b = word_of(rng), word_of(rng)
    if bare(a) == bare(b):
        return two_words(rng)
    text = rng.choice([
        f"Does {WHO} mention {{a}} and {{b}}?", f"Are {{a}} and {{b}} [both|] [mentioned|said] in the {HEARD}?", f"[Which|What] is mentioned in the {HEARD}, {{a}} or {{b}}?", f"Does {WHO} talk about {{a}} or about {{b}}?", f"Is it {{a}} or {{b}} that {WHO} [names|says|means]?", f"{{a}} or {{b}}: which [does {WHO} say|do you hear]?", f"Did {WHO} say {{a}} or {{b}}?", f"I am not sure whether {WHO} said {{a}} or {{b}}.",
        f"Is {{a}} said, and is {{b}} said?", f"Check the {HEARD} for {{a}} and for {{b}}.", f"Do I hear {{qa}}, and do I hear {{qb}}?", f"Both {{a}} and {{b}}, does {WHO} mention them?", f"Of {{a}} and {{b}}, which does {WHO} speak of?", f"Does {WHO} mention {{a}} but not {{b}}?", f"Is there talk of {{a}} and also of {{b}}?", f"Was it {{qa}} or {{qb}} in the {HEARD}?",
        f"two things from the {HEARD}: {{a}} mentioned? {{b}} mentioned?", f"I'm waiting to hear about {{a}} and about {{b}}. Which of them does {WHO} bring up?", f"Keywords {{qa}} and {{qb}}: which of them fall in the {HEARD}?", f"Report for {{a}} and for {{b}} whether {WHO} says it.", f"My sister heard {{a}}, I heard {{b}}. Who of us is right about the {HEARD}?", f"Was there anything about {{a}} in the {HEARD}, or about {{b}}, or neither?", f"I should hear both {{qa}} and {{qb}} in the {HEARD}. Which do I really hear?", f"{{a}} and {{b}}, one answer each: said in the {HEARD} or not?", f"Tick the ones {WHO} says: {{a}}, {{b}}.", f"Either {{a}} or {{b}}, I could not make out which {WHO} said.", f"The contract needs {{qa}} and {{qb}} to be spoken. Were they, in the {HEARD}?",
    ])
    return sound(text, [HEAR, f"yes = text_contains(text=$spoken, words={q(bare(a))})", f"yes2 = text_contains(text=$spoken, words={q(bare(b))})"], f'"{cap(bare(a))}: {{yes}}; {cap(bare(b))}: {{yes2}}"', "Words", rng, a=a, b=b, qa=q(bare(a)), qb=q(bare(b)))


def spoken_words(rng):
    return sound(f"[How many words [are spoken|are said|does {WHO} say|does the {HEARD} have]?|Count the [spoken |]words [of the {HEARD}|that are said|].|number of words spoken?|How wordy is the {HEARD}, in words?|Word count of the {HEARD}?|What is the number of words in the {HEARD}?|Out of how many words does the {HEARD} consist?|How many words would I have to type if I wrote down the {HEARD}?|[I pay by the word|The translator charges by the word]: how many words are said?|How many words come out of {WHO}'s mouth?|Total of words that {WHO} speaks?|The {HEARD} is how many words long?|How many words must {WHO} have said?|Words in the {HEARD}, counted?|How many words is the {HEARD}?|I translate for 12 cents a word. How many words has the {HEARD}?|word count, spoken, whole {HEARD}|For the contest the {HEARD} must be counted in words. What is the number?|{WHO} used ... words.|Is {WHO} brief? Tell me the number of words.|If every word {WHO} says went on a card of its own, how many cards would I need?|State how many words {WHO} speaks.|How long is the {HEARD}, counted in words and not in seconds?|I charge per spoken word. How many do I bill for the {HEARD}?|A telegram of the {HEARD} would have how many words?|How many words would be on the page if the {HEARD} were printed?]", [HEAR, "n = count_words(text=$spoken)"], "n", "Words", rng)


def words_limit(rng):
    n = rng.choice([5, 10, 20, 25, 30, 50, 80, 100, 150, 200])
    how, pattern = choose(rng, [
        ("greater", f"[Are more than {{n}} words [spoken|said]?|Does {WHO} say more than {{n}} words?|Does {WHO} need more than {{n}} words?|Is the {HEARD} longer than {{n}} words?|Does the {HEARD} exceed {{n}} words?|The form takes {{n}} words. Does {WHO} say more than fit?|Do I have to cut the {HEARD} because it has over {{n}} words?]"), ("less", f"[Are fewer than {{n}} words [spoken|said]?|Does {WHO} say less than {{n}} words?|Is the {HEARD} shorter than {{n}} words?|Not even {{n}} words, is that all {WHO} says?]"),
        ("at_least", f"[Are at least {{n}} words [spoken|said]?|Does {WHO} say {{n}} words or more?|The task asks for {{n}} spoken words or more. Does the {HEARD} have them?]"), ("at_most", f"[Does the {HEARD} stay within {{n}} words?|Are at most {{n}} words said?|No more than {{n}} words are allowed. Does {WHO} keep to that?|Would everything {WHO} says go into a text of {{n}} words?]"), ("equal", f"[Are exactly {{n}} words spoken?|Does {WHO} say {{n}} words, not one more?|I counted {{n}} words in the {HEARD}. Correct?]"),
    ])
    return sound(pattern, [HEAR, "n = count_words(text=$spoken)", f'yes = compare(a=$n, b={n}, how="{how}")'], "yes", "Words", rng, n=n)


def parts(rng):
    """How many pieces the speech has."""
    return sound(f"[How many [sentences|parts|passages|sections|utterances|segments] does the {HEARD} have?|Into how many [parts|pieces|passages] is the speech divided?|Count the [sentences|utterances|parts] of the {HEARD}.|How many sentences does {WHO} say?|How many sentences are [spoken|said]?|{WHO} speaks in how many sentences?|Number of spoken sentences?|How many times does {WHO} start to speak, counted by sentences?|In how many sentences does {WHO} say it?|How many statements are there in the {HEARD}?|How many spoken parts [are there|do you find] in the {HEARD}?|How many stretches of speech are in the {HEARD}?|If I number the sentences {WHO} says, what is the last number?|sentence count of the {HEARD}|I make a flash card for each spoken sentence of the {HEARD}. How many cards?|State the number of sentences in the {HEARD}.|Is {WHO} done after one sentence, or how many are there?|How many subtitles would the {HEARD} need at one sentence each?]", [HEAR, "n = count(items=$spoken)"], "n", "Parts", rng)


def when(rng):
    w = word_of(rng)
    text = rng.choice([
        f"When does {WHO} [say|mention|talk about|name|speak of] {{w}}?", "At [what|which] [second|time|moment] is {w} [mentioned|said|named]?", "When is {w} [mentioned|said|spoken of]?", "After how many seconds [is {w} mentioned|do they say {w}]?", "Where in the recording [is {w} said|do they mention {w}]?", "When do I hear {qw}?", "At what point does the word {qw} come?",
        f"To which second [must|should|do] I [jump|skip|wind|go] to hear {{w}}?", f"How far into the {HEARD} [is {{w}} said|does {WHO} mention {{w}}]?", f"How long do I have to wait until {{w}} is [said|mentioned]?", f"How long does it take until {WHO} [says|gets to|comes to|mentions] {{w}}?", f"Give me the time stamp of {{qw}} in the {HEARD}.", f"Time of [the word |]{{qw}}, in seconds?", f"Find the [place|moment|spot] in the {HEARD} where {{w}} is [said|mentioned].", f"{WHO} mentions {{w}}: when [exactly|in the {HEARD}|]?", f"In which second does {WHO} say {{w}}?",
        f"How many seconds pass before {{w}} is [said|named]?", f"I want to hear only the part about {{w}}. When does it [start|come|begin]?", f"When does the part about {{w}} [begin|start] in the {HEARD}?", f"Since when is the talk about {{w}}, in seconds?", f"At how many seconds [is|was] {{w}} brought up?", f"When [exactly |]do the words {{qw}} [fall|come]?", f"Locate {{qw}} in the {HEARD}, please.", f"Where do I find {{w}} in the {HEARD}, by the clock?", f"The moment {{w}} comes up, [when is that|what second is it]?", f"When should I start listening to hear {{w}}?", f"On what second of the {HEARD} do I hear {{w}}?", f"I look for {{w}} in the {HEARD}. At what time is it?", f"When for the first time is {{w}} [said|mentioned]?",
        f"i wanna skip to the bit with {{w}}, which second of the {HEARD}", f"I am editing the {HEARD} and need the spot where {{w}} is said.", f"Cue point of the spoken {{qw}}?", f"The court wants the exact second at which {WHO} says {{qw}}.", f"My grandmother loves the part about {{w}}. At which second of the {HEARD} do I start it for her?", f"The word {{qw}} is heard at second ...", f"{{w}} is said at what point in the {HEARD}?", f"Report the time in seconds at which {{w}} is first said.", f"Do I have to sit through half the {HEARD} for {{w}}? When does it come?", f"How much of the {HEARD} goes by before {WHO} says {{w}}, in seconds?", f"I fell asleep before {{w}} came up in the {HEARD}. When was that?",
        f"I heard {{w}} somewhere in the {HEARD} but can't find the place again. Where is it?", f"time code of the spoken {{qw}}", f"Wind the tape to {{w}} for me: which second is that?", f"Somewhere in the {HEARD} {WHO} gets to {{w}}. When?", f"When is it that {WHO} finally says {{w}}?", f"A stopwatch runs from the start of the {HEARD}. What does it show at {{qw}}?", f"Let me know when {{w}} is due in the {HEARD}, I make tea meanwhile.", f"The class should raise a hand at {{qw}}. At which second of the {HEARD} will that be?", f"{WHO} does get round to {{w}}, but at which second?", f"from where on the {HEARD} I hear {{w}}? which second", f"For my notes in the margin: {{qw}} is spoken at which second?", f"I don't care what is said about {{w}}, only when in the {HEARD}.",
    ])
    end = rng.random() < 0.1
    if end:
        text = f"[When do they stop [saying|talking about] {{w}}?|When does {WHO} stop [saying|talking about] {{w}}?|At which second has {WHO} finished saying {{qw}}?|When is the word {{qw}} over?|Until which second is {{w}} said?|When does the mention of {{w}} end?|I want to cut right after {{qw}} in the {HEARD}. At which second does it end?|From which second on is {WHO} through with {{qw}}?|Bleep out {{qw}}: up to which second does it last?]"
    edge = ', edge="end"' if end else ""
    return sound(text, [HEAR, f"hit = find_words(segments=$spoken, words={q(bare(w))})", f"start = time_of(segments=$hit{edge})"], '"{start} seconds"', "Time", rng, w=w, qw=q(bare(w)))


def found_at(word, n=""):
    return [f"hit{n} = find_words(segments=$spoken, words={q(bare(word))})", f"start{n} = time_of(segments=$hit{n})"]


def early(rng):
    """When a word falls, held against a time or the whole length."""
    w, n = word_of(rng), rng.choice([3, 5, 8, 10, 15, 20, 30, 45, 60])
    calls = [HEAR, *found_at(w)]
    slots = dict(w=w, qw=q(bare(w)), n=n)
    if rng.random() < 0.6:
        how, pattern = choose(rng, [("less", f"[Is {{w}} said within the first {{n}} seconds?|Does {WHO} mention {{w}} before second {{n}}?|Does {WHO} come to {{w}} in less than {{n}} seconds?|In the first {{n}} seconds, is {{w}} already mentioned?|Do I hear {{qw}} before {{n}} seconds are over?|Does it take less than {{n}} seconds until {{w}} is said?|I stop listening after {{n}} seconds. Will I have heard {{w}} by then?|Are {{n}} seconds enough to get to {{w}} in the {HEARD}?]"), ("greater", f"[Is {{w}} said only after more than {{n}} seconds?|Does {WHO} mention {{w}} after second {{n}}?|Does it take more than {{n}} seconds until {WHO} says {{w}}?|Do I have to wait longer than {{n}} seconds for {{qw}}?|Is {{w}} mentioned later than {{n}} seconds into the {HEARD}?|Could I skip the first {{n}} seconds of the {HEARD} without missing the first mention of {{w}}?|Are {{n}} seconds of the {HEARD} over before {WHO} says {{w}}?]")])
        return sound(pattern, [*calls, f'yes = compare(a=$start, b={n}, how="{how}")'], "yes", "Time", rng, **slots)
    form_, pattern = choose(rng, [("n - start", f"[How long does the {HEARD} go on after {{w}} is said?|How many seconds are left after {WHO} mentions {{w}}?|From {{qw}} to the end of the {HEARD}, how many seconds?|How much of the {HEARD} remains once {{w}} is mentioned, in seconds?|I switched off when {WHO} said {{w}}. How many seconds did I miss?|{{w}} has just been said. How many seconds of the {HEARD} are still to come?]"), ("start / n * 100", f"[After what percentage of the {HEARD} is {{w}} said?|How many percent of the {HEARD} have passed when {WHO} says {{w}}?|How far through the {HEARD} are we, in percent, when {{w}} is said?]")])
    return sound(pattern, [*calls, "n = duration(audio=$audio)", f'result = calculate(expression="{form_}", n=$n, start=$start)'], "result", "Time", rng, **slots)


def order_said(rng):
    """Which of two words comes first, and how long lies between them."""
    a, b = word_of(rng), word_of(rng)
    if bare(a) == bare(b):
        return order_said(rng)
    calls = [HEAR, *found_at(a), *found_at(b, 2)]
    slots = dict(a=a, b=b, qa=q(bare(a)), qb=q(bare(b)))
    kind = rng.random()
    if kind < 0.45:
        how, pattern = choose(rng, [("less", f"[Is {{a}} [said|mentioned] before {{b}}?|Does {WHO} say {{a}} before {{b}}?|Does {{qa}} come earlier than {{qb}} in the {HEARD}?|Does {WHO} mention {{a}} first and then {{b}}?|Is {{a}} talked about earlier than {{b}}?|Do I hear {{qa}} sooner than {{qb}}?|I say {{a}} came up before {{b}} in the {HEARD}. Am I right?|{{a}} first and {{b}} afterwards: is that the order in the {HEARD}?]"), ("greater", f"[Is {{a}} [said|mentioned] after {{b}}?|Does {WHO} say {{a}} later than {{b}}?|Does {{qa}} come after {{qb}} in the {HEARD}?|Did {{b}} come first and {{a}} only later in the {HEARD}?|Do I have to wait past {{b}} to hear {{a}} in the {HEARD}?]")])
        return sound(pattern, [*calls, f'yes = compare(a=$start, b=$start2, how="{how}")'], "yes", "Order", rng, **slots)
    if kind < 0.75:
        return sound(f"[How many seconds [lie|pass|are] between {{a}} and {{b}} in the {HEARD}?|How much time passes from {{qa}} to {{qb}}?|{WHO} says {{a}} and later {{b}}. How long is it from the one to the other?|How long after {{a}} does {WHO} mention {{b}}?|How many seconds after {{a}} is {{b}} said?|What is the time between the words {{qa}} and {{qb}}?|I time the gap from {{qa}} to {{qb}} in the {HEARD}. What should I get?|Once {WHO} has begun with {{a}}, how many seconds until {{b}} is said?]", [*calls, 'result = calculate(expression="start2 - start", start=$start, start2=$start2)'], '"{result} seconds"', "Time", rng, **slots)
    return sound(f"[Which is said first, {{a}} or {{b}}?|When is {{a}} said, and when {{b}}?|What comes first in the {HEARD}, {{a}} or {{b}}?|At which seconds does {WHO} mention {{a}} and {{b}}?|Give me the times of {{qa}} and {{qb}} in the {HEARD}.|Does {WHO} start with {{a}} or with {{b}}?|{{a}}, {{b}}: in what order does {WHO} say them?|Put {{a}} and {{b}} in the order in which they are said.|Where in the {HEARD} are {{a}} and {{b}}, by the second?]", calls, f'"{cap(bare(a))}: {{start}} seconds; {cap(bare(b))}: {{start2}} seconds"', "Times", rng, **slots)


def speech_begins(rng):
    end = rng.random() < 0.3
    text = f"[[When|After how many seconds] does [the speech|{WHO}] [begin|start] [to speak|]?|How long is it [quiet|silent] before [anybody|somebody] speaks?|How long is the silence at the [start|beginning] of the {HEARD}?|At which second does [the talking|the speech] [begin|start]?|When is the first word [said|heard|spoken]?|How much can I skip before {WHO} starts to talk?|When does {WHO} open [her|his] mouth?|From which second on is there speech?|How many seconds of silence come first?|When do I hear the first voice?|Where does the speech start, in seconds?|I hear nothing at first. How many seconds until somebody speaks?|Where do I cut off the silence before the first word?|How long does {WHO} take before saying anything?|dead air at the start of the {HEARD}, in seconds|I want to trim the quiet beginning. How many seconds is it?|For how long is nobody talking at the beginning of the {HEARD}?|The first spoken word comes at second ...|I thought the {HEARD} was broken, it took so long until {WHO} spoke. How long was it?]" if not end else f"[When does the first sentence end?|At which second is the first sentence over?|When has {WHO} finished the first sentence?|Until when does the first sentence last?|How many seconds until the first sentence is done?|When can I stop if I only want the first sentence of the {HEARD}?|Until which second do I have to play the {HEARD} for its first sentence?]"
    edge = ', edge="end"' if end else ""
    return sound(text, [HEAR, f"start = time_of(segments=$spoken{edge})"], '"{start} seconds"', "Time", rng)


def any_speech(rng):
    return sound(f"[Is there [any|] speech [in the {CLIP}|]?|Is [anything|something] said [at all|]?|[Can|Do] you hear [any speech|a voice|someone|anybody] [speak|talking|in this file|]?|Does anyone speak [in the {CLIP}|]?|Is the {CLIP} silent?|Is it empty, or does somebody talk?|Does [anybody|somebody] say [anything|something|a word] in the {HEARD}?|Are there [any |]spoken words in the {HEARD}?|Is there a [human |]voice in the {HEARD}?|Is it [only|just] music, or does somebody speak?|Does somebody talk, or is it all noise?|Has [anybody|somebody] spoken into the {HEARD}?|Is a voice to be heard?|Is it worth listening, is anything said?|I hear nothing. Is something said?|Is the {HEARD} empty?|Did the microphone work, is there speech?|Do people talk in the {HEARD}?|Any talking in the {HEARD}?|I wonder whether there is any speech in the {HEARD}.|Does it contain speech?|Was it a pocket call, or does somebody really talk?|I think my son sat on his phone. Does anybody speak in the {HEARD}?|Should I bother to play the {HEARD}, does anyone talk?|all i get is hissing, is somebody talking in the {HEARD}|Is there more than noise, does a person speak?|Verify that the {HEARD} contains speech.|Did I press the right button, are there any words on the {HEARD}?|speech present, y/n|Before I send it to the typist: is anything spoken in the {HEARD}?|Did I record somebody talking or just the wind?|There should be a voice in the {HEARD}. Is there?|Would a deaf person miss anything, is there talking in the {HEARD}?|can u hear a person speak in the {HEARD}|State whether anybody speaks.|Nobody says anything in the {HEARD}, it seems to me. Or does somebody?]", [HEAR, "yes = exists(items=$spoken)"], "yes", "Speech", rng)


def length(rng):
    return sound(f"[How long is [the|this] {CLIP}?|How many seconds does the {CLIP} [last|take]?|What is the [duration|length] of [the|this] {CLIP}?|Length [of the {CLIP}|] in seconds?|duration?|How long does it take to listen to the {CLIP}?|How long does the {HEARD} [run|last|go on|play]?|The {HEARD} takes how long?|What's the running time [of the {HEARD}|]?|How many seconds is the {HEARD}?|How much time do I need to [hear|listen to] the {HEARD}?|[I wonder|I need to know|Please tell me] how long the {HEARD} is.|For how long [does {WHO} talk, from start to end of the file|does the {HEARD} go on]?|Measure the {HEARD}.|Playing time of the {HEARD}?|After how many seconds does the {HEARD} end?|When is the {HEARD} over?|How long will I sit here listening to the {HEARD}?|Time it: how long is the {HEARD}?|I have to enter the length of the {HEARD}. What is it?|Seconds of audio?|How long was {WHO} recorded?|My bus comes soon. How long do I need for the {HEARD}?|Does it take long to hear the {HEARD}? How many seconds?|length in s, {HEARD}|The {HEARD} lasts ... seconds.|State the duration of the {HEARD}.|How big a slot do I have to book for the {HEARD}, in seconds?|I bill by the second. How many are on the {HEARD}?|is it a long one, the {HEARD}? how many seconds|I set the egg timer for the {HEARD}. To how many seconds?|From the first second to the last, how long is the {HEARD}?|How many seconds would I have to hold the phone to my ear for the whole {HEARD}?|Put the length of the {HEARD} in the log.|Can I play the {HEARD} before class starts? How long does it last?|total running time, {HEARD}|I don't mind what is said, only how long the {HEARD} takes.|When I press play, after how many seconds is the {HEARD} through?]", ["n = duration(audio=$audio)"], '"{n} seconds"', "Length", rng)


def length_limit(rng):
    n = rng.choice([5, 10, 15, 20, 25, 30, 40, 45, 60, 90, 120, 180, 300])
    how, pattern = choose(rng, [
        ("greater", f"[Is the {CLIP} longer than {{n}} seconds?|Does it last more than {{n}} seconds?|Does the {HEARD} go on for more than {{n}} seconds?|Is the {HEARD} over {{n}} seconds [long|]?|Does the {HEARD} [exceed|go beyond|run over] {{n}} seconds?|Will it take me more than {{n}} seconds to hear the {HEARD}?|Only {{n}} seconds are allowed. Is the {HEARD} too long?|Is the {HEARD} too long for a slot of {{n}} seconds?|The mailbox cuts off at {{n}} seconds. Is the {HEARD} over that?|I pay extra beyond {{n}} seconds. Does the {HEARD} go past that?|{{n}} seconds won't be enough for the {HEARD}, will they, is it longer?]"),
        ("less", f"[Is the {CLIP} shorter than {{n}} seconds?|Does the {HEARD} last less than {{n}} seconds?|Is the {HEARD} under {{n}} seconds [long|]?|Is it over before {{n}} seconds have passed?|Does the {HEARD} end before second {{n}}?|Is the {HEARD} too short for a slot of {{n}} seconds?|Not even {{n}} seconds long, the {HEARD}, is that so?|I expected {{n}} seconds. Is the {HEARD} shorter than that?]"),
        ("at_most", f"[Does the {CLIP} fit into {{n}} seconds?|Can I hear the whole {HEARD} in {{n}} seconds?|Is the {HEARD} at most {{n}} seconds long?|I have {{n}} seconds. Is that enough for the {HEARD}?|The limit is {{n}} seconds: does the {HEARD} keep to it?|Is the {HEARD} no longer than {{n}} seconds?|My break is {{n}} seconds. Can I get through the {HEARD}?|Uploads may have {{n}} seconds at most. Is the {HEARD} fine?|Does the {HEARD} meet the limit of {{n}} seconds?|{HEARD} <= {{n}} s?]"), ("at_least", f"[Is the {HEARD} at least {{n}} seconds long?|Does the {HEARD} last {{n}} seconds or more?|They want {{n}} seconds as a minimum. Is the {HEARD} long enough?|The course demands a talk of {{n}} seconds or more. Does the {HEARD} pass?|Is the {HEARD} no shorter than {{n}} seconds?]"), ("equal", f"[Is the {HEARD} exactly {{n}} seconds long?|Does the {HEARD} last {{n}} seconds sharp?|The advert must be {{n}} seconds, no more and no less. Is the {HEARD}?]"),
    ])
    return sound(pattern, ["n = duration(audio=$audio)", f'yes = compare(a=$n, b={n}, how="{how}")'], "yes", "Length", rng, n=n)


def length_work(rng):
    k, m = rng.choice([3, 4, 5, 10]), rng.choice([60, 90, 120, 180, 300])
    form_, pattern = choose(rng, [
        ("n / 60", f"[How many minutes is the {CLIP} [long|]?|The length of the {HEARD} in minutes?|How long is the {HEARD}, in minutes?|What is the length in minutes?|How many minutes does {WHO} need?|The form wants minutes: how many is the {HEARD}?|length of the {HEARD} in min]"), ("n * 2", f"[How long is it to hear the {CLIP} twice?|I play the {HEARD} two times. How many seconds is that?|What is twice the length of the {HEARD}?|We listen to the {HEARD} twice in class. How many seconds do I plan?]"), ("60 - n", "[How many seconds are missing to a full minute?|How much is missing from the length to make a minute?|How many more seconds would make it a round minute?]"),
        (f"n * {k}", f"[If I hear the {HEARD} {k} times, how many seconds is that?|How long would {k} copies of the {HEARD} be, one after the other?|The {HEARD} is played {k} times in a row. How long does that take?|{k} pupils hear the {HEARD} once each, one after the other. How many seconds in all?]"), ("n / 2", f"[How long is half of the {HEARD}?|At which second is the middle of the {HEARD}?|At double speed, how long does the {HEARD} take?|Played twice as fast, how long would the {HEARD} be?|I cut the {HEARD} in two equal halves. How long is each?]"),
        (f"{m} - n", f"[The slot is {m} seconds. How much time is left after the {HEARD}?|How many seconds remain of {m} when the {HEARD} has been played?|{m} seconds of air time, minus the {HEARD}: what is left?|I booked {m} seconds. What do I have left once the {HEARD} has run?]"), (f"n - {m}", f"[By how many seconds is the {HEARD} longer than {m} seconds?|How much must I cut from the {HEARD} to get down to {m} seconds?|How many seconds is the {HEARD} over the {m} allowed?]"),
    ])
    return sound(pattern, ["n = duration(audio=$audio)", f'result = calculate(expression="{form_}", n=$n)'], "result", "Length", rng)


def speed(rng):
    calls = [HEAR, "n = count_words(text=$spoken)", "m = duration(audio=$audio)"]
    form_, pattern = choose(rng, [
        ("n / m", f"[How many words [a|per] second [does {WHO} say|are spoken]?|How fast does {WHO} speak, in words per second?|Words per second?|Divide the number of words by the seconds.|What is the pace of {WHO} in words a second?|In one second {WHO} says how many words?|How many words fall on each second of the {HEARD}?]"),
        ("n / m * 60", f"[How many words [a|per] minute does {WHO} [say|speak]?|How fast does {WHO} talk, in words a minute?|Words per minute?|What is the speaking rate per minute?|A good pace is 150 words a minute. How many does {WHO} reach?|How many words would {WHO} say in a minute at that pace?|wpm of the {HEARD}|Is {WHO} a fast talker? Give me the words per minute.|At what rate is the {HEARD} spoken, words to the minute?]"),
    ])
    return sound(pattern, [*calls, f'result = calculate(expression="{form_}", n=$n, m=$m)'], "result", "Speed", rng)


# A recording and a picture.

def both(question, calls, answer, topic, doc):
    return Ask(cap(question), calls, answer, topic, inputs=["image", "audio"], docs=[doc])


def amount_of(rng, pattern):
    """A paper with an amount, its key, and how people call it; a question that names none means the sum of a bill."""
    while True:
        d = rng.choice([receipt, receipt, form])(rng) if "{k}" in pattern else receipt(rng)
        keys = [k for k, kind in d.pairs.items() if kind == "money"]
        if d.kind == "receipt" and (rng.random() < 0.75 or "{k}" not in pattern):
            return d, d.total, rng.choice(["total", "sum", "amount", "final amount", "amount to pay"])
        if keys:
            key = rng.choice(keys)
            return d, key, called(rng, d, key)


SAID = "[says|names|mentions|gives|quotes|announces|states|reads out|talks of|tells us]"
PRINTED = "[on|printed on|written on|that stands on|that is on|given on|shown on]"


def value_said(rng):
    """Whether a value on the paper is spoken."""
    d = rng.choice([receipt, form, form])(rng)
    key = d.total if d.total and rng.random() < 0.4 else rng.choice(list(d.pairs))
    k = called(rng, d, key)
    text = say(rng, rng.choice([
        f"Does the [amount|value] in the {CLIP} match the {{k}} on the {{doc}}?", f"Is the {{k}} on the {{doc}} [named|mentioned|said|spoken] in the {HEARD}?", f"Does {WHO} [say|name|mention] the {{k}} [that is on|on|of] the {{doc}}?", f"Is the {{k}} [of|on] the {{doc}} the one that is [announced|named|mentioned]?",
        f"Do the {{doc}} and the {HEARD} [agree on|name the same] {{k}}?", f"Does the {HEARD} [talk about|mention] [the|my] {{k}} [on|from] the {{doc}}?", f"Is [my|the] {{k}} mentioned in the {HEARD}?", f"Is the {{k}} that {WHO} names the same as on the {{doc}}?", f"[Check|Tell me] if {WHO} says the {{k}} printed on the {{doc}}.",
        f"{WHO} {SAID} a {{k}}. Is it the one {PRINTED} the {{doc}}?", f"Is the {{k}} {PRINTED} the {{doc}} what {WHO} {SAID}?", f"Is what {WHO} says the {{k}} of the {{doc}}?", f"Did {WHO} [get|have] the {{k}} right, going by the {{doc}}?", f"Is the {{k}} right that {WHO} {SAID}? It stands on the {{doc}}.", f"Does {WHO} [have|give|quote] the right {{k}}, as {PRINTED} the {{doc}}?", f"[Compare|Check] the {{k}} on the {{doc}} with what {WHO} says: is it the same?", f"Does the {{k}} {PRINTED} the {{doc}} [agree|tally|square|fit] with what [is said|{WHO} says]?",
        f"[I wonder|I need to know|I have to make sure|Could you check|Can you verify|Please find out] whether {WHO} {SAID} the {{k}} {PRINTED} the {{doc}}.", f"[Listen and look|Look at the {{doc}} and listen]: is it the same {{k}}?", f"Same {{k}} in the {HEARD} and on the {{doc}}?", f"{{k}}: does the {HEARD} agree with the {{doc}}?", f"The {{doc}} gives a {{k}}. Is that the one {WHO} {SAID}?", f"The {{doc}} has a {{k}}; does {WHO} [say it|name it|mention it] too?", f"Is the {{k}} spoken the {{k}} printed?", f"Is the {{k}} spoken the same as the {{k}} on the {{doc}}?", f"Is the printed {{k}} also [said|spoken|heard]?", f"Can the {{k}} {PRINTED} the {{doc}} be heard in the {HEARD}?",
        f"Do I hear the {{k}} of the {{doc}} [in the {HEARD}|from {WHO}|]?", f"Has {WHO} [read out|mentioned|given] the {{k}} {PRINTED} the {{doc}}?", f"Was the {{k}} [of|from] the {{doc}} [read out|announced|said over the phone]?", f"Did they [tell|give] me the same {{k}} on the phone as {PRINTED} the {{doc}}?", f"On the phone I was told a {{k}}. Is it the one on the {{doc}}?", f"My {{doc}} says one thing. Does {WHO} say the same {{k}}?", f"Is the {{k}} [correct|confirmed] in the {HEARD}, compared with the {{doc}}?", f"Does the {HEARD} confirm the {{k}} {PRINTED} the {{doc}}?", f"The {{k}} on my {{doc}}, does {WHO} mention it?", f"Is that {HEARD} about the {{k}} on [my|this] {{doc}}?", f"I think {WHO} {SAID} the {{k}} of the {{doc}}. Am I right?",
        f"Does what {WHO} says hold the {{k}} {PRINTED} the {{doc}}?", f"If {WHO} {SAID} the {{k}} of the {{doc}}, say yes.", f"Take the {{k}} from the {{doc}}: is it [said|mentioned|named] in the {HEARD}?", f"Read the {{k}} on the {{doc}} and tell me whether {WHO} says it.", f"Do picture and sound give the same {{k}}?", f"Are the {{k}} [said|in the {HEARD}] and the {{k}} [printed|on the {{doc}}] one and the same?", f"Is it true, by the {{doc}}, what {WHO} says about the {{k}}?", f"Is {WHO} right about the {{k}}? See the {{doc}}.",
        f"They rang me about the {{doc}}. Is the {{k}} they gave me the one printed here?", f"I have the {{doc}} in my hand and the {HEARD} in my ear. Do they give the same {{k}}?", f"Before I do anything: does the {{k}} {WHO} says agree with the {{doc}}?", f"Could this be a fraud? Check that {WHO} has the {{k}} of the {{doc}}.", f"{{k}} on {{doc}} = {{k}} in the {HEARD}?", f"does {WHO} say the {{k}} thats on the {{doc}}", f"State whether the {{k}} on the {{doc}} is confirmed by the {HEARD}.", f"I typed the {{doc}} from the {HEARD}. Did I get the {{k}} right?", f"My secretary wrote the {{doc}} after the {HEARD}. Is the {{k}} as dictated?", f"Grandpa swears that {WHO} read out the {{k}} on the {{doc}}. Is that so?",
        f"If the {{k}} in the {HEARD} is not the one on the {{doc}} I have to complain. Is it the one?", f"The {{k}} on the {{doc}}: confirmed by the {HEARD}, yes or no?", f"They tell me a {{k}}, the {{doc}} has a {{k}}. Same thing?", f"Does this {{doc}} go with the {HEARD}, judging by the {{k}}?", f"Please verify the {{k}} of the {{doc}} against the {HEARD}.", f"What {WHO} claims about the {{k}}, is that borne out by the {{doc}}?", f"Could somebody who only hears the {HEARD} know the {{k}} on the {{doc}}?", f"I can hear but not see. Does the {{doc}} show the {{k}} that I hear?", f"We disagree whether the {{k}} from the {{doc}} was said in the {HEARD}. Was it?",
        f"Can I tell my boss that the {{k}} on the {{doc}} and in the {HEARD} agree?", f"Tick if the {{k}} of the {{doc}} turns up in the {HEARD}.", f"Was the {{k}} I was told in the {HEARD} put correctly on the {{doc}}?", f"Have they written the {{k}} on the {{doc}} as {WHO} said it?", f"I trust the {HEARD}. Is the {{k}} on the {{doc}} the one I heard there?", f"paper say {{k}}, {WHO} say {{k}}, is same?", f"I am about to sign the {{doc}}. Is the {{k}} what was agreed in the {HEARD}?", f"For the audit: the {{k}} of the {{doc}}, is it spoken in the {HEARD}?", f"Two sources, the {{doc}} and the {HEARD}. Do they bear each other out on the {{k}}?",
    ]), k=k, doc=d.noun)
    return both(text, [HEAR, OCR, reads(d, key), "yes = text_contains(text=$spoken, words=$a)"], "yes", key, d)


def price_said(rng):
    """Whether the printed price of a thing is the one that is spoken, or the owner of the paper the one who is called."""
    if rng.random() < 0.6:
        d = receipt(rng)
        key = rng.choice(d.items)
        text = say(rng, rng.choice([
            f"Does the {{k}} cost what {WHO} says?", f"Is the price of the {{k}} on the {{doc}} the one {WHO} {SAID}?", f"Does {WHO} [say|name|give] the same price for the {{k}} as the {{doc}}?", f"Is the {{k}} as [expensive|dear|cheap] as {WHO} says?", f"Was I charged for the {{k}} what {WHO} {SAID}?", f"Did they charge the price for the {{k}} that is [named|promised|said] in the {HEARD}?", f"Is the spoken price of the {{k}} the printed one?", f"Does the {HEARD} [mention|name] what the {{k}} costs on the {{doc}}?",
            f"Price of the {{k}}: is it the same in the {HEARD} and on the {{doc}}?", f"{WHO} {SAID} a price for the {{k}}. Is that on the {{doc}} [as well|too]?", f"Is the {{k}} on the {{doc}} [at|for] the price that is [announced|advertised|said]?", f"Have I paid for the {{k}} what the {HEARD} says?", f"Do the {HEARD} and the {{doc}} give the same price for the {{k}}?", f"The advert on the radio names a price for the {{k}}: does the {{doc}} have that price?", f"Is what {WHO} asks for the {{k}} what is printed?", f"I was promised a price for the {{k}} on the phone. Is it the one on the {{doc}}?",
        f"They advertise the {{k}} in the {HEARD}. Is that the price I paid, by the {{doc}}?", f"I was told on the phone what the {{k}} would be. Does the {{doc}} keep to it?", f"Do I find the price that {WHO} quotes for the {{k}} on the {{doc}}?", f"The price of the {{k}} as spoken and as printed: one and the same?", f"State whether the {{k}} was billed at the price quoted in the {HEARD}.", f"{{k}}: charged as {WHO} says?", f"Did the till take the price for the {{k}} that {WHO} gives? The {{doc}} is here.", f"Can I rely on the {HEARD} for the price of the {{k}}, is it the one on the {{doc}}?", f"My neighbour tells me in the {HEARD} what the {{k}} costs there. Did I pay the same, by the {{doc}}?",
        ]), k=key.lower(), doc=d.noun)
        return both(text, [HEAR, OCR, reads(d, key), "yes = text_contains(text=$spoken, words=$a)"], "yes", key, d)
    while True:
        d = form(rng)
        keys = [k for k, kind in d.pairs.items() if kind in ("name", "place", "time", "date", "code", "phone") and k in ASKED]
        if keys:
            break
    key = rng.choice(keys)
    text = say(rng, rng.choice(ASKED[key]).replace("WHO", WHO).replace("HEARD", HEARD), doc=d.noun)
    return both(text, [HEAR, OCR, reads(d, key), "yes = text_contains(text=$spoken, words=$a)"], "yes", key, d)


# Questions whether what is printed under a key is spoken, that do not name the key.
ASKED = {
    "Passenger": ["That is me on the {doc}. Does WHO call my name?", "Is the traveller on the {doc} [called|named|paged] in the HEARD?", "Does WHO call the person whose {doc} this is?", "Is the one who travels on this {doc} mentioned?"], "Guest": ["Does WHO ask for the person who booked on the {doc}?", "Is the one who stays there named by WHO?"],
    "Customer": ["Does WHO want the person this {doc} was made out to?", "Is WHO asking for the customer on the {doc}?", "Does WHO name the one who ordered on the {doc}?"], "Name": ["It is me on the {doc}. Does WHO say my name?", "Is the person on the {doc} named by WHO?", "Does WHO speak of the person on this {doc}?", "Is the HEARD about the person on the {doc}?"],
    "Patient": ["Is it about the patient on this {doc}, does WHO say the name?", "Does WHO talk about the patient on the {doc}?", "Is the one who is ill on the {doc} named by WHO?"], "Doctor": ["Is the doctor on the {doc} the one WHO names?", "Does WHO mention the same doctor as the {doc}?"], "Contact": ["Is the one I should contact on the {doc} the one WHO names?"],
    "Teacher": ["Does WHO name the same teacher as the {doc}?"], "Student": ["Is the HEARD about the student on the {doc}?"], "Flight": ["Do I have to run, is WHO calling the flight on my {doc}?", "Is that my plane they are talking about in the HEARD? See the {doc}.", "Is my flight [called|announced] in the HEARD?", "Is the flight on the {doc} the one WHO talks about?", "Are they calling my flight? Here is the {doc}.", "Is it my plane that is [late|called|delayed], going by the {doc}?"],
    "Gate": ["I am at the gate on the {doc}. Is it the one WHO announces?", "Can I stay at the gate on the {doc}, does WHO name it?", "Do I have to change gates, or does WHO say the one on the {doc}?", "Does WHO send me to the gate on the {doc}?", "Is the gate that WHO announces the one on the {doc}?"], "Boarding": ["Do I board when WHO says, by the {doc}?"], "Departure": ["Can I finish my coffee, or rather: does WHO give the departure on the {doc}?", "Does it leave when WHO says, by the {doc}?", "Is the train on the {doc} to leave at the time WHO names?"],
    "Arrival": ["Do I arrive when WHO says, by the {doc}?"], "To": ["Does WHO announce the place on my {doc} where I get off?", "Is the place I travel to on the {doc} named in the HEARD?", "Does WHO speak of the place where my {doc} takes me?"], "Destination": ["Am I on the right train, does WHO name the place on the {doc}?", "Is the place I go to, on the {doc}, the one that is announced?", "Does WHO announce where I am going, by the {doc}?"],
    "From": ["Is the place I start from on the {doc} named by WHO?"], "Date": ["I have the {doc} in my diary for its day. Does WHO say that day?", "Is the day on the {doc} the one WHO names?", "Does WHO give the same day as the {doc}?", "Do WHO and the {doc} mean the same day?"], "Deadline": ["Is the deadline WHO mentions the one printed on the {doc}?", "Does WHO name the last day that is on the {doc}?"], "Due date": ["Is the day by which I must pay on the {doc} what WHO says?"],
    "Appointment": ["Has my appointment on the {doc} been confirmed, does WHO give the same time?", "Am I to come when WHO says, by the {doc}?", "Is the hour on the {doc} the one WHO names?"], "Start": ["Does it start when WHO says, by the {doc}?"], "Doors": ["Do the doors open when WHO says, by the {doc}?"], "Venue": ["I go where the {doc} says. Does WHO name that place?", "Is it where WHO says, by the {doc}?", "Does the place on the {doc} get named by WHO?"],
    "Speaker": ["Is the one who gives the talk on the {doc} named in the HEARD?"], "Phone": ["Should I dial the number on the {doc}, is it what WHO leaves?", "Is the number to call on the {doc} the one WHO leaves?", "Does WHO give the phone number on the {doc}?"], "Mobile": ["Does WHO leave the mobile number on the {doc}?"], "Plate": ["Is it my car they want moved? The {doc} has the plate, WHO says one.", "Is the car on the {doc} the one WHO describes by its plate?", "Does WHO read out the plate on the {doc}?"],
    "Booking code": ["Does WHO repeat the code of the booking?"], "Order number": ["They ring about an order. Is it the one on my {doc}, by the number WHO gives?", "Is WHO calling about my order on the {doc}?", "Does WHO mean the order on this {doc}?"], "Invoice number": ["Is WHO calling about this {doc}, by its number?"], "Tracking": ["Is the parcel on the {doc} the one WHO speaks of, by its number?"],
    "Sender": ["Does WHO name the one who sent it on the {doc}?"], "Recipient": ["Is the HEARD for the one the {doc} is addressed to?"], "Address": ["Should the driver go where the {doc} says, is it the address WHO gives?", "Does WHO give the address on the {doc}?"], "City": ["Is the city on the {doc} the one WHO talks about?"], "Owner": ["Does WHO name the owner on the {doc}?"], "Author": ["Does WHO name who wrote the book on the {doc}?"],
    "Landlord": ["Is WHO calling on behalf of the landlord on the {doc}?"], "Tenant": ["Is the tenant on the {doc} named by WHO?"], "Runner": ["Does WHO announce the runner on the {doc}?"], "Finish time": ["Does WHO name the time that was run on the {doc}?"], "Pay by": ["Is the day by which to pay on the {doc} what WHO says?"], "Check-in": ["Do I arrive on the day WHO names, by the {doc}?"],
    "Check-out": ["Do I leave on the day WHO names, by the {doc}?"], "Expires": ["Does WHO say when the {doc} runs out, as printed?"], "Location": ["Is the place on the {doc} the one WHO names?"], "Holder": ["Is the holder of the {doc} the one WHO asks for?"], "Employer": ["Does WHO name who pays the wage on the {doc}?"], "Prescribed by": ["Does WHO name the doctor who signed the {doc}?"],
}


def cell_said(rng):
    """Whether a cell of a table is spoken."""
    d = table(rng)
    (first, *heads), names, kinds = d.table
    row, column = rng.choice(names), rng.choice(heads)
    r = row.lower() if d.kind in ("menu", "price list") and rng.random() < 0.6 else row
    c = column.lower() if rng.random() < 0.6 else column
    text = say(rng, rng.choice([
        f"Is the {{c}} [of|for] {{r}} on the {{doc}} what {WHO} {SAID}?", f"Does {WHO} [say|name|give] the {{c}} of {{r}} [on|in] the {{doc}}?", f"Does the {HEARD} give the same {{c}} for {{r}} as the {{doc}}?", f"Is the {{c}} that {WHO} {SAID} the one for {{r}} on the {{doc}}?", f"{{r}}: does {WHO} [say|name] the {{c}} {PRINTED} the {{doc}}?", f"Is {WHO} right about the {{c}} of {{r}}, going by the {{doc}}?",
        f"Do the {{doc}} and {WHO} agree on the {{c}} [of|for] {{r}}?", f"Look up the {{c}} of {{r}} in the {{doc}}: is it [said|mentioned] in the {HEARD}?", f"Is the {{c}} {PRINTED} the {{doc}} for {{r}} [announced|said|named] in the {HEARD}?", f"Same {{c}} for {{r}} in the {HEARD} and on the {{doc}}?", f"{WHO} {SAID} a {{c}} for {{r}}. Is it right, by the {{doc}}?", f"Check with the {{doc}} whether the {{c}} {WHO} {SAID} for {{r}} is correct.",
        f"Has the {{c}} of {{r}} on the {{doc}} been mentioned by {WHO}?", f"Do I hear the {{c}} that the {{doc}} has for {{r}}?",
        f"They told me the {{c}} of {{r}} on the phone. Is it the one in the {{doc}}?", f"I look at {{r}} in the {{doc}}, and {WHO} names a {{c}}. Do they match?", f"{{r}}, {{c}}: {{doc}} and {HEARD} the same?", f"Confirm that {WHO} gives the {{c}} for {{r}} as in the {{doc}}.", f"Was the {{c}} for {{r}} entered in the {{doc}} the way {WHO} said it?", f"does {WHO} give {{r}} the same {{c}} as the {{doc}} does", f"I may have to print the {{doc}} again: does {WHO} say the {{c}} it has for {{r}}?", f"My colleague goes by the {{doc}}, I by the {HEARD}. Do both give {{r}} the same {{c}}?", f"For {{r}}, is the {{c}} printed on the {{doc}} also spoken?", f"I heard something about {{r}} in the {HEARD}. Was it the {{c}} of the {{doc}}?",
    ]), r=r, c=c, doc=d.noun)
    return both(text, [HEAR, *GRID, f"a = lookup(table=$cells, row={q(row)}, column={q(column)})", "yes = text_contains(text=$spoken, words=$a)"], "yes", row, d)


def title_said(rng):
    d = rng.choice([receipt, sign, form, letter])(rng)
    last = rng.random() < 0.2
    if last:
        text = f"[Is the last line of the {{doc}} [read out|said|spoken] by {WHO}?|Does {WHO} say what is at the very bottom of the {{doc}}?|Do I hear the last line of the {{doc}} in the {HEARD}?|Does {WHO} end with, or at least say, the last line of the {{doc}}?|Is the bottom line of the {{doc}} mentioned in the {HEARD}?|The {{doc}} ends with a line. Does {WHO} say that line?|Somebody quotes the end of my {{doc}}: do I hear its last line in the {HEARD}?]"
    else:
        text = f"[Does {WHO} [say|mention] the [name of the shop|heading|title|company] [that is|] [at the top|on top] of the {{doc}}?|Is the [shop|heading|title|company] [at|on] the top of the {{doc}} [named|mentioned] in the {HEARD}?|Does {WHO} read out the [heading|title|headline] of the {{doc}}?|Is the name at the head of the {{doc}} [said|spoken|heard] in the {HEARD}?|Is the {HEARD} from the [firm|company|shop] at the top of the {{doc}}, does {WHO} name it?|Does {WHO} mention who issued the {{doc}}?|Is the first line of the {{doc}} [said|read out|spoken]?|The {{doc}} has a heading. Do I hear it in the {HEARD}?|Is the shop that printed the {{doc}} the one {WHO} talks about?|Does {WHO} talk about the [shop|place] where the {{doc}} is from?|Is the shop of this {{doc}} mentioned by {WHO}?|Is the title of the {{doc}} also heard in the {HEARD}?|Do {WHO} and the top of the {{doc}} name the same [shop|company|place]?|Does {WHO} name the shop the {{doc}} comes from?|Whoever issued the {{doc}} is printed at the top. Does {WHO} say that name?|Is it the firm on top of my {{doc}} that {WHO} talks about?|They ring me about a {{doc}}. Does {WHO} give the name at its top?|name at the top of the {{doc}}: spoken in the {HEARD}?|Look at the head of the {{doc}}: do I hear that in the {HEARD}?|Can I file the {HEARD} with the {{doc}}, does {WHO} say its heading?|Is the big line at the top of the {{doc}} read out by the voice in the {HEARD}?]"
    by, name = ("bottommost", "Last line") if last else ("topmost", "Heading")
    return both(say(rng, text, doc=d.noun), [HEAR, OCR, f'line = select(regions=$lines, by="{by}")', "name = text_of(items=$line)", "yes = text_contains(text=$spoken, words=$name)"], "yes", name, d)


AMOUNT = "[the amount that is said|the amount that is spoken|the spoken amount|what the voice says|the sum that is named|the figure in the recording|the amount mentioned in the message|the money that is spoken of|the price that is said]"


def said_budget(rng):
    form_, pattern = choose(rng, [
        ("said - a", "[What|How much] [is left|remains] of the [spoken|mentioned|named] [budget|money|amount] after [paying|] the {doc}?"), ("said - a", f"{WHO} names a [budget|limit]. How much [remains|is left] after [this {{doc}}|the {{k}}]?"), ("a - said", f"How much more is the {{k}} on the {{doc}} than {AMOUNT}?"),
        ("a + said", "What do the amount [said|in the message] and the {k} [of the {doc}|] make together?"), ("said - a", f"By how much is the amount in the {HEARD} larger than the {{k}} on the {{doc}}?"), ("a - said", f"What is the difference between the {{k}} on the {{doc}} and the amount that {WHO} names?"),
        ("said - a", f"If I pay the {{k}} with the money {WHO} [offers|promises|allows], what will be left?"), ("said - a", f"{WHO} says how much [I may spend|there is to spend|is in the purse]. What do I still have after the {{k}}?"), ("said - a", f"Take the {{k}} on the {{doc}} off {AMOUNT}."), ("said - a", f"{AMOUNT} minus the {{k}} of the {{doc}}?"), ("said - a", f"How much cheaper is the {{k}} on the {{doc}} than {WHO} says?"), ("said - a", f"How much below {AMOUNT} is the {{k}}?"), ("said - a", f"How much do I save on the {{k}} against {AMOUNT}?"), ("said - a", f"How much [of it|of the money] is not used up, if {WHO} gives me the budget and the {{k}} is what I spent?"),
        ("said - a", f"I hand over the sum {WHO} names for the {{k}}. What is my change?"), ("said - a", f"How far is the {{k}} under the limit that {WHO} sets?"), ("said - a", f"[How much|What] can still be spent of what {WHO} allows, once the {{k}} is taken off?"),
        ("a - said", f"By how much does the {{k}} [exceed|go over|top|beat] {AMOUNT}?"), ("a - said", f"How much too much is the {{k}} on the {{doc}}, against {AMOUNT}?"), ("a - said", f"{WHO} has already paid the amount named. How much of the {{k}} is still open?"), ("a - said", f"{WHO} {SAID} a sum, the {{doc}} a {{k}}. How much dearer is the {{doc}}?"), ("a - said", f"The deposit is named in the {HEARD}. What [is left|remains] to pay of the {{k}}?"), ("a - said", f"Take {AMOUNT} off the {{k}}."), ("a - said", f"How much did I overpay, the {{k}} being on the {{doc}} and the agreed price in the {HEARD}?"), ("a - said", f"{WHO} grants me a discount in euros. What is the {{k}} then?"), ("a - said", f"How much is missing if I only have {AMOUNT} for the {{k}}?"),
        ("a - said", f"How many euros lie between {AMOUNT} and the {{k}}, which is higher?"), ("a - said", f"How much higher than {AMOUNT} is the {{k}} {PRINTED} the {{doc}}?"), ("a + said", f"Add {AMOUNT} to the {{k}} of the {{doc}}."), ("a + said", f"{WHO} wants money on top of the {{k}}. What is it [in all|altogether]?"), ("a + said", f"The {{k}} on the {{doc}} plus {AMOUNT}?"), ("a + said", f"If delivery costs what {WHO} says, what do I pay with the {{k}} [together|in all]?"), ("a + said", f"Sum of the {{k}} and {AMOUNT}?"), ("a + said", f"One bill is on the {{doc}}, the other {WHO} reads out. What are both together, with the {{k}} of the first?"),
        ("a + said", f"How much do I need for the {{k}} and for what {WHO} asks, in one sum?"), ("a + said", f"The tip is named in the {HEARD}. How much is the {{k}} with it?"),
        ("said - a", f"Mum says in the {HEARD} what I may spend. With the {{k}} on the {{doc}} paid, how much have I got left?"), ("said - a", f"{WHO} sent me shopping with a fixed sum. How much do I bring home after the {{k}}?"), ("said - a", f"The allowance is in the {HEARD}, the {{k}} on the {{doc}}. What is the balance?"), ("said - a", f"spoken budget minus the {{k}}"), ("said - a", f"How much room does the budget in the {HEARD} still leave over the {{k}} of the {{doc}}?"), ("said - a", f"Report what remains of {AMOUNT} when the {{k}} has been settled."), ("said - a", f"The quote on the phone was higher than the {{k}} on the {{doc}}. How much did I save?"),
        ("said - a", f"I want to spend the rest on sweets: {WHO} gave me a sum, the {{k}} is gone. How much is it?"), ("said - a", f"Is it worth haggling? How much less is the {{k}} than {AMOUNT}?"), ("a - said", f"I have paid the deposit {WHO} talks about. What do I still owe of the {{k}} on the {{doc}}?"), ("a - said", f"On the phone they quoted less than the {{k}} on the {{doc}}. How much did they put on?"), ("a - said", f"Quoted in the {HEARD}, billed on the {{doc}}: by how much is the {{k}} too high?"), ("a - said", f"{{k}} less {AMOUNT}"), ("a - said", f"I have a voucher, {WHO} tells its value. What do I add in cash for the {{k}}?"),
        ("a - said", f"The insurance pays what {WHO} says. How much of the {{k}} do I bear myself?"), ("a - said", f"If the sum in the {HEARD} is knocked off, what is left of the {{k}}?"), ("a - said", f"I am short: I have what {WHO} says, and the {{k}} is more. How much do I have to borrow?"), ("a + said", f"Delivery is extra, {WHO} tells how much. What is the {{k}} with delivery?"), ("a + said", f"My share is the {{k}} on the {{doc}}, hers is the sum in the {HEARD}. What do the two of us pay?"), ("a + said", f"{{k}} plus what {WHO} wants, in one number"), ("a + said", f"There is a late fee that {WHO} names, on top of the {{k}}. How much do I transfer now?"), ("a + said", f"I owe the {{k}} of the {{doc}} and also the sum in the {HEARD}. How much debt is that?"),
    ])
    d, key, k = amount_of(rng, pattern)
    return both(say(rng, pattern, doc=d.noun, k=k), [HEAR, OCR, reads(d, key), "said = text_of(items=$spoken)", f'result = calculate(expression="{form_}", a=$a, said=$said)'], "result", "Left", d)


def said_math(rng):
    """A number that is only heard, with an amount that is only printed: shares, multiples, percentages."""
    d = receipt(rng)
    key, k = (d.total, rng.choice(["total", "bill", "sum", "whole amount", "{doc}"])) if rng.random() < 0.6 else (rng.choice(d.items),) * 2
    k = k.replace("{doc}", d.noun) if key == d.total else key.lower()
    whole = key == d.total
    form_, pattern = choose(rng, [
        ("a / said", f"[{WHO} says how many [we are|people there are|of us ate]. What does each pay of the {{k}}?|Split the {{k}} among as many [people|friends] as {WHO} names.|Divide the {{k}} by the number {WHO} says.|As many people as {WHO} says share the {{k}}. How much is it for each?|The number of [guests|friends] is in the {HEARD}. What is each one's share of the {{k}}?|If we are as many as {WHO} says, what do I owe of the {{k}}?|How much is the {{k}} per head, with the number that is spoken?|{WHO} counts the people at the table. What is one share of the {{k}}?|bill split, the number of people is in the {HEARD}, what do i owe of the {{k}}|We share the {{k}} evenly and {WHO} says how many are in. What is my part?]") if whole else
        ("a * said", f"[{WHO} says how many of the {{k}} [are wanted|to buy|are needed]. What does that cost?|What do as many of the {{k}} cost as {WHO} [orders|asks for|wants]?|Multiply the price of the {{k}} by the number {WHO} says.|{WHO} orders {{k}}. What will that number of them come to?|How much for the {{k}} in the number that is spoken?|The {HEARD} says the quantity, the {{doc}} the price of the {{k}}. What do I pay?|I am to buy as many as {WHO} says. With the {{k}} at the price printed, what do I need?|{{k}} times the quantity in the {HEARD}, in money|How much money must I take along for the {{k}}, if I get as many as {WHO} wants?]"),
        ("a * said", f"[What is the {{k}} times the number {WHO} says?|{WHO} names how many months it is. What is the {{k}} for all of them?|As many times the {{k}} as {WHO} says: how much is it?|Multiply the {{k}} on the {{doc}} by the number that is spoken.|Work out the {{k}} multiplied by the figure {WHO} gives.|Take the {{k}} as many times over as {WHO} says. What does it make?]"),
        ("a * (100 - said) / 100", f"[{WHO} [grants|promises|offers] a discount in percent. What is the {{v}} [then|with it]?|With the percentage off that {WHO} names, what does the {{v}} come to?|Take the spoken percentage off the {{v}}.|How much is the {{v}} after the discount that is announced, in percent?|{WHO} tells me how many percent I get off. What is left of the {{v}}?|The percentage off is announced in the {HEARD}. What do I pay instead of the {{v}}?]"),
        ("a * (100 + said) / 100", f"[{WHO} names a tip in percent. What is the {{v}} with it?|With the percentage on top that {WHO} names, what is the {{v}}?|Add the spoken percentage to the {{v}}.|Prices go up by the percentage {WHO} says. What is the {{v}} then?|There is a surcharge in percent, {WHO} tells how much. What is the {{v}} including it?]"),
        ("a * said / 100", f"[How much is the spoken percentage of the {{v}}?|{WHO} names a percentage. How much of the {{v}} is that?|What do I save on the {{v}} with the percentage {WHO} names?|The {HEARD} gives a percentage. Work out that part of the {{v}}.|My commission is the percentage {WHO} names. How much is it on the {{v}}?]"),
        ("a / said * 100", f"[What percentage of {AMOUNT} is the {{v}}?|How many percent of the budget {WHO} names does the {{v}} use up?|How big a part of {AMOUNT} is the {{v}}, in percent?]"), ("a / said", f"How many times {AMOUNT} is the {{v}}?"), ("said / a", f"[How many times does the {{v}} go into {AMOUNT}?|How often can I pay the {{v}} with {AMOUNT}?]"),
    ])
    return both(say(rng, pattern, doc=d.noun, k=k, v=k if whole else f"price of the {k}"), [HEAR, OCR, reads(d, key), "said = text_of(items=$spoken)", f'result = calculate(expression="{form_}", a=$a, said=$said)'], "result", "Result", d)


def within(rng):
    how, pattern = choose(rng, [
        ("at_least", "Is the {doc} within the budget [that is mentioned|of the message]?"), ("at_least", "Would the [spoken|named] budget be enough for the {doc}?"), ("at_least", f"{WHO} sets a limit. Did the {{doc}} stay [below|within] it?"), ("less", f"[Is|Was] the {{doc}} [more|higher|over] than the [amount|limit] {WHO} names?"),
        ("greater", "Is the amount said larger than the {k}?"), ("at_least", "Can I pay the {doc} with the money that is named?"), ("less", f"Did I [spend|pay] more than {WHO} allows?"),
        ("at_least", f"Does the money {WHO} [names|offers|gives|promises|has] [cover|suffice for|do for] the {{k}}?"), ("at_least", f"Is what {WHO} [names|offers|gives] enough [to pay|for] the {{k}} on the {{doc}}?"), ("at_least", f"Can the {{k}} be paid with {AMOUNT}?"), ("at_least", f"Did I keep to the limit that {WHO} sets, with the {{k}} on the {{doc}}?"), ("at_least", f"{WHO} says how much I may spend at most. Is the {{k}} all right?"), ("at_least", f"Is the {{k}} no more than {AMOUNT}?"), ("at_least", f"Is the {{k}} at most {AMOUNT}?"), ("at_least", f"Does the {{k}} fit into the budget {WHO} names?"), ("at_least", f"Will I get by with the money {WHO} speaks of, if the {{k}} is due?"),
        ("at_least", f"[I wonder|I need to know|Could you check] whether the {{doc}} is within what {WHO} allows."), ("at_least", f"Can we afford it: is {AMOUNT} enough for the {{k}}?"), ("at_least", f"Enough money? The {HEARD} says what I have, the {{doc}} what it costs."), ("less", f"Is the {{k}} on the {{doc}} [higher|more|larger] than {AMOUNT}?"), ("less", f"Does the {{k}} [exceed|go over|break] the [limit|budget] {WHO} names?"), ("less", f"Is the {{k}} above {AMOUNT}?"), ("less", f"Have I gone over the budget of the {HEARD} with this {{doc}}?"), ("less", f"Did they charge more on the {{doc}} than {WHO} said?"), ("less", f"Is the {{doc}} dearer than {WHO} promises?"), ("less", f"Was I charged too much, if {WHO} is right and the {{k}} is what I paid?"),
        ("less", f"Is {AMOUNT} [less|lower|smaller] than the {{k}}?"), ("less", f"Is {AMOUNT} too little for the {{k}}?"), ("less", f"{WHO} [names|says] a price. Is the {{doc}} over it?"), ("greater", f"Is {AMOUNT} [more|higher|larger] than the {{k}} on the {{doc}}?"), ("greater", f"Is the {{k}} [lower|less|cheaper] than {AMOUNT}?"), ("greater", f"Is the {{doc}} cheaper than {WHO} says?"), ("greater", f"Did I pay less than {WHO} names?"), ("greater", f"Does {WHO} [ask|want] more than the {{k}} on the {{doc}}?"), ("greater", f"Is {WHO} charging more than the {{k}} printed?"), ("greater", f"Is the {{k}} below {AMOUNT}?"), ("greater", f"Would anything be left of {AMOUNT} after the {{k}}, yes or no?"),
        ("at_least", f"Will Mum be pleased? {WHO} sets a limit, the {{k}} is on the {{doc}}. Did I stay within it?"), ("at_least", f"Do I have enough with {AMOUNT} to settle the {{k}}?"), ("at_least", f"can i pay the {{k}} w/ what {WHO} gives me"), ("at_least", f"Would the sum {WHO} leaves me see me through the {{k}}?"), ("at_least", f"I have only what {WHO} says in my purse. Does it do for the {{k}}?"), ("at_least", f"Under the agreement the {{k}} must not be more than {AMOUNT}. Has that been kept?"), ("at_least", f"{{doc}} ok with the limit in the {HEARD}?"), ("at_least", f"Should I take it, is the {{doc}} inside what {WHO} is willing to pay?"), ("at_least", f"The boss says in the {HEARD} how high we may go. Are we all right with the {{k}} of the {{doc}}?"), ("at_least", f"No more than {WHO} says, that was the deal. Does the {{doc}} keep to it?"),
        ("less", f"Must I put something back because the {{k}} is over {AMOUNT}?"), ("less", f"I am told a price in the {HEARD} and then get this {{doc}}. Is it more than I was told?"), ("less", f"Can I complain, is the {{k}} on the {{doc}} higher than {WHO} promised?"), ("less", f"Will I be in the red if I have {AMOUNT} and pay the {{k}}?"), ("less", f"Do I need to bring more than {WHO} says for the {{k}}?"), ("less", f"They said one price in the {HEARD} and took another. Did the {{doc}} come out dearer?"), ("greater", f"Was it a bargain, is the {{k}} on the {{doc}} less than {WHO} quotes?"), ("greater", f"Did I get away with less than {AMOUNT}, going by the {{k}}?"), ("greater", f"Do I get change back from {AMOUNT} when I pay the {{k}}?"), ("greater", f"Better on the {{doc}} than {WHO} offers: is the {{k}} lower?"),
    ])
    d, key, k = amount_of(rng, pattern)
    return both(say(rng, pattern, doc=d.noun, k=k), [HEAR, OCR, reads(d, key), "said = text_of(items=$spoken)", 'left = calculate(expression="said - a", a=$a, said=$said)', f'yes = compare(a=$left, b=0, how="{how}")'], "yes", "Within", d)


def only_paper(rng):
    """A recording lies there too, but only the picture is asked about."""
    r = rng.random()
    if r < 0.4:
        d = rng.choice([receipt, form])(rng)
        key = d.total if d.total and rng.random() < 0.5 else rng.choice(list(d.pairs))
        text = say(rng, f"[What is the {{k}} [on|of] the {{doc}}?|Tell me the {{k}} [on|of] the {{doc}}.|Never mind the {HEARD}: what is the {{k}} on the {{doc}}?|Which {{k}} is printed on the {{doc}}?|I do not care what {WHO} says. Read me the {{k}} on the {{doc}}.|{WHO} asks for the {{k}} of the {{doc}}. What should I answer?|Apart from the {HEARD}, what {{k}} does the {{doc}} show?|Only the {{doc}}: which {{k}}?|The {{k}} as the {{doc}} has it?|{WHO} wants to know the {{k}}. It is on the {{doc}}.|I've listened to the {HEARD}, that's fine. Now the {{k}} from the {{doc}}?|{WHO} keeps asking for the {{k}}, help me find it on the {{doc}}.|Turn the sound off. The {{doc}} has a {{k}}: which?|The {HEARD} is for later, now read me the {{k}} of the {{doc}}.|{WHO} can't see my {{doc}}. Which {{k}} shall I give?|The {{k}} printed on the {{doc}}, not the spoken one.|I can hear the {HEARD} well enough, but I can't see: what {{k}} is on the {{doc}}?]", k=called(rng, d, key), doc=d.noun)
        return both(text, [OCR, reads(d, key)], "a", key, d)
    if r < 0.6:
        d = sign(rng)
        text = say(rng, f"[Never mind the {HEARD}: what does the {{doc}} say?|Only the {{doc}}, please: what is written there?|What is written on the {{doc}}, whatever {WHO} says?|Read the {{doc}}, not the {HEARD}.|Leave the sound aside and read the {{doc}}.|I have heard the {HEARD} already. What does the {{doc}} say?|Skip the {HEARD} and read me the {{doc}}.|I can hear the {HEARD} myself, but I can't see. What does the {{doc}} say?|Text of the {{doc}} only, no sound.|What stands on the {{doc}}?|What is printed on the {{doc}}?]", doc=d.noun)
        return both(text, [OCR, "text = text_of(items=$lines)"], "text", "Text", d)
    if r < 0.85:
        d = rng.choice([receipt, form, sign, letter])(rng)
        word = rng.choice(list(d.pairs) or [rng.choice(SIGN_WORDS)])
        word = rng.choice(FOODS + GOODS + TOPICS) if rng.random() < 0.4 else word
        text = say(rng, f"[{WHO} asks about {{w}}: is [it|{{w}}] on the {{doc}}?|The message is about {{w}}: is {{w}} on the {{doc}}?|They called about {{w}}: is [it|{{w}}] on the {{doc}}?|{WHO} wants {{w}}. Does the {{doc}} [have|list|mention] it?|{WHO} is looking for {{w}}. Is that on the {{doc}}?|Someone rang because of {{w}}. Does the {{doc}} say anything about it?|The {HEARD} is about {{w}}. Do you find {{w}} on the {{doc}}?|{WHO} says I forgot {{w}}. Is {{w}} on the {{doc}}?|{WHO} needs {{w}}; can it be read on the {{doc}}?|According to {WHO} there should be {{w}} on the {{doc}}. Is there?|{WHO} talks of {{w}}. Does the {{doc}} too?|They want to know whether {{w}} is on the {{doc}}.|{WHO} complains about {{w}}. Is {{w}} on the {{doc}} at all?|{WHO} keeps on about {{w}}. Do I have {{w}} on the {{doc}}?|{WHO} claims {{w}} is on the {{doc}}. Is it?|I am asked in the {HEARD} about {{w}}. Look at the {{doc}}: is it there?|{WHO} insists on {{w}}. Is that printed on the {{doc}} or not?|They rang because {{w}} should be on the {{doc}}. Check if it is.]", w=word.lower(), doc=d.noun)
        return both(text, [OCR, f"yes = text_contains(text=$lines, words={q(bare(word))})"], "yes", bare(word).capitalize(), d)
    t = Thing(rng)
    d = photo(rng, [t.label])
    text = say(rng, f"[{WHO} is looking for {{one}}: is there one in the {{pic}}?|{WHO} asks about {{one}}. Do you see one in the {{pic}}?|The {HEARD} is about {{one}}. Is {{one}} in the {{pic}}?|{WHO} has lost {{one}}. Can one be seen in the {{pic}}?|{WHO} talks of {{one}}; does the {{pic}} show one?|Is there {{one}} in the {{pic}}, as {WHO} says?|{WHO} claims that there is {{one}} in the {{pic}}. Is that so?|They called because of {{one}}. Is it in the {{pic}}?|{WHO} wants to buy {{one}}. Do we have one in the {{pic}}?|The thing {WHO} wants is {{one}}. Is it in the {{pic}}?|Is the thing {WHO} describes, {{one}}, in the {{pic}}?|{WHO} mentions {{one}}: is it there in the {{pic}}?|{WHO} says there must be {{one}} around. Is there one in the {{pic}}?|In the {HEARD} they search for {{one}}. Look at the {{pic}}: is there any?|{WHO} swears to have seen {{one}} here. Does the {{pic}} bear that out, is there one?|What can I tell them on the phone: is {{one}} in the {{pic}}?]", one=article(t.one), pic=d.noun)
    return both(text, [f"found = {t.find}", "yes = exists(items=$found)"], "yes", t.one.capitalize(), d)


def same_words(rng):
    d = rng.choice([sign, sign, letter])(rng)
    text = say(rng, f"[Does {WHO} [read out|say] what is [written|] on the {{doc}}?|Is the text of the {{doc}} [read out|said] in the {HEARD}?|Do the {{doc}} and the {HEARD} say the same?|Is {WHO} reading the {{doc}} [aloud|to us]?|Does {WHO} read the {{doc}} word for word?|Is the {{doc}} what {WHO} reads?|Is everything on the {{doc}} [said|spoken]?|Are the words on the {{doc}} [said|spoken|heard] in the {HEARD}?|Has somebody read the {{doc}} into the {HEARD}?|Is the {HEARD} the {{doc}} read aloud?|Do I hear the words of the {{doc}}?|Does the {HEARD} have the text of the {{doc}}?|Do I hear what I [see|read] on the {{doc}}?|Does {WHO} leave nothing out that is on the {{doc}}?|Do the words I hear and the words on the {{doc}} agree?|[I wonder|Check|Can you check] whether {WHO} says what the {{doc}} says.|Is the text the same in the {HEARD} and on the {{doc}}?|Is what is printed on the {{doc}} also said?|Same words on the {{doc}} and in the {HEARD}?|Can the text of the {{doc}} be heard?|I read along while I listen. Is the {{doc}} what I hear?|Does {WHO} stick to what the {{doc}} says?|Has my pupil read out the {{doc}} correctly in the {HEARD}?|Did I read the {{doc}} into the {HEARD} without a mistake?|text on {{doc}} = text in {HEARD}?|The {HEARD} is meant for the blind: does it give the words of the {{doc}}?|Confirm that the {{doc}} was read into the {HEARD} in full.|If I only hear the {HEARD}, do I know all that the {{doc}} says?]", doc=d.noun)
    return both(text, [HEAR, OCR, "text = text_of(items=$lines)", "yes = text_contains(text=$spoken, words=$text)"], "yes", "Same", d)


def spoken_in_picture(rng):
    d = rng.choice([sign, sign, letter, receipt, table])(rng)
    text = say(rng, f"[Is what {WHO} says [written|printed] on the {{doc}}?|Does the {{doc}} [mention|contain] what is said in the {HEARD}?|Is the spoken word on the {{doc}}?|Do I find on the {{doc}} what {WHO} says?|Can I read on the {{doc}} what {WHO} says?|Are the words of {WHO} on the {{doc}}?|Does the {{doc}} [have|hold|show] the words that are spoken?|Is the thing {WHO} [names|asks for|mentions] on the {{doc}}?|{WHO} says something. Is it on the {{doc}}?|Is what I hear [also|] written on the {{doc}}?|Look on the {{doc}} for what {WHO} says: is it there?|Does what {WHO} says stand on the {{doc}}?|Is what {WHO} [wants|orders] on the {{doc}}?|Does the {{doc}} list what {WHO} [asks for|names|orders]?|{WHO} names a word. Is that word [printed|written] on the {{doc}}?|Is the [place|name|product|city|dish] that {WHO} names on the {{doc}}?|Do they have what {WHO} [wants|orders], by the {{doc}}?|{WHO} asks for something. Can I say yes, is it on the {{doc}}?|Search the {{doc}} for what comes out of the loudspeaker: is it there?|Can {WHO} get what is asked for here, is it on the {{doc}}?|spoken word on the {{doc}}, yes or no|The {HEARD} holds a word. Does the {{doc}} have it too?|Do I find printed on the {{doc}} what I was told on the phone?|Was what {WHO} says put down on the {{doc}}?]", doc=d.noun)
    return both(text, [HEAR, OCR, "said = text_of(items=$spoken)", "yes = text_contains(text=$lines, words=$said)"], "yes", "Same", d)


def both_texts(rng):
    """What is heard beside what is written, where only a reader can compare: both are given."""
    d = rng.choice([sign, receipt, form, letter, table])(rng)
    text = say(rng, rng.choice([
        f"Which [things|items|names] that {WHO} lists are on the {{doc}}?", f"What of what {WHO} says is on the {{doc}}?", f"What on the {{doc}} is not mentioned by {WHO}?", f"What does {WHO} say that is not on the {{doc}}?", f"Where do {WHO} and the {{doc}} disagree?", f"In what do the {HEARD} and the {{doc}} differ?", f"Compare what {WHO} says with what is on the {{doc}}.", f"Put what is said beside what is written on the {{doc}}.", f"What does {WHO} say, and what stands on the {{doc}}?",
        f"[Give|Show] me both: the words of {WHO} and the text of the {{doc}}.", f"Do the {HEARD} and the {{doc}} fit together? Show both texts.", f"Which [things|items] on the shopping list in the {HEARD} did I buy, by the {{doc}}?", f"{WHO} reads a list. What of it is on the {{doc}}, and what is missing?", f"What did I forget to buy? The list is in the {HEARD}, the {{doc}} is here.", f"Which mistakes does {WHO} make in reading the {{doc}}?", f"Is something [missing|left out] on the {{doc}} that {WHO} says, and what?", f"Transcribe the {HEARD} and read the {{doc}}, so that I can compare.", f"What have the {HEARD} and the {{doc}} in common?",
        f"What is said in the {HEARD}, and what is written on the {{doc}}?", f"How does the {HEARD} differ from the {{doc}}?", f"First what {WHO} says, then what the {{doc}} says.", f"What does the voice add to the {{doc}}?",
        f"I need to see for myself: the words of the {HEARD} next to the words of the {{doc}}.", f"Two columns, spoken and printed: the {HEARD} and the {{doc}}, please.", f"Which corrections does {WHO} make to the {{doc}}?", f"{WHO} dictated and this {{doc}} came out. Where are the mistakes?", f"What is new in the {HEARD} that the {{doc}} doesn't have yet?", f"I have to bring the {{doc}} up to date after the {HEARD}. What has changed?", f"My lawyer wants the {HEARD} in writing along with the text of the {{doc}}.", f"Everything I can hear and everything I can read on the {{doc}}, please.", f"what did they say n what does the {{doc}} say", f"The {HEARD} and the {{doc}} came together. What do they say, each?",
        f"Full text of the {{doc}} and of the {HEARD}.", f"I don't hear well and don't see well: what is on the {{doc}} and what does {WHO} say?",
    ]), doc=d.noun)
    return both(text, [*TEXT, OCR, "text2 = text_of(items=$lines)"], '"Said: {text}; written: {text2}"', "Both", d)


NUMBER = "[the number that is said|the spoken number|the number in the recording|the number the caller gives]"


def thing_said(rng):
    """Whether what is seen is spoken of, or the other way round."""
    kind = rng.random()
    if kind < 0.35:
        group = rng.choice(["animal", "vehicle", "fruit", "food", "furniture", "pet", "animal", "vehicle"])
        d = photo(rng, words=0.05)
        text = say(rng, f"[Does {WHO} [mention|name|say] the {{g}} [in|of] the picture?|Is the {{g}} [in the picture|that is shown] [mentioned|named] in the {HEARD}?|Do the picture and the {HEARD} name the same {{g}}?|Is the {{g}} in the picture the one {WHO} talks about?|Does {WHO} speak of the {{g}} that can be seen?|Is the {{g}} I see the {{g}} I hear about?|Does the {{g}} {WHO} talks about match the one in the {{pic}}?|{WHO} describes some {{g}}. Is it the one in the {{pic}}?|Look what {{g}} is in the {{pic}}: is it named in the {HEARD}?|Is the {{pic}} of the {{g}} that {WHO} means?|Is it the same {{g}} in the {{pic}} and in the {HEARD}?|Do I hear the name of the {{g}} in the {{pic}}?|Has {WHO} got the {{g}} in the {{pic}} right?|Could the {{g}} in the {{pic}} be the one {WHO} [is looking for|has lost|wants to buy|sells]?|I see some {{g}}. Is that what {WHO} is on about?|Am I looking at the {{g}} that I hear about in the {HEARD}?|Does the {HEARD} go with the {{pic}}, is it the same {{g}}?|Name the {{g}} in the {{pic}} to yourself: does {WHO} say that name?]", g=group, pic=d.noun)
        return both(text, [HEAR, f'found = detect(image=$image, labels=["{group}"])', "name = label_of(regions=$found)", "yes = text_contains(text=$spoken, words=$name)"], "yes", group.capitalize(), d)
    t = Thing(rng)
    d = photo(rng, [t.label])
    if kind < 0.65:
        form_, pattern = choose(rng, [
            ("n - said", f"[How many more {{m}} are there than {WHO} says?|By how many are the {{m}} more than {NUMBER}?|How many {{m}} are there too many, by what {WHO} says?|{WHO} needs a number of {{m}}. How many are over?|How many {{m}} [are left|stay] if {WHO} takes the number named?|Take {NUMBER} off the {{m}} in the {{pic}}.|How many of the {{m}} would be left without {NUMBER}?|{WHO} orders a number of {{m}}. How many remain of those in the {{pic}}?|I sell as many {{m}} as {WHO} asks for. How many stay with me?]"),
            ("said - n", f"[{WHO} names a number. How many {{m}} are missing [to it|]?|How many {{m}} [are missing|do we lack] to {NUMBER}?|How many {{m}} must I add to have what {WHO} says?|{WHO} wants more {{m}} than there are. How many more?|How many fewer {{m}} are in the {{pic}} than {WHO} says?|There should be as many {{m}} as {WHO} says. How many have gone?|How many {{m}} short are we of {NUMBER}?|{WHO} expects a number of {{m}}. How many are yet to come?|How many {{m}} do I still have to get until it is {NUMBER}?]"),
            ("n * said", f"[{WHO} names a price for each of the {{m}}. What do all cost?|What do all {{m}} in the {{pic}} cost at the price {WHO} says?|If one of the {{m}} costs what {WHO} says, what do they cost together?|Multiply the {{m}} by {NUMBER}.|Each of the {{m}} pays the fee in the {HEARD}. How much comes in?|Every one of the {{m}} gets as many as {WHO} says. How many is that?|{WHO} says what one costs. I take all the {{m}} in the {{pic}}: how much?|Rent is per piece and {WHO} names it. What do the {{m}} in the {{pic}} bring in?]"),
            ("said / n", f"[The {{m}} share the amount {WHO} names. What does each get?|Divide {AMOUNT} by the number of {{m}}.|{WHO} names a sum for all the {{m}} together. How much is that for one?|How much is {AMOUNT} for each of the {{m}} in the {{pic}}?|{WHO} gives a sum to share. What falls to each of the {{m}} in the {{pic}}?]"),
            ("n + said", f"[Add the number in the {HEARD} to the number of {{m}}.|As many {{m}} as {WHO} says come on top. How many is it then?|How many {{m}} are there with those that {WHO} [brings|adds|mentions]?|The {{m}} in the {{pic}} plus {NUMBER}?|{WHO} has some {{m}} too. How many with those in the {{pic}}?|I have the {{m}} in the {{pic}} and {WHO} is bringing the number named. How many will that be?]"),
        ])
        return both(say(rng, pattern, m=t.many, pic=d.noun), [HEAR, f"found = {t.find}", "n = count(items=$found)", "said = text_of(items=$spoken)", f'result = calculate(expression="{form_}", n=$n, said=$said)'], "result", "Result", d)
    if kind < 0.82:
        text = say(rng, f"[Does {WHO} [mention|name] {{one}}, and is there one in the {{pic}}?|Is there {{one}} in the picture, and does {WHO} mention one?|Do you see {{one}}, and is it mentioned in the {HEARD} too?|Is {{one}} both seen in the {{pic}} and spoken of?|Do {WHO} and the {{pic}} both have {{one}}?|Is {{one}} in the {{pic}} as well as in the {HEARD}?|{{one}}: seen in the {{pic}}, and heard of?|Does the {HEARD} speak of {{one}}, and does the {{pic}} show one?|Does {{one}} come up in picture and sound?|Can I see {{one}}, and do I hear the word?|Do we have {{one}} in the {{pic}}, and in what {WHO} says?|See if there is {{one}} in the {{pic}} and whether {WHO} talks of it.|Report on {{one}}: in the {{pic}}, and in the {HEARD}.|Two things about {{one}}: is one visible in the {{pic}}, and does {WHO} mention it?|Seen in the {{pic}}, spoken of by the voice: which holds for {{one}}?]", one=article(t.one), t=t.one, pic=d.noun)
        return both(text, [f"found = {t.find}", "yes = exists(items=$found)", HEAR, f"yes2 = text_contains(text=$spoken, words={q(t.one)})"], '"Seen: {yes}; said: {yes2}"', "Both", d)
    text = say(rng, f"[How many {{m}} are in the {{pic}}, and what does {WHO} say?|Count the {{m}} and write down the {HEARD}.|Tell me the number of {{m}} and the words of {WHO}.|What does {WHO} say, and how many {{m}} do you see?|{WHO} says how many {{m}} there are. Give me what is said and what you count.|The {{m}} in number, and the {HEARD} as text.|Two jobs: count the {{m}} in the {{pic}} and type out the {HEARD}.|How many {{m}} do I see and what do I hear?]", m=t.many, pic=d.noun)
    return both(text, [f"found = {t.find}", "n = count(items=$found)", *TEXT], '"' + f"{t.many.capitalize()}: {{n}}; Speech: {{text}}" + '"', "Both", d)


def count_said(rng):
    """A number that is heard, held against how many things are seen."""
    t = Thing(rng)
    d = photo(rng, [t.label])
    how, pattern = choose(rng, [
        ("equal", f"[Does the number {WHO} [says|names] match the {{m}} in the {{pic}}?|Are there as many {{m}} as {WHO} says?|Is {WHO} right about the number of {{m}}?|{WHO} says how many {{m}} there are. Is that [right|so|correct|true]?|Is the number of {{m}} in the {{pic}} the one that is [said|named|announced]?|Does {WHO} give the right number of {{m}}?|Count the {{m}}: is it the number in the {HEARD}?|Do the {{m}} in the {{pic}} agree in number with the {HEARD}?|Same number of {{m}} in the {{pic}} as in the {HEARD}?|Has {WHO} counted the {{m}} correctly?|Can you check whether {WHO} names the right number of {{m}}?|Are all the {{m}} there that {WHO} counts, and no more?|Is what {WHO} says about how many {{m}} there are true?|{WHO} counted before me: does the number of {{m}} hold?|{WHO} gives a number of {{m}}. Does the {{pic}} prove it?|{{m}} in {{pic}} = number in {HEARD}?|Did {WHO} do the stocktaking properly, is the number of {{m}} right?|Was the order in the {HEARD} filled to the piece? The {{m}} are in the {{pic}}.]"),
        ("less", f"[Are there more {{m}} than {WHO} says?|Do you see more {{m}} than {WHO} [names|counts|mentions]?|Is {NUMBER} less than the number of {{m}}?|Are the {{m}} in the {{pic}} more than {WHO} expects?|Does {WHO} count too few {{m}}?|Have more {{m}} come than {WHO} announces?|Do I have {{m}} to spare beyond what {WHO} needs?|Did {WHO} overlook some {{m}} in counting?|Did they deliver too many {{m}}, going by {NUMBER}?]"),
        ("greater", f"[Are there fewer {{m}} than {WHO} says?|Are {{m}} missing, by the number {WHO} names?|Does {WHO} name more {{m}} than can be seen?|Is {NUMBER} higher than the number of {{m}}?|Does {WHO} count too many {{m}}?|Are we short of {{m}}, against {NUMBER}?|Do I still need more {{m}} to get to what {WHO} says?|Have some {{m}} gone missing since {WHO} counted?|Should I complain that too few {{m}} came for {NUMBER}?]"),
        ("at_most", f"[Are there enough {{m}} for the number {WHO} [says|names|needs]?|Are there at least as many {{m}} as {WHO} [wants|says|needs]?|{WHO} says how many are needed. Do the {{m}} in the {{pic}} suffice?|Will the {{m}} do for as many as {WHO} says?|Do we have the {{m}} that {WHO} asks for, in number?|Can {WHO} have as many {{m}} as are asked for?|{WHO} needs a number of {{m}}. Can we deliver from those in the {{pic}}?|No need to buy more {{m}}, is there enough for {NUMBER}?]"),
    ])
    return both(say(rng, pattern, m=t.many, pic=d.noun), [HEAR, f"found = {t.find}", "n = count(items=$found)", "said = text_of(items=$spoken)", 'left = calculate(expression="said - n", n=$n, said=$said)', f'yes = compare(a=$left, b=0, how="{how}")'], "yes", t.many.capitalize(), d)


def colour_said(rng):
    """Whether the colour of a thing, or of the whole picture, is spoken."""
    t = Thing(rng)
    d = photo(rng, [t.label])
    c = "[colour|color]"
    if rng.random() < 0.75:
        text = say(rng, f"[Does {WHO} [name|mention|say] the {c} of the {{t}}?|Is the {{t}} of the {c} {WHO} [names|says|mentions]?|Does the {c} of the {{t}} in the {{pic}} match what {WHO} says?|Is the {c} of the {{t}} [said|named|mentioned] in the {HEARD}?|{WHO} names a {c}. Is it that of the {{t}}?|Is {WHO} right about the {c} of the {{t}}?|Has the {{t}} the {c} that is named in the {HEARD}?|{WHO} describes {{an}}. Is it the same {c} as the one in the {{pic}}?|Do {WHO} and the {{pic}} give the {{t}} the same {c}?|Is the {{t}} painted the way {WHO} says, by its {c}?|Look at the {c} of the {{t}}: does {WHO} say it?|What {WHO} says about the {c} of the {{t}}, is it true?|Could this {{t}} be the one {WHO} means, going by its {c}?|Is the {{t}} the {c} I am told?|{WHO} describes {{an}}. Does this one in the {{pic}} fit, by its {c}?|Witness check: is the {{t}} of the {c} told in the {HEARD}?|{WHO} talks of a {c}. Could that be about the {{t}} in the {{pic}}?|{c} of the {{t}}: same to the eye and to the ear?]", t=t.one, an=article(t.one), pic=d.noun)
        return both(text, [HEAR, f"found = {t.find}", "name = color(image=$image, region=$found)", "yes = text_contains(text=$spoken, words=$name)"], "yes", "Colour", d)
    text = say(rng, f"[Does {WHO} [name|mention] the main {c} of the {{pic}}?|Is the {c} of the {{pic}} [said|named] in the {HEARD}?|Is the prevailing {c} of the {{pic}} the one {WHO} names?|{WHO} names a {c}. Is it the main one in the {{pic}}?|Does {WHO} say in what {c} the {{pic}} mostly is?|Is the {{pic}} mostly of the {c} that {WHO} says?|Do I hear the main {c} of the {{pic}}?|Is {WHO} right about the main {c} of the {{pic}}?|Has the {{pic}} the {c} named in the {HEARD}?|By its main {c}, is this the {{pic}} {WHO} talks about?|{WHO} names one {c}. Would you say the {{pic}} is mostly that?]", pic=d.noun)
    return both(text, [HEAR, "name = color(image=$image)", "yes = text_contains(text=$spoken, words=$name)"], "yes", "Colour", d)


def which_said(rng):
    """Whether the largest, the leftmost or any thing that is seen is spoken of."""
    d = photo(rng, words=0.05)
    by, word = rng.choice([("largest", "[largest|biggest]"), ("smallest", "smallest"), ("leftmost", "[leftmost|far left]"), ("rightmost", "[rightmost|far right]"), ("topmost", "[topmost|highest]"), ("bottommost", "[lowest|bottommost]")])
    thing = "[thing|object]"
    text = say(rng, f"[Does {WHO} [mention|name] the {word} {thing} in the {{pic}}?|Is the {word} {thing} in the {{pic}} [mentioned|named|spoken of] in the {HEARD}?|Is the {word} {thing} what {WHO} talks about?|Do I hear the name of the {word} {thing} in the {{pic}}?|Is {WHO} talking about the {word} {thing} of the {{pic}}?|Take the {word} {thing} in the {{pic}}: is it named by {WHO}?|Is the {word} {thing} that can be seen also [said|mentioned]?|Does the {HEARD} speak of the {word} {thing} in the {{pic}}?|Could {WHO} mean the {word} {thing} in the {{pic}}, by its name?|The {word} {thing} in the {{pic}}, does {WHO} mention it?|Has {WHO} said what the {word} {thing} in the {{pic}} is?|I look at the {word} {thing} in the {{pic}}. Does {WHO} call it by name?|{word} {thing} in the {{pic}}: spoken of, yes or no?|Find out what the {word} {thing} in the {{pic}} is: does the {HEARD} name it?]", pic=d.noun)
    return both(text, [HEAR, "found = detect(image=$image)", f'one = select(regions=$found, by="{by}")', "name = label_of(regions=$one)", "yes = text_contains(text=$spoken, words=$name)"], "yes", "Thing", d)


def word_in_both(rng):
    """A word that may be written and spoken."""
    d = rng.choice([sign, receipt, form, letter])(rng)
    w = bare(word_of(rng)) if rng.random() < 0.5 else rng.choice([line for line in d.lines if line.replace(" ", "").isalpha()] or ["total"]).lower()
    text = say(rng, f"[Do the {{doc}} and the {HEARD} both [mention|say|contain] {{w}}?|Is {{w}} both written [on the {{doc}}|] and said?|Does {{w}} occur on the {{doc}} and in the {HEARD}?|Is {{qw}} on the {{doc}} as well as in the {HEARD}?|Is {{w}} on the {{doc}}, and does {WHO} say it?|Does {WHO} say {{w}}, and does the {{doc}} say it too?|Where is {{w}}: on the {{doc}}, in the {HEARD}, or in both?|{{w}}: written on the {{doc}}, and spoken?|Look and listen for {{w}}: is it on the {{doc}}, is it in the {HEARD}?|I want to know whether {{qw}} is printed and whether it is said.|Is {{w}} only on the {{doc}}, or does {WHO} say it as well?|Is {{w}} only said, or also printed on the {{doc}}?|Does {{qw}} come up in sound and in writing?|Do {WHO} and the {{doc}} both use the word {{qw}}?|Check the {{doc}} and the {HEARD} for {{w}}.|Is there {{w}} on the {{doc}} and in what {WHO} says?|Can I read {{w}} on the {{doc}} and hear it from {WHO}?|Which of them has {{w}}, the {{doc}} or the {HEARD}?|Has {{w}} been printed on the {{doc}} as well as [said|spoken]?|{{w}}: in print on the {{doc}}? in the {HEARD}?|My aunt saw {{w}} on the {{doc}}, my uncle heard it in the {HEARD}. Who of them is right?|With eyes and ears: do you find {{qw}} on the {{doc}}, do you hear it in the {HEARD}?|Report for the {{doc}} and for the {HEARD} whether they have {{w}}.|Both the {{doc}} and the {HEARD} should have {{w}}. Which of them does?|Did {WHO} mention {{w}}, and is it on the {{doc}}?]", w=w, qw=q(w), doc=d.noun)
    return both(text, [HEAR, OCR, f"yes = text_contains(text=$lines, words={q(w)})", f"yes2 = text_contains(text=$spoken, words={q(w)})"], '"Written: {yes}; said: {yes2}"', "Both", d)


def only_sound(rng):
    """A picture lies there too, but only the recording is asked about."""
    one = rng.choice([transcript, transcript, detail, mentions, said_fact, length, when, times_said, spoken_words, length_limit, two_words])(rng)
    d = rng.choice([sign, receipt, form, letter, lambda r: photo(r)])(rng)
    if rng.random() < 0.15:
        before = expand(rng.choice(["[Never mind|Forget|Leave out] the picture:", "Only the sound:", "Not the picture, the recording:", "This is about the recording, not the picture:", "Without looking at the picture,"]), rng)
        one.question = before + " " + (one.question if one.question.startswith(("\x01", "I ", "I'")) else one.question[0].lower() + one.question[1:])
    return Ask(one.question, one.calls, one.answer, one.topic, inputs=["image", "audio"], docs=[d])


def key_spoken(rng):
    """A value of the paper beside what is said: both are given."""
    d = rng.choice([receipt, form])(rng)
    key = d.total if d.total and rng.random() < 0.5 else rng.choice(list(d.pairs))
    text = say(rng, f"[What is the {{k}} on the {{doc}}, and what does {WHO} say?|[Tell|Give] me the {{k}} of the {{doc}} and [what is said|the words of the {HEARD}].|What does {WHO} say, and what is the {{k}}?|Read the {{k}} on the {{doc}} and transcribe the {HEARD}.|Which {{k}} does the {{doc}} give, and which does {WHO} give?|Compare the {{k}} on the {{doc}} with what {WHO} says.|{WHO} {SAID} one {{k}}, the {{doc}} another. Show me both.|Put the {{k}} of the {{doc}} beside what {WHO} says.|How does the {{k}} on the {{doc}} compare with what {WHO} says?|I need two things: the {{k}} on the {{doc}} and the text of the {HEARD}.|Set the printed {{k}} against what is said.|Which is it, the {{k}} on the {{doc}} or what {WHO} says?|Do I trust the {{doc}} or {WHO}? Give me the {{k}} and what is said.|First the {{k}} of the {{doc}}, then what {WHO} says.|What {{k}} is printed, and what is spoken?|Where {WHO} and the {{doc}} differ on the {{k}}: what does each say?|Write down the {HEARD}, and add the {{k}} from the {{doc}}.|The {{k}} from the {{doc}}, please, and the {HEARD} in writing.|I need the {{k}} as printed on the {{doc}}, and next to it what I was told in the {HEARD}.|What's the {{k}} here on the {{doc}}, and what is {WHO} telling me?|They argue about the {{k}}. Quote the {{doc}}, then quote the {HEARD}.|Let me judge for myself: the {{k}} of the {{doc}} and the words of the {HEARD}.|what {{k}} does the {{doc}} have n what did {WHO} say|Before I sign I want both: the {{k}} on the {{doc}} and the {HEARD} typed out.|Two lines for the file: the {{k}} from the {{doc}}; the words from the {HEARD}.]", k=called(rng, d, key), doc=d.noun)
    return both(text, [OCR, reads(d, key), *TEXT], '"' + f"{key}: {{a}}; said: {{text}}" + '"', "Both", d)


def two_sounds(rng):
    """Two recordings."""
    kind = rng.random()
    w = bare(word_of(rng))
    first, second = HEAR, "spoken2 = transcribe(audio=$audio2)"
    clip = "[recording|message|clip|voice mail|voice note|announcement|call]"
    give = lambda text, calls, answer, topic, **slots: Ask(cap(say(rng, text, **slots)), calls, answer, topic, inputs=["audio", "audio2"])
    if kind < 0.17:
        return give(f"[What do the two {clip}s say?|Transcribe both [recordings|messages].|What is said in each {clip}?|What do both callers [say|want]?|Write down the one {clip} and the other.|What does the first say, and what the second?|Two people left me a message. What do they say?|Both {clip}s as text, please.|What are the two {clip}s about?|Compare what the two speakers say.|I have two {clip}s. Put them in writing.|How do the two {clip}s differ in what is said?|Who says what in the two {clip}s?|Mum and Dad both left me something. What does each of them say?|two {clip}s, no headphones, what do they say|Write out the first {clip}, then the second.|Their stories contradict each other. What is said in the one {clip} and in the other?|I missed two {clip}s today. What did I miss in each?]", [first, "text = text_of(items=$spoken)", second, "text2 = text_of(items=$spoken2)"], '"First: {text}; second: {text2}"', "Speech")
    if kind < 0.33:
        return give(f"[Do both [recordings|messages|speakers] mention {{w}}?|Which [of the [two|] recordings|recording|message] [mentions|talks about] {{w}}?|Is {{w}} mentioned in both?|Who of the two speakers says {{w}}?|In which {clip} do I hear {{w}}?|Does {{w}} come up in the first {clip}, and in the second?|Is {{w}} said in the one {clip} but not in the other?|Check both {clip}s for {{w}}.|Do the two callers both talk about {{w}}?|{{w}}: which of the two says it?|Does either of the two {clip}s mention {{w}}?|Is {{w}} in the first {clip}, in the second, or in both?|Both speakers should say {{w}}. Do they?|I only care about {{w}}: which of the two {clip}s has it?|Report for each {clip} whether {{w}} is said.|Somebody told me about {{w}}, but was it the first {clip} or the second?|{{w}}, spoken in one {clip}, in both, or in none?]", [first, f"a = text_contains(text=$spoken, words={q(w)})", second, f"b = text_contains(text=$spoken2, words={q(w)})"], '"First: {a}; second: {b}"', "Words", w=w)
    if kind < 0.48:
        n, m = "n = duration(audio=$audio)", "m = duration(audio=$audio2)"
        how, form_, pattern = choose(rng, [
            ("greater", None, f"[Is the first {clip} longer than the second?|Does the first {clip} last longer than the other?|Is the second {clip} shorter than the first?|Does the first {clip} take more time than the second?|Is the second one the shorter {clip}?]"), ("less", None, f"[Is the first {clip} shorter than the second?|Is the second {clip} longer than the first?|Does the second {clip} last longer than the first?|Is the first one the shorter {clip}?]"), ("equal", None, f"[Are both {clip}s equally long?|Do the two {clip}s last the same time?|Is the first {clip} as long as the second?]"),
            (None, "n + m", f"[How long are both {clip}s together?|How long do I listen if I play both {clip}s?|Add the lengths of the two {clip}s.|How much time do both {clip}s take me in all?|What is the total length of the two {clip}s?|First one {clip}, then the other: how many seconds in all?]"), (None, "n - m", f"[How many seconds longer is the first {clip} than the second?|By how many seconds is the second {clip} shorter than the first?]"), (None, "m - n", f"[How many seconds longer is the second {clip} than the first?|By how much is the first {clip} shorter, in seconds?]"),
            (None, None, f"[How long is each {clip}?|Which {clip} is longer?|Which of the two {clip}s is the shorter one?|I have time for one {clip}. Which is shorter?|seconds of the first {clip} and of the second|How long is the first {clip}, and how long the second?|The lengths of both {clip}s?|What is the length of each of the two?]"),
        ])
        if how:
            return give(pattern, [n, m, f'yes = compare(a=$n, b=$m, how="{how}")'], "yes", "Longer")
        if form_:
            return give(pattern, [n, m, f'result = calculate(expression="{form_}", n=$n, m=$m)'], '"{result} seconds"', "Length")
        return give(pattern, [n, m], '"First: {n} seconds; second: {m} seconds"', "Length")
    if kind < 0.58:
        word = rng.random() < 0.5
        add = f", word={q(w)}" if word else ""
        calls = [first, f"n = count_words(text=$spoken{add})", second, f"m = count_words(text=$spoken2{add})"]
        what = "{w}" if word else "words"
        says = f"say {what} more often" if word else "say more words"
        how, form_, pattern = choose(rng, [
            ("greater", None, f"[Does the first speaker {says} than the second?|Is the count of {what} higher in the first {clip} than in the second?|Are there more {what} in the first {clip} than in the other?]" if not word else f"[Does the first speaker {says} than the second?|Is {what} said more often in the first {clip} than in the second?]"),
            ("less", None, f"Does the second speaker {says} than the first?"), (None, "n + m", f"[How many {what} are said in both {clip}s together?|Count the {what} of both {clip}s in one sum.]" if not word else f"[How often is {what} said in both {clip}s together?|How many times do I hear {what} in the two {clip}s in all?]"),
            (None, None, f"[How many {what} are said in each {clip}?|Who says more words, the first or the second?|Which {clip} has more {what}?]" if not word else f"[How often is {what} said in each {clip}?|Who says {what} more often, the first or the second?|In which of the two {clip}s is {what} said more often?]"),
        ])
        if how:
            return give(pattern, [*calls, f'yes = compare(a=$n, b=$m, how="{how}")'], "yes", "Words", w=w)
        if form_:
            return give(pattern, [*calls, f'result = calculate(expression="{form_}", n=$n, m=$m)'], "result", "Words", w=w)
        return give(pattern, calls, '"First: {n}; second: {m}"', "Words", w=w)
    if kind < 0.66:
        return give(f"[Do both {clip}s say the same?|Is the same said in both {clip}s?|Are the two {clip}s the same, word for word?|Do the two speakers use the same words?|Is the second {clip} a repetition of the first?|Has the text changed from the first {clip} to the second, or is it the same?|Do I hear the same thing twice?|Did somebody leave the same message twice?|Do they tell me the same in both {clip}s?|Are the words of the two {clip}s identical?|Is it twice the same text?|Does the second caller repeat the first?|May I delete one of the two {clip}s, is the wording the same?|They read the same text twice, I think. Is it the same word for word in both {clip}s?|first {clip} = second {clip}, word for word?]", [first, "text = text_of(items=$spoken)", second, "text2 = text_of(items=$spoken2)", 'yes = compare(a=$text, b=$text2, how="same_text")'], "yes", "Same")
    if kind < 0.76:
        calls = [first, "a = text_of(items=$spoken)", second, "b = text_of(items=$spoken2)"]
        form_, pattern = choose(rng, [
            ("a + b", f"[What do the amounts of the two {clip}s add up to?|Each caller names a number. What is the sum?|Add the number in the first {clip} to the one in the second.|The first wants a sum, the second another. What do they want together?|How much is it in all, if I add what both callers name?]"), ("a - b", f"[How much more does the first speaker [want|name|offer] than the second?|Take the number of the second {clip} from that of the first.|By how much is the number in the first {clip} higher?]"), ("b - a", f"[How much more does the second speaker [want|name|offer] than the first?|By how much does the second offer top the first?]"), ("a * b", f"[Multiply the number in the first {clip} by that in the second.|The first {clip} says how many, the second the price of one. What is it together?]"),
        ])
        if rng.random() < 0.25:
            how, pattern = choose(rng, [("greater", f"[Does the first speaker name a higher number than the second?|Is the offer in the first {clip} higher than in the second?|Is the second caller cheaper than the first?]"), ("less", f"[Does the first speaker name a lower number than the second?|Is the first caller cheaper than the second?|Is the offer in the second {clip} the higher one?]")])
            return give(pattern, [*calls, 'left = calculate(expression="a - b", a=$a, b=$b)', f'yes = compare(a=$left, b=0, how="{how}")'], "yes", "Comparison")
        return give(pattern, [*calls, f'result = calculate(expression="{form_}", a=$a, b=$b)'], "result", "Result")
    second_only = rng.random() < 0.7
    p, a, s = (rng.choice(["second", "second", "other", "last"]), "audio2", "spoken2") if second_only else ("first", "audio", "spoken")
    hear = f"{s} = transcribe(audio=${a})"
    if kind < 0.86:
        return give(f"[What does the {{p}} {clip} say?|What is said in the {{p}} {clip}?|Transcribe the {{p}} {clip}.|What is said in the {{p}} one?|What does the {{p}} [caller|speaker] [say|want]?|Only the {{p}} {clip}, in writing.|In the {{p}} {clip}, what do I hear?|I know one of the {clip}s already. What does the {{p}} say?|Just type out the {{p}} of these two {clip}s.|Write down the {{p}} {clip}, not the other.|Who is speaking in the {{p}} {clip}?|What is the {{p}} {clip} about?]", [hear, f"text = text_of(items=${s})"], "text", "Speech", p=p)
    if kind < 0.94:
        return give(f"[Does the {{p}} [caller|speaker] mention {{w}}?|Is {{w}} said in the {{p}} {clip}?|Is there talk of {{w}} in the {{p}} {clip}?|Listen to the {{p}} {clip}: is {{w}} mentioned?|Do I hear {{w}} in the {{p}} one?|Is the {{p}} {clip} about {{w}}?]", [hear, f"yes = text_contains(text=${s}, words={q(w)})"], "yes", w.capitalize(), p=p, w=w)
    return give(f"[How long is the {{p}} {clip}?|How many seconds does the {{p}} {clip} last?|Length of the {{p}} one?|What is the duration of the {{p}} {clip}?|For how long does the {{p}} {clip} play?]", [f"n = duration(audio=${a})"], '"{n} seconds"', "Length", p=p)


# Films.

FILM = "[film|video|clip|movie|footage|video clip|home video|short film|video file]"
SOUND = ["sound = audio_of(video=$video)", "spoken = transcribe(audio=$sound)"]


def film(text, calls, answer, topic, rng, **slots):
    return Ask(cap(say(rng, text, **slots)), calls, answer, topic, inputs=["video"])


def film_speech(rng):
    w = word_of(rng)
    base = SOUND
    narrator = "[the narrator|the speaker|the presenter|the man|the woman|the teacher|somebody|the voice]"
    kind = rng.random()
    if kind < 0.27:
        clause = expand(rng.choice(CLAUSES), rng)
        return film(f"[What is said in the {FILM}?|[Transcribe|Write down] the [speech|sound|spoken words] of [the|this] {FILM}.|What do they say in the {FILM}?|What does [the narrator|the speaker|the presenter|the teacher] in the {FILM} say?|[I need|Make] [subtitles|a transcript|captions] for the {FILM}.|What do the people in the {FILM} talk about?|What do I hear in the {FILM}?|The words that are spoken in the {FILM}, please.|I watched the {FILM} without sound. What was said?|What is explained in the {FILM}?|What is the {FILM} about, by what is said?|According to the {FILM}, {{c}}: what do they say?|Listen to the {FILM} and write it down.|What is the spoken text of the {FILM}?|In the {FILM}, what [do they want|is announced|is being said]?|Tell me from what is said in the {FILM} {{c}}.|Every spoken word of the {FILM}.|What story does the voice in the {FILM} tell?|My hearing is bad. What is said in the {FILM}?|Put the speech of the {FILM} into writing.|cant turn the sound on, what are they saying in the {FILM}|My grandson made a {FILM} and talks in it. What does he say?|Deaf pupils watch the {FILM} too. Give me what is spoken.|Type up the commentary of the {FILM}.|What would I hear if I closed my eyes during the {FILM}?|Everything anybody says in the {FILM}, as text.|They mumble in the {FILM}. What are the words?|I need to quote the {FILM}. What exactly do they say?|What instructions does the voice in the {FILM} give?]", [*base, "text = text_of(items=$spoken)"], "text", "Speech", rng, c=clause)
    if kind < 0.48:
        return film(f"[Does the {FILM} mention {{w}}?|Do they [say|talk about] {{w}} in the {FILM}?|Is {{w}} [said|mentioned] in the {FILM}?|Does [the narrator|the speaker|the presenter] of the {FILM} speak of {{w}}?|Do I hear {{w}} in the {FILM}?|Is there talk of {{w}} in the {FILM}?|Has anybody in the {FILM} said {{w}}?|I wonder whether {{w}} is spoken of in the {FILM}.|Is the word {{qw}} spoken in the {FILM}?|In the {FILM}, is {{w}} talked about?|I think they say {{w}} in the {FILM}. Do they?|Check whether the {FILM} says anything about {{w}}.|{{w}}: is it mentioned in the {FILM}?|Does anybody in the {FILM} say {{qw}}?|Listen to the {FILM}: does {{w}} come up?|Can {{w}} be heard in the {FILM}?|does anyone in the {FILM} even say {{w}}|Before I show the {FILM} in class: is {{w}} talked about in it?|My son says they talk of {{w}} in the {FILM}. Is that right?|I want the {FILM} only if they talk about {{w}}. Do they?|{{w}} in the speech of the {FILM}, y/n|State whether {{w}} is spoken of in the {FILM}.|There was something said about {{w}} in the {FILM}, wasn't there?]", [*base, f"yes = text_contains(text=$spoken, words={q(bare(w))})"], "yes", bare(w).capitalize(), rng, w=w, qw=q(bare(w)))
    if kind < 0.63:
        return film(f"[When is {{w}} [mentioned|said] in the {FILM}?|At [what|which] [second|time] does the {FILM} [speak of|mention] {{w}}?|When do they say {{w}} in the {FILM}?|To which second of the {FILM} must I jump to hear about {{w}}?|How far into the {FILM} is {{w}} mentioned?|After how many seconds of the {FILM} do they talk about {{w}}?|Where in the {FILM} do they say {{qw}}?|How long must I watch the {FILM} until {{w}} is mentioned?|Find the moment in the {FILM} when {{w}} is spoken of.|Time stamp of the spoken {{qw}} in the {FILM}?|In which second of the {FILM} do I hear {{w}}?|I want to see the part of the {FILM} where they speak of {{w}}. When is it?|where do i skip to in the {FILM} to hear {{w}}|I only need the bit of the {FILM} where {{w}} is said. Which second is that?|The word {{qw}} is spoken at second ... of the {FILM}.|How long must I sit through the {FILM} before they say {{w}}?|For the quote I need the time: when is {{w}} said in the {FILM}?|Cue point of the spoken {{qw}} in the {FILM}?]", [*base, f"hit = find_words(segments=$spoken, words={q(bare(w))})", "start = time_of(segments=$hit)"], '"{start} seconds"', "Time", rng, w=w, qw=q(bare(w)))
    if kind < 0.73:
        return film(f"[What is [shown|seen|on screen] when [the {FILM} mentions|they say] {{w}}?|Describe the picture when {{w}} is mentioned in the {FILM}.|What does the {FILM} show while they talk about {{w}}?|What can be seen at the moment they say {{qw}} in the {FILM}?|While {{w}} is spoken of, what is to be seen in the {FILM}?|They mention {{w}} in the {FILM}. What is the picture then?|Find where the {FILM} speaks of {{w}} and describe what it shows there.|What picture goes with the word {{qw}} in the {FILM}?|When {{w}} is said in the {FILM}, what do I see?|I heard {{w}} in the {FILM} but looked away. What was to be seen?|Just as they say {{w}} in the {FILM}, what is in the picture?|I am blind: what does the {FILM} show while {{w}} is spoken of?|Which scene am I in when {{w}} is said in the {FILM}? Describe it.]", [*base, f"hit = find_words(segments=$spoken, words={q(bare(w))})", "moment = frame(video=$video, at_s=$hit)", "words = caption(image=$moment)"], "words", "Picture", rng, w=w, qw=q(bare(w)))
    if kind < 0.82:
        t = Thing(rng)
        shown = [*base, f"hit = find_words(segments=$spoken, words={q(bare(w))})", "moment = frame(video=$video, at_s=$hit)"]
        look = f"found = detect(image=$moment, labels=[{q(t.look)}])"
        pattern, calls, answer, topic = rng.choice([
            (f"[How many {{many}} are seen when {{w}} is mentioned in the {FILM}?|While they say {{w}} in the {FILM}, how many {{many}} are in the picture?|Count the {{many}} at the moment the {FILM} mentions {{w}}.|They speak of {{w}} in the {FILM}: how many {{many}} do you see then?|Freeze the {FILM} as soon as {{w}} is said. How many {{many}}?|number of {{many}} in the picture when the {FILM} says {{w}}]", [look, "n = count(items=$found)"], "n", t.many.capitalize()),
            (f"[Is there {{one}} in the picture when {{w}} is mentioned in the {FILM}?|Does the {FILM} show {{one}} while they say {{w}}?|When {{w}} comes up in the {FILM}, do I see {{one}}?|They say {{w}} in the {FILM}. Is {{one}} in the picture just then?|I think {{one}} is in the picture when {{w}} is said in the {FILM}. Am I right?]", [look, "yes = exists(items=$found)"], "yes", t.one.capitalize()),
            (f"[What is written on the screen when {{w}} is said in the {FILM}?|Read the text in the {FILM} at the moment they mention {{w}}.|Which words does the {FILM} show while they talk about {{w}}?|They say {{w}} in the {FILM}. What can be read on the screen just then?]", ["lines = ocr(image=$moment)", "text = text_of(items=$lines)"], "text", "Text"),
            (f"[Give me the picture of the {FILM} where they say {{w}}.|Take a still out of the {FILM} when {{w}} is mentioned.|I want the frame of the {FILM} at the word {{qw}}.|Show me the {FILM} at the moment they talk about {{w}}.|I need a thumbnail: the {FILM} just as {{w}} is said.|Freeze the {FILM} when you hear {{w}} and save that picture.]", [], "moment", "Picture"),
        ])
        return film(pattern, [*shown, *calls], answer, topic, rng, w=w, qw=q(bare(w)), many=t.many, one=article(t.one))
    if kind < 0.88:
        return film(f"[How [often|many times] is {{w}} said in the {FILM}?|How often do they say {{qw}} in the {FILM}?|Count the word {{qw}} in the speech of the {FILM}.|How many times do I hear {{w}} in the {FILM}?|How many times does [the narrator|the speaker] of the {FILM} say {{w}}?|In the {FILM}, {{w}} is said how many times?|How frequent is the spoken word {{qw}} in the {FILM}?|They say {{w}} all the time in the {FILM}. How many times is it?|number of spoken {{qw}} in the {FILM}]", [*base, f"n = count_words(text=$spoken, word={q(bare(w))})"], "n", bare(w).capitalize(), rng, w=w, qw=q(bare(w)))
    if kind < 0.91:
        return film(f"[How many words are [spoken|said] in the {FILM}?|Count the spoken words of the {FILM}.|How many words does [the narrator|the speaker] of the {FILM} say?|Number of words that are said in the {FILM}?|I pay for subtitles by the word. How many words are spoken in the {FILM}?|spoken word count of the {FILM}]", [*base, "n = count_words(text=$spoken)"], "n", "Words", rng)
    if kind < 0.94:
        return film(f"[When does somebody begin to speak in the {FILM}?|After how many seconds does the speech in the {FILM} start?|When is the first word spoken in the {FILM}?|How long is it before anybody talks in the {FILM}?|How long does the {FILM} run before the first word?|I hear nothing at first in the {FILM}. At which second does somebody speak?|The first spoken word of the {FILM} comes at second ...]", [*base, "start = time_of(segments=$spoken)"], '"{start} seconds"', "Time", rng)
    return film(f"[Is anything said in the {FILM}?|Does anybody speak in the {FILM}?|Is there [any |]speech in the {FILM}?|Is it a silent {FILM}, or does somebody talk?|Do people talk in the {FILM}?|Has the {FILM} got a speaker?|Does somebody say something in the {FILM}?|Are there spoken words in the {FILM}?|Do I need the sound of the {FILM}, is anything said?|Can I watch the {FILM} on mute, or rather: does anybody say anything?|any talking in the {FILM}|Do I miss words if the sound of the {FILM} is off, is there speech?]", [*base, "yes = exists(items=$spoken)"], "yes", "Speech", rng)


def film_said_in(rng):
    """The speech of a part of a film."""
    n = rng.choice([5, 10, 15, 20, 30, 45, 60, 90])
    m = n + rng.choice([5, 10, 15, 20, 30])
    w = word_of(rng)
    cut, part = rng.choice([
        (f"end_s={n}", "[in the first {n} seconds|up to second {n}|until second {n}|before second {n}|within the first {n} seconds]"), (f"start_s={n}, end_s={m}", "[between second {n} and second {m}|from second {n} to {m}|between {n} and {m} seconds|from {n} to {m} seconds]"), (f"start_s={n}", "[after second {n}|from second {n} on|after the first {n} seconds]"),
    ])
    if rng.random() < 0.3:
        base = [f"timeline = video_text(video=$video, {cut})"]
        if rng.random() < 0.6:
            return film(f"[What is written and said in the {FILM} {part}?|What can be read and heard {part} of the {FILM}?|All text in the {FILM} {part}, shown or spoken.|Give me a timeline of the text in the {FILM} {part}.|{part}, what is shown and said in the {FILM}?]", [*base, "text = text_of(items=$timeline)"], "text", "Timeline", rng, n=n, m=m)
        return film(f"[Does the {FILM} show or say {{qw}} {part}?|Is {{qw}} shown or said {part} of the {FILM}?|Do I see or hear {{qw}} in the {FILM} {part}?]", [*base, f"yes = text_contains(text=$timeline, words={q(bare(w))})"], "yes", bare(w).capitalize(), rng, n=n, m=m, qw=q(bare(w)))
    base = [f"sound = audio_of(video=$video, {cut})"]
    hear = [*base, "spoken = transcribe(audio=$sound)"]
    kind = rng.random()
    if kind < 0.5:
        return film(f"[What is said in the {FILM} {part}?|Write down what is said {part} of the {FILM}.|What do they say in the {FILM} {part}?|{part}, what do I hear in the {FILM}?|Transcribe the {FILM} only {part}.|I only need the speech of the {FILM} {part}.|Which words are spoken in the {FILM} {part}?|The speech of the {FILM} {part}, in writing.|Listen to the {FILM} {part}: what is said?|I need a quote from the {FILM}, only what is said {part}.|what do they say {part} of the {FILM}|The sound dropped out for me {part} of the {FILM}. What was said?|Type what you hear in the {FILM} {part}, no more.]", [*hear, "text = text_of(items=$spoken)"], "text", "Speech", rng, n=n, m=m)
    if kind < 0.75:
        return film(f"[Is {{w}} mentioned in the {FILM} {part}?|Do they talk about {{w}} {part} of the {FILM}?|{part}, does anybody in the {FILM} say {{w}}?|Does {{w}} come up in the {FILM} {part}?|Do I hear {{w}} in the {FILM} {part}?|I care only about what is said {part} of the {FILM}: is {{w}} spoken of?|Is it {part} of the {FILM} that somebody says {{w}}?]", [*hear, f"yes = text_contains(text=$spoken, words={q(bare(w))})"], "yes", bare(w).capitalize(), rng, n=n, m=m, w=w)
    if kind < 0.87:
        return film(f"[Is anything said in the {FILM} {part}?|Does anybody speak in the {FILM} {part}?|Is there speech in the {FILM} {part}?|Is the {FILM} silent {part}, or does somebody talk?]", [*hear, "yes = exists(items=$spoken)"], "yes", "Speech", rng, n=n, m=m)
    return film(f"[Give me the sound of the {FILM} {part}.|Extract the audio of the {FILM} {part}.|I want only the sound of the {FILM} {part}.|Cut the sound out of the {FILM} {part}.]", base, "sound", "Sound", rng, n=n, m=m)


def moment_of(rng):
    """A time in a film, and how people say it."""
    n = rng.choice([0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 18, 20, 25, 30, 40, 45, 60])
    th = {1: "1st", 2: "2nd", 3: "3rd"}.get(n, f"{n}th")
    at = rng.choice([f"at {n} seconds", f"at second {n}", f"after {n} seconds", f"{n} seconds in", f"at the {th} second", f"{n} seconds after the start", f"at 0:{n:02}" if n < 60 else "at 1:00", f"at {n} s"]) if n else rng.choice(["at the beginning", "in the first picture", "at the start", "right at the beginning", "at second 0", "in the opening shot", "in the first frame", "as it begins", "at the very start"])
    return n, at.replace("1 seconds", "1 second") if n == 1 else at


def film_moment(rng):
    t = Thing(rng)
    n, at = moment_of(rng)
    base = [f"moment = frame(video=$video, at_s={n})"]
    look = f"found = detect(image=$moment, labels=[{q(t.look)}])"
    kind = rng.random()
    slots = dict(t=t.one, many=t.many, one=article(t.one), at=at)
    if kind < 0.24:
        return film(f"[How many {{many}} [are|can be seen|do you see] in the {FILM} {{at}}?|How many {{many}} does the {FILM} show {{at}}?|Count the {{many}} in the {FILM} {{at}}.|{{at}}, how many {{many}} are in the {FILM}?|What is the number of {{many}} in the {FILM} {{at}}?|Stop the {FILM} {{at}}: how many {{many}}?|How many {{many}} are on screen {{at}} of the {FILM}?|If I stop the {FILM} {{at}}, how many {{many}} do I see?|I counted the {{many}} in the {FILM} {{at}}. How many are there?|The {FILM} {{at}}: how many {{many}}?|pause the {FILM} {{at}}, how many {{many}} u see|I have to report the number of {{many}} {{at}} of the {FILM}.|Are there any {{many}} in the {FILM} {{at}}, and how many?|My kids bet on the {{many}} in the {FILM} {{at}}. What is the right number?|I am blind. How many {{many}} are seen in the {FILM} {{at}}?|{{many}} count, {FILM}, {{at}}|There are ... {{many}} in the {FILM} {{at}}.]", [*base, look, "n = count(items=$found)"], "n", t.many.capitalize(), rng, **slots)
    if kind < 0.42:
        return film(f"[Is there {{one}} in the {FILM} {{at}}?|Do you see {{many}} in the {FILM} {{at}}?|Does the {FILM} show {{one}} {{at}}?|Can {{one}} be seen in the {FILM} {{at}}?|{{at}}, is there {{one}} in the {FILM}?|Is {{one}} in the picture {{at}} of the {FILM}?|Stop the {FILM} {{at}}: is {{one}} there?|I think there is {{one}} in the {FILM} {{at}}. Is that so?|Does {{one}} appear in the {FILM} {{at}}?|look at the {FILM} {{at}}, is that {{one}}|The insurance wants to know if {{one}} is seen in the {FILM} {{at}}.|Somebody claims that {{one}} is in the {FILM} {{at}}. Is that right?|State whether the {FILM} shows {{one}} {{at}}.|{{one}} in the {FILM} {{at}}, yes or no]", [*base, look, "yes = exists(items=$found)"], "yes", t.one.capitalize(), rng, **slots)
    if kind < 0.55:
        return film(f"[What is written in the {FILM} {{at}}?|What does the screen say {{at}} of the {FILM}?|Read the text in the {FILM} {{at}}.|Which [title|words|text|caption] does the {FILM} show {{at}}?|{{at}}, what can be read in the {FILM}?|What does it say in the {FILM} {{at}}?|Which writing is on screen {{at}} of the {FILM}?|Stop the {FILM} {{at}} and read what is written.|I could not read the text in the {FILM} {{at}}. What does it say?|There is some writing in the {FILM} {{at}}, my eyes are too slow. What is it?|text on screen, {FILM}, {{at}}|Pause the {FILM} {{at}} and tell me what I can read.|I want to write down what the {FILM} shows in letters {{at}}.|The title went by too fast in the {FILM} {{at}}. What did it say?]", [*base, "lines = ocr(image=$moment)", "text = text_of(items=$lines)"], "text", "Text", rng, **slots)
    if kind < 0.68:
        return film(f"[What does the {FILM} show {{at}}?|Describe the {FILM} {{at}}.|What [is seen|happens] in the {FILM} {{at}}?|What is in the picture {{at}} of the {FILM}?|{{at}}, what do I see in the {FILM}?|What is going on in the {FILM} {{at}}?|Say in words what the {FILM} shows {{at}}.|Stop the {FILM} {{at}}: what is there to see?|What does the scene of the {FILM} look like {{at}}?|How does the {FILM} look {{at}}?|I can't see the screen. What is in the {FILM} {{at}}?|pause the {FILM} {{at}}, what am i looking at|I looked away {{at}} of the {FILM}. What was to be seen?|Give a description of the {FILM} {{at}}, as for a blind person.|Tell me about the picture in the {FILM} {{at}}.]", [*base, "words = caption(image=$moment)"], "words", "Picture", rng, **slots)
    if kind < 0.79:
        return film(f"[Give me the picture of the {FILM} {{at}}.|Take a still out of the {FILM} {{at}}.|I want the frame {{at}} of the {FILM}.|Stop the {FILM} {{at}} and save the picture.|A screenshot of the {FILM} {{at}}, please.|Freeze the {FILM} {{at}}.|Grab the frame {{at}} of the {FILM}.|Show me the {FILM} {{at}}.|Make a photo of the {FILM} {{at}}.|Extract the image {{at}} from the {FILM}.|I want a poster of the {FILM} as it is {{at}}.|Can I have the {FILM} {{at}} as a picture?|still, {FILM}, {{at}}|For the cover I need the picture of the {FILM} {{at}}.|The police ask for the image of the {FILM} {{at}}.]", base, "moment", "Picture", rng, **slots)
    if kind < 0.9:
        if rng.random() < 0.5:
            return film(f"[What colour is the {{t}} in the {FILM} {{at}}?|Which colour does the {{t}} have in the {FILM} {{at}}?|The {{t}} in the {FILM} {{at}}: what colour?|Name the colour of the {{t}} in the {FILM} {{at}}.|I have to describe the {{t}} in the {FILM} {{at}}. Which colour is it?|Pause the {FILM} {{at}}: is the {{t}} red, blue or what?|The {{t}} in the {FILM} is of which colour {{at}}?]", [*base, look, "name = color(image=$moment, region=$found)"], "name", "Colour", rng, **slots)
        return film(f"[What is the main colour of the {FILM} {{at}}?|Which colour does the {FILM} mostly have {{at}}?|{{at}}, what colour dominates in the {FILM}?|What colour is the screen {{at}} of the {FILM}?|Pause the {FILM} {{at}}: what is the main colour?]", [*base, "name = color(image=$moment)"], "name", "Main colour", rng, **slots)
    tool, result, topic, pattern = rng.choice([
        ("annotate(image=$moment, regions=$found)", "marked", "Marked", f"[Mark the {{many}} in the {FILM} {{at}}.|Draw boxes around the {{many}} in the {FILM} {{at}}.|Show where the {{many}} are in the {FILM} {{at}}.]"), ("blur(image=$moment, regions=$found)", "hidden", "Hidden", f"[Blur the {{many}} in the picture {{at}} of the {FILM}.|Take the frame {{at}} of the {FILM} and hide the {{many}}.]"), ("crop(image=$moment, region=$found)", "part", "Part", f"[Cut the {{t}} out of the {FILM} {{at}}.|Crop the {FILM} {{at}} to the {{t}}.|I want only the {{t}} from the frame {{at}} of the {FILM}.]"),
    ])
    return film(pattern, [*base, look, f"{result} = {tool}"], result, topic, rng, **slots)


def film_two_moments(rng):
    """Two moments of one film held against each other, as two pictures are."""
    t = Thing(rng)
    (n, first), (m, second) = moment_of(rng), moment_of(rng)
    if n == m or m == 0:
        return film_two_moments(rng)
    base = [f"moment = frame(video=$video, at_s={n})", f"moment2 = frame(video=$video, at_s={m})"]
    found = [f"a = detect(image=$moment, labels=[{q(t.look)}])", f"b = detect(image=$moment2, labels=[{q(t.look)}])", "n = count(items=$a)", "m = count(items=$b)"]
    slots = dict(many=t.many, x=first, y=second)
    kind = rng.random()
    if kind < 0.35:
        how, pattern = choose(rng, [("greater", f"[Are there more {{many}} in the {FILM} {{x}} than {{y}}?|Does the {FILM} show more {{many}} {{x}} than {{y}}?|Are more {{many}} to be seen {{x}} of the {FILM} than {{y}}?|I think the {FILM} has more {{many}} {{x}} than {{y}}. Am I right?]"), ("less", f"[Are there fewer {{many}} in the {FILM} {{x}} than {{y}}?|Does the {FILM} show fewer {{many}} {{x}} than {{y}}?]"), ("equal", f"[Are there as many {{many}} in the {FILM} {{x}} as {{y}}?|Is the number of {{many}} in the {FILM} the same {{x}} and {{y}}?]")])
        return film(pattern, [*base, *found, f'yes = compare(a=$n, b=$m, how="{how}")'], "yes", t.many.capitalize(), rng, **slots)
    if kind < 0.6:
        return film(f"[How many {{many}} are in the {FILM} {{x}} and how many {{y}}?|When does the {FILM} show more {{many}}, {{x}} or {{y}}?|Compare the {{many}} in the {FILM} {{x}} and {{y}}.|Count the {{many}} in the {FILM} {{x}} and again {{y}}.|What is the number of {{many}} in the {FILM} {{x}}, and what {{y}}?|I need two counts of the {{many}} in the {FILM}: {{x}} and {{y}}.|{{many}} in the {FILM}, {{x}} against {{y}}]", [*base, *found], '"First: {n}; second: {m}"', t.many.capitalize(), rng, **slots)
    if kind < 0.72:
        return film(f"[How many more {{many}} are in the {FILM} {{x}} than {{y}}?|By how many {{many}} is the {FILM} richer {{x}} than {{y}}?]", [*base, *found, 'result = calculate(expression="n - m", n=$n, m=$m)'], "result", t.many.capitalize(), rng, **slots)
    if kind < 0.86:
        return film(f"[How much has the picture of the {FILM} changed between the one {{x}} and the one {{y}}?|By how many percent do the pictures {{x}} and {{y}} of the {FILM} differ?|How different is the {FILM} {{x}} and {{y}}, in percent?|How much of the picture is different in the {FILM} {{x}} and {{y}}?|Has much happened in the {FILM}? Give the change in percent from the picture {{x}} to the one {{y}}.]", [*base, "percent = difference(a=$moment, b=$moment2)"], '"{percent} %"', "Change", rng, **slots)
    return film(f"[Does the {FILM} show the same picture {{x}} and {{y}}?|Are the pictures {{x}} and {{y}} of the {FILM} the same?|Does the {FILM} stand still, is it the same {{x}} as {{y}}?|Is nothing changed in the {FILM} between the picture {{x}} and the one {{y}}?]", [*base, "percent = difference(a=$moment, b=$moment2)", "yes = compare(a=$percent, b=0)"], "yes", "Same", rng, **slots)


def film_text(rng):
    w = word_of(rng) if rng.random() < 0.6 else rng.choice(SIGN_WORDS)
    base = ["timeline = video_text(video=$video)"]
    kind = rng.random()
    if kind < 0.36:
        return film(f"[What is written and said in the {FILM}?|Give me a timeline of all text in the {FILM}.|What can be read and heard in the {FILM}?|Which words [are shown|appear] in the {FILM}?|All text of the {FILM}, shown or spoken.|What texts does the {FILM} show?|What titles are there in the {FILM}?|What stands on the signs in the {FILM}?|Read everything that is written in the {FILM}.|List what is on screen and what is said in the {FILM}, with times.|What can I read in the {FILM}?|Which captions come in the {FILM}?|Write down all that is shown in letters or said in the {FILM}.|Everything to read and to hear in the {FILM}, please.|What is to be read in the {FILM}?|Is there writing in the {FILM}, and what?|The titles go by too fast. What is there to read in the {FILM}?|everything thats written or said in the {FILM}|Index the {FILM}: all words seen or heard, with their times.|My eyes are bad. What stands written in the {FILM}?|Make me a list of the signs and titles in the {FILM}.|I need both, the writing and the speech of the {FILM}.]", [*base, "text = text_of(items=$timeline)"], "text", "Timeline", rng)
    if kind < 0.66:
        return film(f"[Does the {FILM} show or say {{qw}}?|Is {{qw}} anywhere in the {FILM}?|Is the title {{qw}} shown in the {FILM}?|Does {{qw}} appear [on screen|in writing] in the {FILM}?|Can {{qw}} be read in the {FILM}?|Does a sign in the {FILM} say {{qw}}?|Is {{qw}} written anywhere in the {FILM}?|Does the {FILM} have {{qw}}, seen or heard?|Is {{qw}} seen or heard in the {FILM}?|Do I read {{qw}} somewhere in the {FILM}?|Is the word {{qw}} on screen at any time in the {FILM}?|Look through the {FILM} for {{qw}}: is it shown or said?|Somewhere in the {FILM} it should read {{qw}}. Does it?|I wonder whether the {FILM} ever shows {{qw}}.|Our name is {{qw}}. Is it to be read or heard in the {FILM}?|{{qw}} on screen in the {FILM}, y/n|They should have put the words {{qw}} into the {FILM}. Can they be read?|Did you see {{qw}} written in the {FILM}, at any time?]", [*base, f"yes = text_contains(text=$timeline, words={q(bare(w))})"], "yes", bare(w).capitalize(), rng, qw=q(bare(w)))
    return film(f"[When does [the sign|the word|the text|] {{qw}} appear in the {FILM}?|At what time is {{qw}} on screen [in the {FILM}|]?|When is {{qw}} shown in the {FILM}?|After how many seconds does the {FILM} show {{qw}}?|At which second of the {FILM} can I read {{qw}}?|How far into the {FILM} is {{qw}} on screen?|Where in the {FILM} does it read {{qw}}?|When does the title {{qw}} come in the {FILM}?|To which second of the {FILM} do I jump to see {{qw}}?|Find the moment in the {FILM} when {{qw}} is shown.|The sign {{qw}} in the {FILM}: at what second?|When do I first see {{qw}} in the {FILM}?|How long until the {FILM} shows {{qw}}?|I blinked and missed {{qw}} on the screen. At which second of the {FILM} is it?|The title {{qw}} comes up at second ... of the {FILM}.|We pay for {{qw}} being on screen. When is it, in the {FILM}?|time code for {{qw}} on screen in the {FILM}]", [*base, f"hit = find_words(segments=$timeline, words={q(bare(w))})", "start = time_of(segments=$hit)"], '"{start} seconds"', "Time", rng, qw=q(bare(w)))


def film_length(rng):
    """The length of a film, and what is worked out from it."""
    n, k = rng.choice([10, 20, 30, 45, 60, 90, 120, 180, 300]), rng.choice([2, 3, 4, 5])
    base = ["n = duration(audio=$video)"]
    kind = rng.random()
    if kind < 0.4:
        return film(f"[How long is [the|this] {FILM}?|What is the [length|duration] of the {FILM} [in seconds|]?|How many seconds does the {FILM} last?|How long does the {FILM} [run|go on|play|take]?|Running time of the {FILM}?|How much time do I need to watch the {FILM}?|When is the {FILM} over?|The {FILM} lasts how long?|Please tell me how long the {FILM} is.|After how many seconds does the {FILM} end?|How long will I be watching the {FILM}?|Playing time of the {FILM}, in seconds?|For how many seconds was the {FILM} shot?|Do I have time for the {FILM} before the bus? How long is it?|length {FILM} in s|The {FILM} has ... seconds.|I must state the duration of the {FILM}.|How big a slot in the programme does the {FILM} need, in seconds?|The children get restless. How long does the {FILM} take?]", base, '"{n} seconds"', "Length", rng)
    if kind < 0.75:
        how, pattern = choose(rng, [("greater", f"[Is the {FILM} longer than {{n}} seconds?|Does the {FILM} last more than {{n}} seconds?|Does the {FILM} exceed {{n}} seconds?|The site takes {{n}} seconds. Do I have to cut the {FILM}, is it over that?|Only {{n}} seconds are allowed. Is the {FILM} too long?|Is the {FILM} over {{n}} seconds?]"), ("less", f"[Is the {FILM} shorter than {{n}} seconds?|Does the {FILM} last less than {{n}} seconds?|Is the {FILM} under {{n}} seconds?]"), ("at_most", f"[Does the {FILM} fit into {{n}} seconds?|Can I watch the whole {FILM} in {{n}} seconds?|Is the {FILM} at most {{n}} seconds long?|The contest allows {{n}} seconds. May I send in the {FILM}?|Am I fine with the {FILM} under the rule of {{n}} seconds at most?|I have {{n}} seconds. Is that enough to see the {FILM}?]"), ("at_least", f"[Is the {FILM} at least {{n}} seconds long?|Does the {FILM} last {{n}} seconds or more?]")])
        return film(pattern, [*base, f'yes = compare(a=$n, b={n}, how="{how}")'], "yes", "Length", rng, n=n)
    form_, pattern = choose(rng, [("n / 60", f"[How many minutes is the {FILM} long?|How long is the {FILM} in minutes?|What is the length of the {FILM}, in minutes?|The {FILM} lasts how many minutes?]"), ("n * 2", f"[How long does it take to watch the {FILM} twice?|I watch the {FILM} two times. How many seconds is that?]"), ("n / 2", f"[At which second is the middle of the {FILM}?|How long is half of the {FILM}?|At double speed, how long does the {FILM} take?]"), (f"n * {k}" if k > 2 else "n * 3", f"[How long does it take to show the {FILM} {k if k > 2 else 3} times in a row?|The {FILM} is played {k if k > 2 else 3} times. How many seconds is that?]")])
    return film(pattern, [*base, f'result = calculate(expression="{form_}", n=$n)'], "result", "Length", rng)


def film_pictures(rng):
    n = rng.choice([2, 3, 4, 5, 6, 8, 10, 12])
    word = rng.choice([str(n), {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 8: "eight", 10: "ten", 12: "twelve"}[n]])
    s, e = rng.choice([(0, 10), (5, 15), (10, 20), (10, 30), (20, 40), (30, 60)])
    k = rng.choice([2, 3, 5, 8, 10, 20])
    return rng.choice([
        lambda: film(f"[How many scenes does the {FILM} have?|Count the [cuts|scenes] [in|of] the {FILM}.|How many scenes are in the {FILM}?|Into how many scenes is the {FILM} cut?|Of how many [scenes|shots] does the {FILM} consist?|How often does the scene change in the {FILM}, counted in scenes?|Number of [scenes|shots] in the {FILM}?|How many different shots does the {FILM} show?|How many scenes did they put into the {FILM}?|The {FILM} has how many scenes?|scene count for the {FILM}|I have to describe every scene of the {FILM}. How many will that be?|The editor was paid by the scene. How many has the {FILM}?|Is the {FILM} one single shot, or how many are there?]", ['shots = frames(video=$video, mode="scenes")', "n = count(items=$shots)"], "n", "Scenes", rng),
        lambda: film(f"[Does the {FILM} have more than {{k}} scenes?|Are there more than {{k}} scenes in the {FILM}?|Is the {FILM} cut into more than {{k}} scenes?|Does the number of scenes in the {FILM} exceed {{k}}?]", ['shots = frames(video=$video, mode="scenes")', "n = count(items=$shots)", f'yes = compare(a=$n, b={k}, how="greater")'], "yes", "Scenes", rng, k=k),
        lambda: film(f"[Give one picture of each scene of the {FILM}.|Show me the scenes of the {FILM} as pictures.|One still per scene of the {FILM}, please.|Take a picture out of every scene of the {FILM}.|A frame from each shot of the {FILM}.|I want to see all scenes of the {FILM} at a glance.|Make a storyboard of the {FILM}, a picture for each scene.|Each time the scene changes in the {FILM}, take a picture.|Break the {FILM} down into scenes and show one picture of each.|Which scenes does the {FILM} have? Show them.|For every scene in the {FILM} I need one image.|Pictures of all the scenes in the {FILM}.|No time to watch the {FILM}: a picture from each scene will do.|I want to put the {FILM} on paper, scene by scene, in pictures.]", ['shots = frames(video=$video, mode="scenes")'], "shots", "Pictures", rng),
        lambda: film(f"[Give me {{n}} stills of the {FILM}.|Take {{n}} pictures out of the {FILM}.|Show {{n}} frames of the {FILM}.|I need {{n}} images from the {FILM}, spread evenly.|Pick {{n}} pictures from all over the {FILM}.|Show the {FILM} in {{n}} pictures.|{{n}} snapshots of the {FILM}, please.|Boil the {FILM} down to {{n}} images.|Cut the {FILM} into {{n}} equal parts and give me a picture of each.|Could I have {{n}} screenshots of the {FILM}?|I would like {{n}} frames taken from the {FILM}.|Extract {{n}} images at even distances from the {FILM}.|For the brochure I want {{n}} pictures from the {FILM}.|{{n}} stills, {FILM}]", [f"stills = frames(video=$video, count={n})"], "stills", "Pictures", rng, n=word),
        lambda: film(f"[Give me {{n}} pictures of the {FILM} between second {s} and second {e}.|Take {{n}} stills out of the {FILM} from second {s} to {e}.|Show {{n}} frames of the {FILM} from {s} to {e} seconds.|Between {s} and {e} seconds, pick {{n}} images of the {FILM}.|I need {{n}} screenshots of the {FILM}, all from second {s} to second {e}.|{{n}} images of the {FILM}, but only between second {s} and {e}.]", [f"stills = frames(video=$video, count={n}, start_s={s}, end_s={e})"], "stills", "Pictures", rng, n=word),
        lambda: film(f"[Give me|Extract|I want|Save|Take|Let me have|I need] [only|just|] the [sound|sound track|audio] of the {FILM}." if rng.random() < 0.5 else f"[Turn the {FILM} into a recording, without the picture.|The {FILM} as an audio file, please.|Separate the sound from the {FILM}.|I do not need the picture of the {FILM}, just the sound.|Make an audio file of the {FILM}.|Drop the picture of the {FILM} and keep the sound.|Rip the audio of the {FILM}.|I want to hear the {FILM} in the car, so only the sound.|Let me have what is to be heard of the {FILM} as a file.]", ["sound = audio_of(video=$video)"], "sound", "Sound", rng),
        lambda: film_length(rng),
    ])()


SPEECH = {
    two_sounds: 4, transcript: 6, transcript_bare: 1.5, detail: 5, detail_bare: 5, mentions: 6.5, mentions_bare: 1.5, said_fact: 3.5, two_words: 2, times_said: 3, times_limit: 2.2, more_often: 1.3, spoken_words: 1.2, words_limit: 1, parts: 0.8, when: 4, early: 1.2, order_said: 1.5,
    speech_begins: 0.9, any_speech: 1.7, length: 2, length_limit: 1.4, length_work: 1, speed: 0.8,
}
MIXED = {
    thing_said: 4, count_said: 2.5, colour_said: 2, which_said: 1.2, word_in_both: 2, only_sound: 3, key_spoken: 2.5, value_said: 7, price_said: 3.5, cell_said: 1.5, title_said: 1.7, said_budget: 3.5, said_math: 2.2, within: 3.5, only_paper: 4, same_words: 1.4, spoken_in_picture: 1.4, both_texts: 1.8,
}
FILMS = {film_speech: 4.5, film_said_in: 1.5, film_moment: 5, film_two_moments: 1.5, film_text: 2.5, film_length: 1.5, film_pictures: 2.5}
