"""Questions about what is written: papers, signs, screens, tables and charts."""

from asks import Ask, q
from documents import CITIES, FIRST, FOODS, GOODS, SIGN_WORDS, TOPICS, Document, chart, form, letter, photo, receipt, sign, table
from photos import PART, SIDES, Thing
from words import article, say

OF = "[on the {doc}|on this {doc}|here|in the picture|of this {doc}|]"

# How people ask for the values of printed keys.
PHRASES = {
    "Passenger": ["Who is [travelling|the passenger|flying|going on this trip]", "Whose [ticket|boarding pass] is [this|it]", "What is the passenger's name"],
    "Guest": ["Who [has booked|is the guest|stays here]", "Whose [room|booking] is it"], "Customer": ["Who is the customer", "Who has to pay this"],
    "Name": ["What is the name [of this person|on it|]", "Whose {doc} is this", "Who is [this|it]"], "Student": ["Which student is this about", "Whose {doc} is it"],
    "Teacher": ["Who is the teacher", "Who teaches this"], "Contact": ["Whom can I contact", "Who is the contact"], "Flight": ["Which flight is it", "What is [my|the] flight number"],
    "Seat": ["Where do I sit", "Which seat [do I have|is mine]", "What seat number do I have"], "Gate": ["[Which|What] gate [do I need|must I go to|is it]", "Where do I board"],
    "Boarding": ["When [does boarding start|do I board|must I be at the gate]", "What is the boarding time"], "From": ["Where does [the trip|it] start", "Where [do I|does it] leave from"],
    "To": ["Where [is it going|does the trip go|am I going] [to|]", "What is the destination"], "Destination": ["Where [am I flying|does it go] to", "What is [my|the] destination"],
    "Departure": ["When does it leave", "What time does [it|the train] depart", "When do we [start|leave]"], "Arrival": ["When does it [arrive|get there]", "What time do we arrive"],
    "Coach": ["Which [coach|car|carriage] [do I need|is it]"], "Check-in": ["When [does the stay begin|do we arrive|can we check in]"], "Check-out": ["When do we [leave|have to check out]"],
    "Nights": ["How many nights [do we stay|are booked|is it]"], "Price per night": ["How much is a [single |]night", "What does one night cost"], "Room": ["Which room [is it|do we have]", "What is the room number"],
    "Date": ["What is the date", "When was [this|it] [issued|written|printed|bought]", "Which day is [printed|given|it]", "What date is on it", "When did I buy this"], "Due date": ["When [is it due|must it be paid|do I have to pay]", "By when must I pay"],
    "Deadline": ["When is the deadline", "Until when can I [apply|reply|answer]"], "Expires": ["When does it [expire|run out]", "How long is it valid"], "Valid until": ["How long is [it|this] valid", "Until when [can I use it|is it valid]"],
    "Best before": ["When does it [expire|go off]", "Until when is it good", "Can I still eat it, what is the date"], "Issued": ["When was it issued"], "Date of birth": ["When was [he|she|this person] born", "What is the birthday"],
    "Employee ID": ["What is the [employee number|ID]"], "Department": ["Which department is it", "Where does this person work"], "Blood type": ["Which blood group is it", "What blood type"],
    "Dose": ["How much should I take", "What is the dose"], "Weight": ["How heavy is it", "What does it weigh"], "Net weight": ["How much is in it", "How heavy is the content"], "Sugar": ["How much sugar is in [it|this]", "How sweet is it, in sugar"],
    "Calories": ["How many calories [does it have|are in it]"], "Energy": ["How much energy does it have"], "Protein": ["How much protein [is in it|does it have]"], "Fat": ["How much fat [is in it|does it contain]"],
    "Salt": ["How much salt is in it"], "Lot": ["What is the lot number"], "Network": ["Which network is [it|this]", "What [wifi|network] am I [in|connected to]"], "IP address": ["What is the IP [address|]", "Which IP does this computer have"],
    "Battery": ["How full is the battery", "How much battery is left"], "Storage": ["How much storage is [used|left]"], "Signal": ["How strong is the signal"], "Version": ["Which version is [installed|it|running]"],
    "User": ["Who is [logged in|the user]"], "Free space": ["How much space is [left|free]"], "Password": ["What is the password"], "Status": ["What is the status"], "Last update": ["When was the last update"],
    "Download speed": ["How fast is the download"], "Plate": ["Which car is it, by plate", "What is the licence plate"], "Entry": ["When did [I|the car] [drive|come] in"], "Exit": ["When did the car leave"],
    "Fee": ["How much is the fee", "What does it cost", "How much money do they want"], "Fine": ["How high is the fine", "What do I have to pay"], "Pay by": ["By when must I pay"], "Zone": ["Which zone is it"], "Location": ["Where is it"],
    "Phone": ["What is the phone number", "Which number [can|do] I call", "How can I call them", "phone number"], "Mobile": ["What is the mobile number", "What is the cell phone number"], "Fax": ["What is the fax number"],
    "Email": ["What is the email address"], "Address": ["Where do they live", "What is the address"], "Subject": ["What is the letter about", "What is the subject"], "Reference": ["What reference do I give"],
    "Grade": ["What [grade|mark] did [he|she|I] get"], "Score": ["How many points were scored", "What is the score"], "Points": ["How many points are there"], "Course": ["Which course is it"], "Class": ["Which class is it"],
    "Temperature": ["How [warm|cold|hot] is it", "What is the temperature"], "Humidity": ["How humid is it"], "Wind": ["How strong is the wind"], "Rain": ["How likely is rain", "What is the chance of rain"], "Sunrise": ["When does the sun rise", "When does it get light"],
    "Sunset": ["When does the sun set", "When does it get dark"], "Pressure": ["What is the air pressure"], "City": ["Which city is it for"], "Event": ["What is the event", "What am I going to see"], "Venue": ["Where does it take place", "Where is the [concert|event]"],
    "Doors": ["When do the doors open"], "Start": ["When does it [start|begin]", "What time does the [show|concert] begin"], "Row": ["In which row do I sit"], "Section": ["Which section is it"], "Order no": ["What is the order number"],
    "Price": ["How much [is it|does it cost|was it]", "What does it cost", "What is the price"], "Previous reading": ["What was the meter before"], "Current reading": ["What does the meter say now"], "Usage": ["How much was used", "How much did we use"],
    "Rent": ["How much is the rent", "What do we pay in rent"], "Amount": ["How much is [to pay|due]", "What is the amount"], "Litres": ["How many litres did I [get|fill in|tank]"], "Gallons": ["How many gallons did I buy"], "Fuel": ["What did the fuel cost"],
    "Car wash": ["How much was the car wash"], "Pump": ["Which pump was it"], "Quantity": ["How many were [ordered|bought]"], "Invoice number": ["What is the number of the invoice", "Which invoice is it"], "Order number": ["What is my order number"],
    "Change": ["How much change did I get", "What did I get back"], "Change due": ["How much change do I get"], "Cash": ["How much did I hand over", "How much cash was paid"], "Paid": ["How much was paid"],
    "Tip": ["How much tip was given", "What was the tip"], "Discount": ["How much was taken off", "How big is the discount"], "Voucher": ["How much was the voucher worth"], "Cashier": ["Who was the cashier", "Who served me"], "Server": ["Who was our [waiter|server]"],
    "Table": ["Which table was it"], "Service": ["How much is the service charge"], "Shipping": ["What does [the shipping|delivery] cost"], "Delivery": ["How much is the delivery"], "Deposit": ["How much is the deposit"],
    "VAT": ["How much [VAT|tax] is [in it|included|charged]", "How high is the VAT"], "Tax": ["How much tax [did I pay|is charged|is in it]", "How much of it is tax"], "Booking code": ["What is my booking code", "Which code do I need to check in"],
    "Holder": ["Whose {doc} is it", "Who is the holder", "Who does it belong to"], "Card number": ["What is the number of the card"], "Member since": ["Since when is [he|she] a member", "When did [he|she] join"], "Branch": ["Which branch is it"],
    "Nationality": ["Which country is [he|she|this person] from", "What nationality is it"], "Passport no": ["What is the number of the passport"], "Place of birth": ["Where was [he|she|this person] born"], "Sex": ["Is it a man or a woman, by the {doc}"], "Sender": ["Who sent [it|this]", "Who is it from"],
    "Recipient": ["Who gets [it|this]", "Who is it for", "Whom is it addressed to"], "Tracking": ["What is the tracking number", "How can I follow the parcel, by which number"], "Carrier": ["Who delivers it", "Which company brings it"], "Postage": ["How much was the stamp", "What did it cost to send"], "Items": ["How many [items|things] [are in it|were sent|are there]"],
    "Gross pay": ["What was earned before [tax|deductions]"], "Net pay": ["How much [is|was] paid out", "What does [he|she] take home", "How much is left of the pay"], "Hours": ["How many hours were worked", "How long did [he|she|they] work"], "Overtime": ["How much overtime was there"], "Employer": ["Who [pays|is the employer]", "Where does [he|she] work"], "Bonus": ["How big is the bonus"],
    "Prescribed by": ["Which doctor prescribed it", "Who wrote the prescription"], "Patient": ["Who is the patient", "Whose medicine is it"], "Medicine": ["Which medicine is it", "What should [he|she] take"], "Refills": ["How many refills [are left|are allowed]"], "Doctor": ["Who is the doctor", "Which doctor is it"], "Appointment": ["When is the appointment", "When should I be there"],
    "Balance": ["How much is on the account", "What is left in the account"], "Opening balance": ["How much was there at the start"], "Closing balance": ["How much was there at the end"], "Account no": ["Which account is it"], "Interest": ["How much interest was [paid|earned]"], "Withdrawals": ["How much was taken out"], "Deposits": ["How much was paid in"],
    "Make": ["Who built the car", "Which make is it"], "Model": ["Which model is it", "What is it called"], "Serial no": ["What is the serial number"], "Mileage": ["How far has it been driven", "How many kilometres has it run"], "Engine": ["Which engine does it have"], "First registered": ["When was it first registered", "How old is the car, from which date"], "Owner": ["Who owns it", "Who is the owner"],
    "Servings": ["How many people does it serve", "For how many is it"], "Prep time": ["How long does it take to prepare"], "Cook time": ["How long does it cook", "How long must it be in the oven"], "Oven": ["How hot must the oven be"], "Flour": ["How much flour [is needed|do I need]"], "Fibre": ["How much fibre is in it"], "Material": ["What is it made of"], "Colour": ["Which colour is it, by the {doc}"], "Size": ["Which size is it", "How big is it"], "Made in": ["Where was it made", "Which country is it from"], "Wash at": ["How hot may it be washed"],
    "Bib": ["What number did [he|she] run with"], "Runner": ["Who ran"], "Finish time": ["How long did [he|she] take", "How fast was [he|she]"], "Place": ["Which place did [he|she] get", "Where did [he|she] finish"], "Distance": ["How far was it", "How long was the way"], "Category": ["Which category is it"], "Author": ["Who wrote [it|the book]", "By whom is it"], "Title": ["What is the book called"], "Publisher": ["Who published it"], "Pages": ["How many pages does it have", "How long is the book"], "ISBN": ["What is the ISBN"], "Year": ["From which year is it", "When was it published"],
    "Premium": ["How much is the insurance", "What does the insurance cost"], "Policy no": ["What is the number of the policy"], "Insured": ["Who is insured"], "Excess": ["How much do I pay myself"], "Persons": ["How many people [are booked|is it for]"], "Pick-up": ["Where do I pick it up", "When is the pick-up"], "Return": ["When must I bring it back"], "Kilometres": ["How many kilometres were driven"], "Days": ["For how many days is it"], "Driver": ["Who drives"], "Blood pressure": ["What was the blood pressure"], "Pulse": ["How fast was the pulse", "How many heartbeats a minute"], "Height": ["How tall is [he|she]"], "Species": ["What kind of animal is it"], "Chip no": ["What is the number of the chip"], "Vaccinated": ["When was it vaccinated"], "Speaker": ["Who gives the talk", "Who will speak"], "Topic": ["What is the talk about"], "Hall": ["In which hall is it", "Where is the talk"], "Seats": ["How many can sit there"], "Tenant": ["Who rents it"], "Landlord": ["Who is the landlord"], "Floor": ["On which floor is it"], "Area": ["How large is the flat", "How many square metres are there"], "Lessons": ["How many lessons are there"], "Copies": ["How many copies were [made|ordered]"],
}
TOTAL_PHRASES = [
    "What is the total [on the {doc}|of this {doc}|]", "How much [do I have to pay|is it in all|was it in total|did I pay|is to be paid|do they want|did we spend]", "What does it [all|] come to",
    "How [much|expensive] was [it|lunch|dinner|the shopping|everything] [in all|altogether|]", "What is the [final|total] amount", "What [do I owe|is the sum|did it cost in the end]", "[Tell me|Give me|I need] the total [of the {doc}|]",
    "How much money did I [spend|leave there]", "total?", "[What's|What is] the grand total", "What sum is [on|at the bottom of] the {doc}", "[The|] amount on the {doc}", "What did this [purchase|meal|visit] cost",
]
TITLE_PHRASES = [
    "[Which|What] [shop|store|company|business] [is this from|printed this|is it|gave me this {doc}]", "What is the [title|heading|headline] [of the {doc}|of this {doc}|at the top|]", "Read [me|] the [heading|title|headline|first line]",
    "What [is|stands] at the very top [of the {doc}|]", "What does the first line say", "Who [issued|wrote|printed] this {doc}", "Where did I [buy|get] this", "What is the {doc} called", "Whose {doc} is this, by its heading",
]


