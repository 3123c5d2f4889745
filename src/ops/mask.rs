//! `cut_out` and `replace_background`, and how a mask lies on a picture that may have been cut or scaled since.

use image::{GrayImage, Luma, Rgb, RgbImage, imageops};

use super::picture::scaled;
use crate::facts::colour::{NAMES, shade};
use crate::tool::{Args, ToolError};
use crate::value::{Area, Image, Mask, Value};

/// The mask for each pixel of a picture; pixels that it does not reach do not belong to it.
///
/// # Errors
///
/// [`ToolError::Argument`] when it was made from another picture.
pub(super) fn on_image(image: &Image, mask: &Mask) -> Result<GrayImage, ToolError> {
    let (own, other) = (image.origin(), mask.origin());
    if own.source != other.source {
        let message = format!(
            "this mask lies on another picture ({}) than the one given ({}): make it from this picture",
            other.source.short(),
            own.source.short()
        );
        return Err(ToolError::argument("mask", message));
    }
    let same_place = own.offset == other.offset && own.scale == other.scale;
    if same_place && mask.pixels().dimensions() == image.pixels().dimensions() {
        return Ok(mask.pixels().clone());
    }
    let (width, height) = mask.pixels().dimensions();
    // Where the centre of a pixel of the picture falls in the mask.
    let across = |pixel: u32, axis: usize| {
        ((pixel as f32 + 0.5) * own.scale[axis] + own.offset[axis] - other.offset[axis]) / other.scale[axis]
    };
    Ok(GrayImage::from_fn(image.width(), image.height(), |x, y| {
        let (x, y) = (across(x, 0), across(y, 1));
        let inside = (0.0..width as f32).contains(&x) && (0.0..height as f32).contains(&y);
        Luma([if inside { between(mask.pixels(), x - 0.5, y - 0.5) } else { 0 }])
    }))
}

/// The level between the four nearest pixels.
fn between(levels: &GrayImage, x: f32, y: f32) -> u8 {
    let (x, y) = (x.max(0.0), y.max(0.0));
    let (left, top) = (x as u32, y as u32);
    let (across, down) = (x.fract(), y.fract());
    let at = |x: u32, y: u32| f32::from(levels.get_pixel(x.min(levels.width() - 1), y.min(levels.height() - 1)).0[0]);
    let row = |y: u32| at(left, y) * (1.0 - across) + at(left + 1, y) * across;
    (row(top) * (1.0 - down) + row(top + 1) * down).round() as u8
}

/// The pixels that belong to a mask by at least a half: the smallest area around them.
pub(super) fn bounds(levels: &GrayImage) -> Option<Area> {
    let mut found: Option<[u32; 4]> = None;
    for (x, y, _) in levels.enumerate_pixels().filter(|(.., level)| level.0[0] >= 128) {
        let [x1, y1, x2, y2] = found.unwrap_or([x, y, x, y]);
        found = Some([x1.min(x), y1.min(y), x2.max(x), y2.max(y)]);
    }
    found.map(|[x1, y1, x2, y2]| Area { x: x1, y: y1, width: x2 - x1 + 1, height: y2 - y1 + 1 })
}

/// `over` where the levels are 255, `under` where they are 0, in between what lies between. All of one size.
pub(super) fn blend(over: &RgbImage, under: &RgbImage, levels: &GrayImage) -> RgbImage {
    let mut out = under.clone();
    for ((out, over), level) in out.pixels_mut().zip(over.pixels()).zip(levels.pixels()) {
        let level = u32::from(level.0[0]);
        for (out, over) in out.0.iter_mut().zip(over.0) {
            *out = ((u32::from(over) * level + u32::from(*out) * (255 - level) + 127) / 255) as u8;
        }
    }
    out
}

/// `cut_out(image, mask, color)`: the picture cropped to what the mask covers, the rest in one colour.
pub(super) fn cut_out(args: &Args) -> Result<Value, ToolError> {
    let image = args.image("image")?;
    let levels = on_image(image, args.mask("mask")?)?;
    let colour = named("color", args.text_or_none("color")?.map_or("white", String::as_str))?;
    let area = bounds(&levels)
        .ok_or_else(|| ToolError::not_found("the mask covers nothing of this picture: there is nothing to cut out"))?;
    let Area { x, y, width, height } = area;
    let levels = imageops::crop_imm(&levels, x, y, width, height).to_image();
    let over = imageops::crop_imm(image.pixels(), x, y, width, height).to_image();
    let pixels = blend(&over, &RgbImage::from_pixel(width, height, colour), &levels);
    Ok(Value::Image(Image::derived(pixels, image.origin().at(area))))
}

/// `replace_background(image, mask, background)`: what the mask covers before a colour, or before a picture that is
/// scaled to fill the space and cut evenly at its sides.
pub(super) fn replace_background(args: &Args) -> Result<Value, ToolError> {
    let image = args.image("image")?;
    let levels = on_image(image, args.mask("mask")?)?;
    let (width, height) = image.pixels().dimensions();
    let white = Value::Text("white".to_owned());
    let under = match args.get("background").unwrap_or(&white) {
        Value::Image(picture) => filling(picture, width, height)?,
        Value::Text(name) => RgbImage::from_pixel(width, height, named("background", name)?),
        other => {
            let message = format!("expected a picture or a colour, got {}", other.ty());
            return Err(ToolError::argument("background", message));
        }
    };
    Ok(Value::Image(Image::derived(blend(image.pixels(), &under, &levels), *image.origin())))
}

