//! Sightline answers composite questions about pictures and sound.

pub mod data;
pub mod llm;
pub mod models;
pub mod plan;
pub mod tool;
pub mod value;
