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
    "Passenger": ["Who is [travelling|the passenger|flying|going on this trip|allowed on board with this]", "Whose [ticket|boarding pass|trip] is [this|it]", "What is the passenger's name", "[In|Under] whose name is the [ticket|trip] booked", "Who was this {doc} made out to", "For whom is the {doc}", "Who will be sitting there", "Name of the [traveller|person travelling]", "Which [person|traveller] may use this {doc}", "I found this {doc} on the floor. Whose name is on it", "Two of us booked. Which one of us is this {doc} for", "The conductor asks whose {doc} this is", "The traveller's name on this {doc} is ..."],
    "Flight": ["Which flight is it", "What is [my|the] flight number", "[What|Which] plane am I on", "Which flight do I look for on the board", "Number of the [plane|flight]", "What is the plane called", "I am picking somebody up: which flight", "My dad follows the plane on his phone. What flight does he type in", "There are two planes at the same hour, which flight is mine", "The taxi driver asks which flight I take", "flight no pls"],
    "Seat": ["Where do I sit", "Which seat [do I have|is mine|was I given|have I got]", "What seat number do I have", "Where must I sit down", "Which [place|chair] is reserved for me", "Where is my place", "Somebody sits in my place, which one is it", "Seat number", "Have I got a window, which seat is it", "I'm inside already and everything looks the same. Where is my seat", "Somebody is sitting there and says it is his. Which seat does my {doc} give me", "Am I next to my wife? She has 14C, what have I got", "I can't find my chair, what number is it"],
    "Gate": ["[Which|What] gate [do I need|must I go to|is it]", "Where do I board", "Where in the airport [must I go|do I have to be]", "Through which gate do I get on", "To which gate should I [run|walk|hurry]", "Where does the plane stand", "I am lost in the airport: which gate", "I just came out of security. Which gate now", "My feet hurt. To which gate do I still have to walk", "They changed it twice, what gate is on the {doc}", "left or right after security, what gate am I looking for", "Report the gate."],
    "Boarding": ["When [does boarding start|do I board|must I be at the gate|can I get on]", "What is the boarding time", "By when should I be at the gate", "At what time do they let us on [the plane|]", "How long can I stay in the cafe, when do we board", "From what time can we get on the plane", "Can I still get a coffee, when do they start boarding", "I hate queues. From when do they let people on", "Do I have to run, when is boarding", "Mum keeps asking when we get on the plane.", "The duty free is tempting, but when do I have to be at the gate"],
    "From": ["Where does [the trip|it|the journey] start", "Where [do I|does it|do we] leave from", "From where do we [start|set off|travel]", "[In|At] which [city|station] does [the journey|it] begin", "Where must I get on", "What is the starting point", "Which place is it from", "I can't remember where the trip sets out, which place is it", "My wife drops me off. At which place do I get on", "Where should I be standing when the journey begins"],
    "To": ["Where [is it going|does the trip go|am I going] [to|]", "What is the destination", "Where does [the journey|it|the trip] end", "Where do I [get off|arrive]", "Which city am I travelling to", "[In|At] which place do we get off", "How far does this {doc} take me, to which place", "He never told me where he is off to. What does the {doc} say", "If I fall asleep, at which place must I wake up", "I wonder where this {doc} would take me", "End of the journey?"],
    "Destination": ["Where [am I flying|does it go|are we flying] to", "What is [my|the] destination", "In which city will [I|we] land", "Where will the plane take me", "Where does the journey end", "What place is it bound for", "Where are we headed", "It was a present and I don't know yet where we fly. Where is it", "For what place do I pack, where does it go", "He didn't say where he's flying. What does the {doc} give as the place", "I am told it is a surprise, but where are we flying"],
    "Departure": ["When does it leave", "What time does [it|the train] depart", "When do we [start|leave|set off]", "At what time must I be on the platform", "When is the train off", "How late can I be at the station", "By what time should I be on board", "When will the train pull out", "Do I have to run for the train, when does it go", "I still want to buy a sandwich. When does it pull out", "My brother drives me to the station. When does my train go", "Will I make it, what time is it leaving", "departure time pls"],
    "Arrival": ["When does it [arrive|get there]", "What time do we arrive", "At what time [will I|do I|shall we] be there", "When can somebody pick me up at the station", "When does the train get in", "When will the journey be over", "When shall I tell them that I come", "Grandma wants to have the soup on the table. When do we get in", "Will I be there for the meeting, when does it arrive", "Tell my wife when to be at the station.", "How late will it be when I step off the train, what time"],
    "Coach": ["Which [coach|car|carriage|wagon] [do I need|is it|must I get into|am I in]", "In which [carriage|coach|wagon] is my seat", "Which part of the train do I sit in, by number", "Where on the train must I get on, which carriage", "The train is endless. Which coach is ours", "I'm on the platform with three suitcases. Which carriage do I make for", "coach no.?"],
    "Class": ["Which class is it", "[In|] which class do I travel", "Am I in first or second class", "Did they book me the good seats, which class is it", "May I sit in the posh part, which class does it say"],
    "Plate": ["Which car is it, by plate", "What is the licence plate", "[What is the|Which] registration number [of the car|]", "Which car got it, by its number", "Whose number plate did they write down, what is it", "What stands on the number plate", "Number of the car", "The neighbour says it isn't his car. Which plate is written down", "Is it my car at all, what plate do they give", "The police want the number of the car. What is it"],
    "Price": ["How much [is it|does it cost|was it|did it cost|is being asked]", "What does it cost", "What is the price", "What do they [charge|ask|want] for it", "How many [euros|dollars] is it", "How expensive is it", "What would I have to [pay|put down] for it", "Is it expensive, how much is it", "What do I pay for one", "Cost of it", "I wonder whether I can afford it, what does it cost", "My mother gives me the money. How much does it cost", "Is it worth it, how much do they ask", "Before I say yes I want to know what it costs.", "They said it was a bargain. At what price", "It costs ...", "price pls", "What would it set me back"],
    "Valid until": ["How long is [it|this] valid", "Until when [can I use it|is it valid|may I use this]", "When does the {doc} [run out|lapse|stop being valid]", "Up to which [day|date] [can I use it|is the {doc} good]", "Is it still valid, until when", "When do I need a new {doc}", "What is the last day I can use it", "Till when does it hold good", "I found it in an old coat. Until when can it be used", "Would it still be accepted, until which day is it good", "Can I put it off, or when does it lapse", "Until when am I on the safe side with this {doc}"],
    # Bills.
    "Invoice number": ["What is the number of the invoice", "Which invoice is it", "What number do I quote when I pay", "Under which number was it billed", "Which number do I put in the transfer", "What number did they give the bill", "Number of this bill", "My bank wants the number of the invoice, what is it", "I have the supplier on the line and he wants the invoice number.", "Under which number will they find this invoice", "The bank form has a box for the invoice number. What goes in", "invoice no. please"],
    "Customer": ["Who is the customer", "Who has to pay this", "To whom was it [billed|sold]", "Who [ordered|bought] [it|this]", "Who is it made out to", "For whom was the {doc} written", "Who gets this bill", "Which client is it", "Whose order is it", "Did this come to the wrong address, who is the customer", "We have several clients, which one is this {doc} for", "Who is supposed to pay, by name", "I can't tell whose order this was."],
    "Due date": ["When [is it due|must it be paid|do I have to pay|is the payment due]", "By when must I pay", "By when do I have to pay", "Until when can I wait with the payment", "What is the last day to pay", "When do they want their money", "How long do I have to pay it", "By which day must the money be there", "When is it payable", "How much time have I got to settle this, until when", "Latest day for the payment", "Am I late with the payment, when was it due", "My salary comes on the 28th. By when must this be paid", "I'd rather wait with the money. How long can I, until which day", "Am I late with it, when was it due", "When will they start sending reminders, what is the last day to pay", "Put it in my calendar: by when is the payment"],
    "Net amount": ["How much is it [without|before|excluding] [tax|VAT]", "What is it before tax is added", "What is the price net of tax", "What does it come to without the VAT", "Amount without tax", "How much would it be tax free", "I can claim the tax back, so what is it without", "For our books I need the amount before VAT.", "Forget the taxman, how much is it net", "Leave the VAT aside, what amount is it"],
    "VAT": ["How much [VAT|tax] is [in it|included|charged]", "How high is the VAT", "What does the state get of it", "How much goes to the tax office", "What amount of tax is on it", "How much can I claim back from the tax office", "What did they add as tax", "I'm self-employed: how much VAT can I claim from this", "My accountant asks for the VAT on it.", "Which part of this goes to the state as VAT"],
    "Quantity": ["How many were [ordered|bought|delivered]", "How many [pieces|units|of them] [are on it|did we buy|did they send|did I order]", "How many did they bill", "What number of pieces was it", "How big was the order, in pieces", "The boxes look too few. How many were ordered", "Do they fit in my boot, how many pieces is it", "I count the boxes now. How many should there be by the {doc}"],
    "Unit price": ["What does [a single one|one piece|each one|one of them] cost", "How much [is|for] [one|each|a single piece]", "What do they charge for one", "Price of a single one", "What is the price [apiece|each|of one piece]", "Only one of them broke. What was the price of one", "I just want a single one, what does it cost", "The competitor sells it for 9. What do we pay for one piece"],
    "Order number": ["What is my order number", "Under which number was it ordered", "Which number do I give when I ask about my order", "What number does my order have", "Number of my order", "How do they find my order, by which number", "They ask me on the phone which order it is. What number do I say", "The robot on the line wants my order number.", "My delivery never came, what order number do I complain with"],
    "IBAN": ["[Which|What] account do I [pay|transfer the money] to", "Where do I send the money, which bank account", "What is the bank account for the payment", "To which account should I [wire|send|transfer] it", "What is their bank account", "Bank account number", "I'm doing the transfer now. Into which account does it go", "The bank app wants to know where to send the money. What IBAN", "On my copy the account is unreadable. Where do I pay to"],
    "Amount": ["How much is [to pay|due]", "What is the amount", "How much do they want [from us|from me|]", "What do I have to pay", "How much is the bill", "What will be taken off my account", "What do we owe [for it|]", "I wonder if I have enough, what do they want from me", "The bank asks how much to transfer.", "How bad is the bill this time, what do they want"],
    "Subtotal": ["What [is it|was it|does it come to] before [tax|tip and tax|the extras]", "How much were the things alone", "What do the goods make before anything is added", "Sum before tax", "What does it add up to before the tax", "Forget the tax for a moment, what did the things come to", "Before they put anything on top, how much was it"],
    "Sub-total": ["What [is it|was it] before [tax|the extras]", "How much were the things alone", "Sum before tax", "What does it come to before anything is added"],
    "Net": ["How much is it without tax", "What is it before tax", "What does it come to net", "Amount without the tax", "My firm pays without tax. What is that sum", "Take no notice of the tax, what is it net"],
    "Items total": ["What do all the items come to", "How much are the things before fees", "What do the items make [alone|]"],
    "Goods": ["What were the goods [alone|worth]", "How much is it for the goods", "What do the goods come to"],
    "Tax": ["How much tax [did I pay|is charged|is in it|was added]", "How much of it is tax", "What [went|goes] to the [state|tax office]", "What did the taxman get", "How much was added as tax", "What part of it is tax, in money", "How high is the tax", "How much of this goes to the government", "I want to moan about taxes. How much was it here", "Without claiming it back, what am I giving the state here", "The tax on this {doc} is ..."],
    "Sales tax": ["How much tax [did I pay|is charged|is in it]", "How much of it is tax", "What was added as tax", "How high is the tax", "How much of this goes to the government as tax", "My accountant asks for the tax on it."],
    "GST": ["How much tax [is on it|is in it|did I pay]", "What part of it is tax, in money", "How high is the tax", "How much of this goes to the government", "My accountant asks for the tax on it."], "MwSt": ["How much tax is in it", "What is the tax on it", "How high is the VAT"],
    "VAT 20 %": ["How much VAT is in it", "How much tax was charged", "How high is the VAT", "What is the tax on it", "My accountant asks for the VAT on it.", "How much of this goes to the state"], "Tax 8 %": ["How much tax was charged", "How much of it is tax", "How high is the tax", "My accountant asks for the tax on it.", "How much of this goes to the state"],
    "Tip": ["How much tip was given", "What was the tip", "What did the waiter get on top", "What did we leave [for the waiter|for the staff|as a tip]", "How generous were we, what was the tip", "How much was the gratuity", "I was too generous, I think. What tip did we leave", "My friend says we forgot the waiter. What did he get as a tip"],
    "Service": ["How much is the service charge", "What do they take for service", "What was added for service", "How much did they charge for serving us", "Before I tip again, how much service is on it", "They put something on for service. What amount"],
    "Service charge": ["How much is the service charge", "What do they take for service", "What did they add for service", "How much went to the service", "I didn't order any service. What did they charge for it", "Before I tip again, how much service is on it"],
    "Shipping": ["What does [the shipping|delivery|sending it] cost", "How much do they take for [sending it|the post|postage]", "What was added for the postage", "How much is it to have it sent", "What did it cost to have it brought here", "The thing was cheap but they got me with the shipping. How much was it", "If I had fetched it myself, how much postage would I have saved", "What did they want for putting it in the post"],
    "Delivery": ["How much is the delivery", "What do they charge for bringing it", "What does it cost to have it brought", "How much was added for bringing it home", "I could have walked there myself. What did the delivery cost", "What did the driver cost us, as delivery"],
    "Deposit": ["How much is the deposit", "How much do I have to leave as a deposit", "What do I get back when I return it", "What do I put down as security", "How much money do they hold back as security", "What was paid as security", "I bring everything back in one piece. What do they return to me as the deposit", "How much of my money do they keep until I give it back", "If I break something, how much security do I lose"],
    "Discount": ["How much was taken off", "How big is the discount", "How much did I save", "What did they take off the price", "How much cheaper did they make it", "By how much was the price cut", "What reduction did I get", "They promised me a good deal. How much did they take off", "Was it worth haggling, what came off the price", "The sale sign said less. What reduction did they give"],
    "Member discount": ["How much did I save as a member", "What did they take off for members", "How much was my membership worth", "How big is the discount"],
    "Voucher": ["How much was the voucher worth", "What did the voucher bring me", "How much did the voucher take off", "What was the gift card good for", "I gave them the voucher from Grandma. How much did it take off"],
    "Coupon": ["How much was the coupon worth", "What did the coupon save me", "How much did the coupon take off", "I cut out a coupon last week. What did it get me"],
    "Cash": ["How much did I hand over", "How much cash was paid", "What did I give the cashier", "How much money did I put on the counter", "What did the customer hand over", "How much was given in notes and coins", "I can't remember which notes I gave. How much was it", "What did I put in the cashier's hand"],
    "Paid": ["How much was paid", "What did I hand over", "How much did the customer give", "What sum was paid"],
    "Card": ["How much was paid by card", "What was taken from my card", "How much went on the card", "What will show up on my card", "I tapped my card. For how much"], "Paid by card": ["How much was paid by card", "What was taken from my card", "How much was charged to the card"],
    "VISA": ["How much was paid by [card|credit card]", "What was taken from my credit card", "How much was charged to the credit card", "What will show up on my credit card", "I tapped my credit card. For how much"],
    "Change": ["How much change did I get", "What did I get back", "How much was given back", "What did the cashier hand back to me", "How many coins did I get back, what sum", "How much money came back", "The coins in my pocket feel wrong. What change was I to get", "Did I get too little back, what does it say", "I counted my coins. How much should have come back"],
    "Change due": ["How much change do I get", "What do I get back", "How much must they hand back", "What does the cashier owe me", "The coins in my pocket feel wrong. What change was I to get", "He is still digging for coins. What must he give me"],
    "Receipt no.": ["What number does the {doc} have", "Which number identifies this {doc}", "I want to return it: which number do I give", "Number of the {doc}", "The shop wants the number of the {doc} before it takes anything back.", "How is this {doc} numbered"],
    "Order no": ["What is the order number", "Under which number was it ordered", "Which number do I show at the counter", "What number does the order have", "They call out numbers at the counter. Which one is mine", "I want to ask where my order is. Which number do I say"],
    "Table": ["Which table was it", "Where did we sit, at which table", "At which table did we eat", "What was our table", "Which table had this", "The waiter mixed something up. Which table is this for", "I left my scarf at our table. Which one was it"],
    "Cashier": ["Who was the cashier", "Who served me", "Who was at the till", "Who sat at the checkout", "Which employee took my money", "Who rang it up", "Name of the person at the till", "The girl at the till was so kind. What is her name", "I have a complaint. Which person was at the till"],
    "Server": ["Who was our [waiter|server]", "Who served us", "Which waiter did we have", "Who brought the food", "Name of the waiter", "Whom should I tip, who served us", "The waiter was lovely. What is the name", "I want to praise whoever served us. Who was it"],
    # Staying somewhere.
    "Guest": ["Who [has booked|is the guest|stays here|made the booking]", "Whose [room|booking|stay] is it", "[In|Under] which name is the room booked", "For whom is the room", "Who will sleep there", "Which name do I say at the desk", "The lady at reception asks under what name we booked", "My aunt did the booking or I did. Whose name is on it", "Who will the key be handed to"],
    "Check-in": ["When [does the stay begin|do we arrive|can we check in|does our holiday start|do we get the room]", "On which day do we [arrive|move in|get there]", "From when is the room ours", "What is the first day", "Day of arrival", "When must we be at the hotel", "I have to book the train. On which day does our stay start", "My boss must let me off from which day, when do we check in", "When can we drop our bags in the room"],
    "Check-out": ["When do we [leave|have to check out|have to be out|give the room back]", "On which day does the stay end", "What is the last day", "When must we be out of the room", "Until when is the room ours", "When is our holiday over", "Day of departure", "Which day do I have to be packed and gone", "The cat sitter asks when we come home. When do we check out", "On what day does the hotel throw us out"],
    "Nights": ["How many nights [do we stay|are booked|is it|did they bill|do we sleep there]", "How long is the stay", "How often do we sleep there", "For how many nights is the room", "How long do we stay at the hotel", "How many pyjamas do I pack, for how many nights is it", "The sitter charges per night. How many are we away", "Is it a weekend or a whole week, how many nights"],
    "Price per night": ["How much is a [single |]night", "What does one night cost", "What do they take for each night", "What is the rate for the room, a night", "How much for one night", "What would another night cost", "If we stayed one day longer, what would the extra night be", "The place next door is 80 a night. What do we pay here", "room rate?"],
    "Room": ["Which room [is it|do we have|must I go to|was I given]", "What is the room number", "Which door do I knock at", "Where do I have to go, which room", "In which room [is it|do I find them]", "Number of the room", "I stand in the corridor. Which door is it", "The lift has opened. What room number do I look for", "Where are they, in what room", "room no pls"],
    "City tax": ["How much is the tax [of|for] the city", "How much does the town take", "What does the city get", "How much is the tourist tax", "What do we pay the town for staying", "There is something for the town on top, how much", "How much goes to the city for us sleeping there"],
    "Booking code": ["What is my booking code", "Which code do I need to check in", "What is the reference of my reservation", "Under which code are we booked", "What do I type in to find my booking", "Which code do I give the hotel", "Code of the reservation", "The website wants something to find my booking. What is it", "I'm at the machine in the lobby. What code do I key in", "They can't find us in the system. Under which code are we"],
    # People and cards.
    "Phone": ["What is the phone number", "Which number [can|do] I call", "How can I call them", "phone number", "What number should I dial", "How do I reach them by phone", "I want to ring them up: which number", "Under which number do they answer", "On what number can they be reached", "Where do I call if I have a question", "What is their telephone number", "Whom do I dial", "I'd rather talk to somebody than write. What number do I call", "My daughter shall ring them. Give her the number.", "I'm running late and must let them know. Which number", "If it goes wrong, where can I phone", "There's nobody at the door. What number can I ring"],
    "Mobile": ["What is the mobile number", "What is the cell phone number", "On which number can I text them", "To which number do I send a message", "What is the number of the cell phone", "How do I reach them on the go, by mobile", "He is never in the office. How do I get him on his mobile", "I want to send a quick text. To what number", "Can I message them, what is the mobile number"],
    "Fax": ["What is the fax number", "Where can I fax it to", "To which number do I send a fax", "Number of the fax machine"],
    "Email": ["What is the email address", "Where do I write an email to", "How can I mail them", "To which address do I send an email", "How do I write to them online", "What is their e-mail", "I want to send them my photos. To which mail address", "Nobody picks up the phone. Where can I write by email", "I have to attach a file and mail it to them. Where to"],
    "Address": ["Where do they live", "What is the address", "Where does it have to go", "Where must it be taken", "Where can I visit them", "Where is [the house|their office|it]", "To which place should I send it", "Where do I find them", "The taxi driver wants to know where to go. What address do I tell him", "I have to put it into the sat nav. What is the address", "I'd like to drop by. Where is that", "Which street is it in"],
    "Name": ["What is the name [of this person|on it|]", "Whose {doc} is this", "Who is [this|it]", "What is [he|she] called", "To whom does the {doc} belong", "Whose name is on the {doc}", "Who does this {doc} stand for", "What is the holder called", "Under what name was it made out", "I forgot what the person is called, what does the {doc} say", "There was a mix-up at the desk. Whose name is on this {doc}", "Which name is on this {doc}", "I must call somebody by the name on here. What is it"],
    "Department": ["Which department is it", "Where does this person work", "In which department does [he|she] work", "To which team does [he|she] belong", "What part of the company is [he|she] in", "Which unit is it", "Which corner of the company is that person from", "Where does this person sit in the organisation, in which department"],
    "Employee ID": ["What is the [employee number|ID|staff number]", "Under which number is [he|she] known in the firm", "What number does the worker have", "Number of the employee", "The payroll people want the staff number.", "Under which number do they keep this person"],
    "Issued": ["When was it issued", "When did they hand it out", "On which day was the {doc} [made|given out]", "How old is the {doc}, when was it made", "Since when does [he|she] have it", "Is it a recent one, when was it made out", "How long have I had this {doc}, since which day"],
    "Expires": ["When does it [expire|run out|become invalid]", "How long is it valid", "Until when can [he|she|I] use it", "When must it be renewed", "When do I need a new one", "What is the last day of it", "Is my {doc} still valid, until when", "By when must I apply for a new {doc}", "How long does the {doc} last", "We fly in August. Is my {doc} still good then, when does it run out", "Do I have to renew it soon, when does it expire", "The clerk says it is too old. Until what day does it hold", "When do I have to queue for a new one, until when does this last"],
    "Date of birth": ["When was [he|she|this person] born", "What is the birthday", "How old is the person, by the date of birth", "On which day did [he|she] come into the world", "When is the birthday of the holder", "On which day is [he|she] a year older, by the birth date", "Is the person of age? When was the birth", "I want to send a birthday card. Which day is it", "The form wants the date of birth. What do I write", "Is he old enough to drive, when was he born"],
    "Blood type": ["Which blood group is it", "What blood type", "Which blood does [he|she|the patient] have", "[He|She] needs a transfusion: which blood group", "What is the blood group", "It's an emergency, which blood can be given", "Which blood group is on it", "Could I be a donor for this person, what blood type is it"],
    "Holder": ["Whose {doc} is it", "Who is the holder", "Who does it belong to", "Who may use it", "[In|Under] whose name is it", "I found this {doc}, whose is it", "Whose name is on it", "I picked it up in the street. Whom do I give it back to", "Somebody left this {doc} at the counter. Whose is it", "Which name is written on the {doc} as its holder"],
    "Card number": ["What is the number of the card", "Which number does the card have", "What do I type in as my card number", "Which number is on the card", "The website wants the card number. What do I type", "I can't read the digits on my {doc}. What is the number"],
    "Member since": ["Since when is [he|she] a member", "When did [he|she|I] join", "How long has [he|she] been a member, since when", "When was the membership taken out", "When did the membership begin", "Am I an old hand there, since when have I been a member", "They give a gift after ten years. When did I join"],
    "Branch": ["Which branch is it", "In which branch was it made", "Where is the library", "Which of their places is it", "At which branch can I use it"],
    "Nationality": ["Which country is [he|she|this person] from", "What nationality is it", "What citizen is [he|she]", "Of which country is [he|she] a citizen", "Which passport does [he|she] hold"],
    "Passport no": ["What is the number of the passport", "The form asks for my passport number, what is it", "Which number identifies the {doc}", "What number has the {doc}"],
    "Place of birth": ["Where was [he|she|this person] born", "In which [city|place] did [he|she] come into the world", "Which town was [he|she] born in", "Birthplace"],
    "Sex": ["Is it a man or a woman, by the {doc}", "Male or female, what does the {doc} say", "Which gender is given", "What gender is it"],
    "Contact": ["Whom can I contact", "Who is the contact", "Whom do I ask for", "Who [looks after|deals with|is in charge of] this", "To whom can I turn", "Who answers questions [about it|]", "Whom should I talk to", "Who can help me with it", "Who do I have to speak to about this", "I need a person, not a machine. Who is named", "Whom shall I ask for when they pick up"],
    "Subject": ["What is the letter about", "What is the subject", "What is it about", "What does it concern", "What do they want to talk about", "What is the matter, by the subject line", "In a nutshell, what is it about", "Is it something bad, what is the subject", "Before I open it properly, what does it concern"],
    "Reference": ["What reference do I give", "Which reference do I quote when I reply", "Under which sign do they keep this", "What number do they want me to quote", "They will ask which case it is. What do I quote", "I'm answering the {doc} now. Which reference goes in my reply"],
    "Deadline": ["When is the deadline", "Until when can I [apply|reply|answer|hand it in]", "By when must I [answer|send it|be done|hand it in]", "How long do I have", "What is the last day to apply", "When is it too late", "How much time is left, until when", "By which day must it be there", "Latest day to answer", "I always do everything at the last minute. When is that here", "Do I have time until the weekend, when is the deadline", "How long can I sleep on it, until which day", "We leave on holiday soon. By when must they have it"],
    # School and sport.
    "Student": ["Which student is this about", "Whose {doc} is it", "Who took the course", "Which pupil is it", "Who got this", "Whose marks are these", "Who passed", "Which child is it about", "Who is enrolled", "Whose child is that, which pupil is it about", "Which of my kids got this {doc}", "Who can be proud of this {doc}"],
    "Teacher": ["Who is the teacher", "Who teaches this", "Who gives the lessons", "Who holds the course", "Who stands in front of the class", "Which teacher is it", "Who gave the mark", "With whom will I learn", "Whom do I thank for the lessons", "I want to complain about the mark. To whom do I go"],
    "Grade": ["What [grade|mark] did [he|she|I] get", "How well did [he|she] do", "Which mark was given", "How did [he|she|I] do in the exam, what grade", "Did [he|she] do well, which mark is it", "Do I get an ice cream for it, what grade is it", "Will my parents be angry, what mark did I get", "Passed or not, what grade does it say"],
    "Score": ["How many points were scored", "What is the score", "What did [he|she] score", "What result did [he|she|I] get", "How well did [he|she] do, in points", "What was the result of the test", "Was it enough, what was the score", "He won't tell me how he did. What score is it"],
    "Points": ["How many points are there", "How many points did [he|she|I] get", "How many points were given", "How many points does [he|she] have", "How many points was it worth", "She is so secretive, how many points did she make", "Was I any good, how many points did I get"],
    "Course": ["Which course is it", "What was taught", "What did [he|she] study", "What will I learn", "In which subject is it", "What does [he|she] take lessons in", "What did they learn, which course was it", "Which course is the {doc} about", "I signed up for too many things. Which course is this one"],
    "Lessons": ["How many lessons are there", "How many lessons do I get", "How often does the course meet", "How many times do we meet", "What number of lessons is paid", "How often do I have to turn up in all, how many lessons is it", "Is it over soon, how many lessons are there"],
    "Bib": ["What number did [he|she] run with", "Which number was on the shirt", "Which start number did [he|she] have", "Under which number did [he|she] run", "I want to look for him in the race photos. What number did he wear"],
    "Runner": ["Who ran", "Who took part", "Whose race was it", "Who crossed the finish line", "Which athlete is it", "Who got this {doc}", "Whose medal is that, who ran", "Which of them ran it, what name is given"],
    "Finish time": ["How long did [he|she] take", "How fast was [he|she]", "How long did the run take", "In what time did [he|she] run it", "When did [he|she] come in", "How quick was the runner", "Did he break his record, what was the time", "How long was the poor man on his feet, what time did he get"],
    "Place": ["Which place did [he|she|I] get", "Where did [he|she] finish", "Did [he|she] win, which place was it", "How did [he|she] do in the ranking", "As which one did [he|she] come in", "How many were faster, what rank was it", "Did it end with a medal, what place was it", "How far up in the ranking, which place"],
    "Distance": ["How far was it", "How long was the way", "How many kilometres did [he|she] run", "How long was the race", "What length did the race have", "How far did [he|she] have to run", "Was that a marathon, how far was it", "My legs hurt only from hearing it. How far did they run"],
    "Category": ["Which category is it", "In which category did [he|she] start", "Which group was [he|she] in", "In which class did [he|she] run", "Against whom did they run, in which category", "Which age group or class is it, by the category"],
    # Goods and food.
    "Dose": ["How much should I take", "What is the dose", "How many do I have to take", "How much of it do I give [him|her|the patient|]", "What amount should be taken", "How much of the medicine is right", "Dad forgot what the doctor told him. How much must he take", "I don't want to take too much. What is the dose", "How much of the stuff is right"],
    "Best before": ["When does it [expire|go off|spoil]", "Until when is it good", "Can I still eat it, what is the date", "How long does it keep", "By when should I eat it", "How long can I keep it", "Is it still good, until when", "When must I throw it away", "What is the use-by date", "By which day should it be eaten", "It was at the back of the fridge. Until when is it good", "Do I have to throw it away, what is the date", "Is it gone bad, until when does it keep", "Can I still give it to the kids, best before when"],
    "Lot": ["What is the lot number", "Which batch is it", "There is a recall: which batch is this", "From which batch is it", "Number of the batch", "There is a recall. Which lot have I got", "They call some batches back, which one is this"],
    "Weight": ["How heavy is it", "What does it weigh", "How much does it weigh", "What do the scales say", "How many kilos is it", "Can I carry it, how heavy is it", "Can I post it cheaply, how much does it weigh", "My back is bad. What is the weight", "Do I need help with it, how heavy is it"],
    "Net weight": ["How much is in it", "How heavy is the content", "How much does the content weigh", "What does it weigh without the package", "How many grams are inside", "How much do I get in one package", "Without the box, how much is it", "How much do I really get for my money, by weight"],
    "Sugar": ["How much sugar is in [it|this]", "How sweet is it, in sugar", "I am diabetic: how much sugar is in it", "How much sugar [does it have|is needed]", "What amount of sugar is it", "I'm diabetic. How much sugar is that", "The dentist warned me. How much sugar is in there", "How sweet is it, what amount of sugar"],
    "Protein": ["How much protein [is in it|does it have]", "What does it have in protein", "I train a lot: how much protein is in it", "Amount of protein", "I'm building muscle. What do I get in protein", "Does it fill me up, how much protein is it"],
    "Fat": ["How much fat [is in it|does it contain]", "How fatty is it", "I am on a diet: how much fat does it have", "Amount of fat", "I am on a diet. How much fat is in there", "The doctor says to eat lean. How much fat is it"],
    "Energy": ["How much energy does it have", "How many kilojoules are in it", "How nourishing is it, in energy", "What is the energy content", "I'm counting what I eat. How much energy is it"],
    "Calories": ["How many calories [does it have|are in it|would I eat]", "How fattening is it, in calories", "I count what I eat: how many calories is this", "What does it have in calories", "I'm trying to lose weight. How many calories is that", "Do I have to go running after it, how many calories", "Can I allow myself one, how many calories does it have"],
    "Salt": ["How much salt is in it", "How salty is it", "My blood pressure is high: how much salt does it have", "How much salt does it contain", "My blood pressure is high. How much salt is in there", "How salty is that, what amount"],
    "Servings": ["How many people does it serve", "For how many is it", "How many can eat from it", "How many portions do I get", "For how many guests is it enough", "How many mouths does it feed", "Eight people are coming. For how many is it", "Do we all get some, how many portions does it make", "For how many plates is it meant"],
    "Prep time": ["How long does it take to prepare", "How long do I have to [chop and mix|work on it]", "How long does it take before it goes into the oven", "How much work is it, in minutes", "I have half an hour. How long is the work beforehand", "How long do I stand and chop"],
    "Cook time": ["How long does it cook", "How long must it be in the oven", "How long do I bake it", "When can I take it out, after how long", "How many minutes must it cook", "For how long does it have to cook", "How long until it comes out, what cooking time", "Can I hang up the washing meanwhile, how long does it cook"],
    "Oven": ["How hot must the oven be", "At what [heat|temperature] do I bake it", "How do I set the oven", "What do I turn the oven to", "How many degrees does it bake at", "I'm turning the knob now. How hot", "To how many degrees do I set it", "I want to preheat. What temperature"],
    "Flour": ["How much flour [is needed|do I need|goes in|must I weigh out]", "I have little flour left: how much does it take", "What amount of flour goes into it", "I've only one bag left. How much flour goes in"],
    "Butter": ["How much butter [is needed|do I need|goes in]", "How much butter must I melt", "What amount of butter goes into it", "There is a bit of butter in the fridge. How much does it want"],
    "Milk": ["How much milk [is needed|do I need|goes in]", "How much milk do I pour in", "What amount of milk goes into it", "Do I have to go to the shop, how much milk is needed"],
    "Eggs": ["How many eggs [are needed|do I need|go in]", "How many eggs must I crack", "Do I have enough eggs, how many does it take", "I've got four eggs. How many does it want"],
    "Size": ["Which size is it", "How big is it", "Will it fit me, what size is it", "What size does it come in", "What size did I [buy|take]", "I think it will not fit. What size is it", "Is it for a child or a giant, what size"],
    "Material": ["What is it made of", "Which fabric is it", "What stuff is it", "Is it wool, what is it made of", "What was it made from", "I can't stand wool. What is it made from", "Will it itch, what is the material"],
    "Colour": ["Which colour is it, by the {doc}", "What colour does the {doc} give", "Which colour is printed on the {doc}", "What colour stands on the {doc}", "They sent the wrong one, I think. Which colour does the {doc} say"],
    "Made in": ["Where was it made", "Which country is it from", "Where does it come from", "Where was it [sewn|produced|manufactured]", "What is the country of origin", "I only buy local things. Where was it made", "Which country did it come from, by the {doc}"],
    "Wash at": ["How hot may it be washed", "At how many degrees can I wash it", "How do I set the washing machine", "How warm can the wash be", "What temperature may I wash it at", "I don't want it to shrink. How warm can I wash it", "The machine is open. How many degrees do I choose"],
    "Article": ["What is the article number", "Under which number can I order it", "Which number does the shop need", "Number of the product", "I want the same once more. Which article do I ask for"],
    # Screens.
    "Network": ["Which network is [it|this]", "What [wifi|network] am I [in|connected to]", "What is the wifi called", "Over which network am I online", "What network does the computer use", "My laptop shows ten of them. Which one is connected", "Which wifi do I pick from the list"],
    "IP address": ["What is the IP [address|]", "Which IP does this computer have", "What address does the machine have in the network", "Under which address can the device be reached", "The help desk wants the IP, what is it", "The technician on the phone wants the IP.", "At which address is this machine in the net"],
    "Battery": ["How full is the battery", "How much battery is left", "How much charge is [left|there]", "How much power do I have left", "Do I have to charge it, how full is it", "How long will the phone live, how full is the battery", "Do I need to take the charger, how full is it", "Will it last the train ride, how much battery is there", "Is it nearly dead, what percentage"],
    "Storage": ["How much storage is [used|left|taken]", "How full is the [disk|memory|device]", "How much of the memory is taken", "How much space is taken", "Is there room for my films, what is the storage"],
    "Signal": ["How strong is the signal", "How good is the reception", "Is the reception good, how strong is it", "How many bars do I have", "Why do I keep getting cut off, how strong is the signal"],
    "Version": ["Which version is [installed|it|running]", "How new is the software, which version is it", "What release do I have", "Which release is on this device", "For the bug report: which version", "The hotline asks what version I have", "Am I up to date, which version is it"],
    "User": ["Who is [logged in|the user|signed in]", "Whose account is it", "Under which name am I logged in", "Who is using this computer", "Which account is open", "Who forgot to log out", "On whose account am I"],
    "Free space": ["How much space is [left|free]", "How much room is left on the disk", "How much can I still store", "How many gigabytes are free", "Do my holiday photos still fit, how much space is free", "Must I delete something, how much is free"],
    "Password": ["What is the password", "What do I type in to get in", "How do I get into the wifi, with which password", "Which secret word do I need", "What must I enter to log in", "My guests want to get online. What is the password", "It keeps saying wrong. What do I have to type in as password"],
    "Status": ["What is the status", "How far is it", "What state is it in", "How do things stand", "Is it done, what is the status", "Anything going on with it, what is the status", "Should I worry, what does the status say"],
    "Last update": ["When was the last update", "When was it last updated", "How old is the last update", "When was it last brought up to date", "How fresh is it, when was it updated", "Is that still current, when was the last update"],
    "Download speed": ["How fast is the download", "How fast is the [internet|connection]", "How quickly does it load", "How many megabits do I get", "Is the internet fast, what speed is it", "Films keep stopping. How fast is the download"],
    # Parking.
    "Entry": ["When did [I|the car] [drive|come] in", "Since when does the car stand there", "At what time did the car arrive", "When did the parking begin", "When did I park", "I say I came later. When did the car drive in, by the {doc}", "When did I take the {doc} from the machine"],
    "Exit": ["When did the car leave", "When did [I|the car] drive out", "At what time was the car gone", "Until when did the car stand there", "They charge me for too long. When did I drive out"],
    "Fee": ["How much is the fee", "What does it cost", "How much money do they want", "What do they charge", "How much do I have to pay", "How much will it cost me", "What do they take for it", "Have I enough coins, what do they want", "Is it free or what do I have to pay", "How much is it going to be, I'm at the machine", "What do I owe them for it"],
    "Zone": ["Which zone is it", "In which zone may I park", "Where may I park, which zone", "Which area does it hold for", "I must move the car. Which zone counts", "They say I stood in the wrong place. What zone is it"], "Location": ["Where is it", "Where did it happen", "Where was the car", "At which place was it", "Which street or town is given"],
    "Fine": ["How high is the fine", "What do I have to pay", "How much is the penalty", "What does the offence cost me", "How much do they want for wrong parking", "How expensive is my mistake", "My dad will kill me. How much is the fine", "I only left it for five minutes. How much do they want", "How much must I cough up for it"],
    "Pay by": ["By when must I pay", "Until when can I pay the fine", "How long do I have to pay it", "What is the last day to pay", "By which day must I have paid", "When is it due", "I'm away next week. By when must the money be there", "When does it get more expensive, until which day can I pay"],
    # Weather and events.
    "Temperature": ["How [warm|cold|hot] is it", "What is the temperature", "How many degrees are there", "Do I need a coat, how cold is it", "What does the thermometer say", "How many degrees is it", "Do I need a jacket, how warm is it", "Can the kids swim, what temperature is it", "Shorts or trousers, how many degrees does it say"],
    "Humidity": ["How humid is it", "How damp is the air", "How moist is it", "Is the air dry, how humid is it", "Will my washing dry, how damp is it", "My hair goes mad in damp air. How humid is it"], "Wind": ["How strong is the wind", "How hard does it blow", "How windy is it", "Can I go sailing, how strong is the wind", "Will my hat fly off, how strong is the wind", "I want to put up the parasol. How strong is the wind", "Can we fly the kite, how much wind is there"],
    "Rain": ["How likely is rain", "What is the chance of rain", "Do I need an umbrella, how likely is rain", "Will I get wet, what is the chance of rain", "Will it stay dry, how likely is rain", "Shall I hang out the washing, how likely is rain", "We planned a picnic. What is the chance of rain"],
    "Sunrise": ["When does the sun rise", "When does it get light", "When does the day begin, by the sun", "When does the sun come up", "From what time is it light", "How early must I get up to see the sun come up", "I want to see it come up over the sea. When", "When does it get light for my run"],
    "Sunset": ["When does the sun set", "When does it get dark", "When does the sun go down", "Until when is there daylight", "At what time must I switch the lights on", "When is the light gone", "I have no lamp on my bike. When does the sun go down", "We want photos in the last light. When is sunset"],
    "Pressure": ["What is the air pressure", "How high is the barometer", "What does the barometer say", "How high is the pressure", "My knee feels the weather. What is the pressure"], "City": ["Which city is it for", "For which place is the forecast", "Where is this weather", "Which town is it about", "Is that our weather at all, which place is it for"],
    "Event": ["What is the event", "What am I going to see", "What is on that evening", "What will be played", "What is the {doc} for", "What show is it", "What was I invited to", "I bought this months ago. What is it for"], "Venue": ["Where does it take place", "Where is the [concert|event]", "Where do I have to go", "At which place is the show", "Where is it held", "Where will it be", "We want to meet outside. Where does it take place", "Where shall the taxi bring us"],
    "Doors": ["When do the doors open", "From when can I get in", "When do they let people in", "When can we go inside", "At what time may we enter", "I want to stand right at the front. When do they open the doors", "When can the queue move, from when do they let us in"], "Start": ["When does it [start|begin]", "What time does the [show|concert] begin", "At what time is the beginning", "By when must I be in my seat", "When does it get going", "When must I be there", "I come straight from work. When does it start", "If I have dinner first, will I miss it? When does it start", "When must I be in my chair"],
    "End": ["When does it [end|finish]", "When is it over", "Until what time does it go", "When can I go home", "How late will it get", "When shall I pick you up", "The babysitter asks when it is over", "Do I catch the last bus, when does it end", "When can I be picked up, when does it finish"],
    "Row": ["In which row do I sit", "Which row is it", "How far from the stage do I sit, in which row", "Which row must I look for", "It's dark and the usher is gone. Which row do I look for", "Can I see anything from there, which row is it"], "Section": ["Which section is it", "Which part of the hall is it", "In which block do I sit", "Through which section do I go in", "There are five doors. Which section are we in", "I'm in the stadium now. In which section do I look"],
    "Speaker": ["Who gives the talk", "Who will speak", "Who stands on the stage", "Whom will we hear", "Who holds the lecture", "Who talks that day", "Whose talk is it", "Is it somebody famous, who speaks"], "Topic": ["What is the talk about", "What will be talked about", "What is the lecture on", "What will they speak about", "Which subject is it", "Would it bore me, what is the talk about", "What will we be wiser about afterwards, what is the topic"],
    "Hall": ["In which hall is it", "Where is the talk", "Which room is the talk in", "Into which hall must I go", "I'm in the lobby and late. Which hall", "Where do all these people go, into which hall"], "Seats": ["How many can sit there", "For how many is there room", "How many people fit in", "How many chairs are there, by the {doc}", "Is it a big room, how many seats has it", "A hundred want to come. How many seats are there"],
    # Meters and fuel.
    "Previous reading": ["What was the meter before", "What did the meter say last time", "What was the old reading", "Where did the meter stand last year", "I want to check their sums. What was on the meter last time"], "Current reading": ["What does the meter say now", "What is the new reading", "Where does the meter stand", "What is on the meter [today|at present]", "The man came to look at the meter. What did he write as the new reading", "At what figure is the meter now"],
    "Usage": ["How much was used", "How much did we use", "How much did we burn", "How much have we consumed", "What was our consumption", "Did we waste a lot, how much was used", "We tried to save this year. How much did we use", "Do we use too much, what was it"],
    "Price per unit": ["What does one unit cost", "How much is a unit", "What do they take for each unit", "What is the rate", "How much does each kilowatt hour cost", "A cheaper firm wrote to me. What do I pay for one unit here", "How dear is the power, for one unit"], "Base fee": ["What do I pay even if I use nothing", "How much is the fixed part", "What is charged before anything is used", "How high is the standing charge", "I was away all year. What do I have to pay even so, the fixed part"],
    "Customer number": ["What number am I as a customer", "Under which number do they know me", "Which number do I give when I call them", "What is my client number", "The hotline won't talk to me without a customer number.", "First thing they ask is who I am in their files. Which number"], "Account": ["Which account is it", "From which account is it paid", "What number does the account have", "Which account does it go to", "I have two accounts. Which one is on it"],
    "Rent": ["How much is the rent", "What do we pay in rent", "What does the flat cost [a month|]", "How much does the landlord get", "What does it cost to live there", "How expensive is the flat", "Can a student afford it, how much is the rent", "What do I hand to the landlord each month"], "Heating": ["How much is the heating", "What do we pay to keep warm", "How much do we pay for warmth", "What does it cost to heat", "I'm always cold. What do we pay for the heating", "It was a hard winter. What did the heating cost"], "Water": ["How much is the water", "What do we pay for water", "What does the water cost us", "The kids bathe every day. What do we pay for water"],
    "Litres": ["How many litres did I [get|fill in|tank|buy]", "How much did I fill up", "How much went into the tank", "How much fuel did I get", "How many litres fitted in", "Was the tank really empty, how many litres went in", "I keep a log of my car. How many litres was it"], "Gallons": ["How many gallons did I buy", "How many gallons went into the tank", "How many gallons did it take", "I keep a log of my car. How many gallons was it"],
    "Price per litre": ["What does one litre cost", "How much is a litre", "What do they take for a litre", "Is the fuel cheap, how much is a litre", "Across the border it is 1.60. What did I pay for a litre here", "Did I fill up on the wrong day, how much was a litre"], "Fuel": ["What did the fuel cost", "How much did I pay for the fuel", "What did it cost to fill up", "How much went for petrol", "Driving gets dearer. What did I pay for the fuel"],
    "Car wash": ["How much was the car wash", "What did it cost to wash the car", "What did I pay for the clean car", "It rained right after. What had I paid for the wash"], "Pump": ["Which pump was it", "At which pump did I stand", "Where did I fill up, at which pump", "Number of the pump", "The cashier asks which pump I was at"],
    # Parcels, pay, money.
    "Sender": ["Who sent [it|this]", "Who is it from", "From whom did the parcel come", "Who mailed it", "Who put it in the post", "To whom does it go back if nobody takes it", "I'm not expecting anything. Who sends me this", "To whom do I write a thank-you note", "I refuse it. Back to whom does it go"],
    "Recipient": ["Who gets [it|this]", "Who is it for", "Whom is it addressed to", "To whom must it be delivered", "Whose parcel is it", "Who should receive it", "At whose door do I ring", "To whom do I hand it", "The courier asks if it is for us. What name is on it", "It was put down at my door by mistake. Who should have got it", "For which of us is the parcel"],
    "Tracking": ["What is the tracking number", "How can I follow the parcel, by which number", "Where is my parcel, by which number can I look it up", "What do I type in to trace it", "Under which number can it be traced", "I've been waiting for days. What do I type in to see where it is", "The website wants a number to find my parcel."],
    "Carrier": ["Who delivers it", "Which company brings it", "Who carries the parcel", "With whom was it sent", "Which service brings the parcel", "Who do I ring when it doesn't come, which firm brings it", "For whose van do I have to look out"], "Postage": ["How much was the stamp", "What did it cost to send", "How much did the sender pay to post it", "What did the post office get", "Did I put enough stamps on it, what did it cost"], "Items": ["How many [items|things] [are in it|were sent|are there]", "How many pieces are in the parcel", "What number of things is inside", "I've unpacked three things. How many should it be"],
    "Gross pay": ["What was earned before [tax|deductions]", "How much was earned in all, before tax", "What does the boss pay before anything is taken off", "What is the salary before tax", "The bank wants to know the salary before anything comes off.", "What would it be if nobody took anything"],
    "Net pay": ["How much [is|was] paid out", "What does [he|she] take home", "How much is left of the pay", "What lands on the bank account", "What did [he|she] really get", "How much does [he|she] have after all deductions", "What remains to live on", "Can we afford the flat on it, what is paid out", "What really ends up in the pocket", "At the end of it all, how much did they transfer"],
    "Hours": ["How many hours were worked", "How long did [he|she|they] work", "How many hours is it", "How much time was put in", "For how many hours was [he|she] paid", "I feel tired. How many hours did I do", "I kept my own list. How many hours do they count"], "Overtime": ["How much overtime was there", "How many hours did [he|she] work extra", "How long did [he|she] work beyond the normal time", "How many extra hours were there", "I stayed late every day. How much extra time do they count", "Are my late evenings on it, how many hours extra"],
    "Employer": ["Who [pays|is the employer]", "Where does [he|she] work", "For whom does [he|she] work", "Which firm pays the wages", "Who is the boss, by the {doc}", "For which firm is that", "Who pays this person"], "Bonus": ["How big is the bonus", "What was paid on top of the wages", "How much extra money was there", "What did [he|she] get for good work", "Did hard work pay off, what was the bonus", "How much did the boss throw in on top"],
    "Insurance": ["How much is the insurance", "What does the insurance cost", "What is paid for insurance", "How much goes to the insurance", "What do I pay to be covered", "How much of it is for insurance"],
    "Prescribed by": ["Which doctor prescribed it", "Who wrote the prescription", "Who said that I should take it", "Which doctor is it from", "Who signed for the medicine", "The chemist wants to ring the doctor. Which one wrote it", "Who was it that put me on this"], "Patient": ["Who is the patient", "Whose medicine is it", "Who is ill", "For whom is it", "Who was examined", "Whose results are these", "Who is being treated", "We both see that doctor. Which one of us is it for", "Is it mine or my wife's, what name is given for the patient"],
    "Medicine": ["Which medicine is it", "What should [he|she] take", "What was prescribed", "Which drug is it", "What is the pill called", "What do I ask for in the pharmacy", "I forgot what they call the stuff. What was prescribed", "What do I have to fetch from the chemist"], "Refills": ["How many refills [are left|are allowed]", "How often can I get more", "How often can it be filled again", "How many times can I come back for more", "Do I need to see the doctor again, how many refills are there"], "Pharmacy": ["Which pharmacy is it from", "Where was it bought", "Which chemist gave it out", "Where can I get more, at which chemist", "I forgot where I got it. Which pharmacy"],
    "Doctor": ["Who is the doctor", "Which doctor is it", "Who will examine me", "Whom do I see there", "Who treats [him|her|me]", "At whose practice is it", "To whom do I go", "I need to cancel. Which doctor is it with", "Is it the nice one, who is the doctor"], "Appointment": ["When is the appointment", "When should I be there", "At what time do they expect me", "When is it my turn", "When does the doctor see me", "What time must I come in", "Can I sleep in, when is my appointment", "I have to tell my boss when I'm away. What time is it", "Do I have to hurry, when am I expected"],
    "Balance": ["How much is on the account", "What is left in the account", "How rich am I, by the {doc}"], "Opening balance": ["How much was there at the start", "How much was on the account in the beginning", "With how much did the month begin", "What was on the account before", "I wonder what we started out with", "Where did the account stand when the month began"], "Closing balance": ["How much was there at the end", "How much is on the account now", "What is left on the account", "With how much did the month end", "How much money do I have in the end", "Am I broke, what was left at the end", "Can I buy the sofa, how much have I got in the end"],
    "Account no": ["Which account is it", "What number does the account have", "For which account is this", "Number of the account", "I've three accounts with them. Which one is this {doc} about"], "Interest": ["How much interest was [paid|earned]", "What did the bank pay me for my savings", "How much did my money earn", "What did the money bring in", "Is saving worth it, how much interest was there"], "Withdrawals": ["How much was taken out", "What went off the account", "How much left the account", "How much was spent from it", "Where did it all go, how much went out", "I spend too much. What was it altogether that went off"], "Deposits": ["How much was paid in", "How much came in", "What was put on the account", "How much money went into the account", "Has the money from work come in, how much was paid in", "How much flowed into it"],
    # Cars, flats, books, policies, rentals, health, animals.
    "Make": ["Who built the car", "Which make is it", "What kind of car is it", "From which manufacturer is it", "Which company made the car", "I know nothing about cars. Who built this one"], "Model": ["Which model is it", "What is it called", "Which type of car is it", "What type is it", "My nephew wants to know exactly which car it is, the model"], "Serial no": ["What is the serial number", "Which number does the device have"], "Mileage": ["How far has it been driven", "How many kilometres has it run", "How many miles are on it", "What does the odometer say", "Has it been driven a lot, how far", "How much has the car been used", "Is it worn out, how far has it been driven", "The seller says hardly used. How far has it run"],
    "Engine": ["Which engine does it have", "How big is the engine", "What is under the hood", "What is it driven by", "Is it any good on the motorway, which engine has it"], "First registered": ["When was it first registered", "How old is the car, from which date", "Since when is the car on the road", "When did the car first hit the road", "Since when has it been on the road"], "Owner": ["Who owns it", "Who is the owner", "Whose [is it|property is it]", "To whom does it belong", "Who is written down as the owner", "Whom do I call, who owns it", "Who should I ring about it, who is the owner", "It isn't mine. Who does it belong to"],
    "Tenant": ["Who rents it", "Who lives there", "Who is going to live in the flat", "Who moves in", "Who pays the rent", "Who is going to be my new neighbour", "Whose name goes on the doorbell"], "Landlord": ["Who is the landlord", "To whom is the rent paid", "Who lets the flat", "Whose flat is it", "From whom do I rent", "The tap drips. To whom do I complain", "Whose house is it"], "Floor": ["On which floor is it", "How many stairs up is it, on which floor", "How high up is the flat", "Which storey is it", "There is no lift. Which floor is it on", "Will the piano make it up there, which floor"], "Area": ["How large is the flat", "How many square metres are there", "How much space does the flat have", "How big is it", "How roomy is it", "Does all our stuff fit in, how large is it", "Is it a shoebox, how big is the flat"], "Rooms": ["How many rooms [are there|does it have]", "Is there space for children, how many rooms are there", "How many rooms do I get", "We have three kids. How many rooms are there", "Would everyone get a room, how many does it have"],
    "Author": ["Who wrote [it|the book]", "By whom is it", "Which writer is it by", "Whose book is it, who wrote it", "From whose pen is it", "I loved it and want more of the same. Who wrote it", "At the library they ask me by whom it is"], "Title": ["What is the book called", "Which book is it", "Under what title did it come out", "What is the name of the book", "I want to order it for a friend. What is it called", "What do I ask for at the bookshop"], "Publisher": ["Who published it", "Which house brought it out", "Where did the book come out, at which house", "Which company printed the book", "For my list of sources I need the publisher."], "Pages": ["How many pages does it have", "How long is the book", "How thick is it, in pages", "How many pages are there", "How much is there to read", "Can I get through it on the plane, how many pages has it", "Is it a thick one, how many pages"], "ISBN": ["What is the ISBN", "Under which number can I order the book", "Which number does the bookshop need"], "Year": ["From which year is it", "When was it [published|made]", "How old is it, from which year", "In which year did it come out"],
    "Premium": ["How much is the insurance", "What does the insurance cost", "What do I pay to be insured", "What does the cover cost me", "Is it worth being insured, what does it cost", "My friend pays 200. What is mine"], "Policy no": ["What is the number of the policy", "Under which number am I insured", "Which number do I give when I report a damage", "Number of my insurance", "I've had an accident and they want the policy number.", "The hotline wants to know which policy"], "Insured": ["Who is insured", "Whose policy is it", "Who is covered", "For whom does the insurance pay", "If something happens, who is covered"], "Excess": ["How much do I pay myself", "What part of a damage do I bear", "How much must I pay before they do", "What is my own share of a damage", "I dented it. What do I have to bear myself"], "Persons": ["How many people [are booked|is it for|are covered|are insured]", "For how many does it count", "How many of us does it cover", "Is the baby covered too, for how many people is it"],
    "Pick-up": ["When is the pick-up", "When can I pick up the car", "On which day do I get the car", "From when do I have the car", "When are we mobile, from what day do we have the car"], "Return": ["When must I bring it back", "When does the car have to be back", "Until when can I keep the car", "On which day do they want the car back", "By when must it be returned", "How long is the car mine, when do they want it back", "Do we manage the trip, when must the car be back"], "Kilometres": ["How many kilometres were driven", "How far did [he|she|we] drive", "How far did the car go", "How long was the drive", "Did we really go that far, how many kilometres"], "Days": ["For how many days is it", "How long do I have the car", "How many days did we rent it", "How long is the rental", "For how long do we have it, in days"], "Driver": ["Who drives", "Who may drive the car", "Who rented it", "Who sits at the wheel", "Who is responsible for the car", "Who is allowed to sit at the wheel", "Who will be held to account for the car, who drove"],
    "Blood pressure": ["What was the blood pressure", "What did they measure at the arm", "How high is the blood pressure", "Is the blood pressure too high, what is it", "Should he take it easy, what was the blood pressure"], "Pulse": ["How fast was the pulse", "How many heartbeats a minute", "How fast does the heart beat", "How quick is the heart", "Was she excited, what was the pulse"], "Height": ["How tall is [he|she|the patient]", "What is the body height", "How many centimetres is [he|she]", "How high did they measure [him|her]", "Is she taller than me, what is her height"], "Species": ["What kind of animal is it", "Which animal is it", "Is it a dog or a cat, by the {doc}", "What animal does the {doc} belong to", "What sort of animal is it"], "Chip no": ["What is the number of the chip", "Which number does the chip carry", "The pet is lost: which chip does it have", "Somebody found the dog. What is the chip number"], "Vaccinated": ["When was it vaccinated", "When did the pet get its shot", "On which day was the injection given", "How long ago was the shot, when was it", "Does it need a jab soon, when was the last one"],
    "Copies": ["How many copies were [made|ordered|printed]", "How many were printed", "How many copies are there", "How often was it printed", "Is there one for everybody, how many copies"],
}
# Keys that mean something else on some paper.
PHRASES_OF = {
    ("order", "Delivery"): ["When will it [come|be delivered|arrive]", "When do I get my order", "On which day will it be brought", "By when will my order be here", "When is it going to be delivered", "How long do I have to wait, when does it come", "I have to be at home for it. When does it come", "Do I get it before Christmas, when is it delivered", "My daughter's birthday is near. When do they bring it"],
    ("order", "Pages"): ["How many pages are printed", "How many pages does each copy have", "How long is the print"], ("order", "Status"): ["How far is my order", "What is the state of the order", "Has it been sent, what is the status", "Is my order done, what is its status", "I'm getting impatient. How far have they got", "Are they still working on it, what is the status"],
    ("lease", "Start"): ["From when is the flat [free|mine]", "When can I move in", "On which day does the lease begin", "From which day do I pay rent", "When can I bring my boxes", "I must tell the movers a day. From when is the flat ours"], ("course", "Start"): ["When does the course [start|begin]", "On which day is the first lesson", "When must I come for the first time", "From when do we learn", "When do I have to turn up for the first time", "Have I missed the first lesson, when does it start"],
    ("course", "Hours"): ["How many hours does the course have", "How long is the course", "How much time does the course take, in hours", "How much of my time does it eat, in hours"], ("certificate", "Class"): ["Which class is [he|she] in", "Which form is the pupil in"],
    ("health sheet", "Temperature"): ["Does [he|she] have a fever, what is the temperature", "How warm is the body", "How high is the fever", "What did the thermometer say", "Should the child stay in bed, how high is the fever", "Hot forehead. What did they measure"], ("health sheet", "Weight"): ["How heavy is [he|she|the patient]", "What does the patient weigh", "What did the scales say", "How many kilos does [he|she] have", "Did the diet work, what do the scales say"],
    ("pet passport", "Name"): ["What is the [pet|animal] called", "To which name does the animal listen", "What do I call the animal", "What is the name of the pet", "The dog runs off. What do I shout", "The vet asks what our animal is called"], ("pet passport", "Weight"): ["How heavy is the [pet|animal]", "What does the animal weigh"],
    ("pet passport", "Colour"): ["Which colour is the animal, by the {doc}", "What colour is the fur, by the {doc}"], ("shipping label", "Weight"): ["How heavy is the parcel", "What does the parcel weigh", "Can I carry the parcel, how heavy is it", "Do I need a trolley for the parcel, what does it weigh", "Will it fit the limit of 20 kilos? What is the weight"],
    ("recipe", "Price"): ["What does the dish cost", "How expensive is it to cook this", "What do I pay for the ingredients", "We are short of money. What does cooking this cost"], ("vehicle paper", "Price"): ["What does the car cost", "How much do they want for the car", "What would I pay for the car", "How expensive is the car", "Can I afford that car, what does he want for it", "My savings are 5000. What does the car cost"],
    ("vehicle paper", "Year"): ["How old is the car, from which year", "In which year was the car built", "From which year is the car", "Is it an old banger, from which year"], ("pay slip", "Tax"): ["How much was taken off as tax", "What did the taxman keep", "How much of the wages went to the state", "How much did the state help itself to", "I want to know what went to the taxman."],
    ("letter", "Fee"): ["What does it cost", "How much do they ask for", "How much do I have to pay", "What do they charge us", "Is it free, or how much do they want", "Can we afford to take part, what does it cost"], ("book page", "Copies"): ["How many copies are there", "How many of this book do they own", "How many can be borrowed"],
    ("bank statement", "Fee"): ["What does the bank charge", "How much did the bank take for itself", "What did the account cost me", "My other bank takes nothing. What does this one take", "What did the bank help itself to"], ("rental", "Insurance"): ["What does the insurance of the car cost", "How much did they add for the insurance"], ("talk", "Fee"): ["What does it cost to get in", "How much is the entry", "What do I pay to listen"],
    ("invoice", "Date"): ["When was it [billed|written]", "When did they write the {doc}"], ("event ticket", "Date"): ["On which day is [the show|the concert|it]", "When is the [show|concert]", "Which evening must I keep free", "When do I have to be there, which day", "I need to find a babysitter. For which day", "Can I go away that weekend, when is the show"], ("appointment card", "Date"): ["On which day is [my appointment|it]", "Which day do I have to come", "When must I go to the doctor, which day", "When do they expect me, on which day", "I must ask my boss for a day off. Which one", "Which day shall I keep free for the doctor"],
    ("boarding pass", "Date"): ["On which day do [I|we] fly", "When is the flight, which day", "Which day do we leave", "Do we fly today, what is the date", "When do I have to have my suitcase ready, which day is the flight", "I asked for a week off. On which day do I fly"], ("train ticket", "Date"): ["On which day do [I|we] travel", "For which day is the ticket", "Which day is the train", "Is the ticket for today, what is the date", "The conductor says it is for another day. Which day does it say", "Which day am I going by train"], ("race certificate", "Date"): ["When was the race", "On which day did they run"], ("talk", "Date"): ["On which day is the talk", "When is it, which day", "Which day should I put in my calendar"],
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
    "Somebody has to pay this {doc} tonight. How much is needed", "I have to file an expense claim for this {doc}. What amount do I enter", "We had a lovely time, and now the {doc} is here. What does it all come to", "My husband will ask what I spent. What do I tell him", "I need to get cash from the machine. How much to settle this {doc}", "The total of this {doc} is ...", "Report the final amount.", "total pls",
    "so whats the total", "sum total, tax and all", "How bad is it, what do I have to pay in the end", "Which amount should I transfer for this {doc}", "Everything included, what is it", "What do I write on the cheque for this {doc}", "They are waiting at the counter. How much do I owe in all", "What it all cost is enough for me, no single items.", "State the amount payable.",
    "I keep a household book. What do I put down for this {doc}", "Dad wants to see how much the whole thing was.", "How much lighter is my purse after this", "My accountant only wants the final figure of this {doc}.", "all in, what was it", "I said I would treat everyone. What does that cost me", "They say it was cheap. What did the whole {doc} come to", "The boss pays me back. Which sum do I ask for",
    "I daren't look at the {doc}. How much is it altogether",
]
TITLE_PHRASES = [
    "[Which|What] [shop|store|company|business] [is this from|printed this|is it|gave me this {doc}]", "What is the [title|heading|headline] [of the {doc}|of this {doc}|at the top|]", "Read [me|] the [heading|title|headline|first line]",
    "What [is|stands] at the very top [of the {doc}|]", "What does the first line say", "Who [issued|wrote|printed] this {doc}", "Where did I [buy|get] this", "What is the {doc} called", "Whose {doc} is this, by its heading",
    "Where is this {doc} from", "Which [firm|place|house] made out this {doc}", "What is the name of the [shop|firm|business]", "Where have I been shopping", "With which line does the {doc} begin", "How does the {doc} begin", "What is the topmost line", "What comes first on the {doc}", "What are the first words", "What is it headed",
    "Read me the top line", "Give me the title of the {doc}", "Tell me what the {doc} is headed", "Under what heading does it stand", "Who is named at the top of the {doc}", "What name is at the top", "Only the headline", "Which heading does the {doc} carry", "What does the {doc} say first",
    "Before you read on, what is the first line", "The heading of this {doc} is ...", "I need a file name for the {doc}: what is its heading", "What would you call this {doc}, going by the line at the top", "Start at the top: what is the first thing it says", "Report the heading.", "My folder is sorted by title. What is the title here", "What's printed right at the head of the {doc}",
    "Just the uppermost line, nothing below it.", "Whatever is in the topmost line, read it to me.", "I only see the lower part. What is in the very first line", "How is this {doc} titled", "I don't need all of it, only how the {doc} starts.", "Which words open the {doc}", "Could you give me the header of this {doc}", "heading pls", "Somebody tore off the top of my copy. What is the heading",
]
END_PHRASES = [
    "What does the last line say", "Read the [bottom|last] line", "What [is|stands] at the very bottom [of the {doc}|]", "How does the {doc} end", "What is the last line", "With what words does the {doc} close", "What comes last on the {doc}", "What is the closing line", "What does it say right at the end",
    "Which line is the lowest", "Read me how it ends", "What is the final line of the {doc}", "Tell me the last line", "What stands in the last line", "Give me the line at the very end",
    "The last line of this {doc} is ...", "What do they leave us with in the last line", "Skip everything but the lowest line.", "Never mind the rest, what is at the very end", "How do they sign off, in the last line", "The bottom is cut off on my copy. What does the last line say", "last line pls", "Go to the end of the {doc} and read me the final line.", "Which line closes the {doc}",
    "Whatever stands lowest on the {doc}, read it.", "I only want to hear how the {doc} finishes.", "Down at the foot of the {doc}, what is the last line",
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
    if re.search(r"[:;,.?]|\b(?:if|when|once|after)\b|\band (?:what|when|who|how|where|which)\b", text[1:]):
        return None
    text = text[0].lower() + text[1:]
    if re.match(r"(?:which|who)\b.* (?:is|are|was) the \w+est\b", text):
        return text
    if m := re.fullmatch(rf"{WHO} (?P<aux>{BE}) {NP}(?P<rest>(?: .*)?)", text):
        wh, aux, np, rest = m["wh"], m["aux"], m["np"], m["rest"]
        if re.search(r" (?:do|does|did) ", wh):
            return None
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
    if re.search(r"[:;?]|, |\. |\bany(?:where)?\b| or ", text):
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
    "Total": ["sum", "final amount", "whole amount", "full amount", "overall sum", "end sum"], "Subtotal": ["sum before tax", "amount before tax", "price of the things alone"], "Sub-total": ["sum before tax", "amount before tax", "price of the things alone"], "Tip": ["gratuity", "waiter's money", "money for the waiter"], "Service charge": ["charge for service", "extra for service"], "Shipping": ["cost of shipping", "shipping cost", "postage", "price of sending it"], "Delivery": ["delivery charge", "cost of delivery", "delivery fee"], "Deposit": ["security deposit", "money held as security"], "Discount": ["reduction", "rebate", "price cut", "money off"], "Voucher": ["gift voucher", "value of the voucher"], "VAT": ["value added tax", "tax", "amount of VAT"], "VAT 20 %": ["VAT", "tax"], "Tax 8 %": ["tax"], "Sales tax": ["tax", "amount of tax"], "GST": ["tax", "amount of tax"], "MwSt": ["VAT", "tax"], "Tax": ["tax amount", "taxes", "part for the taxman"],
    "Cash": ["cash given", "cash handed over", "money I gave"], "Change": ["money given back", "returned money", "cash back"], "Change due": ["change", "money to be given back"], "Net": ["net amount"], "Goods": ["price of the goods"], "Price": ["cost", "asking price", "price to pay"], "Fee": ["charge", "amount they charge"], "Fine": ["penalty", "amount of the fine", "sum for the offence"], "Amount": ["sum to pay", "amount to pay"], "Rent": ["monthly rent", "price of the flat", "rental price"], "Heating": ["cost of heating", "heating bill", "price of heating"], "Water": ["cost of water", "water bill", "charge for water"], "Net pay": ["take-home pay", "money paid out", "pay after deductions", "net wage"], "Gross pay": ["pay before tax", "gross salary", "pay before deductions", "gross wage"], "Bonus": ["extra pay", "bonus payment"], "Overtime": ["time worked extra", "extra hours"], "Hours": ["working time", "number of hours"], "Insurance": ["cost of the insurance", "price of the insurance"],
    "Postage": ["cost of sending"], "Premium": ["insurance premium", "price of the insurance"], "Excess": ["own share", "part I bear myself", "deductible"], "Mileage": ["distance driven", "number on the odometer", "odometer reading", "distance on the clock"], "Area": ["floor space", "size of the flat", "living space", "number of square metres"], "Usage": ["consumption", "amount used", "units used", "metered amount"], "Base fee": ["standing charge", "fixed charge", "fixed part", "basic charge"], "Price per unit": ["unit rate", "price of one unit", "cost of a unit"], "Price per litre": ["cost of a litre", "litre price", "price of one litre"], "Litres": ["number of litres", "amount of fuel", "litres of fuel"], "Gallons": ["number of gallons", "gallons of fuel"], "Fuel": ["cost of the fuel", "petrol", "price of the fuel", "fuel cost"], "Car wash": ["cost of the car wash"], "Nights": ["number of nights", "length of the stay in nights"], "Price per night": ["room rate", "cost of a night", "nightly rate", "price of one night"],
    "City tax": ["tourist tax", "tax for the city", "visitor's tax"], "Quantity": ["number of pieces", "number ordered", "piece count"], "Unit price": ["price of one piece", "price apiece", "price for one"], "Net amount": ["amount before tax", "sum without tax", "net sum"], "Calories": ["calorie count", "number of calories"], "Energy": ["energy content", "energy value"], "Sugar": ["amount of sugar", "sugar content"], "Fat": ["amount of fat", "fat content"], "Salt": ["amount of salt", "salt content"], "Protein": ["amount of protein", "protein content"], "Flour": ["amount of flour"], "Butter": ["amount of butter"], "Milk": ["amount of milk"], "Eggs": ["number of eggs"], "Servings": ["number of servings", "number of portions", "number of plates"], "Prep time": ["preparation time", "time for preparing"], "Cook time": ["cooking time", "time for cooking", "time on the stove"], "Oven": ["oven temperature", "heat of the oven"], "Net weight": ["weight of the content", "weight without the packing"], "Weight": ["mass", "number on the scales"],
    "Pages": ["number of pages", "page count"], "Copies": ["number of copies", "number of prints"], "Lessons": ["number of lessons", "lesson count"], "Seats": ["number of seats", "number of places to sit"], "Rooms": ["number of rooms", "room count"], "Persons": ["number of people", "number of persons"], "Items": ["number of items", "number of things"], "Points": ["number of points"], "Score": ["result"], "Kilometres": ["number of kilometres", "distance", "kilometres driven"], "Days": ["number of days", "length in days"], "Height": ["body height"], "Pulse": ["heart rate", "heartbeats per minute"], "Distance": ["length of the way"], "Refills": ["number of refills", "number of repeats"], "Withdrawals": ["money taken out", "sum taken out"], "Deposits": ["money paid in", "sum paid in"], "Interest": ["interest earned", "interest paid"], "Opening balance": ["balance at the start", "starting balance"], "Closing balance": ["balance at the end", "final balance"],
    "Free space": ["space left"], "Download speed": ["speed of the download"], "Signal": ["signal strength"], "Current reading": ["new reading", "reading now", "new meter reading", "present reading"], "Previous reading": ["old reading", "reading before", "old meter reading", "last reading"], "Wind": ["wind speed"], "Pressure": ["air pressure"], "Rain": ["chance of rain"], "Humidity": ["moisture of the air", "dampness of the air"], "Battery": ["charge of the battery"], "Passenger": ["traveller", "name of the traveller"], "Customer": ["client", "buyer"], "Due date": ["last day to pay", "payment deadline"], "Deadline": ["closing date", "last day"], "Valid until": ["last day of validity", "expiry date"], "Expires": ["expiry date", "end of validity"], "Date of birth": ["birthday", "birth date"], "Phone": ["phone number", "telephone number"], "Email": ["email address", "mail address"],
    "Mobile": ["mobile number", "cell phone number"], "Fax": ["fax number"], "Employee ID": ["staff number"], "Plate": ["licence plate", "number plate"], "Departure": ["time of departure", "departure time"], "Arrival": ["time of arrival", "arrival time"], "Check-in": ["day of arrival", "arrival day"], "Check-out": ["day of departure", "departure day"], "Booking code": ["reservation code", "booking reference"], "Invoice number": ["number of the invoice", "bill number"], "Order number": ["number of the order"], "Best before": ["use-by date", "best-before date", "last day it keeps"], "Lot": ["batch number", "lot number", "batch"], "IBAN": ["bank account", "account for the payment"], "Sender": ["person who sent it", "name of the sender"], "Recipient": ["addressee"], "Author": ["writer"], "Publisher": ["publishing house"], "Doctor": ["physician", "doctor's name"], "Medicine": ["drug", "name of the medicine"],
    "Boarding": ["boarding time"], "Gate": ["gate number"], "Seat": ["seat number"], "Room": ["room number"], "Flight": ["flight number"], "Nationality": ["citizenship"], "Teacher": ["instructor", "name of the teacher"], "Grade": ["mark"], "Blood type": ["blood group"], "Version": ["version number"], "Network": ["network name"], "Sunrise": ["time of sunrise"], "Sunset": ["time of sunset"], "Material": ["fabric"], "Colour": ["colour named on it"], "Landlord": ["person who lets the flat", "name of the landlord"], "Tracking": ["tracking number"], "Policy no": ["number of the policy", "policy number"], "Passport no": ["passport number"], "Place of birth": ["birthplace"], "Contact": ["contact person"],
    "From": ["starting point"], "To": ["destination"], "Destination": ["place it goes to"], "Finish time": ["time needed"], "Bib": ["start number"], "Event": ["name of the event"], "Venue": ["place of the event"], "Doors": ["time the doors open"], "Start": ["beginning"], "End": ["end of it"],
    "Grand total": ["total", "final amount", "whole sum"],
    "Amount due": ["total", "sum to pay"],
    "Total due": ["total", "sum to pay"],
    "Balance due": ["total", "sum to pay"],
    "Total amount": ["total", "overall sum"],
    "Items total": ["sum of the items"],
    "Service": ["charge for service", "service charge"],
    "Member discount": ["discount", "reduction for members"],
    "Coupon": ["value of the coupon"],
    "Coach": ["carriage", "coach number"],
    "Guest": ["name of the guest"],
    "Issued": ["date of issue", "issue date"],
    "Card number": ["number of the card"],
    "Last update": ["time of the last update"],
    "Entry": ["time of entry"],
    "Exit": ["time of exit"],
    "Subject": ["subject line"],
    "Reference": ["reference number"],
    "Temperature": ["number of degrees"],
    "Customer number": ["client number"],
    "Account no": ["account number"],
    "Pump": ["pump number"],
    "Carrier": ["delivery company"],
    "Employer": ["name of the firm"],
    "Prescribed by": ["name of the doctor who prescribed it"],
    "Appointment": ["time of the appointment"],
    "First registered": ["date of first registration"],
    "Made in": ["country of origin"],
    "Wash at": ["washing temperature"],
    "Article": ["article number"],
    "Chip no": ["chip number"],
    "Vaccinated": ["date of the vaccination"],
    "Tenant": ["name of the tenant"],
    "Pick-up": ["pick-up date"],
    "Return": ["return date"],
    "Pay by": ["last day to pay"],
    "Member since": ["date of joining"],
    "Receipt no.": ["receipt number"],
    "Order no": ["order number"],
}


