//! Inputs: from what the user typed to values.

use std::io::Read;
use std::path::Path;

use anyhow::{Context, Result};

use super::UsageError;
use super::app::App;
use super::args::Inputs;
use crate::agent::{AgentError, Query};
use crate::media::{Limits, grouped, open_audio, open_video, read_audio, read_file, read_image, read_stream};
use crate::value::Value;

/// Reads the question and all inputs.
pub(super) async fn query(app: &App, question: &str, inputs: &Inputs) -> Result<Query> {
    let from_stdin = inputs.image.iter().chain(&inputs.audio).filter(|path| *path == "-").count();
    if from_stdin + usize::from(question == "-") > 1 {
        return Err(UsageError("standard input (`-`) can be read only once".to_owned()).into());
    }
    let question = if question == "-" { stdin(app, stdin_text).await? } else { question.to_owned() };
    check_question(&question)?;
    let mut query = Query { question, ..Query::default() };
    add(app, &mut query, "image", &inputs.image, inputs.allow_net).await?;
    add(app, &mut query, "audio", &inputs.audio, inputs.allow_net).await?;
    add(app, &mut query, "video", &inputs.video, inputs.allow_net).await?;
    Ok(query)
}

/// Refuses a question that is empty or too long.
pub(super) fn check_question(question: &str) -> Result<()> {
    if question.len() > QUESTION_LIMIT {
        return Err(too_long(&format!("{} bytes", grouped(question.len() as u64))).into());
    }
    if question.trim().is_empty() {
        return Err(
            UsageError("the question is empty: ask something, such as \"What does the sign say?\"".to_owned()).into()
        );
    }
    Ok(())
}

/// Reads pictures, recordings or films as `image`, `image2`, …, `audio`, `audio2`, … or `video`, `video2`, ….
async fn add(app: &App, query: &mut Query, kind: &str, paths: &[String], allow_net: bool) -> Result<()> {
    for (i, path) in paths.iter().enumerate() {
        let name = if i == 0 { kind.to_owned() } else { format!("{kind}{}", i + 1) };
        query.inputs.insert(name.clone(), open(app, kind, path, allow_net).await?);
        query.paths.insert(name, path.clone());
    }
    Ok(())
}

/// One picture (`image`) or recording (`audio`) from a file, standard input, or, where allowed, an address; one film
/// (`video`) from a file.
pub(super) async fn open(app: &App, kind: &str, path: &str, allow_net: bool) -> Result<Value> {
    let limits = Limits::default();
    let is_stdin = path == "-";
    let is_address = path.starts_with("http://") || path.starts_with("https://");
    match kind {
        "video" if is_stdin || is_address => {
            let message = format!("--video `{path}`: a film is read from a file: save it first, then name the file");
            return Err(UsageError(message).into());
        }
        "video" => return Ok(Value::Video(open_video(Path::new(path), &limits)?)),
        "audio" if !is_stdin && !is_address => return Ok(Value::Audio(open_audio(Path::new(path), &limits)?)),
        _ => {}
    }
    let bytes = if is_stdin {
        stdin(app, move || Ok(read_stream("standard input", std::io::stdin().lock(), limits.max_bytes)?)).await?
    } else if is_address {
        unless_cancelled(app, fetch(app, path, allow_net, limits.max_bytes)).await?
    } else {
        read_file(Path::new(path), limits.max_bytes)?
    };
    let name = if is_stdin { "standard input" } else { path };
    Ok(match kind {
        "image" => Value::Image(read_image(name, &bytes, &limits)?),
        _ => Value::Audio(read_audio(name, &bytes, &limits)?),
    })
}

/// The most bytes of a question.
const QUESTION_LIMIT: usize = 20_000;

fn too_long(length: &str) -> UsageError {
    UsageError(format!(
        "the question has {length}, the limit is {} bytes: ask a shorter one",
        grouped(QUESTION_LIMIT as u64)
    ))
}

/// Reads standard input, which another program may keep open for as long as it likes.
async fn stdin<T: Send + 'static>(app: &App, read: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    unless_cancelled(app, async { tokio::task::spawn_blocking(read).await? }).await
}

/// What comes of some work, unless Ctrl-C comes first.
async fn unless_cancelled<T>(app: &App, work: impl Future<Output = Result<T>>) -> Result<T> {
    tokio::select! {
        done = work => done,
        () = app.cancel.cancelled() => Err(AgentError::Cancelled.into()),
    }
}

fn stdin_text() -> Result<String> {
    let mut bytes = Vec::new();
    // One byte more than may be, so that an endless stream ends and is told from one that is just long enough.
    let most = QUESTION_LIMIT as u64 + 1;
    std::io::stdin().lock().take(most).read_to_end(&mut bytes).context(STDIN)?;
    if bytes.len() > QUESTION_LIMIT {
        return Err(too_long(&format!("more than {} bytes", grouped(QUESTION_LIMIT as u64))).into());
    }
    let text = String::from_utf8(bytes).map_err(|_| UsageError(format!("{STDIN}: it is no UTF-8 text")))?;
    Ok(text.trim().to_owned())
}

const STDIN: &str = "cannot read the question from standard input";

/// The bytes behind an address, where the user lets them be fetched. Which of the two options came from the line, the
/// environment or the file makes no difference.
async fn fetch(app: &App, address: &str, allowed: bool, limit: u64) -> Result<Vec<u8>> {
    if app.offline() {
        let message = format!(
            "`{address}` is an address, and `--offline` forbids fetching it, `--allow-net` or not: save it first, then \
             name the file"
        );
        return Err(UsageError(message).into());
    }
    if !allowed {
        let message = format!("`{address}` is an address: add `--allow-net` to let sightline fetch it");
        return Err(UsageError(message).into());
    }
    download(address, limit).await
}

#[cfg(feature = "remote")]
async fn download(address: &str, limit: u64) -> Result<Vec<u8>> {
    let client = reqwest::Client::builder().timeout(std::time::Duration::from_secs(60)).build()?;
    let mut response = client.get(address).send().await?.error_for_status()?;
    let mut bytes = Vec::new();
    while let Some(chunk) = response.chunk().await? {
        bytes.extend_from_slice(&chunk);
        anyhow::ensure!(bytes.len() as u64 <= limit, "`{address}` is larger than {limit} bytes");
    }
    Ok(bytes)
}

#[cfg(not(feature = "remote"))]
async fn download(address: &str, _limit: u64) -> Result<Vec<u8>> {
    anyhow::bail!("cannot fetch `{address}`: this program was built without the feature `remote`")
}
