//! The speech expert: a recording to segments of text with their times.
//!
//! Voice activity finds where somebody speaks, `parts` makes of it parts of sentence length, and each part is
//! recognised by itself. So segments carry times, silence costs little and yields nothing, and a pause cannot end
//! the text early.

mod moonshine;
mod parts;
mod tokenizer;
mod vad;

use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use futures::future::BoxFuture;
use tokio_util::sync::CancellationToken;

use self::moonshine::Recogniser;
use self::tokenizer::Tokenizer;
use crate::experts::decoder::Decoder;
use crate::experts::{Runtime, ensure_running};
use crate::tool::{Args, Context, Tool, ToolError, ToolSpec, blocking};
use crate::value::{AUDIO_RATE, Audio, Segment, Segments, Value};

/// Model of the recogniser and its files.
const SPEECH: &str = "moonshine-base-en";
const ENCODER: &str = "encoder_model.ort";
const DECODER: &str = "decoder_model_merged.ort";
const VOCABULARY: &str = "tokenizer.bin";
/// Model of the voice activity and its file.
const VOICE: (&str, &str) = ("silero-vad", "silero_vad.onnx");
/// Sound around a part that the recogniser hears too, in samples (0.2 s): consonants at the edges are quiet.
const MARGIN: usize = AUDIO_RATE as usize / 5;

/// The tool `transcribe(audio) -> segments`. Its models are opened at the first call.
pub fn transcribe(spec: ToolSpec, runtime: Arc<Runtime>) -> Arc<dyn Tool> {
    Arc::new(Transcribe { spec, expert: Arc::new(Expert { runtime, vocabulary: Mutex::default() }) })
}

struct Transcribe {
    spec: ToolSpec,
    expert: Arc<Expert>,
}

impl Tool for Transcribe {
    fn spec(&self) -> &ToolSpec {
        &self.spec
    }

    fn call(&self, args: Args, context: Context) -> BoxFuture<'_, Result<Value, ToolError>> {
        let expert = Arc::clone(&self.expert);
        Box::pin(blocking(move || {
            let audio = args.audio("audio")?;
            let items = expert.segments(audio, &context.cancel)?;
            Ok(Value::Segments(Segments { source: audio.digest(), items }))
        }))
    }
}

struct Expert {
    runtime: Arc<Runtime>,
    vocabulary: Mutex<Option<Arc<Tokenizer>>>,
}

impl Expert {
    fn segments(&self, audio: &Audio, cancel: &CancellationToken) -> Result<Vec<Segment>, ToolError> {
        let samples = audio.samples();
        let probabilities = vad::probabilities(&mut self.runtime.session(VOICE.0, VOICE.1)?, samples, cancel)?;
        let parts = parts::parts(&vad::spans(&probabilities, samples.len()), samples);
        if parts.is_empty() {
            // The recogniser need not even be there to find out that nobody speaks.
            return Ok(Vec::new());
        }
        let tokenizer = self.vocabulary()?;
        let mut recogniser = Recogniser {
            encoder: self.runtime.session(SPEECH, ENCODER)?,
            decoder: Decoder { first: self.runtime.session(SPEECH, DECODER)?, later: None },
            tokenizer: &tokenizer,
        };
        let mut found = Vec::new();
        for (index, part) in parts.iter().enumerate() {
            ensure_running(cancel)?;
            let clip = with_margin(&parts, index, samples.len());
            if let Some(heard) = recogniser.hear(&samples[clip], cancel)? {
                let seconds = |at: usize| at as f64 / f64::from(AUDIO_RATE);
                found.push(Segment {
                    start_s: seconds(part.start),
                    end_s: seconds(part.end),
                    text: heard.text,
                    score: Some(heard.score),
                });
            }
        }
        Ok(found)
    }

    /// The vocabulary, read once.
    fn vocabulary(&self) -> Result<Arc<Tokenizer>, ToolError> {
        let mut kept = self.vocabulary.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(tokenizer) = kept.as_ref() {
            return Ok(Arc::clone(tokenizer));
        }
        let bytes = self.runtime.bytes(SPEECH, VOCABULARY)?;
        let tokenizer = Arc::new(Tokenizer::read(&bytes)?);
        *kept = Some(Arc::clone(&tokenizer));
        Ok(tokenizer)
    }
}

/// A part with some of the sound around it, up to its neighbours at most: what they say belongs to them.
fn with_margin(parts: &[Range<usize>], index: usize, length: usize) -> Range<usize> {
    let before = index.checked_sub(1).map_or(0, |i| parts[i].end);
    let after = parts.get(index + 1).map_or(length, |next| next.start);
    let part = &parts[index];
    part.start.saturating_sub(MARGIN).max(before)..(part.end + MARGIN).min(after)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_manifest_fits_the_tool() {
        let spec = ToolSpec::from_toml("tools/transcribe.toml", include_str!("../../tools/transcribe.toml")).unwrap();
        assert_eq!(spec.signature(), "transcribe(audio: audio) -> segments");
        assert!(spec.models.iter().any(|m| m == SPEECH) && spec.models.iter().any(|m| m == VOICE.0));
    }

    #[test]
    fn a_margin_never_reaches_into_a_neighbour() {
        let parts = [1000..20_000, 20_500..40_000, 60_000..70_000];
        assert_eq!(with_margin(&parts, 0, 71_000), 0..20_500);
        assert_eq!(with_margin(&parts, 1, 71_000), 20_000..43_200);
        assert_eq!(with_margin(&parts, 2, 71_000), 56_800..71_000);
    }
}
