//! The client of MCP's conformance suite: `conformance client --command target/debug/examples/conformance_client ...`.
//! The address comes last on the command line, the scenario and its context in the environment.

#![allow(clippy::print_stderr)]

use std::process::ExitCode;

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() -> ExitCode {
    tracing_subscriber::fmt().with_env_filter("debug,hyper=info,reqwest=info").with_writer(std::io::stderr).init();
    let url = std::env::args().next_back().unwrap_or_default();
    let named = |name: &str| std::env::var(name).unwrap_or_default();
    let context = serde_json::from_str(&named("MCP_CONFORMANCE_CONTEXT")).unwrap_or_default();
    match sightline::servers::fixtures::client(&url, &named("MCP_CONFORMANCE_SCENARIO"), &context).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}
