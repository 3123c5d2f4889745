//! Values on their way in and out: JSON arguments become typed values, values become JSON, and media are written as
//! files.
//!
//! A value is written as everywhere else, `{"type": …, "value": …}`; media carry the address under which they are kept,
//! so that what one call gives can be an argument of the next. A picture or recording that is an argument is such an
//! object, an address, a path in the folders that may be read, or a `data:` address.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value as Json, json};

use super::folders::{Folders, decoded};
use super::kept::{Kept, MEDIUM};
use crate::media::{
    Format, Limits, MediaError, encode, from_base64, open_audio, open_video, read_audio, read_file, read_image,
};
use crate::plan::{is_of_type, literal_value};
use crate::tool::ToolError;
use crate::value::{AUDIO_RATE, Digest, Image, Regions, Segments, Table, Value, ValueType};

/// Bytes that the pictures and recordings of one request may have when they are decoded: files that are small can hold
/// much.
const ROOM: usize = 600_000_000;

/// Reads arguments.
#[derive(Clone)]
pub(super) struct Reader {
    pub(super) folders: Folders,
    pub(super) kept: Kept,
    limits: Limits,
    /// What is left of the request's room.
    room: Arc<AtomicUsize>,
}

/// An argument as a plan takes it.
#[derive(Debug)]
pub(super) enum Given {
    /// Written in the plan.
    Literal(Json),
    /// An input of the plan.
    Value(Value),
}

impl Reader {
    pub(super) fn new(folders: Folders, kept: Kept, limits: Limits) -> Self {
        Self { folders, kept, limits, room: Arc::new(AtomicUsize::new(ROOM)) }
    }

    /// The same for one request, with all of its room.
    pub(super) fn for_request(&self) -> Self {
        Self::new(self.folders.clone(), self.kept.clone(), self.limits)
    }

    /// Reads a medium within what is left of the room.
    fn within(&self, read: impl FnOnce(&Limits) -> Result<Value, MediaError>) -> Result<Value, String> {
        let left = self.room.load(Ordering::Relaxed);
        let limits = Limits {
            max_pixels: self.limits.max_pixels.min(left as u64 / 3),
            max_seconds: self.limits.max_seconds.min(left as f64 / f64::from(AUDIO_RATE) / size_of::<f32>() as f64),
            ..self.limits
        };
        let is_less = limits.max_pixels < self.limits.max_pixels || limits.max_seconds < self.limits.max_seconds;
        let value = read(&limits).map_err(|error| match error {
            MediaError::TooManyPixels { .. } | MediaError::TooLong { .. } if is_less => {
                format!("{error}; the pictures and recordings of a request share {} MB", ROOM / 1_000_000)
            }
            error => error.to_string(),
        })?;
        self.room.store(left.saturating_sub(value.media_bytes()), Ordering::Relaxed);
        Ok(value)
    }

    /// What a client gives for a parameter of this type. Pictures and recordings are read and decoded.
    ///
    /// # Errors
    ///
    /// [`ToolError::Argument`] naming the parameter and what was expected.
    pub(super) fn argument(&self, param: &str, ty: &ValueType, json: Json) -> Result<Given, ToolError> {
        if literal_value(ty, &json).is_some() && !(takes_media(ty) && is_address(&json)) {
            return Ok(Given::Literal(json));
        }
        let wrong = |message: String| ToolError::argument(param, message);
        let value = self.value(ty, json).map_err(wrong)?;
        if is_of_type(ty, &value) {
            return Ok(Given::Value(value));
        }
        Err(wrong(format!("expected {ty}, got {}", value.ty())))
    }

    /// A picture, recording or film of an `ask`.
    ///
    /// # Errors
    ///
    /// The same.
    pub(super) fn medium(&self, param: &str, ty: &ValueType, json: Json) -> Result<Value, ToolError> {
        match self.argument(param, ty, json)? {
            Given::Value(value) => Ok(value),
            Given::Literal(_) => Err(ToolError::argument(param, format!("expected {ty}"))),
        }
    }

