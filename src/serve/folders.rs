//! Which files a client may name: those in some folders, wherever symbolic links lead.

use std::path::{Component, Path, PathBuf};

use super::ServeError;

/// The folders whose files may be read.
#[derive(Debug, Clone)]
pub(super) struct Folders {
    /// Without symbolic links.
    folders: Vec<PathBuf>,
}

/// Why a file is not read. Says nothing about what is there outside of the folders.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum Refused {
    /// It lies elsewhere.
    #[error("`{0}` is not in a folder that may be read: the server's `--allow DIR` names those")]
    Outside(String),
    /// It is not there.
    #[error("there is no file `{0}`")]
    Missing(String),
    /// A folder, a pipe, a device.
    #[error("`{0}` is no ordinary file")]
    NoFile(String),
}

impl Folders {
    /// Opens the folders; the first is the one that relative paths begin at.
    ///
    /// # Errors
    ///
    /// [`ServeError::Folder`] for one that is not there or is no folder.
    pub(super) fn open(folders: &[PathBuf]) -> Result<Self, ServeError> {
        let open = |path: &PathBuf| {
            let folder = |reason: String| ServeError::Folder { path: path.clone(), reason };
            let whole = path.canonicalize().map_err(|error| folder(error.to_string()))?;
            if whole.is_dir() { Ok(whole) } else { Err(folder("it is no folder".to_owned())) }
        };
        Ok(Self { folders: folders.iter().map(open).collect::<Result<_, _>>()? })
    }

    /// The file that a client means by a path or a `file:` address, without symbolic links.
    ///
    /// # Errors
    ///
    /// [`Refused`] with the name as the client wrote it.
    pub(super) fn file(&self, name: &str) -> Result<PathBuf, Refused> {
        let outside = || Refused::Outside(name.to_owned());
        let path = self.path(name).ok_or_else(outside)?;
        match path.canonicalize() {
            Ok(file) if !self.holds(&file) => Err(outside()),
            Ok(file) if file.is_file() => Ok(file),
            Ok(_) => Err(Refused::NoFile(name.to_owned())),
            // Whether something is there is only said where it could be read.
            Err(_) => {
                let nearest = path.ancestors().skip(1).find_map(|folder| folder.canonicalize().ok());
                let leads_on = path.symlink_metadata().is_ok();
                let inside = nearest.is_some_and(|folder| self.holds(&folder)) && !climbs(&path) && !leads_on;
                Err(if inside { Refused::Missing(name.to_owned()) } else { outside() })
            }
        }
    }

    /// Files below the folders whose path begins with these words, sorted, at most `most`. Hidden files are left out.
    pub(super) fn beginning(&self, words: &str, most: usize) -> Vec<String> {
        // The words tell what is begun; a path has no `.` at its end.
        let is_address = words.starts_with("file:");
        let cut = words.rfind(|c: char| c == '/' || (!is_address && std::path::is_separator(c)));
        let (typed, start) = words.split_at(cut.map_or(0, |at| at + 1));
        let start = if is_address { decoded(start) } else { Some(start.to_owned()) };
        let (Some(folder), Some(start)) = (self.path(typed), start) else { return Vec::new() };
        let inside = folder.canonicalize().is_ok_and(|folder| self.holds(&folder));
        let Some(entries) = inside.then(|| std::fs::read_dir(&folder).ok()).flatten() else { return Vec::new() };
        let mut found: Vec<String> = entries
            .flatten()
            .filter_map(|entry| {
                let name = entry.file_name().into_string().ok()?;
                let slash = if entry.path().is_dir() { "/" } else { "" };
                let fits = name.starts_with(&start) && !name.starts_with('.');
                fits.then(|| format!("{typed}{name}{slash}"))
            })
            .collect();
        found.sort();
        found.truncate(most);
        found
    }

    fn holds(&self, path: &Path) -> bool {
        self.folders.iter().any(|folder| path.starts_with(folder))
    }

