//! What is in a film: its length, the size of its pictures as they are shown, whether it has sound. Read from the JSON
//! that `ffprobe` prints.

use serde::Deserialize;

use crate::tool::ToolError;

/// Most pixels of a film's picture.
const MAX_PIXELS: u64 = 100_000_000;

/// What is in a film.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Contents {
    /// Length in seconds, if the file says it.
    pub(super) seconds: Option<f64>,
    /// Size of its pictures as they are shown: turned upright, with square pixels. Nothing for sound alone.
    pub(super) size: Option<[u32; 2]>,
    /// Whether it has a sound track.
    pub(super) sound: bool,
}

impl Contents {
    /// Length in seconds.
    ///
    /// # Errors
    ///
    /// [`ToolError::Failed`] when the file does not say it.
    pub(super) fn length(&self) -> Result<f64, ToolError> {
        let unknown = "the film does not say how long it is: mend it with `ffmpeg -i FILE -c copy mended.mkv`";
        self.seconds.ok_or_else(|| ToolError::failed(unknown))
    }
}

#[derive(Deserialize)]
struct Probed {
    #[serde(default)]
    streams: Vec<Stream>,
    #[serde(default)]
    format: Format,
}

#[derive(Deserialize, Default)]
struct Format {
    duration: Option<String>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Stream {
    codec_type: String,
    width: u32,
    height: u32,
    sample_aspect_ratio: Option<String>,
    duration: Option<String>,
    disposition: Disposition,
    side_data_list: Vec<SideData>,
    tags: Tags,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Disposition {
    attached_pic: u8,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct SideData {
    rotation: f64,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Tags {
    rotate: Option<String>,
}

/// Reads what `ffprobe` printed.
///
/// # Errors
///
/// [`ToolError::Failed`] when it is no such JSON, [`ToolError::Limit`] when the pictures are too large.
pub(super) fn read(json: &[u8]) -> Result<Contents, ToolError> {
    let probed: Probed = serde_json::from_slice(json)
        .map_err(|error| ToolError::failed(format!("`ffprobe` says something else than expected: {error}")))?;
    let seconds = |text: &Option<String>| text.as_ref()?.parse::<f64>().ok().filter(|s| s.is_finite() && *s > 0.0);
    let longest = || probed.streams.iter().filter_map(|stream| seconds(&stream.duration)).reduce(f64::max);
    // Covers of recordings are pictures too, but no film.
    let picture = probed.streams.iter().find(|s| s.codec_type == "video" && s.disposition.attached_pic == 0);
    Ok(Contents {
        seconds: seconds(&probed.format.duration).or_else(longest),
        size: picture.map(shown_size).transpose()?,
        sound: probed.streams.iter().any(|stream| stream.codec_type == "audio"),
    })
}

/// The size of a stream's pictures as they are shown.
fn shown_size(stream: &Stream) -> Result<[u32; 2], ToolError> {
    let (coded_width, height) = (stream.width, stream.height);
    let aspect = stream.sample_aspect_ratio.as_deref().and_then(ratio).unwrap_or(1.0);
    let width = (f64::from(coded_width) * aspect).round();
    if coded_width == 0 || height == 0 || width < 1.0 {
        return Err(ToolError::failed("the film does not say how large its pictures are: it may be cut off"));
    }
    if width * f64::from(height) > MAX_PIXELS as f64 || u64::from(coded_width) * u64::from(height) > MAX_PIXELS {
        let message = format!("the film's pictures are {width} x {height} pixels, the limit is {MAX_PIXELS} pixels");
        return Err(ToolError::Limit { message });
    }
    let tagged = stream.tags.rotate.as_deref().and_then(|turn| turn.parse::<f64>().ok());
    let turn = stream.side_data_list.iter().map(|data| data.rotation).find(|turn| *turn != 0.0).or(tagged);
    let lying = turn.is_some_and(|turn| (turn.rem_euclid(180.0) - 90.0).abs() < 1.0);
    Ok(if lying { [height, width as u32] } else { [width as u32, height] })
}

/// `4:3` as a number; `0:1`, which stands for "not known", is none.
fn ratio(written: &str) -> Option<f64> {
    let (a, b) = written.split_once(':')?;
    let (a, b): (f64, f64) = (a.parse().ok()?, b.parse().ok()?);
    (a > 0.0 && b > 0.0).then_some(a / b).filter(|ratio| (0.05..=20.0).contains(ratio))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn size(stream: &str) -> [u32; 2] {
        let json = format!(r#"{{"streams": [{{"codec_type": "video", {stream}}}], "format": {{}}}}"#);
        read(json.as_bytes()).unwrap().size.unwrap()
    }

    #[test]
    fn a_film_with_sound_tells_its_length_and_size() {
        let json = br#"{"programs": [], "streams": [
            {"codec_type": "video", "width": 960, "height": 640, "duration": "4.040000",
             "disposition": {"attached_pic": 0}, "tags": {}},
            {"codec_type": "audio", "duration": "9.0", "disposition": {"attached_pic": 0}}],
            "format": {"duration": "9.000000"}}"#;
        assert_eq!(read(json).unwrap(), Contents { seconds: Some(9.0), size: Some([960, 640]), sound: true });
    }

    #[test]
    fn a_recording_with_a_cover_has_no_pictures() {
        let json = br#"{"streams": [{"codec_type": "audio", "duration": "2.5"},
            {"codec_type": "video", "width": 3, "height": 3, "disposition": {"attached_pic": 1}}], "format": {}}"#;
        assert_eq!(read(json).unwrap(), Contents { seconds: Some(2.5), size: None, sound: true });
        let nothing = read(b"{}").unwrap();
        assert_eq!(nothing, Contents { seconds: None, size: None, sound: false });
        assert!(nothing.length().unwrap_err().to_string().contains("how long"));
        assert!(read(b"moov").unwrap_err().to_string().contains("`ffprobe`"));
    }

    #[test]
    fn turned_and_stretched_pictures_have_the_size_they_are_shown_in() {
        assert_eq!(size(r#""width": 960, "height": 640, "side_data_list": [{}, {"rotation": -90}]"#), [640, 960]);
        assert_eq!(size(r#""width": 960, "height": 640, "side_data_list": [{"rotation": 180}]"#), [960, 640]);
        assert_eq!(size(r#""width": 960, "height": 640, "tags": {"rotate": "270"}"#), [640, 960]);
        assert_eq!(size(r#""width": 720, "height": 576, "sample_aspect_ratio": "16:15""#), [768, 576]);
        assert_eq!(size(r#""width": 720, "height": 576, "sample_aspect_ratio": "0:1""#), [720, 576]);
        let both =
            r#""width": 720, "height": 576, "sample_aspect_ratio": "16:15", "side_data_list": [{"rotation": 90}]"#;
        assert_eq!(size(both), [576, 768]);
    }

    #[test]
    fn sizes_that_cannot_be_are_refused() {
        let refused = |stream: &str| {
            let json = format!(r#"{{"streams": [{{"codec_type": "video", {stream}}}]}}"#);
            read(json.as_bytes()).unwrap_err()
        };
        assert!(matches!(refused(r#""width": 16000, "height": 16000"#), ToolError::Limit { .. }));
        assert!(refused(r#""width": 0, "height": 4"#).to_string().contains("cut off"));
    }
}
