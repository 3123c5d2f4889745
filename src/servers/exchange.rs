//! How values are written as arguments for a server, and how its results are read.
//!
//! Pictures go as PNG and recordings as WAV, in base64 or as a `data:` address. What comes back in Sightline's own form
//! keeps its place: boxes and pictures that lie on the one picture that was sent lie on the original of that.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use image::DynamicImage;
use rmcp::model::{CallToolResult, ContentBlock, ResourceContents};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value as Json, json};

use super::schema::{Face, Form, Gives};
use super::words::plain;
use crate::media::{Format, Limits, encode, from_base64, read_audio, read_image};
use crate::tool::{Args, ToolError};
use crate::value::{Audio, Digest, Image, Mask, Origin, Regions, Segments, Table, Value, ValueType};

/// Bytes of the words of a result.
const MOST_WORDS: usize = 1 << 20;
/// Items of a list, and pictures and recordings of a result.
const MOST_ITEMS: usize = 10_000;
const MOST_MEDIA: usize = 64;
/// Longest message of a server that is passed on, in characters.
const LONGEST_MESSAGE: usize = 1000;
/// Up to here every whole number has its own 64-bit float.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// The arguments as JSON under the server's own names. Encodes media: blocks.
///
/// # Errors
///
/// [`ToolError::Argument`] for a value that cannot be sent.
pub(super) fn written(faces: &[Face], args: &Args) -> Result<Map<String, Json>, ToolError> {
    let mut written = Map::new();
    for (name, value) in args.iter() {
        let Some(face) = faces.iter().find(|face| face.param.name == name) else { continue };
        let wrong = |why: String| ToolError::argument(name, why);
        written.insert(face.theirs.clone(), json_of(value, face.form).map_err(wrong)?);
    }
    Ok(written)
}

fn json_of(value: &Value, form: Form) -> Result<Json, String> {
    Ok(match value {
        Value::Text(text) if form.text => json!(text),
        Value::Text(text) => {
            let read: Json = serde_json::from_str(text).map_err(|error| format!("expected JSON in a text: {error}"))?;
            if !(read.is_object() || read.is_array()) {
                return Err(format!("expected an object or a list as JSON, got `{}`", plain(text, 80)));
            }
            read
        }
        Value::Number(number) if number.fract() == 0.0 && number.abs() <= EXACT => json!(*number as i64),
        Value::Number(number) if form.whole => return Err(format!("expected a whole number, got {number}")),
        Value::Number(number) if !number.is_finite() => return Err(format!("{number} cannot be sent")),
        Value::Number(number) => json!(number),
        Value::Bool(yes) => json!(yes),
        Value::Image(image) => medium("image/png", &png(image)?, form),
        Value::Mask(mask) => medium("image/png", &png(&mask.picture())?, form),
        Value::Audio(audio) => medium("audio/wav", &audio.wav(), form),
        Value::Video(_) => return Err("a film cannot be sent: send a frame of it or its sound".to_owned()),
        Value::Regions(_) | Value::Segments(_) | Value::Table(_) => {
            // Through text, so that numbers keep the digits they are written with.
            let text = serde_json::to_vec(value).map_err(|error| error.to_string())?;
            serde_json::from_slice(&text).map_err(|error| error.to_string())?
        }
        Value::List(items) => items.iter().map(|item| json_of(item, form)).collect::<Result<_, _>>()?,
    })
}

fn png(image: &Image) -> Result<Vec<u8>, String> {
    encode(image, Format::PNG).map_err(|error| error.to_string())
}

fn medium(mime: &str, bytes: &[u8], form: Form) -> Json {
    let content = STANDARD.encode(bytes);
    json!(if form.base64 { content } else { format!("data:{mime};base64,{content}") })
}

/// Where what was sent with a call lies.
#[derive(Default)]
pub(super) struct Sent {
    image: Option<Image>,
    audio: Option<Audio>,
}