fn named(param: &str, name: &str) -> Result<Rgb<u8>, ToolError> {
    shade(name).map(Rgb).ok_or_else(|| {
        let message = format!("expected one of {} or #rrggbb, got `{name}`", NAMES.join(", "));
        ToolError::argument(param, message)
    })
}

/// The middle of a picture, scaled so that it fills a size and no more than needed is lost.
fn filling(picture: &Image, width: u32, height: u32) -> Result<RgbImage, ToolError> {
    let (own_width, own_height) = (picture.width(), picture.height());
    if own_width == 0 || own_height == 0 || width == 0 || height == 0 {
        return Err(ToolError::argument("background", "the picture has no pixels"));
    }
    let scale = (f64::from(width) / f64::from(own_width)).max(f64::from(height) / f64::from(own_height));
    let kept = |wanted: u32, own: u32| ((f64::from(wanted) / scale).round() as u32).clamp(1, own);
    let (cut_width, cut_height) = (kept(width, own_width), kept(height, own_height));
    let (x, y) = ((own_width - cut_width) / 2, (own_height - cut_height) / 2);
    scaled(&imageops::crop_imm(picture.pixels(), x, y, cut_width, cut_height).to_image(), width, height)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::testing::{plain, text};
    use super::*;

    const RED: [u8; 3] = [250, 10, 10];

    /// A red picture with a mask of its columns 20 to 39 and rows 10 to 19.
    fn masked() -> (Image, Mask) {
        let image = plain(60, 40, RED);
        let levels =
            GrayImage::from_fn(60, 40, |x, y| Luma([255 * u8::from((20..40).contains(&x) && (10..20).contains(&y))]));
        let mask = Mask::new(levels, *image.origin());
        (image, mask)
    }

    fn made(tool: fn(&Args) -> Result<Value, ToolError>, args: Args) -> Result<Image, ToolError> {
        match tool(&args)? {
            Value::Image(image) => Ok(image),
            other => panic!("{other}"),
        }
    }

    fn args(image: &Image, mask: &Mask) -> Args {
        Args::default().with("image", Value::Image(image.clone())).with("mask", Value::Mask(mask.clone()))
    }

    #[test]
    fn what_is_cut_out_is_cropped_to_the_mask_and_knows_where_it_was() {
        let (image, mask) = masked();
        let cut = made(cut_out, args(&image, &mask)).unwrap();
        assert_eq!((cut.width(), cut.height(), cut.origin().offset), (20, 10, [20.0, 10.0]));
        assert!(cut.pixels().pixels().all(|pixel| pixel.0 == RED));
        let empty = Mask::new(GrayImage::new(60, 40), *image.origin());
        assert!(matches!(made(cut_out, args(&image, &empty)), Err(ToolError::NotFound { .. })));
    }

    #[test]
    fn the_background_becomes_a_colour_or_the_middle_of_a_picture() {
        let (image, mask) = masked();
        let blue = made(replace_background, args(&image, &mask).with("background", text("blue"))).unwrap();
        assert_eq!(blue.pixels().get_pixel(30, 15).0, RED);
        assert_eq!(Some(blue.pixels().get_pixel(19, 15).0), shade("blue"));
        // Twice as high as needed: a quarter is lost above and below.
        let stripes = RgbImage::from_fn(60, 80, |_, y| Rgb(if (20..60).contains(&y) { [0, 200, 0] } else { [9; 3] }));
        let behind = Value::Image(Image::original(stripes));
        let pasted = made(replace_background, args(&image, &mask).with("background", behind)).unwrap();
        assert_eq!(pasted.pixels().get_pixel(0, 0).0, [0, 200, 0]);
        assert_eq!(pasted.pixels().get_pixel(59, 39).0, [0, 200, 0]);
        assert_eq!(pasted.pixels().get_pixel(39, 19).0, RED);
        let error = made(replace_background, args(&image, &mask).with("background", text("mauve"))).unwrap_err();
        assert!(error.to_string().contains("`mauve`"), "{error}");
    }

    #[test]
    fn a_mask_is_found_again_in_a_crop_and_in_a_scaled_picture() {
        let (image, mask) = masked();
        let crop = image.part(Area { x: 30, y: 5, width: 30, height: 30 });
        assert_eq!(bounds(&on_image(&crop, &mask).unwrap()), Some(Area { x: 0, y: 5, width: 10, height: 10 }));
        let origin = crate::value::Origin { scale: [0.5, 0.5], ..*image.origin() };
        let large = Image::derived(RgbImage::new(120, 80), origin);
        assert_eq!(bounds(&on_image(&large, &mask).unwrap()), Some(Area { x: 40, y: 20, width: 40, height: 20 }));
        let error = on_image(&plain(60, 40, [1; 3]), &mask).unwrap_err().to_string();
        assert!(error.contains("another picture"), "{error}");
    }

    #[test]
    fn a_half_covered_pixel_shows_half_of_each() {
        let half = GrayImage::from_pixel(1, 1, Luma([128]));
        let out = blend(&RgbImage::from_pixel(1, 1, Rgb([200; 3])), &RgbImage::from_pixel(1, 1, Rgb([100; 3])), &half);
        assert_eq!(out.get_pixel(0, 0).0, [150; 3]);
    }
}
