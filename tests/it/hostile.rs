//! What the server does with those who mean it no good: every request is refused or answered, and the next one is served.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::Command;
use std::time::{Duration, Instant};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value as Json, json};

use crate::cli::scratch;
use crate::serve::{Answer, Server};

const STREET: &str = "examples/street.png";

/// Texts that no reader of JSON may take.
const NO_JSON: &[&[u8]] = &[
    // Nothing, and too little.
    b"",
    b" ",
    b"\n\n",
    b"[",
    b"]",
    b"{",
    b"}",
    b"\"",
    b":",
    b",",
    b"[1",
    b"[1,",
    b"[,1]",
    b"[1,,2]",
    b"[1,]",
    b"[1 2]",
    b"[1;2]",
    b"[\"a\" \"b\"]",
    b"[[1]",
    b"[1]]",
    b"{\"a\"",
    b"{\"a\":",
    b"{\"a\" 1}",
    b"{\"a\":1,}",
    b"{,\"a\":1}",
    b"{\"a\":1 \"b\":2}",
    b"{\"a\":1,,\"b\":2}",
    b"{\"a\"::1}",
    b"{\"a\",1}",
    b"{\"a\":[}]",
    b"{\"a\":1]",
    b"[1}",
    // Names that are no texts.
    b"{a:1}",
    b"{'a':1}",
    b"{1:1}",
    b"{null:1}",
    b"{[]:1}",
    // Two texts, or something behind one.
    b"{} {}",
    b"1 2",
    b"[] x",
    b"{}#",
    b"{}\0",
    b"null,",
    // Words.
    b"nul",
    b"nulll",
    b"NULL",
    b"True",
    b"tru",
    b"falsey",
    b"undefined",
    b"NaN",
    b"Infinity",
    b"-Infinity",
    b"a",
    // Numbers.
    b"01",
    b"-01",
    b"-",
    b"+1",
    b"--1",
    b"1.",
    b".5",
    b"-.5",
    b"1.e3",
    b"1e",
    b"1e+",
    b"1eE2",
    b"1.2.3",
    b"0x10",
    b"1_000",
    b"1,000",
    b"1e999",
    b"\xef\xbc\x91",
    // Texts in quotes.
    b"\"a",
    b"'a'",
    b"`a`",
    b"\"a\nb\"",
    b"\"a\tb\"",
    b"\"a\0b\"",
    b"\"\x1f\"",
    b"\"\\\"",
    b"\"\\x41\"",
    b"\"\\a\"",
    b"\"\\u\"",
    b"\"\\u00\"",
    b"\"\\u00g0\"",
    b"\"\\U0041\"",
    b"\"\\ud800\"",
    b"\"\\ud800\\u0041\"",
    b"\"\\udc00\\ud800\"",
    // No UTF-8: a lone half, a surrogate, an overlong slash, what lies beyond the last letter, another encoding.
    b"\"\xff\"",
    b"\"\xc3\"",
    b"\"\xed\xa0\x80\"",
    b"\"\xc0\xaf\"",
    b"\"\xf4\x90\x80\x80\"",
    b"\xff\xfe{\0}\0",
    b"\xef\xbb\xbf{}",
    // Remarks.
    b"/* a */ {}",
    b"{} // a",
    b"[1] # a",
    // Spaces that are none.
    b"\xc2\xa0{}",
    b"\x0c[]",
    b"[\x0b1]",
    b"\xe2\x80\xa81",
];

fn headers(address: &str, length: usize) -> String {
    format!(
        "Host: {address}\r\nConnection: close\r\nContent-Type: application/json\r\nAccept: application/json, \
         text/event-stream\r\nContent-Length: {length}\r\n\r\n"
    )
}

/// Sends a body that may be no text.
fn post(server: &Server, path: &str, body: &[u8]) -> Answer {
    let head = format!("POST {path} HTTP/1.1\r\n{}", headers(&server.address, body.len()));
    server.raw(&[head.as_bytes(), body].concat())
}