def paper(rng):
    return rng.choice([receipt, receipt, form, form, form])(rng)


def key_of(doc, rng, kinds=None):
    """A printed key of the paper, and a question for its value."""
    keys = [key for key, kind in doc.pairs.items() if kinds is None or kind in kinds]
    if not keys:
        return None, None
    key = rng.choice(keys)
    if key == doc.total and doc.kind in ("receipt", "invoice", "hotel booking", "fuel") and rng.random() < 0.8:
        return key, rng.choice(TOTAL_PHRASES)
    said = key.lower() if rng.random() < 0.6 else key
    if key in doc.items and doc.kind == "receipt":
        return key, rng.choice([
            f"[What does|How much does] the {said} cost", f"[What is|Tell me|Give me] the price of the {said}", f"How much [is|was|were] the {said}", f"What did I pay for the {said}", f"price of {said}", f"How expensive [is|was] the {said}",
        ])
    if key in PHRASES and rng.random() < 0.62:
        return key, rng.choice(PHRASES[key])
    return key, rng.choice([
        f"What is the {said} {OF}", f"[What's|Which is] the {said}", f"[Tell me|Give me|Read me|I need|Find|Look up|Read out] the {said} {OF}", f"{said}", f"Which {said} is [given|printed|on it|on the {{doc}}]", f"What does it say [for|under|next to] {said}",
        f"What {said} [is|stands] on the {{doc}}", f"What [value|entry] belongs to {said}",
    ])


def ask_end(text):
    """The pattern with the mark that ends it."""
    return text + rng_end(text)


def rng_end(text):
    first = text.lstrip("[").split(" ")[0].split("|")[0]
    return "." if first in ("Tell", "Give", "Read", "I", "Find", "Look", "Add", "Sum") else "?"


def reads(doc, key):
    return f"a = read_value(lines=$lines, key={q(key)})"


OCR = "lines = ocr(image=$image)"


def by_key(rng):
    d = paper(rng)
    key, phrase = key_of(d, rng)
    return Ask(say(rng, ask_end(phrase), doc=d.noun), [OCR, reads(d, key)], "a", key.capitalize(), docs=[d])


def by_total(rng):
    d = receipt(rng)
    return Ask(say(rng, ask_end(rng.choice(TOTAL_PHRASES)), doc=d.noun), [OCR, reads(d, d.total)], "a", "Total", docs=[d])


def chart_value(rng):
    d = chart(rng)
    key = rng.choice(d.items)
    text = say(rng, rng.choice([
        "What is the value [of|for] {k}?", "How [much|many] [is|for|in] {k}?", "What does the {doc} [say|show] for {k}?", "How high is the bar [of|for] {k}?", "[Read|Give me] the value [of|for] {k}.", "{k}?", "What share does {k} have?",
        "What number [stands at|belongs to] {k}?",
    ]), k=key, doc=d.noun)
    return Ask(text, [OCR, reads(d, key)], "a", key, docs=[d])


DAYS = {"Mon": "Monday", "Tue": "Tuesday", "Wed": "Wednesday", "Thu": "Thursday", "Fri": "Friday", "Sat": "Saturday", "Sun": "Sunday", "Jan": "January", "Feb": "February", "Mar": "March", "Apr": "April", "Jun": "June", "Jul": "July", "Aug": "August", "Q1": "the first quarter", "Q2": "the second quarter", "Q3": "the third quarter", "Q4": "the fourth quarter"}


def spoken_key(key, rng):
    """How people call a printed key of a chart."""
    return DAYS[key] if key in DAYS and rng.random() < 0.75 else key


def chart_words(rng):
    """A chart's values in questions that name its subject."""
    d = chart(rng)
    subject = d.title.split(" (")[0].split(",")[0].split(" by ")[0].lower()
    if rng.random() < 0.6 or len(d.items) < 2:
        key = rng.choice(d.items)
        text = say(rng, rng.choice([
            "How [many|much] {s} [were there|are there|] [on|in|for] {k}?", "What [share|part] [of the {s}|] [comes from|is|has] {k}?", "{s} [on|in|of] {k}?", "[Tell me|Give me] the {s} [of|on|for|in] {k}.", "What were the {s} [on|in|for] {k}?", "How high [was|is] {k}?", "What did {k} [have|reach|get]?", "The value [on|for|in] {k}?",
        ]), k=spoken_key(key, rng), s=subject)
        return Ask(text, [OCR, reads(d, key)], "a", key, docs=[d])
    a, b = rng.sample(d.items, 2)
    sa, sb = spoken_key(a, rng), spoken_key(b, rng)
    form_, pattern = rng.choice([
        ("a + b", "{s} [on|in|for] {a} and {b} [together|in all|combined]?"), ("a + b", "How [many|much] {s} [were there|] [on|in] {a} and {b} [together|altogether]?"), ("a - b", "How [many|much] more {s} [on|in|for] {a} than [on|in|for] {b}?"), ("a - b", "By how [many|much] did {a} [beat|exceed|top] {b}?"),
        ("(a + b) / 2", "What is the average of {a} and {b}?"), ("a / b", "How many times the {s} of {b} did {a} have?"), ("a - b", "What is the gap between {a} and {b}?"), ("a + b", "Add {a} and {b}."),
    ])
    return Ask(say(rng, pattern, a=sa, b=sb, s=subject), [*reads_two(a, b), f'result = calculate(expression="{form_}", a=$a, b=$b)'], "result", "Result", docs=[d])


def fact(rng):
    """What one line of a page says."""
    d = letter(rng)
    asks, words = rng.choice(d.facts)
    return Ask(say(rng, rng.choice(asks)), [OCR, f"line = find_text(lines=$lines, text={q(words)})", "text = text_of(items=$line)"], "text", words.capitalize(), docs=[d])