impl Sent {
    /// The one picture and the one recording of some arguments; nothing where there are none or several.
    pub(super) fn of(args: &Args) -> Self {
        let only = |mut found: Vec<Value>| if found.len() == 1 { found.pop() } else { None };
        let of_kind = |is: fn(&Value) -> bool| only(args.values().filter(|value| is(value)).cloned().collect());
        let image = of_kind(|value| matches!(value, Value::Image(_)));
        let audio = of_kind(|value| matches!(value, Value::Audio(_)));
        Self {
            image: image.and_then(|value| if let Value::Image(image) = value { Some(image) } else { None }),
            audio: audio.and_then(|value| if let Value::Audio(audio) = value { Some(audio) } else { None }),
        }
    }

    /// The picture that was sent, if this is how its receiver knows it: as an original.
    fn image(&self, source: Digest) -> Option<&Image> {
        self.image.as_ref().filter(|image| Image::original(image.pixels().clone()).digest() == source)
    }

    /// The place of something that lies on the picture as it was sent.
    fn place(&self, there: Origin) -> Option<Origin> {
        let origin = self.image(there.source)?.origin();
        let along = |axis: usize| there.offset[axis].mul_add(origin.scale[axis], origin.offset[axis]);
        let scale = [0, 1].map(|axis| there.scale[axis] * origin.scale[axis]);
        Some(Origin { offset: [along(0), along(1)], scale, ..*origin })
    }

    fn regions(&self, mut regions: Regions) -> Regions {
        let Some(image) = self.image(regions.source) else { return regions };
        let origin = image.origin();
        for region in &mut regions.items {
            region.xyxy = origin.to_original(region.xyxy);
            for point in &mut region.keypoints {
                let [x, y, ..] = origin.to_original([point.xy[0], point.xy[1], point.xy[0], point.xy[1]]);
                point.xy = [x, y];
            }
        }
        Regions::on(image, regions.items)
    }

    fn segments(&self, mut segments: Segments) -> Segments {
        let Some(audio) = &self.audio else { return segments };
        let origin = audio.origin();
        segments.source = origin.source;
        for segment in &mut segments.items {
            segment.start_s += origin.offset_s;
            segment.end_s += origin.offset_s;
        }
        segments
    }

    fn table(&self, mut table: Table) -> Table {
        let Some(image) = self.image(table.source) else { return table };
        table.source = image.origin().source;
        for cell in table.rows.iter_mut().flatten() {
            cell.xyxy = cell.xyxy.map(|xyxy| image.origin().to_original(xyxy));
        }
        table
    }
}

/// The value of a result. Decodes media: blocks. `server` is for messages.
///
/// # Errors
///
/// [`ToolError::Failed`] with the server's words when it says that the tool failed, or when it gave something else than
/// its schema promises; [`ToolError::Limit`] when it gave too much.
pub(super) fn read(server: &str, result: CallToolResult, gives: &Gives, sent: &Sent) -> Result<Value, ToolError> {
    let CallToolResult { content, structured_content, is_error, .. } = result;
    let content = Content::of(server, content)?;
    if is_error == Some(true) {
        let words = plain(&content.words.join(" "), LONGEST_MESSAGE);
        let words = if words.is_empty() { "the tool failed".to_owned() } else { words };
        return Err(ToolError::failed(format!("server `{server}` says: {words}")));
    }
    let mut media = content.decoded(server)?;
    let promised = |why: String| ToolError::failed(format!("the server `{server}` was to give {}: {why}", gives.ty()));
    let structured = || structured_content.clone().ok_or_else(|| promised("there is no structured result".to_owned()));
    match gives {
        // One picture or recording, whatever words stand beside it; several as a list; else the words.
        Gives::Content => match media.len() {
            0 => content.text(server, structured_content.as_ref()).map(Value::Text),
            1 => Ok(media.remove(0)),
            _ => Ok(Value::List(media)),
        },
        Gives::Words => content.text(server, structured_content.as_ref()).map(Value::Text),
        Gives::Own(ty) => own(ty, structured()?, &mut media.into_iter(), sent).map_err(promised),
        Gives::Entry(name, ty) => {
            let whole = structured()?;
            let entry = name.as_ref().map_or(Some(&whole), |name| whole.get(name));
            typed(ty, entry.unwrap_or(&Json::Null)).map_err(promised)
        }
    }
}

