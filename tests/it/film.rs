//! Films as a user meets them: asked about, cut, and refused. Real films are made by ffmpeg, where it is installed, out
//! of a sign and a recording; where SIGHTLINE_NEED_FFMPEG is set, as the checks before a change set it, a missing one
//! fails.

#![allow(clippy::print_stderr)]

use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

use crate::cli::{ask_with, file, scratch, sightline, sightline_at};

const SIGN: &str = "tests/questions/media/sign_parking.png";
const SPEECH: &str = "tests/questions/media/shopping.wav";

/// Two seconds of black, then a sign; speech from the first second on. Nothing where there is no ffmpeg.
fn film() -> Option<String> {
    // Made once: the tests run side by side, and one must not write what another reads.
    static FILM: OnceLock<Option<String>> = OnceLock::new();
    FILM.get_or_init(made_film).clone()
}

fn made_film() -> Option<String> {
    let path = scratch("films").join(format!("sign-{}.mkv", std::process::id()));
    let filters = "[1]scale=320:400,setsar=1,fps=5,format=yuv420p[sign];[0]fps=5,format=yuv420p[black];\
                   [black][sign]concat=n=2[v];[2]adelay=1000,apad,atrim=0:14[a]";
    let made = Command::new("ffmpeg")
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["-nostdin", "-v", "error", "-y", "-f", "lavfi", "-i", "color=black:size=320x400:rate=5:duration=2"])
        .args(["-loop", "1", "-framerate", "5", "-t", "12", "-i", SIGN, "-i", SPEECH, "-filter_complex", filters])
        .args(["-map", "[v]", "-map", "[a]", "-c:v", "ffv1", "-c:a", "pcm_s16le"])
        .arg(&path)
        .output();
    match made {
        Ok(output) => assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr)),
        Err(_) if std::env::var_os("SIGHTLINE_NEED_FFMPEG").is_none() => {
            eprintln!("skipped: ffmpeg is not installed");
            return None;
        }
        Err(error) => panic!("ffmpeg is needed: {error}"),
    }
    Some(path.to_str().unwrap().to_owned())
}

#[test]
fn a_film_is_read_and_heard_and_its_times_are_the_evidence() {
    let Some(film) = film() else { return };
    let plan = "sound = audio_of(video=$video)\nspeech = transcribe(audio=$sound)\n\
                mention = find_words(segments=$speech, words=\"bread\")\nmoment = frame(video=$video, at_s=$mention)\n\
                lines = ocr(image=$moment)\nsign = find_text(lines=$lines, text=\"visitors only\")\n\
                words = text_of(items=$sign)\nsecond = time_of(segments=$mention)\nanswer \"{second}: {words}\"\n";
    let object = ask_with("film.txt", plan, &["--video", &film, "--json"]).ends_with(0).json();
    let answer = object["answer"].as_str().unwrap();
    let second: f64 = answer.split(':').next().unwrap().parse().unwrap();
    assert!((2.0..14.0).contains(&second) && answer.contains("VISITORS ONLY"), "{answer}");
    let evidence = object["evidence"].as_array().unwrap();
    let boxed = evidence.iter().find(|e| e["kind"] == "box").unwrap();
    assert_eq!(boxed["input"], "video");
    assert!((boxed["time"][0].as_f64().unwrap() - second).abs() < 2.0 && boxed["box"][2].as_f64().unwrap() > 0.0);
    assert!(evidence.iter().any(|e| e["kind"] == "time" && e["input"] == "video"), "{evidence:#?}");
}

#[test]
fn a_timeline_holds_what_is_written_and_what_is_said() {
    let Some(film) = film() else { return };
    let ran = sightline(&["run", "film-text", "--video", &film, "--timeout", "600", "--json"]).ends_with(0).json();
    let items = ran["observations"][0]["outcome"]["value"]["value"]["items"].as_array().unwrap();
    let labelled = |label: &str, words: &str| {
        let found = items.iter().find(|i| i["label"] == label && i["text"].as_str().unwrap().contains(words));
        let item = found.unwrap_or_else(|| panic!("no `{words}` {label} in {items:#?}"));
        (item["start_s"].as_f64().unwrap(), item["end_s"].as_f64().unwrap())
    };
    assert_eq!(labelled("on screen", "VISITORS ONLY"), (2.0, 14.0), "the sign is one span, however often it is read");
    let (start_s, _) = labelled("said", "bread");
    assert!(start_s >= 1.0, "speech sets in after a second: {start_s}");
    assert!(ran["answer"].as_str().unwrap().contains("on screen: "), "{}", ran["answer"]);
}

#[test]
fn a_part_of_a_recording_keeps_the_times_of_the_whole() {
    let plan = "part = clip_audio(audio=$audio, start_s=1.5)\nspeech = transcribe(audio=$part)\nanswer $speech\n";
    let object = ask_with("clip.txt", plan, &["--audio", SPEECH, "--json"]).ends_with(0).json();
    let evidence = &object["evidence"][0];
    assert_eq!(evidence["input"], "audio");
    assert!(evidence["time"][0].as_f64().unwrap() >= 1.5, "{evidence}");
}

#[test]
fn what_cannot_be_a_film_is_refused_with_the_way_out() {
    let ask = |more: &[&str]| ask_with("any-film.txt", "unanswerable \"never reached\"\n", more);
    for path in ["-", "https://example.com/a.mp4"] {
        let error = ask(&["--video", path]).fails_with(2);
        assert!(error.contains(&format!("`{path}`")) && error.contains("save it first"), "{error}");
    }
    let playlist = file("list.mp4", "#EXTM3U\nhttps://example.com/a.ts\n");
    let error = ask(&["--video", &playlist]).fails_with(1);
    assert!(error.contains("is text, expected a film"), "{error}");
    let missing = sightline(&["run", "film-text"]).fails_with(2);
    assert!(missing.contains("needs `video`") && missing.contains("`--video`"), "{missing}");
    let marked = ask(&["--audio", SPEECH, "--annotate", "never.png"]).fails_with(2);
    assert!(marked.contains("`--annotate`") && marked.contains("`--image`"), "{marked}");
    assert!(!Path::new("never.png").exists());
}

#[test]
fn a_named_ffmpeg_that_is_not_there_is_said() {
    let vars = [("SIGHTLINE_FFMPEG", "/nowhere/ffmpeg")];
    let args = ["tools", "call", "duration", "--video", "tests/data/audio/no-sound.mp4"];
    let error = sightline_at(&scratch("home"), &vars, "", &args).fails_with(1);
    assert!(error.contains("/nowhere/ffprobe`, which does not start") && error.contains("SIGHTLINE_FFMPEG"), "{error}");
}
