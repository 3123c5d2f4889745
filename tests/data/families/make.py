"""Makes the fixtures of the families: a reader of coloured stripes, and a tiny captioner with random weights beside
what the original implementation (transformers, PyTorch) makes of it.

    python3 -m venv venv && venv/bin/pip install torch transformers onnx onnxscript onnxruntime pillow
    venv/bin/python tests/data/families/make.py

The model is a `VisionEncoderDecoderModel` of a ViT and a GPT-2 with cross-attention, the make of
nlpconnect/vit-gpt2-image-captioning, at 1/48 of its width. It is written in the layout that optimum exports:
`encoder_model.onnx`, `decoder_model.onnx` and `decoder_with_past_model.onnx`, or both decoders in one
`decoder_model_merged.onnx` behind `use_cache_branch`.
"""

import json
import pathlib

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper
from PIL import Image
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import GPT2Config, VisionEncoderDecoderConfig, VisionEncoderDecoderModel, ViTConfig
from transformers.cache_utils import DynamicCache, EncoderDecoderCache

HERE = pathlib.Path(__file__).parent
OUT = HERE / "captioner"
LAYERS, HEADS, WIDTH, VOCABULARY, SIDE, STEPS = 2, 2, 16, 300, 32, 12
START = 299


def tiny_model():
    torch.manual_seed(7)
    vision = ViTConfig(hidden_size=WIDTH, num_hidden_layers=LAYERS, num_attention_heads=HEADS, intermediate_size=32,
                       image_size=SIDE, patch_size=8, initializer_range=0.5)
    text = GPT2Config(vocab_size=VOCABULARY, n_positions=32, n_embd=WIDTH, n_layer=LAYERS, n_head=HEADS,
                      initializer_range=0.5, add_cross_attention=True, is_decoder=True, bos_token_id=START,
                      eos_token_id=START)
    config = VisionEncoderDecoderConfig.from_encoder_decoder_configs(vision, text)
    config.decoder_start_token_id = START
    config.pad_token_id = START
    model = VisionEncoderDecoderModel(config=config).eval()
    model.set_attn_implementation("eager")
    return model


class Encoder(torch.nn.Module):
    def __init__(self, model):
        super().__init__()
        self.encoder = model.encoder

    def forward(self, pixel_values):
        return self.encoder(pixel_values=pixel_values).last_hidden_state


class Decoder(torch.nn.Module):
    """The decoder with its caches as plain inputs and outputs."""

    def __init__(self, model):
        super().__init__()
        self.decoder = model.decoder

    def forward(self, input_ids, encoder_hidden_states, past=None):
        own = DynamicCache()
        for layer in range(LAYERS if past else 0):
            own.update(past[2 * layer], past[2 * layer + 1], layer)
        cache = EncoderDecoderCache(own, DynamicCache())
        out = self.decoder(input_ids=input_ids, encoder_hidden_states=encoder_hidden_states, past_key_values=cache,
                           use_cache=True)
        present = []
        for layer in out.past_key_values.self_attention_cache.layers:
            present += [layer.keys, layer.values]
        return (out.logits, *present)


def cache_names(kind):
    return [f"{kind}.{layer}.{what}" for layer in range(LAYERS) for what in ("key", "value")]


def export(module, args, path, inputs, outputs, dynamic):
    program = torch.onnx.export(module, args, input_names=inputs, output_names=outputs, dynamic_shapes=dynamic,
                                dynamo=True, opset_version=18, verbose=False)
    model = program.model_proto
    del model.metadata_props[:]
    for node in model.graph.node:
        del node.metadata_props[:]
        node.doc_string = ""
    for value in [*model.graph.value_info, *model.graph.initializer]:
        del value.metadata_props[:]
    del model.graph.value_info[:]
    onnx.checker.check_model(model)
    onnx.save(model, path)
    return model


