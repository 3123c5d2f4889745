//! `:show`: a picture in the terminal, with boxes on it where boxes are meant.

use anyhow::Result;

use super::commands::last;
use super::session::Session;
use crate::cli::{UsageError, ask, print, render};
use crate::tool::Args;
use crate::value::{Image, Value};

/// Rows that a picture may take.
const ROWS: u32 = 40;

/// Shows what has this name; without one, the evidence of the last answer on its picture, or the first picture.
pub(super) async fn show(session: &Session<'_>, name: &str) -> Result<()> {
    let name = name.trim_start_matches('$');
    if name.is_empty() {
        let done = session.names.last().filter(|done| !done.trace.answer.evidence.is_empty());
        let with_picture = done.filter(|done| done.query.inputs.values().any(|it| matches!(it, Value::Image(_))));
        if let Some(done) = with_picture {
            let drawn = ask::annotated(session.app, &done.query, &done.trace).await?;
            return told(session, &drawn);
        }
        let first = session.names.rows().find_map(|row| if let Value::Image(it) = row.value { Some(it) } else { None });
        return match first {
            Some(image) => told(session, image),
            None => last(session).and_then(|_| Err(UsageError("there is no picture to show".to_owned()).into())),
        };
    }
    match session.names.find(name)? {
        Value::Image(image) => told(session, image),
        Value::Mask(mask) => told(session, &mask.picture()),
        Value::Regions(regions) => match session.names.picture_of(regions) {
            Some((_, image)) => {
                let args = Args::default().with("image", Value::Image(image.clone()));
                let args = args.with("regions", Value::Regions(regions.clone())).with("marks", Value::Bool(true));
                told(session, &ask::drawn(session.app, args).await?)
            }
            None => print(&words(&Value::Regions(regions.clone()))),
        },
        other => print(&words(other)),
    }
}

/// Draws a picture; where no terminal shows it, says what it is.
fn told(session: &Session<'_>, image: &Image) -> Result<()> {
    if session.terminal { session.draw(image, ROWS) } else { print(&words(&Value::Image(image.clone()))) }
}

fn words(value: &Value) -> String {
    let lines: Vec<String> = value.to_string().lines().map(render::printable).collect();
    if lines.is_empty() { "nothing".to_owned() } else { lines.join("\n") }
}
