//! Spans on their way to an OpenTelemetry collector: which there are, under which parents, and what is not in them.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use serde_json::json;

use crate::cli::{file, scratch};
use crate::serve::{Process, Server, slow_data};

const STREET: &str = "examples/street.png";

/// A collector that takes all spans.
struct Collector {
    address: String,
    bodies: Arc<Mutex<Vec<Vec<u8>>>>,
}

impl Collector {
    fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let bodies = Arc::new(Mutex::new(Vec::new()));
        let kept = bodies.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let kept = kept.clone();
                std::thread::spawn(move || take(stream.unwrap(), &kept));
            }
        });
        Self { address, bodies }
    }

    /// The spans so far.
    fn spans(&self) -> Vec<Span> {
        self.bodies.lock().unwrap().iter().flat_map(|body| spans(body)).collect()
    }

    /// The spans, once there is one of this name.
    #[track_caller]
    fn until(&self, name: &str) -> Vec<Span> {
        let began = Instant::now();
        loop {
            let spans = self.spans();
            if spans.iter().any(|span| span.name == name) {
                return spans;
            }
            assert!(began.elapsed() < Duration::from_secs(30), "no `{name}` among {spans:?}");
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// The environment of a program that exports here.
    fn exports(&self, command: &mut Command) {
        without_telemetry(command);
        command.env("OTEL_EXPORTER_OTLP_ENDPOINT", &self.address).env("OTEL_BSP_SCHEDULE_DELAY", "100");
    }
}

/// Takes requests over one connection and keeps the bodies of those that bring spans.
fn take(stream: TcpStream, bodies: &Mutex<Vec<Vec<u8>>>) {
    let mut stream = BufReader::new(stream);
    loop {
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            if stream.read_line(&mut head).unwrap_or(0) == 0 {
                return;
            }
        }
        let lower = head.to_lowercase();
        let length = lower.lines().find_map(|line| line.strip_prefix("content-length:"));
        let mut body = vec![0; length.unwrap().trim().parse().unwrap()];
        stream.read_exact(&mut body).unwrap();
        assert!(head.starts_with("POST /v1/traces HTTP/1.1\r\n"), "{head}");
        assert!(lower.contains("content-type: application/x-protobuf\r\n"), "{head}");
        bodies.lock().unwrap().push(body);
        stream.get_mut().write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n").unwrap();
    }
}

/// A span as it was sent.
#[derive(Debug, Clone, Default)]
struct Span {
    trace: Vec<u8>,
    id: Vec<u8>,
    parent: Vec<u8>,
    name: String,
    kind: u64,
    failed: bool,
    attributes: BTreeMap<String, String>,
    /// Attributes of the program that sent it.
    resource: BTreeMap<String, String>,
}

/// A field of a message in protobuf: its number, and its bytes or its number.
type Field<'a> = (u64, &'a [u8], u64);

/// The fields of a message in protobuf.
fn fields(mut bytes: &[u8]) -> Vec<Field<'_>> {
    fn varint(bytes: &mut &[u8]) -> u64 {
        let (mut value, mut shift) = (0, 0);
        loop {
            let (first, rest) = bytes.split_first().unwrap();
            *bytes = rest;
            value |= u64::from(first & 0x7f) << shift;
            shift += 7;
            if first & 0x80 == 0 {
                return value;
            }
        }
    }
    let mut fields = Vec::new();
    while !bytes.is_empty() {
        let tag = varint(&mut bytes);
        let (number, length) = match tag & 7 {
            0 => (varint(&mut bytes), 0),
            1 => (0, 8),
            2 => (0, usize::try_from(varint(&mut bytes)).unwrap()),
            5 => (0, 4),
            other => panic!("wire type {other}"),
        };
        let (content, rest) = bytes.split_at(length);
        bytes = rest;
        fields.push((tag >> 3, content, number));
    }
    fields
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// The messages in the fields with this number.
fn inner(bytes: &[u8], number: u64) -> impl Iterator<Item = &[u8]> {
    fields(bytes).into_iter().filter(move |field| field.0 == number).map(|field| field.1)
}

/// A key and a value that is a text, a yes or no, or a whole number.
fn attribute(bytes: &[u8]) -> (String, String) {
    let key = inner(bytes, 1).next().map(text).unwrap();
    let value = inner(bytes, 2).next().map(fields).unwrap();
    let written = match value.first() {
        Some((1, content, _)) => text(content),
        Some((2, _, yes)) => (*yes == 1).to_string(),
        Some((3, _, number)) => number.to_string(),
        other => panic!("{key}: {other:?}"),
    };
    (key, written)
}