/// Sends the head of a `POST /rpc` with these further lines, and what follows.
fn head(server: &Server, lines: &str, rest: &str) -> Answer {
    let address = &server.address;
    let head = format!("POST /rpc HTTP/1.1\r\nHost: {address}\r\nContent-Type: application/json\r\n{lines}\r\n\r\n");
    server.raw(format!("{head}{rest}").as_bytes())
}

fn rpc(server: &Server, method: &str, params: &Json) -> Json {
    let answer = server.post("/rpc", &json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": params })).json();
    assert!(!answer.to_string().contains("panicked"), "{method} {params}: {answer}");
    answer
}

#[test]
fn what_is_no_json_is_refused_on_every_route() {
    assert!(NO_JSON.len() >= 60);
    let server = Server::start(&[]);
    for body in NO_JSON {
        let shown = String::from_utf8_lossy(body);
        assert_eq!(post(&server, "/rpc", body).json()["error"]["code"], -32700, "{shown:?}");
        assert_eq!(post(&server, "/v1/chat/completions", body).status, 400, "{shown:?}");
        assert_eq!(post(&server, "/ask", body).status, 400, "{shown:?}");
        let status = post(&server, "/mcp", body).status;
        assert!((400..500).contains(&status), "{shown:?}: {status}");
    }
    server.is_up();
}

#[test]
fn what_is_nested_too_deep_or_holds_too_much_is_refused() {
    let server = Server::start(&[]);
    for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("[{\"a\":[", "]}]")] {
        for body in [open.repeat(60_000), format!("{}1{}", open.repeat(60_000), close.repeat(60_000))] {
            assert_eq!(post(&server, "/rpc", body.as_bytes()).json()["error"]["code"], -32700);
            for path in ["/mcp", "/ask", "/v1/chat/completions"] {
                let status = post(&server, path, body.as_bytes()).status;
                assert!((400..500).contains(&status), "{path}: {status}");
            }
        }
    }
    let nested: Json = serde_json::from_str(&format!("{}1{}", "[".repeat(100), "]".repeat(100))).unwrap();
    assert!(rpc(&server, "text_of", &json!({ "items": nested })).is_object());
    for formula in
        ["(".repeat(999), "-".repeat(999), "2^".repeat(499), format!("{}1", "abs(".repeat(200)), "9^9^9".into()]
    {
        assert_eq!(rpc(&server, "calculate", &json!({ "expression": formula }))["error"]["code"], -32602);
    }

    // Small letters, much memory.
    let many = format!("[{}0]", "0,".repeat(5_000_000));
    assert_eq!(post(&server, "/rpc", many.as_bytes()).status, 413);
    let long = "a ".repeat(60_000);
    let answer = rpc(&server, "count_words", &json!({ "text": long, "word": "a" }));
    assert!(answer["error"]["message"].as_str().unwrap().contains("the limit is 100000"), "{answer}");
    // Words that almost stand in a text, over and over.
    let began = Instant::now();
    let text = "a ".repeat(25_000);
    for (tool, word, times) in [("count_words", "word", 12_000), ("text_contains", "words", 499)] {
        let sought = format!("{}b", "a ".repeat(times));
        assert!(rpc(&server, tool, &json!({ "text": text, word: sought }))["result"].is_object(), "{tool}");
    }
    assert!(began.elapsed() < Duration::from_secs(60), "{:?}", began.elapsed());
    server.is_up();
}

#[test]
fn a_batch_is_answered_up_to_its_limit() {
    let server = Server::start(&[]);
    let one = json!({ "jsonrpc": "2.0", "id": 1, "method": "calculate", "params": { "expression": "1" } });
    let answers = server.post("/rpc", &json!(vec![one.clone(); 100])).json();
    assert!(answers.as_array().unwrap().iter().all(|answer| answer["result"]["value"] == 1.0), "{answers}");
    let refused = server.post("/rpc", &json!(vec![one; 101])).json();
    assert!(refused["error"]["message"].as_str().unwrap().contains("at most 100"), "{refused}");
    assert_eq!(server.post("/rpc", &json!(vec![1; 90_000])).json()["error"]["code"], -32600);
    let answers = server.post("/rpc", &json!([[], [[]], {}, 1, null, "a", { "jsonrpc": "2.0" }])).json();
    assert_eq!(answers.as_array().unwrap().len(), 7, "{answers}");
    assert!(answers.as_array().unwrap().iter().all(|answer| answer["error"]["code"] == -32600), "{answers}");
    server.is_up();
}

