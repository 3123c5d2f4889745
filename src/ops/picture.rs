//! `blur`, `resize` and `size_of`: work on the pixels of a whole picture.

use super::mask::{blend, bounds, on_image};
use crate::tool::{Args, ToolError};
use crate::value::{Area, Image, Mask, Origin, Value};
use fast_image_resize as fir;
use image::RgbImage;

/// Most pixels a resized picture may have.
const MAX_PIXELS: u64 = 100_000_000;
/// Longest side of a resized picture.
const MAX_SIDE: f64 = 60_000.0;

/// `blur(image, regions, strength, mask, invert)`: the boxes, what a mask covers (or, inverted, does not cover), or
/// without both the whole picture, blurred so that the standard deviation is `strength` hundredths of the shorter side
/// of what is blurred; at the default of 12 some three blobs are left across a face. An empty set of boxes and an empty
/// mask leave the picture as it is.
pub(super) fn blur(args: &Args) -> Result<Value, ToolError> {
    let image = args.image("image")?;
    let strength = args.number_or_none("strength")?.copied().unwrap_or(12.0);
    if !(1.0..=100.0).contains(&strength) {
        return Err(ToolError::argument("strength", format!("expected a number from 1 to 100, got {strength}")));
    }
    let part = strength as f32 / 100.0;
    let whole = Area { x: 0, y: 0, width: image.width(), height: image.height() };
    let invert = args.bool_or_none("invert")?.copied().unwrap_or(false);
    let areas = match (args.areas(image, "regions")?, args.mask_or_none("mask")?) {
        (Some(_), Some(_)) => return Err(ToolError::argument("mask", "expected either boxes or a mask, got both")),
        (_, None) if invert => {
            return Err(ToolError::argument("invert", "expected a mask whose outside is to be blurred, got none"));
        }
        (None, Some(mask)) => {
            let pixels = blur_masked(image, mask, invert, part)?;
            return Ok(Value::Image(Image::derived(pixels, *image.origin())));
        }
        (None, None) => vec![whole],
        (Some(areas), None) => areas,
    };
    let mut pixels = image.pixels().clone();
    for area in areas.into_iter().filter(|area| area.width > 0 && area.height > 0) {
        blur_area(&mut pixels, area, part);
    }
    Ok(Value::Image(Image::derived(pixels, *image.origin())))
}

/// The picture with what the mask covers, or its outside, blurred; how much goes by the size of what is blurred.
fn blur_masked(image: &Image, mask: &Mask, invert: bool, part: f32) -> Result<RgbImage, ToolError> {
    let mut levels = on_image(image, mask)?;
    if invert {
        levels.iter_mut().for_each(|level| *level = 255 - *level);
    }
    let mut blurred = image.pixels().clone();
    if let Some(area) = bounds(&levels) {
        blur_area(&mut blurred, area, part);
    }
    Ok(blend(&blurred, image.pixels(), &levels))
}

/// Three box means one after the other are close to a Gaussian (W. M. Wells, "Efficient synthesis of Gaussian filters
/// by cascaded uniform filters", 1986): n boxes of width w have the variance n (w² - 1) / 12.
fn blur_area(pixels: &mut RgbImage, area: Area, part: f32) {
    let sigma = (area.width.min(area.height) as f32 * part).max(1.0);
    let width = (4.0 * sigma * sigma + 1.0).sqrt();
    let radius = ((width / 2.0).round() as usize).max(1);
    let mut patch = image::imageops::crop_imm(pixels, area.x, area.y, area.width, area.height).to_image();
    for _ in 0..3 {
        mean_along_rows(&mut patch, radius);
        mean_along_columns(&mut patch, radius);
    }
    image::imageops::replace(pixels, &patch, i64::from(area.x), i64::from(area.y));
}

