"""Tools that the model has not been taught: known by their card alone.

Two kinds. Invented tools do something that no shipped tool does. Renamed tools do what a taught tool does, under
another name with other words for its parameters; when such a card is shown, its tool is the one to call.

What a model shall learn is to read a card, whatever stands on it. So there are many tools, over all types of values,
and each is met under many names, parameters and descriptions; questions seldom use the words of the card.
"""

import re
from dataclasses import dataclass

import errands
import papers
import photos
import sounds
from asks import RESULTS, Ask, is_empty, joined, q
from documents import chart, form, letter, photo, receipt, sign, table
from photos import Thing
from words import expand, pick, say


@dataclass
class P:
    """A parameter beside what a tool works on: its names, its type, what can be said for it, and a hint for the card."""

    names: str
    ty: str
    said: object  # a list, or words -> value
    hint: str = ""
    need: bool = True

    def pick(self, rng):
        """What is said, and the value as a plan writes it."""
        word = rng.choice(list(self.said))
        value = self.said[word] if isinstance(self.said, dict) else word
        if isinstance(value, list):
            return word, "[" + ", ".join(q(item) for item in value) + "]"
        return word, ("true" if value else "false") if isinstance(value, bool) else str(value) if isinstance(value, (int, float)) else q(value)


class Row:
    """A tool: names, output, descriptions, and questions. In a question `{x}`, `{y}`, `{z}` are values of its
    parameters, and `{it}` is what it looks at, where `of` says of which kind that is."""

    def __init__(self, names, output, abouts, asks, *params, of=None):
        self.names, self.output, self.abouts, self.asks, self.params, self.of = names.split(), output, abouts, asks, params, of


def opt(names, ty, said, hint=""):
    """A parameter that may be left out."""
    return P(names, ty, said, hint, False)


PICTURE = ["image", "image", "image", "picture", "photo", "img", "source", "pic", "input", "src"]
SOUND = ["audio", "audio", "audio", "recording", "sound", "clip", "wav", "input", "source"]
FILM = ["video", "video", "film", "movie", "clip", "footage"]
WORDS = ["text", "text", "text", "words", "content", "string", "message", "source", "s"]
BOXES = ["regions", "regions", "boxes", "areas", "where", "rois"]
PAIR = [("a", "b"), ("a", "b"), ("first", "second"), ("image1", "image2"), ("left", "right"), ("one", "other"), ("img_a", "img_b"), ("reference", "sample"), ("x", "y")]

# What is seen in one picture.
SEES = [
    # Names and kinds.
    Row("read_plate plate_of licence_plate plates alpr", "text", ["Reads the licence plate of a car.", "What stands on a number plate.", "Number plate recognition for cars and lorries, e.g. `KA 123`."], ["[What is the|Read the|Which] [licence|number|registration] plate [of {it}|]?", "Whose car is it, by its plate?", "I need to report {it}: what is its registration?", "Under which number is {it} registered?", "Hit and run! The officer wants the plate of {it}.", "plate of {it} pls"], of=("car", "the car|that car|it")),
    Row("font_of typeface which_font", "text", ["Names the typeface of printed words.", "Tells which font a text is set in.", "Font recognition (serif, sans, script, with family name)."], ["[Which|What] [font|typeface] is [this|it|used here]?", "In what font is this set?", "I want to print the same way: what are these letters called?"]),
    Row("brand_of logo find_brand", "text", ["Names the brand that a logo belongs to.", "Recognises company logos.", "Maps an emblem to the firm behind it."], ["[Which|What] [brand|company] is [this|that|the logo]?", "Whose logo is [this|it]?", "What firm does the emblem stand for?"]),
    Row("plant_name flora name_plant which_plant herbarium", "text", ["Names the species of a plant or flower.", "Tells which plant is shown.", "Plant identification, 12,000 species, answers in Latin."], ["[Which|What] [plant|flower|tree] is [this|that|it]?", "What [species|kind of plant] is this?", "This grows in my garden and I have no idea what it is called.", "Is that a weed, and which one?", "My aunt gave it to me and forgot to say what sort of plant it is."]),
    Row("bird_species bird_name ornitho", "text", ["Tells the species of a bird.", "Names birds.", "Which bird it is, as ornithologists call it."], ["[Which|What] species [of bird|] is {it}?", "What bird is it exactly?", "What sort of feathered guest sits on my balcony?"], of=("bird", "this|the bird|that")),
    Row("dog_breed breed_of canine_breed", "text", ["Tells the breed of a dog.", "Names the breed of the dog in a picture.", "Breed classifier for dogs (120 classes)."], ["[Which|What] breed is {it}?", "What kind of dog is it?", "Is {it} a [poodle|terrier|mongrel], or what?"], of=("dog", "this dog|the dog|my dog")),
    Row("cat_breed feline_kind", "text", ["Tells the breed of a cat.", "Siamese, Persian and other cats by their looks."], ["[Which|What] breed is {it}?", "Is {it} a Siamese, or what sort?"], of=("cat", "this cat|the cat|our cat")),
    Row("mood_of emotion read_face feelings facial_expression", "text", ["Tells the mood of a face: happy, sad, angry, calm.", "Names the emotion that a face shows.", "Facial expression analysis; seven basic emotions."], ["[Is {it}] [happy|sad|angry]?", "[What|Which] [mood|emotion] does the face show?", "How does {it} feel?", "Did the present please {it}, judging by the look?", "Should I leave {it} in peace, judging by the face?", "By the expression, {it} feels ..."], of=("person", "the person|the woman|the man|the child")),
    Row("scene_of place_kind where_is_it scene_classifier", "text", ["Tells what kind of place it is: beach, street, kitchen, forest.", "Names the scene.", "Scene classification trained on Places365."], ["[What|Which] kind of place is [this|it]?", "Is this a [beach|street|kitchen|forest]?", "Where was this taken, what sort of place?"]),
    Row("weather_in sky see_weather meteo_cam", "text", ["Tells the weather that a picture shows.", "Sunny, cloudy, rain or snow, judged by the sky.", "Looks at the sky of an outdoor picture and names the conditions."], ["[What is the|How is the] weather in the [picture|photo]?", "Is it [raining|sunny|snowing] in the photo?", "Should I have taken an umbrella there?"]),
    Row("read_clock clock_time time_shown clockface", "text", ["Reads the time on a clock face.", "Tells what time an analogue clock shows.", "Hour and minute from the hands of a dial, as hh:mm."], ["What time does the clock show?", "What time is it on the [clock|wall]?", "Where do the two hands point, as a time?", "Am I late, what hour do the hands point to?", "time on the dial?"]),
    Row("art_style style_of painting_period", "text", ["Names the style of a painting.", "Tells the period of a work of art.", "Baroque, cubist, impressionist and so on."], ["[Which|What] [style|period] is [the|this] painting?", "In which style is it painted?", "Is that Baroque or what?"]),
    Row("painter_of attribute_art who_painted", "text", ["Guesses the artist of a painting.", "Attribution of works of art to a painter."], ["[Who|Which artist] [painted|made] this?", "Is it a [Monet|Rembrandt|Picasso]?", "By whose hand is this canvas?"]),
    Row("room_of room_kind interior", "text", ["Tells which room of a house is shown.", "Kitchen, bedroom, bath or office."], ["[Which|What] room is [this|it]?", "Is this the [kitchen|bedroom|bathroom]?"]),
    Row("read_notes sheet_music score_reader omr", "text", ["Reads sheet music and names its notes.", "The notes of a printed melody.", "Optical music recognition."], ["[Which|What] notes are [these|written|in the first bar]?", "Read the [sheet music|melody].", "How does the tune on this page go?"]),
    Row("formula_of read_math latex pix2tex", "text", ["Reads a formula and writes it as LaTeX.", "Turns a picture of a formula into text."], ["[What is|Read|Transcribe] the formula?", "Give me the [formula|equation] as LaTeX.", "I want to paste the equation into my thesis."]),
    Row("handwriting read_script script_text htr", "text", ["Reads handwriting.", "The words of a handwritten note.", "Deciphers cursive and other script written by hand."], ["What does the handwritten note say?", "[Read|Decipher] the handwriting.", "I cannot make out my doctor's scrawl, can you?"]),
    Row("car_model make_and_model vehicle_id", "text", ["Names make and model of a car.", "Recognises cars by their shape, e.g. `VW Golf`."], ["[What|Which] [make|model|kind of car] is {it}?", "Who built {it}, and what is it called?"], of=("car", "the car|that car|the one parked there")),
    Row("aircraft_type plane_model", "text", ["Tells the type of an aeroplane.", "Airliners and fighters by their silhouette, such as A320."], ["[What|Which] type of [plane|aircraft] is {it}?", "Is {it} a [Boeing|Airbus]?"], of=("airplane", "this|that plane|it")),
    Row("dish_name food_id cuisine what_dish", "text", ["Names a dish.", "Recognises food on a plate and says what it is called."], ["What is this dish called?", "[What|Which] [dish|meal] is [this|on the plate]?", "I had this on holiday and would like to cook it: what is it?", "The menu was in Thai and this came. How is the dish called?"]),
    Row("mushroom_id fungi", "text", ["Names a mushroom and whether it is poisonous.", "Fungus identification. Never eat by its word alone."], ["[What|Which] mushroom is [this|that]?", "Can I eat this mushroom?", "Is the fungus in my basket poisonous?", "My husband wants to fry it and I am scared. What fungus is it?"]),
    Row("insect_id bug_name which_bug", "text", ["Names an insect.", "Beetles, moths, bees and other bugs by species."], ["[What|Which] [insect|bug|beetle] is [this|that]?", "What bit me, going by the photo?", "What crawls on the leaf there?"]),
    Row("fish_species ichthys", "text", ["Names a fish.", "The species of a caught fish."], ["[What|Which] fish [is this|did I catch]?", "What have I got on the hook there?"]),
    Row("rock_type mineral_id stone_kind", "text", ["Names a rock or mineral.", "Granite, quartz, basalt and others."], ["[What|Which] [stone|rock|mineral] is [this|that]?", "What did I dig up here?"]),
    Row("cloud_type clouds", "text", ["Names the kind of clouds.", "Cirrus, cumulus, stratus by their look."], ["[What|Which] kind of clouds are [these|those]?", "What do meteorologists call such clouds?"]),
    Row("wood_kind timber_id", "text", ["Names a wood by its grain.", "Oak, pine, beech and so on."], ["[What|Which] wood is [it|this|the table made of]?", "Is that oak or pine?"]),
    Row("fabric_of textile material_of", "text", ["Tells what a cloth is made of.", "Cotton, wool, silk, leather, by the weave."], ["[What|Which] [cloth|fabric|material] is [this|the coat made of]?", "Is the scarf silk or cotton?"]),
    Row("celebrity who_is face_name recognise_person", "text", ["Names well-known people.", "Recognises the faces of public figures."], ["Who is {it}?", "What is the name of {it}?", "I know that face from television, who is it?"], of=("person", "the man|the woman|this person|the actor")),
    Row("landmark monument which_place sight_name", "text", ["Names famous buildings and places.", "Recognises landmarks such as towers, bridges, temples."], ["[What|Which] [building|monument|landmark] is [this|that]?", "In front of what are we standing?", "Which sight did I photograph?"]),
    Row("geo_guess where_taken country_of", "text", ["Guesses the country and town where a picture was taken.", "Geolocation of photographs without GPS."], ["[In which|What] [country|city|town] was this [taken|photographed|shot]?", "Where in the world is this?"]),
    Row("exif_date taken_at shot_when", "text", ["The date on which a photograph was taken, out of its metadata.", "Reads the EXIF timestamp."], ["When was [this|the] [photo|picture] taken?", "On what day did I shoot this?"]),
    Row("camera_model exif_camera", "text", ["The camera that took a photograph, from its metadata.", "Camera and lens as noted in the file."], ["[Which|What] [camera|phone|lens] was used?", "With what was this shot?"]),
    Row("hair_style hair_of coiffure", "text", ["Describes the hair of a person: length, colour, cut.", "Hair attributes."], ["What hair does {it} have?", "Does {it} have long or short hair?", "Is {it} blond?"], of=("person", "she|he|the person|the girl")),
    Row("clothes_of outfit wears wardrobe", "text", ["Says what a person wears.", "Lists garments with their colours."], ["What is {it} wearing?", "How is {it} dressed?", "Describe the outfit of {it}.", "For the missing person report: the clothes of {it}?"], of=("person", "she|he|the man|the woman")),
    Row("activity action_of doing_what", "text", ["Says what people in a picture are doing.", "Names an action: running, cooking, reading."], ["What is {it} doing?", "What are they up to?", "Is {it} [dancing|running|cooking|sleeping]?"], of=("person", "she|he|the man|the child")),
    Row("gaze_of looks_at eye_direction", "text", ["Tells where a person looks: left, right, up, down, camera.", "Direction of the gaze."], ["Where is {it} looking?", "Does {it} look into the camera?"], of=("person", "she|he|the man|the boy")),
    Row("sign_meaning road_sign traffic_sign", "text", ["Explains a road sign.", "Tells what a traffic sign asks of drivers."], ["What does [this|the] [road|traffic] sign mean?", "Must I stop here or may I go, by the round sign?", "I am from abroad: what do drivers have to do here?", "Do I get a fine if I park by this sign, what does it stand for?"]),
    Row("care_symbols laundry_label", "text", ["Explains the washing symbols of a label.", "Laundry signs put into words."], ["How do I wash this?", "What do the little symbols [on the label|] mean?", "May the shirt go into the dryer?", "Sixty degrees or by hand? The label has only symbols."]),
    Row("chess_fen board_position", "text", ["Reads the position on a chess board, as FEN.", "Which piece stands on which square."], ["What is the position on the chess board?", "Write the chess position down."]),
    Row("flag_of which_flag", "text", ["Names the country of a flag.", "Recognises national flags."], ["[Which|What] [country's|nation's|] flag is [this|that]?", "To whom does the banner with the stripes belong?"]),
    Row("disease_of leaf_disease plant_doctor", "text", ["Tells what ails a plant, by its leaves.", "Plant diseases: rust, mildew, blight, none."], ["What is wrong with my [plant|tomatoes|roses]?", "Why does the leaf have [spots|holes]?", "Is the plant ill?"]),
    Row("skin_check mole_risk dermato", "text", ["Says what a patch of skin may be.", "Triage of rashes and moles; no diagnosis."], ["What is this [rash|mole|spot on my skin]?", "Do I have to see a doctor with this spot?"]),
    Row("xray_report radiology", "text", ["Writes findings for an X-ray.", "Chest X-rays: findings in a sentence."], ["What does the X-ray show?", "Is anything broken, by the X-ray?"]),
    Row("palette colours_of swatches", "text", ["Lists the five main colours as hex codes.", "A colour palette, e.g. `#aabbcc #112233`."], ["What are the hex codes of the colours?", "Make a palette out of it, I need the codes for my website."]),
    Row("story_of narrate tell_story", "text", ["Makes up a short story about a picture.", "Invents a tale from what is shown."], ["Tell my daughter a story about the [picture|photo].", "Invent a tale that fits [this|the picture]."]),
    Row("alt_text a11y_text accessible", "text", ["Writes an alternative text for a web page.", "Alt text after the WCAG rules."], ["I need an alt text for my website.", "Write the text for the alt attribute."]),
    Row("captcha solve_captcha", "text", ["Reads distorted letters.", "The letters of a captcha."], ["What letters does the captcha show?", "Which characters hide in these distorted shapes?"]),
    Row("hand_sign gesture finger_spelling", "text", ["Names the gesture of a hand: thumbs up, fist, victory, open.", "Hand gesture recognition."], ["What sign does {it} make with the hand?", "Is the thumb up or down?", "What gesture is that?"], of=("person", "the person|she|he|the boy")),
    Row("road_state surface pavement", "text", ["Tells the state of a road: dry, wet, icy, snowed in.", "Road condition from a dash camera."], ["Is the road [wet|icy|dry]?", "In what state is the [street|road]?", "Do I need winter tyres there?"]),
    Row("file_origin source_of reverse_search", "text", ["Looks for a picture on the web and gives the page it comes from.", "Reverse image search."], ["Where on the web does this picture come from?", "Has anyone published this before, and where?"]),
    # Numbers.
    Row("age_of guess_age years_old face_age", "number", ["Estimates how old a person is, in years.", "Guesses the age of a face.", "Apparent age (regression); off by five years at times."], ["How old is {it}?", "[What is the|Guess the] age of {it}?", "How many birthdays may {it} have had?", "I sell beer and must be careful: how many years old does {it} look?", "age of {it}, roughly"], of=("person", "the person|she|he|the man|the woman")),
    Row("depth_of distance_to how_far range_m", "number", ["Estimates the distance to what is in the middle, in metres.", "How far away the nearest thing is, in metres.", "Monocular depth; metres at the centre."], ["How far away is {it}?", "What is the distance to {it}?", "How many metres lie between me and {it}?"], of=("car", "the house|that tree|the car|the wall")),
    Row("read_gauge dial gauge_value needle", "number", ["Reads the needle of a gauge.", "The value that a dial shows.", "Analogue meters: where the pointer stands."], ["What does the [gauge|dial|needle|meter] [show|say]?", "[Read|What is] the pressure on the [gauge|dial]?", "Where does the pointer stand?", "The boiler man asks on the phone what the needle is at."]),
    Row("count_coins coin_sum coins", "number", ["Adds up the coins in a picture, in cents.", "How much money the coins make."], ["How much money [is this|do the coins make]?", "What are the coins worth?", "I emptied my pockets on the table, how much have I got?", "My piggy bank is empty now and it all lies on the table. What sum is it in coins?"]),
    Row("count_cells cells colony_count", "number", ["Counts cells under a microscope.", "How many colonies grow on a dish."], ["How many [cells|colonies] are there?", "Count the [cells|colonies].", "What has grown on the dish, in number?"]),
    Row("count_stars star_count", "number", ["Counts stars in a photograph of the sky.", "How many stars a night sky shows."], ["How many stars are [there|in the sky|visible]?", "Count the stars."]),
    Row("sharpness blur_level focus_score laplace_var", "number", ["How sharp a picture is, 0 to 100.", "Tells whether a picture is in focus, as a number."], ["How sharp is the [picture|photo]?", "Is the [picture|photo] in focus?", "Did I focus well?"]),
    Row("brightness_of exposure light_level mean_luma", "number", ["How bright a picture is, 0 to 255.", "Measures the mean brightness."], ["How [bright|dark] is the [picture|photo]?", "What is the brightness?", "Was there enough light, in numbers?"]),
    Row("tilt skew_angle horizon", "number", ["The angle by which a picture is tilted, in degrees.", "How crooked the horizon is."], ["How [crooked|tilted] is [it|the picture|the scan]?", "By how many degrees is it tilted?", "By what angle did I hold the camera wrong?"]),
    Row("height_of body_height tallness", "number", ["Estimates how tall a person is, in centimetres.", "Body height from a full-length picture."], ["How tall is {it}?", "What height has {it}?", "How many centimetres is {it} from head to toe?"], of=("person", "the person|the man|she|he")),
    Row("weight_of kilos estimate_weight", "number", ["Estimates the weight of an animal in kilograms.", "Livestock weight from a side view."], ["How heavy is {it}?", "What does {it} weigh?", "How many kilos has {it}?"], of=("cow", "the cow|the animal|it")),
    Row("calories_of kcal food_energy", "number", ["Estimates the calories of a meal.", "Energy on a plate, in kcal."], ["How many calories [does the meal have|are on the plate]?", "Is that a light lunch, in kcal?", "I am on a diet: how much energy is in what I eat?", "kcal of this plate?"]),
    Row("price_estimate appraise worth_of value_guess", "number", ["Estimates what a thing would sell for, in euros.", "Market value of used things."], ["What is {it} worth?", "How much could I sell {it} for?", "What would {it} bring at a flea market?", "Is it worth carrying {it} to the flea market, in euros?"], of=("chair", "this|the chair|the old clock|it")),
    Row("crowd_size headcount_est density_count", "number", ["Estimates the size of a crowd of hundreds or thousands.", "Crowd counting by density maps."], ["How large is the crowd at the concert?", "How many thousand came to the demonstration?"]),
    Row("speed_of motion_blur_speed", "number", ["Estimates how fast a vehicle goes, in km/h, by its motion blur.", "Speed from a single exposure."], ["How fast is {it} going?", "At what speed does {it} drive?", "Is {it} over the speed limit, in km/h?"], of=("car", "the car|the motorbike|it")),
    Row("noise_level grain_of iso_noise", "number", ["How noisy a picture is, 0 to 1.", "Measures grain."], ["How [noisy|grainy] is the [picture|photo]?", "How much grain is in [it|the photo]?"]),
    Row("beauty score_photo aesthetic", "number", ["Rates how pleasing a photograph is, 1 to 10.", "Aesthetic score."], ["How [good|beautiful] is my photo?", "Rate the [photo|picture].", "Would a jury like it, from one to ten?"]),
    Row("contrast_of dynamic_range", "number", ["The contrast of a picture, 0 to 1.", "Difference between its light and dark parts."], ["How strong is the contrast?", "Is the photo flat or rich in contrast, as a number?"]),
    Row("leaf_area green_share canopy", "number", ["The share of a picture that is green leaves, in percent.", "Canopy cover."], ["How much of [it|the field] is covered by leaves?", "What percentage is green?", "How far have the crops closed the rows?"]),
    Row("water_level river_gauge stage_cm", "number", ["Reads a water level from a staff gauge, in centimetres.", "How high a river stands."], ["How high is the [river|water]?", "What is the water level?", "Is the flood coming, what does the staff say?"]),
    Row("snow_depth snow_stake", "number", ["Snow depth at a stake, in centimetres.", "How deep the snow lies."], ["How deep is the snow?", "How many centimetres have fallen?"]),
    Row("temp_map hottest thermal_max", "number", ["The highest temperature in a thermal picture, in degrees.", "Reads heat pictures."], ["How hot is the hottest spot?", "What is the highest temperature in the heat picture?", "Does the pipe overheat, how warm does it get?", "Where it glows most, how many degrees is it?"]),
    Row("dice_sum pips dice", "number", ["Adds up the pips of dice.", "What was thrown."], ["What did I throw?", "How many pips do the dice show together?", "What is the sum of the dice?"]),
    Row("tree_rings rings_of dendro", "number", ["Counts the rings of a tree trunk.", "Dendrochronology on a cut."], ["How old was the tree?", "How many rings has the trunk?"]),
    Row("page_number folio", "number", ["The number of a scanned page.", "Reads the folio of a page."], ["[What|Which] page [of the book|] is this?", "At which page did I stop scanning?"]),
    Row("fill_level how_full tank_level", "number", ["How full a bottle, glass or tank is, in percent.", "Fill level of containers."], ["How full is {it}?", "How much is left in {it}?", "To what percentage is {it} filled?", "Do I need to buy new, or how many percent are still in {it}?"], of=("bottle", "the bottle|the tank|it")),
    Row("file_size bytes_of kb", "number", ["Size of the picture file in kilobytes.", "How much disk space it takes."], ["How many kilobytes does the file have?", "Is it small enough to mail, in kilobytes?"]),
    Row("people_risk fall_score", "number", ["The risk that somebody has fallen, 0 to 1.", "Fall detection for care homes."], ["How likely is it that [my grandmother|the patient] has fallen?", "Fall risk?"]),
    Row("score_darts dart_points bullseye", "number", ["Adds up the points of the darts on a board.", "Scores a dart board."], ["How many points did I throw at darts?", "What do the three darts make?"]),
    Row("ruler_mm measure_mm length_mm", "number", ["Measures a thing beside a ruler, in millimetres.", "Length in mm, needs a ruler in the picture."], ["How long is the [screw|leaf|bone] beside the ruler?", "Measure it by the ruler, please."]),
    # Yes or no.
    Row("nsfw is_safe content_check", "bool", ["Whether a picture may be shown to children.", "Checks a picture for unsuitable content.", "Moderation filter: true means fine for all ages."], ["[Is the picture|Is this] [safe|suitable] for children?", "May I show this at school?", "Can a six-year-old look at it?", "I teach a first class and wonder whether they may see it."]),
    Row("is_fake made_by_ai forged deepfake", "bool", ["Whether a picture was made or changed by a machine.", "Tells real photographs from generated ones."], ["Is [the picture|this|it] [fake|generated]?", "Was this made by a computer?", "I doubt that this ever happened: a forgery?", "My uncle shares this picture everywhere. Was it made by a computer?"]),
    Row("wears_helmet helmet_on safety_gear ppe", "bool", ["Whether everybody wears a helmet.", "Checks that people have a hard hat on."], ["[Does everyone wear|Do they wear|Is everybody wearing] a helmet?", "Are the workers safe, with helmets on?", "Are all heads protected on the site?", "The inspector comes at noon. Has everybody a helmet on?"]),
    Row("is_ripe ripe ripeness", "bool", ["Whether fruit is ripe.", "Tells if a fruit can be eaten yet."], ["[Is|Are] the [banana|tomatoes|avocado] ripe?", "Can I eat the fruit yet?", "Should the fruit wait another week or is it ready?", "Shall I pick it today, is the fruit ripe?"]),
    Row("eyes_open blink_check", "bool", ["Whether all eyes are open.", "Finds out if somebody blinked."], ["Did [anyone|somebody] blink?", "Do all have their eyes open?", "Can we print the group photo or has one closed the eyes?"]),
    Row("is_smiling smile_check", "bool", ["Whether a person smiles.", "Smile detector."], ["Is {it} smiling?", "Does {it} smile?", "Say cheese: did {it}?"], of=("person", "she|he|the person|the baby")),
    Row("wears_glasses has_specs", "bool", ["Whether a person wears glasses.", "True if there are spectacles on the face."], ["Does {it} wear glasses?", "Is {it} short-sighted, with something on the nose?"], of=("person", "she|he|the man|the girl")),
    Row("wears_mask face_covered", "bool", ["Whether a face is covered by a mask.", "Checks mouth and nose protection."], ["Does {it} wear a mask?", "Are mouth and nose of {it} covered?"], of=("person", "the visitor|the patient|she|he")),
    Row("is_night daytime day_or_night", "bool", ["Whether a picture was taken at night.", "True after sunset, false by day."], ["Was it night?", "Is it dark outside in the photo?", "Was this shot after sunset?"]),
    Row("is_indoor inside", "bool", ["Whether a picture was taken indoors.", "Inside of a building or not."], ["Was this taken indoors?", "Are they inside or out in the open?", "Is there a roof over their heads?"]),
    Row("is_scan is_document paper_check", "bool", ["Whether a picture shows a document.", "Tells scans of papers from photographs."], ["Is this a document at all?", "Is that a scan of a paper or just a snapshot?"]),
    Row("signed is_signed has_signature", "bool", ["Whether a paper is signed.", "True if there is a signature by hand."], ["Is the [contract|form|paper] signed?", "Did [the customer|he|she] put a name under it?", "Is it valid, with a signature?", "Can I file the contract, I mean is it signed?"]),
    Row("light_on lamp_lit", "bool", ["Whether a lamp is on.", "True if the light burns."], ["Is the light on?", "Did I leave the lamp burning?", "Am I wasting electricity, is the lamp burning?"]),
    Row("door_open gate_open is_shut", "bool", ["Whether a door or gate is open.", "True if one could walk in."], ["Is the [door|gate|garage] open?", "Did I forget to close the [door|gate]?", "Could a cat get out there?", "I'm already on the train: is the gate open?"]),
    Row("is_parked_well parking_ok", "bool", ["Whether a car stands within the lines.", "Checks parking."], ["Is {it} parked properly?", "Does {it} stand within its lines?"], of=("car", "the car|my car|it")),
    Row("bin_full overflow", "bool", ["Whether a dustbin is full.", "True when it must be emptied."], ["Is the [bin|dustbin|container] full?", "Must the rubbish be fetched?"]),
    Row("has_watermark stock_mark", "bool", ["Whether a picture bears a watermark.", "Finds the marks of picture agencies."], ["Is there a watermark [on it|]?", "May I print this or has an agency put its mark over it?"]),
    Row("shelf_ok in_stock facings", "bool", ["Whether a shop shelf is fully stocked.", "False when there are gaps on the shelf."], ["Is the shelf full?", "Does the shelf have to be filled up?"]),
    Row("allergen_free no_nuts", "bool", ["Whether a dish is free of nuts.", "Judges by the look of the food; not for medical use."], ["Can I eat this with a nut allergy?", "Is the cake free of nuts?"]),
    Row("is_vegan plant_based", "bool", ["Whether a dish is vegan.", "True if no animal product is seen."], ["Is [the food|the dish|it] vegan?", "May somebody who eats no animal products have that?", "My daughter eats nothing from animals. Is the dish all right for her?"]),
    Row("is_blank empty_page white_page", "bool", ["Whether a page is blank.", "True if there is nothing on it but paper."], ["Is the page blank?", "Can I throw the sheet away, nothing on it?"]),
    # A word or number of the question decides.
    Row("ask_picture vqa answer_about look_and_tell", "text", ["Answers a question about a picture in free words ({x}).", "Visual question answering: give {x} as plain English."], ["Ask the picture: {x}", "Let the question tool answer this from the picture: {x}"], P("question prompt query", "text", ["why is everybody laughing", "what is the man thinking", "what might happen next", "who is the boss here", "is the soup tasty", "what is the joke"])),
    Row("classify is_it zero_shot clip_score", "number", ["How well a phrase fits a picture, 0 to 1; the phrase goes into {x}.", "Zero-shot score of a picture for {x}."], ["How well does the phrase {x} fit the picture?", "With what score does the picture match {x}?", "Does {x} describe it, as a score?"], P("phrase label caption prompt", "text", ["a lonely evening", "a busy market", "children at play", "a winter sport", "a birthday party", "modern architecture"])),
    Row("translate_picture camera_translate", "text", ["Reads a picture and gives its words in another language ({x}).", "Text of a picture, translated; {x} is the wanted language."], ["What does it say, in {x}?", "I only speak {x}, what is written there?", "Give me the sign in {x}."], P("language to lang target", "text", ["French", "German", "Spanish", "Dutch", "Korean", "Greek"])),
    Row("colour_share pixels_of tint_part", "number", ["How much of a picture has a colour, in percent ({x}: the colour's name).", "Percentage of pixels of the colour {x}."], ["How much of the picture is {x}?", "What percentage of it is {x}?", "How big is the {x} part, in percent?"], P("colour color hue name", "text", ["red", "blue", "green", "yellow", "white", "purple"])),
    Row("pixel_at colour_at probe", "text", ["The colour of one pixel as a hex code, at {x}, {y}.", "Pixel value at column {x} and row {y}."], ["What hex colour has the pixel at {x}, {y}?", "[Read|Give me] the pixel at {x} and {y}."], P("x col px", "number", [10, 40, 120, 250, 300]), P("y row py", "number", [15, 60, 80, 200, 310])),
    Row("count_colour blobs_of", "number", ["Counts blobs of one colour, which is given as {x}.", "How many separate {x} spots there are."], ["How many {x} [blobs|spots|dots|marbles] are there?", "Count the {x} [dots|pills|balloons]."], P("colour hue tone", "text", ["red", "blue", "green", "yellow", "white"])),
    Row("time_in clock_zone", "text", ["Reads a clock and gives its time in another time zone ({x}).", "Clock face to time, moved into the zone {x}."], ["What time would the clock show in {x}?", "Move the time on the clock to {x}."], P("zone city place", "text", ["Tokyo", "New York", "Sydney", "London", "Delhi"])),
    Row("matches_text fits_caption", "bool", ["Whether a picture fits a headline ({x}).", "Checks a newspaper headline {x} against its picture."], ["Does the picture fit the headline {x}?", "Would you print it above {x}?"], P("headline text title", "text", ["Storm hits the coast", "A quiet summer", "Record harvest", "Team wins the cup"])),
    Row("read_scale weight_shown", "number", ["Reads a kitchen or bathroom scale; {x} is kg, g or lb.", "What scales show, in the unit {x} (default kg)."], ["What do the scales show?", "How much is on the scales, in {x}?", "What do I weigh today, in {x}?"], opt("unit in_unit units", "text", {"kilograms": "kg", "grams": "g", "pounds": "lb"})),
    Row("height_map metres_above", "number", ["Height of a building in a picture; {x} is m or ft.", "Storeys and height of houses, given in {x} (m by default)."], ["How high is the [building|tower|house]?", "How high is the [tower|building], in {x}?"], opt("unit u", "text", {"metres": "m", "feet": "ft"})),
    Row("estimate_time cooking_minutes", "number", ["Minutes until a dish is done, at an oven heat ({x}, in degrees).", "How long food needs at {x} degrees."], ["How many minutes does it need at {x} degrees?", "When is the [roast|cake] done if the oven has {x} degrees?"], P("heat degrees oven temp", "number", [160, 180, 200, 220])),
]
SEES += [
    Row("tag_best choose_tag clip_choice which_of_words", "text", ["Says which of some words fits a picture best ({x}).", "Zero-shot classifier over the classes in {x}."], ["Which fits best: {x}?", "Sort this under {x}.", "Is it {x}?", "I have folders called {x}: into which does it go?"], P("labels options candidates classes", "list<text>", {"cat, dog or horse": ["cat", "dog", "horse"], "summer or winter": ["summer", "winter"], "invoice, letter or advert": ["invoice", "letter", "advert"], "city or country": ["city", "country"], "sport, music or politics": ["sport", "music", "politics"], "new or used": ["new", "used"]})),
    Row("has_all_parts kit_check parts_there", "bool", ["Whether all the named parts lie there ({x}).", "Checks a kit against a list, {x}."], ["Are {x} all there?", "Did they pack {x}?", "Check the kit for {x}: is it complete?"], P("parts needed names list", "list<text>", {"the hammer, the pliers and the saw": ["hammer", "pliers", "saw"], "cap, seal and label": ["cap", "seal", "label"], "bandage and plaster": ["bandage", "plaster"], "plug, cable and manual": ["plug", "cable", "manual"]})),
    Row("score_of_team scoreboard read_score", "text", ["Reads a scoreboard; {x} asks for the time left as well.", "The score of a match as shown; with {x} also the clock."], ["How does the match stand?", "How does the match stand, {x}?", "Read the scoreboard {x}."], opt("with_clock clock time_left", "bool", {"with the time left": True, "clock included": True})),
    Row("describe_art art_guide museum_text", "text", ["Explains a work of art to visitors.", "A museum guide; {x} for whom: child, adult, expert."], ["Explain the painting to a {x}.", "Tell me about this work of art.", "What would a guide say to a {x} here?"], opt("audience for_whom reader", "text", {"child": "child", "grown-up": "adult", "expert": "expert"}, "{p}: child, adult or expert")),
    Row("crop_yield harvest_est", "number", ["Estimates a harvest in tonnes for a field of {x} hectares.", "Yield of a field; needs its size ({x}, in hectares)."], ["How many tonnes will {x} hectares of this bring?", "The field has {x} hectares: what will I harvest?"], P("hectares area ha size", "number", [2, 3, 5, 12, 20])),
    Row("paint_needed litres_for wall_paint", "number", ["Litres of paint for a wall, for a number of coats ({x}).", "How much paint a wall needs; {x} defaults to 1."], ["How much paint does the wall need?", "How many litres for {x} coats on that wall?"], opt("coats layers n", "number", [2, 3])),
    Row("sun_hours shade_calc", "number", ["Hours of sun a place gets in a month ({x}).", "Sunlight on a balcony by its picture; {x} is the month."], ["How many hours of sun does the balcony get in {x}?", "In {x}, how long does the sun shine there?"], P("month in_month when", "text", ["March", "June", "October", "December"])),
    Row("rank_outfit dress_code fits_occasion", "bool", ["Whether an outfit suits an occasion ({x}).", "Dress code check for {x}."], ["Can I go to {x} like that?", "Is that fit for {x}?", "Am I dressed well enough for {x}?"], P("occasion event where", "text", {"a wedding": "wedding", "a funeral": "funeral", "the opera": "opera", "a job interview": "job interview"})),
    Row("bleed_check print_ready dpi_ok", "bool", ["Whether a picture is good enough to print at a width in centimetres ({x}).", "Print check: true if {x} cm wide looks sharp."], ["Can I print it {x} centimetres wide?", "Will it look good at a width of {x} cm?"], P("width_cm cm print_width", "number", [10, 20, 30, 60, 100])),
    Row("coin_origin numismatist which_coin", "text", ["Names the country and century of a coin.", "Old coins, told apart by mint and picture.", "Numismatic lookup: mint and period."], ["From what country is this coin, and from when?", "I dug it up in a field: who minted the money?", "grandpa left me this old coin, what is it", "Is it Roman or rather medieval, the coin?", "Identify the coin for the auction list."]),
    Row("constellation star_pattern sky_figure", "text", ["Names the constellation in a picture of the night sky.", "Which star figure is seen.", "Plate solver, answers with the name of the constellation."], ["Which constellation is that?", "My daughter points at those stars and asks what they are called together.", "Is it Orion that I caught there?", "What figure do the bright dots above our house make?", "constellation name pls"]),
    Row("knot_name which_knot ropework", "text", ["Names the knot in a rope.", "Sailors' and climbers' knots by sight."], ["What knot is this?", "Our skipper tied it and now I must learn it. Under what name?", "Is it a bowline, yes or what else?", "I have my sailing exam tomorrow, name the thing in the rope."]),
    Row("track_maker spoor paw_reader", "text", ["Tells which animal left a footprint.", "Tracks in snow and mud: fox, deer, boar and others.", "Spoor identification."], ["What walked through my garden last night, by its tracks?", "Whose paw was that in the snow?", "Is it a wolf's print or a dog's?", "Which animal has left this footprint?", "The hunter asks what went by here; look at the mud."]),
    Row("shell_species conchology seashell", "text", ["Names a sea shell.", "Which mollusc a shell comes from."], ["Which shell is it?", "The kids brought that from the beach and want to know what lived in it.", "name of the seashell?", "I collect them and do not know this one. What do I write on the label?"]),
    Row("yoga_pose asana_name pose_label", "text", ["Names a yoga posture.", "Which asana somebody holds."], ["What is this pose called in yoga?", "My teacher bends like that and I missed the name.", "asana?", "Is {it} doing the cobra or the dog?"], of=("person", "she|he|the woman|the man")),
    Row("building_style arch_period facade_era", "text", ["Tells the style in which a building was built.", "Architecture: Gothic, Baroque, Bauhaus and others.", "Estimates period of a facade."], ["In what style was the house built?", "The estate agent asks for the period of the building.", "Gothic or Romanesque, what is this church?", "I write an essay about the town hall: how is its architecture called?"]),
    Row("face_shape oval_or_round", "text", ["Tells the shape of a face: oval, round, square, heart.", "For opticians and hairdressers."], ["What shape has the face of {it}?", "The optician wants to know what form of face {it} has.", "Is {it} more of a round or an oval face?", "face shape of {it}?"], of=("person", "the customer|this woman|the man|the person")),
    Row("rank_of insignia epaulettes", "text", ["Tells the military rank by a uniform.", "Insignia on shoulders and sleeves."], ["What rank did {it} have?", "In the war album there is a uniform: was {it} an officer, and of what grade?", "sergeant or captain?", "How would one have to salute {it}, I mean as what rank?"], of=("person", "my great-uncle|the soldier|he|the man in uniform")),
    Row("meat_done doneness steak_check", "text", ["Tells how well done meat is: rare, medium, well done.", "Doneness by the look of the cut."], ["Is the steak done?", "My guest wants it medium. Is it?", "How far is the roast, judging by the cut?", "rare or well done?"]),
    Row("antique_period furniture_era which_century", "text", ["Tells from which period a piece of furniture comes.", "Antiques dated by their shape."], ["From what time is the cupboard?", "We inherited a chest of drawers and wonder how long it has been in the world.", "Is it Biedermeier or a copy?", "period of the furniture, for the catalogue"]),
    Row("test_strip lateral_flow rapid_test", "text", ["Reads a rapid test: positive, negative or invalid.", "How many lines a test strip shows, put into words."], ["Is the test positive?", "Do I have to stay at home? Here is my test strip.", "two lines or one, what does it mean", "May grandma come to visit, by the result of the strip?"]),
    Row("cable_type plug_kind connector_id", "text", ["Names a plug or connector.", "USB, HDMI, Schuko and so on by shape."], ["Which plug is that?", "I need an adapter and don't know what this thing at the end is called.", "usb c or micro?", "What do I have to ask for in the shop to get the same connector?"]),
    Row("tread_depth tyre_wear profile_mm", "number", ["Measures the tread of a tyre, in millimetres.", "How worn a tyre is: the depth of its profile in mm."], ["How deep is the tread of the tyre?", "What profile is left on the tyre, in millimetres?", "How many mm are left before I must buy new tyres?", "Tread depth?"]),
    Row("ph_of litmus acid_test", "number", ["Reads a litmus strip: pH from 0 to 14.", "Acidity by the colour of a test strip."], ["What pH does the strip show?", "How sour is my garden soil, by the test strip?", "pH value please", "What do I enter for the acidity of the pool?"]),
    Row("abacus_value beads soroban", "number", ["Reads the number that an abacus shows.", "Beads of a counting frame as a number."], ["What number is set on the abacus?", "Grandmother left her counting frame like this: what was the sum?", "Value of the beads?"]),
    Row("queue_minutes wait_estimate line_time", "number", ["Estimates how long one has to wait in a queue, in minutes.", "Waiting time by the length of a line of people."], ["How long do I have to wait there?", "How many minutes does it take to get to the front?", "What is the waiting time with a line like this?"]),
    Row("repair_cost damage_estimate body_shop", "number", ["Estimates the cost of repairing a damaged car, in euros.", "What a dent or a broken lamp will cost."], ["What will the repair of {it} cost?", "How many euros does the damage to {it} come to?", "I backed into {it}. How much am I in for?", "Sum for the claim: what do I put for mending {it}?"], of=("car", "the car|my neighbour's car|that car|it")),
    Row("posture_score ergonomics back_check", "number", ["Rates how well somebody sits, 0 to 100.", "Ergonomics: 100 is a straight back."], ["How well does {it} sit, as a score?", "What mark does the back of {it} get?", "How healthy is the way {it} sits, out of 100?"], of=("person", "my son|she|he|the clerk")),
    Row("battery_left charge_icon power_level", "number", ["Reads the battery icon of a screen, in percent.", "How much charge a phone shows."], ["How much charge is left?", "How many percent of battery does the phone have?", "What does the little battery in the corner stand at?"]),
    Row("portions_of servings feeds_how_many", "number", ["Estimates how many people a dish feeds.", "Number of helpings in a pot or on a tray."], ["How many people can eat from that?", "How many guests does this pot feed?", "Number of helpings in the tray?"]),
    Row("tree_age girth_age old_tree", "number", ["Estimates the age of a standing tree, in years.", "Years by the girth of the trunk."], ["How many years has that oak been standing?", "How old is the tree in front of the church?", "When they ask on the tour: what is the age of that tree?"]),
    Row("banknote_real counterfeit note_check", "bool", ["Whether a banknote is genuine.", "Finds false money."], ["Is the note genuine?", "A customer paid with that and it feels odd. Can I take it?", "genuine note, yes or no?", "Will the bank accept this bill or did somebody print it at home?"]),
    Row("needs_water thirsty_plant dry_soil", "bool", ["Whether a pot plant needs water.", "True if leaves or soil look dry."], ["Must I water the plant?", "The neighbours are away: does their ficus want a drink?", "Is it dry, or can it wait till Sunday?", "Are the geraniums thirsty?"]),
    Row("belt_on seatbelt_check buckled", "bool", ["Whether a person in a car wears a seat belt.", "Seat belt detector for traffic cameras."], ["Is {it} buckled up?", "Did {it} remember the belt?", "I told the police that {it} had the belt on. True?", "Seat belt on {it}, yes or no?"], of=("person", "the driver|he|she|the passenger")),
    Row("stove_on hob_check left_burning", "bool", ["Whether a stove is switched on.", "True when a hob glows or a knob is turned."], ["Did I leave the stove on?", "Do I have to drive home because of the cooker?", "I see my kitchen through the camera: is the hob on?"]),
    Row("fish_fresh gills_check", "bool", ["Whether a fish is fresh.", "Judges eyes and gills."], ["Is the fish fresh?", "Would you still eat what lies on that ice?", "The fishmonger swears it came in this morning. Did it, by its eyes?"]),
    Row("ladder_safe scaffold_check", "bool", ["Whether a ladder stands safely.", "Checks angle and footing of ladders."], ["Can I climb that ladder?", "Does the ladder stand as it should?", "Before I send the apprentice up: is it safe, the ladder I mean?"]),
    Row("recipe_from cook_this fridge_chef", "text", ["Suggests a dish from the food in a picture.", "What to cook; {x} is a diet to keep."], ["What can I cook out of that?", "The fridge is nearly empty. What is there still to be made of it, {x} please?", "Dinner idea, must be {x}.", "Guests come in an hour. Suggest something to cook from what lies there."], opt("diet kind restriction", "text", ["vegetarian", "vegan", "halal", "kosher"])),
    Row("fits_through doorway_check will_it_fit", "bool", ["Whether a piece of furniture fits through a gap of a width in centimetres ({x}).", "True if it can be carried through {x} cm."], ["The door is {x} cm wide. Will it go through?", "Can we carry that up a staircase of {x} centimetres?", "{x} cm gap: fits or not?"], P("width_cm gap_cm cm opening", "number", [60, 70, 80, 90, 110])),
    Row("plant_care gardener what_to_do_in", "text", ["Says what a plant needs in a month ({x}).", "Garden advice for the plant shown; {x} is the month."], ["What must I do with this plant in {x}?", "It's {x}. Do I cut it back, or feed it, or what?", "{x}: tasks for this plant?"], P("month when in_month", "text", ["January", "March", "May", "September", "November"])),
]

