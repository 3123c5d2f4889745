//! Sightline answers composite questions about pictures and sound.

pub mod answer;
pub mod executor;
pub mod llm;
pub mod plan;
pub mod planner;
pub mod prompt;
pub mod tool;
pub mod trace;
pub mod value;