def named_bill(rng):
    """A bill named by what was bought, or by the shop: still its sum is meant."""
    d = receipt(rng)
    name = rng.choice([d.title.lower(), d.items[0].lower(), rng.choice(["pizza", "book", "cafe", "grocery", "restaurant", "hotel", "fuel", "bakery", "hardware", "pharmacy", "lunch", "dinner", "shop", "supermarket", "bar"])])
    noun = rng.choice(["bill", "receipt", "bill", "slip", "invoice"])
    n = rng.choice([2, 3, 4, 5, 6, 8])
    m = rng.choice([20, 50, 60, 80, 100])
    form_, pattern = rng.choice([
        (None, "[What is the|Give me the|Tell me the|] amount on the {x} {y}" + "?"), (None, "How much [is|was] the {x} {y}?"), (f"a / {n}", "{n} friends split the {x} {y} [evenly|]. What does each [of them|] [pay|owe]?"), (f"a / {n}", "Split the {x} {y} [by|between] {n}."), (f"{m} - a", "I give the cashier {m} [pounds|euros|dollars|] for the {x} {y}. What is my change?"),
        (f"{m} - a", "I [pay|hand over] {m} for the {x}s. What [do I get back|is my change]?"), ("a * 110 / 100", "What is the {x} {y} with 10 percent tip?"), (f"a / {n}", "We are {n}. What does each of us pay for the {x} {y}?"), (None, "What did [I|we] spend on the {x}s?"), (None, "What do I owe for the {x}?"),
    ])
    text = say(rng, pattern, x=name, y=noun, n=spelled(rng, n), m=m)
    calls = [OCR, reads(d, d.total)]
    if form_ is None:
        return Ask(text, calls, "a", f"{name} {noun}".capitalize(), docs=[d])
    return Ask(text, [*calls, f'result = calculate(expression="{form_}", a=$a)'], "result", "Result", docs=[d])


def less_one(rng):
    """The sum without one of its parts, or a part as a share of it."""
    d = receipt(rng)
    parts = [key for key in d.pairs if key != d.total and d.pairs[key] == "money"]
    part = rng.choice(parts)
    p = part.lower() if rng.random() < 0.7 else part
    form_, pattern = rng.choice([
        ("a - b", "Take the {p} off the [bill|total|{doc}]. What [remains|is left]?"), ("a - b", "What [is|would be] the [bill|total] without the {p}?"), ("a - b", "If I had not bought the {p}, what would I have paid?"), ("a - b", "How much [is|was] everything [but|except] the {p}?"),
        ("b / a * 100", "[What|How many] percent of the [bill|total] is the {p}?"), ("b / a", "What fraction of the total is the {p}?"), ("b / a", "How much is the {p}, as a fraction of the [bill|total]?"), ("a + b", "What [is|would be] the total with another {p}?"), ("a - b", "Leave out the {p}: what is the sum then?"),
    ])
    calls = [OCR, reads(d, d.total), f"b = read_value(lines=$lines, key={q(part)})", f'result = calculate(expression="{form_}", a=$a, b=$b)']
    return Ask(say(rng, pattern, p=p, doc=d.noun), calls, "result", "Result", docs=[d])


def in_list(rng):
    """Whether something is on a list."""
    d = table(rng)
    (first, *heads), names, kinds = d.table
    there = rng.random() < 0.5
    rows = {"Dish": FOODS, "Item": GOODS, "Destination": CITIES, "From": CITIES, "Name": FIRST, "Day": ["Sunday"], "Month": ["August", "December"]}[first]
    w = rng.choice(names) if there else rng.choice(rows)
    patterns = {"Dish": ["Do they [serve|have|sell|offer] {w}?", "Is {w} on the [menu|card]?", "Can I [order|eat|get] {w} [here|]?"], "Item": ["Do they [sell|stock|have] {w}?", "Is {w} [listed|on the list|in stock]?"], "Destination": ["Is there a [train|bus|connection] to {w}?", "Does a train go to {w}?", "Can I get to {w} [from here|]?"],
                "From": ["Is there a [plane|flight] from {w}?", "Does a [plane|flight] [come|arrive] from {w}?", "Is a flight from {w} expected?"], "Name": ["Is {w} [on the list|listed|in the table]?", "Does {w} [appear|take part]?"], "Day": ["Is {w} on the [plan|table]?"], "Month": ["Is {w} in the table?"]}[first]
    return Ask(say(rng, rng.choice([*patterns, "Is there {w}?" if first in ("Dish", "Item") else "Do you find {w} [here|on the {doc}]?"]), w=w, doc=d.noun), [OCR, f"yes = text_contains(text=$lines, words={q(w)})"], "yes", w, docs=[d])


DIALOGS = [
    (["Delete 3 files?", "budget.xlsx, notes.txt and plan.pdf", "This cannot be undone.", "Keep", "Delete"], ["[What|Which files] [am I about to|will I] [lose|delete]?", "What is about to be deleted?"]),
    (["Update available", "Version 4.2 is ready.", "Restart now", "Later"], ["What does the [computer|program] want?", "What should I [do|install]?", "What is the message?"]),
    (["No connection", "Check the cable and try again.", "Retry", "Cancel"], ["What is wrong [with the connection|]?", "What [should|can] I do about it?", "What went wrong?", "What is the error?"]),
    (["Save changes to report.doc?", "Save", "Discard", "Cancel"], ["What is the computer asking?", "What question is on the screen?", "What do I have to decide?"]),
    (["Low battery", "Connect the charger.", "OK"], ["What is the problem?", "What does the phone want [me to do|]?"]),
    (["Paper jam", "Open the back door of the printer.", "Continue"], ["What is wrong with the printer?", "What should I do with the printer?"]),
    (["Sign in", "User name", "Password", "Forgot password?", "Sign in"], ["What does the [page|screen] ask for?", "What do I have to enter?"]),
    (["Payment failed", "Your card was declined.", "Try another card"], ["Why did it fail?", "What happened to my payment?", "What is wrong?"]),
]


def dialog(rng):
    lines, asks = rng.choice(DIALOGS)
    d = Document("screen", rng.choice(["window", "screen", "dialog", "screenshot"]), lines=list(lines), title=lines[0])
    return Ask(say(rng, rng.choice(asks)), [OCR, "text = text_of(items=$lines)"], "text", "Text", docs=[d])


def missing_key(rng):
    """The key is not there: the plan looks for it by the question's words, and looking fails."""
    d = paper(rng)
    key = rng.choice(["loyalty number", "frequent flyer number", "phone number", "tip", "bar code number", "postcode", "email address", "second name", "fax number", "shoe size", "customer number", "middle name", "coupon", "website", "expiry date", "nationality"])
    text = say(rng, "[What is the {k} " + OF + "?|Which {k} is on the {doc}?|[Tell me|Give me] the {k}.|Read out the {k}.]", k=key, doc=d.noun)
    return Ask(text, [OCR, reads(d, key)], "a", key.capitalize(), docs=[d])


def whole_text(rng):
    d = rng.choice([sign, sign, sign, sign, form, receipt, letter, letter, lambda r: photo(r, words=1)])(rng)
    text = say(rng, rng.choice([
        "What does the {doc} say?", "What [warning|notice|rule|advice|information] is [on|given on] the {doc}?", "Let me hear the [whole|] text of the {doc}.", "Read [me|] the whole {doc}.", "I want every word of the {doc}.", "What stands on the {doc}?", "[Read|Transcribe|Copy] [the|all the|all] [text|words|writing] " + OF + ".", "What is written [here|on it|on the {doc}|there|in the picture]?", "[Read|Spell out] the {doc} [to me|for me|aloud|].",
        "What [text|words] [do you see|are there|can be read]?", "What does it say [here|on the {doc}|]?", "[OCR|Extract the text of] this [{doc}|picture|] [please|].", "What can [I|you|be] read [here|there|on it|]?", "what does the whole [page|thing] say",
        "Type out what stands on the {doc}.", "What [warning|message|announcement|instruction] is on the {doc}?", "What is the {doc} about?", "What is the {doc} telling me?", "Please read it.", "Put the text of the {doc} into words I can copy.",
    ]), doc=d.noun)
    return Ask(text, [OCR, "text = text_of(items=$lines)"], "text", "Text", docs=[d])


def end_line(rng):
    d = rng.choice([receipt, receipt, form, sign, table, chart, letter])(rng)
    if rng.random() < 0.72:
        text = say(rng, ask_end(rng.choice(TITLE_PHRASES)), doc=d.noun)
        by = "topmost"
    else:
        text = say(rng, "[What does the last line say|Read the [bottom|last] line|What [is|stands] at the very bottom [of the {doc}|]|How does the {doc} end|What is the last line].", doc=d.noun)
        by = "bottommost"
    return Ask(text, [OCR, f'line = select(regions=$lines, by="{by}")', "text = text_of(items=$line)"], "text", "Heading" if by == "topmost" else "Last line", docs=[d])


def find_line(rng):
    d = rng.choice([sign, form])(rng)
    word = rng.choice([line.split(" ")[0] for line in d.lines[1:] if line.split(" ")[0].isalpha()] or ["price"])
    if rng.random() < 0.4:
        word = rng.choice(TOPICS)
        word = word.removeprefix("the ").removeprefix("a ").removeprefix("an ")
    text = say(rng, rng.choice([
        "[Show me|Read|Give me|Find] the line [that mentions|with|about|containing] {w}.", "Which line [mentions|talks about|holds|contains|has] {w}?", "What does the {doc} say about {w}?", "What [is|stands] in the line with {w}?",
        "Which sentence [talks about|mentions] {w}?", "What is said about {w} on the {doc}?",
    ]), w=q(word) if rng.random() < 0.3 else word, doc=d.noun)
    return Ask(text, [OCR, f"line = find_text(lines=$lines, text={q(word)})", "text = text_of(items=$line)"], "text", word.capitalize(), docs=[d])