/// The words of a result, and its pictures and recordings as they came.
#[derive(Default)]
struct Content {
    words: Vec<String>,
    media: Vec<Encoded>,
}

/// A medium in base64.
enum Encoded {
    Picture(String),
    Recording(String),
}

impl Content {
    fn of(server: &str, blocks: Vec<ContentBlock>) -> Result<Self, ToolError> {
        let mut content = Self::default();
        for block in blocks {
            match block {
                ContentBlock::Text(text) => content.words.push(text.text),
                ContentBlock::Image(image) => content.media.push(Encoded::Picture(image.data)),
                ContentBlock::Audio(audio) => content.media.push(Encoded::Recording(audio.data)),
                ContentBlock::Resource(resource) => match resource.resource {
                    ResourceContents::TextResourceContents { text, .. } => content.words.push(text),
                    ResourceContents::BlobResourceContents { mime_type, blob, uri, .. } => {
                        match mime_type.as_deref().and_then(|mime| mime.split('/').next()) {
                            Some("image") => content.media.push(Encoded::Picture(blob)),
                            Some("audio") => content.media.push(Encoded::Recording(blob)),
                            _ => content.words.push(uri),
                        }
                    }
                    _ => {}
                },
                ContentBlock::ResourceLink(link) => content.words.push(link.uri.clone()),
                // A kind of content that is newer than this program.
                _ => {}
            }
            let bytes: usize = content.words.iter().map(String::len).sum();
            if bytes > MOST_WORDS || content.media.len() > MOST_MEDIA {
                return Err(too_much(server));
            }
        }
        Ok(content)
    }

    /// The pictures and recordings; together they are held to the limits of one picture and one recording.
    fn decoded(&self, server: &str) -> Result<Vec<Value>, ToolError> {
        let mut left = Limits::default();
        let media = self.media.iter().map(|medium| match medium {
            Encoded::Picture(base64) => picture(server, base64, &mut left),
            Encoded::Recording(base64) => recording(server, base64, &mut left),
        });
        media.collect()
    }

    fn text(&self, server: &str, structured: Option<&Json>) -> Result<String, ToolError> {
        let text = match structured {
            Some(json) if self.words.is_empty() => json.to_string(),
            _ => self.words.join("\n"),
        };
        if text.len() > MOST_WORDS { Err(too_much(server)) } else { Ok(text) }
    }
}

fn too_much(server: &str) -> ToolError {
    let message = format!(
        "the server `{server}` gave more than {MOST_WORDS} bytes of words or {MOST_MEDIA} pictures and recordings"
    );
    ToolError::Limit { message }
}

fn bytes_of(server: &str, base64: &str) -> Result<Vec<u8>, ToolError> {
    from_base64(base64).map_err(|error| ToolError::failed(format!("the answer of the server `{server}`: {error}")))
}

/// A picture of no more pixels than are left, which become fewer by its own.
fn picture(server: &str, base64: &str, left: &mut Limits) -> Result<Value, ToolError> {
    let name = format!("the picture of the server {server}");
    let read = read_image(&name, &bytes_of(server, base64)?, left);
    let image = read.map_err(|error| ToolError::failed(error.to_string()))?;
    left.max_pixels -= u64::from(image.width()) * u64::from(image.height());
    Ok(Value::Image(image))
}

/// A recording of no more seconds than are left, which become fewer by its own.
fn recording(server: &str, base64: &str, left: &mut Limits) -> Result<Value, ToolError> {
    let name = format!("the recording of the server {server}");
    let read = read_audio(&name, &bytes_of(server, base64)?, left);
    let audio = read.map_err(|error| ToolError::failed(error.to_string()))?;
    left.max_seconds -= audio.seconds();
    Ok(Value::Audio(audio))
}

