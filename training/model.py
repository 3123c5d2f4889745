"""SmolLM2 in PyTorch, read from the GGUF file that the product ships, with low-rank adapters on every matrix.

Rows keep the file's own order (rotary pairs side by side), so that an adapter fits the file's tensors as they are.
"""

import math

import gguf
import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers

PARTS = ["attn_q", "attn_k", "attn_v", "attn_output", "ffn_gate", "ffn_up", "ffn_down"]
SYSTEM = "Write a plan: one call a line, then the answer."
END = "<|im_end|>"


def field(reader, key):
    return reader.get_field(key).contents()


class Words:
    """The tokenizer of the file, and the prompt as the product writes it."""

    def __init__(self, reader):
        tokens, merges = field(reader, "tokenizer.ggml.tokens"), field(reader, "tokenizer.ggml.merges")
        kinds = field(reader, "tokenizer.ggml.token_type")
        vocabulary = {token: i for i, token in enumerate(tokens)}
        self.inner = Tokenizer(models.BPE(vocabulary, [tuple(m.split(" ", 1)) for m in merges]))
        self.inner.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.ByteLevel(add_prefix_space=False)])
        self.inner.decoder = decoders.ByteLevel()
        self.inner.add_special_tokens([AddedToken(t, special=True) for t, kind in zip(tokens, kinds) if kind == 3])

    def encode(self, text):
        return self.inner.encode(text, add_special_tokens=False).ids

    def sample(self, cards, prompt, plan):
        """The tokens of a conversation in three parts: what stands before the question, the question, and the plan.
        Cards of tools stand in the first message, which stays the same from question to question."""
        system = "\n".join([SYSTEM, *(["Tools:", *cards] if cards else [])])
        before, name, question = prompt.rpartition("Question:")
        shown = self.encode(f"<|im_start|>system\n{system}{END}\n<|im_start|>user\n{before}")
        return shown, self.encode(f"{name}{question}{END}\n<|im_start|>assistant\n"), self.encode(plan + "\n" + END)


class Linear(torch.nn.Module):
    """A frozen matrix and its adapter: x W' + (x A') B' * scale. While it is trained, a share `drop` of x A' is left
    out."""

    def __init__(self, weight, rank, scale, drop, dtype):
        super().__init__()
        self.register_buffer("weight", weight.to(dtype), persistent=False)
        out, inner = weight.shape
        self.a = torch.nn.Parameter(torch.randn(rank, inner) / math.sqrt(inner))
        self.b = torch.nn.Parameter(torch.zeros(out, rank))
        self.scale, self.drop = scale, drop

    def forward(self, x):
        low = F.dropout(F.linear(x, self.a.to(x.dtype)), self.drop, self.training)
        low = F.linear(low, self.b.to(x.dtype))
        return F.linear(x, self.weight) + (low if self.scale == 1 else low * self.scale)


