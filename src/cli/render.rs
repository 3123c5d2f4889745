//! Answers and traces as people like to read them.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};
use serde_json::Value as Json;

use crate::value::clock;

const HEAD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();
const BAD: Style = AnsiColor::Red.on_default();
const GOOD: Style = AnsiColor::Green.on_default().bold();

/// Pieces of evidence that a report shows.
const MOST_EVIDENCE: usize = 12;

/// The report of a run, from the trace as it is written to files: answer, evidence, plan with observations, timings.
pub(super) fn report(trace: &Json) -> String {
    written(trace, "", MOST_EVIDENCE)
}

/// A trace: its report, with what the planner was shown of the pictures.
pub(super) fn trace(trace: &Json) -> String {
    written(trace, &glance(&trace["glance"]), MOST_EVIDENCE)
}

/// What an answer rests on: its report with all of the evidence, under the question.
pub(super) fn why(trace: &Json) -> String {
    format!("{DIM}{}{DIM:#}\n{}", shorten(str_of(&trace["question"]), 200), written(trace, "", usize::MAX))
}

/// The answer alone.
pub(super) fn answer(trace: &Json) -> String {
    let mut out = String::new();
    let answered = trace["answer"]["answered"] == true;
    let style = if answered { GOOD } else { BAD };
    for line in str_of(&trace["answer"]["text"]).lines() {
        let _ = writeln!(out, "{style}{}{style:#}", printable(line));
    }
    if !answered {
        let _ = writeln!(out, "{DIM}(not answerable from these inputs){DIM:#}");
    }
    unsupported(&mut out, &trace["answer"]);
    out
}

/// A turn of a conversation: the last plan with what its calls gave, the answer, and how much evidence there is.
pub(super) fn turn(trace: &Json) -> String {
    let mut out = String::new();
    if let Some(round) = trace["rounds"].as_array().and_then(|rounds| rounds.last()) {
        plan(&mut out, round);
    }
    out.push_str(&answer(trace));
    let seconds = trace["elapsed_s"].as_f64().unwrap_or(0.0);
    let evidence = match trace["answer"]["evidence"].as_array().map_or(0, Vec::len) {
        0 => String::new(),
        1 => ", 1 piece of evidence (:why)".to_owned(),
        many => format!(", {many} pieces of evidence (:why)"),
    };
    let _ = writeln!(out, "{DIM}{seconds:.2} s{evidence}{DIM:#}");
    out
}

fn written(trace: &Json, glance: &str, most: usize) -> String {
    let mut out = answer(trace);
    evidence(&mut out, &trace["answer"]["evidence"], most);
    verification(&mut out, &trace["verification"]);
    out.push_str(glance);
    let rounds = trace["rounds"].as_array().map_or(&[][..], Vec::as_slice);
    for (i, round) in rounds.iter().enumerate() {
        let number = if rounds.len() > 1 { format!(" {}", i + 1) } else { String::new() };
        let _ = writeln!(out, "\n{HEAD}plan{number}{HEAD:#} {DIM}by {}{DIM:#}", printable(str_of(&trace["planner"])));
        plan(&mut out, round);
    }
    timings(&mut out, trace, rounds);
    out
}

/// What a first look at the pictures showed; empty when there was none.
fn glance(glance: &Json) -> String {
    let mut out = String::new();
    if !glance.is_object() {
        return out;
    }
    let _ = writeln!(out, "\n{HEAD}first look{HEAD:#}");
    for (kind, key) in [("written", "lines"), ("seen", "labels")] {
        let words: Vec<&str> = glance[key].as_array().into_iter().flatten().map(str_of).collect();
        let words = if words.is_empty() { "nothing".to_owned() } else { words.join(", ") };
        let _ = writeln!(out, "  {kind:<8} {}", shorten(&words, 100));
    }
    out
}

/// What the answer says that was not found, and a wording that was refused for it.
fn unsupported(out: &mut String, answer: &Json) {
    let list = |words: &Json| words.as_array().into_iter().flatten().map(str_of).collect::<Vec<_>>().join(", ");
    let own = list(&answer["unsupported"]);
    if !own.is_empty() {
        let _ = writeln!(out, "{BAD}(said by the planner, found nowhere: {}){BAD:#}", shorten(&own, 80));
    }
    let refused = list(&answer["wording"]["unsupported"]);
    if !refused.is_empty() {
        let _ = writeln!(out, "{DIM}(a wording was refused, since nothing says: {}){DIM:#}", shorten(&refused, 80));
    }
}

