"""Trains the planner's adapter on generated data; goes on from its last checkpoint when it is started again.

    python train.py --base SmolLM2-135M-Instruct.Q4_1.gguf --data train.jsonl --validation validation.jsonl --out run
"""

import argparse
import json
import math
import time
from pathlib import Path

import torch
from safetensors.torch import load_file

from model import Layer, Planner


def batches(samples, size, seed):
    """Batches of samples of like length, in an order of chance."""
    rng = torch.Generator().manual_seed(seed)
    order = torch.randperm(len(samples), generator=rng).tolist()
    chunks = []
    for start in range(0, len(order), size * 50):
        block = sorted(order[start:start + size * 50], key=lambda i: len(samples[i][0]))
        chunks += [block[i:i + size] for i in range(0, len(block), size)]
    return [chunks[i] for i in torch.randperm(len(chunks), generator=rng).tolist()]


def tensors(samples):
    """Tokens filled up to one length, and the targets: the plan's tokens, -1 elsewhere."""
    longest = max(len(tokens) for tokens, _ in samples)
    x, y = torch.zeros(len(samples), longest, dtype=torch.long), torch.full((len(samples), longest), -1)
    for i, (tokens, start) in enumerate(samples):
        x[i, :len(tokens)] = torch.tensor(tokens)
        y[i, start - 1:len(tokens) - 1] = torch.tensor(tokens[start:])
    return x, y


def read(path, words, longest):
    """The samples of a file as tokens; those that are too long are left out."""
    items = [json.loads(line) for line in open(path)]
    samples = [words.sample(item["cards"], item["prompt"], item["plan"]) for item in items]
    return [(t, s) for t, s in samples if len(t) <= longest]


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("base", "data", "validation", "out"):
        args.add_argument(f"--{name}", required=True)
    args.add_argument("--rank", type=int, default=16)
    args.add_argument("--rate", type=float, default=2e-3)
    args.add_argument("--batch", type=int, default=16)
    args.add_argument("--epochs", type=float, default=1.0)
    args.add_argument("--longest", type=int, default=480)
    args.add_argument("--seed", type=int, default=1)
    args.add_argument("--start", help="the checkpoint or the written adapter of an earlier run to begin with")
    args = args.parse_args()
    torch.manual_seed(args.seed)
    # One layer is compiled and used for all: the many small steps between the products take half of the time.
    Layer.forward = torch.compile(Layer.forward, dynamic=True)
    out = Path(args.out)
    out.mkdir(parents=True, exist_ok=True)
    model = Planner(args.base, args.rank, float(args.rank))
    if args.start:
        written = args.start.endswith(".safetensors")
        load(model, load_file(args.start) if written else torch.load(args.start)["adapter"])
    train, valid = read(args.data, model.words, args.longest), read(args.validation, model.words, args.longest)
    plan = [chunk for epoch in range(math.ceil(args.epochs)) for chunk in batches(train, args.batch, args.seed + epoch)]
    plan = plan[: int(len(plan) * args.epochs / math.ceil(args.epochs))]
    optimiser = torch.optim.AdamW(model.parameters(), lr=args.rate, betas=(0.9, 0.98), weight_decay=0.0)
    step, last, checkpoint = 0, time.time(), out / "checkpoint.pt"
    if checkpoint.exists():
        state = torch.load(checkpoint)
        load(model, state["adapter"])
        optimiser.load_state_dict(state["optimiser"])
        step = state["step"]
    print(f"{len(train)} samples, {sum(len(t) for t, _ in train) / len(train):.0f} tokens each, {len(plan)} steps, from step {step}", flush=True)
    tokens, begun, total = 0, time.time(), 0.0
    while step < len(plan):
        x, y = tensors([train[i] for i in plan[step]])
        warm = min(1.0, (step + 1) / (0.03 * len(plan) + 1))
        rate = args.rate * warm * 0.5 * (1 + math.cos(math.pi * step / len(plan)))
        for group in optimiser.param_groups:
            group["lr"] = rate
        loss = model.loss(x, y)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        step, tokens, total = step + 1, tokens + (x != 0).sum().item(), total + loss.item()
        if step % 20 == 0 or step == len(plan):
            print(f"step {step}/{len(plan)} loss {total / min(20, step):.4f} rate {rate:.1e} {tokens / (time.time() - begun):.0f} tokens/s", flush=True)
            total = 0.0
        if time.time() - last > 120 or step == len(plan):
            save(checkpoint, model, optimiser, step)
            last = time.time()
    with torch.no_grad():
        losses = [model.loss(*tensors(valid[i:i + 16])).item() for i in range(0, len(valid), 16)]
    print(f"validation loss {sum(losses) / len(losses):.4f} over {len(valid)} samples")


def load(model, adapter):
    for name, parameter in model.adapters().items():
        parameter.data.copy_(adapter[name])


def save(path, model, optimiser, step):
    part = path.with_suffix(".part")
    torch.save({"adapter": {k: v.data for k, v in model.adapters().items()}, "optimiser": optimiser.state_dict(), "step": step}, part)
    part.replace(path)


if __name__ == "__main__":
    main()
