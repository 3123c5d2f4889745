//! English speech to text with Moonshine base (arXiv:2410.15608): an encoder over the samples and a decoder that
//! writes one token at a time, greedily.
//!
//! The decoder file holds two branches: the first run reads the encoder's output and makes its keys and values, the
//! later ones take them from the cache and only add the new token's own.

use tokio_util::sync::CancellationToken;

use super::tokenizer::Tokenizer;
use crate::experts::decoder::{Decoded, Decoder};
use crate::experts::{Session, Tensor};
use crate::tool::ToolError;
use crate::value::AUDIO_RATE;

const START: i64 = 1;
const END: usize = 2;
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

/// The two sessions and the vocabulary, lent out for one call.
pub(super) struct Recogniser<'a> {
    pub(super) encoder: Session,
    pub(super) decoder: Decoder,
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
        let Decoded { mut tokens, mut probabilities } =
            self.decoder.greedy(&hidden, START, limit, cancel, |tokens, _| {
                tokens.last() != Some(&END) && rambling(tokens).is_none()
            })?;
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
    fn a_loop_is_cut_to_one_turn_and_plain_repetition_is_kept() {
        let looped: Vec<usize> = [9, 8].into_iter().chain([5, 6, 7].into_iter().cycle().take(12)).collect();
        assert_eq!(rambling(&looped), Some(5));
        assert_eq!(rambling(&[4; 12]), Some(1));
        assert_eq!(rambling(&[4; 11]), None, "no, no, no, ... may be said");
        // Fail again, fail better, fail again, fail better.
        assert_eq!(rambling(&[5, 6, 5, 7, 5, 6, 5, 7]), None);
        assert_eq!(rambling(&[]), None);
    }
}
