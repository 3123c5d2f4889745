//! `pose`: the joints of each person, by MoveNet SinglePose Lightning (Google, Apache-2.0).
//!
//! MoveNet looks at one person: each box of a person is cut out with some of what is around it, as the model's own
//! tutorial does (`tensorflow.org/hub/tutorials/movenet`, `determine_crop_region`): a square around the body, 1.2 times
//! as large as it, black outside of the picture. The tutorial measures the body by the joints of the last frame, here
//! it is the detector's box.

use std::sync::Arc;

use futures::future::BoxFuture;
use tokio_util::sync::CancellationToken;

use super::square::{Square, people};
use super::{Runtime, Tensor, ensure_running};
use crate::facts::posture::JOINTS;
use crate::tool::{Args, Context, Tool, ToolError, ToolSpec, blocking, on_picture};
use crate::value::{Image, Keypoint, Region, Regions, Value};

/// Model manifest and file of the weights.
const MODEL: (&str, &str) = ("movenet-lightning", "movenet-lightning-fp16.onnx");
const INPUT: &str = "input:0";
const OUTPUT: &str = "Identity:0";
/// Side of the model's input in pixels.
const SIDE: u32 = 192;
/// How much larger than the person the square is.
const MARGIN: f32 = 1.2;
/// Most people in a picture; as many as `detect` gives boxes.
const MAX_PEOPLE: usize = 100;

/// The joints of each of the people in a picture, in their order: boxes as they came, points and their scores from the
/// model, the score of a region the mean of its points'. Boxes outside of the picture are left out. Blocks.
///
/// # Errors
///
/// [`ToolError::Limit`] for more than a hundred boxes, [`ToolError::Unavailable`] when the model is not there,
/// [`ToolError::Failed`] when it does not run, [`ToolError::Cancelled`] between people.
pub(super) fn poses(
    runtime: &Runtime,
    image: &Image,
    people: &Regions,
    cancel: &CancellationToken,
) -> Result<Regions, ToolError> {
    if people.items.len() > MAX_PEOPLE {
        let message = format!("at most {MAX_PEOPLE} people in a picture, got {} boxes", people.items.len());
        return Err(ToolError::Limit { message });
    }
    let mut items = Vec::new();
    for person in &people.items {
        let Some(square) = Square::around(image, person.xyxy, MARGIN, SIDE)? else { continue };
        let keypoints = joints(runtime, &square, image)?;
        ensure_running(cancel)?;
        let score = keypoints.iter().map(|point| point.score).sum::<f32>() / keypoints.len().max(1) as f32;
        let label = Some("person".to_owned());
        items.push(Region { xyxy: person.xyxy, label, text: None, score: Some(score), keypoints });
    }
    Ok(Regions::on(image, items))
}

fn joints(runtime: &Runtime, square: &Square, image: &Image) -> Result<Vec<Keypoint>, ToolError> {
    let side = SIDE as usize;
    let data = square.pixels.as_raw().iter().map(|v| i32::from(*v)).collect();
    let input = Tensor::from_i32(&[1, side, side, 3], data)?;
    let outputs = runtime.session(MODEL.0, MODEL.1)?.run(&[(INPUT, &input)], &[OUTPUT])?;
    let found = outputs.first().ok_or_else(|| ToolError::failed("the pose model gave nothing"))?;
    if found.shape() != [1, 1, JOINTS.len(), 3] {
        return Err(ToolError::failed(format!("the pose model's points are {:?}: expected 17", found.shape())));
    }
    Ok(decode(found.f32s()?, square, image))
}

/// The model's points, (y, x, score) from 0 to 1 of the square, in original pixels and within the original picture.
fn decode(found: &[f32], square: &Square, image: &Image) -> Vec<Keypoint> {
    let points = JOINTS.iter().zip(found.chunks_exact(3));
    points
        .map(|(name, point)| {
            let [x, y] = square.to_picture([point[1] * SIDE as f32, point[0] * SIDE as f32]);
            let [x, y, ..] = image.origin().to_original([x, y, x, y]);
            Keypoint { name: (*name).to_owned(), xy: [x, y], score: point[2] }
        })
        .collect()
}

/// The tool `pose`: the joints of people, found by the detector or given.
pub fn pose(spec: ToolSpec, runtime: Arc<Runtime>) -> Arc<dyn Tool> {
    Arc::new(Pose { spec, runtime })
}

struct Pose {
    spec: ToolSpec,
    runtime: Arc<Runtime>,
}

impl Tool for Pose {
    fn spec(&self) -> &ToolSpec {
        &self.spec
    }

    fn call(&self, args: Args, context: Context) -> BoxFuture<'_, Result<Value, ToolError>> {
        let runtime = Arc::clone(&self.runtime);
        Box::pin(blocking(move || {
            let view = args.view()?;
            let found = match args.regions_or_none("people")? {
                Some(given) => {
                    on_picture(&view, given, "people")?;
                    given.clone()
                }
                None => people(&runtime, &view, &context.cancel)?,
            };
            poses(&runtime, &view, &found, &context.cancel).map(Value::Regions)
        }))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use image::RgbImage;

    use super::*;

    #[test]
    fn the_manifest_reads() {
        let spec = ToolSpec::from_toml("tools/pose.toml", include_str!("../../tools/pose.toml")).unwrap();
        assert_eq!(spec.signature(), "pose(image: image, region?: regions|list<number>, people?: regions) -> regions");
    }

    /// What `tests/data/vision/make.py` got out of the model for one box of `astronaut.jpg`.
    #[test]
    fn points_lie_where_the_python_implementation_puts_them() {
        let reference: serde_json::Value =
            serde_json::from_str(include_str!("../../tests/data/vision/movenet.json")).unwrap();
        let floats = |value: &serde_json::Value| -> Vec<f32> {
            value.as_array().unwrap().iter().map(|v| v.as_f64().unwrap() as f32).collect()
        };
        let size = floats(&reference["size"]);
        let image = Image::original(RgbImage::new(size[0] as u32, size[1] as u32));
        let xyxy: [f32; 4] = floats(&reference["box"]).try_into().unwrap();
        let square = Square::around(&image, xyxy, MARGIN, SIDE).unwrap().unwrap();
        let placed = [square.placed.x, square.placed.y, square.placed.width, square.placed.height];
        assert_eq!(placed.map(|v| v as f32).to_vec(), floats(&reference["placed"]));
        let found = decode(&floats(&reference["output"]), &square, &image);
        let expected = reference["points"].as_array().unwrap();
        assert_eq!(found.len(), expected.len());
        for (point, expected) in found.iter().zip(expected) {
            assert_eq!(point.name, expected["name"].as_str().unwrap());
            let xy = floats(&expected["xy"]);
            assert!((point.xy[0] - xy[0]).abs() < 0.01 && (point.xy[1] - xy[1]).abs() < 0.01, "{point:?} {xy:?}");
        }
    }
}
