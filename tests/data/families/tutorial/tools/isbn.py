import json, re, sys

text = json.load(sys.stdin)["text"]
found = re.search(r"97[89][-\s]?(?:\d[-\s]?){9}\d", text)
if not found:
    answer = {"not_found": "there is no ISBN-13 in the text"}
else:
    digits = [int(c) for c in found[0] if c.isdigit()]
    answer = {"value": sum(d * (1, 3)[i % 2] for i, d in enumerate(digits)) % 10 == 0}
print(json.dumps(answer))
