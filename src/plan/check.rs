//! The check that every plan passes before anything runs: names, references and types of the whole plan. All errors
//! come at once.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;
use petgraph::algo::tarjan_scc;
use petgraph::graph::{DiGraph, NodeIndex};
use serde_json::Value as Json;

use super::cursor::short;
use super::error::{Fitting, Place};
use super::literal::literal_value;
use super::{Answer, Arg, MAX_CALLS, Plan, PlanError, PlanErrors, Template, ToolCall};
use crate::tool::{Param, ToolSpec, Toolbox, is_name, near_names};
use crate::value::{Value, ValueType};

/// An input that a plan may refer to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// Its name, such as `image` or `audio2`.
    pub name: String,
    /// Its type.
    pub ty: ValueType,
}

impl Input {
    /// An input of this name and type.
    pub fn new(name: impl Into<String>, ty: ValueType) -> Self {
        Self { name: name.into(), ty }
    }

    /// Names and types of the inputs at hand.
    pub fn all(values: &IndexMap<String, Value>) -> Vec<Self> {
        values.iter().map(|(name, value)| Self::new(name.clone(), value.ty())).collect()
    }
}

/// A plan that can run: every tool is known, every argument fits, and the calls form a DAG in the order they stand in.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckedPlan {
    plan: Plan,
    answer: CheckedAnswer,
    inputs: Vec<Input>,
    nodes: Vec<Node>,
}

/// What the check found out about a call.
#[derive(Debug, Clone, PartialEq, Default)]
struct Node {
    dependencies: Vec<usize>,
    dependents: Vec<usize>,
    inputs: Vec<String>,
    output: Option<ValueType>,
}

/// What a checked plan answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CheckedAnswer {
    /// The value of this input or call.
    Value(String),
    /// Words around values; refers to at least one.
    Template(Template),
    /// The question cannot be answered, and why.
    Unanswerable(String),
}

impl CheckedPlan {
    /// The plan, its thoughts tidied.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The calls, in the order of the plan: each depends only on calls before it.
    pub fn calls(&self) -> &[ToolCall] {
        &self.plan.calls
    }

    /// The inputs the plan was checked against.
    pub fn inputs(&self) -> &[Input] {
        &self.inputs
    }

    /// Indices of the calls whose values call `call` takes, rising, each once. Empty for an index out of range.
    pub fn dependencies(&self, call: usize) -> &[usize] {
        self.nodes.get(call).map_or(&[], |node| &node.dependencies)
    }

    /// Indices of the calls that take the value of call `call`, rising, each once. Empty for an index out of range.
    pub fn dependents(&self, call: usize) -> &[usize] {
        self.nodes.get(call).map_or(&[], |node| &node.dependents)
    }

    /// Names of the inputs that call `call` takes, each once. Empty for an index out of range.
    pub fn inputs_of(&self, call: usize) -> &[String] {
        self.nodes.get(call).map_or(&[], |node| &node.inputs)
    }

    /// Type of what call `call` gives; [`ValueType::Any`] for an index out of range.
    pub fn output(&self, call: usize) -> &ValueType {
        self.nodes.get(call).and_then(|node| node.output.as_ref()).unwrap_or(&ValueType::Any)
    }

    /// Index of the call of this name.
    pub fn index_of(&self, id: &str) -> Option<usize> {
        self.plan.calls.iter().position(|call| call.id == id)
    }

    /// What is answered.
    pub fn answer(&self) -> &CheckedAnswer {
        &self.answer
    }

    /// The calls by themselves, as they run.
    pub fn checked_calls(&self) -> impl Iterator<Item = CheckedCall> {
        let calls = self.plan.calls.iter().zip(&self.nodes);
        calls.map(|(call, node)| CheckedCall { call: call.clone(), dependencies: node.dependencies.clone() })
    }
}

/// A call that can run once the calls before it, which it names, have.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckedCall {
    call: ToolCall,
    dependencies: Vec<usize>,
}

impl CheckedCall {
    /// The call.
    pub fn call(&self) -> &ToolCall {
        &self.call
    }

    /// Indices of the calls whose values it takes, rising, each once.
    pub fn dependencies(&self) -> &[usize] {
        &self.dependencies
    }

    pub(crate) fn into_parts(self) -> (ToolCall, Vec<usize>) {
        (self.call, self.dependencies)
    }
}

/// A plan that is still being written. Its calls are checked one by one as they come, so that they can run before the
/// plan is whole; the whole plan has its own [`check`](fn@check).
pub struct Draft<'a> {
    toolbox: &'a Toolbox,
    inputs: &'a [Input],
    plan: Plan,
}

