//! The rehearsal of a demonstration: its plan runs again on its own media, so that what a planner is shown stays what
//! the tools really find.

use indexmap::IndexMap;
use tokio_util::sync::CancellationToken;

use crate::answer::{Unresolved, resolve_answer};
use crate::executor::{Executor, RunOptions};
use crate::glance::Glance;
use crate::media::{Limits, MediaError, read_audio, read_image};
use crate::plan::{PlanErrors, check};
use crate::prompt::{Demonstration, reads_short};
use crate::tool::Toolbox;
use crate::value::{Value, ValueType};

/// Why a demonstration cannot be rehearsed.
#[derive(Debug, thiserror::Error)]
pub enum RehearsalError {
    /// It has no media.
    #[error("demonstration `{name}` has no `media`: there is nothing to run its plan on")]
    NoMedia {
        /// The demonstration.
        name: String,
    },
    /// One of its media is a film.
    #[error("demonstration `{name}`: `{input}` is a film: demonstrations are worked out on pictures and recordings")]
    Film {
        /// The demonstration.
        name: String,
        /// The input.
        input: String,
    },
    /// One of its media cannot be read.
    #[error("demonstration `{name}`: {source}")]
    Media {
        /// The demonstration.
        name: String,
        /// What is wrong with the file.
        source: MediaError,
    },
    /// Its plan does not pass the check.
    #[error("demonstration `{name}`: {errors}")]
    Plan {
        /// The demonstration.
        name: String,
        /// What is wrong with the plan.
        errors: PlanErrors,
    },
}

/// Decodes the media of a demonstration.
///
/// # Errors
///
/// [`RehearsalError`] when it has none, or one that cannot be read.
pub fn inputs(demonstration: &Demonstration) -> Result<IndexMap<String, Value>, RehearsalError> {
    let name = || demonstration.name.clone();
    if demonstration.media.is_empty() {
        return Err(RehearsalError::NoMedia { name: name() });
    }
    let limits = Limits::default();
    let mut values = IndexMap::new();
    for input in &demonstration.inputs {
        let Some(medium) = demonstration.media.get(&input.name) else { continue };
        let read = match input.ty {
            ValueType::Image => read_image(&medium.file, &medium.bytes, &limits).map(Value::Image),
            ValueType::Audio => read_audio(&medium.file, &medium.bytes, &limits).map(Value::Audio),
            _ => return Err(RehearsalError::Film { name: name(), input: input.name.clone() }),
        };
        values.insert(input.name.clone(), read.map_err(|source| RehearsalError::Media { name: name(), source })?);
    }
    Ok(values)
}

/// The demonstration with what its plan gives now: first look, observations, answer.
///
/// # Errors
///
/// [`RehearsalError`] when there is nothing to run; a call that fails is part of what it gives.
pub async fn rehearse(
    demonstration: &Demonstration,
    toolbox: &Toolbox,
    executor: &Executor,
    cancel: &CancellationToken,
) -> Result<Demonstration, RehearsalError> {
    let values = inputs(demonstration)?;
    let plan = check(demonstration.plan.clone(), toolbox, &demonstration.inputs)
        .map_err(|errors| RehearsalError::Plan { name: demonstration.name.clone(), errors })?;
    let sees = values.values().any(|value| matches!(value, Value::Image(_)));
    let glance = if sees { Some(Glance::at(&values, toolbox, executor, cancel).await) } else { None };
    let options = RunOptions { cancel: cancel.clone(), ..RunOptions::default() };
    let observations = executor.run(&plan, &values, options).await;
    let answer = match resolve_answer(&plan, &values, &observations) {
        Ok(answer) => answer.text,
        Err(Unresolved::Failed { error, .. }) => error.to_string(),
        Err(other) => other.to_string(),
    };
    let reads = |it: &crate::trace::Observation| (it.call.clone(), reads_short(&it.outcome.to_string()));
    Ok(Demonstration {
        glance,
        observations: observations.iter().map(reads).collect(),
        answer: Some(reads_short(&answer)),
        ..demonstration.clone()
    })
}

/// What differs between a recorded demonstration and its rehearsal, a line each; nothing when they are the same.
pub fn changes(recorded: &Demonstration, now: &Demonstration) -> Vec<String> {
    let mut changes = Vec::new();
    let mut compare = |what: &str, before: &str, after: &str| {
        if before != after {
            changes.push(format!("{what}: `{before}` is now `{after}`"));
        }
    };
    let parts = |glance: &Option<Glance>| {
        let glance = glance.clone().unwrap_or_default();
        (glance.lines.join(" / "), glance.labels.join(", "))
    };
    let (before, after) = (parts(&recorded.glance), parts(&now.glance));
    compare("written at first look", &before.0, &after.0);
    compare("seen at first look", &before.1, &after.1);
    for (call, after) in &now.observations {
        compare(call, recorded.observations.get(call).map_or("", String::as_str), after);
    }
    for (call, before) in recorded.observations.iter().filter(|(call, _)| !now.observations.contains_key(*call)) {
        compare(call, before, "");
    }
    let said = |it: &Demonstration| it.answer.clone().unwrap_or_default();
    compare("answer", &said(recorded), &said(now));
    changes
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::executor::ExecutorOptions;

    const FIVE: &str = r#"
[[demonstration]]
question = "How long is it?"
plan = """
n = duration(audio=$audio)
answer "It lasts {n} s."
"""
media = { audio = "tone.wav" }
"#;

    fn toolbox() -> Toolbox {
        let manifest = include_str!("../tools/duration.toml");
        let spec = crate::tool::ToolSpec::from_toml("tools/duration.toml", manifest).unwrap();
        let tool = crate::tool::Exact::tool(spec, |_| Ok(Value::Number(0.5)));
        [tool].into_iter().collect()
    }

    fn tone() -> Demonstration {
        let mut one = Demonstration::from_toml("worked/sound.toml", FIVE).unwrap().remove(0);
        one.media[0].bytes = include_bytes!("../tests/data/audio/s16.wav").into();
        one
    }

    #[tokio::test]
    async fn what_a_rehearsal_gives_is_recorded_and_then_the_same_again() {
        let (toolbox, cancel) = (toolbox(), CancellationToken::new());
        let executor = Executor::new(toolbox.clone(), ExecutorOptions::default());
        let recorded = rehearse(&tone(), &toolbox, &executor, &cancel).await.unwrap();
        assert_eq!(recorded.answer.as_deref(), Some("It lasts 0.5 s."));
        assert_eq!(recorded.observations["n"], "0.5");
        assert!(recorded.glance.is_none(), "there is nothing to look at");
        let again = rehearse(&recorded, &toolbox, &executor, &cancel).await.unwrap();
        assert_eq!(changes(&recorded, &again), [""; 0]);
        let forged = Demonstration { answer: Some("It lasts 9 s.".into()), ..recorded };
        assert_eq!(changes(&forged, &again), ["answer: `It lasts 9 s.` is now `It lasts 0.5 s.`"]);
    }

    #[tokio::test]
    async fn what_cannot_run_says_what_is_wrong_with_which_demonstration() {
        let (toolbox, cancel) = (toolbox(), CancellationToken::new());
        let executor = Executor::new(toolbox.clone(), ExecutorOptions::default());
        let mut broken = tone();
        broken.media[0].bytes = b"RIFF".as_slice().into();
        for wrong in [tone().plan_alone(), broken] {
            let error = rehearse(&wrong, &toolbox, &executor, &cancel).await.unwrap_err().to_string();
            assert!(error.contains("`worked/sound.toml #1`"), "{error}");
        }
    }
}
