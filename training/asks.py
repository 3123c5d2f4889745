"""What a question asks for, as calls: the small vocabulary that all families of questions share."""

import itertools
import re
from dataclasses import dataclass, field

from words import OPEN, ROOT, SHUT


@dataclass
class Ask:
    """One thing that is asked: the wording, the calls that find it out, and what it is about in a word or two."""

    question: str
    calls: list  # "id = tool(args)"
    answer: str  # id, or a whole answer line that begins with a quotation mark
    topic: str
    inputs: list = field(default_factory=lambda: ["image"])
    docs: list = field(default_factory=list)
    family: str = ""
    unanswerable: str | None = None

    def __post_init__(self):
        self.calls = in_order(self.calls)

    def plan(self):
        """The plan as plan text, its results called after the tools that make them."""
        if self.unanswerable:
            return f'unanswerable "{self.unanswerable}"'
        last = self.answer if self.answer.startswith('"') else f"${self.answer}"
        names = named_by_tool(self.calls)
        return "\n".join(renamed(line, names) for line in [*self.calls, f"answer {last}"])

    def needs_look(self):
        """Whether the plan holds printed words that the question does not say: nobody could write it unseen."""
        said = self.question.replace(OPEN, "").replace(SHUT, "").lower()
        words = re.findall(r'\b(?:key|text|row|column|name)="((?:[^"\\]|\\.)*)"', " ".join(self.calls))
        return any(word.replace("\\", "").lower() not in said for word in words)

    def tools(self):
        """The tools that the plan calls, in order."""
        return [re.match(r"\w+ = (\w+)\(", call).group(1) for call in self.calls]


def renamed(text, names):
    """A call or answer with its results renamed, in references, formulas and holes."""
    def swap(match):
        return match.group(1) + names.get(match.group(2), match.group(2))

    text = re.sub(r"(\$)(\w+)", swap, text)
    text = re.sub(r"^()(\w+)(?= = )", swap, text)
    text = re.sub(r"(\{)(\w+)(?=\})", swap, text)
    if " = calculate(" in text:
        formula = re.search(r'expression="([^"]*)"', text).group(1)
        text = text.replace(f'"{formula}"', '"' + re.sub(r"()(\b[a-z]\w*\b)(?!\()", swap, formula) + '"')
        text = re.sub(r"(, )(\w+)(?==\$)", swap, text)
    return text


def renamed_answer(answer, names):
    """An answer, a name or a line with holes, with its results renamed."""
    return renamed(answer if answer.startswith('"') else f"${answer}", names).lstrip("$")


# What the results of taught tools are called. A name that told more than the tool would have to be settled before it.
RESULTS = {tool: names.split(", ") for names, tool in re.findall(r"^([\w, ]+) = (\w+)\(", (ROOT / "prompts/taught.txt").read_text(), re.M)}


def named_by_tool(calls):
    """New names for the results of calls, as `src/planner/taught.rs` gives them: after the tools, or like a tool that is
    known by its card alone."""
    names = {}
    for call in calls:
        old, tool = re.match(r"(\w+) = (\w+)\(", call).groups()
        listed = RESULTS.get(tool)
        more = (f"{listed[0]}{n}" if listed else f"{tool}_{n}" for n in itertools.count(2))
        names[old] = next(name for name in itertools.chain(listed or [tool], more) if name not in names.values())
    return names


READ = re.compile(r"([a-e]) = (?:read_value|lookup|column)\(")


def in_order(calls):
    """The values of a formula read in the order in which it names them, so that one meaning has one plan."""
    at = next((i for i, call in enumerate(calls) if " = calculate(" in call), None)
    reads = {found[1]: i for i, call in enumerate(calls) if (found := READ.match(call))}
    if at is None or len(reads) < 2:
        return calls
    named = list(dict.fromkeys(re.findall(r"\b[a-e]\b", re.search(r'expression="([^"]*)"', calls[at]).group(1))))
    places = sorted(reads.values())
    together = places == list(range(places[0], places[-1] + 1))
    if named == list(reads) or set(named) != set(reads) or not together or any(f"${name}" in calls[i] for name in reads for i in places):
        return calls
    moved = {place: calls[reads[name]] for place, name in zip(places, named)}
    calls = [moved.get(i, call) for i, call in enumerate(calls)]
    calls[at] = re.sub(r"(?:, [a-e]=\$[a-e])+", "".join(f", {name}=${name}" for name in named), calls[at])
    return calls


def joined(first, second, question, style):
    """Two asks in one question: equal calls are made once, equal names are told apart by a number."""
    calls, names, taken = list(first.calls), {}, {call.split(" = ")[0] for call in first.calls}
    body = {call.split(" = ", 1)[1]: call.split(" = ")[0] for call in first.calls}
    for call in second.calls:
        old = call.split(" = ")[0]
        call = renamed(call, {k: v for k, v in names.items()})
        right = call.split(" = ", 1)[1]
        if right in body:
            names[old] = body[right]
            continue
        new, n = old, 2
        while new in taken:
            new, n = f"{old}{n}", n + 1
        names[old] = new
        # The formula's names are results already; only the result of this call is new.
        calls.append(f"{new} = {right}")
        taken.add(new)
        body[right] = new
    answer = renamed_answer(second.answer, names)

    def part(ask, it):
        return it.strip('"') if it.startswith('"') else f"{ask.topic}: {{{it}}}" if style else f"{{{it}}}"

    text = f'"{part(first, first.answer)}; {part(second, answer)}"'
    inputs = [*first.inputs, *(i for i in second.inputs if i not in first.inputs)]
    docs = [*first.docs, *(d for d in second.docs if all(d is not e for e in first.docs))]
    return Ask(question, calls, text, "both", inputs, docs, f"{first.family}+{second.family}")


def is_empty(name):
    """The calls that say yes when a result is empty."""
    return [f"n = count(items=${name})", 'yes = compare(a=$n, b=0, how="equal")']


def q(text):
    """A text as plan text writes it."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
