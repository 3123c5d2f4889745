//! Bytes out of files and streams, never more than a limit, with errors that say what to do.

use std::fs::File;
use std::io::{ErrorKind, Read, Seek, SeekFrom};
use std::path::Path;

use super::sniff::{self, Kind};
use super::{MediaError, grouped};
use crate::tool::near_names;
use crate::value::ValueType;

/// How many neighbours of a missing file are looked at for a like name.
const NEIGHBOURS: usize = 5000;

/// The content of a file of at most `max_bytes`.
///
/// # Errors
///
/// [`MediaError::Missing`] (with like names beside it), [`MediaError::Folder`], [`MediaError::Unreadable`] or
/// [`MediaError::TooManyBytes`].
pub fn read_file(path: &Path, max_bytes: u64) -> Result<Vec<u8>, MediaError> {
    let name = path.display().to_string();
    let meta = std::fs::metadata(path).map_err(|error| explain(path, &name, &error))?;
    if meta.is_dir() {
        return Err(MediaError::Folder { name });
    }
    if meta.len() > max_bytes {
        let bytes = format!("{} bytes", grouped(meta.len()));
        return Err(MediaError::TooManyBytes { name, bytes, limit: max_bytes });
    }
    let file = std::fs::File::open(path).map_err(|error| explain(path, &name, &error))?;
    read_stream(&name, file, max_bytes)
}

/// An ordinary file of at most `max_bytes`, with its size; nothing for what cannot be sought in, such as a pipe.
///
/// # Errors
///
/// Those of [`read_file`].
pub(super) fn open_file(path: &Path, max_bytes: u64) -> Result<Option<(File, u64)>, MediaError> {
    let name = path.display().to_string();
    let meta = std::fs::metadata(path).map_err(|error| explain(path, &name, &error))?;
    if meta.is_dir() {
        return Err(MediaError::Folder { name });
    }
    if !meta.is_file() {
        return Ok(None);
    }
    if meta.len() > max_bytes {
        let bytes = format!("{} bytes", grouped(meta.len()));
        return Err(MediaError::TooManyBytes { name, bytes, limit: max_bytes });
    }
    let file = File::open(path).map_err(|error| explain(path, &name, &error))?;
    Ok(Some((file, meta.len())))
}

/// The first bytes of a file, by which its kind is told; the file is then at its beginning again.
pub(super) fn head(file: &mut (impl Read + Seek)) -> std::io::Result<Vec<u8>> {
    let mut head = Vec::with_capacity(4096);
    file.by_ref().take(4096).read_to_end(&mut head)?;
    file.seek(SeekFrom::Start(0))?;
    Ok(head)
}

/// What a file is, told from its content: [`ValueType::Image`], [`ValueType::Audio`] or [`ValueType::Video`]. An MP4 file
/// is a film unless it says that it holds sound only.
///
/// # Errors
///
/// [`MediaError`] for a file that is not there, a folder, empty, no ordinary file, or none of the three.
pub fn medium_of(path: &Path) -> Result<ValueType, MediaError> {
    const EXPECTED: &str = "a picture, a recording or a film";
    const SOUND_ONLY: [&[u8]; 3] = [b"M4A ", b"M4B ", b"M4P "];
    let name = path.display().to_string();
    let Some((mut file, bytes)) = open_file(path, u64::MAX)? else {
        return Err(MediaError::Unreadable { name, reason: "it is no ordinary file".to_owned() });
    };
    if bytes == 0 {
        return Err(MediaError::Empty { name, expected: EXPECTED });
    }
    let head = head(&mut file).map_err(|error| explain(path, &name, &error))?;
    let sound_only = head.get(8..12).is_some_and(|brand| SOUND_ONLY.contains(&brand));
    let found = match sniff::kind(&head) {
        Kind::Picture(..) => return Ok(ValueType::Image),
        Kind::Film(_) => return Ok(ValueType::Video),
        Kind::Recording(_) if head.get(4..8) == Some(b"ftyp") && !sound_only => return Ok(ValueType::Video),
        Kind::Recording(_) => return Ok(ValueType::Audio),
        Kind::Unsupported(found, way_out) => {
            return Err(MediaError::Unsupported { name, found: found.to_owned(), way_out: way_out.to_owned() });
        }
        Kind::Text(found) | Kind::Other(found) => found.to_owned(),
        Kind::Unknown => "of no known kind".to_owned(),
    };
    Err(MediaError::WrongKind { name, found, expected: EXPECTED })
}

