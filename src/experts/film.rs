//! Films: frames, sound, length, and one timeline of what is written and said in them, through the `ffmpeg` program.
//!
//! `program` runs it, `probe` reads what is in a film, `sample` takes pictures and sound out of it, `timeline` joins
//! what was read and heard. A frame is an [`Image`] whose origin names the film and the time, the sound an
//! [`Audio`](crate::value::Audio) whose origin names the film: what is found in them is cited with its time there.

mod probe;
mod program;
mod sample;
mod timeline;

use std::sync::Arc;

use futures::future::BoxFuture;
use tokio_util::sync::CancellationToken;

use self::program::Programs;
use self::sample::{Film, Look, Series};
use self::timeline::{Line, written};
use super::ocr::Reader;
use super::{Runtime, transcribe};
use crate::tool::{Args, Context, Tool, ToolError, ToolSpec, blocking, first_span};
use crate::value::{Image, Region, Segments, Value, Video};

/// Longest side of a single frame, and of each of several, in pixels; larger ones are scaled down.
const MAX_SIDE: u32 = 4096;
const MAX_SIDE_OF_MANY: u32 = 1920;
/// Most frames of one call.
const MAX_FRAMES: f64 = 32.0;
/// Longest part of a film, in seconds, that is decoded from end to end.
const LONGEST_S: f64 = 3600.0;

/// What a tool of this file does.
type Work = fn(&Films, &Args, &CancellationToken) -> Result<Value, ToolError>;

/// The tool over films that a manifest names: `frame`, `frames`, `audio_of`, `video_text` or `duration`. Nothing when
/// it names another one.
pub fn film(spec: ToolSpec, runtime: &Arc<Runtime>) -> Option<Arc<dyn Tool>> {
    let work: Work = match spec.name.as_str() {
        "frame" => Films::frame,
        "frames" => Films::frames,
        "audio_of" => Films::audio_of,
        "video_text" => Films::video_text,
        "duration" => Films::duration,
        _ => return None,
    };
    Some(Arc::new(OverFilms { spec, work, films: Arc::new(Films::new(runtime)) }))
}

struct OverFilms {
    spec: ToolSpec,
    work: Work,
    films: Arc<Films>,
}

impl Tool for OverFilms {
    fn spec(&self) -> &ToolSpec {
        &self.spec
    }

    fn call(&self, args: Args, context: Context) -> BoxFuture<'_, Result<Value, ToolError>> {
        let (work, films) = (self.work, Arc::clone(&self.films));
        Box::pin(blocking(move || work(&films, &args, &context.cancel)))
    }
}

/// The programs and the experts that films are read and heard with.
struct Films {
    programs: Programs,
    reader: Reader,
    listener: transcribe::Expert,
}

impl Films {
    fn new(runtime: &Arc<Runtime>) -> Self {
        Self {
            programs: Programs::new(runtime.clone()),
            reader: Reader::new(runtime.clone()),
            listener: transcribe::Expert::new(runtime.clone()),
        }
    }

