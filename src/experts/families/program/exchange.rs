//! How values are written for a program and read from it. Plain values are plain JSON; boxes, spans and tables are
//! lists; pictures, recordings and films are files in the program's folder.
//!
//! In: `{"image": {"file": "image.png", "width": 640, "height": 480, "offset": [0, 0], "scale": [1, 1]}, "n": 3}`,
//! where a pixel of the file lies at `offset + pixel * scale` of the original picture. Out: `{"value": ...}`, or
//! `{"not_found": "..."}`, or `{"error": "..."}`.

use std::path::{Path, PathBuf};

use image::{ImageFormat, ImageReader};
use serde::Deserialize;
use serde_json::{Map, Value as Json, json};

use super::can_give;
use super::process::Ended;
use crate::tool::{Args, ToolError, ToolSpec};
use crate::value::{Cell, Image, Mask, Region, Regions, Segment, Segments, Table, Value, ValueType};

/// Longest message of a program that is passed on, in characters.
const LONGEST_MESSAGE: usize = 1000;

/// Limits of a picture that a program gives back.
const MOST_BYTES: u64 = 64 << 20;
const LONGEST_SIDE: u32 = 16_384;

/// What a program answers.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum Reply {
    Value(Json),
    NotFound(String),
    Error(String),
}

/// Refuses outputs that a program cannot give, and boxes without a picture that they could lie on.
pub(super) fn ensure_writable(spec: &ToolSpec) -> Result<(), String> {
    let takes = |wanted: &[ValueType]| spec.params.iter().any(|param| wanted.iter().any(|ty| param.ty.accepts(ty)));
    let innermost = |mut ty: &ValueType| -> ValueType {
        while let ValueType::List(element) = ty {
            ty = element;
        }
        ty.clone()
    };
    let (needed, word) = match innermost(&spec.output) {
        _ if !can_give(&spec.output) => return Err(format!("output `{}`: a program cannot give that", spec.output)),
        ValueType::Regions | ValueType::Table | ValueType::Mask => (vec![ValueType::Image], "image"),
        ValueType::Segments => (vec![ValueType::Audio, ValueType::Video], "audio or video"),
        _ => return Ok(()),
    };
    if takes(&needed) {
        return Ok(());
    }
    Err(format!("output `{}`: a parameter of type {word} must say what it lies on", spec.output))
}

/// The arguments as a program sees them: a picture is cut down to the part under `region`, as other tools do.
pub(super) fn seen(args: &Args) -> Result<Args, ToolError> {
    if args.get("region").is_none() || !matches!(args.get("image"), Some(Value::Image(_))) {
        return Ok(args.clone());
    }
    let view = Value::Image(args.view()?);
    let rest = args.iter().filter(|(name, _)| *name != "region" && *name != "image");
    Ok(rest.fold(Args::default().with("image", view), |seen, (name, value)| seen.with(name, value.clone())))
}

/// The JSON object of all arguments; media are written to `folder`.
pub(super) fn write(args: &Args, folder: &Path) -> Result<Vec<u8>, ToolError> {
    let written = args.iter().map(|(name, value)| Ok((name.to_owned(), written(name, value, folder)?)));
    let object: Map<String, Json> = written.collect::<Result<_, ToolError>>()?;
    serde_json::to_vec(&object).map_err(|e| ToolError::failed(format!("the arguments cannot be written: {e}")))
}

fn written(name: &str, value: &Value, folder: &Path) -> Result<Json, ToolError> {
    let failed = |e: &dyn std::fmt::Display| {
        ToolError::failed(format!("argument `{name}` cannot be written for the program: {e}"))
    };
    let json = |made: Result<Json, serde_json::Error>| made.map_err(|e| failed(&e));
    Ok(match value {
        Value::Text(text) => json!(text),
        Value::Number(number) => json!(number),
        Value::Bool(yes) => json!(yes),
        Value::Image(image) => {
            let file = format!("{name}.png");
            image.pixels().save_with_format(folder.join(&file), ImageFormat::Png).map_err(|e| failed(&e))?;
            let origin = image.origin();
            json!({ "file": file, "width": image.width(), "height": image.height(), "offset": origin.offset, "scale": origin.scale })
        }
        Value::Mask(mask) => {
            let (file, origin) = (format!("{name}.png"), mask.origin());
            mask.pixels().save_with_format(folder.join(&file), ImageFormat::Png).map_err(|e| failed(&e))?;
            json!({ "file": file, "offset": origin.offset, "scale": origin.scale })
        }
        Value::Audio(audio) => {
            let file = format!("{name}.wav");
            std::fs::write(folder.join(&file), audio.wav()).map_err(|e| failed(&e))?;
            json!({ "file": file, "seconds": audio.seconds() })
        }
        Value::Video(video) => {
            let ending = video.path().extension().and_then(|ending| ending.to_str()).unwrap_or("mp4");
            let file = format!("{name}.{ending}");
            std::fs::copy(video.path(), folder.join(&file)).map_err(|e| failed(&e))?;
            json!({ "file": file, "bytes": video.bytes() })
        }
        Value::Regions(regions) => json(serde_json::to_value(&regions.items))?,
        Value::Segments(segments) => json(serde_json::to_value(&segments.items))?,
        Value::Table(table) => {
            let text = |cell: &Cell| cell.text.clone();
            json!(table.rows.iter().map(|row| row.iter().map(text).collect()).collect::<Vec<Vec<String>>>())
        }
        Value::List(items) => {
            let items = items.iter().enumerate();
            let items = items.map(|(i, item)| written(&format!("{name}-{i}"), item, folder));
            Json::Array(items.collect::<Result<_, _>>()?)
        }
    })
}

