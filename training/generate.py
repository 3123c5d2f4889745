"""Makes training data: questions with the plans that answer them, as the planner will be asked at run time.

    python generate.py --count 20000 --seed 1 --out train.jsonl
    python generate.py --count 400 --seed 2 --out validation.jsonl

Every line: the prompt (inputs, cards of tools that are not taught, a first look at the pictures, the question), the
plan, the family it came from, the types of its inputs, and the cards. The same seed gives the same file.
"""

import argparse
import collections
import json
import random
import re
import tomllib

import cards
import cards_chained
import documents
import errands
import mixed
import pairs
import papers
import people
import photos
import sounds
from asks import Ask, joined, q
from rewording import other_words, reworded, turned
from words import OPEN, ROLES, ROOT, SHUT, noisy, plural, rng_of, say

HELD_OUT = ["read_code", "compare_images", "replace_background", "clip_audio"]

NO_PICTURE, NO_SOUND, NO_FILM, NO_SECOND, NO_TOOL, NOT_THERE = (
    "there is no picture", "there is no recording", "there is no film", "there is only one picture", "no tool can tell this", "it is not written there",
)
NO_SECOND_SOUND = "there is only one recording"
# What cannot be told by any tool, as clauses that many ways of asking share.
UNKNOWABLE = {
    "image": """who [painted|drew|made] [this|the picture]|who took [this|the] [picture|photo]|what [she|he|the man|the woman|the child] is thinking|whether [she is|he is|they are] [happy|sad|angry|in love|bored|hungry]|how old [she|he|the man|the woman|this person] is|what [her|his|the man's|the woman's] name is|who [the man|the woman|this person] is
        |in which [city|country|street] this was taken|in which [year|month|season] it was shot|how [tall|heavy] [she|he|the man|the dog] is|what will happen next|what happened [before|a minute earlier]|what [the car|the dress|the house] cost|with which [camera|lens|phone] it was taken|whether [it|the photo] is [fake|genuine|photoshopped]|what [it|the food] [smells|tastes] like
        |which breed [the dog|the cat] is|which species [the bird|the tree] is|whether the food is [vegan|healthy|still good]|how [warm|cold] the [water|room] is|why [she|he|everybody] is [laughing|crying|running]|whether [they|these two] are [married|related|friends]|what [she|he] does for a living|what music is playing|what is behind the [door|wall|camera]
        |what the [house|car] is worth|how far away the [house|mountain|car] is|who [owns|lives in] the [house|flat]|what [brand|make] the [car|bag|watch] is|how fast the [car|train|ball] goes|whether [she|he] is [rich|famous|honest|lying|ill]|what [she|he] said [a moment ago|to the child]|what the [dog|cat] wants|whether the [dog|snake|mushroom] is dangerous
        |which religion [they|these people] have|how many children [she|he|the couple] has|whether [she|he] is pregnant|whom [she|he] votes for|how long they have been waiting|when they will [marry|meet again|make up]|what the weather was like the day before|which nationality [she|he] has|how strong the wind blew|how deep the [lake|snow] is|whether the ice will hold
        |what [she|he] had for breakfast|whether the plant needs water|what material the [jacket|table] is made of|how old the [building|tree|painting] is|who built the [house|bridge]|how much the [dog|bag|box] weighs|what is inside the [bag|box|parcel]|what the [man|woman] is holding behind the back|whether [he|she] can swim|where they are going
        |what the artist wanted to say|whether it is [beautiful|good art|a masterpiece]|what this [symbolises|stands for]|whether [he|she] likes me|how the [child|dog] is called|how many people live there|who [won|will win]|what the score will be|why the picture was taken|how it feels to be there|what disease [she|he] has""",
    "paper": """whether the [receipt|signature|paper] is genuine|whether that is a good price|whether I was cheated|why it is so expensive|where I could get it cheaper|whether the [shop|office] is any good|who wrote this by the handwriting|what the author was feeling|how to get there|what happens if I do not pay|whether I should sign [it|this]|whether [the doctor|the landlord] is right
        |who will read this|how many people got this letter|who else bought that|what the cashier looked like|whether the food was good|whether that is legal|where the paper has been all this time|who folded the paper|what the sender really wants|what my neighbour paid|what it will cost next year|how long the queue was|whether the shop is still in business""",
    "audio": """how old the speaker is|what [accent|nationality] the speaker has|who is singing|[what|which] [song|instrument|music] it is|how many [people|speakers|voices] there are|whether the speaker is [a man or a woman|angry|happy|lying|tired|drunk]|where [this|the message] was recorded|when [this|it] was recorded|what the speaker looks like|what the [tempo|melody|key] of the song is
        |what the dog in the background is called|how loud it is|what the speaker is wearing|who recorded this|which microphone was used|what the caller is thinking|whether the caller is [serious|in love|nervous|at home]|how far away the thunder is|what bird is singing|whether the engine is broken|what makes that [noise|banging|hum]|who else is in the room|whether the voice is real or made by a machine
        |how tall the speaker is|whether the singer is any good|where the speaker grew up|whether the baby is hungry|what the speaker did before the call|which make of car that is|whether the piano is out of tune|what the caller has not told me|how healthy the lungs sound|whether they like each other|what they will say next""",
    "video": """who directed the [film|movie]|which actor plays the [hero|lead|villain]|whether the film is [good|worth seeing|suited for children]|when the film was [made|shot]|where the film was shot|who composed the music of the film|what the film cost|how many [prizes|oscars] the film won|what the moral of the film is|how fast the car in the film goes|who scores in the film|whether the people in the film are happy|how many people have seen the film
        |what the hero of the film feels|whether the film is based on a true story|which camera the film was shot with|who the murderer in the film is|when the next part of the film comes out|what happens after the end of the film|whether the dancers in the video are in time|how many push-ups he does in the video|whether anybody in the video falls down|how often the ball goes in in the video""",
    "two": """whether both pictures show the same person|which of the two [photos|pictures] is older|which of the two [photos|pictures] is [nicer|better art]|whether both were taken by one photographer|which of the two people is [older|richer|happier]|whether the two are [related|twins|friends]|how many years lie between the two [photos|pictures]|whether the two were taken at the same place|whether the second is a forgery of the first
        |which of the two dishes tastes better|why the two look so different|who of the two would win|which of the two houses is worth more|whether the same hand wrote both""",
    "none": """what the capital of [France|Peru|Japan] is|what day it is [today|]|what time it is [now|]|who made you|how the weather is [today|in Rome]|what the meaning of life is|who won the [match|election|race]|how far it is to the [moon|sun]|how to cook [rice|an egg]|how old the [universe|queen] is|how many people live in [China|Oslo]
        |when [Mozart|Napoleon] was born|who wrote [Hamlet|Faust]|whether I should marry|how to lose weight|what the price of gold is|who is the president of [Brazil|France]|how [planes|magnets] work|whether there is life on Mars|what I should wear today|when the next bus comes|how to say hello in [Greek|Thai]|whether [cats|dogs] dream|why the sky is blue|how high [Everest|the Eiffel Tower] is""",
}
KNOW = {topic: "[" + re.sub(r"\s*\n\s*", "", clauses) + "]" for topic, clauses in UNKNOWABLE.items()}
WONDER = [
    "[Can you tell me|Do you know|Any idea|Could you find out|Have you any clue|Can you see|Is it possible to say|Could you work out|Would you know|Can one tell|Are you able to say] {c}?", "[Tell me|I wonder|I would love to know|I want to know|I need to know|I am asking myself|Find out|Work out|Say|Please tell me|Nobody here knows|We cannot agree] {c}.",
    "[My [wife|boss|son|teacher|neighbour] asks|The children want to know|For my report I must say|I have to write down|It would help me to know|What interests me is|The question is|My only question is|What I cannot make out is|I have been wondering] {c}.", "[Does it show|Is it clear from this|Could anybody tell from this|Can you judge|Do you have a feeling for|Can you guess|May I ask|Does anything here say to you] {c}?",
]
BEYOND = {
    "image": [
        *(way.replace("{c}", KNOW["image"]) for way in WONDER * 12),
        "[Who|Which artist] [painted|drew|made] [this|the picture]?", "Who took [this|the] [picture|photo]?", "[What|Who] is [she|he|the man|the woman|the child] thinking [of|about|]?", "[Is she|Is he|Are they] [happy|sad|angry|in love|tired|bored|hungry]?", "How old is [she|he|the man|the woman|this person]?",
        "What is [her|his|the man's|the woman's] [first |]name?", "Who is [the man|the woman|the person|this|that person] [in the picture|]?", "[In which|What] [city|country|year] was this [taken|photographed|shot]?", "When was [this|the] [photo|picture] taken?", "How [tall|heavy] is [she|he|the man|the woman|the dog]?",
        "What will happen next?", "What happened before [this|]?", "How much did the [car|house|dress|camera] cost?", "[Which|What] [camera|lens|phone] was used?", "[Is it|Is this picture] [fake|photoshopped|real|made by a computer]?", "What does it [smell|taste] like?", "What [breed|species] is [it|the dog|the cat|the bird]?",
        "Is [the food|it] [tasty|still good|vegan|healthy]?", "How [warm|cold] is [it|the water]?", "[Why|For what reason] is [she|he|everybody] [laughing|crying|running|looking so]?", "Are [they|these two] [married|related|friends|brothers]?", "What [job|profession] does [she|he|the man] have?", "[Which|What] music [is playing|do they listen to]?",
        "[Translate|Put] the [text|sign] into [French|German|Spanish|Chinese].", "What is the [meaning|symbolism] of [this|the picture]?", "[Who|Which team] [won|will win]?", "How far [away|] is [the house|the mountain|the car]?", "What is behind the [door|wall|house|camera]?", "[Make|Turn] [it|the picture] into a [painting|cartoon|video].",
        "[Draw|Paint|Generate] a [dragon|house|new picture] [for me|].", "Remove the [person|car|tree] [from the picture|] and fill the gap.", "What is the [password|name] of the person who took this?", "Do they like [each other|the food|me]?", "Is [the person|she|he] [rich|famous|guilty|lying|a good person]?", "How fast is the [car|train|ball] [going|]?",
        "[Send|Mail|Post|Upload] [it|this picture] to [my mother|Peter|the internet].", "Buy [this|it] for me.", "What [brand|make] is the [car|bag|watch]?", "What time of day was [it|this]?", "Who lives [here|there]?", "What does the handwriting tell about the writer?", "Will it rain [tomorrow|]?", "Who owns the [dog|car|house]?", "What is [he|she] dreaming of?",
        # Orders that no tool can carry out.
        "Give [her|him|the man|the woman] [a hat|a beard|longer hair|a smile|sunglasses].", "[Colour|Colourise] the old [photo|black and white picture].", "[Take|Get] the wrinkles [away|off her face].", "[Let|Make] it snow in the [picture|photo].", "Make [me|her|him] look [younger|thinner|taller].", "[Animate|Bring to life] the [photo|picture].",
        "[Swap|Exchange] the faces of the two [people|men|women].", "Add a [dog|sun|tree|second person] to the [picture|photo].", "Paint [it|the photo] like Van Gogh.", "Turn the [picture|photo] upside down.", "[Rotate|Turn] [it|the picture|the photo] by [90|45|180] degrees.", "Mirror the [picture|photo].", "[Print|Frame] [this|the photo] and hang it up.", "[Order|Book] [a table there|such a car|the same shoes].",
        "Call [her|him|the number|the police].", "Set an alarm for what you see.", "[Delete|Burn] the original.", "Save it to my [phone|cloud|album].", "Make a [song|poem|joke|story] [of|about] [it|the picture].", "Close the window in the room.", "Wake [her|him] up.", "Write [her|him] a love letter.", "Sell [it|the picture] for me.",
        # The one that is asked of in few words.
        "[her|his] name?", "age?", "[which|what] breed?", "price of the car?", "[real|fake]?", "who's that?", "where's that?", "where was that?", "when was that?", "taken with what?", "[happy|sad], would you say?", "[friend|foe]?", "worth it?",
        "Some firm must have put that up. Which?", "We have a bet: how old is [she|he]?", "My aunt wants to know which camera that was.", "Does [she|he] look like someone you can trust?", "I'm thinking of going there. Which place is it?", "Somebody sent me this. When was it taken?", "Would that be [a good present|worth buying]?", "Which of the [cakes|dishes] is the yummiest?", "Put a smile on [her|his] face for me, would you?", "It came out sideways. Set it upright for me.", "Can you take the scratch off this old photo?", "I need it as a [Word file|PDF with links], convert it.", "Is that the same guy who [was on TV|robbed the bank]?", "What's [her|his] star sign?", "Tell me honestly, does that [suit me|look good]?", "Make the [dog|cat] wink.", "How much would they want for [such a house|a car like that]?", "What did they talk about before this was taken?", "Is the ice thick enough to walk on?", "Did [she|he] pass the exam, by the face?", "What are they going to eat after that?", "I need to know how many kilos [it|he|the dog] weighs.", "My boss wants the [name|phone number] of the photographer.", "Which hotel is that and is there a room free?", "How many years till the tree falls over?", "can u make it summer in this", "will they get married", "Who's the richest of them?", "Where did [she|he] buy the [coat|bag]?", "Is the food too spicy for my son?", "Do you think he's left-handed?", "What was the weather the next day?", "Give the [car|house] a new coat of [green|blue] paint.", "Take [the tourists|the man] out so that it looks empty.", "I want to see the back of the house. Turn it round.", "is it love?", "what's the story here?", "[brother and sister|husband and wife]?", "healthy?", "poisonous?", "guess [his|her] weight",
    ],
    "paper": [
        *(way.replace("{c}", KNOW["paper"]) for way in WONDER * 2), "[Pay|Settle] [the bill|it|this] for me.", "[Cancel|Change] my [booking|order|flight].", "Sign [it|the form|the contract] for me.", "[Correct|Forge] the signature.", "[Translate|Put] [it|the letter|everything] into [French|Polish|Turkish|Arabic].", "Is that a [fair|good|normal] price?", "Can I trust [them|the sender|this company]?",
        "[Answer|Reply to] the letter for me.", "Is the handwriting a man's or a woman's?", "[Which|What] font is this set in?", "Is the [signature|stamp|document] [real|genuine|forged]?", "How do I get [there|my money back]?", "[Order|Buy] the same again.", "Find me a cheaper [shop|offer].", "What would a lawyer say to [this|the contract]?", "Put the date into my calendar.",
        "Convert the total into [yen|dollars] at today's rate.", "Does the food [taste good|agree with me]?", "Look up the [company|shop|author] on the internet.",
        "My wife reads only [Turkish|French]. Put the [page|notice] into that.", "Is that a rip-off, what do you think?", "Write them an angry answer.", "Should I go there or not?", "Pay it for me, would you?", "Could I get that cheaper somewhere else?", "Remind me two days before it's due.", "Whose handwriting is it?", "Forge me such a ticket with my name.", "Is the shop still open right now?", "Why do they charge so much?", "Do I have to pay if I never ordered it?", "What did my neighbour pay for the same?", "Ring them and cancel it.", "Fill the form in for me, you know my data.", "Was the waiter rude to us?", "Can I deduct that from my tax, legally?", "Is the coupon real or a scam?", "Which of the dishes is the tastiest?", "What will it cost next year?",
    ],
    "audio": [
        *(way.replace("{c}", KNOW["audio"]) for way in WONDER * 4),
        "How old is the speaker?", "What is the speaker's [accent|nationality]?", "[Who|Which singer] [sings|is singing]?", "[Which|What] [song|instrument|music] is [this|it]?", "How many [people|speakers|voices] are [there|speaking]?", "Is the speaker [a man or a woman|angry|happy|lying|tired]?", "[Where|In which city] was this recorded?",
        "What does the speaker look like?", "[Translate|Put] [it|the speech] into [Spanish|French].", "What is the [melody|tempo|key of the song]?", "What is the name of the [dog|bird] in the background?", "How loud is [it|the recording]?", "What colour is the speaker's [shirt|hair]?", "Make the voice [deeper|sound like a robot].", "Who recorded this?", "Compose a [song|tune] like it.",
        "[Remove|Take out] the [noise|hiss|music] [from the recording|].", "Play it [backwards|faster|slower|louder].", "Call [her|him|the speaker] back.", "[Sing|Hum] it for me.", "Is [she|he|the caller] [a native speaker|from the north|still angry with me|alone]?", "[Write|Print] the notes of the melody.", "Is the singer in tune?", "Which [bird|animal|machine] makes that [sound|noise]?",
        "Tell the [two|three] speakers apart.", "Who speaks [first|the most|loudest]?", "What [key|chords] [is it in|are played]?", "How many beats a minute?", "[Is it|Was that] a [gunshot|siren|dog|violin]?", "Answer [the caller|her|him] for me.", "Imitate the voice.", "Say it with [my|her] voice.", "male or female?", "accent?", "which song?", "singer's name?", "in what mood?", "Does [she|he] sound [sure|happy|ill]?",
        "How tall is she, by the voice?", "Whereabouts did he call from?", "Call her back and say yes.", "What was he wearing when he said that?", "Is it my sister or my mother who speaks?", "Can you make her sound friendlier?", "Sing along with it.", "Did he mean it, or was he joking?", "Which instrument plays in the background?", "Take out the coughing.", "What does the street outside look like?", "Translate what he says into [Polish|Greek].", "What year was that recorded?", "Does she have a cold?", "How many are in the room with him?", "Tell me what he'd have said had he gone on.", "Play it to me at half the speed.", "who's singing", "is he drunk or what",
    ],
    "none": [
        *(way.replace("{c}", KNOW["none"]) for way in WONDER * 2), "What is the capital of [France|Peru|Japan]?", "[Tell me a joke|Write a poem|Sing a song].", "What [day|time] is it [today|now|]?", "Who [are|made] you?", "How is the weather [today|in Rome]?", "What is the meaning of life?", "Book a [flight|table|hotel].", "Call my [mother|boss].",
        "[Recommend|Suggest] [a film|a book|a restaurant].", "[Remind|Wake] me at [six|noon].", "Turn [on|off] the [light|heating|radio].", "How do I get to the [station|airport]?", "[Write|Draft] a [letter|mail|speech] to my [landlord|boss].", "[Order|Send] me a pizza.", "Who won [the election|the cup|last night]?", "How are you [today|]?", "Do you [love|like|know] me?", "Are you [a human|alive|conscious]?", "[Good morning|Hello|Thank you], [how are you|my friend|you there]!",
        "Play some [jazz|music].", "What's for dinner?", "[Draw|Paint] me a [cat|sunset].", "[Explain|What is] [gravity|democracy|inflation].", "Help me with my [maths|homework|tax].", "[Buy|Sell] my shares.", "Which [phone|car] should I buy?", "Heads or tails?", "[Guess|Think of] a number.", "news of the day?", "tell me something", "What did I do yesterday?", "Who am I?",
        "My plants die. Why?", "Which is better, tea or coffee?", "Should I call her back?", "How do I get a red wine stain out?", "When do the shops shut today?", "I'm bored. Entertain me.", "Who's going to win on Saturday?", "Do I need a coat today?", "What's on the telly tonight?", "Find me a cheap flight to [Lisbon|Oslo].", "What's my bank balance?", "my knee hurts, what now",
    ],
    "video": [
        *(way.replace("{c}", KNOW["video"]) for way in WONDER * 2), "Who directed the [film|movie]?", "[Who|Which actor] plays the [hero|lead]?", "Is the film [good|worth seeing]?", "What is the film about, morally?", "When was the film [made|shot]?", "How does the film end emotionally?", "Who composed the music of the film?", "What did the film cost?",
        "[Add subtitles to|Write subtitles into] the [film|video].", "[Speed up|Slow down|Stabilise] the [film|video].", "[Cut|Edit] the [film|video] to [ten|thirty] seconds.", "Make a [trailer|cartoon|new ending] of the film.", "[Colour|Restore] the old film.", "Does anybody [fall|fight|cheat|dance] in the [film|video]?", "Which [team|player|horse] wins in the [film|video]?", "How fast does he run in the video?",
        "Upload the [video|film] to the internet.", "Recommend a film like this [one|video].", "Is the actor in the film the one from the [other series|news]?", "Are the people in the video [happy|friends|in danger]?", "Turn the [film|video] into a [book|song|game].", "Put music under the [film|video].", "rating of the film?", "name of the actor in the film?",
    ],
    "two": [
        *(way.replace("{c}", KNOW["two"]) for way in WONDER), "Do both [photos|pictures] show the same [person|dog|street]?", "Which of the two [photos|pictures] was taken first?", "Which of the two is [prettier|older|the original]?", "[Merge|Stitch|Join|Blend] the two [pictures|photos] [into one|].", "Put the [head|face] of the first onto the second.", "Who is the [taller|older] of the two [people|men]?", "Are the two [women|men|people] sisters or strangers?",
        "Which of the two [houses|cars] costs more?", "Paint the first like the second.", "Did the same person take both [photos|pictures]?", "How much has the child grown from the first to the second?", "Which of the two would you [buy|marry|hang up]?",
    ],
}
# What plainly needs an input that is not there, whatever else is.
MISSING = {
    "picture": [
        "What does the [picture|photo|image] show?", "Describe the [picture|photo|image|scene in the photo].", "[Read|Transcribe] the text in the [screenshot|picture|photo|poster|receipt].", "What [stands|is written] on the [sign|page|poster|label]?", "Blur the [faces|people|number plates] in the [photo|picture].", "Crop the [photo|picture] to the [dog|car|child].",
        "I have [sent|attached|uploaded] a [photo|screenshot|scan]: what [does it say|is on it]?", "What colour is the [car|dress|door] in the [picture|photo]?", "How [wide|large] is the [picture|image] in pixels?", "Who is to be seen in the [picture|photo]?", "Is the [photo|picture] [dark|red|mostly green]?", "[See|Look at] the [attached|enclosed] [receipt|photo|form]: what does it say?",
        "How many people [stand|are] in the [picture|photo]?", "Do you see a [dog|bicycle|cat] in the [picture|photo]?", "Make the [picture|photo] [smaller|half as large|400 pixels wide].", "Cut the [left|upper] half out of the [picture|photo].", "Draw boxes around the [cars|people] in the [picture|photo].", "Is there any text on the [photo|picture|sign]?", "[Scan|Check] the [receipt|bill] in the photo for [milk|wine].",
        "Which objects [lie|are] on the [table|floor] in the photo?", "My [wife|son] took a photo of the [menu|timetable]. What is on it?", "If you look at the [picture|photo], what stands on the left?", "I would like the background of the photo blurred.", "On the photo, does anyone raise a hand?", "Give me a caption for the [picture|photo].", "The picture I mean shows a [street|market]: count the [cars|people].",
        "[What's|What is] in the [upper|lower] corner of the picture?", "Enlarge the [sign|face] in the [picture|photo].", "the text in the photo, please", "photo: how many cats?", "which colours has the picture?",
    ],
    "sound": [
        "What does the [caller|speaker|voice] [want|ask for|say|tell me]?", "What is the caller asking for?", "Who is [calling|speaking] [on the tape|in the recording|]?", "What [is|was] said on the phone?", "Does the speaker [mention|name] a [price|date|town]?", "Play the message and write it down.", "When does the [caller|speaker] want to meet?", "I got a voice message, what is in it?", "Type up [the|my] [dictation|voice memo|interview].",
        "How long is the [recording|audio|voice message]?", "Listen to the [recording|announcement] and tell me the platform.", "How often does the [speaker|voice] say [sorry|yes|thank you]?", "At which second does the speaker say [no|tomorrow|goodbye]?", "Is anything said in the [recording|audio file] at all?", "My [boss|mother] left a message on the [answering machine|mailbox]: what about?",
        "Which [number|address|name] does the caller give?", "Turn the [audio|speech|recording] into text.", "I am deaf: what does the [voice message|radio clip] say?", "Is the [recording|podcast] longer than a minute?", "Write down every word of the [phone call|speech].", "How many words does the speaker say?", "transcript of the [call|recording]?", "What did she say on the voice mail?", "Does the voice speak of [money|the doctor|rain]?",
        "Can you hear somebody [talk|speak] in the audio?", "What was announced over the loudspeaker?", "The speaker gives a [price|time]. Which?", "Tell me what I would hear in the recording.", "In the audio, is [Peter|London|Friday] mentioned?", "When does the [speech|talk] in the recording begin?",
    ],
    "film": [
        "What is said in the [film|video]?", "What does the [film|video|movie] show at second {n}?", "How long is the [film|video|movie]?", "Give me {n} stills of the [film|video].", "How many scenes [has|are in] the [film|movie]?", "[Which|What] words appear in the [film|video]?", "Take the sound off the [film|video] [and write it down|as a file].", "What can be read in the [film|video] after {n} seconds?",
        "I filmed the [party|match]: what is shown {n} seconds into the video?", "Is there a [dog|car] in the [film|video] at second {n}?", "Transcribe the [video|film|footage].", "When does the [video|film] mention [London|money]?", "Show me the frame of the [film|video] at {n} seconds.", "How many people are in the [video|footage] at second {n}?", "Stop the [film|video] after {n} seconds. What is there?", "One picture of each scene of the [film|movie], please.",
    ],
    "second": [
        "[Compare [the prices on|the totals of|] both [receipts|pictures|photos|bills].|What is different between the two pictures?|Which of the two is [better|cheaper|larger]?|Compare the two [signs|photos|pages].]", "Are the two [pictures|photos|screenshots] [the same|identical]?", "Which of [both|the two] [photos|pictures] has more [people|cars|dogs]?", "[Add|Sum] up the totals of both [receipts|bills].", "What does the second [picture|photo|page] [show|say]?",
        "How many [people|cars] are in the second [picture|photo]?", "[What has changed|What is new] from the first to the second [picture|photo]?", "Is the [sign|dog|car] of the first [picture|photo] in the second one too?", "Do both [papers|pages|forms] name the same [person|date|amount]?", "By how much is the second [bill|receipt] [higher|dearer]?", "Read both [pages|signs|photos].", "[Left|First] picture against the [right|second] one: where are more [cars|people]?",
        "I took two [pictures|photos] of the [room|shelf]: what differs?", "The other [photo|picture], what does it show?", "Blur the people in the second [photo|picture].", "In which of the two [photos|pictures] do you see a [cat|bicycle]?", "How do the two [photos|pages|receipts] differ?", "both totals together?", "What stands on the second [page|receipt]?", "Is it twice the same [photo|picture]?",
    ],
    "second_sound": [
        "Which of the two [recordings|messages|calls] is longer?", "Do both [recordings|messages] say the same?", "What is said in the second [recording|message|file]?", "How long are both [recordings|clips] together?", "Compare the two [recordings|speeches|voice messages].", "Transcribe both [recordings|messages].", "Is [London|money|Friday] mentioned in both [recordings|messages]?", "In which of the two [recordings|calls] do they say [yes|sorry]?",
        "What does the other [recording|voice message] say?", "By how many seconds is the second [recording|clip] longer?", "The first message and the second: what do they say?", "How many words has each of the two [recordings|speeches]?",
    ],
}
# Words by which a question tells that it is about something seen, heard or filmed.
LOOKS = re.compile(r"picture|photo|image|screenshot|scan|poster|sign\b|page|paper|receipt|bill\b|invoice|printed|written|visible|blur|crop|highlight|draw|colou?r|do you see|can you see|is shown|to be seen|pixels", re.I)
HEARS = re.compile(r"\bsa(?:y|ys|id)\b|speak|spoke|speech|voice|\bhear|call|record|audio|listen|announce|message|talk|utter|dictat|memo|interview|transcri", re.I)
PICTURE_FAMILIES = [photos.count, photos.exists, photos.colour, photos.related, photos.mark, photos.blur, photos.crop, photos.describe, photos.which_group, photos.count_sum, papers.by_total, papers.by_key, papers.share, papers.on_thing, papers.add_two, photos.where, photos.pose, papers.in_part, papers.named_bill, papers.mark_words, photos.hide_people, photos.crop_half, photos.chain, photos.of_related, photos.crop_off, papers.story, papers.tip_share, papers.cell_limit]
SOUND_FAMILIES = [sounds.transcript, sounds.mentions, sounds.times_said, sounds.length]
SIMPLE_PHOTO = [photos.nth, photos.side_of, photos.sides, photos.corner, photos.is_bigger, photos.limit_in, photos.pose_more, photos.which_of, photos.none_of, photos.share_of, photos.count, photos.count, photos.exists, photos.colour, photos.count_sum, photos.which_group, photos.related, photos.pose, photos.colour_picture, photos.where, photos.count_side, photos.size, photos.anyone, photos.extreme]
SIMPLE_PAPER = [papers.afford, papers.tip_share, papers.short_of, papers.story, papers.span, papers.guess, papers.cell_limit, papers.column_sum, papers.large_print, papers.nth_line, papers.several, papers.per_unit, papers.percent_key, papers.by_key, papers.by_key, papers.by_total, papers.whole_text, papers.whole_text, papers.contains, papers.end_line, papers.share, papers.percent, papers.add_two, papers.cell, papers.limit, papers.count_text, papers.chart_value, papers.on_thing, papers.whole_column, papers.change]
SIMPLE_PAPER += [errands.errand_value, errands.errand_work, errands.bill_work, errands.bill_sum, errands.board_work, errands.grid_work, errands.chart_work, errands.notice]
SIMPLE_PHOTO += [people.in_picture, people.in_picture, people.paint]
SIMPLE_PAPER += [people.part_of_paper]
SIMPLE_SOUND = [people.in_recording, people.in_recording, sounds.transcript, sounds.transcript, sounds.detail, sounds.mentions, sounds.length, sounds.when, sounds.times_said, sounds.any_speech]


