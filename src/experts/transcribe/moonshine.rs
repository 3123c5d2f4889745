//! English speech to text with Moonshine base (arXiv:2410.15608): an encoder over the samples and a decoder that
//! writes one token at a time, greedily.
//!
//! The decoder file holds two branches: the first run reads the encoder's output and makes its keys and values, the
//! later ones take them from the cache and only add the new token's own. All of these stay in the runtime's memory:
//! each run's outputs are the next run's inputs.

use tokio_util::sync::CancellationToken;

use super::tokenizer::Tokenizer;
use crate::experts::{Session, Tensor, ensure_running};
use crate::tool::ToolError;
use crate::value::AUDIO_RATE;

const START: i64 = 1;
const END: usize = 2;
const LAYERS: usize = 8;
const HEADS: usize = 8;
const HEAD_WIDTH: usize = 52;
/// Nobody says more tokens in a second; the model's authors set this limit.
const TOKENS_A_SECOND: f64 = 6.5;
/// Shortest clip that the encoder's convolutions can take, in samples, with some to spare.
const SHORTEST: usize = AUDIO_RATE as usize / 10;
/// Longest phrase looked for when the decoder starts to repeat itself, in tokens.
const LOOP_PHRASE: usize = 12;
/// How many tokens a repetition has to cover, and how often at least the phrase has to come, before it is cut.
const LOOP_TOKENS: usize = 12;
const LOOP_TIMES: usize = 4;

/// What was heard in a clip.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Heard {
    pub(super) text: String,
    /// Mean probability of the tokens, the end mark among them.
    pub(super) score: f32,
}

/// Names of the decoder's caches: what goes in, what comes out, and whether it belongs to the encoder.
struct Cache {
    past: String,
    present: String,
    of_encoder: bool,
}

/// The two sessions and the vocabulary, lent out for one call.
pub(super) struct Recogniser<'a> {
    pub(super) encoder: Session,
    pub(super) decoder: Session,
    pub(super) tokenizer: &'a Tokenizer,
}

impl Recogniser<'_> {
    /// The text of a clip; nothing when there is none.
    ///
    /// # Errors
    ///
    /// [`ToolError::Failed`] when a model does not run, [`ToolError::Cancelled`].
    pub(super) fn hear(&mut self, clip: &[f32], cancel: &CancellationToken) -> Result<Option<Heard>, ToolError> {
        let mut samples = clip.to_vec();
        samples.resize(clip.len().max(SHORTEST), 0.0);
        let limit = ((samples.len() as f64 / f64::from(AUDIO_RATE) * TOKENS_A_SECOND) as usize).max(1);
        let input = Tensor::from_f32(&[1, samples.len()], samples)?;
        let hidden = self.encoder.run(&[("input_values", &input)], &["last_hidden_state"])?;
        let hidden = hidden.into_iter().next().ok_or_else(|| ToolError::failed("the encoder gave nothing"))?;
        let (mut tokens, mut probabilities) = self.decode(&hidden, limit, cancel)?;
        let ended = tokens.pop_if(|token| *token == END).is_some();
        if let Some(keep) = rambling(&tokens) {
            tokens.truncate(keep);
            probabilities.truncate(keep);
        } else {
            probabilities.truncate(tokens.len() + usize::from(ended));
        }
        let text = self.tokenizer.text(&tokens);
        if text.is_empty() {
            return Ok(None);
        }
        let score = probabilities.iter().sum::<f32>() / probabilities.len().max(1) as f32;
        Ok(Some(Heard { text, score }))
    }

    /// Tokens (the end mark last, when it came) and their probabilities.
    fn decode(
        &mut self,
        hidden: &Tensor,
        limit: usize,
        cancel: &CancellationToken,
    ) -> Result<(Vec<usize>, Vec<f32>), ToolError> {
        let caches = caches();
        let empty = || Tensor::from_f32(&[1, HEADS, 0, HEAD_WIDTH], Vec::new());
        let mut past = caches.iter().map(|_| empty()).collect::<Result<Vec<_>, _>>()?;
        let (mut tokens, mut probabilities) = (Vec::with_capacity(limit), Vec::with_capacity(limit));
        let mut last = START;
        while tokens.len() < limit {
            ensure_running(cancel)?;
            let first = tokens.is_empty();
            let ids = Tensor::from_i64(&[1, 1], vec![last])?;
            let cached = Tensor::from_bool(&[1], vec![!first])?;
            let mut inputs: Vec<(&str, &Tensor)> =
                vec![("input_ids", &ids), ("encoder_hidden_states", hidden), ("use_cache_branch", &cached)];
            inputs.extend(caches.iter().zip(&past).map(|(cache, tensor)| (cache.past.as_str(), tensor)));
            // The encoder's keys are made once: later runs are not even asked for them.
            let renewed: Vec<usize> = (0..caches.len()).filter(|&i| first || !caches[i].of_encoder).collect();
            let mut names = vec!["logits"];
            names.extend(renewed.iter().map(|&i| caches[i].present.as_str()));
            let mut outputs = self.decoder.run(&inputs, &names)?.into_iter();
            let logits = outputs.next().ok_or_else(|| ToolError::failed("the decoder gave nothing"))?;
            for (index, tensor) in renewed.into_iter().zip(outputs) {
                past[index] = tensor;
            }
            let (token, probability) = likeliest(logits.f32s()?)
                .ok_or_else(|| ToolError::failed("the decoder gave no probability of any token"))?;
            tokens.push(token);
            probabilities.push(probability);
            if token == END || rambling(&tokens).is_some() {
                break;
            }
            last = i64::try_from(token).unwrap_or(START);
        }
        Ok((tokens, probabilities))
    }
}

