//! Sightline answers composite questions about pictures and sound.

pub mod ops;
pub mod tool;
pub mod value;