/// The spans in the body of an OTLP request.
fn spans(body: &[u8]) -> Vec<Span> {
    let mut spans = Vec::new();
    for of_resource in inner(body, 1) {
        let resource: BTreeMap<_, _> =
            inner(of_resource, 1).flat_map(|resource| inner(resource, 1)).map(attribute).collect();
        for span in inner(of_resource, 2).flat_map(|of_scope| inner(of_scope, 2)) {
            let mut read = Span { resource: resource.clone(), ..Span::default() };
            for (number, content, value) in fields(span) {
                match number {
                    1 => read.trace = content.to_vec(),
                    2 => read.id = content.to_vec(),
                    4 => read.parent = content.to_vec(),
                    5 => read.name = text(content),
                    6 => read.kind = value,
                    9 => read.attributes.extend([attribute(content)]),
                    15 => read.failed = fields(content).iter().any(|field| (field.0, field.2) == (3, 2)),
                    _ => {}
                }
            }
            spans.push(read);
        }
    }
    spans
}

/// No telemetry, and no proxy between the program and this machine.
fn without_telemetry(command: &mut Command) {
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("OTEL_")) {
        command.env_remove(name);
    }
    command.env("NO_PROXY", "127.0.0.1").env("no_proxy", "127.0.0.1");
}

/// Asks with this plan; no model is needed for it.
fn ask(plan: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sightline"));
    command.args(["ask", "How large is Alice's picture?", "--image", STREET, "--no-cache", "--planner", plan]);
    command.current_dir(env!("CARGO_MANIFEST_DIR"));
    command.env("SIGHTLINE_HOME", scratch("home")).env("SIGHTLINE_OFFLINE", "1").env_remove("SIGHTLINE_LOG");
    without_telemetry(&mut command);
    command
}

fn plan(name: &str) -> String {
    let plan = "half = crop_part(image=$image, part=\"left\")\nsize = size_of(image=$half)\n\
                gone = calculate(expression=\"1 / 0\")\nanswer \"It has {size} pixels.\"\n";
    format!("gold:{}", file(name, plan))
}

#[track_caller]
fn named<'a>(spans: &'a [Span], name: &str) -> &'a Span {
    spans.iter().find(|span| span.name == name).unwrap_or_else(|| panic!("no `{name}` among {spans:?}"))
}

#[test]
fn a_question_is_a_tree_of_spans_without_its_content() {
    let collector = Collector::open();
    let mut command = ask(&plan("telemetry-ask.txt"));
    collector.exports(&mut command);
    command.env("OTEL_SERVICE_NAME", "eyes").env("SIGHTLINE_LOG", "debug");
    let ran = command.output().unwrap();
    assert!(String::from_utf8_lossy(&ran.stdout).contains("It has 480 x 600 pixels."), "{ran:?}");

    let spans = collector.spans();
    let question = named(&spans, "invoke_agent sightline");
    assert!(question.parent.is_empty() && !question.failed, "{question:?}");
    assert_eq!(question.resource["service.name"], "eyes");
    assert_eq!(question.attributes["gen_ai.operation.name"], "invoke_agent");
    assert_eq!(question.attributes["gen_ai.agent.name"], "sightline");
    let children = ["plan sightline", "execute_tool crop_part", "execute_tool size_of", "execute_tool calculate"];
    for name in children {
        let child = named(&spans, name);
        assert_eq!((&child.parent, &child.trace), (&question.id, &question.trace), "{child:?}");
    }
    assert_eq!(spans.len(), 1 + children.len(), "{spans:?}");
    let tool = named(&spans, "execute_tool size_of");
    assert_eq!(tool.attributes["gen_ai.operation.name"], "execute_tool");
    assert_eq!(tool.attributes["gen_ai.tool.name"], "size_of");
    assert!(!tool.failed && !tool.attributes.contains_key("error.type"), "{tool:?}");
    let failed = named(&spans, "execute_tool calculate");
    assert!(failed.failed && failed.attributes["error.type"] == "argument", "{failed:?}");

    let bodies = collector.bodies.lock().unwrap().concat();
    let bodies = String::from_utf8_lossy(&bodies);
    for content in ["Alice", "480 x 600", "street", "left", "half", "It has"] {
        assert!(!bodies.contains(content), "`{content}` was exported");
    }
}

