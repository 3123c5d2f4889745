// The page of the server: asks, draws a run while it goes on, and earlier ones. It stands after the script that draws.
const by = id => document.getElementById(id);
const FILM = /\.(mp4|mov|mkv|webm|avi|m4v|mpe?g)$/i, SOUND = /\.(wav|mp3|flac|ogg|oga|m4a|aac)$/i;
const KINDS = { image: "images", audio: "recordings", video: "films" };
const say = words => { by("status").textContent = words; };
const fail = words => { by("error").textContent = words; };

// Talking to the server.

/** Asks the server, with its token once it wants one. */
async function request(path, options = {}) {
  for (;;) {
    const token = sessionStorage.getItem("token");
    const headers = { ...options.headers, ...(token ? { Authorization: `Bearer ${token}` } : {}) };
    const response = await fetch(path, { ...options, headers });
    if (response.status === 401) {
      await askToken();
      continue;
    }
    if (!response.ok) {
      const body = await response.json().catch(() => undefined);
      throw new Error(body?.error?.message ?? `the server says ${response.status}`);
    }
    return response;
  }
}

let asking;
/** Lets the user give the token; whoever needs it waits for the same dialog. */
function askToken() {
  asking ??= new Promise(resolve => {
    by("token-dialog").addEventListener("close", () => {
      sessionStorage.setItem("token", by("token").value.trim());
      asking = undefined;
      resolve();
    }, { once: true });
    by("token-dialog").showModal();
  });
  return asking;
}

const media = new Map();
/** An address of this page for something that the server keeps; fetched once. */
function kept(path) {
  if (!media.has(path)) {
    media.set(path, request(path).then(response => response.blob()).then(blob => URL.createObjectURL(blob)));
    media.get(path).catch(() => media.delete(path));
  }
  return media.get(path);
}

const places = {
  heading: "h2",
  picture: (image, digest) => {
    kept(`/pictures/${digest}`).then(address => { image.src = address; }, () => { image.alt += ": kept no longer"; });
    return true;
  },
  recording: digest => {
    const sound = make("audio", { controls: true, preload: "none" });
    kept(`/artifacts/${digest}`).then(address => { sound.src = address; }, () => sound.remove());
    return sound;
  },
};

/** Runs to look at, side by side. */
function stage(count, views = []) {
  by("main").classList.toggle("wide", count > 1);
  by("runs").classList.toggle("two", count > 1);
  by("compared").hidden = count < 2;
  const articles = Array.from({ length: count }, (_, i) => make("article", { "aria-label": count > 1 ? `run ${"AB"[i]}` : "run" }));
  by("runs").replaceChildren(...articles);
  const drawings = articles.map(article => drawing(article, places));
  views.forEach((view, i) => drawings[i].show(view));
  return drawings;
}

// What is asked about.

let files = [];

const nameOf = file => {
  const kind = file.kind, same = files.filter(other => other.kind === kind), at = same.indexOf(file);
  return at === 0 ? kind : `${kind}${at + 1}`;
};

function add(chosen) {
  fail("");
  for (const file of chosen) {
    if (file.type.startsWith("video/") || FILM.test(file.name)) {
      fail(`${file.name}: a film is read from a folder of the server's \`--allow\`: give its path under “File on the server”`);
      openPath();
    } else if (file.type.startsWith("image/") || file.type.startsWith("audio/") || SOUND.test(file.name)) {
      const kind = file.type.startsWith("image/") ? "image" : "audio";
      files.push({ kind, name: file.name || `pasted ${kind}`, file, address: URL.createObjectURL(file) });
    } else {
      fail(`${file.name}: neither a picture nor a recording`);
    }
  }
  listFiles();
}

function addPath() {
  const path = by("path").value.trim();
  if (!path) return;
  files.push({ kind: FILM.test(path) ? "video" : SOUND.test(path) ? "audio" : "image", name: path, path });
  by("path").value = "";
  listFiles();
}

function openPath() {
  by("path-line").hidden = false;
  by("server").setAttribute("aria-expanded", "true");
}

