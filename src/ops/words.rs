//! `text_of` and `count_words`: the words of what was read or heard.

use super::matching::{occurrences, words};
use crate::tool::{Args, ToolError};
use crate::value::Value;

/// `text_of(items)`: read lines and items with line breaks, spoken spans with spaces, table rows with ` | `. Boxes
/// without text give their labels. Nothing gives an empty text.
pub(super) fn text_of(args: &Args) -> Result<Value, ToolError> {
    plain_text("items", args.value("items")?).map(Value::Text)
}

/// `count_words(text, word)`: all words, or how often one word or phrase occurs as whole words.
pub(super) fn count_words(args: &Args) -> Result<Value, ToolError> {
    let text = plain_text("text", args.value("text")?)?;
    let Some(word) = args.text_or_none("word")? else {
        // As people count them: what stands between spaces and holds a letter or digit.
        let n = text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count();
        return Ok(Value::Number(n as f64));
    };
    let phrase = words(word);
    if phrase.is_empty() {
        return Err(ToolError::argument("word", format!("expected a word, got `{word}`")));
    }
    Ok(Value::Number(occurrences(&words(&text), &phrase) as f64))
}

/// All the words of a value as one text.
pub(super) fn plain_text(param: &str, value: &Value) -> Result<String, ToolError> {
    let text = match value {
        Value::Text(text) => text.clone(),
        Value::Regions(regions) => joined(regions.items.iter().map(|item| item.words()), "\n"),
        Value::Segments(segments) => {
            // A timeline of words on screen and spoken ones is no running text.
            let between = if segments.items.iter().any(|item| item.label.is_some()) { "\n" } else { " " };
            joined(segments.items.iter().map(|item| item.text.as_str()), between)
        }
        Value::Table(_) => value.to_string(),
        Value::List(items) => {
            let texts: Vec<String> = items.iter().map(ToString::to_string).collect();
            joined(texts.iter().map(String::as_str), "\n")
        }
        other => {
            let expected = "text, regions, segments, table or a list";
            return Err(ToolError::argument(param, format!("expected {expected}, got {}", other.ty())));
        }
    };
    Ok(text.trim().to_owned())
}

fn joined<'a>(parts: impl Iterator<Item = &'a str>, between: &str) -> String {
    let parts: Vec<&str> = parts.map(str::trim).filter(|part| !part.is_empty()).collect();
    parts.join(between)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::testing::{lines, text, things};
    use super::*;
    use crate::value::{Segment, Segments};

    fn speech() -> Value {
        let segment = |text: &str| Segment { text: text.to_owned(), ..Segment::default() };
        Value::Segments(Segments { items: vec![segment(" No, no. "), segment("It's a no-go.")], ..Segments::default() })
    }

    fn counted(items: Value, word: Option<&str>) -> Value {
        let args = Args::default().with("text", items);
        count_words(&word.map_or(args.clone(), |word| args.with("word", text(word)))).unwrap()
    }

    #[test]
    fn lines_join_with_breaks_and_speech_with_spaces() {
        let read = Value::Regions(lines(&[("EXIT", [0.0; 4]), (" only ", [0.0; 4])]));
        assert_eq!(text_of(&Args::default().with("items", read)), Ok(text("EXIT\nonly")));
        assert_eq!(text_of(&Args::default().with("items", speech())), Ok(text("No, no. It's a no-go.")));
        let seen = Value::Regions(things(&[("dog", [0.0; 4])]));
        assert_eq!(text_of(&Args::default().with("items", seen)), Ok(text("dog")));
        assert_eq!(text_of(&Args::default().with("items", Value::Regions(lines(&[])))), Ok(text("")));
    }

    #[test]
    fn words_are_counted_as_people_count_them() {
        assert_eq!(counted(speech(), None), Value::Number(5.0));
        assert_eq!(counted(speech(), Some("NO")), Value::Number(3.0));
        assert_eq!(counted(speech(), Some("go no")), Value::Number(0.0));
        assert_eq!(counted(text(" - "), None), Value::Number(0.0));
        let error = count_words(&Args::default().with("text", text("a")).with("word", text("?"))).unwrap_err();
        assert_eq!(error.to_string(), "argument `word`: expected a word, got `?`");
    }
}
