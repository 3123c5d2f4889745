//! Pictures in the terminal: by kitty's or iTerm2's protocol, as sixels, or out of half blocks, which every terminal
//! with colours can show.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};
use std::str::FromStr;

use anstyle::{Ansi256Color, Color, RgbColor, Style};
use anyhow::{Context, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use image::RgbImage;
use image::imageops::thumbnail;

use crate::media::{Format, encode};
use crate::value::Image;

/// How a terminal is shown a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Kitty,
    Iterm2,
    Sixel,
    /// Two pixels a letter; whether in all colours or in 216.
    Blocks {
        true_colour: bool,
    },
    No,
}

/// A cell of a terminal, in pixels: few tell, and a picture a little too large or small does no harm.
const CELL: [u32; 2] = [9, 18];

impl Way {
    /// The way of the terminal that these variables describe.
    pub(super) fn usual(var: impl Fn(&str) -> Option<String>) -> Self {
        let (term, program) = (var("TERM").unwrap_or_default(), var("TERM_PROGRAM").unwrap_or_default());
        // What sits between takes no pictures on.
        let between = var("TMUX").is_some() || term.starts_with("screen") || term.starts_with("tmux");
        let true_colour = var("COLORTERM").is_some_and(|it| matches!(it.as_str(), "truecolor" | "24bit"));
        match () {
            () if term == "dumb" => Self::No,
            () if between => Self::Blocks { true_colour },
            () if term.contains("kitty") || term.contains("ghostty") || var("KITTY_WINDOW_ID").is_some() => Self::Kitty,
            () if matches!(program.as_str(), "iTerm.app" | "WezTerm") => Self::Iterm2,
            () if var("LC_TERMINAL").is_some_and(|it| it == "iTerm2") => Self::Iterm2,
            () if ["foot", "mlterm", "sixel", "contour"].iter().any(|it| term.contains(it)) => Self::Sixel,
            () => Self::Blocks { true_colour },
        }
    }

    /// What shows a picture in at most so many columns and rows.
    ///
    /// # Errors
    ///
    /// When the picture cannot be encoded.
    pub(super) fn draw(self, image: &Image, columns: u32, rows: u32) -> Result<String> {
        let [wide, high] = match self {
            Self::Blocks { .. } => [1, 2],
            _ => CELL,
        };
        let small = fitted(image.pixels(), columns.max(1) * wide, rows.max(1) * high);
        let (columns, rows) = (small.width().div_ceil(wide), small.height().div_ceil(high));
        let png = || encode(&Image::original(small.clone()), Format::PNG).context("cannot encode the picture");
        Ok(match self {
            Self::Kitty => kitty(&STANDARD.encode(png()?), columns, rows),
            Self::Iterm2 => {
                let (png, bytes) = (png()?, small.len());
                let place = format!("inline=1;size={bytes};width={columns};height={rows}");
                format!("\u{1b}]1337;File={place}:{}\u{7}\n", STANDARD.encode(png))
            }
            Self::Sixel => sixel(&small),
            Self::Blocks { true_colour } => blocks(&small, true_colour),
            Self::No => String::new(),
        })
    }
}

impl fmt::Display for Way {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Kitty => "kitty",
            Self::Iterm2 => "iterm2",
            Self::Sixel => "sixel",
            Self::Blocks { .. } => "blocks",
            Self::No => "no",
        })
    }
}

impl FromStr for Way {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        let ways = [Self::Kitty, Self::Iterm2, Self::Sixel, Self::Blocks { true_colour: true }, Self::No];
        ways.into_iter().find(|way| way.to_string() == word).ok_or(())
    }
}

/// A picture made so small that it fits; one that fits stays as it is.
fn fitted(picture: &RgbImage, width: u32, height: u32) -> RgbImage {
    let scale = (f64::from(width) / f64::from(picture.width())).min(f64::from(height) / f64::from(picture.height()));
    if scale >= 1.0 {
        return picture.clone();
    }
    let side = |side: u32| ((f64::from(side) * scale).round() as u32).max(1);
    thumbnail(picture, side(picture.width()), side(picture.height()))
}

/// In pieces of 4096 letters, as the protocol wants it; no answer is asked for.
fn kitty(png: &str, columns: u32, rows: u32) -> String {
    let mut out = String::with_capacity(png.len() + 256);
    let mut rest = png;
    let mut how = format!("a=T,f=100,q=2,c={columns},r={rows},");
    while !rest.is_empty() {
        // Base64 is ASCII: every cut is one between letters.
        let (piece, after) = rest.split_at(rest.len().min(4096));
        let more = u8::from(!after.is_empty());
        let _ = write!(out, "\u{1b}_G{how}m={more};{piece}\u{1b}\\");
        how.clear();
        rest = after;
    }
    out.push('\n');
    out
}

/// In the 216 colours that older terminals have: six rows of pixels a line, and in each line one colour after another.
fn sixel(picture: &RgbImage) -> String {
    let (width, height) = picture.dimensions();
    let mut out = format!("\u{1b}P0;1;0q\"1;1;{width};{height}");
    for level in 0..216u8 {
        let percent = |place: u8| LEVELS[usize::from(level / place % 6)] as u32 * 100 / 255;
        let _ = write!(out, "#{level};2;{};{};{}", percent(36), percent(6), percent(1));
    }
    for top in (0..height).step_by(6) {
        let mut lines: BTreeMap<u8, Vec<u8>> = BTreeMap::new();
        for (y, x) in (top..height.min(top + 6)).flat_map(|y| (0..width).map(move |x| (y, x))) {
            let line = lines.entry(in_cube(picture.get_pixel(x, y).0)).or_insert_with(|| vec![0; width as usize]);
            line[x as usize] |= 1 << (y - top);
        }
        for (colour, line) in lines {
            let _ = write!(out, "#{colour}");
            for run in line.chunk_by(|a, b| a == b) {
                let letter = char::from(63 + run[0]);
                let _ = if run.len() > 3 {
                    write!(out, "!{}{letter}", run.len())
                } else {
                    write!(out, "{}", String::from(letter).repeat(run.len()))
                };
            }
            out.push('$');
        }
        out.push('-');
    }
    out + "\u{1b}\\\n"
}

