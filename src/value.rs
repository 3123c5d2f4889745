//! Values: everything a tool takes, gives back or leaves as evidence, and the types of those values.
//!
//! Every box in this crate is `xyxy` in pixels of the *original* picture, y down, half-open: a picture that was
//! cropped or scaled keeps an [`Origin`], through which what is found in it is mapped back before it becomes a
//! [`Region`]. Large payloads sit behind `Arc` and are addressed by their BLAKE3 [`Digest`].

mod media;
mod types;

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use media::{AUDIO_RATE, Area, Audio, AudioOrigin, Digest, Image, Mask, Origin, Video};
pub use types::{ParseTypeError, ValueType};

/// A typed value.
///
/// Serialises to one JSON object with a `type` field; media are written by digest and size, never as pixels.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "type", content = "value", rename_all = "lowercase")]
pub enum Value {
    /// Words.
    Text(String),
    /// A number.
    Number(f64),
    /// Yes or no.
    Bool(bool),
    /// A picture.
    Image(Image),
    /// Which pixels of a picture belong to something.
    Mask(Mask),
    /// A recording, mono at [`AUDIO_RATE`].
    Audio(Audio),
    /// A film, as a file.
    Video(Video),
    /// Boxes on one picture.
    Regions(Regions),
    /// Spans of time in one recording.
    Segments(Segments),
    /// Rows and columns.
    Table(Table),
    /// Several values, of one type unless the toolbox says otherwise.
    List(Vec<Value>),
}

/// Boxes on one original picture, in the order that the tool that made them states.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Regions {
    /// The original picture the boxes lie on; zeros when it is not known.
    #[serde(default)]
    pub source: Digest,
    /// Size of the original picture, (width, height) in pixels; zeros when it is not known.
    #[serde(default)]
    pub size: [u32; 2],
    /// When the picture was seen, in seconds from the beginning of its film, if it is a frame of one; `source` is then
    /// the film.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_s: Option<f64>,
    /// The boxes.
    pub items: Vec<Region>,
}

impl Regions {
    /// Boxes found in a picture; they are in pixels of its original already.
    pub fn on(image: &Image, items: Vec<Region>) -> Self {
        let origin = image.origin();
        Self { source: origin.source, size: origin.size, time_s: origin.time_s, items }
    }

    /// Other boxes on the same original picture.
    #[must_use]
    pub fn with(&self, items: Vec<Region>) -> Self {
        Self { items, ..*self }
    }
}

/// A box on the original picture and what was seen in it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Region {
    /// Left, top, right, bottom in pixels of the original picture, y down, half-open.
    pub xyxy: [f32; 4],
    /// What it is, in the expert's vocabulary.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// What is written in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// How sure the expert is, 0 to 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<f32>,
    /// Named points, such as the joints of a person.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub keypoints: Vec<Keypoint>,
}

/// A named point of a [`Region`].
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Keypoint {
    /// What it is, such as `left_wrist`.
    pub name: String,
    /// Where it is, (x, y) in pixels of the original picture, y down.
    pub xy: [f32; 2],
    /// How sure the expert is, 0 to 1.
    pub score: f32,
}

impl Region {
    /// Width in original pixels, never negative.
    pub fn width(&self) -> f32 {
        (self.xyxy[2] - self.xyxy[0]).max(0.0)
    }

    /// Height in original pixels, never negative.
    pub fn height(&self) -> f32 {
        (self.xyxy[3] - self.xyxy[1]).max(0.0)
    }

    /// Area in square pixels.
    pub fn area(&self) -> f32 {
        self.width() * self.height()
    }

    /// Centre, (x, y) in original pixels.
    pub fn center(&self) -> (f32, f32) {
        ((self.xyxy[0] + self.xyxy[2]) / 2.0, (self.xyxy[1] + self.xyxy[3]) / 2.0)
    }

    /// Area shared with another box, in square pixels.
    pub fn intersection(&self, other: &Self) -> f32 {
        let width = self.xyxy[2].min(other.xyxy[2]) - self.xyxy[0].max(other.xyxy[0]);
        let height = self.xyxy[3].min(other.xyxy[3]) - self.xyxy[1].max(other.xyxy[1]);
        width.max(0.0) * height.max(0.0)
    }

    /// Intersection over union with another box, 0 to 1.
    pub fn iou(&self, other: &Self) -> f32 {
        let shared = self.intersection(other);
        let union = self.area() + other.area() - shared;
        if union > 0.0 { shared / union } else { 0.0 }
    }

    /// Text if there is any, else the label, else nothing.
    pub fn words(&self) -> &str {
        self.text.as_deref().or(self.label.as_deref()).unwrap_or("")
    }
}

/// Spans of time in one recording or film, in order of their start.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Segments {
    /// The original recording or film the spans lie in; zeros when it is not known.
    #[serde(default)]
    pub source: Digest,
    /// The spans.
    pub items: Vec<Segment>,
}

/// A span of time in the original recording or film and what was heard or read in it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Segment {
    /// Start in seconds from the beginning of the recording.
    pub start_s: f64,
    /// End in seconds.
    pub end_s: f64,
    /// What was said or written.
    pub text: String,
    /// What kind of words these are, where a timeline holds several: `said` or `on screen`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// How sure the expert is, 0 to 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<f32>,
}