    fn value(&self, ty: &ValueType, json: Json) -> Result<Value, String> {
        match json {
            Json::Object(object) => match object.get("type").and_then(Json::as_str).map(str::to_owned) {
                Some(written) => self.tagged(&written, object),
                None => untagged(ty, object),
            },
            Json::Array(items) => {
                let element = element_of(ty).ok_or_else(|| format!("expected {ty}, got a list"))?;
                items.into_iter().map(|item| self.item(element, item)).collect::<Result<_, _>>().map(Value::List)
            }
            Json::String(text) => self.named(ty, &text),
            other => Err(format!("expected {ty}, got {}", kind(&other))),
        }
    }

    fn item(&self, ty: &ValueType, json: Json) -> Result<Value, String> {
        let literal = literal_value(ty, &json).filter(|_| !(takes_media(ty) && is_address(&json)));
        literal.map_or_else(|| self.value(ty, json), Ok)
    }

    /// A value as it was written out.
    fn tagged(&self, ty: &str, mut object: Map<String, Json>) -> Result<Value, String> {
        let value = object.remove("value").unwrap_or(Json::Null);
        match ty {
            "regions" => read::<Regions>(ty, value).map(Value::Regions),
            "segments" => read::<Segments>(ty, value).map(Value::Segments),
            "table" => read::<Table>(ty, value).map(Value::Table),
            "image" | "mask" | "audio" | "video" => {
                let digest = value["digest"].as_str().map(|digest| format!("{MEDIUM}{digest}"));
                let address = object.get("uri").and_then(Json::as_str).map(str::to_owned).or(digest);
                let address = address.ok_or_else(|| format!("expected a {ty} with its `uri`"))?;
                self.named(&ty.parse().map_err(|_| address.clone())?, &address)
            }
            "list" => match value {
                Json::Array(items) => items
                    .into_iter()
                    .map(|item| self.item(&ValueType::Any, item))
                    .collect::<Result<_, _>>()
                    .map(Value::List),
                other => Err(format!("expected a list, got {}", kind(&other))),
            },
            "text" | "number" | "bool" => {
                let wanted: ValueType = ty.parse().map_err(|_| format!("`{ty}` is no type"))?;
                literal_value(&wanted, &value).ok_or_else(|| format!("expected {ty}, got {}", kind(&value)))
            }
            other => Err(format!("`{other}` is no type of a value")),
        }
    }

    /// A picture, mask, recording or film by its path or address.
    fn named(&self, ty: &ValueType, name: &str) -> Result<Value, String> {
        if name.starts_with("sightline:") {
            return self.kept.medium_at(name).ok_or_else(|| {
                format!("`{}` is not kept (any more): give the picture or recording itself", short(name))
            });
        }
        let accepts = |medium: ValueType| ty.accepts(&medium);
        let (image, audio, video) = (accepts(ValueType::Image), accepts(ValueType::Audio), accepts(ValueType::Video));
        if name.starts_with("http://") || name.starts_with("https://") {
            return Err(format!(
                "`{}` is an address elsewhere, and the server fetches none: send the content",
                short(name)
            ));
        }
        if let Some(data) = name.strip_prefix("data:") {
            let bytes = self.data(data)?;
            return if image {
                self.image("the picture sent", &bytes)
            } else if audio {
                self.audio("the recording sent", &bytes)
            } else {
                Err(format!("expected {ty}, got content: a film is read from a file, name its path"))
            };
        }
        if !(image || audio || video) {
            return Err(format!("expected {ty}, as another call gave it, got a text"));
        }
        let path = self.folders.file(name).map_err(|refused| refused.to_string())?;
        let said = |error: MediaError| error.to_string();
        if image {
            self.image(name, &read_file(&path, self.limits.max_bytes).map_err(said)?)
        } else if audio {
            match self.within(|limits| open_audio(&path, limits).map(Value::Audio)) {
                Err(_) if video => open_video(&path, &self.limits).map(Value::Video).map_err(said),
                read => read,
            }
        } else {
            open_video(&path, &self.limits).map(Value::Video).map_err(said)
        }
    }

