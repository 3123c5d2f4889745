//! Where the store keeps its files.

use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

use super::ModelError;

/// The folder that holds everything Sightline fetches or makes for itself.
#[derive(Debug, Clone)]
pub struct Home {
    root: PathBuf,
    chosen_by: &'static str,
}

impl Home {
    /// `SIGHTLINE_HOME` if it is set and not empty, else `sightline` in the platform's cache folder
    /// (`$XDG_CACHE_HOME` or `~/.cache`, `~/Library/Caches`, `%LOCALAPPDATA%`).
    ///
    /// # Errors
    /// [`ModelError::NoHome`] when neither is known.
    pub fn find() -> Result<Home, ModelError> {
        if let Some(root) = std::env::var_os("SIGHTLINE_HOME").filter(|v| !v.is_empty()) {
            return Home::at(PathBuf::from(root), "SIGHTLINE_HOME");
        }
        let cache = etcetera::base_strategy::choose_native_strategy()
            .map_err(|e| ModelError::NoHome { reason: e.to_string() })?
            .cache_dir();
        Home::at(cache.join("sightline"), "the platform's cache folder")
    }

    /// A folder chosen otherwise; `chosen_by` says how, for people (`"--home"`). A relative path is
    /// taken from the current folder, once.
    ///
    /// # Errors
    /// [`ModelError::NoHome`] when the path is empty or the current folder is unknown.
    pub fn at(root: impl AsRef<Path>, chosen_by: &'static str) -> Result<Home, ModelError> {
        let root = std::path::absolute(root.as_ref()).map_err(|e| ModelError::NoHome { reason: e.to_string() })?;
        Ok(Home { root, chosen_by })
    }

    /// The absolute path of the folder. It need not exist yet.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// What chose the folder, for people: `SIGHTLINE_HOME` or `the platform's cache folder`.
    pub fn chosen_by(&self) -> &'static str {
        self.chosen_by
    }

    /// The folder of one model.
    pub(super) fn model(&self, name: &str) -> PathBuf {
        self.root.join("models").join(name)
    }

    /// The lock file of one model. It lies outside the model's folder, because removing a model
    /// must not remove the lock that another process waits for.
    pub(super) fn lock(&self, name: &str) -> PathBuf {
        self.root.join("locks").join(format!("{name}.lock"))
    }
}
