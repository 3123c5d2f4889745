//! How close the executor comes to the best possible.
//!
//! ```text
//! cargo bench --bench executor                        overhead for each call of a no-op plan, 8 wide and 4 deep,
//!                                                     and how late calls start that arrive one every half second
//! cargo bench --bench executor -- --schedules FILE    also: makespan against critical path on the DAGs of a file
//! ```
//!
//! Each line of the file is a DAG: `{"id": "a", "seconds": {"1": 60.0, "2": 30.0}, "edges": [["1", "2"]],
//! "optimal_makespan": 90.0}`. All of them run on a paused clock, a second of theirs as a millisecond, and must end
//! exactly at the optimal makespan; 100 spread over the file run again in real time, scaled to a critical path of one
//! second.
#![allow(clippy::print_stdout)]

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, Result, bail, ensure};
use futures::StreamExt;
use futures::future::BoxFuture;
use indexmap::IndexMap;
use serde::Deserialize;
use sightline::executor::{Executor, ExecutorOptions, RunOptions, block_on};
use sightline::plan::{CheckedPlan, Plan, check};
use sightline::tool::{Args, Context, Tool, ToolError, ToolSpec, blocking};
use sightline::value::Value;
use tokio::time::Instant;

#[derive(Deserialize)]
struct Schedule {
    id: String,
    seconds: IndexMap<String, f64>,
    edges: Vec<(String, String)>,
    optimal_makespan: f64,
}

/// Waits for its `ms` and gives its number; takes whatever else it is given.
struct Wait {
    spec: ToolSpec,
    /// On a thread, as experts work, and not on the runtime's clock.
    on_thread: bool,
}

impl Wait {
    fn tool(on_thread: bool) -> Result<Arc<dyn Tool>> {
        let manifest =
            "name = \"wait\"\ndescription = \"waits\"\noutput = \"number\"\nrest = \"number\"\ntimeout_s = 1e9";
        Ok(Arc::new(Self { spec: ToolSpec::from_toml("tools/wait.toml", manifest)?, on_thread }))
    }
}

impl Tool for Wait {
    fn spec(&self) -> &ToolSpec {
        &self.spec
    }

    fn call(&self, args: Args, _: Context) -> BoxFuture<'_, Result<Value, ToolError>> {
        let on_thread = self.on_thread;
        Box::pin(async move {
            let node = Value::Number(*args.number("node")?);
            let time = Duration::from_secs_f64(args.number("ms")? / 1000.0);
            if time.is_zero() {
                return Ok(node);
            }
            if on_thread {
                return blocking(move || {
                    std::thread::sleep(time);
                    Ok(node)
                })
                .await;
            }
            tokio::time::sleep(time).await;
            Ok(node)
        })
    }
}

fn main() -> Result<()> {
    let mut args = std::env::args().skip(1);
    let mut schedules = None;
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--schedules" => schedules = Some(args.next().context("--schedules needs a file")?),
            "--bench" => {}
            other => bail!("unknown argument `{other}`: use --schedules FILE"),
        }
    }
    overhead()?;
    block_on(arriving())??;
    if let Some(file) = schedules {
        let text = std::fs::read_to_string(&file).with_context(|| format!("cannot read `{file}`"))?;
        let lines: Vec<Schedule> = text.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
        ensure!(!lines.is_empty(), "`{file}` holds no schedule");
        exact(&lines)?;
        real(&lines)?;
    }
    Ok(())
}

/// Time for each call of a plan that does nothing: 4 layers of 8 calls, each taking the values of the whole layer above.
fn overhead() -> Result<()> {
    let executor = executor(false)?;
    const ROUNDS: usize = 400;
    let plans = (0..ROUNDS).map(|round| noop_plan(&executor, round)).collect::<Result<Vec<_>>>()?;
    for (label, threads) in [("runtime with a thread per core", None), ("runtime with one thread", Some(1))] {
        let runtime = match threads {
            None => tokio::runtime::Builder::new_multi_thread().enable_all().build()?,
            Some(_) => tokio::runtime::Builder::new_current_thread().enable_all().build()?,
        };
        for results in ["computed", "at hand"] {
            let executor = if results == "computed" { self::executor(false)? } else { executor.clone() };
            let mut times = runtime.block_on(async {
                let mut times = Vec::new();
                for plan in &plans {
                    if results == "at hand" {
                        executor.run(plan, &IndexMap::new(), RunOptions::default()).await;
                    }
                    let began = std::time::Instant::now();
                    executor.run(plan, &IndexMap::new(), RunOptions::default()).await;
                    times.push(began.elapsed().as_secs_f64() * 1e6 / 32.0);
                }
                times
            });
            times.sort_by(f64::total_cmp);
            let mean = times.iter().sum::<f64>() / times.len() as f64;
            let median = times[times.len() / 2];
            println!("no-op 8 x 4, {label}, results {results}: mean {mean:.1} us a call, median {median:.1}");
        }
    }
    Ok(())
}