def opening(rng):
    d = sign(rng)
    days = [line for line in d.lines if line[:3] in ("Mon", "Sat", "Sun")]
    day, word = rng.choice([("Saturdays", "Sat"), ("Sunday", "Sunday"), ("weekdays", "Mon - Fri"), ("Saturday", "Sat"), ("Monday", "Mon"), ("workdays", "Mon - Fri")])
    if not any(word in line for line in days):
        d.lines += [f"{word} 9:00 - 17:00" if word != "Sunday" else "Sunday closed"]
    text = say(rng, "[When [is it|are they|does the shop] open on {d}?|What are the [opening|] hours on {d}?|How long [is it|are they] open on {d}?|Opening times on {d}?|Can I come on {d}, and when?]", d=day)
    return Ask(text, [OCR, f"line = find_text(lines=$lines, text={q(word)})", "text = text_of(items=$line)"], "text", day.capitalize(), docs=[d])


def contains(rng):
    d = rng.choice([sign, receipt, form, table])(rng)
    there = [line for line in d.lines if line.replace(" ", "").isalpha()]
    word = rng.choice(there) if there and rng.random() < 0.6 else rng.choice(SIGN_WORDS + FOODS)
    if rng.random() < 0.5:
        word = word.lower()
    text = say(rng, rng.choice([
        "Does the word {qw} stand on the {doc}?", "Does it say {w} [anywhere|somewhere|on the {doc}|here]?", "Is {qw} [printed|written|mentioned|to be read] [on the {doc}|here|anywhere|]?", "Does the {doc} [mention|contain|say] {w}?",
        "Is there [the word|a line with|anything about] {w} " + OF + "?", "[Check|Look] [whether|if] the {doc} says {w}.", "Can I read {w} [on the {doc}|somewhere|here]?", "Is {w} on the {doc}?", "{w}: is that on the {doc}?",
        "Did I [buy|order|get] {w}?" if d.kind == "receipt" else "Is {w} on it?", "Do they [sell|serve|have|offer] {w}?" if d.kind == "menu" else "Does {w} appear [on the {doc}|here]?", "Is {w} listed [here|]?",
    ]), w=word, qw=q(word), doc=d.noun)
    return Ask(text, [OCR, f"yes = text_contains(text=$lines, words={q(word)})"], "yes", word.capitalize(), docs=[d])


def state(rng):
    """What a sign means for somebody, told by one of its words."""
    d = sign(rng)
    ask, word = rng.choice([
        ("Is the [shop|store|museum|place] open [now|today|]?", "open"), ("Is [it|the shop|the museum|the office] closed [today|on Sunday|on Mondays|]?", "closed"), ("Is it [dangerous|a danger] [here|]?", "danger"), ("Is smoking [allowed|forbidden] [here|]?", "no smoking"),
        ("[Can|May] I park [here|]?", "no parking"), ("Is there a sale [on|]?", "sale"), ("Is [it|entry|the entry|admission] free [of charge|]?", "free"), ("Are dogs allowed [here|in]?", "no dogs"), ("Is this the exit?", "exit"), ("Is it out of order?", "out of order"),
        ("Is this [seat|table|place] reserved?", "reserved"), ("Is it private [property|ground|]?", "private"), ("Must I push the door?", "push"), ("Are there tickets left, or is it sold out?", "sold out"), ("Is this only for [staff|employees]?", "staff only"), ("Is the flat for rent?", "for rent"),
    ])
    return Ask(say(rng, ask), [OCR, f"yes = text_contains(text=$lines, words={q(word)})"], "yes", word.capitalize(), docs=[d])


def any_text(rng):
    d = rng.choice([photo, sign])(rng)
    text = say(rng, "[Is there any [text|writing] " + OF + "?|Is anything written [on it|here|]?|Are there any [words|letters] [in the picture|here]?|Does the picture [contain|have] [any|] text?]", doc=d.noun)
    return Ask(text, [OCR, "yes = exists(items=$lines)"], "yes", "Text", docs=[d])


def count_text(rng):
    d = rng.choice([sign, form, receipt, table])(rng)
    kind = rng.random()
    if kind < 0.3:
        text = say(rng, "[How many lines [of text|] [are on the {doc}|are there|does it have|are printed]?|Count the lines " + OF + ".|number of lines?]", doc=d.noun)
        return Ask(text, [OCR, "n = count(items=$lines)"], "n", "Lines", docs=[d])
    if kind < 0.5:
        text = say(rng, "[How many words [are on the {doc}|are there|are written here|does the {doc} have]?|Count [the|all] words " + OF + ".]", doc=d.noun)
        return Ask(text, [OCR, "n = count_words(text=$lines)"], "n", "Words", docs=[d])
    word = rng.choice([w for line in d.lines for w in line.split() if w.isalpha()] or ["sale"])
    word = word.lower() if rng.random() < 0.5 else word
    text = say(rng, rng.choice([
        "How [often|many times] [does|is] [the word|] {qw} [appear|written|stand|printed] " + OF + "?", "How many times does [it|the {doc}] say {w}?", "[Count|Tell me] how often {w} [occurs|appears] " + OF + ".", "Number of times {w} is written?",
    ]), w=word, qw=q(word), doc=d.noun)
    return Ask(text, [OCR, f"n = count_words(text=$lines, word={q(word)})"], "n", word.capitalize(), docs=[d])


TIMES = {2: ["twice", "two times", "double"], 3: ["three times", "triple"]}
NUMBER = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten", 12: "twelve"}


def spelled(rng, n):
    return NUMBER[n] if n in NUMBER and rng.random() < 0.5 else str(n)


def total_of(rng):
    """A paper with a sum, its key, and how a question names the sum."""
    if rng.random() < 0.75:
        d = receipt(rng)
        return d, d.total, say(rng, rng.choice(["the total", "the bill", "the {doc}", "the total of the {doc}", "the amount", "the sum"]), doc=d.noun).replace("\x01", "").replace("\x02", "")
    while True:
        d = form(rng)
        if d.total:
            return d, d.total, f"the {d.total.lower()}"


def share(rng):
    d, key, t = total_of(rng)
    n = rng.choice([2, 3, 4, 5, 6, 7, 8, 10, 12])
    text = say(rng, rng.choice([
        "If {n} [friends|people|of us|colleagues|flatmates] [split|share] {t} [evenly|equally|], [what does each pay|how much is it each|what does everyone pay|how much per person]?", "[Divide|Split] {t} by {n}.", "[Split|Share] {t} [between|among] {n} [people|friends|of us].",
        "What [is|would be] each person's share if {n} [people|] split {t}?", "We are {n}. What does each of us [pay|owe]?", "{n} friends share {t}. What does each of them owe?", "{t} shared by {n}?", "Everyone pays the same, we are {n} people. How much each?",
        "How much is {t} per [head|person] for {n} people?",
    ]), n=spelled(rng, n), t=t)
    return Ask(text, [OCR, reads(d, key), f'result = calculate(expression="a / {n}", a=$a)'], "result", "Each", docs=[d])


def percent(rng):
    d, key, t = total_of(rng)
    p = rng.choice([5, 7, 8, 10, 12, 15, 18, 19, 20, 25, 30, 50])
    word = rng.choice(["{p} percent", "{p}%", "{p} per cent", "{p} %"]).replace("{p}", str(p))
    form, pattern = rng.choice([
        (f"a * {p} / 100", "[What|How much] is {w} of {t}?"), (f"a * {p} / 100", "How much is a tip of {w} [on {t}|]?"), (f"a * {p} / 100", "I want to [leave|give] {w} [of {t} as a tip|tip]. How much is that?"),
        (f"a * {100 + p} / 100", "What is {t} [plus|with] {w} tip?"), (f"a * {100 + p} / 100", "[Add {w} to {t}|What do I pay with {w} tip [included|on top]|{t} plus {w}, please|What does it come to with {w} on top]."),
        (f"a * {100 - p} / 100", "What [is|would be] {t} [with|after] {w} [discount|off]?"), (f"a * {100 - p} / 100", "I get {w} off. What do I pay [then|]?"), (f"a * {p} / 100", "{w} of {t}?"), (f"a * {p} / 100", "I save {w} on {t}. How much [money|] is that?"),
        (f"a * {100 + p} / 100", "{t} goes up by {w}. What is it then?"),
    ])
    return Ask(say(rng, pattern, w=word, t=t), [OCR, reads(d, key), f'result = calculate(expression="{form}", a=$a)'], "result", "Result", docs=[d])


def times(rng):
    d = paper(rng)
    keys = d.items or list(d.pairs)
    key = rng.choice(keys)
    said = key.lower() if rng.random() < 0.6 else key
    n = rng.choice([2, 3, 4, 5, 6, 7, 8, 10, 12, 20])
    rate = rng.choice([1.1, 0.9, 1.08, 0.85, 1.25])
    form, pattern = rng.choice([
        (f"a * {n}", "[How much would|What would|What do] {n} {k} [cost|come to|be]?"), (f"a * {n}", "If I buy {n} times the {k}, what do I pay?"), (f"a * {n}", "[What|How much] is {n} times the {k}?"), (f"a * {n}", "{n} of the {k}, how much is that?"),
        ("a * 2", "What is [double|twice] the {k}?"), ("a / 2", "What is half [of|] the {k}?"), (f"a * {rate}", "One euro is {r} dollars. How much is the {k} in dollars?"), (f"a * {rate}", "What is the {k} at a rate of {r}?"), (f"a * {n}", "I take {n} of the {k}. What does that make?"),
        ("a * 12", "What is the {k} in a year if it is monthly?"), ("a / 3", "What is a third of the {k}?"), (f"a + {n}", "What is the {k} plus {n}?"), (f"a - {n}", "What is left of the {k} minus {n}?"), ("a / 1000", "What is the {k} in thousands?"), (f"a * {n}", "The {k}, but for {n} of them?"),
    ])
    return Ask(say(rng, pattern, k=said, n=spelled(rng, n) if f"{n}" in form else n, r=rate), [OCR, reads(d, key), f'result = calculate(expression="{form}", a=$a)'], "result", "Result", docs=[d])


