"""Makes `precision.json`: random labelled and found boxes, and their average precision by pycocotools 2.0.11."""

import contextlib
import io
import json
import pathlib
import random

from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval


def box(rng):
    side = rng.choice([16, 50, 160])
    x, y = rng.uniform(0, 400), rng.uniform(0, 300)
    return [round(v, 1) for v in (x, y, x + side * rng.uniform(0.6, 1.6), y + side * rng.uniform(0.6, 1.6))]


def shaken(rng, xyxy):
    by = 0.12 * (xyxy[2] - xyxy[0])
    return [round(v + rng.gauss(0, by), 1) for v in xyxy]


def main():
    rng = random.Random(7)
    names = ["cat", "cup", "dog"]
    pictures = []
    for _ in range(12):
        labelled = [{"label": rng.choice(names), "xyxy": box(rng)} for _ in range(rng.randint(1, 6))]
        found = []
        for label in labelled:
            for _ in range(rng.choice([0, 1, 1, 2])):
                name = label["label"] if rng.random() < 0.85 else rng.choice(names)
                xyxy = shaken(rng, label["xyxy"])
                if xyxy[2] > xyxy[0] and xyxy[3] > xyxy[1]:
                    found.append({"label": name, "xyxy": xyxy, "score": round(rng.random(), 4)})
        found += [{"label": rng.choice(names), "xyxy": box(rng), "score": round(rng.random(), 4)} for _ in range(2)]
        pictures.append({"labelled": labelled, "found": found})
    number = {name: i + 1 for i, name in enumerate(names)}
    truth = {"images": [], "annotations": [], "categories": [{"id": i, "name": n} for n, i in number.items()]}
    results = []
    for i, picture in enumerate(pictures):
        truth["images"].append({"id": i, "width": 640, "height": 480})
        for item in picture["labelled"]:
            x0, y0, x1, y1 = item["xyxy"]
            truth["annotations"].append({
                "id": len(truth["annotations"]) + 1, "image_id": i, "category_id": number[item["label"]],
                "bbox": [x0, y0, x1 - x0, y1 - y0], "area": (x1 - x0) * (y1 - y0), "iscrowd": 0,
            })
        for item in picture["found"]:
            x0, y0, x1, y1 = item["xyxy"]
            results.append({
                "image_id": i, "category_id": number[item["label"]], "bbox": [x0, y0, x1 - x0, y1 - y0],
                "score": item["score"],
            })
    with contextlib.redirect_stdout(io.StringIO()):
        coco = COCO()
        coco.dataset = truth
        coco.createIndex()
        evaluation = COCOeval(coco, coco.loadRes(results), "bbox")
        evaluation.evaluate()
        evaluation.accumulate()
        evaluation.summarize()
    ap, ap50, _, small, medium, large = (float(v) for v in evaluation.stats[:6])
    expected = {"ap": ap, "ap50": ap50, "small": small, "medium": medium, "large": large}
    out = pathlib.Path(__file__).with_name("precision.json")
    out.write_text(json.dumps({"pictures": pictures, "expected": expected}))
    print(expected)


if __name__ == "__main__":
    main()
