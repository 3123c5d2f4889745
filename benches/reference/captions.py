"""Scores captions against those of people: CIDEr, and how many of the things they name are not there (CHAIR-i).

Set up (Python 3.11 and a Java runtime, for the tokenizer):

    pip install pycocoevalcap==1.2

Use:

    captions.py run SIGHTLINE FOLDER OUT.json      caption every picture of a folder with `sightline tools call caption`
    captions.py score LABELS.jsonl OUT.json        CIDEr and CHAIR-i
    captions.py constant LABELS.jsonl "A caption." CIDEr of one caption for every picture: what the scorer gives for nothing

A caption file maps picture names to {"caption", "objects", "seconds"}; objects are COCO kinds. Labels are one JSON
object a line: {"image", "boxes": [{"label"}], "captions"}.

CHAIR-i is that of A. Rohrbach et al., "Object hallucination in image captioning" (2018): of the kinds that captions
name, the share that is neither among a picture's boxes nor in the captions of people. Kinds are found in the words of
people by their synonyms, and in a caption to be scored by its own words too, so that nothing named goes uncounted.
"""

import argparse
import json
import pathlib
import re
import subprocess
import time
import tomllib

ROOT = pathlib.Path(__file__).resolve().parents[2]
# Words of captions for kinds that the detector's vocabulary has under other names, or not at all.
MORE = {
    "person": "skier surfer snowboarder skateboarder batter pitcher catcher umpire rider cyclist chef officer crowd "
              "family group couple team spectator fan friend player toddler bride groom".split(),
    "dining table": ["table", "desk", "counter"],
    "tv": ["television", "monitor", "screen", "tv screen"],
    "couch": ["sofa"],
    "sports ball": ["ball", "soccer ball", "tennis ball", "baseball"],
    "potted plant": ["plant", "flower", "houseplant"],
    "cell phone": ["phone", "cellphone", "smartphone"],
    "airplane": ["plane", "jet", "aircraft"],
    "train": ["tram", "trolley", "locomotive", "streetcar"],
    "car": ["van", "taxi", "vehicle"],
    "truck": ["pickup", "lorry"],
    "cup": ["mug", "glass"],
}


def labels(path):
    return {row["image"]: row for row in map(json.loads, pathlib.Path(path).read_text().splitlines())}


def run(args):
    results = {}
    kinds = {".jpg", ".jpeg", ".png"}
    for path in sorted(p for p in pathlib.Path(args.folder).iterdir() if p.suffix.lower() in kinds):
        start = time.perf_counter()
        command = [args.sightline, "--no-cache", "-q", "tools", "call", "caption", "--image", str(path), "--json"]
        items = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)["value"]["items"]
        named = sorted({item["label"] for item in items[1:]} - {"text"})
        results[path.name] = {
            "caption": items[0]["text"], "objects": named, "seconds": round(time.perf_counter() - start, 3),
        }
    pathlib.Path(args.out).write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n")
    print(f"{len(results)} captions -> {args.out}")


def cider(references, captions):
    """CIDEr-D times 100, with the tokenizer of the COCO evaluation."""
    from pycocoevalcap.cider.cider import Cider
    from pycocoevalcap.tokenizer.ptbtokenizer import PTBTokenizer

    tokenizer = PTBTokenizer()
    wanted = tokenizer.tokenize({k: [{"caption": c} for c in v] for k, v in references.items()})
    given = tokenizer.tokenize({k: [{"caption": v}] for k, v in captions.items()})
    return 100 * Cider().compute_score(wanted, given)[0]


def singular(word):
    irregular = {"people": "person", "men": "man", "women": "woman", "children": "child", "knives": "knife",
                 "mice": "mouse", "skis": "skis", "scissors": "scissors", "bus": "bus", "glasses": "glasses"}
    if word in irregular:
        return irregular[word]
    for end, new in (("ies", "y"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"), ("sses", "ss"), ("buses", "bus")):
        if word.endswith(end):
            return word[: -len(end)] + new
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def vocabulary():
    """Phrases of singular words -> kind, the longest first."""
    data = tomllib.loads((ROOT / "tools/vocabulary/detect.toml").read_text())
    words = {}
    for label in data["labels"]:
        name = label["name"]
        for word in [name] + label.get("synonyms", []) + MORE.get(name, []):
            words.setdefault(tuple(singular(w) for w in word.lower().split()), name)
    return sorted(words.items(), key=lambda item: -len(item[0]))


def kinds_in(text, words):
    tokens, found, at = [singular(w) for w in re.findall(r"[a-z]+", text.lower())], set(), 0
    while at < len(tokens):
        for phrase, kind in words:
            if tuple(tokens[at : at + len(phrase)]) == phrase:
                found.add(kind)
                at += len(phrase) - 1
                break
        at += 1
    return found


def score(args):
    rows, results = labels(args.labels), json.loads(pathlib.Path(args.captions).read_text())
    missing = sorted(set(rows) - set(results))
    assert not missing, f"no caption for {missing[:3]}"
    words = vocabulary()
    named, wrong = 0, []
    for name, row in rows.items():
        there = {box["label"] for box in row["boxes"]} | {k for c in row["captions"] for k in kinds_in(c, words)}
        # Quoted words are read, not claimed to be things.
        said = kinds_in(re.sub(r'"[^"]*"', "", results[name]["caption"]), words) | set(results[name].get("objects", []))
        named += len(said)
        wrong += [(name, kind) for kind in sorted(said - there)]
    value = cider({k: rows[k]["captions"] for k in rows}, {k: results[k]["caption"] for k in rows})
    seconds = [r["seconds"] for r in results.values() if "seconds" in r]
    for name, kind in wrong:
        print(f"  not there: {kind} in {name}: {results[name]['caption']}")
    print(f"{len(rows)} pictures: CIDEr {value:.1f}, CHAIR-i {100 * len(wrong) / max(named, 1):.1f} % ({len(wrong)} of {named})")
    if seconds:
        print(f"mean {sum(seconds) / len(seconds):.2f} s a picture")


def constant(args):
    rows = labels(args.labels)
    print(f"CIDEr {cider({k: r['captions'] for k, r in rows.items()}, {k: args.caption for k in rows}):.1f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    for name, function, names in (
        ("run", run, ("sightline", "folder", "out")),
        ("score", score, ("labels", "captions")),
        ("constant", constant, ("labels", "caption")),
    ):
        command = commands.add_parser(name)
        command.set_defaults(function=function)
        for argument in names:
            command.add_argument(argument)
    args = parser.parse_args()
    args.function(args)


if __name__ == "__main__":
    main()
