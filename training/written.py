"""Reads the questions that were written one by one, `written/*.txt`, as samples.

    python written.py --out written.jsonl --held held.jsonl

A page begins with `===` and its inputs; then what a first look shows of it (`Seen:`, `Written:` with lines parted by
` / ` and pictures by ` | `) and the cards of tools that are not taught (`Card:`). A question begins with `---`; its
plan follows. Of twelve pages one is held out. Fails where a plan names what neither page nor question says.
"""

import argparse
import hashlib
import json
import re
from pathlib import Path

import documents
from asks import Ask
from generate import LITTLE, told

NAMED = re.compile(r'\b(key|row|column|text)="((?:[^"\\]|\\.)+)"')


def look(page):
    """What the planner is shown before the question."""
    pictures = sum(name.startswith("image") for name in page["inputs"])
    parts = {"Seen": [], "Written": []}
    for name in parts.keys() & page.keys():
        parts[name] = ["" if part.strip() == "-" else part.strip() for part in page[name].split(" | ")]
        if len(parts[name]) != pictures:
            raise ValueError(f"{name}: {len(parts[name])} parts for {pictures} pictures")
    return documents.look(page["inputs"], parts["Seen"], [part.split(" / ") for part in parts["Written"]])


def plan_of(lines):
    """The plan with its results called after the tools that make them."""
    *calls, last = lines
    if last.startswith("unanswerable ") and not calls:
        return last
    if not last.startswith("answer ") or not all(re.match(r"\w+ = \w+\(", call) for call in calls):
        raise ValueError("no plan")
    return Ask("", calls, last.removeprefix("answer ").removeprefix("$"), "").plan()


def sample(page, question, plan, family):
    plan, shown = plan_of(plan), look(page)
    known = f"{page.get('Written', '')}\n{question}".lower()
    for name, words in NAMED.findall(plan):
        if words.replace("\\", "").lower() not in known:
            raise ValueError(f'{name}="{words}" is neither on the page nor in the question')
        if name == "key" and re.search(r"\d", words):
            raise ValueError(f'key="{words}": the planner is not shown numbers')
    prompt = "\n".join([*shown, f"Question: {question}"])
    return {"kind": "written", "family": family, "inputs": page["inputs"], "cards": page["cards"], "prompt": prompt, "plan": plan}


def read(path):
    """The samples of a file. Raises `ValueError` with file and line."""
    page, question, plan, at, known = None, None, [], 0, set()

    def ended():
        if question is None:
            return
        try:
            item = sample(page, question, plan, path.stem)
        except ValueError as problem:
            raise ValueError(f"{path}:{at}: {problem}") from None
        key = (item["prompt"].lower(), tuple(item["cards"]))
        if key not in known:
            known.add(key)
            yield item

    for number, line in enumerate(path.read_text().splitlines(), 1):
        line = line.strip()
        if line.startswith(("===", "---")):
            yield from ended()
            plan, at, question = [], number, line[3:].strip() if line.startswith("---") else None
            if line.startswith("==="):
                inputs = [name.strip() for name in line[3:].split(",") if name.strip() not in ("", "none")]
                page = {"inputs": inputs, "cards": []}
        elif question is not None and line:
            plan.append(line)
        elif line:
            name, _, rest = line.partition(": ")
            if page is None or name not in ("Card", "Seen", "Written"):
                raise ValueError(f"{path}:{number}: what is `{name}`?")
            if name == "Card":
                page["cards"].append(rest)
            else:
                page[name] = rest
    yield from ended()


def is_held(item):
    """Whether a sample is held out, with all others of its page; a question alone where nothing is shown."""
    _, page = told(item)
    page = item["prompt"] if len(page) < LITTLE else page
    return int(hashlib.sha1(page.encode()).hexdigest(), 16) % 12 == 0


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--out", required=True)
    args.add_argument("--held", required=True)
    args = args.parse_args()
    with open(args.out, "w") as out, open(args.held, "w") as held:
        for path in sorted((Path(__file__).parent / "written").glob("*.txt")):
            for item in read(path):
                (held if is_held(item) else out).write(json.dumps(item, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
