"""Questions about two pictures."""

import re

from asks import Ask, q
from documents import FOODS, GOODS, SIGN_WORDS, TOPICS, chart, form, letter, photo, receipt, sign, table
from photos import Thing, article
from words import expand, plural, say

OCR1, OCR2 = "lines = ocr(image=$image)", "lines2 = ocr(image=$image2)"

# How people call printed keys without saying them, as what follows "the".
CALLED = {
    "Passenger": "traveller,name of the traveller,person who flies", "Guest": "guest,name of the guest,person who stays", "Customer": "client,buyer,name of the client", "Name": "name,person", "Student": "pupil,name of the student", "Teacher": "teacher's name", "Flight": "flight number,number of the flight,plane",
    "Seat": "seat number,place to sit", "Gate": "gate number,number of the gate", "Boarding": "boarding time,time to board", "From": "place of departure,starting point,city it starts from", "To": "destination,place it goes to,city it goes to", "Destination": "place it goes to,city at the end of the trip", "Departure": "departure time,time it leaves,hour of departure",
    "Arrival": "arrival time,time it gets there,hour of arrival", "Coach": "coach number,carriage", "Check-in": "day of arrival,check-in date", "Check-out": "day of departure,check-out date", "Nights": "number of nights,length of the stay", "Price per night": "price of a night,nightly rate", "Room": "room number,number of the room", "Date": "day,date printed",
    "Due date": "day it must be paid,last day to pay", "Deadline": "last day,closing date", "Expires": "expiry date,day it runs out", "Valid until": "day it runs out,end of validity", "Best before": "expiry date,best-before date", "Issued": "date of issue,day it was issued", "Date of birth": "birthday,birth date", "Employee ID": "staff number,employee number", "Blood type": "blood group",
    "Dose": "dosage,amount to take", "Net weight": "weight of the contents", "Calories": "number of calories,calorie count", "Lot": "lot number,batch number", "Network": "name of the network,wifi name", "IP address": "IP,address of the computer", "Battery": "battery level,charge", "Storage": "storage in use", "Version": "version number", "User": "user name",
    "Free space": "space that is left,room on the disk", "Last update": "date of the last update", "Download speed": "speed of the download", "Plate": "licence plate,number plate,car number", "Entry": "time of entry,hour the car came in", "Exit": "time of leaving", "Fee": "charge,price,cost", "Fine": "penalty,sum of the fine", "Pay by": "last day to pay", "Location": "place",
    "Phone": "phone number,number to call,telephone number", "Mobile": "mobile number,cell phone number", "Fax": "fax number", "Email": "email address,mail address", "Contact": "contact person,person to contact", "Reference": "reference number", "Grade": "mark,school mark", "Score": "result,number of points", "Humidity": "dampness of the air", "Rain": "chance of rain", "Sunrise": "time of sunrise",
    "Sunset": "time of sunset", "Pressure": "air pressure", "Venue": "place of the event,place where it happens", "Doors": "time the doors open", "Start": "starting time,beginning,time it begins", "End": "closing time,time it ends", "Order no": "number of the order", "Price": "cost,price,amount asked", "Previous reading": "old meter reading", "Current reading": "new meter reading,present reading",
    "Usage": "consumption,amount used", "Rent": "monthly rent", "Amount": "amount due,sum to pay", "Litres": "number of litres", "Gallons": "number of gallons", "Price per litre": "price of a litre", "Fuel": "cost of the fuel", "Pump": "pump number", "Quantity": "number of pieces,number ordered", "Invoice number": "number of the invoice", "Order number": "number of the order",
    "Unit price": "price of one,price per piece", "Net amount": "amount before tax", "VAT": "value added tax,tax", "Tax": "tax amount", "Booking code": "code of the booking,booking reference", "Holder": "owner of the card,card holder", "Card number": "number of the card", "Passport no": "passport number", "Place of birth": "birthplace", "Sender": "name of the sender,person who sent it",
    "Recipient": "addressee,person it goes to", "Tracking": "tracking number,parcel number", "Postage": "price of the stamp,cost of mailing", "Gross pay": "pay before deductions", "Net pay": "take-home pay,pay that is paid out", "Hours": "number of hours,hours worked", "Prescribed by": "doctor who prescribed it", "Refills": "number of refills", "Appointment": "time of the appointment,hour to come",
    "Opening balance": "balance at the start", "Closing balance": "balance at the end", "Account no": "account number", "Mileage": "number of miles,distance driven", "Owner": "name of the owner", "Servings": "number of servings", "Oven": "oven temperature,heat of the oven", "Bib": "start number,race number", "Finish time": "time of the run,running time", "Place": "rank,final place",
    "Author": "writer,name of the writer", "Pages": "number of pages", "Year": "year of making,year printed", "Premium": "cost of the insurance,insurance premium", "Policy no": "policy number", "Return": "day of return,day to bring it back", "Days": "number of days", "Pulse": "heart rate", "Chip no": "chip number", "Speaker": "name of the speaker", "Topic": "subject of the talk", "Area": "size of the flat",
    "Lessons": "number of lessons", "Copies": "number of copies", "Items": "number of items", "Persons": "number of people", "Points": "number of points,points scored", "Rooms": "number of rooms", "Seats": "number of seats", "Sugar": "sugar content", "Salt": "salt content", "Fat": "fat content", "Protein": "protein content",
    "Kilometres": "number of kilometres", "Bonus": "extra pay", "Insurance": "cost of the insurance", "Wash at": "washing temperature", "Eggs": "number of eggs", "Prep time": "time to prepare", "Cook time": "cooking time", "Deposits": "sum paid in", "Withdrawals": "sum taken out", "Overtime": "number of extra hours",
}
SUMS = ["total", "sum", "amount", "final amount", "amount to pay", "bill", "total amount", "bottom line", "grand total", "price in the end"]


def called(rng, doc, key):
    """How people call a printed key: by itself, or by other words for it."""
    if key == doc.total and doc.kind == "receipt" and rng.random() < 0.5:
        return rng.choice(SUMS)
    if key in doc.items and doc.kind == "receipt":
        return rng.choice([key.lower(), f"price of the {key.lower()}", f"price of the {key.lower()}"])
    if key in CALLED and rng.random() < 0.45:
        return rng.choice(CALLED[key].split(","))
    return key.lower() if rng.random() < 0.7 else key


# The two pictures as people tell them apart: the first given comes first.
SIDES = [("the first {d}", "the second"), ("the first {d}", "the second {d}"), ("the first one", "the second one"), ("the first {d}", "the other"), ("the one {d}", "the other one"), ("the left {d}", "the right one"), ("the left-hand {d}", "the right-hand one"), ("{d} one", "{d} two"), ("{d} A", "{d} B"), ("{d} 1", "{d} 2"), ("number one", "number two"), ("the upper {d}", "the lower one"), ("the former {d}", "the latter")]
AGES = [("the old {d}", "the new one"), ("the older {d}", "the newer one"), ("the earlier {d}", "the later one"), ("last month's {d}", "this month's"), ("last year's {d}", "this year's"), ("yesterday's {d}", "today's"), ("my {d}", "my friend's"), ("our {d}", "theirs")]


def sides(rng, noun, aged=0.15):
    """What the two are called, for a noun: mostly by order, now and then by side or age."""
    x, y = rng.choice(AGES if rng.random() < aged else SIDES[:5] if rng.random() < 0.6 else SIDES)
    return dict(x=x.replace("{d}", noun), y=y.replace("{d}", noun), ds=many(noun))


def many(word):
    """More than one of what may be more than one already."""
    head, of, rest = word.partition(" of ")
    return (head if head.endswith("s") and not head.endswith("ss") else plural(head)) + of + rest


def cap(text):
    """A sentence with its first letter large."""
    return text[:1].upper() + text[1:]


def choose(rng, options):
    """One of several options that end in a pattern: those with more wordings come more often."""
    return rng.choices(options, weights=[len(re.findall(r"[?.]\|", option[-1])) + 1 for option in options])[0]


def twin(text, calls, answer, topic, docs):
    return Ask(cap(text), calls, answer, topic, inputs=["image", "image2"], docs=docs)


PIC = "[picture|image|photo]"
PICS = "[pictures|images|photos]"


# Printed numbers that nobody adds or compares.
PLAIN = {"Room", "Seat", "Row", "Coach", "Pump", "IP address", "Version", "Floor", "Bib", "Place", "Year", "Oven", "Wash at"}
MONEY_TALK = re.compile(r"cheap|dear|expens|pay|paid|spen|cost|budget|deal|owe|change|money|tip|save|saving|charge|settle|cover|bonus|price")


def papers(rng, pattern):
    """Two papers and the key of each that is asked for; a question that names no key means the sums of two bills."""
    a, b = receipt(rng), receipt(rng)
    named = "{k}" in pattern or "{ks}" in pattern
    if not named or rng.random() < 0.55:
        return a, b, a.total, b.total, rng.choice(["total", "total", "total", "sum", "amount", "final amount"])
    kinds = ("money",) if MONEY_TALK.search(pattern) else ("money", "number")
    while True:
        a, b = form(rng), form(rng)
        shared = [k for k in a.pairs if k in b.pairs and a.pairs[k] in kinds and k not in PLAIN]
        if shared:
            key = rng.choice(shared)
            k = called(rng, a, key)
            # Some of these have no plural.
            return a, b, key, key, key.lower() if re.search(r" (to|in|out|due|per)\b|(ed|en)$", k) else k


def reads(ka, kb):
    return [OCR1, f"a = read_value(lines=$lines, key={q(ka)})", OCR2, f"b = read_value(lines=$lines2, key={q(kb)})"]


def sums(rng):
    n, m = rng.choice([2, 3, 4, 5, 6]), rng.choice([20, 50, 80, 100, 150, 200, 300, 500])
    p = rng.choice([5, 10, 15, 20, 25])
    form_, pattern = choose(rng, [
        ("a + b", "[What do the {ks} of the two {ds} add up to?|What did I pay [in all|altogether], both {ds} together?|[Add|Sum up] the {ks} [of both|on the two] {ds}.|How much are both {ds} together?|One sum for both {ds}, please.|What do I owe for both {ds}?|How much [money|] [have I spent|went out|is gone] [in all|], counting both {ds}?|Put the two {ks} together.|If I pay both {ds}, how much [is it|do I need]?|{x} plus {y}: what is the {k} then?|The {k} of {x} and the {k} of {y}, summed up?|[Tot up|Combine] the {ks} of {x} and {y}.|How much does it make, {x} and {y}?|My mother paid one of the two {ds} and I the other. How much did they cost us altogether?|both {ds}, added up|The flatmates want one figure for both {ds}. What is it?|I have to enter one {k} for the two {ds} together. What do I enter?|If I had to pay both {ds} today, how much money would I need?|Report the sum of both {ks}.|The two {ds} together come to ...|I claim both {ds} as expenses. How much is it?|My accountant needs the two {ds} in one figure. What is it?|What is the {k} over both {ds}?|What do the {ks} come to when added?|I pay {x} and you pay {y}. How much is it for the two of us?]"),
        ("a - b", "[How much [higher|larger|more] is the {k} [of|on] the first {doc} than [that of|on] the second?|What is the difference between the {ks} of the [two|] {ds}?|By how much does the first {k} exceed the second?|How much less is the second {k} than the first?|Take the second {k} from the first.|By how much is {y} lower than {x}, going by the {k}?|How much did the {k} fall from the first {doc} to the second?|I was told that the second {doc} would have a lower {k}. Lower by how much?|first {k} minus second {k}|The {k} is lower on {y} than on {x}. By how much?|What do I save with the second {doc} against the first?|How much more did I pay on {x} than on {y}?|What is the gap between the two {ks}?|How far are the two {ks} apart?|How much cheaper is the second {doc} than the first?|{x} minus {y}, by {k}?|Before it was the first {doc}, now it is the second. How much has the {k} gone down?]"),
        ("b - a", "[How much more is the second {doc} than the first?|How much [higher|larger] is the {k} on the second {doc} than on the first?|By how much did the {k} [rise|go up|grow] from the first {doc} to the second?|How much cheaper is the first {doc} than the second?|By how much does {y} exceed {x}, going by the {k}?|How much has been added to the {k} from {x} to {y}?|The {k} rose between the first {doc} and the second. By how much?|second {k} minus first {k}|I liked {x} better, as its {k} was lower than on {y}. Lower by how much?|What is the increase of the {k} between the first and the second {doc}?|How much less did I pay on {x} than on {y}?|By how much is {x} lower than {y}, going by the {k}?|Take the {k} of {x} from that of {y}.]"),
        ("(a + b) / 2", "[What is the average {k} of the two {ds}?|On average, how high is the {k} of the two {ds}?|What is the mean of the two {ks}?|What lies in the middle between the two {ks}?|Average of both {ds}, by {k}?]"), ("max(a, b)", "[What is the higher {k} of the two?|How high is the larger of the two {ks}?|Give me the bigger {k} of the two {ds}.|What is the maximum of the two {ks}?|How much is the dearer of the two {ds}?]"), ("min(a, b)", "[What is the lower {k} of the two?|How low is the smaller of the two {ks}?|Give me the lesser {k} of the two {ds}.|What is the minimum of the two {ks}?|How much is the cheaper of the two {ds}?]"),
        ("a / b", "[How many times the second {k} is the first?|How many times as high is the {k} on {x} as on {y}?|Divide the first {k} by the second.|What is the ratio of the first {k} to the second?]"), ("b / a", "[How many times the first {k} is the second?|How many times as high is the {k} on {y} as on {x}?|Divide the second {k} by the first.|By what factor has the {k} grown from {x} to {y}?]"),
        ("(b - a) / a * 100", "[By [what percentage|how many percent] did the {k} rise from the first {doc} to the second?|What is the increase of the {k} from {x} to {y}, in percent?|How many percent dearer is the second {doc} than the first?]"), ("(a - b) / a * 100", "[By [what percentage|how many percent] did the {k} fall from the first {doc} to the second?|How many percent cheaper is the second {doc} than the first?|What is the saving of {y} against {x}, in percent?]"), ("a / b * 100", "[What percentage of the second {k} is the first?|How many percent of the {k} on {y} is that on {x}?]"), ("b / a * 100", "[What percentage of the first {k} is the second?|How many percent of the {k} on {x} is that on {y}?]"),
        (f"(a + b) / {n}", "[{n} of us share both {ds}. What does each pay?|Split the two {ds} together among {n}.|Both {ds} together, divided by {n}?|We were {n} people. What is each one's part of both {ds}?|If {n} friends split both {ds} evenly, what does each owe?]"), (f"{m} - a - b", "[I have {m}. How much is left after both {ds}?|What remains of {m} when I have paid both {ds}?|My budget was {m}. What is left after the two {ds}?|I hand over {m} for both {ds}. What is my change?|Take both {ks} off {m}.]"), (f"(a + b) * {100 + p} / 100", "[What are both {ds} together with {p} percent on top?|Add {p}% to the sum of the two {ks}.|Both {ds} plus a tip of {p} percent, how much is that?]"), (f"(a + b) * {p} / 100", "[How much is {p} percent of both {ds} together?|What is {p}% of the sum of the two {ks}?]"),
    ])
    pattern = expand(pattern, rng)
    a, b, ka, kb, k = papers(rng, pattern)
    return twin(say(rng, pattern, k=k, ks=many(k), doc=a.noun, n=n, m=m, p=p, **sides(rng, a.noun)), [*reads(ka, kb), f'result = calculate(expression="{form_}", a=$a, b=$b)'], "result", "Result", [a, b])


