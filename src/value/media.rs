//! Pictures and recordings: shared payloads with a digest and, for pictures, the way back to the original.

use std::fmt;
use std::io::{self, Read};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use image::{DynamicImage, GrayImage, RgbImage, imageops};
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// BLAKE3 of some content, written as 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Digest([u8; 32]);

impl Digest {
    /// Digest of several parts; the lengths are hashed too, so that parts cannot run into each other.
    pub fn of(parts: &[&[u8]]) -> Self {
        let mut hasher = blake3::Hasher::new();
        for part in parts {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part);
        }
        Self(*hasher.finalize().as_bytes())
    }

    /// Digest of all that a stream gives, read piece by piece.
    ///
    /// # Errors
    ///
    /// Those of the stream.
    pub fn of_stream(stream: impl Read) -> io::Result<Self> {
        let mut hasher = blake3::Hasher::new();
        hasher.update_reader(stream)?;
        Ok(Self(*hasher.finalize().as_bytes()))
    }

    /// The 32 bytes.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The first 12 hexadecimal digits, for people.
    pub fn short(&self) -> String {
        self.to_string().chars().take(12).collect()
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", blake3::Hash::from(self.0).to_hex())
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.short())
    }
}

impl Serialize for Digest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Digest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let hash = blake3::Hash::from_hex(text.as_bytes()).map_err(serde::de::Error::custom)?;
        Ok(Self(*hash.as_bytes()))
    }
}

impl JsonSchema for Digest {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Digest".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": "^[0-9a-f]{64}$" })
    }
}

/// Where the pixels of a picture come from: `original = offset + pixel * scale`, in each axis.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Origin {
    /// Digest of the original picture.
    pub source: Digest,
    /// Size of the original picture, (width, height) in pixels.
    pub size: [u32; 2],
    /// Where this picture's upper left corner lies, (x, y) in original pixels.
    pub offset: [f32; 2],
    /// Original pixels for each pixel of this picture, (x, y).
    pub scale: [f32; 2],
    /// When it was seen, in seconds from the beginning of a film, if it is a frame; `source` is then the film.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_s: Option<f64>,
}

impl Origin {
    /// Maps a box of this picture to original pixels, clipped to the original picture.
    pub fn to_original(&self, xyxy: [f32; 4]) -> [f32; 4] {
        let x = |v: f32| self.scale[0].mul_add(v, self.offset[0]).clamp(0.0, self.size[0] as f32);
        let y = |v: f32| self.scale[1].mul_add(v, self.offset[1]).clamp(0.0, self.size[1] as f32);
        [x(xyxy[0]), y(xyxy[1]), x(xyxy[2]), y(xyxy[3])]
    }

    /// Maps a box in original pixels to this picture; what lies outside is not clipped.
    pub fn from_original(&self, xyxy: [f32; 4]) -> [f32; 4] {
        let x = |v: f32| (v - self.offset[0]) / self.scale[0];
        let y = |v: f32| (v - self.offset[1]) / self.scale[1];
        [x(xyxy[0]), y(xyxy[1]), x(xyxy[2]), y(xyxy[3])]
    }

    /// The origin of a part of the picture.
    #[must_use]
    pub fn at(&self, part: Area) -> Self {
        let along = |axis: usize, start: u32| (start as f32).mul_add(self.scale[axis], self.offset[axis]);
        Self { offset: [along(0, part.x), along(1, part.y)], ..*self }
    }
}

/// A picture: 8-bit RGB, rows from the top. Cloning shares the pixels.
#[derive(Clone)]
pub struct Image {
    pixels: Arc<RgbImage>,
    digest: Digest,
    origin: Origin,
}

impl Image {
    /// A picture that is its own original.
    pub fn original(pixels: RgbImage) -> Self {
        let digest = pixels_digest(&pixels);
        let size = [pixels.width(), pixels.height()];
        let origin = Origin { source: digest, size, offset: [0.0, 0.0], scale: [1.0, 1.0], time_s: None };
        Self { pixels: Arc::new(pixels), digest, origin }
    }

    /// A picture made out of another one, with the way back to the original.
    pub fn derived(pixels: RgbImage, origin: Origin) -> Self {
        // The origin counts: two equal crops from different places lead to different boxes.
        let place = serde_json::to_vec(&origin).unwrap_or_default();
        let digest = Digest::of(&[b"derived", pixels_digest(&pixels).bytes(), &place]);
        Self { pixels: Arc::new(pixels), digest, origin }
    }

