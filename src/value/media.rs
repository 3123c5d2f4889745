//! Pictures and recordings: shared payloads with a digest and, for pictures, the way back to the original.

use std::fmt;
use std::sync::Arc;

use image::RgbImage;
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
        let origin = Origin { source: digest, size, offset: [0.0, 0.0], scale: [1.0, 1.0] };
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

/// Samples a second of every [`Audio`].
pub const AUDIO_RATE: u32 = 16_000;

/// A recording: mono samples from -1 to 1 at [`AUDIO_RATE`]. Cloning shares the samples.
#[derive(Clone)]
pub struct Audio {
    samples: Arc<Vec<f32>>,
    digest: Digest,
}

impl Audio {
    /// A recording out of mono samples at [`AUDIO_RATE`].
    pub fn new(samples: Vec<f32>) -> Self {
        let mut hasher = blake3::Hasher::new();
        hasher.update(b"audio");
        for sample in &samples {
            hasher.update(&sample.to_le_bytes());
        }
        Self { samples: Arc::new(samples), digest: Digest(*hasher.finalize().as_bytes()) }
    }

    /// The samples.
    pub fn samples(&self) -> &[f32] {
        &self.samples
    }

    /// Length in seconds.
    pub fn seconds(&self) -> f64 {
        self.samples.len() as f64 / f64::from(AUDIO_RATE)
    }

    /// Digest of the samples.
    pub fn digest(&self) -> Digest {
        self.digest
    }
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
        struct Written {
            digest: Digest,
            seconds: f64,
        }
        Written { digest: self.digest, seconds: self.seconds() }.serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_box_in_a_scaled_crop_maps_to_the_original_and_back() {
        let origin = Origin { source: Digest::default(), size: [400, 300], offset: [100.0, 50.0], scale: [0.5, 0.5] };
        let mapped = origin.to_original([20.0, 40.0, 60.0, 80.0]);
        assert_eq!(mapped, [110.0, 70.0, 130.0, 90.0]);
        assert_eq!(origin.from_original(mapped), [20.0, 40.0, 60.0, 80.0]);
    }

    #[test]
    fn a_digest_reads_back_from_its_text() {
        let digest = Digest::of(&[b"a", b"b"]);
        let text = serde_json::to_string(&digest).unwrap();
        assert_eq!(serde_json::from_str::<Digest>(&text).unwrap(), digest);
        assert_ne!(Digest::of(&[b"ab"]), digest);
    }
}
