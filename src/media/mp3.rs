//! Whether an MP3 file stops before its end. The format has no length of its own: a file is frame after frame, each
//! with a header that says how long it is. What can be told is told from the count of frames that most coders write
//! into the first one, else from a last frame that is not whole.
//!
//! Frame headers as in ISO/IEC 11172-3 and 13818-3, 2.4.1.3; the tags as LAME and the Fraunhofer coder write them.

/// A frame's header: what all frames of a stream share, and how many bytes this one has.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Header {
    /// 1 for MPEG 1; the lower rates of MPEG 2 and 2.5 count in frames of half as many samples.
    version: Version,
    rate: u32,
    mono: bool,
    bytes: usize,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Version {
    One,
    Two,
    TwoAndAHalf,
}

/// Kilobits a second by the index in the header, for MPEG 1 layer III.
const BIT_RATES_1: [u32; 14] = [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
/// The same for MPEG 2 and 2.5 layer III.
const BIT_RATES_2: [u32; 14] = [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
/// Samples a second by the index in the header, for MPEG 1; the other versions have half and a quarter of them.
const RATES: [u32; 3] = [44_100, 48_000, 32_000];

impl Header {
    /// The header of layer III at `at`. Nothing for reserved values and for the free bit rate, which gives no length.
    fn at(bytes: &[u8], at: usize) -> Option<Self> {
        let [0xff, second, third, fourth] = *bytes.get(at..at.checked_add(4)?)? else { return None };
        let version = match second >> 3 {
            0b11111 => Version::One,
            0b11110 => Version::Two,
            0b11100 => Version::TwoAndAHalf,
            _ => return None,
        };
        if second >> 1 & 0b11 != 0b01 {
            return None;
        }
        let kilobits = match (third >> 4, version) {
            (index @ 1..=14, Version::One) => BIT_RATES_1[usize::from(index) - 1],
            (index @ 1..=14, _) => BIT_RATES_2[usize::from(index) - 1],
            _ => return None,
        };
        let rate = *RATES.get(usize::from(third >> 2 & 0b11))?;
        let rate = match version {
            Version::One => rate,
            Version::Two => rate / 2,
            Version::TwoAndAHalf => rate / 4,
        };
        let padding = third >> 1 & 1;
        let mut header = Self { version, rate, mono: fourth >> 6 == 0b11, bytes: 0 };
        // A frame's share of the bits, in bytes.
        header.bytes = (header.samples() / 8 * kilobits * 1000 / rate) as usize + usize::from(padding);
        Some(header)
    }

    /// Samples of each channel in a frame.
    fn samples(&self) -> u32 {
        if self.version == Version::One { 1152 } else { 576 }
    }

    /// Whether both can be frames of one stream.
    fn continues(&self, first: &Self) -> bool {
        (self.version, self.rate) == (first.version, first.rate)
    }

    /// Where the tag of LAME begins in a frame: behind the header and what a decoder has to know about it.
    fn tag(&self) -> usize {
        4 + match (self.version, self.mono) {
            (Version::One, false) => 32,
            (Version::One, true) | (_, false) => 17,
            (_, true) => 9,
        }
    }
}

/// The frames of a file.
#[derive(Debug, PartialEq)]
struct Frames {
    first: Header,
    /// How many there are by the first frame, which is then no sound itself.
    promised: Option<u32>,
    /// Whole frames of sound.
    whole: u32,
    /// Whether the file ends within a frame.
    ends_within: bool,
}

/// In what an MP3 file is cut off, if it is and that can be told.
pub(super) fn cut_off(bytes: &[u8]) -> Option<String> {
    let frames = Frames::of(bytes)?;
    let seconds = |count: u32| f64::from(count) * f64::from(frames.first.samples()) / f64::from(frames.first.rate);
    match frames.promised {
        Some(promised) => {
            let missing = promised.saturating_sub(frames.whole);
            // A tenth of a second may be lost to careless writers, and some count the first frame too.
            (missing > 1 && seconds(missing) > 0.1)
                .then(|| format!("{:.1} s of the promised {:.1} s are there", seconds(frames.whole), seconds(promised)))
        }
        None => frames.ends_within.then(|| "the last frame of the MP3 recording is not whole".to_owned()),
    }
}

impl Frames {
    fn of(bytes: &[u8]) -> Option<Self> {
        let (mut at, first) = next_frame(bytes, after_tag(bytes), None)?;
        let promised = promised(&bytes[at..], &first);
        let mut frames = Self { first, promised: promised.filter(|count| *count > 0), whole: 0, ends_within: false };
        if promised.is_some() {
            at += first.bytes;
        }
        while at < bytes.len() {
            match Header::at(bytes, at).filter(|header| header.continues(&first)) {
                Some(header) if at + header.bytes > bytes.len() => {
                    frames.ends_within = true;
                    break;
                }
                Some(header) => {
                    frames.whole += 1;
                    at += header.bytes;
                }
                // Tags and other things between and behind the frames.
                None => match next_frame(bytes, at, Some(&first)) {
                    Some((found, _)) => at = found,
                    None => break,
                },
            }
        }
        Some(frames)
    }
}

/// Where the sound begins: behind an ID3v2 tag, whose size is written in four times seven bits.
fn after_tag(bytes: &[u8]) -> usize {
    let Some([b'I', b'D', b'3', _, _, flags, size @ ..]) = bytes.first_chunk::<10>() else { return 0 };
    let size = size.iter().fold(0, |sum, byte| sum << 7 | usize::from(byte & 0x7f));
    let footer = if flags & 0x10 != 0 { 10 } else { 0 };
    10 + size + footer
}

/// The next frame at or behind `from`, of the stream of `first` if that is known: a header that another one follows,
/// since two bytes are little to go by.
fn next_frame(bytes: &[u8], from: usize, first: Option<&Header>) -> Option<(usize, Header)> {
    (from..bytes.len()).find_map(|at| {
        let header = Header::at(bytes, at)?;
        let next = Header::at(bytes, at + header.bytes)?;
        (next.continues(&header) && first.is_none_or(|first| header.continues(first))).then_some((at, header))
    })
}

/// The count of frames in the tag of a stream's first frame: `Xing` or `Info` (LAME and most others) or `VBRI`
/// (Fraunhofer). 0 when there is a tag without a count.
fn promised(frame: &[u8], header: &Header) -> Option<u32> {
    let word = |at: usize| frame.get(at..at + 4)?.try_into().ok().map(u32::from_be_bytes);
    let tag = header.tag();
    match frame.get(tag..tag + 4)? {
        // The first of the flags says that the count is there.
        b"Xing" | b"Info" if word(tag + 4)? & 1 == 1 => word(tag + 8),
        b"Xing" | b"Info" => Some(0),
        _ if frame.get(36..40)? == b"VBRI" => word(36 + 14),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    /// Frames of 44.1 kHz, 128 kbit/s, stereo: 417 bytes each.
    const HEAD: [u8; 4] = [0xff, 0xfb, 0x90, 0x00];
    const LENGTH: usize = 417;

    fn frame() -> Vec<u8> {
        let mut frame = HEAD.to_vec();
        frame.resize(LENGTH, 0);
        frame
    }

    /// A first frame with a tag: `Info` with a count, `Xing` without, or `VBRI`.
    fn tagged(tag: &[u8; 4], count: u32) -> Vec<u8> {
        let mut first = frame();
        let (at, number) = match tag {
            b"VBRI" => (36, 36 + 14),
            _ => (36, 36 + 8),
        };
        first[at..at + 4].copy_from_slice(tag);
        if tag != b"VBRI" && count > 0 {
            first[at + 7] = 1;
        }
        first[number..number + 4].copy_from_slice(&count.to_be_bytes());
        first
    }

    fn stream(first: Option<Vec<u8>>, frames: usize) -> Vec<u8> {
        first.into_iter().chain((0..frames).map(|_| frame())).flatten().collect()
    }

    #[test]
    fn headers_say_how_long_their_frames_are() {
        let header = |bytes: [u8; 4]| Header::at(&bytes, 0);
        assert_eq!(header(HEAD).unwrap().bytes, LENGTH);
        // With padding; 48 kHz; 22.05 kHz mono at 64 kbit/s; 8 kHz at 8 kbit/s.
        assert_eq!(header([0xff, 0xfb, 0x92, 0x00]).unwrap().bytes, 418);
        assert_eq!(header([0xff, 0xfb, 0x94, 0x00]).unwrap().bytes, 384);
        assert_eq!(header([0xff, 0xf3, 0x80, 0xc0]).unwrap().bytes, 208);
        assert_eq!(header([0xff, 0xe3, 0x18, 0xc0]).unwrap().bytes, 72);
        // Layer II, free bit rate, reserved rate.
        for odd in [[0xff, 0xfd, 0x90, 0], [0xff, 0xfb, 0x00, 0], [0xff, 0xfb, 0x9c, 0]] {
            assert_eq!(header(odd), None);
        }
    }

    #[test]
    fn a_promised_count_that_is_not_there_is_told_in_seconds() {
        for tag in [b"Info", b"Xing", b"VBRI"] {
            assert_eq!(cut_off(&stream(Some(tagged(tag, 100)), 100)), None);
            // Some count the first frame too.
            assert_eq!(cut_off(&stream(Some(tagged(tag, 101)), 100)), None);
            let said = "1.3 s of the promised 2.6 s are there";
            assert_eq!(cut_off(&stream(Some(tagged(tag, 100)), 50)).as_deref(), Some(said));
        }
    }

    #[test]
    fn without_a_count_a_last_frame_that_is_not_whole_is_told() {
        for first in [None, Some(tagged(b"Xing", 0))] {
            let whole = stream(first, 20);
            assert_eq!(cut_off(&whole), None);
            let said = "the last frame of the MP3 recording is not whole";
            assert_eq!(cut_off(&whole[..whole.len() - 100]).as_deref(), Some(said));
            // Between two frames nothing can be told.
            assert_eq!(cut_off(&whole[..whole.len() - LENGTH]), None);
        }
    }

    #[test]
    fn tags_around_and_between_the_frames_do_not_count() {
        let mut id3 = b"ID3\x04\0\0\0\0\x01\x00".to_vec();
        id3.resize(10 + 128, 0xff);
        let mut end = b"TAG".to_vec();
        end.resize(128, b' ');
        let odd = b"\xff\xfbsomething else".to_vec();
        let parts = [id3, tagged(b"Info", 40), stream(None, 20), odd, stream(None, 20), end];
        let whole: Vec<u8> = parts.concat();
        assert_eq!(Frames::of(&whole).unwrap().whole, 40);
        assert_eq!(cut_off(&whole), None);
        assert!(cut_off(&[&whole[..whole.len() / 2], b"TAG"].concat()).is_some());
    }

    #[test]
    fn what_has_no_frames_is_not_judged() {
        for bytes in [&b""[..], b"ID3", b"ID3\x04\0\0\x7f\x7f\x7f\x7f", &HEAD, &[0xff; 100]] {
            assert_eq!(cut_off(bytes), None);
        }
    }
}