# What is found in a picture: names, how a card calls it (many), and how questions do (one, many).
FINDS = [
    ("find_faces faces face_boxes retinaface", "human faces", [("face", "faces")]),
    ("find_cracks cracks damage fissures", "cracks and damaged places", [("crack", "cracks"), ("damaged spot", "damaged spots")]),
    ("find_logos logos emblems", "company logos", [("logo", "logos"), ("emblem", "emblems")]),
    ("find_signatures signatures signed_at", "handwritten signatures", [("signature", "signatures")]),
    ("find_ships ships vessels_from_above", "vessels in pictures from above", [("freighter", "freighters"), ("tanker", "tankers")]),
    ("find_buttons buttons clickables ui_elements", "buttons and other things to click on a screen", [("button", "buttons"), ("place to click", "places to click")]),
    ("find_weeds weeds weed_boxes", "weeds between crops", [("weed", "weeds")]),
    ("find_stains stains spots", "stains on cloth", [("stain", "stains"), ("dirty spot", "dirty spots")]),
    ("potholes road_damage", "potholes", [("pothole", "potholes"), ("hole in the road", "holes in the road")]),
    ("eyes eye_finder", "eyes", [("eye", "eyes")]),
    ("hands palms hand_boxes", "hands", [("hand", "hands")]),
    ("tattoos ink_finder", "tattoos", [("tattoo", "tattoos")]),
    ("helmets hardhats head_protection", "helmets and hard hats", [("helmet", "helmets"), ("hard hat", "hard hats")]),
    ("hats caps headgear", "hats and caps", [("hat", "hats"), ("cap", "caps")]),
    ("shoes footwear", "shoes and boots", [("shoe", "shoes"), ("boot", "boots")]),
    ("eyeglasses specs_boxes", "spectacles", [("pair of glasses", "spectacles")]),
    ("vests hi_vis", "high-visibility vests", [("safety vest", "safety vests")]),
    ("wheels tyres rims", "wheels", [("wheel", "wheels"), ("tyre", "tyres")]),
    ("windows_of panes", "windows of buildings", [("window", "windows")]),
    ("doors entrances", "doors and gates", [("door", "doors"), ("entrance", "entrances")]),
    ("roofs rooftops", "roofs in aerial pictures", [("roof", "roofs"), ("house from above", "houses from above")]),
    ("solar panels_on_roof pv_modules", "solar panels", [("solar panel", "solar panels")]),
    ("pools swimming_pools", "swimming pools in aerial pictures", [("pool", "pools")]),
    ("trees tree_crowns trunks", "single trees", [("tree", "trees"), ("oak", "oaks")]),
    ("flowers blossoms blooms", "flowers", [("flower", "flowers"), ("blossom", "blossoms"), ("rose", "roses")]),
    ("leaves leaf_boxes", "leaves", [("leaf", "leaves")]),
    ("mushrooms caps_in_wood", "mushrooms", [("mushroom", "mushrooms")]),
    ("insects pests trap_counter", "insects on a sticky trap", [("insect", "insects"), ("fly", "flies"), ("pest", "pests")]),
    ("bees hive_watch", "bees at a hive", [("bee", "bees")]),
    ("fish_boxes shoal", "fish under water", [("fish", "fish")]),
    ("eggs egg_finder", "eggs", [("egg", "eggs")]),
    ("coin_boxes find_coins", "coins", [("coin", "coins"), ("penny", "pennies")]),
    ("notes_money banknotes bills", "banknotes", [("banknote", "banknotes")]),
    ("postage_marks stamps", "postage stamps", [("stamp", "stamps")]),
    ("screws bolts fasteners", "screws, bolts and nuts", [("screw", "screws"), ("bolt", "bolts")]),
    ("playing_cards cards_on_table", "playing cards", [("playing card", "playing cards"), ("card on the table", "cards on the table")]),
    ("chessmen pieces", "chess pieces", [("chess piece", "chess pieces"), ("pawn", "pawns")]),
    ("bricks lego_parts", "toy bricks", [("brick", "bricks"), ("toy brick", "toy bricks")]),
    ("price_tags shelf_labels", "price tags on shelves", [("price tag", "price tags"), ("shelf label", "shelf labels")]),
    ("arrows arrow_finder", "arrows", [("arrow", "arrows")]),
    ("checkboxes tick_boxes omr_boxes", "check boxes on a form", [("check box", "check boxes"), ("box to tick", "boxes to tick")]),
    ("ticked checked_boxes", "boxes that have been ticked", [("ticked box", "ticked boxes"), ("cross on the form", "crosses on the form")]),
    ("input_fields text_fields", "fields to fill in on a web page", [("input field", "input fields"), ("empty field", "empty fields")]),
    ("icons pictograms", "icons of a screen", [("icon", "icons"), ("symbol on the screen", "symbols on the screen")]),
    ("bubbles_of speech_bubbles balloons_text", "speech bubbles of a comic", [("speech bubble", "speech bubbles")]),
    ("panels comic_panels", "panels of a comic page", [("panel", "panels"), ("frame of the comic", "frames of the comic")]),
    ("figures_on_page plots", "figures on a page", [("figure", "figures"), ("illustration", "illustrations")]),
    ("seals ink_stamps", "ink stamps and seals on papers", [("rubber stamp", "rubber stamps"), ("seal", "seals")]),
    ("shadows shade_areas", "shadows", [("shadow", "shadows")]),
    ("smoke smoke_alarm_cam", "smoke", [("cloud of smoke", "clouds of smoke")]),
    ("flames fire_boxes burning", "fire", [("fire", "fires"), ("flame", "flames")]),
    ("puddles wet_spots", "puddles", [("puddle", "puddles")]),
    ("footprints tracks", "footprints", [("footprint", "footprints"), ("animal track", "animal tracks")]),
    ("craters moon_craters", "craters on moons and planets", [("crater", "craters")]),
    ("galaxies deep_sky", "galaxies", [("galaxy", "galaxies")]),
    ("bacteria rods_and_cocci", "bacteria", [("bacterium", "bacteria"), ("germ", "germs")]),
    ("red_cells erythrocytes", "red blood cells", [("red blood cell", "red blood cells")]),
    ("nodules lung_nodules", "nodules in a scan of the lung", [("nodule", "nodules"), ("suspicious spot", "suspicious spots")]),
    ("fractures broken_bones", "fractures in X-rays", [("fracture", "fractures"), ("broken bone", "broken bones")]),
    ("caries tooth_decay", "decayed teeth", [("bad tooth", "bad teeth"), ("cavity", "cavities")]),
    ("graffiti tags_on_walls", "graffiti", [("graffito", "graffiti"), ("scribble on the wall", "scribbles on the wall")]),
    ("litter trash garbage_finder", "litter", [("piece of litter", "pieces of litter"), ("bit of rubbish", "bits of rubbish")]),
    ("scratches scuffs", "scratches in paint", [("scratch", "scratches")]),
    ("dents hail_damage", "dents of hail in a car", [("dent", "dents")]),
    ("rust corrosion", "rust", [("rusty spot", "rusty spots"), ("patch of rust", "patches of rust")]),
    ("leaks drips", "leaks of pipes", [("leak", "leaks")]),
    ("weld_faults pores", "faults of weld seams", [("weld fault", "weld faults"), ("pore", "pores")]),
    ("gaps_on_shelf empty_facings", "gaps on a shop shelf", [("gap on the shelf", "gaps on the shelf"), ("empty place on the shelf", "empty places on the shelf")]),
    ("pallets euro_pallets", "pallets", [("pallet", "pallets")]),
    ("containers boxes_at_port", "shipping containers", [("container", "containers")]),
    ("cartons parcels_on_belt", "parcels on a belt", [("parcel", "parcels"), ("carton", "cartons")]),
    ("pylons masts", "pylons and masts", [("pylon", "pylons"), ("mast", "masts")]),
    ("nests bird_nests", "nests of birds", [("nest", "nests")]),
    ("crosswalks zebra", "zebra crossings", [("crosswalk", "crosswalks"), ("zebra crossing", "zebra crossings")]),
    ("road_signs sign_boxes", "road signs", [("road sign", "road signs"), ("traffic sign", "traffic signs")]),
    ("free_slots free_parking vacancies", "free parking spaces", [("free space to park", "free spaces to park"), ("empty parking space", "empty parking spaces")]),
    ("lamps street_lights", "street lamps", [("street lamp", "street lamps"), ("lantern", "lanterns")]),
    ("flags banners_in_wind", "flags", [("flag", "flags")]),
    ("pens pencils", "pens and pencils", [("pen", "pens"), ("pencil", "pencils")]),
    ("keys_on_board key_finder", "keys", [("key", "keys")]),
    ("pills tablets blister", "pills and tablets", [("pill", "pills"), ("tablet", "tablets")]),
    ("syringes needles", "syringes", [("syringe", "syringes")]),
    ("plugs sockets outlets", "power sockets", [("socket", "sockets"), ("power outlet", "power outlets")]),
    ("cables wires", "cables", [("cable", "cables"), ("wire", "wires")]),
    ("extinguishers fire_safety", "fire extinguishers", [("fire extinguisher", "fire extinguishers")]),
    ("guns weapons", "weapons", [("weapon", "weapons"), ("gun", "guns")]),
    ("rings jewels jewellery", "rings and other jewellery", [("ring", "rings"), ("jewel", "jewels")]),
    ("bullseyes bullet_holes", "bullet holes in a target", [("bullet hole", "bullet holes"), ("hit on the target", "hits on the target")]),
    ("knots wood_knots", "knots in wood", [("knot in the board", "knots in the board")]),
    ("moles freckles lesions", "moles on skin", [("mole", "moles"), ("freckle", "freckles")]),
    ("meters_on_wall utility_meters", "utility meters", [("electricity meter", "electricity meters"), ("meter on the wall", "meters on the wall")]),
    ("toys toy_finder", "toys", [("toy", "toys")]),
    ("candles_lit candles", "candles", [("candle", "candles")]),
    ("teeth tooth_boxes dental_chart", "teeth", [("tooth", "teeth")]),
    ("ears ear_finder", "ears", [("ear", "ears")]),
    ("buttons_of_clothes shirt_buttons haberdashery", "buttons of clothes", [("button of the shirt", "buttons of the shirt"), ("coat button", "coat buttons")]),
    ("holes moth_holes cloth_tears", "holes and tears in cloth", [("hole in the cloth", "holes in the cloth"), ("tear", "tears")]),
    ("nails_found rusty_nails nail_finder", "nails in boards", [("nail", "nails")]),
    ("steps stairs_finder treads", "single steps of stairs", [("step", "steps"), ("stair", "stairs")]),
    ("chimneys flues stacks", "chimneys", [("chimney", "chimneys")]),
    ("bulbs dead_bulbs light_bulbs", "light bulbs", [("light bulb", "light bulbs"), ("bulb", "bulbs")]),
    ("berries fruit_set berry_counter", "berries on a bush", [("berry", "berries"), ("strawberry", "strawberries")]),
    ("apples_on_tree orchard_counter", "apples on trees", [("apple on the tree", "apples on the tree")]),
    ("sheep_from_air herd drone_herd", "grazing animals in pictures from a drone", [("grazing animal", "grazing animals")]),
    ("snails slugs", "snails and slugs", [("snail", "snails"), ("slug", "slugs")]),
    ("spiders webs arachnids", "spiders", [("spider", "spiders")]),
    ("mould_spots mildew damp_patches", "mould on walls and food", [("patch of mould", "patches of mould"), ("mouldy spot", "mouldy spots")]),
    ("tents_found campsite_boxes", "tents on a camp site", [("tent", "tents")]),
    ("buoys floats_at_sea", "buoys", [("buoy", "buoys")]),
    ("ducts vents air_vents", "air vents", [("air vent", "air vents"), ("vent", "vents")]),
    ("cameras_on_walls cctv_finder", "surveillance cameras", [("surveillance camera", "surveillance cameras"), ("security camera", "security cameras")]),
    ("exits emergency_exits escape_doors", "emergency exits", [("emergency exit", "emergency exits"), ("way out", "ways out")]),
    ("handles grab_bars doorknobs", "handles and knobs", [("handle", "handles"), ("door handle", "door handles")]),
    ("dice_boxes find_dice", "dice", [("die", "dice")]),
    ("beads pearls bead_counter", "beads and pearls", [("bead", "beads"), ("pearl", "pearls")]),
    ("stitches sutures seam_check", "stitches of a wound or a seam", [("stitch", "stitches")]),
    ("bubbles air_bubbles voids", "air bubbles in glass or resin", [("air bubble", "air bubbles")]),
    ("underlined highlighter marked_passages", "underlined or highlighted passages on a page", [("underlined passage", "underlined passages"), ("highlighted line", "highlighted lines")]),
    ("crossed_out strikeouts deletions", "words that have been crossed out", [("crossed-out word", "crossed-out words"), ("deletion", "deletions")]),
]
WITH_WORDS = {"buttons", "price_tags", "road_signs", "speech_bubbles", "seals", "icons", "banners_in_wind", "find_logos", "graffiti"}

# What is covered, as a mask: how a card calls it, and how questions do.
MASKS = [
    ("sky_mask heaven", "the sky", "sky"), ("road_mask drivable", "the road", "road"), ("hair_mask hair_pixels", "hair", "hair"), ("water_mask sea_land", "water", "water"),
    ("lawn_mask grass", "grass", "grass"), ("salient main_object matting", "the most prominent thing", "main object"), ("skin_mask skin_pixels", "skin", "skin"), ("building_mask facades", "buildings", "building"),
    ("dog_mask pet_outline", "pets", "pet"), ("car_mask vehicle_outline", "vehicles", "vehicle"), ("ink_mask writing_pixels", "everything that is written", "writing"), ("snow_mask white_out", "snow", "snow"),
    ("cloth_mask garments", "clothes", "clothing"), ("floor_mask ground", "the floor", "floor"), ("tree_mask foliage", "trees and bushes", "foliage"), ("product_mask studio_cut", "a product on a table", "product"),
    ("wall_mask plaster", "walls", "wall"), ("beard_mask facial_hair", "beards", "beard"), ("field_mask crops_area", "fields", "field"), ("flame_mask fire_pixels", "fire", "fire"), ("food_mask on_plate", "food on a plate", "food"), ("ice_mask frozen", "ice", "ice"), ("stain_mask dirt_pixels", "stains", "stain"), ("roof_mask tiles_area", "roofs", "roof"),
]

STRENGTH = opt("strength amount level intensity factor", "number", [2, 3, 5, 8, 10, 20], "{p} from 1 to 20")