def change(rng):
    d, key, t = total_of(rng)
    n = rng.choice([5, 10, 20, 30, 50, 60, 80, 100, 200])
    text = say(rng, rng.choice([
        "I [pay|hand over|give the cashier|paid] [with|] {n} [euros|dollars|pounds|]. [What is my change|How much do I get back|What do I get back]?", "How much change [do I get from|is left of|from] {n}?", "What [remains|is left] of {n} after [paying|] {t}?", "If I pay with a {n}, what comes back?",
        "My budget is {n}. How much is left after {t}?", "I have {n} [euros|dollars]. What remains when I have paid?",
    ]), n=n, t=t)
    return Ask(text, [OCR, reads(d, key), f'result = calculate(expression="{n} - a", a=$a)'], "result", "Change", docs=[d])


def limit(rng):
    d = paper(rng) if rng.random() < 0.6 else chart(rng)
    key = rng.choice(d.items) if d.items else rng.choice(list(d.pairs))
    said = key.lower() if rng.random() < 0.6 else key
    n = rng.choice([5, 10, 12, 15, 20, 25, 30, 40, 50, 75, 100, 150, 200, 500])
    how, pattern = rng.choice([
        ("greater", "Is the {k} [more|higher|greater|larger] than {n}?"), ("less", "Is the {k} [less|lower|smaller|cheaper] than {n}?"), ("less", "Is the {k} [under|below] {n}?"), ("greater", "Is the {k} [over|above] {n}?"),
        ("less", "Does the {k} cost less than {n} [euros|dollars]?"), ("at_least", "Is the {k} at least {n}?"), ("at_most", "Is the {k} at most {n}?"), ("at_most", "[Can I pay the {k} with|Are|Is] {n} [euros|dollars|pounds] enough for the {k}?"),
        ("greater", "Does the {k} [exceed|go over] {n}?"), ("equal", "Is the {k} [exactly|really|equal to] {n}?"),
    ])
    return Ask(say(rng, pattern, k=said, n=n), [OCR, reads(d, key), f'yes = compare(a=$a, b={n}, how="{how}")'], "yes", f"{key}", docs=[d])


def pair(rng):
    """Two keys of one paper, with words for them."""
    while True:
        d = rng.choice([receipt, receipt, chart, form])(rng)
        keys = [k for k, kind in d.pairs.items() if kind in ("money", "number", "percent")]
        if len(keys) > 1:
            a, b = rng.sample(keys, 2)
            low = rng.random() < 0.6 and d.kind != "chart"
            return d, a, b, a.lower() if low else a, b.lower() if low else b


def reads_two(a, b):
    return [OCR, f"a = read_value(lines=$lines, key={q(a)})", f"b = read_value(lines=$lines, key={q(b)})"]


def add_two(rng):
    d, a, b, sa, sb = pair(rng)
    text = say(rng, rng.choice([
        "What do the {a} and the {b} [cost|make|come to] together?", "What is the sum of [the |]{a} and [the |]{b}?", "[Add up|Sum up|Add] [the |]{a} and [the |]{b}.", "How much are the {a} and the {b} [together|in all|in sum|in total]?", "{a} and {b} together?", "{a} plus {b}?",
        "[What|How much] would only the {a} and the {b} [cost|be]?", "If I only [take|buy] {a} and {b}, what [is it|do I pay]?", "How [much|many] is it for {a} and {b} [combined|together]?", "[Together|In all], what do {a} and {b} [make|come to]?",
    ]), a=sa, b=sb)
    return Ask(text, [*reads_two(a, b), 'result = calculate(expression="a + b", a=$a, b=$b)'], "result", "Together", docs=[d])


def subtract(rng):
    d, a, b, sa, sb = pair(rng)
    text = say(rng, rng.choice([
        "How much more [is|are|does] the {a} [cost|] than the {b}?", "What is the difference between [the |]{a} and [the |]{b}?", "By how [much|many] is the {a} [higher|larger|more expensive|more] than the {b}?", "What is the {a} [without|minus|less] the {b}?", "[Subtract|Take] the {b} from the {a}.",
        "[Take the {b} off the {a}|The {a} without the {b}]. What [remains|is left]?", "How much higher is {a} than {b}?", "{a} minus {b}?", "How [far|much] apart are {a} and {b}?", "What remains of the {a} after the {b}?",
    ]), a=sa, b=sb)
    return Ask(text, [*reads_two(a, b), 'result = calculate(expression="a - b", a=$a, b=$b)'], "result", "Difference", docs=[d])


def ratio(rng):
    d, a, b, sa, sb = pair(rng)
    form, pattern = rng.choice([
        ("a / b * 100", "[What|How many] percent of the {b} is the {a}?"), ("a / b * 100", "[What|Which] [share|percentage] of the {b} is the {a}, in percent?"), ("a / b", "How many times [larger|higher|more] is {a} than {b}?"), ("a / b", "What is the ratio of {a} to {b}?"),
        ("a / b", "What fraction of the {b} is the {a}?"), ("(a + b) / 2", "What is the [average|mean] of {a} and {b}?"), ("a * b", "[Multiply|What is the product of] {a} and {b}?"), ("a / b", "[Divide|What is] the {a} [divided|] by the {b}?"), ("max(a, b)", "What is the [higher|larger] [value|one] of {a} and {b}?"),
        ("min(a, b)", "What is the [lower|smaller] [value|one] of {a} and {b}?"),
    ])
    return Ask(say(rng, pattern, a=sa, b=sb), [*reads_two(a, b), f'result = calculate(expression="{form}", a=$a, b=$b)'], "result", "Result", docs=[d])


def compare_two(rng):
    d, a, b, sa, sb = pair(rng)
    how, pattern = rng.choice([
        ("greater", "Is the {a} [more expensive|higher|larger|more|greater|dearer] than the {b}?"), ("less", "Is the {a} [cheaper|lower|smaller|less] than the {b}?"), ("greater", "Did {a} [beat|get more than|have more than] {b}?"), ("equal", "[Are {a} and {b} equal|Is {a} the same as {b}|Do {a} and {b} have the same value]?"),
        ("less", "Does the {a} cost less than the {b}?"), ("greater", "Does the {a} cost more than the {b}?"), ("greater", "Is {a} above {b} in value?"), ("at_least", "Is the {a} at least as [high|much] as the {b}?"), ("greater", "Is there more {a} than {b}?"),
    ])
    return Ask(say(rng, pattern, a=sa, b=sb), [*reads_two(a, b), f'yes = compare(a=$a, b=$b, how="{how}")'], "yes", f"{a} and {b}", docs=[d])


def checks(rng):
    """Whether what is printed agrees with itself."""
    while True:
        d = rng.choice([receipt, form])(rng)
        keys = [k for k, kind in d.pairs.items() if kind in ("money", "number")]
        if len(keys) > 2:
            break
    a, b, c = rng.sample(keys, 3)
    form_, pattern = rng.choice([("a + b", "[Do|Does] the {a} and the {b} [really|] [add up to|make|equal] the {c}?"), ("a * b", "Does {a} times {b} [match|give|equal|make] the {c}?"), ("a - b", "Is the {a} minus the {b} [really|] the {c}?"), ("a + b", "Is the {c} [really|] the sum of {a} and {b}?")])
    calls = [*reads_two(a, b), f"c = read_value(lines=$lines, key={q(c)})", f'result = calculate(expression="{form_}", a=$a, b=$b)', "yes = compare(a=$result, b=$c)"]
    return Ask(say(rng, pattern, a=a.lower(), b=b.lower(), c=c.lower()), calls, "yes", "Right", docs=[d])


def add_three(rng):
    while True:
        d = rng.choice([receipt, chart, chart, form])(rng)
        keys = [k for k, kind in d.pairs.items() if kind in ("money", "number")]
        if len(keys) > 2:
            break
    a, b, c = rng.sample(keys, 3)
    form_, pattern = rng.choice([
        ("a + b + c", "What do {a}, {b} and {c} [add up to|make|come to] [together|]?"), ("a + b + c", "[Add|Sum up] {a}, {b} and {c}."), ("(a + b + c) / 3", "What is the [average|mean] of {a}, {b} and {c}?"), ("a - b - c", "What is left of {a} after {b} and {c}?"), ("a + b + c", "{a}, {b}, {c}: how much [together|in sum]?"),
        ("a + b - c", "What is {a} plus {b} minus {c}?"),
    ])
    low = d.kind != "chart"
    calls = [*reads_two(a, b), f"c = read_value(lines=$lines, key={q(c)})", f'result = calculate(expression="{form_}", a=$a, b=$b, c=$c)']
    return Ask(say(rng, pattern, a=a.lower() if low else a, b=b.lower() if low else b, c=c.lower() if low else c), calls, "result", "Result", docs=[d])


def two_keys(rng):
    d = paper(rng)
    a, b = rng.sample(list(d.pairs), 2) if len(d.pairs) > 1 else (list(d.pairs) * 2)[:2]
    text = say(rng, "[What are the {a} and the {b} " + OF + "?|[Read|Give|Tell] me the {a} and the {b}.|{a} and {b}?|I need both the {a} and the {b}.|Which {a} and which {b} are printed?]", a=a.lower(), b=b.lower(), doc=d.noun)
    return Ask(text, reads_two(a, b), f'"{a}: {{a}}; {b}: {{b}}"', "Values", docs=[d])