function listFiles() {
  const item = file => {
    const shown = file.address && (file.kind === "image" ? make("img", { src: file.address, alt: "" }) : make("audio", { src: file.address, controls: true }));
    const remove = () => {
      if (file.address) URL.revokeObjectURL(file.address);
      files = files.filter(other => other !== file);
      listFiles();
      by("choose").focus();
    };
    return make("li", {}, shown, make("span", { class: "name", title: file.name }, make("code", {}, nameOf(file)), ` ${file.name}`),
      make("button", { type: "button", click: remove, "aria-label": `remove ${file.name}` }, "remove"));
  };
  by("files").replaceChildren(...files.map(item));
}

/** A file as an address that holds it and tells its name. */
const content = file => new Promise((resolve, reject) => {
  const reader = new FileReader();
  reader.onerror = () => reject(new Error(`${file.name} cannot be read`));
  reader.onload = () => resolve(`data:${file.type || "application/octet-stream"};name=${encodeURIComponent(file.name)};base64,${reader.result.split(",")[1] ?? ""}`);
  reader.readAsDataURL(file);
});

async function body() {
  const args = { question: by("question").value, verify: by("verify").checked };
  for (const { kind, file, path } of files) (args[KINDS[kind]] ??= []).push(path ?? await content(file));
  const text = JSON.stringify(args), most = Number(document.body.dataset.maxBody);
  const bytes = new Blob([text]).size, megabytes = bytes => `${(bytes / 1e6).toFixed(1)} MB`;
  if (bytes > most) throw new Error(`the files are too large together: ${megabytes(bytes)} as they are sent, the server takes ${megabytes(most)} (\`--max-body\`)`);
  return text;
}

// Asking.

let running;

/** The events of an answer as they come. */
async function* events(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    text += value;
    const whole = text.split("\n\n");
    text = whole.pop();
    for (const event of whole) {
      const data = event.split("\n").filter(line => line.startsWith("data:")).map(line => line.slice(5).trim()).join("\n");
      if (data) yield JSON.parse(data);
    }
  }
}

/** A run that goes on: takes in what happens, and says what is to be shown of it. */
function live(question) {
  const view = { trace: { question, inputs: {}, rounds: [] }, inputs: {}, running: new Map(), now: () => view.zero === undefined ? 0 : (performance.now() - view.zero) / 1000 };
  const round = () => view.trace.rounds.at(-1);
  return {
    view,
    take(event) {
      if (event.kind === "asked") Object.assign(view, { inputs: event.view.inputs, trace: event.view.trace });
      if (event.kind === "planning") {
        view.trace.rounds.push({ plan: { calls: [] }, observations: [], errors: [] });
        view.running.clear();
        view.zero = undefined;
      }
      if (event.kind === "written") round().plan.calls.push(event.call);
      if (event.kind === "planned") round().plan = event.plan;
      if (event.kind === "started") {
        view.zero ??= performance.now() - event.at_s * 1000;
        view.running.set(event.call, event.at_s);
      }
      if (event.kind === "finished") {
        view.running.delete(event.observation.call);
        round().observations.push(event.observation);
      }
    },
    words(event) {
      if (event.kind === "planning") return event.round === 1 ? "planning" : `planning again, round ${event.round}`;
      if (view.running.size) return `running ${[...view.running.keys()].join(", ")}`;
      return event.kind === "planned" ? `planned ${event.plan.calls.length} calls` : undefined;
    },
  };
}