/// A plain value out of JSON.
fn typed(ty: &ValueType, json: &Json) -> Result<Value, String> {
    let found = match (ty, json) {
        (ValueType::Text, Json::String(text)) if text.len() <= MOST_WORDS => Some(Value::Text(text.clone())),
        (ValueType::Number, Json::Number(number)) => number.as_f64().map(Value::Number),
        (ValueType::Bool, Json::Bool(yes)) => Some(Value::Bool(*yes)),
        (ValueType::List(element), Json::Array(items)) if items.len() <= MOST_ITEMS => {
            return items.iter().map(|item| typed(element, item)).collect::<Result<_, _>>().map(Value::List);
        }
        _ => None,
    };
    found.ok_or_else(|| format!("got `{}`", plain(&json.to_string(), 80)))
}

/// A value in Sightline's own form; pictures and recordings come beside it, in their order.
fn own(ty: &ValueType, json: Json, media: &mut std::vec::IntoIter<Value>, sent: &Sent) -> Result<Value, String> {
    let Json::Object(mut object) = json else { return Err(format!("got `{}`", plain(&json.to_string(), 80))) };
    let value = object.remove("value").unwrap_or(Json::Null);
    let written = object.get("type").and_then(Json::as_str).unwrap_or_default();
    // A list of anything says item by item what each is.
    let named = match ty {
        ValueType::Any if written == "list" => Some(ValueType::List(Box::new(ValueType::Any))),
        ValueType::Any => written.parse().ok(),
        _ => None,
    };
    match named.as_ref().unwrap_or(ty) {
        ValueType::Regions => Ok(Value::Regions(sent.regions(checked(parsed(value)?)?))),
        ValueType::Segments => Ok(Value::Segments(sent.segments(parsed(value)?))),
        ValueType::Table => Ok(Value::Table(sent.table(parsed(value)?))),
        ValueType::Image => match media.next() {
            Some(Value::Image(image)) => {
                let place = placed(&value).and_then(|there| sent.place(there));
                Ok(Value::Image(match place {
                    Some(place) => Image::derived(image.pixels().clone(), place),
                    None => image,
                }))
            }
            _ => Err("the picture is not there: it may be too large to be sent".to_owned()),
        },
        ValueType::Mask => match media.next() {
            Some(Value::Image(image)) => {
                let levels = DynamicImage::ImageRgb8(image.pixels().clone()).into_luma8();
                let place = placed(&value).and_then(|there| sent.place(there)).unwrap_or(*image.origin());
                Ok(Value::Mask(Mask::new(levels, place)))
            }
            _ => Err("the mask is not there: it may be too large to be sent".to_owned()),
        },
        ValueType::Audio => match media.next() {
            Some(Value::Audio(audio)) => Ok(Value::Audio(audio)),
            _ => Err("the recording is not there: it may be too large to be sent".to_owned()),
        },
        ValueType::List(element) => match value {
            Json::Array(items) if items.len() <= MOST_ITEMS => {
                items.into_iter().map(|item| own(element, item, media, sent)).collect::<Result<_, _>>().map(Value::List)
            }
            other => Err(format!("got `{}`", plain(&other.to_string(), 80))),
        },
        // A number that is none, such as 1/0, is written as nothing.
        ValueType::Number if value.is_null() => Ok(Value::Number(f64::NAN)),
        plain => typed(plain, &value),
    }
}

fn parsed<T: DeserializeOwned>(json: Json) -> Result<T, String> {
    serde_json::from_value(json).map_err(|error| plain(&error.to_string(), 200))
}

