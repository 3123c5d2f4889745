//! One timeline out of many looks at a film's pictures and of its speech: a line of text that stays on screen is one
//! span of time, however often it was read.

use crate::value::{Segment, clock};

/// Label of words that are read in the pictures.
pub(super) const ON_SCREEN: &str = "on screen";
/// Label of words that are heard.
pub(super) const SAID: &str = "said";
/// Looks in a row that a line may be missing from and still be the same: a reader overlooks things now and then.
const MISSED: usize = 1;
/// How alike two readings of one line are at least, by their letters, 0 to 1.
const ALIKE: f64 = 0.8;

/// A line of text as one look gave it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    pub(super) text: String,
    /// How sure the reader is, 0 to 1.
    pub(super) score: f32,
}

/// A line that stays.
struct Staying {
    line: Line,
    first: usize,
    last: usize,
}

/// The lines that were read at some times, in order, as spans: each from the first look that saw it to the look after
/// the last one. Lines that come and go together are one span. `end_s` is the end of the film.
pub(super) fn on_screen(looks: &[(f64, Vec<Line>)], end_s: f64) -> Vec<Segment> {
    let mut all: Vec<Staying> = Vec::new();
    // Lines that may go on lie from here on.
    let mut open = 0;
    for (index, (_, lines)) in looks.iter().enumerate() {
        let mut taken = vec![false; all.len()];
        for line in lines {
            let goes_on = (open..taken.len())
                .filter(|at| !taken[*at] && index - all[*at].last <= MISSED + 1)
                .map(|at| (likeness(&all[at].line.text, &line.text), at))
                .filter(|(alike, _)| *alike >= ALIKE)
                .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
            match goes_on {
                Some((_, at)) => {
                    taken[at] = true;
                    let staying = &mut all[at];
                    staying.last = index;
                    if line.score > staying.line.score {
                        staying.line = line.clone();
                    }
                }
                None => all.push(Staying { line: line.clone(), first: index, last: index }),
            }
        }
        while all.get(open).is_some_and(|staying| index - staying.last > MISSED) {
            open += 1;
        }
    }
    let until = |last: usize| looks.get(last + 1).map_or(end_s, |(at, _)| at.min(end_s));
    let mut segments: Vec<Segment> = Vec::new();
    for staying in &all {
        let (start_s, end_s) = (looks[staying.first].0, until(staying.last));
        let together = segments.iter_mut().find(|other| other.start_s == start_s && other.end_s == end_s);
        match together {
            Some(segment) => {
                segment.text = format!("{} / {}", segment.text, staying.line.text);
                segment.score = segment.score.map(|score| score.min(staying.line.score));
            }
            None => segments.push(Segment {
                start_s,
                end_s,
                text: staying.line.text.clone(),
                label: Some(ON_SCREEN.to_owned()),
                score: Some(staying.line.score),
            }),
        }
    }
    segments
}

/// Words on screen and spoken ones in one timeline, by when they begin.
pub(super) fn merged(mut on_screen: Vec<Segment>, said: Vec<Segment>) -> Vec<Segment> {
    on_screen.extend(said.into_iter().map(|segment| Segment { label: Some(SAID.to_owned()), ..segment }));
    on_screen.sort_by(|a, b| a.start_s.total_cmp(&b.start_s));
    on_screen
}

/// How alike two readings are, 0 to 1. Numbers must be the same: a clock that goes on is not the same line.
fn likeness(a: &str, b: &str) -> f64 {
    if a == b {
        return 1.0;
    }
    let letters = |text: &str| text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let (a, b) = (letters(a), letters(b));
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    if digits(&a) != digits(&b) { 0.0 } else { strsim::normalized_levenshtein(&a, &b) }
}

/// What a caller may want to know of a span that does not fit: `0:00.0 to 1:00.0`.
pub(super) fn written([start_s, end_s]: [f64; 2]) -> String {
    format!("{} to {}", clock(start_s), clock(end_s))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn looks(all: &[&[&str]]) -> Vec<(f64, Vec<Line>)> {
        let line = |text: &&str| Line { text: (*text).to_owned(), score: 0.5 };
        all.iter().enumerate().map(|(i, lines)| (2.0 * i as f64, lines.iter().map(line).collect())).collect()
    }

    fn spans(looks: &[(f64, Vec<Line>)], end_s: f64) -> Vec<(f64, f64, String)> {
        on_screen(looks, end_s).into_iter().map(|s| (s.start_s, s.end_s, s.text)).collect()
    }

    #[test]
    fn a_line_that_stays_is_one_span_until_the_look_that_misses_it() {
        let looks = looks(&[&[], &["PARKING"], &["PARKING", "exit"], &["exit"], &[], &["exit"]]);
        let expected = [(2.0, 6.0, "PARKING".to_owned()), (4.0, 11.5, "exit".to_owned())];
        assert_eq!(spans(&looks, 11.5), expected, "one look may overlook a line");
    }

    #[test]
    fn a_line_that_comes_back_later_is_a_span_of_its_own() {
        let looks = looks(&[&["one"], &[], &[], &["one"]]);
        assert_eq!(spans(&looks, 7.0), [(0.0, 2.0, "one".to_owned()), (6.0, 7.0, "one".to_owned())]);
    }

    #[test]
    fn lines_that_come_and_go_together_are_one_span() {
        let looks = looks(&[&["MAX 2 HOURS", "Mon to Fri"], &["MAX 2 HOURS", "Mon to Fri"], &["Thanks"]]);
        let expected = [(0.0, 4.0, "MAX 2 HOURS / Mon to Fri".to_owned()), (4.0, 5.0, "Thanks".to_owned())];
        assert_eq!(spans(&looks, 5.0), expected);
    }

    #[test]
    fn the_surest_reading_counts_and_other_numbers_are_other_lines() {
        let mut misread = looks(&[&["CORNER BAKFRY"], &["CORNER BAKERY"], &["CORNER BAKERV"]]);
        misread[1].1[0].score = 0.9;
        assert_eq!(spans(&misread, 6.0), [(0.0, 6.0, "CORNER BAKERY".to_owned())]);
        let clock = looks(&[&["12:01"], &["12:02"]]);
        assert_eq!(spans(&clock, 4.0), [(0.0, 2.0, "12:01".to_owned()), (2.0, 4.0, "12:02".to_owned())]);
        let twice = looks(&[&["go", "go"], &["go", "go"]]);
        assert_eq!(spans(&twice, 4.0), [(0.0, 4.0, "go / go".to_owned())]);
    }

    #[test]
    fn words_on_screen_and_spoken_ones_stand_in_the_order_of_time() {
        let said = vec![Segment { start_s: 1.0, end_s: 1.5, text: "hello".to_owned(), ..Segment::default() }];
        let timeline = merged(on_screen(&looks(&[&["A"], &["B"]]), 4.0), said);
        let read: Vec<(f64, &str, &str)> =
            timeline.iter().map(|s| (s.start_s, s.label.as_deref().unwrap_or(""), s.text.as_str())).collect();
        assert_eq!(read, [(0.0, ON_SCREEN, "A"), (1.0, SAID, "hello"), (2.0, ON_SCREEN, "B")]);
        assert!(merged(on_screen(&[], 4.0), vec![]).is_empty());
    }
}
