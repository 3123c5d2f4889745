//! Reading pictures and recordings out of bytes, with limits that hold before anything is decoded, and writing
//! both.
//!
//! What a file is, is told from its content, never from its name; the name only appears in errors. Pictures come out
//! upright, 8-bit RGB and on white; recordings come out mono at [`crate::value::AUDIO_RATE`]; films stay files. Files
//! and standard input are opened by the edges of the program, with [`read_file`], [`read_stream`], [`open_audio`] and
//! [`open_video`].

mod audio;
mod encode;
mod file;
mod film;
mod mp3;
mod picture;
mod resample;
mod sniff;
mod wav;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD};

pub use audio::{open_audio, read_audio};
pub use encode::{Format, encode};
pub use file::{medium_of, read_file, read_stream};
pub use film::open_video;
pub use picture::read_image;
pub use sniff::Kind;

/// What a picture or recording may cost. Going over a limit is an error that names the limit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// Largest file that is held in memory, in bytes. Default 200,000,000.
    pub max_bytes: u64,
    /// Largest file that is read piece by piece (recordings and films), in bytes. Default 20,000,000,000.
    pub max_file: u64,
    /// Largest picture, in pixels. Default 100,000,000.
    pub max_pixels: u64,
    /// Longest side of a picture, in pixels. Default 20,000.
    pub max_side: u32,
    /// Longest recording, in seconds. Default 3,600.
    pub max_seconds: f64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            max_bytes: 200_000_000,
            max_file: 20_000_000_000,
            max_pixels: 100_000_000,
            max_side: 20_000,
            max_seconds: 3600.0,
        }
    }
}

/// Why a file gave no picture or recording. Every message names the file.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum MediaError {
    /// There is no such file.
    #[error("no file `{name}`{near}")]
    Missing {
        /// The path as it was given.
        name: String,
        /// Files of a like name beside it, as the end of the sentence; empty when there are none.
        near: String,
    },
    /// The path leads to a folder.
    #[error("`{name}` is a folder, expected a file")]
    Folder {
        /// The path as it was given.
        name: String,
    },
    /// The file is there but cannot be read.
    #[error("cannot read `{name}`: {reason}")]
    Unreadable {
        /// The path as it was given.
        name: String,
        /// What the system says.
        reason: String,
    },
    /// The file holds not one byte.
    #[error("`{name}` is empty (0 bytes), expected {expected}")]
    Empty {
        /// The file.
        name: String,
        /// What should have been in it.
        expected: &'static str,
    },
    /// The file is over the limit on bytes.
    #[error("`{name}` has {bytes}, the limit is {} bytes: make it smaller or raise the limit", grouped(*limit))]
    TooManyBytes {
        /// The file.
        name: String,
        /// How large it is, in words.
        bytes: String,
        /// The limit in bytes.
        limit: u64,
    },
    /// The picture is over a limit on its size.
    #[error(
        "`{name}` is a picture of {width} x {height} pixels, the limit is {} pixels and {max_side} a side: scale it \
         down first",
        grouped(*max_pixels)
    )]
    TooManyPixels {
        /// The file.
        name: String,
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
        /// The limit on pixels.
        max_pixels: u64,
        /// The limit on each side.
        max_side: u32,
    },
    /// The recording is over the limit on its length.
    #[error("`{name}` is longer than {limit} s, the limit for a recording: cut it into shorter ones")]
    TooLong {
        /// The file.
        name: String,
        /// The limit in seconds.
        limit: f64,
    },
    /// The file is of a kind that was not asked for.
    #[error("`{name}` is {found}, expected {expected}")]
    WrongKind {
        /// The file.
        name: String,
        /// What it is.
        found: String,
        /// What was asked for, with the kinds that can be read.
        expected: &'static str,
    },
    /// The file is a picture or recording of a kind that cannot be read.
    #[error("`{name}` is {found}, which cannot be read: {way_out}")]
    Unsupported {
        /// The file.
        name: String,
        /// What it is.
        found: String,
        /// How to make something of it that can be read.
        way_out: String,
    },
    /// The file stops before its content does.
    #[error("`{name}` is cut off: {what}; get the whole file again")]
    Truncated {
        /// The file.
        name: String,
        /// What is missing.
        what: String,
    },
    /// The file's content contradicts itself.
    #[error("`{name}` is a damaged {kind}: {reason}; get the file again")]
    Damaged {
        /// The file.
        name: String,
        /// What it is.
        kind: &'static str,
        /// What is wrong with it.
        reason: String,
    },
    /// A container without a sound track.
    #[error("`{name}` holds no sound track")]
    NoSoundTrack {
        /// The file.
        name: String,
    },
    /// A sound track without a single sample. Silence is not this.
    #[error("`{name}` is a recording of no length: it holds no samples")]
    NoSamples {
        /// The file.
        name: String,
    },
    /// A picture could not be written.
    #[error("cannot write the picture as {format}: {reason}")]
    Encode {
        /// The format.
        format: &'static str,
        /// What the encoder says.
        reason: String,
    },
    /// The name of a file to write asks for no format that can be written.
    #[error("cannot write a picture to `{name}`: expected a name that ends in {expected}")]
    Extension {
        /// The path as it was given.
        name: String,
        /// The ends that are known.
        expected: String,
    },
}

