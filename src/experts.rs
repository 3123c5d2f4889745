//! Experts: tools backed by a model. Each one is preparation, a run of its model and post-processing; `session` is
//! the one place that knows ONNX Runtime.

pub mod session;
pub mod transcribe;

use tokio_util::sync::CancellationToken;

pub use session::{Runtime, Session, Tensor};
pub use transcribe::transcribe;

use crate::tool::ToolError;

/// Ends an expert's work between two stages once its call was cancelled or its time is up.
pub(crate) fn ensure_running(cancel: &CancellationToken) -> Result<(), ToolError> {
    if cancel.is_cancelled() { Err(ToolError::Cancelled) } else { Ok(()) }
}
