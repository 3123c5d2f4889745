//! `captioner.encoder_decoder`: a picture to a sentence, by an encoder that looks and a decoder that writes, such as
//! ViT-GPT2 as optimum exports it to ONNX.

use std::sync::{Arc, OnceLock};

use serde::Deserialize;
use tokenizers::Tokenizer;
use tokio_util::sync::CancellationToken;

use super::input::Input;
use super::{Face, Member, fitted, picture_params, run_one, settings};
use crate::experts::decoder::{Decoded, Decoder};
use crate::experts::frame::{Fit, Frame};
use crate::experts::{Runtime, Supplies, Tensor, ensure_running};
use crate::tool::{Args, Context, Tool, ToolError, ToolSpec};
use crate::value::{Image, Value, ValueType};

/// Most tokens a manifest may ask for.
const MOST_TOKENS: usize = 512;

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Settings {
    model: String,
    #[serde(default = "encoder_file")]
    encoder: String,
    /// The decoder of the first run, and of all when there is no other.
    #[serde(default = "decoder_file")]
    decoder: String,
    /// The decoder of the later runs, when they have a file of their own.
    decoder_with_past: Option<String>,
    #[serde(default = "tokenizer_file")]
    tokenizer: String,
    input: Input,
    /// Token that the decoder begins with (`decoder_start_token_id`).
    start: u32,
    /// Token that ends a sentence (`eos_token_id`).
    end: u32,
    #[serde(default = "thirty_two")]
    max_tokens: usize,
}

/// The tool of a manifest.
pub(super) fn captioner(spec: ToolSpec, supplies: &Supplies) -> Result<Arc<dyn Tool>, String> {
    let settings: Settings = settings(&spec)?;
    let frame = settings.input.frame(Fit::Stretch)?;
    if !(1..=MOST_TOKENS).contains(&settings.max_tokens) {
        return Err(format!("max_tokens {}: expected 1 to {MOST_TOKENS}", settings.max_tokens));
    }
    let face = Face { params: picture_params(), output: ValueType::Text, model: &settings.model };
    let spec = fitted(spec, face)?;
    Ok(Member::tool(spec, Ready { settings, frame, tokenizer: OnceLock::new() }, supplies, caption))
}

/// The settings, the frame they describe, and the tokenizer once it has been read.
struct Ready {
    settings: Settings,
    frame: Frame,
    tokenizer: OnceLock<Tokenizer>,
}

fn caption(ready: &Ready, runtime: &Runtime, args: &Args, context: &Context) -> Result<Value, ToolError> {
    let image = args.view()?;
    let tokenizer = ready.tokenizer(runtime)?;
    let decoded = ready.decode(runtime, &image, &context.cancel, |_| ())?;
    let end = ready.settings.end as usize;
    let tokens = decoded.tokens.iter().filter(|token| **token != end);
    let tokens: Vec<u32> = tokens.filter_map(|token| u32::try_from(*token).ok()).collect();
    let text = tokenizer.decode(&tokens, true).map_err(|e| ToolError::failed(format!("the tokenizer: {e}")))?;
    if text.trim().is_empty() {
        return Err(ToolError::not_found("the captioner has no words for this picture"));
    }
    Ok(Value::Text(text.trim().to_owned()))
}

impl Ready {
    /// The tokens for a picture; `see` is shown the logits of each.
    fn decode(
        &self,
        runtime: &Runtime,
        image: &Image,
        cancel: &CancellationToken,
        mut see: impl FnMut(&[f32]),
    ) -> Result<Decoded, ToolError> {
        let Settings { model, encoder, decoder, decoder_with_past, start, end, max_tokens, .. } = &self.settings;
        let framed = self.frame.prepare(image.pixels())?;
        let input = Tensor::from_f32(&framed.shape, framed.tensor)?;
        let hidden = run_one(&mut runtime.session(model, encoder)?, &input)?;
        ensure_running(cancel)?;
        let later = decoder_with_past.as_ref().map(|file| runtime.session(model, file)).transpose()?;
        let mut decoder = Decoder { first: runtime.session(model, decoder)?, later };
        let end = *end as usize;
        decoder.greedy(&hidden, i64::from(*start), *max_tokens, cancel, |tokens, logits| {
            see(logits);
            tokens.last() != Some(&end)
        })
    }

    fn tokenizer(&self, runtime: &Runtime) -> Result<&Tokenizer, ToolError> {
        if let Some(tokenizer) = self.tokenizer.get() {
            return Ok(tokenizer);
        }
        let Settings { model, tokenizer: file, .. } = &self.settings;
        let read = Tokenizer::from_bytes(runtime.bytes(model, file)?)
            .map_err(|e| ToolError::failed(format!("file `{file}` of model `{model}` is no tokenizer: {e}")))?;
        Ok(self.tokenizer.get_or_init(|| read))
    }
}

