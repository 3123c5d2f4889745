//! Tests of the executor: each fault it must be free of, its limits, its cache, and that running in parallel changes
//! nothing but the time.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use futures::future::BoxFuture;
use proptest::prelude::*;
use proptest::strategy::ValueTree;

use super::*;
use crate::answer::{Unresolved, resolve_answer};
use crate::plan::{CheckedPlan, Input, check};
use crate::tool::{Context, blocking};
use crate::value::ValueType;

type Behaviour = dyn Fn(Args, Context) -> BoxFuture<'static, Result<Value, ToolError>> + Send + Sync;

struct Stub {
    spec: ToolSpec,
    behaviour: Arc<Behaviour>,
}

impl Tool for Stub {
    fn spec(&self) -> &ToolSpec {
        &self.spec
    }

    fn call(&self, args: Args, context: Context) -> BoxFuture<'_, Result<Value, ToolError>> {
        (self.behaviour)(args, context)
    }
}

/// A tool that takes anything under any name. `more` is further lines of its manifest.
fn stub<F>(name: &str, more: &str, behaviour: impl Fn(Args, Context) -> F + Send + Sync + 'static) -> Arc<dyn Tool>
where
    F: Future<Output = Result<Value, ToolError>> + Send + 'static,
{
    let output = if more.contains("output") { "" } else { "output = \"number\"\n" };
    let toml = format!("name = \"{name}\"\ndescription = \"d\"\nrest = \"any\"\n{output}{more}");
    let spec = ToolSpec::from_toml("tools/stub.toml", &toml).unwrap();
    Arc::new(Stub { spec, behaviour: Arc::new(move |args, context| Box::pin(behaviour(args, context))) })
}

/// Sleeps for its `seconds` and gives them.
fn wait(more: &str) -> Arc<dyn Tool> {
    stub("wait", more, |args, _| async move {
        let seconds = *args.number("seconds")?;
        tokio::time::sleep(Duration::from_secs_f64(seconds)).await;
        Ok(Value::Number(seconds))
    })
}

fn fail(error: ToolError) -> Arc<dyn Tool> {
    stub("fail", "", move |_, _| std::future::ready(Err(error.clone())))
}

fn executor(tools: impl IntoIterator<Item = Arc<dyn Tool>>) -> Executor {
    Executor::new(tools.into_iter().collect(), ExecutorOptions { cpu: 2, ..ExecutorOptions::default() })
}

fn plan(executor: &Executor, text: &str) -> CheckedPlan {
    let inputs = [Input::new("x", ValueType::Text)];
    check(text.parse().unwrap(), executor.toolbox(), &inputs).unwrap()
}

async fn run(executor: &Executor, text: &str) -> Vec<Observation> {
    run_with(executor, text, RunOptions::default()).await
}

async fn run_with(executor: &Executor, text: &str, options: RunOptions) -> Vec<Observation> {
    let inputs = IndexMap::from([("x".to_owned(), Value::Text("$100 {a}".into()))]);
    executor.run(&plan(executor, text), &inputs, options).await
}

fn number(observation: &Observation) -> f64 {
    match observation.value() {
        Some(Value::Number(number)) => *number,
        _ => panic!("{observation:?}"),
    }
}

fn skipped_for(observation: &Observation) -> Option<&str> {
    matches!(observation.outcome, Outcome::Skipped { .. }).then(|| observation.cause()).flatten()
}

#[tokio::test(start_paused = true)]
async fn a_failed_call_skips_its_dependents_and_nothing_else() {
    let executor = executor([wait(""), fail(ToolError::failed("broke"))]);
    let seen = run(
        &executor,
        "a = wait(seconds=1)\nbad = fail(of=$a)\nb = wait(seconds=2, of=$bad)\nc = wait(seconds=3, of=$b)\n\
         d = wait(seconds=4, of=$a)\nanswer \"{c} {d}\"",
    )
    .await;
    assert_eq!(seen.iter().map(|it| it.call.as_str()).collect::<Vec<_>>(), ["a", "bad", "b", "c", "d"]);
    assert_eq!(seen[1].error(), Some(&ToolError::failed("broke")));
    assert_eq!((skipped_for(&seen[2]), skipped_for(&seen[3])), (Some("bad"), Some("bad")));
    assert_eq!(number(&seen[4]), 4.0);
    assert_eq!((seen[4].started_s, seen[4].elapsed_s), (1.0, 4.0));
}

#[tokio::test(start_paused = true)]
async fn calls_that_arrive_one_by_one_run_as_they_come() {
    let executor = executor([wait(""), fail(ToolError::failed("broke"))]);
    let text =
        "a = wait(seconds=1)\nbad = fail(of=$a)\nb = wait(seconds=2, of=$bad)\nc = wait(seconds=3, of=$a)\nanswer $c";
    let whole = run(&executor, text).await;
    let started: Vec<f64> = whole.iter().map(|it| it.started_s).collect();
    let plan = plan(&executor, text);
    let calls = futures::stream::iter(plan.checked_calls()).then(|call| async {
        tokio::time::sleep(Duration::from_millis(1500)).await;
        call
    });
    // Another executor: nothing is at hand.
    let seen = self::executor([wait(""), fail(ToolError::failed("broke"))]);
    let seen = seen.run_arriving(calls, &IndexMap::new(), RunOptions::default()).await;
    assert_eq!(
        seen.iter().map(|it| &it.outcome).collect::<Vec<_>>(),
        whole.iter().map(|it| &it.outcome).collect::<Vec<_>>()
    );
    assert_eq!(started, [0.0, 1.0, 1.0, 1.0]);
    assert_eq!(seen.iter().map(|it| it.started_s).collect::<Vec<_>>(), [1.5, 3.0, 4.5, 6.0]);
}

#[tokio::test(start_paused = true)]
async fn a_panic_in_a_tool_is_its_error_only() {
    let at_once = stub("at_once", "", |_, _| -> BoxFuture<'static, Result<Value, ToolError>> { panic!("at once") });
    let later = stub("later", "", |_, _| async {
        tokio::task::yield_now().await;
        panic!("later {}", 1)
    });
    let on_thread = stub("on_thread", "", |_, _| blocking(|| panic!("on a thread")));
    let executor = executor([at_once, later, on_thread, wait("")]);
    let seen = run(&executor, "a = at_once()\nb = later()\nc = on_thread()\nd = wait(seconds=1)\nanswer $d").await;
    let panicked = |message: &str| Some(ToolError::Panicked { message: message.to_owned() });
    assert_eq!(seen[0].error().cloned(), panicked("at once"));
    assert_eq!(seen[1].error().cloned(), panicked("later 1"));
    assert_eq!(seen[2].error().cloned(), panicked("on a thread"));
    assert_eq!(number(&seen[3]), 1.0);
}

#[tokio::test(start_paused = true)]
async fn texts_reach_the_tool_as_they_are() {
    let echo = stub("echo", "output = \"text\"", |args, _| async move { Ok(Value::Text(args.text("of")?.clone())) });
    let executor = executor([echo]);
    let text = "a = echo(of=\"price is $100 and $a {x}\")\nb = echo(of=$x)\nanswer \"{a} {{a}} {b}\"";
    let seen = run(&executor, text).await;
    assert_eq!(seen[0].value(), Some(&Value::Text("price is $100 and $a {x}".into())));
    assert_eq!(seen[1].value(), Some(&Value::Text("$100 {a}".into())));
    let answer = resolve_answer(&plan(&executor, text), &IndexMap::new(), &seen).unwrap();
    assert_eq!(answer.text, "price is $100 and $a {x} {a} $100 {a}");
    assert_eq!(answer.used, ["a", "b"]);
}

#[tokio::test(start_paused = true)]
async fn an_answer_whose_values_have_no_words_is_empty() {
    let echo = stub("echo", "output = \"text\"", |args, _| async move { Ok(Value::Text(args.text("of")?.clone())) });
    let executor = executor([echo]);
    let text = "a = echo(of=$x)\nb = echo(of=\"blue\")\n";
    let answered = |answer: &str, seen: &[Observation]| {
        let plan = plan(&executor, &format!("{text}answer {answer}"));
        resolve_answer(&plan, &IndexMap::new(), seen).unwrap().text
    };
    let seen = run(&executor, &format!("{text}answer $b")).await;
    let empty = Observation { outcome: Outcome::Done { value: Value::Text(" ".into()) }, ..seen[0].clone() };
    let seen = [empty, seen[1].clone()];
    assert_eq!(answered("\"It says: {a}.\"", &seen), "");
    assert_eq!(answered("\"It says: {a}, in {b}.\"", &seen), "It says: (not found), in blue.");
}

#[tokio::test(start_paused = true)]
async fn the_answer_names_the_call_that_failed() {
    let executor = executor([wait(""), fail(ToolError::not_found("no dog"))]);
    let text = "bad = fail()\nb = wait(seconds=1, of=$bad)\nanswer $b";
    let seen = run(&executor, text).await;
    let plan = plan(&executor, text);
    let unresolved = resolve_answer(&plan, &IndexMap::new(), &seen).unwrap_err();
    assert_eq!(unresolved.to_string(), "`bad` (fail) failed: no dog");
    let missing = resolve_answer(&plan, &IndexMap::new(), &[]).unwrap_err();
    assert_eq!(missing, Unresolved::Missing { name: "b".into() });
}

#[test]
fn plans_that_cannot_run_are_refused_before() {
    let executor = executor([wait("")]);
    let refuse = |text: &str| check(text.parse().unwrap(), executor.toolbox(), &[]).unwrap_err().to_string();
    assert!(refuse("a = wait(of=$b)\nb = wait(of=$a)\nanswer $a").contains("`a` needs `b`, which needs `a`"));
    assert!(refuse("a = wait(of=$b)\nb = wait(seconds=1)\nanswer $a").contains("called only further down"));
    assert!(refuse("a = wait(seconds=1)\na = wait(seconds=2)\nanswer $a").contains("two calls are named `a`"));
}

#[test]
fn small_exact_work_is_done_where_the_run_is_and_a_model_works_elsewhere() {
    let threads = Arc::new(Mutex::new(Vec::new()));
    let seen = |name: &str, more: &str| {
        let threads = threads.clone();
        stub(name, more, move |_, _| {
            let threads = threads.clone();
            async move {
                threads.lock().unwrap().push(std::thread::current().id());
                Ok(Value::Number(1.0))
            }
        })
    };
    let here = std::thread::current().id();
    let panics = stub("panics", "resource = \"cpu\"", |_, _| async { panic!("in a task") });
    let observations = block_on(async {
        let executor = executor([seen("exact", ""), seen("model", "resource = \"cpu\""), panics]);
        run(&executor, "a = exact()\nb = model(of=$a)\nc = panics(of=$b)\nanswer $b").await
    })
    .unwrap();
    let threads = threads.lock().unwrap();
    assert!(threads[0] == here && threads[1] != here, "{threads:?}, the run is on {here:?}");
    assert_eq!(observations[2].error(), Some(&ToolError::Panicked { message: "in a task".to_owned() }));
}

#[tokio::test(start_paused = true)]
async fn a_call_that_never_returns_times_out() {
    let told = CancellationToken::new();
    let hears = told.clone();
    let never = stub("never", "timeout_s = 7.5", move |_, context| {
        let hears = hears.clone();
        async move {
            tokio::spawn(async move {
                context.cancel.cancelled().await;
                hears.cancel();
            });
            std::future::pending().await
        }
    });
    let executor = executor([never, wait("")]);
    let seen = run(&executor, "a = never()\nb = wait(seconds=1, of=$a)\nc = wait(seconds=2)\nanswer $c").await;
    assert_eq!(seen[0].error(), Some(&ToolError::Timeout { seconds: 7.5 }));
    assert_eq!(seen[0].elapsed_s, 7.5);
    assert_eq!(skipped_for(&seen[1]), Some("a"));
    assert_eq!(number(&seen[2]), 2.0);
    told.cancelled().await;
}

#[test]
fn a_thread_that_never_returns_holds_up_nothing() {
    let stuck = stub("stuck", "timeout_s = 0.05", |_, _| {
        blocking(|| {
            loop {
                std::thread::park();
            }
        })
    });
    let seen = block_on(async {
        let executor = executor([stuck, wait("")]);
        run(&executor, "a = stuck()\nb = wait(seconds=0.001)\nanswer $b").await
    })
    .unwrap();
    assert_eq!(seen[0].error(), Some(&ToolError::Timeout { seconds: 0.05 }));
    assert_eq!(number(&seen[1]), 0.001);
}

#[tokio::test(start_paused = true)]
async fn only_errors_in_passing_are_tried_again() {
    let calls = Arc::new(AtomicUsize::new(0));
    let tool = |name: &str, error: ToolError| {
        let calls = calls.clone();
        stub(name, "retries = 2", move |_, _| {
            let nth = calls.fetch_add(1, Ordering::Relaxed);
            let error = error.clone();
            async move { if nth < 2 { Err(error) } else { Ok(Value::Number(nth as f64)) } }
        })
    };
    let flaky = executor([tool("flaky", ToolError::failed("in passing"))]);
    assert_eq!(number(&run(&flaky, "a = flaky()\nanswer $a").await[0]), 2.0);
    calls.store(0, Ordering::Relaxed);
    let honest = executor([tool("honest", ToolError::not_found("nothing there"))]);
    assert!(run(&honest, "a = honest()\nanswer $a").await[0].error().is_some());
    assert_eq!(calls.load(Ordering::Relaxed), 1);
}

#[tokio::test(start_paused = true)]
async fn cancelling_ends_the_run_and_starts_nothing_more() {
    let polite = stub("polite", "", |_, context| async move {
        context.cancel.cancelled().await;
        Err(ToolError::Cancelled)
    });
    let stubborn = stub("stubborn", "", |_, _| std::future::pending());
    let executor = executor([polite, stubborn, wait("resource = \"cpu\"")]);
    let cancel = CancellationToken::new();
    let options = RunOptions { cancel: cancel.clone(), ..RunOptions::default() };
    let began = Instant::now();
    let text = "a = polite()\nb = stubborn()\nc = wait(seconds=1)\nd = wait(seconds=50)\ne = wait(seconds=60)\n\
                f = wait(seconds=70)\ng = wait(seconds=80, of=$f)\nanswer $g";
    let (seen, ()) = tokio::join!(run_with(&executor, text, options), async {
        tokio::time::sleep(Duration::from_secs(10)).await;
        cancel.cancel();
    });
    assert_eq!(began.elapsed(), Duration::from_millis(10_200));
    assert_eq!(number(&seen[2]), 1.0);
    for waiting in [0, 1, 3, 4, 5] {
        assert_eq!(seen[waiting].error(), Some(&ToolError::Cancelled), "{waiting}");
    }
    assert_eq!(skipped_for(&seen[6]), Some("f"));
}

#[tokio::test(start_paused = true)]
async fn the_deadline_ends_the_run_and_only_this_run() {
    let executor = executor([wait("")]);
    let cancel = CancellationToken::new();
    let deadline = Some(Duration::from_secs(5));
    let options = RunOptions { cancel: cancel.clone(), deadline, ..RunOptions::default() };
    let seen = run_with(&executor, "a = wait(seconds=2)\nb = wait(seconds=9, of=$a)\nanswer $b", options).await;
    assert_eq!(number(&seen[0]), 2.0);
    assert_eq!(seen[1].error(), Some(&ToolError::Timeout { seconds: 5.0 }));
    assert!(!cancel.is_cancelled());
}

#[tokio::test(start_paused = true)]
async fn a_tool_that_lies_about_its_output_fails() {
    let liar = stub("liar", "output = \"list<text>\"", |_, _| async {
        Ok(Value::List(vec![Value::Text("a".into()), Value::Number(1.0)]))
    });
    let seen = run(&executor([liar]), "a = liar()\nanswer $a").await;
    let error = seen[0].error().unwrap().to_string();
    assert_eq!(error, "`liar` gives list<text>, but this value is list<any>");
}

#[tokio::test(start_paused = true)]
async fn arguments_are_filled_from_the_manifest_and_checked() {
    let more = "output = \"text\"\n[[params]]\nname = \"how\"\ntype = \"text\"\ndescription = \"d\"\ndefault = \"plain\"\n\
                choices = [\"plain\", \"loud\"]\n[[params]]\nname = \"words\"\ntype = \"list<text>\"\ndescription = \"d\"";
    let say = stub("say", more, |args, _| async move {
        let words = args.texts_or_none("words")?.unwrap_or_default().join("+");
        Ok(Value::Text(format!("{} {words}", args.text("how")?)))
    });
    let executor = executor([say]);
    let seen = run(
        &executor,
        "a = say(words=\"one\")\nb = say(how=\"loud\", words=[\"a\", \"b\"])\nc = say(how=$x)\nanswer $a",
    )
    .await;
    assert_eq!(seen[0].value(), Some(&Value::Text("plain one".into())));
    assert_eq!(seen[1].value(), Some(&Value::Text("loud a+b".into())));
    assert_eq!(seen[2].error().unwrap().to_string(), "argument `how`: expected one of plain, loud, got `$100 {a}`");
    let none =
        executor.run(&plan(&executor, "a = say(how=$x)\nanswer $a"), &IndexMap::new(), RunOptions::default()).await;
    assert_eq!(none[0].error().unwrap().to_string(), "argument `how`: the input `x` was not given");
}

#[tokio::test(start_paused = true)]
async fn no_more_calls_run_at_once_than_the_limit_allows() {
    let now = Arc::new(AtomicUsize::new(0));
    let most = Arc::new(AtomicUsize::new(0));
    let (inside, peak) = (now.clone(), most.clone());
    let busy = stub("busy", "resource = \"cpu\"", move |_, _| {
        let (inside, peak) = (inside.clone(), peak.clone());
        async move {
            peak.fetch_max(inside.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            tokio::time::sleep(Duration::from_secs(1)).await;
            inside.fetch_sub(1, Ordering::SeqCst);
            Ok(Value::Number(0.0))
        }
    });
    let executor = executor([busy]);
    let calls: String = (0..7).map(|n| format!("a{n} = busy(n={n})\n")).collect();
    let text = format!("{calls}answer $a0");
    let began = Instant::now();
    // Two runs share the limit of their executor.
    let other = text.replace("n=", "m=");
    tokio::join!(run(&executor, &text), run(&executor, &other));
    assert_eq!(most.load(Ordering::SeqCst), 2);
    assert_eq!(began.elapsed(), Duration::from_secs(7));
}

/// A tool that counts how often it really runs.
fn counting(more: &str) -> (Arc<dyn Tool>, Arc<AtomicUsize>) {
    let runs = Arc::new(AtomicUsize::new(0));
    let counter = runs.clone();
    let tool = stub("work", more, move |args, _| {
        let nth = counter.fetch_add(1, Ordering::SeqCst);
        async move {
            tokio::time::sleep(Duration::from_secs(1)).await;
            match args.bool_or_none("bad")? {
                Some(true) => Err(ToolError::failed("bad")),
                _ => Ok(Value::Number(nth as f64)),
            }
        }
    });
    (tool, runs)
}

#[tokio::test(start_paused = true)]
async fn equal_calls_run_once() {
    let (tool, runs) = counting("");
    let executor = executor([tool]);
    let text = "a = work(n=1, m=2)\nb = work(m=2, n=1)\nc = work(n=2)\nd = work(bad=true)\nanswer $a";
    let seen = run(&executor, text).await;
    assert_eq!(runs.load(Ordering::SeqCst), 3);
    assert_eq!(number(&seen[0]), number(&seen[1]));
    assert_eq!([seen[0].cached, seen[1].cached, seen[2].cached], [false, true, false]);
    let again = run(&executor, text).await;
    assert_eq!(runs.load(Ordering::SeqCst), 4, "only the error is tried again");
    assert!(again[0].cached && again[0].value() == seen[0].value());
}

#[tokio::test(start_paused = true)]
async fn results_outlive_the_process_until_the_version_changes() {
    let home = tempfile::tempdir().unwrap();
    let fresh = |more: &str| {
        let (tool, runs) = counting(more);
        let options = ExecutorOptions { folder: Some(home.path().join("results")), ..ExecutorOptions::default() };
        (Executor::new([tool].into_iter().collect(), options), runs)
    };
    for (more, expected) in [
        ("resource = \"cpu\"", 1),
        ("resource = \"cpu\"", 0),
        ("resource = \"cpu\"\nversion = 2", 1),
        ("resource = \"cpu\"\nversion = 2", 0),
        // Exact work is not worth a file.
        ("version = 3", 1),
        ("version = 3", 1),
    ] {
        let (executor, runs) = fresh(more);
        let seen = run(&executor, "a = work(n=1)\nanswer $a").await;
        assert_eq!(number(&seen[0]), 0.0);
        assert_eq!((runs.load(Ordering::SeqCst), seen[0].cached), (expected, expected == 0), "{more}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_cancelled_run_does_not_cancel_an_equal_call_of_another() {
    let (tool, runs) = counting("");
    let executor = executor([tool]);
    let cancel = CancellationToken::new();
    let options = RunOptions { cancel: cancel.clone(), ..RunOptions::default() };
    let text = "a = work(n=1)\nanswer $a";
    let (first, second, ()) = tokio::join!(run_with(&executor, text, options), run(&executor, text), async {
        tokio::time::sleep(Duration::from_millis(500)).await;
        cancel.cancel();
    });
    assert_eq!(first[0].error(), Some(&ToolError::Cancelled));
    assert_eq!(number(&second[0]), 1.0);
    assert_eq!(runs.load(Ordering::SeqCst), 2);
}

#[tokio::test(start_paused = true)]
async fn finished_calls_of_an_earlier_round_are_kept() {
    let (tool, runs) = counting("");
    let options = ExecutorOptions { memory_bytes: 0, ..ExecutorOptions::default() };
    let executor = Executor::new([tool].into_iter().collect(), options);
    let first = run(&executor, "a = work(n=1)\nb = work(bad=true)\nanswer $a").await;
    let options = RunOptions { keep: first.clone(), ..RunOptions::default() };
    let second =
        run_with(&executor, "other = work(n=1)\nb = work(bad=true)\nc = work(n=$other)\nanswer $c", options).await;
    assert_eq!(second[0].value(), first[0].value());
    assert!(second[0].cached && second[0].call == "other");
    // The error in passing and the new call ran.
    assert_eq!(runs.load(Ordering::SeqCst), 4);
}

#[tokio::test(start_paused = true)]
async fn events_come_as_things_happen() {
    let executor = executor([wait("resource = \"gpu\""), fail(ToolError::failed("broke"))]);
    let heard = Arc::new(Mutex::new(Vec::new()));
    let hears = heard.clone();
    let on_event: Arc<OnEvent> = Arc::new(move |event: Event<'_>| {
        let line = match event {
            Event::Started { call, at_s } => format!("{} starts at {at_s}", call.id),
            Event::Finished { observation } => {
                let end = observation.started_s + observation.elapsed_s;
                format!("{} ends at {end}{}", observation.call, if observation.cached { " cached" } else { "" })
            }
        };
        hears.lock().unwrap().push(line);
    });
    let options = RunOptions { on_event: Some(on_event), ..RunOptions::default() };
    let text = "a = wait(seconds=1)\nb = wait(seconds=2)\nbad = fail(of=$b)\nc = wait(seconds=3, of=$bad)\nanswer $c";
    run_with(&executor, text, options).await;
    let expected = [
        "a starts at 0",
        "a ends at 1",
        "b starts at 1",
        "b ends at 3",
        "bad starts at 3",
        "bad ends at 3",
        "c ends at 3",
    ];
    assert_eq!(*heard.lock().unwrap(), expected);
}

#[tokio::test(start_paused = true)]
async fn a_run_can_be_a_task_of_its_own() {
    let executor = executor([wait("")]);
    let plan = plan(&executor, "a = wait(seconds=1)\nanswer $a");
    let task = tokio::spawn(async move { executor.run(&plan, &IndexMap::new(), RunOptions::default()).await });
    assert_eq!(number(&task.await.unwrap()[0]), 1.0);
}

// In real time: a paused clock stands still while a thread works.
#[tokio::test]
async fn dropping_a_run_ends_its_calls() {
    let told = CancellationToken::new();
    let hears = told.clone();
    let endless = stub("endless", "", move |_, context| {
        let hears = hears.clone();
        blocking(move || {
            while !context.cancel.is_cancelled() {
                std::thread::sleep(Duration::from_millis(1));
            }
            hears.cancel();
            Err(ToolError::Cancelled)
        })
    });
    let executor = executor([endless]);
    let dropped = tokio::time::timeout(Duration::from_millis(5), run(&executor, "a = endless()\nanswer $a")).await;
    assert!(dropped.is_err());
    assert!(tokio::time::timeout(Duration::from_secs(10), told.cancelled()).await.is_ok());
}

/// A DAG as the edges into each call, and what each call takes in milliseconds or gives.
type Dag = Vec<(Vec<usize>, u32)>;

fn dag(max: usize) -> impl Strategy<Value = Dag> {
    let call = (prop::collection::vec(any::<prop::sample::Index>(), 0..4), 0u32..400);
    prop::collection::vec(call, 1..max).prop_map(|calls| {
        let edges = |i: usize, from: Vec<prop::sample::Index>| {
            let mut from: Vec<usize> = from.iter().filter(|_| i > 0).map(|it| it.index(i.max(1))).collect();
            from.sort_unstable();
            from.dedup();
            from
        };
        calls.into_iter().enumerate().map(|(i, (from, cost))| (edges(i, from), cost)).collect()
    })
}

fn dag_text(dag: &Dag, tool: &str, argument: impl Fn(u32) -> f64) -> String {
    let calls = dag.iter().enumerate().map(|(i, (from, cost))| {
        let from: String = from.iter().map(|it| format!(", on{it}=$c{it}")).collect();
        format!("c{i} = {tool}(node={i}, seconds={}{from})\n", argument(*cost))
    });
    format!("{}answer $c0", calls.collect::<String>())
}

#[test]
fn makespans_are_the_critical_path_exactly() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    for _ in 0..20 {
        let dag = dag(40).new_tree(&mut runner).unwrap().current();
        let mut ends: Vec<u64> = Vec::new();
        for (from, cost) in &dag {
            ends.push(from.iter().map(|it| ends[*it]).max().unwrap_or(0) + u64::from(*cost));
        }
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().start_paused(true).build().unwrap();
        let took = runtime.block_on(async {
            let executor = executor([wait("")]);
            let text = dag_text(&dag, "wait", |cost| f64::from(cost) / 1000.0);
            let began = Instant::now();
            run(&executor, &text).await;
            began.elapsed()
        });
        assert_eq!(Some(took), ends.iter().max().map(|end| Duration::from_millis(*end)), "{dag:?}");
    }
}

/// What call `i` gives: a number made of its own and those it depends on, or an error now and then.
fn mixed(own: f64, from: impl Iterator<Item = f64>) -> Result<f64, ToolError> {
    let sum = from.fold(own, |sum, value| (sum * 31.0 + value) % 1009.0);
    if sum % 5.0 == 0.0 { Err(ToolError::not_found(format!("{sum}"))) } else { Ok(sum) }
}

/// One call after the other, in the order of the plan.
fn one_at_a_time(dag: &Dag) -> Vec<Outcome> {
    let mut outcomes: Vec<Outcome> = Vec::new();
    for (from, own) in dag {
        let cause = from.iter().find_map(|it| match &outcomes[*it] {
            Outcome::Done { .. } => None,
            Outcome::Failed { .. } => Some(format!("c{it}")),
            Outcome::Skipped { cause } => Some(cause.clone()),
        });
        let values = from.iter().filter_map(|it| match &outcomes[*it] {
            Outcome::Done { value: Value::Number(value) } => Some(*value),
            _ => None,
        });
        let outcome = match cause {
            Some(cause) => Outcome::Skipped { cause },
            None => match mixed(f64::from(*own), values) {
                Ok(value) => Outcome::Done { value: Value::Number(value) },
                Err(error) => Outcome::Failed { error },
            },
        };
        outcomes.push(outcome);
    }
    outcomes
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn running_in_parallel_changes_nothing(dag in dag(24)) {
        let mix = stub("mix", "resource = \"cpu\"", |args, _| async move {
            for _ in 0..(*args.number("node")? as usize % 3) {
                tokio::task::yield_now().await;
            }
            let from = args.iter().filter(|(name, _)| name.starts_with("on")).filter_map(|(_, value)| match value {
                Value::Number(number) => Some(*number),
                _ => None,
            });
            mixed(*args.number("seconds")?, from).map(Value::Number)
        });
        let seen = block_on(async { run(&executor([mix]), &dag_text(&dag, "mix", f64::from)).await }).unwrap();
        let outcomes: Vec<Outcome> = seen.into_iter().map(|it| it.outcome).collect();
        prop_assert_eq!(outcomes, one_at_a_time(&dag));
    }
}
