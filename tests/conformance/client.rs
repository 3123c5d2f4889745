//! The client of MCP's conformance suite: `conformance client --command target/debug/examples/conformance_client ...`.
//! The address comes last on the command line, the scenario and its context in the environment.

#![allow(clippy::print_stderr)]

use std::process::{Command, ExitCode};

use serde_json::Value as Json;
use sightline::servers::fixtures::{self, SECRET};

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() -> ExitCode {
    tracing_subscriber::fmt().with_env_filter("debug,hyper=info,reqwest=info").with_writer(std::io::stderr).init();
    let url = std::env::args().next_back().unwrap_or_default();
    let named = |name: &str| std::env::var(name).unwrap_or_default();
    let context: Json = serde_json::from_str(&named("MCP_CONFORMANCE_CONTEXT")).unwrap_or_default();
    // Settings name the variable of a secret. It is set for a second run of this program: that is safe at any time.
    if let (Some(secret), Err(_)) = (context["client_secret"].as_str(), std::env::var(SECRET)) {
        let again = std::env::current_exe().and_then(|own| Command::new(own).arg(url).env(SECRET, secret).status());
        return if again.is_ok_and(|status| status.success()) { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    match fixtures::client(&url, &named("MCP_CONFORMANCE_SCENARIO"), &context).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}
