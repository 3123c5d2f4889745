//! The program as a server: MCP over standard input and output and over HTTP, JSON-RPC, the OpenAI-compatible endpoint, and
//! what it does with those who mean it no good. Only tools that need no model are called.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use base64::Engine;
use serde_json::{Value as Json, json};

use crate::cli::{file, scratch, sightline};

const STREET: &str = "examples/street.png";

/// A process that is ended with the test.
pub(crate) struct Process(pub(crate) Child);

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn program(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sightline"));
    for name in ["SIGHTLINE_DATA", "SIGHTLINE_PLANNER", "SIGHTLINE_LOG", "SIGHTLINE_TOKEN"] {
        command.env_remove(name);
    }
    command.arg("serve").args(args).current_dir(env!("CARGO_MANIFEST_DIR"));
    command.env("SIGHTLINE_HOME", scratch("home")).env("SIGHTLINE_OFFLINE", "1").env("SIGHTLINE_CONFIG", "");
    command
}

/// A client over standard input and output.
struct Pipes {
    process: Process,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
    next: u64,
}

impl Pipes {
    fn open(args: &[&str]) -> Self {
        let mut command = program(&[&["--stdio"], args].concat());
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let (input, output) = (child.stdin.take(), BufReader::new(child.stdout.take().unwrap()));
        let mut pipes = Self { process: Process(child), input, output, next: 0 };
        let about = json!({ "protocolVersion": "2025-11-25", "capabilities": {}, "clientInfo": { "name": "test", "version": "1" } });
        let hello = pipes.ask("initialize", about);
        assert_eq!(hello["result"]["protocolVersion"], "2025-11-25", "{hello}");
        assert_eq!(hello["result"]["serverInfo"]["name"], "sightline");
        pipes.say(&json!({ "jsonrpc": "2.0", "method": "notifications/initialized" }));
        pipes
    }

    fn say(&mut self, message: &Json) {
        writeln!(self.input.as_mut().unwrap(), "{message}").unwrap();
    }

    fn hear(&mut self) -> Json {
        let mut line = String::new();
        assert!(self.output.read_line(&mut line).unwrap() > 0, "the server left");
        serde_json::from_str(&line).unwrap()
    }