def said_as(doc, key, rng):
    """How a question calls a printed key: as it stands, in small letters, or by another noun that fits no other key."""
    chance = rng.random()
    if chance < 0.3 and doc.kind != "chart" and not (doc.kind == "receipt" and key in doc.items):
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
    "Whoever filled this in wrote something for {said}: what is it", "I've been staring at this {doc} and can't find the {said}.", "Somebody on the phone wants the {said} and I don't have my glasses.", "Everything else I have, only the {said} is missing.", "Report the {said}.", "State the {said} as printed.", "The {said} according to this {doc} is ...", "{said} pls", "so what's the {said} then",
    "I was told the {said} is on this {doc}, could you read it to me", "For the record, what {said} does the {doc} state", "If you had to fill in {said} from this {doc}, what would you write", "It must give the {said} somewhere. What is it", "Type out the {said} so I can paste it.", "We argue about the {said}: what does the {doc} really say", "The customer is waiting and I need the {said} now.",
    "The lady at the desk wants to know the {said}.", "Forget the rest, the {said} is all that matters to me.", "Help me with the {said}, I left my glasses at home.", "I'm supposed to write down the {said}.", "Under {said}, what have we got", "The print is tiny where it gives the {said}. What is it", "Don't read me all of it, just the {said}.", "Whatever it says for {said}, read it to me.",
    "I can see everything except the {said}.", "Pull the {said} out of this {doc}.", "Output only the {said}.", "My daughter asks me for the {said} and I can't read it.", "Before I put the {doc} away I want the {said}.", "What's there for {said}",
]
PRICE_SHAPES = [
    "[What does|How much does] the {said} cost", "[What is|Tell me|Give me] the price of the {said}", "How much [is|was|were] the {said}", "What did I pay for the {said}", "price of {said}", "How expensive [is|was] the {said}", "What did they [charge|take|want|ask] for the {said}", "How much did they [charge|take] for the {said}", "What was the {said}",
    "I bought {said}: what did I pay for it", "How much money went [on|for] the {said}", "The {said}, how much", "{said} at what price", "For how much did I get the {said}", "How dear was the {said}", "What did the {said} set me back", "My share is the {said}: how much do I owe", "Only the {said}, what is that", "What would I get back if I returned the {said}",
    "At what price is the {said} listed", "I owe you for the {said}, how much is it", "what's the {said} at", "Which price is given for {said}", "How much had I to pay for the {said}",
    "My flatmate pays me back for the {said}. How much do I ask for", "I think they got the {said} wrong, what did they charge", "The {said} cost me ...", "How much of my money went to the {said}", "I could have sworn it was less. What did I pay for the {said}", "What number is next to the {said}", "the {said} was how much again", "Never mind the rest, what did they take for the {said}",
    "My wife asks what I paid for the {said}.", "I am keeping a price diary. What was paid for the {said}", "We pay by what everybody had, and I had the {said}. What do I owe", "Should I buy the {said} there again, what did I pay", "Report what was charged for the {said}.", "The amount beside the {said} is smudged. What is it", "For the {said} they took ...", "I need to know what I spent on the {said}, nothing else.",
    "What would the refund be if the {said} went back", "Grandma wants to pay me back the {said}. How much is that", "Write down the price of the {said} for me.", "A friend asked me to bring {said}. What do I get from him", "Was I cheated, what did they put down for the {said}",
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
    if text.endswith((".", "?", "!")):
        return text
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
    "bus leaves": ["By when must we be at the bus?", "From where do we go by bus?", "My child goes on the trip: when is the departure?", "Where should I drop my child off for the bus?", "When do they set off?", "Where do we get on the bus?", "My alarm is set for seven. Is that early enough for the bus, when does it go?", "I want to wave goodbye. When does the bus go and from where?", "Will we miss the bus if we have breakfast first, when does it go?", "the bus goes when and where", "Grandpa brings the boy to the bus. Where shall he take him?"],
    "bring": ["What do I [pack|prepare] [for the trip|]?", "What should be in the bag?", "What do they need from home?", "What is each child supposed to have along?", "How much money do I give my child?", "My son says he needs money for school. How much do they ask for?", "What have I got to put in the rucksack?", "Did they want us to bring something, and what?", "I haven't prepared anything. What are the kids to bring?", "Is money needed, how much?"],
    "back at": ["When do I pick my child up [again|]?", "How late will it get before [they|we] return?", "When is the return?", "At what time should I wait for them?", "By when will they be home?", "I work late. When do the kids come home from the trip?", "Dinner should be ready when they return. When is that?", "Until when is the house quiet, when are they back?", "When must somebody be there to collect them?"],
    "trip goes": ["What is the destination of the trip?", "What will the children visit?", "What day is the trip?", "Which place will they see?", "Where are the children being taken?", "My girl can't stop talking about the trip. Where is it to?", "Is it worth going along, where does the trip go?", "The dentist wants to see him that week. When is the trip?", "What are we going to look at on the trip?"],
    "meeting": ["When do we meet instead?", "On which day do we meet now?", "I missed the news: when is the meeting?", "Has the meeting been put off, and to when?", "Which day is the meeting now?", "I had it in my diary for Tuesday. What day is the meeting now?", "Can I still make the meeting, when is it?", "They changed the meeting again. When is it to be?", "Which day do I block for the meeting?"],
    "parcel": ["Where did they leave my parcel?", "I was out: where do I get my parcel?", "Who or what has my parcel?", "Where must I go to fetch the parcel?", "At which place is the parcel waiting?", "Nobody was in when they rang. Where has my parcel gone?", "I've been waiting for a parcel all day. Where is it?", "Do I have far to walk for my parcel, where is it kept?", "Somebody has put my parcel somewhere. Where?"],
    "water": ["From when can't I take a shower?", "When do the taps run dry?", "When should I fill the bathtub because the water is off?", "What is going on with the water?", "On what day will there be no water in the taps?", "I need to do the washing. When is the water gone?", "Should I fill some buckets, when do they turn off the water?", "No shower again. When is the water off?", "Do I have to shower the evening before, when is the water turned off?"],
    "rent": ["What will I pay the landlord from now on?", "How much more expensive does the flat get, what is the new rent?", "How high will the rent be?", "What does the flat cost from now on?", "Does the rent go up, and to what?", "Is the landlord asking for more, how much?", "I'm afraid to open it. What will the rent be?", "Can we still afford the flat, what do they want for it now?", "How much do I change the standing order for the rent to?"],
    "dogs": ["What must I do with my dog?", "May my dog run free, what is the rule?", "I have a dog: what do I have to mind?", "What are dog owners asked to do?", "How should I take my dog along?", "Bello is with me. How do they want me to keep him?", "Can I let the dog off, what do they say?", "We go there with our poodle. Is there a rule for dogs?", "What about dogs?"],
    "library": ["From when can I borrow books?", "When can I return my books?", "How early can I get into the library?", "From what time is the library open?", "I want to be the first at the books. When does the library open?", "Is it too early for the library, when does it open?", "When can I sit down in the reading room of the library?"],
    "call us": ["How long can I wait with the call?", "By which day must I phone them?", "What is the last day to ring them?", "When do I have to give them a ring?", "I've no time to phone this week. By when must I?", "How long may I put off ringing them?", "They want to hear from me. Before which day?"],
    "key": ["Where did they hide the key?", "How do I get in, where is the key?", "Where should I look for the key?", "I stand at the door: where is the key?", "In which place was the key left?", "It's dark and I'm locked out. Where did they put the key?", "The cleaner can't get in. Where does she find the key?", "He said he'd leave the key somewhere. Where?", "I can't get into the flat, where should the key be?"],
    "dinner": ["When do we get something to eat?", "From when is there food in the evening?", "Where do I go for dinner?", "In which room do we eat?", "When and where is dinner?", "My stomach is rumbling. When and where do we eat?", "We arrive at seven. Is dinner still on, from when do they serve it?", "Have I time for a swim before dinner, when does it begin?", "To which room do I take my hungry kids for dinner?"],
    "lift": ["Until when must I take the stairs?", "How long do we have to walk up?", "When will the lift be repaired?", "What is the matter with the lift?", "My mother can't climb stairs: when does the lift run again?", "We live on the fifth floor. How long is the lift broken?", "I have a pram. When can I use the lift again?", "Must I carry the shopping upstairs, until when is the lift out?"],
    "sugar": ["How sweet does it get, how much sugar goes in?", "How much sugar does it take?", "What amount of sugar do I weigh out?", "How many grams of sugar go in?", "The scales are ready. How much sugar?", "I've one packet of sugar left. Does it do, how much is needed?", "Isn't that too sweet, how many grams of sugar is it?"],
    "tablet": ["How many hours must lie between two tablets?", "When may I take another tablet?", "How should the tablets be taken?", "How often is a tablet due?", "It still hurts. When can he have another tablet?", "I took one at noon. How long until the next tablet?", "Dad forgets his tablets. How often does he need one?", "May I take a second tablet already, how far apart must they be?"],
    "winner": ["What is there to win?", "What is the prize for the winner?", "How much does one get for coming first?", "How many points are given to the winner?", "Is it worth taking part, what does the winner get?", "Suppose I come first. How many points do I get?", "What do they give to whoever wins?"],
    "parking": ["How much do I put into the parking meter for a day?", "What do they charge for the car?", "How much is it to leave the car there?", "What does a day of parking cost?", "I leave the car for the day. How many coins do I need?", "Should I take the bus, how dear is parking?", "What does it cost me to leave the car there from morning to night?"],
    "tour": ["When can I join a tour?", "How long do I have to wait for the tour, when does it start?", "When does the guide set off?", "At what time is the next tour?", "When must I be there for the tour?", "Have we time for an ice cream before the tour starts, when is it?", "When do we have to be ready for the guide?", "We don't want to miss the tour. When does it go?"],
    "register": ["Where do I have to sign in?", "I am a visitor: where do I go first?", "Where do guests report?", "Where must I give my name?", "At which place do visitors sign in?", "I'm new here and only visiting. Where do they want me?", "My mother visits me. Where must she put her name down?", "I've come to see somebody. Where do I report?"],
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
        (None, "My expense sheet wants the {x} {y}: what do I enter?"), (None, "I said I would treat everyone, here is the {x} {y}. How much is it?"), (None, "Someone must pay the {x} {y} today. How much is needed?"), (None, "Report the amount of the {x} {y}."), (None, "how bad is the {x} {y}, what's the sum"), (f"a / {n}", "Nobody wants to pay the {x} {y} alone, so {n} of us share it. What does each put in?"),
        (f"a / {n}", "{n} of us, one {x} {y}, equal parts: what is mine?"), (f"{m} - a", "I've got {m} in my pocket and pay the {x} {y}. What stays in my pocket?"), ("a / 2", "My brother owes me half the {x} {y}. How much is that?"), ("a * 2", "The same again next week: twice the {x} {y} is how much?"), ("a * 90 / 100", "I get 10 percent off the {x} {y}. What do I pay?"),
        ("a * 110 / 100", "The {x} {y} and 10 percent for the waiter, what do I put down?"),
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
        ("a - b", "I never had the {p}. What should they have charged in all?"), ("a - b", "My firm refuses to pay the {p}. What does it pay of the total?"), ("a - b", "They said the {p} is on the house. What do I pay now?"), ("a - b", "Had I known, I'd have left out the {p}. What would the total be without it?"), ("a - b", "total w/o {p}"), ("a - b", "Mum gives me the money for all but the {p}. How much is that?"),
        ("b / a * 100", "I wonder how many percent of the total the {p} is."), ("b / a * 100", "Was the {p} most of it, how many percent of the total?"), ("a + b", "They forgot to charge a second {p}. What would be right in all?"),
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
        "My grandson put this {doc} in front of me. What does it say?", "I'm standing here without my glasses. Read me what's on the {doc}.", "Somebody sent me this {doc}. What's written on it?", "I need to quote the {doc}. Give me its exact wording.", "Every word counts here, so read all of it.", "Before I sign anything, what does this say?", "Is this important? Tell me what it says.", "whats written there", "text pls",
        "Report all text.", "Return the full text, nothing else.", "I can't see a thing. What's written on this {doc}?", "Can you make out what it says?", "My child asks what this {doc} says.", "I wonder what the {doc} says.", "I will translate it myself, I just need the words of the {doc}.", "Type this off for me.", "Make this {doc} into something I can copy and paste.",
        "I must tell my boss what the {doc} says, word by word.", "The {doc} reads ...", "It says something here, what?", "No summary, please: the full wording of the {doc}.", "We found this {doc} in the attic. What did somebody write on it?", "What's all this writing?", "Take down every word you can read.", "Do I have to worry about this {doc}, what does it say?", "The letters swim before my eyes. Could you read it all out?",
        "My screen reader skips pictures. What text is in this one?",
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
        "I'm standing across the street. What can I read, going by the biggest letters?", "Report the text in the largest type.", "The biggest words on the {doc} are ...", "biggest letters say what", "My eyes only manage the largest print. Which words is that?", "Somebody wanted to be noticed: what is in the largest letters?", "Leave out all that is small. What does the biggest line say?",
        "Which words are taller than all the others on the {doc}?", "Where the letters are largest, what does it read?", "They printed one line bigger than the rest. What is it?", "If size matters, which line comes first on the {doc}, and what does it say?", "No small print, only the largest line, please.",
    ]), doc=d.noun)
    return Ask(text, [OCR, 'line = select(regions=$lines, by="tallest")', "text = text_of(items=$line)"], "text", "Largest", docs=[d])


