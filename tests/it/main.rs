//! Tests of whole parts against each other, as one program.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod cli;
mod config;
mod demo;
mod detail;
mod families;
mod film;
#[cfg(feature = "serve")]
mod hostile;
mod layers;
#[cfg(feature = "remote")]
mod remote;
mod repl;
#[cfg(feature = "serve")]
mod serve;
#[cfg(all(feature = "serve", feature = "servers", unix))]
mod servers;
mod shipped;
#[cfg(feature = "remote")]
mod shown;
#[cfg(all(feature = "otel", feature = "serve"))]
mod telemetry;
mod terminal;
