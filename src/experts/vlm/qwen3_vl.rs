//! Qwen3-VL (Qwen team 2025, dense models such as Qwen/Qwen3-VL-2B-Instruct): a picture of any size becomes one token
//! for each 32 x 32 pixels, which stand in the middle of a chat.
//!
//! The forward pass is our own, after `transformers`' `modeling_qwen3_vl.py`. That of `candle-transformers` 0.11.1
//! gives other numbers: it reads the prompt without a causal mask, numbers all tokens along one axis, and takes the
//! approximate GELU where the original has the exact one.

mod text;
mod vision;

use std::ops::Range;

use candle_core::{DType, Device, Tensor};
use image::RgbImage;
use serde::Deserialize;
use tokenizers::Tokenizer;

use super::folder::Folder;
use super::pixels::{Normalise, bicubic};
use super::sees::{Sees, encoded, last_row};
use crate::tool::ToolError;
use text::{Place, Text};
use vision::Vision;

#[derive(Debug, Deserialize)]
struct Config {
    model_type: String,
    text_config: text::Config,
    #[serde(default)]
    vision_config: vision::Config,
    image_token_id: u32,
}

/// `preprocessor_config.json`.
#[derive(Debug, Deserialize)]
struct Processor {
    size: Sizes,
    #[serde(flatten)]
    normalise: Normalise,
}

/// Fewest and most pixels of a picture, by the names of the original, which are no edges any more.
#[derive(Debug, Deserialize)]
struct Sizes {
    shortest_edge: usize,
    longest_edge: usize,
}

impl Default for Processor {
    /// As Qwen/Qwen3-VL-2B-Instruct has them.
    fn default() -> Self {
        Self { size: Sizes { shortest_edge: 256 * 256, longest_edge: 4096 * 4096 }, normalise: Normalise::HALF }
    }
}

/// `generation_config.json`.
#[derive(Debug, Deserialize)]
struct Generation {
    eos_token_id: Option<Ends>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Ends {
    One(u32),
    Some(Vec<u32>),
}

/// The model, and where the next token goes.
pub(super) struct Qwen3Vl {
    vision: Vision,
    text: Text,
    tokenizer: Tokenizer,
    device: Device,
    dtype: DType,
    processor: Processor,
    max_pixels: usize,
    patch: usize,
    frames: usize,
    merge: usize,
    room: usize,
    tokens: Tokens,
    ends: Vec<u32>,
    next: u32,
}

/// Tokens that no text is read as.
struct Tokens {
    im_start: u32,
    im_end: u32,
    vision_start: u32,
    vision_end: u32,
    image: u32,
}

impl Qwen3Vl {
    /// Builds the model out of its folder. Pictures of more than `max_pixels` are made smaller.
    pub(super) fn load(folder: &Folder, dtype: DType, device: &Device, max_pixels: usize) -> Result<Self, ToolError> {
        let config: Config = folder.config()?;
        if config.model_type != "qwen3_vl" {
            return Err(ToolError::failed(format!(
                "the model is a `{}`: `vlm.qwen3` runs the dense models of the type `qwen3_vl`, such as \
                 Qwen/Qwen3-VL-2B-Instruct",
                config.model_type
            )));
        }
        let tokenizer = folder.tokenizer()?;
        let token = |word: &str| {
            let missing = || ToolError::failed(format!("the model's tokenizer has no `{word}`"));
            tokenizer.token_to_id(word).ok_or_else(missing)
        };
        let tokens = Tokens {
            im_start: token("<|im_start|>")?,
            im_end: token("<|im_end|>")?,
            vision_start: token("<|vision_start|>")?,
            vision_end: token("<|vision_end|>")?,
            image: config.image_token_id,
        };
        let generation: Option<Generation> = folder.json_or_none("generation_config.json")?;
        let mut ends = match generation.and_then(|generation| generation.eos_token_id) {
            Some(Ends::One(end)) => vec![end],
            Some(Ends::Some(ends)) => ends,
            None => Vec::new(),
        };
        ends.push(tokens.im_end);
        let weights = folder.weights(&[], dtype, device)?;
        let built = Vision::new(&config.vision_config, weights.pp("model.visual"))
            .and_then(|vision| Ok((vision, Text::new(&config.text_config, weights)?)));
        let (vision, text) = built.map_err(|e| folder.unfit(&e))?;
        Ok(Self {
            vision,
            text,
            device: device.clone(),
            dtype,
            processor: folder.json_or_none("preprocessor_config.json")?.unwrap_or_default(),
            max_pixels,
            patch: config.vision_config.patch_size,
            frames: config.vision_config.temporal_patch_size,
            merge: config.vision_config.spatial_merge_size,
            room: config.text_config.max_position_embeddings,
            tokenizer,
            tokens,
            ends,
            next: 0,
        })
    }