    fn send(&mut self, method: &str, params: Json) -> u64 {
        self.next += 1;
        let id = self.next;
        self.say(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        id
    }

    fn ask(&mut self, method: &str, params: Json) -> Json {
        let id = self.send(method, params);
        loop {
            let heard = self.hear();
            if heard["id"] == id {
                return heard;
            }
        }
    }

    fn call(&mut self, tool: &str, args: Json) -> Json {
        self.ask("tools/call", json!({ "name": tool, "arguments": args }))["result"].clone()
    }
}

#[test]
fn a_client_over_standard_input_lists_and_calls_tools() {
    let mut client = Pipes::open(&[]);
    let tools = client.ask("tools/list", json!({}))["result"]["tools"].clone();
    let named = |name: &str| tools.as_array().unwrap().iter().find(|tool| tool["name"] == name).unwrap();
    for name in ["ask", "plan", "run-receipt-total", "detect", "transcribe", "calculate"] {
        let tool = named(name);
        assert_eq!((&tool["inputSchema"]["type"], &tool["outputSchema"]["type"]), (&json!("object"), &json!("object")));
        assert_eq!(tool["annotations"]["readOnlyHint"], true, "{tool}");
    }
    assert_eq!(named("calculate")["inputSchema"]["required"], json!(["expression"]));

    let worked = client.call("calculate", json!({ "expression": "a / 4", "a": "39.60" }));
    assert_eq!(worked["structuredContent"], json!({ "type": "number", "value": 9.9 }));
    assert_eq!(worked["content"][0], json!({ "type": "text", "text": "9.9" }));
    let wrong = client.call("calculate", json!({ "expression": "a +" }));
    assert_eq!(wrong["isError"], true, "{wrong}");
    let missing = client.call("calculate", json!({}));
    assert!(missing["content"][0]["text"].as_str().unwrap().contains("`expression`"), "{missing}");
    let unknown = client.ask("tools/call", json!({ "name": "calculat" }));
    assert_eq!(unknown["error"]["code"], -32602);
    assert!(unknown["error"]["message"].as_str().unwrap().contains("calculate"), "{unknown}");

    client.input = None;
    assert!(client.process.0.wait().unwrap().success());
}

#[test]
fn what_one_tool_gives_another_takes() {
    let mut client = Pipes::open(&[]);
    let cropped = client.call("crop", json!({ "image": STREET, "region": [10, 20, 110, 70] }));
    assert_eq!(cropped["content"][1]["mimeType"], "image/png", "{cropped}");
    let uri = cropped["structuredContent"]["uri"].as_str().unwrap().to_owned();
    let size = client.call("size_of", json!({ "image": uri }));
    assert_eq!(size["content"][0]["text"], "100 x 50");
    let whole = client.call("size_of", json!({ "image": cropped["structuredContent"] }));
    assert_eq!(whole["content"][0]["text"], "100 x 50");
    let boxes =
        json!({ "type": "regions", "value": { "items": [{ "xyxy": [0, 0, 5, 5] }, { "xyxy": [1, 1, 6, 6] }] } });
    assert_eq!(client.call("count", json!({ "items": boxes }))["structuredContent"]["value"], 2.0);

    let listed = client.ask("resources/list", json!({}))["result"]["resources"].clone();
    assert!(listed.as_array().unwrap().iter().any(|resource| resource["uri"] == uri), "{listed}");
    let read = client.ask("resources/read", json!({ "uri": uri }))["result"]["contents"][0].clone();
    let bytes = base64::engine::general_purpose::STANDARD.decode(read["blob"].as_str().unwrap()).unwrap();
    assert!(bytes.starts_with(b"\x89PNG"));
    let gone = client.ask("resources/read", json!({ "uri": "sightline://traces/none" }));
    assert_eq!(gone["error"]["code"], -32002, "{gone}");
}

/// A plan for every question, so that no language model is needed.
fn gold(name: &str) -> String {
    format!("gold:{}", file(name, "size = size_of(image=$image)\nanswer \"It has {size} pixels.\"\n"))
}

#[test]
fn a_question_is_answered_with_progress_and_leaves_a_trace() {
    let mut client = Pipes::open(&["--planner", &gold("serve-ask.txt")]);
    let params = json!({
        "name": "ask",
        "arguments": { "question": "How large is it?", "images": [STREET] },
        "_meta": { "progressToken": "p" },
    });
    let id = client.send("tools/call", params);
    let mut progress = Vec::new();
    let answer = loop {
        let heard = client.hear();
        if heard["id"] == id {
            break heard["result"].clone();
        }
        if heard["method"] == "notifications/progress" {
            progress.push(heard["params"]["message"].as_str().unwrap().to_owned());
        }
    };
    assert_eq!(progress.first().map(String::as_str), Some("planning"), "{progress:?}");
    assert!(progress.iter().any(|words| words == "size_of done"), "{progress:?}");
    let object = &answer["structuredContent"];
    assert!(object["answer"].as_str().unwrap().starts_with("It has "), "{object}");
    let trace =
        client.ask("resources/read", json!({ "uri": object["trace"] }))["result"]["contents"][0]["text"].clone();
    let trace: Json = serde_json::from_str(trace.as_str().unwrap()).unwrap();
    assert_eq!(trace["question"], "How large is it?");

    let plan = client.call("plan", json!({ "question": "How large is it?", "images": [STREET] }));
    assert!(plan["structuredContent"]["text"].as_str().unwrap().contains("size_of("), "{plan}");
    let prompt = client.ask("prompts/get", json!({ "name": "receipt-total", "arguments": { "image": "a.png" } }));
    assert!(
        prompt["result"]["messages"][0]["content"]["text"].as_str().unwrap().contains("run-receipt-total"),
        "{prompt}"
    );
    let typed = json!({
        "ref": { "type": "ref/prompt", "name": "receipt-total" },
        "argument": { "name": "image", "value": "examples/str" },
    });
    let completed = client.ask("completion/complete", typed)["result"]["completion"]["values"].clone();
    assert!(completed.as_array().unwrap().contains(&json!(STREET)), "{completed}");
}

/// A data folder with a tool that takes its time, where results of earlier runs are not taken (`--no-cache`).
pub(crate) fn slow_data() -> &'static str {
    // Written once: a script that another test writes again is empty for a moment.
    static FOLDER: LazyLock<String> = LazyLock::new(slow_folder);
    &FOLDER
}

fn slow_folder() -> String {
    let folder = scratch("serve-data");
    std::fs::create_dir_all(folder.join("tools")).unwrap();
    let manifest = "name = \"wait\"\ndescription = \"Waits.\"\noutput = \"number\"\n\
                    [[params]]\nname = \"s\"\ntype = \"text\"\ndescription = \"seconds\"\nrequired = true\n\
                    [expert]\nkind = \"program\"\ncommand = [\"sh\", \"./wait.sh\"]\n";
    let script = "s=$(sed 's/.*\"s\": *\"\\([0-9.]*\\)\".*/\\1/')\nsleep \"$s\"\necho '{\"value\": 1}'\n";
    std::fs::write(folder.join("tools/wait.toml"), manifest).unwrap();
    std::fs::write(folder.join("tools/wait.sh"), script).unwrap();
    folder.to_str().unwrap().to_owned()
}

#[test]
fn a_call_can_be_cancelled_and_the_others_go_on() {
    let data = slow_data();
    let mut client = Pipes::open(&["--data", data]);
    let id = client.send("tools/call", json!({ "name": "wait", "arguments": { "s": "30.1" } }));
    client.say(&json!({ "jsonrpc": "2.0", "method": "notifications/cancelled", "params": { "requestId": id } }));
    assert_eq!(client.call("calculate", json!({ "expression": "1 + 1" }))["structuredContent"]["value"], 2.0);
    client.input = None;
    let closed = Instant::now();
    assert!(client.process.0.wait().unwrap().success());
    // A server that did not hear of it would wait five seconds for the call.
    assert!(closed.elapsed() < Duration::from_secs(4), "{:?}", closed.elapsed());
}

/// A server over HTTP.
pub(crate) struct Server {
    pub(crate) process: Process,
    pub(crate) address: String,
}