/// Each letter shows two pixels: the upper half in its own colour, the lower one in that of its ground.
fn blocks(picture: &RgbImage, true_colour: bool) -> String {
    let mut out = String::new();
    for y in (0..picture.height()).step_by(2) {
        for x in 0..picture.width() {
            let colour = |y: u32| picture.get_pixel_checked(x, y).map(|pixel| colour(pixel.0, true_colour));
            let style = Style::new().fg_color(colour(y)).bg_color(colour(y + 1));
            let _ = write!(out, "{style}▀{style:#}");
        }
        out.push('\n');
    }
    out
}

/// A colour as it is, or the nearest of the 6 x 6 x 6 that older terminals have.
fn colour([r, g, b]: [u8; 3], true_colour: bool) -> Color {
    if true_colour {
        return RgbColor(r, g, b).into();
    }
    Ansi256Color(16 + in_cube([r, g, b])).into()
}

/// The levels of the colour cube.
const LEVELS: [u8; 6] = [0, 95, 135, 175, 215, 255];

/// The nearest colour of the cube.
fn in_cube(rgb: [u8; 3]) -> u8 {
    let level = |c: u8| (0..6u8).min_by_key(|level| LEVELS[usize::from(*level)].abs_diff(c)).unwrap_or(0);
    rgb.into_iter().fold(0, |cube, c| cube * 6 + level(c))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn picture(width: u32, height: u32) -> Image {
        Image::original(RgbImage::from_fn(width, height, |x, y| image::Rgb([x as u8, y as u8, 200])))
    }

    fn usual(vars: &[(&str, &str)]) -> String {
        let var = |name: &str| vars.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
        Way::usual(var).to_string()
    }

    #[test]
    fn the_terminal_is_told_by_its_variables() {
        assert_eq!(usual(&[("TERM", "xterm-kitty")]), "kitty");
        assert_eq!(usual(&[("TERM", "xterm-kitty"), ("TMUX", "x")]), "blocks");
        assert_eq!(usual(&[("TERM", "xterm-256color"), ("TERM_PROGRAM", "iTerm.app")]), "iterm2");
        assert_eq!(usual(&[("TERM", "foot")]), "sixel");
        assert_eq!(usual(&[("TERM", "dumb")]), "no");
        assert_eq!(usual(&[]), "blocks");
    }

    #[test]
    fn half_blocks_keep_the_shape_and_fit() {
        let drawn = Way::Blocks { true_colour: true }.draw(&picture(400, 200), 20, 20).unwrap();
        let plain = anstream::adapter::strip_str(&drawn).to_string();
        let lines: Vec<&str> = plain.lines().collect();
        assert_eq!((lines.len(), lines[0].chars().count()), (5, 20), "20 x 10 pixels");
        let small = Way::Blocks { true_colour: false }.draw(&picture(3, 3), 20, 20).unwrap();
        assert_eq!(anstream::adapter::strip_str(&small).to_string(), "▀▀▀\n▀▀▀\n");
    }

    #[test]
    fn pictures_reach_the_terminal_whole_by_every_protocol() {
        let image = picture(120, 90);
        let drawn = Way::Kitty.draw(&image, 80, 24).unwrap();
        let pieces: Vec<&str> =
            drawn.split("\u{1b}\\").filter_map(|piece| piece.split_once(';')).map(|it| it.1).collect();
        let png = STANDARD.decode(pieces.concat()).unwrap();
        assert_eq!(image::load_from_memory(&png).unwrap().into_rgb8(), *image.pixels());
        assert!(pieces.iter().all(|piece| piece.len() <= 4096));
        let drawn = Way::Iterm2.draw(&image, 80, 24).unwrap();
        let (_, png) = drawn.trim_end_matches(['\u{7}', '\n']).split_once(':').unwrap();
        assert!(image::load_from_memory(&STANDARD.decode(png).unwrap()).is_ok());
    }

    #[test]
    fn sixels_hold_six_rows_a_line_in_one_colour_after_another() {
        let pixels = RgbImage::from_fn(5, 7, |x, y| image::Rgb(if (x, y) == (4, 1) { [255, 0, 0] } else { [0, 0, 0] }));
        let drawn = Way::Sixel.draw(&Image::original(pixels), 80, 24).unwrap();
        assert!(drawn.starts_with("\u{1b}P0;1;0q\"1;1;5;7#0;2;0;0;0#1;2;0;0;37"), "{drawn:?}");
        // 63 and a bit for each row from the top: all six of them are `~`, all but the second `|`, the second `A`.
        assert!(drawn.ends_with("#0!4~|$#180!4?A$-#0!5@$-\u{1b}\\\n"), "{drawn:?}");
    }

    #[test]
    fn colours_of_old_terminals_are_the_nearest_of_the_cube() {
        assert_eq!(colour([255, 0, 0], false), Ansi256Color(196).into());
        assert_eq!(colour([95, 135, 175], false), Ansi256Color(16 + 36 + 12 + 3).into());
        assert_eq!(colour([255, 255, 255], false), Ansi256Color(231).into());
    }
}
