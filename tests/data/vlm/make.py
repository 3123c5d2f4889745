"""Makes what this folder holds: tiny models with random weights, and what the original implementations make of them.

    pip install torch==2.15.0 torchvision==0.29.2 transformers==5.24.0 tokenizers==0.23.3 pillow==13.0.0 numpy==2.4.6
    make.py

`blip` and `qwen3_vl` are saved by `transformers` from its own classes; its image processors, forward passes and
greedy search give the references. The code of moondream2 lives in a model repository and in no package: its
reference is `moondream.py` in this folder, put together from `transformers`' SigLIP and Phi. `photo.png` is a part of
`tests/questions/media/astronaut.jpg` (`skimage.data.astronaut`, NASA, public domain), stored without loss so that no
JPEG decoder stands between the two sides.
"""

import json
import pathlib

import moondream
import numpy as np
import torch
from PIL import Image
from tokenizers import AddedToken, Tokenizer, decoders, models, normalizers, pre_tokenizers

HERE = pathlib.Path(__file__).resolve().parent
PHOTO = HERE.parents[1] / "questions" / "media" / "astronaut.jpg"


def store(name, value):
    (HERE / name).write_text(json.dumps(value, separators=(",", ":")) + "\n")


def rounded(values, digits=6):
    return [round(float(v), digits) for v in values]


def photo():
    path = HERE / "photo.png"
    Image.open(PHOTO).convert("RGB").crop((140, 20, 356, 170)).save(path, optimize=True)
    return Image.open(path).convert("RGB")


def randomise(model, seed, spread=0.15):
    """Weights that make logits differ: the classes' own initialisation is too close to zero for that."""
    generator = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for name, parameter in sorted(model.named_parameters()):
            noise = torch.randn(parameter.shape, generator=generator) * spread
            is_norm = "norm" in name.lower() and name.endswith("weight")
            parameter.copy_(noise + 1 if is_norm else noise)
    return model.eval()


