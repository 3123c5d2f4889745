"use strict";
// Draws a run from its trace, whole or still growing: question, pictures with boxes, plan, times and observations, all
// linked with each other. What was read in pictures or written by models only ever becomes text nodes.

const GRAPHIC = new Set(["svg", "g", "rect", "path", "text", "title"]);
/** Width and height of a node of the graph, and the room between two, in pixels. */
const NODE = [190, 44], GAP = [36, 18];
/** Boxes or spans of time that are listed for one call. */
const LISTED = 40;

/** An element. Children that are texts become text nodes, and empty ones are left out. */
function make(tag, attributes, ...children) {
  const element = GRAPHIC.has(tag) ? document.createElementNS("http://www.w3.org/2000/svg", tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== undefined && value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter(child => child || child === 0));
  return element;
}

const shorten = (text, most) => {
  const line = String(text ?? "").split(/\s+/).join(" ").trim();
  return line.length > most ? line.slice(0, most - 1).trimEnd() + "…" : line;
};

/** A time as people write it: 0:03.2, 1:02:03.4. */
const clock = seconds => {
  const tenths = Math.round(Math.max(seconds, 0) * 10), pad = number => String(number).padStart(2, "0");
  const [hours, minutes, rest] = [Math.floor(tenths / 36000), Math.floor(tenths / 600) % 60, tenths % 600];
  return `${hours ? `${hours}:${pad(minutes)}` : minutes}:${pad(Math.floor(rest / 10))}.${rest % 10}`;
};

const seconds = number => `${(number ?? 0).toFixed(2)} s`;
const reference = arg => arg !== null && typeof arg === "object" && typeof arg.ref === "string" ? arg.ref : undefined;

function argText(arg) {
  if (reference(arg) !== undefined) return `$${arg.ref}`;
  return Array.isArray(arg) ? `[${arg.map(argText).join(", ")}]` : JSON.stringify(arg);
}

/** A call as plan text. */
const callText = call =>
  `${call.id} = ${call.tool}(${Object.entries(call.args ?? {}).map(([name, arg]) => `${name}=${argText(arg)}`).join(", ")})`;

/** An answer as plan text. */
function answerText(answer) {
  if (reference(answer) !== undefined) return `answer $${answer.ref}`;
  if (typeof answer === "string") return `answer ${JSON.stringify(answer)}`;
  return answer ? `unanswerable ${JSON.stringify(answer.unanswerable)}` : "no plan";
}

/** Names that an answer takes values of. */
function answerTakes(answer) {
  if (reference(answer) !== undefined) return [answer.ref];
  if (typeof answer !== "string") return [];
  return [...answer.replaceAll("{{", "").replaceAll("}}", "").matchAll(/\{\s*([^{}]+?)\s*\}/g)].map(found => found[1]);
}

const callKey = (round, id) => `call ${round} ${id}`;
const boxKey = (source, xyxy) => `box ${source} ${xyxy.map(side => Number(side).toFixed(1)).join(" ")}`;
const timeKey = (start, end) => `time ${Number(start).toFixed(2)} ${Number(end).toFixed(2)}`;

/** The parts of a value with this type, also inside of lists. */
function parts(value, type) {
  if (!value) return [];
  if (value.type === type) return [value.value];
  return value.type === "list" ? value.value.flatMap(item => parts(item, type)) : [];
}

/** What became of a call: a word and the seconds it took. */
function state(seen, running) {
  if (!seen) return { word: running ? "running" : "waiting", time: "" };
  const word = seen.outcome?.status ?? "done";
  return { word, time: seen.cached ? "cached" : word === "skipped" ? "" : seconds(seen.elapsed_s) };
}

/** Digest of an input by its name. */
const digestOf = (trace, name) => trace.inputs?.[name]?.digest ?? name;

/** All boxes of a trace, those of the evidence numbered as its list is, each with the calls that gave it. */
function allBoxes(trace) {
  const found = new Map();
  const put = (source, xyxy, about) => {
    const key = boxKey(source, xyxy);
    if (!found.has(key)) found.set(key, { key, source, xyxy, calls: [], text: "", ...about });
    return found.get(key);
  };
  (trace.rounds ?? []).forEach((round, number) => {
    for (const seen of round.observations ?? []) {
      for (const regions of parts(seen.outcome?.value, "regions")) {
        for (const item of regions.items ?? []) {
          const words = [item.label, item.text].filter(Boolean).join(": ");
          put(regions.source, item.xyxy, { text: words, size: regions.size }).calls.push(callKey(number, seen.call));
        }
      }
    }
  });
  (trace.answer?.evidence ?? []).forEach((item, n) => {
    if (!item.box) return;
    const box = put(digestOf(trace, item.input), item.box, { text: item.text });
    box.number ??= n + 1;
    box.calls.push(callKey(roundOf(trace, item.call), item.call));
  });
  return [...found.values()];
}