    /// A picture out of the bytes of a file; `name` is for errors.
    pub(super) fn image(&self, name: &str, bytes: &[u8]) -> Result<Value, String> {
        self.within(|limits| read_image(name, bytes, limits).map(Value::Image))
    }

    /// A recording out of the bytes of a file; `name` is for errors.
    pub(super) fn audio(&self, name: &str, bytes: &[u8]) -> Result<Value, String> {
        self.within(|limits| read_audio(name, bytes, limits).map(Value::Audio))
    }

    /// The bytes of a `data:` address without its scheme.
    fn data(&self, data: &str) -> Result<Vec<u8>, String> {
        let (head, content) = data.split_once(',').ok_or("a `data:` address needs a comma before its content")?;
        if !head.trim_end().ends_with("base64") {
            return Err("a `data:` address must be base64: `data:image/png;base64,…`".to_owned());
        }
        from_base64(content)
    }
}

/// Boxes and spans that a client wrote without saying where they lie are those of the call's own picture or recording.
pub(super) fn adopt(values: &mut indexmap::IndexMap<String, Value>) {
    let unknown = Digest::default();
    let image =
        values.values().find_map(|value| if let Value::Image(image) = value { Some(*image.origin()) } else { None });
    let sound = values.values().find_map(|value| match value {
        Value::Audio(audio) => Some(audio.origin().source),
        Value::Video(video) => Some(video.digest()),
        _ => None,
    });
    for value in values.values_mut() {
        match (value, image, sound) {
            (Value::Regions(regions), Some(origin), _) if regions.source == unknown => {
                (regions.source, regions.size, regions.time_s) = (origin.source, origin.size, origin.time_s);
            }
            (Value::Segments(segments), _, Some(source)) if segments.source == unknown => segments.source = source,
            _ => {}
        }
    }
}

/// A value as JSON; media carry the address under which they are kept.
pub(super) fn written(value: &Value) -> Json {
    if let Value::List(items) = value {
        return json!({ "type": "list", "value": items.iter().map(written).collect::<Vec<_>>() });
    }
    // Through text, so that numbers keep the digits they are written with.
    let text = serde_json::to_vec(value).unwrap_or_default();
    let mut json: Json = serde_json::from_slice(&text).unwrap_or_default();
    if is_medium(value) {
        json["uri"] = json!(address(value));
    }
    json
}

/// The address under which a medium is kept.
pub(super) fn address(value: &Value) -> String {
    format!("{MEDIUM}{}", value.digest())
}

/// The media in a value: itself, or those of a list.
pub(super) fn media(value: &Value) -> Vec<&Value> {
    match value {
        Value::List(items) => items.iter().flat_map(media).collect(),
        value if is_medium(value) => vec![value],
        _ => Vec::new(),
    }
}

fn is_medium(value: &Value) -> bool {
    matches!(value, Value::Image(_) | Value::Mask(_) | Value::Audio(_) | Value::Video(_))
}

/// A medium as a file, with its type: pictures and masks as PNG (white is what belongs to a mask), recordings as WAV.
/// Nothing for a film, which is a file already, and for what cannot be written.
pub(super) fn file(value: &Value) -> Option<(&'static str, Vec<u8>)> {
    let png = |image: &Image| encode(image, Format::PNG).ok().map(|bytes| ("image/png", bytes));
    match value {
        Value::Image(image) => png(image),
        Value::Mask(mask) => png(&mask.picture()),
        Value::Audio(audio) => Some(("audio/wav", audio.wav())),
        _ => None,
    }
}