    /// The pixels.
    pub fn pixels(&self) -> &RgbImage {
        &self.pixels
    }

    /// Width in this picture's own pixels.
    pub fn width(&self) -> u32 {
        self.pixels.width()
    }

    /// Height in this picture's own pixels.
    pub fn height(&self) -> u32 {
        self.pixels.height()
    }

    /// Digest of size, pixels and origin.
    pub fn digest(&self) -> Digest {
        self.digest
    }

    /// The way back to the original picture.
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    /// The pixels that a box in original pixels covers, with so many original pixels more on each side, rounded
    /// outwards; nothing when it lies outside or is no box. Its corners may come in any order.
    pub fn area_of(&self, xyxy: [f32; 4], padding: f32) -> Option<Area> {
        const FAR: f32 = 1e7;
        if xyxy.iter().any(|side| side.is_nan()) {
            return None;
        }
        let [x1, y1, x2, y2] = xyxy.map(|side| side.clamp(-FAR, FAR));
        let (left, top, right, bottom) = (x1.min(x2), y1.min(y2), x1.max(x2), y1.max(y2));
        let padded = [left - padding, top - padding, right + padding, bottom + padding];
        let [x1, y1, x2, y2] = self.origin.from_original(padded);
        // A hundredth of a pixel is rounding of the mapping, not a further row.
        let span = |low: f32, high: f32, side: u32| {
            let low = (low + 0.01).floor().clamp(0.0, side as f32);
            let high = (high - 0.01).ceil().clamp(0.0, side as f32);
            (low < high).then_some((low as u32, (high - low) as u32))
        };
        let (x, width) = span(x1, x2, self.width())?;
        let (y, height) = span(y1, y2, self.height())?;
        Some(Area { x, y, width, height })
    }

    /// The pixels of an area as a picture that knows where it comes from.
    pub fn part(&self, area: Area) -> Self {
        let Area { x, y, width, height } = area;
        let pixels = imageops::crop_imm(self.pixels(), x, y, width, height).to_image();
        Self::derived(pixels, self.origin.at(area))
    }
}

/// A rectangle of whole pixels of a picture, never empty and never outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    /// Left column.
    pub x: u32,
    /// Top row.
    pub y: u32,
    /// Columns, at least one.
    pub width: u32,
    /// Rows, at least one.
    pub height: u32,
}

fn pixels_digest(pixels: &RgbImage) -> Digest {
    Digest::of(&[b"image", &pixels.width().to_le_bytes(), &pixels.height().to_le_bytes(), pixels.as_raw()])
}

impl PartialEq for Image {
    fn eq(&self, other: &Self) -> bool {
        self.digest == other.digest
    }
}

impl fmt::Debug for Image {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Image({} x {}, {:?})", self.width(), self.height(), self.digest)
    }
}

impl Serialize for Image {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Written<'a> {
            digest: Digest,
            width: u32,
            height: u32,
            origin: &'a Origin,
        }
        Written { digest: self.digest, width: self.width(), height: self.height(), origin: &self.origin }
            .serialize(serializer)
    }
}

/// How much each pixel of a picture belongs to something, 0 (not at all) to 255 (wholly). Cloning shares the pixels.
#[derive(Clone)]
pub struct Mask {
    pixels: Arc<GrayImage>,
    digest: Digest,
    origin: Origin,
}

impl Mask {
    /// A mask whose pixels lie as `origin` says on the original picture.
    pub fn new(pixels: GrayImage, origin: Origin) -> Self {
        let place = serde_json::to_vec(&origin).unwrap_or_default();
        let size = [pixels.width().to_le_bytes(), pixels.height().to_le_bytes()].concat();
        let digest = Digest::of(&[b"mask", &size, pixels.as_raw(), &place]);
        Self { pixels: Arc::new(pixels), digest, origin }
    }

    /// The pixels, rows from the top.
    pub fn pixels(&self) -> &GrayImage {
        &self.pixels
    }

    /// Digest of size, pixels and origin.
    pub fn digest(&self) -> Digest {
        self.digest
    }

    /// The way back to the original picture.
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    /// The mask as a picture of its own: white is what belongs to it.
    pub fn picture(&self) -> Image {
        Image::original(DynamicImage::ImageLuma8(self.pixels().clone()).into_rgb8())
    }