/// An answer over HTTP.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Answer {
    #[track_caller]
    pub(crate) fn json(&self) -> Json {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error} in {}\n{}", self.head, self.body))
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let line = self.head.lines().find(|line| line.to_lowercase().starts_with(&format!("{name}:")))?;
        Some(line.split_once(':')?.1.trim())
    }
}

impl Server {
    pub(crate) fn start(args: &[&str]) -> Self {
        Self::start_with(args, |_| {})
    }

    /// Starts one whose environment is not the usual.
    pub(crate) fn start_with(args: &[&str], change: impl FnOnce(&mut Command)) -> Self {
        let mut command = program(&[&["--http", "127.0.0.1:0"], args].concat());
        change(&mut command);
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let mut errors = BufReader::new(child.stderr.take().unwrap());
        let process = Process(child);
        let mut line = String::new();
        errors.read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("listening at http://").unwrap_or_else(|| panic!("{line}")).to_owned();
        // Whatever else it says must not block it.
        std::thread::spawn(move || std::io::copy(&mut errors, &mut std::io::sink()));
        Self { process, address }
    }

    /// Sends these bytes as they are and reads until the server closes.
    pub(crate) fn raw(&self, bytes: &[u8]) -> Answer {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        // The server may turn it away before it has read all.
        let _ = stream.write_all(bytes);
        let mut bytes = Vec::new();
        let _ = stream.read_to_end(&mut bytes);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
        let chunked = head.to_lowercase().contains("transfer-encoding: chunked");
        Answer { status, head: head.to_owned(), body: if chunked { unchunked(body) } else { body.to_owned() } }
    }

    pub(crate) fn request(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        self.raw(&self.written(method, path, headers, body))
    }

    /// The bytes of a request.
    fn written(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Vec<u8> {
        let mut request = format!("{method} {path} HTTP/1.1\r\nConnection: close\r\n");
        let defaults = [
            ("Host", self.address.as_str()),
            ("Content-Type", "application/json"),
            ("Accept", "application/json, text/event-stream"),
        ];
        let given = |name: &str| headers.iter().any(|(header, _)| header.eq_ignore_ascii_case(name));
        for (name, value) in defaults.iter().filter(|(name, _)| !given(name)).chain(headers) {
            request += &format!("{name}: {value}\r\n");
        }
        format!("{request}Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
    }

    /// The name of a new session of MCP, in the version that has them.
    fn session(&self) -> String {
        let hello = json!({ "jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {
            "protocolVersion": "2025-11-25", "capabilities": {}, "clientInfo": { "name": "test", "version": "1" } } });
        let answer = self.post("/mcp", &hello);
        assert_eq!(events(&answer.body).last().unwrap()["result"]["protocolVersion"], "2025-11-25");
        let session = answer.header("mcp-session-id").unwrap().to_owned();
        let ready = json!({ "jsonrpc": "2.0", "method": "notifications/initialized" }).to_string();
        assert_eq!(self.request("POST", "/mcp", &in_session(&session), &ready).status, 202);
        session
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.request("GET", path, &[], "")
    }

    pub(crate) fn post(&self, path: &str, body: &Json) -> Answer {
        self.request("POST", path, &[], &body.to_string())
    }

    /// Waits until a call runs.
    #[track_caller]
    fn is_running_one(&self) {
        let until = Instant::now() + Duration::from_secs(20);
        while !self.get("/metrics").body.contains("sightline_running 1") {
            assert!(Instant::now() < until, "no call is running");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    #[track_caller]
    pub(crate) fn is_up(&self) {
        assert_eq!(self.get("/healthz").json()["status"], "ok");
    }
}

fn unchunked(body: &str) -> String {
    let (mut rest, mut whole) = (body, String::new());
    while let Some((size, tail)) = rest.split_once("\r\n") {
        let size = usize::from_str_radix(size.trim(), 16).unwrap_or(0);
        if size == 0 {
            break;
        }
        whole += &tail[..size.min(tail.len())];
        rest = tail.get(size + 2..).unwrap_or("");
    }
    whole
}

/// The headers of a request of a session.
fn in_session(session: &str) -> [(&str, &str); 2] {
    [("Mcp-Session-Id", session), ("MCP-Protocol-Version", "2025-11-25")]
}

/// The JSON of the events of a stream.
pub(crate) fn events(body: &str) -> Vec<Json> {
    body.lines().filter_map(|line| serde_json::from_str(line.strip_prefix("data:")?.trim()).ok()).collect()
}

#[test]
fn both_versions_of_mcp_are_spoken_at_one_address() {
    let server = Server::start(&[]);
    let session = server.session();
    let call = json!({ "jsonrpc": "2.0", "id": 2, "method": "tools/call",
        "params": { "name": "calculate", "arguments": { "expression": "6 * 7" } } });
    let called = server.request("POST", "/mcp", &in_session(&session), &call.to_string());
    assert_eq!(events(&called.body).last().unwrap()["result"]["structuredContent"]["value"], 42.0, "{}", called.body);

    // The newer version has no sessions: each request says who asks.
    let meta = json!({
        "io.modelcontextprotocol/protocolVersion": "2026-07-28",
        "io.modelcontextprotocol/clientInfo": { "name": "test", "version": "1" },
        "io.modelcontextprotocol/clientCapabilities": {},
    });
    let mut call = call;
    call["params"]["_meta"] = meta;
    let headers = [("MCP-Protocol-Version", "2026-07-28"), ("Mcp-Method", "tools/call"), ("Mcp-Name", "calculate")];
    let called = server.request("POST", "/mcp", &headers, &call.to_string());
    assert_eq!(called.status, 200, "{}", called.body);
    let result = events(&called.body).pop().unwrap_or_else(|| called.json());
    assert_eq!(result["result"]["structuredContent"]["value"], 42.0, "{result}");
}

#[test]
fn json_rpc_keeps_to_the_standard() {
    let server = Server::start(&[]);
    let one = |id: Json, method: &str, params: Json| json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params });
    let worked = server.post("/rpc", &one(json!("a"), "calculate", json!({ "expression": "2 ^ 10" }))).json();
    assert_eq!(worked, json!({ "jsonrpc": "2.0", "id": "a", "result": { "type": "number", "value": 1024.0 } }));
    let by_position = server.post("/rpc", &one(json!(1), "calculate", json!(["1 + 1"]))).json();
    assert_eq!(by_position["result"]["value"], 2.0);
    let listed = server.post("/rpc", &one(json!(1), "tools", json!({}))).json();
    assert!(listed["result"].as_array().unwrap().iter().any(|tool| tool["name"] == "calculate"));

    let code = |body: &str| server.request("POST", "/rpc", &[], body).json()["error"]["code"].clone();
    assert_eq!(code("{\"jsonrpc\": \"2.0\", \"method\""), -32700);
    assert_eq!(
        code("{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"calculate\", \"params\": {\"expression\": NaN}}"),
        -32700
    );
    assert_eq!(code(&"[".repeat(100_000)), -32700);
    assert_eq!(code("[]"), -32600);
    assert_eq!(code("{}"), -32600);
    assert_eq!(code(&one(json!(1), "nothing", json!({})).to_string()), -32601);
    assert_eq!(code(&one(json!(1), "calculate", json!({ "expresion": "1" })).to_string()), -32602);
    assert_eq!(code(&one(json!(1), "calculate", json!({ "expression": "1 / 0" })).to_string()), -32602);
    let no_yes = one(json!(1), "ask", json!({ "question": "Why?", "verify": "yes" }));
    assert_eq!(server.post("/rpc", &no_yes).json()["error"]["message"], "expected `verify`, true or false");
    let no_lines = json!({ "lines": { "items": [] }, "key": "total" });
    assert_eq!(code(&one(json!(1), "read_value", no_lines).to_string()), -32000);

    let quiet = json!({ "jsonrpc": "2.0", "method": "calculate", "params": { "expression": "1" } });
    let answer = server.post("/rpc", &quiet);
    assert_eq!((answer.status, answer.body.as_str()), (204, ""));
    let batch = json!([
        one(json!(1), "calculate", json!({ "expression": "1" })),
        quiet,
        7,
        one(json!(2), "calculate", json!({ "expression": "2" }))
    ]);
    let answers = server.post("/rpc", &batch).json();
    let ids: Vec<&Json> = answers.as_array().unwrap().iter().map(|answer| &answer["id"]).collect();
    assert_eq!(ids, [&json!(1), &json!(null), &json!(2)], "{answers}");
    let metrics = server.get("/metrics").body;
    assert!(metrics.contains("sightline_calls_total{method=\"read_value\",outcome=\"failed\"} 1"), "{metrics}");
}

pub(crate) fn picture() -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(STREET);
    let bytes = std::fs::read(path).unwrap();
    format!("data:image/png;base64,{}", base64::engine::general_purpose::STANDARD.encode(bytes))
}