def pick(rng, families):
    """One of a table of families, by its weight."""
    return rng.choices(list(families), weights=list(families.values()))[0]


def low(text):
    """A clause that goes on in a sentence."""
    return text if text.startswith((OPEN, "I ", "I'")) else text[0].lower() + text[1:]


MOST_CALLS = 12


def one_sentence(rng, family):
    """An ask that is one sentence, if there is one: two of a kind can be joined so that one sees where the other begins."""
    for _ in range(12):
        ask = family(rng)
        if not re.search(r"[.?!:] ", ask.question.replace(SHUT, "").replace(OPEN, "")):
            break
    return ask


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
    parts = [one_sentence(rng, first), one_sentence(rng, second)]
    if rng.random() < 0.15:
        parts.append(one_sentence(rng, rng.choice(SIMPLE_PHOTO + SIMPLE_PAPER)))
    for part in parts:
        if rng.random() < 0.25:
            part.question = turned(part.question, rng)
    whole = parts[0]
    for part in parts[1:]:
        a, b = whole.question.rstrip(" .?!"), part.question
        glue = rng.choice([", and ", " and ", "? ", "? And ", "; ", ". Also: ", ", also ", ". Then: ", ", and also ", " plus: "])
        question = a + glue + (b if glue in ("? ",) else low(b))
        whole = joined(whole, part, question, style=rng.random() < 1.0)
    # The planner writes no more calls than these.
    return whole if len(whole.calls) <= MOST_CALLS else composite(rng)