/** The last round that has a call of this name. */
function roundOf(trace, call) {
  const rounds = trace.rounds ?? [];
  const at = rounds.findLastIndex(round => (round.observations ?? []).some(seen => seen.call === call));
  return at < 0 ? rounds.length - 1 : at;
}

/** The plan from left to right: calls in columns by how many must come before. */
function layout(round) {
  const places = new Map(), rows = [], nodes = [], edges = [];
  const corner = ([column, row]) => [12 + column * (NODE[0] + GAP[0]), 12 + row * (NODE[1] + GAP[1])];
  const put = (id, from) => {
    const before = from.map(name => places.get(name)).filter(Boolean);
    const column = Math.max(0, ...before.map(([column]) => column + 1));
    rows[column] = (rows[column] ?? 0) + 1;
    const place = [column, rows[column] - 1], [x2, y2] = corner(place);
    for (const [x, y] of before.map(corner)) {
      const [x1, y1, end] = [x + NODE[0], y + NODE[1] / 2, y2 + NODE[1] / 2], bend = (x2 - x1) / 2;
      edges.push(`M${x1} ${y1} C${x1 + bend} ${y1} ${x2 - bend} ${end} ${x2} ${end}`);
    }
    if (id !== undefined) places.set(id, place);
    nodes.push({ id, x: x2, y: y2 });
  };
  for (const call of round.plan?.calls ?? []) put(call.id, Object.values(call.args ?? {}).map(reference).filter(Boolean));
  if (round.plan?.answer !== undefined) put(undefined, answerTakes(round.plan.answer));
  const [width, height] = corner([rows.length, Math.max(0, ...rows)]);
  return { nodes, edges, width: width - GAP[0] + 12, height: height - GAP[1] + 12 };
}

/**
 * A drawing in `root`. `places.picture(image, digest)` lets an image element show a picture and says whether there is
 * one; `places.recording(digest)` gives an element that plays a recording; `places.heading` is the level of its title.
 * `show(view)` draws a run anew and keeps what is chosen and has the focus.
 */