/// What a second look says; nothing when there was none.
fn verification(out: &mut String, verification: &Json) {
    if !verification.is_object() {
        return;
    }
    let _ = writeln!(out, "\n{HEAD}second look{HEAD:#}");
    for claim in verification["claims"].as_array().into_iter().flatten() {
        let (style, mark) = match str_of(&claim["holds"]) {
            "yes" => (DIM, "holds"),
            "no" => (BAD, "differs"),
            _ => (DIM, "unknown"),
        };
        let (text, found) = (shorten(str_of(&claim["text"]), 60), shorten(str_of(&claim["found"]), 60));
        let _ = writeln!(out, "  {style}{mark:<8} {text}; found {found}{style:#}");
    }
    for call in verification["mattered"].as_array().into_iter().flatten() {
        let (mark, style) = if call["mattered"] == true { ("needed", DIM) } else { ("idle", BAD) };
        let without = shorten(str_of(&call["without"]), 60);
        let without = if without.is_empty() { "nothing".to_owned() } else { without };
        let (id, tool) = (printable(str_of(&call["call"])), printable(str_of(&call["tool"])));
        let _ = writeln!(out, "  {style}{mark:<8} `{id}` ({tool}); without it: {without}{style:#}");
    }
}

fn evidence(out: &mut String, items: &Json, most: usize) {
    let Some(items) = items.as_array().filter(|items| !items.is_empty()) else { return };
    let _ = writeln!(out, "\n{HEAD}evidence{HEAD:#}");
    for item in items.iter().take(most) {
        let place = match (item["box"].as_array(), item["time"].as_array()) {
            (Some(b), t) => {
                let side = |i: usize| b.get(i).and_then(Json::as_f64).unwrap_or(0.0).round();
                // On a frame of a film.
                let at = t.and_then(|t| t.first()).and_then(Json::as_f64);
                let at = at.map_or(String::new(), |at| format!("{} ", clock(at)));
                format!("{at}{},{} to {},{}", side(0), side(1), side(2), side(3))
            }
            (_, Some(t)) => {
                let second = |i: usize| t.get(i).and_then(Json::as_f64).unwrap_or(0.0);
                format!("{:.1} s to {:.1} s", second(0), second(1))
            }
            _ => String::new(),
        };
        let score = item["score"].as_f64().map_or(String::new(), |score| format!("{score:.2}"));
        let _ = writeln!(
            out,
            "  {:<8} {place:<24} {score:<5} {} {DIM}from {}{DIM:#}",
            printable(str_of(&item["input"])),
            shorten(str_of(&item["text"]), 60),
            printable(str_of(&item["call"]))
        );
    }
    if items.len() > most {
        let _ = writeln!(out, "  {DIM}and {} more{DIM:#}", items.len() - most);
    }
}

fn plan(out: &mut String, round: &Json) {
    for error in round["errors"].as_array().into_iter().flatten() {
        let _ = writeln!(out, "  {BAD}refused: {}{BAD:#}", printable(str_of(error)));
    }
    let Ok(plan) = serde_json::from_value::<crate::plan::Plan>(round["plan"].clone()) else {
        let _ = writeln!(out, "  {DIM}none{DIM:#}");
        return;
    };
    let decision = &round["decision"];
    let text = plan.to_string();
    let observations = round["observations"].as_array().map_or(&[][..], Vec::as_slice);
    let width = text.lines().map(|line| line.chars().count()).max().unwrap_or(0).min(72);
    for line in text.lines() {
        let id = line.split(" = ").next().unwrap_or_default();
        let seen = observations.iter().find(|o| o["call"] == id && !line.starts_with('#'));
        let note = seen.map_or(String::new(), observation);
        let line = format!("  {:<width$}  {note}", printable(line));
        let _ = writeln!(out, "{}", line.trim_end());
    }
    if decision.is_object() {
        let verdict = printable(str_of(&decision["verdict"])).replace('_', " ");
        let _ = writeln!(out, "  {DIM}decided: {verdict}; {}{DIM:#}", shorten(str_of(&decision["why"]), 100));
    }
}

