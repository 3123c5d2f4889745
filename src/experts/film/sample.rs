//! Frames of a film at given times, the changes between its scenes, and its sound.
//!
//! The frame at a time is the one that is shown then: the last one whose own time is not later, which for a film with
//! long still frames is not the nearest. ffmpeg's `fps` filter with `round=up` from a frame before the wanted time on
//! gives just that, up to the film's last frame, which then stays to the end.

use image::RgbImage;
use tokio_util::sync::CancellationToken;

use super::probe::Contents;
use super::program::{Decoding, Programs};
use crate::tool::ToolError;
use crate::value::{AUDIO_RATE, Audio, AudioOrigin, Image, Origin, Video};

/// Size of the small grey pictures in which scenes are told apart, (width, height).
const SMALL: [usize; 2] = [64, 36];
/// Seconds between the small pictures.
const SCENE_STEP_S: f64 = 0.2;
/// A new scene begins where the brightness of the small picture changes by so much on average, of 1.
const SCENE_CHANGE: f64 = 0.1;
/// Shortest scene in seconds: a flash is none.
const SHORTEST_SCENE_S: f64 = 0.6;

/// A film whose contents are known.
pub(super) struct Film<'a> {
    pub(super) programs: &'a Programs,
    pub(super) video: &'a Video,
    pub(super) contents: Contents,
    pub(super) cancel: &'a CancellationToken,
}

/// Pictures from `start_s` on, `step_s` apart, at most `count` of them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Series {
    pub(super) start_s: f64,
    pub(super) step_s: f64,
    pub(super) count: usize,
}

impl Series {
    /// The time of a picture, in seconds from the beginning of the film.
    pub(super) fn at(&self, index: usize) -> f64 {
        self.step_s.mul_add(index as f64, self.start_s)
    }

    fn decoding(&self, [width, height]: [u32; 2], format: &str) -> Decoding {
        let rate = format!("1000000/{:.0}", self.step_s * 1e6);
        let filters = format!("fps=fps={rate}:start_time={:.6}:round=up,setpts=N/(FRAME_RATE*TB),", self.start_s);
        let mut decoding = from(self.start_s, &filters, [width, height], format);
        decoding.output.extend(words(&["-frames:v", &self.count.to_string()]));
        decoding
    }
}

/// Pictures of a size from the last whole one before a time on, after some filters.
fn from(start_s: f64, filters: &str, [width, height]: [u32; 2], format: &str) -> Decoding {
    // The frame before the wanted time may be the one that is shown, so it must not be dropped while seeking.
    let mut seek = words(&["-noaccurate_seek", "-copyts", "-start_at_zero"]);
    if start_s > 0.0 {
        seek.extend(words(&["-ss", &format!("{start_s:.6}")]));
    }
    let scale = format!("{filters}scale={width}:{height}:flags=bicubic+accurate_rnd+full_chroma_int");
    let output = words(&["-map", "0:V:0", "-an", "-sn", "-dn", "-vf", &scale, "-pix_fmt", format, "-f", "rawvideo"]);
    Decoding { seek, output }
}

fn words(all: &[&str]) -> Vec<String> {
    all.iter().map(|word| (*word).to_owned()).collect()
}

