//! Tools: what can be called from a plan. A [`ToolSpec`] says what a tool is called, takes and gives; a [`Tool`]
//! does it; the [`Toolbox`] holds all of them by name. Nothing here knows plans, models or files.

mod args;
mod error;
mod spec;
mod toolbox;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use futures::future::BoxFuture;
use tokio_util::sync::CancellationToken;

pub use args::{Args, Span, first_span, on_picture, outside};
pub use error::ToolError;
pub(crate) use spec::is_name;
pub use spec::{Example, Expert, Param, Resource, SpecError, ToolSpec};
pub use toolbox::{Toolbox, near_names};

use crate::value::Value;

/// Anything a plan can call: an expert backed by a model, or a small exact tool.
///
/// A tool is deterministic: the same arguments give the same value, or the result could not be cached. Those of other
/// servers need not be, and are not cached.
pub trait Tool: Send + Sync {
    /// Name, parameters, output and limits.
    fn spec(&self) -> &ToolSpec;

    /// Runs the tool. Arguments have been checked against the specification. Blocking work belongs on
    /// `tokio::task::spawn_blocking`.
    ///
    /// # Errors
    ///
    /// [`ToolError`], which the planner can read with [`ToolError::for_model`].
    fn call(&self, args: Args, context: Context) -> BoxFuture<'_, Result<Value, ToolError>>;
}

/// What a call may know of the run it is part of.
#[derive(Debug, Clone)]
pub struct Context {
    /// Cancelled when the run is, or when the call's time is up: long work looks at it now and then.
    pub cancel: CancellationToken,
    /// How long the call may take.
    pub timeout: Duration,
}

impl Default for Context {
    fn default() -> Self {
        Self { cancel: CancellationToken::new(), timeout: Duration::from_secs(60) }
    }
}

/// Where experts find the files of their models and the programs they run. Implemented by the model store; experts never look for files
/// themselves.
pub trait Weights: Send + Sync {
    /// The local, verified path of a model's file.
    ///
    /// # Errors
    ///
    /// [`ToolError::Unavailable`] with the way to get the file when it is not there.
    fn file(&self, model: &str, file: &str) -> Result<PathBuf, ToolError>;

    /// The program of this name that an expert runs: its path where the user named one, else the bare name, which
    /// the system looks for where it looks for programs.
    fn program(&self, name: &str) -> PathBuf {
        PathBuf::from(name)
    }
}

/// The function behind an exact tool.
pub type ExactFn = fn(&Args) -> Result<Value, ToolError>;

/// A small exact tool: a specification and a pure function that runs on a blocking thread.
pub struct Exact {
    spec: ToolSpec,
    function: ExactFn,
}

impl Exact {
    /// Binds a function to its specification.
    pub fn tool(spec: ToolSpec, function: ExactFn) -> Arc<dyn Tool> {
        Arc::new(Self { spec, function })
    }
}

impl Tool for Exact {
    fn spec(&self) -> &ToolSpec {
        &self.spec
    }

    fn call(&self, args: Args, _context: Context) -> BoxFuture<'_, Result<Value, ToolError>> {
        let function = self.function;
        // Work on pixels takes long enough to hold up other calls; the rest is cheaper than a thread switch.
        if !args
            .values()
            .any(|value| matches!(value, Value::Image(_) | Value::Mask(_) | Value::Audio(_) | Value::Video(_)))
        {
            return Box::pin(std::future::ready(function(&args)));
        }
        Box::pin(blocking(move || function(&args)))
    }
}

/// Runs blocking work off the async threads; a panic in it becomes [`ToolError::Panicked`].
///
/// # Errors
///
/// Those of `work`.
pub async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, ToolError> + Send + 'static,
) -> Result<T, ToolError> {
    match tokio::task::spawn_blocking(work).await {
        Ok(result) => result,
        Err(error) if error.is_panic() => Err(ToolError::panicked(error.into_panic().as_ref())),
        Err(_) => Err(ToolError::Cancelled),
    }
}
