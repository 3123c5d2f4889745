//! `detect`: objects of 80 everyday kinds with their boxes, by NanoDet-g (RangiLyu, Apache-2.0).
//!
//! `letterbox` prepares the picture, the model scores the cells of three grids, `decode` makes boxes of them,
//! `labels` knows the words that can be asked for.

mod decode;
mod labels;
mod letterbox;

use std::sync::Arc;

use futures::future::BoxFuture;
use tokio_util::sync::CancellationToken;

pub(super) use labels::synonyms;
pub use labels::{classes, vocabulary};

use super::{Runtime, Tensor, ensure_running};
use crate::tool::{Args, Context, Tool, ToolError, ToolSpec, blocking};
use crate::value::{Image, Region, Regions, Value};
use decode::{Candidate, STRIDES, decode, suppress};
use letterbox::{Letterbox, SIDE};

/// Model manifest and file of the weights.
const MODEL: (&str, &str) = ("nanodet-g-416", "nanodet-g-416-fp16.onnx");
const INPUT: &str = "input_1:0";
/// Scores, then sides, of the grids in the order of [`STRIDES`].
const OUTPUTS: [&str; 6] =
    ["Identity:0", "Identity_1:0", "Identity_2:0", "Identity_3:0", "Identity_4:0", "Identity_5:0"];

/// What to look for and what to keep.
#[derive(Debug, Clone, PartialEq)]
pub struct DetectOptions {
    /// Class numbers to look for, see [`classes`]; all when absent.
    pub classes: Option<Vec<usize>>,
    /// Lowest score of a box, 0 to 1.
    pub min_score: f32,
    /// Overlap (intersection over union) beyond which the better of two boxes of a class suppresses the other.
    pub iou: f32,
    /// Most boxes in a picture.
    pub limit: usize,
}

impl Default for DetectOptions {
    fn default() -> Self {
        Self { classes: None, min_score: 0.35, iou: 0.5, limit: 100 }
    }
}

/// The objects in a picture, boxes in original pixels, the most certain first. Blocks.
///
/// # Errors
///
/// [`ToolError::Unavailable`] when the model is not there, [`ToolError::Failed`] when it does not run,
/// [`ToolError::Cancelled`] between stages.
pub fn objects(
    runtime: &Runtime,
    image: &Image,
    options: &DetectOptions,
    cancel: &CancellationToken,
) -> Result<Regions, ToolError> {
    if image.width() == 0 || image.height() == 0 {
        return Ok(Regions::on(image, Vec::new()));
    }
    let mut session = runtime.session(MODEL.0, MODEL.1)?;
    ensure_running(cancel)?;
    let mut prepared = Letterbox::new(image.pixels())?;
    let input = Tensor::from_f32(&[1, 3, SIDE, SIDE], std::mem::take(&mut prepared.tensor))?;
    let outputs = session.run(&[(INPUT, &input)], &OUTPUTS)?;
    drop(session);
    ensure_running(cancel)?;
    let kept = suppress(candidates(&outputs, options)?, options.iou, options.limit);
    let items = kept.iter().filter_map(|found| region(found, &prepared, image)).collect();
    Ok(Regions::on(image, items))
}

fn candidates(outputs: &[Tensor], options: &DetectOptions) -> Result<Vec<Candidate>, ToolError> {
    let count = labels::class_count();
    let wanted = |class: usize| options.classes.as_ref().is_none_or(|classes| classes.contains(&class));
    let (scores, sides) = outputs.split_at(STRIDES.len());
    let mut found = Vec::new();
    for ((scores, sides), stride) in scores.iter().zip(sides).zip(STRIDES) {
        if scores.shape().last() != Some(&count) {
            return Err(ToolError::failed(format!(
                "the detector's scores are {:?}: expected {count} classes",
                scores.shape()
            )));
        }
        found.extend(decode(scores.f32s()?, sides.f32s()?, stride, count, wanted, options.min_score));
    }
    Ok(found)
}

/// The box in original pixels; nothing when no part of it lies on the picture.
fn region(found: &Candidate, prepared: &Letterbox, image: &Image) -> Option<Region> {
    let [left, top, right, bottom] = prepared.to_picture(found.xyxy);
    let (width, height) = (image.width() as f32, image.height() as f32);
    let clipped = [left.clamp(0.0, width), top.clamp(0.0, height), right.clamp(0.0, width), bottom.clamp(0.0, height)];
    let region = Region {
        xyxy: image.origin().to_original(clipped),
        label: Some(labels::class_name(found.class).to_owned()),
        score: Some(found.score),
        ..Region::default()
    };
    (region.area() > 0.0).then_some(region)
}

/// The tool over [`objects`].
pub fn detect(spec: ToolSpec, runtime: Arc<Runtime>) -> Arc<dyn Tool> {
    Arc::new(Detect { spec, runtime })
}

struct Detect {
    spec: ToolSpec,
    runtime: Arc<Runtime>,
}

impl Tool for Detect {
    fn spec(&self) -> &ToolSpec {
        &self.spec
    }

    fn call(&self, args: Args, context: Context) -> BoxFuture<'_, Result<Value, ToolError>> {
        let runtime = Arc::clone(&self.runtime);
        Box::pin(blocking(move || {
            let options = options(&args)?;
            objects(&runtime, args.image("image")?, &options, &context.cancel).map(Value::Regions)
        }))
    }
}

fn options(args: &Args) -> Result<DetectOptions, ToolError> {
    let mut options = DetectOptions::default();
    if let Some(words) = args.texts_or_none("labels")?.filter(|words| !words.is_empty()) {
        options.classes = Some(classes(words)?);
    }
    if let Some(&score) = args.number_or_none("min_score")? {
        if !(0.0..=1.0).contains(&score) {
            return Err(ToolError::argument("min_score", format!("expected a number from 0 to 1, got {score}")));
        }
        // Below this every cell of the grids is a box.
        options.min_score = score.max(0.01) as f32;
    }
    Ok(options)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn args(labels: &[&str], min_score: f64) -> Args {
        let labels = labels.iter().map(|l| Value::Text((*l).to_owned())).collect();
        Args::default().with("labels", Value::List(labels)).with("min_score", Value::Number(min_score))
    }

    #[test]
    fn the_manifest_reads_and_its_default_is_the_librarys() {
        let spec = ToolSpec::from_toml("tools/detect.toml", include_str!("../../tools/detect.toml")).unwrap();
        assert_eq!(spec.signature(), "detect(image: image, labels?: list<text>, min_score?: number) -> regions");
        let default = spec.param("min_score").unwrap().default.clone().unwrap().as_f64().unwrap();
        assert_eq!(default as f32, DetectOptions::default().min_score);
    }

    #[test]
    fn arguments_become_options() {
        assert_eq!(options(&args(&["people", "dogs"], 0.5)).unwrap().classes, Some(vec![0, 16]));
        assert_eq!(options(&args(&[], 0.5)).unwrap().classes, None);
        let error = options(&args(&["person"], 40.0)).unwrap_err().to_string();
        assert_eq!(error, "argument `min_score`: expected a number from 0 to 1, got 40");
        assert!(options(&args(&["unicorn"], 0.5)).is_err());
    }
}