def sum_limit(rng):
    """Both together, held against a number."""
    m = rng.choice([10, 20, 25, 30, 40, 50, 60, 75, 80, 100, 120, 150, 200, 250, 300, 500, 1000])
    how, pattern = choose(rng, [
        ("at_most", "[Are {m} [euros|dollars|pounds|] enough for both {ds}?|Can I pay both {ds} with {m}?|Do the two {ks} together stay within {m}?|I have {m}. Does it do for both {ds}?|Do both {ds} fit into a budget of {m}?|The limit is {m} for both. Have I kept to it?|There is {m} in my purse and both {ds} are due. Is it enough?|{m} for both {ds}, enough or not?|I was told to keep both {ds} within {m} altogether. Did I?|Will {m} cover the two {ds}?|Is the sum of both {ds} at most {m}?|Could I settle both {ds} with {m}?]"), ("greater", "[Are both {ds} together more than {m}?|Do the two {ks} add up to more than {m}?|Did I spend over {m} on both {ds}?|Does the sum of the two {ks} exceed {m}?|My mother gave me {m} for the two {ds}. Do I have to ask her for more?|Above {m} for both {ds} together I need a signature. Do I need one?|Have both {ds} together gone over {m}?|Is it more than {m} if I add the two {ds}?|Taken together, are the {ks} above {m}?]"),
        ("less", "[Are both {ds} together less than {m}?|Do the two {ks} add up to less than {m}?|Only if both {ds} together stay below {m} may I pay in cash. May I?|Did I spend under {m} on both {ds}?|Is the sum of the two {ks} below {m}?|Taken together, are the {ks} under {m}?]"), ("at_least", "[Do both {ds} together reach {m}?|Is the sum of the two {ks} at least {m}?|From {m} on there is a bonus. Do the two {ds} get there together?|Have I spent {m} or more on both {ds}?]"), ("equal", "[Do both {ds} together make exactly {m}?|Is the sum of the two {ks} {m}?|I get {m} for both {ds} together. Is that right?]"),
    ])
    pattern = expand(pattern, rng)
    a, b, ka, kb, k = papers(rng, pattern)
    return twin(say(rng, pattern, k=k, ks=many(k), doc=a.noun, ds=many(a.noun), m=m), [*reads(ka, kb), 'result = calculate(expression="a + b", a=$a, b=$b)', f'yes = compare(a=$result, b={m}, how="{how}")'], "yes", "Sum", [a, b])


def compares(rng):
    how, pattern = choose(rng, [
        ("greater", "[Is the {k} on the first {doc} [larger|higher|more] than on the second?|Is the first {doc} more expensive than the second?|Did we spend more on the first {doc} than on the second?|Is the second {doc} cheaper than the first?|Is the {k} of {x} [higher|larger|greater] than that of {y}?|Has the {k} [gone down|fallen|dropped|become less] from the first {doc} to the second?|Does {x} show a higher {k} than {y}?|Is {y} the cheaper one?|Did I get away cheaper on the second {doc} than on the first?|so the first {doc} was more money than the second right|My wife says that {x} has the higher {k}. Is she right?|Was it worth changing, I mean is the {k} on the second {doc} lower than on the first?|Say yes if {x} has a higher {k} than {y}.|I hoped the {k} would come down from {x} to {y}. Did it?|Do I save money with the second {doc}?|Is the second {k} less than the first?|Was it more on {x} than on {y}?|Is {x} the dearer one?|Does {y} have the lower {k}?|Is less printed as {k} on {y} than on {x}?|I believe the first {doc} has the higher {k}. Is that so?|Could you check whether the {k} of {x} is above that of {y}?|Does the {k} of {x} beat that of {y}?]"),
        ("less", "[Is the first {k} [smaller|lower|less] than the second?|Is the first {doc} cheaper than the [second|other]?|Is the second {k} higher than the first?|Has the {k} [gone up|risen|increased|grown|become more] from the first {doc} to the second?|Is {y} [more expensive|dearer] than {x}?|Is {x} the cheaper one?|Did we pay less on the first {doc} than on the second?|Does {x} show a lower {k} than {y}?|Is the {k} of {x} below that of {y}?|Do I pay more now, with the second {doc}, than with the first?|I have a feeling that the second {doc} took more out of my pocket than the first. Did it?|the second {doc} was more than the first one yeah?|Grandpa complains that {y} has a higher {k} than {x}. Is he right?|I feared the {k} would go up from {x} to {y}. Did it?|Say yes if {x} has a lower {k} than {y}.|Would the first {doc} have been the better deal?|Does {y} have the higher {k}?|My guess is that the second {doc} has the higher {k}. Am I right?|I wonder whether the {k} of {x} is under that of {y}.|Did it get dearer from {x} to {y}?|Was it less on {x} than on {y}?|Does the second {k} top the first?]"),
        ("equal", "[Do both {ds} show the same {k}?|Is the {k} [the same|equal] on both {ds}?|Has the {k} stayed the same from the first {doc} to the second?|Is the {k} of {x} that of {y} too?|Did both {ds} cost the same?|Is the {k} [unchanged|as before] on the second {doc}?|Do {x} and {y} agree in the {k}?|Do the two {ds} come to the same {k}?|They promised me that the {k} would not change from {x} to {y}. Did they keep their word?|{k} identical on the two {ds}, yes or no?|The two {ds} look alike to me. Is the {k} the same, too?|Am I charged the same on both {ds}?|Is {x} as high as {y}, by the {k}?|Is there no difference in the {k} between the two {ds}?|Same {k} on both?]"),
        ("at_least", "[Is the first {k} at least as high as the second?|Is {x} no cheaper than {y}, by the {k}?]"), ("at_most", "[Is the first {k} at most as high as the second?|Is {x} no dearer than {y}, by the {k}?]"),
    ])
    pattern = expand(pattern, rng)
    a, b, ka, kb, k = papers(rng, pattern)
    return twin(say(rng, pattern, k=k, ks=many(k), doc=a.noun, **sides(rng, a.noun)), [*reads(ka, kb), f'yes = compare(a=$a, b=$b, how="{how}")'], "yes", k.capitalize(), [a, b])


def two_things(rng):
    """Two papers of different kinds, told apart by what is on them."""
    a, b = receipt(rng), receipt(rng)
    na, nb = (d.title.lower() for d in (a, b))
    how, pattern = choose(rng, [
        ("greater", "[Did we spend more [at|in] the {a} than [at|in] the {b}?|Was the {a} more expensive than the {b}?|Did the {a} take more money from us than the {b}?|Was the {b} cheaper than the {a}?|Did I leave more money [at|in] the {a} than [at|in] the {b}?|Did the {a} cost me more than the {b}?|Was it dearer [at|in] the {a} than [at|in] the {b}?]"), ("less", "[Was the {a} cheaper than the {b}?|Did we spend less [at|in] the {a} than [at|in] the {b}?|Was the {b} more expensive than the {a}?|Did I pay less [at|in] the {a} than [at|in] the {b}?|Did the {b} cost more than the {a}?|Did the {a} cost less than the {b}?]"), ("equal", "[Did we pay the same [at|in] the {a} and [at|in] the {b}?|Did the {a} cost as much as the {b}?]"),
    ])
    return twin(say(rng, pattern, a=na, b=nb), [*reads(a.total, b.total), f'yes = compare(a=$a, b=$b, how="{how}")'], "yes", "More", [a, b])


def both_values(rng):
    pattern = expand("[Which {doc} is higher, going by the {k}?|What are the {ks} of the two {ds}?|[Tell|Give] me the {k} of each {doc}.|Which of the two {ds} was [dearer|cheaper]?|{ks} of both?|Which {doc} has the [larger|smaller|higher|lower] {k}?|Compare the {ks} of the two {ds}.|On which {doc} is the {k} [higher|lower]?|Is {x} or {y} higher, by the {k}?|Where did I pay more, on {x} or on {y}?|Which is the [cheaper|dearer|better] one, {x} or {y}?|How do the two {ds} compare in the {k}?|The {k} of {x} and that of {y}, please.|What is the {k} on {x}, and what on {y}?|I want both {ks}, one after the other.|Which {doc} should I pick if I want the [lower|lowest] {k}?|I have to enter the {k} of each {doc} in the book. What are they?|{k} on the first, {k} on the second|My sister asks what {k} is on {x}, my brother what is on {y}. What do I tell them?|I want to judge for myself, so just tell me both {ks}.|Grandma cannot decide between {x} and {y}. What {k} does each have?|Report both {ks}, {x} first.|Put the two {ks} side by side.|Was it {x} or {y} that was more?|For each of the two {ds}, the {k}?|Whose {k} is higher, that of {x} or of {y}?|List the {ks} of both {ds}.|Which of the two do I pay more for?]", rng)
    a, b, ka, kb, k = papers(rng, pattern)
    text = say(rng, pattern, k=k, ks=many(k), doc=a.noun, **sides(rng, a.noun))
    return twin(text, reads(ka, kb), '"First: {a}; second: {b}"', "Both", [a, b])


def both_any(rng):
    """Dates, times, names and codes of both, where only a reader can say which is earlier: both are given."""
    while True:
        a, b = form(rng), form(rng)
        shared = [k for k in a.pairs if k in b.pairs and a.pairs[k] in ("date", "time", "name", "place", "code", "word", "phone", "percent")]
        if shared:
            break
    key = rng.choice(shared)
    kind = a.pairs[key]
    more = {
        "date": "|Which {doc} [is earlier|is older|comes first|is later|is the newer one], by the {k}?|Is {x} or {y} earlier, going by the {k}?|Which of the two {ks} comes first?|Whose {k} is the later one?", "time": "|Which {doc} is earlier, by the {k}?|Which of the two is sooner, by the {k}?|Which {k} comes first, that of {x} or of {y}?|Where do I have to be earlier, by the {k}?", "name": "|Who is it on {x}, and who on {y}, as {k}?|Whose names are given as {k} on the two {ds}?", "place": "|Where to look: the {k} of {x} and that of {y}?",
    }.get(kind, "")
    text = say(rng, "[What are the {ks} on the two {ds}?|[Tell|Give] me the {k} of each {doc}.|Which {k} is on {x}, and which on {y}?|The {k} of {x} and the {k} of {y}?|Compare the {k} on both {ds}.|Read me the {k} of both.|What {k} does each of the two {ds} have?|How do the {ks} of the two {ds} differ?|For each {doc}, what is the {k}?|I need the {ks} of both {ds}.|Both {ks}, please.|On {x} and on {y}, what is the {k}?|In what does the {k} on {x} differ from that on {y}?" + more + "]", k=called(rng, a, key), ks=many(key.lower()), doc=a.noun, **sides(rng, a.noun))
    return twin(text, reads(key, key), '"First: {a}; second: {b}"', "Both", [a, b])


def cells_both(rng):
    """The same cell of two tables of one kind."""
    while True:
        a, b = table(rng), table(rng)
        columns = [c for c in a.table[2] if c in b.table[2]]
        if a.kind == b.kind and columns:
            break
    row, column = rng.choice(a.table[1]), rng.choice(columns)
    if row not in b.lines:
        b.lines.append(row)
    r = row.lower() if a.kind in ("menu", "price list") and rng.random() < 0.6 else row
    c = column.lower() if rng.random() < 0.6 else column
    calls = [OCR1, "cells = table(lines=$lines)", f"a = lookup(table=$cells, row={q(row)}, column={q(column)})", OCR2, "cells2 = table(lines=$lines2)", f"b = lookup(table=$cells2, row={q(row)}, column={q(column)})"]
    slots = dict(r=r, c=c, doc=a.noun, **sides(rng, a.noun))
    kind = rng.random()
    if kind < 0.35 or a.table[2][column] not in ("money", "number"):
        return twin(say(rng, "[What is the {c} of {r} on each {doc}?|The {c} of {r} on {x} and on {y}?|Which {c} does {r} have on the first {doc}, and which on the second?|Compare the {c} of {r} on the two {ds}.|{r}: the {c} on both {ds}?|Look up the {c} of {r} in both {ds}.|Give me the {c} for {r}, once from {x} and once from {y}.|How does the {c} of {r} differ between the two {ds}?|What do the two {ds} say about the {c} of {r}?|On which {doc} is the {c} of {r} better?|Both {ds}: what stands under {c} for {r}?|For {r}, what {c} does each {doc} give?]", **slots), calls, '"First: {a}; second: {b}"', row, [a, b])
    if kind < 0.7:
        how, pattern = choose(rng, [
            ("less", "[Has the {c} of {r} gone up from the first {doc} to the second?|Is the {c} of {r} lower on the first {doc} than on the second?|Is the {c} of {r} higher on the second {doc} than on the first?|Does {y} give a higher {c} for {r} than {x}?]"), ("greater", "[Has the {c} of {r} gone down from the first {doc} to the second?|Is the {c} of {r} higher on the first {doc} than on the second?|Does {x} give a higher {c} for {r} than {y}?]"), ("equal", "[Is the {c} of {r} the same on both {ds}?|Do both {ds} give the same {c} for {r}?|Has the {c} of {r} stayed as it was on {x}, looking at {y}?|Does {r} have the same {c} on {x} and on {y}?]"),
        ])
        return twin(say(rng, pattern, **slots), [*calls, f'yes = compare(a=$a, b=$b, how="{how}")'], "yes", row, [a, b])
    form_, pattern = choose(rng, [("a + b", "[What does the {c} of {r} on both {ds} come to together?|Add the {c} of {r} from {x} and {y}.|How much is the {c} of {r} over both {ds}?]"), ("b - a", "[By how much did the {c} of {r} rise from the first {doc} to the second?|How much higher is the {c} of {r} on the second {doc}?]"), ("a - b", "[By how much did the {c} of {r} fall from the first {doc} to the second?|How much higher is the {c} of {r} on the first {doc} than on the second?|What is the difference in the {c} of {r} between the two {ds}?]")])
    return twin(say(rng, pattern, **slots), [*calls, f'result = calculate(expression="{form_}", a=$a, b=$b)'], "result", row, [a, b])