# What is made of a picture.
CHANGES = [
    Row("sepia old_look vintage", "image", ["Gives a picture the brown of old photographs.", "Makes a picture look old."], ["[Make it look like an old photo|Give me a sepia version|Make it sepia|I want it in old brown tones].", "Could the photo look as if my great-grandfather had taken it?", "For the anniversary I want it to look a hundred years old.", "brown tones like in granny's album pls", "Age the picture, as if it had lain in a drawer since 1910."]),
    Row("cartoon to_cartoon comic toonify", "image", ["Redraws a picture as a cartoon.", "Makes a comic of a photograph."], ["[Turn it into a cartoon|Make a cartoon of it|Redraw the photo as a comic].", "I would like to be a comic figure in it.", "My son wants to see himself as a drawn figure, like in his comics.", "comic version of this pls", "Draw it over like a Saturday morning cartoon."]),
    Row("grey to_grey black_white desaturate", "image", ["Takes the colours out of a picture.", "Makes a picture black and white."], ["[Make it black and white|Take out the colours|Give me a grey version|Convert to greyscale].", "No colours, please.", "The newspaper prints without colour, so I need it that way.", "b/w version", "I want nothing but shades of grey.", "Could I have that without the colours?"]),
    Row("turn_left rotate90 upright quarter_turn", "image", ["Turns a picture by a quarter.", "Rotates the picture to the left."], ["[Rotate|Turn] [it|the picture|the photo] [by a quarter|to the left|].", "It lies on its side, put it upright.", "The scanner laid it on its side. Put it the right way up.", "rotate 90 left", "My neck hurts from reading this sideways, turn it round a quarter."]),
    Row("mirror flip flip_h", "image", ["Mirrors a picture left to right.", "Flips a picture."], ["[Mirror|Flip] [the picture|it|the photo].", "Swap left and right.", "In the selfie everything is the wrong way round, left is right. Correct that.", "flip horizontally", "I need it as seen in a looking glass."]),
    Row("sharpen crisp unblur deconvolve", "image", ["Makes a picture sharper.", "Takes blur out of a photograph."], ["[Sharpen|Unblur] [it|the picture|the photo].", "Make it sharper.", "I shook while I pressed, rescue the photo.", "Sharpen it with {x}.", "everything is soft, can u make it crisp", "I moved a little when I pressed the button, and it's the only shot we have of him. Help.", "Strength {x}, sharpen."], STRENGTH),
    Row("denoise clean_noise smooth nlmeans", "image", ["Takes the noise out of a picture.", "Removes grain."], ["[Remove the noise|Clean it up|Take out the grain|Denoise the photo].", "Take out the grain, at {x}.", "Taken at night on an old phone, full of coloured speckles. Get rid of the speckles.", "too grainy for print, smooth that out", "Noise reduction, level {x}."], STRENGTH),
    Row("brighten lighter fix_exposure gamma_up", "image", ["Makes a dark picture brighter.", "Lifts the shadows."], ["[Make it brighter|Brighten the photo|It is too dark, fix that].", "One hardly sees anything in the dark, help.", "Brighten it by {x}.", "You can't tell who is who in this cellar. More light!", "The flash did not go off. Rescue it.", "lift the shadows by {x}"], STRENGTH),
    Row("colourise add_colour colorize deoldify", "image", ["Colours a black and white picture.", "Gives old photographs colours."], ["[Colour it|Colourise the photo|Add colours to the old photo].", "How would grandma's photo look in colour? Make it so.", "Nobody alive knows what colour the dress was, but show my mother her wedding in colour.", "It's black and white. I'd like it otherwise.", "Add plausible colours to this old print."]),
    Row("straighten deskew level", "image", ["Straightens a crooked scan.", "Makes the horizon level."], ["[Straighten it|It is crooked, fix that|Level the photo|Deskew the scan].", "The sea runs downhill, correct that.", "The tower leans like the one in Pisa, and it was me who held the phone wrong. Set it right.", "level horizon pls", "The page went into the scanner at an angle."]),
    Row("remove_text erase_words inpaint_text", "image", ["Paints over all words in a picture.", "Erases the text of a picture."], ["[Remove|Erase] [the|all] [text|words] [from the picture|].", "I want the poster without any writing.", "I would use the picture as a background, but there are words all over it. Away with them.", "no lettering please, just the picture", "Same poster, but with no writing left on it."]),
    Row("frame_it add_border border passepartout", "image", ["Puts a border around a picture ({x}: its colour).", "Adds a frame; {x} names its colour, white by default."], ["[Put a border around it|Add a frame|Give it a border].", "Put a {x} border around it.", "A {x} frame, please.", "It looks so naked on the wall. Something {x} round it, as a border.", "border, {x}", "Let it look like a framed picture."], opt("colour color tone", "text", ["white", "black", "golden", "red", "blue"])),
    Row("rotate_by spin turn_deg", "image", ["Turns a picture by an angle, in degrees clockwise.", "Rotation by {x} degrees."], ["[Turn|Rotate] [it|the picture] by {x} degrees.", "Can you turn that {x} degrees clockwise?", "It should lean {x} degrees more to the right.", "Lean it over by {x} degrees.", "{x} deg clockwise", "The label was glued on askew; turning it by {x} degrees should do."], P("degrees angle deg by", "number", [5, 10, 15, 30, 45, 60, 120, 180])),
    Row("paint_style restyle neural_style", "image", ["Repaints a picture in a style.", "Style transfer."], ["[Paint|Redo] it [as|like] {x}.", "I want it as {x}.", "How would that look as {x}? Show me.", "I'd like to hang it up as {x}.", "Pretend that an artist had done it: {x}, please.", "convert to {x}"], P("style look as_", "text", {"an oil painting": "oil", "a pencil drawing": "pencil", "a watercolour": "watercolour", "a mosaic": "mosaic"}, "{p} is oil, pencil, watercolour or mosaic")),
    Row("tint overlay_colour wash", "image", ["Lays a colour over a picture.", "Tints the whole picture with {x}."], ["Tint it {x}.", "Lay a touch of {x} over the photo.", "Everything should look a bit {x}.", "A little {x} over everything would suit the mood.", "give the whole thing a {x} cast", "As if I looked through {x} glass."], P("colour color hue", "text", ["blue", "orange", "green", "pink", "purple"])),
    Row("write_on add_text stamp_text caption_on", "image", ["Writes words onto a picture.", "Puts {x} on the picture as a line of text."], ["Write {x} on the picture.", "Put the words {x} [on|across] it.", "The photo shall bear the words {x}.", "Write {x} at the {y}.", "The card still lacks its words: {x}.", "It should say {x} on there.", "Add the line {x}, at the {y}.", "caption: {x}"], P("text words label", "text", ["Happy birthday", "For sale", "Greetings from Rome", "Draft", "Merry Christmas", "Copy"]), opt("position where place", "text", ["top", "bottom", "middle"], "{p}: top, bottom or middle")),
    Row("watermark protect brand_it", "image", ["Puts a faint mark over a picture so that nobody steals it.", "Watermarks with {x}."], ["Protect my photo with {x} all over it.", "Add the watermark {x}.", "Nobody shall steal it: mark it with {x}.", "People take my photos without asking. Lay {x} faintly across.", "Before it goes to the client: {x} all over, faint.", "copyright mark {x} pls"], P("mark text owner", "text", ["Anna Wood", "Studio Hill", "SAMPLE", "confidential"])),
    Row("upscale super_res enlarge_ai esrgan", "image", ["Enlarges a picture and invents fine detail.", "Super resolution."], ["Make the tiny photo large enough for a poster, with fine detail.", "I need it {x} times finer, with invented detail.", "Upscale it by {x}.", "It is a thumbnail and I want it on canvas over the sofa, with fine detail.", "Blow it up {x} times without it going mushy.", "The file is so tiny. Make a big one of it that still looks crisp."], opt("factor times scale", "number", [2, 3, 4, 8], "{p} is 2, 3, 4 or 8")),
    Row("pixelate mosaic_all blocky", "image", ["Turns a picture into coarse blocks.", "Pixel art with blocks of {x} pixels."], ["Make pixel art of it.", "Turn it into coarse blocks.", "Make it blocky, {x} pixels each.", "Like a game from the eighties, squares of {x} pixels.", "I want the whole thing to look like an 8-bit game.", "big blocks all over"], opt("block size cell", "number", [4, 8, 16, 32])),
    Row("invert negative invert_colours", "image", ["Turns light into dark and back.", "The negative of a picture."], ["Make a negative.", "Invert the colours.", "Light should become dark and dark light.", "I scanned a film negative, so turn the tones round.", "white should be black, black white", "Swap every tone for its opposite."]),
    Row("posterize few_colours reduce_palette", "image", ["Reduces a picture to few colours.", "Keeps only {x} colours."], ["Reduce it to {x} colours.", "I can print only {x} inks, get it down to that.", "The T-shirt printer allows {x} colours, no more.", "only {x} tones should be left", "Screen printing with {x} inks: prepare the picture."], P("colours n count palette", "number", [2, 3, 4, 6, 8, 16])),
    Row("outline_drawing edges line_art canny", "image", ["Keeps only the edges as lines.", "Makes line art, as for colouring books."], ["Make a colouring page of it.", "Only the outlines of everything, as lines.", "My child wants to colour it in: give us the lines.", "Just the contours, for tracing.", "The kids have crayons and nothing to colour in. Use my photo.", "line drawing from this photo plz"]),
    Row("round_corners rounded", "image", ["Rounds the corners of a picture.", "Corners cut to a radius of {x}."], ["Round the corners.", "Round its corners by {x} pixels.", "Sharp corners look so hard on the website.", "corner radius {x}", "Soften the four corners, {x} pixels each."], opt("radius r px", "number", [8, 12, 20, 40])),
    Row("circle_avatar round_crop", "image", ["Makes a round picture for profiles.", "Avatar: the middle as a circle."], ["I need a round profile picture.", "Make an avatar of it.", "The forum shows everybody in a little circle. Prepare my portrait for that.", "round pic for my profile", "Cut me out as a disc."]),
    Row("pad_square square_up letterbox", "image", ["Makes a picture square by adding space.", "Pads to a square, never cuts."], ["Make it square without cutting anything off.", "It must be square for my shop.", "The shop system takes only pictures as wide as high, but I won't lose the edges.", "square it, no cutting", "Fill up the sides so that it becomes a square."]),
    Row("vignette dark_edges", "image", ["Darkens the edges of a picture.", "Adds a vignette."], ["Darken the edges.", "Give it a vignette.", "The corners should fade to black.", "Draw the eye to the middle by letting the edges sink into the dark.", "darker towards the rim, please", "vignette effect"]),
    Row("remove_red_eye red_eye", "image", ["Takes red eyes out of flash photographs.", "Corrects red pupils."], ["Everyone has red eyes, correct that.", "The flash made them look like vampires, fix the eyes.", "Flash photo, and now the whole family glows red from the pupils.", "red eyes, get rid of them", "We look like devils because of the flash. Give us normal eyes."]),
    Row("smooth_skin retouch beautify", "image", ["Smooths skin.", "Retouches portraits."], ["Retouch my face a little.", "Make the skin smooth.", "I have pimples in the photo, help me look better.", "I had a bad skin day when they took the picture.", "light retouch on the face please", "Fewer wrinkles and spots, but it should still be me."]),
    Row("dehaze clear_fog", "image", ["Takes haze and fog out of a landscape.", "Clears the view."], ["Take away the haze.", "The mountains are lost in fog, clear it.", "We climbed for four hours and then everything was milky. Clear the view.", "too misty, fix", "Let me see the valley without the haze."]),
    Row("warmer white_balance colour_temp", "image", ["Makes the light of a picture warmer or cooler.", "White balance at {x} kelvin."], ["Set the white balance to {x} kelvin.", "Shift the light to {x} kelvin.", "{x} K please", "The lamp made everything orange; {x} kelvin would be right.", "Correct the light to {x} kelvin."], P("kelvin k temperature", "number", [3200, 4500, 5600, 6500, 8000])),
    Row("saturate vivid more_colour", "image", ["Makes colours stronger.", "Raises saturation."], ["Make the colours stronger.", "It looks so pale, more life please.", "Boost the colours by {x}.", "The meadow was so much greener! Let the colours glow.", "colours are washed out", "colour boost, {x}"], STRENGTH),
    Row("contrast_up punch equalize", "image", ["Raises the contrast.", "Spreads the tones from black to white."], ["More contrast, please.", "The scan is flat and grey, make it punchy.", "It is all one grey soup.", "blacks blacker, whites whiter", "The picture lacks punch, do something about it."]),
    Row("binarize bw_scan threshold_it", "image", ["Pure black ink on white paper.", "Thresholds a scan, at {x} of 255 if given."], ["Turn the scan into pure black on white.", "Make the page black and white only, threshold {x}.", "For the fax I need it without any grey, only black on white.", "1 bit scan please", "Everything above {x} white, the rest black."], opt("threshold cut level", "number", [90, 128, 150, 200])),
    Row("unwarp flatten_page dewarp rectify", "image", ["Flattens the photograph of a bent page.", "Corrects perspective of papers."], ["The page is bent, flatten it.", "I took it from the side, make it look like scanned from above.", "The book wouldn't lie flat so the lines curve. Flatten them.", "Photographed from an angle, I need it as if it had lain on a scanner.", "make the page straight and flat"]),
    Row("remove_shadow no_shadow", "image", ["Removes shadows from a photographed paper.", "Evens out light on pages."], ["My hand threw a shadow on the paper, get rid of it.", "Remove the shadow.", "You can see the dark shape of my phone across the sheet. Take that away.", "even out the light on the paper", "There's a dark edge from my arm on the receipt, please without."]),
    Row("remove_scratches restore_old", "image", ["Restores damaged old photographs.", "Closes scratches and creases."], ["Restore the old wedding photo.", "The print is creased, repair it.", "Grandpa carried it in his wallet for forty years and it shows. Repair it.", "creases and scratches, gone please", "Make the damaged print whole again."]),
    Row("passport_photo id_photo biometrics", "image", ["Makes a passport photo.", "Cuts and scales a portrait to the rules of a country ({x})."], ["Make a passport photo for {x}.", "I need it as an ID photo, the country is {x}.", "I apply for a visa and they are strict. Country: {x}.", "biometric picture according to the rules of {x}", "Cut my portrait so that the office in {x} accepts it."], P("country for_country rules", "text", ["Germany", "France", "India", "Canada", "Japan"])),
    Row("make_older age_face grow_old", "image", ["Makes a face look older, by {x} years.", "Face ageing."], ["How will I look in {x} years?", "Age the face by {x} years.", "Show my girlfriend what she gets in {x} years.", "me + {x} years", "What would this face be like after {x} more years? A picture, please."], P("years by plus", "number", [10, 20, 30, 40])),
    Row("add_smile make_smile", "image", ["Makes a person smile.", "Lifts the corners of the mouth."], ["Put a smile on her face.", "He looks so grim, make him smile.", "The bride looks as if at a funeral. A smile would help.", "cheer him up in the pic", "Nobody laughs in this photo, lift the corners of their mouths."]),
    Row("add_snow weather_fx season", "image", ["Adds weather to a landscape.", "Paints rain, snow or fog over a picture."], ["Let there be {x} in the photo.", "Add {x} to it.", "How does the street look with {x}? Make it so.", "The brochure needs {x} and the sun was shining that day.", "put {x} in this landscape", "I want to see our house in {x}."], P("weather kind effect", "text", ["snow", "rain", "fog"], "{p} is snow, rain or fog")),
    Row("to_night relight", "image", ["Turns day into night.", "Makes it look as if taken at another hour ({x})."], ["Make it look like {x}.", "I want the same view at {x}.", "For the calendar I want this very view at {x}.", "relight to {x}", "As though I'd pressed the shutter at {x}."], P("hour time light", "text", {"night": "night", "dawn": "dawn", "dusk": "dusk", "noon": "noon"})),
    Row("sketch_grid grid_lines", "image", ["Draws a grid over a picture.", "Lines every {x} pixels."], ["Draw a grid over it.", "Lay a grid with lines every {x} pixels over it.", "I copy it by hand onto canvas and need squares to go by.", "raster over the picture, {x} px", "Lines across and down every {x} pixels, please."], opt("step every spacing", "number", [20, 25, 50, 100])),
    Row("heat_map saliency attention_map", "image", ["Shows where the eye is drawn, as a heat map.", "Visual attention."], ["Where do people look first? Show it as a heat map.", "Make an attention map of my advert.", "Before we print the flyer: show where eyes will land.", "attention heatmap", "I wonder what catches the eye in it. Colour it in by that."]),
    Row("depth_map relief z_map", "image", ["A picture of distances: near is white.", "Depth map."], ["Make a depth map.", "Show near things light and far things dark.", "For the 3D printer: the closer, the whiter.", "z map of this", "Paint every point by how far away it is."]),
    Row("colour_blind simulate_cvd", "image", ["Shows a picture as the colour-blind see it.", "Simulates a kind of colour blindness."], ["How do colour-blind people see it? Show me.", "Show it as with {x}.", "My colleague can't tell red from green. Let me see the chart with his eyes.", "simulate {x}", "Would somebody with {x} get it? Show me what they see."], opt("kind type deficiency", "text", ["protanopia", "deuteranopia", "tritanopia"], "{p}: protanopia, deuteranopia or tritanopia")),
    Row("compress_jpg shrink_file smaller_file", "image", ["Makes the file smaller at a quality of 1 to 100.", "JPEG compression, {x} percent quality."], ["Compress it to {x} percent quality.", "It is too heavy to mail, save it at quality {x}.", "The portal refuses large files. Quality {x} would do.", "jpg at {x} percent", "Save space: quality down to {x}."], P("quality q percent", "number", [20, 40, 50, 60, 75, 85])),
    Row("tile_it wallpaper repeat_pattern", "image", ["Repeats a picture as a pattern.", "Tiles it {x} by {x} times."], ["Repeat it {x} times each way.", "Make wallpaper out of it, {x} tiles a side.", "Gift wrap! Set it {x} times next to and below itself.", "{x} by {x} pattern of this", "I want the same motif over and over, {x} a side."], P("times n tiles", "number", [2, 3, 4, 5, 6])),
    Row("trim_white autocrop cut_margins", "image", ["Cuts off empty margins.", "Trims the white around a scan."], ["Cut away the white margins.", "There is so much empty paper around it, trim that.", "The drawing is lost on a huge empty sheet. Take the empty rim off.", "crop off blank borders automatically", "Nothing but white all around; cut it tight."]),
    Row("remove_thing erase_object magic_eraser", "image", ["Removes a named thing and fills the hole.", "Erases {x} by inpainting."], ["Make {x} disappear.", "I want the photo without {x}.", "Take {x} out and fill the hole.", "{x} spoils the view. Without it, please.", "Act as though {x} had never been there.", "clean plate without {x}"], P("what thing name prompt", "text", {"the lamp post": "lamp post", "the rubbish bin": "rubbish bin", "the crane": "crane", "my ex": "man", "the power line": "power line"})),
]

CHANGES += [
    Row("resize_canvas extend outpaint", "image", ["Extends a picture to one side and invents what is there.", "Outpainting by {x} pixels towards {y}."], ["Extend it by {x} pixels to the {y}.", "Let the picture go on for {x} more pixels on the {y}.", "The heads touch the rim. I need {x} pixels more on the {y}.", "outpaint {y} by {x}", "Make up what lay beyond the {y} edge, {x} pixels of it."], P("pixels by amount n", "number", [50, 100, 200, 300]), P("side towards direction", "text", ["left", "right", "top", "bottom"], "{p}: left, right, top, bottom")),
    Row("change_hair hair_salon dye", "image", ["Gives a person other hair.", "Hair colour {x}, and length {y} if wanted."], ["Dye my hair {x}.", "How would I look with {x} hair? Show me.", "I want {x} hair and that {y}.", "Mum says no, but let me at least see myself with {x} hair.", "{x} hair on me", "I am thinking of going {x}, and {y} too. What would my hair look like?"], P("colour color tone", "text", ["red", "blond", "black", "green", "grey"]), opt("length cut size", "text", ["short", "long"])),
    Row("mockup put_on_product merch", "image", ["Shows a picture printed on a product ({x}: mug, shirt or bag).", "Product mock-up."], ["How does it look on a {x}?", "Print it on a {x}, just to see.", "I think of selling it on a {x}. Let me see that.", "photo on {x}, preview", "What if my aunt got it as a {x} for her birthday? Show me the thing."], P("product item on", "text", ["mug", "shirt", "bag"], "{p}: mug, shirt or bag")),
    Row("cross_stitch knitting_pattern", "image", ["Turns a picture into a stitching pattern.", "Pattern of {x} stitches a row."], ["I want to stitch that, {x} stitches a row.", "Make a stitching pattern of {x} stitches.", "Granny embroiders and wants our dog, {x} stitches across.", "stitch chart, width {x}", "A needlework chart from this photo, {x} stitches per row."], P("stitches width n", "number", [40, 60, 80, 120])),
    Row("black_point levels_adj tone_curve", "image", ["Sets black and white point.", "Levels from {x} to {y} of 255."], ["Set the levels to {x} and {y}.", "Black should begin at {x} and white at {y}.", "levels {x} / {y}", "Anything below {x} is to be black, anything over {y} white."], P("black low lo", "number", [5, 10, 20, 30]), P("white high hi", "number", [220, 230, 240, 250])),
    Row("sharpen_faces face_restore gfpgan", "image", ["Restores faces in old or small pictures.", "Face restoration; {x} true keeps wrinkles."], ["Restore the faces.", "Restore the faces and {x}.", "The class photo is so small that the faces are mush. Bring them back.", "fix the faces, {x}", "I can hardly recognise my own parents in it. Do something about the faces."], opt("keep_wrinkles natural keep_age", "bool", {"leave the wrinkles": True, "keep them natural": True})),
    Row("grain_add film_look analog", "image", ["Makes a picture look like film.", "Adds grain; {x} also adds light leaks."], ["Make it look like shot on film.", "Like old film, {x}.", "It's too clean, too digital. I want the charm of 35 millimetre.", "analogue look, {x}", "Pretend I had used a roll of film."], opt("leaks light_leaks burn", "bool", {"with light leaks": True, "light leaks and all": True})),
    Row("remove_glare no_reflection deglare", "image", ["Takes reflections off glass and screens.", "Removes glare."], ["There's a lamp mirrored in the glass. Without it, please.", "I took it through a shop window and you see mostly me. Get rid of the reflection.", "glare off", "The flash bounced off the varnish; save the painting."]),
    Row("remove_glasses no_specs", "image", ["Takes the spectacles off a face.", "Shows a person without glasses."], ["I wear contact lenses now. Show me with no glasses on.", "Take off his spectacles.", "same face, but without anything on the nose"]),
    Row("close_eyes_fix open_eyes", "image", ["Opens closed eyes.", "Repairs portraits in which somebody blinked."], ["She blinked, and it is the only picture with the bride. Open her eyes.", "eyes shut, repair", "Make him look as if he were awake."]),
    Row("day_sky blue_sky sky_swap", "image", ["Gives a dull picture a better sky ({x}).", "Sky replacement: {x} is blue, sunset or stormy."], ["It was grey all week. The sky should be {x}.", "{x} sky, please.", "I rent out the cottage and it looks sad under these clouds. Make the sky {x}."], P("sky kind look", "text", {"blue": "blue", "stormy": "stormy", "like at sunset": "sunset"}, "{p}: blue, sunset or stormy")),
    Row("tilt_shift miniature toy_town", "image", ["Makes a scene look like a model railway.", "Fakes a shallow focus as for miniatures."], ["Our town should look as if built for a model railway.", "tilt shift effect", "I want it to seem as though everybody was a toy."]),
    Row("halftone newsprint raster_dots", "image", ["Prints a picture as dots, as in old newspapers.", "Halftone with dots of {x} pixels."], ["Make it look as if it came out of an old newspaper.", "Dots like in pop art, {x} pixels each.", "halftone {x} px"], opt("dot size cell", "number", [3, 4, 6, 10])),
    Row("kaleidoscope mirror_star mandala", "image", ["Turns a picture into a kaleidoscope.", "Mirrors a wedge {x} times."], ["As if I looked at it through a kaleidoscope.", "Make a mandala out of my flower, {x} wedges.", "I need a star pattern with {x} arms from this."], opt("wedges arms n", "number", [4, 6, 8, 12])),
    Row("puzzle_cut jigsaw make_puzzle", "image", ["Cuts a picture into jigsaw pieces.", "Draws the lines of a puzzle with {x} pieces."], ["For my niece: a jigsaw of {x} pieces.", "Turn us into a puzzle.", "jigsaw lines on it, {x} pieces"], opt("pieces n count", "number", [24, 48, 100, 250])),
    Row("lens_fix undistort barrel_fix", "image", ["Corrects the bending of wide lenses.", "Takes out barrel distortion."], ["The wide lens made the house bulge. Straight walls, please.", "Everything curves like in a fish bowl, undo that.", "lens correction"]),
    Row("dust_off sensor_spots spot_clean", "image", ["Removes dust spots of sensor or slide.", "Cleans specks."], ["My slides lay in the attic and are full of specks. Clean them off.", "There is dirt on the sensor, one sees it in the sky. Out with it.", "dust removal"]),
    Row("bigger_eyes doll_face caricature", "image", ["Makes a caricature of a face.", "Exaggerates features by {x} percent."], ["Draw him so that his nose is even longer than it is, like at a fair.", "A caricature of my boss for his farewell.", "exaggerate the face by {x} percent"], opt("percent by amount", "number", [10, 20, 30, 50])),
    Row("braces_off whiten_teeth dentist_fx", "image", ["Whitens teeth.", "Makes a smile shine."], ["I drink too much coffee and it shows when I laugh. Help.", "teeth a bit whiter please", "Give her a smile as in an advert for toothpaste, white."]),
    Row("empty_room unfurnish declutter", "image", ["Shows a room without its furniture.", "Clears rooms for estate agents."], ["How does the flat look with nothing in it? Show me.", "The tenants' stuff is everywhere. I want the room bare for the ad.", "unfurnished version of this room"]),
    Row("furnish stage_room home_staging", "image", ["Furnishes an empty room in a style ({x}).", "Virtual home staging; {x} is modern, rustic or classic."], ["Put furniture in, {x}.", "Nobody buys a bare flat. Let me see it {x} furnished.", "staging: {x}"], P("style look taste", "text", ["modern", "rustic", "classic"], "{p}: modern, rustic or classic")),
    Row("paint_walls wall_colour try_paint", "image", ["Paints the walls of a room in a colour ({x}).", "Tries out wall paint {x}."], ["What would the room be like with {x} walls? Show me.", "My wife wants the walls {x}. Let us see it first.", "walls: {x}"], P("colour color paint", "text", ["yellow", "white", "mint green", "light blue", "terracotta"])),
]

