//! The formulas of `calculate`: a recursive-descent parser that evaluates as it goes.
//!
//! ```text
//! sum     = product (("+" | "-") product)*
//! product = sign (("*" | "/") sign)*              also × · ÷
//! sign    = ("-" | "+") sign | power
//! power   = percent (("^" | "**") sign)?          to the right: 2^3^2 is 2^9, and -2^2 is -4
//! percent = value "%"*                            hundredths: 10% is 0.1; the remainder is mod(a, b)
//! value   = number | name | function "(" (sum ("," sum)*)? ")" | "(" sum ")"
//! number  = digits with "." and an exponent: 12, .5, 1.5e3; a currency sign before it is left out
//! name    = letter, then letters, digits and "_"; "$name" and "{name}" are the same
//! ```
//!
//! Functions: `sum`, `min`, `max`, `mean` and `count` take numbers and lists; `abs(x)`, `round(x)`, `round(x, digits)`,
//! `mod(a, b)` and `sqrt(x)` take numbers. Only these and a name alone may be given a list.

/// Longest formula, in letters.
const MAX_LETTERS: usize = 1000;
/// Deepest nesting.
const MAX_DEPTH: usize = 64;

/// Functions a formula can call.
pub(super) const FUNCTIONS: [&str; 10] =
    ["sum", "min", "max", "mean", "count", "abs", "round", "mod", "sqrt", "average"];

/// What a name stands for, and what a part of a formula gives.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Operand {
    /// One number.
    Number(f64),
    /// Several numbers.
    List(Vec<f64>),
    /// Something that only `count` can use: how many items there are, and why it is not numbers.
    Items(usize, String),
}

/// Why a formula has no value: what is wrong, in words the planner can mend it from.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub(super) struct FormulaError(pub(super) String);

/// The value of a formula. `name` gives what a name stands for, or why it stands for nothing.
pub(super) fn evaluate(
    formula: &str,
    name: &dyn Fn(&str) -> Result<Operand, FormulaError>,
) -> Result<f64, FormulaError> {
    if formula.chars().count() > MAX_LETTERS {
        return Err(FormulaError(format!("the formula is longer than {MAX_LETTERS} letters")));
    }
    let mut parser = Parser { chars: formula.chars().collect(), at: 0, depth: 0, name };
    if parser.peek().is_none() {
        return Err(FormulaError("the formula is empty: write one such as `a + b`".to_owned()));
    }
    let value = parser.sum()?;
    if let Some(c) = parser.peek() {
        let hint = match c {
            ',' => ": write numbers without thousands separators, `1000` and not `1,000`",
            '=' | '<' | '>' => ": use the tool `compare` to compare",
            ')' => ": there is no `(` for it",
            _ => ": expected an operator such as `+`",
        };
        return Err(FormulaError(format!("`{c}` at letter {} has no place there{hint}", parser.at + 1)));
    }
    let number = scalar(value, "the formula")?;
    finite(number, "the formula")
}

struct Parser<'a> {
    chars: Vec<char>,
    at: usize,
    depth: usize,
    name: &'a dyn Fn(&str) -> Result<Operand, FormulaError>,
}

