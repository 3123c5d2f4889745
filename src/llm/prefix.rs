//! Keys and values of prompt beginnings, kept on disk, so that the next process does not read
//! the same rules and demonstrations again.
//!
//! A file is found by a digest of the model and of the tokens. It holds 32-bit floats: a prompt
//! continued from it gives the same bits as a prompt that is read in one go. A damaged or
//! foreign file is taken for missing and written anew. When the folder grows over its limit,
//! the files that were used longest ago go first.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::gguf::Shape;
use super::kv::{Snapshot, part_sizes};

/// The first bytes of a file; the last one is the layout's version.
const MAGIC: &[u8; 8] = b"SLPREFX\x01";
/// Bytes of the closing digest.
const DIGEST: usize = 32;
const EXTENSION: &str = "prefix";

/// Bytes that a folder may hold unless told otherwise.
pub const DEFAULT_LIMIT: u64 = 256 << 20;

/// A folder of stored prompt beginnings.
#[derive(Debug, Clone)]
pub struct PrefixCache {
    folder: PathBuf,
    limit: u64,
}

impl PrefixCache {
    /// A cache in `folder` (made when first written to) of at most `limit` bytes.
    pub fn new(folder: impl Into<PathBuf>, limit: u64) -> Self {
        PrefixCache { folder: folder.into(), limit }
    }

    fn path(&self, model: &str, tokens: &[u32]) -> PathBuf {
        let mut hasher = blake3::Hasher::new();
        hasher.update(MAGIC);
        hasher.update(model.as_bytes());
        hasher.update(&token_bytes(tokens));
        let key = hasher.finalize().to_hex();
        self.folder.join(format!("{key}.{EXTENSION}"))
    }

    /// Whether a file for these tokens is there; it may turn out to be damaged.
    pub(crate) fn has(&self, model: &str, tokens: &[u32]) -> bool {
        self.path(model, tokens).exists()
    }

    /// The stored keys and values of `tokens`, or none if there is no sound file.
    pub(crate) fn load(&self, model: &str, shape: &Shape, tokens: &[u32]) -> Option<Snapshot> {
        let path = self.path(model, tokens);
        let bytes = fs::read(&path).ok()?;
        let snapshot = decode(&bytes, shape, tokens);
        if snapshot.is_none() {
            tracing::warn!(path = %path.display(), "a stored prompt beginning is damaged");
            let _ = fs::remove_file(&path);
        } else if let Ok(file) = fs::File::options().append(true).open(&path) {
            // Its age decides which file goes first.
            let _ = file.set_modified(SystemTime::now());
        }
        snapshot
    }