def missing(rng, kind):
    """A question that says by itself which input it needs."""
    return say(rng, rng.choice(MISSING[kind]), n=rng.choice([2, 3, 5, 8, 10, 12, 20, 30]))


def refusal(rng):
    """A question that cannot be answered with what is given."""
    kind, own = rng.random(), rng.random() < 0.35
    some = [documents.photo, documents.photo, documents.receipt, documents.sign, documents.form, documents.letter]
    if kind < 0.25:
        question = missing(rng, "picture") if own else rng.choice(PICTURE_FAMILIES)(rng).question
        # Beside a recording, the words must show that something seen is meant: it could be spoken of as well.
        given = rng.choice([["audio"], [], ["audio"], ["audio", "audio2"]]) if LOOKS.search(question) else []
        return Ask(question, [], "", "", given, [], "no_picture", NO_PICTURE)
    if kind < 0.42:
        question = missing(rng, "sound") if own else rng.choice(SOUND_FAMILIES)(rng).question
        if not HEARS.search(question):
            return refusal(rng)
        given = rng.choice([["image"], ["image"], [], ["image", "image2"]])
        return Ask(question, [], "", "", given, [rng.choice(some)(rng) for _ in given], "no_sound", NO_SOUND)
    if kind < 0.48:
        # A picture and a recording are needed, and one of them is there.
        ask = rng.choice([sounds.value_said, sounds.title_said, sounds.said_budget, sounds.within, people.said_and_seen, people.said_and_seen])(rng)
        if "transcribe" not in ask.tools() or not {"ocr", "detect"} & set(ask.tools()):
            return refusal(rng)
        if rng.random() < 0.5 and HEARS.search(ask.question):
            return Ask(ask.question, [], "", "", ["image"], ask.docs, "no_sound", NO_SOUND)
        if ask.docs[0].noun in ask.question:
            return Ask(ask.question, [], "", "", ["audio"], [], "no_picture", NO_PICTURE)
        return refusal(rng)
    if kind < 0.55:
        question = missing(rng, "film") if own else pick(rng, sounds.FILMS)(rng).question
        if not re.search(r"film|video|movie|footage", question):
            return refusal(rng)
        # What is said in a film might be heard in a recording, if that is what is given.
        given = rng.choice([["image"], [], ["image"] if HEARS.search(question) else ["audio"]])
        return Ask(question, [], "", "", given, [documents.photo(rng) for name in given if name == "image"], "no_film", NO_FILM)
    if kind < 0.66:
        ask = pick(rng, {**pairs.FAMILIES, people.two_pictures: 12})(rng)
        if own:
            ask.question, ask.docs = missing(rng, "second"), [rng.choice(some)(rng)]
        if not re.search(r"\b(both|two|second|the other|each (picture|photo|image|page|paper|one)|twice the same)\b", ask.question.replace(OPEN, "").replace(SHUT, "")) or "audio" in ask.inputs:
            return refusal(rng)
        if rng.random() < 0.12 and LOOKS.search(ask.question):
            return Ask(ask.question, [], "", "", rng.choice([[], [], ["audio"]]), [], "no_picture", NO_PICTURE)
        return Ask(ask.question, [], "", "", ["image"], ask.docs[:1], "no_second", NO_SECOND)
    if kind < 0.68:
        return Ask(missing(rng, "second_sound"), [], "", "", ["audio"], [], "no_second", NO_SECOND_SOUND)
    topic = rng.choices(["image", "paper", "audio", "none", "video", "two"], weights=[6, 2, 2.4, 1.2, 1, 0.7])[0]
    given = {"paper": ["image"], "none": [], "two": ["image", "image2"]}.get(topic, [topic])
    text = say(rng, rng.choice(BEYOND[topic]))
    if re.search(r"capital|joke|poem|president|universe|Hamlet|jazz|pizza|gravity|homework|Mars|cats dream", text) and rng.random() < 0.4:
        given = [rng.choice(["image", "image", "audio"])]
    make = {"paper": [documents.receipt, documents.form, documents.letter], "image": [documents.photo, documents.photo, documents.photo, documents.sign]}.get(topic, [documents.photo])
    docs = [rng.choice(make)(rng) for name in given if name.startswith("image")]
    return Ask(text, [], "", "", given, docs, "beyond", NO_TOOL)


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
    failed = f"found = detect(image=$image, labels=[{q(one)}]): argument `labels`: the detector does not know `{one}`; it knows 80 everyday things such as person, dog, car, chair, cup"
    return Ask(say(rng, pattern, o=one, m=plural(one)), [find, *calls], answer, one.capitalize(), docs=[d], family="retry"), failed


