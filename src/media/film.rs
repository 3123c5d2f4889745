//! Films: a file is told by its first bytes and addressed by the digest of its content, read piece by piece. What is
//! in it is taken out later, by an expert.

use std::path::Path;

use super::file::{head, open_file};
use super::picture::article;
use super::sniff::{self, Kind};
use super::{Limits, MediaError};
use crate::value::{Digest, Video};

const EXPECTED: &str = "a film (MP4, MOV, Matroska, WebM, AVI, MPEG, Flash, Windows Media, Ogg or GIF)";

/// A film in a file. Recordings are films without pictures.
///
/// # Errors
///
/// [`MediaError`] for a file that is not there, a folder, empty, over [`Limits::max_file`], no ordinary file, or of
/// another kind.
pub fn open_video(path: &Path, limits: &Limits) -> Result<Video, MediaError> {
    let name = path.display().to_string();
    let Some((mut file, bytes)) = open_file(path, limits.max_file)? else {
        return Err(MediaError::Unreadable { name, reason: "a film must be an ordinary file".to_owned() });
    };
    if bytes == 0 {
        return Err(MediaError::Empty { name, expected: EXPECTED });
    }
    let unreadable = |error: std::io::Error| MediaError::Unreadable { name: name.clone(), reason: error.to_string() };
    let found = match sniff::kind(&head(&mut file).map_err(unreadable)?) {
        Kind::Film(_) | Kind::Recording(_) | Kind::Picture(image::ImageFormat::Gif, _) => {
            let digest = Digest::of_stream(file).map_err(unreadable)?;
            let path = std::path::absolute(path).map_err(unreadable)?;
            return Ok(Video::new(path, bytes, digest));
        }
        Kind::Picture(_, kind) => format!("{} {kind}", article(kind)),
        Kind::Unsupported(kind, _) | Kind::Text(kind) | Kind::Other(kind) => kind.to_owned(),
        Kind::Unknown => "of no known kind".to_owned(),
    };
    Err(MediaError::WrongKind { name, found, expected: EXPECTED })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn opened(name: &str, content: &[u8]) -> Result<Video, String> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        open_video(&path, &Limits { max_file: 1000, ..Limits::default() })
            .map_err(|error| error.to_string().replace(&format!("{}/", folder.path().display()), ""))
    }

    #[test]
    fn a_film_is_known_by_its_content_and_the_same_under_any_name() {
        let film = opened("a.mp4", b"\0\0\0\x18ftypisom and more").unwrap();
        assert_eq!(film, opened("b.bin", b"\0\0\0\x18ftypisom and more").unwrap());
        assert_ne!(film, opened("a.mp4", b"\0\0\0\x18ftypisom and less").unwrap());
        assert_eq!(film.bytes(), 21);
        assert!(film.path().is_absolute());
    }

    #[test]
    fn a_file_that_is_no_film_is_refused_before_a_program_sees_it() {
        let playlist = opened("a.mp4", b"#EXTM3U\nhttp://example.com/a.ts\n").unwrap_err();
        assert!(playlist.starts_with("`a.mp4` is text, expected a film (MP4"), "{playlist}");
        let picture = opened("a.mkv", b"\x89PNG\r\n\x1a\n....").unwrap_err();
        assert!(picture.starts_with("`a.mkv` is a PNG picture, expected a film"), "{picture}");
        assert!(opened("a.mp4", b"").unwrap_err().starts_with("`a.mp4` is empty (0 bytes), expected a film"));
        assert!(opened("a.mp4", &[0; 1001]).unwrap_err().contains("the limit is 1,000 bytes"));
    }
}
