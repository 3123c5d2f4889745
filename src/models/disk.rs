//! Verified files on disk: atomic writes, checksums, the stamp beside a file, the lock of a model.
//!
//! A file appears under its final name only when it is whole and its checksum is right: it is
//! written to a temporary name in the same folder, synced and renamed. The stamp
//! (`<file>.stamp`: checksum, size, time of change) remembers that a file has been hashed, so that
//! using it costs one `stat`; a file whose size or time no longer fit is hashed again.

use std::fs::{self, File, TryLockError};
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, UNIX_EPOCH};

use sha2::{Digest, Sha256};

use super::{FileSpec, ModelError, Progress};

/// Temporary entries of a model's folder start so; whoever takes the lock removes them.
const PART: &str = ".part-";

/// What a file on disk is, compared with its manifest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum FileState {
    Good,
    Absent,
    /// The size or checksum found.
    Bad(String),
}

/// The state of the file at `path`. Costs one `stat` when the stamp fits, a hash otherwise; a good
/// hash is remembered (as well as the folder's permissions allow).
pub(super) fn state(path: &Path, spec: &FileSpec) -> Result<FileState, ModelError> {
    if spec.is_in_place() {
        return Ok(if path.is_file() { FileState::Good } else { FileState::Absent });
    }
    let Some(stamp) = stamp_of(path, spec)? else {
        return Ok(FileState::Absent);
    };
    if fs::read_to_string(stamp_path(path)).is_ok_and(|text| text == stamp) {
        return Ok(FileState::Good);
    }
    full_state(path, spec, &super::Silent)
}

/// Like [`state`], but always reads and hashes the whole file.
pub(super) fn full_state(path: &Path, spec: &FileSpec, progress: &dyn Progress) -> Result<FileState, ModelError> {
    if spec.is_in_place() {
        return state(path, spec);
    }
    let Some(stamp) = stamp_of(path, spec)? else {
        return Ok(FileState::Absent);
    };
    let read_error = |e| ModelError::Io { action: "read", path: path.into(), source: e };
    let size = fs::metadata(path).map_err(read_error)?.len();
    let got = if size == spec.size {
        let mut file = File::open(path).map_err(read_error)?;
        match copy_hashed(&mut file, &mut std::io::sink(), spec.size, progress) {
            Ok((got, _)) => got,
            Err(CopyError::Cancelled) => {
                return Err(ModelError::Cancelled { what: spec.name.clone() });
            }
            Err(CopyError::Read(e) | CopyError::Write(e)) => return Err(read_error(e)),
        }
    } else {
        format!("{size} bytes instead of {}", spec.size)
    };
    if got == spec.sha256 {
        // A home that cannot be written only costs the next start another hash.
        let _ = fs::write(stamp_path(path), stamp);
        return Ok(FileState::Good);
    }
    let _ = fs::remove_file(stamp_path(path));
    Ok(FileState::Bad(got))
}

/// Reads `from` to its end into a new file at `target`, which appears only if size and checksum
/// are those of `spec`. Never writes more than one byte more than the manifest's size.
///
/// # Errors
/// `Ok(Err(got))` when the checksum is wrong: what came instead. Nothing is left behind then.
pub(super) fn install(
    from: &mut dyn Read,
    target: &Path,
    spec: &FileSpec,
    progress: &dyn Progress,
) -> Result<Result<(), String>, ModelError> {
    let folder = target.parent().unwrap_or(Path::new("."));
    make_folder(folder)?;
    let mut part =
        part_builder(0o666).tempfile_in(folder).map_err(|e| ModelError::io("create a file in", folder, e))?;
    let (got, size) = match copy_hashed(from, part.as_file_mut(), spec.size, progress) {
        Ok(done) => done,
        Err(CopyError::Read(e)) => return Ok(Err(format!("broken data ({e})"))),
        Err(CopyError::Write(e)) => return Err(ModelError::io("write", target, e)),
        Err(CopyError::Cancelled) => {
            return Err(ModelError::Cancelled { what: spec.name.clone() });
        }
    };
    if size != spec.size {
        let more = if size > spec.size { "more than " } else { "" };
        return Ok(Err(format!("{more}{} bytes instead of {}", size.min(spec.size), spec.size)));
    }
    if got != spec.sha256 {
        return Ok(Err(got));
    }
    part.as_file().sync_all().map_err(|e| ModelError::io("write", target, e))?;
    let _ = fs::remove_file(stamp_path(target));
    part.persist(target).map_err(|e| ModelError::io("write", target, e.error))?;
    sync_folder(folder);
    if let Some(stamp) = stamp_of(target, spec)? {
        let _ = fs::write(stamp_path(target), stamp);
    }
    Ok(Ok(()))
}

/// Why copying ended early. The side matters: a source that cannot be read is not to be trusted, a
/// target that cannot be written is full or forbidden.
enum CopyError {
    Read(std::io::Error),
    Write(std::io::Error),
    Cancelled,
}

/// Copies and hashes at most `limit + 1` bytes: one more than allowed is enough to know that it is
/// too long, and a small archive cannot unpack into a full disk.
fn copy_hashed(
    from: &mut dyn Read,
    to: &mut dyn Write,
    limit: u64,
    progress: &dyn Progress,
) -> Result<(String, u64), CopyError> {
    let mut hasher = Sha256::new();
    let mut buffer = vec![0u8; 1 << 20];
    let mut from = from.take(limit.saturating_add(1));
    let mut size = 0u64;
    loop {
        if progress.cancelled() {
            return Err(CopyError::Cancelled);
        }
        match from.read(&mut buffer) {
            Ok(0) => break,
            Ok(n) => {
                hasher.update(&buffer[..n]);
                to.write_all(&buffer[..n]).map_err(CopyError::Write)?;
                size += n as u64;
                progress.advance(size);
            }
            Err(e) if e.kind() == ErrorKind::Interrupted => {}
            Err(e) => return Err(CopyError::Read(e)),
        }
    }
    let hex = hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    Ok((hex, size))
}