fn encoder_file() -> String {
    "encoder_model.onnx".to_owned()
}

fn decoder_file() -> String {
    "decoder_model_merged.onnx".to_owned()
}

fn tokenizer_file() -> String {
    "tokenizer.json".to_owned()
}

fn thirty_two() -> usize {
    32
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::experts::families::testing;

    /// The tiny model of `tests/data/families/make.py` with these further settings.
    fn tiny(more: &str, end: u32) -> Ready {
        let text = format!(
            "model = \"captioner\"\nstart = 299\nend = {end}\nmax_tokens = 12\n{more}\n\
             [input]\nsize = [32, 32]\nfilter = \"smooth\"\nmean = 0.5\nstd = 0.5"
        );
        let settings: Settings = toml::from_str(&text).unwrap();
        let frame = settings.input.frame(Fit::Stretch).unwrap();
        Ready { settings, frame, tokenizer: OnceLock::new() }
    }

    fn reference() -> serde_json::Value {
        serde_json::from_str(include_str!("../../../tests/data/families/captioner/reference.json")).unwrap()
    }

    fn picture(name: &str) -> Image {
        let path = testing::data().join("captioner").join(name);
        Image::original(image::open(path).unwrap().into_rgb8())
    }

    const TWO: &str = "decoder = \"decoder_model.onnx\"\ndecoder_with_past = \"decoder_with_past_model.onnx\"";

    #[test]
    fn logits_and_tokens_are_those_of_transformers_in_both_layouts() {
        let reference = reference();
        let expected: Vec<Vec<f32>> = serde_json::from_value(reference["logits"].clone()).unwrap();
        let tokens: Vec<usize> = serde_json::from_value(reference["tokens"].clone()).unwrap();
        for layout in ["", TWO] {
            let mut rows: Vec<Vec<f32>> = Vec::new();
            let ready = tiny(layout, 9999);
            let (runtime, cancel) = (testing::runtime(), CancellationToken::new());
            let image = picture("small.png");
            let decoded = ready.decode(&runtime, &image, &cancel, |row| rows.push(row.to_vec())).unwrap();
            assert_eq!(decoded.tokens, tokens, "{layout}");
            assert_eq!(rows.len(), expected.len());
            for (row, expected) in rows.iter().zip(&expected) {
                let off = row.iter().zip(expected).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
                assert!(row.len() == expected.len() && off < 1e-3, "{layout}: off by {off}");
            }
        }
    }

    #[test]
    fn a_sentence_stops_at_its_end_mark_and_is_written_by_the_tokenizer() {
        let reference = reference();
        let tokens: Vec<u32> = serde_json::from_value(reference["tokens"].clone()).unwrap();
        let (end, at) = (tokens[5], tokens.iter().position(|token| *token == tokens[5]).unwrap());
        let ready = tiny("", end);
        let runtime = testing::runtime();
        let args = Args::default().with("image", Value::Image(picture("small.png")));
        let Value::Text(text) = caption(&ready, &runtime, &args, &Context::default()).unwrap() else { panic!() };
        let whole = reference["text"].as_str().unwrap();
        assert!(whole.starts_with(&text) && !text.is_empty() && text.len() < whole.trim().len(), "{text:?} {whole:?}");
        let decoded = ready.decode(&runtime, &picture("small.png"), &CancellationToken::new(), |_| ()).unwrap();
        assert_eq!(decoded.tokens.len(), at + 1);
    }

    #[test]
    fn the_picture_is_prepared_as_pillow_does() {
        let expected: Vec<f32> = serde_json::from_value(reference()["pixel_rows"].clone()).unwrap();
        let framed = tiny("", 9999).frame.prepare(picture("large.png").pixels()).unwrap();
        let rows = framed.tensor.chunks_exact(32).map(|row| row.iter().sum::<f32>() / 32.0);
        // One grey level is 1/127.5 = 0.008.
        for (made, expected) in rows.zip(&expected) {
            assert!((made - expected).abs() < 0.004, "{made} is not {expected}");
        }
    }

    #[test]
    fn a_model_that_asks_for_more_is_refused_by_the_input() {
        let ready = tiny("decoder = \"encoder_model.onnx\"", 9999);
        let error = ready.decode(&testing::runtime(), &picture("small.png"), &CancellationToken::new(), |_| ());
        let error = error.unwrap_err().to_string();
        assert!(error.contains("asks for `pixel_values`"), "{error}");
    }
}
