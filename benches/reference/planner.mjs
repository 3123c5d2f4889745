// How fast llama.cpp reads and writes with a model: node-llama-cpp's prebuilt program, two threads, no GPU.
//
//   npm install node-llama-cpp --ignore-scripts      (3.x, in any folder)
//   node planner.mjs FOLDER MODEL.gguf TEXT READ WRITE
//
// FOLDER holds node_modules. Reads READ tokens of the file TEXT in one go, then writes WRITE tokens greedily after
// them, and prints both in tokens a second.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import path from "node:path";

const [folder, modelPath, textPath, read, write] = process.argv.slice(2);
const require = createRequire(path.join(path.resolve(folder), "package.json"));
const { getLlama, LlamaLogLevel } = await import(pathToFileURL(require.resolve("node-llama-cpp")).href);
const llama = await getLlama({ gpu: false, build: "never", logLevel: LlamaLogLevel.error, maxThreads: 2 });
const model = await llama.loadModel({ modelPath });
const context = await model.createContext({ contextSize: 2048, batchSize: 512, threads: 2 });
const sequence = context.getSequence();
const tokens = model.tokenize(readFileSync(textPath, "utf8")).slice(0, Number(read) + 8);
// Once to warm up, as the other side does.
await sequence.evaluateWithoutGeneratingNewTokens(tokens.slice(0, 8));
await sequence.clearHistory();
let begun = performance.now();
await sequence.evaluateWithoutGeneratingNewTokens(tokens.slice(0, Number(read)));
const reading = Number(read) / ((performance.now() - begun) / 1000);
let count = 0;
begun = performance.now();
for await (const _ of sequence.evaluate(tokens.slice(Number(read), Number(read) + 1), { temperature: 0, yieldEogToken: true })) {
    count += 1;
    if (count >= Number(write)) break;
}
const writing = count / ((performance.now() - begun) / 1000);
console.log(JSON.stringify({ read: reading, write: writing, written: count }));
process.exit(0);