/// Replaces each pixel by the mean of those at most `radius` beside it; the edge pixel goes on outside.
fn mean_along_rows(patch: &mut RgbImage, radius: usize) {
    let width = patch.width() as usize;
    let mut line = vec![0u8; width * 3];
    for row in patch.chunks_exact_mut(width * 3) {
        line.copy_from_slice(row);
        for channel in 0..3 {
            let at = |x: isize| u32::from(line[x.clamp(0, width as isize - 1) as usize * 3 + channel]);
            let reach = radius as isize;
            let mut sum: u32 = (-reach..=reach).map(at).sum();
            let n = (2 * radius + 1) as u32;
            for x in 0..width {
                row[x * 3 + channel] = ((sum + n / 2) / n) as u8;
                let x = x as isize;
                sum = sum + at(x + reach + 1) - at(x - reach);
            }
        }
    }
}

/// The same from top to bottom, a whole row of sums at a time so that memory is read in order.
fn mean_along_columns(patch: &mut RgbImage, radius: usize) {
    let stride = patch.width() as usize * 3;
    let height = patch.height() as usize;
    let source = patch.as_raw().clone();
    let row = |y: isize| {
        let start = y.clamp(0, height as isize - 1) as usize * stride;
        &source[start..start + stride]
    };
    let reach = radius as isize;
    let n = (2 * radius + 1) as u32;
    let mut sums = vec![0u32; stride];
    for y in -reach..=reach {
        for (sum, value) in sums.iter_mut().zip(row(y)) {
            *sum += u32::from(*value);
        }
    }
    for (y, out) in patch.chunks_exact_mut(stride).enumerate() {
        let y = y as isize;
        let (entering, leaving) = (row(y + reach + 1), row(y - reach));
        for (((out, sum), entering), leaving) in out.iter_mut().zip(&mut sums).zip(entering).zip(leaving) {
            *out = ((*sum + n / 2) / n) as u8;
            *sum = *sum + u32::from(*entering) - u32::from(*leaving);
        }
    }
}

/// `resize(image, width, height, scale)`: the picture in another size.
pub(super) fn resize(args: &Args) -> Result<Value, ToolError> {
    let image = args.image("image")?;
    let (width, height) = target_size(args, image)?;
    resized(image, width, height).map(Value::Image)
}

/// A picture in another size that knows where its pixels come from.
pub(super) fn resized(image: &Image, width: u32, height: u32) -> Result<Image, ToolError> {
    let pixels = scaled(image.pixels(), width, height)?;
    let origin = image.origin();
    let scale = [
        origin.scale[0] * image.width() as f32 / width as f32,
        origin.scale[1] * image.height() as f32 / height as f32,
    ];
    Ok(Image::derived(pixels, Origin { scale, ..*origin }))
}

/// A picture of another size: Lanczos when it shrinks, bicubic when it grows.
///
/// # Errors
///
/// [`ToolError::Failed`] when it has no pixels.
pub(super) fn scaled(pixels: &RgbImage, width: u32, height: u32) -> Result<RgbImage, ToolError> {
    let failed =
        |error: &dyn std::fmt::Display| ToolError::failed(format!("the picture could not be resized: {error}"));
    let source = fir::images::ImageRef::new(pixels.width(), pixels.height(), pixels.as_raw(), fir::PixelType::U8x3)
        .map_err(|error| failed(&error))?;
    let mut target = fir::images::Image::new(width, height, fir::PixelType::U8x3);
    let grows = width > pixels.width() || height > pixels.height();
    let filter = if grows { fir::FilterType::CatmullRom } else { fir::FilterType::Lanczos3 };
    let options = fir::ResizeOptions::new().resize_alg(fir::ResizeAlg::Convolution(filter));
    fir::Resizer::new().resize(&source, &mut target, &options).map_err(|error| failed(&error))?;
    RgbImage::from_raw(width, height, target.into_vec()).ok_or_else(|| failed(&"its buffer is too short"))
}

