# Makes orange.onnx: finds round orange things, by colour and by convolution alone.
import numpy as np
from onnx import TensorProto, helper, numpy_helper, save

SIDE, STEP = 320, 8                  # input in pixels; one place to look at every 8
SIZES = [64, 96]                      # how large the things may be
weights, nodes, scores, boxes = [], [], [], []

def constant(name, array):
    weights.append(numpy_helper.from_array(np.asarray(array, dtype=np.float32), name))
    return name

# How orange a pixel is: red minus green, 0.3 and more counts as wholly orange.
nodes.append(helper.make_node("Conv", ["images", constant("colour", [[[[3.3]], [[-3.3]], [[0.0]]]])], ["raw"]))
nodes.append(helper.make_node("Clip", ["raw", constant("low", 0.0), constant("high", 1.0)], ["orange"]))
for size in SIZES:
    # Orange inside of a disc, and not around it.
    half = size // 2 + 16
    y, x = np.mgrid[-half + 0.5:half, -half + 0.5:half]
    inside = np.hypot(x, y) < size / 2
    kernel = np.where(inside, 1.0 / inside.sum(), -0.5 / (~inside).sum())
    pad = half - STEP // 2
    nodes.append(helper.make_node("Conv", ["orange", constant(f"disc{size}", kernel[None, None])], [f"map{size}"],
                                  strides=[STEP, STEP], pads=[pad] * 4))
    nodes.append(helper.make_node("Flatten", [f"map{size}"], [f"scores{size}"], axis=2))
    scores.append(f"scores{size}")
    cy, cx = np.mgrid[STEP / 2:SIDE:STEP, STEP / 2:SIDE:STEP].reshape(2, -1)
    boxes.append(np.stack([cx, cy, np.full_like(cx, size), np.full_like(cx, size)]))
nodes.append(helper.make_node("Concat", scores, ["scores"], axis=1))
nodes.append(helper.make_node("Unsqueeze", ["scores", "first"], ["score_row"]))
nodes.append(helper.make_node("Concat", [constant("boxes", np.concatenate(boxes, axis=1)[None]), "score_row"],
                              ["output"], axis=1))
weights.append(numpy_helper.from_array(np.array([0]), "first"))
graph = helper.make_graph(nodes, "orange",
                          [helper.make_tensor_value_info("images", TensorProto.FLOAT, [1, 3, SIDE, SIDE])],
                          [helper.make_tensor_value_info("output", TensorProto.FLOAT, None)], weights)
save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8), "orange.onnx")
