//! Reading numbers out of printed and spoken text, the same way for every exact tool.
//!
//! - Currency signs and codes, units and `%` are left out: `RM 1,234.50` is 1234.5, `12.3 kg` is 12.3, `45%` is 45.
//! - With both `.` and `,` the later one is the decimal mark: `1,234.50` and `1.234,50` are both 1234.5.
//! - A mark that stands several times separates thousands: `1.234.567`.
//! - One `,` with exactly three digits after it separates thousands (`1,234` is 1234), else it is a decimal mark
//!   (`12,50` is 12.5). One `.` is always a decimal mark (`1.234` is 1.234).
//! - Groups of two before the last three are India's: `1,23,456` is 123456.
//! - Apostrophes and single spaces separate thousands when three digits follow: `1'234`, `1 234,50`.
//! - `-`, `−`, a `-` behind a number with decimals (`5.00-`) and brackets around one (`(5.00)`, `($1,234)`) make it
//!   negative.
//! - `1.2k`, `3 million`, `$1.2M`, `2 dozen`, `1½`, and numbers written out in English up to the trillions are read.
//! - Dates, times, ranges and several numbers are not one number.

/// How much may stand around a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Around {
    /// Only units and currencies: `Room 12` is a text.
    Units,
    /// Any words: `Total 12.50` is 12.5.
    Words,
}

/// The one number in a text, or why there is none.
pub(super) fn read_number(text: &str, around: Around) -> Result<f64, String> {
    if text.chars().count() > 400 {
        return Err("is too long to be one number".to_owned());
    }
    let chars: Vec<char> = text.chars().map(plain).collect();
    let spans = number_spans(&chars);
    match spans.as_slice() {
        [] => written_out(text).ok_or_else(|| "holds no number".to_owned()),
        [(start, end)] => one_number(&chars, *start, *end, around),
        several => {
            let shown: Vec<String> = several
                .iter()
                .take(4)
                .map(|(start, end)| format!("`{}`", chars[*start..*end].iter().collect::<String>()))
                .collect();
            Err(format!("holds {} numbers ({}) where one is needed", several.len(), shown.join(", ")))
        }
    }
}

/// Whether a text is nothing but one number with its unit.
pub(super) fn is_number(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_digit() || fraction(c).is_some()) && read_number(text, Around::Units).is_ok()
}

/// What stands before and behind the only number of a text.
pub(super) fn beside(text: &str) -> Option<(String, String)> {
    let chars: Vec<char> = text.chars().map(plain).collect();
    match number_spans(&chars).as_slice() {
        [(start, end)] => Some((chars[..*start].iter().collect(), chars[*end..].iter().collect())),
        _ => None,
    }
}

/// Rounds to 12 significant digits, so that 0.1 + 0.2 reads 0.3.
pub(super) fn tidy(number: f64) -> f64 {
    if !number.is_finite() {
        return number;
    }
    let rounded = format!("{number:.11e}").parse().unwrap_or(number);
    if rounded == 0.0 { 0.0 } else { rounded }
}

/// Signs that mean the same, made one.
fn plain(c: char) -> char {
    match c {
        '−' | '–' | '‐' | '‑' => '-',
        '’' | '`' | '´' => '\'',
        '\u{a0}' | '\u{202f}' | '\u{2009}' => ' ',
        '，' => ',',
        '．' => '.',
        '％' => '%',
        '０'..='９' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        other => other,
    }
}

/// The value of a fraction that is one character.
fn fraction(c: char) -> Option<f64> {
    let (above, below) = match c {
        '½' => (1.0, 2.0),
        '⅓' => (1.0, 3.0),
        '⅔' => (2.0, 3.0),
        '¼' => (1.0, 4.0),
        '¾' => (3.0, 4.0),
        '⅕' => (1.0, 5.0),
        '⅖' => (2.0, 5.0),
        '⅗' => (3.0, 5.0),
        '⅘' => (4.0, 5.0),
        '⅙' => (1.0, 6.0),
        '⅚' => (5.0, 6.0),
        '⅛' => (1.0, 8.0),
        '⅜' => (3.0, 8.0),
        '⅝' => (5.0, 8.0),
        '⅞' => (7.0, 8.0),
        _ => return None,
    };
    Some(above / below)
}

