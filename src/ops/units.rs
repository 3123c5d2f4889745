//! Units beside printed numbers, so that only like is compared with like: `5 km` are more than `800 m`, and `$5` are
//! neither more nor less than `5 €`.

use super::numbers::{beside, scale_of};

/// What the number of a text counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Unit {
    /// The kind of thing, as an error names it.
    pub(super) kind: &'static str,
    /// How many of the kind's smallest unit one is; 1 for money, which is not converted.
    pub(super) factor: f64,
}

/// The unit that stands beside the only number of a text. Units that are made of several (`km/h`, `m²`), and those that
/// are not known here, are none.
pub(super) fn unit(text: &str) -> Option<Unit> {
    let (before, after) = beside(text)?;
    let money = || before.chars().chain(after.chars()).find_map(currency);
    let named = || words(&before).chain(words(&after)).find_map(currency_named);
    if let Some(kind) = money().or_else(named) {
        return Some(Unit { kind, factor: 1.0 });
    }
    let mut rest = after.trim_start();
    loop {
        let word: String = rest.chars().take_while(|c| c.is_alphabetic()).collect();
        let behind = &rest[word.len()..];
        let word = word.to_lowercase();
        if scale_of(&word).is_some() {
            rest = behind.trim_start();
            continue;
        }
        let is_compound = behind.starts_with(['/', '²', '³', '^', '·']);
        return measure(&word).filter(|_| !is_compound);
    }
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase)
}

/// `¥` is none, since yen and yuan share it; all dollars count as one.
fn currency(sign: char) -> Option<&'static str> {
    match sign {
        '$' => Some("dollars"),
        '€' => Some("euros"),
        '£' => Some("pounds sterling"),
        '₹' => Some("rupees"),
        _ => None,
    }
}

fn currency_named(word: String) -> Option<&'static str> {
    match word.as_str() {
        "usd" | "aud" | "cad" | "nzd" | "hkd" | "sgd" | "dollar" | "dollars" => Some("dollars"),
        "eur" | "euro" | "euros" => Some("euros"),
        "gbp" => Some("pounds sterling"),
        "inr" | "rs" => Some("rupees"),
        "rm" | "myr" => Some("ringgits"),
        "chf" => Some("francs"),
        _ => None,
    }
}

fn measure(word: &str) -> Option<Unit> {
    let (kind, factor) = match word {
        "mg" => ("a mass", 1.0),
        "g" | "gr" | "gram" | "grams" => ("a mass", 1e3),
        "kg" => ("a mass", 1e6),
        "t" => ("a mass", 1e9),
        "oz" => ("a mass", 28_349.523_125),
        "lb" | "lbs" => ("a mass", 453_592.37),
        "mm" => ("a length", 1.0),
        "cm" => ("a length", 10.0),
        "inch" | "inches" => ("a length", 25.4),
        "ft" | "feet" => ("a length", 304.8),
        "m" | "meter" | "meters" | "metre" | "metres" => ("a length", 1e3),
        "km" | "kilometers" | "kilometres" => ("a length", 1e6),
        "mi" | "mile" | "miles" => ("a length", 1_609_344.0),
        "ms" => ("a time", 1.0),
        "s" | "sec" | "secs" | "second" | "seconds" => ("a time", 1e3),
        "min" | "mins" | "minute" | "minutes" => ("a time", 6e4),
        "h" | "hr" | "hrs" | "hour" | "hours" => ("a time", 3.6e6),
        "day" | "days" => ("a time", 8.64e7),
        "week" | "weeks" => ("a time", 6.048e8),
        "ml" => ("a volume", 1.0),
        "cl" => ("a volume", 10.0),
        "dl" => ("a volume", 100.0),
        "l" | "liter" | "liters" | "litre" | "litres" => ("a volume", 1e3),
        "kb" => ("an amount of data", 1.0),
        "mb" => ("an amount of data", 1e3),
        "gb" => ("an amount of data", 1e6),
        "tb" => ("an amount of data", 1e9),
        _ => return None,
    };
    Some(Unit { kind, factor })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_stands_beside_the_only_number() {
        let read = |text: &str| unit(text).map(|unit| (unit.kind, unit.factor));
        assert_eq!(read("Distance: 5 km"), Some(("a length", 1e6)));
        assert_eq!(read("800m"), Some(("a length", 1e3)));
        assert_eq!(read("3 million km away"), Some(("a length", 1e6)));
        assert_eq!(read("$1.2M"), Some(("dollars", 1.0)));
        assert_eq!(read("12.50 EUR"), Some(("euros", 1.0)));
        assert_eq!(read("90 minutes"), Some(("a time", 6e4)));
        for text in ["97 steps", "120 km/h", "40 m²", "5", "2 x 3 kg", "no number of kg", ""] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