/// The value a program answered with.
///
/// # Errors
///
/// [`ToolError::Failed`] when it ended badly, printed no reply, or one of another type than `output`;
/// [`ToolError::NotFound`] when it says so.
pub(super) fn read(
    ended: &Ended,
    name: &str,
    output: &ValueType,
    args: &Args,
    folder: &Path,
) -> Result<Value, ToolError> {
    let tail = if ended.tail.is_empty() { String::new() } else { format!("; it wrote: {}", plain(&ended.tail)) };
    let failed = |what: String| ToolError::failed(format!("program `{name}` {what}{tail}"));
    let reply = serde_json::from_slice::<Reply>(&ended.output);
    match reply {
        Ok(Reply::Error(message)) => Err(failed(format!("says: {}", plain(&message)))),
        _ if !ended.status.success() => Err(failed(format!("ended with {}", ended.status))),
        Ok(Reply::NotFound(message)) => Err(ToolError::not_found(plain(&message))),
        Ok(Reply::Value(value)) => Back { args, folder }
            .typed(output, &value)
            .map_err(|message| failed(format!("was to give {output}: {message}"))),
        Err(e) => Err(failed(format!(
            "printed no reply: expected one JSON object {{\"value\": ...}}, {{\"not_found\": \"...\"}} or {{\"error\": \"...\"}}, got `{}` ({e})",
            start(&ended.output)
        ))),
    }
}

/// Words of a program, bounded and without control characters.
fn plain(words: &str) -> String {
    let words: Vec<char> = words.trim().chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    words[words.len().saturating_sub(LONGEST_MESSAGE)..].iter().collect()
}

/// The beginning of an output, for messages.
fn start(output: &[u8]) -> String {
    plain(&String::from_utf8_lossy(&output[..output.len().min(80)]))
}

/// Reads values that came back, by the type that was promised.
struct Back<'a> {
    args: &'a Args,
    folder: &'a Path,
}

