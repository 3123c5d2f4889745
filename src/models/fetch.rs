//! Fetches the files of one model from their sources, under the model's lock.

use std::fs::File;
use std::io::Read;
use std::path::PathBuf;

use tempfile::TempDir;

use super::{FileSpec, Manifest, ModelError, ModelStore, Progress, Source, WheelSource};
use super::{disk, pip, wheel};

/// A pull at work. Downloads are kept until it ends, so that several files of one wheel cost one
/// download; then they are removed.
pub(super) struct Fetch<'a> {
    store: &'a ModelStore,
    manifest: &'a Manifest,
    progress: &'a dyn Progress,
    wheels: Vec<(&'a WheelSource, PathBuf, TempDir)>,
    pip: Option<pip::Pip>,
    /// Bytes downloaded so far.
    pub(super) downloaded: u64,
}

impl<'a> Fetch<'a> {
    pub(super) fn new(store: &'a ModelStore, manifest: &'a Manifest, progress: &'a dyn Progress) -> Self {
        Fetch { store, manifest, progress, wheels: Vec::new(), pip: None, downloaded: 0 }
    }

    /// Gets one file from the first source that delivers it.
    pub(super) fn file(&mut self, spec: &'a FileSpec) -> Result<(), ModelError> {
        let mut tries = Vec::new();
        for source in &spec.sources {
            if self.store.options.offline && !source.is_local() {
                continue;
            }
            match self.try_source(spec, source) {
                Ok(()) => return Ok(()),
                Err(e) if e.next_source_may_help() => tries.push(e),
                Err(e) => return Err(e),
            }
        }
        Err(match tries.len() {
            0 => self.store.absent(self.manifest, spec)?,
            1 => tries.remove(0),
            _ => ModelError::AllSources { model: self.manifest.name.clone(), file: spec.name.clone(), tries },
        })
    }

    fn try_source(&mut self, spec: &'a FileSpec, source: &'a Source) -> Result<(), ModelError> {
        let model = self.manifest.name.clone();
        match source {
            Source::Embedded { path } => {
                let bytes = self.store.data.read(path);
                let bytes = bytes.map_err(|source| ModelError::EmbeddedSource { model, source })?;
                self.install(&mut bytes.as_ref(), spec, source)
            }
            Source::File { path } => {
                let path = super::on_this_machine(&self.store.data, path);
                let file = File::open(&path);
                let mut file = file.map_err(|source| ModelError::LocalSource { model, path, source })?;
                self.install(&mut file, spec, source)
            }
            Source::Pypi(wheel) => {
                let path = self.wheel(wheel)?;
                wheel::with_file(&path, &wheel.inner, |from| self.install(from, spec, source))
            }
            Source::Hf { repo, file, revision } => self.hub(spec, source, (repo, file, revision)),
        }
    }

    /// The downloaded wheel, from this pull if a file before came from it.
    fn wheel(&mut self, source: &'a WheelSource) -> Result<PathBuf, ModelError> {
        if let Some((_, path, _)) = self.wheels.iter().find(|(w, _, _)| w.same_wheel(source)) {
            return Ok(path.clone());
        }
        let model = &self.manifest.name;
        let pip = match &self.pip {
            Some(pip) => pip,
            None => {
                let named = self.store.options.pip.as_deref();
                self.pip.insert(pip::find(named, &source.requirement())?)
            }
        };
        let work = disk::part_folder(&self.store.home.model(model))?;
        let what = format!("{model}: {}", source.requirement());
        self.progress.start(&what, Some(source.wheel_size));
        let path = pip.download(source, model, work.path(), self.progress);
        self.progress.finish();
        let path = path?;
        self.downloaded += path.metadata().map_or(source.wheel_size, |meta| meta.len());
        self.wheels.push((source, path.clone(), work));
        Ok(path)
    }

    #[cfg(feature = "hub")]
    fn hub(&mut self, spec: &FileSpec, source: &Source, what: (&str, &str, &str)) -> Result<(), ModelError> {
        let model = &self.manifest.name;
        let work = disk::part_folder(&self.store.home.model(model))?;
        self.progress.start(&format!("{model}: {}", spec.name), Some(spec.size));
        let path = super::hub::download(what, model, work.path(), self.progress);
        self.progress.finish();
        let path = path?;
        self.downloaded += spec.size;
        let mut file = File::open(&path).map_err(|e| ModelError::io("read", &path, e))?;
        self.install(&mut file, spec, source)
    }

    #[cfg(not(feature = "hub"))]
    fn hub(&mut self, spec: &FileSpec, _source: &Source, (repo, _, _): (&str, &str, &str)) -> Result<(), ModelError> {
        Err(ModelError::NoHub {
            model: self.manifest.name.clone(),
            file: spec.name.clone(),
            repo: repo.into(),
            path: self.store.target(&self.manifest.name, spec),
        })
    }

    fn install(&self, from: &mut dyn Read, spec: &FileSpec, source: &Source) -> Result<(), ModelError> {
        let model = &self.manifest.name;
        let target = self.store.target(model, spec);
        self.progress.start(&format!("{model}: writing {}", spec.name), Some(spec.size));
        let installed = disk::install(from, &target, spec, self.progress);
        self.progress.finish();
        let wrong = |got| ModelError::WrongChecksum {
            model: model.clone(),
            file: spec.name.clone(),
            source_text: source.text(),
            expected: spec.sha256.clone(),
            got,
        };
        installed?.map_err(wrong)
    }
}