impl Film<'_> {
    /// Length in seconds.
    pub(super) fn length(&self) -> Result<f64, ToolError> {
        self.contents.length()
    }

    /// Size of its pictures as they are shown.
    pub(super) fn size(&self) -> Result<[u32; 2], ToolError> {
        self.contents.size.ok_or_else(|| ToolError::not_found("the film has no pictures, only sound"))
    }

    /// Hands the pictures of a series with their times to `take`, none with a side over `max_side`. After the film's
    /// last frame come as many copies of it as are left.
    pub(super) fn pictures(
        &self,
        series: Series,
        max_side: u32,
        take: &mut dyn FnMut(Image) -> Result<(), ToolError>,
    ) -> Result<(), ToolError> {
        let size = self.size()?;
        let target = within(size, max_side);
        let (mut index, mut last) = (0, None);
        let mut next = |pixels: RgbImage| {
            let image = self.image(pixels, size, series.at(index));
            index += 1;
            last = Some(image.clone());
            take(image)
        };
        self.decode(&series.decoding(target, "rgb24"), target, &mut next)?;
        if index == 0 {
            // The film's last frame is older than the start, and is the last of all that come after a whole one.
            let mut shown = None;
            self.decode(&from(series.start_s, "", target, "rgb24"), target, &mut |pixels| {
                shown = Some(pixels);
                Ok(())
            })?;
            let Some(pixels) = shown else {
                return Err(ToolError::not_found(format!("the film has no picture at {:.1} s", series.start_s)));
            };
            last = Some(self.image(pixels, size, series.start_s));
        }
        while let Some(image) = last.as_ref().filter(|_| index < series.count) {
            take(self.image(image.pixels().clone(), size, series.at(index)))?;
            index += 1;
        }
        Ok(())
    }

    fn decode(
        &self,
        decoding: &Decoding,
        [width, height]: [u32; 2],
        take: &mut dyn FnMut(RgbImage) -> Result<(), ToolError>,
    ) -> Result<(), ToolError> {
        let bytes = 3 * width as usize * height as usize;
        self.programs.decode(self.video, decoding, bytes, self.cancel, &mut |piece| {
            take(RgbImage::from_raw(width, height, piece).ok_or_else(incomplete)?)
        })
    }

    fn image(&self, pixels: RgbImage, size: [u32; 2], time_s: f64) -> Image {
        let scale = [size[0] as f32 / pixels.width() as f32, size[1] as f32 / pixels.height() as f32];
        let source = self.video.digest();
        Image::derived(pixels, Origin { source, size, offset: [0.0, 0.0], scale, time_s: Some(time_s) })
    }

    /// The frame that is shown at a time.
    pub(super) fn frame(&self, at_s: f64, max_side: u32) -> Result<Image, ToolError> {
        let mut found = None;
        self.pictures(Series { start_s: at_s, step_s: 1.0, count: 1 }, max_side, &mut |image| {
            found = Some(image);
            Ok(())
        })?;
        found.ok_or_else(|| ToolError::not_found(format!("the film has no picture at {at_s:.1} s")))
    }

    /// The scenes from `start_s` to `end_s` as spans of time, at most `most` of them: those between the strongest
    /// changes.
    pub(super) fn scenes(&self, start_s: f64, end_s: f64, most: usize) -> Result<Vec<[f64; 2]>, ToolError> {
        self.size()?;
        let count = ((end_s - start_s) / SCENE_STEP_S).ceil().max(1.0) as usize;
        let series = Series { start_s, step_s: SCENE_STEP_S, count };
        let mut changes = Vec::new();
        let mut before: Option<Vec<u8>> = None;
        let decoding = series.decoding(SMALL.map(|side| side as u32), "gray");
        self.programs.decode(self.video, &decoding, SMALL[0] * SMALL[1], self.cancel, &mut |piece| {
            if piece.len() != SMALL[0] * SMALL[1] {
                return Err(incomplete());
            }
            changes.push(before.as_ref().map_or(0.0, |before| difference(before, &piece)));
            before = Some(piece);
            Ok(())
        })?;
        let mut cuts = vec![start_s];
        cuts.extend(strongest(&changes, most.saturating_sub(1)).into_iter().map(|index| series.at(index)));
        cuts.push(end_s);
        Ok(cuts.windows(2).map(|pair| [pair[0], pair[1]]).collect())
    }

    /// The sound from `start_s` to `end_s`; gaps in the sound track are silence, so that times stay right.
    pub(super) fn sound(&self, start_s: f64, end_s: f64) -> Result<Audio, ToolError> {
        if !self.contents.sound {
            return Err(ToolError::not_found("the film has no sound track"));
        }
        let seconds = format!("{:.6}", end_s - start_s);
        let seek = if start_s > 0.0 { words(&["-ss", &format!("{start_s:.6}")]) } else { Vec::new() };
        let filter = format!("aresample={AUDIO_RATE}:async=1:first_pts=0");
        let mut output = words(&["-map", "0:a:0", "-vn", "-sn", "-dn", "-t", &seconds, "-af", &filter]);
        output.extend(words(&["-ac", "1", "-ar", &AUDIO_RATE.to_string(), "-f", "f32le"]));
        let mut samples: Vec<f32> = Vec::with_capacity(((end_s - start_s) * f64::from(AUDIO_RATE)) as usize + 1);
        self.programs.decode(self.video, &Decoding { seek, output }, 1 << 16, self.cancel, &mut |piece| {
            samples.extend(piece.as_chunks::<4>().0.iter().map(|four| {
                let sample = f32::from_le_bytes(*four);
                if sample.is_finite() { sample.clamp(-1.0, 1.0) } else { 0.0 }
            }));
            Ok(())
        })?;
        if samples.is_empty() {
            return Err(ToolError::not_found(format!("the film has no sound from {start_s:.1} s to {end_s:.1} s")));
        }
        Ok(Audio::derived(samples, AudioOrigin { source: self.video.digest(), offset_s: start_s }))
    }
}

fn incomplete() -> ToolError {
    ToolError::failed("the film stops within a picture: get the whole file again")
}

/// A size scaled down so that no side is over `most`.
fn within(size: [u32; 2], most: u32) -> [u32; 2] {
    let longest = size[0].max(size[1]);
    if longest <= most {
        return size;
    }
    size.map(|side| ((f64::from(side) * f64::from(most) / f64::from(longest)).round() as u32).max(1))
}

/// Mean difference in brightness between two small pictures, 0 to 1.
fn difference(a: &[u8], b: &[u8]) -> f64 {
    let sum: u64 = a.iter().zip(b).map(|(a, b)| u64::from(a.abs_diff(*b))).sum();
    sum as f64 / (255.0 * a.len().max(1) as f64)
}

