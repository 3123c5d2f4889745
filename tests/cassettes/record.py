"""Stands between the remote planner and a server, and writes what the server answers as a cassette.

    pip install "transformers[serving]==5.24.0" torch==2.15.0
    transformers serve FOLDER --host 127.0.0.1 --port 8123     # FOLDER: a model with its tokenizer and chat template
    python record.py http://127.0.0.1:8123 8124 transformers.json FOLDER    # the model's name there
    SIGHTLINE_SERVER=http://127.0.0.1:8124/v1 cargo test --test it a_real_server -- --ignored

`transformers.json` was recorded so, with SmolLM2-135M-Instruct.
"""

import http.server
import json
import sys
import urllib.error
import urllib.request

EXCHANGES = []


def exchange(status, answer):
    """An exchange of a cassette: streamed events, or the whole body."""
    lines = [line.removeprefix("data: ") for line in answer.split("\n") if line.startswith("data: ")]
    if lines:
        return {"expect": {"stream": True}, "events": [json.loads(line) for line in lines if line != "[DONE]"]}
    return {"status": status, "body": json.loads(answer)}


class Between(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        body = json.dumps({**body, "model": sys.argv[4]}).encode()
        asked = urllib.request.Request(sys.argv[1] + self.path, body, {"Content-Type": "application/json"})
        try:
            answered = urllib.request.urlopen(asked, timeout=600)
        except urllib.error.HTTPError as error:
            answered = error
        said = answered.read()
        self.send_response(answered.status)
        self.send_header("Content-Type", answered.headers.get("Content-Type", "application/json"))
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)
        EXCHANGES.append(exchange(answered.status, said.decode()))
        with open(sys.argv[3], "w") as out:
            json.dump(EXCHANGES, out, indent=1)
            out.write("\n")


if __name__ == "__main__":
    http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[2])), Between).serve_forever()