/// Rows of cells read from one picture; every row has the same number of cells.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Table {
    /// The original picture the table stands on; zeros when it is not known.
    #[serde(default)]
    pub source: Digest,
    /// Cells, row by row from the top, left to right.
    pub rows: Vec<Vec<Cell>>,
}

/// One cell of a [`Table`].
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Cell {
    /// What is written in it; empty for an empty cell.
    pub text: String,
    /// Where it stands, as [`Region::xyxy`]; absent for an empty cell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub xyxy: Option<[f32; 4]>,
}

impl Value {
    /// The type of this value. An empty list is `list<any>`.
    pub fn ty(&self) -> ValueType {
        match self {
            Self::Text(_) => ValueType::Text,
            Self::Number(_) => ValueType::Number,
            Self::Bool(_) => ValueType::Bool,
            Self::Image(_) => ValueType::Image,
            Self::Mask(_) => ValueType::Mask,
            Self::Audio(_) => ValueType::Audio,
            Self::Video(_) => ValueType::Video,
            Self::Regions(_) => ValueType::Regions,
            Self::Segments(_) => ValueType::Segments,
            Self::Table(_) => ValueType::Table,
            Self::List(items) => {
                let first = items.first().map_or(ValueType::Any, Self::ty);
                let same = items.iter().all(|item| item.ty() == first);
                ValueType::List(Box::new(if same { first } else { ValueType::Any }))
            }
        }
    }

    /// BLAKE3 over the value's content: equal values have equal digests. Media answer with their own digest.
    pub fn digest(&self) -> Digest {
        match self {
            Self::Image(image) => image.digest(),
            Self::Mask(mask) => mask.digest(),
            Self::Audio(audio) => audio.digest(),
            Self::Video(video) => video.digest(),
            Self::List(items) => {
                let parts: Vec<u8> = items.iter().flat_map(|item| *item.digest().bytes()).collect();
                Digest::of(&[b"list", &parts])
            }
            // Derived structs serialise their fields in a fixed order, so this text is canonical.
            other => Digest::of(&[b"value", serde_json::to_string(other).unwrap_or_default().as_bytes()]),
        }
    }

    /// A value of the given type out of a JSON literal, for arguments written in a plan.
    ///
    /// Text, number, bool and lists of them can be written; anything else comes only from a call.
    pub fn from_literal(literal: &serde_json::Value) -> Option<Self> {
        match literal {
            serde_json::Value::String(text) => Some(Self::Text(text.clone())),
            serde_json::Value::Number(number) => number.as_f64().map(Self::Number),
            serde_json::Value::Bool(yes) => Some(Self::Bool(*yes)),
            serde_json::Value::Array(items) => {
                items.iter().map(Self::from_literal).collect::<Option<Vec<_>>>().map(Self::List)
            }
            serde_json::Value::Null | serde_json::Value::Object(_) => None,
        }
    }

    /// Whether the value holds nothing: no boxes, no spans, no rows, no words.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.trim().is_empty(),
            Self::Regions(regions) => regions.items.is_empty(),
            Self::Segments(segments) => segments.items.is_empty(),
            Self::Table(table) => table.rows.is_empty(),
            Self::List(items) => items.is_empty(),
            Self::Mask(mask) => mask.share() == 0.0,
            Self::Number(_) | Self::Bool(_) | Self::Image(_) | Self::Audio(_) | Self::Video(_) => false,
        }
    }

    /// Bytes of the pixels or samples that it holds itself; a film stays a file.
    pub(crate) fn media_bytes(&self) -> usize {
        match self {
            Self::Image(image) => image.pixels().as_raw().len(),
            Self::Mask(mask) => mask.pixels().as_raw().len(),
            Self::Audio(audio) => size_of_val(audio.samples()),
            _ => 0,
        }
    }
}

impl Value {
    /// A value of the same type with nothing in it: no boxes, spans, rows or words, zero, no, a black picture of the
    /// same size, silence of the same length. A film stays as it is.
    #[must_use]
    pub fn emptied(&self) -> Self {
        match self {
            Self::Text(_) => Self::Text(String::new()),
            Self::Number(_) => Self::Number(0.0),
            Self::Bool(_) => Self::Bool(false),
            Self::Image(image) => Self::Image(Image::original(image::RgbImage::new(image.width(), image.height()))),
            Self::Mask(mask) => {
                let [width, height] = mask.origin().size;
                Self::Mask(Mask::new(image::GrayImage::new(width, height), *mask.origin()))
            }
            Self::Audio(audio) => Self::Audio(Audio::new(vec![0.0; audio.samples().len()])),
            Self::Video(video) => Self::Video(video.clone()),
            Self::Regions(regions) => Self::Regions(Regions { items: Vec::new(), ..regions.clone() }),
            Self::Segments(segments) => Self::Segments(Segments { items: Vec::new(), ..segments.clone() }),
            Self::Table(table) => Self::Table(Table { rows: Vec::new(), ..table.clone() }),
            Self::List(_) => Self::List(Vec::new()),
        }
    }
}

