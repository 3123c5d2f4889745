//! The model store: from manifests to verified files on disk.
//!
//! A [`Manifest`] (`tools/models/<name>.toml`) says which files a model is made of, their SHA-256
//! and where they can be had: in the binary itself, in a wheel of the Python package index (fetched
//! with the user's own pip), in a Hugging Face repository (cargo feature `hub`) or on this machine. A file of this
//! machine without a SHA-256 is used where it lies, as it is.
//! [`ModelStore::pull`] fetches what is missing, [`ModelStore::path`] gives the path of a file that
//! is here and right. ONNX Runtime's library is fetched like a model.
//!
//! Files on disk, under [`Home`]: `models/<model>/<file>` with `<file>.stamp` beside it,
//! `models/<model>/derived/` for files made out of others, `locks/`. A file is either whole and
//! verified under its name, or not there: a killed pull leaves only `.part-*` entries, which the
//! next one removes. One process at a time works on a model; others wait.
//!
//! Everything here blocks; async callers use `spawn_blocking`.

mod disk;
mod error;
mod fetch;
mod home;
#[cfg(feature = "hub")]
mod hub;
mod manifest;
mod pip;
mod progress;
#[cfg(test)]
mod tests;
mod wheel;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::data::Data;
use disk::FileState;
pub use error::{ModelError, size_text};
pub use home::Home;
pub use manifest::{FileSpec, Manifest, Source, WheelSource};
pub use progress::{Progress, Silent};

/// The model that is ONNX Runtime's library.
pub const RUNTIME: &str = "onnxruntime";

/// The file name of ONNX Runtime's library in the store.
pub const RUNTIME_FILE: &str = if cfg!(windows) {
    "onnxruntime.dll"
} else if cfg!(target_os = "macos") {
    "libonnxruntime.dylib"
} else {
    "libonnxruntime.so"
};

/// What the user may choose about the store.
#[derive(Debug, Clone, Default)]
pub struct StoreOptions {
    /// Never start a download (`--offline`).
    pub offline: bool,
    /// The pip to use: a path, or a command with arguments (`SIGHTLINE_PIP`).
    pub pip: Option<String>,
    /// An installed ONNX Runtime library to use (`SIGHTLINE_ONNXRUNTIME`, or the configuration).
    pub onnxruntime: Option<PathBuf>,
}

impl StoreOptions {
    /// The options that the environment sets; empty variables count as not set.
    pub fn from_env() -> StoreOptions {
        let var = |name: &str| std::env::var_os(name).filter(|v| !v.is_empty());
        StoreOptions {
            offline: false,
            pip: var("SIGHTLINE_PIP").map(|v| v.to_string_lossy().into_owned()),
            onnxruntime: var("SIGHTLINE_ONNXRUNTIME").map(PathBuf::from),
        }
    }
}

/// Whether a model can be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Every file is here, or in the binary: no network is needed.
    Present,
    /// A file must be fetched.
    Missing,
    /// A file is here, but is not what the manifest asks for.
    Corrupt,
}

/// What a pull did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pulled {
    /// All files of the model, in the order of the manifest.
    pub files: Vec<PathBuf>,
    /// How many of them had to be fetched.
    pub fetched: usize,
    /// Bytes downloaded.
    pub downloaded: u64,
}

/// The models that the manifests describe, and their files in a [`Home`].
#[derive(Debug, Clone)]
pub struct ModelStore {
    home: Home,
    data: Data,
    options: StoreOptions,
    manifests: BTreeMap<String, Manifest>,
}

impl ModelStore {
    /// Reads the manifests of `data`. Nothing on disk is touched until a model is asked for.
    ///
    /// # Errors
    /// [`ModelError::BadManifest`] for the first manifest that is wrong.
    pub fn open(home: Home, data: &Data, options: StoreOptions) -> Result<ModelStore, ModelError> {
        let mut manifests = BTreeMap::new();
        for path in data.list("tools/models", "toml") {
            let bad = |reason: String| ModelError::BadManifest { path: path.clone(), reason };
            let text = data.read_text(&path).map_err(|e| bad(e.to_string()))?;
            let stem = Path::new(&path).file_stem().and_then(|s| s.to_str()).unwrap_or_default();
            let mut manifest = Manifest::parse(stem, &text).map_err(bad)?;
            for file in manifest.files.iter_mut().filter(|file| file.is_in_place()) {
                file.size = in_place(data, file).and_then(|path| path.metadata().ok()).map_or(0, |meta| meta.len());
            }
            manifests.insert(manifest.name.clone(), manifest);
        }
        Ok(ModelStore { home, data: data.clone(), options, manifests })
    }

