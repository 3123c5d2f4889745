"""Makes the reference numbers in this folder with the original Python implementations.

    pip install rapidocr==3.10.0 onnxruntime==1.32.0 opencv-python-headless==5.0.0.93 numpy==2.4.6
    make.py NANODET.onnx astronaut.png page.png MOVENET.onnx SELFIE.onnx

The two pictures are those of scikit-image (`skimage.data.astronaut`, public domain; `skimage.data.page`); the pose is
that of `tests/questions/media/astronaut.jpg`, the first of them; the mask is that of `family.jpg` beside it.
"""

import json
import pathlib
import sys

import cv2
import numpy as np

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[2] / "benches" / "reference"))
import experts  # noqa: E402


def store(name, value):
    (HERE / name).write_text(json.dumps(value, separators=(",", ":")) + "\n")


def letterbox():
    y, x = np.mgrid[0:100, 0:250]
    rgb = np.stack([x * 3 % 256, y * 5 % 256, (x + y) * 2 % 256], axis=2).astype(np.uint8)
    tensor, (sx, sy), (left, top) = experts.letterbox(rgb[:, :, ::-1].copy())
    rows = tensor.reshape(-1, experts.SIDE)[::16].mean(axis=1)
    back = [(0 - left) * sx, (125 - top) * sy, (416 - left) * sx, (291 - top) * sy]
    store("letterbox.json", {"rows": [round(float(v), 6) for v in rows], "back": back})


def nanodet(model, picture):
    import onnxruntime

    session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    tensor, _, _ = experts.letterbox(cv2.imread(picture))
    names = ["Identity:0"] + [f"Identity_{i}:0" for i in range(1, 6)]
    outputs = session.run(names, {"input_1:0": tensor})
    scores, sides = np.zeros((169, 80), np.float32), np.zeros((169, 44), np.float32)
    best = sorted(np.argsort(-outputs[2][0].max(axis=1))[:16])
    for cell in best:
        scores[cell] = np.round(outputs[2][0, cell], 5)
        sides[cell] = np.round(outputs[5][0, cell], 4)
    empty = [np.zeros((1, 1, n), np.float32) for n in (80, 80, 44, 44)]
    grids = [empty[0], empty[1], scores[None], empty[2], empty[3], sides[None]]
    boxes, probability, classes = experts.decode(grids, 0.05)
    kept = experts.suppress(boxes, probability, classes, 0.6)
    rounded = lambda row, digits: [round(float(v), digits) for v in row]  # noqa: E731
    store("nanodet.json", {
        "cells": [{"cell": int(c), "scores": rounded(scores[c], 5), "sides": rounded(sides[c], 4)} for c in best],
        "expected": [
            {"xyxy": rounded(boxes[i], 3), "class": int(classes[i]), "score": round(float(probability[i]), 5)}
            for i in kept
        ],
    })


def text_map(picture):
    from rapidocr import RapidOCR

    detector = RapidOCR(params={"Global.log_level": "error"})._load_det_model()
    page = cv2.resize(cv2.imread(picture), None, fx=2, fy=2)
    probability = detector.session(detector.get_preprocess()(page))[0, 0]
    # A slight turn: boxes that are not upright.
    turn = cv2.getRotationMatrix2D((300, 200), 4, 1)
    probability = cv2.warpAffine(probability[100:500, 0:600], turn, (600, 400))
    levels = np.clip(np.round(probability * 255), 0, 255).astype(np.uint8)
    cv2.imwrite(str(HERE / "text_map.png"), levels, [cv2.IMWRITE_PNG_COMPRESSION, 9])
    values = (levels.astype(np.float32) / 255)[None, None]
    boxes, _ = detector.postprocess_op(values, (600, 900))
    store("text_map.json", detector.sorted_boxes(boxes).tolist())


def crop():
    from rapidocr.utils.process_img import get_rotate_crop_image

    y, x = np.mgrid[0:60, 0:80]
    rgb = np.stack([x * 3 % 256, y * 4 % 256, 128 + 100 * np.sin(x * y / 300)], axis=2).astype(np.uint8)
    quad = np.array([[12, 9], [66, 17], [64, 33], [9, 26]], np.float32)
    line = get_rotate_crop_image(rgb, quad)
    store("crop.json", {
        "quad": quad.tolist(), "size": [line.shape[1], line.shape[0]], "rgb": line.reshape(-1).tolist(),
    })


JOINTS = ["nose"] + [f"{side}_{name}" for name in (
    "eye", "ear", "shoulder", "elbow", "wrist", "hip", "knee", "ankle") for side in ("left", "right")]


