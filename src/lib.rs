//! Sightline answers composite questions about pictures and sound.

pub mod answer;
pub mod executor;
pub mod plan;
pub mod tool;
pub mod trace;
pub mod value;
