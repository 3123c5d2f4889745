//! `eval experts`: how well the experts see, read and hear, over folders of labelled pictures and recordings.
//!
//! A folder holds a `labels.jsonl` with one JSON object a line: `{"image", "boxes": [{"label", "xyxy"}]}` for the
//! detector, `{"image", "lines": [{"text"}]}` for the reader, `{"audio", "text"}` for the listener.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use super::precision::{Picture, Precision, precision};
use super::{Exit, UsageError, print, print_json};
use crate::cli::app::App;
use crate::cli::args::{EvalExpertsArgs, Inputs};
use crate::cli::tools;
use crate::value::{Region, Value};

/// Score from which on found boxes count towards average precision, as the detector's authors measure.
const LEAST_SCORE: f64 = 0.05;

/// One line of `labels.jsonl`.
#[derive(Debug, Deserialize)]
struct Label {
    image: Option<String>,
    audio: Option<String>,
    boxes: Option<Vec<Region>>,
    lines: Option<Vec<Line>>,
    text: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Line {
    text: String,
}

/// What one folder shows.
#[derive(Debug, Serialize)]
#[serde(tag = "expert", rename_all = "snake_case")]
enum Figures {
    Detect { folder: String, pictures: usize, boxes: usize, precision: Precision },
    Ocr { folder: String, pictures: usize, words: usize, precision: f64, recall: f64, f1: f64 },
    Transcribe { folder: String, recordings: usize, words: usize, wrong: usize },
}

/// Runs the experts over the folders and prints their figures.
pub(super) async fn eval(app: &App, args: EvalExpertsArgs) -> Result<Exit> {
    let mut all = Vec::new();
    for folder in &args.folders {
        let labels = load(folder)?;
        let name = folder.display().to_string();
        let bar = app.screen.count(&name, labels.len() as u64);
        let mut found = Vec::new();
        for label in &labels {
            found.push(look(app, folder, label, &args.arg).await?);
            bar.inc(1);
        }
        bar.finish_and_clear();
        all.push(figures(name, &labels, found)?);
    }
    if args.json {
        print_json(&all)?
    } else {
        print(&table(&all))?
    }
    Ok(Exit::Answered)
}

fn load(folder: &Path) -> Result<Vec<Label>> {
    let file = folder.join("labels.jsonl");
    let text = std::fs::read_to_string(&file).with_context(|| format!("cannot read `{}`", file.display()))?;
    let read = |(i, line)| {
        serde_json::from_str(line).with_context(|| format!("line {} of `{}` is no label", i + 1, file.display()))
    };
    let labels: Vec<Label> = text.lines().enumerate().map(read).collect::<Result<_>>()?;
    if labels.is_empty() {
        return Err(UsageError(format!("`{}` holds no labels", file.display())).into());
    }
    Ok(labels)
}

/// What the expert that a label is for finds.
async fn look(app: &App, folder: &Path, label: &Label, args: &[String]) -> Result<Value> {
    let file = |name: &str| vec![folder.join(name).to_string_lossy().into_owned()];
    let (tool, inputs) = match (&label.image, &label.audio) {
        (Some(image), _) => {
            let tool = if label.boxes.is_some() { "detect" } else { "ocr" };
            (tool, Inputs { image: file(image), ..Inputs::default() })
        }
        (None, Some(audio)) => ("transcribe", Inputs { audio: file(audio), ..Inputs::default() }),
        (None, None) => return Err(UsageError("a label names neither `image` nor `audio`".to_owned()).into()),
    };
    let mut args = args.to_vec();
    if tool == "detect" {
        args.push(format!("min_score={LEAST_SCORE}"));
    }
    tools::result(app, tools::find(app, tool)?, &inputs, &args).await
}

fn figures(folder: String, labels: &[Label], found: Vec<Value>) -> Result<Figures> {
    let pairs = || labels.iter().zip(&found);
    if labels.iter().any(|label| label.boxes.is_some()) {
        let pictures: Vec<Picture> = pairs()
            .map(|(label, value)| Picture {
                labelled: label.boxes.clone().unwrap_or_default(),
                found: if let Value::Regions(regions) = value { regions.items.clone() } else { Vec::new() },
            })
            .collect();
        let boxes = pictures.iter().map(|picture| picture.labelled.len()).sum();
        return Ok(Figures::Detect { folder, pictures: pictures.len(), boxes, precision: precision(&pictures) });
    }
    if labels.iter().any(|label| label.lines.is_some()) {
        let (mut right, mut read, mut written) = (0, 0, 0);
        for (label, value) in pairs() {
            let lines = label.lines.iter().flatten().map(|line| line.text.as_str());
            let truth = words(&lines.collect::<Vec<_>>().join(" "));
            let seen = words(&value.to_string());
            right += shared(&truth, &seen);
            read += seen.len();
            written += truth.len();
        }
        let (precision, recall) = (right as f64 / read.max(1) as f64, right as f64 / written.max(1) as f64);
        let f1 = 2.0 * precision * recall / (precision + recall).max(f64::MIN_POSITIVE);
        return Ok(Figures::Ocr { folder, pictures: labels.len(), words: written, precision, recall, f1 });
    }
    let spoken = |label: &Label| words(label.text.as_deref().unwrap_or_default());
    let wrong = pairs().map(|(label, value)| edits(&spoken(label), &words(&value.to_string()))).sum();
    let count = labels.iter().map(|label| spoken(label).len()).sum();
    Ok(Figures::Transcribe { folder, recordings: labels.len(), words: count, wrong })
}

/// Runs of letters and digits, in lower case.
fn words(text: &str) -> Vec<String> {
    text.to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// How many words two texts have in common, each as often as both have it.
fn shared(a: &[String], b: &[String]) -> usize {
    let mut left: HashMap<&str, usize> = HashMap::new();
    for word in a {
        *left.entry(word).or_default() += 1;
    }
    b.iter()
        .filter(|word| left.get_mut(word.as_str()).is_some_and(|n| n.checked_sub(1).map(|rest| *n = rest).is_some()))
        .count()
}

/// Words that must be changed, added or taken away to make one text of the other.
fn edits(a: &[String], b: &[String]) -> usize {
    strsim::generic_levenshtein(&Words(a), &Words(b))
}

/// A text that can be gone through word by word.
struct Words<'a>(&'a [String]);

impl<'b> IntoIterator for &'b Words<'_> {
    type Item = &'b String;
    type IntoIter = std::slice::Iter<'b, String>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

fn table(all: &[Figures]) -> String {
    let mut out = String::new();
    for figures in all {
        let _ = match figures {
            Figures::Detect { folder, pictures, boxes, precision } => {
                let of = |value: Option<f64>| value.map_or("-".to_owned(), |value| format!("{value:.3}"));
                writeln!(
                    out,
                    "detect      {folder}: {pictures} pictures, {boxes} boxes: AP {} AP50 {}, small {}, medium {}, large {}",
                    of(precision.ap),
                    of(precision.ap50),
                    of(precision.small),
                    of(precision.medium),
                    of(precision.large)
                )
            }
            Figures::Ocr { folder, pictures, words, precision, recall, f1 } => writeln!(
                out,
                "ocr         {folder}: {pictures} pictures, {words} words: precision {precision:.4}, recall {recall:.4}, F1 {f1:.4}"
            ),
            Figures::Transcribe { folder, recordings, words, wrong } => {
                writeln!(out, "transcribe  {folder}: {recordings} recordings, {wrong} of {words} words wrong")
            }
        };
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_as_often_as_both_texts_have_them() {
        let (a, b) = (words("The cat, the DOG: 12.50"), words("the the the 12"));
        assert_eq!(a, ["the", "cat", "the", "dog", "12", "50"]);
        assert_eq!(shared(&a, &b), 3);
        assert_eq!(edits(&words("a b c d"), &words("a x c")), 2);
    }
}