def charts_both(rng):
    """The same bar of two charts."""
    while True:
        a, b = chart(rng), chart(rng)
        shared = [k for k in a.items if k in b.items]
        if shared:
            break
    k = rng.choice(shared)
    calls = reads(k, k)
    slots = dict(k=k, ks=many(k), doc=a.noun, **sides(rng, a.noun, aged=0.3))
    kind = rng.random()
    if kind < 0.35:
        how, pattern = choose(rng, [("greater", "[Is {k} higher [in|on] the first {doc} than [in|on] the second?|Does {x} give more for {k} than {y}?|Has {k} gone down from {x} to {y}?|Did {k} do better in {x}?]"), ("less", "[Is {k} lower [in|on] the first {doc} than [in|on] the second?|Has {k} grown from {x} to {y}?|Is the bar for {k} higher in the second {doc} than in the first?|Did {k} do better in the second {doc} than in the first?]"), ("equal", "[Is {k} the same in both {ds}?|Do both {ds} give the same for {k}?|Has nothing changed for {k} between {x} and {y}?]")])
        return twin(say(rng, pattern, **slots), [*calls, f'yes = compare(a=$a, b=$b, how="{how}")'], "yes", k, [a, b])
    if kind < 0.7:
        form_, pattern = choose(rng, [("a + b", "[What is {k} in both {ds} together?|Add {k} of {x} to {k} of {y}.|{k} over both {ds}, in sum?|What do both {ds} give for {k} altogether?]"), ("b - a", "[By how much did {k} rise from the first {doc} to the second?|How much more does {y} have for {k} than {x}?|What is the growth of {k} between {x} and {y}?]"), ("a - b", "[How much more is {k} in the first {doc} than in the second?|By how much did {k} fall from {x} to {y}?|What is the difference for {k} between the two {ds}?]"), ("(a + b) / 2", "[What is {k} on average over the two {ds}?|What is the mean of {k} in both {ds}?]")])
        return twin(say(rng, pattern, **slots), [*calls, f'result = calculate(expression="{form_}", a=$a, b=$b)'], "result", k, [a, b])
    return twin(say(rng, "[What is {k} in each {doc}?|What do the two {ds} give for {k}?|Compare {k} in both {ds}.|{k} in {x} and in {y}?|In which {doc} is {k} higher?|How high is {k} in {x}, and how high in {y}?|Read the bar for {k} in both {ds}.|Which of the two {ds} has more for {k}?|{k}: both {ds}, please.|How has {k} changed from {x} to {y}? Give me both values.|Is {k} better in {x} or in {y}?|Put {k} of the two {ds} side by side.]", **slots), calls, '"First: {a}; second: {b}"', k, [a, b])


def one_value(rng):
    a, b, ka, kb, k = papers(rng, "{k}")
    second = rng.random() < 0.55
    place = rng.choice(["second", "other", "last", "second", "right-hand"]) if second else rng.choice(["first", "first", "left-hand"])
    key = kb if second else ka
    d = b if second else a
    if a.kind != "receipt" or rng.random() < 0.5:
        key = rng.choice(list(d.pairs))
        k = called(rng, d, key)
    text = say(rng, "[In the {p} [picture|image|photo|{doc}], what is the {k}?|[Look at|Take] the {p} [image|picture|{doc}]: what is the {k}?|What is the {k} [on|of] the {p} {doc}?|Which {k} is on the {p} [{doc}|picture]?|[Read|Tell] me the {k} of the {p} one.|Only the {p} {doc}: the {k}?|The {p} {doc} has which {k}?|I need the {k}, but of the {p} {doc}.|the {p} {doc}, {k}?|My mother has the {p} {doc} in mind when she asks for the {k}. What is it?|I know all but the {k} on the {p} {doc}. What is it?|The {k} on the {p} {doc} is ...|Report the {k}, {p} {doc} only.|It is the {p} {doc} that counts. Which {k} does it give?|The clerk asks for the {k} on the {p} {doc}. What do I say?|I was sent two and need the {k} from the {p} {doc}.|My eyes are too weak for the {p} {doc}. I only need the {k} on it.|Not both, just the {p} [one|{doc}]: what {k} does it have?|{k} of the {p} {doc}?|Please look up the {k} in the {p} [{doc}|picture].|What does the {p} {doc} give as {k}?|As for the {p} [picture|{doc}], what {k} is printed?|Going by the {p} {doc}, what is the {k}?|On the {p} one, I cannot read the {k}. What is it?|What {k} do you find on the {p} {doc}?|Leave the rest; I want the {k} on the {p} {doc}.|If you look at the {p} {doc}, which {k} do you see?]", p=place, k=k, doc=d.noun)
    n, i = ("lines2", "image2") if second else ("lines", "image")
    return twin(text, [f"{n} = ocr(image=${i})", f"a = read_value(lines=${n}, key={q(key)})"], "a", k.capitalize(), [a, b])


def value_also(rng):
    a = form(rng)
    b = rng.choice([form, table, letter])(rng)
    key = rng.choice(list(a.pairs))
    text = say(rng, "[Does my {k} [also|] stand on the [second paper|{doc}|second picture] [too|]?|Is the {k} of the [first|{one}] also on the [second|{doc}]?|Is my {k} from the first [page|picture] [on|in] the second [page|one]?|Does the [second picture|{doc}] [mention|list|contain] the {k} of the first?|Is the {k} on the {one} [listed|shown] on the {doc}?|Can the {k} of the {one} be found on the {doc}?|Do I find the {k} of the first [picture|one] in the second?|Look for the {k} of the {one} on the {doc}: is it there?|The {k} from the {one}, is it on the {doc}?|Take the {k} of the first and see whether the second has it.|Has the {k} of the {one} been put on the {doc}?|Was the {k} from the first [paper|picture] copied to the second?|Is the {k} that the {one} gives repeated on the {doc}?|I want to find my {k} from the {one} on the {doc}. Is it there?|Does the {doc} have [anything about|] the {k} that is on the {one}?|[I wonder|Check|Can you tell me] whether the {k} on the {one} appears on the {doc}.|Is the {k} I have on the {one} among those on the {doc}?|The {one} gives a {k}. Does it stand on the {doc}?|I handed in the {one} and want to be sure that its {k} got onto the {doc}. Did it?|The clerk swears that the {k} of the {one} is on the {doc}. Is it?|Hunt through the {doc} for the {k} of the {one}. Is it there?|Say yes if the {doc} has the {k} of the {one} on it.|{k} of the {one}: on the {doc} or not?|Before I sign: does the {doc} carry the {k} from the {one}?|With the {k} from the {one} in mind I search the {doc}. Will I find it?|i got the {k} off the {one}, is it on the {doc} somewhere|Am I on the {doc}, by the {k} of my {one}?|Does the {k} of the {one} turn up again on the {doc}?]", k=called(rng, a, key), doc=b.noun if b.noun != a.noun else f"second {b.noun}", one=a.noun if b.noun != a.noun else f"first {a.noun}")
    return twin(text, [OCR1, f"a = read_value(lines=$lines, key={q(key)})", OCR2, "yes = text_contains(text=$lines2, words=$a)"], "yes", key, [a, b])


def text_also(rng):
    """The heading or the whole text of one picture, looked for in the other."""
    a, b = rng.choice([sign, sign, receipt, form])(rng), rng.choice([sign, letter, form, table])(rng)
    one, two = nouns_apart(rng, a, b)
    if rng.random() < 0.55:
        text = say(rng, "[Is the [heading|title|first line] of the {one} also on the {two}?|Does the {two} [mention|name] what is at the top of the {one}?|Does the {two} contain the [title|heading] of the {one}?|Is the shop of the {one} named on the {two}?|Can I read the heading of the {one} on the {two} too?|Is the name at the head of the {one} found on the {two}?|Look whether the first line of the {one} comes up on the {two}.|Is what stands on top of the {one} repeated on the {two}?|Does the {two} speak of the company that issued the {one}?|The {one} has a title. Is that title on the {two}?|Do I find the heading of the {one} in the text of the {two}?|Has the {two} got the title of the {one} in it?]", one=one, two=two)
        return twin(text, [OCR1, 'line = select(regions=$lines, by="topmost")', "name = text_of(items=$line)", OCR2, "yes = text_contains(text=$lines2, words=$name)"], "yes", "Heading", [a, b])
    text = say(rng, "[Is the text of the {one} also on the {two}?|Does the {two} contain the [whole |]text of the {one}?|Are the words of the {one} found on the {two}?|Is all that stands on the {one} on the {two} as well?|Can I read on the {two} what the {one} says?|Does the {two} repeat the {one}?|Is the {one} part of the {two}, word for word?|Has the text of the {one} been copied onto the {two}?|Do the words of the {one} come up on the {two}?|Look for the text of the {one} on the {two}: is it there?|Does the {two} hold what is written on the {one}?|What the {one} says, does the {two} say that too?]", one=one, two=two)
    return twin(text, [OCR1, "text = text_of(items=$lines)", OCR2, "yes = text_contains(text=$lines2, words=$text)"], "yes", "Text", [a, b])


def same_value(rng):
    a, b = form(rng), form(rng)
    shared = [k for k in a.pairs if k in b.pairs]
    key = rng.choice(shared or list(a.pairs))
    text = say(rng, "[Do both [papers|pages|{ds}|documents|pictures] [name|show|give] the same {k}?|Is the {k} the same [on both|in both pictures|on the two {ds}]?|Are the {ks} [equal|identical] [on both|]?|Does the {k} match on both [papers|pictures|]?|Is the {k} of {x} the {k} of {y}?|Do {x} and {y} have the {k} in common?|Is it the same {k} on {x} as on {y}?|Same {k} on both?|Has the {k} stayed the same from {x} to {y}?|Do the two {ds} agree on the {k}?|Do the {ks} on the two papers [agree|match|tally]?|Is there one and the same {k} on both [papers|{ds}]?|[I wonder|Can you check|I must know] whether the {k} is the same on {x} and on {y}.|I think both have the same {k}. Am I right?|Do these two {ds} belong together, by the {k}?|Are {x} and {y} alike in the {k}?|They were meant to have the same {k}. Do they?|{k} match, yes or no|Somebody claims that the {k} was changed between {x} and {y}. Is it still the same?|I cannot read the {k} on the two {ds}. Is it the same on both?|Do I read the same {k} twice?|Is the {k} on {y} as it is on {x}?|Are both for the same {k}?|Compare the {k} on both: equal?]", k=called(rng, a, key), ks=many(key.lower()), doc=a.noun, **sides(rng, a.noun))
    return twin(text, [*reads(key, key), "yes = compare(a=$a, b=$b)"], "yes", key, [a, b])


def texts(rng):
    a, b = rng.choice([sign, sign, letter])(rng), rng.choice([sign, sign, letter])(rng)
    kind = rng.random()
    slots = dict(doc=a.noun, **sides(rng, a.noun))
    if kind < 0.45:
        text = say(rng, "[What do the two {ds} say?|What do both [signs|pictures|{ds}] say?|Read both {ds}.|What is written on [each|both] of [them|the pictures]?|[Transcribe|Read] the text of both pictures.|What does {x} say, and what {y}?|What stands on {x} and on {y}?|The text of each of the two {ds}, please.|Which words are on {x}, and which on {y}?|Read {x} to me, then {y}.|Compare the texts of the two {ds}.|What does {x} say that {y} does not?|What is on the one {doc} and not on the other?|In what do the texts of the two {ds} differ?|Type up both {ds}.|I have two {ds} before me and can read neither. What do they say?|both {ds} read out pls|My glasses are lost. Read me {x} and then {y}.|For the minutes I need what {x} says and what {y} says.|Word by word, what is on the one {doc} and what on the other?|I need both {ds} in writing.|All the words of both pictures.|Which things are listed on {x} but not on {y}?|What is the text of {x}, what that of {y}?|How do the words of {x} differ from those of {y}?|What have the texts of the two {ds} in common?|Both pictures have text. What does each say?|What do I read on the one, and what on the other?]", **slots)
        return twin(text, [OCR1, "text = text_of(items=$lines)", OCR2, "text2 = text_of(items=$lines2)"], '"First: {text}; second: {text2}"', "Text", [a, b])
    if kind < 0.7:
        second = rng.random() < 0.6
        text = say(rng, "[What does the {p} {doc} say?|Read [only|] the {p} [picture|{doc}].|What is written [on|in] the {p} [picture|image|one]?|The {p} one is too small for me to read. What does it say?|only the {p} {doc}, read it out|What the {p} {doc} says is all I need.|Just the {p} one: what does it say?|The text of the {p} [picture|{doc}], please.|I only need the words of the {p} {doc}.|Which words are on the {p} [picture|{doc}]?|What stands on the {p} {doc}?|Look at the {p} [picture|{doc}] and read it to me.|What can be read in the {p} picture?|In the {p} picture, what is written?]", p=rng.choice(["second", "second", "other", "last"]) if second else "first", doc=b.noun if second else a.noun)
        n, i = ("lines2", "image2") if second else ("lines", "image")
        return twin(text, [f"{n} = ocr(image=${i})", f"text = text_of(items=${n})"], "text", "Text", [a, b])
    text = say(rng, "[Do [both|the two] {ds} say the same?|Is the text [the same|identical] [on both|in both pictures]?|Do the two [pages|{ds}] have the same words?|Does {x} say what {y} says?|Is {y} a copy of {x}, word for word?|Is the text of {x} that of {y}?|Has the text [stayed the same|not changed] from {x} to {y}?|Same text on both?|Do {x} and {y} read the same?|Are the words on the two {ds} alike?|Somebody typed {y} after {x}. Is it word for word the same?|They say it is only a copy. Do {x} and {y} have the very same words?|I look from one to the other and see no difference. Do the two {ds} say the same?|text identical, yes or no?|Is it twice the same text?|I think both {ds} say the same. Do they?|[I wonder|Check|Can you tell me] whether the two {ds} have the same text.|Is what is written on {x} also all that is written on {y}?|Is there no difference in the wording of the two {ds}?|Are the two {ds} the same, as far as the words go?|Do I read the same on both?|Word for word, are {x} and {y} the same?]", **slots)
    return twin(text, [OCR1, "text = text_of(items=$lines)", OCR2, "text2 = text_of(items=$lines2)", 'yes = compare(a=$text, b=$text2, how="same_text")'], "yes", "Same", [a, b])


