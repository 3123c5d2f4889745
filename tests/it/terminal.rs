//! Conversations in a real terminal: tmux types the keys and reads the screen. Skipped where there is no tmux. The
//! screens are left under `target/tmp/screens`.

use std::path::PathBuf;
use std::process::{Command, Output};
use std::time::{Duration, Instant};

use crate::cli::scratch;

/// How long a screen may take to show what is waited for.
const PATIENCE: Duration = Duration::from_secs(90);

/// A terminal of 100 by 40 letters in which a conversation goes on.
struct Terminal {
    socket: String,
    seen: usize,
}

impl Terminal {
    /// Begins a conversation; nothing where there is no tmux.
    fn open(name: &str, home: &str, args: &str) -> Option<Self> {
        Self::open_with("", name, home, args)
    }

    /// The same with variables as a shell sets them.
    fn open_with(vars: &str, name: &str, home: &str, args: &str) -> Option<Self> {
        let terminal = Self { socket: format!("sightline-{name}-{}", std::process::id()), seen: 0 };
        if Command::new("tmux").arg("-V").output().is_err() {
            return None;
        }
        let program = env!("CARGO_BIN_EXE_sightline");
        let home = scratch(home);
        // Ctrl-C reaches the shell too, which must outlive it.
        let command = format!(
            "trap : INT; SIGHTLINE_CONFIG= {vars} SIGHTLINE_HOME='{}' '{program}' repl {args}; echo left with $?; cat",
            home.display()
        );
        let size = ["-x", "100", "-y", "40"];
        let started = terminal.tmux(&[&["new-session", "-d"], &size[..], &[command.as_str()]].concat());
        assert!(started.status.success(), "{}", String::from_utf8_lossy(&started.stderr));
        Some(terminal)
    }

    fn tmux(&self, args: &[&str]) -> Output {
        let mut command = Command::new("tmux");
        for name in ["SIGHTLINE_PLANNER", "SIGHTLINE_DATA", "SIGHTLINE_OFFLINE", "TMUX"] {
            command.env_remove(name);
        }
        let folder = env!("CARGO_MANIFEST_DIR");
        command.args(["-L", &self.socket, "-f", "/dev/null"]).args(args).current_dir(folder).output().unwrap()
    }

    /// Types a text, letter by letter, without Enter.
    fn types(&self, text: &str) {
        self.tmux(&["send-keys", "-l", text]);
    }

    /// Presses keys by their names.
    fn presses(&self, keys: &[&str]) {
        self.tmux(&[&["send-keys"], keys].concat());
    }

    /// Types a line.
    fn enters(&self, line: &str) {
        self.types(line);
        self.presses(&["Enter"]);
    }

    fn screen(&self) -> String {
        String::from_utf8_lossy(&self.tmux(&["capture-pane", "-p"]).stdout).trim_end().to_owned()
    }

