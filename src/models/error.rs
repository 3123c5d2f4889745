//! What can go wrong between a manifest and a verified file on disk, each with the way out.

use std::io;
use std::path::{Path, PathBuf};

/// Why a model cannot be used, fetched, checked or removed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ModelError {
    /// No manifest has this name.
    #[error("no model `{name}`{}; the models are {known}", suggestion(.near.as_deref()))]
    UnknownModel {
        /// The name asked for.
        name: String,
        /// A model of a similar name.
        near: Option<String>,
        /// All names, separated by commas.
        known: String,
    },
    /// The manifest lists no file of this name.
    #[error("model `{model}` has no file `{file}`; its files are {known}")]
    UnknownFile {
        /// The model.
        model: String,
        /// The file asked for.
        file: String,
        /// The file names of its manifest, separated by commas.
        known: String,
    },
    /// The manifest itself is wrong.
    #[error("the model manifest `{path}` is wrong: {reason}")]
    BadManifest {
        /// Path from the data root.
        path: String,
        /// What was expected and what came.
        reason: String,
    },
    /// The model has no file for this operating system and processor.
    #[error("model `{model}` is not made for {platform}{way_out}")]
    NoPlatform {
        /// The model.
        model: String,
        /// Operating system and processor.
        platform: String,
        /// What can be done, empty if nothing.
        way_out: &'static str,
    },
    /// A file has not been fetched yet.
    #[error("`{file}` of model `{model}` is not here yet; fetch it with `sightline models pull {model}` ({})", size_text(*.download))]
    NotPulled {
        /// The model.
        model: String,
        /// The file.
        file: String,
        /// Bytes to be fetched.
        download: u64,
    },
    /// A file would have to be fetched, which `--offline` forbids.
    #[error(
        "`{file}` of model `{model}` is not here and --offline forbids fetching it; run `sightline models pull {model}` once with a network ({}), or put the file at `{}`",
        size_text(*.download), .path.display()
    )]
    Offline {
        /// The model.
        model: String,
        /// The file.
        file: String,
        /// Bytes to be fetched.
        download: u64,
        /// Where the file belongs.
        path: PathBuf,
    },
    /// A file on disk is not what the manifest asks for.
    #[error(
        "`{}` is damaged: expected SHA-256 {expected}, got {got}; `sightline models pull {model}` fetches it again",
        .path.display()
    )]
    Damaged {
        /// The model.
        model: String,
        /// The file on disk.
        path: PathBuf,
        /// SHA-256 of the manifest.
        expected: String,
        /// SHA-256 (or size) found.
        got: String,
    },
    /// What a source delivered is not what the manifest asks for; it was removed.
    #[error(
        "wrong checksum for `{file}` of model `{model}` from {source_text}: expected SHA-256 {expected}, got {got}; the file was removed. Try again; if it stays so, the source has changed and must not be trusted"
    )]
    WrongChecksum {
        /// The model.
        model: String,
        /// The file.
        file: String,
        /// The source in words.
        source_text: String,
        /// SHA-256 of the manifest.
        expected: String,
        /// SHA-256 (or size) that came.
        got: String,
    },
    /// No working pip was found.
    #[error(
        "no pip found to fetch `{package}` with (tried {tried}); install Python 3 with pip, or name one: SIGHTLINE_PIP=/path/to/pip or SIGHTLINE_PIP=\"uvx pip\""
    )]
    NoPip {
        /// The package to be fetched.
        package: String,
        /// The commands tried and what came of each.
        tried: String,
    },
    /// pip could not reach its package index.
    #[error(
        "cannot reach the package index for `{package}`; check the network, the proxy and pip's settings (`pip config list`), then try again. pip said:\n{log}"
    )]
    NoNetwork {
        /// Package and version.
        package: String,
        /// The last lines of pip.
        log: String,
    },
    /// The index has no such version or no wheel for the platform.
    #[error(
        "the package index has no wheel `{package}`{platform}; if pip uses a mirror (`pip config list`), it may lack it. pip said:\n{log}"
    )]
    NoSuchVersion {
        /// Package and version.
        package: String,
        /// ` for PLATFORM`, or nothing.
        platform: String,
        /// The last lines of pip.
        log: String,
    },
    /// pip failed in another way.
    #[error("`{command}` failed ({status}); its last lines:\n{log}")]
    PipFailed {
        /// The command line.
        command: String,
        /// Exit status.
        status: String,
        /// The last lines of pip.
        log: String,
    },
    /// The downloaded wheel is no readable zip file.
    #[error("the wheel `{wheel}` cannot be read: {reason}; try again")]
    BadWheel {
        /// File name of the wheel.
        wheel: String,
        /// What the reader said.
        reason: String,
    },
    /// The wheel does not hold the file.
    #[error("the wheel `{wheel}` holds no `{inner}`{}", suggestion(.near.as_deref()))]
    InnerMissing {
        /// File name of the wheel.
        wheel: String,
        /// The path (or pattern) looked for.
        inner: String,
        /// A path in the wheel that is similar.
        near: Option<String>,
    },
    /// The manifest needs a feature that this binary was built without.
    #[error(
        "`{file}` of model `{model}` comes from the Hugging Face repository `{repo}`, and this build has no client for it: build with `--features hub`, or put the file at `{}`",
        .path.display()
    )]
    NoHub {
        /// The model.
        model: String,
        /// The file.
        file: String,
        /// `owner/name`.
        repo: String,
        /// Where the file belongs.
        path: PathBuf,
    },
    /// A Hugging Face repository did not deliver.
    #[error("cannot fetch `{file}` from the Hugging Face repository `{repo}` at `{revision}`: {reason}")]
    Hub {
        /// `owner/name`.
        repo: String,
        /// File in the repository.
        file: String,
        /// Commit, tag or branch.
        revision: String,
        /// What the client said.
        reason: String,
    },
    /// A `file` source is not there.
    #[error("the file `{}` named by the manifest of `{model}` cannot be read: {source}", .path.display())]
    LocalSource {
        /// The model.
        model: String,
        /// The path of the source.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// An `embedded` source is not in the data.
    #[error("the data of `{model}` cannot be read: {source}")]
    EmbeddedSource {
        /// The model.
        model: String,
        /// What the data said.
        source: crate::data::DataError,
    },
    /// Every source of a file failed.
    #[error("no source delivered `{file}` of model `{model}`:{}", bullets(.tries))]
    AllSources {
        /// The model.
        model: String,
        /// The file.
        file: String,
        /// One error for each source, in order.
        tries: Vec<ModelError>,
    },
    /// The disk is full.
    #[error(
        "the disk is full at `{}`{}; free some space, or name another folder with SIGHTLINE_HOME", .path.display(), needed_text(*.needed)
    )]
    DiskFull {
        /// Where was written.
        path: PathBuf,
        /// Bytes that were to be written, if known.
        needed: Option<u64>,
    },
    /// The home folder cannot be written.
    #[error("cannot write to `{}` ({source}); name a folder you can write with SIGHTLINE_HOME", .path.display())]
    NotWritable {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// No home folder can be found.
    #[error("cannot tell where to keep models ({reason}); name a folder with SIGHTLINE_HOME")]
    NoHome {
        /// What the platform said.
        reason: String,
    },
    /// The named ONNX Runtime library is not there.
    #[error(
        "no ONNX Runtime library at `{}` ({reason}), which SIGHTLINE_ONNXRUNTIME or the configuration names; name the library file itself (such as `{}`), or unset it and run `sightline models pull onnxruntime`",
        .path.display(), super::RUNTIME_FILE
    )]
    NoRuntime {
        /// The path that was tried.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// Making a derived file failed.
    #[error("cannot make `{file}` out of model `{model}`: {reason}")]
    Derived {
        /// The model.
        model: String,
        /// The derived file.
        file: String,
        /// What the recipe said.
        reason: String,
    },
    /// The user stopped it.
    #[error("stopped at `{what}`; nothing half-done is left, run it again to go on")]
    Cancelled {
        /// The model or file that was being worked on.
        what: String,
    },
    /// Any other trouble with a file.
    #[error("cannot {action} `{}`: {source}", .path.display())]
    Io {
        /// What was being done.
        action: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl ModelError {
    /// An error of the system while doing `action` at `path`, sorted into the kinds that have a
    /// way out of their own.
    pub(super) fn io(action: &'static str, path: &Path, source: io::Error) -> ModelError {
        let path = path.to_path_buf();
        match source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => ModelError::DiskFull { path, needed: None },
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                ModelError::NotWritable { path, source }
            }
            _ => ModelError::Io { action, path, source },
        }
    }

    /// Whether another source of the same file may still deliver it.
    pub(super) fn next_source_may_help(&self) -> bool {
        !matches!(
            self,
            ModelError::DiskFull { .. }
                | ModelError::NotWritable { .. }
                | ModelError::Cancelled { .. }
                | ModelError::Io { .. }
        )
    }
}

/// A size for people, in decimal units: `1.2 MB`.
pub fn size_text(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{:.0} kB", bytes as f64 / 1e3),
        1_000_000..10_000_000 => format!("{:.1} MB", bytes as f64 / 1e6),
        10_000_000..1_000_000_000 => format!("{:.0} MB", bytes as f64 / 1e6),
        _ => format!("{:.1} GB", bytes as f64 / 1e9),
    }
}

fn needed_text(needed: Option<u64>) -> String {
    needed.map(|bytes| format!(" (about {} are needed)", size_text(bytes))).unwrap_or_default()
}

fn suggestion(near: Option<&str>) -> String {
    near.map(|n| format!(" (did you mean `{n}`?)")).unwrap_or_default()
}

fn bullets(tries: &[ModelError]) -> String {
    tries.iter().map(|e| format!("\n- {e}")).collect()
}
