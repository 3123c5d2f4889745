//! A run as a page for browsers: the question, its pictures with the boxes that were found, the plan as a graph, each
//! observation with its picture, and what a second look said.
//!
//! One script (`page/draw.js`) draws every run, whether it is written to a file or still under way on the page of the
//! server. It is given the trace as JSON and makes text nodes of all that was read in pictures or written by models;
//! nothing of it is ever markup.

use std::sync::LazyLock;

use anyhow::Result;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use indexmap::IndexMap;
use minijinja::Environment;
use serde_json::{Map, Value as Json, json};
use sha2::{Digest as _, Sha256};

use crate::media::{Format, encode};
use crate::value::{Digest, Image, Value};

/// The page's name tells the template engine to escape.
const NAME: &str = "page.html";
/// Longer side of the pictures on a page, in pixels.
const SIDE: u32 = 960;

/// The style that all pages share.
pub static STYLE: LazyLock<String> = LazyLock::new(|| plain(include_str!("page/style.css")));
/// The script that draws a run.
pub static DRAWING: LazyLock<String> = LazyLock::new(|| plain(include_str!("page/draw.js")));
/// The script of a page that holds one run.
static RECORDED: LazyLock<String> =
    LazyLock::new(|| format!("{}{}", *DRAWING, plain(include_str!("page/recorded.js"))));

/// A run as a page that needs no other file. Pictures that are not among `media` are left out.
///
/// # Errors
///
/// When a picture cannot be encoded.
pub fn page<'a>(
    trace: &Json,
    inputs: &'a IndexMap<String, Value>,
    media: impl IntoIterator<Item = &'a Value>,
) -> Result<String> {
    let mut pictures = Map::new();
    for image in inputs.values().chain(media).flat_map(images) {
        let digest = image.digest().to_string();
        if !pictures.contains_key(&digest) {
            let address = format!("data:image/jpeg;base64,{}", STANDARD.encode(small(image)?));
            pictures.insert(digest, json!(address));
        }
    }
    let mut run = view(trace, inputs);
    run["pictures"] = Json::Object(pictures);
    let policy =
        format!("default-src 'none'; img-src data:; style-src {}; script-src {}", hash(&STYLE), hash(&RECORDED));
    let values = json!({
        "title": trace["question"], "policy": policy, "style": *STYLE, "script": *RECORDED, "run": run,
    });
    let mut environment = Environment::new();
    environment.add_template(NAME, include_str!("page/page.html"))?;
    Ok(environment.get_template(NAME)?.render(minijinja::Value::from(minijinja::value::Serde(values)))?)
}

/// What the drawing is told of a run: the trace as it is written to files, without what was said to models, and what is
/// known of the inputs that are at hand.
pub fn view(trace: &Json, inputs: &IndexMap<String, Value>) -> Json {
    let mut trace = trace.clone();
    for round in trace.pointer_mut("/rounds").and_then(Json::as_array_mut).into_iter().flatten() {
        forget(Some(round), "turns");
        forget(round.get_mut("decision"), "turn");
    }
    forget(trace.pointer_mut("/answer/wording"), "turn");
    let about = |(name, value): (&String, &Value)| {
        let size = if let Value::Image(image) = value { Some([image.width(), image.height()]) } else { None };
        (name.clone(), json!({ "about": value.to_string(), "size": size }))
    };
    json!({ "trace": trace, "inputs": inputs.iter().map(about).collect::<Map<_, _>>() })
}

fn forget(json: Option<&mut Json>, key: &str) {
    if let Some(object) = json.and_then(Json::as_object_mut) {
        object.remove(key);
    }
}

