//! Model manifests: `tools/models/<name>.toml`, read strictly.
//!
//! A manifest says what a model is for, under which licence, and for every file its size, its
//! SHA-256 and the sources it can be had from, in order of preference. The checksum belongs to the
//! file, never to the archive around it: it does not matter which mirror delivered it.

use std::path::PathBuf;

use serde::Deserialize;

use super::error::size_text;

/// Names that manifests bring end up in paths and command lines, so they are short and plain.
const NAME_LIMIT: usize = 128;

/// One model: what it is and the files it is made of.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The same as the file name of the manifest.
    pub name: String,
    /// What it is for, in a few words: `text in pictures`.
    pub task: String,
    /// One or two sentences.
    pub description: String,
    /// SPDX expression of the weights' licence.
    pub licence: String,
    /// Who made it and where it comes from.
    pub origin: String,
    /// The files; those of other platforms are left out once loaded.
    pub files: Vec<FileSpec>,
}

/// One file of a model.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileSpec {
    /// File name in the store.
    pub name: String,
    /// SHA-256 in lower-case hexadecimal digits. Empty for a file of this machine that is used where it lies.
    #[serde(default)]
    pub sha256: String,
    /// Size in bytes. Taken from the file itself when it is used where it lies.
    #[serde(default)]
    pub size: u64,
    /// Only for this operating system, as `std::env::consts::OS` writes it.
    pub os: Option<String>,
    /// Only for this processor, as `std::env::consts::ARCH` writes it.
    pub arch: Option<String>,
    /// Where it can be had, tried in this order.
    pub sources: Vec<Source>,
}

/// Where a file can be had.
#[derive(Debug, Clone, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase", deny_unknown_fields)]
pub enum Source {
    /// In the data that the binary carries.
    Embedded {
        /// Path from the data root.
        path: String,
    },
    /// In a wheel of the Python package index, fetched with the user's own pip.
    Pypi(WheelSource),
    /// In a Hugging Face repository (needs the cargo feature `hub`).
    Hf {
        /// `owner/name`.
        repo: String,
        /// Path in the repository.
        file: String,
        /// Commit, tag or branch.
        revision: String,
    },
    /// On this machine.
    File {
        /// Absolute, or from the folder given with `--data`.
        path: PathBuf,
    },
}

/// A file inside a wheel. The wheel is chosen for a stated platform and read as a zip file, so
/// that neither the user's Python version nor the machine matters.
#[derive(Debug, Clone, Deserialize, PartialEq, Eq, Hash)]
#[serde(deny_unknown_fields)]
pub struct WheelSource {
    /// Package name.
    pub package: String,
    /// Exact version.
    pub version: String,
    /// Path in the wheel; `*` stands for any characters but `/`.
    pub inner: String,
    /// Size of the wheel in bytes, for the progress bar.
    pub wheel_size: u64,
    /// Platform tag of the wheel (`manylinux2014_x86_64`); none for a wheel that fits any.
    pub platform: Option<String>,
}

impl WheelSource {
    /// What pip is asked for: `package==version`.
    pub fn requirement(&self) -> String {
        format!("{}=={}", self.package, self.version)
    }

    /// Whether both lie in the same wheel.
    pub(super) fn same_wheel(&self, other: &WheelSource) -> bool {
        (&self.package, &self.version, &self.platform) == (&other.package, &other.version, &other.platform)
    }
}

impl Source {
    /// Whether it can be used without a network.
    pub fn is_local(&self) -> bool {
        matches!(self, Source::Embedded { .. } | Source::File { .. })
    }

    /// The source in words, for messages.
    pub fn text(&self) -> String {
        match self {
            Source::Embedded { path } => format!("the embedded `{path}`"),
            Source::Pypi(wheel) => format!("the wheel `{}`", wheel.requirement()),
            Source::Hf { repo, revision, .. } => format!("the repository `{repo}` at `{revision}`"),
            Source::File { path } => format!("`{}`", path.display()),
        }
    }
}

