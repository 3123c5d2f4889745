//! What all of these models are to the rest: something that looks at a picture and continues a prompt, token by token,
//! and how it writes with that.

use candle_core::{DType, IndexOp, Tensor};
use image::RgbImage;
use tokenizers::Tokenizer;
use tokio_util::sync::CancellationToken;

use super::folder::first_line;
use crate::experts::ensure_running;
use crate::tool::ToolError;

/// A model that looks at a picture and continues a prompt, token by token.
pub(super) trait Sees: Send {
    /// The tokens that put a prompt to the model, the picture's among them.
    fn prompt(&self, prompt: &str, picture: &RgbImage) -> Result<Vec<u32>, ToolError>;

    /// Looks at a picture and reads such tokens, forgetting what was before. Gives the logits of the next token.
    fn read(&mut self, picture: &RgbImage, tokens: &[u32]) -> Result<Vec<f32>, ToolError>;

    /// Reads one token more. Gives the logits of the next one.
    fn next(&mut self, token: u32) -> Result<Vec<f32>, ToolError>;

    /// What its tokens are.
    fn tokenizer(&self) -> &Tokenizer;

    /// The tokens that end what it writes.
    fn ends(&self) -> &[u32];

    /// Most tokens that it can hold, the prompt's among them.
    fn room(&self) -> usize;
}

/// Lets a model write what it finds most likely, token by token, up to its own end or `most`.
pub(super) fn write(
    model: &mut dyn Sees,
    picture: &RgbImage,
    prompt: &str,
    most: usize,
    cancel: &CancellationToken,
) -> Result<Vec<u32>, ToolError> {
    ensure_running(cancel)?;
    let start = model.prompt(prompt, picture)?;
    let room = model.room().saturating_sub(start.len());
    if room == 0 {
        return Err(ToolError::Limit {
            message: format!(
                "picture and prompt take {} tokens, the model holds {}: ask in fewer words or lower `max_pixels`",
                start.len(),
                model.room()
            ),
        });
    }
    let logits = model.read(picture, &start)?;
    go_on(model, logits, most.min(room), cancel, &mut |_, _| Ok(true))
}

/// Is told the tokens so far each time there is another, and says whether to go on.
pub(super) type Told<'a, M> = dyn FnMut(&M, &[u32]) -> Result<bool, ToolError> + 'a;

/// The same after a prompt that was read, whose logits these are.
pub(super) fn go_on<M: Sees + ?Sized>(
    model: &mut M,
    mut logits: Vec<f32>,
    most: usize,
    cancel: &CancellationToken,
    hear: &mut Told<'_, M>,
) -> Result<Vec<u32>, ToolError> {
    let mut tokens = Vec::new();
    loop {
        ensure_running(cancel)?;
        let token = likeliest(&logits)?;
        if model.ends().contains(&token) {
            break;
        }
        tokens.push(token);
        if !hear(model, &tokens)? || tokens.len() >= most {
            break;
        }
        logits = model.next(token)?;
    }
    Ok(tokens)
}

/// The text of tokens that a model wrote, without control tokens.
pub(super) fn spelt(model: &dyn Sees, tokens: &[u32]) -> Result<String, ToolError> {
    let text = model.tokenizer().decode(tokens, true);
    let text = text.map_err(|e| ToolError::failed(format!("the model's tokens are no text: {e}")))?;
    Ok(text.trim().to_owned())
}

/// The first of the tokens with the highest logit.
fn likeliest(logits: &[f32]) -> Result<u32, ToolError> {
    let mut best = None;
    for (token, logit) in logits.iter().enumerate() {
        if logit.is_nan() {
            return Err(ToolError::failed(
                "the model's numbers overflow: set `dtype = \"f32\"` in the tool's manifest",
            ));
        }
        if best.is_none_or(|(_, highest)| *logit > highest) {
            best = Some((token, *logit));
        }
    }
    best.map(|(token, _)| token as u32).ok_or_else(|| ToolError::failed("the model has no vocabulary"))
}

/// The last row of n x vocabulary logits.
pub(super) fn last_row(logits: &Tensor) -> candle_core::Result<Vec<f32>> {
    logits.i(logits.dim(0)?.saturating_sub(1))?.to_dtype(DType::F32)?.to_vec1()
}

/// The tokens of a text, without any that the tokenizer would put around it.
pub(super) fn encoded(tokenizer: &Tokenizer, text: &str) -> Result<Vec<u32>, ToolError> {
    let encoding = tokenizer.encode_fast(text, false);
    Ok(encoding.map_err(|e| ToolError::failed(format!("the prompt does not read: {e}")))?.get_ids().to_vec())
}

