//! Tests of the loop with a model that dictates its plan line by line, on a paused clock.
#![allow(clippy::unwrap_used)]

use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::time::Instant as Clock;

use super::*;
use crate::executor::ExecutorOptions;
use crate::llm::{ChatModel, Finish, Hear, ModelError, ModelRequest, ModelTurn, Usage};
use crate::planner::{OutputMode, Remote, RemoteOptions};
use crate::tool::{Args, Context, Tool, ToolSpec};

/// Writes one line of its next reply every half second.
struct Dictating {
    replies: Vec<&'static str>,
    asked: AtomicUsize,
}

impl ChatModel for Dictating {
    fn name(&self) -> String {
        "dictating".to_owned()
    }

    fn sees_images(&self) -> bool {
        false
    }

    fn stream<'a>(
        &'a self,
        _: &'a ModelRequest,
        _: &'a CancellationToken,
        hear: &'a Hear<'a>,
    ) -> BoxFuture<'a, Result<ModelTurn, ModelError>> {
        Box::pin(async move {
            let text = self.replies[self.asked.fetch_add(1, Ordering::Relaxed)];
            for (end, _) in text.match_indices('\n') {
                tokio::time::sleep(Duration::from_millis(500)).await;
                hear(&text[..=end]);
            }
            Ok(ModelTurn { text: text.to_owned(), finish: Finish::Stop, log_prob: None, usage: Usage::default() })
        })
    }
}

/// Sleeps for its `seconds` and gives them; keeps when each call began, in seconds on the clock.
struct Wait {
    spec: ToolSpec,
    began: Clock,
    starts: Arc<Mutex<Vec<(f64, f64)>>>,
}

impl Tool for Wait {
    fn spec(&self) -> &ToolSpec {
        &self.spec
    }

    fn call(&self, args: Args, _: Context) -> BoxFuture<'_, Result<Value, ToolError>> {
        Box::pin(async move {
            let seconds = *args.number("seconds")?;
            locked(&self.starts).push((seconds, self.began.elapsed().as_secs_f64()));
            tokio::time::sleep(Duration::from_secs_f64(seconds)).await;
            Ok(Value::Number(seconds))
        })
    }
}

struct Nothing;

impl Provide for Nothing {
    fn provide<'a>(&'a self, _: &'a [String]) -> BoxFuture<'a, Result<(), ToolError>> {
        Box::pin(std::future::ready(Ok(())))
    }
}

/// What an agent with these replies answers, when each call began, by its seconds, and when all was done.
async fn ask(replies: Vec<&'static str>) -> (Trace, Vec<(f64, f64)>, f64) {
    let manifest = "name = \"wait\"\ndescription = \"waits\"\noutput = \"number\"\nrest = \"any\"";
    let (began, starts) = (Clock::now(), Arc::new(Mutex::new(Vec::new())));
    let spec = ToolSpec::from_toml("tools/wait.toml", manifest).unwrap();
    let wait: Arc<dyn Tool> = Arc::new(Wait { spec, began, starts: starts.clone() });
    let toolbox: Toolbox = [wait].into_iter().collect();
    let model = Arc::new(Dictating { replies, asked: AtomicUsize::new(0) });
    let options = RemoteOptions { mode: OutputMode::Text, ..RemoteOptions::default() };
    let planner = Remote::new(model, include_str!("../../prompts/remote.jinja"), Vec::new(), options).unwrap();
    let executor = Executor::new(toolbox.clone(), ExecutorOptions::default());
    let agent = Agent::new(toolbox, executor, Arc::new(planner), Arc::new(Nothing), Limits::default());
    let query = Query { question: "How long?".to_owned(), ..Query::default() };
    let trace = agent.ask(&query, &CancellationToken::new(), &(Arc::new(|_: &Event<'_>| {}) as Listener)).await;
    let starts = locked(&starts).clone();
    (trace.unwrap(), starts, began.elapsed().as_secs_f64())
}

#[tokio::test(start_paused = true)]
async fn calls_start_as_soon_as_they_are_written_and_ready() {
    // `b` waits for `a`, not for the planner; `c` and `d` wait for nothing.
    let plan = "a = wait(seconds=1.2)\nb = wait(seconds=0.3, of=$a)\nc = wait(seconds=2)\nd = wait(seconds=0.1)\n\
                e = wait(seconds=0.2, of=$d)\nanswer \"{b} {c} {e}\"\n";
    let (trace, starts, ended) = ask(vec![plan]).await;
    assert_eq!((trace.answer.text.as_str(), trace.answer.answered), ("0.3 2 0.2", true));
    for (seconds, ready) in [(1.2, 0.5), (0.3, 1.7), (2.0, 1.5), (0.1, 2.0), (0.2, 2.5)] {
        let started = starts.iter().find(|(it, _)| *it == seconds).unwrap().1;
        assert!((started - ready).abs() <= 0.02, "the call of {seconds} s began at {started}, was ready at {ready}");
    }
    assert!((ended - 3.5).abs() <= 0.02, "{ended}");
    assert_eq!(trace.rounds[0].observations.iter().map(|it| it.call.as_str()).collect::<String>(), "abcde");
}

#[tokio::test(start_paused = true)]
async fn a_planner_that_changes_its_mind_keeps_what_has_run() {
    let first = "a = wait(seconds=0.1)\nb = nonsense(of=$a)\nc = wait(seconds=0.2)\nanswer $c\n";
    let second = "a = wait(seconds=0.1)\nb = wait(seconds=0.3, of=$a)\nanswer $b\n";
    let (trace, starts, _) = ask(vec![first, second]).await;
    assert_eq!((trace.answer.text.as_str(), trace.rounds[0].errors.len()), ("0.3", 1));
    assert_eq!(starts.iter().map(|(seconds, _)| *seconds).collect::<Vec<_>>(), [0.1, 0.3]);

    // Another first call: nothing of the first try is in the observations.
    let other = "x = wait(seconds=0.4)\nanswer $x\n";
    let (trace, ..) = ask(vec![first, other]).await;
    assert_eq!(trace.rounds[0].observations.iter().map(|it| it.call.as_str()).collect::<Vec<_>>(), ["x"]);
    assert_eq!(trace.answer.text, "0.4");
}

#[tokio::test(start_paused = true)]
async fn calls_of_a_plan_that_never_comes_are_ended() {
    let long = "a = wait(seconds=100)\nanswer 3\n";
    let (trace, _, ended) = ask(vec![long; 3]).await;
    assert!(!trace.answer.answered && trace.rounds[0].observations.is_empty(), "{trace:?}");
    assert!(ended < 4.0, "{ended}");
}
