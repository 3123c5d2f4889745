//! Voice activity: where in a recording somebody speaks.
//!
//! The model (Silero VAD) gives a probability for each window of 32 ms; [`spans`] turns these into spans of samples
//! with the rules of the `silero-vad` package 6.2.3 at its default settings.

use std::ops::Range;

use tokio_util::sync::CancellationToken;

use crate::experts::{Session, Tensor, ensure_running};
use crate::tool::ToolError;
use crate::value::AUDIO_RATE;

/// Samples of one window.
const WINDOW: usize = 512;
/// Samples of the window before that the model sees too.
const CONTEXT: usize = 64;
/// Size of the state that the model hands from window to window.
const STATE: [usize; 3] = [2, 1, 128];
/// Speech begins at this probability ...
const ON: f32 = 0.5;
/// ... and may end below this one.
const OFF: f32 = 0.35;
const MIN_SPEECH: usize = samples_of_ms(250);
const MIN_SILENCE: usize = samples_of_ms(100);
const PAD: usize = samples_of_ms(30);

const fn samples_of_ms(ms: usize) -> usize {
    AUDIO_RATE as usize * ms / 1000
}

/// The probability of speech in each window of the recording; the last window is filled up with silence.
///
/// # Errors
///
/// [`ToolError::Failed`] when the model does not run, [`ToolError::Cancelled`].
pub(super) fn probabilities(
    model: &mut Session,
    samples: &[f32],
    cancel: &CancellationToken,
) -> Result<Vec<f32>, ToolError> {
    let rate = Tensor::from_i64(&[], vec![i64::from(AUDIO_RATE)])?;
    let mut state = Tensor::from_f32(&STATE, vec![0.0; STATE.iter().product()])?;
    let mut tail = [0.0; CONTEXT];
    let mut found = Vec::with_capacity(samples.len().div_ceil(WINDOW));
    for (index, window) in samples.chunks(WINDOW).enumerate() {
        if index % 64 == 0 {
            ensure_running(cancel)?;
        }
        let mut fed = Vec::with_capacity(CONTEXT + WINDOW);
        fed.extend_from_slice(&tail);
        fed.extend_from_slice(window);
        fed.resize(CONTEXT + WINDOW, 0.0);
        tail.copy_from_slice(&fed[WINDOW..]);
        let fed = Tensor::from_f32(&[1, CONTEXT + WINDOW], fed)?;
        let outputs = model.run(&[("input", &fed), ("state", &state), ("sr", &rate)], &["output", "stateN"])?;
        let [output, next] = <[Tensor; 2]>::try_from(outputs)
            .map_err(|_| ToolError::failed("the voice activity model gives other outputs than expected"))?;
        found.push(output.f32s()?.first().copied().unwrap_or(0.0));
        state = next;
    }
    Ok(found)
}

/// Spans of speech, in samples, out of the probabilities of the windows of a recording of `length` samples.
///
/// Speech starts in the first window at 0.5 or more and ends where the probability fell below 0.35, once it has not
/// come back to 0.5 for 100 ms. Spans of at most 250 ms are dropped. Each span is made 30 ms wider on both sides;
/// the pause between two close ones is shared.
pub(super) fn spans(probabilities: &[f32], length: usize) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let (mut start, mut end) = (None, None);
    for (index, &probability) in probabilities.iter().enumerate() {
        let here = index * WINDOW;
        if probability >= ON {
            end = None;
            start = start.or(Some(here));
        } else if let Some(from) = start.filter(|_| probability < OFF) {
            let quiet = *end.get_or_insert(here);
            if here - quiet >= MIN_SILENCE {
                if quiet - from > MIN_SPEECH {
                    found.push(from..quiet);
                }
                (start, end) = (None, None);
            }
        }
    }
    if let Some(from) = start.filter(|&from| length.saturating_sub(from) > MIN_SPEECH) {
        found.push(from..length);
    }
    pad(&mut found, length);
    found
}

fn pad(spans: &mut [Range<usize>], length: usize) {
    if let Some(first) = spans.first_mut() {
        first.start = first.start.saturating_sub(PAD);
    }
    if let Some(last) = spans.last_mut() {
        last.end = (last.end + PAD).min(length);
    }
    for index in 1..spans.len() {
        let pause = spans[index].start - spans[index - 1].end;
        let share = if pause < 2 * PAD { pause / 2 } else { PAD };
        spans[index - 1].end += share;
        spans[index].start -= share;
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use serde::Deserialize;

    use super::*;

    #[derive(Deserialize)]
    struct Case {
        name: String,
        probabilities: Vec<f32>,
        samples: usize,
        spans: Vec<[usize; 2]>,
    }

    /// The expected spans are those of `get_speech_timestamps_from_probs` of silero-vad 6.2.3.
    #[test]
    fn spans_are_those_of_the_original() {
        let cases: Vec<Case> = serde_json::from_str(include_str!("../../../tests/data/audio/vad-spans.json")).unwrap();
        assert_eq!(cases.len(), 17);
        for case in cases {
            let found: Vec<[usize; 2]> =
                spans(&case.probabilities, case.samples).iter().map(|span| [span.start, span.end]).collect();
            assert_eq!(found, case.spans, "{}", case.name);
        }
    }

    #[test]
    fn no_windows_are_no_speech() {
        assert!(spans(&[], 0).is_empty());
        assert!(spans(&[0.9], 100).is_empty());
    }
}