impl<'a> Draft<'a> {
    /// A draft without calls.
    pub fn new(toolbox: &'a Toolbox, inputs: &'a [Input]) -> Self {
        let answer = Answer::Unanswerable { unanswerable: String::new() };
        Self { toolbox, inputs, plan: Plan { thought: None, calls: Vec::new(), answer } }
    }

    /// The calls so far.
    pub fn calls(&self) -> &[ToolCall] {
        &self.plan.calls
    }

    /// Adds a call.
    ///
    /// # Errors
    ///
    /// [`PlanErrors`] with all that is wrong with this call; the draft is then as it was.
    pub fn push(&mut self, call: ToolCall) -> Result<CheckedCall, PlanErrors> {
        let index = self.plan.calls.len();
        if index == MAX_CALLS {
            return Err(PlanErrors(vec![PlanError::TooManyCalls { calls: index + 1 }]));
        }
        self.plan.calls.push(call.clone());
        let mut checker = Checker::new(&self.plan, self.toolbox, self.inputs);
        checker.names();
        checker.cycles();
        checker.call(index);
        let Checker { mut nodes, errors, .. } = checker;
        match nodes.pop().filter(|_| errors.is_empty()) {
            Some(node) => Ok(CheckedCall { call, dependencies: node.dependencies }),
            None => {
                self.plan.calls.pop();
                Err(PlanErrors(errors))
            }
        }
    }
}

/// Checks a plan against the tools and the inputs at hand.
///
/// # Errors
///
/// [`PlanErrors`] with all that is wrong.
pub fn check(plan: Plan, toolbox: &Toolbox, inputs: &[Input]) -> Result<CheckedPlan, PlanErrors> {
    let plan = plan.tidy();
    if plan.calls.len() > MAX_CALLS {
        return Err(PlanErrors(vec![PlanError::TooManyCalls { calls: plan.calls.len() }]));
    }
    let mut checker = Checker::new(&plan, toolbox, inputs);
    checker.names();
    checker.cycles();
    for index in 0..plan.calls.len() {
        checker.call(index);
    }
    let answer = checker.answer();
    let Checker { mut nodes, errors, .. } = checker;
    let Some(answer) = answer.filter(|_| errors.is_empty()) else { return Err(PlanErrors(errors)) };
    for index in 0..nodes.len() {
        for dependency in nodes[index].dependencies.clone() {
            nodes[dependency].dependents.push(index);
        }
    }
    Ok(CheckedPlan { answer, inputs: inputs.to_vec(), nodes, plan })
}

/// Where a name leads.
#[derive(Clone, Copy)]
enum Source {
    Input(usize),
    Call(usize),
}

struct Checker<'a> {
    plan: &'a Plan,
    toolbox: &'a Toolbox,
    inputs: &'a [Input],
    sources: HashMap<&'a str, Source>,
    /// For each call, the number of the cycle it is part of.
    cycle_of: Vec<Option<usize>>,
    nodes: Vec<Node>,
    errors: Vec<PlanError>,
}

impl<'a> Checker<'a> {
    fn new(plan: &'a Plan, toolbox: &'a Toolbox, inputs: &'a [Input]) -> Self {
        let mut sources: HashMap<&str, Source> = HashMap::new();
        for (i, input) in inputs.iter().enumerate() {
            sources.entry(&input.name).or_insert(Source::Input(i));
        }
        for (i, call) in plan.calls.iter().enumerate() {
            sources.entry(&call.id).or_insert(Source::Call(i));
        }
        let output = |call: &ToolCall| toolbox.spec(&call.tool).map(|spec| spec.output.clone());
        let nodes = plan.calls.iter().map(|call| Node { output: output(call), ..Node::default() }).collect();
        Self { plan, toolbox, inputs, sources, cycle_of: vec![None; plan.calls.len()], nodes, errors: Vec::new() }
    }

    fn names(&mut self) {
        for (i, call) in self.plan.calls.iter().enumerate() {
            let id = call.id.clone();
            if !is_name(&id) {
                self.errors.push(PlanError::BadName { call: short(&id) });
            } else if self.inputs.iter().any(|input| input.name == id) {
                self.errors.push(PlanError::NameOfInput { call: id });
            } else if self.plan.calls[..i].iter().any(|earlier| earlier.id == id) {
                // Three calls of one name are one error.
                let error = PlanError::DuplicateId { call: id };
                if !self.errors.contains(&error) {
                    self.errors.push(error);
                }
            }
        }
    }

