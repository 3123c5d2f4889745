//! `classifier`: what a picture, or a part of it, shows: one of a fixed list of labels with a score. Each label is a
//! box around all that was looked at, so that plans can count, filter and name it like anything found.

use std::sync::Arc;

use serde::Deserialize;

use super::input::Input;
use super::labels::{self, Labels};
use super::{Face, Looker, Member, fitted, param, picture_params, run_one, settings, share};
use crate::experts::frame::Fit;
use crate::experts::{Runtime, Supplies, Tensor, ensure_running};
use crate::tool::{Args, Context, Tool, ToolError, ToolSpec};
use crate::value::{Region, Regions, Value, ValueType};

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Settings {
    model: String,
    #[serde(default = "super::model_file")]
    file: String,
    input: Input,
    labels: Labels,
    #[serde(default)]
    scores: Scores,
    /// Most labels a call gives.
    #[serde(default = "one")]
    top: usize,
    #[serde(default)]
    min_score: f32,
}

/// From what the model gives to scores, 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Scores {
    /// Logits of classes of which one holds.
    #[default]
    Softmax,
    /// Logits of classes that hold independently.
    Sigmoid,
    /// Scores already.
    Plain,
}

/// The tool of a manifest.
pub(super) fn classifier(spec: ToolSpec, supplies: &Supplies) -> Result<Arc<dyn Tool>, String> {
    let settings: Settings = settings(&spec)?;
    let frame = settings.input.frame(Fit::Stretch)?;
    let mut params = picture_params();
    params.push(param("labels", ValueType::List(Box::new(ValueType::Text)), "labels to keep; all when left out"));
    params.push(param("min_score", ValueType::Number, "how certain a label must be, 0 to 1"));
    settings.labels.show(&mut params);
    let spec = fitted(spec, Face { params, output: ValueType::Regions, model: &settings.model })?;
    Ok(Member::tool(spec, Looker { settings, frame }, supplies, classify))
}

fn classify(ready: &Looker<Settings>, runtime: &Runtime, args: &Args, context: &Context) -> Result<Value, ToolError> {
    let Looker { settings, frame } = ready;
    let image = args.view()?;
    let names = settings.labels.names(runtime, &settings.model)?;
    let wanted = labels::wanted(args, &names)?;
    let min_score = share(args, "min_score", settings.min_score)?;
    let mut session = runtime.session(&settings.model, &settings.file)?;
    ensure_running(&context.cancel)?;
    let framed = frame.prepare(image.pixels())?;
    let output = run_one(&mut session, &Tensor::from_f32(&framed.shape, framed.tensor)?)?;
    let logits = output.f32s()?;
    if logits.len() != names.len() {
        let message = format!("the classifier's output is {:?}: expected {} scores", output.shape(), names.len());
        return Err(ToolError::failed(message));
    }
    let mut best: Vec<(usize, f32)> = scores(settings.scores, logits)?.into_iter().enumerate().collect();
    best.sort_by(|a, b| b.1.total_cmp(&a.1));
    let is_wanted = |class: usize| wanted.as_ref().is_none_or(|wanted| wanted.contains(&class));
    best.retain(|(class, score)| *score >= min_score && is_wanted(*class));
    best.truncate(settings.top);
    let xyxy = image.origin().to_original([0.0, 0.0, image.width() as f32, image.height() as f32]);
    let region = |(class, score): (usize, f32)| Region {
        xyxy,
        label: names.get(class).cloned(),
        score: Some(score),
        ..Region::default()
    };
    Ok(Value::Regions(Regions::on(&image, best.into_iter().map(region).collect())))
}

fn scores(by: Scores, logits: &[f32]) -> Result<Vec<f32>, ToolError> {
    if let Some(odd) = logits.iter().find(|logit| !logit.is_finite()) {
        return Err(ToolError::failed(format!("the classifier gave the score {odd}")));
    }
    Ok(match by {
        Scores::Plain => logits.to_vec(),
        Scores::Sigmoid => logits.iter().map(|logit| 1.0 / (1.0 + (-logit).exp())).collect(),
        Scores::Softmax => {
            let most = logits.iter().fold(f32::NEG_INFINITY, |a, &b| a.max(b));
            let shares: Vec<f32> = logits.iter().map(|logit| (logit - most).exp()).collect();
            let total: f32 = shares.iter().sum();
            shares.into_iter().map(|share| share / total).collect()
        }
    })
}

fn one() -> usize {
    1
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn logits_become_scores() {
        let near = |made: Vec<f32>, expected: [f32; 2]| made.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-6);
        assert!(near(scores(Scores::Softmax, &[3.0_f32.ln(), 0.0]).unwrap(), [0.75, 0.25]));
        assert!(near(scores(Scores::Softmax, &[1000.0, 0.0]).unwrap(), [1.0, 0.0]));
        assert!(near(scores(Scores::Sigmoid, &[0.0, 3.0_f32.ln()]).unwrap(), [0.5, 0.75]));
        assert!(near(scores(Scores::Plain, &[0.1, 0.2]).unwrap(), [0.1, 0.2]));
        assert!(scores(Scores::Softmax, &[f32::NAN, 0.0]).unwrap_err().to_string().contains("NaN"));
    }
}