function drawing(root, places) {
  const title = places.heading ?? "h1", part = title === "h1" ? "h2" : "h3";
  const pictures = new Map();
  let linked = [], chosen, view;

  /** What is lit up with an entry: the same thing, what it belongs to, and what belongs to it. */
  const goes = (from, other) =>
    other.is.some(key => from.is.includes(key) || from.to.includes(key)) || other.to.some(key => from.is.includes(key));
  const light = from => {
    for (const other of linked) other.element.classList.toggle("on", Boolean(from) && goes(from, other));
  };
  const picked = () => linked.find(entry => entry.name === chosen);
  const focused = () => linked.find(entry => entry.element === document.activeElement);
  const choose = entry => {
    chosen = chosen === entry?.name ? undefined : entry?.name;
    for (const other of linked) other.element.setAttribute("aria-pressed", String(other.name === chosen));
    light(picked());
    if (!chosen) return;
    for (const kind of ["box", "node", "row"]) {
      const other = linked.find(other => other.kind === kind && goes(entry, other));
      if (other && other !== entry && entry.kind !== kind) other.element.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
  };

  /** Makes an element one of those that light up together. It can be reached and chosen with the keyboard. */
  const link = (element, kind, is, to = []) => {
    const entry = { element, kind, is, to, name: `${kind} ${is[0]}` };
    const same = linked.filter(other => other.kind === kind && other.is[0] === is[0]).length;
    if (same) entry.name += ` ${same}`;
    linked.push(entry);
    element.dataset.name = entry.name;
    if (kind !== "bar" && kind !== "card") {
      if (!(element instanceof HTMLButtonElement)) {
        element.setAttribute("tabindex", "0");
        element.setAttribute("role", "button");
        element.addEventListener("keydown", event => {
          if (event.key !== "Enter" && event.key !== " ") return;
          event.preventDefault();
          choose(entry);
        });
      }
      element.addEventListener("focus", () => light(entry));
      element.addEventListener("blur", () => light(picked()));
      element.addEventListener("click", () => choose(entry));
    }
    element.addEventListener("mouseenter", () => light(entry));
    element.addEventListener("mouseleave", () => light(focused() ?? picked()));
    return element;
  };

  /** The picture with a digest and the boxes on it; nothing where the picture is not at hand. */
  const picture = (digest, size, name, boxes) => {
    let image = pictures.get(digest);
    if (!image) {
      image = make("img", { alt: name });
      if (!places.picture(image, digest)) return undefined;
      pictures.set(digest, image);
    }
    const [width, height] = size ?? boxes[0]?.size ?? [1, 1];
    const area = ({ xyxy: [left, top, right, bottom] }) => (right - left) * (bottom - top);
    const tall = Math.max(width, height) / 40;
    const shown = [...boxes].sort((a, b) => area(b) - area(a)).map(box => {
      const [left, top, right, bottom] = box.xyxy;
      const words = box.text || "a box";
      const rect = make("rect", { x: left, y: top, width: Math.max(right - left, 1), height: Math.max(bottom - top, 1) });
      const number = box.number && make("text", { x: left + tall / 3, y: top + tall * 1.1, "font-size": tall }, String(box.number));
      const group = make("g", { class: box.number ? "box evidence" : "box", "aria-label": `${words}, box in ${name}` }, make("title", {}, words), rect, number);
      return link(group, "box", [box.key], box.number ? [...box.calls, "answer"] : box.calls);
    });
    return make("div", { class: "picture" }, image, make("svg", { viewBox: `0 0 ${width} ${height}` }, ...shown));
  };

  const inputs = boxes => Object.entries(view.trace.inputs ?? {}).map(([name, input]) => {
    const known = view.inputs?.[name];
    const about = make("figcaption", {}, make("code", {}, name), ` ${[input.path, known?.about].filter(Boolean).join(", ")}`);
    const own = boxes.filter(box => box.source === input.digest);
    const there = input.type === "image" && picture(input.digest, known?.size, name, own);
    const sound = input.type === "audio" && places.recording?.(input.digest);
    const note = input.type === "image" && !there && make("p", { class: "bad" }, "the picture is not at hand: it was moved or changed, or is kept no longer");
    return make("figure", {}, there || sound || note, about);
  });

  /** What the answer rests on; until there is one, what was found so far. */
  const evidence = boxes => {
    const trace = view.trace, items = trace.answer?.evidence ?? [];
    if (!trace.answer && boxes.length) {
      const found = box => make("li", {}, link(make("button", { class: "row", type: "button" }, make("span", { class: "number" }, "·"),
        make("span", { class: "what" }, box.text || "a box"), make("span", {})), "row", [box.key], box.calls));
      return make("section", { class: "evidence" }, make(part, {}, "found so far"), make("ol", {}, ...boxes.slice(0, LISTED).map(found)));
    }
    if (!items.length) return undefined;
    const row = (item, n) => {
      const at = item.time ? item.time.map(clock).join(" to ") : "";
      const where = [at, item.box?.map(side => Math.round(side)).join(", ")].filter(Boolean).join(" ");
      const is = item.box ? boxKey(digestOf(trace, item.input), item.box) : timeKey(...(item.time ?? [0, 0]));
      const button = make("button", { class: "row", type: "button" },
        make("span", { class: "number" }, String(n + 1)), make("span", { class: "what" }, item.text || "a box"),
        make("span", { class: "dim" }, item.score === undefined || item.score === null ? "" : item.score.toFixed(2)),
        make("span", { class: "dim where" }, make("code", {}, item.input), ` ${where} from `, make("code", {}, item.call)));
      return make("li", {}, link(button, "row", [is], [callKey(roundOf(trace, item.call), item.call), "answer"]));
    };
    return make("section", { class: "evidence" }, make(part, {}, "evidence"), make("ol", {}, ...items.map(row)));
  };

  const graph = (round, number) => {
    const { nodes, edges, width, height } = layout(round);
    if (!nodes.length) return undefined;
    const node = ({ id, x, y }) => {
      const call = round.plan.calls.find(call => call.id === id && id !== undefined);
      const seen = round.observations?.find(seen => seen.call === id && call);
      const { word, time } = call ? state(seen, view.running?.has(id)) : { word: view.trace.answer ? "done" : "waiting", time: "" };
      const name = call ? `${call.id} = ${call.tool}` : "answer";
      const reads = call ? (seen ? seen.reads : word) : view.trace.answer?.text;
      const group = make("g", { class: `node ${word}`, "aria-label": [name, word, time, seen?.reads].filter(Boolean).map(it => shorten(it, 80)).join(", ") },
        make("title", {}, call ? callText(call) : answerText(round.plan.answer)),
        make("rect", { x, y, width: NODE[0], height: NODE[1], rx: 5 }),
        make("rect", { class: "mark", x, y: y + 5, width: 4, height: NODE[1] - 10 }),
        make("text", { x: x + 12, y: y + 18 }, shorten(name, 24)),
        make("text", { class: "small", x: x + 12, y: y + 34 }, shorten(reads, 25)));
      return link(group, "node", [call ? callKey(number, id) : "answer"]);
    };
    return make("div", { class: "dag" }, make("svg", { width, height, role: "group", "aria-label": "the plan as a graph" },
      ...edges.map(d => make("path", { d })), ...nodes.map(node)));
  };

  /** When each call ran, as bars below each other. */
  const timeline = (round, number) => {
    const calls = round.plan?.calls ?? [], now = view.now?.(number) ?? 0;
    const spans = calls.map(call => {
      const seen = round.observations?.find(seen => seen.call === call.id);
      const began = seen?.started_s ?? view.running?.get(call.id);
      const current = number === (view.trace.rounds?.length ?? 0) - 1 && view.running?.has(call.id);
      return { call, seen, current, began, ended: seen ? began + seen.elapsed_s : Math.max(began ?? 0, now) };
    }).filter(({ began, seen, current }) => began !== undefined && (seen || current));
    if (!spans.length) return undefined;
    const whole = Math.max(0.001, ...spans.map(({ ended }) => ended));
    const percent = number => `${(number / whole * 100).toFixed(2)}%`;
    const row = ({ call, seen, began, ended }) => {
      const { word, time } = state(seen, true);
      const bar = make("rect", { class: word, x: percent(began), width: percent(Math.max(ended - began, whole / 250)), height: 10, rx: 2 });
      return link(make("div", { class: "time" }, make("code", {}, shorten(call.id, 22)), make("svg", { height: 10, "aria-hidden": "true" }, bar),
        make("span", { class: "dim" }, time || (seen ? word : seconds(ended - began)))), "bar", [callKey(number, call.id)]);
    };
    return make("div", { class: "timeline" }, ...spans.map(row), make("div", { class: "time dim" }, make("span", {}),
      make("span", { class: "scale" }, make("span", {}, "0"), make("span", {}, seconds(whole))), make("span", {})));
  };

  /** What a call gave: its boxes or spans of time one by one, or as it reads. */
  const value = (seen, number) => {
    const call = callKey(number, seen.call), given = seen.outcome?.value;
    const score = item => item.score === undefined || item.score === null ? "" : make("span", { class: "dim" }, ` ${item.score.toFixed(2)}`);
    const boxes = parts(given, "regions").flatMap(regions => (regions.items ?? []).map(item => ({
      key: boxKey(regions.source, item.xyxy), words: [item.label, item.text].filter(Boolean).join(": ") || item.xyxy.map(Math.round).join(", "), item })));
    const spans = parts(given, "segments").flatMap(segments => (segments.items ?? []).map(item => ({
      key: timeKey(item.start_s, item.end_s), words: `${clock(item.start_s)} to ${clock(item.end_s)} ${item.label ? `${item.label}: ` : ""}${item.text}`, item })));
    const items = [...boxes, ...spans];
    if (!items.length) return make("pre", { class: seen.outcome?.status === "done" ? "dim" : "bad" }, shortLines(seen.reads));
    const chips = items.slice(0, LISTED).map(({ key, words, item }) =>
      make("li", {}, link(make("button", { type: "button", class: "chip" }, shorten(words, 120), score(item)), "chip", [key], [call])));
    return make("ul", { class: "chips" }, ...chips, items.length > LISTED && make("li", { class: "dim" }, `and ${items.length - LISTED} more`));
  };

  const card = (call, round, number, boxes) => {
    const seen = round.observations?.find(seen => seen.call === call.id);
    const { word, time } = state(seen, view.running?.has(call.id));
    const made = parts(seen?.outcome?.value, "image").map(image =>
      picture(image.digest, [image.width, image.height], `what ${call.id} gave`, boxes.filter(box => box.source === image.digest)));
    return link(make("div", { class: "call" },
      call.thought && make("p", { class: "thought" }, call.thought),
      make("div", { class: "line" }, make("pre", {}, callText(call)), make("span", { class: `state ${word}` }, [word, time].filter(Boolean).join(", "))),
      seen && value(seen, number), ...made), "card", [callKey(number, call.id)]);
  };

  const round = (round, number, boxes) => {
    const many = view.trace.rounds.length > 1 ? ` ${number + 1}` : "";
    const decision = round.decision && `decided: ${String(round.decision.verdict).replaceAll("_", " ")}; ${round.decision.why ?? ""}`;
    const times = timeline(round, number);
    return make("section", { class: "plan" }, make(part, {}, `plan${many}`),
      ...(round.errors ?? []).map(error => make("p", { class: "bad" }, `refused: ${error}`)),
      round.plan?.thought && make("p", { class: "thought" }, round.plan.thought),
      graph(round, number),
      times && make(part, {}, `times${many}`), times,
      round.plan && make(part, {}, `calls${many}`),
      ...(round.plan?.calls ?? []).map(call => card(call, round, number, boxes)),
      (round.plan ? round.plan.answer !== undefined : !view.running) && make("pre", { class: "call" }, answerText(round.plan?.answer)),
      decision && make("p", { class: "dim" }, decision));
  };

  const secondLook = () => {
    const { claims = [], mattered = [] } = view.trace.verification ?? {};
    if (!claims.length && !mattered.length) return undefined;
    const line = (good, word, what, found) => make("tr", {}, make("td", { class: good ? "dim" : "bad" }, word), make("td", {}, what), make("td", {}, found));
    return make("section", {}, make(part, {}, "second look"), make("table", {},
      ...claims.map(it => line(it.holds !== "no", it.holds, it.text, `found ${it.found}`)),
      ...mattered.map(it => line(it.mattered, it.mattered ? "needed" : "idle", make("span", {}, make("code", {}, it.call), ` (${it.tool})`), `without it: ${it.without}`))));
  };

  const firstLook = () => {
    const { lines = [], labels = [] } = view.trace.glance ?? {};
    if (!lines.length && !labels.length) return undefined;
    return make("section", {}, make(part, {}, "first look"), make("p", {}, `written: ${lines.join(", ")}; seen: ${labels.join(", ")}`));
  };

  const head = () => {
    const { question, answer, planner, elapsed_s } = view.trace, own = answer?.unsupported ?? [], refused = answer?.wording?.unsupported ?? [];
    return make("header", {}, make(title, { class: "question" }, question),
      answer && make("p", { class: answer.answered ? "answer" : "answer no" }, answer.text),
      answer && !answer.answered && make("p", { class: "bad" }, "not answerable from these inputs"),
      own.length > 0 && make("p", { class: "bad" }, `said by the planner, found nowhere: ${own.join(", ")}`),
      refused.length > 0 && make("p", { class: "dim" }, `a wording was refused, since nothing says: ${refused.join(", ")}`),
      planner && make("p", { class: "dim" }, `planned by ${planner}, ${seconds(elapsed_s)}`));
  };

  root.addEventListener("keydown", event => {
    if (event.key !== "Escape" || !chosen) return;
    event.stopPropagation();
    choose(undefined);
  });

  return {
    show(next) {
      view = next;
      const focus = root.contains(document.activeElement) ? document.activeElement.dataset.name : undefined;
      const scrolled = [...root.querySelectorAll(".dag")].map(dag => dag.scrollLeft);
      linked = [];
      const boxes = allBoxes(view.trace), media = inputs(boxes), found = evidence(boxes);
      root.replaceChildren(...[head(),
        (media.length || found) && make("div", { class: "board" }, media.length && make("div", { class: "media" }, ...media), found),
        ...(view.trace.rounds ?? []).map((it, number) => round(it, number, boxes)),
        secondLook(), firstLook()].filter(Boolean));
      [...root.querySelectorAll(".dag")].forEach((dag, i) => { dag.scrollLeft = scrolled[i] ?? 0; });
      for (const entry of linked) if (entry.name === chosen) entry.element.setAttribute("aria-pressed", "true");
      light(picked());
      if (focus) linked.find(entry => entry.name === focus)?.element.focus({ preventScroll: true });
    },
    /** Draws the times of a run that goes on. */
    tick() {
      if (!view) return;
      linked = linked.filter(entry => entry.kind !== "bar");
      const number = view.trace.rounds.length - 1, old = [...root.querySelectorAll(".timeline")].at(-1);
      const times = number >= 0 && timeline(view.trace.rounds[number], number);
      if (times && old) old.replaceWith(times);
    },
  };
}

/** The first lines of a long text. */
function shortLines(text) {
  const lines = String(text ?? "").split("\n");
  return lines.slice(0, 12).map(line => shorten(line, 160)).join("\n") + (lines.length > 12 ? "\n…" : "");
}
