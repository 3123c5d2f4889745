//! A folder of results that outlive the process: a JSON file for each, named by its key. Media are not written. Files
//! appear whole or not at all; one that is damaged counts as not there and is removed.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::SystemTime;

use serde::{Deserialize, Serialize};

use crate::value::{Digest, Regions, Segments, Table, Value};

/// Results larger than this are not written.
const MAX_FILE: u64 = 4 << 20;

pub(super) struct Folder {
    path: PathBuf,
    limit: u64,
    /// Bytes in the folder, as far as this process knows.
    used: Mutex<u64>,
}

#[derive(Serialize)]
struct Written<'a> {
    key: Digest,
    tool: &'a str,
    digest: Digest,
    value: &'a Value,
}

#[derive(Deserialize)]
struct Read {
    key: Digest,
    digest: Digest,
    value: Stored,
}

/// The values that can be written whole, spelled like [`Value`].
#[derive(Deserialize)]
#[serde(tag = "type", content = "value", rename_all = "lowercase")]
enum Stored {
    Text(String),
    Number(f64),
    Bool(bool),
    Regions(Regions),
    Segments(Segments),
    Table(Table),
    List(Vec<Stored>),
}

impl From<Stored> for Value {
    fn from(stored: Stored) -> Self {
        match stored {
            Stored::Text(it) => Self::Text(it),
            Stored::Number(it) => Self::Number(it),
            Stored::Bool(it) => Self::Bool(it),
            Stored::Regions(it) => Self::Regions(it),
            Stored::Segments(it) => Self::Segments(it),
            Stored::Table(it) => Self::Table(it),
            Stored::List(items) => Self::List(items.into_iter().map(Self::from).collect()),
        }
    }
}

impl Folder {
    /// Opens a folder, making it if it is not there. `limit` is in bytes.
    pub(super) fn open(path: &Path, limit: u64) -> io::Result<Self> {
        fs::create_dir_all(path)?;
        let folder = Self { path: path.to_owned(), limit, used: Mutex::new(0) };
        let used = folder.files()?.iter().map(|(_, size, _)| size).sum();
        *folder.used() = used;
        Ok(folder)
    }

    /// The value under a key; nothing when there is no whole file of it.
    pub(super) fn read(&self, key: Digest) -> Option<Value> {
        let path = self.file(key);
        if fs::metadata(&path).ok()?.len() > MAX_FILE {
            return None;
        }
        let value = whole(key, &fs::read(&path).ok()?);
        if value.is_none() {
            tracing::debug!("`{}` is damaged and removed", path.display());
            let _ = fs::remove_file(&path);
        }
        value
    }

    /// Writes a value under a key. A value that would not read back the same is not written.
    pub(super) fn write(&self, key: Digest, tool: &str, value: &Value) -> io::Result<()> {
        if !is_storable(value) {
            return Ok(());
        }
        let text = serde_json::to_vec(&Written { key, tool, digest: value.digest(), value })?;
        let size = text.len() as u64;
        if size > MAX_FILE.min(self.limit) || whole(key, &text).is_none() {
            return Ok(());
        }
        let mut file = tempfile::Builder::new().prefix(".writing-").tempfile_in(&self.path)?;
        file.write_all(&text)?;
        file.persist(self.file(key)).map_err(|error| error.error)?;
        let full = {
            let mut used = self.used();
            *used += size;
            *used > self.limit
        };
        if full { self.make_room() } else { Ok(()) }
    }

    /// Removes the oldest files until a tenth of the room is free.
    fn make_room(&self) -> io::Result<()> {
        let mut used = self.used();
        let mut files = self.files()?;
        files.sort();
        *used = files.iter().map(|(_, size, _)| size).sum();
        for (_, size, path) in files {
            if *used <= self.limit - self.limit / 10 {
                break;
            }
            // Another process may have been quicker.
            let _ = fs::remove_file(path);
            *used -= size;
        }
        Ok(())
    }

    /// Age, size and path of every result, and of what a killed process left behind.
    fn files(&self) -> io::Result<Vec<(SystemTime, u64, PathBuf)>> {
        let mut files = Vec::new();
        for entry in fs::read_dir(&self.path)? {
            let entry = entry?;
            // A file may go while the folder is read.
            let Ok(about) = entry.metadata() else { continue };
            let name = entry.file_name().to_string_lossy().into_owned();
            if about.is_file() && (name.ends_with(".json") || name.starts_with(".writing-")) {
                files.push((about.modified().unwrap_or(SystemTime::UNIX_EPOCH), about.len(), entry.path()));
            }
        }
        Ok(files)
    }

