//! `serve`: the program as a server for other programs.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Result;
use tokio_util::sync::CancellationToken;

use super::app::App;
use super::args::ServeArgs;
use super::{Exit, UsageError, say, telemetry};
use crate::serve::{self, HttpOptions, Parts, Patience, Service};
use crate::shipped;

/// Serves until the client leaves or Ctrl-C.
pub(super) async fn serve(app: App, args: ServeArgs) -> Result<Exit> {
    if !args.stdio && args.http.is_none() {
        let message =
            "say how to serve: `--stdio` to one client that starts the program, `--http ADDR` to all that connect";
        return Err(UsageError(message.to_owned()).into());
    }
    let token = token(args.token.as_deref())?;
    app.ensure_remote(&args.planner)?;
    let app = Arc::new(app);
    let service = Arc::new(Service::new(parts(&app, &args)?)?);
    match args.http.filter(|_| !args.stdio) {
        None => serve::stdio(service, app.cancel.clone()).await?,
        Some(address) => {
            let options = HttpOptions {
                address,
                hosts: args.host,
                token,
                running: usize::from(args.running),
                queue: usize::from(args.queue),
                max_body: usize::try_from(args.max_body).unwrap_or(usize::MAX),
                grace: Duration::from_secs(args.grace.into()),
                patience: Patience::default(),
            };
            // Said even when quiet: with port 0, nobody knows it otherwise.
            let ready = |address| say(&format!("listening at http://{address}"));
            serve::http(service, options, stopped(&app), ready).await?;
        }
    }
    Ok(Exit::Answered)
}

/// The token that clients must show. A variable may be there and empty; a blank option would let everybody in.
fn token(given: Option<&str>) -> Result<Option<String>> {
    match given {
        Some(token) if !token.trim().is_empty() => Ok(Some(token.to_owned())),
        Some(blank) if std::env::var("SIGHTLINE_TOKEN").ok().as_deref() != Some(blank) => {
            let message = "`--token` is blank: give what clients must show, or leave it out";
            Err(UsageError(message.to_owned()).into())
        }
        _ => Ok(None),
    }
}

/// Cancelled with Ctrl-C, or when the system asks the program to end.
fn stopped(app: &App) -> CancellationToken {
    let stopped = app.cancel.child_token();
    #[cfg(unix)]
    if let Ok(mut asked) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        let stopped = stopped.clone();
        tokio::spawn(async move {
            if asked.recv().await.is_some() {
                stopped.cancel();
            }
        });
    }
    stopped
}

fn parts(app: &Arc<App>, args: &ServeArgs) -> Result<Parts> {
    let names = shipped::workflow_names(&app.data);
    let workflows = names.iter().map(|name| shipped::workflow(&app.data, name)).collect::<Result<_, _>>()?;
    let folders = if args.allow.is_empty() { vec![".".into()] } else { args.allow.clone() };
    let (planner, roles, opening) = (args.planner.clone(), args.roles.clone(), Arc::clone(app));
    Ok(Parts {
        toolbox: app.toolbox.clone(),
        executor: app.executor(),
        provide: Arc::new(app.provider()),
        // The model of the planner is opened when the first question comes.
        planner: Box::new(move || {
            let (app, planner, roles) = (Arc::clone(&opening), planner.clone(), roles.clone());
            Box::pin(async move { Ok((app.planner(&planner).await?, app.roles(&roles).await?)) })
        }),
        workflows,
        limits: args.bounds.limits(),
        folders,
        lends: args.client_tools,
        adopt: telemetry::adopt,
    })
}