ORDINALS = {2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth"}


def nth_line(rng):
    """A line by its number."""
    d = rng.choice([receipt, form, sign, letter, table])(rng)
    n = rng.randint(2, 6)
    text = put(rng, rng.choice([
        "What does the {o} line say?", "Read [me|] the {o} line [of the {doc}|].", "What [stands|is written|is] in line {n}?", "Line {n}, please.", "What is the {o} line [of the {doc}|]?", "Give me line number {n}.", "What do I read in the {o} line from the top?", "Which words are in line {n}?", "Count down to line {n}: what does it say?", "The {o} line, what is it?", "I need only line {n} of the {doc}.", "What comes in the {o} line?", "Skip to the {o} line and read it.", "The {doc} has a {o} line. What is in it?",
        "My copy is torn at line {n}. What does it say there?", "We read aloud in turns and I have line {n}. What is it?", "Report line {n}.", "line {n}?", "I lost my place, I was at the {o} line. What does it say?", "Somebody says the {o} line is about me. What is in it?", "The lawyer refers to line {n}. How does it read?", "Leave the others, the {o} line is the one I want.", "Line {n} of the {doc} says ...",
        "Teacher told us to copy the {o} line. What is it?", "Start counting at the top and stop at {n}: which words are there?", "How does line number {n} go?",
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
        "I skimmed it and saw something about {w}. What exactly do they say?", "My neighbour says there is something about {w} on it. Read me that.", "All I want to know is what it says about {w}.", "{w}: what does it say?", "Report the line that has {w}.", "I'm not reading all of that. Where {w} comes up, what is the line?", "The lawyer points to {w}. How does that line read?", "What was it they wrote, something with {w}?",
        "Give me the wording around {w}.", "There was a line with {w} in it. How did it go?", "I wonder what they say about {w}.", "Does the {doc} tell me anything on {w}, and what?", "Only the line that has to do with {w}, please.", "Somebody asks me about {w}. What can I tell him from the {doc}?", "On the subject of {w} the {doc} says ...", "Go to the place where {w} is mentioned and read it.",
        "When it comes to {w}, what do I have to know?",
    ]), w=q(word) if rng.random() < 0.3 else word, doc=d.noun)
    return Ask(text, [OCR, f"line = find_text(lines=$lines, text={q(word)})", "text = text_of(items=$line)"], "text", word.capitalize(), docs=[d])


def lines_with(rng):
    """How many lines mention something."""
    d = rng.choice([sign, form, letter, table, receipt])(rng)
    word = rng.choice([line.split(" ")[0] for line in d.lines[1:] if line.split(" ")[0].isalpha()] or ["price"])
    text = put(rng, rng.choice([
        "How many lines [mention|contain|have|hold] [the word|] {w}?", "Count the lines [with|that mention|that contain|about] {w}.", "How many [of the|] lines are about {w}?", "On how many lines do you find {w}?", "[Number|What is the number] of lines with {w}?", "How many lines talk about {w}?", "[Go through|Look through] the {doc} and count the lines that hold {w}.", "How many lines of the {doc} say {w}?", "I need the count of lines that mention {w}.", "{w}: in how many lines is it?", "Lines with {w}, how many?", "How many lines come up when I search the {doc} for {w}?", "{w} stands in how many of the lines?",
        "I need to underline {w} wherever it comes. How many lines will that be?", "{w} again and again, in how many lines?", "Report the number of lines that contain {w}.", "My teacher asks how many lines have {w} in them.", "If I cut out all lines with {w}, how many would go?", "Is {w} in one line or in more, how many lines?", "lines containing {w}: count?", "How many lines would I have to change if {w} was misspelt?",
        "I wonder how many lines have {w}.", "Tally the lines in which you read {w}.", "Of the lines on the {doc}, how many bring up {w}?",
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
        "My only day off is {d}. Is there any point in going, when are they open?", "I work all week. What are the hours on {d}?", "{d}, after lunch: are they still there, until when?", "I'd like to avoid standing before a locked door on {d}. When is it open?", "Grandma wants to go on {d}. What times do they give?", "hours {d}?", "Report the hours for {d}.", "Can I sleep late on {d} and still get in, what are the times?",
        "What does it say for {d}?", "Is it worth the drive on {d}, when are they open?", "My lunch break is at 12. Could I go on {d}, what hours do they have?", "We want to come on {d}. From when to when can we?", "I wonder when they are open on {d}.",
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
        "I would bet there is {w} on it somewhere. Is there?", "My brother swears the {doc} says {w}. Is he right?", "I can't see {w} on the {doc}. Is it there?", "any {qw} in the text?", "Tell me whether {qw} appears in the text.", "I wonder if {w} is printed on it.", "We need a {doc} that says {w}. Does this one?", "Would a reader of this {doc} come across {w}?", "If I searched the text for {qw}, would I get a hit?",
        "Before I put it away: does it say {w}?", "Does {qw} feature in the wording?", "Yes or no: the {doc} says {w}.", "Look closely, is there {qw} in print?", "Somewhere it should read {w}. Does it?", "It has to have the word {qw} on it. Does it?", "The lawyer asks if the word {qw} is used on the {doc}.", "They claim {qw} was written there all along. Was it?", "Have they left {w} out, or does the {doc} say it somewhere?",
        "Are the words {qw} to be found on the {doc}?", "I only need to know if {w} is written there.", "My husband reads {qw} on it, I don't. Does it say so?", "Report whether the text includes {qw}.", "Nobody told me about {w}. Is it on the {doc}?", "Does anyone use the word {qw} here?",
    ]), w=word, qw=q(word), doc=d.noun)
    return Ask(text, [OCR, f"yes = text_contains(text=$lines, words={q(word)})"], "yes", word.capitalize(), docs=[d])


HAS_KEY = {
    "Discount": ["Did I get [a discount|anything off]?", "Was anything taken off the price?", "Did they give me a reduction?", "Is there a discount on the {doc}?", "They promised me something off. Is there a discount on it?", "Did haggling help, is any discount on the {doc}?", "I don't see any discount. Is there one?"], "Tip": ["Is [a|the] tip [included|on it|already in it]?", "Did we leave a tip?", "Was a tip paid?", "Have they put a tip on the {doc}?", "Should I leave something, or is the tip on it already?", "Before I tip twice: is there a tip on the {doc}?"],
    "Service charge": ["Did they add a service charge?", "Do we pay for service?", "Is there a charge for service?", "Before I tip: did they put a service charge on it?", "Have they billed us for the service?"], "Delivery": ["Did they charge for delivery?", "Is the delivery on the {doc}?", "Do I pay for the delivery?", "They advertised free delivery. Is there a charge for it on the {doc}?", "Is anything put down for delivery?"], "Shipping": ["Is shipping charged?", "Did they add the shipping?", "Do I pay anything for shipping?", "It was supposed to come post-free. Is there any shipping on it?", "Is anything put down for shipping?"],
    "Deposit": ["Is there a deposit [to pay|on it|]?", "Did they ask for a deposit?", "Was a deposit charged?", "Do I get a deposit back, is one on the {doc}?", "Is any deposit put down?"], "VAT": ["Is VAT [shown|charged|on it]?", "Does the {doc} show the VAT?", "Have they listed the VAT?", "My accountant only takes it with VAT shown. Is it?", "Can I claim VAT back with this, is it shown?"], "Tax": ["Is tax [shown|charged|listed]?", "Does the {doc} show any tax?", "Did they charge tax?", "My accountant wants to see the tax. Is it shown?", "Is anything put down as tax?"],
    "Voucher": ["Did I use a voucher?", "Was a voucher taken?", "Is there a voucher on the {doc}?", "I gave them a voucher. Did they count it?", "Did my voucher go through?"], "Cash": ["Did I pay [in|by] cash?", "Was it paid in cash?", "Did somebody hand over cash?", "Does the {doc} show that I gave cash?", "Can one tell that cash was given?"], "Card": ["Did I pay by card?", "Was it paid with a card?", "Was a card used?", "Does the {doc} show a payment by card?", "I think I used my card. Did I?"], "Subtotal": ["Is there a subtotal?", "Does the {doc} show a subtotal?", "Do they give a subtotal?"],
    "Phone": ["Is there a phone number [on it|on the {doc}|]?", "Do they give a phone number?", "Does the {doc} have a phone number?", "Can I call them, is a phone given?", "I'd like to ring them. Is there a phone number anywhere?", "If I have questions, is there a phone given?"], "Email": ["Is there an email address on the {doc}?", "Do they give an email?", "Can I write to them, is an email given?", "I prefer to write. Is there an email anywhere?"], "Date": ["Is there a date on the {doc}?", "Is it dated?", "Does the {doc} carry a date?", "The office wants a date on it. Is there one?", "Did they forget the date, or is there one on it?"],
    "Deadline": ["Is there a deadline?", "Does the {doc} name a deadline?", "Do they set me a deadline?", "Can I take my time, or is there a deadline?"], "Due date": ["Is a due date given?", "Does the {doc} have a due date?", "Can I take my time, or is a due date given?"], "Gate": ["Is the gate [given|known|on it] [already|]?", "Does the {doc} tell the gate?", "Do they tell me a gate yet?", "Is the gate on it, or do I look at the board?"], "Seat": ["Do I have a seat?", "Is a seat given?", "Was a seat reserved, does the {doc} name one?", "Free seating, or does the {doc} name a seat?", "Can I count on a seat, is one on it?"], "Insurance": ["Is insurance included?", "Did they charge insurance?", "Is there anything for insurance?", "If I crash, am I covered? Is insurance on the {doc}?", "Is anything put down for insurance?"],
    "Bonus": ["Was there a bonus?", "Did [he|she] get a bonus?", "Is a bonus listed?", "The boss promised a bonus. Is it on there?"], "Overtime": ["Is overtime listed?", "Was overtime paid?", "Does the {doc} show any overtime?", "I stayed late for weeks. Is there any overtime on it?"], "IBAN": ["Is there an IBAN [on it|]?", "Do they give an IBAN?", "I want to transfer the money. Is an IBAN given?"], "Password": ["Is the password shown?", "Does the {doc} give away the password?", "Can one see a password?", "Before I share the picture: can one read a password in it?"], "Best before": ["Is a best before date given?", "Does it have a best before date?", "Can I tell how long it keeps, is there a best before date?"],
    "Sugar": ["Is there any sugar in it?", "Does it [contain|have] sugar?", "Is sugar listed?", "I am diabetic. Do they list sugar?", "Sweet or not, is sugar named?"], "Salt": ["Is there any salt in it?", "Does it contain salt?", "Is salt listed?", "I must not eat salt. Is it listed?"], "Eggs": ["Are there eggs in it?", "Does it [contain|need] eggs?", "Do I need eggs for it?", "My son is allergic to eggs. Are there any in it?", "Can I make it without a trip to the hen house, or are eggs in it?"], "Milk": ["Is there milk in it?", "Does it contain milk?", "Do I need milk for it?", "I can't have milk. Is it on the list?", "A vegan is coming. Is milk in it?"], "Butter": ["Is there butter in it?", "Do I need butter?", "There's no butter in the house. Is it called for?"],
    "Fine": ["Is there a fine?", "Do I get a fine?", "Did they fine me?", "Did I get away with it, or is there a fine on it?"], "Car wash": ["Was there a car wash?", "Did I have the car washed?", "Is a car wash on it too?"], "Interest": ["Was interest paid?", "Did I get any interest?", "Does the account earn anything, is interest listed?"], "Heating": ["Is heating included?", "Is the heating listed?", "Do I pay for heating separately, is it listed?"], "Chip no": ["Does the animal have a chip no?"], "Change": ["Did I get any change [back|]?", "Was there any change?", "Does the {doc} say that I got change?"],
    "Expires": ["Does the {doc} tell when it expires?", "Is an expiry given?"],
    "Address": ["Is there an address on the {doc}?", "Could I visit them, is an address given?"],
    "Contact": ["Do they name a contact?", "Is there a contact I can turn to?"],
    "Blood type": ["Is the blood type on it?", "In an emergency, does the {doc} show the blood type?"],
    "Price": ["Is a price given?", "Do they tell the price on the {doc}?"],
    "Room": ["Is a room given?", "Do they say which room, is one named?"],
    "Balance due": ["Is there a balance due?"],
    "Valid until": ["Does it say valid until anywhere?"],
    "Reference": ["Is there a reference on it?"],
    "Calories": ["Are the calories given?", "I count calories. Are they on it?"],
    "Servings": ["Are the servings given?"],
    "Tracking": ["Is there a tracking number on it?", "Could I follow the parcel, is any tracking given?"],
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
        "I was told to look for two words, {a} and {b}. Which do you find?", "My checklist has {a} and {b}. Is each of them on the {doc}?", "{a} and {b}: tick off those that are on the {doc}.", "Report for {a} and for {b} whether they are printed.", "Do they mention {a}, and do they mention {b}?", "I see neither {a} nor {b}. Are they there?", "Is there something about {a} on the {doc}, and about {b}?",
        "We disagree: I read {a}, she reads {b}. Which of them is there?", "The {doc} should have {a} as well as {b} on it. Does it?", "First look for {a}, then for {b}. Are they printed there?", "{a}? {b}? Which is written on it?", "I wonder whether {a} and {b} are both mentioned.",
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
        "Before I turn it over: is anything written on it?", "I can't tell if those are letters. Is there any text?", "Should I bother to zoom in, is there writing?", "Did somebody leave any words on it?", "Blank or written on, does it have any text?", "I need a picture without any writing. Does this one have some?", "Would a translator have anything to do here, is there text?", "Report whether any text is visible.",
        "text y/n?", "My scanner says it found no words. Are there any?", "I wonder if there is any writing on this.", "Has it got so much as a letter on it?",
    ]), doc=d.noun)
    return Ask(text, [OCR, "yes = exists(items=$lines)"], "yes", "Text", docs=[d])