def pixels(values):
    """Mean, spread and every n-th number of an array, in its own order."""
    flat = values.detach().double().flatten()
    step = max(1, len(flat) // 400)
    return {
        "shape": list(values.shape), "mean": round(float(flat.mean()), 6), "spread": round(float(flat.std()), 6),
        "step": step, "samples": rounded(flat[::step], 5),
    }


def blip(picture):
    from transformers import BlipConfig, BlipForConditionalGeneration
    from transformers.models.blip.image_processing_blip import BlipImageProcessor
    from transformers.models.blip.image_processing_pil_blip import BlipImageProcessorPil

    letters = [chr(code) for code in range(ord("a"), ord("z") + 1)]
    words = "the photo of man cat red blue what is it color how many question answer : ? . space suit ##ing".split()
    specials = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    entries = specials + words + letters + ["##" + letter for letter in letters] + ["[DEC]"]
    vocabulary = {entry: i for i, entry in enumerate(entries)}
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.decoder = decoders.WordPiece()
    tokenizer.add_special_tokens(specials + ["[DEC]"])

    config = BlipConfig(
        text_config=dict(
            vocab_size=len(vocabulary), hidden_size=32, intermediate_size=48, num_hidden_layers=2,
            num_attention_heads=4, max_position_embeddings=48, bos_token_id=vocabulary["[DEC]"],
            sep_token_id=vocabulary["[SEP]"], eos_token_id=vocabulary["[SEP]"], pad_token_id=0,
        ),
        vision_config=dict(
            hidden_size=24, intermediate_size=40, num_hidden_layers=2, num_attention_heads=3, image_size=32, patch_size=8,
        ),
    )
    model = randomise(BlipForConditionalGeneration(config), 1)
    folder = HERE / "blip"
    model.save_pretrained(folder)
    (folder / "generation_config.json").unlink(missing_ok=True)
    tokenizer.save(str(folder / "tokenizer.json"))

    side = {"height": 32, "width": 32}
    values = BlipImageProcessorPil(size=side)(picture, return_tensors="pt")["pixel_values"]
    answers = []
    for prompt in ["", "a photo of", "Question: what color is the suit? Answer:"]:
        start = [vocabulary["[DEC]"]] + tokenizer.encode(prompt, add_special_tokens=False).ids
        # `generate` puts the start token in the place of [CLS] and cuts [SEP] off.
        given = torch.tensor([[vocabulary["[CLS]"]] + start[1:] + [vocabulary["[SEP]"]]])
        out = model.generate(
            values, input_ids=given, max_new_tokens=12, do_sample=False, num_beams=1,
            output_logits=True, return_dict_in_generate=True,
        )
        tokens = out.sequences[0, len(start):].tolist()
        answers.append({
            "prompt": prompt, "start": start, "tokens": tokens,
            "logits": [rounded(step[0]) for step in out.logits[:3]],
            "text": tokenizer.decode(tokens, skip_special_tokens=True),
        })
    store("blip/reference.json", {
        "pixels_384": pixels(BlipImageProcessorPil()(picture, return_tensors="pt")["pixel_values"]),
        "pixels_384_torchvision": pixels(BlipImageProcessor()(picture, return_tensors="pt")["pixel_values"]),
        "pixels": pixels(values),
        "seen": pixels(model.vision_model(values).last_hidden_state),
        "answers": answers,
    })


def qwen3_vl(picture):
    from transformers import Qwen3VLConfig, Qwen3VLForConditionalGeneration
    from transformers.models.qwen2_vl.image_processing_pil_qwen2_vl import Qwen2VLImageProcessorPil
    from transformers.models.qwen2_vl.image_processing_qwen2_vl import Qwen2VLImageProcessor, smart_resize

    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    merges = [("a", "n"), ("t", "h"), ("th", "e"), ("i", "s"), ("Ġ", "the"), ("Ġ", "is")]
    vocabulary = {word: i for i, word in enumerate(alphabet + ["".join(pair) for pair in merges])}
    tokenizer = Tokenizer(models.BPE(vocabulary, merges))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    names = ["endoftext", "im_start", "im_end", "vision_start", "vision_end", "image_pad", "video_pad"]
    tokenizer.add_special_tokens([AddedToken(f"<|{name}|>", special=True, normalized=False) for name in names])
    token = {name: tokenizer.token_to_id(f"<|{name}|>") for name in names}

    for tied in [False, True]:
        config = Qwen3VLConfig(
            text_config=dict(
                vocab_size=tokenizer.get_vocab_size(), hidden_size=32, intermediate_size=48, num_hidden_layers=2 if tied else 3,
                num_attention_heads=4, num_key_value_heads=2, head_dim=16, max_position_embeddings=512,
                rope_parameters={
                    "rope_type": "default", "rope_theta": 5000000.0, "mrope_section": [4, 2, 2], "mrope_interleaved": True,
                },
            ),
            vision_config=dict(
                depth=3, hidden_size=16, intermediate_size=40, num_heads=2, patch_size=4, out_hidden_size=32,
                num_position_embeddings=36, deepstack_visual_indexes=[1] if tied else [0, 2],
            ),
            image_token_id=token["image_pad"], video_token_id=token["video_pad"],
            vision_start_token_id=token["vision_start"], vision_end_token_id=token["vision_end"],
            tie_word_embeddings=tied,
        )
        model = randomise(Qwen3VLForConditionalGeneration(config), 3 if tied else 5, 0.25)
        folder = HERE / ("qwen3_vl_tied" if tied else "qwen3_vl")
        # Two shards, so that the index is read too.
        model.save_pretrained(folder, max_shard_size="1GB" if tied else "150KB")
        (folder / "generation_config.json").write_text(json.dumps({"eos_token_id": [token["im_end"], token["endoftext"]]}) + "\n")
        tokenizer.save(str(folder / "tokenizer.json"))
        sizes = {"shortest_edge": 16 * 16, "longest_edge": 48 * 48}
        processor = dict(patch_size=4, merge_size=2, temporal_patch_size=2, image_mean=[0.5] * 3, image_std=[0.5] * 3)
        (folder / "preprocessor_config.json").write_text(json.dumps({"size": sizes, **processor}) + "\n")

        seen = Qwen2VLImageProcessorPil(size=sizes, **processor)(picture, return_tensors="pt")
        grid = seen["image_grid_thw"]
        pads = int(grid.prod()) // 4
        answers = []
        for question in ["Describe the picture.", "Is this <|im_end|> the end?"]:
            # The template of Qwen3-VL, the question letter by letter: it must not end the turn.
            plain = Tokenizer.from_str(tokenizer.to_str())
            plain.encode_special_tokens = True
            words = lambda text: plain.encode(text, add_special_tokens=False).ids  # noqa: E731
            start = (
                [token["im_start"]] + words("user\n") + [token["vision_start"]] + [token["image_pad"]] * pads
                + [token["vision_end"]] + words(question) + [token["im_end"]] + words("\n")
                + [token["im_start"]] + words("assistant\n")
            )
            ids = torch.tensor([start])
            out = model.generate(
                input_ids=ids, attention_mask=torch.ones_like(ids), pixel_values=seen["pixel_values"],
                image_grid_thw=grid, mm_token_type_ids=(ids == token["image_pad"]).int(),
                max_new_tokens=12, do_sample=False, output_logits=True, return_dict_in_generate=True,
                eos_token_id=[token["im_end"], token["endoftext"]], pad_token_id=token["endoftext"],
            )
            tokens = out.sequences[0, len(start):].tolist()
            answers.append({
                "prompt": question, "start": start, "tokens": tokens,
                "logits": [rounded(step[0]) for step in out.logits[:3]],
                "text": tokenizer.decode(tokens, skip_special_tokens=True),
            })
        # A conversation with two pictures, by the same template.
        both = Qwen2VLImageProcessorPil(size=sizes, **processor)([picture, picture.crop((60, 10, 160, 130))], return_tensors="pt")
        places = [[token["image_pad"]] * (int(one.prod()) // 4) for one in both["image_grid_thw"]]
        see = lambda i: [token["vision_start"]] + places[i] + [token["vision_end"]]  # noqa: E731
        turn = lambda *parts: [token["im_start"]] + sum(parts, []) + [token["im_end"]] + words("\n")  # noqa: E731
        start = (
            turn(words("system\nBe brief.")) + turn(words("user\nThis is the man:"), see(0), words("\nWho is this?"))
            + turn(words("assistant\nthe man")) + turn(words("user\n"), see(1), words("And this?"))
            + [token["im_start"]] + words("assistant\n")
        )
        ids = torch.tensor([start])
        out = model.generate(
            input_ids=ids, attention_mask=torch.ones_like(ids), pixel_values=both["pixel_values"],
            image_grid_thw=both["image_grid_thw"], mm_token_type_ids=(ids == token["image_pad"]).int(),
            max_new_tokens=12, do_sample=False, output_logits=True, return_dict_in_generate=True,
            eos_token_id=[token["im_end"], token["endoftext"]], pad_token_id=token["endoftext"],
        )
        tokens = out.sequences[0, len(start):].tolist()
        chat = {
            "start": start, "tokens": tokens, "logits": [rounded(step[0]) for step in out.logits[:3]],
            "text": tokenizer.decode(tokens, skip_special_tokens=True),
        }
        vision = model.model.visual(seen["pixel_values"], grid_thw=grid)
        real_sizes = dict(size={"shortest_edge": 65536, "longest_edge": 16777216})
        real, fast = [
            of(**real_sizes, **processor | {"patch_size": 16})(picture, return_tensors="pt")
            for of in (Qwen2VLImageProcessorPil, Qwen2VLImageProcessor)
        ]
        cases = [(150, 216), (1000, 700), (20, 3000), (7, 7), (33, 49), (6000, 4000), (48, 80)]
        store(f"{folder.name}/reference.json", {
            "grid": grid[0].tolist(), "pixels": pixels(seen["pixel_values"]),
            "seen": pixels(vision.pooler_output), "deep": [pixels(level) for level in vision.deepstack_features],
            "pixels_16": pixels(real["pixel_values"]), "pixels_16_torchvision": pixels(fast["pixel_values"]),
            "grid_16": real["image_grid_thw"][0].tolist(),
            "sizes": [[h, w, *smart_resize(h, w, 32, 65536, 1048576)] for h, w in cases],
            "answers": answers, "chat": chat,
        })


if __name__ == "__main__":
    torch.manual_seed(0)
    np.random.seed(0)
    picture = photo()
    with torch.no_grad():
        blip(picture)
        qwen3_vl(picture)
        moondream.make(HERE / "moondream", picture, pixels, rounded)
