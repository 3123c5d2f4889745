//! Sightline.
pub mod llm;
