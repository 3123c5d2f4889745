//! What the data files describe, read and put together: the toolbox, the demonstrations, the workflows.

use std::path::Path;
use std::sync::Arc;

use crate::data::{Data, DataError};
use crate::experts::{self, Runtime, Supplies};
use crate::ops;
use crate::prompt::{Demonstration, DemonstrationError};
use crate::tool::{SpecError, ToolSpec, Toolbox};
use crate::workflow::{Workflow, WorkflowError};

/// A data file that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ShippedError {
    /// It cannot be read.
    #[error(transparent)]
    Data(#[from] DataError),
    /// A tool's manifest is wrong.
    #[error(transparent)]
    Spec(#[from] SpecError),
    /// A demonstration is wrong.
    #[error(transparent)]
    Demonstration(#[from] DemonstrationError),
    /// A workflow is wrong.
    #[error(transparent)]
    Workflow(#[from] WorkflowError),
}

/// All tools that the manifests in `tools/` describe: experts first, then exact tools. No model is loaded yet;
/// `runtime` loads them when a tool is called. A manifest with a table `[expert]` makes a tool of its own, whatever
/// its name: it may stand in the place of any other.
///
/// # Errors
///
/// [`ShippedError`] for the first manifest that does not read or has no tool behind it.
pub fn toolbox(data: &Data, runtime: &Arc<Runtime>) -> Result<Toolbox, ShippedError> {
    let (mut with_model, mut exact) = (Vec::new(), Vec::new());
    for file in data.list("tools", "toml") {
        let spec = ToolSpec::from_toml(&file, &data.read_text(&file)?)?;
        let is_exact = spec.expert.is_none() && ops::is_exact(&spec.name);
        if is_exact { exact.push((file, spec)) } else { with_model.push((file, spec)) }
    }
    let supplies = Supplies { runtime: Arc::clone(runtime), folder: data.folder().map(Path::to_path_buf) };
    let mut toolbox: Toolbox = experts::experts(with_model, &supplies)?.into_iter().collect();
    for tool in ops::exact_tools(exact)? {
        toolbox.insert(tool);
    }
    Ok(toolbox)
}

/// The folder of the demonstrations.
pub const DEMONSTRATIONS: &str = "prompts/demonstrations";
/// The folder of those that were worked out on real media.
pub const WORKED: &str = "prompts/demonstrations/worked";
/// The folder of their media.
pub const MEDIA: &str = "prompts/demonstrations/media";

/// All demonstrations, in the order of their files: those of plans alone, then the worked ones with their media.
///
/// # Errors
///
/// [`ShippedError`] for the first file that does not read, or the first medium that is not there.
pub fn demonstrations(data: &Data) -> Result<Vec<Demonstration>, ShippedError> {
    let mut all = Vec::new();
    for file in [DEMONSTRATIONS, WORKED].iter().flat_map(|folder| data.list(folder, "toml")) {
        all.extend(Demonstration::from_toml(&file, &data.read_text(&file)?)?);
    }
    for medium in all.iter_mut().flat_map(|demonstration| demonstration.media.values_mut()) {
        medium.bytes = data.read(&format!("{MEDIA}/{}", medium.file))?;
    }
    Ok(all)
}

/// The workflow of this name out of `workflows/`.
///
/// # Errors
///
/// [`ShippedError::Data`] when there is none of this name, [`ShippedError::Workflow`] when it does not read.
pub fn workflow(data: &Data, name: &str) -> Result<Workflow, ShippedError> {
    let file = format!("workflows/{name}.toml");
    Ok(Workflow::from_toml(&file, &data.read_text(&file)?)?)
}

/// The names of all workflows, sorted.
pub fn workflow_names(data: &Data) -> Vec<String> {
    data.list("workflows", "toml").iter().map(|file| stem(file).to_owned()).collect()
}

/// The name of a data file without folder and ending.
fn stem(file: &str) -> &str {
    let name = file.rsplit('/').next().unwrap_or(file);
    name.strip_suffix(".toml").unwrap_or(name)
}