fn chat(stream: bool) -> Json {
    json!({ "model": "sightline", "stream": stream, "messages": [
        { "role": "system", "content": "You are helpful." },
        { "role": "user", "content": [
            { "type": "text", "text": "How large is it?" },
            { "type": "image_url", "image_url": { "url": picture() } },
        ] },
    ] })
}

#[test]
fn the_openai_endpoint_answers_whole_and_in_pieces() {
    let server = Server::start(&["--planner", &gold("serve-chat.txt")]);
    let models = server.get("/v1/models").json();
    assert_eq!(models["data"][0]["id"], "sightline");
    assert_eq!(server.get("/v1/models/run-receipt-total").json()["id"], "run-receipt-total");

    let whole = server.post("/v1/chat/completions", &chat(false));
    let answer = whole.json();
    let said = answer["choices"][0]["message"]["content"].as_str().unwrap().to_owned();
    assert!(said.starts_with("It has ") && said.ends_with(" pixels."), "{answer}");
    let trace = whole.header("x-sightline-trace").unwrap();
    assert_eq!(server.get(&format!("/traces/{trace}")).json()["answer"]["text"], said);

    let streamed = server.post("/v1/chat/completions", &chat(true));
    assert_eq!(streamed.header("content-type"), Some("text/event-stream"));
    assert!(streamed.body.trim_end().ends_with("data: [DONE]"), "{}", streamed.body);
    let chunks = events(&streamed.body);
    let text: String = chunks.iter().filter_map(|chunk| chunk["choices"][0]["delta"]["content"].as_str()).collect();
    assert_eq!(text, said);
    assert_eq!(chunks.last().unwrap()["choices"][0]["finish_reason"], "stop");
    assert!(chunks.iter().all(|chunk| chunk.get("usage").is_none()), "{chunks:?}");

    let mut counted = chat(true);
    counted["stream_options"] = json!({ "include_usage": true });
    let chunks = events(&server.post("/v1/chat/completions", &counted).body);
    let (last, others) = chunks.split_last().unwrap();
    assert!(others.iter().all(|chunk| chunk.get("usage") == Some(&Json::Null)), "{chunks:?}");
    assert!(last["usage"]["total_tokens"].is_u64(), "{last}");

    let mut wrong = chat(false);
    wrong["model"] = json!("gpt-9");
    let refused = server.post("/v1/chat/completions", &wrong);
    assert_eq!((refused.status, &refused.json()["error"]["code"]), (404, &json!("model_not_found")));
    wrong["model"] = json!("sightline");
    wrong["messages"][1]["content"][1]["image_url"]["url"] = json!("file:///etc/passwd");
    assert_eq!(server.post("/v1/chat/completions", &wrong).status, 400);
    wrong["stream"] = json!(true);
    let refused = server.post("/v1/chat/completions", &wrong);
    assert_eq!((refused.status, &refused.json()["error"]["code"]), (400, &json!("invalid_request_error")));
    assert_eq!(server.post("/v1/chat/completions", &json!({ "model": "sightline" })).status, 400);
}