# What two pictures together tell or make.
PAIRS = [
    Row("same_person verify_face face_match", "bool", ["Whether two pictures show the same person.", "Face verification."], ["[Is it|Are they] the same person?", "Do the two photos show one and the same face?", "Is the man on the passport the man in the second photo?", "Could they be twins or is it the same woman twice?", "my ID from 1998 and a selfie from today, can you tell if it's the same face", "She says the portrait on the card is her. I have my doubts, please check the face against the second photo.", "The same guy in both, yes or no", "The porter must know: does the visitor's face fit the face on the badge?"]),
    Row("face_distance likeness kinship", "number", ["How alike two faces are, 0 to 100.", "Face similarity."], ["How much do the two faces look alike?", "How much does the son take after his father?", "Rate how like each other the two are.", "Everybody says the baby has its grandfather's face. Put a figure on it.", "Sisters, supposedly. Give me a percentage for how alike their faces are.", "how similar do we look, me and my cousin, out of 100", "Resemblance of the two faces as a value, please."]),
    Row("same_writer hand_match graphology", "bool", ["Whether two notes were written by the same hand.", "Writer identification."], ["Were both notes written by the same hand?", "Did one person write the two letters?", "Is the second in my teacher's handwriting too?", "An anonymous letter came, and I have an old birthday card from my neighbour. Do they come from one hand?", "The teacher thinks the mother's note was penned by the pupil. Check it against the essay.", "one writer or two?", "I would like to know if whoever penned the first note also penned the second."]),
    Row("signature_check verify_signature", "bool", ["Whether a signature is genuine, given a sample.", "Compares a signature with a reference."], ["Is the signature on the second one genuine?", "Do the signatures match?", "Did the same person sign both?", "The bank has a specimen of mine. Does what was signed on the cheque hold up against it?", "I never signed this! Here is how I really sign, please tell me whether the other is genuine.", "Verify the signature against the sample.", "genuine signature or not? the sample is the other picture"]),
    Row("ssim structure_score psnr_of", "number", ["Structural similarity of two pictures, 0 to 1.", "SSIM index."], ["What is the structural similarity of the two?", "How faithful is the copy, as an SSIM score?", "SSIM of the pair, nothing else.", "I compressed the picture and need the structural similarity to the original for my report.", "How well was the structure kept in the copy? Index from 0 to 1."]),
    Row("style_distance same_style_score", "number", ["How far apart the styles of two pictures are, 0 to 1.", "Compares brush and tone, not content."], ["How close are the two in style?", "Are they painted in a similar manner, as a score?", "A dealer says both canvases belong to one school. How far apart are they in manner, as a number?", "style distance between these 2", "Not what is painted but how: how near are the two to each other, 0 to 1?"]),
    Row("colour_gap delta_e tone_match", "number", ["Difference of the mean colours of two pictures (delta E).", "How well two tones match; below 2 nobody sees it."], ["How far are the two colours apart?", "Does the new paint match the old wall, as a number?", "What is the delta E between them?", "I had the paint mixed again and fear that one will notice where the old ends. How big is the gap between the tones?", "Report the colour difference of batch one and batch two.", "will anyone see that the two fabrics are not one tone? delta value pls"]),
    Row("best_shot better_of pick_photo", "text", ["Says which of two pictures is the better photograph: first or second.", "Chooses between two shots."], ["Which of the two [shots|photos] came out better?", "I can print only one of them: which?", "Which is the nicer photo?", "Aunt Erna gets just one print. First or second?", "I have to delete one of the two shots. Keep which?", "pick the better pic of these two", "The editor has room for one photograph; say whether the first or the second deserves it."]),
    Row("sharper_one focus_compare", "text", ["Says which of two pictures is sharper: first or second.", "Compares focus."], ["Which of the two is [sharper|in better focus]?", "In which did I shake less?", "My hands were trembling, but perhaps one of the two is crisp. Which?", "focus: 1 or 2?", "Of the pair, the crisper one is the ..."]),
    Row("taken_first order_of older_shot", "text", ["Says which of two pictures was taken earlier: first or second.", "Orders two photographs in time."], ["Which of the two was taken [first|earlier]?", "Which photo is the older one?", "I mixed up the prints. Which one was there before the other?", "Put them in order for the album: is the first the earlier one or the second?", "the earlier photo is number ..."]),
    Row("growth grown_by growth_rate", "number", ["How much a plant has grown between two pictures, in percent.", "Growth from an earlier to a later picture."], ["How much has the plant grown?", "By what percentage did it grow from one picture to the next?", "I took the first at Easter and the second today. By how many percent has my tomato shot up?", "Has the fertiliser done anything? Growth between the two shots in percent.", "seedling then and now, how much taller in %"]),
    Row("shift_of offset_px registration", "number", ["How far one picture is shifted against the other, in pixels.", "Registration offset."], ["By how many pixels are the two shifted?", "How far did the camera move between the shots?", "Somebody knocked against the tripod between the two shots. How many pixels off is it?", "Offset of image two relative to image one, in px.", "How much did the whole scene move, counted in pixels?"]),
    Row("rotation_between turned_by", "number", ["By how many degrees the second picture is turned against the first.", "Relative rotation."], ["By what angle is the second one turned against the first?", "How many degrees did I turn between the shots?", "The second scan lies askew compared to the first. By how many degrees?", "relative rotation of the two, deg", "How far was the paper turned on the glass before the second scan?"]),
    Row("depth_stereo stereo_distance", "number", ["Distance to the middle in metres, from a left and a right picture.", "Stereo range finder."], ["How far away is it, given both views?", "Use the two views to tell the distance.", "left eye, right eye: how many metres to the thing in the middle?", "I have two cameras side by side. Work out the range from their pictures.", "Stereo pair, give me the distance in metres."]),
    Row("same_place place_match", "bool", ["Whether two pictures were taken at the same place.", "Place recognition."], ["Was it the same place both times?", "Do both show the same street corner?", "Have we come back to where the first was taken?", "Grandpa stood there in 1950 and I think I was on the very spot. Was I?", "The landlord claims both shots show one and the same backyard. Is that so?", "same spot or another one?", "Could you confirm that the two views were taken at one location?"]),
    Row("same_product sku_match", "bool", ["Whether two pictures show the same product.", "Product matching for shops."], ["Is it the same article in both?", "Did they deliver what was in the advert?", "Is the thing I got the thing I ordered?", "The seller sends me something and says that's what was on the website. Check it against the picture there.", "right item? first = ordered, second = delivered", "Before I sign for it: is this the product that the catalogue shows?"]),
    Row("same_dog pet_match found_pet", "bool", ["Whether two pictures show the same animal.", "Finds lost pets by their coat."], ["Is the cat that was found ours, as in the first?", "Do both show the same animal?", "Our Mitzi has been gone for a week and the shelter sent a photo. Is it her?", "lost dog poster and the dog in my garden. one and the same?", "Compare the coats: the same animal on both?"]),
    Row("is_copy plagiarism logo_copy", "bool", ["Whether one picture was copied from the other.", "Finds plagiarised drawings."], ["Did the second artist copy from the first?", "Is one of them stolen from the other?", "My drawing is the first. Someone sells the second. Did they lift it from me?", "For the court: does the one logo rip off the other?", "copied or just a coincidence?"]),
    Row("narrate_two what_happened", "text", ["Says in a sentence what happened between two pictures.", "Narrates from a first to a second picture."], ["What happened between the two shots, in a sentence?", "Tell the story from the first to the second photo.", "I left the kids alone between these two pictures. Tell me what went on.", "One sentence please about how we got from the first photo to the second.", "what on earth happened in between"]),
    Row("relation_of pair_story", "text", ["Says what two pictures have in common.", "Names the link between two pictures."], ["What do the two have in common?", "Why do these two belong together?", "My quiz shows me these two and asks for the link. What is it?", "The common thread of the two pictures is ...", "I don't see how the two are connected. Do you?"]),
    Row("match_where find_in template_match", "regions", ["Finds the second picture inside the first.", "Template matching: boxes where {b} occurs in {a}."], ["Where in the first picture does the second occur?", "Find the little picture in the big one.", "The second is a detail of the first: where is it?", "The small snippet was torn out of the large picture. Show me the place.", "Locate image two within image one.", "I have a close-up of something on the big map. Whereabouts on the map is it?"]),
    Row("shared_things common_objects", "regions", ["Boxes of things in the first picture that are also in the second.", "What both have, on the first."], ["Which things of the first are in the second too?", "Find what both have in common and give the places.", "Of what lies on the first table, what lies on the second as well?", "Things that occur in both, as boxes on the first.", "We are sorting two drawers: which things of the first have their twin in the second?"]),
    Row("missing_parts absent_in_second", "regions", ["Boxes of parts on a plan that are missing on the built thing.", "Checks an assembly against its drawing."], ["Which parts of the drawing are missing on the built one?", "What did the fitter forget, as the plan shows it?", "I built the cupboard after the plan and it wobbles. Which parts of the plan did I leave out?", "Compare drawing and assembly and list what has not been built in.", "parts on the plan (1st) that aren't on the real thing (2nd)"]),
    Row("join_sides side_by_side hstack", "image", ["Puts two pictures next to each other.", "Joins two pictures into one."], ["Put the two next to each other.", "Make one picture out of both, side by side.", "[Join|Combine] the two photos.", "I want both on one sheet.", "For the newsletter I need both photos in one file, the one left and the other right.", "one image pls, left = first, right = second", "My chat lets me send a single picture only, so set the two beside each other."]),
    Row("stack_up on_top vstack", "image", ["Puts the first picture on top of the second.", "Stacks two pictures."], ["Put the first above the second.", "Stack the two.", "One over the other, as one picture.", "The upper half of the poster is the first file, the lower half is the second. Make one poster of them.", "first on top, second underneath, one file", "Put them together vertically, please."]),
    Row("blend mix_images cross_fade", "image", ["Mixes two pictures.", "Blends with a weight of {x} for the second (0 to 1)."], ["Blend the two.", "Mix both photos into one.", "Mix them with a weight of {x}.", "I want to see both at once, as if one shone through the other.", "double exposure of the two", "Let the two melt into each other, {x} for the second one.", "Can you overlay them half transparent?"], opt("weight alpha share", "number", [0.2, 0.3, 0.5, 0.7])),
    Row("panorama stitch wide_view", "image", ["Stitches two overlapping pictures.", "Makes a panorama."], ["Make a panorama of the two.", "They overlap, stitch them.", "I turned a bit between the shots: give me the wide view.", "The mountains did not fit into one shot so I took two. Give me the whole range.", "stitch plz, they overlap a bit", "From the two halves of the bay, make the full view."]),
    Row("hdr_merge exposure_fusion", "image", ["Merges a dark and a bright exposure.", "HDR of two shots."], ["One is too dark and one too bright, make a good one of them.", "Merge the two exposures.", "In the first the sky is white and in the second the house is black. Can one get both right?", "combine exposures", "I bracketed the shot: one over, one under. Fuse them."]),
    Row("face_swap swap_heads", "image", ["Puts the face of the first picture on the person of the second.", "Swaps faces."], ["Put my face from the first onto the second.", "Swap the faces.", "For fun: my head on his body.", "My brother's face should sit on the body of the second photo.", "put face 1 on person 2"]),
    Row("style_from borrow_style", "image", ["Paints the first picture in the style of the second.", "Style transfer by example."], ["Paint the first like the second.", "Give the first photo the look of the second.", "I love how the second is painted. Do my garden, the first, that way.", "Take the look of picture two, the content of picture one.", "Let the first be redone as though the painter of the second had made it."]),
    Row("place_logo overlay insert_logo", "image", ["Puts the second picture as a logo onto the first.", "Lays a small picture over a corner ({x})."], ["Put the logo of the second onto the first.", "Lay the second over the first as a logo in the {x}.", "Our firm's emblem is the second file. It belongs on the first.", "stick pic 2 in the corner of pic 1", "The first is the flyer, the second our sign: set the sign into the {x} corner of the flyer."], opt("corner where at", "text", {"top left": "top_left", "bottom right": "bottom_right", "top right": "top_right"}, "{p}: top_left, top_right, bottom_left, bottom_right")),
    Row("stereo_3d anaglyph", "image", ["Makes a red-cyan 3D picture from a left and a right view.", "Anaglyph."], ["Make a 3D picture of the two views.", "I have red and blue glasses: make it 3D.", "One shot for each eye. Make something that I can look at through my cinema glasses with a red and a blue lens.", "left + right view -> anaglyph", "I would like to see depth with my paper glasses, please combine both views."]),
    Row("before_after slider_card", "image", ["A card with before and after.", "Shows two states with captions."], ["Make a before-and-after card.", "Show the kitchen before and after on one card.", "My customers like to see what the bathroom was like and what it is like now. One card, please.", "old garden, new garden, as a before/after picture", "Make it visible on one card what the renovation did."]),
    Row("try_on dress_up virtual_fitting", "image", ["Dresses the person of the first picture in the clothes of the second.", "Virtual fitting room."], ["How would I look in that dress? Second photo.", "Put the jacket of the second on the man of the first.", "I cannot get to the shop. Show me in the coat of the second photo.", "dress me (1) in that shirt (2)", "Would it suit him? Let the man of the first wear what hangs in the second."]),
    Row("align_to register_to", "image", ["Moves the second picture until it lies exactly on the first.", "Image alignment."], ["Align the second with the first.", "Make them line up.", "I want to flick between the two without anything jumping. Bring the second into place.", "register image 2 onto image 1", "The second scan lies a bit off. Move it so that it covers the first."]),
    Row("colours_from match_colours", "image", ["Gives the first picture the colours of the second.", "Colour matching."], ["Give the first the colours of the second.", "They should have the same tones: adapt the first.", "The wedding shots come from two cameras. Make the first as warm as the second is.", "take over the palette of the second for the first", "The first looks cold beside the second. Let it have the second one's tones."]),
    Row("travel_time minutes_between", "number", ["Minutes between the clocks of two pictures.", "Reads two clock faces and subtracts."], ["How many minutes passed from the first clock to the second?", "How long lay between the two, by the clocks?", "I photographed the station clock when I left and when I arrived. How many minutes was I on the way?", "minutes between clock 1 and clock 2", "By the two dials, how long did the exam last?"]),
    Row("puzzle_fit pieces_fit", "bool", ["Whether two puzzle pieces fit together.", "Checks edges of two pieces."], ["Do the two pieces fit together?", "Does the second part belong to the edge of the first?", "Grandma tries to push these two together. Is she right to?", "fit or no fit?", "I have two shards of a vase: does the edge of one go into the edge of the other?"]),
    Row("winner_of judge_duel", "text", ["Compares two dishes, outfits or drawings and names the better one.", "Judge for two entries; {x} says by what."], ["Which of the two is better, going by {x}?", "Judge the two by {x}.", "Two children, two drawings, one prize for {x}. Who gets it?", "You be the judge, and look at {x} only: first or second?", "In terms of {x}, the better of the two is ..."], P("by criterion rule", "text", ["taste", "colour", "neatness", "originality"])),
    Row("key_copy same_key locksmith", "bool", ["Whether two keys are cut alike.", "Compares the teeth of two keys."], ["Was the key copied rightly?", "Will the new key open my door? First the old one, then the copy.", "same teeth on both keys?", "I found a key and wonder whether it is the twin of mine."]),
    Row("fingerprint_match same_finger dactyloscopy", "bool", ["Whether two fingerprints come from one finger.", "Ridge matching."], ["Do the two prints come from one finger?", "The glass and the door handle: was it the same thumb?", "fingerprints match y/n", "Is the suspect's finger the one that left the other print?"]),
    Row("half_sisters siblings_check related", "bool", ["Whether two people look related.", "Kinship by faces."], ["Could these two be brother and sister?", "He claims to be my late uncle's son. Family or not, by the faces?", "related?"]),
    Row("weight_lost diet_progress slimmer", "number", ["Estimates how many kilograms somebody lost between two pictures.", "Weight change, first to second."], ["How many kilos have I lost between the two?", "The first is from January, the second from today: what did the diet bring in kilos?", "kg lost, before vs now"]),
    Row("hair_growth_cm longer_by", "number", ["How many centimetres hair has grown between two pictures.", "Hair growth from first to second."], ["How much longer did her hair get?", "By how many centimetres has my beard or hair grown since the first?", "cm of hair growth"]),
    Row("tide_change level_between waterline", "number", ["How far the water rose from the first picture to the second, in centimetres.", "Water line compared."], ["By how many centimetres has the river risen?", "How much higher is the water in the later one?", "I was here at noon and again at five. Rise of the tide in cm?"]),
    Row("snow_gain fresh_snow", "number", ["Centimetres of fresh snow between two pictures of a stake.", "How much has fallen from first to second."], ["How much fresh snow came overnight?", "Evening and morning at the stake: how many centimetres fell?", "new snow, cm?"]),
    Row("wear_gap brake_wear sole_wear", "number", ["How much a part has worn off between two pictures, in millimetres.", "Wear from new to used."], ["How many millimetres have worn off?", "Here's the brake pad as bought and as it is. What's gone, in mm?", "wear since new, mm"]),
    Row("who_is_taller taller_of", "text", ["Says in which of two pictures the taller person stands: first or second.", "Compares body heights."], ["Who is taller, the one in the first or the one in the second?", "My sons quarrel over it. Which of the two is the longer one?", "taller: 1 or 2?"]),
    Row("healthier_plant plant_duel", "text", ["Says which of two plants is healthier: first or second.", "Compares leaves."], ["Which of the two plants is doing better?", "One stood in the sun, the other in the kitchen. Which liked its place more?", "I can take only one of these two home. The healthier is the ..."]),
    Row("fresher_of riper_one", "text", ["Says which of two fruits is riper: first or second.", "Compares ripeness."], ["Which one should I eat first?", "Two melons, one dinner. Which is the riper?", "riper: first or second"]),
    Row("spot_weather_gap clearer_day visibility", "text", ["Says on which of two pictures one sees further: first or second.", "Compares haze."], ["On which of the two days was the view clearer?", "The same hill twice. In which can one see further?", "less haze: 1 or 2?"]),
    Row("legal_match trademark_risk confusable", "number", ["The risk that two brand marks are confused, 0 to 1.", "Trademark similarity."], ["How likely is it that customers mix up the two marks?", "The lawyers ask for the risk of confusion between our sign and theirs.", "confusable? score pls"]),
    Row("caption_pair joke_of meme_pair", "text", ["Writes a funny caption for two pictures.", "A joke that needs both."], ["Make a joke of the two.", "I post them as a pair. Give me a funny line to go under it.", "caption for both together, something witty"]),
    Row("morph_half morph_faces in_between", "image", ["Makes a face between two faces.", "Morph; {x} is the share of the second, 0 to 1."], ["What would our child look like? One face out of the two.", "Half me, half her.", "morph with {x} of the second"], opt("share weight mix", "number", [0.3, 0.5, 0.7])),
    Row("frame_into hang_in_room wall_preview", "image", ["Hangs the second picture on the wall of the first.", "Shows a painting in a room."], ["How would the painting look over our sofa? The room is the first.", "Hang the second on the wall in the first.", "I buy it only if it suits the living room. Show me both together, the picture on the wall."]),
    Row("double_page book_spread", "image", ["Lays two scans out as facing pages of a book.", "A spread with a fold in the middle."], ["Page one and page two, as an open book.", "I scanned left and right page one by one. Give me the spread.", "facing pages please"]),
    Row("worn_by_pet pet_costume", "image", ["Dresses the animal of the first picture in the costume of the second.", "Pet costumes."], ["My cat in that little coat, please.", "Will the sweater suit the dog? Dog first, sweater second; let me see it on.", "put the costume on the animal"]),
    Row("crack_growth_map widened", "regions", ["Boxes on the first picture where a crack is wider on the second.", "Cracks that have grown."], ["Where has the wall cracked further?", "The surveyor came in spring and came back now. At which places did the crack get wider?", "places where the cracks have grown"]),
    Row("unpaired_socks no_partner", "regions", ["Boxes of things in the first picture that have no partner in the second.", "Finds odd ones without a twin."], ["Which socks of the first heap have no partner in the second?", "I try to pair them up. What on the first stays alone?", "those of the first without a twin in the second"]),
]

START, END = P("start_s start from_s begin t0", "number", [2, 5, 10, 12, 20, 30], "{p} in seconds"), P("end_s end to_s until t1", "number", [35, 40, 45, 60, 75, 90], "{p} in seconds")
MAY_START = opt("start_s start from_s begin t0", "number", [2, 5, 10, 12, 20, 30], "{p} in seconds")
MAY_END = opt("end_s end to_s until t1", "number", [35, 40, 45, 60, 75, 90], "{p} in seconds")

# What a recording tells, or what is made of it.
HEARS = [
    Row("song_name which_song name_tune shazam_like", "text", ["Names the song that is played.", "Recognises music."], ["[Which|What] song is [this|it|playing]?", "What is the [name of the|] [tune|music]?", "I cannot get the melody out of my head: what is it called?", "They played this at my cousin's wedding and I must have it. Title?", "name that tune", "I hummed along all evening without knowing what piece it was."]),
    Row("artist_of singer_name who_sings", "text", ["Names the singer or the band.", "Artist recognition."], ["Who sings [this|that]?", "Which band is it?", "Whose voice is that in the chorus?", "My daughter says this is her favourite band. Who are they?", "singer?", "I'd buy tickets if I knew who performs that."]),
    Row("speakers count_voices how_many_speakers diarize_count", "number", ["Counts the different voices.", "How many people speak in a recording."], ["How many [people|voices|different people] [speak|are speaking|can you hear]?", "Is it one speaker or two?", "Was she alone on the line, or how many were they?", "The caller swore that he was alone in the room. How many voices are on it?", "no. of speakers", "How many different persons took part in the call?", "I have to set out chairs: how many are talking there?"]),
    Row("language_of which_language spoken_language lid", "text", ["Tells which language is spoken.", "Names the language of a recording."], ["[Which|What] language [is spoken|does she speak|is it]?", "Is it [French|German|Spanish] that is spoken?", "I do not understand a word: from where are they?", "Somebody left a message and I don't get a word. What tongue is that?", "spoken language = ?", "I need an interpreter, but for which language?"]),
    Row("accent_of dialect regional_voice", "text", ["Tells the accent of a speaker.", "Dialect recognition, e.g. Scottish."], ["What accent does [she|he|the speaker] have?", "Where does the speaker come from, by the accent?", "Is that Scottish English?", "You can hear that she isn't from here. From what region, then?", "Where did the caller grow up, judging by how the words sound?", "accent?"]),
    Row("voice_mood tone_of_voice speech_emotion", "text", ["Tells the mood of a voice.", "Angry, calm, happy or sad, by the voice."], ["[Is the speaker|Is she|Is he] [angry|happy|sad|upset]?", "In what mood is the speaker?", "Should I be worried by how she sounds?", "My boss left a voicemail. Do I have to be afraid? I mean, is he cross?", "mood of the voice pls", "Did he sound hurt? I want to know how he felt, not what he said."]),
    Row("voice_age speaker_age", "number", ["Estimates the age of a speaker, in years.", "How old a voice sounds."], ["How old is the speaker?", "How old does the voice sound?", "Is the caller a child or a grown-up, in years?", "The woman on the phone claimed to be my granddaughter. How many years would you give the voice?", "speaker's age approx", "By the voice, the caller is about ... years old."]),
    Row("voice_gender speaker_sex", "text", ["Says whether a voice is male or female.", "Gender of the speaker."], ["Is the speaker a man or a woman?", "Was it a he or a she on the phone?", "The line was so bad that I couldn't tell whether to write Mr or Mrs.", "male or female voice", "Shall I answer with Sir or Madam, going by the voice?"]),
    Row("tempo bpm beats beat_track", "number", ["Beats a minute of a piece of music.", "How fast the music is."], ["[What is the|How fast is the] [tempo|beat|music]?", "How many beats [a|per] minute?", "Can I jog to it, in beats?", "We want to dance to it. BPM?", "I set my metronome to what for this piece?", "Is the piece fast enough for aerobics? Beats per minute, please."]),
    Row("key_of_song tonality musical_key", "text", ["The key of a piece of music, such as A minor.", "Tonality."], ["In which key is the [song|piece]?", "Is it major or minor?", "Which key do I have to play along in?", "The pianist asks what key it's in.", "My clarinet has to come in later. The piece is in ...", "major/minor + root pls"]),
    Row("chords chord_names harmony", "text", ["Lists the chords of a song.", "Chord recognition for guitar players."], ["[What|Which] chords are played?", "I want to play it on my guitar: what are the chords?", "Campfire tonight and I have to accompany that song. What do I strum?", "chord chart from the recording", "Write down the harmonies for my left hand."]),
    Row("instruments_in instrument_names", "text", ["Names the instruments that play.", "Instrument recognition."], ["[Which|What] instruments [play|do you hear]?", "Is that a cello or a viola?", "My pupil has to name who is in the band, I mean what they play on.", "list of instruments heard", "What would one have to hire to perform that piece?"]),
    Row("genre_of music_style", "text", ["Names the genre of music.", "Rock, jazz, techno and so on."], ["What [genre|kind of music] is it?", "Is that jazz?", "On which shelf of a record shop does it belong?", "Under what heading would the radio file that piece of music?", "my dad calls it noise, what do you call this kind of music", "genre tag for the track"]),
    Row("loudness volume_of decibel lufs rms_db", "number", ["How loud a recording is, in decibels.", "Measures loudness."], ["How loud is [it|the recording]?", "What is the volume of the recording?", "Will it hurt my ears, in decibels?", "The neighbour says our party was deafening. How many decibels was it?", "level in dB", "Do I need ear plugs at this machine? Give me the decibels of the recording."]),
    Row("bird_call which_bird birdsong", "text", ["Names the bird that sings.", "Recognises birds by their song."], ["[Which|What] bird [is singing|sings|do I hear]?", "Whose song is that?", "Who wakes me every morning with that chirping?", "Every morning at four it starts outside my window. Which bird do I owe that to?", "species of the singer in the hedge", "I recorded something whistling in the reeds, what bird?"]),
    Row("sound_kind what_sound noise_of audio_event", "text", ["Says what makes a sound: siren, dog, rain, engine.", "Names sounds that are no speech."], ["[What|Which] [sound|noise] is [this|that]?", "Is that a [siren|dog|engine]?", "What on earth is making that racket?", "There's something humming in the cellar at night. What could it be?", "identify the noise", "I am blind and heard this in the street. What was it?"]),
    Row("engine_fault motor_sound", "text", ["Tells what is wrong with an engine by its sound.", "Diagnosis for motors: belt, bearing, valve, fine."], ["What is wrong with my [car|engine]?", "Why does the motor sound so odd?", "It rattles since Tuesday and the garage opens on Monday only. What's broken?", "diagnose the engine noise", "Can I still drive to work with a motor that sounds like this?"]),
    Row("cough_check lungs_sound", "text", ["Says what a cough may come from.", "Screens coughs."], ["What kind of cough is it?", "Is my cough something bad?", "The child coughs like that all night. What could be behind it?", "dry, wet, croup? kind of cough please", "Do I have to take her to a doctor with that cough?"]),
    Row("heart_rate pulse_of stethoscope", "number", ["Heartbeats a minute from a stethoscope recording.", "Pulse by sound."], ["How fast does the heart beat?", "What is the pulse?", "I held the microphone to his chest. Beats per minute?", "Is the heart too quick? Give me the rate.", "pulse from this stethoscope clip"]),
    Row("snoring apnea_count", "number", ["Counts pauses in breathing at night.", "Apnea events of a recorded sleep."], ["How often did I stop breathing at night?", "How many breathing pauses are there?", "My wife says that I stop breathing in my sleep. How many times did I?", "apnoea count for last night", "The sleep clinic wants the number of pauses in my breath."]),
    Row("claps clap_count knocks", "number", ["Counts claps and knocks.", "How often hands are clapped."], ["How often is there a clap?", "How many knocks [are there|do you hear]?", "How many times did they clap?", "They knock at the door in the film script, and I recorded it. Number of knocks?", "How many times are hands clapped together?", "claps: total"]),
    Row("barks bark_count", "number", ["Counts how often a dog barks.", "Barks in a recording."], ["How often does the dog bark?", "How many barks does the neighbour's dog give?", "For the complaint I must state how many times that dog barked.", "bark total", "Our neighbour's dog again. Count, please, I gave up."]),
    Row("pitch_of tone_hz f0", "number", ["The pitch of a tone, in hertz.", "Fundamental frequency."], ["How high is the tone, in hertz?", "What is the pitch?", "At what frequency does it hum?", "My fridge sings. On what frequency?", "tone in Hz", "I tune my violin to this fork. How many hertz does it give?"]),
    Row("silence_share quiet_part", "number", ["The share of a recording that is silent, in percent.", "How much is quiet."], ["How much of the recording is silence?", "What percentage is quiet?", "It feels as though nobody said anything half of the time. How much of it is quiet, in percent?", "silent portion, %", "What share of the tape could I throw away because nothing sounds?"]),
    Row("fillers ums count_um", "number", ["Counts um and er.", "How often a speaker hesitates."], ["How often does the speaker hesitate?", "How many ums and ers [are there|did I say]?", "I practise my talk: how often do I say er?", "My coach charges me a coin for every um. What do I owe in coins?", "um count", "Do I stammer about? Number of ums and ahs, please."]),
    Row("audio_quality mos_score", "number", ["The quality of a recording from 1 to 5.", "Mean opinion score of speech."], ["How good is the quality of the recording?", "Rate the sound from 1 to 5.", "Was my microphone any good, as a mark?", "Is it good enough for a podcast? Give it a mark from 1 to 5.", "MOS?", "I bought a new microphone. Was it worth it? Score the recording."]),
    Row("is_music music_or_speech", "bool", ["Whether there is music.", "True if something is sung or played."], ["Is there music in it?", "Does anybody sing or play?", "I only keep what has music in it. Do I keep that?", "any music or is it just talk", "I wonder if there's a band playing on the tape."]),
    Row("is_robot_voice synthetic_voice voice_fake", "bool", ["Whether a voice was made by a machine.", "Detects cloned voices."], ["Is the voice artificial?", "Was I phoned by a machine?", "Is the caller a computer?", "It called me by my name and sounded odd. Was it a machine?", "AI voice, yes or no", "They say the minister said it. Did a computer say it with his voice?"]),
    Row("is_laughing laughter", "bool", ["Whether somebody laughs.", "Laughter detection."], ["Does anybody laugh?", "Was the audience amused, did one laugh?", "I told a joke on the tape. Did it work, did anyone laugh?", "laughter yes/no", "Can you hear somebody giggle?"]),
    Row("baby_cries cry_alarm", "bool", ["Whether a baby cries.", "Baby alarm."], ["Does the baby cry?", "Is the little one awake and crying?", "I am in the garden and the monitor is on. Do I have to go up because of the baby?", "crying or not, the baby", "Is that the little one screaming?"]),
    Row("glass_breaks alarm_sound", "bool", ["Whether glass breaks or an alarm rings.", "Burglar detector."], ["Did a window break?", "Was there a burglar, an alarm perhaps?", "We were away and the neighbour heard something. A pane, an alarm?", "Should I call the police, did glass break on the tape?", "break-in sounds, yes or no"]),
    Row("same_voice_as voice_known", "bool", ["Whether the speaker is a known person, named in {x}.", "Speaker verification against the enrolled voice {x}."], ["Is it {x} who speaks?", "Does the voice belong to {x}?", "Was that really {x} on the phone?", "Someone rang and said: it's me, {x}. True?", "confirm the speaker is {x}", "I believe I know that voice. Is it {x}'s?"], P("name who speaker person", "text", ["Anna", "Peter", "Maria", "my boss", "Tom Reed"])),
    Row("transcribe_in foreign_speech multi_asr", "text", ["Writes down speech of another language, which is given as {x}.", "Speech recognition for the language {x}."], ["They speak {x}: write it down.", "Write down the {x} speech.", "What do they say? It is {x}.", "My {x} is too bad to take this down. Please write out what is said.", "{x} audio -> text in {x}", "The witness spoke {x}. I need every word on paper."], P("language lang tongue", "text", ["French", "Italian", "Polish", "Russian", "Hindi"])),
    Row("interpret live_translate speech_to", "text", ["Says in another language what is spoken.", "Speech translation into {x}."], ["What do they say, in {x}?", "Give me the speech in {x}.", "My mother speaks only {x}: what is the message?", "The plumber left a message in his own tongue. In {x}, what does it say?", "voice message into {x} pls", "I get nothing of it, {x} is all I understand."], P("language into target", "text", ["French", "Spanish", "Turkish", "Arabic", "Greek"])),
    Row("minutes_of meeting_notes protocol", "text", ["Writes the minutes of a meeting.", "Who decided what, as a list."], ["Write the minutes.", "I missed the meeting: what was decided, as a list?", "I slept through the call. What do I have to report, who decided what?", "protocol of the meeting from the recording", "The board wants the minutes by tonight."]),
    Row("key_phrase_at topic_of talk_topic", "text", ["Names the topic of a talk in a word or two.", "Topic detection for podcasts."], ["What is the topic, in a word?", "Under which subject do I file the talk?", "Which shelf of the library does the lecture belong on?", "topic in 1-2 words", "I have fifty podcasts to sort. What's the subject of this one?"]),
    # Spans of time.
    Row("pauses silences gaps_in", "segments", ["Finds the pauses of a recording.", "Spans without any sound."], None),
    Row("laughs laughter_at", "segments", ["Finds laughter.", "When somebody laughs."], None),
    Row("music_parts jingles", "segments", ["Finds music between speech.", "Spans in which music plays."], None),
    Row("coughs cough_at", "segments", ["Finds coughs.", "When somebody coughs."], None),
    Row("shots bangs", "segments", ["Finds gunshots and bangs.", "Times of loud bangs."], None),
    Row("rings_at phone_rings", "segments", ["Finds the ringing of phones.", "When a phone rings."], None),
    Row("applause clapping", "segments", ["Finds applause.", "When an audience claps."], None),
    Row("adverts ad_breaks", "segments", ["Finds advertising in radio recordings.", "Spans of adverts."], None),
    Row("swearing rude_words", "segments", ["Finds swear words.", "When something rude is said."], None),
    Row("sirens siren_at", "segments", ["Finds sirens of police and ambulances.", "When a siren is heard."], None),
    # Other recordings.
    Row("clean_voice no_noise denoise_audio rnnoise", "audio", ["Removes noise behind speech.", "Cleans a recording."], ["[Remove|Take out] the [noise|hiss|wind].", "One hears only the traffic behind her, clean that up.", "She called from the beach and the wind is louder than she is.", "denoise pls", "Get the fridge out of my interview, I mean the humming."]),
    Row("louder boost_volume gain", "audio", ["Makes a recording louder.", "Gain in decibels ({x})."], ["Make it louder.", "Raise the volume by {x} decibels.", "I hardly hear her, turn it up.", "Grandfather is hard of hearing and gets nothing of it. More volume.", "+{x} dB", "They all whisper. Turn it up."], opt("db gain by", "number", [3, 6, 9, 12])),
    Row("slow_down speed_up stretch play_rate", "audio", ["Changes the speed of a recording, not its pitch.", "Plays {x} times as fast."], ["Play it {x} times as fast.", "She speaks at the wrong pace for me: {x} times the speed, please.", "I learn English and she talks like a waterfall. Set the pace to {x}.", "speed x{x}", "I have the patience for {x} times the pace."], P("factor rate speed", "number", [0.5, 0.75, 1.25, 1.5, 2])),
    Row("voice_only remove_music stem_vocals", "audio", ["Takes the music away and leaves the voice.", "Separates vocals."], ["I want only the voice without the music.", "Leave the singer, drop the band.", "The band drowns the singer. I want her alone.", "vocals only", "Drop the music behind the speaker."]),
    Row("karaoke instrumental no_vocals", "audio", ["Takes the voice out of a song.", "Makes karaoke tracks."], ["Make a karaoke version.", "Take the singer out of the song.", "It's my turn to sing on Saturday, so I need it without the singing.", "minus one version", "Leave the band, mute the singer for good."]),
    Row("deeper pitch_shift lower_key", "audio", ["Shifts the pitch down by {x} half tones.", "Makes voices deeper."], ["Make it {x} half tones deeper.", "I sing lower: move the song down by {x} half tones.", "Too high for my voice. Take it {x} half tones down.", "-{x} semitones", "Let him sound as if he had a bigger chest, {x} half tones lower."], P("semitones steps n", "number", [2, 3, 4, 5, 7])),
    Row("robot_voice vocoder anonymise_voice", "audio", ["Makes a voice unknown to anybody.", "Disguises a speaker."], ["Nobody must recognise the witness, change the voice.", "Disguise the speaker.", "Make the voice sound like a robot.", "She speaks up on condition that no one can tell it's her. Make the voice unknown.", "anonymise speaker", "It's a whistleblower. Alter his voice before we air it."]),
    Row("echo reverb hall", "audio", ["Adds the echo of a room ({x}).", "Reverb: {x} is church, hall or cave."], ["Make it sound as if in a {x}.", "Add the echo of a {x}.", "Dry as dust, my flute. Let me play in a {x}.", "reverb: {x}", "I'd like to sing as if I stood in a {x}."], P("room place preset", "text", ["church", "hall", "cave"])),
    Row("backwards reverse_audio", "audio", ["Plays a recording backwards.", "Reverses time."], ["Play it backwards.", "Reverse the recording.", "People say that there's a secret message if you let it run the other way round. Do that.", "reversed audio", "From the end to the beginning, please."]),
    Row("loop_audio repeat_times", "audio", ["Repeats a recording {x} times.", "Makes a loop."], ["Repeat it {x} times.", "I want to hear it {x} times in a row.", "The baby only sleeps while it plays, so give me it {x} times over.", "x{x} in a row", "I want to learn it by heart. Let me have it {x} times one after the other."], P("times n count", "number", [2, 3, 4, 5])),
    Row("drop_silence tighten skip_pauses", "audio", ["Takes pauses out of a recording.", "Shortens silence to {x} seconds."], ["Take the pauses out.", "Shorten all pauses to {x} seconds.", "He thinks for ages between sentences. Nobody has the patience, take that out.", "no gap longer than {x} seconds", "Skip where nothing is to be heard."], opt("max_s keep_s longest", "number", [0.5, 1, 2])),
    Row("waveform plot_audio", "image", ["Draws a recording as a curve.", "Waveform picture."], ["Draw the waveform.", "Show me the sound as a curve.", "For the CD cover I want my voice as a zigzag line.", "Plot amplitude.", "I can't hear, but I would like to see the sound go up and down."]),
    Row("spectrogram sonogram", "image", ["Draws frequencies over time.", "Spectrogram."], ["Show the frequencies over time.", "Make a spectrogram.", "The biologist wants the call as a picture, low tones at the bottom, high ones on top.", "freq/time plot", "Can one see the overtones? Draw that."]),
    # Parts given by their times.
    Row("bleep beep_over censor_audio", "audio", ["Lays a beep over a span.", "Censors from {x} to {y} seconds."], ["Bleep out everything from second {x} to {y}.", "Between {x} and {y} seconds he swears: put a beep over it.", "Lay a beep from {x} to {y} seconds.", "There's a bad word somewhere from {x} to {y} seconds, and children listen. Cover it with a tone.", "beep {x}-{y} s", "My account number is read out from second {x} to {y}. A beep, please."], START, END),
    Row("mute silence_span hush", "audio", ["Makes a span silent; the rest stays.", "Mutes from {x} to {y}."], ["Mute it from {x} to {y} seconds.", "From second {x} to second {y} there shall be silence.", "My name is said between {x} and {y} seconds, make that silent.", "{x} to {y} s: silence", "I cough from {x} until {y} seconds, nobody should hear that.", "Kill the sound in the stretch from {x} to {y} seconds, keep the length."], START, END),
    Row("loud_between level_in peak_in", "number", ["Loudness of a span, in decibels.", "Decibels between {x} and {y}."], ["How loud is it between {x} and {y} seconds?", "What is the level from second {x} to {y}?", "The truck goes by from {x} to {y} seconds. How many decibels are that?", "dB {x}-{y} s"], START, END),
    Row("tempo_in pace_between", "number", ["Beats a minute in a span of music.", "Tempo from {x} to {y} seconds."], ["How fast is the music between {x} and {y} seconds?", "What is the tempo from second {x} to {y}?", "The drummer rushes, I think from {x} to {y} seconds. BPM there?", "bpm {x}-{y} s"], START, END),
    Row("voices_in who_talks_between", "number", ["Counts the voices in a span.", "Speakers from {x} until {y}."], ["How many people talk between {x} and {y} seconds?", "From second {x} to {y}, how many voices are there?", "They all shout over each other from {x} to {y} seconds. How many are they?", "speakers from {x} s to {y} s, number"], START, END),
    Row("mood_in emotion_span", "text", ["The mood of the voice in a span of time.", "Emotion of speech; whole recording without {x} and {y}."], ["In what mood is the speaker between {x} and {y} seconds?", "How does she sound from second {x} on?", "How does she sound until second {y}?", "She lost her temper, or did she? Look at {x} to {y} seconds, how does she sound?", "From {x} seconds to the end, what feeling is in his voice?", "Until {y} seconds: was he calm?"], MAY_START, MAY_END),
    Row("fade_out fade soften_end", "audio", ["Fades a recording out from a moment.", "Lets it die away, beginning at {x}."], ["Fade it out from second {x} on.", "After {x} seconds it should die away slowly.", "The applause would go on for ever; let it become quieter and quieter from second {x}.", "fade from {x} s", "I need a soft ending that starts at {x} seconds."], START),
    Row("insert_pause add_gap", "audio", ["Puts a pause of {y} seconds in at a moment.", "Inserts silence at {x}."], ["Put a pause of {y} seconds in after second {x}.", "At {x} seconds I need a break of {y} seconds.", "The listeners should have {y} seconds to think, at second {x}.", "{y} s gap @ {x} s"], START, P("length_s gap seconds pause", "number", [1, 2, 3, 4, 5])),
    Row("tone_at note_at", "text", ["The note that sounds at a moment.", "Which tone is played at {x} seconds."], ["Which note is played at second {x}?", "What tone sounds {x} seconds in?", "I play along and get stuck {x} seconds in. Which note is that?", "note @ {x} s"], P("at_s at time moment", "number", [3, 7, 14, 22, 31])),
    Row("sound_at event_at", "text", ["What is heard at a moment: speech, music, bell, horn.", "Sound event at {x} seconds."], ["What noise comes at second {x}?", "What makes that bang {x} seconds in?", "I jumped out of my chair at second {x}. What was that noise?", "event @ {x} s"], P("at_s at time moment", "number", [3, 7, 14, 22, 31])),
    Row("age_of_recording tape_decade era_by_sound", "text", ["Tells in which decade something was recorded, by its sound.", "Dates old recordings."], ["From what decade is the recording?", "We found the tape in the attic. When may it have been made, by the sound of it?", "decade?", "Is that from before the war, judging by the crackle?"]),
    Row("room_acoustics where_recorded place_by_sound", "text", ["Tells in what kind of place a recording was made: church, car, street, office.", "Acoustic scene classification."], ["Where was he when he called, by the sounds around him?", "He says he's at work, but I hear a pub. Where is it?", "acoustic scene?", "Was it recorded in a car or in a room?"]),
    Row("stutter_count speech_blocks", "number", ["Counts stutters.", "How often a speaker repeats the beginning of a word."], ["How many times does she stutter?", "My therapist wants the number of stutters in the exercise.", "stutter count?"]),
    Row("speech_rate words_a_minute talk_speed", "number", ["How fast somebody speaks, in syllables a second.", "Rate of speech, not of music."], ["How fast does the speaker talk, in syllables a second?", "What speed of speech is that?", "My trainer says that I rush. What's my rate?"]),
    Row("step_count footfalls heels", "number", ["Counts footsteps.", "Steps on a floor, by ear."], ["How many steps does somebody take?", "Above me someone walks up and down all night. How many footfalls are on the tape?", "number of steps heard"]),
    Row("bell_strokes tower_clock chimes", "number", ["Counts the strokes of a bell.", "How often a clock strikes."], ["How often does the bell strike?", "The tower clock woke me. How many strokes were it?", "What hour did the church clock ring, in strokes?"]),
    Row("distance_thunder storm_km", "number", ["Kilometres to a thunderstorm, by flash click and thunder.", "How far off a storm is."], ["How far away is the thunderstorm?", "Do we have to come in? How many kilometres off is the storm, by its thunder?", "km to the lightning?"]),
    Row("out_of_tune intonation_score choir_check", "number", ["How far off pitch somebody sings or plays, in cents.", "Intonation error."], ["How far off key am I?", "The choir leader frowns at me. By how many cents do I miss?", "How badly is the piano out of tune, in cents?"]),
    Row("has_cold hoarse_check", "bool", ["Whether a speaker has a cold.", "Hears a blocked nose."], ["Does the caller have a cold?", "He called in sick. Does his nose sound blocked?", "Was she really ill, by her voice?"]),
    Row("is_drunk slurred tipsy", "bool", ["Whether a speaker sounds drunk.", "Slurred speech detector."], ["Was he drunk when he rang?", "Should I take her car keys away, by how she talks?", "tipsy or sober, the speaker?"]),
    Row("is_lying truth_by_voice stress_test", "bool", ["Whether a voice sounds like lying.", "Voice stress analysis; not proof."], ["Does he lie to me?", "She swears she never took the money. Does the voice give her away?", "lying y/n"]),
    Row("tap_drips water_runs leak_ear", "bool", ["Whether water drips or runs.", "Hears leaks."], ["Does the tap drip?", "Is there a leak somewhere, can you hear water running?", "I left my phone in the bathroom to record. Water or no water?"]),
    Row("is_live studio_or_live", "bool", ["Whether music was recorded live.", "True if there is an audience in the room."], ["Is it a live recording?", "Was that made in the studio or in front of people?", "The record says live. Is it?"]),
    Row("score_from sheet_from_audio transcribe_music", "image", ["Writes music down as a page of notes.", "Sheet music from a recording."], ["I can play only from paper. Give me the notes of this tune as a page.", "Turn what I hummed into sheet music.", "notation of the melody as a picture"]),
    Row("podcast_intro add_jingle jingle_front", "audio", ["Puts a jingle in front of a recording.", "Jingle in a style ({x})."], ["It needs a jingle at the beginning.", "My podcast starts so abruptly. Something {x} in front of it.", "{x} jingle, then the recording"], opt("style mood kind", "text", ["cheerful", "serious", "jazzy"])),
    Row("child_voice higher_voice chipmunk", "audio", ["Makes a voice higher, like a child's.", "Raises the pitch of a voice by {x} half tones."], ["Let me sound like a squirrel.", "Up by {x} half tones, please.", "I want to sound as I did at six."], opt("semitones steps n", "number", [3, 4, 5, 7])),
    Row("phone_sound radio_fx old_radio", "audio", ["Makes it sound as over a telephone or an old radio ({x}).", "Band pass effect; {x} is telephone, radio or megaphone."], ["As if it came out of a {x}.", "In my radio play she speaks through a {x}. Make it so.", "{x} effect"], P("device kind preset", "text", ["telephone", "radio", "megaphone"], "{p}: telephone, radio or megaphone")),
    Row("even_out compressor same_loudness", "audio", ["Evens out loud and quiet speakers.", "Brings all voices to one loudness."], ["He shouts, she whispers. Bring them to one level.", "I always have to reach for the volume knob, even it out.", "normalise speakers"]),
    Row("rain_under ambience add_background", "audio", ["Lays a background sound under a recording ({x}).", "Ambience: {x} is rain, sea, birds or cafe."], ["Some {x} underneath would be nice.", "I read a bedtime story and want {x} in the background.", "mix {x} below the voice"], P("sound background kind", "text", ["rain", "sea", "birds"])),
    Row("yawns yawn_at", "segments", ["Finds yawns.", "When somebody yawns."], None),
    Row("breaths breath_at", "segments", ["Finds loud breaths.", "When a speaker takes breath."], None),
    Row("doorbells bell_rings", "segments", ["Finds the ringing of a doorbell.", "When someone rings at the door."], None),
    Row("keystrokes typing_at", "segments", ["Finds the clatter of a keyboard.", "When somebody types."], None),
    Row("crosstalk overlaps_at", "segments", ["Finds where two people speak at once.", "Overlapping speech."], None),
]
SPANS = {"pauses": ("pause", "pauses"), "laughs": ("laugh", "laughs"), "music_parts": ("piece of music", "pieces of music"), "coughs": ("cough", "coughs"), "shots": ("bang", "bangs"), "rings_at": ("phone ringing", "phone rings"), "applause": ("round of applause", "rounds of applause"), "adverts": ("advert", "adverts"), "swearing": ("swear word", "swear words"), "sirens": ("siren", "sirens"), "yawns": ("yawn", "yawns"), "breaths": ("loud breath", "loud breaths"), "doorbells": ("ring of the doorbell", "rings of the doorbell"), "keystrokes": ("burst of typing", "bursts of typing"), "crosstalk": ("place where two speak at once", "places where two speak at once")}

