//! Experts: tools backed by a model. Each one is preparation, a run of its model and post-processing; `session` is
//! the one place that knows ONNX Runtime, `pixels` turns pictures into its inputs.

pub mod detect;
pub mod ocr;
mod pixels;
pub mod session;

use tokio_util::sync::CancellationToken;

pub use session::{Runtime, Session, Tensor};

use crate::tool::ToolError;

/// Ends an expert's work between two stages once its call was cancelled or its time is up.
pub(crate) fn ensure_running(cancel: &CancellationToken) -> Result<(), ToolError> {
    if cancel.is_cancelled() { Err(ToolError::Cancelled) } else { Ok(()) }
}