/// Boxes with corners in their order.
fn checked(regions: Regions) -> Result<Regions, String> {
    let is_box = |[x1, y1, x2, y2]: [f32; 4]| [x1, y1, x2, y2].iter().all(|v| v.is_finite()) && x1 <= x2 && y1 <= y2;
    match regions.items.iter().find(|region| !is_box(region.xyxy)) {
        Some(odd) => Err(format!("{:?} is no box", odd.xyxy)),
        None => Ok(regions),
    }
}

/// The place that a picture or mask says it has.
fn placed(value: &Json) -> Option<Origin> {
    Origin::deserialize(value.get("origin")?).ok()
}

#[cfg(test)]
mod tests {
    use image::RgbImage;

    use super::*;
    use crate::value::{Area, Region, Segment};

    /// A part of a picture: 40 x 30 pixels from (10, 20) of 100 x 80.
    fn part() -> Image {
        let whole = Image::original(RgbImage::from_fn(100, 80, |x, y| image::Rgb([x as u8, y as u8, 7])));
        whole.part(Area { x: 10, y: 20, width: 40, height: 30 })
    }

    /// The part as the server knows it.
    fn there() -> Image {
        Image::original(part().pixels().clone())
    }

    fn result(content: Vec<ContentBlock>, structured: Option<Json>) -> CallToolResult {
        let mut result = CallToolResult::success(content);
        result.structured_content = structured;
        result
    }

    fn own_form(value: &Value) -> Json {
        serde_json::from_slice(&serde_json::to_vec(value).unwrap()).unwrap()
    }

    #[test]
    fn boxes_on_a_part_lie_on_the_original_again() {
        let sent = Sent::of(&Args::default().with("image", Value::Image(part())));
        let found = Region { xyxy: [1.0, 2.0, 5.0, 6.0], ..Region::default() };
        let regions = Regions::on(&there(), vec![found.clone()]);
        let gives = Gives::Own(ValueType::Regions);
        let read_back = |regions: &Regions| {
            let structured = own_form(&Value::Regions(regions.clone()));
            match read("s", result(Vec::new(), Some(structured)), &gives, &sent) {
                Ok(Value::Regions(regions)) => regions,
                other => panic!("{other:?}"),
            }
        };
        let back = read_back(&regions);
        assert_eq!(back.items[0].xyxy, [11.0, 22.0, 15.0, 26.0]);
        assert_eq!((back.source, back.size), (part().origin().source, [100, 80]));
        // Those of some other picture are left where they are.
        let other = Regions { source: Digest::of(&[b"other"]), ..regions };
        assert_eq!(read_back(&other), other);
        let odd = Regions { items: vec![Region { xyxy: [5.0, 2.0, 1.0, 6.0], ..found }], ..other };
        let structured = own_form(&Value::Regions(odd));
        let error = read("s", result(Vec::new(), Some(structured)), &gives, &sent).unwrap_err().to_string();
        assert!(error.contains("is no box"), "{error}");
    }

    #[test]
    fn what_a_server_gives_is_bounded() {
        let words = |gives: &Gives| {
            let result = result(Vec::new(), Some(Json::String("x".repeat(MOST_WORDS))));
            read("s", result, gives, &Sent::of(&Args::default())).unwrap_err()
        };
        for gives in [Gives::Content, Gives::Words] {
            assert!(matches!(words(&gives), ToolError::Limit { .. }));
        }
        // Several pictures share the pixels of one.
        let mut left = Limits { max_pixels: 1500, ..Limits::default() };
        let base64 = STANDARD.encode(png(&part()).unwrap());
        assert!(picture("s", &base64, &mut left).is_ok());
        assert!(picture("s", &base64, &mut left).unwrap_err().to_string().contains("pixels"));
        // What came with a failure is not decoded.
        let mut failed = result(vec![ContentBlock::text("no"), ContentBlock::image("!", "image/png")], None);
        failed.is_error = Some(true);
        let error = read("s", failed, &Gives::Content, &Sent::of(&Args::default())).unwrap_err().to_string();
        assert!(error.contains("server `s` says: no"), "{error}");
    }