    /// The share of pixels that belong to it by at least a half, 0 to 1.
    pub fn share(&self) -> f64 {
        let inside = self.pixels.as_raw().iter().filter(|pixel| **pixel >= 128).count();
        inside as f64 / self.pixels.as_raw().len().max(1) as f64
    }
}

impl PartialEq for Mask {
    fn eq(&self, other: &Self) -> bool {
        self.digest == other.digest
    }
}

impl fmt::Debug for Mask {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Mask({} x {}, {:?})", self.pixels.width(), self.pixels.height(), self.digest)
    }
}

impl Serialize for Mask {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Written<'a> {
            digest: Digest,
            width: u32,
            height: u32,
            share: f64,
            origin: &'a Origin,
        }
        let (width, height) = self.pixels.dimensions();
        Written { digest: self.digest, width, height, share: self.share(), origin: &self.origin }.serialize(serializer)
    }
}

/// A film: a file that is read piece by piece, never as a whole. Cloning is cheap.
#[derive(Clone)]
pub struct Video {
    path: Arc<PathBuf>,
    bytes: u64,
    digest: Digest,
}

impl Video {
    /// A film in a file of so many bytes with this digest of its content.
    pub fn new(path: PathBuf, bytes: u64, digest: Digest) -> Self {
        Self { path: Arc::new(path), bytes, digest }
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Size of the file.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Digest of the file's content.
    pub fn digest(&self) -> Digest {
        self.digest
    }
}

impl PartialEq for Video {
    fn eq(&self, other: &Self) -> bool {
        self.digest == other.digest
    }
}

impl fmt::Debug for Video {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Video({} bytes, {:?})", self.bytes, self.digest)
    }
}

impl Serialize for Video {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Written {
            digest: Digest,
            bytes: u64,
        }
        Written { digest: self.digest, bytes: self.bytes }.serialize(serializer)
    }
}

/// Samples a second of every [`Audio`].
pub const AUDIO_RATE: u32 = 16_000;

/// Where the samples of a recording come from: `original = offset_s + seconds`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct AudioOrigin {
    /// Digest of the original recording, or of the film whose sound it is.
    pub source: Digest,
    /// When this recording begins, in seconds of the original.
    pub offset_s: f64,
}

/// A recording: mono samples from -1 to 1 at [`AUDIO_RATE`]. Clones share the samples; a part has its own, so that
/// who keeps it does not keep the whole.
#[derive(Clone)]
pub struct Audio {
    samples: Arc<Vec<f32>>,
    digest: Digest,
    origin: AudioOrigin,
}

impl Audio {
    /// A recording out of mono samples at [`AUDIO_RATE`] that is its own original.
    pub fn new(samples: Vec<f32>) -> Self {
        let digest = samples_digest(&samples);
        let origin = AudioOrigin { source: digest, offset_s: 0.0 };
        Self { samples: Arc::new(samples), digest, origin }
    }

    /// A recording that is taken out of something else, such as the sound of a film.
    pub fn derived(samples: Vec<f32>, origin: AudioOrigin) -> Self {
        // The origin counts: two equal parts from different places lead to different times.
        let place = [&origin.source.bytes()[..], &origin.offset_s.to_le_bytes()].concat();
        let digest = Digest::of(&[b"part", samples_digest(&samples).bytes(), &place]);
        Self { samples: Arc::new(samples), digest, origin }
    }

    /// A part of this recording, in samples, that knows where it comes from; what lies outside is left out.
    pub fn part(&self, range: Range<usize>) -> Self {
        let start = range.start.min(self.samples.len());
        let end = range.end.clamp(start, self.samples.len());
        let offset_s = self.origin.offset_s + start as f64 / f64::from(AUDIO_RATE);
        Self::derived(self.samples[start..end].to_vec(), AudioOrigin { offset_s, ..self.origin })
    }

    /// The samples.
    pub fn samples(&self) -> &[f32] {
        &self.samples
    }

    /// Length in seconds.
    pub fn seconds(&self) -> f64 {
        self.samples.len() as f64 / f64::from(AUDIO_RATE)
    }

