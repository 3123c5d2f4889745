//! Pictures that a run makes, written to files.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::Serialize;

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

/// A folder of its own for the pictures of this run, the same for the same question about the same inputs.
pub(super) fn folder(home: &Path, trace: &Trace) -> PathBuf {
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

/// Writes a file; one that is there is replaced in one go or not at all.
pub(super) fn write_file(path: &Path, bytes: &[u8]) -> Result<()> {
    use std::io::Write;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let attempt = || -> std::io::Result<()> {
        std::fs::create_dir_all(folder)?;
        let mut file = new_file(folder)?;
        file.write_all(bytes)?;
        file.persist(path)?;
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