    /// Calls that wait for each other. A reference within a cycle is then not looked at any further: whatever else is
    /// wrong with it changes when the cycle is undone.
    fn cycles(&mut self) {
        let mut graph = DiGraph::<(), ()>::new();
        let nodes: Vec<NodeIndex> = self.plan.calls.iter().map(|_| graph.add_node(())).collect();
        let mut needs: Vec<Vec<usize>> = vec![Vec::new(); nodes.len()];
        for (i, call) in self.plan.calls.iter().enumerate() {
            for arg in call.args.values() {
                if let Arg::Ref(reference) = arg
                    && let Some(Source::Call(to)) = self.sources.get(reference.id.as_str())
                {
                    graph.add_edge(nodes[i], nodes[*to], ());
                    needs[i].push(*to);
                }
            }
        }
        let mut groups: Vec<Vec<usize>> = tarjan_scc(&graph)
            .into_iter()
            .filter(|group| group.len() > 1)
            .map(|group| group.into_iter().map(NodeIndex::index).collect())
            .collect();
        groups.sort_by_key(|group| group.iter().min().copied());
        for (number, group) in groups.into_iter().enumerate() {
            for call in &group {
                self.cycle_of[*call] = Some(number);
            }
            let calls = one_cycle(&group, &needs).into_iter().map(|call| self.plan.calls[call].id.clone()).collect();
            self.errors.push(PlanError::Cycle { calls });
        }
    }

    fn in_one_cycle(&self, call: usize, other: usize) -> bool {
        self.cycle_of[call].is_some() && self.cycle_of[call] == self.cycle_of[other]
    }

    fn call(&mut self, index: usize) {
        let call = &self.plan.calls[index];
        let toolbox = self.toolbox;
        let spec = toolbox.spec(&call.tool);
        if let (None, Some(why)) = (spec, toolbox.why_not(&call.tool)) {
            let (call, tool) = (call.id.clone(), short(&call.tool));
            self.errors.push(PlanError::LackingTool { call, tool, why: why.to_owned() });
        } else if spec.is_none() {
            let near = near_or_all(&call.tool, toolbox.specs().map(|spec| spec.name.as_str()).collect());
            self.errors.push(PlanError::UnknownTool { call: call.id.clone(), tool: short(&call.tool), near });
        }
        for (name, arg) in &call.args {
            let place = place(call, name);
            let Some(spec) = spec else {
                // The references are still looked at: a wrong name shows itself with the wrong tool.
                if let Arg::Ref(reference) = arg {
                    self.reference(index, &place, &reference.id, None);
                }
                continue;
            };
            match (spec.param(name), &spec.rest) {
                (Some(param), _) => self.argument(index, place, arg, &param.ty, Some(param)),
                (None, Some(rest)) if is_name(name) => self.argument(index, place, arg, rest, None),
                _ => {
                    let near = near_or_all(name, spec.params.iter().map(|param| param.name.as_str()).collect());
                    self.errors.push(PlanError::UnknownParam { at: place, near });
                }
            }
        }
        for param in spec.into_iter().flat_map(|spec| &spec.params) {
            if param.required && !call.args.contains_key(&param.name) {
                let at = place(call, &param.name);
                let fitting = self.fitting(index, &param.ty);
                self.errors.push(PlanError::MissingParam { at, expected: param.ty.clone(), fitting });
            }
        }
        self.nodes[index].dependencies.sort_unstable();
    }

    fn argument(&mut self, index: usize, at: Place, arg: &Arg, ty: &ValueType, param: Option<&Param>) {
        let literal = match arg {
            Arg::Ref(reference) => return self.reference(index, &at, &reference.id, Some(ty)),
            Arg::Literal(literal) => literal,
        };
        if literal_value(ty, literal).is_none() {
            let (expected, literal) = (ty.clone(), short(&literal.to_string()));
            let error = if ty.is_literal() {
                PlanError::WrongLiteral { at, expected, literal }
            } else {
                let fitting = self.fitting(index, ty);
                PlanError::LiteralForValue { at, expected, literal, fitting }
            };
            return self.errors.push(error);
        }
        for word in param.map_or_else(Vec::new, |param| not_choices(param, literal)) {
            let choices = param.map_or_else(Vec::new, |param| by_likeness(word, &param.choices));
            self.errors.push(PlanError::NotAChoice { at: at.clone(), word: short(word), choices });
        }
    }

    /// Follows a reference of call `index`; `ty` is what is asked for, if that is known.
    fn reference(&mut self, index: usize, at: &Place, name: &str, ty: Option<&ValueType>) {
        let (at, id) = (at.clone(), name.to_owned());
        let actual = match self.sources.get(name).copied() {
            None => {
                let near = near_or_all(name, self.scope(index).map(|(name, _)| name).collect());
                return self.errors.push(PlanError::UnknownReference { at: Some(at), name: short(name), near });
            }
            Some(Source::Call(to)) if to == index => return self.errors.push(PlanError::SelfReference { at }),
            Some(Source::Call(to)) if self.in_one_cycle(index, to) => return,
            Some(Source::Call(to)) if to > index => {
                return self.errors.push(PlanError::ForwardReference { at, name: id });
            }
            Some(Source::Call(to)) => {
                let dependencies = &mut self.nodes[index].dependencies;
                if !dependencies.contains(&to) {
                    dependencies.push(to);
                }
                self.nodes[to].output.clone()
            }
            Some(Source::Input(input)) => {
                let inputs = &mut self.nodes[index].inputs;
                if !inputs.contains(&id) {
                    inputs.push(id.clone());
                }
                Some(self.inputs[input].ty.clone())
            }
        };
        if let (Some(expected), Some(actual)) = (ty, actual)
            && !expected.accepts(&actual)
        {
            let fitting = self.fitting(index, expected);
            self.errors.push(PlanError::WrongType { at, expected: expected.clone(), name: id, actual, fitting });
        }
    }

