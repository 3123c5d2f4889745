//! A function that a client of this program lends it for one request: a tool whose work the client does.

use std::sync::Arc;

use futures::future::BoxFuture;
use serde_json::{Map, Value as Json};

use super::exchange;
use super::foreign;
use super::schema::{self, Face, Gives};
use super::words;
use crate::tool::{Args, Context, Tool, ToolError, ToolSpec, blocking, is_name};
use crate::value::Value;

/// Seconds that a call may wait for its client.
const WAITING: f64 = 3600.0;

/// What does the work: it is given the function's own name and the arguments under theirs.
pub type Lender = Arc<dyn Fn(&str, Map<String, Json>) -> BoxFuture<'static, Result<Value, ToolError>> + Send + Sync>;

/// The tool.
struct Lent {
    spec: ToolSpec,
    /// Its name at the client.
    theirs: String,
    faces: Vec<Face>,
    lender: Lender,
}

/// Makes a tool of a function: what it is called, what it does, and the JSON schema of its arguments.
///
/// # Errors
///
/// A sentence with why plans cannot call it.
pub fn lent(
    theirs: &str,
    description: &str,
    parameters: &Map<String, Json>,
    lender: Lender,
) -> Result<Arc<dyn Tool>, String> {
    let name = words::name(theirs).filter(|name| is_name(name) && name.len() <= 64);
    let name = name.ok_or("no name that plans can use can be made of its own")?;
    let faces = schema::params(parameters)?;
    let spec =
        ToolSpec { timeout_s: WAITING, ..foreign::spec(name, theirs, description, &faces, &Gives::Content, "client") };
    Ok(Arc::new(Lent { spec, theirs: theirs.to_owned(), faces, lender }))
}

impl Tool for Lent {
    fn spec(&self) -> &ToolSpec {
        &self.spec
    }

    fn call(&self, args: Args, context: Context) -> BoxFuture<'_, Result<Value, ToolError>> {
        Box::pin(async move {
            // Media take time to write. Others are written at once, so that calls come in the order of the plan.
            let written = if args.values().all(is_plain) {
                exchange::written(&self.faces, &args)?
            } else {
                let faces = self.faces.clone();
                blocking(move || exchange::written(&faces, &args)).await?
            };
            tokio::select! {
                biased;
                () = context.cancel.cancelled() => Err(ToolError::Cancelled),
                done = (self.lender)(&self.theirs, written) => done,
            }
        })
    }
}

/// Whether a value is words, a number, or yes or no.
fn is_plain(value: &Value) -> bool {
    matches!(value, Value::Text(_) | Value::Number(_) | Value::Bool(_))
}
