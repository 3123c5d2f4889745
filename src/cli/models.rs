//! `models`: list, fetch, check and remove models.

use std::fmt::Write as _;

use anyhow::Result;
use serde_json::json;

use super::app::{App, Bars};
use super::args::ModelsCommand;
use super::{Exit, print, print_json};
use crate::models::{ModelError, Status, size_text};

/// Runs a `models` command.
pub(super) async fn models(app: &App, command: ModelsCommand) -> Result<Exit> {
    match command {
        ModelsCommand::List { json } => list(app, json)?,
        ModelsCommand::Pull { names } => {
            let names = some_or_all(app, names);
            for name in &names {
                app.store.manifest(name)?;
            }
            app.provide(&names).await?;
            print(&format!("here: {}", names.join(", ")))?;
        }
        ModelsCommand::Verify { names } => return verify(app, names).await,
        ModelsCommand::Remove { names } => {
            for name in names {
                let freed = app.store.remove(&name, &Bars::new(app.screen.clone(), app.cancel.clone()))?;
                print(&format!("{name}: {} freed", size_text(freed)))?;
            }
        }
        ModelsCommand::Path { name: None } => {
            let home = app.store.home();
            print(&format!("{}", home.root().display()))?;
        }
        ModelsCommand::Path { name: Some(name) } => {
            for file in &app.store.manifest(&name)?.files {
                print(&format!("{}", app.store.path(&name, &file.name)?.display()))?;
            }
        }
    }
    Ok(Exit::Answered)
}

/// The models that the user named, or all.
fn some_or_all(app: &App, names: Vec<String>) -> Vec<String> {
    if names.is_empty() { app.store.names().into_iter().map(str::to_owned).collect() } else { names }
}

fn list(app: &App, as_json: bool) -> Result<()> {
    let mut rows = Vec::new();
    for name in app.store.names() {
        let manifest = app.store.manifest(name)?;
        let status = match app.store.status(name)? {
            Status::Present => "here",
            Status::Missing => "missing",
            Status::Corrupt => "corrupt",
        };
        rows.push((manifest, status));
    }
    if as_json {
        let rows: Vec<_> = rows
            .iter()
            .map(|(m, status)| json!({ "name": m.name, "task": m.task, "licence": m.licence, "bytes": m.size(), "status": status, "origin": m.origin }))
            .collect();
        return print_json(&rows);
    }
    let mut out = String::new();
    for (manifest, status) in rows {
        let _ = writeln!(
            out,
            "{:<24} {:<8} {:>9}  {:<12} {}",
            manifest.name,
            status,
            size_text(manifest.size()),
            manifest.licence,
            manifest.task
        );
    }
    let _ = writeln!(out, "\nkept in {} ({})", app.store.home().root().display(), app.store.home().chosen_by());
    print(&out)
}

async fn verify(app: &App, names: Vec<String>) -> Result<Exit> {
    let mut exit = Exit::Answered;
    let all = names.is_empty();
    for name in some_or_all(app, names) {
        if all && app.store.status(&name)? == Status::Missing {
            continue;
        }
        match app.store.verify(&name, &Bars::new(app.screen.clone(), app.cancel.clone())) {
            Ok(_) => print(&format!("{name}: good"))?,
            // That says nothing about the model.
            Err(error @ ModelError::Cancelled { .. }) => return Err(error.into()),
            Err(error) => {
                print(&format!("{name}: {error}"))?;
                exit = Exit::Failure;
            }
        }
    }
    Ok(exit)
}
