//! Recordings: bytes to mono samples at [`crate::value::AUDIO_RATE`], decoded and resampled packet by packet.

use std::io::{Cursor, SeekFrom};
use std::path::Path;

use symphonia::core::codecs::audio::{AudioCodecParameters, AudioDecoder, AudioDecoderOptions};
use symphonia::core::errors::Error;
use symphonia::core::formats::probe::Hint;
use symphonia::core::formats::{FormatOptions, FormatReader, TrackType};
use symphonia::core::io::{MediaSource, MediaSourceStream, ReadOnlySource};
use symphonia::core::meta::MetadataOptions;

use super::file::{head, open_file, read_file, read_stream};
use super::mp3;
use super::picture::article;
use super::resample::Resampler;
use super::sniff::{self, Kind};
use super::wav::{self, Mended, Wav};
use super::{Limits, MediaError, check_bytes, guarded};
use crate::value::Audio;

const EXPECTED: &str = "a recording (WAV, MP3, FLAC, Ogg Vorbis, M4A or AAC)";
/// Rates outside of this range, in samples a second, are taken for damage.
const RATES: std::ops::RangeInclusive<u32> = 2_000..=768_000;

/// Reads a recording; `name` is for errors only.
///
/// The kind is told from the content. Channels are averaged to one, any rate is resampled to 16 kHz with a
/// band-limited filter, an MP4 film gives its sound track, recordings of one rate that are chained in an Ogg stream are
/// read one after the other. Packets that do not decode become silence, so that times stay
/// right. A silent recording is a recording like any other.
///
/// # Errors
///
/// [`MediaError`], a different one for an empty, cut off, damaged, too long, unsupported or altogether other file, for
/// one without a sound track and for a track without samples.
pub fn read_audio(name: &str, bytes: &[u8], limits: &Limits) -> Result<Audio, MediaError> {
    check_bytes(name, bytes, limits, EXPECTED)?;
    decode(name, Cursor::new(bytes), limits)
}

/// Reads a recording out of a file as [`read_audio`] does, piece by piece: only its samples at 16 kHz are held.
///
/// # Errors
///
/// Those of [`read_audio`], and for a file that is not there, a folder, or over [`Limits::max_file`].
pub fn open_audio(path: &Path, limits: &Limits) -> Result<Audio, MediaError> {
    let name = path.display().to_string();
    match open_file(path, limits.max_file)? {
        Some((_, 0)) => Err(MediaError::Empty { name, expected: EXPECTED }),
        Some((file, _)) => decode(&name, file, limits),
        // What cannot be sought in, such as a pipe, is read whole.
        None => read_audio(&name, &read_file(path, limits.max_bytes)?, limits),
    }
}

fn decode<S: MediaSource>(name: &str, mut source: S, limits: &Limits) -> Result<Audio, MediaError> {
    let head = head(&mut source).map_err(|error| unreadable(name, &error))?;
    let wrong = |found: String| MediaError::WrongKind { name: name.to_owned(), found, expected: EXPECTED };
    let unsupported = |found: String, way_out: &str| {
        Err(MediaError::Unsupported { name: name.to_owned(), found, way_out: way_out.to_owned() })
    };
    match sniff::kind(&head) {
        Kind::Recording(kind) => guarded(name, kind, || read(name, kind, &head, source, limits)).map(Audio::new),
        Kind::Film(kind) => unsupported(
            format!("{} {kind}", article(kind)),
            "give it as a film, or take its sound out as WAV, for example with `ffmpeg -i`",
        ),
        Kind::Unsupported(kind, way_out) => unsupported(kind.to_owned(), way_out),
        Kind::Picture(_, kind) => Err(wrong(format!("{} {kind}", article(kind)))),
        Kind::Text(kind) | Kind::Other(kind) => Err(wrong(kind.to_owned())),
        Kind::Unknown => Err(wrong("of no known kind".to_owned())),
    }
}

fn unreadable(name: &str, error: &std::io::Error) -> MediaError {
    MediaError::Unreadable { name: name.to_owned(), reason: error.to_string() }
}