def count_text(rng):
    d = rng.choice([sign, form, receipt, table])(rng)
    kind = rng.random()
    if kind < 0.3:
        text = put(rng, rng.choice([
            "[How many lines [of text|] [are on the {doc}|are there|does it have|are printed]?|Count the lines " + OF + ".|number of lines?]", "Of how many lines does the text consist?", "How many rows of text [are there|do you see] [on the {doc}|]?", "The {doc} has how many lines?", "How long is the text, in lines?", "[What is the|Give me the] line count [of the {doc}|].", "How many lines would I have to copy?", "How many lines did you read?", "On how many lines is the text spread?",
            "I copy it by hand. How many lines is that?", "We take turns reading a line each. How many lines are there on the {doc}?", "Is it a long text, how many lines?", "Report the number of lines.", "lines on the {doc}: count?", "How many times does a new line begin on the {doc}, counting the first?", "I get paid by the line. How many are printed?", "Run your finger down the {doc}: how many lines do you pass?",
        ]), doc=d.noun)
        return Ask(text, [OCR, "n = count(items=$lines)"], "n", "Lines", docs=[d])
    if kind < 0.5:
        text = put(rng, rng.choice([
            "[How many words [are on the {doc}|are there|are written here|does the {doc} have]?|Count [the|all] words " + OF + ".]", "How long is the text, in words?", "[What is the|Give me the] word count [of the {doc}|].", "I am paid by the word: how many are there [on the {doc}|]?", "The {doc} consists of how many words?", "How many words would I have to translate?", "How many words did they put on the {doc}?", "Number of words?", "How wordy is the {doc}, how many words?", "What number of words do you read?",
            "My essay may be 50 words. How many has this {doc}?", "The engraver charges for each word. How many words are on it?", "Report the number of words.", "words on the {doc}: count?", "Is there much to read, how many words?", "How many words would I have to learn by heart?", "Would it fit in a telegram, how many words is it?", "I wonder how many words are on this {doc}.",
        ]), doc=d.noun)
        return Ask(text, [OCR, "n = count_words(text=$lines)"], "n", "Words", docs=[d])
    word = rng.choice([w for line in d.lines for w in line.split() if w.isalpha()] or ["sale"])
    word = word.lower() if rng.random() < 0.5 else word
    text = put(rng, rng.choice([
        "How [often|many times] does [the word|] {qw} [appear|stand] " + OF + "?", "How [often|many times] is [the word|] {qw} [written|printed] " + OF + "?", "How many times does [it|the {doc}] say {w}?", "[Count|Tell me] how often {w} [occurs|appears] " + OF + ".", "Number of times {w} is written?", "How often do I read {w} [on the {doc}|]?", "How often is {w} repeated?", "{w} comes up how many times?", "How many {qw} are there on the {doc}?", "Count the word {qw}.", "How frequent is {w} on the {doc}, by count?", "How many times have they [put|printed|written] {w}?", "Say how often you find the word {qw}.", "Does {w} come once or more often: how many times?",
        "They keep saying {w}. How many times is it on the {doc}?", "My teacher marks every {qw}. How many will she find?", "If I replaced {qw} everywhere, how many would I change?", "Report how often {qw} is printed.", "{qw}: number of hits?", "I wonder how many times they wrote {w}.", "Did they overdo it with {w}, how often is it there?", "Put a stroke for each {qw} you read: how many strokes?",
    ]), w=word, qw=q(word), doc=d.noun)
    return Ask(text, [OCR, f"n = count_words(text=$lines, word={q(word)})"], "n", word.capitalize(), docs=[d])


