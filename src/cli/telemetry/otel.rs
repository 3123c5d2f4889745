//! Spans on their way to an OpenTelemetry collector, over HTTP. Whatever goes wrong is said once and changes nothing else.

use std::collections::HashMap;
use std::sync::Once;
use std::time::Duration;

use anyhow::{Result, bail};
use opentelemetry::propagation::TextMapPropagator;
use opentelemetry::trace::{TraceContextExt, TracerProvider};
use opentelemetry::{Context, InstrumentationScope, Key, KeyValue};
use opentelemetry_otlp::{RetryPolicy, WithHttpConfig};
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::error::OTelSdkResult;
use opentelemetry_sdk::propagation::TraceContextPropagator;
use opentelemetry_sdk::resource::EnvResourceDetector;
use opentelemetry_sdk::trace::{SdkTracerProvider, SpanData, SpanExporter};
use tracing::Span;
use tracing::level_filters::LevelFilter;
use tracing_opentelemetry::OpenTelemetrySpanExt;
use tracing_subscriber::filter::filter_fn;
use tracing_subscriber::{Layer, Registry};

use super::super::say;
use super::Listener;

/// The variables that say where spans go, the more particular one first.
const ENDPOINTS: [&str; 2] = ["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT"];
/// The variables that say in which form.
const PROTOCOLS: [&str; 2] = ["OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "OTEL_EXPORTER_OTLP_PROTOCOL"];
/// The one form that is spoken.
const PROTOCOL: &str = "http/protobuf";
/// How long the end of the program waits for the collector.
const LAST: Duration = Duration::from_secs(2);

/// Whether the user knows that something is wrong.
static WARNED: Once = Once::new();

/// What exports spans.
pub(super) struct Export {
    provider: SdkTracerProvider,
    /// The variable that names the collector.
    endpoint: &'static str,
}

impl Export {
    /// Exports spans if the environment says where to, and gives what listens for them.
    pub(super) fn start() -> Option<(Self, Listener)> {
        let is_off = var("OTEL_SDK_DISABLED").is_some_and(|word| word.eq_ignore_ascii_case("true"))
            || var("OTEL_TRACES_EXPORTER").is_some_and(|word| word == "none");
        let endpoint = ENDPOINTS.into_iter().find(|name| var(name).is_some()).filter(|_| !is_off)?;
        match provider(endpoint) {
            Ok(provider) => {
                let listener = listener(&provider);
                Some((Self { provider, endpoint }, listener))
            }
            Err(error) => {
                warn(&format!("no spans are exported: {error}"));
                None
            }
        }
    }

    /// Sends what was not sent yet.
    pub(super) fn end(self) {
        if self.provider.shutdown_with_timeout(LAST).is_err() {
            warn(&format!("the collector of `{}` did not take the last spans in time", self.endpoint));
        }
    }
}

fn warn(words: &str) {
    WARNED.call_once(|| say(&format!("warning: {words}")));
}

fn var(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.trim().is_empty())
}

fn provider(endpoint: &'static str) -> Result<SdkTracerProvider> {
    if let Some((name, word)) = PROTOCOLS.into_iter().find_map(|name| Some((name, var(name)?)))
        && word != PROTOCOL
    {
        bail!("`{name}` is `{word}`, and only `{PROTOCOL}` is spoken");
    }
    let exporter = opentelemetry_otlp::SpanExporter::builder().with_http();
    // The next spans are the next try.
    let exporter = exporter.with_retry_policy(RetryPolicy::disabled()).build()?;
    let exporter = Exporter { exporter, endpoint };
    Ok(SdkTracerProvider::builder().with_batch_exporter(exporter).with_resource(resource()).build())
}

/// This program, under the name that the environment gives it.
fn resource() -> Resource {
    let given = Resource::builder_empty().with_detector(Box::new(EnvResourceDetector::new())).build();
    let is_named = var("OTEL_SERVICE_NAME").is_some() || given.get(&Key::new("service.name")).is_some();
    let resource = Resource::builder().with_attribute(KeyValue::new("service.version", env!("CARGO_PKG_VERSION")));
    if is_named { resource } else { resource.with_service_name("sightline") }.build()
}

/// Makes OpenTelemetry's spans of the library's own. Those of other crates are left out, and so are log lines, which can
/// hold what the user gave.
fn listener(provider: &SdkTracerProvider) -> Listener {
    let scope = InstrumentationScope::builder("sightline").with_version(env!("CARGO_PKG_VERSION")).build();
    let own = filter_fn(|of| of.is_span() && of.target().starts_with("sightline::"));
    tracing_opentelemetry::layer::<Registry>()
        .with_tracer(provider.tracer_with_scope(scope))
        .with_location(false)
        .with_threads(false)
        .with_target(false)
        .with_level(false)
        .with_tracked_inactivity(false)
        .with_filter(own.with_max_level_hint(LevelFilter::INFO))
        .boxed()
}

/// Makes a span the child of one in another program, which its `traceparent` names. What names none changes nothing.
pub(in super::super) fn adopt(span: &Span, traceparent: &str) {
    let carrier = HashMap::from([("traceparent".to_owned(), traceparent.to_owned())]);
    let parent = TraceContextPropagator::new().extract_with_context(&Context::new(), &carrier);
    if parent.span().span_context().is_valid() {
        // Without a listener there is nothing to adopt.
        drop(span.set_parent(parent));
    }
}

/// An exporter that warns when it fails. It names the variable and not its value, which may hold a password.
#[derive(Debug)]
struct Exporter {
    exporter: opentelemetry_otlp::SpanExporter,
    endpoint: &'static str,
}

impl SpanExporter for Exporter {
    async fn export(&self, batch: Vec<SpanData>) -> OTelSdkResult {
        let result = self.exporter.export(batch).await;
        if let Err(error) = &result {
            warn(&format!("the collector of `{}` does not take spans: {error}", self.endpoint));
        }
        result
    }

    fn set_resource(&mut self, resource: &Resource) {
        self.exporter.set_resource(resource);
    }
}