#[test]
fn of_names_that_come_twice_the_last_counts() {
    let server = Server::start(&[]);
    let body = r#"{"jsonrpc": "2.0", "id": 1, "id": 2, "method": "nothing", "method": "calculate",
                   "params": {"expression": "1", "expression": "2"}, "jsonrpc": "2.0"}"#;
    let answer = post(&server, "/rpc", body.as_bytes()).json();
    assert_eq!((&answer["id"], &answer["result"]["value"]), (&json!(2), &json!(2.0)), "{answer}");
    let body = r#"{"model": "sightline", "model": "run-receipt-total", "messages": [], "messages": []}"#;
    assert_eq!(post(&server, "/v1/chat/completions", body.as_bytes()).status, 400);
    server.is_up();
}

#[test]
fn numbers_of_any_size_end_as_an_answer_or_an_error() {
    let server = Server::start(&[]);
    for number in ["1e308", "-1e308", "1e39", "-1e39", "4294967296", "-1", "1e-320", "0", "99999999999999999999999"] {
        let number: Json = serde_json::from_str(number).unwrap();
        for args in
            [json!({ "width": number }), json!({ "scale": number }), json!({ "width": number, "height": number })]
        {
            let mut args = args;
            args["image"] = json!(STREET);
            let answer = rpc(&server, "resize", &args);
            assert!(answer["error"]["code"].is_i64() || answer["result"]["uri"].is_string(), "{answer}");
        }
        let region = json!([number, 0, 100, number]);
        let boxes = json!({ "items": [{ "xyxy": [0, number, number, 50], "score": number }] });
        for (tool, args) in [
            ("crop", json!({ "image": STREET, "region": region })),
            ("zoom", json!({ "image": STREET, "region": region, "padding": number })),
            ("annotate", json!({ "image": STREET, "regions": boxes })),
            ("blur", json!({ "image": STREET, "regions": boxes })),
            ("relate", json!({ "a": boxes, "b": boxes, "relation": "nearest" })),
            ("calculate", json!({ "expression": "a * a", "a": number })),
        ] {
            let answer = rpc(&server, tool, &args);
            assert!(answer["error"].is_object() || answer["result"].is_object(), "{tool}: {answer}");
        }
        let call = json!({ "jsonrpc": "2.0", "id": number, "method": "calculate", "params": ["1"] });
        assert_eq!(server.post("/rpc", &call).json()["result"]["value"], 1.0);
    }
    server.is_up();
}

#[test]
fn bodies_are_measured_however_their_length_is_told() {
    let server = Server::start(&["--max-body", "100KB"]);
    for length in ["100001", "99999999999", "9223372036854775807"] {
        assert_eq!(head(&server, &format!("Content-Length: {length}"), "[").status, 413, "{length}");
    }
    for length in ["-1", "+5", "0x10", "5, 6", "5\r\nContent-Length: 6", "1e3", "5 5", "99999999999999999999999", "ten"]
    {
        assert_eq!(head(&server, &format!("Content-Length: {length}"), "[1,2,3]").status, 400, "{length}");
    }
    let chunked = |rest: &str| head(&server, "Transfer-Encoding: chunked", rest).status;
    assert_eq!(chunked(&format!("{:x}\r\n{}\r\n", 200_000, " ".repeat(200_000))), 413);
    assert_eq!(chunked(&format!("{}0\r\n\r\n", format!("1000\r\n{}\r\n", " ".repeat(4096)).repeat(30))), 413);
    for rest in ["x\r\n", "-1\r\n", "FFFFFFFFFFFFFFFFF\r\n", "2\r\n[]x\r\n0\r\n\r\n"] {
        assert_eq!(chunked(rest), 400, "{rest:?}");
    }
    let extended = format!("2;{}\r\n[]\r\n0\r\n\r\n", "a".repeat(100_000));
    assert_eq!(chunked(&extended), 400);
    // A packed body is not unpacked.
    let packed =
        "POST /rpc HTTP/1.1\r\nContent-Encoding: gzip\r\n".to_owned() + &headers(&server.address, 4) + "\x1f\x08\0\0";
    assert_eq!(server.raw(packed.as_bytes()).json()["error"]["code"], -32700);
    server.is_up();
}