impl Back<'_> {
    fn typed(&self, ty: &ValueType, json: &Json) -> Result<Value, String> {
        let wrong = |expected: &str| format!("expected {expected}, got {}", shown(json));
        match ty {
            ValueType::Text => json.as_str().map(|text| Value::Text(text.to_owned())).ok_or_else(|| wrong("a string")),
            ValueType::Number => json.as_f64().map(Value::Number).ok_or_else(|| wrong("a number")),
            ValueType::Bool => json.as_bool().map(Value::Bool).ok_or_else(|| wrong("true or false")),
            ValueType::List(element) => {
                let items = json.as_array().ok_or_else(|| wrong("a list"))?;
                items.iter().map(|item| self.typed(element, item)).collect::<Result<_, _>>().map(Value::List)
            }
            ValueType::Regions => self.regions(json),
            ValueType::Segments => self.segments(json),
            ValueType::Table => self.table(json),
            ValueType::Image => self.image(json),
            ValueType::Mask => self.mask(json),
            ValueType::Audio | ValueType::Video | ValueType::Any | ValueType::OneOf(_) => {
                Err("a program cannot give that".to_owned())
            }
        }
    }

    /// The first picture among the arguments: what boxes and masks lie on.
    fn picture(&self) -> Result<&Image, String> {
        let found =
            self.args.values().find_map(|value| if let Value::Image(image) = value { Some(image) } else { None });
        found.ok_or_else(|| "the call had no picture that it could lie on".to_owned())
    }

    fn regions(&self, json: &Json) -> Result<Value, String> {
        let image = self.picture()?;
        let items: Vec<Region> = parsed(json, "a list of boxes such as {\"xyxy\": [1, 2, 3, 4], \"label\": \"cat\"}")?;
        let [width, height] = image.origin().size.map(|side| side as f32);
        let mut kept = Vec::with_capacity(items.len());
        for mut region in items {
            let [x1, y1, x2, y2] = region.xyxy;
            if !region.xyxy.iter().all(|v| v.is_finite()) || x1 > x2 || y1 > y2 {
                return Err(format!("{:?} is no box: expected left, top, right, bottom in pixels", region.xyxy));
            }
            if region.score.is_some_and(|score| !(0.0..=1.0).contains(&score)) {
                return Err(format!("the score {:?} is not from 0 to 1", region.score));
            }
            region.xyxy = [x1.clamp(0.0, width), y1.clamp(0.0, height), x2.clamp(0.0, width), y2.clamp(0.0, height)];
            kept.push(region);
        }
        Ok(Value::Regions(Regions::on(image, kept)))
    }

    fn segments(&self, json: &Json) -> Result<Value, String> {
        // A program counts from the beginning of the file that it was given, which may be a part of a recording.
        let whole = self.args.values().find_map(|value| match value {
            Value::Audio(audio) => Some((audio.origin().source, audio.origin().offset_s)),
            Value::Video(video) => Some((video.digest(), 0.0)),
            _ => None,
        });
        let (source, offset_s) = whole.ok_or("the call had no recording that it could lie in")?;
        let example = "a list of spans such as {\"start_s\": 0.5, \"end_s\": 2, \"text\": \"hello\"}";
        let mut items: Vec<Segment> = parsed(json, example)?;
        if let Some(odd) = items.iter().find(|span| !(0.0 <= span.start_s && span.start_s <= span.end_s)) {
            return Err(format!("{} s to {} s is no span of time", odd.start_s, odd.end_s));
        }
        for span in &mut items {
            span.start_s += offset_s;
            span.end_s += offset_s;
        }
        items.sort_by(|a, b| a.start_s.total_cmp(&b.start_s));
        Ok(Value::Segments(Segments { source, items }))
    }

    fn table(&self, json: &Json) -> Result<Value, String> {
        let rows: Vec<Vec<String>> = parsed(json, "a list of rows, each a list of strings")?;
        if rows.iter().any(|row| row.len() != rows[0].len()) {
            return Err("the rows are not of one length".to_owned());
        }
        let cell = |text: String| Cell { text, xyxy: None };
        let rows = rows.into_iter().map(|row| row.into_iter().map(cell).collect()).collect();
        Ok(Value::Table(Table { source: self.picture()?.origin().source, rows }))
    }

    /// A picture of the same size as the one that was given counts as lying where that one does.
    fn image(&self, json: &Json) -> Result<Value, String> {
        let pixels = self.decoded(json)?.into_rgb8();
        let same = self.picture().ok().filter(|given| given.pixels().dimensions() == pixels.dimensions());
        Ok(Value::Image(match same {
            Some(given) => Image::derived(pixels, *given.origin()),
            None => Image::original(pixels),
        }))
    }

    fn mask(&self, json: &Json) -> Result<Value, String> {
        let (image, pixels) = (self.picture()?, self.decoded(json)?.into_luma8());
        if pixels.dimensions() != image.pixels().dimensions() {
            let ((w, h), (to_w, to_h)) = (pixels.dimensions(), image.pixels().dimensions());
            return Err(format!("the mask has {w} x {h} pixels, its picture {to_w} x {to_h}"));
        }
        Ok(Value::Mask(Mask::new(pixels, *image.origin())))
    }

    fn decoded(&self, json: &Json) -> Result<image::DynamicImage, String> {
        let path = self.file(json)?;
        let name = path.file_name().unwrap_or_default().display().to_string();
        let failed = |e: &dyn std::fmt::Display| format!("the picture `{name}` does not read: {e}");
        let mut limits = image::Limits::default();
        (limits.max_image_width, limits.max_image_height) = (Some(LONGEST_SIDE), Some(LONGEST_SIDE));
        let reader = ImageReader::open(&path).and_then(ImageReader::with_guessed_format);
        let mut reader = reader.map_err(|e| failed(&e))?;
        reader.limits(limits);
        let picture = reader.decode().map_err(|e| failed(&e))?;
        if picture.width() == 0 || picture.height() == 0 {
            return Err(failed(&"it has no pixels"));
        }
        Ok(picture)
    }

    /// The file that a reply names: a plain file inside of the program's folder, whatever links say.
    fn file(&self, json: &Json) -> Result<PathBuf, String> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Named {
            file: String,
        }
        let Named { file } = parsed(json, "{\"file\": \"name.png\"}, a file in the working folder")?;
        let missing = |e: std::io::Error| format!("the file `{file}` is not there: {e}");
        let path = self.folder.join(&file).canonicalize().map_err(missing)?;
        if !path.starts_with(self.folder) {
            return Err(format!("the file `{file}` lies outside of the working folder"));
        }
        let meta = std::fs::metadata(&path).map_err(missing)?;
        if !meta.is_file() {
            return Err(format!("`{file}` is no plain file"));
        }
        if meta.len() > MOST_BYTES {
            return Err(format!("the file `{file}` has {} bytes: at most {MOST_BYTES} are read", meta.len()));
        }
        Ok(path)
    }
}

fn parsed<T: for<'de> Deserialize<'de>>(json: &Json, expected: &str) -> Result<T, String> {
    T::deserialize(json).map_err(|e| format!("expected {expected}, got {} ({e})", shown(json)))
}

/// A value of a reply for messages, cut short.
fn shown(json: &Json) -> String {
    let text = json.to_string();
    let mut short: String = text.chars().take(80).collect();
    if short.len() < text.len() {
        short.push_str(" ...");
    }
    format!("`{short}`")
}