/// The text of the stamp that fits the file as it is now; `None` if there is no file.
fn stamp_of(path: &Path, spec: &FileSpec) -> Result<Option<String>, ModelError> {
    let meta = match fs::metadata(path) {
        Ok(meta) if meta.is_file() => meta,
        Ok(_) => {
            let source = std::io::Error::other("it is no file");
            return Err(ModelError::Io { action: "use", path: path.into(), source });
        }
        Err(e) if matches!(e.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            return Ok(None);
        }
        Err(source) => {
            return Err(ModelError::Io { action: "look at", path: path.into(), source });
        }
    };
    let changed = meta.modified().ok().and_then(|t| t.duration_since(UNIX_EPOCH).ok());
    let nanos = changed.unwrap_or_default().as_nanos();
    Ok(Some(format!("{} {} {nanos}\n", spec.sha256, meta.len())))
}

fn stamp_path(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(".stamp");
    path.with_file_name(name)
}

/// Makes a folder and its parents.
pub(super) fn make_folder(path: &Path) -> Result<(), ModelError> {
    fs::create_dir_all(path).map_err(|source| match source.kind() {
        // A file where a folder should be is as little writable as a forbidden one.
        ErrorKind::AlreadyExists | ErrorKind::NotADirectory => ModelError::NotWritable { path: path.into(), source },
        _ => ModelError::io("make the folder", path, source),
    })
}

/// A temporary folder in `folder`, gone when dropped.
pub(super) fn part_folder(folder: &Path) -> Result<tempfile::TempDir, ModelError> {
    make_folder(folder)?;
    part_builder(0o777).tempdir_in(folder).map_err(|e| ModelError::io("make a folder in", folder, e))
}

/// Names temporary entries. They get the permissions any new file would get (less the umask), so
/// that a home can be shared.
#[cfg_attr(not(unix), allow(unused_variables))]
fn part_builder(mode: u32) -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PART);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(mode));
    }
    builder
}

/// Removes what a killed process left in a model's folder. Only for the holder of the lock.
pub(super) fn clean(folder: &Path) {
    for path in parts(folder) {
        // What cannot be removed now (an orphan of a killed process may still write into it) is
        // removed the next time; its name is never used again.
        let _ = fs::remove_dir_all(&path).or_else(|_| fs::remove_file(&path));
    }
}

/// [`clean`] if there is something to clean and nobody is at work on the model. Never waits: the
/// child of a killed process can finish its download long after, and leave a wheel behind.
pub(super) fn clean_if_idle(lock: &Path, folder: &Path) {
    if parts(folder).next().is_none() {
        return;
    }
    if let Ok(file) = File::options().write(true).open(lock)
        && file.try_lock().is_ok()
    {
        clean(folder);
    }
}

fn parts(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter(|e| e.file_name().to_string_lossy().starts_with(PART)).map(|e| e.path())
}

/// Renames a finished file into place so that it survives a power cut.
pub(super) fn put_in_place(from: &Path, target: &Path) -> Result<(), ModelError> {
    let write_error = |e| ModelError::io("write", target, e);
    // Windows syncs only files that are open for writing.
    let file = File::options().read(true).write(true).open(from).map_err(write_error)?;
    file.sync_all().map_err(write_error)?;
    drop(file);
    fs::rename(from, target).map_err(write_error)?;
    sync_folder(target.parent().unwrap_or(Path::new(".")));
    Ok(())
}

/// Makes the rename itself durable where folders can be synced.
fn sync_folder(folder: &Path) {
    #[cfg(unix)]
    if let Ok(dir) = File::open(folder) {
        let _ = dir.sync_all();
    }
    #[cfg(not(unix))]
    let _ = folder;
}

/// The lock of one model, held until dropped. The system lets go of it when the process dies.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

/// Takes the lock, waiting (and saying so once) while another holder is at work.
pub(super) fn lock(path: &Path, model: &str, progress: &dyn Progress) -> Result<Lock, ModelError> {
    make_folder(path.parent().unwrap_or(Path::new(".")))?;
    let file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(path)
        .map_err(|e| ModelError::io("open the lock", path, e))?;
    let mut told = false;
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(Lock { _file: file }),
            // Some network file systems know no locks: better unguarded than unusable, since every
            // write is atomic anyway.
            Err(TryLockError::Error(e)) if e.kind() == ErrorKind::Unsupported => {
                return Ok(Lock { _file: file });
            }
            Err(TryLockError::Error(e)) => return Err(ModelError::io("lock", path, e)),
            Err(TryLockError::WouldBlock) => {}
        }
        if !told {
            progress.waiting(model);
            told = true;
        }
        if progress.cancelled() {
            return Err(ModelError::Cancelled { what: model.into() });
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// Bytes of all files under a folder.
pub(super) fn folder_size(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let size = |entry: fs::DirEntry| match entry.metadata() {
        Ok(meta) if meta.is_dir() => folder_size(&entry.path()),
        Ok(meta) => meta.len(),
        Err(_) => 0,
    };
    entries.map(size).sum()
}
