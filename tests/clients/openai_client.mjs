// OpenAI's own client for JavaScript against `sightline serve`: a picture and a question, answered whole and streamed.
//
//     node openai_client.mjs http://127.0.0.1:8080/v1 [FOLDER]
//
// Needs `npm install openai` in FOLDER, which is this one if none is given. Run in the project's folder; the server may plan
// with any planner that can tell the picture's size.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";

const [address, folder = "."] = process.argv.slice(2);
const { OpenAI, NotFoundError } = createRequire(`${resolve(folder)}/`)("openai");

const client = new OpenAI({ baseURL: address, apiKey: "none", maxRetries: 0 });
const picture = readFileSync("examples/street.png").toString("base64");
const messages = [
  {
    role: "user",
    content: [
      { type: "text", text: "How large is the picture?" },
      { type: "image_url", image_url: { url: `data:image/png;base64,${picture}` } },
    ],
  },
];

const models = [];
for await (const model of client.models.list()) models.push(model.id);
assert(models.includes("sightline"), `${models}`);
assert.equal((await client.models.retrieve("run-receipt-total")).id, "run-receipt-total");

const asked = client.chat.completions.create({ model: "sightline", messages });
const { data: whole, response } = await asked.withResponse();
const answer = whole.choices[0].message.content;
assert(response.headers.get("x-sightline-trace") && answer.includes(" x "), answer);
assert.equal(whole.choices[0].finish_reason, "stop");

const stream = client.chat.completions.stream({ model: "sightline", messages, stream_options: { include_usage: true } });
let pieces = "";
stream.on("content", (piece) => (pieces += piece));
const last = await stream.finalChatCompletion();
assert.equal(pieces, answer);
assert.equal(last.choices[0].message.content, answer);
assert(last.usage !== undefined);

await assert.rejects(client.chat.completions.create({ model: "gpt-9", messages }), NotFoundError);
console.log(answer);