fn read<S: MediaSource>(
    name: &str,
    kind: &'static str,
    head: &[u8],
    mut source: S,
    limits: &Limits,
) -> Result<Vec<f32>, MediaError> {
    if kind.starts_with("MP3") {
        // It is told from the whole file, which is let go of before anything is decoded.
        let bytes = read_stream(name, &mut source, limits.max_bytes)?;
        if let Some(what) = mp3::cut_off(&bytes) {
            return Err(MediaError::truncated(name, what));
        }
        source.seek(SeekFrom::Start(0)).map_err(|error| unreadable(name, &error))?;
    }
    let mut format = if kind.starts_with("WAV") {
        let wav = wav::mend(&mut source).map_err(|error| unreadable(name, &error))?;
        open(name, kind, Box::new(Mended::new(whole(name, wav)?, source)))?
    } else if kind.starts_with("MP3") {
        // Of an MP3 file without a count the reader guesses the length from its size and first bit rates, and leaves
        // out what lies behind. It cannot guess where it cannot seek.
        open(name, kind, Box::new(ReadOnlySource::new(source)))?
    } else {
        open(name, kind, Box::new(source))?
    };
    let track = format.default_track(TrackType::Audio);
    let Some(track) = track else { return Err(MediaError::NoSoundTrack { name: name.to_owned() }) };
    let Some(params) = track.codec_params.as_ref().and_then(|params| params.audio()) else {
        return Err(unknown_coding(name, kind, head));
    };
    // The number of frames in an MP3 file without a header for it is a guess from the bit rate. An Ogg stream cut out of a
    // longer one counts from the beginning of that.
    let starts = u64::try_from(track.start_ts.get()).unwrap_or(0);
    let promised = track.num_frames.filter(|_| !kind.starts_with("MP3") && starts == 0);
    let mut state = Decoding {
        name,
        kind,
        limits,
        track: track.id,
        decoder: decoder(name, kind, head, params)?,
        promised,
        resampler: None,
        interleaved: Vec::new(),
        mono: Vec::new(),
        frames: 0,
        failed: None,
    };
    if let (Some(frames), Some(rate)) = (promised, params.sample_rate) {
        state.check_length(frames, rate)?;
    }
    state.run(format.as_mut())?;
    state.finish()
}

/// Refuses a WAV file that is cut off.
fn whole(name: &str, wav: Option<Wav>) -> Result<Wav, MediaError> {
    let Some(wav) = wav else {
        return Err(MediaError::truncated(name, "the WAV recording ends before its samples begin"));
    };
    match wav.cut_off {
        Some((promised, there)) => {
            Err(MediaError::truncated(name, format!("{there:.1} s of the promised {promised:.1} s are there")))
        }
        None => Ok(wav),
    }
}

fn open<'a>(
    name: &str,
    kind: &'static str,
    source: Box<dyn MediaSource + 'a>,
) -> Result<Box<dyn FormatReader + 'a>, MediaError> {
    let mut hint = Hint::new();
    hint.with_extension(match kind {
        "WAV recording" => "wav",
        "FLAC recording" => "flac",
        "Ogg recording" => "ogg",
        "MP4 recording" => "m4a",
        "AAC recording" => "aac",
        _ => "mp3",
    });
    let stream = MediaSourceStream::new(source, Default::default());
    symphonia::default::get_probe()
        .probe(&hint, stream, FormatOptions::default(), MetadataOptions::default())
        .map_err(|error| explain(name, kind, &error))
}

fn decoder(
    name: &str,
    kind: &'static str,
    head: &[u8],
    params: &AudioCodecParameters,
) -> Result<Box<dyn AudioDecoder>, MediaError> {
    symphonia::default::get_codecs().make_audio_decoder(params, &AudioDecoderOptions::default()).map_err(|error| {
        match error {
            Error::Unsupported(_) => unknown_coding(name, kind, head),
            other => explain(name, kind, &other),
        }
    })
}

/// What is needed while packets are decoded.
struct Decoding<'a> {
    name: &'a str,
    kind: &'static str,
    limits: &'a Limits,
    track: u32,
    decoder: Box<dyn AudioDecoder>,
    /// Frames that the file says it holds.
    promised: Option<u64>,
    /// Made for the rate of the first decoded packet, which for some codings is not the rate of the container.
    resampler: Option<(u32, Resampler)>,
    interleaved: Vec<f32>,
    mono: Vec<f32>,
    frames: u64,
    /// What the last packet that did not decode said.
    failed: Option<&'static str>,
}

