//! A trace as one page that needs nothing else: question, answer, evidence on the pictures, the plan as a graph, each
//! observation with its picture, and what a second look said. Everything that was read in pictures or written by models
//! is escaped.

use std::collections::HashMap;

use anyhow::Result;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use indexmap::IndexMap;
use minijinja::Environment;
use minijinja::value::Serde;
use serde_json::{Value as Json, json};

use super::render::{shorten, str_of};
use crate::media::{Format, encode};
use crate::plan::{Answer, Arg, Plan};
use crate::trace::{Observation, Round};
use crate::value::{Image, Value, clock};

/// The page's name tells the template engine to escape.
const NAME: &str = "page.html";
/// Longer side of the pictures on the page, in pixels.
const SIDE: u32 = 960;
/// Width and height of a node of the graph, and the room between two, in pixels.
const NODE: [usize; 2] = [190, 44];
const GAP: [usize; 2] = [36, 18];

/// The media of a run, as far as they are at hand: the inputs, and what the calls of each round gave.
#[derive(Default)]
pub(super) struct Media {
    pub(super) inputs: IndexMap<String, Value>,
    pub(super) rounds: Vec<HashMap<String, Value>>,
}

impl Media {
    /// All media of a run that has just ended.
    pub(super) fn of(inputs: &IndexMap<String, Value>, rounds: &[Round]) -> Self {
        Self { inputs: inputs.clone(), rounds: rounds.iter().map(|round| values(&round.observations)).collect() }
    }
}

/// What calls gave, by their names.
pub(super) fn values(observations: &[Observation]) -> HashMap<String, Value> {
    observations.iter().filter_map(|it| Some((it.call.clone(), it.value()?.clone()))).collect()
}

/// The page of a trace as it is written to files.
///
/// # Errors
///
/// When a picture cannot be encoded.
pub(super) fn page(trace: &Json, media: &Media) -> Result<String> {
    let mut environment = Environment::new();
    environment.add_template(NAME, include_str!("page/page.html"))?;
    let answer = &trace["answer"];
    let words = |list: &Json| list.as_array().into_iter().flatten().map(str_of).collect::<Vec<_>>().join(", ");
    let evidence = evidence(trace);
    let rounds = list(&trace["rounds"]).iter().enumerate().map(|(i, round)| self::round(i, round, media));
    let missing = list_len(&trace["inputs"]) > media.inputs.len();
    let values = json!({
        "question": trace["question"],
        "answer": answer["text"],
        "answered": answer["answered"] == true,
        "unsupported": words(&answer["unsupported"]),
        "refused": words(&answer["wording"]["unsupported"]),
        "planner": trace["planner"],
        "elapsed": format!("{:.2}", trace["elapsed_s"].as_f64().unwrap_or(0.0)),
        "note": if missing { "the inputs are not where the trace names them, or have changed: their pictures are left out" } else { "" },
        "media": inputs(trace, media, &answer["evidence"])?,
        "evidence": evidence,
        "claims": trace["verification"]["claims"],
        "mattered": trace["verification"]["mattered"],
        "rounds": rounds.collect::<Result<Vec<_>>>()?,
        "glance": glance(&trace["glance"]),
    });
    Ok(environment.get_template(NAME)?.render(minijinja::Value::from(Serde(values)))?)
}

fn glance(glance: &Json) -> String {
    let words = |key: &str| list(&glance[key]).iter().map(str_of).collect::<Vec<_>>().join(", ");
    match (words("lines"), words("labels")) {
        (lines, labels) if lines.is_empty() && labels.is_empty() => String::new(),
        (lines, labels) => format!("written: {lines}; seen: {labels}"),
    }
}

/// The inputs with the boxes of the evidence that lies on them.
fn inputs(trace: &Json, media: &Media, evidence: &Json) -> Result<Vec<Json>> {
    let mut shown = Vec::new();
    for (name, input) in trace["inputs"].as_object().into_iter().flatten() {
        let value = media.inputs.get(name);
        let about = format!("{} {}", str_of(&input["path"]), value.map_or(String::new(), |it| format!("({it})")));
        let Some(Value::Image(image)) = value else {
            shown.push(json!({ "name": name, "about": about }));
            continue;
        };
        let boxes = list(evidence).iter().enumerate().filter(|(_, it)| it["input"] == *name).filter_map(|(n, it)| {
            let side = |i: usize| it["box"][i].as_f64();
            let (left, top, right, bottom) = (side(0)?, side(1)?, side(2)?, side(3)?);
            let call = link(it, trace);
            let text = &it["text"];
            Some(json!({ "n": n, "call": call, "x": left, "y": top, "w": right - left, "h": bottom - top, "text": text }))
        });
        let boxes: Vec<Json> = boxes.collect();
        let (src, size) = picture(image)?;
        let full = [image.width(), image.height()];
        shown.push(json!({ "name": name, "about": about, "src": src, "shown": size, "size": full, "boxes": boxes }));
    }
    Ok(shown)
}

