//! What a file is, told from its first bytes. Names and extensions are not looked at: they lie.

/// What some bytes are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A picture that can be read; the name of its kind.
    Picture(image::ImageFormat, &'static str),
    /// A recording that can be read; the name of its kind.
    Recording(&'static str),
    /// A film; the name of its kind. Its frames and its sound are taken out by an expert.
    Film(&'static str),
    /// Something known that cannot be read, and how to make of it what can be.
    Unsupported(&'static str, &'static str),
    /// Text of some kind.
    Text(&'static str),
    /// Something known that is neither picture nor recording.
    Other(&'static str),
    /// Nothing known.
    Unknown,
}

const HEIC: Kind = Kind::Unsupported("a HEIC picture", "save it as JPEG or PNG, for example with `heif-convert`");
const AVIF: Kind = Kind::Unsupported("an AVIF picture", "save it as JPEG or PNG, for example with `avifdec`");
const JPEG_XL: Kind = Kind::Unsupported("a JPEG XL picture", "save it as JPEG or PNG, for example with `djxl`");
const JPEG_2000: Kind = Kind::Unsupported("a JPEG 2000 picture", "save it as JPEG or PNG");
const SVG: Kind = Kind::Unsupported("an SVG drawing", "draw it as PNG first, for example with `rsvg-convert`");
const PDF: Kind =
    Kind::Unsupported("a PDF document", "turn its pages into PNG first, for example with `pdftoppm -png`");
const ICON: Kind = Kind::Unsupported("an icon (ICO)", "save it as PNG");
const PHOTOSHOP: Kind = Kind::Unsupported("a Photoshop document", "save it as PNG or JPEG");
const AIFF: Kind = Kind::Unsupported("an AIFF recording", "save it as WAV or FLAC");
const AMR: Kind = Kind::Unsupported("an AMR recording", "save it as WAV or FLAC");
const MIDI: Kind = Kind::Unsupported("a MIDI score", "play it into a WAV file first");
const AU: Kind = Kind::Unsupported("an AU recording", "save it as WAV or FLAC");
const WAVE64: Kind = Kind::Unsupported("a 64-bit WAVE recording", "save it as WAV or FLAC");

/// Tells what some bytes are.
pub(super) fn kind(bytes: &[u8]) -> Kind {
    binary(bytes).or_else(|| text(bytes)).unwrap_or(Kind::Unknown)
}

fn binary(bytes: &[u8]) -> Option<Kind> {
    use image::ImageFormat as F;
    let at = |offset: usize, magic: &[u8]| bytes.get(offset..).is_some_and(|rest| rest.starts_with(magic));
    let kind = match () {
        () if at(0, b"\x89PNG\r\n\x1a\n") => Kind::Picture(F::Png, "PNG picture"),
        () if at(0, b"\xff\xd8\xff") => Kind::Picture(F::Jpeg, "JPEG picture"),
        () if at(0, b"GIF87a") || at(0, b"GIF89a") => Kind::Picture(F::Gif, "GIF picture"),
        () if at(0, b"RIFF") && at(8, b"WEBP") => Kind::Picture(F::WebP, "WebP picture"),
        () if at(0, b"II*\0") || at(0, b"MM\0*") => Kind::Picture(F::Tiff, "TIFF picture"),
        () if at(0, b"BM") && at(6, &[0, 0, 0, 0]) => Kind::Picture(F::Bmp, "BMP picture"),
        () if is_pnm(bytes) => Kind::Picture(F::Pnm, "PNM picture"),
        () if at(0, b"RIFF") && at(8, b"WAVE") => Kind::Recording("WAV recording"),
        () if at(0, b"fLaC") => Kind::Recording("FLAC recording"),
        () if at(0, b"OggS") => Kind::Recording("Ogg recording"),
        () if at(4, b"ftyp") => iso_media(bytes),
        () if at(0, b"RIFF") && at(8, b"AVI ") => Kind::Film("AVI film"),
        () if at(0, b"RF64") || at(0, b"riff") => WAVE64,
        () if at(0, b"%PDF") => PDF,
        () if at(0, b"\0\0\x01\0") => ICON,
        () if at(0, b"8BPS") => PHOTOSHOP,
        () if at(0, b"\xff\x0a") || at(0, b"\0\0\0\x0cJXL ") => JPEG_XL,
        () if at(0, b"\0\0\0\x0cjP  ") || at(0, b"\xff\x4f\xff\x51") => JPEG_2000,
        () if at(0, b"\x1a\x45\xdf\xa3") => Kind::Film("Matroska or WebM film"),
        () if at(0, b"FLV\x01") => Kind::Film("Flash film"),
        () if at(0, b"\0\0\x01\xba") => Kind::Film("MPEG film"),
        () if [0, 188, 376].iter().all(|packet| at(*packet, b"\x47")) => Kind::Film("MPEG transport stream"),
        () if at(0, b"FORM") && (at(8, b"AIFF") || at(8, b"AIFC")) => AIFF,
        () if at(0, b"#!AMR") => AMR,
        () if at(0, b"\x30\x26\xb2\x75") => Kind::Film("Windows Media film"),
        () if at(0, b"MThd") => MIDI,
        () if at(0, b".snd") => AU,
        () if at(0, b"PK\x03\x04") => Kind::Other("a ZIP archive"),
        () if at(0, b"\x1f\x8b") => Kind::Other("a gzip archive"),
        () if at(0, b"\x7fELF") || at(0, b"MZ\x90") => Kind::Other("a program"),
        // Last, since two bytes are little to go by.
        () if at(0, b"ID3") || is_mpeg_frame(bytes) => Kind::Recording("MP3 recording"),
        () if is_adts_frame(bytes) => Kind::Recording("AAC recording"),
        () => return None,
    };
    Some(kind)
}

/// Files in boxes: pictures, sound or films, by their brand.
fn iso_media(bytes: &[u8]) -> Kind {
    match bytes.get(8..12) {
        Some(b"heic" | b"heix" | b"hevc" | b"heim" | b"heis" | b"mif1" | b"msf1") => HEIC,
        Some(b"avif" | b"avis") => AVIF,
        // Films may well have a sound track, which is all that is read of them.
        _ => Kind::Recording("MP4 recording"),
    }
}

fn is_pnm(bytes: &[u8]) -> bool {
    matches!(bytes, [b'P', b'1'..=b'7', space, ..] if space.is_ascii_whitespace())
}

/// Sync word, a layer III header without reserved values.
fn is_mpeg_frame(bytes: &[u8]) -> bool {
    let [0xff, second, third, ..] = bytes else { return false };
    second & 0xe6 == 0xe2 && second & 0x18 != 0x08 && third & 0xf0 != 0xf0 && third & 0x0c != 0x0c
}

/// Sync word and layer 0 of an AAC stream.
fn is_adts_frame(bytes: &[u8]) -> bool {
    matches!(bytes, [0xff, second, ..] if second & 0xf6 == 0xf0)
}

/// Valid UTF-8 without control characters, judged by the beginning.
fn text(bytes: &[u8]) -> Option<Kind> {
    let head = &bytes[..bytes.len().min(4096)];
    let valid = match std::str::from_utf8(head) {
        Ok(text) => text,
        // A character may lie across the cut.
        Err(error) if error.valid_up_to() + 4 > head.len() => std::str::from_utf8(&head[..error.valid_up_to()]).ok()?,
        Err(_) => return None,
    };
    if valid.is_empty() || valid.chars().any(|c| c.is_control() && !c.is_whitespace()) {
        return None;
    }
    let lower = valid.trim_start_matches('\u{feff}').trim_start().to_lowercase();
    Some(match () {
        () if lower.contains("<svg") && lower.starts_with('<') => SVG,
        () if lower.starts_with("<!doctype html") || lower.starts_with("<html") => Kind::Text("a web page (HTML)"),
        () if lower.starts_with("version https://git-lfs") => {
            Kind::Text("a Git LFS pointer: fetch with `git lfs pull`")
        }
        () => Kind::Text("text"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn films_are_told_from_playlists() {
        assert!(matches!(kind(b"\x1a\x45\xdf\xa3\x01"), Kind::Film("Matroska or WebM film")));
        assert!(matches!(kind(b"RIFF\0\0\0\0AVI LIST"), Kind::Film("AVI film")));
        let mut packets = vec![0u8; 400];
        [0, 188, 376].into_iter().for_each(|at| packets[at] = 0x47);
        assert!(matches!(kind(&packets), Kind::Film("MPEG transport stream")));
        assert_eq!(kind(b"#EXTM3U\nhttp://example.com/a.ts\n"), Kind::Text("text"));
        assert_eq!(kind(b"ffconcat version 1.0\nfile 'a.mp4'\n"), Kind::Text("text"));
    }

    #[test]
    fn content_tells_the_kind() {
        assert!(matches!(kind(b"\x89PNG\r\n\x1a\n rest"), Kind::Picture(image::ImageFormat::Png, _)));
        assert!(matches!(kind(b"RIFF\0\0\0\0WAVEfmt "), Kind::Recording("WAV recording")));
        assert!(matches!(kind(b"RIFF\0\0\0\0WEBPVP8 "), Kind::Picture(image::ImageFormat::WebP, _)));
        assert_eq!(kind(b"\0\0\0\x18ftypheic\0\0\0\0"), HEIC);
        assert_eq!(kind(b"\0\0\0\x18ftypavif\0\0\0\0"), AVIF);
        assert_eq!(kind(b"%PDF-1.7"), PDF);
        assert_eq!(kind(b"<?xml version=\"1.0\"?>\n<svg xmlns=\"\">"), SVG);
        assert!(matches!(kind(b"\xff\xfb\x90\x64\0\0"), Kind::Recording("MP3 recording")));
        assert!(matches!(kind(b"\xff\xf1\x50\x80\0\0"), Kind::Recording("AAC recording")));
        assert_eq!(kind("plain words, \u{e9}".as_bytes()), Kind::Text("text"));
        assert_eq!(kind(&[0, 1, 2, 3, 4, 5]), Kind::Unknown);
    }
}
