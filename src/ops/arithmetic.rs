//! `calculate` and `compare`: numbers out of values of a plan. Formulas stand in `expression.rs`, the reading of
//! printed numbers in `numbers.rs`.

use super::expression::{self, FormulaError, Operand};
use super::matching::{day_or_month, same_words, shortened, words};
use super::numbers::{Around, read_number, tidy};
use super::units::{Unit, unit};
use crate::tool::{Args, ToolError, near_names};
use crate::value::Value;

/// `calculate(expression, ...)`: the value of a formula, rounded to 12 significant digits.
pub(super) fn calculate(args: &Args) -> Result<Value, ToolError> {
    let formula = args.text("expression")?;
    let name = |word: &str| -> Result<Operand, FormulaError> {
        let names: Vec<&str> = args.iter().map(|(param, _)| param).filter(|param| *param != "expression").collect();
        match args.get(word).filter(|_| names.contains(&word)) {
            Some(value) => operand(word, value),
            None => Err(FormulaError(unknown(word, &names))),
        }
    };
    let number =
        expression::evaluate(formula, &name).map_err(|error| ToolError::argument("expression", error.to_string()))?;
    Ok(Value::Number(tidy(number)))
}

fn unknown(word: &str, names: &[&str]) -> String {
    let near = near_names(word, names.iter().copied());
    let there = if let Some(near) = near.first() {
        format!("did you mean `{near}`?")
    } else if names.is_empty() {
        format!("give it as an argument, `{word}=...`")
    } else {
        format!("the arguments are `{}`", names.join("`, `"))
    };
    format!("the formula's name `{word}` has no argument of that name: {there}")
}

/// What an argument is in a formula. Cells that are empty or hold only a dash are left out of lists.
fn operand(name: &str, value: &Value) -> Result<Operand, FormulaError> {
    match value {
        Value::Number(number) => Ok(Operand::Number(*number)),
        Value::Text(text) => read_number(text, Around::Words)
            .map(Operand::Number)
            .map_err(|why| FormulaError(format!("`{name}` is `{}`, which {why}", shortened(text, 60)))),
        Value::List(items) => {
            let mut numbers = Vec::new();
            let mut wrong = None;
            let blanks = items.iter().filter(|item| matches!(item, Value::Text(text) if is_blank(text))).count();
            for item in items {
                match item {
                    Value::Number(number) => numbers.push(*number),
                    Value::Text(text) if is_blank(text) => {}
                    Value::Text(text) => match read_number(text, Around::Words) {
                        Ok(number) => numbers.push(number),
                        Err(why) => {
                            wrong.get_or_insert(format!("`{name}` holds `{}`, which {why}", shortened(text, 60)));
                        }
                    },
                    other => {
                        wrong.get_or_insert(format!("`{name}` holds a value of type {}", other.ty()));
                    }
                }
            }
            Ok(wrong.map_or(Operand::List(numbers), |why| Operand::Items(items.len() - blanks, why)))
        }
        other => Err(FormulaError(format!("`{name}` is of type {}: expected a number, text or list", other.ty()))),
    }
}

fn is_blank(text: &str) -> bool {
    let text = text.trim();
    text.chars().all(|c| matches!(c, '-' | '–' | '—' | '.' | '/'))
        || matches!(text.to_lowercase().as_str(), "n/a" | "na")
}