def movenet(model):
    import onnxruntime

    rgb = cv2.imread(str(HERE.parents[1] / "questions" / "media" / "astronaut.jpg"))[:, :, ::-1]
    height, width = rgb.shape[:2]
    box = [40.5, 8.25, 360.0, 500.0]
    # A square around the body, 1.2 times as large, black outside of the picture.
    length = round(1.2 * max(box[2] - box[0], box[3] - box[1]))
    left, top = round((box[0] + box[2] - length) / 2), round((box[1] + box[3] - length) / 2)
    x1, y1, x2, y2 = max(left, 0), max(top, 0), min(left + length, width), min(top + length, height)
    scale = 192 / length
    w, h = round((x2 - x1) * scale), round((y2 - y1) * scale)
    to_x, to_y = round((x1 - left) * scale), round((y1 - top) * scale)
    square = np.zeros((192, 192, 3), np.uint8)
    square[to_y:to_y + h, to_x:to_x + w] = cv2.resize(np.ascontiguousarray(rgb[y1:y2, x1:x2]), (w, h))
    session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    found = session.run(None, {"input:0": square[None].astype(np.int32)})[0].reshape(17, 3)
    points = [
        {"name": name, "score": round(float(p), 4),
         "xy": [round(float((v * 192 - a) * n / m + b), 3)
                for v, a, n, m, b in ((x, to_x, x2 - x1, w, x1), (y, to_y, y2 - y1, h, y1))]}
        for name, (y, x, p) in zip(JOINTS, found)
    ]
    clip = lambda xy: [min(max(xy[0], 0), width), min(max(xy[1], 0), height)]  # noqa: E731
    store("movenet.json", {
        "size": [width, height], "box": box, "placed": [to_x, to_y, w, h],
        "output": [round(float(v), 6) for v in found.reshape(-1)],
        "points": [{**p, "xy": clip(p["xy"])} for p in points],
    })


def selfie(nanodet, model):
    """The mask of the people in a picture: the detector's, each looked at in a square a quarter larger than the box."""
    import onnxruntime

    def session(file):
        return onnxruntime.InferenceSession(file, providers=["CPUExecutionProvider"])

    picture = cv2.imread(str(HERE.parents[1] / "questions" / "media" / "family.jpg"))
    height, width = picture.shape[:2]
    rgb = np.ascontiguousarray(picture[:, :, ::-1])
    tensor, (sx, sy), (left, top) = experts.letterbox(picture)
    names = ["Identity:0"] + [f"Identity_{i}:0" for i in range(1, 6)]
    boxes, scores, classes = experts.decode(session(nanodet).run(names, {"input_1:0": tensor}), 0.35)
    boxes = np.clip((boxes - [left, top, left, top]) * [sx, sy, sx, sy], 0, [width, height, width, height])
    people = [boxes[i] for i in experts.suppress(boxes, scores, classes, 0.5) if experts.COCO[classes[i]] == "person"]
    side, mask, segment = 256, np.zeros((height, width), np.uint8), session(model)
    for box in people:
        length = round(1.25 * max(box[2] - box[0], box[3] - box[1]))
        x, y = round((box[0] + box[2] - length) / 2), round((box[1] + box[3] - length) / 2)
        # What the square shows of the picture is made small and put where it belongs, black elsewhere, and its mask is
        # made as large as it again.
        x1, y1, x2, y2 = max(x, 0), max(y, 0), min(x + length, width), min(y + length, height)
        w, h = round((x2 - x1) * side / length), round((y2 - y1) * side / length)
        to_x, to_y = round((x1 - x) * side / length), round((y1 - y) * side / length)
        square = np.zeros((side, side, 3), np.uint8)
        square[to_y:to_y + h, to_x:to_x + w] = cv2.resize(rgb[y1:y2, x1:x2], (w, h), interpolation=cv2.INTER_LINEAR)
        found = segment.run(["activation_10:0"], {"input_1:0": square[None].astype(np.float32) / 255})[0]
        levels = np.clip(np.round(found.reshape(side, side) * 255), 0, 255).astype(np.uint8)
        levels = cv2.resize(levels[to_y:to_y + h, to_x:to_x + w], (x2 - x1, y2 - y1), interpolation=cv2.INTER_LINEAR)
        mask[y1:y2, x1:x2] = np.maximum(mask[y1:y2, x1:x2], levels)
    cv2.imwrite(str(HERE / "family_mask.png"), mask, [cv2.IMWRITE_PNG_COMPRESSION, 9])
    print(f"{len(people)} people, {(mask >= 128).mean():.4f} of the picture")


if __name__ == "__main__":
    letterbox()
    nanodet(sys.argv[1], sys.argv[2])
    text_map(sys.argv[3])
    crop()
    movenet(sys.argv[4])
    selfie(sys.argv[1], sys.argv[5])
