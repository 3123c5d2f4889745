//! Sightline answers composite questions about pictures and sound.

pub mod plan;
pub mod tool;
pub mod value;