#[test]
fn no_second_request_comes_in_with_a_first() {
    let server = Server::start(&[]);
    let second = format!("GET /healthz HTTP/1.1\r\nHost: {}\r\n\r\n", server.address);
    let chunks = format!("4\r\n{{}}  \r\n0\r\n\r\n{second}");
    // With both lengths the connection ends after the answer.
    for lines in ["Content-Length: 4\r\nTransfer-Encoding: chunked", "Transfer-Encoding: chunked\r\nContent-Length: 4"]
    {
        let answer = head(&server, lines, &chunks);
        assert_eq!(answer.json()["error"]["code"], -32600, "{}", answer.body);
        let whole = answer.head + &answer.body;
        assert!(whole.matches("HTTP/1.1 ").count() == 1 && !whole.contains("version"), "{whole}");
    }
    for lines in [
        "Transfer-Encoding: chunked, identity",
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
        "Transfer-Encoding : chunked",
        "Content-Length : 4",
        "Transfer-Encoding:\r\n chunked",
        "Transfer\0-Encoding: chunked",
        "Content-Length: 4\r\nContent-Length: 5",
    ] {
        let answer = head(&server, lines, &chunks);
        assert_eq!(answer.status, 400, "{lines:?}: {}", answer.head);
        assert_eq!((answer.head + &answer.body).matches("HTTP/1.1 ").count(), 1, "{lines:?}");
    }
    let old = format!("POST /rpc HTTP/1.0\r\nHost: {}\r\nTransfer-Encoding: chunked\r\n\r\n{chunks}", server.address);
    assert_eq!(server.raw(old.as_bytes()).status, 400);
    for other in [
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "\x16\x03\x01\x02\0\x01\0\x01\u{fc}\x03\x03",
        "\r\n\r\n\r\n\r\nGET",
        "GET /",
    ] {
        let mut stream = TcpStream::connect(&server.address).unwrap();
        stream.write_all(other.as_bytes()).unwrap();
        stream.shutdown(std::net::Shutdown::Write).unwrap();
        let mut answer = String::new();
        let _ = stream.read_to_string(&mut answer);
        assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 400"), "{other:?}: {answer}");
    }
    server.is_up();
}

#[test]
fn heads_that_are_large_or_name_another_host_are_refused() {
    let server = Server::start(&[]);
    let get =
        |line: &str, headers: &str| server.raw(format!("{line}\r\n{headers}Connection: close\r\n\r\n").as_bytes());
    let own = format!("Host: {}\r\n", server.address);
    assert_eq!(get("GET /healthz HTTP/1.1", &own).status, 200);
    let many: String = (0..500).map(|i| format!("X-{i}: {i}\r\n")).collect();
    assert_eq!(get("GET /healthz HTTP/1.1", &(own.clone() + &many)).status, 431);
    assert_eq!(get("GET /healthz HTTP/1.1", &format!("{own}{}: x\r\n", "X".repeat(100_000))).status, 431);
    let long = get(&format!("GET /{} HTTP/1.1", "a".repeat(100_000)), &own).status;
    assert!([414, 431].contains(&long), "{long}");

    for host in [
        "",
        "Host: \r\n",
        "Host: evil.example\r\n",
        "Host: localhost.evil.example\r\n",
        "Host: 127.0.0.1.nip.example:80\r\n",
        "Host: 2130706433\r\n",
        "Host: 0x7f000001\r\n",
        "Host: 127.1\r\n",
        "Host: localhost:99999\r\n",
        "Host: localhost@evil.example\r\n",
        "Host: evil.example\r\nX-Forwarded-Host: localhost\r\n",
        "Host: localhost\r\nHost: evil.example\r\n",
        "Host: localhost, evil.example\r\n",
    ] {
        assert_eq!(get("GET /v1/models HTTP/1.1", host).status, 403, "{host:?}");
    }
    assert_eq!(server.raw(b"GET /v1/models HTTP/1.1\r\nHost: local\xffhost\r\nConnection: close\r\n\r\n").status, 403);
    assert_eq!(get("GET http://evil.example/v1/models HTTP/1.1", &own).status, 403);
    let connect = get("CONNECT evil.example:443 HTTP/1.1", &own).status;
    assert!((400..500).contains(&connect), "{connect}");
    for origin in ["http://evil.example", "http://localhost.evil.example", "null", "file://", "http://", "localhost"] {
        assert_eq!(get("GET /v1/models HTTP/1.1", &format!("{own}Origin: {origin}\r\n")).status, 403, "{origin}");
    }
    for method in ["TRACE", "DELETE", "PUT", "OPTIONS", "BREW"] {
        let status = get(&format!("{method} /rpc HTTP/1.1"), &own).status;
        assert!((400..500).contains(&status), "{method}: {status}");
    }
    server.is_up();
}