def word_both(rng):
    make = rng.choice([sign, receipt, form, letter, table])
    a, b = make(rng), make(rng)
    w = rng.choice(SIGN_WORDS + FOODS + GOODS + [t.removeprefix("the ").removeprefix("a ").removeprefix("an ") for t in TOPICS])
    if rng.random() < 0.3:
        w = rng.choice([line for d in (a, b) for line in d.lines if line.replace(" ", "").isalpha()] or [w])
    w = w.lower() if rng.random() < 0.5 else w
    kind = rng.random()
    calls = [OCR1, f"a = text_contains(text=$lines, words={q(w)})", OCR2, f"b = text_contains(text=$lines2, words={q(w)})"]
    if kind < 0.65:
        text = say(rng, "[Does [the word |]{qw} stand on both {ds}?|Do both [papers|pictures|{ds}] [mention|say|contain] {w}?|Is {w} on both {ds}?|Which of the [two|] {ds} [mentions|says|contains] {w}?|On which {doc} does it say {w}?|Is {w} on {x}, and is it on {y}?|Is {w} on {x} but not on {y}?|Where do I find {w}, on {x} or on {y}?|{w}: on {x}, on {y}, or on both?|Does {w} occur on each of the two {ds}?|Check {x} and {y} for {w}.|Which one has {w}?|Is {w} only on {x}, or on {y} as well?|{x} and {y}, which of them has {w} on it?|One of the two {ds} should say {w}. Which?|My brother read {w} somewhere on these {ds}. On which?|{w}, on which {doc}|I search the two {ds} for {w}. On which will I find it?|Go through {x} and {y} for {w} and tell me what you find for each.|Grandma is after {w}. Which of the two {ds} has it printed on it?|Report for each {doc} whether it says {w}.|Did I buy {w} both times, by the two {ds}?|Does {x} say {w}, and does {y}?|Does either of the two {ds} [mention|contain] {w}?|Has {w} gone from the {doc}, or is it still on the second as it was on the first?|Is the word {qw} on {x} as well as on {y}?|On both {ds} I look for {w}. Is it there?|Both should have {w}. Do they?|Who of the two has {w}, {x} or {y}?]", w=w, qw=q(w), doc=a.noun, **sides(rng, a.noun))
        return twin(text, calls, '"First: {a}; second: {b}"', w.capitalize(), [a, b])
    second = rng.random() < 0.7
    n, i = ("lines2", "image2") if second else ("lines", "image")
    text = say(rng, "[Does the {p} [{doc}|picture|one] [say|mention|contain] {w}?|Is {qw} [written|printed] on the {p} {doc}?|Look at the {p} {doc}: is {w} on it?|Do I find {w} on the {p} {doc}?|Is {w} listed on the {p} {doc}?|Only the {p} one: does it say {w}?|Can {w} be read on the {p} [picture|{doc}]?|Is there {w} on the {p} {doc}?|Does {w} stand on the {p} {doc}?|I look for {w} on the {p} [picture|{doc}]. Is it there?|{w} on the {p} {doc}, yes or no?|They swore that {w} is on the {p} {doc}. Is it?|I only care about the {p} {doc}. Does it say {w}?|say yes if the {p} {doc} has {w} on it|Check the {p} {doc} for {qw}.|The {p} {doc}, does it have {w}?]", w=w, qw=q(w), doc=a.noun, p=rng.choice(["second", "second", "other"]) if second else "first")
    return twin(text, [f"{n} = ocr(image=${i})", f"yes = text_contains(text=${n}, words={q(w)})"], "yes", w.capitalize(), [a, b])


def find2(t):
    return t.find.replace("$image", "$image2")


def things(rng):
    t = Thing(rng)
    a, b = photo(rng, [t.label]), photo(rng, [t.label])
    calls = [f"a = {t.find}", f"b = {find2(t)}", "n = count(items=$a)", "m = count(items=$b)"]
    slots = dict(many=t.many, one=article(t.one), bare=t.one, pic=a.noun, **sides(rng, rng.choice(["picture", "photo", "image"]), aged=0))
    kind = rng.random()
    if kind < 0.18:
        text = say(rng, f"[How many {{many}} are [there|] in both {PICS} [together|in all|combined]?|How many {{many}} are there in [photo|picture] one and [photo|picture] two [in all|together]?|Count the {{many}} in both {PICS}.|[Total|Total number] of {{many}} in the two pictures?|How many {{many}} do the two {PICS} have between them?|Add the {{many}} of {{x}} to those of {{y}}.|All the {{many}} on both {PICS}, how many is that?|Taking both {PICS} together, how many {{many}} are there?|How many {{many}} come together from {{x}} and {{y}}?|If I put the {{many}} of both {PICS} together, how many do I have?|Sum of the {{many}} over the two {PICS}?|Some of the {{many}} did not fit in, so I took a second picture. How many are they on both together?|the {{many}} on both {PICS} added up|They pay for all {{many}} on the two {PICS}, whichever they are on. How many is that?|Report the {{many}} of both {PICS} as one number.|I need one number: the {{many}} in both {PICS}.|Both {PICS} taken as one: how many {{many}}?|{{many}} in {{x}} plus {{many}} in {{y}}?]", **slots)
        return twin(text, [*calls, 'result = calculate(expression="n + m", n=$n, m=$m)'], "result", t.many.capitalize(), [a, b])
    if kind < 0.38:
        how, pattern = choose(rng, [
            ("greater", f"[Are there more {{many}} in the first {PIC} than in the second?|Does the first {PIC} show more {{many}} than the second?|Are there fewer {{many}} in the second {PIC} than in the first?|Have some {{many}} [gone|left|disappeared] from the first {PIC} to the second, are there fewer?|Are more {{many}} to be seen in {{x}} than in {{y}}?|Has the number of {{many}} gone down from the first {PIC} to the second?|I say that {{many}} have been stolen since the first {PIC}. Are there fewer in the second?|so {{x}} has more {{many}} than {{y}}, yes?|The first {PIC} is from last year, the second from now. Have the {{many}} become fewer?|Is {{x}} the one with more {{many}}?|Does {{x}} have more {{many}} than {{y}}?|Before there were more {{many}} than after, right? The first {PIC} is before, the second after.|I believe {{x}} has more {{many}}. Does it?]"),
            ("less", f"[Are there [fewer|less] {{many}} in the first than in the second {PIC}?|Does the second {PIC} show more {{many}} than the first?|Are there more {{many}} in the second one than in the first?|Have {{many}} been added from the first {PIC} to the second, are there more?|Has the number of {{many}} gone up from the first {PIC} to the second?|Does {{x}} have fewer {{many}} than {{y}}?|Does {{y}} have more {{many}} than {{x}}?|Are more {{many}} to be seen in {{y}} than in {{x}}?|The first {PIC} is from last year, the second from now. Have the {{many}} become more?|We hoped for more {{many}} on the second {PIC} than on the first. Did it work?|{{y}} has more {{many}} than {{x}}, true or not?|Have more {{many}} come in the second {PIC}?|Is {{y}} the one with more {{many}}?|My guess is that there are more {{many}} in {{y}} than in {{x}}. Am I right?]"),
            ("equal", f"[Do [the two|both] {PICS} show the same number of {{many}}?|Are there as many {{many}} [on|in] the first as [on|in] the second?|Are the {{many}} in the first picture as many as in the second?|Has the number of {{many}} stayed the same from the first {PIC} to the second?|Are all the {{many}} of the first {PIC} still there in the second, by number?|Is the number of {{many}} the same in {{x}} and in {{y}}?|Nobody was to touch the {{many}} between the first {PIC} and the second. Is their number the same?|same number of {{many}} in {{x}} and {{y}}?|Equal numbers of {{many}} in both?|Do I count the same number of {{many}} in both {PICS}?|Does {{x}} have exactly as many {{many}} as {{y}}?]"),
            ("at_least", "[Are there at least as many {many} in {x} as in {y}?|Does {x} have no fewer {many} than {y}?]"),
        ])
        return twin(say(rng, pattern, **slots), [*calls, f'yes = compare(a=$n, b=$m, how="{how}")'], "yes", t.many.capitalize(), [a, b])
    if kind < 0.54:
        text = say(rng, f"[Which [of the [two|] pictures|picture|photo] shows [more|fewer] {{many}}?|How many {{many}} are in the first {PIC} and how many in the second?|Compare the number of {{many}} in both {PICS}.|How many {{many}} are in each {PIC}?|Where are more {{many}}, in {{x}} or in {{y}}?|In which {PIC} are there [more|fewer] {{many}}?|Count the {{many}} in {{x}} and in {{y}}, each by itself.|Which has more {{many}}, {{x}} or {{y}}?|What is the number of {{many}} in each of the two {PICS}?|How many {{many}} before, and how many after? The first {PIC} is before.|Does {{x}} or {{y}} have more {{many}}?|The {{many}} in {{x}} and the {{many}} in {{y}}: how many each?|My children quarrel over which {PIC} has more {{many}}. Which is it?|I need the {{many}} by {PIC}: how many in {{x}}, how many in {{y}}?|{{many}}, first {PIC} and second {PIC} separately, how many|One {PIC} is said to be full of {{many}}, the other not so much. Which has more?|Report the number of {{many}} for each {PIC}.|Who has more {{many}}, {{x}} or {{y}}?|Which {PIC} wins, going by the {{many}}?|{{many}} per {PIC}?|On which of the two do you see the most {{many}}?|Has the number of {{many}} changed? Tell me both numbers.|How did the number of {{many}} change from {{x}} to {{y}}? Give both.]", **slots)
        return twin(text, calls, '"First: {n}; second: {m}"', t.many.capitalize(), [a, b])
    if kind < 0.66:
        form_, pattern = choose(rng, [
            ("n - m", f"[How many more {{many}} are [in|on] the first {PIC} than [in|on] the second?|What is the difference in the number of {{many}}?|How many {{many}} [have gone|were taken away|have left|are missing] in the second {PIC}, against the first?|How many fewer {{many}} are in the second {PIC} than in the first?|By how many {{many}} does {{x}} lead over {{y}}?|How many {{many}} have disappeared from {{x}} to {{y}}?|By how many did the {{many}} become fewer from the first {PIC} to the second?|Before and after: how many {{many}} are gone? The first {PIC} is before.|When I came back, some {{many}} were gone. The first {PIC} is from before, the second from after. How many are gone?|Some of the {{many}} left between the first {PIC} and the second. How many are no longer there?|Subtract the {{many}} of {{y}} from those of {{x}}.|How many {{many}} were eaten, sold or taken between the first {PIC} and the second?]"),
            ("m - n", f"[How many more {{many}} are in the second {PIC} than in the first?|How many {{many}} [have come|were added|have joined|are new] in the second {PIC}, against the first?|How many fewer {{many}} are in the first {PIC} than in the second?|By how many did the {{many}} grow from {{x}} to {{y}}?|Before and after: how many {{many}} came on top? The first {PIC} is before.|More {{many}} came overnight. The first {PIC} was taken in the evening, the second in the morning. How many came?|By how many {{many}} does {{y}} lead over {{x}}?|What is the increase in {{many}} from the first {PIC} to the second?]"),
            ("n / m", "How many times as many {many} are in {x} as in {y}?"), ("(n + m) / 2", f"[How many {{many}} are in a {PIC} on average, over the two?|What is the average number of {{many}} of the two {PICS}?]"), ("max(n, m)", f"[What is the higher number of {{many}} of the two {PICS}?|At most, how many {{many}} are in one of the two {PICS}?]"),
        ])
        return twin(say(rng, pattern, **slots), [*calls, f'result = calculate(expression="{form_}", n=$n, m=$m)'], "result", t.many.capitalize(), [a, b])
    if kind < 0.7:
        # One answer for both: the smaller of the two numbers is not nothing.
        text = say(rng, f"[Is there {{one}} in both {PICS}?|Do both {PICS} show {{one}}?|Do you see {{one}} in each of the two {PICS}?|Do {{x}} and {{y}} both have {{one}}?|Is {{one}} to be seen on both of them?|Have both got {{one}} in them?|Both with {{one}}?|I need two {PICS} that show {{one}}. Do both of these?|Does each of the two have {{one}} in it?|Is {{one}} in the one as well as in the other?|Are there {{many}} in both?|Check that both {PICS} have {{one}}.|Would I find {{one}} on the first and on the second alike?|The rules ask for {{one}} on each of the two {PICS}. Is that met?|{{one}} on the first and {{one}} on the second, is that so?|They should both show {{one}}. Do they?|Not just one of them: do both {PICS} show {{one}}?]", **slots)
        return twin(text, [*calls, 'least = calculate(expression="min(n, m)", n=$n, m=$m)', 'yes = compare(a=$least, b=0, how="greater")'], "yes", t.one.capitalize(), [a, b])
    if kind < 0.79:
        text = say(rng, f"[Which [picture|of the images|photo] [has {{one}} in it|contains {{one}}|shows {{one}}]?|In which of the two {PICS} is the {{bare}}?|Which one is the picture with the {{bare}}?|Is there {{one}} in the first {PIC} but not in the second?|Where is the {{bare}}, in {{x}} or in {{y}}?|Does {{x}} or {{y}} show {{one}}?|Has the {{bare}} gone, or is it in both {PICS}?|Is {{one}} in just one of the two {PICS}, or in both?|I remember {{one}}, but not on which of the two {PICS}. Which is it?|{{bare}}, in which {PIC}|Help me pick: which of the two {PICS} has {{one}}?|My aunt only wants the {PIC} with the {{bare}}. Which one do I send her?|I am looking for the {PIC} with the {{bare}}. Which is it?|On which of the two can I see {{one}}?|Did somebody take away the {{bare}} between the first {PIC} and the second?|Was {{one}} put there between the first {PIC} and the second?|Does either {PIC} show {{one}}?|Is {{one}} missing from one of the two {PICS}?|{{one}}: in {{x}}, in {{y}}, in both?]", **slots)
        return twin(text, [f"a = {t.find}", f"b = {find2(t)}", "yes = exists(items=$a)", "yes2 = exists(items=$b)"], '"First: {yes}; second: {yes2}"', t.one.capitalize(), [a, b])
    second = rng.random() < 0.6
    find = find2(t) if second else t.find
    slots["p"] = rng.choice(["second", "second", "other", "right-hand", "last"]) if second else rng.choice(["first", "first", "left-hand"])
    if kind < 0.9:
        still = "|Is the {bare} still there in the {p} picture?|Is there still {one} in the {p} picture?" if second else ""
        text = say(rng, f"[Is there {{one}} in the {{p}} {PIC}?|Does the {{p}} {PIC} show {{one}}?|Do you see {{many}} in the {{p}} {PIC}?|Can {{one}} be seen in the {{p}} {PIC}?|The {{p}} {PIC}, does it have {{one}}?|Only look at the {{p}} {PIC}: is there {{one}}?|Is {{one}} to be found in the {{p}} {PIC}?|Have we got {{one}} in the {{p}} {PIC}?|{{one}} in the {{p}} {PIC}, yes or no|They say {{one}} can be seen in the {{p}} {PIC}. Is that so?|I look only at the {{p}} {PIC} and wonder if there is {{one}} in it.|Would you say that the {{p}} {PIC} has {{one}} in it?|As for the {{p}} {PIC}, is {{one}} in it?|I think the {{p}} {PIC} has {{one}}. Does it?{still}]", **slots)
        return twin(text, [f"found = {find}", "yes = exists(items=$found)"], "yes", t.one.capitalize(), [a, b])
    text = say(rng, f"[How many {{many}} are in the {{p}} {PIC}?|Count the {{many}} in the {{p}} {PIC}.|In the {{p}} {PIC}, how many {{many}} do you see?|The {{p}} {PIC} only: how many {{many}}?|What is the number of {{many}} in the {{p}} {PIC}?|Of the two, take the {{p}} one. How many {{many}} does it show?|How many {{many}} does the {{p}} {PIC} show?|how many {{many}}, {{p}} {PIC} only|Nobody needs the rest. How many {{many}} are in the {{p}} {PIC}?|The number of {{many}} in the {{p}} {PIC} is ...|My list goes by the {{p}} {PIC}. How many {{many}} do I put down?|Number of {{many}}, {{p}} {PIC}?|I want the {{many}} of the {{p}} {PIC} counted.|Look at the {{p}} {PIC} and tell me how many {{many}} there are.]", **slots)
    return twin(text, [f"found = {find}", "n = count(items=$found)"], "n", t.many.capitalize(), [a, b])


