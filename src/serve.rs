//! The network edge: the tools, workflows and questions of this program for other programs, over MCP, over plain
//! JSON-RPC 2.0 and behind an OpenAI-compatible address.
//!
//! A request goes through one door: [`Service`] takes the name of a method and JSON arguments, makes typed values of
//! them (`values`, with `folders` saying which files may be read), runs a checked plan of one call or the agent's loop,
//! and keeps what was made (`kept`). The protocols only translate: `mcp` is the one place that names `rmcp`, `rpc`,
//! `openai` and the page of `web` speak over the HTTP server of `http`, and `guard` decides who comes in and how many at once.

mod folders;
mod guard;
mod http;
mod kept;
mod mcp;
mod methods;
mod metrics;
mod openai;
mod rpc;
mod service;
mod values;
mod web;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use tokio_util::sync::CancellationToken;

pub use guard::host;
pub use http::{HttpOptions, Patience, http};
pub use service::{Adopt, OpenPlanner, Parts, Service};

/// Why a server could not start, or ended.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// A folder that may be read is not there.
    #[error("`--allow {}`: {reason}", .path.display())]
    Folder {
        /// The folder as it was given.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// A tool has the name of a method that the server has by itself.
    #[error("the tool `{0}` has the name of a method of the server: give it another")]
    Name(String),
    /// The connection over standard input and output broke.
    #[error("cannot talk MCP over standard input and output: {0}")]
    Stdio(String),
    /// The address cannot be listened at.
    #[error("cannot listen at `{address}`")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// What the system says.
        source: std::io::Error,
    },
    /// Others could come in without a token.
    #[error("`{0}` is open to other machines: set a token in `SIGHTLINE_TOKEN`, or listen at 127.0.0.1")]
    Open(SocketAddr),
}

/// Serves one client over standard input and output, until it closes them or `cancel` is cancelled.
///
/// # Errors
///
/// [`ServeError::Stdio`] when the client does not speak MCP.
pub async fn stdio(service: Arc<Service>, cancel: CancellationToken) -> Result<(), ServeError> {
    mcp::stdio(service, cancel).await
}
