"""Questions about what is written: papers, signs, screens, tables and charts."""

import re

from asks import Ask, q
from documents import CITIES, FIRST, FOODS, FORMS, GOODS, SIGN_WORDS, TOPICS, Document, chart, date, form, form_with, letter, person, photo, receipt, sign, table, time, value
from photos import PART, Thing
from words import OPEN, expand, say

OF = "[on the {doc}|on this {doc}|here|in the picture|of this {doc}|]"

# How people ask for the values of printed keys, mostly without saying the key.
PHRASES = {
    # Journeys.
    "Passenger": ["Who is [travelling|the passenger|flying|going on this trip|allowed on board with this]", "Whose [ticket|boarding pass|trip] is [this|it]", "What is the passenger's name", "[In|Under] whose name is the [ticket|trip] booked", "Who was this {doc} made out to", "For whom is the {doc}", "Who will be sitting there", "Name of the [traveller|person travelling]", "Which [person|traveller] may use this {doc}"],
    "Flight": ["Which flight is it", "What is [my|the] flight number", "[What|Which] plane am I on", "Which flight do I look for on the board", "Number of the [plane|flight]", "What is the plane called", "I am picking somebody up: which flight"],
    "Seat": ["Where do I sit", "Which seat [do I have|is mine|was I given|have I got]", "What seat number do I have", "Where must I sit down", "Which [place|chair] is reserved for me", "Where is my place", "Somebody sits in my place, which one is it", "Seat number", "Have I got a window, which seat is it"],
    "Gate": ["[Which|What] gate [do I need|must I go to|is it]", "Where do I board", "Where in the airport [must I go|do I have to be]", "Through which gate do I get on", "To which gate should I [run|walk|hurry]", "Where does the plane stand", "I am lost in the airport: which gate"],
    "Boarding": ["When [does boarding start|do I board|must I be at the gate|can I get on]", "What is the boarding time", "By when should I be at the gate", "At what time do they let us on [the plane|]", "How long can I stay in the cafe, when do we board", "From what time can we get on the plane"],
    "From": ["Where does [the trip|it|the journey] start", "Where [do I|does it|do we] leave from", "From where do we [start|set off|travel]", "[In|At] which [city|station] does [the journey|it] begin", "Where must I get on", "What is the starting point", "Which place is it from"],
    "To": ["Where [is it going|does the trip go|am I going] [to|]", "What is the destination", "Where does [the journey|it|the trip] end", "Where do I [get off|arrive]", "Which city am I travelling to", "[In|At] which place do we get off", "How far does this {doc} take me, to which place"],
    "Destination": ["Where [am I flying|does it go|are we flying] to", "What is [my|the] destination", "In which city will [I|we] land", "Where will the plane take me", "Where does the journey end", "What place is it bound for", "Where are we headed"],
    "Departure": ["When does it leave", "What time does [it|the train] depart", "When do we [start|leave|set off]", "At what time must I be on the platform", "When is the train off", "How late can I be at the station", "By what time should I be on board", "When will the train pull out"],
    "Arrival": ["When does it [arrive|get there]", "What time do we arrive", "At what time [will I|do I|shall we] be there", "When can somebody pick me up at the station", "When does the train get in", "When will the journey be over", "When shall I tell them that I come"],
    "Coach": ["Which [coach|car|carriage|wagon] [do I need|is it|must I get into|am I in]", "In which [carriage|coach|wagon] is my seat", "Which part of the train do I sit in, by number", "Where on the train must I get on, which carriage"],
    "Class": ["Which class is it", "[In|] which class do I travel", "Am I in first or second class"],
    "Plate": ["Which car is it, by plate", "What is the licence plate", "[What is the|Which] registration number [of the car|]", "Which car got it, by its number", "Whose number plate did they write down, what is it", "What stands on the number plate", "Number of the car"],
    "Price": ["How much [is it|does it cost|was it|did it cost|is being asked]", "What does it cost", "What is the price", "What do they [charge|ask|want] for it", "How many [euros|dollars] is it", "How expensive is it", "What would I have to [pay|put down] for it", "Is it expensive, how much is it", "What do I pay for one", "Cost of it"],
    "Valid until": ["How long is [it|this] valid", "Until when [can I use it|is it valid|may I use this]", "When does the {doc} [run out|lapse|stop being valid]", "Up to which [day|date] [can I use it|is the {doc} good]", "Is it still valid, until when", "When do I need a new {doc}", "What is the last day I can use it", "Till when does it hold good"],
    # Bills.
    "Invoice number": ["What is the number of the invoice", "Which invoice is it", "What number do I quote when I pay", "Under which number was it billed", "Which number do I put in the transfer", "What number did they give the bill", "Number of this bill", "My bank wants the number of the invoice, what is it"],
    "Customer": ["Who is the customer", "Who has to pay this", "To whom was it [billed|sold]", "Who [ordered|bought] [it|this]", "Who is it made out to", "For whom was the {doc} written", "Who gets this bill", "Which client is it", "Whose order is it"],
    "Due date": ["When [is it due|must it be paid|do I have to pay|is the payment due]", "By when must I pay", "By when do I have to pay", "Until when can I wait with the payment", "What is the last day to pay", "When do they want their money", "How long do I have to pay it", "By which day must the money be there", "When is it payable", "How much time have I got to settle this, until when", "Latest day for the payment", "Am I late with the payment, when was it due"],
    "Net amount": ["How much is it [without|before|excluding] [tax|VAT]", "What is it before tax is added", "What is the price net of tax", "What does it come to without the VAT", "Amount without tax", "How much would it be tax free"],
    "VAT": ["How much [VAT|tax] is [in it|included|charged]", "How high is the VAT", "What does the state get of it", "How much goes to the tax office", "What amount of tax is on it", "How much can I claim back from the tax office", "What did they add as tax"],
    "Quantity": ["How many were [ordered|bought|delivered]", "How many [pieces|units|of them] [are on it|did we buy|did they send|did I order]", "How many did they bill", "What number of pieces was it", "How big was the order, in pieces"],
    "Unit price": ["What does [a single one|one piece|each one|one of them] cost", "How much [is|for] [one|each|a single piece]", "What do they charge for one", "Price of a single one", "What is the price [apiece|each|of one piece]"],
    "Order number": ["What is my order number", "Under which number was it ordered", "Which number do I give when I ask about my order", "What number does my order have", "Number of my order", "How do they find my order, by which number"],
    "IBAN": ["[Which|What] account do I [pay|transfer the money] to", "Where do I send the money, which bank account", "What is the bank account for the payment", "To which account should I [wire|send|transfer] it", "What is their bank account", "Bank account number"],
    "Amount": ["How much is [to pay|due]", "What is the amount", "How much do they want [from us|from me|]", "What do I have to pay", "How much is the bill", "What will be taken off my account", "What do we owe [for it|]"],
    "Subtotal": ["What [is it|was it|does it come to] before [tax|tip and tax|the extras]", "How much were the things alone", "What do the goods make before anything is added", "Sum before tax", "What does it add up to before the tax"],
    "Sub-total": ["What [is it|was it] before [tax|the extras]", "How much were the things alone", "Sum before tax", "What does it come to before anything is added"],
    "Net": ["How much is it without tax", "What is it before tax", "What does it come to net", "Amount without the tax"],
    "Items total": ["What do all the items come to", "How much are the things before fees", "What do the items make [alone|]"],
    "Goods": ["What were the goods [alone|worth]", "How much is it for the goods", "What do the goods come to"],
    "Tax": ["How much tax [did I pay|is charged|is in it|was added]", "How much of it is tax", "What [went|goes] to the [state|tax office]", "What did the taxman get", "How much was added as tax", "What part of it is tax, in money", "How high is the tax"],
    "Sales tax": ["How much tax [did I pay|is charged|is in it]", "How much of it is tax", "What was added as tax", "How high is the tax"],
    "GST": ["How much tax [is on it|is in it|did I pay]", "What part of it is tax, in money", "How high is the tax"], "MwSt": ["How much tax is in it", "What is the tax on it", "How high is the VAT"],
    "VAT 20 %": ["How much VAT is in it", "How much tax was charged", "How high is the VAT", "What is the tax on it"], "Tax 8 %": ["How much tax was charged", "How much of it is tax", "How high is the tax"],
    "Tip": ["How much tip was given", "What was the tip", "What did the waiter get on top", "What did we leave [for the waiter|for the staff|as a tip]", "How generous were we, what was the tip", "How much was the gratuity"],
    "Service": ["How much is the service charge", "What do they take for service", "What was added for service", "How much did they charge for serving us"],
    "Service charge": ["How much is the service charge", "What do they take for service", "What did they add for service", "How much went to the service"],
    "Shipping": ["What does [the shipping|delivery|sending it] cost", "How much do they take for [sending it|the post|postage]", "What was added for the postage", "How much is it to have it sent", "What did it cost to have it brought here"],
    "Delivery": ["How much is the delivery", "What do they charge for bringing it", "What does it cost to have it brought", "How much was added for bringing it home"],
    "Deposit": ["How much is the deposit", "How much do I have to leave as a deposit", "What do I get back when I return it", "What do I put down as security", "How much money do they hold back as security", "What was paid as security"],
    "Discount": ["How much was taken off", "How big is the discount", "How much did I save", "What did they take off the price", "How much cheaper did they make it", "By how much was the price cut", "What reduction did I get"],
    "Member discount": ["How much did I save as a member", "What did they take off for members", "How much was my membership worth", "How big is the discount"],
    "Voucher": ["How much was the voucher worth", "What did the voucher bring me", "How much did the voucher take off", "What was the gift card good for"],
    "Coupon": ["How much was the coupon worth", "What did the coupon save me", "How much did the coupon take off"],
    "Cash": ["How much did I hand over", "How much cash was paid", "What did I give the cashier", "How much money did I put on the counter", "What did the customer hand over", "How much was given in notes and coins"],
    "Paid": ["How much was paid", "What did I hand over", "How much did the customer give", "What sum was paid"],
    "Card": ["How much was paid by card", "What was taken from my card", "How much went on the card"], "Paid by card": ["How much was paid by card", "What was taken from my card", "How much was charged to the card"],
    "VISA": ["How much was paid by [card|credit card]", "What was taken from my credit card", "How much was charged to the credit card"],
    "Change": ["How much change did I get", "What did I get back", "How much was given back", "What did the cashier hand back to me", "How many coins did I get back, what sum", "How much money came back"],
    "Change due": ["How much change do I get", "What do I get back", "How much must they hand back", "What does the cashier owe me"],
    "Receipt no.": ["What number does the {doc} have", "Which number identifies this {doc}", "I want to return it: which number do I give", "Number of the {doc}"],
    "Order no": ["What is the order number", "Under which number was it ordered", "Which number do I show at the counter", "What number does the order have"],
    "Table": ["Which table was it", "Where did we sit, at which table", "At which table did we eat", "What was our table", "Which table had this"],
    "Cashier": ["Who was the cashier", "Who served me", "Who was at the till", "Who sat at the checkout", "Which employee took my money", "Who rang it up", "Name of the person at the till"],
    "Server": ["Who was our [waiter|server]", "Who served us", "Which waiter did we have", "Who brought the food", "Name of the waiter", "Whom should I tip, who served us"],
    # Staying somewhere.
    "Guest": ["Who [has booked|is the guest|stays here|made the booking]", "Whose [room|booking|stay] is it", "[In|Under] which name is the room booked", "For whom is the room", "Who will sleep there", "Which name do I say at the desk"],
    "Check-in": ["When [does the stay begin|do we arrive|can we check in|does our holiday start|do we get the room]", "On which day do we [arrive|move in|get there]", "From when is the room ours", "What is the first day", "Day of arrival", "When must we be at the hotel"],
    "Check-out": ["When do we [leave|have to check out|have to be out|give the room back]", "On which day does the stay end", "What is the last day", "When must we be out of the room", "Until when is the room ours", "When is our holiday over", "Day of departure"],
    "Nights": ["How many nights [do we stay|are booked|is it|did they bill|do we sleep there]", "How long is the stay", "How often do we sleep there", "For how many nights is the room", "How long do we stay at the hotel"],
    "Price per night": ["How much is a [single |]night", "What does one night cost", "What do they take for each night", "What is the rate for the room, a night", "How much for one night", "What would another night cost"],
    "Room": ["Which room [is it|do we have|must I go to|was I given]", "What is the room number", "Which door do I knock at", "Where do I have to go, which room", "In which room [is it|do I find them]", "Number of the room"],
    "City tax": ["How much is the tax [of|for] the city", "How much does the town take", "What does the city get", "How much is the tourist tax", "What do we pay the town for staying"],
    "Booking code": ["What is my booking code", "Which code do I need to check in", "What is the reference of my reservation", "Under which code are we booked", "What do I type in to find my booking", "Which code do I give the hotel", "Code of the reservation"],
    # People and cards.
    "Phone": ["What is the phone number", "Which number [can|do] I call", "How can I call them", "phone number", "What number should I dial", "How do I reach them by phone", "I want to ring them up: which number", "Under which number do they answer", "On what number can they be reached", "Where do I call if I have a question", "What is their telephone number", "Whom do I dial"],
    "Mobile": ["What is the mobile number", "What is the cell phone number", "On which number can I text them", "To which number do I send a message", "What is the number of the cell phone", "How do I reach them on the go, by mobile"],
    "Fax": ["What is the fax number", "Where can I fax it to", "To which number do I send a fax", "Number of the fax machine"],
    "Email": ["What is the email address", "Where do I write an email to", "How can I mail them", "To which address do I send an email", "How do I write to them online", "What is their e-mail"],
    "Address": ["Where do they live", "What is the address", "Where does it have to go", "Where must it be taken", "Where can I visit them", "Where is [the house|their office|it]", "To which place should I send it", "Where do I find them"],
    "Name": ["What is the name [of this person|on it|]", "Whose {doc} is this", "Who is [this|it]", "What is [he|she] called", "To whom does the {doc} belong", "Whose name is on the {doc}", "Who does this {doc} stand for", "What is the holder called", "Under what name was it made out"],
    "Department": ["Which department is it", "Where does this person work", "In which department does [he|she] work", "To which team does [he|she] belong", "What part of the company is [he|she] in", "Which unit is it"],
    "Employee ID": ["What is the [employee number|ID|staff number]", "Under which number is [he|she] known in the firm", "What number does the worker have", "Number of the employee"],
    "Issued": ["When was it issued", "When did they hand it out", "On which day was the {doc} [made|given out]", "How old is the {doc}, when was it made", "Since when does [he|she] have it"],
    "Expires": ["When does it [expire|run out|become invalid]", "How long is it valid", "Until when can [he|she|I] use it", "When must it be renewed", "When do I need a new one", "What is the last day of it", "Is my {doc} still valid, until when", "By when must I apply for a new {doc}", "How long does the {doc} last"],
    "Date of birth": ["When was [he|she|this person] born", "What is the birthday", "How old is the person, by the date of birth", "On which day did [he|she] come into the world", "When is the birthday of the holder", "On which day is [he|she] a year older, by the birth date"],
    "Blood type": ["Which blood group is it", "What blood type", "Which blood does [he|she|the patient] have", "[He|She] needs a transfusion: which blood group", "What is the blood group"],
    "Holder": ["Whose {doc} is it", "Who is the holder", "Who does it belong to", "Who may use it", "[In|Under] whose name is it", "I found this {doc}, whose is it", "Whose name is on it"],
    "Card number": ["What is the number of the card", "Which number does the card have", "What do I type in as my card number", "Which number is on the card"],
    "Member since": ["Since when is [he|she] a member", "When did [he|she|I] join", "How long has [he|she] been a member, since when", "When was the membership taken out", "When did the membership begin"],
    "Branch": ["Which branch is it", "In which branch was it made", "Where is the library", "Which of their places is it", "At which branch can I use it"],
    "Nationality": ["Which country is [he|she|this person] from", "What nationality is it", "What citizen is [he|she]", "Of which country is [he|she] a citizen", "Which passport does [he|she] hold"],
    "Passport no": ["What is the number of the passport", "The form asks for my passport number, what is it", "Which number identifies the {doc}", "What number has the {doc}"],
    "Place of birth": ["Where was [he|she|this person] born", "In which [city|place] did [he|she] come into the world", "Which town was [he|she] born in", "Birthplace"],
    "Sex": ["Is it a man or a woman, by the {doc}", "Male or female, what does the {doc} say", "Which gender is given", "What gender is it"],
    "Contact": ["Whom can I contact", "Who is the contact", "Whom do I ask for", "Who [looks after|deals with|is in charge of] this", "To whom can I turn", "Who answers questions [about it|]", "Whom should I talk to", "Who can help me with it"],
    "Subject": ["What is the letter about", "What is the subject", "What is it about", "What does it concern", "What do they want to talk about", "What is the matter, by the subject line"],
    "Reference": ["What reference do I give", "Which reference do I quote when I reply", "Under which sign do they keep this", "What number do they want me to quote"],
    "Deadline": ["When is the deadline", "Until when can I [apply|reply|answer|hand it in]", "By when must I [answer|send it|be done|hand it in]", "How long do I have", "What is the last day to apply", "When is it too late", "How much time is left, until when", "By which day must it be there", "Latest day to answer"],
    # School and sport.
    "Student": ["Which student is this about", "Whose {doc} is it", "Who took the course", "Which pupil is it", "Who got this", "Whose marks are these", "Who passed", "Which child is it about", "Who is enrolled"],
    "Teacher": ["Who is the teacher", "Who teaches this", "Who gives the lessons", "Who holds the course", "Who stands in front of the class", "Which teacher is it", "Who gave the mark", "With whom will I learn"],
    "Grade": ["What [grade|mark] did [he|she|I] get", "How well did [he|she] do", "Which mark was given", "How did [he|she|I] do in the exam, what grade", "Did [he|she] do well, which mark is it"],
    "Score": ["How many points were scored", "What is the score", "What did [he|she] score", "What result did [he|she|I] get", "How well did [he|she] do, in points", "What was the result of the test"],
    "Points": ["How many points are there", "How many points did [he|she|I] get", "How many points were given", "How many points does [he|she] have", "How many points was it worth"],
    "Course": ["Which course is it", "What was taught", "What did [he|she] study", "What will I learn", "In which subject is it", "What does [he|she] take lessons in"],
    "Lessons": ["How many lessons are there", "How many lessons do I get", "How often does the course meet", "How many times do we meet", "What number of lessons is paid"],
    "Bib": ["What number did [he|she] run with", "Which number was on the shirt", "Which start number did [he|she] have", "Under which number did [he|she] run"],
    "Runner": ["Who ran", "Who took part", "Whose race was it", "Who crossed the finish line", "Which athlete is it", "Who got this {doc}"],
    "Finish time": ["How long did [he|she] take", "How fast was [he|she]", "How long did the run take", "In what time did [he|she] run it", "When did [he|she] come in", "How quick was the runner"],
    "Place": ["Which place did [he|she|I] get", "Where did [he|she] finish", "Did [he|she] win, which place was it", "How did [he|she] do in the ranking", "As which one did [he|she] come in", "How many were faster, what rank was it"],
    "Distance": ["How far was it", "How long was the way", "How many kilometres did [he|she] run", "How long was the race", "What length did the race have", "How far did [he|she] have to run"],
    "Category": ["Which category is it", "In which category did [he|she] start", "Which group was [he|she] in", "In which class did [he|she] run"],
    # Goods and food.
    "Dose": ["How much should I take", "What is the dose", "How many do I have to take", "How much of it do I give [him|her|the patient|]", "What amount should be taken", "How much of the medicine is right"],
    "Best before": ["When does it [expire|go off|spoil]", "Until when is it good", "Can I still eat it, what is the date", "How long does it keep", "By when should I eat it", "How long can I keep it", "Is it still good, until when", "When must I throw it away", "What is the use-by date", "By which day should it be eaten"],
    "Lot": ["What is the lot number", "Which batch is it", "There is a recall: which batch is this", "From which batch is it", "Number of the batch"],
    "Weight": ["How heavy is it", "What does it weigh", "How much does it weigh", "What do the scales say", "How many kilos is it", "Can I carry it, how heavy is it"],
    "Net weight": ["How much is in it", "How heavy is the content", "How much does the content weigh", "What does it weigh without the package", "How many grams are inside", "How much do I get in one package"],
    "Sugar": ["How much sugar is in [it|this]", "How sweet is it, in sugar", "I am diabetic: how much sugar is in it", "How much sugar [does it have|is needed]", "What amount of sugar is it"],
    "Protein": ["How much protein [is in it|does it have]", "What does it have in protein", "I train a lot: how much protein is in it", "Amount of protein"],
    "Fat": ["How much fat [is in it|does it contain]", "How fatty is it", "I am on a diet: how much fat does it have", "Amount of fat"],
    "Energy": ["How much energy does it have", "How many kilojoules are in it", "How nourishing is it, in energy", "What is the energy content"],
    "Calories": ["How many calories [does it have|are in it|would I eat]", "How fattening is it, in calories", "I count what I eat: how many calories is this", "What does it have in calories"],
    "Salt": ["How much salt is in it", "How salty is it", "My blood pressure is high: how much salt does it have", "How much salt does it contain"],
    "Servings": ["How many people does it serve", "For how many is it", "How many can eat from it", "How many portions do I get", "For how many guests is it enough", "How many mouths does it feed"],
    "Prep time": ["How long does it take to prepare", "How long do I have to [chop and mix|work on it]", "How long does it take before it goes into the oven", "How much work is it, in minutes"],
    "Cook time": ["How long does it cook", "How long must it be in the oven", "How long do I bake it", "When can I take it out, after how long", "How many minutes must it cook", "For how long does it have to cook"],
    "Oven": ["How hot must the oven be", "At what [heat|temperature] do I bake it", "How do I set the oven", "What do I turn the oven to", "How many degrees does it bake at"],
    "Flour": ["How much flour [is needed|do I need|goes in|must I weigh out]", "I have little flour left: how much does it take", "What amount of flour goes into it"],
    "Butter": ["How much butter [is needed|do I need|goes in]", "How much butter must I melt", "What amount of butter goes into it"],
    "Milk": ["How much milk [is needed|do I need|goes in]", "How much milk do I pour in", "What amount of milk goes into it"],
    "Eggs": ["How many eggs [are needed|do I need|go in]", "How many eggs must I crack", "Do I have enough eggs, how many does it take"],
    "Size": ["Which size is it", "How big is it", "Will it fit me, what size is it", "What size does it come in", "What size did I [buy|take]"],
    "Material": ["What is it made of", "Which fabric is it", "What stuff is it", "Is it wool, what is it made of", "What was it made from"],
    "Colour": ["Which colour is it, by the {doc}", "What colour does the {doc} give", "Which colour is printed on the {doc}", "What colour stands on the {doc}"],
    "Made in": ["Where was it made", "Which country is it from", "Where does it come from", "Where was it [sewn|produced|manufactured]", "What is the country of origin"],
    "Wash at": ["How hot may it be washed", "At how many degrees can I wash it", "How do I set the washing machine", "How warm can the wash be", "What temperature may I wash it at"],
    "Article": ["What is the article number", "Under which number can I order it", "Which number does the shop need", "Number of the product"],
    # Screens.
    "Network": ["Which network is [it|this]", "What [wifi|network] am I [in|connected to]", "What is the wifi called", "Over which network am I online", "What network does the computer use"],
    "IP address": ["What is the IP [address|]", "Which IP does this computer have", "What address does the machine have in the network", "Under which address can the device be reached", "The help desk wants the IP, what is it"],
    "Battery": ["How full is the battery", "How much battery is left", "How much charge is [left|there]", "How much power do I have left", "Do I have to charge it, how full is it", "How long will the phone live, how full is the battery"],
    "Storage": ["How much storage is [used|left|taken]", "How full is the [disk|memory|device]", "How much of the memory is taken", "How much space is taken"],
    "Signal": ["How strong is the signal", "How good is the reception", "Is the reception good, how strong is it", "How many bars do I have"],
    "Version": ["Which version is [installed|it|running]", "How new is the software, which version is it", "What release do I have", "Which release is on this device", "For the bug report: which version"],
    "User": ["Who is [logged in|the user|signed in]", "Whose account is it", "Under which name am I logged in", "Who is using this computer", "Which account is open"],
    "Free space": ["How much space is [left|free]", "How much room is left on the disk", "How much can I still store", "How many gigabytes are free"],
    "Password": ["What is the password", "What do I type in to get in", "How do I get into the wifi, with which password", "Which secret word do I need", "What must I enter to log in"],
    "Status": ["What is the status", "How far is it", "What state is it in", "How do things stand", "Is it done, what is the status"],
    "Last update": ["When was the last update", "When was it last updated", "How old is the last update", "When was it last brought up to date", "How fresh is it, when was it updated"],
    "Download speed": ["How fast is the download", "How fast is the [internet|connection]", "How quickly does it load", "How many megabits do I get", "Is the internet fast, what speed is it"],
    # Parking.
    "Entry": ["When did [I|the car] [drive|come] in", "Since when does the car stand there", "At what time did the car arrive", "When did the parking begin", "When did I park"],
    "Exit": ["When did the car leave", "When did [I|the car] drive out", "At what time was the car gone", "Until when did the car stand there"],
    "Fee": ["How much is the fee", "What does it cost", "How much money do they want", "What do they charge", "How much do I have to pay", "How much will it cost me", "What do they take for it"],
    "Zone": ["Which zone is it", "In which zone may I park", "Where may I park, which zone", "Which area does it hold for"], "Location": ["Where is it", "Where did it happen", "Where was the car", "At which place was it", "Which street or town is given"],
    "Fine": ["How high is the fine", "What do I have to pay", "How much is the penalty", "What does the offence cost me", "How much do they want for wrong parking", "How expensive is my mistake"],
    "Pay by": ["By when must I pay", "Until when can I pay the fine", "How long do I have to pay it", "What is the last day to pay", "By which day must I have paid", "When is it due"],
    # Weather and events.
    "Temperature": ["How [warm|cold|hot] is it", "What is the temperature", "How many degrees are there", "Do I need a coat, how cold is it", "What does the thermometer say", "How many degrees is it"],
    "Humidity": ["How humid is it", "How damp is the air", "How moist is it", "Is the air dry, how humid is it"], "Wind": ["How strong is the wind", "How hard does it blow", "How windy is it", "Can I go sailing, how strong is the wind", "Will my hat fly off, how strong is the wind"],
    "Rain": ["How likely is rain", "What is the chance of rain", "Do I need an umbrella, how likely is rain", "Will I get wet, what is the chance of rain", "Will it stay dry, how likely is rain"],
    "Sunrise": ["When does the sun rise", "When does it get light", "When does the day begin, by the sun", "When does the sun come up", "From what time is it light", "How early must I get up to see the sun come up"],
    "Sunset": ["When does the sun set", "When does it get dark", "When does the sun go down", "Until when is there daylight", "At what time must I switch the lights on", "When is the light gone"],
    "Pressure": ["What is the air pressure", "How high is the barometer", "What does the barometer say", "How high is the pressure"], "City": ["Which city is it for", "For which place is the forecast", "Where is this weather", "Which town is it about"],
    "Event": ["What is the event", "What am I going to see", "What is on that evening", "What will be played", "What is the {doc} for", "What show is it"], "Venue": ["Where does it take place", "Where is the [concert|event]", "Where do I have to go", "At which place is the show", "Where is it held", "Where will it be"],
    "Doors": ["When do the doors open", "From when can I get in", "When do they let people in", "When can we go inside", "At what time may we enter"], "Start": ["When does it [start|begin]", "What time does the [show|concert] begin", "At what time is the beginning", "By when must I be in my seat", "When does it get going", "When must I be there"],
    "End": ["When does it [end|finish]", "When is it over", "Until what time does it go", "When can I go home", "How late will it get", "When shall I pick you up"],
    "Row": ["In which row do I sit", "Which row is it", "How far from the stage do I sit, in which row", "Which row must I look for"], "Section": ["Which section is it", "Which part of the hall is it", "In which block do I sit", "Through which section do I go in"],
    "Speaker": ["Who gives the talk", "Who will speak", "Who stands on the stage", "Whom will we hear", "Who holds the lecture", "Who talks that day"], "Topic": ["What is the talk about", "What will be talked about", "What is the lecture on", "What will they speak about", "Which subject is it"],
    "Hall": ["In which hall is it", "Where is the talk", "Which room is the talk in", "Into which hall must I go"], "Seats": ["How many can sit there", "For how many is there room", "How many people fit in", "How many chairs are there, by the {doc}"],
    # Meters and fuel.
    "Previous reading": ["What was the meter before", "What did the meter say last time", "What was the old reading", "Where did the meter stand last year"], "Current reading": ["What does the meter say now", "What is the new reading", "Where does the meter stand", "What is on the meter [today|at present]"],
    "Usage": ["How much was used", "How much did we use", "How much did we burn", "How much have we consumed", "What was our consumption", "Did we waste a lot, how much was used"],
    "Price per unit": ["What does one unit cost", "How much is a unit", "What do they take for each unit", "What is the rate", "How much does each kilowatt hour cost"], "Base fee": ["What do I pay even if I use nothing", "How much is the fixed part", "What is charged before anything is used", "How high is the standing charge"],
    "Customer number": ["What number am I as a customer", "Under which number do they know me", "Which number do I give when I call them", "What is my client number"], "Account": ["Which account is it", "From which account is it paid", "What number does the account have", "Which account does it go to"],
    "Rent": ["How much is the rent", "What do we pay in rent", "What does the flat cost [a month|]", "How much does the landlord get", "What does it cost to live there", "How expensive is the flat"], "Heating": ["How much is the heating", "What do we pay to keep warm", "How much do we pay for warmth", "What does it cost to heat"], "Water": ["How much is the water", "What do we pay for water", "What does the water cost us"],
    "Litres": ["How many litres did I [get|fill in|tank|buy]", "How much did I fill up", "How much went into the tank", "How much fuel did I get", "How many litres fitted in"], "Gallons": ["How many gallons did I buy", "How many gallons went into the tank", "How many gallons did it take"],
    "Price per litre": ["What does one litre cost", "How much is a litre", "What do they take for a litre", "Is the fuel cheap, how much is a litre"], "Fuel": ["What did the fuel cost", "How much did I pay for the fuel", "What did it cost to fill up", "How much went for petrol"],
    "Car wash": ["How much was the car wash", "What did it cost to wash the car", "What did I pay for the clean car"], "Pump": ["Which pump was it", "At which pump did I stand", "Where did I fill up, at which pump", "Number of the pump"],
    # Parcels, pay, money.
    "Sender": ["Who sent [it|this]", "Who is it from", "From whom did the parcel come", "Who mailed it", "Who put it in the post", "To whom does it go back if nobody takes it"],
    "Recipient": ["Who gets [it|this]", "Who is it for", "Whom is it addressed to", "To whom must it be delivered", "Whose parcel is it", "Who should receive it", "At whose door do I ring", "To whom do I hand it"],
    "Tracking": ["What is the tracking number", "How can I follow the parcel, by which number", "Where is my parcel, by which number can I look it up", "What do I type in to trace it", "Under which number can it be traced"],
    "Carrier": ["Who delivers it", "Which company brings it", "Who carries the parcel", "With whom was it sent", "Which service brings the parcel"], "Postage": ["How much was the stamp", "What did it cost to send", "How much did the sender pay to post it", "What did the post office get"], "Items": ["How many [items|things] [are in it|were sent|are there]", "How many pieces are in the parcel", "What number of things is inside"],
    "Gross pay": ["What was earned before [tax|deductions]", "How much was earned in all, before tax", "What does the boss pay before anything is taken off", "What is the salary before tax"],
    "Net pay": ["How much [is|was] paid out", "What does [he|she] take home", "How much is left of the pay", "What lands on the bank account", "What did [he|she] really get", "How much does [he|she] have after all deductions", "What remains to live on"],
    "Hours": ["How many hours were worked", "How long did [he|she|they] work", "How many hours is it", "How much time was put in", "For how many hours was [he|she] paid"], "Overtime": ["How much overtime was there", "How many hours did [he|she] work extra", "How long did [he|she] work beyond the normal time", "How many extra hours were there"],
    "Employer": ["Who [pays|is the employer]", "Where does [he|she] work", "For whom does [he|she] work", "Which firm pays the wages", "Who is the boss, by the {doc}"], "Bonus": ["How big is the bonus", "What was paid on top of the wages", "How much extra money was there", "What did [he|she] get for good work"],
    "Insurance": ["How much is the insurance", "What does the insurance cost", "What is paid for insurance", "How much goes to the insurance"],
    "Prescribed by": ["Which doctor prescribed it", "Who wrote the prescription", "Who said that I should take it", "Which doctor is it from", "Who signed for the medicine"], "Patient": ["Who is the patient", "Whose medicine is it", "Who is ill", "For whom is it", "Who was examined", "Whose results are these", "Who is being treated"],
    "Medicine": ["Which medicine is it", "What should [he|she] take", "What was prescribed", "Which drug is it", "What is the pill called", "What do I ask for in the pharmacy"], "Refills": ["How many refills [are left|are allowed]", "How often can I get more", "How often can it be filled again", "How many times can I come back for more"], "Pharmacy": ["Which pharmacy is it from", "Where was it bought", "Which chemist gave it out", "Where can I get more, at which chemist"],
    "Doctor": ["Who is the doctor", "Which doctor is it", "Who will examine me", "Whom do I see there", "Who treats [him|her|me]", "At whose practice is it", "To whom do I go"], "Appointment": ["When is the appointment", "When should I be there", "At what time do they expect me", "When is it my turn", "When does the doctor see me", "What time must I come in"],
    "Balance": ["How much is on the account", "What is left in the account", "How rich am I, by the {doc}"], "Opening balance": ["How much was there at the start", "How much was on the account in the beginning", "With how much did the month begin", "What was on the account before"], "Closing balance": ["How much was there at the end", "How much is on the account now", "What is left on the account", "With how much did the month end", "How much money do I have in the end"],
    "Account no": ["Which account is it", "What number does the account have", "For which account is this", "Number of the account"], "Interest": ["How much interest was [paid|earned]", "What did the bank pay me for my savings", "How much did my money earn", "What did the money bring in"], "Withdrawals": ["How much was taken out", "What went off the account", "How much left the account", "How much was spent from it"], "Deposits": ["How much was paid in", "How much came in", "What was put on the account", "How much money went into the account"],
    # Cars, flats, books, policies, rentals, health, animals.
    "Make": ["Who built the car", "Which make is it", "What kind of car is it", "From which manufacturer is it", "Which company made the car"], "Model": ["Which model is it", "What is it called", "Which type of car is it", "What type is it"], "Serial no": ["What is the serial number", "Which number does the device have"], "Mileage": ["How far has it been driven", "How many kilometres has it run", "How many miles are on it", "What does the odometer say", "Has it been driven a lot, how far", "How much has the car been used"],
    "Engine": ["Which engine does it have", "How big is the engine", "What is under the hood", "What is it driven by"], "First registered": ["When was it first registered", "How old is the car, from which date", "Since when is the car on the road", "When did the car first hit the road"], "Owner": ["Who owns it", "Who is the owner", "Whose [is it|property is it]", "To whom does it belong", "Who is written down as the owner", "Whom do I call, who owns it"],
    "Tenant": ["Who rents it", "Who lives there", "Who is going to live in the flat", "Who moves in", "Who pays the rent"], "Landlord": ["Who is the landlord", "To whom is the rent paid", "Who lets the flat", "Whose flat is it", "From whom do I rent"], "Floor": ["On which floor is it", "How many stairs up is it, on which floor", "How high up is the flat", "Which storey is it"], "Area": ["How large is the flat", "How many square metres are there", "How much space does the flat have", "How big is it", "How roomy is it"], "Rooms": ["How many rooms [are there|does it have]", "Is there space for children, how many rooms are there", "How many rooms do I get"],
    "Author": ["Who wrote [it|the book]", "By whom is it", "Which writer is it by", "Whose book is it, who wrote it", "From whose pen is it"], "Title": ["What is the book called", "Which book is it", "Under what title did it come out", "What is the name of the book"], "Publisher": ["Who published it", "Which house brought it out", "Where did the book come out, at which house", "Which company printed the book"], "Pages": ["How many pages does it have", "How long is the book", "How thick is it, in pages", "How many pages are there", "How much is there to read"], "ISBN": ["What is the ISBN", "Under which number can I order the book", "Which number does the bookshop need"], "Year": ["From which year is it", "When was it [published|made]", "How old is it, from which year", "In which year did it come out"],
    "Premium": ["How much is the insurance", "What does the insurance cost", "What do I pay to be insured", "What does the cover cost me"], "Policy no": ["What is the number of the policy", "Under which number am I insured", "Which number do I give when I report a damage", "Number of my insurance"], "Insured": ["Who is insured", "Whose policy is it", "Who is covered", "For whom does the insurance pay"], "Excess": ["How much do I pay myself", "What part of a damage do I bear", "How much must I pay before they do", "What is my own share of a damage"], "Persons": ["How many people [are booked|is it for|are covered|are insured]", "For how many does it count", "How many of us does it cover"],
    "Pick-up": ["When is the pick-up", "When can I pick up the car", "On which day do I get the car", "From when do I have the car"], "Return": ["When must I bring it back", "When does the car have to be back", "Until when can I keep the car", "On which day do they want the car back", "By when must it be returned"], "Kilometres": ["How many kilometres were driven", "How far did [he|she|we] drive", "How far did the car go", "How long was the drive"], "Days": ["For how many days is it", "How long do I have the car", "How many days did we rent it", "How long is the rental"], "Driver": ["Who drives", "Who may drive the car", "Who rented it", "Who sits at the wheel", "Who is responsible for the car"],
    "Blood pressure": ["What was the blood pressure", "What did they measure at the arm", "How high is the blood pressure", "Is the blood pressure too high, what is it"], "Pulse": ["How fast was the pulse", "How many heartbeats a minute", "How fast does the heart beat", "How quick is the heart"], "Height": ["How tall is [he|she|the patient]", "What is the body height", "How many centimetres is [he|she]", "How high did they measure [him|her]"], "Species": ["What kind of animal is it", "Which animal is it", "Is it a dog or a cat, by the {doc}", "What animal does the {doc} belong to"], "Chip no": ["What is the number of the chip", "Which number does the chip carry", "The pet is lost: which chip does it have"], "Vaccinated": ["When was it vaccinated", "When did the pet get its shot", "On which day was the injection given", "How long ago was the shot, when was it"],
    "Copies": ["How many copies were [made|ordered|printed]", "How many were printed", "How many copies are there", "How often was it printed"],
}
# Keys that mean something else on some paper.
PHRASES_OF = {
    ("order", "Delivery"): ["When will it [come|be delivered|arrive]", "When do I get my order", "On which day will it be brought", "By when will my order be here", "When is it going to be delivered", "How long do I have to wait, when does it come"],
    ("order", "Pages"): ["How many pages are printed", "How many pages does each copy have", "How long is the print"], ("order", "Status"): ["How far is my order", "What is the state of the order", "Has it been sent, what is the status", "Is my order done, what is its status"],
    ("lease", "Start"): ["From when is the flat [free|mine]", "When can I move in", "On which day does the lease begin", "From which day do I pay rent"], ("course", "Start"): ["When does the course [start|begin]", "On which day is the first lesson", "When must I come for the first time", "From when do we learn"],
    ("course", "Hours"): ["How many hours does the course have", "How long is the course", "How much time does the course take, in hours"], ("certificate", "Class"): ["Which class is [he|she] in", "Which form is the pupil in"],
    ("health sheet", "Temperature"): ["Does [he|she] have a fever, what is the temperature", "How warm is the body", "How high is the fever", "What did the thermometer say"], ("health sheet", "Weight"): ["How heavy is [he|she|the patient]", "What does the patient weigh", "What did the scales say", "How many kilos does [he|she] have"],
    ("pet passport", "Name"): ["What is the [pet|animal] called", "To which name does the animal listen", "What do I call the animal", "What is the name of the pet"], ("pet passport", "Weight"): ["How heavy is the [pet|animal]", "What does the animal weigh"],
    ("pet passport", "Colour"): ["Which colour is the animal, by the {doc}", "What colour is the fur, by the {doc}"], ("shipping label", "Weight"): ["How heavy is the parcel", "What does the parcel weigh", "Can I carry the parcel, how heavy is it"],
    ("recipe", "Price"): ["What does the dish cost", "How expensive is it to cook this", "What do I pay for the ingredients"], ("vehicle paper", "Price"): ["What does the car cost", "How much do they want for the car", "What would I pay for the car", "How expensive is the car"],
    ("vehicle paper", "Year"): ["How old is the car, from which year", "In which year was the car built", "From which year is the car"], ("pay slip", "Tax"): ["How much was taken off as tax", "What did the taxman keep", "How much of the wages went to the state"],
    ("letter", "Fee"): ["What does it cost", "How much do they ask for", "How much do I have to pay", "What do they charge us"], ("book page", "Copies"): ["How many copies are there", "How many of this book do they own", "How many can be borrowed"],
    ("bank statement", "Fee"): ["What does the bank charge", "How much did the bank take for itself", "What did the account cost me"], ("rental", "Insurance"): ["What does the insurance of the car cost", "How much did they add for the insurance"], ("talk", "Fee"): ["What does it cost to get in", "How much is the entry", "What do I pay to listen"],
    ("invoice", "Date"): ["When was it [billed|written]", "When did they write the {doc}"], ("event ticket", "Date"): ["On which day is [the show|the concert|it]", "When is the [show|concert]", "Which evening must I keep free", "When do I have to be there, which day"], ("appointment card", "Date"): ["On which day is [my appointment|it]", "Which day do I have to come", "When must I go to the doctor, which day", "When do they expect me, on which day"],
    ("boarding pass", "Date"): ["On which day do [I|we] fly", "When is the flight, which day", "Which day do we leave", "Do we fly today, what is the date"], ("train ticket", "Date"): ["On which day do [I|we] travel", "For which day is the ticket", "Which day is the train", "Is the ticket for today, what is the date"], ("race certificate", "Date"): ["When was the race", "On which day did they run"], ("talk", "Date"): ["On which day is the talk", "When is it, which day", "Which day should I put in my calendar"],
    ("prescription", "Date"): ["When was it prescribed", "On which day did the doctor write it"], ("health sheet", "Date"): ["When was the [check-up|examination]", "On which day was it measured"], ("pay slip", "Date"): ["For which day was it paid", "When was the money paid"], ("bank statement", "Date"): ["From which day is the statement", "Of which day is it"], ("certificate", "Date"): ["When was it awarded", "On which day did [he|she] get it"], ("letter", "Date"): ["When was it [written|sent]", "On which day did they write", "How old is the letter, which date"], ("shipping label", "Date"): ["When was it [sent|posted|shipped]", "On which day did it go off"],
}
DATE_PHRASES = ["What is the date", "Which day is [printed|given|it]", "What date is on it", "From when is the {doc}", "Of which day is the {doc}", "Which date was put on it", "When is it dated"]
RECEIPT_DATES = ["When did I buy this", "On which day [was I there|did I shop there|was it bought]", "When was [this|it] [bought|printed]", "Can I still return it, when did I buy it", "When did I go shopping there"]
PHRASES["Date"] = [*DATE_PHRASES, "When was [this|it] [issued|written|printed]"]
TOTAL_PHRASES = [
    "What is the total [on the {doc}|of this {doc}|]", "How much [do I have to pay|is it in all|was it in total|did I pay|is to be paid|do they want|did we spend]", "What does it [all|] come to",
    "How [much|expensive] was [it|lunch|dinner|the shopping|everything] [in all|altogether|]", "What is the [final|total] amount", "What [do I owe|is the sum|did it cost in the end]", "[Tell me|Give me|I need] the total [of the {doc}|]",
    "How much money did I [spend|leave there]", "total", "[What's|What is] the grand total", "What sum is [on|at the bottom of] the {doc}", "[The|] amount on the {doc}", "What did this [purchase|meal|visit] cost",
    "What's the damage", "How deep do I have to reach into my pocket", "What do they want from me all in all", "How much must I put on the table", "What is the tab", "How much will be taken from my card", "What was the whole thing", "How high is the [bill|{doc}]", "What did everything make", "To how much does it add up",
    "I am paying: how much", "What am I supposed to pay", "How much do I get back from the firm for this {doc}", "I have to enter the {doc}: what sum", "How much was spent [there|]", "What did the evening cost us", "What figure do I put into my books", "Name the sum to be paid", "What is the bottom line", "How many [euros|dollars|pounds] [was it|is it|do I owe them]",
    "What did the whole lot cost", "How much is everything on the {doc}", "What was paid in the end", "What does the {doc} come to", "What does the {doc} amount to", "The whole {doc}, how much is that", "What did they make me pay", "How dear was it altogether",
]
TITLE_PHRASES = [
    "[Which|What] [shop|store|company|business] [is this from|printed this|is it|gave me this {doc}]", "What is the [title|heading|headline] [of the {doc}|of this {doc}|at the top|]", "Read [me|] the [heading|title|headline|first line]",
    "What [is|stands] at the very top [of the {doc}|]", "What does the first line say", "Who [issued|wrote|printed] this {doc}", "Where did I [buy|get] this", "What is the {doc} called", "Whose {doc} is this, by its heading",
    "Where is this {doc} from", "Which [firm|place|house] made out this {doc}", "What is the name of the [shop|firm|business]", "Where have I been shopping", "With which line does the {doc} begin", "How does the {doc} begin", "What is the topmost line", "What comes first on the {doc}", "What are the first words", "What is it headed",
    "Read me the top line", "Give me the title of the {doc}", "Tell me what the {doc} is headed", "Under what heading does it stand", "Who is named at the top of the {doc}", "What name is at the top", "Only the headline", "Which heading does the {doc} carry", "What does the {doc} say first",
]
END_PHRASES = [
    "What does the last line say", "Read the [bottom|last] line", "What [is|stands] at the very bottom [of the {doc}|]", "How does the {doc} end", "What is the last line", "With what words does the {doc} close", "What comes last on the {doc}", "What is the closing line", "What does it say right at the end",
    "Which line is the lowest", "Read me how it ends", "What is the final line of the {doc}", "Tell me the last line", "What stands in the last line", "Give me the line at the very end",
]
READ = {}  # what a phrase can sound like, and the keys that it asks for