def text_limit(rng):
    """Whether a text is longer or shorter than so many words or lines."""
    d = rng.choice([sign, form, receipt, letter])(rng)
    n = rng.choice([3, 5, 8, 10, 12, 15, 20, 25, 30, 50, 100])
    what, call = rng.choice([("words", "n = count_words(text=$lines)"), ("words", "n = count_words(text=$lines)"), ("lines", "n = count(items=$lines)")])
    how, pattern = rng.choice([
        ("greater", "Are there more than {n} {w} [on the {doc}|]?"), ("greater", "Does the {doc} have more than {n} {w}?"), ("greater", "Is the text longer than {n} {w}?"), ("greater", "Does the text [exceed|go beyond] {n} {w}?"), ("greater", "Is it over {n} {w} long?"), ("less", "Are there [fewer|less] than {n} {w} [on the {doc}|]?"), ("less", "Does the {doc} have fewer than {n} {w}?"), ("less", "Is the text shorter than {n} {w}?"), ("less", "Is it under {n} {w} long?"),
        ("at_least", "Are there at least {n} {w}?"), ("at_least", "Does the {doc} have {n} {w} or more?"), ("at_most", "Are there at most {n} {w}?"), ("at_most", "Only {n} {w} are allowed. Does the text keep to that?"), ("at_most", "Does the {doc} stay within {n} {w}?"), ("equal", "Are there exactly {n} {w}?"), ("equal", "I count {n} {w}. Is that right?"), ("greater", "The form takes no more than {n} {w}. Is the text too long?"), ("greater", "Would I have to cut something to get it down to {n} {w}?"), ("at_most", "Will it fit in if there is room for {n} {w}?"), ("at_most", "My limit is {n} {w}. Does the {doc} keep within it?"), ("at_least", "The teacher wants {n} {w} or more. Is that reached?"), ("at_least", "I was promised a text of at least {n} {w}. Is it?"), ("less", "Somebody says it doesn't even have {n} {w}. Is that so?"), ("greater", "I bet there are over {n} {w} on it. Do I win?"), ("equal", "It has to be {n} {w} on the dot. Is it?"), ("less", "Did they manage with fewer than {n} {w}?"),
        ("equal", "Does the text have {n} {w}, no more and no less?"),
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
        "{n} of us ate there and nobody wants to do the sums. How much is it each?", "My mates and me, {n} altogether, want to chip in the same. How much each?", "{t} has to be paid by {n} people in equal parts. Report one part.", "There are {n} of us. I'm paying with my card, so what does everybody give me?", "{t} / {n} = ?", "If I collect the same from each of {n} people, how much do I ask for?",
        "We're {n} in the flat and pay everything in equal shares. What does one of us owe?", "{n} people, fair and square: what does each pay of {t}?", "I'm one of {n} who share {t}. What do I put in?", "Suppose it is paid by {n} of us and all give the same. What is that a head?", "Grandpa wants to treat his part only. We are {n} in all, so what is his part of {t}?",
        "Each of us should carry an equal part of {t}, and we're {n}. What does that make?", "I'd rather pay {t} in {n} equal rates. How high is a rate?", "Nobody pays more than the others, there are {n} of us. What is it for one?", "split it {n} ways pls", "How do we split {t}, being {n} people, in equal parts?", "{n} heirs share {t} equally. What does one of them pay?",
        "The kitty is empty, so {n} of us share {t}. How much do I have to fork out?", "They want {t} from the {n} of us, the same from each. How much from me?",
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
        (part, "My uncle says one tips {w}. How much is that here?"), (part, "The waitress was great, so {w} it is. What do I leave for her?"), (part, "I get {w} of {t} back from the firm. How much is that?"), (part, "The card company keeps {w}. What does it keep of {t}?"), (part, "Mum pays {w} of {t}. How much is that in money?"), (part, "{w} of {t} goes to the club. What sum does it get?"), (part, "tip at {w}?"),
        (part, "How big would a {w} tip be?"), (part, "I wonder how much {w} of {t} would be."), (part, "Report {w} of {t}."), (more, "I want to be nice and add {w} for the staff. What do I pay then?"), (more, "They forgot to add {w}. What should it have been with that?"), (more, "Next year everything is {w} dearer. What would {t} be then?"), (more, "Let's say we leave {w} tip: what do I type into the card machine?"),
        (more, "Round it up with {w} on top. What do I hand over?"), (more, "{t} + {w} = ?"), (more, "For paying late they want {w} on top. How much do I have to pay now?"), (more, "What would it have cost if they had charged {w} more?"), (less, "The shop assistant can give me {w} off. What would be left to pay?"), (less, "I found a code for {w} off. What do I pay with it?"),
        (less, "Because something was broken they let us off {w}. What do we pay?"), (less, "{t} - {w} = ?"), (less, "My staff card gives me {w} off. How much would it be for me?"), (less, "If I pay cash they go down by {w}. What does it cost then?"), (less, "The firm covers {w} of {t}. What do I pay out of my own pocket?"), (less, "Seniors get {w} off. What does Grandma have to pay?"),
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
        (f"a * {n}", "My kids all want the same: {n} times the {k}. What does that make?"), (f"a * {n}", "Say the {k} came {n} times. How much would that be?"), (f"a * {n}", "{k} x {n} = ?"), (f"a * {n}", "Report {n} times the {k}."), (f"a * {n}", "We need the {k} for {n} people. What does it come to?"), (f"a * {n}", "What if I had to pay the {k} {n} times over?"), (f"a * {n}", "I'd need the {k} {n} times. How much is that?"),
        ("a * 2", "Next time we take double the {k}. How much will that be?"), ("a * 2", "My sister wants the same, so it is the {k} twice. How much?"), ("a / 2", "I share the {k} with my brother, half each. What is my half?"), ("a / 2", "They only count half of the {k}. How much is that?"), ("a / 3", "One of three people pays a third of the {k}. How much is it?"),
        (f"a / {n}", "{n} of us go equal shares on the {k}. How much is one share?"), (f"a / {n}", "{k} / {n} = ?"), (f"a / {n}", "Cut the {k} into {n} equal parts. How big is one?"), (f"a + {n}", "They forgot {n}. What is the {k} with those added?"), (f"a - {n}", "They counted {n} too many. What should the {k} be?"), (f"a * {rate}", "Take the {k} at a rate of {r}, one times the other: what is that?"),
        ("a * 12", "It comes every month, the {k}. What is that over a year?"),
    ])
    return Ask(put(rng, pattern, k=said, n=spelled(rng, n) if f"{n}" in form_ else n, r=rate), [OCR, reads(d, key), f'result = calculate(expression="{form_}", a=$a)'], "result", "Result", docs=[d])