/// All that a stream gives, at most `max_bytes`; `name` is for errors.
///
/// # Errors
///
/// [`MediaError::TooManyBytes`] or [`MediaError::Unreadable`].
pub fn read_stream(name: &str, stream: impl Read, max_bytes: u64) -> Result<Vec<u8>, MediaError> {
    let mut bytes = Vec::new();
    let read = stream.take(max_bytes.saturating_add(1)).read_to_end(&mut bytes);
    read.map_err(|error| MediaError::Unreadable { name: name.to_owned(), reason: error.to_string() })?;
    if bytes.len() as u64 > max_bytes {
        let bytes = format!("more than {} bytes", grouped(max_bytes));
        return Err(MediaError::TooManyBytes { name: name.to_owned(), bytes, limit: max_bytes });
    }
    Ok(bytes)
}

fn explain(path: &Path, name: &str, error: &std::io::Error) -> MediaError {
    let name = name.to_owned();
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => MediaError::Missing { near: near_files(path), name },
        ErrorKind::PermissionDenied => MediaError::Unreadable { name, reason: "permission denied".to_owned() },
        _ => MediaError::Unreadable { name, reason: error.to_string() },
    }
}

/// The end of the sentence "no file `x`": like names in the same folder, or that the folder is not there either.
fn near_files(path: &Path) -> String {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    let Ok(entries) = std::fs::read_dir(folder) else {
        return format!(": there is no folder `{}`", folder.display());
    };
    let names: Vec<String> =
        entries.flatten().take(NEIGHBOURS).map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    let wrong = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let near = near_names(&wrong, names.iter().map(String::as_str));
    if near.is_empty() { String::new() } else { format!(", did you mean `{}`?", near.join("`, `")) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_missing_file_names_its_likely_neighbour() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("street.png"), b"x").unwrap();
        let error = read_file(&folder.path().join("stret.png"), 10).unwrap_err().to_string();
        assert!(error.starts_with("no file `") && error.ends_with("did you mean `street.png`?"), "{error}");
        let error = read_file(&folder.path().join("none/street.png"), 10).unwrap_err().to_string();
        assert!(error.contains("there is no folder `"), "{error}");
    }

    #[test]
    fn a_folder_and_a_large_file_are_refused_before_reading() {
        let folder = tempfile::tempdir().unwrap();
        assert!(matches!(read_file(folder.path(), 10), Err(MediaError::Folder { .. })));
        let path = folder.path().join("large.bin");
        std::fs::File::create(&path).unwrap().set_len(1 << 40).unwrap();
        let error = read_file(&path, 1000).unwrap_err().to_string();
        assert!(
            error
                .ends_with("has 1,099,511,627,776 bytes, the limit is 1,000 bytes: make it smaller or raise the limit")
        );
    }

    #[test]
    fn what_a_file_is_is_told_from_its_content_and_not_its_name() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        let told = |content: &[u8]| {
            std::fs::write(&path, content).unwrap();
            medium_of(&path).map_err(|error| error.to_string())
        };
        assert_eq!(told(b"\x89PNG\r\n\x1a\n rest"), Ok(ValueType::Image));
        assert_eq!(told(b"RIFF\0\0\0\0WAVEfmt "), Ok(ValueType::Audio));
        assert_eq!(told(b"\0\0\0\x18ftypM4A \0\0\0\0"), Ok(ValueType::Audio));
        assert_eq!(told(b"\0\0\0\x18ftypisom\0\0\0\0"), Ok(ValueType::Video));
        assert_eq!(told(b"\x1a\x45\xdf\xa3\x01"), Ok(ValueType::Video));
        assert!(told(b"words").unwrap_err().ends_with("is text, expected a picture, a recording or a film"));
        assert!(told(b"%PDF-1.7").unwrap_err().contains("pdftoppm"));
        assert!(told(b"").unwrap_err().contains("is empty (0 bytes)"));
    }

    #[test]
    fn an_endless_stream_stops_at_the_limit() {
        let error = read_stream("-", std::io::repeat(7), 100).unwrap_err().to_string();
        assert!(error.starts_with("`-` has more than 100 bytes"), "{error}");
        assert_eq!(read_stream("-", &b"abc"[..], 3).unwrap(), b"abc");
    }
}
