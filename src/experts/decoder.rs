//! Greedy decoding with a transformer decoder that keeps its keys and values: token by token, what it kept goes from
//! one run into the next and never leaves the runtime's memory.
//!
//! The layout is the one that Hugging Face's optimum exports: `input_ids` and `encoder_hidden_states` go in beside
//! `past_key_values.*`; `logits` and `present.*` come out. Either one file holds both the first and the later runs
//! behind `use_cache_branch`, or each has a file of its own.

use tokio_util::sync::CancellationToken;

use super::{Session, Tensor, ensure_running};
use crate::tool::ToolError;

/// What the names of caches begin with, going in and coming out.
const PAST: &str = "past_key_values.";
const PRESENT: &str = "present.";

/// A decoder's sessions, lent out for one call.
pub(crate) struct Decoder {
    /// The session of the first run, and of all when there is no other.
    pub(crate) first: Session,
    /// The session of the later runs, when they have a file of their own.
    pub(crate) later: Option<Session>,
}

/// A text as the decoder gave it.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Decoded {
    /// The tokens, without the one it began with.
    pub(crate) tokens: Vec<usize>,
    /// The probability of each.
    pub(crate) probabilities: Vec<f32>,
}

/// A cache: what goes in, what comes out, and whether it belongs to the encoder.
struct Cache {
    past: String,
    present: String,
    of_encoder: bool,
}

impl Decoder {
    /// Takes the likeliest token each time, beginning after `start`, at most `limit` tokens and until `goes_on` says no
    /// to the tokens so far and the logits of the last one.
    ///
    /// # Errors
    ///
    /// [`ToolError::Failed`] when the model does not run or asks for inputs that nobody knows, [`ToolError::Cancelled`].
    pub(crate) fn greedy(
        &mut self,
        hidden: &Tensor,
        start: i64,
        limit: usize,
        cancel: &CancellationToken,
        mut goes_on: impl FnMut(&[usize], &[f32]) -> bool,
    ) -> Result<Decoded, ToolError> {
        let caches = caches(&self.later.as_ref().unwrap_or(&self.first).inputs());
        let mut past: Vec<Tensor> = Vec::with_capacity(caches.len());
        for cache in &caches {
            past.push(empty(self.first.input_shape(&cache.past))?);
        }
        let mut decoded = Decoded::default();
        let mut last = start;
        while decoded.tokens.len() < limit {
            ensure_running(cancel)?;
            let first = decoded.tokens.is_empty();
            let session = if first { &mut self.first } else { self.later.as_mut().unwrap_or(&mut self.first) };
            let feeds = Feeds { hidden, last, done: decoded.tokens.len(), caches: &caches, past: &past };
            // The encoder's keys are made once: later runs are not even asked for them.
            let renewed: Vec<usize> = (0..caches.len()).filter(|&i| first || !caches[i].of_encoder).collect();
            let mut outputs = feeds.run(session, &renewed)?.into_iter();
            let logits = outputs.next().ok_or_else(|| ToolError::failed("the decoder gave nothing"))?;
            for (index, tensor) in renewed.into_iter().zip(outputs) {
                past[index] = tensor;
            }
            // A row for each token that went in: the last one counts.
            let (words, row) = (logits.shape().last().copied().unwrap_or(0), logits.f32s()?);
            let row = &row[row.len().saturating_sub(words)..];
            let (token, probability) =
                likeliest(row).ok_or_else(|| ToolError::failed("the decoder gave no probability of any token"))?;
            decoded.tokens.push(token);
            decoded.probabilities.push(probability);
            if !goes_on(&decoded.tokens, row) {
                break;
            }
            last = i64::try_from(token).unwrap_or(start);
        }
        Ok(decoded)
    }
}

/// What goes into one run.
struct Feeds<'a> {
    hidden: &'a Tensor,
    last: i64,
    done: usize,
    caches: &'a [Cache],
    past: &'a [Tensor],
}

