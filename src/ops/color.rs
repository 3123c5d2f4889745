//! `color`: the name of the main colour of a picture or of what is in a box.

use crate::facts::colour::main_colour;
use crate::tool::{Args, ToolError};
use crate::value::{Area, Value};

/// `color(image, region)`: one of thirteen names. Without a region the whole picture votes evenly.
pub(super) fn color(args: &Args) -> Result<Value, ToolError> {
    let image = args.image("image")?;
    let whole = Area { x: 0, y: 0, width: image.width(), height: image.height() };
    let part = args.area(image, 0.0)?;
    let (area, is_box) = (part.unwrap_or(whole), part.is_some());
    if area.width == 0 || area.height == 0 {
        return Err(ToolError::argument("image", "the picture has no pixels"));
    }
    Ok(Value::Text(main_colour(image, area, is_box).to_owned()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::testing::plain;
    use super::*;
    use crate::value::{Image, Region, Regions};
    use image::{Rgb, RgbImage};

    fn named(image: &Image, xyxy: Option<[f32; 4]>) -> Result<String, ToolError> {
        let mut args = Args::default().with("image", Value::Image(image.clone()));
        if let Some(xyxy) = xyxy {
            let regions = Regions::on(image, vec![Region { xyxy, ..Region::default() }]);
            args = args.with("region", Value::Regions(regions));
        }
        color(&args).map(|value| value.to_string())
    }

    #[test]
    fn the_middle_of_a_box_counts_more_than_what_is_behind() {
        // A blue disc fills half of its box; the rest of the box is white wall.
        let pixels = RgbImage::from_fn(300, 300, |x, y| {
            let (dx, dy) = (x as f32 - 150.0, y as f32 - 150.0);
            Rgb(if dx.hypot(dy) < 40.0 { [30, 60, 200] } else { [250, 250, 250] })
        });
        let image = Image::original(pixels);
        assert_eq!(named(&image, Some([100.0, 100.0, 200.0, 200.0])).unwrap(), "blue");
        assert_eq!(named(&image, None).unwrap(), "white");
    }

    #[test]
    fn an_empty_set_of_boxes_is_told() {
        let image = plain(8, 8, [0, 0, 0]);
        let args = Args::default()
            .with("image", Value::Image(image.clone()))
            .with("region", Value::Regions(Regions::on(&image, vec![])));
        assert!(matches!(color(&args), Err(ToolError::NotFound { .. })));
        assert!(matches!(named(&image, Some([20.0, 0.0, 30.0, 5.0])), Err(ToolError::NotFound { .. })));
    }
}