/// Digests of the pictures that the calls of a written trace gave.
pub fn made(trace: &Json) -> Vec<Digest> {
    fn walk(value: &Json, found: &mut Vec<Digest>) {
        match value["type"].as_str() {
            Some("image") => found.extend(serde_json::from_value::<Digest>(value["value"]["digest"].clone()).ok()),
            Some("list") => list(&value["value"]).iter().for_each(|item| walk(item, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    for seen in list(&trace["rounds"]).iter().flat_map(|round| list(&round["observations"])) {
        walk(&seen["outcome"]["value"], &mut found);
    }
    found
}

/// A picture scaled down to a page, as JPEG.
///
/// # Errors
///
/// When it cannot be encoded.
pub fn small(image: &Image) -> Result<Vec<u8>> {
    let longest = image.width().max(image.height()).max(1);
    let scale = f64::from(SIDE.min(longest)) / f64::from(longest);
    let side = |full: u32| ((f64::from(full) * scale).round() as u32).max(1);
    let small = image::imageops::thumbnail(image.pixels(), side(image.width()), side(image.height()));
    Ok(encode(&Image::original(small), Format::JPEG)?)
}

/// The source of a content security policy that lets this style or script in, and no other.
pub fn hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

/// With line ends as browsers hash them, however the file was checked out.
pub fn plain(text: &str) -> String {
    text.replace("\r\n", "\n")
}

fn images(value: &Value) -> Vec<&Image> {
    match value {
        Value::Image(image) => vec![image],
        Value::List(items) => items.iter().flat_map(images).collect(),
        _ => Vec::new(),
    }
}

fn list(value: &Json) -> &[Json] {
    value.as_array().map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn trace() -> Json {
        json!({
            "question": "What does <b>it</b> say?", "planner": "p", "elapsed_s": 1.0,
            "inputs": { "image": { "type": "image", "path": "a.png" } },
            "rounds": [{
                "turns": [{ "request": "secret" }],
                "errors": [], "plan": { "thought": "read it", "calls": [
                    { "id": "a\" onmouseover=\"x", "tool": "ocr", "args": { "image": { "ref": "image" } } }
                ], "answer": "It says {b}." },
                "observations": [{ "call": "b", "outcome": { "status": "done", "value": { "type": "list", "value": [
                    { "type": "image", "value": { "digest": Digest::of(&[b"a"]) } }] } },
                    "reads": "</script><script>alert(1)</script><!--", "started_s": 0.5, "elapsed_s": 0.5 }]
            }],
            "answer": { "text": "</script><script>alert(1)</script>", "answered": true, "evidence": [] }
        })
    }

    #[test]
    fn nothing_that_was_read_is_a_part_of_the_page() {
        let image = Value::Image(Image::original(image::RgbImage::new(20, 20)));
        let page = page(&trace(), &IndexMap::from([("image".to_owned(), image.clone())]), [&image]).unwrap();
        assert_eq!((page.matches("<script").count(), page.matches("</script").count()), (2, 2), "{page}");
        assert!(page.contains("<title>What does &lt;b&gt;it&lt;&#x2f;b&gt; say?</title>"), "{page}");
        assert!(!page.contains("<!--") && !page.contains("alert(1)</"));
        assert_eq!(page.matches("data:image/jpeg;base64,").count(), 1);
        assert!(!page.contains("secret"));
        for outside in ["http://", "https://", "src=\"/", "url(", "@import"] {
            let own = page.replace("http-equiv", "").replace("http://www.w3.org/2000/svg", "");
            assert!(!own.contains(outside), "{outside}");
        }
    }

    #[test]
    fn no_other_script_or_style_runs() {
        let page = page(&trace(), &IndexMap::new(), []).unwrap();
        let between = |from: &str, to: &str| page.split_once(from).unwrap().1.split_once(to).unwrap().0;
        assert!(
            page.contains(&format!(
                "style-src {}; script-src {}",
                hash(between("<style>", "</style>")),
                hash(between("<script>", "</script>"))
            )),
            "{page}"
        );
    }

    #[test]
    fn what_was_said_to_models_is_left_out_and_nothing_put_in() {
        let seen = view(&trace(), &IndexMap::new());
        assert_eq!(seen["trace"]["rounds"][0].get("turns"), None);
        assert_eq!(seen["trace"]["answer"], trace()["answer"]);
        assert_eq!(view(&json!({ "question": "?" }), &IndexMap::new())["trace"], json!({ "question": "?" }));
    }

    #[test]
    fn pictures_that_calls_gave_are_known_by_their_digests() {
        assert_eq!(made(&trace()), [Digest::of(&[b"a"])]);
    }
}