/// Runs of digits with the marks between them and a fraction behind them.
fn number_spans(chars: &[char]) -> Vec<(usize, usize)> {
    let digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let three = |at: usize| digit(at) && digit(at + 1) && digit(at + 2) && !digit(at + 3);
    let mark = |at: usize| chars.get(at).is_some_and(|c| matches!(c, '.' | ',')) && digit(at + 1);
    let part = |at: usize| chars.get(at).is_some_and(|c| fraction(*c).is_some());
    let mut spans = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let point = chars[at] == '.' && digit(at + 1) && (at == 0 || !chars[at - 1].is_alphanumeric());
        if part(at) {
            spans.push((at, at + 1));
            at += 1;
            continue;
        }
        if !digit(at) && !point {
            at += 1;
            continue;
        }
        let start = at;
        at += 1;
        while at < chars.len() {
            match chars[at] {
                _ if digit(at) => at += 1,
                '.' | ',' if digit(at + 1) => at += 1,
                '\'' if three(at + 1) => at += 1,
                // A thin space before three digits, but only behind one to three others: `1 234`.
                ' ' if three(at + 1) && at - start <= 11 && spaced_group(&chars[start..at]) => at += 1,
                // Recognition reads an `O` or `l` inside digits.
                'O' | 'o' | 'l' | 'I' | '|' if digit(at - 1) && (digit(at + 1) || mark(at + 1)) => at += 1,
                'O' | 'o' if decimals_before(&chars[start..at]) && !next_is_letter(chars, at) => at += 1,
                _ => break,
            }
        }
        // `1½` and `1 ½`.
        at += if part(at) {
            1
        } else if chars.get(at) == Some(&' ') && part(at + 1) {
            2
        } else {
            0
        };
        spans.push((start, at));
    }
    spans
}

fn next_is_letter(chars: &[char], at: usize) -> bool {
    chars.get(at + 1).is_some_and(|c| c.is_alphanumeric())
}

/// Whether digits can go on with a space and three more: up to three digits, then groups of three, no marks.
fn spaced_group(digits: &[char]) -> bool {
    let mut groups = digits.split(|c| *c == ' ');
    let first = groups.next().unwrap_or_default();
    (1..=3).contains(&first.len()) && digits.iter().all(|c| c.is_ascii_digit() || *c == ' ')
}

fn decimals_before(digits: &[char]) -> bool {
    digits.len() >= 3 && digits[digits.len() - 2] == '.'
}

fn one_number(chars: &[char], start: usize, end: usize, around: Around) -> Result<f64, String> {
    let token: String = chars[start..end].iter().collect();
    let mut number = parse_digits(&token).ok_or_else(|| format!("`{token}` is not one number"))?;
    let before: String = chars[..start].iter().collect();
    let after: String = chars[end..].iter().collect();
    let has_decimals = number.fract() != 0.0 || token.contains('.') || token.ends_with(",00");
    let letters = |text: &str| text.split(|c: char| !c.is_alphabetic()).map(str::to_owned).collect::<Vec<_>>();
    let (words_before, words_after) = (letters(&before), letters(&after));
    // What touches the digits must be a unit: `A12` and `12th` are no numbers.
    let touching_before = words_before.last().map_or("", String::as_str);
    let touching_after = words_after.first().map_or("", String::as_str);
    // The money stands right beside the number: `Find us 200m ahead` is a length.
    let (left, right) = (before.trim_end_matches([' ', '-']), after[touching_after.len()..].trim_start());
    let mut neighbours = letters(left).pop().into_iter().chain(letters(right).into_iter().next());
    let is_price = left.ends_with(is_currency)
        || right.starts_with(is_currency)
        || neighbours.any(|word| is_currency_word(&word) && !word.eq_ignore_ascii_case("us"));
    let scale = if is_price { scale_of_price(touching_after) } else { None };
    if !touching_before.is_empty() && !is_currency_word(touching_before) {
        return Err(format!("`{touching_before}` in front of `{token}` is no currency"));
    }
    if !touching_after.is_empty() && !is_unit(touching_after) && scale.is_none() {
        return Err(format!("`{touching_after}` behind `{token}` is no unit"));
    }
    if after.starts_with([':', '/']) && after[1..].starts_with(|c: char| c.is_ascii_digit()) {
        return Err("is a time, date or ratio and not one number".to_owned());
    }
    if around == Around::Units {
        let mut others = words_before.iter().chain(words_after.iter().skip(usize::from(scale.is_some())));
        if let Some(word) = others.find(|word| !word.is_empty() && !is_unit(word)) {
            return Err(format!("holds the word `{word}` beside the number"));
        }
    }
    number *= scale.unwrap_or_else(|| multiplier(&after));
    let signs = before.trim_end_matches(|c: char| is_currency(c) || c.is_alphabetic() || c == ' ');
    // A dash that touches a word or stands free behind words joins: `Covid-19`, `Balance - 5`. One between a currency
    // and decimals does not: `RM-5.00`.
    let head = before.trim_end_matches(is_currency);
    let joined = letters(head.trim_end_matches('-')).pop().unwrap_or_default();
    let joins = head.trim_end_matches('-').ends_with(char::is_alphanumeric);
    let touches = head.ends_with('-') && (!joins || (has_decimals && is_currency_word(&joined)));
    let alone = signs.trim() == "-";
    let is_money = has_decimals || before.contains(is_currency);
    let bracketed = is_money && signs.trim() == "(" && after.trim_start().starts_with(')');
    let minus_after = has_decimals && after.starts_with('-') && after[1..].trim().is_empty();
    if touches || alone || bracketed || minus_after {
        number = -number;
    }
    Ok(number)
}

