"""Runs the original Python implementations of the experts, and scores theirs and Sightline's results alike.

Set up (Python 3.11):

    pip install rapidocr==3.10.0 onnxruntime==1.32.0 opencv-python-headless==5.0.0.93 pycocotools==2.0.11 numpy==2.4.6

Use:

    experts.py ocr FOLDER OUT.json                     RapidOCR with its defaults on every picture of a folder
    experts.py detect FOLDER OUT.json --model M.onnx   NanoDet: letterbox, score > 0.05, NMS 0.6, 100 boxes
    experts.py serve-ocr | serve-detect --model M.onnx a path a line in, a JSON object with seconds and result a line out
    experts.py score-ocr LABELS.jsonl FILE.json...     word precision, recall, F1
    experts.py score-detect LABELS.jsonl FILE.json...  COCO AP, AP50, and by size

A result file maps picture names to {"items": [{"xyxy", "label" or "text", "score"}], "seconds"}; boxes are in
pixels of the original picture. Labels are one JSON object a line: {"image", "width", "height", "boxes": [{"label",
"xyxy"}]} for detection, {"image", "lines": [{"text"}]} for OCR. Words are runs of letters and digits, lower-cased,
matched as multisets.
"""

import argparse
import collections
import contextlib
import io
import json
import logging
import pathlib
import re
import sys
import time

SIDE = 416
STRIDES = (8, 16, 32)
BINS = 11
MEAN = (103.53, 116.28, 123.675)
STD = (57.375, 57.12, 58.395)


def pictures(folder):
    kinds = {".jpg", ".jpeg", ".png"}
    return sorted(p for p in pathlib.Path(folder).iterdir() if p.suffix.lower() in kinds)


def write(results, out):
    seconds = sorted(r["seconds"] for r in results.values())
    pathlib.Path(out).write_text(json.dumps(results, ensure_ascii=False))
    mean = sum(seconds) / len(seconds)
    print(f"{len(seconds)} pictures, mean {mean:.3f} s, median {seconds[len(seconds) // 2]:.3f} s -> {out}")


def serve(work):
    """A path a line in, the result of `work` a line out, for the bench that measures both sides in turns."""
    for line in sys.stdin:
        result = work(pathlib.Path(line.rstrip("\n")))
        text = " ".join(item.get("text", "") for item in result["items"])
        print(json.dumps({"seconds": result["seconds"], "text": text, "count": len(result["items"])}), flush=True)


def over_folder(args, work):
    write({path.name: work(path) for path in pictures(args.folder)}, args.out)


def ocr(args):
    from rapidocr import RapidOCR

    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    params = {"Global.log_level": "error", "EngineConfig.onnxruntime.intra_op_num_threads": args.threads}
    engine = RapidOCR(params=params)

    def work(path):
        start = time.perf_counter()
        found = engine(str(path))
        seconds = time.perf_counter() - start
        items = []
        if found.boxes is not None:
            for box, text, score in zip(found.boxes, found.txts, found.scores):
                xs, ys = [float(p[0]) for p in box], [float(p[1]) for p in box]
                xyxy = [min(xs), min(ys), max(xs), max(ys)]
                items.append({"xyxy": xyxy, "text": text, "score": float(score)})
        return {"items": items, "seconds": seconds}

    return work


def letterbox(picture):
    import cv2
    import numpy as np

    height, width = picture.shape[:2]
    scale = min(SIDE / width, SIDE / height)
    w, h = max(1, round(width * scale)), max(1, round(height * scale))
    left, top = (SIDE - w) // 2, (SIDE - h) // 2
    tensor = np.empty((SIDE, SIDE, 3), np.float32)
    tensor[:] = MEAN
    tensor[top : top + h, left : left + w] = cv2.resize(picture, (w, h), interpolation=cv2.INTER_LINEAR)
    tensor = (tensor - np.array(MEAN, np.float32)) / np.array(STD, np.float32)
    return tensor.transpose(2, 0, 1)[None], (width / w, height / h), (left, top)


def decode(outputs, threshold):
    """Candidates of all strides: boxes in pixels of the letterboxed picture, scores, classes."""
    import numpy as np

    boxes, scores, classes = [], [], []
    for i, stride in enumerate(STRIDES):
        probability, sides = outputs[i][0], outputs[i + 3][0]
        cell, label = np.nonzero(probability > threshold)
        bins = sides[cell].reshape(-1, 4, BINS)
        bins = np.exp(bins - bins.max(axis=2, keepdims=True))
        distance = (bins / bins.sum(axis=2, keepdims=True)) @ np.arange(BINS, dtype=np.float32) * stride
        grid = SIDE // stride
        x, y = (cell % grid + 0.5) * stride, (cell // grid + 0.5) * stride
        l, t, r, b = distance.T
        boxes.append(np.stack([x - l, y - t, x + r, y + b], axis=1))
        scores.append(probability[cell, label])
        classes.append(label)
    return np.concatenate(boxes), np.concatenate(scores), np.concatenate(classes)


def suppress(boxes, scores, classes, limit):
    """Indices kept by class-wise non-maximum suppression, best first."""
    import numpy as np

    kept = []
    area = (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])
    for label in np.unique(classes):
        left = [i for i in np.argsort(-scores, kind="stable") if classes[i] == label]
        while left:
            best, rest = left[0], np.array(left[1:], int)
            kept.append(best)
            low = np.maximum(boxes[best, :2], boxes[rest, :2])
            high = np.minimum(boxes[best, 2:], boxes[rest, 2:])
            shared = np.prod(np.clip(high - low, 0, None), axis=1)
            left = [int(i) for i in rest[shared / (area[best] + area[rest] - shared) <= limit]]
    return sorted(kept, key=lambda i: -scores[i])


