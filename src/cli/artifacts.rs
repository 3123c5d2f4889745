//! Pictures that a run makes, written to files.

use std::ffi::OsString;
use std::fs::OpenOptions;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::Serialize;

use super::app::App;
use super::render;
use crate::media::{Format, MediaError, encode};
use crate::trace::{Outcome, Trace};
use crate::value::{Digest, Image, Value};

/// A picture that a run made.
#[derive(Debug, Serialize)]
pub(super) struct Artifact {
    /// The call that made it.
    pub(super) id: String,
    /// What it is.
    pub(super) kind: &'static str,
    /// Where it was written.
    pub(super) path: PathBuf,
}

/// Writes the pictures that the last round made into a folder, as `<call>.png`, those of a list as `<call>-1.png`, ….
pub(super) fn write(trace: &Trace, folder: &Path) -> Result<Vec<Artifact>> {
    let observations = trace.rounds.last().map_or(&[][..], |round| &round.observations);
    let mut written = Vec::new();
    for observation in observations {
        let Outcome::Done { value } = &observation.outcome else { continue };
        let id = &observation.call;
        let pictures: Vec<(String, &Image)> = match value {
            Value::Image(image) => vec![(id.clone(), image)],
            Value::List(items) => {
                let images =
                    items.iter().filter_map(|item| if let Value::Image(image) = item { Some(image) } else { None });
                images.enumerate().map(|(i, image)| (format!("{id}-{}", i + 1), image)).collect()
            }
            _ => continue,
        };
        for (name, image) in pictures {
            let path = folder.join(format!("{name}.png"));
            write_file(&path, &encode(image, Format::PNG)?)?;
            written.push(Artifact { id: name, kind: "image", path });
        }
    }
    Ok(written)
}

/// Writes the same into a folder of this run's own under the program's home. Where that cannot be, a warning says so and no
/// more: nobody asked for them.
pub(super) fn keep(app: &App, trace: &Trace) -> Vec<Artifact> {
    write(trace, &folder(app.store.home().root(), trace)).unwrap_or_else(|error| {
        app.screen.say(&format!("warning: {}", render::printable(&format!("{error:#}"))));
        Vec::new()
    })
}

/// A folder of its own for the pictures of this run, the same for the same question about the same inputs.
fn folder(home: &Path, trace: &Trace) -> PathBuf {
    let mut parts: Vec<&[u8]> = vec![trace.question.as_bytes()];
    parts.extend(trace.inputs.values().map(|input| &input.digest.bytes()[..]));
    home.join("artifacts").join(Digest::of(&parts).short())
}

/// A file that a picture is to be written to. Made while the arguments are read, so that a name that asks for no
/// format is refused before any work is done.
#[derive(Debug, Clone)]
pub(super) struct PictureFile {
    path: PathBuf,
    format: Format,
}

impl TryFrom<OsString> for PictureFile {
    type Error = MediaError;

    fn try_from(path: OsString) -> Result<Self, MediaError> {
        let path = PathBuf::from(path);
        Ok(Self { format: Format::of(&path)?, path })
    }
}

impl PictureFile {
    /// Writes the picture; a file that is there is replaced in one go or not at all.
    pub(super) fn write(&self, image: &Image) -> Result<()> {
        write_file(&self.path, &encode(image, self.format)?)
    }
}

/// Writes a file; one that is there, or that a link leads to, is replaced in one go or not at all and keeps its
/// permissions. What is no ordinary file, such as a pipe, is written to as it is.
pub(super) fn write_file(path: &Path, bytes: &[u8]) -> Result<()> {
    use std::io::Write;
    let attempt = || -> std::io::Result<()> {
        let old = std::fs::metadata(path).ok();
        // What leads to an open file is written on with: the answer may stand in it.
        let is_open = ["/dev/stdout", "/dev/stderr", "/dev/fd", "/proc/self/fd"].iter().any(|at| path.starts_with(at));
        if is_open || old.as_ref().is_some_and(|old| !old.is_file()) {
            return OpenOptions::new().append(true).open(path)?.write_all(bytes);
        }
        let target = if old.is_some() { path.canonicalize()? } else { path.to_owned() };
        let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        std::fs::create_dir_all(folder)?;
        let mut file = new_file(folder)?;
        file.write_all(bytes)?;
        if let Some(old) = old {
            file.as_file().set_permissions(old.permissions())?;
        }
        file.persist(&target)?;
        Ok(())
    };
    attempt().with_context(|| format!("cannot write `{}`", path.display()))
}

/// A new file beside the one it will replace, readable by all like any other file a program writes.
fn new_file(folder: &Path) -> std::io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use std::os::unix::fs::{FileTypeExt, PermissionsExt};
    use std::process::Command;

    use super::*;

    #[test]
    fn a_file_that_is_there_keeps_its_place_and_its_permissions() {
        let folder = tempfile::tempdir().unwrap();
        let [real, link] = ["real.json", "link.json"].map(|name| folder.path().join(name));
        std::fs::write(&real, "old").unwrap();
        std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink("real.json", &link).unwrap();
        write_file(&link, b"new").unwrap();
        assert!(link.symlink_metadata().unwrap().is_symlink());
        assert_eq!(std::fs::read(&real).unwrap(), b"new");
        assert_eq!(real.metadata().unwrap().permissions().mode() & 0o777, 0o640);
    }

    #[test]
    fn a_pipe_is_written_to_and_stays_one() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe");
        assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let reader = std::thread::spawn({
            let pipe = pipe.clone();
            move || std::fs::read(pipe).unwrap()
        });
        write_file(&pipe, b"all of it").unwrap();
        // Else the reader would wait for ever.
        assert!(pipe.symlink_metadata().unwrap().file_type().is_fifo());
        assert_eq!(reader.join().unwrap(), b"all of it");
    }
}