impl Manifest {
    /// Reads and checks a manifest, and leaves out the files of other platforms. `stem` is the file
    /// name without `.toml`.
    ///
    /// # Errors
    /// A sentence saying what was expected and what came.
    pub(super) fn parse(stem: &str, text: &str) -> Result<Manifest, String> {
        let mut manifest: Manifest = toml::from_str(text).map_err(|e| e.to_string())?;
        if manifest.name != stem {
            return Err(format!("`name` is `{}`, but the file is `{stem}.toml`", manifest.name));
        }
        plain_name("name", &manifest.name)?;
        for (field, value) in [("licence", &manifest.licence), ("origin", &manifest.origin)] {
            if value.trim().is_empty() {
                return Err(format!("`{field}` is empty; every model states it"));
            }
        }
        if manifest.files.is_empty() {
            return Err("`files` is empty; expected at least one [[files]]".into());
        }
        for file in &manifest.files {
            file.check()?;
        }
        manifest.files.retain(FileSpec::is_for_this_platform);
        for (i, file) in manifest.files.iter().enumerate() {
            if manifest.files[..i].iter().any(|f| f.name == file.name) {
                return Err(format!("two files are named `{}`", file.name));
            }
        }
        Ok(manifest)
    }

    /// Bytes of all files once they are here.
    pub fn size(&self) -> u64 {
        self.files.iter().map(|f| f.size).sum()
    }

    /// The file names, separated by commas, for messages.
    pub(super) fn file_names(&self) -> String {
        self.files.iter().map(|f| format!("`{}`", f.name)).collect::<Vec<_>>().join(", ")
    }
}

impl FileSpec {
    fn is_for_this_platform(&self) -> bool {
        let fits = |want: &Option<String>, have| want.as_deref().is_none_or(|w| w == have);
        fits(&self.os, std::env::consts::OS) && fits(&self.arch, std::env::consts::ARCH)
    }

    /// Whether it is used where it lies on this machine, unverified, instead of being copied into the store.
    pub(super) fn is_in_place(&self) -> bool {
        self.sha256.is_empty()
    }

    fn check(&self) -> Result<(), String> {
        plain_name("files.name", &self.name)?;
        if self.is_in_place() {
            return match &self.sources[..] {
                [Source::File { .. }] => Ok(()),
                _ => Err(format!(
                    "`{}` has no `sha256`: only a file with one source of kind `file` may go without",
                    self.name
                )),
            };
        }
        let hex = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        if self.sha256.len() != 64 || !self.sha256.bytes().all(hex) {
            return Err(format!(
                "`sha256` of `{}` is `{}`; expected 64 lower-case hexadecimal digits",
                self.name, self.sha256
            ));
        }
        if self.size == 0 {
            return Err(format!("`size` of `{}` is {}", self.name, size_text(0)));
        }
        if self.sources.is_empty() {
            return Err(format!("`{}` has no `sources`", self.name));
        }
        self.sources.iter().try_for_each(Source::check)
    }
}

impl Source {
    /// Names that go to a command line must not look like an option or a path.
    fn check(&self) -> Result<(), String> {
        match self {
            Source::Pypi(wheel) => {
                plain_name("package", &wheel.package)?;
                plain_name("version", &wheel.version)?;
                if let Some(platform) = &wheel.platform {
                    plain_name("platform", platform)?;
                }
                Ok(())
            }
            Source::Hf { repo, .. } => match repo.split_once('/') {
                Some((owner, name)) => plain_name("repo", owner).and(plain_name("repo", name)),
                None => Err(format!("`repo` is `{repo}`; expected `owner/name`")),
            },
            Source::Embedded { .. } | Source::File { .. } => Ok(()),
        }
    }
}

