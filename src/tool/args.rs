//! The arguments of one call: values by parameter name, with typed access.

use indexmap::IndexMap;

use super::ToolError;
use crate::value::{Area, Audio, Digest, Image, Mask, Regions, Segment, Segments, Table, Value, Video, clock};

/// Arguments by parameter name. Defaults have been filled in; an optional parameter without one may be missing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Args(IndexMap<String, Value>);

macro_rules! typed {
    ($(#[$doc:meta] $name:ident, $optional:ident, $variant:ident, $type:ty, $word:literal;)*) => {
        $(
            #[$doc]
            ///
            /// # Errors
            ///
            /// [`ToolError::Argument`] when it is missing or of another type.
            pub fn $name(&self, param: &str) -> Result<&$type, ToolError> {
                self.$optional(param)?.ok_or_else(|| missing(param, $word))
            }

            #[$doc]
            /// Nothing when the argument is not there.
            ///
            /// # Errors
            ///
            /// [`ToolError::Argument`] when it is of another type.
            pub fn $optional(&self, param: &str) -> Result<Option<&$type>, ToolError> {
                match self.0.get(param) {
                    None => Ok(None),
                    Some(Value::$variant(value)) => Ok(Some(value)),
                    Some(other) => Err(wrong(param, $word, other)),
                }
            }
        )*
    };
}

impl Args {
    /// Adds or replaces an argument.
    #[must_use]
    pub fn with(mut self, param: impl Into<String>, value: Value) -> Self {
        self.0.insert(param.into(), value);
        self
    }

    /// The argument as it is.
    pub fn get(&self, param: &str) -> Option<&Value> {
        self.0.get(param)
    }

    /// The argument as it is.
    ///
    /// # Errors
    ///
    /// [`ToolError::Argument`] when it is missing.
    pub fn value(&self, param: &str) -> Result<&Value, ToolError> {
        self.0.get(param).ok_or_else(|| missing(param, "value"))
    }

    /// All arguments, in the order of the plan.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }

    /// All values, in the order of the plan.
    pub fn values(&self) -> impl Iterator<Item = &Value> {
        self.0.values()
    }

    typed! {
        /// The argument as words.
        text, text_or_none, Text, String, "text";
        /// The argument as a number.
        number, number_or_none, Number, f64, "number";
        /// The argument as yes or no.
        bool, bool_or_none, Bool, bool, "bool";
        /// The argument as a picture.
        image, image_or_none, Image, Image, "image";
        /// The argument as a mask.
        mask, mask_or_none, Mask, Mask, "mask";
        /// The argument as a film.
        video, video_or_none, Video, Video, "video";
        /// The argument as a recording.
        audio, audio_or_none, Audio, Audio, "audio";
        /// The argument as boxes.
        regions, regions_or_none, Regions, Regions, "regions";
        /// The argument as spans of time.
        segments, segments_or_none, Segments, Segments, "segments";
        /// The argument as rows and columns.
        table, table_or_none, Table, Table, "table";
        /// The argument as a list.
        list, list_or_none, List, Vec<Value>, "list";
    }

    /// The argument as a list of words; one text counts as a list of one. Nothing when it is not there.
    ///
    /// # Errors
    ///
    /// [`ToolError::Argument`] when it is of another type.
    pub fn texts_or_none(&self, param: &str) -> Result<Option<Vec<&str>>, ToolError> {
        match self.0.get(param) {
            None => Ok(None),
            Some(Value::Text(text)) => Ok(Some(vec![text])),
            Some(Value::List(items)) => items
                .iter()
                .map(|item| match item {
                    Value::Text(text) => Ok(text.as_str()),
                    other => Err(wrong(param, "list<text>", other)),
                })
                .collect::<Result<Vec<_>, _>>()
                .map(Some),
            Some(other) => Err(wrong(param, "list<text>", other)),
        }
    }

    /// What a visual tool is to look at: the picture under `image`, or only the part of it under `region`. What is
    /// found in a part maps back to the original by itself, since the part knows where it lies.
    ///
    /// # Errors
    ///
    /// Those of [`Args::area`].
    pub fn view(&self) -> Result<Image, ToolError> {
        let image = self.image("image")?;
        Ok(self.area(image, 0.0)?.map_or_else(|| image.clone(), |area| image.part(area)))
    }

    /// The pixels of a picture under `region`: those of the first of some boxes, of a written box `[left, top, right,
    /// bottom]`, or around a written point `[x, y]` (a square with a quarter of the longer side), in original pixels,
    /// with so many original pixels more on each side. Nothing when there is no such argument.
    ///
    /// # Errors
    ///
    /// [`ToolError::NotFound`] when there is no box or it lies outside of the picture, [`ToolError::Argument`] when it
    /// is a box of another picture or the numbers are no box.
    pub fn area(&self, image: &Image, padding: f32) -> Result<Option<Area>, ToolError> {
        const PARAM: &str = "region";
        let xyxy = match self.0.get(PARAM) {
            None => return Ok(None),
            Some(Value::Regions(regions)) => {
                on_picture(image, regions, PARAM)?;
                let first = regions.items.first();
                first.ok_or_else(|| ToolError::not_found("there is no box to look into"))?.xyxy
            }
            Some(Value::List(numbers)) => written_box(image, numbers, PARAM)?,
            Some(other) => return Err(wrong(PARAM, "regions|list<number>", other)),
        };
        image.area_of(xyxy, padding).map(Some).ok_or_else(|| outside(image, xyxy))
    }

    /// The pixels of a picture that each of some boxes covers, or a written box or point as for [`Args::area`]; boxes
    /// outside of the picture are left out. Nothing when there is no such argument.
    ///
    /// # Errors
    ///
    /// [`ToolError::Argument`] when they are boxes of another picture or the numbers are no box.
    pub fn areas(&self, image: &Image, param: &str) -> Result<Option<Vec<Area>>, ToolError> {
        let boxes: Vec<[f32; 4]> = match self.0.get(param) {
            None => return Ok(None),
            Some(Value::Regions(regions)) => {
                on_picture(image, regions, param)?;
                regions.items.iter().map(|region| region.xyxy).collect()
            }
            Some(Value::List(numbers)) => vec![written_box(image, numbers, param)?],
            Some(other) => return Err(wrong(param, "regions|list<number>", other)),
        };
        Ok(Some(boxes.into_iter().filter_map(|xyxy| image.area_of(xyxy, 0.0)).collect()))
    }

    /// The span of time that a call asks for, in seconds of the original: from `start_s` to `end_s`, where either may be
    /// missing, or the first of the spans under `segments`.
    ///
    /// # Errors
    ///
    /// [`ToolError::NotFound`] when there is no span, [`ToolError::Argument`] when the numbers are no times, the end
    /// comes before the start, both ways are mixed, or the spans lie in something else than `source`.
    pub fn span(&self, source: Digest) -> Result<Span, ToolError> {
        let seconds = |param: &str| match self.number_or_none(param)?.copied() {
            Some(at) if !(0.0..=MAX_SECONDS).contains(&at) => {
                Err(ToolError::argument(param, format!("expected seconds from the beginning, 0 or more, got {at}")))
            }
            at => Ok(at),
        };
        let (start_s, end_s) = (seconds("start_s")?, seconds("end_s")?);
        if let Some(segments) = self.segments_or_none("segments")? {
            if start_s.is_some() || end_s.is_some() {
                let message = "expected either spans or `start_s` and `end_s`, got both";
                return Err(ToolError::argument("segments", message));
            }
            let first = first_span(segments, source, "segments")?;
            return Ok(Span { start_s: first.start_s, end_s: Some(first.end_s) });
        }
        let start_s = start_s.unwrap_or(0.0);
        match end_s {
            Some(end) if end <= start_s => Err(ToolError::argument(
                "end_s",
                format!("expected an end after the start of {start_s} s, got {end} s"),
            )),
            end_s => Ok(Span { start_s, end_s }),
        }
    }

    /// Digest of names and values, independent of their order: part of a result's cache key.
    pub fn digest(&self) -> Digest {
        let mut names: Vec<&String> = self.0.keys().collect();
        names.sort();
        let parts: Vec<Vec<u8>> = names
            .into_iter()
            .flat_map(|name| [name.as_bytes().to_vec(), self.0[name].digest().bytes().to_vec()])
            .collect();
        let parts: Vec<&[u8]> = parts.iter().map(Vec::as_slice).collect();
        Digest::of(&parts)
    }
}

/// Longest time that can be meant, in seconds (about eleven days).
const MAX_SECONDS: f64 = 1e6;

/// A span of time in seconds of the original; without an end it goes on to the last.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Span {
    /// Where it begins.
    pub start_s: f64,
    /// Where it ends, if it ends before the original does.
    pub end_s: Option<f64>,
}