/// The value of digits and marks, by the rules at the top of this file.
fn parse_digits(token: &str) -> Option<f64> {
    if let Some((at, part)) = token.char_indices().next_back().and_then(|(at, c)| Some((at, fraction(c)?))) {
        let whole = token[..at].trim_end();
        let is_whole = whole.chars().all(|c| c.is_ascii_digit());
        return if whole.is_empty() { Some(part) } else { parse_digits(whole).filter(|_| is_whole).map(|n| n + part) };
    }
    let token: String = token
        .chars()
        .filter(|c| !matches!(c, ' ' | '\''))
        .map(|c| match c {
            'O' | 'o' => '0',
            'l' | 'I' | '|' => '1',
            other => other,
        })
        .collect();
    let points = token.matches('.').count();
    let commas = token.matches(',').count();
    let thousands = |mark: char| {
        let mut groups = token.split(mark);
        let first = groups.next().unwrap_or_default();
        (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3)
    };
    let lakhs = || {
        let groups: Vec<usize> = token.split(',').map(str::len).collect();
        matches!(groups.as_slice(), [1 | 2, middle @ .., 3] if middle.iter().all(|length| *length == 2))
    };
    let plain = match (points, commas) {
        (_, 0) if points <= 1 => token,
        (0, 1) => {
            let (whole, part) = token.split_once(',')?;
            let grouped = part.len() == 3 && (1..=3).contains(&whole.len()) && whole != "0";
            token.replace(',', if grouped { "" } else { "." })
        }
        (_, 0) => thousands('.').then(|| token.replace('.', ""))?,
        (0, _) => (thousands(',') || lakhs()).then(|| token.replace(',', ""))?,
        (1, _) if token.rfind('.') > token.rfind(',') => token.replace(',', ""),
        (_, 1) if token.rfind(',') > token.rfind('.') => token.replace('.', "").replace(',', "."),
        _ => return None,
    };
    plain.parse::<f64>().ok().filter(|number| number.is_finite())
}

/// What the word behind a number multiplies it by.
fn multiplier(after: &str) -> f64 {
    let word: String = after.trim_start().chars().take_while(|c| c.is_alphabetic()).collect();
    let is_kilo = matches!(word.as_str(), "k" | "K") && after.starts_with(['k', 'K']);
    if is_kilo { 1e3 } else { scale_of(&word.to_lowercase()).unwrap_or(1.0) }
}

/// What a word, in lower case, multiplies the number before it by.
pub(super) fn scale_of(word: &str) -> Option<f64> {
    match word {
        "dozen" => Some(12.0),
        "thousand" => Some(1e3),
        "million" | "mn" | "mio" => Some(1e6),
        "billion" | "bn" => Some(1e9),
        "trillion" | "tn" => Some(1e12),
        _ => None,
    }
}

/// What a letter that touches an amount of money multiplies it by, as in `$1.2M`; elsewhere `m` is a metre.
fn scale_of_price(letter: &str) -> Option<f64> {
    match letter {
        "m" | "M" => Some(1e6),
        "b" | "B" => Some(1e9),
        "t" | "T" => Some(1e12),
        _ => None,
    }
}

pub(super) fn is_currency(c: char) -> bool {
    matches!(c, '$' | '€' | '£' | '¥' | '₹' | '₩' | '₽' | '฿' | '¢' | '₫' | '₺' | '¤' | '\u{20a0}'..='\u{20bf}')
}