/// Where an input was read from, for its trace: a path or address as it was given, or the name that a `data:` address
/// carries (`data:image/png;name=a.png;base64,…`).
pub(super) fn path(given: &str) -> String {
    let Some(data) = given.strip_prefix("data:") else { return given.to_owned() };
    let head = data.split(',').next().unwrap_or_default();
    let name = head.split(';').find_map(|part| part.strip_prefix("name="));
    name.and_then(decoded).unwrap_or_default()
}

/// Bytes as base64.
pub(super) fn base64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

fn untagged(ty: &ValueType, object: Map<String, Json>) -> Result<Value, String> {
    let json = Json::Object(object);
    let only: Vec<&ValueType> = match ty {
        ValueType::OneOf(options) => options.iter().collect(),
        other => vec![other],
    };
    let fits = |part: &str| json.get(part).is_some();
    for option in &only {
        match option {
            ValueType::Table if fits("rows") => return read::<Table>("table", json).map(Value::Table),
            ValueType::Regions if fits("items") => return read::<Regions>("regions", json).map(Value::Regions),
            ValueType::Segments if fits("items") && only.iter().all(|it| **it != ValueType::Regions) => {
                return read::<Segments>("segments", json).map(Value::Segments);
            }
            _ => {}
        }
    }
    Err(format!("expected {ty}, got an object without `type`"))
}

fn read<T: serde::de::DeserializeOwned>(ty: &str, json: Json) -> Result<T, String> {
    serde_json::from_value(json).map_err(|error| format!("expected {ty}: {error}"))
}

fn element_of(ty: &ValueType) -> Option<&ValueType> {
    match ty {
        ValueType::List(element) => Some(element),
        ValueType::Any => Some(ty),
        ValueType::OneOf(options) => options.iter().find_map(element_of),
        _ => None,
    }
}

fn takes_media(ty: &ValueType) -> bool {
    [ValueType::Image, ValueType::Mask, ValueType::Audio, ValueType::Video].iter().any(|medium| ty.accepts(medium))
}

/// Whether a text can only be an address where both a text and a picture may stand.
fn is_address(json: &Json) -> bool {
    let schemes = ["data:", "file:", "sightline:"];
    json.as_str().is_some_and(|text| schemes.iter().any(|scheme| text.starts_with(scheme)))
}

fn kind(json: &Json) -> &'static str {
    match json {
        Json::Null => "nothing",
        Json::Bool(_) => "yes or no",
        Json::Number(_) => "a number",
        Json::String(_) => "a text",
        Json::Array(_) => "a list",
        Json::Object(_) => "an object",
    }
}