def readings(pattern):
    """All readings of a pattern."""
    found = re.search(r"\[([^\[\]]*)\]", pattern)
    if not found:
        return [re.sub(r"\s+", " ", pattern).strip()]
    return [text for choice in found.group(1).split("|") for text in readings(pattern[: found.start()] + choice + pattern[found.end():])]


def phrases_of(doc, key):
    """The phrases for a key of a paper."""
    if key == doc.total and doc.kind in ("receipt", "invoice", "hotel booking", "fuel", "rental", "order"):
        return TOTAL_PHRASES
    return PHRASES_OF.get((doc.kind, key)) or PHRASES.get(key, ())


def clear_phrase(doc, key, rng):
    """A phrase for the value of a key that fits no other key of the paper."""
    phrases = phrases_of(doc, key)
    for _ in range(6 if phrases else 0):
        text = re.sub(r"\s+", " ", expand(rng.choice(phrases), rng)).strip()
        if not any(text in read_as(doc, other) for other in doc.pairs if other != key):
            return text
    return None


def read_as(doc, key):
    """What the phrases for a key of a paper can sound like."""
    phrases = phrases_of(doc, key)
    if id(phrases) not in READ:
        READ[id(phrases)] = {text for phrase in phrases for text in readings(phrase)}
    return READ[id(phrases)]


# Questions put as a clause of another sentence: `When does it leave` is `I need to know when it leaves`.
PAST = {
    "pay": "paid", "get": "got", "buy": "bought", "cost": "cost", "come": "came", "go": "went", "spend": "spent", "drive": "drove", "give": "gave", "make": "made", "run": "ran", "see": "saw", "leave": "left", "sit": "sat", "take": "took", "park": "parked",
    "stand": "stood", "eat": "ate", "do": "did", "work": "worked", "use": "used", "have": "had", "begin": "began", "start": "started", "join": "joined", "write": "wrote", "finish": "finished", "save": "saved", "hand": "handed", "study": "studied", "say": "said", "add": "added",
}
VERBS = set(PAST) | set(
    "depart arrive sit board end expire last mention need weigh know open close rise set serve belong owe want charge keep live pick stay sleep check apply reply answer travel rent fit call reach dial show read contain exceed hold lead become come put tell ask beat return fly land look".split()
)
NOT_WHOLE = r"(?:than|due|born|over|built|free|made|left|gone|held|back|off|done|paid|valid|open|ready|sent|bought|in (?:all|total|the end)|altogether|(?:in|for|from|on|at|about)$|higher|lower|larger|bigger|smaller|cheaper|dearer|greater|more|less|below|under|above|ahead|behind|short|[a-z]+e[dn])\b"
WHO = r"(?P<wh>(?:(?:from|by|until|till|at|on|in|to|for|with|under|of|through|up to|since) )?(?:what|which|when|where|whom?|whose|how)\b(?: [\w{}' -]+?)??)"
NP = r"(?P<np>it|this|that|I|we|he|she|they|there|this person|(?:the|my|our|this|his|its|their|a|an|one) (?:\{\w+\}|\w+)|\{\w+\})"
THIS = r"(?P<np>it|this|I|we|they|he|she|(?:the )?\{\w+\} and (?:the )?\{\w+\}|\{w?n\} \{\w\}|\{\w+\} (?:euros|dollars|pounds)|(?:the )?\{\w+\}|the (?:bill|total|sum|amount|price))"
BE = "is|are|was|were|can|could|must|should|will|would|may|has|have|shall"


def third(verb):
    return {"do": "does", "have": "has", "go": "goes"}.get(verb, verb + ("es" if verb.endswith(("s", "x", "sh", "ch")) else "s") if not re.search(r"[^aeiou]y$", verb) else verb[:-1] + "ies")


def past(verb):
    return PAST.get(verb, verb + ("d" if verb.endswith("e") else "ed"))


def finite(aux, verb):
    return {"do": verb, "does": third(verb), "did": past(verb)}[aux]


def clause(text):
    """A question with a question word as a clause, where that is sure to be right."""
    if re.search(r"[:;,.]|\b(?:if|when|once|after)\b|\band (?:what|when|who|how|where|which)\b", text[1:]):
        return None
    text = text[0].lower() + text[1:]
    if re.match(r"(?:which|who)\b.* (?:is|are|was) the \w+est\b", text):
        return text
    if m := re.fullmatch(rf"{WHO} (?P<aux>{BE}) {NP}(?P<rest>(?: .*)?)", text):
        wh, aux, np, rest = m["wh"], m["aux"], m["np"], m["rest"]
        whole = (" " in np or np.startswith("{")) and aux in ("is", "are", "was", "were") and rest and not re.match(NOT_WHOLE, rest[1:])
        if " " in np and aux in ("has", "have"):
            return text if wh != "what" else None
        return f"{wh} {np}{rest} {aux}" if whole else f"{wh} {np} {aux}{rest}"
    if (m := re.fullmatch(rf"{WHO} (?P<aux>do|does|did) {NP} (?P<verb>\w+)(?P<rest>(?: .*)?)", text)) and m["verb"] in VERBS and not (m["aux"] == "did" and m["verb"] not in PAST):
        return f"{m['wh']} {m['np']} {finite(m['aux'], m['verb'])}{m['rest']}"
    if re.match(r"(?:who|what|which \w+|how many \w+|how much \w+|whose \w+) (?:is|was|are|were|has|have|can|may|should|must|pays|drives|owns|sent|wrote|made|teaches|gives|gets|lives|rents) (?!it\b|this\b|the\b|my\b|I\b|we\b|a\b|one\b|\{)", text):
        return text
    return None


def claim(text):
    """A question that is answered by yes or no as a plain statement, where that is sure to be right."""
    if re.search(r"[:;]|, |\. |\bany(?:where)?\b| or ", text):
        return None
    text = text[0].lower() + text[1:]
    if m := re.fullmatch(rf"(?P<aux>{BE}) {THIS} (?P<rest>(?!of |for |in |on |and ).*)", text):
        return f"{m['np']} {m['aux']} {m['rest']}"
    if (m := re.fullmatch(rf"(?P<aux>do|does|did) {THIS} (?P<verb>\w+)(?P<rest>(?: .*)?)", text)) and m["verb"] in VERBS and not (m["aux"] == "did" and m["verb"] not in PAST):
        return f"{m['np']} {finite(m['aux'], m['verb'])}{m['rest']}"
    return None


ROUND_WHAT = [
    "[Can|Could] you [tell me|say|see|make out] {c}?", "I need to know {c}.", "[Do you know|Any idea] {c}?", "I [wonder|am wondering|was wondering] {c}.", "I'd like to know {c}.", "I [am trying|am asked|want] to find out {c}.", "[Tell me|Let me know|Check|Look up|Find out|Please see] {c}.", "[My boss|My wife|My husband|The office|The customer|Somebody] [wants to know|asks|is asking] {c}.",
    "I [forgot|can't see|cannot find|can't make out|don't understand|am not sure] {c}.", "Does it say [here|anywhere|] {c}?", "Remind me {c}.", "What I need to know is {c}.", "It is not clear to me {c}.", "Would you [look up|check] {c}?", "It matters to me {c}.", "The question is {c}.", "Be so kind and tell me {c}.", "Can you work out {c}?",
]
ROUND_WHETHER = [
    "I [need|want|would like] to know [whether|if] {c}.", "[Can|Could] you [tell me|check|see|work out] [whether|if] {c}?", "I [wonder|am not sure|was wondering] [whether|if] {c}.", "[Tell me|Check|Find out|Make sure|Look] [whether|if] {c}.", "[My boss|My wife|The office|A friend] [asks|wants to know] [whether|if] {c}.",
    "I think {c}. Am I right?", "I [say|bet|believe|guess] {c}. [Is that so|Is that right|True]?", "Somebody [says|claims|told me] that {c}. Is that [true|right|correct]?", "{C}, [right|correct|is that right|isn't that so]?", "Is it [true|right|correct|the case] that {c}?", "Would it be right to say that {c}?", "{C}: true or false?", "My guess is that {c}. Is it so?", "Can I be sure that {c}?",
]


def indirect(text, rng):
    """A question put in a roundabout way, or as it is when that is not sure to be right."""
    bare = text.rstrip(" ?")
    if not text.endswith("?") or bare.endswith((".", "!")):
        return text
    if part := clause(bare):
        return expand(rng.choice(ROUND_WHAT), rng).replace("{c}", part)
    if part := claim(bare):
        return expand(rng.choice(ROUND_WHETHER), rng).replace("{c}", part).replace("{C}", part[0].upper() + part[1:])
    return text


def put(rng, pattern, end=False, **slots):
    """A question of a pattern; now and then put in a roundabout way."""
    text = re.sub(r"\s+", " ", expand(pattern, rng)).strip()
    text = re.sub(r"\s+([,.?!;:])", r"\1", text)
    if end:
        text = ask_end(text)
    text = say(rng, indirect(text, rng) if rng.random() < 0.16 else text, **slots)
    # A slot that begins the sentence: most people write it large.
    return text[0] + text[1].upper() + text[2:] if text.startswith(OPEN) and rng.random() < 0.6 else text


def paper(rng):
    return rng.choice([receipt, receipt, form, form, form])(rng)


# Other nouns for printed keys: a sum or a difference is seldom asked for in the paper's own words.
ALIASES = {
    "Total": ["sum", "final amount", "whole amount"], "Subtotal": ["sum before tax"], "Sub-total": ["sum before tax"], "Tip": ["gratuity"], "Service charge": ["charge for service"], "Shipping": ["cost of shipping", "shipping cost"], "Delivery": ["delivery charge"], "Deposit": ["security deposit"], "Discount": ["reduction", "rebate"], "Voucher": ["gift voucher"], "VAT": ["value added tax", "tax"], "VAT 20 %": ["VAT", "tax"], "Tax 8 %": ["tax"], "Sales tax": ["tax"], "GST": ["tax"], "MwSt": ["VAT", "tax"], "Tax": ["tax amount"],
    "Cash": ["cash given"], "Change": ["money given back"], "Change due": ["change"], "Net": ["net amount"], "Goods": ["price of the goods"], "Price": ["cost", "asking price"], "Fee": ["charge"], "Fine": ["penalty"], "Amount": ["sum to pay"], "Rent": ["monthly rent"], "Heating": ["cost of heating", "heating bill"], "Water": ["cost of water", "water bill"], "Net pay": ["take-home pay", "money paid out"], "Gross pay": ["pay before tax", "gross salary"], "Bonus": ["extra pay"], "Overtime": ["time worked extra"], "Hours": ["working time", "number of hours"], "Insurance": ["cost of the insurance"],
    "Postage": ["cost of sending"], "Premium": ["insurance premium"], "Excess": ["own share"], "Mileage": ["distance driven", "number on the odometer"], "Area": ["floor space", "size of the flat"], "Usage": ["consumption", "amount used"], "Base fee": ["standing charge", "fixed charge"], "Price per unit": ["unit rate"], "Price per litre": ["cost of a litre", "litre price"], "Litres": ["number of litres", "amount of fuel"], "Gallons": ["number of gallons"], "Fuel": ["cost of the fuel", "petrol"], "Car wash": ["cost of the car wash"], "Nights": ["number of nights"], "Price per night": ["room rate", "cost of a night"],
    "City tax": ["tourist tax"], "Quantity": ["number of pieces"], "Unit price": ["price of one piece"], "Net amount": ["amount before tax"], "Calories": ["calorie count"], "Energy": ["energy content"], "Sugar": ["amount of sugar"], "Fat": ["amount of fat"], "Salt": ["amount of salt"], "Protein": ["amount of protein"], "Flour": ["amount of flour"], "Butter": ["amount of butter"], "Milk": ["amount of milk"], "Eggs": ["number of eggs"], "Servings": ["number of servings"], "Prep time": ["preparation time"], "Cook time": ["cooking time"], "Oven": ["oven temperature"], "Net weight": ["weight of the content"], "Weight": ["mass"],
    "Pages": ["number of pages"], "Copies": ["number of copies"], "Lessons": ["number of lessons"], "Seats": ["number of seats"], "Rooms": ["number of rooms"], "Persons": ["number of people"], "Items": ["number of items"], "Points": ["number of points"], "Score": ["result"], "Kilometres": ["number of kilometres", "distance"], "Days": ["number of days"], "Height": ["body height"], "Pulse": ["heart rate"], "Distance": ["length of the way"], "Refills": ["number of refills"], "Withdrawals": ["money taken out"], "Deposits": ["money paid in"], "Interest": ["interest earned"], "Opening balance": ["balance at the start"], "Closing balance": ["balance at the end"],
    "Free space": ["space left"], "Download speed": ["speed of the download"], "Signal": ["signal strength"], "Current reading": ["new reading", "reading now"], "Previous reading": ["old reading", "reading before"], "Wind": ["wind speed"], "Pressure": ["air pressure"], "Rain": ["chance of rain"], "Humidity": ["moisture of the air"], "Battery": ["charge of the battery"], "Passenger": ["traveller"], "Customer": ["client", "buyer"], "Due date": ["last day to pay"], "Deadline": ["closing date"], "Valid until": ["last day of validity"], "Expires": ["expiry date"], "Date of birth": ["birthday"], "Phone": ["phone number", "telephone number"], "Email": ["email address"],
    "Mobile": ["mobile number"], "Fax": ["fax number"], "Employee ID": ["staff number"], "Plate": ["licence plate", "number plate"], "Departure": ["time of departure"], "Arrival": ["time of arrival"], "Check-in": ["day of arrival"], "Check-out": ["day of departure"], "Booking code": ["reservation code"], "Invoice number": ["number of the invoice"], "Order number": ["number of the order"], "Best before": ["use-by date"], "Lot": ["batch number"], "IBAN": ["bank account"], "Sender": ["person who sent it"], "Recipient": ["addressee"], "Author": ["writer"], "Publisher": ["publishing house"], "Doctor": ["physician"], "Medicine": ["drug"],
    "Boarding": ["boarding time"], "Gate": ["gate number"], "Seat": ["seat number"], "Room": ["room number"], "Flight": ["flight number"], "Nationality": ["citizenship"], "Teacher": ["instructor"], "Grade": ["mark"], "Blood type": ["blood group"], "Version": ["version number"], "Network": ["network name"], "Sunrise": ["time of sunrise"], "Sunset": ["time of sunset"], "Material": ["fabric"], "Colour": ["colour named on it"], "Landlord": ["person who lets the flat"], "Tracking": ["tracking number"], "Policy no": ["number of the policy"], "Passport no": ["passport number"], "Place of birth": ["birthplace"], "Contact": ["contact person"],
    "From": ["starting point"], "To": ["destination"], "Destination": ["place it goes to"], "Finish time": ["time needed"], "Bib": ["start number"], "Event": ["name of the event"], "Venue": ["place of the event"], "Doors": ["time the doors open"], "Start": ["beginning"], "End": ["end of it"],
}


def said_as(doc, key, rng):
    """How a question calls a printed key: as it stands, in small letters, or by another noun that fits no other key."""
    chance = rng.random()
    if chance < 0.25 and doc.kind != "chart":
        others = {other.lower() for other in doc.pairs if other != key} | {name for other in doc.pairs if other != key for name in ALIASES.get(other, ())}
        names = [name for name in ALIASES.get(key, ()) if name.lower() not in others]
        if names:
            return rng.choice(names)
    return key.lower() if chance < 0.7 and doc.kind != "chart" else key


KEY_SHAPES = [
    "What is the {said} {OF}", "[What's|Which is] the {said}", "[Tell me|Give me|Read me|I need|Find|Look up|Read out] the {said} {OF}", "{said}", "Which {said} is [given|printed|on it|on the {doc}]", "What does it say [for|under|next to] {said}", "What {said} [is|stands] on the {doc}", "What [value|entry] belongs to {said}",
    "I am looking for the {said}", "What comes after {said}", "What have they put [down|in] [as|for] {said}", "What was [entered|filled in|noted|put down] [for|under|as] {said}", "Can you make out the {said}", "The {said} on [this|the] {doc}", "What follows {said}", "Which [value|figure|entry] stands [behind|next to|beside] {said}", "I can't read the {said}, can you",
    "A form asks me for the {said}: what do I write", "I have to copy the {said}, what is it", "Would you mind telling me the {said}", "What do you get for {said}", "The {said} is what", "What does the [field|line|entry|box] {said} [say|hold|contain|give]", "My [colleague|boss|wife] needs the {said}", "[Get|Fetch|Show] me the {said} from this {doc}", "Which {said} do you see", "What about the {said}", "Say the {said}",
    "What does the {doc} give as {said}", "On the {doc} there should be [the|a] {said}: what is it", "I only want the {said}", "Just the {said}", "What do I put into the field {said}, going by the {doc}", "How does the entry for {said} read", "To what is {said} set", "What did they write [as|for] the {said}",
]
PRICE_SHAPES = [
    "[What does|How much does] the {said} cost", "[What is|Tell me|Give me] the price of the {said}", "How much [is|was|were] the {said}", "What did I pay for the {said}", "price of {said}", "How expensive [is|was] the {said}", "What did they [charge|take|want|ask] for the {said}", "How much did they [charge|take] for the {said}", "What was the {said}",
    "I bought {said}: what did I pay for it", "How much money went [on|for] the {said}", "The {said}, how much", "{said} at what price", "For how much did I get the {said}", "How dear was the {said}", "What did the {said} set me back", "My share is the {said}: how much do I owe", "Only the {said}, what is that", "What would I get back if I returned the {said}",
    "At what price is the {said} listed", "I owe you for the {said}, how much is it", "what's the {said} at", "Which price is given for {said}", "How much had I to pay for the {said}",
]


NO_NOUNS = ("To pay", "Paid by card", "Paid")  # keys that no sentence can take as a noun


def key_of(doc, rng, kinds=None):
    """A printed key of the paper, and a question for its value."""
    keys = [key for key, kind in doc.pairs.items() if kinds is None or kind in kinds]
    if not keys:
        return None, None
    key = rng.choice(keys)
    said = said_as(doc, key, rng)
    if key in doc.items and doc.kind == "receipt":
        return key, rng.choice(PRICE_SHAPES).replace("{said}", said)
    phrase = clear_phrase(doc, key, rng) if key in NO_NOUNS or rng.random() < 0.72 else None
    return key, phrase or rng.choice(KEY_SHAPES).replace("{said}", said).replace("{OF}", OF)


def ask_end(text):
    """The words, or the pattern, with the mark that ends them."""
    first = re.split(r"[:.] ", text)[-1].lstrip("[").split(" ")[0].split("|")[0]
    told = first in ("Tell", "Give", "Read", "I", "Find", "Look", "Add", "Sum", "Get", "Fetch", "Show", "Say", "Name", "My", "Just") and not re.search(r", (?:what|which|whose|when|until|how|can)\b", text)
    return text + ("." if told else "?")


def reads(doc, key):
    return f"a = read_value(lines=$lines, key={q(key)})"


OCR = "lines = ocr(image=$image)"


def by_key(rng):
    d = paper(rng)
    key, phrase = key_of(d, rng)
    return Ask(put(rng, phrase, end=True, doc=d.noun), [OCR, reads(d, key)], "a", key.capitalize(), docs=[d])


def by_total(rng):
    d = receipt(rng)
    return Ask(put(rng, rng.choice(TOTAL_PHRASES), end=True, doc=d.noun), [OCR, reads(d, d.total)], "a", "Total", docs=[d])


