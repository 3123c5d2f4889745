"""Writes the adapter of a run as the product reads it: safetensors, 16-bit floats, `W + b a`. Of several runs, the
average of their numbers; a run that is named twice counts twice. With `--scale`, a share of what was learned: nearer to
the published model, further from the ways of asking of the samples (Wortsman et al. 2022).

    python export.py --run run/checkpoint.pt --out ../models/planner-adapter.safetensors
"""

import argparse
import hashlib
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--run", required=True, nargs="+", help="checkpoints, or adapters written before")
    args.add_argument("--scale", type=float, default=1.0, help="share of `b a` that is written")
    args.add_argument("--out", required=True)
    args = args.parse_args()
    runs = [load_file(run) if run.endswith(".safetensors") else torch.load(run, map_location="cpu")["average"] for run in args.run]
    adapter = {name: sum(run[name].float() for run in runs) / len(runs) for name in runs[0]}
    adapter = {name: value * args.scale if name.endswith(".b") else value for name, value in adapter.items()}
    # Half-precision halves the file; its steps are far below those of the 8-bit weights the adapter is added to.
    save_file({name: value.to(torch.float16).contiguous() for name, value in adapter.items()}, args.out)
    data = Path(args.out).read_bytes()
    print(f"size = {len(data)}\nsha256 = \"{hashlib.sha256(data).hexdigest()}\"")


if __name__ == "__main__":
    main()