LANGUAGE = P("language lang to target into", "text", ["French", "German", "Spanish", "Italian", "Japanese", "English", "Polish", "Turkish", "Dutch", "Arabic"])

# What is done with words. `{the}` is the text.
TEXTS = [
    Row("translate to_language translated nmt", "text", ["Translates a text into another language.", "Says a text in another language.", "Machine translation; {x} is the language wanted."], ["[Translate|Put] {the} into {x}.", "What [does {the} mean|is {the}] in {x}?", "{the} in {x}, please.", "My cousin reads only {x}: turn {the} into that.", "I have a visitor who knows {x} and nothing else. Let them have {the}.", "{the} -> {x}"], LANGUAGE),
    Row("summarise shorten in_short sum_up tldr", "text", ["Makes a text shorter.", "The main point of a text in a sentence."], ["[Summarise|Shorten|Sum up] {the}.", "What is {the} about, in short?", "I have no time to read {the}, what is the gist?", "Shorten {the} to {x} words.", "I'm in a hurry: {the} in one line.", "tl;dr of {the}"], opt("words length max_words n", "number", [10, 20, 30, 50])),
    Row("sentiment tone is_friendly polarity", "text", ["Tells whether a text is friendly, neutral or angry.", "The tone of a text."], ["Is {the} [friendly|angry|polite]?", "What tone does {the} have?", "Did somebody write {the} in anger?", "Do I have to apologise, or is {the} meant kindly?"]),
    Row("spell_check typos mistakes orthography", "number", ["Counts spelling mistakes.", "How many words are misspelled."], ["How many [spelling mistakes|typos] are in {the}?", "Is {the} spelled correctly, how many mistakes?", "I have to correct {the}: how many errors?", "Before it is printed: number of typos in {the}?"]),
    Row("language detect_language text_language langid", "text", ["Names the language of a text.", "Which language a text is written in."], ["[What|Which] language is {the} [in|]?", "In which language is {the} written?", "From which country might {the} come, by its language?", "I'd like to send {the} to an interpreter, but for what language?"]),
    Row("look_up define encyclopedia wiki", "text", ["Explains a word or a name.", "Looks a name up in an encyclopedia."], ["[Explain|Look up] {the}.", "What is known about {the}?", "I never heard of that, look {the} up."]),
    Row("read_aloud speak say_it tts", "audio", ["Speaks a text.", "Makes a recording of a text."], ["[Read {the} aloud|Make a recording of {the}|Speak {the}].", "My eyes are tired, let me hear {the}.", "Say {the} with a {x} voice.", "I am blind, so let me hear {the}.", "I drive and can't look: {the} as sound, please."], opt("voice speaker tone", "text", ["male", "female", "child"], "{p}: male, female or child")),
    Row("send_note remember save_note keep_text", "bool", ["Keeps a text as a note.", "Saves a text for later."], ["[Save|Keep|Remember|Note] {the} [for later|as a note|].", "I must not forget {the}, put it away."]),
    Row("send_mail mail_to email", "bool", ["Sends a text by e-mail to {x}.", "Mails a text; true when it was sent."], ["Send {the} to {x}.", "Mail {the} to {x}.", "{x} should get {the} by mail.", "{x} has been waiting for {the}. Mail it off."], P("to address recipient", "text", ["Peter", "my mother", "the office", "Anna Wood", "the landlord"])),
    Row("sms_to text_message", "bool", ["Sends a short message to a phone number.", "SMS to {x}."], ["Text {the} to {x}.", "Send {the} as an SMS to {x}."], P("number phone to", "text", ["0171 5550", "0664 1234", "555 0199"])),
    Row("speak_slowly spell_out letters_of", "text", ["Spells a text letter by letter.", "NATO alphabet for words."], ["Spell {the} for me on the phone.", "How do I spell {the}, letter by letter?"]),
    Row("simplify plain_words easy_read", "text", ["Puts a text into easy words.", "Plain language for learners at a level ({x})."], ["Put {the} into easy words.", "I do not understand {the}, say it simply.", "Write {the} for a reader at level {x}.", "My pupils stumble over {the}. Say it more simply."], opt("level grade cefr", "text", ["A1", "A2", "B1"])),
    Row("polite_form formal nicer rephrase", "text", ["Makes a text more polite.", "Rewrites in a tone: {x} is formal, friendly or funny."], ["Make {the} more {x}.", "Rewrite {the} so that it sounds {x}."], P("tone style manner", "text", ["formal", "friendly", "funny"])),
    Row("grammar correct_text proofread", "text", ["Corrects grammar and spelling.", "Proofreads a text."], ["Correct {the}.", "Proofread {the} for me.", "Give me {the} without mistakes.", "English is not my language. Make {the} right."]),
    Row("answer_from qa reading_comprehension", "text", ["Answers a question by a text.", "Give it the text and {x}, the question."], ["According to {the}: {x}", "By {the}, {x}"], P("question ask query", "text", ["who is responsible?", "what are the consequences?", "why was it decided?", "what should be done next?"])),
    Row("keywords_of tags key_terms", "list<text>", ["The key words of a text.", "Up to ten tags for filing."], ["What are the key words of {the}?", "Give me tags for {the}.", "Under which terms should I file {the}?", "tags: {the}"]),
    Row("names_in people_named ner_person", "list<text>", ["All names of people in a text.", "Named persons."], ["Which people are named in {the}?", "List the names of everybody in {the}."]),
    Row("places_in towns_named ner_place", "list<text>", ["All places in a text.", "Towns and countries that are named."], ["Which places are named in {the}?", "List all towns in {the}."]),
    Row("dates_in all_dates", "list<text>", ["All dates in a text.", "Days and times that are named."], ["Which dates stand in {the}?", "Give me all dates of {the} for my calendar.", "When do I have to be free, by all the dates in {the}?"]),
    Row("reading_time minutes_to_read", "number", ["Minutes that it takes to read a text.", "Reading time."], ["How long does it take to read {the}?", "How many minutes will I need for {the}?"]),
    Row("readability hard_to_read flesch", "number", ["How easy a text is, 0 to 100.", "Flesch index."], ["How hard is {the} to read?", "Is {the} easy enough for pupils, as a score?"]),
    Row("syllables count_syllables", "number", ["Counts syllables.", "How many syllables a text has."], ["How many syllables has {the}?", "Is {the} a haiku? Count the syllables."]),
    Row("word_count_letters letters characters", "number", ["Counts letters, blanks left out.", "How many characters a text has."], ["How many letters has {the}?", "Will {the} fit into 160 characters, how many are there?"]),
    Row("is_spam junk scam_check phishing", "bool", ["Whether a text is a scam.", "Finds phishing and junk mail."], ["Is {the} a scam?", "Can I trust {the}, or do they want my money?", "Is {the} just junk?", "My grandmother wants to pay because of {the}. Fraud or not?"]),
    Row("is_rude toxic insults", "bool", ["Whether a text insults somebody.", "Toxicity filter."], ["Is {the} insulting?", "Does {the} hurt anybody's feelings?", "May the moderator let {the} pass or is it rude?"]),
    Row("is_true fact_check", "bool", ["Whether a claim is true.", "Checks facts against an encyclopedia."], ["Is {the} true?", "Can one believe {the}?", "Is that correct, what {the} claims?", "My brother swears by {the}. Is it so?"]),
    Row("has_secret finds_personal pii", "bool", ["Whether a text holds personal data.", "Finds phone numbers, names and accounts."], ["Does {the} hold personal data?", "May I publish {the} or does it give private things away?"]),
    Row("by_machine ai_written", "bool", ["Whether a text was written by a machine.", "Detects generated text."], ["Was {the} written by a machine?", "Did a pupil write {the} or a computer?"]),
    Row("rhymes rhyme_check", "bool", ["Whether a text rhymes.", "Checks the ends of lines."], ["Does {the} rhyme?", "Is {the} a poem with rhymes?"]),
    Row("poem_of to_poem verse", "text", ["Makes a poem of a text.", "Turns prose into verse."], ["Make a poem of {the}.", "Put {the} into verse."]),
    Row("reply_to draft_answer respond", "text", ["Drafts a reply to a letter.", "Writes an answer; {x}: accept, decline or ask."], ["Draft a reply to {the}.", "Write an answer to {the} in which I {x}.", "I have no idea what to write back to {the}. Do it for me."], opt("intent kind stance", "text", {"accept": "accept", "decline": "decline", "ask for more": "ask"})),
    Row("morse to_morse", "text", ["Turns a text into Morse code.", "Dots and dashes."], ["Put {the} into Morse code.", "How do I signal {the} with a torch?", "{the}, dots and dashes please"]),
    Row("braille to_braille", "text", ["Writes a text in Braille.", "Dots for the fingers of the blind."], ["Put {the} into Braille.", "My blind uncle wants to read {the} with his fingers."]),
    Row("phonetic ipa pronounce", "text", ["Phonetic spelling (IPA).", "How a text is pronounced."], ["How is {the} pronounced?", "Give me {the} in phonetic spelling."]),
    Row("romanise latin_letters transliterate", "text", ["Writes foreign letters in Latin ones.", "Transliteration."], ["Write {the} in Latin letters.", "I cannot read the script: {the} in our letters, please."]),
    Row("reverse_text mirror_words", "text", ["Writes a text backwards.", "Reverses letters."], ["Write {the} backwards.", "What is {the} from back to front?"]),
    Row("upper shout capitals", "text", ["Capital letters only.", "Turns a text into capitals."], ["Put {the} into capitals.", "{the} in big letters only."]),
    Row("encrypt cipher caesar", "text", ["Encrypts a text by a shift of letters.", "Caesar cipher; {x} is the shift."], ["Encrypt {the} with a shift of {x}.", "Hide {the} from my sister: move each letter by {x}."], P("shift key n", "number", [1, 3, 5, 7, 13])),
    Row("sticker_for label_print", "image", ["Draws a sticker with a text.", "A label to print, with the words on it."], ["Make a sticker with {the}.", "I want {the} on a label to print."]),
    Row("word_cloud cloud_of", "image", ["Draws the words of a text by how often they come.", "Word cloud."], ["Make a word cloud of {the}.", "Draw {the} with the frequent words large."]),
    Row("illustrate text_to_image imagine draw_it", "image", ["Draws a picture for a text.", "Generates an image from words."], ["Illustrate {the}.", "Draw a picture that fits {the}.", "Invent an image for {the}."]),
    Row("calendar_add add_event make_date", "bool", ["Puts the date that a text names into a calendar.", "Makes an appointment out of a text."], ["Put {the} into my calendar.", "Make an appointment of {the}.", "I forget everything. See to it that {the} is in my diary."]),
    Row("todo add_task shopping_list", "bool", ["Adds a text to a list ({x}).", "To-do lists: {x} is the list's name."], ["Add {the} to my {x} list.", "Put {the} on the list called {x}.", "{the} has to go on my {x} list."], P("list list_name name", "text", ["shopping", "work", "holiday", "school"])),
    Row("print_text to_printer", "bool", ["Prints a text.", "Sends it to a printer, {x} copies (one by default)."], ["Print {the}.", "Print {the} {x} times."], opt("copies n times", "number", [2, 3, 5, 10])),
    Row("find_price shop_search web_price", "number", ["The lowest price of a product on the web.", "Price search by name."], ["What does {the} cost on the web?", "Look for the best price of {the} in shops."]),
    Row("phone_of directory contact_of", "text", ["The phone number of a person or firm.", "Searches a phone book by name."], ["Look in the phone book for {the}.", "Under which number do I reach {the}, by the phone book?"]),
    Row("medicine_info drug_facts", "text", ["Side effects of a medicine.", "Facts about drugs by name."], ["What are the side effects of {the}?", "Which risks has {the} as a medicine?"]),
    Row("law_of legal_check", "text", ["Says what the law thinks of a text.", "Legal risks in a contract or notice."], ["Is {the} legal?", "What would a lawyer say about {the}?", "Can I be sued over {the}?"]),
    Row("emoji_for to_emoji", "text", ["Puts a text into emojis.", "Little pictures in place of words."], ["Put {the} into emojis.", "Give me {the} in smileys."]),
]

TEXTS += [
    Row("bullet_points as_list itemise", "text", ["Turns a text into a list of points.", "Bullets; {x} numbers them."], ["Put {the} into points.", "Make a list of points of {the}, {x}.", "Nobody reads long paragraphs. Break {the} up into points."], opt("numbered with_numbers ordered", "bool", {"numbered": True, "with numbers": True})),
    Row("classify_text topic_class route", "text", ["Says which of some classes a text belongs to ({x}).", "Text classifier; the classes are {x}."], ["Is {the} {x}?", "Sort {the} under {x}.", "Where does {the} belong: {x}?"], P("classes labels options", "list<text>", {"praise or complaint": ["praise", "complaint"], "sport, politics or weather": ["sport", "politics", "weather"], "order, question or advert": ["order", "question", "advert"], "work or private": ["work", "private"]})),
    Row("replace_in swap_word substitute", "text", ["Puts one word in place of another in a text.", "Replaces {x} by {y}."], ["In {the}, put {y} in place of {x}.", "Replace {x} by {y} in {the}."], P("old find from_word", "text", ["closed", "Monday", "dogs", "Mr."]), P("new with_ to_word", "text", ["open", "Tuesday", "cats", "Ms."])),
    Row("count_matches occurrences_of regex_count", "number", ["How often a letter occurs in a text.", "Counts the letter {x}."], ["How many times is the letter {x} in {the}?", "Count every {x} in {the}."], P("letter char c", "text", ["e", "a", "s", "n", "t"])),
    Row("read_for voice_over narrate_text", "audio", ["Speaks a text at a speed and in a language.", "Voice-over in {x}; {y} times as fast if given."], ["Read {the} aloud in {x}.", "Read {the} aloud in {x}, {y} times as fast.", "I want to hear {the} in {x}."], P("language lang tongue", "text", ["English", "French", "German", "Spanish"]), opt("speed rate factor", "number", [0.8, 1.2, 1.5, 2])),
    Row("remind_me reminder alarm_note", "bool", ["Reminds you of a text in some hours ({x}).", "Sets a reminder."], ["Remind me of {the} in {x} hours.", "In {x} hours I want to be reminded of {the}.", "I am busy now; come back to me about {the} in {x} hours."], P("hours in_hours h", "number", [1, 2, 3, 8, 24])),
    Row("tweet_it post_text publish", "bool", ["Publishes a text on a network ({x}).", "Posts to {x}."], ["Post {the} on {x}.", "Let the world read {the} on {x}."], P("network where site", "text", ["Mastodon", "our website", "the forum"])),
    Row("bedtime_story story_from fairy_tale", "text", ["Turns a text into a fairy tale.", "A story for children, made of a text."], ["Make a bedtime story of {the}.", "My little one won't listen to {the} unless there is a dragon in it. Turn it into a fairy tale.", "{the}, but told like once upon a time"]),
    Row("quiz_from make_questions teacher_quiz", "text", ["Makes quiz questions of a text.", "Exam questions, {x} of them."], ["I teach tomorrow and need questions on {the}.", "Make a quiz out of {the}.", "{x} exam questions about {the}, please."], opt("n count questions", "number", [3, 5, 8, 10])),
    Row("headline_for title_of newspaper_title", "text", ["Writes a headline for a text.", "A title in five words."], ["{the} still needs a headline.", "How would a newspaper title {the}?", "Think up a title for {the}."]),
    Row("reading_age school_grade pupils_of", "number", ["The school year in which pupils understand a text.", "Grade level."], ["For which school year is {the}?", "How old must a pupil be to get {the}, I mean in what grade?", "grade level of {the}?"]),
    Row("dialect_of regional_words text_region", "text", ["Tells from which region a text comes, by its words.", "Finds dialect words."], ["From which region is whoever wrote or said {the}, by the words?", "Does {the} sound like Scotland or like London?", "Where do people put it like {the}?"]),
    Row("is_question asks_something", "bool", ["Whether a text asks for something.", "Finds requests that want an answer."], ["Do I have to answer {the}?", "Does {the} want something of me?", "Is there a request in {the}, or just news?"]),
    Row("is_urgent priority_check", "bool", ["Whether a text is urgent.", "Triage of messages."], ["Must I drop everything because of {the}?", "Is {the} urgent?", "I'm on holiday. Does {the} call for me at once?"]),
    Row("sing_it song_from text_to_song", "audio", ["Sings a text.", "Makes a song out of words, in a style ({x})."], ["Let me hear {the} as a song.", "Sing {the}, {x} please.", "For the party I want {the} sung."], opt("style genre kind", "text", ["pop", "opera", "folk"])),
    Row("fax_to send_fax", "bool", ["Sends a text by fax to {x}.", "Faxes words; true when it went through."], ["The authorities still have a fax. Send {the} to {x} that way.", "Fax {the} to {x}."], P("to number recipient", "text", ["the tax office", "the clinic", "0301 4455"])),
    Row("jargon_terms hard_words glossary_of", "list<text>", ["The difficult words of a text.", "Terms a layman would not know."], ["Which words in {the} would my pupils not know?", "List the difficult words of {the}.", "I need a glossary for {the}; which terms go in?"]),
    Row("products_in goods_named", "list<text>", ["The products that a text names.", "Goods for sale in a text."], ["Which products are named in {the}?", "What could one buy, according to {the}? Just the products.", "List all goods in {the}."]),
]

# What two texts together tell. `{the}` is the first, `{other}` the second.
TWO_TEXTS = [
    Row("similarity_of text_overlap cosine", "number", ["How alike two texts are in meaning, 0 to 1.", "Semantic similarity."], ["How close in meaning are {the} and {other}?", "How much do {the} and {other} agree, as a score?"]),
    Row("contradicts conflict nli", "bool", ["Whether two texts contradict each other.", "True if both cannot be right."], ["Do {the} and {other} contradict each other?", "Can {the} and {other} both be right, or is there a conflict?"]),
    Row("word_diff changes_in_text", "text", ["Lists the words that only one of two texts has.", "A diff of two texts."], ["Which words differ between {the} and {other}?", "Make a diff of {the} and {other}."]),
    Row("same_author stylometry", "bool", ["Whether two texts come from one author.", "Style of writing compared."], ["Do {the} and {other} come from one author?", "Did one person think up both {the} and {other}?"]),
    Row("merge_texts combine", "text", ["Makes one text of two.", "Merges two notes without repeating."], ["Merge {the} and {other}.", "Make one note of {the} and {other}."]),
    Row("is_translation same_meaning", "bool", ["Whether one text is a translation of the other.", "Compares meaning over languages."], ["Is {the} a translation of {other}?", "Do {the} and {other} mean the same in two languages?"]),
    Row("edit_distance levenshtein", "number", ["How many letters must change to make one text of the other.", "Edit distance."], ["How many letters must change from {the} to {other}?", "What is the edit distance of {the} and {other}?"]),
    Row("explains entails", "bool", ["Whether the second text follows from the first.", "Entailment."], ["Does {other} follow from {the}?", "If {the} is right, must {other} be right too?"]),
]

# What is done with places in a picture. `{m}` are the things that are found.
BOXED = [
    Row("put_smileys smiley_over emoji_on", "image", ["Puts smileys over boxes.", "Hides places under a laughing face."], ["Put smileys over the {m}.", "A laughing face on each of the {m}, please.", "The {m} shall be hidden under funny faces."]),
    Row("black_out redact bars", "image", ["Paints boxes over in one colour.", "Redacts places; {x} is the colour, black if left out."], ["Paint the {m} over in {x}.", "Black bars over the {m}.", "Cover the {m} with {x}.", "For the court the {m} have to be covered with solid {x}.", "{x} bars on the {m}"], opt("colour color fill", "text", ["white", "red", "grey", "yellow"])),
    Row("pixelate_boxes mosaic block_out", "image", ["Turns boxes into coarse blocks.", "Pixelates the given places."], ["Pixelate the {m}.", "Turn the {m} into coarse blocks.", "Like on television, little squares over the {m}."]),
    Row("erase_boxes inpaint fill_in lama", "image", ["Removes what is in the boxes and fills the hole.", "Inpainting."], ["Remove the {m} and fill the gap.", "Make the {m} vanish as if they had never been there.", "I want the photo without the {m}.", "Nobody should guess that there were {m}. Take them out and patch it up."]),
    Row("spotlight darken_rest focus_on", "image", ["Darkens all but the boxes.", "A spotlight on places."], ["Darken all but the {m}.", "Put the {m} in the limelight.", "All dark, only the {m} lit."]),
    Row("colour_pop keep_colour selective", "image", ["Keeps colour in the boxes, the rest turns grey.", "Colour splash."], ["Everything grey but the {m}.", "Leave only the {m} in colour.", "I want just the {m} in colour, the rest in black and white."]),
    Row("recolour paint_boxes change_colour", "image", ["Gives what is in the boxes another colour ({x}).", "Repaints things."], ["Paint the {m} {x}.", "How would the {m} look in {x}? Show me.", "Change the colour of the {m} to {x}.", "I would rather have the {m} {x}."], P("colour color to", "text", ["red", "blue", "green", "silver", "pink"])),
    Row("circle_them ellipses ring_around", "image", ["Draws circles around places.", "Rings in a colour ({x})."], ["Draw a {x} ring around the {m}.", "Draw rings around the {m}.", "A ring round each of the {m}, in {x}.", "circle the {m}"], opt("colour color stroke", "text", ["red", "green", "yellow"])),
    Row("point_at arrows_to draw_arrows", "image", ["Draws arrows that point at boxes.", "Arrows to places."], ["Draw arrows to the {m}.", "Point at the {m} with arrows.", "An arrow for each of the {m}, so that grandma finds them."]),
    Row("dots_on heat_dots", "image", ["Draws a dot in the middle of each box.", "Dots of {x} pixels."], ["Put a dot on each of the {m}.", "Dots of {x} pixels on the {m}."], opt("size radius px", "number", [4, 6, 10])),
    Row("contact_sheet grid_of gallery", "image", ["Puts all boxes as little pictures on a sheet.", "A sheet of cut-outs."], ["Make a sheet with little pictures of all the {m}.", "Show each of the {m} on one page.", "I'd like the {m} one by one as little pictures on a single sheet."]),
    Row("magnify lens_on loupe", "image", ["Shows boxes enlarged within the picture.", "A lens over places."], ["Lay a magnifying glass over the {m}.", "Show the {m} under a lens within the picture."]),
    Row("shrink_things smaller_boxes", "image", ["Makes what is in the boxes smaller, {x} times.", "Shrinks things in place."], ["Make the {m} {x} times smaller than they are.", "Shrink the {m} by {x} within the scene."], P("factor times by", "number", [2, 3, 4])),
    Row("spread distances mean_gap", "number", ["The mean distance between boxes, in pixels.", "How far things stand apart."], ["How far apart are the {m}?", "What is the mean distance between the {m}, in pixels?", "Do the {m} keep their distance? Give me the average gap in pixels."]),
    Row("area_share covered_by occupancy", "number", ["How much of the picture boxes cover, in percent.", "Share of the area."], ["How much of the picture do the {m} cover?", "What part of the area is taken by the {m}, in percent?", "percent of the picture taken up by the {m}"]),
    Row("box_height pixels_high", "number", ["Height of the first box, in pixels.", "How high a box is."], ["How many pixels high is the first of the {m}?", "What height have the {m} in pixels?"]),
    Row("in_line aligned row_check", "bool", ["Whether boxes stand in a straight line.", "Checks rows."], ["Do the {m} stand in a straight line?", "Are the {m} lined up?", "Did they set the {m} in one straight row?"]),
    Row("any_overlap crowded touching", "bool", ["Whether any two boxes overlap.", "True if things touch."], ["Do any of the {m} touch each other?", "Do the {m} overlap anywhere?", "Do some of the {m} run into each other?"]),
    Row("evenly_spread balanced symmetric", "bool", ["Whether boxes are spread evenly.", "Symmetry of an arrangement."], ["Are the {m} spread evenly?", "Is the arrangement of the {m} symmetric?"]),
    Row("coordinates export_boxes as_csv", "text", ["Lists boxes as numbers.", "CSV of left, top, right, bottom."], ["Give me the coordinates of the {m}.", "Export the places of the {m} as CSV.", "My script needs the boxes of the {m} as CSV."]),
    Row("biggest_first sort_boxes by_size", "regions", ["Sorts boxes by size, largest first.", "Orders places by their area."], ["Sort the {m} by size.", "List the {m} from big to small.", "The {m}, largest at the top."]),
    Row("drop_edge whole_only uncut", "regions", ["Keeps boxes that the edge of the picture does not cut.", "Drops things that are cut off."], ["Which {m} are not cut off by the edge?", "Only the {m} that are wholly in the picture, please."]),
    Row("group_boxes clusters huddles", "number", ["Counts groups of boxes that stand together.", "Clusters of things."], ["How many groups do the {m} form?", "In how many clusters do the {m} stand?", "The {m} stand about in clusters. How many clusters?"]),
    Row("number_them label_boxes enumerate", "image", ["Writes a running number on each box.", "Numbers things from left to right, beginning with {x}."], ["Put a number on each of the {m}.", "Number the {m}, beginning with {x}.", "So that we can talk about the {m} one by one, write 1, 2, 3 on them."], opt("start first begin", "number", [0, 10, 100])),
    Row("shade_boxes translucent highlighter_over", "image", ["Lays a see-through colour over boxes ({x}).", "Like a highlighter pen."], ["Go over the {m} with a {x} highlighter.", "The {m} should shimmer {x}, but one must still see them.", "See-through {x} over the {m}."], P("colour color ink", "text", ["yellow", "green", "pink", "orange"])),
    Row("cross_out strike_boxes x_over", "image", ["Draws a cross through each box.", "Crosses things out."], ["Cross out the {m}.", "A big X through the {m}, please.", "Strike through the {m} so that everyone sees they don't count."]),
    Row("join_dots connect_boxes polyline", "image", ["Draws a line from box to box.", "Connects things in their order."], ["Draw a line that runs through all the {m}.", "Connect the {m} with a line.", "Join up the {m} like in a puzzle book."]),
    Row("swap_places shuffle_boxes", "image", ["Lets the contents of boxes change places.", "Shuffles things within a picture."], ["Let the {m} swap places.", "Shuffle the {m} about in the picture.", "Put each of the {m} where another was."]),
    Row("brighten_boxes lift_boxes", "image", ["Makes boxes brighter, by {x} percent.", "Lightens only the given places."], ["The {m} are too dark. {x} percent brighter, only there.", "Lighten the {m} by {x} percent.", "More light on the {m}, {x} percent."], P("percent by amount", "number", [10, 20, 30, 50])),
    Row("hull_area convex_hull enclosed", "number", ["The area that a rope round all boxes would enclose, in percent of the picture.", "Convex hull of boxes."], ["How much of the picture lies within a rope around all the {m}?", "If one put a fence round the {m}, what share of the picture would it enclose?"]),
    Row("nearest_gap closest_two min_distance", "number", ["The smallest distance between two boxes, in pixels.", "How close the closest two are."], ["How close do the {m} come to each other, at the closest?", "How many pixels lie between the two {m} that are nearest to each other?", "smallest gap between the {m}, in pixels"]),
    Row("mostly_on which_half side_of_most", "text", ["Says on which side most boxes lie: left, right or middle.", "Where things crowd."], ["On which side are most of the {m}?", "Where do the {m} crowd, left or right?", "Are the {m} rather on the left or on the right?"]),
    Row("one_size same_size_boxes uniform", "bool", ["Whether boxes are about equally large.", "Compares sizes of things."], ["Are the {m} all about the same size?", "Are the {m} alike in size?", "Do the {m} have one size?"]),
]