/// The first of some spans, which must lie in the original with this digest.
///
/// # Errors
///
/// [`ToolError::NotFound`] when there is none, [`ToolError::Argument`] when they lie in something else.
pub fn first_span<'a>(segments: &'a Segments, source: Digest, param: &str) -> Result<&'a Segment, ToolError> {
    let first = segments.items.first().ok_or_else(|| ToolError::not_found("there is no span of time to go to"))?;
    if segments.source == source {
        return Ok(first);
    }
    let message = format!(
        "these spans lie in another recording ({}) than the one given ({}): find them in this one",
        segments.source.short(),
        source.short()
    );
    Err(ToolError::argument(param, message))
}

impl FromIterator<(String, Value)> for Args {
    fn from_iter<I: IntoIterator<Item = (String, Value)>>(pairs: I) -> Self {
        Self(pairs.into_iter().collect())
    }
}

/// Refuses boxes of another picture. Sets without boxes go with any.
///
/// # Errors
///
/// [`ToolError::Argument`] for the parameter that the boxes came under.
pub fn on_picture(image: &Image, regions: &Regions, param: &str) -> Result<(), ToolError> {
    let (source, time_s) = (image.origin().source, image.origin().time_s);
    if regions.items.is_empty() || (regions.source, regions.time_s) == (source, time_s) {
        return Ok(());
    }
    if let (true, Some(theirs), Some(own)) = (regions.source == source, regions.time_s, time_s) {
        let (theirs, own) = (clock(theirs), clock(own));
        let message =
            format!("these boxes lie on the frame at {theirs}, not on the one at {own}: find them in this one");
        return Err(ToolError::argument(param, message));
    }
    let message = format!(
        "these boxes lie on another picture ({}) than the one given ({}): find them in this picture",
        regions.source.short(),
        source.short()
    );
    Err(ToolError::argument(param, message))
}