impl Feeds<'_> {
    /// The logits, then the caches of these places.
    fn run(&self, session: &mut Session, renewed: &[usize]) -> Result<Vec<Tensor>, ToolError> {
        let ids = Tensor::from_i64(&[1, 1], vec![self.last])?;
        let cached = Tensor::from_bool(&[1], vec![self.done > 0])?;
        let seen = Tensor::from_i64(&[1, self.done + 1], vec![1; self.done + 1])?;
        let length = self.hidden.shape().get(1).copied().unwrap_or(0);
        let whole = Tensor::from_i64(&[1, length], vec![1; length])?;
        let names = session.inputs();
        let mut inputs: Vec<(&str, &Tensor)> = Vec::with_capacity(names.len());
        for name in &names {
            let tensor = match name.as_str() {
                "input_ids" => &ids,
                "encoder_hidden_states" => self.hidden,
                "use_cache_branch" => &cached,
                "attention_mask" => &seen,
                "encoder_attention_mask" => &whole,
                other => match self.caches.iter().zip(self.past).find(|(cache, _)| cache.past == other) {
                    Some((_, tensor)) => tensor,
                    None => {
                        let (path, message) = (session.path().display(), "which nobody here can give");
                        return Err(ToolError::failed(format!("model file `{path}` asks for `{other}`, {message}")));
                    }
                },
            };
            inputs.push((name, tensor));
        }
        let mut outputs = vec!["logits"];
        outputs.extend(renewed.iter().map(|&i| self.caches[i].present.as_str()));
        session.run(&inputs, &outputs)
    }
}

/// The caches among a model's inputs.
fn caches(inputs: &[String]) -> Vec<Cache> {
    let cache = |name: &String| {
        let rest = name.strip_prefix(PAST)?;
        Some(Cache { past: name.clone(), present: format!("{PRESENT}{rest}"), of_encoder: rest.contains(".encoder.") })
    };
    inputs.iter().filter_map(cache).collect()
}

/// A cache of no tokens for an input of this shape, `[batch, heads, tokens, width]`. A model that has no such input on
/// its first run is not given it.
fn empty(shape: Option<Vec<Option<usize>>>) -> Result<Tensor, ToolError> {
    let size = |axis: usize| shape.as_ref().and_then(|shape| shape.get(axis).copied().flatten()).unwrap_or(1);
    Tensor::from_f32(&[1, size(1), 0, size(3)], Vec::new())
}

/// The token of the highest logit and its probability under softmax. Nothing when no logit is a number.
fn likeliest(logits: &[f32]) -> Option<(usize, f32)> {
    let (token, best) = logits.iter().copied().enumerate().filter(|(_, logit)| !logit.is_nan()).reduce(
        // The first of equals, as greedy decoders do.
        |best, next| if next.1 > best.1 { next } else { best },
    )?;
    let sum: f32 = logits.iter().map(|logit| (logit - best).exp()).filter(|share| !share.is_nan()).sum();
    Some((token, 1.0 / sum.max(1.0)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_likeliest_token_carries_its_softmax() {
        let (token, probability) = likeliest(&[0.0, 2.0_f32.ln(), 0.0]).unwrap();
        assert_eq!(token, 1);
        assert!((probability - 0.5).abs() < 1e-6);
        assert_eq!(likeliest(&[f32::NAN, 1.0]).unwrap().0, 1);
        assert!(likeliest(&[]).is_none() && likeliest(&[f32::NAN]).is_none());
    }

    #[test]
    fn every_cache_has_a_name_on_both_sides_and_knows_whose_it_is() {
        let inputs = ["input_ids", "past_key_values.0.decoder.key", "past_key_values.7.encoder.value"];
        let caches = caches(&inputs.map(str::to_owned));
        assert_eq!(caches.len(), 2);
        assert_eq!((caches[0].present.as_str(), caches[0].of_encoder), ("present.0.decoder.key", false));
        assert_eq!((caches[1].present.as_str(), caches[1].of_encoder), ("present.7.encoder.value", true));
    }

    #[test]
    fn an_empty_cache_has_the_models_heads_and_width() {
        let shape = empty(Some(vec![None, Some(12), None, Some(64)])).unwrap().shape();
        assert_eq!(shape, [1, 12, 0, 64]);
    }
}
