//! Results by content: bounded in memory, with a folder behind for those worth a file. Equal calls that are looked for
//! at the same time are looked for once.

use std::future::Future;
use std::path::PathBuf;
use std::sync::Arc;

use super::folder::Folder;
use crate::tool::ToolError;
use crate::value::{Digest, Value};

/// Bytes of a value, or of an item of one, beside its content.
const OVERHEAD: usize = 128;
/// Bytes that a result counts for at least, so that 128 MiB hold 16,384 of them: many small ones are not worth the memory
/// that a server's growth would look like. (What one takes beside its value, its key, its place in the order of use and
/// counters, was 446 bytes after 400,000 formulas.)
const LEAST: usize = 8 << 10;

pub(super) struct Cache {
    memory: moka::future::Cache<Digest, Value>,
    folder: Option<Arc<Folder>>,
}

impl Cache {
    pub(super) fn new(memory_bytes: u64, folder: Option<PathBuf>, folder_bytes: u64) -> Self {
        let memory = moka::future::Cache::builder()
            .weigher(|_, value: &Value| u32::try_from(weight(value).max(LEAST)).unwrap_or(u32::MAX))
            .max_capacity(memory_bytes)
            .build();
        let folder = folder.and_then(|path| {
            Folder::open(&path, folder_bytes)
                .inspect_err(|error| tracing::warn!("results are not kept in `{}`: {error}", path.display()))
                .ok()
        });
        Self { memory, folder: folder.map(Arc::new) }
    }

    /// The value under `key`, by `run` if it is not there. Errors are not kept.
    pub(super) async fn get_or_run(
        &self,
        key: Digest,
        run: impl Future<Output = Result<Value, ToolError>>,
    ) -> Result<Value, Arc<ToolError>> {
        self.memory.try_get_with(key, run).await
    }

    /// The value a file holds under `key`.
    pub(super) async fn stored(&self, key: Digest) -> Option<Value> {
        let folder = self.folder.clone()?;
        tokio::task::spawn_blocking(move || folder.read(key)).await.ok().flatten()
    }

    /// Writes a value to a file, if it can be written as one.
    pub(super) async fn store(&self, key: Digest, tool: &str, value: &Value) {
        let Some(folder) = self.folder.clone() else { return };
        let (tool, value) = (tool.to_owned(), value.clone());
        let written = tokio::task::spawn_blocking(move || folder.write(key, &tool, &value)).await;
        if let Ok(Err(error)) = written {
            tracing::warn!("a result could not be kept: {error}");
        }
    }
}

/// Bytes of a value, roughly.
fn weight(value: &Value) -> usize {
    let content = match value {
        Value::Text(text) => text.len(),
        Value::Number(_) | Value::Bool(_) => 0,
        Value::Image(_) | Value::Mask(_) | Value::Audio(_) | Value::Video(_) => value.media_bytes(),
        Value::Regions(regions) => regions.items.iter().map(|item| OVERHEAD + item.words().len()).sum(),
        Value::Segments(segments) => segments.items.iter().map(|item| OVERHEAD + item.text.len()).sum(),
        Value::Table(table) => table.rows.iter().flatten().map(|cell| OVERHEAD + cell.text.len()).sum(),
        Value::List(items) => items.iter().map(weight).sum(),
    };
    content + OVERHEAD
}
