//! A planner that hands out one plan somebody wrote: gold plans, workflows, `run`.

use futures::future::BoxFuture;

use super::{PlanRequest, Planned, Planner, PlannerError};
use crate::plan::{Plan, check};

/// Hands out a stored plan in the first round and nothing after it.
#[derive(Debug, Clone)]
pub struct Stored {
    name: String,
    plan: Plan,
}

impl Stored {
    /// A planner for one plan; `name` says where the plan comes from.
    pub fn new(name: impl Into<String>, plan: Plan) -> Self {
        Self { name: name.into(), plan }
    }
}

impl Planner for Stored {
    fn name(&self) -> String {
        self.name.clone()
    }

    fn plan<'a>(&'a self, request: &'a PlanRequest<'a>) -> BoxFuture<'a, Result<Planned, PlannerError>> {
        let mut planned = Planned::default();
        if request.rounds.is_empty() {
            match check(self.plan.clone(), request.toolbox, &request.declared()) {
                Ok(plan) => planned.plan = Some(plan),
                Err(errors) => planned.errors.extend(errors.iter().map(ToString::to_string)),
            }
        }
        Box::pin(std::future::ready(Ok(planned)))
    }
}
