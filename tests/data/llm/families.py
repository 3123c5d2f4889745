"""Makes the tiny models that the forward pass is held against: random weights in the layout of llama.cpp's GGUF files,
and what Hugging Face transformers computes with the same numbers.

    pip install torch transformers gguf
    python families.py            writes qwen2.gguf, qwen3.gguf, phi3.gguf, gemma3.gguf and families.json beside itself

Made with torch 2.15, transformers 5.24, gguf 0.19. The names of tensors and metadata are those of the GGUF format.
"""

import json
from pathlib import Path

import gguf
import torch
import transformers as hf

HERE = Path(__file__).resolve().parent
VOCABULARY, LENGTH = 64, 40
TOKENS = [(i * 37 + 5) % VOCABULARY for i in range(LENGTH)]
COMMON = dict(vocab_size=VOCABULARY, hidden_size=64, intermediate_size=48, num_attention_heads=2, num_key_value_heads=1, max_position_embeddings=128, rms_norm_eps=1e-5, attn_implementation="eager", pad_token_id=0, bos_token_id=0, eos_token_id=1)


def models():
    yield "qwen2", hf.Qwen2ForCausalLM(hf.Qwen2Config(**COMMON, num_hidden_layers=2, tie_word_embeddings=True, rope_parameters={"rope_type": "default", "rope_theta": 1e6}))
    yield "qwen3", hf.Qwen3ForCausalLM(hf.Qwen3Config(**(COMMON | {"hidden_size": 32}), head_dim=32, num_hidden_layers=2, tie_word_embeddings=False, rope_parameters={"rope_type": "default", "rope_theta": 1e6}))
    factors = [1 + 0.1 * i for i in range(16)]
    yield "phi3", hf.Phi3ForCausalLM(hf.Phi3Config(**COMMON, num_hidden_layers=2, tie_word_embeddings=False, sliding_window=9, original_max_position_embeddings=64, rope_parameters={"rope_type": "longrope", "rope_theta": 1e4, "short_factor": factors, "long_factor": [2 * f for f in factors], "original_max_position_embeddings": 64, "factor": 2.0}))
    yield "gemma3", hf.Gemma3ForCausalLM(hf.Gemma3TextConfig(**(COMMON | {"hidden_size": 32}), head_dim=32, num_hidden_layers=6, sliding_window=9, query_pre_attn_scalar=32, layer_types=["sliding_attention"] * 5 + ["full_attention"], rope_parameters={"sliding_attention": {"rope_type": "default", "rope_theta": 1e4}, "full_attention": {"rope_type": "linear", "rope_theta": 1e6, "factor": 8.0}}))


def randomise(model):
    """Weights large enough for every part to matter."""
    torch.manual_seed(7)
    with torch.no_grad():
        for name, p in model.named_parameters():
            p.copy_(torch.randn_like(p) * (0.3 if "norm" in name or "bias" in name else 1.2 / p.shape[-1] ** 0.5))
            if "norm" in name and model.config.model_type != "gemma3_text":
                p.add_(1.0)


PARTS = {
    "self_attn.q_proj": "attn_q", "self_attn.k_proj": "attn_k", "self_attn.v_proj": "attn_v", "self_attn.o_proj": "attn_output", "self_attn.qkv_proj": "attn_qkv",
    "self_attn.q_norm": "attn_q_norm", "self_attn.k_norm": "attn_k_norm", "mlp.gate_proj": "ffn_gate", "mlp.up_proj": "ffn_up", "mlp.down_proj": "ffn_down", "mlp.gate_up_proj": "ffn_up",
    "input_layernorm": "attn_norm",
}
NORMS = {"gemma3": {"post_attention_layernorm": "post_attention_norm", "pre_feedforward_layernorm": "ffn_norm", "post_feedforward_layernorm": "post_ffw_norm"}}


def write(family, model):
    config = model.config
    out = gguf.GGUFWriter(HERE / f"{family}.gguf", family)
    out.add_name(f"tiny {family}")
    out.add_block_count(config.num_hidden_layers)
    out.add_context_length(config.max_position_embeddings)
    out.add_embedding_length(config.hidden_size)
    out.add_feed_forward_length(config.intermediate_size)
    out.add_head_count(config.num_attention_heads)
    out.add_head_count_kv(config.num_key_value_heads)
    out.add_layer_norm_rms_eps(config.rms_norm_eps)
    out.add_key_length(32)
    out.add_value_length(32)
    rope = config.rope_parameters
    out.add_rope_freq_base(rope.get("full_attention", rope)["rope_theta"])
    if family == "gemma3":
        out.add_rope_scaling_type(gguf.RopeScalingType.LINEAR)
        out.add_rope_scaling_factor(8.0)
    if family == "phi3":
        out.add_rope_scaling_orig_ctx_len(64)
        # As the converter of llama.cpp computes it: sqrt(1 + ln(128 / 64) / ln(64)).
        import math
        out.add_rope_scaling_attn_factors(math.sqrt(1 + math.log(128 / 64) / math.log(64)))
        for name in ("short", "long"):
            out.add_tensor(f"rope_factors_{name}.weight", torch.tensor(rope[f"{name}_factor"]).numpy())
    if family in ("phi3", "gemma3"):
        out.add_sliding_window(9)
    out.add_tokenizer_model("gpt2")
    out.add_token_list([f"t{i}" for i in range(VOCABULARY)])
    out.add_eos_token_id(1)
    norms = NORMS.get(family, {"post_attention_layernorm": "ffn_norm"})
    for name, value in model.state_dict().items():
        base, kind = name.rsplit(".", 1)
        shift = 1.0 if family == "gemma3" and "norm" in name else 0.0
        if base.startswith("model.layers."):
            _, _, layer, part = base.split(".", 3)
            to = f"blk.{layer}.{(PARTS | norms)[part]}.{kind}"
        else:
            to = {"model.embed_tokens": "token_embd", "model.norm": "output_norm", "lm_head": "output"}[base] + "." + kind
            if to == "output.weight" and config.tie_word_embeddings:
                continue
        out.add_tensor(to, (value.float() + shift).contiguous().numpy())
    out.write_header_to_file()
    out.write_kv_data_to_file()
    out.write_tensors_to_file()
    out.close()


def main():
    found = {"tokens": TOKENS, "logits": {}}
    for family, model in models():
        randomise(model)
        model.eval()
        write(family, model)
        with torch.no_grad():
            logits = model(torch.tensor([TOKENS])).logits[0]
        found["logits"][family] = {str(at): [round(v, 5) for v in logits[at].tolist()] for at in (0, 7, LENGTH - 1)}
    (HERE / "families.json").write_text(json.dumps(found) + "\n")


if __name__ == "__main__":
    main()
