//! The editable data that the binary carries: tool and model manifests, prompts, workflows and
//! small weights.
//!
//! Everything under `tools/`, `prompts/`, `workflows/` and `models/` is embedded when the crate is
//! built, so that one file is a whole installation. A folder given with `--data DIR` lies over it:
//! a file found there wins over the embedded one of the same path, and new files are added.
//! Nobody needs to know which of the two a file came from.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};

static TOOLS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/tools");
static PROMPTS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/prompts");
static WORKFLOWS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/workflows");
static MODELS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/models");

/// The folders that are embedded, by the first part of a path.
const ROOTS: [(&str, &Dir<'static>); 4] =
    [("tools", &TOOLS), ("prompts", &PROMPTS), ("workflows", &WORKFLOWS), ("models", &MODELS)];

/// The embedded data, with a folder of the user's over it if there is one.
#[derive(Debug, Clone)]
pub struct Data {
    folder: Option<PathBuf>,
}

/// Why a piece of data could not be had.
#[derive(Debug, thiserror::Error)]
pub enum DataError {
    /// Neither the folder nor the binary has the file.
    #[error("no data file `{path}`{}{}", in_folder(.folder.as_deref()), did_you_mean(.near.as_deref()))]
    Missing {
        /// The path asked for, relative to the data root.
        path: String,
        /// The folder that was looked in first.
        folder: Option<PathBuf>,
        /// An existing file of a similar name.
        near: Option<String>,
    },
    /// The path would leave the data root, or starts with an unknown folder.
    #[error(
        "`{path}` is no data path: expected a relative path under tools/, prompts/, workflows/ or models/, without `..`"
    )]
    BadPath {
        /// The path asked for.
        path: String,
    },
    /// The file of the user's folder is there but cannot be read.
    #[error("cannot read the data file `{}`: {source}", .path.display())]
    Unreadable {
        /// The file on disk.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// `--data` names something that is no folder.
    #[error("the data folder `{}` {reason}; name an existing folder with --data", .path.display())]
    BadFolder {
        /// The folder as given.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// The file is not UTF-8 although text was asked for.
    #[error("the data file `{path}` is not UTF-8 text (first bad byte at {at})")]
    NotText {
        /// The path asked for.
        path: String,
        /// Offset of the first byte that is not UTF-8.
        at: usize,
    },
}

fn in_folder(folder: Option<&Path>) -> String {
    folder.map(|f| format!(" in `{}` or in the binary", f.display())).unwrap_or_default()
}

fn did_you_mean(near: Option<&str>) -> String {
    near.map(|n| format!("; did you mean `{n}`?")).unwrap_or_default()
}

impl Data {
    /// Only what the binary carries.
    pub fn embedded() -> Data {
        Data { folder: None }
    }

    /// What the binary carries, with the files of `folder` over it.
    ///
    /// # Errors
    /// [`DataError::BadFolder`] when `folder` is no folder.
    pub fn with_folder(folder: impl Into<PathBuf>) -> Result<Data, DataError> {
        let path = folder.into();
        match std::fs::metadata(&path) {
            Ok(meta) if meta.is_dir() => Ok(Data { folder: Some(path) }),
            Ok(_) => Err(DataError::BadFolder { path, reason: "is a file".into() }),
            Err(e) => Err(DataError::BadFolder { path, reason: format!("cannot be opened ({e})") }),
        }
    }

    /// The user's folder, if there is one.
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    /// The bytes of one file, by its path from the data root with `/` between the parts, such as
    /// `tools/count.toml`. Bytes out of the binary are not copied.
    ///
    /// # Errors
    /// [`DataError::BadPath`] for a path that leaves the data root, [`DataError::Missing`] with a
    /// near name, [`DataError::Unreadable`] for a file on disk that cannot be read.
    pub fn read(&self, path: &str) -> Result<Cow<'static, [u8]>, DataError> {
        let (root, inner) = root_of(path)?;
        if let Some(file) = self.on_disk(path) {
            match std::fs::read(&file) {
                Ok(bytes) => return Ok(Cow::Owned(bytes)),
                Err(e) if matches!(e.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {}
                Err(source) => return Err(DataError::Unreadable { path: file, source }),
            }
        }
        match root.get_file(inner) {
            Some(file) => Ok(Cow::Borrowed(file.contents())),
            None => Err(self.missing(path)),
        }
    }

    /// Like [`Data::read`], for text.
    ///
    /// # Errors
    /// Those of [`Data::read`], and [`DataError::NotText`].
    pub fn read_text(&self, path: &str) -> Result<Cow<'static, str>, DataError> {
        let not_text = |e: std::str::Utf8Error| DataError::NotText { path: path.into(), at: e.valid_up_to() };
        match self.read(path)? {
            Cow::Borrowed(bytes) => std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(not_text),
            Cow::Owned(bytes) => String::from_utf8(bytes).map(Cow::Owned).map_err(|e| not_text(e.utf8_error())),
        }
    }

    /// The paths (from the data root) of the files directly in `folder` whose names end in
    /// `.extension`, sorted by name. An empty `extension` lists every file. A folder that does not
    /// exist has no files.
    pub fn list(&self, folder: &str, extension: &str) -> Vec<String> {
        self.entries(folder, false)
            .into_iter()
            .filter(|p| extension.is_empty() || has_extension(p, extension))
            .collect()
    }

    /// The paths (from the data root) of the folders directly in `folder`, sorted by name.
    pub fn folders(&self, folder: &str) -> Vec<String> {
        self.entries(folder, true).into_iter().collect()
    }

    fn entries(&self, folder: &str, want_folders: bool) -> BTreeSet<String> {
        let folder = folder.trim_end_matches('/');
        let Ok((root, inner)) = root_of(folder) else {
            return BTreeSet::new();
        };
        let mut names = BTreeSet::new();
        let dir = if inner.is_empty() { Some(root) } else { root.get_dir(inner) };
        for entry in dir.map(Dir::entries).unwrap_or_default() {
            if entry.as_dir().is_some() == want_folders {
                names.extend(entry.path().file_name().and_then(|n| n.to_str()).map(String::from));
            }
        }
        let on_disk = self.on_disk(folder).and_then(|path| std::fs::read_dir(path).ok());
        for entry in on_disk.into_iter().flatten().flatten() {
            // The link is followed: a linked file is as good as a file.
            if entry.path().is_dir() == want_folders {
                names.extend(entry.file_name().to_str().map(String::from));
            }
        }
        names.into_iter().map(|name| format!("{folder}/{name}")).collect()
    }

    fn on_disk(&self, path: &str) -> Option<PathBuf> {
        self.folder.as_ref().map(|folder| folder.join(path))
    }

    fn missing(&self, path: &str) -> DataError {
        let parent = path.rsplit_once('/').map_or("", |(parent, _)| parent);
        let near = self
            .list(parent, "")
            .into_iter()
            .map(|name| (strsim::damerau_levenshtein(&name, path), name))
            .min()
            .filter(|(distance, _)| *distance <= 3)
            .map(|(_, name)| name);
        DataError::Missing { path: path.into(), folder: self.folder.clone(), near }
    }
}

fn has_extension(path: &str, extension: &str) -> bool {
    Path::new(path).extension().is_some_and(|e| e == extension)
}

/// The embedded folder a path lies in and the rest of the path (empty for the folder itself).
fn root_of(path: &str) -> Result<(&'static Dir<'static>, &str), DataError> {
    let plain = !path.is_empty()
        && !path.contains(['\\', ':', '\0'])
        && path.split('/').all(|part| !part.is_empty() && part != "." && part != "..");
    let (first, rest) = path.split_once('/').unwrap_or((path, ""));
    match ROOTS.iter().find(|(name, _)| *name == first) {
        Some((_, dir)) if plain => Ok((*dir, rest)),
        _ => Err(DataError::BadPath { path: path.into() }),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    fn folder_with(files: &[(&str, &str)]) -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        for (path, text) in files {
            let path = dir.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        dir
    }

    #[test]
    fn the_binary_carries_its_model_manifests() {
        let data = Data::embedded();
        let manifests = data.list("tools/models", "toml");
        assert!(manifests.contains(&"tools/models/onnxruntime.toml".to_string()), "{manifests:?}");
        assert!(matches!(data.read(&manifests[0]).unwrap(), Cow::Borrowed(b) if !b.is_empty()));
        assert!(data.read_text(&manifests[0]).unwrap().contains("sha256"));
        assert!(data.folders("tools").contains(&"tools/models".to_string()));
    }

    #[test]
    fn a_file_of_the_folder_wins_and_new_ones_are_added() {
        let dir = folder_with(&[
            ("tools/models/onnxruntime.toml", "mine"),
            ("tools/models/another.toml", "new"),
            ("tools/models/deeper/no.toml", "not listed"),
            ("tools/models/notes.txt", "not toml"),
        ]);
        let data = Data::with_folder(dir.path()).unwrap();
        assert_eq!(data.read_text("tools/models/onnxruntime.toml").unwrap(), "mine");
        assert_eq!(data.read_text("tools/models/another.toml").unwrap(), "new");
        let list = data.list("tools/models", "toml");
        assert_eq!(list.len(), Data::embedded().list("tools/models", "toml").len() + 1);
        assert!(list.is_sorted());
        assert!(data.read("tools/models/silero-vad.toml").is_ok(), "embedded shines through");
    }

    #[test]
    fn a_missing_file_names_a_near_one() {
        let error = Data::embedded().read("tools/models/onnxruntme.toml").unwrap_err().to_string();
        assert_eq!(error, "no data file `tools/models/onnxruntme.toml`; did you mean `tools/models/onnxruntime.toml`?");
    }

    #[test]
    fn paths_cannot_leave_the_data_root() {
        let dir = folder_with(&[("secret", "x"), ("data/tools/a.toml", "a")]);
        let data = Data::with_folder(dir.path().join("data")).unwrap();
        for path in ["../secret", "tools/../../secret", "/etc/hostname", "", "tools//a.toml", "etc/x", "tools\\a.toml"]
        {
            assert!(matches!(data.read(path), Err(DataError::BadPath { .. })), "{path}");
            assert!(data.list(path, "").is_empty(), "{path}");
        }
    }

    #[test]
    fn a_folder_that_is_none_is_refused() {
        let dir = folder_with(&[("file", "x")]);
        for name in ["file", "absent"] {
            let error = Data::with_folder(dir.path().join(name)).unwrap_err().to_string();
            assert!(error.contains(name) && error.contains("--data"), "{error}");
        }
    }

    #[test]
    fn text_that_is_not_utf8_says_where() {
        let dir = folder_with(&[]);
        std::fs::create_dir_all(dir.path().join("prompts")).unwrap();
        std::fs::write(dir.path().join("prompts/a.jinja"), b"ab\xff").unwrap();
        let error = Data::with_folder(dir.path()).unwrap().read_text("prompts/a.jinja").unwrap_err();
        assert!(matches!(error, DataError::NotText { at: 2, .. }), "{error}");
    }
}
