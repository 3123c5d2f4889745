//! The roles of a language model beside planning: the *decision maker* says whether what was found is enough, the
//! *semantics refiner* words the answer. Each can be another model, and each can be left out: a question is then
//! settled by rules, and the plan's own words around the values are the answer.
//!
//! Neither is trusted. A verdict only says whether the planner is asked again, and a wording that says a number or a
//! name that nothing observed says is kept in the trace but not given as the answer.

use std::sync::Arc;

use serde::Serialize;
use serde_json::{Value as Json, json};
use tokio_util::sync::CancellationToken;

use crate::answer::unsupported;
use crate::llm::{ChatModel, Message, ModelError, ModelRequest};
use crate::planner::PlannerError;
use crate::prompt::{Template, quote};
use crate::trace::{Decision, Round, Turn, Verdict, Wording};

/// The file the words are in.
pub const TEMPLATE: &str = "prompts/roles.jinja";

/// The most tokens of a verdict and of a wording.
const MAX_TOKENS: (usize, usize) = (96, 160);

/// The models that decide and word, where there are any.
#[derive(Clone, Default)]
pub struct Roles {
    /// Says after each round whether it was enough; rules say so where there is none.
    pub decider: Option<Arc<dyn ChatModel>>,
    /// Words the answer; the plan's own words stand where there is none.
    pub refiner: Option<Arc<dyn ChatModel>>,
    template: String,
}

impl Roles {
    /// No models yet, with the words of `template` ([`TEMPLATE`] or one like it).
    pub fn new(template: impl Into<String>) -> Self {
        Self { decider: None, refiner: None, template: template.into() }
    }

    /// What the decision maker says of a round; `answer` is what would be answered. Nothing when there is no decision
    /// maker, or when what it says is no verdict.
    ///
    /// # Errors
    ///
    /// [`PlannerError`] when the model cannot be asked or the template does not render.
    pub async fn decide(
        &self,
        question: &str,
        round: &Round,
        answer: Option<&str>,
        cancel: &CancellationToken,
    ) -> Result<Option<Decision>, PlannerError> {
        let Some(model) = &self.decider else { return Ok(None) };
        let text = self.render("decide", question, round, answer)?;
        let mut request = ModelRequest::new(vec![Message::user(text)], MAX_TOKENS.0);
        request.grammar = Some(format!("start: %json {}", verdict_schema()));
        let turn = match model.complete(&request, cancel).await {
            // A server without structured output is asked in words.
            Err(ModelError::Grammar { .. }) => {
                request.grammar = None;
                model.complete(&request, cancel).await?
            }
            result => result?,
        };
        let said = read_verdict(&turn.text);
        let turn = Turn { model: model.name(), request, turn };
        Ok(said.map(|(verdict, why)| Decision { verdict, why, turn }))
    }

    /// The refiner's words for an answer; nothing when there is no refiner.
    ///
    /// # Errors
    ///
    /// [`PlannerError`] when the model cannot be asked or the template does not render.
    pub async fn refine(
        &self,
        question: &str,
        round: &Round,
        answer: &str,
        cancel: &CancellationToken,
    ) -> Result<Option<Wording>, PlannerError> {
        let Some(model) = &self.refiner else { return Ok(None) };
        let text = self.render("refine", question, round, Some(answer))?;
        let request = ModelRequest::new(vec![Message::user(text)], MAX_TOKENS.1);
        let turn = model.complete(&request, cancel).await?;
        let text = turn.text.rsplit_once("</think>").map_or(turn.text.as_str(), |(_, said)| said).trim().to_owned();
        let unsupported = unsupported(&text, question, &round.observations);
        Ok(Some(Wording { text, unsupported, turn: Turn { model: model.name(), request, turn } }))
    }

    fn render(&self, part: &str, question: &str, round: &Round, answer: Option<&str>) -> Result<String, PlannerError> {
        #[derive(Serialize)]
        struct Shown<'a> {
            call: &'a str,
            outcome: String,
        }
        let observations: Vec<Shown<'_>> =
            round.observations.iter().map(|it| Shown { call: &it.call, outcome: quote::outcome(it) }).collect();
        let values = json!({
            "part": part,
            "question": question,
            "plan": round.plan.as_ref().map(ToString::to_string).unwrap_or_default().trim_end(),
            "observations": observations,
            "answer": answer.map(quote::data),
        });
        Ok(Template::new(TEMPLATE, self.template.as_str())?.render(values)?)
    }
}

fn verdict_schema() -> Json {
    json!({
        "type": "object",
        "properties": {
            "verdict": { "type": "string", "enum": ["answer", "again", "give_up"] },
            "why": { "type": "string", "maxLength": 160 }
        },
        "required": ["verdict", "why"],
        "additionalProperties": false
    })
}

/// The verdict in a reply that may have words around it.
fn read_verdict(reply: &str) -> Option<(Verdict, String)> {
    let start = reply.rfind("{\"verdict\"").or_else(|| reply.find('{'))?;
    let said = serde_json::Deserializer::from_str(&reply[start..]).into_iter::<Json>().next()?.ok()?;
    let verdict = match said.get("verdict")?.as_str()? {
        "answer" => Verdict::Answer,
        "again" => Verdict::Again,
        "give_up" => Verdict::GiveUp,
        _ => return None,
    };
    Some((verdict, said.get("why").and_then(Json::as_str).unwrap_or_default().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verdict_is_read_with_words_around_it_and_nothing_else_is_one() {
        let again = |reply: &str| read_verdict(reply) == Some((Verdict::Again, "the sign is missing".to_owned()));
        assert!(again("{\"verdict\": \"again\", \"why\": \"the sign is missing\"}"));
        assert!(again("I think {so}. {\"verdict\": \"again\", \"why\": \"the sign is missing\"} That's it."));
        assert_eq!(read_verdict("{\"verdict\": \"maybe\"}"), None);
        assert_eq!(read_verdict("yes, it is enough"), None);
    }
}