/// One observation in a few words: time, then value or what went wrong.
pub(super) fn observation(observation: &Json) -> String {
    let seconds = observation["elapsed_s"].as_f64().unwrap_or(0.0);
    let time = if observation["cached"] == true { "cached".to_owned() } else { format!("{seconds:.2} s") };
    let outcome = &observation["outcome"];
    match str_of(&outcome["status"]) {
        "done" => format!("{DIM}{time:>7}  {}{DIM:#}", shorten(str_of(&observation["reads"]), 60)),
        "failed" => format!("{BAD}{time:>7}  {}{BAD:#}", shorten(str_of(&observation["reads"]), 120)),
        _ => format!("{DIM}skipped  {}{DIM:#}", shorten(str_of(&observation["reads"]), 80)),
    }
}

fn timings(out: &mut String, trace: &Json, rounds: &[Json]) {
    let total = trace["elapsed_s"].as_f64().unwrap_or(0.0);
    let turns = || rounds.iter().flat_map(|round| round["turns"].as_array().into_iter().flatten());
    let sum = |key: &str| turns().map(|turn| turn["turn"]["usage"][key].as_f64().unwrap_or(0.0)).sum::<f64>();
    let _ = write!(out, "\n{DIM}{total:.2} s");
    if turns().next().is_some() {
        let _ = write!(
            out,
            ", of which planning {:.2} s ({} tokens read, {} of them cached; {} written, {} of them forced)",
            sum("elapsed_s"),
            sum("prompt_tokens"),
            sum("cached_tokens"),
            sum("completion_tokens"),
            sum("forced_tokens")
        );
    }
    let _ = writeln!(out, "{DIM:#}");
}

/// A text, empty where there is none.
pub(super) fn str_of(value: &Json) -> &str {
    value.as_str().unwrap_or_default()
}

/// One line of at most `most` characters, with nothing that a terminal would obey.
pub(super) fn shorten(text: &str, most: usize) -> String {
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = printable(&line);
    if line.chars().count() <= most {
        return line;
    }
    let kept: String = line.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

/// Text from pictures and models could hold escape sequences: control characters are shown, not sent.
pub(super) fn printable(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\t' { '\u{fffd}' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escape_sequences_from_pictures_never_reach_the_terminal() {
        assert_eq!(printable("a\u{1b}[2Jb"), "a\u{fffd}[2Jb");
        assert_eq!(shorten("one\ntwo \u{7}three", 40), "one two \u{fffd}three");
    }

    #[test]
    fn nothing_of_a_trace_of_others_acts_on_the_terminal() {
        const TITLE: &str = "\u{1b}]0;x\u{7}";
        let shown = trace(&serde_json::json!({
            "planner": TITLE,
            "rounds": [{}],
            "answer": { "text": TITLE, "evidence": [{ "input": TITLE, "text": TITLE, "call": TITLE }] },
            "verification": { "claims": [], "mattered": [{ "call": TITLE, "tool": TITLE, "without": TITLE }] },
        }));
        assert!(!shown.contains("\u{1b}]") && !shown.contains('\u{7}'), "{shown:?}");
        assert_eq!(shown.matches("\u{fffd}]0;x\u{fffd}").count(), 8, "{shown:?}");
    }

    #[test]
    fn a_trace_shows_the_first_look_and_a_report_does_not() {
        let recorded = serde_json::json!({ "glance": { "lines": ["BAKERY", "open"], "labels": [] } });
        let shown = trace(&recorded);
        let plain: String = anstream::adapter::strip_str(&shown).to_string();
        assert!(plain.contains("first look\n  written  BAKERY, open\n  seen     nothing\n"), "{plain}");
        assert!(!report(&recorded).contains("first look"));
        assert!(!trace(&serde_json::json!({})).contains("first look"));
    }

    #[test]
    fn long_text_is_cut_by_characters() {
        assert_eq!(shorten("äöüäöü", 4), "äöü…");
    }
}