#[test]
fn no_path_leads_out_of_the_folders() {
    let folder = scratch("hostile-allowed");
    std::fs::create_dir_all(folder.join("deep")).unwrap();
    #[cfg(unix)]
    for (to, from) in
        [("/etc", "etc"), ("/etc/passwd", "passwd.png"), ("b", "a"), ("a", "b"), ("/proc/self/mem", "mem")]
    {
        let _ = std::fs::remove_file(folder.join(from));
        std::os::unix::fs::symlink(to, folder.join(from)).unwrap();
    }
    #[cfg(unix)]
    {
        let _ = std::fs::remove_file(folder.join("pipe.png"));
        assert!(Command::new("mkfifo").arg(folder.join("pipe.png")).status().unwrap().success());
    }
    let server = Server::start(&["--allow", folder.to_str().unwrap()]);
    for path in [
        "/../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "//etc/passwd",
        "/artifacts/../../../etc/passwd",
        "/artifacts/..%2f..%2f..%2fetc%2fpasswd",
        "/artifacts/%2fetc%2fpasswd",
        "/traces/..%5c..%5cetc",
        "/traces/%00",
        "/pictures/%ff%fe",
        "/traces/../v1/models/../../etc/passwd",
        "/v1/models/..%2f..%2fetc%2fpasswd",
        "/etc/passwd",
    ] {
        let answer = server.get(path);
        assert!([400, 404].contains(&answer.status) && !answer.body.contains("root:"), "{path}: {}", answer.body);
    }
    let uri = |uri: &str| json!({ "type": "image", "uri": uri });
    let mut images = vec![
        uri("/etc/passwd"),
        uri("file:///etc/passwd"),
        uri("sightline://artifacts/../../etc/passwd"),
        json!({ "type": "image", "value": { "digest": "../../../etc/passwd" } }),
        json!(["/etc/passwd"]),
        json!("deep/../../../../etc/passwd"),
        json!("file://localhost/etc/passwd"),
        json!("file:///%65tc/passwd"),
        json!("file://evil.example/etc/passwd"),
        json!("/proc/self/environ"),
        json!("/dev/zero"),
        json!("a\0.png"),
        json!("~/.ssh/id_rsa"),
        json!("deep"),
        json!("."),
        json!(""),
    ];
    if cfg!(unix) {
        images.extend(["etc/passwd", "etc", "passwd.png", "a", "mem", "pipe.png"].map(|name| json!(name)));
    }
    for image in images {
        let answer = rpc(&server, "size_of", &json!({ "image": image }));
        assert_eq!(answer["error"]["code"], -32602, "{image}: {answer}");
        assert!(!answer.to_string().contains("root:"), "{answer}");
    }
    let mcp = |method: &str, params: Json| {
        let mut call = json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": params });
        call["params"]["_meta"] = json!({
            "io.modelcontextprotocol/protocolVersion": "2026-07-28",
            "io.modelcontextprotocol/clientInfo": { "name": "test", "version": "1" },
            "io.modelcontextprotocol/clientCapabilities": {},
        });
        let name = call["params"]["uri"].as_str().unwrap_or_default().to_owned();
        let mut headers = vec![("MCP-Protocol-Version", "2026-07-28"), ("Mcp-Method", method)];
        if !name.is_empty() {
            headers.push(("Mcp-Name", &name));
        }
        server.request("POST", "/mcp", &headers, &call.to_string())
    };
    for uri in
        ["file:///etc/passwd", "/etc/passwd", "sightline://artifacts/../../etc/passwd", "sightline://traces/../x"]
    {
        let answer = mcp("resources/read", json!({ "uri": uri }));
        assert!(answer.body.contains("\"error\"") && !answer.body.contains("root:"), "{uri}: {}", answer.body);
    }
    for typed in ["../", "/etc/", "etc/", "deep/../../", "file:///etc/"] {
        let about = json!({ "ref": { "type": "ref/prompt", "name": "receipt-total" },
            "argument": { "name": "image", "value": typed } });
        let answer = mcp("completion/complete", about);
        assert!(answer.body.contains("\"values\":[]"), "{typed}: {}", answer.body);
    }
    server.is_up();
}

