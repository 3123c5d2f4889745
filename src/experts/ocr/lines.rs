//! Cropped lines to text: which stand on their head (the PP-OCR direction classifier), what they say (PP-OCRv6
//! recognition).

use image::{RgbImage, imageops};
use tokio_util::sync::CancellationToken;

use crate::experts::ctc;
use crate::experts::pixels::{Normalise, Planes, resize};
use crate::experts::{Session, Tensor, ensure_running};
use crate::tool::ToolError;

/// Height of a line in both models, in pixels.
const HEIGHT: usize = 48;
/// Width of a line in the direction classifier.
const DIRECTION_WIDTH: usize = 192;
/// Least ratio of width to height of a recognition batch.
const LEAST_RATIO: f64 = 320.0 / 48.0;
/// Lines in a batch of either model.
const BATCH: usize = 6;
/// How sure the classifier must be to turn a line.
const TURN_SCORE: f32 = 0.9;

/// A recognised line: its words and the mean probability of its characters.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Reading {
    pub(super) text: String,
    pub(super) score: f32,
}

/// Turns the lines that stand on their head.
pub(super) fn straighten(
    lines: &mut [RgbImage],
    session: &mut Session,
    cancel: &CancellationToken,
) -> Result<(), ToolError> {
    let (input, output) = names(session)?;
    for batch in lines.chunks_mut(BATCH) {
        ensure_running(cancel)?;
        let pictures: Vec<&RgbImage> = batch.iter().collect();
        let tensor = batch_tensor(&pictures, DIRECTION_WIDTH)?;
        let outputs = session.run(&[(&input, &tensor)], &[&output])?;
        let scores = first(&outputs)?.f32s()?;
        // Two numbers for each line: upright, on its head.
        for (line, score) in batch.iter_mut().zip(scores.chunks_exact(2)) {
            if score[1] > score[0] && score[1] > TURN_SCORE {
                imageops::rotate180_in_place(line);
            }
        }
    }
    Ok(())
}

/// Reads the lines; the result is in their order. `characters` are the model's classes after the blank.
pub(super) fn recognise(
    lines: &[RgbImage],
    characters: &[String],
    session: &mut Session,
    cancel: &CancellationToken,
) -> Result<Vec<Reading>, ToolError> {
    let (input, output) = names(session)?;
    let ratio = |i: usize| f64::from(lines[i].width()) / f64::from(lines[i].height().max(1));
    // Lines of like width share a batch: all of them are padded to the widest.
    let mut order: Vec<usize> = (0..lines.len()).collect();
    order.sort_by(|&a, &b| ratio(a).total_cmp(&ratio(b)));
    let mut readings = vec![None; lines.len()];
    for batch in order.chunks(BATCH) {
        ensure_running(cancel)?;
        let widest = batch.iter().map(|&i| ratio(i)).fold(LEAST_RATIO, f64::max);
        let pictures: Vec<&RgbImage> = batch.iter().map(|&i| &lines[i]).collect();
        let tensor = batch_tensor(&pictures, (HEIGHT as f64 * widest) as usize)?;
        let outputs = session.run(&[(&input, &tensor)], &[&output])?;
        let tensor = first(&outputs)?;
        let [_, times, classes] = tensor.shape()[..] else {
            return Err(ToolError::failed(format!("the recogniser's output is {:?}: expected 3 axes", tensor.shape())));
        };
        if classes != characters.len() + 2 {
            return Err(ToolError::failed(format!(
                "the recogniser has {classes} classes, its character list {}",
                characters.len()
            )));
        }
        for (&i, scores) in batch.iter().zip(tensor.f32s()?.chunks_exact(times * classes)) {
            readings[i] = Some(decode(scores, classes, characters));
        }
    }
    let all: Option<Vec<Reading>> = readings.into_iter().collect();
    all.ok_or_else(|| ToolError::failed("the recogniser gave fewer lines than it got"))
}

/// The words of `[times, classes]` probabilities. Class 0 is the blank, the last one the space.
fn decode(scores: &[f32], classes: usize, characters: &[String]) -> Reading {
    let found = ctc::greedy(scores, classes, 0);
    let sum: f64 = found.iter().map(|(_, score)| f64::from(*score)).sum();
    let text = found.iter().map(|(class, _)| characters.get(class - 1).map_or(" ", String::as_str)).collect();
    Reading { text, score: (sum / found.len().max(1) as f64) as f32 }
}

/// Lines scaled to the height of the models, side by side in a batch, padded on the right with mid grey.
fn batch_tensor(lines: &[&RgbImage], width: usize) -> Result<Tensor, ToolError> {
    let mut data = vec![0.0; lines.len() * 3 * HEIGHT * width];
    for (line, part) in lines.iter().zip(data.chunks_exact_mut(3 * HEIGHT * width)) {
        let ratio = f64::from(line.width()) / f64::from(line.height().max(1));
        let scaled = ((HEIGHT as f64 * ratio).ceil() as usize).clamp(1, width);
        let resized = resize(line, scaled as u32, HEIGHT as u32)?;
        Planes { data: part, width, height: HEIGHT }.write(&resized, 0, 0, Normalise::SIGNED);
    }
    Tensor::from_f32(&[lines.len(), 3, HEIGHT, width], data)
}

/// Names of the one input and the one output of these models.
pub(super) fn names(session: &Session) -> Result<(String, String), ToolError> {
    match (session.inputs().into_iter().next(), session.outputs().into_iter().next()) {
        (Some(input), Some(output)) => Ok((input, output)),
        _ => Err(ToolError::failed(format!("model file `{}` has no input or output", session.path().display()))),
    }
}

/// The only output of a run.
pub(super) fn first(outputs: &[Tensor]) -> Result<&Tensor, ToolError> {
    outputs.first().ok_or_else(|| ToolError::failed("the model gave no output"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Probabilities of five classes (blank, a, b, c, space): the given class at each time, with the given score.
    fn scores(path: &[(usize, f32)]) -> Vec<f32> {
        let mut scores = vec![0.01; path.len() * 5];
        for (time, (class, score)) in path.iter().enumerate() {
            scores[time * 5 + class] = *score;
        }
        scores
    }

    fn read(path: &[(usize, f32)]) -> Reading {
        decode(&scores(path), 5, &["a", "b", "c"].map(str::to_owned))
    }

    #[test]
    fn repetitions_join_unless_a_blank_stands_between() {
        let reading = read(&[(1, 0.9), (1, 0.5), (0, 0.9), (1, 0.8), (4, 0.7), (2, 0.6), (0, 0.9)]);
        assert_eq!(reading.text, "aa b");
        // The first time of each character counts, as in the Python package.
        assert!((reading.score - (0.9 + 0.8 + 0.7 + 0.6) / 4.0).abs() < 1e-6);
    }

    #[test]
    fn nothing_but_blanks_is_an_empty_line_without_score() {
        assert_eq!(read(&[(0, 0.9), (0, 0.9)]), Reading { text: String::new(), score: 0.0 });
        assert_eq!(read(&[]).text, "");
    }
}