SAME = [["Total", "Sum", "Amount due", "Total due", "To pay", "Grand total", "Balance due"], ["Passenger", "Name", "Traveller"], ["Date", "Issued", "Day"], ["Phone", "Tel.", "Telephone", "Call"], ["Tax", "VAT", "GST"], ["Departure", "Leaves", "Dep."], ["Price", "Cost", "Amount"], ["Destination", "To"], ["Customer", "Client"], ["Weight", "Mass"]]


def listed(lines, most=6):
    """Lines as an error names them."""
    return ", ".join(f"`{line[:39] + '…' if len(line) > 40 else line}`" for line in [*dict.fromkeys(lines)][:most]) or "none"


def guessed(rng, key, question):
    """A key that is not printed, as somebody would guess it from the question."""
    names = [*papers.ALIASES.get(key, ()), *(other for group in SAME if key in group for other in group if other != key)]
    content = [word for word in re.findall(r"[a-z]{4,}", question.lower()) if word not in ASIDE]
    if content and (not names or rng.random() < 0.5):
        names = [" ".join(content[-2:]) if rng.random() < 0.2 else rng.choice(content)]
    return rng.choice(names or ["Number", "Name", "Value", "Details"]).capitalize()


ASIDE = set("what which when where whose tell give read need find look does have this that with from they them your there much many would could please know want about into here paper written printed picture photo the says said show me".split())


