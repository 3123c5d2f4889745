//! What the server counts, as Prometheus reads it.

use std::time::Duration;

use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;

/// Seconds that the histograms count by.
const SECONDS: [f64; 12] = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0, 100.0, 300.0];

type Labels = [(&'static str, String); 2];
type Seconds = Family<[(&'static str, String); 1], Histogram, fn() -> Histogram>;

/// All counts of one server.
pub(super) struct Metrics {
    registry: Registry,
    calls: Family<Labels, Counter>,
    call_seconds: Seconds,
    requests: Family<Labels, Counter>,
    running: Gauge<i64>,
    waiting: Gauge<i64>,
}

impl Default for Metrics {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("sightline");
        let histogram: fn() -> Histogram = || Histogram::new(SECONDS);
        let calls: Family<Labels, Counter> = Family::default();
        let call_seconds: Seconds = Family::new_with_constructor(histogram);
        let requests: Family<Labels, Counter> = Family::default();
        let (running, waiting) = (Gauge::<i64>::default(), Gauge::<i64>::default());
        registry.register("calls", "Calls of methods by how they ended", calls.clone());
        registry.register("call_seconds", "How long calls took", call_seconds.clone());
        registry.register("requests", "HTTP requests by path and status", requests.clone());
        registry.register("running", "Requests that run now", running.clone());
        registry.register("waiting", "Requests that wait for their turn", waiting.clone());
        Self { registry, calls, call_seconds, requests, running, waiting }
    }
}

impl Metrics {
    /// Counts a call of a known method.
    pub(super) fn call(&self, method: &str, outcome: &'static str, time: Duration) {
        self.calls.get_or_create(&[("method", method.to_owned()), ("outcome", outcome.to_owned())]).inc();
        self.call_seconds.get_or_create(&[("method", method.to_owned())]).observe(time.as_secs_f64());
    }

    /// Counts an HTTP request.
    pub(super) fn request(&self, path: &str, status: u16) {
        self.requests.get_or_create(&[("path", path.to_owned()), ("status", status.to_string())]).inc();
    }

    /// All counts as text, with how many requests run and wait now.
    pub(super) fn text(&self, running: usize, waiting: usize) -> String {
        self.running.set(i64::try_from(running).unwrap_or(i64::MAX));
        self.waiting.set(i64::try_from(waiting).unwrap_or(i64::MAX));
        let mut text = String::new();
        // Writing to a string does not fail.
        let _ = encode(&mut text, &self.registry);
        text
    }
}