class Layer(torch.nn.Module):
    def __init__(self, matrices, norms, shape, rank, scale, drop, dtype):
        super().__init__()
        self.m = torch.nn.ModuleDict({name: Linear(w, rank, scale, drop, dtype) for name, w in matrices.items()})
        self.register_buffer("n1", norms[0].to(dtype), persistent=False)
        self.register_buffer("n2", norms[1].to(dtype), persistent=False)
        self.shape = shape

    def forward(self, x, cos, sin, unseen):
        heads, kv, width, eps = self.shape
        b, t, _ = x.shape
        h = F.rms_norm(x, (x.shape[-1],), self.n1, eps)
        q = rotate(self.m["attn_q"](h).view(b, t, heads, width), cos, sin).transpose(1, 2)
        k = rotate(self.m["attn_k"](h).view(b, t, kv, width), cos, sin).transpose(1, 2)
        v = self.m["attn_v"](h).view(b, t, kv, width).transpose(1, 2)
        k, v = (y.repeat_interleave(heads // kv, dim=1) for y in (k, v))
        # Plain products: at a few hundred tokens they are much faster here than the fused kernel's backward pass.
        scores = (q @ k.transpose(2, 3) * width**-0.5).masked_fill(unseen, -torch.inf)
        mixed = scores.softmax(-1) @ v
        x = x + self.m["attn_output"](mixed.transpose(1, 2).reshape(b, t, -1))
        h = F.rms_norm(x, (x.shape[-1],), self.n2, eps)
        return x + self.m["ffn_down"](F.silu(self.m["ffn_gate"](h)) * self.m["ffn_up"](h))


def rotate(x, cos, sin):
    a, b = x[..., 0::2], x[..., 1::2]
    return torch.stack([a * cos - b * sin, a * sin + b * cos], -1).flatten(-2)


def cost(x, embedding, targets):
    """Mean cross-entropy of the tokens that follow states (count, hidden)."""
    return F.cross_entropy(F.linear(x, embedding).float(), targets)


class Planner(torch.nn.Module):
    """The network; only its adapters are trained, with noise on what is read (NEFTune: Jain et al. 2023)."""

    def __init__(self, path, rank=16, alpha=16.0, drop=0.0, noise=0.0, dtype=torch.bfloat16, context=1024):
        super().__init__()
        reader = gguf.GGUFReader(path)
        self.words = Words(reader)
        tensors = {t.name: t for t in reader.tensors}

        def load(name):
            t = tensors[name]
            return torch.from_numpy(np.ascontiguousarray(gguf.quants.dequantize(t.data, t.tensor_type)))

        count, heads, kv = (int(field(reader, f"llama.{key}")) for key in ("block_count", "attention.head_count", "attention.head_count_kv"))
        hidden, eps = int(field(reader, "llama.embedding_length")), float(field(reader, "llama.attention.layer_norm_rms_epsilon"))
        base, width = float(field(reader, "llama.rope.freq_base")), hidden // heads
        self.register_buffer("embedding", load("token_embd.weight").to(dtype), persistent=False)
        self.register_buffer("norm", load("output_norm.weight").to(dtype), persistent=False)
        self.eps, self.rank, self.scale, self.noise = eps, rank, alpha / rank, noise
        shape = (heads, kv, width, eps)
        self.layers = torch.nn.ModuleList(
            Layer({p: load(f"blk.{i}.{p}.weight") for p in PARTS}, (load(f"blk.{i}.attn_norm.weight"), load(f"blk.{i}.ffn_norm.weight")), shape, rank, self.scale, drop, dtype)
            for i in range(count)
        )
        angles = torch.arange(context)[:, None] * base ** (-torch.arange(0, width, 2) / width)[None, :]
        self.register_buffer("cos", angles.cos().to(dtype), persistent=False)
        self.register_buffer("sin", angles.sin().to(dtype), persistent=False)

    def hidden(self, tokens, places, parts):
        """The states of tokens (batch, length) at their places in the conversation. Each row is a page: part 0 is
        seen by all, what stands in another part by that part alone."""
        x = F.embedding(tokens, self.embedding)
        if self.training and self.noise:
            x = x + (2 * torch.rand_like(x) - 1) * self.noise / math.sqrt(x.shape[1] * x.shape[2])
        cos, sin = self.cos[places][:, :, None, :], self.sin[places][:, :, None, :]
        later = torch.ones(tokens.shape[1], tokens.shape[1], dtype=torch.bool).triu(1)
        unseen = (later | (parts[:, None, :] != 0) & (parts[:, None, :] != parts[:, :, None]))[:, None]
        for layer in self.layers:
            x = layer(x, cos, sin, unseen)
        return F.rms_norm(x, (x.shape[-1],), self.norm, self.eps)

    def loss(self, tokens, targets, places, parts):
        """Mean cross-entropy of the wanted tokens; a target of -1 is not wanted."""
        x = self.hidden(tokens, places, parts)
        wanted = targets >= 0
        return cost(x[wanted], self.embedding, targets[wanted])

    def adapters(self):
        """The trained numbers by the names of the tensors they belong to."""
        out = {}
        for i, layer in enumerate(self.layers):
            for part, m in layer.m.items():
                out[f"blk.{i}.{part}.a"], out[f"blk.{i}.{part}.b"] = m.a, m.b
        return out