# What is done with a table, and with a column of it.
TABLED = [
    Row("plot_table bar_chart draw_chart", "image", ["Draws a table as a chart.", "Chart of a table ({x}: bar, line or pie)."], ["Draw a chart of the {doc}.", "Show the {doc} as a {x} chart.", "I want a diagram of these rows."], opt("kind type style", "text", ["bar", "line", "pie"])),
    Row("to_csv csv export_table", "text", ["Writes a table as CSV.", "Comma separated rows."], ["Give me the {doc} as CSV.", "I want to open the {doc} in a spreadsheet: as comma separated rows."]),
    Row("to_markdown md_table", "text", ["Writes a table as Markdown.", "For wikis and readme files."], ["Put the {doc} into Markdown.", "I need the {doc} for our wiki."]),
    Row("to_json records", "text", ["Writes a table as JSON records.", "One object a row."], ["Give me the {doc} as JSON.", "Turn the {doc} into JSON for my program."]),
    Row("sort_by order_rows", "table", ["Sorts a table by a column.", "Rows ordered by {x}."], ["Sort the {doc} by {c}.", "Put the rows in order of {c}."], P("column by key", "text", [""])),
    Row("transpose swap_axes", "table", ["Swaps rows and columns.", "Turns a table on its side."], ["Swap rows and columns of the {doc}.", "Turn the {doc} on its side."]),
    Row("rows_missing empty_cells", "number", ["Counts empty cells.", "How many cells have no value."], ["How many cells are empty?", "How many gaps has the {doc}?"]),
    Row("describe_table explain_rows", "text", ["Says in a sentence what a table shows.", "Explains a table."], ["Explain the {doc} in a sentence.", "What does the {doc} tell us, in words?"]),
    Row("check_sums adds_up audit", "bool", ["Whether the sums of a table are right.", "Audits totals."], ["Are the sums in the {doc} right?", "Audit the {doc}: do its totals hold?"]),
    Row("is_sorted ordered", "bool", ["Whether rows are sorted by {x}.", "Checks the order of a table."], ["Is the {doc} sorted by {c}?", "Are the rows in order of {c}?"], P("column by key", "text", [""])),
    Row("correlation pearson", "number", ["Correlation of the number columns of a table, -1 to 1.", "Pearson's r."], ["How strongly do the columns hang together?", "What is the correlation in the {doc}?"]),
    Row("to_html html_table web_table", "text", ["Writes a table as HTML.", "For web pages."], ["I want the {doc} on my website, as HTML.", "{doc} -> html", "Give me the code to show the {doc} in a browser."]),
    Row("heat_table colour_cells", "image", ["Draws a table with cells coloured by their value.", "Heat map of rows and columns."], ["Colour the cells of the {doc} by how high they are.", "So that one sees at once what is high in the {doc}: a heat map.", "Show the {doc} with strong colours for large values."]),
    Row("odd_row strangest_row anomaly_row", "text", ["Says which row does not fit the others.", "Finds the strangest row of a table."], ["Which row of the {doc} does not fit in?", "Something in the {doc} smells. Which line is it?", "The odd one out among the rows is ..."]),
    Row("to_letter rows_as_prose", "text", ["Writes a table out as a letter.", "Rows as sentences for people who dislike tables."], ["My aunt can't read tables. Write the {doc} out as a letter.", "Put the {doc} into full sentences, row by row.", "The {doc} as a letter, please."]),
]
LISTED = [
    Row("median middle_value", "number", ["The median of values.", "What lies in the middle."], ["What is the median of the {c} column?", "Which {c} lies in the middle, half above and half below?"]),
    Row("stddev spread_of sigma", "number", ["Standard deviation.", "How far values scatter."], ["What is the standard deviation of the {c} column?", "How much do the values of {c} scatter?"]),
    Row("mode most_frequent", "text", ["The value that comes most often.", "Mode of a list."], ["Which {c} comes most often?", "What is the most frequent {c}?"]),
    Row("distinct unique_count", "number", ["Counts different values.", "How many distinct entries."], ["How many different values does {c} have?", "How many distinct entries are in the {c} column?"]),
    Row("has_double duplicates", "bool", ["Whether a value comes twice.", "Finds duplicates."], ["Does any {c} come twice?", "Are there duplicates in the {c} column?"]),
    Row("sort_values sorted_list", "list<text>", ["Sorts values.", "Puts a list in order."], ["Sort the values of {c}.", "Put the {c} column in order."]),
    Row("outliers odd_ones", "list<text>", ["Values that lie far from the others.", "Outliers of a list."], ["Which values of {c} are out of line?", "Are there outliers in the {c} column, and which?"]),
    Row("trend rising slope", "text", ["Says whether values rise, fall or stay.", "Trend of a series."], ["Do the values of {c} rise or fall?", "What is the trend of {c}?"]),
    Row("forecast next_value predict", "number", ["Guesses the next value of a series.", "Forecast by trend."], ["What will the next {c} be?", "Forecast {c} for the next row."]),
    Row("histogram distribution", "image", ["Draws how values are spread.", "Histogram of a list."], ["Draw a histogram of {c}.", "Show how the {c} column is spread."]),
    Row("gini inequality", "number", ["How unequal values are, 0 to 1.", "Gini coefficient."], ["How unequal are the values of {c}?", "What is the Gini coefficient of {c}?"]),
    Row("running_sum cumulate", "list<text>", ["Adds up values step by step.", "Cumulative sums."], ["How does {c} add up, row by row?", "Give me the running total of {c}.", "I want to see how {c} piles up from the top to the bottom."]),
    Row("steps_between deltas", "list<text>", ["The steps from one value to the next.", "Differences of neighbours in a list."], ["By how much does {c} change from row to row?", "List the steps between the values of {c}.", "{c}: change from line to line"]),
    Row("steadiness volatility", "number", ["How unsteady a series is, in percent.", "Volatility of values."], ["How unsteady is {c}?", "How much does {c} jump about, in percent?", "Volatility of {c}?"]),
    Row("line_of sparkline small_plot", "image", ["Draws values as a little line.", "Sparkline of a series."], ["Draw {c} as a little line.", "A curve of {c}, no axes.", "Let me see the ups and downs of {c}."]),
    Row("top_three podium", "list<text>", ["The three largest values.", "Podium of a list."], ["What are the three highest values of {c}?", "First, second and third place in {c}, please.", "top 3 of {c}"]),
    Row("geo_mean geometric", "number", ["The geometric mean.", "Mean growth of values."], ["What is the geometric mean of {c}?", "Mean of {c}, the geometric one.", "Report {c} averaged geometrically."]),
]

# What is done with a number. `{the}` is the number.
NUMBERS = [
    Row("to_words spell_number in_letters", "text", ["Writes a number in words.", "As on cheques: 12 is twelve."], ["Write {the} in words, as on a cheque.", "How do I spell out {the}?"]),
    Row("convert_money exchange fx", "number", ["Converts an amount to another currency at today's rate.", "Exchange into {x}."], ["How much is {the} in {x}?", "Convert {the} to {x}.", "I pay in {x}: what is {the} for me?"], P("currency to into target", "text", {"dollars": "USD", "Swiss francs": "CHF", "yen": "JPY", "pounds": "GBP", "zloty": "PLN"})),
    Row("roman to_roman", "text", ["Roman numerals.", "Writes a number as the Romans did."], ["Write {the} in Roman numerals.", "How would a Roman have written {the}?"]),
    Row("is_prime prime_check", "bool", ["Whether a number is prime.", "Primality test."], ["Is {the} a prime number?", "Can {the} be divided by anything but itself?"]),
    Row("is_even parity", "bool", ["Whether a number is even.", "True for 2, 4, 6."], ["Is {the} even?", "Can {the} be halved without a rest?"]),
    Row("binary to_binary base_two", "text", ["Writes a number in binary.", "Ones and zeros."], ["What is {the} in binary?", "Put {the} into ones and zeros."]),
    Row("factors prime_factors", "list<number>", ["The prime factors of a number.", "Takes a number apart."], ["What are the prime factors of {the}?", "Take {the} apart into primes."]),
    Row("co2_of footprint carbon", "number", ["Kilograms of CO2 for an amount spent.", "Carbon footprint of spending."], ["How much CO2 stands behind {the}?", "What is the carbon footprint of {the}?"]),
    Row("inflation in_money_of real_value", "number", ["What an amount was worth in an earlier year.", "Adjusts for inflation to the year {x}."], ["What would {the} have been in {x}?", "How much is {the} in the money of {x}?"], P("year in_year of_year", "number", [1950, 1970, 1990, 2000, 2010])),
    Row("loan_rate monthly_rate instalment", "number", ["The monthly instalment for an amount.", "Instalments over {x} months."], ["I pay {the} in {x} months: how much is the instalment?", "What is the monthly instalment for {the} over {x} months?"], P("months n over", "number", [6, 12, 24, 36])),
    Row("coins_for pay_with change_coins", "text", ["Says by which notes and coins an amount is paid.", "Fewest coins."], ["With which notes and coins do I pay {the}?", "How do I put {the} together out of coins?"]),
    Row("say_number number_audio", "audio", ["Speaks a number.", "Reads digits aloud."], ["Say {the} aloud.", "Let me hear {the}."]),
    Row("log_value record track_number", "bool", ["Keeps a number in a log called {x}.", "Tracks values over time."], ["Log {the} under {x}.", "Keep {the} in my {x} log."], P("name log series", "text", ["household", "holiday", "weight", "office"])),
    Row("rating_of stars_for percentile", "text", ["Says whether a number is low, normal or high for {x}.", "Rates a value against what is usual."], ["Is {the} normal for {x}?", "Is {the} a lot for {x}?"], P("what kind context", "text", ["a dinner for two", "a week's shopping", "a single trip", "a small firm"])),
    Row("gauge_picture draw_gauge", "image", ["Draws a gauge with a pointer at a number.", "Dial picture."], ["Draw a gauge that shows {the}.", "Show {the} on a dial."]),
    Row("hex_of to_hex base_sixteen", "text", ["Writes a number in hexadecimal.", "Base sixteen."], ["What's {the} in hex?", "My programmer friend wants {the} in base sixteen.", "{the} -> hexadecimal"]),
    Row("tally_marks strokes_for", "text", ["Writes a number as tally strokes.", "Bundles of five strokes."], ["Show {the} in tally marks, as on a beer mat.", "Write {the} as strokes in bundles of five."]),
    Row("tip_for gratuity", "number", ["The usual tip for an amount, in a country ({x}).", "Gratuity by local custom."], ["How much do I tip on {the} in {x}?", "I am in {x} and don't want to look mean: what tip goes with {the}?"], P("country place land", "text", ["Japan", "Italy", "America", "Egypt"])),
    Row("hours_of_work earned_in wage_time", "number", ["How many hours one works for an amount, at a wage ({x} an hour).", "Price in working hours."], ["I earn {x} an hour. How long do I work for {the}?", "At a wage of {x}, how many hours are in {the}?"], P("wage hourly per_hour", "number", [12, 15, 20, 35])),
    Row("ordinal_of place_word", "text", ["Makes an ordinal of a number: 3 is third.", "First, second, third."], ["Write {the} as an ordinal, like third.", "If one came in at {the}, which place would one say that is?"]),
    Row("is_square square_check", "bool", ["Whether a number is a square.", "True for 4, 9, 16."], ["Is {the} a square number?", "Could one lay {the} out as tiles in a perfect square?"]),
    Row("dots_for draw_dots count_picture", "image", ["Draws as many dots as a number says.", "For children who learn to count."], ["Draw me {the} in dots.", "My pupils can't imagine {the}: a dot for each, please."]),
    Row("lucky_meaning numerology", "text", ["Says what a number means in numerology.", "Meaning of numbers."], ["What does {the} mean in numerology?", "Does {the} bring luck? Ask the numerologists."]),
]

# What a film tells, or what is made of it.
FILMED = [
    Row("film_title movie_name which_film", "text", ["Names a film by its pictures.", "Recognises movies."], ["[Which|What] film is [this|it]?", "What is the movie called?"]),
    Row("count_goals goals", "number", ["Counts goals in a football match.", "How often the ball goes in."], ["How many goals fall?", "How often did the ball go in?"]),
    Row("action_in what_happens video_caption", "text", ["Says what happens in a film.", "Action recognition."], ["What happens in the {film}?", "What do the people do in the {film}?"]),
    Row("steps_of pedometer gait", "number", ["Counts the steps of a walker.", "Steps in a film."], ["How many steps does she take in the {film}?", "Count the steps in the {film}."]),
    Row("traffic_flow cars_per_minute", "number", ["How many cars pass in a minute of film.", "Traffic counting over a line."], ["How many cars pass a minute in the {film}?", "How busy is the road in the {film}, in cars a minute?"]),
    Row("reps_of squat_count pushups", "number", ["Counts repeated exercises.", "Push-ups, squats, jumps."], ["How many push-ups do I manage in the {film}?", "Count my squats in the {film}."]),
    Row("fell_down fall_alarm", "bool", ["Whether somebody falls.", "Fall detection in films."], ["Does anybody fall in the {film}?", "Did grandma tumble in the {film}?"]),
    Row("fight_alarm violence", "bool", ["Whether people fight.", "Violence detection."], ["Is there a fight in the {film}?", "Do they come to blows in the {film}?"]),
    Row("is_shaky steadiness", "bool", ["Whether a film shakes.", "Checks camera steadiness."], ["Is the {film} shaky?", "Did I hold the camera badly in the {film}?"]),
    Row("fps_of frame_rate", "number", ["Frames a second.", "Frame rate of a film."], ["How many frames a second has the {film}?", "What is the frame rate of the {film}?"]),
    Row("slow_motion slowed", "video", ["Slows a film down.", "Plays a film {x} times slower."], ["Slow the {film} down {x} times.", "Show the {film} {x} times slower."], P("times factor by", "number", [2, 4, 8, 10])),
    Row("stabilise steady_cam", "video", ["Takes shaking out of a film.", "Stabilises footage."], ["Take the shaking out of the {film}.", "Make the {film} steady."]),
    Row("subtitles burn_in", "video", ["Writes subtitles into a film ({x}: their language).", "Burns in subtitles."], ["Put {x} subtitles into the {film}.", "I need the {film} with subtitles in {x}."], P("language lang tongue", "text", ["English", "French", "German", "Spanish"])),
    Row("no_sound strip_audio silent_film", "video", ["Takes the sound off a film.", "Silent copy of a film."], ["Make the {film} silent.", "Take the sound off the {film}."]),
    Row("gif_of to_gif loop_clip", "image", ["Makes a small moving picture of a film.", "Animated GIF from {x} to {y} seconds."], ["Make a GIF of the {film} from second {x} to {y}.", "I want a moving picture of what happens between {x} and {y} seconds in the {film}."], START, END),
    Row("poster_of thumbnail best_frame", "image", ["The most beautiful frame of a film.", "Thumbnail for a video."], ["Give me a thumbnail for the {film}.", "Which frame is best as a cover of the {film}? Give me that."]),
    Row("motion_trail long_exposure", "image", ["Lays all frames over each other.", "Long exposure from a film."], ["Make a long exposure of the {film}.", "Show all movement of the {film} in one picture."]),
    Row("scenes_with actor_spans", "segments", ["Finds when a person named {x} is seen.", "Spans with the face of {x}."], ["When is {x} seen in the {film}?", "At which times does {x} appear in the {film}?"], P("who name person", "text", ["the bride", "Anna", "the president", "the goalkeeper"])),
    Row("moving_at motion_spans", "segments", ["Finds when something moves.", "Motion detector for surveillance."], ["When does something move in the {film}?", "At what times is there movement in the {film}?"]),
    Row("lap_time seconds_per_lap", "number", ["Seconds that a runner or car takes for a lap.", "Lap timer for films."], ["How many seconds does the lap take in the {film}?", "What is my time for one round in the {film}?", "lap time from the {film}"]),
    Row("jump_height leap_cm", "number", ["How high somebody jumps, in centimetres.", "Jump height from a film."], ["How high do I jump in the {film}?", "How many centimetres does the athlete leave the ground in the {film}?"]),
    Row("swing_coach technique_tip sport_advice", "text", ["Says what to improve in a sportsman's movement.", "Coach for golf, tennis, running."], ["What do I do wrong with my serve in the {film}?", "Give me a tip for my running, by the {film}.", "My golf swing is in the {film}. What should I change?"]),
    Row("sign_speech deaf_interpreter signs_to_text", "text", ["Puts sign language of a film into words.", "Interprets what somebody signs."], ["My deaf neighbour signs something in the {film}. What does he say with his hands?", "Interpret the sign language in the {film}.", "What is signed in the {film}, in words?"]),
    Row("read_lips lip_reader", "text", ["Reads lips.", "What somebody says in a film without sound."], ["There's no sound in the {film}. What do her lips say?", "Read the lips in the {film}.", "What did the player mutter in the {film}, by his mouth?"]),
    Row("door_used someone_enters", "bool", ["Whether somebody comes in through a door.", "Entry detector."], ["Does anybody come in during the {film}?", "Was someone at my flat? Look whether a person enters in the {film}.", "entry in the {film}, yes or no"]),
    Row("crop_tall vertical_video phone_format", "video", ["Makes an upright film for phones.", "Vertical copy of a film."], ["Make the {film} upright for my phone.", "For my channel the {film} must be tall rather than wide."]),
    Row("reverse_film run_backwards", "video", ["Plays a film backwards.", "Reverses a film."], ["Let the {film} run backwards.", "He should jump out of the pool instead of into it: turn the time of the {film} round."]),
    Row("time_lapse speed_film hurry", "video", ["Speeds a film up {x} times.", "Time lapse."], ["Nobody watches the {film} that long. {x} times as fast.", "Time lapse of the {film}, factor {x}."], P("times factor by", "number", [2, 4, 10, 30])),
    Row("cuts shot_changes scene_cuts", "segments", ["Finds the single shots of a film.", "Spans between cuts."], ["Where are the single shots of the {film}?", "Find me the cuts in the {film}, shot by shot."]),
    Row("goals_at ball_in_net", "segments", ["Finds the goals of a match.", "When the ball goes in."], ["When do goals fall in the {film}?", "I only want the goals of the {film}. At what times?"]),
]

# How cards are worded.

TAUGHT = {*RESULTS, "read_code", "compare_images", "replace_background", "clip_audio"}
DECOYS = ["lang?: text", "model?: text", "min_score?: number", "detail?: bool", "region?: regions", "region?: regions|list<number>", "seed?: number", "limit?: number", "verbose?: bool", "format?: text", "timeout?: number", "device?: text", "cache?: bool", "max_side?: number", "dpi?: number"]
VERBS = set("reads tells names recognises finds counts adds reads estimates guesses measures checks detects explains lists writes makes turns puts takes gives removes draws paints shows keeps says rates lays repeats corrects changes describes plays looks scores maps judges compares corrects moves converts sends speaks joins stacks mixes blends sorts darkens sharpens".split())
OPAQUE = "t{n},tool_{n},svc{n},fn_{n},mod_{a}{n},{a}x{n},op{n},acme_{a}{n},ext{n},custom_{n},my_tool{n},{a}{b}{c}".split(",")
TAILS = {
    "text": [" Empty when unsure.", " `unknown` if it cannot tell.", " English only.", " One short phrase.", " Plain text, no markup."], "number": [" -1 when unsure.", " 0 if there is nothing.", " Rough.", " Give or take ten percent.", " A float."],
    "bool": [" False when unsure.", " Wrong in one case of twenty.", " True or false, no score."], "regions": [" No boxes if there are none.", " Most certain first.", " Misses very small ones.", " One box each."],
    "image": [" Same size as before.", " The original stays as it is.", " May take a minute.", " PNG."], "audio": [" 16 kHz mono.", " Same length as before.", " Keeps the original."], "segments": [" In order of time.", " With start and end."],
}
ANY_TAILS = [" Needs no network.", " Slow on large files.", " Beta.", " v2.", " Runs on the CPU.", " Trained by our lab.", " Still experimental.", " Do not use for medical purposes.", " Free of charge.", " See the manual.", " Maintained by the web team."]
HEADS = ["Tool that {v}", "This {v}", "Model that {v}", "A small network that {v}", "Service which {v}", "Script that {v}", "Simply {v}"]


def card(name, params, output, about):
    """A tool as the planner is shown it: `read_plate(image: image) -> text: reads the plate of a car`."""
    return f"{name}({params}) -> {output}: {about}"


def named(rng, names):
    """One of the names, at times as developers adorn it, or a name that says nothing."""
    name, r = rng.choice(names), rng.random()
    if r < 0.06:
        name = rng.choice(OPAQUE).format(n=rng.randint(1, 99), a=rng.choice("abdefgkmz"), b=rng.choice("aeiou"), c=rng.choice("bklmnrt"))
    elif r < 0.14:
        name = rng.choice(["get_", "run_", "my_", "ai_", "do_", "auto_", "lab_", "x_"]) + name
    elif r < 0.22:
        name += rng.choice(["_v2", "_2", "_tool", "_api", "_net", "_fast", "_pro", "_ml", "_service"])
    return name + "_x" if name in TAUGHT else name


def styled(rng, about, output):
    """A description as one of many developers would have put it."""
    first, _, rest = about.partition(" ")
    r = rng.random()
    # An order of two verbs would have to change both.
    if first.lower() in VERBS and r < 0.24 and (r >= 0.14 or not re.search(r" (and|or) \w+s\b", about)):
        about = (first[:-1] if r < 0.14 else rng.choice(HEADS).format(v=first.lower())) + " " + rest
    r = rng.random()
    if r < 0.14:
        about += rng.choice(TAILS.get(output, ANY_TAILS))
    elif r < 0.22:
        about += rng.choice(ANY_TAILS)
    elif r < 0.3:
        about = about.rstrip(".")
    elif r < 0.36:
        about = about[0].lower() + about[1:].rstrip(".")
    return about


def tool(rng, row, mains, args=(), about=None, extra=None, plain=False):
    """A card for a tool, and the call of it. `mains` are what it works on: type, name of the parameter, argument.
    `args` holds the values of its further parameters by their place. `extra` is one more parameter and its argument."""
    args, name = dict(args), named(rng, row.names)
    shape, given, taken, hints = [], [], set(), []
    about = about or rng.choice(row.abouts)
    for ty, param, value in mains:
        shape.append(f"{param}: {ty}")
        given.append(f"{param}={value}")
        taken.add(param)
    for i, param in enumerate(row.params):
        own = rng.choice([n for n in param.names.split() if n not in taken])
        taken.add(own)
        # A hint by its parameter's name; what is in the description already is not said twice.
        if param.hint:
            hints.append(param.hint.replace("{p}", f"`{own}`"))
        if param.need or i in args or rng.random() < 0.9 or all("{" in text for text in row.abouts):
            shape.append(f"{own}{'' if param.need else '?'}: {param.ty}")
            about = about.replace("{" + "xyz"[i] + "}", f"`{own}`")
        else:
            hints = hints[:-1] if param.hint else hints
        if i in args:
            given.append(f"{own}={args[i]}")
    about = re.sub(r"\{([ab])\}", lambda m: f"`{mains[0 if m.group(1) == 'a' else 1][1]}`", about)
    if "{" in about:
        about = next(text for text in row.abouts if "{" not in text)
    if extra:
        own, ty, value = extra
        shape.append(f"{own}?: {ty}")
        if value:
            given.append(f"{own}={value}")
        taken.add(own)
    for _ in range(rng.choice([0] * 11 + [1] * 4 + [2])) if not plain else ():
        decoy = rng.choice(DECOYS)
        if decoy.split("?")[0] not in taken:
            taken.add(decoy.split("?")[0])
            shape.append(decoy)
    about = styled(rng, about, row.output)
    if hints:
        about = about.rstrip(".") + ". " + "; ".join(hint[0].upper() + hint[1:] for hint in hints) + "."
    return card(name, ", ".join(shape), row.output, about), f"{name}({', '.join(given)})"


def asked(rng, row, fixed=(), holds="", **slots):
    """A question for a tool, and the values of its parameters that stand in it; one that has a certain slot if asked."""
    pattern = rng.choice([ask for ask in row.asks if holds in ask])
    for name, value in slots.items():
        pattern = pattern.replace("{" + name + "}", value)
    text, args, said = expand(pattern, rng), {}, {}
    for i, param in enumerate(row.params):
        key = "xyz"[i]
        if i in dict(fixed):
            args[i] = q(dict(fixed)[i])
        elif "{" + key + "}" in text:
            said[key], args[i] = param.pick(rng)
    return say(rng, text, **said), args


def it_of(row, rng, it=None):
    """What `{it}` stands for: a choice of words."""
    return {"it": it or f"[{row.of[1]}]"} if row.of else {}


def low(text):
    return text if text.startswith(("\x01", "I ", "I'")) else text[0].lower() + text[1:]


def second(call):
    """The same call for the second picture."""
    return re.sub(r"\$image\b", "$image2", call)


LIMITS = [("greater", "[more than|over|above] {n}"), ("less", "[less than|below|under] {n}"), ("at_least", "at least {n}"), ("at_most", "[at most|no more than] {n}")]
SIDES = [("left", "[In the left half:|On the left side:|Look only at the left half.]"), ("right", "[On the right side:|In the right half:]"), ("top", "[In the upper half:|Only the top half:]"), ("bottom", "[In the lower part:|Take the bottom half:]"), ("center", "[In the middle:|Only the centre:]")]
WHICH = [("leftmost", "the [leftmost {t}|{t} furthest to the left]"), ("rightmost", "the [rightmost {t}|{t} on the far right]"), ("largest", "the [largest|biggest] {t}"), ("smallest", "the smallest {t}")]


def limited(rng, text, call, result="value"):
    """A number held against one of the question."""
    n = rng.choice([3, 5, 10, 18, 20, 30, 50, 65, 100, 200])
    how, words = rng.choice(LIMITS)
    bare = text.rstrip("?. ")
    shape = rng.choice(["{t}, {c}?", "Is it {c}? {q}", "{q} I [only|] [want|need] to know whether it is {c}.", "I [guess|bet|believe] it is {c}, am I right? {q}", "{q} Is that {c}?"])
    text = say(rng, shape.replace("{c}", words).replace("{q}", "\x01" + text.replace("\x01", "").replace("\x02", "") + "\x02").replace("{t}", "\x01" + bare.replace("\x01", "").replace("\x02", "") + "\x02"), n=n)
    return text, [f"{result} = {call}", f'yes = compare(a=${result}, b={n}, how="{how}")'], "yes"


def neighbours(rng, row, table):
    """Cards of tools of the same kind that do something else."""
    if rng.random() > 0.4:
        return []
    others = [other for other in table if other is not row and {other.names[0], row.names[0]} not in CLASH]
    return [card_of(rng, other) for other in rng.sample(others, rng.choice([1, 1, 2, 3]))]


CLASH = [{"turn_left", "rotate_by"}, {"voice_mood", "mood_in"}, {"remove_text", "remove_thing"}, {"spell_check", "grammar"}, {"sharpness", "noise_level"}, {"translate_picture", "handwriting"}, {"scene_of", "room_of"}, {"scene_of", "is_indoor"}, {"summarise", "simplify"}, {"best_shot", "winner_of"}, {"price_estimate", "beauty"}]


# What can only be told of a whole picture, and what can well be asked of one thing in it.
WHOLE = set("exif_date camera_model file_size geo_guess file_origin is_scan is_fake is_indoor is_night tilt scene_of room_of painter_of art_style beauty page_number is_blank alt_text story_of chess_fen care_symbols xray_report skin_check price_estimate landmark".split())
OF_PART = set("sharpness brightness_of contrast_of noise_level palette colour_share font_of brand_of alt_text handwriting classify leaf_area translate_picture".split())


PAGES = {
    papers.paper: 4, table: 1, chart: 1, letter: 1, sign: 2,
    lambda rng: errands.errand_paper(rng)[2]: 4, lambda rng: errands.bill(rng)[0]: 2, lambda rng: errands.board(rng)[0]: 1, lambda rng: errands.notice(rng).docs[0]: 3, lambda rng: errands.window(rng).docs[0]: 2,
}


def scene(rng, must=(), words=0.2):
    """What a tool known by its card looks at: a photograph, or a page full of words, which then are not what is asked for."""
    return pick(rng, PAGES)(rng) if not must and rng.random() < 0.4 else photo(rng, must, words)