impl MediaError {
    pub(crate) fn damaged(name: &str, kind: &'static str, reason: impl Into<String>) -> Self {
        Self::Damaged { name: name.to_owned(), kind, reason: tidy(&reason.into()) }
    }

    pub(crate) fn truncated(name: &str, what: impl Into<String>) -> Self {
        Self::Truncated { name: name.to_owned(), what: what.into() }
    }
}

/// A whole number with its thousands set apart.
pub(crate) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Checks that a file is neither empty nor over the limit on bytes.
fn check_bytes(name: &str, bytes: &[u8], limits: &Limits, expected: &'static str) -> Result<(), MediaError> {
    if bytes.is_empty() {
        return Err(MediaError::Empty { name: name.to_owned(), expected });
    }
    let count = bytes.len() as u64;
    if count > limits.max_bytes {
        let bytes = format!("{} bytes", grouped(count));
        return Err(MediaError::TooManyBytes { name: name.to_owned(), bytes, limit: limits.max_bytes });
    }
    Ok(())
}

/// Runs a decoder; a panic in it becomes a damaged file. Decoders are other people's code fed with anyone's bytes.
fn guarded<T>(name: &str, kind: &'static str, decode: impl FnOnce() -> Result<T, MediaError>) -> Result<T, MediaError> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(decode))
        .unwrap_or_else(|_| Err(MediaError::damaged(name, kind, "the decoder gave up on its content")))
}

/// Decoders' messages in one line, without the full stop.
fn tidy(message: &str) -> String {
    let line = message.split_whitespace().collect::<Vec<_>>().join(" ");
    line.trim_end_matches('.').chars().take(300).collect()
}

/// The bytes that base64 stands for, padded or not; white space in it is left out.
///
/// # Errors
///
/// What is wrong with it, in words.
pub fn from_base64(text: &str) -> Result<Vec<u8>, String> {
    let spaceless: String;
    let content = if text.contains(char::is_whitespace) {
        spaceless = text.split_whitespace().collect();
        spaceless.as_str()
    } else {
        text
    };
    let padded = content.ends_with('=') || content.len() % 4 == 0;
    let engine = if padded { &STANDARD } else { &STANDARD_NO_PAD };
    engine.decode(content).map_err(|error| format!("the content is not base64: {error}"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::value::Audio;

    #[test]
    fn base64_is_read_with_and_without_padding() {
        for text in ["QUJDRA==", "QUJDRA", " QUJD\r\nRA==\n"] {
            assert_eq!(from_base64(text).unwrap(), b"ABCD", "{text}");
        }
        assert!(from_base64("QUJ???").unwrap_err().starts_with("the content is not base64: "));
    }

    #[test]
    fn a_recording_reads_back_from_its_file() {
        let audio = Audio::new((0..1600).map(|i| (i as f32 / 20.0).sin() * 0.9).collect());
        let again = read_audio("a.wav", &audio.wav(), &Limits::default()).unwrap();
        assert_eq!(again.samples().len(), audio.samples().len());
        let apart = again.samples().iter().zip(audio.samples()).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
        assert!(apart < 1e-4, "{apart}");
    }

    #[test]
    fn thousands_are_set_apart() {
        assert_eq!(grouped(0), "0");
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(200_000_000), "200,000,000");
    }

    #[test]
    fn a_panicking_decoder_is_a_damaged_file() {
        let error = guarded::<()>("a.gif", "GIF picture", || panic!("index out of bounds")).map_err(|e| e.to_string());
        let said = "`a.gif` is a damaged GIF picture: the decoder gave up on its content; get the file again";
        assert_eq!(error, Err(said.to_owned()));
    }
}
