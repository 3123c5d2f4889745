//! WAV headers as they are found in the wild: written to a pipe with sizes of 0 or 0xFFFFFFFF, cut off, or with more
//! promised than there is. The decoder trusts the sizes and refuses a file for a flaw in chunks that do not matter,
//! so it gets to see format and samples only, under sizes that are right.

use std::borrow::Cow;

/// From this size on a header means "unknown": streaming writers leave values close to the largest signed or
/// unsigned 32-bit number.
const UNKNOWN: u32 = 0x7fff_0000;

/// What a WAV file's header says and what there is.
#[derive(Debug, PartialEq)]
pub(super) struct Wav<'a> {
    /// The file with sizes that fit it.
    pub(super) bytes: Cow<'a, [u8]>,
    /// Seconds that the header promises and seconds that are there, when the file is cut off.
    pub(super) cut_off: Option<(f64, f64)>,
}

/// Puts the sizes in a WAV file's header right. Nothing when it has no samples' chunk at all.
pub(super) fn mend(bytes: &[u8]) -> Option<Wav<'_>> {
    let riff_size = u32_at(bytes, 4)?;
    let streamed = riff_size == 0 || riff_size >= UNKNOWN;
    let mut format = None;
    let mut at = 12;
    loop {
        let size = u32_at(bytes, at + 4)?;
        let start = at + 8;
        match &bytes[at..at + 4] {
            b"fmt " => format = Some(bytes.get(at..start.checked_add(size as usize)?)?),
            b"data" => return Some(with_sizes(bytes, format?, at, size, streamed)),
            _ => {}
        }
        // Chunks are padded to an even length.
        at = start.checked_add(size as usize)?.checked_add(size as usize & 1)?;
    }
}

/// The file with its `format` chunk and the samples of the chunk at `chunk`, which is said to hold `size` bytes.
fn with_sizes<'a>(bytes: &'a [u8], format: &[u8], chunk: usize, size: u32, streamed: bool) -> Wav<'a> {
    let samples = &bytes[chunk + 8..];
    let there = u32::try_from(samples.len()).unwrap_or(u32::MAX);
    let unknown = size >= UNKNOWN || (size == 0 && streamed);
    let real = if unknown { there } else { size.min(there) };
    let missing = if unknown { 0 } else { size - real };
    let bytes_a_second = u32_at(format, 16).unwrap_or(0);
    // A tenth of a second may be lost to careless writers.
    let cut_off = (bytes_a_second > 0 && missing > bytes_a_second / 10)
        .then(|| (f64::from(size) / f64::from(bytes_a_second), f64::from(real) / f64::from(bytes_a_second)));
    let riff = |length: usize| u32::try_from(length - 8).unwrap_or(u32::MAX);
    let plain = chunk == 12 + format.len() && u32_at(bytes, 4) == Some(riff(bytes.len()));
    if plain && real == size {
        return Wav { bytes: Cow::Borrowed(bytes), cut_off };
    }
    let samples = &samples[..real as usize];
    let length = 12 + format.len() + 8 + samples.len();
    let mut mended = Vec::with_capacity(length);
    mended.extend_from_slice(b"RIFF");
    mended.extend_from_slice(&riff(length).to_le_bytes());
    mended.extend_from_slice(b"WAVE");
    mended.extend_from_slice(format);
    mended.extend_from_slice(b"data");
    mended.extend_from_slice(&real.to_le_bytes());
    mended.extend_from_slice(samples);
    Wav { bytes: Cow::Owned(mended), cut_off }
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok().map(u32::from_le_bytes)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const WHOLE: &[u8] = include_bytes!("../../tests/data/audio/s16.wav");

    fn with(riff: u32, data: u32) -> Vec<u8> {
        let mut bytes = WHOLE.to_vec();
        bytes[4..8].copy_from_slice(&riff.to_le_bytes());
        bytes[40..44].copy_from_slice(&data.to_le_bytes());
        bytes
    }

    #[test]
    fn a_sound_header_is_left_alone_and_a_streamed_one_is_filled_in() {
        assert!(matches!(mend(WHOLE), Some(Wav { bytes: Cow::Borrowed(_), cut_off: None })));
        for (riff, data) in [(0, 0), (u32::MAX, u32::MAX), (0x7fff_ffff, 0x7fff_f000), (0, 4000)] {
            let bytes = with(riff, data);
            let wav = mend(&bytes).unwrap();
            assert!(wav.bytes == WHOLE && wav.cut_off.is_none(), "{riff:x} {data:x}");
        }
    }

    #[test]
    fn chunks_that_do_not_matter_are_left_out() {
        let with_list = include_bytes!("../../tests/data/audio/list-before-data.wav");
        assert_eq!(mend(with_list).unwrap().bytes, WHOLE);
    }

    #[test]
    fn samples_that_are_promised_and_not_there_are_told_in_seconds() {
        let bytes = with(40_036, 40_000);
        assert_eq!(mend(&bytes).unwrap().cut_off, Some((2.5, 0.25)));
    }

    #[test]
    fn a_file_without_samples_is_nothing() {
        assert!(mend(&WHOLE[..36]).is_none() && mend(b"RIFF").is_none());
        let mut endless = with(0, 0);
        endless[36..44].copy_from_slice(b"junk\xff\xff\xff\xff");
        assert!(mend(&endless).is_none());
    }
}
