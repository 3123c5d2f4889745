//! Tests of the loop with a model that dictates its plan line by line, on a paused clock.
#![allow(clippy::unwrap_used)]

use tokio::time::Instant as Clock;

use super::*;
use crate::executor::ExecutorOptions;
use crate::llm::ChatModel;
use crate::llm::dictating::Dictating;
use crate::planner::{OutputMode, Remote, RemoteOptions};
use crate::prompt::{Library, Shelf, Vocabulary, WordVectors};
use crate::tool::{Args, Context, Tool, ToolSpec};

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
    ask_with(replies, Limits::default(), Roles::default()).await
}

async fn ask_with(replies: Vec<&'static str>, limits: Limits, roles: Roles) -> (Trace, Vec<(f64, f64)>, f64) {
    let manifest =
        "name = \"wait\"\ndescription = \"waits\"\noutput = \"number\"\nrest = \"any\"\nresource = \"network\"";
    let (began, starts) = (Clock::now(), Arc::new(Mutex::new(Vec::new())));
    let spec = ToolSpec::from_toml("tools/wait.toml", manifest).unwrap();
    let wait: Arc<dyn Tool> = Arc::new(Wait { spec, began, starts: starts.clone() });
    let toolbox: Toolbox = [wait].into_iter().collect();
    let model = Arc::new(Dictating::new(replies));
    let library = Library::new(Vec::new(), Vocabulary::default(), &WordVectors).unwrap();
    let shelf = Shelf { library: Arc::new(library), embedder: Arc::new(WordVectors) };
    let options = RemoteOptions { mode: OutputMode::Text, ..RemoteOptions::default() };
    let planner = Remote::new(model, include_str!("../../prompts/remote.jinja"), shelf, options).unwrap();
    let executor = Executor::new(toolbox.clone(), ExecutorOptions::default());
    let agent = Agent::new(toolbox, executor, Arc::new(planner), Arc::new(Nothing), limits).with_roles(roles);
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

#[test]
fn a_word_that_is_written_in_a_picture_is_worth_another_plan() {
    let glance = Glance { lines: vec!["Gate: A14".to_owned()], ..Glance::default() };
    let worth = |key: &str, error: ToolError, glance: Option<&Glance>| {
        let plan = format!("a = read(row=\"A14\", key=\"{key}\")\nanswer $a\n").parse().unwrap();
        worth_another_round(&Round::failed(plan, error), glance)
    };
    let missing = |word: &str| ToolError::not_found(format!("no column is headed `{word}`"));
    assert!(worth("gate", missing("gate"), Some(&glance)));
    // What is written nowhere is honestly not there.
    assert!(!worth("Burger", missing("Burger"), Some(&glance)));
    assert!(!worth("gate", missing("gate"), None));
    assert!(worth("Burger", ToolError::failed("it broke"), None));
}

fn roles(decider: Vec<&'static str>, refiner: Vec<&'static str>) -> Roles {
    let model = |replies: Vec<&'static str>| {
        (!replies.is_empty()).then(|| Arc::new(Dictating::new(replies)) as Arc<dyn ChatModel>)
    };
    let mut roles = Roles::new(include_str!("../../prompts/roles.jinja"));
    (roles.decider, roles.refiner) = (model(decider), model(refiner));
    roles
}

#[tokio::test(start_paused = true)]
async fn the_decision_maker_asks_for_another_round_or_gives_up() {
    const AGAIN: &str = "{\"verdict\": \"again\", \"why\": \"half of it is missing\"}";
    let first = "a = wait(seconds=0.1)\nanswer $a\n";
    let second = "a = wait(seconds=0.1)\nb = wait(seconds=0.2)\nanswer \"{a} and {b}\"\n";
    let enough = "{\"verdict\": \"answer\", \"why\": \"all is there\"}";
    let (trace, starts, _) = ask_with(vec![first, second], Limits::default(), roles(vec![AGAIN, enough], vec![])).await;
    assert_eq!((trace.answer.text.as_str(), trace.rounds.len(), starts.len()), ("0.1 and 0.2", 2, 2));
    assert_eq!(trace.rounds[0].decision.as_ref().unwrap().why, "half of it is missing");

    // The planner has nothing more: what was found stays the answer.
    let nothing = "unanswerable \"nothing more\"\n";
    let (trace, ..) = ask_with(vec![first, nothing], Limits::default(), roles(vec![AGAIN], vec![])).await;
    assert_eq!((trace.answer.text.as_str(), trace.answer.answered), ("0.1", true));

    let give_up = "{\"verdict\": \"give_up\", \"why\": \"it is too dark\"}";
    let (trace, ..) = ask_with(vec![first], Limits::default(), roles(vec![give_up], vec![])).await;
    assert_eq!((trace.answer.text.as_str(), trace.answer.answered), ("it is too dark", false));

    // What is no verdict leaves it to the rules.
    let (trace, ..) = ask_with(vec![first], Limits::default(), roles(vec!["I am not sure.\n"], vec![])).await;
    assert_eq!((trace.answer.text.as_str(), trace.rounds[0].decision.is_none()), ("0.1", true));
}

#[tokio::test(start_paused = true)]
async fn a_wording_is_taken_when_all_it_says_was_found() {
    let plan = "a = wait(seconds=0.1)\nanswer $a\n";
    let (trace, ..) = ask_with(vec![plan], Limits::default(), roles(vec![], vec!["It takes 0.1 seconds.\n"])).await;
    assert_eq!(trace.answer.text, "It takes 0.1 seconds.");
    let (trace, ..) = ask_with(vec![plan], Limits::default(), roles(vec![], vec!["It takes Bob 7 seconds.\n"])).await;
    assert_eq!((trace.answer.text.as_str(), trace.answer.answered), ("0.1", true));
    assert_eq!(trace.answer.wording.unwrap().unsupported, ["Bob", "7"]);
    // The planner's own words are held to the same.
    let own = "a = wait(seconds=0.1)\nanswer \"{a} s, as Bob said in 1999\"\n";
    let (trace, ..) = ask_with(vec![own], Limits::default(), Roles::default()).await;
    assert_eq!(trace.answer.unsupported, ["Bob", "1999"]);
}

#[tokio::test(start_paused = true)]
async fn an_answer_that_never_needed_a_call_is_told() {
    let limits = || Limits { verify: true, ..Limits::default() };
    let plan = "a = wait(seconds=0.1)\nb = wait(seconds=0.2, of=$a)\nanswer \"{b}\"\n";
    let (trace, ..) = ask_with(vec![plan], limits(), Roles::default()).await;
    let seen = trace.verification.unwrap().mattered;
    let told: Vec<_> = seen.iter().map(|it| (it.call.as_str(), it.mattered, it.without.as_str())).collect();
    assert_eq!(told, [("a", false, "0.2"), ("b", true, "0")]);
}

#[tokio::test(start_paused = true)]
async fn what_was_found_before_the_time_ran_out_is_told() {
    let plan = "a = wait(seconds=0.1)\nb = wait(seconds=100)\nanswer \"{a}, {b}\"\n";
    let limits = Limits { time: Duration::from_secs(3), ..Limits::default() };
    let (trace, ..) = ask_with(vec![plan], limits, Roles::default()).await;
    assert!(!trace.answer.answered);
    assert!(trace.answer.text.ends_with("what was found: 0.1, (not found)"), "{}", trace.answer.text);
}
