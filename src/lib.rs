//! Sightline answers composite questions about pictures and sound.

pub mod data;
pub mod models;
pub mod tool;
pub mod value;