#[test]
fn a_run_whose_picture_was_only_sent_says_so_when_it_is_to_be_run_again() {
    let server = Server::start(&["--planner", &gold("serve-sent.txt")]);
    let answer = server.post("/v1/chat/completions", &chat(false));
    let trace = server.get(&format!("/traces/{}", answer.header("x-sightline-trace").unwrap())).body;
    let error = sightline(&["trace", "replay", &file("serve-sent.json", trace)]).fails_with(1);
    assert!(error.contains("`$image` was sent to a server and not kept as a file"), "{error}");
}

/// A request with a function of the client's, after these further messages.
fn lending(stream: bool, further: &[Json]) -> Json {
    let mut asked = chat(stream);
    asked["messages"].as_array_mut().unwrap().extend_from_slice(further);
    let article =
        json!({ "type": "object", "properties": { "article": { "type": "string" } }, "required": ["article"] });
    let function = json!({ "name": "priceOf", "description": "Price of an article.", "parameters": article });
    asked["tools"] = json!([{ "type": "function", "function": function }]);
    asked
}

#[test]
fn functions_of_a_client_are_handed_back_and_their_results_end_in_the_answer() {
    let plan = "size = size_of(image=$image)\ntea = price_of(article=\"tea\")\nmilk = price_of(article=\"milk\")\n\
                sum = calculate(expression=\"a + b\", a=$tea, b=$milk)\nanswer \"{sum} for {size}\"\n";
    let gold = format!("gold:{}", file("serve-lent.txt", plan));
    let server = Server::start(&["--planner", &gold, "--client-tools"]);
    let first = server.post("/v1/chat/completions", &lending(false, &[])).json();
    let choice = &first["choices"][0];
    assert_eq!(
        (&choice["finish_reason"], &choice["message"]["content"]),
        (&json!("tool_calls"), &json!(null)),
        "{first}"
    );
    let calls = choice["message"]["tool_calls"].as_array().unwrap();
    let asked: Vec<(&Json, &Json)> =
        calls.iter().map(|call| (&call["function"]["name"], &call["function"]["arguments"])).collect();
    let (tea, milk) = (json!("{\"article\":\"tea\"}"), json!("{\"article\":\"milk\"}"));
    assert_eq!(asked, [(&json!("priceOf"), &tea), (&json!("priceOf"), &milk)]);

    let streamed = server.post("/v1/chat/completions", &lending(true, &[]));
    let chunks = events(&streamed.body);
    let deltas: Vec<&Json> = chunks.iter().map(|chunk| &chunk["choices"][0]["delta"]["tool_calls"]).collect();
    let sent = deltas.iter().find(|delta| delta.is_array()).unwrap();
    assert_eq!((&sent[1]["index"], &sent[1]["function"]["arguments"]), (&json!(1), &milk), "{}", streamed.body);
    assert_eq!(chunks.last().unwrap()["choices"][0]["finish_reason"], "tool_calls");
    let mut single = lending(false, &[]);
    single["parallel_tool_calls"] = json!(false);
    let single = server.post("/v1/chat/completions", &single).json();
    assert_eq!(single["choices"][0]["message"]["tool_calls"].as_array().unwrap().len(), 1);

    let result = |at: usize, words: &str| json!({ "role": "tool", "tool_call_id": calls[at]["id"], "content": words });
    let back = [choice["message"].clone(), result(0, "2.50"), result(1, "1.20")];
    let last = server.post("/v1/chat/completions", &lending(false, &back)).json();
    let said = last["choices"][0]["message"]["content"].as_str().unwrap();
    assert!(said.starts_with("3.7 for "), "{last}");
    assert_eq!(last["choices"][0]["finish_reason"], "stop");

    let mut forced = lending(false, &[]);
    forced["tool_choice"] = json!("required");
    assert_eq!(server.post("/v1/chat/completions", &forced).status, 400);
    let lost = [json!({ "role": "tool", "tool_call_id": "x", "content": "1" })];
    assert_eq!(server.post("/v1/chat/completions", &lending(false, &lost)).status, 400);
}

