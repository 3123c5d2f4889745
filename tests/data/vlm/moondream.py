"""The reference of Moondream 2 (spring of 2024), put together from the parts of `transformers` that it is made of.

The model's own code is in its repository (https://github.com/vikhyat/moondream, `moondream/vision_encoder.py` and
`moondream/moondream.py`) and in no package. It is SigLIP's vision transformer with layer norms of eps 1e-5, two
linear layers with GELU between them, and Phi-1.5, to which `start token, picture, text` are given as embeddings. Here
SigLIP and Phi are those of `transformers`; only the names of the tensors and the layout of query, key and value (one
matrix) are moondream's.
"""

import json
import pathlib

import numpy as np
import torch
from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers
from torchvision.transforms import InterpolationMode, v2
from transformers import PhiConfig, PhiForCausalLM, SiglipVisionConfig
from transformers.models.siglip.modeling_siglip import SiglipVisionModel

WIDTH, SIDE, PATCH = 1152, 56, 14
PHI = dict(hidden=32, heads=4, layers=2, inner=64, rotary=4)
EYES = dict(inner=64, projected=48, heads=16)


def drawn(seed, shape, spread, middle):
    """SplitMix64 of `seed + i`, from -1 to 1: the test draws the same numbers instead of reading five million."""
    with np.errstate(over="ignore"):
        z = (np.uint64(seed) + np.arange(int(np.prod(shape)), dtype=np.uint64)) * np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z = (z ^ (z >> np.uint64(31))) >> np.uint64(40)
    unit = (z.astype(np.float32) / np.float32(1 << 23) - np.float32(1)) * np.float32(spread) + np.float32(middle)
    return torch.from_numpy(unit.astype(np.float32)).reshape(shape)