/// `compare(a, b, how)`: numbers are equal within a relative 1e-9; texts are equal as numbers when both read as numbers
/// with their unit, else by their words. What is greater or less is read as `calculate` reads it: by the one number of
/// the text, whatever words stand around it. Where a unit stands beside both numbers, they are reckoned in one (`5 km`
/// are more than `800 m`); what has units of two kinds is not equal, and neither more nor less.
pub(super) fn compare(args: &Args) -> Result<Value, ToolError> {
    let (a, b) = (args.value("a")?, args.value("b")?);
    let how = args.text_or_none("how")?.map_or("equal", String::as_str);
    if how == "same_text" {
        return Ok(Value::Bool(same_words(&a.to_string(), &b.to_string())));
    }
    // `Room 12` isn't `Level 12`, but `97 steps` are more than 90.
    let around = if how == "equal" { Around::Units } else { Around::Words };
    let numbers = (as_number("a", a, around)?, as_number("b", b, around)?);
    let numbers = match (numbers, unit_of(a), unit_of(b)) {
        ((Ok(one), Ok(other)), Some(unit), Some(its)) if unit.kind == its.kind => {
            (Ok(one * unit.factor), Ok(other * its.factor))
        }
        ((Ok(_), Ok(_)), Some(_), Some(_)) if how == "equal" => return Ok(Value::Bool(false)),
        ((Ok(_), Ok(_)), Some(unit), Some(its)) => {
            let (a, b) = (a.to_string(), b.to_string());
            let message = format!(
                "`{}` is {}, and `a`, `{}`, is {}: only like is greater or less",
                shortened(&b, 60),
                its.kind,
                shortened(&a, 60),
                unit.kind
            );
            return Err(ToolError::argument("b", message));
        }
        (numbers, _, _) => numbers,
    };
    let answer = match (how, numbers) {
        ("equal", (Ok(a), Ok(b))) => close(a, b),
        ("equal", _) => same_words(&a.to_string(), &b.to_string()),
        ("greater", (Ok(a), Ok(b))) => a > b && !close(a, b),
        ("less", (Ok(a), Ok(b))) => a < b && !close(a, b),
        ("at_least", (Ok(a), Ok(b))) => a > b || close(a, b),
        ("at_most", (Ok(a), Ok(b))) => a < b || close(a, b),
        ("greater" | "less" | "at_least" | "at_most", (Err(error), _) | (_, Err(error))) => return Err(error),
        (other, _) => {
            let message =
                format!("`{other}` is no way to compare: use equal, greater, less, at_least, at_most or same_text");
            return Err(ToolError::argument("how", message));
        }
    };
    Ok(Value::Bool(answer))
}

/// What the number of a text counts.
fn unit_of(value: &Value) -> Option<Unit> {
    match value {
        Value::Text(text) => unit(text),
        _ => None,
    }
}

/// The number that a value is or reads as; inside, why a text reads as none.
fn as_number(param: &str, value: &Value, around: Around) -> Result<Result<f64, ToolError>, ToolError> {
    match value {
        Value::Number(number) => Ok(Ok(*number)),
        Value::Text(text) => {
            let number = match around {
                Around::Words if is_moment(text) => Err("is a date or a time".to_owned()),
                _ => read_number(text, around),
            };
            Ok(number.map_err(|why| {
                let message = format!("`{}` {why}, and only numbers are greater or less", shortened(text, 60));
                ToolError::argument(param, message)
            }))
        }
        other => Err(ToolError::argument(param, format!("expected number|text, got {}", other.ty()))),
    }
}

/// Whether a day, a month, `am` or `pm` stands beside a number: `9 pm` is more than `11 am` by its number only.
fn is_moment(text: &str) -> bool {
    let names = |word: &str| day_or_month(word).is_some() || matches!(word, "am" | "pm");
    let counts = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let words: Vec<String> = words(text).into_iter().map(|word| word.norm).collect();
    let named = |pair: &[String]| match pair {
        [a, b] => (names(a) && counts(b)) || (counts(a) && names(b)),
        _ => false,
    };
    // `9 p.m.` is three words.
    let noon = |three: &[String]| match three {
        [hour, half, m] => counts(hour) && matches!(half.as_str(), "a" | "p") && m == "m",
        _ => false,
    };
    words.windows(2).any(named) || words.windows(3).any(noon)
}