#[test]
fn functions_of_a_client_are_not_looked_at_unless_the_server_allows_it() {
    let gold = format!("gold:{}", file("serve-unlent.txt", "tea = price_of(article=\"tea\")\nanswer $tea\n"));
    let server = Server::start(&["--planner", &gold]);
    let answer = server.post("/v1/chat/completions", &lending(false, &[]));
    assert!(answer.body.contains("price_of") && !answer.body.contains("tool_calls"), "{}", answer.body);
}

#[test]
fn the_page_asks_watches_and_finds_earlier_runs() {
    let plan = "half = crop_part(image=$image, part=\"left\")\nsize = size_of(image=$half)\nanswer $size\n";
    let gold = format!("gold:{}", file("serve-web.txt", plan));
    let server = Server::start(&["--planner", &gold, "--max-body", "3MB"]);
    let page = server.get("/");
    assert_eq!(page.header("content-type"), Some("text/html; charset=utf-8"));
    let policy = page.header("content-security-policy").unwrap();
    assert!(policy.starts_with("default-src 'none'; ") && policy.contains("script-src 'sha256-"), "{policy}");
    assert!(!policy.contains("unsafe") && !policy.contains("http") && !policy.contains('*'), "{policy}");
    assert!(page.body.contains("data-max-body=\"3000000\""), "{}", page.body);
    assert!(!["style", "max_body", "script"].iter().any(|name| page.body.contains(&format!("{{{{{name}}}}}"))));
    assert_eq!(server.get("/traces").json(), json!([]));

    let picture = picture().replace("image/png;", "image/png;name=my%20street.png;");
    let answer = server.post("/ask", &json!({ "question": "How large is it?", "images": [picture] }));
    assert_eq!(answer.header("content-type"), Some("text/event-stream"));
    let events = events(&answer.body);
    let kinds: Vec<&str> = events.iter().map(|event| event["kind"].as_str().unwrap()).collect();
    assert_eq!(
        kinds,
        ["trace", "asked", "planning", "planned", "started", "finished", "started", "finished", "answer"]
    );
    assert_eq!(events[1]["view"]["inputs"]["image"]["size"], json!([960, 600]));
    let half = &events[5]["observation"]["outcome"]["value"]["value"];
    assert_eq!(half["width"], 480, "{half}");
    let (id, last) = (events[0]["id"].as_str().unwrap(), &events[8]["view"]);
    assert_eq!(last["trace"]["inputs"]["image"]["path"], "my street.png");
    assert!(last["trace"]["rounds"][0].get("turns").is_none(), "{last}");
    assert_eq!(&server.get(&format!("/traces/{id}/view")).json(), last);

    let listed = server.get("/traces").json();
    assert_eq!((&listed[0]["id"], &listed[0]["answer"]), (&json!(id), &last["trace"]["answer"]["text"]));
    assert!(listed[0]["words"].as_str().unwrap().contains("my street.png"), "{listed}");
    for digest in [&last["trace"]["inputs"]["image"]["digest"], &half["digest"]] {
        let picture = server.get(&format!("/pictures/{}", digest.as_str().unwrap()));
        assert_eq!(picture.header("content-type"), Some("image/jpeg"));
    }
    let exported = server.get(&format!("/traces/{id}/page"));
    assert_eq!(exported.body.matches("data:image/jpeg;base64,").count(), 2);
    assert!(exported.body.contains("How large is it?"));

    let failed = server.post("/ask", &json!({ "question": "Where?", "images": ["/etc/passwd"] }));
    let last = self::events(&failed.body).pop().unwrap();
    assert_eq!(last["kind"], "failed");
    assert!(last["message"].as_str().unwrap().contains("not in a folder that may be read"), "{last}");
    assert_eq!(server.post("/ask", &json!("Where?")).status, 400);
    for path in ["/traces/none/view", "/traces/none/page", "/pictures/none"] {
        assert_eq!(server.get(path).status, 404, "{path}");
    }
}

#[test]
fn strangers_are_turned_away_and_the_server_stays_up() {
    let server = Server::start(&["--max-body", "100KB"]);
    let call = json!({ "jsonrpc": "2.0", "id": 1, "method": "calculate", "params": { "expression": "1" } }).to_string();
    let status = |headers: &[(&str, &str)]| server.request("POST", "/rpc", headers, &call).status;
    assert_eq!(status(&[]), 200);
    assert_eq!(status(&[("Host", "evil.example")]), 403, "a name that leads here by another's doing");
    assert_eq!(status(&[("Origin", "http://evil.example")]), 403);
    assert_eq!(status(&[("Origin", "null")]), 403);
    assert_eq!(status(&[("Origin", "http://localhost:3000")]), 200);
    assert_eq!(status(&[("Content-Type", "text/plain")]), 415, "what a page may send without asking");

    let large = server.request("POST", "/rpc", &[], &format!("\"{}\"", "x".repeat(200_000)));
    assert_eq!(large.status, 413);
    let endless = format!(
        "POST /rpc HTTP/1.1\r\nHost: {}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n",
        server.address
    );
    let chunk = format!("{:x}\r\n{}\r\n", 60_000, "x".repeat(60_000));
    assert_eq!(server.raw(format!("{endless}{chunk}{chunk}{chunk}0\r\n\r\n").as_bytes()).status, 413);
    for garbage in ["\0\x01\x02\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "POST /rpc HTTP/1.1\r\nContent-Length: x\r\n\r\n"] {
        assert_eq!(server.raw(garbage.as_bytes()).status, 400, "{garbage:?}");
    }
    let head = format!("GET /healthz HTTP/1.1\r\nHost: {}\r\nX: {}\r\n\r\n", server.address, "x".repeat(200_000));
    assert_eq!(server.raw(head.as_bytes()).status, 431);
    assert_eq!(server.get("/nothing").status, 404);
    server.is_up();
}

