//! The `sightline` command: reads what the user typed and hands it to the library's command line.

use std::process::ExitCode;

fn main() -> ExitCode {
    sightline::cli::main()
}