fn caches() -> Vec<Cache> {
    let mut names = Vec::with_capacity(LAYERS * 4);
    for layer in 0..LAYERS {
        for side in ["decoder", "encoder"] {
            for what in ["key", "value"] {
                names.push(Cache {
                    past: format!("past_key_values.{layer}.{side}.{what}"),
                    present: format!("present.{layer}.{side}.{what}"),
                    of_encoder: side == "encoder",
                });
            }
        }
    }
    names
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

/// Where to cut tokens that end in one phrase over and over, keeping it once. Speakers repeat themselves too, so it
/// takes four times and twelve tokens.
fn rambling(tokens: &[usize]) -> Option<usize> {
    (1..=LOOP_PHRASE).find_map(|length| {
        let phrase = tokens.len().checked_sub(length).map(|start| &tokens[start..])?;
        let times = tokens.rchunks_exact(length).take_while(|chunk| *chunk == phrase).count();
        (times >= LOOP_TIMES && times * length >= LOOP_TOKENS).then(|| tokens.len() - (times - 1) * length)
    })
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
    fn a_loop_is_cut_to_one_turn_and_plain_repetition_is_kept() {
        let looped: Vec<usize> = [9, 8].into_iter().chain([5, 6, 7].into_iter().cycle().take(12)).collect();
        assert_eq!(rambling(&looped), Some(5));
        assert_eq!(rambling(&[4; 12]), Some(1));
        assert_eq!(rambling(&[4; 11]), None, "no, no, no, ... may be said");
        // Fail again, fail better, fail again, fail better.
        assert_eq!(rambling(&[5, 6, 5, 7, 5, 6, 5, 7]), None);
        assert_eq!(rambling(&[]), None);
    }

    #[test]
    fn every_cache_has_a_name_of_its_own_on_both_sides() {
        let names = caches();
        assert_eq!(names.len(), 32);
        assert_eq!(names[0].past, "past_key_values.0.decoder.key");
        assert_eq!(names[31].present, "present.7.encoder.value");
        assert_eq!(names.iter().filter(|cache| cache.of_encoder).count(), 16);
    }
}
