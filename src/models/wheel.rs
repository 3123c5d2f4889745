//! Takes one file out of a wheel, which is a zip file.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::ModelError;

/// Calls `take` with a reader of the file that `inner` names (a path, `*` standing for any
/// characters but `/`) in the wheel at `path`.
///
/// # Errors
/// [`ModelError::BadWheel`] for a broken archive, [`ModelError::InnerMissing`] with a near name,
/// and what `take` returns.
pub(super) fn with_file<T>(
    path: &Path,
    inner: &str,
    take: impl FnOnce(&mut dyn Read) -> Result<T, ModelError>,
) -> Result<T, ModelError> {
    let wheel = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let bad = |e: &dyn std::fmt::Display| ModelError::BadWheel { wheel: wheel.clone(), reason: e.to_string() };
    let file = File::open(path).map_err(|e| bad(&e))?;
    let mut archive = zip::ZipArchive::new(std::io::BufReader::new(file)).map_err(|e| bad(&e))?;
    let names: Vec<String> = archive.file_names().filter_map(|n| n.ok().map(|n| n.into_owned())).collect();
    // Of several that fit, the shortest: `libx.so.1` rather than `libx.so.1.debug`.
    let found = names.iter().filter(|n| fits(inner, n)).min_by_key(|n| (n.len(), n.as_str()));
    let Some(name) = found else {
        return Err(ModelError::InnerMissing { near: nearest(inner, &names), wheel, inner: inner.into() });
    };
    let mut entry = archive.by_name(name).map_err(|e| bad(&e))?;
    take(&mut entry)
}

/// Whether `name` fits `pattern`, in which `*` stands for any run of characters without `/`.
fn fits(pattern: &str, name: &str) -> bool {
    let Some((head, tail)) = pattern.split_once('*') else {
        return pattern == name;
    };
    let Some(rest) = name.strip_prefix(head) else {
        return false;
    };
    let reach = rest.find('/').unwrap_or(rest.len());
    (0..=reach).any(|i| rest.is_char_boundary(i) && fits(tail, &rest[i..]))
}

/// The path in the wheel with the most similar file name.
fn nearest(inner: &str, names: &[String]) -> Option<String> {
    let last = |path: &str| path.rsplit('/').next().unwrap_or(path).to_string();
    let wanted = last(inner);
    let likeness = |n: &String| (strsim::jaro_winkler(&wanted, &last(n)) * 1e6) as u64;
    names
        .iter()
        .map(|n| (likeness(n), n))
        .max_by_key(|(score, n)| (*score, std::cmp::Reverse(n.len())))
        .filter(|(score, _)| *score > 700_000)
        .map(|(_, n)| n.clone())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    #[test]
    fn a_star_stops_at_a_slash() {
        assert!(fits("a/lib.so.*", "a/lib.so.1.32.0"));
        assert!(fits("a/*/c*.x", "a/b/cdd.x"));
        assert!(!fits("a/*.x", "a/b/c.x"));
        assert!(!fits("a/lib.so.*", "b/lib.so.1"));
        assert!(fits("a/b", "a/b") && !fits("a/b", "a/bc"));
    }

    #[test]
    fn something_that_is_no_archive_is_named() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("p-1-py3-none-any.whl");
        std::fs::write(&path, b"<html>not found</html>").unwrap();
        let error = with_file(&path, "a", |_| Ok(())).unwrap_err().to_string();
        assert!(error.starts_with("the wheel `p-1-py3-none-any.whl` cannot be read: "), "{error}");
    }
}
