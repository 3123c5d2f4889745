//! WAV headers as they are found in the wild: written to a pipe with sizes of 0 or 0xFFFFFFFF, cut off, or with more
//! promised than there is. The decoder trusts the sizes and refuses a file for a flaw in chunks that do not matter,
//! so it gets to see format and samples only, under sizes that are right. The samples stay in the file.

use std::io::{self, ErrorKind, Read, Seek, SeekFrom};
use std::ops::Range;

use symphonia::core::io::MediaSource;

/// From this size on a header means "unknown": streaming writers leave values close to the largest signed or
/// unsigned 32-bit number.
const UNKNOWN: u32 = 0x7fff_0000;
/// Largest format chunk that is kept; known ones have at most 40 bytes.
const MAX_FORMAT: u32 = 4096;

/// What a WAV file's header says and what there is.
#[derive(Debug, PartialEq)]
pub(super) struct Wav {
    /// A header with sizes that fit.
    header: Vec<u8>,
    /// Where the samples stand in the file, in bytes.
    samples: Range<u64>,
    /// Seconds that the header promises and seconds that are there, when the file is cut off.
    pub(super) cut_off: Option<(f64, f64)>,
}

/// Puts the sizes in a WAV file's header right. Nothing when it has no samples' chunk at all.
///
/// # Errors
///
/// Those of reading, apart from the file's end.
pub(super) fn mend(file: &mut (impl Read + Seek)) -> io::Result<Option<Wav>> {
    match look_through(file) {
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => Ok(None),
        other => other,
    }
}

fn look_through(file: &mut (impl Read + Seek)) -> io::Result<Option<Wav>> {
    let length = file.seek(SeekFrom::End(0))?;
    let mut start = [0; 12];
    file.seek(SeekFrom::Start(0))?;
    file.read_exact(&mut start)?;
    let riff_size = u32_at(&start, 4).unwrap_or(0);
    let streamed = riff_size == 0 || riff_size >= UNKNOWN;
    let mut format = None;
    let mut at = 12;
    loop {
        let mut chunk = [0; 8];
        file.seek(SeekFrom::Start(at))?;
        file.read_exact(&mut chunk)?;
        let size = u32_at(&chunk, 4).unwrap_or(0);
        match &chunk[..4] {
            b"fmt " if size <= MAX_FORMAT => {
                let mut whole = chunk.to_vec();
                whole.resize(8 + size as usize, 0);
                file.read_exact(&mut whole[8..])?;
                format = Some(whole);
            }
            b"data" => return Ok(format.map(|format| with_sizes(&format, at + 8..length, size, streamed))),
            _ => {}
        }
        // Chunks are padded to an even length.
        at += 8 + u64::from(size) + u64::from(size & 1);
    }
}

/// The file with its `format` chunk and the samples that lie in `there` and are said to be `size` bytes.
fn with_sizes(format: &[u8], there: Range<u64>, size: u32, streamed: bool) -> Wav {
    let all = u32::try_from(there.end.saturating_sub(there.start)).unwrap_or(u32::MAX);
    let unknown = size >= UNKNOWN || (size == 0 && streamed);
    let real = if unknown { all } else { size.min(all) };
    let missing = if unknown { 0 } else { size - real };
    let bytes_a_second = u32_at(format, 16).unwrap_or(0);
    // A tenth of a second may be lost to careless writers.
    let cut_off = (bytes_a_second > 0 && missing > bytes_a_second / 10)
        .then(|| (f64::from(size) / f64::from(bytes_a_second), f64::from(real) / f64::from(bytes_a_second)));
    let riff_size = u32::try_from(4 + format.len() as u64 + 8 + u64::from(real)).unwrap_or(u32::MAX);
    let header = [&b"RIFF"[..], &riff_size.to_le_bytes(), b"WAVE", format, b"data", &real.to_le_bytes()].concat();
    Wav { header, samples: there.start..there.start + u64::from(real), cut_off }
}

/// A WAV file as its mended header says: the header, then the samples out of the file.
pub(super) struct Mended<S> {
    wav: Wav,
    file: S,
    at: u64,
}