async function ask() {
  if (running) return;
  const stop = running = new AbortController(), question = by("question").value;
  let ticking, id;
  fail("");
  say("reading the files");
  by("go").disabled = true;
  by("stop").hidden = false;
  by("actions").hidden = true;
  try {
    const sent = await body();
    say("sending");
    const response = await request("/ask", { method: "POST", headers: { "Content-Type": "application/json" }, body: sent, signal: stop.signal });
    say("opening the planner");
    const [drawn] = stage(1), run = live(question);
    drawn.show(run.view);
    ticking = setInterval(() => { if (run.view.running.size) drawn.tick(); }, 100);
    let ended = false;
    for await (const event of events(response)) {
      if (event.kind === "trace") id = event.id;
      else if (event.kind === "failed") throw new Error(event.message);
      else if (event.kind === "answer") {
        ended = true;
        drawn.show(event.view);
        say(`${event.view.trace.answer.answered ? "answered" : "not answered"} in ${seconds(event.view.trace.elapsed_s)}`);
        history.pushState(null, "", `#trace/${id}`);
        opened(id);
      } else {
        run.take(event);
        say(run.words(event) ?? by("status").textContent);
        drawn.show(run.view);
      }
    }
    if (!ended) throw new Error("the server ended before there was an answer");
  } catch (error) {
    say(stop.signal.aborted ? "stopped" : "");
    if (!stop.signal.aborted) fail(error.message);
  } finally {
    clearInterval(ticking);
    running = undefined;
    by("go").disabled = false;
    by("stop").hidden = true;
    await list();
  }
}

// Earlier runs.

let heads = [];
const compared = new Set();

async function list() {
  try {
    heads = await (await request("/traces")).json();
  } catch (error) {
    fail(error.message);
  }
  listTraces();
}

function listTraces() {
  const words = by("search").value.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = head => {
    const text = [head.question, head.answer, head.words].join(" ").toLowerCase();
    return words.every(word => text.includes(word));
  };
  const item = head => {
    const choose = event => {
      if (event.target.checked) compared.add(head.id); else compared.delete(head.id);
      // The two that were chosen last.
      while (compared.size > 2) compared.delete(compared.values().next().value);
      listTraces();
      document.querySelector(`#traces input[value="${CSS.escape(head.id)}"]`)?.focus();
    };
    const when = new Date(head.kept_at * 1000).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
    return make("li", {},
      make("input", { type: "checkbox", value: head.id, change: choose, checked: compared.has(head.id), "aria-label": `compare: ${shorten(head.question, 60)}` }),
      make("a", { href: `#trace/${head.id}`, "aria-current": location.hash === `#trace/${head.id}` ? "page" : undefined },
        make("span", { class: "asked" }, shorten(head.question, 90)),
        make("small", { class: head.answered ? "dim" : "bad" }, `${when} ${shorten(head.answer, 60)}`)));
  };
  const shown = heads.filter(fits);
  by("traces").replaceChildren(...shown.map(item));
  by("none").hidden = shown.length > 0;
  by("none").textContent = heads.length ? "none has these words" : "none yet";
  by("compare").disabled = compared.size !== 2;
}

let current;
/** A trace is on the page: it can be exported. */
function opened(id) {
  current = id;
  by("actions").hidden = id === undefined;
  document.title = id === undefined ? "Sightline" : `${shorten(by("runs").querySelector(".question")?.textContent, 60)} · Sightline`;
  listTraces();
}

const viewOf = async id => (await request(`/traces/${encodeURIComponent(id)}/view`)).json();

/** Shows what the address names. */
async function route() {
  if (running) return;
  const [kind, ...ids] = location.hash.slice(1).split("/");
  fail("");
  say("");
  by("ask").hidden = kind === "compare";
  try {
    if (kind === "trace") {
      stage(1, [await viewOf(ids[0])]);
      opened(ids[0]);
    } else if (kind === "compare") {
      const views = await Promise.all(ids.slice(0, 2).map(viewOf));
      stage(2, views);
      compare(views.map(view => view.trace));
      opened(undefined);
    } else if (kind === "") {
      stage(0);
      opened(undefined);
    }
  } catch (error) {
    stage(0);
    opened(undefined);
    fail(error.message);
  }
}

