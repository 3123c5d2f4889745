//! Spans of speech to parts that a recogniser likes: sentences whole, none longer than [`LONGEST_S`].

use std::ops::Range;

use crate::value::AUDIO_RATE;

/// Longest part in seconds: the recogniser is trained on short clips and its decoder's work grows with the square.
const LONGEST_S: f64 = 25.0;
/// Pauses up to this many seconds lie within a part: most sentences have some, and words need their neighbours.
const JOIN_S: f64 = 0.6;
/// The share of a part's length from which on a cut through speech may lie.
const CUT_FROM: f64 = 0.6;
/// Length of the frame whose loudness decides where speech is cut, in samples (50 ms), and the step between frames.
const FRAME: usize = AUDIO_RATE as usize / 20;
const STEP: usize = FRAME / 5;

fn samples_of(seconds: f64) -> usize {
    (seconds * f64::from(AUDIO_RATE)) as usize
}

/// Joins spans over short pauses, as long as the part stays short enough, and cuts spans that are too long where it
/// is quietest. `spans` are in order and inside of `samples`, and so are the parts.
pub(super) fn parts(spans: &[Range<usize>], samples: &[f32]) -> Vec<Range<usize>> {
    let mut joined: Vec<Range<usize>> = Vec::new();
    for span in spans {
        match joined.last_mut() {
            Some(last)
                if span.start - last.end <= samples_of(JOIN_S) && span.end - last.start <= samples_of(LONGEST_S) =>
            {
                last.end = span.end;
            }
            _ => joined.push(span.clone()),
        }
    }
    joined.into_iter().flat_map(|part| cut(part, samples)).collect()
}

fn cut(mut part: Range<usize>, samples: &[f32]) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    while part.len() > samples_of(LONGEST_S) {
        let low = part.start + samples_of(LONGEST_S * CUT_FROM);
        let at = quietest(low..part.start + samples_of(LONGEST_S), samples);
        pieces.push(part.start..at);
        part.start = at;
    }
    pieces.push(part);
    pieces
}

/// The middle of the quietest frame; the last one among equals, so that no needless cuts are made.
fn quietest(range: Range<usize>, samples: &[f32]) -> usize {
    let energy = |start: usize| samples[start..start + FRAME].iter().map(|s| s * s).sum::<f32>();
    let starts = (range.start..range.end - FRAME).step_by(STEP);
    let best =
        starts.map(|start| (energy(start), start)).reduce(|best, next| if next.0 <= best.0 { next } else { best });
    best.map_or(range.end, |(_, start)| start + FRAME / 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(from: f64, to: f64) -> Range<usize> {
        samples_of(from)..samples_of(to)
    }

    #[test]
    fn short_pauses_join_and_long_ones_part() {
        let samples = vec![0.1; samples_of(10.0)];
        let found = parts(&[span(0.0, 1.0), span(1.5, 2.0), span(3.0, 4.0)], &samples);
        assert_eq!(found, [span(0.0, 2.0), span(3.0, 4.0)]);
    }

    #[test]
    fn joining_stops_before_a_part_gets_too_long() {
        let samples = vec![0.1; samples_of(60.0)];
        let spans: Vec<_> = (0..5).map(|i| span(f64::from(i) * 10.0, f64::from(i) * 10.0 + 9.5)).collect();
        let found = parts(&spans, &samples);
        assert_eq!(found, [span(0.0, 19.5), span(20.0, 39.5), span(40.0, 49.5)]);
    }

    #[test]
    fn long_speech_is_cut_at_its_quietest_place_and_nothing_is_lost() {
        let mut samples = vec![0.5; samples_of(61.0)];
        samples[samples_of(20.0)..samples_of(20.2)].fill(0.01);
        let whole = span(0.5, 60.5);
        let found = parts(std::slice::from_ref(&whole), &samples);
        assert!((samples_of(20.0)..samples_of(20.2)).contains(&found[0].end), "{found:?}");
        assert_eq!((found[0].start, found[found.len() - 1].end), (whole.start, whole.end));
        assert!(found.windows(2).all(|pair| pair[0].end == pair[1].start));
        assert!(found.iter().all(|part| part.len() <= samples_of(LONGEST_S)));
    }

    #[test]
    fn no_speech_gives_no_parts() {
        assert!(parts(&[], &[]).is_empty());
    }
}