fn target_size(args: &Args, image: &Image) -> Result<(u32, u32), ToolError> {
    let [width, height, scale] =
        [args.number_or_none("width")?, args.number_or_none("height")?, args.number_or_none("scale")?];
    let (own_width, own_height) = (f64::from(image.width()), f64::from(image.height()));
    if own_width == 0.0 || own_height == 0.0 {
        return Err(ToolError::argument("image", "the picture has no pixels"));
    }
    for (param, value) in [("width", width), ("height", height), ("scale", scale)] {
        if let Some(value) = value
            && !(value.is_finite() && *value > 0.0)
        {
            return Err(ToolError::argument(param, format!("expected a number above 0, got {value}")));
        }
    }
    let (width, height) = match (width, height, scale) {
        (Some(width), Some(height), None) => (*width, *height),
        (Some(width), None, None) => (*width, own_height * width / own_width),
        (None, Some(height), None) => (own_width * height / own_height, *height),
        (None, None, Some(scale)) => (own_width * scale, own_height * scale),
        (None, None, None) => {
            return Err(ToolError::argument("width", "expected a width, a height, both, or a scale; got none of them"));
        }
        _ => return Err(ToolError::argument("scale", "expected either a scale or a width and height, got both")),
    };
    let (width, height) = (width.round().max(1.0), height.round().max(1.0));
    if width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PIXELS as f64 {
        let message = format!(
            "a picture of {width} x {height} pixels was asked for; the limit is {MAX_PIXELS} pixels and {MAX_SIDE} a side"
        );
        return Err(ToolError::Limit { message });
    }
    Ok((width as u32, height as u32))
}