GRID = [OCR, "cells = table(lines=$lines)"]


def cell(rng):
    d = table(rng)
    (first, *heads), names, kinds = d.table
    row, column = rng.choice(names), rng.choice(heads)
    r = row.lower() if d.kind in ("menu", "price list") and rng.random() < 0.6 else row
    c = column.lower() if rng.random() < 0.6 else column
    money = kinds[column] == "money"
    patterns = ["What is the {c} [of|for] {r} [in the {doc}|]?", "[Which|What] {c} does {r} have?", "{c} of {r}?", "[Tell|Give] me the {c} [of|for] {r}.", "What stands under {c} for {r}?", "What [is|stands] in the row {r}, column {c}?", "[Look up|Find] the {c} [of|for] {r}.", "{r}: which {c}?"]
    if d.kind == "menu" and column in ("Small", "Large", "Half", "Full", "Medium"):
        patterns = ["[How much is|What does|What is the price of] a {c} {r} [cost|]?", "Price of [a|the] {c} {r}?", "What do I pay for a {c} {r}?", "{c} {r}, how much?", "How much for the {c} {r}?", "What does the {c} portion of {r} cost?", "a {c} {r} is how much"]
    elif money:
        patterns += ["How much [is|are|does] {r} [cost|]?", "What [does|do] {r} cost?"] if column == "Price" else []
    elif d.kind in ("departures", "arrivals"):
        patterns += [f"[Which|What] {{c}} does the [train|bus|plane|flight] [to|from|for] {{r}} [use|have|leave from|arrive at]?", "At [which|what] {c} [does|is] the [plane|train|one] [from|to] {r}?", "The [train|plane|flight] [to|from] {r}: which {c}?"]
        if kinds[column] == "time":
            patterns += ["When does the [train|bus|plane] [to|from] {r} [leave|arrive|go|come]?", "What time is the [train|plane] [to|from] {r}?"]
    elif d.kind in ("scores", "staff"):
        patterns += ["How many {c} does {r} have?" if column in ("Points", "Games", "Goals") else "What is {r}'s {c}?", "How old is {r}?" if column == "Age" else "{r}'s {c}?"]
    elif d.kind in ("timesheet", "budget"):
        patterns += ["How [high|much] [was|were|is] the {c} in {r}?" if d.kind == "budget" else "How many {c} on {r}?"]
    return Ask(say(rng, rng.choice(patterns), r=r, c=c, doc=d.noun), [*GRID, f"value = lookup(table=$cells, row={q(row)}, column={q(column)})"], "value", f"{row}", docs=[d])


def cell_work(rng):
    while True:
        d = table(rng)
        (first, *heads), names, kinds = d.table
        numeric = [h for h in heads if kinds[h] in ("money", "number")]
        if numeric and len(names) > 1:
            break
    column, (a, b), n = rng.choice(numeric), rng.sample(names, 2), rng.choice([2, 3, 4, 5, 6, 10])
    c = column.lower()
    portion = d.kind == "menu" and column in ("Small", "Large", "Half", "Full", "Medium")
    first_cell = f"a = lookup(table=$cells, row={q(a)}, column={q(column)})"
    second_cell = f"b = lookup(table=$cells, row={q(b)}, column={q(column)})"
    kind = rng.random()
    if kind < 0.3:
        pattern = "[What would|How much would|What do] {n} {c} {a} [cost|come to|be]?" if portion else "[What is|How much is] {n} times the {c} of {a}?"
        if column == "Price" and rng.random() < 0.7:
            pattern = "[What would|How much would|What do] {n} {a} [cost|come to]?"
        return Ask(say(rng, pattern, n=spelled(rng, n), c=c, a=a.lower() if d.kind in ("menu", "price list") else a), [*GRID, first_cell, f'result = calculate(expression="a * {n}", a=$a)'], "result", "Result", docs=[d])
    low = d.kind in ("menu", "price list")
    names_ = dict(a=a.lower() if low else a, b=b.lower() if low else b, c=c)
    if kind < 0.55:
        pattern = "[What do|How much do] a {c} {a} and a {c} {b} [cost together|come to]?" if portion else "What is the {c} of {a} and {b} [together|in sum|combined]?"
        return Ask(say(rng, pattern, **names_), [*GRID, first_cell, second_cell, 'result = calculate(expression="a + b", a=$a, b=$b)'], "result", "Together", docs=[d])
    if kind < 0.8:
        pattern = "How much more [is|does] a {c} {a} [cost|] than a {c} {b}?" if portion else "[How much higher is|By how much is] the {c} of {a} [than|above] that of {b}?"
        return Ask(say(rng, pattern, **names_), [*GRID, first_cell, second_cell, 'result = calculate(expression="a - b", a=$a, b=$b)'], "result", "Difference", docs=[d])
    how, words = rng.choice([("greater", "[higher|more|larger]"), ("less", "[lower|less|smaller]")])
    pattern = f"Is a {{c}} {{a}} {'more expensive' if how == 'greater' else 'cheaper'} than a {{c}} {{b}}?" if portion else f"Is the {{c}} of {{a}} {words} than that of {{b}}?"
    return Ask(say(rng, pattern, **names_), [*GRID, first_cell, second_cell, f'yes = compare(a=$a, b=$b, how="{how}")'], "yes", "Comparison", docs=[d])


def row_work(rng):
    """Two cells of one row."""
    while True:
        d = table(rng)
        (first, *heads), names, kinds = d.table
        numeric = [h for h in heads if kinds[h] in ("money", "number")]
        if len(numeric) > 1:
            break
    x, y = rng.sample(numeric, 2)
    row = rng.choice(names)
    form_, pattern = rng.choice([("a - b", "How much more is the {x} than the {y} [of|for] {r}?"), ("a - b", "For {r}, what is the difference between {x} and {y}?"), ("a * b", "For {r}, multiply {x} and {y}."), ("a + b", "What do {x} and {y} of {r} make together?"), ("a - b", "How much more does {r} cost as {x} than as {y}?")])
    calls = [*GRID, f"a = lookup(table=$cells, row={q(row)}, column={q(x)})", f"b = lookup(table=$cells, row={q(row)}, column={q(y)})", f'result = calculate(expression="{form_}", a=$a, b=$b)']
    return Ask(say(rng, pattern, x=x.lower(), y=y.lower(), r=row), calls, "result", "Result", docs=[d])


def whole_column(rng):
    d = table(rng)
    (first, *heads), names, kinds = d.table
    numeric = [h for h in heads if kinds[h] in ("money", "number")]
    if numeric and rng.random() < 0.6:
        column = rng.choice(numeric)
        c = column.lower() if rng.random() < 0.6 else column
        form_, pattern = rng.choice([
            ("sum(values)", "[What is the sum of|Add up|Sum up|Total of] [all|the|all the] [values|numbers|amounts|] in the {c} column."), ("sum(values)", "What [do|does] [all|] the {c} [column|values] add up to?"), ("max(values)", "What is the [highest|largest|biggest] [value|number|] [in the column|of|under] {c}?"),
            ("min(values)", "What is the [lowest|smallest] [value|number|] [in the column|of|under] {c}?"), ("mean(values)", "What is the [average|mean] [of the column|] {c}?"), ("sum(values)", "How [much|many] {c} [in all|in total|altogether] [does the {doc} have|]?"), ("sum(values)", "Add the column {c}."),
            ("max(values) - min(values)", "How far apart are the highest and the lowest {c}?"), ("sum(values)", "What would one of each cost, all the {c} ones?" if d.kind == "menu" else "What is the total of {c}?"), ("sum(values)", "Add up all the {c} [portions|prices] on the {doc}." if d.kind == "menu" else "Sum of {c}?"),
        ])
        return Ask(say(rng, pattern, c=c, doc=d.noun), [*GRID, f"values = column(table=$cells, name={q(column)})", f'result = calculate(expression="{form_}", values=$values)'], "result", "Result", docs=[d])
    column = rng.choice([first, *heads]) if rng.random() < 0.4 else first
    c = column.lower()
    if rng.random() < 0.55:
        things = {"Dish": "[dishes|meals|different dishes]", "Item": "[items|products|articles]", "Destination": "[trains|destinations|connections]", "From": "[planes|flights|arrivals]", "Name": "[people|names|persons]", "Day": "[days]", "Month": "[months]"}[first]
        pattern = rng.choice([f"How many {things} [are listed|are there|are on the {{doc}}|does the {{doc}} have|can I choose from]?", f"[Count|Number of] {things} [on the {{doc}}|].", f"How many {things}?"]) if column == first else "How many entries [does|are in] the {c} column [have|]?"
        return Ask(say(rng, pattern, c=c, doc=d.noun), [*GRID, f"values = column(table=$cells, name={q(column)})", "n = count(items=$values)"], "n", "Number", docs=[d])
    text = say(rng, "[List [everything|all entries] [in|under] the {c} column|Which entries are [under|in] {c}|What is listed under {c}|Read [me|] the {c} column|Give me all [values|entries] of {c}].", c=c)
    return Ask(text, [*GRID, f"values = column(table=$cells, name={q(column)})"], "values", column, docs=[d])


def whole_table(rng):
    d = table(rng)
    text = say(rng, "[Extract|Give me|Show me|Read|Transcribe] the [whole|] table [as rows and columns|].|[Turn|Make] [this|the {doc}] into a table.|Give me the {doc} as a table.", doc=d.noun)
    return Ask(text.split("|")[0], [*GRID], "cells", "Table", docs=[d])


