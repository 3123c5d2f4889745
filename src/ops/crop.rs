//! `crop`, `crop_part` and `zoom`: parts of a picture, which know where in it they lie.

use crate::tool::{Args, ToolError};
use crate::value::{Area, Image, Value};

/// Longer side in pixels that `zoom` enlarges to.
const ZOOMED: f32 = 1280.0;
/// The most that `zoom` enlarges: beyond it there is nothing more to see.
const MOST_ZOOM: f32 = 4.0;

/// `crop(image, region, padding)`: what is in the box, with so many original pixels more on each side.
pub(super) fn crop(args: &Args) -> Result<Value, ToolError> {
    let image = args.image("image")?;
    Ok(Value::Image(image.part(padded(args, image)?)))
}

/// `zoom(image, region, padding)`: what is in the box, enlarged up to four times, at most to 1,280 pixels.
pub(super) fn zoom(args: &Args) -> Result<Value, ToolError> {
    let image = args.image("image")?;
    let part = image.part(padded(args, image)?);
    let longest = part.width().max(part.height()) as f32;
    let scale = (ZOOMED / longest).clamp(1.0, MOST_ZOOM);
    let side = |length: u32| (length as f32 * scale).round() as u32;
    super::picture::resized(&part, side(part.width()), side(part.height())).map(Value::Image)
}

/// The pixels that the arguments `region` and `padding` ask for.
fn padded(args: &Args, image: &Image) -> Result<Area, ToolError> {
    let padding = args.number_or_none("padding")?.copied().unwrap_or(0.0);
    if !(0.0..=1e6).contains(&padding) {
        let message = format!("expected a number of original pixels from 0 to 1000000, got {padding}");
        return Err(ToolError::argument("padding", message));
    }
    let area = args.area(image, padding as f32)?;
    area.ok_or_else(|| ToolError::argument("region", "expected regions|list<number>, got nothing"))
}