    /// The path that is meant; nothing for what can be none.
    fn path(&self, name: &str) -> Option<PathBuf> {
        let name = match name.strip_prefix("file:") {
            Some(address) => {
                let path =
                    address.strip_prefix("//").map_or(address, |rest| rest.strip_prefix("localhost").unwrap_or(rest));
                decoded(path).filter(|path| path.starts_with('/'))?
            }
            None => name.to_owned(),
        };
        let whole = !name.contains('\0');
        whole.then(|| self.folders.first().map_or_else(|| PathBuf::from(&name), |folder| folder.join(&name)))
    }
}

fn climbs(path: &Path) -> bool {
    path.components().any(|part| part == Component::ParentDir)
}

/// The characters that `%41` and its like stand for; nothing when that is no text.
pub(super) fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = tail;
        if *first != b'%' {
            bytes.push(*first);
            continue;
        }
        let digits = std::str::from_utf8(tail.get(..2)?).ok()?;
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
        rest = &tail[2..];
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn fixture() -> (tempfile::TempDir, Folders) {
        let root = tempfile::tempdir().unwrap();
        for folder in ["open/deep", "closed"] {
            std::fs::create_dir_all(root.path().join(folder)).unwrap();
        }
        for file in ["open/a b.png", "open/deep/c.png", "closed/secret.png", "open-not.png"] {
            std::fs::write(root.path().join(file), b"x").unwrap();
        }
        let folders = Folders::open(&[root.path().join("open")]).unwrap();
        (root, folders)
    }

    #[test]
    fn files_inside_are_found_under_any_spelling() {
        let (root, folders) = fixture();
        let open = root.path().canonicalize().unwrap().join("open");
        assert_eq!(folders.file("a b.png").unwrap(), open.join("a b.png"));
        assert_eq!(folders.file("deep/../deep/c.png").unwrap(), open.join("deep/c.png"));
        let address = format!("file://{}/a%20b.png", open.display());
        assert_eq!(folders.file(&address).unwrap(), open.join("a b.png"));
        assert_eq!(folders.file("deep"), Err(Refused::NoFile("deep".into())));
        assert_eq!(folders.file("none.png"), Err(Refused::Missing("none.png".into())));
        assert_eq!(folders.beginning("", 9), ["a b.png", "deep/"]);
        assert_eq!(folders.beginning("deep/", 9), ["deep/c.png"]);
        assert_eq!(folders.beginning("deep/c", 9), ["deep/c.png"]);
        let begun = format!("file://{}/a%20", open.display());
        assert_eq!(folders.beginning(&begun, 9), [format!("file://{}/a b.png", open.display())]);
        for nothing in ["../", "aé/.", "deep/.", "deep/..", "file:a%2"] {
            assert_eq!(folders.beginning(nothing, 9), Vec::<String>::new(), "{nothing}");
        }
    }

    #[test]
    fn nothing_outside_is_told_from_nothing_there() {
        let (root, folders) = fixture();
        let closed = root.path().join("closed");
        let names = [
            "../closed/secret.png".to_owned(),
            "../closed/none.png".to_owned(),
            "none/../../closed/secret.png".to_owned(),
            "../open-not.png".to_owned(),
            closed.join("secret.png").display().to_string(),
            format!("file://{}/secret.png", closed.display()),
            "file:///etc/%70asswd".to_owned(),
            "file://elsewhere/etc/passwd".to_owned(),
            "file:a%2".to_owned(),
            "a\0.png".to_owned(),
            "/etc/passwd".to_owned(),
        ];
        for name in names {
            assert_eq!(folders.file(&name), Err(Refused::Outside(name.clone())), "{name}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_out_of_the_folder_is_refused_and_one_inside_followed() {
        let (root, folders) = fixture();
        let link =
            |to: &str, from: &str| std::os::unix::fs::symlink(root.path().join(to), root.path().join(from)).unwrap();
        link("closed/secret.png", "open/out.png");
        link("closed", "open/out");
        link("closed/none.png", "open/dangling.png");
        link("open/deep/c.png", "open/in.png");
        assert!(folders.file("in.png").is_ok());
        for name in ["out.png", "out/secret.png", "out/none.png", "dangling.png"] {
            assert_eq!(folders.file(name), Err(Refused::Outside(name.into())), "{name}");
        }
        assert_eq!(folders.beginning("out/", 9), Vec::<String>::new());
    }
}