def retry(rng):
    """A second plan, after a call of the first has failed: what is printed instead, or nothing that is meant."""
    r = rng.random()
    if r < 0.58:
        return retry_row(rng) if r < 0.1 else retry_form(rng) if r < 0.2 else retry_cell(rng) if r < 0.3 else retry_errand(rng)
    d = papers.paper(rng)
    key, question = papers.key_of(d, rng)
    if not key:
        return retry(rng)
    text = papers.put(rng, question, end=True, doc=d.noun)
    wrong = guessed(rng, key, text)
    if any(wrong.lower() in line.lower() for line in d.lines):
        return retry(rng)
    there = rng.random() < 0.68
    if not there:
        # Neither the key nor what could be taken for it.
        d.pairs.pop(key)
        d.lines = [line for line in d.lines if key.lower() not in line.lower()]
    failed = f"a = read_value(lines=$lines, key={q(wrong)}): no line holds the key `{wrong}`; there are {listed(d.lines)}"
    ask = Ask(text, [papers.OCR, papers.reads(d, key)], "a", key, docs=[d], family="retry")
    if not there:
        ask.unanswerable = NOT_THERE
    return ask, failed


def retry_form(rng):
    """A value of a paper whose keys stand side by side, so that the first plan took it for a table."""
    d = documents.form(rng)
    key, question = papers.key_of(d, rng)
    keys = [it for it in d.pairs if it != key]
    if not key or len(keys) < 3:
        return retry_form(rng)
    wide, every = rng.choice([2, 3]), list(d.pairs)
    d.lines, firsts = [d.title], []
    for start in range(0, len(every), wide):
        row = every[start:start + wide]
        d.lines += [*row, *(d.values[it] for it in row)]
        firsts += [row[0], d.values[row[0]]]
    ask = Ask(papers.put(rng, question, end=True, doc=d.noun), [papers.OCR, papers.reads(d, key)], "a", key, docs=[d], family="retry")
    column = rng.choice([key, *keys, "Value"])
    call = f"value = lookup(table=$cells, row={q(key)}, column={q(column)})"
    if column in every[:wide] or rng.random() < 0.5:
        return ask, f"{call}: no row holds `{key}`; there are {listed(firsts[1:])}"
    return ask, f"{call}: no column is headed `{column}`; there are {listed(every[:wide])}"