def bought_on(rng):
    """The date of a receipt."""
    d = receipt(rng)
    if not any(line.startswith("Date: ") for line in d.lines):
        d.lines.insert(rng.randint(1, 2), "Date: " + date(rng))
    return Ask(put(rng, rng.choice(RECEIPT_DATES + DATE_PHRASES), end=True, doc=d.noun), [OCR, reads(d, "Date")], "a", "Date", docs=[d])


def chart_value(rng):
    d = chart(rng)
    key = rng.choice(d.items)
    text = put(rng, rng.choice([
        "What is the value [of|for] {k}?", "How [much|many] [is|for|in] {k}?", "What does the {doc} [say|show] for {k}?", "How high is the bar [of|for] {k}?", "[Read|Give me] the value [of|for] {k}.", "{k}?", "What share does {k} have?",
        "What number [stands at|belongs to] {k}?", "How [tall|long] is the {k} bar?", "[Read off|Look up] {k}.", "Up to what number does {k} go?", "What [figure|number] does the {doc} give [for|to] {k}?", "In the {doc}, how much is {k}?", "What [has|does] {k} [got|]?", "{k} stands at what?", "[Find|I need] the number [for|of] {k}.",
        "What is it [for|at] {k}?", "For {k}, what do you read?", "How much did {k} come to?", "What can I read off for {k}?", "Which value [is shown|is plotted|is drawn|stands] [at|for|above] {k}?", "Where does the bar of {k} end?", "And {k}?", "How does {k} do in the {doc}?", "Only {k}, please: which value?", "I look at {k}: what is its value?",
    ]), k=key, doc=d.noun)
    return Ask(text, [OCR, reads(d, key)], "a", key, docs=[d])


DAYS = {"Mon": "Monday", "Tue": "Tuesday", "Wed": "Wednesday", "Thu": "Thursday", "Fri": "Friday", "Sat": "Saturday", "Sun": "Sunday", "Jan": "January", "Feb": "February", "Mar": "March", "Apr": "April", "Jun": "June", "Jul": "July", "Aug": "August", "Q1": "the first quarter", "Q2": "the second quarter", "Q3": "the third quarter", "Q4": "the fourth quarter"}


def spoken_key(key, rng):
    """How people call a printed key of a chart."""
    return DAYS[key] if key in DAYS and rng.random() < 0.75 else key


def subject_of(d):
    """What a chart counts."""
    return re.sub(r" \d+$", "", d.title.split(" (")[0].split(",")[0].split(" by ")[0]).lower()


def chart_words(rng):
    """A chart's values in questions that name its subject."""
    d = chart(rng)
    subject = subject_of(d)
    if rng.random() < 0.55 or len(d.items) < 2:
        key = rng.choice(d.items)
        text = put(rng, rng.choice([
            "How [many|much] {s} [were there|are there|] [on|in|for] {k}?", "What [share|part] [of the {s}|] [comes from|is|has] {k}?", "{s} [on|in|of] {k}?", "[Tell me|Give me] the {s} [of|on|for|in] {k}.", "What were the {s} [on|in|for] {k}?", "How high [was|is] {k}?", "What did {k} [have|reach|get]?", "The value [on|for|in] {k}?",
            "For {k}, how [many|much] {s} [does the {doc} show|are drawn]?", "How were the {s} [on|in] {k}?", "What [figure|number] of {s} [does|did] {k} have?", "How [well|badly] did {k} do, in {s}?", "[According to|Going by] the {doc}, how [many|much] {s} [on|in|for] {k}?", "I need the {s} of {k} for a report.", "When it was {k}, how [many|much] {s} were there?", "Of the {s}, how [many|much] [belong|fall|go] to {k}?",
            "{k} had how [many|much] {s}?", "How [many|much] {s} does the {doc} give for {k}?", "The {doc} is about {s}. What is it for {k}?", "What was counted [on|in|for] {k}?",
        ]), k=spoken_key(key, rng), s=subject, doc=d.noun)
        return Ask(text, [OCR, reads(d, key)], "a", key, docs=[d])
    a, b = rng.sample(d.items, 2)
    sa, sb = spoken_key(a, rng), spoken_key(b, rng)
    form_, pattern = rng.choice([
        ("a + b", "{s} [on|in|for] {a} and {b} [together|in all|combined]?"), ("a + b", "How [many|much] {s} [were there|] [on|in] {a} and {b} [together|altogether]?"), ("a - b", "How [many|much] more {s} [on|in|for] {a} than [on|in|for] {b}?"), ("a - b", "By how [many|much] did {a} [beat|exceed|top] {b}?"),
        ("(a + b) / 2", "What is the average of {a} and {b}?"), ("a / b", "How many times the {s} of {b} did {a} have?"), ("a - b", "What is the gap between {a} and {b}?"), ("a + b", "Add {a} and {b}."), ("b - a", "How [many|much] [fewer|less] {s} [on|in|for] {a} than [on|in|for] {b}?"), ("b - a", "By how [many|much] is {a} [below|behind|lower than|smaller than] {b}?"), ("a - b", "How far is {a} [ahead of|above] {b}?"), ("a - b", "[What lead does {a} have|How big is the lead of {a}] over {b}?"),
        ("b - a", "How [many|much] does {a} lack to reach {b}?"), ("b - a", "How [many|much] more does {a} need to catch up with {b}?"), ("a + b", "Take {a} and {b} together: what is the number?"), ("(a + b) / 2", "On average, what do {a} and {b} have?"), ("a + b", "If I put {a} and {b} into one bar, how high is it?"), ("a / b * 100", "What percent of {b} is {a}?"), ("a - b", "How much higher is the bar of {a} than that of {b}?"), ("a + b", "What do {a} and {b} make of the {s} in sum?"),
    ])
    return Ask(put(rng, pattern, a=sa, b=sb, s=subject), [*reads_two(a, b), f'result = calculate(expression="{form_}", a=$a, b=$b)'], "result", "Result", docs=[d])


def chart_all(rng):
    """A formula over all bars of a chart."""
    while True:
        d = chart(rng)
        if len(d.items) < 6:
            break
    ids = ["a", "b", "c", "d", "e"][: len(d.items)]
    subject = subject_of(d)
    form_, pattern = rng.choice([
        ("+", "What [do|would] all [the |]bars [of the {doc}|] [add up to|make] [together|]?"), ("+", "What is the sum of all [the|] [values|bars|numbers] [in|of] the {doc}?"), ("+", "[Add up|Sum up|Total] all [the|] [values|bars|numbers] of the {doc}."), ("+", "[In all|Altogether], how [many|much] {s} does the {doc} show?"), ("+", "How [many|much] {s} are there over the whole {doc}?"), ("+", "Put all bars [on top of each other|together]: how much is it?"), ("+", "I need the grand total of the {doc}."),
        ("mean", "What is the [average|mean] [of all bars|over all values|of the whole {doc}|of all the values]?"), ("mean", "How high is the bar on average, over all of them?"), ("mean", "[Work out|Calculate] the mean of all [the|] values."), ("mean", "On average, how [many|much] {s} does the {doc} show?"), ("mean", "Average of everything in the {doc}?"),
        ("max", "What is the [highest|largest|greatest|top] value [in|of|on] the {doc}?"), ("max", "How high is the [tallest|highest|longest] bar [of the {doc}|]?"), ("max", "What [value|number] does the [top|best|biggest] bar have?"), ("max", "What is the peak [of the {doc}|of the {s}|]?"), ("max", "How [many|much] {s} were there at most?"),
        ("min", "What is the [lowest|smallest] value [in|of|on] the {doc}?"), ("min", "How high is the [lowest|shortest|smallest] bar [of the {doc}|]?"), ("min", "What [value|number] does the [worst|smallest] bar have?"), ("min", "How low does the {doc} go?"), ("min", "How [many|much] {s} were there at least?"),
        ("range", "How far apart are the highest and the lowest bar [of the {doc}|]?"), ("range", "What is the gap between the best and the worst value [in the {doc}|]?"), ("range", "By how much does the tallest bar exceed the shortest?"), ("range", "What [range|span] do the values of the {doc} have?"),
    ])
    inner = ", ".join(ids)
    formula = {"+": " + ".join(ids), "mean": f"({' + '.join(ids)}) / {len(ids)}", "max": f"max({inner})", "min": f"min({inner})", "range": f"max({inner}) - min({inner})"}[form_]
    calls = [OCR, *(f"{i} = read_value(lines=$lines, key={q(k)})" for i, k in zip(ids, d.items))]
    args = ", ".join(f"{i}=${i}" for i in ids)
    return Ask(put(rng, pattern, s=subject, doc=d.noun), [*calls, f'result = calculate(expression="{formula}", {args})'], "result", "Result", docs=[d])


def chart_each(rng):
    """Which bar is the highest, or what all bars say: every value is given."""
    while True:
        d = chart(rng)
        if len(d.items) < 6:
            break
    ids = ["a", "b", "c", "d", "e"][: len(d.items)]
    subject = subject_of(d)
    text = put(rng, rng.choice([
        "Which bar is the [highest|tallest|longest]?", "Which [one|entry] has [the most|most] {s}?", "[Read|List|Give me] all [the|] values [of|in] the {doc}.", "What are the values of the {doc}, one by one?", "Which is the [lowest|smallest|shortest] bar?", "What does each bar [say|stand at]?", "Which [bar|one] comes [first|last], by its value?", "Who or what is [on top|ahead|in the lead] in the {doc}?", "Where are the {s} [highest|lowest]?",
        "Put the {doc} into words: every bar with its value.", "How [many|much] {s} for each?", "Rank the bars of the {doc}.", "Go through the bars of the {doc} one after the other.", "Which one did best in the {doc}?", "Which one did worst in the {doc}?", "I can't see the {doc}: tell me every bar and its number.", "Where is the peak of the {doc}?", "Which bar stands out?", "Break the {s} down for me.",
    ]), s=subject, doc=d.noun)
    calls = [OCR, *(f"{i} = read_value(lines=$lines, key={q(k)})" for i, k in zip(ids, d.items))]
    return Ask(text, calls, '"' + "; ".join(f"{k}: {{{i}}}" for i, k in zip(ids, d.items)) + '"', "Bars", docs=[d])


def growth(rng):
    """By how many percent something changed from one value to another."""
    d = chart(rng)
    a, b = rng.sample(d.items, 2)
    form_, pattern = rng.choice([
        ("(b - a) / a * 100", "By [how many|what] percent did it [grow|rise|increase|go up|change|climb] from {a} to {b}?"), ("(b - a) / a * 100", "What [is|was] the [growth|rise|increase|change] from {a} to {b}[,|] in percent?"), ("(b - a) / a * 100", "How many percent more [is|was] it [in|on|for] {b} than {a}, going from {a} to {b}?"), ("(b - a) / a * 100", "From {a} to {b}: how many percent up?"),
        ("(b - a) / a * 100", "[Work out|Calculate|Give me] the percentage change from {a} to {b}."), ("(b - a) / a * 100", "Between {a} and {b} it [grew|rose|changed] by what percentage?"), ("(b - a) / a * 100", "What is the growth rate from {a} to {b}?"), ("(b - a) / a * 100", "How strongly did it grow from {a} to {b}, as a percentage?"),
        ("(a - b) / a * 100", "By [how many|what] percent did it [fall|drop|sink|go down|shrink|decrease] from {a} to {b}?"), ("(a - b) / a * 100", "What [is|was] the [fall|drop|decrease|loss] from {a} to {b}[,|] in percent?"), ("(a - b) / a * 100", "From {a} to {b}: how many percent down?"), ("(a - b) / a * 100", "How many percent were lost from {a} to {b}?"),
    ])
    return Ask(put(rng, pattern, a=spoken_key(a, rng), b=spoken_key(b, rng)), [*reads_two(a, b), f'result = calculate(expression="{form_}", a=$a, b=$b)'], "result", "Change in percent", docs=[d])


# More ways to ask what a line of a page answers, by the words of the line.
MORE_ASKS = {
    "bus leaves": ["By when must we be at the bus?", "From where do we go by bus?", "My child goes on the trip: when is the departure?", "Where should I drop my child off for the bus?", "When do they set off?", "Where do we get on the bus?"],
    "bring": ["What do I [pack|prepare] [for the trip|]?", "What should be in the bag?", "What do they need from home?", "What is each child supposed to have along?", "How much money do I give my child?"],
    "back at": ["When do I pick my child up [again|]?", "How late will it get before [they|we] return?", "When is the return?", "At what time should I wait for them?", "By when will they be home?"],
    "trip goes": ["What is the destination of the trip?", "What will the children visit?", "What day is the trip?", "Which place will they see?", "Where are the children being taken?"],
    "meeting": ["When do we meet instead?", "On which day do we meet now?", "I missed the news: when is the meeting?", "Has the meeting been put off, and to when?", "Which day is the meeting now?"],
    "parcel": ["Where did they leave my parcel?", "I was out: where do I get my parcel?", "Who or what has my parcel?", "Where must I go to fetch the parcel?", "At which place is the parcel waiting?"],
    "water": ["From when can't I take a shower?", "When do the taps run dry?", "When should I fill the bathtub because the water is off?", "What is going on with the water?", "On what day will there be no water in the taps?"],
    "rent": ["What will I pay the landlord from now on?", "How much more expensive does the flat get, what is the new rent?", "How high will the rent be?", "What does the flat cost from now on?", "Does the rent go up, and to what?"],
    "dogs": ["What must I do with my dog?", "May my dog run free, what is the rule?", "I have a dog: what do I have to mind?", "What are dog owners asked to do?", "How should I take my dog along?"],
    "library": ["From when can I borrow books?", "When can I return my books?", "How early can I get into the library?", "From what time is the library open?"],
    "call us": ["How long can I wait with the call?", "By which day must I phone them?", "What is the last day to ring them?", "When do I have to give them a ring?"],
    "key": ["Where did they hide the key?", "How do I get in, where is the key?", "Where should I look for the key?", "I stand at the door: where is the key?", "In which place was the key left?"],
    "dinner": ["When do we get something to eat?", "From when is there food in the evening?", "Where do I go for dinner?", "In which room do we eat?", "When and where is dinner?"],
    "lift": ["Until when must I take the stairs?", "How long do we have to walk up?", "When will the lift be repaired?", "What is the matter with the lift?", "My mother can't climb stairs: when does the lift run again?"],
    "sugar": ["How sweet does it get, how much sugar goes in?", "How much sugar does it take?", "What amount of sugar do I weigh out?", "How many grams of sugar go in?"],
    "tablet": ["How many hours must lie between two tablets?", "When may I take another tablet?", "How should the tablets be taken?", "How often is a tablet due?"],
    "winner": ["What is there to win?", "What is the prize for the winner?", "How much does one get for coming first?", "How many points are given to the winner?"],
    "parking": ["How much do I put into the parking meter for a day?", "What do they charge for the car?", "How much is it to leave the car there?", "What does a day of parking cost?"],
    "tour": ["When can I join a tour?", "How long do I have to wait for the tour, when does it start?", "When does the guide set off?", "At what time is the next tour?", "When must I be there for the tour?"],
    "register": ["Where do I have to sign in?", "I am a visitor: where do I go first?", "Where do guests report?", "Where must I give my name?", "At which place do visitors sign in?"],
}


def fact(rng):
    """What one line of a page says."""
    d = letter(rng)
    asks, words = rng.choice(d.facts)
    text = put(rng, rng.choice([*asks, *asks, *MORE_ASKS.get(words, []), *MORE_ASKS.get(words, [])]), doc=d.noun)
    if rng.random() < 0.12:
        text = say(rng, rng.choice(["[According to|Going by|As the {doc} has it:|From] [the|this] {doc}", "The {doc} came today", "I got this {doc}", "Before I throw the {doc} away"]), doc=d.noun) + rng.choice([": ", ", "]) + (text if text.startswith(("I ", "\x01", "My")) else text[0].lower() + text[1:])
    return Ask(text, [OCR, f"line = find_text(lines=$lines, text={q(words)})", "text = text_of(items=$line)"], "text", words.capitalize(), docs=[d])


def named_bill(rng):
    """A bill named by what was bought, or by the shop: still its sum is meant."""
    d = receipt(rng)
    name = rng.choice([d.title.lower(), d.items[0].lower(), rng.choice(["pizza", "book", "cafe", "grocery", "restaurant", "hotel", "fuel", "bakery", "hardware", "pharmacy", "lunch", "dinner", "shop", "supermarket", "bar", "taxi", "flower", "butcher", "toy", "garage", "cinema", "hairdresser", "breakfast", "canteen", "shoe", "market", "drink", "plumber", "doctor", "vet"])])
    noun = rng.choice(["bill", "receipt", "bill", "slip", "invoice", "tab"])
    n = rng.choice([2, 3, 4, 5, 6, 8])
    m = rng.choice([20, 50, 60, 80, 100])
    form_, pattern = rng.choice([
        (None, "[What is the|Give me the|Tell me the|] amount on the {x} {y}" + "?"), (None, "How much [is|was] the {x} {y}?"), (f"a / {n}", "{n} friends split the {x} {y} [evenly|]. What does each [of them|] [pay|owe]?"), (f"a / {n}", "Split the {x} {y} [by|between] {n}."), (f"{m} - a", "I give the cashier {m} [pounds|euros|dollars|] for the {x} {y}. What is my change?"),
        (f"{m} - a", "I [pay|hand over] {m} for the {x}s. What [do I get back|is my change]?"), ("a * 110 / 100", "What is the {x} {y} with 10 percent tip?"), (f"a / {n}", "We are {n}. What does each of us pay for the {x} {y}?"), (None, "What did [I|we] spend on the {x}s?"), (None, "What do I owe for the {x}?"),
        (None, "What does the {x} {y} come to?"), (None, "How high is the {x} {y}?"), (None, "I have to pay the {x} {y}: how much?"), (None, "The {x} {y}, what sum is on it?"), (None, "This is the {x} {y}. What do we have to pay?"), (None, "For the {x} {y} I need the sum."), (None, "What stands at the end of the {x} {y} as the sum?"), (None, "Enter the {x} {y} in the books: which amount?"),
        (f"a / {n}", "The {x} {y} is shared by {n}: how much is each part?"), (f"a / {n}", "If {n} of us go halves on the {x} {y}, what is my part?" if n == 2 else "If {n} of us chip in for the {x} {y}, what is my part?"), (f"{m} - a", "What is left of {m} once the {x} {y} is paid?"), (f"{m} - a", "I had {m} before I paid the {x} {y}. What do I have now?"), ("a / 2", "My wife and I share the {x} {y}. What is my half?"), ("a * 2", "What would the {x} {y} be for twice as much?"),
        ("a * 12", "If the {x} {y} came every month, what would it be a year?"), ("a * 90 / 100", "The {x} {y} with 10 percent off is how much?"),
    ])
    text = put(rng, pattern, x=name, y=noun, n=spelled(rng, n), m=m)
    calls = [OCR, reads(d, d.total)]
    if form_ is None:
        return Ask(text, calls, "a", f"{name} {noun}".capitalize(), docs=[d])
    return Ask(text, [*calls, f'result = calculate(expression="{form_}", a=$a)'], "result", "Result", docs=[d])


def less_one(rng):
    """The sum without one of its parts, or a part as a share of it."""
    d = receipt(rng)
    parts = [key for key in d.pairs if key != d.total and d.pairs[key] == "money" and key not in ("Cash", "Paid", "Card", "Paid by card", "VISA", "Change", "Change due")]
    part = rng.choice(parts)
    p = said_as(d, part, rng)
    n = rng.choice([2, 3, 4, 5])
    form_, pattern = rng.choice([
        ("a - b", "Take the {p} off the [bill|total|{doc}]. What [remains|is left]?"), ("a - b", "What [is|would be] the [bill|total] without the {p}?"), ("a - b", "If I had not bought the {p}, what would I have paid?"), ("a - b", "How much [is|was] everything [but|except] the {p}?"),
        ("b / a * 100", "[What|How many] percent of the [bill|total] is the {p}?"), ("b / a", "What fraction of the total is the {p}?"), ("b / a", "How much is the {p}, as a fraction of the [bill|total]?"), ("a + b", "What [is|would be] the total with another {p}?"), ("a - b", "Leave out the {p}: what is the sum then?"),
        ("a - b", "I bring the {p} back. What does the rest of the {doc} come to?"), ("a - b", "The {p} was a mistake. What should the [bill|total] be?"), ("a - b", "My boss pays all of it but not the {p}. How much does he pay?"), ("a - b", "Strike the {p} from the {doc}. What do I owe then?"), ("a - b", "Without the {p}, what do I owe?"), ("a - b", "What do the other things cost, all but the {p}?"), ("a - b", "Suppose there were no {p} on it: what is the total?"), ("a - b", "I pay the {p} myself, you pay the rest. How much is your part?"), ("a - b", "[Subtract|Deduct] the {p} from the [total|bill]."),
        ("b / a * 100", "What share of the money went [on|to|for] the {p}, in percent?"), ("b / a * 100", "As a percentage of the [bill|total], how much is the {p}?"), ("b / a * 100", "How big a part of the total is the {p}, in percent?"), ("b / a * 100", "What percentage of the whole sum do I pay for the {p}?"), ("a + b", "Had I taken the {p} twice, what would the [bill|total] be?"), ("a + b", "Add one more {p} to the bill: what is it then?"), ("a + b", "If I order the {p} again, what does it come to in all?"),
        (f"(a - b) / {n}", "I pay the {p} alone and {n} of us [share|split] the rest. What does each pay of the rest?"), (f"(a - b) / {n}", "Take the {p} off and [divide|split] the rest by {n}."), (f"(a - b) / {n}", "[Without|Leaving out] the {p}, what does each of {n} people pay?"), (f"(a - b) / {n}", "Only the {p} is mine, {n} others share what remains. How much each?"),
    ])
    calls = [OCR, reads(d, d.total), f"b = read_value(lines=$lines, key={q(part)})", f'result = calculate(expression="{form_}", a=$a, b=$b)']
    return Ask(put(rng, pattern, p=p, n=spelled(rng, n), doc=d.noun), calls, "result", "Result", docs=[d])


def in_list(rng):
    """Whether something is on a list."""
    d = table(rng)
    (first, *heads), names, kinds = d.table
    there = rng.random() < 0.5
    rows = {"Dish": FOODS, "Item": GOODS, "Destination": CITIES, "From": CITIES, "Name": FIRST, "Day": ["Sunday"], "Month": ["August", "December"]}.get(first, names)
    w = rng.choice(names) if there else rng.choice(rows)
    patterns = {
        "Dish": ["Do they [serve|have|sell|offer|make] {w}?", "Is {w} on the [menu|card]?", "Can I [order|eat|get] {w} [here|]?", "I feel like {w}. Do they have it?", "Would I get {w} in this place?", "Do I find {w} on the card?", "Is there {w} to be had?", "My son only eats {w}. Is it on the {doc}?", "{w}: do they do that?", "Could one have {w} here?"],
        "Item": ["Do they [sell|stock|have|carry] {w}?", "Is {w} [listed|on the list|in stock]?", "Can I buy {w} there?", "I need {w}. Do they have that?", "Would I find {w} in their shop?", "{w}: is it in the range?", "Is {w} among the goods?"],
        "Destination": ["Is there a [train|bus|connection] to {w}?", "Does a train go to {w}?", "Can I get to {w} [from here|]?", "I want to go to {w}. Is that on the board?", "Does anything leave for {w}?", "Is {w} one of the destinations?", "Do they go to {w}?", "Could I travel to {w} from this station?"],
        "From": ["Is there a [plane|flight] from {w}?", "Does a [plane|flight] [come|arrive] from {w}?", "Is a flight from {w} expected?", "My aunt comes from {w}. Is her flight on the board?", "Do they expect anything from {w}?", "Is {w} on the board?", "Does anybody land who comes from {w}?"],
        "Name": ["Is {w} [on the list|listed|in the table]?", "Does {w} [appear|take part]?", "Do you find {w} among the names?", "Has {w} been entered?", "Is {w} one of them?", "Did they put {w} on the list?", "Is the name {w} to be found?"],
        "Day": ["Is {w} on the [plan|table]?", "Does the plan have {w}?", "Is anything planned for {w}?"], "Month": ["Is {w} in the table?", "Does the table go as far as {w}?", "Do they list {w}?"],
    }.get(first, ["Is {w} in the table?", "Does the {doc} list {w}?"])
    return Ask(put(rng, rng.choice([*patterns, *patterns, "Is there {w}?" if first in ("Dish", "Item") else "Do you find {w} [here|on the {doc}]?", "[Check|Look] [whether|if] {w} is on the {doc}."]), w=w, doc=d.noun), [OCR, f"yes = text_contains(text=$lines, words={q(w)})"], "yes", w, docs=[d])


DIALOGS = [
    (["Delete 3 files?", "budget.xlsx, notes.txt and plan.pdf", "This cannot be undone.", "Keep", "Delete"], ["[What|Which files] [am I about to|will I] [lose|delete]?", "What is about to be deleted?", "What happens if I click delete?", "Which files would be gone?"]),
    (["Update available", "Version 4.2 is ready.", "Restart now", "Later"], ["What does the [computer|program] want?", "What should I [do|install]?", "What is the message?", "What can I choose from here?", "Why does this window pop up?"]),
    (["No connection", "Check the cable and try again.", "Retry", "Cancel"], ["What is wrong [with the connection|]?", "What [should|can] I do about it?", "What went wrong?", "What is the error?", "Why is there no internet?"]),
    (["Save changes to report.doc?", "Save", "Discard", "Cancel"], ["What is the computer asking?", "What question is on the screen?", "What do I have to decide?", "What are my choices?"]),
    (["Low battery", "Connect the charger.", "OK"], ["What is the problem?", "What does the phone want [me to do|]?", "What is my phone complaining about?"]),
    (["Paper jam", "Open the back door of the printer.", "Continue"], ["What is wrong with the printer?", "What should I do with the printer?", "Why doesn't it print?"]),
    (["Sign in", "User name", "Password", "Forgot password?", "Sign in"], ["What does the [page|screen] ask for?", "What do I have to enter?", "What do they want from me on this page?"]),
    (["Payment failed", "Your card was declined.", "Try another card"], ["Why did it fail?", "What happened to my payment?", "What is wrong?", "What do I do now that it failed?"]),
    (["Disk full", "Delete some files and try again.", "OK"], ["What is the trouble?", "Why can't I save?", "What must I do before I go on?"]),
    (["File not found", "C:/pictures/holiday.jpg", "OK"], ["Which file is missing?", "What could not be opened?", "What is the computer telling me?"]),
    (["Allow camera access?", "Video Chat wants to use the camera.", "Allow", "Deny"], ["What does the app want?", "What am I asked to allow?", "Who wants what from me?"]),
    (["Cookies", "We use cookies to improve this page.", "Accept all", "Settings"], ["What is this banner about?", "What can I accept here?", "What does the site ask me?"]),
    (["Wrong password", "You have 2 attempts left.", "Try again"], ["Why can't I get in?", "What did I do wrong?", "What does it say about my attempts?"]),
    (["Installing 7 of 12", "Do not turn off the computer.", "64 %"], ["What is the computer doing?", "How far is it?", "What must I not do?"]),
    (["Your session has expired", "Please sign in again.", "OK"], ["Why was I thrown out?", "What has happened to my session?", "What do I have to do now?"]),
    (["Overheating", "Let the machine cool down.", "Error E14"], ["What is wrong with the machine?", "Which error does it show?", "What should I do with it?"]),
    (["Order sent", "You will get a confirmation by email.", "Close"], ["Did it work?", "What happens next with my order?", "What does the page tell me?"]),
    (["Virus found", "invoice.zip was moved to quarantine.", "Details", "OK"], ["What was found?", "What has the program done?", "Is something wrong, what does it say?"]),
]


def dialog(rng):
    lines, asks = rng.choice(DIALOGS)
    d = Document("screen", rng.choice(["window", "screen", "dialog", "screenshot", "message", "popup"]), lines=list(lines), title=lines[0])
    more = ["What does the {doc} want from me?", "I don't understand the {doc}. What does it say?", "What is this {doc} telling me?", "My computer shows this. What is it?", "A {doc} came up: what is it about?", "Read me the message on the {doc}."]
    return Ask(put(rng, rng.choice([*asks, *asks, *more]), doc=d.noun), [OCR, "text = text_of(items=$lines)"], "text", "Text", docs=[d])


def missing_key(rng):
    """The key is not there: the plan looks for it by the question's words, and looking fails."""
    d = paper(rng)
    key = rng.choice(["loyalty number", "frequent flyer number", "phone number", "tip", "bar code number", "postcode", "email address", "second name", "fax number", "shoe size", "customer number", "middle name", "coupon", "website", "expiry date", "nationality", "serial number", "width", "height", "licence number", "warranty", "tax number", "signature date", "delivery date", "platform", "emergency contact", "currency", "maiden name", "profession", "room temperature", "opening hours", "speed limit", "account holder", "sort code", "voltage", "colour code"])
    text = put(rng, rng.choice(["What is the {k} " + OF + "?", "Which {k} is on the {doc}?", "[Tell me|Give me] the {k}.", "Read out the {k}.", "{k}?", "I am looking for the {k}.", "What does it say for {k}?", "Can you find the {k} for me?", "The {k}, please.", "Is there a {k}, and what is it?", "What have they put down as {k}?", "I need the {k} from this {doc}.", "Look up the {k}.", "What is given as {k}?", "Somebody asks me for the {k}: what is it?"]), k=key, doc=d.noun)
    return Ask(text, [OCR, reads(d, key)], "a", key.capitalize(), docs=[d])


def whole_text(rng):
    d = rng.choice([sign, sign, sign, sign, form, receipt, letter, letter, lambda r: photo(r, words=1)])(rng)
    text = put(rng, rng.choice([
        "What does the {doc} say?", "What [warning|notice|rule|advice|information] is [on|given on] the {doc}?", "Let me hear the [whole|] text of the {doc}.", "Read [me|] the whole {doc}.", "I want every word of the {doc}.", "What stands on the {doc}?", "[Read|Transcribe|Copy] [the|all the|all] [text|words|writing] " + OF + ".", "What is written [here|on it|on the {doc}|there|in the picture]?", "[Read|Spell out] the {doc} [to me|for me|aloud|].",
        "What [text|words] [do you see|are there|can be read]?", "What does it say [here|on the {doc}|]?", "[OCR|Extract the text of] this [{doc}|picture|] [please|].", "What can [I|you|be] read [here|there|on it|]?", "what does the whole [page|thing] say",
        "Type out what stands on the {doc}.", "What [warning|message|announcement|instruction] is on the {doc}?", "What is the {doc} about?", "What is the {doc} telling me?", "Please read it.", "Put the text of the {doc} into words I can copy.",
        "My eyes are bad. What is on the {doc}?", "I cannot read the {doc}. What does it say?", "Word for word, what does the {doc} say?", "What did they write on the {doc}?", "The {doc} is too small for me. Read it out.", "What should I know from this {doc}?", "Which words are on the {doc}?", "What are they telling us on this {doc}?", "What message does the {doc} [carry|have|give]?", "Turn the {doc} into [text|plain text].",
        "I need the wording of the {doc}.", "All the text, please.", "Text?", "Read all.", "From top to bottom, what does it say?", "What does this {doc} want [from me|me to know|]?", "Give me everything that is written on the {doc}.", "I would like to copy the {doc}: what are the words?", "Just read what is there.", "What has somebody written here?", "What do you read?", "What are the words in this picture?", "Could you read this out for me?",
        "I am standing before a {doc}. What is on it?", "What's this {doc} saying?", "Does the {doc} say anything, and what?", "What is [printed|painted|lettered] on the {doc}?", "The {doc}, read aloud, would be what?", "Grab the text from this.", "Which message do people get from the {doc}?", "What text does the {pic} hold?", "How does the text on the {doc} go?", "Dictate the {doc} to me.",
    ]), doc=d.noun)
    return Ask(text, [OCR, "text = text_of(items=$lines)"], "text", "Text", docs=[d])


def end_line(rng):
    d = rng.choice([receipt, receipt, form, sign, table, chart, letter])(rng)
    top = rng.random() < 0.72
    text = put(rng, rng.choice(TITLE_PHRASES if top else END_PHRASES), end=True, doc=d.noun)
    by = "topmost" if top else "bottommost"
    return Ask(text, [OCR, f'line = select(regions=$lines, by="{by}")', "text = text_of(items=$line)"], "text", "Heading" if top else "Last line", docs=[d])


def large_print(rng):
    """What is written in the largest letters."""
    d = rng.choice([sign, sign, receipt, form, letter, lambda r: photo(r, words=1)])(rng)
    text = put(rng, rng.choice([
        "What is written in the [biggest|largest] letters?", "Which words are printed [largest|biggest]?", "What does it say in [big|large|the biggest] letters [on the {doc}|]?", "Read [only|] the [biggest|largest] [text|words|writing|print] [on the {doc}|].", "What is the [biggest|largest] [text|writing] on the {doc}?", "What stands out most of the text, going by size?", "Which line has the [largest|tallest|biggest] letters?", "What do they shout in the largest print?",
        "Ignore the small print: what are the biggest words?", "What can be read from far away, in the biggest letters?", "What are the tallest letters on the {doc} saying?", "The line in the largest type, what does it say?", "I only care about the large print: what is it?", "What is set in the biggest type?", "Which word is written the largest?", "What jumps out of the {doc} in the biggest letters?", "The huge letters on the {doc} say what?", "Give me the line with the tallest letters.",
    ]), doc=d.noun)
    return Ask(text, [OCR, 'line = select(regions=$lines, by="tallest")', "text = text_of(items=$line)"], "text", "Largest", docs=[d])