    /// Where the files are kept.
    pub fn home(&self) -> &Home {
        &self.home
    }

    /// The names of all models, sorted.
    pub fn names(&self) -> Vec<&str> {
        self.manifests.keys().map(String::as_str).collect()
    }

    /// What a model is.
    ///
    /// # Errors
    /// [`ModelError::UnknownModel`] with a near name.
    pub fn manifest(&self, name: &str) -> Result<&Manifest, ModelError> {
        self.manifests.get(name).ok_or_else(|| {
            let near = self
                .names()
                .into_iter()
                .map(|known| (strsim::jaro_winkler(known, name), known))
                .max_by(|a, b| a.0.total_cmp(&b.0))
                .filter(|(likeness, _)| *likeness > 0.75)
                .map(|(_, known)| known.to_string());
            let known = self.names().iter().map(|n| format!("`{n}`")).collect::<Vec<_>>();
            ModelError::UnknownModel { name: name.into(), near, known: known.join(", ") }
        })
    }

    /// Whether a model can be used as it is. Quick: files that were verified before are not hashed
    /// again unless they changed.
    ///
    /// # Errors
    /// [`ModelError::UnknownModel`], [`ModelError::NoPlatform`], and trouble with the disk.
    pub fn status(&self, name: &str) -> Result<Status, ModelError> {
        let mut status = Status::Present;
        for file in &self.usable(name)?.files {
            match disk::state(&self.target(name, file), file)? {
                FileState::Good => {}
                FileState::Absent if is_embedded(file) => {}
                FileState::Absent => status = Status::Missing,
                FileState::Bad(_) => return Ok(Status::Corrupt),
            }
        }
        Ok(status)
    }

    /// The path of a file that is here and verified. Never uses the network; a file that the binary
    /// carries is written out at its first use.
    ///
    /// # Errors
    /// [`ModelError::NotPulled`] or [`ModelError::Offline`] with the command that fetches it,
    /// [`ModelError::Damaged`], [`ModelError::UnknownModel`], [`ModelError::UnknownFile`],
    /// [`ModelError::NoPlatform`], and trouble with the disk.
    pub fn path(&self, model: &str, file: &str) -> Result<PathBuf, ModelError> {
        let manifest = self.usable(model)?;
        let spec = manifest.files.iter().find(|f| f.name == file).ok_or_else(|| ModelError::UnknownFile {
            model: model.into(),
            file: file.into(),
            known: manifest.file_names(),
        })?;
        let path = self.target(model, spec);
        match disk::state(&path, spec)? {
            FileState::Good => Ok(path),
            _ if is_embedded(spec) && manifest.files.iter().all(is_embedded) => self.pull(model, &Silent).map(|_| path),
            FileState::Absent => Err(self.absent(manifest, spec)?),
            FileState::Bad(got) => Err(damaged(manifest, spec, path, got)),
        }
    }

    /// ONNX Runtime's library: the one named in the options, else the fetched one.
    ///
    /// # Errors
    /// [`ModelError::NoRuntime`] naming the path tried, else those of [`ModelStore::path`].
    pub fn runtime_library(&self) -> Result<PathBuf, ModelError> {
        let Some(path) = &self.options.onnxruntime else {
            return self.path(RUNTIME, RUNTIME_FILE);
        };
        let reason = match fs::metadata(path) {
            Ok(meta) if meta.is_file() => return Ok(path.clone()),
            Ok(_) => "it is a folder".to_string(),
            Err(e) => e.to_string(),
        };
        Err(ModelError::NoRuntime { path: path.clone(), reason })
    }

    /// Whether ONNX Runtime's library is named in the options, so that it need not be fetched.
    pub fn runtime_is_named(&self) -> bool {
        self.options.onnxruntime.is_some()
    }

    /// Bytes that a pull of this model would download now (0 when it is all here).
    ///
    /// # Errors
    /// Those of [`ModelStore::status`].
    pub fn download_size(&self, name: &str) -> Result<u64, ModelError> {
        let mut wheels: Vec<&WheelSource> = Vec::new();
        let mut bytes = 0u64;
        for spec in self.missing(self.usable(name)?)? {
            match spec.sources.first() {
                Some(Source::Pypi(wheel)) if !wheels.iter().any(|w| w.same_wheel(wheel)) => {
                    bytes = bytes.saturating_add(wheel.wheel_size);
                    wheels.push(wheel);
                }
                Some(Source::Hf { .. }) => bytes = bytes.saturating_add(spec.size),
                _ => {}
            }
        }
        Ok(bytes)
    }

