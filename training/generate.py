"""Makes training data: questions with the plans that answer them, as the planner will be asked at run time.

    python generate.py --count 20000 --seed 1 --out train.jsonl
    python generate.py --count 400 --seed 2 --out validation.jsonl

Every line: the prompt (inputs, cards of tools that are not taught, a first look at the pictures, the question), the
plan, the family it came from, the types of its inputs, and the cards. The same seed gives the same file.
"""

import argparse
import collections
import difflib
import json
import random
import re
import tomllib

import absent
import cards
import cards_chained
import cross
import documents
import errands
import idioms
import mixed
import pairs
import papers
import people
import photos
import polarity
import sounds
import spots
from asks import Ask, joined, named_by_tool, q, renamed
from rewording import other_words, reworded, turned
from words import GROUPS, NOUNS, OPEN, ROLES, ROOT, SHUT, noisy, pick, plural, rng_of, say

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
        *(way.replace("{c}", KNOW["image"]) for way in WONDER * 24),
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
        # What begins like a question that a tool answers, and asks for what the eye cannot see.
        "Which of these people is [the boss|the oldest|the tour guide|single|the bravest|the one that snores|a vegetarian|from Scotland|lying]?", "Which one of them [earns the most|speaks Russian|told the joke|is the birthday child|will get the job|used to be a champion]?", "How many of [them|the people|these people] are [married|over forty|vegetarians|left-handed|locals|related to each other|insured|in a bad mood]?", "How many of the dogs are [vaccinated|stray|male|good with children]?", "How many people stood just outside of the frame?", "How many friends did not make it into the picture?", "How many times has the [car|house|bike] been sold?", "How many litres fit into the [bottle|bucket|fridge]?", "How many calories has the [cake|pizza|burger]?", "How many children do the two have at home?", "How many years has the [couple|pair] been together?",
        "Who [baked|paid for|is going to eat|left half of] the [cake|pizza|sandwich]?", "Who left the [bag|bike|umbrella] there, and why?", "Who of them [is in charge|started the fight|cheats at cards|forgot the keys|has had the most to drink]?", "Whose [coat|bike|dog|birthday|idea] is it?", "Who is the [present|cake|chair] meant for?", "Who ought to be in the picture and isn't?", "Who is she looking forward to meeting?", "Who will sit on the empty chair?", "Who cleaned the room before the photo?",
        "What colour was the [car|house|wall] before it was painted?", "What colour will the [tree|field] have in autumn?", "What colour is the car that stands just out of the picture?", "What colour does the [woman|man|child] like best?", "What colour would [suit her|look better on the wall|sell best]?", "What is inside of the [suitcase|fridge|handbag|truck], which is shut?", "What is written on the back of the sign, where we can't look?", "What is on the other side of the [hill|street corner|fence]?", "What is the man going to do with the [knife|bottle|scissors]?", "What does the [man|woman] say to the [dog|child|waiter]?", "What did the [boy|girl] get for [his|her] birthday?", "What does the [kitchen|room|car|fish] smell of?",
        "Where did they park the car they came in?", "Where does [she|he|the cyclist|the waiter] [live|come from|work on weekdays|go to school]?", "Where can I buy such a [lamp|bag|chair|vase]?", "Where on earth is this?", "Where is the owner of the [dog|bike|car] right now?", "Where has the man left his wife?", "Where will the [boat|plane|truck] be tomorrow?", "Where will they spend the night?", "Where was the [chair|cup|clock] made?",
        "Is the [dog|cat|horse] [friendly|asleep or dead|older than ten|afraid of me|house-trained|a he or a she]?", "Is the [dog|child|boy] older than the [cat|girl|other child]?", "Is the [bag|box] heavier than the [suitcase|chair]?", "Is the red car [faster|safer|cheaper] than the blue one?", "Is the [man|woman] on the left [nicer|younger|smarter|better paid] than the one on the right?", "Is there somebody hiding behind the [curtain|couch|wall]?", "Is there a [dog|cat] in the next room?", "Is there [milk|beer] left in the fridge, with the door shut like that?", "Is there a chance that they get back together?", "Is there a story behind the [picture|photo]?", "Is the [chair|bench|bed] comfortable?", "Is the [coffee|tea|soup] still hot?", "Is the [bottle|gun|dog] dangerous for the children?", "Is the [clock|traffic light] broken?", "Is the [cat|dog|horse] pregnant or just fat?", "Are the [apples|bananas|oranges] from organic farming?", "Are the [people|two] in the picture [famous|a couple|from my village|on holiday|enjoying themselves]?", "Are the [books|plants|flowers] a gift?", "Are there ghosts in the house?", "Are the [skis|tyres|brakes] any good?",
        "Do they [know|trust|fancy] each other?", "Do the [neighbours|parents] know about that?", "Does the [dog|cat] [bite|have a name|belong to the man|miss its mother]?", "Does the [man|woman] with the [bag|umbrella|dog] [live near here|have a licence|know about the photo]?", "Does the [phone|laptop|clock|fridge] still work?", "Does the [cake|pizza] contain nuts?", "Did the [bus|train] come on time that day?", "Did the [man|woman] steal the [bike|handbag]?", "Did they have to queue for long?", "Did it rain in the evening?", "Has the [car|truck] been in an accident before it was bought?", "Has [she|he] been there before?", "Has the meat been cooked long enough?", "Was the [photo|picture] [taken on a Sunday|a lucky shot|worth the trip|the first of many]?", "Was she cold without a coat?", "Were they told to smile?",
        "How old are the [twins|children|horses]?", "How much does [the dog eat a day|a car like this use on 100 km|she spend on shoes|the boy weigh|the photographer charge]?", "How much would the [bike|vase|sofa] bring at an auction?", "How much petrol is left in the [car|truck]?", "How long [have they been standing there|did the flight take|will the flowers last|is the snake in metres|does the queue take]?", "How big is the [room|garden|ship] in metres?", "How many centimetres is the [table|couch] wide? Will it fit through our door?", "How high is the [jump|tower|mountain]?", "How hot is the [stove|sand|tea]?", "How often do the [buses|trains] in the picture run late?", "How often do they wash the [dog|car]?", "How loud was it in the [room|stadium|street]?", "How safe is the [ladder|bridge|neighbourhood]?", "How does the [fur|sweater|sand] feel to the touch?", "How did the [accident|quarrel|party] start?", "How does the evening end for those two?", "How come the [dog|boy] is wet?",
        "When does the [bus|train|boat] leave again, by the way it stands there?", "When was the [house|church|car|ship] built?", "When will the [baby|puppy] be able to walk?", "When did [she|he] last [eat|sleep|smile]?", "Why is the [dog|child|man] [alone|looking at the camera|on the roof|so thin]?", "Why did they buy a [white|second] car?", "Why are there so many [people|birds|cars] in the street?", "Why is nobody on the [chairs|boats|bench]?", "Will the [ladder|chair|branch] carry me?", "Will the [cake|fish] be enough for everybody's hunger?", "Will [she|he] say yes?", "Will the [cat|dog] catch the [bird|ball]?", "Would the [dog|man] [let me in|hurt a child|come if I called]?", "Can the [dog|man|girl] [swim|ride|cook|hear me|be trusted]?", "Can I eat the [mushroom|fruit|fish] raw?", "They are twins. Which is Tom and which is Tim?", "Could the [man|woman] be my [cousin|old teacher|real father]?",
        # Orders over what cannot be told.
        "Blur everybody who is not related to me.", "Hide those who did not pay for the drinks.", "Count those who are in love.", "Count the people who voted for her.", "Mark everyone who is over [thirty|sixty].", "Circle the [culprit|winner|liar|funniest one].", "Draw a box around whoever told the joke.", "Crop it to the best-looking of them.", "Cut out my cousin, you know what he looks like.", "Zoom in on whoever is the most [honest|popular|nervous].", "Show me the one who will be famous.", "Find my [brother|old school friend|ex] among these people.", "Point out which of the cars has been stolen.", "List the people by name, from left to right.", "List their ages from left to right.", "Describe what she feels, in her own words.", "Describe how the room would look with the light off.", "Read her lips.", "Read the man's mind.", "Name the [woman|two|players] in the picture.", "Name the [mountain|river|beach] that we look at.", "Tell me the story of their lives.", "Rate the [dinner|outfit|haircut|photo] from one to ten.", "Estimate what the [house|bike|ring] would sell for.", "Guess which of the kids is the troublemaker.", "Put what the sign says into [Dutch|Swedish|Korean].", "Give me the Latin name of the [bird|plant|tree].", "Compare her with what she looked like ten years ago.",
        # With a reason, a remark or half a word.
        "My landlord is picky about pets. Does the dog in it bark a lot?", "I lost my wallet there. Did one of these people take it?", "i have a crush on the one in the middle, is she single", "grandpa says he knows that man from the army. What was he called?", "The insurance wants to know whose fault the crash was.", "We are thinking of buying the house in the photo. Is it quiet there at night?", "I'm allergic. Did they put nuts into that?", "I collect cars. Which year was this one built?", "My daughter wants a dog like that, what kind is it and is it easy to train?", "Settle this for us: is the couch real leather?", "For my homework I must say what the painter felt when he made this.", "In court they will ask me who pushed first. Who was it?", "I was not there. Did they have fun?", "not sure if i should message him. does he look nice to you", "Look at the face of the man on the right: is he telling the truth?", "Look closely at the cat. Is it ill?", "There's a rash on my arm, see? Is that serious?", "You see the mole on my back. Do I have to see a doctor?", "I wonder whether the two by the car have had an argument.", "I wonder how the soup tastes.", "I wonder who pressed the button.", "I'd give a lot to know what the [girl|old man|dog] is waiting for.", "We couldn't agree whether the man is somebody's [husband|boss|doctor].", "One of the people in it is a spy. Which?", "One of them is my future son-in-law. Guess which.", "Somebody in the picture is up to no good, but who?", "The [dog|horse|girl] is called ...", "The [man|woman] is ... years old.", "The [house|bike] in the picture is worth about ...", "They are on their way to ...", "[She|He] earns ... a month.", "The photo was taken in the town of ...", "I take it the woman is his [mother|boss|sister], right?", "That man sold my uncle a bad car, didn't he?", "The [cake|soup|wine] is too sweet, isn't it?", "Surely the [dog|cat] is older than ten?", "The dog won't bite, will it?", "They can't be [brothers|married|strangers], can they?", "She is not from here, is she?", "It isn't the real one, only a copy, right?", "Not the colour, not the number: what do the flowers mean?", "Never mind what it shows. Do you like it?", "Never mind what they wear. What are they like as people?", "I don't want to know how many they are, but who they are.", "I can see that there is a car. What I can't see is who drives it: his name?",
        "shoe size?", "name of the dog?", "age gap between the two?", "rich or poor?", "cat person or dog person?", "hot or not?", "swipe left or swipe right?", "good enough for a profile pic?", "safe to eat?", "ripe yet?", "boy or girl, the baby?", "who won", "how come?", "and then what happened", "what's she like", "what's that worth", "what's he up to", "wheres this beach", "what year is the car", "who's the guy on the left", "who's the best player of them", "is the dog nice", "will it hold?", "is he single", "bf or just a friend?", "vibes?", "would you live there?", "value of the painting?", "weight of the fish, roughly?", "height of the man in cm?", "distance to the tower in metres?", "temperature of the water?", "date of the photo, by the light?", "state of the marriage?", "diagnosis?", "speed of the cyclist?",
        "Report the identity of every person shown.", "State the market value of the vehicle.", "State whether the persons depicted consented to the photo.", "Determine the cause of the accident.", "Establish who is liable for the damage.", "Give the load that the chair could carry.", "Give the make, model and year of the truck.", "Assess whether the house is sound.", "Confirm that the painting is an original.", "I am blind: is the man in front of me somebody I know?", "I am blind, tell me if the people here are friendly to me.", "As a teacher I ask: which of the pupils did not do the homework?", "Doctor says show it to somebody: is the wound infected?", "Please to say me, this man is good man?", "What wants the woman from the man, you can say?", "In which country make they such bread?", "The mayor in the picture: is he going to be elected again?", "We have 20 guests on Saturday. Will they like a cake like that one?", "The kids ask if the bear is hungry.", "Should I [buy|eat|wear|trust] that?", "Should we invite the two?", "Do I look [fat|old|tired] in this?", "Is it too late to save the plant?", "Is my [hair|beard|dress] all right like that?", "Is it me or is the man staring at somebody we can't see? At whom?",
        "Save the picture in my [favourites|holiday folder].", "Set it as my wallpaper.", "Share it with the class.", "Tag all my friends in it.", "Let the [woman|man] in the picture talk.", "Open the [door|window|box] in the picture so that I see what is inside.", "Move the camera a bit to the left so I see more of the room.", "Zoom out, I want to see what's around it.", "Show me the same place a hundred years ago.", "Show me how [she|he] looks with short hair.", "Order me the [jacket|shoes] that she wears.", "Ask the man how he is.", "Feed the [cat|dog].", "Fix the [car|bike|clock].", "Throw the ball for the dog.", "Open everybody's eyes, two of them blinked.", "Straighten the horizon.", "Get rid of the red eyes.", "Age the boy by twenty years.",
    ],
    "paper": [
        *(way.replace("{c}", KNOW["paper"]) for way in WONDER * 4), "[Pay|Settle] [the bill|it|this] for me.", "[Cancel|Change] my [booking|order|flight].", "Sign [it|the form|the contract] for me.", "[Correct|Forge] the signature.", "[Translate|Put] [it|the letter|everything] into [French|Polish|Turkish|Arabic].", "Is that a [fair|good|normal] price?", "Can I trust [them|the sender|this company]?",
        "[Answer|Reply to] the letter for me.", "Is the handwriting a man's or a woman's?", "[Which|What] font is this set in?", "Is the [signature|stamp|document] [real|genuine|forged]?", "How do I get [there|my money back]?", "[Order|Buy] the same again.", "Find me a cheaper [shop|offer].", "What would a lawyer say to [this|the contract]?", "Put the date into my calendar.",
        "Convert the total into [yen|dollars] at today's rate.", "Does the food [taste good|agree with me]?", "Look up the [company|shop|author] on the internet.",
        "My wife reads only [Turkish|French]. Put the [page|notice] into that.", "Is that a rip-off, what do you think?", "Write them an angry answer.", "Should I go there or not?", "Pay it for me, would you?", "Could I get that cheaper somewhere else?", "Remind me two days before it's due.", "Whose handwriting is it?", "Forge me such a ticket with my name.", "Is the shop still open right now?", "Why do they charge so much?", "Do I have to pay if I never ordered it?", "What did my neighbour pay for the same?", "Ring them and cancel it.", "Fill the form in for me, you know my data.", "Was the waiter rude to us?", "Can I deduct that from my tax, legally?", "Is the coupon real or a scam?", "Which of the dishes is the tastiest?", "What will it cost next year?",
        "How much does the same cost [in the shop next door|in Paris|on the internet]?", "How much would all that have cost [twenty years ago|without inflation|in my grandmother's day]?", "How much did the shop earn that day?", "How much of it goes to the owner's pocket?", "How much will it be [in January|after the next rise|when I'm retired]?", "How much is the total in [Swiss francs|rupees] at today's rate?", "How much of that could I have saved by cooking at home?", "How many people in town got such a letter?", "How many people have stood at that till before me?", "How many drafts did they write before this one?", "How far is it from my home to the address?", "How likely is it that they say no?", "How do I talk myself out of this?",
        "Which of the items [tastes best|is the healthiest|did I not need|should I take back|was a present]?", "Which of them is [the better buy|bad for my heart|made in China by hand]?", "Which of my neighbours got the same letter?", "Which lawyer should I take to [that|this]?", "Which shop has it cheaper?", "Who in my family bought that?", "Who will pick up if I ring the number at midnight?", "Who had the paper in his hands before me?", "Who really pays for that in the end?", "Who is lying, [the shop|the office|the landlord] or I?", "Who would fall for that?", "What does the [doctor|clerk|sender|cashier] [look like|think of me|earn|do at the weekend]?", "What kind of person keeps such a paper?", "What mood was the writer in?", "What did they leave out on purpose?", "What would my father have said to that?", "What will they do if I just throw it away?", "What should I answer?", "What is the weather like where this was sent from?", "What does the name mean, where does it come from?", "What do other customers say about the [shop|company|doctor]?", "What's the cheapest way to get the same?",
        "Where was the paper made?", "Where did I put the [other pages|envelope|original]?", "Where is the sender right now?", "Where do I find a better one?", "When will they finally leave me in peace?", "When did my wife find this?", "Why did they write to me, of all people?", "Why is it always me who gets such letters?", "Why does nobody ever pick up at that number?", "Is the [total|sum] more than I have in my account?", "Is the total more than what [our neighbours|other people|my friends] pay?", "Is the address in a nice area?", "Is the number still in use?", "Is the name a common one?", "Is the person named there [tall|nice|rich|good-looking]?", "Is the doctor any good?", "Is the landlord allowed to ask for that?", "Is it wise to sign before Friday?", "Is the ink real or from a printer?", "Is that normal, or am I being taken for a fool?", "Are they going to sue me?", "Are the eggs from happy hens?", "Did my [transfer|answer] reach them?", "Did the cashier [smile|cheat me|count right in her head]?", "Did somebody read it before me?", "Do they mean it or is it a bluff?", "Do I have a chance in court?", "Do I have enough in my wallet for that?", "Does my insurance pay for that?", "Does the writer like me?", "Will they give me my money back?", "Will the price drop before Christmas?", "Will the [visa|loan|claim] be granted?", "Would a judge [believe|accept] that?", "Could they throw me out over this?", "Can they do that to me, by law?", "Can I get out of it without paying?", "Has the [letter|money] reached my mother yet?", "Should I complain?", "Should I be worried?", "Was it worth the money?", "Was the [meal|trip|stay] any good?",
        "My husband says we paid too much for that. Did we, compared with others?", "I never ordered that. Who did?", "mum found this in my room, will she be angry", "I am a bit short this month. Will they let me pay later?", "As a lawyer: is clause by clause all of this enforceable?", "We want to go there on Sunday. Will it be full?", "I bought the same last year. Was it cheaper then?", "My wife swears it's a fake. Is she right?", "They took 40 minutes to bring it. Can I ask for a discount next time?", "They want an answer and I don't know. Yes or no, what do you advise?", "I wonder who typed this.", "I wonder whether they would take it back without a fuss.", "I wonder if I can trust the number at the bottom.", "Look at the amount: is that what a normal person pays?", "Look at the date: was that a nice day, was it sunny?", "Look at the signature. Is it a nervous person?", "Not what it says, but what it means for me: am I in trouble?", "Never mind the sum. Were the people there friendly?", "The person who wrote this is most of all ...", "The same thing on the internet costs only ...", "The handwriting is that of ...", "It's a scam, isn't it?", "They will give up if I don't answer, right?", "That's not a lot for such a thing, is it?",
        "fair?", "legit?", "scam or not?", "good deal?", "rip off or ok?", "cheaper elsewhere?", "legal or not?", "tax-deductible?", "sender trustworthy?", "quality of the food?", "chance of winning in court?", "authenticity of the stamp?", "in German, please", "polite answer to that, please", "is the place any good", "will they find out", "what's the catch", "Report whether the document is authentic.", "Assess the creditworthiness of the customer.", "State the exchange rate of today and apply it.", "Give me three better offers.", "Read it to me in [Hindi|Italian|Arabic].", "What would that be in [Swedish|Russian], word for word?", "File it under taxes.", "Fax it to my lawyer.", "Copy it into my spreadsheet.", "Have it notarised.", "Write a complaint about it.", "Sue them.", "Text my wife that I have paid.", "Transfer the sum from my account.", "Make an appointment with them for next week.", "Rewrite the letter so that it sounds friendlier.", "Age the paper so that it looks old.", "Put my name in place of the one that's there.", "Book the same [room|seat|table] again.", "Laminate it.", "Explain to my son what a tax is, with this as an example.",
    ],
    "audio": [
        *(way.replace("{c}", KNOW["audio"]) for way in WONDER * 8),
        "How old is the speaker?", "What is the speaker's [accent|nationality]?", "[Who|Which singer] [sings|is singing]?", "[Which|What] [song|instrument|music] is [this|it]?", "How many [people|speakers|voices] are [there|speaking]?", "Is the speaker [a man or a woman|angry|happy|lying|tired]?", "[Where|In which city] was this recorded?",
        "What does the speaker look like?", "[Translate|Put] [it|the speech] into [Spanish|French].", "What is the [melody|tempo|key of the song]?", "What is the name of the [dog|bird] in the background?", "How loud is [it|the recording]?", "What colour is the speaker's [shirt|hair]?", "Make the voice [deeper|sound like a robot].", "Who recorded this?", "Compose a [song|tune] like it.",
        "[Remove|Take out] the [noise|hiss|music] [from the recording|].", "Play it [backwards|faster|slower|louder].", "Call [her|him|the speaker] back.", "[Sing|Hum] it for me.", "Is [she|he|the caller] [a native speaker|from the north|still angry with me|alone]?", "[Write|Print] the notes of the melody.", "Is the singer in tune?", "Which [bird|animal|machine] makes that [sound|noise]?",
        "Tell the [two|three] speakers apart.", "Who speaks [first|the most|loudest]?", "What [key|chords] [is it in|are played]?", "How many beats a minute?", "[Is it|Was that] a [gunshot|siren|dog|violin]?", "Answer [the caller|her|him] for me.", "Imitate the voice.", "Say it with [my|her] voice.", "male or female?", "accent?", "which song?", "singer's name?", "in what mood?", "Does [she|he] sound [sure|happy|ill]?",
        "How tall is she, by the voice?", "Whereabouts did he call from?", "Call her back and say yes.", "What was he wearing when he said that?", "Is it my sister or my mother who speaks?", "Can you make her sound friendlier?", "Sing along with it.", "Did he mean it, or was he joking?", "Which instrument plays in the background?", "Take out the coughing.", "What does the street outside look like?", "Translate what he says into [Polish|Greek].", "What year was that recorded?", "Does she have a cold?", "How many are in the room with him?", "Tell me what he'd have said had he gone on.", "Play it to me at half the speed.", "who's singing", "is he drunk or what",
        "What does the [caller|speaker|voice|woman] [wear|have in mind but not say|smell of|hide from us|look at while speaking|really feel]?", "What does the caller do with her hands while she talks?", "What does the caller's [flat|husband|car] look like?", "What is the caller [sitting on|wearing|holding in her hand]?", "What was the speaker drinking, by the sound?", "What would the speaker say if I asked her to dance?", "What makes the [crackling|beeping|ticking] in the recording?", "What kind of [engine|clock|dog|drum] do I hear?", "What brand of phone was that called from?", "What tone of voice is it?", "Who coughs in the recording?", "Who laughs in the background?", "Who talks faster, the first or the second person?", "Who of the two speakers is [right|younger|the boss|more polite]?", "Who [composed|plays|arranged] the piece?", "Who else has listened to the message?", "Who [of the two|of them] said [yes|hello] first?", "Whose voice is it, just by the sound?", "Which of the speakers is [lying|the oldest|from London|in love]?", "Which dialect does the caller speak?", "Which language is the speaker's mother tongue, by the accent?", "Which dog is barking there, ours or theirs?", "Which note does the bell strike?",
        "How many people [are listening|sit in the room|heard this on the radio|laugh|sing in the choir]?", "How many dogs bark in the recording?", "How many instruments do you hear?", "How many times does [the phone ring|the bell strike|the dog bark|somebody cough|the door slam]?", "How often does the speaker [laugh|breathe in|sigh|swallow]?", "How long does the [music|applause|laughter|thunder] go on?", "How long did the caller rehearse that?", "How far from the microphone does [she|he] stand?", "How fast does the car go that we hear?", "How high is the voice, in hertz?", "How many decibels are that?", "How good is the sound of the recording?", "How much does the caller earn?", "How old does the woman sound?", "How does the caller look?", "How did the caller sleep last night, by the voice?", "How sad does it sound?", "How big is the hall, judging from the echo?",
        "At which second does the [dog bark|door slam|music start|baby cry|glass break]?", "When does the [music|applause|laughter|barking] [begin|stop]?", "When in the recording does she sigh?", "Is there [music|traffic|birdsong|rain|a clock ticking] in the background?", "Is a [piano|guitar|violin|choir] to be heard?", "Is the speaker [whispering|shouting|in tears|out of breath|reading it off|outdoors]?", "Is the voice [a child's|deep|hoarse|from a computer]?", "Is the caller [good-looking|married, by the sound of it|driving while speaking|smiling]?", "Is it a good recording?", "Is the song from the eighties?", "Is the caller the same person who rang last year?", "Is what the caller says true?", "Are they [sisters|friends|flirting]?", "Are the two speakers in the same room?", "Are there children playing in the street?", "Does the speaker [lisp|stutter|laugh|cry|cough]?", "Does the caller [sound like my uncle|know more than he says|have a moustache|like me]?", "Does the engine sound healthy?", "Does the dog sound dangerous?", "Does the music fit a wedding?", "Did the speaker write that herself?", "Did the caller hang up in anger?", "Was the phone on loudspeaker?", "Has the recording been [cut|edited|tampered with]?", "Will the caller ever forgive me?", "Would the voice be good on the radio?", "Can the singer read music?", "Can you recognise the voice?", "Do I know the caller?", "Should I believe the caller?", "Could the caller be a robot?", "Why does the voice tremble?", "Why is there such an echo?", "Where is the microphone?", "Where in the room does the speaker stand?", "Where do I know that voice from?", "In which key is the song?",
        "My wife says that's our neighbour's voice. Is it?", "My car makes that noise since Tuesday. What's broken?", "I recorded my snoring. Is it dangerous?", "The baby has cried like that for 20 minutes. What does it need?", "We heard this in the woods. What animal is it?", "Listen to my heartbeat: am I all right?", "Listen to the cough. Do I need a doctor?", "Listen to the violin. Is it in tune?", "listen to the beat, which club is that from", "I sang this myself. Am I any good?", "They were both talking. Who was louder?", "I don't want the words, I want to know how she feels.", "Not what he says, but how: is he afraid?", "Forget the words. Which tune is that?", "Never mind what is said, who says it, going by the voice alone?", "The court wants to know whether the recording is genuine.", "I practise English. How is my pronunciation?", "For my music lesson: which instruments play?", "I wonder what she looks like.", "I wonder if the man on the phone has a beard.", "I wonder what song was on the radio behind him.", "Help me out, that ringtone, which phone is that?", "The speaker is about ... years old.", "The song is by ...", "The noise in the background comes from a ...", "The caller sounds nervous, doesn't she?", "That's a man's voice, isn't it?", "It's raining where he is, right? You hear it.", "He doesn't mean it, does he?", "That's not the real president speaking, is it?", "Only write down what the older of the two speakers says.", "Mark in the text who of the two is speaking.",
        "tempo?", "key?", "bpm?", "genre?", "mood of the speaker?", "gender?", "age of the voice?", "deepfake?", "native or not?", "band?", "who's that singing in the back", "does she sound mad at me", "does he sound cute", "what bird", "what's that noise", "was that a shot?", "sober?", "Report the number of speakers.", "Report the noise level.", "State the speaker's age and origin.", "Identify the speaker.", "Identify the make of the engine.", "Name the [tune|singer|composer|instrument].", "Give the pitch of the hum.", "Determine whether the voice was cloned.", "Count the [barks|coughs|claps|shots].", "Remove the [echo|wind|second voice].", "Turn the volume up.", "Make it sound like a [child|robot|radio of the fifties].", "Change the man's voice into a woman's.", "Add [applause|music|birdsong] to it.", "Mix in some drums.", "Beep out the swear words.", "Shorten the pauses.", "Send it to my mother as a voice mail.", "Make it my ringtone.", "Dub it into [Italian|Japanese].", "Leave a message for the caller.", "Bring the singer's pitch right.",
    ],
    "none": [
        *(way.replace("{c}", KNOW["none"]) for way in WONDER * 4), "What is the capital of [France|Peru|Japan]?", "[Tell me a joke|Write a poem|Sing a song].", "What [day|time] is it [today|now|]?", "Who [are|made] you?", "How is the weather [today|in Rome]?", "What is the meaning of life?", "Book a [flight|table|hotel].", "Call my [mother|boss].",
        "[Recommend|Suggest] [a film|a book|a restaurant].", "[Remind|Wake] me at [six|noon].", "Turn [on|off] the [light|heating|radio].", "How do I get to the [station|airport]?", "[Write|Draft] a [letter|mail|speech] to my [landlord|boss].", "[Order|Send] me a pizza.", "Who won [the election|the cup|last night]?", "How are you [today|]?", "Do you [love|like|know] me?", "Are you [a human|alive|conscious]?", "[Good morning|Hello|Thank you], [how are you|my friend|you there]!",
        "Play some [jazz|music].", "What's for dinner?", "[Draw|Paint] me a [cat|sunset].", "[Explain|What is] [gravity|democracy|inflation].", "Help me with my [maths|homework|tax].", "[Buy|Sell] my shares.", "Which [phone|car] should I buy?", "Heads or tails?", "[Guess|Think of] a number.", "news of the day?", "tell me something", "What did I do yesterday?", "Who am I?",
        "My plants die. Why?", "Which is better, tea or coffee?", "Should I call her back?", "How do I get a red wine stain out?", "When do the shops shut today?", "I'm bored. Entertain me.", "Who's going to win on Saturday?", "Do I need a coat today?", "What's on the telly tonight?", "Find me a cheap flight to [Lisbon|Oslo].", "What's my bank balance?", "my knee hurts, what now",
        "How much does a [flight to Rome|new roof|pint in Dublin|wedding] cost?", "How much is a [stamp|loaf of bread|litre of petrol] these days?", "How much does my neighbour earn?", "How much sleep does a [child|cat] need?", "How many legs has a [spider|lobster]?", "How many people speak [Welsh|Hindi]?", "How many stars are there in the sky?", "How many friends do I have?", "How old is [my mother|the Pope|the Earth]?", "How long do [tortoises|eggs] keep or live?", "How far is it to [Leeds|the next petrol station]?", "How tall was [Napoleon|Lincoln]?", "Which of my friends [likes me most|will come on Sunday]?", "Which animal is the fastest?", "Which colour goes with blue?", "Which team should I bet on?", "Which of the two should I marry, Ann or Sue?", "What colour is the sky on Mars?", "What colour suits me?", "What does my [boss|neighbour|ex] think of me?", "What does the word [serendipity|gregarious] mean?", "What is the best [film|car|beach] of all?", "What is the phone number of the town hall?", "What is the name of my teacher's dog?", "What can I cook with eggs and rice?", "What will tomorrow bring?", "Who lives next door to me?", "Who is the richest man in the world?", "Who painted the Mona Lisa?", "Who let the dogs out?", "Where did I leave my [keys|glasses]?", "Where is the nearest chemist?", "Where do penguins live?", "Where shall we go on holiday?", "When is [Easter|Mother's Day] next year?", "When did the Titanic sink?", "When will I be rich?", "Why do cats purr?", "Why did she leave me?", "Is there a chemist open near me?", "Is there a God?", "Is coffee bad for me?", "Is my flight on time today?", "Is it cheaper to go by train or by car?", "Are there bears in Norway?", "Does my cat love me?", "Does it snow in Cairo?", "Do I have to pay tax on that gift from my aunt?", "Did Leeds win last night?", "Has the post been yet?", "Will prices go up next year?", "Can dogs eat chocolate?", "Should I learn [Spanish|the piano]?",
        "I've had a row with my husband. What do I say to him now?", "I turn 40 on Friday and nobody has called. Do they hate me?", "My son is 14 and won't get up. Any advice?", "I have 200 to spend on a bike, which one do I take?", "We are 6 people and want to go out tonight. Where to?", "i failed my exam what now", "I wonder if it will snow at Christmas.", "The capital of Australia is ...", "Water boils on Everest at ... degrees.", "weather in Oslo?", "exchange rate of the pound?", "synonyms for nice?", "Spanish for bread?", "bus to the centre, when?", "latest score?", "love or money?", "Count the stars in the sky.", "Read me a bedtime story.", "Write a speech for my daughter's wedding.", "Translate good night into [Swedish|Korean].", "Describe the taste of honey.", "Describe your day.", "Compare life in the country with life in town.", "Find me a [husband|job|flat in York].", "Find out what my neighbours are up to.", "List the kings of England.", "Name three rivers in Africa.", "Add milk to my shopping list.", "Show me the way home.", "Set a timer for [ten|five] minutes.", "Text Anna that I'm late.", "Transfer 50 to my son.", "Turn the volume down.", "Open the garage.",
    ],
    "video": [
        *(way.replace("{c}", KNOW["video"]) for way in WONDER * 4), "Who directed the [film|movie]?", "[Who|Which actor] plays the [hero|lead]?", "Is the film [good|worth seeing]?", "What is the film about, morally?", "When was the film [made|shot]?", "How does the film end emotionally?", "Who composed the music of the film?", "What did the film cost?",
        "[Add subtitles to|Write subtitles into] the [film|video].", "[Speed up|Slow down|Stabilise] the [film|video].", "[Cut|Edit] the [film|video] to [ten|thirty] seconds.", "Make a [trailer|cartoon|new ending] of the film.", "[Colour|Restore] the old film.", "Does anybody [fall|fight|cheat|dance] in the [film|video]?", "Which [team|player|horse] wins in the [film|video]?", "How fast does he run in the video?",
        "Upload the [video|film] to the internet.", "Recommend a film like this [one|video].", "Is the actor in the film the one from the [other series|news]?", "Are the people in the video [happy|friends|in danger]?", "Turn the [film|video] into a [book|song|game].", "Put music under the [film|video].", "rating of the film?", "name of the actor in the film?",
        "Who [wins|dies|gets the girl|is the best dancer|scores the second goal] in the [film|video]?", "Who of the people in the film is [guilty|the tallest in real life|a trained dancer]?", "Who filmed the video?", "Whose dog is that in the video?", "Which of the players in the video [runs fastest|fouls the other|is the captain]?", "Which [song|music] is under the film?", "Which city was the video shot in?", "What is the man in the film thinking?", "What made her cry in the video?", "What happened before the camera was switched on?", "What do the critics say about the film?", "What would be a better ending for the film?", "How many goals fall in the video?", "How often does [he blink|she jump|the dog bark|the ball bounce] in the video?", "How many laps does the runner do in the video?", "How far does [he jump|she throw] in the video?", "How much did the actors get for the film?", "How old is the girl in the video?", "How good is the acting in the film?", "How hard does the car in the video brake?", "How does the [hero|dog] of the film feel in the end?", "At which second does [the car crash|he fall|the cat jump|the ball cross the line] in the video?", "When does the couple kiss in the film?", "When was the video put on the net?", "Where did they shoot the film?", "Why does the man in the film run away?", "Why did they cut the film so short?", "Is the film [funny|boring|too scary for a six-year-old|better than the book]?", "Is the video [real|staged|made by a computer]?", "Is he doing the exercise right in the video?", "Are the two in the film a couple in real life?", "Does the [ball cross the line|cat catch the mouse|car stop at the red light] in the video?", "Does the film have a happy ending?", "Does the man in the video know he is filmed?", "Did she let go on purpose in the film?", "Did the referee in the video get it right?", "Was the dog in the film trained?", "Will there be a second part of the film?", "Should I take my mother to the film?", "Could the man in the video be my brother?",
        "I filmed my golf swing. What do I do wrong in the video?", "In the video my dog walks oddly. Is he in pain?", "The insurance wants to know from the film who was at fault.", "We argued over the match in the video: was it offside?", "is the guy in the vid cute or what", "Never mind the words in the film: what is the mood?", "I wonder who the woman in the film is in real life.", "The hero of the film is played by ...", "The film is based on a novel, isn't it?", "film: worth my time?", "stars for the film, one to five?", "composer of the film music?", "offside or not in the video?", "who's in the cast of the film", "Rate the dancing in the video.", "Identify the man in the footage.", "Count the push-ups in the video.", "Count the jumps of the horse in the film.", "Measure the speed of the ball in the film.", "Dub the film into [German|Spanish].", "Make the film black and white.", "Take the watermark off the video.", "Turn the film the right way up, it is on its side.", "Play the film backwards.", "Put both halves of the film in another order.", "Remove the man from the film.", "Convert the video to [a GIF|another format].", "Send the video to grandma.", "Blow the video up to a cinema poster.", "Film the rest of it.",
    ],
    "two": [
        *(way.replace("{c}", KNOW["two"]) for way in WONDER * 3), "Do both [photos|pictures] show the same [person|dog|street]?", "Which of the two [photos|pictures] was taken first?", "Which of the two is [prettier|older|the original]?", "[Merge|Stitch|Join|Blend] the two [pictures|photos] [into one|].", "Put the [head|face] of the first onto the second.", "Who is the [taller|older] of the two [people|men]?", "Are the two [women|men|people] sisters or strangers?",
        "Which of the two [houses|cars] costs more?", "Paint the first like the second.", "Did the same person take both [photos|pictures]?", "How much has the child grown from the first to the second?", "Which of the two would you [buy|marry|hang up]?",
        "Which of the two people [earns more|is the better cook|would you trust|looks more tired|has aged better]?", "Which of the two dogs is [friendlier|older|easier to train]?", "Which of the two cars is [faster|safer|cheaper to run]?", "Which of the two rooms is [warmer|quieter|better for a child]?", "Which of the two photos should I [post|send to my mother|hang up in the hall]?", "Which of the two [photos|pictures] did a professional take?", "Which of both pictures is the fake?", "Which of the two would fetch more at an auction?", "Which of the two meals is healthier?", "Who took the better photo of the two?", "Who is prettier, the one in the first or the one in the second?", "Who moved the furniture between the two pictures, and why?", "Who painted the two pictures?", "How much weight has [she|he] lost from the first to the second?", "How much did it cost to get from the first to the second?", "How much older is the man in the second than the one in the first?", "How many [weeks|months] lie between the two?", "How far apart are the two places?", "How did the two of them meet?", "What happened between the first picture and the second?", "What does the first one have to do with the second, historically?", "What would a child of the two look like?", "Is the man in the first the father of the one in the second?", "Is it the same [dog|woman|car|house] in both, or one that only looks like it?", "Is the second one a copy of the first by another artist?", "Is the first [happier|richer|wiser] than the second?", "Are the two [brothers|rivals|neighbours]?", "Are both pictures from the same holiday?", "Are both rooms in the same hotel?", "Did the same [camera|child|artist] make both?", "Did she have her nose done between the first photo and the second?", "Does the dog in the first know the one in the second?", "Do both places smell of the sea?", "Would the two get on with each other?", "Will the second look like the first again in spring?", "Why was the second taken at all?", "Where was the second taken, and is it far from the first?", "When was the first taken, and when the second?",
        "My wife likes the first, I like the second. Who has the better taste?", "That's me at 20 and at 50. Have I changed for the better?", "I have to choose one for my passport. Which of the two is more flattering?", "we can't decide between the two sofas, which is comfier", "Before and after the treatment: is my skin healthier in the second?", "I wonder which of the two is my real cousin.", "The second is a forgery, isn't it?", "same guy?", "same place?", "older one: first or second?", "nicer one?", "which would you wear", "Morph the first into the second.", "Make a collage of both.", "Put the two side by side in one frame.", "Give the first the colours of the second.", "Swap the dog of the first with the cat of the second.", "Put the woman of the first and the man of the second at one table.", "State whether both show one and the same person.", "Rank the two by beauty.", "Tell me which of the two I should keep.",
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
        "I photographed the [blackboard|noticeboard|label], what does it say?", "Here is a picture of my [fridge|shelf|desk]: what do you see on it?", "my screenshot, whats written at the bottom", "In the photo that I took on Sunday, how many [boats|dogs|children] are there?", "I can't read the small print on the [poster|receipt]. What is it?", "Grandma sent a photo of her [garden|kitchen|cats]. Tell me what can be seen.", "For the records: state what the photo shows.", "What stands in the top line of the [page|poster|invoice]?", "Please see enclosed scan and give me the invoice number.", "How much is the total on the [receipt|bill] in the picture?", "Is there a date printed on the [page|receipt|invoice]?", "Which price is printed on the poster?", "Does the sign in the photo say [open|closed|no parking]?", "Whether there is a [car|person|bus] in the photo is what I have to know.", "The [car|umbrella|bag] in the picture is of which colour?", "Is somebody sitting in the picture?", "How many people in the photo are standing?", "Make everyone in the photo unrecognisable, but leave the background.", "I want the people cut out of the photo, on white.", "Shrink the screenshot to {n} percent.", "The picture is too big for the form, make it 600 pixels wide.", "Frame every [bottle|chair|book] in the photo.", "Give me only the right half of the picture.", "Which is the largest thing in the photo?", "What is left of the [lamp|dog|car] in the picture?", "Is the [cup|cat] in the photo left or right of the [plate|dog]?", "Are there more [cats|cars|women] than [dogs|buses|men] in the picture?", "You surely see the photo: count the [chairs|bottles|books] in it.", "I'm blind. What's in the photo my daughter took?", "Does the error in the screenshot give a number?", "What's the main colour of the picture?", "From the scan of the form I need the [name|date of birth|address].", "How many lines of text has the page?", "How often is the word [free|sale|free parking] printed on the poster?", "The teacher wants the table in the scan typed out.", "Kindly read out the second line of the scanned page.", "Could you see whether milk is on the receipt that I photographed?", "In that picture, where is the [clock|ball|bird]?", "[Have|Take] a look at my photo and say whether it shows a [train|horse|laptop].", "number of people in the image?", "colour of the bus in the picture?", "size of the image in pixels?", "[pic|photo] of a menu, what's the soup?", "text of the screenshot pls", "photo attached, anyone in it?", "see pic: whats the total", "describe image", "ocr the page", "blur faces in pic", "what's in this picture then?", "It's all in the picture: how much is a coffee?", "I know it's printed somewhere on the page: the phone number?", "The picture shows a [table|street|beach], and I need to know how many [glasses|bikes|umbrellas] there are in it.", "Without the picture nobody believes me. What does it show?", "The dark spot in the lower left of the photo, zoom in there.",
    ],
    "sound": [
        "What does the [caller|speaker|voice] [want|ask for|say|tell me]?", "What is the caller asking for?", "Who is [calling|speaking] [on the tape|in the recording|]?", "What [is|was] said on the phone?", "Does the speaker [mention|name] a [price|date|town]?", "Play the message and write it down.", "When does the [caller|speaker] want to meet?", "I got a voice message, what is in it?", "Type up [the|my] [dictation|voice memo|interview].",
        "How long is the [recording|audio|voice message]?", "Listen to the [recording|announcement] and tell me the platform.", "How often does the [speaker|voice] say [sorry|yes|thank you]?", "At which second does the speaker say [no|tomorrow|goodbye]?", "Is anything said in the [recording|audio file] at all?", "My [boss|mother] left a message on the [answering machine|mailbox]: what about?",
        "Which [number|address|name] does the caller give?", "Turn the [audio|speech|recording] into text.", "I am deaf: what does the [voice message|radio clip] say?", "Is the [recording|podcast] longer than a minute?", "Write down every word of the [phone call|speech].", "How many words does the speaker say?", "transcript of the [call|recording]?", "What did she say on the voice mail?", "Does the voice speak of [money|the doctor|rain]?",
        "Can you hear somebody [talk|speak] in the audio?", "What was announced over the loudspeaker?", "The speaker gives a [price|time]. Which?", "Tell me what I would hear in the recording.", "In the audio, is [Peter|London|Friday] mentioned?", "When does the [speech|talk] in the recording begin?",
        "My [daughter|doctor|landlord] has left me a voice message. What does [she|he] say?", "I can't listen right now, what does the voice mail say?", "I recorded the [lecture|meeting|sermon], put it into writing.", "somebody rang and talked on the machine, what about", "I did not catch the announcement. What was said?", "The loudspeaker said something about platform {n}. What exactly?", "In the recording somebody names a price. How much is it?", "Does the recording mention the [contract|rent|wedding]?", "For the file, I need the wording of the recorded call.", "Please type what you hear.", "What do you hear in the audio?", "What is heard first in the recording?", "What is the last thing the speaker says?", "What are the first words of the recording?", "How many seconds is the recording long?", "How long does the caller talk, I mean how long is the recording?", "Is the voice message shorter than {n} seconds?", "How many words are spoken in the audio?", "How many times is [the budget|my name|Paris] said in the recording?", "When in the recording is the word [deadline|refund|sorry] spoken?", "After how many seconds does she speak of the [money|party]?", "Whether anyone speaks in the audio file is what I want to know.", "Is there any speech in the recording, or is it silent?", "What is the phone number that the voice reads out?", "Which day does the speaker suggest?", "Which town does the announcement name?", "Where does the caller want to meet me?", "Why does the caller say she is late?", "Who does the speaker thank?", "Whom does the caller ask for on the tape?", "What time does the voice on the answering machine give?", "What did the pilot announce over the loudspeaker?", "What did the lady on the radio say about the traffic?", "What did my boss say in the voice memo?", "What do they talk about in the podcast?", "From the speech I only need the numbers that are spoken.", "Listen: is it bad news?", "Listen to what my aunt has recorded and tell me if she mentions the dog.", "Be my ears: what does the recording say?", "My hearing is poor. What do they say in the audio?", "Could you listen whether they say [yes|no] in the end?", "She says when she'll arrive. When, by the recording?", "The caller gives a reason. What is it?", "The speaker says how many eggs it takes. How many?", "The recorded interview, word by word, please.", "Minutes of the recorded meeting: write down what was said.", "words of the speaker?", "length of the audio?", "voice memo to text pls", "audio: what's it about?", "recording, any mention of tuesday?", "what does he say on the tape then", "type the voice msg out, its audio", "I know they say the code in the recording, what is it?", "It was recorded off the radio: is the ferry mentioned?",
    ],
    "film": [
        "What is said in the [film|video]?", "What does the [film|video|movie] show at second {n}?", "How long is the [film|video|movie]?", "Give me {n} stills of the [film|video].", "How many scenes [has|are in] the [film|movie]?", "[Which|What] words appear in the [film|video]?", "Take the sound off the [film|video] [and write it down|as a file].", "What can be read in the [film|video] after {n} seconds?",
        "I filmed the [party|match]: what is shown {n} seconds into the video?", "Is there a [dog|car] in the [film|video] at second {n}?", "Transcribe the [video|film|footage].", "When does the [video|film] mention [London|money]?", "Show me the frame of the [film|video] at {n} seconds.", "How many people are in the [video|footage] at second {n}?", "Stop the [film|video] after {n} seconds. What is there?", "One picture of each scene of the [film|movie], please.",
        "My brother sent a video of {n} minutes. What is said in it?", "In the film, which words can be read on the screen?", "Does the word [sale|exit|goodbye] ever appear on the screen in the video?", "When is the [phone number|title|price] shown in the film?", "Give me the picture of the video at second {n}.", "A still from the middle of the film, please.", "What stands on the screen {n} seconds into the film?", "How many [cars|people|dogs] does the video show at {n} seconds?", "What colour is the [car|dress] in the film at second {n}?", "How many minutes does the film run?", "Is the video longer than {n} seconds?", "Is the clip, I mean the video, shorter than a minute?", "Write down what is said in the dialogue of the [film|movie].", "Is anything said in the video at all?", "Do they say [sorry|London|thank you] in the film?", "At which second of the video do they say [go|stop|cheers]?", "Only the audio track of the video, please, as a file.", "I want {n} pictures spread over the film.", "Get me a picture from every scene of the video.", "Freeze the video where she says [hello|stop] and describe it.", "I missed the end of the film. What is said there?", "I'm deaf, write out what they say in the video.", "The footage of the door camera: who, I mean how many people, at second {n}?", "See the video that I uploaded: what is written on the slides?", "Blur the people in the video's picture at second {n}.", "video length?", "film, second {n}: any text?", "screenshot of the video at {n} s pls", "transcript of the movie?", "how many scenes in the vid, the video i sent", "For the report: the words shown in the video, with their times.", "The slide in the video gives a date. Which?",
    ],
    "second": [
        "[Compare [the prices on|the totals of|] both [receipts|pictures|photos|bills].|What is different between the two pictures?|Which of the two is [better|cheaper|larger]?|Compare the two [signs|photos|pages].]", "Are the two [pictures|photos|screenshots] [the same|identical]?", "Which of [both|the two] [photos|pictures] has more [people|cars|dogs]?", "[Add|Sum] up the totals of both [receipts|bills].", "What does the second [picture|photo|page] [show|say]?",
        "How many [people|cars] are in the second [picture|photo]?", "[What has changed|What is new] from the first to the second [picture|photo]?", "Is the [sign|dog|car] of the first [picture|photo] in the second one too?", "Do both [papers|pages|forms] name the same [person|date|amount]?", "By how much is the second [bill|receipt] [higher|dearer]?", "Read both [pages|signs|photos].", "[Left|First] picture against the [right|second] one: where are more [cars|people]?",
        "I took two [pictures|photos] of the [room|shelf]: what differs?", "The other [photo|picture], what does it show?", "Blur the people in the second [photo|picture].", "In which of the two [photos|pictures] do you see a [cat|bicycle]?", "How do the two [photos|pages|receipts] differ?", "both totals together?", "What stands on the second [page|receipt]?", "Is it twice the same [photo|picture]?",
        "I have two [receipts|bills|photos] here. Which has the [higher|lower] total?", "Is the total of the second [receipt|bill] higher than that of the first?", "How much do both [receipts|bills] come to?", "What's the difference between the totals of the two [receipts|bills]?", "What does the second page say that the first does not?", "Is the same name on both pages?", "Do the dates on the two [forms|letters|tickets] agree?", "Which of the two photos shows more [bottles|chairs|birds]?", "How many [dogs|chairs] are there in both photos together?", "Are there fewer people in the second photo than in the first?", "Is there a [car|bench|dog] in each picture?", "What's in the second photo?", "And the second picture, what colour is the [car|bag] there?", "Read me the text of the second [page|sign|screenshot].", "Read the other page as well, the second one.", "Crop the second picture to the [dog|car].", "Mark the [people|cars] in the second photo.", "Take the people of the first picture and put them before the second as a background.", "Before and after, two photos: what has been changed?", "Mum sent two pictures of the same shelf. What's missing in the second?", "one is from last week and one from today, whats changed between the two photos", "Left and right screenshot: where do the two differ?", "Spot the differences between the two pictures.", "By how many percent do the two pictures differ?", "I put two bills side by side for you. Which is the cheaper one?", "I ordered twice. Are both invoices for the same amount?", "Two price lists: on which of the two is [milk|bread|coffee] cheaper?", "Two menus, which of the two has soup?", "Is the second picture larger in pixels than the first?", "Which of the two pictures is wider in pixels?", "Does the second sign say the same as the first?", "Which of both signs says [closed|exit|no parking]?", "The first page names a person. Does the second name the same one?", "Could you check the second form against the first: same address?", "second photo: anybody in it?", "second receipt: total?", "both photos: number of cats?", "diff of the two screenshots?", "same text on both pages?", "same colour, the cars in both pictures?", "The sum on page one minus the sum on the second page, please.", "State which of the two documents bears the later date.", "Somebody has altered the contract. What differs between both pages?", "First photo: done. Now describe the second one.",
    ],
    "second_sound": [
        "Which of the two [recordings|messages|calls] is longer?", "Do both [recordings|messages] say the same?", "What is said in the second [recording|message|file]?", "How long are both [recordings|clips] together?", "Compare the two [recordings|speeches|voice messages].", "Transcribe both [recordings|messages].", "Is [London|money|Friday] mentioned in both [recordings|messages]?", "In which of the two [recordings|calls] do they say [yes|sorry]?",
        "What does the other [recording|voice message] say?", "By how many seconds is the second [recording|clip] longer?", "The first message and the second: what do they say?", "How many words has each of the two [recordings|speeches]?",
        "My sister left two messages. What does she say in the second?", "I recorded it twice. Is the second recording longer?", "Is the second [recording|message|call] shorter than the first?", "How long is the second [recording|voice message]?", "How many words are spoken in the second [recording|message]?", "How many seconds do both [recordings|messages] last in all?", "In which of the two [recordings|messages] is [Paris|the rent|Tuesday] mentioned?", "Does the second [message|recording] mention the [party|contract|doctor]?", "What does the first message say, and what the second?", "Does the second caller give the same [date|price|address] as the first?", "Does the second speaker say [sorry|goodbye|yes] as well, in the other recording?", "Which of the two recordings has more words?", "Write out the second recording.", "The other recording in writing, please.", "Two voice mails: are they word for word the same?", "Two interviews, and I need both typed out.", "There's a second file with the rest of the talk. What is said there?", "When is [Monday|the code] mentioned in the second recording?", "At which second do they say [hello|stop] in the other recording?", "The two announcements: do both name the same platform?", "second message pls, what's it about", "both recordings: total length?", "length of the second clip?", "any speech in the second recording?", "I wonder what is said in the second message.", "He rang again later, that's the second recording. What did he want then?",
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


KNOWN = [*GROUPS, *(form for nouns in NOUNS.values() for noun in nouns for form in (noun, plural(noun)))]


def unknown_to_detector(call, word):
    """The failed call, as `src/experts/detect/labels.rs` words it; which words are alike is told in another way."""
    near = difflib.get_close_matches(word, KNOWN, cutoff=0.6)
    hint = "did you mean " + " or ".join(f"`{it}`" for it in near) if near else "it knows 80 everyday things such as person, dog, car, chair, cup"
    return f"{call}: argument `labels`: the detector does not know `{word}`; {hint}; leave `labels` out to see everything, or list the words with `sightline tools show detect`"


def unknown_thing(rng):
    """The detector did not know a word of the first plan, nor what it is a kind of."""
    ask = absent.unknown_thing(rng)
    call = next(call for call in ask.calls if " = detect(" in call)
    ask.family, ask.unanswerable = "retry", NO_TOOL
    return ask, unknown_to_detector(call, re.search(r'labels=\["([^"]+)"\]', call)[1])


def unknown_role(rng):
    """The detector did not know a word for somebody: a person is looked for."""
    one = rng.choice([*ROLES, "grandma", "hero", "guru", "chairman", "nomad", "sherpa", "valet", "bouncer", "umpire"])
    d = documents.photo(rng, ["person"])
    find = 'found = detect(image=$image, labels=["person"])'
    pattern, calls, answer = rng.choice([
        ("[How many {m} are there?|Count the {m}.]", ["n = count(items=$found)"], "n"), ("[Is there a {o}?|Do you see the {o}?]", ["yes = exists(items=$found)"], "yes"),
        ("[What colour is the {o}?|Which colour has the {o}?]", ["name = color(image=$image, region=$found)"], "name"), ("[Blur|Hide] the {o}.", ["hidden = blur(image=$image, regions=$found)"], "hidden"),
        ("[Cut out|Crop to] the {o}.", ["part = crop(image=$image, region=$found)"], "part"), ("[Mark|Box] the {o}.", ["marked = annotate(image=$image, regions=$found)"], "marked"),
    ])
    failed = unknown_to_detector(find.replace('"person"', q(one)), one)
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
    return pick(rng, RETRIES)(rng)


def retry_key(rng):
    """A key that was guessed from the question, not read on the page."""
    d = papers.paper(rng)
    key, question = papers.key_of(d, rng)
    if not key:
        return retry_key(rng)
    text = papers.put(rng, question, end=True, doc=d.noun)
    wrong = guessed(rng, key, text)
    if any(wrong.lower() in line.lower() for line in d.lines):
        return retry_key(rng)
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


def retry_twin(rng):
    """The key of one page was looked for on the other as well, which has another word for it."""
    ask = pick(rng, {**pairs.FAMILIES, people.two_pictures: 12})(rng)
    reads, at = [call for call in ask.calls if " = read_value(" in call], rng.randrange(2)
    if len(reads) != 2 or len(ask.docs) != 2 or "lines=$lines," not in reads[0] or "lines=$lines2," not in reads[1]:
        return retry_twin(rng)
    key, wrong = (re.search(r'key="([^"]*)"', reads[i])[1] for i in (at, 1 - at))
    lines = ask.docs[at].lines
    if any(wrong.lower() in line.lower() for line in lines):
        return retry_twin(rng)
    ask.family = "retry"
    return ask, f"{reads[at].replace(q(key), q(wrong))}: no line holds the key `{wrong}`; there are {listed(lines)}"


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


def retry_absent(rng):
    """What was looked for in the words of the question is not there, and nothing that could be meant."""
    ask = rng.choice([absent.absent_key, absent.absent_good, absent.absent_good, absent.absent_named])(rng)
    lines = ask.docs[0].lines
    call, wrong = next(((call, word) for call in ask.calls for word in re.findall(r'\b(?:key|row)="([^"\\]+)"', call) if absent.foreign(word, lines)), (None, None))
    if call is None:
        return retry_absent(rng)
    ask.family, ask.unanswerable = "retry", NOT_THERE
    return ask, f"{call}: {'no line holds the key' if 'read_value' in call else 'no row holds'} `{wrong}`; there are {listed(lines if 'read_value' in call else [name for name in ask.docs[0].table[1] if name in lines])}"


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
    if len(ask.calls) == 2 and rng.random() < 0.3 and (lines := absent.without(d, key)):
        d.lines, ask.unanswerable = lines, NOT_THERE
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


def retry_card(rng):
    """The first plan overlooked the card of a tool and looked for a word of the question as a thing."""
    ask, shown = pick(rng, {cards.sees: 4, cards.finds: 3, cards.prompted: 1, cards.pairs_of: 2, cards_chained.spells: 5, cards_chained.against: 2})(rng)
    word = content_word(rng, ask.question)
    if word in KNOWN or "image" not in ask.inputs:
        return retry_card(rng)
    ask.family = "retry"
    return ask, unknown_to_detector(f"found = detect(image=$image, labels=[{q(word)}])", word), *shown


RETRIES = {retry_card: 8, unknown_thing: 10, unknown_role: 10, retry_form: 8, retry_twin: 5, retry_absent: 2, retry_errand: 2, retry_row: 1, retry_cell: 1, retry_key: 1}


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


SCRAPS = ["★", "鑫", "|", "o", "—", "ii", "®", "A", "·", "7", "女", "=", "X", "l"]


def misread(rng, lines, ask):
    """Lines as a reader finds them: now and then one is overlooked that the plan does not need, or there is a scrap that
    nobody wrote."""
    at, lost, scrap = rng.random(), rng.random() < 0.06, rng.random() < 0.04
    words = [word.lower() for call in ask.calls for word in re.findall(r'"((?:[^"\\\\]|\\\\.)+)"', call)]
    if lost and len(lines) > 4 and ask.unanswerable is None:
        i = int(at * len(lines))
        if not any(word in lines[i].lower() for word in words):
            lines = lines[:i] + lines[i + 1:]
    if scrap and lines:
        i = int(at * (len(lines) + 1))
        lines = [*lines[:i], rng.choice(SCRAPS), *lines[i:]]
    return lines


def look_at(rng, ask, given):
    """What is known before the question."""
    seen, written = [], []
    wanted = rng.random() < 0.85
    if any(name.startswith("image") for name in given) and (ask.needs_look() or wanted):
        # All documents of a question about one picture are in that picture.
        pictures = [ask.docs[:1], ask.docs[1:]] if "image2" in given else [ask.docs]
        for docs in pictures:
            seen.append("; ".join(filter(None, (documents.seen(rng, d) for d in docs))))
            read = misread(rng, [line for d in docs for line in d.lines], ask)
            if read and rng.random() < 0.04:
                read.insert(rng.randrange(len(read) + 1), rng.choice(documents.ORDERS))
            written.append(read)
    return documents.look(given, seen, written)


def asked(rng, ask):
    """The question as one of many people would have typed it."""
    # A joined question has no one sentence that could be turned round.
    return noisy((reworded if "+" in ask.family else other_words)(ask.question, rng), rng)


FAMILIES = {"photo": 16, "paper": 26, "errand": 38, "person": 36, "sound": 9, "mixed": 9, "film": 3, "crossed": 4, "pair": 12, "second": 1, "both": 11, "refusal": 11, "invented": 30, "retry": 8, "absent": 18, "polar": 8, "cross": 8, "spot": 7, "idiom": 10}


# The kinds that are one table of families.
TABLES = {
    "photo": photos.FAMILIES, "paper": papers.FAMILIES, "errand": errands.FAMILIES, "person": people.FAMILIES, "sound": sounds.SPEECH, "mixed": sounds.MIXED, "film": sounds.FILMS, "pair": pairs.FAMILIES, "crossed": mixed.FAMILIES, "absent": absent.FAMILIES, "polar": polarity.FAMILIES, "cross": cross.FAMILIES, "spot": spots.FAMILIES, "idiom": idioms.FAMILIES,
}


def drawn(rng, kind, card_share):
    """What is asked: the ask, cards that it cannot do without, and the failed call of a first plan."""
    if kind == "invented" and rng.random() < card_share:
        return *pick(rng, {**cards.INVENTED, **cards_chained.FAMILIES})(rng), None
    if kind == "retry":
        ask, failed, *shown = retry(rng)
        return ask, shown, failed
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
    # The planner picks cards by the words of the question, so that one that is shown is seldom there for nothing.
    if chance.random() < (0.5 if shown else 0.3 if kind in ("absent", "retry") else 0.15) * card_share:
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
        begun = failed.split("(")[0]
        own = {} if any(call.startswith(f"{begun}(") for call in ask.calls) else named_by_tool([failed])
        look.append(f"Failed: {renamed(failed, named_by_tool(ask.calls) | own)}")
    question, plan = asked(rng, ask), ask.plan()
    if not any(line.startswith("Written:") for line in look):
        plan = as_said(plan, question)
    prompt = "\n".join([*look, f"Question: {question}"])
    return {"kind": kind, "family": ask.family or kind, "inputs": given, "cards": shown, "prompt": prompt, "plan": plan}


WORDS = re.compile(r'(\b(?:key|row|column|name|text|word|words)=")([^"\\]+)')


def as_said(plan, question):
    """The plan with words as the question spells them: nobody knows the capitals of a paper that is not shown."""
    def spelled(match):
        lead, word = match.groups()
        at = question.lower().find(word.lower())
        return match[0] if at < 0 else lead + question[at:at + len(word)]

    return WORDS.sub(spelled, plan)


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


SINGULAR = {plural(noun): noun for nouns in NOUNS.values() for noun in nouns}


def demonstrations(rng):
    """The product's own demonstrations, as further wordings; only the plans that a model can write."""
    for path in sorted((ROOT / "prompts/demonstrations").glob("*.toml")):
        for item in tomllib.loads(path.read_text())["demonstration"]:
            plan, given = item["plan"].strip(), item.get("inputs", [])
            if re.search(r"calculate\(.*\w=[0-9]", plan) or any(tool + "(" in plan for tool in HELD_OUT) or "#" in plan:
                continue
            prompt = f"Inputs: {', '.join('$' + name for name in given) or 'none'}\nQuestion: {item['question']}"
            *calls, answer = plan.splitlines()
            if calls:
                plan = Ask("", calls, answer.removeprefix("answer ").removeprefix("$"), "").plan()
            plan = re.sub(r"labels=\[[^\]]*\]", lambda found: re.sub(r'[^"]+(?="[,\]])', lambda word: SINGULAR.get(word[0], word[0]), found[0]), plan)
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
