//! Experts: tools backed by a model. Each one is preparation, a run of its model and post-processing; `session` is
//! the one place that knows ONNX Runtime, `pixels` turns pictures into its inputs.

pub mod caption;
pub mod detect;
pub mod film;
pub mod ocr;
mod pixels;
pub mod pose;
pub mod segment_person;
pub mod session;
mod square;
pub mod transcribe;

use std::sync::Arc;

use tokio_util::sync::CancellationToken;

pub use session::{Runtime, Session, Tensor};

use crate::tool::{SpecError, Tool, ToolError, ToolSpec};

/// Ends an expert's work between two stages once its call was cancelled or its time is up.
pub(crate) fn ensure_running(cancel: &CancellationToken) -> Result<(), ToolError> {
    if cancel.is_cancelled() { Err(ToolError::Cancelled) } else { Ok(()) }
}

/// All experts out of their manifests, given as (file name, text) pairs.
///
/// # Errors
///
/// [`SpecError`] when a manifest does not read or names no expert.
pub fn experts<'a>(
    manifests: impl IntoIterator<Item = (&'a str, &'a str)>,
    runtime: &Arc<Runtime>,
) -> Result<Vec<Arc<dyn Tool>>, SpecError> {
    manifests
        .into_iter()
        .map(|(file, text)| {
            let spec = ToolSpec::from_toml(file, text)?;
            match spec.name.as_str() {
                "detect" => Ok(detect::detect(with_vocabulary(spec), runtime.clone())),
                "ocr" => Ok(ocr::ocr(spec, runtime.clone())),
                "pose" => Ok(pose::pose(spec, runtime.clone())),
                "caption" => Ok(caption::caption(spec, runtime.clone())),
                "segment_person" => Ok(segment_person::segment_person(spec, runtime.clone())),
                "transcribe" => Ok(transcribe::transcribe(spec, runtime.clone())),
                name => {
                    let message = format!("there is no tool `{name}` behind the manifest");
                    film::film(spec, runtime).ok_or(SpecError::Invalid { file: file.to_owned(), message })
                }
            }
        })
        .collect()
}

/// The detector's words stand beside its manifest; planners read them from the specification like any other.
fn with_vocabulary(mut spec: ToolSpec) -> ToolSpec {
    if let Some(labels) = spec.params.iter_mut().find(|param| param.name == "labels") {
        labels.synonyms = detect::synonyms();
    }
    spec
}