/// The beginning of what a client wrote, for an error.
pub(super) fn short(name: &str) -> String {
    name.chars().take(80).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::value::{Audio, Region, Segment};

    fn reader() -> Reader {
        let folders = Folders::open(&[env!("CARGO_MANIFEST_DIR").into()]).unwrap();
        Reader::new(folders, Kept::default(), Limits::default())
    }

    fn given(ty: &str, json: Json) -> Result<Value, String> {
        match reader().argument("it", &ty.parse().unwrap(), json) {
            Ok(Given::Value(value)) => Ok(value),
            Ok(Given::Literal(json)) => Ok(literal_value(&ty.parse().unwrap(), &json).unwrap()),
            Err(error) => Err(error.to_string()),
        }
    }

    #[test]
    fn what_a_call_gives_can_be_given_to_the_next() {
        let reader = reader();
        let image = Value::Image(Image::original(image::RgbImage::new(4, 3)));
        let audio = Value::Audio(Audio::new(vec![0.5; 160]));
        let regions = Value::Regions(Regions {
            items: vec![Region { xyxy: [1.5, 2.0, 3.25, 4.0], score: Some(0.81), ..Region::default() }],
            ..Regions::default()
        });
        let segments = Value::Segments(Segments {
            items: vec![Segment { end_s: 1.5, ..Segment::default() }],
            ..Segments::default()
        });
        let list = Value::List(vec![image.clone(), image.clone()]);
        for value in [image, audio, regions, segments, list, Value::Text("a".into()), Value::Number(2.5)] {
            reader.kept.keep(&value);
            let again = reader.argument("it", &ValueType::Any, written(&value)).unwrap();
            assert!(matches!(again, Given::Value(again) if again == value), "{value:?}");
        }
    }

    #[test]
    fn pictures_come_by_path_and_content_and_texts_stay_texts() {
        let path = given("image", json!("examples/street.png")).unwrap();
        let bytes = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/street.png")).unwrap();
        let data = json!(format!("data:image/png;base64,{}", base64(&bytes)));
        assert_eq!(given("image", data.clone()).unwrap(), path);
        assert_eq!(given("image|text", data).unwrap(), path);
        assert_eq!(given("image|text", json!("white")).unwrap(), Value::Text("white".into()));
        assert_eq!(given("text", json!("data:,")).unwrap(), Value::Text("data:,".into()));
    }

    #[test]
    fn the_media_of_one_request_share_its_room() {
        let reader = reader();
        let street = || reader.medium("it", &ValueType::Image, json!("examples/street.png"));
        let one = street().unwrap();
        let Value::Image(one) = one else { panic!("{one:?}") };
        reader.room.store(one.pixels().as_raw().len() * 2, Ordering::Relaxed);
        assert!(street().is_ok() && street().is_ok());
        let error = street().unwrap_err().to_string();
        assert!(error.contains("960 x 600 pixels") && error.contains("share 600 MB"), "{error}");
        assert!(reader.for_request().medium("it", &ValueType::Image, json!("examples/street.png")).is_ok());
    }

    #[test]
    fn content_may_carry_its_name() {
        for (given, name) in [
            ("a/b.png", "a/b.png"),
            ("data:image/png;base64,AA==", ""),
            ("data:image/png;name=a%20b.png;base64,AA==", "a b.png"),
            ("data:;name=%2;base64,;name=x", ""),
        ] {
            assert_eq!(path(given), name, "{given}");
        }
    }

    #[test]
    fn what_does_not_fit_is_refused_with_its_name() {
        for (ty, json, said) in [
            ("image", json!(3), "argument `it`: expected image, got a number"),
            ("image", json!("/etc/passwd"), "not in a folder that may be read"),
            ("image", json!("http://localhost/a.png"), "fetches none"),
            ("image", json!("data:image/png,abc"), "must be base64"),
            ("image", json!("data:image/png;base64,???"), "not base64"),
            ("image", json!("data:image/png;base64,QUJD"), "the picture sent"),
            ("image", json!("sightline://artifacts/00"), "is not kept"),
            ("image", json!({ "type": "text", "value": "a" }), "expected image, got text"),
            ("regions", json!("people"), "as another call gave it"),
            ("regions", json!({ "items": [{ "xyxy": [1, 2, 3] }] }), "expected regions: invalid length 3"),
            ("video", json!("data:video/mp4;base64,QUJD"), "name its path"),
            ("number", json!(null), "expected number, got nothing"),
            ("list<number>", json!([1, "a"]), "expected number"),
        ] {
            let error = given(ty, json).unwrap_err();
            assert!(error.contains(said), "{ty}: {error}");
        }
    }

    #[test]
    fn boxes_without_a_picture_are_those_of_the_calls_own() {
        let image = Image::original(image::RgbImage::new(8, 8));
        let boxes = given("regions", json!({ "items": [{ "xyxy": [0, 0, 4, 4] }] })).unwrap();
        let mut values =
            indexmap::IndexMap::from([("boxes".to_owned(), boxes), ("image".to_owned(), Value::Image(image.clone()))]);
        adopt(&mut values);
        assert!(matches!(&values["boxes"], Value::Regions(regions) if regions.source == image.digest()));
    }
}
