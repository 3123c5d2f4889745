//! `recogniser.ctc`: one line of writing to text, by a model that scores characters from left to right, such as CRNN
//! or the recognisers of PaddleOCR. The line is a picture, or the part of one under `region`.

use std::sync::Arc;

use serde::Deserialize;

use super::input::Input;
use super::{Face, Looker, Member, fitted, labels, picture_params, run_one, settings};
use crate::experts::frame::{Fit, Frame};
use crate::experts::{Runtime, Session, Supplies, Tensor, ctc, ensure_running};
use crate::tool::{Args, Context, Tool, ToolError, ToolSpec};
use crate::value::{Value, ValueType};

/// Widest line that is looked at, in pixels of the model's input.
const WIDEST: u32 = 8192;

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Settings {
    model: String,
    #[serde(default = "super::model_file")]
    file: String,
    /// `size` is the height of a line and its least width.
    input: Input,
    /// How wide the input may become for a long line; a longer one is squeezed. Left out, all lines have the width of
    /// `size`.
    max_width: Option<u32>,
    characters: Characters,
    /// Which class means that there is no character.
    #[serde(default)]
    blank: Blank,
    /// Whether a class for the space comes after the characters.
    #[serde(default)]
    space: bool,
}

/// The model's classes but for the blank.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
enum Characters {
    /// Each character is a class.
    Inline(String),
    /// One a line in a file of the model.
    File(InFile),
    /// One a line under a key of the model file's own metadata.
    Metadata(InMetadata),
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct InFile {
    file: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct InMetadata {
    metadata: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Blank {
    #[default]
    First,
    Last,
}

/// The tool of a manifest.
pub(super) fn recogniser(spec: ToolSpec, supplies: &Supplies) -> Result<Arc<dyn Tool>, String> {
    let settings: Settings = settings(&spec)?;
    let frame = settings.input.frame(Fit::Corner)?;
    if settings.max_width.is_some_and(|most| !(frame.size[0]..=WIDEST).contains(&most)) {
        return Err(format!("max_width {:?}: expected {} to {WIDEST} pixels", settings.max_width, frame.size[0]));
    }
    let face = Face { params: picture_params(), output: ValueType::Text, model: &settings.model };
    let spec = fitted(spec, face)?;
    Ok(Member::tool(spec, Looker { settings, frame }, supplies, read))
}

fn read(ready: &Looker<Settings>, runtime: &Runtime, args: &Args, context: &Context) -> Result<Value, ToolError> {
    let Looker { settings, frame } = ready;
    let image = args.view()?;
    let mut session = runtime.session(&settings.model, &settings.file)?;
    let characters = settings.characters(runtime, &session)?;
    ensure_running(&context.cancel)?;
    let frame = Frame { size: settings.size(frame.size, image.width(), image.height()), ..frame.clone() };
    let framed = frame.prepare(image.pixels())?;
    let output = run_one(&mut session, &Tensor::from_f32(&framed.shape, framed.tensor)?)?;
    let shape = output.shape();
    let classes = characters.len() + 1;
    // The axis of the batch, which is one line, comes first or second.
    if shape.last() != Some(&classes) || !matches!(shape[..], [1, _, _] | [_, 1, _] | [_, _]) {
        let message = format!("the recogniser's output is {shape:?}: expected [1, n, {classes}] with these characters");
        return Err(ToolError::failed(message));
    }
    let text = spelt(output.f32s()?, &characters, settings.blank);
    if text.trim().is_empty() {
        return Err(ToolError::not_found("there is nothing to read in this part of the picture"));
    }
    Ok(Value::Text(text.trim().to_owned()))
}

impl Settings {
    /// The model's characters, in the order of its classes without the blank.
    fn characters(&self, runtime: &Runtime, session: &Session) -> Result<Vec<String>, ToolError> {
        let all = |text: &str| labels::lines(text).into_iter().map(str::to_owned).collect();
        let mut characters: Vec<String> = match &self.characters {
            Characters::Inline(characters) => characters.chars().map(String::from).collect(),
            Characters::Metadata(InMetadata { metadata }) => all(&session.metadata(metadata)?),
            Characters::File(InFile { file }) => {
                let text = String::from_utf8(runtime.bytes(&self.model, file)?);
                all(&text.map_err(|_| ToolError::failed(format!("file `{file}` is no UTF-8 text")))?)
            }
        };
        if self.space {
            characters.push(" ".to_owned());
        }
        Ok(characters)
    }

    /// The size of the input for a line of this size.
    fn size(&self, least: [u32; 2], width: u32, height: u32) -> [u32; 2] {
        let [least, line] = least;
        let wide = f64::from(line) * f64::from(width) / f64::from(height.max(1));
        [(wide.ceil() as u32).clamp(least, self.max_width.unwrap_or(least)), line]
    }
}

/// What `[times, classes]` scores spell.
fn spelt(scores: &[f32], characters: &[String], blank: Blank) -> String {
    let classes = characters.len() + 1;
    let (blank, shift) = if blank == Blank::First { (0, 1) } else { (classes - 1, 0) };
    let found = ctc::greedy(scores, classes, blank);
    found.into_iter().filter_map(|(class, _)| characters.get(class - shift)).map(String::as_str).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use image::{Rgb, RgbImage};

    use super::*;
    use crate::experts::families::testing;
    use crate::value::Image;

    fn ready(more: &str) -> Looker<Settings> {
        let text = format!("model = \"stripes\"\n{more}\n[input]\nsize = [16, 8]");
        let settings: Settings = toml::from_str(&text).unwrap();
        let frame = settings.input.frame(Fit::Corner).unwrap();
        Looker { settings, frame }
    }

    /// Stripes of four columns: red is an a, green a b, blue a c; black is nothing.
    fn stripes(colours: &[[u8; 3]]) -> Args {
        let picture = RgbImage::from_fn(4 * colours.len() as u32, 8, |x, _| Rgb(colours[x as usize / 4]));
        Args::default().with("image", Value::Image(Image::original(picture)))
    }

    const RED: [u8; 3] = [255, 0, 0];
    const GREEN: [u8; 3] = [0, 255, 0];
    const BLUE: [u8; 3] = [0, 0, 255];
    const BLACK: [u8; 3] = [0, 0, 0];

    #[test]
    fn a_line_is_read_from_left_to_right_and_may_be_longer_than_the_least() {
        let read_all = |ready: &Looker<Settings>, args| read(ready, &testing::runtime(), &args, &Context::default());
        let line = [RED, RED, BLACK, RED, GREEN, BLUE];
        let wide = ready("characters = \"abc\"\nmax_width = 64");
        assert_eq!(read_all(&wide, stripes(&line)).unwrap(), Value::Text("aabc".into()));
        let named = ready("characters = { metadata = \"characters\" }\nmax_width = 64");
        assert_eq!(read_all(&named, stripes(&line)).unwrap(), Value::Text("aabc".into()));
        let region = Value::List([12.0, 0.0, 24.0, 8.0].map(Value::Number).to_vec());
        assert_eq!(read_all(&wide, stripes(&line).with("region", region)).unwrap(), Value::Text("abc".into()));
        let nothing = read_all(&wide, stripes(&[BLACK; 4])).unwrap_err();
        assert!(matches!(nothing, ToolError::NotFound { .. }), "{nothing}");
        let error = read_all(&ready("characters = \"ab\""), stripes(&line)).unwrap_err().to_string();
        assert!(error.contains("[1, 4, 4]") && error.contains("[1, n, 3]"), "{error}");
    }

    #[test]
    fn the_blank_may_come_last() {
        let scores = [0.9, 0.0, 0.1, 0.0, 0.1, 0.9, 0.9, 0.0, 0.1, 0.0, 0.9, 0.1];
        assert_eq!(spelt(&scores, &["a".into(), "b".into()], Blank::Last), "aab");
    }
}