    /// Fetches what is missing or damaged of a model. When another process is at it, waits for it
    /// and then finds nothing left to do. Files that are finished stay when a later one fails.
    ///
    /// # Errors
    /// Any [`ModelError`] about sources, the network, the disk or the checksum;
    /// [`ModelError::Cancelled`] when `progress` asked to stop.
    pub fn pull(&self, name: &str, progress: &dyn Progress) -> Result<Pulled, ModelError> {
        let manifest = self.usable(name)?;
        let files = manifest.files.iter().map(|f| self.target(name, f)).collect();
        let mut pulled = Pulled { files, fetched: 0, downloaded: 0 };
        let missing = self.missing(manifest)?;
        if missing.is_empty() {
            disk::clean_if_idle(&self.home.lock(name), &self.home.model(name));
            return Ok(pulled);
        }
        // Before any folder is made: --offline on a fresh machine must leave no traces.
        let remote = |file: &&&FileSpec| !file.sources.iter().any(Source::is_local);
        if let Some(file) = missing.iter().find(remote).filter(|_| self.options.offline) {
            return Err(self.absent(manifest, file)?);
        }
        let _lock = disk::lock(&self.home.lock(name), name, progress)?;
        disk::clean(&self.home.model(name));
        let mut fetch = fetch::Fetch::new(self, manifest, progress);
        for file in self.missing(manifest)? {
            fetch.file(file)?;
            pulled.fetched += 1;
        }
        pulled.downloaded = fetch.downloaded;
        Ok(pulled)
    }

    /// Reads and hashes every file of a model. Returns the bytes read.
    ///
    /// # Errors
    /// [`ModelError::Damaged`] for the first file that is not what the manifest asks for, else those
    /// of [`ModelStore::path`].
    pub fn verify(&self, name: &str, progress: &dyn Progress) -> Result<u64, ModelError> {
        let manifest = self.usable(name)?;
        for file in &manifest.files {
            let path = self.target(name, file);
            progress.start(&format!("{name}: checking {}", file.name), Some(file.size));
            let state = disk::full_state(&path, file, progress);
            progress.finish();
            match state? {
                FileState::Good => {}
                FileState::Absent => drop(self.path(name, &file.name)?),
                FileState::Bad(got) => return Err(damaged(manifest, file, path, got)),
            }
        }
        Ok(manifest.size())
    }

    /// Removes the files of a model and all that was made out of them. Returns the bytes freed; a
    /// model that is not here frees 0.
    ///
    /// # Errors
    /// [`ModelError::UnknownModel`] and trouble with the disk.
    pub fn remove(&self, name: &str, progress: &dyn Progress) -> Result<u64, ModelError> {
        self.manifest(name)?;
        let folder = self.home.model(name);
        if !folder.exists() {
            return Ok(0);
        }
        let _lock = disk::lock(&self.home.lock(name), name, progress)?;
        let bytes = disk::folder_size(&folder);
        match fs::remove_dir_all(&folder) {
            Ok(()) => Ok(bytes),
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(0),
            Err(e) => Err(ModelError::io("remove", &folder, e)),
        }
    }

