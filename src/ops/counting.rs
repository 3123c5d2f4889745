//! `count` and `exists`: how many, whether any.

use crate::tool::{Args, ToolError};
use crate::value::Value;

/// `count(items)`: boxes, spans, items, rows, or lines of a text that hold something. Nothing counts as 0.
pub(super) fn count(args: &Args) -> Result<Value, ToolError> {
    number_of(args.value("items")?).map(|n| Value::Number(n as f64))
}

/// `exists(items)`: whether `count` of the same is above 0.
pub(super) fn exists(args: &Args) -> Result<Value, ToolError> {
    number_of(args.value("items")?).map(|n| Value::Bool(n > 0))
}

fn number_of(items: &Value) -> Result<usize, ToolError> {
    match items {
        Value::Regions(regions) => Ok(regions.items.len()),
        Value::Segments(segments) => Ok(segments.items.len()),
        Value::List(items) => Ok(items.len()),
        Value::Table(table) => Ok(table.rows.len()),
        Value::Text(text) => Ok(text.lines().filter(|line| !line.trim().is_empty()).count()),
        other => {
            let expected = "regions|segments|list<any>|table|text";
            Err(ToolError::argument("items", format!("expected {expected}, got {}", other.ty())))
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::testing::{lines, text};
    use super::*;
    use crate::value::Table;

    fn of(tool: fn(&Args) -> Result<Value, ToolError>, items: Value) -> Value {
        tool(&Args::default().with("items", items)).unwrap()
    }

    #[test]
    fn everything_that_has_parts_is_counted() {
        let boxes = Value::Regions(lines(&[("a", [0.0; 4]), ("b", [0.0; 4])]));
        assert_eq!(of(count, boxes.clone()), Value::Number(2.0));
        assert_eq!(of(exists, boxes), Value::Bool(true));
        assert_eq!(of(count, text("one\n\n  two \n")), Value::Number(2.0));
        assert_eq!(of(count, Value::List(vec![text("x")])), Value::Number(1.0));
    }

    #[test]
    fn nothing_counts_as_zero() {
        for empty in [Value::Table(Table::default()), text(" \n"), Value::List(vec![]), Value::Regions(lines(&[]))] {
            assert_eq!(of(count, empty.clone()), Value::Number(0.0));
            assert_eq!(of(exists, empty), Value::Bool(false));
        }
        let error = count(&Args::default().with("items", Value::Number(3.0))).unwrap_err().to_string();
        assert!(error.starts_with("argument `items`: expected regions|segments"), "{error}");
    }
}