    /// Rows and columns of patches in a picture.
    fn grid(&self, picture: &RgbImage) -> Result<[usize; 2], ToolError> {
        let sides = [picture.height() as usize, picture.width() as usize];
        let sizes = &self.processor.size;
        let most = sizes.longest_edge.min(self.max_pixels).max(sizes.shortest_edge);
        Ok(fitting(sides, self.patch * self.merge, sizes.shortest_edge, most)?.map(|side| side / self.patch))
    }

    /// The patches of a picture, block by block: rows of channels x frames x patch x patch numbers. A still picture
    /// fills all frames alike.
    fn pixels(&self, picture: &RgbImage) -> Result<Tensor, ToolError> {
        let [rows, columns] = self.grid(picture)?;
        let (patch, merge) = (self.patch, self.merge);
        let (height, width) = (rows * patch, columns * patch);
        let planes = self.processor.normalise.planes(&bicubic(picture, width as u32, height as u32));
        let planes = Tensor::from_vec(planes, (3, height, width), &self.device)?;
        let blocks = planes
            .reshape(vec![3, rows / merge, merge, patch, columns / merge, merge, patch])?
            .permute([1, 4, 2, 5, 0, 3, 6])?
            .reshape((rows * columns, 3, 1, patch * patch))?;
        Ok(blocks.repeat((1, 1, self.frames, 1))?.reshape((rows * columns, ()))?.to_dtype(self.dtype)?)
    }

    /// Tokens that a picture takes.
    fn count(&self, picture: &RgbImage) -> Result<usize, ToolError> {
        let [rows, columns] = self.grid(picture)?;
        Ok(rows * columns / (self.merge * self.merge))
    }