ORDINALS = {2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth"}


def nth_line(rng):
    """A line by its number."""
    d = rng.choice([receipt, form, sign, letter, table])(rng)
    n = rng.randint(2, 6)
    text = put(rng, rng.choice([
        "What does the {o} line say?", "Read [me|] the {o} line [of the {doc}|].", "What [stands|is written|is] in line {n}?", "Line {n}, please.", "What is the {o} line [of the {doc}|]?", "Give me line number {n}.", "What do I read in the {o} line from the top?", "Which words are in line {n}?", "Count down to line {n}: what does it say?", "The {o} line, what is it?", "I need only line {n} of the {doc}.", "What comes in the {o} line?", "Skip to the {o} line and read it.", "The {doc} has a {o} line. What is in it?",
    ]), o=ORDINALS[n], n=n, doc=d.noun)
    return Ask(text, [OCR, f"line = pick(regions=$lines, number={n})", "text = text_of(items=$line)"], "text", f"Line {n}", docs=[d])


def find_line(rng):
    d = rng.choice([sign, form, letter])(rng)
    word = rng.choice([line.split(" ")[0] for line in d.lines[1:] if line.split(" ")[0].isalpha()] or ["price"])
    if rng.random() < 0.4:
        word = rng.choice(TOPICS)
        word = word.removeprefix("the ").removeprefix("a ").removeprefix("an ")
    text = put(rng, rng.choice([
        "[Show me|Read|Give me|Find] the line [that mentions|with|about|containing] {w}.", "Which line [mentions|talks about|holds|contains|has] {w}?", "What does the {doc} say about {w}?", "What [is|stands] in the line with {w}?",
        "Which sentence [talks about|mentions] {w}?", "What is said about {w} on the {doc}?", "What do they write about {w}?", "Is there a line about {w}, and what does it say?", "I am only interested in {w}: what is the line?", "Look for {w} and read me that line.", "Where it says {w}, what is the whole line?", "Quote the line on {w}.", "What does the {doc} have to say on {w}?", "What do I learn about {w}?", "What is the rule about {w}?",
        "Find {w} [on the {doc}|] and tell me what stands there.", "The bit about {w}, please.", "How does the line with {w} go?", "Which words are around {w} in its line?", "What was that about {w} again?", "Skip all but the sentence about {w}.", "Regarding {w}: what do they say?",
    ]), w=q(word) if rng.random() < 0.3 else word, doc=d.noun)
    return Ask(text, [OCR, f"line = find_text(lines=$lines, text={q(word)})", "text = text_of(items=$line)"], "text", word.capitalize(), docs=[d])


def lines_with(rng):
    """How many lines mention something."""
    d = rng.choice([sign, form, letter, table, receipt])(rng)
    word = rng.choice([line.split(" ")[0] for line in d.lines[1:] if line.split(" ")[0].isalpha()] or ["price"])
    text = put(rng, rng.choice([
        "How many lines [mention|contain|have|hold] [the word|] {w}?", "Count the lines [with|that mention|that contain|about] {w}.", "How many [of the|] lines are about {w}?", "On how many lines do you find {w}?", "[Number|What is the number] of lines with {w}?", "How many lines talk about {w}?", "[Go through|Look through] the {doc} and count the lines that hold {w}.", "How many lines of the {doc} say {w}?", "I need the count of lines that mention {w}.", "{w}: in how many lines is it?", "Lines with {w}, how many?", "How many lines come up when I search the {doc} for {w}?", "{w} stands in how many of the lines?",
    ]), w=q(word) if rng.random() < 0.4 else word, doc=d.noun)
    return Ask(text, [OCR, f"hit = find_text(lines=$lines, text={q(word)})", "n = count(items=$hit)"], "n", "Lines", docs=[d])


def opening(rng):
    d = sign(rng)
    days = [line for line in d.lines if line[:3] in ("Mon", "Sat", "Sun")]
    day, word = rng.choice([("Saturdays", "Sat"), ("Sunday", "Sunday"), ("weekdays", "Mon - Fri"), ("Saturday", "Sat"), ("Monday", "Mon"), ("workdays", "Mon - Fri")])
    if not any(word in line for line in days):
        d.lines += [f"{word} 9:00 - 17:00" if word != "Sunday" else "Sunday closed"]
    text = put(rng, rng.choice([
        "[When [is it|are they|does the shop] open on {d}?|What are the [opening|] hours on {d}?|How long [is it|are they] open on {d}?|Opening times on {d}?|Can I come on {d}, and when?]", "From when to when [are they|is it] open on {d}?", "Until when [can I shop|do they serve|are they there] on {d}?", "I only have time on {d}: when is it open?", "On {d}, when do they [open|close|shut]?", "{d}: what are the hours?", "[By when|When] do I have to be there on {d}?", "Do they work on {d}, and when?",
        "How late can I come on {d}?", "How early do they open on {d}?", "When can I drop in on {d}?", "Is there anybody on {d}, and at what times?", "Which hours are given for {d}?", "When do they lock up on {d}?",
    ]), d=day)
    return Ask(text, [OCR, f"line = find_text(lines=$lines, text={q(word)})", "text = text_of(items=$line)"], "text", day.capitalize(), docs=[d])


def contains(rng):
    d = rng.choice([sign, receipt, form, table])(rng)
    there = [line for line in d.lines if line.replace(" ", "").isalpha()]
    word = rng.choice(there) if there and rng.random() < 0.6 else rng.choice(SIGN_WORDS + FOODS)
    if rng.random() < 0.5:
        word = word.lower()
    text = put(rng, rng.choice([
        "Does the word {qw} stand on the {doc}?", "Does it say {w} [anywhere|somewhere|on the {doc}|here]?", "Is {qw} [printed|written|mentioned|to be read] [on the {doc}|here|anywhere|]?", "Does the {doc} [mention|contain|say] {w}?",
        "Is there [the word|a line with|anything about] {w} " + OF + "?", "[Check|Look] [whether|if] the {doc} says {w}.", "Can I read {w} [on the {doc}|somewhere|here]?", "Is {w} on the {doc}?", "{w}: is that on the {doc}?",
        "Did I [buy|order|get] {w}?" if d.kind == "receipt" else "Is {w} on it?", "Do they [sell|serve|have|offer] {w}?" if d.kind == "menu" else "Does {w} appear [on the {doc}|here]?", "Is {w} listed [here|]?",
        "I am looking for {w}. Is it on the {doc}?", "Have they [written|put|printed] {w} on it?", "Would I find {w} on this {doc}?", "Am I right that the {doc} says {w}?", "The {doc} says {w}, doesn't it?", "{qw}, is it there?", "Do the words {qw} come up [on the {doc}|]?", "Somebody told me it says {w}. Does it?", "Search the {doc} for {w}: is it there?", "Is it true that {w} is written there?", "Do you come across {w} on the {doc}?", "Is {w} one of the words?",
        "Was {w} [charged|billed|on it]?" if d.kind == "receipt" else "Is {qw} among the words of the {doc}?", "Did they charge me for {w}?" if d.kind == "receipt" else "Do I see {w} there?", "Is {w} anywhere to be seen in writing?", "Can {qw} be found in the text?", "Does the text have {w} in it?", "If the {doc} mentions {w}, say yes.", "Is there any mention of {w}?",
    ]), w=word, qw=q(word), doc=d.noun)
    return Ask(text, [OCR, f"yes = text_contains(text=$lines, words={q(word)})"], "yes", word.capitalize(), docs=[d])


HAS_KEY = {
    "Discount": ["Did I get [a discount|anything off]?", "Was anything taken off the price?", "Did they give me a reduction?", "Is there a discount on the {doc}?"], "Tip": ["Is [a|the] tip [included|on it|already in it]?", "Did we leave a tip?", "Was a tip paid?", "Have they put a tip on the {doc}?"],
    "Service charge": ["Did they add a service charge?", "Do we pay for service?", "Is there a charge for service?"], "Delivery": ["Did they charge for delivery?", "Is the delivery on the {doc}?", "Do I pay for the delivery?"], "Shipping": ["Is shipping charged?", "Did they add the shipping?", "Do I pay anything for shipping?"],
    "Deposit": ["Is there a deposit [to pay|on it|]?", "Did they ask for a deposit?", "Was a deposit charged?"], "VAT": ["Is VAT [shown|charged|on it]?", "Does the {doc} show the VAT?", "Have they listed the VAT?"], "Tax": ["Is tax [shown|charged|listed]?", "Does the {doc} show any tax?", "Did they charge tax?"],
    "Voucher": ["Did I use a voucher?", "Was a voucher taken?", "Is there a voucher on the {doc}?"], "Cash": ["Did I pay [in|by] cash?", "Was it paid in cash?", "Did somebody hand over cash?"], "Card": ["Did I pay by card?", "Was it paid with a card?", "Was a card used?"], "Subtotal": ["Is there a subtotal?", "Does the {doc} show a subtotal?", "Do they give a subtotal?"],
    "Phone": ["Is there a phone number [on it|on the {doc}|]?", "Do they give a phone number?", "Does the {doc} have a phone number?", "Can I call them, is a phone given?"], "Email": ["Is there an email address on the {doc}?", "Do they give an email?", "Can I write to them, is an email given?"], "Date": ["Is there a date on the {doc}?", "Is it dated?", "Does the {doc} carry a date?"],
    "Deadline": ["Is there a deadline?", "Does the {doc} name a deadline?", "Do they set me a deadline?"], "Due date": ["Is a due date given?", "Does the {doc} have a due date?"], "Gate": ["Is the gate [given|known|on it] [already|]?", "Does the {doc} tell the gate?"], "Seat": ["Do I have a seat?", "Is a seat given?", "Was a seat reserved, does the {doc} name one?"], "Insurance": ["Is insurance included?", "Did they charge insurance?", "Is there anything for insurance?"],
    "Bonus": ["Was there a bonus?", "Did [he|she] get a bonus?", "Is a bonus listed?"], "Overtime": ["Is overtime listed?", "Was overtime paid?", "Does the {doc} show any overtime?"], "IBAN": ["Is there an IBAN [on it|]?", "Do they give an IBAN?"], "Password": ["Is the password shown?", "Does the {doc} give away the password?", "Can one see a password?"], "Best before": ["Is a best before date given?", "Does it have a best before date?"],
    "Sugar": ["Is there any sugar in it?", "Does it [contain|have] sugar?", "Is sugar listed?"], "Salt": ["Is there any salt in it?", "Does it contain salt?", "Is salt listed?"], "Eggs": ["Are there eggs in it?", "Does it [contain|need] eggs?", "Do I need eggs for it?"], "Milk": ["Is there milk in it?", "Does it contain milk?", "Do I need milk for it?"], "Butter": ["Is there butter in it?", "Do I need butter?"],
    "Fine": ["Is there a fine?", "Do I get a fine?", "Did they fine me?"], "Car wash": ["Was there a car wash?", "Did I have the car washed?"], "Interest": ["Was interest paid?", "Did I get any interest?"], "Heating": ["Is heating included?", "Is the heating listed?"], "Chip no": ["Does the animal have a chip no?"], "Change": ["Did I get any change [back|]?", "Was there any change?"],
}


def has_key(rng):
    """Whether a paper has an entry at all."""
    d = paper(rng)
    there = [k for k in d.pairs if k in HAS_KEY]
    usual = next((keys for kind, nouns, keys in FORMS if kind == d.kind), ["Discount", "Tip", "Service charge", "Delivery", "Shipping", "Deposit", "VAT", "Tax", "Voucher", "Cash", "Card", "Subtotal", "Phone", "Change"])
    absent = [k for k in usual if k in HAS_KEY and k not in d.pairs] or ["Phone", "Email", "Date"]
    key = rng.choice(there) if there and rng.random() < 0.6 else rng.choice(absent)
    return Ask(put(rng, rng.choice(HAS_KEY[key]), doc=d.noun), [OCR, f"yes = text_contains(text=$lines, words={q(key)})"], "yes", key, docs=[d])


def two_words(rng):
    """Whether two things stand on a paper: each is told."""
    d = rng.choice([sign, receipt, form, table])(rng)
    there = [line for line in d.lines if line.replace(" ", "").isalpha()]
    a, b = rng.sample(list(dict.fromkeys([*there[:4], *rng.sample(SIGN_WORDS + FOODS, 3)])), 2)
    text = put(rng, rng.choice([
        "Does the {doc} mention {a} and {b}?", "Are {a} and {b} [both|] on the {doc}?", "Is {a} on it, and is {b}?", "Does it say both {a} and {b}?", "Do you find {a} and {b} on the {doc}?", "Which of the words {a} and {b} [is|are] on the {doc}?", "Does it say {a} or {b}?", "Look for {a} and for {b}: are they there?", "I need to see both {a} and {b} on the {doc}. Are they there?", "{a}, {b}: which of them do you find?", "Check the {doc} for {a} and for {b}.", "Do both {a} and {b} appear?", "Is it {a} or {b} that stands on the {doc}?", "Has the {doc} got {a} and {b} on it?",
    ]), a=q(a) if rng.random() < 0.3 else a, b=q(b) if rng.random() < 0.3 else b, doc=d.noun)
    return Ask(text, [OCR, f"a = text_contains(text=$lines, words={q(a)})", f"b = text_contains(text=$lines, words={q(b)})"], f'"{a}: {{a}}; {b}: {{b}}"', "Words", docs=[d])


def state(rng):
    """What a sign means for somebody, told by one of its words."""
    d = sign(rng)
    pattern, word = rng.choice([
        ("Is the [shop|store|museum|place] open [now|today|]?", "open"), ("Is [it|the shop|the museum|the office] closed [today|on Sunday|on Mondays|]?", "closed"), ("Is it [dangerous|a danger] [here|]?", "danger"), ("Is smoking [allowed|forbidden] [here|]?", "no smoking"),
        ("[Can|May] I park [here|]?", "no parking"), ("Is there a sale [on|]?", "sale"), ("Is [it|entry|the entry|admission] free [of charge|]?", "free"), ("Are dogs allowed [here|in]?", "no dogs"), ("Is this the exit?", "exit"), ("Is it out of order?", "out of order"),
        ("Is this [seat|table|place] reserved?", "reserved"), ("Is it private [property|ground|]?", "private"), ("Must I push the door?", "push"), ("Are there tickets left, or is it sold out?", "sold out"), ("Is this only for [staff|employees]?", "staff only"), ("Is the flat for rent?", "for rent"),
        ("Can I [go in|get in|shop there] [now|], are they open?", "open"), ("Do I stand before closed doors?", "closed"), ("Have they shut [already|for good|]?", "closed"), ("May I light a cigarette [here|]?", "no smoking"), ("Can I leave my car here?", "no parking"), ("Do I get a ticket if I park here?", "no parking"), ("Are the prices cut?", "sale"), ("Do I have to pay to get in, or is it free?", "free"), ("Can I take my dog inside?", "no dogs"),
        ("Do I get out this way?", "exit"), ("Is this the way out?", "exit"), ("Does the machine work, or is it out of order?", "out of order"), ("May anybody sit here, or is it reserved?", "reserved"), ("Do I have to pull the door?", "pull"), ("Must one pull [here|]?", "pull"), ("Do I push here?", "push"), ("Did they sell all tickets?", "sold out"), ("Can a guest go through here, or only staff?", "staff only"), ("Could I rent it?", "for rent"),
        ("Is the floor wet?", "wet floor"), ("Might I slip here?", "wet floor"), ("Do I have to be careful [here|]?", "caution"), ("Is caution asked for?", "caution"), ("Must I be afraid of a dog here?", "beware of the dog"), ("Is there a dangerous dog?", "beware of the dog"), ("Can the parcel break, is it fragile?", "fragile"), ("Should I handle it with care?", "fragile"), ("Is it the fire exit?", "fire exit"), ("Do I get out here when it burns?", "fire exit"),
        ("Are we welcome [here|]?", "welcome"), ("May I enter [here|]?", "no entry"), ("Is it forbidden to drive in here?", "no entry"), ("Must I keep out?", "keep out"), ("Do I have to stop [here|]?", "stop"), ("Are drinks cheaper now?", "happy hour"), ("Is it happy hour?", "happy hour"), ("Is it not out yet, is it coming soon?", "coming soon"), ("Am I warned of something?", "warning"),
    ])
    return Ask(put(rng, pattern), [OCR, f"yes = text_contains(text=$lines, words={q(word)})"], "yes", word.capitalize(), docs=[d])


def any_text(rng):
    d = rng.choice([photo, sign])(rng)
    text = put(rng, rng.choice([
        "[Is there any [text|writing] " + OF + "?|Is anything written [on it|here|]?|Are there any [words|letters] [in the picture|here]?|Does the picture [contain|have] [any|] text?]", "Is there something to read [here|in the picture]?", "Can anything be read [here|in the picture|]?", "Do you see any [writing|letters|words]?", "Has somebody written on it?", "Do we have any lettering here?", "Does anything stand there in letters?",
        "Any text?", "Is there writing anywhere?", "Do words appear [in the picture|]?", "I can't tell if something is written there. Is it?", "Would there be anything to transcribe?", "Can you find even a single word?", "Is there text, yes or no?",
    ]), doc=d.noun)
    return Ask(text, [OCR, "yes = exists(items=$lines)"], "yes", "Text", docs=[d])


def count_text(rng):
    d = rng.choice([sign, form, receipt, table])(rng)
    kind = rng.random()
    if kind < 0.3:
        text = put(rng, rng.choice([
            "[How many lines [of text|] [are on the {doc}|are there|does it have|are printed]?|Count the lines " + OF + ".|number of lines?]", "Of how many lines does the text consist?", "How many rows of text [are there|do you see] [on the {doc}|]?", "The {doc} has how many lines?", "How long is the text, in lines?", "[What is the|Give me the] line count [of the {doc}|].", "How many lines would I have to copy?", "How many lines did you read?", "On how many lines is the text spread?",
        ]), doc=d.noun)
        return Ask(text, [OCR, "n = count(items=$lines)"], "n", "Lines", docs=[d])
    if kind < 0.5:
        text = put(rng, rng.choice([
            "[How many words [are on the {doc}|are there|are written here|does the {doc} have]?|Count [the|all] words " + OF + ".]", "How long is the text, in words?", "[What is the|Give me the] word count [of the {doc}|].", "I am paid by the word: how many are there [on the {doc}|]?", "The {doc} consists of how many words?", "How many words would I have to translate?", "How many words did they put on the {doc}?", "Number of words?", "How wordy is the {doc}, how many words?", "What number of words do you read?",
        ]), doc=d.noun)
        return Ask(text, [OCR, "n = count_words(text=$lines)"], "n", "Words", docs=[d])
    word = rng.choice([w for line in d.lines for w in line.split() if w.isalpha()] or ["sale"])
    word = word.lower() if rng.random() < 0.5 else word
    text = put(rng, rng.choice([
        "How [often|many times] does [the word|] {qw} [appear|stand] " + OF + "?", "How [often|many times] is [the word|] {qw} [written|printed] " + OF + "?", "How many times does [it|the {doc}] say {w}?", "[Count|Tell me] how often {w} [occurs|appears] " + OF + ".", "Number of times {w} is written?", "How often do I read {w} [on the {doc}|]?", "How often is {w} repeated?", "{w} comes up how many times?", "How many {qw} are there on the {doc}?", "Count the word {qw}.", "How frequent is {w} on the {doc}, by count?", "How many times have they [put|printed|written] {w}?", "Say how often you find the word {qw}.", "Does {w} come once or more often: how many times?",
    ]), w=word, qw=q(word), doc=d.noun)
    return Ask(text, [OCR, f"n = count_words(text=$lines, word={q(word)})"], "n", word.capitalize(), docs=[d])


def text_limit(rng):
    """Whether a text is longer or shorter than so many words or lines."""
    d = rng.choice([sign, form, receipt, letter])(rng)
    n = rng.choice([3, 5, 8, 10, 12, 15, 20, 25, 30, 50, 100])
    what, call = rng.choice([("words", "n = count_words(text=$lines)"), ("words", "n = count_words(text=$lines)"), ("lines", "n = count(items=$lines)")])
    how, pattern = rng.choice([
        ("greater", "Are there more than {n} {w} [on the {doc}|]?"), ("greater", "Does the {doc} have more than {n} {w}?"), ("greater", "Is the text longer than {n} {w}?"), ("greater", "Does the text [exceed|go beyond] {n} {w}?"), ("greater", "Is it over {n} {w} long?"), ("less", "Are there [fewer|less] than {n} {w} [on the {doc}|]?"), ("less", "Does the {doc} have fewer than {n} {w}?"), ("less", "Is the text shorter than {n} {w}?"), ("less", "Is it under {n} {w} long?"),
        ("at_least", "Are there at least {n} {w}?"), ("at_least", "Does the {doc} have {n} {w} or more?"), ("at_most", "Are there at most {n} {w}?"), ("at_most", "Only {n} {w} are allowed. Does the text keep to that?"), ("at_most", "Does the {doc} stay within {n} {w}?"), ("equal", "Are there exactly {n} {w}?"), ("equal", "I count {n} {w}. Is that right?"), ("equal", "Does the text have {n} {w}, no more and no less?"),
    ])
    return Ask(put(rng, pattern, n=n, w=what, doc=d.noun), [OCR, call, f'yes = compare(a=$n, b={n}, how="{how}")'], "yes", what.capitalize(), docs=[d])


TIMES = {2: ["twice", "two times", "double"], 3: ["three times", "triple"]}
NUMBER = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten", 12: "twelve"}


def spelled(rng, n):
    return NUMBER[n] if n in NUMBER and rng.random() < 0.5 else str(n)


def total_of(rng):
    """A paper with a sum, its key, and how a question names the sum."""
    if rng.random() < 0.75:
        d = receipt(rng)
        return d, d.total, rng.choice(["the total", "the bill", f"the {d.noun}", f"the total of the {d.noun}", "the amount", "the sum", "it all", "the whole thing", "the whole sum", f"this {d.noun}", "everything", "the final amount"])
    while True:
        d = form(rng)
        if d.total:
            return d, d.total, f"the {d.total.lower()}"


GROUP = "[friends|people|of us|colleagues|flatmates|guests|students|cousins]"


def share(rng):
    d, key, t = total_of(rng)
    n = rng.choice([2, 3, 4, 5, 6, 7, 8, 10, 12])
    text = put(rng, rng.choice([
        "If {n} [friends|people|of us|colleagues|flatmates] [split|share] {t} [evenly|equally|], [what does each pay|how much is it each|what does everyone pay|how much per person]?", "[Divide|Split] {t} by {n}.", "[Split|Share] {t} [between|among] {n} [people|friends|of us].",
        "What [is|would be] each person's share if {n} [people|] split {t}?", "We are {n}. What does each of us [pay|owe]?", "{n} friends share {t}. What does each of them owe?", "{t} shared by {n}?", "Everyone pays the same, we are {n} people. How much each?",
        "How much is {t} per [head|person] for {n} people?", "We were {n} at the table. What is my part?", "{t} between {n} of us, how much [is that|each]?", "[I and my friends|We] are {n} in all and go Dutch. What do I pay?", "How much does everybody chip in, if we are {n}?", "What does one of {n} " + GROUP + " pay?", "If [everybody|each] of the {n} pays an equal part, how much is it?", "Each of the {n} [guests|friends|players|parents] pays the same: what is it?",
        "Per person, {n} persons: how much?", "Make {n} equal parts of {t}.", "There are {n} of us and one {d}. What does each put down?", "{n} ways, how much each?", "I want to share {t} with others, {n} of us altogether. What falls on me?", "What do I have to collect from each of {n} people for {t}?", "How much should every one of the {n} give?", "If {t} is paid in {n} equal [parts|rates|instalments], how much is one?", "In {n} instalments, how much is each?", "{n} people, one {d}: what is it a head?",
        "What is one part of {t} when {n} share it?", "My {n} housemates split {t}: how much must each send me?", "Work out what each of the {n} owes.",
    ]), n=spelled(rng, n), t=t, d=d.noun)
    return Ask(text, [OCR, reads(d, key), f'result = calculate(expression="a / {n}", a=$a)'], "result", "Each", docs=[d])


def tip_share(rng):
    """The sum with a tip or with a discount, shared."""
    d, key, t = total_of(rng)
    n, p = rng.choice([2, 3, 4, 5, 6, 8]), rng.choice([5, 8, 10, 12, 15, 18, 20, 25])
    w = rng.choice(["{p} percent", "{p}%", "{p} per cent", "{p} %"]).replace("{p}", str(p))
    factor, pattern = rng.choice([(100 + p, text) for text in (
        "Add {w} [tip|] to {t} and [split|divide] it by {n}.", "What does each of {n} people pay [with|including] a {w} tip?", "With {w} tip, [shared by|split between] {n}, how much is it each?", "We are {n} and leave {w} tip. What does each [pay|owe]?", "{t} plus {w}, divided by {n}?", "If we tip {w} and {n} of us share {t}, what do I pay?", "Put {w} on top, then split it {n} ways.", "How much is it per person for {n} people with {w} on top?", "{n} of us, {w} tip: how much each?", "Each of the {n} guests pays the same part of {t} and {w} tip. How much?", "Including {w} for the waiter, what is the share of each of {n}?", "We add {w} for service and go {n} ways. What is my part?", "First add {w}, then share it among {n} friends: what is it?",
    )] + [(100 - p, text) for text in (
        "With {w} off, [shared by|split between] {n}, how much is it each?", "We are {n} and get {w} off. What does each [pay|owe]?", "Take {w} off {t} and [split|divide] it by {n}.", "{t} less {w}, divided by {n}?", "After a discount of {w}, what is the part of each of {n}?", "Knock off {w}, then share it {n} ways.", "If they take {w} off and {n} of us share {t}, what do I pay?", "{n} of us, {w} discount: how much each?",
    )])
    text = put(rng, pattern, n=spelled(rng, n), w=w, t=t)
    return Ask(text, [OCR, reads(d, key), f'result = calculate(expression="a * {factor} / 100 / {n}", a=$a)'], "result", "Each", docs=[d])


def percent(rng):
    d, key, t = total_of(rng)
    p = rng.choice([5, 7, 8, 10, 12, 15, 18, 19, 20, 25, 30, 50])
    word = rng.choice(["{p} percent", "{p}%", "{p} per cent", "{p} %"]).replace("{p}", str(p))
    part, more, less = f"a * {p} / 100", f"a * {100 + p} / 100", f"a * {100 - p} / 100"
    form_, pattern = rng.choice([
        (part, "[What|How much] is {w} of {t}?"), (part, "How much is a tip of {w} [on {t}|]?"), (part, "I want to [leave|give] {w} [of {t} as a tip|tip]. How much is that?"),
        (more, "What is {t} [plus|with] {w} tip?"), (more, "Add {w} to {t}."), (more, "[What do I pay with {w} tip [included|on top]|{t} plus {w}, please|What does it come to with {w} on top]?"),
        (less, "What [is|would be] {t} [with|after] {w} [discount|off]?"), (less, "I get {w} off. What do I pay [then|]?"), (part, "{w} of {t}?"), (part, "I save {w} on {t}. How much [money|] is that?"), (more, "{t} goes up by {w}. What is it then?"),
        (part, "What [would|should] the waiter get if I tip {w}?"), (part, "Work out a {w} tip."), (part, "The service was good: how much is {w} for the waiter?"), (part, "How many [euros|dollars] do {w} of {t} make?"), (part, "They take {w} of {t} as a fee. How much is the fee?"), (part, "My commission is {w} of {t}: what do I earn?"), (part, "If I get {w} back, how much money is that?"), (part, "What does a {w} discount [save me|bring]?"), (part, "I have to put {w} of {t} down. How much is that?"), (part, "How much is the tip, at {w}?"), (part, "Take {w} of {t}: what sum is that?"),
        (more, "With {w} for the waiter, how much do I leave on the table?"), (more, "What do I pay in the end, if I tip {w}?"), (more, "{w} interest comes on top of {t}. What is it then?"), (more, "Service is {w} extra. What does it make with that?"), (more, "I am late and pay {w} more. What is the sum?"), (more, "Prices rise by {w}: what will {t} be?"), (more, "What is {t} including a {w} surcharge?"), (more, "They add {w} when you pay by card: how much would I pay?"), (more, "Mark it up by {w}."), (more, "Tip included, at {w}: how much?"),
        (less, "I have a {w} voucher. What [is left to pay|do I still pay]?"), (less, "As a member I get {w} off: what do I pay?"), (less, "If they knock off {w}, what will it be?"), (less, "How much must I pay when {w} of {t} is [waived|taken off]?"), (less, "Reduce {t} by {w}."), (less, "With a rebate of {w}, what does it come to?"), (less, "Pay early and save {w}: what would I pay then?"), (less, "The insurance takes over {w} of {t}. What is left for me?"), (less, "{t} less {w}?"), (less, "Students pay {w} less. What is the price for a student?"),
    ])
    return Ask(put(rng, pattern, w=word, t=t), [OCR, reads(d, key), f'result = calculate(expression="{form_}", a=$a)'], "result", "Result", docs=[d])


def times(rng):
    d = paper(rng)
    if not d.items:
        return times(rng)
    key = rng.choice(d.items)
    said = said_as(d, key, rng)
    n = rng.choice([2, 3, 4, 5, 6, 7, 8, 10, 12, 20])
    rate = rng.choice([1.1, 0.9, 1.08, 0.85, 1.25])
    form_, pattern = rng.choice([
        (f"a * {n}", "[How much would|What would|What do] {n} {k} [cost|come to|be]?"), (f"a * {n}", "If I buy {n} times the {k}, what do I pay?"), (f"a * {n}", "[What|How much] is {n} times the {k}?"), (f"a * {n}", "{n} of the {k}, how much is that?"),
        ("a * 2", "What is [double|twice] the {k}?"), ("a / 2", "What is half [of|] the {k}?"), (f"a * {rate}", "One euro is {r} dollars. How much is the {k} in dollars?"), (f"a * {rate}", "What is the {k} at a rate of {r}?"), (f"a * {n}", "I take {n} of the {k}. What does that make?"),
        ("a * 12", "What is the {k} in a year if it is monthly?"), ("a / 3", "What is a third of the {k}?"), (f"a + {n}", "What is the {k} plus {n}?"), (f"a - {n}", "What is left of the {k} minus {n}?"), ("a / 1000", "What is the {k} in thousands?"), (f"a * {n}", "The {k}, but for {n} of them?"),
        (f"a * {n}", "I need {n} of them: what is the {k} then?"), (f"a * {n}", "Multiply the {k} by {n}."), (f"a * {n}", "[Next time|Tomorrow] I get {n} {k}. How much will it be?"), (f"a * {n}", "For a party of {n} I want one {k} for everybody. What is the sum?"), (f"a * {n}", "{n} times {k}?"), (f"a * {n}", "How much money do I need for {n} {k}?"), (f"a * {n}", "Suppose I ordered {n} {k}: what would they charge?"), (f"a * {n}", "Each of us {n} has the {k}. What do we pay?"), (f"a * {n}", "{n} people, each with the {k}: how much in all?"),
        ("a * 2", "Twice the {k}, please: how much?"), ("a * 2", "The {k} doubles. What is it then?"), ("a / 2", "I only take half the {k}. How much is it?"), ("a / 2", "The {k} is halved: what is it?"), ("a / 2", "We go halves on the {k}. What do I pay?"), ("a / 3", "Three of us share the {k}: what is a third?"), (f"a / {n}", "Divide the {k} by {n}."), (f"a / {n}", "The {k} shared among {n}: how much each?"), (f"a / {n}", "A pack of {n}: what does one cost, by the {k}?"), (f"a / {n}", "There are {n} in it. What is the {k} for a single one?"),
        (f"a + {n}", "Add {n} to the {k}."), (f"a + {n}", "The {k} rises by {n}. What is it then?"), (f"a - {n}", "Take {n} off the {k}."), (f"a - {n}", "The {k} falls by {n}. What is it now?"), (f"a - {n}", "With {n} less, what would the {k} be?"), (f"a * {rate}", "I pay in another currency at {r} for one. What is the {k}?"), (f"a * {rate}", "Change the {k} at {r}: how much do I get?"),
    ])
    return Ask(put(rng, pattern, k=said, n=spelled(rng, n) if f"{n}" in form_ else n, r=rate), [OCR, reads(d, key), f'result = calculate(expression="{form_}", a=$a)'], "result", "Result", docs=[d])


def change(rng):
    d, key, t = total_of(rng)
    n = rng.choice([5, 10, 20, 30, 50, 60, 80, 100, 200])
    text = put(rng, rng.choice([
        "I [pay|hand over|give the cashier|paid] [with|] {n} [euros|dollars|pounds|]. [What is my change|How much do I get back|What do I get back]?", "How much change [do I get from|is left of|from] {n}?", "What [remains|is left] of {n} after [paying|] {t}?", "If I pay with a {n}, what comes back?",
        "My budget is {n}. How much is left after {t}?", "I have {n} [euros|dollars]. What remains when I have paid?", "Out of {n}, what [is the change|comes back]?", "I only have a {n} note. What will they give me back?", "Grandma gave me {n} for this. What may I keep?", "What should the cashier hand me back on {n}?", "I put {n} on the counter: how much is mine again?", "With {n} in my purse, what do I go home with?", "Take {t} off my {n}. What [stays|remains|is left]?", "There are {n} in the cash box. What is in it after {t} is paid?",
        "What do I still have of my {n} when this is settled?", "I gave {n}, so the change is what?", "From a {n} note: the change?", "{n} minus {t}?", "If I round up to {n}, how much is the tip?", "I say keep the change and give {n}. How much does the waiter get?", "How much under {n} did I stay?", "By how much is {t} below {n}?", "My allowance is {n}. How much of it is left now?", "We planned {n} for this. How much did we save?", "The old price was {n}. How much do I save now?", "I already paid {n}. What do I get back?", "A {n} gift card: what is still on it after this?",
    ]), n=n, t=t)
    return Ask(text, [OCR, reads(d, key), f'result = calculate(expression="{n} - a", a=$a)'], "result", "Change", docs=[d])


def short_of(rng):
    """How much a sum goes beyond what there is, or what it becomes when something is added."""
    d, key, t = total_of(rng)
    n = rng.choice([2, 3, 5, 8, 10, 15, 20, 25, 30, 40, 50])
    form_, pattern = rng.choice([
        ("-", "I [only|] have {n} [euros|dollars|pounds|]. How much [is missing|more do I need|am I short]?"), ("-", "By how much does {t} [exceed|go over|top] {n}?"), ("-", "How much over {n} is {t}?"), ("-", "My budget was {n}. By how much did I overspend?"), ("-", "{n} was paid already. What [do I still owe|is still open|remains to be paid]?"), ("-", "I paid {n} in advance. How much is left to pay?"), ("-", "With a voucher for {n}, what do I [still|] have to pay?"), ("-", "My mother gives me {n} towards it. What do I pay myself?"),
        ("-", "I get {n} off. What is left to pay?"), ("-", "What must I borrow if I have {n}?"), ("-", "How far above {n} are we?"), ("-", "The boss pays {n} of it. How much is left for me?"), ("-", "{t} minus {n}?"), ("-", "Someone gave me {n} for it: how much do I have to add?"), ("-", "Deduct {n} from {t}."), ("-", "We put in {n} before. What is the rest?"),
        ("+", "What is {t} plus {n}?"), ("+", "I give {n} [euros|dollars|pounds|] tip. What do I pay [in all|then]?"), ("+", "{n} more for the delivery: what does it come to?"), ("+", "Add {n} to {t}."), ("+", "Parking was {n} more. What did I spend altogether?"), ("+", "And {n} for the taxi: how much is that with {t}?"), ("+", "If something for {n} comes on top, what do I pay?"), ("+", "With a tip of {n}, what does it make?"), ("+", "They charge {n} extra. What is it then?"), ("+", "I also owe you {n}. What is that together with {t}?"),
    ])
    return Ask(put(rng, pattern, n=n, t=t), [OCR, reads(d, key), f'result = calculate(expression="a {form_} {n}", a=$a)'], "result", "Result", docs=[d])


def afford(rng):
    """Whether a sum fits into a budget."""
    d, key, t = total_of(rng)
    n = rng.choice([5, 10, 20, 25, 30, 40, 50, 60, 75, 80, 100, 150, 200])
    how, pattern = rng.choice([
        ("at_most", "Can I [pay|afford] {t} with {n} [euros|dollars|pounds|]?"), ("at_most", "[Are|Is] {n} [euros|dollars|] enough [for {t}|to pay]?"), ("at_most", "I have {n} [euros|dollars|] on me. Is that enough [for {t}|]?"), ("at_most", "Do {n} cover {t}?"), ("at_most", "My budget is {n}. [Does it fit|Is that enough|Am I within it]?"), ("at_most", "Will a {n} note do?"), ("at_most", "Does {t} stay within {n}?"), ("at_most", "I got {n} from my mother. Can I pay?"), ("at_most", "If I spend no more than {n}, can I pay {t}?"), ("at_most", "Would {n} do for {t}?"), ("at_most", "We have {n} in the kitty. Does it suffice?"),
        ("greater", "Did we [spend|pay] more than {n}?"), ("greater", "Is {t} over {n}?"), ("greater", "Have I gone over my limit of {n}?"), ("greater", "Was it more than {n} [in all|]?"), ("greater", "We wanted to spend {n} at most. Is it more?"), ("greater", "Did {t} break my budget of {n}?"), ("greater", "Is {t} beyond {n}?"), ("greater", "Do I have to pay more than {n}?"), ("less", "Did we [spend|pay] less than {n}?"), ("less", "Is {t} under {n}?"), ("less", "Did I get away with less than {n}?"), ("less", "Was it less than {n} [in all|]?"), ("less", "Do I owe less than {n}?"),
        ("at_least", "From {n} on, delivery is free. Do I reach that?"), ("at_least", "Is {t} {n} or more?"), ("at_least", "Did I spend at least {n}, as the voucher wants?"), ("at_least", "Expenses of {n} or more need a signature. Does this one?"), ("equal", "Is {t} exactly {n}?"), ("equal", "I guess it was {n}. Was it?"), ("equal", "They took {n} from my card. Is that what the {d} says?"), ("equal", "Did we pay {n}, no more and no less?"),
    ])
    return Ask(put(rng, pattern, n=n, t=t, d=d.noun), [OCR, reads(d, key), f'yes = compare(a=$a, b={n}, how="{how}")'], "yes", key.capitalize(), docs=[d])


def of_budget(rng):
    """A sum as a share of what there was."""
    d, key, t = total_of(rng)
    n = rng.choice([50, 80, 100, 120, 150, 200, 250, 300, 400, 500, 800, 1000])
    text = put(rng, rng.choice([
        "What percent of my {n} budget is {t}?", "How many percent of {n} is {t}?", "I had {n}. What share of it did I spend, in percent?", "What percentage of {n} [went|goes] on {t}?", "Of {n}, how many percent is {t}?", "My pocket money is {n}. How much of it is {t}, in percent?", "In percent of {n}, what is {t}?", "{t} as a percentage of {n}?", "We have {n} for the month: what part in percent is {t}?", "Out of {n} a month, what percentage is gone with {t}?", "How large a share of my {n} does {t} eat up, in percent?", "Express {t} as a percentage of {n}.", "If {n} is the whole, how many percent is {t}?",
    ]), n=n, t=t)
    return Ask(text, [OCR, reads(d, key), f'result = calculate(expression="a / {n} * 100", a=$a)'], "result", "Percent", docs=[d])


def limit(rng):
    d = paper(rng) if rng.random() < 0.6 else chart(rng)
    if not d.items:
        return limit(rng)
    key = rng.choice(d.items)
    said = said_as(d, key, rng)
    n = rng.choice([5, 10, 12, 15, 20, 25, 30, 40, 50, 75, 100, 150, 200, 500])
    how, pattern = rng.choice([
        ("greater", "Is the {k} [more|higher|greater|larger] than {n}?"), ("less", "Is the {k} [less|lower|smaller|cheaper] than {n}?"), ("less", "Is the {k} [under|below] {n}?"), ("greater", "Is the {k} [over|above] {n}?"),
        ("less", "Does the {k} cost less than {n} [euros|dollars]?"), ("at_least", "Is the {k} at least {n}?"), ("at_most", "Is the {k} at most {n}?"), ("at_most", "Are {n} [euros|dollars|pounds] enough for the {k}?"),
        ("greater", "Does the {k} [exceed|go over] {n}?"), ("equal", "Is the {k} [exactly|really|equal to] {n}?"), ("greater", "Did the {k} [go beyond|pass|top|get past] {n}?"), ("greater", "Has the {k} passed {n}?"), ("greater", "The limit is {n}. Is the {k} above it?"), ("greater", "Anything over {n} is too much: is the {k}?"), ("greater", "Would you say the {k} is beyond {n}?"), ("less", "Does the {k} stay [below|under] {n}?"), ("less", "Is {n} more than the {k}?"), ("less", "Did the {k} fall short of {n}?"), ("less", "The {k} has to be below {n}. Is it?"), ("less", "Is the {k} anything less than {n}?"),
        ("at_least", "Does the {k} reach {n}?"), ("at_least", "The {k} must be {n} or more. Is that so?"), ("at_least", "Is the {k} no less than {n}?"), ("at_least", "I need a {k} of {n} at the least. Do I have it?"), ("at_most", "Is the {k} no more than {n}?"), ("at_most", "The {k} may be {n} at the most. Is it all right?"), ("at_most", "Does the {k} keep within {n}?"), ("at_most", "Can I pay the {k} with {n} [euros|dollars]?"), ("equal", "I read {n} for the {k}. Am I right?"), ("equal", "My guess for the {k} is {n}. Is that right?"), ("equal", "The {k} should be {n}. Is it?"), ("equal", "Does it say {n} [for|next to] the {k}?"), ("equal", "Was the {k} {n}?"),
    ])
    return Ask(put(rng, bare(d, pattern), k=said, n=n), [OCR, reads(d, key), f'yes = compare(a=$a, b={n}, how="{how}")'], "yes", f"{key}", docs=[d])


def pair(rng, total=True):
    """Two keys of one paper, with words for them."""
    while True:
        d = rng.choice([receipt, receipt, chart, form])(rng)
        keys = [k for k, kind in d.pairs.items() if kind in ("money", "number", "percent") and (total or k != d.total) and k not in NO_NOUNS]
        if len(keys) > 1:
            a, b = rng.sample(keys, 2)
            return d, a, b, said_as(d, a, rng), said_as(d, b, rng)


def bare(d, pattern):
    """The pattern without the article before what stands under a bar."""
    return re.sub(r"\b[Tt]he (?=\{[abk]\})", "", pattern) if d.kind == "chart" else pattern


def reads_two(a, b):
    return [OCR, f"a = read_value(lines=$lines, key={q(a)})", f"b = read_value(lines=$lines, key={q(b)})"]


def add_two(rng):
    d, a, b, sa, sb = pair(rng)
    text = put(rng, bare(d, rng.choice([
        "What do the {a} and the {b} [cost|make|come to] together?", "What is the sum of [the |]{a} and [the |]{b}?", "[Add up|Sum up|Add] [the |]{a} and [the |]{b}.", "How much are the {a} and the {b} [together|in all|in sum|in total]?", "{a} and {b} together?", "{a} plus {b}?",
        "[What|How much] would only the {a} and the {b} [cost|be]?", "If I only [take|buy] {a} and {b}, what [is it|do I pay]?", "How [much|many] is it for {a} and {b} [combined|together]?", "[Together|In all], what do {a} and {b} [make|come to]?",
        "I had the {a} and the {b}. What do I owe?", "My part is the {a} and the {b}: how much is that?", "Put the {a} and the {b} together: what do you get?", "What does one pay for {a} and {b}?", "Count the {a} and the {b} as one: how much is it?", "Lump {a} and {b} together.", "What sum do the {a} and the {b} give?", "The {a}, and the {b} on top: how much?", "Start with the {a} and add the {b}.", "If you add the {a} and the {b}, what comes out?",
        "Leave all out but the {a} and the {b}. What is the sum?", "I need the {a} and the {b} as one number.", "Give me {a} and {b} in one sum.", "What are {a} and {b} worth together?", "We want the {a} with the {b}. What is the price of both?", "Both {a} and {b}: how much in all?", "Two things interest me, {a} and {b}: what is their sum?", "How much altogether for the {a} and the {b}?", "The total of just {a} and {b}?", "I pay for {a} and {b}, he pays the rest. What is mine?",
    ])), a=sa, b=sb)
    return Ask(text, [*reads_two(a, b), 'result = calculate(expression="a + b", a=$a, b=$b)'], "result", "Together", docs=[d])


def subtract(rng):
    """How far one entry is from another; what is named first is read first, but for what is taken off something."""
    d, a, b, sa, sb = pair(rng)
    form_, pattern = rng.choice([
        ("a - b", pattern) for pattern in (
            "How much more is the {a} than the {b}?", "How much more does the {a} cost than the {b}?", "What is the difference between [the |]{a} and [the |]{b}?", "By how [much|many] is the {a} [higher|larger|more expensive|more] than the {b}?", "What is the {a} [without|minus|less] the {b}?", "[Subtract|Take] the {b} from the {a}.",
            "[Take the {b} off the {a}|The {a} without the {b}]. What [remains|is left]?", "How much higher is {a} than {b}?", "{a} minus {b}?", "How [far|much] apart are {a} and {b}?", "What remains of the {a} after the {b}?", "By how much does the {a} [exceed|top|beat|go beyond] the {b}?", "How much bigger is the {a} than the {b}?", "The {a} is higher than the {b}: by how much?", "What is the gap between {a} and {b}?", "Deduct the {b} from the {a}.",
            "If the {b} comes off the {a}, what [stays|is left]?", "How far is the {a} above the {b}?", "What do I pay more for the {a} than for the {b}?", "Reduce the {a} by the {b}.", "Compared with the {b}, how much more is the {a}?", "How much would be left of the {a} once the {b} is gone?", "From the {a} take away the {b}.", "[Set|Hold] the {a} against the {b}: how big is the difference?", "What separates the {a} from the {b}, in figures?", "Once the {b} is paid out of the {a}, what is left?",
        )
    ] + [
        ("b - a", pattern) for pattern in (
            "How much [less|lower|smaller|cheaper] is the {a} than the {b}?", "By how much is the {a} [below|under|cheaper than|lower than|less than|smaller than] the {b}?", "How much less does the {a} cost than the {b}?", "What do I save if I take the {a} instead of the {b}?", "How much is the {a} short of the {b}?", "How far is the {a} below the {b}?", "What does the {a} lack to reach the {b}?", "By taking the {a} and not the {b}, how much do I save?", "How much must I add to the {a} to get the {b}?",
        )
    ])
    return Ask(put(rng, bare(d, pattern), a=sa, b=sb), [*reads_two(a, b), f'result = calculate(expression="{form_}", a=$a, b=$b)'], "result", "Difference", docs=[d])


def ratio(rng):
    d, a, b, sa, sb = pair(rng, total=False)
    form_, pattern = rng.choice([
        ("a / b * 100", "[What|How many] percent of the {b} is the {a}?"), ("a / b * 100", "[What|Which] [share|percentage] of the {b} is the {a}, in percent?"), ("a / b", "How many times [larger|higher|more] is {a} than {b}?"), ("a / b", "What is the ratio of {a} to {b}?"),
        ("a / b", "What fraction of the {b} is the {a}?"), ("(a + b) / 2", "What is the [average|mean] of {a} and {b}?"), ("a * b", "[Multiply {a} and {b}.|What is the product of {a} and {b}?]"), ("a / b", "Divide the {a} by the {b}."), ("a / b", "What is the {a} divided by the {b}?"), ("max(a, b)", "What is the [higher|larger] [value|one] of {a} and {b}?"),
        ("min(a, b)", "What is the [lower|smaller] [value|one] of {a} and {b}?"), ("a / b * 100", "Express the {a} as a percentage of the {b}."), ("a / b * 100", "The {a} is how many percent of the {b}?"), ("a / b * 100", "In percent of the {b}, how much is the {a}?"), ("a / b * 100", "Taking the {b} as 100 percent, what is the {a}?"), ("a / b", "How often does the {b} go into the {a}?"), ("a / b", "How many times does the {b} fit into the {a}?"),
        ("a / b", "How do {a} and {b} relate, as a ratio?"), ("a / b", "By what factor is the {a} [larger|higher] than the {b}?"), ("a / b", "The {a} is how many times the {b}?"), ("a / b", "[Form|Work out] the quotient of {a} and {b}."), ("(a + b) / 2", "Take the mean of {a} and {b}."), ("(a + b) / 2", "On average, how much are {a} and {b}?"), ("(a + b) / 2", "What lies in the middle between {a} and {b}?"), ("(a + b) / 2", "{a} and {b}: what is the average?"), ("(a + b) / 2", "If {a} and {b} were the same with the same sum, what would each be?"),
        ("a * b", "What do you get when you multiply {a} by {b}?"), ("a * b", "{a} times {b}?"), ("a * b", "Work out {a} times {b}."), ("a * b", "The {a} for each of the {b}: what does it make?"), ("max(a, b)", "How much is the dearer of {a} and {b}?"), ("max(a, b)", "Of {a} and {b}, I want the bigger number."), ("min(a, b)", "How much is the cheaper of {a} and {b}?"), ("min(a, b)", "Of {a} and {b}, I want the smaller number."),
    ])
    return Ask(put(rng, bare(d, pattern), a=sa, b=sb), [*reads_two(a, b), f'result = calculate(expression="{form_}", a=$a, b=$b)'], "result", "Result", docs=[d])


def compare_two(rng):
    d, a, b, sa, sb = pair(rng)
    how, pattern = rng.choice([
        ("greater", "Is the {a} [more expensive|higher|larger|more|greater|dearer] than the {b}?"), ("less", "Is the {a} [cheaper|lower|smaller|less] than the {b}?"), ("greater", "Did {a} [beat|get more than|have more than] {b}?"), ("equal", "[Are {a} and {b} equal|Is {a} the same as {b}|Do {a} and {b} have the same value]?"),
        ("less", "Does the {a} cost less than the {b}?"), ("greater", "Does the {a} cost more than the {b}?"), ("greater", "Is {a} above {b} in value?"), ("at_least", "Is the {a} at least as [high|much] as the {b}?"), ("greater", "Is there more {a} than {b}?"), ("greater", "Does the {a} [exceed|top|beat|outweigh|go beyond] the {b}?"), ("greater", "Do I pay more for the {a} than for the {b}?"), ("greater", "Is {a} ahead of {b}?"), ("greater", "Was the {a} dearer than the {b}?"), ("greater", "I think the {a} is higher than the {b}. Is it?"), ("greater", "Has {a} got more than {b}?"), ("greater", "Would you say {a} outdoes {b}?"),
        ("less", "Does the {a} [fall short of|stay below|lag behind] the {b}?"), ("less", "Is {a} behind {b}?"), ("less", "Do I save if I take the {a} and not the {b}?"), ("less", "Is there less {a} than {b}?"), ("less", "Do I pay less for the {a} than for the {b}?"), ("less", "Has {a} got less than {b}?"), ("equal", "Do the {a} and the {b} [cost|come to] the same?"), ("equal", "Does the {a} equal the {b}?"), ("equal", "Is there no difference between {a} and {b}?"), ("equal", "Are the {a} and the {b} level?"), ("equal", "Did {a} and {b} tie?"), ("at_most", "Is the {a} at most as [high|much] as the {b}?"), ("at_most", "Is the {a} no more than the {b}?"), ("at_least", "Is the {a} no less than the {b}?"), ("at_least", "Does the {a} cover the {b}?"), ("at_least", "Is the {a} enough for the {b}?"),
    ])
    return Ask(put(rng, bare(d, pattern), a=sa, b=sb), [*reads_two(a, b), f'yes = compare(a=$a, b=$b, how="{how}")'], "yes", f"{a} and {b}", docs=[d])


def checks(rng):
    """Whether what is printed agrees with itself."""
    while True:
        d = rng.choice([receipt, form])(rng)
        keys = [k for k, kind in d.pairs.items() if kind in ("money", "number")]
        if len(keys) > 2:
            break
    a, b, c = rng.sample(keys, 3)
    form_, pattern = rng.choice([
        ("a + b", "Do the {a} and the {b} [really|] [add up to|make|equal] the {c}?"), ("a * b", "Does {a} times {b} [match|give|equal|make] the {c}?"), ("a - b", "Is the {a} minus the {b} [really|] the {c}?"), ("a + b", "Is the {c} [really|] the sum of {a} and {b}?"), ("a + b", "Check the sum: are {a} and {b} together the {c}?"), ("a + b", "Did they add right, {a} plus {b} being the {c}?"), ("a + b", "If I add {a} and {b}, do I get the {c}?"), ("a + b", "{a} plus {b} should be the {c}. Is it?"), ("a + b", "Is it right that {a} and {b} make the {c}?"), ("a + b", "Are the {a} and the {b} equal to the {c} when added?"),
        ("a * b", "Does the {c} come out when I multiply {a} and {b}?"), ("a * b", "Is the {c} {a} times {b}?"), ("a * b", "{a} times {b} should give the {c}. Does it?"), ("a * b", "Have they multiplied {a} and {b} right to get the {c}?"), ("a - b", "Do I get the {c} if I take the {b} off the {a}?"), ("a - b", "Is the {c} what is left of the {a} after the {b}?"), ("a - b", "The {a} less the {b}: is that the {c}?"), ("a - b", "Does the {a} minus the {b} give the {c}?"), ("a - b", "Check: is {a} minus {b} the same as the {c}?"),
    ])
    calls = [*reads_two(a, b), f"c = read_value(lines=$lines, key={q(c)})", f'result = calculate(expression="{form_}", a=$a, b=$b)', "yes = compare(a=$result, b=$c)"]
    return Ask(put(rng, pattern, a=said_as(d, a, rng), b=said_as(d, b, rng), c=said_as(d, c, rng)), calls, "yes", "Right", docs=[d])


def add_three(rng):
    while True:
        d = rng.choice([receipt, chart, chart, form])(rng)
        keys = [k for k, kind in d.pairs.items() if kind in ("money", "number")]
        if len(keys) > 2:
            break
    a, b, c = rng.sample(keys, 3)
    form_, pattern = rng.choice([
        ("a + b + c", "What do {a}, {b} and {c} [add up to|make|come to] [together|]?"), ("a + b + c", "[Add|Sum up] {a}, {b} and {c}."), ("(a + b + c) / 3", "What is the [average|mean] of {a}, {b} and {c}?"), ("a - b - c", "What is left of {a} after {b} and {c}?"), ("a + b + c", "{a}, {b}, {c}: how much [together|in sum]?"),
        ("a + b - c", "What is {a} plus {b} minus {c}?"), ("a + b + c", "I had {a}, {b} and {c}. What do I owe?"), ("a + b + c", "How much for {a}, {b} and {c}?"), ("a + b + c", "Put {a}, {b} and {c} into one sum."), ("a + b + c", "The three of them, {a}, {b} and {c}: what is the sum?"), ("a + b + c", "If I only take {a}, {b} and {c}, what do I pay?"), ("(a + b + c) / 3", "On average, what are {a}, {b} and {c}?"), ("(a + b + c) / 3", "Take the mean of {a}, {b} and {c}."), ("a - b - c", "Take {b} and {c} off {a}."), ("a - b - c", "{a} without {b} and {c}?"), ("a - b - c", "[Deduct|Subtract] {b} and {c} from {a}."),
        ("a + b - c", "Add {a} and {b}, then take off {c}."), ("max(a, b, c)", "What is the [highest|largest] [value|number] of {a}, {b} and {c}?"), ("max(a, b, c)", "How high is the highest of the three, {a}, {b} and {c}?"), ("min(a, b, c)", "What is the [lowest|smallest] [value|number] of {a}, {b} and {c}?"), ("min(a, b, c)", "How low is the lowest of the three, {a}, {b} and {c}?"), ("(a + b) / c", "Add {a} and {b} and divide by {c}."),
    ])
    calls = [*reads_two(a, b), f"c = read_value(lines=$lines, key={q(c)})", f'result = calculate(expression="{form_}", a=$a, b=$b, c=$c)']
    return Ask(put(rng, pattern, a=said_as(d, a, rng), b=said_as(d, b, rng), c=said_as(d, c, rng)), calls, "result", "Result", docs=[d])


def two_keys(rng):
    d = paper(rng)
    a, b = rng.sample(list(d.pairs), 2) if len(d.pairs) > 1 else (list(d.pairs) * 2)[:2]
    text = put(rng, rng.choice([
        "What are the {a} and the {b} " + OF + "?", "[Read|Give|Tell] me the {a} and the {b}.", "{a} and {b}?", "I need both the {a} and the {b}.", "Which {a} and which {b} are printed?", "What does it say for {a}, and what for {b}?", "I need two things: the {a} and the {b}.", "The {a}, and also the {b}, please.", "Look up the {a} as well as the {b}.", "Not only the {a} but the {b} too: what are they?", "First the {a}, then the {b}.", "A form asks for {a} and {b}. What do I write?", "What have they put for {a} and {b}?", "Find me the {a} along with the {b}.", "Could you read out the {a} and the {b} for me?", "What is the {a}, and what the {b}?", "{a}? And {b}?", "Please copy {a} and {b} from the {doc}.",
    ]), a=said_as(d, a, rng), b=said_as(d, b, rng), doc=d.noun)
    return Ask(text, reads_two(a, b), f'"{a}: {{a}}; {b}: {{b}}"', "Values", docs=[d])


def two_phrases(rng):
    """Two values that are asked for without their keys."""
    d = form(rng)
    known = [k for k in d.pairs if phrases_of(d, k)]
    if len(known) < 2:
        return two_phrases(rng)
    a, b = rng.sample(known, 2)
    pa, pb = clear_phrase(d, a, rng), clear_phrase(d, b, rng)
    if not pa or not pb or any(mark in pa + pb for mark in (":", ",")) or not pa.startswith(("What", "Wh", "How", "On", "At", "By", "From", "For", "In")):
        return two_phrases(rng)
    text = say(rng, rng.choice([f"{pa} and {pb[0].lower()}{pb[1:]}?", f"{pa}, and {pb[0].lower()}{pb[1:]}?", f"{pa}? And {pb[0].lower()}{pb[1:]}?", f"{pa}? {pb}?", f"Two questions: {pa[0].lower()}{pa[1:]}, and {pb[0].lower()}{pb[1:]}?", f"{pa}, {pb[0].lower()}{pb[1:]}?"]), doc=d.noun)
    return Ask(text, reads_two(a, b), f'"{a}: {{a}}; {b}: {{b}}"', "Values", docs=[d])


def three_keys(rng):
    """Three values at once."""
    while True:
        d = paper(rng)
        if len(d.pairs) > 2:
            break
    a, b, c = rng.sample(list(d.pairs), 3)
    text = put(rng, rng.choice([
        "What are the {a}, the {b} and the {c}?", "[Read|Give|Tell] me {a}, {b} and {c}.", "{a}, {b}, {c}?", "I need three things: {a}, {b} and {c}.", "Which {a}, {b} and {c} are on the {doc}?", "[Copy|Extract|Get] {a}, {b} and {c} from the {doc}.", "Fill in my form: {a}, {b} and {c}.", "What does it say for {a}, for {b} and for {c}?", "The {a}, the {b} and the {c}, please.", "Look up {a}, then {b}, then {c}.", "I have to type in {a}, {b} and {c}. What are they?", "Note down {a}, {b} and {c} for me.", "What do {a}, {b} and {c} say?", "Find the {a} as well as the {b} and the {c}.",
    ]), a=said_as(d, a, rng), b=said_as(d, b, rng), c=said_as(d, c, rng), doc=d.noun)
    return Ask(text, [*reads_two(a, b), f"c = read_value(lines=$lines, key={q(c)})"], f'"{a}: {{a}}; {b}: {{b}}; {c}: {{c}}"', "Values", docs=[d])


SPANS = {
    ("Departure", "Arrival"): ["From when to when does the [train|journey] go?", "When does it leave and when does it arrive?", "When do we set off and when are we there?", "When am I on the train, from when to when?"], ("Check-in", "Check-out"): ["From when to when is the [room booked|stay]?", "When do we come and when do we go?", "On which days do we arrive and leave?", "From which day to which day are we there?"],
    ("Entry", "Exit"): ["From when to when was the car parked?", "When did the car come in and when did it go out?", "Between which times did the car stand there?"], ("Start", "End"): ["From when to when is the talk?", "When does it begin and when is it over?", "What are the start and the end?", "Between which times is it?"], ("Sunrise", "Sunset"): ["From when to when is it light?", "When does the sun come up and when does it go down?", "Between which times is there daylight?", "When is the sun in the sky, from when to when?"],
    ("Issued", "Expires"): ["From when to when is the {doc} valid?", "When was it issued and when does it run out?", "Between which dates can it be used?"], ("Pick-up", "Return"): ["From when to when do we have the car?", "When do I get the car and when must it be back?", "For which days is the car rented?"], ("From", "To"): ["From where to where does it go?", "Where does the trip start and where does it end?", "Which two places does the trip connect?", "What is the route?", "Between which cities do I travel?", "From which place to which place is the ticket?"],
    ("Sender", "Recipient"): ["Who sent it and who gets it?", "From whom to whom does the parcel go?", "Who is it from and who is it for?", "Between whom is the parcel sent?"], ("Tenant", "Landlord"): ["Who rents the flat from whom?", "Between whom is the contract?", "Who lets and who rents?", "Who are the two parties?"], ("Opening balance", "Closing balance"): ["How much was there at the start and how much at the end?", "With what did the month begin and end?", "What was on the account before and after?"],
    ("Previous reading", "Current reading"): ["What did the meter say before and what does it say now?", "What are the two readings?", "From what to what did the meter go?"], ("Gross pay", "Net pay"): ["How much was earned and how much was paid out?", "What is the pay before and after deductions?", "What was the pay, gross and net?"], ("Name", "Date of birth"): ["Who is it, and when was [he|she|this person] born?", "What is the person called, and when is the birthday?", "The name and the birthday, please."],
    ("Patient", "Doctor"): ["Who sees which doctor?", "Who is the patient and who is the doctor?", "Who is treated by whom?"], ("Student", "Teacher"): ["Who is taught by whom?", "Who learns and who teaches?", "Which student has which teacher?"], ("Title", "Author"): ["Which book is it and who wrote it?", "What is the book called and by whom is it?", "Who wrote what?"], ("Prep time", "Cook time"): ["How long does it take to prepare, and how long to cook?", "How long do I work and how long does it cook?", "What are the times, for preparing and for cooking?"],
    ("Row", "Seat"): ["Where exactly do I sit, row and seat?", "Which row and which seat do I have?", "Where is my chair, in which row and at which number?"], ("Date", "Start"): ["On which day and at what time does it begin?", "What day is it, and when does it start?", "When do I have to be there, day and hour?"], ("Make", "Model"): ["What car is it, make and model?", "Which make and which model is the car?", "Who built the car and what is it called?"], ("Date", "Appointment"): ["On which day and at what time is my appointment?", "When exactly do I have to be there, day and hour?", "Which day and what time did they give me?"],
}


def span(rng):
    """Two entries that belong together, asked for as one."""
    while True:
        d = form(rng)
        there = [keys for keys in SPANS if keys[0] in d.pairs and keys[1] in d.pairs]
        if there:
            break
    a, b = rng.choice(there)
    text = put(rng, rng.choice(SPANS[a, b]), doc=d.noun)
    return Ask(text, reads_two(a, b), f'"{a}: {{a}}; {b}: {{b}}"', "Values", docs=[d])


# What people work out from two entries of a paper without naming them: the formula, and ways to ask.
STORIES = {
    ("Current reading", "Previous reading"): ("a - b", ["How much did we use, by the two readings?", "What did the meter count since last time?", "How far did the meter move?", "How much has gone through the meter between the readings?"]),
    ("Gross pay", "Net pay"): ("a - b", ["How much was taken off the wages?", "What do all the deductions come to?", "How much of the pay never reaches [him|her|me]?", "What is the gap between what is earned and what is paid out?"]),
    ("Closing balance", "Opening balance"): ("a - b", ["By how much did the account grow?", "How much more is there at the end than at the start?", "How much richer did I get that month?"]), ("Deposits", "Withdrawals"): ("a - b", ["How much more came in than went out?", "What stays of what came in after what went out?"]),
    ("Gross pay", "Bonus"): ("a + b", ["How much was earned with the bonus?", "What is the pay before tax if the bonus is added?"]), ("Gross pay", "Tax"): ("a - b", ["What remains of the wages after tax?", "How much is the pay once the tax is off?"]), ("Net amount", "VAT"): ("a + b", ["What is the amount with the tax added?", "What does it come to including VAT?", "Put the tax on the amount without tax: what is it?"]),
    ("Total", "VAT"): ("a - b", ["What would it be without the tax?", "How much is the whole before VAT?", "Take the tax out of the sum: what is left?"]), ("Quantity", "Unit price"): ("a * b", ["What do all the pieces cost at the price for one?", "So many pieces at that price each: how much?", "What should the pieces come to, price for price?"]), ("Nights", "Price per night"): ("a * b", ["What do all the nights cost?", "How much is the room for the whole stay?", "So many nights at that rate: how much is it?", "What does the stay come to, night by night?"]),
    ("Usage", "Price per unit"): ("a * b", ["What does the consumption cost at the given rate?", "How much do we pay for what we used?", "All units at that price: how much?"]), ("Litres", "Price per litre"): ("a * b", ["What should the fuel cost, going by litres and price?", "So many litres at that price: how much is it?", "How much is the full tank at the price of a litre?"]), ("Pages", "Copies"): ("a * b", ["How many pages are printed in all?", "How many sheets come out of the printer altogether?", "All copies together have how many pages?"]),
    ("Rent", "Heating"): ("a + b", ["What is the warm rent?", "What does the flat cost with heating?", "What do I pay a month, heated?"]), ("Rent", "Deposit"): ("a + b", ["How much must I bring when I move in, with the first month and the security?", "What do I pay at the start, rent and security?"]), ("Deposit", "Rent"): ("a / b", ["How many months' rent is the deposit?", "The security is how many times the rent?"]), ("Heating", "Water"): ("a + b", ["What do warmth and water cost together?", "How much do we pay for heating and water in all?"]),
    ("Price", "Shipping"): ("a + b", ["What does it cost with the shipping?", "How much is it sent to my house?", "What do I pay including postage?"]), ("Fuel", "Car wash"): ("a + b", ["What did the stop at the station cost, fuel and wash?", "How much for the petrol and the clean car?"]), ("Rent", "Area"): ("a / b", ["What is the rent per square metre?", "How much do I pay for each square metre?", "Is it dear: what does one square metre cost?"]), ("Prep time", "Cook time"): ("a + b", ["How long does it take from start to finish?", "When can we eat, how long is it in all?", "How much time do I need altogether for the dish?"]),
    ("Fat", "Protein"): ("a + b", ["How much fat and protein is in it together?", "What do fat and protein make in all?"]), ("Sugar", "Fat"): ("a + b", ["How much of it is sugar or fat, added up?", "What do sugar and fat make together?"]), ("Hours", "Overtime"): ("a + b", ["How long did [he|she] work with the overtime?", "All hours, the extra ones too: how many?"]), ("Net pay", "Hours"): ("a / b", ["What does [he|she] take home for one hour?", "How much is paid out per hour?"]), ("Gross pay", "Hours"): ("a / b", ["What is the wage per hour before tax?", "What does an hour of work bring, gross?"]),
    ("Kilometres", "Days"): ("a / b", ["How far was it driven a day?", "How many kilometres a day did we do?"]), ("Total", "Nights"): ("a / b", ["What does it come to per night with everything?", "What do we pay a night, all in?"]), ("Premium", "Persons"): ("a / b", ["What does the insurance cost for each person?", "How much is it a head to be insured?"]), ("Flour", "Sugar"): ("a + b", ["How much flour and sugar together?", "What do the dry things, flour and sugar, weigh?"]), ("Flour", "Servings"): ("a / b", ["How much flour goes into one portion?"]),
    ("Eggs", "Servings"): ("a / b", ["How many eggs does each guest eat?", "How many eggs are there in one portion?"]), ("Price", "Servings"): ("a / b", ["What does one portion cost?", "How much is it a plate?"]), ("Price", "Lessons"): ("a / b", ["What does one lesson cost?", "How much do I pay each time I go?"]), ("Price", "Pages"): ("a / b", ["What do I pay for a page?"]), ("Postage", "Items"): ("a / b", ["What did it cost to send each thing?"]), ("Weight", "Items"): ("a / b", ["How heavy is each thing on average?"]),
}


def story(rng):
    """What two entries make, asked for in words of daily life."""
    while True:
        d = form(rng)
        there = [keys for keys in STORIES if keys[0] in d.pairs and keys[1] in d.pairs]
        if there:
            break
    a, b = rng.choice(there)
    form_, asks = STORIES[a, b]
    return Ask(put(rng, rng.choice(asks), doc=d.noun), [*reads_two(a, b), f'result = calculate(expression="{form_}", a=$a, b=$b)'], "result", "Result", docs=[d])


def code(rng):
    return value(rng, "code")


# Whom or what a question takes the value for.
GUESSES = {
    "Passenger": (person, ["Is {v} the passenger?", "Is the ticket for {v}?", "Does {v} travel with this?"]), "Customer": (person, ["Is {v} the customer?", "Was it sold to {v}?", "Does {v} have to pay it?"]), "Guest": (person, ["Is {v} the guest?", "Is the room for {v}?", "Has {v} booked it?"]), "Patient": (person, ["Is {v} the patient?", "Is it about {v}?", "Is the medicine for {v}?"]), "Doctor": (person, ["Is the doctor {v}?", "Will {v} treat me?", "Do I see {v}?"]),
    "Name": (person, ["Does the {doc} belong to {v}?", "Is it {v}?", "Is the name on it {v}?"]), "Student": (person, ["Is the student {v}?", "Was it given to {v}?", "Is it the {doc} of {v}?"]), "Teacher": (person, ["Is {v} the teacher?", "Does {v} teach it?"]), "Sender": (person, ["Did {v} send it?", "Is it from {v}?", "Is {v} the sender?"]), "Recipient": (person, ["Is it for {v}?", "Does {v} get it?", "Is {v} the recipient?"]), "Holder": (person, ["Is {v} the holder?", "Is it the {doc} of {v}?"]),
    "Owner": (person, ["Does it belong to {v}?", "Is {v} the owner?"]), "Driver": (person, ["Does {v} drive?", "Is {v} the driver?"]), "Author": (person, ["Did {v} write it?", "Is {v} the author?", "Is the book by {v}?"]), "Speaker": (person, ["Does {v} give the talk?", "Is {v} the speaker?"]), "Tenant": (person, ["Does {v} rent it?", "Is {v} the tenant?"]), "Landlord": (person, ["Is {v} the landlord?", "Does the flat belong to {v}?"]), "Runner": (person, ["Did {v} run?", "Is it the {doc} of {v}?"]),
    "To": (None, ["Does it go to {v}?", "Is it a ticket to {v}?", "Do I end up in {v} with this?"]), "From": (None, ["Does the trip start in {v}?", "Does it leave from {v}?", "Do I get on in {v}?"]), "Destination": (None, ["Am I flying to {v}?", "Is {v} the destination?", "Does the plane go to {v}?"]), "Venue": (None, ["Is it in {v}?", "Does it take place in {v}?", "Is {v} the venue?"]), "City": (None, ["Is the weather for {v}?", "Is it about {v}?", "Is the city {v}?"]), "Place of birth": (None, ["Was the person born in {v}?", "Is {v} the place of birth?"]), "Made in": (None, ["Was it made in {v}?", "Does it come from {v}?"]),
    "Departure": (time, ["Does the train leave at {v}?", "Do we set off at {v}?", "Is the train off at {v}?"]), "Arrival": (time, ["Do we arrive at {v}?", "Are we there at {v}?"]), "Boarding": (time, ["Does boarding start at {v}?", "Must I be at the gate at {v}?"]), "Appointment": (time, ["Is my appointment at {v}?", "Do they expect me at {v}?"]), "Sunrise": (time, ["Does the sun rise at {v}?"]), "Sunset": (time, ["Does the sun set at {v}?", "Is it dark from {v} on?"]), "Doors": (time, ["Do the doors open at {v}?", "Can I get in at {v}?"]),
    "Due date": (date, ["Must I pay by {v}?", "Is it due on {v}?", "Do I have time to pay until {v}?"]), "Deadline": (date, ["Do I have time until {v}?", "Must I answer by {v}?"]), "Expires": (date, ["Does it run out on {v}?", "Is it valid until {v}?"]), "Valid until": (date, ["Can I use it until {v}?", "Is it good until {v}?"]), "Date of birth": (date, ["Was the person born on {v}?", "Is the birthday on {v}?"]), "Best before": (date, ["Is it good until {v}?", "Does it go off on {v}?"]), "Check-in": (date, ["Do we arrive on {v}?", "Does the stay begin on {v}?"]), "Check-out": (date, ["Do we leave on {v}?", "Does the stay end on {v}?"]),
    "Gate": (code, ["Must I go to gate {v}?", "Is {v} my gate?"]), "Seat": (code, ["Do I sit on {v}?", "Is {v} my seat?"]), "Flight": (code, ["Do I fly with {v}?", "Is {v} my flight?"]), "Plate": (code, ["Is it the car {v}?", "Did they write down {v} as the plate?"]), "Blood type": (lambda rng: rng.choice(["A+", "B+", "O negative", "AB"]), ["Does the patient have {v}?", "Is {v} the blood group?"]),
}


def guess(rng):
    """Whether a value is the one that the question names."""
    d, key = form_with(rng, GUESSES)
    make, asks = GUESSES[key]
    guessed = d.values[key] if rng.random() < 0.4 else make(rng) if make else rng.choice(CITIES)
    if make is person and rng.random() < 0.3:
        guessed = guessed.split(" ")[rng.randint(0, 1)]
    k = key.lower()
    text = put(rng, rng.choice([*asks, *asks, "Is the {k} {v}?", "Does it say {v} [for|under|as] {k}?", "The {k} is {v}, isn't it?", "I think the {k} is {v}. Is it?", "Does the {doc} name {v} as {k}?"]), v=guessed, k=k, doc=d.noun)
    return Ask(text, [OCR, reads(d, key), f"yes = text_contains(text=$a, words={q(guessed)})"], "yes", key, docs=[d])


GRID = [OCR, "cells = table(lines=$lines)"]


PORTIONS = ("Small", "Large", "Half", "Full", "Medium")


def numeric_table(rng, heads_least=1, rows_least=2):
    """A table with columns of numbers, and what they are called."""
    while True:
        d = table(rng)
        (first, *heads), names, kinds = d.table
        numeric = [h for h in heads if kinds[h] in ("money", "number") and h not in ("Room", "Platform", "Track", "Belt")]
        if len(numeric) >= heads_least and len(names) >= rows_least:
            return d, first, names, kinds, numeric


def agree(pattern, column, rng=None):
    """The pattern with its verb in the plural for a column that is called by a plural, and a noun after `all` for others."""
    if column.endswith("s") and column != "Status":
        return re.sub(r"\b([Ii])s(?= (?:the \{c\}|\{x\}))", lambda m: "Are" if m[1] == "I" else "are", pattern)
    noun = "prices" if column in PORTIONS else rng.choice(["values", "numbers", "figures"]) if rng else "values"
    return re.sub(r"\b([Aa]ll (?:the |of the )?)\{c\}", rf"\1{{c}} {noun}", pattern)


def row_word(d, row, rng):
    """How a question writes a row's name."""
    return row.lower() if d.kind in ("menu", "price list") and rng.random() < 0.6 else row


CELL_WORDS = {
    "Platform": ["From which platform does the train to {r} go?", "Where does the {r} train leave?", "To which platform must I go for {r}?", "I travel to {r}: which platform?"], "Track": ["On which track is the train to {r}?", "Which track must I look for if I go to {r}?"], "Train": ["Which train goes to {r}?", "What is the number of the train to {r}?", "Which train do I take for {r}?"],
    "Departure": ["When do I leave for {r}?", "At what time does the one to {r} go?", "By when must I be on the train to {r}?", "How long do I have until {r} leaves, at what time?"], "Due": ["When does the plane from {r} come in?", "When is the one from {r} expected?", "I pick up a friend from {r}: when does she land?"], "Gate": ["At which gate do they come out who come from {r}?", "Where does the flight from {r} arrive, which gate?"], "Flight": ["Which flight comes from {r}?", "What is the flight number of the one from {r}?"],
    "Belt": ["On which belt is the luggage from {r}?", "Where do the suitcases from {r} come out?", "I flew in from {r}: where is my bag?"], "Status": ["How do things stand with {r}?", "Is {r} on time, what does it say?", "What does the board say about {r}?"],
    "Points": ["How many points did {r} [get|make|score]?", "How well did {r} do, in points?"], "Score": ["What did {r} score?", "How did {r} do, what score?"], "Age": ["How many years does {r} have?", "How old did they write that {r} is?"], "Goals": ["How often did {r} hit the net?", "How many times did {r} score a goal?"], "Games": ["How many times did {r} play?", "In how many games was {r}?"], "Rank": ["Which place did {r} get?", "Where does {r} stand in the ranking?", "As which one did {r} come in?"],
    "Hours": ["How long was it worked on {r}?", "How much work was there on {r}, in hours?", "How many hours fell on {r}?"], "Shift": ["Which shift is it on {r}?", "What do I work on {r}, early or late?"], "Start": ["When does work begin on {r}?", "From when do I have to be there on {r}?"], "End": ["When can I go home on {r}?", "Until when does it go on {r}?"], "Visitors": ["How many people came on {r}?", "How busy was {r}, in visitors?"], "Breaks": ["How many breaks are there on {r}?", "How often can I rest on {r}?"],
    "Room": ["Where does {r} sit?", "Which door do I knock at for {r}?", "In which room do I find {r}?"], "Phone": ["How do I reach {r}?", "Which number do I dial for {r}?", "I want to talk to {r}: which number?"], "Department": ["Where in the company does {r} work?", "Which department is {r} in?"], "City": ["Where does {r} live?", "Which town is {r} from?"],
    "Income": ["How much did we earn in {r}?", "What came in in {r}?"], "Costs": ["How much did we spend in {r}?", "What went out in {r}?"], "Profit": ["What was left over in {r}?", "How much did we gain in {r}?"], "Orders": ["How many people ordered in {r}?", "How many orders came in in {r}?"], "Sales": ["How many were sold in {r}?", "How well did it sell in {r}, in figures?"], "Rent": ["What was the rent in {r}?", "How much rent did we pay in {r}?"],
    "Stock": ["How many of the {r} are left [in the shop|]?", "How much {r} do they have in the shop?", "Do we have to order {r}, how many are in stock?"], "Quantity": ["How many of the {r} are [there|listed]?", "What number is noted for {r}?"], "Weight": ["How heavy is it, the {r}?", "What do the scales say for {r}?"], "Size": ["How big is it, the {r}?", "Which size does it say for {r}?"],
}


def cell(rng):
    d = table(rng)
    (first, *heads), names, kinds = d.table
    row, column = rng.choice(names), rng.choice(heads)
    r = row_word(d, row, rng)
    c = column.lower() if rng.random() < 0.6 else column
    money = kinds[column] == "money"
    patterns = [
        "What is the {c} [of|for] {r} [in the {doc}|]?", "[Which|What] {c} does {r} have?", "{c} of {r}?", "[Tell|Give] me the {c} [of|for] {r}.", "What stands under {c} for {r}?", "What [is|stands] in the row {r}, column {c}?", "[Look up|Find] the {c} [of|for] {r}.", "{r}: which {c}?", "Where {r} meets {c}, what stands there?", "In the line of {r}, what is the {c}?", "Go to {r} and read the {c}.", "I need the {c}, but only for {r}.", "For {r}, what does the {c} column say?", "{r}, {c}?",
        "What {c} is given for {r}?", "Which {c} belongs to {r}?", "Under {c}, what do you read for {r}?", "The {c} of {r}, please.", "As for {r}, what is the {c}?", "Which entry does {r} have under {c}?",
    ]
    if d.kind == "menu" and column in PORTIONS:
        patterns = ["How much is a {c} {r}?", "What does a {c} {r} cost?", "What is the price of a {c} {r}?", "Price of [a|the] {c} {r}?", "What do I pay for a {c} {r}?", "{c} {r}, how much?", "How much for the {c} {r}?", "What does the {c} portion of {r} cost?", "a {c} {r} is how much", "I would like a {c} {r}. What do you charge?", "A {c} {r}, please: what is that?", "How expensive is the {r} when I take the {c} one?", "If I order the {r} {c}, what will it be?", "What do they want for a {c} {r}?", "My daughter wants a {c} {r}: how much is it?", "The {r}, {c}: what price?"]
    elif money:
        patterns += ["How much [is|are] {r}?", "What [does|do] {r} cost?", "What do I pay for {r}?", "{r}, how much?", "How much do they want for {r}?", "For how much can I get {r}?", "What is {r} at?"] if column == "Price" else []
    elif d.kind in ("departures", "arrivals"):
        patterns += ["[Which|What] {c} does the [train|bus|plane|flight] [to|from|for] {r} [use|have|leave from|arrive at]?", "At [which|what] {c} is the [plane|train|one] [from|to] {r}?", "The [train|plane|flight] [to|from] {r}: which {c}?"]
        if kinds[column] == "time":
            patterns += ["When does the [train|bus|plane] [to|from] {r} [leave|arrive|go|come]?", "What time is the [train|plane] [to|from] {r}?"]
    elif d.kind in ("scores", "staff"):
        patterns += ["How many {c} does {r} have?" if column in ("Points", "Games", "Goals") else "What is {r}'s {c}?", "How old is {r}?" if column == "Age" else "{r}'s {c}?"]
    elif d.kind in ("timesheet", "budget"):
        patterns += ["How [high|much] [was|were|is] the {c} in {r}?" if d.kind == "budget" else "How many {c} on {r}?"]
    patterns += [p for p in CELL_WORDS.get(column, []) for _ in range(4)]
    return Ask(put(rng, agree(rng.choice(patterns), column), r=r, c=c, doc=d.noun), [*GRID, f"value = lookup(table=$cells, row={q(row)}, column={q(column)})"], "value", f"{row}", docs=[d])


def cell_work(rng):
    d, first, names, kinds, numeric = numeric_table(rng)
    column, (a, b), n = rng.choice(numeric), rng.sample(names, 2), rng.choice([2, 3, 4, 5, 6, 10])
    c = column.lower()
    portion = d.kind == "menu" and column in PORTIONS
    first_cell = f"a = lookup(table=$cells, row={q(a)}, column={q(column)})"
    second_cell = f"b = lookup(table=$cells, row={q(b)}, column={q(column)})"
    kind = rng.random()
    if kind < 0.25:
        patterns = ["[What would|How much would|What do] {n} {c} {a} [cost|come to|be]?", "{n} {c} {a}, how much?", "I take {n} {c} {a}. What do I pay?", "{n} times the {c} {a}?", "We order {n} {c} {a}: what will it be?"] if portion else ["[What is|How much is] {n} times the {c} of {a}?", "Multiply the {c} of {a} by {n}.", "{n} times the {c} of {a}, please.", "If the {c} of {a} were {n} times as high, what would it be?"]
        if column == "Price" and rng.random() < 0.7:
            patterns = ["[What would|How much would|What do] {n} {a} [cost|come to]?", "{n} {a}, what is that?", "I need {n} {a}. How much money do I have to bring?", "Price for {n} {a}?", "I buy {n} {a}: what do I pay?"]
        return Ask(put(rng, rng.choice(patterns), n=spelled(rng, n), c=c, a=row_word(d, a, rng)), [*GRID, first_cell, f'result = calculate(expression="a * {n}", a=$a)'], "result", "Result", docs=[d])
    names_ = dict(a=row_word(d, a, rng), b=row_word(d, b, rng), c=c)
    if kind < 0.5:
        patterns = ["[What do|How much do] a {c} {a} and a {c} {b} [cost together|come to]?", "I have a {c} {a}, my friend a {c} {b}. What do we pay?", "A {c} {a} plus a {c} {b}: how much?", "One {c} {a} and one {c} {b}, what is that?", "If we order a {c} {a} and a {c} {b}, what do they charge?"] if portion else ["What is the {c} of {a} and {b} [together|in sum|combined]?", "Add the {c} of {a} and {b}.", "[Together|In sum], what {c} do {a} and {b} have?", "What do {a} and {b} make under {c}, added up?", "Sum of the {c} for {a} and {b}?", "How much {c} is it if I put {a} and {b} together?"]
        return Ask(put(rng, agree(rng.choice(patterns), column), **names_), [*GRID, first_cell, second_cell, 'result = calculate(expression="a + b", a=$a, b=$b)'], "result", "Together", docs=[d])
    if kind < 0.72:
        patterns = ["How much more is a {c} {a} than a {c} {b}?", "How much more does a {c} {a} cost than a {c} {b}?", "By how much is the {c} {a} dearer than the {c} {b}?", "What do I pay more for a {c} {a} than for a {c} {b}?"] if portion else ["By how much is the {c} of {a} above that of {b}?", "How much higher is the {c} of {a} than that of {b}?", "What is the difference in {c} between {a} and {b}?", "How much more {c} does {a} have than {b}?", "How far is {a} ahead of {b} in {c}?", "Compare {a} with {b}: how much more {c} is it?", "What is {a}'s lead over {b} in {c}?"]
        return Ask(put(rng, agree(rng.choice(patterns), column), **names_), [*GRID, first_cell, second_cell, 'result = calculate(expression="a - b", a=$a, b=$b)'], "result", "Difference", docs=[d])
    if kind < 0.8:
        patterns = ["How much cheaper is a {c} {a} than a {c} {b}?", "How much less do I pay for a {c} {a} than for a {c} {b}?", "What do I save if I take a {c} {a} and not a {c} {b}?"] if portion else ["How much lower is the {c} of {a} than that of {b}?", "How much less {c} does {a} have than {b}?", "How far is {a} behind {b} in {c}?", "By how much is the {c} of {a} below that of {b}?"]
        return Ask(put(rng, agree(rng.choice(patterns), column), **names_), [*GRID, first_cell, second_cell, 'result = calculate(expression="b - a", a=$a, b=$b)'], "result", "Difference", docs=[d])
    how, words, worth = rng.choice([("greater", "[higher|more|larger]", "more"), ("less", "[lower|less|smaller]", "less")])
    patterns = [f"Is a {{c}} {{a}} {'[more expensive|dearer]' if how == 'greater' else '[cheaper|less expensive]'} than a {{c}} {{b}}?", f"Do I pay {worth} for a {{c}} {{a}} than for a {{c}} {{b}}?", f"Does the {{c}} {{a}} cost {worth} than the {{c}} {{b}}?"] if portion else [f"Is the {{c}} of {{a}} {words} than that of {{b}}?", f"Does {{a}} have {worth} {{c}} than {{b}}?", f"Is {{a}} {'ahead of' if how == 'greater' else 'behind'} {{b}} in {{c}}?", f"Under {{c}}, has {{a}} got {worth} than {{b}}?"]
    return Ask(put(rng, agree(rng.choice(patterns), column), **names_), [*GRID, first_cell, second_cell, f'yes = compare(a=$a, b=$b, how="{how}")'], "yes", "Comparison", docs=[d])


def cell_sum(rng):
    """One cell, worked on with a number of the question."""
    d, first, names, kinds, numeric = numeric_table(rng, rows_least=1)
    column, row = rng.choice(numeric), rng.choice(names)
    n, p, m = rng.choice([2, 3, 4, 5]), rng.choice([5, 10, 15, 20, 25, 50]), rng.choice([5, 10, 20, 50, 100])
    c = column.lower()
    portion = d.kind == "menu" and column in PORTIONS
    x = f"a {c} {row_word(d, row, rng)}" if portion else row_word(d, row, rng) if column == "Price" else f"the {c} of {row_word(d, row, rng)}"
    form_, pattern = rng.choice([
        (f"{m} - a", "I pay {x} with {m}. What [is my change|do I get back]?"), (f"{m} - a", "What is left of {m} after {x}?"), (f"{m} - a", "I have {m}. How much remains if I take {x}?"), (f"{m} - a", "Take {x} off {m}."), (f"a / {n}", "{n} of us share {x}. What does each pay?"), (f"a / {n}", "Divide {x} by {n}."), (f"a / {n}", "{x} split among {n}: how much each?"), ("a / 2", "What is half of {x}?"), ("a * 2", "What is double {x}?"), (f"a + {m}", "What is {x} plus {m}?"),
        (f"a * {p} / 100", "How much is {w} of {x}?"), (f"a * {100 + p} / 100", "What is {x} plus {w}?"), (f"a * {100 + p} / 100", "What will {x} be after a rise of {w}?"), (f"a * {100 - p} / 100", "What is {x} with {w} off?"), (f"a * {100 - p} / 100", "They take {w} off {x}. What is it then?"), (f"{m} - a * {n}", "What is left of {m} when I pay {n} times {x}?"), (f"a * {n} + {m}", "{n} times {x} and {m} on top: how much?"),
    ])
    text = put(rng, pattern, x=x, m=m, n=spelled(rng, n), w=rng.choice([f"{p} percent", f"{p}%", f"{p} per cent"]))
    return Ask(text, [*GRID, f"a = lookup(table=$cells, row={q(row)}, column={q(column)})", f'result = calculate(expression="{form_}", a=$a)'], "result", "Result", docs=[d])


def cell_limit(rng):
    """Whether one cell is above or below a number."""
    d, first, names, kinds, numeric = numeric_table(rng, rows_least=1)
    column, row = rng.choice(numeric), rng.choice(names)
    n = rng.choice([2, 5, 10, 12, 15, 20, 25, 50, 100, 150, 200, 300])
    c, r = column.lower(), row_word(d, row, rng)
    portion = d.kind == "menu" and column in PORTIONS
    x = f"a {c} {r}" if portion else r if column == "Price" else f"the {c} of {r}"
    costs = portion or column == "Price"
    how, pattern = rng.choice([
        ("greater", "Is {x} [more|higher] than {n}?"), ("greater", "Is {x} [over|above] {n}?"), ("less", "Is {x} [less|lower] than {n}?"), ("less", "Is {x} [under|below] {n}?"), ("at_least", "Is {x} at least {n}?"), ("at_most", "Is {x} at most {n}?"), ("equal", "Is {x} exactly {n}?"),
        *([("at_most", "Can I [buy|get] {x} for {n}?"), ("at_most", "I have {n} [euros|]. Is that enough for {x}?"), ("at_most", "Do {n} pay for {x}?"), ("greater", "Do they want more than {n} for {x}?"), ("less", "Do I get {x} for less than {n}?"), ("equal", "I thought {x} was {n}. Is it?"), ("greater", "Does {x} cost more than {n}?")] if costs else [("greater", "Has {r} got more than {n} under {c}?"), ("greater", "Does {r} have more than {n} {c}?"), ("less", "Does {r} have fewer than {n} {c}?"), ("at_least", "Did {r} reach {n} in {c}?"), ("less", "Did {r} stay under {n} in {c}?"), ("equal", "Somebody said {r} has {n} under {c}. Is that right?"), ("at_least", "One needs {n} {c}. Does {r} have enough?")]),
    ])
    pattern = pattern if costs else agree(pattern, column)
    return Ask(put(rng, pattern, x=x, r=r, c=c, n=n), [*GRID, f"a = lookup(table=$cells, row={q(row)}, column={q(column)})", f'yes = compare(a=$a, b={n}, how="{how}")'], "yes", row, docs=[d])


def cell_of_column(rng):
    """One cell beside all the others of its column."""
    d, first, names, kinds, numeric = numeric_table(rng)
    column, row = rng.choice(numeric), rng.choice(names)
    c, r = column.lower(), row_word(d, row, rng)
    calls = [*GRID, f"a = lookup(table=$cells, row={q(row)}, column={q(column)})", f"values = column(table=$cells, name={q(column)})"]
    if rng.random() < 0.65:
        form_, pattern = rng.choice([
            ("a / sum(values) * 100", "What percent of all {c} [falls on|belongs to|comes from] {r}?"), ("a / sum(values) * 100", "What share of the {c} does {r} have, in percent?"), ("a / sum(values) * 100", "In percent of the whole {c} column, how much is {r}?"), ("a / sum(values) * 100", "How big a part of all {c} is {r}, as a percentage?"), ("a - mean(values)", "By how much is {r} above the average {c}?"), ("a - mean(values)", "How far is the {c} of {r} from the mean?"), ("a - mean(values)", "How much higher than average is the {c} of {r}?"),
            ("max(values) - a", "How much does {r} lack to the highest {c}?"), ("max(values) - a", "How far is {r} behind the best {c}?"), ("a - min(values)", "How much more {c} does {r} have than the lowest?"), ("a - min(values)", "How far is {r} above the lowest {c}?"), ("sum(values) - a", "What is the sum of {c} without {r}?"), ("sum(values) - a", "Add up the {c} of all but {r}."), ("sum(values) - a", "Leave out {r}: what do the rest make under {c}?"), ("sum(values) - a", "What {c} do the others have together, not counting {r}?"),
        ])
        return Ask(put(rng, agree(pattern, column, rng), c=c, r=r), [*calls, f'result = calculate(expression="{form_}", a=$a, values=$values)'], "result", "Result", docs=[d])
    form_, how, pattern = rng.choice([
        ("mean", "greater", "Is the {c} of {r} above [the|] average?"), ("mean", "greater", "Is {r} better than average in {c}, that is higher?"), ("mean", "less", "Is the {c} of {r} below [the|] average?"), ("mean", "greater", "Does {r} have more {c} than the average?"), ("mean", "less", "Does {r} have less {c} than the average?"), ("mean", "greater", "Does {r} beat the mean of the {c} column?"), ("max", "equal", "Is the {c} of {r} the highest [of all|]?"), ("max", "equal", "Does {r} have the most {c}?"), ("max", "equal", "Is {r} top in {c}?"), ("max", "equal", "Does nobody have more {c} than {r}?"), ("max", "equal", "Is {r} the one with the highest {c}?"),
        ("min", "equal", "Is the {c} of {r} the lowest [of all|]?"), ("min", "equal", "Does {r} have the least {c}?"), ("min", "equal", "Is {r} the one with the lowest {c}?"), ("min", "equal", "Does nobody have less {c} than {r}?"),
    ])
    return Ask(put(rng, agree(pattern, column, rng), c=c, r=r), [*calls, f'result = calculate(expression="{form_}(values)", values=$values)', f'yes = compare(a=$a, b=$result, how="{how}")'], "yes", row, docs=[d])


def row_work(rng):
    """Two cells of one row."""
    d, first, names, kinds, numeric = numeric_table(rng, heads_least=2, rows_least=1)
    x, y = rng.sample(numeric, 2)
    row = rng.choice(names)
    form_, pattern = rng.choice([
        ("a - b", "How much more is the {x} than the {y} [of|for] {r}?"), ("a - b", "For {r}, what is the difference between {x} and {y}?"), ("a * b", "For {r}, multiply {x} and {y}."), ("a + b", "What do {x} and {y} of {r} make together?"), ("a - b", "How much more does {r} cost as {x} than as {y}?" if x in PORTIONS and y in PORTIONS else "In the row {r}, by how much does the {x} exceed the {y}?"), ("a - b", "Take {y} from {x} in the row of {r}."), ("a + b", "Add up {x} and {y} for {r}."), ("a + b", "In the row {r}, what is {x} plus {y}?"), ("a * b", "What is {x} times {y} for {r}?"), ("a / b", "For {r}, divide {x} by {y}."), ("a / b", "What is the {x} per {y} of {r}?"),
        ("b - a", "How much less is the {x} than the {y} for {r}?"), ("a - b", "{r}: {x} minus {y}?"), ("a / b * 100", "For {r}, what percent of the {y} is the {x}?"), ("a - b", "What remains of the {x} of {r} after the {y}?"), ("(a + b) / 2", "For {r}, what is the average of {x} and {y}?"),
    ])
    calls = [*GRID, f"a = lookup(table=$cells, row={q(row)}, column={q(x)})", f"b = lookup(table=$cells, row={q(row)}, column={q(y)})", f'result = calculate(expression="{form_}", a=$a, b=$b)']
    return Ask(put(rng, pattern, x=x.lower(), y=y.lower(), r=row), calls, "result", "Result", docs=[d])


def two_cells(rng):
    """Two cells of one row, or one column's cells of two rows, both told."""
    d = table(rng)
    (first, *heads), names, kinds = d.table
    if len(heads) > 1 and rng.random() < 0.6:
        row, (x, y) = rng.choice(names), rng.sample(heads, 2)
        text = put(rng, rng.choice(["What are the {x} and the {y} of {r}?", "{r}: {x} and {y}?", "Tell me {x} and {y} for {r}.", "Which {x} and which {y} does {r} have?", "I need the {x} of {r}, and the {y} too.", "In the row {r}, what are {x} and {y}?", "For {r} I need {x} and {y}.", "What does the {doc} say for {r} under {x} and {y}?", "Look up {r}: {x}, {y}."]), x=x.lower(), y=y.lower(), r=row_word(d, row, rng), doc=d.noun)
        return Ask(text, [*GRID, f"a = lookup(table=$cells, row={q(row)}, column={q(x)})", f"b = lookup(table=$cells, row={q(row)}, column={q(y)})"], f'"{x}: {{a}}; {y}: {{b}}"', row, docs=[d])
    column = rng.choice(heads)
    a, b = rng.sample(names, 2)
    text = put(rng, rng.choice(["What is the {c} of {a}, and of {b}?", "Compare the {c} of {a} and {b}.", "{c} of {a} and of {b}?", "Tell me the {c} for {a} and for {b}.", "Which {c} do {a} and {b} have?", "I need the {c} of both {a} and {b}.", "Give me the {c} twice: for {a} and for {b}.", "How do {a} and {b} compare in {c}?", "What stands under {c} for {a} and for {b}?", "Who has the better {c}, {a} or {b}?" if d.kind == "scores" else "{a} or {b}: what is the {c} of each?"]), c=column.lower(), a=row_word(d, a, rng), b=row_word(d, b, rng))
    return Ask(text, [*GRID, f"a = lookup(table=$cells, row={q(a)}, column={q(column)})", f"b = lookup(table=$cells, row={q(b)}, column={q(column)})"], f'"{a}: {{a}}; {b}: {{b}}"', column, docs=[d])


def whole_column(rng):
    d = table(rng)
    (first, *heads), names, kinds = d.table
    numeric = [h for h in heads if kinds[h] in ("money", "number")]
    if numeric and rng.random() < 0.6:
        column = rng.choice(numeric)
        c = column.lower() if rng.random() < 0.6 else column
        menu = d.kind == "menu"
        form_, pattern = rng.choice([
            ("sum(values)", "[Add up|Sum up|Total] [all|the|all the] [values|numbers|amounts] in the {c} column."), ("sum(values)", "What is the sum of all the [values|numbers|amounts] in the {c} column?"), ("sum(values)", "What do [all|] the {c} values add up to?"), ("max(values)", "What is the [highest|largest|biggest] [value|number|] [in the column|of|under] {c}?"),
            ("min(values)", "What is the [lowest|smallest] [value|number|] [in the column|of|under] {c}?"), ("mean(values)", "What is the [average|mean] [of the column|] {c}?"), ("sum(values)", "How [much|many] {c} [in all|in total|altogether]?"), ("sum(values)", "Add the column {c}."),
            ("max(values) - min(values)", "How far apart are the highest and the lowest {c}?"), ("sum(values)", "What would one of each cost, all the {c} ones?" if menu else "What is the total of {c}?"), ("sum(values)", "Add up all the {c} [portions|prices] on the {doc}." if menu else "Sum of {c}?"),
            ("sum(values)", "What does the {c} column come to?"), ("sum(values)", "Tot up everything under {c}."), ("sum(values)", "Take all {c} together: what is it?"), ("sum(values)", "How much is the {c} column as a whole?"), ("sum(values)", "If I add all the {c}, what do I get?"), ("sum(values)", "All rows together, how much {c}?"), ("sum(values)", "What number should stand at the foot of the {c} column?"), ("sum(values)", "I want the {c} of everybody in one sum." if d.kind in ("scores", "staff") else "I want all the {c} in one sum."), ("sum(values)", "The {c} column has no total. What is it?"),
            ("max(values)", "How high does the {c} go?"), ("max(values)", "What is the top {c}?"), ("max(values)", "What is the most under {c}?"), ("max(values)", "How much is the dearest under {c}?" if menu else "What is the best figure in the {c} column, the highest?"), ("max(values)", "The maximum of {c}?"), ("min(values)", "How low does the {c} go?"), ("min(values)", "What is the least under {c}?"), ("min(values)", "How much is the cheapest under {c}?" if menu else "What is the bottom figure in the {c} column, the lowest?"), ("min(values)", "The minimum of {c}?"),
            ("mean(values)", "What is the {c} on average?"), ("mean(values)", "Average {c}?"), ("mean(values)", "How much {c} is it per row, on average?"), ("mean(values)", "Work out the mean of everything under {c}."), ("max(values) - min(values)", "What is the range of the {c} column?"), ("max(values) - min(values)", "How much lies between the most and the least under {c}?"), ("max(values) - min(values)", "By how much does the top {c} exceed the bottom one?"),
        ])
        return Ask(put(rng, agree(pattern, column, rng), c=c, doc=d.noun), [*GRID, f"values = column(table=$cells, name={q(column)})", f'result = calculate(expression="{form_}", values=$values)'], "result", "Result", docs=[d])
    column = rng.choice([first, *heads]) if rng.random() < 0.4 else first
    c = column.lower()
    things = {"Dish": "[dishes|meals|different dishes]", "Item": "[items|products|articles]", "Destination": "[trains|destinations|connections]", "From": "[planes|flights|arrivals]", "Name": "[people|names|persons]", "Day": "[days]", "Month": "[months]"}.get(first, "[rows|entries]")
    if rng.random() < 0.5:
        patterns = [f"How many {things} [are listed|are there|are on the {{doc}}|can I choose from]?", f"How many {things} does the {{doc}} have?", f"Count the {things} [on the {{doc}}|].", f"Number of {things} [on the {{doc}}|]?", f"How many {things}?", f"Of how many {things} does the {{doc}} tell?", f"How long is the list of {things}?", f"The {{doc}} names how many {things}?", f"To how many {things} does the list come?", f"What number of {things} do they list?", f"I need to know how many {things} they have put down."]
        if column != first:
            patterns = ["How many entries does the {c} column have?", "How many entries are in the {c} column?", "Count the entries under {c}.", "How long is the {c} column, in entries?", "Number of values under {c}?", "How many values stand under {c}?"]
        return Ask(put(rng, rng.choice(patterns), c=c, doc=d.noun), [*GRID, f"values = column(table=$cells, name={q(column)})", "n = count(items=$values)"], "n", "Number", docs=[d])
    patterns = ["List [everything|all entries] [in|under] the {c} column.", "Which entries are [under|in] {c}?", "What is listed under {c}?", "Read [me|] the {c} column.", "Give me all [values|entries] of {c}.", "What does the {c} column hold?", "Go down the {c} column and read it.", "All of {c}, please.", "Only the column {c}.", "Name everything that stands under {c}.", "What are the entries headed {c}?"]
    if column == first:
        patterns += {"Dish": ["What can I [eat|order] [here|]?", "Which dishes do they have?", "What is there to eat?", "What do they cook?", "What is on offer, without the prices?", "Name the dishes."], "Item": ["What do they sell?", "Which things can I buy?", "What goods are on the list?", "Name the products."], "Destination": ["Where can I go from here?", "Which places do the trains go to?", "Name all destinations.", "Where do they go?"], "From": ["Where do the planes come from?", "From which cities do they arrive?", "Name the places they come from."], "Name": ["Who is on the list?", "Which people are listed?", "Whom does the {doc} name?", "Name everybody on the {doc}.", "Who takes part?"], "Day": ["Which days are on the {doc}?", "What days does it cover?"], "Month": ["Which months are in the {doc}?", "What months does it cover?"]}.get(first, []) * 2
    return Ask(put(rng, rng.choice(patterns), c=c, doc=d.noun), [*GRID, f"values = column(table=$cells, name={q(column)})"], "values", column, docs=[d])


def column_sum(rng):
    """A column's sum, mean or most, worked on with a number of the question."""
    d, first, names, kinds, numeric = numeric_table(rng)
    column = rng.choice(numeric)
    c = column.lower()
    n, p, m = rng.choice([2, 3, 4, 5, 12]), rng.choice([5, 10, 15, 19, 20, 25]), rng.choice([10, 20, 50, 100, 200, 500, 1000])
    calls = [*GRID, f"values = column(table=$cells, name={q(column)})"]
    if rng.random() < 0.6:
        form_, pattern = rng.choice([
            (f"sum(values) / {n}", "Add up the {c} column and [divide|split] it by {n}."), (f"sum(values) / {n}", "{n} of us share the sum of all {c}. How much each?"), (f"sum(values) / {n}", "What is the sum of {c}, divided by {n}?"), (f"sum(values) * {100 + p} / 100", "What is the sum of the {c} column plus {w}?"), (f"sum(values) * {100 + p} / 100", "Add up all {c} and put {w} on top."), (f"sum(values) * {100 - p} / 100", "What is the sum of the {c} column with {w} off?"), (f"sum(values) * {100 - p} / 100", "All the {c} together, less {w}?"), (f"sum(values) * {p} / 100", "How much is {w} of all {c} together?"), (f"sum(values) * {n}", "What is {n} times the sum of the {c} column?"),
            (f"sum(values) * {n}", "All {c} added up, and that {n} times: how much?"), (f"{m} - sum(values)", "What is left of {m} after all the {c}?"), (f"{m} - sum(values)", "I have {m}. What remains when I pay the whole {c} column?"), (f"sum(values) - {m}", "By how much does the sum of {c} exceed {m}?"), (f"sum(values) - {m}", "All {c} together minus {m}?"), ("max(values) + min(values)", "Add the highest and the lowest {c}."), ("max(values) / min(values)", "How many times the lowest {c} is the highest?"), (f"{m} - sum(values)", "How much is missing to {m} if you add all the {c}?"), (f"sum(values) / {m} * 100", "What percent of {m} is the sum of the {c} column?"),
        ])
        text = put(rng, agree(pattern, column, rng), c=c, n=spelled(rng, n), m=m, w=rng.choice([f"{p} percent", f"{p}%", f"{p} per cent"]))
        return Ask(text, [*calls, f'result = calculate(expression="{form_}", values=$values)'], "result", "Result", docs=[d])
    form_, how, pattern = rng.choice([
        ("sum", "greater", "Is the sum of the {c} column [more|higher] than {m}?"), ("sum", "greater", "Do all the {c} together exceed {m}?"), ("sum", "less", "Is the sum of the {c} column [less|lower] than {m}?"), ("sum", "less", "Do all the {c} together stay under {m}?"), ("sum", "at_most", "Are {m} enough for all the {c} together?"), ("sum", "at_least", "Do all the {c} add up to at least {m}?"), ("sum", "equal", "Do the {c} add up to {m}?"), ("sum", "equal", "Is {m} the right sum for the {c} column?"),
        ("max", "greater", "Is any {c} above {m}?"), ("max", "greater", "Is there a {c} over {m}?"), ("max", "greater", "Does the highest {c} exceed {m}?"), ("min", "less", "Is any {c} below {m}?"), ("min", "less", "Is there a {c} under {m}?"), ("max", "at_most", "Are all {c} at most {m}?"), ("min", "at_least", "Are all {c} at least {m}?"), ("max", "less", "Are all {c} below {m}?"), ("min", "greater", "Are all {c} above {m}?"), ("mean", "greater", "Is the average {c} above {m}?"), ("mean", "less", "Is the average {c} below {m}?"), ("mean", "at_least", "Is the mean of {c} at least {m}?"),
    ])
    return Ask(put(rng, agree(pattern, column, rng), c=c, m=m), [*calls, f'result = calculate(expression="{form_}(values)", values=$values)', f'yes = compare(a=$result, b={m}, how="{how}")'], "yes", column, docs=[d])


def two_columns(rng):
    """Two whole columns beside each other."""
    d, first, names, kinds, numeric = numeric_table(rng, heads_least=2)
    x, y = rng.sample(numeric, 2)
    calls = [*GRID, f"a = column(table=$cells, name={q(x)})", f"b = column(table=$cells, name={q(y)})"]
    form_, pattern = rng.choice([
        ("sum(a) - sum(b)", "By how much does the sum of {x} exceed that of {y}?"), ("sum(a) - sum(b)", "All {x} minus all {y}?"), ("sum(a) - sum(b)", "Add up {x}, add up {y}: what is the difference?"), ("sum(a) - sum(b)", "What remains of all the {x} after all the {y}?"), ("sum(a) - sum(b)", "How much higher is the total {x} than the total {y}?"), ("sum(a) + sum(b)", "What do the columns {x} and {y} add up to together?"), ("sum(a) + sum(b)", "Add up everything under {x} and {y}."), ("sum(a) + sum(b)", "What is the sum of both {x} and {y}, all rows?"), ("sum(a) + sum(b)", "The whole of {x} plus the whole of {y}?"),
        ("sum(a) / sum(b)", "Divide the sum of {x} by the sum of {y}."), ("sum(a) / sum(b)", "All {x} over all {y}: what is the ratio?"), ("sum(a) / sum(b) * 100", "What percent of all {y} are all {x}?"), ("mean(a) - mean(b)", "How much higher is the average {x} than the average {y}?"), ("mean(a) - mean(b)", "What is the average {x} minus the average {y}?"), ("max(a) - max(b)", "How much higher is the highest {x} than the highest {y}?"),
    ])
    return Ask(put(rng, pattern, x=x.lower(), y=y.lower()), [*calls, f'result = calculate(expression="{form_}", a=$a, b=$b)'], "result", "Result", docs=[d])


def top_row(rng):
    """Which row has the most or least: the names are told beside the numbers."""
    d, first, names, kinds, numeric = numeric_table(rng)
    column = rng.choice(numeric)
    c = column.lower()
    who = {"Dish": "dish", "Item": "item", "Destination": "train", "From": "plane", "Name": "person", "Day": "day", "Month": "month"}.get(first, "row")
    patterns = [
        "Which {w} has the [highest|most|largest] {c}?", "Which {w} has the [lowest|least|smallest] {c}?", "What is the {w} with the [highest|lowest] {c}?", "Which row has the [highest|lowest] {c}?", "List every {w} with its {c}.", "Give me {f} and {c} [side by side|together|in pairs].", "Which {w} is on top in {c}?", "Which {w} comes last in {c}?", "Sort them by {c}: which {w} is first?", "Show the {c} of each {w}.", "What are the {c} of all, with the names?" if first == "Name" else "What is the {c} of every {w}?", "Which {w} stands out by its {c}?", "Where is the {c} [highest|lowest]?", "I am looking for the {w} with the [most|least] {c}.", "For each {w}, what is the {c}?", "Compare all of them by {c}.",
    ]
    if d.kind == "menu":
        patterns += ["What is the [cheapest|dearest] dish, going by {c}?", "Which dish is the [cheapest|most expensive] as {c}?"] * 2
    if first == "Name":
        patterns += ["Who has the [most|highest|least|lowest] {c}?", "Who is [first|last|best|worst] in {c}?", "Who beats the others in {c}?"] * 2
    if d.kind == "budget":
        patterns += ["In which month were the {c} [highest|lowest]?", "When did we have the [most|least] {c}?"] * 2
    if d.kind == "timesheet":
        patterns += ["On which day are there the [most|fewest] {c}?", "Which day has the [most|fewest] {c}?"] * 2
    text = put(rng, rng.choice(patterns), w=who, c=c, f=first.lower())
    return Ask(text, [*GRID, f"names = column(table=$cells, name={q(first)})", f"values = column(table=$cells, name={q(column)})"], f'"{first}: {{names}}; {column}: {{values}}"', column, docs=[d])


def count_limit(rng):
    """Whether a table lists more or fewer than so many."""
    d = table(rng)
    (first, *heads), names, kinds = d.table
    n = rng.choice([2, 3, 4, 5, 6, 8])
    w = {"Dish": "dishes", "Item": "items", "Destination": "trains", "From": "planes", "Name": "people", "Day": "days", "Month": "months"}.get(first, "rows")
    how, pattern = rng.choice([
        ("greater", "Are there more than {n} {w} on the {doc}?"), ("greater", "Does the {doc} list more than {n} {w}?"), ("greater", "Do I have more than {n} {w} to choose from?"), ("greater", "Is the list longer than {n} {w}?"), ("less", "Are there fewer than {n} {w} on the {doc}?"), ("less", "Does the {doc} list fewer than {n} {w}?"), ("less", "Is the list shorter than {n} {w}?"), ("at_least", "Are there at least {n} {w} on the {doc}?"), ("at_least", "Does it have {n} {w} or more?"), ("at_most", "Are there at most {n} {w} listed?"), ("equal", "Are there exactly {n} {w} listed?"), ("equal", "I count {n} {w} on the {doc}. Is that right?"), ("equal", "Does the {doc} list {n} {w}?"),
    ])
    return Ask(put(rng, pattern, n=spelled(rng, n), w=w, doc=d.noun), [*GRID, f"values = column(table=$cells, name={q(first)})", "n = count(items=$values)", f'yes = compare(a=$n, b={n}, how="{how}")'], "yes", w.capitalize(), docs=[d])


def whole_table(rng):
    d = table(rng)
    text = put(rng, rng.choice([
        "[Extract|Give me|Show me|Read|Transcribe] the [whole|] table [as rows and columns|].", "[Turn|Make] [this|the {doc}] into a table.", "Give me the {doc} as a table.", "I need the {doc} as rows and columns.", "Put all rows and columns of the {doc} down.", "Copy the table, all of it.", "Type off the table for my spreadsheet.", "The whole table, please.", "Could I have the {doc} in table form?", "Lay the {doc} out in rows and columns.", "Convert the {doc} to a table.", "What does the table look like, row by row?", "Export the {doc} as a table.", "Rebuild the table that is shown.",
    ]), doc=d.noun)
    return Ask(text, [*GRID], "cells", "Table", docs=[d])


def in_part(rng):
    d = rng.choice([sign, form, receipt, table])(rng)
    if rng.random() < 0.55:
        part = rng.choice(["left", "right", "top", "bottom"])
        w = rng.choice(PART[part])
        calls = [OCR, f'part = filter(regions=$lines, position="{part}")', "text = text_of(items=$part)"]
        patterns = ["What [is|stands] [written|] [at|in] the {w} [of the {doc}|of the picture|]?", "Read [only|] the {w} [of the {doc}|only|].", "What [do I read|text is|can be read] in the {w} [of the {doc}|]?", "Transcribe the words in the {w} [of the {doc}|].", "I only need the text of the {w}.", "Only the {w}: what does it say?", "Which words stand in the {w}?", "Copy the {w} of the {doc}.", "What did they print in the {w}?", "Look at the {w}: what is written?", "In the {w}, what can you read?", "Let me hear the {w} of the {doc}."]
        w = rng.choice([w, part]) if part in ("top", "bottom") else w
        if w in ("top", "bottom"):
            patterns = ["What [is|stands] at the {w} [of the {doc}|]?", "What [is written|text is|words are] at the {w} [of the {doc}|]?", "Transcribe the words at the {w} of the {doc}.", "Read what is at the {w}.", "At the {w}, what does it say?", "Which words stand at the {w}?", "What did they print at the {w}?", "Let me hear what is at the {w} of the {doc}.", "What can be read at the {w}?", "I only need what is written at the {w}."]
    else:
        part = rng.choice(["top_left", "top_right", "bottom_left", "bottom_right", "center"])
        w = rng.choice(PART[part])
        calls = [f'part = crop_part(image=$image, part="{part}")', "lines = ocr(image=$part)", "text = text_of(items=$lines)"]
        patterns = ["What is written [in|at] the {w} [of the {doc}|of the picture|]?", "Read [only|] the text in the {w}.", "What text is in the {w}?", "[Which|What] [button is|word is|words stand|words are] in the {w}?", "What does it say in the {w}?", "In the {w}, what is printed?", "Look in the {w}: what do you read?", "The {w}, what stands there?", "I need the text in the {w} of the {doc}.", "There is something in the {w}. What does it say?", "What can be read in the {w}?", "Copy what stands in the {w}.", "What did they put in the {w}?", "Which [number|name|label] is in the {w}?"]
    return Ask(put(rng, rng.choice(patterns), w=w, doc=d.noun), calls, "text", "Text", docs=[d])


def on_thing(rng):
    t = Thing(rng, people=0.1)
    d = photo(rng, [t.label] if "/" not in t.label else [], words=1)
    text = put(rng, rng.choice([
        "What is [written|printed] on the {t}?", "Read the [text|words|number|name] on the {t}.", "What does the {t} say?", "[Which|What] [words are|words stand|text is|number is] on the {t}?", "What text is on the {t}?", "Can you read the {t}?", "There is writing on the {t}. What is it?", "The {t} has something [printed|written] on it: what?", "What can be read on the {t}?", "Which [name|brand|word] does the {t} carry?", "What have they [put|painted|printed] on the {t}?", "Read the {t} [to me|for me|aloud].", "Only the text on the {t}, please.", "I'd like to know what stands on the {t}.", "What lettering does the {t} have?", "Does the {t} have words on it, and which?", "Tell me the inscription of the {t}.",
        "The [number|name] on the {t} is what?", "What is the {t} labelled?",
    ]), t=t.one)
    return Ask(text, [f"found = {t.find}", "part = crop(image=$image, region=$found)", "lines = ocr(image=$part)", "text = text_of(items=$lines)"], "text", "Text", docs=[d])


def by_thing(rng):
    t = Thing(rng)
    d = photo(rng, [t.label], words=1)
    name, w = rng.choice([("below", "under"), ("below", "below"), ("above", "above"), ("above", "over"), ("left_of", "left of"), ("right_of", "right of"), ("right_of", "to the right of"), ("left_of", "to the left of"), ("nearest", "next to"), ("nearest", "close to"), ("nearest", "beside"), ("below", "beneath"), ("below", "underneath")])
    text = put(rng, rng.choice([
        "What is written {w} the {t}?", "The caption {w} the {t}, what [does it say|is it]?", "Which [text stands|words stand] {w} the {t}?", "Read the text {w} the {t}.", "What text is {w} the {t}?", "There is something written {w} the {t}. What?", "I need the words {w} the {t}.", "Copy the line {w} the {t}.", "What is printed {w} the {t}?", "What can be read {w} the {t}?", "The words {w} the {t}, please.", "Tell me what stands {w} the {t} in writing.", "Look {w} the {t}: what is written?", "Which caption is {w} the {t}?",
    ]), w=w, t=t.one)
    return Ask(text, [OCR, f"found = {t.find}", f'hit = relate(a=$lines, relation="{name}", b=$found)', "text = text_of(items=$hit)"], "text", "Text", docs=[d])


def by_words(rng):
    d = rng.choice([sign, form, receipt])(rng)
    heads = [line for line in d.lines if line.replace(" ", "").isalpha()] or [d.title]
    head = rng.choice(heads)
    if rng.random() < 0.6:
        name, by, w = rng.choice([("below", "topmost", "[directly|right|just|] below"), ("below", "topmost", "[directly|right|] under"), ("above", "bottommost", "[directly|right|just|] above"), ("below", "topmost", "[directly|] beneath"), ("below", "topmost", "[directly|just|] underneath"), ("above", "bottommost", "[directly|] over")])
        pattern = rng.choice([f"What [is|stands] [printed|written|] {w} {{k}}?", f"[Which|What] [words stand|line is] {w} [the heading|the word|] {{k}}?", f"Read the line {w} {{k}}.", f"Find {{k}}: what is the line {w} it?", f"There is {{k}}, and {w} it stands what?", f"What comes {w} [the line|] {{k}}?", f"I see {{k}}. What does it say {w} it?", f"Tell me the line {w} {{k}}.", f"The line {w} {{k}}, please."])
        calls = [OCR, f"key = find_text(lines=$lines, text={q(head)})", f'hit = relate(a=$lines, relation="{name}", b=$key)', f'line = select(regions=$hit, by="{by}")', "text = text_of(items=$line)"]
        return Ask(put(rng, pattern, k=head), calls, "text", "Text", docs=[d])
    name, w = rng.choice([("left_of", "left of"), ("right_of", "right of"), ("above", "above"), ("below", "below"), ("left_of", "to the left of"), ("right_of", "to the right of"), ("below", "under"), ("above", "over"), ("below", "beneath"), ("above", "higher than"), ("below", "lower than")])
    other = rng.choice([line for line in d.lines if line != head and line.replace(" ", "").isalpha()] or ["OK", "Cancel", "Total"])
    pattern = rng.choice(["Is [the |the word |the line |]{a} [button |]{w} [the |]{b} [button|]?", "Do I find the button {a} {w} {b}?", "Is the {a} button {w} the one that says {b}?", "Where it says {a}, is that {w} {b}?"]) if d.kind == "screen" else rng.choice(["[Does [the word|] {a} stand|Is [the word|] {a}] {w} [the word|] {b}?", "Do you find {a} {w} {b}?", "Is the line {a} printed {w} the line {b}?", "Does {a} come {w} {b} on the {doc}?", "Where it says {a}, is that {w} {b}?", "Was {a} put {w} {b}?"])
    calls = [OCR, f"a = find_text(lines=$lines, text={q(head)})", f"b = find_text(lines=$lines, text={q(other)})", f'hit = relate(a=$a, relation="{name}", b=$b)', "yes = exists(items=$hit)"]
    return Ask(put(rng, pattern, a=head, b=other, w=w, doc=d.noun), calls, "yes", "Place", docs=[d])


def mark_words(rng):
    d = rng.choice([sign, form, receipt, table])(rng)
    word = rng.choice([line for line in d.lines if line.replace(" ", "").isalpha()] or ["Total"])
    if d.pairs and rng.random() < 0.4:
        word = rng.choice(list(d.pairs))
    kind = rng.random()
    w = word.lower() if rng.random() < 0.4 else word
    if kind < 0.5:
        text = put(rng, rng.choice([
            "[Highlight|Mark|Box|Draw a box around|Underline|Put a box around|Show me|Point out] [the word|the line with|where it says|the line that says|] {w} " + OF + ".", "Where does it say {w}? [Mark it|Show me].", "Make {w} stand out [on the {doc}|].", "Frame {w} for me.", "I can't find {w}. Put a box round it.", "Show me where {w} stands.", "Find {w} on the {doc} and mark it.", "Draw a frame around the line with {w}.", "Let me see where it says {w}.", "Circle {w}.", "Where on the {doc} is {w}? Draw a box there.", "Tag the line with {w}.", "Use a box to point at {w}.", "Mark every line that has {w} in it.",
        ]), w=w, doc=d.noun)
        return Ask(text, [OCR, f"hit = find_text(lines=$lines, text={q(word)})", "marked = annotate(image=$image, regions=$hit)"], "marked", "Marked", docs=[d])
    if kind < 0.8 and word in d.pairs:
        # What stands beside a key is hidden by another plan; here the line that holds the key is meant.
        text = put(rng, "[Blur|Hide|Black out|Make unreadable|Obscure|Censor] the line [with|that says|where it says] {w} " + OF + ".", w=w, doc=d.noun)
        return Ask(text, [OCR, f"hit = find_text(lines=$lines, text={q(word)})", "hidden = blur(image=$image, regions=$hit)"], "hidden", "Hidden", docs=[d])
    if kind < 0.8:
        text = put(rng, rng.choice([
            "[Blur|Hide|Black out|Make unreadable|Obscure|Censor] [the line with|the word|] {w} " + OF + ".", "Nobody should read {w}. Blur it.", "Before I share the {doc}, hide the line with {w}.", "Make sure {w} cannot be read.", "Take {w} out of sight.", "Smudge the line that says {w}.", "I want {w} to be unreadable.", "{w} is private: blur it.", "Cover up {w} on the {doc}.", "Please make the line with {w} unreadable.", "Blur out where it says {w}.", "The line with {w} must not be legible.", "Redact {w}.",
        ]), w=w, doc=d.noun)
        return Ask(text, [OCR, f"hit = find_text(lines=$lines, text={q(word)})", "hidden = blur(image=$image, regions=$hit)"], "hidden", "Hidden", docs=[d])
    verb, tool = rng.choice([
        ("[Crop to|Cut out|Crop] [the line with|the word|] {w}.", "crop"), ("Give me a picture of just the line with {w}.", "crop"), ("I want only {w} as a picture.", "crop"), ("Snip out where it says {w}.", "crop"), ("Cut the {doc} down to the line with {w}.", "crop"), ("Save only the part with {w}.", "crop"), ("Trim all away but {w}.", "crop"),
        ("[Zoom in on|Enlarge|Zoom to] [the line with|the word|] {w}.", "zoom"), ("Make the line with {w} bigger so that I can read it.", "zoom"), ("{w} is too small: enlarge it.", "zoom"), ("Bring {w} closer.", "zoom"), ("Show me {w} up close.", "zoom"), ("I want a closer look at {w}.", "zoom"), ("Magnify the line that says {w}.", "zoom"),
    ])
    return Ask(put(rng, verb, w=w, doc=d.noun), [OCR, f"hit = find_text(lines=$lines, text={q(word)})", f"part = {tool}(image=$image, region=$hit)"], "part", "Part", docs=[d])


def mark_text(rng):
    d = rng.choice([sign, form, receipt])(rng)
    if rng.random() < 0.6:
        text = put(rng, rng.choice(["[Draw boxes around|Mark|Highlight|Box] [all|every line of|all the|] text " + OF + ".", "Put a box round every line [of the {doc}|].", "Show me where all the text is.", "Frame whatever is written.", "Where is the text? Mark all of it.", "Mark each line that you can read.", "Box all that can be read.", "Point out all the writing with boxes.", "I want every line of text framed.", "Outline all the lettering."]), doc=d.noun)
        return Ask(text, [OCR, "marked = annotate(image=$image, regions=$lines)"], "marked", "Marked", docs=[d])
    text = put(rng, rng.choice(["[Blur|Hide|Make unreadable] [all|all the|the] [text|words|writing] " + OF + ".", "Nobody should be able to read anything [on the {doc}|]. Blur it all.", "Make all the text unreadable.", "Blur everything that is written.", "I want no legible word left: blur the text.", "Cover up all writing.", "Take all words out of sight.", "Obscure every line of text.", "Before I post the {doc}, blur all its text.", "Let no line stay readable."]), doc=d.noun)
    return Ask(text, [OCR, "hidden = blur(image=$image, regions=$lines)"], "hidden", "Hidden", docs=[d])


def count_part(rng):
    """How many lines stand in one half."""
    d = rng.choice([sign, form, receipt, table])(rng)
    part = rng.choice(["left", "right", "top", "bottom"])
    text = put(rng, rng.choice([
        "How many lines [of text|] are in the {w} [of the {doc}|]?", "Count the lines in the {w}.", "In the {w}, how many lines of text do you see?", "Number of lines in the {w}?", "How many rows of text does the {w} hold?", "The {w} has how many lines of text?", "How much text, in lines, is there in the {w}?", "Of all the lines, how many are in the {w}?", "How many lines did they print in the {w}?", "Only count lines in the {w}.", "I need the number of lines in the {w} of the {doc}.", "Lines of text in the {w}: how many?",
    ]), w=rng.choice(PART[part]), doc=d.noun)
    return Ask(text, [OCR, f'part = filter(regions=$lines, position="{part}")', "n = count(items=$part)"], "n", "Lines", docs=[d])


def part_contains(rng):
    """Whether words stand in one half."""
    d = rng.choice([sign, form, receipt, table])(rng)
    part = rng.choice(["left", "right", "top", "bottom"])
    there = [line for line in d.lines if line.replace(" ", "").isalpha()]
    word = rng.choice(there) if there and rng.random() < 0.6 else rng.choice(SIGN_WORDS + FOODS)
    word = word.lower() if rng.random() < 0.5 else word
    text = put(rng, rng.choice([
        "Does it say {s} in the {w}?", "Is {s} [written|printed] in the {w} [of the {doc}|]?", "In the {w}, do you find {s}?", "Is {s} in the {w}?", "Does the {w} [of the {doc}|] mention {s}?", "[Check|Look] [whether|if] {s} stands in the {w}.", "I remember {s} in the {w}. Is it there?", "Can I read {s} in the {w}?", "Does the text in the {w} contain {s}?", "Would I find {s} in the {w} of the {doc}?", "Only looking at the {w}: is {s} there?", "Has the {w} got the word {s}?",
    ]), w=rng.choice(PART[part]), s=q(word) if rng.random() < 0.4 else word, doc=d.noun)
    return Ask(text, [OCR, f'part = filter(regions=$lines, position="{part}")', f"yes = text_contains(text=$part, words={q(word)})"], "yes", word.capitalize(), docs=[d])


def mark_part(rng):
    """Text of one half marked or made unreadable."""
    d = rng.choice([sign, form, receipt, table])(rng)
    part = rng.choice(["left", "right", "top", "bottom"])
    calls = [OCR, f'part = filter(regions=$lines, position="{part}")']
    slots = dict(w=rng.choice(PART[part]), doc=d.noun)
    if rng.random() < 0.5:
        text = put(rng, rng.choice(["[Blur|Hide|Black out] the text in the {w} [of the {doc}|].", "Make the {w} of the text unreadable.", "Nobody should read the lines in the {w}. Blur them.", "All writing in the {w} has to be hidden.", "Blur whatever is written in the {w}.", "Cover up the words in the {w}.", "The lines in the {w} are private: blur them.", "Obscure all text in the {w}, leave the rest.", "In the {w}, blur the text.", "Let the lines in the {w} not be legible.", "Censor the writing in the {w} only."]), **slots)
        return Ask(text, [*calls, "hidden = blur(image=$image, regions=$part)"], "hidden", "Hidden", docs=[d])
    text = put(rng, rng.choice(["[Mark|Box|Highlight] the text in the {w} [of the {doc}|].", "Put a box round every line in the {w}.", "Draw boxes around the text in the {w}.", "Frame what is written in the {w}.", "In the {w}, mark every line of text.", "Show me the text in the {w} with boxes.", "Point out all words in the {w} with boxes.", "Box the lines in the {w}, leave the rest.", "I want the text of the {w} framed.", "Highlight all writing in the {w} only.", "Mark only those lines that are in the {w}."]), **slots)
    return Ask(text, [*calls, "marked = annotate(image=$image, regions=$part)"], "marked", "Marked", docs=[d])


ENDS = [("topmost", ["the heading", "the headline", "the title", "the top line", "the first line"]), ("bottommost", ["the last line", "the bottom line", "the final line"]), ("tallest", ["the largest print", "the line with the biggest letters", "the biggest writing"])]


def mark_line(rng):
    """The heading, the last line or the largest print, marked, hidden or cut out."""
    d = rng.choice([sign, form, receipt, letter])(rng)
    by, names = rng.choice(ENDS)
    pattern, call, answer = rng.choice([
        ("[[Mark|Box|Highlight|Frame|Underline] {x} [of the {doc}|].|Draw a box around {x}.|Put a frame round {x}.|Show me with a box where {x} is.|I want {x} marked.|{x} should get a box.|Where is {x}? Mark it.]", "marked = annotate(image=$image, regions=$line)", "marked"),
        ("[[Blur|Hide|Black out] {x} [of the {doc}|].|Make {x} unreadable.|Nobody should read {x}. Blur it.|{x} must not be legible.|Cover up {x}.|Let {x} disappear in a blur.]", "hidden = blur(image=$image, regions=$line)", "hidden"),
        ("[[Crop to|Cut out] {x}.|Give me {x} as a picture.|A picture of only {x}, please.|Cut the {doc} down to {x}.|Keep {x} and cut the rest away.|I want {x} on a picture of its own.]", "part = crop(image=$image, region=$line)", "part"), ("[[Zoom in on|Enlarge|Zoom to] {x}.|Bring {x} closer.|I want a closer look at {x}.|Show {x} up close.]", "part = zoom(image=$image, region=$line)", "part"),
    ])
    return Ask(put(rng, pattern, x=rng.choice(names), doc=d.noun), [OCR, f'line = select(regions=$lines, by="{by}")', call], answer, answer.capitalize(), docs=[d])


def line_work(rng):
    """What the heading, the last line or the largest print holds, and how many words it has."""
    d = rng.choice([sign, form, receipt, letter])(rng)
    by, names = rng.choice(ENDS)
    calls = [OCR, f'line = select(regions=$lines, by="{by}")']
    x = rng.choice(names)
    if rng.random() < 0.45:
        text = put(rng, rng.choice(["How many words does {x} have?", "How many words are in {x}?", "Count the words of {x}.", "How long is {x}, in words?", "Number of words in {x}?", "{x} consists of how many words?", "Of how many words is {x}?", "How many words did they use for {x}?", "What is the word count of {x}?", "How wordy is {x}, by count?", "In {x}, how many words do you read?", "Only {x}: how many words?"]), x=x)
        return Ask(text, [*calls, "n = count_words(text=$line)"], "n", "Words", docs=[d])
    there = [line for line in d.lines if line.replace(" ", "").isalpha()]
    word = rng.choice(there) if there and rng.random() < 0.6 else rng.choice(SIGN_WORDS + FOODS)
    word = word.lower() if rng.random() < 0.5 else word
    text = put(rng, rng.choice(["Does {x} say {s}?", "Is {s} in {x}?", "Does {x} [mention|contain|hold] {s}?", "Does {s} stand in {x}?", "Do you read {s} in {x}?", "[Check|Look] [whether|if] {x} says {s}.", "Is {s} part of {x}?", "I think {x} says {s}. Does it?", "{x}: does it have {s} in it?", "Would you find {s} in {x}?", "Has {x} got the word {s}?", "Is it {s} that {x} says?"]), x=x, s=q(word) if rng.random() < 0.4 else word)
    return Ask(text, [*calls, f"yes = text_contains(text=$line, words={q(word)})"], "yes", word.capitalize(), docs=[d])


def thing_says(rng):
    """Whether words stand on a thing, or how many."""
    t = Thing(rng, people=0.1)
    d = photo(rng, [t.label] if "/" not in t.label else [], words=1)
    calls = [f"found = {t.find}", "part = crop(image=$image, region=$found)", "lines = ocr(image=$part)"]
    word = rng.choice([*SIGN_WORDS, "taxi", "school", "police", "bakery", "stop", "Nike", "champion", "finish", "ambulance", "library", "love", "Paris", "coffee"])
    text = put(rng, rng.choice([
        "Does the {t} say {s}?", "Is {s} [written|printed] on the {t}?", "Does it say {s} on the {t}?", "Do you read {s} on the {t}?", "Is it {s} that stands on the {t}?", "Does the text on the {t} contain {s}?", "[Check|Look] [whether|if] the {t} has {s} on it.", "The {t} has {s} on it, doesn't it?", "Can you find the word {s} on the {t}?", "Is there {s} in writing on the {t}?", "I think the {t} says {s}. Does it?", "Have they put {s} on the {t}?", "Does the {t} carry the word {s}?",
    ]), t=t.one, s=q(word) if rng.random() < 0.5 else word)
    return Ask(text, [*calls, f"yes = text_contains(text=$lines, words={q(word)})"], "yes", word.capitalize(), docs=[d])


def several(rng):
    """So many of one thing and so many of another."""
    d = receipt(rng)
    if len(d.items) < 2:
        return several(rng)
    a, b = rng.sample(d.items, 2)
    n, m = rng.choice([2, 3, 4, 5, 6, 10]), rng.choice([1, 1, 2, 3, 4, 5])
    wn, wm = spelled(rng, n), rng.choice(["one", "a", "1"]) if m == 1 else spelled(rng, m)
    slots = dict(a=a.lower(), b=b.lower(), wn=wn, wm=wm)
    form_ = f"a * {n} + b" if m == 1 else f"a * {n} + b * {m}"
    if rng.random() < 0.25:
        form_ = f"a * {n} - b * {m}" if m > 1 else f"a * {n} - b"
        text = put(rng, "[How much more are {wn} {a} than {wm} {b}?|How much more do {wn} {a} cost than {wm} {b}?|By how much are {wn} {a} dearer than {wm} {b}?|What is the difference between {wn} {a} and {wm} {b}?|{wn} {a} minus {wm} {b}?|What do I pay more for {wn} {a} than for {wm} {b}?]", **slots)
    else:
        text = put(rng, rng.choice([
            "[What|How much] [would|do] {wn} {a} and {wm} {b} [cost|come to|make]?", "{wn} times {a} and {wm} times {b}, what [is it|do I pay]?", "I take {wn} {a} and {wm} {b}. What do I pay?", "Price of {wn} {a} plus {wm} {b}?", "Add {wn} {a} and {wm} {b}.", "{wn} {a} and {wm} {b}, please: what is that?", "My order is {wn} {a}, {wm} {b}. How much?", "We need {wn} {a} and {wm} {b} for the party: how much money is that?", "If I buy {wn} {a} and also {wm} {b}, what will it be?", "How much do I need to get {wn} {a} and {wm} {b}?", "Say I want {wn} {a} with {wm} {b}: what is the price?", "{wn} {a}, {wm} {b}: the sum?", "Next time I get {wn} {a} and {wm} {b}. What will they charge?", "For {wn} {a} and {wm} {b}, how much do I have to put down?",
        ]), **slots)
    return Ask(text, [*reads_two(a, b), f'result = calculate(expression="{form_}", a=$a, b=$b)'], "result", "Together", docs=[d])


def several_change(rng):
    """What is left of a note after one or two things."""
    d = receipt(rng)
    if len(d.items) < 2:
        return several_change(rng)
    a, b = rng.sample(d.items, 2)
    n, m = rng.choice([2, 3, 4, 5, 6]), rng.choice([10, 20, 50, 100])
    if rng.random() < 0.5:
        text = put(rng, rng.choice([
            "I buy {n} {a} and pay with {m}. What [is my change|do I get back]?", "What is left of {m} after {n} {a}?", "I have {m} and want {n} {a}. What remains?", "{n} {a} out of a {m} note: the change?", "If I pay {n} {a} with {m}, what comes back?", "How much of my {m} is left when I take {n} {a}?", "Take the price of {n} {a} off {m}.", "{m} minus {n} times {a}?", "With {m} in my pocket I get {n} {a}. What do I have then?", "After {n} {a}, how much of {m} do I still have?", "I hand over {m} for {n} {a}: what is the change?", "My {m}, less {n} {a}, is how much?",
        ]), a=a.lower(), n=spelled(rng, n), m=m)
        return Ask(text, [OCR, reads(d, a), f'result = calculate(expression="{m} - a * {n}", a=$a)'], "result", "Change", docs=[d])
    text = put(rng, rng.choice([
        "I [only|] buy {a} and {b} and pay with {m}. What [is my change|do I get back]?", "What is left of {m} after {a} and {b}?", "I have {m} and take {a} and {b}. What remains?", "If I pay {a} and {b} with {m}, what comes back?", "How much of my {m} is left when I take {a} and {b}?", "Take {a} and {b} off {m}.", "{m} minus {a} minus {b}?", "With {m} in my pocket I get {a} and {b}. What do I have then?", "I hand over {m} for {a} and {b}: what is the change?", "Mum gave me {m} for {a} and {b}. What is over?", "After {a} and {b}, what stays of {m}?", "My {m}, less {a} and {b}, is how much?",
    ]), a=a.lower(), b=b.lower(), m=m)
    return Ask(text, [*reads_two(a, b), f'result = calculate(expression="{m} - a - b", a=$a, b=$b)'], "result", "Change", docs=[d])


def tip_change(rng):
    """What is left of a note after the sum with something added to it or taken off."""
    d, key, t = total_of(rng)
    p, m = rng.choice([5, 10, 15, 20, 25]), rng.choice([20, 50, 80, 100, 200])
    w = rng.choice(["{p} percent", "{p}%", "{p} per cent", "{p} %"]).replace("{p}", str(p))
    factor, pattern = rng.choice([(100 + p, text) for text in (
        "I tip {w} and pay with {m}. What [is my change|do I get back]?", "What is left of {m} after {t} plus {w} tip?", "With {w} on top, what comes back from {m}?", "I have {m} and leave {w} tip. What remains?", "Take {t} and a {w} tip off {m}.", "{m} minus {t} with {w} tip?", "Out of {m} I pay {t} and {w} for the waiter. What do I keep?", "If I add {w} and give {m}, how much change is it?", "My budget is {m}. What is over when I add {w} tip?", "After {w} tip, how much of my {m} is left?",
    )] + [(100 - p, text) for text in (
        "I get {w} off and pay with {m}. What [is my change|do I get back]?", "What is left of {m} when {t} is cut by {w}?", "With {w} discount, what comes back from {m}?", "I have {m} and a voucher for {w} off. What remains?", "{m} minus {t} with {w} off?", "After a discount of {w}, how much of my {m} is left?",
    )])
    return Ask(put(rng, pattern, w=w, t=t, m=m), [OCR, reads(d, key), f'result = calculate(expression="{m} - a * {factor} / 100", a=$a)'], "result", "Change", docs=[d])


def two_and_number(rng):
    """The sum of two entries, worked on with a number of the question."""
    d = receipt(rng)
    if len(d.items) < 2:
        return two_and_number(rng)
    a, b = rng.sample(d.items, 2)
    n, p = rng.choice([3, 4, 5, 6, 8]), rng.choice([5, 10, 15, 20, 25, 50])
    form_, pattern = rng.choice([
        (f"(a + b) / {n}", "{n} of us share the {a} and the {b}. What does each pay?"), (f"(a + b) / {n}", "[Split|Divide] the {a} plus the {b} by {n}."), (f"(a + b) / {n}", "Only the {a} and the {b} are for all {n}: how much each?"), (f"(a + b) / {n}", "What is each one's part of {a} and {b} among {n} people?"), (f"(a + b) / {n}", "{a} and {b} together, {n} ways: how much?"),
        (f"(a + b) * {100 - p} / 100", "What do {a} and {b} cost with {w} off?"), (f"(a + b) * {100 - p} / 100", "I get {w} off the {a} and the {b}. What do I pay for both?"), (f"(a + b) * {100 - p} / 100", "{a} plus {b}, less {w}?"), (f"(a + b) * {100 + p} / 100", "What do {a} and {b} cost with {w} tip?"), (f"(a + b) * {100 + p} / 100", "Add {a} and {b} and put {w} on top."), (f"(a + b) * {100 + p} / 100", "If the {a} and the {b} go up by {w}, what do both cost?"), (f"(a + b) * {p} / 100", "What is {w} of {a} and {b} together?"), (f"(a + b) * {p} / 100", "How much do I save with {w} off {a} and {b}?"),
        (f"(a + b) * {n}", "{n} people each take the {a} and the {b}. What is the sum?"), (f"(a + b) * {n}", "{n} times {a} and {b} together?"), (f"(a + b) * {n}", "Each of us {n} has {a} and {b}. What do we pay?"), (f"(a + b) * {n}", "For {n} guests, one {a} and one {b} each: how much in all?"),
    ])
    text = put(rng, pattern, a=a.lower(), b=b.lower(), n=spelled(rng, n), w=rng.choice([f"{p} percent", f"{p}%", f"{p} per cent"]))
    return Ask(text, [*reads_two(a, b), f'result = calculate(expression="{form_}", a=$a, b=$b)'], "result", "Result", docs=[d])


def percent_more(rng):
    """By how many percent one entry is above or below another."""
    d, a, b, sa, sb = pair(rng, total=False)
    form_, pattern = rng.choice([("(a - b) / b * 100", text) for text in (
        "By [how many|what] percent is the {a} [higher|larger|dearer|more] than the {b}?", "How many percent more is the {a} than the {b}?", "How much higher than the {b} is the {a}, in percent?", "The {a} is above the {b} by what percentage?", "In percent, how far is the {a} above the {b}?", "What percentage more do I pay for the {a} than for the {b}?", "By what percentage does the {a} exceed the {b}?", "How many percent does the {a} lie over the {b}?",
    )] + [("(b - a) / b * 100", text) for text in (
        "By [how many|what] percent is the {a} [lower|smaller|cheaper|less] than the {b}?", "How many percent less is the {a} than the {b}?", "How many percent do I save with the {a} instead of the {b}?", "The {a} is below the {b} by what percentage?", "In percent, how far is the {a} below the {b}?", "How many percent does the {a} lie under the {b}?",
    )])
    return Ask(put(rng, bare(d, pattern), a=sa, b=sb), [*reads_two(a, b), f'result = calculate(expression="{form_}", a=$a, b=$b)'], "result", "Percent", docs=[d])


ONE = {"Nights": "night", "Litres": "litre", "Gallons": "gallon", "Usage": "unit", "Quantity": "piece", "Points": "point", "Hours": "hour", "Pages": "page", "Persons": "person", "Weight": "kilo", "Days": "day", "Items": "item", "Kilometres": "kilometre", "Lessons": "lesson", "Copies": "copy", "Servings": "serving", "Pieces": "piece", "Distance": "kilometre", "Area": "square metre", "Seats": "seat", "Rooms": "room", "Refills": "refill"}


def per_unit(rng):
    """The sum divided by a count that is printed, or a rate times it."""
    while True:
        d = form(rng)
        sums = [k for k in ("Total", "Price", "Fee", "Amount", "Base fee", "Net pay", "Premium", "Gross pay", "Net amount", "Fuel", "Rent", "Postage") if k in d.pairs]
        counts = [k for k in ONE if k in d.pairs]
        if sums and counts:
            break
    a, b = rng.choice(sums), rng.choice(counts)
    text = put(rng, rng.choice([
        "[What|How much] is [that|it|the {a}] per {one}?", "What does one {one} cost?", "How much [do I pay|is it] for [one|a single|each] {one}?", "Divide the {a} by the {b}.", "What is the {a} a {one}?", "Work out the {a} per {one}.", "Spread the {a} over the {b}: how much is it for each?", "What is the price of one {one}?", "By the {a} and the {b}, what is a single {one} worth?", "How much of the {a} falls on one {one}?", "What do they charge by the {one}?", "If I split the {a} evenly over all {b}, what is one?", "Is it dear per {one}: what is it?", "For every {one}, how much of the {a} is it?", "Break the {a} down to one {one}.", "What did each {one} come to?", "Cost per {one}?", "The {a} over the {b}, please.",
        "How much for one {one}, if the {a} is shared out over the {b}?",
    ]), a=said_as(d, a, rng), b=said_as(d, b, rng), one=ONE[b])
    return Ask(text, [*reads_two(a, b), 'result = calculate(expression="a / b", a=$a, b=$b)'], "result", "Each", docs=[d])


def percent_key(rng):
    """A share of, or a change by percent of, any number of a paper."""
    d = rng.choice([paper, chart])(rng)
    keys = [k for k, kind in d.pairs.items() if kind in ("money", "number")]
    if not keys:
        return percent_key(rng)
    key = rng.choice(keys)
    k = said_as(d, key, rng)
    p = rng.choice([1, 2, 3, 4, 5, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 75])
    w = rng.choice(["{p} percent", "{p}%", "{p} per cent", "{p} %"]).replace("{p}", str(p))
    part, more, less, before = f"a * {p} / 100", f"a * {100 + p} / 100", f"a * {100 - p} / 100", f"a / {100 + p} * 100"
    form_, pattern = rng.choice([
        (part, "[What|How much] is {w} of the {k}?"), (part, "{w} of the {k}, how much is that?"), (more, "[What|How much] [will|would] the {k} be [after a rise of|with an increase of|if it rises by|if it goes up by] {w}?"),
        (less, "[What|How much] [will|would] the {k} be [after a cut of|with a reduction of|if it drops by|if it falls by|if I get a rebate of] {w}?"), (more, "Raise the {k} by {w}."), (less, "[Lower|Reduce|Cut] the {k} by {w}."), (less, "What [is left|remains] of the {k} when {w} are [taken off|lost|deducted]?"),
        (part, "How much do I save with {w} off the {k}?"), (less, "The {k} less {w}?"), (more, "The {k} plus {w}?"), (before, "The {k} includes {w} tax. What is it [without|before tax]?"), (before, "{w} tax is in the {k} already. What is the net amount?"), (before, "After a rise of {w} it is the {k} you see. What was it before?"),
        (part, "I get {w} of the {k}. How much is my part?"), (part, "{w} of the {k} goes to charity: what sum is that?"), (part, "Work out {w} of the {k}."), (part, "They keep {w} of the {k}. How much do they keep?"), (part, "How much would {w} of the {k} come to?"), (part, "If I take {w} of the {k}, what do I have?"), (part, "What do {w} of the {k} amount to?"), (more, "Next year the {k} grows by {w}. What will it be?"), (more, "Put {w} on the {k}."), (more, "What is the {k} with {w} added?"), (more, "With {w} more, how much would the {k} be?"), (more, "Prices go up {w}: what about the {k}?"),
        (less, "The {k} shrinks by {w}: how much is it then?"), (less, "I get {w} off the {k}. What do I pay for it?"), (less, "What is the {k} once {w} is gone?"), (less, "With {w} less, how much would the {k} be?"), (less, "A sale takes {w} off the {k}. What is the new figure?"), (less, "Knock {w} off the {k}."),
    ])
    return Ask(put(rng, bare(d, pattern), w=w, k=k), [OCR, reads(d, key), f'result = calculate(expression="{form_}", a=$a)'], "result", "Result", docs=[d])


def convert(rng):
    """A printed number in other units."""
    d = form(rng)
    keys = [k for k in d.items if d.pairs[k] in ("money", "number")]
    if not keys:
        return convert(rng)
    key = rng.choice(keys)
    k = said_as(d, key, rng)
    r = rng.choice([0.8, 0.85, 0.9, 1.08, 1.1, 1.2, 1.5, 7.5, 11, 150])
    form_, pattern = rng.choice([
        ("a * 100", "[How many cents|What in cents] is the {k}?"), ("a / 12", "How much is the {k} [a|per] month, if it is for a year?"), ("a * 12", "What does the {k} [make|come to] in a year, at one a month?"), ("a * 52", "The {k} every week: how much is that a year?"), ("a * 60", "How many minutes is the {k}, if it is in hours?"),
        ("a / 60", "How many hours is the {k}, if it is in minutes?"), ("a * 1000", "The {k} in grams, if it is in kilos?"), ("a / 1000", "The {k} in kilos, if it is in grams?"), (f"a * {r}", "One [dollar|pound|euro|unit] is {r} [euros|dollars|francs|of mine]. What is the {k} then?"), (f"a / {r}", "How much is the {k} divided by {r}?"),
        ("a / 7", "What is the {k} per day of a week?"), ("a * 7", "What is the {k} for a whole week, if it is for a day?"), ("a * 24", "The {k} every hour: how much in a day?"), ("a / 4", "What is a quarter of the {k}?"), ("a / 10", "What is a tenth of the {k}?"), ("a * a", "What is the square of the {k}?"), ("round(a)", "Round the {k} to a whole number."),
        ("a * 3 / 4", "What are three quarters of the {k}?"), ("a * 2 / 3", "What are two thirds of the {k}?"), ("a * 3", "[Triple|Treble] the {k}."), ("a * 2", "Double the {k}."), ("a / 2", "Halve the {k}."),
        ("a * 100", "Give me the {k} in cents."), ("a / 100", "The {k} is in cents. What is it in euros?"), ("a / 100", "The {k} in metres, if it is in centimetres?"), ("a * 100", "The {k} in centimetres, if it is in metres?"), ("a / 12", "The {k} is for a whole year. What is one month of it?"), ("a * 12", "I pay the {k} every month. What is that a year?"), ("a * 12", "Twelve months of the {k}: how much?"), ("a * 52", "What does the {k} come to in a year, at one a week?"), ("a * 365", "The {k} every day: how much is that a year?"), ("a * 365", "What does the {k} make in a year, at one a day?"),
        ("a * 30", "The {k} a day for thirty days: what is it?"), ("a / 30", "What is the {k} a day, if it is for thirty days?"), ("a * 60", "Turn the {k} from hours into minutes."), ("a / 60", "Turn the {k} from minutes into hours."), ("a * 1000", "Turn the {k} from kilos into grams."), ("a / 1000", "Turn the {k} from grams into kilos."), ("a * 1000", "How many metres is the {k}, if it is in kilometres?"), ("a / 1000", "How many kilometres is the {k}, if it is in metres?"), ("a * 1000", "How many millilitres is the {k}, if it is in litres?"),
        (f"a * {r}", "The exchange rate is {r}. What is the {k} in my money?"), (f"a * {r}", "I get {r} for each: what is the {k} worth to me?"), (f"a * {r}", "Convert the {k}, at {r} for one."), (f"a * {r}", "Multiply the {k} by {r}."), (f"a / {r}", "I pay {r} for one of theirs. The {k} divided by that?"), ("a / 24", "The {k} is for a day. What is it an hour?"), ("a / 7", "The {k} is for a week. How much is it a day?"), ("a * 7", "The {k} each day: how much a week?"), ("a / 4", "Four equal parts of the {k}: how much is one?"), ("a / 10", "Cut the {k} to a tenth."),
        ("a / 3", "Cut the {k} into three: how much is one part?"), ("a * 1.609", "The {k} is in miles, one mile being 1.609 kilometres. What is it in kilometres?"), ("a * 2.54", "The {k} in centimetres, at 2.54 to the inch?"), ("a / 2.2", "The {k} is in pounds, 2.2 to a kilo. How many kilos is that?"), ("(a - 32) * 5 / 9", "The {k} is in Fahrenheit. What is it in Celsius?"), ("a * 9 / 5 + 32", "The {k} is in Celsius. What is it in Fahrenheit?"), ("round(a)", "Roughly, in whole numbers, what is the {k}?"), ("round(a)", "The {k}, rounded?"), ("a * a", "Multiply the {k} by itself."),
        ("a * 3 / 4", "I use three quarters of the {k}. How much is it?"), ("a * 3 / 2", "One and a half times the {k}?"), ("a * 3 / 2", "I need half as much again as the {k}. How much is that?"), ("a * 2", "For twice as many people, what would the {k} be?"), ("a / 2", "For half as many people, what would the {k} be?"),
    ])
    return Ask(put(rng, pattern, k=k, r=r), [OCR, reads(d, key), f'result = calculate(expression="{form_}", a=$a)'], "result", "Result", docs=[d])


def same_two(rng):
    """Whether two entries of one paper are alike."""
    while True:
        d = form(rng)
        kind = rng.choice(["name", "place", "date", "date", "time", "code", "phone"])
        keys = [k for k, of in d.pairs.items() if of == kind]
        if len(keys) > 1:
            break
    a, b = rng.sample(keys, 2)
    text = put(rng, rng.choice([
        "Are the {a} and the {b} the same?", "Is the {a} [the same as|identical to|equal to] the {b}?", "Does the {a} [agree with|match] the {b}?", "Do {a} and {b} match?", "Is the {a} also the {b}?", "Have they put the same for {a} and {b}?", "Does it say the same under {a} and {b}?", "Do {a} and {b} say the same?", "Compare {a} with {b}: the same?", "Is one and the same given as {a} and as {b}?", "Are {a} and {b} identical?", "{a} and {b}, are they the same?", "Do the fields {a} and {b} hold the same?", "Is the entry for {a} the one for {b} as well?",
    ]), a=said_as(d, a, rng), b=said_as(d, b, rng))
    return Ask(text, [*reads_two(a, b), 'yes = compare(a=$a, b=$b)'], "yes", f"{a} and {b}", docs=[d])


def which_more(rng):
    """Which of two entries is higher: both are given."""
    d, a, b, sa, sb = pair(rng)
    text = put(rng, bare(d, rng.choice([
        "[Which|What] [is|was] [higher|more|larger|dearer|cheaper|lower|less], {a} or {b}?", "[Compare|Set side by side] {a} and {b}.", "What are {a} and {b}?", "Give me both {a} and {b}.", "How [much|high] are {a} and {b}, one by one?", "{a} and {b}?", "The {a} or the {b}, which is more?",
        "{a} or {b}: which is [higher|lower|more|less]?", "Which one wins, {a} or {b}?", "Is it the {a} or the {b} that is higher?", "Of {a} and {b}, which is the [bigger|smaller]?", "How do {a} and {b} compare?", "Which should I take if I want to save, the {a} or the {b}?", "{a} versus {b}?", "What did I pay more for, {a} or {b}?", "Put {a} next to {b}: what are they?", "Between {a} and {b}, which is the larger?", "Which comes to more, the {a} or the {b}?", "I can't decide which is higher, {a} or {b}.",
    ])), a=sa, b=sb)
    return Ask(text, reads_two(a, b), '"' + f"{a}: {{a}}; {b}: {{b}}" + '"', "Both", docs=[d])


def enough_for(rng):
    """Whether a sum suffices for several of a thing, or for two things."""
    d = receipt(rng)
    n, m = rng.choice([2, 3, 4, 5]), rng.choice([5, 10, 15, 20, 30, 50, 100])
    key = rng.choice(d.items)
    if rng.random() < 0.5 or len(d.items) < 2:
        how, pattern = rng.choice([
            ("at_most", "Are {m} [euros|dollars|] enough for {n} {k}?"), ("at_most", "Can I buy {n} {k} with {m} [euros|dollars|]?"), ("less", "Will {n} {k} cost less than {m}?"), ("at_most", "Will {n} {k} cost no more than {m}?"), ("at_most", "Do I get {n} {k} for {m}?"), ("at_most", "I have {m}. Can I get {n} {k}?"), ("at_most", "Would {m} do for {n} {k}?"), ("at_most", "Do {m} cover {n} {k}?"), ("at_most", "I want {n} {k} and have {m} on me. Is it enough?"), ("greater", "Do {n} {k} cost more than {m}?"), ("greater", "Would {n} {k} go over {m}?"), ("less", "Are {n} {k} under {m}?"), ("greater", "Are {n} {k} above {m}?"), ("at_most", "If I take {n} {k}, do I stay within {m}?"), ("at_least", "Do {n} {k} make at least {m}?"),
        ])
        text = put(rng, pattern, n=spelled(rng, n), m=m, k=key.lower())
        return Ask(text, [OCR, reads(d, key), f'cost = calculate(expression="a * {n}", a=$a)', f'yes = compare(a=$cost, b={m}, how="{how}")'], "yes", "Enough", docs=[d])
    a, b = rng.sample(d.items, 2)
    how, pattern = rng.choice([
        ("at_most", "Are {m} [euros|dollars|] enough for {a} and {b}?"), ("at_most", "Can I pay {a} and {b} with {m}?"), ("at_most", "Do {a} and {b} together stay within {m}?"), ("at_most", "I have {m}. Can I get {a} and {b}?"), ("at_most", "Would {m} do for {a} and {b}?"), ("at_most", "I want {a} and {b} and have {m} on me. Is it enough?"), ("greater", "Do {a} and {b} together cost more than {m}?"), ("greater", "Would {a} plus {b} go over {m}?"), ("greater", "Is {a} with {b} above {m}?"), ("less", "Do {a} and {b} together cost less than {m}?"), ("less", "Do {a} and {b} stay under {m} in sum?"), ("at_least", "Do {a} and {b} make at least {m} together?"), ("equal", "Do {a} and {b} make exactly {m} together?"), ("at_most", "If I take {a} and {b}, is {m} sufficient?"),
    ])
    text = put(rng, pattern, m=m, a=a.lower(), b=b.lower())
    return Ask(text, [*reads_two(a, b), 'cost = calculate(expression="a + b", a=$a, b=$b)', f'yes = compare(a=$cost, b={m}, how="{how}")'], "yes", "Enough", docs=[d])


def many_parts(rng):
    """Sums of three and four entries, with one taken off."""
    while True:
        d = rng.choice([receipt, receipt, form])(rng)
        keys = [k for k, kind in d.pairs.items() if kind == "money" and k != d.total]
        if len(keys) > 2:
            break
    n = min(len(keys), rng.choice([3, 3, 4]))
    chosen = rng.sample(keys, n)
    low = [said_as(d, k, rng) for k in chosen]
    ids = ["a", "b", "c", "d"][:n]
    calls = [OCR, *(f"{i} = read_value(lines=$lines, key={q(k)})" for i, k in zip(ids, chosen))]
    last = rng.random()
    if last < 0.55:
        form_ = " + ".join(ids)
        text = put(rng, rng.choice(["[Add|Sum up|Total] {l} and {z}.", "What do {l} and {z} [cost|come to|make] [together|]?", "How much [is it|do I pay] for {l} and {z}?", "I had {l} and {z}. What is my part?", "{l} and {z}: the sum?", "We ordered {l} and {z}: what do we owe?", "Put {l} and {z} in one sum.", "If I only pay {l} and {z}, how much is it?", "Together, how much are {l} and {z}?"]), l=", ".join(low[:-1]), z=low[-1])
    else:
        form_ = " + ".join(ids[:-1]) + f" - {ids[-1]}"
        text = put(rng, rng.choice(["What are {l} minus {z}?", "Add {l} and take {z} off.", "How much are {l} after {z}?", "{l}, less {z}: how much?", "Sum up {l}, then subtract {z}.", "What is {l} without {z}?", "First {l}, then {z} comes off. What is left?"]), l=" plus ".join(low[:-1]), z=low[-1])
    args = ", ".join(f"{i}=${i}" for i in ids)
    return Ask(text, [*calls, f'result = calculate(expression="{form_}", {args})'], "result", "Result", docs=[d])


FAMILIES = {
    several: 4, per_unit: 3, percent_key: 4, convert: 4, same_two: 2, which_more: 2.5, enough_for: 2.5, many_parts: 2, several_change: 2, tip_share: 2, short_of: 3, afford: 4, of_budget: 1.5, chart_all: 2.5, chart_each: 1.5, growth: 1.8, story: 3, span: 2.5, guess: 2.5, two_phrases: 3, three_keys: 1.3,
    cell_sum: 2.5, cell_limit: 2.5, cell_of_column: 2, column_sum: 2.5, two_columns: 1.2, top_row: 2, two_cells: 2, count_limit: 1.2, large_print: 2, nth_line: 1.5, lines_with: 1.5, has_key: 2.5, two_words: 1.5, text_limit: 1.5, bought_on: 1.5,
    count_part: 1.2, part_contains: 1.2, mark_part: 1.2, mark_line: 2, line_work: 1.5, thing_says: 1.5, tip_change: 1.3, two_and_number: 1.8, percent_more: 1.3,
    chart_words: 4, fact: 6, named_bill: 4.5, less_one: 4, in_list: 4, dialog: 1.5, by_key: 24, by_total: 5, chart_value: 3, missing_key: 1.5, whole_text: 9, end_line: 4.5, find_line: 3.5, opening: 1.8, contains: 8, state: 3, any_text: 1, count_text: 3, share: 4, percent: 4.5,
    times: 3.5, change: 3.5, limit: 4, add_two: 4, subtract: 4.5, ratio: 3, compare_two: 4, checks: 1.5, add_three: 2, two_keys: 1.8, cell: 10, cell_work: 4, row_work: 1.5, whole_column: 6, whole_table: 0.8,
    in_part: 5, on_thing: 3, by_thing: 3, by_words: 3.5, mark_words: 4, mark_text: 1,
}