impl Parser<'_> {
    /// The next letter that is no space.
    fn peek(&mut self) -> Option<char> {
        while self.chars.get(self.at).is_some_and(|c| c.is_whitespace()) {
            self.at += 1;
        }
        self.chars.get(self.at).copied()
    }

    fn take(&mut self, options: &[char]) -> Option<char> {
        let c = self.peek().filter(|c| options.contains(c))?;
        self.at += 1;
        Some(c)
    }

    fn deeper<T>(&mut self, part: fn(&mut Self) -> Result<T, FormulaError>) -> Result<T, FormulaError> {
        if self.depth >= MAX_DEPTH {
            return Err(FormulaError(format!("the formula is nested more than {MAX_DEPTH} deep")));
        }
        self.depth += 1;
        let result = part(self);
        self.depth -= 1;
        result
    }

    fn sum(&mut self) -> Result<Operand, FormulaError> {
        let mut left = self.deeper(Self::product)?;
        while let Some(operator) = self.take(&['+', '-', '−', '–']) {
            let right = self.deeper(Self::product)?;
            let operator = if operator == '+' { '+' } else { '-' };
            left = apply(operator, left, right)?;
        }
        Ok(left)
    }

    fn product(&mut self) -> Result<Operand, FormulaError> {
        let mut left = self.sign()?;
        while let Some(operator) = self.take(&['*', '/', '×', '·', '÷']) {
            let right = self.sign()?;
            let operator = if matches!(operator, '/' | '÷') { '/' } else { '*' };
            left = apply(operator, left, right)?;
        }
        Ok(left)
    }

    fn sign(&mut self) -> Result<Operand, FormulaError> {
        match self.take(&['-', '−', '–', '+']) {
            Some('+') => self.deeper(Self::sign),
            Some(_) => {
                let value = self.deeper(Self::sign)?;
                Ok(Operand::Number(-scalar(value, "`-`")?))
            }
            None => self.power(),
        }
    }

    fn power(&mut self) -> Result<Operand, FormulaError> {
        let base = self.percent()?;
        let stars = self.peek() == Some('*') && self.chars.get(self.at + 1) == Some(&'*');
        if stars {
            self.at += 2;
        } else if self.take(&['^']).is_none() {
            return Ok(base);
        }
        let exponent = self.deeper(Self::sign)?;
        apply('^', base, exponent)
    }

    fn percent(&mut self) -> Result<Operand, FormulaError> {
        let mut value = self.value()?;
        while self.take(&['%']).is_some() {
            if self.peek().is_some_and(|c| c.is_alphanumeric() || matches!(c, '(' | '.' | '$' | '{')) {
                return Err(FormulaError(
                    "`%` means hundredths and has nothing behind it: write mod(a, b) for the remainder".to_owned(),
                ));
            }
            value = Operand::Number(scalar(value, "`%`")? / 100.0);
        }
        Ok(value)
    }

    fn value(&mut self) -> Result<Operand, FormulaError> {
        match self.peek() {
            None => Err(FormulaError("the formula ends where a number or name is expected".to_owned())),
            Some('(') => {
                self.at += 1;
                let value = self.deeper(Self::sum)?;
                self.close()?;
                Ok(value)
            }
            Some(c) if c.is_ascii_digit() || c == '.' => self.number(),
            Some('$' | '€' | '£' | '¥') if self.chars.get(self.at + 1).is_some_and(|c| c.is_ascii_digit()) => {
                self.at += 1;
                self.number()
            }
            Some(c @ ('$' | '{')) => {
                self.at += 1;
                let word = self.word();
                if c == '{' && self.take(&['}']).is_none() {
                    return Err(FormulaError(format!("`{{{word}` has no `}}`")));
                }
                (self.name)(&word)
            }
            Some(c) if c.is_alphabetic() || c == '_' => {
                let word = self.word();
                if self.peek() == Some('(') {
                    self.at += 1;
                    return self.function(&word);
                }
                (self.name)(&word)
            }
            Some(c) => Err(FormulaError(format!(
                "`{c}` at letter {} has no place there: expected a number, name, function or `(`",
                self.at + 1
            ))),
        }
    }

    fn word(&mut self) -> String {
        let start = self.at;
        while self.chars.get(self.at).is_some_and(|c| c.is_alphanumeric() || *c == '_') {
            self.at += 1;
        }
        self.chars[start..self.at].iter().collect()
    }

    fn number(&mut self) -> Result<Operand, FormulaError> {
        let start = self.at;
        let digits = |parser: &mut Self| {
            while parser.chars.get(parser.at).is_some_and(char::is_ascii_digit) {
                parser.at += 1;
            }
        };
        digits(self);
        if self.chars.get(self.at) == Some(&'.') {
            self.at += 1;
            digits(self);
        }
        if matches!(self.chars.get(self.at), Some('e' | 'E')) {
            let signed = usize::from(matches!(self.chars.get(self.at + 1), Some('+' | '-')));
            if self.chars.get(self.at + 1 + signed).is_some_and(char::is_ascii_digit) {
                self.at += 1 + signed;
                digits(self);
            }
        }
        let written: String = self.chars[start..self.at].iter().collect();
        let number: f64 = written.parse().map_err(|_| FormulaError(format!("`{written}` is no number")))?;
        if self.chars.get(self.at).is_some_and(|c| c.is_alphanumeric() || *c == '.' || *c == '_') {
            let rest = self.word();
            return Err(FormulaError(format!(
                "`{written}{rest}` is no number: names begin with a letter, units are left out"
            )));
        }
        Ok(Operand::Number(finite(number, &written)?))
    }

    fn close(&mut self) -> Result<(), FormulaError> {
        if self.take(&[')']).is_some() {
            return Ok(());
        }
        let got = self.peek().map_or_else(|| "the end".to_owned(), |c| format!("`{c}`"));
        Err(FormulaError(format!("expected `)`, got {got}")))
    }

    /// A function's arguments and value; the opening bracket has been read.
    fn function(&mut self, word: &str) -> Result<Operand, FormulaError> {
        let function = word.to_lowercase();
        if !FUNCTIONS.contains(&function.as_str()) && function != "avg" {
            return Err(FormulaError(format!("there is no function `{word}`: use {}", FUNCTIONS[..9].join(", "))));
        }
        let mut arguments = Vec::new();
        if self.take(&[')']).is_none() {
            loop {
                arguments.push(self.deeper(Self::sum)?);
                if self.take(&[',', ';']).is_none() {
                    break;
                }
            }
            self.close()?;
        }
        call(&function, arguments).map(Operand::Number)
    }
}

