//! Tests of whole parts against each other, as one program.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod cli;
mod config;
mod demo;
mod detail;
mod families;
mod film;
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
mod terminal;