def all_things(rng):
    """Everything that can be named, counted in both."""
    a, b = photo(rng), photo(rng)
    calls = ["a = detect(image=$image)", "b = detect(image=$image2)", "n = count(items=$a)", "m = count(items=$b)"]
    slots = sides(rng, rng.choice(["picture", "photo", "image"]), aged=0)
    o = "[things|objects]"
    kind = rng.random()
    if kind < 0.35:
        how, pattern = choose(rng, [("greater", f"[Are there more {o} in the first {PIC} than in the second?|Does {{x}} show more {o} than {{y}}?|Is {{x}} fuller than {{y}}, by the number of {o}?|Have {o} been taken away from the first {PIC} to the second, are there fewer?]"), ("less", f"[Are there fewer {o} in the first {PIC} than in the second?|Does {{y}} show more {o} than {{x}}?|Have {o} been added from the first {PIC} to the second, are there more?]"), ("equal", f"[Is the number of {o} the same in both {PICS}?|Do both {PICS} show as many {o}?]")])
        return twin(say(rng, pattern, **slots), [*calls, f'yes = compare(a=$n, b=$m, how="{how}")'], "yes", "Things", [a, b])
    if kind < 0.6:
        form_, pattern = choose(rng, [("n + m", f"[How many {o} are there in both {PICS} together?|Count all {o} of both {PICS}.]"), ("n - m", f"[How many more {o} are in the first {PIC} than in the second?|How many {o} have gone from the first {PIC} to the second?]"), ("m - n", f"[How many more {o} are in the second {PIC} than in the first?|How many {o} have been added from the first {PIC} to the second?]")])
        return twin(say(rng, pattern, **slots), [*calls, f'result = calculate(expression="{form_}", n=$n, m=$m)'], "result", "Things", [a, b])
    return twin(say(rng, f"[Which {PIC} shows more {o}?|How many {o} are in each {PIC}?|In which {PIC} are there [more|fewer] {o}?|How many {o} do you find in {{x}}, and how many in {{y}}?|Which is fuller, {{x}} or {{y}}, by the number of {o}?|Count the {o} in {{x}} and in {{y}}, each by itself.]", **slots), calls, '"First: {n}; second: {m}"', "Things", [a, b])


def look_alike(rng):
    a, b = photo(rng), photo(rng)
    kind = rng.random()
    slots = sides(rng, rng.choice(["picture", "photo", "image"]), aged=0)
    if kind < 0.4:
        text = say(rng, f"[Are the [two|] {PICS} [the same|identical|equal]?|Is [it|this] [the same picture twice|twice the same photo]?|Do the two [pictures|screenshots] look the same?|Are both images alike?|Is {{y}} a copy of {{x}}?|Did I upload the same {PIC} twice?|Is there no difference at all between the two {PICS}?|Do {{x}} and {{y}} show exactly the same?|Is {{x}} the same as {{y}}?|Have I sent you one {PIC} twice?|Is the second {PIC} just the first again?|My phone is full and I would delete one of these if they were the same. Are they?|same {PIC} twice?|Find the difference, they said, but I see none. Are the two {PICS} the same?|I fear I printed the same {PIC} twice. Did I?|Are these duplicates?|I think both {PICS} are the same. Are they?|[I wonder|Check|Can you tell me] whether the two {PICS} are the same.|Could one of the two {PICS} be deleted because they are the same?|Pixel by pixel, are both the same?|Has nothing changed between the two {PICS}?|Are they one and the same {PIC}?]", **slots)
        return twin(text, ["percent = difference(a=$image, b=$image2)", "yes = compare(a=$percent, b=0)"], "yes", "Same", [a, b])
    if kind < 0.6:
        text = say(rng, f"[How much [of the picture has changed|do the two [pictures|images] differ|has changed between the two {PICS}]?|How different are the two {PICS}, in percent?|What percentage [of the picture|] changed?|How many percent of {{y}} look different from {{x}}?|How big is the change from {{x}} to {{y}}, in percent?|By how many percent do the two {PICS} differ?|What share of the picture is different in the second?|Give me the difference between {{x}} and {{y}} as a percentage.|How large a part of the picture is not the same in both?|How much of {{x}} is different in {{y}}?|In percent, how far are the two {PICS} apart?|Give me a figure in percent for how much the two {PICS} differ.|Somebody has been at my picture, the second is what he made of it. How many percent are different?|Measure how different the two {PICS} are.|How strongly did the picture change from the first to the second?]", **slots)
        return twin(text, ["percent = difference(a=$image, b=$image2)"], '"{percent} %"', "Change", [a, b])
    if kind < 0.7:
        p = rng.choice([1, 2, 5, 10, 20, 25, 30, 50])
        how, pattern = choose(rng, [("greater", f"[Has more than {{p}} percent of the picture changed?|Do the two {PICS} differ by more than {{p}} percent?|Is over {{p}}% of the second {PIC} different from the first?|Is the change between the two {PICS} greater than {{p}}%?]"), ("less", f"[Has less than {{p}} percent of the picture changed?|Do the two {PICS} differ by less than {{p}}%?|Is under {{p}} percent different in the two {PICS}?|Are the two {PICS} the same but for less than {{p}} percent?]"), ("at_most", f"[Do the two {PICS} differ by at most {{p}}%?|Is no more than {{p}} percent different in the two {PICS}?]")])
        return twin(say(rng, pattern, p=p), ["percent = difference(a=$image, b=$image2)", f'yes = compare(a=$percent, b={p}, how="{how}")'], "yes", "Change", [a, b])
    text = say(rng, f"[Describe both {PICS}.|What [objects|things|] does each picture show?|What is in the two {PICS}?|What do you see in [the first and what in the second|each of them]?|What is in {{x}} and what in {{y}}?|Which things are in {{x}} but not in {{y}}?|What is in the one {PIC} and not in the other?|What can be seen in both {PICS}?|Say what {{x}} shows and what {{y}} shows.|Which objects do the two {PICS} have in common?|List the things in both {PICS}, one after the other.|What is there in the first {PIC} that the second does not have?|Tell me about both {PICS}.|What do {{x}} and {{y}} show?|Two {PICS} came in and I am blind. What does each show?|whats in {{x}} and whats in {{y}}|Before I throw them away, tell me what is on each of the two {PICS}.|I cannot see. What is on the two {PICS}?|Which things have come or gone from {{x}} to {{y}}? Describe both.]", **slots)
    return twin(text, ["a = detect(image=$image)", "b = detect(image=$image2)", "text = describe(regions=$a)", "text2 = describe(regions=$b)"], '"First: {text}; second: {text2}"', "Pictures", [a, b])


def lifted(family):
    """A question of one picture, asked of the second of two."""
    def ask(rng):
        one = family(rng)
        swap = [re.sub(r"\$image\b", "$image2", call) for call in one.calls]
        place = rng.choice(["[In|On|Look at] the second [picture|image|photo][:|,]", "[Only|] the second [picture|image][:|,]", "About the [second|other] picture:", "For the second [picture|one]:", "The second [picture|photo|image], not the first:", "Take the second [picture|image]:", "[Now|This time] the second one:", "As to the second picture,", "Forget the first picture.", "[My question is about|I mean|This is for] the second [picture|image]:"])
        # What is read in the second picture has the name that it has elsewhere.
        if any(call.startswith("lines = ocr(image=$image2") for call in swap):
            swap = [re.sub(r"^lines = ", "lines2 = ", re.sub(r"\$lines\b", "$lines2", call)) for call in swap]
        place = say(rng, place)
        goes_on = one.question[0].lower() + one.question[1:] if place[-1] in ":," and not one.question.startswith(("\x01", "I ", "I'")) else one.question
        text = f"{place} {goes_on}"
        return twin(text, swap, one.answer, one.topic, [photo(rng, words=0.5), *one.docs])
    return ask


def nouns_apart(rng, a, b):
    """Names of the two by what people call them, when these differ."""
    return a.noun if a.noun != b.noun else f"first {a.noun}", b.noun if a.noun != b.noun else f"second {b.noun}"


def cross(rng):
    """A value of each of two papers of different kinds, named by the kind."""
    a, b = rng.choice([receipt, form])(rng), form(rng)
    ka = [k for k, kind in a.pairs.items() if kind in ("money", "number")]
    kb = [k for k, kind in b.pairs.items() if kind in ("money", "number")]
    if not ka or not kb:
        return cross(rng)
    ka, kb = a.total if a.total and rng.random() < 0.5 else rng.choice(ka), rng.choice(kb)
    na, nb = nouns_apart(rng, a, b)
    slots = dict(ka=called(rng, a, ka), kb=called(rng, b, kb), na=na, nb=nb)
    calls = reads(ka, kb)
    kind = rng.random()
    if kind < 0.6:
        form_, pattern = choose(rng, [
            ("a + b", "[What do the {ka} on the {na} and the {kb} on the {nb} make together?|Add the {ka} of the {na} to the {kb} of the {nb}.|{na} plus {nb}: {ka} and {kb} together?|If I put the {ka} of the {na} and the {kb} of the {nb} together, what is it?|The {ka} from the {na} and on top of it the {kb} from the {nb}: how much?|They want one number made up of the {ka} on the {na} and the {kb} on the {nb}. Which is it?|{ka} ({na}) and {kb} ({nb}) added up, please|I need the {ka} on the {na} and the {kb} on the {nb} in one sum.|How much is it in all, {ka} on the {na} and {kb} on the {nb}?|Sum of the {ka} ({na}) and the {kb} ({nb})?|To the {kb} on the {nb} comes the {ka} on the {na}. What does it make?]"),
            ("a - b", "[How much more is the {ka} on the {na} than the {kb} on the {nb}?|Take the {kb} of the {nb} from the {ka} of the {na}.|What [is left|remains] of the {ka} on the {na} after the {kb} on the {nb}?|By how much does the {ka} of the {na} exceed the {kb} of the {nb}?|Subtract the {kb} on the {nb} from the {ka} on the {na}.|From the {ka} on the {na} goes the {kb} on the {nb}. How much stays?|The {ka} of the {na} less the {kb} of the {nb}?|What is the gap between the {ka} on the {na} and the {kb} on the {nb}?|I have the {ka} on the {na} and pay the {kb} on the {nb} out of it. What stays?|How much lower is the {kb} on the {nb} than the {ka} on the {na}?]"),
            ("b - a", "[How much more is the {kb} on the {nb} than the {ka} on the {na}?|What [is left|remains] of the {kb} on the {nb} after the {ka} on the {na}?|Take the {ka} of the {na} from the {kb} of the {nb}.|By how much does the {kb} of the {nb} exceed the {ka} of the {na}?|How much lower is the {ka} on the {na} than the {kb} on the {nb}?|From the {kb} on the {nb} goes the {ka} on the {na}. How much stays?|The {kb} of the {nb} less the {ka} of the {na}?]"),
            ("a * b", "[Multiply the {ka} of the {na} by the {kb} of the {nb}.|What is the {ka} on the {na} times the {kb} on the {nb}?|The {kb} on the {nb} says how many, the {ka} on the {na} how much for each. What is it altogether?]"), ("a / b", "[Divide the {ka} on the {na} by the {kb} on the {nb}.|How many times the {kb} on the {nb} is the {ka} on the {na}?|Spread the {ka} of the {na} over the {kb} of the {nb}: how much for each?|How often does the {kb} of the {nb} go into the {ka} of the {na}?]"), ("a / b * 100", "[What percentage of the {kb} on the {nb} is the {ka} on the {na}?|How many percent of the {kb} of the {nb} does the {ka} of the {na} make?|The {ka} on the {na} as a percentage of the {kb} on the {nb}?]"),
        ])
        return twin(say(rng, pattern, **slots), [*calls, f'result = calculate(expression="{form_}", a=$a, b=$b)'], "result", "Result", [a, b])
    if kind < 0.85:
        how, pattern = choose(rng, [
            ("greater", "[Is the {ka} on the {na} [higher|more|larger] than the {kb} on the {nb}?|Does the {ka} of the {na} exceed the {kb} of the {nb}?|Is the {kb} on the {nb} less than the {ka} on the {na}?|I said that the {ka} on the {na} is more than the {kb} on the {nb}. Do I win the bet?|Is the {ka} on the {na} above the {kb} on the {nb}?|Does the {na} have more as {ka} than the {nb} as {kb}?]"), ("less", "[Is the {ka} on the {na} [lower|less|smaller] than the {kb} on the {nb}?|Is the {ka} of the {na} below the {kb} of the {nb}?|Is the {kb} on the {nb} more than the {ka} on the {na}?|My boss wants the {ka} on the {na} to be less than the {kb} on the {nb}. Is it?|Does the {ka} on the {na} stay under the {kb} on the {nb}?]"), ("at_most", "[Is the {kb} on the {nb} enough for the {ka} on the {na}?|Does the {kb} of the {nb} cover the {ka} of the {na}?|Can the {ka} on the {na} be paid out of the {kb} on the {nb}?|Is the {ka} on the {na} within the {kb} on the {nb}?]"),
            ("equal", "[Does the {ka} on the {na} match the {kb} on the {nb}?|Is the {ka} on the {na} the {kb} on the {nb}?|Are the {ka} of the {na} and the {kb} of the {nb} the same?|Is the same written as {ka} on the {na} and as {kb} on the {nb}?|Do the {ka} on the {na} and the {kb} on the {nb} agree?|Is what the {na} calls {ka} what the {nb} calls {kb}?]"), ("at_least", "[Is the {ka} on the {na} at least the {kb} on the {nb}?|Is the {ka} on the {na} enough for the {kb} on the {nb}?|Does the {ka} of the {na} cover the {kb} of the {nb}?]"),
        ])
        return twin(say(rng, pattern, **slots), [*calls, f'yes = compare(a=$a, b=$b, how="{how}")'], "yes", "Comparison", [a, b])
    text = say(rng, "[What is the {ka} on the {na} and what is the {kb} on the {nb}?|[Tell|Give] me the {ka} of the {na} and the {kb} of the {nb}.|The {ka} from the {na} and the {kb} from the {nb}, please.|Compare the {ka} on the {na} with the {kb} on the {nb}.|From the {na} I need the {ka}, from the {nb} the {kb}.|First the {ka} of the {na}, then the {kb} of the {nb}.|Which is more, the {ka} on the {na} or the {kb} on the {nb}?|Read the {ka} off the {na} and the {kb} off the {nb}.|Which {ka} has the {na}, and which {kb} the {nb}?|Two things: {ka} ({na}) and {kb} ({nb}).|What does the {na} say as {ka}, and the {nb} as {kb}?|{ka} on the {na}, {kb} on the {nb}: what are they?]", **slots)
    return twin(text, calls, '"' + f"{ka}: {{a}}; {kb}: {{b}}" + '"', "Both", [a, b])