    /// The tokens of a conversation that the model is to go on with, by the chat template of Qwen3-VL.
    pub(super) fn chat(&self, turns: &[Turn<'_>]) -> Result<Vec<u32>, ToolError> {
        let special = &self.tokens;
        let mut tokens = Vec::new();
        for turn in turns {
            tokens.push(special.im_start);
            // What stands between two tokens of the template is read as one text.
            let mut words = format!("{}\n", turn.role);
            for part in &turn.parts {
                match part {
                    Part::Words(text) => words.push_str(text),
                    Part::Picture(picture) => {
                        tokens.extend(encoded(&self.tokenizer, &std::mem::take(&mut words))?);
                        tokens.push(special.vision_start);
                        tokens.extend(std::iter::repeat_n(special.image, self.count(picture)?));
                        tokens.push(special.vision_end);
                    }
                }
            }
            tokens.extend(encoded(&self.tokenizer, &words)?);
            tokens.push(special.im_end);
            tokens.extend(encoded(&self.tokenizer, "\n")?);
        }
        tokens.push(special.im_start);
        tokens.extend(encoded(&self.tokenizer, "assistant\n")?);
        Ok(tokens)
    }

    /// Looks at pictures and reads tokens among which they have their places, forgetting what was before. Gives the
    /// logits of the next token.
    pub(super) fn look(&mut self, pictures: &[&RgbImage], tokens: &[u32]) -> Result<Vec<f32>, ToolError> {
        let mut xs = self.text.embed(tokens)?;
        let width = xs.dim(1)?;
        let mut rows: Vec<Range<usize>> = Vec::new();
        let mut grids: Vec<[usize; 2]> = Vec::new();
        let mut deep: Vec<Vec<Tensor>> = Vec::new();
        for picture in pictures {
            let grid = self.grid(picture)?;
            let seen = self.vision.forward(&self.pixels(picture)?, grid)?;
            let from = rows.last().map_or(0, |last| last.end);
            let at = tokens[from..].iter().position(|token| *token == self.tokens.image).map(|at| from + at);
            let Some(at) = at.filter(|at| at + self.count(picture).unwrap_or(usize::MAX) <= tokens.len()) else {
                return Err(ToolError::failed("the prompt has no place for the picture"));
            };
            let its = at..at + seen.tokens.dim(0)?;
            xs = xs.slice_assign(&[its.clone(), 0..width], &seen.tokens)?;
            rows.push(its);
            grids.push(grid.map(|side| side / self.merge));
            deep.resize(seen.deep.len(), Vec::new());
            deep.iter_mut().zip(seen.deep).for_each(|(level, of_this)| level.push(of_this));
        }
        let deep: Vec<Tensor> = deep.iter().map(|level| Tensor::cat(level, 0)).collect::<Result<_, _>>()?;
        let (places, next) = places(tokens.len(), &rows, &grids);
        self.next = next;
        self.text.forget();
        Ok(last_row(&self.text.forward(xs, &places, &rows, &deep)?)?)
    }
}

/// One message of a conversation.
pub(crate) struct Turn<'a> {
    /// `system`, `user` or `assistant`.
    pub(crate) role: &'static str,
    pub(crate) parts: Vec<Part<'a>>,
}

/// A piece of a message.
pub(crate) enum Part<'a> {
    Words(&'a str),
    Picture(&'a RgbImage),
}

impl Sees for Qwen3Vl {
    fn prompt(&self, prompt: &str, picture: &RgbImage) -> Result<Vec<u32>, ToolError> {
        self.chat(&[Turn { role: "user", parts: vec![Part::Picture(picture), Part::Words(prompt)] }])
    }

    fn read(&mut self, picture: &RgbImage, tokens: &[u32]) -> Result<Vec<f32>, ToolError> {
        self.look(&[picture], tokens)
    }

    fn next(&mut self, token: u32) -> Result<Vec<f32>, ToolError> {
        let place = [self.next; 3];
        self.next += 1;
        Ok(last_row(&self.text.forward(self.text.embed(&[token])?, &[place], &[], &[])?)?)
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

/// Where each of `count` tokens stands: words one after the other on all axes, a picture's at one time on a grid.
/// Words go on after the longer side of the grid. Also the place that comes next.
fn places(count: usize, pictures: &[Range<usize>], grids: &[[usize; 2]]) -> (Vec<Place>, u32) {
    let mut places: Vec<Place> = Vec::with_capacity(count);
    let mut next = 0u32;
    for (rows, [height, width]) in pictures.iter().zip(grids) {
        let words = rows.start.saturating_sub(places.len()) as u32;
        places.extend((next..next + words).map(|place| [place; 3]));
        next += words;
        let (height, width) = (*height as u32, *width as u32);
        places.extend((0..height * width).map(|i| [next, next + i / width, next + i % width]));
        next += height.max(width);
    }
    let rest = count.saturating_sub(places.len()) as u32;
    places.extend((next..next + rest).map(|place| [place; 3]));
    (places, next + rest)
}

/// Height and width near the picture's own that are multiples of `step` and have between `fewest` and `most` pixels:
/// `smart_resize` of `transformers`.
fn fitting([height, width]: [usize; 2], step: usize, fewest: usize, most: usize) -> Result<[usize; 2], ToolError> {
    const SLIMMEST: usize = 200;
    if height.max(width) > SLIMMEST * height.min(width) {
        return Err(ToolError::Limit {
            message: format!(
                "the picture is {width} x {height}, the model takes pictures up to {SLIMMEST} times as long as wide: \
                 look into a part of it"
            ),
        });
    }
    let (sides, step) = ([height as f64, width as f64], step as f64);
    let area = sides[0] * sides[1];
    let near = sides.map(|side| (side / step).round_ties_even() * step);
    let fitted = if near[0] * near[1] > most as f64 {
        let shrink = (area / most as f64).sqrt();
        sides.map(|side| ((side / shrink / step).floor() * step).max(step))
    } else if near[0] * near[1] < fewest as f64 {
        let grow = (fewest as f64 / area).sqrt();
        sides.map(|side| (side * grow / step).ceil() * step)
    } else {
        near
    };
    Ok(fitted.map(|side| side as usize))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::testing::{self, Reference};
    use super::*;

    fn model(name: &str) -> Qwen3Vl {
        Qwen3Vl::load(&testing::folder(name), DType::F32, &Device::Cpu, usize::MAX).unwrap()
    }

    #[test]
    fn pixels_are_those_of_the_original_processor() {
        let reference = Reference::of("qwen3_vl");
        let mut model = model("qwen3_vl");
        let photo = testing::photo();
        reference.holds("pixels", &model.pixels(&photo).unwrap(), 1e-4);
        // The sizes of the real models, against both of the original's backends.
        (model.patch, model.processor) = (16, Processor::default());
        let pixels = model.pixels(&photo).unwrap();
        reference.holds("pixels_16", &pixels, 1e-4);
        reference.holds("pixels_16_torchvision", &pixels, 0.02);
        let [_, rows, columns]: [usize; 3] = serde_json::from_value(reference.0["grid_16"].clone()).unwrap();
        assert_eq!(model.grid(&photo).unwrap(), [rows, columns]);
    }

    #[test]
    fn pictures_are_fitted_to_the_sizes_of_the_original() {
        let sizes = Reference::of("qwen3_vl").0["sizes"].clone();
        let sizes: Vec<[usize; 4]> = serde_json::from_value(sizes).unwrap();
        for [height, width, fitted_height, fitted_width] in sizes {
            let fitted = fitting([height, width], 32, 65_536, 1 << 20).unwrap();
            assert_eq!(fitted, [fitted_height, fitted_width], "{height} x {width}");
        }
        let error = fitting([10, 3000], 32, 65_536, 1 << 20).unwrap_err().to_string();
        assert!(error.contains("3000 x 10") && error.contains("200"), "{error}");
    }

    #[test]
    fn what_is_seen_and_written_is_what_the_original_sees_and_writes() {
        for name in ["qwen3_vl", "qwen3_vl_tied"] {
            let reference = Reference::of(name);
            let mut model = model(name);
            let photo = testing::photo();
            let grid = model.grid(&photo).unwrap();
            let seen = model.vision.forward(&model.pixels(&photo).unwrap(), grid).unwrap();
            reference.holds("seen", &seen.tokens, 1e-3);
            assert!(!seen.deep.is_empty());
            for (i, deep) in seen.deep.iter().enumerate() {
                reference.holds(&format!("deep/{i}"), deep, 1e-3);
            }
            reference.answers_hold(&mut model);
        }
    }

    #[test]
    fn a_conversation_with_two_pictures_goes_on_as_the_originals_does() {
        let photo = testing::photo();
        let part = image::imageops::crop_imm(&photo, 60, 10, 100, 120).to_image();
        for name in ["qwen3_vl", "qwen3_vl_tied"] {
            let chat = &Reference::of(name).0["chat"];
            let of = |key: &str| serde_json::from_value::<Vec<u32>>(chat[key].clone()).unwrap();
            let logits: Vec<Vec<f32>> = serde_json::from_value(chat["logits"].clone()).unwrap();
            let mut model = model(name);
            let turns = [
                Turn { role: "system", parts: vec![Part::Words("Be brief.")] },
                Turn {
                    role: "user",
                    parts: vec![Part::Words("This is the man:"), Part::Picture(&photo), Part::Words("\nWho is this?")],
                },
                Turn { role: "assistant", parts: vec![Part::Words("the man")] },
                Turn { role: "user", parts: vec![Part::Picture(&part), Part::Words("And this?")] },
            ];
            let start = model.chat(&turns).unwrap();
            assert_eq!(start, of("start"), "{name}");
            let mut seen = model.look(&[&photo, &part], &start).unwrap();
            for (wanted, token) in logits.iter().zip(of("tokens")) {
                testing::close(&seen, wanted, 1e-3, name);
                seen = model.next(token).unwrap();
            }
            let missing = model.look(&[&photo, &part, &part], &start).unwrap_err().to_string();
            assert!(missing.contains("no place"), "{missing}");
        }
    }

    #[test]
    fn half_the_digits_give_nearly_the_same_numbers() {
        let photo = testing::photo();
        let mut exact = model("qwen3_vl");
        let tokens = exact.prompt("the end", &photo).unwrap();
        let exact = exact.read(&photo, &tokens).unwrap();
        let mut short = Qwen3Vl::load(&testing::folder("qwen3_vl"), DType::BF16, &Device::Cpu, usize::MAX).unwrap();
        let short = short.read(&photo, &tokens).unwrap();
        let apart = exact.iter().zip(&short).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
        assert!(apart > 0.0 && apart < 0.5, "{apart}");
    }

    #[test]
    fn a_picture_of_too_many_pixels_is_made_smaller() {
        let folder = testing::folder("qwen3_vl");
        let model = Qwen3Vl::load(&folder, DType::F32, &Device::Cpu, 32 * 32).unwrap();
        let [rows, columns] = model.grid(&testing::photo()).unwrap();
        assert!(rows * columns * 16 <= 32 * 32 && rows < columns, "{rows} x {columns}");
    }

    #[test]
    fn another_type_of_model_is_refused() {
        let folder = testing::copy_of("qwen3_vl");
        let config = std::fs::read_to_string(folder.path().join("config.json")).unwrap();
        let config = config.replace("\"qwen3_vl\"", "\"qwen3_vl_moe\"");
        std::fs::write(folder.path().join("config.json"), config).unwrap();
        let folder = Folder::open(folder.path()).unwrap();
        let error = Qwen3Vl::load(&folder, DType::F32, &Device::Cpu, 1 << 20).err().unwrap().to_string();
        assert!(error.contains("`qwen3_vl_moe`"), "{error}");
    }
}
