"""Writes the adapter of a run as the product reads it: safetensors, 16-bit floats, `W + b a`.

    python export.py --run run/checkpoint.pt --out ../models/planner-adapter.safetensors
"""

import argparse
import hashlib
from pathlib import Path

import torch
from safetensors.torch import save_file


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--run", required=True)
    args.add_argument("--out", required=True)
    args = args.parse_args()
    adapter = torch.load(args.run, map_location="cpu")["adapter"]
    # Half-precision halves the file; its steps are far below those of the 8-bit weights the adapter is added to.
    save_file({name: value.to(torch.float16).contiguous() for name, value in adapter.items()}, args.out)
    data = Path(args.out).read_bytes()
    print(f"size = {len(data)}\nsha256 = \"{hashlib.sha256(data).hexdigest()}\"")


if __name__ == "__main__":
    main()
