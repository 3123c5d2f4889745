//! Sightline answers composite questions about pictures and sound.

pub mod answer;
pub mod data;
pub mod executor;
pub mod llm;
pub mod models;
pub mod ops;
pub mod plan;
pub mod planner;
pub mod prompt;
pub mod tool;
pub mod trace;
pub mod value;
pub mod workflow;
