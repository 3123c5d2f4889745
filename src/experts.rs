//! Experts: tools backed by a model or a program. Each one is preparation, a run of its model and post-processing;
//! `session` is the one place that knows ONNX Runtime, `pixels` turns pictures into its inputs.
//!
//! An expert is either built in, with code that belongs to its one model, or its manifest says under `[expert]` which
//! of the `families` it is one of: then the manifest is all there is to write.

pub mod caption;
mod ctc;
mod decoder;
pub mod detect;
mod families;
pub mod film;
mod frame;
pub mod ocr;
mod pixels;
pub mod pose;
pub mod segment_person;
pub mod session;
mod square;
pub mod transcribe;
#[cfg(any(feature = "vlm", all(test, feature = "local")))]
pub(crate) mod vlm;

use std::path::PathBuf;
use std::sync::Arc;

use tokio_util::sync::CancellationToken;

pub use session::{Runtime, Session, Tensor};

use crate::tool::{SpecError, Tool, ToolError, ToolSpec};

/// What experts are made with.
#[derive(Clone)]
pub struct Supplies {
    /// Where models run and their files are found.
    pub runtime: Arc<Runtime>,
    /// The user's data folder, if there is one: programs that a manifest brings along lie in its `tools/`.
    pub folder: Option<PathBuf>,
}

/// Ends an expert's work between two stages once its call was cancelled or its time is up.
pub(crate) fn ensure_running(cancel: &CancellationToken) -> Result<(), ToolError> {
    if cancel.is_cancelled() { Err(ToolError::Cancelled) } else { Ok(()) }
}

/// All experts out of their specifications, given with the names of their manifests.
///
/// # Errors
///
/// [`SpecError`] when a manifest names no expert, or settings that its family does not understand.
pub fn experts(
    specs: impl IntoIterator<Item = (String, ToolSpec)>,
    supplies: &Supplies,
) -> Result<Vec<Arc<dyn Tool>>, SpecError> {
    let runtime = &supplies.runtime;
    specs
        .into_iter()
        .map(|(file, spec)| {
            if spec.expert.is_some() {
                return families::make(spec, supplies).map_err(|message| SpecError::Invalid { file, message });
            }
            match spec.name.as_str() {
                "detect" => Ok(detect::detect(with_vocabulary(spec), runtime.clone())),
                "ocr" => Ok(ocr::ocr(spec, runtime.clone())),
                "pose" => Ok(pose::pose(spec, runtime.clone())),
                "caption" => Ok(caption::caption(spec, runtime.clone())),
                "segment_person" => Ok(segment_person::segment_person(spec, runtime.clone())),
                "transcribe" => Ok(transcribe::transcribe(spec, runtime.clone())),
                name => {
                    let message = format!(
                        "there is no tool `{name}` behind the manifest: give it a table [expert] with a kind, one of {}",
                        families::kinds()
                    );
                    film::film(spec, runtime).ok_or(SpecError::Invalid { file, message })
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
