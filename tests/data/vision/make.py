"""Makes the reference numbers in this folder with the original Python implementations.

    pip install rapidocr==3.10.0 onnxruntime==1.32.0 opencv-python-headless==5.0.0.93 numpy==2.4.6
    make.py NANODET.onnx astronaut.png page.png

The two pictures are those of scikit-image (`skimage.data.astronaut`, public domain; `skimage.data.page`).
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


if __name__ == "__main__":
    letterbox()
    nanodet(sys.argv[1], sys.argv[2])
    text_map(sys.argv[3])
    crop()
