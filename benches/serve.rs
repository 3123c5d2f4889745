//! How fast `sightline serve` answers, against another MCP server.
//!
//! ```text
//! cargo bench --bench serve                                            tools/call of `calculate`
//! cargo bench --bench serve -- --against http://127.0.0.1:9000/mcp     and of another server in turns
//! cargo bench --bench serve -- --calls 100000                          and how the memory grows meanwhile
//! ```
//!
//! The other server is started beforehand, such as `python benches/reference/mcp_server.py 9000`. Each client keeps one
//! connection and one session (protocol 2025-11-25), and sends its next call when the last is answered.
#![allow(clippy::print_stdout)]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail, ensure};

/// Seconds that each measurement takes.
const TIME: Duration = Duration::from_secs(4);

/// One connection with its session.
struct Client {
    stream: BufReader<TcpStream>,
    host: String,
    path: String,
    session: String,
    calls: u64,
}

impl Client {
    fn open(url: &str) -> Result<Self> {
        let rest = url.strip_prefix("http://").context("an address begins with http://")?;
        let (host, path) = rest.split_once('/').context("an address has a path")?;
        let stream = TcpStream::connect(host).with_context(|| format!("cannot reach {url}"))?;
        stream.set_nodelay(true)?;
        let mut client = Self {
            stream: BufReader::new(stream),
            host: host.to_owned(),
            path: format!("/{path}"),
            session: String::new(),
            calls: 0,
        };
        let hello = r#"{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"bench","version":"1"}}}"#;
        let (head, _) = client.post(hello)?;
        let session =
            head.lines().find_map(|line| line.to_ascii_lowercase().strip_prefix("mcp-session-id:").map(str::to_owned));
        client.session = session.context("the server gave no session")?.trim().to_owned();
        client.post(r#"{"jsonrpc":"2.0","method":"notifications/initialized"}"#)?;
        Ok(client)
    }

    /// One call; every one of another formula, so that nothing is at hand.
    fn call(&mut self) -> Result<()> {
        self.calls += 1;
        let n = self.calls;
        let body = format!(
            r#"{{"jsonrpc":"2.0","id":{n},"method":"tools/call","params":{{"name":"calculate","arguments":{{"expression":"{n} * 2 + 1"}}}}}}"#
        );
        let (_, answer) = self.post(&body)?;
        let right = format!("{}", 2 * n + 1);
        ensure!(answer.contains("structuredContent") && answer.contains(&right), "wrong answer: {answer}");
        Ok(())
    }

    fn post(&mut self, body: &str) -> Result<(String, String)> {
        let session = match self.session.as_str() {
            "" => String::new(),
            id => format!("Mcp-Session-Id: {id}\r\nMCP-Protocol-Version: 2025-11-25\r\n"),
        };
        let request = format!(
            "POST {} HTTP/1.1\r\nHost: {}\r\nContent-Type: application/json\r\nAccept: application/json, \
             text/event-stream\r\n{session}Content-Length: {}\r\n\r\n{body}",
            self.path,
            self.host,
            body.len()
        );
        self.stream.get_mut().write_all(request.as_bytes())?;
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            ensure!(self.stream.read_line(&mut head)? > 0, "the server hung up");
        }
        let lower = head.to_ascii_lowercase();
        let field = |name: &str| lower.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
        let mut answer = Vec::new();
        if field("transfer-encoding:") == Some("chunked") {
            loop {
                let mut size = String::new();
                self.stream.read_line(&mut size)?;
                let size = usize::from_str_radix(size.trim(), 16)?;
                let mut chunk = vec![0; size + 2];
                self.stream.read_exact(&mut chunk)?;
                if size == 0 {
                    break;
                }
                answer.extend_from_slice(&chunk[..size]);
            }
        } else {
            answer.resize(field("content-length:").unwrap_or("0").parse()?, 0);
            self.stream.read_exact(&mut answer)?;
        }
        ensure!(head.contains(" 200 ") || head.contains(" 202 "), "{head}");
        Ok((head, String::from_utf8(answer)?))
    }
}

/// Calls a second and the slowest of a hundred, of so many clients at once.
fn measure(url: &str, clients: usize) -> Result<(f64, Duration)> {
    let all: Result<Vec<Client>> = (0..clients).map(|_| Client::open(url)).collect();
    let began = Instant::now();
    let threads: Vec<_> = all?
        .into_iter()
        .map(|mut client| {
            std::thread::spawn(move || -> Result<Vec<Duration>> {
                let mut times = Vec::new();
                while began.elapsed() < TIME {
                    let start = Instant::now();
                    client.call()?;
                    times.push(start.elapsed());
                }
                Ok(times)
            })
        })
        .collect();
    let mut times = Vec::new();
    for thread in threads {
        match thread.join() {
            Ok(part) => times.extend(part?),
            Err(_) => bail!("a client panicked"),
        }
    }
    let seconds = began.elapsed().as_secs_f64();
    times.sort();
    let slow = times.get(times.len() * 99 / 100).copied().unwrap_or_default();
    Ok((times.len() as f64 / seconds, slow))
}

/// Resident memory of a process, in megabytes; nothing where the system does not say.
fn memory(process: &Child) -> Option<f64> {
    let status = std::fs::read_to_string(format!("/proc/{}/status", process.id())).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
    let kilobytes: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes / 1000.0)
}

fn run(url: &str, process: &Child) -> Result<()> {
    let args: Vec<String> = std::env::args().collect();
    let option = |name: &str| args.iter().position(|arg| arg == name).and_then(|at| args.get(at + 1));
    let mut servers = vec![("sightline", url.to_owned())];
    servers.extend(option("--against").map(|other| ("the other", other.clone())));
    for clients in [1, 16, 64] {
        for (name, url) in &servers {
            let (rate, slow) = measure(url, clients)?;
            println!("{clients:>3} clients  {name:<10} {rate:>8.0} calls/s  p99 {:.1} ms", slow.as_secs_f64() * 1000.0);
        }
    }
    if let Some(calls) = option("--calls") {
        let calls: u64 = calls.parse()?;
        let mut client = Client::open(url)?;
        for part in 0..=10 {
            while client.calls < calls * part / 10 {
                client.call()?;
            }
            println!("{:>8} calls  {:.1} MB", client.calls, memory(process).unwrap_or(f64::NAN));
        }
    }
    Ok(())
}

fn main() -> Result<()> {
    let mut process = Command::new(env!("CARGO_BIN_EXE_sightline"))
        .args(["serve", "--http", "127.0.0.1:0"])
        .env("SIGHTLINE_CONFIG", "")
        .stderr(Stdio::piped())
        .spawn()?;
    let mut line = String::new();
    BufReader::new(process.stderr.take().context("no standard error")?).read_line(&mut line)?;
    let address = line.trim().strip_prefix("listening at ").with_context(|| line.clone())?.to_owned();
    let ran = run(&format!("{address}/mcp"), &process);
    process.kill()?;
    process.wait()?;
    ran
}