#[test]
fn without_an_endpoint_or_when_told_not_to_nothing_is_sent() {
    let collector = Collector::open();
    for set in [("OTEL_EXPORTER_OTLP_ENDPOINT", ""), ("OTEL_SDK_DISABLED", "true"), ("OTEL_TRACES_EXPORTER", "none")] {
        let mut command = ask(&plan("telemetry-off.txt"));
        collector.exports(&mut command);
        assert!(command.env(set.0, set.1).output().unwrap().status.success());
        assert!(collector.spans().is_empty(), "{set:?}");
    }
}

#[test]
fn a_collector_that_is_not_there_is_told_of_once_and_delays_nothing() {
    let gone = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    // One that takes the connection and never answers.
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let cases = [
        ("OTEL_EXPORTER_OTLP_ENDPOINT", format!("http://user:secret@{gone}"), "does not take spans"),
        ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", format!("http://{}", silent.local_addr().unwrap()), "in time"),
        ("OTEL_EXPORTER_OTLP_ENDPOINT", "no address at all".to_owned(), "no spans are exported"),
    ];
    for (name, address, said) in cases {
        let mut command = ask(&plan("telemetry-gone.txt"));
        let began = Instant::now();
        let ran = command.env(name, &address).output().unwrap();
        assert!(began.elapsed() < Duration::from_secs(10), "{address}: {:?}", began.elapsed());
        assert_eq!(ran.status.code(), Some(0), "{ran:?}");
        assert!(String::from_utf8_lossy(&ran.stdout).contains("It has 480 x 600 pixels."), "{ran:?}");
        let err = String::from_utf8(ran.stderr).unwrap();
        assert_eq!(err.matches("warning: ").count(), 1, "{err}");
        assert!(err.contains(said) && err.contains("OTEL_EXPORTER_OTLP") && !err.contains("secret"), "{err}");
    }
    let mut command = ask(&plan("telemetry-grpc.txt"));
    command.env("OTEL_EXPORTER_OTLP_ENDPOINT", format!("http://{gone}")).env("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc");
    let err = String::from_utf8(command.output().unwrap().stderr).unwrap();
    assert!(err.contains("`OTEL_EXPORTER_OTLP_PROTOCOL` is `grpc`, and only `http/protobuf` is spoken"), "{err}");
}

#[test]
fn a_request_goes_on_in_the_trace_of_its_client() {
    let collector = Collector::open();
    let planner = plan("telemetry-serve.txt");
    let server = Server::start_with(&["--planner", &planner], |command| collector.exports(command));
    let (trace, parent) = ("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7");
    let traceparent = format!("00-{trace}-{parent}-01");
    let headers = [("traceparent", traceparent.as_str())];
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();

    let call = json!({ "jsonrpc": "2.0", "id": 1, "method": "calculate", "params": { "expression": "6 * 7" } });
    assert_eq!(server.request("POST", "/rpc", &headers, &call.to_string()).json()["result"]["value"], 42.0);
    let spans = collector.until("POST /rpc");
    let request = named(&spans, "POST /rpc");
    assert_eq!((hex(&request.trace), hex(&request.parent)), (trace.to_owned(), parent.to_owned()));
    // A server's span is of kind 2.
    assert_eq!((request.kind, request.attributes["http.response.status_code"].as_str()), (2, "200"));
    assert_eq!(named(&spans, "execute_tool calculate").parent, request.id);

    // An answer that is streamed is worked on after the head of its response.
    let chat = json!({ "model": "sightline", "stream": true, "messages": [{ "role": "user", "content": [
        { "type": "text", "text": "How large?" }, { "type": "image_url", "image_url": { "url": STREET } } ] }] });
    let streamed = server.request("POST", "/v1/chat/completions", &headers, &chat.to_string());
    assert!(streamed.body.contains("480 x 600"), "{}", streamed.body);
    let spans = collector.until("POST /v1/chat/completions");
    assert_eq!(named(&spans, "invoke_agent sightline").parent, named(&spans, "POST /v1/chat/completions").id);

    // Over MCP the trace is named with the call, and otherwise that of the request holds.
    let other = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    for (meta, of) in [(json!({ "traceparent": other }), "b7ad6b7169203331"), (json!({ "traceparent": 7 }), "")] {
        let seen = collector.spans().len();
        let mut call = json!({ "jsonrpc": "2.0", "id": 2, "method": "tools/call",
            "params": { "name": "calculate", "arguments": { "expression": "6 * 7" }, "_meta": meta } });
        for (name, value) in [
            ("protocolVersion", json!("2026-07-28")),
            ("clientInfo", json!({ "name": "test", "version": "1" })),
            ("clientCapabilities", json!({})),
        ] {
            call["params"]["_meta"][format!("io.modelcontextprotocol/{name}")] = value;
        }
        let version = [("MCP-Protocol-Version", "2026-07-28"), ("Mcp-Method", "tools/call"), ("Mcp-Name", "calculate")];
        let called = server.request("POST", "/mcp", &[&version[..], &headers].concat(), &call.to_string());
        assert_eq!(called.status, 200, "{}", called.body);
        let began = Instant::now();
        let spans = loop {
            let spans = collector.spans().split_off(seen);
            if ["POST /mcp", "tools/call calculate"].iter().all(|name| spans.iter().any(|span| span.name == *name)) {
                break spans;
            }
            assert!(began.elapsed() < Duration::from_secs(30), "{spans:?}");
            std::thread::sleep(Duration::from_millis(50));
        };
        let called = named(&spans, "tools/call calculate");
        let parent = if of.is_empty() { hex(&named(&spans, "POST /mcp").id) } else { of.to_owned() };
        assert_eq!(hex(&called.parent), parent, "{spans:?}");
    }
}