/// The error for a box in original pixels that covers no pixel of a picture.
pub fn outside(image: &Image, xyxy: [f32; 4]) -> ToolError {
    let origin = image.origin().to_original([0.0, 0.0, image.width() as f32, image.height() as f32]);
    let written = |xyxy: [f32; 4]| {
        let [x1, y1, x2, y2] = xyxy.map(f32::round);
        format!("({x1}, {y1}) to ({x2}, {y2})")
    };
    ToolError::not_found(format!(
        "the box {} covers nothing of this picture, which shows {} of the original",
        written(xyxy),
        written(origin)
    ))
}

/// A box `[left, top, right, bottom]`, or the square around a point `[x, y]`, in original pixels.
fn written_box(image: &Image, numbers: &[Value], param: &str) -> Result<[f32; 4], ToolError> {
    let all: Option<Vec<f32>> =
        numbers.iter().map(|number| if let Value::Number(n) = number { Some(*n as f32) } else { None }).collect();
    match all.as_deref() {
        Some(&[x1, y1, x2, y2]) if x1 < x2 && y1 < y2 => Ok([x1, y1, x2, y2]),
        Some(&[x, y]) => {
            let size = image.origin().size;
            let half = size[0].max(size[1]) as f32 / 8.0;
            Ok([x - half, y - half, x + half, y + half])
        }
        _ => {
            let written = Value::List(numbers.to_vec());
            let message = format!("expected boxes, [left, top, right, bottom] or [x, y] in pixels, got {written}");
            Err(ToolError::argument(param, message))
        }
    }
}

fn missing(param: &str, expected: &str) -> ToolError {
    ToolError::argument(param, format!("expected {expected}, got nothing"))
}

fn wrong(param: &str, expected: &str, got: &Value) -> ToolError {
    ToolError::argument(param, format!("expected {expected}, got {}", got.ty()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn typed_access_names_the_parameter_and_both_types() {
        let args = Args::default().with("n", Value::Number(2.0));
        assert_eq!(args.number("n").unwrap(), &2.0);
        assert_eq!(args.text("n").unwrap_err().to_string(), "argument `n`: expected text, got number");
        assert_eq!(args.image("image").unwrap_err().to_string(), "argument `image`: expected image, got nothing");
    }

    #[test]
    fn a_view_is_the_picture_or_the_part_under_region() {
        use crate::value::Region;
        let image = Image::original(image::RgbImage::new(80, 40));
        let args = Args::default().with("image", Value::Image(image.clone()));
        assert_eq!(args.view().unwrap(), image);
        let seen = |region: Value| args.clone().with("region", region).view();
        let numbers = |list: &[f64]| Value::List(list.iter().map(|n| Value::Number(*n)).collect());
        let boxed = Region { xyxy: [10.0, 5.0, 30.0, 25.0], ..Region::default() };
        let part = seen(Value::Regions(Regions::on(&image, vec![boxed]))).unwrap();
        assert_eq!((part.width(), part.height(), part.origin().offset), (20, 20, [10.0, 5.0]));
        assert_eq!(seen(numbers(&[10.0, 5.0, 30.0, 25.0])).unwrap(), part);
        let around = seen(numbers(&[40.0, 20.0])).unwrap();
        assert_eq!((around.width(), around.height(), around.origin().offset), (20, 20, [30.0, 10.0]));
        let nested = Args::default().with("image", Value::Image(part)).with("region", numbers(&[12.0, 7.0, 14.0, 9.0]));
        assert_eq!(nested.view().unwrap().origin().offset, [12.0, 7.0], "boxes are in original pixels");
        let error = seen(numbers(&[30.0, 5.0, 10.0, 25.0])).unwrap_err().to_string();
        assert!(error.contains("[left, top, right, bottom]"), "{error}");
        assert!(matches!(seen(numbers(&[90.0, 5.0, 99.0, 25.0])), Err(ToolError::NotFound { .. })));
        assert!(matches!(seen(Value::Regions(Regions::on(&image, vec![]))), Err(ToolError::NotFound { .. })));
    }

    #[test]
    fn the_digest_does_not_depend_on_order() {
        let a = Args::default().with("x", Value::Number(1.0)).with("y", Value::Number(2.0));
        let b = Args::default().with("y", Value::Number(2.0)).with("x", Value::Number(1.0));
        let swapped = Args::default().with("x", Value::Number(2.0)).with("y", Value::Number(1.0));
        assert_eq!(a.digest(), b.digest());
        assert_ne!(a.digest(), swapped.digest());
    }
}