def sees(rng):
    row = rng.choice(SEES)
    p, d = rng.choice(PICTURE), scene(rng, [row.of[0]] if row.of else [])
    kind, cards_ = rng.random(), neighbours(rng, row, SEES)
    image = [("image", p, "$image")]

    def made(calls, answer, text, card_, inputs=("image",), docs=None):
        return Ask(text, calls, answer, "Answer", inputs=list(inputs), docs=docs or [d]), [card_, *cards_]

    if row.of and kind < 0.4:
        by, words = rng.choice(WHICH)
        text, args = asked(rng, row, holds="{it}", **it_of(row, rng, words.replace("{t}", row.of[0])))
        find = [f'found = detect(image=$image, labels=["{row.of[0]}"])', f'one = select(regions=$found, by="{by}")']
        # The card says whether the tool can be told where to look; if not, the part is cut out.
        if rng.random() < 0.55:
            region = rng.choice(["region", "region", "box", "where", "roi", "area"])
            card_, call = tool(rng, row, image, args, extra=(region, rng.choice(["regions", "regions", "regions|list<number>"]), "$one"), plain=True)
            return made([*find, f"value = {call}"], "value", text, card_)
        card_, call = tool(rng, row, [("image", p, "$part")], args, plain=True)
        return made([*find, "part = crop(image=$image, region=$one)", f"value = {call}"], "value", text, card_)
    text, args = asked(rng, row, **it_of(row, rng))
    if kind < 0.1 and row.names[0] not in WHOLE:
        part, w = rng.choice(SIDES)
        card_, call = tool(rng, row, [("image", p, "$part")], args)
        return made([f'part = crop_part(image=$image, part="{part}")', f"value = {call}"], "value", say(rng, w) + " " + low(text), card_)
    if 0.1 <= kind < 0.35 and row.names[0] in OF_PART:
        t = Thing(rng)
        text = say(rng, "[Look only at the {t}|Just for the {t}|I mean the {t} alone|Only the {t} counts|For the {t}]:", t=t.one) + " " + low(text)
        if rng.random() < 0.5:
            card_, call = tool(rng, row, image, args, extra=("region", "regions", "$found"), plain=True)
            return made([f"found = {t.find}", f"value = {call}"], "value", text, card_)
        card_, call = tool(rng, row, [("image", p, "$part")], args, plain=True)
        return made([f"found = {t.find}", "part = crop(image=$image, region=$found)", f"value = {call}"], "value", text, card_)
    card_, call = tool(rng, row, image, args)
    if row.output == "number" and kind < 0.42:
        text, calls, answer = limited(rng, text, call)
        return made(calls, answer, text, card_)
    if kind < 0.48:
        return made([f"value = {second(call)}"], "value", say(rng, "[In the second picture:|On the second picture:|Look at the second picture:|The second picture is meant:|About the other picture:]") + " " + low(text), card_, ("image", "image2"))
    if kind < 0.62:
        two, inputs, docs = [f"value = {call}", f"value2 = {second(call)}"], ("image", "image2"), [d, scene(rng)]
        r = rng.random()
        if row.output == "number" and r < 0.5:
            how, end = rng.choice([("greater", "[more in the first than in the second|a higher value in the first than in the second]"), ("less", "less in the first than in the second"), ("equal", "the same in both pictures")])
            return made([*two, f'yes = compare(a=$value, b=$value2, how="{how}")'], "yes", text + " " + say(rng, f"[Is it|I want to know whether it is|Tell me if it is] {end}."), card_, inputs, docs)
        if row.output == "number" and r < 0.7:
            return made([*two, 'result = calculate(expression="value - value2", value=$value, value2=$value2)'], "result", text + " " + say(rng, "[How much more is it in the first picture than in the second?|Give me the difference, first minus second.|By how much does the first exceed the second in this?]"), card_, inputs, docs)
        if row.output == "text" and r < 0.4:
            return made([*two, 'yes = compare(a=$value, b=$value2, how="same_text")'], "yes", text + " " + say(rng, "[Is it the same in both pictures?|Do both pictures agree in that?|And is the answer the same for the second picture?|I want to know whether it is the same in the two.]"), card_, inputs, docs)
        return made(two, '"First: {value}; second: {value2}"', say(rng, "[For each of the two pictures:|In both pictures:|I ask about both photos:|First and second picture:]") + " " + low(text), card_, inputs, docs)
    if kind < 0.65:
        s = rng.choice([2, 5, 8, 12, 20, 30])
        return made([f"moment = frame(video=$video, at_s={s})", "value = " + call.replace("$image", "$moment")], "value", say(rng, "[In the film at second {s}:|At {s} seconds of the video:|Stop the film after {s} seconds.]", s=s) + " " + text, card_, ("video",), [])
    if row.output == "text" and kind < 0.7:
        # Two tools that the model has not been taught, one after the other.
        then = rng.choice([r for r in TEXTS if r.names[0] in ("translate", "read_aloud", "send_note", "spell_out", "speak_slowly", "send_mail", "upper", "morse")])
        more, args2 = asked(rng, then, the="[the answer|that|the result]")
        other, call2 = tool(rng, then, [("text", rng.choice(WORDS), "$value")], args2)
        if other.split("(")[0] != card_.split("(")[0]:
            return Ask(text + " " + say(rng, "[Then|And then|Afterwards]:") + " " + low(more), [f"value = {call}", f"made = {call2}"], "made", "Answer", docs=[d]), [card_, other]
    if row.output == "number" and kind < 0.74:
        n = rng.randint(2, 12)
        return made([f"value = {call}", f'result = calculate(expression="value * {n}", value=$value)'], "result", text + " " + say(rng, "[And how much would {n} times that be?|Multiply that by {n}.|I have {n} of the kind, so tell me {n} times that.]", n=n), card_)
    return made([f"value = {call}"], "value", text, card_)


FOUND = {
    "count": ["[How many {m} are [there|in the {pic}|visible]?|Count the {m}.|number of {m}?]", "I need the number of {m}.", "[Could you|Please] count [all|] the {m} for me?", "{m}: how many?", "My colleague says there are dozens of {m}. How many is it?", "How many {m} have I got there?", "What is the total of {m}?", "I wonder how many {m} one can find.", "My boss wants a figure: {m}, how many?", "Would you mind telling me how many {m} that makes?", "count {m}", "I got a different result each time I counted the {m}. What do you get?", "Please report the number of {m}, digits only.", "We were told there would be 40 {m}. How many are really there?", "{m} total", "How many {m} should I write in the list?", "The number of {m} is ...", "For the insurance I have to state how many {m} can be seen."],
    "exists": ["[Are there [any|] {m} [here|in the {pic}|]?|Do you see {m}?|Any {m}?]", "I do not see {m}, am I right that there are some?", "[Check|Look] for {m}: are there any?", "Should I worry about {m} here?", "Did [the camera|I] get {one}?", "I want to know whether there is {one}.", "Can {one} be found anywhere?", "is there {one} or not", "I was told there'd be no {m}. Is there one after all?", "Tell me whether you can make out {one}.", "My grandson says that he sees {one}. Is he right?", "{m} present, yes or no", "Before I go on: are any {m} in it?", "Have I overlooked {one}?", "If there is {one} anywhere, I must know.", "I can't see well. Is there {one} in it?"],
    "annotate": ["[Mark|Box|Highlight] [all|the|all the] {m}.", "Show me where the {m} are.", "Draw boxes around [all|the] {m}.", "I cannot find the {m}, put a frame around each.", "The {m} should be marked [in the {pic}|].", "The fitter won't find the {m} on his own. Frame them for him.", "boxes on all {m} pls", "Put a rectangle round each {o}.", "Please make the {m} stand out with boxes so that my pupils see them.", "I want to see at a glance where the {m} are: mark them.", "Every {o} needs a frame."],
    "blur": ["[Blur|Hide|Make unrecognisable] [all|the|all the] {m}.", "Nobody should see the {m}, blur them.", "I want to publish this without showing the {m}: blur those.", "Make the {m} unrecognisable.", "The {m} are nobody's business. Make them unrecognisable.", "blur {m}", "Before it goes to the press, the {m} have to be made unreadable by blurring.", "It may be posted only with the {m} blurred.", "For reasons of privacy, smear the {m}."],
    "crop": ["[Cut out|Crop to] the {o}.", "I want only the {o} [out of the {pic}|].", "Give me the {o} as a picture of its own.", "Crop the {pic} so that the {o} remains.", "Only the {o}, nothing around it.", "crop: {o}", "I need the {o} for my catalogue, so cut it out.", "All I care about is the {o}; take the rest away."],
    "largest": ["[Cut out|Crop to] the [largest|biggest] {o}.", "Give me the largest {o} as a picture.", "Of all the {m}, crop to the biggest one.", "There are several {m}. I'd like a cut-out of the biggest one.", "biggest {o}, cropped", "For the title page, cut out the {o} that is largest."],
    "mark_one": ["Mark the largest {o}.", "Which {o} is the largest? Mark it.", "Draw a box around the biggest {o}.", "Put a frame round the {o} that is bigger than the others.", "My eyes are poor: mark whichever {o} is the largest."],
    "side": ["How many {m} are in the {side} half?", "Count the {m} on the {side} side.", "On the {side} side, how many {m} [are there|do you count]?", "{side} half only: number of {m}", "Never mind the rest. How many {m} does one see in the {side} half?"],
    "side_exists": ["Are there {m} in the {side} half?", "Is there {one} on the {side} side?", "Anything on the {side} side, I mean {m}?", "I look after the {side} half. Any {m} there?"],
    "limit": ["Are there {c} {m}?", "Do you count {c} {m}?", "I think there are {c} {m}, correct?", "[Tell me|Check] whether there are {c} {m}.", "The rule says {c} {m}. Is that what we have?", "{c} {m}, true or false?", "We bet on it: {c} {m}. Did I win?", "I'm only allowed to sign if there are {c} {m}. May I?"],
    "twice": ["Each of the {m} costs me {n} euros. What does that make?", "If each of the {m} takes {n} minutes, how long do all take?", "{n} for each of the {m}: how much is it in all?", "I get {n} cents for each of the {m}. What is my wage in cents?", "{n} a piece for the {m}, total?"],
    "list": ["Where are the {m}?", "Find the {m}.", "[Locate|Give me] all {m}.", "I am looking for {m}, where are they?", "Give me the places of the {m}.", "whereabouts are the {m}", "Tell me the positions of all {m}."],
    "colour": ["What colour is the {o}?", "Which colour has the {o}?", "The {o}: what colour?", "I'd like to describe the {o} to a blind friend. What colour has it?", "colour of the {o}"],
    "near": ["Are there {m} on the {t}?", "Does the {t} have {m}?", "Can you see {m} on the {t}?", "Look at the {t}. Any {m} on it?", "I only worry about the {t}: do you find {one} on it?"],
    "near_mark": ["Mark the {m} on the {t}.", "Frame those {m} that are on the {t}.", "The {m} on the {t} should get a box."],
    "things": ["Are there more {m} than {ts}?", "Do the {m} outnumber the {ts}?", "What I want to know is whether the {m} are more than the {ts}.", "{m} > {ts}, yes or no?"],
    "per": ["How many {m} come to each of the {ts}?", "{m} per {t}, on average?", "Share out the {m} among the {ts}: how many for each?", "{m} divided by {ts}?"],
    "both": ["In which of the two pictures are more {m}?", "How many {m} does each picture show?", "Compare the number of {m} in both pictures.", "Two photos, and I need the count of {m} for each.", "{m}: how many in the first, how many in the second?"],
    "both_more": ["Are there more {m} in the first picture than in the second?", "Does the first show more {m} than the second?", "I think the first has more {m} than the second. Right?", "Is the first picture ahead of the second in {m}?"],
    "read": ["What do the {m} say?", "Read what is written on the {o}.", "Which words stand on the {o}?", "I can't read what is on the {o}. You do it.", "wording of the {o}?", "The {o} says ..."],
    "none": ["Is it free of {m}?", "Is there not a single {o}?", "Can you confirm that there are no {m}?", "I have to sign that there are no {m}. Can I?", "zero {m}, correct?", "Not one {o} in sight, is that true?", "It should be without {m}. Is it?"],
}


def an(noun):
    return ("an " if noun[0] in "aeiou" else "a ") + noun


def finds(rng):
    names, called, nouns = rng.choice(FINDS)
    one, many = rng.choice(nouns)
    row = Row(names, "regions", [f"Finds {called}.", f"Boxes around {called}.", f"Where there are {called}.", f"Detector for {called}.", f"Looks for {called} and returns a box for each.", f"Spots {called} in a picture.", f"Locates {called}; trained on our own photographs.", f"{called.capitalize()} as boxes."], [])
    p, d = rng.choice(PICTURE), scene(rng)
    card_, call = tool(rng, row, [("image", p, "$image")])
    words_too = any(n in WITH_WORDS for n in row.names)
    kind = rng.choice(["count"] * 4 + ["exists"] * 4 + ["annotate"] * 3 + ["blur"] * 2 + ["crop"] * 2 + ["limit"] * 2 + [k for k in FOUND if k != "read" or words_too] + ["read"] * (4 if words_too else 0))
    found = f"found = {call}"
    t = Thing(rng)
    n, (how, words), (side, said) = rng.randint(2, 20), rng.choice(LIMITS), rng.choice([("left", "left"), ("right", "right"), ("top", "upper"), ("bottom", "lower")])
    pattern = rng.choice(FOUND[kind]).replace("{c}", words)
    text = say(rng, pattern, m=many, o=one, one=an(one), n=n, side=said, t=t.one, ts=t.many, pic=d.noun)
    more, answer = {
        "count": (["n = count(items=$found)"], "n"), "exists": (["yes = exists(items=$found)"], "yes"), "annotate": (["marked = annotate(image=$image, regions=$found)"], "marked"), "blur": (["hidden = blur(image=$image, regions=$found)"], "hidden"),
        "crop": (["part = crop(image=$image, region=$found)"], "part"), "largest": (['one = select(regions=$found, by="largest")', "part = crop(image=$image, region=$one)"], "part"), "mark_one": (['one = select(regions=$found, by="largest")', "marked = annotate(image=$image, regions=$one)"], "marked"),
        "side": ([f'part = filter(regions=$found, position="{side}")', "n = count(items=$part)"], "n"), "side_exists": ([f'part = filter(regions=$found, position="{side}")', "yes = exists(items=$part)"], "yes"),
        "limit": (["n = count(items=$found)", f'yes = compare(a=$n, b={n}, how="{how}")'], "yes"), "twice": (["n = count(items=$found)", f'result = calculate(expression="n * {n}", n=$n)'], "result"), "list": ([], "found"),
        "colour": (["name = color(image=$image, region=$found)"], "name"), "read": (["part = crop(image=$image, region=$found)", "lines = ocr(image=$part)", "text = text_of(items=$lines)"], "text"),
        "none": (is_empty("found"), "yes"),
    }.get(kind, (None, None))
    if kind in ("near", "near_mark"):
        more = [f"b = {t.find}", 'hit = relate(a=$found, relation="overlaps", b=$b)']
        more, answer = (more + ["yes = exists(items=$hit)"], "yes") if kind == "near" else (more + ["marked = annotate(image=$image, regions=$hit)"], "marked")
    elif kind in ("things", "per"):
        found, more = f"a = {call}", [f"b = {t.find}", "n = count(items=$a)", "m = count(items=$b)"]
        more, answer = (more + ['yes = compare(a=$n, b=$m, how="greater")'], "yes") if kind == "things" else (more + ['result = calculate(expression="n / m", n=$n, m=$m)'], "result")
    elif kind in ("both", "both_more"):
        found, more, answer = f"a = {call}", [f"b = {second(call)}", "n = count(items=$a)", "m = count(items=$b)"], '"First: {n}; second: {m}"'
        if kind == "both_more":
            more, answer = [*more, 'yes = compare(a=$n, b=$m, how="greater")'], "yes"
        return Ask(text, [found, *more], answer, many.capitalize(), inputs=["image", "image2"], docs=[d, photo(rng)]), [card_]
    cards_ = [card_of(rng, find_row(rng, other)) for other in rng.sample([f for f in FINDS if f[0] != names], rng.choice([1, 2]))] if rng.random() < 0.4 else []
    return Ask(text, [found, *more], answer, many.capitalize(), docs=[d]), [card_, *cards_]


# Things that are named in free words: (one, many).
PHRASES = [
    ("red umbrella", "red umbrellas"), ("broken window", "broken windows"), ("man in a hat", "men in hats"), ("yellow flower", "yellow flowers"), ("open door", "open doors"), ("woman with a pram", "women with prams"), ("wooden chair", "wooden chairs"), ("empty glass", "empty glasses"), ("street musician", "street musicians"), ("white van", "white vans"), ("ripe tomato", "ripe tomatoes"),
    ("child on a swing", "children on swings"), ("lit window", "lit windows"), ("palm tree", "palm trees"), ("stone bridge", "stone bridges"), ("paper cup", "paper cups"), ("blue door handle", "blue door handles"), ("lighthouse", "lighthouses"), ("penguin", "penguins"), ("kangaroo", "kangaroos"), ("wind turbine", "wind turbines"), ("statue", "statues"), ("tent", "tents"), ("barrel", "barrels"), ("dragonfly", "dragonflies"),
    ("ladder", "ladders"), ("bucket of paint", "buckets of paint"), ("loaf of bread", "loaves of bread"), ("shopping trolley", "shopping trolleys"), ("price sign", "price signs"), ("mailbox", "mailboxes"), ("satellite dish", "satellite dishes"), ("garden gnome", "garden gnomes"), ("snowman", "snowmen"), ("hot air balloon", "hot air balloons"), ("violin", "violins"), ("crown", "crowns"), ("anchor", "anchors"),
]
ANYTHING = Row("ground grounding find_by_words open_detect owl_vit look_for_phrase detect_any prompt_boxes", "regions", ["Finds whatever is named in free words ({x}).", "Open-vocabulary detection: boxes for the phrase in {x}.", "Boxes around what {x} describes, of any kind.", "Looks for {x}, which may be any English phrase, e.g. `a red balloon`.", "Grounding model. Put what you look for into {x}."], [], P("prompt phrase query what description words caption", "text", [""]))
KEEPS = Row("keep_if attribute_filter wearing with_property who_match only_those", "regions", ["Keeps the boxes whose content fits a description ({x}).", "Of the given boxes, those that show {x}.", "Filters people and things by an attribute in free words, {x}.", "Looks into each box and drops those to which {x} does not apply."], [], P("what attribute description phrase condition property", "text", [""]))
TRAITS = {"person": ["a hat", "glasses", "a beard", "a red coat", "long hair", "a uniform", "a mask", "an apron", "a helmet"], "car": ["a roof rack", "an open door", "a flat tyre", "a taxi sign"], "dog": ["a collar", "black fur", "a stick in its mouth"], "bottle": ["a label", "a red cap", "something in it"], "chair": ["armrests", "a cushion", "four legs"], "book": ["a red cover", "a torn cover"]}
SOUNDS = [("slamming door", "slamming doors"), ("barking dog", "barking dogs"), ("crying child", "crying children"), ("church bell", "church bells"), ("passing train", "passing trains"), ("sneeze", "sneezes"), ("clap of thunder", "claps of thunder"), ("whistle", "whistles"), ("car horn", "car horns"), ("footstep", "footsteps"), ("breaking glass", "breaking glasses"), ("sip of coffee", "sips of coffee"), ("crow of a cock", "crows of a cock")]
LISTENS = Row("find_sound sound_search locate_sound hear_for event_query audio_grounding", "segments", ["Finds when a sound is heard that is named in free words ({x}).", "Spans of time in which {x} sounds.", "Searches a recording for any sound; {x} says which.", "Sound event detection by text, put into {x}."], [], P("what sound_name query phrase event description", "text", [""]))


def prompted(rng):
    """Things, sounds and properties in free words, which a tool takes as a text."""
    kind = rng.random()
    if kind < 0.5:
        one, many = rng.choice(PHRASES)
        card_, call = tool(rng, ANYTHING, [("image", rng.choice(PICTURE), "$image")], {0: q(one)})
        found, d = f"found = {call}", scene(rng)
        n, (how, words) = rng.randint(2, 20), rng.choice(LIMITS)
        ask = rng.choice(["count", "count", "exists", "exists", "annotate", "blur", "crop", "largest", "limit", "list", "colour", "none"])
        text = say(rng, rng.choice(FOUND[ask]).replace("{c}", words), m=many, o=one, one=an(one), n=n, pic=d.noun)
        more, answer = {
            "count": (["n = count(items=$found)"], "n"), "exists": (["yes = exists(items=$found)"], "yes"), "annotate": (["marked = annotate(image=$image, regions=$found)"], "marked"), "blur": (["hidden = blur(image=$image, regions=$found)"], "hidden"), "crop": (["part = crop(image=$image, region=$found)"], "part"),
            "largest": (['one = select(regions=$found, by="largest")', "part = crop(image=$image, region=$one)"], "part"), "limit": (["n = count(items=$found)", f'yes = compare(a=$n, b={n}, how="{how}")'], "yes"), "list": ([], "found"), "colour": (["name = color(image=$image, region=$found)"], "name"),
            "none": (is_empty("found"), "yes"),
        }[ask]
        return Ask(text, [found, *more], answer, many.capitalize(), docs=[d]), [card_]
    if kind < 0.8:
        label = rng.choice(list(TRAITS))
        trait, many = rng.choice(TRAITS[label]), "people" if label == "person" else label + "s"
        card_, call = tool(rng, KEEPS, [("image", rng.choice(PICTURE), "$image"), ("regions", rng.choice(BOXES), "$found")], {0: q(trait)})
        calls, d = [f'found = detect(image=$image, labels=["{label}"])', f"hit = {call}"], photo(rng, [label])
        pattern, more, answer = rng.choice([
            ("[How many {m} have {t}?|How many of the {m} are there with {t}?|Count the {m} with {t}.|Of all the {m}, how many have {t}?|I need the number of {m} that have {t}.|{m} with {t}: how many?]", "n = count(items=$hit)", "n"), ("[Is there {one} with {t}?|Does any of the {m} have {t}?|Do you see {one} with {t}?|Have any {m} got {t}?|I wonder whether one of the {m} has {t}.]", "yes = exists(items=$hit)", "yes"),
            ("[Mark the {m} with {t}.|Draw boxes around all {m} that have {t}.|Show me which of the {m} have {t}.|Where are the {m} with {t}? Mark them.]", "marked = annotate(image=$image, regions=$hit)", "marked"), ("[Blur the {m} with {t}.|Hide only those {m} that have {t}.|Nobody should recognise the {m} with {t}.]", "hidden = blur(image=$image, regions=$hit)", "hidden"),
            ("[Cut out the {o} with {t}.|Crop to the {o} that has {t}.|I want only the {o} with {t} as a picture.]", "part = crop(image=$image, region=$hit)", "part"),
        ])
        return Ask(say(rng, pattern, m=many, o=label, one=an(label), t=trait), [*calls, more], answer, many.capitalize(), docs=[d]), [card_]
    one, many = rng.choice(SOUNDS)
    card_, call = tool(rng, LISTENS, [("audio", rng.choice(SOUND), "$audio")], {0: q(one)})
    ask = rng.choice(["count", "exists", "exists", "start", "start", "end", "list"])
    more, answer = {"count": (["n = count(items=$found)"], "n"), "exists": (["yes = exists(items=$found)"], "yes"), "start": (["start = time_of(segments=$found)"], '"{start} seconds"'), "end": (['start = time_of(segments=$found, edge="end")'], '"{start} seconds"'), "list": ([], "found")}[ask]
    return Ask(say(rng, rng.choice(HEARD[ask]), o=one, m=many, one=an(one)), [f"found = {call}", *more], answer, many.capitalize(), inputs=["audio"]), [card_]


def find_row(rng, entry):
    names, called, _ = entry
    return Row(names, "regions", [f"Finds {called}.", f"Boxes around {called}.", f"Detector for {called}."], [])


def masks(rng):
    names, called, said = rng.choice(MASKS)
    row = Row(names, "mask", [f"Which pixels show {called}.", f"The outline of {called} as a mask.", f"Segments {called}.", f"Mask of {called}, exact to the pixel."], [])
    d = photo(rng)
    card_, call = tool(rng, row, [("image", rng.choice(PICTURE), "$image")])
    pattern, more, answer = rng.choice([
        ("[Blur the {s}.|Make the {s} unrecognisable, along its outline.|Smear the {s}, nothing else.|The {s} should be blurred.]", ["hidden = blur(image=$image, mask=$found)"], "hidden"),
        ("[Blur everything but the {s}.|Only the {s} should stay sharp.|Keep the {s} sharp and blur the rest.|All except the {s} shall be blurred.]", ["hidden = blur(image=$image, mask=$found, invert=true)"], "hidden"),
        ("[Cut out the {s} along its outline.|Give me only the {s}, cut out exactly.|I want the {s} alone on white.|Cut the {s} out, pixel by pixel.]", ["cut = cut_out(image=$image, mask=$found)"], "cut"),
        ("[Cut out the {s} on {c}.|I want the {s} alone on {c}.|Put {c} around the cut-out {s}.]", ['cut = cut_out(image=$image, mask=$found, color="{c}")'], "cut"),
        ("[Which pixels show the {s}?|Give me a mask of the {s}.|Outline the {s} as a mask.|Segment the {s}.]", [], "found"),
    ])
    c = rng.choice(["black", "red", "green", "blue", "yellow", "pink"])
    return Ask(say(rng, pattern, s=said, c=c), [f"found = {call}", *(m.replace("{c}", c) for m in more)], answer, "Picture", docs=[d]), [card_]


def changes(rng):
    row = rng.choice(CHANGES)
    p, d, kind = rng.choice(PICTURE), scene(rng), rng.random()
    text, args = asked(rng, row)
    cards_ = neighbours(rng, row, CHANGES)
    bare = text.rstrip(".")
    if kind < 0.12:
        t = Thing(rng)
        card_, call = tool(rng, row, [("image", p, "$part")], args)
        text = say(rng, "[Cut out the {t} first.|Crop to the {t}, then:|Take only the {t}:]", t=t.one) + " " + text
        return Ask(text, [f"found = {t.find}", "part = crop(image=$image, region=$found)", f"made = {call}"], "made", "Picture", docs=[d]), [card_, *cards_]
    if kind < 0.2:
        part, w = rng.choice(SIDES)
        card_, call = tool(rng, row, [("image", p, "$part")], args)
        return Ask(say(rng, w) + " " + low(text), [f'part = crop_part(image=$image, part="{part}")', f"made = {call}"], "made", "Picture", docs=[d]), [card_, *cards_]
    card_, call = tool(rng, row, [("image", p, "$image")], args)
    made = f"made = {call}"
    if kind < 0.27:
        return Ask(say(rng, "[For the second picture:|With the second picture:|Do this to the second picture:]") + " " + text, ["made = " + second(call)], "made", "Picture", inputs=["image", "image2"], docs=[d, photo(rng)]), [card_, *cards_]
    if kind < 0.5:
        t = Thing(rng)
        more, answer, words = rng.choice([
            (["lines = ocr(image=$made)", "text = text_of(items=$lines)"], "text", "[read [the text|what it says]|tell me what is written there|give me its text]"), ([f"found = {t.find}".replace("$image", "$made"), "n = count(items=$found)"], "n", "[count the {m}|tell me how many {m} there are]"),
            ([f"found = {t.find}".replace("$image", "$made"), "yes = exists(items=$found)"], "yes", "[tell me whether there is {one}|look whether you see {one}]"), (['part = crop_part(image=$made, part="left")'], "part", "keep only the left half"), (['part = crop_part(image=$made, part="top")'], "part", "keep only the upper half"),
            ([f"found = {t.find}".replace("$image", "$made"), "hidden = blur(image=$made, regions=$found)"], "hidden", "blur the {m}"), ([f"found = {t.find}".replace("$image", "$made"), "part = crop(image=$made, region=$found)"], "part", "crop to the {o}"), (["small = resize(image=$made, width=400)"], "small", "[scale it to 400 pixels wide|make it 400 pixels wide]"),
            (["size = size_of(image=$made)"], "size", "tell me its size in pixels"),
        ])
        glue = rng.choice([". Then ", ". After that ", ", then ", ", and then ", ". Afterwards, "]) if text.endswith(".") else rng.choice([" Then ", " After that, "])
        if not text.endswith("."):
            bare = text
        return Ask(bare + glue + say(rng, words, m=t.many, o=t.one, one=an(t.one)) + ".", [made, *more], answer, "Result", docs=[d]), [card_]
    if kind < 0.6:
        then = rng.choice([other for other in CHANGES if other is not row])
        text2, args2 = asked(rng, then)
        other, call2 = tool(rng, then, [("image", rng.choice(PICTURE), "$made")], args2)
        if other.split("(")[0] != card_.split("(")[0]:
            return Ask(text + " " + say(rng, "[Then|After that|Second step|Next]:") + " " + low(text2), [made, f"made2 = {call2}"], "made2", "Picture", docs=[d]), [card_, other]
    return Ask(text, [made], "made", "Picture", docs=[d]), [card_, *cards_]


def pairs_of(rng):
    row = rng.choice(PAIRS)
    a, b = rng.choice(PAIR)
    text, args = asked(rng, row)
    card_, call = tool(rng, row, [("image", a, "$image"), ("image", b, "$image2")], args)
    docs, inputs = [scene(rng), scene(rng)], ["image", "image2"]
    cards_ = neighbours(rng, row, PAIRS)
    result, kind = {"regions": "found", "image": "made"}.get(row.output, "value"), rng.random()
    calls, answer = [f"{result} = {call}"], result
    if row.output == "number" and kind < 0.3:
        text, calls, answer = limited(rng, text, call)
    elif row.output == "regions" and kind < 0.8:
        more, words, answer = rng.choice([("n = count(items=$found)", "[How many are there?|Count them.|Just the number, please.]", "n"), ("yes = exists(items=$found)", "[Is there any at all?|I only want to know whether there is one.]", "yes"), ("marked = annotate(image=$image, regions=$found)", "[Mark it on the first picture.|Draw boxes there.]", "marked"), ("part = crop(image=$image, region=$found)", "[Cut that out.|Crop the first picture to it.]", "part")])
        text, calls = text + " " + say(rng, words), [*calls, more]
    elif row.output == "image" and kind < 0.25:
        t = Thing(rng)
        more, words, answer = rng.choice([(["lines = ocr(image=$made)", "text = text_of(items=$lines)"], "[Then read what is written on it.|And read its text.]", "text"), ([f"found = {t.find}".replace("$image", "$made"), "n = count(items=$found)"], "[Then count the {m} on it.|How many {m} are on the result?]", "n"), (["size = size_of(image=$made)"], "[How large is the result, in pixels?|And tell me its size.]", "size"), (["small = resize(image=$made, width=800)"], "Make the result 800 pixels wide.", "small")])
        text, calls = text + " " + say(rng, words, m=t.many), [*calls, *more]
    return Ask(text, calls, answer, "Answer", inputs=inputs, docs=docs), [card_, *cards_]


HEARD = {
    "count": ["How many {m} are [there|in the recording]?", "How often do you hear {one}?", "Count the {m}.", "{m}: how many times?", "I have to note how many {m} there were.", "My neighbour complains. How many {m} does one hear?", "number of {m} on the tape"], "exists": ["[Is there|Do you hear] {one}?", "Any {m} in the recording?", "Check the recording for {m}: are there any?", "I was asleep. Can one hear {one}?", "{one}, yes or no", "Did the microphone catch {one}?", "Tell me if you hear {one} somewhere.", "I want to make sure that I haven't missed {one}."],
    "start": ["When is the first {o}?", "At which second does the first {o} begin?", "After how many seconds comes {one}?", "second of the first {o}", "I want to jump to the first {o}. At which second do I start?", "How far in is the first {o}, in seconds?", "Where does one have to start to hear the first {o}?"], "end": ["When is the first {o} over?", "At which second does the first {o} end?", "At what second has the first {o} stopped?", "I come in after the first {o} has ended. When is that?"], "limit": ["Are there {c} {m}?", "I think there are {c} {m}, right?", "The report says {c} {m}. Is that so?", "{c} {m}, true?"], "list": ["When are the {m}?", "Give me the times of all {m}.", "Find the {m}.", "All times of the {m}, please.", "Where on the tape are the {m}?", "I need a list of when there are {m}."],
}


def hears(rng):
    row = rng.choice(HEARS)
    p, kind = rng.choice(SOUND), rng.random()
    main = [("audio", p, "$audio")]
    cards_ = neighbours(rng, row, HEARS)
    if row.asks is None:
        one, many = SPANS[row.names[0]]
        ask = rng.choice(list(HEARD))
        n, (how, words) = rng.randint(1, 9), rng.choice(LIMITS)
        text = say(rng, rng.choice(HEARD[ask]).replace("{c}", words), o=one, m=many, one=an(one), n=n)
        card_, call = tool(rng, row, main)
        more, answer = {
            "count": (["n = count(items=$found)"], "n"), "exists": (["yes = exists(items=$found)"], "yes"), "start": (["start = time_of(segments=$found)"], '"{start} seconds"'), "end": (['start = time_of(segments=$found, edge="end")'], '"{start} seconds"'),
            "limit": (["n = count(items=$found)", f'yes = compare(a=$n, b={n}, how="{how}")'], "yes"), "list": ([], "found"),
        }[ask]
        return Ask(text, [f"found = {call}", *more], answer, many.capitalize(), inputs=["audio"]), [card_, *cards_]
    text, args = asked(rng, row)
    if kind < 0.1:
        card_, call = tool(rng, row, [("audio", p, "$sound")], args)
        text = say(rng, "[In the film:|About the sound of the film:|Listen to the video.|The sound of the video is meant.]") + " " + text
        return Ask(text, ["sound = audio_of(video=$video)", f"{'made' if row.output in ('audio', 'image') else 'value'} = {call}"], "made" if row.output in ("audio", "image") else "value", "Answer", inputs=["video"]), [card_, *cards_]
    card_, call = tool(rng, row, main, args)
    if row.output in ("audio", "image"):
        calls, answer = [f"made = {call}"], "made"
        if row.output == "audio" and kind < 0.45:
            more, words, answer = rng.choice([
                (["spoken = transcribe(audio=$made)", "text = text_of(items=$spoken)"], "[Then write down what is said.|Afterwards tell me what they say.|And transcribe the result.]", "text"), (["n = duration(audio=$made)"], "[How long is the result?|And how many seconds does it last then?]", '"{n} seconds"'),
                (["spoken = transcribe(audio=$made)", 'yes = text_contains(text=$spoken, words="{w}")'], "[Then tell me whether {w} is mentioned.|After that: does anybody say {w}?]", "yes"),
            ])
            w = rng.choice(["London", "money", "the doctor", "Friday", "rain", "discount"])
            bare = w.removeprefix("the ")
            text, calls = text + " " + say(rng, words, w=w), [*calls, *(m.replace("{w}", bare) for m in more)]
        return Ask(text, calls, answer, "Recording", inputs=["audio"]), [card_, *cards_]
    if row.output == "number" and kind < 0.35:
        text, calls, answer = limited(rng, text, call)
        return Ask(text, calls, answer, "Answer", inputs=["audio"]), [card_, *cards_]
    if kind < 0.45:
        two = [f"value = {call}", "value2 = " + call.replace("$audio", "$audio2")]
        text = say(rng, "[For each of the two recordings:|In both recordings:|First and second recording:]") + " " + low(text)
        return Ask(text, two, '"First: {value}; second: {value2}"', "Answer", inputs=["audio", "audio2"]), [card_, *cards_]
    return Ask(text, [f"value = {call}"], "value", "Answer", inputs=["audio"]), [card_, *cards_]


