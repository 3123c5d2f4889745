//! Cropped lines to text: which stand on their head (the PP-OCR direction classifier), what they say (PP-OCRv6
//! recognition).

use std::sync::{Mutex, PoisonError};

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
/// Grey behind a line in the recogniser, and what its width is a multiple of, in pixels. The Python package pads all
/// lines of a batch to the widest and at least to 320 pixels; alone, a little wider than it is, a line costs less and is
/// read as well. With no grey behind it, a letter that is cut off is read as a whole one.
const MARGIN: usize = 32;
const WIDTH_STEP: usize = 8;
/// Lines in a batch of the direction classifier, all of which are equally wide.
const DIRECTION_BATCH: usize = 6;
/// How sure the classifier must be to turn a line.
const TURN_SCORE: f32 = 0.9;
/// A turned line that is read worse than this is read as it lay as well: of short words the classifier sees little, and
/// what is not read well was seldom on its head. The Python package drops such a line.
const TURNED_SCORE: f32 = 0.9;

/// A recognised line: its words and the mean probability of its characters.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Reading {
    pub(super) text: String,
    pub(super) score: f32,
}

/// Turns the lines that stand on their head, and says which.
pub(super) fn straighten(
    lines: &mut [RgbImage],
    session: &mut Session,
    cancel: &CancellationToken,
) -> Result<Vec<bool>, ToolError> {
    let (input, output) = names(session)?;
    let mut turned = Vec::with_capacity(lines.len());
    for batch in lines.chunks_mut(DIRECTION_BATCH) {
        ensure_running(cancel)?;
        let pictures: Vec<&RgbImage> = batch.iter().collect();
        let tensor = batch_tensor(&pictures, DIRECTION_WIDTH)?;
        let outputs = session.run(&[(&input, &tensor)], &[&output])?;
        let scores = first(&outputs)?.f32s()?;
        // Two numbers for each line: upright, on its head.
        for (line, score) in batch.iter_mut().zip(scores.chunks_exact(2)) {
            let turn = score[1] > score[0] && score[1] > TURN_SCORE;
            if turn {
                imageops::rotate180_in_place(line);
            }
            turned.push(turn);
        }
    }
    Ok(turned)
}

/// Reads once more, as they lay, the lines that were `turned` and did not read well; the better reading stays.
pub(super) fn reconsider(
    readings: &mut [Reading],
    lines: &[RgbImage],
    turned: &[bool],
    characters: &[String],
    sessions: &mut [Session],
    cancel: &CancellationToken,
) -> Result<(), ToolError> {
    let doubtful = |i: &usize| turned[*i] && readings[*i].score < TURNED_SCORE;
    let doubtful: Vec<usize> = (0..readings.len()).filter(doubtful).collect();
    if doubtful.is_empty() {
        return Ok(());
    }
    let lines: Vec<RgbImage> = doubtful.iter().map(|&i| imageops::rotate180(&lines[i])).collect();
    for (i, reading) in doubtful.into_iter().zip(recognise(&lines, characters, sessions, cancel)?) {
        if reading.score > readings[i].score {
            readings[i] = reading;
        }
    }
    Ok(())
}

/// Reads the lines; the result is in their order. `characters` are the model's classes after the blank. The lines are
/// shared out among the sessions, a thread each.
pub(super) fn recognise(
    lines: &[RgbImage],
    characters: &[String],
    sessions: &mut [Session],
    cancel: &CancellationToken,
) -> Result<Vec<Reading>, ToolError> {
    // The longest come first, so that the threads end at about the same time.
    let mut order: Vec<usize> = (0..lines.len()).collect();
    order.sort_by_key(|&i| std::cmp::Reverse(model_width(&lines[i])));
    let queue = Mutex::new(order.into_iter());
    let next = || queue.lock().unwrap_or_else(PoisonError::into_inner).next();
    let work = |session: &mut Session| {
        let mut read = Vec::new();
        while let Some(i) = next() {
            ensure_running(cancel)?;
            read.push((i, read_line(&lines[i], characters, session)?));
        }
        Ok(read)
    };
    let shares: Vec<Result<Vec<(usize, Reading)>, ToolError>> = match sessions {
        [session] => vec![work(session)],
        many => std::thread::scope(|scope| {
            let threads: Vec<_> = many.iter_mut().map(|session| scope.spawn(|| work(session))).collect();
            let joined = threads.into_iter().map(|thread| thread.join());
            joined.map(|share| share.unwrap_or_else(|panic| Err(ToolError::panicked(panic.as_ref())))).collect()
        }),
    };
    let mut readings = vec![None; lines.len()];
    for share in shares {
        share?.into_iter().for_each(|(i, reading)| readings[i] = Some(reading));
    }
    let all: Option<Vec<Reading>> = readings.into_iter().collect();
    all.ok_or_else(|| ToolError::failed("the recogniser gave fewer lines than it got"))
}

fn read_line(line: &RgbImage, characters: &[String], session: &mut Session) -> Result<Reading, ToolError> {
    let (input, output) = names(session)?;
    let tensor = batch_tensor(&[line], model_width(line))?;
    let outputs = session.run(&[(&input, &tensor)], &[&output])?;
    let scores = first(&outputs)?;
    let [1, _, classes] = scores.shape()[..] else {
        return Err(ToolError::failed(format!("the recogniser's output is {:?}: expected 3 axes", scores.shape())));
    };
    if classes != characters.len() + 2 {
        return Err(ToolError::failed(format!(
            "the recogniser has {classes} classes, its character list {}",
            characters.len()
        )));
    }
    Ok(decode(scores.f32s()?, classes, characters))
}

/// Width of a line at the height of the model, rounded up.
fn model_width(line: &RgbImage) -> usize {
    let width = HEIGHT as f64 * f64::from(line.width()) / f64::from(line.height().max(1));
    (width.ceil() as usize + MARGIN).next_multiple_of(WIDTH_STEP)
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
    fn a_line_is_hardly_wider_for_the_model_than_it_is() {
        assert_eq!(model_width(&RgbImage::new(100, 24)), 232);
        assert_eq!(model_width(&RgbImage::new(101, 24)), 240);
        assert_eq!(model_width(&RgbImage::new(1, 48)), 40);
    }

    #[test]
    fn nothing_but_blanks_is_an_empty_line_without_score() {
        assert_eq!(read(&[(0, 0.9), (0, 0.9)]), Reading { text: String::new(), score: 0.0 });
        assert_eq!(read(&[]).text, "");
    }
}