/// How long after it is ready each call of a plan starts whose calls arrive one every half second, in real time: chains
/// that wait for each other and for the plan, on threads as experts work.
async fn arriving() -> Result<()> {
    const EVERY: f64 = 0.5;
    let text = "a = wait(node=1, ms=700)\nb = wait(node=2, ms=300, of=$a)\nc = wait(node=3, ms=100)\n\
                d = wait(node=4, ms=900, of=$c)\ne = wait(node=5, ms=50, of=$b)\nf = wait(node=6, ms=200, of=$d, \
                on=$e)\nanswer $f";
    let executor = executor(true)?;
    let plan = check(text.parse()?, executor.toolbox(), &[])?;
    // The clock of the run begins half a second before the first call.
    let calls = futures::stream::iter(plan.checked_calls()).then(|call| async {
        tokio::time::sleep(Duration::from_secs_f64(EVERY)).await;
        call
    });
    let seen = executor.run_arriving(calls, &IndexMap::new(), RunOptions::default()).await;
    let mut arrived = 0.0;
    let mut worst: f64 = 0.0;
    for (i, observation) in seen.iter().enumerate() {
        arrived += EVERY;
        let inputs = plan.dependencies(i).iter().map(|it| seen[*it].started_s + seen[*it].elapsed_s);
        let late = observation.started_s - inputs.fold(arrived, f64::max);
        worst = worst.max(late);
    }
    println!("calls that arrive one every {EVERY} s start at most {:.1} ms after they are ready", worst * 1000.0);
    Ok(())
}

fn noop_plan(executor: &Executor, round: usize) -> Result<CheckedPlan> {
    let mut text = String::new();
    for call in 0..32 {
        let above: String = match call / 8 {
            0 => String::new(),
            layer => (0..8).map(|i| format!(", on{i}=$c{}", (layer - 1) * 8 + i)).collect(),
        };
        text += &format!("c{call} = wait(node={}, ms=0{above})\n", round * 32 + call);
    }
    text += "answer $c31";
    Ok(check(text.parse()?, executor.toolbox(), &[])?)
}

/// All schedules on a paused clock, a second as a millisecond.
fn exact(schedules: &[Schedule]) -> Result<()> {
    let mut optimal = 0;
    for schedule in schedules {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().start_paused(true).build()?;
        let took = runtime.block_on(makespan(schedule, 1.0, false))?;
        if took == Duration::from_secs_f64(schedule.optimal_makespan / 1000.0) {
            optimal += 1;
        } else {
            println!("{}: {took:?} for {} ms", schedule.id, schedule.optimal_makespan);
        }
    }
    println!("paused clock: {optimal} of {} schedules end exactly at the optimal makespan", schedules.len());
    ensure!(optimal == schedules.len(), "not every schedule is optimal");
    Ok(())
}

/// 100 schedules in real time, each scaled to a critical path of one second.
fn real(schedules: &[Schedule]) -> Result<()> {
    let step = schedules.len().div_ceil(100);
    let mut ratios = Vec::new();
    for schedule in schedules.iter().step_by(step) {
        let ms = 1000.0 / schedule.optimal_makespan;
        ratios.push(block_on(makespan(schedule, ms, true))??.as_secs_f64());
    }
    ratios.sort_by(f64::total_cmp);
    let mean = ratios.iter().sum::<f64>() / ratios.len() as f64;
    let (median, worst) = (ratios[ratios.len() / 2], ratios[ratios.len() - 1]);
    println!(
        "real time: makespan / critical path of {} schedules: mean {mean:.4}, median {median:.4}, worst {worst:.4}",
        ratios.len()
    );
    Ok(())
}

/// How long a schedule takes, `ms` milliseconds for each of its seconds.
async fn makespan(schedule: &Schedule, ms: f64, on_thread: bool) -> Result<Duration> {
    let executor = executor(on_thread)?;
    let plan = check(plan_of(schedule, ms)?, executor.toolbox(), &[])?;
    let began = Instant::now();
    let seen = executor.run(&plan, &IndexMap::new(), RunOptions::default()).await;
    let took = began.elapsed();
    ensure!(seen.iter().all(|it| it.value().is_some()), "a call of {} failed", schedule.id);
    Ok(took)
}

/// The plan of a schedule: its nodes in an order in which each stands below those it waits for.
fn plan_of(schedule: &Schedule, ms: f64) -> Result<Plan> {
    let mut text = String::new();
    let mut placed: Vec<&str> = Vec::new();
    while placed.len() < schedule.seconds.len() {
        let ready: Vec<&str> = schedule
            .seconds
            .keys()
            .map(String::as_str)
            .filter(|node| !placed.contains(node) && before(schedule, node).all(|from| placed.contains(&from)))
            .collect();
        ensure!(!ready.is_empty(), "{} has a cycle", schedule.id);
        for node in ready {
            let on: String = before(schedule, node).map(|from| format!(", on{from}=$c{from}")).collect();
            text += &format!("c{node} = wait(node={node}, ms={}{on})\n", schedule.seconds[node] * ms);
            placed.push(node);
        }
    }
    text += &format!("answer $c{}", placed.last().context("an empty schedule")?);
    Ok(text.parse()?)
}

/// The nodes a node waits for.
fn before<'a>(schedule: &'a Schedule, node: &'a str) -> impl Iterator<Item = &'a str> {
    schedule.edges.iter().filter(move |(_, to)| to == node).map(|(from, _)| from.as_str())
}

fn executor(on_thread: bool) -> Result<Executor> {
    Ok(Executor::new([Wait::tool(on_thread)?].into_iter().collect(), ExecutorOptions::default()))
}