def retry_row(rng):
    """A row that was looked up by a word that the table does not have."""
    ask = papers.cell(rng)
    d = ask.docs[0]
    (first, *_), names, _ = d.table
    row = re.search(r'row="([^"]*)"', ask.calls[-1]).group(1)
    wrong = rng.choice([row[: max(3, len(row) - 2)] + "is", f"the {first.lower()}", first, row.split()[0][:3] + "el", "Total", f"{row} row"])
    there = rng.random() < 0.6
    if not there:
        d.lines = [line for line in d.lines if line != row]
        names = [name for name in names if name != row]
        wrong = row
    call = ask.calls[-1].replace(f"row={q(row)}", f"row={q(wrong)}")
    if not there:
        ask.unanswerable = NOT_THERE
    return ask, f"{call}: no row holds `{wrong}`; there are {listed(names)}"


def content_word(rng, question):
    """A word of the question by which a first plan could have looked."""
    words = [word for word in re.findall(r"[a-z]{4,}", question.lower()) if word not in ASIDE]
    return rng.choice(words or ["value"])


def retry_errand(rng):
    """A value of a paper, board or chart of daily life that was looked for under a word of the question."""
    ask = rng.choice([*[errands.errand_value] * 3, errands.errand_work, errands.bill_work, errands.board_work, errands.chart_work])(rng)
    reads = [call for call in ask.calls if " = read_value(" in call]
    call = rng.choice(reads)
    key = re.search(r'key="([^"]*)"', call).group(1)
    wrong = guessed(rng, key, ask.question) if rng.random() < 0.4 else content_word(rng, ask.question).capitalize()
    d = ask.docs[0]
    if any(wrong.lower() in line.lower() for line in d.lines):
        return retry_errand(rng)
    if len(ask.calls) == 2 and rng.random() < 0.3:
        d.lines = [line for line in d.lines if key.lower() not in line.lower()]
        ask.unanswerable = NOT_THERE
    ask.family = "retry"
    return ask, f"{call.replace(q(key), q(wrong))}: no line holds the key `{wrong}`; there are {listed(d.lines)}"