    /// The path of a file made out of the files of `model`, such as weights in another format. It
    /// is made with `make` if it is not here yet: `make` writes the path it is given, which becomes
    /// the file at once when it succeeds. The key of the file is the checksums of the model's files
    /// and `recipe`, a number to raise whenever `make` would write something else; files of other
    /// keys are then removed.
    ///
    /// `make` runs under the model's lock: it may call [`ModelStore::path`], but not `pull`,
    /// `remove` or `derived` of the same model.
    ///
    /// # Errors
    /// Those of [`ModelStore::path`] when the model is not here; [`ModelError::Derived`] with what
    /// `make` returned; trouble with the disk.
    pub fn derived<E: std::fmt::Display>(
        &self,
        model: &str,
        file: &str,
        recipe: u32,
        progress: &dyn Progress,
        make: impl FnOnce(&Path) -> Result<(), E>,
    ) -> Result<PathBuf, ModelError> {
        let manifest = self.usable(model)?;
        let failed = |reason: String| ModelError::Derived { model: model.into(), file: file.into(), reason };
        manifest::plain_name("file", file).map_err(&failed)?;
        let folder = self.home.model(model).join("derived");
        let target = folder.join(format!("{}-{file}", derived_key(manifest, recipe)));
        if target.is_file() {
            return Ok(target);
        }
        for spec in &manifest.files {
            self.path(model, &spec.name)?;
        }
        let _lock = disk::lock(&self.home.lock(model), model, progress)?;
        if target.is_file() {
            return Ok(target);
        }
        disk::clean(&self.home.model(model));
        let work = disk::part_folder(&self.home.model(model))?;
        let part = work.path().join(file);
        progress.start(&format!("{model}: making {file}"), None);
        let made = make(&part);
        progress.finish();
        made.map_err(|e| failed(e.to_string()))?;
        disk::make_folder(&folder)?;
        disk::put_in_place(&part, &target)?;
        remove_other_keys(&folder, &target, file);
        Ok(target)
    }

    /// The manifest of a model that has files for this platform.
    fn usable(&self, name: &str) -> Result<&Manifest, ModelError> {
        let manifest = self.manifest(name)?;
        if manifest.files.is_empty() {
            let way_out = match name {
                RUNTIME => "; install ONNX Runtime and name its library with SIGHTLINE_ONNXRUNTIME",
                _ => "",
            };
            let platform = format!("{} {}", std::env::consts::OS, std::env::consts::ARCH);
            return Err(ModelError::NoPlatform { model: name.into(), platform, way_out });
        }
        Ok(manifest)
    }

    fn target(&self, model: &str, file: &FileSpec) -> PathBuf {
        in_place(&self.data, file).unwrap_or_else(|| self.home.model(model).join(&file.name))
    }

    fn missing<'a>(&self, manifest: &'a Manifest) -> Result<Vec<&'a FileSpec>, ModelError> {
        let mut missing = Vec::new();
        for file in &manifest.files {
            if disk::state(&self.target(&manifest.name, file), file)? != FileState::Good {
                missing.push(file);
            }
        }
        Ok(missing)
    }

    /// The error for a file that is not here.
    fn absent(&self, manifest: &Manifest, file: &FileSpec) -> Result<ModelError, ModelError> {
        let download = self.download_size(&manifest.name)?;
        let (model, name) = (manifest.name.clone(), file.name.clone());
        Ok(if self.options.offline {
            let path = self.target(&model, file);
            ModelError::Offline { model, file: name, download, path }
        } else {
            ModelError::NotPulled { model, file: name, download }
        })
    }
}

/// Where a file lies that is used in its place.
fn in_place(data: &Data, file: &FileSpec) -> Option<PathBuf> {
    match file.sources.first() {
        Some(Source::File { path }) if file.is_in_place() => Some(on_this_machine(data, path)),
        _ => None,
    }
}

/// The path of a `file` source: absolute, or from the user's data folder.
fn on_this_machine(data: &Data, path: &Path) -> PathBuf {
    // `join` leaves an absolute path as it is.
    data.folder().map_or_else(|| path.to_path_buf(), |folder| folder.join(path))
}

fn is_embedded(file: &FileSpec) -> bool {
    file.sources.iter().any(|s| matches!(s, Source::Embedded { .. }))
}

fn damaged(manifest: &Manifest, file: &FileSpec, path: PathBuf, got: String) -> ModelError {
    let (model, expected) = (manifest.name.clone(), file.sha256.clone());
    ModelError::Damaged { model, path, expected, got }
}

/// The first 16 digits of a hash over everything a derived file depends on.
fn derived_key(manifest: &Manifest, recipe: u32) -> String {
    let mut hasher = Sha256::new();
    hasher.update(recipe.to_le_bytes());
    for file in &manifest.files {
        hasher.update(file.sha256.as_bytes());
        if file.is_in_place() {
            hasher.update(file.size.to_le_bytes());
        }
    }
    hasher.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// Removes what older recipes or other weights left under the same name.
fn remove_other_keys(folder: &Path, keep: &Path, file: &str) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let same_file = name.to_str().and_then(|n| n.get(17..)).is_some_and(|rest| rest == file);
        if same_file && entry.path() != keep {
            // Another process may still have it open (Windows): then it stays till next time.
            let _ = fs::remove_file(entry.path());
        }
    }
}
