//! `labels` of a family: the names of a model's classes, and which of them a call asks for.

use serde::Deserialize;

use crate::experts::Runtime;
use crate::tool::{Args, Param, ToolError, near_names};

/// The names of a model's classes, in their order.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub(super) enum Labels {
    /// In the manifest.
    Inline(Vec<String>),
    /// One a line in a file of the model.
    File(InFile),
}

/// `labels = { file = "names.txt" }`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct InFile {
    file: String,
}

impl Labels {
    /// The names.
    ///
    /// # Errors
    ///
    /// [`ToolError::Unavailable`] when their file is not there, [`ToolError::Failed`] when it is no text.
    pub(super) fn names(&self, runtime: &Runtime, model: &str) -> Result<Vec<String>, ToolError> {
        match self {
            Self::Inline(names) => Ok(names.clone()),
            Self::File(InFile { file }) => {
                let text = String::from_utf8(runtime.bytes(model, file)?)
                    .map_err(|_| ToolError::failed(format!("file `{file}` of model `{model}` is no UTF-8 text")))?;
                Ok(lines(&text).into_iter().map(|line| line.trim().to_owned()).collect())
            }
        }
    }

    /// Shows the names to planners, where they stand in the manifest.
    pub(super) fn show(&self, params: &mut [Param]) {
        if let (Self::Inline(names), Some(param)) = (self, params.iter_mut().find(|param| param.name == "labels")) {
            param.synonyms = names.iter().map(|name| (name.clone(), Vec::new())).collect();
        }
    }
}

/// The lines of a text; an empty last one is none. Every other line counts, since its place is a class.
pub(super) fn lines(text: &str) -> Vec<&str> {
    text.lines().map(|line| line.trim_end_matches('\r')).collect()
}

/// The classes asked for under `labels`; nothing when all are.
///
/// # Errors
///
/// [`ToolError::Argument`] for a word that names no class.
pub(super) fn wanted(args: &Args, names: &[String]) -> Result<Option<Vec<usize>>, ToolError> {
    let Some(words) = args.texts_or_none("labels")?.filter(|words| !words.is_empty()) else { return Ok(None) };
    words.into_iter().map(|word| class(word, names)).collect::<Result<_, _>>().map(Some)
}

/// The class of a word: its name in upper or lower case, singular or plural.
fn class(word: &str, names: &[String]) -> Result<usize, ToolError> {
    let word = word.trim().to_lowercase();
    let of = |word: &str| names.iter().position(|name| name.trim().to_lowercase() == word);
    let found = of(&word).or_else(|| of(word.strip_suffix('s')?)).or_else(|| of(word.strip_suffix("es")?));
    found.ok_or_else(|| {
        let near = near_names(&word, names.iter().map(String::as_str));
        let shown = if near.is_empty() { names.iter().map(String::as_str).take(20).collect() } else { near };
        ToolError::argument("labels", format!("there is no `{word}`; known are, among others: {}", shown.join(", ")))
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::value::Value;

    fn asked(words: &[&str]) -> Result<Option<Vec<usize>>, ToolError> {
        let words = words.iter().map(|word| Value::Text((*word).to_owned())).collect();
        wanted(&Args::default().with("labels", Value::List(words)), &["Red thing".into(), "box".into()])
    }

    #[test]
    fn words_name_classes_in_singular_and_plural() {
        assert_eq!(asked(&["red things", "Boxes"]).unwrap(), Some(vec![0, 1]));
        assert_eq!(asked(&[]).unwrap(), None);
    }

    #[test]
    fn an_unknown_word_is_answered_with_the_known_ones() {
        let error = asked(&["green"]).unwrap_err().to_string();
        assert!(error.contains("`green`") && error.contains("Red thing, box"), "{error}");
    }
}
