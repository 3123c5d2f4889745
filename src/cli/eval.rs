//! `eval`: counts how many questions are answered right, and how well the experts see, read and hear.

mod experts;
mod precision;
mod questions;

use anyhow::Result;

use super::app::App;
use super::args::EvalCommand;
use super::{Exit, UsageError, input, print, print_json};

/// Runs an `eval` command.
pub(super) async fn eval(app: &App, command: EvalCommand) -> Result<Exit> {
    match command {
        EvalCommand::Questions(args) => questions::eval(app, args).await,
        EvalCommand::Experts(args) => experts::eval(app, args).await,
    }
}
