"""Reference for the speech expert: the same models, the same method, run by Python, for words and seconds.

Versions this was run with: Python 3.11, onnxruntime 1.32.0, numpy 2.4.6, soundfile 0.14.0, and for the model files
moonshine-cpp 0.1.4 (Moonshine base, English) and silero-vad 6.2.3.

    python speech.py FOLDER            words wrong on the clips that FOLDER/labels.jsonl names
    python speech.py FILE...           segments of each file
    --whole                            recognise each recording in one go, without voice activity
    --serve                            a path a line in, a JSON object with seconds and text a line out
    --serve-library                    the same, by the library of moonshine-cpp itself on the same parts
    --threads N                        threads of ONNX Runtime (default 2)

labels.jsonl holds one object a line: {"audio": "clip.wav", "text": "the words"}. Words are runs of letters and digits,
lower-cased; words wrong is the edit distance (substitutions, insertions and deletions).
"""

import argparse
import ctypes
import importlib.util
import json
import pathlib
import re
import sys
import time

import numpy as np
import onnxruntime as ort
import soundfile as sf

RATE = 16_000
WINDOW, CONTEXT = 512, 64
LONGEST_S, JOIN_S, MARGIN_S = 25.0, 0.6, 0.2
LAYERS, HEADS, WIDTH = 8, 8, 52
START, END = 1, 2


def package(name):
    return pathlib.Path(importlib.util.find_spec(name).origin).parent


def load(path, threads):
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    return ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def read(path):
    """Mono samples at 16 kHz; other rates by cutting or padding the spectrum of the whole recording."""
    samples, rate = sf.read(path, dtype="float32", always_2d=True)
    mono = samples.mean(axis=1)
    if rate == RATE:
        return mono
    length = int(np.ceil(len(mono) * RATE / rate))
    spectrum = np.fft.rfft(mono)
    bins = length // 2 + 1
    spectrum = np.pad(spectrum, (0, max(0, bins - len(spectrum))))[:bins]
    return (np.fft.irfft(spectrum, length) * (length / len(mono))).astype(np.float32)


class Speech:
    def __init__(self, threads):
        moonshine = package("moonshine_cpp") / "models" / "base-en"
        self.encoder = load(moonshine / "encoder_model.ort", threads)
        self.decoder = load(moonshine / "decoder_model_merged.ort", threads)
        self.vad = load(package("silero_vad") / "data" / "silero_vad.onnx", 1)
        self.words = vocabulary((moonshine / "tokenizer.bin").read_bytes())

    def probabilities(self, samples):
        state = np.zeros((2, 1, 128), np.float32)
        tail = np.zeros(CONTEXT, np.float32)
        found = []
        for at in range(0, len(samples), WINDOW):
            window = samples[at : at + WINDOW]
            window = np.pad(window, (0, WINDOW - len(window)))
            fed = np.concatenate([tail, window])[None].astype(np.float32)
            output, state = self.vad.run(None, {"input": fed, "state": state, "sr": np.array(RATE, np.int64)})
            tail = window[-CONTEXT:]
            found.append(float(output[0, 0]))
        return found

    def recognise(self, samples):
        hidden = self.encoder.run(None, {"input_values": samples[None].astype(np.float32)})[0]
        past = {
            f"past_key_values.{layer}.{side}.{what}": np.zeros((1, HEADS, 0, WIDTH), np.float32)
            for layer in range(LAYERS)
            for side in ("decoder", "encoder")
            for what in ("key", "value")
        }
        names = [output.name for output in self.decoder.get_outputs()]
        tokens, cached = [START], False
        for _ in range(max(1, int(len(samples) / RATE * 6.5))):
            feed = dict(past, input_ids=np.array([[tokens[-1]]]), encoder_hidden_states=hidden)
            feed["use_cache_branch"] = np.array([cached])
            outputs = dict(zip(names, self.decoder.run(None, feed)))
            for name in past:
                # The keys of the encoder are made once, in the first run.
                if not cached or ".decoder." in name:
                    past[name] = outputs[name.replace("past_key_values", "present")]
            cached = True
            tokens.append(int(outputs["logits"][0, -1].argmax()))
            if tokens[-1] == END:
                break
        return b"".join(self.words[t] for t in tokens[1:] if t > END).decode("utf-8", "replace").replace("\u2581", " ").strip()

    def transcribe(self, samples, whole=False):
        if whole:
            return [(0.0, len(samples) / RATE, self.recognise(samples))]
        spans = speech(self.probabilities(samples), len(samples))
        found = []
        for start, end in parts(spans, samples):
            margin = int(MARGIN_S * RATE)
            clip = samples[max(0, start - margin) : end + margin]
            text = self.recognise(clip)
            if text:
                found.append((start / RATE, end / RATE, text))
        return found


