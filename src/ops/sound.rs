//! `clip_audio`, `find_words` and `time_of`: a part of a recording, and when something is said.

use std::ops::Range;

use super::layout::wanted_words;
use super::matching::{Quality, Word, find, words};
use crate::tool::{Args, ToolError, first_span};
use crate::value::{AUDIO_RATE, Segment, Segments, Value};

/// `clip_audio(audio, segments | start_s, end_s, padding_s)`: a part of a recording that knows where it lies. Times
/// are those of the original, also when `audio` is a part itself.
pub(super) fn clip_audio(args: &Args) -> Result<Value, ToolError> {
    let audio = args.audio("audio")?;
    let origin = audio.origin();
    let span = args.span(origin.source)?;
    let padding = *args.number_or_none("padding_s")?.unwrap_or(&0.0);
    if !(0.0..=3600.0).contains(&padding) {
        return Err(ToolError::argument("padding_s", format!("expected seconds from 0 to 3600, got {padding}")));
    }
    let last = origin.offset_s + audio.seconds();
    let sample = |at_s: f64| ((at_s - origin.offset_s).max(0.0) * f64::from(AUDIO_RATE)).round() as usize;
    let (start_s, end_s) = (span.start_s - padding, span.end_s.map_or(last, |end| end + padding));
    let part = audio.part(sample(start_s)..sample(end_s));
    if part.samples().is_empty() {
        let asked = if span.end_s.is_some() {
            format!("from {start_s:.1} s to {end_s:.1} s")
        } else {
            format!("after {start_s:.1} s")
        };
        let first = origin.offset_s;
        return Err(ToolError::not_found(format!(
            "nothing of the recording lies {asked}: it goes from {first:.1} s to {last:.1} s"
        )));
    }
    Ok(Value::Audio(part))
}

/// `find_words(segments, words)`: each place where the words are said, as a span of its own with the words as they
/// were heard. Only the best kind of match counts; when no single span holds the words, they may run on from one into
/// the next. Within a span, time is shared out by letters.
pub(super) fn find_words(args: &Args) -> Result<Value, ToolError> {
    let segments = args.segments("segments")?;
    let phrase = args.text("words")?;
    let wanted = wanted_words(phrase, "words")?;
    if wanted.is_empty() {
        return Err(ToolError::argument("words", format!("expected words that can be said, got `{phrase}`")));
    }
    let heard: Vec<Vec<Word>> = segments.items.iter().map(|item| words(&item.text)).collect();
    let mut found: Vec<(Quality, Segment)> = Vec::new();
    for (item, heard) in segments.items.iter().zip(&heard) {
        for (quality, place) in places(heard, &wanted) {
            found.push((quality, narrowed(item, &heard[place])));
        }
    }
    if found.is_empty() {
        found = across(&segments.items, &heard, &wanted);
    }
    // Singular and plural count as the same; a mishearing never stands beside a sure find.
    let accepted = found.iter().map(|(quality, _)| *quality).min().unwrap_or(Quality::Words).max(Quality::Plural);
    let items = found.into_iter().filter(|(quality, _)| *quality <= accepted).map(|(_, item)| item).collect();
    Ok(Value::Segments(Segments { source: segments.source, items }))
}

/// `time_of(segments, edge)`: when the first of some spans begins or ends, in seconds, to the hundredth.
pub(super) fn time_of(args: &Args) -> Result<Value, ToolError> {
    let segments = args.segments("segments")?;
    let first = first_span(segments, segments.source, "segments")?;
    let seconds = match args.text_or_none("edge")?.map_or("start", String::as_str) {
        "start" => first.start_s,
        "end" => first.end_s,
        other => return Err(ToolError::argument("edge", format!("expected `start` or `end`, got `{other}`"))),
    };
    Ok(Value::Number((seconds * 100.0).round() / 100.0))
}

/// All places of a phrase in some words, in order.
fn places(heard: &[Word], wanted: &[Word]) -> Vec<(Quality, Range<usize>)> {
    let (mut all, mut at) = (Vec::new(), 0);
    while let Some(found) = find(&heard[at..], wanted) {
        let (first, end) = (at + found.first, at + found.end);
        // Less good matches may stand before the best one.
        let before = places(&heard[at..first], wanted).into_iter();
        all.extend(before.map(|(quality, place)| (quality, place.start + at..place.end + at)));
        all.push((found.quality, first..end));
        at = end;
    }
    all
}

/// A phrase that runs on from one span into the next, taken as one span.
fn across(items: &[Segment], heard: &[Vec<Word>], wanted: &[Word]) -> Vec<(Quality, Segment)> {
    let pairs = items.windows(2).zip(heard.windows(2));
    let joined = pairs.filter_map(|(items, heard)| {
        let both: Vec<Word> = heard.concat();
        let place = find(&both, wanted)?;
        let split = heard[0].len();
        if place.first >= split || place.end <= split {
            return None;
        }
        let head = narrowed(&items[0], &heard[0][place.first..]);
        let tail = narrowed(&items[1], &heard[1][..place.end - split]);
        let text = format!("{} {}", head.text, tail.text);
        Some((place.quality, Segment { end_s: tail.end_s, text, ..head }))
    });
    joined.collect()
}