    #[test]
    fn a_part_of_a_part_knows_its_place() {
        let sent = Sent::of(&Args::default().with("image", Value::Image(part())));
        let smaller = there().part(Area { x: 3, y: 4, width: 8, height: 8 });
        let content = vec![ContentBlock::image(STANDARD.encode(png(&smaller).unwrap()), "image/png")];
        let structured = own_form(&Value::Image(smaller));
        let came = read("s", result(content, Some(structured.clone())), &Gives::Own(ValueType::Image), &sent).unwrap();
        let Value::Image(image) = came else { panic!("{came:?}") };
        assert_eq!((image.origin().offset, image.origin().source), ([13.0, 24.0], part().origin().source));
        let error = read("s", result(Vec::new(), Some(structured)), &Gives::Own(ValueType::Image), &sent).unwrap_err();
        assert!(error.to_string().contains("the picture is not there"), "{error}");
    }

    #[test]
    fn spans_of_a_part_have_the_times_of_the_whole() {
        let whole = Audio::new(vec![0.0; 32_000]);
        let sent = Sent::of(&Args::default().with("audio", Value::Audio(whole.part(16_000..32_000))));
        let heard = Segment { start_s: 0.25, end_s: 0.5, ..Segment::default() };
        let structured = own_form(&Value::Segments(Segments { source: Digest::default(), items: vec![heard] }));
        let came = read("s", result(Vec::new(), Some(structured)), &Gives::Own(ValueType::Segments), &sent).unwrap();
        let Value::Segments(segments) = came else { panic!("{came:?}") };
        assert_eq!((segments.items[0].start_s, segments.source), (1.25, whole.digest()));
    }

    #[test]
    fn what_a_server_says_is_bounded() {
        let says = |words: String| vec![ContentBlock::text(words)];
        let failed = CallToolResult::error(says(format!("no\n\u{1b}[2J{}", "x".repeat(5000))));
        let error = read("s", failed, &Gives::Content, &Sent::default()).unwrap_err().to_string();
        assert!(error.starts_with("server `s` says: no [2J") && error.chars().count() < 1100, "{error}");
        let much = result(says("x".repeat(MOST_WORDS + 1)), None);
        let error = read("s", much, &Gives::Content, &Sent::default()).unwrap_err();
        assert!(matches!(error, ToolError::Limit { .. }), "{error}");
        let broken = result(vec![ContentBlock::image("no base64!", "image/png")], None);
        let error = read("s", broken, &Gives::Content, &Sent::default()).unwrap_err().to_string();
        assert!(error.contains("not base64"), "{error}");
    }

    #[test]
    fn arguments_are_written_in_the_form_of_their_parameter() {
        let plain_text = Form { text: true, ..Form::default() };
        let json = |value: &Value, form: Form| json_of(value, form);
        let text = |words: &str| Value::Text(words.to_owned());
        assert_eq!(json(&text("{}"), plain_text), Ok(json!("{}")));
        assert_eq!(json(&text("{\"a\": [1]}"), Form::default()), Ok(json!({ "a": [1] })));
        assert!(json(&text("3"), Form::default()).is_err() && json(&text("{"), Form::default()).is_err());
        assert_eq!(json(&Value::Number(3.0), plain_text).unwrap().to_string(), "3");
        assert_eq!(json(&Value::Number(0.5), plain_text).unwrap().to_string(), "0.5");
        assert!(json(&Value::Number(0.5), Form { whole: true, ..plain_text }).is_err());
        assert!(json(&Value::Number(f64::NAN), plain_text).is_err());
        let picture = Value::Image(part());
        assert!(json(&picture, plain_text).unwrap().as_str().unwrap().starts_with("data:image/png;base64,iVBOR"));
        let bare = json(&picture, Form { base64: true, ..Form::default() }).unwrap();
        assert!(bare.as_str().unwrap().starts_with("iVBOR"));
    }
}