/// The name by which the call of a piece of evidence is linked: evidence comes from the last round.
fn link(evidence: &Json, trace: &Json) -> String {
    let last = list(&trace["rounds"]).len().saturating_sub(1);
    call_link(last, str_of(&evidence["call"]))
}

/// Names of calls may hold anything, so they are linked by their bytes.
fn call_link(round: usize, call: &str) -> String {
    let bytes: String = call.bytes().map(|byte| format!("{byte:02x}")).collect();
    format!("c{round}-{bytes}")
}

fn evidence(trace: &Json) -> Vec<Json> {
    let show = |(n, item): (usize, &Json)| {
        let number = |value: &Json| value.as_f64().unwrap_or(0.0);
        let place = match (item["box"].as_array(), item["time"].as_array()) {
            (Some(sides), time) => {
                let at = time.and_then(|t| t.first()).map_or(String::new(), |at| format!("{} ", clock(number(at))));
                let sides: Vec<String> = sides.iter().map(|side| format!("{:.0}", number(side))).collect();
                format!("{at}{}", sides.join(", "))
            }
            (None, Some(time)) => time.iter().map(|at| clock(number(at))).collect::<Vec<_>>().join(" to "),
            _ => String::new(),
        };
        let score = item["score"].as_f64().map_or(String::new(), |score| format!("{score:.2}"));
        json!({ "n": n, "input": item["input"], "place": place, "text": item["text"], "score": score,
                "call": item["call"], "link": link(item, trace) })
    };
    list(&trace["answer"]["evidence"]).iter().enumerate().map(show).collect()
}

fn round(number: usize, round: &Json, media: &Media) -> Result<Json> {
    let plan: Option<Plan> = serde_json::from_value(round["plan"].clone()).ok();
    let plan = plan.unwrap_or(Plan { thought: None, calls: Vec::new(), answer: Answer::Template(String::new()) });
    let observations = list(&round["observations"]);
    let end = |it: &Json| it["started_s"].as_f64().unwrap_or(0.0) + it["elapsed_s"].as_f64().unwrap_or(0.0);
    let whole = observations.iter().map(end).fold(0.001, f64::max);
    let values = media.rounds.get(number);
    let mut calls = Vec::new();
    for call in &plan.calls {
        let seen = observations.iter().find(|it| it["call"] == call.id.as_str()).unwrap_or(&Json::Null);
        let (started, took) = (end(seen) - seen["elapsed_s"].as_f64().unwrap_or(0.0), seen["elapsed_s"].as_f64());
        let time = if seen["cached"] == true { "cached".to_owned() } else { format!("{:.2} s", took.unwrap_or(0.0)) };
        let mut pictures = Vec::new();
        for image in values.and_then(|values| values.get(&call.id)).map_or(Vec::new(), images) {
            pictures.push(picture(image)?.0);
        }
        calls.push(json!({
            "id": call.id,
            "link": call_link(number, &call.id),
            "text": call.to_string(),
            "thought": call.thought,
            "status": seen["outcome"]["status"],
            "reads": shorten_lines(str_of(&seen["reads"])),
            "time": time,
            "left": started / whole * 100.0,
            "share": took.unwrap_or(0.0) / whole * 100.0,
            "pictures": pictures,
        }));
    }
    let (nodes, edges, width, height) = graph(number, &plan, observations);
    let decision = &round["decision"];
    let decision = if decision.is_object() {
        format!("{}; {}", str_of(&decision["verdict"]).replace('_', " "), str_of(&decision["why"]))
    } else {
        String::new()
    };
    let answer = if round["plan"].is_object() { plan.answer.to_string() } else { "no plan".to_owned() };
    Ok(json!({
        "errors": round["errors"], "thought": plan.thought, "calls": calls, "answer": answer, "decision": decision,
        "nodes": nodes, "edges": edges, "width": width, "height": height,
    }))
}

/// The plan as a graph from left to right: nodes in columns by how many calls must come before, edges as curves.
fn graph(number: usize, plan: &Plan, observations: &[Json]) -> (Vec<Json>, Vec<String>, usize, usize) {
    let mut places: HashMap<&str, [usize; 2]> = HashMap::new();
    let mut rows: Vec<usize> = Vec::new();
    let (mut nodes, mut edges) = (Vec::new(), Vec::new());
    let corner = |[column, row]: [usize; 2]| [12 + column * (NODE[0] + GAP[0]), 12 + row * (NODE[1] + GAP[1])];
    let curve = |from: [usize; 2], to: [usize; 2]| {
        let ([x1, y1], [x2, y2]) = (corner(from), corner(to));
        let (x1, y1, y2) = (x1 + NODE[0], y1 + NODE[1] / 2, y2 + NODE[1] / 2);
        let bend = (x2.saturating_sub(x1)) / 2;
        format!("M{x1} {y1} C{} {y1} {} {y2} {x2} {y2}", x1 + bend, x2.saturating_sub(bend))
    };
    let answered = plan.answer.references();
    let calls = plan.calls.iter().map(|call| {
        let from = call.args.values().filter_map(|arg| match arg {
            Arg::Ref(reference) => Some(reference.id.clone()),
            Arg::Literal(_) => None,
        });
        (call.id.as_str(), format!("{} = {}", call.id, call.tool), from.collect::<Vec<_>>())
    });
    let answer = ("", "answer".to_owned(), answered);
    for (id, title, from) in calls.chain(std::iter::once(answer)) {
        let before: Vec<[usize; 2]> = from.iter().filter_map(|id| places.get(id.as_str()).copied()).collect();
        let column = before.iter().map(|[column, _]| column + 1).max().unwrap_or(0);
        rows.resize(rows.len().max(column + 1), 0);
        let place = [column, rows[column]];
        rows[column] += 1;
        edges.extend(before.iter().map(|from| curve(*from, place)));
        let seen = observations.iter().find(|it| it["call"] == id && !id.is_empty()).unwrap_or(&Json::Null);
        let [x, y] = corner(place);
        nodes.push(json!({
            "link": if id.is_empty() { String::new() } else { call_link(number, id) },
            "title": shorten(&title, 24), "short": shorten(str_of(&seen["reads"]), 26),
            "status": seen["outcome"]["status"].as_str().unwrap_or("done"),
            "x": x, "y": y, "w": NODE[0], "h": NODE[1],
        }));
        if !id.is_empty() {
            places.insert(id, place);
        }
    }
    let size = corner([rows.len(), rows.iter().copied().max().unwrap_or(0)]);
    (nodes, edges, size[0], size[1])
}