/// How a value reads inside an answer: lines of text, numbers without a needless `.0`, yes or no, counted labels.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text.trim()),
            Self::Number(number) => f.write_str(&number_text(*number)),
            Self::Bool(yes) => f.write_str(if *yes { "yes" } else { "no" }),
            Self::Image(image) => {
                write!(f, "a picture of {} x {} pixels", image.width(), image.height())?;
                image.origin().time_s.map_or(Ok(()), |at| write!(f, " at {}", clock(at)))
            }
            Self::Mask(mask) => write!(f, "a mask of {:.0}% of the picture", mask.share() * 100.0),
            Self::Video(video) => write!(f, "a film of {} bytes", video.bytes()),
            Self::Audio(audio) => write!(f, "a recording of {:.1} s", audio.seconds()),
            Self::Regions(regions) => f.write_str(&regions_text(&regions.items)),
            Self::Segments(segments) => f.write_str(&segments_text(&segments.items)),
            Self::Table(table) => {
                let rows: Vec<String> = table
                    .rows
                    .iter()
                    .map(|row| row.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(" | "))
                    .collect();
                f.write_str(&rows.join("\n"))
            }
            Self::List(items) => {
                let words: Vec<String> = items.iter().map(ToString::to_string).collect();
                f.write_str(&words.join(", "))
            }
        }
    }
}

/// A number as people write it: at most six decimals, no trailing zeros.
pub fn number_text(number: f64) -> String {
    if !number.is_finite() {
        return number.to_string();
    }
    let text = format!("{number:.6}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// A time in a recording or film as people write it: `0:03.2`, `1:02:03.4`; tenths of a second.
pub fn clock(seconds: f64) -> String {
    let tenths = (seconds.max(0.0) * 10.0).round() as u64;
    let (hours, minutes, rest) = (tenths / 36_000, tenths / 600 % 60, tenths % 600);
    let hours = if hours > 0 { format!("{hours}:{minutes:02}") } else { minutes.to_string() };
    format!("{hours}:{:02}.{}", rest / 10, rest % 10)
}

/// Spoken spans read as one text; a timeline as a line for each span, with time and label.
fn segments_text(items: &[Segment]) -> String {
    let line = |item: &Segment| match &item.label {
        Some(label) => format!("{} {label}: {}", clock(item.start_s), item.text.trim()),
        None => item.text.trim().to_owned(),
    };
    let labelled = items.iter().any(|item| item.label.is_some());
    items.iter().map(line).collect::<Vec<_>>().join(if labelled { "\n" } else { " " })
}

/// Written regions read as their lines; seen ones as labels with their number.
fn regions_text(items: &[Region]) -> String {
    if items.iter().any(|item| item.text.is_some()) {
        let lines: Vec<&str> = items.iter().filter_map(|item| item.text.as_deref()).collect();
        return lines.join("\n");
    }
    let mut counts: indexmap::IndexMap<&str, usize> = indexmap::IndexMap::new();
    for item in items {
        *counts.entry(item.label.as_deref().unwrap_or("region")).or_default() += 1;
    }
    let parts: Vec<String> =
        counts.iter().map(|(label, n)| if *n == 1 { (*label).to_owned() } else { format!("{n} x {label}") }).collect();
    parts.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_without_needless_decimals() {
        assert_eq!(number_text(3.0), "3");
        assert_eq!(number_text(12.50), "12.5");
        assert_eq!(number_text(0.1 + 0.2), "0.3");
        assert_eq!(number_text(-0.0), "0");
    }

    #[test]
    fn a_timeline_reads_as_lines_and_speech_as_one_text() {
        let said = |start_s: f64, label: Option<&str>| Segment {
            start_s,
            text: format!("words at {start_s}"),
            label: label.map(str::to_owned),
            ..Segment::default()
        };
        let reads = |items: Vec<Segment>| Value::Segments(Segments { items, ..Segments::default() }).to_string();
        assert_eq!(reads(vec![said(1.0, None), said(2.0, None)]), "words at 1 words at 2");
        let timeline = reads(vec![said(59.96, Some("said")), said(3723.4, Some("on screen"))]);
        assert_eq!(timeline, "1:00.0 said: words at 59.96\n1:02:03.4 on screen: words at 3723.4");
    }

    #[test]
    fn equal_values_have_equal_digests_and_others_do_not() {
        assert_eq!(Value::Number(1.0).digest(), Value::Number(1.0).digest());
        assert_ne!(Value::Number(1.0).digest(), Value::Text("1".into()).digest());
        assert_ne!(
            Value::List(vec![Value::Text("a".into()), Value::Text("b".into())]).digest(),
            Value::List(vec![Value::Text("ab".into())]).digest()
        );
    }

    #[test]
    fn seen_regions_read_as_counted_labels() {
        let person = Region { label: Some("person".into()), ..Region::default() };
        let cat = Region { label: Some("cat".into()), ..Region::default() };
        let value = Value::Regions(Regions { items: vec![person.clone(), cat, person], ..Regions::default() });
        assert_eq!(value.to_string(), "2 x person, cat");
    }
}
