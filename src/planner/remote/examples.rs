//! The demonstrations that a remote model is shown.

use std::sync::Arc;

use super::RemoteOptions;
use crate::plan::Input;
use crate::planner::{PlanRequest, PlannerError};
use crate::prompt::{Demonstration, DemonstrationError, Embed, Library};

/// Bytes that are counted as one token.
const BYTES_PER_TOKEN: usize = 4;

/// Where demonstrations come from.
pub(super) enum Examples {
    /// A few of these, as different as their files.
    Fixed(Vec<Demonstration>),
    /// Those most like the question.
    Nearest(Arc<Library>, Arc<dyn Embed>),
}

impl Examples {
    /// Demonstrations for a question, within the limits of the options, the most useful one last: what stands nearest
    /// to the question counts most.
    pub(super) async fn choose(
        &self,
        request: &PlanRequest<'_>,
        options: &RemoteOptions,
    ) -> Result<Vec<Demonstration>, PlannerError> {
        let most = options.demonstrations;
        let ranked = match self {
            Self::Fixed(all) => diverse(all, &request.declared(), most),
            Self::Nearest(library, embedder) => {
                let (library, embedder) = (library.clone(), embedder.clone());
                let (question, inputs) = (request.question.to_owned(), request.declared());
                let search = move || {
                    let near = library.nearest(&question, &inputs, most, embedder.as_ref())?;
                    Ok(near.into_iter().map(|it| it.demonstration.clone()).collect())
                };
                let found = tokio::task::spawn_blocking(search).await;
                found.unwrap_or_else(|error| Err(DemonstrationError::Embed(error.to_string())))?
            }
        };
        // A demonstration shows how to plan for other calls than the toolbox may hold.
        let known = |it: &Demonstration| it.plan.calls.iter().all(|call| request.toolbox.spec(&call.tool).is_some());
        let mut left = options.demonstration_tokens * BYTES_PER_TOKEN;
        let mut chosen: Vec<Demonstration> = Vec::new();
        for demonstration in ranked.into_iter().filter(known) {
            let size = demonstration.question.len() + demonstration.plan.to_string().len();
            if size <= left {
                left -= size;
                chosen.push(demonstration);
            }
        }
        chosen.reverse();
        Ok(chosen)
    }
}

/// The first demonstration of each file, those with the inputs at hand before the others, then the second ones.
fn diverse(all: &[Demonstration], inputs: &[Input], most: usize) -> Vec<Demonstration> {
    let file = |it: &Demonstration| it.name.split(" #").next().unwrap_or_default().to_owned();
    let same =
        |it: &Demonstration| it.inputs.len() == inputs.len() && it.inputs.iter().zip(inputs).all(|(a, b)| a.ty == b.ty);
    let mut seen: std::collections::HashMap<(bool, String), usize> = std::collections::HashMap::new();
    let mut ranked: Vec<(usize, &Demonstration)> = all
        .iter()
        .map(|it| {
            let turn = seen.entry((same(it), file(it))).or_default();
            *turn += 1;
            (if same(it) { *turn } else { *turn + all.len() }, it)
        })
        .collect();
    ranked.sort_by_key(|(turn, _)| *turn);
    ranked.into_iter().take(most).map(|(_, it)| it.clone()).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_few_are_of_many_files_and_of_the_inputs_at_hand() {
        let file = |name: &str, inputs: &str, n: usize| {
            let one = format!("[[demonstration]]\nquestion = \"{name}?\"\ninputs = {inputs}\nplan = 'answer \"x\"'\n");
            Demonstration::from_toml(name, &one.repeat(n)).unwrap()
        };
        let all =
            [file("a.toml", "[\"image\"]", 3), file("b.toml", "[\"audio\"]", 2), file("c.toml", "[\"image\"]", 1)]
                .concat();
        let picture = [Input { name: "image".into(), ty: crate::value::ValueType::Image }];
        let chosen = diverse(&all, &picture, 4);
        let names: Vec<&str> = chosen.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(names, ["a.toml #1", "c.toml #1", "a.toml #2", "a.toml #3"]);
    }
}