def in_part(rng):
    d = rng.choice([sign, form, receipt, table])(rng)
    if rng.random() < 0.55:
        part = rng.choice(["left", "right", "top", "bottom"])
        w = rng.choice(PART[part])
        calls = [OCR, f'part = filter(regions=$lines, position="{part}")', "text = text_of(items=$part)"]
        patterns = ["What [is|stands] [written|] [at|in] the {w} [of the {doc}|of the picture|]?", "Read [only|] the {w} [of the {doc}|only|].", "What [do I read|text is|can be read] in the {w} [of the {doc}|]?", "Transcribe the words in the {w} [of the {doc}|]."]
        w = rng.choice([w, {"top": "top", "bottom": "bottom", "left": "left", "right": "right"}[part]]) if part in ("top", "bottom") else w
        if w in ("top", "bottom"):
            patterns = ["What [is|stands] at the {w} [of the {doc}|]?", "What [is written|text is|words are] at the {w} [of the {doc}|]?", "Transcribe the words at the {w} of the {doc}.", "Read what is at the {w}."]
    else:
        part = rng.choice(["top_left", "top_right", "bottom_left", "bottom_right", "center"])
        w = rng.choice(PART[part])
        calls = [f'part = crop_part(image=$image, part="{part}")', "lines = ocr(image=$part)", "text = text_of(items=$lines)"]
        patterns = ["What is written [in|at] the {w} [of the {doc}|of the picture|]?", "Read [only|] the text in the {w}.", "What text is in the {w}?", "[Which|What] [button|word|words] [is|stand|are] in the {w}?", "What does it say in the {w}?"]
    return Ask(say(rng, rng.choice(patterns), w=w, doc=d.noun), calls, "text", "Text", docs=[d])


def on_thing(rng):
    t = Thing(rng, people=0.1)
    d = photo(rng, [t.label] if "/" not in t.label else [], words=1)
    text = say(rng, rng.choice([
        "What is [written|printed] on the {t}?", "Read the [text|words|number|name] on the {t}.", "What does the {t} say?", "[Which|What] [words|text|number] [is|stand|are] on the {t}?", "What text is on the {t}?", "Can you read the {t}?",
    ]), t=t.one)
    return Ask(text, [f"found = {t.find}", "part = crop(image=$image, region=$found)", "lines = ocr(image=$part)", "text = text_of(items=$lines)"], "text", "Text", docs=[d])


def by_thing(rng):
    t = Thing(rng)
    d = photo(rng, [t.label], words=1)
    name, w = rng.choice([("below", "under"), ("below", "below"), ("above", "above"), ("above", "over"), ("left_of", "left of"), ("right_of", "right of"), ("right_of", "to the right of"), ("nearest", "next to"), ("below", "beneath")])
    text = say(rng, "[What is written {w} the {t}?|The caption {w} the {t}, what [does it say|is it]?|Which [text|words] [stands|stand] {w} the {t}?|Read the text {w} the {t}.|What text is {w} the {t}?]", w=w, t=t.one)
    return Ask(text, [OCR, f"found = {t.find}", f'hit = relate(a=$lines, relation="{name}", b=$found)', "text = text_of(items=$hit)"], "text", "Text", docs=[d])


def by_words(rng):
    d = rng.choice([sign, form, receipt])(rng)
    heads = [line for line in d.lines if line.replace(" ", "").isalpha()] or [d.title]
    head = rng.choice(heads)
    if rng.random() < 0.6:
        name, by, w = rng.choice([("below", "topmost", "[directly|right|just|] below"), ("below", "topmost", "[directly|right|] under"), ("above", "bottommost", "[directly|right|just|] above"), ("below", "topmost", "[directly|] beneath")])
        pattern = rng.choice([f"What [is|stands] [printed|written|] {w} {{k}}?", f"[Which|What] [words|line] [stands|stand|is] {w} [the heading|the word|] {{k}}?", f"Read the line {w} {{k}}."])
        calls = [OCR, f"key = find_text(lines=$lines, text={q(head)})", f'hit = relate(a=$lines, relation="{name}", b=$key)', f'line = select(regions=$hit, by="{by}")', "text = text_of(items=$line)"]
        return Ask(say(rng, pattern, k=head), calls, "text", "Text", docs=[d])
    name, w = rng.choice([("left_of", "left of"), ("right_of", "right of"), ("above", "above"), ("below", "below"), ("left_of", "to the left of"), ("below", "under"), ("above", "over")])
    other = rng.choice([line for line in d.lines if line != head and line.replace(" ", "").isalpha()] or ["OK", "Cancel", "Total"])
    pattern = "Is [the |the word |the line |]{a} [button |]{w} [the |]{b} [button|]?" if d.kind == "screen" else "[Does|Is] [the word |]{a} [stand |]{w} [the word |]{b}?"
    calls = [OCR, f"a = find_text(lines=$lines, text={q(head)})", f"b = find_text(lines=$lines, text={q(other)})", f'hit = relate(a=$a, relation="{name}", b=$b)', "yes = exists(items=$hit)"]
    return Ask(say(rng, pattern, a=head, b=other, w=w), calls, "yes", "Place", docs=[d])


def mark_words(rng):
    d = rng.choice([sign, form, receipt, table])(rng)
    word = rng.choice([line for line in d.lines if line.replace(" ", "").isalpha()] or ["Total"])
    kind = rng.random()
    w = word.lower() if rng.random() < 0.4 else word
    if kind < 0.5:
        text = say(rng, "[Highlight|Mark|Box|Draw a box around|Underline|Put a box around|Show me|Point out] [the word|the line with|where it says|the line that says|] {w} " + OF + ".", w=w, doc=d.noun)
        return Ask(text, [OCR, f"hit = find_text(lines=$lines, text={q(word)})", "marked = annotate(image=$image, regions=$hit)"], "marked", "Marked", docs=[d])
    if kind < 0.8:
        text = say(rng, "[Blur|Hide|Black out|Make unreadable|Obscure|Censor] [the line with|the word|] {w} " + OF + ".", w=w, doc=d.noun)
        return Ask(text, [OCR, f"hit = find_text(lines=$lines, text={q(word)})", "hidden = blur(image=$image, regions=$hit)"], "hidden", "Hidden", docs=[d])
    verb, tool = rng.choice([("[Crop to|Cut out|Crop]", "crop"), ("[Zoom in on|Enlarge|Zoom to]", "zoom")])
    text = say(rng, verb + " [the line with|the word|] {w}.", w=w)
    return Ask(text, [OCR, f"hit = find_text(lines=$lines, text={q(word)})", f"part = {tool}(image=$image, region=$hit)"], "part", "Part", docs=[d])


def mark_text(rng):
    d = rng.choice([sign, form, receipt])(rng)
    if rng.random() < 0.6:
        text = say(rng, "[Draw boxes around|Mark|Highlight|Box] [all|every line of|all the|] text " + OF + ".", doc=d.noun)
        return Ask(text, [OCR, "marked = annotate(image=$image, regions=$lines)"], "marked", "Marked", docs=[d])
    text = say(rng, "[Blur|Hide|Make unreadable] [all|all the|the|every] [text|words|writing] " + OF + ".", doc=d.noun)
    return Ask(text, [OCR, "hidden = blur(image=$image, regions=$lines)"], "hidden", "Hidden", docs=[d])


def several(rng):
    """So many of one thing and so many of another."""
    d = receipt(rng)
    if len(d.items) < 2:
        return several(rng)
    a, b = rng.sample(d.items, 2)
    n, m = rng.choice([2, 3, 4, 5, 6, 10]), rng.choice([1, 1, 2, 3, 4, 5])
    wn, wm = spelled(rng, n), rng.choice(["one", "a", "1"]) if m == 1 else spelled(rng, m)
    form_ = f"a * {n} + b" if m == 1 else f"a * {n} + b * {m}"
    if rng.random() < 0.25:
        form_, text = f"a * {n} - b * {m}" if m > 1 else f"a * {n} - b", say(rng, "How much more [are|do] {wn} {a} [cost|] than {wm} {b}?", a=a.lower(), b=b.lower(), wn=wn, wm=wm)
    else:
        text = say(rng, "[[What|How much] [would|do] {wn} {a} and {wm} {b} [cost|come to|make]?|{wn} times {a} and {wm} times {b}, what [is it|do I pay]?|I take {wn} {a} and {wm} {b}. What do I pay?|Price of {wn} {a} plus {wm} {b}?|Add {wn} {a} and {wm} {b}.]", a=a.lower(), b=b.lower(), wn=wn, wm=wm)
    return Ask(text, [*reads_two(a, b), f'result = calculate(expression="{form_}", a=$a, b=$b)'], "result", "Together", docs=[d])


def per_unit(rng):
    """The sum divided by a count that is printed, or a rate times it."""
    while True:
        d = form(rng)
        sums = [k for k in ("Total", "Price", "Fee", "Amount", "Base fee", "Net pay", "Premium", "Gross pay", "Net amount", "Fuel") if k in d.pairs]
        counts = [k for k in ("Nights", "Litres", "Gallons", "Usage", "Quantity", "Points", "Hours", "Pages", "Persons", "Weight", "Days", "Items", "Kilometres", "Lessons", "Copies", "Servings", "Pieces", "Distance") if k in d.pairs]
        if sums and counts:
            break
    a, b = rng.choice(sums), rng.choice(counts)
    one = {"Nights": "night", "Litres": "litre", "Gallons": "gallon", "Usage": "unit", "Quantity": "piece", "Points": "point", "Hours": "hour", "Pages": "page", "Persons": "person", "Weight": "kilo", "Days": "day", "Items": "item", "Kilometres": "kilometre", "Lessons": "lesson", "Copies": "copy", "Servings": "serving", "Pieces": "piece", "Distance": "kilometre"}[b]
    text = say(rng, "[[What|How much] is [that|it|the {a}] per {one}?|What does one {one} cost?|How much [do I pay|is it] for [one|a single|each] {one}?|Divide the {a} by the {b}.|What is the {a} a {one}?|Work out the {a} per {one}.|Spread the {a} over the {b}: how much is it for each?]", a=a.lower(), b=b.lower(), one=one)
    return Ask(text, [*reads_two(a, b), 'result = calculate(expression="a / b", a=$a, b=$b)'], "result", "Each", docs=[d])