/// A zlib stream of so many zeros, a thousandth of their length: one zero, and then copies of the 258 before.
fn zeros(bytes: usize) -> Vec<u8> {
    struct Bits(Vec<u8>, u32);
    impl Bits {
        /// The lowest bits of a number, the last one first.
        fn push(&mut self, value: u32, count: u32) {
            for i in 0..count {
                if self.1 == 0 {
                    self.0.push(0);
                }
                *self.0.last_mut().unwrap() |= ((value >> i & 1) as u8) << self.1;
                self.1 = (self.1 + 1) % 8;
            }
        }

        /// A word of a Huffman code, its first bit first.
        fn word(&mut self, code: u32, length: u32) {
            self.push(code.reverse_bits() >> (32 - length), length);
        }
    }
    // The last block, with the fixed codes.
    let mut bits = Bits(vec![0x78, 0x9c], 0);
    bits.push(1, 1);
    bits.push(1, 2);
    bits.word(0x30, 8);
    for _ in 0..bytes / 258 {
        bits.word(0xc0 + 285 - 280, 8);
        bits.word(0, 5);
    }
    bits.word(0, 7);
    let mut stream = bits.0;
    // The checksum of zeros: the sum of ones, and of how often it was added.
    let length = bytes / 258 * 258 + 1;
    stream.extend((((length % 65521) as u32) << 16 | 1).to_be_bytes());
    stream
}

/// A PNG of these chunks, each with its checksum.
fn png(width: u32, height: u32, chunks: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    fn crc(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(!0u32, |crc, byte| {
            (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 })
        })
    }
    let head = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, content) in [(b"IHDR", head)].iter().chain(chunks).chain(&[(b"IEND", Vec::new())]) {
        let body = [&kind[..], content].concat();
        file.extend(u32::try_from(content.len()).unwrap().to_be_bytes());
        file.extend(&body);
        file.extend(crc(&body).to_be_bytes());
    }
    file
}

/// The most memory that the server ever had, in megabytes; nothing where the system does not say.
fn peak(server: &Server) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{}/status", server.process.0.id())).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse::<u64>().ok().map(|kilobytes| kilobytes / 1000)
}