fn apply(operator: char, left: Operand, right: Operand) -> Result<Operand, FormulaError> {
    let sign = format!("`{operator}`");
    let (left, right) = (scalar(left, &sign)?, scalar(right, &sign)?);
    let value = match operator {
        '+' => left + right,
        '-' => left - right,
        '*' => left * right,
        '/' if right == 0.0 => return Err(FormulaError(format!("division of {left} by zero"))),
        '/' => left / right,
        _ => left.powf(right),
    };
    finite(value, &format!("{left} {operator} {right}")).map(Operand::Number)
}

fn call(function: &str, arguments: Vec<Operand>) -> Result<f64, FormulaError> {
    if function == "count" {
        let counts = arguments.iter().map(|argument| match argument {
            Operand::Number(_) => 1,
            Operand::List(items) => items.len(),
            Operand::Items(n, _) => *n,
        });
        return Ok(counts.sum::<usize>() as f64);
    }
    let numbers = flatten(arguments)?;
    let some = || FormulaError(format!("`{function}` of nothing has no value"));
    let value = match (function, numbers.as_slice()) {
        ("sum", all) => all.iter().sum(),
        ("min", all) => all.iter().copied().reduce(f64::min).ok_or_else(some)?,
        ("max", all) => all.iter().copied().reduce(f64::max).ok_or_else(some)?,
        ("mean" | "avg" | "average", []) => return Err(some()),
        ("mean" | "avg" | "average", all) => all.iter().sum::<f64>() / all.len() as f64,
        ("abs", [x]) => x.abs(),
        ("sqrt", [x]) if *x < 0.0 => return Err(FormulaError(format!("the square root of {x} is no real number"))),
        ("sqrt", [x]) => x.sqrt(),
        ("round", [x]) => round(*x, 0.0),
        ("round", [x, digits]) if digits.fract() == 0.0 && (-15.0..=15.0).contains(digits) => round(*x, *digits),
        ("round", [_, digits]) => {
            return Err(FormulaError(format!("`round` to {digits} digits: expected a whole number from -15 to 15")));
        }
        ("mod", [_, b]) if *b == 0.0 => return Err(FormulaError("`mod` by zero has no value".to_owned())),
        ("mod", [a, b]) => a.rem_euclid(*b),
        (_, all) => {
            let wanted = if function == "mod" { "2 numbers" } else { "1 number" };
            return Err(FormulaError(format!("`{function}` takes {wanted}, got {}", all.len())));
        }
    };
    finite(value, function)
}

