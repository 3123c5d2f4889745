//! `detector.yolo`: detectors of the YOLO kind. A picture goes in; out comes one tensor of boxes with scores, in one
//! of the three layouts that exporters write (Ultralytics documents them for YOLOv5, v8 and v10).

use std::sync::Arc;

use serde::Deserialize;

use super::input::Input;
use super::labels::{self, Labels};
use super::{Face, Looker, Member, fitted, param, picture_params, run_one, settings, share};
use crate::experts::detect::{Candidate, regions, suppress};
use crate::experts::frame::Fit;
use crate::experts::{Runtime, Supplies, Tensor, ensure_running};
use crate::tool::{Args, Context, Tool, ToolError, ToolSpec};
use crate::value::{Value, ValueType};

/// Fewer than this and every cell of the model's grids is a box.
const LEAST_SCORE: f32 = 0.01;

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Settings {
    model: String,
    #[serde(default = "super::model_file")]
    file: String,
    input: Input,
    #[serde(default)]
    output: Output,
    labels: Labels,
    #[serde(default = "quarter")]
    min_score: f32,
    #[serde(default = "iou")]
    iou: f32,
    #[serde(default = "hundred")]
    limit: usize,
}

/// How the boxes stand in the output.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Output {
    #[serde(default)]
    layout: Layout,
    /// Whether the score that something is there stands before the scores of the classes, to be multiplied with them.
    #[serde(default)]
    objectness: bool,
    /// Left out, `cxcywh`, but `xyxy` for finished boxes.
    boxes: Option<Boxes>,
    /// Whether coordinates are shares of the input's sides, 0 to 1, instead of its pixels.
    #[serde(default)]
    normalised: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Layout {
    /// `[1, 4 (+ 1) + classes, n]`: a column for each box, as YOLOv8.
    #[default]
    Columns,
    /// `[1, n, 4 (+ 1) + classes]`: a row for each box, as YOLOv5.
    Rows,
    /// `[1, n, 6]`: box, score, class; nothing is left to suppress, as YOLOv10.
    Finished,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Boxes {
    /// Centre, width, height.
    Cxcywh,
    /// Left, top, right, bottom.
    Xyxy,
}

/// The tool of a manifest.
pub(super) fn detector(spec: ToolSpec, supplies: &Supplies) -> Result<Arc<dyn Tool>, String> {
    let settings: Settings = settings(&spec)?;
    let frame = settings.input.frame(Fit::Letterbox)?;
    if settings.output.layout == Layout::Finished && settings.output.objectness {
        return Err("output.objectness: finished boxes have one score".to_owned());
    }
    let mut params = picture_params();
    params.push(param("labels", ValueType::List(Box::new(ValueType::Text)), "what to look for; all when left out"));
    params.push(param("min_score", ValueType::Number, "how certain a box must be, 0 to 1"));
    settings.labels.show(&mut params);
    let spec = fitted(spec, Face { params, output: ValueType::Regions, model: &settings.model })?;
    Ok(Member::tool(spec, Looker { settings, frame }, supplies, detect))
}

fn detect(ready: &Looker<Settings>, runtime: &Runtime, args: &Args, context: &Context) -> Result<Value, ToolError> {
    let Looker { settings, frame } = ready;
    let image = args.view()?;
    let names = settings.labels.names(runtime, &settings.model)?;
    let wanted = labels::wanted(args, &names)?;
    let min_score = share(args, "min_score", settings.min_score)?.max(LEAST_SCORE);
    let mut session = runtime.session(&settings.model, &settings.file)?;
    ensure_running(&context.cancel)?;
    let mut framed = frame.prepare(image.pixels())?;
    let input = Tensor::from_f32(&framed.shape, std::mem::take(&mut framed.tensor))?;
    let output = run_one(&mut session, &input)?;
    drop(session);
    ensure_running(&context.cancel)?;
    let is_wanted = |class: usize| wanted.as_ref().is_none_or(|wanted| wanted.contains(&class));
    let size = frame.size.map(|side| side as f32);
    let mut found = decode(&settings.output, &output.shape(), output.f32s()?, names.len(), size)?;
    found.retain(|found| found.score >= min_score && is_wanted(found.class));
    // Finished boxes overlap only where the model means it.
    let iou = if settings.output.layout == Layout::Finished { 1.0 } else { settings.iou };
    let mut kept = suppress(found, iou, settings.limit);
    kept.iter_mut().for_each(|found| found.xyxy = framed.to_picture(found.xyxy));
    let name = |class: usize| names.get(class).cloned().unwrap_or_else(|| format!("class {class}"));
    Ok(Value::Regions(regions(&kept, name, &image)))
}

/// The boxes of an output in pixels of the frame, each with its best class. Boxes that are no numbers fall away.
fn decode(
    output: &Output,
    shape: &[usize],
    data: &[f32],
    classes: usize,
    size: [f32; 2],
) -> Result<Vec<Candidate>, ToolError> {
    let before = 4 + usize::from(output.objectness);
    let width = if output.layout == Layout::Finished { 6 } else { before + classes };
    let wrong = |expected: &str| {
        ToolError::failed(format!(
            "the detector's output is {shape:?}: expected {expected} for this layout with {classes} labels"
        ))
    };
    // The axis of the batch may be missing.
    let (count, step, stride) = match (output.layout, shape) {
        (Layout::Columns, [1, rows, count] | [rows, count]) if *rows == width => (*count, 1, *count),
        (Layout::Rows | Layout::Finished, [1, count, rows] | [count, rows]) if *rows == width => (*count, width, 1),
        (Layout::Columns, _) => return Err(wrong(&format!("[1, {width}, n]"))),
        _ => return Err(wrong(&format!("[1, n, {width}]"))),
    };
    let at = |one: usize, what: usize| data.get(one * step + what * stride).copied().unwrap_or(f32::NAN);
    let mut found = Vec::new();
    for one in 0..count {
        let (class, score) = if output.layout == Layout::Finished {
            (at(one, 5).max(0.0) as usize, at(one, 4))
        } else {
            let scores = (0..classes).map(|class| (class, at(one, before + class)));
            let best = scores.reduce(|best, next| if next.1 > best.1 { next } else { best });
            let (class, score) = best.unwrap_or((0, 0.0));
            (class, if output.objectness { score * at(one, 4) } else { score })
        };
        let xyxy = corners(output, [0, 1, 2, 3].map(|what| at(one, what)), size);
        if score >= LEAST_SCORE && xyxy.iter().all(|v| v.is_finite()) {
            found.push(Candidate { xyxy, class, score });
        }
    }
    Ok(found)
}

/// A box as the model writes it, as left, top, right, bottom in pixels of the frame.
fn corners(output: &Output, numbers: [f32; 4], size: [f32; 2]) -> [f32; 4] {
    let otherwise = if output.layout == Layout::Finished { Boxes::Xyxy } else { Boxes::Cxcywh };
    let [a, b, c, d] = numbers;
    let xyxy = match output.boxes.unwrap_or(otherwise) {
        Boxes::Xyxy => numbers,
        Boxes::Cxcywh => [a - c / 2.0, b - d / 2.0, a + c / 2.0, b + d / 2.0],
    };
    let by = if output.normalised { size } else { [1.0; 2] };
    [xyxy[0] * by[0], xyxy[1] * by[1], xyxy[2] * by[0], xyxy[3] * by[1]]
}

fn quarter() -> f32 {
    0.25
}

fn iou() -> f32 {
    0.5
}

fn hundred() -> usize {
    100
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn found(output: &str, shape: &[usize], data: &[f32]) -> Result<Vec<Candidate>, ToolError> {
        decode(&toml::from_str(output).unwrap(), shape, data, 2, [100.0, 50.0])
    }

    #[test]
    fn all_layouts_say_the_same() {
        let expected = vec![Candidate { xyxy: [10.0, 20.0, 30.0, 40.0], class: 1, score: 0.5 }];
        // Two boxes; the second has no score.
        let columns = [20.0, 0.0, 30.0, 0.0, 20.0, 0.0, 20.0, 0.0, 0.1, 0.0, 0.5, 0.0];
        assert_eq!(found("", &[1, 6, 2], &columns).unwrap(), expected);
        let rows = [10.0, 20.0, 30.0, 40.0, 0.5, 0.2, 1.0];
        assert_eq!(
            found("layout = \"rows\"\nobjectness = true\nboxes = \"xyxy\"", &[1, 1, 7], &rows).unwrap(),
            expected
        );
        let shares = [0.2, 0.6, 0.2, 0.4, 0.1, 0.5];
        assert_eq!(found("layout = \"rows\"\nnormalised = true", &[1, 6], &shares).unwrap().len(), 1);
        let finished = [10.0, 20.0, 30.0, 40.0, 0.5, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0];
        assert_eq!(found("layout = \"finished\"", &[1, 2, 6], &finished).unwrap(), expected);
    }

    #[test]
    fn shares_of_the_input_become_pixels() {
        let made = found("layout = \"rows\"\nnormalised = true", &[1, 1, 6], &[0.5, 0.5, 0.2, 0.4, 0.9, 0.0]).unwrap();
        for (a, b) in made[0].xyxy.iter().zip([40.0, 15.0, 60.0, 35.0]) {
            assert!((a - b).abs() < 1e-4, "{made:?}");
        }
    }

    #[test]
    fn an_output_of_another_shape_is_refused_with_the_expected_one() {
        let error = found("", &[1, 85, 8400], &[]).unwrap_err().to_string();
        assert!(
            error.contains("[1, 85, 8400]") && error.contains("[1, 6, n]") && error.contains("2 labels"),
            "{error}"
        );
    }

    #[test]
    fn boxes_that_are_no_numbers_fall_away() {
        let made = found("layout = \"rows\"", &[1, 1, 6], &[f32::NAN, 1.0, 1.0, 1.0, 0.9, 0.9]).unwrap();
        assert!(made.is_empty());
        assert!(found("layout = \"rows\"", &[1, 1, 6], &[1.0, 1.0, 1.0, 1.0, f32::NAN, f32::NAN]).unwrap().is_empty());
    }
}