def detect(args):
    import cv2
    import numpy as np
    import onnxruntime

    names = [line for line in pathlib.Path(args.names).read_text().splitlines() if line] if args.names else COCO
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = args.threads
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(args.model, options, providers=["CPUExecutionProvider"])
    wanted = ["Identity:0"] + [f"Identity_{i}:0" for i in range(1, 6)]

    def work(path):
        picture = cv2.imread(str(path))
        start = time.perf_counter()
        tensor, (sx, sy), (left, top) = letterbox(picture)
        boxes, scores, classes = decode(session.run(wanted, {"input_1:0": tensor}), args.score)
        kept = suppress(boxes, scores, classes, args.iou)[:100]
        height, width = picture.shape[:2]
        boxes = (boxes - [left, top, left, top]) * [sx, sy, sx, sy]
        boxes = np.clip(boxes, 0, [width, height, width, height])
        items = [
            {"xyxy": boxes[i].tolist(), "label": names[classes[i]], "score": float(scores[i])} for i in kept
        ]
        return {"items": items, "seconds": time.perf_counter() - start}

    return work


def words(text):
    return collections.Counter(re.findall(r"[^\W_]+", text.lower()))


def score_ocr(args):
    labels = [json.loads(line) for line in open(args.labels, encoding="utf-8")]
    for file in args.files:
        results = json.load(open(file, encoding="utf-8"))
        right = read = written = 0
        for label in labels:
            truth = words(" ".join(line["text"] for line in label["lines"]))
            found = words(" ".join(item["text"] for item in results[label["image"]]["items"]))
            right += sum((truth & found).values())
            read += sum(found.values())
            written += sum(truth.values())
        precision, recall = right / read, right / written
        f1 = 2 * precision * recall / (precision + recall)
        print(f"{file}: precision {precision:.4f} recall {recall:.4f} F1 {f1:.4f}")


def score_detect(args):
    from pycocotools.coco import COCO as Truth
    from pycocotools.cocoeval import COCOeval

    labels = [json.loads(line) for line in open(args.labels, encoding="utf-8")]
    names = sorted({box["label"] for label in labels for box in label["boxes"]} | set(COCO))
    number = {name: i + 1 for i, name in enumerate(names)}
    truth = {"images": [], "annotations": [], "categories": [{"id": i, "name": n} for n, i in number.items()]}
    for i, label in enumerate(labels):
        truth["images"].append({"id": i, "width": label["width"], "height": label["height"]})
        for box in label["boxes"]:
            x0, y0, x1, y1 = box["xyxy"]
            truth["annotations"].append({
                "id": len(truth["annotations"]) + 1, "image_id": i, "category_id": number[box["label"]],
                "bbox": [x0, y0, x1 - x0, y1 - y0], "area": (x1 - x0) * (y1 - y0), "iscrowd": 0,
            })
    for file in args.files:
        results = json.load(open(file, encoding="utf-8"))
        found = []
        for i, label in enumerate(labels):
            for item in results[label["image"]]["items"]:
                x0, y0, x1, y1 = item["xyxy"]
                found.append({
                    "image_id": i, "category_id": number[item["label"]], "bbox": [x0, y0, x1 - x0, y1 - y0],
                    "score": item["score"],
                })
        with contextlib.redirect_stdout(io.StringIO()):
            coco = Truth()
            coco.dataset = truth
            coco.createIndex()
            evaluation = COCOeval(coco, coco.loadRes(found), "bbox")
            evaluation.evaluate()
            evaluation.accumulate()
            evaluation.summarize()
        ap, ap50, _, small, medium, large = evaluation.stats[:6]
        print(f"{file}: AP {ap:.4f} AP50 {ap50:.4f} small {small:.3f} medium {medium:.3f} large {large:.3f}")


COCO = (
    "person,bicycle,car,motorcycle,airplane,bus,train,truck,boat,traffic light,fire hydrant,stop sign,parking meter,"
    "bench,bird,cat,dog,horse,sheep,cow,elephant,bear,zebra,giraffe,backpack,umbrella,handbag,tie,suitcase,frisbee,"
    "skis,snowboard,sports ball,kite,baseball bat,baseball glove,skateboard,surfboard,tennis racket,bottle,wine glass,"
    "cup,fork,knife,spoon,bowl,banana,apple,sandwich,orange,broccoli,carrot,hot dog,pizza,donut,cake,chair,couch,"
    "potted plant,bed,dining table,toilet,tv,laptop,mouse,remote,keyboard,cell phone,microwave,oven,toaster,sink,"
    "refrigerator,book,clock,vase,scissors,teddy bear,hair drier,toothbrush"
).split(",")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    for name, function in (("ocr", ocr), ("detect", detect)):
        for served in (False, True):
            command = commands.add_parser(f"serve-{name}" if served else name)
            if served:
                command.set_defaults(function=lambda args, make=function: serve(make(args)))
            else:
                command.add_argument("folder")
                command.add_argument("out")
                command.set_defaults(function=lambda args, make=function: over_folder(args, make(args)))
            command.add_argument("--threads", type=int, default=2)
            if name == "detect":
                command.add_argument("--model", required=True)
                command.add_argument("--names", help="file with a class name a line; COCO-80 without it")
                command.add_argument("--score", type=float, default=0.05)
                command.add_argument("--iou", type=float, default=0.6)
    for name, function in (("score-ocr", score_ocr), ("score-detect", score_detect)):
        command = commands.add_parser(name)
        command.add_argument("labels")
        command.add_argument("files", nargs="+")
        command.set_defaults(function=function)
    args = parser.parse_args()
    args.function(args)


if __name__ == "__main__":
    sys.exit(main())