    fn open<'a>(&'a self, video: &'a Video, cancel: &'a CancellationToken) -> Result<Film<'a>, ToolError> {
        let contents = probe::read(&self.programs.probe(video, cancel)?)?;
        Ok(Film { programs: &self.programs, video, contents, cancel })
    }

    /// `frame(video, at_s)`: what is shown at a time, or in the middle of the first of some spans.
    fn frame(&self, args: &Args, cancel: &CancellationToken) -> Result<Value, ToolError> {
        let video = args.video("video")?;
        let at_s = match args.value("at_s")? {
            Value::Segments(segments) => {
                let first = first_span(segments, video.digest(), "at_s")?;
                f64::midpoint(first.start_s, first.end_s)
            }
            _ => *args.number("at_s")?,
        };
        let film = self.open(video, cancel)?;
        if !at_s.is_finite() || at_s < 0.0 {
            return Err(ToolError::argument(
                "at_s",
                format!("expected seconds from the beginning, 0 or more, got {at_s}"),
            ));
        }
        if let Some(length) = film.contents.seconds.filter(|length| at_s > *length) {
            return Err(ToolError::not_found(format!("there is nothing at {at_s} s: the film ends at {length:.1} s")));
        }
        film.frame(at_s, MAX_SIDE).map(Value::Image)
    }

    /// `frames(video, mode, count, start_s, end_s)`: the middles of equal parts, or of scenes.
    fn frames(&self, args: &Args, cancel: &CancellationToken) -> Result<Value, ToolError> {
        let film = self.open(args.video("video")?, cancel)?;
        let count = *args.number_or_none("count")?.unwrap_or(&8.0);
        if !(1.0..=MAX_FRAMES).contains(&count) || count.fract() != 0.0 {
            let message = format!("expected a whole number from 1 to {MAX_FRAMES}, got {count}");
            return Err(ToolError::argument("count", message));
        }
        let [start_s, end_s] = span(&film, args)?;
        let mode = args.text_or_none("mode")?.map_or("uniform", String::as_str);
        let parts = match mode {
            "uniform" => {
                let part = (end_s - start_s) / count;
                (0..count as usize).map(|i| [i as f64, i as f64 + 1.0].map(|at| at.mul_add(part, start_s))).collect()
            }
            "scenes" => film.scenes(start_s, bounded([start_s, end_s])?[1], count as usize)?,
            other => {
                return Err(ToolError::argument("mode", format!("expected `uniform` or `scenes`, got `{other}`")));
            }
        };
        // Each is sought by itself: that is quicker than to decode all that lies between.
        let middles = parts.into_iter().map(|[start, end]| milliseconds(f64::midpoint(start, end)));
        let frames = middles.map(|at_s| film.frame(at_s, MAX_SIDE_OF_MANY).map(Value::Image));
        frames.collect::<Result<Vec<_>, _>>().map(Value::List)
    }

    /// `audio_of(video, start_s, end_s)`: the sound.
    fn audio_of(&self, args: &Args, cancel: &CancellationToken) -> Result<Value, ToolError> {
        let film = self.open(args.video("video")?, cancel)?;
        let [start_s, end_s] = bounded(span(&film, args)?)?;
        film.sound(start_s, end_s).map(Value::Audio)
    }

    /// `duration(audio)`: length in seconds, to the millisecond.
    fn duration(&self, args: &Args, cancel: &CancellationToken) -> Result<Value, ToolError> {
        let seconds = match args.value("audio")? {
            Value::Video(video) => self.open(video, cancel)?.length()?,
            _ => args.audio("audio")?.seconds(),
        };
        Ok(Value::Number(milliseconds(seconds)))
    }

    /// `video_text(video, every_s, start_s, end_s)`: the timeline of what is written and said.
    fn video_text(&self, args: &Args, cancel: &CancellationToken) -> Result<Value, ToolError> {
        let video = args.video("video")?;
        let every_s = *args.number_or_none("every_s")?.unwrap_or(&2.0);
        if !(0.1..=600.0).contains(&every_s) {
            return Err(ToolError::argument("every_s", format!("expected seconds from 0.1 to 600, got {every_s}")));
        }
        let film = self.open(video, cancel)?;
        let span = bounded(span(&film, args)?)?;
        let mut written = Vec::new();
        if film.contents.size.is_some() {
            written = timeline::on_screen(&self.looks(&film, span, milliseconds(every_s), cancel)?, span[1]);
        }
        let mut said = Vec::new();
        if film.contents.sound {
            said = match film.sound(span[0], span[1]) {
                Ok(sound) => self.listener.segments(&sound, cancel)?.items,
                // A sound track may be shorter than the pictures.
                Err(ToolError::NotFound { .. }) => said,
                Err(error) => return Err(error),
            };
        }
        Ok(Value::Segments(Segments { source: video.digest(), items: timeline::merged(written, said) }))
    }

    /// What is written in the pictures every so many seconds. A picture that looks like the one that was read last is
    /// not read again.
    fn looks(
        &self,
        film: &Film<'_>,
        [start_s, end_s]: [f64; 2],
        step_s: f64,
        cancel: &CancellationToken,
    ) -> Result<Vec<(f64, Vec<Line>)>, ToolError> {
        let count = ((end_s - start_s) / step_s).ceil().max(1.0) as usize;
        let series = Series { start_s, step_s, count };
        let mut looks: Vec<(f64, Vec<Line>)> = Vec::new();
        let mut read: Option<Look> = None;
        film.pictures(series, MAX_SIDE_OF_MANY, &mut |image| {
            let look = Look::of(image.pixels());
            let lines = match looks.last() {
                Some((_, lines)) if read.as_ref().is_some_and(|read| read.is_like(&look)) => lines.clone(),
                _ => {
                    read = Some(look);
                    self.lines(&image, cancel)?
                }
            };
            looks.push((image.origin().time_s.unwrap_or(start_s), lines));
            Ok(())
        })?;
        Ok(looks)
    }

    fn lines(&self, image: &Image, cancel: &CancellationToken) -> Result<Vec<Line>, ToolError> {
        let line = |region: Region| Some(Line { text: region.text?, score: region.score.unwrap_or(0.0) });
        // Small print is left to a closer look at one `frame`.
        let lines = self.reader.lines(image, Some(false), cancel)?.items.into_iter().filter_map(line);
        // Leaves and fences are read as signs now and then, never as words.
        Ok(lines.filter(|line| line.text.chars().any(char::is_alphanumeric)).collect())
    }
}

/// The part of a film that a call asks for, cut at the film's end.
fn span(film: &Film<'_>, args: &Args) -> Result<[f64; 2], ToolError> {
    let asked = args.span(film.video.digest())?;
    let length = film.length()?;
    let end_s = asked.end_s.map_or(length, |end| end.min(length));
    if asked.start_s >= end_s {
        let message = format!("there is nothing from {} s on: the film ends at {length:.1} s", asked.start_s);
        return Err(ToolError::not_found(message));
    }
    Ok([asked.start_s, end_s])
}

/// Refuses parts that are too long to be decoded from end to end.
fn bounded(span: [f64; 2]) -> Result<[f64; 2], ToolError> {
    if span[1] - span[0] <= LONGEST_S {
        return Ok(span);
    }
    let message = format!(
        "the part {} is longer than {LONGEST_S} s, the limit for one call: ask for parts with `start_s` and `end_s`",
        written(span)
    );
    Err(ToolError::Limit { message })
}

fn milliseconds(seconds: f64) -> f64 {
    (seconds * 1e3).round() / 1e3
}

#[cfg(test)]
mod tests;