/// `size_of(image)`: `W x H` in the picture's own pixels.
pub(super) fn size_of(args: &Args) -> Result<Value, ToolError> {
    let image = args.image("image")?;
    Ok(Value::Text(format!("{} x {}", image.width(), image.height())))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::testing::plain;
    use super::*;
    use crate::value::{Region, Regions};
    use image::Rgb;

    fn picture(value: Result<Value, ToolError>) -> Image {
        match value.unwrap() {
            Value::Image(image) => image,
            other => panic!("{other}"),
        }
    }

    /// Squares of `size` pixels, black and white.
    fn squares(width: u32, height: u32, size: u32) -> Image {
        Image::original(RgbImage::from_fn(width, height, |x, y| Rgb([255 * ((x / size + y / size) % 2) as u8; 3])))
    }

    fn spread(image: &Image, area: [u32; 4]) -> f64 {
        let values: Vec<f64> = (area[1]..area[3])
            .flat_map(|y| (area[0]..area[2]).map(move |x| (x, y)))
            .map(|(x, y)| f64::from(image.pixels().get_pixel(x, y).0[0]))
            .collect();
        let mean = values.iter().sum::<f64>() / values.len() as f64;
        (values.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / values.len() as f64).sqrt()
    }

    #[test]
    fn a_blurred_box_loses_its_detail_and_the_rest_keeps_it() {
        // Squares an eighth of the box wide, about the size of an eye in a face.
        let image = squares(200, 200, 10);
        let region = Region { xyxy: [40.0, 40.0, 120.0, 120.0], ..Region::default() };
        let args = Args::default()
            .with("image", Value::Image(image.clone()))
            .with("regions", Value::Regions(Regions::on(&image, vec![region])));
        let blurred = picture(blur(&args));
        assert!(spread(&image, [50, 50, 110, 110]) > 120.0);
        assert!(spread(&blurred, [50, 50, 110, 110]) < 13.0, "{}", spread(&blurred, [50, 50, 110, 110]));
        for (x, y) in [(39, 60), (120, 60), (60, 39), (60, 120), (199, 0)] {
            assert_eq!(blurred.pixels().get_pixel(x, y), image.pixels().get_pixel(x, y));
        }
        assert_eq!(blurred.origin().source, image.digest());
    }

    #[test]
    fn a_blur_keeps_the_mean_and_a_plain_picture() {
        let flat = plain(31, 17, [10, 200, 90]);
        let blurred = picture(blur(&Args::default().with("image", Value::Image(flat.clone()))));
        assert_eq!(blurred.pixels(), flat.pixels());
        // An impulse spreads to the variance that was asked for.
        let mut pixels = RgbImage::new(101, 101);
        for y in 46..55 {
            for x in 46..55 {
                pixels.put_pixel(x, y, Rgb([255; 3]));
            }
        }
        let image = Image::original(pixels);
        let args = Args::default().with("image", Value::Image(image)).with("strength", Value::Number(8.0));
        let blurred = picture(blur(&args));
        let (mut sum, mut variance) = (0.0, 0.0);
        for (x, _, pixel) in blurred.pixels().enumerate_pixels() {
            let value = f64::from(pixel.0[0]);
            sum += value;
            variance += value * (f64::from(x) - 50.0).powi(2);
        }
        let sigma = (variance / sum - 80.0 / 12.0).sqrt();
        assert!((sigma - 8.08).abs() < 0.8, "{sigma}");
    }

    #[test]
    fn blurring_no_box_changes_nothing_and_a_foreign_one_is_refused() {
        let image = squares(20, 20, 2);
        let blurred = |regions: Regions| {
            blur(&Args::default().with("image", Value::Image(image.clone())).with("regions", Value::Regions(regions)))
        };
        assert_eq!(picture(blurred(Regions::on(&image, vec![]))).pixels(), image.pixels());
        let foreign = Regions::on(&plain(3, 3, [0; 3]), vec![Region::default()]);
        assert!(blurred(foreign).unwrap_err().to_string().contains("another picture"));
        let odd = Region { xyxy: [f32::NAN, 0.0, f32::INFINITY, 5.0], ..Region::default() };
        assert_eq!(picture(blurred(Regions::on(&image, vec![odd]))).pixels(), image.pixels());
        let strong = Args::default().with("image", Value::Image(image.clone())).with("strength", Value::Number(0.0));
        assert!(blur(&strong).unwrap_err().to_string().contains("from 1 to 100"));
    }

    #[test]
    fn a_mask_says_what_is_blurred_and_inverted_what_is_not() {
        let image = squares(200, 200, 10);
        let levels = image::GrayImage::from_fn(200, 200, |x, _| image::Luma([255 * u8::from(x < 100)]));
        let mask = Mask::new(levels, *image.origin());
        let given =
            || Args::default().with("image", Value::Image(image.clone())).with("mask", Value::Mask(mask.clone()));
        let (left, right) = ([20, 20, 80, 180], [120, 20, 180, 180]);
        let blurred = picture(blur(&given()));
        assert!(spread(&blurred, left) < 13.0 && spread(&blurred, right) > 120.0);
        let behind = picture(blur(&given().with("invert", Value::Bool(true))));
        assert!(spread(&behind, left) > 120.0 && spread(&behind, right) < 13.0);
        let boxes = Value::Regions(Regions::on(&image, vec![]));
        assert!(blur(&given().with("regions", boxes)).unwrap_err().to_string().contains("got both"));
        let alone = Args::default().with("image", Value::Image(image.clone())).with("invert", Value::Bool(true));
        assert!(blur(&alone).unwrap_err().to_string().contains("`invert`"));
    }

    #[test]
    fn a_resized_picture_keeps_its_shape_and_the_way_back() {
        let image = squares(80, 40, 8);
        let sized = |name: &str, value: f64| {
            let args = Args::default().with("image", Value::Image(image.clone())).with(name, Value::Number(value));
            picture(resize(&args))
        };
        let small = sized("width", 40.0);
        assert_eq!((small.width(), small.height()), (40, 20));
        assert_eq!(small.origin().to_original([10.0, 10.0, 20.0, 20.0]), [20.0, 20.0, 40.0, 40.0]);
        let large = sized("scale", 2.5);
        assert_eq!((large.width(), large.height()), (200, 100));
        assert_eq!((sized("height", 10.0).width(), sized("scale", 1e-9).width()), (20, 1));
        assert_eq!(size_of(&Args::default().with("image", Value::Image(large))).unwrap().to_string(), "200 x 100");
    }

    #[test]
    fn sizes_that_cannot_be_are_refused() {
        let image = || Args::default().with("image", Value::Image(plain(10, 10, [0; 3])));
        let message = |args: Args| resize(&args).unwrap_err().to_string();
        assert!(message(image()).contains("got none of them"));
        assert!(message(image().with("width", Value::Number(f64::NAN))).contains("above 0"));
        assert!(message(image().with("scale", Value::Number(1e9))).contains("the limit is 100000000 pixels"));
        let both = image().with("scale", Value::Number(2.0)).with("width", Value::Number(5.0));
        assert!(message(both).contains("got both"));
    }
}
