//! Tests of the film tools: arguments and errors always, real films where ffmpeg is installed. The films are made by
//! ffmpeg itself. Where SIGHTLINE_NEED_FFMPEG is set, as the checks before a change set it, a missing ffmpeg fails.
#![allow(clippy::unwrap_used, clippy::print_stderr)]

use std::path::{Path, PathBuf};
use std::process::Command;

use super::*;
use crate::tool::Weights;
use crate::value::{AUDIO_RATE, Audio, Digest, Segment};

/// A machine without models, on which the programs are called `0`.
struct Machine(&'static str);

impl Weights for Machine {
    fn file(&self, model: &str, file: &str) -> Result<PathBuf, ToolError> {
        Err(ToolError::Unavailable { message: format!("`{model}/{file}` is not here") })
    }

    fn program(&self, name: &str) -> PathBuf {
        PathBuf::from(format!("{}{name}", self.0))
    }
}

fn films(programs: &'static str) -> Films {
    Films::new(&Arc::new(Runtime::new(Arc::new(Machine(programs)), 1)))
}

/// Whether real films can be made and read.
fn with_ffmpeg() -> bool {
    let runs = |name: &str| Command::new(name).arg("-version").output().is_ok_and(|output| output.status.success());
    let there = runs("ffmpeg") && runs("ffprobe");
    assert!(there || std::env::var_os("SIGHTLINE_NEED_FFMPEG").is_none(), "ffmpeg is needed and not installed");
    if !there {
        eprintln!("skipped: ffmpeg is not installed");
    }
    there
}

/// A film made by ffmpeg out of its own sources, in a folder that goes with it.
fn made(arguments: &[&str]) -> (Video, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("film.mkv");
    let made = Command::new("ffmpeg").args(["-nostdin", "-v", "error"]).args(arguments).arg(&path).output().unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    (video(&path), folder)
}

fn video(path: &Path) -> Video {
    let bytes = std::fs::read(path).unwrap();
    Video::new(path.to_owned(), bytes.len() as u64, Digest::of(&[&bytes]))
}

/// Black, white and grey, one frame each second, and a tone of half a second more.
fn three_scenes() -> (Video, tempfile::TempDir) {
    let scenes = "color=black:size=64x48:rate=1:duration=3,geq=lum='if(eq(N,0),0,if(eq(N,1),255,128))':cb=128:cr=128";
    let tone = "sine=frequency=440:sample_rate=44100:duration=3.5";
    made(&["-f", "lavfi", "-i", scenes, "-f", "lavfi", "-i", tone, "-c:v", "ffv1", "-c:a", "pcm_s16le"])
}

fn args(film: &Video) -> Args {
    Args::default().with("video", Value::Video(film.clone()))
}

fn number(value: f64) -> Value {
    Value::Number(value)
}

/// Time and brightness of a frame.
fn shown(value: &Value) -> (f64, u8) {
    let Value::Image(image) = value else { panic!("{value}") };
    (image.origin().time_s.unwrap(), image.pixels().get_pixel(30, 20).0[0])
}

#[test]
fn the_manifests_fit_the_tools() {
    let signature = |file: &str, text: &str| {
        let spec = ToolSpec::from_toml(file, text).unwrap();
        let signature = spec.signature();
        assert!(film(spec, &Arc::new(Runtime::new(Arc::new(Machine("")), 1))).is_some(), "{file}");
        signature
    };
    macro_rules! signature {
        ($file:literal) => {
            signature($file, include_str!(concat!("../../../", $file)))
        };
    }
    assert_eq!(signature!("tools/frame.toml"), "frame(video: video, at_s: number|segments) -> image");
    assert_eq!(
        signature!("tools/frames.toml"),
        "frames(video: video, mode?: text, count?: number, start_s?: number, end_s?: number) -> list<image>"
    );
    assert_eq!(signature!("tools/audio_of.toml"), "audio_of(video: video, start_s?: number, end_s?: number) -> audio");
    assert_eq!(
        signature!("tools/video_text.toml"),
        "video_text(video: video, every_s?: number, start_s?: number, end_s?: number) -> segments"
    );
    assert_eq!(signature!("tools/duration.toml"), "duration(audio: audio|video) -> number");
}

#[test]
fn a_recording_is_measured_without_any_program() {
    let args = Args::default().with("audio", Value::Audio(Audio::new(vec![0.0; 24_000])));
    assert_eq!(films("none-").duration(&args, &CancellationToken::new()), Ok(number(1.5)));
}

#[test]
fn without_ffmpeg_every_film_tool_says_how_to_get_it() {
    let film = Video::new(PathBuf::from("film.mp4"), 1, Digest::default());
    let (films, cancel) = (films("none-"), CancellationToken::new());
    let tools: [Work; 5] = [Films::frame, Films::frames, Films::audio_of, Films::video_text, Films::duration];
    for work in tools {
        let args = args(&film).with("at_s", number(1.0)).with("audio", Value::Video(film.clone()));
        let error = work(&films, &args, &cancel).unwrap_err();
        assert!(matches!(error, ToolError::Unavailable { .. }), "{error}");
        assert!(
            error.to_string().contains("`none-ffprobe`, which is not installed: `apt-get install ffmpeg`"),
            "{error}"
        );
    }
}

#[test]
fn a_frame_is_the_one_shown_at_its_time() {
    if !with_ffmpeg() {
        return;
    }
    let ((film, _folder), films, cancel) = (three_scenes(), films(""), CancellationToken::new());
    let frame = |at_s: Value| films.frame(&args(&film).with("at_s", at_s), &cancel);
    // The nearest frame to 0.9 is the next one.
    for (at_s, brightness) in [(0.0, 0), (0.9, 0), (1.0, 255), (1.9, 255), (2.0, 128), (3.4, 128), (3.5, 128)] {
        let (time_s, seen) = shown(&frame(number(at_s)).unwrap());
        assert!(time_s == at_s && seen.abs_diff(brightness) <= 2, "{at_s}: {seen} at {time_s}");
    }
    let Value::Image(image) = frame(number(1.0)).unwrap() else { panic!("no picture") };
    assert_eq!((image.origin().source, image.origin().size), (film.digest(), [64, 48]));
    let late = frame(number(3.6)).unwrap_err().to_string();
    assert_eq!(late, "there is nothing at 3.6 s: the film ends at 3.5 s");
    assert!(matches!(frame(number(-1.0)), Err(ToolError::Argument { .. })));
    assert!(matches!(frame(number(f64::NAN)), Err(ToolError::Argument { .. })));

    let span = Segment { start_s: 1.2, end_s: 1.6, ..Segment::default() };
    let spans = |source| Value::Segments(Segments { source, items: vec![span.clone()] });
    assert_eq!(shown(&frame(spans(film.digest())).unwrap()).0, 1.4);
    assert!(frame(spans(Digest::default())).unwrap_err().to_string().contains("another recording"));
}

#[test]
fn frames_come_from_equal_parts_or_from_scenes() {
    if !with_ffmpeg() {
        return;
    }
    let ((film, _folder), films, cancel) = (three_scenes(), films(""), CancellationToken::new());
    let frames = |more: &[(&str, Value)]| {
        let args = more.iter().fold(args(&film), |args, (name, value)| args.with(*name, value.clone()));
        films.frames(&args, &cancel).map(|value| match value {
            Value::List(items) => items.iter().map(shown).collect::<Vec<_>>(),
            other => panic!("{other}"),
        })
    };
    let times = |found: Vec<(f64, u8)>| found.into_iter().map(|(at, _)| at).collect::<Vec<_>>();
    let third = [("count", number(3.0)), ("end_s", number(3.0))];
    let seen = frames(&third).unwrap();
    assert_eq!(seen.iter().map(|(at, _)| *at).collect::<Vec<_>>(), [0.5, 1.5, 2.5]);
    assert!(seen[0].1 < 3 && seen[1].1 > 252 && seen[2].1.abs_diff(128) < 3, "{seen:?}");

    let scenes = [("mode", Value::Text("scenes".to_owned()))];
    let seen = frames(&scenes).unwrap();
    assert_eq!(seen.len(), 3, "{seen:?}");
    assert!(seen[0].1 < 3 && seen[1].1 > 252 && seen[2].1.abs_diff(128) < 3, "{seen:?}");
    let strongest = [scenes[0].clone(), ("count", number(2.0))];
    assert_eq!(times(frames(&strongest).unwrap()).len(), 2);

    for count in [0.0, 1.5, 33.0, f64::NAN] {
        assert!(matches!(frames(&[("count", number(count))]), Err(ToolError::Argument { .. })), "{count}");
    }
    let late = frames(&[("start_s", number(9.0))]).unwrap_err().to_string();
    assert_eq!(late, "there is nothing from 9 s on: the film ends at 3.5 s");
}

#[test]
fn the_last_frame_stays_to_the_end_of_a_series() {
    if !with_ffmpeg() {
        return;
    }
    let ((video, _folder), films, cancel) = (three_scenes(), films(""), CancellationToken::new());
    let film = films.open(&video, &cancel).unwrap();
    let seen = |start_s: f64| {
        let mut all = Vec::new();
        let mut take = |image| {
            all.push(shown(&Value::Image(image)));
            Ok(())
        };
        film.pictures(Series { start_s, step_s: 0.4, count: 4 }, 100, &mut take).unwrap();
        all
    };
    let all = seen(1.7);
    assert!(all[0].1 > 252 && all[1..].iter().all(|(_, grey)| grey.abs_diff(128) < 3), "{all:?}");
    assert!(all.iter().zip([1.7, 2.1, 2.5, 2.9]).all(|((at, _), expected)| (at - expected).abs() < 1e-9), "{all:?}");
    assert!(seen(2.3).iter().all(|(_, grey)| grey.abs_diff(128) < 3));
}

#[test]
fn sound_keeps_the_times_of_the_film() {
    if !with_ffmpeg() {
        return;
    }
    let ((film, _folder), films, cancel) = (three_scenes(), films(""), CancellationToken::new());
    let sound = |args: &Args| match films.audio_of(args, &cancel).unwrap() {
        Value::Audio(audio) => audio,
        other => panic!("{other}"),
    };
    let whole = sound(&args(&film));
    assert!((whole.seconds() - 3.5).abs() < 0.01, "{}", whole.seconds());
    assert_eq!((whole.origin().source, whole.origin().offset_s), (film.digest(), 0.0));
    let crossings = whole.samples().windows(2).filter(|pair| pair[0] < 0.0 && pair[1] >= 0.0).count();
    assert!(crossings.abs_diff(1540) <= 3, "440 turns a second: {crossings}");
    let part = sound(&args(&film).with("start_s", number(1.0)).with("end_s", number(2.5)));
    assert_eq!((part.seconds(), part.origin().offset_s), (1.5, 1.0));
    assert_eq!(films.duration(&Args::default().with("audio", Value::Video(film)), &cancel), Ok(number(3.5)));
}

#[test]
fn sound_that_sets_in_late_is_silent_before() {
    if !with_ffmpeg() {
        return;
    }
    let (film, _folder) = made(&[
        "-f",
        "lavfi",
        "-i",
        "color=black:size=32x32:rate=5:duration=3",
        "-itsoffset",
        "1",
        "-f",
        "lavfi",
        "-i",
        "sine=frequency=300:duration=2",
        "-map",
        "0:v",
        "-map",
        "1:a",
        "-c:v",
        "ffv1",
        "-c:a",
        "pcm_s16le",
    ]);
    let Value::Audio(audio) = films("").audio_of(&args(&film), &CancellationToken::new()).unwrap() else {
        panic!("no sound")
    };
    let loudest = |from: f64, to: f64| {
        let at = |seconds: f64| (seconds * f64::from(AUDIO_RATE)) as usize;
        audio.samples()[at(from)..at(to)].iter().fold(0.0f32, |most, sample| most.max(sample.abs()))
    };
    assert!(loudest(0.0, 0.95) < 1e-3 && loudest(1.05, 1.5) > 0.05, "{} {}", loudest(0.0, 0.95), loudest(1.05, 1.5));
}

#[test]
fn a_large_film_is_scaled_down_with_the_way_back() {
    if !with_ffmpeg() {
        return;
    }
    let (film, _folder) = made(&[
        "-f",
        "lavfi",
        "-i",
        "color=black:size=2400x600:rate=1:duration=1,drawbox=x=1200:w=1200:color=white:t=fill",
        "-c:v",
        "ffv1",
    ]);
    let Value::List(items) =
        films("").frames(&args(&film).with("count", number(1.0)), &CancellationToken::new()).unwrap()
    else {
        panic!("no frames")
    };
    let Value::Image(image) = &items[0] else { panic!("no picture") };
    assert_eq!((image.width(), image.height(), image.origin().size), (1920, 480, [2400, 600]));
    assert_eq!(image.origin().to_original([960.0, 0.0, 1920.0, 480.0]), [1200.0, 0.0, 2400.0, 600.0]);
    assert!(image.pixels().get_pixel(950, 9).0[0] < 9 && image.pixels().get_pixel(970, 9).0[0] > 246);
}

#[test]
fn films_without_sound_or_pictures_and_broken_ones_are_told_apart() {
    if !with_ffmpeg() {
        return;
    }
    let (films, cancel) = (films(""), CancellationToken::new());
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/audio");
    let silent = films.audio_of(&args(&video(&data.join("no-sound.mp4"))), &cancel).unwrap_err();
    assert_eq!(silent, ToolError::not_found("the film has no sound track"));
    let sound = video(&data.join("tone.m4a"));
    let unseen = films.frame(&args(&sound).with("at_s", number(0.1)), &cancel).unwrap_err();
    assert_eq!(unseen, ToolError::not_found("the film has no pictures, only sound"));

    let folder = tempfile::tempdir().unwrap();
    let written = |name: &str, content: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        films.duration(&Args::default().with("audio", Value::Video(video(&path))), &cancel).unwrap_err().to_string()
    };
    let whole = std::fs::read(data.join("no-sound.mp4")).unwrap();
    let cut = written("cut.mp4", &whole[..whole.len() / 3]);
    assert!(cut.starts_with("`ffprobe` cannot read the film ("), "{cut}");
    // A playlist gets no further, even where the look at its content is gone around.
    let other = data.join("tone.m4a");
    let playlist =
        format!("#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nfile://{}\n#EXT-X-ENDLIST\n", other.display());
    let refused = written("list.mp4", playlist.as_bytes());
    assert!(refused.starts_with("`ffprobe` cannot read the film ("), "{refused}");
    assert!(
        written("list.ffconcat", format!("ffconcat version 1.0\nfile '{}'\n", other.display()).as_bytes())
            .contains("cannot read")
    );
}

#[test]
fn a_cancelled_call_does_not_start() {
    let cancel = CancellationToken::new();
    cancel.cancel();
    let film = Video::new(PathBuf::from("film.mp4"), 1, Digest::default());
    assert_eq!(films("none-").audio_of(&args(&film), &cancel), Err(ToolError::Cancelled));
}