def merged(first, later, path):
    """Both decoders in one model: `use_cache_branch` chooses, the caches of the first run are empty."""

    def branch(model, prefix, keep):
        names = {}
        for tensor in model.graph.initializer:
            names[tensor.name] = prefix + tensor.name
        for node in model.graph.node:
            for name in node.output:
                names[name] = prefix + name
        graph = onnx.GraphProto()
        graph.CopyFrom(model.graph)
        for tensor in graph.initializer:
            tensor.name = names[tensor.name]
            keep.setdefault((tuple(tensor.dims), tensor.data_type, onnx.numpy_helper.to_array(tensor).tobytes()),
                            tensor.name)
        shared = {tensor.name: keep[(tuple(tensor.dims), tensor.data_type,
                                     onnx.numpy_helper.to_array(tensor).tobytes())] for tensor in graph.initializer}
        own = [tensor for tensor in graph.initializer if shared[tensor.name] == tensor.name]
        lift = [onnx.TensorProto.FromString(tensor.SerializeToString()) for tensor in own]
        del graph.initializer[:]
        for node in graph.node:
            for i, name in enumerate(node.input):
                name = names.get(name, name)
                node.input[i] = shared.get(name, name)
            for i, name in enumerate(node.output):
                node.output[i] = names[name]
        for output in graph.output:
            output.name = names[output.name]
        del graph.input[:]
        graph.name = prefix
        return graph, lift

    keep = {}
    then, lifted = branch(later, "with_past/", keep)
    otherwise, more = branch(first, "first/", keep)
    outputs = ["logits", *cache_names("present")]
    node = helper.make_node("If", ["use_cache_branch"], outputs, then_branch=then, else_branch=otherwise)
    inputs = [onnx.ValueInfoProto.FromString(value.SerializeToString()) for value in later.graph.input]
    # In the merged model the first run gives more than one token.
    inputs.append(helper.make_tensor_value_info("use_cache_branch", TensorProto.BOOL, [1]))
    outs = [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in outputs]
    graph = helper.make_graph([node], "merged", inputs, outs, initializer=lifted + more)
    model = helper.make_model(graph, opset_imports=later.opset_import, ir_version=later.ir_version)
    onnx.save(model, path)


def tiny_tokenizer():
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(vocab_size=START, special_tokens=[], show_progress=False,
                                  initial_alphabet=pre_tokenizers.ByteLevel.alphabet())
    words = "a cat sitting on a table next to a cup of coffee; two people standing in front of a building with a sign"
    tokenizer.train_from_iterator([words] * 3, trainer)
    while tokenizer.get_vocab_size() < START:
        tokenizer.add_tokens([f"<unused{tokenizer.get_vocab_size()}>"])
    tokenizer.add_special_tokens(["<|endoftext|>"])
    assert tokenizer.token_to_id("<|endoftext|>") == START, tokenizer.get_vocab_size()
    tokenizer.save(str(OUT / "tokenizer.json"))
    return tokenizer


def pixels(picture):
    """What ViTImageProcessor does: Pillow's bilinear resizing, 0..255 to -1..1."""
    small = picture.resize((SIDE, SIDE), Image.BILINEAR)
    return torch.from_numpy((np.asarray(small, dtype=np.float32) / 255 - 0.5) / 0.5).permute(2, 0, 1)[None]


def reference(model, values):
    tokens, logits = [START], []
    hidden = model.encoder(pixel_values=values).last_hidden_state
    made = model.generate(pixel_values=values, max_new_tokens=STEPS, do_sample=False, num_beams=1, use_cache=True,
                          eos_token_id=None, return_dict_in_generate=True, output_logits=True)
    logits = torch.cat(made.logits)
    return hidden, made.sequences[0, 1:], logits