def change(rng):
    d, key, t = total_of(rng)
    n = rng.choice([5, 10, 20, 30, 50, 60, 80, 100, 200])
    text = put(rng, rng.choice([
        "I [pay|hand over|give the cashier|paid] [with|] {n} [euros|dollars|pounds|]. [What is my change|How much do I get back|What do I get back]?", "How much change [do I get from|is left of|from] {n}?", "What [remains|is left] of {n} after [paying|] {t}?", "If I pay with a {n}, what comes back?",
        "My budget is {n}. How much is left after {t}?", "I have {n} [euros|dollars]. What remains when I have paid?", "Out of {n}, what [is the change|comes back]?", "I only have a {n} note. What will they give me back?", "Grandma gave me {n} for this. What may I keep?", "What should the cashier hand me back on {n}?", "I put {n} on the counter: how much is mine again?", "With {n} in my purse, what do I go home with?", "Take {t} off my {n}. What [stays|remains|is left]?", "There are {n} in the cash box. What is in it after {t} is paid?",
        "What do I still have of my {n} when this is settled?", "I gave {n}, so the change is what?", "From a {n} note: the change?", "{n} minus {t}?", "If I round up to {n}, how much is the tip?", "I say keep the change and give {n}. How much does the waiter get?", "How much under {n} did I stay?", "By how much is {t} below {n}?", "My allowance is {n}. How much of it is left now?", "We planned {n} for this. How much did we save?", "The old price was {n}. How much do I save now?", "I already paid {n}. What do I get back?", "A {n} gift card: what is still on it after this?",
        "I've got a {n} note in my hand. What will I have once I've paid?", "The boy was sent with {n}. How much should he bring home?", "I handed her {n} and she is still counting. What should I get?", "Gave {n}, change?", "{n} - {t} = ?", "There were {n} in my purse before I paid. What is in it now?", "My dad lent me {n} for it. How much can I give back to him right away?", "I have {n}. What can I still spend after this?",
        "They held {n} back as security. What do I get back once {t} is taken off?", "The envelope had {n} in it. How much goes back into it after paying?", "We agreed on {n} at most. How much did we stay under that?", "I broke a {n} note to pay it. How much is that in change?", "Report the change from {n}.", "He keeps the rest as a tip when I give him {n}. How much does he get?",
        "We had {n} for the trip. After paying {t}, what have we got left?", "How much of my {n} do I see again?", "I'd like to buy an ice cream with what is left of my {n}. What is left?",
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
        ("-", "I've scraped together {n}. How much more must I find?"), ("-", "My friend pays {n} of it. What is my part?"), ("-", "I already gave them {n}. What do they still get from me?"), ("-", "The firm only pays {n}. How much do I pay out of my own pocket?"), ("-", "I wanted to stop at {n}. By how much did I go over?"), ("-", "Grandma slips me {n} for it. What is left for me to pay?"),
        ("-", "I can only put down {n} now. What do I owe after that?"), ("-", "My purse holds {n} and that is too little. How much is missing?"), ("-", "{t} - {n} = ?"), ("-", "There is {n} on my gift card. How much must I pay on top of that?"), ("-", "They take {n} off because I complained. What do I pay?"), ("+", "I leave {n} on the table for the waiter. What did it cost me in all?"),
        ("+", "The cab home was {n}. What did I spend with {t}?"), ("+", "{t} + {n} = ?"), ("+", "They forgot {n} for the drinks. What should the sum be with that?"), ("+", "I had already spent {n} that day. What is it with {t}?"), ("+", "If they charge {n} for bringing it, what do I pay in the end?"), ("+", "Put another {n} on {t}. What is it now?"),
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
        ("at_most", "All I've got is {n}. Do I have to be embarrassed, or is it enough for {t}?"), ("at_most", "Can I hand over a {n} note and be done with it?"), ("at_most", "My mother gave me {n}. Will it do?"), ("at_most", "The firm pays up to {n}. Do I get all of it back?"), ("at_most", "We said {n} and not a cent more. Did we keep to it?"), ("at_most", "Could I settle {t} with {n}?"),
        ("at_most", "There are {n} left on my card. Does that cover {t}?"), ("at_most", "Do I get by with {n}?"), ("greater", "My wife says I mustn't spend more than {n}. Did I?"), ("greater", "Am I in trouble? My limit is {n}, did I go over it?"), ("greater", "Is {t} higher than the {n} we agreed on?"), ("greater", "They told me {n}. Is it more than that?"), ("greater", "I bet it was over {n}. Was it?"),
        ("greater", "Did it end up costing more than {n}?"), ("less", "Was it cheaper than {n}?"), ("less", "A friend paid {n} for the same. Did I pay less?"), ("less", "Did I come out under {n}?"), ("less", "Do I get home having spent less than {n}?"), ("at_least", "One gets a stamp from {n} on. Do I get one?"), ("at_least", "The card only works for {n} or more. Can I use it for {t}?"),
        ("at_least", "Above all it has to come to {n} or more. Does it?"), ("equal", "I was quoted {n}. Is that what they charged, to the cent?"), ("equal", "My statement says {n}. Is that what stands on the {d} as the sum?"), ("equal", "She says it was {n}. Is she right?"),
    ])
    return Ask(put(rng, pattern, n=n, t=t, d=d.noun), [OCR, reads(d, key), f'yes = compare(a=$a, b={n}, how="{how}")'], "yes", key.capitalize(), docs=[d])


def of_budget(rng):
    """A sum as a share of what there was."""
    d, key, t = total_of(rng)
    n = rng.choice([50, 80, 100, 120, 150, 200, 250, 300, 400, 500, 800, 1000])
    text = put(rng, rng.choice([
        "What percent of my {n} budget is {t}?", "How many percent of {n} is {t}?", "I had {n}. What share of it did I spend, in percent?", "What percentage of {n} [went|goes] on {t}?", "Of {n}, how many percent is {t}?", "My pocket money is {n}. How much of it is {t}, in percent?", "In percent of {n}, what is {t}?", "{t} as a percentage of {n}?", "We have {n} for the month: what part in percent is {t}?", "Out of {n} a month, what percentage is gone with {t}?", "How large a share of my {n} does {t} eat up, in percent?", "Express {t} as a percentage of {n}.", "If {n} is the whole, how many percent is {t}?",
        "I earn {n} a week. What percentage of that did {t} swallow?", "We put {n} aside. How many percent of it are gone with {t}?", "My wife asks what part of our {n} this was, in percent.", "{t} / {n} in percent?", "Report {t} as a percentage of {n}.", "There were {n} in the pot. What percent did we use for {t}?", "Did I eat into my {n} badly, what percentage is {t}?", "Measured against {n}, how many percent is {t}?",
        "The grant is {n}. Which percentage of it goes on {t}?", "If I have {n} to live on, how many percent does {t} take?", "I wonder what percentage of my {n} {t} is.",
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
        ("greater", "They say {n} is the most it should be. Is the {k} over that?"), ("greater", "Do I have to worry that the {k} is above {n}?"), ("greater", "My bet is that the {k} is over {n}. Do I win?"), ("greater", "Alarm if the {k} is above {n}: is it?"), ("greater", "{k} > {n}?"), ("greater", "I wonder if the {k} is more than {n}."), ("less", "{k} < {n}?"),
        ("less", "Unless the {k} is below {n} I can't take it. Is it below?"), ("less", "I hoped for less than {n}. Is the {k} under that?"), ("less", "My friend has {n}. Is the {k} less than that?"), ("less", "Does the {k} fail to reach {n}?"), ("at_least", "{n} is the least I accept for the {k}. Is it that or more?"), ("at_least", "Is the {k} {n} or better, meaning higher?"),
        ("at_least", "It only counts from {n} on. Is the {k} that much?"), ("at_most", "{n} is all I would accept for the {k}. Is it no higher?"), ("at_most", "Up to {n} is fine. Is the {k} fine?"), ("at_most", "Can I tell them the {k} is not above {n}?"), ("equal", "She wrote down {n} as the {k}. Did she copy it right?"), ("equal", "{k} = {n}?"), ("equal", "I typed {n} for the {k}. Is that what it says?"),
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
        "I am only interested in two numbers, {a} and {b}. What is their sum?", "For my report the {a} and the {b} go into one number: which is it?", "{a} + {b} = ?", "I have to enter the {a} and the {b} as a single figure. What do I enter?", "Report the sum of {a} and {b}.", "I wonder what the {a} and the {b} make together.", "If one takes the {a} and puts the {b} on it, where does one end up?",
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
        ("greater", "{a} > {b}?"), ("greater", "My wife says the {a} is higher than the {b}. Is she right?"), ("greater", "I bet the {a} is above the {b}. Do I win?"), ("greater", "Was more put down for the {a} than for the {b}?"), ("less", "{a} < {b}?"), ("less", "My brother says the {a} is lower than the {b}. Is he right?"), ("less", "Is it true that less was put down for the {a} than for the {b}?"),
        ("equal", "I need to know if the {a} and the {b} are the same figure."),
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
    if not pa or not pb or any(mark in pa + pb for mark in ":,.?!") or pb.startswith("I ") or not pa.startswith(("What", "Wh", "How", "On", "At", "By", "From", "For", "In")):
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
    "Platform": ["From which platform does the train to {r} go?", "Where does the {r} train leave?", "To which platform must I go for {r}?", "I travel to {r}: which platform?", "My train to {r} is about to go. To which platform do I run?", "I have heavy bags and must get to {r}. On which platform do I wait?", "Grandma travels to {r}. To which platform do I bring her?"], "Track": ["On which track is the train to {r}?", "Which track must I look for if I go to {r}?", "I'm off to {r}. Which track?", "Grandma takes the train to {r}. To which track do I bring her?"], "Train": ["Which train goes to {r}?", "What is the number of the train to {r}?", "Which train do I take for {r}?", "I am heading for {r}. What is my train called?", "My friend goes to {r}. Which train do I tell him?"],
    "Departure": ["When do I leave for {r}?", "At what time does the one to {r} go?", "By when must I be on the train to {r}?", "How long do I have until {r} leaves, at what time?", "Do I have time for a coffee, when does the one to {r} go?", "My sister wants to get to {r}. When does it leave?", "I must be in {r} tonight. When does the next one go?", "I'm running for the {r} one, when does it go?"], "Due": ["When does the plane from {r} come in?", "When is the one from {r} expected?", "I pick up a friend from {r}: when does she land?", "My parents come from {r}. When should I be at the airport?", "The plane from {r}, when is it supposed to land?", "How long can I stay in bed if I fetch somebody who comes from {r}? When is it due?"], "Gate": ["At which gate do they come out who come from {r}?", "Where does the flight from {r} arrive, which gate?", "I meet a customer who comes from {r}. At which gate?"], "Flight": ["Which flight comes from {r}?", "What is the flight number of the one from {r}?", "My boss lands from {r}. What flight number do I tell the driver?"],
    "Belt": ["On which belt is the luggage from {r}?", "Where do the suitcases from {r} come out?", "I flew in from {r}: where is my bag?", "Just landed from {r}, where do I get my suitcase?", "My bag came along from {r}. At which belt do I wait?"], "Status": ["How do things stand with {r}?", "Is {r} on time, what does it say?", "What does the board say about {r}?", "I'm waiting for {r}. What is the news on the board?", "Can I relax about {r}, what is the status?"],
    "Points": ["How many points did {r} [get|make|score]?", "How well did {r} do, in points?", "{r} claims to have done well. How many points does it say?", "My {r} was in it. How many points?"], "Score": ["What did {r} score?", "How did {r} do, what score?", "{r} won't tell. What was the score?"], "Age": ["How many years does {r} have?", "How old did they write that {r} is?", "How many candles does {r} get, by the age in the list?", "Is {r} grown up, what age is given?"], "Goals": ["How often did {r} hit the net?", "How many times did {r} score a goal?", "How many goals can {r} boast of?"], "Games": ["How many times did {r} play?", "In how many games was {r}?", "How often was {r} on the pitch, in games?"], "Rank": ["Which place did {r} get?", "Where does {r} stand in the ranking?", "As which one did {r} come in?", "Did {r} win, what rank is it?"],
    "Hours": ["How long was it worked on {r}?", "How much work was there on {r}, in hours?", "How many hours fell on {r}?", "I get paid by the hour. How many do I have on {r}?"], "Shift": ["Which shift is it on {r}?", "What do I work on {r}, early or late?", "Can I sleep in on {r}, which shift is it?", "My husband wants to know what shift I have on {r}."], "Start": ["When does work begin on {r}?", "From when do I have to be there on {r}?", "I set my alarm for {r}. When do I start?"], "End": ["When can I go home on {r}?", "Until when does it go on {r}?", "I want to see a film on {r}. When am I done?", "Who fetches the kids on {r}, when am I off?"], "Visitors": ["How many people came on {r}?", "How busy was {r}, in visitors?", "Was {r} a quiet day, how many visitors came?"], "Breaks": ["How many breaks are there on {r}?", "How often can I rest on {r}?", "Can I have lunch and a coffee on {r}, how many breaks are there?"],
    "Room": ["Where does {r} sit?", "Which door do I knock at for {r}?", "In which room do I find {r}?", "I have a parcel for {r}. To which room do I carry it?"], "Phone": ["How do I reach {r}?", "Which number do I dial for {r}?", "I want to talk to {r}: which number?", "I must call {r} back. On which number?"], "Department": ["Where in the company does {r} work?", "Which department is {r} in?", "Whose people does {r} belong to, which department?"], "City": ["Where does {r} live?", "Which town is {r} from?", "I want to send {r} a postcard. To which city?"],
    "Income": ["How much did we earn in {r}?", "What came in in {r}?", "Did {r} go well, how much came in?"], "Costs": ["How much did we spend in {r}?", "What went out in {r}?", "{r} was expensive, I fear. How high were the costs?"], "Profit": ["What was left over in {r}?", "How much did we gain in {r}?", "Did {r} pay off, what profit was left?"], "Orders": ["How many people ordered in {r}?", "How many orders came in in {r}?", "Was {r} busy, how many orders were there?"], "Sales": ["How many were sold in {r}?", "How well did it sell in {r}, in figures?", "Was {r} any good, how many were sold?"], "Rent": ["What was the rent in {r}?", "How much rent did we pay in {r}?", "What did the landlord get in {r}?"],
    "Stock": ["How many of the {r} are left [in the shop|]?", "How much {r} do they have in the shop?", "Do we have to order {r}, how many are in stock?", "Somebody wants {r}. What do we have in stock?", "Do I have to go to another shop for {r}, how many are there?"], "Quantity": ["How many of the {r} are [there|listed]?", "What number is noted for {r}?", "How many {r} does the {doc} count?"], "Weight": ["How heavy is it, the {r}?", "What do the scales say for {r}?", "Can I carry the {r}, what weight is given?"], "Size": ["How big is it, the {r}?", "Which size does it say for {r}?", "Will the {r} fit, what size is given?"],
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
        "I am only interested in {r}. What is the {c}?", "Somebody asked me about {r}: which {c}?", "My finger is on {r}. What does it say under {c}?", "Find {r} and slide over to {c}. What stands there?", "Report the {c} for {r}.", "{r} {c}?", "What have they got for {r} in the {c} column?", "There is a row for {r}. What does it hold under {c}?", "I can't follow the lines: what {c} goes with {r}?",
        "If I look up {r}, which {c} do I get?", "Do you see the row {r}? Then tell me the {c}.", "Which {c} was entered for {r}?", "Not the whole {doc}, only the {c} of {r}.", "My teacher wants the {c} of {r}.", "I keep slipping a line. What does the {doc} say for {r} under {c}?", "In the {doc}, {r} has which {c}?", "Column {c}, row {r}.", "How does {r} stand in the {c} column?",
        "I forgot the {c} for {r}. Could you look it up?", "They ask me for the {c} of {r}.", "I wonder which {c} they put down for {r}.",
    ]
    if d.kind == "menu" and column in PORTIONS:
        patterns = ["How much is a {c} {r}?", "What does a {c} {r} cost?", "What is the price of a {c} {r}?", "Price of [a|the] {c} {r}?", "What do I pay for a {c} {r}?", "{c} {r}, how much?", "How much for the {c} {r}?", "What does the {c} portion of {r} cost?", "a {c} {r} is how much", "I would like a {c} {r}. What do you charge?", "A {c} {r}, please: what is that?", "How expensive is the {r} when I take the {c} one?", "If I order the {r} {c}, what will it be?", "What do they want for a {c} {r}?", "My daughter wants a {c} {r}: how much is it?", "The {r}, {c}: what price?", "we're getting a {c} {r}, how much is that", "Grandpa fancies a {c} {r}. What will it set him back?", "I've only got coins on me. What is a {c} {r}?", "Before I order a {c} {r}, tell me the price.", "Get me a {c} {r} and I pay you back: how much?", "Report the price of a {c} {r}.", "The waiter mumbled something about the {c} {r}. What does it really cost?", "I'd rather have a {c} {r}, what do they charge?", "What is printed as the price of a {c} {r}?", "I could eat a {c} {r} now. How much would that be?", "My son begs for a {c} {r}. What would I pay?"]
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
            ("sum(values)", "Nobody bothered to add up the {c} column. What does it come to?"), ("sum(values)", "Give me one figure for the whole {c} column, the sum."), ("sum(values)", "Row after row of {c}: what does it come to in the end?"), ("sum(values)", "I need the {c} column summed for my report."), ("sum(values)", "sum of {c} pls"), ("max(values)", "Which is the biggest number in the {c} column?"),
            ("max(values)", "I only want the record: the highest number under {c}."), ("max(values)", "How far up do the numbers under {c} go?"), ("min(values)", "Which is the smallest number in the {c} column?"), ("min(values)", "How far down do the numbers under {c} go?"), ("mean(values)", "For homework I need the mean of the {c} column."),
            ("mean(values)", "If the {c} column were spread evenly over the rows, what would each have?"), ("max(values) - min(values)", "How wide is the gap between the lowest and the highest number under {c}?"), ("max(values) - min(values)", "Top minus bottom in the {c} column?"),
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
        patterns = ["What [is|stands] [written|] [at|in] the {w} [of the {doc}|of the picture|]?", "Read [only|] the {w} [of the {doc}|only|].", "What [do I read|text is|can be read] in the {w} [of the {doc}|]?", "Transcribe the words in the {w} [of the {doc}|].", "I only need the text of the {w}.", "Only the {w}: what does it say?", "Which words stand in the {w}?", "Copy the {w} of the {doc}.", "What did they print in the {w}?", "Look at the {w}: what is written?", "In the {w}, what can you read?", "Let me hear the {w} of the {doc}.", "I only got a photo of the {doc} and care about the {w}. What does it say in the {w}?", "Never mind the rest, read what is in the {w}.", "Somebody told me to look in the {w}. What is written there?", "Report the text of the {w}.", "My eyes only go so far: what does it say in the {w}?", "The {w} is the part I can't read. What does it say?"]
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
        (part, "My part is {w} of the {k}. What do I get?"), (part, "The contract gives me {w} of the {k}. How much is it?"), (part, "Report {w} of the {k}."), (more, "They warn that the {k} will go up {w}. To what?"), (more, "{k} + {w} = ?"), (more, "Suppose the {k} is {w} more next time: how much is it then?"), (less, "{k} - {w} = ?"), (less, "Suppose the {k} is {w} less next time: how much is it then?"),
        (less, "I'd like to bring the {k} down by {w}. Where would it be then?"),
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