    fn file(&self, key: Digest) -> PathBuf {
        self.path.join(format!("{key}.json"))
    }

    fn used(&self) -> std::sync::MutexGuard<'_, u64> {
        // A number cannot be left half-changed by a panic.
        self.used.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

/// The value in a file, if the file is whole and of this key.
fn whole(key: Digest, text: &[u8]) -> Option<Value> {
    let read: Read = serde_json::from_slice(text).ok()?;
    let value = Value::from(read.value);
    (read.key == key && value.digest() == read.digest).then_some(value)
}

fn is_storable(value: &Value) -> bool {
    match value {
        Value::Image(_) | Value::Mask(_) | Value::Audio(_) | Value::Video(_) => false,
        Value::List(items) => items.iter().all(is_storable),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::value::{Cell, Region, Segment};

    fn key(n: u8) -> Digest {
        Digest::of(&[&[n]])
    }

    #[test]
    fn values_without_media_read_back_the_same() {
        let source = key(0);
        let region = Region { xyxy: [0.1, 1.0 / 3.0, 1e4, 7.7], text: Some("é{\"".into()), ..Region::default() };
        let values = [
            Value::Text("two\nlines".into()),
            Value::Bool(true),
            Value::Regions(Regions { source, size: [640, 480], items: vec![region], ..Regions::default() }),
            Value::Segments(Segments { source, items: vec![Segment { end_s: 1.5, ..Segment::default() }] }),
            Value::Table(Table { source, rows: vec![vec![Cell { text: "a".into(), xyxy: None }]] }),
            Value::List(vec![Value::Number(1.0), Value::List(vec![])]),
        ];
        let home = tempfile::tempdir().unwrap();
        for (n, value) in values.iter().enumerate() {
            let key = key(n as u8);
            Folder::open(home.path(), 1 << 20).unwrap().write(key, "t", value).unwrap();
            assert_eq!(Folder::open(home.path(), 1 << 20).unwrap().read(key).as_ref(), Some(value));
        }
    }

    #[test]
    fn what_cannot_be_written_whole_is_not_written() {
        let home = tempfile::tempdir().unwrap();
        let folder = Folder::open(home.path(), 1 << 20).unwrap();
        let picture = Value::Image(crate::value::Image::original(image::RgbImage::new(2, 2)));
        for value in [picture.clone(), Value::List(vec![picture]), Value::Number(f64::NAN)] {
            folder.write(key(1), "t", &value).unwrap();
            assert!(folder.read(key(1)).is_none());
        }
        assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_damaged_file_is_no_value() {
        let home = tempfile::tempdir().unwrap();
        let folder = Folder::open(home.path(), 1 << 20).unwrap();
        for damage in ["", "{}", "\u{0}", "[[[["] {
            folder.write(key(1), "t", &Value::Text("whole".into())).unwrap();
            fs::write(folder.file(key(1)), damage).unwrap();
            assert!(folder.read(key(1)).is_none());
            assert!(!folder.file(key(1)).exists());
        }
        folder.write(key(1), "t", &Value::Text("whole".into())).unwrap();
        let text = fs::read_to_string(folder.file(key(1))).unwrap().replace("whole", "other");
        fs::write(folder.file(key(1)), text).unwrap();
        assert!(folder.read(key(1)).is_none(), "changed content is noticed");
    }

    #[test]
    fn the_oldest_files_make_room() {
        let home = tempfile::tempdir().unwrap();
        let folder = Folder::open(home.path(), 10_000).unwrap();
        let text = "x".repeat(2000);
        for n in 0..8 {
            folder.write(key(n), "t", &Value::Text(text.clone())).unwrap();
            let age = SystemTime::now() - std::time::Duration::from_secs(100 - u64::from(n));
            let file = fs::File::options().write(true).open(folder.file(key(n))).unwrap();
            file.set_modified(age).unwrap();
        }
        let size: u64 = folder.files().unwrap().iter().map(|(_, size, _)| size).sum();
        assert!(size <= 10_000, "{size}");
        assert!(folder.read(key(0)).is_none());
        assert!(folder.read(key(7)).is_some());
    }
}
