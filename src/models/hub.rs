//! Fetches a file out of a Hugging Face repository; only in builds with the cargo feature `hub`.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use hf_hub::progress::{DownloadEvent, ProgressEvent, ProgressHandler};

use super::{ModelError, Progress};

/// Keeps the figure of the client's threads for the thread that shows it.
struct Counter(Arc<AtomicU64>);

impl ProgressHandler for Counter {
    fn on_progress(&self, event: &ProgressEvent) {
        let done = match event {
            ProgressEvent::Download(DownloadEvent::Progress { files }) => files.iter().map(|f| f.bytes_completed).max(),
            ProgressEvent::Download(DownloadEvent::AggregateProgress { bytes_completed, .. }) => Some(*bytes_completed),
            _ => None,
        };
        if let Some(done) = done {
            self.0.fetch_max(done, Ordering::Relaxed);
        }
    }
}

/// Downloads `file` of `repo` at `revision` into `work` and returns its path. A token is taken from
/// where the Hugging Face tools keep it.
pub(super) fn download(
    (repo, file, revision): (&str, &str, &str),
    model: &str,
    work: &Path,
    progress: &dyn Progress,
) -> Result<PathBuf, ModelError> {
    let failed =
        |reason: String| ModelError::Hub { repo: repo.into(), file: file.into(), revision: revision.into(), reason };
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|e| failed(e.to_string()))?;
    runtime.block_on(async {
        let client = hf_hub::HFClient::new().map_err(|e| failed(e.to_string()))?;
        let (owner, name) = hf_hub::split_id(repo);
        let done = Arc::new(AtomicU64::new(0));
        let repository = client.model(owner, name);
        let fetch = repository
            .download_file()
            .filename(file)
            .revision(revision)
            .local_dir(work.to_path_buf())
            .progress(Counter(done.clone()))
            .send();
        tokio::pin!(fetch);
        loop {
            tokio::select! {
                result = &mut fetch => return result.map_err(|e| failed(e.to_string())),
                () = tokio::time::sleep(Duration::from_millis(100)) => {
                    progress.advance(done.load(Ordering::Relaxed));
                    if progress.cancelled() {
                        return Err(ModelError::Cancelled { what: model.into() });
                    }
                }
            }
        }
    })
}
