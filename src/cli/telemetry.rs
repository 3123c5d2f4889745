//! What is told of a run beside its answer: log lines on standard error, and spans for an OpenTelemetry collector where
//! the program was built with the feature `otel` and the environment names one.

#[cfg_attr(not(feature = "otel"), path = "telemetry/none.rs")]
mod otel;

use std::io::stderr;

use tracing_subscriber::filter::filter_fn;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{EnvFilter, Layer, Registry};

#[cfg(feature = "serve")]
pub(super) use otel::adopt;

/// A listener for what `tracing` is told.
type Listener = Box<dyn Layer<Registry> + Send + Sync>;

/// What listens until it is ended.
pub(super) struct Telemetry(Option<otel::Export>);

impl Telemetry {
    /// Begins to listen. Nothing is sent before a span has ended.
    pub(super) fn start() -> Self {
        let (export, spans) = otel::Export::start().unzip();
        let listeners: Vec<Listener> = std::iter::once(log()).chain(spans).collect();
        tracing_subscriber::registry().with(listeners).init();
        Self(export)
    }

    /// Sends what was not sent yet, if that does not take long.
    pub(super) fn end(self) {
        if let Some(export) = self.0 {
            export.end();
        }
    }
}

/// The log, as `SIGHTLINE_LOG` and `SIGHTLINE_LOG_FORMAT` say. Spans are not part of it.
fn log() -> Listener {
    let wanted = EnvFilter::try_from_env("SIGHTLINE_LOG").unwrap_or_else(|_| EnvFilter::new("off"));
    let lines = tracing_subscriber::fmt::layer::<Registry>().with_writer(stderr);
    let json = std::env::var_os("SIGHTLINE_LOG_FORMAT").is_some_and(|format| format == "json");
    let lines: Listener = if json { lines.json().boxed() } else { lines.boxed() };
    lines.with_filter(filter_fn(|of| of.is_event())).with_filter(wanted).boxed()
}