def retry_cell(rng):
    """A cell of a table that was looked up by words of the question, not by the heading of its row or column."""
    ask = errands.grid_work(rng)
    lookups = [call for call in ask.calls if " = lookup(" in call]
    call, (heads, names, _) = rng.choice(lookups), ask.docs[0].table
    row, column = re.search(r'row="([^"]*)", column="([^"]*)"', call).groups()
    wrong = content_word(rng, ask.question)
    if any(wrong in name.lower() for name in (*heads, *names)):
        return retry_cell(rng)
    ask.family = "retry"
    if rng.random() < 0.5:
        return ask, f"{call.replace(f'row={q(row)}', f'row={q(wrong)}')}: no row holds `{wrong}`; there are {listed(names)}"
    return ask, f"{call.replace(f'column={q(column)}', f'column={q(wrong)}')}: no column is headed `{wrong}`; there are {listed(heads)}"


def inputs_of(rng, ask):
    """The inputs of a question: those it needs, now and then one more that it does not."""
    given = list(ask.inputs)
    if ask.unanswerable is None and rng.random() < 0.06:
        if given == ["image"]:
            given.append("audio")
        elif given == ["audio"]:
            given.insert(0, "image")
    return given


# What stands beside the name of an article in print, and is not said.
# It has no numbers: of these a plan is only shown that they stand there.
AFTER_ITEM = [", small", ", large", ", dotted", ", organic", " to go", ", red", " XL", " (pack)", ", sliced", ", fresh", " deluxe", " with milk", " SALE", ", white", " incl. box", " (kids)", ", mixed", " soft", " bio", " fr."]
BEFORE_ITEM = ["Regular", "Fresh", "Organic", "House", "Double", "Mixed", "Large", "Green", "Classic", "Fine"]
# Other words for the columns of a menu.
PORTION_WORDS = {"small": ["little", "smaller", "small-sized"], "large": ["big", "bigger", "large-sized"], "full": ["whole", "entire"], "medium": ["middle-sized"]}


def as_printed(rng, ask):
    """Gives some articles of a receipt longer names than the question says, and the columns of a menu other words."""
    # A rate is a number too; the tax is found without it.
    ask.calls = [re.sub(r'key="(VAT|Tax) \d+ %"', r'key="\1"', call) for call in ask.calls]
    for doc in ask.docs:
        if doc.kind == "receipt":
            for item in doc.items:
                if rng.random() > 0.15 or " " in item:
                    continue
                new = item + rng.choice(AFTER_ITEM) if rng.random() < 0.7 else f"{rng.choice(BEFORE_ITEM)} {item.lower()}"
                doc.lines = [new + line[len(item):] if line == item or line.startswith((f"{item} ", f"{item}:")) else line for line in doc.lines]
                ask.calls = [call.replace(f"key={q(item)}", f"key={q(new)}") for call in ask.calls]
        if doc.kind == "menu" and rng.random() < 0.3:
            for word, others in PORTION_WORDS.items():
                for said in (word, word.capitalize()):
                    ask.question = ask.question.replace(f"{OPEN}{said}{SHUT}", f"{OPEN}{rng.choice(others)}{SHUT}")


KINDS = {"image": "image", "audio": "audio", "video": "video"}


def look_at(rng, ask, given):
    """What is known before the question: the same lines as `src/planner/taught.rs` writes."""
    lines = [f"Inputs: {', '.join('$' + name for name in given) or 'none'}"]
    wanted = rng.random() < 0.85
    if any(name.startswith("image") for name in given) and (ask.needs_look() or wanted):
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
    return lines