def words_from(rng, direct=False):
    """Where words come from: how they are called, the calls, the name of the result, inputs and pictures. `direct`: the
    lines or spans themselves, for a tool whose card takes these."""
    r = rng.random()
    if r < 0.45:
        d = sign(rng)
        the = rng.choice([f"the {d.noun}", "the text", "what is written here", f"the words on the {d.noun}", "what it says", f"what stands on the {d.noun}", "the writing", f"the text of the {d.noun}"])
        return (the, ["lines = ocr(image=$image)"], "lines", ["image"], [d], "regions") if direct else (the, ["lines = ocr(image=$image)", "text = text_of(items=$lines)"], "text", ["image"], [d], "text")
    if r < 0.8 or direct:
        the = rng.choice(["the recording", "what is said", "the message", "the speech", "the voice message", "what the caller says", "the spoken words", "the phone call", "the announcement"])
        return (the, ["spoken = transcribe(audio=$audio)"], "spoken", ["audio"], [], "segments") if direct else (the, ["spoken = transcribe(audio=$audio)", "text = text_of(items=$spoken)"], "text", ["audio"], [], "text")
    if r < 0.88:
        d = rng.choice([receipt, form])(rng)
        the = rng.choice(["the heading", "the title", f"the heading of the {d.noun}", "the top line"])
        return the, ["lines = ocr(image=$image)", 'line = select(regions=$lines, by="topmost")', "text = text_of(items=$line)"], "text", ["image"], [d], "text"
    d = form(rng)
    keys = [key for key, kind in d.pairs.items() if kind in ("name", "place", "word")]
    if not keys:
        return words_from(rng)
    key = rng.choice(keys)
    return f"the {key.lower()} on the {d.noun}", ["lines = ocr(image=$image)", papers.reads(d, key)], "a", ["image"], [d], "text"


def texts(rng):
    row = rng.choice(TEXTS)
    direct = rng.random() < 0.18
    the, calls, got, inputs, docs, ty = words_from(rng, direct)
    text, args = asked(rng, row, the=the)
    if direct:
        # The card takes lines or spans as they are, so that no text is made of them first.
        p, ty = (rng.choice(["lines", "words", "regions"]) if ty == "regions" else rng.choice(["speech", "segments", "spoken"])), rng.choice([ty, "text|regions|segments"])
    else:
        p = rng.choice(WORDS)
    card_, call = tool(rng, row, [(ty, p, f"${got}")], args)
    text = text[0].upper() + text[1:] if not text.startswith("\x01") else text
    cards_, kind = neighbours(rng, row, TEXTS), rng.random()
    if row.output == "number" and kind < 0.3:
        text, more, answer = limited(rng, text, call)
        return Ask(text, [*calls, *more], answer, "Answer", inputs=inputs, docs=docs), [card_, *cards_]
    if row.output == "list<text>":
        more, words, answer = rng.choice([([], "", "values"), ([], "", "values"), (["n = count(items=$values)"], " How many are there?", "n"), (["yes = exists(items=$values)"], " Is there any?", "yes")])
        return Ask(text + words, [*calls, f"values = {call}", *more], answer, "Answer", inputs=inputs, docs=docs), [card_, *cards_]
    if row.output == "text" and kind < 0.2:
        then = rng.choice([r for r in TEXTS if r is not row and r.names[0] in ("translate", "read_aloud", "send_note", "send_mail", "print_text", "poem_of", "emoji_for", "upper", "syllables")])
        more, args2 = asked(rng, then, the="[the result|that|what comes out]")
        other, call2 = tool(rng, then, [("text", rng.choice(WORDS), "$made")], args2)
        if other.split("(")[0] != card_.split("(")[0]:
            return Ask(text + " " + say(rng, "[Then|Afterwards|Next]:") + " " + low(more), [*calls, f"made = {call}", f"made2 = {call2}"], "made2", "Answer", inputs=inputs, docs=docs), [card_, other]
    if row.output == "text" and kind < 0.3:
        more, words, answer = rng.choice([(["n = count_words(text=$made)"], "[How many words does that make?|Count the words of the result.]", "n"), (['yes = text_contains(text=$made, words="free")'], "Does the result hold the word free?", "yes")])
        return Ask(text + " " + say(rng, words), [*calls, f"made = {call}", *more], answer, "Answer", inputs=inputs, docs=docs), [card_, *cards_]
    return Ask(text, [*calls, f"made = {call}"], "made", "Answer", inputs=inputs, docs=docs), [card_, *cards_]


def two_texts(rng):
    row = rng.choice(TWO_TEXTS)
    a, b = rng.choice([("a", "b"), ("first", "second"), ("text1", "text2"), ("left", "right"), ("premise", "claim"), ("one", "other")])
    if rng.random() < 0.5:
        d, e = sign(rng), sign(rng)
        the, other = rng.choice([("the first text", "the second"), ("the text of the first picture", "that of the second"), ("what the first picture says", "what the second says"), (f"the first {d.noun}", "the second")])
        calls, x, y, inputs, docs = ["lines = ocr(image=$image)", "text = text_of(items=$lines)", "lines2 = ocr(image=$image2)", "text2 = text_of(items=$lines2)"], "$text", "$text2", ["image", "image2"], [d, e]
    else:
        d = sign(rng)
        the, other = rng.choice([("what is said", f"the {d.noun}"), ("the recording", "what is written"), ("the spoken words", f"the text on the {d.noun}")])
        calls, x, y, inputs, docs = ["spoken = transcribe(audio=$audio)", "said = text_of(items=$spoken)", "lines = ocr(image=$image)", "text = text_of(items=$lines)"], "$said", "$text", ["image", "audio"], [d]
    text, args = asked(rng, row, the=the, other=other)
    card_, call = tool(rng, row, [("text", a, x), ("text", b, y)], args)
    if row.output == "number" and rng.random() < 0.25:
        text, more, answer = limited(rng, text, call)
        return Ask(text, [*calls, *more], answer, "Answer", inputs=inputs, docs=docs), [card_]
    return Ask(text, [*calls, f"value = {call}"], "value", "Answer", inputs=inputs, docs=docs), [card_, *neighbours(rng, row, TWO_TEXTS)]


def boxed(rng):
    row = rng.choice(BOXED)
    t = Thing(rng)
    d = photo(rng, [t.label] if t.label in photos.NOUNS else [])
    needs_picture = row.output == "image" or rng.random() < 0.25
    cards_ = neighbours(rng, row, BOXED)
    many, find, docs = t.many, [f"found = {t.find}"], [d]
    kind = rng.random()
    if kind < 0.2:
        many, find, docs = "lines of text", ["lines = ocr(image=$image)"], [sign(rng)]
    elif kind < 0.32:
        # The places come out of a second tool that has not been taught.
        entry = rng.choice(FINDS)
        many = rng.choice(entry[2])[1]
        other, look = tool(rng, find_row(rng, entry), [("image", rng.choice(PICTURE), "$image")])
        find, cards_ = [f"found = {look}"], [other]
    got = "lines" if many == "lines of text" else "found"
    text, args = asked(rng, row, m=many)
    mains = [("regions", rng.choice(BOXES), f"${got}")]
    if needs_picture:
        mains.insert(0, ("image", rng.choice(PICTURE), "$image"))
    if rng.random() < 0.1:
        mains.reverse()
    card_, call = tool(rng, row, mains, args)
    if any(c.split("(")[0] == card_.split("(")[0] for c in cards_):
        cards_ = [] if kind >= 0.32 or kind < 0.2 else cards_
        if cards_:
            return boxed(rng)
    result = {"image": "made", "regions": "made"}.get(row.output, "value")
    if row.output == "number" and rng.random() < 0.25:
        text, more, answer = limited(rng, text, call)
        return Ask(text, [*find, *more], answer, "Answer", docs=docs), [card_, *cards_]
    return Ask(text, [*find, f"{result} = {call}"], result, "Answer", docs=docs), [card_, *cards_]


def tabled(rng):
    d = table(rng)
    heads = d.table[0]
    c = rng.choice(heads[1:] or heads)
    said = c.lower() if rng.random() < 0.6 else c
    if rng.random() < 0.5:
        row = rng.choice(TABLED)
        fixed = {0: c} if row.names[0] in ("sort_by", "is_sorted") else {}
        text, args = asked(rng, row, fixed, doc=d.noun, c="\x01" + said + "\x02")
        card_, call = tool(rng, row, [("table", rng.choice(["table", "table", "grid", "cells", "rows", "data"]), "$cells")], args)
        result = "made" if row.output in ("image", "text", "table") else "value"
        return Ask(text, [*papers.GRID, f"{result} = {call}"], result, "Answer", docs=[d]), [card_, *neighbours(rng, row, TABLED)]
    row = rng.choice(LISTED)
    text, args = asked(rng, row, c="\x01" + said + "\x02")
    card_, call = tool(rng, row, [(rng.choice(["list<text>", "list<text>", "list<text>|list<number>"]), rng.choice(["values", "items", "data", "list", "series", "column"]), "$values")], args)
    calls = [*papers.GRID, f"values = column(table=$cells, name={q(c)})"]
    if row.output == "number" and rng.random() < 0.25:
        text, more, answer = limited(rng, text, call)
        return Ask(text, [*calls, *more], answer, "Answer", docs=[d]), [card_]
    return Ask(text, [*calls, f"value = {call}"], "value", "Answer", docs=[d]), [card_, *neighbours(rng, row, LISTED)]


MONEY = {"convert_money", "co2_of", "inflation", "loan_rate", "coins_for", "rating_of", "tip_for", "hours_of_work"}


def numbers(rng):
    row, p = rng.choice(NUMBERS), rng.choice(["number", "value", "amount", "n", "x", "of", "input"])
    # Money is what stands on a paper.
    kind = rng.random() * (0.64 if row.names[0] in MONEY else 1)
    inputs = ["image"]
    if kind < 0.5:
        d = receipt(rng)
        the = rng.choice(["the total", f"the total of the {d.noun}", f"what is to be paid on the {d.noun}", "the sum at the bottom"])
        calls, docs = ["lines = ocr(image=$image)", papers.reads(d, d.total)], [d]
        # What is read is a text; a tool that takes only numbers is given what `calculate` makes of it.
        if rng.random() < 0.6:
            got, ty = "a", rng.choice(["number|text", "text|number", "number|text", "text"])
        else:
            calls, got, ty = [*calls, 'result = calculate(expression="a", a=$a)'], "result", "number"
    elif kind < 0.64:
        d = receipt(rng)
        a, b = rng.sample(d.items, 2)
        the, docs, got, ty = f"the sum of {a.lower()} and {b.lower()}", [d], "result", "number"
        calls = ["lines = ocr(image=$image)", f"a = read_value(lines=$lines, key={q(a)})", f"b = read_value(lines=$lines, key={q(b)})", 'result = calculate(expression="a + b", a=$a, b=$b)']
    elif kind < 0.88:
        t = Thing(rng)
        docs, got, ty = [photo(rng, [t.label] if t.label in photos.NOUNS else [])], "n", rng.choice(["number", "number", "number|text"])
        the, calls = f"the number of {t.many}", [f"found = {t.find}", "n = count(items=$found)"]
    else:
        docs, got, ty, inputs = [], "n", "number", ["audio"]
        the, calls = rng.choice(["the length of the recording in seconds", "the duration of the recording"]), ["n = duration(audio=$audio)"]
    text, args = asked(rng, row, the=the)
    card_, call = tool(rng, row, [(ty, p, f"${got}")], args)
    return Ask(text, [*calls, f"made = {call}"], "made", "Answer", inputs=inputs, docs=docs), [card_, *neighbours(rng, row, NUMBERS)]


def filmed(rng):
    row = rng.choice(FILMED)
    text, args = asked(rng, row, film=rng.choice(["film", "video", "movie", "clip", "footage"]))
    card_, call = tool(rng, row, [("video", rng.choice(FILM), "$video")], args)
    cards_ = neighbours(rng, row, FILMED)
    if row.output == "segments" and rng.random() < 0.7:
        more, words, answer = rng.choice([("n = count(items=$found)", "[How many times is it?|How often?]", "n"), ("start = time_of(segments=$found)", "[At which second does it begin?|I want the first moment, in seconds.]", '"{start} seconds"'), ("moment = frame(video=$video, at_s=$found)", "[Show me a picture of that moment.|Give me the frame.]", "moment")])
        return Ask(text + " " + say(rng, words), [f"found = {call}", more], answer, "Answer", inputs=["video"]), [card_, *cards_]
    if row.output == "number" and rng.random() < 0.3:
        text, calls, answer = limited(rng, text, call)
        return Ask(text, calls, answer, "Answer", inputs=["video"]), [card_, *cards_]
    if row.output == "video" and rng.random() < 0.25:
        text += " " + say(rng, "[And how long is it then?|How many seconds does the result last?]")
        return Ask(text, [f"made = {call}", "n = duration(audio=$made)"], '"{n} seconds"', "Answer", inputs=["video"]), [card_, *cards_]
    result = {"segments": "found", "video": "made", "image": "made"}.get(row.output, "value")
    return Ask(text, [f"{result} = {call}"], result, "Answer", inputs=["video"]), [card_, *cards_]


# Questions that taught tools might answer after all are not used to say that nothing can.
MAYBE = set("""tag_best has_all_parts score_of_team describe_art classify_text read_plate handwriting translate_picture captcha is_blank page_number palette alt_text count_coins clothes_of activity file_size is_scan has_watermark ask_picture classify colour_share
count_colour pixel_at time_in matches_text read_clock read_gauge signed sign_meaning care_symbols exif_date geo_guess landmark crowd_size dice_sum temp_map water_level read_scale brand_of flag_of estimate_time gaze_of hand_sign story_of
topic_of key_phrase_at minutes_of transcribe_in pixelate upscale trim_white circle_avatar pad_square compress_jpg frame_it write_on remove_text binarize watermark tile_it outline_drawing heat_map depth_map
join_sides stack_up ssim narrate_two relation_of shared_things missing_parts match_where before_after sharper_one best_shot is_copy same_product travel_time growth same_place
summarise keywords_of names_in places_in dates_in answer_from look_up word_count_letters has_secret simplify is_spam is_rude phone_of grammar law_of weather_in scene_of is_night is_indoor room_of recipe_from yoga_pose battery_left test_strip speech_rate caption_pair double_page pad_square cable_type""".split())


def unfit(rng):
    """A question that only a tool could answer whose card is not shown; those shown do something else."""
    tables = [(SEES, ["image"]), (SEES, ["image"]), (HEARS, ["audio"]), (CHANGES, ["image"]), (PAIRS, ["image", "image2"])]
    rows, inputs = rng.choice(tables)
    row = rng.choice([row for row in rows if row.names[0] not in MAYBE and row.asks])
    text, _ = asked(rng, row, **it_of(row, rng))
    others = [other for other in rows if other is not row and {other.names[0], row.names[0]} not in CLASH and other.names[0] not in ("ask_picture", "classify", "sound_kind", "mood_in")]
    shown = [card_of(rng, other) for other in rng.sample(others, rng.choice([1, 1, 2, 3]))]
    docs = [scene(rng, [row.of[0]] if row.of else []) for name in inputs if name != "audio"]
    return Ask(text, [], "", "", inputs, docs, "unfit", "no tool can tell this"), shown


BESIDE = [photos.count, photos.count, photos.exists, photos.colour, photos.mark, photos.blur, photos.crop, photos.count_sum, photos.related, photos.extreme, papers.by_key, papers.by_key, papers.by_total, papers.cell, papers.contains, papers.limit, papers.add_two, sounds.mentions, sounds.length, sounds.when, sounds.times_said]
NEVER_BESIDE = set("read_plate handwriting translate_picture captcha ask_picture classify palette alt_text activity hand_sign minutes_of key_phrase_at transcribe_in interpret read_scale read_gauge age_of clothes_of brand_of page_number colour_share pixel_at count_colour crowd_size find_price pixelate outline_drawing battery_left yoga_pose is_question".split())
COMMON = set("the and what which how many much are there this that for you can does was all one two first second third part thing show give make look tell say where each from with its his her they them who when into only out not any some has have will would please picture image photo text word find read recording audio sound same another other more most than over under see seen you your is in of it on do to an as be by or at me we my".split())


def content(text):
    """The words of a text that say what it is about, as the planner picks cards by them."""
    return {word[:-1] if word.endswith("s") and len(word) > 3 else word for word in re.findall(r"[a-z]+", text.lower())} - COMMON


def beside(rng):
    """A question for taught tools beside cards that share a word with it and do something else."""
    ask = rng.choice(BESIDE)(rng)
    ask.family = "beside"
    rows = HEARS if ask.inputs == ["audio"] else [*SEES, *CHANGES, *TEXTS]
    about = content(ask.question)
    near = [row for row in rows if row.names[0] not in NEVER_BESIDE and about & content(" ".join([*row.names, *row.abouts]).replace("_", " "))]
    if not near:
        return beside(rng)
    return ask, [card_of(rng, row) for row in rng.sample(near, min(len(near), rng.choice([1, 1, 2, 3])))]


def also(rng):
    """A question for a tool that has not been taught, joined to one for tools that have."""
    first, shown = rng.choice([sees, sees, finds, texts])(rng)
    if first.inputs != ["image"] or first.unanswerable:
        return also(rng)
    again = rng.choice([photos.count, photos.exists, photos.colour, photos.describe, papers.by_key, papers.by_total, papers.contains, papers.whole_text])(rng)
    # Two sentences in one part would not show where the other begins.
    if any(re.search(r"[.?!:] ", part.question) for part in (first, again)):
        return also(rng)
    a, b = (first, again) if rng.random() < 0.6 else (again, first)
    glue = rng.choice(["? ", "? And ", ". Also: ", ". Then: ", ", and also ", "; ", " plus: "])
    text = a.question.rstrip(" .?!") + glue + (b.question if glue == "? " else low(b.question))
    return joined(a, b, text, True), shown


INVENTED = {sees: 12, finds: 7, prompted: 5, masks: 1.2, changes: 6, pairs_of: 6, hears: 7, texts: 7, two_texts: 1.5, boxed: 4, tabled: 2.5, numbers: 2.5, filmed: 2.2, unfit: 4, beside: 4, also: 2.5}


def card_of(rng, row):
    """A card of a row, for tools that are shown and not needed."""
    kind = next((k for k, rows in TABLES_OF.items() if row in rows), "image")
    mains = {
        "image": [("image", rng.choice(PICTURE), "-")], "pair": [("image", p, "-") for p in rng.choice(PAIR)], "audio": [("audio", rng.choice(SOUND), "-")], "text": [("text", rng.choice(WORDS), "-")], "texts": [("text", "a", "-"), ("text", "b", "-")],
        "boxes": [("image", rng.choice(PICTURE), "-"), ("regions", rng.choice(BOXES), "-")], "table": [("table", "table", "-")], "list": [("list<text>", "values", "-")], "number": [(rng.choice(["number", "number|text"]), "value", "-")], "video": [("video", rng.choice(FILM), "-")],
    }[kind]
    extra = (rng.choice(["region", "region", "roi"]), "regions", None) if kind == "image" and rng.random() < 0.25 else None
    return tool(rng, row, mains, extra=extra)[0]


TABLES_OF = {"image": [*SEES, *CHANGES], "pair": PAIRS, "audio": HEARS, "text": TEXTS, "texts": TWO_TEXTS, "boxes": BOXED, "table": TABLED, "list": LISTED, "number": NUMBERS, "video": FILMED}


# Taught tools under other names: (names, parameters {old: new choices}, card parameters, output, descriptions)
RENAMED = {
    "detect": (["find_things", "locate", "spot", "object_finder", "yolo", "detr", "look_for", "boxes_of"], {"image": PICTURE, "labels": ["labels", "kinds", "classes", "what", "names"], "region": ["region", "within", "roi"]}, "{image}: image, {labels}?: list<text>, {region}?: regions", "regions", ["Finds objects of the named kinds.", "Boxes around things.", "Locates things in a picture.", "Object detection, COCO classes; all classes without `{labels}`."]),
    "ocr": (["read_text", "read_lines", "words_in", "text_lines", "tesseract", "scan_text", "letters_on"], {"image": PICTURE, "region": ["region", "within", "roi"]}, "{image}: image, {region}?: regions", "regions", ["Reads the lines of text.", "All printed words with their places.", "Reads what is written.", "Optical character recognition, one box a line."]),
    "transcribe": (["speech_to_text", "listen", "hear", "dictation", "whisper", "asr", "stt"], {"audio": SOUND}, "{audio}: audio", "segments", ["Writes down what is said.", "Speech as text with times.", "Listens to a recording.", "English speech recognition with time stamps."]),
    "count": (["tally", "how_many", "number_of", "total_of", "cardinality"], {"items": ["items", "things", "of", "set"]}, "{items}: regions|segments|list<any>|table|text", "number", ["Counts what it is given.", "How many there are.", "The number of boxes, spans, rows or entries."]),
    "exists": (["any", "is_there", "found_any", "not_empty"], {"items": ["items", "things", "of", "in_"]}, "{items}: regions|segments|list<any>|table|text", "bool", ["Whether there is anything.", "Yes if at least one is there.", "False for nothing, else true."]),
    "read_value": (["field", "value_for", "get_field", "key_value", "form_field"], {"lines": ["lines", "words", "page"], "key": ["key", "name", "field", "label"]}, "{lines}: regions, {key}: text", "text", ["The value printed beside a key.", "Reads one field of a form.", "Looks up what stands next to a label such as Total."]),
    "text_of": (["join_words", "as_text", "to_text", "plain_text", "flatten"], {"items": ["items", "parts", "from_"]}, "{items}: regions|segments|table|list<any>", "text", ["All words as one text.", "Joins lines to a text.", "Plain text of lines, speech or a list."]),
    "blur": (["hide", "censor", "obscure", "mask_out", "gaussian"], {"image": PICTURE, "regions": ["regions", "boxes", "areas"]}, "{image}: image, {regions}?: regions", "image", ["Makes parts unrecognisable.", "Hides what lies in the boxes.", "Smears boxes so that nobody can see what is there."]),
    "annotate": (["draw_boxes", "mark", "highlight", "overlay_boxes"], {"image": PICTURE, "regions": ["regions", "boxes"]}, "{image}: image, {regions}: regions", "image", ["Draws boxes on a picture.", "Marks places in a picture.", "Frames with labels around the given places."]),
    "crop": (["cut", "clip_image", "trim_to", "cut_box", "subimage"], {"image": PICTURE, "region": ["region", "box", "area"], "padding": ["padding", "margin", "border"]}, "{image}: image, {region}: regions, {padding}?: number", "image", ["Cuts a box out of a picture.", "Only what is in the box.", "The part of a picture that a box covers."]),
    "color": (["paint_of", "main_colour", "shade", "dominant_hue"], {"image": PICTURE, "region": ["region", "box"]}, "{image}: image, {region}?: regions", "text", ["Names the main colour.", "Which colour something has.", "The strongest hue, in a word."]),
    "find_text": (["search_lines", "grep_lines", "lines_with", "match_lines"], {"lines": ["lines", "words"], "text": ["text", "query", "word"]}, "{lines}: regions, {text}: text", "regions", ["The lines that hold some words.", "Searches the read lines.", "Keeps lines in which `{text}` occurs."]),
    "text_contains": (["has_words", "mentions", "includes", "contains"], {"text": ["text", "source"], "words": ["words", "query", "phrase"]}, "{text}: text|regions|segments, {words}: text", "bool", ["Whether some words occur.", "Yes if the words are in the text.", "True if `{words}` is said or written there."]),
    "lookup": (["cell", "table_cell", "get_cell", "cell_at"], {"table": ["table", "grid"], "row": ["row", "line"], "column": ["column", "head"]}, "{table}: table, {row}: text, {column}: text", "text", ["One cell of a table.", "Reads where a row meets a column.", "The entry of a row under a heading."]),
    "duration": (["seconds_of", "how_long", "length_of", "run_time"], {"audio": ["audio", "media", "recording"]}, "{audio}: audio|video", "number", ["How long it lasts, in seconds.", "Seconds of a recording.", "Length of sound or film."]),
    "crop_part": (["half_of", "quarter", "section", "side_crop"], {"image": PICTURE, "part": ["part", "which", "side"]}, "{image}: image, {part}: text", "image", ["A half or a quarter of a picture.", "Cuts out one side or corner: left, right, top, bottom, top_left.", "`{part}` is left, right, top, bottom, center or a corner such as bottom_right."]),
    "find_words": (["when_said", "spot_words", "spans_with", "word_times"], {"segments": ["segments", "speech"], "words": ["words", "query"]}, "{segments}: segments, {words}: text", "segments", ["When some words are said.", "The spans of time with some words.", "Times at which `{words}` is heard."]),
    "relate": (["side_of", "where_to", "spatial"], {"a": ["a", "these"], "relation": ["relation", "how"], "b": ["b", "to"]}, "{a}: regions, {relation}: text, {b}: regions", "regions", ["Keeps boxes that are left_of, right_of, above, below, inside, overlaps or nearest to others.", "Which boxes stand in a relation to others."]),
    "select": (["one_of", "pick_by", "extreme_box", "choose"], {"regions": ["regions", "boxes", "from_"], "by": ["by", "which", "order"]}, "{regions}: regions, {by}: text", "regions", ["One box out of many: largest, smallest, leftmost, rightmost, topmost, bottommost and so on.", "Chooses a box; `{by}` is largest, tallest, leftmost, topmost, last ..."]),
    "filter": (["keep", "only", "where_in", "restrict"], {"regions": ["regions", "boxes"], "position": ["position", "half", "side"], "label": ["label", "kind"], "text": ["text", "words"]}, "{regions}: regions, {label}?: text, {text}?: text, {position}?: text", "regions", ["Keeps boxes of one kind, with some words or in a half (left, right, top, bottom, center).", "Drops boxes that do not meet the conditions."]),
    "compare": (["check_values", "versus", "test_values", "relation_of_values"], {"a": ["a", "value", "x"], "b": ["b", "other", "y"], "how": ["how", "op", "test"]}, "{a}: number|text, {b}: number|text, {how}?: text", "bool", ["Holds two values against each other: equal, greater, less, at_least, at_most, same_text.", "Whether a relation holds between two numbers or texts; equal unless `{how}` says otherwise."]),
    "count_words": (["word_freq", "times_of_word", "word_total"], {"text": ["text", "source", "speech"], "word": ["word", "query", "term"]}, "{text}: text|regions|segments, {word}?: text", "number", ["How many words, or how often one of them.", "Counts words; with `{word}` only that one."]),
    "label_of": (["name_of", "what_is", "kind_of"], {"regions": ["regions", "box", "thing"]}, "{regions}: regions", "text", ["The name of the first box.", "What a box shows, in a word."]),
    "describe": (["in_words", "sentence_for", "report"], {"regions": ["regions", "things"], "lines": ["lines", "words"]}, "{regions}: regions, {lines}?: regions", "text", ["A sentence about things and words that were found.", "Puts findings into a sentence."]),
    "caption": (["say_what", "blip", "tell_picture"], {"image": PICTURE, "region": ["region", "box"], "length": ["length", "style", "how_long"]}, "{image}: image, {region}?: regions, {length}?: text", "regions", ["Says in words what is shown; short or detailed.", "A caption for a picture or a part of it (`{length}`: short, detailed)."]),
    "zoom": (["enlarge", "close_up", "look_closer"], {"image": PICTURE, "region": ["region", "box", "at"]}, "{image}: image, {region}: regions", "image", ["Enlarges a box.", "A close-up of one place."]),
    "table": (["rows_and_columns", "grid_of", "as_table"], {"lines": ["lines", "words"]}, "{lines}: regions", "table", ["Rows and columns of read lines.", "Arranges lines as a table."]),
    "column": (["column_values", "cells_of", "all_in_column"], {"table": ["table", "grid"], "name": ["name", "head", "title"]}, "{table}: table, {name}: text", "list<text>", ["All cells below a heading.", "The values of one column."]),
    "size_of": (["resolution", "pixels", "dimensions"], {"image": PICTURE}, "{image}: image", "text", ["Width and height in pixels.", "How large a picture is."]),
    "time_of": (["second_of", "begins_at", "moment_of"], {"segments": ["segments", "spans"], "edge": ["edge", "which", "end"]}, "{segments}: segments, {edge}?: text", "number", ["Seconds at which the first span starts (or `end`s).", "When it happens, in seconds; `{edge}` is start or end."]),
    "frame": (["still", "frame_at", "snapshot"], {"video": FILM, "at_s": ["at_s", "second", "time", "when"]}, "{video}: video, {at_s}: number|segments", "image", ["The picture of a film at a time.", "One frame, at some seconds or a span."]),
    "audio_of": (["sound_track", "extract_sound", "demux"], {"video": FILM}, "{video}: video", "audio", ["The sound of a film.", "Takes the sound track out of a video."]),
    "difference": (["changed_share", "percent_changed", "unlike"], {"a": ["a", "first", "before"], "b": ["b", "second", "after"]}, "{a}: image, {b}: image", "number", ["How much differs between two pictures, in percent.", "0 for pictures that look the same, 100 for wholly others."]),
    "segment_person": (["people_mask", "human_outline", "selfie_mask"], {"image": PICTURE}, "{image}: image", "mask", ["The outline of the people.", "Mask of all persons."]),
    "pose_is": (["posture", "who_is", "keep_posture"], {"regions": ["regions", "people", "poses"], "what": ["what", "posture", "how"]}, "{regions}: regions, {what}: text", "regions", ["Keeps people by posture: hand_raised, arms_up, standing, sitting, lying.", "Who stands, sits or raises a hand, out of the given people."]),
}


def rename(rng, ask):
    """The ask with one or two of its tools under other names, and their cards; nothing when it has none of them."""
    tools = [tool for tool in dict.fromkeys(ask.tools()) if tool in RENAMED]
    if not tools:
        return None
    cards, calls, answer = [], list(ask.calls), ask.answer
    for tool in rng.sample(tools, min(len(tools), rng.choice([1, 1, 2]))):
        names, params, shape, output, abouts = RENAMED[tool]
        name = named(rng, names)
        new = {old: rng.choice(choices) for old, choices in params.items()}
        if len(set(new.values())) < len(new):
            return None
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
        cards.append(card(name, shape.format(**new), output, styled(rng, rng.choice(abouts).format(**new), output)))
    if len({it.split("(")[0] for it in cards}) < len(cards):
        return None
    return Ask(ask.question, calls, answer, ask.topic, ask.inputs, ask.docs, ask.family), cards


def distractors(rng, n):
    """Cards of tools that this question does not need; of taught ones only those that few questions need."""
    cards = []
    for _ in range(n):
        r = rng.random()
        if r < 0.65:
            cards.append(card_of(rng, rng.choice(rng.choice(list(TABLES_OF.values())))))
        elif r < 0.8:
            cards.append(card_of(rng, find_row(rng, rng.choice(FINDS))))
        else:
            names, params, shape, output, abouts = RENAMED[rng.choice(["pose_is", "frame", "difference", "segment_person"])]
            new = {k: v[0] for k, v in params.items()}
            cards.append(card(rng.choice(names), shape.format(**new), output, rng.choice(abouts).format(**new)))
    return cards