#[test]
fn files_that_hold_more_than_they_seem_to_are_refused_before_they_unfold() {
    let server = Server::start(&[]);
    let data = |kind: &str, bytes: &[u8]| format!("data:{kind};base64,{}", STANDARD.encode(bytes));
    let size = |bytes: &[u8]| rpc(&server, "size_of", &json!({ "image": data("image/png", bytes) }));
    // What the server needs for a picture of its own size.
    let pixel = png(1, 1, &[(b"IDAT", vec![0x78, 1, 1, 4, 0, 0xfb, 0xff, 0, 0, 0, 0, 0, 4, 0, 1])]);
    assert_eq!(size(&pixel)["result"]["value"], "1 x 1");
    let before = peak(&server);

    let profile = [b"p\0\0".to_vec(), zeros(400_000_000)].concat();
    let bombs = [
        ("20000 x 20000", png(20_000, 20_000, &[(b"IDAT", zeros(1_000_000))])),
        ("a side too long", png(4_000_000_000, 1, &[(b"IDAT", zeros(1000))])),
        ("a profile", png(1, 1, &[(b"iCCP", profile), (b"IDAT", zeros(1000))])),
        ("more than its pixels", png(1, 1, &[(b"IDAT", zeros(400_000_000))])),
        ("less than its pixels", png(3000, 3000, &[(b"IDAT", zeros(1000))])),
        ("GIF", b"GIF89a\xff\xff\xff\xff\x80\0\0\0\0\0\0\0\0,\0\0\0\0\xff\xff\xff\xff\0\x08\x01\0\0;".to_vec()),
        ("BMP", [&b"BM"[..], &[0; 8], &[54, 0, 0, 0, 40, 0, 0, 0, 0xff, 0xff, 0xff, 0x7f, 0xff, 0xff, 0xff, 0x7f, 1, 0, 24, 0], &[0; 24]].concat()),
        ("PNM", b"P6 99999999 99999999 255\n".to_vec()),
        ("PNM", b"P6 18446744073709551615 2 255\n".to_vec()),
        ("WebP", [&b"RIFF\x20\0\0\0WEBPVP8L\x0f\0\0\0\x2f\xff\xff\xff\x0f"[..], &[0; 12]].concat()),
        ("TIFF", b"II*\0\x08\0\0\0\x02\0\0\x01\x04\0\x01\0\0\0\xff\xff\xff\xff\x01\x01\x04\0\x01\0\0\0\xff\xff\xff\xff\0\0\0\0".to_vec()),
    ];
    for (what, bytes) in bombs {
        let began = Instant::now();
        let answer = size(&bytes);
        assert!(answer["error"]["code"] == -32602 || answer["result"]["value"] == "1 x 1", "{what}: {answer}");
        assert!(began.elapsed() < Duration::from_secs(20), "{what}: {:?}", began.elapsed());
    }
    let wave = |length: u32, channels: u8, rate: u32| {
        let format = [&[16, 0, 0, 0, 1, 0, channels, 0][..], &rate.to_le_bytes(), &[0; 4], &[2, 0, 16, 0]].concat();
        [&b"RIFF"[..], &length.to_le_bytes(), b"WAVEfmt ", &format, b"data", &length.to_le_bytes(), &[0; 64]].concat()
    };
    for (what, bytes) in [
        ("a length that is not there", wave(u32::MAX, 1, 16_000)),
        ("no channel", wave(64, 0, 16_000)),
        ("255 channels", wave(64, 255, 16_000)),
        ("no rate", wave(64, 1, 0)),
        ("a rate too high", wave(64, 1, u32::MAX)),
        ("a rate too low", wave(u32::MAX, 1, 1)),
        ("FLAC", [&b"fLaC\x80\0\0\x22"[..], &[0xff; 34]].concat()),
    ] {
        let began = Instant::now();
        let answer = rpc(&server, "duration", &json!({ "audio": data("audio/wav", &bytes) }));
        assert!(answer["error"].is_object() || answer["result"].is_object(), "{what}: {answer}");
        assert!(began.elapsed() < Duration::from_secs(20), "{what}: {:?}", began.elapsed());
    }
    for content in ["", "AAAA", "=", "A", "AA=A", "\u{e9}", "%41%41"] {
        for address in
            [format!("data:image/png;base64,{content}"), format!("data:{content}"), format!("data:,{content}")]
        {
            assert_eq!(rpc(&server, "size_of", &json!({ "image": address }))["error"]["code"], -32602, "{address}");
        }
    }
    server.is_up();
    if let (Some(before), Some(after)) = (before, peak(&server)) {
        assert!(after < before + 300, "the memory grew from {before} to {after} MB");
    }
}

#[test]
fn clients_that_open_connections_and_say_nothing_keep_nobody_out() {
    let server = Server::start(&[]);
    let silent: Vec<TcpStream> = (0..200).map(|_| TcpStream::connect(&server.address).unwrap()).collect();
    server.is_up();
    drop(silent);
    server.is_up();
}
