#!/usr/bin/env python3
"""The page of `sightline serve --http` in headless Chromium: asks with a picture, watches the plan grow, goes from a box to
its call and back, opens an earlier run, compares two, exports one.

    python3 tests/web.py target/release/sightline [--shots DIR]

Needs Chromium (`chromium`, or its path in CHROMIUM) and the models of the question; without a browser it is left out with
a word. Nothing else has to be installed: the browser is driven over its own debugging pipe.
"""

import argparse
import base64
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STREET = ROOT / "examples/street.png"
QUESTION = "How many people are in the picture, and what does the sign say?"


class Browser:
    """Chromium with one page, driven over file descriptors 3 and 4."""

    def __init__(self, program, folder):
        theirs_in, self.out = os.pipe()
        self.inp, theirs_out = os.pipe()

        def wire():
            # Moved out of the way first: one of them may already be 3 or 4.
            read, write = os.dup(theirs_in), os.dup(theirs_out)
            os.dup2(read, 3)
            os.dup2(write, 4)

        flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--remote-debugging-pipe",
                 "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", f"--user-data-dir={folder}"]
        self.process = subprocess.Popen([program, *flags, "about:blank"], close_fds=False, preexec_fn=wire,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(theirs_in)
        os.close(theirs_out)
        self.number, self.rest, self.session = 0, b"", None
        self.complaints = []
        page = next(it for it in self.send("Target.getTargets")["targetInfos"] if it["type"] == "page")
        self.session = self.send("Target.attachToTarget", targetId=page["targetId"], flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "DOM", "Accessibility"):
            self.send(f"{domain}.enable")

    def read(self):
        while b"\0" not in self.rest:
            piece = os.read(self.inp, 1 << 20)
            if not piece:
                raise SystemExit("the browser left")
            self.rest += piece
        message, self.rest = self.rest.split(b"\0", 1)
        return json.loads(message)

    def send(self, method, **params):
        self.number += 1
        message = {"id": self.number, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.out, json.dumps(message).encode() + b"\0")
        while True:
            heard = self.read()
            if heard.get("method") == "Runtime.exceptionThrown":
                self.complaints.append(heard["params"]["exceptionDetails"].get("exception", {}).get("description", "an exception"))
            if heard.get("method") == "Log.entryAdded" and heard["params"]["entry"]["level"] == "error":
                self.complaints.append(heard["params"]["entry"]["text"])
            if heard.get("id") == self.number:
                if "error" in heard:
                    raise AssertionError(f"{method}: {heard['error']}")
                return heard["result"]

    def run(self, script):
        """The value of an expression on the page."""
        result = self.send("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in result:
            raise AssertionError(f"{script}: {result['exceptionDetails'].get('exception', {}).get('description')}")
        return result["result"].get("value")

    def until(self, script, what, seconds=120):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            value = self.run(script)
            if value:
                return value
            time.sleep(0.05)
        raise AssertionError(f"{what}: not within {seconds} s; status {self.run('document.getElementById(`status`)?.textContent')!r}, "
                             f"error {self.run('document.getElementById(`error`)?.textContent')!r}")

    def open(self, address):
        self.send("Page.navigate", url=address)
        self.until("document.readyState === 'complete'", address)

    def choose(self, selector, *files):
        root = self.send("DOM.getDocument")["root"]["nodeId"]
        node = self.send("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]
        self.send("DOM.setFileInputFiles", nodeId=node, files=[str(file) for file in files])

    def click(self, selector):
        """A click of the mouse in the middle of an element."""
        at = self.run(f"""(() => {{ const it = document.querySelector({json.dumps(selector)}); it.scrollIntoView({{block: "center"}});
            const {{left, top, width, height}} = it.getBoundingClientRect(); return [left + width / 2, top + height / 2]; }})()""")
        for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
            self.send("Input.dispatchMouseEvent", type=kind, x=at[0], y=at[1], button="left", clickCount=1)

    def key(self, name, text=None, shift=False):
        codes = {"Tab": 9, "Enter": 13, "Escape": 27, " ": 32}
        params = {"key": name, "windowsVirtualKeyCode": codes.get(name, 0), "modifiers": 8 if shift else 0}
        if text:
            params["text"] = text
        self.send("Input.dispatchKeyEvent", type="keyDown", **params)
        self.send("Input.dispatchKeyEvent", type="keyUp", **params)

    def size(self, width, height):
        self.send("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def scheme(self, name):
        self.send("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": name}])

    def shot(self, path, whole=False):
        shot = self.send("Page.captureScreenshot", format="png", captureBeyondViewport=whole)
        path.write_bytes(base64.b64decode(shot["data"]))

    def close(self):
        self.process.terminate()
        self.process.wait()


def serve(program, *args):
    """A server on a free port, and its address."""
    command = [program, "serve", "--http", "127.0.0.1:0", *args]
    process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    line = process.stderr.readline()
    assert line.startswith("listening at "), line
    return process, line.removeprefix("listening at ").strip()


def ask(page, question):
    page.run(f"document.getElementById('question').value = {json.dumps(question)}")
    page.click("#go")


def lit(page, kind):
    return page.run(f"[...document.querySelectorAll('{kind}.on')].map(it => it.textContent)")


def check(page, address, shots):
    page.size(1280, 900)
    page.scheme("light")
    page.open(address)
    page.until("document.getElementById('none').textContent === 'none yet'", "an empty list")

    # Ask, and watch.
    page.run("window.seen = new Set(); new MutationObserver(() => { for (const it of document.querySelectorAll('.node')) "
             "seen.add(it.getAttribute('class').split(' ')[1]); seen.add(document.getElementById('status').textContent); })"
             ".observe(document.getElementById('main'), { subtree: true, childList: true, characterData: true })")
    page.choose("#file", STREET)
    page.until("document.querySelectorAll('#files li').length === 1", "the picture in the list")
    ask(page, QUESTION)
    page.until("document.getElementById('status').textContent.startsWith('answered in')", "an answer")
    seen = page.run("[...seen]")
    assert "planning" in seen and "done" in seen, seen
    answer = page.run("document.querySelector('.answer').textContent")
    assert "2" in answer and "CORNER BAKERY" in answer, answer
    nodes = page.run("[...document.querySelectorAll('.node text:not(.small)')].map(it => it.textContent)")
    assert nodes[-1] == "answer" and any("detect" in node for node in nodes), nodes
    page.until("document.querySelector('.picture img').naturalWidth > 0", "the picture")
    drawn = page.run("document.querySelectorAll('.picture .box').length")
    rows = page.run("document.querySelectorAll('.evidence .row').length")
    assert drawn >= rows >= 4, (drawn, rows)
    times = page.run("[...document.querySelectorAll('.timeline rect')].map(it => it.getBoundingClientRect().width)")
    assert len(times) == len(nodes) - 1 and all(width > 0 for width in times), times
    shots("answered-light")

    # From a box to its call and its line, and back.
    page.click(".box.evidence")
    assert page.run("document.querySelector('.box.evidence').getAttribute('aria-pressed')") == "true"
    assert len(lit(page, ".row")) == 1, lit(page, ".row")
    assert any("detect" in node for node in lit(page, ".node")), lit(page, ".node")
    page.run("document.activeElement.blur()")
    assert len(lit(page, ".row")) == 1, "what was clicked stays lit"
    page.run("scrollTo(0, 0)")
    shots("chosen-light")
    page.scheme("dark")
    shots("chosen-dark")
    page.scheme("light")
    page.send("Input.dispatchMouseEvent", type="mouseMoved", x=1, y=1)
    page.key("Tab")
    page.key("Escape")
    page.run("document.querySelector('.evidence .row').focus()")
    page.key("Escape")
    page.run("document.querySelector('.node').focus()")
    assert len(lit(page, ".box")) == 2 and len(lit(page, ".row")) == 2, "the node's two people"
    page.key("Enter", "\r")
    assert page.run("document.activeElement.getAttribute('aria-pressed')") == "true"
    page.key("Escape")
    assert page.run("document.querySelectorAll('[aria-pressed=true]').length") == 0
    page.run("[...document.querySelectorAll('.chip')].find(it => it.textContent.includes('CORNER')).focus()")
    assert len(lit(page, ".box")) == 1 and any("ocr" in node for node in lit(page, ".node")), lit(page, ".node")

    # A second question, with the keyboard alone; text that looks like markup stays text.
    page.run("document.getElementById('question').focus(); document.getElementById('question').select()")
    page.send("Input.insertText", text="<img src=x onerror=alert(1)> What does the sign say?")
    page.key("Enter", "\r")
    page.until("document.querySelectorAll('#traces li').length === 2", "two runs in the list")
    assert page.run("document.querySelector('.question').textContent").startswith("<img src=x"), "the question as text"
    assert page.run("document.querySelectorAll('.question img, #traces img').length") == 0

    # Find and open the first one again.
    page.run("document.activeElement.blur()")
    page.key("/", "/")
    page.send("Input.insertText", text="how many street.png")
    page.until("document.querySelectorAll('#traces li').length === 1", "one run that fits")
    page.click("#traces a")
    page.until(f"document.querySelector('.question')?.textContent === {json.dumps(QUESTION)}", "the earlier run")
    assert page.run("document.querySelector('.answer').textContent") == answer
    page.until("document.querySelector('.picture img')?.naturalWidth > 0", "its picture")

    # Compare the two.
    page.run("document.getElementById('search').value = ''; document.getElementById('search').dispatchEvent(new Event('input'))")
    page.click("#traces li:nth-child(1) input")
    page.click("#traces li:nth-child(2) input")
    page.click("#compare")
    page.until("document.querySelectorAll('#runs article .question').length === 2", "two runs side by side")
    assert "question" in page.run("[...document.querySelectorAll('#compared .differs th')].map(it => it.textContent)")
    shots("compared-light")
    page.scheme("dark")
    shots("compared-dark")
    page.scheme("light")

    # A page that stands alone, drawn by the same script.
    page.run("history.back()")
    page.until("document.querySelectorAll('#runs article').length === 1", "back at one run")
    exported = page.run("fetch(`/traces/${location.hash.slice(7)}/page`).then(it => it.text())")
    with tempfile.NamedTemporaryFile("w", suffix=".html") as file:
        file.write(exported)
        file.flush()
        page.open(f"file://{file.name}")
        assert page.run("document.querySelector('.answer').textContent") == answer
        page.until("document.querySelector('.picture img').naturalWidth > 0", "the picture of the exported page")
        shots("exported-light")
        page.scheme("dark")
        shots("exported-dark")
        page.scheme("light")

    # The camera, and something that is not a picture.
    page.open(address)
    page.click("#camera")
    page.until("document.getElementById('video').videoWidth > 0", "the camera")
    page.click("#take")
    page.until("document.querySelectorAll('#files img').length === 1", "a picture from the camera")
    page.choose("#file", ROOT / "Cargo.toml")
    page.until("document.getElementById('error').textContent.includes('Cargo.toml')", "a word about what is no picture")
    page.size(420, 900)
    shots("narrow-light")
    page.size(1280, 900)
    wide = page.run("document.documentElement.scrollWidth <= innerWidth")
    assert wide, "the page is wider than the window"
    for complaint in page.complaints:
        assert "favicon" in complaint or "net::ERR" in complaint, complaint


def check_token(page, address):
    page.open(address)
    page.until("document.getElementById('token-dialog').open", "the question for the token")
    page.send("Input.insertText", text="sesame")
    page.key("Enter", "\r")
    page.until("document.getElementById('none').textContent === 'none yet'", "a list behind the token")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", type=Path)
    parser.add_argument("--shots", type=Path, help="write pictures of the page here")
    args = parser.parse_args()
    names = [os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome"]
    chromium = next((found for name in names if name and (found := shutil.which(name))), None)
    if chromium is None:
        print("left out: no Chromium is here (install `chromium`, or name it in CHROMIUM)")
        return 0
    program = str(args.program.resolve())
    with tempfile.TemporaryDirectory() as folder:
        page = Browser(chromium, folder)
        servers = []

        def shots(name):
            if args.shots:
                args.shots.mkdir(parents=True, exist_ok=True)
                page.shot(args.shots / f"{name}.png")
        try:
            for more, test in (([], lambda address: check(page, address, shots)),
                               (["--token", "sesame"], lambda address: check_token(page, address))):
                process, address = serve(program, *more)
                servers.append(process)
                test(address)
        except AssertionError:
            shots("failed")
            raise
        finally:
            page.close()
            for process in servers:
                process.terminate()
                process.wait()
    print("the page works")
    return 0


if __name__ == "__main__":
    sys.exit(main())