/// Currencies, as they stand before or behind an amount.
const CURRENCIES: &[&str] = &[
    "rm", "usd", "eur", "euro", "euros", "gbp", "myr", "sgd", "jpy", "cny", "rmb", "inr", "chf", "aud", "cad", "nzd",
    "hkd", "sek", "nok", "dkk", "krw", "thb", "idr", "rp", "rs", "us", "kr", "dollar", "dollars", "pound", "pounds",
    "cent", "cents", "yen", "fr",
];

fn is_currency_word(word: &str) -> bool {
    CURRENCIES.contains(&word.to_lowercase().as_str())
}

/// Whether a word is a unit or currency that may stand beside a number.
fn is_unit(word: &str) -> bool {
    const UNITS: &[&str] = &[
        // Thousands, beside the words of `scale_of`.
        "k", // Mass, length, volume.
        "kg",
        "g",
        "gr",
        "mg",
        "t",
        "lb",
        "lbs",
        "oz",
        "km",
        "m",
        "cm",
        "mm",
        "mi",
        "mile",
        "miles",
        "ft",
        "feet",
        "inch",
        "inches",
        "l",
        "ml",
        "cl",
        "dl",
        "gal",
        "meter",
        "meters",
        "metre",
        "metres",
        "kilometers",
        "kilometres",
        "grams",
        "liter",
        "liters",
        "litre",
        "litres", // Time.
        "h",
        "hr",
        "hrs",
        "hour",
        "hours",
        "min",
        "mins",
        "minute",
        "minutes",
        "s",
        "sec",
        "secs",
        "second",
        "seconds",
        "ms",
        "day",
        "days",
        "week",
        "weeks",
        "month",
        "months",
        "year",
        "years", // Others.
        "c",
        "f",
        "celsius",
        "degrees",
        "kwh",
        "kw",
        "w",
        "v",
        "a",
        "hz",
        "khz",
        "mhz",
        "ghz",
        "kb",
        "mb",
        "gb",
        "tb",
        "px",
        "pixels",
        "kmh",
        "mph",
        "kph",
        "pcs",
        "pc",
        "ea",
        "x",
        "pts",
        "points",
        "pt",
        "percent",
        "kcal",
        "cal",
        "kj",
        "items",
        "item",
        "people",
        "persons",
        "person",
        "and",
        "of",
    ];
    let word = word.to_lowercase();
    UNITS.contains(&word.as_str()) || scale_of(&word).is_some() || is_currency_word(&word)
}

