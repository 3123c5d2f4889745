//! What a colour is called, and which colour a name means.
//!
//! Every sampled pixel votes for the colour word it would be called by, judged in OKLab (Björn Ottosson, "A perceptual
//! color space for image processing", 2020): lightness L, chroma C and hue. In a box the middle counts more, because
//! the corners mostly show what is behind the thing; colours count a little more than black, gray and white, because
//! light and shadow take colour away and never add it.

use crate::value::{Area, Image};

/// Samples along the longer side.
const SAMPLES: u32 = 192;
/// How much more a vote for a colour counts than one for black, gray or white, inside a box.
const COLOUR_WEIGHT: f64 = 1.25;

/// The names, in the order in which equal votes are settled.
pub(crate) const NAMES: [&str; 13] = [
    "black",
    "white",
    "gray",
    "red",
    "orange",
    "yellow",
    "green",
    "turquoise",
    "blue",
    "purple",
    "pink",
    "brown",
    "beige",
];

/// A typical shade of each of [`NAMES`].
const SHADES: [[u8; 3]; 13] = [
    [0, 0, 0],
    [255, 255, 255],
    [128, 128, 128],
    [220, 30, 30],
    [255, 140, 0],
    [255, 225, 0],
    [0, 160, 60],
    [64, 224, 208],
    [30, 90, 220],
    [128, 0, 160],
    [255, 105, 180],
    [120, 70, 30],
    [235, 215, 180],
];

/// The shade that a name of [`NAMES`] or a written `#rrggbb` means.
pub(crate) fn shade(name: &str) -> Option<[u8; 3]> {
    let name = name.trim().to_lowercase();
    let hex = |at: usize| name.get(at..at + 2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
    if name.starts_with('#') && name.len() == 7 {
        return Some([hex(1)?, hex(3)?, hex(5)?]);
    }
    let name = if name == "grey" { "gray" } else { name.as_str() };
    NAMES.iter().position(|known| *known == name).map(|at| SHADES[at])
}

/// Every so many places along a side, one at least.
pub(crate) fn sampled(side: u32, step: u32) -> impl Iterator<Item = u32> {
    ((step / 2).min(side.saturating_sub(1))..side).step_by(step as usize)
}

/// The name of the main colour of an area: of what stands in the middle of it when it is the box of a thing, of all
/// of it evenly when it is not.
pub(crate) fn main_colour(image: &Image, area: Area, is_box: bool) -> &'static str {
    let step = (area.width.max(area.height) / SAMPLES).max(1);
    let mut votes = [0.0f64; NAMES.len()];
    for y in sampled(area.height, step) {
        for x in sampled(area.width, step) {
            let pixel = image.pixels().get_pixel(area.x + x, area.y + y).0;
            let name = name_of(pixel);
            let mut weight = if is_box { middle_weight(x, area.width) * middle_weight(y, area.height) } else { 1.0 };
            if is_box && name > 2 {
                weight *= COLOUR_WEIGHT;
            }
            votes[name] += weight;
        }
    }
    let mut best = 0;
    for name in 1..votes.len() {
        if votes[name] > votes[best] {
            best = name;
        }
    }
    NAMES[best]
}

/// 1 in the middle, falling to about 0.1 at the edge.
fn middle_weight(at: u32, side: u32) -> f64 {
    let off = (f64::from(at) + 0.5) / f64::from(side) * 2.0 - 1.0;
    (-2.3 * off * off).exp()
}

