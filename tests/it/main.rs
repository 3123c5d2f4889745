//! Tests of whole parts against each other, as one program.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod cli;
mod families;
mod layers;
#[cfg(feature = "remote")]
mod remote;
mod shipped;