/// A number written out in English, such as `twenty-five` or `one hundred and five dollars`.
fn written_out(text: &str) -> Option<f64> {
    const SMALL: &[&str] = &[
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: &[&str] = &["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    const SCALES: [&str; 4] = ["thousand", "million", "billion", "trillion"];
    let scale = |word: &str| SCALES.contains(&word).then(|| scale_of(word)).flatten();
    let (mut total, mut group) = (0.0, 0.0);
    let (mut any, mut ended, mut negative) = (false, false, false);
    for word in super::matching::words(text) {
        let word = word.norm.as_str();
        let value = SMALL
            .iter()
            .position(|name| *name == word)
            .map(|n| n as f64)
            .or_else(|| TENS.iter().position(|name| *name == word).map(|n| (n as f64 + 2.0) * 10.0));
        match (word, value) {
            _ if ended && (value.is_some() || word == "hundred" || scale(word).is_some()) => return None,
            (_, Some(value)) => {
                // `three four` is two numbers, `forty five` is one.
                let room = if value < 10.0 { 10.0 } else { 100.0 };
                if any && (group % room != 0.0 || (value == 0.0) || (value < 10.0 && group % 100.0 == 10.0)) {
                    return None;
                }
                group += value;
                any = true;
            }
            // `a hundred` is one of them.
            ("hundred", None) if group < 100.0 => {
                group = group.max(1.0) * 100.0;
                any = true;
            }
            (word, None) if scale(word).is_some() => {
                let scale = scale(word).unwrap_or(1.0);
                // Of two, the larger comes first.
                if total % (scale * 1e3) != 0.0 {
                    return None;
                }
                total += group.max(1.0) * scale;
                (group, any) = (0.0, true);
            }
            ("dozen", None) => {
                total += group.max(1.0) * 12.0;
                (group, any, ended) = (0.0, true, true);
            }
            ("minus", None) if !any => negative = true,
            ("and", None) if any => {}
            (unit, None) if is_unit(unit) => ended = any,
            _ => return None,
        }
    }
    let number = total + group;
    any.then_some(if negative { -number } else { number })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    fn units(text: &str) -> Option<f64> {
        read_number(text, Around::Units).ok()
    }

    #[test]
    fn printed_numbers_read_as_people_read_them() {
        for (text, number) in [
            ("12.50", 12.5),
            ("RM 1,234.50", 1234.5),
            ("RM1,234.50", 1234.5),
            ("1.234,50 €", 1234.5),
            ("1,234", 1234.0),
            ("12,50", 12.5),
            ("0,125", 0.125),
            ("1.234.567", 1_234_567.0),
            ("1 234,50", 1234.5),
            ("1'234.50", 1234.5),
            ("12.3 kg", 12.3),
            ("45%", 45.0),
            ("-7", -7.0),
            ("−$5.00", -5.0),
            ("$-5.00", -5.0),
            ("(5.00)", -5.0),
            ("5.00-", -5.0),
            (".75", 0.75),
            ("1O.5O", 10.5),
            ("1.2k", 1200.0),
            ("3 million", 3e6),
            ("120 km/h", 120.0),
            ("twenty-five", 25.0),
            ("one hundred and five dollars", 105.0),
            ("two thousand three hundred", 2300.0),
            ("*12.00", 12.0),
            ("RM-5.00", -5.0),
            ("EUR-12.50", -12.5),
            ("($1,234)", -1234.0),
            ("(5.0)", -5.0),
            ("$1.2M", 1.2e6),
            ("€3m", 3e6),
            ("USD 2.5B", 2.5e9),
            ("12 m", 12.0),
            ("3 trillion", 3e12),
            ("2 dozen", 24.0),
            ("two billion", 2e9),
            ("a thousand five hundred", 1500.0),
            ("one million two thousand and three", 1_002_003.0),
            ("1½ kg", 1.5),
            ("1 ½", 1.5),
            ("-1½", -1.5),
            ("½", 0.5),
            ("₹1,23,456", 123_456.0),
            ("1,23,456.00", 123_456.0),
        ] {
            assert_eq!(units(text), Some(number), "{text}");
        }
    }

    #[test]
    fn what_is_not_one_number_says_why() {
        for text in [
            "",
            "abc",
            "12/03/2024",
            "10:30",
            "2 x 3.50",
            "A12",
            "12th",
            "1.2.3.4",
            "three four",
            "Room 12",
            "12B",
            "1,23,45",
            "1.5½",
            "two thousand million",
        ] {
            assert!(units(text).is_none(), "{text}: {:?}", units(text));
        }
        assert_eq!(read_number("abc", Around::Words).unwrap_err(), "holds no number");
        assert!(read_number("2 x 3.50", Around::Words).unwrap_err().contains("`2`, `3.50`"));
    }

    #[test]
    fn words_may_stand_around_when_a_number_is_asked_for() {
        assert_eq!(read_number("TOTAL: RM 12.50", Around::Words), Ok(12.5));
        assert_eq!(read_number("Balance - 5", Around::Words), Ok(5.0));
        assert_eq!(read_number("Discount -5.00", Around::Words), Ok(-5.0));
        assert_eq!(read_number("Covid-19", Around::Words), Ok(19.0));
        assert_eq!(read_number("Find us 200m ahead", Around::Words), Ok(200.0));
        assert_eq!(read_number("It cost 3m EUR to build", Around::Words), Ok(3e6));
    }

    #[test]
    fn tidy_rounds_to_twelve_digits() {
        assert_eq!(tidy(0.1 + 0.2), 0.3);
        assert_eq!(tidy(-0.0).to_string(), "0");
    }

    proptest! {
        #[test]
        fn any_text_reads_without_a_panic(text in "\\PC{0,40}") {
            let _ = read_number(&text, Around::Units);
            let _ = read_number(&text, Around::Words);
        }

        #[test]
        fn a_printed_amount_reads_back(cents in 0u64..10_000_000_000) {
            let whole = (cents / 100).to_string();
            let mut grouped = String::new();
            for (at, digit) in whole.chars().enumerate() {
                if at > 0 && (whole.len() - at) % 3 == 0 {
                    grouped.push(',');
                }
                grouped.push(digit);
            }
            let number = cents as f64 / 100.0;
            let read = units(&format!("RM {grouped}.{:02}", cents % 100));
            prop_assert!(read.is_some_and(|read| (read - number).abs() < 1e-6), "{read:?} {number}");
            let european = format!("{}, {:02}", grouped.replace(',', "."), cents % 100).replace(", ", ",");
            let read = units(&european);
            prop_assert!(read.is_some_and(|read| (read - number).abs() < 1e-6), "{read:?} {number}");
        }
    }
}
