//! The tiny models under `tests/data/vlm` and what the original implementations make of them.

use std::path::{Path, PathBuf};

use candle_core::{DType, Tensor};
use image::RgbImage;
use serde::Deserialize;
use serde_json::Value;

use super::folder::Folder;
use super::sees::{Sees, spelt, write};
use tokio_util::sync::CancellationToken;

/// Where the tiny models lie.
pub(crate) fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/vlm").join(name)
}

pub(super) fn folder(name: &str) -> Folder {
    Folder::open(&path(name)).unwrap()
}

/// A copy of a tiny model that a test may spoil.
pub(super) fn copy_of(name: &str) -> tempfile::TempDir {
    let copy = tempfile::tempdir().unwrap();
    for entry in std::fs::read_dir(path(name)).unwrap() {
        let entry = entry.unwrap();
        std::fs::copy(entry.path(), copy.path().join(entry.file_name())).unwrap();
    }
    copy
}

/// The picture of all references.
pub(crate) fn photo() -> RgbImage {
    image::open(path("photo.png")).unwrap().to_rgb8()
}

/// What the original implementation makes of a tiny model.
pub(crate) struct Reference(pub(crate) Value);

#[derive(Deserialize)]
struct Numbers {
    shape: Vec<usize>,
    mean: f64,
    spread: f64,
    step: usize,
    samples: Vec<f32>,
}

#[derive(Deserialize)]
struct Answer {
    prompt: String,
    start: Vec<u32>,
    tokens: Vec<u32>,
    logits: Vec<Vec<f32>>,
    text: String,
}

impl Reference {
    pub(crate) fn of(name: &str) -> Self {
        let text = std::fs::read(path(name).join("reference.json")).unwrap();
        Self(serde_json::from_slice(&text).unwrap())
    }

    /// Holds shape, mean, spread and samples of a tensor against those that stand under `key`.
    pub(super) fn holds(&self, key: &str, tensor: &Tensor, tolerance: f32) {
        let wanted: Numbers = serde_json::from_value(self.0.pointer(&format!("/{key}")).unwrap().clone()).unwrap();
        assert_eq!(tensor.dims(), wanted.shape, "{key}");
        let numbers: Vec<f32> = tensor.to_dtype(DType::F32).unwrap().flatten_all().unwrap().to_vec1().unwrap();
        let count = numbers.len() as f64;
        let mean = numbers.iter().map(|n| f64::from(*n)).sum::<f64>() / count;
        let spread = (numbers.iter().map(|n| (f64::from(*n) - mean).powi(2)).sum::<f64>() / (count - 1.0)).sqrt();
        assert!((mean - wanted.mean).abs() < 1e-3, "{key}: mean {mean}, expected {}", wanted.mean);
        assert!((spread - wanted.spread).abs() < 1e-3, "{key}: spread {spread}, expected {}", wanted.spread);
        let samples: Vec<f32> = numbers.into_iter().step_by(wanted.step).collect();
        close(&samples, &wanted.samples, tolerance, key);
    }

    /// Holds the tokens of each prompt, the logits of the first steps, the tokens chosen and the text against the
    /// original's. The second prompt also shows that nothing is left of the first.
    pub(super) fn answers_hold(&self, model: &mut dyn Sees) {
        let answers: Vec<Answer> = serde_json::from_value(self.0["answers"].clone()).unwrap();
        assert!(!answers.is_empty());
        for answer in answers {
            let what = format!("after `{}`", answer.prompt);
            let start = model.prompt(&answer.prompt, &photo()).unwrap();
            assert_eq!(start, answer.start, "{what}");
            let mut logits = model.read(&photo(), &start).unwrap();
            for (wanted, token) in answer.logits.iter().zip(&answer.tokens) {
                close(&logits, wanted, 1e-3, &what);
                logits = model.next(*token).unwrap();
            }
            let most = answer.tokens.len();
            let tokens = write(model, &photo(), &answer.prompt, most, &CancellationToken::new()).unwrap();
            assert_eq!(tokens, answer.tokens, "{what}");
            assert_eq!(spelt(model, &tokens).unwrap(), answer.text.trim(), "{what}");
        }
    }
}

pub(super) fn close(got: &[f32], wanted: &[f32], tolerance: f32, what: &str) {
    assert_eq!(got.len(), wanted.len(), "{what}");
    let apart = got
        .iter()
        .zip(wanted)
        .map(|(a, b)| (a - b).abs())
        .fold(0.0, |worst: f32, d| if d > worst || d.is_nan() { d } else { worst });
    assert!(apart <= tolerance, "{what}: {apart} apart, expected at most {tolerance}");
}