/// The indices of the strongest changes in order, at most `most`, none closer to another or to the beginning than the
/// shortest scene.
fn strongest(changes: &[f64], most: usize) -> Vec<usize> {
    let apart = (SHORTEST_SCENE_S / SCENE_STEP_S).round() as usize;
    let mut candidates: Vec<usize> = (apart..changes.len()).filter(|at| changes[*at] > SCENE_CHANGE).collect();
    candidates.sort_by(|a, b| changes[*b].total_cmp(&changes[*a]).then(a.cmp(b)));
    let mut kept: Vec<usize> = Vec::new();
    for at in candidates {
        if kept.len() < most && kept.iter().all(|other| at.abs_diff(*other) >= apart) {
            kept.push(at);
        }
    }
    kept.sort_unstable();
    kept
}

/// What a picture looks like from afar: the mean brightness of the cells of a coarse grid.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Look(Vec<f32>);

impl Look {
    pub(super) fn of(image: &RgbImage) -> Self {
        let [columns, rows] = SMALL;
        let (width, height) = (image.width() as usize, image.height() as usize);
        let (mut sums, mut counts) = (vec![0.0f32; columns * rows], vec![0.0f32; columns * rows]);
        for (y, row) in image.as_raw().chunks_exact((3 * width).max(1)).enumerate() {
            for (x, rgb) in row.chunks_exact(3).enumerate() {
                let cell = y * rows / height * columns + x * columns / width;
                // Brightness as in ITU-R BT.601.
                sums[cell] += 0.299 * f32::from(rgb[0]) + 0.587 * f32::from(rgb[1]) + 0.114 * f32::from(rgb[2]);
                counts[cell] += 1.0;
            }
        }
        Self(sums.iter().zip(&counts).map(|(sum, count)| sum / count.max(1.0)).collect())
    }

    /// Whether nothing changed that could be a word: no cell by more than the noise of a coder.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        const NOISE: f32 = 8.0;
        self.0.iter().zip(&other.0).all(|(a, b)| (a - b).abs() <= NOISE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Rgb;

    #[test]
    fn a_series_is_decoded_from_before_its_start_in_equal_steps() {
        let decoding = Series { start_s: 3.2, step_s: 0.5, count: 4 }.decoding([64, 36], "rgb24");
        assert_eq!(decoding.seek.join(" "), "-noaccurate_seek -copyts -start_at_zero -ss 3.200000");
        let output = decoding.output.join(" ");
        assert!(output.starts_with("-map 0:V:0 -an -sn -dn -vf fps=fps=1000000/500000:start_time=3.200000:round=up,"));
        assert!(output.ends_with("-pix_fmt rgb24 -f rawvideo -frames:v 4"), "{output}");
        let start = Series { start_s: 0.0, step_s: 2.0, count: 1 };
        assert!(!start.decoding([2, 2], "gray").seek.contains(&"-ss".to_owned()));
        assert_eq!(start.at(3), 6.0);
    }

    #[test]
    fn the_strongest_changes_part_scenes_and_a_flash_does_not() {
        let mut changes = vec![0.01; 40];
        changes[10] = 0.5;
        changes[11] = 0.4;
        changes[20] = 0.2;
        changes[30] = 0.3;
        changes[1] = 0.9;
        assert_eq!(strongest(&changes, 10), [10, 20, 30], "the flash's end and the first moment do not count");
        assert_eq!(strongest(&changes, 2), [10, 30]);
        assert!(strongest(&changes, 0).is_empty() && strongest(&[], 5).is_empty());
        assert!((difference(&[0, 255], &[255, 255]) - 0.5).abs() < 1e-9);
    }

    #[test]
    fn pictures_are_scaled_down_and_never_up() {
        assert_eq!(within([3840, 2160], 1920), [1920, 1080]);
        assert_eq!(within([640, 480], 1920), [640, 480]);
        assert_eq!(within([10_000, 1], 1000), [1000, 1]);
    }

    #[test]
    fn a_subtitle_changes_the_look_and_noise_does_not() {
        let plain = RgbImage::from_pixel(640, 360, Rgb([40, 60, 80]));
        let mut noisy = plain.clone();
        noisy.pixels_mut().enumerate().for_each(|(i, pixel)| pixel.0[1] += (i % 5) as u8);
        let mut titled = plain.clone();
        // A word of thin strokes, about 60 pixels wide.
        for x in (300..360).step_by(6) {
            for y in 320..334 {
                titled.put_pixel(x, y, Rgb([255; 3]));
                titled.put_pixel(x + 1, y, Rgb([255; 3]));
            }
        }
        let look = Look::of(&plain);
        assert!(look.is_like(&Look::of(&noisy)) && !look.is_like(&Look::of(&titled)));
        assert!(Look::of(&RgbImage::new(3, 2)).is_like(&Look::of(&RgbImage::new(3, 2))));
    }
}