def tensors(vocabulary):
    """Name, shape, seed, spread and middle of every tensor, by moondream's names."""
    shapes = {}

    def linear(name, inner, outer):
        shapes[f"{name}.weight"], shapes[f"{name}.bias"] = [outer, inner], [outer]

    def norm(name, size):
        shapes[f"{name}.weight"], shapes[f"{name}.bias"] = [size], [size]

    eyes = "vision_encoder.encoder.model.visual"
    linear(f"{eyes}.patch_embed.linear", 3 * PATCH * PATCH, WIDTH)
    shapes[f"{eyes}.pos_embed"] = [1, (SIDE // PATCH) ** 2, WIDTH]
    linear(f"{eyes}.blocks.0.attn.qkv", WIDTH, 3 * WIDTH)
    linear(f"{eyes}.blocks.0.attn.proj", WIDTH, WIDTH)
    linear(f"{eyes}.blocks.0.mlp.fc1", WIDTH, EYES["inner"])
    linear(f"{eyes}.blocks.0.mlp.fc2", EYES["inner"], WIDTH)
    for name in ["blocks.0.norm1", "blocks.0.norm2", "norm"]:
        norm(f"{eyes}.{name}", WIDTH)
    linear("vision_encoder.projection.mlp.fc1", WIDTH, EYES["projected"])
    linear("vision_encoder.projection.mlp.fc2", EYES["projected"], PHI["hidden"])
    shapes["text_model.transformer.embd.wte.weight"] = [vocabulary, PHI["hidden"]]
    for i in range(PHI["layers"]):
        layer = f"text_model.transformer.h.{i}"
        norm(f"{layer}.ln", PHI["hidden"])
        linear(f"{layer}.mixer.Wqkv", PHI["hidden"], 3 * PHI["hidden"])
        linear(f"{layer}.mixer.out_proj", PHI["hidden"], PHI["hidden"])
        linear(f"{layer}.mlp.fc1", PHI["hidden"], PHI["inner"])
        linear(f"{layer}.mlp.fc2", PHI["inner"], PHI["hidden"])
    norm("text_model.lm_head.ln", PHI["hidden"])
    linear("text_model.lm_head.linear", PHI["hidden"], vocabulary)

    out = []
    for i, (name, shape) in enumerate(shapes.items()):
        is_norm = name.endswith(".weight") and ("norm" in name or ".ln." in name)
        wide = len(shape) == 2 and shape[1] > 200
        spread = 0.1 if is_norm else 0.06 if wide else 0.4
        out.append([name, shape, 1_000_003 * (i + 1), spread, 1.0 if is_norm else 0.0])
    return out


def build(listed, vocabulary):
    """SigLIP, the projection and Phi with these tensors."""
    given = {name: drawn(seed, shape, spread, middle) for name, shape, seed, spread, middle in listed}
    eyes = SiglipVisionModel(SiglipVisionConfig(
        hidden_size=WIDTH, intermediate_size=EYES["inner"], num_hidden_layers=1, num_attention_heads=EYES["heads"],
        image_size=SIDE, patch_size=PATCH, layer_norm_eps=1e-5, hidden_act="gelu_pytorch_tanh", vision_use_head=False,
    )).eval()
    text = PhiForCausalLM(PhiConfig(
        vocab_size=vocabulary, hidden_size=PHI["hidden"], intermediate_size=PHI["inner"],
        num_hidden_layers=PHI["layers"], num_attention_heads=PHI["heads"], hidden_act="gelu_new",
        layer_norm_eps=1e-5, tie_word_embeddings=False, max_position_embeddings=2048,
        rope_parameters={
            "rope_type": "default", "rope_theta": 10000.0,
            "partial_rotary_factor": PHI["rotary"] / (PHI["hidden"] // PHI["heads"]),
        },
        bos_token_id=0, eos_token_id=0,
    )).eval()

    def fill(module, names):
        own = dict(module.named_parameters())
        own = {name: parameter for name, parameter in own.items() if not name.startswith("head.")}
        assert set(own) == set(names), set(own) ^ set(names)
        with torch.no_grad():
            for name, value in names.items():
                own[name].copy_(value.reshape(own[name].shape))

    def pair(to, of):
        return {f"{to}.weight": given[f"{of}.weight"], f"{to}.bias": given[f"{of}.bias"]}

    def split(to, parts, of):
        out = {}
        for part, weight, bias in zip(parts, given[f"{of}.weight"].chunk(3), given[f"{of}.bias"].chunk(3)):
            out[f"{to}.{part}.weight"], out[f"{to}.{part}.bias"] = weight, bias
        return out

    of = "vision_encoder.encoder.model.visual"
    prefix = next(iter(dict(eyes.named_parameters()))).split("embeddings.")[0]
    layer = f"{prefix}encoder.layers.0"
    fill(eyes, {
        **pair(f"{prefix}embeddings.patch_embedding", f"{of}.patch_embed.linear"),
        f"{prefix}embeddings.position_embedding.weight": given[f"{of}.pos_embed"],
        **split(f"{layer}.self_attn", ["q_proj", "k_proj", "v_proj"], f"{of}.blocks.0.attn.qkv"),
        **pair(f"{layer}.self_attn.out_proj", f"{of}.blocks.0.attn.proj"),
        **pair(f"{layer}.mlp.fc1", f"{of}.blocks.0.mlp.fc1"), **pair(f"{layer}.mlp.fc2", f"{of}.blocks.0.mlp.fc2"),
        **pair(f"{layer}.layer_norm1", f"{of}.blocks.0.norm1"), **pair(f"{layer}.layer_norm2", f"{of}.blocks.0.norm2"),
        **pair(f"{prefix}post_layernorm", f"{of}.norm"),
    })
    words = {
        "model.embed_tokens.weight": given["text_model.transformer.embd.wte.weight"],
        **pair("model.final_layernorm", "text_model.lm_head.ln"), **pair("lm_head", "text_model.lm_head.linear"),
    }
    for i in range(PHI["layers"]):
        to, of = f"model.layers.{i}", f"text_model.transformer.h.{i}"
        words |= {
            **pair(f"{to}.input_layernorm", f"{of}.ln"), **pair(f"{to}.self_attn.dense", f"{of}.mixer.out_proj"),
            **split(f"{to}.self_attn", ["q_proj", "k_proj", "v_proj"], f"{of}.mixer.Wqkv"),
            **pair(f"{to}.mlp.fc1", f"{of}.mlp.fc1"), **pair(f"{to}.mlp.fc2", f"{of}.mlp.fc2"),
        }
    fill(text, words)

    def look(values):
        seen = eyes(values).last_hidden_state
        of = "vision_encoder.projection.mlp"
        seen = torch.nn.functional.linear(seen, given[f"{of}.fc1.weight"], given[f"{of}.fc1.bias"])
        seen = torch.nn.functional.gelu(seen, approximate="tanh")
        return torch.nn.functional.linear(seen, given[f"{of}.fc2.weight"], given[f"{of}.fc2.bias"])

    return look, text


def preprocess(side):
    """`preprocess` of moondream's vision encoder."""
    return v2.Compose([
        v2.Resize(size=(side, side), interpolation=InterpolationMode.BICUBIC), v2.ToImage(),
        v2.ToDtype(torch.float32, scale=True), v2.Normalize(mean=[0.5] * 3, std=[0.5] * 3),
    ])


def make(folder: pathlib.Path, picture, pixels, rounded):
    folder.mkdir(exist_ok=True)
    end = "<|endoftext|>"
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    tokenizer = Tokenizer(models.BPE({word: i + 1 for i, word in enumerate(alphabet)} | {end: 0}, []))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.add_special_tokens([AddedToken(end, special=True, normalized=False)])
    tokenizer.save(str(folder / "tokenizer.json"))
    vocabulary = tokenizer.get_vocab_size()

    listed = tensors(vocabulary)
    look, text = build(listed, vocabulary)
    values = preprocess(SIDE)(picture)[None]
    seen = look(values)
    answers = []
    for question in ["Describe this image.", "What is red?"]:
        prompt = f"\n\nQuestion: {question}\n\nAnswer:"
        ids = tokenizer.encode(prompt, add_special_tokens=False).ids
        embed = text.get_input_embeddings()
        given = torch.cat([embed(torch.tensor([[0]])), seen, embed(torch.tensor([ids]))], dim=1)
        tokens, logits = [], []
        for _ in range(12):
            row = text(inputs_embeds=given).logits[0, -1]
            logits.append(rounded(row))
            tokens.append(int(row.argmax()))
            if tokens[-1] == 0:
                tokens.pop()
                break
            given = torch.cat([given, embed(torch.tensor([[tokens[-1]]]))], dim=1)
        answers.append({
            "prompt": prompt, "start": [0] * (1 + seen.shape[1]) + ids, "tokens": tokens, "logits": logits[:3],
            "text": tokenizer.decode(tokens, skip_special_tokens=True),
        })
    gelu = "gelu_pytorch_tanh"
    config = {
        "phi_config": {
            "vocab_size": vocabulary, "n_positions": 2048, "n_embd": PHI["hidden"], "n_layer": PHI["layers"],
            "n_inner": PHI["inner"], "n_head": PHI["heads"], "rotary_dim": PHI["rotary"], "activation_function": gelu,
            "layer_norm_epsilon": 1e-5, "tie_word_embeddings": False, "pad_vocab_size_multiple": 64,
        },
        "vision_config": {
            "image_embedding_dim": WIDTH, "model_dim": PHI["hidden"], "hidden_dim": EYES["projected"],
            "hidden_features": EYES["inner"], "embed_len": (SIDE // PATCH) ** 2, "embed_dim": WIDTH, "num_blocks": 1,
            "num_heads": EYES["heads"], "act": gelu,
        },
    }
    (folder / "reference.json").write_text(json.dumps({
        "config": config, "weights": listed, "pixels": pixels(values), "seen": pixels(seen),
        "pixels_378": pixels(preprocess(378)(picture)[None]), "answers": answers,
    }, separators=(",", ":")) + "\n")