    /// Stores a snapshot. Failing is not an error: the prompt is then read again next time.
    pub(crate) fn store(&self, model: &str, snapshot: &Snapshot) {
        let path = self.path(model, &snapshot.tokens);
        if let Err(error) = self.write(&path, &encode(snapshot)) {
            tracing::warn!(path = %path.display(), %error, "cannot store a prompt beginning");
        }
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> std::io::Result<()> {
        if bytes.len() as u64 > self.limit {
            return Ok(());
        }
        fs::create_dir_all(&self.folder)?;
        let mut file = tempfile::NamedTempFile::new_in(&self.folder)?;
        file.write_all(bytes)?;
        file.persist(path)?;
        self.shrink(path)
    }

    /// Removes the files used longest ago until the folder is within its limit.
    fn shrink(&self, keep: &Path) -> std::io::Result<()> {
        let mut files = Vec::new();
        for entry in fs::read_dir(&self.folder)?.flatten() {
            let path = entry.path();
            if path.extension().is_some_and(|e| e == EXTENSION)
                && let Ok(metadata) = entry.metadata()
            {
                let used = metadata.modified().unwrap_or(SystemTime::UNIX_EPOCH);
                files.push((used, metadata.len(), path));
            }
        }
        files.sort();
        let mut total: u64 = files.iter().map(|(_, len, _)| len).sum();
        for (_, len, path) in files {
            if total <= self.limit {
                break;
            }
            if path != keep {
                fs::remove_file(path)?;
                total -= len;
            }
        }
        Ok(())
    }
}

fn token_bytes(tokens: &[u32]) -> Vec<u8> {
    tokens.iter().flat_map(|t| t.to_le_bytes()).collect()
}

/// Magic, number of tokens, tokens, keys, values, BLAKE3 of all that.
fn encode(snapshot: &Snapshot) -> Vec<u8> {
    let floats = snapshot.keys.len() + snapshot.values.len();
    let mut bytes = Vec::with_capacity(64 + 4 * (snapshot.tokens.len() + floats));
    bytes.extend_from_slice(MAGIC);
    bytes.extend_from_slice(&(snapshot.tokens.len() as u32).to_le_bytes());
    bytes.extend_from_slice(&token_bytes(&snapshot.tokens));
    for part in [&snapshot.keys, &snapshot.values] {
        bytes.extend(part.iter().flat_map(|v| v.to_le_bytes()));
    }
    let digest = blake3::hash(&bytes);
    bytes.extend_from_slice(digest.as_bytes());
    bytes
}

fn decode(bytes: &[u8], shape: &Shape, tokens: &[u32]) -> Option<Snapshot> {
    let (body, digest) = bytes.split_at_checked(bytes.len().checked_sub(DIGEST)?)?;
    if blake3::hash(body).as_bytes() != digest {
        return None;
    }
    let body = body.strip_prefix(MAGIC)?;
    let (len, body) = body.split_first_chunk::<4>()?;
    if u32::from_le_bytes(*len) as usize != tokens.len() {
        return None;
    }
    let body = body.strip_prefix(token_bytes(tokens).as_slice())?;
    let heads = shape.layers * shape.heads.kv;
    let (key_part, value_part) = part_sizes(tokens.len(), shape.heads.width);
    let (keys, values) = body.split_at_checked(4 * heads * key_part)?;
    if values.len() != 4 * heads * value_part {
        return None;
    }
    let floats = |bytes: &[u8]| -> Vec<f32> {
        bytes.chunks_exact(4).map(|v| f32::from_le_bytes([v[0], v[1], v[2], v[3]])).collect()
    };
    Some(Snapshot { tokens: tokens.to_vec(), keys: floats(keys), values: floats(values) })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::gguf::{Family, Rope};
    use super::super::kernel::Heads;
    use super::*;

    const SHAPE: Shape = Shape {
        layers: 2,
        hidden: 64,
        inner: 32,
        heads: Heads { query: 2, kv: 1, width: 32 },
        context: 64,
        norm_eps: 1e-5,
        rope: Rope { base: 1e4, stretch: 1.0, magnitude: 1.0 },
        family: Family::Llama,
        window: None,
    };

    fn snapshot(tokens: &[u32]) -> Snapshot {
        let (keys, values) = part_sizes(tokens.len(), 32);
        Snapshot {
            tokens: tokens.to_vec(),
            keys: (0..2 * keys).map(|i| i as f32 * 0.5).collect(),
            values: (0..2 * values).map(|i| -(i as f32)).collect(),
        }
    }

    #[test]
    fn what_is_stored_comes_back_for_the_same_model_and_tokens_only() {
        let folder = tempfile::tempdir().unwrap();
        let cache = PrefixCache::new(folder.path().join("new"), DEFAULT_LIMIT);
        let stored = snapshot(&[5, 6, 7]);
        cache.store("m", &stored);
        assert_eq!(cache.load("m", &SHAPE, &[5, 6, 7]), Some(stored));
        assert_eq!(cache.load("n", &SHAPE, &[5, 6, 7]), None);
        assert_eq!(cache.load("m", &SHAPE, &[5, 6]), None);
    }

    #[test]
    fn a_damaged_file_is_ignored_and_can_be_written_again() {
        let folder = tempfile::tempdir().unwrap();
        let cache = PrefixCache::new(folder.path(), DEFAULT_LIMIT);
        let stored = snapshot(&[1, 2]);
        cache.store("m", &stored);
        let path = cache.path("m", &[1, 2]);
        let good = fs::read(&path).unwrap();
        let mut flipped = good.clone();
        flipped[good.len() / 2] ^= 1;
        for bad in [&flipped[..], &good[..good.len() / 2], b"", b"junk"] {
            fs::write(&path, bad).unwrap();
            assert_eq!(cache.load("m", &SHAPE, &[1, 2]), None);
            assert!(!cache.has("m", &[1, 2]));
        }
        cache.store("m", &stored);
        assert_eq!(cache.load("m", &SHAPE, &[1, 2]), Some(stored));
    }

    #[test]
    fn the_files_used_longest_ago_go_first() {
        let folder = tempfile::tempdir().unwrap();
        let size = encode(&snapshot(&[0])).len() as u64;
        let cache = PrefixCache::new(folder.path(), 2 * size);
        let age = |token: u32, seconds: u64| {
            let file = fs::File::options().append(true).open(cache.path("m", &[token])).unwrap();
            let then = SystemTime::now() - std::time::Duration::from_secs(seconds);
            file.set_modified(then).unwrap();
        };
        cache.store("m", &snapshot(&[1]));
        age(1, 30);
        cache.store("m", &snapshot(&[2]));
        age(2, 20);
        assert!(cache.load("m", &SHAPE, &[1]).is_some());
        cache.store("m", &snapshot(&[3]));
        assert!(cache.has("m", &[1]) && cache.has("m", &[3]));
        assert!(!cache.has("m", &[2]));
    }

    #[test]
    fn a_snapshot_larger_than_the_limit_is_not_stored() {
        let folder = tempfile::tempdir().unwrap();
        let cache = PrefixCache::new(folder.path(), 10);
        cache.store("m", &snapshot(&[1]));
        assert!(!cache.has("m", &[1]));
    }
}
