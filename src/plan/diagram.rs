//! Plans as diagrams: Mermaid for documents, DOT for Graphviz. Inputs, calls with their literals, an edge for each
//! reference labelled with its parameter, and the answer.

use indexmap::IndexSet;

use super::cursor::short;
use super::{Answer, Arg, Plan, Template, ToolCall};

/// The plan as a Mermaid flowchart. Works for any plan, checked or not.
pub fn to_mermaid(plan: &Plan) -> String {
    let drawing = Drawing::of(plan);
    let mut lines = vec!["flowchart TD".to_owned()];
    for (i, input) in drawing.inputs.iter().enumerate() {
        lines.push(format!("    i{i}([\"{}\"])", mermaid_text(input)));
    }
    for (i, call) in plan.calls.iter().enumerate() {
        let title = format!("{} = {}", short(&call.id), short(&call.tool));
        let label: Vec<String> = std::iter::once(title).chain(literals(call)).map(|line| mermaid_text(&line)).collect();
        lines.push(format!("    c{i}[\"{}\"]", label.join("<br/>")));
    }
    lines.push(format!("    answer{{{{\"{}\"}}}}", mermaid_text(&drawing.answer)));
    for (from, to, label) in &drawing.edges {
        if label.is_empty() {
            lines.push(format!("    {from} --> {to}"));
        } else {
            lines.push(format!("    {from} -->|\"{}\"| {to}", mermaid_text(label)));
        }
    }
    lines.join("\n") + "\n"
}

/// The plan as a DOT digraph. Works for any plan, checked or not.
pub fn to_dot(plan: &Plan) -> String {
    let drawing = Drawing::of(plan);
    let mut lines = vec!["digraph plan {".to_owned(), "    node [shape=box];".to_owned()];
    for (i, input) in drawing.inputs.iter().enumerate() {
        lines.push(format!("    i{i} [label=\"{}\", shape=oval];", dot_text(input)));
    }
    for (i, call) in plan.calls.iter().enumerate() {
        let title = format!("{} = {}", short(&call.id), short(&call.tool));
        let label: Vec<String> = std::iter::once(title).chain(literals(call)).map(|line| dot_text(&line)).collect();
        lines.push(format!("    c{i} [label=\"{}\"];", label.join("\\n")));
    }
    lines.push(format!("    answer [label=\"{}\", shape=hexagon];", dot_text(&drawing.answer)));
    for (from, to, label) in &drawing.edges {
        lines.push(format!("    {from} -> {to} [label=\"{}\"];", dot_text(label)));
    }
    lines.push("}".to_owned());
    lines.join("\n") + "\n"
}

/// What both kinds of diagram show.
struct Drawing<'a> {
    /// Names that are referred to and are no call.
    inputs: IndexSet<&'a str>,
    answer: String,
    /// From, to and parameter.
    edges: Vec<(String, String, &'a str)>,
}

impl<'a> Drawing<'a> {
    fn of(plan: &'a Plan) -> Self {
        let mut drawing = Self { inputs: IndexSet::new(), answer: String::new(), edges: Vec::new() };
        for (i, call) in plan.calls.iter().enumerate() {
            for (param, arg) in &call.args {
                if let Arg::Ref(reference) = arg {
                    let from = drawing.node(plan, &reference.id);
                    drawing.edges.push((from, format!("c{i}"), param));
                }
            }
        }
        let words = match &plan.answer {
            Answer::Value(reference) => {
                let from = drawing.node(plan, &reference.id);
                drawing.edges.push((from, "answer".to_owned(), ""));
                "answer".to_owned()
            }
            Answer::Template(text) => {
                drawing.template_edges(plan, text);
                format!("answer: {}", short(text))
            }
            Answer::Unanswerable { unanswerable } => format!("unanswerable: {}", short(unanswerable)),
        };
        drawing.answer = words;
        drawing
    }

    fn template_edges(&mut self, plan: &'a Plan, text: &str) {
        let Ok(template) = Template::parse(text) else { return };
        let names: IndexSet<&str> = template.references().collect();
        for name in names {
            // A name that is no call and no argument anywhere would be an input only the answer uses.
            let from = match plan.calls.iter().position(|call| call.id == name) {
                Some(call) => Some(format!("c{call}")),
                None => self.inputs.get_index_of(name).map(|input| format!("i{input}")),
            };
            self.edges.extend(from.map(|from| (from, "answer".to_owned(), "")));
        }
    }

    fn node(&mut self, plan: &Plan, name: &'a str) -> String {
        match plan.calls.iter().position(|call| call.id == name) {
            Some(call) => format!("c{call}"),
            None => format!("i{}", self.inputs.insert_full(name).0),
        }
    }
}

fn literals(call: &ToolCall) -> impl Iterator<Item = String> {
    call.args
        .iter()
        .filter(|(_, arg)| matches!(arg, Arg::Literal(_)))
        .map(|(param, arg)| short(&format!("{param}: {arg}")))
}

/// Mermaid reads `#name;` as a character wherever quotes or markup would mean something.
fn mermaid_text(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '"' => "#quot;".to_owned(),
            '#' => "#35;".to_owned(),
            '&' => "#amp;".to_owned(),
            '<' => "#lt;".to_owned(),
            '>' => "#gt;".to_owned(),
            '`' => "#96;".to_owned(),
            ';' => "#59;".to_owned(),
            '\\' => "#92;".to_owned(),
            c if c.is_control() => " ".to_owned(),
            c => c.to_string(),
        })
        .collect()
}

fn dot_text(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '"' | '\\' => format!("\\{c}"),
            c if c.is_control() => " ".to_owned(),
            c => c.to_string(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const PLAN: &str = r#"
        people = detect(image=$image, labels=["per\"son"])
        n = count(items=$people)
        answer "There are {n} in {image}."
    "#;

    #[test]
    fn mermaid_shows_inputs_calls_parameters_and_the_answer() {
        let text = to_mermaid(&PLAN.parse().unwrap());
        assert_eq!(
            text,
            "flowchart TD\n    i0([\"image\"])\n    c0[\"people = detect<br/>labels: [#quot;per#92;#quot;son#quot;]\"]\n    \
             c1[\"n = count\"]\n    answer{{\"answer: There are {n} in {image}.\"}}\n    i0 -->|\"image\"| c0\n    \
             c0 -->|\"items\"| c1\n    c1 --> answer\n    i0 --> answer\n"
        );
    }

    #[test]
    fn dot_escapes_quotes_and_backslashes() {
        let text = to_dot(&PLAN.parse().unwrap());
        assert!(text.contains(r#"c0 [label="people = detect\nlabels: [\"per\\\"son\"]"];"#), "{text}");
        assert!(text.contains(r#"c0 -> c1 [label="items"];"#), "{text}");
    }
}
