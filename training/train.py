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

import model as network
from model import Layer, Planner


MOST = 6  # questions to a page


def pages(path, words, longest):
    """The samples of a file as tokens, those that show the same together: what they show is computed once. Samples
    that are too long are left out."""
    shown = {}
    for line in open(path):
        item = json.loads(line)
        before, question, plan = words.sample(item["cards"], item["prompt"], item["plan"])
        if len(before) + len(question) + len(plan) <= longest:
            shown.setdefault(tuple(before), []).append((question, plan))
    return [(list(before), own[i:i + MOST]) for before, own in shown.items() for i in range(0, len(own), MOST)]


def length(page):
    return len(page[0]) + sum(len(question) + len(plan) for question, plan in page[1])


def batches(pages, tokens, seed):
    """Batches of pages of like length, of at most so many tokens, in an order of chance."""
    rng = torch.Generator().manual_seed(seed)
    order, chunks = torch.randperm(len(pages), generator=rng).tolist(), []
    for start in range(0, len(order), 300):
        chunk = []
        for i in sorted(order[start:start + 300], key=lambda i: length(pages[i])):
            if chunk and (len(chunk) + 1) * length(pages[i]) > tokens:
                chunks.append(chunk)
                chunk = []
            chunk.append(i)
        chunks.append(chunk)
    return [chunks[i] for i in torch.randperm(len(chunks), generator=rng).tolist()]


def tensors(pages):
    """Tokens filled up to one length; the targets, the plans' tokens and -1 elsewhere; the place of each token in its
    conversation, and the part of its page."""
    longest = max(map(length, pages))
    x, y = torch.zeros(len(pages), longest, dtype=torch.long), torch.full((len(pages), longest), -1)
    places, parts = torch.zeros_like(x), torch.zeros_like(x)
    for i, (before, own) in enumerate(pages):
        at = len(before)
        x[i, :at], places[i, :at] = torch.tensor(before), torch.arange(at)
        for part, (question, plan) in enumerate(own, 1):
            end = at + len(question) + len(plan)
            x[i, at:end] = torch.tensor(question + plan)
            y[i, end - len(plan) - 1:end - 1] = torch.tensor(plan)
            places[i, at:end], parts[i, at:end] = torch.arange(len(before), len(before) + end - at), part
            at = end
    return x, y, places, parts


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("base", "data", "validation", "out"):
        args.add_argument(f"--{name}", required=True)
    args.add_argument("--rank", type=int, default=16)
    args.add_argument("--rate", type=float, default=2e-3)
    args.add_argument("--drop", type=float, default=0.0, help="share of the adapters' inner numbers that a step leaves out")
    args.add_argument("--noise", type=float, default=0.0, help="noise on the tokens that are read, as NEFTune's alpha")
    args.add_argument("--floor", type=float, default=0.0, help="share of the learning rate that is left at the end")
    args.add_argument("--window", type=float, default=9.0, help="the average reaches back over about one in so many of the steps")
    args.add_argument("--tokens", type=int, default=1600, help="most tokens of a step")
    args.add_argument("--epochs", type=float, default=1.0)
    args.add_argument("--longest", type=int, default=480)
    args.add_argument("--seed", type=int, default=1)
    args.add_argument("--start", help="the checkpoint or the written adapter of an earlier run to begin with")
    args = args.parse_args()
    torch.manual_seed(args.seed)
    # One layer is compiled and used for all: the many small steps between the products take half of the time. Of what
    # is left, a quarter is the softmax over the vocabulary.
    Layer.forward, network.cost = (torch.compile(f, dynamic=True) for f in (Layer.forward, network.cost))
    out = Path(args.out)
    out.mkdir(parents=True, exist_ok=True)
    model = Planner(args.base, args.rank, float(args.rank), args.drop, args.noise)
    if args.start:
        written = args.start.endswith(".safetensors")
        load(model, load_file(args.start) if written else torch.load(args.start)["average"])
    train, valid = pages(args.data, model.words, args.longest), pages(args.validation, model.words, args.longest)
    plan = [chunk for epoch in range(math.ceil(args.epochs)) for chunk in batches(train, args.tokens, args.seed + epoch)]
    plan = plan[: int(len(plan) * args.epochs / math.ceil(args.epochs))]
    optimiser = torch.optim.AdamW(model.parameters(), lr=args.rate, betas=(0.9, 0.98), weight_decay=0.0)
    step, last, checkpoint = 0, time.time(), out / "checkpoint.pt"
    average = {name: value.data.clone() for name, value in model.adapters().items()}
    if checkpoint.exists():
        state = torch.load(checkpoint)
        load(model, state["adapter"])
        optimiser.load_state_dict(state["optimiser"])
        average, step = state["average"], state["step"]
    count = sum(len(own) for _, own in train)
    print(f"{count} samples on {len(train)} pages, {sum(map(length, train)) / count:.0f} tokens each, {len(plan)} steps, from step {step}", flush=True)
    tokens, samples, begun, losses = 0, 0, time.time(), []
    while step < len(plan):
        chunk = [train[i] for i in plan[step]]
        warm = min(1.0, (step + 1) / (0.03 * len(plan) + 1))
        decayed = 0.5 * (1 + math.cos(math.pi * step / len(plan)))
        rate = args.rate * warm * (args.floor + (1 - args.floor) * decayed)
        for group in optimiser.param_groups:
            group["lr"] = rate
        loss = model.loss(*tensors(chunk))
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        # Single weights end where the last batches pushed them; their average lies nearer to the middle.
        kept = (step + 1) / (step + 1 + args.window)
        for name, value in model.adapters().items():
            average[name].lerp_(value.data, 1 - kept)
        step, tokens, samples = step + 1, tokens + sum(map(length, chunk)), samples + sum(len(own) for _, own in chunk)
        losses.append(loss.item())
        if step % 20 == 0 or step == len(plan):
            print(f"step {step}/{len(plan)} loss {sum(losses) / len(losses):.4f} rate {rate:.1e} {samples} samples, {tokens / (time.time() - begun):.0f} tokens/s", flush=True)
            losses = []
        if time.time() - last > 120 or step == len(plan):
            save(checkpoint, model, average, optimiser, step)
            last = time.time()
    load(model, average)
    model.eval()
    with torch.no_grad():
        losses = [(model.loss(x, y, *rest).item(), (y >= 0).sum().item()) for x, y, *rest in (tensors([page]) for page in valid)]
    print(f"validation loss {sum(loss * n for loss, n in losses) / sum(n for _, n in losses):.4f} a token over {sum(len(own) for _, own in valid)} samples")


def load(model, adapter):
    """Puts an adapter in. What the model has of rank beyond it keeps its first numbers in `a` and adds nothing yet."""
    for name, parameter in model.adapters().items():
        if name.endswith(".a"):
            parameter.data[: len(adapter[name])] = adapter[name]
        else:
            parameter.data.zero_()[:, : adapter[name].shape[1]] = adapter[name]


def save(path, model, average, optimiser, step):
    part = path.with_suffix(".part")
    torch.save({"adapter": {k: v.data for k, v in model.adapters().items()}, "average": average, "optimiser": optimiser.state_dict(), "step": step}, part)
    part.replace(path)


if __name__ == "__main__":
    main()