def asked(rng, ask):
    """The question as one of many people would have typed it."""
    # A joined question has no one sentence that could be turned round.
    return noisy((reworded if "+" in ask.family else other_words)(ask.question, rng), rng)


FAMILIES = {"photo": 18, "paper": 26, "errand": 34, "person": 33, "sound": 8, "mixed": 8, "film": 3.5, "crossed": 4.5, "pair": 11, "second": 1, "both": 12, "refusal": 8, "invented": 20, "retry": 6}


# The kinds that are one table of families.
TABLES = {
    "photo": photos.FAMILIES, "paper": papers.FAMILIES, "errand": errands.FAMILIES, "person": people.FAMILIES, "sound": sounds.SPEECH, "mixed": sounds.MIXED, "film": sounds.FILMS, "pair": pairs.FAMILIES, "crossed": mixed.FAMILIES,
}


def drawn(rng, kind, card_share):
    """What is asked: the ask, cards that it cannot do without, and the failed call of a first plan."""
    if kind == "invented" and rng.random() < card_share:
        return *pick(rng, {**cards.INVENTED, **cards_chained.FAMILIES})(rng), None
    if kind == "retry":
        ask, failed = retry(rng) if rng.random() < 0.75 else unknown_word(rng)
        return ask, [], failed
    if kind == "both":
        return composite(rng), [], None
    if kind == "refusal":
        return refusal(rng), [], None
    if kind == "second":
        return pairs.lifted(rng.choice(SIMPLE_PHOTO + SIMPLE_PAPER))(rng), [], None
    family = pick(rng, TABLES["photo" if kind == "invented" else kind])
    ask = family(rng)
    ask.family = family.__name__
    return ask, [], None


def sample(rng, kind, card_share, page):
    """One question with its plan. `rng` draws the question; what is shown beside it is drawn of `page`, so that
    questions about one page are shown the same."""
    ask, shown, failed = drawn(rng, kind, card_share)
    chance = rng_of(f"{page} cards")
    if kind in TABLES and chance.random() < 0.12 * card_share and (again := cards.rename(chance, ask)):
        ask, shown = again
        kind = "renamed"
    chance = rng_of(f"{page} more cards")
    if shown and chance.random() < 0.7 or chance.random() < 0.4 * card_share:
        # The needed cards stay when two have one name.
        extra = [card for card in cards.distractors(chance, chance.choice([1, 2, 3, 4, 4, 5])) if card.split("(")[0] not in {c.split("(")[0] for c in shown}]
        shown = shown + extra
        chance.shuffle(shown)
        own = {card.split("(")[0]: card for card in reversed(shown)}
        shown = [card for card in shown if own[card.split("(")[0]] == card]
    if any(tool in HELD_OUT for tool in ask.tools()):
        raise ValueError("a held-out tool in the training data")
    chance = rng_of(f"{page} look")
    if failed is None:
        # What has failed names the lines as they are.
        as_printed(chance, ask)
    given = inputs_of(chance, ask)
    look = look_at(chance, ask, given)
    if failed:
        look.append(f"Failed: {failed}")
    prompt = "\n".join([*look, f"Question: {asked(rng, ask)}"])
    return {"kind": kind, "family": ask.family or kind, "inputs": given, "cards": shown, "prompt": prompt, "plan": ask.plan()}


class Replay(random.Random):
    """Chance that begins like another: the first draws come of one seed, all later ones of a second."""

    def __init__(self, first, shared=None, second=None):
        self.first, self.shared, self.second, self.count = random.Random(first), shared, random.Random(second), 0
        super().__init__(0)

    def source(self):
        self.count += 1
        return self.first if self.shared is None or self.count <= self.shared else self.second

    def random(self):
        return self.source().random()

    def getrandbits(self, k):
        return self.source().getrandbits(k)


def told(item):
    """What a sample shows before its question."""
    return item["cards"], item["prompt"].rpartition("Question:")[0]


LITTLE = 60  # characters that are not worth showing together


def page_of(rng, kind, card_share, most=6):
    """Questions about the same page: they differ in what is drawn after the page has been made."""
    page = rng.getrandbits(60)
    chance = Replay(page)
    lead = sample(chance, kind, card_share, page)
    items, shown = [lead], told(lead)
    if kind == "retry" or len("".join(shown[0]) + shown[1]) < LITTLE:
        return items
    if kind in ("both", "invented"):
        # Much of the question is drawn with the page.
        most = 3

    def other(shared):
        return sample(Replay(page, shared, rng.getrandbits(60)), kind, card_share, page)

    low, high = 0, chance.count
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if told(other(middle)) == shown else (middle + 1, high)
    for _ in range(3 * most):
        item = other(low)
        plans = [it["plan"] for it in items]
        if told(item) == shown and plans.count(item["plan"]) < 2 and all(item["prompt"].lower() != it["prompt"].lower() for it in items):
            items.append(item)
        if len(items) == most:
            break
    return items


def demonstrations(rng):
    """The product's own demonstrations, as further wordings; only the plans that a model can write."""
    for path in sorted((ROOT / "prompts/demonstrations").glob("*.toml")):
        for item in tomllib.loads(path.read_text())["demonstration"]:
            plan, given = item["plan"].strip(), item.get("inputs", [])
            if re.search(r"calculate\(.*\w=[0-9]", plan) or any(tool + "(" in plan for tool in HELD_OUT) or "#" in plan:
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
    known, items, made = set(), [], collections.Counter()
    while len(items) < args.count:
        # A kind that has many questions to a page has fewer pages.
        owed = {kind: max(0.0, share * (len(items) + 50) / sum(FAMILIES.values()) - made[kind]) for kind, share in FAMILIES.items()}
        kind = pick(rng, owed)
        for item in page_of(rng, kind, args.cards)[: args.count - len(items)]:
            question = item["prompt"].rpartition("Question:")[2]
            if "{" in question or "[" in question:
                raise ValueError(f"an open slot: {item['prompt']}")
            key = (question.lower(), tuple(item["inputs"]), tuple(item["cards"]))
            if key not in known:
                known.add(key)
                items.append(item)
                made[kind] += 1
    if args.demonstrations:
        items += demonstrations(rng)
        rng.shuffle(items)
    with open(args.out, "w") as out:
        for item in items:
            assert OPEN not in item["prompt"] + item["plan"] and SHUT not in item["prompt"] + item["plan"]
            out.write(json.dumps(item, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