impl<S> Mended<S> {
    pub(super) fn new(wav: Wav, file: S) -> Self {
        Self { wav, file, at: 0 }
    }

    fn length(&self) -> u64 {
        self.wav.header.len() as u64 + (self.wav.samples.end - self.wav.samples.start)
    }
}

impl<S: Read + Seek> Read for Mended<S> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let header = self.wav.header.len() as u64;
        let read = if self.at < header {
            (&self.wav.header[self.at as usize..]).read(buffer)?
        } else {
            let left = self.length().saturating_sub(self.at).min(buffer.len() as u64);
            self.file.seek(SeekFrom::Start(self.wav.samples.start + (self.at - header)))?;
            self.file.read(&mut buffer[..left as usize])?
        };
        self.at += read as u64;
        Ok(read)
    }
}

impl<S: Read + Seek> Seek for Mended<S> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.length().checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = at.ok_or(ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}

impl<S: Read + Seek + Send + Sync> MediaSource for Mended<S> {
    fn is_seekable(&self) -> bool {
        true
    }

    fn byte_len(&self) -> Option<u64> {
        Some(self.length())
    }
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok().map(u32::from_le_bytes)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::io::Cursor;

    use super::*;

    const WHOLE: &[u8] = include_bytes!("../../tests/data/audio/s16.wav");

    fn with(riff: u32, data: u32) -> Vec<u8> {
        let mut bytes = WHOLE.to_vec();
        bytes[4..8].copy_from_slice(&riff.to_le_bytes());
        bytes[40..44].copy_from_slice(&data.to_le_bytes());
        bytes
    }

    /// The mended file, read whole.
    fn mended(bytes: &[u8]) -> Option<Vec<u8>> {
        let mut file = Cursor::new(bytes);
        let wav = mend(&mut file).unwrap()?;
        assert_eq!(wav.cut_off, None);
        let mut all = Vec::new();
        Mended::new(wav, file).read_to_end(&mut all).unwrap();
        Some(all)
    }

    #[test]
    fn a_sound_header_is_left_alone_and_a_streamed_one_is_filled_in() {
        assert_eq!(mended(WHOLE).unwrap(), WHOLE);
        for (riff, data) in [(0, 0), (u32::MAX, u32::MAX), (0x7fff_ffff, 0x7fff_f000), (0, 4000)] {
            assert_eq!(mended(&with(riff, data)).unwrap(), WHOLE, "{riff:x} {data:x}");
        }
    }

    #[test]
    fn chunks_that_do_not_matter_are_left_out() {
        let with_list = include_bytes!("../../tests/data/audio/list-before-data.wav");
        assert_eq!(mended(with_list).unwrap(), WHOLE);
    }

    #[test]
    fn samples_that_are_promised_and_not_there_are_told_in_seconds() {
        let wav = mend(&mut Cursor::new(with(40_036, 40_000))).unwrap().unwrap();
        assert_eq!(wav.cut_off, Some((2.5, 0.25)));
    }

    #[test]
    fn a_file_without_samples_is_nothing() {
        assert!(mended(&WHOLE[..36]).is_none() && mended(b"RIFF").is_none());
        let mut endless = with(0, 0);
        endless[36..44].copy_from_slice(b"junk\xff\xff\xff\xff");
        assert!(mended(&endless).is_none());
    }

    #[test]
    fn any_place_of_the_mended_file_can_be_sought() {
        let bytes = include_bytes!("../../tests/data/audio/list-before-data.wav");
        let mut file = Cursor::new(bytes);
        let wav = mend(&mut file).unwrap().unwrap();
        let mut mended = Mended::new(wav, file);
        assert_eq!(mended.byte_len(), Some(WHOLE.len() as u64));
        for at in [0, 40, 44, 100, WHOLE.len() - 4] {
            let mut four = [0; 4];
            mended.seek(SeekFrom::Start(at as u64)).unwrap();
            mended.read_exact(&mut four).unwrap();
            assert_eq!(four, WHOLE[at..at + 4], "{at}");
        }
        assert_eq!(mended.seek(SeekFrom::End(-1)).unwrap(), WHOLE.len() as u64 - 1);
        assert!(mended.seek(SeekFrom::Current(-1_000_000)).is_err());
    }
}
