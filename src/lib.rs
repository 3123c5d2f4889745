//! Sightline answers composite questions about pictures and sound.

pub mod experts;
pub mod media;
pub mod tool;
pub mod value;