def one_of(rng):
    """A question for one of the two pictures, which is known by what it shows; the other is of no use."""
    paper, other = rng.choice([receipt, form, sign, table, letter])(rng), photo(rng, words=0.1)
    first = rng.random() < 0.5
    i, j = ("image", "image2") if first else ("image2", "image")
    docs = [paper, other] if first else [other, paper]
    kind = rng.random()
    n, m = ("lines", "lines2") if first else ("lines2", "lines")
    if kind < 0.4 and paper.pairs:
        key = paper.total if paper.total and rng.random() < 0.4 else rng.choice(list(paper.pairs))
        text = say(rng, "[What is the {k} on the {doc}?|Which {k} stands on the {doc}?|[Tell|Give] me the {k} of the {doc}.|{k} on the {doc}?|What does the {doc} say under {k}?|Look at the {doc}, not at the photo: what is the {k}?|The {doc} has which {k}?|I need the {k} from the {doc}.|What {k} does the {doc} give?|Read the {k} off the {doc}.|The photo can wait. What {k} does the {doc} have?|My mother asks for the {k}, it must be on the {doc}. What is it?|{k}, see the {doc}|The {k} on the {doc} is ...|I sent the photo by mistake. The {doc} is what counts: which {k} does it give?|Report the {k} given on the {doc}.|One of these is a {doc}. What is the {k} on it?|Find the {k} on the {doc}.|Going by the {doc}, what is the {k}?]", k=called(rng, paper, key), doc=paper.noun)
        return twin(text, [f"{n} = ocr(image=${i})", f"a = read_value(lines=${n}, key={q(key)})"], "a", key, docs)
    if kind < 0.65:
        text = say(rng, "[What does the {doc} say?|Read the {doc}.|What is written on the {doc}?|Transcribe the {doc}.|The text of the {doc}, please.|One of the two is a {doc}. Read it.|Which words are on the {doc}?|What stands on the {doc}?|I do not care for the photo. Read me what the {doc} says.|{doc} read out pls|The print on the {doc} is too small for me. What does it say?|Only the {doc}: what does it say?|I cannot read the {doc}. What is on it?|Type up the {doc}.|Leave the photo aside and read the {doc}.]", doc=paper.noun)
        return twin(text, [f"{n} = ocr(image=${i})", f"text = text_of(items=${n})"], "text", "Text", docs)
    t = Thing(rng)
    look = t.find.replace("$image", f"${j}")
    # The paper has writing; the photograph is meant.
    word = rng.choice(["photo", "photograph", "snapshot"])
    if kind < 0.83:
        text = say(rng, "[How many {many} are [in|on] the {p}?|Count the {many} in the {p}.|What is the number of {many} in the {p}?|The {p} shows how many {many}?|How many {many} do you see in the {p}?|One of these is a {p}. How many {many} are in it?|The paper is for later. How many {many} does the {p} show?|Report the number of {many} in the {p}.|the {p}, how many {many} on it|Never mind the paper: how many {many} are in the {p}?|I want the {many} in the {p} counted.|{many} in the {p}, how many?|Look at the {p}: how many {many}?]", many=t.many, p=word)
        return twin(text, [f"found = {look}", "n = count(items=$found)"], "n", t.many.capitalize(), docs)
    text = say(rng, "[Is there {one} [in|on] the {p}?|Does the {p} show {one}?|Do you see {one} in the {p}?|Can {one} be seen in the {p}?|Look at the {p}: is there {one}?|Is {one} to be found in the {p}?|Has the {p} got {one} in it?|The paper came along by mistake. Does the {p} show {one}?|{one} in the {p}, yes or no?|My son says there is {one} in the {p}. Is he right?|Never mind the paper: is {one} in the {p}?|I think there is {one} in the {p}. Is that so?|One of these is a {p}. Is {one} in it?]", one=article(t.one), p=word)
    return twin(text, [f"found = {look}", "yes = exists(items=$found)"], "yes", t.one.capitalize(), docs)


def seen_and_printed(rng):
    """A photograph and a paper: how many things are seen, with what is printed."""
    t = Thing(rng)
    while True:
        paper = rng.choice([receipt, form, form])(rng)
        keys = [k for k, kind in paper.pairs.items() if kind == "money" or kind == "number" and k in ("Quantity", "Items", "Copies", "Persons", "Seats", "Servings", "Rooms", "Eggs", "Nights", "Hours", "Points")]
        if keys:
            break
    key = rng.choice(keys)
    first = rng.random() < 0.5
    other = photo(rng, [t.label], words=0.1)
    i, j, n = ("image", "image2", "lines2") if first else ("image2", "image", "lines")
    docs = [other, paper] if first else [paper, other]
    calls = [f"found = {t.find.replace('$image', f'${i}')}", "n = count(items=$found)", f"{n} = ocr(image=${j})", f"a = read_value(lines=${n}, key={q(key)})"]
    slots = dict(many=t.many, one=t.one, k=called(rng, paper, key), doc=paper.noun, p=rng.choice(["photo", "photograph", "snapshot", "picture"]))
    kind = rng.random()
    if kind < 0.5 and paper.pairs[key] == "money":
        form_, pattern = choose(rng, [
            ("n * a", "[What do all the {many} in the {p} pay, if each pays the {k} on the {doc}?|Each of the {many} in the {p} costs the {k} on the {doc}. What do they cost together?|The {k} is on the {doc}, the {many} are in the {p}. What is it for all of them?|I must charge every one of the {many} in the {p} the {k} of the {doc}. What do I take in?|Multiply the {many} in the {p} by the {k} on the {doc}.|How much is the {k} of the {doc} for every one of the {many} in the {p}, in all?|If the {k} is due for each of the {many} in the {p}, how much is it?|What is the {k} on the {doc} times the number of {many} in the {p}?|The {many} in the {p}, at the {k} of the {doc} each: how much altogether?]"),
            ("a / n", "[The {many} in the {p} share the {k} on the {doc}. What does each pay?|Split the {k} of the {doc} among the {many} in the {p}.|What is the {k} on the {doc} for each of the {many} in the {p}?|Divide the {k} of the {doc} by the number of {many} in the {p}.|The {many} in the {p} pay the {k} of the {doc} in equal parts. How much is one part?|How much of the {k} on the {doc} falls on each of the {many} in the {p}?|If all the {many} in the {p} pay the {k} of the {doc} together, how much is it for one?]"),
        ][key == paper.total and paper.kind == "receipt":])
        return twin(say(rng, pattern, **slots), [*calls, f'result = calculate(expression="{form_}", n=$n, a=$a)'], "result", "Result", docs)
    if kind < 0.5:
        form_, pattern = choose(rng, [
            ("n + a", "[Add the number of {many} in the {p} to the {k} on the {doc}.|How many are the {many} in the {p} and the {k} on the {doc} together?|The {many} in the {p} plus the {k} of the {doc}?]"), ("a - n", "[How many {many} are missing in the {p} to the {k} on the {doc}?|By how many is the {k} on the {doc} higher than the number of {many} in the {p}?|Take the {many} in the {p} from the {k} on the {doc}.|How many more {many} than in the {p} does it need to get to the {k} of the {doc}?]"), ("n - a", "[How many more {many} are in the {p} than the {k} on the {doc} says?|By how many do the {many} in the {p} exceed the {k} of the {doc}?|How many {many} are over, by the {k} on the {doc}?]"), ("n * a", "[Multiply the {many} in the {p} by the {k} on the {doc}.|What is the {k} on the {doc} times the number of {many} in the {p}?]"),
        ])
        return twin(say(rng, pattern, **slots), [*calls, f'result = calculate(expression="{form_}", n=$n, a=$a)'], "result", "Result", docs)
    if kind < 0.8 and paper.pairs[key] == "number":
        how, pattern = choose(rng, [
            ("equal", "[Does the number of {many} in the {p} match the {k} on the {doc}?|Are there as many {many} in the {p} as the {k} on the {doc} says?|Is the {k} on the {doc} the number of {many} in the {p}?|Count the {many} in the {p}: is it the {k} of the {doc}?|Is the {k} of the {doc} right, by the {many} in the {p}?|Do the {many} in the {p} agree in number with the {k} on the {doc}?|The {doc} gives a {k}. Are there just as many {many} in the {p}?|I do not trust the {k} on the {doc}. Is it the number of {many} that the {p} shows?|Have all {many} come, as many as the {k} of the {doc}?|Check the {k} on the {doc} against the {many} in the {p}: is it the same number?]"), ("greater", "[Are there more {many} in the {p} than the {k} on the {doc} says?|Do the {many} in the {p} exceed the {k} of the {doc}?|Is the {k} on the {doc} less than the number of {many} in the {p}?|Are there too many {many} in the {p} for the {k} on the {doc}?]"), ("less", "[Are there fewer {many} in the {p} than the {k} on the {doc} says?|Are {many} missing in the {p}, by the {k} of the {doc}?|Is the {k} on the {doc} more than the number of {many} in the {p}?|Are we short of {many}, by the {k} on the {doc} and what the {p} shows?]"), ("at_least", "[Are there enough {many} in the {p} for the {k} on the {doc}?|Do the {many} in the {p} suffice for the {k} of the {doc}?]"),
        ])
        return twin(say(rng, pattern, **slots), [*calls, f'yes = compare(a=$n, b=$a, how="{how}")'], "yes", t.many.capitalize(), docs)
    text = say(rng, "[How many {many} are in the {p}, and what is the {k} on the {doc}?|Count the {many} in the {p} and read the {k} of the {doc}.|[Tell|Give] me the number of {many} in the {p} and the {k} of the {doc}.|The {many} in the {p} in number, and the {k} on the {doc}?|I need two numbers: the {many} in the {p} and the {k} on the {doc}.|From the {p} the count of {many}, from the {doc} the {k}.|Compare the number of {many} in the {p} with the {k} on the {doc}.|What do I count in {many} in the {p}, and what does the {doc} have as {k}?|Set the {many} in the {p} against the {k} of the {doc}.|Which is more, the {many} in the {p} or the {k} on the {doc}?]", **slots)
    return twin(text, calls, '"' + f"{t.many.capitalize()}: {{n}}; {key}: {{a}}" + '"', "Both", docs)