/// `crop_part(image, part)`: a half, a quarter, or the middle (half of each side). Halves of an odd side share the
/// middle pixel.
pub(super) fn crop_part(args: &Args) -> Result<Value, ToolError> {
    let image = args.image("image")?;
    let part = args.text("part")?.as_str();
    let (width, height) = (image.width(), image.height());
    if width == 0 || height == 0 {
        return Err(ToolError::argument("image", "the picture has no pixels"));
    }
    // Where the part begins in quarters of a side, and how many quarters it takes.
    let (across, down) = match part {
        "left" => ((0, 2), (0, 4)),
        "right" => ((2, 2), (0, 4)),
        "top" => ((0, 4), (0, 2)),
        "bottom" => ((0, 4), (2, 2)),
        "center" => ((1, 2), (1, 2)),
        "top_left" => ((0, 2), (0, 2)),
        "top_right" => ((2, 2), (0, 2)),
        "bottom_left" => ((0, 2), (2, 2)),
        "bottom_right" => ((2, 2), (2, 2)),
        other => {
            let message = format!(
                "expected left, right, top, bottom, center, top_left, top_right, bottom_left or bottom_right, got `{other}`"
            );
            return Err(ToolError::argument("part", message));
        }
    };
    let span = |side: u32, (first, quarters): (u64, u64)| {
        let side = u64::from(side);
        let start = side * first / 4;
        let end = (side * (first + quarters)).div_ceil(4).min(side);
        (start as u32, (end - start).max(1) as u32)
    };
    let ((x, width), (y, height)) = (span(width, across), span(height, down));
    Ok(Value::Image(image.part(Area { x, y, width, height })))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::testing::text;
    use super::*;
    use crate::value::{Region, Regions};
    use image::{Rgb, RgbImage};

    /// Every pixel holds its own place.
    fn chart(width: u32, height: u32) -> Image {
        Image::original(RgbImage::from_fn(width, height, |x, y| Rgb([x as u8, y as u8, 0])))
    }

    fn cropped(image: &Image, xyxy: [f32; 4], padding: f64) -> Result<Image, ToolError> {
        let regions = Regions::on(image, vec![Region { xyxy, ..Region::default() }]);
        let args = Args::default()
            .with("image", Value::Image(image.clone()))
            .with("region", Value::Regions(regions))
            .with("padding", Value::Number(padding));
        match crop(&args)? {
            Value::Image(image) => Ok(image),
            other => panic!("{other}"),
        }
    }

    #[test]
    fn a_crop_of_a_crop_knows_its_place_in_the_original() {
        let original = chart(200, 100);
        let first = cropped(&original, [50.0, 20.0, 150.0, 90.0], 0.0).unwrap();
        assert_eq!((first.width(), first.height()), (100, 70));
        let second = cropped(&first, [60.0, 30.0, 80.0, 50.0], 2.0).unwrap();
        assert_eq!((second.width(), second.height()), (24, 24));
        assert_eq!(second.pixels().get_pixel(0, 0), &Rgb([58, 28, 0]));
        assert_eq!(second.origin().offset, [58.0, 28.0]);
        assert_eq!(second.origin().source, original.digest());
        assert_eq!(second.origin().to_original([2.0, 2.0, 22.0, 22.0]), [60.0, 30.0, 80.0, 50.0]);
    }

    #[test]
    fn boxes_are_rounded_outwards_and_clipped() {
        let image = chart(20, 10);
        let cut = cropped(&image, [3.4, 2.2, 6.1, 4.0], 0.0).unwrap();
        assert_eq!((cut.width(), cut.height()), (4, 2));
        let cut = cropped(&image, [-5.0, -5.0, 500.0, 500.0], 0.0).unwrap();
        assert_eq!((cut.width(), cut.height()), (20, 10));
    }

    #[test]
    fn what_cannot_be_cropped_says_why() {
        let image = chart(20, 10);
        let error = cropped(&image, [30.0, 0.0, 40.0, 5.0], 0.0).unwrap_err();
        assert_eq!(
            error.to_string(),
            "the box (30, 0) to (40, 5) covers nothing of this picture, which shows (0, 0) to (20, 10) of the original"
        );
        assert!(matches!(cropped(&image, [f32::NAN; 4], 0.0), Err(ToolError::NotFound { .. })));
        assert!(matches!(cropped(&image, [0.0; 4], -1.0), Err(ToolError::Argument { .. })));
        let empty = Args::default()
            .with("image", Value::Image(image.clone()))
            .with("region", Value::Regions(Regions::default()));
        assert!(matches!(crop(&empty), Err(ToolError::NotFound { .. })));
        let foreign = Regions::on(&chart(9, 9), vec![Region::default()]);
        let args = Args::default().with("image", Value::Image(image)).with("region", Value::Regions(foreign));
        assert!(crop(&args).unwrap_err().to_string().contains("another picture"));
    }

    #[test]
    fn parts_cover_the_picture() {
        let size = |part: &str, width: u32, height: u32| {
            let args = Args::default().with("image", Value::Image(chart(width, height))).with("part", text(part));
            match crop_part(&args).unwrap() {
                Value::Image(image) => {
                    (image.origin().offset[0], image.origin().offset[1], image.width(), image.height())
                }
                other => panic!("{other}"),
            }
        };
        assert_eq!(size("left", 101, 50), (0.0, 0.0, 51, 50));
        assert_eq!(size("right", 101, 50), (50.0, 0.0, 51, 50));
        assert_eq!(size("bottom_right", 100, 50), (50.0, 25.0, 50, 25));
        assert_eq!(size("center", 100, 80), (25.0, 20.0, 50, 40));
        assert_eq!(size("bottom_right", 1, 1), (0.0, 0.0, 1, 1));
    }

    #[test]
    fn zoom_enlarges_without_losing_the_place() {
        let image = chart(200, 100);
        let region = Value::List([50.0, 20.0, 90.0, 40.0].map(Value::Number).to_vec());
        let args = Args::default().with("image", Value::Image(image)).with("region", region);
        let Value::Image(close) = zoom(&args).unwrap() else { panic!("no picture") };
        assert_eq!((close.width(), close.height()), (160, 80), "four times at most");
        assert_eq!(close.origin().to_original([0.0, 0.0, 160.0, 80.0]), [50.0, 20.0, 90.0, 40.0]);
        let large = Args::default()
            .with("image", Value::Image(chart(3000, 1000)))
            .with("region", Value::List([0.0, 0.0, 2000.0, 500.0].map(Value::Number).to_vec()));
        let Value::Image(same) = zoom(&large).unwrap() else { panic!("no picture") };
        assert_eq!((same.width(), same.height()), (2000, 500), "nothing is made smaller");
    }
}
