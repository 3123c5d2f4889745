//! Tests of whole parts against each other, as one program.

#![allow(clippy::unwrap_used, clippy::expect_used)]

#[cfg(feature = "remote")]
mod remote;