def seen_on_paper(rng):
    """Whether what a photograph shows is named on a paper, or the other way round."""
    first = rng.random() < 0.5
    paper = rng.choice([receipt, table, letter, sign])(rng)
    i, j, n = ("image", "image2", "lines2") if first else ("image2", "image", "lines")
    p = rng.choice(["photo", "photograph", "snapshot"])
    if rng.random() < 0.5:
        group = rng.choice(["animal", "vehicle", "fruit", "food", "furniture", "pet"])
        other = photo(rng, words=0.05)
        text = say(rng, "[Is the {g} in the {p} named on the {doc}?|Does the {doc} mention the {g} in the {p}?|Is the {g} that the {p} shows on the {doc}?|Do I find the {g} of the {p} on the {doc}?|Look what {g} is in the {p} and whether the {doc} names it.|Does the {doc} speak of the {g} in the {p}?|Is the {doc} about the {g} in the {p}?|Do the {doc} and the {p} have the same {g}?|Is the {g} in the {p} the one on the {doc}?|My son asks if the {g} in the {p} is named anywhere on the {doc}. Is it?|{g} from the {p}, is it on the {doc}?|Can the {g} in the {p} be found by name on the {doc}?|Does the {doc} list the {g} that is in the {p}?|The {g} in the {p}, does it stand on the {doc}?]", g=group, p=p, doc=paper.noun)
        return twin(text, [f'found = detect(image=${i}, labels=["{group}"])', "name = label_of(regions=$found)", f"{n} = ocr(image=${j})", f"yes = text_contains(text=${n}, words=$name)"], "yes", group.capitalize(), [other, paper] if first else [paper, other])
    t = Thing(rng)
    other = photo(rng, [t.label], words=0.05)
    if rng.random() < 0.5:
        text = say(rng, "[The {doc} says {one}: is {one} in the {p}?|According to the {doc} there should be {one}. Is there one in the {p}?|The {doc} promises {one}. Does the {p} show one?|The {doc} lists {one}; do you see one in the {p}?|Is the {t} of the {doc} to be seen in the {p}?|The {doc} speaks of {one}. Is there one in the {p}?|It says {one} on the {doc}, and I want to see it with my own eyes. Is there one in the {p}?|Going by the {doc} I should get {one}. Can you see one in the {p}?|I bought {one}, says the {doc}. Is it in the {p}?|The {doc} is about {one}; can one be seen in the {p}?|Is {one} there in the {p}, as the {doc} has it?|The {doc} asks for {one}. Have we got one in the {p}?]", one=article(t.one), t=t.one, p=p, doc=paper.noun)
        return twin(text, [f"found = {t.find.replace('$image', f'${i}')}", "yes = exists(items=$found)"], "yes", t.one.capitalize(), [other, paper] if first else [paper, other])
    text = say(rng, "[Is {one} in the {p}, and is it named on the {doc}?|Does the {p} show {one}, and does the {doc} mention it?|Is {one} both in the {p} and on the {doc}?|Do the {p} and the {doc} both have {one}?|{one}: seen in the {p}, and named on the {doc}?|Is there {one} in the {p} as well as on the {doc}?|Do I see {one} in the {p} and read of it on the {doc}?|I look for {one} in the {p} and for its name on the {doc}. Do I find it in both?|Check the {p} and the {doc} for {one}.|Where is {one}, in the {p}, on the {doc}, or in both?|Which of the two has {one}, the {p} or the {doc}?|Is {one} only in the {p}, or on the {doc} too?|Does {one} come up in the {p} and in the text of the {doc}?]", one=article(t.one), p=p, doc=paper.noun)
    return twin(text, [f"found = {t.find.replace('$image', f'${i}')}", "yes = exists(items=$found)", f"{n} = ocr(image=${j})", f"yes2 = text_contains(text=${n}, words={q(t.one)})"], '"Seen: {yes}; written: {yes2}"', "Both", [other, paper] if first else [paper, other])


# What people call a bill by the trade of its shop.
TRADES = {
    "Corner Bakery": "bakery", "Green Market": "market", "City Books": "books", "Blue Bottle Cafe": "cafe", "Sunny Grill": "grill", "Old Town Pharmacy": "pharmacy", "Harbour Hotel": "hotel", "Garden Centre": "garden", "Tool World": "tools",
    "Pizza Roma": "pizza", "Star Cinema": "cinema", "North Garage": "garage", "River Bank": "bank", "Hill School": "school", "Lake Clinic": "clinic", "Museum of Art": "museum", "Royal Opera": "opera", "Grand Theatre": "theatre", "Metro Gym": "gym", "Fresh Corner": "grocery",
}


def by_titles(rng):
    """Two bills told apart by what was bought or where: the plan reads both sums."""
    a, b = receipt(rng), receipt(rng)
    if a.title == b.title or a.items[0] == b.items[0]:
        return by_titles(rng)
    # A thing that was bought names a bill only beside the word: alone, its own price would be meant.
    by_item = rng.random() < 0.3
    if by_item:
        na, nb = a.items[0].lower(), b.items[0].lower()
    else:
        na, nb = (d.title if rng.random() < 0.5 else TRADES[d.title] for d in (a, b))
    calls = reads(a.total, b.total)
    noun = rng.choice(["bill", "receipt"] if by_item else ["bill", "receipt", "", ""])
    slots = dict(a=f"{na} {noun}".strip(), b=f"{nb} {noun}".strip())
    m = rng.choice([20, 50, 80, 100, 150, 200])
    on = "on" if noun else "[at|on|for]"
    how, form_, pattern = choose(rng, [
        ("greater", None, f"[Did [we|I] [spend|pay] more {on} the {{a}} than {on} the {{b}}?|Did the {{a}} cost more than the {{b}}?|Was the {{b}} cheaper than the {{a}}?|Was more [spent|paid] {on} the {{a}} than {on} the {{b}}?|My husband claims that the {{a}} was more than the {{b}}. Is he right?|the {{a}} was more money than the {{b}} yeah?|Is the {{a}} the dearer one, against the {{b}}?|I think the {{a}} was more than the {{b}}. Right?|Has the {{a}} eaten up more money than the {{b}}?]"), ("less", None, f"[Was the {{a}} cheaper than the {{b}}?|Did [we|I] [spend|pay] less {on} the {{a}} than {on} the {{b}}?|Did the {{b}} cost more than the {{a}}?|Was the {{b}} dearer than the {{a}}?|Was less [spent|paid] {on} the {{a}} than {on} the {{b}}?|I bet that the {{b}} was more than the {{a}}. Do I win?|Did the {{a}} come cheaper than the {{b}}?]"), ("equal", None, f"[Did the {{a}} cost as much as the {{b}}?|Did [we|I] [spend|pay] the same {on} the {{a}} and {on} the {{b}}?|My friend pays the {{a}} and I pay the {{b}}. Do we pay the same?|Are the {{a}} and the {{b}} equal?]"),
        (None, "a + b", f"[What did [we|I] [spend|pay] {on} the {{a}} and the {{b}} together?|{{a}} and {{b}} together, how much?|Add the {{a}} and the {{b}}.|What do the {{a}} and the {{b}} come to?|How much went for the {{a}} and the {{b}} in all?|{{a}} plus {{b}}?|My boss pays me back for the {{a}} and the {{b}}. How much do I get?|{{a}} and {{b}}, one figure|I paid the {{a}} and the {{b}} with one card. How much went off it?|I pay the {{a}} and the {{b}}. What is that together?|In sum, the {{a}} and the {{b}}?|What have the {{a}} and the {{b}} cost us altogether?]"),
        (None, "a - b", f"[How much more was the {{a}} than the {{b}}?|By how much was the {{a}} dearer than the {{b}}?|How much less was the {{b}} than the {{a}}?|What is the difference between the {{a}} and the {{b}}?|The {{a}} minus the {{b}}?|The {{a}} was more than the {{b}}. How much more?|By how much did the {{a}} exceed the {{b}}?|How much more did [we|I] leave {on} the {{a}} than {on} the {{b}}?]"), (None, "b - a", f"[How much more did the {{b}} cost than the {{a}}?|By how much was the {{a}} cheaper than the {{b}}?|How much less was the {{a}} than the {{b}}?|What did [we|I] save {on} the {{a}} against the {{b}}?]"),
        (None, None, "[What was the {a} and what the {b}?|How much was the {a}, and how much the {b}?|Which was [dearer|cheaper|more], the {a} or the {b}?|The {a} and the {b}, what was each?|Compare the {a} with the {b}.|Where did [we|I] spend more, the {a} or the {b}?|[Tell|Give] me the {a} and the {b}, each by itself.|I have to write down the {a} and the {b} separately. What do I write?|the {a} how much, the {b} how much|Was the {a} or the {b} the higher one?|How do the {a} and the {b} compare?|What do I owe for the {a}, and what for the {b}?]"),
        (None, f"{m} - a - b", f"[I had {m}. What is left after the {{a}} and the {{b}}?|What remains of {m} when the {{a}} and the {{b}} are paid?|Take the {{a}} and the {{b}} off {m}.]"), (None, "a / b", "How many times as much as the {b} was the {a}?"), (None, "(a + b) / 2", "[What is the average of the {a} and the {b}?|Two of us split the {a} and the {b}. How much is it for each?]"),
    ])
    if how:
        return twin(say(rng, pattern, **slots), [*calls, f'yes = compare(a=$a, b=$b, how="{how}")'], "yes", "More", [a, b])
    if form_:
        return twin(say(rng, pattern, **slots), [*calls, f'result = calculate(expression="{form_}", a=$a, b=$b)'], "result", "Result", [a, b])
    return twin(say(rng, pattern, **slots), calls, '"First: {a}; second: {b}"', "Both", [a, b])


def price_both(rng):
    """The price of one thing on both lists."""
    a, b = receipt(rng), receipt(rng)
    # One thing of which many are bought goes with another verb.
    key = rng.choice([k for k in a.items if not k.endswith("s")] or a.items)
    b.pairs[key] = "money"
    b.lines.append(key)
    calls = reads(key, key)
    how, form_, pattern = choose(rng, [
        ("less", None, "[Is the {k} cheaper on the first [{doc}|list|one] than on the second?|Did the {k} become more expensive from the first to the second [{doc}|]?|Is the {k} dearer on the second than on the first?|Has the {k} gone up from {x} to {y}?|Did I pay less for the {k} on {x} than on {y}?|Has the price of the {k} risen from {x} to {y}?|My aunt says that the {k} has become dearer from {x} to {y}. Is that so?|Would the {k} be the better buy on the first {doc}?|Is the {k} more on {y} than on {x}?|Was the {k} still cheaper on {x} than on {y}?]"), ("greater", None, "[Is the {k} more expensive on the first than on the second?|Has the {k} come down from {x} to {y}?|Is the {k} cheaper on the second than on the first?|Did I pay more for the {k} on {x} than on {y}?|Has the price of the {k} fallen from {x} to {y}?|They told me that the {k} would be cheaper on the second {doc} than on the first. Is it?|Is it cheaper to buy the {k} by the second {doc}?|Is the {k} less on {y} than on {x}?]"),
        ("equal", None, "[Does the {k} cost the same on both?|Is the price of the {k} the same on {x} and on {y}?|Has the price of the {k} stayed the same from {x} to {y}?|Is the {k} as dear on {x} as on {y}?|Did they charge the same for the {k} both times?|Same price for the {k} on both {ds}?|Do both {ds} agree on the price of the {k}?|I was promised that the price of the {k} would stay. Is it the same on both {ds}?|Was the {k} no cheaper and no dearer the second time?]"),
        (None, "b - a", "[How much more is the {k} on the second than on the first?|By how much did the {k} go up from {x} to {y}?|How much cheaper is the {k} on the first {doc} than on the second?|What do I save if I buy the {k} by the first {doc} and not by the second?]"), (None, "a - b", "[How much more is the {k} on the first than on the second?|By how much did the {k} come down from {x} to {y}?|How much cheaper is the {k} on the second {doc} than on the first?|How much do I save on the {k} with the second {doc}?]"), (None, "a + b", "[What did we pay for {k} on both {ds} together?|What did the {k} cost in all, over both {ds}?|Add the two prices of the {k}.|The {k} is on both {ds}, and I get the money back for each. How much is it for the two?|I bought the {k} twice. What is that together?|How much went for the {k}, both {ds} counted?]"), (None, "abs(a - b)", "[What is the difference in price of the {k}?|How far apart are the two prices of the {k}?]"), (None, "(a + b) / 2", "[What is the average price of the {k} on the two {ds}?|What does the {k} cost on average, by both {ds}?]"), (None, "min(a, b)", "[What is the lower price of the {k} on the two {ds}?|What is the best price for the {k} on the two {ds}?|For how much do I get the {k} at the cheapest of the two?]"), (None, "(b - a) / a * 100", "[By how many percent did the {k} go up from {x} to {y}?|What is the rise in price of the {k} from the first to the second, in percent?]"),
        (None, None, "[What does the {k} cost on each?|Where is the {k} cheaper?|Which {doc} has the better price for the {k}?|The price of the {k} on {x} and on {y}?|Compare the price of the {k} on the two {ds}.|On which {doc} is the {k} [dearer|cheaper]?|Is the {k} cheaper on {x} or on {y}?|What did I pay for the {k} the first time, and what the second?|Both prices of the {k}, please.|How does the price of the {k} differ between the two {ds}?|I only want to know about the {k}: what does it cost on {x}, and what on {y}?|{k} price, both {ds}|Where should I go for the {k}? Tell me its price on each {doc}.|Who sells the {k} for less, by {x} and {y}?|Should I buy the {k} by {x} or by {y}?|{k}: how much on each of the two {ds}?]"),
    ])
    slots = dict(k=key.lower(), doc=a.noun, **sides(rng, a.noun))
    if how:
        return twin(say(rng, pattern, **slots), [*calls, f'yes = compare(a=$a, b=$b, how="{how}")'], "yes", key, [a, b])
    if form_:
        return twin(say(rng, pattern, **slots), [*calls, f'result = calculate(expression="{form_}", a=$a, b=$b)'], "result", key, [a, b])
    return twin(say(rng, pattern, **slots), calls, '"First: {a}; second: {b}"', key, [a, b])