def percent_key(rng):
    """A share of, or a change by percent of, any number of a paper."""
    d = rng.choice([paper, chart])(rng)
    keys = [k for k, kind in d.pairs.items() if kind in ("money", "number")]
    if not keys:
        return percent_key(rng)
    key = rng.choice(keys)
    k = key.lower() if rng.random() < 0.6 and d.kind != "chart" else key
    p = rng.choice([1, 2, 3, 4, 5, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 75])
    w = rng.choice(["{p} percent", "{p}%", "{p} per cent", "{p} %"]).replace("{p}", str(p))
    form_, pattern = rng.choice([
        (f"a * {p} / 100", "[What|How much] is {w} of the {k}?"), (f"a * {p} / 100", "{w} of the {k}, how much is that?"), (f"a * {100 + p} / 100", "[What|How much] [will|would] the {k} be [after a rise of|with an increase of|if it rises by|if it goes up by] {w}?"),
        (f"a * {100 - p} / 100", "[What|How much] [will|would] the {k} be [after a cut of|with a reduction of|if it drops by|if it falls by|if I get a rebate of] {w}?"), (f"a * {100 + p} / 100", "Raise the {k} by {w}."), (f"a * {100 - p} / 100", "[Lower|Reduce|Cut] the {k} by {w}."), (f"a * {100 - p} / 100", "What [is left|remains] of the {k} when {w} are [taken off|lost|deducted]?"),
        (f"a * {p} / 100", "How much do I save with {w} off the {k}?"), (f"a * {100 - p} / 100", "The {k} less {w}?"), (f"a * {100 + p} / 100", "The {k} plus {w}?"), (f"a / {100 + p} * 100", "The {k} includes {w} tax. What is it [without|before tax]?"),
    ])
    return Ask(say(rng, pattern, w=w, k=k), [OCR, reads(d, key), f'result = calculate(expression="{form_}", a=$a)'], "result", "Result", docs=[d])


def convert(rng):
    """A printed number in other units."""
    d = form(rng)
    keys = [k for k in d.items if d.pairs[k] in ("money", "number")]
    if not keys:
        return convert(rng)
    key = rng.choice(keys)
    k = key.lower() if rng.random() < 0.7 else key
    r = rng.choice([0.8, 0.85, 0.9, 1.08, 1.1, 1.2, 1.5, 7.5, 11, 150])
    form_, pattern = rng.choice([
        ("a * 100", "[How many cents|What in cents] is the {k}?"), ("a / 12", "How much is the {k} [a|per] month, if it is for a year?"), ("a * 12", "What does the {k} [make|come to] in a year, at one a month?"), ("a * 52", "The {k} every week: how much is that a year?"), ("a * 60", "How many minutes is the {k}, if it is in hours?"),
        ("a / 60", "How many hours is the {k}, if it is in minutes?"), ("a * 1000", "The {k} in grams, if it is in kilos?"), ("a / 1000", "The {k} in kilos, if it is in grams?"), (f"a * {r}", "One [dollar|pound|euro|unit] is {r} [euros|dollars|francs|of mine]. What is the {k} then?"), (f"a / {r}", "How much is the {k} divided by {r}?"),
        ("a / 7", "What is the {k} per day of a week?"), ("a * 7", "What is the {k} for a whole week, if it is for a day?"), ("a * 24", "The {k} every hour: how much in a day?"), ("a / 4", "What is a quarter of the {k}?"), ("a / 10", "What is a tenth of the {k}?"), ("a * a", "What is the square of the {k}?"), ("round(a)", "Round the {k} to a whole number."),
        ("a * 3 / 4", "What are three quarters of the {k}?"), ("a * 2 / 3", "What are two thirds of the {k}?"), ("a * 3", "[Triple|Treble] the {k}."), ("a * 2", "Double the {k}."), ("a / 2", "Halve the {k}."),
    ])
    return Ask(say(rng, pattern, k=k, r=r), [OCR, reads(d, key), f'result = calculate(expression="{form_}", a=$a)'], "result", "Result", docs=[d])


def same_two(rng):
    """Whether two entries of one paper are alike."""
    while True:
        d = form(rng)
        keys = [k for k, kind in d.pairs.items() if kind in ("name", "place", "date", "time", "word")]
        if len(keys) > 1:
            break
    a, b = rng.sample(keys, 2)
    text = say(rng, "[Are the {a} and the {b} the same?|Is the {a} [the same as|identical to|equal to] the {b}?|Does the {a} [agree|match] with the {b}?|Do {a} and {b} match?|Is the {b} also the {a}?]", a=a.lower(), b=b.lower())
    return Ask(text, [*reads_two(a, b), 'yes = compare(a=$a, b=$b)'], "yes", f"{a} and {b}", docs=[d])


def which_more(rng):
    """Which of two entries is higher: both are given."""
    d, a, b, sa, sb = pair(rng)
    text = say(rng, rng.choice([
        "[Which|What] [is|was] [higher|more|larger|dearer|cheaper|lower|less], {a} or {b}?", "[Compare|Set side by side] {a} and {b}.", "What are {a} and {b}?", "Give me both {a} and {b}.", "How [much|high] are {a} and {b}, one by one?", "{a} and {b}?", "The {a} or the {b}, which is more?",
    ]), a=sa, b=sb)
    return Ask(text, reads_two(a, b), '"' + f"{a}: {{a}}; {b}: {{b}}" + '"', "Both", docs=[d])


def enough_for(rng):
    """Whether a sum suffices for several of a thing, or for two things."""
    d = receipt(rng)
    n, m = rng.choice([2, 3, 4, 5]), rng.choice([5, 10, 15, 20, 30, 50, 100])
    key = rng.choice(d.items)
    if rng.random() < 0.5 or len(d.items) < 2:
        text = say(rng, "[Are {m} [euros|dollars|] enough for {n} {k}?|Can I buy {n} {k} with {m} [euros|dollars|]?|Will {n} {k} cost [less|no more] than {m}?|Do I get {n} {k} for {m}?]", n=spelled(rng, n), m=m, k=key.lower())
        how = "less" if "less" in text else "at_most"
        return Ask(text, [OCR, reads(d, key), f'cost = calculate(expression="a * {n}", a=$a)', f'yes = compare(a=$cost, b={m}, how="{how}")'], "yes", "Enough", docs=[d])
    a, b = rng.sample(d.items, 2)
    text = say(rng, "[Are {m} [euros|dollars|] enough for {a} and {b}?|Can I pay {a} and {b} with {m}?|Do {a} and {b} together stay within {m}?]", m=m, a=a.lower(), b=b.lower())
    return Ask(text, [*reads_two(a, b), 'cost = calculate(expression="a + b", a=$a, b=$b)', f'yes = compare(a=$cost, b={m}, how="at_most")'], "yes", "Enough", docs=[d])


def many_parts(rng):
    """Sums of three and four entries, with one taken off."""
    while True:
        d = rng.choice([receipt, receipt, form])(rng)
        keys = [k for k, kind in d.pairs.items() if kind == "money" and k != d.total]
        if len(keys) > 2:
            break
    n = min(len(keys), rng.choice([3, 3, 4]))
    chosen = rng.sample(keys, n)
    low = [k.lower() for k in chosen]
    ids = ["a", "b", "c", "d"][:n]
    calls = [OCR, *(f"{i} = read_value(lines=$lines, key={q(k)})" for i, k in zip(ids, chosen))]
    last = rng.random()
    if last < 0.55:
        form_ = " + ".join(ids)
        text = say(rng, rng.choice(["[Add|Sum up|Total] {l} and {z}.", "What do {l} and {z} [cost|come to|make] [together|]?", "How much [is it|do I pay] for {l} and {z}?"]), l=", ".join(low[:-1]), z=low[-1])
    else:
        form_ = " + ".join(ids[:-1]) + f" - {ids[-1]}"
        text = say(rng, "[What [is|are] {l} minus {z}?|Add {l} and take {z} off.|How much are {l} after {z}?]", l=" plus ".join(low[:-1]), z=low[-1])
    args = ", ".join(f"{i}=${i}" for i in ids)
    return Ask(text, [*calls, f'result = calculate(expression="{form_}", {args})'], "result", "Result", docs=[d])


FAMILIES = {
    several: 4, per_unit: 3, percent_key: 4, convert: 4, same_two: 2, which_more: 2.5, enough_for: 2, many_parts: 2,
    chart_words: 4, fact: 4, named_bill: 4, less_one: 3, in_list: 4, dialog: 1.2, by_key: 14, by_total: 4, chart_value: 3, missing_key: 1.5, whole_text: 9, end_line: 4, find_line: 3, opening: 1.5, contains: 8, state: 2.5, any_text: 1, count_text: 3, share: 3, percent: 3.5,
    times: 3, change: 2, limit: 3.5, add_two: 4, subtract: 4, ratio: 2.5, compare_two: 3.5, checks: 1.2, add_three: 1.8, two_keys: 1.5, cell: 8, cell_work: 3.5, row_work: 1, whole_column: 5, whole_table: 0.7,
    in_part: 5, on_thing: 2.5, by_thing: 2.5, by_words: 3.5, mark_words: 3.5, mark_text: 0.8,
}