#[test]
fn only_files_of_allowed_folders_are_read() {
    let folder = scratch("serve-allowed");
    let picture = std::fs::read(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(STREET)).unwrap();
    std::fs::write(folder.join("in.png"), &picture).unwrap();
    let outside = file("serve-outside.png", &picture);
    #[cfg(unix)]
    {
        let _ = std::fs::remove_file(folder.join("link.png"));
        std::os::unix::fs::symlink(&outside, folder.join("link.png")).unwrap();
    }
    let server = Server::start(&["--allow", folder.to_str().unwrap()]);
    let size = |image: &str| {
        let call = json!({ "jsonrpc": "2.0", "id": 1, "method": "size_of", "params": { "image": image } });
        server.post("/rpc", &call).json()
    };
    assert_eq!(size("in.png")["result"]["type"], "text");
    let refused =
        [outside.as_str(), "../files/serve-outside.png", "/etc/passwd", "file:///etc/passwd", "link.png", "/dev/zero"];
    for image in refused {
        let answer = size(image);
        assert_eq!(answer["error"]["code"], -32602, "{answer}");
        let message = answer["error"]["message"].as_str().unwrap();
        assert!(message.contains("not in a folder that may be read"), "{message}");
    }
    server.is_up();
}

#[test]
fn a_token_is_asked_of_everyone_but_the_health_check() {
    let server = Server::start(&["--token", "sesame"]);
    assert_eq!(server.get("/v1/models").status, 401);
    assert_eq!(server.get("/").status, 200, "the page asks for the token");
    assert_eq!(server.get("/traces").status, 401);
    for path in ["/", "/healthz"] {
        assert_eq!(server.request("POST", path, &[], "{}").status, 401, "only reading is open");
    }
    assert_eq!(server.request("GET", "/v1/models", &[("Authorization", "Bearer wrong")], "").status, 401);
    assert_eq!(server.request("GET", "/v1/models", &[("Authorization", "Bearer sesame")], "").status, 200);
    server.is_up();
    let server = Server::start_with(&[], |command| {
        command.env("SIGHTLINE_TOKEN", "sesame\n");
    });
    assert_eq!(server.get("/v1/models").status, 401);
    assert_eq!(server.request("GET", "/v1/models", &[("Authorization", "Bearer sesame")], "").status, 200);
}

/// What a server says that does not start, which must end with this code.
#[track_caller]
fn refused(code: i32, args: &[&str], change: impl FnOnce(&mut Command)) -> String {
    let mut command = program(args);
    change(&mut command);
    let ended = command.stdin(Stdio::null()).output().unwrap();
    let said = String::from_utf8_lossy(&ended.stderr).into_owned();
    assert_eq!(ended.status.code(), Some(code), "{said}");
    said
}

#[test]
fn a_server_that_could_not_do_as_it_is_told_does_not_start() {
    let here = ["--http", "127.0.0.1:0"];
    assert!(refused(1, &["--http", "0.0.0.0:0"], |_| {}).contains("SIGHTLINE_TOKEN"));
    assert!(refused(2, &[&here[..], &["--token", " "]].concat(), |_| {}).contains("`--token` is blank"));
    let said = refused(2, &[&here[..], &["--host", "https://sight.example.org"]].concat(), |_| {});
    assert!(said.contains("'--host <NAME>'") && said.contains("expected a name alone"), "{said}");
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let said = refused(1, &["--http", &address], |_| {});
    assert!(said.contains(&address) && said.matches("os error").count() == 1, "{said}");
}

#[cfg(feature = "remote")]
#[test]
fn a_remote_planner_without_its_address_is_missed_at_the_start() {
    let said = refused(2, &["--stdio", "--planner", "remote"], |command| {
        command.env_remove("SIGHTLINE_OFFLINE").env_remove("SIGHTLINE_BASE_URL");
    });
    assert!(said.contains("--planner remote") && said.contains("`SIGHTLINE_BASE_URL`"), "{said}");
}

#[test]
fn who_finds_no_room_is_told_when_to_come_again() {
    let data = slow_data();
    let server = Server::start(&["--data", data, "--no-cache", "--running", "1", "--queue", "0"]);
    let call = json!({ "jsonrpc": "2.0", "id": 1, "method": "wait", "params": { "s": "3.01" } });
    std::thread::scope(|scope| {
        let first = scope.spawn(|| server.post("/rpc", &call).json());
        server.is_running_one();
        let second = server.post("/rpc", &call);
        assert_eq!((second.status, second.header("retry-after")), (429, Some("2")));
        assert_eq!(first.join().unwrap()["result"]["value"], 1.0);
    });
}

