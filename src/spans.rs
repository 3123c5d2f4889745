//! What the program tells `tracing` of a question on its way: spans, with the names and attributes of OpenTelemetry's
//! conventions for generative models. The edge says who listens; a span that nobody listens to costs next to nothing.
//!
//! Nothing of the user's is in them: no question, answer, plan, argument, path, and no words of an error.

use tracing::field::Empty;
use tracing::{Instrument, Span, info_span};

/// The name of the agent, and of the one who provides what runs inside of this program.
const OWN: &str = "sightline";

/// A question, from the first look to its answer.
pub(crate) fn question() -> Span {
    info_span!(
        "invoke_agent",
        "otel.name" = "invoke_agent sightline",
        "otel.status_code" = Empty,
        "gen_ai.operation.name" = "invoke_agent",
        "gen_ai.provider.name" = OWN,
        "gen_ai.agent.name" = OWN,
        "gen_ai.agent.version" = env!("CARGO_PKG_VERSION"),
        "error.type" = Empty,
    )
}

/// The writing of a plan.
pub(crate) fn plan() -> Span {
    info_span!(
        "plan",
        "otel.name" = "plan sightline",
        "otel.status_code" = Empty,
        "gen_ai.operation.name" = "plan",
        "gen_ai.agent.name" = OWN,
        "error.type" = Empty,
    )
}

/// One completion of a language model, inside of this program or behind an address.
pub(crate) fn chat(model: &str, remote: bool) -> Span {
    info_span!(
        "chat",
        "otel.name" = format!("chat {model}"),
        "otel.kind" = if remote { "client" } else { "internal" },
        "otel.status_code" = Empty,
        "gen_ai.operation.name" = "chat",
        // Of a server only its way of speaking is known.
        "gen_ai.provider.name" = if remote { "openai" } else { OWN },
        "gen_ai.request.model" = model,
        "gen_ai.usage.input_tokens" = Empty,
        "gen_ai.usage.output_tokens" = Empty,
        "gen_ai.usage.cache_read.input_tokens" = Empty,
        "error.type" = Empty,
    )
}

/// The work of a tool. A value that was at hand is a span without length.
pub(crate) fn call(tool: &str, cached: bool) -> Span {
    info_span!(
        "execute_tool",
        "otel.name" = format!("execute_tool {tool}"),
        "otel.status_code" = Empty,
        "gen_ai.operation.name" = "execute_tool",
        "gen_ai.tool.name" = tool,
        "gen_ai.tool.type" = "function",
        "sightline.cached" = cached,
        "error.type" = Empty,
    )
}

/// A request over HTTP to one of the server's own routes.
#[cfg(feature = "serve")]
pub(crate) fn request(method: &str, route: &str) -> Span {
    info_span!(
        "request",
        "otel.name" = format!("{method} {route}"),
        "otel.kind" = "server",
        "otel.status_code" = Empty,
        "http.request.method" = method,
        "http.route" = route,
        "http.response.status_code" = Empty,
        "error.type" = Empty,
    )
}

/// A call of one of the server's tools over the Model Context Protocol.
#[cfg(feature = "serve")]
pub(crate) fn tools_call(tool: &str) -> Span {
    info_span!(
        "tools/call",
        "otel.name" = format!("tools/call {tool}"),
        "otel.kind" = "server",
        "otel.status_code" = Empty,
        "mcp.method.name" = "tools/call",
        "gen_ai.operation.name" = "execute_tool",
        "gen_ai.tool.name" = tool,
        "error.type" = Empty,
    )
}

/// Marks a span as failed, with the kind of the error.
pub(crate) fn failed(span: &Span, kind: &str) {
    span.record("error.type", kind);
    span.record("otel.status_code", "error");
}

/// Does some work in a span, which fails as the work does.
pub(crate) async fn within<T, E>(
    span: Span,
    kind: impl Fn(&E) -> &'static str,
    work: impl Future<Output = Result<T, E>>,
) -> Result<T, E> {
    let result = work.instrument(span.clone()).await;
    if let Err(error) = &result {
        failed(&span, kind(error));
    }
    result
}
