//! The demonstrations that a remote model is shown, each as a turn of the conversation.

use super::RemoteOptions;
use super::picture::{self, Side};
use crate::llm::Part;
use crate::planner::{PlanRequest, PlannerError};
use crate::prompt::{Demonstration, DemonstrationError, Selection, Shelf, Wanted};
use crate::value::{Value, ValueType};

/// A demonstration with what the model is shown of it.
pub(super) struct Example {
    pub(super) demonstration: Demonstration,
    /// Its pictures, for a model that sees.
    pub(super) pictures: Vec<Part>,
}

/// Demonstrations for a question, within the limits of the options, the most useful one last; `sees` says whether the
/// model is shown pictures.
pub(super) async fn choose(
    shelf: &Shelf,
    request: &PlanRequest<'_>,
    options: &RemoteOptions,
    sees: bool,
) -> Result<Vec<Example>, PlannerError> {
    let shelf = shelf.clone();
    let (question, inputs) = (request.question.to_owned(), request.declared());
    let (options, toolbox) = (options.clone(), request.toolbox.clone());
    let choose = move || -> Result<Vec<Example>, DemonstrationError> {
        let wanted = Wanted {
            question: &question,
            inputs: &inputs,
            selection: options.selection,
            most: options.demonstrations,
            tokens: options.demonstration_tokens,
        };
        // A demonstration shows how to plan for other calls than the toolbox may hold.
        let usable = |it: &Demonstration| it.plan.calls.iter().all(|call| toolbox.spec(&call.tool).is_some());
        let side = Side(options.demonstration_side);
        let cost = |it: &Demonstration| match options.selection {
            Selection::Text => it.plan_alone().tokens(),
            _ if sees => it.tokens() + pictures_of(it) * side.tokens(),
            _ => it.tokens(),
        };
        let shown = shelf.library.shown(&wanted, shelf.embedder.as_ref(), usable, cost)?;
        shown.into_iter().map(|near| example(near.demonstration, options.selection, sees.then_some(side))).collect()
    };
    let chosen = tokio::task::spawn_blocking(choose).await;
    Ok(chosen.unwrap_or_else(|error| Err(DemonstrationError::Embed(error.to_string())))?)
}

/// How many pictures come with a demonstration.
fn pictures_of(demonstration: &Demonstration) -> usize {
    let pictures = demonstration.inputs.iter().filter(|input| input.ty == ValueType::Image);
    if demonstration.is_worked() { pictures.count() } else { 0 }
}

fn example(
    demonstration: &Demonstration,
    selection: Selection,
    side: Option<Side>,
) -> Result<Example, DemonstrationError> {
    if selection == Selection::Text || !demonstration.is_worked() {
        return Ok(Example { demonstration: demonstration.plan_alone(), pictures: Vec::new() });
    }
    let mut pictures = Vec::new();
    if let Some(side) = side {
        let broken = |message: String| DemonstrationError::Medium { name: demonstration.name.clone(), message };
        for (name, medium) in &demonstration.media {
            let is_picture = demonstration.inputs.iter().any(|it| it.name == *name && it.ty == ValueType::Image);
            if !is_picture {
                continue;
            }
            let image = crate::media::read_image(&medium.file, &medium.bytes, &crate::media::Limits::default())
                .map_err(|error| broken(error.to_string()))?;
            pictures.extend(picture::part(name, &Value::Image(image), side).map_err(broken)?);
        }
    }
    Ok(Example { demonstration: demonstration.clone(), pictures })
}
