//! The types of values and their one written form, used in manifests, plans, errors and prompts.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The type of a [`Value`](super::Value), or of what a parameter accepts.
///
/// Written `text`, `number`, `bool`, `image`, `mask`, `audio`, `video`, `regions`, `segments`, `table`, `list<T>`,
/// `any`, and `regions|segments` for a parameter that takes one or the other.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ValueType {
    /// Words.
    Text,
    /// A number.
    Number,
    /// Yes or no.
    Bool,
    /// A picture.
    Image,
    /// Which pixels of a picture belong to something.
    Mask,
    /// A recording.
    Audio,
    /// A film.
    Video,
    /// Boxes on a picture.
    Regions,
    /// Spans of time in a recording.
    Segments,
    /// Rows and columns.
    Table,
    /// Several values of one type.
    List(Box<ValueType>),
    /// One of several types; only parameters have it.
    OneOf(Vec<ValueType>),
    /// Any type. Parameters have it, and results of tools of other servers that do not say what they give.
    Any,
}

impl ValueType {
    /// Whether a value of type `actual` may stand where this type is asked for.
    pub fn accepts(&self, actual: &Self) -> bool {
        match (self, actual) {
            (Self::Any, _) => true,
            // What a tool of somebody else gives may be known only when it is there: it is looked at then.
            (_, Self::Any) => true,
            (_, Self::OneOf(options)) => options.iter().all(|option| self.accepts(option)),
            (Self::OneOf(options), _) => options.iter().any(|option| option.accepts(actual)),
            // So is the empty list, which has no element type of its own.
            (Self::List(wanted), Self::List(given)) => wanted.accepts(given),
            (wanted, given) => wanted == given,
        }
    }

    /// Whether a literal of this type can be written in a plan; other types come only from inputs and calls.
    pub fn is_literal(&self) -> bool {
        match self {
            Self::Text | Self::Number | Self::Bool | Self::Any => true,
            Self::List(element) => element.is_literal(),
            Self::OneOf(options) => options.iter().any(Self::is_literal),
            _ => false,
        }
    }
}

impl fmt::Display for ValueType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text => f.write_str("text"),
            Self::Number => f.write_str("number"),
            Self::Bool => f.write_str("bool"),
            Self::Image => f.write_str("image"),
            Self::Mask => f.write_str("mask"),
            Self::Audio => f.write_str("audio"),
            Self::Video => f.write_str("video"),
            Self::Regions => f.write_str("regions"),
            Self::Segments => f.write_str("segments"),
            Self::Table => f.write_str("table"),
            Self::Any => f.write_str("any"),
            Self::List(element) => write!(f, "list<{element}>"),
            Self::OneOf(options) => {
                for (i, option) in options.iter().enumerate() {
                    if i > 0 {
                        f.write_str("|")?;
                    }
                    write!(f, "{option}")?;
                }
                Ok(())
            }
        }
    }
}

/// A type that is not written as [`ValueType`] says.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is no type: write text, number, bool, image, mask, audio, video, regions, segments, table, list<...>, any, or several with `|`"
)]
pub struct ParseTypeError(String);

impl FromStr for ValueType {
    type Err = ParseTypeError;

    fn from_str(written: &str) -> Result<Self, Self::Err> {
        let options: Vec<&str> = split_top_level(written);
        if options.len() > 1 {
            return options.into_iter().map(parse_one).collect::<Result<Vec<_>, _>>().map(Self::OneOf);
        }
        parse_one(written)
    }
}

/// Splits at `|` outside of angle brackets.
fn split_top_level(written: &str) -> Vec<&str> {
    let mut depth = 0usize;
    written
        .split(move |c| {
            match c {
                '<' => depth += 1,
                '>' => depth = depth.saturating_sub(1),
                _ => {}
            }
            c == '|' && depth == 0
        })
        .collect()
}

fn parse_one(written: &str) -> Result<ValueType, ParseTypeError> {
    Ok(match written.trim() {
        "text" => ValueType::Text,
        "number" => ValueType::Number,
        "bool" => ValueType::Bool,
        "image" => ValueType::Image,
        "mask" => ValueType::Mask,
        "audio" => ValueType::Audio,
        "video" => ValueType::Video,
        "regions" => ValueType::Regions,
        "segments" => ValueType::Segments,
        "table" => ValueType::Table,
        "any" => ValueType::Any,
        other => {
            let element = other
                .strip_prefix("list<")
                .and_then(|rest| rest.strip_suffix('>'))
                .ok_or_else(|| ParseTypeError(written.to_owned()))?;
            ValueType::List(Box::new(element.parse()?))
        }
    })
}

impl Serialize for ValueType {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ValueType {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn ty(written: &str) -> ValueType {
        written.parse().unwrap()
    }

    #[test]
    fn the_written_form_reads_back() {
        for written in ["text", "list<image>", "regions|segments", "list<text|number>", "number|list<list<number>>"] {
            assert_eq!(ty(written).to_string(), written);
        }
        assert!("pictures".parse::<ValueType>().is_err());
        assert!("list<text".parse::<ValueType>().is_err());
    }

    #[test]
    fn a_union_accepts_each_of_its_parts_and_nothing_else() {
        assert!(ty("regions|segments").accepts(&ValueType::Segments));
        assert!(!ty("regions|segments").accepts(&ValueType::Text));
        assert!(ty("any").accepts(&ty("list<image>")));
        assert!(ty("list<text>").accepts(&ty("list<any>")));
        assert!(!ty("list<text>").accepts(&ty("text")));
    }

    #[test]
    fn what_is_not_known_yet_may_stand_anywhere() {
        assert!(ty("image").accepts(&ty("any")) && ty("regions|segments").accepts(&ty("any")));
    }
}