/// Letters, digits and `. _ - + !`, starting with a letter or digit.
pub(super) fn plain_name(field: &str, value: &str) -> Result<(), String> {
    let plain = |c: char| c.is_ascii_alphanumeric() || "._-+!".contains(c);
    let good =
        value.starts_with(|c: char| c.is_ascii_alphanumeric()) && value.len() <= NAME_LIMIT && value.chars().all(plain);
    if good {
        return Ok(());
    }
    Err(format!(
        "`{field}` is `{value}`; expected letters, digits and `._-+!`, at most {NAME_LIMIT}, the first a letter or digit"
    ))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    const GOOD: &str = r#"
name = "m"
task = "t"
description = "d"
licence = "MIT"
origin = "here"

[[files]]
name = "a.onnx"
sha256 = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
size = 3
sources = [
    { kind = "pypi", package = "p", version = "1.0", inner = "p/a.onnx", wheel_size = 9 },
    { kind = "hf", repo = "o/n", file = "a.onnx", revision = "main" },
    { kind = "file", path = "/a.onnx" },
]
"#;

    #[test]
    fn a_good_manifest_is_read_in_full() {
        let manifest = Manifest::parse("m", GOOD).unwrap();
        assert_eq!(manifest.size(), 3);
        assert_eq!(manifest.files[0].sources.len(), 3);
        assert!(!manifest.files[0].sources[1].is_local());
        assert!(manifest.files[0].sources[2].is_local());
    }

    #[test]
    fn each_mistake_has_its_own_sentence() {
        let cases = [
            ("name = \"m\"", "name = \"n\"", "the file is `m.toml`"),
            ("licence = \"MIT\"", "licence = \" \"", "`licence` is empty"),
            ("licence = \"MIT\"", "", "missing field `licence`"),
            ("task = \"t\"", "task = \"t\"\ncolour = 1", "unknown field `colour`"),
            ("\"a.onnx\"\nsha", "\"../a.onnx\"\nsha", "`files.name` is `../a.onnx`"),
            ("0123456789abcdef0123", "0123456789ABCDEF0123", "expected 64 lower-case"),
            ("size = 3", "size = 0", "`size` of `a.onnx` is 0 bytes"),
            ("package = \"p\"", "package = \"--index-url\"", "`package` is `--index-url`"),
            ("wheel_size = 9", "wheel_size = 9, whel = 1", "unknown field `whel`"),
            ("kind = \"file\"", "kind = \"ftp\"", "unknown variant `ftp`"),
            ("repo = \"o/n\"", "repo = \"n\"", "expected `owner/name`"),
        ];
        for (from, to, expected) in cases {
            assert!(GOOD.contains(from), "{from}");
            let error = Manifest::parse("m", &GOOD.replacen(from, to, 1)).unwrap_err();
            assert!(error.contains(expected), "{to}: {error}");
        }
    }

    #[test]
    fn only_a_file_of_this_machine_may_lack_its_checksum() {
        let bare = GOOD.lines().filter(|line| !line.starts_with("sha256") && !line.starts_with("size"));
        let bare = bare.collect::<Vec<_>>().join("\n");
        let error = Manifest::parse("m", &bare).unwrap_err();
        assert!(error.contains("`a.onnx` has no `sha256`"), "{error}");
        let local = bare.lines().filter(|line| !line.contains("pypi") && !line.contains("hf")).collect::<Vec<_>>();
        assert!(Manifest::parse("m", &local.join("\n")).unwrap().files[0].is_in_place());
    }

    #[test]
    fn files_of_other_platforms_are_left_out() {
        let other = GOOD.replace("size = 3", "size = 3\nos = \"plan9\"");
        assert!(Manifest::parse("m", &other).unwrap().files.is_empty());
        let mine = GOOD.replace("size = 3", &format!("size = 3\nos = \"{}\"", std::env::consts::OS));
        assert_eq!(Manifest::parse("m", &mine).unwrap().files.len(), 1);
    }
}
