//! The arguments of one call: values by parameter name, with typed access.

use indexmap::IndexMap;

use super::ToolError;
use crate::value::{Audio, Digest, Image, Regions, Segments, Table, Value};

/// Arguments by parameter name. Defaults have been filled in; an optional parameter without one may be missing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Args(IndexMap<String, Value>);

macro_rules! typed {
    ($(#[$doc:meta] $name:ident, $optional:ident, $variant:ident, $type:ty, $word:literal;)*) => {
        $(
            #[$doc]
            ///
            /// # Errors
            ///
            /// [`ToolError::Argument`] when it is missing or of another type.
            pub fn $name(&self, param: &str) -> Result<&$type, ToolError> {
                self.$optional(param)?.ok_or_else(|| missing(param, $word))
            }

            #[$doc]
            /// Nothing when the argument is not there.
            ///
            /// # Errors
            ///
            /// [`ToolError::Argument`] when it is of another type.
            pub fn $optional(&self, param: &str) -> Result<Option<&$type>, ToolError> {
                match self.0.get(param) {
                    None => Ok(None),
                    Some(Value::$variant(value)) => Ok(Some(value)),
                    Some(other) => Err(wrong(param, $word, other)),
                }
            }
        )*
    };
}

impl Args {
    /// Adds or replaces an argument.
    #[must_use]
    pub fn with(mut self, param: impl Into<String>, value: Value) -> Self {
        self.0.insert(param.into(), value);
        self
    }

    /// The argument as it is.
    pub fn get(&self, param: &str) -> Option<&Value> {
        self.0.get(param)
    }

    /// The argument as it is.
    ///
    /// # Errors
    ///
    /// [`ToolError::Argument`] when it is missing.
    pub fn value(&self, param: &str) -> Result<&Value, ToolError> {
        self.0.get(param).ok_or_else(|| missing(param, "value"))
    }

    /// All arguments, in the order of the plan.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }

    /// All values, in the order of the plan.
    pub fn values(&self) -> impl Iterator<Item = &Value> {
        self.0.values()
    }

    typed! {
        /// The argument as words.
        text, text_or_none, Text, String, "text";
        /// The argument as a number.
        number, number_or_none, Number, f64, "number";
        /// The argument as yes or no.
        bool, bool_or_none, Bool, bool, "bool";
        /// The argument as a picture.
        image, image_or_none, Image, Image, "image";
        /// The argument as a recording.
        audio, audio_or_none, Audio, Audio, "audio";
        /// The argument as boxes.
        regions, regions_or_none, Regions, Regions, "regions";
        /// The argument as spans of time.
        segments, segments_or_none, Segments, Segments, "segments";
        /// The argument as rows and columns.
        table, table_or_none, Table, Table, "table";
        /// The argument as a list.
        list, list_or_none, List, Vec<Value>, "list";
    }

    /// The argument as a list of words; one text counts as a list of one. Nothing when it is not there.
    ///
    /// # Errors
    ///
    /// [`ToolError::Argument`] when it is of another type.
    pub fn texts_or_none(&self, param: &str) -> Result<Option<Vec<&str>>, ToolError> {
        match self.0.get(param) {
            None => Ok(None),
            Some(Value::Text(text)) => Ok(Some(vec![text])),
            Some(Value::List(items)) => items
                .iter()
                .map(|item| match item {
                    Value::Text(text) => Ok(text.as_str()),
                    other => Err(wrong(param, "list<text>", other)),
                })
                .collect::<Result<Vec<_>, _>>()
                .map(Some),
            Some(other) => Err(wrong(param, "list<text>", other)),
        }
    }

    /// Digest of names and values, independent of their order: part of a result's cache key.
    pub fn digest(&self) -> Digest {
        let mut names: Vec<&String> = self.0.keys().collect();
        names.sort();
        let parts: Vec<Vec<u8>> = names
            .into_iter()
            .flat_map(|name| [name.as_bytes().to_vec(), self.0[name].digest().bytes().to_vec()])
            .collect();
        let parts: Vec<&[u8]> = parts.iter().map(Vec::as_slice).collect();
        Digest::of(&parts)
    }
}

impl FromIterator<(String, Value)> for Args {
    fn from_iter<I: IntoIterator<Item = (String, Value)>>(pairs: I) -> Self {
        Self(pairs.into_iter().collect())
    }
}

fn missing(param: &str, expected: &str) -> ToolError {
    ToolError::argument(param, format!("expected {expected}, got nothing"))
}

fn wrong(param: &str, expected: &str, got: &Value) -> ToolError {
    ToolError::argument(param, format!("expected {expected}, got {}", got.ty()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn typed_access_names_the_parameter_and_both_types() {
        let args = Args::default().with("n", Value::Number(2.0));
        assert_eq!(args.number("n").unwrap(), &2.0);
        assert_eq!(args.text("n").unwrap_err().to_string(), "argument `n`: expected text, got number");
        assert_eq!(args.image("image").unwrap_err().to_string(), "argument `image`: expected image, got nothing");
    }

    #[test]
    fn the_digest_does_not_depend_on_order() {
        let a = Args::default().with("x", Value::Number(1.0)).with("y", Value::Number(2.0));
        let b = Args::default().with("y", Value::Number(2.0)).with("x", Value::Number(1.0));
        let swapped = Args::default().with("x", Value::Number(2.0)).with("y", Value::Number(1.0));
        assert_eq!(a.digest(), b.digest());
        assert_ne!(a.digest(), swapped.digest());
    }
}
