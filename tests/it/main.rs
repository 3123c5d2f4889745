//! Tests of whole parts against each other, as one program.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod cli;
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
mod shipped;
#[cfg(feature = "remote")]
mod shown;
mod terminal;