/** What two runs have in common, line by line. */
function compare(traces) {
  const calls = traces.map(trace => (trace.rounds ?? []).flatMap(round => (round.plan?.calls ?? []).map(callText)));
  const row = (name, cells, differs = cells[0] !== cells[1]) =>
    make("tr", { class: differs ? "differs" : "" }, make("th", { scope: "row" }, name), ...cells.map(cell => make("td", {}, cell)));
  const lines = i => make("div", {}, ...calls[i].map(call => make("pre", { class: calls[1 - i].includes(call) ? "" : "own" }, call)));
  by("compared").replaceChildren(make("h2", {}, "two runs"), make("table", {},
    make("thead", {}, make("tr", {}, make("th", {}), make("th", { scope: "col" }, "A"), make("th", { scope: "col" }, "B"))),
    make("tbody", {},
      row("question", traces.map(trace => trace.question)),
      row("answer", traces.map(trace => trace.answer?.text ?? "")),
      row("planner", traces.map(trace => trace.planner ?? "")),
      row("time", traces.map(trace => seconds(trace.elapsed_s)), false),
      row("calls", [lines(0), lines(1)], calls[0].join("\n") !== calls[1].join("\n")))));
}

async function save(path, name) {
  try {
    const address = URL.createObjectURL(await (await request(path)).blob());
    make("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  } catch (error) {
    fail(error.message);
  }
}

// The camera.

let camera;

async function openCamera() {
  try {
    camera = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  } catch {
    // None, or not allowed: the system's own way to a picture.
    by("shot").click();
    return;
  }
  by("video").srcObject = camera;
  by("camera-dialog").showModal();
}

function takePicture() {
  const video = by("video"), canvas = make("canvas", { width: video.videoWidth, height: video.videoHeight });
  canvas.getContext("2d").drawImage(video, 0, 0);
  canvas.toBlob(blob => {
    if (blob) add([new File([blob], `camera-${new Date().toISOString().slice(11, 19).replaceAll(":", "-")}.jpg`, { type: "image/jpeg" })]);
    by("camera-dialog").close();
  }, "image/jpeg", 0.95);
}

// Hands.

by("ask").addEventListener("submit", event => { event.preventDefault(); ask(); });
by("question").addEventListener("keydown", event => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  by("ask").requestSubmit();
});
by("stop").addEventListener("click", () => running?.abort());
by("choose").addEventListener("click", () => by("file").click());
for (const id of ["file", "shot"]) by(id).addEventListener("change", event => { add([...event.target.files]); event.target.value = ""; });
by("camera").addEventListener("click", openCamera);
by("take").addEventListener("click", takePicture);
by("close").addEventListener("click", () => by("camera-dialog").close());
by("camera-dialog").addEventListener("close", () => camera?.getTracks().forEach(track => track.stop()));
by("server").addEventListener("click", () => {
  const open = by("path-line").hidden;
  by("path-line").hidden = !open;
  by("server").setAttribute("aria-expanded", String(open));
  if (open) by("path").focus();
});
by("add-path").addEventListener("click", addPath);
by("path").addEventListener("keydown", event => { if (event.key === "Enter") { event.preventDefault(); addPath(); } });
by("search").addEventListener("input", listTraces);
by("search").addEventListener("keydown", event => { if (event.key === "Escape") { by("search").value = ""; listTraces(); } });
by("compare").addEventListener("click", () => { location.hash = `#compare/${[...compared].join("/")}`; });
by("export").addEventListener("click", () => save(`/traces/${current}/page`, `sightline-${current.slice(0, 8)}.html`));
by("json").addEventListener("click", () => save(`/traces/${current}`, `sightline-${current.slice(0, 8)}.json`));
for (const kind of ["dragover", "dragleave", "drop"]) document.addEventListener(kind, event => {
  if (!event.dataTransfer?.types.includes("Files")) return;
  event.preventDefault();
  by("drop").classList.toggle("over", kind === "dragover");
  if (kind === "drop") add([...event.dataTransfer.files]);
});
document.addEventListener("paste", event => {
  if (!event.clipboardData?.files.length) return;
  event.preventDefault();
  add([...event.clipboardData.files]);
});
document.addEventListener("keydown", event => {
  const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  by("search").focus();
});
addEventListener("hashchange", route);
list().then(route);