impl Decoding<'_> {
    fn run(&mut self, format: &mut dyn FormatReader) -> Result<(), MediaError> {
        loop {
            let packet = match format.next_packet() {
                Ok(Some(packet)) => packet,
                Ok(None) => return Ok(()),
                Err(Error::ResetRequired) if self.next_chapter(format)? => continue,
                Err(Error::ResetRequired) => return Ok(()),
                Err(error) => return Err(explain(self.name, self.kind, &error)),
            };
            if packet.track_id != self.track {
                continue;
            }
            let decoded = match self.decoder.decode(&packet) {
                Ok(buffer) => {
                    let spec = buffer.spec();
                    let (rate, channels) = (spec.rate(), spec.channels().count());
                    buffer.copy_to_vec_interleaved(&mut self.interleaved);
                    Ok((rate, channels))
                }
                Err(Error::DecodeError(reason)) => Err(reason),
                Err(Error::IoError(_)) => Err("a packet ends too early"),
                Err(error) => return Err(explain(self.name, self.kind, &error)),
            };
            match decoded {
                Ok((rate, channels)) => self.take(rate, channels)?,
                Err(reason) => self.skip(reason, packet.dur.get())?,
            }
        }
    }

    /// Goes on with the next recording of a chained stream, which has a coder of its own; false where its rate is
    /// another one, so that it is left.
    fn next_chapter(&mut self, format: &dyn FormatReader) -> Result<bool, MediaError> {
        let track = format.default_track(TrackType::Audio);
        let Some(track) = track else { return Err(MediaError::NoSoundTrack { name: self.name.to_owned() }) };
        let Some(params) = track.codec_params.as_ref().and_then(|params| params.audio()) else {
            return Err(unknown_coding(self.name, self.kind, &[]));
        };
        self.track = track.id;
        self.decoder = decoder(self.name, self.kind, &[], params)?;
        let before = self.resampler.as_ref().map(|(rate, _)| *rate);
        Ok(params.sample_rate.zip(before).is_none_or(|(rate, before)| rate == before))
    }

    /// Averages the channels of a decoded packet and resamples it.
    fn take(&mut self, rate: u32, channels: usize) -> Result<(), MediaError> {
        if channels == 0 || self.interleaved.is_empty() {
            return Ok(());
        }
        let share = 1.0 / channels as f32;
        self.mono.clear();
        self.mono.extend(self.interleaved.chunks_exact(channels).map(|frame| {
            let mean = frame.iter().sum::<f32>() * share;
            // Floating-point files may hold anything.
            if mean.is_finite() { mean.clamp(-1.0, 1.0) } else { 0.0 }
        }));
        self.push(rate)
    }

    /// Puts silence in the place of a packet that did not decode. Before the first good packet there is no rate to
    /// count in, and what is skipped there is mostly the lead-in of a coder.
    fn skip(&mut self, reason: &'static str, frames: u64) -> Result<(), MediaError> {
        self.failed = Some(reason);
        let Some((rate, _)) = self.resampler else { return Ok(()) };
        self.mono.clear();
        self.mono.resize(frames.min(u64::from(rate)) as usize, 0.0);
        self.push(rate)
    }

    fn push(&mut self, rate: u32) -> Result<(), MediaError> {
        self.frames += self.mono.len() as u64;
        self.check_length(self.frames, rate)?;
        let damaged = |reason: String| MediaError::damaged(self.name, self.kind, reason);
        let (first, resampler) = match &mut self.resampler {
            Some((first, resampler)) => (*first, resampler),
            empty => {
                if !RATES.contains(&rate) {
                    return Err(damaged(format!(
                        "{rate} samples a second are too {}",
                        if rate < 2_000 { "few" } else { "many" }
                    )));
                }
                // Room for all of it from the beginning: growing would hold most of it twice.
                let room = self.promised.unwrap_or(0) as f64 / f64::from(rate);
                let made = Resampler::new(rate, room.min(self.limits.max_seconds)).map_err(damaged)?;
                let (rate, resampler) = empty.insert((rate, made));
                (*rate, resampler)
            }
        };
        if first != rate {
            return Err(damaged(format!("its rate changes from {first} to {rate} samples a second")));
        }
        resampler.push(&self.mono).map_err(damaged)
    }

    fn check_length(&self, frames: u64, rate: u32) -> Result<(), MediaError> {
        if frames as f64 > self.limits.max_seconds * f64::from(rate.max(1)) {
            return Err(MediaError::TooLong { name: self.name.to_owned(), limit: self.limits.max_seconds });
        }
        Ok(())
    }

    fn finish(self) -> Result<Vec<f32>, MediaError> {
        let Some((rate, resampler)) = self.resampler else {
            return Err(match self.failed {
                Some(reason) => {
                    tracing::debug!(name = self.name, reason, "no packet of a recording decodes");
                    MediaError::damaged(self.name, self.kind, "not a part of it can be decoded")
                }
                None => MediaError::NoSamples { name: self.name.to_owned() },
            });
        };
        // A tenth of a second may be lost to careless writers and to the lead-in of a coder.
        if let Some(frames) = self.promised.filter(|frames| self.frames + u64::from(rate / 10) < *frames) {
            let seconds = |frames: u64| frames as f64 / f64::from(rate);
            let what = format!("{:.1} s of the promised {:.1} s are there", seconds(self.frames), seconds(frames));
            return Err(MediaError::truncated(self.name, what));
        }
        let mut samples = resampler.finish().map_err(|reason| MediaError::damaged(self.name, self.kind, reason))?;
        // A filter swings over a little where a recording was clipped.
        samples.iter_mut().for_each(|sample| *sample = sample.clamp(-1.0, 1.0));
        Ok(samples)
    }
}