/// The part of a span that some of its words take, if every letter takes the same time.
fn narrowed(item: &Segment, said: &[Word]) -> Segment {
    let (Some(first), Some(last)) = (said.first(), said.last()) else { return item.clone() };
    let letters = |text: &str| text.chars().count() as f64;
    let text = item.text.trim_end();
    let share = |at: usize| letters(&item.text[..at]) / letters(text).max(1.0);
    let time = |at: usize| (item.end_s - item.start_s).mul_add(share(at).min(1.0), item.start_s);
    Segment {
        start_s: time(first.start),
        end_s: time(last.end),
        text: item.text[first.start..last.end].to_owned(),
        ..item.clone()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::testing::text;
    use super::*;
    use crate::value::{Audio, Digest};

    fn speech(items: &[(f64, f64, &str)]) -> Segments {
        let segment = |(start_s, end_s, text): &(f64, f64, &str)| Segment {
            start_s: *start_s,
            end_s: *end_s,
            text: (*text).to_owned(),
            ..Segment::default()
        };
        Segments { items: items.iter().map(segment).collect(), ..Segments::default() }
    }

    fn found(segments: &Segments, wanted: &str) -> Vec<(f64, f64, String)> {
        let args = Args::default().with("segments", Value::Segments(segments.clone())).with("words", text(wanted));
        let Value::Segments(found) = find_words(&args).unwrap() else { panic!("no segments") };
        found.items.into_iter().map(|item| (item.start_s, item.end_s, item.text)).collect()
    }

    #[test]
    fn each_mention_is_a_span_of_its_own_inside_of_its_sentence() {
        let speech = speech(&[(0.0, 10.0, "Ten letter, a"), (20.0, 24.0, "red or red")]);
        assert_eq!(found(&speech, "red"), [(20.0, 21.2, "red".to_owned()), (22.8, 24.0, "red".to_owned())]);
        assert!(found(&speech, "blue").is_empty());
        assert!(found(&Segments::default(), "blue").is_empty());
    }

    #[test]
    fn a_mishearing_counts_only_where_nothing_better_is_heard() {
        let misheard = speech(&[(0.0, 2.0, "The parkin permit"), (2.0, 4.0, "nothing")]);
        assert_eq!(found(&misheard, "parking permit")[0].2, "parkin permit");
        let both = speech(&[(0.0, 2.0, "the parkin permit"), (2.0, 4.0, "A parking permit.")]);
        assert_eq!(
            found(&both, "parking permit"),
            [(2.0 + 2.0 * 2.0 / 17.0, 2.0 + 2.0 * 16.0 / 17.0, "parking permit".to_owned())]
        );
        assert!(found(&speech(&[(0.0, 1.0, "gate 13")]), "gate 12").is_empty());
    }

    #[test]
    fn words_may_run_on_into_the_next_span() {
        let speech = speech(&[(0.0, 1.0, "mind the"), (1.5, 2.5, "gap please"), (3.0, 4.0, "mind the")]);
        assert_eq!(found(&speech, "the gap"), [(0.625, 1.8, "the gap".to_owned())]);
    }

    #[test]
    fn the_time_of_the_first_span_is_told() {
        let time = |segments: Segments, edge: &str| {
            time_of(&Args::default().with("segments", Value::Segments(segments)).with("edge", text(edge)))
        };
        let spans = speech(&[(1.2345, 2.5, "here"), (3.0, 4.0, "there")]);
        assert_eq!(time(spans.clone(), "start"), Ok(Value::Number(1.23)));
        assert_eq!(time(spans.clone(), "end"), Ok(Value::Number(2.5)));
        assert!(time(spans, "middle").unwrap_err().to_string().contains("got `middle`"));
        assert!(matches!(time(Segments::default(), "start"), Err(ToolError::NotFound { .. })));
    }

    #[test]
    fn a_clip_is_taken_by_times_of_the_original() {
        let whole = Audio::new((0..160_000).map(|i| (i as f32).sin()).collect());
        let clip = |audio: &Audio, pairs: &[(&str, f64)]| {
            let args = Args::default().with("audio", Value::Audio(audio.clone()));
            clip_audio(&pairs.iter().fold(args, |args, (name, value)| args.with(*name, Value::Number(*value))))
        };
        let Ok(Value::Audio(part)) = clip(&whole, &[("start_s", 2.0), ("end_s", 6.0)]) else { panic!("no part") };
        assert_eq!((part.seconds(), part.origin().offset_s, part.origin().source), (4.0, 2.0, whole.digest()));
        let Ok(Value::Audio(inner)) = clip(&part, &[("start_s", 3.0), ("end_s", 4.0), ("padding_s", 0.5)]) else {
            panic!("no part")
        };
        assert_eq!((inner.seconds(), inner.origin().offset_s), (2.0, 2.5));
        assert_eq!(inner.samples(), &whole.samples()[40_000..72_000]);
        let error = clip(&whole, &[("start_s", 11.0)]).unwrap_err().to_string();
        assert!(error.contains("after 11.0 s: it goes from 0.0 s to 10.0 s"), "{error}");
        let error = clip(&whole, &[("start_s", 3.0), ("end_s", 2.0)]).unwrap_err().to_string();
        assert!(error.contains("an end after the start of 3 s, got 2 s"), "{error}");
        assert!(clip(&whole, &[("start_s", f64::NAN)]).is_err() && clip(&whole, &[("end_s", -1.0)]).is_err());
    }

    #[test]
    fn a_clip_around_a_span_needs_one_of_the_same_recording() {
        let audio = Audio::new(vec![0.1; 64_000]);
        let clip = |segments: Segments| {
            clip_audio(
                &Args::default().with("audio", Value::Audio(audio.clone())).with("segments", Value::Segments(segments)),
            )
        };
        let mut spans = speech(&[(1.0, 2.0, "here"), (3.0, 4.0, "there")]);
        assert!(clip(spans.clone()).unwrap_err().to_string().contains("another recording"));
        spans.source = audio.digest();
        let Ok(Value::Audio(part)) = clip(spans) else { panic!("no part") };
        assert_eq!((part.origin().offset_s, part.seconds()), (1.0, 1.0));
        assert!(matches!(clip(Segments { source: Digest::default(), items: vec![] }), Err(ToolError::NotFound { .. })));
    }
}
