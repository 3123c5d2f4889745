//! Sightline answers composite questions about pictures and sound.

pub mod agent;
pub mod answer;
pub mod cli;
pub mod data;
pub mod evidence;
pub mod executor;
pub mod experts;
mod facts;
pub mod glance;
pub mod llm;
pub mod media;
pub mod models;
pub mod ops;
pub mod page;
pub mod plan;
pub mod planner;
pub mod prompt;
pub mod rehearsal;
pub mod roles;
#[cfg(feature = "serve")]
pub mod serve;
#[cfg(feature = "servers")]
pub mod servers;
pub mod shipped;
mod spans;
pub mod tool;
pub mod trace;
pub mod value;
pub mod verify;
pub mod workflow;