    fn answer(&mut self) -> Option<CheckedAnswer> {
        let answer = match &self.plan.answer {
            Answer::Unanswerable { unanswerable } => return Some(CheckedAnswer::Unanswerable(unanswerable.clone())),
            Answer::Value(reference) => CheckedAnswer::Value(reference.id.clone()),
            Answer::Template(text) => match Template::parse(text) {
                Ok(template) => CheckedAnswer::Template(template),
                Err((problem, remedy)) => {
                    self.errors.push(PlanError::Template { problem, remedy });
                    return None;
                }
            },
        };
        let names: Vec<&str> = match &answer {
            CheckedAnswer::Template(template) => template.references().collect(),
            CheckedAnswer::Value(name) => vec![name],
            CheckedAnswer::Unanswerable(_) => Vec::new(),
        };
        if names.is_empty() {
            let calls = self.plan.calls.iter().map(|call| call.id.clone()).collect();
            self.errors.push(PlanError::AnswerWithoutValue { calls });
        }
        for name in names {
            if !self.sources.contains_key(name) {
                let near = near_or_all(name, self.scope(self.plan.calls.len()).map(|(name, _)| name).collect());
                self.errors.push(PlanError::UnknownReference { at: None, name: short(name), near });
            }
        }
        Some(answer)
    }

    /// Inputs and calls before call `index`, with their types where they are known.
    fn scope(&self, index: usize) -> impl Iterator<Item = (&'a str, Option<&ValueType>)> {
        let inputs = self.inputs.iter().map(|input| (input.name.as_str(), Some(&input.ty)));
        let calls = self.plan.calls[..index].iter().zip(&self.nodes);
        inputs.chain(calls.map(|(call, node)| (call.id.as_str(), node.output.as_ref())))
    }

    fn fitting(&self, index: usize, ty: &ValueType) -> Fitting {
        let fits = |(name, given): (&str, Option<&ValueType>)| {
            given.is_some_and(|given| ty.accepts(given)).then(|| name.to_owned())
        };
        let makes =
            |spec: &ToolSpec| (spec.output != ValueType::Any && ty.accepts(&spec.output)).then(|| spec.name.clone());
        Fitting {
            values: self.scope(index).filter_map(fits).collect(),
            tools: self.toolbox.specs().filter_map(makes).take(4).collect(),
        }
    }
}

/// One closed way through a group of calls that wait for each other, from the first of them.
fn one_cycle(group: &[usize], needs: &[Vec<usize>]) -> Vec<usize> {
    let mut way: Vec<usize> = group.iter().min().copied().into_iter().collect();
    while let Some(next) = way.last().and_then(|last| needs[*last].iter().find(|to| *to != last && group.contains(to)))
    {
        if let Some(start) = way.iter().position(|seen| seen == next) {
            return way.split_off(start);
        }
        way.push(*next);
    }
    way
}

fn place(call: &ToolCall, param: &str) -> Place {
    Place { call: short(&call.id), tool: call.tool.clone(), param: short(param) }
}

/// The words of a literal that are none of the parameter's choices.
fn not_choices<'a>(param: &Param, literal: &'a Json) -> Vec<&'a str> {
    let words: Vec<&str> = match literal {
        Json::String(word) => vec![word],
        Json::Array(items) => items.iter().filter_map(Json::as_str).collect(),
        _ => Vec::new(),
    };
    words.into_iter().filter(|word| !param.choices.is_empty() && !param.choices.iter().any(|c| c == word)).collect()
}

/// The choices that are like a wrong word; all of them when none is.
fn by_likeness(wrong: &str, choices: &[String]) -> Vec<String> {
    near_or_all(wrong, choices.iter().map(String::as_str).collect())
}

fn near_or_all(wrong: &str, names: Vec<&str>) -> Vec<String> {
    let near = near_names(wrong, names.iter().copied());
    let mut chosen = if near.is_empty() { names } else { near };
    let mut seen = HashSet::new();
    chosen.retain(|name| seen.insert(*name));
    chosen.into_iter().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests;