class Library(Speech):
    """The same parts, each recognised by the own library of the package moonshine-cpp."""

    def __init__(self, threads):
        import moonshine_cpp

        super().__init__(threads)
        self.model = moonshine_cpp.MoonshineModel()
        self.native = moonshine_cpp.moonshine_cpp.moonshine_lib

    def recognise(self, samples):
        clip = (ctypes.c_float * len(samples)).from_buffer_copy(samples.astype(np.float32).tobytes())
        text = ctypes.c_char_p(0)
        if self.native.moonshine_transcribe(self.model.model_handle, clip, len(samples), ctypes.byref(text)):
            raise RuntimeError("the library failed")
        return text.value.decode("utf-8").strip()


def vocabulary(data):
    words, at = [], 0
    while at < len(data):
        size = data[at]
        at += 1
        if size >= 128:
            size += data[at] * 128 - 128
            at += 1
        words.append(data[at : at + size])
        at += size
    return words


def speech(probabilities, length, on=0.5, off=0.35):
    """Spans of speech in samples: at least 250 ms, ended by 100 ms of silence, 30 ms wider than heard."""
    spans, start, end = [], None, None
    for index, probability in enumerate(probabilities):
        at = index * WINDOW
        if probability >= on:
            end = None
            start = at if start is None else start
        elif probability < off and start is not None:
            end = at if end is None else end
            if at - end >= RATE // 10:
                spans.append([start, end])
                start = end = None
    if start is not None:
        spans.append([start, length])
    spans = [span for span in spans if span[1] - span[0] > RATE // 4]
    pad = RATE * 30 // 1000
    for index, span in enumerate(spans):
        before = spans[index - 1][1] if index else 0
        span[0] = max(span[0] - pad, before if index == 0 else (before + span[0] + 1) // 2)
        after = spans[index + 1][0] if index + 1 < len(spans) else length
        span[1] = min(span[1] + pad, after if index + 1 == len(spans) else (after + span[1]) // 2)
    return spans


def parts(spans, samples):
    """Neighbouring spans joined over short pauses, none longer than the models like, long ones cut where it is quiet."""
    joined = []
    for start, end in spans:
        if joined and start - joined[-1][1] <= JOIN_S * RATE and end - joined[-1][0] <= LONGEST_S * RATE:
            joined[-1][1] = end
        else:
            joined.append([start, end])
    for start, end in joined:
        while end - start > LONGEST_S * RATE:
            low, high = start + int(LONGEST_S * RATE * 0.6), start + int(LONGEST_S * RATE)
            energy = np.convolve(samples[low:high] ** 2, np.ones(1600), "same")
            cut = low + int(energy.argmin())
            yield start, cut
            start = cut
        yield start, end


def tokens(text):
    return re.findall(r"[a-z0-9]+", text.lower())


def distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        previous, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (x != y))
    return row[-1]


def serve(model):
    """A path a line in, a result a line out, for the bench that measures both sides in turns."""
    for line in sys.stdin:
        samples = read(line.rstrip("\n"))
        began = time.perf_counter()
        segments = model.transcribe(samples)
        took = time.perf_counter() - began
        text = " ".join(text for _, _, text in segments)
        print(json.dumps({"seconds": took, "text": text, "count": len(segments)}), flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="*", type=pathlib.Path)
    parser.add_argument("--whole", action="store_true")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--serve", action="store_true")
    parser.add_argument("--serve-library", action="store_true")
    args = parser.parse_args()
    if args.serve or args.serve_library:
        return serve(Library(args.threads) if args.serve_library else Speech(args.threads))
    model = Speech(args.threads)
    wrong = total = 0
    for path in args.paths:
        labels = [json.loads(line) for line in (path / "labels.jsonl").open()] if path.is_dir() else [{"audio": path}]
        for label in labels:
            samples = read(path / label["audio"] if path.is_dir() else path)
            began = time.perf_counter()
            segments = model.transcribe(samples, args.whole)
            took = time.perf_counter() - began
            print(f"{label['audio']}: {len(samples) / RATE:.2f} s of sound in {took:.2f} s")
            for start, end, text in segments:
                print(f"  {start:7.2f} {end:7.2f}  {text}")
            if "text" in label:
                said = tokens(label["text"])
                total += len(said)
                wrong += distance(said, tokens(" ".join(text for _, _, text in segments)))
    if total:
        print(f"{wrong} words wrong of {total}")


if __name__ == "__main__":
    main()