fn unknown_coding(name: &str, kind: &'static str, head: &[u8]) -> MediaError {
    let opus = head.windows(8).any(|word| word == b"OpusHead");
    let found =
        if opus { "an Opus recording".to_owned() } else { format!("{} {kind} of an unusual coding", article(kind)) };
    MediaError::Unsupported {
        name: name.to_owned(),
        found,
        way_out: "save it as WAV or FLAC, for example with `ffmpeg -i`".to_owned(),
    }
}

fn explain(name: &str, kind: &'static str, error: &Error) -> MediaError {
    match error {
        Error::IoError(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => {
            MediaError::truncated(name, format!("the {kind} stops before its end"))
        }
        other => {
            // The decoder's words are for those who know it.
            tracing::debug!(name, kind, %other, "a recording does not decode");
            MediaError::damaged(name, kind, "its content contradicts itself")
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    macro_rules! file {
        ($name:literal) => {
            include_bytes!(concat!("../../tests/data/audio/", $name))
        };
    }

    fn refused(name: &str, bytes: &[u8]) -> String {
        read_audio(name, bytes, &Limits::default()).unwrap_err().to_string()
    }

    /// The fixtures hold a tone of 440 Hz at half loudness, 0.25 s. How far the samples are from it, root mean
    /// square, with the ends left out.
    fn far_from_tone(audio: &Audio) -> f32 {
        let turn = std::f32::consts::TAU * 440.0 / 16_000.0;
        let middle = 400..3600;
        let squares = |shift: f32| {
            let apart = middle.clone().map(|i| audio.samples()[i] - 0.5 * (turn * (i as f32 + shift)).sin());
            (apart.map(|d| d * d).sum::<f32>() / 3200.0).sqrt()
        };
        // Coders with a lead-in of their own may come out shifted.
        (0..73).map(|eighth| squares(eighth as f32 / 2.0)).fold(f32::MAX, f32::min)
    }

    #[test]
    fn every_kind_of_wav_gives_the_tone() {
        let files: [(&str, &[u8], f32); 10] = [
            ("16 bit", file!("s16.wav"), 1e-3),
            ("sizes of 0", file!("stream-zero.wav"), 1e-3),
            ("largest sizes", file!("stream-max.wav"), 1e-3),
            ("8 bit", file!("u8.wav"), 6e-3),
            ("24 bit", file!("s24.wav"), 1e-3),
            ("float", file!("f32.wav"), 1e-3),
            ("extensible, 16 bit", file!("extensible-s16.wav"), 1e-3),
            ("extensible, float", file!("extensible-f32.wav"), 1e-3),
            ("stereo", file!("stereo-s16.wav"), 1e-3),
            ("a list before the data", file!("list-before-data.wav"), 1e-3),
        ];
        for (name, bytes, tolerance) in files {
            let audio = read_audio("tone.wav", bytes, &Limits::default()).unwrap();
            assert_eq!(audio.samples().len(), 4000, "{name}");
            let far = far_from_tone(&audio);
            assert!(far < tolerance, "{name}: {far}");
        }
    }

    #[test]
    fn every_coding_gives_the_tone() {
        let files: [(&str, &[u8]); 5] = [
            ("FLAC", file!("tone.flac")),
            ("MP3", file!("tone.mp3")),
            ("Ogg Vorbis", file!("tone.ogg")),
            ("M4A", file!("tone.m4a")),
            ("AAC", file!("tone.aac")),
        ];
        for (name, bytes) in files {
            let audio = read_audio("tone.bin", bytes, &Limits::default()).unwrap();
            assert!((0.24..0.36).contains(&audio.seconds()), "{name}: {} s", audio.seconds());
            let far = far_from_tone(&audio);
            assert!(far < 0.03, "{name}: {far}");
        }
    }

    #[test]
    fn recordings_that_are_chained_are_read_one_after_the_other() {
        let one = read_audio("one.ogg", file!("tone.ogg"), &Limits::default()).unwrap();
        let three = read_audio("three.ogg", &file!("tone.ogg").repeat(3), &Limits::default()).unwrap();
        assert!((three.seconds() - 3.0 * one.seconds()).abs() < 0.01, "{} s", three.seconds());
    }

    #[test]
    fn silence_is_a_recording() {
        let mut bytes = file!("s16.wav").to_vec();
        bytes[44..].fill(0);
        let audio = read_audio("silent.wav", &bytes, &Limits::default()).unwrap();
        assert!(audio.samples().len() == 4000 && audio.samples().iter().all(|s| s.abs() < 1e-6));
    }

    #[test]
    fn each_wrong_file_gets_its_own_message() {
        let wav = file!("s16.wav");
        assert_eq!(
            refused("a.wav", b""),
            "`a.wav` is empty (0 bytes), expected a recording (WAV, MP3, FLAC, Ogg Vorbis, M4A or AAC)"
        );
        assert!(refused("a.wav", b"some words").starts_with("`a.wav` is text, expected a recording (WAV"));
        assert!(
            refused("a.wav", b"\x89PNG\r\n\x1a\n....").starts_with("`a.wav` is a PNG picture, expected a recording")
        );
        assert_eq!(
            refused("a.wav", &wav[..2044]),
            "`a.wav` is cut off: 0.1 s of the promised 0.2 s are there; get the whole file again"
        );
        assert_eq!(
            refused("a.wav", &wav[..40]),
            "`a.wav` is cut off: the WAV recording ends before its samples begin; get the whole file again"
        );
        let mut none = wav[..44].to_vec();
        none[4..8].copy_from_slice(&36_u32.to_le_bytes());
        none[40..44].copy_from_slice(&0_u32.to_le_bytes());
        assert_eq!(refused("a.wav", &none), "`a.wav` is a recording of no length: it holds no samples");
        assert_eq!(refused("a.mp4", file!("no-sound.mp4")), "`a.mp4` holds no sound track");
        assert_eq!(
            refused("a.ogg", file!("opus.ogg")),
            "`a.ogg` is an Opus recording, which cannot be read: save it as WAV or FLAC, for example with `ffmpeg -i`"
        );
        let flac = file!("tone.flac");
        let cut = refused("a.flac", &flac[..flac.len() - 600]);
        assert!(cut.starts_with("`a.flac` is cut off: "), "{cut}");
    }

    #[test]
    fn an_mp3_recording_is_read_to_its_end_and_told_when_it_is_cut_off() {
        let counted = file!("tone.mp3");
        let half = refused("a.mp3", &counted[..counted.len() / 2]);
        assert_eq!(half, "`a.mp3` is cut off: 0.1 s of the promised 0.3 s are there; get the whole file again");
        let plain = file!("vbr-no-count.mp3");
        // 3 s, and the lead-in and the last frame of the coder.
        let audio = read_audio("a.mp3", plain, &Limits::default()).unwrap();
        assert!((3.0..3.2).contains(&audio.seconds()), "{} s", audio.seconds());
        assert_eq!(
            refused("a.mp3", &plain[..plain.len() / 2]),
            "`a.mp3` is cut off: the last frame of the MP3 recording is not whole; get the whole file again"
        );
    }

    #[test]
    fn the_limit_on_seconds_holds_for_every_coding() {
        let limits = Limits { max_seconds: 0.2, ..Limits::default() };
        for bytes in [&file!("s16.wav")[..], &file!("stream-zero.wav")[..], &file!("tone.mp3")[..]] {
            let error = read_audio("a", bytes, &limits).unwrap_err().to_string();
            assert_eq!(error, "`a` is longer than 0.2 s, the limit for a recording: cut it into shorter ones");
        }
    }

    #[test]
    fn no_cut_and_no_flipped_byte_brings_the_reader_down() {
        let files: [&[u8]; 6] = [
            file!("extensible-s16.wav"),
            file!("tone.flac"),
            file!("tone.mp3"),
            file!("tone.ogg"),
            file!("tone.m4a"),
            file!("tone.aac"),
        ];
        for bytes in files {
            for at in (1..bytes.len()).step_by(37) {
                let _ = read_audio("a", &bytes[..at], &Limits::default());
                let mut flipped = bytes.to_vec();
                flipped[at.min(200 + at % 64)] ^= 0xff;
                flipped[at] ^= 0xff;
                if let Ok(audio) = read_audio("a", &flipped, &Limits::default()) {
                    assert!(audio.samples().iter().all(|s| s.is_finite() && s.abs() <= 1.0));
                }
            }
        }
    }
}