def looks(rng):
    """Colours, sizes, headings and line counts of both."""
    t = Thing(rng)
    a, b = photo(rng, [t.label]), photo(rng, [t.label])
    kind = rng.random()
    c = "[colour|color]"
    slots = dict(many=t.many, one=t.one, an=article(t.one), **sides(rng, rng.choice(["picture", "photo", "image"]), aged=0))
    if kind < 0.22:
        calls = [f"a = {t.find}", f"b = {find2(t)}", "name = color(image=$image, region=$a)", "name2 = color(image=$image2, region=$b)"]
        if rng.random() < 0.5:
            text = say(rng, f"[Do the {{many}} [in|of] both {PICS} have the same {c}?|Is the {{one}} in both {PICS} of the same {c}?|Has the {{one}} the same {c} in both?|Did the {{one}} keep its {c} from {{x}} to {{y}}?|Is the {{one}} in {{x}} the same {c} as the {{one}} in {{y}}?|Somebody says that the {{one}} was painted between {{x}} and {{y}}. Is its {c} the same nevertheless?|{c} of the {{one}}, same in both {PICS} or not?|Could it be the same {{one}} in both {PICS}, going by the {c}?|Same {c} of the {{one}} in {{x}} and {{y}}?|Does the {c} of the {{one}} match in the two {PICS}?|Are the two {{many}} alike in {c}?|Has nobody painted the {{one}}, is its {c} the same in both {PICS}?|Are the {{many}} of the two {PICS} in one {c}?|Compare the {{one}} in both {PICS}: is the {c} the same?]", **slots)
            return twin(text, [*calls, 'yes = compare(a=$name, b=$name2, how="same_text")'], "yes", "Same colour", [a, b])
        return twin(say(rng, f"[What {c} is the {{one}} in each {PIC}?|Which {c}s have the {{many}} in the two {PICS}?|The {c} of the {{one}} in {{x}}, and in {{y}}?|What {c} is the {{one}} in {{x}} and what {c} is it in {{y}}?|Compare the {c} of the {{one}} in both {PICS}.|[Tell|Give] me the {c} of the {{one}} in both {PICS}.|How does the {c} of the {{one}} differ between {{x}} and {{y}}?|My mother remembers the {{one}} in another {c}. What {c} is it in {{x}}, and what in {{y}}?|{{one}} {c}, first {PIC} and second {PIC}?|For each of the two {PICS}, the {c} of the {{one}}?|Has the {{one}} changed {c}? Say what it is in {{x}} and in {{y}}.|Both {PICS} have {{an}}. Which {c} is each?|What {c} was the {{one}} in {{x}}, and what is it in {{y}}?]", **slots), calls, '"First: {name}; second: {name2}"', "Colours", [a, b])
    if kind < 0.28:
        u = Thing(rng)
        calls = [f"a = {t.find}", f"b = {find2(u)}", "name = color(image=$image, region=$a)", "name2 = color(image=$image2, region=$b)", 'yes = compare(a=$name, b=$name2, how="same_text")']
        return twin(say(rng, f"[Is the {{one}} in {{x}} the same {c} as the {{other}} in {{y}}?|Do the {{one}} of {{x}} and the {{other}} of {{y}} have the same {c}?|Does the {{one}} in {{x}} go with the {{other}} in {{y}}, by {c}?|Does the {c} of the {{one}} in {{x}} match that of the {{other}} in {{y}}?|Is the {c} of the {{other}} in {{y}} that of the {{one}} in {{x}}?|Are the {{one}} in {{x}} and the {{other}} in {{y}} alike in {c}?|Have the {{one}} in {{x}} and the {{other}} in {{y}} one {c}?]", other=u.one, **slots), calls, "yes", "Same colour", [a, photo(rng, [u.label])])
    if kind < 0.4:
        calls = ["size = size_of(image=$image)", "size2 = size_of(image=$image2)"]
        if rng.random() < 0.5:
            return twin(say(rng, f"[Are both {PICS} [equally large|of the same size]?|Do the two {PICS} have the same [size|resolution|number of pixels]?|Is {{x}} as large as {{y}}, in pixels?|Are the two {PICS} of one size?|Do the sizes of the two {PICS} match?|Have both {PICS} the same width and height?|I can only print the two {PICS} side by side if they have one size in pixels. Do they?|Could {{x}} lie exactly on {{y}}, by size in pixels?|Are {{x}} and {{y}} equal in resolution?|Did the size stay the same from {{x}} to {{y}}?|Same size, both {PICS}?]", **slots), [*calls, 'yes = compare(a=$size, b=$size2, how="same_text")'], "yes", "Same size", [a, b])
        return twin(say(rng, f"[How large are the two {PICS}?|What is the resolution of each {PIC}?|Which of the two {PICS} is larger in pixels?|What size is {{x}}, and what size {{y}}?|My form has a box for the pixels of each {PIC}. What are the two sizes?|pixels of {{x}}, pixels of {{y}}?|The sizes of both {PICS} in pixels?|How many pixels wide and high is each of the two {PICS}?|Width and height of {{x}} and of {{y}}?|Which has the higher resolution, {{x}} or {{y}}?|[Tell|Give] me the size of each {PIC}.|Compare the resolution of the two {PICS}.|How big is {{x}} and how big is {{y}}, in pixels?]", **slots), calls, '"First: {size}; second: {size2}"', "Sizes", [a, b])
    if kind < 0.52:
        calls = ["name = color(image=$image)", "name2 = color(image=$image2)"]
        if rng.random() < 0.5:
            return twin(say(rng, f"[Do both {PICS} have the same main {c}?|Is the dominant {c} the same in both?|Is {{x}} mostly of the {c} of {{y}}?|Are the two {PICS} mostly in one {c}?|Does the main {c} stay the same from {{x}} to {{y}}?|Are {{x}} and {{y}} alike in their main {c}?|I hang both {PICS} side by side only if their main {c} is the same. Is it?|Do the two {PICS} go together, by main {c}?|Same main {c} in both {PICS}?|Is the {c} that prevails in {{x}} the one that prevails in {{y}}?|Does {{y}} have the main {c} of {{x}}?]", **slots), [*calls, 'yes = compare(a=$name, b=$name2, how="same_text")'], "yes", "Same colour", [a, b])
        return twin(say(rng, f"[What is the main {c} of each {PIC}?|Which {c}s dominate the two {PICS}?|What {c} is {{x}} mostly, and what {{y}}?|The main {c} of {{x}} and of {{y}}?|[Tell|Give] me the main {c} of both {PICS}.|Compare the main {c} of the two {PICS}.|In what {c} is each of the two {PICS} mainly?|Which {c} prevails in {{x}}, which in {{y}}?|How do the two {PICS} differ in their main {c}?|I buy a frame for each {PIC} in its main {c}. Which {c}s are they?|For each {PIC}, the {c} that is there most?|One {c} for each of the two {PICS}, please.]", **slots), calls, '"First: {name}; second: {name2}"', "Colours", [a, b])
    make = rng.choice([sign, receipt, form, letter])
    a, b = make(rng), make(rng)
    slots = dict(doc=a.noun, **sides(rng, a.noun))
    if kind < 0.74:
        calls = [OCR1, 'line = select(regions=$lines, by="topmost")', "text = text_of(items=$line)", OCR2, 'line2 = select(regions=$lines2, by="topmost")', "text2 = text_of(items=$line2)"]
        if rng.random() < 0.5:
            text = say(rng, "[Are both {ds} from the same [shop|company|place]?|Do both {ds} have the same heading?|Is the first line of both {ds} the same?|Do the two {ds} come from one shop?|Was it the same [shop|company] both times?|Is {y} from the same [shop|company] as {x}?|Does {y} have the heading of {x}?|Did the same [firm|company] issue both {ds}?|Do {x} and {y} begin with the same line?|Is the title the same on {x} and {y}?|I think both {ds} have the same line at the very top. Is that so?|same heading on the two {ds}, yes or no?|Did I go to the same shop twice, by the two {ds}?|Do the two {ds} carry one title?|Same shop on both {ds}?|Have both {ds} the same name at the top?]", **slots)
            return twin(text, [*calls, 'yes = compare(a=$text, b=$text2, how="same_text")'], "yes", "Same heading", [a, b])
        return twin(say(rng, "[What are the headings of the two {ds}?|Which shops are the two {ds} from?|Who issued each of the {ds}?|Read the first line of each {doc}.|What is {x} called, and what {y}?|What stands at the top of {x}, and of {y}?|Where are the two {ds} from?|The titles of both {ds}, please.|Which [shop|company] is {x} from, and which {y}?|What does each of the two {ds} begin with?|Give me the headline of {x} and of {y}.|I file the {ds} by what stands at the top. What is it on {x}, and on {y}?|top line of {x}, top line of {y}?|At which two shops did I get the {ds}?|From whom is {x}, and from whom is {y}, by the heading?]", **slots), calls, '"First: {text}; second: {text2}"', "Headings", [a, b])
    lines = rng.random() < 0.3
    what, calls = ("lines", [OCR1, "n = count(items=$lines)", OCR2, "m = count(items=$lines2)"]) if lines else ("words", [OCR1, "n = count_words(text=$lines)", OCR2, "m = count_words(text=$lines2)"])
    if kind < 0.87:
        how, pattern = choose(rng, [("greater", f"[Does the first {{doc}} have more {what} than the second?|Is the first {{doc}} longer, in {what}?|Are there more {what} on {{x}} than on {{y}}?|Does {{y}} have fewer {what} than {{x}}?|Is {{x}} the one with more {what}?|Is {{x}} the longer one, by its {what}?]"), ("less", f"[Does the first {{doc}} have fewer {what} than the second?|Is the first {{doc}} shorter, in {what}?|Are there fewer {what} on {{x}} than on {{y}}?|Does {{y}} have more {what} than {{x}}?|Is {{x}} the shorter one, by its {what}?]"), ("equal", f"[Do both {{ds}} have the same number of {what}?|Are there as many {what} on {{x}} as on {{y}}?]")])
        return twin(say(rng, pattern, **slots), [*calls, f'yes = compare(a=$n, b=$m, how="{how}")'], "yes", f"More {what}", [a, b])
    if kind < 0.92:
        form_, pattern = choose(rng, [("n + m", f"[How many {what} are on both {{ds}} together?|Count the {what} of both {{ds}} in one sum.|The {what} of {{x}} plus those of {{y}}?]"), ("n - m", f"[How many more {what} does the first {{doc}} have than the second?|By how many {what} is {{x}} longer than {{y}}?]"), ("m - n", f"[How many more {what} does the second {{doc}} have than the first?|By how many {what} is {{y}} longer than {{x}}?]")])
        return twin(say(rng, pattern, **slots), [*calls, f'result = calculate(expression="{form_}", n=$n, m=$m)'], "result", what.capitalize(), [a, b])
    return twin(say(rng, f"[Which {{doc}} has more {what}?|How many {what} does each {{doc}} have?|How many {what} are on {{x}}, and how many on {{y}}?|Which of the two {{ds}} is longer, in {what}?|Count the {what} on {{x}} and on {{y}}, each by itself.|Compare the number of {what} on the two {{ds}}.|Is {{x}} or {{y}} longer, in {what}?|The number of {what} on both {{ds}}, one by one?|Which has fewer {what}, {{x}} or {{y}}?]", **slots), calls, '"First: {n}; second: {m}"', what.capitalize(), [a, b])


def mixed_counts(rng):
    """One kind of thing in the first picture, another in the second."""
    t, u = Thing(rng), Thing(rng)
    a, b = photo(rng, [t.label]), photo(rng, [u.label])
    calls = [f"a = {t.find}", f"b = {find2(u)}", "n = count(items=$a)", "m = count(items=$b)"]
    slots = dict(t=t.many, u=u.many, **sides(rng, rng.choice(["picture", "photo", "image"]), aged=0))
    kind = rng.random()
    if kind < 0.4:
        form_, pattern = choose(rng, [
            ("n + m", "[How many are the {t} [in|of] the first picture and the {u} [in|of] the second together?|Add the {t} of the first picture and the {u} of the second.|The {t} in {x} and the {u} in {y}: how many in all?|The {t} of the first picture and the {u} of the second go into one list. How many entries has it?|{t} in the first plus {u} in the second, how many|How many do I get if I count the {t} in {x} and the {u} in {y} together?|{t} ({x}) plus {u} ({y})?|Sum of the {t} in {x} and the {u} in {y}?]"), ("n - m", "[How many more {t} are in the first picture than {u} in the second?|By how many do the {t} in {x} outnumber the {u} in {y}?|Take the {u} of {y} from the {t} of {x}.|How many {t} in {x} are left over when each of the {u} in {y} gets one?]"), ("m - n", "[How many more {u} are in the second picture than {t} in the first?|How many of the {u} in {y} get none of the {t} in {x}, if each gets one?|By how many do the {u} in {y} outnumber the {t} in {x}?]"),
            ("n * m", "[Multiply the {t} of the first picture by the {u} of the second.|Each of the {t} in {x} meets each of the {u} in {y}. How many meetings is that?]"), ("n / m", "[How many of the {t} in {x} are there for each of the {u} in {y}?|Share the {t} of {x} among the {u} of {y}: how many for each?|Divide the {t} in {x} by the {u} in {y}.]"),
        ])
        return twin(say(rng, pattern, **slots), [*calls, f'result = calculate(expression="{form_}", n=$n, m=$m)'], "result", "Result", [a, b])
    if kind < 0.75:
        how, pattern = choose(rng, [("greater", "[Are there more {t} in the first picture than {u} in the second?|My brother bets that there are more {t} in {x} than {u} in {y}. Does he win?|Do the {t} in {x} outnumber the {u} in {y}?|Are the {u} in {y} fewer than the {t} in {x}?|Does {x} show more {t} than {y} shows {u}?]"), ("less", "[Are there fewer {t} in the first picture than {u} in the second?|Do the {u} in {y} outnumber the {t} in {x}?|Are the {u} in {y} more than the {t} in {x}?|Are there too few {t} in {x} for the {u} in {y}?]"), ("equal", "[Are there as many {t} in the first picture as {u} in the second?|Is the number of {t} in {x} that of {u} in {y}?|Are the {t} in {x} and the {u} in {y} equal in number?|Is there just one of the {t} in {x} for each of the {u} in {y}?]"), ("at_least", "[Are there enough {t} in the first picture for the {u} in the second?|I want to give each of the {u} in {y} one of the {t} in {x}. Do they suffice?|Could each of the {u} in {y} have one of the {t} in {x}?|Do the {t} in {x} suffice for the {u} in {y}?|Will the {t} in {x} do for all the {u} in {y}?]")])
        return twin(say(rng, pattern, **slots), [*calls, f'yes = compare(a=$n, b=$m, how="{how}")'], "yes", "Comparison", [a, b])
    return twin(say(rng, "[How many {t} are in the first picture and how many {u} in the second?|Count the {t} in {x} and the {u} in {y}.|The number of {t} in {x} and of {u} in {y}, please.|[Tell|Give] me how many {t} {x} has and how many {u} {y} has.|From {x} I need the {t}, from {y} the {u}, in numbers.|Are there more {t} in {x}, or more {u} in {y}? Give both numbers.|Compare the number of {t} in {x} with that of {u} in {y}.|{t} in {x}, {u} in {y}: how many of each?|In {x} count the {t}, in {y} the {u}.|Which are more, the {t} in {x} or the {u} in {y}?|I note the {t} from {x} and the {u} from {y}. Which two numbers do I write?|{t} in the first, {u} in the second, how many each|What do I count of {t} in {x}, and of {u} in {y}?]", **slots), calls, '"' + f"{t.many.capitalize()}: {{n}}; {u.many}: {{m}}" + '"', "Both", [a, b])


FAMILIES = {
    cross: 5, one_of: 5, seen_and_printed: 2.5, seen_on_paper: 2, by_titles: 4.5, price_both: 3.5, looks: 5, mixed_counts: 2.5, sums: 5, sum_limit: 2, compares: 4.5, two_things: 1, both_values: 2.5, both_any: 2, cells_both: 2, charts_both: 1.7, one_value: 4, value_also: 3.5, text_also: 1.7, same_value: 2.5, texts: 4, word_both: 4.5, things: 10, all_things: 1,
    look_alike: 3.5,
}