    /// The screen once it shows a text; it is kept in a file.
    #[track_caller]
    fn shows(&mut self, text: &str) -> String {
        let start = Instant::now();
        loop {
            let screen = self.screen();
            if screen.contains(text) {
                self.seen += 1;
                let name = self.socket.split('-').nth(1).unwrap_or_default();
                std::fs::write(scratch("screens").join(format!("{name}-{:02}.txt", self.seen)), &screen).unwrap();
                return screen;
            }
            assert!(start.elapsed() < PATIENCE, "`{text}` is not on the screen:\n{screen}");
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        self.tmux(&["kill-server"]);
    }
}

#[test]
fn lines_are_completed_answered_and_remembered() {
    let home = scratch("terminal-home");
    let history = home.join("history.txt");
    let _ = std::fs::remove_file(&history);
    let Some(mut terminal) = Terminal::open("lines", "terminal-home", "") else { return };
    terminal.shows(":help says what can be done");
    terminal.enters("a = calculate(expression=\"6 * 7\")");
    terminal.shows("\n42\n");
    // Tools, names and parameters are completed with the tabulator.
    terminal.types("b = calcu");
    terminal.presses(&["Tab"]);
    terminal.types("exp");
    terminal.presses(&["Tab"]);
    terminal.types("\"x + 1\", x=$");
    terminal.presses(&["Tab"]);
    terminal.enters(")");
    terminal.shows("\n43\n");
    // The history has the last line, and a value that loses its name is found under the number of its question.
    terminal.presses(&["C-l", "Up", "Enter"]);
    // What is typed while something runs may be lost.
    terminal.shows("\n43\n");
    terminal.enters(":names");
    terminal.shows("$b_2");
    terminal.enters("c = calculate( \\");
    terminal.enters("expression=\"2 + 2\")");
    terminal.shows("\n4\n");
    terminal.presses(&["C-l"]);
    terminal.enters("b = calculate(expression=\"x + 1\", x=$a)");
    terminal.shows("\n43\n");
    terminal.enters(":wh");
    let why = terminal.shows("plan by a call");
    assert!(why.contains("b = calculate(expression=\"x + 1\", x=$a)"), "{why}");
    // Ctrl-C takes a line away and ends nothing, Ctrl-D leaves.
    terminal.types("never mind");
    terminal.presses(&["C-c"]);
    // Between two lines the terminal is not the editor's, and what is typed then may be lost.
    std::thread::sleep(Duration::from_millis(500));
    terminal.presses(&["C-d"]);
    terminal.shows("left with 0");
    let kept = std::fs::read_to_string(&history).unwrap();
    assert!(kept.contains("6 * 7") && !kept.contains("never mind"), "{kept}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&history).unwrap().permissions().mode() & 0o077, 0);
    }
    let Some(mut again) = Terminal::open("again", "terminal-home", "") else { return };
    again.shows(":help");
    again.presses(&["Up", "Up"]);
    again.shows("> b = calculate(expression=");
}

#[test]
fn a_dropped_picture_is_asked_about_and_shown() {
    let Some(mut terminal) = Terminal::open("picture", "home", "") else { return };
    terminal.shows(":help");
    terminal.enters("'examples/street.png'");
    terminal.shows("$image: examples/street.png");
    terminal.enters("How many people are in the picture?");
    let screen = terminal.shows("(:why)");
    assert!(screen.contains("found = detect(image=$image, labels=[\"person\"])"), "{screen}");
    assert!(screen.contains("\n2\n") && screen.contains("2 x person"), "{screen}");
    terminal.presses(&["C-l"]);
    terminal.enters(":show found");
    terminal.shows("▀▀▀▀▀▀▀▀");
}

#[test]
fn ctrl_c_ends_the_running_question_and_nothing_else() {
    let data = scratch("slow-data");
    std::fs::create_dir_all(data.join("tools")).unwrap();
    let slow = "name = \"linger\"\ndescription = \"Takes a minute.\"\noutput = \"number\"\n[[params]]\nname = \"n\"\ntype = \
                \"number\"\ndescription = \"d\"\nrequired = true\n[expert]\nkind = \"program\"\ncommand = [\"sh\", \"-c\", \
                \"sleep 60; echo '{\\\"value\\\": 1}'\"]\n";
    std::fs::write(data.join("tools/linger.toml"), slow).unwrap();
    let args = format!("--no-cache --data '{}'", data.display());
    let Some(mut terminal) = Terminal::open("cancel", "home", &args) else { return };
    terminal.shows(":help");
    terminal.enters("a = calculate(expression=\"6 * 7\")");
    terminal.shows("\n42\n");
    terminal.enters("b = linger(n=$a)");
    terminal.shows("1s");
    terminal.presses(&["C-c"]);
    terminal.shows("cancelled");
    terminal.enters("c = calculate(expression=\"x / 2\", x=$a)");
    terminal.shows("\n21\n");
    terminal.presses(&["C-d"]);
    terminal.shows("left with 0");
}

/// An editor that changes a plan as a person would.
#[test]
fn a_plan_is_edited_before_it_runs() {
    let editor: PathBuf = scratch("files").join("editor.sh");
    std::fs::write(&editor, "sed -i 's/\"person\"/\"tie\"/' \"$1\"\n").unwrap();
    let vars = format!("VISUAL= EDITOR='sh {}'", editor.display());
    let Some(mut terminal) = Terminal::open_with(&vars, "edit", "home", "--image examples/street.png") else { return };
    terminal.shows("image >");
    terminal.enters(":plan How many people are in the picture?");
    let screen = terminal.shows("(:why)");
    assert!(screen.contains("labels=[\"tie\"]"), "{screen}");
}

#[cfg(all(feature = "serve", feature = "servers", unix))]
#[test]
fn a_call_that_may_change_something_is_asked_about() {
    let config = crate::cli::file("asking.toml", crate::servers::odd("approve = \"ask\"\ntools = [\"write\"]"));
    let vars = format!("SIGHTLINE_CONFIG='{config}' SIGHTLINE_TEST_SERVER=tools");
    let Some(mut terminal) = Terminal::open_with(&vars, "asking", "terminal-asking", "") else { return };
    terminal.shows(":help says what can be done");
    terminal.enters("a = odd_write(text=\"one\")");
    terminal.shows("odd_write(text=\"one\")\nlet it? [y/N]");
    terminal.enters("n");
    terminal.shows("the user did not allow it");
    terminal.enters("b = odd_write(text=\"two\")");
    terminal.shows("odd_write(text=\"two\")\nlet it? [y/N]");
    terminal.enters("y");
    terminal.shows("\nwritten: two\n");
}