fn images(value: &Value) -> Vec<&Image> {
    match value {
        Value::Image(image) => vec![image],
        Value::List(items) => items.iter().flat_map(images).collect(),
        _ => Vec::new(),
    }
}

/// A picture as an address that holds it, scaled down to the page, and its size there.
fn picture(image: &Image) -> Result<(String, [u32; 2])> {
    let longest = image.width().max(image.height()).max(1);
    let scale = f64::from(SIDE.min(longest)) / f64::from(longest);
    let side = |full: u32| ((f64::from(full) * scale).round() as u32).max(1);
    let size = [side(image.width()), side(image.height())];
    let small = image::imageops::thumbnail(image.pixels(), size[0], size[1]);
    let bytes = encode(&Image::original(small), Format::JPEG)?;
    Ok((format!("data:image/jpeg;base64,{}", STANDARD.encode(bytes)), size))
}

/// The first lines of a long text.
fn shorten_lines(text: &str) -> String {
    const MOST: usize = 12;
    let lines: Vec<String> = text.lines().take(MOST).map(|line| shorten(line, 160)).collect();
    let more = if text.lines().count() > MOST { "\n…" } else { "" };
    lines.join("\n") + more
}

fn list(value: &Json) -> &[Json] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn list_len(value: &Json) -> usize {
    value.as_object().map_or(0, serde_json::Map::len)
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
                "errors": [], "plan": { "thought": "read it", "calls": [
                    { "id": "a\" onmouseover=\"x", "tool": "ocr", "args": { "image": { "ref": "image" } } },
                    { "id": "b", "tool": "text_of", "args": { "items": { "ref": "a\" onmouseover=\"x" } } }
                ], "answer": "It says {b}." },
                "observations": [{ "call": "b", "outcome": { "status": "done" }, "reads": "<script>alert(1)</script>",
                                   "started_s": 0.5, "elapsed_s": 0.5, "cached": false }]
            }],
            "answer": { "text": "<script>alert(1)</script>", "answered": true, "evidence": [
                { "kind": "box", "input": "image", "box": [1, 2, 11, 12], "text": "x", "call": "b" }
            ] }
        })
    }

    #[test]
    fn nothing_that_was_read_is_a_part_of_the_page() {
        let image = Value::Image(Image::original(image::RgbImage::new(20, 20)));
        let media = Media { inputs: IndexMap::from([("image".to_owned(), image)]), rounds: Vec::new() };
        let page = page(&trace(), &media).unwrap();
        assert_eq!(page.matches("<script>").count(), 1, "{page}");
        assert!(page.contains("&lt;script&gt;") && !page.contains("<b>it</b>") && !page.contains("onmouseover=\"x"));
        assert!(
            page.contains("data:image/jpeg;base64,") && page.contains("<rect tabindex=\"0\" data-link=\"e0 c0-62\"")
        );
        for outside in ["http://", "https://", "src=\"/", "url("] {
            assert!(!page.replace("http-equiv", "").contains(outside), "{outside}");
        }
    }

    #[test]
    fn a_page_without_its_inputs_says_so() {
        assert!(page(&trace(), &Media::default()).unwrap().contains("their pictures are left out"));
    }

    #[test]
    fn calls_stand_right_of_what_they_take() {
        let plan: Plan =
            "a = ocr(image=$image)\nb = text_of(items=$a)\nc = count(items=$a)\nanswer \"{b} {c}\"".parse().unwrap();
        let (nodes, edges, ..) = graph(0, &plan, &[]);
        let x: Vec<u64> = nodes.iter().map(|node| node["x"].as_u64().unwrap()).collect();
        assert!(x[0] < x[1] && x[1] == x[2] && x[2] < x[3], "{x:?}");
        assert_eq!(edges.len(), 4);
    }
}