#[test]
fn a_call_that_goes_on_without_its_client_keeps_its_turn() {
    let data = slow_data();
    let server = Server::start(&["--data", data, "--no-cache", "--running", "1", "--queue", "0"]);
    let session = server.session();
    let call = json!({ "jsonrpc": "2.0", "id": 2, "method": "tools/call",
        "params": { "name": "wait", "arguments": { "s": "3.03" } } });
    let mut stream = TcpStream::connect(&server.address).unwrap();
    stream.write_all(&server.written("POST", "/mcp", &in_session(&session), &call.to_string())).unwrap();
    server.is_running_one();
    // The answer begins when the session has the call; before, who hangs up has not called.
    stream.read_exact(&mut [0; 12]).unwrap();
    drop(stream);
    std::thread::sleep(Duration::from_millis(300));
    let other = json!({ "jsonrpc": "2.0", "id": 1, "method": "calculate", "params": { "expression": "1 + 1" } });
    assert_eq!(server.post("/rpc", &other).status, 429);
    let until = Instant::now() + Duration::from_secs(20);
    while server.post("/rpc", &other).status != 200 {
        assert!(Instant::now() < until, "the turn was never given back");
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[cfg(unix)]
#[test]
fn a_server_that_is_told_to_stop_lets_its_calls_end() {
    let data = slow_data();
    let mut server = Server::start(&["--data", data, "--no-cache"]);
    let call = json!({ "jsonrpc": "2.0", "id": 1, "method": "wait", "params": { "s": "2.02" } });
    let id = server.process.0.id().to_string();
    let answer = std::thread::scope(|scope| {
        let running = scope.spawn(|| server.post("/rpc", &call).json());
        server.is_running_one();
        assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
        running.join().unwrap()
    });
    assert_eq!(answer["result"]["value"], 1.0, "{answer}");
    assert!(server.process.0.wait().unwrap().success());
}

/// Runs a client of others in the project's folder, with Node of this folder where there is one.
#[track_caller]
fn runs(program: &str, args: &[&str], node: Option<&str>) -> String {
    let mut command = Command::new(program);
    command.args(args).current_dir(env!("CARGO_MANIFEST_DIR")).env("SIGHTLINE_HOME", scratch("home"));
    if let Some(folder) = node {
        let path = std::env::var("PATH").unwrap_or_default();
        command.env("PATH", format!("{folder}/node_modules/.bin:{path}"));
    }
    let ran = command.output().unwrap_or_else(|error| panic!("{program}: {error}"));
    let (out, err) = (String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr));
    assert!(ran.status.success(), "{program} {args:?}: {out}{err}");
    out.into_owned()
}

/// Runs where `SIGHTLINE_PYTHON` names a Python that has the packages `mcp` and `openai`.
#[test]
fn the_clients_that_others_use_work_unchanged() {
    let Ok(python) = std::env::var("SIGHTLINE_PYTHON") else {
        println!("left out: set SIGHTLINE_PYTHON to a Python with `mcp` and `openai`");
        return;
    };
    let plan = gold("serve-clients.txt");
    let server = Server::start(&["--planner", &plan]);
    let (mcp, openai) = (format!("http://{}/mcp", server.address), format!("http://{}/v1", server.address));
    let stdio = [env!("CARGO_BIN_EXE_sightline"), "serve", "--stdio", "--planner", &plan];
    runs(&python, &["tests/clients/mcp_client.py", &mcp], None);
    runs(&python, &[&["tests/clients/mcp_client.py"][..], &stdio].concat(), None);
    assert!(runs(&python, &["tests/clients/openai_client.py", &openai], None).contains("960 x 600"));
}

/// Runs where `SIGHTLINE_NODE` names a folder into which npm has put `openai` and `@modelcontextprotocol/inspector`.
#[test]
fn clients_in_javascript_work_unchanged() {
    let Ok(folder) = std::env::var("SIGHTLINE_NODE") else {
        println!("left out: set SIGHTLINE_NODE to a folder whose node_modules have `openai` and the inspector");
        return;
    };
    let node = Some(folder.as_str());
    let server = Server::start(&["--planner", &gold("serve-node.txt")]);
    let (mcp, openai) = (format!("http://{}/mcp", server.address), format!("http://{}/v1", server.address));
    assert!(runs("node", &["tests/clients/openai_client.mjs", &openai, &folder], node).contains("960 x 600"));
    let inspect = |target: &[&str], args: &[&str]| {
        let said = runs("mcp-inspector", &[&["--cli"], target, args].concat(), node);
        serde_json::from_str::<Json>(&said).unwrap_or_else(|error| panic!("{error} in {said}"))
    };
    let stdio = [env!("CARGO_BIN_EXE_sightline"), "serve", "--stdio"];
    for target in [&[mcp.as_str()][..], &stdio] {
        let listed = inspect(target, &["--method", "tools/list"]);
        assert!(listed["tools"].as_array().unwrap().iter().any(|tool| tool["name"] == "calculate"), "{listed}");
        let args = ["--method", "tools/call", "--tool-name", "calculate", "--tool-arg", "expression=6 * 7"];
        let called = inspect(target, &args);
        assert_eq!(called["structuredContent"]["value"].as_f64(), Some(42.0), "{called}");
    }
}