def stripes():
    """A reader of coloured stripes, four columns wide: scores of (nothing, red, green, blue) at each."""
    weights = np.zeros((4, 3, 8, 4), np.float32)
    for colour in range(3):
        weights[colour + 1, colour] = 1 / 32
    bias = np.array([0.25, 0, 0, 0], np.float32)
    nodes = [helper.make_node("Conv", ["line", "weights", "bias"], ["map"], strides=[8, 4]),
             helper.make_node("Squeeze", ["map", "row"], ["scores"]),
             helper.make_node("Transpose", ["scores"], ["output"], perm=[0, 2, 1])]
    constants = [onnx.numpy_helper.from_array(array, name) for name, array in
                 [("weights", weights), ("bias", bias), ("row", np.array([2]))]]
    graph = helper.make_graph(nodes, "stripes",
                              [helper.make_tensor_value_info("line", TensorProto.FLOAT, [1, 3, 8, "width"])],
                              [helper.make_tensor_value_info("output", TensorProto.FLOAT, [1, "times", 4])], constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    onnx.helper.set_model_props(model, {"characters": "a\nb\nc"})
    (HERE / "stripes").mkdir(exist_ok=True)
    onnx.save(model, HERE / "stripes" / "model.onnx")


def main():
    stripes()
    OUT.mkdir(exist_ok=True)
    model = tiny_model()
    tokenizer = tiny_tokenizer()
    picture = Image.fromarray((np.indices((60, 80)).sum(0)[..., None] * [3, 5, 2] % 256).astype(np.uint8))
    picture.resize((SIDE, SIDE), Image.BILINEAR).save(OUT / "small.png")
    picture.save(OUT / "large.png")
    values = pixels(picture)
    with torch.no_grad():
        hidden, tokens, logits = reference(model, values)
        export(Encoder(model).eval(), (values,), OUT / "encoder_model.onnx", ["pixel_values"], ["last_hidden_state"], None)
        ids = torch.tensor([[START, 5]])
        outputs = ["logits", *cache_names("present")]
        length = torch.export.Dim("length", min=1, max=32)
        first = export(Decoder(model).eval(), (ids, hidden), OUT / "decoder_model.onnx",
                       ["input_ids", "encoder_hidden_states"], outputs, ({1: length}, None))
        past = [torch.randn(1, HEADS, 3, WIDTH // HEADS) for _ in range(2 * LAYERS)]
        before = torch.export.Dim("before", min=1, max=31)
        later = export(Decoder(model).eval(), (ids[:, :1], hidden, past), OUT / "decoder_with_past_model.onnx",
                       ["input_ids", "encoder_hidden_states", *cache_names("past_key_values")], outputs,
                       (None, None, [{2: before}] * (2 * LAYERS)))
        merged(first, later, OUT / "decoder_model_merged.onnx")
    (OUT / "reference.json").write_text(json.dumps({
        "tokens": tokens.tolist(),
        "text": tokenizer.decode(tokens.tolist()),
        "logits": [[round(float(x), 5) for x in row] for row in logits],
        "pixel_rows": [round(float(x), 5) for x in values[0].mean(2).flatten()],
    }))
    check(values.numpy(), tokens.tolist())
    for file in sorted(OUT.iterdir()):
        print(file.name, file.stat().st_size)
    print(tokens.tolist(), tokenizer.decode(tokens.tolist()))


def check(values, expected):
    """The exported files, run by hand."""
    open_ = lambda name: onnxruntime.InferenceSession(OUT / name)
    hidden = open_("encoder_model.onnx").run(None, {"pixel_values": values})[0]
    both = {"merged": (open_("decoder_model_merged.onnx"),) * 2,
            "two": (open_("decoder_model.onnx"), open_("decoder_with_past_model.onnx"))}
    for name, (first, later) in both.items():
        tokens, past, last = [], [np.zeros((1, HEADS, 0, WIDTH // HEADS), np.float32)] * (2 * LAYERS), START
        for step in range(STEPS):
            session = first if step == 0 else later
            feeds = {"input_ids": np.array([[last]]), "encoder_hidden_states": hidden,
                     "use_cache_branch": np.array([step > 0]), **dict(zip(cache_names("past_key_values"), past))}
            wanted = {value.name for value in session.get_inputs()}
            logits, *past = session.run(["logits", *cache_names("present")],
                                        {key: value for key, value in feeds.items() if key in wanted})
            last = int(logits[0, -1].argmax())
            tokens.append(last)
        assert tokens == expected, (name, tokens, expected)


if __name__ == "__main__":
    main()
