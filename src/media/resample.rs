//! Mono samples at any rate to mono samples at [`AUDIO_RATE`], as they come, so that a long recording is never held
//! at its own rate.

use rubato::audioadapter_buffers::direct::SequentialSlice;
use rubato::{Fft, FixedSync, Indexing, Resampler as _, WindowFunction};

use crate::value::AUDIO_RATE;

/// Frames given to the filter at once, at least. Its length sets how steep the low-pass before decimation is: with about
/// 1,024 frames the pass band ends at 0.98 of the lower Nyquist frequency.
const CHUNK: usize = 1024;

/// A stream of samples on its way to [`AUDIO_RATE`].
pub(super) struct Resampler {
    filter: Option<Filter>,
    output: Vec<f32>,
}

/// The FFT filter with the samples that wait for a full chunk.
struct Filter {
    fft: Fft<f32>,
    waiting: Vec<f32>,
    /// Frames at the start of the output that the filter's delay put there.
    delay: usize,
    taken: u64,
    rate: u32,
}

impl Resampler {
    /// A resampler from `rate` samples a second, with room for so many seconds. The error is the filter's own words.
    pub(super) fn new(rate: u32, seconds: f64) -> Result<Self, String> {
        let filter = if rate == AUDIO_RATE { None } else { Some(Filter::new(rate)?) };
        // The filter's delay and its last block come on top.
        let room = (seconds * f64::from(AUDIO_RATE)) as usize + if seconds > 0.0 { 4 * CHUNK } else { 0 };
        Ok(Self { filter, output: Vec::with_capacity(room) })
    }

    /// Takes samples.
    pub(super) fn push(&mut self, samples: &[f32]) -> Result<(), String> {
        let Some(filter) = &mut self.filter else {
            self.output.extend_from_slice(samples);
            return Ok(());
        };
        filter.taken += samples.len() as u64;
        filter.waiting.extend_from_slice(samples);
        let mut at = 0;
        while filter.waiting.len() - at >= filter.fft.input_frames_next() {
            at += filter.run(at, None, &mut self.output)?;
        }
        filter.waiting.drain(..at);
        Ok(())
    }

    /// Ends the stream: as many samples as the recording's length asks for, the filter's delay taken off.
    pub(super) fn finish(mut self) -> Result<Vec<f32>, String> {
        if let Some(mut filter) = self.filter.take() {
            let length = (filter.taken * u64::from(AUDIO_RATE)).div_ceil(u64::from(filter.rate)) as usize;
            let mut left = filter.waiting.len();
            while self.output.len() < length + filter.delay {
                filter.run(0, Some(left), &mut self.output)?;
                left = 0;
            }
            self.output.drain(..filter.delay);
            self.output.truncate(length);
        }
        self.output.shrink_to_fit();
        Ok(self.output)
    }
}

impl Filter {
    fn new(rate: u32) -> Result<Self, String> {
        let (from, to) = (rate as usize, AUDIO_RATE as usize);
        // The filter's delay is half its length: an even one keeps it from being half a sample off.
        let block = from / common_divisor(from, to);
        let chunk = block * CHUNK.div_ceil(block).next_multiple_of(2);
        let fft = Fft::new_custom(from, to, chunk, 1, 1, WindowFunction::BlackmanHarris2, FixedSync::Both)
            .map_err(|error| error.to_string())?;
        Ok(Self { delay: fft.output_delay(), fft, waiting: Vec::new(), taken: 0, rate })
    }

    /// Filters one chunk that starts at `at` and holds `partial` frames (all when not given); gives the frames used.
    fn run(&mut self, at: usize, partial: Option<usize>, output: &mut Vec<f32>) -> Result<usize, String> {
        let needed = self.fft.input_frames_next();
        if self.waiting.len() < at + needed {
            self.waiting.resize(at + needed, 0.0);
        }
        let start = output.len();
        let room = self.fft.output_frames_next();
        output.resize(start + room, 0.0);
        let input = SequentialSlice::new(&self.waiting[at..at + needed], 1, needed).map_err(|e| e.to_string())?;
        let mut target = SequentialSlice::new_mut(&mut output[start..], 1, room).map_err(|e| e.to_string())?;
        let indexing = partial.map(|frames| Indexing { partial_len: Some(frames), ..Indexing::default() });
        let (used, made) =
            self.fft.process_into_buffer(&input, &mut target, indexing.as_ref()).map_err(|e| e.to_string())?;
        output.truncate(start + made);
        Ok(used)
    }
}

fn common_divisor(a: usize, b: usize) -> usize {
    if b == 0 { a } else { common_divisor(b, a % b) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn sine(hertz: f64, rate: u32, seconds: f64) -> Vec<f32> {
        let count = (seconds * f64::from(rate)) as usize;
        let turn = std::f64::consts::TAU * hertz / f64::from(rate);
        (0..count).map(|i| (turn * i as f64).sin() as f32 * 0.5).collect()
    }

    fn resample(samples: &[f32], rate: u32) -> Vec<f32> {
        let mut resampler = Resampler::new(rate, 0.0).unwrap();
        for piece in samples.chunks(777) {
            resampler.push(piece).unwrap();
        }
        resampler.finish().unwrap()
    }

    #[test]
    fn a_sine_keeps_its_pitch_phase_and_length_from_every_rate() {
        for rate in [8000, 11_025, 12_000, 22_050, 24_000, 32_000, 44_100, 48_000, 96_000, 192_000] {
            let output = resample(&sine(440.0, rate, 1.0), rate);
            assert_eq!(output.len(), 16_000, "{rate}");
            let expected = sine(440.0, AUDIO_RATE, 1.0);
            // The ends carry the ringing of a tone that starts and stops at once.
            let worst = (800..15_200).map(|i| (output[i] - expected[i]).abs()).fold(0.0, f32::max);
            assert!(worst < 2e-3, "{rate} Hz: {worst}");
        }
    }

    #[test]
    fn what_lies_above_the_new_half_rate_does_not_fold_back() {
        let output = resample(&sine(9500.0, 44_100, 1.0), 44_100);
        let loudest = output[800..15_200].iter().fold(0.0_f32, |a, b| a.max(b.abs()));
        assert!(loudest < 1e-3, "{loudest}");
    }

    #[test]
    fn a_handful_of_samples_keeps_its_length() {
        assert_eq!(resample(&[0.1; 3], 48_000).len(), 1);
        assert_eq!(resample(&[0.1; 100], 8000).len(), 200);
        assert!(resample(&[], 44_100).is_empty());
        assert_eq!(resample(&[0.25, -0.5], AUDIO_RATE), [0.25, -0.5]);
    }
}