    /// The recording as a WAV file: one channel of 16-bit samples (the RIFF form of Microsoft and IBM, 1991).
    pub fn wav(&self) -> Vec<u8> {
        const HEADER: u32 = 44;
        const BYTES: u32 = 2;
        let size = u32::try_from(self.samples.len()).unwrap_or(u32::MAX).saturating_mul(BYTES);
        let mut file = Vec::with_capacity((HEADER + size.min(u32::MAX - HEADER)) as usize);
        let mut words = |words: &[&[u8]]| words.iter().for_each(|word| file.extend_from_slice(word));
        words(&[b"RIFF", &size.saturating_add(HEADER - 8).to_le_bytes(), b"WAVEfmt ", &16u32.to_le_bytes()]);
        // Plain samples, one channel.
        words(&[&1u16.to_le_bytes(), &1u16.to_le_bytes()]);
        words(&[&AUDIO_RATE.to_le_bytes(), &(AUDIO_RATE * BYTES).to_le_bytes()]);
        words(&[&(BYTES as u16).to_le_bytes(), &16u16.to_le_bytes(), b"data", &size.to_le_bytes()]);
        for sample in self.samples() {
            let level = (sample.clamp(-1.0, 1.0) * f32::from(i16::MAX)).round() as i16;
            file.extend_from_slice(&level.to_le_bytes());
        }
        file
    }

    /// Digest of the samples and, for a part, of where they come from.
    pub fn digest(&self) -> Digest {
        self.digest
    }

    /// The way back to the original recording.
    pub fn origin(&self) -> &AudioOrigin {
        &self.origin
    }
}

fn samples_digest(samples: &[f32]) -> Digest {
    // A hasher that is fed many bytes at once works on several blocks side by side.
    let mut hasher = blake3::Hasher::new();
    hasher.update(b"audio");
    let mut bytes = Vec::with_capacity(4 * 16_384);
    for piece in samples.chunks(16_384) {
        bytes.clear();
        bytes.extend(piece.iter().flat_map(|sample| sample.to_le_bytes()));
        hasher.update(&bytes);
    }
    Digest(*hasher.finalize().as_bytes())
}

impl PartialEq for Audio {
    fn eq(&self, other: &Self) -> bool {
        self.digest == other.digest
    }
}

impl fmt::Debug for Audio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Audio({:.1} s, {:?})", self.seconds(), self.digest)
    }
}

impl Serialize for Audio {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Written<'a> {
            digest: Digest,
            seconds: f64,
            #[serde(skip_serializing_if = "Option::is_none")]
            origin: Option<&'a AudioOrigin>,
        }
        let origin = (self.origin.source != self.digest).then_some(&self.origin);
        Written { digest: self.digest, seconds: self.seconds(), origin }.serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_box_in_a_scaled_crop_maps_to_the_original_and_back() {
        let origin = Origin {
            source: Digest::default(),
            size: [400, 300],
            offset: [100.0, 50.0],
            scale: [0.5, 0.5],
            time_s: None,
        };
        let mapped = origin.to_original([20.0, 40.0, 60.0, 80.0]);
        assert_eq!(mapped, [110.0, 70.0, 130.0, 90.0]);
        assert_eq!(origin.from_original(mapped), [20.0, 40.0, 60.0, 80.0]);
    }

    #[test]
    fn a_part_of_a_part_of_a_recording_knows_its_place_in_the_original() {
        let whole = Audio::new((0..64_000).map(|i| i as f32 / 64_000.0).collect());
        let part = whole.part(16_000..48_000);
        let inner = part.part(8_000..999_999);
        assert_eq!((part.seconds(), part.origin().offset_s), (2.0, 1.0));
        assert_eq!((inner.seconds(), inner.origin().offset_s), (1.5, 1.5));
        assert_eq!(inner.samples(), &whole.samples()[24_000..48_000]);
        assert_eq!(inner.origin().source, whole.digest());
        assert_eq!(inner, whole.part(24_000..48_000), "the same part is the same however it was come by");
        assert!(whole.part(70_000..80_000).samples().is_empty());
        let silence = Audio::new(vec![0.0; 48_000]);
        assert_ne!(silence.part(0..16_000), silence.part(16_000..32_000), "they lead to different times");
    }

    #[test]
    fn a_digest_reads_back_from_its_text() {
        let digest = Digest::of(&[b"a", b"b"]);
        let text = serde_json::to_string(&digest).unwrap();
        assert_eq!(serde_json::from_str::<Digest>(&text).unwrap(), digest);
        assert_ne!(Digest::of(&[b"ab"]), digest);
    }
}
