//! `segment_person`: which pixels belong to people, by the selfie segmentation of MediaPipe (Google, Apache-2.0).
//!
//! The model was made for one person who fills the picture. So each person that the detector finds is looked at alone,
//! in a square a quarter larger than the box, and the masks are laid over each other, the larger value counting. On
//! photographs this finds small people that the model misses in the whole picture, and nothing where there is nobody.

use std::sync::Arc;

use fast_image_resize::images::{Image as Buffer, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use futures::future::BoxFuture;
use image::{GrayImage, imageops};
use tokio_util::sync::CancellationToken;

use super::square::{Square, people};
use super::{Runtime, Tensor, ensure_running};
use crate::tool::{Args, Context, Tool, ToolError, ToolSpec, blocking};
use crate::value::{Image, Mask, Value};

/// Model manifest and file of the weights.
const MODEL: (&str, &str) = ("selfie-segmentation-256", "selfie-segmentation-256-fp16.onnx");
const INPUT: &str = "input_1:0";
const OUTPUT: &str = "activation_10:0";
/// Side of the model's input and of the mask it gives, in pixels.
const SIDE: u32 = 256;
/// How much larger than the person the square is.
const MARGIN: f32 = 1.25;

/// The mask of all people in a picture, as large as the picture. Blocks.
///
/// # Errors
///
/// [`ToolError::Unavailable`] when a model is not there, [`ToolError::Failed`] when it does not run,
/// [`ToolError::Cancelled`] between people.
pub(super) fn mask(runtime: &Runtime, image: &Image, cancel: &CancellationToken) -> Result<Mask, ToolError> {
    let mut whole = GrayImage::new(image.width(), image.height());
    for person in &people(runtime, image, cancel)?.items {
        ensure_running(cancel)?;
        let Some(square) = Square::around(image, person.xyxy, MARGIN, SIDE)? else { continue };
        lay_over(&mut whole, &look(runtime, &square)?, &square)?;
    }
    Ok(Mask::new(whole, *image.origin()))
}

/// How likely each pixel of a square shows a person, 0 to 255.
fn look(runtime: &Runtime, square: &Square) -> Result<GrayImage, ToolError> {
    let side = SIDE as usize;
    let data = square.pixels.as_raw().iter().map(|v| f32::from(*v) / 255.0).collect();
    let input = Tensor::from_f32(&[1, side, side, 3], data)?;
    let outputs = runtime.session(MODEL.0, MODEL.1)?.run(&[(INPUT, &input)], &[OUTPUT])?;
    let found = outputs.first().ok_or_else(|| ToolError::failed("the segmentation model gave nothing"))?;
    let levels = found.f32s()?.iter().map(|p| (p.clamp(0.0, 1.0) * 255.0).round() as u8).collect();
    GrayImage::from_raw(SIDE, SIDE, levels)
        .ok_or_else(|| ToolError::failed(format!("the segmentation model's mask is {:?}", found.shape())))
}

/// Lays the mask of one square over that of the picture, smoothly made as large as what the square shows.
fn lay_over(whole: &mut GrayImage, seen: &GrayImage, square: &Square) -> Result<(), ToolError> {
    let (part, placed) = (square.part, square.placed);
    let cut = imageops::crop_imm(seen, placed.x, placed.y, placed.width, placed.height).to_image();
    let failed = |e: &dyn std::fmt::Display| ToolError::failed(format!("resizing a mask: {e}"));
    let from = ImageRef::new(cut.width(), cut.height(), cut.as_raw(), PixelType::U8).map_err(|e| failed(&e))?;
    let mut to = Buffer::new(part.width, part.height, PixelType::U8);
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Bilinear));
    Resizer::new().resize(&from, &mut to, &options).map_err(|e| failed(&e))?;
    for (y, row) in to.buffer().chunks_exact(part.width as usize).enumerate() {
        for (x, level) in row.iter().enumerate() {
            let pixel = whole.get_pixel_mut(part.x + x as u32, part.y + y as u32);
            pixel.0[0] = pixel.0[0].max(*level);
        }
    }
    Ok(())
}

/// The tool `segment_person`: which pixels belong to people.
pub fn segment_person(spec: ToolSpec, runtime: Arc<Runtime>) -> Arc<dyn Tool> {
    Arc::new(SegmentPerson { spec, runtime })
}

struct SegmentPerson {
    spec: ToolSpec,
    runtime: Arc<Runtime>,
}

impl Tool for SegmentPerson {
    fn spec(&self) -> &ToolSpec {
        &self.spec
    }

    fn call(&self, args: Args, context: Context) -> BoxFuture<'_, Result<Value, ToolError>> {
        let runtime = Arc::clone(&self.runtime);
        Box::pin(blocking(move || mask(&runtime, &args.view()?, &context.cancel).map(Value::Mask)))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use image::{Luma, RgbImage};

    use super::*;

    #[test]
    fn the_manifest_reads() {
        let file = include_str!("../../tools/segment_person.toml");
        let spec = ToolSpec::from_toml("tools/segment_person.toml", file).unwrap();
        assert_eq!(spec.signature(), "segment_person(image: image, region?: regions|list<number>) -> mask");
    }

    #[test]
    fn masks_of_several_people_lie_over_each_other_at_their_places() {
        let image = Image::original(RgbImage::new(200, 100));
        let mut whole = GrayImage::new(200, 100);
        let left = Square::around(&image, [0.0, 0.0, 80.0, 80.0], 1.25, SIDE).unwrap().unwrap();
        let right = Square::around(&image, [60.0, 0.0, 140.0, 80.0], 1.25, SIDE).unwrap().unwrap();
        lay_over(&mut whole, &GrayImage::from_pixel(SIDE, SIDE, Luma([200])), &left).unwrap();
        lay_over(&mut whole, &GrayImage::from_pixel(SIDE, SIDE, Luma([90])), &right).unwrap();
        let at = |x: u32, y: u32| whole.get_pixel(x, y).0[0];
        assert_eq!([at(0, 0), at(89, 89), at(90, 89), at(149, 0)], [200, 200, 90, 90]);
        assert_eq!([at(150, 0), at(199, 99), at(0, 90)], [0, 0, 0]);
    }
}
