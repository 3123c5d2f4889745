"""OpenAI's own client against `sightline serve`: a picture and a question, answered whole and streamed.

    python openai_client.py http://127.0.0.1:8080/v1

Needs `pip install openai`. Run in the project's folder; the server may plan with any planner that can tell the picture's size,
such as `--planner gold:FILE` with `size = size_of(image=$image)` and `answer $size`.
"""

import base64
import pathlib
import sys

from openai import NotFoundError, OpenAI

client = OpenAI(base_url=sys.argv[1], api_key="none")
picture = base64.b64encode(pathlib.Path("examples/street.png").read_bytes()).decode()
content = [
    {"type": "text", "text": "How large is the picture?"},
    {"type": "image_url", "image_url": {"url": f"data:image/png;base64,{picture}"}},
]
messages = [{"role": "user", "content": content}]

assert "sightline" in [model.id for model in client.models.list()]
assert client.models.retrieve("run-receipt-total").id == "run-receipt-total"
whole = client.chat.completions.with_raw_response.create(model="sightline", messages=messages)
trace = whole.headers["x-sightline-trace"]
answer = whole.parse().choices[0].message.content
assert trace and " x " in answer, answer
options = {"include_usage": True}
chunks = list(client.chat.completions.create(model="sightline", messages=messages, stream=True, stream_options=options))
pieces = [chunk.choices[0].delta.content or "" for chunk in chunks if chunk.choices]
assert "".join(pieces) == answer, pieces
assert chunks[-2].choices[0].finish_reason == "stop" and chunks[-1].usage is not None
try:
    client.chat.completions.create(model="gpt-9", messages=messages)
    raise AssertionError("a model that is not there was answered for")
except NotFoundError:
    pass
print(answer)