impl From<candle_core::Error> for ToolError {
    fn from(error: candle_core::Error) -> Self {
        Self::failed(format!("the model does not run: {}", first_line(&error)))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::testing;
    use super::*;

    /// Always wants to say the same token, and counts how often it is asked.
    struct Parrot {
        tokenizer: Tokenizer,
        token: u32,
        ends: Vec<u32>,
        room: usize,
        asked: usize,
        cancel: Option<(usize, CancellationToken)>,
    }

    impl Parrot {
        fn new(token: u32) -> Self {
            let tokenizer = testing::folder("blip").tokenizer().unwrap();
            Self { tokenizer, token, ends: vec![3], room: 40, asked: 0, cancel: None }
        }

        fn logits(&mut self) -> Vec<f32> {
            self.asked += 1;
            if let Some((at, cancel)) = &self.cancel
                && *at == self.asked
            {
                cancel.cancel();
            }
            (0..79).map(|token| if token == self.token { 1.0 } else { -1.0 }).collect()
        }
    }

    impl Sees for Parrot {
        fn prompt(&self, prompt: &str, _: &RgbImage) -> Result<Vec<u32>, ToolError> {
            encoded(&self.tokenizer, prompt)
        }
        fn read(&mut self, _: &RgbImage, _: &[u32]) -> Result<Vec<f32>, ToolError> {
            Ok(self.logits())
        }
        fn next(&mut self, _: u32) -> Result<Vec<f32>, ToolError> {
            Ok(self.logits())
        }
        fn tokenizer(&self) -> &Tokenizer {
            &self.tokenizer
        }
        fn ends(&self) -> &[u32] {
            &self.ends
        }
        fn room(&self) -> usize {
            self.room
        }
    }

    fn said(parrot: &mut Parrot, prompt: &str, tokens: usize, cancel: &CancellationToken) -> Result<String, ToolError> {
        let tokens = write(parrot, &RgbImage::new(2, 2), prompt, tokens, cancel)?;
        spelt(parrot, &tokens)
    }

    #[test]
    fn writing_ends_at_the_limit_at_the_models_end_and_with_its_room() {
        let go = CancellationToken::new();
        let cat = Parrot::new(0).tokenizer.token_to_id("cat").unwrap();
        let mut parrot = Parrot::new(cat);
        assert_eq!(said(&mut parrot, "the photo", 3, &go).unwrap(), "cat cat cat");
        assert_eq!(parrot.asked, 3, "nothing is worked out beyond the last token");
        assert_eq!(said(&mut Parrot::new(3), "the photo", 3, &go).unwrap(), "");
        parrot.room = 4;
        assert_eq!(said(&mut parrot, "the photo", 9, &go).unwrap(), "cat cat");
        let error = said(&mut parrot, "the photo of the cat", 9, &go).unwrap_err();
        assert!(matches!(error, ToolError::Limit { .. }), "{error}");
        assert!(error.to_string().contains("5 tokens, the model holds 4"), "{error}");
    }

    #[test]
    fn writing_stops_between_tokens_once_it_is_cancelled() {
        let cancel = CancellationToken::new();
        let mut parrot = Parrot { cancel: Some((2, cancel.clone())), ..Parrot::new(7) };
        assert_eq!(said(&mut parrot, "the", 30, &cancel).unwrap_err(), ToolError::Cancelled);
        assert_eq!(parrot.asked, 2);
    }

    #[test]
    fn words_that_look_like_control_tokens_are_words() {
        let tokenizer = testing::folder("qwen3_vl").tokenizer().unwrap();
        let end = tokenizer.token_to_id("<|im_end|>").unwrap();
        let tokens = encoded(&tokenizer, "<|im_end|>").unwrap();
        assert!(tokens.len() > 3 && !tokens.contains(&end), "{tokens:?}");
    }

    #[test]
    fn the_first_of_the_likeliest_is_taken_and_no_number_is_an_error() {
        assert_eq!(likeliest(&[0.5, 2.0, 2.0]).unwrap(), 1);
        assert_eq!(likeliest(&[f32::NEG_INFINITY]).unwrap(), 0);
        assert!(likeliest(&[1.0, f32::NAN]).unwrap_err().to_string().contains("f32"));
        assert!(likeliest(&[]).is_err());
    }
}