fn close(a: f64, b: f64) -> bool {
    a == b || (a - b).abs() <= 1e-9 * a.abs().max(b.abs())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::testing::text;
    use super::*;

    fn formula(expression: &str, rest: &[(&str, Value)]) -> Result<Value, ToolError> {
        let args = rest.iter().fold(Args::default().with("expression", text(expression)), |args, (name, value)| {
            args.with(*name, value.clone())
        });
        calculate(&args)
    }

    fn compared(a: Value, b: Value, how: &str) -> Result<Value, ToolError> {
        compare(&Args::default().with("a", a).with("b", b).with("how", text(how)))
    }

    #[test]
    fn texts_are_read_without_currency_and_unit() {
        let total = formula("paid - total", &[("paid", Value::Number(20.0)), ("total", text("RM 12.70"))]);
        assert_eq!(total, Ok(Value::Number(7.3)));
        let cells = Value::List(vec![text("$1,000.10"), text("-"), text("0.20"), text("")]);
        assert_eq!(formula("sum(cells)", &[("cells", cells.clone())]), Ok(Value::Number(1000.3)));
        assert_eq!(formula("count(cells)", &[("cells", cells)]), Ok(Value::Number(2.0)));
        assert_eq!(formula("0.1 + 0.2", &[]), Ok(Value::Number(0.3)));
        assert_eq!(formula("total * rate%", &[("total", text("50")), ("rate", text("6%"))]), Ok(Value::Number(3.0)));
    }

    #[test]
    fn an_error_names_the_argument_and_what_it_holds() {
        let error = formula("a + 1", &[("a", text("abc"))]).unwrap_err().to_string();
        assert_eq!(error, "argument `expression`: `a` is `abc`, which holds no number");
        let error = formula("totl * 2", &[("total", Value::Number(1.0))]).unwrap_err().to_string();
        assert!(error.contains("`totl`") && error.contains("did you mean `total`?"), "{error}");
        let cells = Value::List(vec![text("1"), text("two or three")]);
        let error = formula("sum(cells)", &[("cells", cells.clone())]).unwrap_err().to_string();
        assert!(error.contains("`two or three`"), "{error}");
        assert_eq!(formula("count(cells)", &[("cells", cells)]), Ok(Value::Number(2.0)));
    }

    #[test]
    fn numbers_compare_with_tolerance_and_texts_as_numbers_when_both_are() {
        let yes = Ok(Value::Bool(true));
        let no = Ok(Value::Bool(false));
        assert_eq!(compared(Value::Number(0.1 + 0.2), Value::Number(0.3), "equal"), yes);
        assert_eq!(compared(Value::Number(0.1 + 0.2), Value::Number(0.3), "greater"), no);
        assert_eq!(compared(text("RM 1,234.50"), text("1234.5"), "equal"), yes);
        assert_eq!(compared(text("1,234.50"), text("1234.5"), "same_text"), no);
        assert_eq!(compared(text("OPEN!"), text("open"), "equal"), yes);
        assert_eq!(compared(text("Room 12"), text("Level 12"), "equal"), no);
        assert_eq!(compared(Value::Number(3.0), text("three"), "equal"), yes);
        assert_eq!(compared(text("9.90"), text("$10.00"), "less"), yes);
        assert_eq!(compared(Value::Number(3.0), Value::Number(3.0), "at_least"), yes);
        assert_eq!(compared(Value::Number(3.0), Value::Number(2.0), "at_most"), no);
        assert_eq!(compared(text(""), text(""), "equal"), yes);
        assert_eq!(compared(text("97 steps"), Value::Number(90.0), "greater"), yes);
        assert_eq!(compared(text("6 per customer"), text("max. 5 each"), "at_most"), no);
        let error = compared(text("2 x 3.50"), Value::Number(1.0), "less").unwrap_err().to_string();
        assert!(error.contains("`2`, `3.50`"), "{error}");
        for moment in ["12 June", "Fri 9", "9 pm", "9 p.m."] {
            let error = compared(text(moment), Value::Number(5.0), "greater").unwrap_err().to_string();
            assert_eq!(
                error,
                format!("argument `a`: `{moment}` is a date or a time, and only numbers are greater or less")
            );
        }
        assert_eq!(compared(text("5 km"), text("800 m"), "greater"), yes);
        assert_eq!(compared(text("90 min"), text("2 hours"), "less"), yes);
        assert_eq!(compared(text("0.5 kg"), text("500 g"), "equal"), yes);
        assert_eq!(compared(text("1 kg"), text("1 g"), "equal"), no);
        assert_eq!(compared(text("$5"), text("5 €"), "equal"), no);
        assert_eq!(compared(text("$1.2M"), text("$900k"), "greater"), yes);
        assert_eq!(compared(text("5 kg"), Value::Number(4.0), "greater"), yes);
        let error = compared(text("5 km"), text("2 h"), "greater").unwrap_err().to_string();
        assert_eq!(error, "argument `b`: `2 h` is a time, and `a`, `5 km`, is a length: only like is greater or less");
        let error = compared(text("high"), Value::Number(1.0), "greater").unwrap_err().to_string();
        assert_eq!(error, "argument `a`: `high` holds no number, and only numbers are greater or less");
    }
}