#[cfg(unix)]
#[test]
fn spans_are_sent_when_the_program_is_interrupted() {
    let collector = Collector::open();
    let data = slow_data();
    let plan = file("telemetry-slow.txt", "size = size_of(image=$image)\nn = wait(s=\"30\")\nanswer \"{size} {n}\"\n");
    let mut command = ask(&format!("gold:{plan}"));
    command.args(["--data", data]).stdout(Stdio::null()).stderr(Stdio::null());
    collector.exports(&mut command);
    let mut process = Process(command.spawn().unwrap());
    // The first call is told while the second runs.
    collector.until("execute_tool size_of");
    let id = process.0.id().to_string();
    assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
    assert_eq!(process.0.wait().unwrap().code(), Some(130));
    let spans = collector.spans();
    for name in ["invoke_agent sightline", "execute_tool wait"] {
        let span = named(&spans, name);
        assert!(span.failed && span.attributes["error.type"] == "cancelled", "{span:?}");
    }
}

#[cfg(feature = "remote")]
#[test]
fn a_completion_tells_its_model_and_what_it_cost() {
    let model = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/v1", model.local_addr().unwrap());
    std::thread::spawn(move || {
        let plan = r"size = size_of(image=$image)\nanswer $size\n";
        let chunk = format!(
            "{{\"choices\": [{{\"index\": 0, \"delta\": {{\"content\": \"{plan}\"}}, \"finish_reason\": \"stop\"}}], \
             \"usage\": {{\"prompt_tokens\": 123, \"completion_tokens\": 45, \"total_tokens\": 168}}}}"
        );
        let answer = format!("data: {chunk}\n\ndata: [DONE]\n\n");
        for stream in model.incoming() {
            let mut stream = BufReader::new(stream.unwrap());
            let (mut length, mut line) = (0, String::new());
            while line != "\r\n" {
                line.clear();
                stream.read_line(&mut line).unwrap();
                if let Some(given) = line.to_lowercase().strip_prefix("content-length:") {
                    length = given.trim().parse().unwrap();
                }
            }
            stream.read_exact(&mut vec![0; length]).unwrap();
            let head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";
            stream.get_mut().write_all(format!("{head}{answer}").as_bytes()).unwrap();
        }
    });
    let collector = Collector::open();
    let mut command = ask("remote");
    collector.exports(&mut command);
    command.env_remove("SIGHTLINE_OFFLINE").args(["--demonstrations", "none"]);
    command.env("SIGHTLINE_BASE_URL", address).env("SIGHTLINE_MODEL", "some-model").env_remove("SIGHTLINE_API_KEY");
    let ran = command.output().unwrap();
    assert!(String::from_utf8_lossy(&ran.stdout).contains("960 x 600"), "{ran:?}");
    let spans = collector.spans();
    let chat = named(&spans, "chat some-model");
    assert_eq!(chat.parent, named(&spans, "plan sightline").id);
    let attribute = |name: &str| chat.attributes.get(name).map(String::as_str);
    assert_eq!(attribute("gen_ai.operation.name"), Some("chat"));
    assert_eq!(attribute("gen_ai.request.model"), Some("some-model"));
    assert_eq!(attribute("gen_ai.provider.name"), Some("openai"));
    assert_eq!(attribute("gen_ai.usage.input_tokens"), Some("123"));
    assert_eq!(attribute("gen_ai.usage.output_tokens"), Some("45"));
    // A client's span is of kind 3.
    assert_eq!(chat.kind, 3);
}
