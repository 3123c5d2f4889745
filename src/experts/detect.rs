//! `detect`: objects of 80 everyday kinds with their boxes, by NanoDet-g (RangiLyu, Apache-2.0).
//!
//! `views` says which parts of the picture are looked at, `letterbox` prepares one, the model scores the cells of three
//! grids, `decode` makes boxes of them and settles what several looks make of one thing, `labels` knows the words that
//! can be asked for.

mod decode;
mod labels;
mod letterbox;
mod views;

use std::borrow::Cow;
use std::sync::Arc;

use futures::future::BoxFuture;
use image::{RgbImage, imageops};
use tokio_util::sync::CancellationToken;

pub(super) use labels::synonyms;
pub use labels::{classes, vocabulary};

use super::{Runtime, Session, Tensor, ensure_running};
use crate::tool::{Args, Context, Tool, ToolError, ToolSpec, blocking};
use crate::value::{Area, Image, Region, Regions, Value};
pub(in crate::experts) use decode::{Candidate, suppress};
use decode::{STRIDES, agree, decode};
use letterbox::FRAME;
use views::{is_cut, views};

/// Model manifest and file of the weights.
const MODEL: (&str, &str) = ("nanodet-g-416", "nanodet-g-416-fp16.onnx");
const INPUT: &str = "input_1:0";
/// Scores, then sides, of the grids in the order of [`STRIDES`].
const OUTPUTS: [&str; 6] =
    ["Identity:0", "Identity_1:0", "Identity_2:0", "Identity_3:0", "Identity_4:0", "Identity_5:0"];

/// Least score of a box in one of two looks: what one sees faintly still counts in the mean of both.
const FAINT: f32 = 0.05;

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
    /// Whether the picture is also looked at in overlapping tiles, for small things; by its size when absent.
    pub detail: Option<bool>,
    /// Whether each look is taken a second time at the mirrored picture; boxes have the mean of both scores.
    pub mirrored: bool,
}

impl Default for DetectOptions {
    fn default() -> Self {
        Self { classes: None, min_score: 0.35, iou: 0.5, limit: 100, detail: None, mirrored: false }
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
    let mut look = Look { session: runtime.session(MODEL.0, MODEL.1)?, image, options, cancel };
    let (width, height) = (image.width(), image.height());
    let mut found = Vec::new();
    for view in views(width, height, options.detail) {
        let seen = look.at(view)?;
        found.extend(seen.into_iter().filter(|candidate| !is_cut(candidate.xyxy, view, width, height)));
    }
    drop(look);
    let kept = suppress(found, options.iou, options.limit);
    Ok(regions(&kept, |class| labels::class_name(class).to_owned(), image))
}

/// What was found in a picture's own pixels, as boxes in original pixels with their names; those that lie outside of
/// the picture fall away.
pub(in crate::experts) fn regions(found: &[Candidate], name: impl Fn(usize) -> String, image: &Image) -> Regions {
    let (width, height) = (image.width() as f32, image.height() as f32);
    let region = |found: &Candidate| {
        let [left, top, right, bottom] = found.xyxy;
        let clipped =
            [left.clamp(0.0, width), top.clamp(0.0, height), right.clamp(0.0, width), bottom.clamp(0.0, height)];
        let region = Region {
            xyxy: image.origin().to_original(clipped),
            label: Some(name(found.class)),
            score: Some(found.score),
            ..Region::default()
        };
        (region.area() > 0.0).then_some(region)
    };
    Regions::on(image, found.iter().filter_map(region).collect())
}

/// One session looking at parts of one picture.
struct Look<'a> {
    session: Session,
    image: &'a Image,
    options: &'a DetectOptions,
    cancel: &'a CancellationToken,
}

impl Look<'_> {
    /// The boxes in a part of the picture, in the picture's own pixels; they may reach out of the part.
    fn at(&mut self, view: Area) -> Result<Vec<Candidate>, ToolError> {
        let pixels = self.image.pixels();
        let mut part = Cow::Borrowed(pixels);
        if (view.width, view.height) != pixels.dimensions() {
            part = Cow::Owned(imageops::crop_imm(pixels, view.x, view.y, view.width, view.height).to_image());
        }
        let mut found = self.once(&part)?;
        if self.options.mirrored {
            let mut second = self.once(&imageops::flip_horizontal(part.as_ref()))?;
            let width = view.width as f32;
            for Candidate { xyxy: [left, _, right, _], .. } in &mut second {
                (*left, *right) = (width - *right, width - *left);
            }
            found = agree(&found, second, self.options.iou);
            found.retain(|candidate| candidate.score >= self.options.min_score);
        }
        let (left, top) = (view.x as f32, view.y as f32);
        for Candidate { xyxy: [x0, y0, x1, y1], .. } in &mut found {
            (*x0, *y0, *x1, *y1) = (*x0 + left, *y0 + top, *x1 + left, *y1 + top);
        }
        Ok(found)
    }

    /// The boxes in some pixels. What the views have in common is settled once for all of them; suppression here only
    /// keeps the list short.
    fn once(&mut self, pixels: &RgbImage) -> Result<Vec<Candidate>, ToolError> {
        ensure_running(self.cancel)?;
        let mut prepared = FRAME.prepare(pixels)?;
        let input = Tensor::from_f32(&prepared.shape, std::mem::take(&mut prepared.tensor))?;
        let outputs = self.session.run(&[(INPUT, &input)], &OUTPUTS)?;
        let mut found = candidates(&outputs, self.options)?;
        for candidate in &mut found {
            candidate.xyxy = prepared.to_picture(candidate.xyxy);
        }
        Ok(suppress(found, self.options.iou, self.options.limit))
    }
}

fn candidates(outputs: &[Tensor], options: &DetectOptions) -> Result<Vec<Candidate>, ToolError> {
    let count = labels::class_count();
    let wanted = |class: usize| options.classes.as_ref().is_none_or(|classes| classes.contains(&class));
    let (scores, sides) = outputs.split_at(STRIDES.len());
    let least = if options.mirrored { options.min_score.min(FAINT) } else { options.min_score };
    let mut found = Vec::new();
    for ((scores, sides), stride) in scores.iter().zip(sides).zip(STRIDES) {
        if scores.shape().last() != Some(&count) {
            return Err(ToolError::failed(format!(
                "the detector's scores are {:?}: expected {count} classes",
                scores.shape()
            )));
        }
        found.extend(decode(scores.f32s()?, sides.f32s()?, stride, count, wanted, least));
    }
    Ok(found)
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
            objects(&runtime, &args.view()?, &options, &context.cancel).map(Value::Regions)
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
    options.detail = args.bool_or_none("detail")?.copied();
    options.mirrored = options.detail == Some(true);
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
        assert_eq!(
            spec.signature(),
            "detect(image: image, labels?: list<text>, min_score?: number, region?: regions|list<number>, detail?: bool) -> regions"
        );
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
        let detail = |detail: bool| options(&args(&[], 0.5).with("detail", Value::Bool(detail))).unwrap().mirrored;
        assert!(detail(true) && !detail(false));
    }
}