/// Index in [`NAMES`] of what a pixel would be called.
pub(crate) fn name_of(rgb: [u8; 3]) -> usize {
    let [lightness, a, b] = oklab(rgb);
    let chroma = a.hypot(b);
    let hue = b.atan2(a).to_degrees().rem_euclid(360.0);
    let named = |name: &str| NAMES.iter().position(|known| *known == name).unwrap_or(0);
    // The darker a colour, the less of it is seen.
    let gray_limit = if lightness < 0.35 { 0.055 } else { 0.035 };
    if lightness < 0.22 || (lightness < 0.3 && chroma < gray_limit) {
        return named("black");
    }
    if chroma < gray_limit {
        let beige = (50.0..110.0).contains(&hue) && chroma > 0.02 && lightness > 0.8;
        return named(match lightness {
            _ if beige => "beige",
            l if l > 0.9 => "white",
            _ => "gray",
        });
    }
    named(match hue {
        // Reds: light ones are pink, dark ones of little chroma brown.
        h if !(12.0..345.0).contains(&h) => {
            if lightness > 0.68 {
                "pink"
            } else {
                "red"
            }
        }
        h if h < 42.0 => match () {
            () if lightness > 0.72 && chroma < 0.16 => "pink",
            () if lightness < 0.5 && chroma < 0.11 => "brown",
            () => "red",
        },
        h if h < 83.0 => match () {
            () if lightness > 0.78 && chroma < 0.1 => "beige",
            () if lightness < 0.62 || chroma < 0.095 => "brown",
            () => "orange",
        },
        h if h < 116.0 => match () {
            () if lightness > 0.78 && chroma < 0.085 => "beige",
            () if lightness < 0.5 || (chroma < 0.09 && lightness < 0.7) => "brown",
            () => "yellow",
        },
        h if h < 168.0 => "green",
        h if h < 218.0 => "turquoise",
        h if h < 285.0 => "blue",
        h if h < 325.0 => "purple",
        _ => {
            if lightness > 0.55 {
                "pink"
            } else {
                "purple"
            }
        }
    })
}

/// sRGB to OKLab, with the matrices of Ottosson's article.
pub(crate) fn oklab(rgb: [u8; 3]) -> [f32; 3] {
    let linear = rgb.map(|v| {
        let v = f32::from(v) / 255.0;
        if v <= 0.040_45 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
    });
    let [r, g, b] = linear;
    let l = (0.412_221_46 * r + 0.536_332_55 * g + 0.051_445_995 * b).cbrt();
    let m = (0.211_903_5 * r + 0.680_699_5 * g + 0.107_396_96 * b).cbrt();
    let s = (0.088_302_46 * r + 0.281_718_85 * g + 0.629_978_7 * b).cbrt();
    [
        0.210_454_26 * l + 0.793_617_8 * m - 0.004_072_047 * s,
        1.977_998_5 * l - 2.428_592_2 * m + 0.450_593_7 * s,
        0.025_904_037 * l + 0.782_771_77 * m - 0.808_675_77 * s,
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_the_thinnest_side_a_place_is_looked_at() {
        assert_eq!(sampled(1, 5).collect::<Vec<_>>(), [0]);
        assert_eq!(sampled(12, 5).collect::<Vec<_>>(), [2, 7]);
        assert_eq!(sampled(0, 5).count(), 0);
    }

    #[test]
    fn colours_have_the_names_people_give_them() {
        for (rgb, name) in [
            ([0, 0, 0], "black"),
            ([25, 25, 28], "black"),
            ([255, 255, 255], "white"),
            ([240, 240, 238], "white"),
            ([128, 128, 128], "gray"),
            ([200, 200, 205], "gray"),
            ([255, 0, 0], "red"),
            ([180, 30, 30], "red"),
            ([120, 10, 15], "red"),
            ([255, 140, 0], "orange"),
            ([240, 120, 30], "orange"),
            ([255, 230, 0], "yellow"),
            ([250, 210, 60], "yellow"),
            ([0, 160, 0], "green"),
            ([40, 90, 40], "green"),
            ([120, 200, 80], "green"),
            ([0, 200, 200], "turquoise"),
            ([64, 224, 208], "turquoise"),
            ([0, 0, 255], "blue"),
            ([30, 60, 140], "blue"),
            ([135, 190, 235], "blue"),
            ([128, 0, 160], "purple"),
            ([150, 100, 200], "purple"),
            ([255, 105, 180], "pink"),
            ([255, 182, 193], "pink"),
            ([120, 70, 30], "brown"),
            ([90, 55, 35], "brown"),
            ([160, 110, 70], "brown"),
            ([235, 215, 180], "beige"),
        ] {
            assert_eq!(NAMES[name_of(rgb)], name, "{rgb:?}");
        }
    }

    #[test]
    fn a_name_and_its_shade_mean_each_other() {
        for (name, rgb) in NAMES.iter().zip(SHADES) {
            assert_eq!(NAMES[name_of(rgb)], *name);
            assert_eq!(shade(name), Some(rgb));
        }
        assert_eq!(shade(" Grey"), shade("gray"));
        assert_eq!(shade("#0a10FF"), Some([10, 16, 255]));
        for none in ["", "#12345", "#zz0000", "mauve", "#1234é"] {
            assert_eq!(shade(none), None, "{none}");
        }
    }
}