/// Halves go away from zero, judged by the decimal digits people see: 2.675 to two digits is 2.68.
fn round(x: f64, digits: f64) -> f64 {
    let factor = 10f64.powf(digits);
    let scaled = super::numbers::tidy(x * factor);
    if scaled.is_finite() { super::numbers::tidy(scaled.round() / factor) } else { x }
}

fn flatten(arguments: Vec<Operand>) -> Result<Vec<f64>, FormulaError> {
    let mut numbers = Vec::new();
    for argument in arguments {
        match argument {
            Operand::Number(number) => numbers.push(number),
            Operand::List(items) => numbers.extend(items),
            Operand::Items(_, why) => return Err(FormulaError(why)),
        }
    }
    Ok(numbers)
}

fn scalar(value: Operand, place: &str) -> Result<f64, FormulaError> {
    match value {
        Operand::Number(number) => Ok(number),
        Operand::List(items) => Err(FormulaError(format!(
            "{place} needs one number and got a list of {}: use sum, min, max, mean or count",
            items.len()
        ))),
        Operand::Items(_, why) => Err(FormulaError(why)),
    }
}

fn finite(number: f64, what: &str) -> Result<f64, FormulaError> {
    if number.is_finite() {
        return Ok(number);
    }
    let why = if number.is_nan() { "has no value among the real numbers" } else { "is too large a number" };
    Err(FormulaError(format!("{what} {why}")))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    fn value(formula: &str) -> Result<f64, String> {
        let name = |name: &str| match name {
            "a" => Ok(Operand::Number(3.0)),
            "prices" => Ok(Operand::List(vec![1.0, 2.0, 4.5])),
            other => Err(FormulaError(format!("no `{other}`"))),
        };
        evaluate(formula, &name).map(super::super::numbers::tidy).map_err(|e| e.to_string())
    }

    #[test]
    fn operators_bind_as_in_school() {
        for (formula, number) in [
            ("1 + 2 * 3", 7.0),
            ("(1 + 2) * 3", 9.0),
            ("2^3^2", 512.0),
            ("-2^2", -4.0),
            ("2**-1", 0.5),
            ("10 / 4 / 5", 0.5),
            ("8 - 3 - 2", 3.0),
            ("10%", 0.1),
            ("200 * (1 + 10%)", 220.0),
            ("a% * 100", 3.0),
            ("--3", 3.0),
            ("1.5e3 + .5", 1500.5),
            ("$20 - $a", 17.0),
            ("{a} × 2 ÷ 3", 2.0),
            ("sum(prices)", 7.5),
            ("mean(prices, 2.5)", 2.5),
            ("max(prices) - min(prices, 0)", 4.5),
            ("count(prices, a)", 4.0),
            ("round(2.675, 2)", 2.68),
            ("round(mean(1, 2, 2), 2)", 1.67),
            ("mod(-7, 3)", 2.0),
            ("sum()", 0.0),
            ("abs(2 - a)", 1.0),
        ] {
            assert_eq!(value(formula), Ok(number), "{formula}");
        }
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (formula, part) in [
            ("", "empty"),
            ("1 +", "ends where"),
            ("1 / (a - 3)", "division of 1 by zero"),
            ("10^400", "too large"),
            ("(0 - 8)^0.5", "no value among the real numbers"),
            ("a + b", "no `b`"),
            ("prices * 2", "use sum, min, max, mean or count"),
            ("medain(prices)", "no function `medain`"),
            ("7 % 3", "mod(a, b)"),
            ("1,000 + 1", "`1000` and not `1,000`"),
            ("a = 3", "`compare`"),
            ("(1", "expected `)`, got the end"),
            ("1)", "no `(`"),
            ("mean()", "of nothing"),
            ("5kg", "`5kg` is no number"),
            ("abs(1, 2)", "takes 1 number, got 2"),
        ] {
            let error = value(formula).unwrap_err();
            assert!(error.contains(part), "{formula}: {error}");
        }
    }

    #[test]
    fn hostile_nesting_is_an_error() {
        for open in ["(", "-", "abs(", "2^", "1+("] {
            let error = value(&open.repeat(150)).unwrap_err();
            assert!(error.contains("nested more than"), "{error}");
        }
        assert!(value(&"1+".repeat(600)).unwrap_err().contains("longer than"));
    }

    /// A tree that is both written out and worked out, as a second opinion on the parser.
    #[derive(Debug, Clone)]
    enum Tree {
        Number(u16),
        Negative(Box<Tree>),
        Percent(Box<Tree>),
        Pair(char, Box<Tree>, Box<Tree>),
    }

    impl Tree {
        fn written(&self) -> String {
            match self {
                Self::Number(n) => n.to_string(),
                Self::Negative(inner) => format!("-({})", inner.written()),
                Self::Percent(inner) => format!("({})%", inner.written()),
                Self::Pair(operator, left, right) => format!("({}) {operator} ({})", left.written(), right.written()),
            }
        }

        fn value(&self) -> f64 {
            match self {
                Self::Number(n) => f64::from(*n),
                Self::Negative(inner) => -inner.value(),
                Self::Percent(inner) => inner.value() / 100.0,
                Self::Pair('+', left, right) => left.value() + right.value(),
                Self::Pair('-', left, right) => left.value() - right.value(),
                Self::Pair('*', left, right) => left.value() * right.value(),
                Self::Pair(_, left, right) => left.value() / right.value(),
            }
        }
    }

    fn trees() -> impl Strategy<Value = Tree> {
        any::<u16>().prop_map(Tree::Number).prop_recursive(5, 32, 2, |inner| {
            prop_oneof![
                inner.clone().prop_map(|tree| Tree::Negative(Box::new(tree))),
                inner.clone().prop_map(|tree| Tree::Percent(Box::new(tree))),
                (prop_oneof![Just('+'), Just('-'), Just('*'), Just('/')], inner.clone(), inner)
                    .prop_map(|(operator, left, right)| Tree::Pair(operator, Box::new(left), Box::new(right))),
            ]
        })
    }

    /// A flat chain of + - * / without brackets, against the rules of school.
    fn chain_value(first: u8, rest: &[(char, u8)]) -> f64 {
        let mut sum = 0.0;
        let mut product = f64::from(first);
        for (operator, number) in rest {
            let number = f64::from(*number);
            match operator {
                '*' => product *= number,
                '/' => product /= number,
                '+' => {
                    sum += product;
                    product = number;
                }
                _ => {
                    sum += product;
                    product = -number;
                }
            }
        }
        sum + product
    }

    proptest! {
        #[test]
        fn trees_have_the_value_of_a_plain_evaluation(tree in trees()) {
            let written = tree.written();
            prop_assume!(written.chars().count() <= MAX_LETTERS);
            let expected = tree.value();
            match value(&written) {
                Ok(number) => prop_assert!((number - expected).abs() <= 1e-9 * expected.abs().max(1.0), "{written}"),
                Err(error) => prop_assert!(error.contains("by zero") || !expected.is_finite(), "{written}: {error}"),
            }
        }

        #[test]
        fn chains_bind_products_first(
            first in any::<u8>(),
            rest in proptest::collection::vec((prop_oneof![Just('+'), Just('-'), Just('*'), Just('/')], 1u8..), 0..12),
        ) {
            let written = rest.iter().fold(first.to_string(), |text, (operator, n)| format!("{text}{operator} {n}"));
            let expected = chain_value(first, &rest);
            let number = value(&written).unwrap();
            prop_assert!((number - expected).abs() <= 1e-9 * expected.abs().max(1.0), "{written}: {number} {expected}");
        }

        #[test]
        fn any_text_is_a_value_or_an_error(formula in "\\PC{0,60}|[-+*/^%().,0-9a-e ]{0,60}") {
            if let Ok(number) = value(&formula) {
                prop_assert!(number.is_finite());
            }
        }
    }
}
